//! Chinese people's names: how one is told by its form, and found at the end of a description.

use super::words::zh;
use crate::text::{is_han, slice};

/// The person's name that a description ends with: `港務局局長林海生` names 林海生, `街坊陳女士` 陳女士.
pub(super) fn name_at_end(speaker: &str) -> Option<&str> {
    let starts: Vec<usize> = speaker.char_indices().map(|(at, _)| at).collect();
    // 歐陽海生 before 陽海生; else three characters are the usual name.
    for n_chars in [3, 2, 4] {
        let Some(cut) = starts.len().checked_sub(n_chars) else { continue };
        let (before, name) = speaker.split_at(starts[cut]);
        let before = before.chars().next_back();
        if is_name(name) && before.is_none_or(|c| zh::ROLE_ENDINGS.contains(c)) {
            return Some(name);
        }
    }
    titled_at_end(speaker, &starts).or_else(|| transliterated_at_end(speaker, &starts))
}

/// `陳女士`: a surname with a title behind it.
fn titled_at_end<'a>(speaker: &'a str, starts: &[usize]) -> Option<&'a str> {
    let title = zh::TITLES.forms().find(|title| speaker.ends_with(title))?;
    let cut = starts.len().checked_sub(title.chars().count() + 1)?;
    let name = slice(speaker, starts[cut]..speaker.len());
    zh::SURNAMES.contains(name.chars().next()?).then_some(name)
}

/// A foreign name as Chinese spells it by sound, behind a role or alone: `總理馬克斯登`.
fn transliterated_at_end<'a>(speaker: &'a str, starts: &[usize]) -> Option<&'a str> {
    let is_sound = |c: char| zh::SOUNDS.contains(c);
    let n_sounds = speaker.chars().rev().take_while(|&c| is_sound(c)).count();
    let cut = starts.len().checked_sub(n_sounds).filter(|_| n_sounds >= 3)?;
    let (before, name) = speaker.split_at(starts.get(cut).copied()?);
    let before = before.chars().next_back();
    before.is_none_or(|c| zh::ROLE_ENDINGS.contains(c) || zh::OFFICE_ENDINGS.contains(c)).then_some(name)
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
    is_form && chars.iter().all(|&c| is_han(c)) && !ends_in_role && !zh::NO_NAMES.has(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_by_its_sounds_stands_behind_a_role_an_office_or_nothing() {
        for (words, expected) in [
            ("馬克斯登", Some("馬克斯登")),
            ("總理馬克斯登", Some("馬克斯登")),
            ("港務局馬克斯登", None),
            ("漁船馬克斯登", None),
            ("總理馬克", None),
        ] {
            let starts: Vec<usize> = words.char_indices().map(|(at, _)| at).collect();
            assert_eq!(transliterated_at_end(words, &starts), expected, "{words}");
        }
    }

    #[test]
    fn a_name_is_a_surname_with_one_or_two_characters() {
        for (text, expected) in [
            ("林海生", true),
            ("林海", true),
            ("林", false),
            ("林海生生", false),
            ("歐陽海生", true),
            ("歐陽海", true),
            ("歐陽海生生", false),
            ("碼頭人", false),
            ("碼頭邊", false),
            ("林Ab", false),
            ("林局長", false),
            ("凌晨", false),
            ("", false),
        ] {
            assert_eq!(is_name(text), expected, "{text}");
        }
        for (words, expected) in [
            ("港務局局長林海生", Some("林海生")),
            ("港務局局長歐陽海生", Some("歐陽海生")),
            ("港務局局長林海", Some("林海")),
            ("林海生", Some("林海生")),
            ("碼頭林海生", None),
            ("街坊陳女士", Some("陳女士")),
            ("街坊女士", None),
            ("女士", None),
            ("總理馬克斯登", Some("馬克斯登")),
            ("", None),
        ] {
            assert_eq!(name_at_end(words), expected, "{words}");
        }
    }
}
