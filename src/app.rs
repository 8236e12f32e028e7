//! What the presenter does: a model, messages, and a pure `update` between them.
//!
//! No IO, no clock, no colours: time arrives as a message, and what the outside has to do leaves as an effect.

mod keys;
mod update;
mod view;
mod words;

pub use keys::{Action, Binding, Key, TABLE, table_markdown};
pub use update::update;
pub use view::{Frame, view};
pub use words::{Word, Words};

use crate::deck::{Deck, Slide};
use crate::scene::{self, Page, Scene};
use crate::text::{Ambiguous, Lang, WidthPolicy};
use std::sync::Arc;
use std::time::Duration;

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    /// A key was pressed.
    Key(Key),
    /// Text was pasted.
    Paste(String),
    /// A button of the mouse was pressed, or its wheel turned.
    Mouse(Mouse),
    /// The window has these columns and rows.
    Resize(u16, u16),
    /// This much time has passed since the start.
    Tick(Duration),
    /// The deck was read again: the new one, or why it could not be read.
    Reloaded(Result<Arc<Deck>, String>),
    /// The terminal draws ambiguous characters this wide.
    Ambiguous(Ambiguous),
}

/// What a mouse does here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mouse {
    /// The left button, or the wheel towards the user.
    Next,
    /// The right button, or the wheel away.
    Back,
}

/// What the outside has to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Leave.
    Quit,
    /// Give the terminal back and stop until continued.
    Suspend,
    /// Read the deck again.
    Reload,
    /// Draw everything anew.
    Redraw,
}

/// What the screen shows besides, or instead of, a slide.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// A slide.
    #[default]
    Slide,
    /// The list of slides: the place in the filtered list, and the filter.
    Overview {
        /// The row of the filtered list.
        cursor: usize,
        /// The text that names must contain.
        filter: String,
    },
    /// A search being typed.
    Search {
        /// The text so far.
        text: String,
    },
    /// The keys.
    Help {
        /// The screen of the help.
        screen_idx: usize,
    },
}

/// What a presentation starts with.
#[derive(Clone, Debug)]
pub struct Options {
    /// The file's name, for messages.
    pub name: String,
    /// The names of the themes, the first one shown first.
    pub themes: Vec<String>,
    /// The slide to begin at, from 0.
    pub slide_idx: usize,
    /// Where the deck was left last time, from 0.
    pub last_place: Option<usize>,
    /// Whether points are shown one by one.
    pub reveal: bool,
    /// The window's columns and rows.
    pub size: (u16, u16),
    /// How wide characters are.
    pub policy: WidthPolicy,
    /// The language of the interface where the deck's has none: that of `LANG`.
    pub locale: Lang,
}

/// All that the presenter knows.
#[derive(Clone, Debug)]
pub struct Model {
    deck: Arc<Deck>,
    name: String,
    size: (u16, u16),
    policy: WidthPolicy,
    locale: Lang,
    slide_idx: usize,
    screen_idx: usize,
    /// The last step shown, where points are shown one by one.
    step: usize,
    reveal: bool,
    mode: Mode,
    /// Digits typed before `G`.
    count: Option<usize>,
    /// A key of two strokes that has begun.
    pending: Option<Key>,
    has_notes: bool,
    notes_idx: usize,
    timer: Option<Duration>,
    now: Duration,
    is_blank: bool,
    themes: Vec<String>,
    theme_idx: usize,
    query: String,
    notice: Option<String>,
    fault: Option<String>,
    offer: Option<usize>,
}

impl Model {
    /// A presentation of `deck`.
    pub fn new(deck: Arc<Deck>, options: Options) -> Self {
        let n_slides = deck.slides.len();
        let last = n_slides.saturating_sub(1);
        let offer = options.last_place.filter(|&at| at != 0 && at != options.slide_idx && at <= last);
        Self {
            name: options.name,
            size: options.size,
            policy: options.policy,
            locale: options.locale,
            slide_idx: options.slide_idx.min(last),
            screen_idx: 0,
            step: 0,
            reveal: options.reveal,
            mode: Mode::Slide,
            count: None,
            pending: None,
            has_notes: false,
            notes_idx: 0,
            timer: None,
            now: Duration::ZERO,
            is_blank: false,
            themes: options.themes,
            theme_idx: 0,
            query: String::new(),
            notice: None,
            fault: None,
            offer,
            deck,
        }
    }

    /// The deck.
    pub fn deck(&self) -> &Deck {
        &self.deck
    }

    /// The slide that is shown, from 0.
    pub const fn slide_idx(&self) -> usize {
        self.slide_idx
    }

