//! A row of the screen as it is compared and written: what the cells of a buffer hold, in numbers.
//!
//! A cell of a buffer has a text of its own, at which each look takes tens of instructions; nearly all that a slide shows is
//! single characters. A row of words alone is painted so at once, any other through a buffer. Both come to the same.

use super::{Laid, Look, TOO_NARROW, each_symbol, paint};
use crate::scene::{Lead, Role, Run};
use crate::text::large::Face;
use crate::text::width::{plain_characters, plain_columns};
use ratatui::buffer::{Buffer, Cell, CellDiffOption, CellWidth};
use ratatui::layout::Rect;
use ratatui::style::Style;

/// What squares stand for: their styles, and the symbols that are no single character.
#[derive(Debug, Default)]
pub(crate) struct Stock {
    styles: Vec<Style>,
    symbols: Vec<String>,
}

/// A cell, as a stock has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Square {
    /// A character, or the place of a symbol, counted from [`SEVERAL`].
    symbol: u32,
    /// The place of its style.
    pub(crate) style: u32,
    /// The columns that its symbol takes.
    pub(crate) columns: u16,
    /// How it is compared.
    pub(crate) kind: Kind,
    /// Whether its symbol is a character whose columns are the same everywhere; see [`plain_columns`].
    pub(crate) is_plain: bool,
}

/// How a cell is compared with another: ratatui's `CellDiffOption`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// By what it shows.
    Usual,
    /// By the columns that it says it takes, too.
    Told,
    /// Not at all: it is not written.
    Skipped,
}

/// Behind all characters.
const SEVERAL: u32 = 1 << 31;
/// How many styles are looked at for one that is known: more than a row of words has.
const N_RECENT: usize = 8;

/// The styles of a look, each found once: that takes hundreds of instructions.
#[derive(Debug)]
pub(crate) struct Styles<'a> {
    look: Look<'a>,
    /// A cell of the page with nothing in it.
    page: Cell,
    known: Vec<(Role, [Style; 2])>,
}

impl<'a> Styles<'a> {
    pub(crate) fn new(look: Look<'a>) -> Self {
        let mut page = Cell::EMPTY;
        page.set_style(look.theme.page(look.depth));
        Self { look, page, known: Vec::new() }
    }

    /// The style of a role's cells, and that of the second cell of its characters of two columns, which is of no page.
    pub(crate) fn of(&mut self, role: Role) -> [Style; 2] {
        if let Some((_, styles)) = self.known.iter().find(|(known, _)| *known == role) {
            return *styles;
        }
        let style = self.look.theme.style(role, self.look.depth);
        let styles = [&self.page, &Cell::EMPTY].map(|cell| cell.clone().set_style(style).style());
        self.known.push((role, styles));
        styles
    }
}

impl Square {
    /// A character whose columns are the same everywhere.
    fn plain(c: char, style: u32, columns: u16) -> Self {
        let kind = if columns > 1 { Kind::Told } else { Kind::Usual };
        Self { symbol: c.into(), style, columns, kind, is_plain: true }
    }

    /// Its symbol, where that is a single character.
    pub(crate) const fn character(self) -> Option<char> {
        char::from_u32(self.symbol)
    }

    /// Whether its symbol is a space.
    pub(crate) const fn is_space(self) -> bool {
        self.symbol == b' ' as u32
    }

    /// Whether its symbol is a character of ASCII.
    pub(crate) const fn is_ascii(self) -> bool {
        self.symbol < 0x80
    }
}

impl Stock {
    /// Forgets all: squares that were painted before stand for nothing any more.
    pub(crate) fn clear(&mut self) {
        self.styles.clear();
        self.symbols.clear();
    }

    /// The style of a cell.
    pub(crate) fn style(&self, square: Square) -> Style {
        self.styles.get(square.style as usize).copied().unwrap_or_default()
    }

    /// The symbol of a cell, in these bytes where it is a single character.
    pub(crate) fn symbol<'a>(&'a self, square: Square, bytes: &'a mut [u8; 4]) -> &'a str {
        match square.character() {
            Some(c) => c.encode_utf8(bytes),
            None => self.several(square),
        }
    }

