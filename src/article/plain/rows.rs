//! What parts the lines of a text, a row each. Examples are texts.

use super::super::items::{self, Item};
use super::super::lines;
use super::super::rows::Row;
use super::super::words::{en, zh};
use super::wrap::{Fit, may_hang};
use super::{LineEnd, Margin};
use crate::text::is_east_asian;

/// So many lines that end at one width are no chance, whatever the other lines are.
const MIN_EXPLAINED: usize = 8;
/// How many characters of a heading make a name that its paragraph takes up.
const N_NAME_CHARS: usize = 3;

/// A question about a text and the width that explains the most of its line ends.
type FitRow = Row<fn(&Fit) -> bool, ()>;

/// What says that a text was not wrapped at a width, though that width explains the most line ends.
pub(super) static NOT_WRAPPED: &[FitRow] = &[
    FitRow {
        name: "too few line ends are explained",
        says: (),
        holds: |fit| {
            fit.n_explained * 2 < fit.n_ends
                && (fit.n_explained < MIN_EXPLAINED || fit.n_explained * 5 < fit.n_ends)
        },
        zh: Some(
            "港務局今日公布新碼頭的設計\n新碼頭明年六月啟用\n漁會認為計劃應顧及小型船塢並要求當局盡快交代收費\n當局去年在沿岸種植三萬棵樹",
        ),
        en: Some(
            "The board opened the pier\nThe guild has a new hall by the sea\nThe union raised all of its fees and then it\nhas cut them",
        ),
        source: "whoever wraps by hand wraps all",
    },
    FitRow {
        name: "lines are wider than the width",
        says: (),
        holds: |fit| fit.n_wider * 10 > fit.n_explained,
        zh: Some(
            "港務局今日公布新碼頭的圖，\n新碼頭明年六月啟用和收費，\n漁會認為計劃應顧及小型船塢並要求當局盡快交代收費，另外增加泊位供小船停泊。",
        ),
        en: Some(
            "The board opened the pier,\nthe guild closed the hall,\nand the union raised all of its fees for the pier, for the hall and for the old dock.",
        ),
        source: "whoever wraps by hand wraps all",
    },
    FitRow {
        name: "most full lines are a sentence each",
        says: (),
        holds: |fit| fit.n_finished * 2 >= fit.n_explained,
        zh: Some("港務局今日公布。\n新碼頭明年啟用。"),
        en: Some("The board met on Friday.\nThe guild met on Sunday."),
        source: "paragraphs of a line may be alike in width",
    },
];

