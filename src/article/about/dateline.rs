//! Datelines: what stands at the head of a paragraph before its first sentence, and says whose report it is, from
//! where and when: `【海港日報訊】`, `（海港社北灣8月14日電）`, `本報北灣8月14日電（記者 林海生）`, `[북만=한결신문] 한서연 기자 =`.

use super::credits;
use crate::article::words::{ko, zh};
use crate::text::{Lang, is_han, slice};

/// The longest tag in brackets, and the longest dateline without, in characters.
const MAX_TAG_CHARS: usize = 40;
/// The longest stretch of reporters behind it, in characters.
const MAX_REPORTERS_CHARS: usize = 30;
/// The longest tag in Japanese: `【北湾支局】`.
const MAX_PLACE_CHARS: usize = 20;
/// What brackets a tag.
const BRACKETS: [(char, char); 5] = [('【', '】'), ('（', '）'), ('(', ')'), ('〔', '〕'), ('[', ']')];

/// What tells whose report the reporter tells of.
const CITES: [char; 2] = ['據', '据'];

/// A dateline.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Dateline<'a> {
    /// How much of the paragraph it takes, in bytes, the space behind it included.
    pub(crate) n_bytes: usize,
    /// The words that name the house, the place and the day: `海港社北灣8月14日`.
    pub(super) house: &'a str,
    /// What tells of the reporters, in brackets or not.
    pub(super) reporters: &'a str,
}

/// The dateline that a paragraph opens with.
pub(crate) fn find(text: &str, lang: Lang) -> Option<Dateline<'_>> {
    let mut dateline = match lang {
        Lang::Ko => korean(text)?,
        Lang::Ja => in_brackets(text).or_else(|| place(text))?,
        Lang::ZhHant | Lang::ZhHans => in_brackets(text).or_else(|| bare(text))?,
        Lang::Other => return None,
    };
    let rest = slice(text, dateline.n_bytes..text.len()).trim_start();
    dateline.n_bytes = text.len() - rest.len();
    let n_reporters = if lang.is_unspaced() { reporters(rest) } else { 0 };
    if n_reporters > 0 {
        dateline.reporters = slice(rest, 0..n_reporters).trim();
        dateline.n_bytes += n_reporters;
    }
    // A paragraph of nothing else is a credit line.
    (dateline.n_bytes < text.len()).then_some(dateline)
}

/// Whether a paragraph is nothing but a credit line: `（海港日報記者林海生報道）` at the foot.
pub(crate) fn is_credits(text: &str) -> bool {
    credits::read(text).is_some()
}

/// The tag that a paragraph opens with, and how many bytes it takes with its brackets.
fn tag(text: &str) -> Option<(&str, usize)> {
    let (open, close) = BRACKETS.into_iter().find(|(open, _)| text.starts_with(*open))?;
    let end = text.char_indices().take(MAX_TAG_CHARS).find(|(_, c)| *c == close)?.0;
    Some((slice(text, open.len_utf8()..end), end + close.len_utf8()))
}

fn in_brackets(text: &str) -> Option<Dateline<'_>> {
    let (tag, n_bytes) = tag(text)?;
    if let Some(ending) = zh::DATELINES.forms().find(|word| tag.ends_with(word)) {
        let house = tag.strip_suffix(ending).unwrap_or(tag);
        let (house, reporters) = zh::REPORTERS
            .forms()
            .find_map(|word| house.find(word))
            .map_or((house, ""), |at| (slice(house, 0..at), slice(tag, at..tag.len())));
        return Some(Dateline { n_bytes, house, reporters });
    }
    // 【記者林海生／北灣】
    credits::read(tag)?.byline()?;
    Some(Dateline { n_bytes, house: "", reporters: tag })
}

/// `本報北灣8月14日電`, `本報訊`: with a day, or of the paper itself.
fn bare(text: &str) -> Option<Dateline<'_>> {
    let end = text.char_indices().nth(MAX_TAG_CHARS).map_or(text.len(), |(at, _)| at);
    let head = slice(text, 0..end);
    let head = slice(head, 0..head.find(['，', '。', '、', '「', '：', '；', '“']).unwrap_or(head.len()));
    let (at, ending) = zh::DATELINES.forms().filter_map(|word| Some((head.find(word)?, word))).min()?;
    let house = slice(head, 0..at);
    let n_bytes = at + ending.len();
    let has_day =
        house.trim_end().ends_with(['日', '號', '号']) && house.contains(|c: char| c.is_ascii_digit());
    let rest = slice(text, n_bytes..text.len());
    // 據外電14日報道: whose report the reporter tells of, which is no house of its own.
    if house.starts_with(CITES) {
        return None;
    }
    let ends = rest.starts_with(|c: char| c.is_whitespace() || "（(，：:".contains(c)) || reporters(rest) > 0;
    if !(ends && (has_day || zh::OURSELVES.has(house))) {
        return None;
    }
    let n_mark = rest.chars().next().filter(|c| "，：:".contains(*c)).map_or(0, char::len_utf8);
    Some(Dateline { n_bytes: n_bytes + n_mark, house, reporters: "" })
}

