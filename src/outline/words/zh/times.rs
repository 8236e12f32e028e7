//! The times of Chinese that slide with the day on which they are said, in both scripts.

use crate::article::words::Words;
use crate::outline::words::slide::Slide;

/// Words, with how far they slide.
pub(crate) const SLIDES: [(&str, Slide); 85] = [
    ("今年", Slide::Years(0)),
    ("明年", Slide::Years(1)),
    ("去年", Slide::Years(-1)),
    ("前年", Slide::Years(-2)),
    ("本月", Slide::Months(0)),
    ("上月", Slide::Months(-1)),
    ("上個月", Slide::Months(-1)),
    ("上个月", Slide::Months(-1)),
    ("下月", Slide::Months(1)),
    ("下個月", Slide::Months(1)),
    ("下个月", Slide::Months(1)),
    ("今日", Slide::Days(0)),
    ("今天", Slide::Days(0)),
    ("今早", Slide::Days(0)),
    ("今晨", Slide::Days(0)),
    ("今晚", Slide::Days(0)),
    ("今午", Slide::Days(0)),
    ("昨日", Slide::Days(-1)),
    ("昨天", Slide::Days(-1)),
    ("昨晚", Slide::Days(-1)),
    ("昨晨", Slide::Days(-1)),
    ("明日", Slide::Days(1)),
    ("明天", Slide::Days(1)),
    ("明早", Slide::Days(1)),
    ("明晚", Slide::Days(1)),
    ("前日", Slide::Days(-2)),
    ("前天", Slide::Days(-2)),
    ("後日", Slide::Days(2)),
    ("后天", Slide::Days(2)),
    ("後天", Slide::Days(2)),
    ("後年", Slide::Years(2)),
    ("后年", Slide::Years(2)),
    ("上周一", Slide::Weekday(-1, 1)),
    ("上周二", Slide::Weekday(-1, 2)),
    ("上周三", Slide::Weekday(-1, 3)),
    ("上周四", Slide::Weekday(-1, 4)),
    ("上周五", Slide::Weekday(-1, 5)),
    ("上周六", Slide::Weekday(-1, 6)),
    ("上周日", Slide::Weekday(-1, 7)),
    ("上星期一", Slide::Weekday(-1, 1)),
    ("上星期二", Slide::Weekday(-1, 2)),
    ("上星期三", Slide::Weekday(-1, 3)),
    ("上星期四", Slide::Weekday(-1, 4)),
    ("上星期五", Slide::Weekday(-1, 5)),
    ("上星期六", Slide::Weekday(-1, 6)),
    ("上星期日", Slide::Weekday(-1, 7)),
    ("下周一", Slide::Weekday(1, 1)),
    ("下周二", Slide::Weekday(1, 2)),
    ("下周三", Slide::Weekday(1, 3)),
    ("下周四", Slide::Weekday(1, 4)),
    ("下周五", Slide::Weekday(1, 5)),
    ("下周六", Slide::Weekday(1, 6)),
    ("下周日", Slide::Weekday(1, 7)),
    ("下星期一", Slide::Weekday(1, 1)),
    ("下星期二", Slide::Weekday(1, 2)),
    ("下星期三", Slide::Weekday(1, 3)),
    ("下星期四", Slide::Weekday(1, 4)),
    ("下星期五", Slide::Weekday(1, 5)),
    ("下星期六", Slide::Weekday(1, 6)),
    ("下星期日", Slide::Weekday(1, 7)),
    ("本周一", Slide::Weekday(0, 1)),
    ("本周二", Slide::Weekday(0, 2)),
    ("本周三", Slide::Weekday(0, 3)),
    ("本周四", Slide::Weekday(0, 4)),
    ("本周五", Slide::Weekday(0, 5)),
    ("本周六", Slide::Weekday(0, 6)),
    ("本周日", Slide::Weekday(0, 7)),
    ("本星期一", Slide::Weekday(0, 1)),
    ("本星期二", Slide::Weekday(0, 2)),
    ("本星期三", Slide::Weekday(0, 3)),
    ("本星期四", Slide::Weekday(0, 4)),
    ("本星期五", Slide::Weekday(0, 5)),
    ("本星期六", Slide::Weekday(0, 6)),
    ("本星期日", Slide::Weekday(0, 7)),
    ("前晚", Slide::Days(-2)),
    ("前夜", Slide::Days(-2)),
    ("昨夜", Slide::Days(-1)),
    ("昨午", Slide::Days(-1)),
    ("今夜", Slide::Days(0)),
    ("上周", Slide::Weeks(-1)),
    ("本周", Slide::Weeks(0)),
    ("下周", Slide::Weeks(1)),
    ("上星期", Slide::Weeks(-1)),
    ("本星期", Slide::Weeks(0)),
    ("下星期", Slide::Weeks(1)),
];
/// The days of news.
pub(crate) const TODAY: Words = Words(&[
    ("今日", "今日"),
    ("今天", "今天"),
    ("今早", "今早"),
    ("今晨", "今晨"),
    ("今午", "今午"),
    ("今晚", "今晚"),
    ("昨日", "昨日"),
    ("昨天", "昨天"),
    ("昨晨", "昨晨"),
    ("昨晚", "昨晚"),
]);
/// What makes a count out of such a day: 截`至`今日.
pub(crate) const UP_TO: &str = "至止到";
/// What says how something stands that is known.
pub(crate) const COUNTS_ON: Words = Words(&[("截至", "截至"), ("截止", "截止"), ("至今", "至今")]);
/// What recalls something known.
pub(crate) const RECALLS: Words = Words(&[("日前", "日前"), ("早前", "早前"), ("近日", "近日")]);
/// What stands between the number of a month and that of a day.
pub(crate) const MONTH: &str = "月";
/// The months, in their order.
pub(crate) const MONTHS: [&str; 12] =
    ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"];
/// The other way to write a week in the traditional script, and the one that the words have.
pub(crate) const WEEK: char = '週';
pub(crate) const WEEK_AS_WRITTEN: &str = "周";
