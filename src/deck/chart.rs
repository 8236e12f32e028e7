//! Charts: numbers of several things, in one series or in more, and how they are drawn.

use super::quantity::number;
use super::schema::Text;
use super::{Figure, Origin, Quantity, Segment};
use crate::fault::Fault;
use crate::yaml::word;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Numbers to be held against each other.
#[derive(Clone, Debug, Default, PartialEq, Eq, JsonSchema, Serialize, Deserialize)]
#[schemars(rename = "chart")]
#[serde(deny_unknown_fields, expecting = "a chart: a mapping with a list \"rows\"")]
pub struct Chart {
    /// How it is drawn.
    #[serde(default, rename = "type", deserialize_with = "word::one", skip_serializing_if = "is_bars")]
    pub form: Form,
    /// What the numbers are of, where they do not say it themselves: said once over them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Text")]
    pub unit: Option<String>,
    /// The names of the series, where each row has several values.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "Vec<Text>")]
    pub series: Vec<String>,
    /// The things that have the numbers, in order.
    pub rows: Vec<ChartRow>,
}

/// How a chart is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, JsonSchema, Serialize, Deserialize)]
#[schemars(rename = "chart-type")]
#[serde(rename_all = "lowercase")]
pub enum Form {
    /// A bar a value, those of a row below each other.
    #[default]
    Bars,
    /// A bar a row, of its values one behind the other.
    Stacked,
    /// A line a series, over the rows from left to right.
    Lines,
}

/// One thing and its values, one a series.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChartRow {
    /// What it is: a place, a year.
    pub label: String,
    /// Its values.
    pub values: Vec<Quantity>,
    /// Where it comes from.
    pub from: Option<Origin>,
}

/// A row as it is written.
#[derive(JsonSchema, Serialize, Deserialize)]
#[schemars(rename = "chart-row")]
#[serde(deny_unknown_fields)]
struct RawRow {
    /// What it is: a place, a year.
    #[schemars(with = "Text")]
    label: String,
    /// Its number, as its source has it (1.2億元), or as a bare one.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    value: Option<Quantity>,
    /// Its numbers, one a series; ~ where one is missing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    values: Vec<Quantity>,
    /// Where it comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    from: Option<Origin>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the form that serde calls")]
fn is_bars(form: &Form) -> bool {
    *form == Form::Bars
}

/// A value that is given, and be it as missing: without this, `~` would be no value at all.
fn given<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<Quantity>, D::Error> {
    Quantity::deserialize(deserializer).map(Some)
}

impl Chart {
    /// How many values a row has.
    pub fn n_series(&self) -> usize {
        self.series.len().max(1)
    }

    /// What is wrong with it, and where in it: values without a series, series without a value, what is no number.
    pub(super) fn fault(&self) -> Option<(Vec<Segment>, Fault)> {
        let mut faults = self.rows.iter().enumerate().filter_map(|(row_idx, row)| {
            let (key, fault) = self.row_fault(row)?;
            let place = |key: &'static str| Segment::Key(key.into());
            Some((vec![place("chart"), place("rows"), Segment::Index(row_idx), place(key)], fault))
        });
        faults.next()
    }

    fn row_fault(&self, row: &ChartRow) -> Option<(&'static str, Fault)> {
        let (n_values, n_series) = (row.values.len(), self.n_series());
        let key = if n_values > 1 { "values" } else { "value" };
        if n_values > n_series {
            let fault = Fault::new(format!("{n_values} values, and {n_series} series to have them"));
            let hint = "name each in \"series\"; a number with a comma stands in quotation marks: \"1,200\"";
            return Some((key, fault.hint(hint)));
        }
        if n_values < n_series {
            let fault = Fault::new(format!("{n_values} of {n_series} values"));
            return Some((key, fault.hint("give one for each series; ~ where it is missing")));
        }
        let is_stacked = self.form == Form::Stacked;
        row.values.iter().filter(|value| !value.is_missing()).find_map(|value| {
            let text = &value.text;
            match number(text) {
                None => Some((key, no_number(text))),
                Some(n) if is_stacked && n < 0.0 => {
                    let fault = Fault::new(format!("{text} is less than nothing, and cannot be stacked"));
                    Some((key, fault.hint("type: bars")))
                }
                Some(_) => None,
            }
        })
    }

