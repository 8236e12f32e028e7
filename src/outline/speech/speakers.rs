//! Who is known and who spoke last: what the languages' attributions share.

use std::ops::Range;

/// The people of an article, and who spoke last.
#[derive(Clone, Debug, Default)]
pub(in crate::outline) struct Speakers {
    /// Full names, in the order of their appearance.
    pub(super) known: Vec<String>,
    /// Who `他` is.
    pub(super) last: Option<String>,
    /// Whose words the running paragraph still gives.
    pub(super) running: Option<String>,
}

/// What of a sentence is claim, and whose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::outline) struct Said {
    /// The claim's words, in bytes of the paragraph.
    pub(in crate::outline) span: Range<usize>,
    /// Who says it; nobody where it is the reporter's.
    pub(in crate::outline) by: Option<String>,
    /// Whether the words stand in quotation marks, all of them.
    pub(in crate::outline) is_quotation: bool,
}

impl Speakers {
    /// Notes the people that the reporter names: the last one named is whom a pronoun means.
    pub(super) fn notice(&mut self, words: &str) {
        let place = |name: &String| {
            let surname = name.rsplit(' ').next().unwrap_or(name);
            words.rfind(name.as_str()).or_else(|| if name.is_ascii() { words.find(surname) } else { None })
        };
        if let Some((_, name)) = self.known.iter().filter_map(|k| Some((place(k)?, k))).max() {
            self.last = Some(name.clone());
        }
    }

    /// The names known so far.
    pub(in crate::outline) fn known(&self) -> &[String] {
        &self.known
    }

    pub(super) fn learn(&mut self, name: &str) {
        if !self.known.iter().any(|k| k == name) {
            self.known.push(name.to_owned());
        }
        self.last = Some(name.to_owned());
    }

    /// Begins a paragraph: nobody's words until somebody is said to speak.
    pub(in crate::outline) fn begin_paragraph(&mut self) {
        self.running = None;
    }
}

pub(super) fn shift(span: Range<usize>, by: usize) -> Range<usize> {
    span.start + by..span.end + by
}
