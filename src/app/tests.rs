//! The presenter as its keys show it: a deck, keys, and the screen that they lead to.

use super::*;
use crate::deck::{self, Content, Slide, Spot, Written};
use crate::export;
use crate::review::Who;
use crate::scene::{Page, Role, Scene, Screen};
use crate::text::{Lang, Strictness, WidthPolicy};
use proptest::prelude::*;

const DECK: &str = "title: 港口
lang: zh-Hant
slides:
- cover: 港口
- {heading: 甲, points: [一, 二], notes: 備註}
- {heading: 乙, points: [三]}
- {heading: 丙, quote: 「四」}
";

/// A talk with one window.
struct One {
    talk: Talk,
    window: Window,
}

impl One {
    fn new(deck: &str, size: (u16, u16)) -> Self {
        Self::with(deck, Setup { size, ..setup() })
    }

    fn with(deck: &str, setup: Setup) -> Self {
        let talk = Talk::new(Arc::new(deck::read(deck).expect("a deck")), 0, false);
        let mut window = Window::new(&talk, setup);
        window.forget_old_notice(Duration::MAX);
        Self { talk, window }
    }

    fn send(&mut self, message: Message) -> Vec<Effect> {
        update(&mut self.talk, &mut self.window, message)
    }

    /// Presses keys by their names in the help; one character is itself.
    fn press(&mut self, keys: &str) -> &mut Self {
        for name in keys.split_whitespace() {
            let all = TABLE.iter().flat_map(|b| b.keys).flat_map(|strokes| strokes.iter());
            let found = all.copied().chain([Key::BackTab]).find(|k| k.name() == name);
            self.send(Message::Key(found.unwrap_or_else(|| Key::Char(name.chars().next().unwrap_or(' ')))));
        }
        self
    }

    fn mouse(&mut self, gesture: Gesture, column: u16, row: u16) {
        self.send(Message::Mouse(Mouse { gesture, column, row }));
    }

    fn reload(&mut self, deck: &str) {
        self.send(Message::Reloaded(Ok(Arc::new(deck::read(deck).expect("a deck")))));
    }

    fn view(&mut self) -> Screen {
        view(&self.talk, &mut self.window)
    }

    fn screen(&mut self) -> String {
        let (columns, rows) = self.window.size;
        let policy = self.window.policy;
        let page = Page {
            columns,
            rows,
            policy,
            lang: Lang::ZhHant,
            strictness: Strictness::Strict,
            blocks: crate::text::large::Blocks::None,
            links: crate::scene::Links::Listed,
        };
        export::text::screen(&self.view().runs, page)
    }

    /// The words of a role, in order.
    fn words_of(&mut self, role: Role) -> Vec<String> {
        self.view().runs.into_iter().filter(|r| r.role == role).map(|r| r.text).collect()
    }

    #[track_caller]
    fn shows(&mut self, words: &[&str]) {
        let screen = self.screen();
        assert!(words.iter().all(|w| screen.contains(w)), "{words:?} are not all on\n{screen}");
    }

    #[track_caller]
    fn hides(&mut self, words: &[&str]) {
        let screen = self.screen();
        assert!(words.iter().all(|w| !screen.contains(w)), "of {words:?} some are on\n{screen}");
    }
}

fn setup() -> Setup {
    Setup {
        name: "deck.yaml".to_owned(),
        has_file: true,
        themes: vec!["dark".to_owned(), "light".to_owned()],
        last_place: Some(2),
        size: (20, 6),
        ..Setup::default()
    }
}

#[track_caller]
fn check(size: (u16, u16), keys: &str, expected: &str) {
    assert_eq!(One::new(DECK, size).press(keys).screen(), expected, "after {keys}");
}

#[test]
fn of_program_text_the_lines_are_marked_that_are_spoken_of_now() {
    let mut one = One::new("slides:\n- {code: \"a\\nb\\nc\", highlight: [1, 2-3]}\n", (20, 6));
    let mut marked = |keys: &str| {
        let screen = one.press(keys).screen();
        screen
            .lines()
            .filter_map(|line| line.trim_start().strip_prefix('▌')?.split_whitespace().last())
            .map(str::to_owned)
            .collect::<String>()
    };
    assert_eq!(["Esc", "r", "Space", "Space", "h", "r"].map(&mut marked), ["abc", "", "a", "bc", "a", "abc"]);
}

#[test]
fn keys_do_what_the_table_says() {
    check((20, 6), "Space", " 甲\n\n • 一\n • 二\n\n港口             2/4\n");
    check((20, 6), "Space h", "\n        港口\n\n\n\n港口             1/4\n");
    check((20, 6), "3 G", " 乙\n\n • 三\n\n\n港口             3/4\n");
    check((20, 6), "G g g 2 Space", " 乙\n\n • 三\n\n\n港口             3/4\n");
    check((20, 6), "Space r", " 甲\n\n\n\n\n 逐點顯示\n");
    check((20, 6), "Space r Space", " 甲\n\n • 一\n\n\n港口      • 1/2  2/4\n");
    check((20, 6), "Space r Space Space Space", " 乙\n\n\n\n\n港口      • 0/1  3/4\n");
    check((20, 6), "` ", " 乙\n\n • 三\n\n\n港口             3/4\n");
    check((20, 6), "/ 二 Enter", " 甲\n\n • 一\n • 二\n\n 二: 1/1         2/4\n");
    check((20, 6), "/ 無 Enter", "\n        港口\n\n\n\n 找不到: 無      1/4\n");
    check((20, 6), "o Down", "4 張投影片\n 1  港口\n 2  甲  一\n 3  乙  三\n 4  丙  「四」\n\n");
    check((20, 6), "o 丙", "> 丙  1/4\n 4  丙  「四」\n\n\n\n\n");
    check((20, 6), "o 丙 Enter", " 丙\n\n 「四」\n\n\n港口             4/4\n");
    check((20, 6), "Space b", "\n\n\n\n\n\n");
    check((20, 6), "Space b j Space", " 乙\n\n • 三\n\n\n港口             3/4\n");
    check(
        (24, 9),
        "Space s",
        "  甲\n\n  • 一\n  • 二\n\n------------------------\n  備註\n\n  港口             2/4\n",
    );
}

#[test]
fn a_table_is_revealed_row_by_row_as_keys_count_it() {
    let table = "lang: zh-Hant\nslides:\n- table: [[港, 噸], [東, 三], [西, 四]]\n- heading: 末\n";
    let mut one = One::new(table, (20, 8));
    one.press("r");
    one.hides(&["東", "西"]);
    one.press("Space").shows(&["東"]);
    one.hides(&["西"]);
    one.press("Space").shows(&["東", "西"]);
    assert_eq!(one.press("Space").talk.place().slide_idx, 1);
    one.press("h").shows(&["東", "西"]);
    one.press("h").hides(&["西"]);
}

#[test]
fn an_offer_is_made_once() {
    let mut one = One::new(DECK, (40, 6));
    one.shows(&["上次看到第 3 張"]);
    one.press("Space").hides(&["上次看到"]);
    one.press("`").shows(&["沒有上次的位置"]);
}

const LONG: &str = "lang: zh-Hant\nslides:\n- body: |-\n    ROWS\n";

/// A body slide of numbered lines.
fn numbered(n: usize) -> String {
    let rows: Vec<String> = (1..=n).map(|i| format!("第{i:02}行")).collect();
    LONG.replace("ROWS", &rows.join("\n    "))
}

#[test]
fn a_resize_keeps_the_place() {
    let mut one = One::new(&numbered(60), (40, 9));
    one.press("j j j");
    let first = |one: &mut One| {
        one.screen()
            .lines()
            .find_map(|l| l.trim().split('行').next().map(str::to_owned).filter(|l| l.starts_with('第')))
    };
    let before = first(&mut one);
    assert!(before.is_some());
    for size in [(40, 30), (20, 5), (7, 3), (1, 1), (120, 40)] {
        one.send(Message::Resize(size.0, size.1));
        let shown = one.screen();
        if size.0 >= 7 {
            assert!(
                shown.contains(before.as_deref().unwrap_or_default()),
                "{before:?} at {size:?} in\n{shown}"
            );
        }
    }
    one.send(Message::Resize(40, 9));
    assert_eq!(first(&mut one), before);
}

#[test]
fn a_resize_keeps_the_point_and_the_byte_of_it() {
    let long = "港務局昨日說，新碼頭明年落成後，".repeat(12);
    let mut one = One::new(&format!("lang: zh-Hant\nslides:\n- points: [一, {long}, 三]\n"), (20, 6));
    one.press("j j");
    let before = one.talk.place();
    assert!(before.spot.element_idx == 1 && before.spot.byte > 0, "{before:?}");
    for size in [(60, 20), (12, 5), (1, 1), (0, 0), (20, 6)] {
        one.send(Message::Resize(size.0, size.1));
        assert_eq!(one.talk.place(), before, "{size:?}");
    }
}

#[test]
fn every_screen_is_reached_at_every_height() {
    for rows in 1..14 {
        let mut one = One::new(&numbered(20), (40, rows));
        let (mut seen, mut screens) = (String::new(), Vec::new());
        for _ in 0..40 {
            screens.push(one.window.screen_idx(&one.talk).0);
            seen += &one.screen();
            one.press("j");
        }
        screens.dedup();
        let (_, n_screens) = one.window.screen_idx(&one.talk);
        assert_eq!(screens, (0..n_screens).collect::<Vec<_>>(), "{rows} rows");
        assert!((1..=20).all(|i| seen.contains(&format!("第{i:02}行"))), "{rows} rows");
        let mut back = vec![one.window.screen_idx(&one.talk).0];
        for _ in 0..40 {
            one.press("k");
            back.push(one.window.screen_idx(&one.talk).0);
        }
        back.dedup();
        assert_eq!(back, (0..n_screens).rev().collect::<Vec<_>>(), "{rows} rows, back");
    }
}

const POINTS: &str =
    "lang: zh-Hant\nslides:\n- {heading: 題, points: [一點, 二點, 三點, 四點, 五點, 六點]}\n- heading: 末\n";

#[test]
fn revealing_begins_where_one_stands() {
    // Three points a screen: on the second one those before it are there already, and the screen is not empty.
    let mut one = One::new(POINTS, (30, 6));
    one.press("j r Esc").shows(&["四點", "4/6"]);
    one.hides(&["五點"]);
    one.press("j").shows(&["五點"]);
    one.press("k k").hides(&["四點"]);
    // At the slide's beginning nothing has been reached.
    let mut one = One::new(POINTS, (30, 12));
    one.press("r").hides(&["一點"]);
    one.press("Esc").shows(&["• 0/6"]);
    one.press("r").shows(&["六點"]);
    one.hides(&["0/6"]);
    let mut wide = One::new(POINTS, (60, 12));
    wide.press("r x").shows(&["逐點 0/6"]);
}

/// A slide that says nothing of it, one whose things come one by one, one whose things are there at once.
const BY_SLIDE: &str = "lang: zh-Hant\nslides:\n- {heading: 甲, points: [一點, 二點]}\n- {heading: 乙, points: [三點, 四點], \
                        reveal: true}\n- {heading: 丙, points: [五點, 六點], reveal: false}\n";

