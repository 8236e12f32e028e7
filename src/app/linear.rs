//! A talk told in lines, each once, for a screen reader or a slow line: what is new since it was told last.

use super::view::{next_name, source_told};
use super::{Language, Mode, Overview, Place, Questions, Talk, Window, Word, footer_time, speaker};
use crate::check::cited_file;
use crate::deck::{Deck, Element, Part, Slide};
use crate::text::clean;
use std::sync::Arc;

/// The rows of a window that is told: more than any slide has, so that each is one screen.
pub const LINEAR_ROWS: u16 = 1000;

/// What was told last.
#[derive(Debug, Default)]
pub struct Linear {
    seen: Option<Seen>,
    /// What of a line that is being typed has been shown.
    typed: Option<String>,
}

/// What is new.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// As it is shown, each line ended.
    pub shown: String,
    /// Its words as they are spoken, without what the person types.
    pub said: String,
}

#[expect(clippy::struct_excessive_bools, reason = "each is a fact by itself")]
#[derive(Debug)]
struct Seen {
    deck: Arc<Deck>,
    place: Place,
    shown: usize,
    is_blank: bool,
    has_notes: bool,
    has_time: bool,
    source: Option<(usize, usize)>,
    overview: Option<Overview>,
    questions: Option<Questions>,
    has_help: bool,
    fault: Option<String>,
    notice: Option<super::window::Notice>,
}

impl Seen {
    fn of(talk: &Talk, window: &Window) -> Self {
        let source = window.source.and_then(|_| talk.claim_idx());
        // What an article says is told when it has come.
        let is_known = |claim_idx: &usize| {
            let Some(sources) = talk.sources() else { return false };
            let file = sources.claims().get(*claim_idx).and_then(cited_file);
            file.is_none_or(|file| !sources.unread().iter().any(|unread| unread == file))
        };
        Self {
            deck: Arc::clone(talk.deck()),
            place: talk.place(),
            shown: talk.shown(),
            is_blank: talk.is_blank(),
            has_notes: window.notes.is_some(),
            has_time: talk.shown_time().is_some(),
            source: source.filter(is_known).map(|claim_idx| (claim_idx, window.nth_source(claim_idx))),
            overview: match &window.mode {
                Mode::Overview(overview) => Some(overview.clone()),
                _ => None,
            },
            questions: match &window.mode {
                Mode::Questions(list) => Some(list.clone()),
                _ => None,
            },
            has_help: matches!(window.mode, Mode::Help(_)),
            fault: window.fault.clone(),
            notice: window.notice.clone(),
        }
    }
}

impl Linear {
    /// What is new since the last time; at the first, the slide.
    pub fn told(&mut self, talk: &Talk, window: &mut Window) -> Option<Told> {
        let now = Seen::of(talk, window);
        let lines: Vec<String> = lines(talk, window, self.seen.as_ref(), &now)
            .iter()
            .map(|line| clean(line).into_owned())
            .collect();
        self.seen = Some(now);
        let mut shown = self.echo(window);
        let said = lines.join("\n");
        if !lines.is_empty() {
            shown += &(said.clone() + "\n");
        }
        Some(Told { shown, said }).filter(|told| !told.shown.is_empty())
    }

    /// The line of a search as it is typed: what has come to it; anew where something was taken off.
    fn echo(&mut self, window: &Window) -> String {
        let now = match &window.mode {
            Mode::Search(prompt) => Some(format!("/{}", clean(prompt.text()))),
            _ => None,
        };
        let before = std::mem::replace(&mut self.typed, now);
        match (before, &self.typed) {
            (None, None) => String::new(),
            (Some(_), None) => "\n".to_owned(),
            (None, Some(now)) => now.clone(),
            (Some(before), Some(now)) => match now.strip_prefix(&before) {
                Some(more) => more.to_owned(),
                None => format!("\n{now}"),
            },
        }
    }
}

