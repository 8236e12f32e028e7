//! The commands from the outside: output, errors with hints, exit codes; and that the documents say what is so.

use crate::project;
use portable_pty::{CommandBuilder, PtySize, native_pty_system};
use serde_json::Value;
use std::fs;
use std::io::{Read, Write};
use std::os::unix::fs::PermissionsExt;
use std::process::{Command, Output, Stdio};

fn jianbao(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_jianbao"))
        .args(arguments)
        .current_dir(project())
        .env("XDG_CONFIG_HOME", project().join("tests"))
        .stdin(Stdio::null())
        .output()
        .expect("the program runs")
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

#[track_caller]
fn fails(arguments: &[&str], message: &str) {
    let output = jianbao(arguments);
    assert_eq!(String::from_utf8_lossy(&output.stderr).trim_end(), message);
    assert_eq!(output.status.code(), Some(1));
}

/// Runs the program with something on its standard input.
fn jianbao_reads(arguments: &[&str], input: &[u8]) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_jianbao"))
        .args(arguments)
        .current_dir(project())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    program.stdin.take().expect("a pipe").write_all(input).expect("written");
    program.wait_with_output().expect("the program ends")
}

#[test]
fn read_tells_what_it_dropped_and_joined() {
    let output = jianbao(&["read", "decks/harbour.txt", "--format", "json"]);
    let article: Value = serde_json::from_str(&stdout(&output)).expect("JSON");
    let count = |key: &str| article[key].as_array().map_or(0, Vec::len);
    assert_eq!(article["title"]["text"], "林海生：以綠色航運為本 為海灣城市開新局");
    assert_eq!((count("headings"), count("paragraphs"), count("captions")), (4, 12, 8));
    assert_eq!((count("dropped"), count("joined")), (9, 2));
    assert!(article["dropped"][0]["reason"] == "repeat" && article["dropped"][0]["of"][0].is_u64());
    assert!(
        stdout(&jianbao(&["read", "decks/harbour.txt", "--format", "markdown"]))
            .contains("\n## 改造舊碼頭 騰出新空間\n")
    );
}

#[test]
fn a_deck_has_the_minutes_that_it_was_built_with_where_they_were_given() {
    let built = |arguments: &[&str]| stdout(&jianbao(&[&["build", "decks/harbour.txt"], arguments].concat()));
    assert!(!built(&[]).contains("minutes"));
    let deck = built(&["--minutes", "10"]);
    assert!(deck.contains("\nminutes: 10\n") && deck.contains("with: --minutes 10"), "{deck}");
}

#[test]
fn build_never_writes_over_a_file_unasked() {
    let folder = tempfile::tempdir().expect("a folder");
    let deck = folder.path().join("deck.yaml");
    let deck = deck.to_str().expect("UTF-8");
    assert!(jianbao(&["build", "decks/harbour.txt", "-o", deck]).status.success());
    let first = fs::read(deck).expect("the deck is there");
    fails(
        &["build", "decks/harbour.txt", "-o", deck],
        &format!("error: {deck}: is there already\nhint: --force writes over it"),
    );
    assert!(jianbao(&["build", "decks/harbour.txt", "-o", deck, "--force"]).status.success());
    assert_eq!(fs::read(deck).expect("the deck is there"), first, "the same article gives the same deck");
    assert!(jianbao(&["check", deck]).status.success(), "a deck finds its source from its own folder");
}

#[test]
fn what_is_read_is_not_written_over_by_whatever_name() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name).to_str().expect("UTF-8").to_owned();
    let (article, deck, link) = (path("a.txt"), path("a.yaml"), path("link"));
    fs::copy(project().join("decks/harbour.txt"), &article).expect("copied");
    assert!(jianbao(&["build", &article, "-o", &deck]).status.success());
    std::os::unix::fs::symlink(&article, &link).expect("a link");
    let before = [&article, &deck].map(|path| fs::read(path).expect("there"));
    for arguments in [
        ["build", &article, "-o", &article].as_slice(),
        &["build", &article, "-o", &path("./a.txt")],
        &["build", &article, "-o", &link],
        &["build", "decks/harbour.txt", &link, "-o", &article],
        &["export", &deck, "--to", "text", "-o", &deck],
        &["diff", &deck, "decks/harbour.yaml", "--deck", "-o", &deck],
        &["diff", "decks/harbour.yaml", &deck, "--deck", "-o", &deck],
    ] {
        let name = arguments[arguments.len() - 1];
        let output = jianbao(&[arguments, &["--force"]].concat());
        let told = "is read for this, and would be written over\nhint: give another name\n";
        assert_eq!(String::from_utf8_lossy(&output.stderr), format!("error: {name}: {told}"));
        assert!(!output.status.success(), "{arguments:?}");
        assert_eq!([&article, &deck].map(|path| fs::read(path).expect("there")), before, "{arguments:?}");
    }
    // What is no file is not written over.
    assert!(jianbao(&["build", &article, "-o", "/dev/null", "--force"]).status.success());
}