/// A question about a full line and the next.
type EndRow = Row<fn(&LineEnd<'_>) -> bool, ()>;

/// What parts a full line from the next.
pub(super) static PARTS: &[EndRow] = &[
    EndRow {
        name: "the next line is indented",
        says: (),
        holds: |end| end.line.is_indented && !end.before.is_indented,
        zh: Some("港務局今日公布新碼頭的\n設計，並表示工程會在明\n\u{3000}年中漁會遷址北灣大道。"),
        en: Some(
            "The harbour board opened the\npier and the guild closed its\n  Hall by the sea in the north.",
        ),
        source: "CLREQ 3.1.4: paragraphs start with an indent",
    },
    EndRow {
        name: "a caption starts with the next line",
        says: (),
        holds: |end| lines::starts_caption(end.line.text),
        zh: Some("港務局今日公布新碼頭的\n設計，並表示工程會在明\n▲模型昨日在社區會堂展\n出。"),
        en: Some("The harbour board opened the\npier and the guild closed its\nPhoto: A crane\nhall."),
        source: "captions stand between paragraphs",
    },
    EndRow {
        name: "a credit ends the line",
        says: (),
        holds: |end| lines::has_credit(end.before.text),
        zh: Some(
            "▲港務局新碼頭的模型昨日在社區會\n堂展出，居民都排隊。（陳大文攝）\n漁會認為，計劃應顧及小型船塢，並\n要求當局交代。",
        ),
        en: Some(
            "▲ The model of the new pier in\nthe old hall. (Photo: C. Wong)\nthe guild said that the plan is\ngood.",
        ),
        source: "captions end with whose the photo is",
    },
    EndRow {
        name: "a tag, a bullet, a number or an address opens the next line",
        says: (),
        holds: |end| lines::opens_block(end.line.text),
        zh: Some("詳情可向港務局查\n詢，或親臨社區會\n1. 吊機參觀。"),
        en: Some("Write to the board of the port\nor come to the old pier with a\n1. map of the bay"),
        source: "items of a list start a line",
    },
    EndRow {
        name: "one of the two lines is furniture",
        says: (),
        // A stop alone on a line is the end of the one before.
        holds: |end| {
            let is_furniture = |text: &str| lines::furniture(text).is_some();
            is_furniture(end.before.text)
                || is_furniture(end.line.text) && !end.line.text.starts_with(may_hang)
        },
        zh: Some("港務局今日公布新碼頭的\n設計，並表示工程會在明\n第 12 頁\n年展開。"),
        en: Some("The harbour board opened the\npier and the guild closed its\nPage 2 of 9\nhall."),
        source: "page numbers stand alone",
    },
];

/// A question about a full line where nothing else tells whether its paragraph ends.
type MarginRow = Row<fn(&Margin<'_>) -> bool, i64>;

/// The evidence that a paragraph ends where a sentence does, just at the margin. Weights were fitted with `benches/rules.py`.
pub(super) static MARGIN: &[MarginRow] = &[
    MarginRow {
        name: "most sentences end in mid-paragraph",
        says: -26,
        holds: |_| true,
        zh: Some(
            "港務局今日公布收\n費。\n漁會今日公布收費\n了。\n船公會說會增加泊\n位。\n新碼頭明年啟用。\n漁會遷址到北灣去\n了。",
        ),
        en: Some(
            "The board opened the\npier.\nThe guild closed its\nhall.\nThe union raised all\nfees.\nThe old crane moved.\nHarbour Road shut.",
        ),
        source: "80 articles of three papers, wrapped",
    },
    MarginRow {
        name: "a colon ends the line at the margin",
        says: -13,
        holds: |m| m.end.before.text.ends_with(['：', ':', '；']),
        zh: Some(
            "港務局今日公布收\n費。\n漁會今日公布收費\n了。\n船公會說會增加泊\n位。\n新碼頭收費如下：\n漁會遷址到北灣大\n道上的新會址去了\n。",
        ),
        en: Some(
            "The board opened the\npier.\nThe guild closed its\nhall.\nThe union raised all\nfees.\nThe fees will be as:\nHarbour Road is shut\nuntil June.",
        ),
        source: "what a colon announces follows",
    },
    MarginRow {
        name: "a bracket is open at the margin",
        says: -60,
        holds: |m| lines::open_brackets(&m.text).0 > 0,
        zh: Some(
            "港務局今日公布收\n費。\n漁會今日公布收費\n了。\n船公會說會增加泊\n位。\n「新碼頭會啟用。\n漁會遷址到北灣大\n道上的新會址去了\n。",
        ),
        en: Some(
            "The board opened the\npier.\nThe guild closed its\nhall.\nThe union raised all\nfees.\n(The crane is moved.\nHarbour Road is shut\nuntil June.",
        ),
        source: "brackets come in pairs (CLREQ 3.1)",
    },
    MarginRow {
        name: "the paragraph is half as long as usual",
        says: 8,
        holds: |m| m.columns * 2 >= m.usual,
        zh: Some(
            "港務局今日公布收\n費。\n漁會今日公布收費\n了。\n船公會說會增加泊\n位。\n新碼頭明年啟用。\n漁會遷址到北灣大\n道上的新會址去了\n。",
        ),
        en: Some(
            "The board opened the\npier.\nThe guild closed its\nhall.\nThe union raised all\nfees.\nThe old crane moved.\nHarbour Road is shut\nuntil June.",
        ),
        source: "80 articles of three papers, wrapped",
    },
    MarginRow {
        name: "the paragraph is nearly as long as usual",
        says: 8,
        holds: |m| m.columns * 4 >= m.usual * 3,
        zh: Some(
            "港務局今日公布收\n費。\n漁會今日公布收費\n了。\n船公會說會增加泊\n位。\n新碼頭明年啟用。\n漁會遷址到北灣大\n道上的新會址去了\n。",
        ),
        en: Some(
            "The board opened the\npier.\nThe guild closed its\nhall.\nThe union raised all\nfees.\nThe old crane moved.\nHarbour Road is shut\nuntil June.",
        ),
        source: "80 articles of three papers, wrapped",
    },
    MarginRow {
        name: "the whole would be half as long again as usual",
        says: 9,
        holds: |m| (m.columns + m.columns_after) * 2 > m.usual * 3,
        zh: Some(
            "港務局今日公布收\n費。\n漁會今日公布收費\n了。\n船公會說會增加泊\n位。\n新碼頭明年啟用。\n漁會遷址到北灣大\n道上的新會址去了\n。",
        ),
        en: Some(
            "The board opened the\npier.\nThe guild closed its\nhall.\nThe union raised all\nfees.\nThe old crane moved.\nHarbour Road is shut\nuntil June.",
        ),
        source: "80 articles of three papers, wrapped",
    },
    MarginRow {
        name: "the whole would be twice as long as usual",
        says: 5,
        holds: |m| m.columns + m.columns_after > m.usual * 2,
        zh: Some(
            "港務局今日公布收\n費。\n漁會今日公布收費\n了。\n船公會說會增加泊\n位。\n新碼頭明年啟用。\n漁會遷址到北灣大\n道上的新會址去了\n。",
        ),
        en: Some(
            "The board opened the\npier.\nThe guild closed its\nhall.\nThe union raised all\nfees.\nThe old crane moved.\nHarbour Road is shut\nuntil June.",
        ),
        source: "80 articles of three papers, wrapped",
    },
    MarginRow {
        name: "a speaker opens the next line",
        says: 12,
        holds: |m| lines::opens_with_speaker(m.end.line.text),
        zh: Some(
            "港務局今日公布收\n費。\n漁會今日公布收費\n了。\n船公會說會增加泊\n位。\n新碼頭明年啟用。\n林海生表示，收費\n不變。",
        ),
        en: None,
        source: "paragraphs of news start with who says it",
    },
    MarginRow {
        name: "the next line turns to another matter",
        says: 12,
        holds: |m| {
            zh::TURNS.opening(m.end.line.text).is_some()
                || en::TURNS.iter().any(|word| m.end.line.text.starts_with(word))
        },
        zh: Some(
            "港務局今日公布收\n費。\n漁會今日公布收費\n了。\n船公會說會增加泊\n位。\n新碼頭明年啟用。\n此外漁會遷址到北\n灣。",
        ),
        en: Some(
            "The board opened the\npier.\nThe guild closed its\nhall.\nThe union raised all\nfees.\nThe old crane moved.\nMeanwhile the guild\nmoved.",
        ),
        source: "80 articles of three papers, wrapped",
    },
    MarginRow {
        name: "a sign-off in brackets follows",
        says: 30,
        holds: |m| {
            let line = m.end.line.text;
            line.starts_with(['（', '('])
                && zh::SIGNS_OFF.is_in(line)
                && !lines::starts_caption(m.end.first.text)
        },
        zh: Some(
            "港務局今日公布收\n費。\n漁會今日公布收費\n了。\n船公會說會增加泊\n位。\n新碼頭明年啟用。\n（記者林海生）",
        ),
        en: None,
        source: "reporters sign off in brackets, on a line of their own",
    },
    MarginRow {
        name: "a line of a transcript follows",
        says: 60,
        holds: |m| lines::speaker(m.end.line.text).is_some(),
        zh: Some(
            "港務局今日公布收\n費。\n漁會今日公布收費\n了。\n船公會說會增加泊\n位。\n新碼頭明年啟用。\n林海生：漁會遷址\n了。",
        ),
        en: Some(
            "The board opened the\npier.\nThe guild closed its\nhall.\nThe union raised all\nfees.\nThe old crane moved.\nAnn Lee: The pier is\nshut.",
        ),
        source: "who speaks stands before a colon, line after line",
    },
    MarginRow {
        name: "the next line leans on the sentence before it",
        says: -15,
        holds: |m| zh::LEANS.opening(m.end.line.text).is_some(),
        zh: Some(
            "港務局今日公布收\n費。\n漁會今日公布收費\n了。\n船公會說會增加泊\n位。\n新碼頭明年啟用。\n但漁會遷址到北灣\n道上的新會址去了\n。",
        ),
        en: None,
        source: "80 articles of three papers, wrapped",
    },
    MarginRow {
        name: "a number opens the next line",
        says: -10,
        holds: |m| m.end.line.text.starts_with(|c: char| c.is_ascii_digit()),
        zh: Some(
            "港務局今日公布收\n費。\n漁會今日公布收費\n了。\n船公會說會增加泊\n位。\n新碼頭明年啟用。\n3個泊位會增加到6\n個，都在北灣大道\n上。",
        ),
        en: Some(
            "The board opened the\npier.\nThe guild closed its\nhall.\nThe union raised all\nfees.\nThe old crane moved.\n30 ships lay at the\npier all day long.",
        ),
        source: "80 articles of three papers, wrapped",
    },
    MarginRow {
        name: "brackets open the next line",
        says: -6,
        holds: |m| m.end.line.text.starts_with(['（', '(', '[']),
        zh: Some(
            "港務局今日公布收\n費。\n漁會今日公布收費\n了。\n船公會說會增加泊\n位。\n新碼頭明年啟用。\n（漁會遷址到北灣\n大道的新會址去了\n。）",
        ),
        en: Some(
            "The board opened the\npier.\nThe guild closed its\nhall.\nThe union raised all\nfees.\nThe old crane moved.\n(The crane is a gift\nof the old guild.)",
        ),
        source: "80 articles of three papers, wrapped",
    },
];

/// The evidence that a heading or an item ends just at the margin, where no sentence does.
pub(super) static HEADED: &[MarginRow] = &[
    MarginRow {
        name: "most lines end in mid-sentence",
        says: -26,
        holds: |_| true,
        zh: Some(
            "港務局今日公布收\n費。\n漁會今日公布收費\n了。\n船公會說會增加泊\n位。\n內港漁會服務熱線\n漁會今日公布收費\n了。",
        ),
        en: Some(
            "The board opened the\npier.\nThe guild closed its\nhall.\nThe union raised all\nfees.\nHarbour guild and co\nHarbour Road is hit.",
        ),
        source: "80 articles of three papers, wrapped",
    },
    MarginRow {
        name: "it does not read on",
        says: 12,
        holds: |m| m.reads_on < -10,
        zh: Some(
            "港務局今日公布收\n費。\n漁會今日公布收費\n了。\n船公會說會增加泊\n位。\n內港漁會服務熱線\n電話：5550 1234",
        ),
        en: Some(
            "The board opened the\npier.\nThe guild closed its\nhall.\nThe union raised all\nfees.\nHarbour guild and co\nVenue: the old dock.",
        ),
        source: "the table of cuts",
    },
    MarginRow {
        name: "the next line takes up the name that a heading gives",
        says: 39,
        holds: |m| name(m.end.first.text).is_some_and(|name| m.end.line.text.starts_with(name)),
        zh: Some(
            "港務局今日公布收\n費。\n漁會今日公布收費\n了。\n船公會說會增加泊\n位。\n港務局遷址去北灣\n港務局明年會遷址\n到北灣。",
        ),
        en: None,
        source: "a paragraph takes up the name that its heading gives",
    },
    MarginRow {
        name: "it is the title's first line",
        says: -28,
        holds: |m| m.is_title,
        zh: Some(
            "內港漁會服務熱線\n電話：5550 1234\n港務局今日公布收\n費。\n漁會今日公布收費\n了。\n船公會說會增加泊\n位。",
        ),
        en: Some(
            "Harbour guild and co\nVenue: the old dock.\nThe board opened the\npier.\nThe guild closed its\nhall.\nThe union raised all\nfees.",
        ),
        source: "titles are longer than a line",
    },
    MarginRow {
        name: "it is a caption's first line",
        says: -37,
        holds: |m| lines::starts_caption(m.end.first.text),
        zh: Some(
            "港務局今日公布收\n費。\n漁會今日公布收費\n了。\n船公會說會增加泊\n位。\n●內港漁會服務處\n電話：5550 1234",
        ),
        en: Some(
            "The board opened the\npier.\nThe guild closed its\nhall.\nThe union raised all\nfees.\n▲ The guild at night\nVenue: the old dock.",
        ),
        source: "captions are longer than a line",
    },
    MarginRow {
        name: "a label follows what has no stop",
        says: 17,
        holds: |m| items::item(m.end.line.text) == Some(Item::Label),
        zh: Some(
            "港務局今日公布收\n費。\n漁會今日公布收費\n了。\n船公會說會增加泊\n位。\n內港漁會服務熱線\n電話：5550 1234",
        ),
        en: Some(
            "The board opened the\npier.\nThe guild closed its\nhall.\nThe union raised all\nfees.\nHarbour guild and co\nVenue: the old dock.",
        ),
        source: "service lists",
    },
    MarginRow {
        name: "a word of prose stands in what has no stop",
        says: -14,
        holds: |m| lines::has_prose(&m.text),
        zh: Some(
            "港務局今日公布收\n費。\n漁會今日公布收費\n了。\n船公會說會增加泊\n位。\n漁會的訂座熱線是\n電話：5550 1234",
        ),
        en: None,
        source: "headlines leave particles out",
    },
    MarginRow {
        name: "a comma stands in what has no stop",
        says: -27,
        holds: |m| m.text.contains(['，', ',']),
        zh: Some(
            "港務局今日公布收\n費。\n漁會今日公布收費\n了。\n船公會說會增加泊\n位。\n漁會，船公會熱線\n電話：5550 1234",
        ),
        en: Some(
            "The board opened the\npier.\nThe guild closed its\nhall.\nThe union raised all\nfees.\nThe guild, its docks\nVenue: the old dock.",
        ),
        source: "headlines leave commas out",
    },
];

/// The first characters of a heading: a name.
fn name(heading: &str) -> Option<&str> {
    let (at, _) = heading.char_indices().nth(N_NAME_CHARS)?;
    heading.get(..at).filter(|name| name.chars().all(is_east_asian))
}

#[cfg(test)]
mod tests {
    use super::super::blocks;
    use super::*;
    use crate::article::rows::tests::each_decides;

    #[test]
    fn each_row_decides_its_examples() {
        let read = |text: &str| {
            let blocks = blocks(text, None);
            (blocks.raws.into_iter().map(|raw| raw.text).collect::<Vec<_>>(), blocks.unsure.len())
        };
        each_decides(NOT_WRAPPED, read);
        each_decides(PARTS, read);
        each_decides(MARGIN, read);
        each_decides(HEADED, read);
    }

    #[test]
    fn which_texts_were_not_wrapped() {
        let fit = |n_ends, n_explained, n_wider, n_finished| Fit { n_ends, n_explained, n_wider, n_finished };
        for (name, fit, expected) in [
            ("too few line ends are explained", fit(20, 10, 0, 0), false),
            ("too few line ends are explained", fit(21, 10, 0, 0), false),
            ("too few line ends are explained", fit(15, 7, 0, 0), true),
            ("too few line ends are explained", fit(17, 8, 0, 0), false),
            ("too few line ends are explained", fit(40, 8, 0, 0), false),
            ("too few line ends are explained", fit(41, 8, 0, 0), true),
            ("too few line ends are explained", fit(14, 7, 0, 0), false),
            ("lines are wider than the width", fit(20, 20, 2, 0), false),
            ("lines are wider than the width", fit(20, 20, 3, 0), true),
            ("most full lines are a sentence each", fit(20, 20, 0, 10), true),
            ("most full lines are a sentence each", fit(20, 20, 0, 9), false),
        ] {
            let row = NOT_WRAPPED.iter().find(|row| row.name == name).expect(name);
            assert_eq!((row.holds)(&fit), expected, "{name}: {} {}", fit.n_ends, fit.n_explained);
        }
    }

    #[test]
    fn how_long_a_paragraph_is_to_what_is_usual() {
        let ink = |text: &'static str| super::super::Inked {
            number: 1,
            text,
            columns: 8,
            n_chars: 4,
            is_indented: false,
        };
        let (before, line) = (ink("港務局說。"), ink("漁會遷址"));
        let margin = |columns: usize, columns_after: usize, reads_on: i64| Margin {
            end: LineEnd { first: &before, before: &before, line: &line },
            text: "港務局說。".to_owned(),
            columns,
            columns_after,
            usual: 120,
            reads_on,
            is_title: false,
        };
        let (half, nearly) =
            ("the paragraph is half as long as usual", "the paragraph is nearly as long as usual");
        let (again, twice) =
            ("the whole would be half as long again as usual", "the whole would be twice as long as usual");
        for (name, m, expected) in [
            (half, margin(60, 0, 0), true),
            (half, margin(59, 500, 0), false),
            (nearly, margin(90, 0, 0), true),
            (nearly, margin(89, 500, 0), false),
            (again, margin(80, 101, 0), true),
            (again, margin(80, 100, 0), false),
            (twice, margin(80, 161, 0), true),
            (twice, margin(80, 160, 0), false),
            ("it does not read on", margin(80, 0, -11), true),
            ("it does not read on", margin(80, 0, -10), false),
            ("it is the title's first line", margin(80, 0, 0), false),
            ("it is the title's first line", Margin { is_title: true, ..margin(80, 0, 0) }, true),
        ] {
            let row = MARGIN.iter().chain(HEADED).find(|row| row.name == name).expect(name);
            assert_eq!((row.holds)(&m), expected, "{name}: {} {}", m.columns, m.columns_after);
        }
        for (heading, expected) in [("港務局遷址", Some("港務局")), ("港務局", None), ("AB局遷址", None)]
        {
            assert_eq!(name(heading), expected, "{heading}");
        }
    }
}
