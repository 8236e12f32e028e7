//! The rows: what makes a claim matter, and what speaks against it.
//!
//! The weights were fitted by `benches/fit.py` on articles that sub-editors marked sentence by sentence, and on what
//! editors printed of others; each is rounded, and none is without an example that flips when it goes.

use super::seen::Seen;
use crate::outline::claim::{is_quotation_mark, stands_for_nothing};
use crate::outline::grams::{Gram, n_shared, share, words};
use crate::outline::unit::Unit;
use crate::outline::words::{any_of, matter, zh};
use crate::text::Lang;

/// A reason for or against a claim.
#[derive(Clone, Copy)]
pub(in crate::outline) struct Row {
    /// What it is called where it is explained.
    pub(in crate::outline) name: &'static str,
    /// What it counts, in thousandths.
    pub(in crate::outline) weight: i64,
    /// How much of it a claim has, from -1 to 1.
    test: fn(&Seen<'_>) -> f64,
    /// How many claims are wanted, an article, and the one claim of it that comes first because of this row.
    #[cfg(test)]
    example: (usize, &'static str, &'static str),
    /// Where it comes from.
    pub(in crate::outline) source: &'static str,
}

impl Row {
    /// What the row adds to a claim's score or takes off, in thousandths.
    pub(super) fn score(&self, seen: &Seen<'_>) -> i64 {
        #[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "weights are small")]
        let score = ((self.test)(seen) * self.weight as f64).round() as i64;
        score
    }
}

/// What weighs, the only list of it.
pub(in crate::outline) const ROWS: &[Row] = &[
    Row {
        name: "headline",
        weight: 1700,
        test: |s| lead(s) / (share(s.n_wanted, 1) * share(s.n_wanted, 1)),
        #[cfg(test)]
        example: (
            1,
            "港\n\n雨停了，人們慢慢地回到了岸邊去看潮水。\n\n港務局宣布成立維修隊，在船塢裏工作。",
            "雨停了，人們慢慢地回到了岸邊去看潮水",
        ),
        source: "the fewer claims, the more the first sentence says (Brandow et al. 1995)",
    },
    Row {
        name: "central lead",
        weight: 400,
        test: |s| lead(s) * (2.0 * s.centrality + s.own_centrality) / 3.0,
        #[cfg(test)]
        example: (
            9,
            "港\n\n渡輪碼頭明天重開，渡輪碼頭的閘門已修好。\n\n港務局昨日撥款三億元修好了渡輪碼頭的閘門，首航在上午，票價不變。",
            "渡輪碼頭明天重開，渡輪碼頭的閘門已修好",
        ),
        source: "a greeting at the top says nothing; fitted",
    },
    Row {
        name: "dense",
        weight: 500,
        test: |s| f64::midpoint(s.density, s.own_density),
        #[cfg(test)]
        example: (
            9,
            concat!(
                "港\n\n",
                "請致電。請留意。請登記。請查詢。請掃描。\n\n",
                "老師傅在船塢裏修了一輩子的帆和纜繩。\n\n渡輪碼頭旁邊，有渡輪碼頭模型。\n\n鐘樓的門關上了，風從南邊吹來，吹到漁村去。\n\n渡輪碼頭旁邊有個渡輪。"
            ),
            "渡輪碼頭旁邊，有渡輪碼頭模型",
        ),
        source: "how much of it is said again, whatever its length (SumBasic 2005)",
    },
    Row {
        name: "new",
        weight: 250,
        test: |s| s.newness,
        #[cfg(test)]
        example: (
            9,
            concat!(
                "港\n\n",
                "請致電。請留意。請登記。請查詢。請掃描。\n\n",
                "漁船停在南邊小島，等着潮水漲起。\n\n上午9時漁船停在南邊小島，等着潮水漲起。"
            ),
            "漁船停在南邊小島，等着潮水漲起",
        ),
        source: "what was said before says nothing new",
    },
    Row {
        name: "in a mouth",
        weight: 200,
        test: |s| yes(s.unit.claim.by.is_some() && !s.unit.text.starts_with(is_quotation_mark)),
        #[cfg(test)]
        example: (
            9,
            concat!(
                "港\n\n",
                "請致電。請留意。請登記。請查詢。請掃描。\n\n",
                "船沿着南岸走了很久，經過老城的鐘樓。\n\n林海生指，燈塔在灣口的礁石上，對着漁村。"
            ),
            "燈塔在灣口的礁石上，對着漁村",
        ),
        source: "editors keep what somebody answers for",
    },
    Row {
        name: "talk",
        weight: 1300,
        test: |s| if s.is_talk { s.own_centrality - 0.4 * lead(s) } else { 0.0 },
        #[cfg(test)]
        example: (
            9,
            concat!(
                "港\n\n",
                "大家好，我們今天來講一講碼頭和渡輪的事情，講得很長很長。\n\n",
                "然後我覺得還好。\n\n那麼大家看看。\n\n就是這樣。\n\n然後那個圖。\n\n對，就是它。\n\n",
                "我們再看看。\n\n然後就是錢。\n\n大家想一想。\n\n",
                "我們的碼頭和渡輪今天要講的事情就是渡輪要停碼頭，大家要來碼頭看渡輪。"
            ),
            "我們的碼頭和渡輪今天要講的事情就是渡輪要停碼頭，大家要來碼頭看渡輪",
        ),
        source: "talk greets first and comes to its point later",
    },
    Row {
        name: "title",
        weight: 1400,
        test: |s| {
            let of_title = |grams: &[Gram]| share(n_shared(s.title, grams), s.title.len().max(4));
            f64::midpoint(of_title(&s.sentence.grams), of_title(&s.unit.grams))
                * (1.0 - share(s.unit.sentence_idx, s.n_sentences.saturating_sub(1)))
        },
        #[cfg(test)]
        example: (
            9,
            "新渡輪碼頭\n\n議會宣布成立委員會，風從灣口那一邊吹過來。\n\n新渡輪碼頭在北岸，對着老城的鐘樓和集市。\n\n遠處有鐘聲。",
            "新渡輪碼頭在北岸，對着老城的鐘樓和集市",
        ),
        source: "words of the title, the more so near it (Edmundson 1969)",
    },
    Row {
        name: "heading",
        weight: 700,
        test: |s| share(n_shared(s.heading, &s.sentence.grams), s.heading.len().max(3)),
        #[cfg(test)]
        example: (
            9,
            concat!(
                "港\n\n開頭的話說完了。\n\n培育船員\n\n",
                "請致電。請留意。請登記。請查詢。請掃描。\n\n",
                "風從灣口那一邊吹過來，吹了整個晚上。\n\n學校在培育船員，課室在老城的鐘樓旁。"
            ),
            "學校在培育船員，課室在老城的鐘樓旁",
        ),
        source: "words of the section's heading (D2S 2021)",
    },
    Row {
        name: "deeds",
        weight: 400,
        test: |s| share(s.cues.deeds.min(2), 2),
        #[cfg(test)]
        example: (
            9,
            concat!(
                "港\n\n",
                "請致電。請留意。請登記。請查詢。請掃描。\n\n",
                "風從灣口那一邊吹過來，吹了一個晚上。\n\n市政府成立了委員會，調查閘門的毛病。"
            ),
            "市政府成立了委員會，調查閘門的毛病",
        ),
        source: "cue words (Edmundson 1969), those of news",
    },
    Row {
        name: "figures",
        weight: 150,
        test: |s| yes(has_number(s.sentence.words)),
        #[cfg(test)]
        example: (
            9,
            concat!(
                "港\n\n",
                "請致電。請留意。請登記。請查詢。請掃描。\n\n",
                "風從灣口那邊吹過來，吹了整個晚上，天亮才停。\n\n船在上午9時開出，沿着北岸走了很久。"
            ),
            "船在上午9時開出，沿着北岸走了很久",
        ),
        source: "editors keep what is counted",
    },
    Row {
        name: "quantities",
        weight: 150,
        test: |s| yes(has_number(s.sentence.words) && has_unit(s)),
        #[cfg(test)]
        example: (
            9,
            concat!(
                "港\n\n",
                "請致電。請留意。請登記。請查詢。請掃描。\n\n",
                "船在上午9時開出，沿着北岸走了很久。\n\n船上坐了90名學生，他們到南邊去。"
            ),
            "船上坐了90名學生，他們到南邊去",
        ),
        source: "of money and of people, the more so",
    },
    Row {
        name: "substance",
        weight: 300,
        test: |s| share(n_columns(s.sentence.words, s.lang).min(90), 60),
        #[cfg(test)]
        example: (
            9,
            concat!(
                "港\n\n",
                "請致電。請留意。請登記。請查詢。請掃描。\n\n",
                "市政府發表了聲明，天亮才停。\n\n船沿着南岸走了很久，經過老城的鐘樓、集市和燈塔，最後停在礁石旁邊的小灣裏，等着南風再吹起來的日子，才能回到海的另一邊去看鯨。"
            ),
            "船沿着南岸走了很久，經過老城的鐘樓、集市和燈塔，最後停在礁石旁邊的小灣裏",
        ),
        source: "a long sentence says more (Kupiec et al. 1995)",
    },
    Row {
        name: "feelings",
        weight: -600,
        test: |s| {
            let n_marks = s.sentence.words.chars().filter(|c| matter::FEELS.contains(*c)).count();
            share((s.cues.feelings + n_marks).min(2), 2)
        },
        #[cfg(test)]
        example: (
            9,
            concat!(
                "港\n\n",
                "請致電。請留意。請登記。請查詢。請掃描。\n\n",
                "船員們心情沉重，在岸邊默哀了一個上午。\n\n船沿着南岸走了很久，經過老城的鐘樓。"
            ),
            "船沿着南岸走了很久，經過老城的鐘樓",
        ),
        source: "thanks and prayers are for the notes",
    },
    Row {
        name: "service",
        weight: -800,
        test: |s| {
            let asks = usize::from(s.lang.is_unspaced() && s.sentence.words.contains(any_of(matter::PLEASE)));
            share((s.cues.services + asks).min(2), 2)
        },
        #[cfg(test)]
        example: (
            9,
            concat!(
                "港\n\n",
                "請致電。請留意。請登記。請查詢。請掃描。\n\n",
                "旅客可以瀏覽網頁，或者下載船期的表格。\n\n船沿着南岸走了很久，經過老城的鐘樓。"
            ),
            "船沿着南岸走了很久，經過老城的鐘樓",
        ),
        source: "how to pay and whom to call, too",
    },
    Row {
        name: "credit",
        weight: -650,
        test: |s| yes(is_credit(s.sentence.words)),
        #[cfg(test)]
        example: (
            9,
            concat!(
                "港\n\n",
                "請致電。請留意。請登記。請查詢。請掃描。\n\n",
                "更新時間是晚上，地點在北岸的老鐘樓下。\n\n船沿着南岸走了很久，經過老城的鐘樓。"
            ),
            "船沿着南岸走了很久，經過老城的鐘樓",
        ),
        source: "who wrote, filmed and published it",
    },
    Row {
        name: "points back",
        weight: -200,
        test: |s| yes(points_back(s.sentence.words, s.unit, s.lang)),
        #[cfg(test)]
        example: (
            9,
            concat!(
                "港\n\n",
                "請致電。請留意。請登記。請查詢。請掃描。\n\n",
                "該船沿着北岸走了很久，經過老城的集市。\n\n船沿着南岸走了很久，經過老城的鐘樓。"
            ),
            "船沿着南岸走了很久，經過老城的鐘樓",
        ),
        source: "a pronoun at the start wants the sentence before",
    },
    Row {
        name: "no subject",
        weight: -100,
        test: |s| yes(wants_subject(s.sentence.words)),
        #[cfg(test)]
        example: (
            9,
            concat!(
                "港\n\n",
                "請致電。請留意。請登記。請查詢。請掃描。\n\n",
                "將駛過北邊的礁石，再停在漁村的小灣裏。\n\n船沿着南岸走了很久，經過老城的鐘樓。"
            ),
            "船沿着南岸走了很久，經過老城的鐘樓",
        ),
        source: "so does a verb",
    },
    Row {
        name: "short",
        weight: -400,
        test: |s| {
            let least = if s.lang.is_unspaced() { 20 } else { 30 };
            share(least - n_columns(&s.unit.text, s.lang).min(least), least)
        },
        #[cfg(test)]
        example: (
            9,
            concat!(
                "港\n\n",
                "請致電。請留意。請登記。請查詢。請掃描。\n\n",
                "港務局公布了。\n\n風從灣口那邊吹過來，吹過鐘樓、集市和燈塔。"
            ),
            "風從灣口那邊吹過來，吹過鐘樓、集市和燈塔",
        ),
        source: "under twenty characters or ten words little is said",
    },
];

/// The first sentence of the news has all of it, the second half, the third a third.
fn lead(seen: &Seen<'_>) -> f64 {
    seen.lead_idx.map_or(0.0, |idx| 1.0 / share(idx + 1, 1))
}

fn yes(holds: bool) -> f64 {
    f64::from(u8::from(holds))
}

/// Characters; a word of Latin text counts as three.
fn n_columns(text: &str, lang: Lang) -> usize {
    if lang.is_unspaced() { text.chars().count() } else { 3 * text.split_whitespace().count() }
}

fn has_number(text: &str) -> bool {
    let mut last = ' ';
    text.chars().any(|c| {
        let before = std::mem::replace(&mut last, c);
        c.is_ascii_digit() || (zh::NUMERALS.contains(before) && zh::COUNTED.contains(c))
    })
}

fn has_unit(seen: &Seen<'_>) -> bool {
    seen.sentence.words.contains(any_of(matter::QUANTITIES))
        || (!seen.lang.is_unspaced()
            && words(seen.sentence.words).any(|w| matter::QUANTITIES_EN.contains(&w.as_str())))
}

fn is_credit(sentence: &str) -> bool {
    matter::CREDITS.iter().any(|credit| sentence.contains(credit))
        || (matter::REPORTER.is_in(sentence) && matter::REPORTED.is_in(sentence))
}

/// Whether a sentence of a claim opens with somebody or something that was named before it.
pub(super) fn points_back(sentence: &str, unit: &Unit, lang: Lang) -> bool {
    if lang.is_unspaced() {
        return matter::POINTS_BACK.opening(sentence).is_some()
            && matter::POINTS_NOWHERE.opening(sentence).is_none();
    }
    let opens = |text: &str| {
        words(text).next().is_some_and(|w| matter::POINTS_BACK_EN.contains(&w.as_str()))
            && !stands_for_nothing(text)
    };
    // What a speaker says of themselves has its name beside it.
    let is_of_speaker = unit.claim.by.is_some() && !unit.claim.hangs && unit.claim.about.is_none();
    opens(sentence) || (opens(&unit.text) && !is_of_speaker)
}

/// Whether a sentence opens with a verb.
pub(super) fn wants_subject(sentence: &str) -> bool {
    matter::WANTS_SUBJECT.opening(sentence).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article;
    use crate::outline::Source;
    use crate::outline::choose::{choose, pool};
    use crate::outline::rank::scores;
    use crate::outline::unit::Parts;

    /// The claim of an article that comes first by these rows.
    fn first(rows: &[Row], text: &str, n_wanted: usize) -> String {
        let article = article::read(text.as_bytes(), "a.txt");
        let parts = Parts::of(Source { article: &article, file: "a.txt" });
        let scores = scores(&parts, rows, n_wanted);
        let best = choose(&parts, &scores, pool(&scores, 1), 1, |_| true);
        parts.units[best[0]].text.clone()
    }

    #[test]
    fn each_row_has_an_example_that_flips_without_it() {
        for (idx, row) in ROWS.iter().enumerate() {
            let (n_wanted, text, best) = row.example;
            let others: Vec<Row> = (0..).zip(ROWS).filter(|(i, _)| *i != idx).map(|(_, r)| *r).collect();
            assert_eq!(first(ROWS, text, n_wanted), best, "{}", row.name);
            assert_ne!(first(&others, text, n_wanted), best, "{} does nothing", row.name);
        }
    }

    #[test]
    fn of_a_sentence_that_gives_two_claims_the_one_that_the_title_names_comes_first() {
        let text = "渡輪碼頭擴建\n\n老師傅在船塢裏修了一輩子的帆、纜繩和漁網，從未離開過南岸的小島；渡輪碼頭擴建的工程由港務局的船塢負責，預計在後年的春天完成。";
        assert_eq!(first(ROWS, text, 9), "渡輪碼頭擴建的工程由港務局的船塢負責，預計在後年的春天完成");
    }

    #[test]
    fn the_lead_is_the_news_and_not_what_it_recalls() {
        for (text, best) in [
            (
                "港\n\n渡輪碼頭8月14日發生大火，造成三人死亡。海員學會今日在北岸設立三個站，供船員領取物資。風停了。",
                "海員學會今日在北岸設立三個站，供船員領取物資",
            ),
            // How it stands is no news where the day is told.
            (
                "港\n\n渡輪碼頭8月14日發生大火，至今已造成三人死亡。海員學會在北岸設立了三個站，供船員領取物資。",
                "海員學會在北岸設立了三個站，供船員領取物資",
            ),
            (
                "港\n\n渡輪碼頭8月14日發生大火，造成三人死亡。海員學會在北岸設立三個站，供船員領取物資。",
                "渡輪碼頭8月14日發生大火，造成三人死亡",
            ),
            (
                "港\n\n渡輪碼頭今日發生大火，造成三人死亡。海員學會今日在北岸設立三個站，供船員領取物資。",
                "渡輪碼頭今日發生大火，造成三人死亡",
            ),
        ] {
            assert_eq!(first(ROWS, text, 1), best);
        }
    }

    #[test]
    fn a_pronoun_points_back_unless_it_is_the_speaker_or_nothing() {
        let text = "Port\n\nHarbour authorities said they left the quay to the fishermen. There are 900 boats in the bay. They left it in May.";
        let article = article::read(text.as_bytes(), "a.txt");
        let parts = Parts::of(Source { article: &article, file: "a.txt" });
        let points = |unit: &Unit| points_back(parts.sentences[unit.sentence_idx].words, unit, Lang::Other);
        let shown: Vec<(&str, bool)> = parts.units.iter().map(|u| (u.text.as_str(), points(u))).collect();
        assert_eq!(
            shown,
            [("they left the quay to the fishermen", false), ("There are 900 boats in the bay", false)]
        );
        assert!(points_back("They left it in May", &parts.units[0], Lang::Other));
    }

    #[test]
    fn rows_look_at_the_words_of_each_language() {
        for (text, best) in [
            (
                "Port\n\nThe wind blew over the old town all night long.\n\nCouncillors approved the grant and signed for a new quay.",
                "Councillors approved the grant and signed for a new quay",
            ),
            (
                "Port\n\nNothing moved.\n\nIt lies in the bay beside the old clock tower.\n\nThe quay stands on a reef behind the market hall.",
                "The quay stands on a reef behind the market hall",
            ),
            (
                "Port\n\nNothing moved.\n\nThe boat took us along the shore until evening.\n\nA ferry brought 900 people to the fair that morning.",
                "A ferry brought 900 people to the fair that morning",
            ),
            (
                "港\n\n風は灣の口から一晩中吹いていた。\n\n市は新しい埠頭の計画を発表した。",
                "市は新しい埠頭の計画を発表した",
            ),
            (
                "港\n\n风从湾口那边吹过来，吹了整个晚上。\n\n市政府成立了委员会，调查闸门的毛病。",
                "市政府成立了委员会，调查闸门的毛病",
            ),
        ] {
            assert_eq!(first(ROWS, text, 9), best);
        }
    }

    #[test]
    fn a_credit_names_a_reporter_and_what_they_did() {
        assert!(is_credit("（記者林海生報道）"));
        assert!(is_credit("（記者何玉梅攝）"));
        assert!(!is_credit("記者昨日在場"));
        assert!(!is_credit("（何玉梅攝）"));
    }

    /// What a row gives each claim of an article.
    fn given(name: &str, text: &str, n_wanted: usize) -> Vec<i64> {
        let article = article::read(text.as_bytes(), "a.txt");
        let parts = Parts::of(Source { article: &article, file: "a.txt" });
        let row: Vec<Row> = ROWS.iter().filter(|row| row.name == name).copied().collect();
        scores(&parts, &row, n_wanted)
    }

    #[test]
    fn a_row_gives_a_claim_what_its_rule_says() {
        for (name, text, n_wanted, expected) in [
            // The whole, a half, a third of it; a quarter where two are wanted.
            ("headline", "題\n\n船停在南邊。\n\n風吹過北岸。\n\n燈塔很舊了。", 1, &[1700, 850, 567][..]),
            ("headline", "題\n\n船停在南邊。\n\n風吹過北岸。", 2, &[425, 213]),
            (
                "in a mouth",
                "題\n\n林海生表示，船停在南邊。\n\n何玉梅說：「風吹過北岸。」\n\n燈塔很舊了。",
                9,
                &[200, 0, 0],
            ),
            (
                "figures",
                "題\n\n船在上午9時開出。\n\n船上坐了三百名學生。\n\n船停在三人島。",
                9,
                &[150, 150, 150],
            ),
            ("figures", "題\n\n船停在三島。\n\n燈塔很舊了。", 9, &[0, 0]),
            ("quantities", "題\n\n船上坐了90名學生。\n\n船在上午9時開出。\n\n元旦有船。", 9, &[150, 0, 0]),
            (
                "quantities",
                "Harbour\n\nThe port has 3 million boats.\n\nThe port has 3 boats.\n\nMillion boats.",
                9,
                &[150, 0, 0],
            ),
            // A sixtieth a character, ninety at most; a word of spaced text is three.
            ("substance", "題\n\n船停在南邊的小島的旁邊。", 9, &[60]),
            ("substance", "Harbour\n\nThe boats of the old port have left.", 9, &[120]),
            (
                "feelings",
                "題\n\n船員感動了。\n\n船員祈禱了。\n\n船員默哀，淚流滿面。\n\n船停在南邊。",
                9,
                &[-300, -300, -600, 0],
            ),
            ("service", "題\n\n請到碼頭去。\n\n請瀏覽網頁。\n\n船停在南邊。", 9, &[-400, -800, 0]),
            ("service", "Harbour\n\nThe 請 boats left.", 9, &[0]),
            ("credit", "題\n\n更新時間是晚上，在北岸。\n\n記者在北岸。\n\n船停在南邊。", 9, &[-650, 0, 0]),
            ("points back", "題\n\n該船停在南邊。\n\n其他船停在南邊。\n\n船停在南邊。", 9, &[-200, 0, 0]),
            ("no subject", "題\n\n將停在南邊。\n\n船停在南邊。", 9, &[-100, 0]),
            // Under twenty characters or ten words.
            ("short", "題\n\n船停在南邊的小島旁邊。", 9, &[-200]),
            ("short", "題\n\n船停在南邊的小島旁邊等着潮水慢慢地漲起。", 9, &[-20]),
            ("short", "題\n\n船停在南邊的小島旁邊等着潮水慢慢地漲起來了。", 9, &[0]),
            (
                "short",
                "Harbour\n\nThe boats have all left.\n\nThe boats of the old port have all left in May.",
                9,
                &[-200, 0],
            ),
            ("heading", "題\n\n船員\n\n船員停在南邊。\n\n船停在南邊。", 9, &[233, 0]),
            ("heading", "題\n\n渡輪碼頭\n\n渡輪停在南邊的碼頭。\n\n渡輪碼頭在南邊。", 9, &[467, 700]),
            (
                "deeds",
                "題\n\n議會成立。\n\n議會宣布成立。\n\n議會宣布成立，撥款。\n\n議會休息。",
                9,
                &[200, 400, 400, 0],
            ),
        ] {
            assert_eq!(given(name, text, n_wanted), expected, "{name}: {text}");
        }
    }

    #[test]
    fn words_of_the_title_count_the_more_the_nearer_they_stand_to_it() {
        let text = "新渡輪碼頭\n\n新渡輪碼頭在南邊。\n\n新渡輪碼頭在北邊。\n\n新渡輪碼頭在東邊。";
        assert_eq!(given("title", text, 9), [1400, 700, 0]);
        let text = "碼頭\n\n碼頭在南邊。\n\n碼頭在北邊。";
        assert_eq!(given("title", text, 9), [350, 0]);
    }

    #[test]
    fn a_number_is_counted_and_a_pronoun_is_whoever_speaks() {
        for (text, expected) in
            [("上午9時", true), ("三百名", true), ("三島", false), ("一名", true), ("", false)]
        {
            assert_eq!(has_number(text), expected, "{text}");
        }
        for (sentence, expected) in [
            ("更新時間是晚上", true),
            ("（記者林海生報道）", true),
            ("記者昨日在場", false),
            ("（何玉梅攝）", false),
            ("船停在南邊", false),
        ] {
            assert_eq!(is_credit(sentence), expected, "{sentence}");
        }
        let given =
            |text: &str| given("points back", &format!("Harbour\n\nMary Lee left the quay.\n\n{text}"), 9);
        assert_eq!(given("It has been safe since the storm of May."), [0, -200]);
        assert_eq!(given("There are boats at the old quay."), [0, 0]);
        assert_eq!(given("The board said it has been safe since the storm of May."), [0, 0]);
        assert_eq!(given("Mary Lee said they have been safe since the storm of May."), [0, 0]);
    }
}
