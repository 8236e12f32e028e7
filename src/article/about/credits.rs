//! Credit lines: `記者 林海生／北灣報導`, `2031-08-14 12:03 來源：海港日報`, `한서연 기자`, `Story by Ann Lee | Harbour Times`.
//!
//! A line is one where each of its words is accounted for: a day, an hour, a label with a name behind it, a paper, a
//! section, a tag of the house. Of a line with one word more nothing is known.

use super::super::rows as table;
use super::super::words::{Words, any_of, en, ja, ko, zh};
use super::date::{self, Date};
use super::rows::{ROWS, Token};
use crate::text::{is_east_asian, is_han, slice};

/// The longest credit line, in characters.
const MAX_CHARS: usize = 80;
/// The longest name behind a label: in characters of Chinese, Japanese and Korean, and in words of English.
const MAX_NAME_CHARS: usize = 6;
const MAX_NAME_WORDS: usize = 8;
/// The longest tag of a house: `【海港日報專訊】`.
const MAX_TAG_CHARS: usize = 10;
/// More days than a line gives.
const MAX_DAYS: usize = 4;

/// What a credit line says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Credits {
    pub(super) writers: Vec<String>,
    pub(super) date: Option<Date>,
    pub(super) section: Option<String>,
    pub(super) source: Option<String>,
    /// Whether a label, a tag or an hour says that it is one, and not only names of papers and sections.
    is_labelled: bool,
    /// Whether a tag of the house stands in it: `【本報訊】`.
    is_tagged: bool,
}

/// What the words behind a label are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Label {
    Writer,
    /// Who took the pictures, or edited.
    Helper,
    Source,
}

/// Reads a line that is nothing else.
pub(super) fn read(line: &str) -> Option<Credits> {
    if line.chars().count() > MAX_CHARS || line.contains(['。', '！', '？', '!', '?', '，', '；']) {
        return None;
    }
    let mut credits = Credits::default();
    let (mut rest, has_hour) = without_hours(line);
    for _ in 0..MAX_DAYS {
        let Some((date, without)) = date::find(&rest) else { break };
        credits.date.get_or_insert(date);
        rest = without;
    }
    credits.is_labelled = has_hour && credits.date.is_some();
    if line.contains(|c| is_east_asian(c) || is_hangul(c)) {
        credits.east_asian(&rest)?;
    } else {
        credits.english(&rest)?;
    }
    let is_page = credits.section.as_deref().is_some_and(super::rows::is_page) && credits.source.is_some();
    (credits.is_labelled || credits.date.is_some() || is_page).then_some(credits)
}

impl Credits {
    /// The names of who wrote it, as a line gives them.
    pub(super) fn byline(&self) -> Option<String> {
        let mark = if self.writers.iter().any(|name| name.contains(is_east_asian)) { "、" } else { ", " };
        (!self.writers.is_empty()).then(|| self.writers.join(mark))
    }

