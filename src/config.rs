//! A person's settings, `config.yaml` in their configuration folder: what is wrong in them is told, and never in the way.

use crate::app::keymap::{Clash, Keymap, name, parse};
use crate::app::{Action, Language};
use crate::deck::{Segment, explain, locate};
use crate::fault::{Fault, Position, nearest};
use crate::yaml::word;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use serde_yaml::{Mapping, Value};
use std::borrow::Cow;

/// The most keys of one action.
const MAX_KEYS: usize = 16;

/// What a person has set; what they have not is nothing here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Config {
    /// A theme by name or file, for decks that name none.
    pub theme: Option<String>,
    /// The language of messages and keys.
    pub language: Option<Language>,
    /// How wide ambiguous characters are.
    pub widths: Option<Widths>,
    /// When links are the terminal's own.
    pub links: Option<LinksWhen>,
    /// Whether points come one by one from the start.
    pub has_reveal: bool,
    /// What is spoken in a minute, characters or words, where the deck does not say.
    pub pace: Option<u32>,
    /// The keys.
    pub keymap: Keymap,
}

/// How wide ambiguous characters are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Widths {
    /// One column.
    Narrow,
    /// Two.
    Wide,
    /// As the terminal says.
    Auto,
}

/// When links are the terminal's own (OSC 8).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(rename = "links")]
pub enum LinksWhen {
    /// As far as it is known that the terminal takes them.
    Auto,
    /// On any terminal.
    Always,
    /// On none: where they lead stands at the slide's foot.
    Never,
}

/// A language of the interface.
#[derive(Clone, Copy, Deserialize, JsonSchema)]
#[schemars(rename = "language")]
enum Tongue {
    #[serde(rename = "en")]
    English,
    #[serde(rename = "zh-Hant")]
    TraditionalChinese,
    #[serde(rename = "zh-Hans")]
    SimplifiedChinese,
    #[serde(rename = "ja")]
    Japanese,
    #[serde(rename = "ko")]
    Korean,
}

/// Settings of jianbao (簡報), config.yaml in its configuration folder.
#[derive(Default, Deserialize, JsonSchema)]
#[schemars(title = "Jianbao settings")]
#[serde(deny_unknown_fields, default, expecting = "settings: a mapping such as \"theme: paper\"")]
struct Raw {
    /// A theme by name or file, for decks that name none.
    theme: Option<String>,
    /// The language of messages and keys.
    #[serde(deserialize_with = "word::maybe")]
    lang: Option<Tongue>,
    /// The width of ambiguous characters (… — “ ”).
    #[serde(deserialize_with = "word::maybe")]
    ambiguous: Option<Widths>,
    /// When links are the terminal's own (OSC 8), and where they lead is not at the slide's foot.
    #[serde(deserialize_with = "word::maybe")]
    links: Option<LinksWhen>,
    /// Points one by one from the start.
    reveal: Option<bool>,
    /// How many characters (Chinese, Japanese, Korean) or words are spoken in a minute, where the deck does not say.
    #[schemars(range(min = 1, max = 2000))]
    pace: Option<u32>,
    /// Keys by the names of the actions that `jianbao keys` lists.
    #[schemars(with = "Keys")]
    keys: Option<Mapping>,
}

/// Reads settings. Where a part of them is at fault, its default holds: all of it where the YAML is, the keys where a
/// key is.
pub fn read(text: &str) -> (Config, Vec<Fault>) {
    let text = text.trim_start_matches('\u{FEFF}');
    let raw: Raw = match serde_yaml::from_str::<Option<Raw>>(text) {
        Ok(raw) => raw.unwrap_or_default(),
        Err(error) => return (Config::default(), vec![explain(text, &error)]),
    };
    let mut faults = Vec::new();
    let pace = raw.pace.filter(|pace| {
        let is_fit = (1..=2000).contains(pace);
        if !is_fit {
            let fault = Fault::new(format!("pace: {pace} a minute")).hint("write 1 to 2000");
            faults.push(fault.at(text, position(text, &[key("pace")])));
        }
        is_fit
    });
    let (keymap, of_keys) = keymap(text, &raw.keys.unwrap_or_default());
    faults.extend(of_keys);
    let config = Config {
        theme: raw.theme,
        language: raw.lang.map(Tongue::language),
        widths: raw.ambiguous,
        links: raw.links,
        has_reveal: raw.reveal.unwrap_or_default(),
        pace,
        keymap,
    };
    (config, faults)
}

