//! The evidence that a sentence goes on, a row each. Weights were fitted with `benches/rules.py`.

use super::super::words::{Manner, en, zh};
use super::super::{items::Item, lines};
use super::{
    Cut, CutRow,
    Says::{Left, Right},
};

/// The table.
pub(super) static ROWS: &[CutRow] = &[
    CutRow {
        name: "most blocks are whole",
        says: Left(-13),
        holds: |_| true,
        zh: Some("港務局昨日起計劃在內港\n興建新碼頭，供漁船停泊。"),
        en: Some("The crane, a gift of the guild, went\nHarbour Road is closed."),
        source: "80 articles of three papers, damaged as print extraction damages them",
    },
    CutRow {
        name: "a bracket closes across the cut",
        says: Right(30),
        holds: |c| c.n_open > 0 && c.n_stray > 0,
        zh: Some("內港的「新航\n線」首日"),
        en: Some("The board spoke of “a port\nHarbour” on Friday."),
        source: "brackets come in pairs (CLREQ 3.1)",
    },
    CutRow {
        name: "a closing mark opens the right side",
        says: Right(100),
        holds: |c| lines::closes(c.first) || "，。、；：？！,.;:".contains(c.first),
        zh: Some("新碼頭明年啟用\n，港務局今日公布。"),
        en: Some("The new pier opens\n, Harbour Road closes."),
        source: "no line starts with a closing mark (CLREQ 3.1.3)",
    },
    CutRow {
        name: "a comma ends the left side",
        says: Left(60),
        holds: |c| "，、—,".contains(c.last) || lines::opens(c.last),
        zh: Some("新碼頭、新吊機、\n新倉庫都會在明年啟用。"),
        en: Some("The new pier, the new crane,\nHarbour Road and the school will open."),
        source: "no paragraph ends with a comma",
    },
    CutRow {
        name: "both sides are printed together elsewhere",
        says: Right(60),
        holds: |c| c.near.together,
        zh: Some("新碼頭明年啟用\n此外港務局，\n新碼頭明年啟用此外港務局，"),
        en: Some(
            "The pier will open\nHarbour Road will close.\nThey said the pier will open Harbour Road will close.",
        ),
        source: "a standfirst often repeats its paragraph",
    },
    CutRow {
        name: "the left side is like a heading",
        says: Left(-9),
        holds: |c| c.is_heading_like.0,
        zh: Some("港務局昨日起計劃在內港\n興建新碼頭，供漁船停泊。"),
        en: Some(
            "The crane, with 900 men, went\n1,200 people came by car or by cart from all over the bay in the rain and\n1,200 people left.",
        ),
        source: "80 articles of three papers, damaged as print extraction damages them",
    },
    CutRow {
        name: "the right side is like a heading",
        says: Right(-20),
        holds: |c| c.is_heading_like.1,
        zh: Some("他們的漁船隊昨日由內港\n今日出海"),
        en: Some("The crane, a gift of the guild, was moved to the\nHarbour Road"),
        source: "80 articles of three papers, damaged as print extraction damages them",
    },
    CutRow {
        name: "a bullet or a number opens on the right",
        says: Right(-40),
        holds: |c| matches!(c.item, Some(Item::Bullet | Item::Number)),
        zh: Some("居民在碼頭等候多時，最終\n1. 船期取消。"),
        en: Some("The crane, a gift of the guild, was moved to the\n1. Harbour Road"),
        source: "items of a list start a line",
    },
    CutRow {
        name: "a label, a time, a contact or a place opens on the right",
        says: Right(-9),
        holds: |c| matches!(c.item, Some(Item::Label | Item::Time | Item::Place | Item::Contact)),
        zh: Some("居民在內港等候多時，最終的\n費用：每人五元"),
        en: Some("The crane was moved to the\nVenue: the old pier."),
        source: "80 articles of three papers, damaged as print extraction damages them",
    },
    CutRow {
        name: "a quotation or a bracket opens on the right",
        says: Right(-20),
        holds: |c| lines::opens(c.first),
        zh: Some("居民等候，最終\n「沒有船」，只好離開。"),
        en: Some("The crane, a gift of the guild, went\n“Harbour” Road is closed."),
        source: "80 articles of three papers, damaged as print extraction damages them",
    },
    CutRow {
        name: "the right side stands in brackets",
        says: Right(-60),
        holds: |c| c.right.starts_with(['（', '(']) && c.right.ends_with(['）', ')']),
        zh: Some(
            "居民在內港等候多時，最終的\n（林海生、何玉梅、陳大文、黃小芬、李家明、周子健、吳美儀、鄭國強、蔡明珊、簡文德報道及攝影）",
        ),
        en: Some(
            "The crane, a gift of the guild, was moved to the\n(Ann Lee, Bob Chan, Carol Ho, Dan Wu, Eve Lam, Fay Ng, Gus Tam and others)",
        ),
        source: "sign-offs stand in brackets",
    },
    CutRow {
        name: "a bracket or a quotation closes on the left",
        says: Left(-19),
        holds: |c| lines::closes(c.last),
        zh: Some("居民稱「沒有船」，「沒有車」\n只好離開。"),
        en: Some("The crane, a gift of the guild (of 1931)\n1,200 people came."),
        source: "80 articles of three papers, damaged as print extraction damages them",
    },
    CutRow {
        name: "another block opens as the right side does",
        says: Right(-9),
        holds: |c| c.near.opens,
        zh: Some("漁會的代表昨日到訪內港\n林海生表示會跟進。\n林海生又說，工程會加快。"),
        en: Some("The crane, a gift of the guild, went\n1,200 people came.\n1,200 people left."),
        source: "paragraphs of news start with whom they are about",
    },
    CutRow {
        name: "the right side takes up a word of the left",
        says: Right(-23),
        holds: |c| takes_up(c),
        zh: Some("漁會的代表昨日到訪內港\n漁會捐出三十萬元。"),
        en: Some("The Guild moved the crane to the\nGuild house."),
        source: "a paragraph takes up the name that its heading gives",
    },
    CutRow {
        name: "the right side starts as paragraphs do",
        says: Right(-13),
        holds: |c| zh::OPENS_BODY.opening(c.right).is_some(),
        zh: Some("港務局的代表將\n他表示會跟進。"),
        en: None,
        source: "80 articles of three papers, damaged as print extraction damages them",
    },
    CutRow {
        name: "the right side turns to another matter",
        says: Right(-21),
        holds: |c| zh::TURNS.opening(c.right).is_some(),
        zh: Some("他們的漁船隊昨日由內港\n談及收費，並會加快。"),
        en: None,
        source: "80 articles of three papers, of which an eighth of the pieces is lost",
    },
    CutRow {
        name: "the right side starts as sentences do",
        says: Right(-9),
        holds: |c| zh::OPENS_SENTENCE.opening(c.right).is_some(),
        zh: Some("港務局的代表將\n目前的收費加倍，並加快工程。"),
        en: None,
        source: "80 articles of three papers, of which an eighth of the pieces is lost",
    },
    CutRow {
        name: "a speaker opens the right side",
        says: Right(-10),
        holds: |c| lines::opens_with_speaker(c.right),
        zh: Some("港務局的代表將\n林海生表示，工程會加快。"),
        en: None,
        source: "paragraphs of news start with who says it",
    },
    CutRow {
        name: "no phrase ends at the cut",
        says: Right(6),
        holds: |c| c.boundary < -2000,
        zh: Some("他們透露計劃在內\n港興建新碼頭，供漁船停泊。"),
        en: None,
        source: "BudouX, trained on Wikipedia",
    },
    CutRow {
        name: "the pair stands elsewhere",
        says: Right(11),
        holds: |c| c.is_han && c.near.pair,
        zh: Some("港務局計劃在內\n港興建。\n內港"),
        en: None,
        source: "words recur within an article",
    },
    CutRow {
        name: "the pair and the one before stand elsewhere",
        says: Right(10),
        holds: |c| c.is_han && c.near.before,
        zh: Some("港務局計劃到內\n港興建新碼頭。\n到內港"),
        en: None,
        source: "words recur within an article",
    },
    CutRow {
        name: "the pair and the one after stand elsewhere",
        says: Right(5),
        holds: |c| c.is_han && c.near.after,
        zh: Some("居民透露船到內\n港興建新碼頭。\n內港興"),
        en: None,
        source: "words recur within an article",
    },
    CutRow {
        name: "the left side ends with a character that ends nothing",
        says: Left(10),
        holds: |c| lines::ends_nothing(c.left),
        zh: Some("港口的一天將\n由清晨開始，船長向同事揮手。"),
        en: None,
        source: "prepositions, conjunctions and adverbs want more",
    },
    CutRow {
        name: "the left side ends with a word that ends nothing",
        says: Right(50),
        holds: |c| en::ENDS_NOTHING.contains(&last_word(c.left)),
        zh: None,
        en: Some("The crane, a gift from the guild, stood in the\nHarbour for ten years."),
        source: "prepositions, conjunctions and articles want more",
    },
    CutRow {
        name: "the left side ends with a verb of saying",
        says: Left(23),
        holds: |c| says().any(|w| c.left.ends_with(w)),
        zh: Some("林海生表示\n港務局會加快工程。"),
        en: None,
        source: "what is said follows",
    },
    CutRow {
        name: "the right side starts with what starts nothing",
        says: Right(8),
        holds: |c| zh::STARTS_NOTHING.contains(c.first),
        zh: Some("港務局昨日計劃到訪內港\n及船塢視察。"),
        en: None,
        source: "suffixes and particles lean on what stands before",
    },
    CutRow {
        name: "the left side is very short",
        says: Left(-14),
        holds: |c| c.is_east_asian && c.n_left <= 10,
        zh: Some("居民透露現在\n港務局會加快工程。"),
        en: None,
        source: "headlines of Hong Kong papers leave particles, commas and stops out",
    },
    CutRow {
        name: "the left side is too long for a heading",
        says: Left(8),
        holds: |c| c.n_left > if c.is_east_asian { 34 } else { 100 },
        zh: Some(
            "港務局今日宣布內港新碼頭工程進度理想料明年初投入服務首階段開放三個泊位供大小漁船及貨船\n停泊，年底增至六個。\n船停",
        ),
        en: Some(
            "The crane, a gift of the guild, went round the bay by night and came back by day for ten years and more than that while the harbour slept\n1,200 people came and went in the rain and the wind all through the long night of the flood and",
        ),
        source: "headlines of Hong Kong papers leave particles, commas and stops out",
    },
    CutRow {
        name: "the left side is a couplet",
        says: Left(-15),
        holds: |c| lines::is_couplet(c.left),
        zh: Some("港務局的代表 於內港視察\n新碼頭的設計。"),
        en: None,
        source: "Chinese papers set headings of two halves with a space",
    },
    CutRow {
        name: "the left side holds a comma or a stop",
        says: Left(22),
        holds: |c| c.left.contains(['，', '。']) || c.left.contains(", "),
        zh: Some("居民在內港等候多時，最終\n都沒有登船，只好離開。"),
        en: Some("The crane, a gift of the guild, went\n1,200 people came."),
        source: "headlines of Hong Kong papers leave particles, commas and stops out",
    },
    CutRow {
        name: "the left side has a word of prose",
        says: Left(14),
        holds: |c| lines::has_prose(c.left),
        zh: Some("港務局昨日起計劃在內港\n興建新碼頭，供漁船停泊。"),
        en: None,
        source: "headlines of Hong Kong papers leave particles, commas and stops out",
    },
    CutRow {
        name: "the left side starts as paragraphs do",
        says: Left(13),
        holds: |c| zh::OPENS_BODY.opening(c.left).is_some(),
        zh: Some("據說在內\n港興建新碼頭。"),
        en: None,
        source: "80 articles of three papers, damaged as print extraction damages them",
    },
    CutRow {
        name: "the left side holds a verb of saying",
        says: Left(8),
        holds: |c| !c.left.contains('：') && says().any(|w| c.left.contains(w)),
        zh: Some("居民林海生日前透露内港\n工程延誤，漁船須改道。"),
        en: None,
        source: "headlines of Hong Kong papers leave particles, commas and stops out",
    },
    CutRow {
        name: "the left side opens with a tag",
        says: Left(10),
        holds: |c| c.left.starts_with('【') && !c.left.ends_with('】'),
        zh: Some("【本報訊】港務局今日公布\n新碼頭設計，供居民參閱。"),
        en: None,
        source: "papers tag the first paragraph with their name",
    },
    CutRow {
        name: "a sentence ends on the right",
        says: Left(10),
        holds: |c| lines::is_finished(c.right),
        zh: Some("港務局昨日起計劃在內港\n興建新碼頭，供漁船停泊。"),
        en: Some("The crane, a gift of the guild, went\n1,200 people came."),
        source: "80 articles of three papers, damaged as print extraction damages them",
    },
    CutRow {
        name: "the right side starts small",
        says: Right(45),
        holds: |c| !c.is_east_asian && first_letter(c.right).is_some_and(char::is_lowercase),
        zh: None,
        en: Some("The board of the port met\nagain on Friday and agreed."),
        source: "sentences start with capitals",
    },
    CutRow {
        name: "the right side starts big",
        says: Right(-25),
        holds: |c| !c.is_east_asian && c.first.is_uppercase(),
        zh: None,
        en: Some("The crane, a gift of the guild, went\nHarbour Road is closed."),
        source: "sentences start with capitals",
    },
    CutRow {
        name: "a hyphen ends the left side",
        says: Left(40),
        holds: |c| c.left.ends_with('-'),
        zh: None,
        en: Some("The auto-\nMated cranes came."),
        source: "hyphenation at a line's end",
    },
];

/// 漁會捐出百萬 | 漁會主席表示: the first word of the right side, or two characters of Chinese, stands on the left.
fn takes_up(cut: &Cut<'_>) -> bool {
    let n_chars = if cut.is_east_asian { 2 } else { cut.right.find(' ').unwrap_or(0) };
    let word: String = cut.right.chars().take(n_chars).collect();
    n_chars >= 2 && word.chars().count() == n_chars && cut.left.contains(&word)
}

fn first_letter(text: &str) -> Option<char> {
    text.chars().find(|c| c.is_alphanumeric())
}

fn last_word(text: &str) -> &str {
    text.rsplit(' ').next().unwrap_or_default()
}

/// The verbs that make a short block without a colon a sentence. One character is no evidence, and what `Tells` is a
/// noun as well, which headings are made of (專家`建議`).
fn says() -> impl Iterator<Item = &'static str> {
    zh::SAYS
        .iter()
        .filter(|verb| verb.manner == Manner::Says && !verb.is_brief())
        .flat_map(|verb| verb.forms())
}
