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
pub(crate) const UNNAMED: [&str; 10] =
    ["担当者", "関係者", "幹部", "広報担当者", "担当", "広報", "男性", "女性", "住民", "市民"];
/// What の joins to a name and is no role: relatives, times, counts.
pub(crate) const NO_ROLES: [&str; 24] = [
    "長男", "次男", "三男", "長女", "次女", "三女", "息子", "娘", "友人", "知人", "同僚", "当時", "現在",
    "前日", "今回", "昨年", "今年", "地元", "自分", "本人", "一人", "二人", "人目", "番目",
];
/// What follows the words of whoever holds so: 「……」としている.
pub(crate) const HOLDS: &str = "としてい";
/// The closing mark with it.
pub(crate) const CLOSES_QUOTED: &str = "」と";
/// The particle behind who speaks.
pub(crate) const TOPIC: char = 'は';
/// What follows a source, in front of what it says.
pub(crate) const ACCORDING_TO: [&str; 6] =
    ["によると、", "によれば、", "によると", "によれば", "によりますと、", "によりますと"];
/// What says it behind the speaker, where the words come first: ……と漁協は`主張している`.
pub(crate) const SAYS: [&str; 65] = [
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
    "言う",
    "言った",
    "語り",
    "打ち明けた",
    "打ち明ける",
    "振り返った",
    "表明した",
    "回答した",
    "反論した",
    "評価した",
    "呼びかけた",
    "呼びかける",
    "供述している",
    "証言した",
    "警告した",
    "警告している",
    "報告した",
    "打ち明けた",
    "見ている",
    "こぼす",
    "笑う",
    "力を込める",
    "胸を張る",
    "肩を落とす",
    "目を細める",
    "首をかしげる",
    "話していた",
    "語っていた",
    "述べていた",
];
/// What closes what somebody says, without marks around it: the particle and the verb.
pub(crate) const REPORTS: [&str; 67] = [
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
    "方針を明らかにした",
    "方針を示した",
    "意向を示した",
    "意向を明らかにした",
    "見通しを示した",
    "見解を示した",
    "と表明した",
    "と報告した",
    "と警告した",
    "と断言した",
    "と呼びかけた",
    "と呼びかけている",
    "と呼び掛けた",
    "と振り返った",
    "と打ち明けた",
    "と供述している",
    "と証言した",
    "と回答した",
    "と反論した",
    "と評価した",
    "とみている",
    "と予想している",
    "と見ている",
    "とコメントしている",
    "と明かす",
    "と警告している",
    "と伝えた",
    "と伝えている",
    "構想を明らかにした",
    "計画を明らかにした",
];
/// Those of them that need nobody named in the sentence where a body has spoken before.
pub(crate) const STATES: [&str; 2] = ["としている", "と説明している"];
/// What follows a person's name.
pub(crate) const HONORIFICS: [&str; 67] = [
    "准教授",
    "市議",
    "県議",
    "町議",
    "村議",
    "区議",
    "都議",
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
    "長官",
    "大臣",
    "代表",
    "外相",
    "議長",
    "委員長",
    "総裁",
    "理事",
    "院長",
    "校長",
    "園長",
    "館長",
    "船長",
    "機長",
    "署長",
    "局長",
    "室長",
    "助教",
    "講師",
    "報道官",
    "主席",
    "幹事長",
    "党首",
    "総長",
    "学長",
    "頭取",
    "専務",
    "常務",
    "会頭",
    "店長",
    "主任",
    "団長",
    "支配人",
    "被告",
    "投手",
    "司令官",
];
/// Those of them that name nobody by themselves.
pub(crate) const HONORIFICS_ALONE: [&str; 2] = ["さん", "氏"];
/// What follows と behind a quotation that nobody says.
pub(crate) const NOT_SAID: [&str; 9] =
    ["という", "と呼", "とされ", "として", "となっ", "と記載", "との声", "との指摘", "との批判"];
