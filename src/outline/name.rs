//! Chinese people's names: how one is told by its form, and found at the end of a description.

use super::words::zh;
use crate::text::is_han;

/// The person's name that a description ends with: `港務局局長林海生` names 林海生.
pub(super) fn name_at_end(speaker: &str) -> Option<String> {
    let chars: Vec<char> = speaker.chars().collect();
    for n_chars in [3, 2, 4] {
        let Some(cut) = chars.len().checked_sub(n_chars) else { continue };
        let name: String = chars[cut..].iter().collect();
        let before = cut.checked_sub(1).map(|i| chars[i]);
        if is_name(&name) && before.is_none_or(|c| zh::ROLE_ENDINGS.contains(c)) {
            return Some(name);
        }
    }
    None
}

/// Tells whether `text` has the form of a Chinese person's name: a surname and one or two characters more.
pub(super) fn is_name(text: &str) -> bool {
    let chars: Vec<char> = text.chars().collect();
    let is_double = zh::DOUBLE_SURNAMES.opening(text).is_some();
    let ends_in_role = chars.last().is_some_and(|c| zh::NO_NAME_ENDINGS.contains(*c));
    let is_form = match chars.len() {
        2 | 3 => zh::SURNAMES.contains(chars[0]) || (is_double && chars.len() == 3),
        4 => is_double,
        _ => false,
    };
    is_form && chars.iter().all(|&c| is_han(c)) && !ends_in_role
}
