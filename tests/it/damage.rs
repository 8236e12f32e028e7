//! Clean articles of our own, damaged as print extraction damages them, read and compared with what they were.
//!
//! The defects: captions with a mark scattered between paragraphs, paragraphs cut in mid-sentence with the rest
//! standing alone, runs printed again (often from the middle of a paragraph), uneven blank lines. The generator has
//! no randomness but a counter, so a failure is the same everywhere.

use crate::project;
use jianbao::article::{self, Kind};
use serde_json::Value;
use std::collections::HashMap;
use std::fs;

/// A small generator (xorshift64*): the tests need variety, not chance.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, n: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let high = self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33;
        usize::try_from(high).expect("31 bits") % n.max(1)
    }

    fn percent(&mut self, n: usize) -> bool {
        self.roll(100) < n
    }
}

#[derive(Clone)]
struct Piece {
    is_heading: bool,
    text: String,
    starts_mid: bool,
}

struct Item {
    title: String,
    body: Vec<(bool, String)>,
    captions: Vec<String>,
}

fn items() -> Vec<Item> {
    let text =
        fs::read_to_string(project().join("tests/articles/clean.jsonl")).expect("the articles are there");
    let parse = |line: &str| {
        let value: Value = serde_json::from_str(line).expect("a line of JSON");
        let string = |v: &Value| v.as_str().unwrap_or_default().to_owned();
        let (mut body, mut captions) = (Vec::new(), Vec::new());
        if !string(&value["standfirst"]).is_empty() {
            body.push((false, string(&value["standfirst"])));
        }
        for block in value["blocks"].as_array().expect("blocks") {
            match block[0].as_str() {
                Some("c") => captions.push(string(&block[1])),
                kind => body.push((kind == Some("h"), string(&block[1]))),
            }
        }
        Item { title: string(&value["title"]), body, captions }
    };
    text.lines().map(parse).collect()
}

/// A place inside a sentence, with Han characters on both sides.
fn cut_point(text: &str, dice: &mut Dice) -> Option<usize> {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let is_han = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    let places: Vec<usize> = (12..chars.len().saturating_sub(12))
        .filter(|&i| chars[i - 2..i + 2].iter().all(|(_, c)| is_han(*c)))
        .map(|i| chars[i].0)
        .collect();
    if places.is_empty() { None } else { Some(places[dice.roll(places.len())]) }
}

fn damaged(item: &Item, dice: &mut Dice) -> String {
    let mut pieces: Vec<Piece> = Vec::new();
    for (is_heading, text) in &item.body {
        let piece =
            |text: &str, starts_mid| Piece { is_heading: *is_heading, text: text.to_owned(), starts_mid };
        let cut = if !is_heading && text.chars().count() > 60 && dice.percent(30) {
            cut_point(text, dice)
        } else {
            None
        };
        match cut {
            Some(at) => pieces.extend([piece(text.split_at(at).0, false), piece(text.split_at(at).1, true)]),
            None => pieces.push(piece(text, false)),
        }
    }
    let mut out: Vec<(usize, Piece)> = pieces.iter().cloned().enumerate().collect();
    for _ in 0..[0, 1, 1, 2][dice.roll(4)] {
        let high = pieces.len() / 2 + dice.roll(pieces.len() / 2);
        let mids: Vec<usize> = (1..high).filter(|&i| pieces[i].starts_mid).collect();
        let low = if !mids.is_empty() && dice.percent(70) {
            mids[dice.roll(mids.len())]
        } else {
            1 + dice.roll(high - 1)
        };
        let at = out.iter().rposition(|(i, _)| *i == high).expect("each piece is printed once") + 1;
        let again: Vec<(usize, Piece)> = (low..=high).map(|i| (i, pieces[i].clone())).collect();
        out.splice(at..at, again);
    }
    let mark = ["●", "▲", "■", "◆", "▼", "△", "◎"][dice.roll(7)];
    let mut slots: Vec<usize> = item.captions.iter().map(|_| dice.roll(out.len() + 1)).collect();
    slots.sort_unstable();
    let mut text = format!("\n\n{}\n\n", item.title);
    let mut captions = item.captions.iter().zip(slots).peekable();
    for (i, (_, piece)) in out.iter().enumerate() {
        while let Some((caption, _)) = captions.next_if(|(_, slot)| *slot <= i) {
            text += &format!("\n\n{mark}{caption}\n\n{}\n", ["", " "][dice.roll(2)]);
        }
        text += &format!("{}\n\n", piece.text);
        assert!(!piece.is_heading || !piece.starts_mid);
    }
    text.extend(captions.map(|(caption, _)| format!("\n\n{mark}{caption}\n\n")));
    text
}

