//! The words of Korean by which a line is told.

/// How papers' names end.
pub(crate) const PAPERS: [&str; 3] = ["신문", "일보", "뉴스"];
/// What stands behind a year, a month and a day.
pub(crate) const DATE: [char; 3] = ['년', '월', '일'];
