//! What decided where a sentence goes on and what a heading is: a line of JSON for each decision in the articles named.
//! `benches/rules.py` fits the weights of the tables to it.

#![expect(clippy::print_stdout, reason = "what decided is what it prints")]
#![expect(clippy::disallowed_methods, reason = "it reads the articles itself")]

use jianbao::article;
use serde_json::json;

fn main() {
    for path in std::env::args().skip(1).filter(|arg| !arg.starts_with('-')) {
        let bytes = std::fs::read(&path).expect("an article to read");
        for decision in article::evidence(&article::decode(&bytes)) {
            println!(
                "{}",
                json!({
                    "path": path, "table": decision.table, "text": decision.text, "after": decision.after,
                    "rows": decision.rows, "weight": decision.weight,
                })
            );
        }
    }
}