#[test]
fn a_slide_says_whether_its_things_are_shown_one_by_one() {
    let mut one = One::new(BY_SLIDE, (40, 12));
    one.shows(&["二點"]);
    one.press("j").shows(&["乙", "0/2"]);
    one.hides(&["三點"]);
    one.press("j j").shows(&["四點"]);
    one.press("j").shows(&["六點"]);
    one.press("k").shows(&["三點", "四點"]);
    one.press("g g").shows(&["二點"]);
    // As the talk does it where a slide does not say, and not otherwise.
    one.press("r").hides(&["一點"]);
    one.press("j j j j j j").shows(&["丙", "六點"]);
    one.press("g g").hides(&["一點"]);

    // The deck may begin so, and goes on as the talk has it when it is read again.
    let deck = BY_SLIDE.replace("slides:", "reveal: true\nslides:");
    let mut one = One::new(&deck, (40, 12));
    one.hides(&["一點"]);
    one.press("r").shows(&["二點"]);
    one.reload(&deck.replace("一點", "一句"));
    one.shows(&["一句", "二點"]);
    one.press("G g g").shows(&["二點"]);
    one.reload(&deck.replace("[一點, 二點]}", "[一點, 二點], reveal: true}"));
    one.hides(&["一點"]);
}

#[test]
fn a_deck_read_again_keeps_the_place_and_has_no_more_steps_than_it_has() {
    let mut one = One::new(DECK, (20, 5));
    one.press("G");
    one.reload(&DECK.replace("slides:\n", "slides:\n- heading: 新\n"));
    assert_eq!(one.talk.place().slide_idx, 4);
    one.send(Message::Reloaded(Err("deck.yaml:3:1: no".to_owned())));
    one.shows(&["「四」", "deck.yaml:3:1"]);

    // The words that one stands at have moved along.
    let mut one = One::new(&numbered(60), (40, 9));
    one.press("j j j");
    let words = |one: &One| {
        let place = one.talk.place();
        one.talk.deck().slides[0].elements()[place.spot.element_idx].text()
    };
    let before = words(&one);
    one.reload(&numbered(60).replace("第02行", "第02行\n    插入的一行"));
    assert_eq!(words(&one), before);

    let mut one = One::new(POINTS, (60, 12));
    one.press("r j j j j j");
    one.reload("lang: zh-Hant\nslides:\n- {heading: 題, points: [一點, 二點]}\n- heading: 末\n");
    assert_eq!(one.talk.steps(), Some((2, 2)));
    one.press("j");
    assert_eq!(one.talk.place().slide_idx, 1, "no key goes through steps that are gone");
    one.press("R");
    one.reload(DECK);
    one.reload(DECK);
    one.hides(&["沒有變動"]);
    one.press("R");
    one.reload(DECK);
    one.shows(&["沒有變動"]);
}

#[test]
fn any_key_brings_a_blank_screen_back_and_does_nothing_else() {
    for key in ["x", "Space", "9", "g", "F1", "/", "b"] {
        let mut one = One::new(DECK, (30, 6));
        one.press("Space b");
        assert_eq!(one.screen().trim(), "");
        one.press(key).shows(&["甲", "2/4"]);
        one.press("Space").shows(&["乙"]);
    }
    let mut one = One::new(DECK, (30, 6));
    one.press("b").mouse(Gesture::Click, 0, 0);
    one.shows(&["1/4"]);
    one.press("b");
    assert_eq!(one.send(Message::Key(Key::Char('q'))), [Effect::Quit]);
}

#[test]
fn the_time_begins_with_the_first_step_and_a_pause_does_not_count() {
    let mut one = One::new(DECK, (60, 6));
    let at = |one: &mut One, seconds| {
        one.send(Message::Tick(Duration::from_secs(seconds)));
    };
    at(&mut one, 100);
    one.press("t").shows(&["00:00"]);
    at(&mut one, 130);
    one.shows(&["00:00"]);
    assert_eq!(one.window.deadline(&one.talk), None, "nothing counts yet");
    one.press("p").shows(&["計時由第一次轉頁開始"]);
    at(&mut one, 140);
    one.press("j").shows(&["00:00"]);
    at(&mut one, 170);
    one.shows(&["00:30"]);
    assert_eq!(one.window.deadline(&one.talk), Some(Duration::from_secs(171)));
    one.press("p").shows(&["計時已暫停"]);
    at(&mut one, 500);
    one.shows(&["00:30"]);
    assert_eq!(one.window.deadline(&one.talk), None);
    one.press("p j").shows(&["00:30"]);
    at(&mut one, 520);
    one.shows(&["00:50"]);
    let spent = one.talk.spent();
    let spent: Vec<u64> = spent.iter().map(Duration::as_secs).collect();
    assert_eq!(spent, [0, 30, 20, 0]);
    one.press("t").hides(&["00:"]);
    assert_eq!(one.window.deadline(&one.talk), None, "nobody sees it");
    at(&mut one, 520 + 3600);
    one.press("t").shows(&["1:00:50"]);
    one.press("T").shows(&["00:00"]);
    at(&mut one, 520 + 3605);
    one.shows(&["00:05"]);
    let spent: Vec<u64> = one.talk.spent().iter().map(Duration::as_secs).collect();
    assert_eq!(spent, [0, 0, 5, 0]);
}

#[test]
fn who_joins_a_talk_has_spent_nothing_of_what_was_before() {
    let setup = || Setup { size: (60, 6), seat: Some(Seat::Audience), ..setup() };
    let mut one = One::with(DECK, setup());
    one.talk.set_deck_hash("h".to_owned());
    let at = |one: &mut One, seconds| {
        one.send(Message::Tick(Duration::from_secs(seconds)));
    };
    let live = |slide_idx, now, elapsed| {
        let clock = Clock::at(Duration::from_secs(now), Duration::from_secs(elapsed), Duration::ZERO, true);
        Live { place: Place { slide_idx, ..Place::default() }, clock, ..Live::default() }
    };
    let spent = |one: &One| one.talk.spent().iter().map(Duration::as_secs).collect::<Vec<_>>();
    at(&mut one, 5);
    one.send(Message::InStep("h".to_owned(), live(2, 5, 600)));
    assert_eq!(spent(&one), [0, 0, 0, 0]);
    at(&mut one, 15);
    one.send(Message::InStep("h".to_owned(), live(3, 15, 610)));
    at(&mut one, 18);
    assert_eq!(spent(&one), [0, 0, 10, 3]);
}

#[test]
fn what_is_shown_of_another_deck_waits_until_that_is_read() {
    let mut one =
        One::with("slides:\n- body: a\n- body: b\n", Setup { seat: Some(Seat::Audience), ..setup() });
    one.talk.set_deck_hash("old".to_owned());
    let live = Live { place: Place { slide_idx: 1, ..Place::default() }, ..Live::default() };
    let effects = one.send(Message::InStep("new".to_owned(), live));
    assert_eq!(effects, [Effect::Load(Loadable::Deck)], "its file has changed");
    assert_eq!(one.talk.place().slide_idx, 0);
    // The hash comes before its deck, in whose slides the place is.
    one.send(Message::DeckHash("new".to_owned()));
    assert_eq!(one.talk.place().slide_idx, 0);
    let deck = crate::deck::read("slides:\n- body: a\n- body: c\n- body: b\n").unwrap();
    one.send(Message::Reloaded(Ok(Arc::new(deck))));
    assert_eq!(one.talk.place().slide_idx, 1);
}

#[test]
fn an_audience_that_is_shown_notes_is_told_so() {
    let mut one = One::with(DECK, Setup { size: (60, 12), seat: Some(Seat::Audience), ..setup() });
    one.press("s").shows(&["觀眾也看得見"]);
    one.press("s").hides(&["觀眾也看得見"]);
    // A terminal that is in no talk of others says nothing.
    let mut one = One::with(DECK, Setup { size: (60, 12), ..setup() });
    one.press("s").hides(&["觀眾也看得見"]);
}

#[test]
fn the_time_of_a_slide_goes_with_it_when_the_deck_changes() {
    let mut one = One::new("slides:\n- body: a\n- body: b\n- body: c\n", (60, 6));
    let at = |one: &mut One, seconds| {
        one.send(Message::Tick(Duration::from_secs(seconds)));
    };
    one.press("j");
    at(&mut one, 30);
    one.press("j");
    at(&mut one, 40);
    let deck = crate::deck::read("slides:\n- body: new\n- body: c\n- body: a\n- body: b\n").unwrap();
    one.send(Message::Reloaded(Ok(Arc::new(deck))));
    at(&mut one, 45);
    let spent: Vec<u64> = one.talk.spent().iter().map(Duration::as_secs).collect();
    assert_eq!(spent, [0, 15, 0, 30]);
}

#[test]
fn the_mouse_chooses_in_the_overview_and_turns_slides_elsewhere() {
    let mut one = One::new(DECK, (30, 6));
    one.press("o").mouse(Gesture::WheelDown, 0, 0);
    one.mouse(Gesture::WheelDown, 0, 0);
    assert_eq!((one.talk.place().slide_idx, one.words_of(Role::Selected).concat().trim()), (0, "3  乙  三"));
    one.mouse(Gesture::WheelUp, 0, 0);
    one.mouse(Gesture::Click, 4, 4);
    assert_eq!(one.talk.place().slide_idx, 3, "the row that was clicked");
    one.shows(&["「四」"]);
    one.press("o").mouse(Gesture::Click, 4, 0);
    one.shows(&["張投影片"]);
    one.mouse(Gesture::RightClick, 4, 0);
    one.mouse(Gesture::RightClick, 4, 0);
    assert_eq!(one.talk.place().slide_idx, 2);
    one.mouse(Gesture::Click, 4, 2);
    assert_eq!(one.talk.place().slide_idx, 3);
}

#[test]
fn a_cell_knows_what_stands_there() {
    let deck =
        "lang: zh-Hant\nslides:\n- heading: 題\n  points:\n  - {text: 一**二**三, by: 林海生}\n  - 四\n";
    let mut one = One::new(deck, (40, 12));
    let row = |one: &mut One, word: &str| {
        u16::try_from(one.screen().lines().position(|l| l.contains(word)).expect("it is there"))
            .expect("a row")
    };
    let first = row(&mut one, "一二三");
    for (column, expected) in
        [(0, None), (2, Some((1, 0))), (4, Some((1, 0))), (6, Some((1, 3))), (8, Some((1, 6)))]
    {
        let spot = one.window.spot_at(&one.talk, column, first);
        assert_eq!(spot.map(|s| (s.element_idx, s.byte)), expected, "column {column}");
    }
    let by = one.window.spot_at(&one.talk, 14, first).expect("the speaker");
    assert_eq!((by.element_idx, by.byte > 6), (1, true), "who says it belongs to the point");
    assert_eq!(one.window.spot_at(&one.talk, 4, 11), None, "the footer is no part of the slide");
    let second = row(&mut one, "四");
    assert_eq!(one.window.spot_at(&one.talk, 4, second).map(|s| s.element_idx), Some(2));
}

#[test]
fn a_search_finds_words_across_marks_and_lines_and_in_the_notes() {
    let deck = "lang: zh-Hant
slides:
- heading: 首
- points: ['碼頭每日處理**三千個**貨櫃，比上年多', 二]
- heading: 三
  points: [四]
  notes: 私下的話
";
    let mut one = One::new(deck, (24, 12));
    one.press("/");
    one.send(Message::Paste("處理三千".to_owned()));
    one.press("Enter");
    assert_eq!(
        one.talk.place(),
        Place { slide_idx: 1, spot: Spot { element_idx: 0, byte: "碼頭每日".len() } }
    );
    assert_eq!(one.words_of(Role::Match).concat(), "處理三千", "also where the line ends within it");
    one.press("/");
    one.send(Message::Paste("私下".to_owned()));
    one.press("Enter").shows(&["私下的話", "私下: 1/1"]);
    assert_eq!(one.words_of(Role::Match), ["私下"]);
    let mut one = One::new("slides:\n- {points: [{text: a, by: Marian}, b]}\n", (30, 9));
    one.press("/ m a r Enter");
    assert_eq!(one.words_of(Role::Match), ["Mar"], "a speaker's name");
}

