//! The keys in force: the table's, or for an action what a person would rather press. Names of keys and of actions, in
//! and out, and where two actions want the same key.

use super::keys::{Action, Binding, Key, LINKED_TABLE, Tables};
use super::{Language, Word, keys};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Which keys do what. By default those of the tables.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Keymap {
    own: BTreeMap<&'static str, Vec<Vec<Key>>>,
}

/// Two actions that want a key, or the beginning of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clash {
    /// The key of the action that is named first, which is a person's own.
    pub key: Vec<Key>,
    /// Which of that action's keys it is, from 0.
    pub nth: usize,
    /// The action whose keys a person has chosen.
    pub own: Action,
    /// The other one.
    pub other: Action,
}

/// What some strokes are.
pub(super) enum Found {
    /// All of a key.
    Action(Action),
    /// The beginning of one.
    Begins,
    /// No key.
    Nothing,
}

/// It quits whatever else does: nobody is to be locked in.
const ALWAYS_QUITS: &[Key] = &[Key::Ctrl('c')];

impl Keymap {
    /// Gives an action these keys in place of the table's; none take it off the keyboard.
    pub fn bind(&mut self, action: Action, keys: Vec<Vec<Key>>) {
        self.own.insert(action.name(), keys);
    }

    /// The keys of an action that the tables have on `keys`.
    fn of<'a>(&'a self, binding: &'a Binding) -> impl Iterator<Item = &'a [Key]> {
        let own = self.own.get(binding.action.name());
        let of_table = binding.keys.iter().copied().filter(move |_| own.is_none());
        let quits = (binding.action == Action::Quit && own.is_some()).then_some(ALWAYS_QUITS);
        own.into_iter().flatten().map(Vec::as_slice).chain(of_table).chain(quits)
    }

    /// The names of the keys of a row: `g g`, `Home`.
    pub fn names(&self, binding: &Binding) -> Vec<String> {
        self.of(binding).map(name).collect()
    }

    pub(super) fn find(&self, strokes: &[Key], tables: Tables) -> Found {
        let mut found = Found::Nothing;
        for binding in tables.rows() {
            for key in self.of(binding) {
                if key == strokes {
                    return Found::Action(binding.action);
                }
                if key.starts_with(strokes) {
                    found = Found::Begins;
                }
            }
        }
        found
    }

    /// The words of a message, the keys in it by the names of those in force.
    pub fn say(&self, language: Language, word: Word) -> Cow<'static, str> {
        let text = language.say(word);
        if !text.contains('{') {
            return Cow::Borrowed(text);
        }
        let first = |binding: &Binding| self.of(binding).next().map_or_else(|| "-".to_owned(), name);
        let told = keys::all().fold(text.to_owned(), |text, binding| {
            text.replace(&format!("{{{}}}", binding.action.name()), &first(binding))
        });
        Cow::Owned(told)
    }

    /// The words of a message about `subject`.
    pub fn say_of(&self, language: Language, word: Word, subject: &str) -> String {
        self.say(language, word).replace("{}", subject)
    }

    /// Where a key of a person's own is also another action's that is there at the same time, or hides it.
    pub fn clashes(&self) -> Vec<Clash> {
        let mut clashes: Vec<Clash> = Vec::new();
        for tables in Tables::all() {
            let rows: Vec<&Binding> = tables.rows().collect();
            for row in rows.iter().filter(|row| self.own.contains_key(row.action.name())) {
                let others = rows.iter().filter(|other| other.action != row.action);
                clashes.extend(others.filter_map(|other| self.clash(row, other)));
            }
        }
        // Each pair once, whichever of the two a person has chosen, or both.
        let mut told: Vec<Clash> = Vec::new();
        for clash in clashes {
            let is_of = |c: &Clash| {
                (c.own, c.other) == (clash.own, clash.other) || (c.other, c.own) == (clash.own, clash.other)
            };
            if !told.iter().any(is_of) {
                told.push(clash);
            }
        }
        told
    }

    fn clash(&self, row: &Binding, other: &Binding) -> Option<Clash> {
        let is_same = |a: &[Key], b: &[Key]| a.starts_with(b) || b.starts_with(a);
        let (nth, key) = self.of(row).enumerate().find(|(_, key)| self.of(other).any(|k| is_same(k, key)))?;
        Some(Clash { key: key.to_vec(), nth, own: row.action, other: other.action })
    }

    /// A table as Markdown, for the README.
    pub fn markdown(&self, table: &[Binding], language: Language) -> String {
        let mut out = String::from("| keys | |\n| --- | --- |\n");
        for binding in table {
            let cell =
                |name: String| format!("<kbd>{}</kbd>", name.replace('`', "&#96;").replace('|', "&#124;"));
            let keys: Vec<String> = self.names(binding).into_iter().map(cell).collect();
            out += &format!("| {} | {} |\n", keys.join(" "), self.say(language, binding.label));
        }
        out
    }
}

