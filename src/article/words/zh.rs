//! The words of Chinese by which a line and a cut are told.
//!
//! A row is a word as the traditional and as the simplified script writes it. A string is a set of characters.

use super::{Verb, Words, says, tells, trails};

/// The verbs of saying, the only list of them: who speaks (`outline`) and what is a sentence (here) are told by it.
pub(crate) const SAYS: &[Verb] = &[
    says("指出", "指出"),
    says("表示", "表示"),
    says("認為", "认为"),
    says("強調", "强调"),
    says("透露", "透露"),
    says("補充", "补充"),
    says("提到", "提到"),
    says("坦言", "坦言"),
    says("直言", "直言"),
    says("憶述", "忆述"),
    says("回憶", "回忆"),
    says("解釋", "解释"),
    says("回應", "回应"),
    says("笑言", "笑言"),
    says("笑說", "笑说"),
    says("說道", "说道"),
    says("指稱", "指称"),
    says("總結", "总结"),
    tells("相信", "相信"),
    tells("承認", "承认"),
    tells("提醒", "提醒"),
    tells("呼籲", "呼吁"),
    tells("建議", "建议"),
    tells("批評", "批评"),
    tells("質疑", "质疑"),
    tells("警告", "警告"),
    tells("預計", "预计"),
    tells("宣佈", "宣布"),
    tells("形容", "形容"),
    tells("分析", "分析"),
    tells("介紹", "介绍"),
    tells("重申", "重申"),
    tells("表明", "表明"),
    says("交代", "交代"),
    says("披露", "披露"),
    says("聲稱", "声称"),
    says("自言", "自言"),
    says("慨嘆", "慨叹"),
    says("訛稱", "讹称"),
    says("通報", "通报"),
    says("回覆", "回覆"),
    says("辯稱", "辩称"),
    says("否認", "否认"),
    says("澄清", "澄清"),
    says("反駁", "反驳"),
    says("坦承", "坦承"),
    says("明言", "明言"),
    says("評論", "评论"),
    says("敘述", "叙述"),
    says("講述", "讲述"),
    says("提出", "提出"),
    says("說明", "说明"),
    says("發稿", "发稿"),
    tells("感嘆", "感叹"),
    tells("直呼", "直呼"),
    tells("預料", "预料"),
    tells("估計", "估计"),
    tells("承諾", "承诺"),
    tells("寄語", "寄语"),
    tells("號召", "号召"),
    tells("提示", "提示"),
    tells("希望", "希望"),
    tells("期望", "期望"),
    tells("譴責", "谴责"),
    tells("擔心", "担心"),
    tells("提議", "提议"),
    tells("主張", "主张"),
    tells("促請", "促请"),
    tells("讚揚", "赞扬"),
    tells("認同", "认同"),
    says("指", "指"),
    says("稱", "称"),
    says("說", "说"),
    trails("道", "道"),
];
/// Words that open a caption. The longest first.
pub(crate) const CAPTION_OPENERS: Words = Words(&[
    ("圖片", "图片"),
    ("圖說", "图说"),
    ("圖為", "图为"),
    ("相片", "相片"),
    ("照片", "照片"),
    ("圖", "图"),
]);
/// Words that say what a photo shows, and are a part of its caption.
pub(crate) const SHOWS: Words = Words(&[
    ("圖為", "图为"),
    ("圖示", "图示"),
    ("上圖為", "上图为"),
    ("下圖為", "下图为"),
    ("左圖為", "左图为"),
    ("右圖為", "右图为"),
]);
/// Words that close a credit.
pub(crate) const CREDIT_ENDINGS: Words = Words(&[
    ("截圖", "截图"),
    ("製圖", "制图"),
    ("繪圖", "绘图"),
    ("相片", "相片"),
    ("新聞", "新闻"),
    ("文件", "文件"),
    ("攝", "摄"),
    ("攝影", "摄影"),
    ("圖片", "图片"),
    ("提供", "提供"),
    ("資料照片", "资料照片"),
    ("供圖", "供图"),
]);
/// What a picture of a screen is called.
pub(crate) const SCREENSHOT: Words = Words(&[("截圖", "截图")]);
/// Words of a sign-off, or of a note in brackets, which is no credit.
pub(crate) const SIGNS_OFF: Words = Words(&[
    ("報道", "报道"),
    ("報導", "报导"),
    ("記者", "记者"),
    ("編輯", "编辑"),
    ("完", "完"),
    ("見", "见"),
    ("續", "续"),
    ("之", "之"),
    ("註", "注"),
    ("閱", "阅"),
]);
/// Words that open a credit.
pub(crate) const CREDIT_OPENERS: Words = Words(&[("圖：", "图："), ("圖／", "图／"), ("圖/", "图/")]);
/// Words that open a byline.
pub(crate) const BYLINES: Words = Words(&[
    ("文：", "文："),
    ("文／", "文／"),
    ("文/", "文/"),
    ("撰文：", "撰文："),
    ("撰文／", "撰文／"),
    ("採訪：", "采访："),
    ("記者：", "记者："),
    ("記者／", "记者／"),
    ("攝影：", "摄影："),
    ("編輯：", "编辑："),
    ("文、圖", "文、图"),
    ("圖文：", "图文："),
    ("本報記者", "本报记者"),
]);
/// Labels of who wrote it.
pub(crate) const WRITERS: Words = Words(&[
    ("記者", "记者"),
    ("本報記者", "本报记者"),
    ("特約記者", "特约记者"),
    ("特派記者", "特派记者"),
    ("實習記者", "实习记者"),
    ("通訊員", "通讯员"),
    ("撰文", "撰文"),
    ("採訪", "采访"),
    ("文", "文"),
    ("文字", "文字"),
    ("圖文", "图文"),
    ("作者", "作者"),
    ("編譯", "编译"),
    ("整理", "整理"),
]);
/// Labels of who else had a hand in it.
pub(crate) const HELPERS: Words = Words(&[
    ("攝影", "摄影"),
    ("圖", "图"),
    ("圖片", "图片"),
    ("圖表", "图表"),
    ("製圖", "制图"),
    ("插畫", "插画"),
    ("編輯", "编辑"),
    ("責任編輯", "责任编辑"),
    ("責編", "责编"),
    ("美編", "美编"),
    ("校對", "校对"),
    ("翻譯", "翻译"),
    ("審核", "审核"),
]);
/// Labels of whom it is taken from.
pub(crate) const FROM: Words =
    Words(&[("來源", "来源"), ("文章來源", "文章来源"), ("稿源", "稿源"), ("出處", "出处")]);
