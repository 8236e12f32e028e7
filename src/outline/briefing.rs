//! A briefing: the slides of a talk, from the cover to the sources.

use super::cite::give_roles;
use super::options::{Options, Source, Talk};
use super::pages;
use super::plan::{self, Plan};
use super::several;
use super::unit::{Parts, Unit};
use crate::article::Kind;
use crate::deck::Slide;
use crate::text::Lang;

/// Which slides a deck of so many has, beside those of the sections. What is shown first is given up last.
struct Frame {
    has_cover: bool,
    has_key: bool,
    has_sources: bool,
    n_extras: usize,
    n_pages: usize,
}

impl Frame {
    fn of(n_slides: usize, parts: &Parts<'_>, has_quotation: bool) -> Self {
        let has_cover = n_slides > 1 && parts.source.article.title().is_some();
        let (has_key, has_sources) = (n_slides > 2, n_slides > 3);
        let n_fixed = usize::from(has_cover) + usize::from(has_key) + usize::from(has_sources);
        let n_left = n_slides.saturating_sub(n_fixed).max(1);
        let n_captions = parts.source.article.of_kind(Kind::Caption).count();
        // A third of it, or what the sections leave.
        let room = (n_left / 3).max(n_left.saturating_sub(parts.sections.len()));
        let n_extras = room.min(2 + n_captions.min(1) + usize::from(has_quotation));
        Self { has_cover, has_key, has_sources, n_extras, n_pages: n_left - n_extras }
    }
}

