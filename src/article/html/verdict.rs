//! What each piece of a page is: title, heading, paragraph, caption, or furniture and why.

use super::about::About;
use super::body::{body, inked, inside, is_running};
use super::page::{Page, Piece};
use super::stamp;
use super::tag::Tag;
use super::words::{BUTTONS_EN, ENDS, RELATED_EN, RELATED_JA, Role, TAGS_EN};
use super::zh::{BUTTONS, BYLINES, RELATED, TAGS};
use crate::article::{Nature, Part, Raw, lines, typed};

/// An element whose names make it furniture is none if it holds more of the article than this, in percent: `class="tag
/// article"` may be how a house calls its body.
const MAX_FURNITURE_PERCENT: u64 = 30;
/// An article of fewer characters than this is a few lines under a film; what the page goes on with is then read too.
const BRIEF_INK: u64 = 200;
/// How many times longer what follows is.
const IS_LONGER: u64 = 5;
/// The longest line of furniture, in characters.
const MAX_LABEL_CHARS: usize = 40;
/// From this many characters, text in no element of its own before and behind the article is a part of it.
const MIN_LABEL_INK: u32 = 20;
/// How many figures and signs by themselves count something: `+3`.
const MAX_COUNTER_INK: u32 = 4;
/// From this many characters, a line that is all link leads to another article; less may be a name.
const MIN_LINK_INK: u32 = 8;

/// The blocks of a page, and what is dropped, in the order of the page.
pub(super) fn raws(page: &Page, about: &mut About) -> Vec<Raw> {
    let bodies = bodies(page, about.title_at);
    let inked = inked(page);
    let mut is_body = vec![false; page.elements.len()];
    for &element in &bodies {
        for (is, also) in is_body.iter_mut().zip(inside(page, element)) {
            *is |= also;
        }
    }
    let furniture = furniture(page, &is_body, &inked);
    let is_inside = |piece: &Piece| is_body[piece.element as usize];
    let first = page.pieces.iter().position(is_inside).unwrap_or(page.pieces.len());
    let running = |piece: &Piece| {
        is_inside(piece)
            && furniture[piece.element as usize].is_none()
            && is_running(page, piece)
            && !stamp::is_stamp(page.text_of(piece))
            && BYLINES.opening(page.text_of(piece)).is_none()
    };
    let first_running = page.pieces.iter().position(running).unwrap_or(first);
    let last_running = page.pieces.iter().rposition(running).unwrap_or(first);
    let title: String = about.title.chars().filter(|c| !c.is_whitespace()).collect();

    let mut raws = Vec::new();
    // It comes first, wherever the page has it.
    if !about.title.is_empty() {
        raws.push(raw(0, &about.title, Nature::Title, Tag::Heading(1)));
    }
    let mut is_after_related = false;
    for (i, piece) in page.pieces.iter().enumerate() {
        let text = page.text_of(piece);
        let element = piece.element as usize;
        let role = page.elements[element].role;
        let is_lead = about.title_at.is_some_and(|at| at < i) && i < first;
        let is_around = i < first_running || i > last_running;
        if about.title_at == Some(i) {
            continue;
        }
        let nature = if text.chars().filter(|c| !c.is_whitespace()).eq(title.chars()) {
            Nature::Furniture("the title again")
        } else if let Some(reason) = furniture[element] {
            if is_inside(piece) || is_lead {
                note(about, role, text);
            }
            Nature::Furniture(reason)
        } else if !is_inside(piece) {
            note(about, role, text);
            match piece.tag {
                Tag::Caption if is_lead => Nature::Caption { image: image(page, piece) },
                _ if is_lead && role == Role::Standfirst && is_running(page, piece) => Nature::Paragraph,
                _ => Nature::Furniture("beside the article"),
            }
        } else if let Some(reason) = label(piece, text, role, is_around, &mut is_after_related) {
            note(about, role, text);
            Nature::Furniture(reason)
        } else {
            nature(page, piece, text)
        };
        raws.push(raw(i + 1, text, nature, piece.tag));
    }
    head_bold(page, &mut raws);
    drop_empty_headings(&mut raws);
    raws
}

/// All of a page as text, but for what is hidden.
pub(super) fn all(page: &Page) -> Vec<Raw> {
    let piece = |(i, piece): (usize, &Piece)| {
        let text = page.text_of(piece);
        let is_short = text.chars().count() <= MAX_LABEL_CHARS;
        let nature = match page.elements[piece.element as usize].role {
            Role::Furniture("hidden") => Nature::Furniture("hidden"),
            Role::Byline if is_short => Nature::Furniture("a byline"),
            Role::Stamp if is_short => Nature::Furniture("a time stamp"),
            _ => nature(page, piece, text),
        };
        raw(i + 1, text, nature, piece.tag)
    };
    let mut raws: Vec<Raw> = page.pieces.iter().enumerate().map(piece).collect();
    head_bold(page, &mut raws);
    raws
}

