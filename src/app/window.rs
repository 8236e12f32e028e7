//! A window on a talk: what one terminal has of its own. It holds no deck.

mod kept;
mod panes;

use super::company::Together;
use super::jumps::Jump;
use super::keymap::Found;
use super::keys::{Action, Tables};
use super::linked::Linked;
use super::speaker::{Seat, Speaker};
use super::{
    Ground, Key, Keymap, Language, Overview, Prompt, Questions, Remark, Remarks, Reviewer, Talk, Unchosen,
    Word, keys,
};
use crate::deck::Spot;
use crate::picture::USUAL_CELL;
use crate::scene::Links;
use crate::text::large::Blocks;
use crate::text::{Ambiguous, WidthPolicy};
use kept::Kept;
pub(super) use panes::{Pane, Panes};
use std::sync::Arc;
use std::time::Duration;

/// The margin with a word, and with letters alone.
pub(super) const MARGIN: u16 = 13;
pub(super) const NARROW_MARGIN: u16 = 4;

/// How long a notice stays.
const NOTICE: Duration = Duration::from_secs(4);

/// What a window starts with.
#[derive(Clone, Debug, Default)]
pub struct Setup {
    /// The file's name, for messages.
    pub name: String,
    /// Whether there is a file that can be read again.
    pub has_file: bool,
    /// The names of the themes, the first one shown first.
    pub themes: Vec<String>,
    /// The themes of a dark terminal and of a light one, where nobody has named one: it follows the terminal.
    pub themes_by_ground: Option<[&'static str; 2]>,
    /// Where the deck was left last time, from 0.
    pub last_place: Option<usize>,
    /// The window's columns and rows.
    pub size: (u16, u16),
    /// How wide characters are.
    pub policy: WidthPolicy,
    /// The language that the person asks for, if they do.
    pub language: Option<Language>,
    /// Who reviews, where the deck is opened for it.
    pub reviewer: Option<Reviewer>,
    /// Whether there is a journal beside the deck.
    pub has_journal: bool,
    /// Whether this person may lead, where others have the deck open too.
    pub together: Option<bool>,
    /// What this terminal is, where others of the same person may show the talk in step.
    pub seat: Option<Seat>,
    /// What stands at the bottom of every screen.
    pub banner: Option<Word>,
    /// Whether the deck is a list of decks, a slide a deck, of which one is opened.
    pub is_lobby: bool,
    /// The keys in force.
    pub keymap: Arc<Keymap>,
    /// What is spoken in a minute (characters or words) where neither the deck nor a flag says it.
    pub usual_pace: Option<u32>,
    /// What there is to tell before all else, until a key is pressed.
    pub told: Option<String>,
}

/// What the window shows besides, or instead of, a slide.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// A slide.
    #[default]
    Slide,
    /// The list of slides.
    Overview(Overview),
    /// A search being typed.
    Search(Prompt),
    /// The keys, from this place in their list on.
    Help(Spot),
    /// A remark being typed.
    Remark(Remark),
    /// The list of remarks.
    Remarks(Remarks),
    /// The list of claims that were not chosen for the slide.
    Unchosen(Unchosen),
    /// The list of questions that may be asked.
    Questions(Questions),
    /// Whether all that is left on the slide is approved is being asked.
    ApproveAll,
}

/// Words at the foot of the window for a moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Notice {
    pub(super) text: String,
    /// When it goes by itself; before that, and where it does not, with the next key.
    until: Option<Duration>,
}

