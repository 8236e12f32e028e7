//! What it takes for a claim to be verbatim: the source's own words in their order, and a mark where some are left out.

/// What stands in a claim where words of its source were left out.
pub const ELISION: &str = "……";

/// Tells whether `claim` stands in `source`: each stretch between elisions (`……`), in order, white space aside. No
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
    for stretch in claim.split(ELISION).map(ink).filter(|s| !s.is_empty()) {
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
