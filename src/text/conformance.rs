//! The layout held to Unicode's own test files, and to its promises over a large corpus at every width.

#![expect(clippy::disallowed_methods, reason = "a test: Unicode's files come with a package")]

use super::corpus::{self, N_STRINGS};
use super::uax14::{segmenter_of, uax14};
use super::{
    Ambiguous, Clusters, Lang, Measure, Setting, Strictness, WidthPolicy, breaks, grapheme_indices,
    graphemes, kinsoku, slice, wrap,
};
use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// The Unicode test files come with the package that we break lines with; cargo knows where it lies.
fn test_data(name: &str) -> String {
    let rustc = Command::new("rustc").arg("-vV").output().expect("rustc runs");
    let about = String::from_utf8_lossy(&rustc.stdout).into_owned();
    let host = about.lines().find_map(|line| line.strip_prefix("host: ")).expect("rustc names its host");
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    // Only this platform's packages are sure to be here.
    let output = Command::new(cargo)
        .args(["metadata", "--format-version", "1", "--offline", "--locked", "--filter-platform", host])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo runs");
    let metadata: serde_json::Value =
        serde_json::from_slice(&output.stdout).expect("cargo's metadata is JSON");
    let packages = metadata["packages"].as_array().expect("packages");
    let package = packages.iter().find(|p| p["name"] == "icu_segmenter").expect("a dependency of ours");
    let manifest = PathBuf::from(package["manifest_path"].as_str().expect("a path"));
    let path = manifest.with_file_name("tests").join("testdata").join(name);
    fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// A line of a test file: the text, and the bytes where it says ÷, start and end not among them.
fn case(line: &str) -> Option<(String, Vec<usize>)> {
    let line = line.split('#').next()?.trim();
    let (mut text, mut breaks) = (String::new(), Vec::new());
    for token in line.split_whitespace() {
        match token {
            "÷" => breaks.push(text.len()),
            "×" => {}
            hex => text.push(u32::from_str_radix(hex, 16).ok().and_then(char::from_u32)?),
        }
    }
    breaks.retain(|&at| at != 0 && at != text.len());
    (!text.is_empty()).then_some((text, breaks))
}

#[test]
fn line_breaks_are_those_of_uax14() {
    let file = test_data("LineBreakTest.txt");
    assert!(file.contains("LineBreakTest-18.0.0"), "the file is of the version that we say");
    let cases: Vec<_> = file.lines().filter_map(case).collect();
    assert!(cases.len() > 19_000, "{} cases", cases.len());
    for (text, expected) in &cases {
        let got: Vec<usize> = uax14(text, Lang::Other, Strictness::Strict).collect();
        assert_eq!(&got, expected, "{text:?}");
    }
}

/// Every boundary where print and UAX #14 differ is one that print forbids or would rather not use, and the rule
/// that says so is named. None is added.
#[test]
fn the_tailoring_only_takes_breaks_away_and_says_why() {
    let file = test_data("LineBreakTest.txt");
    let mut tally: BTreeMap<&str, usize> = BTreeMap::new();
    for (text, expected) in file.lines().filter_map(case) {
        for lang in [Lang::ZhHant, Lang::Ko] {
            for boundary in breaks::boundaries(&text, lang, Strictness::Strict) {
                let is_open = expected.contains(&boundary.at);
                match boundary.rule {
                    None => assert!(is_open, "{text:?} at {}: a break that UAX #14 forbids", boundary.at),
                    Some(rule) if is_open => *tally.entry(rule).or_default() += 1,
                    Some(_) => {}
                }
            }
        }
    }
    let rules: Vec<&str> = tally.keys().copied().collect();
    assert_eq!(
        rules,
        [
            "a digit and its unit, or digits of one number, stay together",
            "a mark that ends no line (CLREQ, JLREQ)",
            "a mark that starts no line (CLREQ, JLREQ)",
            "a word of Hangul, a URL or a compound with digits stays together",
        ]
    );
}

#[test]
fn grapheme_clusters_are_those_of_uax29() {
    let file = test_data("GraphemeBreakTest.txt");
    assert!(file.contains("GraphemeBreakTest-18.0.0"), "the file is of the version that we say");
    let cases: Vec<_> = file.lines().filter_map(case).collect();
    assert!(cases.len() > 800, "{} cases", cases.len());
    for (text, expected) in &cases {
        let got: Vec<usize> = grapheme_indices(text).map(|(at, _)| at).filter(|&at| at != 0).collect();
        assert_eq!(&got, expected, "{text:?}");
    }
}

proptest::proptest! {
    /// Most clusters are told by their bytes: they are those that the whole segmenter finds.
    #[test]
    fn clusters_told_by_their_bytes_are_those_of_the_segmenter(
        text in "([a~ 港龥一〩、。！\u{302A}\u{3000}\u{FF00}\u{301}\u{200D}\u{3099}かｱﾞ각가\u{1100}\u{1161}\u{11A8}\u{FE0F}😀\u{1F3FB}\r\n\u{7F}\u{E4D0}é]{0,14})"
    ) {
        let whole = icu_segmenter::GraphemeClusterSegmenter::new_neo();
        let expected: Vec<usize> = whole.segment_str(&text).collect();
        let ends = graphemes(&text).scan(0, |at, cluster| { *at += cluster.len(); Some(*at) });
        let got: Vec<usize> = if text.is_empty() { vec![0] } else { std::iter::once(0).chain(ends).collect() };
        proptest::prop_assert_eq!(got, expected);
    }
}

proptest::proptest! {
    /// Words of ASCII are told by their bytes: breaks are where the line breaker alone has them.
    #[test]
    fn breaks_between_plain_words_are_those_of_the_line_breaker(
        text in "([a-c0-2]{0,3}[,.:;!?%$/(\"'’“ -]?[ ]{0,2}|[港。「한\u{301}\u{200D}\u{200B}ァ€\u{E01}🇭à]){0,9}",
    ) {
        for lang in [Lang::Other, Lang::Ko, Lang::ZhHant, Lang::Ja] {
            for strictness in [Strictness::Strict, Strictness::Normal, Strictness::Loose] {
                let expected: Vec<usize> = segmenter_of(lang, strictness)
                    .segment_str(&text)
                    .filter(|&at| at != 0 && at != text.len())
                    .collect();
                let got: Vec<usize> = uax14(&text, lang, strictness).collect();
                proptest::prop_assert_eq!(got, expected);
            }
        }
    }
}

/// Signs before a number end a line only where Chinese or Japanese is set loosely (CSS Text 3, 5.3).
#[test]
fn signs_before_a_number_end_a_line_in_loose_text_alone() {
    for c in "€№＄￡￥￦".chars() {
        for (lang, strictness, expected) in [
            (Lang::Ja, Strictness::Loose, true),
            (Lang::ZhHant, Strictness::Loose, true),
            (Lang::Ja, Strictness::Normal, false),
            (Lang::ZhHant, Strictness::Strict, false),
            (Lang::Other, Strictness::Loose, false),
        ] {
            let text = format!("文{c}字");
            let end = text.len() - "字".len();
            let mut ends = breaks::boundaries(&text, lang, strictness).into_iter();
            let may = ends.any(|b| b.at == end && b.rule.is_none());
            assert_eq!(may, expected, "{c} {lang:?} {strictness:?}");
        }
    }
}

/// The faults of a layout, by their names.
#[derive(Debug, Default, PartialEq, Eq)]
struct Faults {
    starts_badly: usize,
    ends_badly: usize,
    too_wide: usize,
    cut_clusters: usize,
    lost: usize,
    cut_for_nothing: usize,
}

/// Judges lines by the tables and by UAX #14 alone, not by what the breaker thinks of them.
fn judge(text: &str, room: usize, setting: Setting, faults: &mut Faults) {
    let lines = wrap(text, room, setting);
    let ink = |s: &str| s.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let kept: String = lines.iter().map(|l| slice(text, l.bytes.clone())).collect();
    faults.lost += usize::from(ink(&kept) != ink(text));
    let starts: Vec<usize> = grapheme_indices(text).map(|(at, _)| at).collect();
    let boundaries = breaks::boundaries(text, setting.lang, setting.strictness);
    let columns = |from: usize, to: usize| {
        setting.policy.columns(slice(text, from..to).trim_end_matches([' ', '\u{3000}']))
    };
    // Whether the piece around a boundary, between the nearest ones of a kind, is too wide for a line.
    let must_be_cut = |at: usize, is_of_kind: &dyn Fn(&breaks::Boundary) -> bool| {
        let ends = || boundaries.iter().filter(|b| is_of_kind(b)).map(|b| b.at);
        let from = ends().filter(|&b| b < at).max().unwrap_or(0);
        let to = ends().filter(|&b| b > at).min().unwrap_or(text.len());
        columns(from, to) > room
    };
    for (i, line) in lines.iter().enumerate() {
        let shown = slice(text, line.bytes.clone());
        let width = setting.policy.columns(shown);
        faults.too_wide += usize::from(width > room && graphemes(shown).count() > 1);
        faults.cut_clusters +=
            usize::from(!starts.contains(&line.bytes.start) && line.bytes.start != text.len());
        if i == 0 || shown.is_empty() {
            continue;
        }
        let at = line.bytes.start;
        let before = slice(text, lines[i - 1].bytes.clone());
        let gap = slice(text, lines[i - 1].bytes.end..at);
        let is_legal = |b: &breaks::Boundary| b.rule.is_none();
        let is_no_mark = |b: &breaks::Boundary| !b.is_against_kinsoku;
        if gap.is_empty() {
            let starts_badly = shown.chars().next().is_some_and(kinsoku::forbids_start);
            let ends_badly = before.chars().next_back().is_some_and(kinsoku::forbids_end);
            faults.starts_badly += usize::from(starts_badly && !must_be_cut(at, &is_no_mark));
            faults.ends_badly += usize::from(ends_badly && !must_be_cut(at, &is_no_mark));
        }
        let is_break = boundaries.iter().any(|b| b.at == at && b.rule.is_none());
        faults.cut_for_nothing += usize::from(!is_break && !must_be_cut(at, &is_legal));
    }
}

#[test]
fn three_thousand_strings_at_every_width() {
    let mut faults = Faults::default();
    let mut n_layouts = 0u64;
    for (n, (text, lang)) in corpus::strings().enumerate() {
        let policy = WidthPolicy {
            ambiguous: if n % 3 == 0 { Ambiguous::Wide } else { Ambiguous::Narrow },
            clusters: if n % 2 == 0 { Clusters::Joined } else { Clusters::Plain },
        };
        let measure = if n % 7 == 0 { Measure::Balanced } else { Measure::Body };
        let setting = Setting { policy, lang, strictness: Strictness::Strict, measure };
        for room in 1..=120 {
            judge(&text, room, setting, &mut faults);
            n_layouts += 1;
        }
    }
    assert_eq!(n_layouts, N_STRINGS * 120);
    assert_eq!(faults, Faults::default());
}

#[test]
fn japanese_is_set_as_strictly_as_asked() {
    let starts = |strictness: Strictness| -> Vec<char> {
        let setting = Setting { lang: Lang::Ja, strictness, ..Setting::default() };
        let text = "キャンプファイヤーでチャーハンを人々とパーティー・サーカス";
        let lines: Vec<_> = (8..30).flat_map(|room| wrap(text, room, setting).into_iter().skip(1)).collect();
        let mut starts: Vec<char> = lines
            .into_iter()
            .filter_map(|l| slice(text, l.bytes).chars().next())
            .filter(|c| "ャァィーュョッ々・".contains(*c))
            .collect();
        starts.sort_unstable();
        starts.dedup();
        starts
    };
    assert_eq!(starts(Strictness::Strict), [] as [char; 0]);
    let normal = starts(Strictness::Normal);
    assert!(normal.contains(&'ー') && !normal.contains(&'・'), "{normal:?}");
    assert!(starts(Strictness::Loose).contains(&'・'));
}

/// The characters of css-text's tests (web-platform-tests, `css/css-text/i18n`), by their class.
const CSS_CLASSES: [(&str, &str); 7] = [
    ("cj", "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶーㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿｧｨｩｪｫｬｭｮｯｰ"),
    ("cpm", "・：；･‼⁇⁈⁉！？"),
    ("hyphens", "‐–〜゠"),
    ("in", "․‥…⋯︙"),
    ("iteration", "々〻ゝゞヽヾ"),
    ("po", "°‰′″‵℃℉﹪％￠"),
    ("pr", "±€№﹩＄￡￥￦"),
];

/// Whether css-text has a line start with a character of a class; nothing where its editions differ.
fn css_allows(class: &str, c: char, is_cj: bool, strictness: Strictness) -> Option<bool> {
    Some(match (class, strictness) {
        ("in", Strictness::Loose) => return None, // the edition of 2021 did
        ("pr", _) if !(is_cj && strictness == Strictness::Loose) => return None, // browsers and UAX #14 do
        (_, Strictness::Strict) => false,
        ("cj", _) | ("iteration", Strictness::Loose) => true,
        ("hyphens", Strictness::Normal) => is_cj && "〜゠".contains(c),
        ("hyphens", Strictness::Loose) if !is_cj && "‐–".contains(c) => return None, // browsers do not
        (_, Strictness::Normal) => false,
        _ => is_cj,
    })
}

#[test]
fn line_break_is_what_css_has_it() {
    let (mut n_cases, mut wrong) = (0, Vec::new());
    for lang in [Lang::Ja, Lang::ZhHant, Lang::ZhHans, Lang::Ko] {
        for strictness in [Strictness::Strict, Strictness::Normal, Strictness::Loose] {
            for (class, c) in
                CSS_CLASSES.iter().flat_map(|(class, all)| all.chars().map(move |c| (*class, c)))
            {
                let Some(expected) = css_allows(class, c, lang != Lang::Ko, strictness) else { continue };
                let text = format!("文文文文文文{c}字字");
                let at = "文文文文文文".len();
                n_cases += 1;
                let may_start = breaks::boundaries(&text, lang, strictness)
                    .iter()
                    .any(|b| b.at == at && b.rule.is_none());
                if may_start != expected {
                    wrong.push(format!("{lang:?} {strictness:?} {class} {c}: {expected}"));
                }
            }
        }
    }
    assert!(n_cases > 1_000, "{n_cases} cases");
    assert_eq!(wrong, [""; 0]);
}