/// A window.
#[derive(Clone, Debug)]
pub struct Window {
    pub(super) name: String,
    pub(super) has_file: bool,
    /// The columns and rows that are there to draw on, the banner's left out.
    pub(super) size: (u16, u16),
    pub(super) n_banner_rows: u16,
    pub(super) banner: Option<Word>,
    /// How confidential the deck is: it stands over all and below all.
    pub(super) marking: Option<String>,
    /// The rows that it takes at the top, and as many at the bottom.
    pub(super) n_marking_rows: u16,
    /// Others who have the deck open.
    pub(super) together: Option<Together>,
    pub(super) linked: Option<Linked>,
    pub(super) speaker: Option<Speaker>,
    pub(super) policy: WidthPolicy,
    /// What large type is drawn with, where the theme has any.
    blocks: Blocks,
    /// Whether the terminal takes links.
    links: Links,
    person: Option<Language>,
    pub(super) mode: Mode,
    /// Digits typed before `G`.
    pub(super) count: Option<usize>,
    /// A key of two strokes that has begun.
    pub(super) pending: Option<Key>,
    /// Where the notes are read, if they are shown.
    pub(super) notes: Option<Spot>,
    themes: Vec<String>,
    themes_by_ground: Option<[&'static str; 2]>,
    theme_idx: usize,
    pub(super) query: String,
    pub(super) notice: Option<Notice>,
    /// Why the deck could not be read again.
    pub(super) fault: Option<String>,
    /// The slide (from 0) where the deck was left last time.
    pub(super) offer: Option<usize>,
    /// Whether the source of the claim is shown, and how many rows it has been scrolled on by hand.
    pub(super) source: Option<i32>,
    /// Of which claim another than its first source was asked for, and which.
    pub(super) further: (usize, usize),
    /// Who reviews here.
    pub(super) reviewer: Option<Reviewer>,
    pub(super) has_journal: bool,
    /// How many lines of the journal could not be read, when that was told last.
    pub(super) n_passed_over: usize,
    /// Whether it was asked to read the deck again, and not the file that changed.
    pub(super) has_asked: bool,
    /// A cell's width and height in pixels; nothing where frames stand in the places of pictures.
    pub(super) cell: Option<(u16, u16)>,
    pub(super) keymap: Arc<Keymap>,
    /// Where one was before the last jumps.
    pub(super) jumps: Vec<Jump>,
    usual_pace: Option<u32>,
    kept: Kept,
}

impl Window {
    /// A window on `talk`.
    pub fn new(talk: &Talk, setup: Setup) -> Self {
        let n_slides = talk.deck().slides.len();
        let is_worth = |&at: &usize| at != 0 && at != talk.place().slide_idx && at < n_slides;
        let speaker = setup.seat.clone().and_then(|seat| match seat {
            Seat::Speaker(speaker) => Some(speaker),
            Seat::Audience => None,
        });
        let notes = speaker.as_ref().map(|_| Spot::default());
        let mut window = Self {
            name: setup.name,
            has_file: setup.has_file,
            size: (0, 0),
            n_banner_rows: 0,
            banner: setup.banner,
            marking: None,
            n_marking_rows: 0,
            together: setup.together.map(Together::new),
            linked: setup.seat.is_some().then(Linked::new),
            speaker,
            policy: setup.policy,
            blocks: Blocks::None,
            links: Links::Listed,
            person: setup.language,
            mode: Mode::Slide,
            count: None,
            pending: None,
            notes,
            themes: setup.themes,
            themes_by_ground: setup.themes_by_ground,
            theme_idx: 0,
            query: String::new(),
            notice: None,
            fault: None,
            offer: setup.last_place.filter(is_worth),
            source: None,
            further: (0, 0),
            reviewer: setup.reviewer,
            has_journal: setup.has_journal,
            n_passed_over: 0,
            has_asked: false,
            cell: None,
            keymap: setup.keymap,
            jumps: Vec::new(),
            usual_pace: setup.usual_pace,
            kept: Kept::default(),
        };
        window.resize(setup.size);
        window.mark(talk);
        if setup.is_lobby {
            window.mode = Mode::Overview(Overview::of_decks(talk.deck()));
        } else if let Some(told) = setup.told {
            let text = window.told_of(talk, Word::ConfigHolds, &told);
            window.ask(text);
        } else if window.offer.is_none() {
            window.say(talk, Word::KeysAt);
        }
        window
    }

    /// The window's columns and rows.
    pub const fn size(&self) -> (u16, u16) {
        (self.size.0, self.size.1 + self.n_banner_rows + 2 * self.n_marking_rows)
    }

    pub(super) const fn resize(&mut self, (columns, rows): (u16, u16)) {
        self.n_banner_rows = if self.banner.is_some() && rows >= 2 { 1 } else { 0 };
        let rows = rows - self.n_banner_rows;
        self.n_marking_rows = if self.marking.is_some() && rows >= 3 { 1 } else { 0 };
        self.size = (columns, rows - 2 * self.n_marking_rows);
    }

    /// Takes the marking of the talk's deck.
    pub(super) fn mark(&mut self, talk: &Talk) {
        self.marking = talk.deck().marking().map(str::to_owned);
        self.resize(self.size());
    }

    /// Whether a deck is being chosen.
    pub(super) const fn is_lobby(&self) -> bool {
        matches!(&self.mode, Mode::Overview(overview) if overview.is_of_decks())
    }

    /// The keys that hold here.
    pub(super) const fn tables(&self) -> Tables {
        let seat = match (&self.linked, &self.speaker) {
            (None, _) => keys::Seat::Alone,
            (Some(_), None) => keys::Seat::Audience,
            (Some(_), Some(_)) => keys::Seat::Speaker,
        };
        Tables { is_review: self.reviewer.is_some(), is_together: self.together.is_some(), seat }
    }

    /// Whether a slide is what is looked at.
    pub(super) fn is_on_slide(&self) -> bool {
        self.mode == Mode::Slide
    }

    /// How wide characters are.
    pub const fn policy(&self) -> WidthPolicy {
        self.policy
    }

    /// Says what large type is drawn with.
    pub const fn set_blocks(&mut self, blocks: Blocks) {
        self.blocks = blocks;
    }

    /// Says what becomes of links.
    pub const fn set_links(&mut self, links: Links) {
        self.links = links;
    }

    /// What becomes of links.
    pub const fn links(&self) -> Links {
        self.links
    }

