//! A point more on a slide, or one fewer, a row more in a table, a slide more: whole lines come into the YAML or go, and
//! every other byte stays.

use super::{events, read, yaml};
use crate::deck::{Content, Deck, Point, Segment, Slide, locate, write};
use crate::fault::Fault;
use std::ops::Range;

/// Puts `point` on a slide, before its point `nth` or behind the last, and gives the whole YAML.
///
/// # Errors
/// Where the deck cannot be read, has no such slide of points, or does not write its points as a list, a line each.
pub fn add_point(text: &str, slide_idx: usize, nth: usize, point: &Point) -> Result<String, Fault> {
    let mut meant = read(text)?;
    let n_points = points_of(&meant, slide_idx)?.len();
    let site = Site::of_points(text, slide_idx, n_points)?;
    let item = serde_yaml::to_string(&[point]).expect("a point is strings and lists");
    points_in(&mut meant, slide_idx).insert(nth.min(n_points), point.clone());
    site.with_item(text, nth.min(n_points), &item, &meant)
}

/// Puts a row behind the last of a slide's table, and gives the whole YAML.
///
/// # Errors
/// Where the deck cannot be read, has no such table, or does not write its rows as lists, a cell a line.
pub fn add_row(text: &str, slide_idx: usize, row: &[String]) -> Result<String, Fault> {
    let mut meant = read(text)?;
    let Some(Content::Table(rows)) = meant.slides.get_mut(slide_idx).map(|slide| &mut slide.content) else {
        return Err(Fault::new("this slide has no table").hint("edit the file by hand"));
    };
    let above = [key("slides"), Segment::Index(slide_idx), key("table")];
    let paths = (0..rows.len()).map(|nth| [&above[..], &[Segment::Index(nth), Segment::Index(0)]].concat());
    let site = Site::of(text, &paths.collect::<Vec<_>>(), "- - ")?;
    let item = serde_yaml::to_string(&[row]).expect("a row is strings");
    rows.push(row.to_vec());
    site.with_item(text, rows.len() - 1, &item, &meant)
}

/// Puts a slide before the slide `nth` or behind the last, and gives the whole YAML.
///
/// # Errors
/// Where the deck cannot be read, has no slides, or does not write them as a list of lines.
pub fn add_slide(text: &str, nth: usize, slide: &Slide) -> Result<String, Fault> {
    let mut meant = read(text)?;
    let n_slides = meant.slides.len();
    let paths: Vec<_> = (0..n_slides).map(|idx| vec![key("slides"), Segment::Index(idx)]).collect();
    let site = Site::of(text, &paths, "- ")?;
    let deck = Deck { slides: vec![slide.clone()], ..Deck::default() };
    let written = write(&deck);
    let item = written.strip_prefix("slides:\n").ok_or_else(super::gone)?;
    meant.slides.insert(nth.min(n_slides), slide.clone());
    site.with_item(text, nth.min(n_slides), item, &meant)
}

fn key(name: &'static str) -> Segment {
    Segment::Key(name.into())
}

/// Takes the point `nth` off a slide, which must be `expected`, and gives the whole YAML.
///
/// # Errors
/// As of [`add_point`]; also where something else stands there, or nothing else is on the slide.
pub fn cut_point(text: &str, slide_idx: usize, nth: usize, expected: &Point) -> Result<String, Fault> {
    let deck = read(text)?;
    let points = points_of(&deck, slide_idx)?;
    if points.get(nth) != Some(expected) {
        return Err(super::gone());
    }
    if points.len() == 1 {
        return Err(Fault::new("this is the slide's only point").hint("take the slide out by hand"));
    }
    let site = Site::of_points(text, slide_idx, points.len())?;
    let Range { start, end } = site.items[nth].clone();
    let edited = [text.get(..start).unwrap_or_default(), text.get(end..).unwrap_or_default()].concat();
    let mut meant = deck;
    points_in(&mut meant, slide_idx).remove(nth);
    proven(text, edited, &meant, |before, after| is_more_at_one_place(after, before))
}

