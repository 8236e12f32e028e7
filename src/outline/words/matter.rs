//! The words that tell what matters: what was done and decided, and what an editor leaves to the notes.
//!
//! A row is a word as the traditional and as the simplified script writes it; English words stand in lower case.

use crate::article::words::Words;

/// What was done, decided, given, begun or ended.
pub(crate) const DEEDS: Words = Words(&[
    ("死亡", "死亡"),
    ("受傷", "受伤"),
    ("喪生", "丧生"),
    ("遇難", "遇难"),
    ("殉職", "殉职"),
    ("拘捕", "拘捕"),
    ("被捕", "被捕"),
    ("逮捕", "逮捕"),
    ("失聯", "失联"),
    ("獲救", "获救"),
    ("撥款", "拨款"),
    ("撥出", "拨出"),
    ("發放", "发放"),
    ("津貼", "津贴"),
    ("資助", "资助"),
    ("慰問", "慰问"),
    ("援助", "援助"),
    ("基金", "基金"),
    ("成立", "成立"),
    ("宣布", "宣布"),
    ("宣佈", "宣布"),
    ("公布", "公布"),
    ("公佈", "公布"),
    ("推出", "推出"),
    ("啟動", "启动"),
    ("開放", "开放"),
    ("暫停", "暂停"),
    ("封閉", "封闭"),
    ("改道", "改道"),
    ("升為", "升为"),
    ("升級", "升级"),
    ("調查", "调查"),
    ("檢控", "检控"),
    ("立法", "立法"),
    ("罰款", "罚款"),
    ("判處", "判处"),
    ("通過", "通过"),
    ("簽署", "签署"),
    ("簽訂", "签订"),
    ("生效", "生效"),
    ("截至", "截至"),
    ("已經", "已经"),
    ("專責", "专责"),
    ("提供", "提供"),
    ("免費", "免费"),
    ("設立", "设立"),
    ("舉行", "举行"),
    ("舉辦", "举办"),
    ("會見", "会见"),
    ("入選", "入选"),
    ("達成", "达成"),
    ("實施", "实施"),
    ("訂立", "订立"),
    ("制定", "制定"),
    ("檢討", "检讨"),
    ("要求", "要求"),
    ("建議", "建议"),
    ("批准", "批准"),
    ("提交", "提交"),
    ("增至", "增至"),
    ("減至", "减至"),
    ("增長", "增长"),
    ("下跌", "下跌"),
    ("下降", "下降"),
    ("上升", "上升"),
    ("超過", "超过"),
    ("合作", "合作"),
    ("構築", "构筑"),
    ("強化", "强化"),
    ("建立", "建立"),
    ("加強", "加强"),
    ("推動", "推动"),
    ("支援", "支援"),
    ("巡查", "巡查"),
    ("發表", "发表"),
    ("決定", "决定"),
    ("計劃", "计划"),
]);
/// The same in Japanese.
pub(crate) const DEEDS_JA: &[&str] = &[
    "発表", "決定", "死去", "逮捕", "訴訟", "開催", "判決", "可決", "当選", "優勝", "発生", "開始", "成立",
    "死亡", "計画", "合意",
];
/// The same in Korean, as a word with its particle may begin.
pub(crate) const DEEDS_KO: &[&str] = &[
    "발표했다",
    "밝혔다",
    "결정했다",
    "체포했다",
    "사망했다",
    "숨졌다",
    "다쳤다",
    "선출했다",
    "승인했다",
    "합의했다",
    "착수했다",
    "시작한다",
    "설립했다",
    "개최했다",
    "지원한다",
    "조사한다",
];
/// The same in English.
pub(crate) const DEEDS_EN: &[&str] = &[
    "killed",
    "died",
    "dead",
    "death",
    "deaths",
    "injured",
    "arrested",
    "charged",
    "convicted",
    "sentenced",
    "announced",
    "agreed",
    "approved",
    "launched",
    "banned",
    "closed",
    "opened",
    "ordered",
    "ruled",
    "voted",
    "warned",
    "signed",
    "won",
    "missing",
    "million",
    "billion",
    "percent",
    "study",
    "report",
    "found",
    "plans",
    "planned",
    "must",
    "court",
    "police",
    "government",
    "president",
    "minister",
];
/// Feelings, prayers and thanks.
pub(crate) const FEELINGS: Words = Words(&[
    ("感動", "感动"),
    ("致敬", "致敬"),
    ("感謝", "感谢"),
    ("致謝", "致谢"),
    ("多謝", "多谢"),
    ("心情", "心情"),
    ("心痛", "心痛"),
    ("安息", "安息"),
    ("默哀", "默哀"),
    ("氛圍", "氛围"),
    ("堅強", "坚强"),
    ("溫暖", "温暖"),
    ("一刻", "一刻"),
]);
/// The same in Japanese, in pairs of characters that little else has.
pub(crate) const FEELINGS_JA: &[&str] =
    &["感謝", "感動", "冥福", "追悼", "黙祷", "悲し", "感激", "喜び", "涙を", "祈り"];
