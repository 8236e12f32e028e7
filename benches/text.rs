//! How fast lines are broken: megabytes a second beside textwrap and unicode-linebreak with a greedy wrap, in one
//! run, and the time that a slide of 10,000 characters takes. `cargo bench --bench text`.

#![expect(clippy::print_stdout, reason = "a benchmark prints what it measured")]
#![expect(clippy::cast_precision_loss, reason = "sizes and times are far below 2^52")]
#![expect(clippy::disallowed_methods, reason = "a benchmark measures time")]

use jianbao::deck::{Content, Slide};
use jianbao::scene::{self, Page};
use jianbao::text::{Lang, Measure, Setting, Strictness, WidthPolicy, slice, wrap};
use std::hint::black_box;
use std::time::Instant;
use unicode_linebreak::BreakOpportunity;

const CHINESE: &str = "港務局局長表示，自動化是港口發展的必經之路，亦是鞏固航線的黃金機會。他形容「這是全港的合力」，\
並承諾在2031年8月前投放3.5億元更新設備，處理量由每日三千個貨櫃增至3,500個，增幅為16.7%。";
const ENGLISH: &str = "The harbour board approved the plan on Friday after a long debate about the cost of the \
automated cranes, the new rail link and the 1,200 jobs that the town had been promised. ";
const ROOM: usize = 76;

/// The best of many runs, in seconds a run.
fn time(mut run: impl FnMut()) -> f64 {
    let mut best = f64::MAX;
    for _ in 0..15 {
        let start = Instant::now();
        run();
        best = best.min(start.elapsed().as_secs_f64());
    }
    best
}

/// First fit over the opportunities of unicode-linebreak, measured by its words.
fn greedy(text: &str, room: usize) -> usize {
    let policy = WidthPolicy::default();
    let (mut n_lines, mut columns, mut from) = (1, 0, 0);
    for (to, opportunity) in unicode_linebreak::linebreaks(text) {
        let width = policy.columns(slice(text, from..to));
        if columns + width > room && columns > 0 {
            n_lines += 1;
            columns = 0;
        }
        columns += width;
        from = to;
        if opportunity == BreakOpportunity::Mandatory && to < text.len() {
            n_lines += 1;
            columns = 0;
        }
    }
    n_lines
}

fn main() {
    println!("lines of {ROOM} columns, paragraphs of about 300 bytes; the best of 15 runs\n");
    println!("{:9} {:>26} {:>10} {:>8}", "text", "engine", "MB/s", "ratio");
    for (name, text, lang) in [("Chinese", CHINESE, Lang::ZhHant), ("ASCII", ENGLISH, Lang::Other)] {
        let paragraph = text.repeat(300_usize.div_ceil(text.len()));
        let n_paragraphs = 200;
        let megabytes = (paragraph.len() * n_paragraphs) as f64 / 1e6;
        let setting = Setting {
            policy: WidthPolicy::default(),
            lang,
            strictness: Strictness::Strict,
            measure: Measure::Body,
        };
        let each = |run: &dyn Fn(&str)| time(|| (0..n_paragraphs).for_each(|_| run(black_box(&paragraph))));
        let optimal = textwrap::Options::new(ROOM);
        let first = textwrap::Options::new(ROOM).wrap_algorithm(textwrap::WrapAlgorithm::FirstFit);
        let ours = each(&|p| drop(black_box(wrap(p, ROOM, setting))));
        for (engine, seconds) in [
            ("jianbao", ours),
            ("textwrap, optimal fit", each(&|p| drop(black_box(textwrap::wrap(p, &optimal))))),
            ("textwrap, first fit", each(&|p| drop(black_box(textwrap::wrap(p, &first))))),
            (
                "unicode-linebreak, greedy",
                each(&|p| {
                    black_box(greedy(p, ROOM));
                }),
            ),
        ] {
            println!("{name:9} {engine:>26} {:10.1} {:8.2}", megabytes / seconds, ours / seconds);
        }
    }
    let n_chars = CHINESE.chars().count();
    let paragraphs = vec![CHINESE.repeat(2); 10_000 / (2 * n_chars) + 1].join("\n");
    let body: String = paragraphs.chars().take(10_000).collect();
    let one: String = body.replace('\n', "");
    let policy = WidthPolicy::default();
    let page = Page {
        columns: 80,
        rows: 24,
        policy,
        lang: Lang::ZhHant,
        strictness: Strictness::Strict,
        blocks: jianbao::text::large::Blocks::None,
        links: jianbao::scene::Links::Listed,
    };
    println!();
    for (name, body) in [("in paragraphs", body), ("in one paragraph", one)] {
        let slide = Slide::new(Content::Body(body));
        let seconds = time(|| drop(black_box(scene::lay_out(black_box(&slide), page))));
        println!("a slide of 10,000 characters {name}: {:.2} ms", seconds * 1e3);
    }
}
