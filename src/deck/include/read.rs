//! The slides of included decks put in the places of the rows that stand for them: what was read is passed in.

use super::{Include, Included, Slides};
use crate::deck::{Content, Deck, Segment, Slide, folder, locate, yaml};
use crate::fault::{Fault, Position};
use crate::text::Lang;
use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

/// The most decks inside each other.
const MAX_DEPTH: usize = 8;
/// The most bytes of all decks that are included, one that is included twice counted twice.
const MAX_BYTES: usize = 16 << 20;

/// A deck's file, as whoever opens it has read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeckFile {
    /// Its name from the folder of the whole, the same however it is named: links are followed.
    pub name: String,
    /// What it says.
    pub text: String,
}

impl Deck {
    /// The deck, whose text is `text`, with the slides of the decks that it includes in the places of their rows, and with
    /// those that they include.
    ///
    /// `read` gives the file of this name, from the folder of the whole, or why it cannot be read, in a few words; each
    /// name is asked for once. `name` is that of the deck itself, where it is a file.
    ///
    /// # Errors
    /// Where a file cannot be read, is no deck, has not the slides that are asked for or includes itself, and where there
    /// is too much of it all. The fault is in the file that it names, from the folder of the whole, and in the deck itself
    /// where it names none; it tells the rows that lead there.
    pub fn with_includes(
        self,
        text: &str,
        name: Option<&str>,
        read: impl FnMut(&str) -> Result<DeckFile, String>,
    ) -> Result<Self, Fault> {
        if !self.has_includes() {
            return Ok(self);
        }
        let mut reading = Reading { read, known: HashMap::new(), includes: Vec::new(), n_bytes: 0 };
        let place = Place { file: name, shown: None, text, rows: &[], outer: None };
        let slides = reading.slides(&self, &place)?;
        let deck = Self { slides, includes: reading.includes, ..self };
        Ok(deck.numbered())
    }
}

/// A file of a deck.
struct Known {
    file: DeckFile,
    deck: Deck,
}

/// Decks that are being put together.
struct Reading<R> {
    read: R,
    known: HashMap<String, Arc<Known>>,
    includes: Vec<Included>,
    n_bytes: usize,
}

/// The file whose rows are looked at, and the row that led to it.
struct Place<'a> {
    /// Its name, where it has one.
    file: Option<&'a str>,
    /// The same for messages: none for the deck itself.
    shown: Option<&'a str>,
    text: &'a str,
    rows: &'a [usize],
    outer: Option<&'a Self>,
}

impl Place<'_> {
    /// A fault at a row of this file.
    fn fault(&self, row: usize, message: impl Into<String>) -> Fault {
        let fault = Fault::new(message).at(self.text, self.position(row));
        Fault { file: self.shown.map(str::to_owned), ..fault }
    }

    /// The same fault, told with the row that led to where it is.
    fn led(&self, row: usize, fault: Fault) -> Fault {
        fault.led_by(self.shown.map(str::to_owned), self.position(row))
    }

    fn position(&self, row: usize) -> Position {
        let path = vec![Segment::Key("slides".into()), Segment::Index(row)];
        locate(self.text, &[path]).first().copied().unwrap_or(Position { line: 1, column: 1 })
    }

    /// This file and those that lead to it, from the inside out.
    fn chain(&self) -> impl Iterator<Item = &Place<'_>> {
        std::iter::successors(Some(self), |place| place.outer)
    }
}

impl<R: FnMut(&str) -> Result<DeckFile, String>> Reading<R> {
    /// The slides of a deck, its rows read.
    fn slides(&mut self, deck: &Deck, place: &Place<'_>) -> Result<Vec<Slide>, Fault> {
        let own_folder = place.shown.map_or("", folder::of);
        let mut slides = Vec::with_capacity(deck.slides.len());
        for (row, slide) in deck.slides.iter().enumerate() {
            let rows = [place.rows, &[row]].concat();
            if let Content::Include(include) = &slide.content {
                slides.extend(self.include(include, slide.is_skipped, &rows, place, row)?);
            } else {
                let mut slide = Slide { rows: Some(rows.into()), ..slide.clone() };
                slide.name_files_from(own_folder);
                slides.push(slide);
            }
        }
        Ok(slides)
    }

