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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_style_looks_as_its_name_its_level_or_its_base_says() {
        let styles = "<styles><style styleId='A'><name val='heading 1'/></style><style styleId='B'><name val='Mine'/><outlineLvl val='2'/></style>
            <style styleId='C'><name val='Mine'/><basedOn val='A'/></style><style styleId='D'><name val='Mine'/></style>
            <style styleId='E'><name val='Mine'/><basedOn val='caption'/></style>
            <style styleId='F'><name val='title'/><outlineLvl val='2'/></style>
            <style><name val='title'/></style><name val='title'/><style styleId='G'/></styles>";
        let styles = Styles::read(styles).expect("styles");
        for (id, expected) in [
            ("A", Look::Heading),
            ("B", Look::Heading),
            ("C", Look::Heading),
            ("D", Look::Plain),
            ("E", Look::Caption),
            ("F", Look::Title),
            ("G", Look::Plain),
            ("", Look::Plain),
            ("caption", Look::Caption),
        ] {
            assert_eq!(styles.look(id), expected, "{id}");
        }
    }

    #[test]
    fn a_style_is_based_on_sixteen_others_at_most() {
        let styles = |n: usize| {
            let based = |i: usize| format!("<style styleId='{i}'><basedOn val='{}'/></style>", i + 1);
            let all: String = (1..n).map(based).collect();
            Styles::read(&format!("<a>{all}<style styleId='{n}'><name val='title'/></style></a>"))
                .expect("styles")
        };
        assert_eq!((styles(16).look("1"), styles(17).look("1")), (Look::Title, Look::Plain));
    }

    #[test]
    fn a_switch_is_on_unless_it_says_that_it_is_not() {
        for (tag, expected) in [
            ("<b/>", true),
            ("<b val='1'/>", true),
            ("<b val='0'/>", false),
            ("<b val='false'/>", false),
            ("<b val='off'/>", false),
            ("<b val='none'/>", false),
        ] {
            let mut found = None;
            walk(tag, |step| {
                if let Step::Start(_, tag) = step {
                    found = Some(is_on(tag));
                }
            })
            .expect("a tag");
            assert_eq!(found, Some(expected), "{tag}");
        }
    }
}
