//! What it takes for a claim to be verbatim: the source's own words in their order, and a mark where some are left out.

use crate::text::is_east_asian;

/// What stands in a claim where words of its source were left out: two of them, or one between Latin letters.
const ELIDED: char = '…';

/// A claim's stretches, between its elisions.
pub(crate) fn stretches(claim: &str) -> impl Iterator<Item = &str> {
    claim.split(ELIDED).filter(|stretch| !stretch.trim().is_empty())
}

/// Whether words were left out.
pub(crate) fn has_elision(text: &str) -> bool {
    text.contains(ELIDED)
}

/// A text around its first elision.
pub(crate) fn around_elision(text: &str) -> Option<(&str, &str)> {
    let (before, after) = text.split_once(ELIDED)?;
    Some((before, after.trim_start_matches(ELIDED)))
}

/// Puts stretches together, with an elision between them as the language of their words sets it: `特區政府……撥款`, `the
/// board … found`. An empty stretch at an end says that words are left out there.
pub(crate) fn elide(stretches: &[&str]) -> String {
    let mut stretches = stretches.iter();
    let mut text = stretches.next().copied().unwrap_or_default().to_owned();
    for next in stretches {
        let sides = [text.chars().next_back(), next.chars().next()];
        let is_wide = sides.into_iter().flatten().any(is_east_asian);
        let goes_on = next.starts_with(|c: char| !"”\"’'".contains(c));
        match (is_wide, goes_on) {
            (true, _) => text.extend([ELIDED, ELIDED]),
            (false, true) => text.extend([' ', ELIDED, ' ']),
            (false, false) => text.extend([' ', ELIDED]),
        }
        text.push_str(next);
    }
    text
}

/// Tells whether `claim` stands in `source`: each stretch between elisions (`……`, `…`), in order, white space aside. No
/// stretch cuts a number: 3,000 does not stand in 13,000.
pub fn is_verbatim(claim: &str, source: &str) -> bool {
    stands_in(claim, &ink(source))
}

/// The same, for a source whose [`ink`] is at hand.
pub(crate) fn stands_in(claim: &str, source: &str) -> bool {
    // A source may have elisions of its own, so the whole is tried first.
    if find(&ink(claim), source).is_some() {
        return true;
    }
    let mut rest = source;
    for stretch in stretches(claim).map(ink).filter(|s| !s.is_empty()) {
        let Some(at) = find(&stretch, rest) else { return false };
        rest = rest.get(at + stretch.len()..).unwrap_or_default();
    }
    true
}

/// What is compared: the text without white space, but for what keeps two numbers apart, and without a comma in front
/// of a closing mark: it belongs to the sentence that the words were cut from (“…,” she said).
pub(crate) fn ink(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut has_gap = false;
    for c in text.chars() {
        if c.is_whitespace() {
            has_gap = true;
            continue;
        }
        if has_gap && c.is_ascii_digit() && out.ends_with(|last: char| last.is_ascii_digit()) {
            out.push(' ');
        }
        has_gap = false;
        if matches!(c, '”' | '"' | '’' | '\'') && out.ends_with(',') {
            out.pop();
        }
        out.push(c);
    }
    out
}

/// The first place where `stretch` stands in `source` and cuts no number.
fn find(stretch: &str, source: &str) -> Option<usize> {
    places(stretch, source).next()
}

/// The places, in bytes, where `stretch` stands in `source` and cuts no number; of both the [`ink`].
pub(crate) fn places<'t>(stretch: &'t str, source: &'t str) -> impl Iterator<Item = usize> + 't {
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let (starts, ends) = (is_digit(stretch.chars().next()), is_digit(stretch.chars().next_back()));
    let cuts_number = move |at: usize| {
        let (before, rest) = source.split_at(at);
        let after = rest.get(stretch.len()..).unwrap_or_default();
        starts && goes_on(before.chars().rev()) || ends && goes_on(after.chars())
    };
    source.match_indices(stretch).map(|(at, _)| at).filter(move |&at| !cuts_number(at))
}

/// Whether a number goes on with `chars`: with a digit, or with the mark between digits and then one.
fn goes_on(mut chars: impl Iterator<Item = char>) -> bool {
    match chars.next() {
        Some('.' | ',') => chars.next().is_some_and(|c| c.is_ascii_digit()),
        next => next.is_some_and(|c| c.is_ascii_digit()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_elision_is_set_as_its_language_does() {
        assert_eq!(elide(&["特區政府", "撥款"]), "特區政府……撥款");
        assert_eq!(elide(&["一間可", ""]), "一間可……");
        assert_eq!(elide(&["the board", "found it"]), "the board … found it");
        assert_eq!(elide(&["were filled", ""]), "were filled …");
        assert_eq!(elide(&["“They were filled", "”"]), "“They were filled …”");
        assert_eq!(elide(&["시는", "밝혔다"]), "시는 … 밝혔다");
        assert!(is_verbatim("the board … found it", "It says that the board of the port found it."));
    }

    #[test]
    fn a_claim_is_the_sources_own_words_in_their_order() {
        for (claim, source, is_there) in [
            ("工程展開", "工程 將展開", false),
            ("工程將展開", "工程 將\n展開", true),
            ("工程……展開", "工程將展開", true),
            ("展開……工程", "工程將展開", false),
            ("工程……將", "工程……將展開", true),
            ("", "工程", true),
            ("3,000個貨櫃", "13,000個貨櫃", false),
            ("000個貨櫃", "3,000個貨櫃", false),
            ("處理3", "處理3.5萬噸", false),
            ("處理3", "處理3,又處理5", true),
            ("3 ships", "in 2031 3 ships", true),
            ("20313", "in 2031 3 ships", false),
            ("3……萬", "13個,3個,5萬", true),
            ("“It is safe”", "“It is safe,” she said", true),
            ("“It is safe", "“It is safer,” she said", true),
            ("“It is safe”", "“It is safer,” she said", false),
        ] {
            assert_eq!(is_verbatim(claim, source), is_there, "{claim} in {source}");
        }
    }
}
