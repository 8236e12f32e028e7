//! The words of Korean: who speaks.

use super::slide::Slide;

/// What closes what somebody says: the particle and the verb.
pub(crate) const REPORTS: [&str; 20] = [
    "고 말했다",
    "고 밝혔다",
    "고 전했다",
    "고 설명했다",
    "고 강조했다",
    "고 주장했다",
    "고 덧붙였다",
    "고 지적했다",
    "고 발표했다",
    "고 했다",
    "고 말한다",
    "고 답했다",
    "고 호소했다",
    "고 경고했다",
    "고 전망했다",
    "고 평가했다",
    "고 비판했다",
    "고 반박했다",
    "고 당부했다",
    "고 약속했다",
];
/// The particle in front of those verbs.
pub(crate) const QUOTES: &str = "고 ";
/// The day of a month.
pub(crate) const DAY: &str = "일";
/// What leads on from the sentence before.
pub(crate) const OPENINGS: [&str; 9] =
    ["그러나 ", "반면 ", "한편 ", "하지만 ", "또한 ", "또 ", "이에 ", "이어 ", "특히 "];
/// The particles behind who speaks.
pub(crate) const TOPICS: [&str; 5] = ["은", "는", "이", "가", "도"];
/// What follows a source, in front of what it says.
pub(crate) const ACCORDING_TO: [&str; 3] = ["에 따르면 ", "에 따르면, ", "에 의하면 "];
/// Pronouns for the person who was named last.
pub(crate) const PERSONS: [&str; 2] = ["그", "그녀"];
/// Times that slide with the day on which they are said, with how far.
pub(crate) const SLIDES: [(&str, Slide); 10] = [
    ("올해", Slide::Years(0)),
    ("내년", Slide::Years(1)),
    ("작년", Slide::Years(-1)),
    ("지난해", Slide::Years(-1)),
    ("오늘", Slide::Days(0)),
    ("어제", Slide::Days(-1)),
    ("내일", Slide::Days(1)),
    ("지난달", Slide::Months(-1)),
    ("다음 달", Slide::Months(1)),
    ("이번 달", Slide::Months(0)),
];
