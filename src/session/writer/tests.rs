use super::*;
use crate::paint::{Look, hyperlink, paint};
use crate::scene::{Lead, Page, Role, Run};
use crate::text::{Ambiguous, Clusters, Lang, Strictness, WidthPolicy};
use crate::theme::{Depth, Theme};
use proptest::prelude::*;
use ratatui::backend::Backend;
use ratatui::buffer::{Cell, CellWidth};
use ratatui::layout::Rect;
use std::collections::BTreeMap;

fn painted(runs: &[Run], size: (u16, u16), policy: WidthPolicy) -> Buffer {
    let theme = Theme::built_in("paper").unwrap();
    let mut buffer = Buffer::empty(Rect::new(0, 0, size.0, size.1));
    paint(runs, &[], Look { theme: &theme, depth: Depth::Ansi256, policy }, &mut buffer);
    buffer
}

/// A writer that knows in which style most is written.
fn writer(size: (u16, u16)) -> Writer<Vec<u8>> {
    let mut writer = Writer::new(Vec::new(), size);
    let (page, text) = (style(None), style(Some(Role::Text)));
    writer.set_usual(Cell::new(" ").set_style(page).set_style(text).style());
    writer
}

/// The style of a role, or of the page.
fn style(role: Option<Role>) -> Style {
    let theme = Theme::built_in("paper").unwrap();
    role.map_or_else(|| theme.page(Depth::Ansi256), |role| theme.style(role, Depth::Ansi256))
}

/// Writes one buffer after another; gives the bytes.
fn written(buffers: &[Buffer], size: (u16, u16)) -> Vec<u8> {
    let mut writer = writer(size);
    let mut before = Buffer::empty(Rect::new(0, 0, size.0, size.1));
    for buffer in buffers {
        writer.turn(&before, buffer);
        writer.flush().unwrap();
        before = buffer.clone();
    }
    writer.take()
}

/// The bytes from one picture to another, where nothing is known of the cursor.
#[track_caller]
fn turned(before: &[Run], now: &[Run], size: (u16, u16)) -> String {
    let [empty, before, now] = [&[], before, now].map(|runs| painted(runs, size, WidthPolicy::default()));
    let mut writer = writer(size);
    assert!(writer.clear(style(None)), "the whole page is of its colour");
    writer.turn(&empty, &before);
    writer.flush().unwrap();
    let first = writer.take();
    writer.lose_cursor();
    writer.turn(&before, &now);
    writer.flush().unwrap();
    let last = writer.take();
    assert_shown(&[first, last.clone()].concat(), &now);
    String::from_utf8(last).unwrap()
}

/// What an emulator shows after the bytes, cell by cell, is the buffer.
#[track_caller]
fn assert_shown(bytes: &[u8], buffer: &Buffer) {
    let (columns, rows) = (buffer.area.width, buffer.area.height);
    let mut emulator = vt100::Parser::new(rows.try_into().unwrap(), columns.try_into().unwrap(), 0);
    emulator.process(bytes);
    for row in 0..rows {
        let mut column = 0;
        while column < columns {
            let cell = &buffer[(column, row)];
            let shown = emulator.screen().cell(row, column).expect("inside the screen");
            // The emulator puts the two halves of a flag into a cell each, as many terminals do.
            let span = column..column + cell.cell_width().max(1);
            let parts = span.filter_map(|c| emulator.screen().cell(row, c)).map(vt100::Cell::contents);
            let contents =
                Some(parts.collect::<String>()).filter(|c| !c.is_empty()).unwrap_or(" ".to_owned());
            assert_eq!(contents.trim_end(), hyperlink(cell.symbol()).1.trim_end(), "at {column},{row}");
            let index = |colour: Color| match colour {
                Color::Indexed(n) => vt100::Color::Idx(n),
                _ => vt100::Color::Default,
            };
            assert_eq!(shown.bgcolor(), index(cell.bg), "ground at {column},{row}");
            if contents != " " {
                assert_eq!(shown.fgcolor(), index(cell.fg), "colour at {column},{row}");
                assert_eq!(shown.bold(), cell.modifier.contains(Modifier::BOLD), "bold at {column},{row}");
            }
            assert_eq!(
                shown.underline(),
                cell.modifier.contains(Modifier::UNDERLINED),
                "line at {column},{row}"
            );
            column += cell.cell_width().max(1);
        }
    }
}

