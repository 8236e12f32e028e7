//! Whom the words beside an English verb of saying name. The rows are tried in their order.

use crate::outline::speech::speakers::{Speakers, Voice};
use crate::outline::words::en;
use crate::text::slice;

/// A way to name a speaker.
pub(super) struct Row {
    pub(super) name: &'static str,
    /// Whom the words name, if this row can tell: nobody, where somebody speaks who cannot be named.
    finds: fn(&Speakers, &[&str]) -> Option<Option<Voice>>,
    /// A paragraph, and who says the last sentence of it.
    #[cfg_attr(not(test), expect(dead_code, reason = "what the row's test reads"))]
    pub(super) example: (&'static str, &'static str),
    /// Where it was seen that such a row is needed.
    #[cfg_attr(not(test), expect(dead_code, reason = "what the row's test reads"))]
    pub(super) source: &'static str,
}

const LABELS: &str = "sentences with their speakers, by sub-editors";

/// The rows.
pub(super) const ROWS: &[Row] = &[
    Row {
        name: "pronoun",
        finds: |speakers, words| {
            let is_person = words.len() <= 2 && en::PERSONS.contains(&words[0].to_ascii_lowercase().as_str());
            is_person.then(|| speakers.last.as_deref().map(Voice::person))
        },
        example: ("Marian Okafor said the reef is clean. “We count everything,” she said.", "Marian Okafor"),
        source: LABELS,
    },
    Row {
        name: "office",
        finds: |_, words| {
            let name = without_article(words);
            let is_office = name.last().is_some_and(|w| en::OFFICES.contains(w) || is_acronym(w))
                && name.iter().all(|w| is_big(w) || en::SMALL.contains(w));
            is_office.then(|| Some(Voice::body(name.join(" "))))
        },
        example: ("The Harbour Trust said the quay will open in May.", "Harbour Trust"),
        source: LABELS,
    },
    Row {
        name: "group",
        finds: |_, words| {
            let name = without_article(words);
            let is_group =
                name.last().is_some_and(|w| en::BODIES_SPEAKING.contains(&w.to_lowercase().as_str()));
            // A noun that names nobody keeps its article: the firm.
            let is_noun = !name.iter().any(|w| is_big(w));
            let name = match name.len() {
                5.. => &name[name.len() - 1..],
                _ if is_noun => words,
                _ => name,
            };
            is_group.then(|| Some(Voice::body(name.join(" "))))
        },
        example: ("Harbour officials said the quay will open in May.", "Harbour officials"),
        source: LABELS,
    },
    Row {
        name: "surname",
        finds: |speakers, words| {
            let last = words.last()?;
            let of_name = |known: &&String| known.split(' ').next_back() == Some(last);
            is_big(last)
                .then(|| speakers.known.iter().find(of_name))
                .flatten()
                .map(|name| Some(Voice::person(name.clone())))
        },
        example: ("Marian Okafor said the reef is clean. Ms Okafor said it would last.", "Marian Okafor"),
        source: LABELS,
    },
    Row {
        name: "name",
        finds: |_, words| {
            let n_big = words.iter().rev().take_while(|w| is_big(w) || en::PARTICLES.contains(w)).count();
            let run = words.get(words.len() - n_big..)?;
            let start = run.iter().rposition(|w| en::TITLES.contains(w)).map_or(0, |i| i + 1);
            let titled =
                if start > 0 && run.len() - start == 1 && en::TITLES_OF_PEOPLE.contains(&run[start - 1]) {
                    start - 1
                } else {
                    start
                };
            let name = run.get(titled..).filter(|name| (1..=4).contains(&name.len()))?;
            let is_name = is_big(name[name.len() - 1])
                && !name.iter().any(|w| en::NO_NAMES.contains(w) || w.contains(['\'', '’']) && w.len() < 6);
            is_name.then(|| Some(Voice::person(name.join(" "))))
        },
        example: ("Its director Marian Okafor said the reef is clean.", "Marian Okafor"),
        source: LABELS,
    },
    Row {
        name: "by role",
        finds: |speakers, words| {
            let noun = words.last()?.to_lowercase();
            let is_it = |role: &String| role.to_lowercase().split(' ').next_back() == Some(&noun);
            let mut of_role = speakers.roles.iter().filter(|(_, role)| is_it(role));
            let (name, _) = of_role
                .next()
                .filter(|_| of_role.next().is_none() && words[0].eq_ignore_ascii_case("the"))?;
            Some(Some(Voice::person(name.clone())))
        },
        example: (
            "Harbour Master Marian Okafor said the reef is clean. Fish are back, the master added.",
            "Marian Okafor",
        ),
        source: LABELS,
    },
    Row {
        name: "calling",
        // The former player said: whom the article told of last, and of two nobody.
        finds: |speakers, words| {
            let noun = words.last()?.to_lowercase();
            let is_calling = en::CALLINGS.contains(&noun.as_str()) && words.len() > 1;
            // The union's president is not whom the article told of last, unless it says so.
            let is_the =
                words[0].eq_ignore_ascii_case("the") && !words.iter().any(|w| w.contains(['\'', '’']));
            (is_calling && is_the)
                .then(|| speakers.told.clone().or_else(|| speakers.last.clone().map(Voice::person)))
        },
        example: (
            "Marian Okafor said the reef is clean. The former sailor said it would last.",
            "Marian Okafor",
        ),
        source: LABELS,
    },
];

