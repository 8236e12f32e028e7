//! What a line is by itself: a caption by its mark, furniture by its form; and what a heading may look like.
//!
//! How it is known are the rows of `lines/rows.rs`. Whether a short line without a full stop is a heading or a sentence
//! cut in two depends on its neighbours: `reads_on` weighs that.

mod rows;

use super::items::{self, Item};
use super::rows as table;
use super::words::{Manner, en, ja, zh};
use crate::text::Lang;
use rows::{BYLINES, CAPTIONS, FURNITURE, Known, NO_HEADING, SPEAKERS};

/// Marks that print sets in front of a photo's words.
const CAPTION_MARKS: &str = "●▲▼◀▶■◆△◎▽◇□◁▷◄►◤◥◢◣";

/// The longest heading that a mark opens, in characters.
const MAX_MARKED_CHARS: usize = 30;

/// The longest caption that is known by its credit alone, in characters.
const MAX_CREDITED_CHARS: usize = 140;

/// Within how many characters a speaker says so.
const MAX_SAYING_CHARS: usize = 16;

/// Brackets that open and close, in pairs.
const BRACKETS: [(char, char); 9] = [
    ('「', '」'),
    ('『', '』'),
    ('《', '》'),
    ('〈', '〉'),
    ('（', '）'),
    ('【', '】'),
    ('“', '”'),
    ('(', ')'),
    ('[', ']'),
];

/// A line that may be a heading, its number aside, and the language that the article is in.
struct Form<'a> {
    text: &'a str,
    lang: Lang,
}

/// Finds a caption by its mark, its opening word or its credit; gives its text without the mark.
pub fn caption(text: &str) -> Option<&str> {
    let is_short = text.chars().count() <= MAX_CREDITED_CHARS;
    let is_caption = known(text).any(|known| known == Known::Mark || is_short);
    is_caption.then(|| after_mark(text).or_else(|| after_caption_word(text)).unwrap_or(text))
}

/// Tells whether a caption starts with the line: by its mark or its opening word.
pub(super) fn starts_caption(text: &str) -> bool {
    known(text).any(|known| known != Known::Credit)
}

/// `…（陳大文攝）`, `…(Photo: C. Wong)`, `…。（政府新聞處）`: a credit in brackets at the end.
pub(super) fn has_credit(text: &str) -> bool {
    known(text).any(|known| known == Known::Credit)
}

/// How a caption is known, if the line is one.
fn known(text: &str) -> impl Iterator<Item = Known> {
    table::held(CAPTIONS, move |holds| holds(text)).map(|row| row.says)
}

/// Tells whether a line opens a block, whatever stands before it: with a tag, a bullet, a number.
pub(super) fn opens_block(text: &str) -> bool {
    let is_item = matches!(items::item(text), Some(Item::Bullet | Item::Number));
    is_item || text.starts_with('【') || ["http://", "https://"].iter().any(|scheme| text.starts_with(scheme))
}

/// The speaker of a line of a transcript: `林海生：…`, `Ann Lee: …`.
pub fn speaker(text: &str) -> Option<&str> {
    let (name, _) = text.split_once(['：', ':'])?;
    let is_letter = |c: char| c.is_alphabetic() || matches!(c, ' ' | '.' | '·');
    (name.chars().all(is_letter) && table::any(SPEAKERS, |holds| holds(name))).then_some(name)
}

fn after_mark(text: &str) -> Option<&str> {
    if marked_heading(text).is_some() {
        return None;
    }
    let unmarked = text.trim_start_matches(|c: char| CAPTION_MARKS.contains(c)).trim_start();
    (unmarked.len() < text.len() && !unmarked.is_empty()).then_some(unmarked)
}

/// `◆ 일흔에 배운 한글`, `■孫の手を引いて`: a heading as papers of Japan and Korea mark it; a photo's words never open so there. A
/// label with what it says (`■会場：港`) is none. Gives its text without the mark.
pub(super) fn marked_heading(text: &str) -> Option<&str> {
    let is_of_them = |c: char| matches!(u32::from(c), 0x3041..=0x30FF | 0xAC00..=0xD7A3);
    let words = text.strip_prefix(['◆', '■', '◇', '□'])?.trim_start();
    let is_heading = text.chars().count() <= MAX_MARKED_CHARS
        && words.contains(is_of_them)
        && !words.contains([':', '：', '\u{3000}'])
        && !words.starts_with(|c| CAPTION_MARKS.contains(c))
        && (!is_finished(words) || words.ends_with(['"', '”', '」']));
    is_heading.then_some(words)
}

