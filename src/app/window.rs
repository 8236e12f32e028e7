//! A window on a talk: what one terminal has of its own. It holds no deck.

use super::company::Together;
use super::jumps::Jump;
use super::keymap::Found;
use super::keys::{Action, Tables};
use super::linked::Linked;
use super::moves::{self, Hit};
use super::prompter::Script;
use super::speaker::{Seat, Speaker};
use super::{
    Ground, Key, Keymap, Language, Overview, Prompt, Questions, Remark, Remarks, Reviewer, Talk, Unchosen,
    Word, keys, pages,
};
use crate::article::Article;
use crate::deck::{Deck, Slide, Spot};
use crate::pace::Plan;
use crate::pace::report::{Report, report};
use crate::picture::USUAL_CELL;
use crate::scene::{self, Links, Page, Role, Run, Scene, Screen};
use crate::text::large::Blocks;
use crate::text::{Ambiguous, WidthPolicy};
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

/// How many shapes of pictures are known, and that of a cell.
type Shapes = (u64, (u16, u16));

/// A slide laid out by the shapes of its pictures, as far as these are known.
fn laid_out(talk: &Talk, slide: &Slide, page: Page, (_, cell): Shapes) -> Scene {
    match slide.images().next() {
        Some(_) => scene::lay_out(&talk.pictures().shaped(slide, cell), page),
        None => scene::lay_out(slide, page),
    }
}

/// Laid-out scenes, each kept while what it depends on stays.
#[derive(Clone, Debug, Default)]
struct Kept {
    slide: Memo<(Id, usize, Page, Shapes)>,
    notes: Memo<(Id, usize, Page, Language)>,
    help: Memo<(Page, Language, Tables)>,
    article: Memo<(ArticleId, Page)>,
    /// The slide as the audience has it, and what comes next, in a speaker's window.
    audience: Memo<(Id, usize, Page, Shapes)>,
    next: Memo<(Id, usize, Page, Shapes)>,
    plan: Option<(Id, Arc<Plan>)>,
    rehearsals: Option<(Id, Arc<Report>)>,
    script: Option<((Id, Page), Arc<Script>)>,
    /// What was found of what was looked for last.
    hits: Option<(Id, String, Arc<[Hit]>)>,
}

/// An article by identity.
#[derive(Clone, Debug)]
struct ArticleId(Arc<Article>);

impl PartialEq for ArticleId {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// A rectangle of the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Pane {
    pub(super) column: u16,
    pub(super) row: u16,
    pub(super) columns: u16,
    pub(super) rows: u16,
}

/// What parts two panes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rule {
    /// A column of that many rows.
    Column { column: u16, rows: u16 },
    /// A row of that many columns.
    Row { row: u16, columns: u16 },
}

/// How the window is divided: the slide above the footer, and the source where it is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Panes {
    pub(super) slide: Option<Pane>,
    pub(super) source: Option<Pane>,
    pub(super) rule: Option<Rule>,
    /// The columns at the slide's left that say how its claims stand.
    pub(super) margin: u16,
    /// The rows above the footer that say what was said of a claim, and where they begin.
    pub(super) said: (u16, u16),
}

impl Rule {
    /// The rule's runs.
    pub(super) fn runs(self) -> Vec<Run> {
        match self {
            Self::Column { column, rows } => {
                (0..rows).map(|row| Run::new(row, column.into(), "|", Role::Rule)).collect()
            }
            Self::Row { row, columns } => vec![Run::new(row, 0, "-".repeat(columns.into()), Role::Rule)],
        }
    }
}

/// From this many columns on, a slide and its source stand beside each other; from this many rows, below each other.
const BESIDE: u16 = 72;
const BELOW: u16 = 20;

/// A deck by identity.
#[derive(Clone, Debug)]
struct Id(Arc<Deck>);

