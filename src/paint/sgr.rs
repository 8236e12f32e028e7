//! Styles as SGR sequences (ECMA-48), only what changes from one cell to the next.

use ratatui::style::{Color, Modifier, Style};

/// The style that the terminal has now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pen {
    fg: Option<Color>,
    bg: Option<Color>,
    modifier: Modifier,
}

/// The attributes with what begins and what ends them; 22 ends bold and dim both.
const MODIFIERS: [(Modifier, &str, &str); 6] = [
    (Modifier::BOLD, "1", "22"),
    (Modifier::DIM, "2", "22"),
    (Modifier::ITALIC, "3", "23"),
    (Modifier::UNDERLINED, "4", "24"),
    (Modifier::REVERSED, "7", "27"),
    (Modifier::CROSSED_OUT, "9", "29"),
];

impl Pen {
    /// Writes what makes the terminal's style `style`.
    pub fn change_to(&mut self, style: Style, out: &mut String) {
        let wanted = Self {
            fg: style.fg.filter(|c| *c != Color::Reset),
            bg: style.bg.filter(|c| *c != Color::Reset),
            modifier: style.add_modifier,
        };
        if wanted == *self {
            return;
        }
        out.push_str("\x1b[");
        let mut was_on = self.modifier;
        // Mostly nothing but a colour changes.
        let modifiers = if was_on == wanted.modifier { &[][..] } else { &MODIFIERS };
        for &(modifier, _, off) in modifiers {
            if was_on.contains(modifier) && !wanted.modifier.contains(modifier) {
                push_code(off, out);
                was_on.remove(if off == "22" { Modifier::BOLD.union(Modifier::DIM) } else { modifier });
            }
        }
        for &(modifier, on, _) in modifiers {
            if wanted.modifier.contains(modifier) && !was_on.contains(modifier) {
                push_code(on, out);
            }
        }
        for (was, is, base) in [(self.fg, wanted.fg, 30), (self.bg, wanted.bg, 40)] {
            if was != is {
                push_colour(is, base, out);
            }
        }
        out.pop();
        out.push('m');
        *self = wanted;
    }

    /// Writes what makes the ground `bg`, with no attribute of `visible` left; the rest stays, as nobody sees it on
    /// an empty cell.
    pub fn change_ground(&mut self, bg: Color, visible: Modifier, out: &mut String) {
        let mut style = Style::new().bg(bg);
        if let (Some(fg), false) = (self.fg, self.modifier.intersects(visible)) {
            style = style.fg(fg);
        }
        if !self.modifier.intersects(visible) {
            style = style.add_modifier(self.modifier);
        }
        self.change_to(style, out);
    }

    /// Writes what ends all styles.
    pub fn reset(&mut self, out: &mut String) {
        if *self != Self::default() {
            out.push_str("\x1b[m");
            *self = Self::default();
        }
    }
}

/// Writes a number of a control sequence: many are in a frame, and `write!` takes ten times as long.
pub(crate) fn push_number(n: u16, out: &mut String) {
    if n >= 10 {
        push_number(n / 10, out);
    }
    out.push(char::from_digit(u32::from(n % 10), 10).unwrap_or('0'));
}

fn push_code(code: &str, out: &mut String) {
    out.push_str(code);
    out.push(';');
}

fn push_colour(colour: Option<Color>, base: u8, out: &mut String) {
    const NAMED: [Color; 16] = [
        Color::Black,
        Color::Red,
        Color::Green,
        Color::Yellow,
        Color::Blue,
        Color::Magenta,
        Color::Cyan,
        Color::Gray,
        Color::DarkGray,
        Color::LightRed,
        Color::LightGreen,
        Color::LightYellow,
        Color::LightBlue,
        Color::LightMagenta,
        Color::LightCyan,
        Color::White,
    ];
    let codes = match colour {
        None | Some(Color::Reset) => &[base + 9][..],
        Some(Color::Rgb(r, g, b)) => &[base + 8, 2, r, g, b],
        Some(Color::Indexed(n)) => &[base + 8, 5, n],
        Some(named) => {
            let n = (0u8..).zip(NAMED).find(|(_, c)| *c == named).map_or(7, |(n, _)| n);
            &[if n < 8 { base + n } else { base + 52 + n }]
        }
    };
    for code in codes {
        push_number((*code).into(), out);
        out.push(';');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_changes_are_written() {
        let (mut pen, mut out) = (Pen::default(), String::new());
        let red = Style::new().fg(Color::Red);
        pen.change_to(red, &mut out);
        pen.change_to(red, &mut out);
        pen.change_to(red.bg(Color::Indexed(7)), &mut out);
        pen.change_to(red.bg(Color::Indexed(7)).add_modifier(Modifier::BOLD), &mut out);
        pen.change_to(Style::new().fg(Color::LightBlue), &mut out);
        pen.change_to(Style::new(), &mut out);
        pen.reset(&mut out);
        assert_eq!(out, "\x1b[31m\x1b[48;5;7m\x1b[1m\x1b[22;94;49m\x1b[39m");
    }

    #[test]
    fn colours_are_written_by_their_numbers() {
        for (colour, expected) in [
            (Color::Black, "30"),
            (Color::Gray, "37"),
            (Color::DarkGray, "90"),
            (Color::White, "97"),
            (Color::Indexed(208), "38;5;208"),
            (Color::Rgb(1, 20, 255), "38;2;1;20;255"),
        ] {
            let (mut pen, mut out) = (Pen::default(), String::new());
            pen.change_to(Style::new().fg(colour), &mut out);
            assert_eq!(out, format!("\x1b[{expected}m"));
        }
    }
}
