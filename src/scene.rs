//! Slide + page → screens of placed runs with roles. No colours, no escapes, no IO.
//!
//! A scene is a value: the same slide on the same page gives the same scene. Any size is laid out, 0×0 too, and what
//! does not fit goes on to a next screen of the same slide. `galley` sets text into rows of any length; `layout`
//! makes a slide's galley; here the galley is cut into screens.

mod galley;
mod layout;
mod role;

pub use galley::{Align, Block, Frame, Galley, Piece, Row, set};
pub use role::Role;

use crate::deck::{Deck, Slide, Spot};
use crate::text::{Lang, Measure, Setting, Strictness, WidthPolicy};

/// The page that slides are laid out on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Page {
    /// Columns of text.
    pub columns: u16,
    /// Rows of text.
    pub rows: u16,
    /// How wide characters are.
    pub policy: WidthPolicy,
    /// Whose typography holds.
    pub lang: Lang,
    /// How strictly Japanese is broken.
    pub strictness: Strictness,
}

/// A slide laid out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scene {
    /// Its screens, at least one.
    pub screens: Vec<Screen>,
}

/// One screenful.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Screen {
    /// The runs on it; none overlaps another.
    pub runs: Vec<Run>,
    /// The last step that shows something on this screen.
    pub last_step: usize,
}

/// Text at its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// The row, from 0.
    pub row: u16,
    /// The column, from 0.
    pub column: u16,
    /// The text: one line, safe for a terminal.
    pub text: String,
    /// What it is.
    pub role: Role,
    /// The step that reveals it; 0 is there from the start.
    pub step: usize,
    /// What of the slide it shows, and from which byte of it on; nothing where it is none of the slide's words.
    pub spot: Option<Spot>,
}

impl Run {
    /// A run that is none of a slide's words: a footer, a rule, a mark.
    pub fn new(row: u16, column: usize, text: impl Into<String>, role: Role) -> Self {
        let column = u16::try_from(column).unwrap_or(u16::MAX);
        Self { row, column, text: text.into(), role, step: 0, spot: None }
    }
}

impl Page {
    /// A page for a deck: its language and its strictness.
    pub fn of(deck: &Deck, columns: u16, rows: u16, policy: WidthPolicy) -> Self {
        let lang = deck.lang.as_deref().map_or_else(|| guess(deck), Lang::from_tag);
        let strictness = deck.line_break.unwrap_or_default();
        Self { columns, rows, policy, lang, strictness }
    }

    /// The same typography on another page.
    #[must_use]
    pub const fn resized(self, columns: u16, rows: u16, policy: WidthPolicy) -> Self {
        Self { columns, rows, policy, ..self }
    }

    /// How text is broken on it.
    pub const fn setting(self, measure: Measure) -> Setting {
        Setting { policy: self.policy, lang: self.lang, strictness: self.strictness, measure }
    }
}

/// The language of a deck that does not say: that of its first words.
fn guess(deck: &Deck) -> Lang {
    let words = |slide: &Slide| {
        slide.elements().iter().filter(|e| e.is_on_slide()).map(|e| e.source).collect::<String>()
    };
    Lang::detect(&deck.slides.iter().take(5).map(words).collect::<String>())
}

impl Scene {
    /// The screen (from 0) that shows `spot`: the first one with the run that the spot is in, or else that it follows.
    pub fn screen_at(&self, spot: Spot) -> usize {
        let at_or_before =
            |screen: &Screen| screen.runs.iter().filter_map(|r| r.spot).filter(|s| *s <= spot).max();
        let mut best: Option<(Spot, usize)> = None;
        for (screen_idx, screen) in self.screens.iter().enumerate() {
            if let Some(found) = at_or_before(screen)
                && best.is_none_or(|(most, _)| found > most)
            {
                best = Some((found, screen_idx));
            }
        }
        best.map_or(0, |(_, screen_idx)| screen_idx)
    }

    /// The first spot that this screen shows and none before it does: where a talk stands that has come to it.
    ///
    /// Nothing where the screen shows only what stood on others already, such as the name of a table's column.
    pub fn first_spot(&self, screen_idx: usize) -> Option<Spot> {
        let spots = self.screens.get(screen_idx)?.runs.iter().filter_map(|r| r.spot);
        let mut spots: Vec<Spot> = spots.collect();
        spots.sort_unstable();
        spots.into_iter().find(|&spot| self.screen_at(spot) == screen_idx)
    }

