//! What is promised of every point on a slide, whatever the article: it stands alone, it fits, and no half of it is left.

use super::claim::wants_another;
use super::options::{Amount, Options, Source, Talk};
use crate::article::{self, Article, n_ink};
use crate::deck::{Content, Point};
use crate::text::{Lang, inline};
use proptest::prelude::*;

/// The points of an article's deck.
fn points(article: &Article, amount: Amount) -> Vec<Point> {
    let deck = super::build(&[Source { article, file: "a.txt" }], Options { max_points: 5, amount });
    let of_slide = |content| match content {
        Content::Points { points, .. } => points,
        _ => Vec::new(),
    };
    deck.slides.into_iter().flat_map(|slide| of_slide(slide.content)).collect()
}

/// What is wrong with the form of a point.
fn fault(text: &str, lang: Lang) -> Option<String> {
    let n_chars = n_ink(&text.replace('…', ""));
    let n_words = text.replace('…', " ").split_whitespace().count();
    let is_too_long = match lang {
        Lang::ZhHant | Lang::ZhHans => n_chars > 48,
        Lang::Ja => n_chars > 84,
        Lang::Ko | Lang::Other => n_words > 28,
    };
    let n = |mark: char| text.matches(mark).count();
    let halves = [('「', '」'), ('“', '”'), ('（', '）'), ('《', '》'), ('(', ')')];
    let has_half = halves.iter().any(|&(open, close)| n(open) != n(close)) || n('"') % 2 == 1;
    let ends_open =
        text.trim_end_matches(['」', '”', '"']).ends_with(['，', ',', '、', '；', ';', '：', ':']);
    let faults =
        [(is_too_long, "is too long"), (has_half, "has half of a pair"), (ends_open, "ends with a comma")];
    faults.into_iter().find(|(is, _)| *is).map(|(_, what)| format!("{text} {what}"))
}

/// The points on slides of a Chinese article that are too short, though another claim of their paragraph is not.
fn short_beside_longer(article: &Article) -> Vec<String> {
    let claims = super::claims(article, "a.txt");
    let text = |point: &Point| inline::parse(&point.text).text;
    let is_short = |point: &Point| n_ink(&text(point).replace('…', "")) < 12;
    let line =
        |point: &Point| point.from.as_ref().and_then(|from| from.lines.first()).map(|lines| lines.first);
    let block = |point: &Point| line(point).and_then(|line| article.block_at(line)).map(std::ptr::from_ref);
    let has_longer =
        |point: &Point| claims.iter().any(|other| block(other) == block(point) && !is_short(other));
    // What it opens with is its news.
    let opens = |point: &Point| claims.first().is_some_and(|first| first.text == point.text);
    let shown = points(article, Amount::Talk(Talk::default())).into_iter();
    let short =
        shown.filter(|point| is_short(point) && !opens(point) && !text(point).starts_with(['「', '“', '"']));
    short.filter(has_longer).map(|point| point.text).collect()
}

#[track_caller]
fn check(article: &Article, amount: Amount) {
    let may_hang = matches!(amount, Amount::All);
    for point in points(article, amount) {
        let text = inline::parse(&point.text).text;
        assert_eq!(fault(&text, article.lang), None);
        let is_told = may_hang || point.aside().about.is_some();
        assert!(
            is_told || !wants_another(&text, article.lang, point.aside().by.is_some()),
            "{text} does not stand alone"
        );
    }
}

const BRIDGE: &str = "Swing bridge closed

The Tolland swing bridge, which carries 9,400 vehicles a day across the Orr, was closed on Monday night after inspectors found hairline cracks in three of its eight pivot pins and in both of the plates that hold them.

“Monday was normal. Tuesday I sold one loaf,” said Colin Brandt, who has run the bakery since 2009. He has asked for relief. It was refused.

But the fish dock's manager, Tomasz Wilk, said the port had coped before.";
const RESERVOIR: &str = "石坑水塘滲漏

