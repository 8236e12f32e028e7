//! Links in cells (OSC 8): a cell's symbol opens its link itself, so that buffers are compared with what leads where, and
//! whoever writes cells out closes what they open.
//!
//! The form is that of the `Hyperlinks in terminal emulators` specification, which VTE and iTerm2 began: an `id`, by which
//! a terminal knows the cells of one link on several rows, and a URI in printable ASCII.

use crate::deck::Spot;
use crate::scene::Lead;
use crate::text::link;

/// What begins a cell that is part of a link.
const OPENS: &str = "\x1b]8;";
/// What ends a sequence.
const ENDS: &str = "\x1b\\";
/// What ends a link.
pub const UNLINK: &str = "\x1b]8;;\x1b\\";

/// A cell's link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hyperlink<'a> {
    /// What begins it on a terminal.
    pub opening: &'a str,
    /// Where it leads, in printable ASCII.
    pub target: &'a str,
}

/// The link that a symbol is part of, and what is drawn of the symbol.
pub fn hyperlink(symbol: &str) -> (Option<Hyperlink<'_>>, &str) {
    let split = || {
        let (parameters, drawn) = symbol.strip_prefix(OPENS)?.split_once(ENDS)?;
        let opening = symbol.strip_suffix(drawn)?;
        let (_, target) = parameters.split_once(';')?;
        Some((Hyperlink { opening, target }, drawn))
    };
    match split() {
        Some((link, drawn)) => (Some(link), drawn),
        None => (None, symbol),
    }
}

/// What the cells of a run begin with that leads outside: nothing where no link may lead there.
pub(super) fn opening(lead: Option<&Lead>) -> Option<String> {
    let Some(Lead::To(target, first)) = lead else { return None };
    let target = link::encoded(target)?;
    let id = first.map(|Spot { element_idx, byte }| format!("id={element_idx}.{byte}")).unwrap_or_default();
    Some(format!("{OPENS}{id};{target}{ENDS}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_symbol_is_told_from_its_link() {
        let first = Some(Spot { element_idx: 3, byte: 14 });
        let opening = opening(Some(&Lead::To("https://a/港;".into(), first))).expect("a link");
        assert_eq!(opening, "\x1b]8;id=3.14;https://a/%E6%B8%AF;\x1b\\");
        let symbol = opening.clone() + "港";
        let link = Hyperlink { opening: &opening, target: "https://a/%E6%B8%AF;" };
        assert_eq!(hyperlink(&symbol), (Some(link), "港"));
        for plain in ["港", "", "\x1b]66;s=2;港\x1b\\"] {
            assert_eq!(hyperlink(plain), (None, plain));
        }
    }

    #[test]
    fn nothing_leads_where_no_link_may() {
        for target in ["javascript:a", "https://a\x1b\\b", "file:///a", "https://a\u{7}"] {
            assert_eq!(opening(Some(&Lead::To(target.into(), None))), None, "{target:?}");
        }
    }
}
