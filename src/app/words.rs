//! The interface's words, a row a message, in the languages of the people who use it.

use crate::deck::{Deck, PointMark};
use crate::text::Lang;

/// A language of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// English, also for people whose language is none of these.
    #[default]
    English,
    /// 繁體中文.
    TraditionalChinese,
    /// 简体中文.
    SimplifiedChinese,
    /// 日本語.
    Japanese,
    /// 한국어.
    Korean,
}

impl Language {
    /// All of them, in the order of the words' rows.
    pub const ALL: [Self; 5] =
        [Self::English, Self::TraditionalChinese, Self::SimplifiedChinese, Self::Japanese, Self::Korean];

    /// The language that a tag (`zh-Hant`, `ja_JP.UTF-8`) asks for: English where it is another than ours, none where
    /// the tag says nothing (`C`, `POSIX`, an empty one).
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['.', '@']).next().unwrap_or_default();
        if matches!(primary, "" | "C" | "POSIX") {
            return None;
        }
        Some(match Lang::from_tag(tag) {
            Lang::ZhHant => Self::TraditionalChinese,
            Lang::ZhHans => Self::SimplifiedChinese,
            Lang::Ja => Self::Japanese,
            Lang::Ko => Self::Korean,
            Lang::Other => Self::English,
        })
    }

    /// The words of a message. `{}` in them stands for what the message is about, `{quit}` for the key of that action
    /// (see [`Keymap::say`](super::Keymap::say)).
    pub fn say(self, word: Word) -> &'static str {
        let row = row(word);
        match self {
            Self::English => row[0],
            Self::TraditionalChinese => row[1],
            Self::SimplifiedChinese => row[2],
            Self::Japanese => row[3],
            Self::Korean => row[4],
        }
    }

    /// The language that `deck` says its text is in.
    pub fn of_deck(deck: &Deck) -> Self {
        deck.lang.as_deref().and_then(Self::from_tag).unwrap_or_default()
    }

    /// A point's words with what its mark means.
    pub fn say_mark(self, mark: PointMark, words: &str) -> String {
        let word = match mark {
            PointMark::Open => Word::PointOpen,
            PointMark::Done => Word::PointDone,
            PointMark::Alert => Word::PointAlert,
        };
        self.say_of(word, words)
    }

    /// The words of a message about `subject`.
    pub fn say_of(self, word: Word, subject: &str) -> String {
        self.say(word).replace("{}", subject)
    }
}

macro_rules! words {
    ($($word:ident: $en:literal, $hant:literal, $hans:literal, $ja:literal, $ko:literal;)*) => {
        /// A message of the interface, or what a key does.
        #[allow(clippy::doc_markdown, reason = "the words name keys, the backtick among them")]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Word {
            $(#[doc = $en] $word,)*
        }

        impl Word {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$word),*];
        }

        const fn row(word: Word) -> [&'static str; 5] {
            match word {
                $(Word::$word => [$en, $hant, $hans, $ja, $ko],)*
            }
        }
    };
}

