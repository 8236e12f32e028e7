//! Build script: packs the vendored `BudouX` models (JSON, kept as upstream ships them) and the list of words into
//! open-addressing tables.
//!
//! A model's table is `capacity` keys (u64, little endian) followed by `capacity` rows of six scores (i16). A key is a run of
//! one, two or three characters as UTF-16 units with their number in the top bits; zero is an empty slot. A row holds
//! the scores of all features of that run: six of one character, three of two, four of three. So a run is looked up
//! once, where upstream looks up each feature. No model has a character outside the Basic Multilingual Plane.

#![expect(clippy::disallowed_methods, reason = "the build script")]

use std::collections::BTreeMap;
use std::{env, fs, path::Path};

fn main() {
    let out = env::var("OUT_DIR").expect("cargo sets OUT_DIR for build scripts");
    println!("cargo::rerun-if-changed=src/text/phrase");
    println!("cargo::rerun-if-changed=src/text/lexicon");
    for name in ["ja", "zh-hans", "zh-hant"] {
        let path = format!("src/text/phrase/{name}.json");
        let json = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{path}: {e}"));
        fs::write(Path::new(&out).join(format!("{name}.bin")), pack(&json)).expect("OUT_DIR is writable");
    }
    for (name, pack) in [("words", pack_words as fn(&str) -> Vec<u8>), ("fold", pack_pairs)] {
        let path = format!("src/text/lexicon/{name}.txt");
        let text = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{path}: {e}"));
        fs::write(Path::new(&out).join(format!("{name}.bin")), pack(&text)).expect("OUT_DIR is writable");
    }
}

/// Words by their cost (`108 一些 一共 …`) → slots of four bytes: the word's hash but for eight bits, and its cost.
fn pack_words(text: &str) -> Vec<u8> {
    let mut words = Vec::new();
    for line in text.lines() {
        let mut fields = line.split(' ');
        let cost: u32 =
            fields.next().and_then(|n| n.parse().ok()).expect("a line starts with its words' cost");
        words.extend(fields.map(|word| (word, cost)));
    }
    let mut slots = vec![0u32; words.len() * 10 / 9];
    for (word, cost) in words {
        let add = |hash: u64, unit: u16| {
            (hash ^ u64::from(unit)).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(29)
        };
        let hash = word.encode_utf16().fold(0, add);
        let mut slot = (((hash >> 32) * slots.len() as u64) >> 32) as usize;
        while slots[slot] != 0 {
            slot = (slot + 1) % slots.len();
        }
        slots[slot] = (((hash >> 8) & 0xFF_FFFF) as u32) << 8 | cost;
    }
    slots.iter().flat_map(|slot| slot.to_le_bytes()).collect()
}

/// Characters in pairs (`丟丢並并…`) → UTF-16 units, little endian.
fn pack_pairs(text: &str) -> Vec<u8> {
    text.trim_end().encode_utf16().flat_map(u16::to_le_bytes).collect()
}

fn pack(json: &str) -> Vec<u8> {
    let model: BTreeMap<String, BTreeMap<String, i64>> =
        serde_json::from_str(json).expect("a BudouX model is a map of maps of scores");
    let mut rows: BTreeMap<u64, [i16; 6]> = BTreeMap::new();
    let mut sum = 0;
    for (feature, entries) in &model {
        // UW1 to UW6, BW1 to BW3, TW1 to TW4: the last character is the place in the row.
        let place = feature.bytes().last().map_or(0, |digit| usize::from(digit - b'1'));
        for (text, &score) in entries {
            let n_units = text.encode_utf16().count() as u64;
            assert!((1..=3).contains(&n_units), "{feature} {text}: outside the packed form");
            let key = n_units << 48 | text.encode_utf16().fold(0, |key, unit| key << 16 | u64::from(unit));
            rows.entry(key).or_default()[place] = i16::try_from(score).expect("BudouX scores fit in 16 bits");
            sum += score;
        }
    }
    // Two fifths full: a run that is not there, the usual case, is known after about one probe.
    let capacity = (rows.len() * 5 / 2).next_power_of_two();
    let (mut keys, mut scores) = (vec![0u64; capacity], vec![[0i16; 6]; capacity]);
    for (&key, &row) in &rows {
        let mut slot = (key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 40) as usize & (capacity - 1);
        while keys[slot] != 0 {
            slot = (slot + 1) & (capacity - 1);
        }
        keys[slot] = key;
        scores[slot] = row;
    }
    let mut bytes = (capacity as u64).to_le_bytes().to_vec();
    bytes.extend(sum.to_le_bytes());
    bytes.extend(keys.iter().flat_map(|k| k.to_le_bytes()));
    bytes.extend(scores.iter().flatten().flat_map(|s| s.to_le_bytes()));
    bytes
}
