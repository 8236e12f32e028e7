//! Pictures on one terminal: in which form it takes them, and what of them it has been sent.
//!
//! Blocks are cells like any other, and stand at once. A terminal that has said that it draws pictures itself is sent
//! them in pieces between frames, so that no key waits for a picture; the blocks stand until it has the whole. What it
//! then has in its cells are placeholders, which are text too, and live in the diffed frame as letters do.

mod overlay;
mod sixel;

use super::input::Answer;
use crate::paint::{Cover, Laid, Look, MAX_PLACES, Mosaic, mosaic};
use crate::picture::{Detail, Picture, can_decode};
use crate::scene::{Placed, Screen};
use crate::theme::{Depth, Theme};
pub use overlay::Ink;
use overlay::Overlay;
use std::collections::VecDeque;
use std::sync::Arc;

/// How a terminal takes pictures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// As blocks of cells.
    #[default]
    Blocks,
    /// As pixels under placeholders (kitty's graphics protocol).
    Placeholders,
    /// As pixels over the blocks.
    Over(Ink),
}

/// The most pictures that a terminal keeps for us.
const N_KEPT: usize = 8;
/// The number of the first: ours are the same from one run to the next, so that none is left behind.
const FIRST_ID: u32 = 0x4A_42_10;
/// The most bytes of a command's data, in base64, by the protocol.
const CHUNK: usize = 4096;
/// How many chunks go out at once: a key waits for no more, and a line of 1 MB/s is done with them in 9 ms.
const N_CHUNKS: usize = 2;
/// The most mosaics that are kept for when their slide comes again.
const MAX_MOSAICS: usize = 6;

/// What ends all that a terminal keeps for us.
pub const FORGET_PICTURES: &str = "\x1b_Ga=d,d=I,i=4866576,q=2\x1b\\\x1b_Ga=d,d=I,i=4866577,q=2\x1b\\\
    \x1b_Ga=d,d=I,i=4866578,q=2\x1b\\\x1b_Ga=d,d=I,i=4866579,q=2\x1b\\\x1b_Ga=d,d=I,i=4866580,q=2\x1b\\\
    \x1b_Ga=d,d=I,i=4866581,q=2\x1b\\\x1b_Ga=d,d=I,i=4866582,q=2\x1b\\\x1b_Ga=d,d=I,i=4866583,q=2\x1b\\";

/// See the module.
#[derive(Default)]
pub(super) struct Graphics {
    form: Form,
    name: String,
    has_protocol: bool,
    /// What is wanted of pictures.
    detail: Detail,
    /// A cell's width and height in pixels: as the terminal has answered, and as the system has it.
    cell: Option<(u16, u16)>,
    system_cell: Option<(u16, u16)>,
    overlay: Overlay,
    has_sent: bool,
    kept: [Kept; N_KEPT],
    outbox: VecDeque<Command>,
    mosaics: VecDeque<Made>,
    /// Counts what is laid, so that what was used longest ago is known.
    n_laid: u64,
}

/// A place of the terminal for a picture.
#[derive(Clone, Default)]
struct Kept {
    picture: Option<Picture>,
    /// The cells that it is placed on, as the terminal will know when all that was put out is sent.
    cells: (u16, u16),
    /// Whether the terminal has it so.
    is_there: bool,
    used: u64,
}

/// What is still to be sent: the data of a picture from a byte on; its cells; and that it is there then.
enum Command {
    Forget(usize),
    Data(usize, Picture, usize),
    Place(usize, Picture, (u16, u16)),
}

/// A mosaic and what it was made for.
struct Made {
    picture: Picture,
    cells: (u16, u16),
    look: (Arc<Theme>, Depth, crate::text::WidthPolicy),
    mosaic: Arc<Mosaic>,
}

impl Graphics {
    /// The form that was found out on this terminal before.
    pub(super) fn set_form(&mut self, form: Form) {
        self.form = form;
        self.detail = match form {
            Form::Blocks => Detail::Blocks,
            Form::Placeholders => Detail::Png,
            Form::Over(_) => Detail::Pixels,
        };
    }

    pub(super) const fn form(&self) -> Form {
        self.form
    }

    /// Whether the terminal keeps pictures for us.
    pub(super) const fn has_sent(&self) -> bool {
        self.has_sent
    }

    /// What is wanted of pictures.
    pub(super) const fn detail(&self) -> Detail {
        self.detail
    }

