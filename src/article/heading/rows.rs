//! The evidence that a line is a heading, a row each. Weights were fitted with `benches/rules.py`.

use super::super::words::zh;
use super::super::{items::Item, lines};
use super::SpotRow;

/// The table.
pub(super) static ROWS: &[SpotRow] = &[
    SpotRow {
        name: "a short line alone",
        says: -3,
        holds: |_| true,
        zh: Some("吊機參觀，船塢導賞\n港務局接受報名。"),
        en: Some("Cranes, docks and tours\nThe board takes names."),
        source: "80 articles of three papers, damaged as print extraction damages them",
    },
    SpotRow {
        name: "nothing follows",
        says: -25,
        holds: |s| s.after.is_empty(),
        zh: Some("鞏固航線 創造新機遇"),
        en: None,
        source: "a heading heads something",
    },
    SpotRow {
        name: "a paragraph follows",
        says: 19,
        holds: |s| is_sentence(s.after),
        zh: Some("為何現在\n港務局接受報名。"),
        en: Some("Why now\nThe board takes names."),
        source: "a heading stands over its paragraphs",
    },
    SpotRow {
        name: "a long paragraph follows",
        says: 5,
        holds: |s| is_sentence(s.after) && s.after.chars().count() >= 60,
        zh: Some(
            "吊機參觀，船塢導賞\n港務局接受報名，居民可到內港碼頭及船塢索取表格，亦可向漁會查詢；截止日期是九月一日，名額六十個，先到先得，額滿即止，敬請各位居民及早報名。",
        ),
        en: Some(
            "Cranes, docks and tours\nThe board takes names at the old pier and at the dock until the first day of the month.",
        ),
        source: "80 articles of three papers, damaged as print extraction damages them",
    },
    SpotRow {
        name: "labels or a place follow",
        says: 12,
        holds: |s| matches!(s.item_after, Some(Item::Label | Item::Place)),
        zh: Some("漁會會址\n地址：海傍道五號"),
        en: Some("Harbour school\nAddress: 5 Harbour Road"),
        source: "service lists name a place, then say where it is",
    },
    SpotRow {
        name: "items of a list follow",
        says: 4,
        holds: |s| matches!(s.item_after, Some(Item::Bullet | Item::Number | Item::Time)),
        zh: Some("活動\n• 吊機參觀"),
        en: Some("What to bring\n• Boots"),
        source: "service lists",
    },
    SpotRow {
        name: "a contact follows",
        says: -17,
        holds: |s| s.item_after == Some(Item::Contact),
        zh: Some("漁會 服務熱線\n5550 1234"),
        en: Some("Tours\nWrite to a@harbour.example today."),
        source: "lists of numbers to call",
    },
    SpotRow {
        name: "it heads a run of short lines",
        says: 14,
        holds: |s| s.run == (0, 2),
        zh: Some("活動一覽\n吊機參觀\n船塢導賞"),
        en: Some("What to see\nThe old crane\nThe dock"),
        source: "a list has a name",
    },
    SpotRow {
        name: "it stands in a run of short lines",
        says: -20,
        holds: |s| s.run.0 > 0 && s.run.0 + s.run.1 >= 2,
        zh: Some("活動一覽\n吊機參觀\n>水上表演\n港務局接受報名。"),
        en: Some("What to see\nThe old crane\n>The dock\nThe board takes names."),
        source: "three short lines are a list",
    },
    SpotRow {
        name: "another short line follows",
        says: -8,
        holds: |s| s.item_after.is_none() && s.is_like_after,
        zh: Some("鞏固我們的航線 創造新機遇\n吊機參觀"),
        en: None,
        source: "80 articles of three papers, damaged as print extraction damages them",
    },
    SpotRow {
        name: "a line of its own announces the list",
        says: -27,
        holds: |s| s.is_announced && !is_sentence(s.after),
        zh: Some("物資如下：\n>救生衣\n• 大碼"),
        en: Some("Bring these:\n>Boots\n• any size"),
        source: "what a colon announces is its list",
    },
    SpotRow {
        name: "it opens with a bullet",
        says: -36,
        holds: |s| s.item == Some(Item::Bullet),
        zh: Some("• 吊機參觀\n港務局接受報名。"),
        en: Some("• Crane tour\nThe board takes names."),
        source: "items of a list",
    },
    SpotRow {
        name: "it is one of several numbers",
        says: -22,
        holds: |s| {
            s.item == Some(Item::Number) && [s.item_before, s.item_after].contains(&Some(Item::Number))
        },
        zh: Some("1. 吊機\n>2. 船塢\n港務局接受報名。"),
        en: Some("1. Cranes\n>2. Docks\nThe board takes names."),
        source: "items of a list",
    },
    SpotRow {
        name: "it is a line of a transcript",
        says: -30,
        holds: |s| s.is_spoken,
        zh: Some("林海生：可以開始\n>何玉梅：可以嗎？\n林海生：可以。"),
        en: Some("Ann Lee: Welcome.\n>Bob Chan: May we?\nAnn Lee: You may."),
        source: "who speaks stands before a colon, line after line",
    },
    SpotRow {
        name: "it opens with a time",
        says: -20,
        holds: |s| s.item == Some(Item::Time),
        zh: Some("上午9時：集合\n港務局接受報名。"),
        en: Some("09:30 Assembly\nThe board takes names."),
        source: "timelines",
    },
    SpotRow {
        name: "it is a label with its value",
        says: -23,
        holds: |s| s.item == Some(Item::Label),
        zh: Some("地點：內港碼頭\n港務局接受報名。"),
        en: Some("Venue: the old dock\nThe board takes names."),
        source: "service lists",
    },
    SpotRow {
        name: "it holds a contact",
        says: -31,
        holds: |s| s.item == Some(Item::Contact),
        zh: Some("漁會熱線5550 1234\n港務局接受報名。"),
        en: Some("Call 555 012 3456\nThe board takes names."),
        source: "service lists",
    },
    SpotRow {
        name: "it names a place",
        says: -22,
        holds: |s| s.item == Some(Item::Place),
        zh: Some("社區會堂（海傍道）\n港務局接受報名。"),
        en: None,
        source: "service lists",
    },
    SpotRow {
        name: "it names a page of a paper",
        says: -41,
        holds: |s| names_page(s.text),
        zh: Some("海港日報A3版《漁會遷址》\n港務局接受報名。"),
        en: None,
        source: "reviews of the day's papers",
    },
    SpotRow {
        name: "it is a couplet",
        says: 13,
        holds: |s| lines::is_couplet(s.text),
        zh: Some(
            "鞏固航線 創造新機遇\n林海生與漁會代表、船公會代表、港務局代表、海事學校師生、內港居民及各區街坊昨日下午同遊內港碼頭及船塢",
        ),
        en: None,
        source: "Chinese papers set headings of two halves with a space",
    },
    SpotRow {
        name: "it stands in brackets",
        says: -21,
        holds: |s| is_bracketed(s.text) && !(s.text.starts_with('【') && s.item_after == Some(Item::Label)),
        zh: Some("（節錄）\n港務局接受報名。"),
        en: Some("(Excerpt)\nThe board takes names."),
        source: "sign-offs and links stand in brackets",
    },
    SpotRow {
        name: "two marks enclose it",
        says: 32,
        holds: |s| is_enclosed(s.text),
        zh: Some("▼港口一夜▼"),
        en: Some("~ Harbour nights ~"),
        source: "galleries and notices are named so",
    },
    SpotRow {
        name: "it is printed thrice",
        says: -20,
        holds: |s| s.n_same >= 3,
        zh: Some("吊機參觀\n甲。\n吊機參觀\n乙。\n>吊機參觀\n丙。"),
        en: Some("Crane tour\nFirst.\nCrane tour\nSecond.\n>Crane tour\nThird."),
        source: "tables repeat their cells",
    },
    SpotRow {
        name: "it holds a comma",
        says: -16,
        holds: |s| s.text.contains('，') || s.text.contains(", "),
        zh: Some("吊機參觀，船塢導賞\n港務局接受報名。"),
        en: Some("Cranes, docks and tours\nThe board takes names."),
        source: "headlines of Hong Kong papers leave particles, commas and stops out",
    },
    SpotRow {
        name: "it has a word of prose",
        says: -4,
        holds: |s| lines::has_prose(s.text),
        zh: Some("帶備的物品\n• 雨衣"),
        en: None,
        source: "headlines of Hong Kong papers leave particles, commas and stops out",
    },
    SpotRow {
        name: "it opens as paragraphs do",
        says: -9,
        holds: |s| zh::OPENS_BODY.opening(s.text).is_some(),
        zh: Some("當日安排\n地點：內港碼頭"),
        en: None,
        source: "headlines of Hong Kong papers leave particles, commas and stops out",
    },
    SpotRow {
        name: "a comma follows a verb of saying",
        says: -10,
        holds: |s| lines::says_comma(s.text),
        zh: Some(
            "林海生稱，工程延誤\n港務局接受報名，居民可到內港碼頭及船塢索取表格，亦可向漁會查詢；截止日期是九月一日，名額六十個，先到先得，額滿即止，敬請各位居民及早報名。",
        ),
        en: None,
        source: "headlines of Hong Kong papers leave particles, commas and stops out",
    },
    SpotRow {
        name: "it is perhaps a half of a sentence",
        says: -20,
        holds: |s| s.is_half,
        zh: Some("?港務局計劃到內港\n視察船塢工程。"),
        en: Some("?The pier of the\nHarbour closed."),
        source: "print extraction: columns are cut anywhere, blocks are not",
    },
];