impl PartialEq for Id {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// A scene with what it was laid out for.
#[derive(Clone, Debug)]
struct Memo<K>(Option<(K, Arc<Scene>)>);

impl<K> Default for Memo<K> {
    fn default() -> Self {
        Self(None)
    }
}

impl<K: PartialEq> Memo<K> {
    fn get(&mut self, key: K, lay_out: impl FnOnce() -> Scene) -> Arc<Scene> {
        match &self.0 {
            Some((kept, scene)) if *kept == key => Arc::clone(scene),
            _ => {
                let scene = Arc::new(lay_out());
                self.0 = Some((key, Arc::clone(&scene)));
                scene
            }
        }
    }
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

    /// The rows at the bottom that are not the slide's: none where the window is too low to spare one.
    pub(super) fn n_footer_rows(&self, talk: &Talk) -> u16 {
        let (columns, rows) = self.size;
        let n_fault = self.fault_rows(talk).len();
        if n_fault > 0 && rows > 1 {
            return u16::try_from(n_fault).unwrap_or(1).min(rows / 2).max(1);
        }
        u16::from(rows >= 4 && columns >= 8)
    }

    /// Why the file could not be read again, in rows.
    pub(super) fn fault_rows(&self, talk: &Talk) -> Vec<String> {
        let page = talk.page(self.size.0, self.size.1, self.policy);
        self.fault.as_ref().map(|fault| pages::fault(fault, page)).unwrap_or_default()
    }

    /// The rows of the notes: a third of the window.
    pub(super) fn n_notes_rows(&self) -> u16 {
        let is_open = self.notes.is_some() && self.source.is_none() && self.size.1 >= 6;
        if is_open { self.size.1 / 3 } else { 0 }
    }

    /// How the window is divided: without the footer and the notes, between the slide and its source.
    pub(super) fn panes(&self, talk: &Talk) -> Panes {
        let (columns, all_rows) = self.size;
        let n_taken = self.n_footer_rows(talk) + self.n_notes_rows();
        let rows = all_rows.saturating_sub(n_taken);
        let said = self.n_said_rows(talk, rows);
        let rows = rows - said;
        let said = (rows, said);
        let whole = Pane { column: 0, row: 0, columns, rows };
        let margin = |columns: u16| match &self.reviewer {
            Some(_) if columns >= 60 => MARGIN,
            Some(_) if columns >= 20 => NARROW_MARGIN,
            _ => 0,
        };
        if self.source.is_none() {
            return Panes { slide: Some(whole), source: None, rule: None, margin: margin(columns), said };
        }
        if columns >= BESIDE {
            let left = columns / 2;
            let source = Pane { column: left + 2, columns: columns - left - 3, ..whole };
            let rule = Some(Rule::Column { column: left, rows });
            let slide = Some(Pane { columns: left, ..whole });
            return Panes { slide, source: Some(source), rule, margin: margin(left), said };
        }
        let (column, columns) = if columns >= 24 { (2, columns - 4) } else { (0, columns) };
        if rows >= BELOW {
            let top = rows / 2;
            let source = Pane { column, row: top + 1, columns, rows: rows - top - 1 };
            let rule = Some(Rule::Row { row: top, columns: whole.columns });
            let slide = Some(Pane { rows: top, ..whole });
            return Panes { slide, source: Some(source), rule, margin: margin(whole.columns), said };
        }
        let source = Some(Pane { column, columns, ..whole });
        Panes { slide: None, source, rule: None, margin: 0, said }
    }

    /// What was said of the claim that one stands at, in rows; open threads only.
    pub(super) fn said_rows(&self, talk: &Talk) -> Vec<String> {
        let (Some(claim_idx), Some(review), Some(_)) = (talk.claim_idx(), talk.review(), &self.reviewer)
        else {
            return Vec::new();
        };
        let page = talk.page(self.size.0, 0, self.policy);
        pages::said(&review.said(claim_idx), page, self.language(talk))
    }