    /// The slides that a row of a file stands for.
    fn include(
        &mut self,
        include: &Include,
        is_skipped: bool,
        rows: &[usize],
        place: &Place<'_>,
        row: usize,
    ) -> Result<Vec<Slide>, Fault> {
        let known = self.known(include, place, row)?;
        let DeckFile { name, text } = &known.file;
        if place.chain().any(|outer| outer.file == Some(name)) {
            let fault = place.fault(row, format!("{name} would include itself"));
            return Err(fault.hint("take one of these rows out"));
        }
        if place.chain().count() > MAX_DEPTH {
            return Err(place.fault(row, format!("more than {MAX_DEPTH} decks include each other")));
        }
        self.n_bytes = self.n_bytes.saturating_add(text.len());
        if self.n_bytes > MAX_BYTES {
            let message = format!("the decks that are included have more than {} MiB", MAX_BYTES >> 20);
            return Err(place.fault(row, message));
        }
        self.includes.push(Included {
            rows: rows.to_vec(),
            include: include.clone(),
            is_skipped,
            file: name.clone(),
            text: Arc::from(text.as_str()),
            marking: known.deck.marking().map(str::to_owned),
        });
        let inner = Place { file: Some(name), shown: Some(name), text, rows, outer: Some(place) };
        let mut slides = self.slides(&known.deck, &inner).map_err(|fault| place.led(row, fault))?;
        if let Some(wanted) = include.slides {
            slides = chosen(slides, wanted).map_err(|n_slides| {
                let message =
                    format!("{name} has no slide {}", wanted.last.unwrap_or(wanted.first).max(wanted.first));
                place.fault(row, message).hint(format!("it has {n_slides}"))
            })?;
        }
        let lang = known.deck.lang.as_deref().map(Lang::from_tag);
        for slide in &mut slides {
            slide.is_skipped |= is_skipped;
            slide.lang = slide.lang.or(lang);
        }
        Ok(slides)
    }

    /// The file that a row names.
    fn known(&mut self, include: &Include, place: &Place<'_>, row: usize) -> Result<Arc<Known>, Fault> {
        let name = folder::joined(place.shown.map_or("", folder::of), &include.file);
        if let Some(known) = self.known.get(&name) {
            return Ok(Arc::clone(known));
        }
        let file = (self.read)(&name).map_err(|why| {
            let fault = place.fault(row, format!("the deck {name} cannot be included: {why}"));
            fault.hint("give its path from the folder of the deck that names it")
        })?;
        let deck =
            yaml::read(&file.text).map_err(|fault| place.led(row, fault.in_file(Path::new(&file.name))))?;
        let known = Arc::new(Known { file, deck });
        self.known.insert(name, Arc::clone(&known));
        Ok(known)
    }
}