impl Speakers {
    /// Notes somebody whom the reporter tells of and nobody has named before: the branch manager, `Ellen Forsyth`, is who
    /// she is below. Of `Winifred Lowe` in front of a verb it is not plain, so that she is nobody, and not whoever was
    /// named before.
    pub(crate) fn notice_stranger(&mut self, sentence: &str) {
        let subject = sentence.find(", ").map(|at| sentence.split_at(at));
        if let Some((noun, behind)) = subject
            && let Some((name, _)) = behind.trim_start_matches([',', ' ']).split_once(", ")
            && en::CALLINGS.contains(&noun.rsplit(' ').next().unwrap_or_default().to_lowercase().as_str())
            && is_full_name(&name.split(' ').collect::<Vec<_>>())
        {
            self.learn(name);
            self.told = Some(Voice::person(name));
            return;
        }
        let words: Vec<&str> = sentence.split(' ').take(MAX_BEFORE_STRANGER).collect();
        let is_stranger = |(at, three): (usize, &[&str])| {
            let is_led = at == 0 || words[at - 1].ends_with(',');
            let name = [three[0], three[1].trim_end_matches(',')];
            let is_subject = three[1].ends_with(',') || three[2].starts_with(char::is_lowercase);
            let is_known = self.known.iter().any(|known| known.rsplit(' ').next() == Some(name[1]));
            is_led && is_subject && is_full_name(&name) && !is_known
        };
        if words.windows(3).enumerate().any(is_stranger) {
            (self.last, self.told) = (None, None);
        }
    }

    /// Whom the words beside a verb of saying name.
    pub(super) fn english_voice(&mut self, speaker: &str) -> Option<Voice> {
        let (named, apposition) = speaker.split_once(", ").unwrap_or((speaker, ""));
        let words: Vec<&str> = named.split_whitespace().map(|w| w.trim_end_matches([',', ';'])).collect();
        let adverb = words.last().is_some_and(|w| w.ends_with("ly") || en::BEFORE_VERB.contains(w));
        let words = if adverb { &words[..words.len() - 1] } else { &words[..] };
        if words.is_empty() || words.len() > 12 {
            return None;
        }
        let of_rows = |words: &[&str]| {
            ROWS.iter().filter(|row| self.uses(row.name)).find_map(|row| (row.finds)(self, words))
        };
        let head = self.head(words);
        // The union's president, Marian Okafor, said: the name stands behind the noun, and no other is meant.
        let behind = name_behind(apposition).filter(|_| !head.last().is_some_and(|w| is_big(w)));
        let many = head.first().filter(|word| head.len() == 1 && words.len() > 1 && self.is_many(word));
        let many = many.map(|word| Some(Voice::body(*word)));
        let voice = many.or_else(|| behind.as_deref().and_then(of_rows)).or_else(|| of_rows(head))??;
        let voice = Voice { is_body: voice.is_body || apposition.starts_with(en::WHICH), ..voice };
        if voice.is_body {
            self.learn_body(&voice.name);
        } else {
            let role = if behind.is_some() { head } else { before_name(head, &voice.name) };
            let role = without_leading(role).join(" ");
            let role = if role.is_empty() { described(apposition) } else { role.as_str() };
            let role = if named.contains(role) || apposition.contains(role) { role } else { "" };
            self.learn(&voice.name);
            self.learn_role(&voice.name, role);
        }
        Some(voice)
    }
}

