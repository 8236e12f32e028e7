//! What it takes for a claim to be verbatim: the source's own words in their order, and a mark where some are left out.

/// What stands in a claim where words of its source were left out.
pub const ELISION: &str = "……";

/// Tells whether `claim` stands in `source`: each stretch between elisions (`……`), in order, white space aside.
pub fn is_verbatim(claim: &str, source: &str) -> bool {
    let ink = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let source = ink(source);
    let mut rest = source.as_str();
    // A source may have elisions of its own, so the whole is tried first.
    if rest.contains(&ink(claim)) {
        return true;
    }
    for stretch in claim.split(ELISION).map(ink).filter(|s| !s.is_empty()) {
        let Some(at) = rest.find(&stretch) else { return false };
        rest = rest.get(at + stretch.len()..).unwrap_or_default();
    }
    true
}
