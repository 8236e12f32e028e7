use super::*;
use crate::app::{Loadable, Peers, Place};
use crate::link;
use crate::loader;
use crate::review::{Author, Stamp, Who, approve};
use jiff::Timestamp;
use std::fs;
use std::sync::atomic::AtomicUsize;

const DECK: &str = "title: 港口\nslides:\n- points: [一, 二]\n";

/// A deck in a folder of its own, and how often it was read.
struct House {
    folder: tempfile::TempDir,
    room: Arc<Room>,
    n_read: Arc<AtomicUsize>,
}

fn house() -> House {
    let folder = tempfile::tempdir().expect("a folder");
    let deck = folder.path().join("brief.yaml");
    fs::write(&deck, DECK).expect("written");
    let n_read = Arc::new(AtomicUsize::new(0));
    let (file, counter, base) = (deck.clone(), Arc::clone(&n_read), folder.path().to_owned());
    let loader = Loader {
        deck: Arc::new(move || {
            counter.fetch_add(1, Ordering::SeqCst);
            let text = fs::read_to_string(&file)?;
            let deck = Arc::new(crate::deck::read(&text)?);
            Ok(loader::Opened { deck, hash: crate::review::deck_hash(&text) })
        }),
        theme: Arc::new(|_| unreachable!("no theme is asked for")),
        article_file: Arc::new(move |name| base.join(name)),
        article: Arc::new(|path| Ok(article::read(&fs::read(path)?, "port.txt"))),
        journal: loader::Journal::default(),
        picture_place: Arc::new(|_| None),
        picture: Arc::new(|_| Err(crate::picture::Refusal::Missing)),
        included: loader::IncludedFiles::default(),
        decoding: Arc::default(),
    };
    let journal = folder.path().join("brief.review.jsonl");
    House { room: Arc::new(Room::new(&deck, journal, loader)), folder, n_read }
}

fn at(slide_idx: usize) -> Live {
    Live { place: Place { slide_idx, ..Place::default() }, ..Live::default() }
}

fn other(name: &str) -> Lead {
    Lead::Other { name: name.to_owned() }
}

fn me(asked_by: Option<&str>) -> Lead {
    Lead::Me { asked_by: asked_by.map(str::to_owned) }
}

#[test]
fn the_lead_is_taken_asked_for_handed_over_and_given_up() {
    let room = house().room;
    let (chan, lam) = (room.enter("陳大文"), room.enter("林海生"));
    assert_eq!(chan.company("講者").lead, Lead::Nobody);
    chan.press_lead();
    assert_eq!((chan.company("講者").lead, lam.company("講者").lead), (me(None), other("陳大文")));
    lam.press_lead();
    assert_eq!((chan.company("講者").lead, lam.company("講者").lead), (me(Some("林海生")), other("陳大文")));
    chan.press_lead();
    assert_eq!((chan.company("講者").lead, lam.company("講者").lead), (other("林海生"), me(None)));
    lam.press_lead();
    assert_eq!((chan.company("講者").lead, lam.company("講者").lead), (Lead::Nobody, Lead::Nobody));
}

#[test]
fn who_is_gone_neither_leads_nor_asks() {
    let room = house().room;
    let (chan, lam, ho) = (room.enter("陳大文"), room.enter("林海生"), room.enter("何小姐"));
    chan.press_lead();
    lam.press_lead();
    drop(chan);
    assert_eq!(
        (lam.company("講者").lead, ho.company("講者").lead),
        (me(None), other("林海生")),
        "who asked has it"
    );
    ho.press_lead();
    drop(ho);
    assert_eq!(lam.company("講者").lead, me(None));
    drop(lam);
    let chan = room.enter("陳大文");
    assert_eq!(chan.company("講者"), Company::default());
    assert_eq!(room.news().borrow().live, None);
}

#[test]
fn what_is_led_is_told_whole_and_at_once_and_others_are_where_they_are() {
    let room = house().room;
    let (chan, lam) = (room.enter("陳大文"), room.enter("林海生"));
    let mut news = room.news();
    chan.moved("h", at(1));
    assert_eq!(news.borrow_and_update().live, None, "nobody leads");
    chan.press_lead();
    assert_eq!(
        news.borrow_and_update().live,
        Some((chan.id, "h".to_owned(), at(1))),
        "where they are already"
    );
    chan.moved("h2", at(0));
    assert_eq!(news.borrow_and_update().live, Some((chan.id, "h2".to_owned(), at(0))));
    lam.moved("h2", at(1));
    assert!(!news.has_changed().expect("a room"), "who follows moves nobody");
    let others = lam.company("講者").others;
    assert_eq!(others, [Person { name: "陳大文".to_owned(), slide_idx: 0 }]);
    assert_eq!(chan.company("講者").others, [Person { name: "林海生".to_owned(), slide_idx: 1 }]);
}

