//! The words of Chinese that tell who speaks: titles, offices, pronouns of bodies, and what is no speaker.
//!
//! A row is a word as the traditional and as the simplified script writes it. A string is a set of characters.

use crate::article::words::Words;

/// Titles behind a surname. The longest first.
pub(crate) const TITLES: Words = Words(&[
    ("先生", "先生"),
    ("女士", "女士"),
    ("小姐", "小姐"),
    ("太太", "太太"),
    ("婆婆", "婆婆"),
    ("伯伯", "伯伯"),
    ("太", "太"),
    ("伯", "伯"),
    ("婆", "婆"),
]);
/// Titles of women.
pub(crate) const WOMEN: Words = Words(&[
    ("女士", "女士"),
    ("小姐", "小姐"),
    ("太太", "太太"),
    ("婆婆", "婆婆"),
    ("太", "太"),
    ("婆", "婆"),
]);
/// Titles of men.
pub(crate) const MEN: Words = Words(&[("先生", "先生"), ("伯伯", "伯伯"), ("伯", "伯")]);
/// Characters that spell foreign names by sound.
pub(crate) const SOUNDS: &str = "京阿埃艾安昂奧奥巴拜班邦貝贝本比彼賓宾波伯勃博布查達达戴丹德登迪丁杜多厄恩爾尔法費费芬弗夫福蓋盖戈格\
    根古哈漢汉赫亨霍基吉加賈贾傑杰金卡凱凯坎康考柯科克肯庫库昆拉萊莱蘭兰朗勞劳勒雷里莉利林琳盧卢魯鲁倫伦\
    羅罗洛馬马麥麦曼梅蒙米明莫默姆穆納纳娜內内尼努諾诺歐欧帕潘佩皮珀普齊齐奇恰喬乔切琴撒薩萨塞桑森沙舍舒\
    什史絲丝斯蘇苏索塔泰坦湯汤唐特蒂廷圖图托瓦韋韦維维溫温沃烏乌伍西希錫锡夏謝谢辛休雅亞亚揚扬耶葉叶伊因\
    尤約约澤泽扎詹珍朱茲兹佐·";
