//! Slide + page → screens of placed runs with roles. No colours, no escapes, no IO.
//!
//! A scene is a value: the same slide on the same page gives the same scene. Any size is laid out, 0×0 too, and what
//! does not fit goes on to a next screen of the same slide. `galley` sets text into rows of any length; `layout`
//! makes a slide's galley; here the galley is cut into screens.

mod foot;
mod galley;
mod layout;
mod marked;
mod picture;
mod role;
mod spots;

pub use foot::{Lead, Links};
pub use galley::{Align, Block, Frame, Galley, Piece, Row, Stand, set};
pub use picture::{Found, Placed, Slot};
pub use role::Role;
use spots::Spots;

use crate::deck::{Deck, Slide, Spot};
use crate::text::large::{Blocks, Drawn, Face, Large};
use crate::text::{Ambiguous, Lang, Measure, Setting, Strictness, WidthPolicy, clean, fit};

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
    /// How strictly Chinese and Japanese are broken.
    pub strictness: Strictness,
    /// What large type is drawn with.
    pub blocks: Blocks,
    /// What becomes of links.
    pub links: Links,
}

/// A slide laid out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scene {
    /// Its screens, at least one. Whoever changes them makes another scene of them.
    pub screens: Vec<Screen>,
    spots: Spots,
}

/// One screenful.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Screen {
    /// The runs on it; none overlaps another.
    pub runs: Vec<Run>,
    /// The pictures on it, under the runs.
    pub placed: Vec<Placed>,
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
    /// How it is drawn: in large type a run a row, each with the words whole.
    pub drawn: Drawn,
    /// What it leads to.
    pub lead: Option<Lead>,
}

impl Run {
    /// A run that is none of a slide's words: a footer, a rule, a mark.
    pub fn new(row: u16, column: usize, text: impl Into<String>, role: Role) -> Self {
        let column = u16::try_from(column).unwrap_or(u16::MAX);
        Self {
            row,
            column,
            text: text.into(),
            role,
            step: 0,
            spot: None,
            drawn: Drawn::default(),
            lead: None,
        }
    }

    /// The columns that it takes.
    pub fn columns(&self, policy: WidthPolicy) -> usize {
        policy.columns(&self.text) * self.drawn.face.columns()
    }
}

impl Screen {
    /// The same screen with a marking over it and below it, on a page of so many columns and rows without these two.
    #[must_use]
    pub fn marked(mut self, marking: &str, (columns, rows): (u16, u16), policy: WidthPolicy) -> Self {
        for run in &mut self.runs {
            run.row += 1;
        }
        for placed in &mut self.placed {
            placed.row += 1;
        }
        let columns = usize::from(columns);
        let text = fit(&clean(marking), columns, policy).into_owned();
        let column = columns.saturating_sub(policy.columns(&text)) / 2;
        let marking = |row| Run::new(row, column, text.clone(), Role::Marking);
        self.runs.extend([marking(0), marking(rows + 1)]);
        self
    }

    /// The words in large type, a line a line.
    pub fn large(&self) -> String {
        let large = self.runs.iter().filter(|run| run.drawn.face != Face::Text && run.drawn.row == 0);
        let large: Vec<&Run> = large.collect();
        let lines = large.chunk_by(|a, b| a.row == b.row);
        lines.map(|line| line.iter().map(|run| &*run.text).collect()).collect::<Vec<String>>().join("\n")
    }
}

impl Page {
    /// A page for a deck: its language and its strictness. All type on it is ordinary.
    pub fn of(deck: &Deck, columns: u16, rows: u16, policy: WidthPolicy) -> Self {
        let lang = deck.language();
        let strictness = deck.line_break.unwrap_or_default();
        Self { columns, rows, policy, lang, strictness, blocks: Blocks::None, links: Links::Listed }
    }

    /// The same typography on another page.
    #[must_use]
    pub const fn resized(self, columns: u16, rows: u16, policy: WidthPolicy) -> Self {
        Self { columns, rows, policy, ..self }
    }

    /// The same page with large type on it, unless `deck` or whoever asks has none.
    #[must_use]
    pub fn with_blocks(self, blocks: Blocks, deck: &Deck) -> Self {
        let blocks = if deck.large == Large::Off { Blocks::None } else { blocks };
        Self { blocks, ..self }
    }

    /// The same page for whoever can follow links on it, or not.
    #[must_use]
    pub const fn with_links(self, links: Links) -> Self {
        Self { links, ..self }
    }

    /// A character of a drawn line, or its like in ASCII where the terminal draws such characters two columns wide.
    const fn line(self, drawn: &'static str, ascii: &'static str) -> &'static str {
        match self.policy.ambiguous {
            Ambiguous::Narrow | Ambiguous::Print => drawn,
            Ambiguous::Wide => ascii,
        }
    }

    /// The same page in the language of a slide, where that has one of its own.
    const fn in_language_of(self, slide: &Slide) -> Self {
        match slide.lang {
            Some(lang) => Self { lang, ..self },
            None => self,
        }
    }

    /// How text is broken on it.
    pub const fn setting(self, measure: Measure) -> Setting {
        Setting { policy: self.policy, lang: self.lang, strictness: self.strictness, measure }
    }
}

impl Scene {
    /// A scene of these screens.
    pub fn new(screens: Vec<Screen>) -> Self {
        let spots = Spots::of(&screens);
        Self { screens, spots }
    }

    /// The screen (from 0) that shows `spot`: the first one with the run that the spot is in, or else that it follows.
    pub fn screen_at(&self, spot: Spot) -> usize {
        self.spots.screen_at(spot)
    }

    /// The first spot that this screen shows and none before it does: where a talk stands that has come to it.
    ///
    /// Nothing where the screen shows only what stood on others already, such as the name of a table's column.
    pub fn first_spot(&self, screen_idx: usize) -> Option<Spot> {
        self.spots.first(screen_idx)
    }

    /// What stands at a cell of a screen: the last run that begins at or before the column.
    pub fn spot_at(&self, screen_idx: usize, column: u16, row: u16) -> Option<Spot> {
        let screen = self.screens.get(screen_idx)?;
        if let Some(placed) = screen.placed.iter().find(|p| p.covers(column, row)) {
            return placed.spot;
        }
        let on_row = screen.runs.iter().filter(|r| r.row == row);
        on_row.filter(|r| r.column <= column).max_by_key(|r| r.column)?.spot
    }
}

impl Screen {
    /// What of the slide stands on it, in words and in pictures.
    fn spots(&self) -> impl Iterator<Item = Spot> {
        let of_pictures = self.placed.iter().filter_map(|p| p.spot);
        self.runs.iter().filter_map(|r| r.spot).chain(of_pictures)
    }
}

/// Lays a slide out on a page.
pub fn lay_out(slide: &Slide, page: Page) -> Scene {
    foot::lay_out(slide, page.in_language_of(slide))
}

/// Lays a slide out on a page that is as high as it needs, with a free row between its parts: for text to read on.
pub fn lay_out_long(slide: &Slide, page: Page) -> Scene {
    let page = Page { rows: u16::MAX, ..page.in_language_of(slide) };
    paginate(Galley { stand: Stand::Top, margin: 0, ..foot::galley(slide, page) }, page)
}

