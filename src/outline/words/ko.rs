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
/// Particles behind others of whom a sentence tells.
pub(crate) const AMONG: [&str; 5] = ["을", "를", "와", "과", "에게"];
/// What a word ends with that calls somebody.
pub(crate) const HONORIFICS: [&str; 62] = [
    "씨",
    "군수",
    "시장",
    "지사",
    "구청장",
    "장관",
    "차관",
    "의원",
    "위원",
    "교수",
    "교사",
    "박사",
    "원장",
    "회장",
    "이사장",
    "사장",
    "대표",
    "관장",
    "국장",
    "과장",
    "팀장",
    "실장",
    "부장",
    "소장",
    "서장",
    "청장",
    "처장",
    "본부장",
    "단장",
    "센터장",
    "위원장",
    "조합장",
    "이장",
    "선장",
    "기관장",
    "교장",
    "총장",
    "의장",
    "총리",
    "대통령",
    "대변인",
    "변호사",
    "의사",
    "간호사",
    "기사",
    "감독",
    "선수",
    "작가",
    "할머니",
    "할아버지",
    "어르신",
    "연구원",
    "관계자",
    "목사",
    "신부",
    "스님",
    "양",
    "옹",
    "검사",
    "판사",
    "대사",
    "기자",
];
/// The surnames that most people have.
pub(crate) const SURNAMES: &[char] = &[
    '김', '이', '박', '최', '정', '강', '조', '윤', '장', '임', '한', '오', '서', '신', '권', '황', '안',
    '송', '류', '전', '홍', '고', '문', '양', '손', '배', '백', '허', '유', '남', '심', '노', '하', '곽',
    '성', '차', '주', '우', '구', '나', '민', '진', '지', '엄', '채', '원', '천', '방', '공', '현', '함',
    '변', '염', '여', '추', '도', '소', '석', '선', '설', '마', '길', '연', '위', '표', '명', '기', '반',
    '라', '왕', '금', '옥', '육', '인', '맹', '제', '모', '탁', '국', '어',
];
/// The ends of verbs in front of the noun that they tell of: 식당을 `운영하는` 최순임씨.
pub(crate) const TELLS_APART: [&str; 58] = [
    "하는",
    "되는",
    "있는",
    "없는",
    "오는",
    "가는",
    "짓는",
    "찾는",
    "사는",
    "파는",
    "맡는",
    "타는",
    "쓰는",
    "보는",
    "주는",
    "받는",
    "다니는",
    "지내는",
    "키우는",
    "만드는",
    "이끄는",
    "기르는",
    "지키는",
    "모는",
    "나는",
    "이는",
    "돕는",
    "잇는",
    "굽는",
    "잡는",
    "캐는",
    "꾸리는",
    "가르치는",
    "기다리는",
    "고치는",
    "가꾸는",
    "나서는",
    "알리는",
    "살피는",
    "꿈꾸는",
    "받은",
    "맡은",
    "찾은",
    "담은",
    "입은",
    "잡은",
    "넘은",
    "젊은",
    "같은",
    "많은",
    "않은",
    "낳은",
    "잃은",
    "겪은",
    "앉은",
    "지은",
    "남은",
    "얻은",
];
/// What a word in front of a name ends with that is no part of it: a verb, or a noun of another part of the sentence.
pub(crate) const BEFORE_NAME: [&str; 17] = [
    "는", "은", "던", "한", "된", "온", "인", "낸", "난", "을", "를", "에서", "에게", "으로", "까지", "부터",
    "째",
];
