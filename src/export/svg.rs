//! A picture of screens as SVG 1.1: each cell where the terminal has it, whatever font the viewer finds.

use crate::paint::hyperlink;
use crate::picture::{Payload, Picture};
use crate::scene::Placed;
use crate::text::{Lang, large, width};
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use std::fmt::Write as _;

/// A cell in user units. A Han character is as wide as the font is high: two cells.
const CELL_WIDTH: u32 = 10;
const CELL_HEIGHT: u32 = 28;
const FONT_SIZE: u32 = 2 * CELL_WIDTH;
/// Where letters stand in a cell, from its top.
const BASELINE: u32 = 21;
/// A cell's width and height, for pictures to be fitted to.
pub const CELL: (u16, u16) = (10, 28);
/// Between the screens of one picture, and around them.
const GAP: u32 = 16;

/// A screen to be drawn.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// Its cells, those of pictures empty.
    pub cells: Buffer,
    /// The words on it that are drawn in block characters.
    pub title: String,
    /// The pictures on it: they will be in the SVG.
    pub pictures: Vec<Placed>,
}

/// Draws the screens below each other, in a font for the language. Each is dropped before the next one is asked for.
pub fn write(screens: impl IntoIterator<Item = Sheet>, lang: Lang) -> String {
    let mut out = String::new();
    let (mut widest, mut top) = (0, GAP);
    for sheet in screens {
        if sheet.title.is_empty() {
            draw(&sheet.cells, top, &mut out);
        } else {
            let _ = writeln!(out, "<g><title>{}</title>", escape(&sheet.title));
            draw(&sheet.cells, top, &mut out);
            out.push_str("</g>\n");
        }
        for placed in &sheet.pictures {
            draw_picture(placed, top, &mut out);
        }
        widest = widest.max(u32::from(sheet.cells.area.width) * CELL_WIDTH);
        top += u32::from(sheet.cells.area.height) * CELL_HEIGHT + GAP;
    }
    out.push_str("</svg>\n");
    // How large all of it is shows behind the last screen.
    let (width, height) = (widest + 2 * GAP, top);
    let head = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" \
         font-family=\"{},'DejaVu Sans Mono',monospace\" \
         font-size=\"{FONT_SIZE}\" xml:space=\"preserve\">\n",
        fonts(lang)
    );
    out.insert_str(0, &head);
    out
}

/// Fonts of one width with the glyphs of the language: the same character is drawn otherwise in each.
const fn fonts(lang: Lang) -> &'static str {
    match lang {
        Lang::ZhHant | Lang::Other => {
            "'Noto Sans Mono CJK TC','Sarasa Mono TC','Noto Sans CJK TC','PingFang TC','Microsoft JhengHei'"
        }
        Lang::ZhHans => {
            "'Noto Sans Mono CJK SC','Sarasa Mono SC','Noto Sans CJK SC','PingFang SC','Microsoft YaHei'"
        }
        Lang::Ja => "'Noto Sans Mono CJK JP','Sarasa Mono J','Noto Sans CJK JP','Hiragino Sans','Yu Gothic'",
        Lang::Ko => {
            "'Noto Sans Mono CJK KR','Sarasa Mono K','Noto Sans CJK KR','Apple SD Gothic Neo','Malgun Gothic'"
        }
    }
}

/// Draws a picture in its cells, as large as its shape lets it be there.
fn draw_picture(placed: &Placed, top: u32, out: &mut String) {
    let Some(payload) = placed.picture.as_ref().and_then(Picture::payload) else { return };
    let (x, y) = (GAP + u32::from(placed.column) * CELL_WIDTH, top + u32::from(placed.row) * CELL_HEIGHT);
    let (width, height) = (u32::from(placed.columns) * CELL_WIDTH, u32::from(placed.rows) * CELL_HEIGHT);
    let Payload { media_type, base64 } = payload;
    let _ = writeln!(
        out,
        "<image x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" href=\"data:{media_type};base64,{base64}\"/>"
    );
}

