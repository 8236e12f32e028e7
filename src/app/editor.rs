//! A box of text that is being typed: several lines, edited by grapheme cluster, wrapped by our own rules.
//!
//! What a terminal must not get never enters it: pastes and the commits of input methods are filtered as files are.

use super::Key;
use crate::scene::{Role, Run};
use crate::text::clean::is_unsafe;
use crate::text::{Line, Setting, grapheme_indices, graphemes, slice, wrap};

/// The most that is typed, in bytes: more than any remark may have, so that there is room to cut it down.
const MAX_BYTES: usize = 32 * 1024;

/// Text and the place in it where typing goes on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Editor {
    text: String,
    /// The byte that the cursor stands before.
    cursor: usize,
}

impl Editor {
    /// A box that holds `text` already, with the cursor behind it.
    pub fn new(text: impl Into<String>) -> Self {
        let text = text.into();
        Self { cursor: text.len(), text }
    }

    /// The text so far.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Puts text in at the cursor: what a key typed, or what was pasted. Tells whether there was room for it, without
    /// which none of it goes in.
    pub fn insert(&mut self, text: &str) -> bool {
        let text = text.replace("\r\n", "\n").replace('\r', "\n").replace('\t', " ");
        let safe: String = text.chars().filter(|&c| c == '\n' || !is_unsafe(c)).collect();
        let has_room = self.text.len() + safe.len() <= MAX_BYTES;
        if has_room {
            self.text.insert_str(self.cursor, &safe);
            self.cursor += safe.len();
        }
        has_room
    }

    /// Takes a key that edits or moves; `room` and `setting` are those that it is drawn with. Tells whether there was
    /// room for what it types.
    pub fn press(&mut self, key: Key, room: usize, setting: Setting) -> bool {
        match key {
            Key::Char(c) => return self.insert(c.encode_utf8(&mut [0; 4])),
            Key::Newline => return self.insert("\n"),
            Key::Backspace => {
                let from = self.before();
                self.text.drain(from..self.cursor);
                self.cursor = from;
            }
            Key::Ctrl('w') => self.cut_back(|c| !c.is_whitespace()),
            Key::Ctrl('u') => self.cut_back(|c| c != '\n'),
            Key::Ctrl('k') => {
                let rest = slice(&self.text, self.cursor..self.text.len());
                let n = rest.find('\n').unwrap_or(rest.len()).max(usize::from(rest.starts_with('\n')));
                self.text.drain(self.cursor..self.cursor + n);
            }
            Key::Left | Key::Ctrl('b') => self.cursor = self.before(),
            Key::Right | Key::Ctrl('f') => {
                let next = graphemes(slice(&self.text, self.cursor..self.text.len())).next();
                self.cursor += next.map_or(0, str::len);
            }
            Key::Up => self.step(room, setting, false),
            Key::Down => self.step(room, setting, true),
            Key::Home | Key::Ctrl('a') => self.cursor = self.line_at(room, setting).0.bytes.start,
            Key::End | Key::Ctrl('e') => self.cursor = self.line_at(room, setting).0.bytes.end,
            _ => {}
        }
        true
    }

    /// Where the grapheme before the cursor starts.
    fn before(&self) -> usize {
        grapheme_indices(slice(&self.text, 0..self.cursor)).last().map_or(0, |(at, _)| at)
    }

    /// Takes out what stands before the cursor and is of a kind, and the white space behind it.
    fn cut_back(&mut self, is_of_kind: impl Fn(char) -> bool) {
        let head = slice(&self.text, 0..self.cursor);
        let bare = head.trim_end_matches(' ');
        let kept = bare.trim_end_matches(&is_of_kind).len();
        let from = if kept == self.cursor { self.before() } else { kept };
        self.text.drain(from..self.cursor);
        self.cursor = from;
    }

    /// The line that the cursor is on, and its place among the lines.
    fn line_at(&self, room: usize, setting: Setting) -> (Line, usize) {
        let lines = wrap(&self.text, room, setting);
        let nth = lines.iter().rposition(|line| line.bytes.start <= self.cursor).unwrap_or(0);
        (lines[nth].clone(), nth)
    }

