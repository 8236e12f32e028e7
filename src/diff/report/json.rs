//! Changes as JSON, for programs. Its keys are told at [`json`].

use super::{Files, counts};
use crate::diff::{Change, Is, Side};
use crate::text::clean;
use serde_json::{Map, Value, json as value};

/// Tells the changes in JSON:
///
/// | key | value |
/// | --- | --- |
/// | `old`, `new` | the files |
/// | `counts` | how many changes there are of each kind |
/// | `changes` | a list, in the order of the new deck |
///
/// and each change has
///
/// | key | value |
/// | --- | --- |
/// | `kinds` | some of `figure`, `speaker`, `reworded`, `moved`, `source`, `picture`; or `added`, or `cut` |
/// | `what` | `point`, `quotation`, `heading`, `notes`, … |
/// | `old`, `new` | both sides, `null` where it is not there: `path` (`slides.3.points.1`), `slide` (from 1), `slide_name`, `text`, `by`, `from`, `image` |
/// | `words` | where it is reworded, stretches of `text` that `is` `same`, `cut` or `added` |
/// | `figures` | where it has other figures, those only in `old` and those only in `new` |
pub fn json(changes: &[Change], files: Files<'_>) -> Value {
    let counts: Map<String, Value> =
        counts(changes).into_iter().map(|(kind, n, _)| (kind.key().to_owned(), n.into())).collect();
    value!({
        "old": clean(files.old),
        "new": clean(files.new),
        "counts": counts,
        "changes": changes.iter().map(change).collect::<Vec<_>>(),
    })
}

fn change(change: &Change) -> Value {
    let kinds: Vec<&str> = change.kinds.iter().map(|kind| kind.key()).collect();
    let mut out = value!({
        "kinds": kinds,
        "what": change.what.name(),
        "old": change.old.as_ref().map(side),
        "new": change.new.as_ref().map(side),
    });
    if !change.words.is_empty() {
        let words = change.words.iter().map(|stretch| {
            let is = match stretch.is {
                Is::Same => "same",
                Is::Cut => "cut",
                Is::Added => "added",
            };
            value!({ "is": is, "text": lines(&stretch.text) })
        });
        out["words"] = words.collect();
    }
    let [old, new] = &change.figures;
    if !old.is_empty() || !new.is_empty() {
        out["figures"] = value!({ "old": old, "new": new });
    }
    out
}

fn side(side: &Side) -> Value {
    let safe = |text: &Option<String>| text.as_deref().map(|text| clean(text).into_owned());
    value!({
        "path": clean(&side.path),
        "slide": side.slide_idx.map(|idx| idx + 1),
        "slide_name": clean(&side.slide),
        "text": lines(&side.text),
        "by": safe(&side.by),
        "from": safe(&side.from),
        "image": safe(&side.image),
    })
}

/// Each line made safe; the line feeds between them are JSON's to escape.
fn lines(text: &str) -> String {
    text.split('\n').map(clean).collect::<Vec<_>>().join("\n")
}
