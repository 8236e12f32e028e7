//! Plain text: what a screen says, a row a line, without trailing blanks.

use crate::scene::{Page, Run};
use ratatui::buffer::Buffer;

/// Writes a buffer's rows.
pub fn write(buffer: &Buffer) -> String {
    let mut out = String::new();
    for row in 0..buffer.area.height {
        let line: String = super::row_cells(buffer, row).map(|(_, cell, _)| cell.symbol()).collect();
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}

/// Writes runs placed on a page, without painting them.
pub fn screen(runs: &[Run], page: Page) -> String {
    let mut rows: Vec<Vec<&Run>> = vec![Vec::new(); usize::from(page.rows.max(1))];
    for run in runs {
        if let Some(row) = rows.get_mut(usize::from(run.row)) {
            row.push(run);
        }
    }
    let mut out = String::new();
    for row in &mut rows {
        row.sort_by_key(|run| run.column);
        let (mut line, mut columns) = (String::new(), 0);
        for run in row.iter() {
            let n_free = usize::from(run.column).saturating_sub(columns);
            line.extend(std::iter::repeat_n(' ', n_free));
            line.push_str(&run.text);
            columns = usize::from(run.column) + page.policy.columns(&run.text);
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}