#[test]
fn n_goes_on_to_the_next_match_and_capital_n_back() {
    let deck = "slides:\n- heading: 首\n- points: [點一]\n- points: [點二]\n- points: [點三]\n";
    let mut one = One::new(deck, (30, 9));
    one.press("/ 點 Enter");
    for (key, slide_idx) in [("n", 2), ("n", 3), ("N", 2), ("N", 1), ("N", 3), ("n", 1)] {
        assert_eq!(one.press(key).talk.place().slide_idx, slide_idx, "{key}");
    }
}

#[test]
fn a_closing_bracket_goes_on_in_what_is_read_and_an_opening_one_back() {
    let notes = (1..=30).map(|n| format!("說明{n:02}。")).collect::<Vec<_>>().concat();
    let mut one = One::new(&format!("slides:\n- {{heading: 首, notes: {notes}}}\n"), (30, 9));
    one.press("s").shows(&["說明01"]);
    one.press("]").hides(&["說明01"]);
    one.press("[").shows(&["說明01"]);
    let mut one = sourced((80, 16));
    let before = one.press("j").window.source;
    assert!(one.press("]").window.source > before);
    assert_eq!(one.press("[").window.source, before);
    let mut one = speaking(SCRIPT, (40, 12));
    one.press("P ]");
    assert!(!at_mark(&mut one).starts_with("各位早晨"));
    one.press("[");
    assert!(at_mark(&mut one).starts_with("各位早晨"));
}

#[test]
fn the_overview_tells_slides_of_one_name_apart() {
    let deck = "lang: zh-Hant
slides:
- {heading: 航線, points: [第一句話, 二]}
- {heading: 航線, points: [第三句話]}
- {heading: 別的, photo: 船}
- {heading: 航線, points: [五]}
";
    assert_eq!(
        One::new(deck, (40, 6)).press("o").screen(),
        "4 張投影片\n 1  航線 (1/2)  第一句話\n 2  航線 (2/2)  第三句話\n 3  別的  船\n 4  航線  五\n\n"
    );
    assert_eq!(
        One::new(deck, (20, 6)).press("o").screen().lines().nth(1),
        Some(" 1  航線 (1/2)"),
        "no room for what is said first"
    );
}

#[test]
fn keys_that_do_nothing_say_so_for_a_moment() {
    let mut one = One::with(DECK, Setup { last_place: None, has_file: false, size: (60, 6), ..setup() });
    for (keys, words) in [
        ("x", "x 沒有作用"),
        ("n", "還沒有搜尋"),
        ("`", "沒有上次的位置"),
        ("R", "沒有檔案"),
        ("]", "備註沒有打開"),
    ] {
        one.press(keys).shows(&[words]);
    }
    one.send(Message::Tick(Duration::from_mins(1)));
    one.hides(&["備註沒有打開"]);
    assert_eq!(one.window.deadline(&one.talk), None, "and nobody wakes for it again");
}

#[test]
fn the_first_screen_says_for_a_moment_how_to_see_the_keys() {
    let talk = Talk::new(Arc::new(deck::read(DECK).expect("a deck")), 0, false);
    let window = Window::new(&talk, Setup { last_place: None, size: (40, 6), ..setup() });
    let mut one = One { talk, window };
    one.shows(&["按 ? 看按鍵"]);
    one.send(Message::Tick(Duration::from_secs(9)));
    one.hides(&["按 ? 看按鍵"]);
}

#[test]
fn the_interface_speaks_the_persons_language_and_else_the_decks() {
    let deck = |lang: &str| DECK.replace("lang: zh-Hant", lang);
    for (language, lang, words) in [
        (Some(Language::Korean), "lang: zh-Hant", "슬라이드 4장"),
        (None, "lang: ja", "スライド 4 枚"),
        (None, "lang: zh-Hans", "4 张幻灯片"),
        (None, "line_break: strict", "4 slides"),
    ] {
        One::with(&deck(lang), Setup { language, ..setup() }).press("o").shows(&[words]);
    }
}

#[test]
fn two_windows_of_one_talk_stand_at_the_same_words() {
    let mut talk = Talk::new(Arc::new(deck::read(POINTS).expect("a deck")), 0, true);
    let mut large = Window::new(&talk, Setup { size: (60, 20), ..setup() });
    let mut small = Window::new(&talk, Setup { size: (24, 5), ..setup() });
    let page = |columns, rows| Page {
        columns,
        rows,
        policy: WidthPolicy::default(),
        lang: Lang::ZhHant,
        strictness: Strictness::Strict,
        blocks: crate::text::large::Blocks::None,
        links: crate::scene::Links::Listed,
    };
    for n_shown in 1..=6 {
        update(&mut talk, &mut large, Message::Key(Key::Char(' ')));
        let on = |window: &mut Window, (columns, rows)| {
            export::text::screen(&view(&talk, window).runs, page(columns, rows))
        };
        let (wide, narrow) = (on(&mut large, (60, 20)), on(&mut small, (24, 5)));
        let last = ["一點", "二點", "三點", "四點", "五點", "六點"][n_shown - 1];
        assert!(wide.contains(last) && narrow.contains(last), "{last} in\n{wide}\n{narrow}");
        assert!(wide.contains("一點"), "the large window shows all of the slide");
    }
    assert!(small.screen_idx(&talk).0 > 0 && large.screen_idx(&talk).0 == 0);
    // What one of them does is done for both; what it shows besides is its own.
    update(&mut talk, &mut small, Message::Key(Key::Char(' ')));
    update(&mut talk, &mut small, Message::Key(Key::Char('?')));
    assert_eq!(talk.place().slide_idx, 1);
    assert!(matches!(small.mode, Mode::Help(_)) && large.mode == Mode::Slide);
    update(&mut talk, &mut small, Message::Key(Key::Escape));
    update(&mut talk, &mut small, Message::Key(Key::Char('b')));
    assert!(view(&talk, &mut large).runs.is_empty(), "both are blank");
}

/// A talk that somebody reviews, with a journal of its own.
struct Desk {
    one: One,
    journal: Vec<Event>,
}

impl Desk {
    fn new(name: &str, can_edit: bool, size: (u16, u16)) -> Self {
        let seed = [name.bytes().fold(0, u8::wrapping_add); 16];
        let reviewer =
            Reviewer::new(Who::named(name), can_edit, jiff::Timestamp::UNIX_EPOCH, seed, Vec::new());
        let one = One::with(SOURCED, Setup { last_place: None, size, reviewer: Some(reviewer), ..setup() });
        let mut desk = Self { one, journal: Vec::new() };
        let effects = desk.one.send(Message::Opened);
        assert!(effects.contains(&Effect::Load(Loadable::Journal)), "{effects:?}");
        desk.one.send(Message::Article(
            "a.txt".to_owned(),
            Some(Arc::new(crate::article::read(ARTICLE.as_bytes(), "a.txt"))),
        ));
        desk
    }

    /// Presses keys; what they ask to be written is written.
    fn press(&mut self, keys: &str) -> &mut Self {
        for name in keys.split_whitespace() {
            let all = TABLE
                .iter()
                .chain(REVIEW_TABLE)
                .chain(TALK_TABLE)
                .flat_map(|b| b.keys)
                .flat_map(|strokes| strokes.iter());
            let key = all.copied().find(|k| k.name() == name);
            let key = key.unwrap_or_else(|| Key::Char(name.chars().next().unwrap_or(' ')));
            let effects = self.one.send(Message::Key(key));
            self.fulfil(effects);
        }
        self
    }

    fn fulfil(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            if let Effect::Append(events) = effect {
                self.journal.extend(events.clone());
                self.one.send(Message::Tick(self.one.talk.now + Duration::from_secs(1)));
                let more = self.one.send(Message::Appended(events, None));
                self.fulfil(more);
            }
        }
    }

    fn kinds(&self) -> Vec<&str> {
        self.journal.iter().map(|e| e.kind.name()).collect()
    }

    /// What the margin says of each claim in sight: sign and letter.
    fn margin(&mut self) -> Vec<String> {
        let runs = self.one.view().runs;
        runs.into_iter().filter(|r| r.column == 1 && r.role != Role::Notice).map(|r| r.text).collect()
    }
}

#[test]
fn a_claim_is_approved_by_its_key_and_by_nothing_else() {
    let mut desk = Desk::new("林海生", false, (80, 16));
    assert_eq!(desk.margin(), [" N 未看", "✓N 未看", "≠N 未看"]);
    desk.press("Tab a");
    assert_eq!(desk.kinds(), ["approve"]);
    assert_eq!(desk.margin(), [" N 未看", "✓A 核准", "≠N 未看"]);
    desk.one.shows(&["A 核准: 林海生", "核准 1/6"]);
    // What is said in prose approves nothing.
    desk.press("Tab m L G T M Enter");
    assert_eq!(desk.kinds(), ["approve", "comment"]);
    assert_eq!(desk.margin()[2], "≠R 意見");
    desk.press("u");
    assert_eq!(desk.margin()[2], "≠N 未看");
    desk.press("k d");
    assert_eq!(desk.margin()[1], "✓N 未看", "withdrawn");
    assert_eq!(desk.kinds(), ["approve", "comment", "withdraw", "withdraw"]);
}

#[test]
fn nothing_counts_before_it_is_written() {
    let mut desk = Desk::new("林海生", false, (80, 16));
    let effects = desk.one.send(Message::Key(Key::Char('a')));
    let [Effect::Append(events)] = effects.as_slice() else { panic!("{effects:?}") };
    assert_eq!(desk.margin()[0], " N 未看");
    desk.one.hides(&["正在儲存"]);
    let slow = desk.one.window.deadline(&desk.one.talk).expect("a slow disk is told");
    desk.one.send(Message::Tick(slow));
    desk.one.shows(&["正在儲存"]);
    desk.one.send(Message::Appended(events.clone(), Some("the disk is full".to_owned())));
    assert_eq!(desk.margin()[0], " N 未看");
    desk.one.shows(&["未能儲存：the disk is full"]);
    desk.one.hides(&["正在儲存"]);
}

#[test]
fn a_flag_needs_words_and_is_answered_resolved_and_reopened() {
    let mut desk = Desk::new("林海生", false, (80, 20));
    desk.press("f Enter");
    desk.one.shows(&["有甚麼問題？"]);
    assert!(desk.journal.is_empty(), "a flag says what is wrong");
    desk.press("錯 Enter");
    assert_eq!(desk.margin()[0], " F 標記");
    desk.one.shows(&["F 林海生: 錯", "標記 1"]);
    desk.press("p 何 Enter");
    desk.one.shows(&["F 林海生: 錯 > 林海生: 何"]);
    desk.press("x");
    assert_eq!(desk.margin()[0], " R 意見", "a resolved flag is no approval");
    desk.one.hides(&["F 林海生"]);
    desk.press("X");
    assert_eq!(desk.margin()[0], " F 標記");
    desk.press("j j F");
    assert_eq!(desk.one.talk.claim_idx(), Some(0), "the next flag, around the end");
    desk.press("M");
    desk.one.shows(&["1 則意見", "F   1  林海生: 錯"]);
    desk.press("Enter x M");
    desk.one.shows(&["[已解決] 林海生: 錯"]);
    desk.press("Esc x").one.shows(&["這裏沒有可處理的意見"]);
}

