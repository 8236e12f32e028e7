//! The codemap in the crate's documentation is true: each module imports what its row says, all of it, and no circle.

use crate::project;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Which module imports which.
type Edges = BTreeSet<(String, String)>;

#[test]
fn the_codemap_says_what_imports_what() {
    let (said, found) = (codemap(), imports());
    let missing: Vec<_> = found.difference(&said).collect();
    assert!(missing.is_empty(), "imports that the codemap in src/lib.rs has not: {missing:?}");
    let idle: Vec<_> = said.difference(&found).collect();
    assert!(idle.is_empty(), "rows of the codemap in src/lib.rs that nothing imports: {idle:?}");
}

#[test]
fn no_imports_go_in_a_circle() {
    assert_eq!(circle(&imports()), None);
    for (module, edges) in imports_inside() {
        assert_eq!(circle(&edges), None, "in {module}");
    }
}

#[test]
fn the_runtime_of_the_server_is_known_to_it_alone() {
    let knows = |source: &Source| ["tokio::", "russh::"].iter().any(|name| source.text.contains(name));
    let modules: BTreeSet<String> =
        sources().iter().filter(|s| knows(s)).map(|s| s.path[0].clone()).collect();
    assert_eq!(modules, BTreeSet::from(["ssh".to_owned()]));
}

#[test]
fn every_module_has_a_row() {
    let rows: BTreeSet<String> = rows().into_iter().map(|(module, _)| module).collect();
    let modules: BTreeSet<String> = sources().into_iter().map(|source| source.path[0].clone()).collect();
    assert_eq!(rows, modules);
}

/// The rows of the codemap: a module, and what it may import.
fn rows() -> Vec<(String, Vec<String>)> {
    let text = fs::read_to_string(project().join("src/lib.rs")).expect("the crate's root");
    let table = text.lines().filter_map(|line| line.strip_prefix("//! | ")).skip(1);
    let rows = table.filter(|row| !row.starts_with("---")).map(|row| {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let names = |cell: &str| -> Vec<String> {
            cell.split('`').skip(1).step_by(2).map(|name| name.trim_matches(['[', ']']).to_owned()).collect()
        };
        let module = names(cells[0]).pop().expect("a row begins with its module");
        (module, names(cells[2]))
    });
    rows.collect()
}

fn codemap() -> Edges {
    let edges = |(module, names): (String, Vec<String>)| {
        names.into_iter().map(move |name| (module.clone(), name)).collect::<Vec<_>>()
    };
    rows().into_iter().flat_map(edges).collect()
}

/// A file of the program, without its tests and comments.
struct Source {
    /// Where it stands: `session`, `driver`.
    path: Vec<String>,
    text: String,
}

/// The files below the crate's root that are part of the program.
fn sources() -> Vec<Source> {
    let root = project().join("src");
    let mut files = Vec::new();
    collect(&root, &mut files);
    let tests: Vec<PathBuf> = files.iter().flat_map(|file| test_files(file)).collect();
    let is_program = |file: &PathBuf| !tests.contains(file) && !file.ends_with("phrase/pack.rs");
    let source = |file: PathBuf| {
        let inside = file.strip_prefix(&root).expect("it was found there").with_extension("");
        let path: Vec<String> = inside.iter().map(|name| name.to_string_lossy().into_owned()).collect();
        let text = fs::read_to_string(&file).expect("it was found");
        Source { path, text: code(&text) }
    };
    let is_root = |source: &Source| source.path == ["lib"] || source.path == ["main"];
    files.into_iter().filter(is_program).map(source).filter(|source| !is_root(source)).collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()) {
        if entry.is_dir() {
            collect(&entry, files);
        } else if entry.extension().is_some_and(|ending| ending == "rs") {
            files.push(entry);
        }
    }
}

/// The files that a file takes in for tests only.
fn test_files(file: &Path) -> Vec<PathBuf> {
    let text = fs::read_to_string(file).expect("it was found");
    let folder = file.with_extension("");
    let after = text.split("#[cfg(test)]").skip(1).filter_map(|after| after.trim_start().lines().next());
    let names = after.filter_map(|line| line.strip_suffix(';')?.split_once("mod ").map(|(_, name)| name));
    names.map(|name| folder.join(name).with_extension("rs")).collect()
}

