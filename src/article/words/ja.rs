//! The words of Japanese by which a line is told.

/// Words that open a caption or a credit.
pub(crate) const PHOTO: [&str; 1] = ["写真"];
/// Words that close a credit.
pub(crate) const CREDIT_ENDINGS: [&str; 1] = ["撮影"];
/// Labels of who wrote it, beside those that Chinese has too.
pub(crate) const WRITERS: [&str; 3] = ["取材", "執筆", "聞き手"];
/// Labels of who else had a hand in it.
pub(crate) const HELPERS: [&str; 5] = ["写真", "撮影", "編集", "構成", "イラスト"];
/// What a time stamp is called.
pub(crate) const STAMPS: [&str; 4] = ["公開", "配信", "掲載", "投稿"];