    /// Takes what the system says of a cell. Terminals may be set not to answer (xterm), and are believed before it.
    pub(super) const fn set_cell(&mut self, cell: (u16, u16)) {
        self.system_cell = Some(cell);
    }

    /// The window has another size; tells whether its cells may have, too, and the terminal has to be asked again.
    pub(super) const fn resized(&mut self) -> bool {
        let is_by_pixels = matches!(self.form, Form::Over(Ink::Sixels(..)));
        if is_by_pixels {
            (self.form, self.cell) = (Form::Blocks, None);
        }
        is_by_pixels
    }

    /// Takes what the terminal has answered; tells whether other pictures are wanted than were thought.
    pub(super) fn hear(&mut self, answer: Answer) -> bool {
        match answer {
            Answer::Name(name) => self.name = name,
            Answer::Graphics(is_ok) => self.has_protocol = is_ok,
            Answer::Cell(width, height) => self.cell = Some((width, height)),
            Answer::Attributes { has_sixels } => {
                let before = self.detail;
                self.set_form(self.best(has_sixels).unwrap_or(self.form));
                return self.detail != before;
            }
        }
        false
    }

    /// The best form that the terminal has said it takes.
    ///
    /// Sixels are pixels: without a cell's size nobody knows which cells they cover. Multiplexers say that they take them,
    /// and keep few pictures, or leave them standing where a pane is drawn anew.
    fn best(&self, has_sixels: bool) -> Option<Form> {
        let is_named = |names: &[&str]| names.iter().any(|name| self.name.starts_with(name));
        let cell = self.cell.or(self.system_cell);
        let sixels = || cell.filter(|_| has_sixels && !is_named(&["tmux", "Zellij", "screen"]));
        if self.has_protocol && draws_placeholders(&self.name) {
            Some(Form::Placeholders)
        } else if is_named(&["iTerm2", "WezTerm"]) {
            Some(Form::Over(Ink::Files))
        } else {
            sixels().map(|(width, height)| Form::Over(Ink::Sixels(width, height)))
        }
    }

    /// The screen was cleared: what stood over its cells is gone.
    pub(super) fn clear(&mut self) {
        self.overlay.clear();
    }

    /// The terminal may have lost what it was sent.
    pub(super) fn lose(&mut self) {
        self.kept = Default::default();
        // A picture whose data has begun is ended, or what comes next would be taken for its rest.
        self.outbox.retain(|command| matches!(command, Command::Data(_, _, from) if *from > 0));
    }

    /// Says what the cells of pictures hold on a screen of so many rows, and puts out what has to be sent for it.
    pub(super) fn lay(
        &mut self,
        screen: &Screen,
        rows: u16,
        theme: &Arc<Theme>,
        look: Look<'_>,
    ) -> Vec<Laid> {
        let laid = self.laid(&screen.placed, theme, look);
        if let Form::Over(ink) = self.form {
            let on = (rows, look.policy);
            self.overlay.lay(&laid, &screen.runs, look.theme.ground(), ink, on);
        }
        laid
    }

    fn laid(&mut self, placed: &[Placed], theme: &Arc<Theme>, look: Look<'_>) -> Vec<Laid> {
        self.drop_unwanted(placed);
        let mut laid: Vec<Laid> = Vec::new();
        for placed in placed {
            let Some(picture) = &placed.picture else { continue };
            let cells = (placed.columns, placed.rows);
            // A terminal has a picture in one size: where it stands in two, the other is blocks.
            let is_other = |p: &Placed| p.picture.as_ref() == Some(picture) && (p.columns, p.rows) != cells;
            let is_kept = self.form == Form::Placeholders && !laid.iter().any(|laid| is_other(&laid.placed));
            let kept = is_kept.then(|| self.keep(picture, cells)).flatten();
            let cover = match kept {
                Some(id) => Cover::Placeholders(id),
                None if matches!(self.form, Form::Over(_)) => {
                    Cover::Overlaid(self.mosaic(picture, cells, theme, look))
                }
                None => Cover::Blocks(self.mosaic(picture, cells, theme, look)),
            };
            laid.push(Laid { placed: placed.clone(), cover });
        }
        laid
    }

