//! What a line is by itself, a row each way to know it.

use super::super::rows::Row;
use super::super::words::{en, ja, zh};
use super::{Form, after_caption_word, after_mark, last_bracket};
use crate::text::Lang;

/// The longest line that a screenshot is told by, and a credit in brackets, in characters.
const MAX_CREDIT_CHARS: usize = 24;
/// How long a speaker's name is at most, in characters, and in words of English.
const MAX_SPEAKER_CHARS: usize = 6;
const MAX_SPEAKER_WORDS: usize = 3;
/// How long a byline is at most, in characters: of Chinese, and of English.
const MAX_BYLINE_CHARS: (usize, usize) = (24, 60);
/// How long a heading is at most: in characters of Chinese and Japanese, of Korean, of English, and in words of English.
const MAX_HEADING_CHARS: (usize, usize, usize) = (40, 36, 90);
const MAX_HEADING_WORDS: usize = 12;
/// How long a heading that asks is at most: in characters of Chinese, and in words of English.
const MAX_QUESTION_CHARS: usize = 22;
const MAX_QUESTION_WORDS: usize = 9;

/// A question about a line.
pub(super) type LineRow<S> = Row<fn(&str) -> bool, S>;
/// A question about a line that may be a heading.
type FormRow = Row<fn(&Form<'_>) -> bool, ()>;

/// How a caption is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Known {
    /// By a mark or a word before it, which is no part of it.
    Mark,
    /// By how it opens.
    Opening,
    /// By whose the photo is.
    Credit,
}

/// What makes a line a caption.
pub(super) static CAPTIONS: &[LineRow<Known>] = &[
    LineRow {
        name: "a mark of print opens it",
        says: Known::Mark,
        holds: |text| after_mark(text).is_some(),
        zh: Some("●新碼頭的吊機"),
        en: Some("▲ The crane at dawn"),
        source: "papers point at the photo",
    },
    LineRow {
        name: "a word for a picture opens it",
        says: Known::Mark,
        holds: |text| after_caption_word(text).is_some(),
        zh: Some("圖一：新碼頭"),
        en: Some("Figure 1: Tonnage by year"),
        source: "reports number their pictures",
    },
    LineRow {
        name: "it opens with what the picture shows",
        says: Known::Opening,
        holds: |text| zh::SHOWS.opening(text).is_some(),
        zh: Some("圖為新碼頭的吊機。"),
        en: None,
        source: "captions of Chinese papers",
    },
    LineRow {
        name: "the brackets at its end close with a word of credits",
        says: Known::Credit,
        holds: |text| {
            credit(text).is_some_and(|(_, credit)| {
                let mut endings = zh::CREDIT_ENDINGS.forms().chain(ja::CREDIT_ENDINGS);
                endings.any(|word| credit.ends_with(word))
                    || en::CREDIT_ENDINGS.iter().any(|word| credit.ends_with(word))
            })
        },
        zh: Some("林海生主持啟用禮（陳大文攝）"),
        en: Some("The crane at dawn (C. Wong photo)"),
        source: "captions of 80 articles of three papers",
    },
    LineRow {
        name: "the brackets at its end open with a word of credits",
        says: Known::Credit,
        holds: |text| {
            credit(text).is_some_and(|(_, credit)| {
                let mut openers = zh::CREDIT_OPENERS.forms().chain(ja::PHOTO);
                openers.any(|word| credit.starts_with(word))
                    || en::CREDIT_OPENERS.iter().any(|word| credit.starts_with(word))
            })
        },
        zh: Some("林海生主持啟用禮（圖：漁會）"),
        en: Some("The crane at dawn (Photo: C. Wong)"),
        source: "captions of 80 articles of three papers",
    },
    LineRow {
        name: "a name in brackets stands behind its full stop",
        says: Known::Credit,
        // A name behind the full stop is whose the photo is; a reporter's is whose the article is.
        holds: |text| {
            credit(text).is_some_and(|(said, credit)| {
                said.ends_with('。') && !zh::SIGNS_OFF.is_in(credit) && !credit.contains('，')
            })
        },
        zh: Some("新碼頭昨日啟用。（漁會）"),
        en: None,
        source: "captions of 80 articles of three papers",
    },
    LineRow {
        name: "a short line ends with the word for a screenshot",
        says: Known::Credit,
        holds: |text| {
            let text = text.trim_end_matches(['。', '.']);
            zh::SCREENSHOT.forms().any(|word| text.ends_with(word))
                && text.chars().count() <= MAX_CREDIT_CHARS
        },
        zh: Some("海港電視片段截圖"),
        en: None,
        source: "captions of 80 articles of three papers",
    },
];