fn any_runs(size: (u16, u16)) -> impl Strategy<Value = Vec<Run>> {
    let text = prop_oneof![
        "[一-龥]{1,12}",
        "[a-z ]{1,12}",
        "[ぁ-ん가-힣，。「」…—]{1,8}",
        prop_oneof![Just("e\u{301}x"), Just("🇭🇰港"), Just("👍🏽ok"), Just("❤️x"), Just("👨‍👩‍👧y"), Just("ﾊﾟ")]
            .prop_map(str::to_owned)
    ];
    let roles = Role::ALL.to_vec();
    let target =
        proptest::option::of(proptest::sample::select(&["https://a", "https://b/港", "javascript:c"][..]));
    let run = (0..size.1, 0..size.0, text, proptest::sample::select(roles), target).prop_map(
        |(row, column, text, role, target)| {
            let lead = target.map(|target| Lead::To(target.into(), None));
            Run { lead, ..Run::new(row, column.into(), text, role) }
        },
    );
    // Runs never overlap, so at most one a row here.
    proptest::collection::vec(run, 0..6).prop_map(|mut runs| {
        runs.sort_by_key(|r| r.row);
        runs.dedup_by_key(|r| r.row);
        runs
    })
}

proptest! {
    #[test]
    fn a_terminal_shows_what_the_buffer_holds(frames in proptest::collection::vec(any_runs((24, 6)), 1..4)) {
        let size = (24, 6);
        // What vt100 does with emoji of several code points: each by itself.
        let policy = WidthPolicy { ambiguous: Ambiguous::Narrow, clusters: Clusters::Plain };
        let buffers: Vec<Buffer> = frames.iter().map(|runs| painted(runs, size, policy)).collect();
        let bytes = written(&buffers, size);
        assert_shown(&bytes, buffers.last().expect("one at least"));
        assert_linked(&bytes, buffers.last().expect("one at least"));
    }
}

/// Each letter leads where its cell does, and no link goes on behind a frame.
fn assert_linked(bytes: &[u8], buffer: &Buffer) {
    let (columns, rows) = (buffer.area.width, buffer.area.height);
    let mut emulator = vt100::Parser::new(rows.try_into().unwrap(), columns.try_into().unwrap(), 0);
    let (mut link, mut shown) = (String::new(), BTreeMap::new());
    let mut rest = str::from_utf8(bytes).expect("text");
    while let Some(c) = rest.chars().next() {
        let (now, after) = match rest.strip_prefix("\x1b]8;").and_then(|rest| rest.split_once(ENDS)) {
            Some((parameters, after)) => {
                parameters.split_once(';').expect("an id and a target").1.clone_into(&mut link);
                ("", after)
            }
            None if rest.starts_with(SAVE) || rest.starts_with(RESTORE) => rest.split_at(SAVE.len()),
            None if c == '\x1b' => {
                assert!(!rest.starts_with(END) || link.is_empty(), "a link goes on behind a frame");
                rest.split_at(rest.find(|c: char| c.is_ascii_alphabetic()).expect("its end") + 1)
            }
            None => rest.split_at(c.len_utf8()),
        };
        let (row, column) = emulator.screen().cursor_position();
        emulator.process(now.as_bytes());
        if !c.is_control() && emulator.screen().cursor_position() != (row, column) {
            shown.insert((column, row), link.clone());
        }
        rest = after;
    }
    assert_eq!(link, "", "goes on behind a frame");
    for (at, shown) in shown {
        let Some(cell) = buffer.cell(at).filter(|cell| !matches!(hyperlink(cell.symbol()).1, "" | " "))
        else {
            continue;
        };
        assert_eq!(hyperlink(cell.symbol()).0.map_or("", |link| link.target), shown, "at {at:?}");
    }
}

const ENDS: &str = "\x1b\\";

#[test]
fn a_link_is_opened_once_and_where_it_leads_elsewhere_with_the_same_words_it_is_written_anew() {
    let size = (20, 2);
    let run = |row, target: &str| Run {
        lead: Some(Lead::To(target.into(), None)),
        ..Run::new(row, 2, "港口網", Role::Link)
    };
    let frame = |target| painted(&[run(0, target), run(1, target)], size, WidthPolicy::default());
    let first = String::from_utf8(written(&[frame("https://a")], size)).unwrap();
    assert_eq!((first.matches("https://a").count(), first.matches(UNLINK).count()), (1, 1), "{first:?}");
    let both = String::from_utf8(written(&[frame("https://a"), frame("https://b")], size)).unwrap();
    assert_eq!((both.matches("https://b").count(), both.matches("港口網").count()), (1, 4), "{both:?}");
    let unsafe_ones =
        String::from_utf8(written(&[frame("https://a\u{7}b"), frame("file:///a")], size)).unwrap();
    assert!(!unsafe_ones.contains("\x1b]8"), "{unsafe_ones:?}");
    // It ends before what stands beside it in the same style.
    let beside =
        painted(&[run(0, "https://a"), Run::new(0, 8, "站", Role::Link)], size, WidthPolicy::default());
    let beside = String::from_utf8(written(&[beside], size)).unwrap();
    assert!(beside.contains(&format!("港口網{UNLINK}站")), "{beside:?}");
}

