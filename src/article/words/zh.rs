//! The words of Chinese by which a line and a cut are told.
//!
//! A row is a word as the traditional and as the simplified script writes it. A string is a set of characters.

use super::{Verb, Words, says, tells, trails};

/// The verbs of saying, the only list of them: who speaks (`outline`) and what is a sentence (here) are told by it.
pub(crate) const SAYS: &[Verb] = &[
    says("續指", "续指"),
    says("續稱", "续称"),
    says("續說", "续说"),
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
    tells("宣布", "宣布"),
    tells("形容", "形容"),
    tells("分析", "分析"),
    tells("介紹", "介绍"),
    tells("重申", "重申"),
    tells("表明", "表明"),
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
/// Words that close a credit.
pub(crate) const CREDIT_ENDINGS: Words = Words(&[
    ("攝", "摄"),
    ("攝影", "摄影"),
    ("圖片", "图片"),
    ("提供", "提供"),
    ("資料照片", "资料照片"),
    ("供圖", "供图"),
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
/// Numerals, as figures are numbered.
pub(crate) const NUMERALS: &str = "一二三四五六七八九十";
/// What stands around a page number.
pub(crate) const PAGE_MARKS: &str = "第頁页";
/// Verbs of asking: like one of saying before a colon, but what is asked is no claim.
pub(crate) const ASKS: Words = Words(&[("問", "问")]);
/// Words that no heading and no paragraph ends with: prepositions, conjunctions, adverbs, 的.
pub(crate) const ENDS_NOTHING: &str = "的在和與与及將将於于對对是以從从把被由向並并而或也都又更各每該该此這这那其為为讓让使令但因若\
    如則则亦曾未再僅仅只尤甚至跟同就當当已正還还會会可應应須须要能";
/// Characters that a paragraph hardly starts with: suffixes and particles.
pub(crate) const STARTS_NOTHING: &str = "的了着著們们性化者等及與与和或之地得過过於于嗎吗呢吧亦也則则便才就上下中後后裏里內内來来去到\
    起出";
/// What ends on a number that goes on.
pub(crate) const COUNTS: &str = "一二三四五六七八九十百千萬万兩两數数幾几";
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
