//! The words that tell which quotation is worth a slide, and what a figure's label may not lean on.

use crate::article::words::Words;

/// Who speaks of themselves.
pub(crate) const OWN_VOICE: Words = Words(&[("我", "我"), ("咱們", "咱们"), ("大家", "大家")]);
/// What makes a share of each of a quantity.
pub(crate) const PER_JA: [&str; 3] = ["当たり", "あたり", "につき"];
/// What a quantity is held beside, and not a quantity of: 5年`前の`3倍.
pub(crate) const THAN_JA: &str = "前の";
/// The same in English, each a word.
pub(crate) const OWN_VOICE_EN: &[&str] =
    &["i", "we", "my", "our", "us", "me", "i'm", "we're", "i've", "we've", "we'll", "i'll", "ours"];
/// The same in Japanese.
pub(crate) const OWN_VOICE_JA: &[&str] = &["私", "我々", "僕", "俺", "我が"];
/// What takes a stand.
pub(crate) const STANCES: Words = Words(&[
    ("必須", "必须"),
    ("絕不", "绝不"),
    ("絕對", "绝对"),
    ("不會", "不会"),
    ("不能", "不能"),
    ("不應", "不应"),
    ("永遠", "永远"),
    ("一定", "一定"),
    ("從來", "从来"),
    ("承諾", "承诺"),
    ("決心", "决心"),
    ("不是", "不是"),
    ("唔係", "唔系"),
    ("唔會", "唔会"),
    ("唔應", "唔应"),
]);
/// The same in English.
pub(crate) const STANCES_EN: &[&str] =
    &["must", "never", "cannot", "can't", "won't", "always", "promise", "nobody", "nothing", "refuse"];
/// The same in Japanese.
pub(crate) const STANCES_JA: &[&str] = &["なければならない", "決して", "必ず", "べきだ", "絶対", "誓"];
/// What is said to be kind.
pub(crate) const COURTESIES: Words = Words(&[
    ("感謝", "感谢"),
    ("多謝", "多谢"),
    ("謝謝", "谢谢"),
    ("恭喜", "恭喜"),
    ("祝福", "祝福"),
    ("歡迎", "欢迎"),
    ("致敬", "致敬"),
]);
/// The same in English.
pub(crate) const COURTESIES_EN: &[&str] =
    &["thank", "thanks", "grateful", "congratulations", "welcome", "delighted", "pleased"];
/// The same in Japanese.
pub(crate) const COURTESIES_JA: &[&str] = &["感謝", "ありがとう", "お礼", "おめでとう"];
/// What opens a quotation that answers or goes on from what stood before it.
pub(crate) const GOES_ON: Words = Words(&[
    ("因為", "因为"),
    ("所以", "所以"),
    ("因此", "因此"),
    ("但", "但"),
    ("而", "而"),
    ("如果", "如果"),
    ("然後", "然后"),
    ("不過", "不过"),
    ("即使", "即使"),
    ("是的", "是的"),
]);
/// The same in English.
pub(crate) const GOES_ON_EN: &[&str] = &["because", "and", "but", "so", "yes", "no", "well", "if", "also"];
/// Titles behind a Japanese name.
pub(crate) const TITLES_JA: &[&str] =
    &["氏", "さん", "長", "監督", "首相", "大臣", "議員", "教授", "選手", "知事", "代表"];
/// What opens a label that leans on the words before it, or counts what is left of something.
pub(crate) const LEANING: Words = Words(&[
    ("當中", "当中"),
    ("其中", "其中"),
    ("另有", "另有"),
    ("另外", "另外"),
    ("餘下", "余下"),
    ("分別", "分别"),
    ("以及", "以及"),
    ("連同", "连同"),
    ("涉及", "涉及"),
    ("我", "我"),
    ("你", "你"),
    ("每次", "每次"),
    ("宣布", "宣布"),
    ("指", "指"),
    ("談起", "谈起"),
    ("是", "是"),
    ("希望", "希望"),
    ("繼", "继"),
    ("用", "用"),
    ("加上", "加上"),
    ("較", "较"),
    ("比", "比"),
    ("上限", "上限"),
    ("或以上", "或以上"),
    ("而", "而"),
    ("並", "并"),
    ("及", "及"),
    ("和", "和"),
]);
/// The same in English.
pub(crate) const LEANING_EN: &[&str] = &[
    "which",
    "who",
    "whom",
    "combined",
    "despite",
    "following",
    "including",
    "with",
    "after",
    "when",
    "while",
    "as",
    "and",
    "but",
    "because",
    "if",
    "of",
    "by",
    "from",
    "could",
    "will",
    "would",
    "or",
    "than",
    "each",
];
/// What stands before a sum of money and belongs to it.
pub(crate) const CURRENCIES: Words =
    Words(&[("港幣", "港币"), ("人民幣", "人民币"), ("新台幣", "新台币"), ("澳門幣", "澳门币")]);
/// What stands behind one in English and belongs to it, or to what is counted.
pub(crate) const CURRENCIES_EN: &[&str] =
    &["RMB", "yuan", "dollars", "pounds", "euros", "yen", "won", "people", "tonnes", "tons"];
/// Units that only count things, so that the thing has to follow.
pub(crate) const CLASSIFIERS: &str = "個个名間间項项幢家艘宗戶户";
/// Powers of ten: alone they are no number.
pub(crate) const POWERS: &str = "十百千萬万億亿";
/// What is counted or measured in Japanese.
pub(crate) const UNITS_JA: &[&str] = &[
    "円",
    "万円",
    "億円",
    "兆円",
    "人",
    "棟",
    "世帯",
    "台",
    "件",
    "か所",
    "トン",
    "キロ",
    "メートル",
    "ヘクタール",
    "%",
    "％",
    "倍",
    "割",
];
/// What stands behind the subject of a Japanese label, and goes with the quantity.
pub(crate) const PARTICLES_JA: &[&str] = &["は", "が", "も", "を", "で", "約", "およそ", "に上る"];
/// What stands before the lower of two numbers, of which one alone would mislead.
pub(crate) const FROM: &[char] = &['由', '從', '从'];
/// What makes a number one end of a range.
pub(crate) const RANGES: &[char] = &['至', '到', '-', '–', '—', '~', '～', '、'];
/// What makes 個 before it a span of time.
pub(crate) const SPANS: &[char] = &['月', '星', '小', '鐘', '钟', '半'];
/// What makes a number a share of each.
pub(crate) const EACH: &str = "每逢";
