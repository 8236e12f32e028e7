//! Where the words of a PDF stand, found without another program: by pdf-extract, told as `pdftotext -bbox-layout` does.
//!
//! Lines come in the order in which the page sets them, which is that of reading in what word processors and browsers
//! print. The crate panics on odd files and knows no limits, so this is for a process that has some.

mod forms;
mod widths;

use super::super::Refusal;
use super::super::archive::damaged;
use pdf_extract::{Document, MediaBox, OutputDev, OutputError, Transform, output_doc};
use std::fmt::Write;

/// Characters this far from each other, in their size, are of two words; of two lines; of no line of their own.
const WORD_GAP: f64 = 0.15;
const LINE_GAP: f64 = 1.0;
const BACK: f64 = -0.6;
/// A character this near to where its like stands is that one, printed twice to be bold.
const TWICE: f64 = 0.1;
/// How far off its line a character may stand, in its size: an exponent does.
const OFF: f64 = 0.4;
/// Lines whose sizes are more apart than this, one to the other, are two.
const OTHER_SIZE: f64 = 1.6;
/// A line is of the block of the one above it, so far below it at most, in its size.
const BLOCK_GAP: f64 = 2.2;
/// How far a letter stands up from its line and hangs down, in its size.
const ABOVE: f64 = 0.85;
const BELOW: f64 = 0.25;

/// Finds the words of a PDF: the layout that [`super::read_layout`] takes.
///
/// # Errors
/// Where it is damaged, or locked with a password.
///
/// # Panics
/// On odd files: fonts without widths, encodings that nobody uses.
pub fn find_layout(bytes: &[u8]) -> Result<String, Refusal> {
    let mut document = Document::load_mem(bytes).map_err(|_| damaged())?;
    if document.is_encrypted() && document.decrypt("").is_err() {
        return Err(Refusal { what: "locked with a password", hint: "save it without one".to_owned() });
    }
    widths::tell_one_by_one(&mut document);
    let mut layout = Layout::default();
    output_doc(&document, &mut layout).map_err(|_| damaged())?;
    layout.end_block();
    Ok(format!("<doc>{}</doc>", layout.text))
}

/// What was found so far.
#[derive(Default)]
struct Layout {
    text: String,
    height: f64,
    left: f64,
    foot: f64,
    line: Option<Line>,
    block: Vec<Line>,
}

/// A word: its box and its characters.
struct Word {
    area: Area,
    text: String,
}

/// A box, in points from the page's upper left corner.
#[derive(Clone, Copy)]
struct Area {
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
}

/// A line that is being set.
struct Line {
    words: Vec<Word>,
    size: f64,
    /// Which way it runs, and where its last character stands and ends.
    way: (f64, f64),
    start: (f64, f64),
    end: (f64, f64),
    /// White space stands at its end.
    is_spaced: bool,
}

impl OutputDev for Layout {
    fn begin_page(
        &mut self,
        _: u32,
        page: &MediaBox,
        _: Option<(f64, f64, f64, f64)>,
    ) -> Result<(), OutputError> {
        (self.height, self.left, self.foot) = (page.ury - page.lly, page.llx, page.lly);
        let width = page.urx - page.llx;
        write!(self.text, "<page width=\"{width:.2}\" height=\"{:.2}\">", self.height)?;
        Ok(())
    }

    fn end_page(&mut self) -> Result<(), OutputError> {
        self.end_block();
        self.text.push_str("</page>");
        Ok(())
    }

    fn output_character(
        &mut self,
        place: &Transform,
        width: f64,
        _: f64,
        font_size: f64,
        c: &str,
    ) -> Result<(), OutputError> {
        let size = font_size.abs() * (place.m11 * place.m22 - place.m12 * place.m21).abs().sqrt();
        let length = place.m11.hypot(place.m12);
        if size.is_normal() && length.is_normal() && width.is_finite() {
            let start = (place.m31 - self.left, self.height - (place.m32 - self.foot));
            let way = (place.m11 / length, -place.m12 / length);
            self.set(c, start, way, width * font_size.abs() * length, size);
        }
        Ok(())
    }

    fn begin_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_line(&mut self) -> Result<(), OutputError> {
        Ok(())
    }
}

