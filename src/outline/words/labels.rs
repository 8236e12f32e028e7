//! The words that a built deck has of its own: the headings of slides that no section of the article names.

use crate::text::Lang;

/// The headings, in one language.
pub(crate) struct Labels {
    pub(crate) key_points: &'static str,
    pub(crate) figures: &'static str,
    pub(crate) timeline: &'static str,
    pub(crate) photos: &'static str,
    pub(crate) sources: &'static str,
    /// What heads the columns of the sources: file, title, date, length, how much is on slides, what was repaired.
    pub(crate) columns: [&'static str; 6],
    /// What leads to the lines that no point was taken from.
    pub(crate) untaken: &'static str,
    /// The heading of what several articles count differently, and what leads to it in the notes.
    pub(crate) differ: &'static str,
    /// What leads to how much of an article another says too.
    pub(crate) again: &'static str,
    /// The unit of length.
    pub(crate) unit: &'static str,
}

impl Labels {
    /// The headings in a language.
    pub(crate) const fn of(lang: Lang) -> &'static Self {
        match lang {
            Lang::ZhHant => &HANT,
            Lang::ZhHans => &HANS,
            Lang::Ja => &JA,
            Lang::Ko => &KO,
            Lang::Other => &EN,
        }
    }
}

const HANT: Labels = Labels {
    key_points: "要點",
    figures: "數字",
    timeline: "時間線",
    photos: "圖片說明",
    sources: "出處",
    columns: ["檔案", "題目", "日期", "長度", "上片", "修復"],
    untaken: "沒有取要點的行",
    differ: "各文數字不同",
    again: "另文也說",
    unit: "字",
};
const HANS: Labels = Labels {
    key_points: "要点",
    figures: "数字",
    timeline: "时间线",
    photos: "图片说明",
    sources: "出处",
    columns: ["文件", "题目", "日期", "长度", "上片", "修复"],
    untaken: "没有取要点的行",
    differ: "各文数字不同",
    again: "另文也说",
    unit: "字",
};
const JA: Labels = Labels {
    key_points: "要点",
    figures: "数字",
    timeline: "年表",
    photos: "写真",
    sources: "出典",
    columns: ["ファイル", "題名", "日付", "長さ", "採用", "修復"],
    untaken: "要点を取らなかった行",
    differ: "記事により異なる数字",
    again: "他の記事にもある",
    unit: "字",
};
const KO: Labels = Labels {
    key_points: "요점",
    figures: "숫자",
    timeline: "연표",
    photos: "사진",
    sources: "출처",
    columns: ["파일", "제목", "날짜", "길이", "채택", "복원"],
    untaken: "요점을 뽑지 않은 줄",
    differ: "기사마다 다른 숫자",
    again: "다른 기사에도 있음",
    unit: "단어",
};
const EN: Labels = Labels {
    key_points: "Key points",
    figures: "Figures",
    timeline: "Timeline",
    photos: "Photos",
    sources: "Sources",
    columns: ["File", "Title", "Date", "Length", "On slides", "Repaired"],
    untaken: "Lines without a point",
    differ: "Figures differ",
    again: "Said by another article too",
    unit: "words",
};
