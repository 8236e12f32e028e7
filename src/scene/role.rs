//! What a run of text is: the one vocabulary between layout, which says it, and themes, which dress it.

use serde::Deserialize;

/// What a run of text is, which decides how it looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Running text and points.
    Text,
    /// A cover's title.
    Title,
    /// A cover's subtitle and date.
    Subtitle,
    /// The line over a slide.
    Heading,
    /// The mark or number in front of a point.
    Marker,
    /// Who says it.
    By,
    /// Somebody's words.
    Quote,
    /// A photo's words.
    Caption,
    /// A number that matters, a date.
    Figure,
    /// What a figure counts.
    Label,
    /// The first series of a chart, and the fifth.
    Series1,
    /// The second.
    Series2,
    /// The third.
    Series3,
    /// The fourth.
    Series4,
    /// Program text.
    Code,
    /// A keyword of program text, or a key.
    CodeKeyword,
    /// A string in it.
    CodeString,
    /// A comment in it.
    CodeComment,
    /// A number in it.
    CodeNumber,
    /// The numbers of its lines, and the ground around it.
    CodeGutter,
    /// Strong words inside a line.
    Strong,
    /// Emphasised words inside a line.
    Emphasis,
    /// The words of a link.
    Link,
    /// Rules between things.
    Rule,
    /// The footer, and what is beside the matter.
    Muted,
    /// A message of the program.
    Notice,
    /// A message about a fault.
    Error,
    /// The chosen row of a list.
    Selected,
    /// What a search found.
    Match,
    /// The speaker's notes.
    Notes,
    /// In a source: the words that a claim took.
    Cited,
    /// In a source: the words between them that it left out.
    Elided,
    /// In a source: who is named as saying them.
    Attribution,
    /// Words in which a claim and its source differ.
    Differs,
    /// How confidential a deck is.
    Marking,
}

impl Role {
    /// All roles.
    pub const ALL: [Self; 35] = [
        Self::Text,
        Self::Title,
        Self::Subtitle,
        Self::Heading,
        Self::Marker,
        Self::By,
        Self::Quote,
        Self::Caption,
        Self::Figure,
        Self::Label,
        Self::Series1,
        Self::Series2,
        Self::Series3,
        Self::Series4,
        Self::Code,
        Self::CodeKeyword,
        Self::CodeString,
        Self::CodeComment,
        Self::CodeNumber,
        Self::CodeGutter,
        Self::Strong,
        Self::Emphasis,
        Self::Link,
        Self::Rule,
        Self::Muted,
        Self::Notice,
        Self::Error,
        Self::Selected,
        Self::Match,
        Self::Notes,
        Self::Cited,
        Self::Elided,
        Self::Attribution,
        Self::Differs,
        Self::Marking,
    ];
}