/// The last character of an office, before a foreign name.
pub(crate) const OFFICE_ENDINGS: &str = "理統统相卿臣王后皇裁";
/// Words of the form of a name that are none.
pub(crate) const NO_NAMES: Words = Words(&[
    ("凌晨", "凌晨"),
    ("黃昏", "黄昏"),
    ("方便", "方便"),
    ("高興", "高兴"),
    ("關於", "关于"),
    ("對於", "对于"),
    ("由於", "由于"),
    ("周圍", "周围"),
    ("任何", "任何"),
    ("應該", "应该"),
    ("商會", "商会"),
    ("時任", "时任"),
    ("現時", "现时"),
    ("江湖", "江湖"),
    ("馬上", "马上"),
    ("成功", "成功"),
    ("文中", "文中"),
    ("文件", "文件"),
    ("成立", "成立"),
    ("石油", "石油"),
    ("金額", "金额"),
    ("黃金", "黄金"),
    ("高度", "高度"),
    ("方面", "方面"),
    ("常委", "常委"),
    ("古老", "古老"),
    ("安全", "安全"),
    ("萬一", "万一"),
    ("管理", "管理"),
    ("何時", "何时"),
    ("何以", "何以"),
    ("白天", "白天"),
    ("武力", "武力"),
    ("顧問", "顾问"),
    ("溫和", "温和"),
    ("許多", "许多"),
    ("曾經", "曾经"),
    ("梁柱", "梁柱"),
    ("關注", "关注"),
    ("關心", "关心"),
    ("成員", "成员"),
    ("章程", "章程"),
    ("周邊", "周边"),
    ("任內", "任内"),
    ("任職", "任职"),
    ("高層", "高层"),
    ("于是", "于是"),
    ("項目", "项目"),
    ("林業", "林业"),
    ("金融", "金融"),
    ("高級", "高级"),
    ("方案", "方案"),
    ("關鍵", "关键"),
]);
/// What people are in front of their name who bear no office.
pub(crate) const ORDINARY_PEOPLE: Words = Words(&[
    ("代表", "代表"),
    ("居民", "居民"),
    ("村民", "村民"),
    ("街坊", "街坊"),
    ("市民", "市民"),
    ("漁民", "渔民"),
    ("農民", "农民"),
    ("農戶", "农户"),
    ("住戶", "住户"),
    ("業主", "业主"),
    ("租戶", "租户"),
    ("商戶", "商户"),
    ("檔主", "档主"),
    ("店主", "店主"),
    ("東主", "东主"),
    ("店長", "店长"),
    ("店員", "店员"),
    ("小販", "小贩"),
    ("司機", "司机"),
    ("船長", "船长"),
    ("船員", "船员"),
    ("工人", "工人"),
    ("員工", "员工"),
    ("職員", "职员"),
    ("教師", "教师"),
    ("老師", "老师"),
    ("學生", "学生"),
    ("同學", "同学"),
    ("家長", "家长"),
    ("護士", "护士"),
    ("社工", "社工"),
    ("義工", "义工"),
    ("志願者", "志愿者"),
    ("志工", "志工"),
    ("創辦人", "创办人"),
    ("創始人", "创始人"),
    ("負責人", "负责人"),
    ("師傅", "师傅"),
    ("球員", "球员"),
    ("選手", "选手"),
    ("遊客", "游客"),
    ("旅客", "旅客"),
    ("乘客", "乘客"),
    ("顧客", "顾客"),
    ("食客", "食客"),
    ("患者", "患者"),
    ("傷者", "伤者"),
    ("死者", "死者"),
    ("老人", "老人"),
    ("長者", "长者"),
    ("青年", "青年"),
    ("男子", "男子"),
    ("女子", "女子"),
    ("婦人", "妇人"),
    ("男孩", "男孩"),
    ("女孩", "女孩"),
    ("丈夫", "丈夫"),
    ("妻子", "妻子"),
    ("兒子", "儿子"),
    ("女兒", "女儿"),
    ("母親", "母亲"),
    ("父親", "父亲"),
]);
/// What stands behind a name that is told of: no name ends with it, and few words that are no names go on with it.
pub(crate) const AFTER_NAME: &str = "有在是和與与及於于對对說说稱称表認认指就也都還还曾已將将會会要被把從从因今昨前每去來来到帶带住當当則则自又便\
    正笑向跟為为以受獲获參参現现目原最一兩两，、（";
/// What opens quotation marks.
pub(crate) const OPENS_QUOTED: &str = "「『“";
/// What closes them.
pub(crate) const CLOSES_QUOTED: &str = "」』”";
/// Pronouns for one person.
pub(crate) const HE_OR_SHE: &str = "他她";
/// Verbs that need no mark behind them after a body: they are nothing else there.
pub(crate) const BODIES_SAY: Words = Words(&[
    ("表示", "表示"),
    ("指出", "指出"),
    ("認為", "认为"),
    ("強調", "强调"),
    ("透露", "透露"),
    ("宣佈", "宣布"),
    ("呼籲", "呼吁"),
    ("預計", "预计"),
    ("預料", "预料"),
    ("估計", "估计"),
    ("相信", "相信"),
    ("坦言", "坦言"),
    ("重申", "重申"),
    ("承諾", "承诺"),
    ("續指", "续指"),
    ("續稱", "续称"),
    ("續說", "续说"),
    ("聲稱", "声称"),
    ("指", "指"),
    ("稱", "称"),
    ("說", "说"),
    ("建議", "建议"),
    ("提醒", "提醒"),
    ("希望", "希望"),
    ("主張", "主张"),
]);
/// What makes a noun of the verb behind a body: 響應政府`呼籲`.
pub(crate) const BEFORE_NOUN: &str = "應应按就經经對对受獲获";
/// Words that do the same.
pub(crate) const BEFORE_NOUNS: Words =
    Words(&[("響應", "响应"), ("接納", "接纳"), ("因應", "因应"), ("針對", "针对"), ("按照", "按照")]);
