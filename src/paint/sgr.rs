//! Styles as SGR sequences (ECMA-48), only what changes from one cell to the next.

use ratatui::style::{Color, Modifier, Style};
use std::fmt::Write as _;

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
        let mut codes = String::new();
        let mut was_on = self.modifier;
        for (modifier, _, off) in MODIFIERS {
            if was_on.contains(modifier) && !wanted.modifier.contains(modifier) {
                let _ = write!(codes, "{off};");
                was_on.remove(if off == "22" { Modifier::BOLD.union(Modifier::DIM) } else { modifier });
            }
        }
        for (modifier, on, _) in MODIFIERS {
            if wanted.modifier.contains(modifier) && !was_on.contains(modifier) {
                let _ = write!(codes, "{on};");
            }
        }
        for (was, is, base) in [(self.fg, wanted.fg, 30), (self.bg, wanted.bg, 40)] {
            if was != is {
                push_colour(is, base, &mut codes);
            }
        }
        codes.pop();
        let _ = write!(out, "\x1b[{codes}m");
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

fn push_colour(colour: Option<Color>, base: u8, codes: &mut String) {
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
    let _ = match colour {
        None | Some(Color::Reset) => write!(codes, "{};", base + 9),
        Some(Color::Rgb(r, g, b)) => write!(codes, "{};2;{r};{g};{b};", base + 8),
        Some(Color::Indexed(n)) => write!(codes, "{};5;{n};", base + 8),
        Some(named) => {
            let n = (0u8..).zip(NAMED).find(|(_, c)| *c == named).map_or(7, |(n, _)| n);
            let code = if n < 8 { base + n } else { base + 52 + n };
            write!(codes, "{code};")
        }
    };
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
}