impl Speakers {
    /// The words without what tells a noun apart: `a panel` of experts, `Professor Helen Falk` of Kent, `shopkeepers` on
    /// the quay. What follows names somebody else.
    fn head<'a, 'b>(&self, words: &'b [&'a str]) -> &'b [&'a str] {
        let n_head = words.iter().position(|w| en::AFTER_HEAD.contains(w)).unwrap_or(words.len());
        let (head, rest) = words.split_at(n_head);
        let Some(last) = head.last().filter(|_| !rest.is_empty()) else { return words };
        let is_person = head.iter().rposition(|w| en::TITLES.contains(w)).is_some_and(|title| {
            let name = &head[title + 1..];
            (2..=4).contains(&name.len()) && name.iter().all(|w| is_big(w)) && !en::OFFICES.contains(last)
        });
        let is_many = n_head == 1 && self.is_many(last);
        let is_noun = last.starts_with(char::is_lowercase);
        if is_noun || is_group(head) || is_person || is_many { head } else { words }
    }

    /// Whether a word is of several people, and nobody's name: Shopkeepers.
    fn is_many(&self, word: &str) -> bool {
        let is_surname =
            || self.known.iter().any(|name| name.rsplit_once(' ').is_some_and(|(_, last)| last == word));
        word.len() >= MIN_PLURAL && word.ends_with('s') && !is_surname()
    }
}

/// How many words of a sentence are looked at for whom it tells of.
const MAX_BEFORE_STRANGER: usize = 12;

/// Whether words may be a person's given name and surname.
fn is_full_name(words: &[&str]) -> bool {
    let is_part = |w: &&str| {
        is_big(w)
            && w.len() > 1
            && w.chars().skip(1).all(|c| c.is_lowercase() || matches!(c, '-' | '’' | '\''))
            && !w.ends_with("'s")
            && !w.ends_with("’s")
    };
    let is_other = |w: &&str| {
        en::NO_NAMES.contains(w)
            || en::OFFICES.contains(w)
            || en::TITLES.contains(w)
            || en::SUBORDINATES.contains(w)
            || en::ARTICLES.contains(&w.to_lowercase().as_str())
    };
    (2..=3).contains(&words.len()) && words.iter().all(is_part) && !words.iter().any(is_other)
}

/// A capital word of fewer bytes that ends in s may be a name: Hughes.
const MIN_PLURAL: usize = 8;

/// The name at the end of what stands behind a noun: `Marian Okafor`, the chandler `Siobhan Pike`.
fn name_behind(apposition: &str) -> Option<Vec<&str>> {
    let words: Vec<&str> = apposition.split(',').next().unwrap_or_default().split_whitespace().collect();
    let n_big = words.iter().rev().take_while(|w| is_big(w)).count();
    let is_described = n_big < words.len();
    let is_name = if is_described {
        n_big >= 2 && en::ARTICLES.contains(&words[0]) && words.iter().all(|w| !en::AFTER_HEAD.contains(w))
    } else {
        (1..=3).contains(&n_big) && !en::NO_NAMES.contains(&words[0])
    };
    is_name.then(|| words[words.len() - n_big..].to_vec())
}

/// What stands before the words of a name that `words` end with.
fn before_name<'a, 'b>(words: &'b [&'a str], name: &str) -> &'b [&'a str] {
    let n_named = words.iter().rev().take_while(|w| name.split(' ').any(|part| part == **w)).count();
    if n_named == 0 { &[] } else { &words[..words.len() - n_named] }
}

