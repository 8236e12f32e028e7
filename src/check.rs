//! Does a deck still say what its sources say, is all there that it names, and does it fit?

mod trace;

pub use trace::{Held, Mark, Trace, cited_file, trace};

use crate::article::Article;
use crate::deck::{Content, Deck, Origin, Point, Position, Segment, Slide, is_verbatim, locate};
use crate::scene::{self, Page};
use crate::text::{WidthPolicy, inline};
use std::rc::Rc;

/// What `check` found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// How bad it is.
    pub gravity: Gravity,
    /// Where it is in the deck's text.
    pub position: Position,
    /// What it is.
    pub message: String,
    /// What to do.
    pub hint: Option<String>,
}

/// How bad something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gravity {
    /// It is wrong.
    Problem,
    /// It is good to know.
    Note,
}

/// The files that a deck names, by the names it gives them.
pub trait Sources {
    /// The article in a file, if it is there.
    fn article(&self, file: &str) -> Option<Rc<Article>>;
    /// Whether a file is there.
    fn exists(&self, file: &str) -> bool;
}

/// A finding before its place in the text is looked up.
struct Finding {
    path: Vec<Segment>,
    gravity: Gravity,
    message: String,
    hint: Option<String>,
}

/// Lists what is wrong with `deck`, in the order of its `text`: claims that are no longer verbatim in their source,
/// files that are not there, points without words. Notes say which slides need more than one screen at each of
/// `sizes` (columns, rows).
pub fn problems(deck: &Deck, text: &str, sources: &dyn Sources, sizes: &[(u16, u16)]) -> Vec<Problem> {
    let mut findings = Vec::new();
    // The rows that the presenter leaves to a slide: one is the footer's.
    let page_of = |&(columns, rows): &(u16, u16)| {
        Page::of(deck, columns, rows.saturating_sub(u16::from(rows >= 4)), WidthPolicy::default())
    };
    let pages: Vec<Page> = sizes.iter().map(page_of).collect();
    for (slide_idx, slide) in deck.slides.iter().enumerate() {
        let path = vec![key("slides"), Segment::Index(slide_idx)];
        check_slide(slide, &path, sources, &mut findings);
        for (&(columns, rows), page) in sizes.iter().zip(&pages) {
            let n_screens = scene::lay_out(slide, *page).screens.len();
            if n_screens > 1 {
                let message =
                    format!("slide {} needs {n_screens} screens at {columns}x{rows}", slide_idx + 1);
                findings.push(Finding { path: path.clone(), gravity: Gravity::Note, message, hint: None });
            }
        }
    }
    if deck.slides.is_empty() {
        let message = "the deck has no slides".to_owned();
        findings.push(Finding { path: vec![key("slides")], gravity: Gravity::Problem, message, hint: None });
    }
    let paths: Vec<Vec<Segment>> = findings.iter().map(|f| f.path.clone()).collect();
    let positions = locate(text, &paths);
    let located = findings.into_iter().zip(positions).map(|(f, position)| Problem {
        gravity: f.gravity,
        position,
        message: f.message,
        hint: f.hint,
    });
    let mut problems: Vec<Problem> = located.collect();
    problems.sort_by_key(|p| p.position);
    problems
}

fn key(name: &'static str) -> Segment {
    Segment::Key(name.into())
}

fn under(path: &[Segment], name: &'static str, idx: Option<usize>) -> Vec<Segment> {
    let mut path = path.to_vec();
    path.push(key(name));
    path.extend(idx.map(Segment::Index));
    path
}

fn check_slide(slide: &Slide, path: &[Segment], sources: &dyn Sources, findings: &mut Vec<Finding>) {
    match &slide.content {
        Content::Points { points, .. } => {
            if points.is_empty() {
                let message = "a slide without points".to_owned();
                findings.push(Finding {
                    path: path.to_vec(),
                    gravity: Gravity::Problem,
                    message,
                    hint: None,
                });
            }
            check_points(points, path, sources, findings);
        }
        Content::Quote { text, .. } => {
            check_claim(text, slide.from.as_ref(), &under(path, "quote", None), sources, findings);
        }
        Content::Photo(photos) | Content::Cover { photo: photos, .. } => {
            for (i, photo) in photos.iter().enumerate() {
                let at = under(path, "photo", (photos.len() > 1).then_some(i));
                check_claim(&photo.text, photo.from.as_ref(), &at, sources, findings);
                if let Some(image) = photo.image.as_ref().filter(|i| !i.contains("://") && !sources.exists(i))
                {
                    let message = format!("the picture {image} is not there");
                    let hint = Some("give its path from the deck's folder, or take \"image\" out".to_owned());
                    findings.push(Finding { path: at, gravity: Gravity::Problem, message, hint });
                }
            }
        }
        Content::Columns(columns) => {
            for (i, column) in columns.iter().enumerate() {
                check_points(&column.points, &under(path, "columns", Some(i)), sources, findings);
            }
        }
        _ => {}
    }
}

