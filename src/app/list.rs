//! A list to choose from: a heading, and as many lines around the chosen one as there is room for.

use crate::scene::{Role, Run};
use crate::text::{WidthPolicy, fit};

/// Draws `head` over `n_lines` lines, of which `line` gives each by its place and `cursor` is chosen, in a window of so
/// many columns and rows.
pub(super) fn view(
    head: &str,
    n_lines: usize,
    cursor: usize,
    (columns, rows): (u16, u16),
    policy: WidthPolicy,
    line: impl Fn(usize) -> String,
) -> Vec<Run> {
    let columns = usize::from(columns);
    let mut runs = vec![Run::new(0, 0, fit(head, columns, policy), Role::Heading)];
    let n_list = usize::from(rows.saturating_sub(1));
    let top = (cursor + 1).saturating_sub(n_list.div_ceil(2)).min(n_lines.saturating_sub(n_list));
    for (row, nth) in (1..rows).zip(top..n_lines) {
        let mut text = fit(&line(nth), columns, policy).into_owned();
        if nth == cursor {
            let n_free = columns.saturating_sub(policy.columns(&text));
            text.push_str(&" ".repeat(n_free));
        }
        runs.push(Run::new(row, 0, text, if nth == cursor { Role::Selected } else { Role::Text }));
    }
    runs
}