fn draw(buffer: &Buffer, top: u32, out: &mut String) {
    let (columns, rows) = (u32::from(buffer.area.width), u32::from(buffer.area.height));
    let page = buffer.content.first().map_or(Color::Reset, |cell| cell.bg);
    let _ = writeln!(
        out,
        "<rect x=\"{GAP}\" y=\"{top}\" width=\"{}\" height=\"{}\" rx=\"8\" fill=\"{}\"/>",
        columns * CELL_WIDTH,
        rows * CELL_HEIGHT,
        hex(page, "#ffffff")
    );
    for row in 0..buffer.area.height {
        let y = top + u32::from(row) * CELL_HEIGHT;
        let mut run: Vec<(u16, &Cell, u16)> = Vec::new();
        for item in super::row_cells(buffer, row) {
            let link = |cell: &Cell| hyperlink(cell.symbol()).0.map(|link| link.opening.to_owned());
            let is_other = |cell: &Cell| cell.style() != item.1.style() || link(cell) != link(item.1);
            if run.last().is_some_and(|(_, cell, _)| is_other(cell)) {
                draw_run(&std::mem::take(&mut run), y, page, out);
            }
            run.push(item);
        }
        draw_run(&run, y, page, out);
    }
}

/// Draws cells of one style: their ground, and their text with a place for each cluster.
fn draw_run(run: &[(u16, &Cell, u16)], y: u32, page: Color, out: &mut String) {
    let (Some((first, cell, _)), Some((last, _, width))) = (run.first(), run.last()) else { return };
    let is_reversed = cell.modifier.contains(Modifier::REVERSED);
    let (fg, bg) = if is_reversed { (cell.bg, cell.fg) } else { (cell.fg, cell.bg) };
    let x = |column: u16| GAP + u32::from(column) * CELL_WIDTH;
    if is_reversed || bg != page {
        let ground = if is_reversed { hex(bg, "#1d2126") } else { hex(bg, "#ffffff") };
        let _ = writeln!(
            out,
            "<rect x=\"{}\" y=\"{y}\" width=\"{}\" height=\"{CELL_HEIGHT}\" fill=\"{ground}\"/>",
            x(*first),
            x(last + width) - x(*first)
        );
    }
    let mut style = String::new();
    for (modifier, attribute) in [
        (Modifier::BOLD, " font-weight=\"bold\""),
        (Modifier::ITALIC, " font-style=\"italic\""),
        (Modifier::UNDERLINED, " text-decoration=\"underline\""),
        (Modifier::CROSSED_OUT, " text-decoration=\"line-through\""),
        (Modifier::DIM, " opacity=\"0.65\""),
    ] {
        if cell.modifier.contains(modifier) {
            style.push_str(attribute);
        }
    }
    let fill = if is_reversed { hex(fg, "#ffffff") } else { hex(fg, "#1d2126") };
    // A text element a word: viewers that do not know a place for each letter still know where words begin.
    let is_drawn = |cell: &Cell| drawn(cell) == " " || !large::rectangles(drawn(cell)).is_empty();
    let link = hyperlink(cell.symbol()).0.map(|link| escape(link.target));
    if let Some(target) = &link {
        let _ = writeln!(out, "<a href=\"{target}\">");
    }
    draw_blocks(run, y, &fill, out);
    for word in run.split(|(_, cell, _)| is_drawn(cell)).filter(|word| !word.is_empty()) {
        draw_word(word, y + BASELINE, &format!("fill=\"{fill}\"{style}"), out);
    }
    if link.is_some() {
        out.push_str("</a>\n");
    }
}

/// What is drawn in a cell.
fn drawn(cell: &Cell) -> &str {
    hyperlink(cell.symbol()).1
}

