//! The JSON schema: it knows the keys that decks have, and takes and refuses what `deck::read` takes and refuses.

use crate::{DECKS, deck_path};
use serde_json::Value;
use std::fs;

fn schema() -> Value {
    serde_json::from_str(&jianbao::deck::schema()).expect("JSON")
}

/// Tells whether `value` is as `schema` has it, by the keywords that ours has.
fn is_valid(value: &Value, schema: &Value, root: &Value) -> bool {
    let all = |key: &str, holds: &dyn Fn(&Value) -> bool| schema.get(key).is_none_or(holds);
    let each =
        |values: &Value, holds: &dyn Fn(&Value) -> bool| values.as_array().expect("a list").iter().all(holds);
    let any = |schemas: &Value| schemas.as_array().expect("a list").iter().any(|s| is_valid(value, s, root));
    all("$ref", &|name| {
        is_valid(
            value,
            root.pointer(name.as_str().expect("a name").trim_start_matches('#')).expect("a definition"),
            root,
        )
    }) && all("type", &|kind| match kind {
        Value::Array(kinds) => kinds.iter().any(|kind| is_of(value, kind)),
        kind => is_of(value, kind),
    }) && all("anyOf", &any)
        && all("oneOf", &any)
        && all("const", &|constant| value == constant)
        && all("items", &|items| {
            value.as_array().is_none_or(|values| values.iter().all(|v| is_valid(v, items, root)))
        })
        && all("required", &|keys| {
            value
                .as_object()
                .is_none_or(|map| each(keys, &|key| map.contains_key(key.as_str().expect("a key"))))
        })
        && all("minProperties", &|n| {
            value.as_object().is_none_or(|map| map.len() as u64 >= n.as_u64().expect("a number"))
        })
        && all("properties", &|known| {
            let is_known = |(key, value): (&String, &Value)| match known.get(key) {
                Some(schema) => is_valid(value, schema, root),
                None => schema["additionalProperties"] != false,
            };
            value.as_object().is_none_or(|map| map.iter().all(is_known))
        })
}

fn is_of(value: &Value, kind: &Value) -> bool {
    match kind.as_str().expect("a type") {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64() || value.is_u64(),
        "null" => value.is_null(),
        "number" => value.is_number(),
        other => panic!("{other} is new here"),
    }
}

fn is_valid_deck(yaml: &str) -> bool {
    let (deck, schema): (Value, Value) = (serde_yaml::from_str(yaml).expect("YAML"), schema());
    is_valid(&deck, &schema, &schema)
}

#[test]
fn every_deck_that_comes_with_us_is_valid() {
    for name in DECKS {
        let text = fs::read_to_string(deck_path(name)).expect("the deck is there");
        assert!(is_valid_deck(&text), "{name}");
    }
}