/// Lays a slide out without free rows between its parts: for lists to look something up in.
pub fn lay_out_close(slide: &Slide, page: Page) -> Scene {
    let page = page.in_language_of(slide);
    let mut galley = foot::galley(slide, page);
    for block in &mut galley.blocks {
        block.gap = 0;
    }
    paginate(Galley { stand: Stand::Top, ..galley }, page)
}

/// Makes the gaps of a galley larger with the page, as far as all of it stays on one screen.
///
/// What takes several screens has a free row between its parts. Points have none where one screen can hold them so, or
/// where screens are too low to spare any.
fn spaced(mut galley: Galley, page: Page) -> Galley {
    let rows = usize::from(page.rows).max(1);
    let n_beside = |spacing: usize| galley.n_head(spacing) + galley.aside.len();
    if galley.is_set {
        let n_rows = |spacing: usize| galley.n_rows(1) + (spacing - 1) * galley.head_gap;
        let fits = |spacing: &usize| n_rows(*spacing).max(n_beside(*spacing)) <= rows;
        galley.head_gap *= (1..=layout::spacing(page)).rev().find(fits).unwrap_or(1);
        return galley;
    }
    let fits = |spacing: &usize| galley.n_rows(*spacing).max(n_beside(*spacing)) <= rows;
    let least = usize::from(!galley.closes);
    let several = usize::from(!galley.closes || rows >= layout::LOW);
    let spacing = (least..=layout::spacing(page)).rev().find(fits).unwrap_or(several);
    galley.head_gap *= spacing.max(1);
    for block in &mut galley.blocks {
        block.gap *= spacing;
    }
    galley
}

/// Cuts a galley into screens of the page's rows.
pub fn paginate(galley: Galley, page: Page) -> Scene {
    let rows = usize::from(page.rows).max(1);
    let Galley { stand, margin, .. } = galley;
    let (aside, n_head) = (galley.aside.clone(), galley.n_head(1));
    // Below a heading, what stands beside the content is part of it; else each is centred by itself.
    let n_beside = if n_head > 0 || stand != Stand::Centred { n_head + aside.len() } else { 0 };
    // A screen that is full without margins is better than two.
    let screens = if galley.n_rows(1) <= rows { cut(galley, rows) } else { cut(galley, rows - 2 * margin) };
    let is_single = screens.len() == 1;
    let place_screen = |screen: Vec<Row>| {
        let top_of = |n_rows: usize| {
            let n_free = rows - n_rows.min(rows);
            // Things look centred a little above the middle.
            let centred = n_free * 2 / 5;
            match stand {
                Stand::Centred if is_single => centred,
                Stand::Raised if is_single => centred.min(rows / 4),
                _ => margin.min(n_free),
            }
        };
        let top = top_of(screen.len().max(if is_single { n_beside } else { 0 }));
        let mut placed = place(screen, top, page);
        if !aside.is_empty() {
            let top = if n_beside == 0 { top_of(aside.len()) } else { top + n_head };
            let beside = place(aside.clone(), top.min(rows.saturating_sub(aside.len())), page);
            placed.runs.extend(beside.runs);
            placed.placed.extend(beside.placed);
        }
        placed
    };
    Scene::new(screens.into_iter().map(place_screen).collect())
}

