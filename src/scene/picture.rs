//! Pictures on a screen: which cells each has, and the frame that stands there where it cannot be drawn.

use super::{Page, Role, Run, Screen};
use crate::deck::Spot;
use crate::picture::Picture;
use crate::text::{Ambiguous, Measure, WidthPolicy, clean, fit, slice, wrap};

/// The cells that a picture has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed {
    /// The picture's file, as the deck names it.
    pub file: String,
    /// The first row, from 0.
    pub row: u16,
    /// The first column, from 0.
    pub column: u16,
    /// How many columns it has.
    pub columns: u16,
    /// How many rows it has.
    pub rows: u16,
    /// The step that reveals it; 0 is there from the start.
    pub step: usize,
    /// What of the slide it belongs to.
    pub spot: Option<Spot>,
    /// The picture itself, where it is there; a layout knows none.
    pub picture: Option<Picture>,
}

/// Cells for a picture in a galley: the row that has them is their first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    /// The picture's file.
    pub file: String,
    /// The column on the page, from 0.
    pub column: usize,
    /// How many columns it has.
    pub columns: usize,
    /// How many rows it has.
    pub rows: usize,
    /// The step that reveals it.
    pub step: usize,
    /// What of the slide it belongs to.
    pub spot: Option<Spot>,
}

/// What has become of a picture.
#[derive(Clone, Debug)]
pub enum Found {
    /// It is here.
    Here(Picture),
    /// It will be here in a moment, and its cells are empty until then.
    Coming,
    /// It is not shown: why, where it is at fault.
    Absent(Option<String>),
}

impl Screen {
    /// Puts pictures into their cells, and frames where they are not.
    pub fn fill(&mut self, page: Page, find: impl Fn(&str) -> Found) {
        for placed in std::mem::take(&mut self.placed) {
            match find(&placed.file) {
                Found::Here(picture) => self.placed.push(Placed { picture: Some(picture), ..placed }),
                Found::Coming => {}
                Found::Absent(reason) => self.runs.extend(placed.frame(reason.as_deref(), page)),
            }
        }
    }
}

impl Slot {
    /// The slot on a page, from a row on: what is below the page is not there.
    pub(super) fn placed(self, row: usize, page: Page) -> Option<Placed> {
        let rows = self.rows.min(usize::from(page.rows).saturating_sub(row));
        let columns = self.columns.min(usize::from(page.columns).saturating_sub(self.column));
        if rows == 0 || columns == 0 {
            return None;
        }
        let Self { file, step, spot, .. } = self;
        let cells = |n: usize| u16::try_from(n).ok();
        Some(Placed {
            file,
            row: cells(row)?,
            column: cells(self.column)?,
            columns: cells(columns)?,
            rows: cells(rows)?,
            step,
            spot,
            picture: None,
        })
    }
}

impl Placed {
    /// Whether a cell is the picture's.
    pub const fn covers(&self, column: u16, row: u16) -> bool {
        column >= self.column
            && column - self.column < self.columns
            && row >= self.row
            && row - self.row < self.rows
    }

    /// The frame in the picture's place: around its file's name and, where it is at fault, the reason.
    pub fn frame(&self, reason: Option<&str>, page: Page) -> Vec<Run> {
        let (columns, rows) = (usize::from(self.columns), usize::from(self.rows));
        let run = |row: usize, column: usize, text: String, role| Run {
            step: self.step,
            spot: self.spot,
            ..Run::new(
                self.row + u16::try_from(row).unwrap_or(0),
                usize::from(self.column) + column,
                text,
                role,
            )
        };
        let mut runs = Vec::new();
        // Two rows and two columns are the frame's own.
        let is_framed = columns >= 4 && rows >= 3;
        if is_framed {
            let [corners, across, down] = frame_marks(page.policy);
            let mut corners = corners.chars();
            let mut edge = || {
                let (left, right) = (corners.next().unwrap_or('+'), corners.next().unwrap_or('+'));
                format!("{left}{}{right}", across.repeat(columns - 2))
            };
            runs.push(run(0, 0, edge(), Role::Rule));
            for row in 1..rows - 1 {
                runs.push(run(row, 0, down.to_owned(), Role::Rule));
                runs.push(run(row, columns - 1, down.to_owned(), Role::Rule));
            }
            runs.push(run(rows - 1, 0, edge(), Role::Rule));
        }
        let (inset, room) = if is_framed { (1, columns - 2) } else { (0, columns) };
        let n_free = if is_framed { rows - 2 } else { rows };
        let words = told(&self.file, reason, room, page);
        let words = &words[words.len().saturating_sub(n_free)..];
        let first = inset + n_free.saturating_sub(words.len()) / 2;
        for (i, (text, role)) in words.iter().enumerate() {
            let shift = room.saturating_sub(page.policy.columns(text)) / 2;
            runs.push(run(first + i, inset + shift, text.clone(), *role));
        }
        runs
    }
}

/// The lines in a frame: the file's name, and why it is not shown, broken to the room.
fn told(file: &str, reason: Option<&str>, room: usize, page: Page) -> Vec<(String, Role)> {
    let name = fit(&clean(file), room, page.policy).into_owned();
    let mut lines = vec![(name, Role::Muted)];
    if let Some(reason) = reason.map(clean) {
        let broken = wrap(&reason, room, page.setting(Measure::Balanced));
        lines.extend(broken.into_iter().map(|line| (slice(&reason, line.bytes).to_owned(), Role::Error)));
    }
    // One character may be wider than the room.
    lines.retain(|(text, _)| !text.is_empty() && page.policy.columns(text) <= room);
    lines
}

