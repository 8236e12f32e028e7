//! Whom the words in front of a verb of saying name. The rows are tried in their order, and the first that tells wins.

use crate::outline::name::{is_name, name_at_end};
use crate::outline::sentence;
use crate::outline::speech::speakers::{Speakers, Voice};
use crate::outline::words::{Letters, any_of, zh};
use crate::text::{Lang, slice};

/// How far into a clause a verb of saying is looked for, in characters.
pub(super) const MAX_HEAD: usize = 60;

/// A way to name a speaker.
pub(super) struct Row {
    pub(super) name: &'static str,
    /// Whom the words name, if this row can tell: nobody, where somebody speaks who cannot be named.
    finds: fn(&Speakers, &str) -> Option<Option<Voice>>,
    /// Whether the verb must have a mark behind it.
    needs_mark: bool,
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
            let is_pronoun = [zh::PERSONS, zh::COUNTERPARTS, zh::SELVES].iter().any(|w| w.has(words));
            is_pronoun.then(|| words.chars().next().and_then(|c| speakers.person(c)))
        },
        needs_mark: false,
        example: ("林海生表示，碼頭會擴建。他續指，工程明年開始。", "林海生"),
        source: LABELS,
    },
    Row {
        name: "body again",
        // A spokesman of nobody who was named is a spokesman.
        finds: |speakers, words| {
            let anybody = || zh::SPOKESMEN.has(words).then(|| Voice::body(words));
            zh::BODIES_AGAIN.has(words).then(|| speakers.body_again(words).or_else(anybody))
        },
        needs_mark: false,
        example: ("港務署表示，碼頭會擴建。署方指，工程明年開始。", "港務署"),
        source: LABELS,
    },
    Row {
        name: "document",
        finds: |speakers, words| {
            let is_document = zh::DOCUMENTS.has(words.trim_end_matches(any_of(zh::INSIDE)));
            is_document.then(|| speakers.stated.clone())
        },
        needs_mark: false,
        example: ("船員工會發聲明，指條款不公平。聲明續指，會跟進。", "船員工會"),
        source: LABELS,
    },
    Row {
        name: "known",
        finds: |speakers, words| {
            let is_at_end = |name: &String| {
                let at = words.len().checked_sub(name.len())?;
                (words.get(at..)?.eq_ignore_ascii_case(name)).then(|| Voice::person(name.clone()))
            };
            speakers.known.iter().filter_map(is_at_end).max_by_key(|voice| voice.name.len()).map(Some)
        },
        needs_mark: false,
        example: ("廚師Anson說會再來。店主Bella說會等。住在島上的anson又指，菜要加價。", "Anson"),
        source: LABELS,
    },
    Row {
        name: "name",
        finds: |_, words| name_at_end(words).map(|name| Some(Voice::person(name))),
        needs_mark: false,
        example: ("港務局局長林海生表示會加快工程。", "林海生"),
        source: LABELS,
    },
    Row {
        name: "surname",
        finds: |speakers, words| {
            let mut of_name =
                speakers.known.iter().filter(|name| n_chars(words) == 1 && name.starts_with(words));
            let only = of_name.next().filter(|_| of_name.next().is_none())?;
            Some(Some(Voice::person(only.clone())))
        },
        needs_mark: false,
        example: ("林海生表示，碼頭會擴建。林又稱，工程明年開始。", "林海生"),
        source: LABELS,
    },
    Row {
        name: "Latin name",
        finds: |_, words| {
            let is_latin = |c: char| c.is_ascii_alphanumeric() || " .'-&".contains(c);
            let n_latin = words.chars().rev().take_while(|&c| is_latin(c)).count();
            let (before, name) = words.split_at(words.len() - n_latin);
            let name = name.trim_start();
            let before = before.chars().next_back();
            let is_name = name.starts_with(|c: char| c.is_ascii_uppercase())
                && before.is_none_or(|c| {
                    zh::ROLE_ENDINGS.contains(c)
                        || zh::BODY_ENDINGS.contains(c)
                        || zh::NAME_OPENERS.contains(c)
                });
            let is_body = name.len() > 1 && name.chars().all(|c| !c.is_ascii_lowercase());
            is_name.then(|| Some(Voice { name: name.to_owned(), is_body }))
        },
        needs_mark: false,
        example: ("廚師Anson說會再來。", "Anson"),
        source: LABELS,
    },
    Row {
        name: "short name",
        finds: |speakers, words| {
            let full = speakers
                .short
                .get(words)
                .or_else(|| speakers.bodies.iter().find(|b| abbreviates(words, b)))?;
            Some(Some(Voice::body(full.clone())))
        },
        needs_mark: false,
        example: ("海員傷亡權益會表示，條款不公平。海權會指，會跟進。", "海員傷亡權益會"),
        source: LABELS,
    },
    Row {
        name: "several bodies",
        finds: |_, words| several_bodies(words).map(Some),
        needs_mark: false,
        example: (
            "船員工會（SEA）、廚師工會（COOK）、燈塔協會（LIGHT）、海灣互助社（BAY）四個團體表示，條款不公平。",
            "四個團體",
        ),
        source: LABELS,
    },
    Row {
        name: "by role",
        finds: |speakers, words| {
            let is_it = |role: &String| role.ends_with(words);
            let mut of_role = speakers.roles.iter().filter(|(_, role)| is_it(role));
            let only = of_role.next().filter(|_| of_role.next().is_none());
            let is_role = zh::ROLES_ALONE.has(words);
            is_role.then(|| only.map(|(name, _)| Voice::person(name.clone())))
        },
        needs_mark: false,
        example: ("港務局局長林海生表示，碼頭會擴建。局長指，工程明年開始。", "林海生"),
        source: "a minister's answers to the press",
    },
    Row {
        name: "body",
        finds: |_, words| {
            let is_body = words.chars().next_back().is_some_and(|c| zh::BODY_ENDINGS.contains(c));
            (is_body && may_name(words) && (2..=24).contains(&n_chars(words)))
                .then(|| Some(Voice::body(words)))
        },
        needs_mark: false,
        example: ("消防處表示火勢已受控。", "消防處"),
        source: LABELS,
    },
    Row {
        name: "whatever it is",
        finds: |_, words| {
            let is_nominal = may_name(words) && (4..=12).contains(&n_chars(words));
            let is_document = zh::DOCUMENTS.has(words.trim_end_matches(any_of(zh::INSIDE)));
            is_nominal.then(|| (!is_document).then(|| Voice::body(words)))
        },
        needs_mark: true,
        example: ("海岸規劃建議指出，碼頭會擴建。", "海岸規劃建議"),
        source: LABELS,
    },
];