/// Cuts a galley into screens of at most so many rows, at least one.
fn cut(galley: Galley, rows: usize) -> Vec<Vec<Row>> {
    let Galley { mut head, head_gap, under, blocks, .. } = galley;
    if !head.is_empty() {
        head.extend(std::iter::repeat_n(Row::default(), head_gap));
    }
    head.extend(under);
    // The heading stands over each screen where three rows are left for what it heads.
    let repeated = if rows >= head.len() + 3 { head.clone() } else { Vec::new() };
    let capacity = rows - repeated.len();
    let mut screens: Vec<Vec<Row>> = Vec::new();
    let mut current: Vec<Row> = head;
    // A heading alone may be longer than the page.
    while current.len() > rows {
        let rest = current.split_off(rows);
        screens.push(std::mem::replace(&mut current, rest));
    }
    let (mut is_fresh, mut is_kept) = (true, false);
    let mut blocks = blocks.into_iter().peekable();
    while let Some(block) = blocks.next() {
        let gap = if is_fresh { 0 } else { block.gap };
        let next = blocks.peek().filter(|_| block.keep_with_next);
        let n_together = block.rows.len() + next.map_or(0, |next| next.gap + next.rows.len());
        let n_begun = block.rows.len() + next.map_or(0, |next| next.gap + next.rows.len().min(1));
        // What would fit on a screen of its own is not parted; what would not, starts where it stands, a name with the
        // first row of what it names.
        let n_whole = if n_together <= capacity { n_together } else { n_begun };
        if !is_fresh && !is_kept && current.len() + gap + n_whole > rows && n_whole <= capacity {
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
        (is_fresh, is_kept) = (false, block.keep_with_next);
    }
    screens.push(current);
    drop_blank(screens, repeated.len())
}

/// Leaves out screens with nothing to see below the heading: blank lines of program text, or a point without words,
/// may come to a screen of their own.
fn drop_blank(mut screens: Vec<Vec<Row>>, n_repeated: usize) -> Vec<Vec<Row>> {
    let is_blank =
        |row: &Row| row.slots.is_empty() && row.pieces.iter().all(|piece| piece.text.trim().is_empty());
    let mut n_head = 0;
    screens.retain(|screen| !screen.iter().skip(std::mem::replace(&mut n_head, n_repeated)).all(is_blank));
    if screens.is_empty() {
        screens.push(Vec::new());
    }
    screens
}

fn place(rows: Vec<Row>, top: usize, page: Page) -> Screen {
    let mut screen = Screen::default();
    for (i, row) in rows.into_iter().enumerate() {
        for slot in row.slots {
            screen.last_step = screen.last_step.max(slot.step);
            screen.placed.extend(slot.placed(top + i, page));
        }
        for piece in row.pieces {
            let (Ok(row_idx), Ok(column)) = (u16::try_from(top + i), u16::try_from(piece.column)) else {
                continue;
            };
            if row_idx >= page.rows.max(1) || piece.text.is_empty() {
                continue;
            }
            screen.last_step = screen.last_step.max(piece.step);
            let Piece { text, role, step, spot, drawn, lead, .. } = piece;
            screen.runs.push(Run { row: row_idx, column, text, role, step, spot, drawn, lead });
        }
    }
    screen
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck::{self, Element, Part, arbitrary};
    use crate::text::large::Blocks;
    use crate::text::{Ambiguous, Clusters, graphemes};
    use proptest::prelude::*;
    use std::collections::{BTreeMap, HashSet};

    fn page(columns: u16, rows: u16, lang: Lang) -> Page {
        Page {
            columns,
            rows,
            policy: WidthPolicy::default(),
            lang,
            strictness: Strictness::Strict,
            blocks: Blocks::None,
            links: Links::Listed,
        }
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

    /// What a file says reaches a terminal and a picture by these runs alone.
    #[test]
    fn no_run_holds_what_must_not_reach_a_terminal() {
        let raw = "一\u{1b}[31m二\u{9b}三\u{202e}四\u{e0041}五\u{fff9}";
        let slide = Slide {
            heading: Some(raw.to_owned()),
            content: deck::Content::Points {
                points: vec![deck::Point { aside: deck::Aside::by(raw).boxed(), ..deck::Point::new(raw) }],
                numbered: false,
            },
            ..Slide::new(deck::Content::Section)
        };
        let scene = lay_out(&slide, page(60, 20, Lang::ZhHant));
        let runs: Vec<&Run> = scene.screens.iter().flat_map(|screen| &screen.runs).collect();
        let shown = |text: &str| runs.iter().filter(|run| run.text.contains(text)).count();
        assert_eq!(shown("[31m二三四五"), 3, "{runs:?}");
        assert!(runs.iter().all(|run| !run.text.contains(crate::text::clean::is_unsafe)), "{runs:?}");
    }

    #[test]
    fn a_name_over_points_is_on_the_screen_of_the_first_of_them() {
        // Below a picture the name has one row left, and the point is higher than a screen.
        check(
            "heading: 甲\nimage: x.png\ncaption: 新碼頭的無人吊機在夜裏\npoints:\n- {text: 一, by: 林海生, about: 港務局今日公布的一套新的船舶規例和收費}\n- {text: 二, by: 林海生}",
            26,
            4,
            "  甲
  ▣ 新碼頭的無人吊機
    在夜裏

-
  甲
  林海生
  • 一
    （港務局今日公布的
-
  甲
    一套新的船舶規例和
    收費）
  • 二
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
    fn a_row_of_program_text_hangs_from_the_mark_of_the_one_it_goes_on_from() {
        check(
            "code: |\n  x = 1  # 港務局今日公布，新碼頭啟用。\n  y = 2",
            26,
            5,
            "  x = 1  # 港務局今日公\n  ↪ 布，新碼頭啟用。\n  y = 2\n\n\n",
        );
    }

    #[test]
    fn numbers_stand_under_each_other() {
        let points = (1..=10).map(|n| format!("第{n}點")).collect::<Vec<_>>().join(", ");
        let lines = "   1. 第1點\n   2. 第2點\n   3. 第3點\n   4. 第4點\n   5. 第5點\n   6. 第6點\n   7. 第7點\n   8. 第8點\n   9. 第9點\n  10. 第10點\n\n\n";
        check(&format!("points: [{points}]\nnumbered: true"), 30, 12, lines);
    }

    #[test]
    fn a_figure_has_its_numbers_so_far_beside_it_as_a_line_and_in_words() {
        let slide = "figures: [{value: 三千個, label: 每日處理的貨櫃, trend: [98, ~, 110, 120.5]}]";
        check(slide, 40, 4, "  三千個  每日處理的貨櫃\n          ▁ ▅█  98 → — → 110 → 120.5\n\n\n");
        check(slide, 18, 6, " 三千個\n 每日處理的貨櫃\n ▁ ▅█  98\n       → — → 110\n       → 120.5\n\n");
        let deck = deck::read(&format!("lang: zh-Hant\nslides:\n- {slide}")).unwrap();
        // Where blocks may be two columns wide the words say it alone, and where nothing is drawn.
        let policy = WidthPolicy { ambiguous: Ambiguous::Wide, ..WidthPolicy::default() };
        let wide = Page { policy, ..page(40, 4, Lang::ZhHant) };
        let drawn = draw(&lay_out(&deck.slides[0], wide), wide);
        assert!(drawn.contains("98 -> - -> 110 -> 120.5") && !drawn.contains('▅'), "{drawn}");
        let page = page(50, 4, Lang::ZhHant);
        let drawn = draw(&lay_out(&deck.slides[0].in_words(), page), page);
        assert!(drawn.contains("每日處理的貨櫃 (98 → — → 110 → 120.5)"), "{drawn}");
    }

    #[test]
    fn points_that_are_marked_hang_from_what_they_are_marked_as() {
        let slide = "points: ['[ ] 交件', '[x] 驗收', '[!] 停電', '[?] 存']";
        check(slide, 20, 5, " ☐  交件\n ☑  驗收\n ⚠  停電\n •  [?] 存\n\n");
        let numbered = format!("{slide}\nnumbered: true");
        check(&numbered, 20, 4, " 1. ☐  交件\n 2. ☑  驗收\n 3. ⚠  停電\n 4. [?] 存\n");
        // Where boxes may be drawn two columns wide they are letters.
        let deck = deck::read(&format!("lang: zh-Hant\nslides:\n- {slide}")).unwrap();
        let policy = WidthPolicy { ambiguous: Ambiguous::Wide, ..WidthPolicy::default() };
        let page = Page { policy, ..page(20, 4, Lang::ZhHant) };
        let drawn = draw(&lay_out(&deck.slides[0], page), page);
        assert_eq!(drawn.lines().take(3).collect::<Vec<_>>(), [" [ ] 交件", " [x] 驗收", " [!] 停電"]);
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
    fn marks_inside_a_line_are_roles() {
        let deck = deck::read("slides:\n- body: '甲**乙** *丙* `丁`'").unwrap();
        let scene = lay_out(&deck.slides[0], page(20, 8, Lang::ZhHant));
        let runs = scene.screens[0].runs.iter().map(|run| (run.text.trim(), run.role));
        let runs: Vec<(&str, Role)> = runs.filter(|(text, _)| !text.is_empty()).collect();
        let expected = [("甲", Role::Text), ("乙", Role::Strong), ("丙", Role::Emphasis), ("丁", Role::Code)];
        assert_eq!(runs, expected);
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

    /// What the property below found, kept as it was found.
    #[test]
    fn small_pages_lose_nothing() {
        // A heading longer than the page goes on before what it heads.
        check("heading: 港口自動化\npoints: [一]", 6, 1, "港口\n-\n自動化\n-\n• 一\n");
        // Blank lines of program text are no screen of their own.
        check("code: \"a\\n\\n\\nb\"", 6, 1, "a\n-\nb\n");
        // A name is no text with marks.
        check("quote: 一\nby: '*甲*'", 12, 3, "  一\n  —— *甲*\n\n");
        // Who says all points is named over them, where a point fits below, or else beside each.
        let points = "points: [{text: 一, by: 甲}, {text: 二, by: 甲}]";
        check(points, 14, 3, " 甲\n • 一\n • 二\n");
        check(points, 14, 1, " • 一 〔甲〕\n-\n • 二 〔甲〕\n");
        check("points: [{text: '', by: 甲}]", 6, 1, "•\n-\n  〔甲\n-\n  〕\n");
    }

    /// The words in large type on a page with half blocks, a line a line, and the columns that a character takes.
    #[track_caller]
    fn check_large(slide: &str, columns: u16, rows: u16, expected: &str) {
        let deck = deck::read(&format!("lang: zh-Hant\nslides:\n- {}", slide.replace('\n', "\n  "))).unwrap();
        let page = Page { blocks: Blocks::Half, ..page(columns, rows, Lang::ZhHant) };
        let scene = lay_out(&deck.slides[0], page);
        assert_eq!(scene.screens.len(), 1);
        let face = scene.screens[0].runs.iter().map(|run| run.drawn.face.columns()).max();
        assert_eq!(format!("{} × {}", scene.screens[0].large(), face.unwrap_or(0)), expected);
    }

    #[test]
    fn what_matters_most_is_as_large_as_the_page_has_room_for() {
        check_large("cover: 綠色航運\nby: 林海生", 120, 40, "綠色航運 × 12");
        check_large("cover: 綠色航運\nby: 林海生", 80, 24, "綠色航運 × 6");
        check_large("cover: 綠色航運\nby: 林海生", 40, 12, " × 1");
        check_large("figures: [{value: 12.5%, label: 增幅}]", 80, 24, "12.5% × 12");
        check_large("heading: 航運\npoints: [一]", 120, 40, " × 1");
    }

    #[test]
    fn large_lines_end_with_their_phrases() {
        let title = "林海生：以綠色航運為本 為海灣城市開新局";
        check_large(&format!("cover: {title}"), 120, 40, "林海生：\n以綠色航運為本\n為海灣城市開新局 × 6");
        // Where no line would, type is ordinary.
        check_large(&format!("cover: {title}"), 80, 24, " × 1");
        check_large("quote: 「我們等這一天等了十年。」", 120, 40, "「我們等這一天等了\n十年。」 × 6");
    }

    #[test]
    fn headings_of_large_pages_are_large() {
        let heading = "heading: 由構想到落成，三年之間的北灣舊碼頭\npoints: [一]";
        check_large(heading, 200, 60, "由構想到落成，\n三年之間的北灣舊碼頭 × 5");
        // Where blocks would take too much of the page, or of a line, they are as the text is.
        check_large(heading, 120, 40, " × 1");
        check_large(&heading.replace("舊碼頭", &"綠色航運".repeat(4)), 200, 60, " × 1");
        check_large(&heading.replace("一", &"一, ".repeat(50)), 200, 60, " × 1");
        // No number is smaller than what is over it.
        let figures = |value: &str| format!("heading: 甲\nfigures: [{{value: {value}, label: 丙}}]");
        check_large(&figures("三千個三千"), 200, 60, "甲\n三千個三千 × 6");
        check_large(&figures("三千個三千個三千"), 200, 60, "三千個三千個三千 × 5");
        check_large(&figures("三千個三千個三千個三千"), 200, 60, "甲 × 5");
    }

    #[test]
    fn a_terminal_that_enlarges_text_has_large_headings_on_a_usual_screen() {
        let deck = deck::read("lang: zh-Hant\nslides:\n- {heading: 綠色航運, points: [一]}").unwrap();
        let face_at = |columns, rows| {
            let page = Page { blocks: Blocks::Scaled, ..page(columns, rows, Lang::ZhHant) };
            lay_out(&deck.slides[0], page).screens[0].runs[0].drawn.face
        };
        let faces = [face_at(200, 60), face_at(120, 40), face_at(80, 24)];
        assert_eq!(faces, [Face::Scaled(3), Face::Scaled(2), Face::Text]);
    }

    #[test]
    fn figures_and_characters_stand_apart_in_large_type() {
        check_large("figures: [{value: '0宗3.5億、x', label: 意外}]", 120, 40, "0宗3.5億、x × 6");
        let deck =
            deck::read("lang: zh-Hant\nslides:\n- figures: [{value: '0宗3.5億、x', label: 意外}]").unwrap();
        let page = Page { blocks: Blocks::Half, ..page(120, 40, Lang::ZhHant) };
        let scene = lay_out(&deck.slides[0], page);
        let runs = scene.screens[0].runs.iter().filter(|run| run.drawn.row == 0 && run.role == Role::Figure);
        let runs: Vec<(&str, u16)> = runs.map(|run| (run.text.as_str(), run.column)).collect();
        let first = runs[0].1;
        let expected = [("0", 0), ("宗", 6 + 2), ("3.5", 18 + 4), ("億、x", 36 + 6)];
        assert_eq!(runs, expected.map(|(text, column)| (text, first + column)));
        for (run, byte) in scene.screens[0].runs.iter().zip([0, 1, 4, 7]) {
            assert_eq!(run.spot.map(|spot| spot.byte), Some(byte));
        }
    }

    #[test]
    fn what_a_large_figure_counts_stands_clear_below_it() {
        let deck = deck::read("lang: zh-Hant\nslides:\n- figures: [{value: 12.5%, label: 增幅}]").unwrap();
        let page = Page { blocks: Blocks::Half, ..page(40, 24, Lang::ZhHant) };
        let scene = lay_out(&deck.slides[0], page);
        let rows =
            |role: Role| scene.screens[0].runs.iter().filter(move |run| run.role == role).map(|run| run.row);
        assert_eq!(rows(Role::Figure).count(), 6);
        assert_eq!(rows(Role::Label).min(), rows(Role::Figure).max().map(|last| last + 2));
    }

    #[test]
    fn who_and_when_on_a_cover_are_read_as_one() {
        let cover = "cover: 港口\nsubtitle: 三年\nby: 林海生\ndate: '2031'";
        check(cover, 20, 9, "\n        港口\n\n        三年\n\n       林海生\n        2031\n\n\n");
    }

    #[test]
    fn a_picture_beside_text_goes_on_to_the_margin_of_a_wide_page() {
        let deck = deck::read("slides:\n- {heading: 甲, points: [一], image: x.png}").unwrap();
        let place = |columns, rows| {
            let scene = lay_out(&deck.slides[0], page(columns, rows, Lang::ZhHant));
            let placed = &scene.screens[0].placed[0];
            (placed.column, placed.columns)
        };
        assert_eq!([place(80, 24), place(120, 40), place(200, 60)], [(49, 26), (70, 42), (110, 76)]);
    }

    #[test]
    fn a_deck_may_have_no_large_type() {
        let deck = deck::read("large: off\nslides:\n- cover: 綠色航運").unwrap();
        let page = Page::of(&deck, 120, 40, WidthPolicy::default());
        assert_eq!(page.with_blocks(Blocks::Half, &deck).blocks, Blocks::None);
        assert_eq!(page.with_blocks(Blocks::Half, &Deck::default()).blocks, Blocks::Half);
    }

    #[test]
    fn gaps_grow_with_the_page_and_short_slides_stand_above_the_middle() {
        let rows = |n_rows: u16| {
            let deck = deck::read("slides:\n- heading: 題\n  points: [一, 二]").unwrap();
            let scene = lay_out(&deck.slides[0], page(80, n_rows, Lang::ZhHant));
            let mut rows: Vec<u16> = scene.screens[0].runs.iter().map(|run| run.row).collect();
            rows.dedup();
            rows
        };
        assert_eq!(rows(5), [0, 2, 3]);
        assert_eq!(rows(24), [6, 8, 10]);
        assert_eq!(rows(40), [10, 13, 16]);
        assert_eq!(rows(60), [15, 19, 23]);
    }

    const TABLE: &str = "table:\n- [年份, 吞吐量, 備註]\n- [甲年, '1,230.5', 一]\n- [乙年, '980', 颱風季節停工二十七日兩台吊機損毀]\n- [丙年, '12.25', 三]";

    #[test]
    fn numbers_stand_under_each_other_by_their_points() {
        let rule = "─".repeat(30);
        let expected = format!(
            "  年份    吞吐量  備註\n  {rule}\n  甲年  1,230.5   一\n\n  乙年    980     颱風季節停工\n                  二十七日兩台吊\n                  機損毀\n\n  丙年     12.25  三\n\n"
        );
        check(TABLE, 34, 10, &expected);
    }

    #[test]
    fn the_names_of_columns_stand_on_each_screen_of_a_table() {
        let deck = deck::read(&format!("slides:\n- {}", TABLE.replace('\n', "\n  "))).unwrap();
        let scene = lay_out(&deck.slides[0], page(34, 6, Lang::ZhHant));
        assert!(scene.screens.len() > 1);
        for screen in &scene.screens {
            assert!(screen.runs.iter().any(|run| run.row == 0 && run.text == "備註"), "{screen:?}");
        }
    }

    #[test]
    fn words_and_dates_in_cells_are_cut_only_where_there_is_no_room_for_all() {
        let table = "table: [[來源, 日期], [海港報改造舊碼頭騰出新空間, '2031-08-14']]";
        let head = format!("\n  來源        日期\n  {}\n", "─".repeat(22));
        check(table, 26, 8, &format!("{head}  海港報改造  2031-08-14\n  舊碼頭騰出\n  新空間\n\n\n"));
        let words = "table: [[A, B], [Throughput, Throughput]]";
        let rule = "─".repeat(22);
        check(words, 27, 4, &format!("  A           B\n  {rule}\n  Throughput  Throughput\n\n"));
        check(words, 22, 4, " A          B\n ────────────────────\n Through    Through\n put        put\n");
    }

    #[test]
    fn the_name_of_a_column_takes_two_lines_at_most_where_it_can() {
        let table = "table: [[港, 吞吐量（萬TEU）, 備註], [東, '1', 正在改建預計明年年底以前全部完成]]";
        let deck = deck::read(&format!("lang: zh-Hant\nslides:\n- {table}")).unwrap();
        for columns in 24..60 {
            let scene = lay_out(&deck.slides[0], page(columns, 12, Lang::ZhHant));
            let rule = scene.screens[0].runs.iter().find(|run| run.role == Role::Rule);
            let first = scene.screens[0].runs.iter().map(|run| run.row).min().unwrap();
            assert!(rule.is_none_or(|rule| rule.row - first <= 2), "{columns} columns");
        }
    }

    #[test]
    fn points_in_columns_stand_apart_where_there_is_room_and_near_their_heading() {
        let columns = "columns: [{heading: 東, points: [一, 二]}, {heading: 西, body: 三}]";
        let rows = |rows| {
            let deck = deck::read(&format!("slides:\n- {columns}")).unwrap();
            let runs = &lay_out(&deck.slides[0], page(70, rows, Lang::ZhHant)).screens[0].runs;
            let row = |text: &str| runs.iter().find(|run| run.text == text).unwrap().row;
            assert_eq!((row("東"), row("一")), (row("西"), row("三")));
            [row("一") - row("東"), row("二") - row("一")]
        };
        assert_eq!(
            [rows(4), rows(8), rows(24), rows(40), rows(60)],
            [[1, 1], [1, 2], [1, 2], [2, 3], [3, 4]]
        );
    }

    #[test]
    fn the_numbers_so_far_stand_in_a_row_beside_a_smaller_figure() {
        let figures = "figures: [{value: 120萬, label: 全年, trend: [90, 96, 98, 110, 120]}]";
        check_large(figures, 120, 40, "120萬 × 6");
        check_large("figures: [{value: 120萬, label: 全年}]", 120, 40, "120萬 × 12");
        // What would not do so in any type is no reason for a smaller one.
        let long = figures.replace("[90", &format!("[90{}", ", 90".repeat(30)));
        check_large(&long, 120, 40, "120萬 × 12");
    }

    #[test]
    fn a_rule_is_drawn_in_ascii_where_lines_are_two_columns_wide() {
        let deck = deck::read("slides:\n- table: [[甲, 乙], [一, 二]]").unwrap();
        let policy = WidthPolicy { ambiguous: Ambiguous::Wide, ..WidthPolicy::default() };
        let scene = lay_out(&deck.slides[0], Page { policy, ..page(30, 8, Lang::ZhHant) });
        assert!(scene.screens[0].runs.iter().any(|run| run.role == Role::Rule && run.text == "------"));
    }

    #[test]
    fn lines_of_code_are_numbered_and_marked_step_by_step() {
        let slide = "code: |-\n  let a = 1;\n\n  // 港口\nlanguage: rust\nhighlight: [1, 3]";
        check(slide, 40, 6, "  rust\n  ▌1  let a = 1;\n   2\n  ▌3  // 港口\n\n\n");
        let deck = deck::read(&format!("slides:\n- {}", slide.replace('\n', "\n  "))).unwrap();
        let slide = &deck.slides[0];
        let scene = lay_out(slide, page(40, 6, Lang::ZhHant));
        let screen = &scene.screens[0];
        let marks: Vec<(u16, usize)> = screen
            .runs
            .iter()
            .filter(|run| run.role == Role::Marker)
            .map(|run| (run.row, run.step))
            .collect();
        assert_eq!((marks, screen.last_step, slide.n_steps()), (vec![(1, 1), (3, 2)], 2, 2));
        assert_eq!(slide.spots_of_steps()[2], Some(Spot { element_idx: 1, byte: 12 }));
        let roles: Vec<(&str, Role)> =
            screen.runs.iter().filter(|run| run.row == 1).map(|run| (run.text.trim(), run.role)).collect();
        assert_eq!(
            roles[..4],
            [("let", Role::CodeKeyword), ("a =", Role::Code), ("1", Role::CodeNumber), (";", Role::Code)]
        );
        // The panel is as wide as the text may be, on each row.
        for row in 1..4 {
            let on_row = screen.runs.iter().filter(|run| run.row == row && run.role != Role::Marker);
            assert_eq!(on_row.map(|run| run.columns(WidthPolicy::default())).sum::<usize>(), 35);
        }
    }

    #[test]
    fn a_last_line_of_a_few_characters_is_evened() {
        let text = "港務局今日公布一套新的船舶規例並於明年六月一日起正式實施";
        check(
            &format!("body: {text}"),
            54,
            4,
            "  港務局今日公布一套新的船舶規例並於明年六月\n  一日起正式實施\n\n\n",
        );
    }

    #[test]
    fn words_go_down_to_the_name_that_has_no_room_behind_them() {
        check(
            "points: [{text: 港務局今日公布一套新的船舶規例, by: 林海生}]",
            38,
            4,
            "  • 港務局今日公布一套新的\n    船舶規例 〔林海生〕\n\n\n",
        );
    }

    #[test]
    fn columns_begin_on_one_row() {
        let expected = format!("{0:5}東{0:27}│  西\n{0:5}一{0:27}│  • 二\n\n\n", "");
        check("columns: [{heading: 東, body: 一}, {heading: 西, points: [二]}]", 70, 4, &expected);
    }

    #[test]
    fn where_links_lead_stands_at_the_foot_of_the_screen_that_has_them() {
        let slide =
            "heading: 甲\npoints: ['見[港務局](https://a.example/x)，又見[新聞處](https://b.example)。', 二]";
        check(
            slide,
            26,
            11,
            "  甲\n\n  • 見港務局¹，又見新聞\n    處²。\n\n  • 二\n\n\n  ────────────\n  ¹ https://a.example/x\n  ² https://b.example\n",
        );
        // Each screen has its own.
        let several = "points: ['[甲](https://a.example)', 二, 三, 四, 五, 六, '[七](https://b.example)']";
        check(
            several,
            26,
            9,
            "  • 甲¹\n  • 二\n  • 三\n  • 四\n  • 五\n  • 六\n\n  ────────────\n  ¹ https://a.example\n-\n  • 七²\n\n\n\n\n\n\n  ────────────\n  ² https://b.example\n",
        );
        // Who can follow them needs none of it.
        let deck = deck::read(&format!("lang: zh-Hant\nslides:\n- {}", slide.replace('\n', "\n  "))).unwrap();
        let page = page(26, 11, Lang::ZhHant).with_links(Links::Followed);
        let scene = lay_out(&deck.slides[0], page);
        assert_eq!(draw(&scene, page), "\n\n  甲\n\n  • 見港務局，又見新\n    聞處。\n\n  • 二\n\n\n\n");
        let leads: Vec<_> = scene.screens[0].runs.iter().filter_map(|run| run.lead.clone()).collect();
        let at = |byte| Some(Spot { element_idx: 1, byte });
        assert_eq!(
            leads,
            [
                Lead::To("https://a.example/x".into(), at(3)),
                // On two rows it is one.
                Lead::To("https://b.example".into(), at(21)),
                Lead::To("https://b.example".into(), at(21)),
            ]
        );
    }

    #[test]
    fn where_links_lead_comes_behind_all_where_it_would_take_too_much_of_a_screen() {
        let slide = "points: ['[甲](https://a.example/very/long/path)', 二, 三]";
        let notes = "  ¹ https://a.example/\n    very/long/path\n";
        check(slide, 26, 5, &format!("  • 甲¹\n  • 二\n  • 三\n{notes}"));
        check(slide, 26, 4, &format!("  • 甲¹\n  • 二\n  • 三\n\n-\n{notes}\n\n"));
    }

    #[test]
    fn what_is_measured_to_stand_on_a_line_has_room_for_its_mark() {
        for (slide, rows) in [
            (
                "table: [[年, 個], [甲, '[1,230.5](https://a.example)'], [乙, '98']]",
                ["  甲  1,230.5¹\n", "  乙     98\n"],
            ),
            (
                "figures: [{value: '[98](https://a.example)', label: 港口新碼頭}]",
                ["  98¹  港口新碼頭\n", "  ¹ https://a.example\n"],
            ),
        ] {
            let deck = deck::read(&format!("slides:\n- {slide}")).unwrap();
            let page = page(30, 9, Lang::ZhHant);
            let drawn = draw(&lay_out(&deck.slides[0], page), page);
            assert!(rows.iter().all(|row| drawn.contains(row)), "{drawn}");
        }
    }

    #[test]
    fn a_mark_stays_with_its_word_and_is_plain_where_raised_digits_are_wide() {
        let words: String =
            (1..=30).map(|n| format!("[港](https://a.example/{n})")).collect::<Vec<_>>().concat();
        let deck = deck::read(&format!("slides:\n- body: '{words}'\n")).unwrap();
        let wide = WidthPolicy { ambiguous: Ambiguous::Wide, ..WidthPolicy::default() };
        for (policy, third) in [(WidthPolicy::default(), "港³"), (wide, "港[3]")] {
            for columns in 16..40 {
                let page = Page { policy, ..page(columns, 400, Lang::ZhHant) };
                let scene = lay_out(&deck.slides[0], page);
                assert!(draw(&scene, page).contains(third));
                let mut first_of: BTreeMap<u16, &Run> = BTreeMap::new();
                for run in &scene.screens[0].runs {
                    let first = first_of.entry(run.row).or_insert(run);
                    *first = if run.column < first.column { run } else { *first };
                }
                let is_mark = |run: &&Run| matches!(run.lead, Some(Lead::Note(_)));
                assert_eq!(
                    first_of.into_values().find(is_mark),
                    None,
                    "a row of {columns} columns begins with a mark"
                );
            }
        }
    }

    #[test]
    fn each_screen_of_a_small_page_can_be_stood_at() {
        for slide in [
            "photo: 船\n  image: c.jpg",
            "points: [{text: '', by: 甲}]",
            "points: [{text: 港口自動化三年回顧與展望, by: 海灣港務局局長林海生}, {text: 二, by: 海灣港務局局長林海生}]",
        ] {
            let deck = deck::read(&format!("slides:\n- {slide}")).unwrap();
            for rows in 0..8 {
                let page = page(14, rows, Lang::ZhHant);
                check_spots(&deck.slides[0], &lay_out(&deck.slides[0], page), page).unwrap();
            }
        }
    }

    const BLOCKS: [Blocks; 4] = [Blocks::None, Blocks::Half, Blocks::Sextants, Blocks::Scaled];

    /// Pages of any size, for terminals and languages of every kind.
    pub(super) fn any_page() -> impl Strategy<Value = Page> {
        let policy = (any::<bool>(), any::<bool>()).prop_map(|(is_wide, is_joined)| WidthPolicy {
            ambiguous: if is_wide { Ambiguous::Wide } else { Ambiguous::Narrow },
            clusters: if is_joined { Clusters::Joined } else { Clusters::Plain },
        });
        let lang = proptest::sample::select(&[Lang::ZhHant, Lang::Ja, Lang::Other][..]);
        let links = proptest::sample::select(&[Links::Listed, Links::Followed][..]);
        // Most faults are found where there is little room; headings are large where there is much.
        let size = prop_oneof![9 => (0u16..70, 0u16..26), 1 => (70u16..220, 26u16..70)];
        (size, policy, lang, (proptest::sample::select(&BLOCKS[..]), links)).prop_map(
            |((columns, rows), policy, lang, (blocks, links))| Page {
                policy,
                blocks,
                links,
                ..page(columns, rows, lang)
            },
        )
    }

    fn ink(text: &str) -> String {
        text.chars().filter(|c| !c.is_whitespace()).collect()
    }

    /// Whether a run is words of its element, and no mark, speaker, file name or rule beside them.
    fn is_words(run: &Run, element: &Element<'_>) -> bool {
        match run.role {
            Role::Marker
            | Role::Rule
            | Role::CodeGutter
            | Role::Series1
            | Role::Series2
            | Role::Series3
            | Role::Series4 => false,
            Role::By => element.part == Part::Presenter,
            // Where links lead is none of the words either.
            Role::Muted if element.is_footnote() => {
                run.spot.is_some_and(|spot| spot.byte < element.text().len())
            }
            Role::Muted => element.part == Part::Language,
            _ => true,
        }
    }

    /// Each run is on the page, and no cell has two.
    fn check_cells(scene: &Scene, page: Page) -> Result<(), TestCaseError> {
        for screen in &scene.screens {
            let mut taken = HashSet::new();
            for run in &screen.runs {
                prop_assert!(run.row < page.rows.max(1), "{run:?} is below the page");
                let end = usize::from(run.column) + run.columns(page.policy);
                // Of what is wider than the page by itself, `paint` shows that it is there.
                let is_one = graphemes(&run.text).count() == 1;
                prop_assert!(end <= usize::from(page.columns.max(1)) || is_one, "{run:?} is cut");
                for column in usize::from(run.column)..end {
                    prop_assert!(taken.insert((run.row, column)), "{run:?} overprints");
                }
            }
        }
        Ok(())
    }

    /// Each element's words are there from the first to the last, in order, each at its byte of the text.
    fn check_words(slide: &Slide, scene: &Scene) -> Result<(), TestCaseError> {
        let elements = slide.elements();
        let runs = || scene.screens.iter().flat_map(|screen| &screen.runs);
        for element in elements.iter().filter(|e| e.is_on_slide()) {
            let text = element.text();
            // Headings and the names of columns stand on more than one screen.
            let mut shown: BTreeMap<usize, &str> = BTreeMap::new();
            for run in runs() {
                let Some(spot) = run.spot.filter(|spot| spot.element_idx == element.idx) else { continue };
                if is_words(run, element) {
                    let rest = text.get(spot.byte..).unwrap_or_default();
                    prop_assert!(rest.starts_with(&run.text), "{run:?} is not at its byte of {text:?}");
                    shown.insert(spot.byte, &run.text);
                }
            }
            let shown: String = shown.into_values().collect();
            prop_assert_eq!(ink(&shown), ink(&text), "of {:?}", element.part);
        }
        prop_assert!(runs().all(|run| run.spot.is_some_and(|s| s.element_idx < elements.len())));
        Ok(())
    }

    /// A word is found on its screen, to its last byte. A talk can stand at each screen, but for two kinds: the only one of a slide that shows nothing, and one that
    /// has but the name of a table's column again, since the page is too low for a name and the cell below it.
    fn check_spots(slide: &Slide, scene: &Scene, page: Page) -> Result<(), TestCaseError> {
        let elements = slide.elements();
        let is_in_first_row = |e: &Element<'_>| {
            matches!(e.part, Part::Series { .. } | Part::Unit)
                || matches!(e.part, Part::Cell { .. }) && e.path.ends_with(&[deck::Segment::Index(0)])
        };
        let is_empty = scene.screens.len() == 1 && scene.screens[0].runs.is_empty();
        let (mut before, mut seen) = (HashSet::new(), HashSet::new());
        for (screen_idx, screen) in scene.screens.iter().enumerate() {
            let spots: HashSet<Option<Spot>> = screen.runs.iter().map(|run| run.spot).collect();
            if let Some(spot) = scene.first_spot(screen_idx) {
                prop_assert_eq!(scene.screen_at(spot), screen_idx);
            } else if !is_empty {
                let is_name = |run: &Run| {
                    let element = run.spot.and_then(|spot| elements.get(spot.element_idx));
                    element.is_some_and(|e| e.part == Part::Heading || is_in_first_row(e))
                };
                let is_name_again =
                    !spots.is_empty() && spots.is_subset(&before) && screen.runs.iter().all(is_name);
                prop_assert!(
                    is_name_again,
                    "no talk can stand at screen {screen_idx} of {page:?}: {screen:?}"
                );
            }
            for run in screen.runs.iter().filter(|run| seen.insert((run.spot, &run.text))) {
                let Some(spot) = run.spot.filter(|s| is_words(run, &elements[s.element_idx])) else {
                    continue;
                };
                let last = Spot { byte: spot.byte + run.text.len() - 1, ..spot };
                prop_assert_eq!(scene.screen_at(last), screen_idx, "of the last byte of {:?}", run);
            }
            before.extend(spots);
        }
        prop_assert!(!is_empty || elements.iter().all(|e| !e.is_on_slide() || ink(&e.text()).is_empty()));
        Ok(())
    }

    #[test]
    fn a_picture_is_with_its_words_below_names_that_stay() {
        let names = ["港務局統計處各港口首三季的貨櫃處理量"; 8].join(", ");
        let charts = format!(
            "slides:\n- chart:\n    series: [{names}]\n    rows: []\n  image: a.png\n  caption: 新碼頭的吊機"
        );
        let tables = "slides:\n- table:\n  - [港務局統計處各港口首三季的貨櫃處理量]\n  - [甲]\n  image: a.png\n  caption: 新碼頭的吊機";
        for (deck, (columns, rows)) in [charts.as_str(), tables]
            .into_iter()
            .flat_map(|d| [(32, 17), (32, 24), (24, 12)].map(|size| (d, size)))
        {
            let deck = deck::read(deck).unwrap();
            let page = page(columns, rows, Lang::ZhHant);
            let scene = lay_out(&deck.slides[0], page);
            check_spots(&deck.slides[0], &scene, page).unwrap();
        }
    }

    proptest! {
        #[test]
        fn nothing_is_cut_or_overprinted_at_any_size(slide in arbitrary::slide(), page in any_page()) {
            let scene = lay_out(&slide, page);
            prop_assert!(!scene.screens.is_empty());
            check_cells(&scene, page)?;
            check_words(&slide, &scene)?;
            check_spots(&slide, &scene, page)?;
        }
    }

    #[test]
    fn photos_stand_beside_each_other_where_each_has_its_width() {
        let deck =
            deck::read("slides:\n- photo: [{text: 東, image: a.png}, {text: 西, image: b.png}]").unwrap();
        let places = |columns| {
            let scene = lay_out(&deck.slides[0], page(columns, 16, Lang::ZhHant));
            let placed = |screen: &Screen| {
                screen.placed.iter().map(|p| (p.column, p.column + p.columns)).collect::<Vec<_>>()
            };
            scene.screens.iter().map(placed).collect::<Vec<_>>()
        };
        // Of 55 columns 51 are the slide's: two of 24, and 3 between them.
        let [beside] = &places(55)[..] else { panic!("{:?}", places(55)) };
        let [one, other] = beside[..] else { panic!("{beside:?}") };
        assert!(one.0 >= 2 && one.1 <= 26 && other.0 >= 29 && other.1 <= 53, "{beside:?}");
        assert!(places(54).iter().all(|screen| screen.len() <= 2 && screen.iter().all(|p| *p == screen[0])));
    }

    #[test]
    fn a_cover_and_a_quotation_stand_in_the_middle() {
        let cover = "cover: 港口\nby: 林海生\nimage: a.png\ncaption: 吊機";
        let rows = |n: usize| "\n".repeat(n);
        check(
            cover,
            30,
            24,
            &format!("{}  吊機\n             港口\n\n            林海生\n{}", rows(13), rows(7)),
        );
        check(
            "quote: 「四」\nby: 何玉梅",
            30,
            24,
            &format!("{}         「四」\n\n           —— 何玉梅\n{}", rows(8), rows(13)),
        );
        let deck = deck::read(&format!("slides:\n- {}", cover.replace('\n', "\n  "))).unwrap();
        let scene = lay_out(&deck.slides[0], page(30, 24, Lang::ZhHant));
        let roles: Vec<(&str, Role)> =
            scene.screens[0].runs.iter().map(|run| (&*run.text, run.role)).collect();
        assert_eq!(roles, [("吊機", Role::Caption), ("港口", Role::Title), ("林海生", Role::By)]);
        // No line of a quotation is wider than is read with ease.
        let long = format!("slides:\n- quote: {}", "我們等這一天等了十年，".repeat(9));
        let scene = lay_out(&deck::read(&long).unwrap().slides[0], page(160, 24, Lang::ZhHant));
        let widest = scene.screens[0].runs.iter().map(|run| WidthPolicy::default().columns(&run.text)).max();
        assert!(widest.is_some_and(|columns| (60..=64).contains(&columns)), "{widest:?}");
    }

    #[test]
    fn rows_of_a_table_stand_apart_where_all_of_them_fit_so() {
        // Of 30 rows 2 are margins, 2 the heading's and 2 the names'.
        let first_two = |n: usize| {
            let rows: Vec<String> = (1..=n).map(|n| format!("  - [{n}, 一]\n")).collect();
            let deck =
                deck::read(&format!("slides:\n- heading: 題\n  table:\n  - [甲, 乙]\n{}", rows.concat()))
                    .unwrap();
            let scene = lay_out(&deck.slides[0], page(40, 30, Lang::ZhHant));
            let row =
                |text: &str| scene.screens[0].runs.iter().find(|run| run.text == text).map(|run| run.row);
            (scene.screens.len(), row("2").unwrap_or(0) - row("1").unwrap_or(0))
        };
        assert_eq!([11, 12, 13].map(first_two), [(1, 2), (1, 2), (1, 1)]);
    }

    #[test]
    fn on_a_narrow_page_each_cell_of_a_table_has_its_name_and_comes_with_it() {
        let table = "table:\n- [年份, 吞吐量, 備註]\n- [甲年, '1230', 一二三四]\n- [乙年, '980', 二三四五]";
        check(
            table,
            10,
            16,
            "\n 年份\n 甲年\n 吞吐量\n 1230\n 備註\n 一二三四\n\n 年份\n 乙年\n 吞吐量\n 980\n 備註\n 二三四五\n\n\n",
        );
        let deck = deck::read(&format!("slides:\n- {}", table.replace('\n', "\n  "))).unwrap();
        let scene = lay_out(&deck.slides[0], page(10, 16, Lang::ZhHant));
        let steps: Vec<usize> = scene.screens[0].runs.iter().map(|run| run.step).collect();
        assert_eq!(steps, [1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2]);
    }

    #[test]
    fn columns_take_what_their_cells_want_and_what_is_left_goes_to_the_shortest() {
        check(
            "table:\n- [甲, 乙, 丙]\n- [港務局昨日說新碼頭明年落成後每日可處理三千個貨櫃, 港務局昨日說新碼頭明年落成, 短]",
            42,
            12,
            &format!(
                "\n\n  甲                    乙            丙\n  {}\n  港務局昨日說新碼頭    港務局昨日    短\n  明年落成後每日可處理  說新碼頭明年\n  三千個貨櫃            落成\n\n\n\n\n\n",
                "─".repeat(38)
            ),
        );
    }

    #[test]
    fn numbers_so_far_are_drawn_twice_as_wide_where_there_is_room() {
        let figures = "figures:\n- {value: 三千個, label: 每日, trend: [1, 2, 3, 4]}";
        check(figures, 60, 7, "\n    三千個  每日\n            ▁▁▃▃▆▆██  1 → 2 → 3 → 4\n\n\n\n\n");
        check(figures, 24, 7, "\n  三千個\n  每日\n  ▁▃▆█  1 → 2 → 3 → 4\n\n\n\n");
    }

    #[test]
    fn signs_of_points_stand_behind_their_numbers() {
        check(
            "numbered: true\npoints: [一, '[x] 二', '[ ] 三']",
            30,
            10,
            "\n\n  1. 一\n\n  2. ☑  二\n\n  3. ☐  三\n\n\n\n",
        );
    }

    #[test]
    fn the_words_of_a_photo_begin_below_its_edge() {
        let deck = deck::read("slides:\n- photo: 新碼頭的無人吊機在東岸\n  image: a.png").unwrap();
        let screen = &lay_out(&deck.slides[0], page(60, 20, Lang::ZhHant)).screens[0];
        let (photo, words) = (&screen.placed[0], &screen.runs[0]);
        assert_eq!((photo.column, photo.row, photo.columns, photo.rows), (6, 1, 48, 16));
        assert_eq!((words.column, words.row), (6, 17));
    }

    #[test]
    fn large_type_beside_a_picture_keeps_clear_of_it() {
        for (slide, blocks) in [
            ("quote: 「我們等這一天等了十年。」", Blocks::Sextants),
            ("figures: [{value: 12.5%, label: 增幅}]", Blocks::Half),
            ("cover: 綠色航運", Blocks::Half),
        ] {
            let deck = deck::read(&format!("lang: zh-Hant\nslides:\n- {slide}\n  image: a.png")).unwrap();
            let page = Page { blocks, ..page(120, 40, Lang::ZhHant) };
            let screen = &lay_out(&deck.slides[0], page).screens[0];
            let is_large = |run: &&Run| run.drawn.face.columns() > 1;
            let columns = |run: &Run| page.policy.columns(&run.text) * run.drawn.face.columns();
            let large = || screen.runs.iter().filter(is_large);
            let (left, right) = (
                large().map(|run| usize::from(run.column)).min().expect("large type"),
                large().map(|run| usize::from(run.column) + columns(run)).max().expect("large type"),
            );
            let picture = usize::from(screen.placed[0].column);
            assert!(right < picture, "{slide}: {left} to {right}, and {picture}");
            // In the middle of what is free.
            assert!(left.abs_diff(picture - right) <= 16, "{slide}: {left} to {right}, and {picture}");
        }
    }

    #[test]
    fn a_line_of_code_goes_on_where_its_panel_ends() {
        check(
            "code: |\n  fn main() {\n      println!(\"a long line that has to go on in the next row\");\n  }\nnumbered: true",
            40,
            12,
            "\n\n  1  fn main() {\n  2      println!(\"a long line that\n     ↪ has to go on in the next\n     ↪ row\");\n  3  }\n\n\n\n\n\n",
        );
    }

    #[test]
    fn the_name_of_a_column_that_is_too_long_for_a_line_takes_two() {
        let table = "table:\n- [港務局統計處各港口首三季的貨櫃處理量, 乙]\n- [一, 二]\n- [三, 四]";
        let free = " ".repeat(32);
        check(
            table,
            40,
            12,
            &format!(
                "\n\n  港務局統計處各港口首三季的        乙\n  貨櫃處理量\n  {}\n  一{free}二\n  三{free}四\n\n\n\n\n\n",
                "─".repeat(36)
            ),
        );
    }
}