/// How many bytes of reporters `text` opens with: `（記者 林海生）`, `記者林海生北灣報道　`.
fn reporters(text: &str) -> usize {
    if let Some((tag, n_bytes)) = tag(text) {
        let is_credit = zh::REPORTERS.is_in(tag) || credits::read(tag).is_some_and(|c| c.byline().is_some());
        let rest = slice(text, n_bytes..text.len());
        return if is_credit {
            text.len() - rest.trim_start_matches(['：', ':']).trim_start().len()
        } else {
            0
        };
    }
    if zh::REPORTERS.opening(text).is_none() {
        return 0;
    }
    // Names end at a mark, or where the report is named: 記者林海生北灣報道.
    let end = text.char_indices().nth(MAX_REPORTERS_CHARS).map_or(text.len(), |(at, _)| at);
    let head = slice(text, 0..end);
    let head = slice(head, 0..head.find(['，', '。', '、', '「', '；', '“']).unwrap_or(head.len()));
    let report = zh::REPORTS.forms().filter_map(|word| Some(head.find(word)? + word.len())).min();
    let space = head.rfind([' ', '\u{3000}', '：', ':']);
    let Some(at) = report.or(space) else { return 0 };
    let is_credit = credits::read(slice(head, 0..at)).is_some_and(|credits| credits.byline().is_some());
    let rest = slice(text, at..text.len()).trim_start_matches(['：', ':']).trim_start();
    if is_credit { text.len() - rest.len() } else { 0 }
}

/// `[북만=한결신문] 한서연 기자 = `, `(북만=한결신문) `.
fn korean(text: &str) -> Option<Dateline<'_>> {
    let (tag, n_bytes) = tag(text)?;
    let is_dateline = tag.contains('=') || ko::REPORTERS.iter().any(|word| tag.ends_with(word));
    if !is_dateline {
        return None;
    }
    let rest = slice(text, n_bytes..text.len());
    let end = rest.char_indices().nth(MAX_REPORTERS_CHARS).map_or(rest.len(), |(at, _)| at);
    let names = slice(rest, 0..end).find('=').map(|at| slice(rest, 0..at));
    let names = names.filter(|names| ko::REPORTERS.iter().any(|word| names.trim_end().ends_with(word)));
    let n_names = names.map_or(0, |names| names.len() + '='.len_utf8());
    Some(Dateline { n_bytes: n_bytes + n_names, house: tag, reporters: names.unwrap_or(tag).trim() })
}