fn check_points(points: &[Point], path: &[Segment], sources: &dyn Sources, findings: &mut Vec<Finding>) {
    for (i, point) in points.iter().enumerate() {
        let at = under(path, "points", Some(i));
        if point.text.trim().is_empty() {
            let message = "a point without words".to_owned();
            findings.push(Finding { path: at.clone(), gravity: Gravity::Problem, message, hint: None });
        }
        check_claim(&point.text, point.from.as_ref(), &at, sources, findings);
        check_points(&point.points, &at, sources, findings);
    }
}

/// A claim that names lines of a file must stand there word for word.
fn check_claim(
    text: &str,
    origin: Option<&Origin>,
    at: &[Segment],
    sources: &dyn Sources,
    findings: &mut Vec<Finding>,
) {
    let Some(origin) = origin.filter(|o| !o.lines.is_empty() && o.file != "-") else { return };
    let mut problem = |message: String, hint: &str| {
        findings.push(Finding {
            path: at.to_vec(),
            gravity: Gravity::Problem,
            message,
            hint: Some(hint.to_owned()),
        });
    };
    let Some(article) = sources.article(&origin.file) else {
        problem(
            format!("the source {} is not there", origin.file),
            "give its path from the deck's folder, or take \"from\" out",
        );
        return;
    };
    let words = inline::parse(text).text;
    let cited = origin.lines.iter().filter_map(|lines| article.block_at(lines.first));
    if cited.into_iter().any(|block| is_verbatim(&words, &block.text)) {
        return;
    }
    let elsewhere = article.blocks.iter().find(|block| is_verbatim(&words, &block.text));
    match elsewhere.and_then(|block| block.lines().first().copied()) {
        Some(lines) => problem(
            format!("this is no longer at {origin}, but at line {lines}"),
            &format!("from: {}:{lines}", origin.file),
        ),
        None => problem(
            format!("this is no longer verbatim in {origin}"),
            "take the source's words, or take \"from\" out if the words are your own",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article;
    use crate::deck;

    struct One;

    impl Sources for One {
        fn article(&self, file: &str) -> Option<Rc<Article>> {
            let text =
                "港口三年回顧\n\n港務局今日公布成效，並表示工程會在明年展開。\n\n局長表示，處理量創新高。";
            (file == "a.txt").then(|| Rc::new(article::read(text.as_bytes(), "a.txt")))
        }

        fn exists(&self, file: &str) -> bool {
            file == "a.txt"
        }
    }

    #[track_caller]
    fn check(slides: &str, expected: &[&str]) {
        let text = format!("lang: zh-Hant\nslides:\n{slides}");
        let deck = deck::read(&text).unwrap();
        let shown: Vec<String> = problems(&deck, &text, &One, &[(20, 6)])
            .into_iter()
            .map(|p| format!("{}:{}: {}", p.position.line, p.position.column, p.message))
            .collect();
        assert_eq!(shown, expected);
    }

    #[test]
    fn claims_are_looked_up_in_their_source() {
        check("- points:\n  - {text: 港務局……工程會在明年展開, from: 'a.txt:3'}\n", &[]);
        check(
            "- points:\n  - {text: 工程已經展開, from: 'a.txt:3'}\n",
            &["4:5: this is no longer verbatim in a.txt:3"],
        );
        check(
            "- points:\n  - 甲\n  - {text: 處理量創新高, from: 'a.txt:3'}\n",
            &["5:5: this is no longer at a.txt:3, but at line 5"],
        );
        check("- quote: 處理量\n  from: b.txt:1\n", &["3:10: the source b.txt is not there"]);
        check("- points: [甲, '']\n", &["3:15: a point without words"]);
        check("- photo: 船\n  image: c.jpg\n", &["3:10: the picture c.jpg is not there"]);
    }

    #[test]
    fn slides_that_need_more_screens_are_noted() {
        check("- points: [一, 二, 三, 四, 五, 六, 七]\n", &["3:3: slide 1 needs 2 screens at 20x6"]);
    }
}