/// A clause opens with them, and the subject of the sentence speaks.
pub(crate) const OPENS_SPEECH: Words = Words(&[
    ("表示", "表示"),
    ("強調", "强调"),
    ("指出", "指出"),
    ("續指", "续指"),
    ("認為", "认为"),
    ("坦言", "坦言"),
    ("重申", "重申"),
    ("直言", "直言"),
    ("稱，", "称，"),
    ("呼籲，", "呼吁，"),
    ("透露", "透露"),
    ("形容，", "形容，"),
    ("自言", "自言"),
    ("回覆", "回覆"),
    ("回應指", "回应指"),
]);
/// The last character of an office.
pub(crate) const OFFICES: &str = "署局處处府院";
/// What speaks for its offices too.
pub(crate) const GOVERNMENT: Words = Words(&[("政府", "政府")]);
/// The last character of an office of a government.
pub(crate) const ITS_OFFICES: &str = "署局處处院府組组";
/// What opens 該黨 and its like.
pub(crate) const THAT: &str = "該该";
/// What tells when in front of a pronoun.
pub(crate) const THEN: Words = Words(&[
    ("此時", "此时"),
    ("這時", "这时"),
    ("當時", "当时"),
    ("其後", "其后"),
    ("隨後", "随后"),
    ("事後", "事后"),
]);
/// Verbs of saying, wherever they stand.
pub(crate) const SAYING: Words = Words(&[
    ("表示", "表示"),
    ("指出，", "指出，"),
    ("強調，", "强调，"),
    ("認為，", "认为，"),
    ("宣布", "宣布"),
    ("稱，", "称，"),
    ("說，", "说，"),
    ("報道說", "报道说"),
    ("報道稱", "报道称"),
]);
/// Who was there, which nobody says.
pub(crate) const ATTENDS: Words = Words(&[
    ("等參加", "等参加"),
    ("參加會見", "参加会见"),
    ("參加活動", "参加活动"),
    ("參加上述", "参加上述"),
    ("等出席", "等出席"),
    ("陪同下", "陪同下"),
    ("歡迎儀式", "欢迎仪式"),
    ("歡迎宴會", "欢迎宴会"),
    ("發表了", "发表了"),
]);
/// What is shown by 表示, and not said.
pub(crate) const SHOWN: Words = Words(&[
    ("深切", "深切"),
    ("嚴重", "严重"),
    ("熱烈", "热烈"),
    ("衷心", "衷心"),
    ("歡迎", "欢迎"),
    ("感謝", "感谢"),
    ("慰問", "慰问"),
    ("哀悼", "哀悼"),
    ("讚賞", "赞赏"),
    ("祝賀", "祝贺"),
    ("關切", "关切"),
    ("支持", "支持"),
    ("反對", "反对"),
    ("遺憾", "遗憾"),
    ("同意", "同意"),
    ("關注", "关注"),
    ("痛心", "痛心"),
]);
/// Roles that are somebody's who was named.
pub(crate) const ROLES_ALONE: Words = Words(&[
    ("局長", "局长"),
    ("處長", "处长"),
    ("署長", "署长"),
    ("主席", "主席"),
    ("院長", "院长"),
    ("校長", "校长"),
    ("會長", "会长"),
    ("總裁", "总裁"),
    ("部長", "部长"),
    ("市長", "市长"),
    ("司長", "司长"),
    ("主任", "主任"),
    ("經理", "经理"),
    ("董事", "董事"),
    ("總監", "总监"),
    ("署理處長", "署理处长"),
    ("副局長", "副局长"),
    ("副主席", "副主席"),
    ("專員", "专员"),
    ("委員", "委员"),
    ("議員", "议员"),
    ("教授", "教授"),
    ("醫生", "医生"),
    ("律師", "律师"),
    ("校監", "校监"),
    ("總理", "总理"),
    ("總統", "总统"),
    ("首相", "首相"),
    ("書記", "书记"),
    ("省長", "省长"),
    ("縣長", "县长"),
    ("村長", "村长"),
    ("隊長", "队长"),
    ("隊員", "队员"),
    ("成員", "成员"),
    ("人員", "人员"),
]);
/// What is left of 有些, 這些.
pub(crate) const SOME_OF: &str = "些";
/// Verbs of saying of one character.
pub(crate) const BRIEF: Words = Words(&[("指", "指"), ("稱", "称"), ("說", "说"), ("呼籲", "呼吁")]);
/// The one of them that opens a clause as nothing but a verb of saying, unless it is part of a word.
pub(crate) const POINTS_OUT: &str = "指";
/// What several bodies are called together: 四個`團體`.
pub(crate) const TOGETHER: Words = Words(&[
    ("團體", "团体"),
    ("機構", "机构"),
    ("組織", "组织"),
    ("公司", "公司"),
    ("學校", "学校"),
    ("大學", "大学"),
    ("部門", "部门"),
    ("工會", "工会"),
    ("商會", "商会"),
    ("政黨", "政党"),
    ("國家", "国家"),
]);
/// What counts them.
pub(crate) const COUNTS_BODIES: &str = "個个間间家";
/// What a body speaks by, in the clause before.
pub(crate) const PAPERS: Words = Words(&[
    ("聲明", "声明"),
    ("發稿", "发稿"),
    ("新聞稿", "新闻稿"),
    ("告示", "告示"),
    ("公告", "公告"),
    ("回覆", "回覆"),
]);
/// Verbs with their mark: somebody spoke.
pub(crate) const SAID: Words = Words(&[
    ("表示，", "表示，"),
    ("指出，", "指出，"),
    ("表示：", "表示："),
    ("指出：", "指出："),
    ("強調，", "强调，"),
    ("認為，", "认为，"),
]);
/// Words of one verb of saying and something else, of which it is no verb.
pub(crate) const WORDS_WITH_VERBS: Words = Words(&[
    ("指數", "指数"),
    ("指標", "指标"),
    ("指引", "指引"),
    ("指向", "指向"),
    ("指揮", "指挥"),
    ("指定", "指定"),
    ("指導", "指导"),
    ("指示", "指示"),
    ("指責", "指责"),
    ("指控", "指控"),
    ("指派", "指派"),
    ("指令", "指令"),
    ("指望", "指望"),
    ("指甲", "指甲"),
    ("指明", "指明"),
    ("指紋", "指纹"),
    ("手指", "手指"),
    ("戒指", "戒指"),
    ("是指", "是指"),
    ("所指", "所指"),
    ("被指", "被指"),
    ("稱為", "称为"),
    ("稱讚", "称赞"),
    ("稱呼", "称呼"),
    ("稱號", "称号"),
    ("稱霸", "称霸"),
    ("稱職", "称职"),
    ("名稱", "名称"),
    ("簡稱", "简称"),
    ("職稱", "职称"),
    ("稱之", "称之"),
    ("堪稱", "堪称"),
    ("俗稱", "俗称"),
    ("統稱", "统称"),
    ("又稱作", "又称作"),
    ("全稱", "全称"),
    ("稱得", "称得"),
    ("說明", "说明"),
    ("說法", "说法"),
    ("說服", "说服"),
    ("說話", "说话"),
    ("小說", "小说"),
    ("學說", "学说"),
    ("傳說", "传说"),
    ("演說", "演说"),
    ("解說", "解说"),
    ("遊說", "游说"),
    ("雖說", "虽说"),
    ("據說", "据说"),
    ("比如說", "比如说"),
    ("聽說", "听说"),
    ("來說", "来说"),
    ("就是說", "就是说"),
    ("說不", "说不"),
    ("說到", "说到"),
    ("說成", "说成"),
    ("可說", "可说"),
    ("難說", "难说"),
    ("說起", "说起"),
    ("說出", "说出"),
    ("指着", "指着"),
    ("指著", "指着"),
    ("指日", "指日"),
    ("對稱", "对称"),
    ("稱作", "称作"),
    ("泛指", "泛指"),
    ("意指", "意指"),
    ("直指", "直指"),
]);
/// Bodies that are named again by what they are.
pub(crate) const BODIES_AGAIN: Words = Words(&[
    ("署方", "署方"),
    ("局方", "局方"),
    ("處方", "处方"),
    ("部方", "部方"),
    ("會方", "会方"),
    ("校方", "校方"),
    ("院方", "院方"),
    ("廠方", "厂方"),
    ("社方", "社方"),
    ("當局", "当局"),
    ("該署", "该署"),
    ("該局", "该局"),
    ("該處", "该处"),
    ("該部", "该部"),
    ("該會", "该会"),
    ("該黨", "该党"),
    ("該校", "该校"),
    ("該院", "该院"),
    ("該公司", "该公司"),
    ("該組織", "该组织"),
    ("該團體", "该团体"),
    ("發言人", "发言人"),
    ("公司", "公司"),
    ("黨方", "党方"),
]);
/// Those of them who speak for a body.
pub(crate) const SPOKESMEN: Words = Words(&[("發言人", "发言人")]);
/// What no office is.
pub(crate) const HOUSES: Words = Words(&[("公司", "公司"), ("組織", "组织"), ("團體", "团体")]);
/// The last character of what somebody is by office.
pub(crate) const OFFICE_HOLDERS: &str = "長长員员監监裁授任席官師师理";
/// What counts people in front of what they are: 一`名`議員.
pub(crate) const COUNTS: &str = "名位個个";
/// What in such words is not the body's own.
pub(crate) const AGAIN: &str = "方該该當当局發发言人組组織织團团體体公司";
/// What a body speaks in.
pub(crate) const DOCUMENTS: Words = Words(&[
    ("聲明", "声明"),
    ("聯合聲明", "联合声明"),
    ("公告", "公告"),
    ("新聞稿", "新闻稿"),
    ("公開信", "公开信"),
    ("文中", "文中"),
    ("帖文", "帖文"),
    ("貼文", "贴文"),
]);
/// What stands behind a document.
pub(crate) const INSIDE: &str = "中裏里內内上";
/// What stands in front of a familiar name.
pub(crate) const NAME_OPENERS: &str = "阿老小、，和與与";
/// Words of nobody who could be named.
pub(crate) const NOBODY: Words = Words(&[
    ("記者", "记者"),
    ("消息", "消息"),
    ("報道", "报道"),
    ("報導", "报导"),
    ("網上", "网上"),
    ("網民", "网民"),
    ("有人", "有人"),
    ("大家", "大家"),
    ("聽到", "听到"),
    ("聽聞", "听闻"),
    ("人們", "人们"),
    ("據悉", "据悉"),
    ("據了解", "据了解"),
    ("被指", "被指"),
    ("資料", "资料"),
    ("即使", "即使"),
    ("如果", "如果"),
    ("知道", "知道"),
    ("外界", "外界"),
    ("有指", "有指"),
    ("傳聞", "传闻"),
    ("事實", "事实"),
    ("換言之", "换言之"),
    ("總的來", "总的来"),
    ("一般", "一般"),
    ("所以", "所以"),
    ("因此", "因此"),
    ("結果", "结果"),
    ("可以", "可以"),
    ("不會", "不会"),
    ("沒有", "没有"),
    ("已經", "已经"),
    ("他們", "他们"),
    ("她們", "她们"),
    ("我們", "我们"),
    ("你", "你"),
    ("我", "我"),
    ("唔", "唔"),
    ("這", "这"),
    ("那", "那"),
    ("甚麼", "甚么"),
    ("什麼", "什么"),
    ("為何", "为何"),
    ("引述", "引述"),
    ("筆者", "笔者"),
    ("一人", "一人"),
    ("簡要", "简要"),
]);
/// Characters that stand in no speaker's name.
pub(crate) const NO_SPEAKER: &str = "了是被聽听把讓让使給给說说着嗎吗呢吧也很就才都卻却若因為为並并向從从但而其這这那我你他她它又再已不沒\
    没可須须需要想見见獲获望看到找叫來来去還还或於于之更如何誰谁甚每各另此雖虽則则除非請请較较該该曾仍";
