//! Who wrote an article, when it is of, and where it stood: from its masthead, its byline, its dateline and its sign-off.
//!
//! A line that says nothing else is furniture with its reason; a dateline and a sign-off stay in their paragraphs, word
//! for word. A day without a year takes the year of the masthead, and no other.

mod credits;
mod date;
pub(crate) mod dateline;
mod rows;

use super::rows as table;
use super::words::{en, zh};
use super::{Article, Kind, Nature, Raw, lines};
use crate::text::{Lang, slice};
use credits::Credits;
use date::Date;
use rows::{ROWS, Token};

/// How many blocks from the start the masthead, the byline and the time stamp stand within.
const N_HEAD_BLOCKS: usize = 6;
/// How many blocks from the end the credits at the foot stand within.
const N_FOOT_BLOCKS: usize = 3;
/// How much of a paragraph holds a dateline, and how long the names of reporters are at most, in characters.
const MAX_DATELINE_CHARS: usize = 90;
const MAX_REPORTERS_CHARS: usize = 60;

/// What the furniture around an article says about it.
#[derive(Default)]
pub(super) struct About {
    byline: Option<String>,
    date: Option<Date>,
    section: Option<String>,
    source: Option<String>,
}

/// Makes furniture of the lines that only say when, where and by whom, and keeps what they say.
pub(super) fn take(raws: &mut [Raw]) -> About {
    let mut about = About::default();
    let end = about.take_foot(raws);
    about.take_head(raws.get_mut(..end).unwrap_or_default());
    about
}

/// Whether a block may be text, by its format or for all that is known.
fn is_text(raw: &Raw) -> bool {
    matches!(raw.nature, Nature::Unknown | Nature::Paragraph)
}

impl About {
    fn take_head(&mut self, raws: &mut [Raw]) {
        let is_titled = raws
            .iter()
            .find(|raw| !matches!(raw.nature, Nature::Furniture(_)))
            .is_some_and(|raw| !is_text(raw));
        let mut head: Vec<&mut Raw> =
            raws.iter_mut().filter(|raw| is_text(raw)).take(N_HEAD_BLOCKS).collect();
        // A paper's name above a line of nothing but its day.
        if let [first, second, ..] = head.as_mut_slice()
            && credits::read(&second.text).is_some_and(|credits| credits.is_day())
            && let Some(paper) = Self::paper(&first.text)
        {
            self.source = Some(paper.to_owned());
            first.nature = Nature::Furniture("a masthead");
        }
        for (i, raw) in head.into_iter().enumerate().filter(|(_, raw)| is_text(raw)) {
            // The first line may be the title, whatever label it opens with.
            let is_below = i > 0 || is_titled;
            let credits = credits::read(&raw.text).filter(|credits| is_below || credits.is_masthead());
            if let Some(credits) = credits {
                raw.nature = Nature::Furniture(credits.reason());
                self.take(credits);
            } else if let Some(byline) = byline(&raw.text).filter(|_| is_below && self.byline.is_none()) {
                self.byline = Some(byline.to_owned());
                raw.nature = Nature::Furniture("a byline");
            }
        }
    }

    /// Takes the credits at the foot; gives how many blocks stand above them. A credit line in brackets is the sign-off
    /// of the last paragraph, and stays.
    fn take_foot(&mut self, raws: &mut [Raw]) -> usize {
        let is_sign_off = |raw: &Raw| raw.text.starts_with(['（', '(', '【', '[']);
        let mut end = raws.len();
        let foot = raws.iter_mut().enumerate().rev().filter(|(_, raw)| is_text(raw));
        for (at, raw) in foot.take(N_FOOT_BLOCKS) {
            let Some(credits) = credits::read(&raw.text).filter(|_| at > 0) else { break };
            end = at;
            if is_sign_off(raw) {
                break;
            }
            raw.nature = Nature::Furniture(credits.reason());
            self.take(credits);
        }
        end
    }

    /// Fills in what a credit line says.
    fn take(&mut self, credits: Credits) {
        self.byline = self.byline.take().or_else(|| credits.byline());
        self.section = self.section.take().or(credits.section);
        self.source = self.source.take().or(credits.source);
        self.date = self.date.map(|date| date.or(credits.date.unwrap_or_default())).or(credits.date);
    }

