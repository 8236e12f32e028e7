//! YAML in which nothing stands raw that must not reach a terminal. The library escapes what YAML has no place for, and
//! nothing else: characters that turn the direction of writing would go into a deck as they are.

use crate::text::clean::is_unsafe;
use serde_yaml::Value;

/// Tells whether `c` is not to stand in YAML as it is.
pub(super) fn needs_escape(c: char) -> bool {
    c != '\n' && is_unsafe(c)
}

/// Writes a value with all escaped that needs it, where the library writes it as `plain`. It reads back the same.
pub(super) fn write(mut value: Value, plain: &str) -> String {
    // A control, which the library escapes itself, in double quotation marks, in which alone there are escapes; and a
    // number with which it stands nowhere else.
    let codes = (0..).map(|n| format!("{n}:"));
    let code = codes.into_iter().find(|code| !plain.contains(&format!("\\x01{code}"))).unwrap_or_default();
    mark(&mut value, &format!("\u{1}{code}"));
    let text = serde_yaml::to_string(&value).expect("a value is YAML");
    text.replace(&format!("\\x01{code}"), "\\U")
}

/// Puts the mark and eight hexadecimal digits in the place of each character.
fn mark(value: &mut Value, with: &str) {
    match value {
        Value::String(text) if text.chars().any(needs_escape) => {
            let marked =
                |c: char| if needs_escape(c) { format!("{with}{:08X}", u32::from(c)) } else { c.into() };
            *text = text.chars().map(marked).collect();
        }
        Value::Sequence(values) => values.iter_mut().for_each(|value| mark(value, with)),
        // Its keys are ours, or digests.
        Value::Mapping(map) => map.values_mut().for_each(|value| mark(value, with)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn written(texts: &[String]) -> String {
        write(Value::from(texts), &serde_yaml::to_string(texts).unwrap())
    }

    #[test]
    fn what_must_not_reach_a_terminal_is_escaped() {
        let texts = ["港口", "pay \u{202e}000,1", "\u{fff9}\u{e0041}\u{1}", r"\x010:0000202E", "\\\u{2066}"];
        assert_eq!(
            written(&texts.map(str::to_owned)),
            "- 港口\n- \"pay \\U0000202E000,1\"\n- \"\\U0000FFF9\\U000E0041\\U00000001\"\n\
             - \\x010:0000202E\n- \"\\\\\\U00002066\"\n"
        );
    }

    proptest! {
        #[test]
        fn what_is_escaped_reads_back_the_same(texts in proptest::collection::vec("([a-z港 \n\\\\'\":]|\\\\x01[01]:0000202E|[\u{1}\u{7f}\u{85}\u{9b}\u{202e}\u{2028}\u{feff}\u{fffe}\u{e0041}]){0,12}", 0..4)) {
            let written = written(&texts);
            prop_assert!(!written.chars().any(needs_escape), "{written:?}");
            prop_assert_eq!(serde_yaml::from_str::<Vec<String>>(&written).unwrap(), texts);
        }
    }
}
