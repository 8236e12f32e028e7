//! What must always hold of the fold, whatever the order of lines, and of homes, whatever happens to the deck.

use super::*;
use crate::deck::{self, Aside, Content, Deck, Point, Slide};
use jiff::Timestamp;
use proptest::prelude::*;

/// Somebody at the nth millisecond. The id is made of it.
pub(super) fn author(name: &str, n: u8) -> Author<'static> {
    let who: &'static Who = Box::leak(Box::new(Who::named(name)));
    let noon: Timestamp = "2031-08-14T09:30:00Z".parse().expect("a time");
    let at = Timestamp::from_millisecond(noon.as_millisecond() + i64::from(n)).expect("a time");
    let stamp = Stamp { at, random: [0, 0, 0, 0, 0, 0, 0, 0, 2, n] };
    Author { who, stamp, deck: "d" }
}

/// The claims of a deck of these slides.
pub(super) fn claims(slides: &str) -> Vec<Claim> {
    deck::read(&format!("slides:\n{slides}")).expect("a deck").claims()
}

/// Everything that a review says, in an order that does not depend on that of memory.
fn told(review: &Review) -> String {
    let mut events: Vec<&Event> = review.state().events().collect();
    events.sort_unstable();
    let state = review.state();
    let claims: Vec<_> =
        (0..review.claims().len()).map(|idx| (review.standing(idx), review.said(idx))).collect();
    let seen: Vec<_> = events
        .iter()
        .map(|e| e.who.identity())
        .flat_map(|who| {
            (0..claims.len()).map(move |idx| (review.verdict(idx, who), review.has_seen(idx, who)))
        })
        .collect();
    let homes: Vec<_> =
        events.iter().map(|e| (review.home(e), state.is_withdrawn(&e.id), state.thread(&e.id))).collect();
    let whole = (review.tally(), review.orphans(), state.on_deck(), state.strays(), state.n_unknown());
    let conflicts: Vec<_> = state.conflicts().collect();
    format!("{events:#?}{claims:#?}{seen:?}{homes:#?}{whole:#?}{conflicts:?}")
}

/// A deck with words that stand twice, and words at a place where others were.
fn small_deck() -> Vec<Claim> {
    claims("- {heading: 目錄, points: [甲, 乙, 丙]}\n- {heading: 目錄, points: [丁, 甲]}\n")
}