#[test]
fn the_half_of_a_character_written_over_keeps_its_line() {
    let size = (12, 1);
    let frame = |text: &str| painted(&[Run::new(0, 2, text, Role::Link)], size, WidthPolicy::default());
    let frames = [frame("港務局"), frame("a月 局")];
    assert!(frames[1][(5, 0)].modifier.contains(Modifier::UNDERLINED));
    assert_shown(&written(&frames, size), &frames[1]);
}

#[test]
fn three_thousand_strings_are_shown_as_the_buffer_holds_them() {
    let size = (46, 14);
    let policy = WidthPolicy { ambiguous: Ambiguous::Narrow, clusters: Clusters::Plain };
    let mut bytes = Vec::new();
    let mut before = Buffer::empty(Rect::new(0, 0, size.0, size.1));
    // One terminal for all, so that each frame is drawn over the last; a fresh one now and then keeps it quick.
    for (n, (text, lang)) in crate::text::corpus::strings().enumerate() {
        let columns = 8 + u16::try_from(n % 38).expect("below 38");
        let page = Page {
            columns,
            rows: size.1,
            policy,
            lang,
            strictness: Strictness::Strict,
            blocks: crate::text::large::Blocks::None,
            links: crate::scene::Links::Listed,
        };
        let slide = crate::deck::Slide::new(crate::deck::Content::Body(crate::text::inline::escape(&text)));
        let scene = crate::scene::lay_out(&slide, page);
        let buffer = painted(&scene.screens[0].runs, size, policy);
        let mut frame = Vec::new();
        let mut writer = Writer::new(&mut frame, size);
        if n % 50 == 0 {
            bytes.clear();
            before = Buffer::empty(Rect::new(0, 0, size.0, size.1));
        }
        writer.turn(&before, &buffer);
        writer.flush().unwrap();
        bytes.extend(b"\x1b[m");
        bytes.extend(frame);
        assert_shown(&bytes, &buffer);
        before = buffer;
    }
}

/// From one line, in the third column of a screen of two rows, to another in its place.
#[track_caller]
fn check_line(before: &str, now: &str, expected: &str) {
    let row = |text: &str| [Run::new(0, 2, text, Role::Caption), Run::new(1, 2, "港", Role::Caption)];
    let turned = turned(&row(before), &row(now), (40, 2));
    assert_eq!(turned, expected, "from {before:?} to {now:?}");
}

#[test]
fn single_spaces_that_stay_are_written_and_not_jumped_over() {
    check_line("", "new rules for ships", "\x1b[1;3Hnew rules for ships");
    check_line("abc ef", "xbc yf", "\x1b[1;3Hxbc y");
    check_line("一二三", "四二五", "\x1b[1;3H四二五");
    // So are letters behind a space that is written.
    check_line("a.bc", "x by", "\x1b[1;3Hx by");
    // A jump is as short.
    check_line("abcde", "xbcdy", "\x1b[1;3Hxbcdy");
    check_line("abcdef", "xbcdey", "\x1b[1;3Hx\x1b[4Cy");
    check_line("一二三四", "五二三六", "\x1b[1;3H五\x1b[4C六");
    // Behind a character of no sure width the cursor is set in any case.
    check_line("• a", "* b", "\x1b[1;3H* b");
    check_line("* a", "… b", "\x1b[1;3H…\x1b[5Gb");
    // Behind a line that is drawn it is where the next begins.
    check_line("─a─", "│a│", "\x1b[1;3H│\x1b[C│");
    check_line("─ ─", "│ │", "\x1b[1;3H│ │");
}

#[test]
fn what_is_empty_to_the_edge_is_erased_in_three_bytes() {
    check_line("harbour board", "harbour", "\x1b[1;10H\x1b[K");
    check_line("harbour", "harb", "\x1b[1;7H   ");
    check_line("harbour", "", "\x1b[1H\x1b[K");
    check_line("one harbour two", "one         two", "\x1b[1;7H       ");
    check_line("a harbour board b", "a               b", "\x1b[1;5H\x1b[13X");
    let turned = turned(
        &[Run::new(0, 2, "abcdefghijklmnopq", Role::Caption)],
        &[Run::new(0, 2, "xyz             q", Role::Caption)],
        (40, 2),
    );
    assert!(turned.contains("xyz\x1b[13X"), "{turned:?}");
}