    /// Goes a line up or down, to the same column or the nearest before it.
    fn step(&mut self, room: usize, setting: Setting, is_down: bool) {
        let lines = wrap(&self.text, room, setting);
        let (line, nth) = self.line_at(room, setting);
        let column = setting.policy.columns(slice(&self.text, line.bytes.start..self.cursor));
        let target = if is_down { nth + 1 } else { nth.wrapping_sub(1) };
        let Some(target) = lines.get(target) else {
            self.cursor = if is_down { self.text.len() } else { 0 };
            return;
        };
        let (mut at, mut n_columns) = (target.bytes.start, 0);
        for grapheme in graphemes(slice(&self.text, target.bytes.clone())) {
            n_columns += setting.policy.cluster(grapheme);
            if n_columns > column {
                break;
            }
            at += grapheme.len();
        }
        self.cursor = at;
    }

    /// Draws as many rows of it as there are, those around the cursor, from the first row and column of the runs on.
    pub fn view(&self, room: usize, rows: u16, setting: Setting) -> Vec<Run> {
        let lines = wrap(&self.text, room, setting);
        let (line, nth) = self.line_at(room, setting);
        let top = (nth + 1).saturating_sub(usize::from(rows.max(1)));
        let mut runs: Vec<Run> = (0..rows)
            .zip(lines.iter().skip(top))
            .map(|(row, line)| Run::new(row, 0, slice(&self.text, line.bytes.clone()), Role::Text))
            .collect();
        let column = setting.policy.columns(slice(&self.text, line.bytes.start..self.cursor));
        let under = graphemes(slice(&self.text, self.cursor..line.bytes.end)).next().unwrap_or(" ");
        let row = u16::try_from(nth - top).unwrap_or(0);
        split_at(&mut runs, row, column, under, setting);
        runs.retain(|r| !r.text.is_empty());
        runs
    }
}

