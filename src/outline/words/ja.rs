//! The words of Japanese: who speaks.
//!
//! と behind a closing mark is what quotes, whatever verb follows; without marks the verb must be one of saying.

use super::slide::Slide;

/// What parts clauses.
pub(crate) const COMMA: &str = "、";
/// The particle that quotes.
pub(crate) const QUOTES: char = 'と';
/// The particle that a subject has in place of it.
pub(crate) const SUBJECT: char = 'が';
/// The particle between a house and its people.
pub(crate) const OF: char = 'の';
/// People of a house who are not named.
pub(crate) const UNNAMED: [&str; 6] = ["担当者", "関係者", "幹部", "広報担当者", "担当", "広報"];
/// What follows the words of whoever holds so: 「……」としている.
pub(crate) const HOLDS: &str = "としてい";
/// The closing mark with it.
pub(crate) const CLOSES_QUOTED: &str = "」と";
/// The particle behind who speaks.
pub(crate) const TOPIC: char = 'は';
/// What follows a source, in front of what it says.
pub(crate) const ACCORDING_TO: [&str; 4] = ["によると、", "によれば、", "によると", "によれば"];
/// What says it behind the speaker, where the words come first: ……と漁協は`主張している`.
pub(crate) const SAYS: [&str; 36] = [
    "話す",
    "語る",
    "述べる",
    "訴える",
    "説明する",
    "指摘する",
    "強調する",
    "主張する",
    "批判する",
    "振り返る",
    "明かす",
    "明かした",
    "主張している",
    "主張した",
    "述べた",
    "述べている",
    "話した",
    "話している",
    "語った",
    "語っている",
    "説明した",
    "説明している",
    "指摘した",
    "指摘している",
    "発表した",
    "発表している",
    "強調した",
    "強調している",
    "訴えた",
    "訴えている",
    "答えた",
    "答えている",
    "批判した",
    "批判している",
    "みている",
    "コメントした",
];
/// What closes what somebody says, without marks around it: the particle and the verb.
pub(crate) const REPORTS: [&str; 37] = [
    "と指摘する",
    "と話す",
    "と語る",
    "と述べる",
    "と説明する",
    "と強調する",
    "と訴える",
    "と主張する",
    "と批判する",
    "と批判した",
    "とみる",
    "と明かした",
    "ことを明らかにした",
    "考えを示した",
    "との認識を示した",
    "と発表した",
    "と述べた",
    "と話した",
    "と語った",
    "と説明した",
    "と指摘した",
    "と強調した",
    "と明らかにした",
    "と答えた",
    "と訴えた",
    "と主張した",
    "と主張している",
    "としている",
    "とした",
    "と話している",
    "と述べている",
    "と説明している",
    "と語っている",
    "との見方を示した",
    "との考えを示した",
    "とコメントした",
    "ことを発表した",
];
/// Those of them that need nobody named in the sentence where a body has spoken before.
pub(crate) const STATES: [&str; 2] = ["としている", "と説明している"];
/// What follows a person's name.
pub(crate) const HONORIFICS: [&str; 25] = [
    "准教授",
    "町長",
    "村長",
    "区長",
    "部長",
    "課長",
    "所長",
    "会長",
    "理事長",
    "組合長",
    "研究員",
    "弁護士",
    "医師",
    "さん",
    "氏",
    "容疑者",
    "議員",
    "市長",
    "知事",
    "首相",
    "大統領",
    "監督",
    "社長",
    "選手",
    "教授",
];
/// Those of them that name nobody by themselves.
pub(crate) const HONORIFICS_ALONE: [&str; 2] = ["さん", "氏"];
/// What follows と behind a quotation that nobody says.
pub(crate) const NOT_SAID: [&str; 6] = ["という", "と呼", "とされ", "として", "となっ", "と記載"];
/// What stands in front of a short name.
pub(crate) const HEREAFTER: &str = "以下";
/// The last characters of a body that speaks.
pub(crate) const BODY_ENDINGS: [&str; 39] = [
    "課",
    "室",
    "係",
    "センター",
    "機構",
    "大学",
    "法人",
    "グループ",
    "チーム",
    "省",
    "庁",
    "局",
    "署",
    "社",
    "部",
    "党",
    "会",
    "県",
    "市",
    "町",
    "村",
    "府",
    "都",
    "道",
    "所",
    "院",
    "校",
    "学",
    "団",
    "連",
    "組合",
    "政府",
    "新聞",
    "スポーツ",
    "製菓",
    "側",
    "銀行",
    "長",
    "相",
];
/// Words that end like a body and are none.
pub(crate) const NO_BODIES: [&str; 16] = [
    "場所", "住所", "箇所", "近所", "名所", "社会", "機会", "大会", "都会", "全部", "一部", "内部", "外部",
    "北部", "南部", "成長",
];
/// What leads on from the sentence before, and is no part of a name.
pub(crate) const OPENINGS: [&str; 15] = [
    "なお",
    "また",
    "しかし",
    "一方",
    "さらに",
    "そして",
    "ただし",
    "このため",
    "それでも",
    "だが",
    "ただ",
    "ところが",
    "加えて",
    "このほか",
    "一方で",
];
/// Particles between a noun and は: 当局`で`は.
pub(crate) const AFTER_NOUN: &str = "でに";
/// What goes on behind a closing quotation mark with the sentence that quotes.
pub(crate) const GOES_ON_FROM_QUOTATION: &str = "とをがは";
/// What hangs on the sentence before.
pub(crate) const HANGS: [&str; 20] = [
    "それ",
    "その",
    "これ",
    "この",
    "しかし",
    "また",
    "なお",
    "そして",
    "こうした",
    "そう",
    "彼",
    "同社",
    "同氏",
    "同市",
    "同県",
    "さらに",
    "だが",
    "ただ",
    "一方",
    "そこ",
];
/// Times that slide with the day on which they are said, with how far.
pub(crate) const SLIDES: [(&str, Slide); 12] = [
    ("今年", Slide::Years(0)),
    ("来年", Slide::Years(1)),
    ("昨年", Slide::Years(-1)),
    ("去年", Slide::Years(-1)),
    ("一昨年", Slide::Years(-2)),
    ("再来年", Slide::Years(2)),
    ("今日", Slide::Days(0)),
    ("昨日", Slide::Days(-1)),
    ("明日", Slide::Days(1)),
    ("今月", Slide::Months(0)),
    ("先月", Slide::Months(-1)),
    ("来月", Slide::Months(1)),
];
/// The last characters of a clause with a verb, its comma with it: a claim may end there.
pub(crate) const ENDS_CLAUSE: [&str; 14] = [
    "し、", "て、", "で、", "り、", "が、", "ち、", "み、", "き、", "れ、", "ず、", "た、", "い、", "め、",
    "る、",
];