/// A file's text down to its tests, which come last, without the lines that are comments.
fn code(text: &str) -> String {
    let program = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    let lines = program.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

/// What the paths in a file lead to, each from the crate's root on: `crate::{deck::Deck, text}`, `super::inline::shown`.
fn targets(source: &Source) -> Vec<Vec<String>> {
    let mut targets = Vec::new();
    for keyword in ["crate::", "super::"] {
        for (at, _) in source.text.match_indices(keyword) {
            let (before, path) = source.text.split_at(at);
            if before.ends_with(|c: char| c.is_alphanumeric() || "_:$".contains(c)) {
                continue;
            }
            let names = path.trim_start_matches("super::").trim_start_matches("crate::");
            let n_up = (path.len() - names.len()) / "super::".len();
            let base = if keyword == "crate::" {
                &[][..]
            } else {
                &source.path[..source.path.len().saturating_sub(n_up)]
            };
            targets.extend(leaves(names).into_iter().map(|names| [base, &names].concat()));
        }
    }
    targets
}

/// The paths that a path with groups stands for: `deck::{Deck, yaml::read}` for two.
fn leaves(path: &str) -> Vec<Vec<String>> {
    let path = path.trim_start();
    if let Some(group) = path.strip_prefix('{') {
        return items(group).into_iter().flat_map(leaves).collect();
    }
    let end = path.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(path.len());
    let (name, rest) = path.split_at(end);
    let Some(rest) = rest.strip_prefix("::").filter(|_| !name.is_empty()) else {
        return if name.is_empty() { vec![] } else { vec![vec![name.to_owned()]] };
    };
    let below = leaves(rest);
    let below = if below.is_empty() { vec![vec![]] } else { below };
    below.into_iter().map(|leaf| [vec![name.to_owned()], leaf].concat()).collect()
}

/// What stands between commas up to the end of a group, groups in it whole.
fn items(group: &str) -> Vec<&str> {
    let (mut depth, mut start, mut items) = (0usize, 0, Vec::new());
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => {
                items.push(group.get(start..at).unwrap_or_default());
                break;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                items.push(group.get(start..at).unwrap_or_default());
                start = at + 1;
            }
            _ => {}
        }
    }
    items
}

/// Which top-level module imports which.
fn imports() -> Edges {
    let edges = |source: Source| {
        let from = source.path[0].clone();
        let to = targets(&source).into_iter().filter_map(|target| target.into_iter().next());
        to.filter(|to| *to != from).map(|to| (from.clone(), to)).collect::<Vec<_>>()
    };
    sources().into_iter().flat_map(edges).collect()
}

/// Which part of each top-level module imports which other.
fn imports_inside() -> BTreeMap<String, Edges> {
    let sources = sources();
    let parts: BTreeSet<(String, String)> =
        sources.iter().filter_map(|s| Some((s.path[0].clone(), s.path.get(1)?.clone()))).collect();
    let mut inside: BTreeMap<String, Edges> = BTreeMap::new();
    for source in sources.iter().filter(|source| source.path.len() > 1) {
        let (module, part) = (&source.path[0], &source.path[1]);
        let others = targets(source).into_iter().filter_map(|target| {
            let [to, other, ..] = target.as_slice() else { return None };
            let is_part = to == module && other != part && parts.contains(&(to.clone(), other.clone()));
            is_part.then(|| other.clone())
        });
        inside.entry(module.clone()).or_default().extend(others.map(|other| (part.clone(), other)));
    }
    inside
}

/// The modules that import each other in a circle, and those between two circles.
fn circle(edges: &Edges) -> Option<Vec<&str>> {
    // What imports nothing that is left, or is imported by nothing that is left, is in no circle.
    let mut left: BTreeSet<&str> = edges.iter().map(|(from, _)| from.as_str()).collect();
    loop {
        let is_left = |name: &String| left.contains(name.as_str());
        let leads_on = |name: &str| edges.iter().any(|(from, to)| from == name && is_left(to));
        let is_led_to = |name: &str| edges.iter().any(|(from, to)| to == name && is_left(from));
        let still: BTreeSet<&str> =
            left.iter().copied().filter(|name| leads_on(name) && is_led_to(name)).collect();
        if still.len() == left.len() {
            return (!left.is_empty()).then(|| left.into_iter().collect());
        }
        left = still;
    }
}

#[test]
fn paths_are_found_in_every_form() {
    let path = |names: &str| names.split("::").map(str::to_owned).collect::<Vec<_>>();
    let text = "use crate::{fault, store::{near, watch::x}};\nuse super::super::deck::Deck;\nfn f(x: crate::text::Lang) { super::keys() }\n/// [`crate::tty`]";
    let source = Source { path: path("app::view::footer"), text: code(text) };
    let found: Vec<String> = targets(&source).into_iter().map(|names| names.join("::")).collect();
    let expected =
        ["fault", "store::near", "store::watch::x", "text::Lang", "app::deck::Deck", "app::view::keys"];
    assert_eq!(found, expected);
}