/// What stands before a credit in brackets, and in them.
fn credit(text: &str) -> Option<(&str, &str)> {
    last_bracket(text.trim_end_matches(['。', '.']))
        .filter(|(_, credit)| credit.chars().count() <= MAX_CREDIT_CHARS)
}

/// What makes a line furniture by its form, and the reason.
pub(super) static FURNITURE: &[LineRow<&'static str>] = &[
    LineRow {
        name: "it has no words",
        says: "a rule, or marks without words",
        holds: |text| !text.chars().any(char::is_alphanumeric),
        zh: Some("＊＊＊"),
        en: Some("* * *"),
        source: "rules part sections",
    },
    LineRow {
        name: "a number stands alone",
        says: "a page number",
        holds: |text| {
            let is_around =
                |c: char| matches!(c, '-' | '–' | '—' | '·' | ' ' | '/') || zh::PAGE_MARKS.contains(c);
            let bare = text.trim_matches(is_around);
            !bare.is_empty() && bare.len() <= 4 && bare.bytes().all(|b| b.is_ascii_digit())
        },
        zh: Some("第 12 頁"),
        en: Some("- 12 -"),
        source: "feet of pages",
    },
    LineRow {
        name: "it counts pages",
        says: "a page number",
        holds: |text| {
            let lower = text.to_ascii_lowercase();
            let rest = lower.strip_prefix(en::PAGE);
            rest.is_some_and(|n| n.split_whitespace().all(|w| w == en::OF || w.parse::<u32>().is_ok()))
        },
        zh: None,
        en: Some("Page 2 of 9"),
        source: "feet of pages",
    },
    LineRow {
        name: "a letter and a number name a page",
        says: "a page number",
        holds: |text| {
            let number = text.strip_prefix(|c: char| c.is_ascii_uppercase());
            text.len() <= 3 && number.is_some_and(|n| n.parse::<u8>().is_ok())
        },
        zh: None,
        en: Some("A12"),
        source: "papers of Hong Kong number their pages so",
    },
];

/// What makes a line a byline.
pub(super) static BYLINES: &[LineRow<()>] = &[
    LineRow {
        name: "a word of bylines opens a short line",
        says: (),
        holds: |text| {
            zh::BYLINES.opening(text).is_some()
                && text.chars().count() <= MAX_BYLINE_CHARS.0
                && !text.contains(['。', '，', '！', '？'])
        },
        zh: Some("文：陳大文"),
        en: None,
        source: "bylines of Chinese papers",
    },
    LineRow {
        name: "By opens a short line",
        says: (),
        holds: |text| {
            en::BYLINES.iter().any(|word| text.starts_with(word))
                && text.chars().count() <= MAX_BYLINE_CHARS.1
                && !text.ends_with(['.', '!', '?'])
        },
        zh: None,
        en: Some("By Ann Lee"),
        source: "bylines of English papers",
    },
];

