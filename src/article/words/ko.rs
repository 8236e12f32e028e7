//! The words of Korean by which a line is told.

/// How papers' names end.
pub(crate) const PAPERS: [&str; 3] = ["신문", "일보", "뉴스"];
/// What stands behind a year, a month and a day.
pub(crate) const DATE: [char; 3] = ['년', '월', '일'];
/// What a writer is called behind the name.
pub(crate) const REPORTERS: [&str; 6] = ["기자", "특파원", "선임기자", "인턴기자", "객원기자", "논설위원"];
/// Labels of who wrote it.
pub(crate) const WRITERS: [&str; 2] = ["글", "취재"];
/// Labels of who else had a hand in it.
pub(crate) const HELPERS: [&str; 3] = ["사진", "편집", "그래픽"];
/// Labels of whom it is taken from.
pub(crate) const FROM: [&str; 1] = ["출처"];
/// What a time stamp is called, and what stands before an hour.
pub(crate) const STAMPS: [&str; 11] =
    ["입력", "기사입력", "등록", "수정", "최종수정", "승인", "업데이트", "송고", "게재", "오전", "오후"];
/// What stands behind an hour and behind its minutes.
pub(crate) const HOUR: char = '시';
pub(crate) const MINUTE: char = '분';