fn lines(talk: &Talk, window: &mut Window, before: Option<&Seen>, now: &Seen) -> Vec<String> {
    let language = window.language(talk);
    let mut out = Vec::new();
    let is_new = |is: bool, was: fn(&Seen) -> bool| is && !before.is_some_and(was);
    if is_new(now.is_blank, |seen| seen.is_blank) {
        return vec![language.say(Word::Blanked).to_owned()];
    }
    let is_slide_new = match before {
        None => true,
        Some(was) => {
            was.place.slide_idx != now.place.slide_idx
                || !Arc::ptr_eq(&was.deck, &now.deck) && *was.deck != *now.deck
                || now.shown < was.shown
                || was.is_blank != now.is_blank
        }
    };
    if is_slide_new {
        out.extend(slide_lines(talk.deck(), now.place.slide_idx, now.shown, language));
    } else if let Some(was) = before.filter(|was| was.shown < now.shown) {
        let slide = talk.slide().map(Slide::said);
        let elements = slide.iter().flat_map(|slide| slide.elements()).collect::<Vec<_>>();
        out.extend(paragraphs(&elements, language, |e| e.step > was.shown && e.step <= now.shown));
    }
    if is_slide_new {
        out.extend(time_told(talk, window, language));
    }
    let is_elsewhere = before.is_some_and(|was| was.place.slide_idx != now.place.slide_idx);
    if now.has_notes && (is_elsewhere || is_new(true, |seen| seen.has_notes)) {
        out.extend(notes(talk, language));
    }
    if now.source.is_some() && before.is_none_or(|was| was.source != now.source) {
        out.extend(now.source.and_then(|shown| source(talk, shown, language)).into_iter().flatten());
    }
    if let Some(overview) = &now.overview {
        out.extend(overview.told(before.and_then(|was| was.overview.as_ref()), language));
    }
    if let Some(list) = &now.questions {
        out.extend(list.told(talk, before.and_then(|was| was.questions.as_ref()), language));
    }
    if is_new(now.has_help, |seen| seen.has_help) {
        out.extend(help(talk, window));
    }
    if is_new(now.has_time, |seen| seen.has_time) {
        out.extend(talk.shown_time().map(footer_time));
    }
    if let Some(fault) = now.fault.as_ref().filter(|_| before.is_none_or(|was| was.fault != now.fault)) {
        out.extend(fault.lines().map(str::to_owned));
    }
    if let Some(notice) = now.notice.as_ref().filter(|_| before.is_none_or(|was| was.notice != now.notice)) {
        out.push(notice.text.clone());
    }
    out
}

/// A slide of a deck in lines: its number, and what stands on it up to a step, a paragraph a line.
pub fn slide_lines(deck: &Deck, slide_idx: usize, shown: usize, language: Language) -> Vec<String> {
    let Some(slide) = deck.slides.get(slide_idx) else {
        return vec![language.say(Word::EmptyDeck).to_owned()];
    };
    let number = format!("{}／{}", slide_idx + 1, deck.slides.len());
    let mut out = vec![String::new(), language.say_of(Word::SlideNumber, &number)];
    out.extend(paragraphs(&slide.said().elements(), language, |e| e.step <= shown));
    out
}