/// What makes the words before a colon a speaker's name.
pub(super) static SPEAKERS: &[LineRow<()>] = &[
    LineRow {
        name: "a few words with capitals",
        says: (),
        holds: |name| {
            let mut words = name.split(' ');
            name.is_ascii()
                && words.all(|word| word.starts_with(|c: char| c.is_ascii_uppercase()))
                && name.split(' ').count() <= MAX_SPEAKER_WORDS
        },
        zh: None,
        en: Some("Ann Lee: Welcome."),
        source: "transcripts",
    },
    LineRow {
        name: "a few characters",
        says: (),
        holds: |name| !name.is_ascii() && (2..=MAX_SPEAKER_CHARS).contains(&name.chars().count()),
        zh: Some("林海生：可以開始。"),
        en: None,
        source: "transcripts",
    },
];

/// What keeps a line from being a heading, by its own form.
pub(super) static NO_HEADING: &[FormRow] = &[
    FormRow {
        name: "it ends with a mark that wants more",
        says: (),
        holds: |form| {
            let marks = ['，', '、', '；', ';', ',', '：', ':', '—', '-', '（', '「', '“'];
            form.text.ends_with(marks)
        },
        zh: Some("新碼頭、新吊機、"),
        en: Some("Cranes, docks,"),
        source: "no heading ends with a comma",
    },
    FormRow {
        name: "it holds half a pair of brackets",
        says: (),
        holds: |form| super::open_brackets(form.text) != (0, 0),
        zh: Some("內港的「新航"),
        en: Some("The (old crane"),
        source: "brackets come in pairs (CLREQ 3.1)",
    },
    FormRow {
        name: "it holds a full stop",
        says: (),
        holds: |form| form.text.contains('。'),
        zh: Some("新碼頭啟用。漁會遷址"),
        en: None,
        source: "headings hold no sentence",
    },
    FormRow {
        name: "it ends as a sentence and asks no short question",
        says: (),
        holds: |form| super::is_finished(form.text) && !is_question(form),
        zh: Some("他表示，這很好！"),
        en: Some("The crane moved."),
        source: "headings leave the stop out",
    },
    FormRow {
        name: "it is longer than headings are",
        says: (),
        holds: |form| {
            let n_chars = form.text.chars().filter(|c| !c.is_whitespace()).count();
            match form.lang {
                Lang::Other => form.text.chars().count() > MAX_HEADING_CHARS.2,
                Lang::Ko => n_chars > MAX_HEADING_CHARS.1,
                _ => n_chars > MAX_HEADING_CHARS.0,
            }
        },
        zh: Some("林海生與漁會代表及船公會代表及港務局代表及海事學校師生及內港居民及各區街坊同遊內港碼頭"),
        en: Some(
            "Harbourmasters' Commission Recommends Decommissioning Waterfront Infrastructure Notwithstanding Objections",
        ),
        source: "80 articles of three papers",
    },
    FormRow {
        name: "it has more words than headings have",
        says: (),
        holds: |form| form.lang == Lang::Other && form.text.split_whitespace().count() > MAX_HEADING_WORDS,
        zh: None,
        en: Some("The old crane on the north pier is to go to the new dock"),
        source: "80 articles of three papers",
    },
    FormRow {
        name: "it starts small",
        says: (),
        holds: |form| {
            form.lang == Lang::Other
                && form.text.chars().find(|c| c.is_alphanumeric()).is_none_or(char::is_lowercase)
        },
        zh: None,
        en: Some("and then it went on"),
        source: "headings start with a capital",
    },
];

/// `為何現在？`: one short question, as features head their sections.
fn is_question(form: &Form<'_>) -> bool {
    let marks: &[char] = if form.lang == Lang::Other { &['?'] } else { &['？', '！'] };
    let body = form.text.strip_suffix(marks).filter(|_| form.lang != Lang::Ko);
    body.is_some_and(|body| {
        let body = Form { text: body, lang: form.lang };
        !super::super::rows::any(NO_QUESTION, |holds| holds(&body))
    })
}

