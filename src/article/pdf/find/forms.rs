//! Characters that the fonts of a PDF give in forms that no text has: radicals in place of the characters that look like
//! them, letters bound together. (Fonts of Chinese have one shape for both, and their maps name the first.)

/// The characters of the radicals from U+2F00 on, as Unicode's `NFKC` has them.
const RADICALS: &str = "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴\
    廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿\
    目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵\
    邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";
/// Radicals from U+2E80 on that are whole characters, by Unicode's `EquivalentUnifiedIdeograph`.
const OTHERS: &[(char, char)] = &[
    ('⺠', '民'),
    ('⺩', '王'),
    ('⺫', '目'),
    ('⺟', '母'),
    ('⻁', '虎'),
    ('⻄', '西'),
    ('⻅', '见'),
    ('⻆', '角'),
    ('⻉', '贝'),
    ('⻋', '车'),
    ('⻑', '長'),
    ('⻓', '长'),
    ('⻔', '门'),
    ('⻘', '青'),
    ('⻚', '页'),
    ('⻛', '风'),
    ('⻜', '飞'),
    ('⻝', '食'),
    ('⻢', '马'),
    ('⻣', '骨'),
    ('⻤', '鬼'),
    ('⻥', '鱼'),
    ('⻦', '鸟'),
    ('⻨', '麦'),
    ('⻩', '黄'),
    ('⻬', '齐'),
    ('⻮', '齿'),
    ('⻰', '龙'),
    ('⻳', '龟'),
];
/// Letters that print binds together.
const BOUND: &[(char, &str)] =
    &[('ﬀ', "ff"), ('ﬁ', "fi"), ('ﬂ', "fl"), ('ﬃ', "ffi"), ('ﬄ', "ffl"), ('ﬅ', "st"), ('ﬆ', "st")];

/// The text as it is written.
pub(super) fn written(text: &str) -> String {
    let mut written = String::new();
    for c in text.chars() {
        let radical = u32::from(c)
            .checked_sub(0x2F00)
            .filter(|i| *i < 0xE0)
            .and_then(|i| RADICALS.chars().nth(i as usize));
        let other = || OTHERS.iter().find(|(radical, _)| *radical == c).map(|(_, written)| *written);
        match BOUND.iter().find(|(bound, _)| *bound == c) {
            Some((_, letters)) => written.push_str(letters),
            None => written.push(radical.or_else(other).unwrap_or(c)),
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn radicals_are_the_characters_that_they_look_like() {
        assert_eq!(RADICALS.chars().count(), 214);
        for (found, expected) in [
            ("⾃動化，⾼⻑⻄⿕", "自動化，高長西龠"),
            ("ofﬁce ﬂow", "office flow"),
            ("新碼頭 A", "新碼頭 A"),
            ("", ""),
        ] {
            assert_eq!(written(found), expected);
        }
    }
}