impl Speakers {
    /// Whom the words in front of a verb name, with what they call them; nothing where nobody speaks.
    pub(super) fn speaker(
        &self,
        head: &str,
        is_marked: bool,
        is_near: bool,
    ) -> Option<(Option<Voice>, Option<String>)> {
        let head = without_opening(head.trim());
        if let Some(voice) = several_bodies(head).filter(|_| self.uses("several bodies")) {
            return Some((Some(voice), None));
        }
        let whole = trim_between(head);
        // Between the name and the verb stands when and where it was said: 鄭雅文`今早在記者會上`表示.
        let letters = Letters::of(head);
        let occasions = zh::OCCASIONS.forms().filter(|word| letters.may_hold(word));
        let occasions = occasions.flat_map(|word| head.match_indices(word)).map(|(at, _)| at);
        let dates = head.char_indices().filter(|(_, c)| c.is_ascii_digit() || *c == '（').map(|(at, _)| at);
        let mut cuts: Vec<usize> =
            if is_near { Vec::new() } else { occasions.chain(dates).filter(|&at| at > 0).collect() };
        cuts.sort_unstable();
        let is_whole = cuts.is_empty();
        let mut before = cuts.into_iter().map(|cut| trim_between(slice(head, 0..cut)));
        before
            .find_map(|words| self.named(words, false, true))
            .or_else(|| self.named(whole, is_marked, is_whole))
    }

    /// Whom the words name, all of them.
    fn named(&self, words: &str, is_marked: bool, is_whole: bool) -> Option<(Option<Voice>, Option<String>)> {
        if words.is_empty() || n_chars(words) > 40 || zh::NOBODY.is_in(words) {
            return None;
        }
        let mut rows = ROWS.iter().filter(|row| self.uses(row.name) && (is_marked || !row.needs_mark));
        let (row, voice) = rows.find_map(|row| Some((row, (row.finds)(self, words)?)))?;
        // An occasion stands in a body's name only where the whole is one.
        if row.name == "body" && !is_whole && zh::OCCASIONS.is_in(words) || row.needs_mark && !is_whole {
            return None;
        }
        let voice = voice.map(Self::plain);
        let role = voice.as_ref().and_then(|voice| role_in(words, &voice.name));
        Some((voice, role))
    }