#[derive(Default)]
struct Tally {
    hits: usize,
    had: usize,
    wanted: usize,
}

impl Tally {
    fn count(&mut self, wanted: &[String], had: &[String]) {
        let ink = |t: &String| t.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        let mut left: HashMap<String, usize> = HashMap::new();
        for text in wanted {
            *left.entry(ink(text)).or_default() += 1;
        }
        for text in had {
            if let Some(n) = left.get_mut(&ink(text)).filter(|n| **n > 0) {
                *n -= 1;
                self.hits += 1;
            }
        }
        self.had += had.len();
        self.wanted += wanted.len();
    }

    /// F1 in thousandths.
    fn f1(&self) -> usize {
        2000 * self.hits / (self.had + self.wanted).max(1)
    }
}

/// As bad as it gets: half of the paragraphs cut, the standfirst a part of a paragraph, columns dumped up to three
/// times from anywhere, captions between.
fn mangled(item: &Item, dice: &mut Dice) -> String {
    let mut pieces: Vec<String> = Vec::new();
    let mut body = item.body.clone();
    if let [(false, first), (false, second), ..] = body.as_mut_slice() {
        *second = format!("【海港日報訊】{first}{second}");
    }
    for (is_heading, text) in &body {
        match cut_point(text, dice).filter(|_| !is_heading && dice.percent(50)) {
            Some(at) => pieces.extend([text.split_at(at).0, text.split_at(at).1].map(str::to_owned)),
            None => pieces.push(text.clone()),
        }
    }
    let mut out: Vec<usize> = (0..pieces.len()).collect();
    for _ in 0..dice.roll(4) {
        let high = 2 + dice.roll(pieces.len() - 2);
        let low = dice.roll(high);
        let at = out.iter().rposition(|i| *i == high).expect("each piece is printed") + 1;
        out.splice(at..at, low..=high);
    }
    let mut text = format!("{}\n\n", item.title);
    for piece in out {
        if !item.captions.is_empty() && dice.percent(20) {
            text += &format!("\n\n▲{}\n\n \n", item.captions[dice.roll(item.captions.len())]);
        }
        text += &format!("{}\n\n", pieces[piece]);
    }
    text
}

/// What else is done to a mangled article.
#[derive(Clone, Copy, Debug)]
enum Harm {
    None,
    /// Every tenth piece or so is lost: the half of a paragraph has strangers beside it.
    Lost,
    /// Wrapped at so many characters, with a white line between blocks.
    Wrapped(usize),
    /// Wrapped without white lines; the first line of a block is indented.
    Indented(usize),
    /// Wrapped without white lines and without indents: nothing tells where a block ends.
    Run(usize),
}

fn harmed(text: &str, harm: Harm, dice: &mut Dice) -> String {
    let blocks = text.lines().filter(|line| !line.trim().is_empty());
    let wrap = |line: &str, n_chars: usize| {
        let chars: Vec<char> = line.chars().collect();
        chars.chunks(n_chars).map(|chunk| chunk.iter().collect::<String>() + "\n").collect::<String>()
    };
    match harm {
        Harm::None => text.to_owned(),
        Harm::Lost => {
            let (title, body) = text.split_once('\n').expect("a title stands first");
            let kept = body.lines().filter(|line| line.trim().is_empty() || !dice.percent(10));
            kept.fold(title.to_owned(), |text, line| text + "\n" + line)
        }
        Harm::Wrapped(n_chars) => blocks.map(|line| wrap(line, n_chars) + "\n").collect(),
        Harm::Indented(n_chars) => {
            blocks.map(|line| wrap(&format!("\u{3000}\u{3000}{line}"), n_chars)).collect()
        }
        Harm::Run(n_chars) => blocks.map(|line| wrap(line, n_chars)).collect(),
    }
}

/// The blocks that come out of mangled articles and are no part of one original block, and how many come out.
fn invented(harm: Harm) -> (Vec<String>, usize) {
    let ink = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let (mut invented, mut n_blocks, mut n_joins) = (Vec::new(), 0, 0);
    for seed in 1..=30 {
        for (n, item) in (1..).zip(items()) {
            let mut dice = Dice(seed * 7_000_003 + n);
            let text = harmed(&mangled(&item, &mut dice), harm, &mut dice);
            let article = article::read(text.as_bytes(), "a.txt");
            n_joins += article.joins.len();
            let first = item.body.first().map(|(_, text)| text.as_str()).unwrap_or_default();
            let second = item.body.get(1).map(|(_, text)| text.as_str()).unwrap_or_default();
            let printed: Vec<String> = [item.title.clone(), format!("【海港日報訊】{first}{second}")]
                .iter()
                .chain(item.body.iter().map(|(_, text)| text))
                .chain(&item.captions)
                .map(|text| ink(text))
                .collect();
            n_blocks += article.blocks.len();
            let blocks = article.blocks.iter().map(|block| ink(&block.text));
            let is_invented = |block: &String| !printed.iter().any(|text| text.contains(block));
            invented.extend(blocks.filter(is_invented).map(|block| format!("{harm:?} {seed}: {block}")));
        }
    }
    assert!(n_joins > 100, "{harm:?}: {n_joins} joins");
    (invented, n_blocks)
}

