//! Numbers in cells: where their points are, so that they stand under each other.

use crate::text::WidthPolicy;

/// The columns of a number before its point, and from its point on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Number {
    pub(super) before: usize,
    pub(super) behind: usize,
}

/// The longest sign, currency or unit that a number may have in a column of numbers, in columns.
const MAX_UNIT: usize = 4;

impl Number {
    /// Reads a cell that is a number, with a sign or a currency before it and a short unit behind it.
    pub(super) fn read(text: &str, policy: WidthPolicy) -> Option<Self> {
        let text = text.trim();
        let (sign, rest) = text.split_at(text.find(|c: char| c.is_ascii_digit())?);
        let is_of_number = |c: char| c.is_ascii_digit() || c == ',' || c == '.';
        let (digits, unit) = rest.split_at(rest.find(|c| !is_of_number(c)).unwrap_or(rest.len()));
        let is_sign = |c: char| c.is_ascii_alphabetic() || "+-−–±~≈<>$¥€£￥＄▲▼△▽ ".contains(c);
        let is_short = |text: &str| policy.columns(text) <= MAX_UNIT;
        let is_number = sign.chars().all(is_sign)
            && is_short(sign)
            && is_short(unit)
            && !unit.contains(|c: char| c.is_ascii_digit())
            && digits.matches('.').count() <= 1;
        let before = policy.columns(sign) + digits.find('.').unwrap_or(digits.len());
        is_number.then(|| Self { before, behind: policy.columns(text) - before })
    }

    /// The longer of each part.
    pub(super) fn max(self, other: Self) -> Self {
        Self { before: self.before.max(other.before), behind: self.behind.max(other.behind) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_told_from_other_cells_and_split_at_its_point() {
        let read = |text| Number::read(text, WidthPolicy::default()).map(|n| (n.before, n.behind));
        for (text, expected) in [
            ("1,230.5", Some((5, 2))),
            ("980", Some((3, 0))),
            ("-20.4%", Some((3, 3))),
            ("HK$1.2億", Some((4, 4))),
            ("3,500 個", Some((5, 3))),
            ("2031年8月", None),
            ("1.2.3", None),
            ("12:30", None),
            ("第3", None),
            ("—", None),
            ("", None),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }
}