    /// Takes back what has not begun to be sent and is shown no more: who turns many slides waits for none of them.
    fn drop_unwanted(&mut self, placed: &[Placed]) {
        let is_wanted =
            |picture: &Picture| placed.iter().any(|placed| placed.picture.as_ref() == Some(picture));
        let unwanted = self.outbox.iter().filter_map(|command| match command {
            Command::Data(idx, picture, 0) if !is_wanted(picture) => Some(*idx),
            _ => None,
        });
        for unwanted in unwanted.collect::<Vec<_>>() {
            self.kept[unwanted] = Kept::default();
            let is_its = |command: &Command| match command {
                Command::Data(idx, _, from) => *idx == unwanted && *from == 0,
                Command::Place(idx, ..) => *idx == unwanted,
                Command::Forget(_) => false,
            };
            self.outbox.retain(|command| !is_its(command));
        }
    }

    /// The number of a picture that the terminal has on so many cells; where it has not, it will be sent.
    fn keep(&mut self, picture: &Picture, cells: (u16, u16)) -> Option<u32> {
        picture.payload()?;
        if cells.0 > MAX_PLACES || cells.1 > MAX_PLACES {
            return None;
        }
        self.n_laid += 1;
        let known = self.kept.iter().position(|kept| kept.picture.as_ref() == Some(picture));
        let idx = known.or_else(|| (0..N_KEPT).min_by_key(|&idx| self.kept[idx].used))?;
        let kept = &mut self.kept[idx];
        kept.used = self.n_laid;
        if known.is_none() {
            if kept.picture.is_some() {
                self.outbox.push_back(Command::Forget(idx));
            }
            self.outbox.push_back(Command::Data(idx, picture.clone(), 0));
            (kept.picture, kept.cells, kept.is_there) = (Some(picture.clone()), (0, 0), false);
        }
        if kept.cells != cells {
            (kept.cells, kept.is_there) = (cells, false);
            self.outbox.push_back(Command::Place(idx, picture.clone(), cells));
        }
        kept.is_there.then(|| id(idx))
    }

    fn mosaic(
        &mut self,
        picture: &Picture,
        cells: (u16, u16),
        theme: &Arc<Theme>,
        look: Look<'_>,
    ) -> Arc<Mosaic> {
        let is_it = |made: &Made| {
            let (of, depth, policy) = &made.look;
            let is_alike = Arc::ptr_eq(of, theme) && (*depth, *policy) == (look.depth, look.policy);
            made.picture == *picture && made.cells == cells && is_alike
        };
        if let Some(made) = self.mosaics.iter().find(|made| is_it(made)) {
            return Arc::clone(&made.mosaic);
        }
        let made = Arc::new(mosaic(picture, cells, look));
        self.mosaics.truncate(MAX_MOSAICS - 1);
        self.mosaics.push_front(Made {
            picture: picture.clone(),
            cells,
            look: (Arc::clone(theme), look.depth, look.policy),
            mosaic: Arc::clone(&made),
        });
        made
    }

    /// The next piece of what is to be sent.
    pub(super) fn piece(&mut self) -> Option<Vec<u8>> {
        if let Form::Over(ink) = self.form {
            return self.overlay.piece(ink);
        }
        let mut out = String::new();
        while out.is_empty() {
            match self.outbox.pop_front()? {
                Command::Forget(idx) => out = format!("\x1b_Ga=d,d=I,i={},q=2\x1b\\", id(idx)),
                Command::Data(idx, picture, from) => {
                    let end = push_data(&picture, id(idx), from, &mut out);
                    if let Some(end) = end {
                        self.outbox.push_front(Command::Data(idx, picture, end));
                    }
                }
                Command::Place(idx, picture, cells) => {
                    // Transmitted and placed in two commands: with `a=T` some terminals place it once more by itself.
                    let (columns, rows) = cells;
                    out = format!("\x1b_Ga=p,U=1,i={},p=1,c={columns},r={rows},q=2\x1b\\", id(idx));
                    let kept = &mut self.kept[idx];
                    kept.is_there = kept.cells == cells && kept.picture == Some(picture);
                }
            }
        }
        self.has_sent = true;
        Some(out.into_bytes())
    }
}

/// Writes some chunks of a picture's data from a byte on; gives where they end, unless that is the end of all.
fn push_data(picture: &Picture, id: u32, from: usize, out: &mut String) -> Option<usize> {
    let data = picture.payload().map(|payload| payload.base64.as_bytes()).unwrap_or_default();
    let mut at = from;
    for _ in 0..N_CHUNKS {
        let end = (at + CHUNK).min(data.len());
        let more = u8::from(end < data.len());
        let head =
            if at == 0 { format!("a=t,f=100,t=d,i={id},q=2,m={more}") } else { format!("q=2,m={more}") };
        let chunk = str::from_utf8(&data[at..end]).unwrap_or_default();
        out.push_str(&format!("\x1b_G{head};{chunk}\x1b\\"));
        at = end;
        if more == 0 {
            return None;
        }
    }
    Some(at)
}