/// A line in brackets: a sign-off, a link, a stage direction.
pub(super) fn is_bracketed(text: &str) -> bool {
    text.starts_with(['（', '(', '【', '[']) && text.ends_with(['）', ')', '】', ']'])
}

fn is_sentence(text: &str) -> bool {
    lines::is_finished(text) && !text.ends_with(['：', ':']) || text.contains('。')
}

/// `▼港口的一夜▼`, `‼️ 緊急通告 ‼️`: the same mark on both sides.
fn is_enclosed(text: &str) -> bool {
    let is_joiner = |c: char| c == '\u{FE0F}';
    let (first, last) = (text.chars().next(), text.trim_end_matches(is_joiner).chars().next_back());
    first.zip(last).is_some_and(|(a, b)| a == b && !a.is_alphanumeric() && !"\"'".contains(a))
}

/// `A1頭條`: a digest of papers names their pages.
fn names_page(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.windows(2).any(|w| w[0].is_ascii_uppercase() && w[1].is_ascii_digit()) && text.ends_with('》')
}

#[cfg(test)]
mod tests {
    use super::super::Spot;
    use super::*;

    #[test]
    fn forms_of_lines_are_told_on_both_sides() {
        let check = |is: fn(&str) -> bool, good: &[&str], bad: &[&str]| {
            assert_eq!(good.iter().filter(|text| !is(text)).collect::<Vec<_>>(), [&""; 0], "are");
            assert_eq!(bad.iter().filter(|text| is(text)).collect::<Vec<_>>(), [&""; 0], "are not");
        };
        check(is_bracketed, &["（甲）", "(a)", "【甲】", "[a]", "（甲)"], &["（甲", "甲）", "甲", ""]);
        check(is_sentence, &["甲。", "甲。乙", "a."], &["甲：", "a:", "甲", ""]);
        check(is_enclosed, &["▼甲▼", "‼️ 甲 ‼️", "■a■"], &["甲甲", "\"a\"", "'a'", "▼甲", "甲▼", "▼甲▲", ""]);
        check(names_page, &["港口A1》", "《A1頭條》"], &["A1頭條", "A頭條》", "1A頭條》", "a1頭條》", ""]);
    }