    /// The paper that a line names and nothing else.
    fn paper(text: &str) -> Option<&str> {
        let name = text.trim();
        matches!(table::first(ROWS, |holds| holds(name)), Some(Token::Paper)).then_some(name)
    }

    /// Fills in what the article is about: from what was taken, and from its own datelines and sign-offs.
    pub(super) fn fill_in(mut self, article: &mut Article) {
        let paragraphs =
            || article.blocks.iter().filter(|b| matches!(b.kind, Kind::Standfirst | Kind::Paragraph));
        let lang = article.lang;
        for paragraph in paragraphs().take(2) {
            self.dateline(&paragraph.text, lang);
            self.english_dateline(&paragraph.text);
        }
        if let Some(last) = paragraphs().next_back().filter(|_| self.byline.is_none()) {
            self.byline = sign_off(&last.text).map(str::to_owned);
        }
        article.byline = self.byline;
        article.date = self.date.and_then(Date::text);
        article.section = self.section;
        article.source = self.source;
    }

    /// `HARBOUR CITY, Aug 14 (Harbour Wire) -- `: the same of an agency that writes English.
    fn english_dateline(&mut self, text: &str) {
        let head = text.char_indices().nth(MAX_DATELINE_CHARS).map_or(text, |(end, _)| slice(text, 0..end));
        let dash = en::DASHES.iter().filter_map(|dash| head.find(dash)).min();
        let tag = dash.and_then(|at| head.get(..at)?.trim_end().strip_suffix(')')?.split_once('('));
        let Some((place, house)) = tag.filter(|(place, _)| is_in_capitals(place)) else { return };
        self.day_of(place);
        let house = house.trim();
        if self.source.is_none() && !house.is_empty() {
            self.source = Some(house.to_owned());
        }
    }

    /// Fills in what the words say of the day.
    fn day_of(&mut self, words: &str) {
        if let Some((date, _)) = date::find(words) {
            self.date = Some(self.date.take().unwrap_or_default().or(date));
        }
    }

    /// What a dateline says: the house, the day and the reporters.
    fn dateline(&mut self, text: &str, lang: Lang) {
        let Some(found) = dateline::find(text, lang) else { return };
        self.day_of(found.house);
        if let Some(credits) = credits::read(found.reporters.trim_matches(['（', '）', '(', ')'])) {
            self.take(credits);
        }
        let house = found.house.rsplit('=').next().unwrap_or(found.house);
        let agency = house.find(zh::AGENCY).and_then(|at| house.get(..at + zh::AGENCY.len_utf8()));
        let name = agency.unwrap_or(house);
        // 本報北灣8月14日電 names nobody but the paper itself.
        let is_name = !name.is_empty() && date::find(name).is_none() && zh::OURSELVES.opening(name).is_none();
        if self.source.is_none() && is_name {
            self.source = Some(name.to_owned());
        }
    }
}

/// Whether the first word is in capitals, as agencies set a place.
fn is_in_capitals(place: &str) -> bool {
    let word = place.split([',', ' ']).next().unwrap_or_default();
    word.starts_with(|c: char| c.is_ascii_uppercase()) && !word.contains(|c: char| c.is_ascii_lowercase())
}

/// Who wrote it, by a line that says so.
fn byline(text: &str) -> Option<&str> {
    if !lines::is_byline(text) {
        return None;
    }
    let opener =
        zh::BYLINES.opening(text).or_else(|| en::BYLINES.into_iter().find(|word| text.starts_with(word)))?;
    let name = text.strip_prefix(opener)?.trim_start_matches(['：', ':', '／', '/', ' ', '\u{3000}']).trim();
    (!name.is_empty()).then_some(name)
}