prop_compose! {
    /// An event of any kind, of few ids, times, people and places, so that they meet.
    fn any_event()(
        id in 0u8..24, kind in 0usize..11, at in 0i64..6, who in 0usize..4, parent in prop::option::of(0u8..28),
        path in 0usize..8, words in 0usize..9, has_element in 0u8..8, text in 0u8..2, version in 0u8..20,
    ) -> Event {
        let deck = small_deck();
        let kinds = ["flag", "comment", "suggest", "answer", "reopen", "resolve", "take", "approve", "withdraw", "approve", "nod"];
        let paths = ["slides.0.points.0", "slides.0.points.1", "slides.0.points.2", "slides.0.heading", "slides.1.heading", "slides.1.points.0", "slides.1.points.1", "slides.9.points.0"];
        let hash = deck.get(words).map_or_else(|| format!("h{words}"), hash);
        let people = [("a", None), ("b", None), ("a", Some("SHA256:k")), ("c", Some("SHA256:k"))];
        Event {
            version: if version == 0 { 2 } else { 1 },
            id: format!("i{id}"),
            kind: serde_json::from_value(kinds[kind].into()).expect("a kind"),
            at: Timestamp::from_millisecond(at).expect("a time"),
            who: Who { name: people[who].0.into(), key: people[who].1.map(Into::into) },
            deck: String::new(),
            element: (has_element > 0).then(|| Target { path: paths[path].into(), hash, text: "x".into() }),
            parent: parent.map(|parent| format!("i{parent}")),
            text: Some(format!("t{text}")),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn any_order_split_and_repetition_of_a_journals_lines_is_the_same_review(
        (events, shuffled) in prop::collection::vec(any_event(), 0..40)
            .prop_flat_map(|events| (Just(events.clone()), Just(events).prop_shuffle())),
        again in prop::collection::vec(any::<prop::sample::Index>(), 0..8),
        cut in any::<prop::sample::Index>(),
    ) {
        let whole = told(&Review::new(small_deck(), State::of(events.clone())));
        // Line by line, in another order, with some lines again.
        let mut one_by_one = Review::new(small_deck(), State::default());
        for event in &shuffled {
            one_by_one.add(event.clone());
        }
        for idx in again.iter().filter(|_| !events.is_empty()) {
            one_by_one.add(idx.get(&events).clone());
        }
        prop_assert_eq!(&told(&one_by_one), &whole);
        // In two parts, the later first, and the deck as it is now only after that.
        let cut = if shuffled.is_empty() { 0 } else { cut.index(shuffled.len()) };
        let mut in_parts = Review::new(Vec::new(), State::of(shuffled[cut..].to_vec()));
        in_parts.extend(shuffled.clone());
        in_parts.renew(small_deck());
        prop_assert_eq!(&told(&in_parts), &whole);
    }
}

/// A deck of so many points a slide, no words twice.
fn deck_of(n_points: &[usize]) -> Deck {
    let slide = |(slide_idx, n): (usize, &usize)| {
        let point = |nth| Point {
            aside: Aside::by(format!("林{nth}")).boxed(),
            ..Point::new(format!("句{slide_idx}之{nth}"))
        };
        let content = Content::Points { points: (0..*n).map(point).collect(), numbered: false };
        Slide { heading: Some(format!("題{slide_idx}")), ..Slide::new(content) }
    };
    Deck { slides: n_points.iter().enumerate().map(slide).collect(), ..Deck::default() }
}

/// A review of each claim: approved, flagged, remarked on, or approved by two; by the nth number.
fn reviewed(deck: &Deck, acts: &[u8]) -> Vec<Event> {
    let act = |(idx, claim): (usize, &Claim)| {
        let n = u8::try_from(2 * idx).expect("few claims");
        let (a, b) = (author("a", n), author("b", n + 1));
        match acts[idx % acts.len()] {
            0 => vec![flag(a, Some(claim), "x").expect("words")],
            1 => vec![comment(a, Some(claim), "x").expect("words")],
            2 => vec![approve(a, claim), approve(b, claim)],
            _ => vec![approve(a, claim)],
        }
    };
    deck.claims().iter().enumerate().flat_map(act).collect()
}

/// The standings, each with the words that have it.
fn by_words(review: &Review) -> Vec<(String, Standing)> {
    review
        .claims()
        .iter()
        .enumerate()
        .map(|(idx, claim)| (claim.text.clone(), review.standing(idx)))
        .collect()
}

proptest! {
    #[test]
    fn an_edit_outdates_the_verdicts_on_what_was_edited_and_no_others(
        n_points in prop::collection::vec(1usize..5, 1..6), acts in prop::collection::vec(0u8..6, 1..9),
        slide in any::<prop::sample::Index>(), point in any::<prop::sample::Index>(), is_speaker in any::<bool>(),
    ) {
        let mut deck = deck_of(&n_points);
        let mut review = Review::new(deck.claims(), State::of(reviewed(&deck, &acts)));
        let before = by_words(&review);
        let slide_idx = slide.index(n_points.len());
        let point_idx = point.index(n_points[slide_idx]);
        let Content::Points { points, .. } = &mut deck.slides[slide_idx].content else { unreachable!() };
        let edited = points[point_idx].text.clone();
        if is_speaker {
            points[point_idx].change_aside(|aside| aside.by = None);
        } else {
            points[point_idx].text += "。";
        }
        review.renew(deck.claims());
        for ((words, before), (_, after)) in before.into_iter().zip(by_words(&review)) {
            let expected = match before {
                Standing::Approved { .. } if words == edited => Standing::OutOfDate,
                same => same,
            };
            prop_assert_eq!(after, expected, "{}", words);
        }
        prop_assert_eq!(review.orphans(), []);
    }

    #[test]
    fn slides_that_come_and_go_before_others_change_nothing_of_theirs(
        n_points in prop::collection::vec(1usize..5, 2..6), acts in prop::collection::vec(0u8..6, 1..9),
        gone in any::<prop::sample::Index>(), place in any::<prop::sample::Index>(),
    ) {
        let mut deck = deck_of(&n_points);
        let mut review = Review::new(deck.claims(), State::of(reviewed(&deck, &acts)));
        let mut expected = by_words(&review);
        deck.slides.insert(place.index(n_points.len() + 1), Slide { heading: Some("新".into()), ..Slide::new(Content::Section) });
        review.renew(deck.claims());
        let mut after = by_words(&review);
        let n_before = after.len();
        after.retain(|(words, _)| words != "新");
        prop_assert!(after == expected && n_before == after.len() + 1);
        // What is taken out is an orphan, and nothing else's.
        let slide_idx = gone.index(n_points.len());
        let mut deck = deck_of(&n_points);
        deck.slides.remove(slide_idx);
        review.renew(deck.claims());
        let is_gone = |words: &str| words == format!("題{slide_idx}") || words.starts_with(&format!("句{slide_idx}之"));
        expected.retain(|(words, _)| !is_gone(words));
        prop_assert_eq!(by_words(&review), expected);
        prop_assert_eq!(review.orphans().len(), n_points[slide_idx] + 1);
    }
}

#[test]
fn a_hash_is_of_kind_words_targets_and_speaker_and_of_nothing_else() {
    let hash_of = |slides: &str| hash(&claims(slides)[0]);
    let hash = hash_of("- points: [{text: 新碼頭啟用, by: 林海生}]\n");
    assert_eq!(
        hash, "d271c26f27c0b670923177c298be0d31",
        "or every verdict that was ever given is out of date"
    );
    assert_eq!(
        hash,
        hash_of("- points: [{text: '**新碼頭**啟用', by: 林海生, from: 'a.txt:1'}, 乙]\n  notes: x\n")
    );
    for other in [
        "- points: [{text: 新碼頭啟用, by: 陳大文}]\n",
        "- points: [新碼頭啟用]\n",
        "- points: [新碼頭啟用林海生]\n",
        "- points: [{text: 新碼頭啟用。, by: 林海生}]\n",
        "- {quote: 新碼頭啟用, by: 林海生}\n",
    ] {
        assert_ne!(hash, hash_of(other), "{other}");
    }
    let linked = |target: &str| hash_of(&format!("- points: ['見[年報]({target})']\n"));
    assert_eq!(hash_of("- points: [見年報]\n"), hash_of("- points: [見**年報**]\n"));
    assert_ne!(hash_of("- points: [見年報]\n"), linked("https://a.example"));
    assert_ne!(linked("https://a.example"), linked("https://b.example"), "approved is also where words lead");
    assert_ne!(
        hash_of("- table: [['[a](https://a.example)', b]]\n"),
        hash_of("- table: [[a, b, https://a.example]]\n"),
        "a target is no cell"
    );
    assert_ne!(
        hash_of("- table: [[New York, '3']]\n"),
        hash_of("- table: [[New, York 3]]\n"),
        "the cells count"
    );
    assert_ne!(
        hash_of("- {quote: 一, by: 二}\n"),
        hash_of("- {quote: \"一\\n二\"}\n"),
        "a speaker is no paragraph"
    );
    assert_eq!(deck_hash("a"), "c74c1e456818583f87a20bd832b006a5");
}

#[test]
fn ten_thousand_events_are_folded_and_housed_at_once() {
    let deck = deck_of(&[4; 1_000]);
    let claims = deck.claims();
    let mut events = Vec::new();
    for (idx, claim) in claims.iter().enumerate() {
        for name in ["a", "b"] {
            let mut event = approve(author(name, 0), claim);
            event.id = format!("{name}{idx:025}");
            events.push(event);
        }
    }
    assert_eq!((events.len(), claims.len()), (10_000, 5_000));
    let review = Review::new(claims, State::of(events));
    assert_eq!(review.tally(), Tally { n_claims: 5_000, n_approved: 5_000, ..Tally::default() });
}

/// An event on the first point of a deck, the nth millisecond, by somebody.
fn on_point(make: fn(Author<'_>, &Claim) -> Event, name: &str, n: u8) -> Event {
    make(author(name, n), &claims("- points: [甲]\n")[0])
}

fn flagged(author: Author<'_>, claim: &Claim) -> Event {
    flag(author, Some(claim), "x").expect("words")
}

/// The standing of the first claim of a deck of these slides.
#[track_caller]
fn check(slides: &str, events: &[&Event], expected: Standing) {
    let review = Review::new(claims(slides), State::of(events.iter().copied().cloned()));
    assert_eq!(review.standing(0), expected);
}

const POINT: &str = "- points: [甲]\n";

#[test]
fn a_flag_blocks_until_it_is_resolved_or_withdrawn_even_when_the_words_have_changed() {
    let approval = on_point(approve, "b", 1);
    let flag = on_point(flagged, "a", 2);
    let resolved = resolve(author("b", 3), &flag, None).expect("a root");
    let reopened = reopen(author("a", 4), &resolved).expect("a resolve");
    let closed_again = withdraw(author("a", 5), &reopened).expect("one's own");
    let approved = Standing::Approved { n: 1 };
    check(POINT, &[&approval, &flag], Standing::Flagged);
    check(POINT, &[&approval, &flag, &resolved], approved);
    check(POINT, &[&approval, &flag, &resolved, &reopened], Standing::Flagged);
    check(POINT, &[&approval, &flag, &resolved, &reopened, &closed_again], approved);
    let again = resolve(author("c", 6), &flag, None).expect("a root");
    check(POINT, &[&approval, &flag, &resolved, &reopened, &again], approved);
    let unresolved = withdraw(author("b", 4), &resolved).expect("one's own");
    check(POINT, &[&approval, &flag, &resolved, &unresolved], Standing::Flagged);
    let withdrawn = withdraw(author("a", 4), &flag).expect("one's own");
    check(POINT, &[&approval, &flag, &withdrawn], approved);
    let edited = "- points: [乙]\n";
    check(edited, &[&approval, &flag], Standing::Flagged);
    check(edited, &[&approval, &flag, &resolved], Standing::OutOfDate);
    let review = Review::new(claims(edited), State::of([flag]));
    assert!(review.said(0).flags[0].is_out_of_date);
}

#[test]
fn a_withdrawal_counts_only_by_the_same_identity() {
    let approval = on_point(approve, "a", 1);
    let approved = Standing::Approved { n: 1 };
    let withdrawal = withdraw(author("a", 2), &approval).expect("one's own");
    check(POINT, &[&approval, &withdrawal], Standing::Unseen);
    let by_other = Event { who: Who::named("b"), ..withdrawal.clone() };
    check(POINT, &[&approval, &by_other], approved);
    let keyed = |name: &str, key: &str, event: &Event| Event {
        who: Who { name: name.into(), key: Some(key.into()) },
        ..event.clone()
    };
    check(POINT, &[&approval, &keyed("a", "k", &withdrawal)], approved);
    check(POINT, &[&keyed("a", "k", &approval), &withdrawal], approved);
    check(POINT, &[&keyed("a", "k", &approval), &keyed("a", "l", &withdrawal)], approved);
    check(POINT, &[&keyed("a", "k", &approval), &keyed("b", "k", &withdrawal)], Standing::Unseen);
    let by_other = [approval.clone(), by_other];
    assert_eq!(State::of(by_other.clone()).strays(), [&by_other[1]]);
}

#[test]
fn the_last_verdict_of_an_identity_counts_and_withdrawing_it_brings_back_the_one_before() {
    let approval = on_point(approve, "a", 1);
    let flag = on_point(flagged, "a", 2);
    let resolved = resolve(author("b", 3), &flag, None).expect("a root");
    check(POINT, &[&approval, &flag, &resolved], Standing::Remarked);
    let withdrawn = withdraw(author("a", 4), &flag).expect("one's own");
    check(POINT, &[&flag, &withdrawn, &resolved, &approval], Standing::Approved { n: 1 });
    check(POINT, &[&flag, &resolved, &on_point(approve, "a", 5)], Standing::Approved { n: 1 });
    let review = Review::new(claims(POINT), State::of([approval, flag]));
    let verdict = |name| review.verdict(0, Identity::Name(name));
    assert_eq!((verdict("a"), verdict("b")), (Some(Verdict::Flagged), None));
    assert!(review.has_seen(0, Identity::Name("a")) && !review.has_seen(0, Identity::Name("b")));
}

#[test]
fn an_approval_of_former_words_is_told_until_there_is_a_verdict_on_these() {
    let former = on_point(approve, "a", 1);
    let edited = claims("- points: [乙]\n");
    let mut review = Review::new(edited.clone(), State::of([former.clone()]));
    assert_eq!(review.said(0).out_of_date, [&former]);
    assert!(!review.has_seen(0, Identity::Name("a")));
    review.add(flagged(author("b", 2), &edited[0]));
    assert_eq!(review.said(0).out_of_date, [&former], "that is another's");
    review.add(approve(author("a", 3), &edited[0]));
    assert_eq!((review.said(0).approvals.len(), review.said(0).out_of_date.len()), (1, 0));
}

#[test]
fn approvals_are_counted_by_identity() {
    let by = |name: &str, key: Option<&str>, n| {
        let who = Who { name: name.into(), key: key.map(Into::into) };
        Event { who, ..on_point(approve, "", n) }
    };
    let (desk, ssh) = (by("a", None, 1), by("a", Some("k"), 2));
    check(POINT, &[&desk, &by("a", None, 3)], Standing::Approved { n: 1 });
    check(POINT, &[&ssh, &by("b", Some("k"), 3)], Standing::Approved { n: 1 });
    check(POINT, &[&desk, &ssh], Standing::Approved { n: 1 });
    check(POINT, &[&desk, &ssh, &by("b", None, 3)], Standing::Approved { n: 2 });
    check(POINT, &[&ssh, &by("a", Some("l"), 3)], Standing::Approved { n: 2 });
}

#[test]
fn of_two_events_of_one_id_the_objection_is_kept_and_the_conflict_is_told() {
    let flag = on_point(flagged, "a", 1);
    let approval = on_point(approve, "a", 1);
    for events in [[flag.clone(), approval.clone()], [approval, flag.clone()]] {
        let review = Review::new(claims(POINT), State::of(events));
        assert_eq!(review.standing(0), Standing::Flagged);
        assert_eq!(review.state().conflicts().collect::<Vec<_>>(), [flag.id.as_str()]);
    }
}

#[test]
fn an_approval_is_an_explicit_act_and_nothing_in_prose() {
    let comment = comment(author("a", 1), Some(&claims(POINT)[0]), "LGTM, approve").expect("words");
    check(POINT, &[&comment], Standing::Remarked);
    let whole = Event { element: None, ..on_point(approve, "a", 1) };
    check(POINT, &[&whole], Standing::Unseen);
    let later = Event { version: 2, ..on_point(approve, "a", 1) };
    check(POINT, &[&later], Standing::Unseen);
    assert_eq!(State::of([later]).n_unknown(), 1);
}

/// Where the words of a point are at home after an edit: of `slides.0.points.{nth}` in a deck of the points `before`.
#[track_caller]
fn finds(before: &str, also_approved: &[usize], nth: usize, after: &str, expected: Home) {
    let (before, after) =
        (claims(&format!("- points: [{before}]\n")), claims(&format!("- points: [{after}]\n")));
    let flag = flagged(author("a", 0), &before[nth]);
    let mut review = Review::new(after, State::of([flag.clone()]));
    for (n, idx) in also_approved.iter().enumerate() {
        review.add(approve(author("b", u8::try_from(n + 1).expect("few")), &before[*idx]));
    }
    assert_eq!(review.home(&flag), Some(expected));
    assert_eq!(review.orphans().len(), usize::from(expected == Home::Orphan));
}

#[test]
fn words_are_found_by_path_then_by_words_alone_and_never_by_likeness() {
    finds("甲, 乙", &[], 0, "甲, 乙", Home::Current(0));
    finds("甲, 乙", &[], 0, "乙, 甲", Home::Current(1));
    finds("甲, 乙", &[], 1, "甲, 乙, 乙", Home::Current(1));
    finds("甲, 乙", &[], 0, "新, 甲, 乙", Home::Current(1));
    finds("甲, 乙", &[], 0, "甲。, 乙", Home::OutOfDate(0));
    // Twice elsewhere is nowhere, so that its own place is its home.
    finds("甲, 乙", &[], 0, "新, 甲, 甲", Home::OutOfDate(0));
    // What is at its place is known to have moved there: only when somebody has said something of it.
    finds("甲, 乙", &[], 0, "乙", Home::OutOfDate(0));
    finds("甲, 乙", &[1], 0, "乙", Home::Orphan);
    finds("甲, 乙, 丙", &[1, 2], 0, "丙, 乙", Home::Orphan);
    finds("甲, 乙, 丙", &[1], 0, "丙, 乙", Home::OutOfDate(0));
    finds("甲, 乙", &[], 1, "甲", Home::Orphan);
}

#[test]
fn the_hash_of_a_deck_is_of_all_its_files() {
    let hash = |text: &str, included: &str| {
        let file = |name: &str| Ok(deck::DeckFile { name: name.to_owned(), text: included.to_owned() });
        let deck = deck::read(text).expect("a deck").with_includes(text, None, file).expect("a deck");
        super::whole_hash(&deck, text)
    };
    let (plain, whole) = ("slides: []\n", "slides: [{include: b.yaml}]\n");
    assert_eq!(hash(plain, ""), super::deck_hash(plain));
    assert_ne!(hash(whole, "slides: []\n"), hash(whole, "slides: [{heading: 一}]\n"));
}

#[test]
fn texts_are_named_by_what_they_say_and_where_one_ends() {
    let names = [&["a"][..], &["b"], &["ab"], &["a", "b"], &["b", "a"], &["a", ""], &[]].map(digest_of);
    let different: std::collections::HashSet<&String> = names.iter().collect();
    assert_eq!(different.len(), names.len());
    assert!(names.iter().all(|name| name.len() == 32 && name.bytes().all(|b| b.is_ascii_hexdigit())));
    assert_eq!(deck_hash("a"), digest_of(&["a"]));
}