fn after_caption_word(text: &str) -> Option<&str> {
    // （写真）: the word in brackets.
    let bracketed = text.strip_prefix(['（', '(', '【']).and_then(|rest| {
        let word = zh::CAPTION_OPENERS.forms().chain(ja::PHOTO).find(|word| rest.starts_with(word))?;
        rest.get(word.len()..)?.strip_prefix(['）', ')', '】'])
    });
    if let Some(words) = bracketed.map(str::trim).filter(|words| !words.is_empty()) {
        return Some(words);
    }
    let has_head = |w: &&str| text.get(..w.len()).is_some_and(|head| head.eq_ignore_ascii_case(w));
    let mut words = zh::CAPTION_OPENERS.forms().chain(ja::PHOTO).chain(en::CAPTION_OPENERS);
    let word = words.find(has_head)?;
    let numbering = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '.') || zh::NUMERALS.contains(c);
    let rest = text.get(word.len()..)?.trim_start_matches(numbering);
    let words = rest.strip_prefix([':', '：', '／', '/', '│', '｜'])?.trim_start();
    (!words.is_empty()).then_some(words)
}

/// What stands before the brackets at the end of `text`, and in them.
pub(super) fn last_bracket(text: &str) -> Option<(&str, &str)> {
    let inside = text.strip_suffix(['）', ')'])?;
    let at = inside.rfind(['（', '('])?;
    let (said, credit) = inside.split_at(at);
    Some((said, credit.trim_start_matches(['（', '(']).trim()))
}

/// Tells furniture by its form: a rule, a page number, a mark of the end. Gives its reason.
pub fn furniture(text: &str) -> Option<&'static str> {
    table::first(FURNITURE, |holds| holds(text))
}

/// Tells a byline (`記者 陳大文`, `文：陳大文`, `By Ann Lee`), which belongs to no section.
pub fn is_byline(text: &str) -> bool {
    table::any(BYLINES, |holds| holds(text))
}

/// Tells whether a sentence ends at the end of `text`; one stray letter behind the stop is a slip of the hand.
pub fn is_finished(text: &str) -> bool {
    let text =
        text.strip_suffix(|c: char| c.is_ascii_lowercase()).filter(|t| t.ends_with('。')).unwrap_or(text);
    let text = text.trim_end_matches(['」', '』', '”', '’', '"', '\'', '）', ')', '】', '》']);
    text.ends_with(['。', '！', '？', '!', '?', '.', '…', '：', ':', '；', '｡', '．'])
}

/// Tells whether `c` opens a bracket or a quotation.
pub(crate) fn opens(c: char) -> bool {
    BRACKETS.iter().any(|(open, _)| *open == c)
}

/// Tells whether `c` closes one.
pub(crate) fn closes(c: char) -> bool {
    BRACKETS.iter().any(|(_, close)| *close == c)
}

/// The balance of brackets: how many stay open at the end, and how many close what was not opened.
pub fn open_brackets(text: &str) -> (usize, usize) {
    let (mut open, mut n_stray) = (Vec::new(), 0);
    for c in text.chars() {
        if let Some(&(_, close)) = BRACKETS.iter().find(|(o, _)| *o == c) {
            open.push(close);
        } else if closes(c) {
            match open.iter().rposition(|&close| close == c) {
                Some(at) => open.truncate(at),
                None => n_stray += 1,
            }
        }
    }
    (open.len(), n_stray)
}

/// Tells whether `text` could be a heading by its own form: short, no closing punctuation, brackets that match.
pub fn is_heading_like(text: &str, lang: Lang) -> bool {
    let text = items::number(text).map_or(text, str::trim_start);
    text.chars().any(|c| !c.is_whitespace()) && !table::any(NO_HEADING, |holds| holds(&Form { text, lang }))
}

/// Whether a word of prose stands in `text`: a particle or a pronoun, as headings leave them out.
pub(super) fn has_prose(text: &str) -> bool {
    text.contains(|c| zh::PROSE.contains(c)) && {
        let whole = zh::ENDS_WHOLE.forms().chain(zh::NO_PROSE.forms());
        let without = whole.fold(text.to_owned(), |text, word| text.replace(word, ""));
        without.contains(|c| zh::PROSE.contains(c))
    }
}

/// Whether `text` ends with a character that wants more.
pub(super) fn ends_nothing(text: &str) -> bool {
    text.ends_with(|c| zh::ENDS_NOTHING.contains(c))
        && !zh::ENDS_WHOLE.forms().any(|word| text.ends_with(word))
}

