//! The words of English: who speaks, what stands alone and what makes a point.

/// A verb of saying, as a row of its table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Verb {
    /// The forms that report somebody's words.
    pub(crate) forms: &'static [&'static str],
    /// Whether it names who is told, in front of what is said: told `reporters` that ….
    pub(crate) names_hearer: bool,
}

const fn says(forms: &'static [&'static str]) -> Verb {
    Verb { forms, names_hearer: false }
}

/// The verbs of saying, the only list of them.
pub(crate) const SAYS: &[Verb] = &[
    says(&["said", "says"]),
    Verb { forms: &["told", "tells"], names_hearer: true },
    says(&["argued", "argues"]),
    says(&["warned", "warns"]),
    says(&["added", "adds"]),
    says(&["explained", "explains"]),
    says(&["noted", "notes"]),
    says(&["insisted", "insists"]),
    says(&["claimed", "claims"]),
    says(&["believes"]),
    says(&["stressed"]),
    says(&["recalled", "recalls"]),
    says(&["estimated"]),
    says(&["predicted"]),
    says(&["wrote"]),
    says(&["admitted"]),
    says(&["announced"]),
];
/// What leads from a verb of saying to what is said.
pub(crate) const THAT: &str = "that ";
/// The same behind the name of who is told.
pub(crate) const HEARER_THAT: &str = " that ";
/// What makes a verb of saying a perfect: "auditors have warned of" reports no words.
pub(crate) const PERFECT: [&str; 3] = ["have", "has", "had"];
/// What follows a verb of saying that reports no words.
pub(crate) const NO_WORDS_FOLLOW: [&str; 2] = ["in ", "of "];
/// What leads to a source.
pub(crate) const ACCORDING_TO: &str = "According to ";
/// What opens an apposition behind a source.
pub(crate) const APPOSITIONS: [&str; 4] = ["a ", "an ", "the head", "who "];
/// Pronouns for the person who was named last, in lower case.
pub(crate) const PERSONS: [&str; 2] = ["he", "she"];
/// Pronouns for a body, and which one is not plain.
pub(crate) const BODIES: [&str; 2] = ["they", "it"];
/// Words that a full stop shortens.
pub(crate) const ABBREVIATIONS: [&str; 32] = [
    "Mr", "Mrs", "Ms", "Dr", "Prof", "St", "Mt", "Jr", "Sr", "Gen", "Gov", "Sen", "Rep", "Rev", "Hon", "Lt",
    "Col", "Capt", "Sgt", "No", "Nos", "vs", "etc", "e.g", "i.e", "Jan", "Feb", "Aug", "Sept", "Oct", "Nov",
    "Dec",
];
/// Words that lead a claim on from the one before, and go when it stands alone.
pub(crate) const CONNECTIVES: [&str; 14] = [
    "However, ",
    "Instead, ",
    "Meanwhile, ",
    "Moreover, ",
    "Furthermore, ",
    "Still, ",
    "Therefore, ",
    "As a result, ",
    "In addition, ",
    "Also, ",
    "But ",
    "And ",
    "So ",
    "Yet ",
];
/// What makes a claim worth a point, in lower case.
pub(crate) const CUES: [&str; 11] =
    ["will", "should", "must", "plans", "plan", "could", "would", "hopes", "first", "largest", "most"];