    /// Why the line is furniture.
    pub(super) fn reason(&self) -> &'static str {
        match (&self.writers[..], &self.source, self.date) {
            ([], Some(_), _) => "a masthead",
            ([], None, Some(_)) => "a date",
            _ => "a byline",
        }
    }

    /// Whether it gives a day and nothing else.
    pub(super) fn is_day(&self) -> bool {
        self.reason() == "a date"
    }

    /// Whether it may stand above the title: with a day, a page of a paper, or a reporter behind a tag of the house.
    pub(super) fn is_masthead(&self) -> bool {
        let is_page = self.section.is_some() && self.source.is_some();
        self.date.is_some() || is_page || self.is_tagged && !self.writers.is_empty()
    }

    fn east_asian(&mut self, line: &str) -> Option<()> {
        let parts = |c: char| c.is_whitespace() || "|｜/／,·・—–、：:【】〔〕[]（）()◎●■".contains(c);
        let mut reader = Reader { credits: self, label: None, wants_name: false, pending: None };
        // 북만=한결신문: a place and the house.
        let tokens = line.split(parts).filter_map(|token| token.rsplit(['=', '＝']).next());
        let is_known = tokens.filter(|token| !token.is_empty()).all(|token| reader.takes(token));
        (is_known && !reader.wants_name && reader.pending.is_none()).then_some(())
    }

    fn english(&mut self, line: &str) -> Option<()> {
        let mut pending: Option<&str> = None;
        for part in line.split(['|', '•', '·', '—', '–', ',']) {
            let words: Vec<&str> = part.split_whitespace().collect();
            let is_stamp = |word: &&str| en::STAMPED.contains(&word.trim_end_matches(':'));
            let stamps = words.iter().take_while(|word| is_stamp(word)).count();
            let words = words.get(stamps..).unwrap_or_default();
            let n_behind = words.iter().rev().take_while(|word| is_stamp(word)).count();
            let words = words.get(..words.len() - n_behind).unwrap_or_default();
            let Some(first) = words.first() else { continue };
            let text = words.join(" ");
            let opener = en::WRITTEN_BY.iter().find(|opener| opens_with(&text, opener));
            if let Some(name) = opener.map(|opener| slice(&text, opener.len()..text.len()).trim()) {
                is_person(name).then(|| self.writers.push(name.to_owned()))?;
                self.is_labelled = true;
            } else if en::HELPERS.iter().any(|opener| opens_with(&text, opener)) {
                self.is_labelled = true;
            } else if en::POSTS.iter().any(|post| text.eq_ignore_ascii_case(post)) {
                self.writers.extend(pending.take().map(str::to_owned));
                self.is_labelled = !self.writers.is_empty();
            } else if self.token(&text).is_some() {
            } else if pending.is_none() && self.writers.is_empty() && is_person(&text) && words.len() > 1 {
                // A name is one by its post, or with a day beside it.
                let at = part.find(first)?;
                pending = Some(slice(part, at..part.trim_end().len()));
            } else {
                return None;
            }
        }
        if let Some(name) = pending {
            self.date.filter(|date| date.text().is_some())?;
            self.writers.push(name.to_owned());
        }
        Some(())
    }

    /// A paper's name, a section, or the name of a time.
    fn token(&mut self, token: &str) -> Option<()> {
        match table::first(ROWS, |holds| holds(token))? {
            // The section's name says more than its page.
            Token::Section => {
                let known = self.section.take().filter(|known| !super::rows::is_page(known));
                self.section = known.or_else(|| Some(token.to_owned()));
            }
            Token::Paper => self.of_house(token),
            Token::Stamp => (),
        }
        Some(())
    }

    /// Takes the first house that is named.
    fn of_house(&mut self, name: &str) {
        if self.source.is_none() && !name.is_empty() {
            self.source = Some(name.to_owned());
        }
    }
}

/// Reads a line of Chinese, Japanese or Korean, part by part.
struct Reader<'a, 'c> {
    credits: &'c mut Credits,
    /// What the names that follow are.
    label: Option<Label>,
    /// Whether none has followed yet.
    wants_name: bool,
    /// A name in Korean, which stands before what it is.
    pending: Option<&'a str>,
}

impl<'a> Reader<'a, '_> {
    /// Takes a part, if it is known what it is.
    fn takes(&mut self, part: &'a str) -> bool {
        self.leads(part)
            || self.ends_name(part)
            || self.is_named(part)
            || self.pending.is_none() && self.credits.token(part).is_some()
            || self.names(part)
    }

    /// A label, alone or behind a house, or a tag: what follows is told by it.
    fn leads(&mut self, part: &str) -> bool {
        let (label, house) = match (label_of(part), house_of_reporters(part)) {
            (None, Some(house)) => (Some(Label::Writer), house),
            (label, _) => (label, ""),
        };
        if label.is_none() && (reporter(part).is_some() || !is_tag(part)) {
            return false;
        }
        self.credits.of_house(house);
        self.credits.is_labelled = true;
        self.credits.is_tagged |= label.is_none();
        (self.label, self.wants_name) = (label, label.is_some());
        true
    }

    /// 기자: the name before it is a reporter's. Behind a label it is taken already.
    fn ends_name(&mut self, part: &str) -> bool {
        let credits = &mut *self.credits;
        if !ko::REPORTERS.contains(&part) || !credits.is_labelled && self.pending.is_none() {
            return false;
        }
        credits.writers.extend(self.pending.take().map(str::to_owned));
        credits.is_labelled = true;
        true
    }

    /// `海港日報記者林海生`, and what a source's label leads to.
    fn is_named(&mut self, part: &str) -> bool {
        if self.label == Some(Label::Source) && self.wants_name {
            self.credits.of_house(part);
        } else if let Some((house, name)) = reporter(part) {
            self.credits.of_house(house);
            self.credits.writers.push(name.to_owned());
            self.credits.is_labelled = true;
            self.label = Some(Label::Writer);
        } else {
            return false;
        }
        self.wants_name = false;
        true
    }

    /// A name behind a label, or by itself beside a day or before what it is; or where to write to its bearer.
    fn names(&mut self, part: &'a str) -> bool {
        let (credits, label) = (&mut *self.credits, self.label.filter(|_| is_name(part)));
        let is_dated = credits.date.is_some_and(|date| date.text().is_some());
        let has_writer = !credits.writers.is_empty();
        if label == Some(Label::Writer) || label.is_none() && !has_writer && is_dated && is_bare_name(part) {
            credits.writers.push(part.to_owned());
        } else if label.is_none() && self.pending.is_none() && is_name(part) && part.chars().all(is_hangul) {
            self.pending = Some(part);
        } else if label.is_none() && !(has_writer && part.contains('@')) {
            return false;
        }
        self.wants_name &= label.is_none();
        true
    }
}

