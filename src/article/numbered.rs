//! Numbers in place of lines, for formats that have none: a page, a document, a book.
//!
//! A block's number is that of the line that it is when `jianbao read` prints the article, blank lines not counted: the
//! title is 1, the captions follow the text. So `from: page.html:12` can be looked up, as a line of a text can. What
//! was dropped has the numbers behind the last.

use super::{Article, Kind, Lines, Part, Reason};

/// Numbers an article whose parts have numbers in the order of its source.
pub(super) fn numbered(mut article: Article) -> Article {
    let (captions, body): (Vec<usize>, Vec<usize>) =
        (0..article.blocks.len()).partition(|i| article.blocks[*i].kind == Kind::Caption);
    // Which number the block of a part in the source has now, by its first line.
    let mut numbers: Vec<(Lines, usize)> = Vec::new();
    for (number, i) in (1..).zip(body.into_iter().chain(captions)) {
        let parts = std::mem::take(&mut article.blocks[i].parts);
        numbers.extend(parts.iter().map(|part| (part.lines, number)));
        article.blocks[i].parts = vec![whole(&parts, number)];
    }
    numbers.sort_unstable_by_key(|(lines, _)| *lines);
    let number = |of: Lines| {
        let at = numbers.partition_point(|(lines, _)| lines.first <= of.first);
        Lines::one(at.checked_sub(1).and_then(|at| numbers.get(at)).map_or(1, |(_, number)| *number))
    };
    for (behind, dropped) in (article.blocks.len() + 1..).zip(&mut article.dropped) {
        if let Reason::Repeat { of } = &mut dropped.reason {
            *of = number(*of);
        }
        dropped.part.lines = Lines::one(behind);
    }
    for join in article.joins.iter_mut().chain(&mut article.unsure) {
        (join.left, join.right) = (number(join.left), number(join.right));
    }
    article
}

/// All parts of a block as one, since they have one number: a claim cites `a.pdf:4`, not `a.pdf:4,4`.
fn whole(parts: &[Part], number: usize) -> Part {
    let text = parts.iter().map(|part| part.text.as_str()).collect::<Vec<_>>().join("\n");
    Part { lines: Lines::one(number), text, n_inked: parts.iter().map(|part| part.n_inked).sum() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article;

    #[test]
    fn a_number_is_that_of_the_line_that_is_printed() {
        let source = "# 港口\n\n![吊機](crane.jpg)\n\n新碼頭明年六月啟用，局長昨日公布。\n\n---\n\n## 為何現在\n\n航線已滿。\n";
        let article = numbered(article::read(source.as_bytes(), "a.md"));
        let printed = article::to_text(&article);
        for (number, line) in (1..).zip(printed.lines().filter(|line| !line.is_empty())) {
            let block = article.block_at(number).expect("each line is a block");
            assert_eq!(line.trim_start_matches('●'), block.text, "{number}");
        }
        assert_eq!(article.blocks[1].kind, Kind::Caption, "it stands where it stood");
        assert_eq!(article.dropped[0].part.lines, Lines::one(6));
    }

    #[test]
    fn the_lines_of_a_block_are_one_part() {
        let parts = [Part::line(3, "新碼頭明年"), Part::line(4, "六月啟用。")];
        let part = whole(&parts, 2);
        assert_eq!(
            (part.text.as_str(), part.n_inked, part.lines),
            ("新碼頭明年\n六月啟用。", 10, Lines::one(2))
        );
    }
}