    /// Whether two cells have the same symbol.
    pub(crate) fn is_same_symbol(&self, a: Square, b: Square) -> bool {
        let are_several = a.symbol >= SEVERAL && b.symbol >= SEVERAL;
        a.symbol == b.symbol || are_several && self.several(a) == self.several(b)
    }

    /// Whether two cells have the same style.
    pub(crate) fn is_same_style(&self, a: Square, b: Square) -> bool {
        a.style == b.style || self.style(a) == self.style(b)
    }

    /// Whether two cells are the same.
    pub(crate) fn is_same(&self, a: Square, b: Square) -> bool {
        a == b
            || (self.is_same_symbol(a, b)
                && a.kind == b.kind
                && (a.kind != Kind::Told || a.columns == b.columns)
                && self.is_same_style(a, b))
    }

    /// The symbol of a cell that is no single character; nothing for others.
    pub(crate) fn several(&self, square: Square) -> &str {
        let place = square.symbol.checked_sub(SEVERAL);
        place.and_then(|place| self.symbols.get(place as usize)).map_or("", String::as_str)
    }

    /// The place of a style, that of the same one if it is among the last.
    fn style_place(&mut self, style: Style) -> u32 {
        let first = self.styles.len().saturating_sub(N_RECENT);
        let known = self.styles.iter().skip(first).position(|known| *known == style);
        let place = known.map_or(self.styles.len(), |at| first + at);
        if place == self.styles.len() {
            self.styles.push(style);
        }
        u32::try_from(place).unwrap_or(u32::MAX)
    }

    fn square(&mut self, symbol: &str, style: u32, columns: u16, kind: Kind) -> Square {
        let (mut chars, is_plain) = (symbol.chars(), plain_columns(symbol).is_some());
        let number = if let Some(c) = chars.next().filter(|_| is_plain || chars.next().is_none()) {
            u32::from(c)
        } else {
            self.symbols.push(symbol.to_owned());
            SEVERAL + u32::try_from(self.symbols.len() - 1).unwrap_or(u32::MAX - SEVERAL)
        };
        Square { symbol: number, style, columns, kind, is_plain }
    }

