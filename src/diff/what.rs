//! The sorts of things in a deck, as they are told.

use crate::deck::Part;

/// A thing that a deck says or sets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum What {
    /// What the deck as a whole is set to: its title, language, theme, line breaking.
    Setting,
    /// A slide as a whole.
    Slide,
    /// The title on a cover.
    Title,
    /// The line below it.
    Subtitle,
    /// Who presents.
    Presenter,
    /// When.
    Date,
    /// The line over a slide's content.
    Heading,
    /// A talking point.
    Point,
    /// A quotation.
    Quotation,
    /// A photo's words.
    Caption,
    /// A number and what it counts.
    Figure,
    /// A date and what happened.
    Moment,
    /// A row of a table.
    Row,
    /// A thing in a chart and its values.
    Bar,
    /// What stands over a chart: its unit, the names of its series.
    Legend,
    /// Program text.
    Code,
    /// Its language.
    Language,
    /// Running text.
    Body,
    /// The line over a column.
    ColumnHeading,
    /// A note at a slide's foot.
    Footnote,
    /// What only the speaker sees.
    Notes,
    /// A question that may be asked, with the line to take.
    Asked,
    /// That points are numbered.
    Numbering,
    /// How a slide is shown: a chart's type, the lines of program text that are spoken of, whether it is skipped.
    Option,
}

impl What {
    /// Its name: `point`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Setting => "setting",
            Self::Slide => "slide",
            Self::Title => "title",
            Self::Subtitle => "subtitle",
            Self::Presenter => "presenter",
            Self::Date => "date",
            Self::Heading => "heading",
            Self::Point => "point",
            Self::Quotation => "quotation",
            Self::Caption => "caption",
            Self::Figure => "figure",
            Self::Moment => "moment",
            Self::Row => "row",
            Self::Bar => "bar",
            Self::Legend => "legend",
            Self::Code => "code",
            Self::Language => "language",
            Self::Body => "text",
            Self::ColumnHeading => "column heading",
            Self::Footnote => "footnote",
            Self::Notes => "notes",
            Self::Asked => "question",
            Self::Numbering => "numbering",
            Self::Option => "option",
        }
    }

    /// Whether it makes a claim, and may as well be made in another place. What does not belongs to its slide.
    pub(super) const fn is_claim(self) -> bool {
        use What::{Asked, Bar, Body, Caption, Figure, Moment, Point, Quotation, Row};
        matches!(self, Asked | Point | Quotation | Caption | Figure | Moment | Row | Bar | Body)
    }

    pub(super) const fn of(part: Part) -> Self {
        match part {
            Part::Heading => Self::Heading,
            Part::Title => Self::Title,
            Part::Subtitle => Self::Subtitle,
            Part::Presenter => Self::Presenter,
            Part::Date => Self::Date,
            Part::Point { .. } => Self::Point,
            Part::Quotation => Self::Quotation,
            Part::Caption => Self::Caption,
            Part::Value | Part::Label | Part::Trend { .. } => Self::Figure,
            Part::When | Part::What => Self::Moment,
            Part::Cell { .. } => Self::Row,
            Part::Category | Part::Quantity { .. } => Self::Bar,
            Part::Unit | Part::Series { .. } => Self::Legend,
            Part::Language => Self::Language,
            Part::Code => Self::Code,
            Part::Paragraph => Self::Body,
            Part::ColumnHeading => Self::ColumnHeading,
            Part::Footnote { .. } => Self::Footnote,
            Part::Note => Self::Notes,
            Part::Question | Part::Line | Part::Background => Self::Asked,
        }
    }

    /// Tells by a claim's path, `slides.3.points.1`, what it is.
    pub(super) fn of_path(path: &str) -> Self {
        let mut keys = path.split('.').filter(|key| !key.starts_with(|c: char| c.is_ascii_digit()));
        match keys.next_back() {
            Some("heading") => Self::Heading,
            Some("cover") => Self::Title,
            Some("quote") => Self::Quotation,
            Some("photo") => Self::Caption,
            Some("figures") => Self::Figure,
            Some("timeline") => Self::Moment,
            Some("table") => Self::Row,
            Some("body") => Self::Body,
            Some("asked") => Self::Asked,
            _ => Self::Point,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_claim_is_known_by_its_path() {
        for (path, expected) in [
            ("slides.0.cover", What::Title),
            ("slides.3.heading", What::Heading),
            ("slides.3.points.1", What::Point),
            ("slides.3.quote", What::Quotation),
            ("slides.3.photo.0", What::Caption),
            ("slides.3.figures.2", What::Figure),
            ("slides.3.timeline.2", What::Moment),
            ("slides.3.table.2", What::Row),
            ("slides.3.body.0", What::Body),
            ("slides.3.asked.0", What::Asked),
            ("asked.0", What::Asked),
        ] {
            assert_eq!(What::of_path(path), expected, "{path}");
        }
    }
}