/// The kind of a label: 撰文, 攝影, 來源.
fn label_of(token: &str) -> Option<Label> {
    let of = |words: Words, more: &[&str]| words.has(token) || more.contains(&token);
    [
        (of(zh::WRITERS, &ja::WRITERS) || ko::WRITERS.contains(&token), Label::Writer),
        (of(zh::HELPERS, &ja::HELPERS) || ko::HELPERS.contains(&token), Label::Helper),
        (of(zh::FROM, &ko::FROM), Label::Source),
    ]
    .into_iter()
    .find_map(|(holds, label)| holds.then_some(label))
}

/// `海港日報記者`, with the names behind it.
fn house_of_reporters(token: &str) -> Option<&str> {
    zh::REPORTERS.forms().find_map(|word| token.strip_suffix(word)).filter(|house| is_house(house))
}

/// `海港日報記者林海生`: what stands before the word, and the name.
fn reporter(token: &str) -> Option<(&str, &str)> {
    let (before, name) = zh::REPORTERS.forms().find_map(|word| token.split_once(word))?;
    let before = zh::OURSELVES.forms().find_map(|word| before.strip_prefix(word)).unwrap_or(before);
    let name = zh::REPORTS.forms().find_map(|word| name.strip_suffix(word)).unwrap_or(name);
    let before = if zh::KINDS_OF_REPORTER.has(before) { "" } else { before };
    let is_house = before.is_empty() || before.chars().count() > 1 && is_house(before);
    (is_name(name) && is_house && zh::NO_REPORTERS.opening(name).is_none()).then_some((before, name))
}

fn is_house(name: &str) -> bool {
    name.ends_with(zh::AGENCY) || zh::HOUSES.forms().any(|ending| name.ends_with(ending))
}

/// `本報訊`, `北灣報導`: a tag of the house or of the place.
fn is_tag(token: &str) -> bool {
    token.chars().count() <= MAX_TAG_CHARS && zh::DATELINES.forms().any(|ending| token.ends_with(ending))
}

/// A name behind a label: a few letters.
fn is_name(token: &str) -> bool {
    // A foreign name spelt by sound has a dot in it.
    let most = if token.contains('·') { 2 * MAX_NAME_CHARS } else { MAX_NAME_CHARS };
    (2..=most).contains(&token.chars().count())
        && token.chars().all(|c| c.is_alphabetic() || "·.-".contains(c))
}

/// Three characters beside a day, no section or house by their last.
fn is_bare_name(token: &str) -> bool {
    token.chars().count() == 3 && token.chars().all(is_han) && !token.ends_with(any_of(zh::ENDS_SECTION))
}

fn is_hangul(c: char) -> bool {
    ('가'..='힣').contains(&c)
}

/// Whether `text` opens with the words, in any case.
fn opens_with(text: &str, words: &str) -> bool {
    text.get(..words.len()).is_some_and(|head| head.eq_ignore_ascii_case(words))
        && !text.get(words.len()..).is_some_and(|rest| rest.starts_with(|c: char| c.is_alphanumeric()))
}

/// Names of people in English: each word with a capital, `and` and `de` aside.
fn is_person(text: &str) -> bool {
    let mut words = text.split(' ');
    let is_big = |word: &str| {
        word.starts_with(|c: char| c.is_uppercase())
            && word.chars().all(|c| c.is_alphabetic() || "'’.-".contains(c))
    };
    let n_words = text.split(' ').count();
    n_words <= MAX_NAME_WORDS
        && words.all(|word| is_big(word) || en::IN_NAMES.contains(&word))
        && text.starts_with(char::is_uppercase)
}