    /// The name of the theme.
    pub fn theme(&self) -> &str {
        self.themes.get(self.theme_idx).map_or("dark", String::as_str)
    }

    /// How wide characters are.
    pub const fn policy(&self) -> WidthPolicy {
        self.policy
    }

    /// Whether the model wants to hear each second.
    pub const fn wants_ticks(&self) -> bool {
        self.timer.is_some()
    }

    /// The interface's words, in the deck's language, or the locale's where the deck names none.
    pub fn words(&self) -> Words {
        Words::of(self.deck.lang.as_deref().map_or(self.locale, Lang::from_tag))
    }

    /// The page that slides are laid out on: the window without the footer and the notes.
    fn page(&self) -> Page {
        let (columns, rows) = self.size;
        let rows = rows.saturating_sub(view::n_footer_rows(self)).saturating_sub(view::n_notes_rows(self));
        Page::of(&self.deck, columns, rows, self.policy)
    }

    fn slide(&self) -> Option<&Slide> {
        self.deck.slides.get(self.slide_idx)
    }

    fn scene(&self) -> Scene {
        self.slide().map_or_else(
            || Scene { screens: vec![scene::Screen::default()] },
            |slide| scene::lay_out(slide, self.page()),
        )
    }

    fn go_to(&mut self, slide_idx: usize) {
        self.slide_idx = slide_idx.min(self.deck.slides.len().saturating_sub(1));
        self.screen_idx = 0;
        self.step = 0;
        self.notes_idx = 0;
    }

    fn next(&mut self) {
        let scene = self.scene();
        let last_step = scene.screens.get(self.screen_idx).map_or(0, |s| s.last_step);
        if self.reveal && self.step < last_step {
            self.step += 1;
        } else if self.screen_idx + 1 < scene.screens.len() {
            self.screen_idx += 1;
        } else if self.slide_idx + 1 < self.deck.slides.len() {
            self.go_to(self.slide_idx + 1);
        } else {
            self.notice = Some(self.words().get(Word::LastSlide).to_owned());
        }
    }

    fn back(&mut self) {
        let scene = self.scene();
        let step_before = |screen_idx: usize| {
            screen_idx.checked_sub(1).and_then(|i| scene.screens.get(i)).map_or(0, |s| s.last_step)
        };
        if self.reveal && self.step > step_before(self.screen_idx) {
            self.step -= 1;
        } else if self.screen_idx > 0 {
            self.screen_idx -= 1;
            self.step = scene.screens[self.screen_idx].last_step;
        } else if self.slide_idx > 0 {
            self.go_to(self.slide_idx - 1);
            let screens = self.scene().screens;
            self.screen_idx = screens.len().saturating_sub(1);
            self.step = screens.last().map_or(0, |s| s.last_step);
        } else {
            self.notice = Some(self.words().get(Word::FirstSlide).to_owned());
        }
    }

    /// Changes what the layout depends on, and stays with the point that was on top of the screen.
    fn relaid(&mut self, change: impl FnOnce(&mut Self)) {
        let first_step = self.scene().screens.get(self.screen_idx).and_then(first_step);
        let was_at = self.screen_idx;
        change(self);
        let screens = self.scene().screens;
        let holds = |screen: &scene::Screen| first_step.is_some_and(|step| screen.last_step >= step);
        self.screen_idx = match screens.iter().position(holds) {
            Some(screen_idx) if was_at > 0 => screen_idx,
            _ => was_at,
        }
        .min(screens.len().saturating_sub(1));
    }

    fn search(&mut self, is_forward: bool) {
        let n = self.deck.slides.len();
        let query = self.query.to_lowercase();
        if query.is_empty() || n == 0 {
            return;
        }
        let hits: Vec<usize> = (0..n).filter(|&i| contains(&self.deck.slides[i], &query)).collect();
        let found = if is_forward {
            hits.iter().find(|&&i| i > self.slide_idx).or_else(|| hits.first())
        } else {
            hits.iter().rev().find(|&&i| i < self.slide_idx).or_else(|| hits.last())
        };
        match found.copied() {
            Some(slide_idx) => {
                let place = hits.iter().position(|&i| i == slide_idx).map_or(0, |p| p + 1);
                self.go_to(slide_idx);
                // All of the slide is shown, and the screen that the words are on.
                let screens = self.scene().screens;
                let has_query =
                    |s: &scene::Screen| s.runs.iter().any(|r| r.text.to_lowercase().contains(&query));
                self.screen_idx = screens.iter().position(has_query).unwrap_or(0);
                self.step = screens.get(self.screen_idx).map_or(0, |s| s.last_step);
                self.notice = Some(format!("{}: {place}/{}", self.query, hits.len()));
            }
            None => self.notice = Some(format!("{}: {}", self.words().get(Word::NotFound), self.query)),
        }
    }

