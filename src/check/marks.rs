//! Marks that lead nowhere, and footnotes that nothing leads to.

use super::{Check, Gravity};
use crate::deck::{Element, Segment, Slide};
use crate::text::inline;
use std::collections::HashSet;

impl Check<'_> {
    /// The marks of a slide's footnotes, and these.
    pub(super) fn marks(&mut self, slide: &Slide, elements: &[Element<'_>]) {
        let known: HashSet<&str> = slide.footnotes.iter().map(|footnote| footnote.label.as_str()).collect();
        let mut marked: HashSet<String> = HashSet::new();
        for element in elements.iter().filter(|e| e.is_on_slide() && e.has_marks()) {
            for note in inline::shown(element.source).notes {
                if !known.contains(note.label.as_str()) {
                    let message = format!("no footnote is called \"{}\"", note.label);
                    let hint =
                        format!("write it: `footnotes: {{ {}: … }}`, or \\[^ for brackets", note.label);
                    self.find(Gravity::Note, &element.path, message, Some(hint));
                }
                marked.insert(note.label);
            }
        }
        for footnote in slide.footnotes.iter().filter(|footnote| !marked.contains(&footnote.label)) {
            let message = format!("nothing on the slide has the mark [^{}]", footnote.label);
            let path = [Segment::Key("footnotes".into()), Segment::Key(footnote.label.clone().into())];
            self.find(Gravity::Note, &path, message, None);
        }
    }
}