/// What stands in front of a short name.
pub(crate) const HEREAFTER: &str = "以下";
/// The last characters of a body that speaks.
pub(crate) const BODY_ENDINGS: [&str; 51] = [
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
    "台",
    "館",
    "隊",
    "消防",
    "警",
    "連盟",
    "協会",
    "財団",
    "選管",
    "委",
    "元",
    "球団",
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
pub(crate) const SLIDES: [(&str, Slide); 29] = [
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
    ("一昨日", Slide::Days(-2)),
    ("おととい", Slide::Days(-2)),
    ("明後日", Slide::Days(2)),
    ("あさって", Slide::Days(2)),
    ("昨夜", Slide::Days(-1)),
    ("昨晩", Slide::Days(-1)),
    ("きのう", Slide::Days(-1)),
    ("今朝", Slide::Days(0)),
    ("今夜", Slide::Days(0)),
    ("今晩", Slide::Days(0)),
    ("きょう", Slide::Days(0)),
    ("先週", Slide::Weeks(-1)),
    ("今週", Slide::Weeks(0)),
    ("来週", Slide::Weeks(1)),
    ("今年度", Slide::FiscalYears(0)),
    ("昨年度", Slide::FiscalYears(-1)),
    ("来年度", Slide::FiscalYears(1)),
];
/// The last characters of a clause with a verb, its comma with it: a claim may end there.
pub(crate) const ENDS_CLAUSE: [&str; 14] = [
    "し、", "て、", "で、", "り、", "が、", "ち、", "み、", "き、", "れ、", "ず、", "た、", "い、", "め、",
    "る、",
];
/// Nouns and particles that end like a clause that goes on.
pub(crate) const NOUNS_LIKE_CLAUSES: [&str; 75] = [
    "見通し",
    "見込み",
    "取り組み",
    "仕組み",
    "枠組み",
    "試み",
    "望み",
    "悩み",
    "痛み",
    "歩み",
    "強み",
    "弱み",
    "申し込み",
    "冷え込み",
    "落ち込み",
    "動き",
    "働き",
    "手続き",
    "続き",
    "手引き",
    "落ち着き",
    "響き",
    "締め切り",
    "打ち切り",
    "見切り",
    "始まり",
    "終わり",
    "集まり",
    "高まり",
    "広がり",
    "つながり",
    "関わり",
    "変わり",
    "代わり",
    "値上がり",
    "値下がり",
    "祭り",
    "限り",
    "通り",
    "周り",
    "誤り",
    "怒り",
    "漏り",
    "作り",
    "づくり",
    "見直し",
    "立て直し",
    "取り消し",
    "貸し出し",
    "呼び出し",
    "後押し",
    "暮らし",
    "恐れ",
    "おそれ",
    "流れ",
    "遅れ",
    "受け入れ",
    "知らせ",
    "問い合わせ",
    "組み合わせ",
    "打ち合わせ",
    "気持ち",
    "呼びかけ",
    "呼び掛け",
    "きっかけ",
    "だけ",
    "のみ",
    "まで",
    "初めて",
    "子ども",
    "こども",
    "もの",
    "こと",
    "ひとり",
    "ふたり",
];
/// The last character of a Japanese clause that goes on.
pub(crate) const GOES_ON: &str = "てでりしみちれずがばけせえめもはのとやきぎび";
/// The last character of a sentence with a verb.
pub(crate) const ENDS_SENTENCE: &str = "たるだうくすつぬぶむぐい";
/// What names who does it, or what it is about.
pub(crate) const NAMES_WHO: &str = "はがも";
/// What leads to what follows, and ends no sentence.
pub(crate) const LEADS_ON: [&str; 6] = ["ところ", "際", "際に", "ほか", "とともに", "に伴い"];
/// What says that something is told below.
pub(crate) const AS_FOLLOWS: [&str; 6] =
    ["次のとおり", "次の通り", "以下のとおり", "以下の通り", "以下の", "下記"];
/// What stands for something of the kind behind it that was named before.
pub(crate) const SAME: char = '同';
/// Words that open like one and are none.
pub(crate) const NO_SAME: [&str; 18] = [
    "同時",
    "同様",
    "同意",
    "同士",
    "同盟",
    "同居",
    "同席",
    "同行",
    "同僚",
    "同性",
    "同志社",
    "同窓",
    "同型",
    "同じく",
    "同伴",
    "同情",
    "同感",
    "同調",
];
/// What calls for care behind what somebody holds: 高くなる`として注意を呼びかけた`.
pub(crate) const WARNS: [&str; 6] = [
    "として注意を呼びかけた",
    "として注意を呼びかけている",
    "として、注意を呼びかけている",
    "として警戒を呼びかけている",
    "として、警戒を呼びかけている",
    "として警戒を呼びかけた",
];
/// What stands between a verb of saying and the speaker who follows it: 「……」と話す`のは`、鳥居さん.
pub(crate) const IS_WHO: &str = "のは";
/// What ends such a sentence behind the speaker.
pub(crate) const IS: [&str; 2] = ["だ", "です"];
/// The stems of verbs that only somebody does: whoever their topic is, speaks.
pub(crate) const SPEAKS: [&str; 12] = [
    "述べ",
    "話し",
    "話す",
    "語っ",
    "語る",
    "語り",
    "訴え",
    "主張し",
    "コメントし",
    "反論し",
    "強調し",
    "打ち明け",
];
/// What makes of a noun one that was named before.
pub(crate) const THIS: [&str; 3] = ["この", "その", "あの"];
/// What follows one source of several, and what stands between two that are named.
pub(crate) const AND_OTHERS: &str = "など";
pub(crate) const JOINS_NOUNS: &str = "や、・";
/// What ends a clause with a verb in front of another: 従軍`し、`帰国後に移住.
pub(crate) const DOES_AND: &str = "し、";
/// What opens a quotation behind the topic of its sentence.
pub(crate) const TOPIC_QUOTES: [&str; 2] = ["は「", "は、「"];
/// The weekdays, in their order, as they stand behind a week: 先週`の金曜`.
pub(crate) const WEEKDAYS: [&str; 7] = ["月曜", "火曜", "水曜", "木曜", "金曜", "土曜", "日曜"];
