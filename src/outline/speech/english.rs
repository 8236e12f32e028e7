//! Attributions in English: `X said that …`, `According to X, …`, `…, X said.`, `“…,” X said.`
//!
//! `english/speaker` tells whom the words beside a verb of saying name.

mod speaker;

use super::speakers::{Said, Speakers, shift};
use crate::outline::words::en::{self, Verb};
use crate::text::slice;
pub(super) use speaker::{english_people, english_role};
use std::ops::Range;

/// How far a quotation is followed to where it says whose it is, in bytes.
const MAX_AHEAD: usize = 2000;
/// So many sentences a quotation goes on for; no print sets a longer one in a paragraph.
const MAX_QUOTED: usize = 5;
/// So many words at most stand behind the verb of an attribution at the end: said `in its yearly report`.
const MAX_BEHIND_VERB: usize = 6;
/// The longest description of a speaker, in words.
const MAX_SUBJECT: usize = 14;

impl Speakers {
    pub(super) fn take_english(&mut self, text: &str, sentence: Range<usize>) -> Said {
        let n_dateline = if sentence.start == 0 { dateline(slice(text, sentence.clone())) } else { 0 };
        let sentence = sentence.start + n_dateline..sentence.end;
        let words = slice(text, sentence.clone());
        let quoted = self.quoted.take().filter(|(mark, by)| self.quotes_on(words, *mark, by.as_deref()));
        if let Some((mark, by)) = quoted {
            return self.inside_quotation(words, sentence.start, mark, by);
        }
        // (CNN) -- Officials said …
        let dateline = words
            .find(en::DASHES)
            .filter(|&at| at < 40 && words.starts_with(|c: char| c == '(' || c.is_uppercase()));
        let from = dateline.map_or(0, |at| at + en::DASHES.len());
        if slice(words, from..words.len()).starts_with(en::opens_quoted) {
            return self.quotation(text, sentence.start + from..sentence.end);
        }
        let lead = || {
            english_lead(slice(words, from..words.len()), en::SAYS)
                .map(|(speaker, at)| (speaker, at + from..words.len()))
        };
        // Who is named last has the whole sentence: what witnesses told him, Falk said.
        let found = english_tail(words, en::SAYS)
            .map(|(end, speaker)| (speaker, 0..end))
            .or_else(|| english_middle(words, en::SAYS).map(|speaker| (speaker, 0..words.len())))
            .or_else(lead)
            .or_else(|| english_according(words));
        let Some((speaker, span)) = found else {
            self.running = None;
            return Said { span: sentence, by: None, is_quotation: false };
        };
        // After Mary Lee came home, the sailor said …: the clause in front names her.
        let lead = words.find(speaker).map_or("", |at| slice(words, 0..at));
        if en::SUBORDINATES.contains(&lead.split(' ').next().unwrap_or_default()) {
            self.notice(lead);
        }
        let Some(voice) = self.english_voice(speaker) else {
            // Somebody speaks whom nobody could name: the words that say so stay.
            self.running = None;
            return Said { span: sentence, by: None, is_quotation: false };
        };
        let claim = slice(words, span.clone());
        self.running = Some(voice.clone());
        let is_quotation = claim.starts_with(en::opens_quoted);
        let is_open = is_quotation && closing(claim).is_none();
        let ahead = slice(text, sentence.start + span.start..text.len());
        if let Some(mark) = claim.chars().next().filter(|_| is_open && closing(bounded(ahead)).is_some()) {
            self.quoted = Some((mark, Some(voice.name.clone())));
        }
        Said { span: shift(span, sentence.start), by: Some(voice.name), is_quotation }
    }

    /// Whether a sentence behind a quotation that nobody closed is part of it: none that opens anew, names whoever
    /// speaks, or has a speaker of its own.
    fn quotes_on(&mut self, words: &str, mark: char, by: Option<&str>) -> bool {
        self.n_carried += 1;
        if closing(&format!("{mark}{words}")).is_some() && !words.starts_with(en::opens_quoted) {
            return true;
        }
        let surname = by.and_then(|by| by.rsplit(' ').next()).unwrap_or_default();
        let is_about = !surname.is_empty() && words.contains(surname);
        let is_label = words.find(": ").is_some_and(|at| at < 24);
        self.n_carried <= MAX_QUOTED
            && !is_about
            && !is_label
            && !words.starts_with(en::opens_quoted)
            && english_lead(words, en::SAYS).is_none_or(|(speaker, _)| speaker.split(' ').count() > 3)
    }

