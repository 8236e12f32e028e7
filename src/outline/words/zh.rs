//! The words of Chinese: who speaks, what stands alone, what hangs on its neighbours and what makes a point.
//!
//! A row is a word as the traditional and as the simplified script writes it. A string is a set of characters.

mod alone;
mod speakers;
mod times;

use crate::article::words::Words;
pub(in crate::outline) use crate::article::words::zh::SAYS;
pub(crate) use alone::*;
pub(crate) use speakers::*;
pub(crate) use times::*;

/// What may stand between two verbs of saying: 回應`時`說.
pub(crate) const WHILE: &str = "時时";
/// What makes a noun of the verb behind it: 更高`的`期望.
pub(crate) const BEFORE_ANY_NOUN: &str = "的之個个項项份";
/// Words between the speaker and the verb.
pub(crate) const BETWEEN: Words = Words(&[
    ("又", "又"),
    ("亦", "亦"),
    ("還", "还"),
    ("再", "再"),
    ("也", "也"),
    ("則", "则"),
    ("都", "都"),
    ("並", "并"),
    ("續", "续"),
    ("同時", "同时"),
    ("曾", "曾"),
    ("隨後", "随后"),
    ("其後", "其后"),
    ("昨日", "昨日"),
    ("今日", "今日"),
    ("時", "时"),
    ("後", "后"),
    ("笑着", "笑着"),
    ("笑著", "笑着"),
    ("曾經", "曾经"),
    ("一再", "一再"),
    ("多次", "多次"),
    ("早前", "早前"),
    ("更", "更"),
    ("均", "均"),
    ("只", "只"),
    ("無奈", "无奈"),
    ("哽咽", "哽咽"),
    ("同樣", "同样"),
    ("今早", "今早"),
    ("日前", "日前"),
    ("其實", "其实"),
    ("並再", "并再"),
    ("續後", "续后"),
    ("當時", "当时"),
    ("事後", "事后"),
    ("激動", "激动"),
    ("昨晚", "昨晚"),
    ("回覆查詢", "回覆查询"),
    ("回應查詢", "回应查询"),
    ("接受查詢", "接受查询"),
    ("今天", "今天"),
    ("昨天", "昨天"),
    ("此時", "此时"),
    ("進一步", "进一步"),
    ("也都", "也都"),
    ("先後", "先后"),
    ("一度", "一度"),
    ("亦有", "亦有"),
    ("中續", "中续"),
    ("公開", "公开"),
    ("主動", "主动"),
    ("特別", "特别"),
    ("突然", "突然"),
]);
/// Words that begin when, where or to whom something was said, between a name and its verb.
pub(crate) const OCCASIONS: Words = Words(&[
    ("今早", "今早"),
    ("今晨", "今晨"),
    ("今日", "今日"),
    ("今天", "今天"),
    ("昨日", "昨日"),
    ("昨天", "昨天"),
    ("昨晚", "昨晚"),
    ("日前", "日前"),
    ("早前", "早前"),
    ("上周", "上周"),
    ("周一", "周一"),
    ("周二", "周二"),
    ("周三", "周三"),
    ("周四", "周四"),
    ("周五", "周五"),
    ("在", "在"),
    ("於", "于"),
    ("接受", "接受"),
    ("出席", "出席"),
    ("向", "向"),
    ("對", "对"),
    ("隨後", "随后"),
    ("其後", "其后"),
    ("主持", "主持"),
    ("回顧", "回顾"),
    ("透過", "透过"),
    ("周六", "周六"),
    ("周日", "周日"),
    ("同日", "同日"),
    ("聯同", "联同"),
    ("早上", "早上"),
    ("下午", "下午"),
    ("上午", "上午"),
    ("會見", "会见"),
    ("見記者", "见记者"),
    ("見傳媒", "见传媒"),
    ("到訪", "到访"),
    ("就", "就"),
    ("今晚", "今晚"),
    ("今午", "今午"),
    ("上月", "上月"),
    ("本月", "本月"),
    ("當日", "当日"),
    ("當天", "当天"),
    ("如是", "如是"),
    ("連同", "连同"),
    ("致函", "致函"),
    ("發表", "发表"),
    ("發聲明", "发声明"),
    ("會後", "会后"),
    ("舉行", "举行"),
    ("召開", "召开"),
    ("晚上", "晚上"),
    ("發新聞稿", "发新闻稿"),
    ("貼出", "贴出"),
    ("發帖", "发帖"),
    ("發文", "发文"),
]);
/// Pronouns for the person who was named last.
pub(crate) const PERSONS: Words = Words(&[("他", "他"), ("她", "她")]);
/// Nouns for the person who was named last.
pub(crate) const COUNTERPARTS: Words = Words(&[("對方", "对方")]);
/// Pronouns for the person who was named last that stand for a speaker only before a verb of saying.
pub(crate) const SELVES: Words = Words(&[("其", "其"), ("自己", "自己")]);
/// What leads to a source: 據林海生說.
pub(crate) const CITES: &str = "據据";
/// What leads to whoever is to do something: 由局長交代.
pub(crate) const BY: char = '由';
/// What leads on to a speaker: 而林海生認為.
pub(crate) const TURNS: &str = "而但";
/// What follows a name that the reporter introduces.
pub(crate) const INTRODUCES: Words = Words(&[("是一名", "是一名"), ("是一位", "是一位"), ("是個", "是个")]);
/// The last character of a role, before a name.
pub(crate) const ROLE_ENDINGS: &str = "長长員员人師师家生任席授士監监理官民販贩手者匠記记表管東东總总問问友親亲工農农夥伙事僚師督兵\
    表書书父母女徒娘板戶户輯辑播機机醫医」』）、，的司領领警尉佐帥帅探裁主伯媽妈爸兒儿姨夫妻客";