fn id(idx: usize) -> u32 {
    FIRST_ID + u32::try_from(idx).unwrap_or(0)
}

/// Whether a terminal of this name (XTVERSION) draws placeholders. `WezTerm` and Konsole speak the protocol and do not;
/// kitty does from 0.28 on.
fn draws_placeholders(name: &str) -> bool {
    if let Some(version) = name.strip_prefix("kitty(") {
        let mut numbers = version.trim_end_matches(')').split('.').map(|n| n.parse::<u32>().unwrap_or(0));
        return (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0)) >= (0, 28);
    }
    name.starts_with("ghostty")
}

/// Whether pictures are shown in so many colours at all.
pub(super) const fn shows(depth: Depth) -> bool {
    can_decode() && crate::paint::shows_pictures(depth)
}

#[cfg(all(test, feature = "pictures"))]
#[expect(clippy::unwrap_used, clippy::string_slice, reason = "tests")]
mod tests {
    use super::*;
    use crate::picture;
    use crate::text::WidthPolicy;

    /// A picture of so many pixels a side that no compression makes small.
    pub(super) fn noise(side: u32) -> Picture {
        let mut seed = 1_u32;
        let image = image::RgbImage::from_fn(side, side, |_, _| {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            image::Rgb([seed >> 24, (seed >> 16) & 255, (seed >> 8) & 255].map(|n| u8::try_from(n).unwrap()))
        });
        let mut bytes = std::io::Cursor::new(Vec::new());
        image.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
        picture::decode(&bytes.into_inner(), Detail::Png).unwrap()
    }

    fn placed(picture: &Picture, columns: u16) -> Placed {
        let picture = Some(picture.clone());
        Placed { file: "a".to_owned(), row: 1, column: 2, columns, rows: 5, step: 0, spot: None, picture }
    }

    struct Rig {
        graphics: Graphics,
        theme: Arc<Theme>,
    }

    impl Rig {
        fn new() -> Self {
            let mut graphics = Graphics::default();
            graphics.hear(Answer::Name("kitty(0.35.2)".to_owned()));
            graphics.hear(Answer::Graphics(true));
            assert!(graphics.hear(Answer::Attributes { has_sixels: true }));
            Self { graphics, theme: Arc::new(Theme::built_in("dark").unwrap()) }
        }

        fn lay(&mut self, placed: &[Placed]) -> Vec<Cover> {
            let theme = Arc::clone(&self.theme);
            let look = Look { theme: &theme, depth: Depth::True, policy: WidthPolicy::default() };
            self.graphics.laid(placed, &theme, look).into_iter().map(|laid| laid.cover).collect()
        }

        fn pieces(&mut self) -> Vec<String> {
            let pieces = std::iter::from_fn(|| self.graphics.piece());
            pieces.map(|piece| String::from_utf8(piece).unwrap()).collect()
        }
    }

    #[test]
    fn a_terminal_is_sent_pictures_in_the_form_that_it_has_said_it_takes() {
        let form = |name: &str, cell: Option<(u16, u16)>, has_sixels: bool| {
            let mut graphics = Graphics::default();
            graphics.hear(Answer::Name(name.to_owned()));
            graphics.hear(Answer::Graphics(name.starts_with("kitty")));
            cell.map(|(width, height)| graphics.hear(Answer::Cell(width, height)));
            graphics.hear(Answer::Attributes { has_sixels });
            (graphics.form(), graphics.detail())
        };
        let (cell, blocks) = (Some((9, 18)), (Form::Blocks, Detail::Blocks));
        let (sixels, files) =
            ((Form::Over(Ink::Sixels(9, 18)), Detail::Pixels), (Form::Over(Ink::Files), Detail::Pixels));
        assert_eq!(form("XTerm(390)", cell, true), sixels);
        assert_eq!(form("foot(1.16.2)", cell, true), sixels);
        assert_eq!(form("", cell, true), sixels, "many do not tell their names");
        assert_eq!(form("XTerm(390)", None, true), blocks, "nobody knows which cells they would cover");
        assert_eq!(form("XTerm(390)", cell, false), blocks);
        assert_eq!(form("tmux 3.5a", cell, true), blocks, "it keeps some pieces and not others");
        assert_eq!(form("iTerm2 3.5.0", cell, true), files);
        assert_eq!(form("WezTerm 20240203", None, false), files);
        assert_eq!(form("kitty(0.35.2)", cell, true), (Form::Placeholders, Detail::Png));
        let mut graphics = Graphics::default();
        graphics.set_cell((8, 16));
        graphics.hear(Answer::Attributes { has_sixels: true });
        assert_eq!(graphics.form(), Form::Over(Ink::Sixels(8, 16)), "a terminal that does not say it");
        assert!(graphics.resized() && graphics.form() == Form::Blocks);
        graphics.hear(Answer::Cell(9, 18));
        graphics.hear(Answer::Attributes { has_sixels: true });
        assert_eq!(graphics.form(), Form::Over(Ink::Sixels(9, 18)), "the terminal is believed first");
    }

