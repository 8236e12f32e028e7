//! The words of Chinese by which a page's furniture is told, each as the traditional and the simplified script has it.

use crate::article::words::Words;

/// Words that open a list of other articles.
pub(super) const RELATED: Words = Words(&[
    ("相關閱讀", "相关阅读"),
    ("延伸閱讀", "延伸阅读"),
    ("相關新聞", "相关新闻"),
    ("相關報道", "相关报道"),
    ("相關報導", "相关报导"),
    ("相關文章", "相关文章"),
    ("推薦閱讀", "推荐阅读"),
    ("熱門新聞", "热门新闻"),
    ("更多新聞", "更多新闻"),
    ("更多報道", "更多报道"),
    ("同場加映", "同场加映"),
    ("猜你喜歡", "猜你喜欢"),
]);
/// Words that open a line of tags.
pub(super) const TAGS: Words = Words(&[("關鍵詞", "关键词"), ("關鍵字", "关键字"), ("標簽", "标签")]);
/// Words on buttons, each by itself.
pub(super) const BUTTONS: Words = Words(&[
    ("分享", "分享"),
    ("讚好", "赞好"),
    ("讚", "赞"),
    ("收藏", "收藏"),
    ("列印", "列印"),
    ("打印", "打印"),
    ("評論", "评论"),
    ("留言", "留言"),
    ("字號", "字号"),
    ("字號：", "字号："),
    ("發表", "发表"),
    ("訂閱", "订阅"),
    ("登入", "登入"),
    ("登錄", "登录"),
    ("註冊", "注册"),
    ("返回頁首", "返回页首"),
    ("查看更多", "查看更多"),
    ("閱讀更多", "阅读更多"),
    ("閱讀全文", "阅读全文"),
    ("複製連結", "复制连结"),
    ("複製鏈接", "复制链接"),
    ("下一篇", "下一篇"),
    ("上一篇", "上一篇"),
    ("廣告", "广告"),
]);
/// What stands in front of who wrote a page.
pub(super) const BYLINES: Words = Words(&[
    ("撰文：", "撰文："),
    ("記者：", "记者："),
    ("作者：", "作者："),
    ("編輯：", "编辑："),
    ("責任編輯：", "责任编辑："),
    ("採訪：", "采访："),
    ("文：", "文："),
]);
/// Words of Chinese that stand around a time.
pub(super) const AROUND_STAMPS: Words = Words(&[
    ("最後更新", "最后更新"),
    ("更新", "更新"),
    ("出版", "出版"),
    ("發布", "发布"),
    ("發表", "发表"),
    ("刊登", "刊登"),
    ("時間", "时间"),
    ("日期", "日期"),
    ("香港", "香港"),
    ("台北", "台北"),
    ("北京", "北京"),
    ("星期", "星期"),
    ("上午", "上午"),
    ("下午", "下午"),
    ("凌晨", "凌晨"),
    ("晚上", "晚上"),
    ("建立", "建立"),
]);