/// The line without its hours, and whether it has any: `12:03`, `12:03:07`, `5時00分`, `10시 33분`.
fn without_hours(line: &str) -> (String, bool) {
    let mut rest = String::new();
    let mut at = 0;
    while let Some(next) = line.get(at..).and_then(|tail| tail.chars().next()) {
        let is_inside = rest.ends_with(|c: char| c.is_ascii_digit());
        if let Some(n) = hour(slice(line, at..line.len())).filter(|_| !is_inside) {
            rest.push(' ');
            at += n;
        } else {
            rest.push(next);
            at += next.len_utf8();
        }
    }
    let has_hour = rest.len() != line.len();
    (rest, has_hour)
}

/// How many bytes of an hour with its minutes `text` opens with.
fn hour(text: &str) -> Option<usize> {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let n_hour = Some(digits(text)).filter(|n| (1..=2).contains(n))?;
    let rest = slice(text, n_hour..text.len());
    let mark =
        rest.chars().next().filter(|c| ":：".contains(*c) || zh::HOURS.contains(c) || *c == ko::HOUR)?;
    let behind = slice(rest, mark.len_utf8()..rest.len());
    let minutes = behind.trim_start();
    Some(digits(minutes)).filter(|n| *n == 2)?;
    let mut end = text.len() - minutes.len() + 2;
    let unit = text.get(end..)?.chars().next().filter(|c| [zh::MINUTE, ko::MINUTE].contains(c));
    end += unit.map_or(0, char::len_utf8);
    let seconds = text.get(end..).and_then(|tail| tail.strip_prefix(':')).filter(|tail| digits(tail) == 2);
    Some(if seconds.is_some() { end + 3 } else { end })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Writers, day, section and source of a line.
    fn said(line: &str) -> Option<[String; 4]> {
        let credits = read(line)?;
        let text = |field: Option<String>| field.unwrap_or_default();
        Some([
            text(credits.byline()),
            text(credits.date.and_then(Date::text)),
            text(credits.section),
            text(credits.source),
        ])
    }

    #[test]
    fn a_line_is_read_in_each_language() {
        for (line, expected) in [
            ("記者 林海生", ["林海生", "", "", ""]),
            ("【本報訊】記者 林海生", ["林海生", "", "", ""]),
            ("【記者林海生／北灣報導】", ["林海生", "", "", ""]),
            ("海港日報記者林海生", ["林海生", "", "", "海港日報"]),
            ("撰文：林海生　攝影：何玉梅", ["林海生", "", "", ""]),
            ("採訪、撰文：林海生", ["林海生", "", "", ""]),
            ("記者：林海生、何玉梅", ["林海生、何玉梅", "", "", ""]),
            ("责任编辑：何文", ["", "", "", ""]),
            ("本报记者 林海生 何文", ["林海生、何文", "", "", ""]),
            ("2031年8月14日 12:03 来源：海港日报 作者：林海生", ["林海生", "2031-08-14", "", "海港日报"]),
            ("2031-08-14 12:03:07　来源：海港网", ["", "2031-08-14", "", "海港网"]),
            ("海港日报记者 林海生", ["林海生", "", "", "海港日报"]),
            ("[북만=한결신문] 한서연 기자", ["한서연", "", "", "한결신문"]),
            ("林海生 2031年8月14日", ["林海生", "2031-08-14", "", ""]),
            ("文・佐藤健", ["佐藤健", "", "", ""]),
            ("2031年8月14日 5時00分", ["", "2031-08-14", "", ""]),
            ("입력 2031.08.14 | 한서연 기자", ["한서연", "2031-08-14", "", ""]),
            ("등록 2031.08.14 10:33 수정 2031.08.15 오전 11:00", ["", "2031-08-14", "", ""]),
            ("글 한서연 기자 | 사진 박민 기자", ["한서연", "", "", ""]),
            ("한서연 기자 seoyeon@harbour.kr", ["한서연", "", "", ""]),
            ("By ANN LEE | Staff Writer", ["ANN LEE", "", "", ""]),
            ("Ann Lee, Staff Writer", ["Ann Lee", "", "", ""]),
            ("Published: Aug. 14, 2031 at 3:00 p.m. EST", ["", "2031-08-14", "", ""]),
            ("Posted on August 14, 2031 by Ann Lee", ["Ann Lee", "2031-08-14", "", ""]),
            (
                "Story by Ann Lee and Tom de Wong, Harbour Times",
                ["Ann Lee and Tom de Wong", "", "", "Harbour Times"],
            ),
            ("Aug. 14, 2031 | Ann Lee", ["Ann Lee", "2031-08-14", "", ""]),
            ("Photography: Ann Lee", ["", "", "", ""]),
        ] {
            assert_eq!(said(line), Some(expected.map(str::to_owned)), "{line}");
        }
    }

    #[test]
    fn a_line_with_a_word_more_is_none() {
        for line in [
            "記者手記",
            "記者會 明日舉行",
            "記者：上次檢查是何時",
            "文化 2031年",
            "8月14日新碼頭啟用",
            "來源",
            "作者：",
            "圖書館",
            "海港日報",
            "港聞",
            "林海生",
            "한서연",
            "기자 회견",
            "Ann Lee",
            "By the river",
            "Ann Lee, who sails",
            "Photography and the sea",
            "Aug. 14, 2031 | The pier opens",
            "Staff Writer",
        ] {
            assert_eq!(said(line), None, "{line}");
        }
    }

    #[test]
    fn each_label_leads_to_a_name() {
        for (words, more, is_writer) in [
            (zh::WRITERS, [ja::WRITERS.as_slice(), &ko::WRITERS].concat(), true),
            (zh::HELPERS, [ja::HELPERS.as_slice(), &ko::HELPERS].concat(), false),
        ] {
            for label in words.forms().chain(more) {
                let expected = if is_writer { "林海生" } else { "" };
                assert_eq!(
                    said(&format!("{label}：林海生")).map(|s| s[0].clone()).as_deref(),
                    Some(expected),
                    "{label}"
                );
            }
        }
        for label in zh::FROM.forms().chain(ko::FROM) {
            assert_eq!(
                said(&format!("{label}：海港網")).map(|s| s[3].clone()).as_deref(),
                Some("海港網"),
                "{label}"
            );
        }
        assert_eq!(said("標籤：林海生"), None);
        for word in en::WRITTEN_BY {
            assert_eq!(
                said(&format!("{word} Ann Lee")).map(|s| s[0].clone()).as_deref(),
                Some("Ann Lee"),
                "{word}"
            );
        }
        for word in en::HELPERS {
            assert!(said(&format!("{word} Ann Lee")).is_some(), "{word}");
        }
        for post in en::POSTS {
            assert_eq!(
                said(&format!("Ann Lee, {post}")).map(|s| s[0].clone()).as_deref(),
                Some("Ann Lee"),
                "{post}"
            );
        }
        for post in ko::REPORTERS {
            assert_eq!(
                said(&format!("한서연 {post}")).map(|s| s[0].clone()).as_deref(),
                Some("한서연"),
                "{post}"
            );
        }
        for word in zh::NO_REPORTERS.forms() {
            assert_eq!(said(&format!("記者{word}")), None, "{word}");
        }
        for word in zh::KINDS_OF_REPORTER.forms() {
            assert_eq!(
                said(&format!("{word}記者林海生")).map(|s| s[0].clone()).as_deref(),
                Some("林海生"),
                "{word}"
            );
        }
        for word in zh::HOUSES.forms() {
            assert_eq!(
                said(&format!("海港{word}記者林海生")).map(|s| s[3].clone()),
                Some(format!("海港{word}"))
            );
        }
        for word in en::STAMPED {
            assert!(said(&format!("{word} August 14, 2031")).is_some(), "{word}");
        }
        for word in en::IN_NAMES {
            assert!(said(&format!("By Ann {word} Lee")).is_some(), "{word}");
        }
    }

    #[test]
    fn a_name_without_a_label_counts_beside_a_day_alone() {
        for (line, expected) in [
            ("林海生 2031年8月14日", true),
            ("【本報訊】林海生", false),
            ("2031年8月14日 林海", false),
            ("2031年8月14日 林海生文", false),
            ("2031年8月14日 林海生 何玉梅", false),
            ("記者林海生 何玉梅 2031年8月14日", true),
            ("2031年8月14日 a@b.c", false),
            ("2031年8月14日 林海生 a@b.c", true),
            ("2031年8月14日 한서연", false),
            ("攝影：何玉梅 2031年8月14日", true),
            ("來源：", false),
            ("12:03 海港日報", false),
            ("A12", false),
            ("Aug. 14, 2031 | Ann", false),
            ("Aug. 14, 2031 | Ann Lee", true),
            ("作者：林海生 何玉梅七個字的", false),
        ] {
            assert_eq!(said(line).is_some(), expected, "{line}");
        }
    }

    #[test]
    fn a_credit_line_has_eighty_characters_at_most_and_no_sentence() {
        assert!(
            read(&format!("{:<80}", "By Ann Lee")).is_some()
                && read(&format!("{:<81}", "By Ann Lee")).is_none()
        );
        for mark in ['。', '！', '？', '!', '?', '，', '；'] {
            assert!(read(&format!("記者林海生{mark}")).is_none(), "{mark}");
        }
        let days = |n: usize| read(&"2031-08-14 ".repeat(n)).is_some();
        assert!(days(4) && !days(5));
    }

    #[test]
    fn what_a_line_says_is_why_it_is_furniture() {
        for (line, reason, is_masthead) in [
            ("海港日報 A12", "a masthead", true),
            ("海港日報 2031年8月14日", "a masthead", true),
            ("2031年8月14日", "a date", true),
            ("記者林海生", "a byline", false),
            ("【本報訊】記者林海生", "a byline", true),
            ("攝影：何玉梅", "a byline", false),
            ("來源：海港網", "a masthead", false),
        ] {
            let credits = read(line).expect("a credit line");
            assert_eq!((credits.reason(), credits.is_masthead()), (reason, is_masthead), "{line}");
            assert_eq!(credits.is_day(), reason == "a date", "{line}");
        }
        assert!(read("海港日報 港聞").is_none(), "a section, and no page");
    }

    #[test]
    fn what_may_be_a_name() {
        let check = |is: fn(&str) -> bool, good: &[&str], bad: &[&str]| {
            assert!(good.iter().all(|name| is(name)), "{good:?}");
            assert_eq!(bad.iter().filter(|name| is(name)).count(), 0, "{bad:?}");
        };
        check(
            is_name,
            &["林海", "林海生何玉梅", "馬克·斯登瑪麗安約翰遜生", "J.R", "A-B"],
            &["林", "林海生何玉梅文", "馬克·斯登瑪麗安約翰遜生文", "林1"],
        );
        check(is_bare_name, &["林海生"], &["林海", "林海生文", "Ann", "林海版"]);
        check(
            is_person,
            &["Ann Lee", "Ann de Wong", "A B C D E F G H", "O'Hara"],
            &["Ann lee", "A B C D E F G H I", "and Ann", "Ann L2", ""],
        );
        check(is_tag, &["本報訊", "海港日報北灣專題組訊"], &["海港日報北灣專題組甲訊", "背景"]);
        check(|text| opens_with(text, "By"), &["by Ann", "BY", "By: Ann"], &["Byron", "B", "by2"]);
        check(is_house, &["海港日報", "海港社"], &["海港"]);
    }

    #[test]
    fn a_reporter_stands_behind_a_house_or_nothing() {
        for (token, expected) in [
            ("記者林海生", Some(("", "林海生"))),
            ("海港日報記者林海生", Some(("海港日報", "林海生"))),
            ("本報記者林海生報道", Some(("", "林海生"))),
            ("北灣記者林海生", None),
            ("報記者林海生", None),
            ("記者林", None),
            ("林海生", None),
        ] {
            assert_eq!(reporter(token), expected, "{token}");
        }
    }

    #[test]
    fn hours_are_taken_out_with_their_minutes() {
        for (text, n_bytes) in [
            ("12:03", Some(5)),
            ("9:03 x", Some(4)),
            ("12:03:07", Some(8)),
            ("12:03:7", Some(5)),
            ("12：03", Some(7)),
            ("12:3", None),
            ("12:034", None),
            ("123:03", None),
            (":03", None),
            ("12", None),
            ("12-03", None),
            ("5時00分", Some(9)),
            ("5時 00分", Some(10)),
            ("10시 33분", Some(11)),
        ] {
            assert_eq!(hour(text), n_bytes, "{text}");
        }
        for (line, rest, has) in
            [("a 12:03 b", "a   b", true), ("112:03", "112:03", false), ("港12:03", "港 ", true)]
        {
            assert_eq!(without_hours(line), (rest.to_owned(), has), "{line}");
        }
    }
}
