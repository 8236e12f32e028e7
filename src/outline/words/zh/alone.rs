//! The words of Chinese by which a claim hangs on what stands before it.
//!
//! A row is a word as the traditional and as the simplified script writes it.

use crate::article::words::Words;

/// Pronouns that a point may not open with.
pub(crate) const OPENS_PRONOUN: Words = Words(&[
    ("他", "他"),
    ("她", "她"),
    ("它", "它"),
    ("其", "其"),
    ("該", "该"),
    ("此", "此"),
    ("這", "这"),
    ("那", "那"),
    ("當中", "当中"),
    ("上述", "上述"),
    ("有關", "有关"),
    ("兩者", "两者"),
    ("前者", "前者"),
    ("後者", "后者"),
    ("雙方", "双方"),
    ("自己", "自己"),
    ("對方", "对方"),
]);
/// What stands behind the numbers of a date.
pub(crate) const PARTS_OF_DATES: &str = "年月日";
/// Words that open like one and are none.
pub(crate) const NO_PRONOUN: Words = Words(&[
    ("其他", "其他"),
    ("其餘", "其余"),
    ("其實", "其实"),
    ("其中一", "其中一"),
    ("此外", "此外"),
    ("此後", "此后"),
    ("此前", "此前"),
    ("那麼", "那么"),
    ("有關部門", "有关部门"),
    ("有關當局", "有关当局"),
    ("該等級", "该等级"),
    ("它山", "它山"),
]);
/// Connectives that a point may not open with.
pub(crate) const OPENS_CONNECTIVE: Words = Words(&[
    ("但", "但"),
    ("而", "而"),
    ("因此", "因此"),
    ("所以", "所以"),
    ("以及", "以及"),
    ("及後", "及后"),
    ("及其", "及其"),
    ("和", "和"),
    ("與此", "与此"),
    ("或者", "或者"),
    ("從而", "从而"),
    ("不過", "不过"),
    ("然而", "然而"),
    ("同時", "同时"),
    ("於是", "于是"),
    ("因而", "因而"),
    ("繼而", "继而"),
    ("以便", "以便"),
    ("以免", "以免"),
    ("甚至", "甚至"),
    ("尤其", "尤其"),
    ("例如", "例如"),
    ("包括", "包括"),
    ("反而", "反而"),
    ("否則", "否则"),
    ("並且", "并且"),
    ("惟", "惟"),
]);
/// Verbs that a point may not open with where nobody says it.
pub(crate) const OPENS_VERB: Words = Words(&[
    ("指明", "指明"),
    ("會", "会"),
    ("將", "将"),
    ("可", "可"),
    ("須", "须"),
    ("需", "需"),
    ("能", "能"),
    ("已", "已"),
    ("正在", "正在"),
    ("曾", "曾"),
    ("仍", "仍"),
    ("具有", "具有"),
    ("得到", "得到"),
    ("有條件", "有条件"),
    ("導致", "导致"),
    ("造成", "造成"),
    ("提供", "提供"),
    ("協助", "协助"),
    ("讓", "让"),
    ("令", "令"),
    ("使", "使"),
    ("把", "把"),
    ("被", "被"),
    ("獲得", "获得"),
    ("成為", "成为"),
    ("包括", "包括"),
    ("顯示", "显示"),
    ("確認", "确认"),
    ("投入", "投入"),
    ("負責", "负责"),
    ("要求", "要求"),
    ("覆核", "覆核"),
    ("推動", "推动"),
    ("促進", "促进"),
    ("調往", "调往"),
    ("調任", "调任"),
    ("升任", "升任"),
    ("出任", "出任"),
    ("擔任", "担任"),
    ("幫助", "帮助"),
    ("向", "向"),
    ("提前", "提前"),
    ("主動", "主动"),
    ("隨即", "随即"),
    ("有系統地", "有系统地"),
    ("採取", "采取"),
    ("居於", "居于"),
    ("位於", "位于"),
    ("前往", "前往"),
    ("用於", "用于"),
    ("用作", "用作"),
    ("用以", "用以"),
    ("有助", "有助"),
    ("旨在", "旨在"),
    ("致力", "致力"),
    ("不斷", "不断"),
    ("持續", "持续"),
    ("進一步", "进一步"),
    ("繼續", "继续"),
    ("加快", "加快"),
    ("加強", "加强"),
    ("積極", "积极"),
    ("切實", "切实"),
    ("減少", "减少"),
    ("增加", "增加"),
    ("提高", "提高"),
    ("提升", "提升"),
    ("降低", "降低"),
    ("改善", "改善"),
    ("避免", "避免"),
    ("防止", "防止"),
    ("確保", "确保"),
    ("保障", "保障"),
    ("維持", "维持"),
    ("保持", "保持"),
    ("實現", "实现"),
    ("完成", "完成"),
    ("反映", "反映"),
    ("帶動", "带动"),
    ("吸引", "吸引"),
    ("涉及", "涉及"),
    ("涵蓋", "涵盖"),
    ("屬於", "属于"),
    ("身體力行", "身体力行"),
    ("延長", "延长"),
    ("落實", "落实"),
    ("撥出", "拨出"),
    ("捐出", "捐出"),
    ("展開", "展开"),
    ("映照", "映照"),
    ("哀悼", "哀悼"),
]);
/// What stands behind a verb that was done: 提取`了`, and what makes another word of it: 了`解`.
pub(crate) const DONE: char = '了';
pub(crate) const BEHIND_DONE: &str = "解結结斷断無无不";
/// Words that open like one and are none.
pub(crate) const NO_VERB: Words = Words(&[
    ("會議", "会议"),
    ("會員", "会员"),
    ("會長", "会长"),
    ("會方", "会方"),
    ("將軍", "将军"),
    ("將來", "将来"),
    ("可能", "可能"),
    ("可持續", "可持续"),
    ("可再生", "可再生"),
    ("需求", "需求"),
    ("需要的", "需要的"),
    ("能源", "能源"),
    ("能力", "能力"),
    ("已故", "已故"),
    ("已婚", "已婚"),
    ("提供者", "提供者"),
    ("提供商", "提供商"),
    ("協助者", "协助者"),
    ("使館", "使馆"),
    ("使用者", "使用者"),
    ("使命", "使命"),
    ("把關", "把关"),
    ("把手", "把手"),
    ("曾姓", "曾姓"),
    ("將士", "将士"),
    ("負責人", "负责人"),
    ("積極性", "积极性"),
    ("積極分", "积极分"),
    ("保障房", "保障房"),
    ("增加值", "增加值"),
    ("持續進修", "持续进修"),
    ("提升機", "提升机"),
    ("反映者", "反映者"),
    ("希望號", "希望号"),
    ("希望小學", "希望小学"),
    ("向日葵", "向日葵"),
    ("向量", "向量"),
]);
/// What opens a clause of where or when.
pub(crate) const AT_OR_IN: &str = "在於于";
/// The last character of a clause that only tells where.
pub(crate) const ENDS_PLACE: &str = "下後后時时中上前外間间來来內内裏里裡旁邊边側侧處处區区島岛國国院校場场店樓楼廈厦街路站港市縣县省州村\
鎮镇面際际";
/// What makes of the words before it a part of a noun.
pub(crate) const OF: &str = "的之";
/// Openings of a statement about what the sentence before named.
pub(crate) const OPENS_COPULA: Words = Words(&[
    ("是", "是"),
    ("分別是", "分别是"),
    ("分別為", "分别为"),
    ("都是", "都是"),
    ("均為", "均为"),
    ("均是", "均是"),
    ("也是", "也是"),
    ("亦是", "亦是"),
    ("即是", "即是"),
    ("正是", "正是"),
    ("才是", "才是"),
]);
/// Words that open like one and are none.
pub(crate) const NO_COPULA: Words =
    Words(&[("是次", "是次"), ("是否", "是否"), ("是日", "是日"), ("是項", "是项"), ("是枝", "是枝")]);
