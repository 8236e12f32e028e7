//! What a paragraph's style makes of it: by the style's name, its outline level, or the style that it is based on.

use crate::article::Refusal;
use crate::article::look::Look;
use crate::article::xml::{Step, value, walk};
use quick_xml::events::BytesStart;
use std::collections::HashMap;

/// How many styles are looked through: each may be based on another.
const MAX_BASES: usize = 16;

/// The styles of a document.
#[derive(Default)]
pub(super) struct Styles(HashMap<String, Style>);

#[derive(Default)]
struct Style {
    name: String,
    base: Option<String>,
    level: Option<String>,
}

impl Styles {
    pub(super) fn read(text: &str) -> Result<Self, Refusal> {
        let mut styles = HashMap::new();
        let mut open: Option<(String, Style)> = None;
        walk(text, |step| match step {
            Step::Start("style", tag) => open = value(tag, "styleId").map(|id| (id, Style::default())),
            Step::Start(name, tag) => {
                if let Some((_, style)) = &mut open {
                    match name {
                        "name" => style.name = value(tag, "val").unwrap_or_default(),
                        "basedOn" => style.base = value(tag, "val"),
                        "outlineLvl" => style.level = value(tag, "val"),
                        _ => {}
                    }
                }
            }
            Step::End("style") => styles.extend(open.take()),
            Step::End(_) | Step::Words(_) => {}
        })?;
        Ok(Self(styles))
    }

    /// How paragraphs of a style look.
    pub(super) fn look(&self, id: &str) -> Look {
        let mut at = id;
        for _ in 0..MAX_BASES {
            let Some(style) = self.0.get(at) else {
                // Not defined: its own name is all there is.
                return Look::named(at).unwrap_or_default();
            };
            if let Some(look) = Look::named(&style.name).or_else(|| Look::of_level(style.level.as_deref())) {
                return look;
            }
            let Some(base) = &style.base else { break };
            at = base;
        }
        Look::Plain
    }
}

/// Whether a switch is on: it is where it stands, unless it says that it is not.
pub(super) fn is_on(tag: &BytesStart<'_>) -> bool {
    value(tag, "val").is_none_or(|said| !matches!(said.as_str(), "0" | "false" | "off" | "none"))
}