    #[test]
    fn blocks_stand_until_the_terminal_has_the_picture() {
        let (mut rig, picture) = (Rig::new(), noise(200));
        let on = [placed(&picture, 10)];
        assert!(matches!(rig.lay(&on)[..], [Cover::Blocks(_)]));
        assert!(!rig.graphics.has_sent());
        let pieces = rig.pieces();
        assert!(pieces.len() > 3, "a key waits for no more than a piece: {}", pieces.len());
        assert!(
            pieces.iter().all(|piece| piece.len() <= 10_000),
            "no piece holds a line of 1 MB/s for over 10 ms"
        );
        let sent = pieces.concat();
        assert!(sent.starts_with("\x1b_Ga=t,f=100,t=d,i=4866576,q=2,m=1;"), "{}", &sent[..60]);
        assert!(sent.ends_with("\x1b_Ga=p,U=1,i=4866576,p=1,c=10,r=5,q=2\x1b\\"));
        let data: String =
            sent.split("\x1b\\").filter_map(|command| Some(command.split_once(';')?.1)).collect();
        assert_eq!(data, picture.payload().unwrap().base64);
        assert_eq!(sent.matches("m=0;").count(), 1);
        assert_eq!(rig.lay(&on), [Cover::Placeholders(FIRST_ID)]);
        assert!(rig.graphics.has_sent() && rig.graphics.piece().is_none());
    }

    #[test]
    fn a_picture_of_another_size_is_placed_anew_and_not_sent_again() {
        let (mut rig, picture) = (Rig::new(), noise(20));
        rig.lay(&[placed(&picture, 10)]);
        rig.pieces();
        assert!(matches!(rig.lay(&[placed(&picture, 12)])[..], [Cover::Blocks(_)]));
        assert_eq!(rig.pieces(), ["\x1b_Ga=p,U=1,i=4866576,p=1,c=12,r=5,q=2\x1b\\"]);
        assert_eq!(rig.lay(&[placed(&picture, 12)]), [Cover::Placeholders(FIRST_ID)]);
        rig.graphics.lose();
        assert!(matches!(rig.lay(&[placed(&picture, 12)])[..], [Cover::Blocks(_)]));
        assert!(rig.pieces()[0].contains("a=t"), "what the terminal has lost is sent again");
    }

    #[test]
    fn a_picture_on_more_cells_than_can_be_named_is_drawn_in_blocks() {
        for (columns, rows, is_sent) in
            [(MAX_PLACES, MAX_PLACES, true), (MAX_PLACES + 1, 5, false), (5, MAX_PLACES + 1, false)]
        {
            let mut rig = Rig::new();
            let placed = Placed { rows, ..placed(&noise(20), columns) };
            assert!(matches!(rig.lay(std::slice::from_ref(&placed))[..], [Cover::Blocks(_)]));
            assert_eq!(!rig.pieces().is_empty(), is_sent, "{columns} by {rows}");
            let is_named = matches!(rig.lay(&[placed])[..], [Cover::Placeholders(_)]);
            assert_eq!(is_named, is_sent, "{columns} by {rows}");
        }
    }

    #[test]
    fn a_picture_in_two_sizes_is_sent_in_the_first() {
        let (mut rig, picture) = (Rig::new(), noise(20));
        let on = [placed(&picture, 10), placed(&picture, 12)];
        for _ in 0..2 {
            rig.lay(&on);
            rig.pieces();
        }
        assert!(matches!(rig.lay(&on)[..], [Cover::Placeholders(FIRST_ID), Cover::Blocks(_)]));
        assert!(rig.graphics.piece().is_none(), "nothing is sent again");
    }

