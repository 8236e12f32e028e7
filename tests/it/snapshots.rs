//! Every deck at three sizes, as text with the roles of its runs; every theme, as what it makes of each role; and how
//! a built deck reads. So a new layout is a new text, a new colour a new line of a swatch, and neither is both.

use crate::{DECKS, deck_path, project};
use jianbao::deck::{self, Deck};
use jianbao::export;
use jianbao::paint::Look;
use jianbao::scene::{self, Page, Role, Run, Screen};
use jianbao::text::WidthPolicy;
use jianbao::text::large::Blocks;
use jianbao::theme::{BUILT_IN, Depth, Theme};
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use std::fs;

fn load(name: &str) -> Deck {
    let text = fs::read_to_string(deck_path(name)).expect("the deck is there");
    deck::read(&text).expect("the deck is read")
}

/// Where snapshots of this file go: a name each, nothing of the code.
fn bind(test: impl FnOnce()) {
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(test);
}

/// A screen's rows as a terminal gets them, each with its number and where in it which role begins.
fn rows(screen: &Screen, columns: u16, rows: u16) -> String {
    let theme = Theme::built_in("mono").expect("a theme of ours");
    let look = Look { theme: &theme, depth: Depth::None, policy: WidthPolicy::default() };
    let text = export::text::write(&export::cells(screen, columns, rows, look));
    let mut out = String::new();
    for (row, line) in (0..rows).zip(text.lines()) {
        let mut runs: Vec<&Run> = screen.runs.iter().filter(|run| run.row == row).collect();
        runs.sort_by_key(|run| run.column);
        let roles: Vec<String> =
            runs.iter().map(|run| format!("{}@{}", name(run.role), run.column)).collect();
        if !runs.is_empty() || !line.is_empty() {
            out += &format!("{row:>2} {:34}│{line}\n", roles.join(" "));
        }
    }
    out
}

fn name(role: Role) -> String {
    format!("{role:?}").to_lowercase()
}

fn screens(deck: &Deck, columns: u16, n_rows: u16) -> String {
    let page = Page::of(deck, columns, n_rows, WidthPolicy::default());
    let mut out = String::new();
    for (slide_idx, slide) in deck.slides.iter().enumerate() {
        for (screen_idx, screen) in scene::lay_out(slide, page).screens.iter().enumerate() {
            out += &format!("── {}.{}\n{}", slide_idx + 1, screen_idx + 1, rows(screen, columns, n_rows));
        }
    }
    out
}

#[test]
fn every_deck_is_laid_out_the_same_at_every_size() {
    bind(|| {
        for deck in DECKS {
            for (columns, rows) in [(80, 24), (40, 12), (120, 40)] {
                insta::assert_snapshot!(
                    format!("{deck}-{columns}x{rows}"),
                    screens(&load(deck), columns, rows)
                );
            }
        }
    });
}

#[test]
fn slides_reach_down_to_two_thirds_of_a_tall_screen() {
    let (columns, n_rows) = (120, 40);
    let mut last: Vec<u16> = DECKS
        .iter()
        .flat_map(|deck| {
            let deck = load(deck);
            let page =
                Page::of(&deck, columns, n_rows, WidthPolicy::default()).with_blocks(Blocks::Half, &deck);
            let scenes = deck.slides.iter().map(|slide| scene::lay_out(slide, page)).collect::<Vec<_>>();
            let screens = scenes.into_iter().flat_map(|scene| scene.screens);
            let last = |screen: Screen| {
                let of_pictures = screen.placed.iter().map(|placed| placed.row + placed.rows);
                screen.runs.iter().map(|run| run.row + 1).chain(of_pictures).max()
            };
            screens.filter_map(last).collect::<Vec<_>>()
        })
        .collect();
    last.sort_unstable();
    let median = 100 * last[last.len() / 2] / n_rows;
    assert!((55..=80).contains(&median), "the median of the last rows is at {median} %");
}

fn n_roles() -> u16 {
    u16::try_from(Role::ALL.len()).expect("a few")
}