#[test]
fn all_that_is_left_on_a_slide_is_approved_when_asked_once() {
    let mut desk = Desk::new("林海生", false, (30, 10));
    desk.press("Tab f 錯 Enter A");
    desk.one.shows(&["餘下的 2 項"]);
    desk.press("n");
    assert_eq!(desk.kinds(), ["flag"], "any other key is no");
    desk.press("A y");
    assert_eq!(desk.kinds(), ["flag", "approve", "approve"], "not what one has flagged");
    desk.one.hides(&["正在儲存"]);
    desk.press("A").one.shows(&["這裏沒有餘下的項目"]);
    desk.press("J");
    assert_eq!(desk.one.talk.place().slide_idx, 1, "the next not seen");
    desk.press("K");
    assert_eq!(desk.one.talk.claim_idx(), Some(5), "the one before, around the end");
}

#[test]
fn what_is_typed_is_never_lost() {
    let mut desk = Desk::new("林海生", false, (60, 14));
    desk.press("f");
    desk.one.send(Message::Paste("第一行\n第二行\u{1b}[31m".to_owned()));
    let drafted = desk.one.send(Message::Key(Key::Char('。')));
    let [Effect::KeepDrafts(drafts)] = drafted.as_slice() else { panic!("{drafted:?}") };
    let [draft] = drafts.as_slice() else { panic!("{drafts:?}") };
    assert_eq!(draft.text, "第一行\n第二行[31m。");
    let draft = draft.clone();
    desk.one.send(Message::Resize(30, 10));
    desk.one.reload(SOURCED);
    desk.one.shows(&["第二行[31m。"]);
    desk.press("Esc").one.shows(&["E"]);
    desk.press("Tab f");
    desk.one.hides(&["第二行"]);
    // Another remark that is left takes nothing from it.
    desk.press("別 Esc k f").one.shows(&["第二行[31m。"]);
    desk.press("Esc E").one.shows(&["別"]);
    // Killed, and opened again.
    let mut again = Desk::new("林海生", false, (60, 14));
    again.one.window.reviewer.as_mut().expect("a reviewer").drafts = vec![draft.clone()];
    again.one.send(Message::Opened);
    again.one.shows(&["按 E 繼續"]);
    again.press("E").one.shows(&["第一行", "第二行[31m。"]);
    // One that could not be written is still there, and one that was is forgotten.
    let effects = again.one.send(Message::Key(Key::Enter));
    let [Effect::Append(events)] = effects.as_slice() else { panic!("{effects:?}") };
    again.one.send(Message::Appended(events.clone(), Some("no".to_owned())));
    again.press("E").one.shows(&["第二行[31m。"]);
    let effects = again.one.send(Message::Key(Key::Enter));
    let [Effect::Append(events)] = effects.as_slice() else { panic!("{effects:?}") };
    assert_eq!(again.one.send(Message::Appended(events.clone(), None)), [Effect::KeepDrafts(Vec::new())]);
    again.press("E").one.shows(&["沒有未送出的意見"]);
}

#[test]
fn a_change_of_the_words_outdates_their_approval_and_no_other() {
    let mut desk = Desk::new("林海生", false, (80, 16));
    desk.press("A y");
    assert!(desk.margin().iter().all(|m| m.contains('A')));
    desk.one.reload(&SOURCED.replace("三萬個", "三千個"));
    assert_eq!(desk.margin(), [" A 核准", "✓A 核准", "✓O 過期"]);
    // Who says it is bound too; a source that moves is not.
    desk.one.reload(&SOURCED.replacen("by: 林海生", "by: 何玉梅", 1).replace("a.txt:5", "a.txt:6"));
    assert_eq!(desk.margin(), [" A 核准", "✓O 過期", "≠A 核准"]);
}

#[test]
fn anothers_events_are_shown_and_both_count() {
    let (mut one, mut other) = (Desk::new("林海生", false, (80, 16)), Desk::new("何玉梅", false, (80, 16)));
    one.press("Tab a");
    other.press("Tab a j f 錯 Enter");
    one.one.send(Message::Journal { events: other.journal.clone(), is_whole: false, n_passed_over: 2 });
    one.one.shows(&["有 2 行無法讀取"]);
    one.press("Esc");
    assert_eq!(one.margin(), [" N 未看", "✓A 核准", "≠F 標記"]);
    one.one.shows(&["A 核准: ", "林海生", "何玉梅"]);
    one.press("j d").one.shows(&["這裏沒有可處理的意見"]);
}

#[test]
fn a_suggestion_is_taken_by_who_may_edit() {
    let mut desk = Desk::new("林海生", false, (80, 16));
    desk.press("Tab e");
    desk.one.shows(&["建議的字眼", "新碼頭將於明年6月啟用"]);
    desk.press("好 Enter y").one.shows(&["--edit"]);
    let mut editor = Desk::new("何玉梅", true, (80, 16));
    editor.one.send(Message::Journal { events: desk.journal.clone(), is_whole: true, n_passed_over: 0 });
    editor.press("Tab");
    let effects = editor.one.send(Message::Key(Key::Char('y')));
    let [Effect::Edit(edit)] = effects.as_slice() else { panic!("{effects:?}") };
    let Edit::Words { at, element_idx, expected, new, taken } = &**edit else { panic!("{edit:?}") };
    assert_eq!((at, *element_idx), (&Written::default(), 1));
    assert_eq!(expected, "新碼頭將於明年6月啟用……並會深化與各地的合作");
    assert_eq!(new, "新碼頭將於明年6月啟用……並會深化與各地的合作好");
    assert_eq!(taken.parent.as_deref(), Some(desk.journal[0].id.as_str()));
}

/// A deck that left something in its notes, and the claims of its article.
fn with_unchosen(can_edit: bool) -> (One, Vec<Point>) {
    let text = "題\n\n碼頭\n\n林海生表示，碼頭明年啟用。學校培訓六十名船員。渡輪加裝雷達系統。\n";
    let deck = "lang: zh-Hant\nslides:\n- points:\n  - {text: 碼頭明年啟用, by: 林海生, from: 'a.txt:5'}\n  notes: 林海生表示，碼頭明年啟用。學校培訓六十名船員。渡輪加裝雷達系統。\n- quote: 完\n";
    let reviewer =
        Reviewer::new(Who::named("何玉梅"), can_edit, jiff::Timestamp::UNIX_EPOCH, [7; 16], Vec::new());
    let one =
        One::with(deck, Setup { last_place: None, size: (60, 12), reviewer: Some(reviewer), ..setup() });
    (one, crate::outline::claims(&crate::article::read(text.as_bytes(), "a.txt"), "a.txt"))
}

#[test]
fn what_was_not_chosen_is_put_on_its_slide_by_one_key_and_taken_off_again() {
    let (mut one, claims) = with_unchosen(true);
    let effects = one.send(Message::Key(Key::Char('i')));
    assert_eq!(effects, [Effect::Load(Loadable::Claims("a.txt".to_owned()))]);
    one.shows(&["正在讀取文章"]);
    one.send(Message::Claims("a.txt".to_owned(), claims.clone()));
    one.shows(&["未選用 2 項", "學校培訓六十名船員", "渡輪加裝雷達系統"]);
    one.hides(&["碼頭明年啟用"]);
    one.send(Message::Key(Key::Down));
    let effects = one.send(Message::Key(Key::Enter));
    let [Effect::Edit(edit)] = effects.as_slice() else { panic!("{effects:?}") };
    let Edit::Add { at: Written { file: None, slide_idx: 0 }, nth: 1, point } = &**edit else {
        panic!("{edit:?}")
    };
    assert_eq!(**point, claims[2]);
    assert!(edit.events().is_empty());
    let mut deck = (**one.talk.deck()).clone();
    let Content::Points { points, .. } = &mut deck.slides[0].content else { panic!("points") };
    points.push((**point).clone());
    one.send(Message::Appended(Vec::new(), None));
    one.send(Message::Reloaded(Ok(Arc::new(deck))));
    one.shows(&["渡輪加裝雷達系統"]);
    let effects = one.send(Message::Key(Key::Char('u')));
    let cut = Edit::Cut { at: Written::default(), nth: 1, point: point.clone() };
    assert_eq!(effects, [Effect::Edit(Box::new(cut))]);
}

#[test]
fn what_was_not_chosen_is_shown_to_all_and_put_on_a_slide_by_who_may_edit() {
    let (mut one, claims) = with_unchosen(false);
    one.send(Message::Key(Key::Char('i')));
    one.send(Message::Claims("a.txt".to_owned(), claims.clone()));
    assert_eq!(one.send(Message::Key(Key::Enter)), []);
    one.shows(&["--edit"]);
    one.hides(&["未選用 2 項"]);
    // A slide that has nothing left says so, and what comes late opens nothing.
    one.press("G i").shows(&["沒有未選用"]);
    one.send(Message::Claims("a.txt".to_owned(), claims));
    one.hides(&["未選用 2 項"]);
}

#[test]
fn who_presents_is_told_what_is_not_signed_off_until_a_key() {
    let mut one =
        One::with(SOURCED, Setup { last_place: None, has_journal: true, size: (60, 10), ..setup() });
    assert_eq!(one.send(Message::Opened), [Effect::Load(Loadable::Journal)]);
    let mut desk = Desk::new("林海生", false, (80, 16));
    desk.press("A y j j j f 錯 Enter");
    one.send(Message::Journal { events: desk.journal, is_whole: true, n_passed_over: 0 });
    one.send(Message::Tick(Duration::from_hours(1)));
    one.shows(&["未簽核：標記 1 · 3/6"]);
    one.press("x").hides(&["未簽核"]);
}

#[test]
fn the_help_of_a_review_shows_its_keys_too() {
    let mut desk = Desk::new("林海生", false, (80, 60));
    desk.press("?").one.shows(&["核准這張投影片餘下的項目", "下一點、下一頁"]);
    One::new(DECK, (80, 60)).press("?").hides(&["核准"]);
}

fn any_message() -> impl Strategy<Value = Message> {
    let keys: Vec<Key> =
        TABLE.iter().chain(REVIEW_TABLE).flat_map(|b| b.keys).flat_map(|k| k.iter().copied()).collect();
    let gestures = vec![Gesture::Click, Gesture::RightClick, Gesture::WheelDown, Gesture::WheelUp];
    prop_oneof![
        8 => proptest::sample::select(keys).prop_map(Message::Key),
        4 => any::<char>().prop_map(|c| Message::Key(Key::Char(c))),
        1 => (0u8..10).prop_map(|d| Message::Key(Key::Char(char::from(b'0' + d)))),
        2 => (0u16..90, 0u16..30).prop_map(|(c, r)| Message::Resize(c, r)),
        1 => (proptest::sample::select(gestures), 0u16..90, 0u16..30)
            .prop_map(|(gesture, column, row)| Message::Mouse(Mouse { gesture, column, row })),
        1 => any::<String>().prop_map(Message::Paste),
        1 => (0u64..90_000).prop_map(|s| Message::Tick(Duration::from_secs(s))),
        1 => Just(Message::Reloaded(Ok(Arc::new(Deck::default())))),
        1 => any::<String>().prop_map(|fault| Message::Reloaded(Err(fault))),
        1 => Just(Message::Reloaded(Ok(Arc::new(deck::read(DECK).expect("a deck"))))),
        1 => Just(Message::Ambiguous(Ambiguous::Wide)),
        1 => Just(Message::Article(
            "a.txt".to_owned(),
            Some(Arc::new(crate::article::read(ARTICLE.as_bytes(), "a.txt")))
        )),
        1 => Just(Message::Reloaded(Ok(Arc::new(deck::read(SOURCED).expect("a deck"))))),
    ]
}

