//! The presenter as its keys show it: a deck, keys, and the screen that they lead to.

use super::*;
use crate::deck::{self, Slide, Spot};
use crate::export;
use crate::scene::{Page, Role, Screen};
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
        let page = Page { columns, rows, policy, lang: Lang::ZhHant, strictness: Strictness::Strict };
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
fn keys_do_what_the_table_says() {
    check((20, 6), "Space", " 甲\n\n • 一\n • 二\n\n港口             2/4\n");
    check((20, 6), "Space h", "\n        港口\n\n\n\n港口             1/4\n");
    check((20, 6), "3 G", " 乙\n\n • 三\n\n\n港口             3/4\n");
    check((20, 6), "G g g 2 Space", " 乙\n\n • 三\n\n\n港口             3/4\n");
    check((20, 6), "Space r", " 甲\n\n\n\n\n 逐點顯…  • 0/2  2/4\n");
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
    one.press("j r").shows(&["四點", "4/6"]);
    one.hides(&["五點"]);
    one.press("j").shows(&["五點"]);
    one.press("k k").hides(&["四點"]);
    // At the slide's beginning nothing has been reached.
    let mut one = One::new(POINTS, (30, 12));
    one.press("r").hides(&["一點"]);
    one.shows(&["• 0/6"]);
    one.press("r").shows(&["六點"]);
    one.hides(&["0/6"]);
    let mut wide = One::new(POINTS, (60, 12));
    wide.press("r x").shows(&["逐點 0/6"]);
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
fn the_timer_counts_from_its_key_and_keeps_its_zero() {
    let mut one = One::new(DECK, (40, 6));
    let at = |one: &mut One, seconds| {
        one.send(Message::Tick(Duration::from_secs(seconds)));
    };
    at(&mut one, 100);
    one.press("t").shows(&["00:00"]);
    at(&mut one, 130);
    one.shows(&["00:30"]);
    one.press("t").hides(&["00:"]);
    at(&mut one, 160);
    one.press("t").shows(&["01:00"]);
    one.press("T").shows(&["00:00"]);
    at(&mut one, 165);
    one.press("t t").shows(&["00:05"]);
    at(&mut one, 160 + 3700);
    one.shows(&["1:01:40"]);
    assert_eq!(one.window.deadline(&one.talk), Some(Duration::from_secs(3861)));
    one.press("t");
    assert_eq!(one.window.deadline(&one.talk), None);
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

fn any_message() -> impl Strategy<Value = Message> {
    let keys: Vec<Key> = TABLE.iter().flat_map(|b| b.keys).flat_map(|k| k.iter().copied()).collect();
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
    fn no_message_breaks_the_view(size in (0u16..60, 0u16..20), messages in proptest::collection::vec(any_message(), 0..40)) {
        let mut one = One::new(DECK, size);
        for message in messages {
            one.send(message);
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