#[test]
fn a_new_deck_has_the_rights_of_a_new_file_and_an_old_one_keeps_its_own() {
    let folder = tempfile::tempdir().expect("a folder");
    let deck = folder.path().join("deck.yaml");
    let build = |umask: &str| {
        let script = format!("umask {umask}; exec \"$0\" build decks/harbour.txt --force -o \"$1\"");
        let mut shell = Command::new("sh");
        shell.args(["-c", &script, env!("CARGO_BIN_EXE_jianbao")]).arg(&deck).current_dir(project());
        assert!(shell.status().expect("a shell").success());
        fs::metadata(&deck).expect("the deck is there").permissions().mode() & 0o7777
    };
    assert_eq!(build("027"), 0o640);
    for mode in [0o600, 0o666] {
        fs::set_permissions(&deck, fs::Permissions::from_mode(mode)).expect("set");
        assert_eq!(build("027"), mode);
    }
}

#[test]
fn check_finds_what_is_wrong_and_says_where() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("a.txt"), "題\n\n港務局今日公布成效，並表示工程會在明年展開。\n")
        .expect("written");
    let deck = folder.path().join("deck.yaml");
    fs::write(&deck, "slides:\n- points:\n  - text: 工程已經展開\n    from: a.txt:3\n").expect("written");
    let path = deck.to_str().expect("UTF-8");
    let output = jianbao(&["check", path]);
    assert_eq!(output.status.code(), Some(1));
    let expected = format!(
        "{path}:3:5: this is no longer verbatim in a.txt:3\n\
         hint: it says 已經 where the source says 會在明年: take the source's words, or take \"from\" out if the words are your own\n1 deck checked: 1 problem\n"
    );
    assert_eq!(stdout(&output), expected);
    fs::write(&deck, "slides:\n- pionts: []\n").expect("written");
    let output = stdout(&jianbao(&["check", path]));
    let expected = format!(
        "{path}:2:3: unknown field \"pionts\"\n  - pionts: []\n    ^\nhint: did you mean \"points\"?\n1 deck checked: 1 problem\n"
    );
    assert_eq!(output, expected);
}

#[test]
fn notes_count_where_a_check_is_strict_and_scripts_get_json() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("a.txt"), "題\n\n港務局表示工程會在明年展開。\n").expect("written");
    let deck = folder.path().join("deck.yaml");
    fs::write(&deck, "slides:\n- points:\n  - {text: 工程會在明年展開, from: 'a.txt:3'}\n").expect("written");
    let path = deck.to_str().expect("UTF-8");
    let check = |more: &[&str]| {
        let output = jianbao(&[&["check", path], more].concat());
        (output.status.code(), stdout(&output))
    };
    let note = format!(
        "{path}:3:5: note: 明年 has no date to be counted from\n\
         hint: give the article a date, or say in the point when it is\n"
    );
    assert_eq!(check(&[]), (Some(0), format!("{note}1 deck checked: no problems\n")));
    assert_eq!(check(&["--strict"]), (Some(1), format!("{note}1 deck checked: 1 note\n")));
    let (code, told) = check(&["--format", "json"]);
    let told: serde_json::Value = serde_json::from_str(&told).expect("JSON");
    let expected = serde_json::json!({
        "decks": [{ "file": path, "problems": [{
            "gravity": "note", "line": 3, "column": 5,
            "message": "明年 has no date to be counted from",
            "hint": "give the article a date, or say in the point when it is",
        }] }],
        "problems": 0, "notes": 1,
    });
    assert_eq!((code, told), (Some(0), expected));
    fs::write(&deck, "slides:\n- pionts: []\n").expect("written");
    let (code, told) = check(&["--format", "json", "--strict"]);
    let told: serde_json::Value = serde_json::from_str(&told).expect("JSON");
    assert_eq!((code, &told["problems"]), (Some(1), &serde_json::json!(1)));
    assert_eq!(told["decks"][0]["problems"][0]["line"], 2);
}

#[test]
fn a_hostile_file_name_does_not_reach_the_terminal() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("\x1b[31mdeck\u{202e}.yaml");
    let path = path.to_str().expect("UTF-8");
    for text in ["slides: []\n", "slides:\n- pionts: []\n", "sldies: \x1b[31m\n", ""] {
        fs::write(path, text).expect("written");
        for command in ["check", "present", "read"] {
            let Output { stdout, stderr, .. } = jianbao(&[command, path]);
            let told = String::from_utf8([stdout, stderr].concat()).expect("UTF-8");
            assert!(!told.contains('\x1b') && !told.contains('\u{202e}'), "{told:?}");
        }
    }
}