/// Draws the cursor over the grapheme that it stands before.
fn split_at(runs: &mut Vec<Run>, row: u16, column: usize, under: &str, setting: Setting) {
    if let Some(run) = runs.iter_mut().find(|r| r.row == row) {
        let (mut at, mut n_columns) = (0, 0);
        for grapheme in graphemes(&run.text).take_while(|_| true) {
            if n_columns >= column {
                break;
            }
            n_columns += setting.policy.cluster(grapheme);
            at += grapheme.len();
        }
        let rest = run.text.split_off(at);
        let rest = rest.strip_prefix(under).unwrap_or(&rest).to_owned();
        let after = column + setting.policy.columns(under);
        runs.push(Run::new(row, after, rest, Role::Text));
    }
    runs.push(Run::new(row, column, under, Role::Selected));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Lang, Measure, Strictness, WidthPolicy};
    use proptest::prelude::*;

    const SETTING: Setting = Setting {
        policy: WidthPolicy {
            ambiguous: crate::text::Ambiguous::Narrow,
            clusters: crate::text::Clusters::Plain,
        },
        lang: Lang::ZhHant,
        strictness: Strictness::Strict,
        measure: Measure::Body,
    };

    /// Types keys by name, `<Left>`, and all else as text; gives the text with the cursor as `|`.
    #[track_caller]
    fn check(start: &str, keys: &[Key], expected: &str) {
        let mut editor = Editor::new(start);
        for &key in keys {
            assert!(editor.press(key, 8, SETTING));
        }
        let mut shown = editor.text.clone();
        shown.insert(editor.cursor, '|');
        assert_eq!(shown, expected);
    }

    #[test]
    fn what_there_is_no_room_for_does_not_go_in_at_all() {
        let mut editor = Editor::new("字");
        assert!(!editor.insert(&"a".repeat(MAX_BYTES - 2)));
        assert_eq!(editor.text(), "字");
        assert!(editor.insert(&"a".repeat(MAX_BYTES - 3)));
        assert!(!editor.press(Key::Char('b'), 8, SETTING));
        assert!(editor.press(Key::Backspace, 8, SETTING) && editor.press(Key::Char('b'), 8, SETTING));
    }

    #[test]
    fn keys_edit_by_grapheme() {
        check("簡報", &[Key::Char('好')], "簡報好|");
        check("e\u{301}", &[Key::Backspace], "|");
        check("👨‍👩‍👧x", &[Key::Left, Key::Backspace], "|x");
        check("甲乙", &[Key::Left, Key::Char('\u{1b}'), Key::Newline], "甲\n|乙");
        check("one two", &[Key::Ctrl('w')], "one |");
        check("甲\n乙丙", &[Key::Ctrl('u')], "甲\n|");
        check("甲\n乙丙", &[Key::Up, Key::Ctrl('k')], "甲|乙丙");
        check("", &[Key::Backspace, Key::Left, Key::Right, Key::Up, Key::Down, Key::Ctrl('w')], "|");
        // Up and down keep the column, over lines that were wrapped too.
        check("一二三四\n五六", &[Key::Up], "一二|三四\n五六");
        check("一二三四\n五六", &[Key::Home], "一二三四\n|五六");
        check("一二三四\n五六", &[Key::Up, Key::End], "一二三四|\n五六");
        check("一二三四五六七八", &[Key::Up], "一二三四|五六七八");
    }

    #[test]
    fn a_paste_is_filtered_and_keeps_its_lines() {
        let mut editor = Editor::default();
        editor.insert("甲\r\n乙\t丙\u{1b}[31m\u{202e}\r");
        assert_eq!(editor.text(), "甲\n乙 丙[31m\n");
    }

    proptest! {
        #[test]
        fn the_cursor_stays_between_graphemes_and_in_sight(
            start in "([一-龥，。]|[a-z ]|\n|e\u{301}|👍🏽){0,30}",
            keys in proptest::collection::vec(proptest::sample::select(vec![
                Key::Left, Key::Right, Key::Up, Key::Down, Key::Home, Key::End, Key::Backspace, Key::Newline,
                Key::Ctrl('w'), Key::Ctrl('u'), Key::Ctrl('k'), Key::Char('港'), Key::Char('\u{301}'),
            ]), 0..30),
            room in 1usize..12,
            rows in 1u16..5,
        ) {
            let mut editor = Editor::new(start);
            for key in keys {
                editor.press(key, room, SETTING);
                prop_assert!(editor.text.is_char_boundary(editor.cursor));
                let runs = editor.view(room, rows, SETTING);
                prop_assert_eq!(runs.iter().filter(|r| r.role == Role::Selected).count(), 1);
                prop_assert!(runs.iter().all(|r| r.row < rows));
            }
        }
    }

    #[test]
    fn the_cursor_is_drawn_over_the_character_that_it_stands_before() {
        let drawn = |text: &str, n_left: usize| {
            let mut editor = Editor::new(text);
            for _ in 0..n_left {
                editor.press(Key::Left, 8, SETTING);
            }
            let mut runs = editor.view(8, 3, SETTING);
            runs.sort_by_key(|run| (run.row, run.column));
            let cell = |run: &Run| {
                let text =
                    if run.role == Role::Selected { format!("[{}]", run.text) } else { run.text.clone() };
                format!("{},{} {text}", run.row, run.column)
            };
            runs.iter().map(cell).collect::<Vec<_>>().join(" | ")
        };
        assert_eq!(drawn("簡a報告", 2), "0,0 簡a | 0,3 [報] | 0,5 告");
        assert_eq!(drawn("簡a報告", 4), "0,0 [簡] | 0,2 a報告");
        assert_eq!(drawn("簡a報告", 0), "0,0 簡a報告 | 0,7 [ ]");
        assert_eq!(drawn("甲乙\n丙", 2), "0,0 甲乙 | 0,4 [ ] | 1,0 丙");
    }
}
