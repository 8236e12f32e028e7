//! Rules as rows, and what all tables of them share.
//!
//! A row asks one thing about a case and says what a yes is worth: a weight where the rows are summed, an answer where
//! the first that holds gives it, nothing where any will do. Each has an example that comes out otherwise without it.

/// A row of a table. `F` is its question, a `fn(&Case) -> bool`; `S` is what a yes says.
pub(super) struct Row<F, S> {
    /// What it asks, as a sentence; no other row of any table is called so.
    pub(super) name: &'static str,
    /// What a yes says.
    pub(super) says: S,
    /// The question.
    pub(super) holds: F,
    /// An example in Chinese that comes out otherwise without the row; none where the row is not about Chinese.
    #[cfg_attr(not(test), expect(dead_code, reason = "the test of the tables reads it"))]
    pub(super) zh: Option<&'static str>,
    /// An example in English; none where the row is not about English.
    #[cfg_attr(not(test), expect(dead_code, reason = "the test of the tables reads it"))]
    pub(super) en: Option<&'static str>,
    /// Where it comes from.
    #[cfg_attr(not(test), expect(dead_code, reason = "the test of the tables reads it"))]
    pub(super) source: &'static str,
}

/// The rows that hold, where `ask` puts the case to a row's question.
pub(super) fn held<F, S>(
    rows: &'static [Row<F, S>],
    ask: impl Fn(&F) -> bool,
) -> impl Iterator<Item = &'static Row<F, S>> {
    rows.iter().filter(move |row| is_in(row.name) && ask(&row.holds))
}

/// What the first row that holds says.
pub(super) fn first<F, S: Copy>(rows: &'static [Row<F, S>], ask: impl Fn(&F) -> bool) -> Option<S> {
    held(rows, ask).next().map(|row| row.says)
}

/// Whether a row holds.
pub(super) fn any<F, S>(rows: &'static [Row<F, S>], ask: impl Fn(&F) -> bool) -> bool {
    held(rows, ask).next().is_some()
}

/// The sum of the weights of the rows that hold.
pub(super) fn sum<F>(rows: &'static [Row<F, i64>], ask: impl Fn(&F) -> bool) -> i64 {
    held(rows, ask).map(|row| row.says).sum()
}

#[cfg(not(test))]
const fn is_in(_name: &str) -> bool {
    true
}

#[cfg(test)]
use tests::is_in;

#[cfg(test)]
pub(super) mod tests {
    use super::Row;
    use std::cell::Cell;
    use std::fmt::Debug;

    thread_local! {
        /// The row that is taken away while an example is tried.
        static AWAY: Cell<&'static str> = const { Cell::new("") };
    }

    pub(super) fn is_in(name: &str) -> bool {
        AWAY.get() != name
    }

    /// Takes each row away in turn and sees that each of its examples comes out otherwise, as `answer` tells.
    #[track_caller]
    pub(in crate::article) fn each_decides<F, S, A: Debug + PartialEq>(
        rows: &'static [Row<F, S>],
        answer: impl Fn(&str) -> A,
    ) {
        let mut idle = Vec::new();
        for row in rows {
            assert!(row.zh.or(row.en).is_some() && !row.source.is_empty(), "{}", row.name);
            for example in [row.zh, row.en].into_iter().flatten() {
                let with = answer(example);
                AWAY.set(row.name);
                let without = answer(example);
                AWAY.set("");
                if with == without {
                    idle.push(format!("{}: {example:?} is {with:?} with it or without", row.name));
                }
            }
        }
        assert!(idle.is_empty(), "{}", idle.join("\n"));
        let mut names: Vec<_> = rows.iter().map(|row| row.name).collect();
        names.sort_unstable();
        assert!(names.is_sorted_by(|a, b| a < b), "two rows of one name: {names:?}");
    }
}
