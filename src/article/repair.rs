//! Undoing print extraction: blocks printed again are dropped, sentences cut at a column's end are joined, and what
//! is left is told apart as title, standfirst, headings, paragraphs and captions.
//!
//! `repeats` tells what is printed again, `cuts` joins, `heading` knows headings. Order is that of first occurrence.

use super::cuts::{self, Piece};
use super::{
    Article, Block, Dropped, Evidence, Kind, Lines, Nature, Raw, Reason, about, heading, marks, page,
    repeats, title,
};
use crate::text::Lang;
use std::collections::HashMap;

/// Makes an article of raw blocks. What decided is added to `log`, if there is one.
pub(super) fn repair(raws: Vec<Raw>, lang: Lang, mut log: Option<&mut Vec<Evidence>>) -> Article {
    let mut article = Article { lang, ..Article::default() };
    let mut raws = marks::sort_out_lists(raws);
    page::furnish(&mut raws);
    let about = about::take(&mut raws);
    let (mut body, captions) = sort_out(raws, &mut article.dropped);
    let prints = repeats::prints(&body, lang);
    let title = body.first().is_some_and(title::is_title).then(|| body.remove(0));
    let n_titles = usize::from(title.is_some());
    let pieces = cuts::join(body, &prints, n_titles, &mut article, log.as_deref_mut());
    let mut blocks: Vec<Block> = title.map(|title| block(Kind::Title, title)).into_iter().collect();
    blocks.extend(tell_apart(pieces, lang, log));
    name_standfirst(&mut blocks);
    blocks.extend(drop_repeated_captions(captions, &mut article.dropped));
    // Reading order is the order of first lines; a caption stands where it was printed.
    blocks.sort_by_key(|b| b.parts.first().map_or(0, |p| p.lines.first));
    article.blocks = blocks;
    article.dropped.sort_by_key(|d| d.part.lines.first);
    about.fill_in(&mut article);
    article
}

/// Parts furniture and captions from the body.
fn sort_out(raws: Vec<Raw>, dropped: &mut Vec<Dropped>) -> (Vec<Raw>, Vec<Raw>) {
    let (mut body, mut captions) = (Vec::new(), Vec::new());
    for raw in raws {
        match &raw.nature {
            Nature::Furniture(reason) => super::drop_parts(raw.parts, Reason::Furniture(reason), dropped),
            Nature::Caption { .. } => captions.push(raw),
            _ => body.push(raw),
        }
    }
    (body, captions)
}

fn drop_repeated_captions(captions: Vec<Raw>, dropped: &mut Vec<Dropped>) -> Vec<Block> {
    let mut kept: Vec<Block> = Vec::new();
    // Captions kept, by their words and picture, and by their words alone.
    let mut seen: HashMap<(String, Option<String>), usize> = HashMap::new();
    for raw in captions {
        let words: String = raw.text.split_whitespace().collect();
        let image = match raw.nature {
            Nature::Caption { image } => image,
            _ => None,
        };
        // The same words under another picture are no repeat.
        if let Some(&at) = seen.get(&(words.clone(), image.clone())) {
            let of = kept[at].parts.first().map_or(Lines::one(1), |p| p.lines);
            super::drop_parts(raw.parts, Reason::Repeat { of }, dropped);
            continue;
        }
        seen.entry((words.clone(), None)).or_insert(kept.len());
        seen.insert((words, image.clone()), kept.len());
        kept.push(Block { kind: Kind::Caption, text: raw.text, parts: raw.parts, image });
    }
    kept
}

/// Tells headings and paragraphs apart.
fn tell_apart(pieces: Vec<Piece>, lang: Lang, log: Option<&mut Vec<Evidence>>) -> Vec<Block> {
    let is_heading = heading::headings(&pieces, lang, log);
    let kind = |is_heading| if is_heading { Kind::Heading } else { Kind::Paragraph };
    pieces.into_iter().zip(is_heading).map(|(piece, is)| block(kind(is), piece.raw)).collect()
}

fn block(kind: Kind, raw: Raw) -> Block {
    Block { kind, text: raw.text, parts: raw.parts, image: None }
}

