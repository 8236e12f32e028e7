//! What no person writes in YAML, refused before it costs memory or time: brackets by the thousand inside each other,
//! whose reading is quadratic, and aliases that make of a page more text than a machine holds.

use crate::fault::{Fault, Position};
use saphyr_parser::{Event, Parser, Span};
use std::collections::HashMap;

/// The most collections inside each other. A deck has nine.
const MAX_DEPTH: usize = 64;
/// Up to so many opening brackets, none of them is looked at: as deep as that is read within ten milliseconds.
const FEW_BRACKETS: usize = 2000;
/// The most bytes that aliases stand for, all together.
const MAX_ALIASED: usize = 4 << 20;

/// Refuses `text` where it goes beyond the limits; what is no YAML is not told here.
///
/// # Errors
/// With the place where a limit is passed.
pub fn within_limits(text: &str) -> Result<(), Fault> {
    let has_aliases = text.contains('&') && text.contains('*');
    if !has_aliases && text.bytes().filter(|b| matches!(b, b'[' | b'{')).nth(FEW_BRACKETS).is_none() {
        return Ok(());
    }
    let mut walk = Walk::default();
    for next in Parser::new_from_str(text) {
        // The parser that reads the deck is laxer: what follows such a place could be anything.
        let (event, span) = next.map_err(|error| {
            let at = error.marker();
            let is_deep = error.info().contains("recursion limit");
            let fault = if is_deep { too_deep() } else { Fault::new(error.info()) };
            fault.at(text, Position { line: at.line(), column: at.col() + 1 })
        })?;
        walk.pass(&event).map_err(|fault| fault.at(text, start(span)))?;
    }
    Ok(())
}

fn too_deep() -> Fault {
    Fault::new(format!("more than {MAX_DEPTH} lists and mappings inside each other"))
        .hint("put quotation marks around text with brackets")
}

fn start(span: Span) -> Position {
    Position { line: span.start.line(), column: span.start.col() + 1 }
}

/// What has been passed of a text.
#[derive(Default)]
struct Walk {
    /// The collections that are open: their anchors, and the bytes in them.
    open: Vec<(usize, usize)>,
    /// The bytes behind each anchor.
    anchors: HashMap<usize, usize>,
    n_aliased: usize,
}

impl Walk {
    fn pass(&mut self, event: &Event<'_>) -> Result<(), Fault> {
        match event {
            Event::SequenceStart(anchor, _) | Event::MappingStart(anchor, _) => {
                self.open.push((*anchor, 0));
                if self.open.len() > MAX_DEPTH {
                    return Err(too_deep());
                }
            }
            Event::SequenceEnd | Event::MappingEnd => {
                if let Some((anchor, n_bytes)) = self.open.pop() {
                    self.add(anchor, n_bytes);
                }
            }
            Event::Scalar(value, _, anchor, _) => self.add(*anchor, value.len() + 1),
            Event::Alias(anchor) => {
                let n_bytes = self.anchors.get(anchor).copied().unwrap_or(0);
                self.n_aliased = self.n_aliased.saturating_add(n_bytes);
                if self.n_aliased > MAX_ALIASED {
                    let message = format!("aliases (*) stand for more than {} MiB", MAX_ALIASED >> 20);
                    return Err(Fault::new(message).hint("write out what they stand for, once"));
                }
                self.add(0, n_bytes);
            }
            _ => {}
        }
        Ok(())
    }

    /// A node of so many bytes is complete.
    fn add(&mut self, anchor: usize, n_bytes: usize) {
        if let Some((_, n_around)) = self.open.last_mut() {
            *n_around = n_around.saturating_add(n_bytes);
        }
        if anchor != 0 {
            self.anchors.insert(anchor, n_bytes);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn refused(text: &str, expected: &str) {
        let fault = within_limits(text).expect_err("beyond the limits");
        assert_eq!(fault.to_string(), expected);
    }

    #[test]
    fn brackets_inside_each_other_are_refused_before_they_cost_time() {
        for open in ["[", "{a: ", "[{a: ", "- "] {
            assert!(crate::deck::read(&format!("slides: {}", open.repeat(300_000))).is_err(), "{open}");
        }
        refused(
            &format!("slides:\n- {}", "[".repeat(1_000_000)),
            "2:258: more than 64 lists and mappings inside each other",
        );
        let side_by_side = format!("slides:\n{}", "- {points: [{text: 一}]}\n".repeat(2000));
        assert!(within_limits(&side_by_side).is_ok());
        assert!(within_limits(&format!("slides:\n- code: |\n    {}\n", "[".repeat(9999))).is_ok());
    }

    #[test]
    fn aliases_stand_for_so_much_and_no_more() {
        let text = |n_bytes: usize, n: usize| {
            format!("title: &a {}\nslides:\n- points: [{}]\n", "x".repeat(n_bytes), vec!["*a"; n].join(", "))
        };
        assert_eq!(crate::deck::read(&text(9, 3)).unwrap().slides[0].elements().len(), 3);
        refused(&text(1 << 20, 9000), "3:24: aliases (*) stand for more than 4 MiB");
        // Nine times nine times nine: the names of it all are short.
        let line = |n: usize| format!("- &a{} [{}]\n", n + 1, vec![format!("*a{n}"); 9].join(", "));
        let laughs: String = (0..20).map(line).collect();
        let fault = within_limits(&format!("slides:\n- &a0 ha\n{laughs}")).expect_err("too much");
        assert!(fault.message.contains("aliases"), "{fault}");
    }
}
