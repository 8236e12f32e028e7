//! Undoing print extraction: blocks printed again are dropped, sentences cut at a column's end are joined, and what
//! is left is told apart as title, standfirst, headings, paragraphs and captions.
//!
//! A page of linked text frames is often dumped as "the rest of the story" once for each frame. So a repeat is a
//! run of text seen before, and may start in the middle of a paragraph. Only exact text counts as a repeat, white
//! space aside: a caption in nearly the words of a paragraph is no repeat of it. Order is that of first occurrence.

use super::reads_on::{self, Neighbours};
use super::{Article, Block, Dropped, Join, Kind, Lines, Nature, Part, Raw, Reason, lines, plain};
use crate::text::Lang;
use std::collections::HashMap;

/// From this many characters, text found inside what was read before is a repeat; shorter text must match a block.
const MIN_REPEAT_CHARS: usize = 14;
/// How many characters are looked up at once, and how many places are tried, in text that repeats itself.
const GRAM: usize = 6;
const MAX_TRIES: usize = 48;

/// Makes an article of raw blocks.
pub(super) fn repair(raws: Vec<Raw>, lang: Lang) -> Article {
    let mut article = Article { lang, ..Article::default() };
    let (body, captions) = sort_out(raws, &mut article.dropped);
    let body = drop_repeats(body, lang, &mut article.dropped);
    let mut blocks = tell_apart(body, lang, &mut article);
    blocks.extend(drop_repeated_captions(captions, &mut article.dropped));
    // Reading order is the order of first lines; a caption stands where it was printed.
    blocks.sort_by_key(|b| b.parts.first().map_or(0, |p| p.lines.first));
    article.blocks = blocks;
    article.dropped.sort_by_key(|d| d.part.lines.first);
    article
}

/// Parts furniture and captions from the body.
fn sort_out(raws: Vec<Raw>, dropped: &mut Vec<Dropped>) -> (Vec<Raw>, Vec<Raw>) {
    let (mut body, mut captions) = (Vec::new(), Vec::new());
    for raw in raws {
        match &raw.nature {
            Nature::Furniture(reason) => drop_parts(raw.parts, Reason::Furniture(reason), dropped),
            Nature::Caption { .. } => captions.push(raw),
            // A byline stands under the title; further down the same words are a sentence.
            Nature::Unknown if (1..=2).contains(&body.len()) && lines::is_byline(&raw.text) => {
                drop_parts(raw.parts, Reason::Furniture("a byline"), dropped);
            }
            _ => body.push(raw),
        }
    }
    (body, captions)
}

fn drop_parts(parts: Vec<Part>, reason: Reason, dropped: &mut Vec<Dropped>) {
    dropped.extend(parts.into_iter().map(|part| Dropped { part, reason }));
}

fn spans(raw: &Raw) -> Lines {
    let first = raw.parts.first().map_or(0, |p| p.lines.first);
    Lines { first, last: raw.parts.last().map_or(first, |p| p.lines.last) }
}

/// What has been read so far, without white space, with where each stretch came from.
#[derive(Default)]
struct Seen {
    chars: Vec<char>,
    grams: HashMap<[char; GRAM], Vec<usize>>,
    /// Start of each block in `chars`, with its lines, ascending.
    blocks: Vec<(usize, Lines)>,
    whole: HashMap<Vec<char>, usize>,
}

impl Seen {
    fn push(&mut self, ink: &[char], lines: Lines) {
        let start = self.chars.len();
        self.blocks.push((start, lines));
        self.whole.entry(ink.to_vec()).or_insert(start);
        self.chars.extend(ink);
        for at in start.saturating_sub(GRAM - 1)..(start + ink.len()).saturating_sub(GRAM - 1) {
            let gram = self.chars[at..at + GRAM].try_into().expect("a window of GRAM characters");
            self.grams.entry(gram).or_default().push(at);
        }
    }

    /// Where `ink` starts in what was read, if it was read before.
    fn find(&self, ink: &[char]) -> Option<usize> {
        let gram = ink.first_chunk::<GRAM>()?;
        let places = self.grams.get(gram)?;
        places.iter().take(MAX_TRIES).copied().find(|&at| self.chars.get(at..at + ink.len()) == Some(ink))
    }