    /// A line by itself, of which nothing is known.
    fn line<'a>(text: &'a str, after: &'a str) -> Spot<'a> {
        Spot {
            text,
            after,
            n_same: 1,
            item: None,
            item_before: None,
            item_after: None,
            is_like_after: false,
            is_spoken: false,
            is_half: false,
            is_announced: false,
            run: (0, 0),
        }
    }

    #[test]
    fn each_question_has_two_answers() {
        let long = |n: usize| format!("{}。", "港".repeat(n - 1));
        let (most, more) = (long(59), long(60));
        let bullet = Some(Item::Bullet);
        for (name, spot, expected) in [
            ("nothing follows", line("題", ""), true),
            ("nothing follows", line("題", "文"), false),
            ("a paragraph follows", line("題", "文。"), true),
            ("a paragraph follows", line("題", "文"), false),
            ("a long paragraph follows", line("題", &more), true),
            ("a long paragraph follows", line("題", &most), false),
            ("labels or a place follow", Spot { item_after: Some(Item::Label), ..line("題", "文") }, true),
            ("labels or a place follow", Spot { item_after: Some(Item::Place), ..line("題", "文") }, true),
            ("labels or a place follow", Spot { item_after: bullet, ..line("題", "文") }, false),
            ("items of a list follow", Spot { item_after: bullet, ..line("題", "文") }, true),
            ("items of a list follow", Spot { item_after: Some(Item::Number), ..line("題", "文") }, true),
            ("items of a list follow", Spot { item_after: Some(Item::Time), ..line("題", "文") }, true),
            ("items of a list follow", Spot { item_after: Some(Item::Label), ..line("題", "文") }, false),
            ("a contact follows", Spot { item_after: Some(Item::Contact), ..line("題", "文") }, true),
            ("a contact follows", Spot { item_after: bullet, ..line("題", "文") }, false),
            ("it heads a run of short lines", Spot { run: (0, 2), ..line("題", "文") }, true),
            ("it heads a run of short lines", Spot { run: (0, 1), ..line("題", "文") }, false),
            ("it heads a run of short lines", Spot { run: (1, 2), ..line("題", "文") }, false),
            ("it stands in a run of short lines", Spot { run: (1, 1), ..line("題", "文") }, true),
            ("it stands in a run of short lines", Spot { run: (2, 0), ..line("題", "文") }, true),
            ("it stands in a run of short lines", Spot { run: (1, 0), ..line("題", "文") }, false),
            ("it stands in a run of short lines", Spot { run: (0, 2), ..line("題", "文") }, false),
            ("another short line follows", Spot { is_like_after: true, ..line("題", "文") }, true),
            (
                "another short line follows",
                Spot { is_like_after: true, item_after: bullet, ..line("題", "文") },
                false,
            ),
            ("another short line follows", line("題", "文"), false),
            ("a line of its own announces the list", Spot { is_announced: true, ..line("題", "文") }, true),
            (
                "a line of its own announces the list",
                Spot { is_announced: true, ..line("題", "文。") },
                false,
            ),
            ("a line of its own announces the list", line("題", "文"), false),
            ("it opens with a bullet", Spot { item: bullet, ..line("題", "文") }, true),
            ("it opens with a bullet", line("題", "文"), false),
            (
                "it is one of several numbers",
                Spot { item: Some(Item::Number), item_before: Some(Item::Number), ..line("題", "文") },
                true,
            ),
            (
                "it is one of several numbers",
                Spot { item: Some(Item::Number), item_after: Some(Item::Number), ..line("題", "文") },
                true,
            ),
            ("it is one of several numbers", Spot { item: Some(Item::Number), ..line("題", "文") }, false),
            (
                "it is one of several numbers",
                Spot { item_after: Some(Item::Number), ..line("題", "文") },
                false,
            ),
            ("it is printed thrice", Spot { n_same: 3, ..line("題", "文") }, true),
            ("it is printed thrice", Spot { n_same: 2, ..line("題", "文") }, false),
            ("it holds a comma", line("甲，乙", "文"), true),
            ("it holds a comma", line("a, b", "文"), true),
            ("it holds a comma", line("a,b", "文"), false),
            ("it stands in brackets", line("（甲）", "文"), true),
            ("it stands in brackets", line("（甲", "文"), false),
            ("it stands in brackets", Spot { item_after: Some(Item::Label), ..line("【甲】", "文") }, false),
            ("it stands in brackets", Spot { item_after: Some(Item::Label), ..line("（甲）", "文") }, true),
            ("it stands in brackets", line("【甲】", "文"), true),
        ] {
            assert!(ROWS.iter().any(|row| row.name == name), "{name}");
            let holds = spot.evidence().iter().any(|(row, weight)| *row == name && *weight != 0);
            assert_eq!(holds, expected, "{name}: {} {}", spot.text, spot.after);
        }
    }
}