/// `（記者林海生）`, `（海港日報記者林海生報道）`, `(Reporting by Ann Lee; editing by Tom Wong)` at the end.
fn sign_off(text: &str) -> Option<&str> {
    let (_, inside) = lines::last_bracket(text)?;
    if let Some(names) = inside.strip_prefix(en::REPORTING) {
        let end = names.find(';').unwrap_or(names.len());
        return names.get(..end).map(str::trim).filter(|name| name.chars().count() <= MAX_REPORTERS_CHARS);
    }
    let (_, name) = zh::REPORTERS.forms().find_map(|word| inside.split_once(word))?;
    let end = name.find(['；', ';', '，']).unwrap_or(name.len());
    let name = name.get(..end)?;
    let name = zh::REPORTS.forms().find_map(|word| name.strip_suffix(word)).unwrap_or(name).trim();
    (!name.is_empty() && name.chars().count() <= 12).then_some(name)
}

#[cfg(test)]
mod tests {
    use crate::article;

    /// Byline, date, section and source, and the title.
    #[track_caller]
    fn check(source: &str, expected: [&str; 4], title: &str) {
        let article = article::read(source.as_bytes(), "a.txt");
        let about = [&article.byline, &article.date, &article.section, &article.source];
        assert_eq!(about.map(|field| field.as_deref().unwrap_or_default()), expected, "{source}");
        assert_eq!(article.title().map(|b| b.text.as_str()), Some(title), "{source}");
    }

    #[test]
    fn a_paper_over_its_day_is_a_masthead_in_each_language() {
        for (source, date, paper, title) in [
            (
                "海港晚報\n2032年11月5日\n\n護士長談急症室\n\n急症室很忙。",
                "2032-11-05",
                "海港晚報",
                "護士長談急症室",
            ),
            (
                "Harbour Courier, 14 June 2033\n\nBridge closed\n\nIt is shut.",
                "2033-06-14",
                "Harbour Courier",
                "Bridge closed",
            ),
            (
                "THE VALLEY RECORD — Sunday, October 9, 2033\n\nFour days\n\nIt is so.",
                "2033-10-09",
                "THE VALLEY RECORD",
                "Four days",
            ),
            (
                "한결신문 2033년 4월 2일\n\n여객선 무료화\n\n승객이 늘었다.",
                "2033-04-02",
                "한결신문",
                "여객선 무료화",
            ),
        ] {
            check(source, ["", date, "", paper], title);
        }
    }

    const BODY: &str = "港務局今日公布，新碼頭將於明年六月啟用，首年可處理三千個貨櫃。";

    #[test]
    fn a_reporter_behind_a_tag_stands_above_the_title() {
        check("【本報訊】記者 林海生\n\n新碼頭啟用\n\n內港有新碼頭。", ["林海生", "", "", ""], "新碼頭啟用");
        check("記者 林海生\n\n新碼頭啟用。", ["", "", "", ""], "記者 林海生");
        check("北岸快訊\n\n內港有新碼頭。", ["", "", "", ""], "北岸快訊");
    }

    #[test]
    fn a_masthead_gives_day_section_and_source() {
        check(
            &format!("海港日報 2031年8月14日 星期四 A12 港聞\n\n新碼頭明年啟用\n\n{BODY}"),
            ["", "2031-08-14", "港聞", "海港日報"],
            "新碼頭明年啟用",
        );
        check(
            "Harbour Times | Thursday, August 14, 2031 | News\n\nA new pier\n\nBy Ann Lee\n\nThe pier opens in June, the board said.",
            ["Ann Lee", "2031-08-14", "News", "Harbour Times"],
            "A new pier",
        );
    }

    #[test]
    fn a_day_takes_the_year_of_the_masthead() {
        check(
            &format!("海港日報 2031年\n\n新碼頭明年啟用\n\n（海港社北灣8月14日電）{BODY}"),
            ["", "2031-08-14", "", "海港日報"],
            "新碼頭明年啟用",
        );
        check(
            &format!("新碼頭明年啟用\n\n（海港社北灣8月14日電）{BODY}"),
            ["", "", "", "海港社"],
            "新碼頭明年啟用",
        );
    }

    #[test]
    fn a_byline_a_stamp_and_a_sign_off_are_taken() {
        check(
            &format!("新碼頭明年啟用\n\n撰文：林海生\n\n發布時間：2031-08-14 12:03\n\n{BODY}"),
            ["林海生", "2031-08-14", "", ""],
            "新碼頭明年啟用",
        );
        check(
            &format!("新碼頭明年啟用\n\n【海港日報訊】{BODY}\n\n（海港日報記者林海生報道）"),
            ["林海生", "", "", "海港日報"],
            "新碼頭明年啟用",
        );
    }

