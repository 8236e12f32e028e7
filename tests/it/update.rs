//! `jianbao build` of several articles and `build --update` from the outside: files, exit statuses, and a review that
//! goes on.

use crate::desk::Desk;
use jianbao::deck;
use jianbao::review::{self, Author, Stamp, Who};
use jianbao::store;

const FIRST: &str = "港口擴建

港務局局長林海生表示，新碼頭將於2033年啟用，每日可處理三千個貨櫃。

市政府撥款三億元擴建北岸渡輪碼頭。

航海學校開辦課程，培訓兩百名船員。
";
const SECOND: &str = "碼頭工程

市政府宣布撥款三億元，擴建北岸渡輪碼頭。

工會反對夜間施工，要求檢討輪班制度。
";

/// A folder with two articles and the deck that is built of them.
fn desk() -> Desk {
    let desk = Desk::new();
    desk.write("a.txt", FIRST);
    desk.write("b.txt", SECOND);
    assert_eq!(desk.run(&["build", "a.txt", "b.txt", "--points", "4", "-o", "d.yaml"]).1, 0);
    desk
}

impl Desk {
    fn approve_all(&self) {
        let claims = deck::read(&self.read("d.yaml")).expect("a deck").claims();
        let journal = store::journal_path(&self.path("d.yaml")).expect("a journal");
        for (claim, nth) in claims.iter().zip(0u8..) {
            let stamp = Stamp { at: "2031-08-14T09:00:00Z".parse().expect("a time"), random: [nth; 10] };
            let author = Author { who: &Who::named("陳大文"), stamp, deck: "" };
            store::append(&journal, &[review::approve(author, claim)]).expect("appended");
        }
    }
}

#[test]
fn a_deck_of_several_articles_is_checked_and_explained() {
    let desk = desk();
    let text = desk.read("d.yaml");
    assert!(text.contains("    from:\n    - ") && text.contains("  with: --points 4\n"), "{text}");
    assert_eq!(desk.run(&["check", "d.yaml"]), ("1 deck checked: no problems\n".to_owned(), 0));
    let (told, code) = desk.run(&["build", "a.txt", "b.txt", "--explain"]);
    assert_eq!(code, 0);
    assert!(told.contains("a.txt:5, b.txt:3 ") || told.contains("b.txt:3, a.txt:5 "), "{told}");
    desk.write("b.txt", &SECOND.replace("三億元，", "四億元"));
    let (told, _) = desk.run(&["build", "a.txt", "b.txt", "--explain"]);
    assert!(told.contains("figures differ: 三億元 (a.txt:5), 四億元 (b.txt:3)\n"), "{told}");
}

#[test]
fn an_update_tells_what_changed_and_its_status_says_whether_to_look() {
    let desk = desk();
    let before = desk.read("d.yaml");
    let (told, code) = desk.run(&["build", "--update", "d.yaml"]);
    assert_eq!((code, desk.read("d.yaml").as_str()), (0, before.as_str()), "{told}");
    assert!(told.ends_with(" unchanged\n"), "{told}");
    desk.write("a.txt", &FIRST.replace("港口擴建\n", "港口擴建\n\n"));
    let (told, code) = desk.run(&["build", "--update", "d.yaml"]);
    assert_eq!(code, 0, "{told}");
    assert!(told.contains("moved: a.txt:5 is a.txt:6\n"), "{told}");
    assert_eq!(desk.run(&["check", "d.yaml"]).1, 0);
    desk.write("a.txt", &FIRST.replace("三千個", "四千個"));
    let (told, code) = desk.run(&["build", "--update", "d.yaml"]);
    assert_eq!(code, 1);
    assert!(told.contains("no longer verbatim in a.txt:4\n"), "{told}");
    assert_eq!(desk.run(&["build", "--update", "none.yaml"]).1, 2);
    assert_eq!(desk.run(&["build", "--update", "a.txt"]).1, 2);
    assert_eq!(desk.run(&["build", "--add", "a.txt"]).1, 2);
}

#[test]
fn an_article_given_besides_is_new() {
    let desk = desk();
    desk.write("c.txt", "燈塔\n\n海事處將重修港口燈塔，工程為期九個月。\n");
    let (told, code) = desk.run(&["build", "--update", "d.yaml", "c.txt"]);
    assert_eq!(code, 1);
    assert!(told.contains("new: c.txt:3\n    海事處將重修港口燈塔，工程為期九個月\n"), "{told}");
}

#[test]
fn approvals_of_claims_that_stand_outlive_an_update() {
    let desk = desk();
    desk.approve_all();
    assert_eq!(desk.run(&["status", "d.yaml"]).1, 0);
    desk.write("a.txt", &FIRST.replace("港口擴建\n", "港口擴建\n\n"));
    assert_eq!(desk.run(&["build", "--update", "d.yaml"]).1, 0);
    assert_eq!(desk.run(&["status", "d.yaml"]).1, 0);
    // A point that is added has nobody's approval yet, nor has the row of the article that is longer now; the others keep
    // theirs.
    desk.write("a.txt", &(FIRST.to_owned() + "\n海事處將重修港口燈塔，工程為期九個月。\n"));
    let (told, _) = desk.run(&["build", "--update", "d.yaml", "--add"]);
    assert!(told.contains("added to slide "), "{told}");
    let (told, code) = desk.run(&["status", "d.yaml"]);
    assert_eq!(code, 1, "{told}");
    assert!(told.contains("19 of 21 claims approved, 1 out of date, 1 not seen"), "{told}");
}