    /// What stands at a cell of a screen: the last run that begins at or before the column.
    pub fn spot_at(&self, screen_idx: usize, column: u16, row: u16) -> Option<Spot> {
        let on_row = self.screens.get(screen_idx)?.runs.iter().filter(|r| r.row == row);
        on_row.filter(|r| r.column <= column).max_by_key(|r| r.column)?.spot
    }
}

/// Lays a slide out on a page.
pub fn lay_out(slide: &Slide, page: Page) -> Scene {
    let galley = layout::galley(slide, page);
    paginate(galley, page)
}

/// Lays a slide out without free rows between its parts: for lists to look something up in.
pub fn lay_out_close(slide: &Slide, page: Page) -> Scene {
    let mut galley = layout::galley(slide, page);
    for block in &mut galley.blocks {
        block.gap = 0;
    }
    paginate(galley, page)
}

/// Cuts a galley into screens of the page's rows.
pub fn paginate(galley: Galley, page: Page) -> Scene {
    let Galley { head, blocks, is_centred, top } = galley;
    let rows = usize::from(page.rows).max(1);
    // The heading stands over each screen where three rows are left for what it heads.
    let repeated = if rows >= head.len() + 3 { head.clone() } else { Vec::new() };
    let capacity = rows - repeated.len();
    let mut screens: Vec<Vec<Row>> = Vec::new();
    let mut current: Vec<Row> = head;
    let mut is_fresh = true;
    let mut blocks = blocks.into_iter().peekable();
    while let Some(block) = blocks.next() {
        let gap = if is_fresh { 0 } else { block.gap };
        let next = blocks.peek().filter(|_| block.keep_with_next);
        let n_together = block.rows.len() + next.map_or(0, |next| next.gap + next.rows.len());
        // What would fit on a screen of its own is not parted; what would not, starts where it stands.
        if !is_fresh && current.len() + gap + n_together > rows && n_together <= capacity {
            screens.push(std::mem::replace(&mut current, repeated.clone()));
        } else {
            current.extend(std::iter::repeat_n(Row::default(), gap));
        }
        for row in block.rows {
            if current.len() >= rows {
                screens.push(std::mem::replace(&mut current, repeated.clone()));
            }
            current.push(row);
        }
        is_fresh = false;
    }
    // A heading alone may be longer than the page.
    while current.len() > rows {
        let rest = current.split_off(rows);
        screens.push(std::mem::replace(&mut current, rest));
    }
    if screens.is_empty() || current.len() > repeated.len() {
        screens.push(current);
    }
    let is_single = screens.len() == 1;
    let place_screen = |screen: Vec<Row>| {
        let n_free = rows - screen.len().min(rows);
        let top = if is_centred && is_single { n_free * 2 / 5 } else { top.min(n_free) };
        place(screen, top, page)
    };
    Scene { screens: screens.into_iter().map(place_screen).collect() }
}