fn points_of(deck: &Deck, slide_idx: usize) -> Result<&[Point], Fault> {
    match deck.slides.get(slide_idx).map(|slide| &slide.content) {
        Some(Content::Points { points, .. }) if !points.is_empty() => Ok(points),
        _ => Err(Fault::new("this slide has no points").hint("edit the file by hand")),
    }
}

fn points_in(deck: &mut Deck, slide_idx: usize) -> &mut Vec<Point> {
    match &mut deck.slides[slide_idx].content {
        Content::Points { points, .. } => points,
        _ => unreachable!("it was looked at: a slide of points"),
    }
}

/// Where the items of a list stand.
struct Site {
    /// The spaces in front of their dashes.
    indent: usize,
    /// The lines of each, in bytes, with what is further in than its dash.
    items: Vec<Range<usize>>,
}

impl Site {
    fn of_points(text: &str, slide_idx: usize, n_points: usize) -> Result<Self, Fault> {
        let path = |nth| vec![key("slides"), Segment::Index(slide_idx), key("points"), Segment::Index(nth)];
        Self::of(text, &(0..n_points).map(path).collect::<Vec<_>>(), "- ")
    }

    /// The items at `paths`, each of which opens its line with `dash`.
    fn of(text: &str, paths: &[Vec<Segment>], dash: &str) -> Result<Self, Fault> {
        let places = locate(text, paths);
        let by_hand = || Fault::new("this is not a list of lines").hint("edit the file by hand");
        let mut starts = vec![0];
        starts.extend(text.match_indices('\n').map(|(at, _)| at + 1));
        let line = |number: usize| {
            let start = *starts.get(number)?;
            text.get(start..starts.get(number + 1).copied().unwrap_or(text.len()))
        };
        let mut site = Self { indent: 0, items: Vec::new() };
        for (nth, place) in places.iter().enumerate() {
            let number = place.line.saturating_sub(1);
            let dashed = line(number).ok_or_else(by_hand)?;
            let indent = n_spaces(dashed);
            let is_item = dashed.get(indent..).is_some_and(|rest| rest.starts_with(dash));
            let is_first = place.column == indent + dash.len() + 1;
            if !is_item || !is_first || (nth > 0 && indent != site.indent) {
                return Err(by_hand());
            }
            site.indent = indent;
            // What is further in belongs to it, and so do free lines between that.
            let below = (number + 1..starts.len()).map(|below| (below, line(below).unwrap_or_default()));
            let inked = below.filter(|(_, words)| !words.trim().is_empty());
            let last = inked.take_while(|(_, words)| n_spaces(words) > indent).last();
            let end = last.map_or(number, |(below, _)| below) + 1;
            site.items.push(starts[number]..starts.get(end).copied().unwrap_or(text.len()));
        }
        if site.items.is_empty() { Err(by_hand()) } else { Ok(site) }
    }

    /// The text with an item more before the `nth`, or behind the last, where it reads back as what is `meant`.
    fn with_item(&self, text: &str, nth: usize, item: &str, meant: &Deck) -> Result<String, Fault> {
        let at = if nth == 0 { self.items[0].start } else { self.items[nth - 1].end };
        let line_end = if text.contains("\r\n") { "\r\n" } else { "\n" };
        let indented = item.lines().map(|line| match line {
            "" => line_end.to_owned(),
            line => format!("{}{line}{line_end}", " ".repeat(self.indent)),
        });
        let (before, after) = text.split_at(at);
        let gap = if before.is_empty() || before.ends_with('\n') { "" } else { line_end };
        let edited = [before, gap, &indented.collect::<String>(), after].concat();
        proven(text, edited, meant, |before, after| is_more_at_one_place(before, after))
    }
}