/// The name of a key: `g g`, `Ctrl-l`.
pub fn name(strokes: &[Key]) -> String {
    strokes.iter().map(|key| key.name()).collect::<Vec<_>>().join(" ")
}

/// The keys that have names, by these.
const NAMED: &[(&str, Key)] = &[
    ("Space", Key::Char(' ')),
    ("Enter", Key::Enter),
    ("Alt-Enter", Key::Newline),
    ("Esc", Key::Escape),
    ("Backspace", Key::Backspace),
    ("Tab", Key::Tab),
    ("Shift-Tab", Key::BackTab),
    ("Left", Key::Left),
    ("Right", Key::Right),
    ("Up", Key::Up),
    ("Down", Key::Down),
    ("PgUp", Key::PageUp),
    ("PgDn", Key::PageDown),
    ("Home", Key::Home),
    ("End", Key::End),
];

/// What a terminal sends for these is another key's.
const SAME_BYTE: &[(char, &str)] =
    &[('h', "Backspace"), ('i', "Tab"), ('j', "Enter"), ('m', "Enter"), ('[', "Esc")];

/// Reads a key by its name: one stroke, or two with a space between.
///
/// # Errors
/// Why there is no such key: a line that says what to write.
pub fn parse(text: &str) -> Result<Vec<Key>, String> {
    if text == " " {
        return Ok(vec![Key::Char(' ')]);
    }
    let strokes: Vec<Key> =
        text.split(' ').filter(|s| !s.is_empty()).map(stroke).collect::<Result<_, _>>()?;
    match strokes.len() {
        0 => Err("write a key: \"x\", \"g g\", \"Ctrl-x\", \"PgDn\"".to_owned()),
        1 | 2 => Ok(strokes),
        _ => Err("a key has two strokes at most".to_owned()),
    }
}

fn stroke(text: &str) -> Result<Key, String> {
    if let Some((_, key)) = NAMED.iter().find(|(name, _)| name.eq_ignore_ascii_case(text)) {
        return Ok(*key);
    }
    let mut chars = text.chars();
    if let (Some(c), None) = (chars.next(), chars.next()) {
        return match c {
            '0'..='9' => Err("digits are numbers of slides, as in 12 G".to_owned()),
            c if c.is_control() => Err("write a control key as \"Ctrl-x\"".to_owned()),
            c => Ok(Key::Char(c)),
        };
    }
    let after = |prefix: &str| {
        let (head, tail) = text.split_at_checked(prefix.len())?;
        head.eq_ignore_ascii_case(prefix).then_some(tail)
    };
    if let Some(c) = after("ctrl-").and_then(|rest| rest.parse::<char>().ok()) {
        return control(c.to_ascii_lowercase());
    }
    if let Some(n) = after("f").and_then(|rest| rest.parse::<u8>().ok()).filter(|n| (1..=24).contains(n)) {
        return Ok(Key::Function(n));
    }
    let near = crate::fault::nearest(text, NAMED.iter().map(|(name, _)| *name));
    Err(match near {
        Some(near) => format!("did you mean \"{near}\"?"),
        None => {
            "keys are a character, Ctrl-x, F1 to F24, Space, Enter, Esc, Tab, PgDn and the like".to_owned()
        }
    })
}

fn control(c: char) -> Result<Key, String> {
    if c == 'c' {
        return Err("Ctrl-c always quits".to_owned());
    }
    if let Some((_, same)) = SAME_BYTE.iter().find(|(of, _)| *of == c) {
        return Err(format!("to a terminal that is the key \"{same}\""));
    }
    if c.is_ascii_lowercase() { Ok(Key::Ctrl(c)) } else { Err("Ctrl- goes with a letter".to_owned()) }
}