#[test]
fn the_schema_takes_and_refuses_what_is_read_and_refused() {
    for (slide, is_right) in [
        ("{points: [a, 12, true, null, {text: 12, by: b, from: 'a.txt:1', points: [c]}]}", true),
        ("{points: [3.10]}", false),
        ("{code: 'a', highlight: [1], numbered: true}", true),
        ("{code: 'a', highlight: 1}", false),
        ("{chart: {rows: [{label: a, value: 3.10}, {label: b, values: [~]}], unit: c, type: bars}}", true),
        ("{chart: {rows: [{value: 3}]}}", false),
        ("{chart: {rows: [], type: pie}}", false),
        ("{chart: {series: [a]}}", false),
        ("{points: [{by: b}]}", false),
        ("{points: [{text: a, form: b}]}", false),
        ("{points: [[a]]}", false),
        ("{points: a}", false),
        ("{points: [a], numbered: true}", true),
        ("{points: [a], numbered: 1}", false),
        ("{cover: 2031, subtitle: b, by: c, date: d, photo: {text: e, image: f, from: g}}", true),
        ("{photo: a}", true),
        ("{photo: 12}", true),
        ("{photo: true}", true),
        ("{photo: -1}", true),
        ("{photo: 3.10}", false),
        ("{photo: [a, {text: b}, 12, true]}", true),
        ("{photo: {image: a}}", false),
        ("{quote: a, by: null, from: null, notes: null, heading: null}", true),
        ("{quote: [a]}", false),
        ("{figures: [{value: 3, label: b, from: c}]}", true),
        ("{figures: [{value: 3}]}", false),
        ("{timeline: [{when: 2031, what: b}]}", true),
        ("{timeline: [{when: 2031, what: b, by: c}]}", false),
        ("{table: [[a, 1, true], []]}", true),
        ("{table: [a]}", false),
        ("{table: [[null]]}", true),
        ("{points: [{text: null}]}", true),
        ("{figures: [{value: null, label: true}]}", true),
        ("{by: true, quote: 12}", true),
        ("{by: 12, quote: 12}", true),
        ("{code: 12}", true),
        ("{cover: a, date: 2031, notes: 12, subtitle: true}", true),
        ("{body: 12}", true),
        ("{code: a, language: b}", true),
        ("{body: a}", true),
        ("{columns: [{heading: a, body: b, points: [c]}, {}]}", true),
        ("{columns: [a]}", false),
        ("{include: a.yaml, slides: 3, skip: true}", true),
        ("{include: a.yaml, slides: 3-}", true),
        ("{include: [a.yaml]}", false),
        ("{include: a.yaml, slides: [3]}", false),
        ("{heading: a}", true),
        ("{heading: a, minutes: 5, time: 2m30s}", true),
        ("{heading: a, minutes: 5m}", false),
        ("{}", false),
        ("a", false),
    ] {
        let deck = format!(
            "title: a\nlang: b\ntheme: c\nline_break: loose\nminutes: 15\npace: 200\nslides:\n- {slide}\n"
        );
        assert_eq!(
            (jianbao::deck::read(&deck).is_ok(), is_valid_deck(&deck)),
            (is_right, is_right),
            "{slide}"
        );
    }
    for deck in [
        "slides: []\nline_break: tight\n",
        "slides: []\nminutes: long\n",
        "slides: []\npace: fast\n",
        "title: a\n",
        "slides: {}\n",
        "slides: []\nsldies: []\n",
        "[]\n",
    ] {
        assert!(jianbao::deck::read(deck).is_err() && !is_valid_deck(deck), "{deck}");
    }
}

#[test]
fn every_key_is_described() {
    fn check(schema: &Value, path: &str) {
        for (key, value) in schema.as_object().into_iter().flatten() {
            if key == "properties" {
                for (name, property) in value.as_object().expect("a map") {
                    assert!(property["description"].is_string(), "{path}/{name}");
                }
            }
            check(value, &format!("{path}/{key}"));
        }
    }
    let schema = schema();
    check(&schema, "");
    let slide = schema["$defs"]["slide"]["description"].as_str().expect("a description");
    assert!(slide.contains("the key cover, points, quote, photo,"), "{slide}");
}

#[test]
fn the_schema_names_the_keys_that_decks_have() {
    let schema = schema();
    let keys = |value: &Value| {
        value["properties"].as_object().map(|o| o.keys().cloned().collect::<Vec<_>>()).unwrap_or_default()
    };
    let known = |yaml: &str| -> Vec<String> {
        let error = jianbao::deck::read(yaml).expect_err("a key that nothing has");
        let hint = error.hint.expect("the keys known here");
        let mut keys: Vec<String> =
            hint.strip_prefix("known here: ").expect("a list").split(", ").map(str::to_owned).collect();
        keys.sort();
        keys
    };
    assert_eq!(known("zzzzzzzzzzzz: 1\nslides: []\n"), keys(&schema));
    assert_eq!(known("slides:\n- zzzzzzzzzzzz: 1\n"), keys(&schema["$defs"]["slide"]));
    assert_eq!(
        known("slides:\n- points:\n  - zzzzzzzzzzzz: 1\n"),
        keys(&schema["$defs"]["point"]["anyOf"][1])
    );
    assert_eq!(
        known("slides:\n- photo:\n    zzzzzzzzzzzz: 1\n"),
        keys(&schema["$defs"]["photo"]["anyOf"][1])
    );
}

/// Editors read it: a change of it is one that people see.
#[test]
fn the_schema_says_what_it_did() {
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!("schema", jianbao::deck::schema()));
}
