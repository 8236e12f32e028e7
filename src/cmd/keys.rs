//! `jianbao keys`: the keys in force, the person's own among them.

use super::args::LanguageArg;
use super::present::of_environment;
use super::{Done, config};
use crate::app::keymap::{Keymap, SECTIONS};
use crate::app::{Binding, Language};
use crate::text::WidthPolicy;
use clap::{Args, ValueEnum};
use serde_json::json;

/// Arguments of `keys`.
#[derive(Debug, Args)]
#[command(after_help = AFTER_HELP)]
pub(crate) struct KeysArgs {
    /// To read, for a document, or for scripts
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// The language of what the keys do
    #[arg(long, value_enum, value_name = "LANG")]
    lang: Option<LanguageArg>,
}

const AFTER_HELP: &str = "\
Keys are changed in config.yaml, in $XDG_CONFIG_HOME/jianbao or ~/.config/jianbao, by the names of the first column:
  keys:
    notes: [w]              # a key, or a list of keys; x, g g, Ctrl-x, F5, PgDn; [] for none
    timer: [s]
What is wrong there is told here with its line, and the default keys hold; exit status 1. Ctrl-c always quits, and over
SSH the default keys hold. `jianbao schema --config` has the rest of the settings.";

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    Text,
    Markdown,
    Json,
}

pub(crate) fn run(args: &KeysArgs) -> Done {
    let (config, faults) = config::load();
    faults.iter().for_each(super::warn);
    let of_person = || config.language.or_else(of_environment).unwrap_or_default();
    let language = args.lang.map_or_else(of_person, LanguageArg::language);
    super::print(&match args.format {
        Format::Text => text(&config.keymap, language),
        Format::Markdown => markdown(&config.keymap, language),
        Format::Json => json(&config.keymap, language),
    })?;
    Ok(faults.is_empty())
}

fn text(keymap: &Keymap, language: Language) -> String {
    let keys = |binding: &Binding| keymap.names(binding).join(", ");
    let columns = |text: &str| WidthPolicy::default().columns(text);
    let tables = || SECTIONS.iter().flat_map(|(_, _, table)| *table);
    let n_keys = tables().map(|binding| columns(&keys(binding))).max().unwrap_or(0);
    let row = |binding: &Binding| {
        let (keys, label) = (keys(binding), keymap.say(language, binding.label));
        let gap = " ".repeat(n_keys - columns(&keys));
        format!("  {:16} {keys}{gap} {label}\n", binding.action.name())
    };
    let sections = SECTIONS.iter().map(|(_, head, table)| {
        let rows: String = table.iter().map(row).collect();
        format!("{}\n{rows}", language.say(*head))
    });
    sections.collect::<Vec<_>>().join("\n")
}

fn markdown(keymap: &Keymap, language: Language) -> String {
    let sections = SECTIONS.iter().map(|(_, head, table)| {
        format!("## {}\n\n{}", language.say(*head), keymap.markdown(table, language))
    });
    sections.collect::<Vec<_>>().join("\n")
}

fn json(keymap: &Keymap, language: Language) -> String {
    let rows = SECTIONS.iter().flat_map(|(section, _, table)| {
        table.iter().map(move |binding| {
            json!({
                "action": binding.action.name(),
                "keys": keymap.names(binding),
                "in": section,
                "does": keymap.say(language, binding.label),
            })
        })
    });
    let rows: Vec<_> = rows.collect();
    serde_json::to_string_pretty(&rows).expect("names are JSON") + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_keys_do_is_told_in_one_column() {
        let policy = WidthPolicy::default();
        for language in [Language::English, Language::TraditionalChinese] {
            let text = text(&Keymap::default(), language);
            let mut columns = SECTIONS.iter().flat_map(|(_, _, table)| *table).map(|binding| {
                let label = Keymap::default().say(language, binding.label).into_owned();
                let row = text
                    .lines()
                    .find(|row| row.trim_start().starts_with(binding.action.name()) && row.ends_with(&label));
                policy.columns(row.expect("a row").strip_suffix(&label).expect("its end"))
            });
            let first = columns.next().expect("a key");
            assert!(columns.all(|column| column == first), "{text}");
        }
    }
}