/// The same in Korean.
pub(crate) const FEELINGS_KO: &[&str] =
    &["감사합니다", "감사를", "감동", "애도", "애도를", "명복을", "눈물을", "슬픔을", "기도", "기쁨을"];
/// Characters that only words of feeling have.
pub(crate) const FEELS: &str = "悲哀淚泪祈祝";
/// How to ask, pay, look up and click.
pub(crate) const SERVICE: Words = Words(&[
    ("查詢", "查询"),
    ("留意", "留意"),
    ("瀏覽", "浏览"),
    ("網頁", "网页"),
    ("下載", "下载"),
    ("按此", "按此"),
    ("點擊", "点击"),
    ("詳情", "详情"),
    ("致電", "致电"),
    ("熱線", "热线"),
    ("轉賬", "转账"),
    ("選取", "选取"),
    ("輸入", "输入"),
    ("賬號", "账号"),
    ("支付", "支付"),
    ("圖片", "图片"),
    ("視頻", "视频"),
    ("更多", "更多"),
    ("掃描", "扫描"),
    ("報名", "报名"),
    ("電話", "电话"),
]);
/// The character that asks somebody to do it.
pub(crate) const PLEASE: &str = "請请";
/// The same in English.
pub(crate) const SERVICE_EN: &[&str] =
    &["click", "scroll", "subscribe", "www", "http", "https", "email", "hotline"];
/// The same in Japanese, in pairs of characters.
pub(crate) const SERVICE_JA: &[&str] =
    &["電話", "詳細", "問合", "申込", "閲覧", "検索", "登録", "写真", "動画", "下さ", "ださい"];
/// The same in Korean.
pub(crate) const SERVICE_KO: &[&str] =
    &["문의", "문의는", "전화", "홈페이지", "클릭", "신청", "신청은", "검색", "바랍니다", "사진", "동영상"];