/// The elements that hold the article. A page may go on with other articles, each under its `<h1>`: the one is read that
/// stands under the page's own title; and where that is a few lines under a film, the longest behind it as well.
fn bodies(page: &Page, title_at: Option<usize>) -> Vec<u32> {
    let Some(longest) = body(page, 0..page.pieces.len()) else { return Vec::new() };
    let Some((title_at, next)) = title_at.and_then(|at| Some((at, next_article(page, at)?))) else {
        return vec![longest];
    };
    let Some(own) = body(page, title_at..next) else { return vec![longest] };
    let Some(other) = body(page, next..page.pieces.len()) else { return vec![own] };
    let inked = inked(page);
    let (n_own, n_other) = (inked[own as usize], inked[other as usize]);
    if n_own < BRIEF_INK && n_other >= n_own * IS_LONGER { vec![own, other] } else { vec![own] }
}

/// The `<h1>` of the article behind the one under this title: of another part of the page, and no section.
fn next_article(page: &Page, title_at: usize) -> Option<usize> {
    let around = |mut element: u32| {
        std::iter::from_fn(move || {
            let parent = page.elements.get(element as usize)?.parent;
            let is_page = element == 0;
            element = parent;
            (!is_page).then_some(element)
        })
    };
    let title = page.pieces.get(title_at)?;
    let is_main = |element: &u32| page.elements[*element as usize].role == Role::Main;
    let home = around(title.element).find(is_main).or_else(|| around(title.element).next())?;
    let is_other = |piece: &Piece| piece.tag == Tag::Heading(1) && !around(piece.element).any(|e| e == home);
    (title_at + 1..page.pieces.len()).find(|i| is_other(&page.pieces[*i]))
}

/// Why each element is furniture, if it is: by its own names or those around it, up to the article's body.
fn furniture(page: &Page, is_body: &[bool], inked: &[u64]) -> Vec<Option<&'static str>> {
    let n_body: u64 =
        page.pieces.iter().filter(|p| is_body[p.element as usize]).map(|p| u64::from(p.n_inked)).sum();
    let mut furniture: Vec<Option<&'static str>> = vec![None; page.elements.len()];
    let mut holds_body = is_body.to_vec();
    for (i, element) in page.elements.iter().enumerate().skip(1).rev() {
        holds_body[element.parent as usize] |= holds_body[i];
    }
    for (i, element) in page.elements.iter().enumerate().skip(1) {
        let parent = element.parent as usize;
        // The body itself is none, nor what it is in, whatever that is called.
        let is_outside = holds_body[i] && !is_body[parent];
        let around = if is_outside { None } else { furniture[parent] };
        let own = match element.role {
            Role::Furniture(reason) if !is_outside => {
                let is_small = inked[i] * 100 <= n_body * MAX_FURNITURE_PERCENT;
                (is_small || !is_body[i]).then_some(reason)
            }
            _ => None,
        };
        furniture[i] = around.or(own);
    }
    furniture
}

/// Takes the author and the day from where they are printed.
fn note(about: &mut About, role: Role, text: &str) {
    let is_short = text.chars().count() <= MAX_LABEL_CHARS;
    let opened = BYLINES.opening(text).and_then(|word| text.strip_prefix(word)).filter(|_| is_short);
    let is_stamp = role == Role::Stamp || stamp::is_stamp(text);
    if about.date.is_none() && (is_stamp || opened.is_some()) {
        about.date = stamp::day(text);
    }
    if about.byline.is_none() && is_short && !stamp::is_stamp(text) {
        let name = opened.or((role == Role::Byline).then_some(text)).unwrap_or_default();
        // `記者：陳大文 2031-08-14 06:48`
        let end = name.find(|c: char| c.is_ascii_digit()).unwrap_or(name.len());
        let name = name
            .get(..end)
            .unwrap_or_default()
            .trim_matches(|c: char| c.is_whitespace() || "|｜·,，/".contains(c));
        about.byline = (!name.is_empty()).then(|| name.to_owned());
    }
}