    /// A sentence that opens with a quotation mark.
    fn quotation(&mut self, text: &str, sentence: Range<usize>) -> Said {
        let words = slice(text, sentence.clone());
        let mark = words.chars().next().unwrap_or('“');
        let voice = if let Some(end) = closing(words) {
            let tail = slice(words, end..words.len()).trim();
            let bare = tail.trim_matches(|c: char| !c.is_alphanumeric());
            if tail.starts_with(':') {
                // 'Glad': a label, and no words of anybody.
                self.running = None;
                return Said { span: sentence, by: None, is_quotation: false };
            }
            if bare.is_empty() {
                let voice = self.running.clone();
                return Said { span: sentence, by: voice.map(|voice| voice.name), is_quotation: true };
            }
            let Some(voice) = tail_speaker(tail, en::SAYS, true).and_then(|name| self.english_voice(name))
            else {
                self.running = None;
                return Said { span: sentence, by: None, is_quotation: false };
            };
            self.running = Some(voice.clone());
            return Said { span: shift(0..end, sentence.start), by: Some(voice.name), is_quotation: true };
        } else {
            // It goes on: who says it stands behind its end.
            let rest = bounded(slice(text, sentence.start..text.len()));
            let Some(end) = closing(rest) else {
                // Nobody closes it: it is no longer plain where it ends.
                let by = self.running.take().map(|voice| voice.name);
                return Said { span: sentence, by, is_quotation: true };
            };
            // A full stop in front of the mark: what follows is a sentence of its own.
            let is_stopped = slice(rest, 0..end).chars().rev().nth(1) == Some('.');
            let behind = if is_stopped { "" } else { slice(rest, end..rest.len()) };
            let named = tail_speaker(behind.trim(), en::SAYS, true);
            named.and_then(|name| self.english_voice(name)).or_else(|| self.running.clone())
        };
        let by = voice.as_ref().map(|voice| voice.name.clone());
        self.running = voice;
        self.quoted = Some((mark, by.clone()));
        self.n_carried = 0;
        Said { span: sentence, by, is_quotation: true }
    }

    /// A sentence of a quotation that was opened before.
    fn inside_quotation(&mut self, words: &str, start: usize, mark: char, by: Option<String>) -> Said {
        let opened = format!("{mark}{words}");
        let Some(end) = closing(&opened).map(|end| end - mark.len_utf8()) else {
            self.quoted = Some((mark, by.clone()));
            return Said { span: start..start + words.len(), by, is_quotation: true };
        };
        let tail = slice(words, end..words.len());
        let is_tail = tail_speaker(tail, en::SAYS, true).is_some();
        let end = if is_tail && by.is_some() { end } else { words.len() };
        Said { span: start..start + end, by, is_quotation: true }
    }
}

/// How many bytes at the start say where it was written: `ALDER FORK --`, `LONDON (Reuters) -`.
fn dateline(words: &str) -> usize {
    let dash = en::DATELINE_DASHES.iter().filter_map(|dash| Some((words.find(dash)?, dash.len()))).min();
    let Some((at, n)) = dash.filter(|(at, _)| *at < MAX_DATELINE) else { return 0 };
    let place = slice(words, 0..at).split([' ', ',', '(']).next().unwrap_or_default();
    let is_place =
        place.len() > 1 && place.chars().all(|c| c.is_uppercase() || matches!(c, '.' | '-' | '\''));
    if is_place { at + n } else { 0 }
}

/// The longest dateline, in bytes.
const MAX_DATELINE: usize = 40;

/// As much of a text as is looked at.
fn bounded(text: &str) -> &str {
    let end = text.char_indices().map(|(at, _)| at).take_while(|at| *at <= MAX_AHEAD).last().unwrap_or(0);
    if text.len() <= MAX_AHEAD { text } else { slice(text, 0..end) }
}

/// Where the quotation that `words` open with ends, its mark included. An apostrophe ends nothing: a single mark
/// stands behind another mark.
fn closing(words: &str) -> Option<usize> {
    let open = words.chars().next()?;
    let inside = open.len_utf8();
    let close = match open {
        '“' => '”',
        '‘' => '’',
        other => other,
    };
    let is_single = matches!(close, '\'' | '’');
    let mut before = ' ';
    for (at, c) in slice(words, inside..words.len()).char_indices() {
        let next = slice(words, inside + at + c.len_utf8()..words.len()).chars().next();
        let is_in_word = before.is_alphanumeric() && next.is_some_and(char::is_alphanumeric) || before == ' ';
        if c == close && (!is_single || !is_in_word) {
            return Some(inside + at + c.len_utf8());
        }
        before = c;
    }
    None
}