    /// A body's name without what is told of it, and as it was named first.
    fn plain(voice: Voice) -> Voice {
        if !voice.is_body {
            return voice;
        }
        let mut name = voice.name.as_str();
        // 港務署（港署）發言人: the gloss stands in no name.
        if let Some((before, _)) = name.split_once(['（', '(']).filter(|(before, _)| n_chars(before) > 1) {
            name = before;
        }
        if let Some((_, bare)) = name.rsplit_once('的').filter(|(_, bare)| n_chars(bare) > 1) {
            name = bare;
        }
        // 商場內有多家診所: where they are is no part of it.
        if let Some((before, bare)) = name.rsplit_once('有')
            && zh::BEFORE_HAVE.forms().any(|end| before.ends_with(end))
            && !bare.starts_with(any_of(zh::AFTER_HAVE))
            && n_chars(bare) > 1
        {
            name = bare;
        }
        Voice::body(name)
    }

    /// The person whom a pronoun means, where a title does not speak against it.
    pub(super) fn person(&self, pronoun: char) -> Option<Voice> {
        let last = self.last.as_deref()?;
        // Who was 他 is not 她.
        if self.pronouns.get(last).is_some_and(|known| *known != pronoun) && self.uses("one pronoun") {
            return None;
        }
        let is_woman = zh::WOMEN.forms().any(|title| last.ends_with(title));
        let is_man = zh::MEN.forms().any(|title| last.ends_with(title));
        let is_other = pronoun == '他' && is_woman || pronoun == '她' && is_man;
        (!is_other).then(|| Voice::person(last))
    }

    /// Which body 署方 or 該會 is: the one that spoke last and ends so.
    fn body_again(&self, words: &str) -> Option<Voice> {
        let mark = words.chars().find(|c| !zh::AGAIN.contains(*c));
        // No office is a company.
        let is_house = zh::HOUSES.is_in(words);
        // 該黨 may be of any name, unless its last character is another kind of office.
        let is_other = |body: &String| {
            body.ends_with(any_of(zh::OFFICES)) || is_house && body.contains(any_of(zh::OFFICES))
        };
        let is_it = |body: &&String| {
            mark.map_or(!is_house || !is_other(body), |mark| {
                body.contains(mark) || words.starts_with(any_of(zh::THAT)) && !is_other(body)
            })
        };
        let last = self.last_body.as_ref().filter(|body| is_it(body));
        last.or_else(|| self.bodies.iter().rev().find(is_it)).map(|body| Voice::body(body.clone()))
    }

    /// A body that the words open with: one that spoke before, or one by its ending.
    pub(super) fn body_at_start(&self, words: &str) -> Option<Voice> {
        if let Some(known) = self.bodies.iter().find(|body| starts_with_name(words, body)) {
            return Some(Voice::body(known.clone()));
        }
        let ends = words.char_indices().take(14).filter(|&(at, c)| {
            let rest = slice(words, at + c.len_utf8()..words.len());
            let goes_on =
                zh::AFTER_BODY.opening(rest).is_some() || rest.starts_with(|c: char| c.is_ascii_digit());
            zh::BODIES.contains(c) && goes_on
        });
        let end = ends.map(|(at, c)| at + c.len_utf8()).next()?;
        let name = slice(words, 0..end);
        (n_chars(name) >= 3 && may_name(name)).then(|| Voice::body(name))
    }
}

/// What several bodies are called together at the end of their list: ……、……`四個團體`.
pub(super) fn several_bodies(words: &str) -> Option<Voice> {
    let kind = zh::TOGETHER.forms().find(|kind| words.ends_with(kind))?;
    let head = words.strip_suffix(kind)?.strip_suffix(any_of(zh::COUNTS_BODIES))?;
    let n_numerals = head.chars().rev().take_while(|&c| zh::NUMERALS.contains(c)).count();
    let start = head.char_indices().rev().nth(n_numerals.checked_sub(1)?).map(|(at, _)| at)?;
    Some(Voice::body(slice(words, start..words.len())))
}

pub(super) fn n_chars(text: &str) -> usize {
    text.chars().count()
}

/// Whether a name stands at the start of `words`: one in Latin letters in any case, and not as part of a longer word.
pub(super) fn starts_with_name(words: &str, name: &str) -> bool {
    if !name.is_ascii() {
        return words.starts_with(name);
    }
    let is_same = words.get(..name.len()).is_some_and(|head| head.eq_ignore_ascii_case(name));
    is_same
        && !words.get(name.len()..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphanumeric()))
}

/// Whether words may be a name or a role: none that makes a statement of them.
fn may_name(words: &str) -> bool {
    let is_letter = |c: char| c.is_alphanumeric() || "「」『』《》“”、·．（）()-&－".contains(c);
    words.chars().all(is_letter)
        && !words.contains(any_of(zh::NO_SPEAKER))
        && !words.starts_with(|c: char| c.is_ascii_digit())
        && words.chars().any(char::is_alphabetic)
}