/// Whether `text` opens with somebody who says something: `林海生表示，`.
pub(super) fn opens_with_speaker(text: &str) -> bool {
    let head: String =
        text.chars().take(MAX_SAYING_CHARS).take_while(|c| !matches!(c, '。' | '，' | '：')).collect();
    zh::SAYS
        .iter()
        .filter(|verb| verb.manner == Manner::Says)
        .flat_map(|verb| verb.forms())
        .any(|v| head.ends_with(v))
}

/// Whether a verb of saying and a comma stand in `text`: `林海生指，`.
pub(super) fn says_comma(text: &str) -> bool {
    let mut verbs = zh::SAYS.iter().flat_map(|verb| verb.forms());
    text.contains('，') && verbs.any(|verb| text.contains(&format!("{verb}，")))
}

/// `鞏固優勢 創造新契機`: a heading of two halves with a space between, as Chinese print sets them.
pub fn is_couplet(text: &str) -> bool {
    let halves: Vec<&str> = text.split([' ', '\u{3000}']).filter(|h| !h.is_empty()).collect();
    (2..=3).contains(&halves.len())
        && halves.iter().all(|h| h.chars().count() >= 2 && h.chars().any(crate::text::is_han))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_opens_headings_in_japanese_and_korean() {
        for (text, expected) in [
            ("◆ 일흔에 배운 한글", Some("일흔에 배운 한글")),
            ("■孫の手を引いて", Some("孫の手を引いて")),
            ("■会場：港の広場", None),
            ("■ 배가 늦게 닿았다.", None),
            ("◆新碼頭的吊機", None),
            ("▲ 부두의 새 크레인", None),
        ] {
            assert_eq!(marked_heading(text), expected, "{text}");
            assert_eq!(caption(text).is_none(), expected.is_some(), "{text}");
        }
    }

    #[test]
    fn a_word_for_a_picture_in_brackets_opens_a_caption() {
        assert_eq!(caption("（写真）南浜町の防潮堤"), Some("南浜町の防潮堤"));
        assert_eq!(caption("【写真】漁港"), Some("漁港"));
    }

    #[test]
    fn captions_are_known_by_mark_word_or_credit() {
        for (text, words) in [
            ("●新碼頭的吊機", Some("新碼頭的吊機")),
            ("▲ 林海生主持啟用禮。", Some("林海生主持啟用禮。")),
            ("圖：新碼頭", Some("新碼頭")),
            ("圖／林海生", Some("林海生")),
            ("圖一：新碼頭", Some("新碼頭")),
            ("圖2：新碼頭", Some("新碼頭")),
            ("Photo: The crane", Some("The crane")),
            ("Figure 1: Tonnage by year", Some("Tonnage by year")),
            ("林海生主持啟用禮。（陳大文攝）", Some("林海生主持啟用禮。（陳大文攝）")),
            ("The crane at dawn (Photo: C. Wong)", Some("The crane at dawn (Photo: C. Wong)")),
            ("圖書館將於明年啟用。", None),
            ("Photographs show the crane.", None),
            ("●", None),
            ("他說（笑），沒有問題。", None),
        ] {
            assert_eq!(caption(text), words, "{text}");
        }
    }

    #[test]
    fn furniture_is_known_by_its_form() {
        for (text, is_furniture) in [
            ("＊＊＊", true),
            ("- 3 -", true),
            ("第 12 頁", true),
            ("A12", true),
            ("Page 2 of 9", true),
            ("2031年", false),
            ("甲", false),
        ] {
            assert_eq!(furniture(text).is_some(), is_furniture, "{text}");
        }
    }

    #[test]
    fn a_heading_is_short_and_ends_without_a_stop() {
        for (text, lang, is_heading) in [
            ("鞏固航線 創造新機遇", Lang::ZhHant, true),
            ("扮演「領航者」角色", Lang::ZhHant, true),
            ("為何現在？", Lang::ZhHant, true),
            ("下一站：月球？", Lang::ZhHant, true),
            ("他問：為什麼？", Lang::ZhHant, false),
            ("他笑称：为什么？", Lang::ZhHans, false),
            ("他表示，這很好。", Lang::ZhHant, false),
            ("他形容「這是", Lang::ZhHant, false),
            ("A port remade", Lang::Other, true),
            ("Why now?", Lang::Other, true),
            ("and then it went on", Lang::Other, false),
            ("The board said on Friday.", Lang::Other, false),
        ] {
            assert_eq!(is_heading_like(text, lang), is_heading, "{text}");
        }
        assert!(is_couplet("鞏固航線 創造新機遇"));
        assert!(!is_couplet("CMA 中心"));
    }

    #[test]
    fn how_long_marked_lines_credits_and_bylines_are_at_most() {
        let han = |n: usize| "港".repeat(n);
        let marked = |n: usize| marked_heading(&format!("■{}の", han(n - 2))).is_some();
        assert!(marked(MAX_MARKED_CHARS) && !marked(MAX_MARKED_CHARS + 1));
        let credited = |n: usize| caption(&format!("{}（陳大文攝）", han(n - 6))).is_some();
        assert!(credited(MAX_CREDITED_CHARS) && !credited(MAX_CREDITED_CHARS + 1));
        assert!(
            caption(&format!("▲{}（陳大文攝）", han(MAX_CREDITED_CHARS))).is_some(),
            "a mark knows no such limit"
        );
        let chinese = |n: usize| is_byline(&format!("記者{}", han(n - 2)));
        let english = |n: usize| is_byline(&format!("By {}", "X".repeat(n - 3)));
        let longest = |is: &dyn Fn(usize) -> bool| (4..100).filter(|n| is(*n)).max();
        assert_eq!(longest(&english), Some(60));
        assert!(longest(&chinese).is_none_or(|n| n <= 24), "{:?}", longest(&chinese));
        let speaks = |n: usize| speaker(&format!("{}：會", han(n))).is_some();
        assert_eq!([1, 2, 6, 7].map(speaks), [false, true, true, false]);
        let speaks = |n: usize| speaker(&format!("{}: yes", vec!["Ann"; n].join(" "))).is_some();
        assert_eq!([1, 3, 4].map(speaks), [true, true, false]);
        assert_eq!((speaker("ann: yes"), speaker("Ann2: yes"), speaker("Ann")), (None, None, None));
    }

    #[test]
    fn page_numbers_and_rules_are_furniture_and_years_are_none() {
        for (text, expected) in [
            ("1234", true),
            ("12345", false),
            ("- 12 -", true),
            ("A12", true),
            ("A1", true),
            ("A123", false),
            ("a12", false),
            ("A", false),
            ("＊", true),
            ("＊甲", false),
        ] {
            assert_eq!(furniture(text).is_some(), expected, "{text}");
        }
    }

    #[test]
    fn brackets_are_balanced_inside_out() {
        for (text, expected) in [
            ("「甲」", (0, 0)),
            ("「甲", (1, 0)),
            ("甲」", (0, 1)),
            ("「（甲」", (0, 0)),
            ("（「甲」", (1, 0)),
            ("」「", (1, 1)),
            ("「『甲", (2, 0)),
            ("甲）』」", (0, 3)),
            ("", (0, 0)),
        ] {
            assert_eq!(open_brackets(text), expected, "{text}");
        }
        assert_eq!(last_bracket("甲（乙）"), Some(("甲", "乙")));
        assert_eq!(last_bracket("甲（乙（丙）"), Some(("甲（乙", "丙")));
        assert_eq!(
            (last_bracket("甲（乙"), last_bracket("甲）"), last_bracket("（乙）丙")),
            (None, None, None)
        );
    }

    #[test]
    fn a_sentence_ends_at_a_stop_and_what_closes_behind_it() {
        for (text, expected) in [
            ("甲。", true),
            ("甲。」", true),
            ("甲！』", true),
            ("甲…", true),
            ("甲：", true),
            ("甲；", true),
            ("a.\"", true),
            ("甲。n", true),
            ("甲。N", false),
            ("甲n", false),
            ("甲，", false),
            ("甲", false),
            ("", false),
            ("甲。nn", false),
        ] {
            assert_eq!(is_finished(text), expected, "{text}");
        }
    }

    #[test]
    fn a_couplet_has_two_or_three_halves_of_two_characters() {
        for (text, expected) in [
            ("鞏固 航線", true),
            ("鞏固\u{3000}航線", true),
            ("鞏固 航線 機遇", true),
            ("鞏固 航線 機遇 明年", false),
            ("鞏固航線", false),
            ("鞏 航線", false),
            ("CMA 航線", false),
            ("鞏固  航線", true),
        ] {
            assert_eq!(is_couplet(text), expected, "{text}");
        }
        assert!(says_comma("林海生指，不變") && !says_comma("林海生指不變") && !says_comma("林海，生指不變"));
        assert!(opens_with_speaker("林海生表示，不變") && !opens_with_speaker("不變，林海生表示"));
        let far = |n: usize| opens_with_speaker(&format!("{}表示，", "港".repeat(n)));
        assert!(far(MAX_SAYING_CHARS - 2) && !far(MAX_SAYING_CHARS - 1));
    }
}
