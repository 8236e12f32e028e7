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
}
