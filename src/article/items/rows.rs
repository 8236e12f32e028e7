//! What makes a line an item of a list, a row each. The first that holds says what it is.

use super::super::rows::Row;
use super::super::words::{en, zh};
use super::{Item, is_contact, is_dated, is_place, is_timed, labelled, number};

/// Marks that open an item. Those that print sets before captions too stand in `lines`.
const BULLETS: &str = "●■◆◇□•·．○‧・∙◦▪▫‣➤➢►✓✔✦★☆*※→☎✆📍📞📌⏰✅❌🔹🔸🔗";

/// A row of the table. Its example is a line.
type ItemRow = Row<fn(&str) -> bool, Item>;

/// The table.
pub(super) static ROWS: &[ItemRow] = &[
    ItemRow {
        name: "a bullet opens the line",
        says: Item::Bullet,
        holds: |text| {
            let is_bullet = |c: char| BULLETS.contains(c) || ('\u{1F446}'..='\u{1F449}').contains(&c);
            text.starts_with(is_bullet)
        },
        zh: Some("• 吊機參觀"),
        en: Some("• Crane tour"),
        source: "lists",
    },
    ItemRow {
        name: "a dash and a space open the line",
        says: Item::Bullet,
        holds: |text| text.starts_with("- ") || text.starts_with("– "),
        zh: Some("- 吊機參觀"),
        en: Some("- Crane tour"),
        source: "lists typed by hand",
    },
    ItemRow {
        name: "an hour opens the line",
        says: Item::Time,
        holds: is_timed,
        zh: Some("上午9時：集合"),
        en: Some("09:30 Assembly"),
        source: "timelines",
    },
    ItemRow {
        name: "a date opens the line, and a colon or a space parts it off",
        says: Item::Time,
        holds: is_dated,
        zh: Some("8月14日：啟用"),
        en: None,
        source: "timelines",
    },
    ItemRow {
        name: "a number of its list opens the line",
        says: Item::Number,
        holds: |text| number(text).is_some(),
        zh: Some("（二）船塢導賞"),
        en: Some("2. Docks"),
        source: "lists",
    },
    ItemRow {
        name: "a known label stands before its value",
        says: Item::Label,
        holds: |text| {
            labelled(text).is_some_and(|(label, _)| {
                zh::LABELS.has(label) || en::LABELS.iter().any(|word| label.eq_ignore_ascii_case(word))
            })
        },
        zh: Some("地點：內港碼頭"),
        en: Some("Venue: the old dock"),
        source: "service lists",
    },
    ItemRow {
        name: "a label stands before a number",
        says: Item::Label,
        holds: |text| {
            labelled(text).is_some_and(|(_, value)| {
                let n_digits = value.bytes().filter(u8::is_ascii_digit).count();
                let n_chars = value.chars().filter(|c| !c.is_whitespace()).count();
                n_digits * 2 >= n_chars && n_digits >= 3
            })
        },
        zh: Some("泊位：320"),
        en: Some("Berths: 320"),
        source: "service lists",
    },
    ItemRow {
        name: "it holds an address or a number to call",
        says: Item::Contact,
        holds: is_contact,
        zh: Some("漁會熱線5550 1234"),
        en: Some("Call 555 012 3456"),
        source: "service lists",
    },
    ItemRow {
        name: "it holds a street and a number, or a place in brackets",
        says: Item::Place,
        holds: is_place,
        zh: Some("社區會堂（海傍道）"),
        en: None,
        source: "service lists",
    },
];

#[cfg(test)]
mod tests {
    use super::super::item;
    use super::*;
    use crate::article::rows::tests::each_decides;

    #[test]
    fn each_row_decides_its_examples() {
        each_decides(ROWS, item);
    }

    #[test]
    fn a_timeline_and_a_list_of_contacts_are_items() {
        for line in ["8月15日\u{3000}港務局公布初步調查結果", "．臨時中心", "3時11分\u{3000}消防員到場"]
        {
            assert!(item(line).is_some(), "{line}");
        }
        assert_eq!(item("8月15日港務局公布調查結果"), None);
    }

    #[test]
    fn a_value_is_a_number_where_half_of_it_are_digits() {
        let item = |text: &str| crate::article::items::item(text);
        for (text, expected) in [
            ("泊位：320", Some(Item::Label)),
            ("泊位：32", None),
            ("泊位：320個左右", Some(Item::Label)),
            ("泊位：320個左右了", None),
            ("泊位：3 2 0 個", Some(Item::Label)),
        ] {
            assert_eq!(item(text), expected, "{text}");
        }
    }
}