    fn follows_at(&self, at: usize, ink: &[char]) -> bool {
        self.chars.get(at..at + ink.len()) == Some(ink)
    }

    fn lines_at(&self, at: usize) -> Lines {
        let i = self.blocks.partition_point(|(start, _)| *start <= at);
        self.blocks.get(i.saturating_sub(1)).map_or(Lines::one(1), |(_, lines)| *lines)
    }
}

fn ink(text: &str) -> Vec<char> {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn drop_repeats(body: Vec<Raw>, lang: Lang, dropped: &mut Vec<Dropped>) -> Vec<Raw> {
    let inks: Vec<Vec<char>> = body.iter().map(|raw| ink(&raw.text)).collect();
    let mut seen = Seen::default();
    let mut kept: Vec<Option<Raw>> = Vec::new();
    // The blocks kept that a later one may print whole, by their first characters.
    let mut short: HashMap<&[char], Vec<usize>> = HashMap::new();
    // Where in `seen` the running repeat would go on.
    let mut goes_on_at = None;
    for (i, raw) in body.into_iter().enumerate() {
        let here = inks[i].as_slice();
        let next = inks.get(i + 1).map(Vec::as_slice);
        if let Some(at) = repeated_at(&seen, here, next, goes_on_at, &raw, lang) {
            goes_on_at = Some(at + here.len());
            drop_parts(raw.parts, Reason::Repeat { of: seen.lines_at(at) }, dropped);
            kept.push(None);
            continue;
        }
        goes_on_at = None;
        if let Some(opening) = here.get(..MIN_REPEAT_CHARS) {
            let same = short.entry(opening).or_default();
            // A piece cut short, printed again whole: the whole is kept.
            same.retain(|&at| {
                let is_whole = inks[at].len() >= here.len() || !here.starts_with(&inks[at]);
                if let Some(piece) = kept[at].take_if(|_| !is_whole) {
                    drop_parts(piece.parts, Reason::Repeat { of: spans(&raw) }, dropped);
                }
                is_whole
            });
            if raw.nature == Nature::Unknown && !lines::is_finished(&raw.text) {
                same.push(i);
            }
        }
        seen.push(here, spans(&raw));
        kept.push(Some(raw));
    }
    kept.into_iter().flatten().collect()
}

/// Where the text was read before, if the block is a repeat.
fn repeated_at(
    seen: &Seen,
    here: &[char],
    next: Option<&[char]>,
    goes_on_at: Option<usize>,
    raw: &Raw,
    lang: Lang,
) -> Option<usize> {
    let has_markup = raw.nature != Nature::Unknown;
    let is_heading_like = lines::is_heading_like(&raw.text, lang);
    if here.is_empty() {
        return None;
    }
    if let Some(at) = goes_on_at.filter(|&at| seen.follows_at(at, here)) {
        return Some(at);
    }
    // Two items of a list may well be the same few words.
    if here.len() < MIN_REPEAT_CHARS && has_markup {
        return None;
    }
    if here.len() >= MIN_REPEAT_CHARS && !is_heading_like {
        return seen.find(here);
    }
    // A heading, or a few words: a repeat where it is a block of before, and its neighbour is a repeat too. Two
    // sections of the same name stay two.
    let &at = seen.whole.get(here)?;
    let end = at + here.len();
    let is_printed_twice_running = end == seen.chars.len();
    let is_run = goes_on_at.is_some()
        || next.is_some_and(|next| {
            seen.follows_at(end, next) || (next.len() >= MIN_REPEAT_CHARS && seen.find(next).is_some())
        });
    (is_run || is_printed_twice_running || here.len() >= MIN_REPEAT_CHARS).then_some(at)
}

fn drop_repeated_captions(captions: Vec<Raw>, dropped: &mut Vec<Dropped>) -> Vec<Block> {
    let mut kept: Vec<Block> = Vec::new();
    // Captions kept, by their words and picture, and by their words alone.
    let mut seen: HashMap<(Vec<char>, Option<String>), usize> = HashMap::new();
    for raw in captions {
        let words = ink(&raw.text);
        let image = match raw.nature {
            Nature::Caption { image } => image,
            _ => None,
        };
        // The same words under another picture are no repeat.
        if let Some(&at) = seen.get(&(words.clone(), image.clone())) {
            let of = kept[at].parts.first().map_or(Lines::one(1), |p| p.lines);
            drop_parts(raw.parts, Reason::Repeat { of }, dropped);
            continue;
        }
        seen.entry((words.clone(), None)).or_insert(kept.len());
        seen.insert((words, image.clone()), kept.len());
        kept.push(Block { kind: Kind::Caption, text: raw.text, parts: raw.parts, image });
    }
    kept
}

/// Tells title, headings and paragraphs apart, and joins what was cut.
fn tell_apart(body: Vec<Raw>, lang: Lang, article: &mut Article) -> Vec<Block> {
    let neighbours = Neighbours::of(body.iter().map(|raw| raw.text.as_str()));
    let mut blocks: Vec<Block> = Vec::new();
    let mut rest = body.into_iter().peekable();
    if let Some(title) = rest.next_if(is_title) {
        blocks.push(block(Kind::Title, title));
    }
    // Whether each of the last two blocks looked like a heading.
    let mut were_like = (false, false);
    while let Some(mut raw) = rest.next() {
        while let Some(right) = rest.next_if(|right| should_join(&raw, right, lang, &neighbours)) {
            article.joins.push(join(&raw, &right));
            plain::append(&mut raw.text, &mut raw.parts, &right.text);
            raw.parts.extend(right.parts);
        }
        let is_like = |raw: &Raw| raw.nature == Nature::Unknown && lines::is_heading_like(&raw.text, lang);
        // A run of three and more is a list, which its first line may head.
        let is_listed = were_like.1 && (were_like.0 || rest.peek().is_some_and(is_like));
        let is_heading = match raw.nature {
            Nature::Heading | Nature::Title => true,
            Nature::Unknown => rest.peek().is_some() && is_like(&raw) && !is_listed,
            _ => false,
        };
        were_like = (were_like.1, is_like(&raw));
        blocks.push(block(if is_heading { Kind::Heading } else { Kind::Paragraph }, raw));
    }
    name_standfirst(&mut blocks);
    blocks
}

/// The first block is the title unless it reads as a paragraph does.
fn is_title(raw: &Raw) -> bool {
    let n_chars = raw.text.chars().count();
    match raw.nature {
        Nature::Title | Nature::Heading => true,
        Nature::Unknown => {
            let is_short = n_chars <= if raw.text.is_ascii() { 160 } else { 70 };
            is_short && !raw.text.ends_with(['。', '；', '，']) && !(raw.text.ends_with('.') && n_chars > 40)
        }
        _ => false,
    }
}

fn should_join(left: &Raw, right: &Raw, lang: Lang, neighbours: &Neighbours) -> bool {
    if left.nature != Nature::Unknown || right.nature != Nature::Unknown {
        return false;
    }
    let is_whole = lines::is_finished(&left.text) && lines::open_brackets(&left.text).0 == 0;
    !is_whole && reads_on::weigh(&left.text, &right.text, lang, neighbours) > 0
}

fn join(left: &Raw, right: &Raw) -> Join {
    let tail: String = left.text.chars().skip(left.text.chars().count().saturating_sub(8)).collect();
    let head: String = right.text.chars().take(8).collect();
    let mut text = tail;
    plain::append(&mut text, &mut [], &head);
    let reason = if lines::open_brackets(&left.text).0 > 0 {
        "a bracket is left open before the cut"
    } else {
        "the sentence does not end before the cut"
    };
    let last = |raw: &Raw| raw.parts.last().map_or(Lines::one(1), |p| p.lines);
    let first = |raw: &Raw| raw.parts.first().map_or(Lines::one(1), |p| p.lines);
    Join { left: last(left), right: first(right), reason, text }
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
    use crate::article::{self, Article, Kind, Reason, plain};
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