/// The last character of a role or a body, with which no name ends.
pub(crate) const NO_NAME_ENDINGS: &str = "長长員员會会局署部處处人者家說说";
/// The last character of an organisation or another thing that speaks.
pub(crate) const BODY_ENDINGS: &str = "署局會会部處处府院校學学團团司社隊队心所組组行廠厂商方界報报告書书察庭關关盟委站館馆員员人家\
    者民長长師师友士官聯联金堂辦办表黨党網网政眾众戶户客親亲構构企業业銀银屬属";
/// Surnames of one character, by how common they are.
pub(crate) const SURNAMES: &str = "王李張张劉刘陳陈楊杨黃黄趙赵周吳吴徐孫孙馬马朱胡郭何高林羅罗鄭郑梁謝谢宋唐許许鄧邓馮冯韓韩曹\
    曾彭蕭萧肖蔡潘田董袁于余葉叶蔣蒋杜蘇苏魏程呂吕丁沈任姚盧卢傅鍾钟姜崔譚谭廖范汪陸陆金石戴賈贾\
    韋韦夏邱方侯鄒邹熊孟秦白江閻阎薛尹段雷黎史龍龙賀贺陶顧顾毛郝龔龚邵萬万錢钱嚴严覃武莫孔湯汤關\
    关溫温霍麥麦簡简游翁洪甄甘區区伍冼駱骆卓凌穆詹施岑文倪鄺邝鮑鲍柯阮齊齐喬乔俞尤古管成章習习翟莊庄容柏梅祁岳鞏巩閔闵焦屈賴赖饒饶邢祝辜卞殷柴瞿樊滕聶聂佘戚桑竺鄢郁涂裘婁娄苗龐庞湛鈕钮巫敖牟闞阚蒲冉靳匡佟舒丘葛仇褚狄童符卜芮晏臧茅耿刁申";