fn without_leading<'a, 'b>(words: &'b [&'a str]) -> &'b [&'a str] {
    let n_led = words.iter().take_while(|w| en::NO_ROLES.contains(w)).count();
    &words[n_led..]
}

/// What the reporter calls somebody where a sentence opens with them: `Water board director` Helen Marsh defended it.
pub(crate) fn english_role<'a>(sentence: &'a str, name: &str) -> Option<&'a str> {
    let before = slice(sentence, 0..sentence.find(name)?);
    let words: Vec<&str> = before.split_whitespace().collect();
    let n_led = words.iter().take_while(|w| en::NO_ROLES.contains(w)).count();
    let role = words.get(n_led..)?;
    let noun = role.last()?.to_lowercase();
    let is_role = (1..=MAX_ROLE).contains(&role.len()) && en::CALLINGS.contains(&noun.as_str());
    let start = before.find(role.first()?)?;
    (is_role && !before.contains([',', ';', ':', '“', '"']))
        .then(|| slice(before, start..before.len()).trim())
}

/// The longest role in front of a name, in words.
const MAX_ROLE: usize = 6;

/// What an apposition calls somebody: `a nurse` who works at night.
fn described(apposition: &str) -> &str {
    let end = en::AFTER_ROLE.iter().filter_map(|w| apposition.find(w)).min().unwrap_or(apposition.len());
    let role = slice(apposition, 0..end).trim_end_matches([',', ';', ' ']);
    let is_told = en::APPOSITIONS.iter().any(|w| apposition.starts_with(w) && *w != "who ");
    if is_told {
        return role;
    }
    // the chief executive of the line, the board's director of finance: it says what somebody does.
    let bare = role.strip_prefix("the ").unwrap_or_default();
    let head = bare.split_whitespace().take_while(|word| !en::AFTER_HEAD.contains(word));
    let is_calling = head.last().is_some_and(|noun| en::CALLINGS.contains(&noun.to_lowercase().as_str()));
    if is_calling { bare } else { "" }
}

/// Whether words end with people in a role, or with a thing that speaks.
fn is_group(words: &[&str]) -> bool {
    words.last().is_some_and(|w| en::BODIES_SPEAKING.contains(&w.to_lowercase().as_str()))
}

fn is_big(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

fn is_acronym(word: &str) -> bool {
    word.len() > 1 && word.chars().all(char::is_uppercase)
}

fn without_article<'a, 'b>(words: &'b [&'a str]) -> &'b [&'a str] {
    let is_article = words.first().is_some_and(|w| en::ARTICLES.contains(&w.to_lowercase().as_str()));
    if is_article { &words[1..] } else { words }
}

/// The people of an English text: two or three capital words whose last is a sentence's subject elsewhere
/// (`Marian Okafor`, and later `Okafor runs …`), or that a sentence opens with behind a title (`Councillor Marian Okafor`).
pub(crate) fn english_people(text: &str) -> Vec<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let bare = |w: &str| w.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    let is_capital =
        |w: &&str| w.starts_with(char::is_uppercase) && w.chars().skip(1).all(char::is_lowercase);
    // The words that a sentence has for its subject.
    let subjects: std::collections::HashSet<&str> = words
        .windows(3)
        .filter(|w| w[0].ends_with(['.', '”', '"', '?', '!']) && w[2].starts_with(char::is_lowercase))
        .map(|w| w[1])
        .collect();
    // Major League is nobody.
    let is_titled = |at: usize| {
        let title = at.checked_sub(1).map(|i| words[i]);
        let opens = at < 2 || words[at - 2].ends_with(['.', '”', '"', '?', '!']);
        opens && title.is_some_and(|w| en::TITLES.contains(&w) && !en::ANY_TITLES.contains(&w))
    };
    let mut people: Vec<String> = Vec::new();
    for (at, pair) in words.windows(2).enumerate() {
        let (first, last) = (pair[0], bare(pair[1]));
        let is_told = subjects.contains(last.as_str()) || is_titled(at);
        let is_person = is_capital(&first) && is_capital(&last.as_str()) && is_told;
        let is_word = en::NO_NAMES.contains(&first)
            || en::NO_NAMES.contains(&last.as_str())
            || en::ARTICLES.contains(&first.to_lowercase().as_str())
            || en::TITLES.contains(&first)
            || en::SUBORDINATES.contains(&first);
        let person = format!("{first} {last}");
        if is_person && !is_word && people.len() < MAX_PEOPLE && !people.contains(&person) {
            people.push(person);
        }
    }
    people
}