署長高啟邦表示，壩身第三段的止水帶老化，每日流失約一千二百立方米食水，但他強調結構「沒有即時危險」。他續指，維修工程將於下月展開。這令村民不滿。具有很高的認受性。

護士長麥穎心在護士學校畢業。2011年調往急症室。村民說：「我打過七次電話。每次都說轉介，

港務局局長、運輸署署長、海事處處長、船員工會主席、漁民合作社社長以及來自北岸和南岸的二十個居民團體的代表昨日出席會議。";
const SEAWALL: &str = "防潮堤かさ上げ

南浜町は20日、防潮堤をかさ上げする計画について、8月に住民投票を実施すると発表した。しかし、県の担当者は「見直す」と明らかにした。一方、それは来年始まる。

漁協の組合長、鳥居正夫さんは反対している。「海が見えない。逃げ遅れる」と話す。";

#[test]
fn a_point_of_an_article_stands_alone_and_fits() {
    for text in [BRIDGE, RESERVOIR, SEAWALL] {
        let article = article::read(text.as_bytes(), "a.txt");
        check(&article, Amount::Talk(Talk::default()));
        check(&article, Amount::All);
        assert!(!points(&article, Amount::Talk(Talk::default())).is_empty());
    }
}

#[test]
fn a_short_claim_is_for_the_notes_where_its_paragraph_has_longer_ones() {
    let shown = |text: &str| -> Vec<String> {
        let article = article::read(text.as_bytes(), "a.txt");
        points(&article, Amount::Talk(Talk::default())).into_iter().map(|point| point.text).collect()
    };
    assert_eq!(
        shown("港口\n\n碼頭\n\n港務局擴建碼頭，新設四十個泊位。渡輪停航三日。\n\n「我等了十年。」林海生說。"),
        ["港務局擴建碼頭，新設四十個泊位", "「我等了十年。」"]
    );
    let alone = "港口\n\n碼頭\n\n港務局擴建碼頭，新設四十個泊位。\n\n渡輪停航三日。";
    assert_eq!(shown(alone), ["港務局擴建碼頭，新設四十個泊位", "渡輪停航三日"]);
}

#[test]
fn a_section_of_words_that_hang_is_for_the_notes() {
    let text = "港口\n\n碼頭\n\n港務局擴建碼頭，新設四十個泊位。\n\n其國際認受性一直很高。";
    let article = article::read(text.as_bytes(), "a.txt");
    let shown: Vec<String> =
        points(&article, Amount::Talk(Talk::default())).into_iter().map(|point| point.text).collect();
    assert_eq!(shown, ["港務局擴建碼頭，新設四十個泊位"]);
}

#[test]
fn a_second_claim_of_the_first_sentence_is_no_opening() {
    let text = "2031年但他強調一林海生說：一2031年一、一一一一一一一一一一一一一一一他表示，一一一；2031年と話した。一一一一一一一一一（林海生說：";
    assert_eq!(short_beside_longer(&article::read(text.as_bytes(), "a.txt")), Vec::<String>::new());
}

proptest! {
    #[test]
    fn a_point_of_any_text_stands_alone_and_fits(
        source in "([一-龥]{1,30}[，。；：「」（）、…]?|他表示，|但他強調|林海生說：|其|[A-Z][a-z]{2,8} said that |([a-z]{1,8} ){1,12}[,.”“\"]?|しかし、|は、|と話した。|2031年|\n\n|●){0,60}",
        is_all in any::<bool>(),
    ) {
        let amount = if is_all { Amount::All } else { Amount::Talk(Talk::default()) };
        let article = article::read(source.as_bytes(), "a.txt");
        if matches!(article.lang, Lang::ZhHant | Lang::ZhHans) {
            prop_assert_eq!(short_beside_longer(&article), Vec::<String>::new());
        }
        for point in points(&article, amount) {
            let found = fault(&inline::parse(&point.text).text, article.lang);
            prop_assert!(found.is_none(), "{}", found.unwrap_or_default());
        }
    }
}
