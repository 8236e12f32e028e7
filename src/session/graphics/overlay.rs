//! Pictures that a terminal draws over cells, as sixels or by iTerm2's protocol: piece by piece, each a row of cells high.
//!
//! Such a picture is no text and does not live in the frame: it stands until something is written into its cells. Under
//! it are blocks, which stand at once; a piece covers some of them when it comes. What is written there later takes the
//! place of the piece, as the cells of such a picture are like no others ([`Cover::Overlaid`]), and when that goes, the
//! blocks come back and the piece is sent again. So a frame needs to know nothing of it, and a key waits for one piece.

use super::sixel;
use crate::paint::{Cover, Laid, Mosaic};
use crate::picture::{Part, Picture, USUAL_CELL};
use crate::scene::Run;
use crate::text::WidthPolicy;
use base64ct::{Base64, Encoding as _};
use std::sync::Arc;

/// In which form a terminal is sent what it draws over cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// As sixels, for cells of this width and height in pixels.
    Sixels(u16, u16),
    /// As files (iTerm2's inline images), which the terminal fits to cells.
    Files,
}

/// The most pixels of a piece: 5 kB of a photo and 10 kB of noise, which a line of 1 MB/s is done with in 10 ms.
const MAX_PIXELS: usize = 1300;

/// The pictures over the cells of a screen, and what of them the terminal has.
#[derive(Default)]
pub(super) struct Overlay {
    over: Vec<Over>,
}

struct Over {
    laid: Laid,
    mosaic: Arc<Mosaic>,
    ground: [u8; 3],
    /// The columns of cells of a piece.
    width: u16,
    pieces: Vec<Piece>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Piece {
    /// Its blocks stand.
    Due,
    /// It has been sent.
    There,
    /// Something is written over it.
    Hidden,
}

impl Overlay {
    /// Takes what will stand on a screen of so many rows. What stood there before and was not written over still stands.
    pub(super) fn lay(
        &mut self,
        laid: &[Laid],
        runs: &[Run],
        ground: [u8; 3],
        ink: Ink,
        (rows, policy): (u16, WidthPolicy),
    ) {
        let mut before = std::mem::take(&mut self.over);
        for laid in laid {
            let Cover::Overlaid(mosaic) = &laid.cover else { continue };
            let is_it = |over: &Over| over.laid == *laid && Arc::ptr_eq(&over.mosaic, mosaic);
            let mut over = match before.iter().position(is_it) {
                Some(at) => before.swap_remove(at),
                None => Over::new(laid, mosaic, ground, ink),
            };
            over.hide(runs, rows, policy);
            self.over.push(over);
        }
    }

    /// The screen was cleared.
    pub(super) fn clear(&mut self) {
        self.over.clear();
    }

    /// The next piece that is to be sent: where it goes, and it.
    pub(super) fn piece(&mut self, ink: Ink) -> Option<Vec<u8>> {
        self.over.iter_mut().find_map(|over| {
            let nth = over.pieces.iter().position(|piece| *piece == Piece::Due)?;
            over.pieces[nth] = Piece::There;
            over.drawn(nth, ink)
        })
    }
}

impl Over {
    fn new(laid: &Laid, mosaic: &Arc<Mosaic>, ground: [u8; 3], ink: Ink) -> Self {
        let (width, height) = cell(ink);
        let n_pixels = usize::from(width) * usize::from(height);
        let width = u16::try_from(MAX_PIXELS / n_pixels.max(1)).unwrap_or(u16::MAX).max(1);
        let n = usize::from(laid.placed.columns.div_ceil(width)) * usize::from(laid.placed.rows);
        Self { laid: laid.clone(), mosaic: Arc::clone(mosaic), ground, width, pieces: vec![Piece::Due; n] }
    }

    /// The cells of a piece: the first column and row, and how many columns, as the picture counts them.
    fn cells(&self, nth: usize) -> (u16, u16, u16) {
        let placed = &self.laid.placed;
        let n_across = usize::from(placed.columns.div_ceil(self.width)).max(1);
        let small = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
        let column = small(nth % n_across) * self.width;
        (column, small(nth / n_across), self.width.min(placed.columns - column))
    }

