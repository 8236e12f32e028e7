//! Every deck at three sizes in each theme, as a terminal would get it; and how a built deck reads.

use crate::{DECKS, deck_path, project};
use jianbao::deck::{self, Deck};
use jianbao::export;
use jianbao::paint::Look;
use jianbao::scene::{self, Page};
use jianbao::text::WidthPolicy;
use jianbao::theme::{BUILT_IN, Depth, Theme};
use std::fs;

fn load(name: &str) -> Deck {
    let text = fs::read_to_string(deck_path(name)).expect("the deck is there");
    deck::read(&text).expect("the deck is read")
}

/// All screens with their styles, escapes shown as ␛; rows of the page's ground alone are left out.
fn screens(deck: &Deck, columns: u16, rows: u16, theme: &str) -> String {
    let policy = WidthPolicy::default();
    let page = Page::of(deck, columns, rows, policy);
    let theme = Theme::built_in(theme).expect("a theme of ours");
    let look = Look { theme: &theme, depth: Depth::Ansi256, policy };
    let mut out = String::new();
    for (slide_idx, slide) in deck.slides.iter().enumerate() {
        for (screen_idx, screen) in scene::lay_out(slide, page).screens.iter().enumerate() {
            out += &format!("── {}.{}\n", slide_idx + 1, screen_idx + 1);
            let cells = export::cells(screen, columns, rows, look);
            for line in export::ansi::write(&cells).lines() {
                out +=
                    &line.replace('\x1b', "␛").replace("␛[m", "").trim_end().replace(&" ".repeat(12), "·12·");
                out.push('\n');
            }
        }
    }
    out
}

#[test]
fn every_deck_looks_the_same_in_every_theme_at_every_size() {
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        for deck in DECKS {
            for (columns, rows) in [(80, 24), (40, 12), (120, 40)] {
                for (theme, _) in BUILT_IN {
                    let name = format!("{deck}-{columns}x{rows}-{theme}");
                    insta::assert_snapshot!(name, screens(&load(deck), columns, rows, theme));
                }
            }
        }
    });
}

#[test]
fn the_article_in_decks_gives_the_deck_beside_it() {
    let bytes = fs::read(project().join("decks/harbour.txt")).expect("the article is there");
    let article = jianbao::article::read(&bytes, "harbour.txt");
    let source = jianbao::outline::Source { article: &article, file: "harbour.txt" };
    let built = jianbao::outline::build(&[source], jianbao::outline::Options::default());
    let written = deck::write(&built);
    let kept = fs::read_to_string(deck_path("harbour")).expect("the deck is there");
    assert!(written == kept, "decks/harbour.yaml is not what `jianbao build decks/harbour.txt` writes");
}
