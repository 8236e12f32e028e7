//! What a window keeps, so that no key makes it anew: scenes, the plan, the script, what was found. Each is kept while what
//! it depends on stays.

use super::super::keys::Tables;
use super::super::moves::{self, Hit};
use super::super::prompter::Script;
use super::super::{Language, Talk, pages};
use super::Window;
use crate::article::Article;
use crate::deck::{Deck, Slide};
use crate::pace::Plan;
use crate::pace::report::{Report, report};
use crate::picture::USUAL_CELL;
use crate::scene::{self, Page, Scene, Screen};
use std::sync::Arc;

/// How many shapes of pictures are known, and that of a cell.
type Shapes = (u64, (u16, u16));

/// A slide laid out by the shapes of its pictures, as far as these are known.
fn laid_out(talk: &Talk, slide: &Slide, page: Page, (_, cell): Shapes) -> Scene {
    match slide.images().next() {
        Some(_) => scene::lay_out(&talk.pictures().shaped(slide, cell), page),
        None => scene::lay_out(slide, page),
    }
}

/// See the module.
#[derive(Clone, Debug, Default)]
pub(super) struct Kept {
    slide: Memo<(Id<Deck>, usize, Page, Shapes), Scene>,
    notes: Memo<(Id<Deck>, usize, Page, Language), Scene>,
    help: Memo<(Page, Language, Tables), Scene>,
    article: Memo<(Id<Article>, Page), Scene>,
    /// The slide as the audience has it, and what comes next, in a speaker's window.
    audience: Memo<(Id<Deck>, usize, Page, Shapes), Scene>,
    next: Memo<(Id<Deck>, usize, Page, Shapes), Scene>,
    plan: Memo<Id<Deck>, Plan>,
    rehearsals: Memo<Id<Deck>, Report>,
    script: Memo<(Id<Deck>, Page), Script>,
    /// What was found of what was looked for last.
    hits: Memo<(Id<Deck>, String), [Hit]>,
}

/// A deck or an article by identity.
#[derive(Debug)]
struct Id<T>(Arc<T>);

impl<T> Id<T> {
    fn of(thing: &Arc<T>) -> Self {
        Self(Arc::clone(thing))
    }
}

impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        Self::of(&self.0)
    }
}

impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// What was made last, with what it was made for.
#[derive(Debug)]
struct Memo<K, V: ?Sized>(Option<(K, Arc<V>)>);

impl<K, V: ?Sized> Default for Memo<K, V> {
    fn default() -> Self {
        Self(None)
    }
}

impl<K: Clone, V: ?Sized> Clone for Memo<K, V> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<K: PartialEq, V: ?Sized> Memo<K, V> {
    /// What was made for `key`, where that is what was made last.
    fn kept(&self, key: &K) -> Option<&Arc<V>> {
        self.0.as_ref().filter(|(kept, _)| kept == key).map(|(_, value)| value)
    }

    /// What was made for `key`, or is made now.
    fn get<A: Into<Arc<V>>>(&mut self, key: K, make: impl FnOnce() -> A) -> Arc<V> {
        if let Some(value) = self.kept(&key) {
            return Arc::clone(value);
        }
        let value = make().into();
        self.0 = Some((key, Arc::clone(&value)));
        value
    }
}

impl Window {
    /// An article laid out for a pane of so many columns.
    pub(in crate::app) fn article_scene(
        &mut self,
        talk: &Talk,
        article: &Arc<Article>,
        columns: u16,
    ) -> Arc<Scene> {
        let page = talk.page(columns, 0, self.policy);
        self.kept.article.get((Id::of(article), page), || pages::article(article, page))
    }