#[test]
fn errors_say_what_where_and_what_to_do() {
    fails(&["nowhere.yaml"], "error: nowhere.yaml: there is no such file");
    let no_slide = "error: there is no slide 99\nhint: the deck has 13";
    fails(&["export", "decks/welcome.yaml", "--at", "99"], no_slide);
    fails(&["decks/welcome.yaml", "--at", "99"], no_slide);
    fails(
        &["decks/welcome.yaml", "--theme", "neon"],
        "error: no theme is called \"neon\"\nhint: there are dark, light, contrast, paper, newspaper, projector, slate, jade, plum, harbour, mono; or give a file",
    );
    assert_eq!(jianbao(&["export", "decks/welcome.yaml", "--size", "80"]).status.code(), Some(2));
}

#[test]
fn a_slide_that_is_not_there_is_an_error_in_a_terminal_too() {
    let pair = native_pty_system().openpty(PtySize::default()).expect("a terminal");
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_jianbao"));
    command.args(["decks/welcome.yaml", "--at", "99"]);
    command.cwd(project());
    let mut program = pair.slave.spawn_command(command).expect("the program runs");
    drop(pair.slave);
    let mut shown = String::new();
    // A terminal whose last program has gone answers with an error, after all that was written.
    let _ = pair.master.try_clone_reader().expect("a reader").read_to_string(&mut shown);
    assert_eq!(shown, "error: there is no slide 99\r\nhint: the deck has 13\r\n");
    assert_eq!(program.wait().expect("it ends").exit_code(), 1);
}

#[test]
fn a_misspelt_command_is_told_with_the_one_that_was_meant() {
    for (arguments, word, meant) in [
        (&["biuld", "x.txt"][..], "biuld", "build"),
        (&["cehck", "decks/welcome.yaml"], "cehck", "check"),
        (&["thems"], "thems", "themes"),
    ] {
        let output = jianbao(arguments);
        let expected = format!(
            "error: there is no command and no file \"{word}\"\nhint: did you mean \"jianbao {meant}\"?\n"
        );
        assert_eq!(String::from_utf8_lossy(&output.stderr), expected);
        assert_eq!(output.status.code(), Some(2), "{word}");
    }
}

#[test]
fn a_file_that_is_not_there_is_told_with_the_name_near_it() {
    fails(
        &["decks/harbor.yaml"],
        "error: decks/harbor.yaml: there is no such file\nhint: did you mean \"decks/harbour.yaml\"?",
    );
    fails(
        &["read", "deks/harbour.txt"],
        "error: deks/harbour.txt: there is no folder deks\nhint: did you mean \"decks/harbour.txt\"?",
    );
    fails(
        &["check", "decks"],
        "error: decks: is a folder\nhint: the decks in it: decks/harbour.yaml, decks/welcome.en.yaml, decks/welcome.yaml",
    );
}

#[test]
fn a_deck_and_an_article_are_not_taken_for_each_other() {
    let is_deck = "error: decks/welcome.yaml: is a deck, not an article\nhint: `jianbao check decks/welcome.yaml` \
                   finds what is wrong with it, `jianbao decks/welcome.yaml` presents it";
    fails(&["read", "decks/welcome.yaml"], is_deck);
    fails(&["build", "decks/welcome.yaml"], is_deck);
    fails(
        &["check", "decks/harbour.txt"],
        "error: decks/harbour.txt: is an article, not a deck\n\
         hint: build a deck first: jianbao build decks/harbour.txt -o decks/harbour.yaml",
    );
    let folder = tempfile::tempdir().expect("a folder");
    let deck = folder.path().join("deck.yaml");
    let path = deck.to_str().expect("UTF-8");
    fs::write(&deck, "title: 港\nsldies: []\n").expect("written");
    fails(
        &[path],
        &format!(
            "error: {path}:2:1: unknown field \"sldies\"\n  sldies: []\n  ^\nhint: did you mean \"slides\"?"
        ),
    );
}

#[test]
fn an_empty_file_is_an_error_everywhere() {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in [("none.txt", ""), ("blank.yaml", " \n\t\n\u{3000}\n"), ("mark.md", "\u{feff}")] {
        let path = folder.path().join(name);
        fs::write(&path, text).expect("written");
        let path = path.to_str().expect("UTF-8");
        for command in ["present", "read", "build", "check", "export"] {
            fails(
                &[command, path],
                &format!(
                    "error: {path}: is empty\nhint: give an article (text, Markdown, HTML, DOCX, EPUB, RTF, PDF) or a deck (YAML)"
                ),
            );
        }
    }
}

