//! The words of Korean: who speaks.

use super::slide::Slide;

/// What closes what somebody says: the particle and the verb.
pub(crate) const REPORTS: [&str; 43] = [
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
    "고 하소연했다",
    "고 내다봤다",
    "고 예상했다",
    "고 언급했다",
    "고 토로했다",
    "고 털어놨다",
    "고 털어놓았다",
    "고 알렸다",
    "고 촉구했다",
    "고 제안했다",
    "고 요구했다",
    "고 답변했다",
    "고 소개했다",
    "고 회고했다",
    "고 귀띔했다",
    "고 해명했다",
    "고 일축했다",
    "고 반문했다",
    "고 이야기했다",
    "고 말하고 있다",
    "고 보고 있다",
    "고 주장하고 있다",
    "고 설명하고 있다",
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
pub(crate) const SLIDES: [(&str, Slide); 20] = [
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
    ("모레", Slide::Days(2)),
    ("그저께", Slide::Days(-2)),
    ("재작년", Slide::Years(-2)),
    ("내후년", Slide::Years(2)),
    ("이달", Slide::Months(0)),
    ("내달 ", Slide::Months(1)),
    ("지난주", Slide::Weeks(-1)),
    ("지난 주", Slide::Weeks(-1)),
    ("이번 주", Slide::Weeks(0)),
    ("다음 주", Slide::Weeks(1)),
];
/// The ends of a clause that goes on.
pub(crate) const GOES_ON: [&str; 27] = [
    "며", "지만", "는데", "은데", "면서", "이라", "라며", "어서", "아서", "해서", "으나", "므로", "도록",
    "려고", "거나", "하고", "되고", "있고", "았고", "었고", "였고", "했고", "됐고", "은", "는", "를", "을",
];
/// Nouns that end like one.
pub(crate) const NOUNS_LIKE_CLAUSES: [&str; 3] = ["마을", "가을", "노을"];
/// What closes it without that particle: a stand, an expectation. A claim ends in front of them.
pub(crate) const HOLDS: [&str; 7] = [
    "는 입장이다",
    "는 입장을 밝혔다",
    "는 뜻을 밝혔다",
    "는 계획을 밝혔다",
    "으로 내다봤다",
    "으로 전망했다",
    "으로 예상했다",
];
/// What stands behind the closing mark of a quotation in front of its speaker.
pub(crate) const QUOTED: [&str; 4] = ["라고 ", "이라고 ", "고 ", "며 "];
/// The weekdays, in their order, as they stand behind a week: 지난주 `금요일`.
pub(crate) const WEEKDAYS: [&str; 7] = ["월요일", "화요일", "수요일", "목요일", "금요일", "토요일", "일요일"];