    /// Says whether pictures are shown, and not frames in their places.
    pub fn show_pictures(&mut self, shows_pictures: bool) {
        self.cell = shows_pictures.then_some(USUAL_CELL);
    }

    pub(super) const fn set_ambiguous(&mut self, ambiguous: Ambiguous) {
        self.policy.ambiguous = ambiguous;
    }

    /// The name of the theme.
    pub fn theme(&self) -> &str {
        self.themes.get(self.theme_idx).map_or("dark", String::as_str)
    }

    /// Takes the theme for a terminal's ground, where nobody has named or turned to another.
    pub(super) fn stand_on(&mut self, ground: Ground) {
        let Some([dark, light]) = self.themes_by_ground else { return };
        let wanted = if ground == Ground::Light { light } else { dark };
        self.theme_idx = self.themes.iter().position(|name| name == wanted).unwrap_or(self.theme_idx);
    }

    /// The theme so many further on; fewer than none goes back.
    pub(super) fn turn_theme(&mut self, n: isize) {
        self.themes_by_ground = None;
        let n_themes = isize::try_from(self.themes.len().max(1)).unwrap_or(1);
        let at = isize::try_from(self.theme_idx).unwrap_or(0) + n;
        self.theme_idx = usize::try_from(at.rem_euclid(n_themes)).unwrap_or(0);
    }

    /// The interface's language: the person's, or else the deck's.
    pub fn language(&self, talk: &Talk) -> Language {
        let of_deck = || talk.deck().lang.as_deref().and_then(Language::from_tag);
        self.person.or_else(of_deck).unwrap_or_default()
    }

    /// Says something at the foot of the window, for a moment.
    pub fn notify(&mut self, talk: &Talk, text: impl Into<String>) {
        self.notice = Some(Notice { text: text.into(), until: Some(talk.now + NOTICE) });
    }

    /// Says something that stays until a key is pressed.
    pub(super) fn ask(&mut self, text: impl Into<String>) {
        self.notice = Some(Notice { text: text.into(), until: None });
    }

    pub(super) fn say(&mut self, talk: &Talk, word: Word) {
        self.notify(talk, self.told(talk, word));
    }

    /// The words of a message in this window's language, with the keys in force.
    pub(super) fn told(&self, talk: &Talk, word: Word) -> String {
        self.keymap.say(self.language(talk), word).into_owned()
    }

    /// The words of a message about `subject`.
    pub(super) fn told_of(&self, talk: &Talk, word: Word, subject: &str) -> String {
        self.keymap.say_of(self.language(talk), word, subject)
    }

    /// Whether a key is one of an action's.
    pub(super) fn does(&self, key: Key, action: Action) -> bool {
        matches!(self.keymap.find(&[key], self.tables()), Found::Action(found) if found == action)
    }

    /// When something here changes by itself.
    pub fn deadline(&self, talk: &Talk) -> Option<Duration> {
        let notice = self.notice.as_ref().and_then(|notice| notice.until);
        let slow = self.reviewer.as_ref().and_then(Reviewer::slow_at).filter(|at| *at > talk.now);
        [notice, talk.next_second(), slow, self.speaker_deadline(talk)].into_iter().flatten().min()
    }

    pub(super) fn forget_old_notice(&mut self, now: Duration) {
        self.notice.take_if(|notice| notice.until.is_some_and(|until| until <= now));
    }

    /// Whether keys go from claim to claim, and a click chooses one.
    pub(super) const fn goes_by_claims(&self) -> bool {
        self.source.is_some() || self.reviewer.is_some()
    }

    /// Which of a claim's sources is shown.
    pub(super) fn nth_source(&self, claim_idx: usize) -> usize {
        if self.further.0 == claim_idx { self.further.1 } else { 0 }
    }

    pub(super) fn source_shift(&self) -> i32 {
        self.source.unwrap_or(0)
    }

    /// What is spoken in a minute, characters or words, where somebody says it.
    pub(super) fn per_minute(&self, talk: &Talk) -> Option<u32> {
        let asked_for = self.speaker.as_ref().and_then(|speaker| speaker.per_minute);
        asked_for.or(talk.deck().pace).or(self.usual_pace)
    }

    /// The screen of the slide that is shown, from 0, and how many the slide has.
    pub fn screen_idx(&mut self, talk: &Talk) -> (usize, usize) {
        let scene = self.scene(talk);
        (scene.screen_at(talk.place().spot), scene.screens.len())
    }

    /// What of the slide stands at a cell of the window; nothing beside its words, and where no slide is shown.
    pub fn spot_at(&mut self, talk: &Talk, column: u16, row: u16) -> Option<Spot> {
        let is_inside = |pane: Pane| row < pane.rows && column < pane.columns;
        let panes = self.panes(talk);
        if self.mode != Mode::Slide || talk.is_blank() || !panes.slide.is_some_and(is_inside) {
            return None;
        }
        let column = column.saturating_sub(panes.margin);
        let (screen_idx, _) = self.screen_idx(talk);
        self.scene(talk).spot_at(screen_idx, column, row)
    }
}