    /// Notes which pieces have something written over them. None goes on the last row, where some terminals scroll.
    fn hide(&mut self, runs: &[Run], rows: u16, policy: WidthPolicy) {
        for nth in 0..self.pieces.len() {
            let (column, row, n_columns) = self.cells(nth);
            let (start, row) = (self.laid.placed.column + column, self.laid.placed.row + row);
            let (start, end) = (usize::from(start), usize::from(start) + usize::from(n_columns));
            let is_on = |run: &Run| {
                let from = usize::from(run.column);
                run.row == row && from < end && from + run.columns(policy) > start
            };
            let is_hidden = row + 1 >= rows || runs.iter().any(is_on);
            self.pieces[nth] = match (is_hidden, self.pieces[nth]) {
                (true, _) => Piece::Hidden,
                (false, Piece::Hidden) => Piece::Due,
                (false, piece) => piece,
            };
        }
    }

    fn drawn(&self, nth: usize, ink: Ink) -> Option<Vec<u8>> {
        let placed = &self.laid.placed;
        let picture: &Picture = placed.picture.as_ref()?;
        let (column, row, n_columns) = self.cells(nth);
        let (width, height) = cell(ink);
        let pixels = |cells: u16, side: u16| usize::from(cells) * usize::from(side);
        let whole = (pixels(placed.columns, width), pixels(placed.rows, height));
        let at = (pixels(column, width), pixels(row, height));
        let size = (pixels(n_columns, width), usize::from(height));
        let part = picture.part(Part { whole, at, size }, self.ground);
        let go = format!("\x1b[{};{}H", placed.row + row + 1, placed.column + column + 1);
        let sent = match ink {
            Ink::Sixels(..) => sixel::write(&part, size.0, at),
            Ink::Files => {
                let png = crate::picture::png(&part, size.0)?;
                let data = Base64::encode_string(&png);
                format!(
                    "\x1b]1337;File=inline=1;size={};width={n_columns};height=1;preserveAspectRatio=0;doNotMoveCursor=1:{data}\x07",
                    png.len()
                )
            }
        };
        Some((go + &sent).into_bytes())
    }
}

const fn cell(ink: Ink) -> (u16, u16) {
    match ink {
        Ink::Sixels(width, height) => (width, height),
        Ink::Files => USUAL_CELL,
    }
}

#[cfg(all(test, feature = "pictures"))]
#[expect(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::super::tests::noise;
    use super::*;
    use crate::paint::{Look, mosaic};
    use crate::scene::{Placed, Role};
    use crate::theme::{Depth, Theme};

    /// A picture at a place, under blocks.
    fn laid(columns: u16, rows: u16) -> Laid {
        let (picture, theme) = (noise(400), Theme::built_in("dark").unwrap());
        let look = Look { theme: &theme, depth: Depth::True, policy: WidthPolicy::default() };
        let cover = Cover::Overlaid(Arc::new(mosaic(&picture, (columns, rows), look)));
        let picture = Some(picture);
        let placed =
            Placed { file: "a".to_owned(), row: 1, column: 2, columns, rows, step: 0, spot: None, picture };
        Laid { placed, cover }
    }

    /// The places where pieces are sent.
    fn sent(overlay: &mut Overlay, laid: &[Laid], runs: &[Run], ink: Ink) -> Vec<String> {
        overlay.lay(laid, runs, [0; 3], ink, (24, WidthPolicy::default()));
        let pieces = std::iter::from_fn(|| overlay.piece(ink));
        pieces
            .map(|piece| String::from_utf8(piece).unwrap().split_inclusive('H').next().unwrap().to_owned())
            .collect()
    }