/// The elements that are `wanted`, each a line with who says it; those of one figure, moment or row of a table in one.
fn paragraphs(
    elements: &[Element<'_>],
    language: Language,
    wanted: impl Fn(&Element<'_>) -> bool,
) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut last: Option<&Element<'_>> = None;
    for element in elements.iter().filter(|e| e.is_on_slide() && wanted(e)) {
        let mut text = element.text();
        if let Some(mark) = element.mark {
            text = language.say_mark(mark, &text);
        }
        if let Part::Footnote { number } = element.part {
            text = format!("{}: {text}", language.say_of(Word::Footnote, &number.to_string()));
        }
        let is_same = last.is_some_and(|last| last.path == element.path);
        match (element.part, out.last_mut()) {
            (Part::Label | Part::What, Some(line)) if is_same => *line += &format!(": {text}"),
            (Part::Trend { nth }, Some(line)) if is_same => {
                let before = match last.map(|last| last.part) {
                    Some(Part::Trend { nth: before }) => ", —".repeat(nth.saturating_sub(before + 1)) + ",",
                    _ => ":".to_owned(),
                };
                *line += &format!("{before} {text}");
            }
            (Part::Cell { .. }, Some(line)) if is_same => *line += &format!(" | {text}"),
            _ => out.extend(text.lines().map(str::to_owned)),
        }
        last = Some(element);
        let names = [element.by, element.role].into_iter().flatten().collect::<Vec<_>>().join(", ");
        if let (Some(line), false) = (out.last_mut(), names.is_empty()) {
            *line += &format!(" — {names}");
        }
    }
    out
}

/// How the time stands and what comes next, in a line for whoever speaks.
fn time_told(talk: &Talk, window: &mut Window, language: Language) -> Option<String> {
    let speaker = window.speaker.clone()?;
    let words = speaker::told(talk, &window.plan(talk), &speaker, language).into_iter().map(|(word, _)| word);
    let next = next_name(talk, window).unwrap_or_else(|| window.told(talk, Word::LastSlide));
    let next = format!("{} {next}", language.say(Word::NextUp));
    Some(words.chain([next]).collect::<Vec<_>>().join("; "))
}

fn notes(talk: &Talk, language: Language) -> Vec<String> {
    let elements = talk.slide().map(Slide::elements).unwrap_or_default();
    let notes = elements.iter().filter(|e| e.part == Part::Note).map(|e| e.source.to_owned());
    let mut out: Vec<String> = notes.collect();
    if out.is_empty() {
        out.push(language.say(Word::NoNotes).to_owned());
    }
    out
}

/// How a claim stands in the `nth` of its sources, and the paragraph of the source that it is in.
fn source(talk: &Talk, (claim_idx, nth): (usize, usize), language: Language) -> Option<Vec<String>> {
    let (claim, article, trace) = talk.sources()?.traced(claim_idx, nth)?;
    let (_, word) = source_told(trace.held, language);
    let from = claim.from.as_ref().map(ToString::to_string).unwrap_or_default();
    let mut out = vec![claim.text.replace('\n', " "), format!("{word} {from}").trim_end().to_owned()];
    let block = trace.block_idx.and_then(|i| article.as_ref()?.blocks.get(i).map(|block| block.text.clone()));
    out.extend(block);
    Some(out)
}

fn help(talk: &Talk, window: &Window) -> Vec<String> {
    let language = window.language(talk);
    let rows = window.tables().rows().map(|binding| {
        format!("{}: {}", window.keymap.names(binding).join(", "), window.keymap.say(language, binding.label))
    });
    rows.collect()
}

#[cfg(test)]
mod tests {
    use super::super::{Key, Message, Seat, Setup, Speaker, update};
    use super::*;

    const DECK: &str = "title: 港口\nlang: zh-Hant\nslides:\n- cover: 港口\n- heading: 甲\n  points:\n  - 一\n  - {text: 二, by: 林海生}\n  notes: 說明\n- heading: 乙\n  figures:\n  - {value: 三個, label: 碼頭, trend: [1, ~, 3]}\n";

    /// Presses keys one after another; gives what was told after each.
    #[track_caller]
    fn check(has_reveal: bool, keys: &str, expected: &[&str]) {
        let talk = &mut Talk::new(Arc::new(crate::deck::read(DECK).unwrap()), 0, has_reveal);
        let setup = Setup { size: (80, LINEAR_ROWS), has_file: true, ..Setup::default() };
        let mut window = Window::new(talk, setup);
        let mut linear = Linear::default();
        linear.told(talk, &mut window);
        for key in keys.chars().map(|c| if c == '\n' { Key::Enter } else { Key::Char(c) }) {
            update(talk, &mut window, Message::Key(key));
            let told = linear.told(talk, &mut window).unwrap_or_default();
            if key == Key::Char(keys.chars().last().unwrap()) || key == Key::Enter {
                assert_eq!(told.shown.lines().collect::<Vec<_>>(), expected, "after {keys:?}");
            }
        }
    }

    #[test]
    fn each_step_tells_what_is_new_and_nothing_twice() {
        check(false, "j", &["", "投影片 2／3", "甲", "一", "二 — 林海生"]);
        check(true, "j", &["", "投影片 2／3", "甲"]);
        check(true, "jlw", &["w 沒有作用（? 看按鍵）"]);
        check(true, "jl ", &["二 — 林海生"]);
        check(false, "3G", &["", "投影片 3／3", "乙", "三個: 碼頭: 1, —, 3"]);
        check(false, "js", &["說明"]);
        check(false, "b", &["畫面已關"]);
        check(false, "bx", &["", "投影片 1／3", "港口"]);
    }

    #[test]
    fn a_speaker_is_told_the_time_what_comes_next_notes_and_questions() {
        let deck = "lang: zh-Hant\nslides:\n- {heading: 甲, time: 60s, points: [一], notes: 說明, asked: [{question: 何時？, line: 六月, background: 未定}]}\n- {heading: 乙, time: 60s, points: [二]}\n";
        let talk = &mut Talk::new(Arc::new(crate::deck::read(deck).unwrap()), 0, false);
        let seat = Some(Seat::Speaker(Speaker::new(std::time::Duration::ZERO, None)));
        let mut window = Window::new(talk, Setup { size: (80, LINEAR_ROWS), seat, ..Setup::default() });
        let mut linear = Linear::default();
        let mut press = |key: Option<Key>| {
            if let Some(key) = key {
                update(talk, &mut window, Message::Key(key));
            }
            let told = linear.told(talk, &mut window).unwrap_or_default();
            told.shown.lines().map(str::to_owned).collect::<Vec<_>>()
        };
        let first = press(None);
        assert_eq!(first[1..4], ["投影片 1／2", "甲", "一"]);
        assert!(first[4].starts_with("00:00 / 02:00; ") && first[4].ends_with("下一步： 2  乙"), "{first:?}");
        assert_eq!(first[5], "說明");
        let head = "1 條問題：打字篩選，Enter 看全文，Esc 離開";
        assert_eq!(press(Some(Key::Char('a'))), [head, "> 1 何時？"]);
        assert_eq!(press(Some(Key::Enter)), ["何時？", "六月", "背景：不可引用", "未定"]);
        assert_eq!(press(Some(Key::Escape)), ["> 1 何時？"]);
        assert_eq!(press(Some(Key::Char('月'))), Vec::<String>::new(), "it is found by its line");
        assert_eq!(press(Some(Key::Char('x'))), ["沒有這樣的問題"]);
    }

    #[test]
    fn marks_of_points_are_told_in_words() {
        let deck = "slides:\n- points: ['[ ] 交件', {text: '[x] 驗收', by: 林海生}, '[!] 停電']\n";
        let lines =
            |language| slide_lines(&crate::deck::read(deck).unwrap(), 0, usize::MAX, language).split_off(2);
        assert_eq!(lines(Language::TraditionalChinese), ["待辦：交件", "已辦：驗收 — 林海生", "注意：停電"]);
        assert_eq!(lines(Language::English), ["to do: 交件", "done: 驗收 — 林海生", "attention: 停電"]);
    }

    #[test]
    fn links_are_told_with_where_they_lead() {
        let deck =
            "slides:\n- heading: '[甲](https://a.example)'\n  points: ['[x] 見[**乙**](mailto:a@b)。']\n";
        let lines =
            slide_lines(&crate::deck::read(deck).unwrap(), 0, usize::MAX, Language::English).split_off(2);
        assert_eq!(lines, ["甲 (https://a.example)", "done: 見乙 (mailto:a@b)。"]);
    }

    #[test]
    fn footnotes_are_told_by_their_numbers() {
        let deck = "slides:\n- body: '甲[^b]乙[^1]'\n  footnotes: {1: 丙, b: 丁}\n";
        let lines =
            |language| slide_lines(&crate::deck::read(deck).unwrap(), 0, usize::MAX, language).split_off(2);
        assert_eq!(lines(Language::English), ["甲[1]乙[2]", "note 1: 丁", "note 2: 丙"]);
        assert_eq!(lines(Language::TraditionalChinese), ["甲[1]乙[2]", "註1: 丁", "註2: 丙"]);
    }

    #[test]
    fn what_is_told_is_clean() {
        let talk = &mut Talk::new(Arc::new(crate::deck::read(DECK).unwrap()), 0, false);
        let mut window = Window::new(talk, Setup { size: (80, LINEAR_ROWS), ..Setup::default() });
        let mut linear = Linear::default();
        linear.told(talk, &mut window);
        window.notify(talk, "告知\u{1b}[2J\u{202e}");
        assert_eq!(linear.told(talk, &mut window).unwrap().shown, "告知[2J\n");
    }

    #[test]
    fn lists_and_searches_are_told() {
        check(false, "o", &["3 張投影片", "> 1 港口", "2 甲", "3 乙"]);
        check(false, "/碼\n", &["", "", "投影片 3／3", "乙", "三個: 碼頭: 1, —, 3", "碼: 1/1"]);
    }

    #[test]
    fn of_a_list_of_slides_the_chosen_one_is_told() {
        check(false, "o", &["3 張投影片", "> 1 港口", "2 甲", "3 乙"]);
        check(false, "o乙", &["1 張投影片", "> 3 乙"]);
    }

    #[test]
    fn a_deck_that_is_read_again_is_told_where_it_is_another() {
        let deck = |text: &str| Message::Reloaded(Ok(Arc::new(crate::deck::read(text).unwrap())));
        let talk = &mut Talk::new(Arc::new(crate::deck::read(DECK).unwrap()), 0, false);
        let mut window = Window::new(talk, Setup { size: (80, LINEAR_ROWS), ..Setup::default() });
        let mut linear = Linear::default();
        linear.told(talk, &mut window);
        let mut told = |text: &str| {
            update(talk, &mut window, deck(text));
            linear.told(talk, &mut window).map(|told| told.said).unwrap_or_default()
        };
        assert!(!told(DECK).contains("港口"));
        assert!(told(&DECK.replace("cover: 港口", "cover: 渡輪")).contains("渡輪"));
    }

    #[test]
    fn in_a_list_of_slides_the_row_is_told_that_one_moves_to() {
        let talk = &mut Talk::new(Arc::new(crate::deck::read(DECK).unwrap()), 0, false);
        let mut window = Window::new(talk, Setup { size: (80, LINEAR_ROWS), ..Setup::default() });
        let mut linear = Linear::default();
        let mut told = |key: Key| {
            update(talk, &mut window, Message::Key(key));
            linear.told(talk, &mut window).map(|told| told.said).unwrap_or_default()
        };
        told(Key::Char('o'));
        assert_eq!(
            [Key::Down, Key::Down, Key::Down, Key::Up].map(&mut told),
            ["> 2 甲", "> 3 乙", "", "> 2 甲"]
        );
    }
}