/// Draws block characters as the rectangles that they are: those of fonts leave gaps between rows.
fn draw_blocks(run: &[(u16, &Cell, u16)], y: u32, fill: &str, out: &mut String) {
    let mut path = String::new();
    for (column, cell, _) in run {
        let x = GAP + u32::from(*column) * CELL_WIDTH;
        for ([left, right], [top, bottom]) in large::rectangles(drawn(cell)) {
            let at = |part: u32, of: u32| f64::from(part * of) / f64::from(large::PARTS);
            let (from, width) = (f64::from(x) + at(left, CELL_WIDTH), at(right - left, CELL_WIDTH));
            let (down, height) = (f64::from(y) + at(top, CELL_HEIGHT), at(bottom - top, CELL_HEIGHT));
            let _ = write!(path, "M{from} {down:.2}h{width}v{height:.2}h-{width}z");
        }
    }
    if !path.is_empty() {
        let _ = writeln!(out, "<path fill=\"{fill}\" shape-rendering=\"crispEdges\" d=\"{path}\"/>");
    }
}

fn draw_word(word: &[(u16, &Cell, u16)], y: u32, style: &str, out: &mut String) {
    let x = |column: u16| (GAP + u32::from(column) * CELL_WIDTH).to_string();
    // One place a UTF-16 unit, as SVG counts: a cluster's marks stand on its letter.
    let place = |(column, cell, _): &(u16, &Cell, u16)| {
        std::iter::repeat_n(x(*column), drawn(cell).encode_utf16().count())
    };
    // What fonts draw wider than its cell is made to fit: Greek and Cyrillic among Han, and all of the ambiguous class where
    // they are set narrow.
    let is_squeezed = |(_, cell, columns): &(u16, &Cell, u16)| {
        *columns == 1 && drawn(cell).chars().next().is_some_and(width::is_ambiguous)
    };
    let is_simple = word.iter().all(|item| drawn(item.1).chars().count() == 1 && !is_squeezed(item));
    if is_simple {
        let places: Vec<String> = word.iter().flat_map(place).collect();
        let text: String = word.iter().map(|(_, cell, _)| escape(drawn(cell))).collect();
        let _ = writeln!(out, "<text x=\"{}\" y=\"{y}\" {style}>{text}</text>", places.join(" "));
    } else {
        for item in word {
            let (text, x) = (escape(drawn(item.1)), x(item.0));
            let fit = format!(" textLength=\"{CELL_WIDTH}\" lengthAdjust=\"spacingAndGlyphs\"");
            let fit = if is_squeezed(item) { fit.as_str() } else { "" };
            let _ = writeln!(out, "<text x=\"{x}\" y=\"{y}\"{fit} {style}>{text}</text>");
        }
    }
}

fn hex(colour: Color, default: &str) -> String {
    match colour {
        Color::Rgb(r, g, b) => format!("#{r:02x}{g:02x}{b:02x}"),
        _ => default.to_owned(),
    }
}

/// Escapes for XML; characters that XML 1.0 has no place for are already gone from a screen's text.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_cell_is_drawn_where_the_terminal_has_it() {
        let colour = |r, g| ratatui::style::Style::new().fg(Color::Rgb(r, g, 0));
        let mut cells = Buffer::empty(ratatui::layout::Rect::new(0, 0, 12, 2));
        cells.set_string(1, 1, "港a", colour(255, 0));
        cells.set_string(4, 1, "b", colour(0, 255));
        cells.set_string(6, 1, "α", colour(255, 0));
        let sheet = Sheet { cells, title: String::new(), pictures: Vec::new() };
        let svg = write([sheet.clone(), sheet], Lang::ZhHant);
        assert!(svg.contains("viewBox=\"0 0 152 160\" width=\"152\" height=\"160\""), "{svg}");
        // The second screen stands below the first.
        for y in [65, 137] {
            let texts: Vec<&str> = svg.lines().filter(|line| line.contains(&format!(" y=\"{y}\""))).collect();
            let [wide, other, squeezed] = texts[..] else { panic!("{svg}") };
            assert!(wide.starts_with("<text x=\"26 46\" ") && wide.ends_with(">港a</text>"), "{wide}");
            assert!(other.starts_with("<text x=\"56\" ") && other.contains("#00ff00"), "{other}");
            assert!(
                squeezed.starts_with("<text x=\"76\" ") && squeezed.contains(" textLength=\"10\""),
                "{squeezed}"
            );
            assert!(!wide.contains("textLength") && wide.contains("#ff0000"), "{wide}");
        }
    }
}