/// The one paragraph between the title and the first heading introduces the article.
fn name_standfirst(blocks: &mut [Block]) {
    let has_headings = blocks.iter().any(|b| b.kind == Kind::Heading);
    if has_headings
        && let [title, first, ..] = blocks
        && (title.kind, first.kind) == (Kind::Title, Kind::Paragraph)
    {
        first.kind = Kind::Standfirst;
    }
}

#[cfg(test)]
mod tests {
    use super::drop_repeated_captions;
    use crate::article::{self, Article, Kind, Nature, Part, Raw, Reason, plain};
    use crate::text::slice;
    use proptest::prelude::*;

    /// Shows an article a block a line: its kind's first letter, its lines, its text.
    fn show(article: &Article) -> String {
        let mut out = String::new();
        for b in &article.blocks {
            let lines: Vec<_> = b.lines().iter().map(ToString::to_string).collect();
            out += &format!("{} {} {}\n", slice(b.kind.name(), 0..1).to_uppercase(), lines.join("+"), b.text);
        }
        for d in &article.dropped {
            let why = match d.reason {
                Reason::Repeat { of } => format!("={of}"),
                Reason::Furniture(reason) => reason.to_owned(),
            };
            out += &format!("- {} {why}\n", d.part.lines);
        }
        out
    }

    #[track_caller]
    fn check(source: &str, expected: &str) {
        assert_eq!(show(&article::read(source.as_bytes(), "")), expected);
    }

    const PAGE: &str = "海港日報：港口自動化三年回顧

港務局三年前推出自動化計劃，今日公布成效。局長表示，處理量已創新高。

●局長林海生

●2031年8月，新吊機啟用。

鞏固航線 創造新機遇

林海生表示，自動化是港口發展的必經之路，亦是鞏固航線的黃金機會。他形容「這是全港的合

●2031年9月，局長到訪船塢。

力」，並承諾會繼續投資於培訓。

船公會的代表認為，計劃應顧及小型船塢。

力」，並承諾會繼續投資於培訓。

船公會的代表認為，計劃應顧及小型船塢。

為下一代留住海岸

當局去年在沿岸種植三萬棵樹。";

    #[test]
    fn a_damaged_page_is_made_whole() {
        check(
            PAGE,
            "T 1 海港日報：港口自動化三年回顧
S 3 港務局三年前推出自動化計劃，今日公布成效。局長表示，處理量已創新高。
C 5 局長林海生
C 7 2031年8月，新吊機啟用。
H 9 鞏固航線 創造新機遇
P 11+15 林海生表示，自動化是港口發展的必經之路，亦是鞏固航線的黃金機會。他形容「這是全港的合力」，並承諾會繼續投資於培訓。
C 13 2031年9月，局長到訪船塢。
P 17 船公會的代表認為，計劃應顧及小型船塢。
H 23 為下一代留住海岸
P 25 當局去年在沿岸種植三萬棵樹。
- 19 =15
- 21 =17
",
        );
    }

    #[test]
    fn a_piece_printed_again_whole_gives_way_to_the_whole() {
        check(
            "港口的一天\n\n清晨五時，第一艘貨船駛進內港，船長向岸上的\n\n清晨五時，第一艘貨船駛進內港，船長向岸上的同事揮手。\n\n碼頭隨即忙碌起來。",
            "T 1 港口的一天
P 5 清晨五時，第一艘貨船駛進內港，船長向岸上的同事揮手。
P 7 碼頭隨即忙碌起來。
- 3 =5
",
        );
    }

    #[test]
    fn a_list_is_no_row_of_headings() {
        check(
            "海港開放日\n\n當日有多項活動。\n\n活動一覽\n\n吊機參觀\n\n船塢導賞\n\n水上表演\n\n入場費用全免。\n\n如何前往\n\n可乘渡輪。",
            "T 1 海港開放日
S 3 當日有多項活動。
H 5 活動一覽
P 7 吊機參觀
P 9 船塢導賞
P 11 水上表演
P 13 入場費用全免。
H 15 如何前往
P 17 可乘渡輪。
",
        );
    }