/// Surnames of two characters.
pub(crate) const DOUBLE_SURNAMES: Words = Words(&[
    ("歐陽", "欧阳"),
    ("司徒", "司徒"),
    ("司馬", "司马"),
    ("上官", "上官"),
    ("諸葛", "诸葛"),
    ("夏侯", "夏侯"),
]);
/// Sentences that open like this are the reporter's again.
pub(crate) const OPENS_NARRATION: Words = Words(&[
    ("他們", "他们"),
    ("她們", "她们"),
    ("其後", "其后"),
    ("隨後", "随后"),
    ("會談前", "会谈前"),
    ("會談後", "会谈后"),
    ("會見前", "会见前"),
    ("會見後", "会见后"),
    ("當天", "当天"),
    ("當晚", "当晚"),
    ("同日", "同日"),
    ("當日", "当日"),
    ("次日", "次日"),
    ("現在，", "现在，"),
    ("如今，", "如今，"),
    ("當前，", "当前，"),
    ("受此影響", "受此影响"),
    ("據", "据"),
    ("在", "在"),
    ("離開", "离开"),
]);
/// Words of what was done, not said: a sentence that reports facts is the reporter's again.
pub(crate) const REPORTS_FACTS: Words = Words(&[
    ("已經", "已经"),
    ("早前", "早前"),
    ("近年", "近年"),
    ("今年以來", "今年以来"),
    ("日前", "日前"),
    ("昨日", "昨日"),
    ("領導下", "领导下"),
    ("帶領下", "带领下"),
    ("目前已", "目前已"),
]);
/// What goes on behind a closing quotation mark with the sentence that quotes.
pub(crate) const GOES_ON_FROM_QUOTATION: &str = "的等和與与";
/// What says that an honour was given.
pub(crate) const AWARDED: &str = "獲获";
/// What names an honour.
pub(crate) const HONOURS: &str = "頒颁勳勋章";
/// Words that lead a claim on from the one before, and go when it stands alone. Longest first.
pub(crate) const CONNECTIVES: Words = Words(&[
    ("後來，", "后来，"),
    ("更是", "更是"),
    ("還", "还"),
    ("與此同時，", "与此同时，"),
    ("另一方面，", "另一方面，"),
    ("一方面，", "一方面，"),
    ("事實上，", "事实上，"),
    ("除此之外，", "除此之外，"),
    ("更重要的是，", "更重要的是，"),
    ("值得一提的是，", "值得一提的是，"),
    ("同時，", "同时，"),
    ("此外，", "此外，"),
    ("另外，", "另外，"),
    ("其中，", "其中，"),
    ("其實，", "其实，"),
    ("不過，", "不过，"),
    ("然而，", "然而，"),
    ("因此，", "因此，"),
    ("首先，", "首先，"),
    ("其次，", "其次，"),
    ("最後，", "最后，"),
    ("再者，", "再者，"),
    ("第一，", "第一，"),
    ("第二，", "第二，"),
    ("第三，", "第三，"),
    ("第四，", "第四，"),
    ("第五，", "第五，"),
    ("雖然如此，", "虽然如此，"),
    ("儘管如此，", "尽管如此，"),
    ("而且，", "而且，"),
    ("如今，", "如今，"),
    ("總之，", "总之，"),
    ("至於", "至于"),
    ("不但", "不但"),
    ("不僅", "不仅"),
    ("這亦", "这亦"),
    ("這也", "这也"),
    ("而且", "而且"),
    ("因而", "因而"),
    ("從而", "从而"),
    ("繼而", "继而"),
    ("但是", "但是"),
    ("可是", "可是"),
    ("並且", "并且"),
    ("而", "而"),
    ("但", "但"),
    ("並", "并"),
    ("亦", "亦"),
    ("更", "更"),
    ("也", "也"),
    ("又", "又"),
    ("則", "则"),
    ("及後，", "及后，"),
    ("同時", "同时"),
    ("另外", "另外"),
    ("因此", "因此"),
]);
/// What makes a connective of one character a part of a word: 並非, 而是, 但凡.
pub(crate) const GOES_ON_IN_A_WORD: &str = "非不是無无凡且許许高大多好新便早一";
/// Adverbs that add to what stands before them.
pub(crate) const ADDS: &str = "並并亦也更還还又則则而";
/// Clauses that hang on what stands before them: purposes, examples, effects.
pub(crate) const HANGS_BACK: Words = Words(&[
    ("以", "以"),
    ("冀", "冀"),
    ("尤其", "尤其"),
    ("特別是", "特别是"),
    ("例如", "例如"),
    ("相信", "相信"),
    ("從而", "从而"),
    ("繼而", "继而"),
    ("讓", "让"),
    ("使", "使"),
    ("令", "令"),
    ("對此", "对此"),
    ("這對", "这对"),
    ("這不僅", "这不仅"),
    ("包括", "包括"),
    ("為", "为"),
    ("把", "把"),
    ("將其", "将其"),
    ("導致", "导致"),
    ("藉", "藉"),
    ("借", "借"),
]);
/// Verbs that go on with the subject of the clause before.
pub(crate) const GOES_ON: Words = Words(&[
    ("幫助", "帮助"),
    ("協助", "协助"),
    ("推動", "推动"),
    ("促進", "促进"),
    ("共同", "共同"),
    ("了解", "了解"),
]);
/// Clauses that hang on what follows and may not go: conditions, concessions, causes.
pub(crate) const CONDITIONS: Words = Words(&[
    ("雖然", "虽然"),
    ("由於", "由于"),
    ("如果", "如果"),
    ("若", "若"),
    ("如", "如"),
    ("每逢", "每逢"),
    ("因為", "因为"),
    ("儘管", "尽管"),
    ("無論", "无论"),
    ("只要", "只要"),
    ("只有", "只有"),
    ("即使", "即使"),
    ("一旦", "一旦"),
    ("除非", "除非"),
    ("當", "当"),
]);
/// Clauses that hang on what follows and say where, when and for what.
pub(crate) const HANGS_FORWARD: Words = Words(&[
    ("除了", "除了"),
    ("為了", "为了"),
    ("隨著", "随着"),
    ("隨着", "随着"),
    ("作為", "作为"),
    ("在", "在"),
    ("談到", "谈到"),
    ("對於", "对于"),
    ("從", "从"),
    ("早在", "早在"),
    ("按照", "按照"),
    ("根據", "根据"),
    ("圍繞", "围绕"),
    ("針對", "针对"),
]);
/// What opens the means by which the clause behind it was done: `借助`衛星影像，找到沉船.
pub(crate) const MEANS: Words = Words(&[
    ("借助", "借助"),
    ("利用", "利用"),
    ("運用", "运用"),
    ("採用", "采用"),
    ("應用", "应用"),
    ("使用", "使用"),
    ("通過", "通过"),
    ("透過", "透过"),
    ("基於", "基于"),
]);
/// What opens an aim behind what is done for it, `以`形成網絡, and what makes another word of it: 以`色`列, 以`一`比零.
pub(crate) const AIM: char = '以';
pub(crate) const NO_AIM: &str = "色軍军方巴國国總总及上下外內内前後后來来往至其此";
/// The point of a number that is spelt out.
pub(crate) const POINT: [char; 2] = ['點', '点'];
/// What opens a purpose: `為`方便市民……
pub(crate) const PURPOSE: &str = "為为";
/// What stands before a time, and the characters of one.
pub(crate) const AT_TIME: &str = "於于在";
pub(crate) const OF_TIMES: &str =
    "年月日號号時时分點点周週星期上下午早晨晚凌今昨明前夜中旬初底末當当地間间（）";