    #[test]
    fn credits_at_the_foot_are_taken_and_a_sign_off_in_brackets_stays() {
        let foot = format!(
            "新碼頭明年啟用\n\n{BODY}\n\n（海港日報記者林海生報道）\n\n責任編輯：何文\n\n2031年8月14日"
        );
        check(&foot, ["林海生", "2031-08-14", "", ""], "新碼頭明年啟用");
        let article = article::read(foot.as_bytes(), "a.txt");
        let paragraphs: Vec<_> = article.of_kind(article::Kind::Paragraph).map(|b| b.text.as_str()).collect();
        assert_eq!(paragraphs, [BODY, "（海港日報記者林海生報道）"]);
    }

    #[test]
    fn credits_of_markdown_are_taken() {
        let text = format!(
            "# 新碼頭明年啟用\n\n文：林海生　圖：何玉梅\n\n{BODY}\n\n## 工程\n\n{BODY}\n\n責任編輯：何文"
        );
        let article = article::read(text.as_bytes(), "a.md");
        assert_eq!(article.byline.as_deref(), Some("林海生"));
        assert!(article.of_kind(article::Kind::Paragraph).all(|b| b.text == BODY));
        assert_eq!(article::Format::detect("a.txt", &text), article::Format::Markdown);
        assert_eq!(article::Format::detect("a.txt", "# 一\n\n二"), article::Format::Plain);
    }

    #[test]
    fn a_dateline_gives_the_reporters_and_the_day() {
        check(
            &format!("海港日報 2031年\n\n新碼頭明年啟用\n\n本報北灣8月14日電（記者 林海生）{BODY}"),
            ["林海生", "2031-08-14", "", "海港日報"],
            "新碼頭明年啟用",
        );
        check(
            &format!("新碼頭明年啟用\n\n〔記者林海生／北灣報導〕{BODY}"),
            ["林海生", "", "", ""],
            "新碼頭明年啟用",
        );
        check(
            "부두를 넓힌다\n\n[북만=한결신문] 한서연 기자 = 북만시가 내년 6월까지 부두를 넓힌다고 14일 밝혔다.",
            ["한서연", "", "", "한결신문"],
            "부두를 넓힌다",
        );
    }

    #[test]
    fn an_agency_that_writes_english_is_taken() {
        let wire = "HARBOUR CITY, Aug 14 (Harbour Wire) -- The pier opens in June, the board said.";
        let text = format!(
            "A new pier\n\n{wire}\n\nIt cost much. (Reporting by Tom Wong and Ann Lee; editing by May Chan)"
        );
        check(&text, ["Tom Wong and Ann Lee", "", "", "Harbour Wire"], "A new pier");
        let dated = text.replace("Aug 14", "August 14, 2031");
        check(&dated, ["Tom Wong and Ann Lee", "2031-08-14", "", "Harbour Wire"], "A new pier");
        let aside = "The board (which met twice) -- and it alone -- said that the pier opens in June.";
        check(&format!("A new pier\n\n{aside}"), ["", "", "", ""], "A new pier");
    }

    #[test]
    fn a_question_of_a_reporter_is_no_byline() {
        let text = format!("記者會全文\n\n{BODY}\n\n記者：上次檢查是何時？\n\n林海生：去年十一月。");
        check(&text, ["", "", "", ""], "記者會全文");
    }

    #[test]
    fn a_title_with_a_day_stays_a_title() {
        check(&format!("8月14日新碼頭啟用\n\n{BODY}"), ["", "", "", ""], "8月14日新碼頭啟用");
        check(&format!("港聞\n\n{BODY}"), ["", "", "", ""], "港聞");
    }

    #[test]
    fn a_sign_off_in_brackets_stays_in_the_article() {
        let text = format!("新碼頭明年啟用\n\n{BODY}\n\n（記者林海生）");
        let article = article::read(text.as_bytes(), "a.txt");
        let last = article.of_kind(article::Kind::Paragraph).last().map(|block| block.text.as_str());
        assert_eq!(last, Some("（記者林海生）"));
    }