    #[test]
    fn two_pictures_of_one_caption_stay_two() {
        let source = "# t\n\n![crane](a.jpg)\n\n![crane](b.jpg)\n\n![crane](a.jpg)\n";
        let article = article::read(source.as_bytes(), "a.md");
        let images: Vec<_> = article.of_kind(Kind::Caption).map(|b| b.image.as_deref()).collect();
        assert_eq!(images, [Some("a.jpg"), Some("b.jpg")]);
    }

    #[test]
    fn a_caption_without_its_picture_repeats_the_one_that_has_it() {
        let caption = |line, image: Option<&str>| Raw {
            text: "吊機".to_owned(),
            parts: vec![Part::line(line, "吊機")],
            nature: Nature::Caption { image: image.map(str::to_owned) },
        };
        let captions = vec![caption(1, Some("a.jpg")), caption(3, None), caption(5, Some("b.jpg"))];
        let mut dropped = Vec::new();
        let kept = drop_repeated_captions(captions, &mut dropped);
        let images: Vec<_> = kept.iter().map(|block| block.image.as_deref()).collect();
        assert_eq!(images, [Some("a.jpg"), Some("b.jpg")]);
        let reasons: Vec<_> = dropped.iter().map(|d| (d.part.lines.first, d.reason)).collect();
        assert_eq!(reasons, [(3, Reason::Repeat { of: article::Lines::one(1) })]);
    }

    #[test]
    fn a_caption_is_printed_again_whatever_white_space_is_in_it() {
        let source = "# 題\n\n![碼頭 吊機](a.jpg)\n\n![碼頭吊機](a.jpg)\n";
        let article = article::read(source.as_bytes(), "a.md");
        let captions: Vec<_> = article.of_kind(Kind::Caption).map(|b| b.text.as_str()).collect();
        assert_eq!(captions, ["碼頭 吊機"]);
    }

    /// How often a block of these words is kept.
    fn n_kept(article: &str, words: &str) -> usize {
        let article = article::read(article.as_bytes(), "");
        article.blocks.iter().filter(|block| block.text == words).count()
    }

    #[test]
    fn a_run_of_repeats_ends_with_what_is_new() {
        let text = "新碼頭明年啟用\n\n漁會認為，計劃應顧及小型船塢的需要。\n\n局長說再看。\n\n港務局昨日說好。\n\n漁會認為，計劃應顧及小型船塢的需要。\n\n船公會昨日也說不好。\n\n局長說再看。\n\n會議完了。";
        assert_eq!(n_kept(text, "局長說再看。"), 2);
        assert_eq!(n_kept(text, "漁會認為，計劃應顧及小型船塢的需要。"), 1);
    }

    #[test]
    fn a_few_words_within_a_run_of_repeats_are_one_too() {
        let text = "新碼頭明年啟用\n\n收費不變。\n\n漁會認為，計劃應顧及小型船塢的需要。\n\n港務局昨日說好。\n\n漁會認為，計劃應顧及小型船塢的需要。\n\n收費不變。\n\n船公會昨日也說不好。";
        assert_eq!(n_kept(text, "收費不變。"), 1);
    }

    #[test]
    fn two_sections_of_one_name_stay_two() {
        let article =
            article::read("題\n\n背景\n\n第一件事已經辦妥。\n\n背景\n\n第二件事還沒有辦妥。".as_bytes(), "");
        assert_eq!(article.of_kind(Kind::Heading).count(), 2);
    }

    fn any_article() -> impl Strategy<Value = String> {
        let line = prop_oneof![
            "[一-龥，。「」]{0,40}",
            "[一-龥]{2,8}",
            "●[一-龥]{1,10}",
            "[A-Za-z ,.-]{0,60}",
            Just(String::new()),
            Just("港務局今日公布新碼頭的設計，並表示工程會在明年展開。".to_owned()),
            any::<String>(),
        ];
        proptest::collection::vec(line, 0..20).prop_map(|lines| lines.join("\n"))
    }