#[test]
fn a_talk_on_this_machine_without_skipped_slides_leads_to_the_same_slides() {
    let House { room, folder, .. } = house();
    let text =
        "slides:\n- {heading: 甲, skip: true}\n- heading: 乙\n- {heading: 丙, skip: true}\n- heading: 丁\n";
    fs::write(folder.path().join("brief.yaml"), text).expect("written");
    let (_chan, news) = (room.enter("陳大文"), room.news());
    for (presented, among_all) in [(0, 1), (1, 3)] {
        room.hear(link::News::Live("h".to_owned(), at(presented)));
        assert_eq!(news.borrow().live, Some((LOCAL, "h".to_owned(), at(among_all))));
    }
}

#[test]
fn a_talk_on_this_machine_leads_where_no_visitor_does() {
    let room = house().room;
    let (chan, news) = (room.enter("陳大文"), room.news());
    let live = || news.borrow().live.clone();
    let local = |slide_idx| Some((LOCAL, "h".to_owned(), at(slide_idx)));
    room.hear(link::News::Live("h".to_owned(), at(1)));
    assert_eq!((chan.company("講者").lead, live()), (other("講者"), local(1)));
    chan.moved("h", at(2));
    assert_eq!(live(), local(1), "who looks elsewhere moves nobody");
    chan.press_lead();
    assert_eq!((chan.company("講者").lead, live()), (me(None), Some((chan.id, "h".to_owned(), at(2)))));
    room.hear(link::News::Live("h".to_owned(), at(0)));
    assert_eq!(live(), Some((chan.id, "h".to_owned(), at(2))));
    chan.press_lead();
    assert_eq!((chan.company("講者").lead, live()), (other("講者"), local(0)));
    room.hear(link::News::Peers(Peers { n_audiences: 1, ..Peers::default() }));
    assert_eq!(live(), local(0));
    room.hear(link::News::Peers(Peers::default()));
    assert_eq!((chan.company("講者").lead, live()), (Lead::Nobody, None));
}

#[test]
fn a_deck_is_read_once_for_all_until_it_changes() {
    let House { folder, room, n_read } = house();
    let (first, hash) = room.deck().expect("a deck");
    assert!(Arc::ptr_eq(&first, &room.deck().expect("a deck").0));
    assert_eq!(n_read.load(Ordering::SeqCst), 1);
    fs::write(folder.path().join("brief.yaml"), DECK.replace('一', "三百")).expect("written");
    let (second, new_hash) = room.deck().expect("a deck");
    assert!(first != second && hash != new_hash);
    fs::remove_file(folder.path().join("brief.yaml")).expect("removed");
    assert!(room.deck().is_err());
}

#[test]
fn a_save_is_told_to_whom_it_concerns() {
    let House { folder, room, .. } = house();
    let file = |name: &str| folder.path().join(name);
    fs::write(file("port.txt"), "港口\n\n一。").expect("written");
    assert!(!room.saved(&file("port.txt")), "nobody has asked for it");
    let loaded = room.load(Loadable::Article("port.txt".to_owned()));
    assert!(matches!(loaded, Ok(Loaded::Article(_, Some(_)))));
    for (name, is_ours) in
        [("brief.yaml", true), ("brief.review.jsonl", true), ("port.txt", true), ("other.yaml", false)]
    {
        assert_eq!(room.saved(&file(name)), is_ours, "{name}");
    }
    let news = room.news().borrow().clone();
    assert_eq!((news.deck, news.journal, news.articles), (1, 1, 1));
}

#[test]
fn the_journal_is_told_on_from_a_bookmark_and_anew_where_it_is_another() {
    let House { folder, room, .. } = house();
    let (deck, _) = room.deck().expect("a deck");
    let claims = deck.claims();
    let journal = folder.path().join("brief.review.jsonl");
    let (chan, lam) = (Who::named("陳大文"), Who::named("林海生"));
    let event = |who, nth| {
        let stamp = Stamp::new(Timestamp::UNIX_EPOCH, &[nth; 16], nth.into());
        approve(Author { who, stamp, deck: "" }, &claims[0])
    };
    let read = |from| match room.journal(from) {
        (Ok(Loaded::Journal { events, is_whole, .. }), to) => (events.len(), is_whole, to),
        other => panic!("{other:?}"),
    };
    let (n, is_whole, start) = read(Bookmark::default());
    assert_eq!((n, is_whole), (0, false));
    store::append(&journal, &[event(&chan, 1), event(&chan, 2)]).expect("written");
    let (n, is_whole, second) = read(start);
    assert_eq!((n, is_whole), (2, false));
    store::append(&journal, &[event(&lam, 3)]).expect("written");
    assert_eq!(read(second).0, 1, "what has come since");
    assert_eq!(read(start).0, 3, "for somebody who knows less");
    let standing = room.standing(1).expect("a deck");
    assert_eq!((standing.title.as_str(), standing.n_claims, standing.n_approved), ("港口", 2, 1));
    fs::remove_file(&journal).expect("removed");
    store::append(&journal, &[event(&lam, 4)]).expect("written");
    let (n, is_whole, _) = read(second);
    assert_eq!((n, is_whole), (1, true));
}
