//! What each piece of a page is: title, heading, paragraph, caption, or furniture and why.
//!
//! Where the article is, and what the names of elements say, is told here; what a line says by itself is in `rules`.

use super::about::About;
use super::body::{body, inked, inside, is_running};
use super::page::{Page, Piece};
use super::rules::{CAPTIONS, FURNITURE, MAX_LABEL_CHARS, NO_HEADINGS, Spot, first};
use super::stamp;
use super::tag::Tag;
use super::words::Role;
use super::zh::BYLINES;
use crate::article::{Nature, Part, Raw, lines, typed};

/// An element whose names make it furniture is none if it holds more of the article than this, in percent: `class="tag
/// article"` may be how a house calls its body.
const MAX_FURNITURE_PERCENT: u64 = 30;
/// An article of fewer characters than this is a few lines under a film; what the page goes on with is then read too.
const BRIEF_INK: u64 = 200;
/// How many times longer what follows is.
const IS_LONGER: u64 = 5;

/// The blocks of a page, and what is dropped, in the order of the page.
pub(super) fn raws(page: &Page, about: &mut About) -> Vec<Raw> {
    raws_without(page, about, None)
}

/// The same without one row of the tables.
pub(super) fn raws_without(page: &Page, about: &mut About, left_out: Option<&str>) -> Vec<Raw> {
    let frame = Frame::of(page, about.title_at);
    let title: String = about.title.chars().filter(|c| !c.is_whitespace()).collect();
    let mut raws = Vec::new();
    // It comes first, wherever the page has it.
    if !about.title.is_empty() {
        raws.push(raw(0, &about.title, Nature::Title, Tag::Heading(1)));
    }
    let mut is_after_related = false;
    let title_at = about.title_at;
    for (i, piece) in page.pieces.iter().enumerate().filter(|(i, _)| title_at != Some(*i)) {
        let text = page.text_of(piece);
        let nature = if text.chars().filter(|c| !c.is_whitespace()).eq(title.chars()) {
            Nature::Furniture("the title again")
        } else if let Some(nature) = frame.nature(page, about, i) {
            nature
        } else {
            let role = page.elements[piece.element as usize].role;
            let spot = Spot::of(text, piece, role);
            let next = page.pieces.get(i + 1);
            let spot = spot.placed(frame.is_around(i), next, &mut is_after_related);
            let furniture = first(FURNITURE, &spot, left_out);
            furniture.inspect(|_| note(about, role, text));
            furniture.map_or_else(|| nature(page, piece, &spot, left_out), Nature::Furniture)
        };
        raws.push(raw(i + 1, text, nature, piece.tag));
    }
    head_bold(page, &mut raws, left_out);
    drop_empty_headings(&mut raws);
    raws
}

/// Where on a page its article is.
struct Frame {
    /// Of each element: whether it is inside the article, and why it is furniture, if it is.
    is_body: Vec<bool>,
    furniture: Vec<Option<&'static str>>,
    title_at: Option<usize>,
    /// The article's first piece, and its first and last running text.
    first: usize,
    first_running: usize,
    last_running: usize,
}

impl Frame {
    fn of(page: &Page, title_at: Option<usize>) -> Self {
        let mut is_body = vec![false; page.elements.len()];
        for element in bodies(page, title_at) {
            for (is, also) in is_body.iter_mut().zip(inside(page, element)) {
                *is |= also;
            }
        }
        let furniture = furniture(page, &is_body, &inked(page));
        let is_inside = |piece: &Piece| is_body[piece.element as usize];
        let running = |piece: &Piece| {
            is_inside(piece)
                && furniture[piece.element as usize].is_none()
                && is_running(page, piece)
                && !stamp::is_stamp(page.text_of(piece))
                && BYLINES.opening(page.text_of(piece)).is_none()
        };
        let first = page.pieces.iter().position(is_inside).unwrap_or(page.pieces.len());
        let first_running = page.pieces.iter().position(running).unwrap_or(first);
        let last_running = page.pieces.iter().rposition(running).unwrap_or(first);
        Self { is_body, furniture, title_at, first, first_running, last_running }
    }

    fn is_around(&self, at: usize) -> bool {
        at < self.first_running || at > self.last_running
    }

    /// What the place of a piece makes of it, unless that is in the midst of the article.
    fn nature(&self, page: &Page, about: &mut About, at: usize) -> Option<Nature> {
        let piece = page.pieces.get(at)?;
        let (text, element) = (page.text_of(piece), piece.element as usize);
        let role = page.elements[element].role;
        let is_lead = self.title_at.is_some_and(|title_at| title_at < at) && at < self.first;
        if let Some(reason) = self.furniture[element] {
            if self.is_body[element] || is_lead {
                note(about, role, text);
            }
            return Some(Nature::Furniture(reason));
        }
        if self.is_body[element] {
            return None;
        }
        note(about, role, text);
        Some(match piece.tag {
            Tag::Caption if is_lead => Nature::Caption { image: image(page, piece) },
            _ if is_lead && role == Role::Standfirst && is_running(page, piece) => Nature::Paragraph,
            _ => Nature::Furniture("beside the article"),
        })
    }
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
            role => nature(page, piece, &Spot::of(text, piece, role), None),
        };
        raw(i + 1, text, nature, piece.tag)
    };
    let mut raws: Vec<Raw> = page.pieces.iter().enumerate().map(piece).collect();
    head_bold(page, &mut raws, None);
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

fn nature(page: &Page, piece: &Piece, spot: &Spot<'_>, left_out: Option<&str>) -> Nature {
    match piece.tag {
        Tag::Heading(_) => Nature::Heading,
        _ if first(CAPTIONS, spot, left_out).is_some() => Nature::Caption { image: image(page, piece) },
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

/// Heads with the paragraphs that are all bold, but for those that a row says head nothing.
fn head_bold(page: &Page, raws: &mut [Raw], left_out: Option<&str>) {
    let piece = |raw: &Raw| page.pieces.get(raw.parts[0].lines.first.checked_sub(1)?);
    let is_bold = |raw: &Raw| piece(raw).is_some_and(|piece| piece.n_bold == piece.n_inked);
    let are_bold: Vec<bool> = raws.iter().map(is_bold).collect();
    let was_text: Vec<bool> = raws.iter().map(|raw| raw.nature == Nature::Paragraph).collect();
    typed::head_bold(raws, &are_bold);
    for (raw, was_text) in raws.iter_mut().zip(was_text).filter(|(raw, _)| raw.nature == Nature::Heading) {
        let spot = piece(raw).map(|piece| Spot::of(&raw.text, piece, Role::Plain));
        if was_text && spot.is_some_and(|spot| first(NO_HEADINGS, &spot, left_out).is_some()) {
            raw.nature = Nature::Paragraph;
        }
    }
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

#[cfg(test)]
mod tests;
