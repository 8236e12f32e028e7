//! The pictures of a talk: which are wanted where it stands, and what has become of them.

use super::{Effect, Language, Loadable, Talk, Window, Word};
use crate::deck::{Deck, Slide};
use crate::picture::{Picture, Refusal};
use crate::scene::Found;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The most pictures that are kept besides those that are wanted.
const MAX_KEPT: usize = 12;

/// Pictures by the names that the deck gives their files.
#[derive(Clone, Debug, Default)]
pub struct Pictures {
    known: BTreeMap<String, Option<Result<Picture, Refusal>>>,
    /// Grows with each picture whose shape was not known before: then slides are laid out anew.
    n_shapes: u64,
    /// The deck and the slide that they were wanted for last.
    wanted_at: Option<(Arc<Deck>, usize)>,
}

impl Pictures {
    /// A picture, or why there is none; nothing where it has not come yet.
    pub(super) fn get(&self, file: &str) -> Option<&Result<Picture, Refusal>> {
        self.known.get(file)?.as_ref()
    }

    pub(super) const fn n_shapes(&self) -> u64 {
        self.n_shapes
    }

    /// Takes a picture as it is now.
    pub(super) fn take(&mut self, file: String, picture: Result<Picture, Refusal>) {
        let shape = |known: Option<&Result<Picture, Refusal>>| known?.as_ref().ok().map(Picture::size);
        if shape(self.get(&file)) != shape(Some(&picture)) {
            self.n_shapes += 1;
        }
        self.known.insert(file, Some(picture));
    }

    /// Asks again for those that could not be had: they may be there with the deck that names them.
    pub(super) fn retry(&mut self) {
        self.known.retain(|_, picture| matches!(picture, Some(Ok(_))));
        self.wanted_at = None;
    }

    /// All that were asked for, to be asked for in another form; what there is stays until it comes.
    pub(super) fn all(&self) -> Vec<Effect> {
        self.known.keys().map(|file| Effect::Load(Loadable::Picture(file.clone()))).collect()
    }

    /// The pictures of a slide and of its neighbours that nobody has asked for yet: the slide's own first.
    fn wanted(&mut self, deck: &Arc<Deck>, slide_idx: usize) -> Vec<String> {
        if self.wanted_at.as_ref().is_some_and(|(of, at)| Arc::ptr_eq(of, deck) && *at == slide_idx) {
            return Vec::new();
        }
        self.wanted_at = Some((Arc::clone(deck), slide_idx));
        let near = [Some(slide_idx), slide_idx.checked_add(1), slide_idx.checked_sub(1)];
        let slides = near.into_iter().flatten().filter_map(|idx| deck.slides.get(idx));
        let files: Vec<&str> = slides.flat_map(Slide::images).collect();
        if self.known.len() > MAX_KEPT {
            self.known.retain(|known, _| files.contains(&known.as_str()));
        }
        let mut new = Vec::new();
        for file in files {
            if !self.known.contains_key(file) {
                self.known.insert(file.to_owned(), None);
                new.push(file.to_owned());
            }
        }
        new
    }

    /// The slide with the shapes of its pictures on such cells, as far as they are known.
    pub(super) fn shaped(&self, slide: &Slide, cell: (u16, u16)) -> Slide {
        slide.shaped(|file| Some(self.get(file)?.as_ref().ok()?.shape(cell)))
    }
}

/// Asks for the pictures that are wanted where the talk stands, where the window shows any.
pub(super) fn load(talk: &mut Talk, window: &Window) -> Vec<Effect> {
    if window.cell.is_none() {
        return Vec::new();
    }
    let (deck, slide_idx) = (Arc::clone(talk.deck()), talk.place().slide_idx);
    let files = talk.pictures_mut().wanted(&deck, slide_idx);
    files.into_iter().map(|file| Effect::Load(Loadable::Picture(file))).collect()
}

/// What has become of a picture, for a window.
pub(super) fn found(talk: &Talk, window: &Window, file: &str) -> Found {
    match talk.pictures().get(file) {
        _ if window.cell.is_none() => Found::Absent(None),
        Some(Ok(picture)) => Found::Here(picture.clone()),
        Some(Err(refusal)) => Found::Absent(Some(told(*refusal, window.language(talk)).to_owned())),
        None => Found::Coming,
    }
}

fn told(refusal: Refusal, language: Language) -> &'static str {
    language.say(match refusal {
        Refusal::Missing => Word::PictureMissing,
        Refusal::TooLarge => Word::PictureTooLarge,
        Refusal::Unknown => Word::PictureUnknown,
        Refusal::Damaged => Word::PictureDamaged,
    })
}