/// The tables by the names that scripts know, and what each is added to.
pub const SECTIONS: &[(&str, Word, &[Binding])] = &[
    ("present", Word::KeysOfPresenting, keys::TABLE),
    ("talk", Word::KeysOfTalk, keys::TALK_TABLE),
    ("linked", Word::KeysOfLinked, LINKED_TABLE),
    ("speak", Word::KeysOfSpeaker, keys::SPEAKER_TABLE),
    ("review", Word::KeysOfReview, keys::REVIEW_TABLE),
    ("serve", Word::KeysOfServer, keys::TOGETHER_TABLE),
];

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_action_of_the_tables_has_a_name_of_its_own_and_is_found_by_it() {
        let mut seen = HashSet::new();
        for &(action, name) in Action::NAMES {
            assert!(seen.insert(name), "{name} twice");
            assert_eq!(Action::of_name(name), Some(action));
            assert!(keys::all().any(|b| b.action == action), "{name} is in no table");
        }
        assert!(keys::all().all(|b| seen.contains(b.action.name())));
    }

    #[test]
    fn a_key_is_read_by_the_name_that_the_help_gives_it() {
        for key in keys::all().flat_map(|b| b.keys).filter(|k| **k != ALWAYS_QUITS) {
            assert_eq!(parse(&name(key)).as_deref(), Ok(*key));
        }
        assert_eq!(parse("ctrl-X").as_deref(), Ok(&[Key::Ctrl('x')][..]));
        assert_eq!(parse("pgdn").as_deref(), Ok(&[Key::PageDown][..]));
        assert_eq!(parse("é").as_deref(), Ok(&[Key::Char('é')][..]));
        for (bad, hint) in [
            ("", "write a key: \"x\", \"g g\", \"Ctrl-x\", \"PgDn\""),
            ("a b c", "a key has two strokes at most"),
            ("5", "digits are numbers of slides, as in 12 G"),
            ("Ctrl-c", "Ctrl-c always quits"),
            ("Ctrl-i", "to a terminal that is the key \"Tab\""),
            ("Entre", "did you mean \"Enter\"?"),
        ] {
            assert_eq!(parse(bad), Err(hint.to_owned()), "{bad}");
        }
    }

    #[test]
    fn a_key_of_ones_own_takes_the_place_of_the_tables() {
        let mut keymap = Keymap::default();
        keymap.bind(Action::Next, vec![vec![Key::Char('w')], vec![Key::Char('z'), Key::Char('z')]]);
        keymap.bind(Action::Quit, vec![vec![Key::Char('Q')]]);
        let tables = Tables::all()[0];
        let does = |keys: &[Key]| match keymap.find(keys, tables) {
            Found::Action(action) => Some(action),
            Found::Begins | Found::Nothing => None,
        };
        assert_eq!(does(&[Key::Char('w')]), Some(Action::Next));
        assert_eq!(does(&[Key::Char('z'), Key::Char('z')]), Some(Action::Next));
        assert_eq!(does(&[Key::Char(' ')]), None);
        assert_eq!(does(&[Key::Char('q')]), None);
        assert_eq!(does(&[Key::Ctrl('c')]), Some(Action::Quit), "nobody is locked in");
        assert_eq!(keymap.clashes(), []);
        assert_eq!(keymap.say(Language::English, Word::LastSlide), "last slide (Q quits)");
    }

    #[test]
    fn two_actions_that_want_a_key_clash_where_both_are_there() {
        let clashes = |action: Action, key: &[Key]| {
            let mut keymap = Keymap::default();
            keymap.bind(action, vec![key.to_vec()]);
            keymap.clashes().into_iter().map(|c| (c.own, c.other)).collect::<Vec<_>>()
        };
        assert_eq!(clashes(Action::Notes, &[Key::Char('t')]), [(Action::Notes, Action::Timer)]);
        // In review, and before a speaker, the letter is another's; and one begins what is another's whole key.
        assert_eq!(clashes(Action::Notes, &[Key::Char('f')]), [(Action::Notes, Action::Flag)]);
        assert_eq!(
            clashes(Action::Notes, &[Key::Char('a')]),
            [(Action::Notes, Action::Asked), (Action::Notes, Action::Approve)]
        );
        assert_eq!(clashes(Action::Notes, &[Key::Char('g')]), [(Action::Notes, Action::First)]);
        assert_eq!(
            clashes(Action::Notes, &[Key::Char('t'), Key::Char('t')]),
            [(Action::Notes, Action::Timer)]
        );
        // A reviewer has no speaker's keys.
        assert_eq!(clashes(Action::Approve, &[Key::Char('+')]), []);
    }

    #[test]
    fn no_message_keeps_the_name_of_an_action_for_its_key() {
        for &word in Word::ALL {
            for language in Language::ALL {
                let said = Keymap::default().say(language, word).replace("{}", "");
                assert!(!said.contains(['{', '}']), "{word:?}: {said}");
            }
        }
    }
}