/// A fault with the theme that the settings in `text` name, told at its name.
pub fn unfit_theme(text: &str, fault: Fault) -> Fault {
    fault.of_named("theme").at(text, position(text, &[key("theme")]))
}

/// The JSON schema of the settings (draft 2020-12), for editors.
pub fn schema() -> String {
    let schema = schemars::schema_for!(Raw);
    serde_json::to_string_pretty(&schema).expect("a schema is JSON") + "\n"
}

impl Tongue {
    const fn language(self) -> Language {
        match self {
            Self::English => Language::English,
            Self::TraditionalChinese => Language::TraditionalChinese,
            Self::SimplifiedChinese => Language::SimplifiedChinese,
            Self::Japanese => Language::Japanese,
            Self::Korean => Language::Korean,
        }
    }
}

/// The keys, or those of the tables where there is a fault in any.
fn keymap(text: &str, wanted: &Mapping) -> (Keymap, Vec<Fault>) {
    let (mut keymap, mut faults) = (Keymap::default(), Vec::new());
    for (action, keys) in wanted {
        match bound(text, action, keys) {
            Ok((action, keys)) => keymap.bind(action, keys),
            Err(fault) => faults.push(fault),
        }
    }
    if faults.is_empty() {
        faults.extend(keymap.clashes().iter().map(|clash| clashing(text, clash)));
    }
    if faults.is_empty() { (keymap, faults) } else { (Keymap::default(), faults) }
}

/// An action and its keys, as they are written: a key, or a list of keys.
fn bound(text: &str, action: &Value, keys: &Value) -> Result<(Action, Vec<Vec<crate::app::Key>>), Fault> {
    let name = action.as_str().unwrap_or_default();
    let Some(action) = Action::of_name(name) else {
        let near = nearest(name, Action::NAMES.iter().map(|(_, known)| *known));
        let hint =
            near.map_or("`jianbao keys` lists them".to_owned(), |near| format!("did you mean \"{near}\"?"));
        let fault = Fault::new(format!("no action is called \"{name}\"")).hint(hint);
        return Err(fault.at(text, position_of_key(text, name)));
    };
    let of_action = || vec![key("keys"), Segment::Key(Cow::Owned(name.to_owned()))];
    let (listed, is_list) = match keys {
        Value::Sequence(list) => (list.as_slice(), true),
        one => (std::slice::from_ref(one), false),
    };
    if listed.len() > MAX_KEYS {
        let fault = Fault::new(format!("\"{name}\" has more than {MAX_KEYS} keys"));
        return Err(fault.at(text, position(text, &of_action())));
    }
    let read = |(nth, one): (usize, &Value)| {
        let at = || [of_action(), if is_list { vec![Segment::Index(nth)] } else { vec![] }].concat();
        let quote = || Fault::new("a key is a text").hint("put quotes around it, as in \"[\"");
        let written = match one {
            Value::String(written) => written.clone(),
            Value::Number(number) => number.to_string(),
            _ => return Err(quote().at(text, position(text, &at()))),
        };
        parse(&written).map_err(|hint| {
            let fault = Fault::new(format!("\"{written}\" is no key for \"{name}\"")).hint(hint);
            fault.at(text, position(text, &at()))
        })
    };
    let keys = listed.iter().enumerate().map(read).collect::<Result<_, _>>()?;
    Ok((action, keys))
}

fn clashing(text: &str, clash: &Clash) -> Fault {
    let (own, other) = (clash.own.name(), clash.other.name());
    let path = [key("keys"), Segment::Key(Cow::Owned(own.to_owned())), Segment::Index(clash.nth)];
    let fault = Fault::new(format!("\"{}\" is a key of \"{own}\" and of \"{other}\"", name(&clash.key)));
    fault.hint(format!("give \"{other}\" others too, or none: {other}: []")).at(text, position(text, &path))
}

const fn key(name: &'static str) -> Segment {
    Segment::Key(Cow::Borrowed(name))
}

fn position(text: &str, path: &[Segment]) -> Position {
    locate(text, &[path.to_vec()]).first().copied().unwrap_or(Position { line: 1, column: 1 })
}

/// Where the name of an action stands: before its keys, which are what can be looked up.
fn position_of_key(text: &str, name: &str) -> Position {
    let value = position(text, &[key("keys"), Segment::Key(Cow::Owned(name.to_owned()))]);
    let lines = text.lines().enumerate().take(value.line).collect::<Vec<_>>();
    let found = lines.into_iter().rev().filter(|_| !name.is_empty()).find_map(|(nth, line)| {
        let (before, _) = line.split_once(name)?;
        Some(Position { line: nth + 1, column: before.chars().count() + 1 })
    });
    found.unwrap_or(value)
}