proptest! {
    #[test]
    fn no_message_breaks_the_view(is_review in any::<bool>(), size in (0u16..90, 0u16..24), messages in proptest::collection::vec(any_message(), 0..40)) {
        let reviewer = is_review.then(|| {
            Reviewer::new(Who::named("林海生"), true, jiff::Timestamp::UNIX_EPOCH, [0; 16], Vec::new())
        });
        let mut one = One::with(SOURCED, Setup { size, reviewer, ..setup() });
        one.send(Message::Opened);
        for message in messages {
            for effect in one.send(message) {
                if let Effect::Append(events) = effect {
                    one.send(Message::Appended(events, None));
                }
            }
            let (columns, rows) = one.window.size;
            for run in one.view().runs {
                prop_assert!(run.row < rows.max(1), "{run:?} at {columns}x{rows}");
                prop_assert!(!run.text.chars().any(crate::text::clean::is_unsafe), "{run:?}");
            }
        }
    }
}

const ARTICLE: &str = "港口三年回顧

港務局局長林海生昨日表示，新碼頭將於明年6月啟用，每日可處理三千個貨櫃，並會深化與各地的合作。

學者指出，規劃仍待完善。";

const SOURCED: &str = "lang: zh-Hant
slides:
- heading: 題
  points:
  - {text: 新碼頭將於明年6月啟用……並會深化與各地的合作, by: 林海生, from: 'a.txt:3'}
  - {text: 每日可處理三萬個貨櫃, by: 林海生, from: 'a.txt:3'}
- points:
  - {text: 規劃仍待完善, from: 'a.txt:5'}
  - {text: 不見了, from: 'b.txt:1'}
  - 自己的話
";

/// A talk with its sources looked up and read.
fn sourced(size: (u16, u16)) -> One {
    let mut one = One::with(SOURCED, Setup { last_place: None, ..setup() });
    one.send(Message::Resize(size.0, size.1));
    let effects = one.send(Message::Key(Key::Char('v')));
    let asked = ["a.txt", "b.txt"].map(|file| Effect::Load(Loadable::Article(file.to_owned())));
    assert_eq!(effects, asked, "each article once");
    let article = crate::article::read(ARTICLE.as_bytes(), "a.txt");
    one.send(Message::Article("a.txt".to_owned(), Some(Arc::new(article))));
    one.send(Message::Article("b.txt".to_owned(), None));
    one
}

#[test]
fn v_shows_the_source_of_a_claim_beside_it() {
    let mut one = sourced((80, 16));
    one.shows(&["- 沒有註明來源", "2/4 逐字"]);
    one.press("j").shows(&["✓ 逐字  a.txt:3", "港口三年回顧", "> • 新碼頭將於"]);
    assert_eq!(one.words_of(Role::Cited).concat(), "新碼頭將於明年6月啟用並會深化與各地的合作");
    assert_eq!(one.words_of(Role::Elided).concat(), "，每日可處理三千個貨櫃，");
    assert_eq!(one.words_of(Role::Attribution).concat(), "林海生昨日表示，");
    one.press("Tab").shows(&["≠ 與來源有出入  a.txt:3"]);
    assert_eq!(one.words_of(Role::Differs), ["萬", "千"]);
    one.press("j").shows(&["✓ 逐字  a.txt:5"]);
    assert_eq!(one.talk.place().slide_idx, 1);
    one.press("j").shows(&["? 找不到來源  b.txt:1"]);
    one.press("j").shows(&["- 沒有註明來源"]);
    one.press("Shift-Tab k k").shows(&["≠ 與來源有出入"]);
    one.press("v").hides(&["港口三年回顧", "逐字"]);
    one.press("v Esc").hides(&["港口三年回顧"]);
}

#[test]
fn v_again_shows_the_next_source_of_a_claim_that_names_several() {
    let deck = "lang: zh-Hant\nslides:\n- points:\n  - {text: 港務局擴建碼頭, from: ['a.txt:3', 'b.txt:3']}\n  - {text: 學校開課, from: 'b.txt:5'}\n";
    let mut one = One::with(deck, Setup { last_place: None, ..setup() });
    one.send(Message::Resize(80, 16));
    let effects = one.send(Message::Key(Key::Char('v')));
    let asked = ["a.txt", "b.txt"].map(|file| Effect::Load(Loadable::Article(file.to_owned())));
    assert_eq!(effects, asked);
    for (file, text) in
        [("a.txt", "甲\n\n港務局擴建碼頭。"), ("b.txt", "乙\n\n當局昨日宣布會擴建該碼頭。\n\n學校開課。")]
    {
        let article = crate::article::read(text.as_bytes(), file);
        one.send(Message::Article(file.to_owned(), Some(Arc::new(article))));
    }
    one.shows(&["✓ 逐字  a.txt:3  1/2"]);
    one.press("v").shows(&["≈ 以別的字句  b.txt:3  2/2", "當局昨日宣布"]);
    one.press("j").shows(&["✓ 逐字  b.txt:5"]);
    one.hides(&["a.txt:3", "b.txt:5  "]);
    one.press("k").shows(&["b.txt:3  2/2"]);
    one.press("v").hides(&["逐字", "字句"]);
    one.press("v").shows(&["a.txt:3  1/2"]);
}

#[test]
fn the_source_finds_room_in_every_window() {
    for size in [(120, 40), (80, 24), (60, 30), (40, 12), (30, 10), (20, 6), (1, 1)] {
        let mut one = sourced(size);
        one.press("j j");
        let screen = one.screen();
        if size.0 >= 20 {
            assert!(screen.contains('≠') && screen.contains("三萬"), "{size:?}\n{screen}");
        }
        if size.1 >= 10 {
            assert_eq!(one.words_of(Role::Differs).concat().matches('千').count(), 1, "{size:?}\n{screen}");
        }
        for run in one.view().runs {
            let end = usize::from(run.column) + one.window.policy.columns(&run.text);
            assert!(end <= usize::from(size.0) || size.0 == 1, "{run:?} at {size:?}");
        }
    }
}

#[test]
fn a_slide_without_claims_is_stopped_at_too() {
    let deck = "lang: zh-Hant\nslides:\n- {heading: 首, points: [一]}\n- {code: x}\n- {code: y}\n- {heading: 末, points: [二]}\n- {code: z}\n";
    let mut one = One::with(deck, Setup { last_place: None, ..setup() });
    one.press("v");
    let stops = |one: &mut One, key: &str| -> Vec<(usize, usize)> {
        let mut stops = Vec::new();
        for _ in 0..8 {
            let place = one.talk.place();
            stops.push((place.slide_idx, place.spot.element_idx));
            one.press(key);
        }
        stops.dedup();
        stops
    };
    let forward = stops(&mut one, "j");
    assert_eq!(forward, [(0, 0), (0, 1), (1, 0), (2, 0), (3, 0), (3, 1), (4, 0)]);
    let back: Vec<_> = forward.into_iter().rev().collect();
    assert_eq!(stops(&mut one, "k"), back);
}

#[test]
fn a_click_chooses_the_claim_whose_source_is_shown() {
    let mut one = sourced((80, 16));
    let screen = one.screen();
    let row = screen.lines().position(|l| l.contains("每日可處理三萬")).expect("it is there");
    one.mouse(Gesture::Click, 10, u16::try_from(row).expect("a row"));
    one.shows(&["≠ 與來源有出入"]);
}

#[test]
fn an_article_that_is_mended_makes_the_claim_verbatim_again() {
    let mut one = sourced((80, 16));
    one.press("j j").shows(&["≠", "2/4 逐字"]);
    let article = crate::article::read(ARTICLE.replace("三千", "三萬").as_bytes(), "a.txt");
    one.send(Message::Article("a.txt".to_owned(), Some(Arc::new(article))));
    one.shows(&["✓ 逐字", "3/4 逐字"]);
    // A deck that cites another article asks for that one alone.
    let deck = deck::read(&SOURCED.replace("b.txt", "c.txt")).expect("a deck");
    let effects = one.send(Message::Reloaded(Ok(Arc::new(deck))));
    assert_eq!(effects, [Effect::Load(Loadable::Article("c.txt".to_owned()))]);
    one.shows(&["✓ 逐字"]);
}

#[test]
fn a_slide_without_words_has_a_name_of_none() {
    assert_eq!(Slide::new(deck::Content::Section).name(), "");
}

#[test]
fn the_footer_says_the_section_the_place_and_how_far_it_is() {
    let deck = "title: 港口\nslides:\n- heading: 背景\n- body: 一\n- body: 二\n- body: 三\n";
    let plain = || Setup { last_place: None, size: (100, 8), ..setup() };
    let footer = |one: &mut One| one.screen().lines().last().unwrap_or_default().to_owned();
    let mut one = One::with(deck, plain());
    assert_eq!(footer(&mut one), format!("  港口{:75}━━━─────────  1/4", ""));
    one.press("Space");
    assert_eq!(footer(&mut one), format!("  港口 · 背景{:68}━━━━━━──────  2/4", ""));
    one.press("G");
    assert_eq!(footer(&mut one), format!("  港口 · 背景{:68}━━━━━━━━━━━━  4/4", ""));
    one.send(Message::Ambiguous(Ambiguous::Wide));
    assert!(footer(&mut one).contains("========"));
    let mut one = One::with(&format!("footer: '{{heading}} — {{title}}'\n{deck}"), plain());
    assert!(footer(&mut one).starts_with("  背景 — 港口 "));
}

#[test]
fn a_marking_stands_over_all_and_below_all() {
    let deck = format!("marking: 內部文件\n{DECK}");
    let mut one = One::new(&deck, (20, 8));
    let rows = |one: &mut One| -> Vec<u16> {
        one.view().runs.iter().filter(|run| run.role == Role::Marking).map(|run| run.row).collect()
    };
    for keys in ["Space", "o", "Escape ?", "q / 甲"] {
        one.press(keys);
        assert_eq!(rows(&mut one), [0, 7], "after {keys}");
        assert!(one.view().runs.iter().all(|run| run.row < 8), "after {keys}");
    }
    assert_eq!(one.window.size(), (20, 8));
    // A click is on the row that it is seen on.
    let mut one = One::new(&deck, (20, 8));
    one.press("o").mouse(Gesture::Click, 4, 3);
    assert_eq!(one.talk.place().slide_idx, 1);
    one.reload(DECK);
    assert!(rows(&mut one).is_empty());
}

/// A deck with questions that may be asked.
const ASKED: &str = "lang: zh-Hant
asked:
- {question: 誰負責？, line: 由港務局負責, cleared: 新聞處, background: 人手不足}
slides:
- {heading: 甲, points: [一], notes: 備註, asked: [{question: 幾時啟用？, line: 明年六月啟用, from: 'a.txt:3'}]}
- {heading: 乙, points: [二], asked: [{question: 費用多少？, line: 三千萬元, background: {text: 可以說, use: yes}}, 工期呢？]}
";