/// `【北湾支局】`, `【佐藤健】`: a few characters in brackets.
fn place(text: &str) -> Option<Dateline<'_>> {
    let (tag, n_bytes) = tag(text).filter(|_| text.starts_with('【'))?;
    let is_short = tag.chars().count() <= MAX_PLACE_CHARS && tag.contains(is_han);
    (is_short && !tag.contains(['。', '、'])).then_some(Dateline { n_bytes, house: "", reporters: "" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paragraph_begins_behind_its_dateline() {
        for (text, rest) in [
            ("【海港日報訊】碼頭會擴建。", "碼頭會擴建。"),
            ("【本報訊】記者林海生 碼頭會擴建。", "碼頭會擴建。"),
            ("【本報訊】（記者 林海生）碼頭會擴建。", "碼頭會擴建。"),
            ("（海港社北灣8月14日電）碼頭會擴建。", "碼頭會擴建。"),
            ("（海港社記者林海生北灣14日電）碼頭會擴建。", "碼頭會擴建。"),
            ("〔記者林海生／北灣報導〕碼頭會擴建。", "碼頭會擴建。"),
            ("【記者林海生／北灣】碼頭會擴建。", "碼頭會擴建。"),
            ("本报北湾8月14日电（记者 林海生 何文）记者获悉，码头会扩建。", "记者获悉，码头会扩建。"),
            ("海港社北湾8月14日电 码头会扩建。", "码头会扩建。"),
            ("本报讯（记者 林海生）码头会扩建。", "码头会扩建。"),
            ("本報訊 碼頭會擴建。", "碼頭會擴建。"),
            ("海港社北灣8月14日電，碼頭會擴建。", "碼頭會擴建。"),
            ("【北湾支局】埠頭を広げる。", "埠頭を広げる。"),
            ("[북만=한결신문] 한서연 기자 = 부두를 넓힌다.", "부두를 넓힌다."),
            ("(북만=한결신문) 부두를 넓힌다.", "부두를 넓힌다."),
            ("[한서연 기자] 부두를 넓힌다.", "부두를 넓힌다."),
        ] {
            let lang = Lang::detect(rest);
            let n_bytes = find(text, lang).map_or(0, |dateline| dateline.n_bytes);
            assert_eq!(slice(text, n_bytes..text.len()), rest, "{text}");
        }
    }

    #[test]
    fn what_only_looks_like_one_stays() {
        for text in [
            "【背景】碼頭會擴建。",
            "（暫名）碼頭會擴建。",
            "本報訊息部表示，碼頭會擴建。",
            "據外電8月14日報道，碼頭會擴建。",
            "8月14日電力中斷，碼頭關閉。",
            "8月14日電視直播，碼頭關閉。",
            "林海生8月14日電郵回覆，碼頭會擴建。",
            "記者從會議上獲悉，碼頭會擴建。",
            "記者林海生發現，碼頭會擴建。",
            "(부두는 넓다) 부두를 넓힌다.",
            "【海港日報訊】",
            "The pier opens.",
        ] {
            assert_eq!(find(text, Lang::detect(text)), None, "{text}");
        }
    }

    #[test]
    fn a_dateline_says_the_house_and_the_reporters() {
        for (text, house, names, n_chars) in [
            ("【海港日報訊】碼頭會擴建。", "海港日報", "", 7),
            ("（海港社記者林海生北灣14日電）碼頭會擴建。", "海港社", "記者林海生北灣14日電", 16),
            ("【記者林海生／北灣】碼頭會擴建。", "", "記者林海生／北灣", 10),
            ("海港社北灣8月14日電　碼頭會擴建。", "海港社北灣8月14日", "", 12),
            ("海港社北灣8月14日電：碼頭會擴建。", "海港社北灣8月14日", "", 12),
            ("本報訊（記者林海生）：碼頭會擴建。", "本報", "（記者林海生）：", 11),
            ("【本報訊】記者林海生北灣報道　碼頭會擴建。", "本報", "記者林海生北灣報道", 15),
            ("【本報訊】記者林海生：碼頭會擴建。", "本報", "記者林海生：", 11),
            ("[북만=한결신문] 한서연 기자 = 부두를 넓힌다.", "북만=한결신문", "한서연 기자", 19),
            ("[한서연 기자] 부두를 넓힌다.", "한서연 기자", "한서연 기자", 9),
        ] {
            let body = text.find(['碼', '부']).and_then(|at| text.get(at..)).unwrap_or_default();
            let found = find(text, Lang::detect(body)).expect("a dateline");
            assert_eq!((found.house, found.reporters), (house, names), "{text}");
            assert_eq!(slice(text, 0..found.n_bytes).chars().count(), n_chars, "{text}");
        }
    }

    #[test]
    fn a_tag_is_of_so_many_characters_and_closed_as_it_was_opened() {
        for (open, close) in BRACKETS {
            assert_eq!(tag(&format!("{open}甲{close}乙")), Some(("甲", 2 * open.len_utf8() + 3)), "{open}");
        }
        let long = |n: usize| tag(&format!("【{}】", "甲".repeat(n))).is_some();
        assert!(long(38) && !long(39));
        assert_eq!((tag("【甲）"), tag("甲")), (None, None));
    }

    #[test]
    fn how_much_of_a_paragraph_its_reporters_take() {
        for (text, taken) in [
            ("記者林海生北灣報道　碼頭會擴建", "記者林海生北灣報道　"),
            ("記者林海生：碼頭會擴建", "記者林海生："),
            ("記者林海生 碼頭會擴建", "記者林海生 "),
            ("（記者林海生）：碼頭", "（記者林海生）："),
            ("（暫名）碼頭", ""),
            ("記者發現碼頭會擴建", ""),
            ("碼頭會擴建", ""),
        ] {
            assert_eq!(slice(text, 0..reporters(text)), taken, "{text}");
        }
        let names = "記者林海生 何玉梅 陳大文 李小明 王小文 張小文 ";
        for (last, expected) in [("吳生", format!("{names}吳生報道")), ("吳小生", names.to_owned())]
        {
            let text = format!("{names}{last}報道碼頭");
            assert_eq!(slice(&text, 0..reporters(&text)), expected, "thirty characters at most");
        }
    }

    #[test]
    fn a_place_in_brackets_is_short_and_in_chinese_characters() {
        let found = |tag: &str| place(&format!("{tag}埠頭を広げる。")).is_some();
        assert!(found("【北湾支局】") && found(&format!("【{}】", "湾".repeat(20))));
        for tag in ["（北湾）", "［北湾］", "【みなと】", "【北湾、東湾】", "【北湾。】"]
        {
            assert!(!found(tag), "{tag}");
        }
        assert!(!found(&format!("【{}】", "湾".repeat(21))));
    }
}