/// The keys in the schema: by the names of actions, a key or a list.
struct Keys;

impl JsonSchema for Keys {
    fn schema_name() -> Cow<'static, str> {
        "keys".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let names: Vec<&str> = Action::NAMES.iter().map(|(_, name)| *name).collect();
        json_schema!({
            "type": "object",
            "propertyNames": { "enum": names },
            "additionalProperties": {
                "type": ["string", "array"],
                "items": { "type": "string" },
                "maxItems": MAX_KEYS,
                "description": "A key or a list of keys: x, g g, Ctrl-x, F5, PgDn; an empty list for none.",
            },
            "description": "Keys by the names of the actions that `jianbao keys` lists.",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Key;
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let (config, faults) = read(text);
        let told: Vec<String> = faults.iter().map(|fault| crate::fault::brief(fault).join("; ")).collect();
        assert_eq!(told, expected);
        assert!(expected.is_empty() || config.keymap == Keymap::default(), "the defaults hold");
    }

    #[test]
    fn settings_are_read() {
        let text = "theme: paper\nlang: zh-Hant\nambiguous: wide\nlinks: never\nreveal: true\npace: 180\nkeys:\n  notes: [w, \"z z\"]\n  timer: []\n";
        let (config, faults) = read(text);
        assert_eq!(faults, []);
        let mut keymap = Keymap::default();
        keymap.bind(Action::Notes, vec![vec![Key::Char('w')], vec![Key::Char('z'), Key::Char('z')]]);
        keymap.bind(Action::Timer, vec![]);
        let expected = Config {
            theme: Some("paper".to_owned()),
            language: Some(Language::TraditionalChinese),
            widths: Some(Widths::Wide),
            links: Some(LinksWhen::Never),
            has_reveal: true,
            pace: Some(180),
            keymap,
        };
        assert_eq!(config, expected);
        for empty in ["", "# nothing\n", "---\n", "\u{FEFF}{}"] {
            assert_eq!(read(empty), (Config::default(), vec![]), "{empty:?}");
        }
    }

    #[test]
    fn what_is_wrong_is_told_with_its_place_and_a_hint() {
        check("thme: paper\n", &["1:1: unknown field \"thme\"; hint: did you mean \"theme\"?"]);
        check("lang: xx\n", &["1:7: unknown word \"xx\"; hint: known here: en, zh-Hant, zh-Hans, ja, ko"]);
        check("lang: zh-hant\n", &["1:7: unknown word \"zh-hant\"; hint: did you mean \"zh-Hant\"?"]);
        check("links: {}\n", &["1:8: invalid type: map; hint: known here: auto, always, never"]);
        check("ambiguous: wid\n", &["1:12: unknown word \"wid\"; hint: did you mean \"wide\"?"]);
        check("pace: -1\n", &["1:7: invalid type: integer \"-1\", expected a whole number such as 15"]);
        check("pace: 0\n", &["1:7: pace: 0 a minute; hint: write 1 to 2000"]);
        check(
            "theme: paper\nkeys:\n  nots: w\n  timer:\n  - Entre\n",
            &[
                "3:3: no action is called \"nots\"; hint: did you mean \"notes\"?",
                "5:5: \"Entre\" is no key for \"timer\"; hint: did you mean \"Enter\"?",
            ],
        );
        check(
            "keys:\n  notes: [w, t]\n",
            &[
                "2:14: \"t\" is a key of \"notes\" and of \"timer\"; hint: give \"timer\" others too, or none: timer: []",
            ],
        );
        check("keys: {notes: [[a]]}\n", &["1:16: a key is a text; hint: put quotes around it, as in \"[\""]);
        check(
            "keys: {first: 0}",
            &["1:15: \"0\" is no key for \"first\"; hint: digits are numbers of slides, as in 12 G"],
        );
    }

    #[test]
    fn two_actions_may_change_their_keys_with_each_other() {
        check("keys:\n  notes: [t]\n  timer: [s]\n", &[]);
    }

    #[test]
    fn a_fault_in_the_keys_leaves_the_rest() {
        assert_eq!(read("theme: paper\nkeys: {notes: t}\n").0.theme.as_deref(), Some("paper"));
    }

    proptest! {
        #[test]
        fn nothing_that_is_written_there_is_a_panic(text in "(keys|theme|pace|notes|\\[|\\]|[:{}\n -]|[a-z ]|港){0,40}") {
            let _ = read(&text);
        }
    }
}