const PAGE: &str = "<!DOCTYPE html><title>新碼頭明年啟用 - 海港日報</title><nav><a href=/>首頁</a></nav><h1>新碼頭明年啟用</h1>
<div><p>港務局今日公布新碼頭的設計。</p><p>局長林海生表示，現有的航線已經飽和，必須在明年擴建。</p></div>";

#[test]
fn a_page_is_read_whatever_it_is_called_and_its_deck_is_verbatim_by_number() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name).to_str().expect("UTF-8").to_owned();
    fs::write(path("page.txt"), PAGE).expect("written");
    let read = stdout(&jianbao(&["read", &path("page.txt")]));
    assert_eq!(read.lines().filter(|line| !line.is_empty()).count(), 3, "{read}");
    assert!(!read.contains("首頁"), "{read}");
    jianbao(&["build", &path("page.txt"), "-o", &path("deck.yaml")]);
    let deck = fs::read_to_string(path("deck.yaml")).expect("built");
    assert!(
        deck.contains("by: 林海生\n    role: 局長\n    from: page.txt:3\n"),
        "the third line that is printed: {deck}"
    );
    assert!(stdout(&jianbao(&["check", &path("deck.yaml")])).contains("no problems"));
    fs::write(path("page.txt"), PAGE.replace("飽和", "太少")).expect("written");
    assert_eq!(jianbao(&["check", &path("deck.yaml")]).status.code(), Some(1), "it is read again");
}

#[test]
fn the_pictures_of_captions_are_written_beside_the_deck_under_names_of_our_own() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name).to_str().expect("UTF-8").to_owned();
    let figure = |source: &str, words: &str| {
        format!("<figure><img src='{source}'><figcaption>{words}</figcaption></figure>")
    };
    let figures = [
        figure("page_files/a.png", "新吊機"),
        figure("data:image/gif;base64,R0lGODlhAQ==", "舊吊機"),
        figure("page_files/notes.txt", "筆記"),
        figure("https://example.org/a.png", "遠處"),
    ];
    fs::create_dir_all(path("in/page_files")).expect("made");
    fs::write(path("in/page.html"), PAGE.replace("</div>", &(figures.concat() + "</div>"))).expect("written");
    fs::write(path("in/page_files/a.png"), b"\x89PNG\r\n\x1a\n").expect("written");
    fs::write(path("in/page_files/notes.txt"), "no picture").expect("written");
    fs::create_dir(path("out")).expect("made");
    let build = |flags: &[&str]| {
        jianbao(&[&["build", &path("in/page.html"), "-o", &path("out/deck.yaml")], flags].concat())
    };
    let written = || {
        let all = fs::read_dir(path("out")).expect("the folder");
        let mut all: Vec<String> =
            all.map(|entry| entry.expect("a file").file_name().into_string().expect("UTF-8")).collect();
        all.sort();
        all
    };
    stdout(&build(&[]));
    assert_eq!(written(), ["deck.yaml"]);
    assert!(
        !fs::read_to_string(path("out/deck.yaml")).expect("built").contains("image:"),
        "in the page alone"
    );
    assert_eq!(build(&["--images"]).status.code(), Some(1), "the deck is there already");
    assert_eq!(written(), ["deck.yaml"]);
    let output = build(&["--images", "--force"]);
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(told.contains("1 pictures of captions are not there"), "{told}");
    assert_eq!(written(), ["deck-4c4b6a3be131.png", "deck-f82624464e9e.gif", "deck.yaml"]);
    let deck = fs::read_to_string(path("out/deck.yaml")).expect("built");
    assert!(deck.contains("- text: 新吊機\n    image: deck-4c4b6a3be131.png\n"), "{deck}");
    // They are found where they are, and are no more than how a picture begins.
    let told = stdout(&jianbao(&["check", &path("out/deck.yaml")]));
    let mut problems =
        told.lines().filter(|line| line.starts_with(&path("out")) && !line.contains(": note: "));
    assert!(problems.all(|line| line.ends_with(": it is damaged")), "{told}");
    assert_eq!(
        jianbao(&["build", &path("in/page.html"), "--images"]).status.code(),
        Some(2),
        "beside which deck?"
    );
}

/// A page with a line in 24 points and two in 12, written by hand: its objects, in order.
const PDF_OBJECTS: [&str; 5] = [
    "<</Type/Catalog/Pages 2 0 R>>",
    "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
    "<</Length 168>>stream
BT /F 24 Tf 72 650 Td (A port remade) Tj /F 12 Tf 0 -50 Td (The board approved the plan on Friday after) Tj 0 -14 Td (a long debate about the cost of the cranes.) Tj ET
endstream",
    "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
];