/// Verbs that have their subject before them: 港務局今早9時，`會`……
pub(crate) const MODALS: &str = "會会將将已正須须應应";
/// Those of them that tell of a plan.
pub(crate) const MODALS_OF_PLANS: &str = "會会將将須须應应可";
/// What leads to a call that is followed: `應`署方邀請.
pub(crate) const AT_CALL: [char; 2] = ['應', '应'];
/// What ends such a clause.
pub(crate) const CALLS: &str = "請请求籲吁";
/// What opens a time.
pub(crate) const OPENS_TIME: Words = Words(&[
    ("今", "今"),
    ("昨", "昨"),
    ("明", "明"),
    ("目前", "目前"),
    ("當地時間", "当地时间"),
    ("截至", "截至"),
    ("當前", "当前"),
    ("眼下", "眼下"),
    ("近", "近"),
    ("日前", "日前"),
    ("上", "上"),
    ("下", "下"),
    ("本", "本"),
    ("同", "同"),
    ("如今", "如今"),
    ("自", "自"),
    ("到", "到"),
    ("春", "春"),
    ("國慶", "国庆"),
    ("暑", "暑"),
]);
/// The last character of a time.
pub(crate) const ENDS_TIME: &str = "天日月年午晚早晨前今來来底末季度周期時时許许分止始期夜）)間间後后裏里";
/// What ends a clause that only says where the news comes from.
pub(crate) const ENDS_SOURCE: Words = Words(&[
    ("了解到", "了解到"),
    ("獲悉", "获悉"),
    ("顯示", "显示"),
    ("悉", "悉"),
    ("報道", "报道"),
    ("報導", "报导"),
    ("看到", "看到"),
    ("消息", "消息"),
]);
/// The one of them that a claim loses least without.
pub(crate) const AT: &str = "在";
/// What makes such a clause a statement: 在港口工作的`是`……
pub(crate) const IS: char = '是';
/// First halves of pairs: 不僅……更是……, 既……也…….
pub(crate) const HALVES: Words = Words(&[
    ("不但", "不但"),
    ("不僅", "不仅"),
    ("這不僅", "这不仅"),
    ("既要", "既要"),
    ("既", "既"),
    ("與其", "与其"),
]);
/// Clauses that only give examples of the one before.
pub(crate) const EXAMPLES: Words =
    Words(&[("例如", "例如"), ("尤其", "尤其"), ("特別是", "特别是"), ("包括", "包括"), ("譬如", "譬如")]);
