use super::*;
use crate::theme::Theme;
use ratatui::layout::Rect;

/// Four pixels: white where the set has a quarter, black elsewhere.
fn four(set: usize) -> [[u8; 3]; 4] {
    [0, 1, 2, 3].map(|i| if set & (1 << i) != 0 { [255; 3] } else { [0; 3] })
}

#[test]
fn each_set_of_quarters_is_shown_by_its_block() {
    let white = Color::Rgb(255, 255, 255);
    for set in 0..16 {
        let tile = quarters(&four(set), 1, Depth::True, WidthPolicy::default())[0];
        let lit = QUARTERS.iter().position(|symbol| *symbol == tile.symbol).unwrap();
        // The block's quarters are in its colour, the others in the ground's.
        for quarter in 0..4 {
            let is = if lit & (1 << quarter) != 0 { tile.fg } else { tile.bg };
            assert_eq!(is == white, set & (1 << quarter) != 0, "quarter {quarter} of {set:04b}");
        }
    }
}

#[test]
fn where_ambiguous_characters_are_wide_only_neutral_blocks_are_drawn() {
    let wide = WidthPolicy { ambiguous: Ambiguous::Wide, ..WidthPolicy::default() };
    for set in 0..16 {
        let tile = quarters(&four(set), 1, Depth::True, wide)[0];
        assert_eq!(wide.columns(tile.symbol), 1, "{}", tile.symbol);
    }
    assert!(QUARTERS.iter().any(|symbol| wide.columns(symbol) == 2));
}

#[test]
fn colours_of_the_palette_are_the_nearest() {
    for (wanted, index) in [
        ([0, 0, 0], 16),
        ([255, 255, 255], 231),
        ([255, 0, 0], 196),
        ([95, 135, 175], 67),
        ([128, 128, 128], 244),
        ([18, 18, 18], 233),
        ([238, 238, 238], 255),
    ] {
        assert_eq!(nearest(wanted).0, index, "{wanted:?}");
    }
}

#[test]
fn dithering_keeps_the_mean_of_a_shade_that_the_palette_has_not() {
    let shade = [112, 112, 80];
    let indices = dithered(&vec![shade; 32 * 32], 32);
    let cube = |index: u8| -> [i32; 3] {
        if index >= 232 {
            return [8 + 10 * (i32::from(index) - 232); 3];
        }
        let i = usize::from(index - 16);
        [STEPS[i / 36], STEPS[i / 6 % 6], STEPS[i % 6]]
    };
    for (channel, wanted) in shade.into_iter().enumerate() {
        let sum: i32 = indices.iter().map(|&index| cube(index)[channel]).sum();
        let off = sum / 1024 - i32::from(wanted);
        assert!(off.abs() <= 2, "{off} off in {channel}");
    }
    assert!(indices.iter().any(|index| *index != indices[0]));
}

#[test]
fn the_upper_half_is_over_the_lower() {
    let tile = halves(&[[255, 0, 0], [0, 0, 255]], 1)[0];
    assert_eq!((tile.symbol, tile.fg, tile.bg), ("▀", Color::Indexed(196), Color::Indexed(21)));
}

#[test]
fn placeholders_name_their_row_and_column() {
    assert_eq!(placeholder(0, 0), "\u{10EEEE}\u{305}\u{305}");
    assert_eq!(placeholder(1, 2), "\u{10EEEE}\u{30D}\u{30E}");
    assert_eq!(place(MAX_PLACES - 1), Some('\u{1D244}'));
    assert_eq!(place(MAX_PLACES), None);
}

fn placed(column: u16, row: u16, columns: u16, rows: u16) -> Placed {
    Placed { file: "a.png".to_owned(), row, column, columns, rows, step: 0, spot: None, picture: None }
}

#[test]
fn a_picture_that_is_partly_off_the_page_is_drawn_as_far_as_it_is_on_it() {
    let theme = Theme::built_in("dark").unwrap();
    let page = theme.page(Depth::True);
    let laid =
        |column, row| Laid { placed: placed(column, row, 4, 3), cover: Cover::Placeholders(0x01_02_03) };
    for (column, row, n) in
        [(0, 0, 12), (6, 0, 12), (0, 4, 4), (9, 4, 1), (10, 0, 0), (0, 5, 0), (u16::MAX, u16::MAX, 0)]
    {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 10, 5));
        lay([&laid(column, row)], page, &mut buffer);
        let drawn = buffer.content.iter().filter(|cell| cell.symbol().starts_with(PLACEHOLDER));
        assert_eq!(drawn.clone().count(), n, "at {column},{row}");
        assert!(drawn.clone().all(|cell| cell.fg == Color::Rgb(1, 2, 3)));
    }
}

#[test]
fn cells_under_a_picture_that_the_terminal_draws_are_like_no_others() {
    let tile = Tile { symbol: " ", fg: Color::White, bg: Color::Black };
    let mosaic = Arc::new(Mosaic { columns: 2, tiles: vec![tile; 2] });
    let cells = |cover: Cover| {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 2, 1));
        lay([&Laid { placed: placed(0, 0, 2, 1), cover }], Style::new(), &mut buffer);
        buffer.content
    };
    let (blocks, overlaid) =
        (cells(Cover::Blocks(Arc::clone(&mosaic))), cells(Cover::Overlaid(Arc::clone(&mosaic))));
    assert!(blocks.iter().zip(&overlaid).all(|(a, b)| a != b && a.symbol() == b.symbol()));
    assert_eq!(overlaid, cells(Cover::Overlaid(mosaic)));
}

#[test]
fn a_tile_is_found_by_its_row_and_column() {
    let tile = |n: u8| Tile { symbol: "▀", fg: Color::Indexed(n), bg: Color::Reset };
    let mosaic = Mosaic { columns: 3, tiles: (0..6).map(tile).collect() };
    let at = |row, column| mosaic.tile(row, column).map(|tile| tile.fg);
    assert_eq!([at(0, 0), at(0, 2), at(1, 0), at(1, 2)], [0, 2, 3, 5].map(|n| Some(Color::Indexed(n))));
    assert_eq!([at(0, 3), at(2, 0)], [None, None]);
}
