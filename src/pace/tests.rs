use super::*;
use crate::deck;

fn deck(yaml: &str) -> Deck {
    deck::read(yaml).expect("a deck")
}

fn seconds(plan: &Plan, n_slides: usize) -> Vec<u64> {
    (0..n_slides).map(|idx| plan.slide(idx).as_secs()).collect()
}

const fn s(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

#[test]
fn what_is_spoken_is_counted_as_people_read_aloud() {
    for (text, lang, n) in [
        ("新碼頭啟用。", Lang::ZhHant, 5),
        ("2031年，MTR 通車", Lang::ZhHant, 9),
        ("The port opened in 2031 — today.", Lang::Other, 6),
        ("항만이 열렸다", Lang::Ko, 2),
        ("", Lang::ZhHant, 0),
        ("……", Lang::ZhHant, 0),
    ] {
        assert_eq!(n_spoken(text, lang), n, "{text}");
    }
    assert_eq!(length(&"港".repeat(110), Lang::ZhHant, rate(Lang::ZhHant)), s(30));
    assert_eq!(length(&"port ".repeat(70), Lang::Other, rate(Lang::Other)), s(30));
}

#[test]
fn what_nobody_has_said_goes_by_what_there_is_to_say() {
    let text = format!(
        "lang: zh-Hant\nslides:\n- body: {}\n- {{body: 一, notes: {}}}\n",
        "港".repeat(110),
        "港".repeat(220)
    );
    assert_eq!(seconds(&Plan::of(&deck(&text), None), 2), [30, 60], "notes are what is said");
    assert_eq!(seconds(&Plan::of(&deck(&text), Some(110)), 2), [60, 120]);
    assert_eq!(seconds(&Plan::of(&deck(&format!("pace: 440\n{text}")), None), 2), [15, 30]);
}

#[test]
fn the_minutes_of_a_deck_are_shared_out_among_slides_without_a_time() {
    let text =
        "lang: zh-Hant\nminutes: 4\nslides:\n- {body: 港口, time: 90s}\n- body: 碼頭碼頭\n- body: 貨櫃\n";
    assert_eq!(seconds(&Plan::of(&deck(text), None), 3), [90, 100, 50]);
    // More than there is: those without a time get none.
    let text = "minutes: 1\nslides:\n- {body: a, time: 2m}\n- body: b\n";
    assert_eq!(seconds(&Plan::of(&deck(text), None), 2), [120, 0]);
    // Nothing to say anywhere.
    let text = "minutes: 1\nslides:\n- {body: …}\n- {body: …}\n";
    assert_eq!(seconds(&Plan::of(&deck(text), None), 2), [30, 30]);
    assert_eq!(Plan::of(&deck("slides: []\n"), None).total(), Duration::ZERO);
}

#[test]
fn a_section_takes_its_minutes() {
    let text = "lang: zh-Hant\nminutes: 10\nslides:\n- cover: 港\n- {heading: 甲, minutes: 3, time: 30s}\n- body: 港口\n- body: 碼頭\n\
                - heading: 乙\n- body: 貨櫃\n";
    let plan = Plan::of(&deck(text), None);
    assert_eq!(seconds(&plan, 4)[1..], [30, 75, 75]);
    assert_eq!(plan.total(), s(600));
    // The rest by their words: 1 and 2 of 420 seconds.
    assert_eq!([4, 5].map(|idx| (plan.slide(idx).as_millis() + 50) / 100), [1400, 2800]);
}

#[test]
fn a_cover_takes_none_of_the_plan_unless_it_says_so() {
    let text = "lang: zh-Hant\nminutes: 3\nslides:\n- cover: 港口三年回顧\n- body: 港口\n- body: 碼頭碼頭\n";
    let plan = Plan::of(&deck(text), None);
    assert_eq!(seconds(&plan, 3), [0, 60, 120]);
    assert_eq!(plan.drift(1, Duration::ZERO), Drift::OnTime, "who has just left the cover");
    let timed = text.replace("港口三年回顧", "港口三年回顧\n  time: 30s");
    assert_eq!(seconds(&Plan::of(&deck(&timed), None), 3), [30, 50, 100]);
    assert_eq!(
        Plan::of(&deck("minutes: 1\nslides:\n- cover: 港\n"), None).total(),
        s(60),
        "nothing else is there"
    );
}

#[test]
fn who_is_late_is_told_by_how_much() {
    let plan = Plan::of(
        &deck("slides:\n- {body: a, time: 60s}\n- {body: b, time: 30s}\n- {body: c, time: 30s}\n"),
        None,
    );
    assert_eq!((plan.start(1), plan.end(1), plan.total()), (s(60), s(90), s(120)));
    for (slide_idx, elapsed, drift) in [
        (0, 0, Drift::OnTime),
        (0, 60, Drift::OnTime),
        (0, 80, Drift::Behind(s(20))),
        (1, 45, Drift::Ahead(s(15))),
        (1, 60, Drift::OnTime),
        (2, 125, Drift::Behind(s(5))),
        (9, 125, Drift::Behind(s(5))),
    ] {
        assert_eq!(plan.drift(slide_idx, s(elapsed)), drift, "slide {slide_idx} at {elapsed}");
    }
    assert_eq!(plan.left(0, s(0)), s(120));
    assert_eq!(plan.left(1, s(10)), s(50));
    assert_eq!(plan.left(1, s(40)), s(30), "a slide that takes too long is nearly over");
    assert_eq!(plan.left(2, s(40)), s(0));
    assert_eq!(plan.left(9, s(0)), s(0));
}

#[test]
fn times_that_cannot_all_be_kept_are_found() {
    let conflict = |slide_idx, given, within| Conflict { slide_idx, given: s(given), within: s(within) };
    for (yaml, expected) in [
        ("minutes: 2\nslides:\n- {body: a, time: 90s}\n- body: b\n", vec![]),
        ("minutes: 1\nslides:\n- {body: a, time: 90s}\n- body: b\n", vec![conflict(None, 60, 90)]),
        ("minutes: 2\nslides:\n- {body: a, time: 90s}\n- {body: b, time: 30s}\n", vec![]),
        (
            "minutes: 3\nslides:\n- {body: a, time: 90s}\n- {body: b, time: 30s}\n",
            vec![conflict(None, 180, 120)],
        ),
        (
            "slides:\n- cover: a\n- {heading: b, minutes: 1}\n- {body: c, time: 90s}\n- heading: d\n- {body: e, time: 9m}\n",
            vec![conflict(Some(1), 60, 90)],
        ),
        (
            "minutes: 10\nslides:\n- {heading: a, minutes: 6}\n- body: b\n- {heading: c, minutes: 5}\n- body: d\n",
            vec![conflict(None, 600, 660)],
        ),
        (
            "minutes: 12\nslides:\n- {heading: a, minutes: 6}\n- body: b\n- {heading: c, minutes: 5}\n- body: d\n",
            vec![conflict(None, 720, 660)],
        ),
        (
            "minutes: 11\nslides:\n- {heading: a, minutes: 6}\n- body: b\n- {heading: c, minutes: 5}\n- body: d\n",
            vec![],
        ),
        ("minutes: 5\nslides: []\n", vec![]),
    ] {
        assert_eq!(conflicts(&deck(yaml)), expected, "{yaml}");
    }
}