/// The plainest of them.
pub(crate) const FOR_EXAMPLE: &str = "例如";
/// Purposes, hopes and displays: at the end of a point they are for the notes.
pub(crate) const FOR_THE_NOTES: Words = Words(&[("展示", "展示"), ("冀", "冀"), ("相信", "相信")]);
/// Hopes and consequences with which a long sentence trails off.
pub(crate) const TRAILS: &str = "冀繼继";
/// Demonstratives.
pub(crate) const THIS: &str = "這这";
/// Pronouns that need somebody named before them.
pub(crate) const THEY: &str = "他她其它";
/// What marks a clause of time or place at its end, before the comma.
pub(crate) const ENDS_LEAD: &str = "下後后時时中上前外間间來来";
/// What closes a lead-in: 除了……`外`.
pub(crate) const CLOSES_LEAD: char = '外';
/// What opens a clause that is a lead-in of its own: `除`此之外.
pub(crate) const OPENS_BEFORE_CLOSE: &str = "除此另";
/// What makes a claim worth a point.
pub(crate) const CUES: Words = Words(&[
    ("應", "应"),
    ("須", "须"),
    ("可", "可"),
    ("會", "会"),
    ("將", "将"),
    ("計劃", "计划"),
    ("推出", "推出"),
    ("成立", "成立"),
    ("簽訂", "签订"),
    ("舉辦", "举办"),
    ("撥款", "拨款"),
    ("支持", "支持"),
    ("增加", "增加"),
    ("減少", "减少"),
    ("提升", "提升"),
    ("打造", "打造"),
    ("建立", "建立"),
    ("是", "是"),
    ("首", "首"),
    ("最", "最"),
    ("必", "必"),
    ("建議", "建议"),
    ("目標", "目标"),
    ("擴", "扩"),
    ("啟用", "启用"),
    ("開", "开"),
    ("投資", "投资"),
    ("完成", "完成"),
]);
/// What dates a claim.
pub(crate) const DATES: Words = Words(&[
    ("今年", "今年"),
    ("明年", "明年"),
    ("去年", "去年"),
    ("後年", "后年"),
    ("年", "年"),
    ("月", "月"),
    ("季", "季"),
    ("未來", "未来"),
    ("目前", "目前"),
    ("現時", "现时"),
]);
/// The last character of an organisation that a sentence may open with.
pub(crate) const BODIES: &str = "府署局會会社部處处組组院";
/// What follows such an organisation as its predicate.
pub(crate) const AFTER_BODY: Words = Words(&[
    ("近年", "近年"),
    ("已", "已"),
    ("今年", "今年"),
    ("去年", "去年"),
    ("早前", "早前"),
    ("將", "将"),
    ("會", "会"),
    ("一直", "一直"),
    ("亦", "亦"),
    ("在", "在"),
    ("負責", "负责"),
    ("並", "并"),
    ("繼續", "继续"),
    ("昨日", "昨日"),
    ("今日", "今日"),
    ("正", "正"),
    ("聯同", "联同"),
    ("於", "于"),
    ("未", "未"),
    ("也", "也"),
    ("同時", "同时"),
    ("需", "需"),
    ("應", "应"),
    ("隨即", "随即"),
    ("就", "就"),
    ("以", "以"),
    ("向", "向"),
]);
/// The last character of an organisation that a clause may have for its subject.
pub(crate) const SUBJECTS: &str = "府署局會会社部心校";
/// What follows it there.
pub(crate) const AFTER_SUBJECT: &str = "將将会會亦已在近今應应可需须須正更也一相";
/// Numerals.
pub(crate) const NUMERALS: &str = "一二三四五六七八九十百千萬万億亿兩两";
/// What makes a numeral before it a number: powers of ten and things that are counted.
pub(crate) const COUNTED: &str = "十百千萬万億亿元名個个成年月人間间項项倍公噸吨年歲岁度座家次處处";