    /// Takes the deck as it is now, and stays at the slide of the same name where it has moved.
    fn take_deck(&mut self, deck: Arc<Deck>) {
        let name = self.slide().map(Slide::name);
        let old_idx = self.slide_idx;
        let is_same = |i: &usize| name.as_ref() == Some(&deck.slides[*i].name());
        let nearest = (0..deck.slides.len()).filter(is_same).min_by_key(|i| i.abs_diff(old_idx));
        let slide_idx = nearest.unwrap_or(old_idx).min(deck.slides.len().saturating_sub(1));
        self.relaid(|model| {
            model.fault = None;
            model.deck = deck;
            model.slide_idx = slide_idx;
        });
    }
}

fn first_step(screen: &scene::Screen) -> Option<usize> {
    screen.runs.iter().map(|r| r.step).filter(|&s| s > 0).min()
}

/// Tells whether a slide, its notes among it, holds `query` (in lower case).
fn contains(slide: &Slide, query: &str) -> bool {
    slide.elements().iter().any(|e| {
        e.text().to_lowercase().contains(query) || e.by.is_some_and(|by| by.to_lowercase().contains(query))
    })
}

/// The slides whose names contain `filter`, by their places; a number finds the slide of that number too.
fn filtered(deck: &Deck, filter: &str) -> Vec<usize> {
    let wanted = filter.to_lowercase();
    let is_wanted = |(i, slide): &(usize, &Slide)| {
        wanted.is_empty() || slide.name().to_lowercase().contains(&wanted) || (i + 1).to_string() == wanted
    };
    deck.slides.iter().enumerate().filter(is_wanted).map(|(i, _)| i).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck;
    use crate::export;
    use proptest::prelude::*;

    const DECK: &str = "title: 港口
lang: zh-Hant
slides:
- cover: 港口
- {heading: 甲, points: [一, 二], notes: 備註}
- {heading: 乙, points: [三]}
- {heading: 丙, quote: 「四」}
";

    fn model(columns: u16, rows: u16) -> Model {
        let deck = deck::read(DECK).expect("a deck");
        let options = Options {
            name: "deck.yaml".to_owned(),
            themes: vec!["dark".to_owned(), "light".to_owned()],
            slide_idx: 0,
            last_place: Some(2),
            reveal: false,
            size: (columns, rows),
            policy: WidthPolicy::default(),
            locale: Lang::Other,
        };
        Model::new(Arc::new(deck), options)
    }

    /// A key by its name in the help; one character is itself.
    fn key(name: &str) -> Key {
        let all = TABLE.iter().flat_map(|b| b.keys).flat_map(|strokes| strokes.iter());
        all.copied()
            .find(|k| k.name() == name)
            .unwrap_or_else(|| Key::Char(name.chars().next().unwrap_or(' ')))
    }

    fn screen(model: &Model) -> String {
        let frame = view(model);
        let runs: Vec<_> = frame.runs.into_iter().filter(|r| r.step <= frame.shown).collect();
        let page = Page { columns: model.size.0, rows: model.size.1, ..model.page() };
        export::text::screen(&runs, page)
    }

    #[track_caller]
    fn check(size: (u16, u16), keys: &str, expected: &str) {
        let mut model = model(size.0, size.1);
        for name in keys.split_whitespace() {
            update(&mut model, Message::Key(key(name)));
        }
        assert_eq!(screen(&model), expected, "after {keys}");
    }

    #[test]
    fn keys_do_what_the_table_says() {
        check((20, 6), "Space", " 甲\n\n • 一\n • 二\n\n港口             2/4\n");
        check((20, 6), "Space h", "\n        港口\n\n\n\n港口             1/4\n");
        check((20, 6), "3 G", " 乙\n\n • 三\n\n\n港口             3/4\n");
        check((20, 6), "G g g 2 Space", " 乙\n\n • 三\n\n\n港口             3/4\n");
        check((20, 6), "Space r", " 甲\n\n\n\n\n 逐點顯示        2/4\n");
        check((20, 6), "Space r Space", " 甲\n\n • 一\n\n\n港口             2/4\n");
        check((20, 6), "Space r Space Space Space", " 乙\n\n\n\n\n港口             3/4\n");
        check((20, 6), "` ", " 乙\n\n • 三\n\n\n港口             3/4\n");
        check((20, 6), "/ 二 Enter", " 甲\n\n • 一\n • 二\n\n 二: 1/1         2/4\n");
        check((20, 6), "/ 無 Enter", "\n        港口\n\n\n\n 找不到: 無      1/4\n");
        check((20, 6), "o Down", "4 張投影片\n 1  港口\n 2  甲\n 3  乙\n 4  丙\n\n");
        check((20, 6), "o 丙", "> 丙  1/4\n 4  丙\n\n\n\n\n");
        check((20, 6), "o 丙 Enter", " 丙\n\n 「四」\n\n\n港口             4/4\n");
        check((20, 6), "Space b", "\n\n\n\n\n\n");
        check((20, 6), "Space b x Space", " 甲\n\n • 一\n • 二\n\n港口             2/4\n");
        check(
            (24, 9),
            "Space s",
            "  甲\n\n  • 一\n  • 二\n\n------------------------\n  備註\n\n  港口             2/4\n",
        );
    }

    #[test]
    fn a_table_is_revealed_row_by_row_as_keys_count_it() {
        let mut model = model(20, 8);
        let table = "lang: zh-Hant\nslides:\n- table: [[港, 噸], [東, 三], [西, 四]]\n- heading: 末\n";
        let deck = Arc::new(deck::read(table).expect("a deck"));
        model = Model { deck, reveal: true, offer: None, ..model };
        let rows = |model: &Model| ["東", "西"].map(|row| screen(model).contains(row));
        assert_eq!(rows(&model), [false, false]);
        for expected in [[true, false], [true, true]] {
            update(&mut model, Message::Key(Key::Char(' ')));
            assert_eq!(rows(&model), expected);
        }
        update(&mut model, Message::Key(Key::Char(' ')));
        assert_eq!(model.slide_idx(), 1);
    }

    #[test]
    fn an_offer_is_made_once() {
        let mut model = model(40, 6);
        assert!(screen(&model).contains("上次看到第 3 張"));
        update(&mut model, Message::Key(Key::Char(' ')));
        assert!(!screen(&model).contains("上次看到"));
    }

    #[test]
    fn a_deck_read_again_keeps_the_place() {
        let mut model = model(20, 5);
        update(&mut model, Message::Key(Key::Char('G')));
        let mut moved = deck::read(DECK).expect("a deck");
        moved.slides.insert(0, Slide::new(deck::Content::Section));
        update(&mut model, Message::Reloaded(Ok(Arc::new(moved))));
        assert_eq!(model.slide_idx(), 4);
        update(&mut model, Message::Reloaded(Err("deck.yaml:3:1: no".to_owned())));
        assert!(screen(&model).contains("「四」") && screen(&model).contains("deck.yaml:3:1"));
    }

    fn any_message() -> impl Strategy<Value = Message> {
        let keys: Vec<Key> = TABLE.iter().flat_map(|b| b.keys).flat_map(|k| k.iter().copied()).collect();
        prop_oneof![
            8 => proptest::sample::select(keys).prop_map(Message::Key),
            4 => any::<char>().prop_map(|c| Message::Key(Key::Char(c))),
            1 => (0u8..10).prop_map(|d| Message::Key(Key::Char(char::from(b'0' + d)))),
            2 => (0u16..90, 0u16..30).prop_map(|(c, r)| Message::Resize(c, r)),
            1 => any::<String>().prop_map(Message::Paste),
            1 => (0u64..90_000).prop_map(|s| Message::Tick(Duration::from_secs(s))),
            1 => Just(Message::Reloaded(Ok(Arc::new(Deck::default())))),
            1 => any::<String>().prop_map(|fault| Message::Reloaded(Err(fault))),
            1 => Just(Message::Reloaded(Ok(Arc::new(deck::read(DECK).expect("a deck"))))),
            1 => Just(Message::Ambiguous(Ambiguous::Wide)),
        ]
    }

    proptest! {
        #[test]
        fn no_message_breaks_the_view(size in (0u16..60, 0u16..20), messages in proptest::collection::vec(any_message(), 0..40)) {
            let mut model = model(size.0, size.1);
            for message in messages {
                update(&mut model, message);
                let frame = view(&model);
                let (columns, rows) = model.size;
                for run in &frame.runs {
                    prop_assert!(run.row < rows.max(1), "{run:?} at {columns}x{rows}");
                    prop_assert!(!run.text.chars().any(crate::text::clean::is_unsafe), "{run:?}");
                }
            }
        }
    }
}
