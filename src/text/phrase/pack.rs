//! Build script: packs the vendored `BudouX` models (JSON, kept as upstream ships them) into open-addressing tables.
//!
//! A table is `capacity` keys (u64, little endian) followed by `capacity` scores (i16). A key is the feature's
//! number in the top bits and up to three UTF-16 units below; zero is an empty slot. No model has a character
//! outside the Basic Multilingual Plane, which `pack` checks.

use std::collections::BTreeMap;
use std::{env, fs, path::Path};

/// The features in the order of `phrase::FEATURES`; a key's number is the place here plus one.
const FEATURES: [&str; 13] =
    ["UW1", "UW2", "UW3", "UW4", "UW5", "UW6", "BW1", "BW2", "BW3", "TW1", "TW2", "TW3", "TW4"];

fn main() {
    let out = env::var("OUT_DIR").expect("cargo sets OUT_DIR for build scripts");
    println!("cargo::rerun-if-changed=src/text/phrase");
    for name in ["ja", "zh-hans", "zh-hant"] {
        let path = format!("src/text/phrase/{name}.json");
        let json = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{path}: {e}"));
        fs::write(Path::new(&out).join(format!("{name}.bin")), pack(&json)).expect("OUT_DIR is writable");
    }
}

fn pack(json: &str) -> Vec<u8> {
    let model: BTreeMap<String, BTreeMap<String, i64>> =
        serde_json::from_str(json).expect("a BudouX model is a map of maps of scores");
    let n_entries: usize = model.values().map(BTreeMap::len).sum();
    // A third full: a key that is not there, the usual case, is known after about one probe.
    let capacity = (n_entries * 5 / 2).next_power_of_two();
    let (mut keys, mut scores) = (vec![0u64; capacity], vec![0i16; capacity]);
    let mut sum = 0;
    for (feature, entries) in &model {
        let number = FEATURES.iter().position(|f| f == feature).expect("a feature of BudouX") as u64 + 1;
        for (text, &score) in entries {
            let units = text.encode_utf16().fold(0, |key, unit| key << 16 | u64::from(unit));
            assert!(text.encode_utf16().count() <= 3, "{feature} {text}: outside the packed form");
            let key = number << 48 | units;
            let mut slot = (key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 40) as usize & (capacity - 1);
            while keys[slot] != 0 {
                slot = (slot + 1) & (capacity - 1);
            }
            keys[slot] = key;
            scores[slot] = i16::try_from(score).expect("BudouX scores fit in 16 bits");
            sum += score;
        }
    }
    let mut bytes = (capacity as u64).to_le_bytes().to_vec();
    bytes.extend(sum.to_le_bytes());
    bytes.extend(keys.iter().flat_map(|k| k.to_le_bytes()));
    bytes.extend(scores.iter().flat_map(|s| s.to_le_bytes()));
    bytes
}