/// `工權會` of 工業傷亡權益會: its characters in their order, the first and the last among them.
fn abbreviates(words: &str, body: &str) -> bool {
    let mut rest = body.chars();
    let ends =
        words.chars().next() == body.chars().next() && words.chars().next_back() == body.chars().next_back();
    (2..=4).contains(&n_chars(words))
        && n_chars(words) < n_chars(body)
        && ends
        && words.chars().all(|c| rest.any(|b| b == c))
}

/// What a description calls its name: 港務局局長 of 港務局局長林海生.
fn role_in(words: &str, name: &str) -> Option<String> {
    let role = words.strip_suffix(name)?;
    let role = role.rsplit(['，', '、']).next().unwrap_or(role);
    let is_role = n_chars(role) >= 2
        && role
            .chars()
            .next_back()
            .is_some_and(|c| zh::ROLE_ENDINGS.contains(c) || zh::OFFICE_ENDINGS.contains(c));
    (is_role && may_name(role) && !role.ends_with('的')).then(|| role.to_owned())
}

/// What the reporter calls somebody whom a sentence tells of: `急症室護士長` of 急症室護士長麥穎心上任.
pub(crate) fn called<'a>(sentence: &'a str, name: &str) -> Option<&'a str> {
    let at = sentence.find(name)?;
    let before = slice(sentence, 0..at);
    let start = before
        .rfind(|c: char| !c.is_alphanumeric())
        .map_or(0, |at| at + slice(before, at..before.len()).chars().next().map_or(0, char::len_utf8));
    let role = without_opening(slice(before, start..at)).trim_start_matches(zh::BY);
    let is_office = role.chars().next_back().is_some_and(|c| zh::OFFICE_HOLDERS.contains(c));
    ((MIN_ROLE..=MAX_ROLE).contains(&n_chars(role))
        && is_office
        && may_name(role)
        && !role.contains(any_of(zh::COUNTS)))
    .then_some(role)
}

/// The shortest and the longest role that the reporter tells of, in characters: 父親 is none.
const MIN_ROLE: usize = 4;
const MAX_ROLE: usize = 20;

/// The words without what leads to a speaker: 據, 而, 今日.
fn without_opening(head: &str) -> &str {
    let mut head = head;
    loop {
        let bare = head.trim_start_matches(|c| zh::CITES.contains(c) || zh::TURNS.contains(c));
        let bare = bare.strip_prefix(any_of(zh::AND)).unwrap_or(bare);
        let bare = zh::OPENINGS.opening(bare).map_or(bare, |word| slice(bare, word.len()..bare.len()));
        // 有居民說: somebody; 有線, 有關 are words.
        let bare = bare.strip_prefix(any_of(zh::SOME_OF)).unwrap_or(bare);
        let is_some =
            bare.starts_with('有') && !bare.chars().nth(1).is_some_and(|c| zh::AFTER_HAVE.contains(c));
        let bare = if is_some { slice(bare, '有'.len_utf8()..bare.len()) } else { bare };
        if bare.len() == head.len() {
            return head;
        }
        head = bare;
    }
}

/// Whether the words tell by whom something is to be done: `今日由局長林海生`交代……
pub(super) fn is_by_somebody(head: &str) -> bool {
    without_opening(head).starts_with(zh::BY)
}

fn trim_between(head: &str) -> &str {
    let mut head = head.trim();
    loop {
        let word = zh::BETWEEN.forms().find(|w| head.ends_with(w) && head.len() > w.len());
        let gloss = head.ends_with('）').then(|| head.rfind('（')).flatten();
        // 港務署（港署）表示: the gloss is no name.
        match (word, gloss) {
            (Some(word), _) => head = slice(head, 0..head.len() - word.len()),
            (None, Some(at)) if at > 0 => head = slice(head, 0..at),
            _ => return head,
        }
    }
}

/// Names that the reporter introduces: `林語是一名植物學家`; whom a title or a foreign sound tells: `遇到街坊陳先生`.
pub(crate) fn introduced(sentence: &str) -> Option<&str> {
    if let Some(at) = zh::INTRODUCES.forms().filter_map(|w| sentence.find(w)).min() {
        let name = slice(sentence, 0..at);
        if is_name(name) {
            return Some(name);
        }
    }
    let clauses = sentence::clauses(sentence, 0..sentence.len(), Lang::ZhHant);
    let named = clauses.into_iter().find_map(|clause| {
        let words = slice(sentence, clause).trim_end_matches(|c: char| !c.is_alphanumeric());
        name_at_end(words).filter(|name| !is_name(name) && n_chars(words) > n_chars(name))
    });
    named.or_else(|| told_of(sentence))
}