/// A line of furniture inside the article: why it is none of its text.
fn label(
    piece: &Piece,
    text: &str,
    role: Role,
    is_around: bool,
    is_after_related: &mut bool,
) -> Option<&'static str> {
    let is_short = text.chars().count() <= MAX_LABEL_CHARS;
    let lower = text.to_lowercase();
    let bare = lower.trim_matches(|c: char| c.is_whitespace() || "：:|｜>»▶▸•·-–—【】[]".contains(c));
    let is_linked = piece.n_linked * 10 >= piece.n_inked * 9;
    let is_related = is_short
        && (RELATED.opening(bare).is_some()
            || RELATED_EN.iter().any(|word| lower.starts_with(word) || bare == *word)
            || RELATED_JA.iter().any(|word| bare.starts_with(word)));
    let was_after_related = std::mem::replace(is_after_related, is_related || *is_after_related && is_linked);
    let is_byline = BYLINES.opening(text).is_some() || role == Role::Byline;
    let is_tags = |word: &str| bare.starts_with(word);
    if is_related {
        Some("other articles")
    } else if is_linked && (was_after_related || is_leading_away(piece)) {
        Some("a link to another page")
    } else if piece.n_inked <= MAX_COUNTER_INK
        && is_number(text)
        && !matches!(piece.tag, Tag::Row | Tag::Cell | Tag::Item)
    {
        Some("a counter")
    } else if is_short && (BUTTONS.has(bare) || BUTTONS_EN.contains(&bare)) {
        Some("a button")
    } else if TAGS.forms().any(is_tags) || TAGS_EN.iter().any(|word| lower.starts_with(word)) {
        Some("tags")
    } else if is_around && ENDS.contains(&lower.trim()) {
        Some("a mark of the end")
    } else if (is_around || role == Role::Stamp)
        && !matches!(piece.tag, Tag::Heading(_))
        && stamp::is_stamp(text)
    {
        Some("a time stamp")
    } else if is_around && is_short && is_byline && !lines::is_finished(text) {
        Some("a byline")
    } else if !text.chars().any(char::is_alphanumeric) {
        Some("a rule, or marks without words")
    } else if is_around && piece.tag == Tag::Block && !is_running_long(piece) {
        Some("a label")
    } else {
        None
    }
}

/// Whether a line that is all link leads to another article: in a table or a list, a few words are a name.
fn is_leading_away(piece: &Piece) -> bool {
    match piece.tag {
        Tag::Row | Tag::Cell => false,
        Tag::Item | Tag::Paragraph => piece.n_inked >= MIN_LINK_INK,
        _ => true,
    }
}

fn is_number(text: &str) -> bool {
    text.chars().any(|c| c.is_ascii_digit()) && !text.chars().any(char::is_alphabetic)
}

fn is_running_long(piece: &Piece) -> bool {
    piece.n_inked >= MIN_LABEL_INK
}

fn nature(page: &Page, piece: &Piece, text: &str) -> Nature {
    match piece.tag {
        Tag::Heading(_) => Nature::Heading,
        Tag::Caption => Nature::Caption { image: image(page, piece) },
        _ if lines::caption(text).is_some() => Nature::Caption { image: image(page, piece) },
        _ => Nature::Paragraph,
    }
}

fn image(page: &Page, piece: &Piece) -> Option<String> {
    let image = page.images.get(piece.image? as usize)?;
    // What is elsewhere is not fetched.
    let is_elsewhere = image.source.contains("://") || image.source.starts_with('/');
    (!image.source.is_empty() && !is_elsewhere).then(|| image.source.clone())
}

fn raw(number: usize, text: &str, nature: Nature, tag: Tag) -> Raw {
    // A page marks a caption by its tag, and then `圖：` is a part of it; a sign in front is none.
    let is_marked = tag != Tag::Caption || !text.starts_with(char::is_alphanumeric);
    let words = match nature {
        Nature::Caption { .. } if is_marked => lines::caption(text).unwrap_or(text),
        _ => text,
    };
    let part = Part { n_inked: super::super::n_ink(words), ..Part::line(number, text) };
    Raw { text: words.to_owned(), parts: vec![part], nature }
}

/// Heads with the paragraphs that are all bold.
fn head_bold(page: &Page, raws: &mut [Raw]) {
    let piece = |raw: &Raw| page.pieces.get(raw.parts[0].lines.first.checked_sub(1)?);
    let is_bold = |piece: &Piece| piece.n_bold == piece.n_inked && !matches!(piece.tag, Tag::Row | Tag::Cell);
    let are_bold: Vec<bool> = raws.iter().map(|raw| piece(raw).is_some_and(is_bold)).collect();
    typed::head_bold(raws, &are_bold);
}

/// Headings that nothing follows head what was dropped.
fn drop_empty_headings(raws: &mut [Raw]) {
    for raw in raws.iter_mut().rev() {
        match raw.nature {
            Nature::Heading => raw.nature = Nature::Furniture("a heading of nothing"),
            Nature::Furniture(_) => {}
            _ => break,
        }
    }
}