/// Words of talk that is taken down, and hardly of writing.
pub(crate) const SPOKEN: Words = Words(&[
    ("然後", "然后"),
    ("就是", "就是"),
    ("這個", "这个"),
    ("那個", "那个"),
    ("那麼", "那么"),
    ("我覺得", "我觉得"),
    ("對吧", "对吧"),
    ("大家", "大家"),
    ("我們", "我们"),
    ("啊", "啊"),
    ("呃", "呃"),
]);
/// What names who wrote or filmed it, in any language.
pub(crate) const CREDITS: &[&str] = &[
    "記者報道",
    "记者报道",
    "攝製",
    "摄制",
    "更新時間",
    "更新时间",
    "香港時間",
    "contributed to",
    "PUBLISHED",
    "UPDATED",
    "速覽",
    "速览",
    "收看",
    "責編",
    "责编",
    "新聞社、",
    "本ニュース",
    "情報源",
];
/// Who reports, and the word for it behind the name.
pub(crate) const REPORTER: Words = Words(&[("記者", "记者")]);
/// See [`REPORTER`].
pub(crate) const REPORTED: Words = Words(&[("報道）", "报道）"), ("攝）", "摄）")]);
/// Openings that point back: to somebody, or to something said before.
pub(crate) const POINTS_BACK: Words = Words(&[
    ("他", "他"),
    ("她", "她"),
    ("它", "它"),
    ("其", "其"),
    ("該", "该"),
    ("這", "这"),
    ("此", "此"),
    ("那", "那"),
    ("對方", "对方"),
    ("雙方", "双方"),
    ("兩", "两"),
    ("三人", "三人"),
    ("二人", "二人"),
    ("署方", "署方"),
    ("處方", "处方"),
    ("局方", "局方"),
    ("警方", "警方"),
    ("當局", "当局"),
    ("片段", "片段"),
    ("部門", "部门"),
    ("現時", "现时"),
    ("截至", "截至"),
    ("現場", "现场"),
]);
/// Words of that form that point at nothing before.
pub(crate) const POINTS_NOWHERE: Words = Words(&[("其他", "其他"), ("其餘", "其余")]);
/// The same in English, in lower case.
pub(crate) const POINTS_BACK_EN: &[&str] = &[
    "he", "she", "it", "they", "his", "her", "their", "its", "this", "that", "these", "those", "there", "we",
    "i", "you", "our", "my", "such",
];
/// Openings of a sentence that has lost its subject.
pub(crate) const WANTS_SUBJECT: Words = Words(&[
    ("希望", "希望"),
    ("要", "要"),
    ("會", "会"),
    ("將", "将"),
    ("經", "经"),
    ("如", "如"),
    ("有", "有"),
    ("受", "受"),
    ("為", "为"),
    ("可", "可"),
    ("已", "已"),
    ("呼籲", "呼吁"),
    ("強調", "强调"),
    ("輕", "轻"),
    ("從", "从"),
    ("在", "在"),
]);
/// Units that make a number a quantity of something.
pub(crate) const QUANTITIES: &str = "萬万億亿元人名%％$";
/// The same in English.
pub(crate) const QUANTITIES_EN: &[&str] = &["million", "billion", "percent", "cent"];
/// Words of English too common to tell what a text is about.
pub(crate) const COMMON_EN: &[&str] = &[
    "the", "a", "an", "of", "to", "in", "and", "on", "for", "that", "with", "was", "is", "were", "are", "be",
    "been", "by", "at", "as", "it", "its", "from", "had", "has", "have", "he", "his", "she", "her", "they",
    "their", "this", "which", "who", "will", "would", "not", "but", "or", "about", "after", "said", "says",
    "say", "told", "more", "than",
];
/// What says that there is one, and counts nothing.
pub(crate) const ONE: &str = "一";
/// What makes the numeral behind it a place in a row, or no number.
pub(crate) const BEFORE_NO_NUMBER: &str = "第數数幾几";
/// What may stand between a number and its unit.
pub(crate) const ABOUT: &str = "多餘余";
/// What is counted or measured: the unit of a quantity, powers of ten with it.
pub(crate) const UNITS: Words = Words(&[
    ("萬", "万"),
    ("億", "亿"),
    ("萬元", "万元"),
    ("億元", "亿元"),
    ("元", "元"),
    ("港元", "港元"),
    ("美元", "美元"),
    ("人", "人"),
    ("萬人", "万人"),
    ("名", "名"),
    ("戶", "户"),
    ("宗", "宗"),
    ("個", "个"),
    ("萬個", "万个"),
    ("項", "项"),
    ("家", "家"),
    ("間", "间"),
    ("幢", "幢"),
    ("艘", "艘"),
    ("噸", "吨"),
    ("萬噸", "万吨"),
    ("公里", "公里"),
    ("公頃", "公顷"),
    ("米", "米"),
    ("成", "成"),
    ("倍", "倍"),
    ("%", "%"),
    ("％", "％"),
]);
/// The same in English.
pub(crate) const UNITS_EN: &[&str] = &[
    "million",
    "billion",
    "trillion",
    "percent",
    "per cent",
    "%",
    "people",
    "tonnes",
    "tons",
    "miles",
    "kilometres",
    "kilometers",
    "hectares",
    "jobs",
    "deaths",
];
/// What counts people, 人 for all of them.
pub(crate) const PEOPLE: &[&str] = &["人", "名", "位"];
/// What an English number counts that stands alone: "12 were hurt".
pub(crate) const PEOPLE_EN: &str = "people";
/// Numbers as words.
pub(crate) const NUMBERS_EN: &[(&str, u64)] = &[
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
];
/// Powers of ten as words.
pub(crate) const POWERS_EN: &[(&str, u64)] =
    &[("thousand", 1_000), ("million", 1_000_000), ("billion", 1_000_000_000)];
/// What stands behind a number of people and is not what is counted.
pub(crate) const HURT_EN: &[&str] =
    &["dead", "died", "hurt", "injured", "killed", "missing", "wounded", "others", "more"];
/// What came of people, a row each; English words by their stems.
pub(crate) const OUTCOMES: &[&[&str]] = &[
    &[
        "死亡", "遇難", "遇难", "喪生", "丧生", "罹難", "罹难", "身亡", "死者", "kill", "dead", "died",
        "die ", "death",
    ],
    &["受傷", "受伤", "傷者", "伤者", "injur", "hurt", "wound"],
    &["失蹤", "失踪", "missing"],
    &["被捕", "拘捕", "逮捕", "arrest"],
    &["獲救", "获救", "救出", "rescue"],
];
/// What leads to a date that opens a sentence.
pub(crate) const BEFORE_DATES: &[&str] = &["In ", "On ", "By ", "Since "];
/// The same in Chinese and Japanese.
pub(crate) const BEFORE_DATES_EA: [&str; 4] = ["在", "於", "于", "自"];
/// The months, in their order.
pub(crate) const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
