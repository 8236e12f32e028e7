//! XML to a walk over its tags and words, as the formats that are archives need it.
//!
//! Names come without their prefix. A document type is passed over, so that no entity of its own ever grows, and nothing
//! outside is looked at; what stands deeper than [`MAX_DEPTH`] is refused.

use super::Refusal;
use super::archive::damaged;
use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};

/// How deep elements may stand in each other. Word's own stand 30 deep, tables in tables.
const MAX_DEPTH: usize = 512;

/// A step of the walk.
pub(super) enum Step<'a> {
    Start(&'a str, &'a BytesStart<'a>),
    End(&'a str),
    Words(&'a str),
}

/// Walks over `source`.
pub(super) fn walk(source: &str, mut take: impl FnMut(Step<'_>)) -> Result<(), Refusal> {
    let mut reader = Reader::from_str(source);
    reader.config_mut().allow_dangling_amp = true;
    let mut depth = 0usize;
    loop {
        match reader.read_event().map_err(|_| damaged())? {
            Event::Start(tag) => {
                depth += 1;
                if depth > MAX_DEPTH {
                    return Err(damaged());
                }
                take(Step::Start(tag.local_name().as_ref(), &tag));
            }
            Event::Empty(tag) => {
                take(Step::Start(tag.local_name().as_ref(), &tag));
                take(Step::End(tag.local_name().as_ref()));
            }
            Event::End(tag) => {
                depth = depth.saturating_sub(1);
                take(Step::End(tag.local_name().as_ref()));
            }
            Event::Text(text) => take(Step::Words(&text.xml10_content())),
            Event::CData(text) => take(Step::Words(&text.xml10_content())),
            Event::GeneralRef(entity) => {
                let own = match &*entity {
                    "amp" => Some('&'),
                    "lt" => Some('<'),
                    "gt" => Some('>'),
                    "quot" => Some('"'),
                    "apos" => Some('\''),
                    _ => entity.resolve_char_ref().ok().flatten(),
                };
                if let Some(c) = own {
                    take(Step::Words(c.encode_utf8(&mut [0; 4])));
                }
            }
            Event::Eof => return Ok(()),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
}

/// The value of an attribute, by its name without a prefix.
pub(super) fn value(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = tag.attributes();
    // Told apart pairwise otherwise: that many times that many.
    let found =
        attributes.with_checks(false).filter_map(Result::ok).find(|a| a.key.local_name().as_ref() == name)?;
    found.normalized_value(XmlVersion::Explicit1_0).ok().map(std::borrow::Cow::into_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(source: &str) -> Result<String, Refusal> {
        let mut told = String::new();
        walk(source, |step| match step {
            Step::Start(name, tag) => {
                told += &format!("<{name} {}>", value(tag, "val").unwrap_or_default());
            }
            Step::End(name) => told += &format!("</{name}>"),
            Step::Words(words) => told += words,
        })?;
        Ok(told)
    }

    #[test]
    fn tags_and_words_come_in_order() {
        assert_eq!(
            told("<?xml version='1.0'?><w:p w:val='a&amp;b'><w:br/>A &amp; B&#x6E2F;<![CDATA[<c>]]></w:p>")
                .as_deref(),
            Ok("<p a&b><br ></br>A & B港<c></p>")
        );
        assert_eq!(told("AT&T").as_deref(), Ok("AT&T"));
    }

    #[test]
    fn entities_of_a_document_and_files_outside_are_passed_over() {
        let bomb = "<!DOCTYPE a [<!ENTITY x 'xxxx'><!ENTITY y '&x;&x;'><!ENTITY z SYSTEM 'file:///etc/passwd'>]><a>&y;&z;b</a>";
        assert_eq!(told(bomb).as_deref(), Ok("<a >b</a>"));
    }

    #[test]
    fn what_is_too_deep_or_broken_is_refused() {
        let deep = |n: usize| format!("{}{}", "<a>".repeat(n), "</a>".repeat(n));
        assert!(told(&deep(MAX_DEPTH)).is_ok());
        assert_eq!(told(&deep(MAX_DEPTH + 1)), Err(damaged()));
        assert_eq!(told("<a></b>"), Err(damaged()));
    }

    #[test]
    fn each_entity_of_xml_is_its_character() {
        assert_eq!(told("&amp;&lt;&gt;&quot;&apos;&#65;&#x6E2F;&none;").as_deref(), Ok("&<>\"'A港"));
    }

    #[test]
    fn what_is_no_text_is_passed_over_and_depth_goes_down_again() {
        assert_eq!(told("<a><!-- b --><?c d?>e</a>").as_deref(), Ok("<a >e</a>"));
        assert!(told(&"<a></a>".repeat(MAX_DEPTH + 1)).is_ok());
        assert!(told(&"<a/>".repeat(MAX_DEPTH + 1)).is_ok());
    }
}
