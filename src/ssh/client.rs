//! What is known of a client's terminal: what it says of itself, held within bounds.

use crate::app::Language;
use crate::session::detect_links;
use crate::session::driver::Traits;
use crate::text::large::Blocks;
use crate::theme::Depth;
use std::collections::BTreeMap;

/// A terminal has this size at most, and so has a frame: a cell costs memory, whoever claims it.
const MAX_SIZE: (u16, u16) = (500, 200);
/// What a terminal has that does not know.
const USUAL_SIZE: (u16, u16) = (80, 24);
/// The variables that are looked at; what else a client sends is not kept.
const VARIABLES: [&str; 5] = ["COLORTERM", "LANG", "LC_ALL", "LC_MESSAGES", "NO_COLOR"];
/// The longest value, in bytes.
const MAX_VALUE: usize = 100;

/// The client's terminal.
#[derive(Clone, Debug, Default)]
pub(super) struct Terminal {
    term: String,
    variables: BTreeMap<&'static str, String>,
}

impl Terminal {
    /// The terminal of this name, which is that of its kind.
    pub(super) fn set_name(&mut self, term: &str) {
        term.chars().take(MAX_VALUE).collect::<String>().clone_into(&mut self.term);
    }

    /// Takes a variable of the client's environment, where it is one that matters.
    pub(super) fn set(&mut self, name: &str, value: &str) {
        let known = VARIABLES.iter().find(|known| **known == name);
        if let Some(name) = known.filter(|_| value.len() <= MAX_VALUE) {
            self.variables.insert(name, value.to_owned());
        }
    }

    /// Whether slides can be shown on it.
    pub(super) fn can_show(&self) -> bool {
        self.term != "dumb"
    }

    pub(super) fn traits(&self) -> Traits {
        let variable = |name: &str| match name {
            "TERM" => Some(self.term.clone()),
            name => self.variables.get(name).cloned(),
        };
        Traits {
            depth: Depth::detect(variable),
            blocks: Blocks::detect(variable),
            has_mouse: false,
            is_linear: false,
            asks_width: true,
            asks_ground: false,
            // A tmux in the client's shell goes by this name too, and takes blanks as well.
            writes_blanks: self.term.starts_with("screen"),
            form: None,
            links: detect_links(variable),
        }
    }

    /// The language that the person asks for, if they do.
    pub(super) fn language(&self) -> Option<Language> {
        let set = ["LC_ALL", "LC_MESSAGES", "LANG"];
        let set = set.iter().filter_map(|name| self.variables.get(name)).find(|value| !value.is_empty());
        Language::from_tag(set?)
    }
}

/// The columns and rows of a terminal that says it has so many.
pub(super) fn size(columns: u32, rows: u32) -> (u16, u16) {
    if columns == 0 || rows == 0 {
        return USUAL_SIZE;
    }
    let within = |n: u32, most: u16| u16::try_from(n).unwrap_or(u16::MAX).min(most);
    (within(columns, MAX_SIZE.0), within(rows, MAX_SIZE.1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_is_held_within_bounds() {
        for ((columns, rows), expected) in [
            ((120, 40), (120, 40)),
            ((0, 0), (80, 24)),
            ((0, 40), (80, 24)),
            ((120, 0), (80, 24)),
            ((1, 1), (1, 1)),
            ((65_535, 65_535), (500, 200)),
            ((u32::MAX, 1), (500, 1)),
            ((1, u32::MAX), (1, 200)),
        ] {
            assert_eq!(size(columns, rows), expected, "{columns}x{rows}");
        }
    }

    #[test]
    fn colours_and_language_are_the_clients() {
        let mut terminal = Terminal::default();
        terminal.set_name("xterm-256color");
        assert_eq!((terminal.traits().depth, terminal.language()), (Depth::Ansi256, None));
        terminal.set("COLORTERM", "truecolor");
        terminal.set("LANG", "zh_HK.UTF-8");
        assert_eq!(terminal.traits().depth, Depth::True);
        assert_eq!(terminal.language(), Some(Language::TraditionalChinese));
        terminal.set("LC_ALL", "ja_JP.UTF-8");
        assert_eq!(terminal.language(), Some(Language::Japanese));
        terminal.set("NO_COLOR", "1");
        assert_eq!(terminal.traits().depth, Depth::None);
        terminal.set("LC_ALL", &"x".repeat(101));
        terminal.set("LD_PRELOAD", "x");
        assert_eq!(terminal.language(), Some(Language::Japanese));
        assert_eq!(terminal.variables.len(), 4);
    }

    #[test]
    fn a_screen_is_written_blanks_and_a_dumb_terminal_shows_nothing() {
        let mut terminal = Terminal::default();
        terminal.set_name("screen.xterm");
        assert!(terminal.traits().writes_blanks && terminal.can_show());
        terminal.set_name("dumb");
        assert!(!terminal.can_show());
    }
}