    #[test]
    fn a_ninth_picture_takes_the_place_of_the_one_that_was_seen_longest_ago() {
        let mut rig = Rig::new();
        let pictures: Vec<Picture> = (1..=9).map(noise).collect();
        for picture in &pictures[..8] {
            rig.lay(&[placed(picture, 10)]);
            rig.pieces();
        }
        rig.lay(&[placed(&pictures[0], 10)]);
        rig.lay(&[placed(&pictures[8], 10)]);
        let pieces = rig.pieces();
        assert_eq!(pieces[0], "\x1b_Ga=d,d=I,i=4866577,q=2\x1b\\");
        assert!(pieces[1].starts_with("\x1b_Ga=t,f=100,t=d,i=4866577,q=2,m=0;"));
        assert_eq!(rig.lay(&[placed(&pictures[8], 10)]), [Cover::Placeholders(FIRST_ID + 1)]);
    }

    #[test]
    fn pictures_that_were_turned_past_are_not_sent() {
        let mut rig = Rig::new();
        let pictures: Vec<Picture> = (1..=3).map(|n| noise(100 * n)).collect();
        for picture in &pictures {
            rig.lay(&[placed(picture, 10)]);
        }
        let sent = rig.pieces().concat();
        assert_eq!(sent.matches("a=t").count(), 1);
        assert_eq!(rig.lay(&[placed(&pictures[2], 10)]), [Cover::Placeholders(FIRST_ID)]);
        // One that has begun is ended before the next begins.
        rig.graphics.lose();
        rig.lay(&[placed(&pictures[2], 10)]);
        rig.graphics.piece();
        rig.lay(&[placed(&pictures[0], 10)]);
        let rest = rig.pieces().concat();
        assert!(rest.find("m=0;") < rest.find("a=t"), "{}", &rest[..80]);
        assert!(matches!(rig.lay(&[placed(&pictures[0], 10)])[..], [Cover::Placeholders(_)]));
    }

    #[test]
    fn all_that_a_terminal_may_keep_is_forgotten() {
        for idx in 0..N_KEPT {
            assert!(FORGET_PICTURES.contains(&format!("\x1b_Ga=d,d=I,i={},q=2\x1b\\", id(idx))));
        }
        assert_eq!(FORGET_PICTURES.matches("a=d").count(), N_KEPT);
        assert!(!FORGET_PICTURES.contains(' '));
    }

    #[test]
    fn only_terminals_that_are_known_to_draw_placeholders_are_sent_any() {
        for (name, expected) in [
            ("kitty(0.35.2)", true),
            ("kitty(0.28.0)", true),
            ("kitty(1.0.0)", true),
            ("kitty(0.27.1)", false),
            ("kitty(x)", false),
            ("ghostty 1.2.0", true),
            ("WezTerm 20240203-110809", false),
            ("Konsole 24.08", false),
            ("tmux 3.3a", false),
            ("", false),
        ] {
            assert_eq!(draws_placeholders(name), expected, "{name}");
        }
        let mut graphics = Graphics::default();
        graphics.hear(Answer::Name("kitty(0.35.2)".to_owned()));
        assert!(
            !graphics.hear(Answer::Attributes { has_sixels: false }),
            "it has not said that it takes pictures"
        );
    }

    #[test]
    fn a_picture_is_made_of_blocks_once_for_each_look() {
        let mut rig = Rig::new();
        let theme = Arc::clone(&rig.theme);
        let other = Arc::new(Theme::built_in("dark").unwrap());
        let (one, two) = (noise(20), noise(24));
        let mut made = |picture: &Picture, cells: (u16, u16), theme: &Arc<Theme>, depth: Depth| {
            let look = Look { theme, depth, policy: WidthPolicy::default() };
            rig.graphics.mosaic(picture, cells, theme, look)
        };
        let first = made(&one, (10, 5), &theme, Depth::True);
        assert!(Arc::ptr_eq(&first, &made(&one, (10, 5), &theme, Depth::True)));
        for again in [
            made(&two, (10, 5), &theme, Depth::True),
            made(&one, (9, 5), &theme, Depth::True),
            made(&one, (10, 5), &other, Depth::True),
            made(&one, (10, 5), &theme, Depth::Ansi256),
        ] {
            assert!(!Arc::ptr_eq(&first, &again));
        }
    }
}
