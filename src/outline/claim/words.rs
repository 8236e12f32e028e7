//! The words that tell what stands alone, what hangs on its neighbours and what makes a point, as tables.

/// Words that lead a claim on from the one before, and go when it stands alone. Longest first.
pub(in crate::outline) const CONNECTIVES: [&str; 63] = [
    "後來，",
    "后来，",
    "更是",
    "這亦可以",
    "這也可以",
    "这也可以",
    "還",
    "與此同時，",
    "与此同时，",
    "另一方面，",
    "一方面，",
    "事實上，",
    "事实上，",
    "除此之外，",
    "更重要的是，",
    "值得一提的是，",
    "同時，",
    "同时，",
    "此外，",
    "另外，",
    "其中，",
    "其實，",
    "其实，",
    "不過，",
    "不过，",
    "然而，",
    "因此，",
    "首先，",
    "其次，",
    "最後，",
    "最后，",
    "再者，",
    "而且，",
    "如今，",
    "總之，",
    "总之，",
    "至於",
    "至于",
    "不但",
    "不僅",
    "不仅",
    "這亦",
    "這也",
    "这也",
    "而且",
    "因而",
    "從而",
    "从而",
    "繼而",
    "继而",
    "但是",
    "可是",
    "並且",
    "并且",
    "而",
    "但",
    "並",
    "并",
    "亦",
    "更",
    "也",
    "又",
    "則",
];
pub(in crate::outline) const LATIN_CONNECTIVES: [&str; 14] = [
    "However, ",
    "Instead, ",
    "Meanwhile, ",
    "Moreover, ",
    "Furthermore, ",
    "Still, ",
    "Therefore, ",
    "As a result, ",
    "In addition, ",
    "Also, ",
    "But ",
    "And ",
    "So ",
    "Yet ",
];
/// Clauses that hang on what stands before them: purposes, examples, effects.
pub(in crate::outline) const HANGS_BACK: [&str; 28] = [
    "以",
    "冀",
    "尤其",
    "特別是",
    "特别是",
    "例如",
    "相信",
    "從而",
    "从而",
    "繼而",
    "继而",
    "讓",
    "让",
    "使",
    "令",
    "對此",
    "这对",
    "這對",
    "這不僅",
    "这不仅",
    "包括",
    "為",
    "为",
    "把",
    "將其",
    "導致",
    "藉",
    "借",
];
/// Verbs that go on with the subject of the clause before.
pub(in crate::outline) const GOES_ON: [&str; 10] =
    ["幫助", "帮助", "協助", "协助", "推動", "推动", "促進", "促进", "共同", "了解"];
/// Clauses that hang on what follows: conditions, concessions, times.
pub(in crate::outline) const HANGS_FORWARD: [&str; 36] = [
    "除了", "雖然", "虽然", "由於", "由于", "如果", "若", "當", "当", "每逢", "既要", "既", "因為", "因为",
    "儘管", "尽管", "為了", "为了", "隨著", "隨着", "随着", "作為", "作为", "在", "談到", "谈到", "對於",
    "对于", "從", "从", "早在", "與其", "不但", "不僅", "不仅", "無論",
];
/// First halves of pairs: 不僅……更是……, 既……也…….
pub(in crate::outline) const HALVES: [&str; 8] =
    ["不但", "不僅", "不仅", "這不僅", "这不仅", "既要", "既", "與其"];
/// Clauses that only give examples of the one before.
pub(in crate::outline) const EXAMPLES: [&str; 6] = ["例如", "尤其", "特別是", "特别是", "包括", "譬如"];
/// What marks a clause of time or place at its end, before the comma.
pub(in crate::outline) const ENDS_LEAD: &str = "下後后時时中上前外間间來来";
/// What makes a claim worth a point.
pub(in crate::outline) const CUES: [&str; 40] = [
    "應", "应", "須", "须", "可", "會", "会", "將", "将", "計劃", "计划", "推出", "成立", "簽訂", "签订",
    "舉辦", "举办", "撥款", "拨款", "支持", "增加", "減少", "减少", "提升", "打造", "建立", "是", "首", "最",
    "必", "建議", "建议", "目標", "目标", "擴", "扩", "啟用", "開", "投資", "完成",
];
pub(in crate::outline) const DATES: [&str; 12] =
    ["今年", "明年", "去年", "後年", "后年", "年", "月", "季", "未來", "未来", "目前", "現時"];