    /// The cells of a row of a buffer.
    pub(crate) fn strip<'a>(&mut self, cells: impl IntoIterator<Item = &'a Cell>, strip: &mut Vec<Square>) {
        strip.clear();
        strip.extend(cells.into_iter().map(|cell| {
            let kind = match cell.diff_option {
                CellDiffOption::Skip => Kind::Skipped,
                CellDiffOption::ForcedWidth(_) => Kind::Told,
                CellDiffOption::None | CellDiffOption::AlwaysUpdate => Kind::Usual,
            };
            let style = self.style_place(cell.style());
            self.square(cell.symbol(), style, cell.cell_width(), kind)
        }));
    }

    /// Paints the first columns of a row: as many as the area has, which is a row high.
    pub(crate) fn paint<'a>(
        &mut self,
        runs: &[&'a Run],
        pictures: impl Iterator<Item = &'a Laid> + Clone,
        styles: &mut Styles<'_>,
        area: Rect,
        strip: &mut Vec<Square>,
    ) {
        if pictures.clone().next().is_none() && self.words(runs, styles, area, strip) {
            return;
        }
        let mut buffer = Buffer::empty(area);
        paint(runs.iter().copied(), pictures, styles.look, &mut buffer);
        self.strip(&buffer.content, strip);
    }

    /// Paints a row of words, unless there is anything else in it, or one run is over another.
    fn words(&mut self, runs: &[&Run], styles: &mut Styles<'_>, area: Rect, strip: &mut Vec<Square>) -> bool {
        let page = self.style_place(styles.page.style());
        strip.clear();
        strip.resize(area.width.into(), Square::plain(' ', page, 1));
        for run in runs {
            if run.drawn.face != Face::Text || matches!(run.lead, Some(Lead::To(..))) {
                return false;
            }
            let places = styles.of(run.role).map(|style| self.style_place(style));
            let is_alone = self.put(run, places, page, styles.look, strip);
            if !is_alone {
                return false;
            }
        }
        true
    }

    /// Puts a run's clusters into cells, as [`paint`] does; tells whether only the page was under it.
    fn put(
        &mut self,
        run: &Run,
        [style, behind]: [u32; 2],
        page: u32,
        look: Look<'_>,
        strip: &mut [Square],
    ) -> bool {
        let (start, mut is_alone) = (usize::from(run.column), true);
        if run.text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
            for (cell, byte) in strip.iter_mut().skip(start).zip(run.text.bytes()) {
                is_alone &= cell.style == page;
                *cell = Square::plain(byte.into(), style, 1);
            }
            return is_alone;
        }
        let mut column = start;
        let mut set = |square: Square| {
            let has_room = column + usize::from(square.columns) <= strip.len();
            if !has_room && column > start {
                return false;
            }
            let square = if has_room { square } else { Square::plain(TOO_NARROW, style, 1) };
            let n_columns = usize::from(square.columns);
            let Some([first, others @ ..]) = strip.get_mut(column..column + n_columns) else {
                return n_columns == 0;
            };
            is_alone &= std::mem::replace(first, square).style == page;
            others.fill(Square::plain(' ', behind, 1));
            column += n_columns;
            has_room
        };
        if let Some(mut characters) = plain_characters(&run.text) {
            characters.all(|(c, columns)| set(Square::plain(c, style, columns)));
            return is_alone;
        }
        each_symbol(&run.text, look.policy, |symbol, columns, is_told| {
            let kind = if is_told { Kind::Told } else { Kind::Usual };
            u16::try_from(columns).is_ok_and(|columns| set(self.square(symbol, style, columns, kind)))
        });
        is_alone
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::Role;
    use crate::text::{Ambiguous, Clusters, WidthPolicy};
    use crate::theme::{Depth, Theme};
    use proptest::prelude::*;

    /// What there is to know of each cell.
    fn told(stock: &Stock, strip: &[Square]) -> Vec<(String, Style, u16, Kind, bool)> {
        let told = |square: &Square| {
            let symbol = stock.symbol(*square, &mut [0; 4]).to_owned();
            (symbol, stock.style(*square), square.columns, square.kind, square.is_plain)
        };
        strip.iter().map(told).collect()
    }

    proptest! {
        #[test]
        fn a_row_is_painted_as_a_buffer_is(
            runs in proptest::collection::vec(
                (0..14_u16, "([a-c ~]{1,5}|[港「…ﾊﾟ👍🏽❤\u{FE0F}e\u{301}\u{200B}\u{70F}]{1,4})", 0..5_usize, 0..12_usize),
                0..4,
            ),
            columns in 0..20_u16,
            is_wide in any::<bool>(),
        ) {
            let dress = "about: all bold\nextends: paper\npage: {bold: true}\n";
            let theme = Theme::parse(dress, &|base| crate::theme::built_in_yaml(base).map(str::to_owned));
            let theme = theme.expect("a theme");
            let (ambiguous, clusters) =
                if is_wide { (Ambiguous::Wide, Clusters::Joined) } else { (Ambiguous::Narrow, Clusters::Plain) };
            let look = Look { theme: &theme, depth: Depth::True, policy: WidthPolicy { ambiguous, clusters } };
            let roles = [Role::Text, Role::Heading, Role::Error, Role::Code, Role::Link];
            let run = |(column, text, role, link): (u16, String, usize, usize)| Run {
                lead: (link == 0).then(|| Lead::To("https://a".into(), None)),
                ..Run::new(3, column.into(), text, roles[role])
            };
            let runs: Vec<Run> = runs.into_iter().map(run).collect();
            let runs: Vec<&Run> = runs.iter().collect();
            let area = Rect::new(0, 3, columns, 1);
            let (mut stock, mut strip) = (Stock::default(), Vec::new());
            stock.paint(&runs, std::iter::empty(), &mut Styles::new(look), area, &mut strip);
            let got = told(&stock, &strip);
            let mut buffer = Buffer::empty(area);
            paint(runs.iter().copied(), &[], look, &mut buffer);
            stock.strip(&buffer.content, &mut strip);
            prop_assert_eq!(got, told(&stock, &strip));
        }
    }
}