/// Whom the reporter tells of by what they are, near the start of a sentence: `島上居民黃美珍`有兩名子女.
fn told_of(sentence: &str) -> Option<&str> {
    let end = sentence.char_indices().nth(MAX_HEAD).map_or(sentence.len(), |(at, _)| at);
    let head = slice(sentence, 0..end);
    // A surname is looked for first: few words have one behind them.
    let surnames = head.char_indices().filter(|(_, c)| zh::SURNAMES.contains(*c)).map(|(at, _)| at);
    let places = surnames.filter(|&at| {
        zh::ORDINARY_PEOPLE.forms().any(|word| head.get(..at).is_some_and(|h| h.ends_with(word)))
    });
    places.map(|at| slice(head, at..head.len())).find_map(name_before_a_verb)
}

/// The name that `words` open with, where what follows goes on from a name.
fn name_before_a_verb(words: &str) -> Option<&str> {
    let mut long_first = [3, 2].into_iter().filter_map(|n_chars| {
        let (end, next) = words.char_indices().nth(n_chars)?;
        zh::AFTER_NAME.contains(next).then(|| slice(words, 0..end))
    });
    let is_word = zh::NO_NAMES.opening(words).is_some();
    long_first.find(|name| is_name(name) && !is_word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outline::speech::tests::{last_by, last_by_over};

    #[test]
    fn each_row_names_whom_no_other_names() {
        for row in ROWS {
            let (paragraph, by) = row.example;
            assert_eq!(last_by(paragraph, None).as_deref(), Some(by), "{paragraph}");
            assert_ne!(last_by(paragraph, Some(row.name)).as_deref(), Some(by), "{}: {paragraph}", row.name);
            assert!(!row.source.is_empty());
        }
    }

    #[test]
    fn what_leads_to_a_role_is_no_part_of_it() {
        assert_eq!(called("今日由港務局局長林海生主持", "林海生"), Some("港務局局長"));
        assert_eq!(called("今日由局長林海生主持", "林海生"), None);
    }

    #[test]
    fn who_is_told_of_by_what_they_are_is_known() {
        assert_eq!(introduced("石鼓洲居民黃美珍有兩名子女在市區讀書。"), Some("黃美珍"));
        assert_eq!(introduced("53岁的渔民吴水根在湖边开了店。"), Some("吴水根"));
        assert_eq!(introduced("街坊何文在碼頭等候。"), Some("何文"));
        assert_eq!(introduced("居民黃昏時在碼頭等候。"), None);
        assert_eq!(introduced("居民高興。"), None);
        // Whoever the reporter tells of is she, and not who spoke before.
        let told = ["總監梁栢堅指，班次太密。", "石鼓洲居民黃美珍有兩名子女。她說，船不能停。"];
        assert_eq!(last_by_over(&told, None).as_deref(), Some("黃美珍"));
    }

    #[test]
    fn who_has_a_name_that_no_row_knows_is_he() {
        let told = "總監梁栢堅指，班次太密。村民代表雲帆說，水聲很大。他批評署方沒有解釋。";
        assert_eq!(last_by(told, None), None);
        assert_eq!(last_by(told, Some("somebody new")).as_deref(), Some("梁栢堅"));
        let body = "總監梁栢堅指，班次太密。居民協會說，水聲很大。他批評署方沒有解釋。";
        assert_eq!(last_by(body, None).as_deref(), Some("梁栢堅"));
        assert_eq!(
            last_by("村代表丘運財說，水聲很大。他批評署方沒有解釋。", None).as_deref(),
            Some("丘運財")
        );
    }

    #[test]
    fn whom_nobody_names_speaks_for_nobody_else() {
        let words = "林海生表示，碼頭會擴建。他記得第一天上船，師傅遞給他一雙手套，說：「船是有生命的，你要待它好。」";
        assert_eq!(last_by(words, None), None);
        assert_eq!(last_by(words, Some("somebody else acts")).as_deref(), Some("林海生"));
    }

    #[test]
    fn who_was_he_is_not_she() {
        let paragraphs = ["梁栢堅指，班次太密。他指，人手不足。", "島上有人等船。她說，船不能停。"];
        assert_eq!(last_by_over(&paragraphs, None), None);
        assert_eq!(last_by_over(&paragraphs, Some("one pronoun")).as_deref(), Some("梁栢堅"));
    }

    #[test]
    fn a_role_is_kept_with_the_name() {
        let mut speakers = Speakers::default();
        speakers.begin_paragraph();
        speakers.take_chinese(
            "港務局局長林海生昨日表示，碼頭會擴建。",
            0.."港務局局長林海生昨日表示，碼頭會擴建。".len(),
        );
        assert_eq!(speakers.role("林海生"), Some("港務局局長"));
    }

    #[test]
    fn a_gloss_goes_with_the_name_before_it_alone() {
        assert_eq!(trim_between("港務署（港署）"), "港務署");
        assert_eq!(trim_between("（港署）"), "（港署）");
    }

    /// Whom a row finds in words, where some are known.
    #[expect(clippy::option_option, reason = "nobody, where somebody speaks who cannot be named")]
    fn found(name: &str, speakers: &Speakers, words: &str) -> Option<Option<Voice>> {
        let row = ROWS.iter().find(|row| row.name == name).expect("a row");
        (row.finds)(speakers, words)
    }

    #[test]
    fn a_row_finds_whom_its_words_name() {
        let mut speakers = Speakers {
            last: Some("林海生".to_owned()),
            stated: Some(Voice::body("船員工會")),
            bodies: vec!["海員傷亡權益會".to_owned()],
            ..Speakers::default()
        };
        speakers.known = vec!["林海生".to_owned(), "Anson".to_owned(), "son".to_owned()];
        speakers.short.insert("SEA".to_owned(), "船員工會".to_owned());
        speakers.learn_role("林海生", "港務局局長");
        let (lin, body) = (Voice::person("林海生"), Voice::body);
        for (name, words, expected) in [
            ("pronoun", "他", Some(lin.clone())),
            ("pronoun", "對方", Some(lin.clone())),
            ("pronoun", "其", Some(lin.clone())),
            ("pronoun", "他們", None),
            ("body again", "該會", Some(body("海員傷亡權益會"))),
            ("body again", "發言人", Some(body("海員傷亡權益會"))),
            ("document", "聲明", Some(body("船員工會"))),
            ("document", "聲明中", Some(body("船員工會"))),
            ("document", "船", None),
            ("known", "廚師anson", Some(Voice::person("Anson"))),
            ("known", "son", Some(Voice::person("son"))),
            ("known", "on", None),
            ("name", "港務局局長何玉梅", Some(Voice::person("何玉梅"))),
            ("name", "港務局", None),
            ("surname", "林", Some(lin.clone())),
            ("surname", "何", None),
            ("surname", "林海", None),
            ("Latin name", "廚師Bella", Some(Voice::person("Bella"))),
            ("Latin name", "Bella Hill", Some(Voice::person("Bella Hill"))),
            ("Latin name", "阿Ben", Some(Voice::person("Ben"))),
            ("Latin name", "會SEA", Some(body("SEA"))),
            ("Latin name", "會S", Some(Voice::person("S"))),
            ("Latin name", "船bella", None),
            ("Latin name", "飛Bella", None),
            ("short name", "SEA", Some(body("船員工會"))),
            ("short name", "海權會", Some(body("海員傷亡權益會"))),
            ("short name", "海生會", None),
            ("by role", "局長", Some(lin.clone())),
            ("by role", "港務局", None),
            ("body", "消防處", Some(body("消防處"))),
            ("body", "處", None),
            ("body", "因為消防處", None),
            ("body", "消防船", None),
            ("whatever it is", "海岸規劃", Some(body("海岸規劃"))),
            ("whatever it is", "規劃書", None),
            ("whatever it is", "我的規劃", None),
            ("whatever it is", "聯合聲明", None),
        ] {
            assert_eq!(found(name, &speakers, words).flatten(), expected, "{name}: {words}");
        }
        let of = |name: &str, n: usize, end: &str| {
            found(name, &speakers, &format!("{}{end}", "海".repeat(n))).is_some()
        };
        assert_eq!([1, 23, 24].map(|n| of("body", n, "處")), [true, true, false]);
        assert_eq!([3, 4, 12, 13].map(|n| of("whatever it is", n, "")), [false, true, true, false]);
        // Of two it is neither.
        speakers.known.push("林語".to_owned());
        speakers.learn_role("何玉梅", "運輸局局長");
        assert_eq!(found("surname", &speakers, "林"), None);
        assert_eq!(found("by role", &speakers, "局長"), Some(None));
        assert_eq!(found("pronoun", &Speakers::default(), "他"), Some(None));
        assert_eq!(found("body again", &Speakers::default(), "發言人"), Some(Some(Voice::body("發言人"))));
        assert_eq!(found("body again", &Speakers::default(), "該會"), Some(None));
        assert_eq!(found("whatever it is", &speakers, "聯合聲明"), Some(None));
    }

    #[test]
    fn a_body_is_named_without_what_is_told_of_it() {
        for (name, expected) in [
            ("港務署（港署）發言人", "港務署"),
            ("署（港署）", "署（港署）"),
            ("北岸的港務署", "港務署"),
            ("北岸的署", "北岸的署"),
            ("商場內有多家診所", "多家診所"),
            ("商場有多家診所", "商場有多家診所"),
            ("商場內有線電台", "商場內有線電台"),
            ("商場內有署", "商場內有署"),
        ] {
            assert_eq!(Speakers::plain(Voice::body(name)).name, expected, "{name}");
        }
        assert_eq!(Speakers::plain(Voice::person("北岸的老船員")).name, "北岸的老船員");
    }

    #[test]
    fn a_pronoun_is_of_one_kind() {
        let person = |last: &str, pronoun: char| {
            let mut speakers = Speakers { last: Some(last.to_owned()), ..Speakers::default() };
            speakers.pronouns.insert("林海生".to_owned(), '他');
            speakers.person(pronoun).is_some()
        };
        for (last, pronoun, expected) in [
            ("林海生", '他', true),
            ("林海生", '她', false),
            ("陳女士", '她', true),
            ("陳女士", '他', false),
            ("陳先生", '他', true),
            ("陳先生", '她', false),
            ("何玉梅", '他', true),
            ("何玉梅", '她', true),
        ] {
            assert_eq!(person(last, pronoun), expected, "{last} {pronoun}");
        }
    }

    #[test]
    fn a_body_again_is_the_last_that_it_may_be() {
        let again = |bodies: &[&str], last: Option<&str>, words: &str| {
            let speakers = Speakers {
                bodies: bodies.iter().map(|&body| body.to_owned()).collect(),
                last_body: last.map(str::to_owned),
                ..Speakers::default()
            };
            speakers.body_again(words).map(|voice| voice.name)
        };
        for (bodies, last, words, expected) in [
            (&["港務署", "運輸署"][..], Some("港務署"), "署方", Some("港務署")),
            (&["港務署", "運輸署"], None, "署方", Some("運輸署")),
            (&["港務署", "船員工會"], Some("船員工會"), "署方", Some("港務署")),
            (&["船員工會"], Some("船員工會"), "署方", None),
            (&["船員工會"], None, "發言人", Some("船員工會")),
            // No office is a company.
            (&["渡輪局"], None, "該公司", None),
            (&["渡輪局巴士"], None, "該公司", None),
            (&["海灣渡輪"], None, "該公司", Some("海灣渡輪")),
            // Of any name, unless it is another kind of office.
            (&["海灣陣線"], None, "該黨", Some("海灣陣線")),
            (&["港務署"], None, "該黨", None),
            (&["海灣陣線"], None, "黨方", None),
        ] {
            assert_eq!(again(bodies, last, words).as_deref(), expected, "{bodies:?} {last:?} {words}");
        }
    }

    #[test]
    fn a_body_stands_at_the_start_in_front_of_what_it_does() {
        let speakers = Speakers { bodies: vec!["SEA".to_owned()], ..Speakers::default() };
        for (words, expected) in [
            ("sea將停航", Some("SEA")),
            ("港務局將停航", Some("港務局")),
            ("港務局3月停航", Some("港務局")),
            ("港務局停航", None),
            ("局將停航", None),
            ("老局將停航", None),
            ("因為局將停航", None),
            ("海灣北岸老城舊碼頭一帶新港務局將停航", None),
            ("北岸老城舊碼頭一帶新港務局將停航", Some("北岸老城舊碼頭一帶新港務局")),
        ] {
            let found = speakers.body_at_start(words).map(|voice| voice.name);
            assert_eq!(found.as_deref(), expected, "{words}");
        }
        for (words, name, expected) in [
            ("SEA將停航", "SEA", true),
            ("seal停航", "SEA", false),
            ("SE", "SEA", false),
            ("SEA", "SEA", true),
            ("港務局將停航", "港務局", true),
            ("老港務局將停航", "港務局", false),
        ] {
            assert_eq!(starts_with_name(words, name), expected, "{words} {name}");
        }
    }

    #[test]
    fn several_bodies_are_counted_at_their_end() {
        for (words, expected) in [
            ("海灣互助社（BAY）四個團體", Some("四個團體")),
            ("海灣互助社十二個團體", Some("十二個團體")),
            ("海灣互助社團體", None),
            ("海灣互助社個團體", None),
            ("四個漁船", None),
        ] {
            assert_eq!(several_bodies(words).map(|voice| voice.name).as_deref(), expected, "{words}");
        }
        for (words, body, expected) in [
            ("工權會", "工業傷亡權益會", true),
            ("工會", "工業傷亡權益會", true),
            ("會", "會", false),
            ("工權", "工業傷亡權益會", false),
            ("業權會", "工業傷亡權益會", false),
            ("工益權會", "工業傷亡權益會", false),
            ("工傷權會", "工業傷亡權益會", true),
            ("工業傷權會", "工業傷亡權益會", false),
            ("工權會", "工權會", false),
        ] {
            assert_eq!(abbreviates(words, body), expected, "{words} {body}");
        }
    }

    #[test]
    fn a_role_stands_in_front_of_a_name() {
        for (words, expected) in [
            ("港務局局長林海生", Some("港務局局長")),
            ("北岸居民、港務局局長林海生", Some("港務局局長")),
            ("長林海生", None),
            ("總理林海生", Some("總理")),
            ("海岸林海生", None),
            ("北岸的林海生", None),
            ("因為局長林海生", None),
            ("港務局", None),
        ] {
            assert_eq!(role_in(words, "林海生").as_deref(), expected, "{words}");
        }
        for (sentence, expected) in [
            ("急症室護士長林海生上任", Some("急症室護士長")),
            ("昨日，由急症室護士長林海生上任", Some("急症室護士長")),
            ("護士長林海生上任", None),
            ("老護士長林海生上任", Some("老護士長")),
            ("一名老護士長林海生上任", None),
            ("急症室護士林海生上任", None),
            ("因為急症室護士長林海生上任", None),
            ("護士上任", None),
        ] {
            assert_eq!(called(sentence, "林海生"), expected, "{sentence}");
        }
        let of = |n: usize| called(&format!("{}長林海生上任", "海".repeat(n)), "林海生").is_some();
        assert_eq!([3, 19, 20].map(of), [true, true, false]);
    }

    #[test]
    fn what_leads_to_a_speaker_and_away_is_none_of_the_name() {
        for (head, expected) in [
            ("據林海生", "林海生"),
            ("而今日林海生", "林海生"),
            ("亦有居民", "居民"),
            ("有線電台", "有線電台"),
            ("林海生", "林海生"),
            ("", ""),
        ] {
            assert_eq!(without_opening(head), expected, "{head}");
        }
        for (head, expected) in [
            ("林海生又", "林海生"),
            ("林海生今早又", "林海生"),
            ("港務署（港署）", "港務署"),
            ("港務署（港署）又", "港務署"),
            ("（港署）", "（港署）"),
            ("又", "又"),
        ] {
            assert_eq!(trim_between(head), expected, "{head}");
        }
        assert!(is_by_somebody("今日由局長林海生") && !is_by_somebody("今日局長林海生"));
        for (words, expected) in [
            ("港務署", true),
            ("「港務」（署）·A-B", true),
            ("港務署！", false),
            ("因為港務署", false),
            ("3號碼頭", false),
            ("「」", false),
            ("", false),
        ] {
            assert_eq!(may_name(words), expected, "{words}");
        }
    }

    #[test]
    fn the_words_in_front_of_a_verb_name_who_speaks_and_their_role() {
        let speakers = Speakers::default();
        let of = |head: &str, is_marked: bool, is_near: bool| {
            let found = speakers.speaker(head, is_marked, is_near)?;
            Some((found.0.map_or(String::new(), |voice| voice.name), found.1.unwrap_or_default()))
        };
        for (head, is_marked, is_near, expected) in [
            ("據港務局局長林海生又", true, false, Some(("林海生", "港務局局長"))),
            ("署長鄭雅文今早在記者會上", true, false, Some(("鄭雅文", "署長"))),
            ("署長鄭雅文今早在記者會上", true, true, None),
            ("署長鄭雅文2日", true, false, Some(("鄭雅文", "署長"))),
            ("船員工會（SEA）四個團體", true, false, Some(("四個團體", ""))),
            ("海岸規劃", true, false, Some(("海岸規劃", ""))),
            ("海岸規劃", false, false, None),
            ("網上消息", true, false, None),
            ("", true, false, None),
        ] {
            let expected = expected.map(|(by, role)| (by.to_owned(), role.to_owned()));
            assert_eq!(of(head, is_marked, is_near), expected, "{head} {is_marked} {is_near}");
        }
    }

    #[test]
    fn whom_the_reporter_introduces_is_known() {
        for (sentence, expected) in [
            ("林海生是一名船員。", Some("林海生")),
            ("碼頭是一名船員的家。", None),
            ("遇到街坊陳女士，她在等船。", Some("陳女士")),
            ("門外，遇到船長馬克斯登。", Some("馬克斯登")),
            ("馬克斯登，你好。", None),
            // A clause of nothing else, and a name that has its own row.
            ("陳女士，你好。", None),
            ("遇到街坊林海生。", None),
            ("居民黃美珍有兩名子女。", Some("黃美珍")),
            ("船停航。", None),
        ] {
            assert_eq!(introduced(sentence), expected, "{sentence}");
        }
        for (words, expected) in [
            ("黃美珍有子女", Some("黃美珍")),
            ("黃美有子女", Some("黃美")),
            ("黃美珍飛走", None),
            ("黃昏時在等", None),
            ("黃美", None),
        ] {
            assert_eq!(name_before_a_verb(words), expected, "{words}");
        }
    }
}