    #[test]
    fn a_piece_is_sent_once_and_again_when_what_was_written_over_it_goes() {
        let (laid, ink) = (laid(20, 2), Ink::Sixels(10, 20));
        let mut overlay = Overlay::default();
        let laid = std::slice::from_ref(&laid);
        let over = [Run::new(2, 0, "港口", Role::Text), Run::new(1, 22, "x", Role::Text)];
        assert_eq!(
            sent(&mut overlay, laid, &over, ink),
            ["\x1b[2;3H", "\x1b[2;9H", "\x1b[2;15H", "\x1b[2;21H", "\x1b[3;9H", "\x1b[3;15H", "\x1b[3;21H"]
        );
        assert_eq!(sent(&mut overlay, laid, &over, ink), [""; 0]);
        assert_eq!(sent(&mut overlay, laid, &[], ink), ["\x1b[3;3H"]);
        assert_eq!(sent(&mut overlay, laid, &over[1..], ink), [""; 0]);
        overlay.clear();
        assert_eq!(sent(&mut overlay, laid, &[], ink).len(), 8);
        let mut moved = laid[0].clone();
        moved.placed.row = 3;
        assert_eq!(sent(&mut overlay, &[moved], &[], ink).len(), 8);
        assert_eq!(sent(&mut overlay, &[], &[], ink), [""; 0]);
    }

    /// As iTerm2 documents it (Inline Images Protocol): arguments with `;` between them, a colon, the file in base64, BEL.
    /// `size` is that of the file, which is let go of where it is more; `width` and `height` without a unit are cells.
    /// `doNotMoveCursor` is `WezTerm`'s: iTerm2 passes over arguments that it does not know.
    #[test]
    fn a_file_is_sent_as_iterm2_documents_it() {
        let mut overlay = Overlay::default();
        overlay.lay(&[laid(12, 2)], &[], [0; 3], Ink::Files, (24, WidthPolicy::default()));
        let mut n_columns = 0;
        while let Some(piece) = overlay.piece(Ink::Files) {
            let piece = String::from_utf8(piece).unwrap();
            let (at, sent) = piece.split_once('\x1b').and_then(|(_, rest)| rest.split_once('\x1b')).unwrap();
            assert!(at.starts_with('[') && at.ends_with('H'), "{at:?}");
            let (arguments, data) = sent.strip_prefix("]1337;File=").unwrap().split_once(':').unwrap();
            let file = Base64::decode_vec(data.strip_suffix('\x07').unwrap()).unwrap();
            assert!(file.starts_with(b"\x89PNG\r\n\x1a\n"));
            let argument = |key: &str| {
                let mut pairs = arguments.split(';').filter_map(|pair| pair.split_once('='));
                pairs.find(|(name, _)| *name == key).map(|(_, value)| value)
            };
            assert_eq!(argument("inline"), Some("1"));
            assert_eq!(argument("size"), Some(&*file.len().to_string()));
            assert_eq!((argument("height"), argument("preserveAspectRatio")), (Some("1"), Some("0")));
            n_columns += argument("width").unwrap().parse::<usize>().unwrap();
        }
        assert_eq!(n_columns, 2 * 12);
    }

    #[test]
    fn nothing_is_drawn_on_the_last_row_where_it_might_scroll() {
        let (laid, ink) = (laid(12, 23), Ink::Files);
        let pieces = sent(&mut Overlay::default(), &[laid], &[], ink);
        assert_eq!((pieces.len(), pieces.last().map(String::as_str)), (44, Some("\x1b[23;9H")));
    }

    #[test]
    fn no_piece_holds_a_line_of_1_mb_a_second_for_over_ten_milliseconds() {
        for ink in [Ink::Sixels(10, 20), Ink::Sixels(19, 40), Ink::Sixels(100, 200), Ink::Files] {
            let mut overlay = Overlay::default();
            overlay.lay(&[laid(40, 10)], &[], [0; 3], ink, (24, WidthPolicy::default()));
            let longest = std::iter::from_fn(|| overlay.piece(ink)).map(|piece| piece.len()).max();
            // A cell alone of twenty thousand pixels is no terminal's.
            let most = if ink == Ink::Sixels(100, 200) { 100_000 } else { 10_000 };
            assert!(longest.unwrap() < most, "{longest:?} bytes of {ink:?}");
        }
    }
}