    /// The rows that what was said of a claim takes, its rule among them: a third at most.
    fn n_said_rows(&self, talk: &Talk, rows: u16) -> u16 {
        let n_lines = self.said_rows(talk).len();
        let wanted = u16::try_from(n_lines + 1).unwrap_or(u16::MAX);
        if n_lines == 0 || rows < 6 { 0 } else { wanted.min(rows / 3) }
    }

    /// The columns that a remark is typed in.
    pub(super) fn box_room(&self) -> usize {
        let columns = usize::from(self.size.0);
        (if columns >= 24 { columns - 4 } else { columns }).max(1)
    }

    /// The columns and rows that a slide has here.
    pub fn room(&self, talk: &Talk) -> (u16, u16) {
        let page = self.page(talk);
        (page.columns, page.rows)
    }

    /// The page that slides are laid out on.
    pub(super) fn page(&self, talk: &Talk) -> Page {
        if let Some(layout) = self.speaker_layout(talk) {
            return talk.page(layout.slide.columns, layout.slide.rows, self.policy).with_links(self.links);
        }
        let panes = self.panes(talk);
        let (columns, rows) = panes.slide.map_or(self.size, |pane| (pane.columns - panes.margin, pane.rows));
        let page = talk.page(columns, rows, self.policy).with_links(self.links);
        // Who goes by claims has come to read.
        if self.goes_by_claims() { page } else { page.with_blocks(self.blocks, talk.deck()) }
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

    /// An article laid out for a pane of so many columns.
    pub(super) fn article_scene(&mut self, talk: &Talk, article: &Arc<Article>, columns: u16) -> Arc<Scene> {
        let page = talk.page(columns, 0, self.policy);
        self.kept.article.get((ArticleId(Arc::clone(article)), page), || pages::article(article, page))
    }

    /// The slide that the talk stands at, laid out.
    pub(super) fn scene(&mut self, talk: &Talk) -> Arc<Scene> {
        let page = self.page(talk);
        let Some(slide) = talk.slide() else { return Arc::new(Scene::new(vec![Screen::default()])) };
        let shapes = self.shapes(talk);
        let key = (Id(Arc::clone(talk.deck())), talk.place().slide_idx, page, shapes);
        let is_review = self.reviewer.is_some();
        let language = self.language(talk);
        self.kept.slide.get(key, || {
            let scene = laid_out(talk, slide, page, shapes);
            if is_review { pages::with_asked(scene, slide, page, language) } else { scene }
        })
    }

    /// What the layout of slides with pictures depends on besides the page.
    fn shapes(&self, talk: &Talk) -> Shapes {
        (talk.pictures().n_shapes(), self.cell.unwrap_or(USUAL_CELL))
    }

    /// The slide that the talk stands at, on a page of another window.
    pub(super) fn scene_on(&mut self, talk: &Talk, page: Page) -> Arc<Scene> {
        let Some(slide) = talk.slide() else { return Arc::new(Scene::new(vec![Screen::default()])) };
        let shapes = self.shapes(talk);
        let key = (Id(Arc::clone(talk.deck())), talk.place().slide_idx, page, shapes);
        self.kept.audience.get(key, || laid_out(talk, slide, page, shapes))
    }

    /// The slide that comes next.
    pub(super) fn next_scene(&mut self, talk: &Talk, slide_idx: usize, page: Page) -> Arc<Scene> {
        let Some(slide) = talk.deck().slides.get(slide_idx) else { return Arc::default() };
        let shapes = self.shapes(talk);
        let key = (Id(Arc::clone(talk.deck())), slide_idx, page, shapes);
        self.kept.next.get(key, || laid_out(talk, slide, page, shapes))
    }

    /// The plan of the talk, where it has been made.
    pub(super) fn kept_plan(&self, talk: &Talk) -> Option<&Arc<Plan>> {
        let id = Id(Arc::clone(talk.deck()));
        self.kept.plan.as_ref().filter(|(kept, _)| *kept == id).map(|(_, plan)| plan)
    }

    /// The plan of the talk.
    pub(super) fn plan(&mut self, talk: &Talk) -> Arc<Plan> {
        if let Some(plan) = self.kept_plan(talk) {
            return Arc::clone(plan);
        }
        let id = Id(Arc::clone(talk.deck()));
        let plan = Arc::new(Plan::of(talk.deck(), self.per_minute(talk)));
        self.kept.plan = Some((id, Arc::clone(&plan)));
        plan
    }

    /// The runs of rehearsals beside the plan, where there are any.
    pub(super) fn rehearsals(&mut self, talk: &Talk) -> Option<Arc<Report>> {
        let runs = Arc::clone(&self.speaker.as_ref().filter(|speaker| !speaker.runs.is_empty())?.runs);
        let id = Id(Arc::clone(talk.deck()));
        if let Some((kept, report)) = &self.kept.rehearsals
            && *kept == id
        {
            return Some(Arc::clone(report));
        }
        let plan = self.plan(talk);
        let report = report(self.name.clone(), talk.deck(), talk.deck_hash(), &plan, &runs, runs.len());
        let report = Arc::new(report);
        self.kept.rehearsals = Some((id, Arc::clone(&report)));
        Some(report)
    }

    /// The slides that say what is looked for.
    pub(super) fn hits(&mut self, talk: &Talk) -> Arc<[Hit]> {
        let id = Id(Arc::clone(talk.deck()));
        if let Some((kept, query, hits)) = &self.kept.hits
            && (kept, query) == (&id, &self.query)
        {
            return Arc::clone(hits);
        }
        let hits = moves::hits(talk.deck(), &self.query);
        self.kept.hits = Some((id, self.query.clone(), Arc::clone(&hits)));
        hits
    }

    /// What is spoken in a minute, characters or words, where somebody says it.
    pub(super) fn per_minute(&self, talk: &Talk) -> Option<u32> {
        let asked_for = self.speaker.as_ref().and_then(|speaker| speaker.per_minute);
        asked_for.or(talk.deck().pace).or(self.usual_pace)
    }

    /// Whether the script has been laid out.
    #[cfg(test)]
    pub(super) const fn has_script(&self) -> bool {
        self.kept.script.is_some()
    }

    /// The script of the talk in lines for the prompter.
    pub(super) fn script(&mut self, talk: &Talk) -> Arc<Script> {
        let page = talk.page(self.size.0, 0, self.policy);
        let key = (Id(Arc::clone(talk.deck())), page);
        if let Some((kept, script)) = &self.kept.script
            && *kept == key
        {
            return Arc::clone(script);
        }
        let script = Arc::new(Script::of(talk.deck(), page));
        self.kept.script = Some((key, Arc::clone(&script)));
        script
    }

    /// The notes of that slide, laid out.
    pub(super) fn notes_scene(&mut self, talk: &Talk) -> Arc<Scene> {
        let of_speaker = self.speaker_layout(talk).map(|layout| layout.notes.rows);
        let rows = of_speaker.unwrap_or_else(|| self.n_notes_rows().saturating_sub(1)).max(1);
        let page = talk.page(self.size.0, rows, self.policy);
        let language = self.language(talk);
        let key = (Id(Arc::clone(talk.deck())), talk.place().slide_idx, page, language);
        self.kept.notes.get(key, || pages::notes(talk.slide(), page, language))
    }

    /// The keys, laid out.
    pub(super) fn help_scene(&mut self, talk: &Talk) -> Arc<Scene> {
        let (columns, rows) = self.size;
        // The last row says whether there is more.
        let page = talk.page(columns, if rows >= 4 { rows - 1 } else { rows }, self.policy);
        let language = self.language(talk);
        let (tables, keymap) = (self.tables(), Arc::clone(&self.keymap));
        self.kept.help.get((page, language, tables), || pages::help(page, language, tables, &keymap))
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