#[test]
fn half_of_a_character_is_not_erased_where_the_other_is_written_over() {
    // What is erased ends with a whole character, and before that with a half, which is written.
    check_line("港港港港港港港a", "          港港a", "\x1b[1;3H\x1b[10X");
    check_line("港港港港港港港a", "           港aa", "\x1b[1;3H\x1b[10X\x1b[10C 港a");
}

#[test]
fn what_is_of_one_style_is_written_together() {
    let marker = |row| Run::new(row, 2, "•", Role::Marker);
    let text = |row, text: &str| Run::new(row, 4, text, Role::Text);
    let slide = [marker(0), text(0, "三"), marker(1), text(1, "四")];
    // The place and the style of the text are saved, and the next row is beside it.
    let first = "\x1b[1;5H\x1b[38;5;236m\x1b7三\x1b[B\u{8}\u{8}四\x1b8\u{8}\u{8}\x1b[1;38;5;88m•\n\x1b[3G•";
    assert_eq!(turned(&[], &slide, (40, 3)), first);
    assert_eq!(
        turned(&[text(0, "一"), text(1, "二")], &slide, (40, 3)),
        first.replace("\x1b[1;5H\x1b[38;5;236m\x1b7", "\x1b8")
    );
}

#[test]
fn what_may_be_wider_than_it_is_taken_for_is_written_before_what_stands_behind_it() {
    let frame = |sign: &str| [Run::new(0, 2, sign, Role::Marker), Run::new(0, 3, "港", Role::Text)];
    let (marker, text) = ("\x1b[1;38;5;88m", "\x1b[38;5;236m");
    let drawn = format!("\x1b[1;3H{marker}…\x1b[4G\x1b[22;38;5;236m\x1b7港");
    assert_eq!(turned(&[], &frame("…"), (40, 3)), drawn);
    let drawn = format!("\x1b[1;4H{text}\x1b7港\u{8}\u{8}\u{8}{marker}.");
    assert_eq!(turned(&[], &frame("."), (40, 3)), drawn);
}

#[test]
fn only_a_frame_of_more_than_a_kilobyte_is_synchronized() {
    let slide = |n: usize| [Run::new(0, 0, "a".repeat(n), Role::Text)];
    let is_whole = |n| turned(&[], &slide(n), (2000, 1)).starts_with(BEGIN);
    assert_eq!([is_whole(900), is_whole(1100)], [false, true]);
}

#[test]
fn a_terminal_that_erases_without_colour_is_written_blanks() {
    let size = (24, 4);
    let buffer = painted(&[], size, WidthPolicy::default());
    let mut bytes = Vec::new();
    let mut writer = Writer::new(&mut bytes, size);
    writer.write_blanks();
    writer.turn(&Buffer::empty(Rect::new(0, 0, size.0, size.1)), &buffer);
    writer.flush().unwrap();
    assert!(!bytes.contains(&b'K') && !bytes.contains(&b'X'));
    assert_shown(&bytes, &buffer);
}

#[test]
fn a_slide_of_chinese_takes_about_its_own_bytes() {
    let deck =
        crate::deck::read(include_str!("../../../decks/welcome.yaml")).expect("the welcome deck is read");
    let page = Page {
        columns: 80,
        rows: 24,
        policy: WidthPolicy::default(),
        lang: Lang::ZhHant,
        strictness: Strictness::Strict,
        blocks: crate::text::large::Blocks::None,
        links: crate::scene::Links::Listed,
    };
    let shown: Vec<Buffer> = deck.slides[1..3]
        .iter()
        .map(|s| painted(&crate::scene::lay_out(s, page).screens[0].runs, (80, 24), page.policy))
        .collect();
    let both = written(&shown, (80, 24)).len();
    let first = written(&shown[..1], (80, 24)).len();
    assert!(both - first <= 1200, "{} bytes for the next slide", both - first);

    let mut stock = Vec::new();
    let mut backend = ratatui_crossterm::CrosstermBackend::new(&mut stock);
    backend.draw(shown[0].diff_iter(&shown[1])).unwrap();
    assert!((both - first) * 4 < stock.len() * 3, "{} of {} bytes", both - first, stock.len());
}