#[test]
fn what_may_be_asked_is_reviewed_and_no_audience_comes_to_it() {
    let reviewer =
        Reviewer::new(Who::named("何玉梅"), false, jiff::Timestamp::UNIX_EPOCH, [7; 16], Vec::new());
    let mut one = One::with(ASKED, Setup { size: (60, 14), reviewer: Some(reviewer), ..setup() });
    one.send(Message::Opened);
    one.press("j j").shows(&["幾時啟用？", "明年六月啟用", "出處: a.txt:3"]);
    one.press("j j j").shows(&["費用多少？", "可以引用", "可以說"]);
    one.press("j j").shows(&["誰負責？", "批核：新聞處", "不可引用", "人手不足", "3/3"]);
    let scene = one.window.scene(&one.talk);
    assert_eq!(*scene, Scene::new(scene.screens.clone()), "its screens are found where they are");
    let effects = one.send(Message::Key(Key::Char('a')));
    let [Effect::Append(events)] = effects.as_slice() else { panic!("{effects:?}") };
    assert_eq!(events[0].element.as_ref().expect("an element").path, "asked.0");
    // A deck that is read again stays the same deck.
    one.reload(ASKED);
    one.shows(&["誰負責？"]);
    // An audience looks sources up, searches, reads notes and goes to the end.
    let mut audience = One::with(ASKED, Setup { size: (60, 14), ..setup() });
    for keys in ["v", "j", "j", "j", "j", "G", "v", "o", "Esc", "s", "gg", "]", "]"] {
        audience.press(keys).hides(&["啟用", "費用", "負責", "三千萬", "可以說", "a.txt:3", "3/3"]);
    }
}

/// A speaker's window on a deck.
fn speaking(deck: &str, size: (u16, u16)) -> One {
    let seat = Some(Seat::Speaker(Speaker::new(Duration::from_hours(14), None)));
    One::with(deck, Setup { size, seat, ..setup() })
}

#[test]
fn links_of_what_comes_next_are_what_the_speakers_terminal_takes() {
    let deck =
        "slides:\n- {heading: 甲, points: [一]}\n- {heading: 乙, points: ['[年報](https://a.example)']}\n";
    let mut one = speaking(deck, (120, 40));
    one.shows(&["年報", "https://a.example"]);
    one.window.set_links(crate::scene::Links::Followed);
    one.shows(&["年報"]);
    one.hides(&["https://a.example"]);
}

#[test]
fn questions_are_filtered_by_typing_and_read_whole() {
    let mut one = speaking(ASKED, (60, 14));
    one.press("G a").shows(&["4 條問題"]);
    let rows: Vec<String> = one.screen().lines().skip(1).map(|row| row.trim().to_owned()).collect();
    let starts = ["2  費用多少？  三千萬元", "2  工期呢？", "-  誰負責？", "1  幾時啟用？"];
    assert!(starts.iter().zip(&rows).all(|(start, row)| row.starts_with(start)), "{rows:?}");
    one.press("人 手").shows(&["> 人手  1/4", "誰負責？"]);
    one.hides(&["費用多少"]);
    one.press("Enter").shows(&["誰負責？", "由港務局負責", "批核：新聞處", "背景：不可引用", "人手不足"]);
    // Back to the list as it was, then to the slide; keys that are typed drive no slide.
    one.press("Esc").shows(&["> 人手"]);
    one.press("Backspace Backspace q").shows(&["> q  0/4", "沒有這樣的問題"]);
    one.press("Esc").shows(&["2/2"]);
    assert_eq!(one.talk.place().slide_idx, 1);
    // A blank screen stays blank while the speaker looks something up.
    one.press("b a 費 Enter").shows(&["三千萬元", "背景：可以引用"]);
    assert!(one.talk.is_blank());
    // The deck is read again below it.
    one.reload(&ASKED.replace("三千萬元", "四千萬元"));
    one.shows(&["費用多少？"]);
    // An audience has no such key, nor has a deck without questions.
    let seat = Some(Seat::Audience);
    One::with(ASKED, Setup { size: (60, 14), seat, ..setup() }).press("a").shows(&["a 沒有作用"]);
    speaking(DECK, (60, 14)).press("a").shows(&["沒有這樣的問題"]);
}

#[test]
fn a_long_question_is_read_by_screens_of_any_window() {
    let long = "港務局表示工程會在明年展開。".repeat(30);
    let deck =
        format!("lang: zh-Hant\nslides:\n- {{body: 一, asked: [{{question: 何時？, line: {long}}}]}}\n");
    for size in [(40, 12), (80, 24), (1, 1), (0, 0), (7, 3)] {
        let mut one = speaking(&deck, size);
        one.press("a Enter").view();
        let mut seen = vec![one.screen()];
        for _ in 0..400 {
            one.press("Down");
            if seen.last() != Some(&one.screen()) {
                seen.push(one.screen());
            }
        }
        let whole: String = seen.iter().flat_map(|s| s.chars()).filter(|c| !c.is_whitespace()).collect();
        if size.0 >= 7 {
            assert_eq!(whole.matches('局').count(), 30, "{size:?}");
        }
    }
}

#[test]
fn a_key_lays_no_slide_out_again_and_walks_no_steps_again() {
    let points = (1..=200).map(|n| format!("第{n}點")).collect::<Vec<_>>().join(", ");
    let deck =
        format!("lang: zh-Hant\nslides:\n- {{heading: 題, points: [{points}]}}\n- {{points: [一, 二]}}\n");
    let mut one = One::new(&deck, (40, 12));
    one.press("r j").view();
    let (scene, steps) = (one.window.scene(&one.talk), one.talk.spots_of_steps());
    for key in ["j", "k", "j", "n", "t", "j j j j j j j j j j j j j j", "k"] {
        one.press(key).view();
        assert!(Arc::ptr_eq(&scene, &one.window.scene(&one.talk)), "{key} lays out");
        assert!(Arc::ptr_eq(&steps, &one.talk.spots_of_steps()), "{key}");
    }
    assert_eq!(one.talk.steps(), Some((14, 200)));
    one.press("G j");
    assert_eq!(one.talk.steps(), Some((1, 2)), "each slide has its own");
    one.reload(&deck.replace("[一, 二]", "[一, 二, 三]"));
    assert_eq!(one.talk.steps(), Some((1, 3)), "and a slide that is read again");
    one.send(Message::Resize(30, 12));
    one.press("g g");
    assert!(!Arc::ptr_eq(&scene, &one.window.scene(&one.talk)), "another page");
}

#[test]
fn what_was_found_is_kept_while_the_deck_and_the_words_stay() {
    let mut one = One::new(SCRIPT, (40, 12));
    one.press("/ 報 Enter");
    let found = one.window.hits(&one.talk);
    one.press("n N");
    assert!(Arc::ptr_eq(&found, &one.window.hits(&one.talk)));
    one.press("/ 吊 Enter");
    let other = one.window.hits(&one.talk);
    assert!(!Arc::ptr_eq(&found, &other));
    one.reload("slides:\n- heading: 吊機\n- heading: 吊機\n");
    assert_eq!((other.len(), one.window.hits(&one.talk).len()), (1, 2));
}

/// A deck to be read aloud.
const SCRIPT: &str = "lang: zh-Hant
slides:
- cover: 港口
  notes: 各位早晨，今日向大家報告港口三年來的工程進展和來年的計劃。多謝各位出席今日的簡報會。
- {heading: 進展, points: [新碼頭已經完工]}
- {heading: 將來, points: [丙], notes: 明年會再添置吊機。}
";

#[test]
fn nobody_pays_for_a_script_before_the_prompter_is_open() {
    for mut one in [One::new(SCRIPT, (40, 12)), speaking(SCRIPT, (40, 12))] {
        one.press("j k ? Esc");
        one.send(Message::Tick(Duration::from_secs(1)));
        assert!(!one.window.has_script());
    }
    let mut one = speaking(SCRIPT, (40, 12));
    one.press("P").shows(&["[現在]"]);
    assert!(one.window.has_script());
}

/// The line at the mark.
fn at_mark(one: &mut One) -> String {
    one.words_of(Role::Strong).join("")
}

#[test]
fn the_prompter_goes_by_lines_and_along_with_the_live_slide() {
    let mut one = speaking(SCRIPT, (40, 12));
    one.press("P").shows(&["[現在] 1  港口", "各位早晨"]);
    assert!(at_mark(&mut one).starts_with("各位早晨"));
    one.hides(&["↑", "↓"]);
    // By lines: the notes, then the words of a slide without notes.
    let n_lines = |one: &mut One| {
        let script = one.window.script(&one.talk);
        script.lines.iter().filter(|line| line.slide_idx() == 0 && !line.is_name()).count()
    };
    let n = n_lines(&mut one);
    assert!(n > 1, "the notes take {n} lines");
    for _ in 0..n {
        one.press("j");
    }
    assert_eq!(at_mark(&mut one), "進展");
    one.shows(&["↑ 現在 1", "[接着] 2  進展"]);
    assert_eq!(one.talk.place().slide_idx, 0, "what is read moves no slide");
    // The slide that is read already comes up live: the line stays.
    one.press("j");
    assert_eq!(at_mark(&mut one), "新碼頭已經完工");
    one.press("Space");
    assert_eq!((at_mark(&mut one).as_str(), one.talk.place().slide_idx), ("新碼頭已經完工", 1));
    one.hides(&["↑", "↓"]);
    one.press("Space");
    assert_eq!(at_mark(&mut one), "明年會再添置吊機。");
    one.press("5 k").shows(&["↓ 現在 3"]);
    one.press("Esc").hides(&["↓"]);
    assert_eq!(at_mark(&mut one), "明年會再添置吊機。");
    // A blank screen stays blank by a line, and the prompter is closed by its key.
    one.press("b k");
    assert!(one.talk.is_blank());
    one.press("b P").shows(&["下一步"]);
}

#[test]
fn the_prompter_goes_on_by_itself_at_its_speed_and_wakes_for_a_line_alone() {
    let mut one = speaking(SCRIPT, (40, 12));
    one.window.speaker.as_mut().expect("a speaker").per_minute = Some(60);
    one.press("P");
    let minute = one.window.deadline(&one.talk);
    assert_eq!(minute, Some(Duration::from_mins(1)), "it stands still: nothing but the time of day");
    one.press("x").shows(&["每分鐘 60"]);
    let first = at_mark(&mut one);
    // A character a second.
    let n = crate::pace::n_spoken(&first, Lang::ZhHant) as u64;
    let due = Duration::from_secs(n);
    one.window.forget_old_notice(Duration::MAX);
    assert_eq!(one.window.deadline(&one.talk), Some(due));
    one.send(Message::Tick(due.saturating_sub(Duration::from_millis(1))));
    assert_eq!(at_mark(&mut one), first);
    one.send(Message::Tick(due));
    let second = at_mark(&mut one);
    assert_ne!(second, first);
    // Faster: the line that is read takes less from now on.
    one.press("+").shows(&["每分鐘 70"]);
    // Whoever was away for long comes back to the next line, and not to the end.
    one.send(Message::Tick(Duration::from_hours(1)));
    assert_ne!(at_mark(&mut one), second);
    one.shows(&["港口"]);
    one.press("x").shows(&["提詞機已停下"]);
    let stopped = at_mark(&mut one);
    one.send(Message::Tick(Duration::from_hours(2)));
    assert_eq!(at_mark(&mut one), stopped);
    // Behind the last line nothing comes, and nothing wakes.
    one.press("9 9 j x");
    let asleep = one.window.speaker.as_ref().and_then(|speaker| speaker.prompter.as_ref()?.due());
    assert_eq!(asleep, None);
}