fn place(rows: Vec<Row>, top: usize, page: Page) -> Screen {
    let mut screen = Screen::default();
    for (i, row) in rows.into_iter().enumerate() {
        for piece in row.pieces {
            let (Ok(row_idx), Ok(column)) = (u16::try_from(top + i), u16::try_from(piece.column)) else {
                continue;
            };
            if row_idx >= page.rows.max(1) || piece.text.is_empty() {
                continue;
            }
            screen.last_step = screen.last_step.max(piece.step);
            let Piece { text, role, step, spot, .. } = piece;
            screen.runs.push(Run { row: row_idx, column, text, role, step, spot });
        }
    }
    screen
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck::{self, Content};
    use proptest::prelude::*;

    fn page(columns: u16, rows: u16, lang: Lang) -> Page {
        Page { columns, rows, policy: WidthPolicy::default(), lang, strictness: Strictness::Strict }
    }

    /// Draws a scene's screens as text, with a rule of `-` between them.
    fn draw(scene: &Scene, page: Page) -> String {
        let screens: Vec<String> =
            scene.screens.iter().map(|s| crate::export::text::screen(&s.runs, page)).collect();
        screens.join("-\n")
    }

    #[track_caller]
    fn check(slide: &str, columns: u16, rows: u16, expected: &str) {
        let deck = deck::read(&format!("lang: zh-Hant\nslides:\n- {}", slide.replace('\n', "\n  "))).unwrap();
        let page = page(columns, rows, Lang::ZhHant);
        assert_eq!(draw(&lay_out(&deck.slides[0], page), page), expected);
    }

    #[test]
    fn points_hang_from_their_marks() {
        check(
            "heading: 為何現在\npoints:\n- 港務局今日公布一套新的船舶規例。\n- {text: 明年啟用, by: 林海生}",
            30,
            10,
            "
  為何現在

  • 港務局今日公布一套新的
    船舶規例。

  • 明年啟用 〔林海生〕



",
        );
    }

    #[test]
    fn a_quotation_hangs_from_its_mark() {
        check(
            "quote: 「港務局今日公布一套新的船舶規例，明年啟用。」\nby: 林海生",
            30,
            8,
            "
  「港務局今日公布一套新的
    船舶規例，明年啟用。」

                   —— 林海生


\n",
        );
    }

    #[test]
    fn numbers_stand_under_each_other() {
        let points = (1..=10).map(|n| format!("第{n}點")).collect::<Vec<_>>().join(", ");
        let lines = "\n   1. 第1點\n   2. 第2點\n   3. 第3點\n   4. 第4點\n   5. 第5點\n   6. 第6點\n   7. 第7點\n   8. 第8點\n   9. 第9點\n  10. 第10點\n\n";
        check(&format!("points: [{points}]\nnumbered: true"), 30, 12, lines);
    }

    #[test]
    fn a_styled_word_adds_no_break() {
        let text = "港務局今日公布**一套新的**船舶規例，並於`明年`啟用。";
        let marked = format!("body: '{text}'");
        let plain = format!("body: '{}'", text.replace(['*', '`'], ""));
        let drawn = |slide: &str| {
            let deck = deck::read(&format!("lang: zh-Hant\nslides:\n- {slide}")).unwrap();
            let page = page(20, 8, Lang::ZhHant);
            draw(&lay_out(&deck.slides[0], page), page)
        };
        assert_eq!(drawn(&marked), drawn(&plain));
    }

    #[test]
    fn what_does_not_fit_goes_on_to_a_next_screen() {
        check(
            "heading: 題\npoints: [一, 二, 三, 四]",
            12,
            5,
            " 題

 • 一
 • 二
 • 三
-
 題

 • 四


",
        );
    }

    proptest! {
        #[test]
        fn nothing_is_cut_or_overprinted_at_any_size(
            points in proptest::collection::vec("[一-龥a-z，。「」 ]{0,30}", 0..6),
            heading in proptest::option::of("[一-龥 ]{0,12}"),
            quote in any::<bool>(),
            columns in 0u16..50,
            rows in 0u16..12,
        ) {
            let content = if quote {
                Content::Quote { text: points.join("\n"), by: Some("林海生".to_owned()) }
            } else {
                Content::Points { points: points.iter().map(|p| deck::Point::new(p.clone())).collect(), numbered: false }
            };
            let slide = Slide { heading, ..Slide::new(content) };
            let page = page(columns, rows, Lang::ZhHant);
            let scene = lay_out(&slide, page);
            prop_assert!(!scene.screens.is_empty());
            let mut shown = String::new();
            for screen in &scene.screens {
                let mut taken = std::collections::HashSet::new();
                for run in &screen.runs {
                    prop_assert!(run.row < rows.max(1));
                    let width = page.policy.columns(&run.text);
                    let end = usize::from(run.column) + width;
                    prop_assert!(end <= usize::from(columns.max(1)) || run.text.chars().count() == 1, "{run:?} on {columns}");
                    for column in usize::from(run.column)..end {
                        prop_assert!(taken.insert((run.row, column)), "{run:?} overprints");
                    }
                    shown.push_str(&run.text);
                }
            }
            let ink = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            let shown = ink(&shown);
            for point in &points {
                for line in ink(point).chars() {
                    prop_assert!(shown.contains(line));
                }
            }
        }
    }
}