/// What stands before 記者 and is no house.
pub(crate) const KINDS_OF_REPORTER: Words =
    Words(&[("特約", "特约"), ("特派", "特派"), ("實習", "实习"), ("資深", "资深"), ("駐地", "驻地")]);
/// How the names of houses end that have reporters.
pub(crate) const HOUSES: Words = Words(&[
    ("報", "报"),
    ("社", "社"),
    ("網", "网"),
    ("台", "台"),
    ("新聞", "新闻"),
    ("週刊", "周刊"),
    ("電視", "电视"),
]);
/// What stands behind 記者 and is no name.
pub(crate) const NO_REPORTERS: Words = Words(&[
    ("手記", "手记"),
    ("觀察", "观察"),
    ("直擊", "直击"),
    ("現場", "现场"),
    ("調查", "调查"),
    ("專訪", "专访"),
    ("連線", "连线"),
    ("來鴻", "来鸿"),
    ("特寫", "特写"),
    ("追蹤", "追踪"),
    ("招待", "招待"),
    ("會上", "会上"),
    ("協會", "协会"),
    ("獲悉", "获悉"),
]);
/// The last characters of sections and houses of three characters.
pub(crate) const ENDS_SECTION: &str = "版報报網网社台訊讯聞闻經经";
/// What stands behind the minutes of an hour.
pub(crate) const MINUTE: char = '分';
/// Numerals, as figures are numbered.
pub(crate) const NUMERALS: &str = "一二三四五六七八九十";
/// Parts of the day before an hour.
pub(crate) const DAYTIMES: Words = Words(&[
    ("凌晨", "凌晨"),
    ("清晨", "清晨"),
    ("上午", "上午"),
    ("中午", "中午"),
    ("下午", "下午"),
    ("傍晚", "傍晚"),
    ("晚上", "晚上"),
]);
/// What an hour ends with.
pub(crate) const HOURS: [char; 4] = ['時', '时', '點', '点'];
/// What may follow an hour: minutes.
pub(crate) const TIME_UNITS: &str = "半正分許许";
/// What parts the numbers of a date, and what a date ends with.
pub(crate) const DATE_UNITS: &str = "年月日號号";
pub(crate) const DATE_ENDS: [char; 4] = ['年', '日', '號', '号'];
/// Labels that service lists put before a colon.
pub(crate) const LABELS: Words = Words(&[
    ("地址", "地址"),
    ("地點", "地点"),
    ("電話", "电话"),
    ("熱線", "热线"),
    ("查詢", "查询"),
    ("查詢電話", "查询电话"),
    ("傳真", "传真"),
    ("電郵", "电邮"),
    ("網址", "网址"),
    ("網站", "网站"),
    ("日期", "日期"),
    ("時間", "时间"),
    ("開放時間", "开放时间"),
    ("辦公時間", "办公时间"),
    ("集合時間", "集合时间"),
    ("交通", "交通"),
    ("票價", "票价"),
    ("收費", "收费"),
    ("費用", "费用"),
    ("入場費", "入场费"),
    ("名額", "名额"),
    ("對象", "对象"),
    ("報名", "报名"),
    ("主辦", "主办"),
    ("主辦單位", "主办单位"),
    ("戶名", "户名"),
    ("戶口", "户口"),
    ("賬號", "账号"),
    ("帳號", "帐号"),
    ("賬戶", "账户"),
    ("銀行", "银行"),
    ("港元", "港元"),
    ("人民幣", "人民币"),
]);
/// What a number of a house, a floor or a room is followed by, and what streets and estates end with.
pub(crate) const HOUSE_UNITS: &str = "號号樓楼室座層层舖铺";
pub(crate) const STREETS: &str = "街道路巷里邨村徑径苑";
/// What stands around a page number.
pub(crate) const PAGE_MARKS: &str = "第頁页";
/// Verbs of asking: like one of saying before a colon, but what is asked is no claim.
pub(crate) const ASKS: Words = Words(&[("問", "问")]);
/// Characters that no heading and no paragraph ends with: prepositions, conjunctions, adverbs, 的.
pub(crate) const ENDS_NOTHING: &str = "的在和與与及將将於于對对是以從从把被由向並并而或也都又更各每該该此這这那其為为讓让使令但因若如則则亦曾未再僅仅只尤甚至跟就已還还可須须";
/// Words that end with one of them and do end a heading.
pub(crate) const ENDS_WHOLE: Words = Words(&[
    ("現在", "现在"),
    ("存在", "存在"),
    ("所在", "所在"),
    ("目的", "目的"),
    ("可以", "可以"),
    ("認可", "认可"),
]);
/// Characters that sentences are held together by, and that headings leave out.
pub(crate) const PROSE: &str = "的了並并於于已其他她它我們们是曾也都在把被將将";
/// Words with such a character inside that headings have too.
pub(crate) const NO_PROSE: Words = Words(&[("並非", "并非")]);
/// Characters that a paragraph hardly starts with: suffixes and particles.
pub(crate) const STARTS_NOTHING: &str = "的了着著們们性化者等及與与和或之地得過过於于嗎吗呢吧亦也則则便才就上下中後后裏里內内來来去到\
    起出";