/// More people than any article tells of.
const MAX_PEOPLE: usize = 100;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outline::speech::tests::last_by;

    #[test]
    fn what_the_reporter_calls_whom_a_sentence_opens_with_is_a_role() {
        let role = |sentence| english_role(sentence, "Helen Marsh");
        assert_eq!(role("Water board director Helen Marsh defended it."), Some("Water board director"));
        assert_eq!(role("The director Helen Marsh defended it."), Some("director"));
        assert_eq!(role("On Sunday, director Helen Marsh defended it."), None);
        assert_eq!(role("Nobody told Helen Marsh."), None);
        let text = "Water board director Helen Marsh defended it. “It was mine,” Marsh said.";
        assert_eq!(english_people(text), ["Helen Marsh"]);
    }

    #[test]
    fn what_stands_behind_a_name_is_a_role_where_it_says_what_they_do() {
        let role = |apposition: &str| {
            let mut speakers = Speakers::default();
            speakers.english_voice(&format!("Magnus Thorfinn, {apposition}"));
            speakers.role("Magnus Thorfinn").map(str::to_owned)
        };
        assert_eq!(
            role("the chief executive of North Lines").as_deref(),
            Some("chief executive of North Lines")
        );
        assert_eq!(role("the board's director of finance").as_deref(), Some("board's director of finance"));
        assert_eq!(role("a nurse who works at night").as_deref(), Some("a nurse"));
        assert_eq!(role("the first of many to leave"), None);
    }

    #[test]
    fn a_pronoun_is_not_whoever_was_named_before_a_stranger() {
        let quoted = "“I count boats,” said Tom Hesketh, a sailor.";
        let by = |told: &str, tail: &str| last_by(&format!("{quoted} {told} {tail}"), None);
        let she = "“It is wet,” she said.";
        assert_eq!(
            by("The branch manager, Ellen Forsyth, had expected rain.", she).as_deref(),
            Some("Ellen Forsyth")
        );
        assert_eq!(by("Across the yard, Winifred Lowe cuts letters.", she), None);
        assert_eq!(by("The rain fell.", "“It is wet,” he said.").as_deref(), Some("Tom Hesketh"));
        let firm = "Mary Lee said the ferry is late. Elvan Line, which owns it, said it lost money. “It is wet,” she said.";
        assert_eq!(last_by(firm, None).as_deref(), Some("Mary Lee"));
        let source = "“It is the only one,” according to Marian Okafor.";
        assert_eq!(last_by(source, None).as_deref(), Some("Marian Okafor"));
    }

    #[test]
    fn a_noun_that_names_nobody_keeps_its_article() {
        assert_eq!(last_by("The firm said the quay is hollow.", None).as_deref(), Some("The firm"));
        assert_eq!(
            last_by("The Harbour firm said the quay is hollow.", None).as_deref(),
            Some("Harbour firm")
        );
    }

    #[test]
    fn each_row_names_whom_no_other_names() {
        for row in ROWS {
            let (paragraph, by) = row.example;
            assert_eq!(last_by(paragraph, None).as_deref(), Some(by), "{paragraph}");
            assert_ne!(last_by(paragraph, Some(row.name)).as_deref(), Some(by), "{}: {paragraph}", row.name);
            assert!(!row.source.is_empty());
        }
    }

    /// Whom a row finds in words, where some are known.
    #[expect(clippy::option_option, reason = "nobody, where somebody speaks who cannot be named")]
    fn found(name: &str, speakers: &Speakers, words: &str) -> Option<Option<Voice>> {
        let row = ROWS.iter().find(|row| row.name == name).expect("a row");
        (row.finds)(speakers, &words.split(' ').collect::<Vec<_>>())
    }

    #[test]
    fn a_row_finds_whom_its_words_name() {
        let (mary, tom) = (Voice::person("Mary Lee"), Voice::person("Tom Hill"));
        let mut speakers = Speakers { last: Some("Mary Lee".to_owned()), ..Speakers::default() };
        speakers.known.push("Mary Lee".to_owned());
        speakers.learn_role("Mary Lee", "Harbour Master");
        let body = Voice::body;
        for (name, words, expected) in [
            ("pronoun", "She", Some(&mary)),
            ("pronoun", "she also", Some(&mary)),
            ("pronoun", "she who knows", None),
            ("pronoun", "They", None),
            ("office", "the Harbour Trust", Some(&body("Harbour Trust"))),
            ("office", "Trust of Orford Board", Some(&body("Trust of Orford Board"))),
            ("office", "HBC", Some(&body("HBC"))),
            ("office", "H", None),
            ("office", "harbour Trust", None),
            ("office", "Harbour Fort", None),
            ("group", "Harbour officials", Some(&body("Harbour officials"))),
            ("group", "Officials", Some(&body("Officials"))),
            ("group", "the firm", Some(&body("the firm"))),
            ("group", "the Harbour firm", Some(&body("Harbour firm"))),
            ("group", "Old Harbour Board officials", Some(&body("Old Harbour Board officials"))),
            ("group", "Very Old Harbour Board officials", Some(&body("officials"))),
            ("group", "Harbour boats", None),
            ("surname", "Ms Lee", Some(&mary)),
            ("surname", "lee", None),
            ("surname", "Ms Hill", None),
            ("name", "Its director Tom Hill", Some(&tom)),
            ("name", "President Tom Hill", Some(&tom)),
            ("name", "Mr Hill", Some(&Voice::person("Mr Hill"))),
            ("name", "President Hill", Some(&Voice::person("Hill"))),
            ("name", "Tom van Dyke", Some(&Voice::person("Tom van Dyke"))),
            ("name", "Tom O'Hara", Some(&Voice::person("Tom O'Hara"))),
            ("name", "Tom O'Re", None),
            ("name", "Tom Sam Lee Hill", Some(&Voice::person("Tom Sam Lee Hill"))),
            ("name", "Tom Sam Lee Ann Hill", None),
            ("name", "Tom van", None),
            ("name", "He Hill", None),
            ("name", "boats", None),
            ("by role", "the master", Some(&mary)),
            ("by role", "The old master", Some(&mary)),
            ("by role", "a master", None),
            ("by role", "the keeper", None),
            ("calling", "The former sailor", Some(&mary)),
            ("calling", "the sailor", Some(&mary)),
            ("calling", "sailor", None),
            ("calling", "a sailor", None),
            ("calling", "the former boat", None),
            ("calling", "The union's sailor", None),
        ] {
            assert_eq!(found(name, &speakers, words).flatten().as_ref(), expected, "{name}: {words}");
        }
        // Whom nobody can name speaks all the same.
        assert_eq!(found("pronoun", &Speakers::default(), "she"), Some(None));
        // Of two in one role it is neither, and whom a sentence was about comes first.
        speakers.learn_role("Tom Hill", "Quay Master");
        assert_eq!(found("by role", &speakers, "the master"), None);
        speakers.told = Some(tom.clone());
        assert_eq!(found("calling", &speakers, "the sailor"), Some(Some(tom)));
    }

    #[test]
    fn what_tells_a_noun_apart_is_none_of_whom_it_names() {
        let mut speakers = Speakers::default();
        speakers.known.push("Mary Fishwives".to_owned());
        let head = |words: &str| {
            let words: Vec<&str> = words.split(' ').collect();
            speakers.head(&words).join(" ")
        };
        for (words, expected) in [
            ("a panel of experts", "a panel"),
            ("Professor Helen Falk of Orr", "Professor Helen Falk"),
            ("Professor Falk of Orr", "Professor Falk of Orr"),
            ("Professor A B C D of Orr", "Professor A B C D"),
            ("Professor A B C D E of Orr", "Professor A B C D E of Orr"),
            ("Professor Helen Trust of Orr", "Professor Helen Trust of Orr"),
            ("Professor Helen old Falk of Orr", "Professor Helen old Falk of Orr"),
            ("Helen Falk of Orr", "Helen Falk of Orr"),
            ("Harbour Police in Orr", "Harbour Police"),
            ("Shopkeepers on Quay Street", "Shopkeepers"),
            ("Old Shopkeepers on Quay Street", "Old Shopkeepers on Quay Street"),
            ("Sailors on Quay Street", "Sailors on Quay Street"),
            ("Builders on Quay Street", "Builders"),
            ("Fishwives on Quay Street", "Fishwives on Quay Street"),
            ("Harbourmaster on Quay Street", "Harbourmaster on Quay Street"),
            ("of Orr", "of Orr"),
            ("Helen Falk", "Helen Falk"),
        ] {
            assert_eq!(head(words), expected, "{words}");
        }
    }

    #[test]
    fn a_full_name_is_two_or_three_words_that_are_nothing_else() {
        for (words, expected) in [
            ("Ellen Forsyth", true),
            ("Ellen Ann Forsyth", true),
            ("Ellen", false),
            ("Ellen Ann Lee Forsyth", false),
            ("Ellen forsyth", false),
            ("Ellen F", false),
            ("Ellen ForSyth", false),
            ("Ellen Lee-may", true),
            ("Ellen D'arcy", true),
            ("Ellen D’arcy", true),
            ("Ellen Lee's", false),
            ("Ellen Lee’s", false),
            ("Ellen Monday", false),
            ("Ellen Bank", false),
            ("Mayor Ellen", false),
            ("After Ellen", false),
            ("The Ellen", false),
        ] {
            assert_eq!(is_full_name(&words.split(' ').collect::<Vec<_>>()), expected, "{words}");
        }
        for (apposition, expected) in [
            ("Mary Lee", Some("Mary Lee")),
            ("Mary Lee, a sailor", Some("Mary Lee")),
            ("Mary", Some("Mary")),
            ("Mary Ann May Lee", None),
            ("Monday", None),
            ("the chandler Mary Lee", Some("Mary Lee")),
            ("the chandler Lee", None),
            ("chandler Mary Lee", None),
            ("the wife of Mary Lee", None),
            ("", None),
        ] {
            assert_eq!(
                name_behind(apposition).map(|name| name.join(" ")).as_deref(),
                expected,
                "{apposition}"
            );
        }
        assert_eq!(before_name(&["Board", "chair", "Mary", "Lee"], "Mary Lee"), ["Board", "chair"]);
        assert_eq!(before_name(&["Board", "chair"], "Mary Lee"), [""; 0]);
        assert_eq!(without_leading(&["But", "the", "old", "the"]), ["old", "the"]);
        assert_eq!(without_article(&["The", "the"]), ["the"]);
        assert_eq!(without_article(&["old", "the"]), ["old", "the"]);
    }

    #[test]
    fn an_apposition_says_what_somebody_does() {
        for (apposition, expected) in [
            ("a nurse who works at night", "a nurse"),
            ("an old nurse; she works", "an old nurse"),
            ("a nurse, and more", "a nurse"),
            ("the head of Kent", "the head of Kent"),
            ("the chief executive of the line", "chief executive of the line"),
            ("the chief executive", "chief executive"),
            ("the first of many", ""),
            ("chief executive of the line", ""),
            ("who works at night", ""),
            ("", ""),
        ] {
            assert_eq!(described(apposition), expected, "{apposition}");
        }
        let role =
            |role: &str| english_role(&format!("{role} Mary Lee left."), "Mary Lee").map(str::to_owned);
        for (words, expected) in [
            ("The very old harbour board bay director", Some("very old harbour board bay director")),
            ("The very old harbour board bay pier director", None),
            ("The", None),
            ("The old boat", None),
            ("The board; director", None),
            ("The “old” director", None),
        ] {
            assert_eq!(role(words).as_deref(), expected, "{words}");
        }
        assert_eq!(english_role("Mary Lee left.", "Mary Lee"), None);
        assert_eq!(english_role("Nobody left.", "Mary Lee"), None);
    }

    #[test]
    fn the_words_beside_a_verb_name_one_voice_and_its_role() {
        for (words, by, is_body, role) in [
            ("Mary Lee", Some("Mary Lee"), false, None),
            ("Mary Lee, a sailor", Some("Mary Lee"), false, Some("a sailor")),
            ("Mary Lee also", Some("Mary Lee"), false, None),
            ("Mary Lee gladly", Some("Mary Lee"), false, None),
            ("Board chair Mary Lee", Some("Mary Lee"), false, Some("Board chair")),
            ("The union's president, Mary Lee", Some("Mary Lee"), false, Some("union's president")),
            ("Old Tom, the chandler Mary Lee", Some("Old Tom"), false, None),
            ("Elvan Line, which owns it", Some("Elvan Line"), true, None),
            ("Shopkeepers on Quay Street", Some("Shopkeepers"), true, None),
            ("a panel of experts", Some("a panel"), true, None),
            ("a b c d e f g h i j Mary Lee", Some("Mary Lee"), false, Some("b c d e f g h i j")),
            ("a b c d e f g h i j k Mary Lee", None, false, None),
            ("also", None, false, None),
            ("", None, false, None),
        ] {
            let mut speakers = Speakers::default();
            let voice = speakers.english_voice(words);
            assert_eq!(voice, by.map(|name| Voice { name: name.to_owned(), is_body }), "{words}");
            let name = by.unwrap_or_default();
            assert_eq!(speakers.role(name), role, "{words}");
            assert_eq!(speakers.bodies.iter().any(|body| body == name), is_body, "{words}");
            assert_eq!(speakers.known.iter().any(|known| known == name), by.is_some() && !is_body, "{words}");
        }
    }

    #[test]
    fn a_person_is_two_capital_words_that_are_told_of() {
        for (text, expected) in [
            ("We met Mary Lee. Lee runs it.", &["Mary Lee"][..]),
            ("We met Mary Lee. “So.” Lee runs it.", &["Mary Lee"]),
            ("We met Mary Lee. Lee Runs it.", &[]),
            ("We met Mary Lee, and Lee runs it.", &[]),
            ("We met MARY Lee. Lee runs it.", &[]),
            ("We met The Lee. Lee runs it.", &[]),
            ("We met Monday Lee. Lee runs it.", &[]),
            ("We met After Lee. Lee runs it.", &[]),
            ("We met An Lee. Lee runs it.", &[]),
            ("We met Mayor Lee. Lee runs it.", &[]),
            ("Mary Lee and Mary Lee came. Lee runs it.", &["Mary Lee"]),
            ("Mayor Mary Lee came.", &["Mary Lee"]),
            ("It rained. Mayor Mary Lee came.", &["Mary Lee"]),
            ("On it Mayor Mary Lee came.", &[]),
            ("Major Mary Lee came.", &[]),
            ("Sailor Mary Lee came.", &[]),
        ] {
            assert_eq!(english_people(text), expected, "{text}");
        }
    }

    #[test]
    fn a_stranger_who_is_the_subject_leaves_nobody_to_be_meant() {
        for (sentence, last) in [
            ("The branch manager, Ellen Forsyth, had gone.", Some("Ellen Forsyth")),
            ("The old boat, Ellen Forsyth, had gone.", None),
            ("The branch manager, Ellen, had gone.", Some("Mary Lee")),
            ("Across the yard, Ellen Forsyth cuts letters.", None),
            ("Ellen Forsyth, who cuts letters", None),
            ("Ellen Forsyth cuts letters.", None),
            ("So Ellen Forsyth cuts letters.", Some("Mary Lee")),
            ("Ellen Forsyth Quay letters.", Some("Mary Lee")),
            ("Ellen Lee cuts letters.", Some("Mary Lee")),
            ("a b c d e f g h i, Ellen Forsyth cuts letters.", None),
            ("a b c d e f g h i j, Ellen Forsyth cuts letters.", Some("Mary Lee")),
        ] {
            let mut speakers = Speakers { last: Some("Mary Lee".to_owned()), ..Speakers::default() };
            speakers.known.push("Mary Lee".to_owned());
            speakers.notice_stranger(sentence);
            assert_eq!(speakers.last.as_deref(), last, "{sentence}");
        }
    }
}
