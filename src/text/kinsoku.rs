//! 避頭尾 and 禁則 as tables: what may not start a line, what may not end one, and what stays whole.
//!
//! Sources: clreq (level "strict"), jlreq (classes cl-01 to cl-12), klreq. UAX #14 keeps most of these; the rows
//! here also bind where it leaves a choice (— … ‥ · ‧ ～ before a break).

/// Marks that never start a line: closing brackets and quotation marks, pauses and stops, interpuncts, dashes,
/// ellipses, iteration and length marks (the last two only where Japanese is set strictly: see UAX #14 class CJ).
pub const NO_START: &str = "，。、；：？！．,.;:?!」』》〉）〕】〗〙〛］｝｠”’»›)]}…‥⋯—–―⸺⸻·‧・･～〜゠％‰℃°′″%¢´\
    ｡､｣︑︒︓︔︕︖︶︸︺︼︾﹀﹂﹄";

/// Marks that never end a line: opening brackets and quotation marks, and signs that stand before a number.
pub const NO_END: &str = "「『《〈（〔【〖〘〚［｛｟“‘«‹([{＄￥￡￦$€£¥₩№＃｢︵︷︹︻︽︿﹁﹃";

/// Marks that stay whole with their like: the Chinese dash (——) and ellipsis (……) are one mark of two squares.
pub const PAIRED: &str = "—―⸺⸻…‥⋯";

/// Signs and counters that stay with the digits in front of them (`3.5億`, `20名`, `90周年`, `6月`).
pub const UNITS: &str = "年月日時时分秒號号億亿萬万千百兆元圓円名人位個个項项屆届歲岁宗間间家次倍度噸吨箱艘輛辆所座條条米公里斤升層层樓楼周週季代頁页條章節节期\
    成折％‰℃+＋억만천원년월일명개";

/// What joins digits into one number or one span of time (`10～20`, `2024年8月`).
pub const WITHIN_DATES: &str = "年月日號号時时分年월년";

/// Words that lean on the one before them, so that a line rather does not start with them.
pub const ENCLITICS: &str = "的了着著過过們们地得之性化者等吧嗎吗呢";

/// Tells whether a line may not start with `c`.
pub fn forbids_start(c: char) -> bool {
    is_one_of(NO_START, c)
}

/// Tells whether a line may not end with `c`.
pub fn forbids_end(c: char) -> bool {
    is_one_of(NO_END, c)
}

/// Tells whether `c` is one of `table`, fast for the letters and Han characters that no table of marks has.
pub(super) fn is_one_of(table: &str, c: char) -> bool {
    !c.is_ascii_alphanumeric() && table.contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_marks_of_the_brief_are_bound() {
        for c in "，。、；：？！」』》）…‧・～".chars() {
            assert!(forbids_start(c), "{c} may not start a line");
        }
        for c in "「『《（“‘".chars() {
            assert!(forbids_end(c), "{c} may not end a line");
        }
        assert!(NO_START.chars().all(|c| !forbids_end(c)), "a mark cannot be both");
    }
}
