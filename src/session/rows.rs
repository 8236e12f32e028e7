//! From the screen that a terminal shows to the next: only rows whose runs differ are painted and compared.
//!
//! No buffer is kept. A screen's runs take kilobytes, its cells hundreds of them, which a server would keep for each of
//! its clients; and a row is painted anew faster than a buffer is copied.

use super::Writer;
use crate::paint::{Laid, Look, Stock, Styles};
use crate::scene::{Role, Run};
use crate::text::large::Face;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use std::io::{self, Write};

/// Runs and pictures, and how they become cells.
#[derive(Clone, Copy)]
pub(super) struct Shown<'a> {
    pub(super) runs: &'a [Run],
    pub(super) laid: &'a [Laid],
    pub(super) look: Look<'a>,
}

/// Writes what brings a terminal of so many columns and rows from one screen, or from nothing, to another.
pub(super) fn turn<W: Write>(
    before: Option<Shown<'_>>,
    now: Shown<'_>,
    (columns, rows): (u16, u16),
    writer: &mut Writer<W>,
) -> io::Result<()> {
    let before = before.or_else(|| cleared(now.look, writer));
    let mut styles = Styles::new(now.look);
    writer.set_usual(usual(&mut styles));
    let is_painted_alike = before.is_some_and(|before| is_alike(before.look, now.look));
    let mut styles_before = before.filter(|_| !is_painted_alike).map(|before| Styles::new(before.look));
    let was_by_row = by_row(before.map_or(&[], |before| before.runs));
    let is_by_row = by_row(now.runs);
    let (mut were_left, mut are_left) = (was_by_row.as_slice(), is_by_row.as_slice());
    let (mut stock, mut cells_before, mut cells) = (Stock::default(), Vec::new(), Vec::new());
    for row in 0..rows {
        let (was, is) = (take_row(&mut were_left, row), take_row(&mut are_left, row));
        let had = || on_row(before.map_or(&[], |before| before.laid), row);
        let has = || on_row(now.laid, row);
        if is_painted_alike && was == is && had().eq(has()) {
            continue;
        }
        // What is behind all words is empty before and after, and a column of it says so.
        let has_words_alone = is_painted_alike && had().chain(has()).next().is_none();
        let n_columns =
            if has_words_alone { columns.min(end(was).max(end(is)).saturating_add(1)) } else { columns };
        let area = Rect::new(0, row, n_columns, 1);
        stock.clear();
        if before.is_some() {
            let styles_before = styles_before.as_mut().unwrap_or(&mut styles);
            stock.paint(was, had(), styles_before, area, &mut cells_before);
        } else {
            stock.strip(&Buffer::empty(area).content, &mut cells_before);
        }
        stock.paint(is, has(), &mut styles, area, &mut cells);
        writer.turn_row(row, &stock, &cells_before, &cells);
    }
    writer.flush()
}

/// Clears a terminal of which nothing is known. What it shows then: no words, where it clears in the colour of the page.
fn cleared<'a, W: Write>(look: Look<'a>, writer: &mut Writer<W>) -> Option<Shown<'a>> {
    writer.clear(look.theme.page(look.depth)).then_some(Shown { runs: &[], laid: &[], look })
}

/// The style that most of a slide is in.
fn usual(styles: &mut Styles<'_>) -> Style {
    let [style, _] = styles.of(Role::Text);
    style
}

/// Mostly it is the same theme, which need not be compared.
fn is_alike(before: Look<'_>, now: Look<'_>) -> bool {
    std::ptr::eq(before.theme, now.theme) && (before.depth, before.policy) == (now.depth, now.policy)
        || before == now
}

/// A column behind which runs have no cells, by a look at their texts: no character has more columns than bytes, or more
/// than two.
fn end(runs: &[&Run]) -> u16 {
    let end_of = |run: &&Run| match run.drawn.face {
        Face::Text => usize::from(run.column) + run.text.len().min(2 * run.text.chars().count()),
        _ => usize::from(u16::MAX),
    };
    runs.iter().map(end_of).max().map_or(0, |end| u16::try_from(end).unwrap_or(u16::MAX))
}