/// People who are counted, without a word on who they are: 3`人`日前被捕.
pub(crate) const COUNTED_AGAIN: Words = Words(&[
    ("人", "人"),
    ("名男子", "名男子"),
    ("名女子", "名女子"),
    ("名少年", "名少年"),
    ("名疑犯", "名疑犯"),
    ("名被捕人", "名被捕人"),
    ("老", "老"),
]);
/// What goes on behind them where the sentence before told who they are.
pub(crate) const TOLD_AGAIN: Words = Words(&[
    ("日前", "日前"),
    ("均", "均"),
    ("皆", "皆"),
    ("其後", "其后"),
    ("隨後", "随后"),
    ("分別", "分别"),
    ("同被", "同被"),
    ("早前", "早前"),
    ("居住", "居住"),
    ("現被", "现被"),
    ("涉嫌", "涉嫌"),
]);
/// The ends of a clause that waits for the next, whatever its length.
pub(crate) const LEFT_OPEN: Words = Words(&[
    ("的基礎上", "的基础上"),
    ("的過程中", "的过程中"),
    ("的進程中", "的进程中"),
    ("的情況下", "的情况下"),
    ("的同時", "的同时"),
    ("之餘", "之余"),
    ("之際", "之际"),
]);
/// What opens the second of two things to be done, what may follow it, and what the first has.
pub(crate) const SECOND_HALF: &str = "更也亦又";
pub(crate) const WANTS: &str = "要可需能";
pub(crate) const BOTH: char = '既';
/// What ends a clause that only says when, and what makes another word of it.
pub(crate) const WHEN: &str = "時时";
pub(crate) const BEFORE_HOUR: &str = "小同當当隨随平及暫暂即有按工零一二三四五六七八九十半";
/// What opens a measure, and what it ends in.
pub(crate) const OPENS_MEASURE: Words =
    Words(&[("以", "以"), ("按", "按"), ("若以", "若以"), ("如以", "如以")]);