fn n_spaces(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

/// The edit, where it reads back as what is meant, by both parsers of YAML.
fn proven(
    text: &str,
    edited: String,
    meant: &Deck,
    is_alike: impl Fn(&[saphyr_parser::Event<'_>], &[saphyr_parser::Event<'_>]) -> bool,
) -> Result<String, Fault> {
    let is_meant = read(&edited).is_ok_and(|deck| yaml::value(&deck) == yaml::value(meant));
    if is_meant && is_alike(&events(text), &events(&edited)) {
        return Ok(edited);
    }
    Err(Fault::new("this cannot be written here safely").hint("edit the file by hand"))
}

/// Whether the longer is the shorter with something put in at one place.
fn is_more_at_one_place<T: PartialEq>(shorter: &[T], longer: &[T]) -> bool {
    let alike = |(a, b): &(&T, &T)| a == b;
    let n_before = shorter.iter().zip(longer).take_while(alike).count();
    let n_after = shorter.iter().rev().zip(longer.iter().rev()).take_while(alike).count();
    longer.len() > shorter.len() && n_before + n_after >= shorter.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck::arbitrary;
    use crate::deck::{Aside, Origin};
    use proptest::prelude::*;

    fn point() -> Point {
        Point {
            aside: Aside::by("林海生").boxed(),
            from: Some(Box::new(Origin::from("a.txt:5".to_owned()))),
            ..Point::new("碼頭明年啟用")
        }
    }

    const DECK: &str = "# 港口
slides:
- heading: 甲   # 一
  points:
    # 首點
    - 一
    - text: 二

      by: 丙
    # 尾
  notes: 備註
";

    #[test]
    fn a_point_comes_in_and_goes_and_no_other_byte_changes() {
        let new = "    - text: 碼頭明年啟用\n      by: 林海生\n      from: a.txt:5\n";
        for (nth, before) in
            [(0, "    - 一\n"), (1, "    - text: 二\n"), (2, "    # 尾\n"), (9, "    # 尾\n")]
        {
            let edited = add_point(DECK, 0, nth, &point()).expect("a point more");
            assert_eq!(edited, DECK.replace(before, &format!("{new}{before}")));
            assert_eq!(cut_point(&edited, 0, nth.min(2), &point()).as_deref(), Ok(DECK));
        }
        let windows = DECK.replace('\n', "\r\n");
        let edited = add_point(&windows, 0, 2, &point()).expect("a point more");
        assert_eq!(edited.matches('\n').count(), edited.matches("\r\n").count());
        let open = "slides:\n- points:\n  - 一";
        assert_eq!(
            add_point(open, 0, 1, &Point::new("二")).as_deref(),
            Ok("slides:\n- points:\n  - 一\n  - 二\n")
        );
    }

    #[test]
    fn what_cannot_be_proven_is_left_alone() {
        for text in [
            "slides:\n- points: [一]\n",
            "slides:\n- points: []\n",
            "slides:\n- quote: 一\n",
            "slides: []\n",
            "slides:\n- points:\n  - &a 一\n  - *a\n",
        ] {
            let edited = add_point(text, 0, 0, &point());
            assert!(edited.is_err() || edited.is_ok_and(|edited| edited.contains("&a 一\n  - *a")), "{text}");
        }
        assert!(cut_point(DECK, 0, 0, &point()).is_err(), "something else stands there");
        assert!(cut_point("slides:\n- points: [一]\n", 0, 0, &Point::new("一")).is_err());
    }

    const TABLE: &str = "slides:
- heading: 甲   # 一
  table:
  - - 檔案
    - 題目
  - - a.txt   # 首篇
    - 港口
- quote: 完
";

    #[test]
    fn a_row_and_a_slide_come_in_and_no_other_byte_changes() {
        let row = ["b.txt", "2031"].map(str::to_owned);
        let edited = add_row(TABLE, 0, &row).expect("a row more");
        assert_eq!(edited, TABLE.replace("    - 港口\n", "    - 港口\n  - - b.txt\n    - '2031'\n"));
        let slide = Slide {
            heading: Some("乙".to_owned()),
            ..Slide::new(Content::Points { points: vec![point()], numbered: false })
        };
        let new = "- heading: 乙\n  points:\n  - text: 碼頭明年啟用\n    by: 林海生\n    from: a.txt:5\n";
        for (nth, before) in [(0, "- heading: 甲"), (1, "- quote"), (9, "")] {
            let edited = add_slide(TABLE, nth, &slide).expect("a slide more");
            let at = if before.is_empty() { TABLE.len() } else { TABLE.find(before).expect("a slide") };
            let (above, below) = TABLE.split_at(at);
            assert_eq!(edited, [above, new, below].concat());
        }
        assert!(add_row(TABLE, 1, &row).is_err() && add_row("slides:\n- table: [[一]]\n", 0, &row).is_err());
        assert!(add_slide("slides: []\n", 0, &slide).is_err());
    }

    proptest! {
        #[test]
        fn what_comes_in_goes_out_again(slides in proptest::collection::vec(arbitrary::slide(), 1..4), at in 0usize..4, nth in 0usize..6) {
            let deck = Deck { slides, ..Deck::default() };
            let text = write(&deck);
            let slide_idx = at % deck.slides.len();
            let is_points = |slide: &Slide| matches!(&slide.content, Content::Points { points, .. } if !points.is_empty());
            if let Ok(edited) = add_point(&text, slide_idx, nth, &point()) {
                prop_assert!(is_points(&deck.slides[slide_idx]));
                let Content::Points { points, .. } = &read(&edited).expect("a deck").slides[slide_idx].content else { panic!("points") };
                let at = points.iter().position(|p| *p == point()).expect("it is there");
                prop_assert_eq!(cut_point(&edited, slide_idx, at, &point()), Ok(text));
            }
        }
    }

    #[test]
    fn one_list_is_another_with_something_put_in_at_one_place() {
        for (shorter, longer, expected) in [
            ("abc", "abxc", true),
            ("abc", "xabc", true),
            ("abc", "abcx", true),
            ("abc", "axbcx", false),
            ("abc", "abc", false),
            ("abc", "ab", false),
            ("abc", "xabx", false),
            ("aab", "aaab", true),
            ("", "x", true),
            ("", "", false),
        ] {
            assert_eq!(
                is_more_at_one_place(shorter.as_bytes(), longer.as_bytes()),
                expected,
                "{shorter} {longer}"
            );
        }
    }

    #[test]
    fn the_items_of_a_list_open_lines_of_one_indent() {
        let items = |points: &str, n: usize| {
            let text = format!("slides:\n- heading: 甲\n{points}");
            let site = Site::of_points(&text, 0, n).ok()?;
            Some(
                site.items
                    .iter()
                    .map(|range| crate::text::slice(&text, range.clone()).to_owned())
                    .collect::<Vec<_>>(),
            )
        };
        for (points, n, expected) in [
            ("  points:\n  - 一\n  - 二\n", 2, Some(vec!["  - 一\n", "  - 二\n"])),
            ("  points:\n    - 一\n    - 二", 2, Some(vec!["    - 一\n", "    - 二"])),
            (
                "  points:\n  - text: 一\n    by: 甲\n\n  - 二\n",
                2,
                Some(vec!["  - text: 一\n    by: 甲\n", "  - 二\n"]),
            ),
            ("  points:\n  - text: 一\n\n    by: 甲\n", 1, Some(vec!["  - text: 一\n\n    by: 甲\n"])),
            ("  points: [一, 二]\n", 2, None),
            ("  points:\n  -   一\n", 1, None),
            ("  points: []\n", 0, None),
        ] {
            let expected = expected.map(|all| all.into_iter().map(str::to_owned).collect::<Vec<_>>());
            assert_eq!(items(points, n), expected, "{points}");
        }
        assert_eq!([n_spaces("  - a"), n_spaces("a "), n_spaces("")], [2, 0, 0]);
    }

    #[test]
    fn an_edit_is_proven_by_both_parsers() {
        let (text, edited) = ("slides:\n- heading: 甲\n", "slides:\n- heading: 乙\n");
        let (meant, other) = (read(edited).expect("a deck"), read(text).expect("a deck"));
        let is_proven =
            |meant: &Deck, is_alike: bool| proven(text, edited.to_owned(), meant, |_, _| is_alike).is_ok();
        assert!(is_proven(&meant, true) && !is_proven(&meant, false) && !is_proven(&other, true));
    }
}