    /// Lines of Markdown: lists in lists and quotations, tables, code, images among words, links over two lines.
    fn any_markdown() -> impl Strategy<Value = String> {
        let lead = "( {0,5}|\t)(|- |\\* |[1-9]\\. |> |> - |- > |# |## |    )( {0,2})";
        let inline = prop_oneof![
            "[a-z港口。]{0,9}",
            "[#>*`\\[\\]!()|~_<&;:=-]{0,4}",
            Just("![a crane](c.jpg)".to_owned()),
            Just("![](d.png)".to_owned()),
            Just("[![a](b.png)](/c)".to_owned()),
            Just("![a\nb](c.png)".to_owned()),
            Just("[words](/url\n\"title\")".to_owned()),
            Just("**港口**".to_owned()),
            Just("| a | b |".to_owned()),
            Just("|---|---|".to_owned()),
            Just("```".to_owned()),
            Just("<b>".to_owned()),
            Just("<div>".to_owned()),
            Just("[ref]: /url".to_owned()),
            Just("***".to_owned()),
            Just("---".to_owned()),
        ];
        let line = (lead, proptest::collection::vec(inline, 0..4), "(\n|\n|\n\n|\r\n|\r|  \n)");
        let line = line.prop_map(|(lead, inlines, end)| lead + &inlines.join(" ") + &end);
        proptest::collection::vec(line, 0..12).prop_map(|lines| lines.concat())
    }

    fn sorted_ink(text: &str) -> Vec<char> {
        let mut ink: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
        ink.sort_unstable();
        ink
    }

    proptest! {
        #[test]
        fn nothing_is_lost(source in any_article()) {
            let article = article::read(source.as_bytes(), "a.txt");
            let mut parts: Vec<_> = article.blocks.iter().flat_map(|b| &b.parts).collect();
            parts.extend(article.dropped.iter().map(|d| &d.part));
            parts.sort_by_key(|p| p.lines);
            let ink = |text: &str| -> String {
                let is_ink = |c: &char| !c.is_whitespace() && !c.is_control() && !matches!(c, '\u{200B}' | '\u{FEFF}');
                text.chars().filter(is_ink).collect()
            };
            prop_assert_eq!(ink(&parts.iter().map(|p| p.text.as_str()).collect::<String>()), ink(&source));
            for block in &article.blocks {
                let n_inked: usize = block.parts.iter().map(|p| p.n_inked).sum();
                prop_assert_eq!(n_inked, article::n_ink(&block.text), "{:?}", block);
            }
        }

        #[test]
        fn any_bytes_are_read(bytes in proptest::collection::vec(any::<u8>(), 0..400), markdown in any::<bool>()) {
            article::read(&bytes, if markdown { "a.md" } else { "a.txt" });
        }

        #[test]
        fn each_line_of_markdown_is_accounted_for(source in any_markdown()) {
            let article = article::read(source.as_bytes(), "a.md");
            let held = article.blocks.iter().flat_map(|b| &b.parts).chain(article.dropped.iter().map(|d| &d.part));
            let held: Vec<_> = held.collect();
            for (i, line) in plain::source_lines(&source).enumerate() {
                // An image shares its line with the words around it: together they hold each character once.
                let pieces = held.iter().filter(|p| p.lines.contains(i + 1)).map(|p| p.text.as_str());
                prop_assert_eq!(sorted_ink(&pieces.collect::<String>()), sorted_ink(line), "line {} {:?}", i + 1, line);
            }
        }

        #[test]
        fn each_block_of_markdown_has_its_lines_and_all_are_in_order(source in any_markdown()) {
            let article = article::read(source.as_bytes(), "a.md");
            prop_assert!(article.blocks.iter().all(|b| !b.parts.is_empty()));
            let firsts: Vec<_> = article.blocks.iter().map(|b| b.parts[0].lines.first).collect();
            prop_assert!(firsts.is_sorted(), "{:?}", firsts);
            for block in &article.blocks {
                prop_assert!(block.parts.is_sorted_by_key(|p| p.lines), "{:?}", block);
                let n_inked: usize = block.parts.iter().map(|p| p.n_inked).sum();
                prop_assert_eq!(n_inked, article::n_ink(&block.text), "{:?}", block);
            }
        }
    }
}