/// The file of those objects, with the table of where they are.
fn pdf() -> String {
    let mut file = "%PDF-1.4\n".to_owned();
    let mut table = "0000000000 65535 f \n".to_owned();
    for (number, object) in (1..).zip(PDF_OBJECTS) {
        table += &format!("{:010} 00000 n \n", file.len());
        file += &format!("{number} 0 obj{object}endobj\n");
    }
    let at = file.len();
    file + &format!("xref\n0 6\n{table}trailer<</Root 1 0 R/Size 6>>\nstartxref\n{at}\n%%EOF\n")
}

#[test]
fn a_pdf_is_read_by_pdftotext_and_where_that_is_not_by_the_program_itself() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("-q; a.pdf");
    fs::write(&path, pdf()).expect("written");
    let path = path.to_str().expect("UTF-8");
    let expected = "A port remade\n\nThe board approved the plan on Friday after a long debate about the cost of the cranes.\n";
    let output = jianbao(&["read", path]);
    if std::process::Command::new("pdftotext").arg("-v").output().is_ok() {
        assert_eq!(stdout(&output), expected);
    }
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_jianbao"))
        .args(["read", path])
        .env("PATH", folder.path())
        .output()
        .expect("run");
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!((stdout(&output).as_str(), told.as_str()), (expected, ""));
}

#[test]
fn what_is_not_text_is_refused_by_name_everywhere() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        fs::write(&path, bytes).expect("written");
        path.to_str().expect("UTF-8").to_owned()
    };
    let office = file("report.pdf", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0");
    let picture = file("page.txt", b"\x89PNG\r\n\x1a\n\0\0");
    for (path, what) in
        [(&office, "is an old Office document (DOC, XLS or PPT)"), (&picture, "is a picture (PNG)")]
    {
        for command in ["read", "build", "check", "export", "present"] {
            let output = jianbao(&[command, path]);
            assert_eq!(output.status.code(), Some(1), "{command} {path}");
            let told = String::from_utf8_lossy(&output.stderr).into_owned();
            assert!(told.starts_with(&format!("error: {path}: {what}\nhint: ")), "{command}: {told}");
            assert!(output.stdout.is_empty(), "{command}");
        }
    }
    let prose = file(
        "talk",
        "slides: a history of the lantern lecture\n\nThe first were painted on glass.\n".as_bytes(),
    );
    assert!(
        stdout(&jianbao(&[&prose])).contains("painted on glass"),
        "prose that opens like a deck is an article"
    );
}

#[test]
fn what_has_no_end_is_not_read_to_its_end() {
    fails(
        &["read", "/dev/zero"],
        "error: /dev/zero: is more than the 64 MiB that are read\nhint: give a part of it",
    );
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("large.txt");
    fs::File::create(&path).and_then(|file| file.set_len((80 << 20) + 1)).expect("written");
    let path = path.to_str().expect("UTF-8");
    fails(
        &[path],
        &format!("error: {path}: 81 MiB is more than the 64 MiB that are read\nhint: give a part of it"),
    );
}

#[test]
fn the_output_of_a_dash_is_standard_output() {
    let harbour = project().join("decks/harbour.yaml");
    let folder = tempfile::tempdir().expect("a folder");
    for arguments in
        [&["export", "--to", "svg"][..], &["export", "--to", "ansi"], &["export", "--to", "text"]]
    {
        let run = |more: &[&str]| {
            let mut program = Command::new(env!("CARGO_BIN_EXE_jianbao"));
            program.args(arguments).arg(&harbour).args(more).current_dir(folder.path());
            stdout(&program.output().expect("the program runs"))
        };
        let told = run(&["-o", "-"]);
        assert!(told.contains("林海生") && told == run(&[]), "{arguments:?}");
    }
    let built = jianbao_reads(&["build", "-", "-o", "-"], "港口\n\n港口去年處理三千個貨櫃。\n".as_bytes());
    assert!(stdout(&built).contains("slides:"));
    assert_eq!(folder.path().read_dir().expect("a folder").count(), 0);
    assert!(!project().join("-").exists());
}

#[test]
fn an_output_that_cannot_be_written_is_told_by_its_own_name() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path().to_str().expect("UTF-8");
    fails(
        &["build", "decks/harbour.txt", "-o", &format!("{root}/out/deck.yaml")],
        &format!(
            "error: {root}/out/deck.yaml: cannot be written: there is no folder {root}/out\nhint: mkdir -p {root}/out"
        ),
    );
    for force in [&["--force"][..], &[]] {
        let arguments = [&["build", "decks/harbour.txt", "-o", root], force].concat();
        fails(&arguments, &format!("error: {root}: is a folder\nhint: give a file in it"));
    }
    fails(
        &["build", "decks/harbour.txt", "-o", "/dev/null/deck.yaml"],
        "error: /dev/null/deck.yaml: cannot be written: not a directory",
    );
}

