//! What was approved last: by somebody, or by anybody before a moment. What a deck is compared with to tell a reviewer
//! what is new to them.

use super::{Event, Kind, State};
use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use std::collections::BTreeMap;

/// Which approvals are meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Since {
    /// Those of whoever goes by this name.
    Name(String),
    /// Those until then.
    Time(Timestamp),
}

impl Since {
    /// Reads `2031-08-14T09:00Z`, `2031-08-14 09:00` or `2031-08-14` (UTC, the day included); all else is a name.
    pub fn from_text(text: &str) -> Self {
        let civil = |at: DateTime| TimeZone::UTC.to_timestamp(at).ok();
        let day = |date: Date| civil(date.at(23, 59, 59, 999_000_000));
        let time = text.parse::<Timestamp>().ok();
        // A date would be read out of either.
        let local = || {
            let has_time = text.contains(':');
            let date = || text.parse::<Date>().ok().and_then(day);
            if has_time { text.parse::<DateTime>().ok().and_then(civil) } else { date() }
        };
        let time = time.or_else(local);
        time.map_or_else(|| Self::Name(text.to_owned()), Self::Time)
    }

    fn holds(&self, event: &Event) -> bool {
        match self {
            Self::Name(name) => event.who.name == *name,
            Self::Time(until) => event.at <= *until,
        }
    }
}

/// The last approval of each place in the deck among those that are meant, none of them taken back, in reading order.
pub fn last_approved<'a>(state: &'a State, since: &Since) -> Vec<&'a Event> {
    let mut last: BTreeMap<Vec<Step>, &Event> = BTreeMap::new();
    let approvals = state.events().filter(|e| e.kind == Kind::Approve && since.holds(e));
    for event in approvals.filter(|e| !state.is_withdrawn(&e.id)) {
        let Some(target) = &event.element else { continue };
        let kept = last.entry(steps(&target.path)).or_insert(event);
        if (event.at, &event.id) > (kept.at, &kept.id) {
            *kept = event;
        }
    }
    last.into_values().collect()
}

/// A step of a path, so that the tenth comes after the second.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Step {
    Number(usize),
    /// What stands over the content comes before it.
    Key(bool, String),
}

fn steps(path: &str) -> Vec<Step> {
    let step = |name: &str| match name.parse() {
        Ok(number) => Step::Number(number),
        Err(_) => Step::Key(name != "heading", name.to_owned()),
    };
    path.split('.').map(step).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::review::{Target, VERSION, Who};

    fn event(id: &str, kind: Kind, who: &str, seconds: i64, path: &str, parent: Option<&str>) -> Event {
        let element = Target { path: path.to_owned(), hash: id.to_owned(), text: id.to_owned() };
        Event {
            version: VERSION,
            id: id.to_owned(),
            kind,
            at: Timestamp::from_second(seconds).expect("a time"),
            who: Who::named(who),
            deck: String::new(),
            element: parent.is_none().then_some(element),
            parent: parent.map(str::to_owned),
            text: None,
        }
    }

    #[test]
    fn the_last_approval_of_each_place_is_meant() {
        let approve = |id, who, at, path| event(id, Kind::Approve, who, at, path, None);
        let state = State::of([
            approve("a", "林海生", 10, "slides.10.points.0"),
            approve("b", "林海生", 10, "slides.2.points.0"),
            approve("c", "林海生", 20, "slides.2.points.0"),
            approve("d", "何玉梅", 30, "slides.2.points.0"),
            approve("e", "林海生", 40, "slides.2.heading"),
            approve("f", "林海生", 50, "slides.3.points.0"),
            event("g", Kind::Withdraw, "林海生", 60, "", Some("f")),
            event("h", Kind::Flag, "林海生", 70, "slides.4.points.0", None),
        ]);
        let ids = |since: &str| -> String {
            last_approved(&state, &Since::from_text(since)).iter().map(|e| e.id.as_str()).collect()
        };
        assert_eq!(ids("林海生"), "eca", "in reading order, each place once, what was taken back not");
        assert_eq!(ids("何玉梅"), "d");
        assert_eq!(ids("1970-01-01T00:00:20Z"), "ca");
        assert_eq!(ids("1970-01-01 00:00:35"), "da");
        assert_eq!(ids("1970-01-01"), "eda", "the day included");
        assert_eq!(ids("無人"), "");
    }
}