/// What keeps a question from being a heading; the mark that ends it aside.
static NO_QUESTION: &[FormRow] = &[
    FormRow {
        name: "it is longer than headings that ask are",
        says: (),
        holds: |form| {
            if form.lang == Lang::Other {
                form.text.split_whitespace().count() > MAX_QUESTION_WORDS
            } else {
                form.text.chars().count() > MAX_QUESTION_CHARS
            }
        },
        zh: Some("漁會代表與船公會代表及港務局代表為何同遊內港碼頭？"),
        en: Some("Will the old crane on the north pier be moved?"),
        source: "80 articles of three papers",
    },
    FormRow {
        name: "somebody asks it",
        says: (),
        // 下一站：月球？ heads a section; 他問：為什麼？ does not.
        holds: |form| {
            let verbs = zh::SAYS.iter().filter(|verb| verb.is_brief()).flat_map(|verb| verb.forms());
            zh::ASKS.forms().chain(verbs).any(|verb| form.text.contains(&format!("{verb}：")))
        },
        zh: Some("他問：為什麼？"),
        en: None,
        source: "what is asked before a colon is said by somebody",
    },
    FormRow {
        name: "it holds another mark",
        says: (),
        holds: |form| match form.lang {
            Lang::Other => form.text.contains(['?', '.', '!']),
            _ => form.text.contains(['，', '？', '！', '」', '』', '…', '；']),
        },
        zh: Some("船期取消，為什麼？"),
        en: Some("The crane fell. Why?"),
        source: "a heading asks one thing",
    },
    FormRow {
        name: "a quotation opens it",
        says: (),
        holds: |form| form.lang == Lang::Other && form.text.starts_with(['"', '“', '‘']),
        zh: None,
        en: Some("\"Why\" now?"),
        source: "a question that is quoted is said by somebody",
    },
];

#[cfg(test)]
mod tests {
    use super::super::{caption, furniture, is_byline, is_heading_like, speaker};
    use super::*;
    use crate::article::rows::tests::each_decides;

    #[test]
    fn each_row_decides_its_examples() {
        let looks = |text: &str| is_heading_like(text, Lang::detect(text));
        each_decides(CAPTIONS, |text| caption(text).is_some());
        each_decides(FURNITURE, furniture);
        each_decides(BYLINES, is_byline);
        each_decides(SPEAKERS, |text| speaker(text).is_some());
        each_decides(NO_HEADING, looks);
        each_decides(NO_QUESTION, looks);
    }

    /// How many characters or words a line may have to be like a heading.
    #[test]
    fn how_long_a_heading_is_at_most() {
        let is_like = |text: &str, lang| crate::article::lines::is_heading_like(text, lang);
        for (unit, lang, most) in
            [("港", Lang::ZhHant, 40), ("港", Lang::Ja, 40), ("항", Lang::Ko, 36), ("X", Lang::Other, 90)]
        {
            assert!(is_like(&unit.repeat(most), lang), "{lang:?}");
            assert!(!is_like(&unit.repeat(most + 1), lang), "{lang:?}");
        }
        let words = |n: usize| is_like(&vec!["Ab"; n].join(" "), Lang::Other);
        assert!(words(12) && !words(13));
        let spaced = format!("{} {}", "港".repeat(20), "港".repeat(20));
        assert!(is_like(&spaced, Lang::ZhHant), "white space is not counted");
        assert!(is_like(&vec!["항"; 36].join(" "), Lang::Ko));
        let asks = |text: &str, lang| is_like(text, lang);
        for (most, lang) in [(MAX_QUESTION_WORDS, Lang::Other), (MAX_QUESTION_CHARS, Lang::ZhHant)] {
            let question = |n: usize| match lang {
                Lang::Other => format!("{}?", vec!["Ab"; n].join(" ")),
                _ => format!("{}？", "港".repeat(n)),
            };
            let n_within = (1..=most + 3).filter(|n| asks(&question(*n), lang)).max();
            assert_eq!(n_within, Some(most), "{lang:?}");
        }
    }
}
