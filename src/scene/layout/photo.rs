//! Photos, by their captions and the names of their files.

use super::{Area, block};
use crate::deck::Element;
use crate::scene::galley::{Block, set, set_verbatim};
use crate::scene::{Page, Role};

pub(super) fn blocks(elements: &[&Element<'_>], area: Area, page: Page) -> Vec<Block> {
    let mark = "▣";
    let columns = page.policy.columns(mark) + 1;
    let has_mark = area.room >= columns + 2;
    let inner = if has_mark { area.indented(columns) } else { area };
    let set_photo = |element: &&Element<'_>| {
        let mut rows = set(element.source, inner.frame(Role::Caption, element), page);
        if let Some(image) = element.image {
            let frame = inner.frame(Role::Muted, element).behind(&rows);
            rows.extend(set_verbatim(image, frame, page));
        }
        if let (true, Some(row)) = (has_mark, rows.first_mut()) {
            let piece = area.frame(Role::Marker, element).piece(area.column, mark.to_owned());
            row.pieces.insert(0, piece);
        }
        block(rows, area.gap)
    };
    elements.iter().map(set_photo).collect()
}