    /// The same as the rows of a table: for those who hear it, or read it where nothing is drawn.
    pub fn as_table(&self) -> Vec<Vec<String>> {
        let names = if self.series.is_empty() { vec![String::new()] } else { self.series.clone() };
        let head = std::iter::once(self.unit.clone().unwrap_or_default()).chain(names).collect();
        let row = |row: &ChartRow| {
            // What is missing is said: an empty cell is passed over by whoever hears a table.
            let value =
                |value: &Quantity| if value.is_missing() { "—".to_owned() } else { value.text.clone() };
            let values = row.values.iter().map(value);
            std::iter::once(row.label.clone()).chain(values).collect()
        };
        std::iter::once(head).chain(self.rows.iter().map(row)).collect()
    }
}

fn no_number(text: &str) -> Fault {
    let fault = Fault::new(format!("\"{text}\" is not one number"));
    fault.hint("write 1,200, -3.5%, 12萬, or ~ where there is none")
}

/// What is wrong with the trends of figures, and where: what is no number, and a number alone.
pub(super) fn trend_fault(figures: &[Figure]) -> Option<(Vec<Segment>, Fault)> {
    let place = |key: &'static str| Segment::Key(key.into());
    figures.iter().enumerate().find_map(|(idx, figure)| {
        let path = vec![place("figures"), Segment::Index(idx), place("trend")];
        let is_wrong = |value: &&Quantity| !value.is_missing() && number(&value.text).is_none();
        if let Some(value) = figure.trend.iter().find(is_wrong) {
            return Some((path, no_number(&value.text)));
        }
        let n_numbers = figure.trend.iter().filter(|value| !value.is_missing()).count();
        let fault =
            || Fault::new("a trend is of two numbers or more").hint("give those before it, or take it out");
        (n_numbers < 2 && !figure.trend.is_empty()).then(|| (path, fault()))
    })
}

impl JsonSchema for ChartRow {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        RawRow::schema_name()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        RawRow::json_schema(generator)
    }
}

impl Serialize for ChartRow {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { label, mut values, from } = self.clone();
        let value = if values.len() == 1 { values.pop() } else { None };
        RawRow { label, value, values, from }.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for ChartRow {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let RawRow { label, value, mut values, from } = RawRow::deserialize(deserializer)?;
        if value.is_some() && !values.is_empty() {
            return Err(serde::de::Error::custom("a row has \"value\" or \"values\": take one of them out"));
        }
        values.extend(value);
        Ok(Self { label, values, from })
    }
}

#[cfg(test)]
mod tests {
    use crate::deck::{read, write};

    #[track_caller]
    fn check_error(chart: &str, expected: &str) {
        let text = format!("slides:\n- chart:\n    {}\n", chart.replace('\n', "\n    "));
        let fault = read(&text).expect_err("a fault");
        assert_eq!(crate::fault::brief(&fault).join("\n"), expected);
    }

    #[test]
    fn what_is_wrong_with_a_chart_is_told_with_its_place() {
        check_error(
            "rows:\n- {label: 東港, value: 120}\n- {label: 西港, value: 很多}",
            "5:26: \"很多\" is not one number\nhint: write 1,200, -3.5%, 12萬, or ~ where there is none",
        );
        check_error(
            "rows:\n- {label: 東港, values: [120, 131]}",
            "4:27: 2 values, and 1 series to have them\nhint: name each in \"series\"; a number with a comma stands in quotation marks: \"1,200\"",
        );
        check_error(
            "series: [今年, 去年]\nrows:\n- {label: 東港, value: 120}",
            "5:26: 1 of 2 values\nhint: give one for each series; ~ where it is missing",
        );
        check_error(
            "rows: [{label: 東港}]",
            "3:12: 0 of 1 values\nhint: give one for each series; ~ where it is missing",
        );
        check_error(
            "type: stacked\nrows:\n- {label: 東港, value: -1}",
            "5:26: -1 is less than nothing, and cannot be stacked\nhint: type: bars",
        );
        check_error(
            "rows:\n- {label: 東港, value: 1, values: [2]}",
            "4:5: a row has \"value\" or \"values\": take one of them out",
        );
        check_error("rows: []\nseires: []", "4:5: unknown field \"seires\"\nhint: did you mean \"series\"?");
    }

    #[test]
    fn what_is_wrong_with_a_trend_is_told_with_its_place() {
        let check = |trend: &str, expected: &str| {
            let text = format!("slides:\n- figures:\n  - {{value: 3, label: 箱, trend: {trend}}}\n");
            let fault = read(&text).expect_err("a fault");
            assert_eq!(crate::fault::brief(&fault).join("\n"), expected);
        };
        check(
            "[1, 很多]",
            "3:33: \"很多\" is not one number\nhint: write 1,200, -3.5%, 12萬, or ~ where there is none",
        );
        let lonely = "3:33: a trend is of two numbers or more\nhint: give those before it, or take it out";
        check("[1]", lonely);
        check("[~, 1]", lonely);
    }

    #[test]
    fn a_chart_is_written_as_it_was_read() {
        let text = "slides:\n- chart:\n    type: lines\n    unit: 萬個\n    series:\n    - 東港\n    - 西港\n    rows:\n    - label: 2030年\n      values:\n      - '120'\n      - null\n      from: port.txt:12\n- chart:\n    rows:\n    - label: 東港\n      value: 1.2億\n";
        assert_eq!(write(&read(text).unwrap()), text);
    }
}
