//! The pictures that a page has in itself, as addresses (`data:`).

use super::values::Source;
use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};
use std::convert::Infallible;

/// The data of the `wanted`th picture that is in the page itself, as its address has it.
pub(in crate::article) fn data_address(source: &str, wanted: usize) -> Option<String> {
    let (mut attribute, mut n_found, mut found) = (Vec::new(), 0, None);
    let mut is_image = false;
    let callback = |event: CallbackEvent<'_>, _: Span<()>| -> Option<Infallible> {
        match event {
            CallbackEvent::OpenStartTag { name } => is_image = name == b"img",
            CallbackEvent::AttributeName { name } => attribute = name.to_vec(),
            CallbackEvent::AttributeValue { value }
                if is_image && attribute == b"src" && value.starts_with(b"data:") =>
            {
                if n_found == wanted {
                    found = String::from_utf8(value.to_vec()).ok();
                }
                n_found += 1;
            }
            _ => {}
        }
        None
    };
    let mut emitter = CallbackEmitter::new(callback);
    emitter.naively_switch_states(true);
    let Ok(()) = Tokenizer::new_with_emitter(Source::of(source), emitter).finish();
    found
}
