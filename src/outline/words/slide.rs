//! How far a time slides that is said from the day of saying: 明年, 昨日.

/// How far a word slides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Slide {
    /// By so many years.
    Years(i16),
    /// By so many months.
    Months(i32),
    /// By so many days.
    Days(i32),
    /// By so many weeks, which begin on Mondays.
    Weeks(i32),
    /// By so many years that begin in April, as Japan counts what it spends.
    FiscalYears(i16),
    /// To a weekday (Monday is 1) of the week so many weeks on.
    Weekday(i32, i8),
}