/// The corners, and what is drawn across and down. Lines are two columns wide where ambiguous characters are.
const fn frame_marks(policy: WidthPolicy) -> [&'static str; 3] {
    match policy.ambiguous {
        Ambiguous::Narrow | Ambiguous::Print => ["┌┐└┘", "─", "│"],
        Ambiguous::Wide => ["++++", "-", "|"],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck;
    use crate::scene::lay_out;
    use crate::text::large::Blocks;
    use crate::text::{Clusters, Lang, Strictness};

    fn page(columns: u16, rows: u16) -> Page {
        let policy = WidthPolicy { ambiguous: Ambiguous::Narrow, clusters: Clusters::Plain };
        Page {
            columns,
            rows,
            policy,
            lang: Lang::ZhHant,
            strictness: Strictness::Strict,
            blocks: Blocks::None,
            links: crate::scene::Links::Listed,
        }
    }

    /// The screens of a slide, its pictures of this shape drawn as frames without words.
    #[track_caller]
    fn check(slide: &str, (columns, rows): (u16, u16), shape: (u32, u32), expected: &str) {
        let deck = deck::read(&format!("lang: zh-Hant\nslides:\n- {}", slide.replace('\n', "\n  "))).unwrap();
        let page = page(columns, rows);
        let mut scene = lay_out(&deck.slides[0].shaped(|_| Some(shape)), page);
        let drawn = |screen: &mut Screen| {
            screen.fill(page, |_| Found::Absent(None));
            crate::export::text::screen(&screen.runs, page)
        };
        let screens: Vec<String> = scene.screens.iter_mut().map(drawn).collect();
        assert_eq!(screens.join("-\n"), expected, "{}", screens.join("-\n"));
    }

    #[test]
    fn a_photo_has_its_words_below_it() {
        check(
            "photo: 新碼頭的吊機\nimage: a.jpg",
            (30, 9),
            (3, 2),
            "    ┌───────────────────┐
    │                   │
    │                   │
    │       a.jpg       │
    │                   │
    │                   │
    └───────────────────┘
    新碼頭的吊機
\n",
        );
    }

    #[test]
    fn where_there_is_no_room_for_a_photo_its_words_or_its_file_are_told() {
        check("photo: 吊機\nimage: a.jpg", (30, 4), (3, 2), "\n  ▣ 吊機\n\n\n");
        // Words alone stand where a quotation would.
        check("photo: 吊機", (30, 6), (3, 2), "\n\n  ▣ 吊機\n\n\n\n");
        check("photo: ''\nimage: a.jpg", (30, 3), (3, 2), "  ▣ a.jpg\n\n\n");
    }

    #[test]
    fn a_picture_stands_beside_what_a_slide_says_on_a_wide_page() {
        check(
            "heading: 為何現在\npoints: [明年啟用]\nimage: a.jpg\ncaption: 吊機",
            (64, 10),
            (1, 1),
            "    為何現在

    • 明年啟用                         ┌────────┐
                                       │        │
                                       │ a.jpg  │
                                       │        │
                                       └────────┘
                                       吊機

\n",
        );
    }

    #[test]
    fn a_picture_stands_over_what_a_slide_says_on_a_narrow_page() {
        check(
            "heading: 題\nbody: 明年啟用\nimage: a.jpg",
            (30, 16),
            (3, 2),
            "

  題

      ┌────────────────┐
      │                │
      │     a.jpg      │
      │                │
      │                │
      └────────────────┘

  明年啟用



\n",
        );
    }

    #[test]
    fn a_frame_says_what_is_wrong_in_as_many_lines_as_it_has_room_for() {
        let placed = |columns, rows| Placed {
            file: "a.jpg".to_owned(),
            row: 0,
            column: 0,
            columns,
            rows,
            step: 0,
            spot: None,
            picture: None,
        };
        let page = page(14, 5);
        let drawn = |columns, rows| {
            let runs = placed(columns, rows).frame(Some("no such file"), page);
            crate::export::text::screen(&runs, page)
        };
        assert_eq!(drawn(12, 5), "┌──────────┐\n│  a.jpg   │\n│ no such  │\n│   file   │\n└──────────┘\n");
        assert_eq!(drawn(14, 3), "┌────────────┐\n│no such file│\n└────────────┘\n\n\n");
        let wide = Page { policy: WidthPolicy { ambiguous: Ambiguous::Wide, ..page.policy }, ..page };
        let runs = placed(8, 3).frame(None, wide);
        assert_eq!(crate::export::text::screen(&runs, wide), "+------+\n|a.jpg |\n+------+\n\n\n");
    }

    #[test]
    fn a_picture_has_no_cell_that_is_not_on_the_page() {
        let deck = deck::read("slides:\n- {photo: [{text: a, image: b}, {text: c, image: d}]}\n- {points: [a], image: b, caption: c}\n- {cover: a, photo: {text: b, image: c}}\n").unwrap();
        for slide in &deck.slides {
            for columns in 0..90 {
                for rows in 0..30 {
                    for shape in [(1, 1), (100, 1), (1, 100)] {
                        let page = page(columns, rows);
                        let scene = lay_out(&slide.shaped(|_| Some(shape)), page);
                        for placed in scene.screens.iter().flat_map(|screen| &screen.placed) {
                            assert!(
                                placed.column + placed.columns <= columns && placed.row + placed.rows <= rows
                            );
                            let on_it = |run: &&Run| placed.covers(run.column, run.row);
                            let runs = scene.screens.iter().flat_map(|screen| &screen.runs);
                            assert_eq!(
                                runs.filter(on_it).filter(|_| scene.screens.len() == 1).count(),
                                0,
                                "{columns}x{rows}"
                            );
                        }
                    }
                }
            }
        }
    }
}