/// `Marian Okafor said that …`: the speaker, and where the claim starts.
fn english_lead<'a>(words: &'a str, verbs: &[Verb]) -> Option<(&'a str, usize)> {
    let lead = en::CONNECTIVES.iter().find(|w| words.starts_with(**w)).map_or(0, |w| w.len());
    let mut at = lead;
    for word in slice(words, lead..words.len()).split(' ').take(40) {
        let end = at + word.len();
        let found = verb(word.trim_end_matches([',', ':']), verbs);
        let start = at;
        at = end + 1;
        let Some(verb) = found else { continue };
        let whole = slice(words, lead..start).trim();
        let Some(speaker) = relative(whole).or_else(|| subject(whole)) else { continue };
        let mut rest = slice(words, (end + 1).min(words.len())..words.len());
        if verb.names_hearer && !word.ends_with([',', ':']) {
            let that = rest.find(en::HEARER_THAT).map(|p| p + 1);
            // told the paper: “…”
            let quoted =
                rest.find(": ").filter(|p| slice(rest, p + 2..rest.len()).starts_with(en::opens_quoted));
            let cut = [that, quoted.map(|p| p + 2)].into_iter().flatten().min()?;
            rest = slice(rest, cut..rest.len());
        }
        // said on Tuesday that …
        if let Some(day) = en::WHEN_SAID.iter().find_map(|w| rest.strip_prefix(w)) {
            rest = day.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ' ' | ','));
        }
        let is_statement = en::NO_WORDS_FOLLOW.iter().any(|w| rest.starts_with(w));
        if is_statement {
            let that = rest.find(en::HEARER_THAT).filter(|&p| p < 60)?;
            rest = slice(rest, that + 1..rest.len());
        }
        rest = rest.strip_prefix(en::THAT).unwrap_or(rest);
        // "auditors have warned of": no claim of theirs follows.
        let is_perfect =
            en::PERFECT.iter().any(|w| speaker.strip_suffix(w).is_some_and(|s| s.ends_with(' ')));
        let is_clear =
            !is_perfect && !whole.contains(['“', '"', ';']) && speaker.split(' ').count() <= MAX_SUBJECT;
        let has_words = rest.split(' ').count() > 2 || rest.starts_with(en::opens_quoted);
        return (is_clear && has_words).then(|| (speaker, words.len() - rest.len()));
    }
    None
}

/// The name that a relative clause tells of: …, from former Senator `Sam Hill`, who (said).
fn relative(words: &str) -> Option<&str> {
    let before = en::WHO.iter().find_map(|who| words.strip_suffix(who))?;
    let is_name = |word: &&str| word.starts_with(char::is_uppercase) && !word.ends_with(',');
    let n: usize = before.rsplit(' ').take_while(is_name).map(|word| word.len() + 1).sum();
    let name = before.get(before.len() - n.checked_sub(1)?..)?;
    name.contains(' ').then_some(name)
}

/// The subject of the words in front of a verb: what a clause of time or the like leads to is behind its comma.
fn subject(words: &str) -> Option<&str> {
    let first = words.split(' ').next().unwrap_or_default();
    if en::SUBORDINATES.contains(&first) {
        return words.rsplit_once(", ").map(|(_, subject)| subject);
    }
    let is_subject = words.starts_with(char::is_uppercase) || first == en::ARTICLES[0];
    is_subject.then_some(words)
}

/// `According to Dr. Falk, …` and `…, according to Dr. Falk`: the speaker, and the claim.
fn english_according(words: &str) -> Option<(&str, Range<usize>)> {
    if let Some(rest) = words.strip_prefix(en::ACCORDING_TO) {
        let first = rest.split(' ').next().unwrap_or_default();
        if en::BODIES_SPEAKING.contains(&first) {
            return Some((first, words.len() - rest.len() + first.len() + 1..words.len()));
        }
        let at = rest.find(", ")?;
        // An apposition stands between two commas: According to Dr. Falk, a biologist at Kent, the …
        let apposition = slice(rest, at + 2..rest.len());
        let is_apposition = en::APPOSITIONS.iter().any(|w| apposition.starts_with(w));
        let end = match apposition.find(", ").filter(|_| is_apposition) {
            Some(n) => at + 2 + n,
            None => at,
        };
        return Some((slice(rest, 0..end), words.len() - rest.len() + end + 2..words.len()));
    }
    let at = words.find(en::BEHIND_ACCORDING_TO)?;
    let rest = slice(words, at + en::BEHIND_ACCORDING_TO.len()..words.len());
    let speaker = rest.split([',', ';']).next().unwrap_or(rest).trim_end_matches('.');
    let is_last = speaker.len() + 1 >= rest.len();
    Some((speaker, 0..if is_last { at } else { words.len() }))
}