#[test]
fn the_prompter_fits_any_window() {
    for columns in [0, 1, 2, 3, 7, 24, 40, 80, 120] {
        for rows in [0, 1, 2, 3, 4, 12, 24, 40] {
            let mut one = speaking(SCRIPT, (columns, rows));
            one.press("P");
            for key in ["j", "j", "j", "j", "k", "Space", "x", "]", "["] {
                one.press(key);
                let mut taken = std::collections::HashSet::new();
                for run in one.view().runs {
                    let n_columns = one.window.policy.columns(&run.text);
                    let end = usize::from(run.column) + n_columns;
                    assert!(run.row < rows, "{run:?} in {columns}x{rows}");
                    assert!(end <= usize::from(columns) || columns < 8, "{run:?} in {columns}x{rows}");
                    let fresh = (run.column..).take(n_columns).all(|column| taken.insert((run.row, column)));
                    assert!(fresh || columns < 8, "{run:?} overprints in {columns}x{rows}");
                }
            }
        }
    }
}

#[test]
fn a_question_is_in_no_window_of_an_audience_and_in_no_export() {
    let deck = deck::read(ASKED).expect("a deck");
    let page = Page::of(&deck, 80, 24, WidthPolicy::default());
    let screens = deck.slides.iter().flat_map(|slide| crate::scene::lay_out(slide, page).screens);
    let text: String = screens.map(|screen| export::text::screen(&screen.runs, page)).collect();
    assert!(!["啟用", "費用", "工期", "負責"].iter().any(|word| text.contains(word)), "{text}");
}

#[test]
fn points_that_the_audience_does_not_see_yet_are_marked_before_the_speaker() {
    let mut one = speaking("slides:\n- points: [一, 二, 三]\n", (80, 24));
    let marks = |one: &mut One| -> String {
        let runs = one.view().runs;
        let marks = runs.iter().filter(|run| run.column == 0 && run.role == Role::Marker);
        marks.map(|run| run.text.as_str()).collect()
    };
    assert_eq!(marks(&mut one), "", "all are shown");
    one.press("r gg");
    assert_eq!(marks(&mut one), ">--");
    one.press("Space");
    assert_eq!(marks(&mut one), ">-");
    one.press("Space Space");
    assert_eq!(marks(&mut one), "");
    let seat = Some(Seat::Audience);
    let mut audience = One::with("slides:\n- points: [一, 二]\n", Setup { seat, ..setup() });
    audience.press("r gg");
    assert_eq!(marks(&mut audience), "");
}

#[test]
fn how_long_a_slide_took_in_the_last_rehearsals_stands_over_its_notes() {
    let deck = "lang: zh-Hant\nslides:\n- {body: 甲, time: 30s}\n- {body: 乙, time: 30s}\n- 節\n"
        .replace("- 節", "- heading: 節");
    let line = |run: &str, name: &str, seconds: u32| {
        format!(
            "{{\"run\":\"{run}\",\"began\":\"2031-08-1{run}T09:00:00Z\",\"deck\":\"h\",\"slide\":1,\"name\":\"{name}\",\"nth\":1,\"seconds\":{seconds}.0}}\n"
        )
    };
    let lines = [
        line("1", "甲", 9),
        line("2", "甲", 45),
        line("3", "甲", 62),
        line("4", "甲", 50),
        line("4", "乙", 31),
    ];
    let (runs, _) = crate::pace::read_runs(&lines.concat());
    let speaker = Speaker::new(Duration::ZERO, None).with_runs(&runs);
    let mut one = One::with(&deck, Setup { size: (80, 24), seat: Some(Seat::Speaker(speaker)), ..setup() });
    let told = |one: &mut One| {
        let runs = one.view().runs;
        runs.iter().find(|run| run.text.contains("綵排")).map(|run| (run.text.clone(), run.role))
    };
    assert_eq!(told(&mut one), Some((" 綵排 0:45 1:02 0:50 ".to_owned(), Role::Notice)), "it always overran");
    one.press("Space");
    assert_eq!(told(&mut one), Some((" 綵排 0:31 ".to_owned(), Role::Muted)));
    one.press("Space");
    assert_eq!(told(&mut one), None);
    // A slide is known by its name wherever it moves.
    one.reload(
        &deck
            .replace("- {body: 甲, time: 30s}\n", "")
            .replace("- heading", "- {body: 甲, time: 30s}\n- heading"),
    );
    one.press("2 G");
    assert_eq!(told(&mut one).map(|(text, _)| text), Some(" 綵排 0:45 1:02 0:50 ".to_owned()));
    one.press("g g");
    assert_eq!(told(&mut one).map(|(text, _)| text), Some(" 綵排 0:31 ".to_owned()));
}

#[test]
fn a_list_of_questions_stays_as_it_is_looked_at_while_its_deck_is_read_again() {
    let more = ASKED.replace("工期呢？]", "工期呢？, 人手呢？]");
    let mut one = speaking(ASKED, (60, 14));
    one.press("G a").shows(&["1  幾時啟用？  明年六月啟用"]);
    let chosen = |one: &mut One| one.words_of(Role::Selected).concat().trim().to_owned();
    one.press("Down Down");
    assert_eq!(chosen(&mut one), "-  誰負責？  由港務局負責");
    one.reload(&more);
    assert_eq!(chosen(&mut one), "-  誰負責？  由港務局負責");
    one.send(Message::Paste("人手".to_owned()));
    one.shows(&["> 人手  2/5"]);
    one.reload(ASKED);
    one.shows(&["> 人手  1/4"]);
    // On three rows two questions are in sight.
    let mut low = speaking(ASKED, (60, 3));
    low.press("G a PgDn");
    assert_eq!(chosen(&mut low), "-  誰負責？  由港務局負責");
    low.press("PgUp");
    assert_eq!(chosen(&mut low), "2  費用多少？  三千萬元");
}

#[test]
fn a_long_question_is_read_on_and_back() {
    let long = "港務局表示工程會在明年展開。".repeat(30);
    let deck = format!("slides:\n- {{body: 一, asked: [{{question: 何時？, line: {long}}}]}}\n");
    let mut one = speaking(&deck, (40, 12));
    let first = one.press("a Enter").screen();
    let second = one.press("j").screen();
    assert_ne!(first, second);
    assert_eq!(one.press("j k").screen(), second);
    assert_eq!(one.press("k k").screen(), first);
}

#[test]
fn what_was_typed_goes_on_at_the_claim_that_it_is_about() {
    let mut desk = Desk::new("林海生", false, (60, 14));
    desk.press("Tab");
    let about = desk.one.talk.claim_idx();
    desk.press("f 錯 Esc j j");
    assert_ne!(desk.one.talk.claim_idx(), about);
    desk.press("E").one.shows(&["錯"]);
    assert_eq!(desk.one.talk.claim_idx(), about);
}

#[test]
fn the_notes_of_a_speaker_take_more_of_the_window_or_less() {
    let mut one = speaking(DECK, (60, 24));
    let mut rows = |keys: &str| {
        one.press(keys);
        one.window.speaker_layout(&one.talk).expect("a speaker's window").notes.rows
    };
    assert_eq!(["", "+", "+", "+", "- - -", "-", "-"].map(&mut rows), [10, 13, 17, 17, 6, 2, 2]);
}

#[test]
fn a_speaker_sees_what_the_next_key_shows() {
    let deck = "lang: zh-Hant\nslides:\n- points: [甲甲, 乙乙]\n- heading: 末尾\n";
    let mut one = speaking(deck, (60, 14));
    let mut next = |keys: &str| {
        one.press(keys);
        let screen = one.screen();
        let row = screen.lines().find_map(|row| row.trim().strip_prefix("下一步：").map(str::trim));
        row.map(str::to_owned).unwrap_or(screen)
    };
    assert_eq!(["r g g", "Space", "Space"].map(&mut next), ["甲甲", "乙乙", "2  末尾"]);
}

#[test]
fn a_key_of_the_slides_brings_a_speakers_blank_screen_back() {
    let mut one = speaking(DECK, (60, 14));
    one.press("b ] p +");
    assert!(one.talk.is_blank(), "only the speaker sees what they do");
    one.press("Space");
    assert!(!one.talk.is_blank());
}

#[test]
fn no_place_that_another_terminal_tells_is_behind_the_last_slide() {
    let mut one = One::with(DECK, Setup { seat: Some(Seat::Audience), ..setup() });
    one.talk.set_deck_hash("h".to_owned());
    let live = Live { place: Place { slide_idx: 9, ..Place::default() }, ..Live::default() };
    one.send(Message::InStep("h".to_owned(), live));
    assert_eq!(one.talk.place().slide_idx, 3);
    one.shows(&["丙", "「四」"]);
}

#[test]
fn the_help_is_turned_on_and_back() {
    let mut one = One::new(DECK, (40, 10));
    let first = one.press("Space ?").screen();
    let second = one.press("j").screen();
    assert_ne!(first, second);
    assert_eq!(one.press("j k").screen(), second);
    assert_eq!(one.press("k").screen(), first);
    one.press("k").shows(&["甲", "2/4"]);
}

#[test]
fn the_slide_stays_in_sight_while_a_search_is_typed() {
    let mut one = One::new(DECK, (20, 6));
    one.press("Space / 二").shows(&["甲", "• 一", "/二"]);
    one.hides(&["2/4"]);
}

#[test]
fn a_footer_tells_who_and_when_as_the_cover_does() {
    let deck = "lang: zh-Hant\nfooter: '{by}·{date}'\nslides:\n- {cover: 港口, by: 何玉梅, date: '2031-08-14'}\n- {heading: 甲}\n";
    One::new(deck, (40, 8)).press("Space").shows(&["何玉梅·2031-08-14"]);
}

#[test]
fn a_notice_has_the_room_that_the_numbers_leave() {
    // Of 120 columns 2 are margins, 15 the line, and 2 stand before the line and the numbers each.
    let mut one = One::new(&DECK.replace("title: 港口", &format!("title: {}", "港".repeat(60))), (120, 8));
    let title = one.press("Space").screen().lines().last().expect("a footer").to_owned();
    assert!(title.contains(&"港".repeat(54)) && title.ends_with("…  2/4"), "{title}");
}

/// An article of many paragraphs, of which a claim cites one far down.
#[test]
fn the_cited_words_of_a_long_article_are_in_the_upper_third_of_the_pane() {
    let paragraphs: Vec<String> =
        (1..=40).map(|n| format!("第{n:02}段說港務局昨日公布了新的船期。")).collect();
    let article = format!("港口三年回顧\n\n{}", paragraphs.join("\n\n"));
    let deck =
        "lang: zh-Hant\nslides:\n- points:\n  - {text: 第30段說港務局昨日公布了新的船期, from: 'a.txt:61'}\n";
    for (size, rows) in [((80, 16), 3..7), ((60, 30), 16..22), ((40, 12), 2..7)] {
        let mut one = One::with(deck, Setup { last_place: None, size, ..setup() });
        one.press("v");
        let article = crate::article::read(article.as_bytes(), "a.txt");
        one.send(Message::Article("a.txt".to_owned(), Some(Arc::new(article))));
        let cited = |one: &mut One| {
            let cited = one.view().runs.into_iter().find(|run| run.role == Role::Cited);
            cited.map(|run| run.row).expect("the cited words are in sight")
        };
        let furthest = |one: &mut One| {
            let number = |text: &str| text.get("第".len()..)?.get(..2)?.parse().ok();
            let shown = one.view().runs.into_iter().filter_map(|run| number(&run.text));
            shown.max().unwrap_or(0)
        };
        let (at, last): (u16, u16) = (cited(&mut one), furthest(&mut one));
        assert!(rows.contains(&at), "{at} at {size:?}\n{}", one.screen());
        one.press("]");
        assert!(furthest(&mut one) > last, "{size:?}\n{}", one.screen());
        one.press("[");
        assert_eq!((cited(&mut one), furthest(&mut one)), (at, last), "{size:?}");
    }
}