words! {
    // Views
    KeysOfPresenting: "Presenting", "放映", "放映", "発表", "발표";
    KeysOfTalk: "Presenting, and not reviewing", "放映，不在審閱時", "放映，不在审阅时", "発表（レビュー中を除く）", "발표(검토 때는 제외)";
    KeysOfLinked: "Several terminals of one talk", "同一場報告的多個終端機", "同一场报告的多个终端", "同じ発表の複数の端末", "한 발표의 여러 터미널";
    KeysOfSpeaker: "The speaker's terminal", "講者的終端機", "演讲者的终端", "発表者の端末", "발표자의 터미널";
    KeysOfReview: "Reviewing", "審閱", "审阅", "レビュー", "검토";
    KeysOfServer: "Over SSH", "經 SSH 連線", "经 SSH 连接", "SSH 経由", "SSH 로 접속";
    ConfigHolds: "{} (the default keys or settings hold)", "{}（沿用預設）", "{}（沿用默认）", "{}（既定のまま）", "{}(기본값을 씀)";
    Keys: "Keys", "按鍵", "按键", "キー操作", "키";
    Slides: "{} slides", "{} 張投影片", "{} 张幻灯片", "スライド {} 枚", "슬라이드 {}장";
    NoMatch: "no slide of that name", "沒有符合的投影片", "没有符合的幻灯片", "該当するスライドはありません", "해당하는 슬라이드가 없습니다";
    NoNotes: "no notes", "沒有備註", "没有备注", "ノートはありません", "노트가 없습니다";
    Sources: "from", "出處", "出处", "出典", "출처";
    SlideNumber: "Slide {}", "投影片 {}", "幻灯片 {}", "スライド {}", "슬라이드 {}";
    EmptyDeck: "this deck has no slides", "沒有投影片", "没有幻灯片", "スライドがありません", "슬라이드가 없습니다";
    Reading: "reading {}… ({quit} quits)", "正在讀取 {}…（{quit} 離開）", "正在读取 {}…（{quit} 离开）", "{} を読み込み中…（{quit} で終了）", "{} 읽는 중…({quit} 종료)";
    PointOpen: "to do: {}", "待辦：{}", "待办：{}", "未完了：{}", "할 일: {}";
    PointDone: "done: {}", "已辦：{}", "已办：{}", "完了：{}", "완료: {}";
    Footnote: "note {}", "註{}", "注{}", "注{}", "각주 {}";
    PointAlert: "attention: {}", "注意：{}", "注意：{}", "注意：{}", "주의: {}";
    // Notices
    KeysAt: "{help} shows the keys", "按 {help} 看按鍵", "按 {help} 看按键", "{help} でキー一覧", "{help} 키 목록";
    LastSlide: "last slide ({quit} quits)", "已是最後一張（{quit} 離開）", "已是最后一张（{quit} 离开）", "最後のスライドです（{quit} で終了）", "마지막 슬라이드입니다({quit} 종료)";
    FirstSlide: "first slide", "已是第一張", "已是第一张", "最初のスライドです", "첫 슬라이드입니다";
    NotFound: "not found: {}", "找不到: {}", "找不到: {}", "見つかりません: {}", "찾을 수 없음: {}";
    RevealOn: "points one by one", "逐點顯示", "逐点显示", "項目を一つずつ表示", "항목을 하나씩 표시";
    RevealOff: "all points at once", "一次過顯示", "一次全部显示", "項目をまとめて表示", "항목을 한꺼번에 표시";
    OneByOne: "one by one", "逐點", "逐点", "順に", "하나씩";
    Reloaded: "the file has changed: read again", "檔案已更新", "文件已更新", "ファイルを読み直しました", "파일이 바뀌어 다시 읽었습니다";
    Unchanged: "read again: nothing has changed", "已重新讀取：沒有變動", "已重新读取：没有变动", "読み直しました：変更はありません", "다시 읽음: 바뀐 것이 없습니다";
    NoFile: "there is no file to read again", "沒有檔案可以重新讀取", "没有文件可以重新读取", "読み直すファイルがありません", "다시 읽을 파일이 없습니다";
    NoSearch: "nothing to look for yet: {search} searches", "還沒有搜尋：按 {search} 搜尋", "还没有搜索：按 {search} 搜索", "まだ検索していません：{search} で検索", "아직 검색하지 않음: {search} 로 검색";
    NoPlace: "there is no place to go back to", "沒有上次的位置", "没有上次的位置", "前回の位置はありません", "이전 위치가 없습니다";
    NotesClosed: "the notes are closed: {notes} shows them", "備註沒有打開：按 {notes} 顯示", "备注没有打开：按 {notes} 显示", "ノートは閉じています：{notes} で表示", "노트가 닫혀 있음: {notes} 로 표시";
    NoKey: "{} does nothing ({help} shows the keys)", "{} 沒有作用（{help} 看按鍵）", "{} 没有作用（{help} 看按键）", "{} は使われていません（{help} でキー一覧）", "{} 은 쓰이지 않습니다({help} 키 목록)";
    LeftOffAt: "you left off at slide {}: {last-place} goes there", "上次看到第 {} 張：按 {last-place} 前往", "上次看到第 {} 张：按 {last-place} 前往", "前回は {} 枚目まで：{last-place} で移動", "지난번은 {}번째 슬라이드까지: {last-place} 로 이동";
    NoJump: "there is no jump to go back from", "沒有可以返回的跳轉", "没有可以返回的跳转", "戻る先の移動がありません", "되돌아갈 이동이 없습니다";
    Copied: "copied: {}", "已複製：{}", "已复制：{}", "コピーしました：{}", "복사함: {}";
    NothingToCopy: "there is nothing to copy here", "這裏沒有可以複製的文字", "这里没有可以复制的文字", "ここにコピーする文字はありません", "여기에 복사할 글이 없습니다";
    TooLongToCopy: "too long to be copied", "文字太長，沒有複製", "文字太长，没有复制", "長すぎるためコピーしませんでした", "너무 길어 복사하지 않았습니다";
    NoFileToEdit: "there is no file to edit", "沒有檔案可以編輯", "没有文件可以编辑", "編集するファイルがありません", "편집할 파일이 없습니다";
    // Pictures
    PictureMissing: "not in the deck's folder", "簡報的資料夾裏沒有", "简报的文件夹里没有", "フォルダーにありません", "폴더에 없음";
    PictureTooLarge: "too large a picture", "圖片太大", "图片太大", "画像が大きすぎます", "그림이 너무 큼";
    PictureUnknown: "no JPEG, PNG, GIF or WebP", "不是 JPEG、PNG、GIF 或 WebP", "不是 JPEG、PNG、GIF 或 WebP", "JPEG・PNG・GIF・WebP ではありません", "JPEG, PNG, GIF, WebP가 아님";
    PictureDamaged: "a damaged picture", "圖片已損壞", "图片已损坏", "画像が壊れています", "그림이 손상됨";
    // What may be asked
    NoQuestion: "(the question is still to be written)", "（問題尚待填寫）", "（问题尚待填写）", "（質問は未記入）", "(질문이 아직 없음)";
    MayBeUsed: "background: may be used", "背景：可以引用", "背景：可以引用", "背景：使用可", "배경: 써도 됨";
    NotForUse: "background: not for use", "背景：不可引用", "背景：不可引用", "背景：使用不可", "배경: 쓰지 말 것";
    Cleared: "cleared: {}", "批核：{}", "批准：{}", "承認：{}", "확인: {}";
    Questions: "{} questions: type to filter, Enter reads one, Esc leaves", "{} 條問題：打字篩選，Enter 看全文，Esc 離開", "{} 个问题：打字筛选，Enter 看全文，Esc 离开", "質問 {} 件：文字で絞り込み、Enter で全文、Esc で終了", "질문 {}개: 입력해 거르고 Enter 로 보기, Esc 나가기";
    NoQuestions: "there is no such question", "沒有這樣的問題", "没有这样的问题", "該当する質問はありません", "해당하는 질문이 없습니다";
    DoesAsked: "questions that may be asked: type to filter, Enter reads one", "可能被問的問題：打字篩選，Enter 看全文", "可能被问的问题：打字筛选，Enter 看全文", "想定質問：文字で絞り込み、Enter で全文", "예상 질문: 입력해 거르고 Enter 로 보기";
    // The prompter
    DoesPrompter: "prompter, or the slide: j, k go by lines, {next-notes}, {previous-notes} by pages, {cancel} to the live slide", "提詞機，或投影片：j、k 逐行，{next-notes}、{previous-notes} 逐頁，{cancel} 回到現在", "提词器，或幻灯片：j、k 逐行，{next-notes}、{previous-notes} 逐页，{cancel} 回到现在", "プロンプター／スライド：j、k で行、{next-notes}、{previous-notes} でページ、{cancel} で現在へ", "프롬프터/슬라이드: j, k 줄, {next-notes}, {previous-notes} 쪽, {cancel} 현재로";
    DoesRoll: "the prompter goes on by itself, or stops; {more-notes} and {less-notes} are its speed", "提詞機自動捲動，或停下；{more-notes}、{less-notes} 調快慢", "提词器自动滚动，或停下；{more-notes}、{less-notes} 调快慢", "プロンプターの自動送り・停止；{more-notes}、{less-notes} で速さ", "프롬프터 자동 진행, 멈춤; {more-notes}, {less-notes} 는 속도";
    PerMinute: "{} a minute", "每分鐘 {}", "每分钟 {}", "毎分 {}", "분당 {}";
    RollStopped: "the prompter has stopped", "提詞機已停下", "提词器已停下", "プロンプター停止", "프롬프터 멈춤";
    NowAt: "now", "現在", "现在", "現在", "지금";
    LiveAt: "now {}  {cancel}", "現在 {}  {cancel}", "现在 {}  {cancel}", "現在 {}  {cancel}", "지금 {}  {cancel}";
    ThenAt: "next", "接着", "接着", "次", "다음";
    // The source
    HeldVerbatim: "verbatim", "逐字", "逐字", "原文どおり", "원문 그대로";
    HeldChanged: "differs from the source", "與來源有出入", "与来源有出入", "出典と異なる", "출처와 다름";
    HeldInOtherWords: "in other words", "以別的字句", "以别的字句", "別の言葉で", "다른 말로";
    HeldMissing: "source missing", "找不到來源", "找不到来源", "出典が見つからない", "출처 없음";
    HeldUnsourced: "no source", "沒有註明來源", "没有注明来源", "出典の記載なし", "출처 표시 없음";
    NVerbatim: "{} verbatim", "{} 逐字", "{} 逐字", "原文どおり {}", "원문 그대로 {}";
    // Review: standings, a letter of their own each
    Approved: "approved", "核准", "核准", "承認", "승인";
    Flagged: "flagged", "標記", "标记", "指摘", "지적";
    Remarked: "remark", "意見", "意见", "意見", "의견";
    OutOfDate: "outdated", "過期", "过期", "期限切れ", "만료";
    Unseen: "not seen", "未看", "未看", "未確認", "미확인";
    NApproved: "{} approved", "核准 {}", "核准 {}", "承認 {}", "승인 {}";
    NFlagged: "{} flagged", "標記 {}", "标记 {}", "指摘 {}", "지적 {}";
    // Review: what is typed and asked
    TypeFlag: "What is wrong?", "有甚麼問題？", "有什么问题？", "問題点は？", "무엇이 문제입니까?";
    TypeComment: "Remark", "意見", "意见", "コメント", "의견";
    TypeSuggest: "Better wording", "建議的字眼", "建议的措辞", "言い換え案", "고친 문구";
    TypeAnswer: "Answer", "回覆", "回复", "返信", "답글";
    TypeKeys: "Enter sends, Alt-Enter is a new line, Esc keeps it for later ({draft})", "Enter 送出，Alt-Enter 換行，Esc 留待稍後（{draft}）", "Enter 送出，Alt-Enter 换行，Esc 留待稍后（{draft}）", "Enter で送信、Alt-Enter で改行、Esc で保留（{draft}）", "Enter 전송, Alt-Enter 줄바꿈, Esc 보류({draft})";
    DraftKept: "not sent yet: {draft} goes on", "意見未送出：按 {draft} 繼續", "意见未送出：按 {draft} 继续", "未送信：{draft} で続ける", "보내지 않음: {draft} 로 계속";
    PasteTooLong: "too long to be pasted: nothing was", "貼上的文字太長，沒有貼上", "粘贴的文字太长，没有粘贴", "長すぎるため貼り付けませんでした", "너무 길어 붙여넣지 않았습니다";
    NoDraft: "there is no remark to go on with", "沒有未送出的意見", "没有未送出的意见", "続けるコメントはありません", "이어 쓸 의견이 없습니다";
    ApproveAll: "approve the {} left here? y", "核准餘下的 {} 項？按 y", "核准余下的 {} 项？按 y", "残り {} 件を承認？ y", "남은 {}개를 승인? y";
    NothingLeft: "nothing is left to approve here", "這裏沒有餘下的項目", "这里没有余下的项目", "承認する項目は残っていません", "여기에 남은 항목이 없습니다";
    NoneUnseen: "everything has been seen", "全部都看過了", "全部都看过了", "すべて確認済みです", "모두 확인했습니다";
    NoneFlagged: "nothing is flagged", "沒有標記", "没有标记", "指摘はありません", "지적된 것이 없습니다";
    NoThread: "there is no remark here for that", "這裏沒有可處理的意見", "这里没有可处理的意见", "ここに該当するコメントはありません", "여기에 해당하는 의견이 없습니다";
    NotEditing: "changing the deck needs --edit", "要加上 --edit 才能更改簡報", "要加上 --edit 才能更改简报", "デッキの変更には --edit が必要です", "덱을 고치려면 --edit 가 필요합니다";
    Unchosen: "{} not chosen (Enter puts one on the slide, Esc leaves)", "未選用 {} 項（Enter 放上投影片，Esc 離開）", "未选用 {} 项（Enter 放上幻灯片，Esc 离开）", "未採用 {} 件（Enter でスライドへ、Esc で終了）", "쓰지 않은 것 {}개(Enter 로 올리기, Esc 나가기)";
    NothingUnchosen: "nothing is left in the notes of this slide", "這張投影片的備註沒有未選用的要點", "这张幻灯片的备注没有未选用的要点", "このスライドのノートに未採用の項目はありません", "이 슬라이드의 노트에 남은 항목이 없습니다";
    ReadingArticle: "reading the article…", "正在讀取文章…", "正在读取文章…", "記事を読み込み中…", "기사를 읽는 중…";
    Taken: "the suggestion is in the deck", "建議已寫入簡報", "建议已写入简报", "提案を反映しました", "제안을 반영했습니다";
    ManyParts: "this has several parts: change it in the file", "這一項有幾個部分：請在檔案中修改", "这一项有几个部分：请在文件中修改", "複数の部分があります：ファイルで直してください", "여러 부분이 있음: 파일에서 고치십시오";
    Saving: "saving…", "正在儲存…", "正在保存…", "保存中…", "저장 중…";
    NotSaved: "not saved: {}", "未能儲存：{}", "未能保存：{}", "保存できません：{}", "저장하지 못함: {}";
    PassedOver: "the journal has {} lines that cannot be read", "審閱紀錄有 {} 行無法讀取", "审阅记录有 {} 行无法读取", "記録に読めない行が {} 行あります", "기록에 읽을 수 없는 줄이 {}개 있음";
    Remarks: "{} remarks", "{} 則意見", "{} 则意见", "コメント {} 件", "의견 {}건";
    NoRemarks: "no remarks", "沒有意見", "没有意见", "コメントはありません", "의견이 없습니다";
    Orphan: "no longer in the deck", "已不在簡報中", "已不在简报中", "デッキにもうありません", "더는 덱에 없음";
    Settled: "settled", "已解決", "已解决", "解決済み", "해결됨";
    Unsigned: "not signed off: {}", "未簽核：{}", "未签核：{}", "未承認：{}", "미승인: {}";
    // Others who have the deck open
    Decks: "{} decks (Esc leaves)", "{} 份簡報（Esc 離開）", "{} 份简报（Esc 离开）", "デッキ {} 件（Esc で終了）", "덱 {}개(Esc 종료)";
    Following: "following {}", "跟隨 {}", "跟随 {}", "{} に追従中", "{} 따라가는 중";
    LeadsOther: "{} leads", "{} 主導", "{} 主导", "{} が進行中", "{} 진행 중";
    OnYourOwn: "on your own: {follow} follows {}", "自行瀏覽：按 {follow} 跟隨 {}", "自行浏览：按 {follow} 跟随 {}", "単独表示中：{follow} で {} に追従", "따로 보는 중: {follow} 로 {} 따라가기";
    YouLead: "you lead", "由你主導", "由你主导", "あなたが進行中", "내가 진행 중";
    TheSpeaker: "the speaker", "講者", "演讲者", "発表者", "발표자";
    NobodyLeads: "nobody leads", "沒有人主導", "没有人主导", "進行役はいません", "진행하는 사람이 없습니다";
    AsksToLead: "{} asks to lead: {lead} hands it over", "{} 想主導：按 {lead} 交出", "{} 想主导：按 {lead} 交出", "{} が進行を希望：{lead} で渡す", "{} 님이 진행을 요청: {lead} 로 넘기기";
    AskedToLead: "asked {} for the lead", "已向 {} 請求主導", "已向 {} 请求主导", "{} に進行を依頼しました", "{} 님에게 진행을 요청했습니다";
    NotPresenter: "only a presenter leads", "只有講者才能主導", "只有演讲者才能主导", "進行できるのは発表者だけです", "발표자만 진행할 수 있습니다";
    NoShell: "there is no shell here", "這裏沒有命令列", "这里没有命令行", "ここにシェルはありません", "여기에는 셸이 없습니다";
    SignedOff: "signed off", "已簽核", "已签核", "承認済み", "승인됨";
    Unreadable: "cannot be read", "無法讀取", "无法读取", "読み込めません", "읽을 수 없음";
    NoDecks: "there is no briefing here for you", "這裏沒有你可以看的簡報", "这里没有你可以看的简报", "閲覧できるデッキはありません", "볼 수 있는 브리핑이 없습니다";
    LeftIdle: "left: no key for a long time", "已離開：太久沒有按鍵", "已离开：太久没有按键", "終了：長時間操作がありませんでした", "종료: 오랫동안 입력이 없었습니다";
    LeftLong: "left: a session lasts no longer", "已離開：連線時間已滿", "已离开：连接时间已满", "終了：接続時間の上限です", "종료: 접속 시간이 다 되었습니다";
    LeftSlow: "left: the line is too slow", "已離開：連線太慢", "已离开：连接太慢", "終了：回線が遅すぎます", "종료: 회선이 너무 느립니다";
    LeftClosing: "the server is closing: what you typed is kept", "伺服器關閉：已保留輸入的內容", "服务器关闭：已保留输入的内容", "サーバーを終了します：入力は保存されました", "서버를 닫습니다: 입력한 내용은 보관됩니다";
    LeftFailed: "the server has failed: what you typed is kept", "伺服器出錯：已保留輸入的內容", "服务器出错：已保留输入的内容", "サーバーの障害です：入力は保存されました", "서버 오류: 입력한 내용은 보관됩니다";
    AnyKey: "test mode: any key is let in, names prove nothing", "測試模式：任何金鑰都可進入，名字不可信", "测试模式：任何密钥都可进入，名字不可信", "テストモード：どの鍵でも入れます。名前は証明になりません", "시험 모드: 아무 키나 들어옵니다. 이름은 믿을 수 없습니다";
    // What keys do
    DoesNext: "next point, screen or slide", "下一點、下一頁", "下一点、下一页", "次の項目・画面・スライド", "다음 항목, 화면, 슬라이드";
    DoesBack: "back", "上一點、上一頁", "上一点、上一页", "戻る", "뒤로";
    DoesFirst: "first slide", "第一張", "第一张", "最初のスライド", "첫 슬라이드";
    DoesLast: "last slide; 12 {last} goes to slide 12", "最後一張；12 {last} 跳到第 12 張", "最后一张；12 {last} 跳到第 12 张", "最後のスライド；12 {last} で 12 枚目へ", "마지막 슬라이드; 12 {last} 는 12번째로";
    DoesReveal: "points one by one, or all at once", "逐點顯示，或一次過", "逐点显示，或一次全部", "項目を一つずつ、またはまとめて", "항목을 하나씩 또는 한꺼번에";
    DoesOverview: "all slides: type to filter, Enter to go", "全部投影片：打字篩選，Enter 前往", "全部幻灯片：打字筛选，Enter 前往", "一覧：文字で絞り込み、Enter で移動", "모든 슬라이드: 입력해 거르고 Enter 로 이동";
    DoesSearch: "search", "搜尋", "搜索", "検索", "검색";
    DoesNextMatch: "next match", "下一個結果", "下一个结果", "次の一致", "다음 결과";
    DoesPreviousMatch: "previous match", "上一個結果", "上一个结果", "前の一致", "이전 결과";
    DoesNotes: "speaker notes", "講者備註", "演讲者备注", "発表者ノート", "발표자 노트";
    DoesNextNotes: "more of the notes", "備註下一頁", "备注下一页", "ノートの続き", "노트 다음";
    DoesPreviousNotes: "back in the notes", "備註上一頁", "备注上一页", "ノートを戻る", "노트 이전";
    DoesSource: "the source of a point, again for its next one; {next} and {back} go on and back in it", "要點的出處，再按看另一出處；{next}、{back} 到下一點、上一點", "要点的出处，再按看另一出处；{next}、{back} 到下一点、上一点", "項目の出典、もう一度で次の出典；{next}、{back} で次・前の項目", "항목의 출처, 다시 누르면 다음 출처; {next}, {back} 로 다음·이전";
    DoesApprove: "approve", "核准", "核准", "承認する", "승인";
    DoesApproveAll: "approve all that is left on this slide", "核准這張投影片餘下的項目", "核准这张幻灯片余下的项目", "このスライドの残りを承認", "이 슬라이드의 나머지 승인";
    DoesFlag: "flag, with what is wrong", "標記，並說明問題", "标记，并说明问题", "指摘する（理由を書く）", "지적(문제를 적음)";
    DoesComment: "comment", "寫意見", "写意见", "コメントする", "의견 쓰기";
    DoesSuggest: "suggest a wording", "建議字眼", "建议措辞", "言い換えを提案", "문구 제안";
    DoesAnswer: "answer the remark", "回覆意見", "回复意见", "コメントに返信", "의견에 답하기";
    DoesResolve: "resolve the remark or flag", "解決意見或標記", "解决意见或标记", "コメント・指摘を解決", "의견·지적 해결";
    DoesReopen: "reopen what was resolved", "重開已解決的", "重开已解决的", "解決済みを再開", "해결된 것 다시 열기";
    DoesWithdraw: "withdraw one's own verdict or remark here", "撤回自己在這裏的核准或意見", "撤回自己在这里的核准或意见", "自分の承認・コメントを取り消す", "여기의 내 승인·의견 거두기";
    DoesUndo: "undo what one did last", "復原自己上一步", "撤销自己上一步", "直前の操作を取り消す", "마지막 작업 취소";
    DoesNextUnseen: "next not yet seen", "下一項未看的", "下一项未看的", "次の未確認へ", "다음 미확인";
    DoesPreviousUnseen: "previous not yet seen", "上一項未看的", "上一项未看的", "前の未確認へ", "이전 미확인";
    DoesNextFlagged: "next flagged", "下一項標記的", "下一项标记的", "次の指摘へ", "다음 지적";
    DoesRemarks: "all remarks", "全部意見", "全部意见", "コメント一覧", "모든 의견";
    DoesDraft: "go on with a remark that was not sent", "繼續寫未送出的意見", "继续写未送出的意见", "未送信のコメントを続ける", "보내지 않은 의견 이어 쓰기";
    DoesTake: "take the suggestion into the deck (--edit)", "把建議寫入簡報（--edit）", "把建议写入简报（--edit）", "提案をデッキに反映（--edit）", "제안을 덱에 반영(--edit)";
    DoesUnchosen: "what was not chosen for this slide; Enter puts one on it (--edit)", "未選用的要點，Enter 放上投影片（--edit）", "未选用的要点，Enter 放上幻灯片（--edit）", "未採用の項目、Enter でスライドへ（--edit）", "쓰지 않은 항목, Enter 로 슬라이드에(--edit)";
    DoesFollow: "follow who leads, or go your own way", "跟隨主導的人，或自行瀏覽", "跟随主导的人，或自行浏览", "進行役に追従、または単独で見る", "진행자를 따라가거나 따로 보기";
    DoesLead: "lead, ask for the lead, or hand it over", "主導、請求主導或交出主導", "主导、请求主导或交出主导", "進行する、依頼する、渡す", "진행하기, 요청하기, 넘기기";
    NotBegun: "the time begins with the first step to another slide", "計時由第一次轉頁開始", "计时从第一次翻页开始", "最初にスライドを進めた時から計ります", "첫 슬라이드를 넘길 때부터 잽니다";
    TimerStopped: "timer stopped: {pause} goes on", "計時已暫停：按 {pause} 繼續", "计时已暂停：按 {pause} 继续", "タイマー停止中：{pause} で再開", "타이머 멈춤: {pause}로 계속";
    TimerGoesOn: "timer goes on", "計時繼續", "计时继续", "タイマー再開", "타이머 계속";
    DoesStep: "in step with the other terminals, or your own way", "與其他終端機同步，或自行瀏覽", "与其他终端同步，或自行浏览", "他の端末と同期、または単独で見る", "다른 터미널과 함께, 또는 따로 보기";
    DoesMoreNotes: "more room for the notes", "備註佔多些位置", "备注占多些位置", "ノートを広く", "메모를 넓게";
    DoesLessNotes: "less room for the notes", "備註佔少些位置", "备注占少些位置", "ノートを狭く", "메모를 좁게";
    AlsoShown: "also shown in another terminal, in step: {follow} goes your own way", "另一終端機也在放映，彼此同步：按 {follow} 自行瀏覽", "另一终端也在放映，彼此同步：按 {follow} 自行浏览", "別の端末でも表示中、同期します：{follow} で単独", "다른 터미널에서도 표시 중, 함께 움직임: {follow}로 따로";
    InStep: "in step with the other terminals", "與其他終端機同步", "与其他终端同步", "他の端末と同期中", "다른 터미널과 함께";
    OutOfStep: "your own way: {follow} goes in step", "自行瀏覽：按 {follow} 同步", "自行浏览：按 {follow} 同步", "単独表示中：{follow} で同期", "따로 보는 중: {follow}로 함께";
    Paused: "paused", "已暫停", "已暂停", "一時停止", "멈춤";
    Rehearsed: "rehearsed {}", "綵排 {}", "彩排 {}", "リハーサル {}", "리허설 {}";
    Behind: "behind {}", "落後 {}", "落后 {}", "遅れ {}", "늦음 {}";
    Ahead: "ahead {}", "超前 {}", "超前 {}", "先行 {}", "빠름 {}";
    OnTime: "on time", "準時", "准时", "予定どおり", "제때";
    ThisSlide: "slide {}", "本頁 {}", "本页 {}", "このスライド {}", "이 슬라이드 {}";
    EndsAt: "ends {}", "{} 結束", "{} 结束", "{} 終了", "{} 종료";
    NoScreen: "no screen shows it", "未有放映畫面", "没有放映画面", "表示中の画面なし", "표시 중인 화면 없음";
    NScreens: "screens: {}", "放映畫面：{}", "放映画面：{}", "画面：{}", "화면: {}";
    Blanked: "the screen is blank", "畫面已關", "画面已关", "画面を消しています", "빈 화면";
    NextUp: "next:", "下一步：", "下一步：", "次：", "다음:";
    NotesSeen: "notes: the audience sees them too", "備註：觀眾也看得見", "备注：观众也看得见", "ノート：聴衆にも見えます", "메모: 청중에게도 보입니다";
    DoesTimer: "timer", "計時", "计时", "タイマー", "타이머";
    DoesPause: "stop the timer, or let it go on", "暫停計時，或繼續", "暂停计时，或继续", "タイマーの一時停止・再開", "타이머 멈춤, 계속";
    DoesRestartTimer: "timer from zero", "重新計時", "重新计时", "タイマーをゼロから", "타이머를 처음부터";
    DoesBlank: "blank screen", "空白畫面", "空白画面", "画面を消す", "빈 화면";
    DoesNextTheme: "next theme", "下一個主題配色", "下一个主题配色", "次のテーマ", "다음 테마";
    DoesPreviousTheme: "previous theme", "上一個主題配色", "上一个主题配色", "前のテーマ", "이전 테마";
    DoesLastPlace: "where you left off", "上次看到的地方", "上次看到的地方", "前回の位置へ", "지난번 위치로";
    DoesJumpBack: "back to where you were before a jump", "回到跳轉之前的地方", "回到跳转之前的地方", "移動する前の場所へ", "이동하기 전 자리로";
    DoesCopy: "copy the point, the claim or the slide", "複製要點或整張投影片", "复制要点或整张幻灯片", "項目またはスライドをコピー", "항목이나 슬라이드 복사";
    DoesEdit: "edit the file here ($VISUAL, $EDITOR)", "在這裏編輯檔案（$VISUAL、$EDITOR）", "在这里编辑文件（$VISUAL、$EDITOR）", "ここでファイルを編集（$VISUAL、$EDITOR）", "여기서 파일 편집($VISUAL, $EDITOR)";
    DoesHelp: "these keys", "按鍵說明", "按键说明", "このキー一覧", "이 키 목록";
    DoesCancel: "close, forget the search", "關閉、取消搜尋", "关闭、取消搜索", "閉じる、検索をやめる", "닫기, 검색 취소";
    DoesReload: "read the file again", "重新讀取檔案", "重新读取文件", "ファイルを読み直す", "파일 다시 읽기";
    DoesRedraw: "draw the screen anew", "重畫畫面", "重画画面", "画面を描き直す", "화면 다시 그리기";
    DoesSuspend: "to the shell (fg comes back)", "暫停（fg 回來）", "暂停（fg 回来）", "シェルへ（fg で戻る）", "셸로(fg 로 복귀)";
    DoesQuit: "quit", "離開", "离开", "終了", "종료";
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_message_is_there_in_every_language() {
        for &word in Word::ALL {
            let rows: Vec<&str> = Language::ALL.iter().map(|l| l.say(word)).collect();
            assert!(rows.iter().all(|r| !r.is_empty()), "{word:?}");
            let holes: HashSet<usize> = rows.iter().map(|r| r.matches("{}").count()).collect();
            assert_eq!(holes.len(), 1, "{word:?} is about the same thing in each language: {rows:?}");
            // A language's own script, so that no row is a copy of another.
            let has =
                |text: &str, range: std::ops::RangeInclusive<char>| text.chars().any(|c| range.contains(&c));
            assert!(rows[0].is_ascii() || rows[0].contains('…'), "{word:?}");
            assert!(
                has(rows[1], '\u{4E00}'..='\u{9FFF}') && has(rows[2], '\u{4E00}'..='\u{9FFF}'),
                "{word:?}"
            );
            assert!(
                has(rows[3], '\u{3041}'..='\u{30FF}') || has(rows[3], '\u{4E00}'..='\u{9FFF}'),
                "{word:?}"
            );
            assert!(has(rows[4], '\u{AC00}'..='\u{D7A3}'), "{word:?}");
        }
    }

    #[test]
    fn a_tag_that_says_nothing_names_no_language() {
        for (tag, language) in [
            ("zh_HK.UTF-8", Some(Language::TraditionalChinese)),
            ("zh_CN.UTF-8", Some(Language::SimplifiedChinese)),
            ("ja_JP.UTF-8", Some(Language::Japanese)),
            ("ko", Some(Language::Korean)),
            ("en_GB.UTF-8", Some(Language::English)),
            ("fr_FR.UTF-8@euro", Some(Language::English)),
            ("C.UTF-8", None),
            ("POSIX", None),
            ("", None),
        ] {
            assert_eq!(Language::from_tag(tag), language, "{tag}");
        }
    }
}
