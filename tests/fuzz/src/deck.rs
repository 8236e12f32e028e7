//! What a person writes in YAML: decks, themes, settings.

use jianbao::deck::{self, Deck, edit};
use jianbao::text::clean;
use jianbao::theme::{Depth, Theme, built_in_yaml};
use jianbao::{config, scene::Role};

/// A deck's YAML.
pub(super) fn deck(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let read = deck::read(&text);
    // No plain deck has a tab: what is read line by line is read alike by the parser of all YAML.
    let parsed = deck::read(&format!("#\t\n{}", text.trim_start_matches('\u{FEFF}')));
    assert_eq!(read.as_ref().ok(), parsed.as_ref().ok(), "read in two ways:\n{text}");
    let Ok(deck) = read else { return };
    let written = deck::write(&deck);
    let unsafe_char = written.chars().find(|&c| c != '\n' && clean::is_unsafe(c));
    assert_eq!(unsafe_char, None, "written in {written:?}");
    let read = deck::read(&written).unwrap_or_else(|fault| panic!("{fault} in\n{written}"));
    assert_eq!(read, deck, "what is written is read back:\n{written}");
    for (slide_idx, slide) in deck.unfolded().slides.iter().enumerate().take(4) {
        for element in slide.elements().iter().take(4) {
            changed_and_changed_back(&text, &deck, (slide_idx, element.idx), element.source);
        }
    }
}

/// The words of an element are replaced and nothing else is, so that the same once more gives the same deck.
fn changed_and_changed_back(text: &str, deck: &Deck, (slide_idx, element_idx): (usize, usize), words: &str) {
    const OTHER: &str = "甲: 乙 # 丙";
    let replace = |text: &str, old, new| edit::replace_element(text, slide_idx, element_idx, old, new);
    let Ok(edited) = replace(text, words, OTHER) else { return };
    let Ok(back) = replace(&edited, OTHER, words) else { return };
    assert_eq!(deck::read(&back).as_ref(), Ok(deck), "changed and changed back:\n{back}");
}

/// A theme's YAML, over those that come with the program.
pub(super) fn theme(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let find = |name: &str| built_in_yaml(name).map(str::to_owned);
    let Ok(theme) = Theme::parse(&text, &find) else { return };
    for depth in [Depth::None, Depth::Ansi16, Depth::Ansi256, Depth::True] {
        for role in Role::ALL {
            let _ = theme.style(role, depth);
        }
        let _ = theme.page(depth);
    }
}

/// A person's settings.
pub(super) fn config(bytes: &[u8]) {
    let _ = config::read(&String::from_utf8_lossy(bytes));
}

pub(super) const WORDS: &[&str] = &[
    "slides:\n",
    "- heading: ",
    "  points:\n",
    "  - ",
    "    - ",
    "text: ",
    "by: ",
    "from: a.txt:3",
    "quote: ",
    "body: |\n    ",
    "table:\n  - [",
    "chart:\n",
    "  series: [",
    "rows:\n",
    "code: |\n    ",
    "photo: ",
    "image: ",
    "timeline:\n",
    "figures:\n",
    "columns:\n",
    "notes: ",
    "time: 90s",
    "title: ",
    "lang: zh-Hant\n",
    "asked:\n",
    "{",
    "}",
    "[",
    "]",
    ", ",
    ": ",
    "#",
    "\"",
    "'",
    "\\",
    "&a ",
    "*a",
    "!!str ",
    "---\n",
    "...\n",
    "%YAML 1.2\n",
    "? ",
    "|",
    ">-",
    "~",
    "null",
    "true",
    "0x1F",
    "1e3",
    "3.10",
    "\t",
    "\n",
    "  ",
    "\u{FEFF}",
    "\u{85}",
    "\u{2028}",
    "**",
    "[x] ",
    "[!] ",
    "港",
    "e\u{301}",
    "👨‍👩‍👧",
    "「",
    "」",
    "。",
    "<<: *a",
    "@",
    "`",
    "-",
    "\r\n",
    "\r",
];
pub(super) const THEME_WORDS: &[&str] = &[
    "about: ",
    "extends: dark",
    "extends: paper",
    "page: ",
    "roles:\n",
    "  heading: ",
    "{ fg: '#fff000' }",
    "{ bg: ink }",
    "palette:\n",
    "  ink: ",
    "'#000000'",
    "bold: true",
    "large: off",
    "\n",
    "{",
    "}",
    "*a",
    "&a ",
    "[",
    "]",
    "\u{202E}",
    "#",
];
pub(super) const CONFIG_WORDS: &[&str] = &[
    "theme: dark\n",
    "lang: ja\n",
    "keys:\n",
    "  next: ",
    "[j, k]",
    "Ctrl-a",
    "F12",
    "Space",
    "reveal: true\n",
    "pace: 200\n",
    "widths: ",
    "\n",
    "[",
    "]",
    "{",
    "}",
    "*a",
    "&a ",
    "'",
    "g g",
];