/// What stands in front of a speaker, and is no part of the name. The longest first.
pub(crate) const OPENINGS: Words = Words(&[
    ("同時", "同时"),
    ("另外", "另外"),
    ("今日", "今日"),
    ("昨日", "昨日"),
    ("今天", "今天"),
    ("昨天", "昨天"),
    ("剛才", "刚才"),
    ("有些", "有些"),
    ("這些", "这些"),
    ("一些", "一些"),
    ("其中", "其中"),
    ("不過", "不过"),
    ("然而", "然而"),
    ("目前", "目前"),
    ("如今", "如今"),
    ("根據", "根据"),
    ("事後", "事后"),
    ("隨後", "随后"),
    ("其後", "其后"),
    ("最後", "最后"),
    ("此外", "此外"),
]);
/// What stands behind 有 where it is part of a word.
pub(crate) const AFTER_HAVE: &str = "線线關关限效份色機机";
/// Sentences that open like this are the reporter's, and no statement.
pub(crate) const REPORTERS: Words = Words(&[
    ("記者", "记者"),
    ("本報", "本报"),
    ("報道", "报道"),
    ("報導", "报导"),
    ("據悉", "据悉"),
    ("據了解", "据了解"),
    ("據報", "据报"),
    ("翻查", "翻查"),
    ("資料顯示", "资料显示"),
    ("現場", "现场"),
    ("網上", "网上"),
    ("然而", "然而"),
    ("事件", "事件"),
    ("消息", "消息"),
    ("點新聞", "点新闻"),
    ("大公", "大公"),
    ("以上", "以上"),
    ("片段", "片段"),
    ("影片", "影片"),
    ("畫面", "画面"),
    ("相片", "相片"),
]);
/// What the reporter says of the paper.
pub(crate) const ASIDES: Words = Words(&[
    ("本報記者", "本报记者"),
    ("《香港", "《香港"),
    ("本報訊", "本报讯"),
    ("攝影：", "摄影："),
    ("翻查資料", "翻查资料"),
    ("香港時間", "香港时间"),
    ("記者上前", "记者上前"),
    ("記者見", "记者见"),
    ("記者在", "记者在"),
    ("的查詢，", "的查询，"),
]);
/// What opens with people unnamed.
pub(crate) const SOME: Words = Words(&[
    ("有市民", "有市民"),
    ("有居民", "有居民"),
    ("有人", "有人"),
    ("有街坊", "有街坊"),
    ("有網民", "有网民"),
    ("有學者", "有学者"),
    ("有議員", "有议员"),
    ("有讀者", "有读者"),
]);
/// How a statement goes on in the next paragraph.
pub(crate) const STATES_ON: Words = Words(&[
    ("市民", "市民"),
    ("駕駛", "驾驶"),
    ("截至", "截至"),
    ("經", "经"),
    ("就", "就"),
    ("至於", "至于"),
    ("公共運輸", "公共运输"),
    ("受影響", "受影响"),
    ("有需要", "有需要"),
    ("如", "如"),
    ("為", "为"),
    ("根據", "根据"),
    ("因應", "因应"),
    ("除", "除"),
]);
/// What makes another word of such a pronoun.
pub(crate) const AFTER_PRONOUN: &str = "們们的";
/// The last characters of an official's role: who bears it speaks for what offices do.
pub(crate) const OFFICIALS: Words = Words(&[
    ("局長", "局长"),
    ("署長", "署长"),
    ("處長", "处长"),
    ("長官", "长官"),
    ("司長", "司长"),
    ("部長", "部长"),
    ("特首", "特首"),
    ("發言人", "发言人"),
    ("市長", "市长"),
    ("總理", "总理"),
    ("主席", "主席"),
    ("書記", "书记"),
]);
/// What adds somebody to those before: 亦`有居民`說.
pub(crate) const AND: &str = "亦也";
/// What stands in front of 有 where it says that there is somebody: 商場`內`有多家診所.
pub(crate) const BEFORE_HAVE: Words = Words(&[
    ("內", "内"),
    ("裏", "里"),
    ("裡", "里"),
    ("上", "上"),
    ("中", "中"),
    ("附近", "附近"),
    ("開始", "开始"),
    ("現場", "现场"),
]);
