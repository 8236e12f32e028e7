//! The interface's words, in English and in Traditional Chinese.

use crate::text::Lang;

/// A message of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is its English words, below")]
pub enum Word {
    Keys,
    Slides,
    LastSlide,
    FirstSlide,
    NotFound,
    RevealOn,
    RevealOff,
    Reloaded,
    NoNotes,
    NoMatch,
    Sources,
    LeftOffAt,
    EmptyDeck,
}

/// The words of one language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words {
    is_chinese: bool,
}

impl Words {
    /// The words for a language: Chinese for Chinese, English for all others.
    pub const fn of(lang: Lang) -> Self {
        Self { is_chinese: matches!(lang, Lang::ZhHant | Lang::ZhHans) }
    }

    /// Whether these are the Chinese words.
    pub const fn is_chinese(self) -> bool {
        self.is_chinese
    }

    /// The words of a message.
    pub const fn get(self, word: Word) -> &'static str {
        let (en, zh) = match word {
            Word::Keys => ("Keys", "按鍵"),
            Word::Slides => ("slides", "張投影片"),
            Word::LastSlide => ("last slide (q quits)", "已是最後一張（q 離開）"),
            Word::FirstSlide => ("first slide", "已是第一張"),
            Word::NotFound => ("not found", "找不到"),
            Word::RevealOn => ("points one by one", "逐點顯示"),
            Word::RevealOff => ("all points at once", "一次過顯示"),
            Word::Reloaded => ("the file has changed: read again", "檔案已更新"),
            Word::NoNotes => ("no notes", "沒有備註"),
            Word::NoMatch => ("no slide of that name", "沒有符合的投影片"),
            Word::Sources => ("from", "出處"),
            Word::LeftOffAt => ("you left off at slide {}: ` goes there", "上次看到第 {} 張：按 ` 前往"),
            Word::EmptyDeck => ("this deck has no slides", "沒有投影片"),
        };
        if self.is_chinese { zh } else { en }
    }
}