    /// The slide that the talk stands at, laid out.
    pub(in crate::app) fn scene(&mut self, talk: &Talk) -> Arc<Scene> {
        let page = self.page(talk);
        let Some(slide) = talk.slide() else { return Arc::new(Scene::new(vec![Screen::default()])) };
        let shapes = self.shapes(talk);
        let key = (Id::of(talk.deck()), talk.place().slide_idx, page, shapes);
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
    pub(in crate::app) fn scene_on(&mut self, talk: &Talk, page: Page) -> Arc<Scene> {
        let Some(slide) = talk.slide() else { return Arc::new(Scene::new(vec![Screen::default()])) };
        let shapes = self.shapes(talk);
        let key = (Id::of(talk.deck()), talk.place().slide_idx, page, shapes);
        self.kept.audience.get(key, || laid_out(talk, slide, page, shapes))
    }

    /// The slide that comes next.
    pub(in crate::app) fn next_scene(&mut self, talk: &Talk, slide_idx: usize, page: Page) -> Arc<Scene> {
        let Some(slide) = talk.deck().slides.get(slide_idx) else { return Arc::default() };
        let shapes = self.shapes(talk);
        let key = (Id::of(talk.deck()), slide_idx, page, shapes);
        self.kept.next.get(key, || laid_out(talk, slide, page, shapes))
    }

    /// The plan of the talk, where it has been made.
    pub(in crate::app) fn kept_plan(&self, talk: &Talk) -> Option<&Arc<Plan>> {
        self.kept.plan.kept(&Id::of(talk.deck()))
    }

    /// The plan of the talk.
    pub(in crate::app) fn plan(&mut self, talk: &Talk) -> Arc<Plan> {
        let per_minute = self.per_minute(talk);
        self.kept.plan.get(Id::of(talk.deck()), || Plan::of(talk.deck(), per_minute))
    }

    /// The runs of rehearsals beside the plan, where there are any.
    pub(in crate::app) fn rehearsals(&mut self, talk: &Talk) -> Option<Arc<Report>> {
        let runs = Arc::clone(&self.speaker.as_ref().filter(|speaker| !speaker.runs.is_empty())?.runs);
        let plan = self.plan(talk);
        let name = &self.name;
        Some(self.kept.rehearsals.get(Id::of(talk.deck()), || {
            report(name.clone(), talk.deck(), talk.deck_hash(), &plan, &runs, runs.len())
        }))
    }

    /// The slides that say what is looked for.
    pub(in crate::app) fn hits(&mut self, talk: &Talk) -> Arc<[Hit]> {
        let query = &self.query;
        self.kept.hits.get((Id::of(talk.deck()), query.clone()), || moves::hits(talk.deck(), query))
    }

    /// Whether the script has been laid out.
    #[cfg(test)]
    pub(in crate::app) const fn has_script(&self) -> bool {
        self.kept.script.0.is_some()
    }

    /// The script of the talk in lines for the prompter.
    pub(in crate::app) fn script(&mut self, talk: &Talk) -> Arc<Script> {
        let page = talk.page(self.size.0, 0, self.policy);
        self.kept.script.get((Id::of(talk.deck()), page), || Script::of(talk.deck(), page))
    }

    /// The notes of that slide, laid out.
    pub(in crate::app) fn notes_scene(&mut self, talk: &Talk) -> Arc<Scene> {
        let of_speaker = self.speaker_layout(talk).map(|layout| layout.notes.rows);
        let rows = of_speaker.unwrap_or_else(|| self.n_notes_rows().saturating_sub(1)).max(1);
        let page = talk.page(self.size.0, rows, self.policy);
        let language = self.language(talk);
        let key = (Id::of(talk.deck()), talk.place().slide_idx, page, language);
        self.kept.notes.get(key, || pages::notes(talk.slide(), page, language))
    }

    /// The keys, laid out.
    pub(in crate::app) fn help_scene(&mut self, talk: &Talk) -> Arc<Scene> {
        let (columns, rows) = self.size;
        // The last row says whether there is more.
        let page = talk.page(columns, if rows >= 4 { rows - 1 } else { rows }, self.policy);
        let language = self.language(talk);
        let (tables, keymap) = (self.tables(), Arc::clone(&self.keymap));
        self.kept.help.get((page, language, tables), || pages::help(page, language, tables, &keymap))
    }
}