/// A page with the name of each role on a row, and a free row below them, painted.
fn painted(theme: &Theme, depth: Depth) -> Buffer {
    let run = |(row, role): (u16, Role)| Run::new(row, 0, name(role), role);
    let screen = Screen { runs: (0..).zip(Role::ALL).map(run).collect(), ..Screen::default() };
    let look = Look { theme, depth, policy: WidthPolicy::default() };
    export::cells(&screen, 10, n_roles() + 1, look)
}

/// What a cell looks like, but for its attributes.
fn colours(cell: &Cell) -> String {
    let colour = |colour: Color| match colour {
        Color::Reset => "default".to_owned(),
        Color::Rgb(r, g, b) => format!("#{r:02x}{g:02x}{b:02x}"),
        Color::Indexed(n) => n.to_string(),
        named => format!("{named:?}").to_lowercase(),
    };
    format!("{} on {}", colour(cell.fg), colour(cell.bg))
}

/// A row a role: its colours at each depth, and its attributes, which are the same in any colours; without colours there
/// may be more.
fn swatch(theme: &Theme) -> String {
    let pages = [Depth::True, Depth::Ansi256, Depth::Ansi16, Depth::None].map(|depth| painted(theme, depth));
    let line = |name: &str, (column, row): (u16, u16)| {
        let cells: Vec<&Cell> = pages.iter().map(|page| &page[(column, row)]).collect();
        assert!(cells[..3].iter().all(|cell| cell.modifier == cells[0].modifier), "{name} at each depth");
        let more = cells[3].modifier.difference(cells[0].modifier);
        assert_eq!(cells[3].modifier, cells[0].modifier | more, "{name} without colours");
        let [exact, palette, ansi] = [0, 1, 2].map(|depth| colours(cells[depth]));
        let names = |modifier: Modifier| modifier.iter_names().map(|(name, _)| name.to_lowercase());
        let more = names(more).map(|name| format!("({name})"));
        let attributes: Vec<String> = names(cells[0].modifier).chain(more).collect();
        let line = format!("{name:11} {exact:20} {palette:12} {ansi:24} {}", attributes.join(" "));
        line.trim_end().to_owned() + "\n"
    };
    let ground = line("page", (0, n_roles()));
    let roles = (0..).zip(Role::ALL).map(|(row, role)| line(&name(role), (0, row)));
    ground + &roles.collect::<String>()
}

#[test]
fn every_theme_dresses_every_role_the_same() {
    bind(|| {
        for (name, _) in BUILT_IN {
            let theme = Theme::built_in(name).expect("a theme of ours");
            insta::assert_snapshot!(format!("theme-{name}"), swatch(&theme));
        }
    });
}

#[test]
fn cells_are_written_as_ansi_with_what_changes_from_one_to_the_next() {
    let theme = Theme::built_in("dark").expect("a theme of ours");
    let ansi = export::ansi::write(&painted(&theme, Depth::Ansi16)).replace('\x1b', "␛");
    let lines: Vec<&str> = ansi.lines().map(|line| line.trim_end_matches("␛[m").trim_end()).collect();
    assert_eq!(lines[0], "␛[97;40mtext");
    assert_eq!(lines[1], "␛[1;93;40mtitle␛[22;97m");
}

#[test]
fn the_article_in_decks_gives_the_deck_beside_it() {
    let bytes = fs::read(project().join("decks/harbour.txt")).expect("the article is there");
    let article = jianbao::article::read(&bytes, "harbour.txt");
    let source = jianbao::outline::Source { article: &article, file: "harbour.txt" };
    let built = jianbao::outline::build(&[source], jianbao::outline::Options::default());
    let written = deck::write(&built);
    let kept = fs::read_to_string(deck_path("harbour")).expect("the deck is there");
    // Behind it, what `build --update` knows it by.
    let (kept, _) = kept.split_once("built:\n").expect("a record of what was built");
    assert!(written == kept, "decks/harbour.yaml is not what `jianbao build decks/harbour.txt` writes");
}
