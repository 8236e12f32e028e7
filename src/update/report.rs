//! An update in words: a claim a paragraph, and what it comes to.

use super::{Told, Updated, What};
use crate::check::Gravity;
use crate::text::clean;
use std::fmt::Write as _;

/// The update of the deck called `name`, as text.
pub fn report(updated: &Updated, name: &str) -> String {
    let (mut out, name) = (String::new(), clean(name));
    for told in &updated.told {
        let at = told.position.map_or(String::new(), |p| format!("{name}:{}:{}: ", p.line, p.column));
        let (what, more) = said(told);
        let _ = writeln!(out, "{at}{}\n    {}", clean(&what), clean(&told.words));
        out.extend(more.into_iter().map(|line| format!("    {}\n", clean(&line))));
    }
    for problem in updated.problems.iter().filter(|problem| problem.gravity == Gravity::Problem) {
        let _ = writeln!(
            out,
            "{name}:{}:{}: {}",
            problem.position.line,
            problem.position.column,
            clean(&problem.message)
        );
    }
    out + &summary(updated)
}

fn said(told: &Told) -> (String, Option<String>) {
    match &told.what {
        What::Moved { from, to } => (format!("moved: {from} is {to}"), None),
        What::Changed { from, is_edited, now } => {
            let what = if *is_edited { "edited by hand, and no longer" } else { "no longer" };
            let now = now.as_ref().map(|(words, from)| format!("now {from}: {words}"));
            (format!("{what} verbatim in {from}"), now)
        }
        What::Missing { from } => (format!("the source of {from} is not there"), None),
        What::New { from, slide: Some(slide) } => (format!("added to slide {slide}: {from}"), None),
        What::New { from, slide: None } => (format!("new: {from}"), None),
    }
}

/// `12 claims unchanged, 3 moved, 1 no longer verbatim, 2 new`.
fn summary(updated: &Updated) -> String {
    let n = |is: fn(&What) -> bool| updated.told.iter().filter(|told| is(&told.what)).count();
    let n_problems = updated.problems.iter().filter(|p| p.gravity == Gravity::Problem).count();
    let counts = [
        (updated.n_unchanged, "unchanged"),
        (n(|what| matches!(what, What::Moved { .. })), "moved"),
        (n(|what| matches!(what, What::Changed { .. })), "no longer verbatim"),
        (n(|what| matches!(what, What::Missing { .. })), "without their source"),
        (n(|what| matches!(what, What::New { slide: None, .. })), "new"),
        (n(|what| matches!(what, What::New { slide: Some(_), .. })), "added"),
        (n_problems, "with other problems"),
        (updated.n_beside, "renewed in notes and sources"),
    ];
    let said = counts.iter().enumerate().filter(|(i, (n, _))| *i == 0 || *n > 0);
    let said: Vec<String> = said.map(|(_, (n, word))| format!("{n} {word}")).collect();
    format!("{}\n", said.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fault::Position;

    #[test]
    fn a_name_or_a_word_of_a_file_has_no_line_of_its_own() {
        let forged = "a\n9 unchanged \u{1b}[31m\u{202e}.txt:3".to_owned();
        let kinds = [
            What::Moved { from: forged.clone(), to: forged.clone() },
            What::Changed {
                from: forged.clone(),
                is_edited: false,
                now: Some((forged.clone(), forged.clone())),
            },
            What::Missing { from: forged.clone() },
            What::New { from: forged.clone(), slide: Some(2) },
            What::New { from: forged.clone(), slide: None },
        ];
        for what in kinds {
            let n_lines = if matches!(what, What::Changed { .. }) { 4 } else { 3 };
            let told = Told { position: Some(Position { line: 2, column: 3 }), words: forged.clone(), what };
            let updated = Updated {
                text: String::new(),
                told: vec![told],
                problems: Vec::new(),
                n_unchanged: 0,
                n_beside: 0,
            };
            let told = report(&updated, &forged);
            assert_eq!(told.lines().count(), n_lines, "{told:?}");
            assert!(!told.contains(['\u{1b}', '\u{202e}']), "{told:?}");
        }
    }
}
