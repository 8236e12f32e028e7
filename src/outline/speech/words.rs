//! The words that tell who speaks, as tables: Chinese first, then English.

/// Verbs of saying that a claim may follow at once (`他表示會…`), the longest first.
pub(super) const SAYS: [&str; 62] = [
    "回應指",
    "回應說",
    "回应说",
    "回应指",
    "續指",
    "續稱",
    "續說",
    "指出",
    "表示",
    "認為",
    "认为",
    "強調",
    "强调",
    "透露",
    "補充",
    "补充",
    "提到",
    "坦言",
    "直言",
    "憶述",
    "忆述",
    "回憶",
    "回忆",
    "解釋",
    "解释",
    "回應",
    "回应",
    "相信",
    "笑言",
    "笑說",
    "笑说",
    "說道",
    "说道",
    "指稱",
    "承認",
    "承认",
    "提醒",
    "呼籲",
    "呼吁",
    "建議",
    "建议",
    "批評",
    "批评",
    "質疑",
    "质疑",
    "警告",
    "預計",
    "预计",
    "宣布",
    "形容",
    "分析",
    "總結",
    "总结",
    "介紹",
    "介绍",
    "重申",
    "表明",
    "指",
    "稱",
    "称",
    "說",
    "说",
];
/// Those that are part of what is said: `他建議設立…` proposes, so the verb stays when no comma follows it.
pub(super) const TELLING: [&str; 22] = [
    "建議", "建议", "呼籲", "呼吁", "批評", "批评", "質疑", "质疑", "警告", "預計", "预计", "宣布", "形容",
    "承認", "承认", "提醒", "相信", "分析", "重申", "介紹", "介绍", "表明",
];
/// Words between the speaker and the verb.
pub(super) const BETWEEN: [&str; 30] = [
    "又", "亦", "還", "还", "再", "也", "則", "则", "都", "並", "并", "續", "续", "同時", "同时", "曾",
    "隨後", "随后", "其後", "昨日", "今日", "時", "时", "後", "笑着", "笑著", "曾經", "一再", "多次", "早前",
];
/// Words that begin when, where or to whom something was said, between a name and its verb.
pub(super) const OCCASIONS: [&str; 28] = [
    "今早", "今晨", "今日", "今天", "昨日", "昨天", "昨晚", "日前", "早前", "上周", "周一", "周二", "周三",
    "周四", "周五", "在", "於", "于", "接受", "出席", "向", "對", "对", "隨後", "其後", "主持", "回顧",
    "透過",
];
/// The last character of a role, before a name.
pub(super) const ROLE_ENDINGS: &str = "長长員员人師师家生任席授士監监理官民販贩手者匠記记表管東东總总問问友親亲工農农夥事僚師督兵醫医」』）、，的";
/// The last character of an organisation or another thing that speaks.
pub(super) const BODY_ENDINGS: &str = "署局會会部處处府院校學学團团司社隊队心所組组行廠厂商方界報报告書书察庭關关盟委站館馆員员人家者民長长師师友士官";
/// Surnames of one character, by how common they are; and those of two.
pub(super) const SURNAMES: &str = "王李張张劉刘陳陈楊杨黃黄趙赵周吳吴徐孫孙馬马朱胡郭何高林羅罗鄭郑梁謝谢宋唐許许鄧邓馮冯韓韩曹曾彭蕭萧肖蔡潘田董袁于余\
    葉叶蔣蒋杜蘇苏魏程呂吕丁沈任姚盧卢傅鍾钟姜崔譚谭廖范汪陸陆金石戴賈贾韋韦夏邱方侯鄒邹熊孟秦白江閻阎薛尹段雷黎史龍龙賀贺陶顧顾毛郝龔龚邵萬万\
    錢钱嚴严覃武莫孔湯汤關关溫温霍麥麦簡简游翁洪甄甘區区伍冼駱骆卓凌穆詹施岑文倪鄺邝鮑鲍柯阮齊齐喬乔俞尤古管成章";
pub(super) const DOUBLE_SURNAMES: [&str; 8] =
    ["歐陽", "欧阳", "司徒", "司馬", "上官", "諸葛", "诸葛", "夏侯"];
/// Sentences that open like this are the reporter's again.
pub(super) const OPENS_NARRATION: [&str; 16] = [
    "此外",
    "另外",
    "與此同時",
    "与此同时",
    "他們",
    "他们",
    "她們",
    "她们",
    "其後",
    "其后",
    "隨後",
    "随后",
    "報道",
    "报道",
    "據悉",
    "据悉",
];
/// Words of what was done, not said: a sentence that reports facts is the reporter's again.
pub(super) const REPORTS_FACTS: [&str; 14] = [
    "已經",
    "已经",
    "早前",
    "近年",
    "今年以來",
    "今年以来",
    "日前",
    "昨日",
    "領導下",
    "领导下",
    "帶領下",
    "带领下",
    "截至",
    "目前已",
];
pub(super) const ENGLISH_SAYS: [&str; 27] = [
    "said",
    "says",
    "told",
    "tells",
    "argued",
    "argues",
    "warned",
    "warns",
    "added",
    "adds",
    "explained",
    "explains",
    "noted",
    "notes",
    "insisted",
    "insists",
    "claimed",
    "claims",
    "believes",
    "stressed",
    "recalled",
    "recalls",
    "estimated",
    "predicted",
    "wrote",
    "admitted",
    "announced",
];