#[test]
fn what_came_from_standard_input_is_cited_nowhere() {
    let article = fs::read(project().join("decks/harbour.txt")).expect("the article is there");
    let built = jianbao_reads(&["build", "-"], &article);
    assert_eq!(
        String::from_utf8_lossy(&built.stderr),
        "(standard input): note: it has no name, so the deck names no source\nhint: give a file\n"
    );
    let cited = stdout(&jianbao(&["build", "decks/harbour.txt"]));
    let text = stdout(&built);
    assert!(cited.contains("from: ") && !text.contains("from: "), "{text}");
    let uncited = |text: &str| {
        let mut deck = jianbao::deck::read(text).expect("a deck");
        // The last slide is of the sources, which name the file.
        assert!(deck.slides.pop().is_some_and(|slide| slide.heading.as_deref() == Some("出處")));
        deck.slides
            .iter()
            .map(|slide| {
                (
                    slide.notes.clone(),
                    slide.elements().iter().map(jianbao::deck::Element::text).collect::<Vec<_>>(),
                )
            })
            .collect::<Vec<_>>()
    };
    assert_eq!(uncited(&text), uncited(&cited), "all else is as before");
    let folder = tempfile::tempdir().expect("a folder");
    let deck = folder.path().join("deck.yaml");
    fs::write(&deck, &text).expect("written");
    assert!(jianbao(&["check", deck.to_str().expect("UTF-8")]).status.success());
    assert!(!stdout(&jianbao_reads(&["-"], &article)).is_empty());
}

#[test]
fn an_article_whose_name_no_deck_can_write_is_told() {
    use std::os::unix::ffi::OsStringExt;

    let folder = tempfile::tempdir().expect("a folder");
    let name = std::ffi::OsString::from_vec(b"\xff\xfe.txt".to_vec());
    fs::copy(project().join("decks/harbour.txt"), folder.path().join(&name)).expect("copied");
    for output in [None, Some("decks/deck.yaml")] {
        fs::create_dir_all(folder.path().join("decks")).expect("a folder");
        let mut build = Command::new(env!("CARGO_BIN_EXE_jianbao"));
        build.arg("build").arg(&name).args(output.iter().flat_map(|output| ["-o", output]));
        let told = build.current_dir(folder.path()).output().expect("it runs");
        assert!(told.status.success());
        assert_eq!(
            String::from_utf8_lossy(&told.stderr),
            "\u{fffd}\u{fffd}.txt: note: its name is not UTF-8, so the deck names no source\nhint: rename it\n"
        );
    }
}

#[test]
fn no_file_is_a_tour_in_the_persons_language() {
    let tour = |lang: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_jianbao"));
        stdout(&command.env("LC_ALL", lang).stdin(Stdio::null()).output().expect("the program runs"))
    };
    for (lang, words) in
        [("zh_HK.UTF-8", "往前往後，只用鍵盤"), ("C", "Back and forth"), ("fr_FR.UTF-8", "Back and forth")]
    {
        assert!(tour(lang).contains(words), "{lang}");
    }
    assert!(stdout(&jianbao(&["present", "--lang", "zh-Hans"])).contains("往前往後"));
    assert_eq!(jianbao(&["--lang", "tlh"]).status.code(), Some(2));
}

#[test]
fn a_pipe_gets_the_slides_as_text() {
    let text = stdout(&jianbao(&["decks/welcome.yaml"]));
    assert!(text.contains("往前往後，只用鍵盤") && !text.contains('\x1b'));
    let article = stdout(&jianbao(&["decks/harbour.txt"]));
    assert!(article.contains("• 改造舊碼頭是綠色航運的第一步"), "an article is presented as its deck");
}