    #[test]
    fn credits_at_the_foot_are_taken_while_something_stands_above() {
        let fields = |text: &str| {
            let article = article::read(text.as_bytes(), "a.txt");
            (article.byline.unwrap_or_default(), article.blocks.len())
        };
        assert_eq!(fields("記者 林海生"), (String::new(), 1), "a line that is all of the article");
        assert_eq!(fields(&format!("題目在此\n\n{BODY}\n\n記者 林海生")), ("林海生".to_owned(), 2));
        let foot = |n: usize| {
            let lines =
                ["玉梅", "玉明", "玉文", "玉生"].map(|name| format!("\n\n攝影：何{name}"))[..n].concat();
            let body: String = ["一", "二", "三", "四", "五", "六"]
                .map(|n| format!("\n\n港務局第{n}次公布碼頭的設計圖。"))
                .concat();
            fields(&format!("題目在此{body}{lines}")).1
        };
        assert_eq!((foot(3), foot(4)), (7, 8), "three lines at most");
    }

    #[test]
    fn a_place_in_capitals_opens_a_dateline_in_english() {
        for (place, expected) in [
            ("HARBOUR CITY, Aug 14", true),
            ("HARBOUR", true),
            ("H", true),
            ("Harbour City", false),
            ("hARBOUR", false),
            ("1st", false),
            ("", false),
        ] {
            assert_eq!(super::is_in_capitals(place), expected, "{place}");
        }
    }

    #[test]
    fn a_sign_off_names_who_reported() {
        for (text, expected) in [
            ("碼頭擴建。（記者林海生）", Some("林海生")),
            ("碼頭擴建。（海港日報記者林海生報道）", Some("林海生")),
            ("碼頭擴建。（記者林海生；編輯何文）", Some("林海生")),
            ("碼頭擴建。（記者）", None),
            ("碼頭擴建。（暫名）", None),
            ("碼頭擴建。（記者一二三四五六七八九十一二）", Some("一二三四五六七八九十一二")),
            ("碼頭擴建。（記者一二三四五六七八九十一二三）", None),
            ("It grew. (Reporting by Ann Lee; editing by Tom Wong)", Some("Ann Lee")),
            ("It grew.", None),
        ] {
            assert_eq!(super::sign_off(text), expected, "{text}");
        }
        let long =
            |n: usize| super::sign_off(&format!("It grew. (Reporting by {})", "x".repeat(n))).is_some();
        assert!(long(60) && !long(61));
    }

    #[test]
    fn a_byline_names_somebody() {
        for (text, expected) in [
            ("記者　林海生", None),
            ("文：陳大文", Some("陳大文")),
            ("By Ann Lee", Some("Ann Lee")),
            ("碼頭", None),
        ] {
            assert_eq!(super::byline(text), expected, "{text}");
        }
    }

    #[test]
    fn the_masthead_names_the_house_before_datelines_do() {
        let source = |text: &str| article::read(text.as_bytes(), "a.txt").source;
        let body = "碼頭會在明年六月擴建，可以停泊六艘貨船。";
        let dated = "海港日報 2031年8月14日";
        assert_eq!(
            source(&format!("{dated}\n\n題目在此\n\n【北灣社訊】{body}")).as_deref(),
            Some("海港日報")
        );
        assert_eq!(source(&format!("題目在此\n\n【北灣社訊】{body}")).as_deref(), Some("北灣社"));
        let english = "The board approved the plan for the new pier.";
        let wire = |place: &str, house: &str| format!("A new pier\n\n{place}, Aug 14 ({house}) -- {english}");
        assert_eq!(source(&wire("HARBOUR CITY", "Harbour Wire")).as_deref(), Some("Harbour Wire"));
        assert_eq!(source(&wire("HARBOUR CITY", " ")), None);
        assert_eq!(source(&wire("Harbour City", "Harbour Wire")), None);
        let both = format!("Harbour Times | August 14, 2031\n\n{}", wire("HARBOUR CITY", "Harbour Wire"));
        assert_eq!(source(&both).as_deref(), Some("Harbour Times"));
    }
}
