//! Whom the words of a clause tell of: who stands at its start, or acts in it.

use super::speaker::{MAX_HEAD, several_bodies, starts_with_name};
use crate::outline::sentence;
use crate::outline::speech::speakers::{Speakers, Voice};
use crate::outline::words::{any_of, zh};
use crate::text::{Lang, slice};

/// What stands in front of a name at most, in characters with the name.
const MAX_BEFORE_NAME: usize = 18;

impl Speakers {
    /// Whom the words in front of a quotation tell of: a pronoun or a person known, at the start of a clause.
    pub(super) fn subject(&self, lead: &str) -> Option<Voice> {
        let clauses = sentence::clauses(lead, 0..lead.len(), Lang::ZhHant);
        let is_somebody =
            |words: &str| self.uses("somebody else acts") && zh::ORDINARY_PEOPLE.opening(words).is_some();
        let mut clauses = clauses.into_iter().rev().map(|clause| {
            let words = slice(lead, clause).trim_start_matches(any_of(zh::TURNS));
            zh::THEN.opening(words).map_or(words, |word| slice(words, word.len()..words.len()))
        });
        // 他記得師傅遞來手套，說：「……」: the words are the master's, whose name is not known.
        let known = |words: &str| self.known_in_head(words).is_some();
        clauses.by_ref().take_while(|words| known(words) || !is_somebody(words)).find_map(|words| {
            if words.starts_with(any_of(zh::HE_OR_SHE))
                && !words.chars().nth(1).is_some_and(|c| zh::AFTER_PRONOUN.contains(c))
            {
                return self.person(words.chars().next()?);
            }
            self.known_in_head(words).map(Voice::person)
        })
    }

    /// A person known whose name `words` open with.
    pub(super) fn known_at_start(&self, words: &str) -> Option<&str> {
        self.known.iter().find(|name| starts_with_name(words, name)).map(String::as_str)
    }

    /// Whom a clause names that goes on with when or where: 議員林海生`今日`發聲明.
    pub(super) fn actor(&self, lead: &str) -> Option<Voice> {
        let clauses = sentence::clauses(lead, 0..lead.len(), Lang::ZhHant);
        clauses.into_iter().rev().find_map(|clause| {
            let words = slice(lead, clause);
            let end = words.char_indices().nth(MAX_HEAD).map_or(words.len(), |(at, _)| at);
            // Of a list what it is called at its end: ……、……四個團體.
            several_bodies(words.trim_end_matches('，')).or_else(|| {
                self.speaker(slice(words, 0..end).trim_end_matches('，'), false, false)
                    .and_then(|(voice, _)| voice)
            })
        })
    }

    /// A person known whom a clause names near its start: 住在南區的`陳女士`.
    pub(super) fn known_in_head(&self, clause: &str) -> Option<&str> {
        let end = clause.char_indices().nth(MAX_BEFORE_NAME).map_or(clause.len(), |(at, _)| at);
        let head = slice(clause, 0..end).to_ascii_lowercase();
        let place = |name: &String| head.find(name.to_ascii_lowercase().as_str());
        let of_known = self.known.iter().filter_map(|name| Some((place(name)?, name)));
        of_known.min().map(|(_, name)| name.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clause_tells_of_a_person_known_near_its_start() {
        let speakers = Speakers {
            known: ["林海生", "何玉梅", "Anson"].map(str::to_owned).to_vec(),
            last: Some("林海生".to_owned()),
            ..Speakers::default()
        };
        for (clause, at_start, in_head) in [
            ("林海生到訪", Some("林海生"), Some("林海生")),
            ("住在南區的何玉梅和林海生", None, Some("何玉梅")),
            ("廚師anson到訪", None, Some("Anson")),
            ("anson到訪", Some("Anson"), Some("Anson")),
            ("漁船到訪", None, None),
        ] {
            assert_eq!(speakers.known_at_start(clause), at_start, "{clause}");
            assert_eq!(speakers.known_in_head(clause), in_head, "{clause}");
        }
        let of = |n: usize| speakers.known_in_head(&format!("{}林海生", "潮".repeat(n))).is_some();
        assert_eq!([15, 16].map(of), [true, false]);
        for (lead, expected) in [
            ("他推開門，", Some("林海生")),
            ("他們推開門，", None),
            ("而他推開門，", Some("林海生")),
            ("此時他推開門，", Some("林海生")),
            ("何玉梅來了，他推開門，", Some("林海生")),
            ("何玉梅來了，門開了，", Some("何玉梅")),
            // Somebody else acts, whose name is not known.
            ("何玉梅來了，居民推開門，", None),
            ("何玉梅來了，居民林海生推開門，", Some("林海生")),
            ("門開了，", None),
        ] {
            assert_eq!(speakers.subject(lead).map(|voice| voice.name).as_deref(), expected, "{lead}");
        }
    }
}
