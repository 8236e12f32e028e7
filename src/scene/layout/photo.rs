//! Photos, by their captions and the names of their files.

use super::{Area, block};
use crate::deck::Photo;
use crate::scene::galley::{Block, Piece, set, set_verbatim};
use crate::scene::{Page, Role};

pub(super) fn blocks(photos: &[Photo], area: Area, page: Page) -> Vec<Block> {
    let mark = "▣";
    let columns = page.policy.columns(mark) + 1;
    let has_mark = area.room >= columns + 2;
    let inner = if has_mark { area.indented(columns) } else { area };
    let set_photo = |(i, photo): (usize, &Photo)| {
        let step = i + 1;
        let mut rows = set(&photo.text, inner.frame(Role::Caption, step), page);
        if let Some(image) = &photo.image {
            rows.extend(set_verbatim(image, inner.frame(Role::Muted, step), page));
        }
        if let (true, Some(row)) = (has_mark, rows.first_mut()) {
            let piece = Piece { column: area.column, text: mark.to_owned(), role: Role::Marker, step };
            row.pieces.insert(0, piece);
        }
        block(rows, area.gap)
    };
    photos.iter().enumerate().map(set_photo).collect()
}