#[test]
fn the_panes_of_a_window_have_no_cell_in_common() {
    for columns in [8, 23, 24, 40, 71, 72, 73, 120] {
        for rows in [4, 10, 19, 20, 21, 24, 40] {
            let one = sourced((columns, rows));
            let panes = one.window.panes(&one.talk);
            let source = panes.source.expect("it is open");
            let (bottom, right) = (source.row + source.rows, source.column + source.columns);
            let n_footer = one.window.n_footer_rows(&one.talk);
            assert!(bottom + n_footer == rows && right <= columns, "{panes:?} in {columns}x{rows}");
            let Some(slide) = panes.slide else { continue };
            let is_over = slide.row + slide.rows < source.row && slide.columns == columns;
            let is_left = slide.column + slide.columns < source.column && slide.rows == source.rows;
            assert!(is_over || is_left, "{panes:?} in {columns}x{rows}");
        }
    }
}

#[test]
fn the_script_stands_in_the_middle_and_its_lines_are_about_as_long() {
    let deck = deck::read(SCRIPT).expect("a deck");
    let script = |columns| prompter::Script::of(&deck, Page::of(&deck, columns, 24, WidthPolicy::default()));
    assert_eq!([24, 48, 80, 121].map(|columns| script(columns).column), [4, 4, 20, 40]);
    let lines: Vec<String> = script(80).lines.into_iter().map(|line| line.text).collect();
    let first = [
        "港口",
        "各位早晨，今日向大家報告港口",
        "三年來的工程進展和來年的計劃。",
        "多謝各位出席今日的簡報會。",
    ];
    assert_eq!(lines[..4], first);
}

#[test]
fn the_list_of_questions_is_left_and_gone_through_by_its_keys() {
    let mut one = speaking(ASKED, (60, 14));
    let chosen = |one: &mut One| one.words_of(Role::Selected).concat().trim().to_owned();
    one.press("G a Down Down Up");
    assert_eq!(chosen(&mut one), "2  工期呢？");
    // Where nothing is found there is nothing to read.
    one.press("x Enter").shows(&["沒有這樣的問題"]);
    one.press("Backspace").shows(&["4 條問題"]);
    one.press("Backspace").shows(&["2/2"]);
    // What is told of a question stands in the order in which it is needed.
    let screen = one.press("a 負 Enter").screen();
    let at = ["誰負責？", "由港務局負責", "批核：新聞處", "背景：不可引用", "人手不足"]
        .map(|words| screen.find(words));
    assert!(at.is_sorted() && at[0].is_some(), "{screen}");
}

#[test]
fn back_leads_through_steps_and_screens_as_they_came() {
    // Three points a screen.
    let mut one = One::new(POINTS, (30, 6));
    one.press("r j j j j j").shows(&["四點", "4/6", "(2/2)"]);
    one.press("k").shows(&["3/6", "(2/2)"]);
    one.hides(&["三點", "四點"]);
    one.press("k").shows(&["三點", "(1/2)"]);
    let mut one = One::new(POINTS, (30, 6));
    one.press("G k").shows(&["四點", "六點"]);
    one.press("k").shows(&["一點", "三點"]);
}

#[test]
fn the_overview_finds_a_number_and_keeps_what_is_chosen_in_the_middle() {
    let slides: Vec<String> = (1..=30).map(|n| format!("- heading: 題{}\n", "甲".repeat(n))).collect();
    let mut one = One::new(&format!("slides:\n{}", slides.concat()), (80, 10));
    let mut row = |keys: &str| {
        let runs = one.press(keys).view().runs;
        let chosen = runs.into_iter().find(|run| run.role == Role::Selected).expect("a row");
        (chosen.row, chosen.text.trim().split(' ').next().unwrap_or_default().to_owned())
    };
    for (keys, expected) in [
        ("o", (1, "1")),
        ("Down Down Down Down", (5, "5")),
        ("Down", (5, "6")),
        ("Down Down Down Down Down Down Down Down", (5, "14")),
        ("End", (9, "30")),
        ("Up", (8, "29")),
        ("7", (1, "7")),
    ] {
        assert_eq!(row(keys), (expected.0, expected.1.to_owned()), "{keys}");
    }
}

#[test]
fn as_much_is_copied_as_a_terminal_takes() {
    let most = 48 << 10;
    for (n_bytes, is_copied) in [(1, true), (most, true), (most + 1, false)] {
        let words = "a".repeat(n_bytes);
        let mut one = One::new(&format!("lang: zh-Hant\nslides:\n- body: {words}\n"), (40, 6));
        let effects = one.send(Message::Key(Key::Char('Y')));
        assert_eq!(effects == [Effect::Copy(words)], is_copied, "{n_bytes}");
        assert_eq!(effects.is_empty(), !is_copied, "{n_bytes}");
    }
}

#[test]
fn the_file_is_opened_at_the_point_that_one_stands_at() {
    let mut one = One::new(POINTS, (30, 6));
    let mut path = |keys: &str| {
        let effects = one.press(keys).send(Message::Key(Key::Ctrl('e')));
        let [Effect::EditFile(place)] = effects.as_slice() else { panic!("{effects:?}") };
        let key = |segment: &deck::Segment| match segment {
            deck::Segment::Key(key) => key.to_string(),
            deck::Segment::Index(idx) => idx.to_string(),
        };
        place.path.iter().map(key).collect::<Vec<_>>().join(".")
    };
    assert_eq!(["g g", "j", "j"].map(&mut path), ["slides.0", "slides.0.points.3", "slides.1"]);
}

#[test]
fn escape_forgets_what_was_looked_for() {
    let mut one = One::new(DECK, (20, 6));
    one.press("/ 二 Enter");
    assert_eq!(one.words_of(Role::Match), ["二"]);
    one.press("Esc");
    assert_eq!(one.words_of(Role::Match), Vec::<String>::new());
}

#[test]
fn the_end_of_a_long_search_and_its_cursor_are_in_sight() {
    for columns in [1, 2, 3, 8, 20] {
        let mut one = One::new(DECK, (columns, 6));
        one.press("/ 港 務 局 表 示 工 程 會 在 明 年");
        let runs = one.view().runs;
        let cursor = runs.iter().rfind(|run| run.role == Role::Selected && run.row == 5).expect("a cursor");
        assert!(cursor.column < columns, "{columns}: {cursor:?}");
        assert_eq!(one.screen().contains('年'), columns > 2, "{columns}");
    }
}

#[test]
fn the_title_in_a_footer_has_the_room_that_the_numbers_leave() {
    let deck = DECK.replace("title: 港口", &format!("title: {}", "港".repeat(30)));
    for (columns, expected) in [(20, "港港港港港港港…  1/4"), (30, "  港港港港港港港港港港…  1/4")]
    {
        let screen = One::new(&deck, (columns, 8)).press("Space k").screen();
        assert_eq!(screen.lines().last(), Some(expected), "{columns}");
    }
}

#[test]
fn the_line_that_is_read_is_marked_before_it_and_the_live_slide_stands_out() {
    let mut one = speaking(SCRIPT, (80, 24));
    let runs = one.press("P").view().runs;
    let mark = runs.iter().find(|run| run.role == Role::Marker && run.text == ">").expect("a mark");
    let read = runs.iter().find(|run| run.role == Role::Strong && run.row == mark.row).expect("a line");
    assert_eq!((mark.column + 2, read.text.as_str()), (read.column, "各位早晨，今日向大家報告港口"));
    let role = |words: &str| runs.iter().find(|run| run.text.contains(words)).map(|run| run.role);
    assert_eq!([role("多謝各位出席"), role("明年會再添置")], [Some(Role::Text), Some(Role::Muted)]);
}

#[test]
fn a_speaker_sees_the_slide_as_it_is_laid_out_and_notes_with_their_number() {
    let mut one = speaking(SCRIPT, (40, 12));
    one.press("Space").shows(&["進展"]);
    let heading = |runs: Vec<crate::scene::Run>| {
        runs.into_iter().find(|run| run.role == Role::Heading).map(|run| (run.column, run.text))
    };
    let scene = one.window.scene(&one.talk);
    assert_eq!(heading(one.view().runs), heading(scene.screens[0].runs.clone()));
    // The notes of a speaker are always there.
    let before = one.screen();
    assert_eq!(one.press("s").screen(), before);
    let long = format!(
        "slides:\n- {{body: 甲, notes: {}}}\n- body: 乙\n",
        "港務局表示工程會在明年展開。".repeat(20)
    );
    let mut one = speaking(&long, (40, 12));
    one.shows(&["[1/"]);
    one.press("]").shows(&["[2/"]);
    one.press("Space").hides(&["[1/"]);
}

#[test]
fn one_claim_is_pointed_at_and_the_slide_stays_over_what_is_typed_and_said() {
    let mut desk = Desk::new("林海生", false, (60, 16));
    desk.press("Tab");
    let runs = desk.one.view().runs;
    let pointers: Vec<u16> =
        runs.iter().filter(|run| run.column == 0 && run.text == ">").map(|run| run.row).collect();
    let words = runs.iter().find(|run| run.text.contains("新碼頭將於")).expect("the claim");
    assert_eq!(pointers, [words.row]);
    desk.press("f").one.shows(&["題"]);
    for _ in 0..8 {
        desk.press("錯 Enter f");
    }
    desk.press("Esc").one.shows(&["題", "新碼頭將於"]);
    let panes = desk.one.window.panes(&desk.one.talk);
    assert_eq!(panes.said, (10, 5), "a third");
}

#[test]
fn all_of_a_fault_in_the_file_is_told_where_there_is_room() {
    let mut one = One::new(DECK, (40, 8));
    one.send(Message::Reloaded(Err("deck.yaml:3:1: no\nhint: yes".to_owned())));
    one.press("Space").shows(&["甲", "deck.yaml:3:1: no", "hint: yes"]);
}

#[test]
fn the_article_stands_a_free_row_below_what_is_told_of_the_claim() {
    let mut one = sourced((80, 16));
    let runs = one.press("j").view().runs;
    let row = |words: &str| runs.iter().find(|run| run.text.contains(words)).map(|run| run.row);
    assert_eq!((row("逐字"), row("港口三年回顧")), (Some(0), Some(2)));
}

#[test]
fn nothing_is_left_to_sign_where_all_is_approved() {
    let mut desk = Desk::new("林海生", false, (80, 16));
    let unsigned = |desk: &Desk| {
        let review = desk.one.talk.review().expect("a review");
        reviewing::unsigned(review, Language::English)
    };
    assert!(unsigned(&desk).is_some_and(|told| told.contains("0/6")));
    desk.press("A y");
    assert!(unsigned(&desk).is_some_and(|told| told.contains("3/6")));
    desk.press("J A y");
    assert_eq!(unsigned(&desk), None);
}