pub(crate) const ENDS_MEASURE: Words = Words(&[("計算", "计算"), ("來看", "来看"), ("為例", "为例")]);
/// What opens an exception, which 外 closes.
pub(crate) const EXCEPT: &str = "除";
/// What says that something is told below.
pub(crate) const AS_FOLLOWS: Words = Words(&[("如下", "如下"), ("以下", "以下")]);
/// What stands in front of 以下 where it is a limit: 十六`歲`以下.
pub(crate) const BEFORE_LIMIT: &str = "歲岁人元級级層层年度％%米尺分倍0123456789";
/// What opens a time of two dates.
pub(crate) const FROM_DATE: [char; 2] = ['由', '自'];
/// What a time of two dates is made of.
pub(crate) const IN_DATES: &str = "一二三四五六七八九十廿至到年月日（）-－";
/// What follows a name that is not the subject.
pub(crate) const BEHIND_NO_SUBJECT: &str = "的之等和與与及、，；：」』）（)(";
/// Verbs of thinking, finding and asking, whose subject is who speaks.
pub(crate) const OPENS_THOUGHT: Words = Words(&[
    ("希望", "希望"),
    ("宣布", "宣布"),
    ("宣佈", "宣布"),
    ("發現", "发现"),
    ("強調", "强调"),
    ("認為", "认为"),
    ("呼籲", "呼吁"),
    ("感謝", "感谢"),
    ("相信", "相信"),
    ("號召", "号召"),
    ("直呼", "直呼"),
    ("表示", "表示"),
]);
/// What opens a clause that only tells why or for what.
pub(crate) const OPENS_PURPOSE: Words = Words(&[
    ("為了", "为了"),
    ("為", "为"),
    ("因應", "因应"),
    ("由於", "由于"),
    ("隨着", "随着"),
    ("隨著", "随着"),
    ("鑒於", "鉴于"),
]);
/// Words that open like one and are none.
pub(crate) const NO_PURPOSE: Words = Words(&[
    ("為何", "为何"),
    ("為期", "为期"),
    ("為首", "为首"),
    ("為數", "为数"),
    ("為人", "为人"),
    ("為什麼", "为什么"),
    ("為甚麼", "为甚么"),
    ("為主", "为主"),
    ("為例", "为例"),
]);