/// `…,” she says.`, `…, Falk said.`: where the claim ends, and the speaker.
fn english_tail<'a>(words: &'a str, verbs: &[Verb]) -> Option<(usize, &'a str)> {
    if words.starts_with(en::opens_quoted) {
        let end = closing(words)?;
        return Some((end, tail_speaker(slice(words, end..words.len()), verbs, true)?));
    }
    // Biological weapons “are common,” she said.
    let closed =
        [",” ", ",\" ", ",’ ", ",' "].iter().filter_map(|mark| Some((words.rfind(mark)?, mark.len()))).max();
    if let Some((at, n)) = closed
        && let Some(speaker) = tail_speaker(slice(words, at + n..words.len()), verbs, true)
        && slice(words, at + n..words.len()).split(' ').count() <= 8
    {
        return Some((at + n - 1, speaker));
    }
    let commas: Vec<usize> = words.rmatch_indices(", ").map(|(at, _)| at).take(3).collect();
    commas
        .into_iter()
        .find_map(|at| Some((at, tail_speaker(slice(words, at + 2..words.len()), verbs, false)?)))
}

/// The speaker of a tail: `she said`, `said Tom Hesketh, who keeps the chandlery`.
fn tail_speaker<'a>(tail: &'a str, verbs: &[Verb], is_quotation: bool) -> Option<&'a str> {
    let tail = tail.trim_start_matches([',', ' ']).trim_end_matches(['.', '!', '?', ' ']);
    if let Some(source) = tail.strip_prefix(en::ACCORDING_TO_BEHIND).filter(|_| is_quotation) {
        return source.split([',', ';']).next();
    }
    let words: Vec<&str> = tail.split(' ').take(16).collect();
    if !is_quotation && tail.contains([':', '“', '"', ';']) {
        return None;
    }
    if verb(words.first()?, verbs).is_some_and(|verb| is_quotation || !verb.names_hearer) {
        let speaker = tail.split_once(' ')?.1;
        let named = speaker.split(", ").next().unwrap_or(speaker);
        let last = named.rsplit(' ').next().unwrap_or_default();
        // “…, said the trust had promised jobs”: what somebody said, and not who.
        let is_name = last.starts_with(char::is_uppercase) || en::BODIES_SPEAKING.contains(&last);
        return (is_name && named.split(' ').count() <= 8).then_some(speaker);
    }
    let says = words.iter().position(|w| verb(w.trim_end_matches([',', ':', '.']), verbs).is_some())?;
    let is_perfect = en::PERFECT.contains(&words[says.saturating_sub(1)]);
    let stops = |word: &&&str| word.ends_with(['!', '?']) || word.ends_with('.') && word.len() > 5;
    if words.iter().take(says).any(|word| stops(&word)) {
        return None;
    }
    // …, the board said in its report.
    let leads_off = |word: &&str| en::NO_WORDS_FOLLOW.iter().any(|w| w.trim_end() == *word);
    let is_aside = words.get(says + 1).is_some_and(leads_off) && words.len() <= says + MAX_BEHIND_VERB;
    let is_short = says + 3 >= words.len() || is_aside;
    let ends = is_quotation || is_short;
    // …, a panel has concluded.
    let n_named = says - usize::from(is_perfect);
    let is_plain = !is_perfect || says + 1 == words.len();
    (n_named > 0 && says <= 7 && ends && is_plain).then(|| {
        let at: usize = words.iter().take(n_named).map(|w| w.len() + 1).sum();
        slice(tail, 0..at).trim()
    })
}

/// `They found it, Falk said, and went on.`: the speaker in the middle of a claim.
fn english_middle<'a>(words: &'a str, verbs: &[Verb]) -> Option<&'a str> {
    let mut parts = words.split(", ").skip(1);
    parts.find_map(|part| {
        let (speaker, word) = part.rsplit_once(' ')?;
        let is_short = speaker.split(' ').count() <= 6;
        (is_short && verb(word, verbs).is_some()).then_some(speaker)
    })
}