/// Words that paragraphs of the body open with, and headings do not.
pub(crate) const OPENS_BODY: Words = Words(&[
    ("他", "他"),
    ("她", "她"),
    ("據", "据"),
    ("記者", "记者"),
    ("此外", "此外"),
    ("另外", "另外"),
    ("然而", "然而"),
    ("不過", "不过"),
    ("同時", "同时"),
    ("而", "而"),
    ("但", "但"),
    ("在", "在"),
    ("為了", "为了"),
    ("由於", "由于"),
    ("雖然", "虽然"),
    ("至於", "至于"),
    ("對於", "对于"),
    ("當", "当"),
    ("我們", "我们"),
    ("這", "这"),
    ("除了", "除了"),
    ("談到", "谈到"),
    ("根據", "根据"),
]);
/// Words that open a sentence which leans on the one before it, and hardly a paragraph.
pub(crate) const LEANS: Words = Words(&[
    ("他", "他"),
    ("她", "她"),
    ("其", "其"),
    ("這", "这"),
    ("但", "但"),
    ("因", "因"),
    ("所以", "所以"),
    ("不過", "不过"),
    ("並", "并"),
    ("亦", "亦"),
    ("該", "该"),
    ("如", "如"),
    ("若", "若"),
    ("又", "又"),
    ("由於", "由于"),
    ("即", "即"),
    ("只", "只"),
    ("當時", "当时"),
    ("惟", "惟"),
    ("且", "且"),
    ("更", "更"),
]);
/// Words that open a sentence more often than they stand in one.
pub(crate) const OPENS_SENTENCE: Words = Words(&[
    ("今日", "今日"),
    ("今天", "今天"),
    ("今早", "今早"),
    ("昨日", "昨日"),
    ("昨天", "昨天"),
    ("昨晚", "昨晚"),
    ("當日", "当日"),
    ("當時", "当时"),
    ("早前", "早前"),
    ("目前", "目前"),
    ("其中", "其中"),
    ("一名", "一名"),
    ("同樣", "同样"),
    ("不少", "不少"),
    ("多名", "多名"),
]);
/// Words that open a paragraph which turns to another matter.
pub(crate) const TURNS: Words = Words(&[
    ("另一方面", "另一方面"),
    ("除此之外", "除此之外"),
    ("此外", "此外"),
    ("另外", "另外"),
    ("至於", "至于"),
    ("關於", "关于"),
    ("談及", "谈及"),
    ("談到", "谈到"),
    ("截至", "截至"),
]);
/// Sections of a paper.
pub(crate) const SECTIONS: Words = Words(&[
    ("港聞", "港闻"),
    ("要聞", "要闻"),
    ("頭條", "头条"),
    ("本地", "本地"),
    ("中國", "中国"),
    ("兩岸", "两岸"),
    ("國際", "国际"),
    ("財經", "财经"),
    ("經濟", "经济"),
    ("體育", "体育"),
    ("娛樂", "娱乐"),
    ("副刊", "副刊"),
    ("社評", "社评"),
    ("評論", "评论"),
    ("專題", "专题"),
    ("教育", "教育"),
]);
/// What the names of papers, agencies and stations end with.
pub(crate) const PAPERS: Words = Words(&[
    ("日報", "日报"),
    ("晚報", "晚报"),
    ("時報", "时报"),
    ("新聞", "新闻"),
    ("通訊社", "通讯社"),
    ("週刊", "周刊"),
    ("電台", "电台"),
    ("電視", "电视"),
]);
/// What a time stamp is called.
pub(crate) const STAMPS: Words = Words(&[
    ("發布", "发布"),
    ("發佈", "发布"),
    ("更新", "更新"),
    ("出版", "出版"),
    ("建立時間", "建立时间"),
    ("時間：", "时间："),
]);
/// Days of the week.
pub(crate) const WEEKDAYS: Words = Words(&[
    ("星期一", "星期一"),
    ("星期二", "星期二"),
    ("星期三", "星期三"),
    ("星期四", "星期四"),
    ("星期五", "星期五"),
    ("星期六", "星期六"),
    ("星期日", "星期日"),
]);
/// What asks the reader of a page to click, and to subscribe.
pub(crate) const CLICKS: Words =
    Words(&[("點擊", "点击"), ("點選", "点选"), ("點圖", "点图"), ("按圖", "按图"), ("按此", "按此")]);