/// The pictures that have cells on a row.
fn on_row(laid: &[Laid], row: u16) -> impl Iterator<Item = &Laid> + Clone {
    let is_on = move |placed: &crate::scene::Placed| row >= placed.row && row - placed.row < placed.rows;
    laid.iter().filter(move |laid| is_on(&laid.placed))
}

/// The runs from the top down, those of a row in the order in which they are painted.
fn by_row(runs: &[Run]) -> Vec<&Run> {
    let mut sorted: Vec<&Run> = runs.iter().collect();
    sorted.sort_by_key(|run| run.row);
    sorted
}

/// Takes the runs of a row off runs by row, of which those of the rows above it have been taken.
fn take_row<'a, 'b>(left: &mut &'b [&'a Run], row: u16) -> &'b [&'a Run] {
    let n_runs = left.iter().take_while(|run| run.row <= row).count();
    let (of_row, rest) = left.split_at(n_runs);
    *left = rest;
    of_row
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paint::paint;
    use crate::text::WidthPolicy;
    use crate::theme::{Depth, Theme};
    use proptest::prelude::*;

    const SIZE: (u16, u16) = (24, 6);

    /// What is written from each picture to the next: by rows, and by whole buffers.
    fn written(frames: &[(Vec<Run>, &Theme)]) -> (Vec<u8>, Vec<u8>) {
        let (mut by_rows, mut by_buffers) = (Vec::new(), Vec::new());
        let (mut a, mut b) = (Writer::new(&mut by_rows, SIZE), Writer::new(&mut by_buffers, SIZE));
        let mut before = None;
        let mut buffer_before = Buffer::default();
        for (runs, theme) in frames {
            let look = Look { theme, depth: Depth::True, policy: WidthPolicy::default() };
            let now = Shown { runs, laid: &[], look };
            turn(before.replace(now), now, SIZE, &mut a).unwrap();
            if buffer_before.area.is_empty() {
                buffer_before = Buffer::empty(Rect::new(0, 0, SIZE.0, SIZE.1));
                assert!(cleared(look, &mut b).is_some());
                paint(&[], &[], look, &mut buffer_before);
            }
            b.set_usual(usual(&mut Styles::new(look)));
            let mut buffer = Buffer::empty(buffer_before.area);
            paint(runs, &[], look, &mut buffer);
            b.turn(&buffer_before, &buffer);
            b.flush().unwrap();
            buffer_before = buffer;
        }
        (by_rows, by_buffers)
    }

    proptest! {
        #[test]
        fn rows_are_written_as_whole_buffers_are(
            frames in proptest::collection::vec(
                (proptest::collection::vec((0..8_u16, 0..26_u16, "[一-龥a…ﾊﾟ ]{1,12}", 0..4_usize), 0..8), any::<bool>()),
                1..5,
            )
        ) {
            let [dark, paper] = ["dark", "paper"].map(|name| Theme::built_in(name).unwrap());
            let roles = [Role::Text, Role::Heading, Role::Error, Role::Code];
            let run = |(row, column, text, role): (u16, u16, String, usize)| {
                Run::new(row, column.into(), text, roles[role])
            };
            let frames: Vec<_> = frames
                .into_iter()
                .map(|(runs, is_dark)| {
                    (runs.into_iter().map(run).collect(), if is_dark { &dark } else { &paper })
                })
                .collect();
            let (by_rows, by_buffers) = written(&frames);
            prop_assert_eq!(String::from_utf8(by_rows), String::from_utf8(by_buffers));
        }
    }

    #[test]
    fn a_row_that_stays_is_not_written_and_one_that_empties_is() {
        let theme = Theme::built_in("dark").unwrap();
        let row = |row, text: &str| Run::new(row, 0, text, Role::Text);
        let both = vec![row(0, "港口"), row(2, "航線")];
        let (first, _) = written(&[(both.clone(), &theme)]);
        let (again, _) = written(&[(both.clone(), &theme), (both.clone(), &theme)]);
        assert_eq!(again, first);
        let (emptied, _) = written(&[(both.clone(), &theme), (vec![both[0].clone()], &theme)]);
        let rest = String::from_utf8_lossy(&emptied[first.len()..]).into_owned();
        assert!(rest.contains("\u{1b}[K") && !rest.contains('港'), "{rest:?}");
    }
}