/// The verb of saying that `word` is a form of.
fn verb<'a>(word: &str, verbs: &'a [Verb]) -> Option<&'a Verb> {
    verbs.iter().find(|verb| verb.forms.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_verb_of_saying_tells_who_speaks_and_no_other_row_does_its_work() {
        for row in en::SAYS {
            let others: Vec<Verb> = en::SAYS.iter().filter(|v| *v != row).copied().collect();
            for form in row.forms {
                let hearer = if row.names_hearer { "the meeting " } else { "" };
                let lead = format!("Marian Okafor {form} {hearer}that the reef is clean.");
                let claim =
                    |verbs| english_lead(&lead, verbs).map(|(by, from)| (by, slice(&lead, from..lead.len())));
                assert_eq!(claim(en::SAYS), Some(("Marian Okafor", "the reef is clean.")), "{lead}");
                assert_eq!(claim(&others), None, "{lead}");
                let tail = format!("“The reef is clean,” Marian Okafor {form}.");
                assert_eq!(english_tail(&tail, en::SAYS).map(|(_, by)| by), Some("Marian Okafor"), "{tail}");
                assert_eq!(english_tail(&tail, &others), None, "{tail}");
            }
        }
    }

    #[test]
    fn an_apostrophe_ends_no_quotation() {
        assert_eq!(closing("'It doesn't end,' she said."), Some("'It doesn't end,'".len()));
        assert_eq!(closing("“It ends.” He left."), Some("“It ends.”".len()));
        assert_eq!(closing("'It goes on"), None);
    }

    #[test]
    fn a_dateline_is_a_place_in_capitals_in_front_of_a_dash() {
        for (words, expected) in [
            ("ALDER FORK -- The board met.", "ALDER FORK -- "),
            ("ORFORD (Courier) - The board met.", "ORFORD (Courier) - "),
            ("ORFORD, Kent – The board met.", "ORFORD, Kent – "),
            ("ST. MARY'S-ON-SEA — The board met.", "ST. MARY'S-ON-SEA — "),
            ("ORFORD— The board met.", "ORFORD— "),
            ("O -- The board met.", ""),
            ("Orford -- The board met.", ""),
            ("QUAY2 -- The board met.", ""),
            ("ORFORD met.", ""),
        ] {
            assert_eq!(slice(words, 0..dateline(words)), expected, "{words}");
        }
        let long = |n: usize| dateline(&format!("{} -- The board met.", "O".repeat(n)));
        assert_eq!((long(39), long(40)), (43, 0));
    }

    #[test]
    fn two_thousand_bytes_are_looked_over() {
        for (text, expected) in [("a".repeat(2000), 2000), ("a".repeat(2001), 2000), ("é".repeat(1001), 2000)]
        {
            assert_eq!(bounded(&text).len(), expected);
        }
    }

    #[test]
    fn a_quotation_ends_with_its_mark_behind_a_mark_or_a_word() {
        for (words, expected) in [
            ("“It “ends”, he said", Some("“It “ends”")),
            ("\"It ends\"here", Some("\"It ends\"")),
            ("‘Don’t go,’ he said", Some("‘Don’t go,’")),
            ("‘I won’t’ he said", Some("‘I won’t’")),
            ("'In 'Orford' he", Some("'In 'Orford'")),
            ("'' he said", None),
            ("'It's the quay", None),
            ("", None),
        ] {
            assert_eq!(closing(words).map(|end| slice(words, 0..end)), expected, "{words}");
        }
    }

    #[test]
    fn what_leads_to_a_claim_is_its_speaker() {
        let lead = |words: &str| {
            english_lead(words, en::SAYS)
                .map(|(by, at)| (by.to_owned(), slice(words, at..words.len()).to_owned()))
        };
        let clean = "the reef is clean.";
        for (words, by, claim) in [
            ("Marian Okafor said that the reef is clean.", "Marian Okafor", clean),
            ("But Marian Okafor said the reef is clean.", "Marian Okafor", clean),
            ("Marian Okafor said, the reef is clean.", "Marian Okafor", clean),
            ("After the storm, Marian Okafor said the reef is clean.", "Marian Okafor", clean),
            // Whom somebody told is no part of it.
            ("Marian Okafor told the paper that the reef is clean.", "Marian Okafor", clean),
            ("Marian Okafor told: the reef is clean.", "Marian Okafor", clean),
            ("Marian Okafor told the paper: “The reef is clean.”", "Marian Okafor", "“The reef is clean.”"),
            ("Okafor told us that it read: “Go.”", "Okafor", "it read: “Go.”"),
            // Nor when somebody said it.
            ("Marian Okafor said on Tuesday that the reef is clean.", "Marian Okafor", clean),
            ("Marian Okafor said on Jan. 12, the reef is clean.", "Marian Okafor", clean),
            ("Marian Okafor said in May that the reef is clean.", "Marian Okafor", clean),
            // A relative clause tells who it was.
            ("It heard from Senator Sam Hill, who said that the reef is clean.", "Senator Sam Hill", clean),
            ("Okafor Chas said the reef is clean.", "Okafor Chas", clean),
            ("Okafor said it is so.", "Okafor", "it is so."),
            ("Okafor said “no”.", "Okafor", "“no”."),
        ] {
            assert_eq!(lead(words), Some((by.to_owned(), claim.to_owned())), "{words}");
        }
        for words in [
            "says the reef is clean.",
            "boats said the reef is clean.",
            "Okafor told the paper: the reef is clean.",
            "Okafor said in a talk of the reef.",
            "Auditors have warned of a single buyer.",
            "Auditors had noted a single buyer.",
            "The “old board” said the reef is clean.",
            "The board; Okafor said the reef is clean.",
            "Okafor said it is.",
            "Nobody came to the quay.",
        ] {
            assert_eq!(lead(words), None, "{words}");
        }
        let of =
            |n: usize| lead(&format!("Okafor{} said the reef is clean.", " Lee".repeat(n - 1))).is_some();
        assert_eq!((of(14), of(15)), (true, false));
        let in_talk = |n: usize| lead(&format!("Okafor said in {} that it is so.", "m".repeat(n))).is_some();
        assert_eq!((in_talk(56), in_talk(57)), (true, false));
        let behind = |n: usize| lead(&format!("After{}, Okafor said it is so.", " so".repeat(n))).is_some();
        assert_eq!((behind(37), behind(38)), (true, false));
    }

    #[test]
    fn a_relative_clause_tells_of_the_name_before_it() {
        for (words, expected) in [
            ("from former Senator Sam Hill, who", Some("Senator Sam Hill")),
            ("Sam Hill, who also", Some("Sam Hill")),
            ("in Orford, Sam Hill, who", Some("Sam Hill")),
            ("from Hill, who", None),
            ("from nobody, who", None),
            ("from Sam Hill", None),
        ] {
            assert_eq!(relative(words), expected, "{words}");
        }
        for (words, expected) in [
            ("After the tide fell, Okafor", Some("Okafor")),
            ("After the tide fell", None),
            ("Okafor", Some("Okafor")),
            ("the board", Some("the board")),
            ("a board", None),
            ("boats", None),
        ] {
            assert_eq!(subject(words), expected, "{words}");
        }
    }

    #[test]
    fn a_source_stands_in_front_of_what_it_says_or_behind_it() {
        for (words, by, claim) in [
            ("According to officials the reef is clean.", "officials", "the reef is clean."),
            ("According to Dr. Falk, the reef is clean.", "Dr. Falk", "the reef is clean."),
            (
                "According to Dr. Falk, a biologist, the reef is clean.",
                "Dr. Falk, a biologist",
                "the reef is clean.",
            ),
            (
                "According to Dr. Falk, the reef, at last, is clean.",
                "Dr. Falk",
                "the reef, at last, is clean.",
            ),
            ("According to Dr. Falk, a reef is clean.", "Dr. Falk", "a reef is clean."),
            ("The reef is clean, according to Dr Falk.", "Dr Falk", "The reef is clean"),
            ("The reef is clean, according to Dr Falk", "Dr Falk", "The reef is clean"),
            (
                "The reef is clean, according to Dr Falk, and blue.",
                "Dr Falk",
                "The reef is clean, according to Dr Falk, and blue.",
            ),
            (
                "The reef is clean, according to Dr Falk; so is the bay.",
                "Dr Falk",
                "The reef is clean, according to Dr Falk; so is the bay.",
            ),
        ] {
            let found = english_according(words).map(|(by, span)| (by, slice(words, span)));
            assert_eq!(found, Some((by, claim)), "{words}");
        }
        assert_eq!(english_according("According to Dr. Falk"), None);
        assert_eq!(english_according("The reef is clean."), None);
    }

    #[test]
    fn who_stands_behind_a_claim_says_it() {
        for (words, by, claim) in [
            ("“The reef is clean,” she said.", "she", "“The reef is clean,”"),
            ("Reefs “are clean,” she said.", "she", "Reefs “are clean,”"),
            ("Reefs \"are clean,\" she said.", "she", "Reefs \"are clean,\""),
            ("Reefs ‘are clean,’ she said.", "she", "Reefs ‘are clean,’"),
            ("Reefs 'are clean,' she said.", "she", "Reefs 'are clean,'"),
            ("Reefs “are clean,” they “are wet,” she said.", "she", "Reefs “are clean,” they “are wet,”"),
            (
                "Reefs “are clean,” said the old keeper Tom Hill of Orford.",
                "the old keeper Tom Hill of Orford",
                "Reefs “are clean,”",
            ),
            ("The reef is clean, Falk said.", "Falk", "The reef is clean"),
            ("The reef, they say, is clean, Falk said.", "Falk", "The reef, they say, is clean"),
            ("It is so, Falk said, at night, too.", "Falk", "It is so"),
        ] {
            let found = english_tail(words, en::SAYS).map(|(end, by)| (by, slice(words, 0..end)));
            assert_eq!(found, Some((by, claim)), "{words}");
        }
        for words in [
            "“The reef is clean she said.",
            "“The reef is clean” and blue.",
            "Reefs “are clean,” said the very old keeper Tom Hill of Orford.",
            "The reef is clean.",
            "It is so, Falk said, at night, too, in May.",
        ] {
            assert_eq!(english_tail(words, en::SAYS), None, "{words}");
        }
    }

    #[test]
    fn a_tail_names_whoever_says_what_stands_before_it() {
        const BOTH: [bool; 2] = [true, false];
        // The words, and whom they name behind a quotation and behind other words.
        for (tail, quoted, plain) in [
            (", she said.", Some("she"), Some("she")),
            ("according to Tom Hill, a sailor.", Some("Tom Hill"), None),
            ("she said: no", Some("she"), None),
            ("she said “no”", Some("she"), None),
            ("said Tom Hill", Some("Tom Hill"), Some("Tom Hill")),
            ("said Tom Hill, who sails", Some("Tom Hill, who sails"), Some("Tom Hill, who sails")),
            ("said officials", Some("officials"), Some("officials")),
            ("told Tom Hill", Some("Tom Hill"), None),
            ("said the trust had promised jobs", None, None),
            (
                "said the old keeper of the quay Tom Hill",
                Some("the old keeper of the quay Tom Hill"),
                Some("the old keeper of the quay Tom Hill"),
            ),
            ("said the very old keeper of the quay Tom Hill", None, None),
            // A little more may stand behind the verb.
            ("the board said late today", Some("the board"), Some("the board")),
            ("the board said late today again", Some("the board"), None),
            ("the board said in its old and long report", Some("the board"), None),
            ("the board said in its yearly long report", Some("the board"), Some("the board")),
            // A perfect ends the sentence.
            ("a panel has concluded", Some("a panel"), Some("a panel")),
            ("a panel has concluded today", None, None),
            ("has concluded", None, None),
            // A sentence of its own stands between.
            ("Nobody closed. The board said", None, None),
            ("Is it late? The board said", None, None),
            ("So late! The board said", None, None),
            ("Mr. Falk said", Some("Mr. Falk"), Some("Mr. Falk")),
            (
                "the old keeper of the old quay said",
                Some("the old keeper of the old quay"),
                Some("the old keeper of the old quay"),
            ),
            ("the old keeper of the very old quay said", None, None),
            ("nobody came", None, None),
            ("", None, None),
        ] {
            let found = BOTH.map(|is_quotation| tail_speaker(tail, en::SAYS, is_quotation));
            assert_eq!(found, [quoted, plain], "{tail}");
        }
    }

    #[test]
    fn a_speaker_in_the_middle_has_six_words_at_most() {
        for (words, expected) in [
            ("They found it, Falk said, and went on.", Some("Falk")),
            ("They found it, at last, Falk said, and went on.", Some("Falk")),
            ("They found it, the old keeper of the quay said, at last.", Some("the old keeper of the quay")),
            ("They found it, the very old keeper of the quay said, at last.", None),
            ("Falk said, they found it.", None),
            ("They found it, Falk knew, and went on.", None),
        ] {
            assert_eq!(english_middle(words, en::SAYS), expected, "{words}");
        }
    }

    #[test]
    fn a_quotation_goes_on_in_what_nobody_else_says() {
        let mary = Some("Mary Lee");
        let label = |n: usize| format!("{}: nobody came.", "m".repeat(n));
        for (n_carried, words, by, expected) in [
            (0, "Nobody came.", mary, true),
            (4, "Nobody came.", mary, true),
            (5, "Nobody came.", mary, false),
            // What closes it is of it.
            (5, "Nobody came,” she said.", mary, true),
            (0, "Lee came,” she said.", mary, true),
            (0, "“Nobody came,” she said.", mary, false),
            (0, "“Nobody came.", mary, false),
            (0, "Lee came.", mary, false),
            (0, "Lee came.", None, true),
            (0, label(23).as_str(), mary, false),
            (0, label(24).as_str(), mary, true),
            (0, "Keeper Tom Hill said the quay is wet.", mary, false),
            (0, "The keeper Tom Hill said the quay is wet.", mary, true),
        ] {
            let mut speakers = Speakers { n_carried, ..Speakers::default() };
            assert_eq!(speakers.quotes_on(words, '“', by), expected, "{words}");
            assert_eq!(speakers.n_carried, n_carried + 1);
        }
    }

    /// What is said in the sentence at `range`, whose it is and whether all of it is quoted.
    fn said(speakers: &mut Speakers, text: &str, range: Range<usize>) -> (String, Option<String>, bool) {
        let Said { span, by, is_quotation } = speakers.take_english(text, range);
        (slice(text, span).to_owned(), by, is_quotation)
    }

    #[test]
    fn a_sentence_of_a_quotation_is_whose_the_quotation_is() {
        for (words, by, claim, is_open) in [
            ("Nobody came.", Some("Mary Lee"), "Nobody came.", true),
            ("Nobody came,” she said.", Some("Mary Lee"), "Nobody came,”", false),
            ("Nobody came,” she said.", None, "Nobody came,” she said.", false),
            ("Nobody came,” and it was late.", Some("Mary Lee"), "Nobody came,” and it was late.", false),
        ] {
            let mut speakers = Speakers::default();
            let by = by.map(str::to_owned);
            let found = speakers.inside_quotation(words, 7, '“', by.clone());
            assert_eq!(
                found,
                Said { span: 7..7 + claim.len(), by: by.clone(), is_quotation: true },
                "{words}"
            );
            assert_eq!(speakers.quoted, is_open.then_some(('“', by)), "{words}");
        }
    }

    #[test]
    fn a_quotation_is_of_whom_its_end_names_or_who_spoke_before() {
        let mary = Some("Mary Lee");
        for (text, by, claim, is_quotation, runs) in [
            ("“It is wet,” Tom Hill said.", Some("Tom Hill"), "“It is wet,”", true, Some("Tom Hill")),
            ("“It is wet.”", mary, "“It is wet.”", true, mary),
            ("“It is wet”.", mary, "“It is wet”.", true, mary),
            ("“It is wet,” boats", None, "“It is wet,” boats", false, None),
            // A label is nobody's words.
            ("‘Glad’: the boats of May.", None, "‘Glad’: the boats of May.", false, None),
            ("“It is wet,” and it was late.", None, "“It is wet,” and it was late.", false, None),
            // It goes on.
            (
                "“It is wet. It rains,” Tom Hill said.",
                Some("Tom Hill"),
                "“It is wet.",
                true,
                Some("Tom Hill"),
            ),
            ("“It is wet. It rains,” it seemed.", mary, "“It is wet.", true, mary),
            // Behind a stop stands another sentence.
            ("“It is wet. It rains.” Tom Hill said no.", mary, "“It is wet.", true, mary),
            // Nobody closes it.
            ("“It is wet. It rains.", mary, "“It is wet.", true, None),
        ] {
            let mut speakers = Speakers {
                running: mary.map(crate::outline::speech::Voice::person),
                n_carried: 3,
                ..Speakers::default()
            };
            let end = text.find(". ").map_or(text.len(), |at| at + 1);
            let expected = (claim.to_owned(), by.map(str::to_owned), is_quotation);
            assert_eq!(said(&mut speakers, text, 0..end), expected, "{text}");
            assert_eq!(speakers.running.map(|voice| voice.name).as_deref(), runs, "{text}");
        }
    }

    #[test]
    fn what_stands_in_front_of_a_dash_may_be_whose_report_it_is() {
        let closed = "the quay is closed.";
        for (text, by, claim) in [
            ("(HBC) -- Officials said the quay is closed.", Some("Officials"), closed),
            ("Orford (HBC) -- Officials said the quay is closed.", Some("Officials"), closed),
            ("ORFORD -- Officials said the quay is closed.", Some("Officials"), closed),
            ("(HBC) -- “It is wet,” Mary Lee said.", Some("Mary Lee"), "“It is wet,”"),
            ("so -- Officials said the quay is closed.", None, "so -- Officials said the quay is closed."),
        ] {
            let found = said(&mut Speakers::default(), text, 0..text.len());
            let is_quotation = claim.starts_with('“');
            assert_eq!(found, (claim.to_owned(), by.map(str::to_owned), is_quotation), "{text}");
        }
        let long = |n: usize| {
            let text = format!("O{} -- Officials said the quay is closed.", "o".repeat(n - 1));
            said(&mut Speakers::default(), &text, 0..text.len()).1.as_deref() == Some("Officials")
        };
        assert_eq!([39, 40].map(long), [true, false]);
    }
}