#[test]
fn export_writes_each_format() {
    let text = stdout(&jianbao(&["export", "decks/welcome.yaml", "--at", "2", "--size", "40x8"]));
    assert_eq!(text.matches('\u{c}').count(), 1, "two screens");
    let ansi = stdout(&jianbao(&["export", "decks/welcome.yaml", "--to", "ansi", "--at", "1"]));
    assert!(ansi.contains("\x1b[") && ansi.lines().count() == 24);
    // What is skipped is not counted either.
    let folder = tempfile::tempdir().expect("a folder");
    let deck = folder.path().join("deck.yaml");
    fs::write(&deck, "slides:\n- heading: one\n- {heading: two, skip: true}\n- heading: three\n")
        .expect("written");
    let deck = deck.to_str().expect("UTF-8");
    for text in [stdout(&jianbao(&[deck])), stdout(&jianbao(&["export", deck]))] {
        assert!(text.contains("one") && text.contains("three") && !text.contains("two"), "{text}");
    }
    assert!(stdout(&jianbao(&["export", deck, "--at", "2"])).contains("three"));
    // Marks are words where text is read, also in columns, and signs where it is looked at.
    let points = "points: ['[ ] 交件', {text: '[x] 驗收', points: ['[!] 停電']}]";
    fs::write(deck, format!("lang: zh-Hant\nslides:\n- {points}\n- columns: [{{heading: 甲, {points}}}]\n"))
        .expect("written");
    for command in [&[deck, "--lang", "zh-Hant"][..], &["export", deck]] {
        let text = stdout(&jianbao(command));
        let told = ["待辦：交件", "已辦：驗收", "注意：停電"];
        assert!(told.iter().all(|told| text.matches(told).count() == 2) && !text.contains('['), "{text}");
    }
    let svg = stdout(&jianbao(&["export", deck, "--to", "svg"]));
    assert!(["☐", "☑", "⚠"].iter().all(|sign| svg.matches(sign).count() == 2) && !svg.contains("待辦"));
    // A chart is drawn for who sees it, and a table for who reads or hears it.
    let chart = |to| stdout(&jianbao(&["export", "decks/welcome.yaml", "--to", to, "--at", "10"]));
    let table: Vec<Vec<String>> =
        chart("text").lines().map(|line| line.split_whitespace().map(str::to_owned).collect()).collect();
    assert!(table.contains(&vec!["2029年".to_owned(), "98".to_owned(), "70".to_owned(), "—".to_owned()]));
    assert!(!chart("text").contains('█') && chart("ansi").contains('█'));
    let svg = stdout(&jianbao(&["export", "decks/welcome.yaml", "--to", "svg", "--at", "1"]));
    assert!(svg.starts_with("<svg ") && svg.contains("簡報") && svg.trim_end().ends_with("</svg>"));
}

#[test]
fn links_are_words_in_text_links_in_an_svg_and_notes_at_the_foot_elsewhere() {
    let folder = tempfile::tempdir().expect("a folder");
    let deck = folder.path().join("deck.yaml");
    let slides = "- points: ['見[港務局](https://a.example/?x=1&y=港)[^1]', '[甲](javascript:alert(1))']\n  footnotes: { 1: 統計處 }\n";
    fs::write(&deck, format!("lang: zh-Hant\nslides:\n{slides}")).expect("written");
    let deck = deck.to_str().expect("UTF-8");
    let export = |to| stdout(&jianbao(&["export", deck, "--to", to]));
    for text in [export("text"), stdout(&jianbao(&[deck]))] {
        assert!(
            text.contains("見港務局 (https://a.example/?x=1&y=港)¹") && text.contains("¹ 統計處"),
            "{text}"
        );
        assert!(text.contains("[甲](javascript:alert(1))"), "{text}");
    }
    assert!(stdout(&jianbao(&["--linear", deck])).contains("見港務局 (https://a.example/?x=1&y=港)[1]\n"));
    let svg = export("svg");
    assert!(
        svg.contains("<a href=\"https://a.example/?x=1&amp;y=%E6%B8%AF\">") && !svg.contains("href=\"java"),
        "{svg}"
    );
    let ansi = export("ansi");
    assert!(!ansi.contains("\u{1b}]8") && ansi.contains("https://a.example/?x=1&y=港"), "{ansi}");
}

#[test]
fn program_text_comes_out_of_a_file_below_the_deck_and_from_nowhere_else() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path().join("talk");
    fs::create_dir_all(root.join("src")).expect("folders");
    fs::write(root.join("src/a.rs"), "fn one() {}\nfn two() {}\nfn three() {}\n").expect("written");
    fs::write(folder.path().join("secret.rs"), "fn secret() {}\n").expect("written");
    fs::write(root.join("large.rs"), "x\n".repeat(600_000)).expect("written");
    fs::write(root.join("data.rs"), b"a\0b").expect("written");
    let files = ["src/a.rs", "../secret.rs", "/etc/hostname", "none.rs", "large.rs", "data.rs", "src"];
    let slides = files.map(|file| format!("- {{file: {file}, lines: 2, numbered: true}}\n")).concat();
    let deck = root.join("deck.yaml");
    fs::write(&deck, format!("slides:\n{slides}")).expect("written");
    let deck = deck.to_str().expect("UTF-8");
    let text = stdout(&jianbao(&["export", deck]));
    assert!(
        text.contains(" 2  fn two() {}") && !text.contains("fn one") && !text.contains("secret()"),
        "{text}"
    );
    for reason in
        ["large.rs: it is larger than 1 MiB", "data.rs: it is no text", "../secret.rs: it is not there"]
    {
        assert!(text.contains(reason), "{reason}: {text}");
    }
    let checked = jianbao(&["check", deck]);
    let told = String::from_utf8_lossy(&checked.stdout).into_owned();
    assert!(
        told.contains("6 problems") && told.contains("3:10: the code of ../secret.rs: it is not there"),
        "{told}"
    );
}