/// The slides of a briefing on articles.
pub(super) fn slides(sources: &[Source<'_>], options: Options, talk: Talk) -> Vec<Slide> {
    if sources.len() > 1 {
        return several::slides(sources, options, talk);
    }
    let lang = sources.first().map_or(Lang::Other, |s| s.article.lang);
    let (all, _) = several::parts(sources);
    let Some(parts) = all.into_iter().next() else { return Vec::new() };
    let quoted = pages::quotation(&parts);
    let frame = Frame::of(talk.max_slides, &parts, quoted.is_some());
    let quoted = quoted.filter(|_| frame.n_extras > 0);
    let is_left_out = |unit: &Unit| {
        plan::is_for_notes(&parts, unit) || quoted.is_some_and(|idx| parts.units[idx].text == unit.text)
    };
    let plan = plan::plan(&parts, options, talk, frame.n_pages, is_left_out);
    let plan = Plan { quoted, ..plan };
    let mut slides = article_slides(&parts, &plan, &frame);
    if frame.has_sources {
        slides.push(pages::sources(&[(parts, plan)], lang));
    }
    slides
}

/// An article's slides.
fn article_slides(parts: &Parts<'_>, plan: &Plan, frame: &Frame) -> Vec<Slide> {
    let cover = pages::cover(parts).filter(|_| frame.has_cover);
    let n_extras = frame.n_extras - usize::from(plan.quoted.is_some());
    let mut body = pages::body(parts, plan, n_extras);
    let n_talked = body.iter().filter(|(_, claims)| !claims.is_empty()).count();
    // Where one slide says it all, it is its own key points.
    let has_key = frame.has_key && (plan.has_opening || n_talked > 1);
    let slide_of =
        |idx: usize| body.iter().find(|(_, claims)| claims.contains(&idx)).map(|(slide, _)| slide.name());
    let key = if has_key { pages::key_points(parts, plan, slide_of) } else { None };
    if let (None, true, Some((slide, _))) = (&key, plan.has_opening, body.first_mut()) {
        pages::add_opening(slide, parts);
    }
    let body = body.into_iter().map(|(slide, _)| slide);
    let mut slides: Vec<Slide> = cover.into_iter().chain(key).chain(body).collect();
    give_roles(&mut slides, &[&parts.speakers]);
    slides
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article;
    use crate::deck::Content;
    use crate::outline::whole::tests::check_deck;
    use crate::outline::{Amount, build};
    use proptest::prelude::*;

    const TEXT: &str = "林海生：擴建碼頭

港務局局長林海生表示，新碼頭是城市的未來，撥款三億元的計劃已獲通過。

碼頭

港務局計劃在北岸擴建渡輪碼頭，新設四十個泊位。當局決定先安置船戶。

工程由市政府批准，預計後年完成。

船員

航海學校開辦課程，培訓兩百名船員。學徒可以在渡輪上實習。

●2031年5月，首艘電動渡輪試航。

●2031年8月，港務局公布規劃。

●2031年9月，學校開課。

●工人在岸邊吃飯";

    /// A slide a line: its heading, and what is on it.
    fn show(text: &str, talk: Talk) -> String {
        let article = article::read(text.as_bytes(), "a.txt");
        let options = Options { max_points: 5, amount: Amount::Talk(talk) };
        let deck = build(&[Source { article: &article, file: "a.txt" }], options);
        let line = |slide: &Slide| {
            let elements = slide.elements();
            let on_slide = elements.iter().filter(|e| e.is_on_slide()).map(crate::deck::Element::text);
            on_slide.collect::<Vec<_>>().join("|")
        };
        deck.slides.iter().map(line).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn a_briefing_goes_from_the_cover_to_the_sources() {
        assert_eq!(
            show(TEXT, Talk::default()),
            "林海生：擴建碼頭|港務局局長林海生
要點|新碼頭是城市的未來，撥款三億元的計劃已獲通過|港務局計劃在北岸擴建渡輪碼頭，新設四十個泊位|工程由市政府批准，預計後年完成|航海學校開辦課程，培訓兩百名船員
碼頭|港務局計劃在北岸擴建渡輪碼頭，新設四十個泊位|工程由市政府批准，預計後年完成
船員|航海學校開辦課程，培訓兩百名船員
數字|三億元|撥款……的計劃已獲通過|四十個|新設……泊位|兩百名|培訓……船員
時間線|2031年5月|首艘電動渡輪試航|2031年8月|港務局公布規劃|2031年9月|學校開課
圖片說明|工人在岸邊吃飯
出處|檔案|題目|日期|長度|上片|修復|a.txt|林海生：擴建碼頭|–|111 字|68 %|–"
        );
    }

    #[test]
    fn lines_that_a_quotation_was_taken_from_are_not_told_to_have_no_point() {
        let text = "碼頭\n\n港務局擴建碼頭，新設四十個泊位。\n\n工程由市政府批准，預計後年完成。\n\n船員\n\n林海生說：「我們絕不會再讓老碼頭關門，也不會讓船員失業。」\n\n學校培訓兩百名船員。\n\n天氣。";
        let article = article::read(text.as_bytes(), "a.txt");
        let deck = build(&[Source { article: &article, file: "a.txt" }], Options::default());
        let is_quoted = |slide: &Slide| matches!(slide.content, Content::Quote { .. });
        assert!(deck.slides.iter().any(is_quoted), "{:?}", deck.slides);
        let notes = deck.slides.last().and_then(|slide| slide.notes.as_deref()).unwrap_or_default();
        assert!(!notes.contains("a.txt:9"), "{notes}");
    }

    #[test]
    fn a_section_of_dates_is_the_timeline_and_says_them_once() {
        let text = "碼頭\n\n港務局擴建碼頭，新設四十個泊位。\n\n工程由市政府批准，預計後年完成。\n\n時間表\n\n2031年5月，首艘電動渡輪試航。\n\n2031年8月，港務局公布規劃。\n\n2032年2月，碼頭動工。\n\n船員\n\n學校培訓兩百名船員。\n\n學徒可以在渡輪上實習。";
        let shown = show(text, Talk::default());
        assert!(
            shown.contains("時間表|2031年5月|首艘電動渡輪試航|2031年8月|港務局公布規劃|2032年2月|碼頭動工\n"),
            "{shown}"
        );
        let body = shown.lines().skip(2).collect::<Vec<_>>().join("\n");
        assert_eq!(body.matches("首艘電動渡輪試航").count(), 1, "{shown}");
    }

    #[test]
    fn what_there_is_no_slide_for_is_given_up_from_the_end() {
        let with = |max_slides| show(TEXT, Talk { max_slides, ..Talk::default() });
        let n_lines = |text: String| text.lines().count();
        assert_eq!([1, 2, 3, 4, 5].map(|n| n_lines(with(n))), [1, 2, 3, 4, 5]);
        assert!(with(1).starts_with("碼頭 / 船員|"));
        assert!(with(2).starts_with("林海生：擴建碼頭|"));
        assert!(with(3).contains("\n要點|"));
        assert!(with(4).contains("\n出處|"));
    }

    #[test]
    fn a_short_talk_says_less() {
        let talk = Talk { minutes: 1, per_minute: Some(40), ..Talk::default() };
        let n_points = |text: &str| text.matches('|').count();
        assert!(n_points(&show(TEXT, talk)) < n_points(&show(TEXT, Talk::default())));
    }

    #[test]
    fn a_key_point_cites_its_slide() {
        let article = article::read(TEXT.as_bytes(), "a.txt");
        let deck = build(&[Source { article: &article, file: "a.txt" }], Options::default());
        let key = &deck.slides[1];
        let Content::Points { points, .. } = &key.content else { panic!("key points come second") };
        let mut n_cited = 0;
        for point in points {
            let Some(see) = &point.see else { continue };
            let slide = &deck.slides[see.number.expect("a slide that is there") - 1];
            assert_eq!(slide.heading.as_deref(), Some(see.slide.as_str()));
            assert!(slide.elements().iter().any(|e| e.text() == point.text), "{} is not there", point.text);
            n_cited += 1;
        }
        assert_eq!(n_cited, 3);
    }

    proptest! {
        #[test]
        fn a_paragraph_is_in_the_notes_once_and_the_deck_is_no_larger_than_it_may_be(
            source in "(([一-龥]{9,20}[，。]){1,4}\n\n|[一-龥]{4,8}\n\n){1,24}",
            max_slides in 1usize..14,
        ) {
            let article = article::read(source.as_bytes(), "a.txt");
            let options = Options { max_points: 5, amount: Amount::Talk(Talk { max_slides, ..Talk::default() }) };
            let deck = build(&[Source { article: &article, file: "a.txt" }], options);
            prop_assert!(deck.slides.len() <= max_slides.max(1), "{} slides", deck.slides.len());
            check_deck(&source, &article, &deck)?;
            let again = build(&[Source { article: &article, file: "a.txt" }], options);
            prop_assert_eq!(crate::deck::write(&again), crate::deck::write(&deck), "the same again");
        }
    }

    #[test]
    fn a_deck_of_so_many_slides_has_a_frame_and_what_is_left() {
        // Two sections and a caption: cover, key points, sources, extras, pages.
        let text = "題\n\n一、碼頭\n\n碼頭會擴建。\n\n●鯨魚在灣口\n\n二、學校\n\n學校會搬遷。";
        let article = article::read(text.as_bytes(), "a.txt");
        let parts = Parts::of(Source { article: &article, file: "a.txt" });
        let of = |n_slides: usize, has_quotation: bool| {
            let f = Frame::of(n_slides, &parts, has_quotation);
            (f.has_cover, f.has_key, f.has_sources, f.n_extras, f.n_pages)
        };
        for (n_slides, has_quotation, expected) in [
            (0, false, (false, false, false, 0, 1)),
            (1, false, (false, false, false, 0, 1)),
            (2, false, (true, false, false, 0, 1)),
            (3, false, (true, true, false, 0, 1)),
            (4, false, (true, true, true, 0, 1)),
            (5, false, (true, true, true, 0, 2)),
            (6, false, (true, true, true, 1, 2)),
            (7, false, (true, true, true, 2, 2)),
            (8, false, (true, true, true, 3, 2)),
            (9, false, (true, true, true, 3, 3)),
            (9, true, (true, true, true, 4, 2)),
            (12, true, (true, true, true, 4, 5)),
        ] {
            assert_eq!(of(n_slides, has_quotation), expected, "{n_slides} {has_quotation}");
        }
        let bare = article::read("碼頭會擴建，學校會搬遷。".as_bytes(), "a.txt");
        let parts = Parts::of(Source { article: &bare, file: "a.txt" });
        let frame = Frame::of(9, &parts, false);
        assert_eq!((frame.has_cover, frame.n_extras, frame.n_pages), (false, 2, 5), "no title, no captions");
    }

    #[test]
    fn one_slide_that_says_it_all_has_no_key_points() {
        let one = "碼頭\n\n港務局擴建碼頭，新設四十個泊位。";
        assert!(!show(one, Talk::default()).contains("要點"), "{}", show(one, Talk::default()));
        let two = "碼頭\n\n一、碼頭\n\n港務局擴建碼頭，新設四十個泊位。\n\n工程由市政府批准，預計後年完成。\n\n二、學校\n\n學校開辦課程，培訓兩百名船員。\n\n學徒可以在渡輪上實習。";
        assert!(show(two, Talk::default()).contains("要點"), "{}", show(two, Talk::default()));
    }
}