#[test]
fn no_paragraph_comes_out_that_was_not_printed() {
    for harm in [Harm::None, Harm::Wrapped(17), Harm::Wrapped(35), Harm::Wrapped(72)] {
        assert_eq!(invented(harm).0, Vec::<String>::new());
    }
}

/// Where a half has lost its other half, or nothing tells where a paragraph ends, nobody can always know.
#[test]
fn where_little_is_to_be_known_hardly_a_paragraph_is_invented() {
    for (harm, most_of_thousand) in [
        (Harm::Lost, 6),
        (Harm::Indented(35), 1),
        (Harm::Run(17), 40),
        (Harm::Run(35), 10),
        (Harm::Run(40), 10),
    ] {
        let (invented, n_blocks) = invented(harm);
        let list = invented.join("\n");
        assert!(
            invented.len() * 1000 <= n_blocks * most_of_thousand,
            "{} of {n_blocks}:\n{list}",
            invented.len()
        );
    }
}

#[test]
fn the_half_of_a_paragraph_that_repeats_the_standfirst_is_found() {
    let text = "新碼頭明年啟用\n\n另外，勞資雙方已經同意加薪，並會在年底前簽訂新合約，為期三年。\n\n\
        【海港日報訊】港務局今日公布詳情。另外，勞資雙方已經同意加薪，\n\n並會在年底前簽訂新合約，為期三年。\n\n\
        另有漁民表示，船塢的租金太高。\n";
    let article = article::read(text.as_bytes(), "a.txt");
    let whole =
        "【海港日報訊】港務局今日公布詳情。另外，勞資雙方已經同意加薪，並會在年底前簽訂新合約，為期三年。";
    let texts: Vec<&str> = article.blocks.iter().map(|b| b.text.as_str()).collect();
    assert_eq!(texts[2..], [whole, "另有漁民表示，船塢的租金太高。"]);
}

#[test]
fn an_open_quotation_swallows_no_finished_sentence() {
    for text in [
        "港口的一天\n\n船長說：「今天風很大。\n\n我們等了一個早上。\n\n最後還是出海了。」\n",
        "A day at the port\n\n“The wind was strong today,” she said.\n\n“We waited all morning.\n\n“In the end we sailed.”\n",
    ] {
        let article = article::read(text.as_bytes(), "a.txt");
        let blocks: Vec<&str> = article.blocks.iter().map(|b| b.text.as_str()).collect();
        assert_eq!(blocks, text.trim_end().split("\n\n").collect::<Vec<_>>());
    }
}

#[test]
fn damaged_articles_are_made_whole() {
    let (mut headings, mut paragraphs, mut captions) = (Tally::default(), Tally::default(), Tally::default());
    for seed in 1..=24 {
        for (n, item) in (1..).zip(items()) {
            let mut dice = Dice(seed * 1_000_003 + n);
            for _ in 0..8 {
                dice.roll(2);
            }
            let text = damaged(&item, &mut dice);
            let article = article::read(text.as_bytes(), "a.txt");
            let texts = |kinds: &[Kind]| -> Vec<String> {
                article.blocks.iter().filter(|b| kinds.contains(&b.kind)).map(|b| b.text.clone()).collect()
            };
            let body = |is_heading: bool| -> Vec<String> {
                item.body.iter().filter(|(h, _)| *h == is_heading).map(|(_, t)| t.clone()).collect()
            };
            assert_eq!(article.title().map(|b| b.text.as_str()), Some(item.title.as_str()), "seed {seed}");
            headings.count(&body(true), &texts(&[Kind::Heading]));
            paragraphs.count(&body(false), &texts(&[Kind::Standfirst, Kind::Paragraph]));
            captions.count(&item.captions, &texts(&[Kind::Caption]));
        }
    }
    for (part, tally) in [("headings", headings), ("paragraphs", paragraphs), ("captions", captions)] {
        assert!(tally.f1() >= 970, "{part}: F1 {} of 1000 over {}", tally.f1(), tally.wanted);
    }
}