#[test]
fn the_picture_in_the_readme_is_what_the_program_draws() {
    let readme = fs::read_to_string(project().join("README.md")).expect("the README is there");
    let command = readme.split("(The picture is `jianbao ").nth(1).and_then(|rest| rest.split('`').next());
    let arguments: Vec<&str> = command.expect("the command").split(' ').collect();
    let kept = fs::read_to_string(project().join("decks/screenshot.svg")).expect("the picture is there");
    assert!(stdout(&jianbao(&arguments)) == kept, "decks/screenshot.svg is out of date: {arguments:?}");
}

#[test]
fn the_readme_has_every_kind_of_slide() {
    let readme = fs::read_to_string(project().join("README.md")).expect("the README is there");
    let table = jianbao::deck::kinds_markdown();
    assert!(readme.contains(&table), "the README's kinds are not the format's, which are:\n{table}");
}

#[test]
fn the_readme_has_the_key_table_and_every_command() {
    let readme = fs::read_to_string(project().join("README.md")).expect("the README is there");
    for table in [
        jianbao::app::TABLE,
        jianbao::app::TALK_TABLE,
        jianbao::app::REVIEW_TABLE,
        jianbao::app::TOGETHER_TABLE,
        jianbao::app::SPEAKER_TABLE,
        jianbao::app::LINKED_TABLE,
    ] {
        let table = jianbao::app::Keymap::default().markdown(table, jianbao::app::Language::English);
        assert!(readme.contains(&table), "the README's keys are not the table's, which is:\n{table}");
    }
    for command in [
        "read",
        "build",
        "present",
        "speak",
        "rehearse",
        "pace",
        "review",
        "check",
        "status",
        "diff",
        "export",
        "themes",
        "keys",
        "schema",
        "completions",
        "man",
    ] {
        assert!(readme.contains(&format!("jianbao {command}")), "the README does not speak of {command}");
        assert!(jianbao(&[command, "--help"]).status.success());
        assert!(stdout(&jianbao(&["man", command])).contains(&format!(".TH jianbao-{command}")), "{command}");
    }
    assert!(stdout(&jianbao(&["man"])).contains(".TH jianbao "));
    assert_eq!(jianbao(&["man", "nothing"]).status.code(), Some(1));
    assert!(cfg!(not(feature = "ssh")) || readme.contains("jianbao serve"));
    assert!(stdout(&jianbao(&["themes"])).lines().count() >= 4);
    assert!(stdout(&jianbao(&["themes", "paper"])).contains("palette:"));
    assert!(stdout(&jianbao(&["themes", "--preview"])).contains("newspaper: "));
    assert!(stdout(&jianbao(&["completions", "bash"])).contains("_jianbao"));
    assert!(stdout(&jianbao(&["man"])).contains(".TH jianbao"));
}

#[cfg(feature = "pictures")]
#[test]
fn each_export_has_a_picture_in_its_own_form() {
    let folder = tempfile::tempdir().expect("a folder");
    let deck = folder.path().join("deck.yaml");
    fs::copy(crate::project().join("decks/crane.png"), folder.path().join("crane.png")).expect("copied");
    let yaml = "slides:\n- {photo: A crane, image: crane.png}\n- {body: Text, image: crane.png}\n- {body: Text, image: /etc/hostname}\n";
    fs::write(&deck, yaml).expect("written");
    let export = |to: &str| stdout(&jianbao(&["export", deck.to_str().expect("a path"), "--to", to]));
    let svg = export("svg");
    assert_eq!(svg.matches("<image x=").count(), 2);
    // In the cells that they have on a terminal, below the screens before.
    for at in
        ["x=\"66\" y=\"72\" width=\"700\" height=\"476\"", "x=\"506\" y=\"872\" width=\"260\" height=\"168\""]
    {
        assert!(svg.contains(&format!("<image {at} href")), "{at}");
    }
    assert!(svg.contains("href=\"data:image/jpeg;base64,/9j/") && !svg.contains('▀'));
    let ansi = export("ansi");
    assert!(ansi.contains('▀') && ansi.contains("A crane"));
    let text = export("text");
    assert!(text.contains("A crane") && !text.contains('▀'));
    assert!(text.contains("crane.png"), "a picture without words is told by its file");
    for out in [svg, ansi] {
        assert!(out.contains("deck's") && out.contains("folder"), "what is outside is not read");
    }
}
