//! Which terminals take links (OSC 8). Where that is not known, nothing is hidden behind words: where they lead is listed.

/// Terminals that take links, by what they answer to XTVERSION. Konsole takes them only where that is switched on, tmux
/// only where the terminal around it does: of neither is it known.
const BY_ANSWER: [&str; 9] =
    ["kitty(", "ghostty ", "WezTerm ", "foot(", "iTerm2 ", "VTE(", "mintty ", "contour ", "xterm.js("];
/// Those that a `TERM` names.
const BY_TERM: [&str; 6] = ["xterm-kitty", "xterm-ghostty", "wezterm", "foot", "alacritty", "contour"];
/// Those that a `TERM_PROGRAM` names.
const BY_PROGRAM: [&str; 5] = ["ghostty", "iTerm.app", "vscode", "WezTerm", "mintty"];
/// From this version on VTE takes links (0.50).
const VTE: u32 = 5000;

/// Whether a terminal takes links, by the environment; nothing where that does not say, and it has to be asked.
pub fn detect(variable: impl Fn(&str) -> Option<String>) -> Option<bool> {
    let term = variable("TERM").unwrap_or_default();
    let is =
        |name: &&str| term.strip_prefix(*name).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'));
    if ["", "dumb", "linux", "ansi", "cygwin"].contains(&term.as_str()) || term.starts_with("vt") {
        return Some(false);
    }
    // What stands between passes on the environment of the terminal around it, and not its links.
    if ["tmux", "screen"].iter().any(is) || variable("TMUX").is_some() {
        return None;
    }
    let program = variable("TERM_PROGRAM").unwrap_or_default();
    let has_vte =
        variable("VTE_VERSION").and_then(|version| version.parse::<u32>().ok()).is_some_and(|n| n >= VTE);
    let is_known = BY_TERM.iter().any(is)
        || BY_PROGRAM.contains(&program.as_str())
        || has_vte
        || variable("WT_SESSION").is_some();
    is_known.then_some(true)
}

/// Whether a terminal takes links that answers so when it is asked for its name (XTVERSION).
pub(super) fn takes(name: &str) -> bool {
    BY_ANSWER.iter().any(|known| name.starts_with(known))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terminals_are_known_by_what_they_say_of_themselves() {
        for (variables, expected) in [
            (&[("TERM", "xterm-kitty")][..], Some(true)),
            (&[("TERM", "foot-extra")], Some(true)),
            (&[("TERM", "xterm-256color"), ("TERM_PROGRAM", "vscode")], Some(true)),
            (&[("TERM", "xterm-256color"), ("VTE_VERSION", "7600")], Some(true)),
            (&[("TERM", "xterm-256color"), ("VTE_VERSION", "4205")], None),
            (&[("TERM", "xterm-256color"), ("WT_SESSION", "1f")], Some(true)),
            (&[("TERM", "tmux-256color"), ("VTE_VERSION", "7600")], None),
            (&[("TERM", "xterm-256color"), ("TMUX", "/tmp/x"), ("TERM_PROGRAM", "vscode")], None),
            (&[("TERM", "xterm-256color")], None),
            (&[("TERM", "linux")], Some(false)),
            (&[("TERM", "vt220")], Some(false)),
            (&[], Some(false)),
        ] {
            let lookup =
                |name: &str| variables.iter().find(|(n, _)| *n == name).map(|(_, v)| (*v).to_owned());
            assert_eq!(detect(lookup), expected, "{variables:?}");
        }
        assert!(takes("kitty(0.35.2)") && takes("VTE(7600)") && takes("foot(1.16.2)"));
        assert!(!takes("tmux 3.4") && !takes("XTerm(390)") && !takes("Konsole 23.08.1") && !takes(""));
    }
}