impl Layout {
    fn set(&mut self, c: &str, start: (f64, f64), way: (f64, f64), width: f64, size: f64) {
        if let Some(line) = &self.line
            && !line.goes_on(start, way, size)
        {
            self.end_line();
        }
        let end = (start.0 + way.0 * width, start.1 + way.1 * width);
        let line = self.line.get_or_insert_with(|| Line::at(start, way, size));
        if line.is_twice(c, start) {
            return;
        }
        let gap = line.along(start);
        if c.chars().all(char::is_whitespace) {
            line.is_spaced = true;
        } else {
            let area = Area::of(start, end, size);
            match line.words.last_mut().filter(|_| !line.is_spaced && gap < WORD_GAP * size) {
                Some(word) => {
                    word.text.push_str(c);
                    word.area = word.area.with(area);
                }
                None => line.words.push(Word { area, text: c.to_owned() }),
            }
            line.is_spaced = false;
        }
        (line.start, line.end) = (start, end);
    }

    fn end_line(&mut self) {
        let Some(line) = self.line.take().filter(|line| !line.words.is_empty()) else { return };
        if self.block.last().is_some_and(|above| !line.is_below(above)) {
            self.end_block_before();
        }
        self.block.push(line);
    }

    fn end_block(&mut self) {
        self.end_line();
        self.end_block_before();
    }

    fn end_block_before(&mut self) {
        let lines = std::mem::take(&mut self.block);
        if lines.is_empty() {
            return;
        }
        self.text.push_str("<block>");
        for line in lines {
            self.text.push_str(&line.area().tag("line"));
            for word in line.words {
                self.text.push_str(&word.area.tag("word"));
                self.text.push_str(&escaped(&forms::written(&word.text)));
                self.text.push_str("</word>");
            }
            self.text.push_str("</line>");
        }
        self.text.push_str("</block>");
    }
}

impl Line {
    fn at(start: (f64, f64), way: (f64, f64), size: f64) -> Self {
        Self { words: Vec::new(), size, way, start, end: start, is_spaced: false }
    }

    /// How far along the line a place is from its end.
    fn along(&self, place: (f64, f64)) -> f64 {
        (place.0 - self.end.0) * self.way.0 + (place.1 - self.end.1) * self.way.1
    }

    fn goes_on(&self, place: (f64, f64), way: (f64, f64), size: f64) -> bool {
        let across = (place.0 - self.end.0) * self.way.1 - (place.1 - self.end.1) * self.way.0;
        let size_ratio = (size / self.size).max(self.size / size);
        let gap = self.along(place) / self.size;
        across.abs() < OFF * self.size
            && (way.0 - self.way.0).hypot(way.1 - self.way.1) < 0.01
            && size_ratio < OTHER_SIZE
            && (self.is_printed_here(place) || gap > BACK && gap < LINE_GAP)
    }

    fn is_printed_here(&self, place: (f64, f64)) -> bool {
        (place.0 - self.start.0).hypot(place.1 - self.start.1) < TWICE * self.size
    }

    fn is_twice(&self, c: &str, place: (f64, f64)) -> bool {
        self.is_printed_here(place) && self.words.last().is_some_and(|word| word.text.ends_with(c))
    }

    fn area(&self) -> Area {
        let first = Area::of(self.start, self.end, self.size);
        self.words.iter().map(|word| word.area).reduce(Area::with).unwrap_or(first)
    }

    /// Whether it stands under a line and near it, as the next line of a column does.
    fn is_below(&self, above: &Self) -> bool {
        let (area, over) = (self.area(), above.area());
        let step = area.bottom - over.bottom;
        step > OFF * self.size
            && step < BLOCK_GAP * self.size.max(above.size)
            && area.left < over.right
            && over.left < area.right
    }
}

impl Area {
    fn of(start: (f64, f64), end: (f64, f64), size: f64) -> Self {
        Self {
            left: start.0.min(end.0),
            right: start.0.max(end.0),
            top: start.1.min(end.1) - ABOVE * size,
            bottom: start.1.max(end.1) + BELOW * size,
        }
    }

    fn with(self, other: Self) -> Self {
        Self {
            left: self.left.min(other.left),
            right: self.right.max(other.right),
            top: self.top.min(other.top),
            bottom: self.bottom.max(other.bottom),
        }
    }

    fn tag(self, name: &str) -> String {
        let Self { left, right, top, bottom } = self;
        format!("<{name} xMin=\"{left:.2}\" yMin=\"{top:.2}\" xMax=\"{right:.2}\" yMax=\"{bottom:.2}\">")
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests;