pub(crate) const SUBSCRIBES: Words = Words(&[
    ("訂閱我們", "订阅我们"),
    ("立即訂閱", "立即订阅"),
    ("追蹤我們", "追踪我们"),
    ("關注我們", "关注我们"),
    ("立即下載", "立即下载"),
    ("立即加入", "立即加入"),
]);
/// What a dateline ends with: 海港社北灣八月十四日`電`.
pub(crate) const DATELINES: Words =
    Words(&[("電", "电"), ("訊", "讯"), ("報道", "报道"), ("報導", "报导"), ("專訊", "专讯")]);
/// What the name of an agency ends with.
pub(crate) const AGENCY: char = '社';
/// What a paper calls itself, which names nobody.
pub(crate) const OURSELVES: Words =
    Words(&[("本報", "本报"), ("本社", "本社"), ("本台", "本台"), ("綜合", "综合")]);
/// Who signs off.
pub(crate) const REPORTERS: Words = Words(&[("記者", "记者")]);
/// What stands behind a name that signs off.
pub(crate) const REPORTS: Words = Words(&[("報道", "报道"), ("報導", "报导"), ("攝", "摄")]);
/// Words that open a list of links to other articles.
pub(crate) const RELATED: Words = Words(&[
    ("相關閱讀", "相关阅读"),
    ("相關新聞", "相关新闻"),
    ("相關報道", "相关报道"),
    ("相關文章", "相关文章"),
    ("延伸閱讀", "延伸阅读"),
    ("更多閱讀", "更多阅读"),
    ("更多新聞", "更多新闻"),
    ("推薦閱讀", "推荐阅读"),
    ("熱門新聞", "热门新闻"),
    ("熱門文章", "热门文章"),
    ("最新新聞", "最新新闻"),
]);
/// Buttons of a page.
pub(crate) const BUTTONS: Words = Words(&[
    ("分享", "分享"),
    ("分享到", "分享到"),
    ("讚好", "赞好"),
    ("點讚", "点赞"),
    ("收藏", "收藏"),
    ("複製連結", "复制连结"),
    ("打印", "打印"),
    ("留言", "留言"),
    ("評論", "评论"),
    ("登入", "登入"),
    ("登錄", "登录"),
    ("註冊", "注册"),
    ("訂閱", "订阅"),
    ("瀏覽次數", "浏览次数"),
    ("閱讀次數", "阅读次数"),
    ("主頁", "主页"),
    ("首頁", "首页"),
    ("返回首頁", "返回首页"),
    ("返回頂部", "返回顶部"),
    ("上一頁", "上一页"),
    ("下一頁", "下一页"),
    ("上一篇", "上一篇"),
    ("下一篇", "下一篇"),
    ("廣告", "广告"),
    ("微信", "微信"),
    ("微博", "微博"),
]);
/// Words by which a note asks for consent.
pub(crate) const CONSENTS: Words = Words(&[("同意", "同意"), ("接受", "接受"), ("使用", "使用")]);
/// Words of a copyright note.
pub(crate) const COPYRIGHT: Words =
    Words(&[("版權所有", "版权所有"), ("不得轉載", "不得转载"), ("保留所有權利", "保留所有权利")]);
/// Marks of the end of a dispatch.
pub(crate) const ENDS: Words = Words(&[("完", "完"), ("全文完", "全文完"), ("本文完", "本文完")]);