/// The slides from one number to another, with those between them that are skipped and have none.
///
/// # Errors
/// Where there is none of such a number: how many there are.
fn chosen(slides: Vec<Slide>, wanted: Slides) -> Result<Vec<Slide>, usize> {
    let presented = slides.iter().enumerate().filter(|(_, slide)| !slide.is_skipped).map(|(idx, _)| idx);
    let places: Vec<usize> = presented.collect();
    let place = |number: usize| places.get(number - 1).copied().ok_or(places.len());
    let first = place(wanted.first)?;
    let end = wanted.last.map_or(Ok(slides.len()), |last| place(last).map(|idx| idx + 1))?;
    Ok(slides.into_iter().take(end).skip(first).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck::{self, Written};
    use crate::fault;

    /// Files by their names from the folder of the whole.
    type Files<'a> = &'a [(&'a str, &'a str)];

    fn read(text: &str, files: Files<'_>) -> Result<Deck, Fault> {
        let file = |name: &str| {
            let (_, text) = files.iter().find(|(of, _)| *of == name).ok_or("it is not there")?;
            Ok(DeckFile { name: name.to_owned(), text: (*text).to_owned() })
        };
        deck::read(text)?.with_includes(text, Some("a.yaml"), file)
    }

    /// The slides by their names, each with its path.
    fn outline(deck: &Deck) -> Vec<String> {
        let path = |slide: &Slide, idx| {
            let rows = slide.path(idx).into_iter().filter_map(|segment| match segment {
                Segment::Index(row) => Some(row.to_string()),
                Segment::Key(_) => None,
            });
            rows.collect::<Vec<_>>().join(".")
        };
        deck.slides
            .iter()
            .enumerate()
            .map(|(i, slide)| format!("{} {}", path(slide, i), slide.name()))
            .collect()
    }

    #[track_caller]
    fn check(text: &str, files: Files<'_>, expected: &[&str]) {
        let deck = read(text, files).expect("a deck");
        assert_eq!(outline(&deck), expected);
        let row_deck = deck::read(text).expect("a deck");
        assert_eq!(deck::read(&deck::write(&deck)), Ok(row_deck), "{}", deck::write(&deck));
        for (idx, slide) in deck.slides.iter().enumerate() {
            let Written { file, slide_idx } = deck.written(idx);
            let text =
                file.as_ref().map_or(text, |file| files.iter().find(|(of, _)| of == file).expect("a file").1);
            assert_eq!(deck::read(text).expect("a deck").slides[slide_idx].name(), slide.name());
        }
    }

    #[track_caller]
    fn refused(text: &str, files: Files<'_>, expected: &str) {
        let fault = read(text, files).expect_err("a fault").in_deck(Path::new("talks/a.yaml"));
        assert_eq!(fault::brief(&fault).join("\n"), expected);
    }

    const PARTS: Files<'_> = &[
        ("b.yaml", "slides:\n- heading: 二\n- {heading: 三, skip: true}\n- heading: 四\n"),
        ("c/d.yaml", "slides:\n- include: ../b.yaml\n- heading: 五\n- include: e.yaml\n"),
        ("c/e.yaml", "slides: []\n"),
    ];

    #[test]
    fn the_slides_of_a_deck_stand_in_place_of_the_row_and_are_never_written_down() {
        let text = "slides:\n- heading: 一\n- include: b.yaml\n- heading: 六\nasked: [七？]\n";
        check(text, PARTS, &["0 一", "1.0 二", "1.1 三", "1.2 四", "2 六"]);
        let text = "slides:\n- include: c/e.yaml\n- include: c/d.yaml\n- include: c/d.yaml\n";
        check(
            text,
            PARTS,
            &["1.0.0 二", "1.0.1 三", "1.0.2 四", "1.1 五", "2.0.0 二", "2.0.1 三", "2.0.2 四", "2.1 五"],
        );
        // As it is reviewed and presented too.
        let deck = read("slides:\n- include: b.yaml\n- heading: 六\nasked: [七？]\n", PARTS).expect("a deck");
        let whole = deck.unfolded().into_owned();
        assert_eq!(whole.written(4), Written { file: None, slide_idx: 2 });
        assert_eq!(deck::write(&whole), deck::write(&deck));
        assert_eq!(outline(&whole.without_skipped())[1..3], ["0.2 四", "1 六"]);
    }

    #[test]
    fn some_of_the_slides_are_taken_by_the_numbers_that_they_are_presented_with() {
        let some = |slides: &str| format!("slides:\n- {{include: b.yaml, slides: {slides}}}\n");
        check(&some("1"), PARTS, &["0.0 二"]);
        check(&some("1-2"), PARTS, &["0.0 二", "0.1 三", "0.2 四"]);
        check(&some("2-"), PARTS, &["0.2 四"]);
        refused(&some("2-3"), PARTS, "talks/a.yaml:2:3: b.yaml has no slide 3\nhint: it has 2");
        refused(&some("3-"), PARTS, "talks/a.yaml:2:3: b.yaml has no slide 3\nhint: it has 2");
        for slides in ["0", "-3", "3-1", "1--", "1-2-"] {
            let fault = deck::read(&some(slides)).expect_err("no slides");
            assert_eq!(fault.message, format!("\"{slides}\" is no slide: write 3, 3-7, or 3-"));
        }
    }

    #[test]
    fn a_row_that_is_skipped_leaves_all_of_its_slides_out() {
        let text = "slides:\n- heading: 一\n- {include: b.yaml, skip: true}\n- {points: [六], heading: 六}\n";
        check(text, PARTS, &["0 一", "1.0 二", "1.1 三", "1.2 四", "2 六"]);
        assert_eq!(outline(&read(text, PARTS).expect("a deck").without_skipped()), ["0 一", "2 六"]);
    }

    #[test]
    fn a_point_finds_the_slide_that_it_names_in_another_deck() {
        let text = "slides:\n- points: [{text: 一, see: 四}]\n- include: b.yaml\n";
        let deck = read(text, PARTS).expect("a deck");
        assert_eq!(deck.slides[0].elements()[0].see.and_then(|see| see.number), Some(4));
    }

    #[test]
    fn a_slide_is_in_the_language_that_its_deck_says() {
        let files = [
            ("b.yaml", "lang: en\nslides:\n- heading: a\n- include: c.yaml\n- include: d.yaml\n"),
            ("c.yaml", "title: a\nlang: ja\nslides:\n- heading: b\n"),
            ("d.yaml", "slides:\n- heading: c\n"),
        ];
        let deck =
            read("lang: zh-Hant\nslides:\n- heading: 一\n- include: b.yaml\n- include: d.yaml\n", &files)
                .expect("a deck");
        let langs: Vec<_> = deck.slides.iter().map(|slide| slide.lang).collect();
        assert_eq!(langs, [None, Some(Lang::Other), Some(Lang::Ja), Some(Lang::Other), None]);
        assert_eq!((deck.language(), deck.title), (Lang::ZhHant, None));
    }

    #[test]
    fn what_a_slide_names_is_found_from_the_folder_of_its_own_deck() {
        let slide = "- {cover: a, photo: {text: b, image: 1.png, from: 't.txt:1'}, image: ./2.png, from: ../t.txt:1}
- {photo: b, image: ../3.png}
- {file: 4.rs}
- {points: [{text: a, from: ['t.txt:2', '../u.txt:3'], points: [{text: b, from: 't.txt:4'}]}, {text: c, from: interview}]}
- {columns: [{points: [{text: a, from: 't.txt:5'}]}]}
- {figures: [{value: 1, label: b, from: 't.txt:6'}], asked: [{question: a, line: b, from: 't.txt:7', background: {text: c, from: 't.txt:8'}}]}
- {timeline: [{when: a, what: b, from: 't.txt:9'}]}
- {chart: {rows: [{label: a, value: 1, from: 't.txt:10'}]}}
- {photo: [{text: a, image: '/5.png', from: 'https://a.example/t.txt:1'}, {text: b, image: ../../6.png}]}
";
        let files = [("c/d.yaml", &*format!("slides:\n{slide}"))];
        let deck = read("slides:\n- include: c/d.yaml\n", &files).expect("a deck");
        let renamed = Deck { slides: deck.slides, ..Deck::default() };
        let expected = slide
            .replace("t.txt", "c/t.txt")
            .replace("../c/t", "t")
            .replace("../u", "u")
            .replace("https://a.example/c/t", "https://a.example/t")
            .replace("1.png", "c/1.png")
            .replace("./2.png", "c/2.png")
            .replace("../3", "3")
            .replace("4.rs", "c/4.rs")
            .replace("../../6", "../6");
        let slides = renamed.slides.into_iter().map(|slide| Slide { rows: None, ..slide }).collect();
        assert_eq!(
            Deck { slides, ..Deck::default() },
            deck::read(&format!("slides:\n{expected}")).expect("a deck")
        );
    }

    #[test]
    fn a_fault_is_told_with_its_place_in_its_file_and_the_rows_that_lead_there() {
        let files = [
            ("c/d.yaml", "title: a\nslides:\n- include: e.yaml\n"),
            ("c/e.yaml", "slides:\n- heading: a\n  pionts: []\n"),
            ("f.yaml", "slides:\n- include: c/g.yaml\n"),
        ];
        refused(
            "slides:\n- heading: a\n- include: c/d.yaml\n",
            &files,
            "talks/c/e.yaml:3:3: unknown field \"pionts\" (included by talks/c/d.yaml:3:3, by talks/a.yaml:3:3)\n\
             hint: did you mean \"points\"?",
        );
        refused(
            "slides:\n- include: f.yaml\n",
            &files,
            "talks/f.yaml:2:3: the deck c/g.yaml cannot be included: it is not there (included by talks/a.yaml:2:3)\n\
             hint: give its path from the folder of the deck that names it",
        );
        for (slide, key) in
            [("heading: a", "heading"), ("notes: a", "notes"), ("image: a", "image"), ("time: 9s", "time")]
        {
            let fault =
                deck::read(&format!("slides:\n- {{include: b.yaml, {slide}}}\n")).expect_err("a fault");
            assert_eq!(fault.to_string(), format!("2:3: \"{key}\" does not stand beside \"include\""));
        }
    }

    #[test]
    fn decks_that_include_each_other_are_told_with_both_places() {
        let files =
            [("c/b.yaml", "slides:\n- heading: 一\n- include: ../a.yaml\n"), ("a.yaml", "slides: []\n")];
        refused(
            "slides:\n- include: c/b.yaml\n",
            &files,
            "talks/c/b.yaml:3:3: a.yaml would include itself (included by talks/a.yaml:2:3)\n\
             hint: take one of these rows out",
        );
        refused(
            "slides: [{include: a.yaml}]\n",
            &files,
            "talks/a.yaml:1:10: a.yaml would include itself\nhint: take one of these rows out",
        );
    }

    #[test]
    fn so_much_is_included_and_no_more() {
        let deep: Vec<(String, String)> = (0..9)
            .map(|n| (format!("{n}.yaml"), format!("slides: [{{include: {}.yaml}}]\n", n + 1)))
            .collect();
        let last = [("9.yaml", "slides: []\n")];
        let files: Vec<(&str, &str)> =
            deep.iter().map(|(name, text)| (&**name, &**text)).chain(last).collect();
        assert!(read("slides: [{include: 2.yaml}]\n", &files).is_ok());
        let fault = read("slides: [{include: 1.yaml}]\n", &files).expect_err("too deep");
        assert_eq!(
            (fault.message.as_str(), fault.file.as_deref()),
            ("more than 8 decks include each other", Some("8.yaml"))
        );
        // Ten times ten times ten: each is short.
        let row = |n: usize| format!("slides:\n{}", format!("- include: {n}.yaml\n").repeat(40));
        let (six, seven, eight) = (row(7), row(8), format!("# {}\nslides: []\n", "港".repeat(9999)));
        let files = [("6.yaml", &*six), ("7.yaml", &*seven), ("8.yaml", &*eight)];
        let fault = read("slides: [{include: 6.yaml}]\n", &files).expect_err("too much");
        assert_eq!(fault.message, "the decks that are included have more than 16 MiB");
    }
}
