//! What changes take on the wire, in bytes: none may grow unseen.

use super::*;

const ENGLISH: [&str; 4] = [
    "The ferry board put off its new timetable today; talks go on next week.",
    "Cranes lifted 4,200 crates a day, up from 3,900: a rise of 7.7%.",
    "A second quay is the only way for the port, said Ann Wong, who plans it.",
    "Forty gardens were laid out along the harbour wall, and $90m went into its lamps.",
];
const CHINESE: [&str; 4] = [
    "渡輪局今日押後公布新的班次，並表示下星期會再開會商討。",
    "每日吊運量由三千九百箱增至4,200箱，增幅為7.7%。",
    "局長黃安表示，第二個碼頭是港口發展的必經之路。",
    "當局去年在沿岸闢建四十個花園，並撥款九千萬元更換街燈。",
];

/// Keys, each with the most bytes that it takes.
type Changes<'a> = &'a [(&'a str, usize)];

/// Slides of the same points, which turn.
#[track_caller]
fn check(points: [&str; 4], heading: &str, changes: Changes<'_>) {
    let slide = |n: usize| {
        let points = [0, 1, 2, 3].map(|i| format!("'{}'", points[(n + i) % 4])).join(", ");
        format!("- heading: '{heading} {n}'\n  points: [{points}]\n")
    };
    let deck = format!("slides:\n{}", (1..8).map(slide).collect::<Vec<_>>().concat());
    let mut rig = Rig::of(&deck, Traits { depth: Depth::True, ..Traits::default() });
    rig.emulator = emulator(80, 24);
    rig.send(Event::Resized(80, 24));
    rig.draw();
    let mut told = Vec::new();
    for (keys, most) in changes {
        if *keys == WAIT {
            rig.wait();
        }
        rig.keys(keys.as_bytes());
        rig.draw();
        told.push((*keys, rig.last.len(), *most));
    }
    assert!(told.iter().all(|(_, n_bytes, most)| n_bytes <= most), "{told:?}");
}

const NEXT: &str = "\x1b[C";
/// Nothing but time.
const WAIT: &str = "";

#[test]
fn english_slides_take_few_bytes_beside_their_text() {
    // The first with what is said at the start. The points have 288 bytes, the bullets that move 6 or 9.
    check(ENGLISH, "Slide", &[(NEXT, 460), (NEXT, 403), (NEXT, 397), (NEXT, 403)]);
    // Points one by one, of 71, 64, 72 and 81 bytes: 29 to 56 beside them, the most where the footer's colour is anew.
    let points = [("r", 136), (WAIT, 42), (" ", 100), (" ", 120), (" ", 125), (" ", 120)];
    check(ENGLISH, "Slide", &points);
    check(ENGLISH, "Slide", &[("o", 753), ("o", 107), ("/harbour", 17), ("\r", 444), ("n", 77)]);
}

#[test]
fn chinese_slides_take_few_bytes_beside_their_text() {
    // Points of 297 bytes.
    check(CHINESE, "第", &[(NEXT, 391), (NEXT, 348), (NEXT, 348), (NEXT, 348)]);
    // Of 81, 66, 69 and 81.
    let points = [("r", 122), (WAIT, 42), (" ", 102), (" ", 113), (" ", 117), (" ", 125)];
    check(CHINESE, "第", &points);
    check(CHINESE, "第", &[("o", 785), ("o", 107), ("/碼頭", 16), ("\r", 437), ("n", 77)]);
}
