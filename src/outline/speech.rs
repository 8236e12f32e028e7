//! Who says it: attributions in front of a claim, after a quotation, or carried over from the sentence before.
//!
//! A wrong name under a claim is the worst fault that a builder can have, so a sentence that does not plainly go on
//! with a speaker's words is the reporter's, and carries no name.

mod chinese;
mod english;
mod japanese;
mod korean;
mod speakers;
mod transcript;

pub(super) use speakers::{Said, Speakers};

use super::name::is_name;
use super::sentence;
use crate::article::{Article, Kind};
use crate::text::{Lang, slice};
use chinese::{called, introduced};
use english::{english_people, english_role};
use speakers::Voice;
use std::ops::Range;

impl Speakers {
    /// Learns the names that the title (`林海生：……`) and the captions give.
    pub(super) fn of(article: &Article) -> Self {
        let mut speakers = Self::default();
        let headline = article.title().and_then(|t| t.text.split_once('：')).map(|(name, _)| name.to_owned());
        if let Some(name) = headline.filter(|name| is_name(name)) {
            speakers.learn(&name);
        }
        let last = speakers.last.clone();
        speakers.read_transcript(
            article.blocks.iter().filter(|b| b.kind == Kind::Paragraph).map(|b| b.text.as_str()),
        );
        // Who speaks anywhere is known everywhere: 她 may stand for somebody who is named as a speaker later.
        let bodies =
            || article.blocks.iter().filter(|b| matches!(b.kind, Kind::Standfirst | Kind::Paragraph));
        if article.lang == Lang::Other {
            let text = bodies().map(|b| b.text.as_str()).collect::<Vec<_>>().join(" ");
            speakers.known.extend(english_people(&text));
        }
        let mut first = None;
        for (i, block) in bodies().enumerate() {
            speakers.begin_paragraph();
            for sentence in sentence::sentences(&block.text, article.lang) {
                if let Some(name) = introduced(slice(&block.text, sentence.clone())) {
                    speakers.learn(name);
                }
                speakers.take(&block.text, sentence, article.lang);
            }
            if i < 2 && first.is_none() {
                first = speakers.running.clone().filter(|voice| voice.is_body);
            }
        }
        // Where nobody else speaks, the article is what one office has to say, by its spokesman or not.
        let is_same = |voice: &Voice| {
            let mut bodies = speakers.bodies.iter();
            bodies.all(|body| body.starts_with(&voice.name) || voice.name.starts_with(body.as_str()))
        };
        let release = first.filter(|voice| speakers.known.is_empty() && is_same(voice));
        Self {
            last,
            last_body: None,
            running: None,
            carried: None,
            quoted: None,
            told: None,
            stated: None,
            topic: None,
            n_paragraphs: 0,
            n_carried: 0,
            release,
            ..speakers
        }
    }

    /// Takes a sentence apart: the attribution off, its speaker kept.
    pub(super) fn take(&mut self, text: &str, sentence: Range<usize>, lang: Lang) -> Vec<Said> {
        if let Some(said) = self.take_transcript(text, &sentence) {
            return vec![said];
        }
        let words = slice(text, sentence.clone());
        let said = match lang {
            Lang::ZhHant | Lang::ZhHans => self.take_chinese(text, sentence),
            Lang::Ja => vec![self.take_japanese(text, sentence)],
            Lang::Ko => vec![self.take_korean(text, sentence)],
            Lang::Other => vec![self.take_english(text, sentence)],
        };
        if said.iter().all(|s| s.by.is_none()) {
            self.notice(words);
            if lang == Lang::Other {
                self.notice_stranger(words);
            }
            let role = |name: &str| match lang {
                Lang::ZhHant | Lang::ZhHans => called(words, name),
                Lang::Other => english_role(words, name),
                Lang::Ja | Lang::Ko => None,
            };
            if let Some(name) = self.last.clone()
                && let Some(role) = role(&name)
            {
                self.learn_role(&name, role);
            }
        }
        said
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    fn all_by(paragraphs: &[&str], left_out: Option<&'static str>) -> Vec<Option<String>> {
        let mut speakers = Speakers { left_out, ..Speakers::default() };
        let mut all = Vec::new();
        for text in paragraphs {
            let lang = Lang::detect(text);
            speakers.begin_paragraph();
            for sentence in sentence::sentences(text, lang) {
                if let Some(name) = introduced(slice(text, sentence.clone())).filter(|_| lang.is_unspaced()) {
                    speakers.learn(name);
                }
                all.extend(speakers.take(text, sentence, lang).into_iter().map(|said| said.by));
            }
        }
        all
    }

    /// Who says the last of a paragraph, with a rule left out.
    pub(in crate::outline) fn last_by(paragraph: &str, left_out: Option<&'static str>) -> Option<String> {
        all_by(&[paragraph], left_out).pop().flatten()
    }

    /// Who says the last of several paragraphs.
    pub(in crate::outline) fn last_by_over(
        paragraphs: &[&str],
        left_out: Option<&'static str>,
    ) -> Option<String> {
        all_by(paragraphs, left_out).pop().flatten()
    }

    /// Who says the first of a paragraph.
    pub(in crate::outline) fn first_by(paragraph: &str, left_out: Option<&'static str>) -> Option<String> {
        all_by(&[paragraph], left_out).into_iter().next().flatten()
    }

    /// A paragraph's claims with their speakers.
    #[track_caller]
    fn check(text: &str, expected: &[(&str, Option<&str>)]) {
        let lang = Lang::detect(text);
        let mut speakers = Speakers::default();
        speakers.begin_paragraph();
        let got: Vec<_> = sentence::sentences(text, lang)
            .into_iter()
            .flat_map(|s| speakers.take(text, s, lang))
            .map(|said| (slice(text, said.span).to_owned(), said.by))
            .collect();
        let got: Vec<_> = got.iter().map(|(words, by)| (words.as_str(), by.as_deref())).collect();
        assert_eq!(got, expected);
    }

    #[test]
    fn attributions_are_taken_off_and_kept() {
        check(
            "港務局局長、航運學會會長林海生表示，碼頭會擴建。他又指出，工程明年開始。他表示會加快工程。",
            &[
                ("碼頭會擴建。", Some("林海生")),
                ("工程明年開始。", Some("林海生")),
                ("會加快工程。", Some("林海生")),
            ],
        );
        check("談到未來，林海生認為，培訓最重要。", &[("培訓最重要。", Some("林海生"))]);
        check("署長鄭雅文今早在記者會上表示，大橋周五重開。", &[("大橋周五重開。", Some("鄭雅文"))]);
        check("林海生在談到未來時坦言，仍有困難。", &[("仍有困難。", Some("林海生"))]);
        check("署長鄭雅文在小說展上表示，大橋周五重開。", &[("大橋周五重開。", Some("鄭雅文"))]);
        check("他建議設立基金。", &[("他建議設立基金。", None)]);
        let by = "今日由局長林海生交代火警的跟進。";
        check(by, &[(by, None)]);
        // Nor does he say what comes of what he thinks.
        let since = "由於林海生認為收費過高，計劃暫緩。";
        check(since, &[(since, None)]);
        let by_nobody = "凌晨市民報案，指倉庫冒煙。";
        check(by_nobody, &[(by_nobody, None)]);
        check("運輸署回應指，班次會加密。", &[("班次會加密。", Some("運輸署"))]);
        check("居民組織「北岸同行」發言人石家豪批評，閘門常壞。", &[("閘門常壞。", Some("石家豪"))]);
    }

    #[test]
    fn a_speaker_is_carried_over_until_the_reporter_goes_on() {
        check(
            "林海生表示，碼頭要擴建。培訓是核心。此外，當局近年更新設備。海事學校已經開課。",
            &[
                ("碼頭要擴建。", Some("林海生")),
                ("培訓是核心。", Some("林海生")),
                ("此外，當局近年更新設備。", None),
                ("海事學校已經開課。", None),
            ],
        );
    }

    #[test]
    fn who_speaks_on_in_the_same_sentence_is_the_same() {
        check(
            "署長鄭雅文表示，大橋周五重開，但她強調維修未完。",
            &[("大橋周五重開，", Some("鄭雅文")), ("維修未完。", Some("鄭雅文"))],
        );
        // What a body says of somebody is not what somebody says.
        check(
            "港務署表示，林海生會到場，但他強調維修未完。",
            &[("林海生會到場，但他強調維修未完。", Some("港務署"))],
        );
    }

    #[test]
    fn no_office_is_a_company_and_a_spokesman_is_one() {
        check(
            "水務署表示，大壩安全。該公司回應稱，評級沒有錯。",
            &[("大壩安全。", Some("水務署")), ("該公司回應稱，評級沒有錯。", None)],
        );
        check("地政處發言人回覆查詢時表示，已轉交投訴。", &[("已轉交投訴。", Some("地政處發言人"))]);
        check("發言人表示，班次會加密。", &[("班次會加密。", Some("發言人"))]);
        check("總裁程立德早前在立法會表示，撥款已預留。", &[("撥款已預留。", Some("程立德"))]);
    }

    #[test]
    fn what_the_reporter_calls_somebody_is_their_role() {
        let text = "題\n\n急症室護士長麥穎心去年上任。\n\n麥穎心表示，人手不足。";
        let article = crate::article::read(text.as_bytes(), "");
        let mut speakers = Speakers::of(&article);
        let first = article.of_kind(Kind::Paragraph).next().unwrap();
        speakers.take(&first.text, 0..first.text.len(), Lang::ZhHant);
        assert_eq!(speakers.role("麥穎心"), Some("急症室護士長"));
    }

    #[test]
    fn a_quotation_keeps_its_marks_and_ends_the_speech() {
        check(
            "林海生憶述：「當年很難。」學會其後成立。",
            &[("「當年很難。」", Some("林海生")), ("學會其後成立。", None)],
        );
        check("「我送它回來。」何玉梅笑着說。", &[("「我送它回來。」", Some("何玉梅"))]);
    }

    #[test]
    fn a_pronoun_means_the_person_named_last() {
        let article = crate::article::read(
            "題\n\n何玉梅站在門外。「我會等。」她笑着說。\n\n蔡明珊透露，書車明年開出。何玉梅把書放好。她說，還有願望。\n\n何玉梅認為，書很重要。".as_bytes(),
            "",
        );
        let mut speakers = Speakers::of(&article);
        let by: Vec<_> = article
            .of_kind(Kind::Paragraph)
            .flat_map(|b| sentence::sentences(&b.text, article.lang).into_iter().map(|s| (b.text.clone(), s)))
            .flat_map(|(text, s)| speakers.take(&text, s, Lang::ZhHant))
            .map(|said| said.by)
            .collect();
        let by: Vec<_> = by.iter().map(Option::as_deref).collect();
        let (he, cai) = (Some("何玉梅"), Some("蔡明珊"));
        assert_eq!(by, [None, he, cai, None, he, he]);
    }

    #[test]
    fn what_nobody_says_has_no_speaker() {
        check("報告訪問了五千名居民，八成滿意。", &[("報告訪問了五千名居民，八成滿意。", None)]);
        check("這項指標反映成效。", &[("這項指標反映成效。", None)]);
    }

    #[test]
    fn english_attributions_are_taken_off_and_kept() {
        check(
            "Tom Hesketh, who keeps the chandlery, said the trust had promised jobs. “I was told forty,” he said. “I count nine.”",
            &[
                ("the trust had promised jobs.", Some("Tom Hesketh")),
                ("“I was told forty,”", Some("Tom Hesketh")),
                ("“I count nine.”", Some("Tom Hesketh")),
            ],
        );
        check(
            "According to Dr. Ines Falk, a biologist, the water is clean. Falk told reporters that it would last.",
            &[("the water is clean.", Some("Ines Falk")), ("it would last.", Some("Ines Falk"))],
        );
    }

    #[test]
    fn english_attributions_stand_where_they_stand() {
        for (text, by) in [
            ("The quay will sink within five years, a panel of divers has concluded.", "a panel"),
            (
                "The quay “needs to be mended” before May, the commission said in its yearly report.",
                "the commission",
            ),
            (
                "It heard divers from former Senator Sam Hill, who said that the quay was hollow below.",
                "Sam Hill",
            ),
            ("“We waited. Nobody came,” Mary Lee said. It was late.", "Mary Lee"),
        ] {
            assert_eq!(first_by(text, None).as_deref(), Some(by), "{text}");
        }
        // What the sentence is about is no name of whoever spoke.
        assert_eq!(first_by("Auditors have warned of a single buyer.", None), None);
    }

    #[test]
    fn a_chinese_clause_points_out_what_its_sentence_is_about() {
        for (text, by) in [
            ("而在碼頭的補習機構貼出告示，指即日起提供暫託服務。", "補習機構"),
            ("有市民在網上發文，指碼頭的閘門常壞。", "市民"),
            ("船員工會（SEA）、廚師工會兩個團體，則於今日（2日）發出聲明，呼籲公眾留意。", "兩個團體"),
        ] {
            assert_eq!(first_by(text, None).as_deref(), Some(by), "{text}");
        }
        // 更高的期望: nobody hopes.
        let text = "島民對船公司的服務有更高的期望，特別是夜航。";
        check(text, &[(text, None)]);
    }

    #[test]
    fn japanese_speakers_stand_behind_their_words_too() {
        check("堤防が低いと漁協組合は主張している。", &[("堤防が低い", Some("漁協組合"))]);
        check("開かれる場所は未定とした。", &[("開かれる場所は未定とした。", None)]);
    }

    #[test]
    fn japanese_quotations_name_their_speaker() {
        check("北川さんは「収穫がなかった」と振り返る。", &[("「収穫がなかった」", Some("北川さん"))]);
        check("村役場によると、放棄地は二割まで減った。", &[("放棄地は二割まで減った。", Some("村役場"))]);
    }

    #[test]
    fn japanese_reports_without_marks_name_their_speaker() {
        check(
            "海岸管理局(KKK)は4日、堤防の工事を来月始めると発表した。",
            &[("4日、堤防の工事を来月始める", Some("海岸管理局"))],
        );
        check("作業は来月始まるという。", &[("作業は来月始まるという。", None)]);
        check("北川さんは堤防が低いと述べた。", &[("堤防が低い", Some("北川さん"))]);
    }

    #[test]
    fn whom_japanese_tells_of_says_the_quotation_behind() {
        check(
            "漁協の組合長、鳥居正夫さんは反対している。「海が見えない」と話す。",
            &[
                ("漁協の組合長、鳥居正夫さんは反対している。", None),
                ("「海が見えない」", Some("鳥居正夫さん")),
            ],
        );
        check(
            "農業法人「みのり」の千葉さんは「苗がない」と説明する。",
            &[("「苗がない」", Some("千葉さん"))],
        );
        check("北見大学の野々村早苗教授は、不十分だと指摘する。", &[("不十分だ", Some("野々村早苗教授"))]);
        check(
            "南浜町は、投票を行うと発表した。港湾課は「両輪で進める」としている。",
            &[("投票を行う", Some("南浜町")), ("「両輪で進める」", Some("港湾課"))],
        );
        check("しかし、県の担当者は「見直す」と明らかにした。", &[("「見直す」", Some("県の担当者"))]);
        check("代表の水野あかりさんは「来ない」と訴える。", &[("「来ない」", Some("水野あかりさん"))]);
        check("沢田町長が「尊重する」と述べた。", &[("「尊重する」", Some("沢田町長"))]);
    }

    #[test]
    fn korean_attributions_are_taken_off_and_kept() {
        check("항만청은 승객이 두 배로 늘었다고 1일 밝혔다.", &[("승객이 두 배로 늘었다", Some("항만청"))]);
        check(
            "가람도 주민 최은영 씨는 “무섭지 않다”고 했다.",
            &[("“무섭지 않다”", Some("가람도 주민 최은영 씨"))],
        );
        check("반면 김하늘 회장은 배가 모자란다고 지적했다.", &[("배가 모자란다", Some("김하늘 회장"))]);
        check("김하늘 국장은 “부두를 넓히겠다”고 말했다.", &[("“부두를 넓히겠다”", Some("김하늘 국장"))]);
        check("항만청은 내년에 공사를 시작한다고 밝혔다.", &[("내년에 공사를 시작한다", Some("항만청"))]);
        check("항만청에 따르면 공사는 내년에 시작된다.", &[("공사는 내년에 시작된다.", Some("항만청"))]);
        check("부두는 조용하다.", &[("부두는 조용하다.", None)]);
    }

    #[test]
    fn names_in_latin_letters_speak_in_chinese() {
        check(
            "棚工Anson說，舊網破了。ANSON又指，新網較薄。",
            &[("舊網破了。", Some("Anson")), ("新網較薄。", Some("Anson"))],
        );
        check("OWWA表示，會派人到港。", &[("會派人到港。", Some("OWWA"))]);
    }

    #[test]
    fn of_two_people_the_pronoun_means_the_subject() {
        check(
            "林海生表示，何玉梅的書很好。他續指，會再版。",
            &[("何玉梅的書很好。", Some("林海生")), ("會再版。", Some("林海生"))],
        );
        check(
            "街坊陳女士趕到現場。他說，火很大。",
            &[("街坊陳女士趕到現場。", None), ("他說，火很大。", None)],
        );
    }

    #[test]
    fn the_name_behind_an_english_noun_is_the_one_who_speaks() {
        for (text, by) in [
            (
                "Colin Brandt said he sold one loaf. But the dock's manager, Tomasz Wilk, said the port had coped.",
                Some("Tomasz Wilk"),
            ),
            (
                "Mr Brandt's neighbour, the chandler Siobhan Pike, said she would lay off her mate.",
                Some("Siobhan Pike"),
            ),
            ("Grace Whitlock said the posts are filled. The union's president said the days are long.", None),
            ("Shopkeepers on Quay Street said takings had fallen by a third.", Some("Shopkeepers")),
            ("The pins were last examined in March, according to county records seen by the Courier.", None),
            (
                "Professor Helen Falk of Orr University said that the cracks take years to grow.",
                Some("Helen Falk"),
            ),
        ] {
            assert_eq!(last_by(text, None).as_deref(), by, "{text}");
        }
        let mut speakers = Speakers::default();
        let text = "Dana Hill, a nurse who works at night and has two children, said it would cost her.";
        speakers.take(text, 0..text.len(), Lang::Other);
        assert_eq!(speakers.role("Dana Hill"), Some("a nurse"));
    }

    #[test]
    fn a_title_introduces_who_speaks_later() {
        let text = "Bridge\n\nThe Courier said the pins are old.\n\nCouncillor Dev Lansing defended the decision. “Every department took its share,” he said.";
        let article = crate::article::read(text.as_bytes(), "");
        let mut speakers = Speakers::of(&article);
        let last = article.of_kind(Kind::Paragraph).last().unwrap();
        let said: Vec<_> = sentence::sentences(&last.text, Lang::Other)
            .into_iter()
            .flat_map(|s| speakers.take(&last.text, s, Lang::Other))
            .map(|said| said.by)
            .collect();
        assert_eq!(said, [None, Some("Dev Lansing".to_owned())]);
    }

    #[test]
    fn a_dateline_is_no_part_of_a_claim() {
        check(
            "ALDER FORK -- The school board voted to close.",
            &[("The school board voted to close.", None)],
        );
        check("Longer days -- to six -- are hard.", &[("Longer days -- to six -- are hard.", None)]);
    }

    #[test]
    fn english_titles_and_roles_name_the_person() {
        check(
            "Its director Mary Lee said the quay is safe. Ms Lee added that boats may return.",
            &[("the quay is safe.", Some("Mary Lee")), ("boats may return.", Some("Mary Lee"))],
        );
    }

    #[test]
    fn a_quotation_goes_on_to_where_it_says_whose_it_is() {
        check(
            "“We waited. Nobody came,” Mary Lee said.",
            &[("“We waited.", Some("Mary Lee")), ("Nobody came,”", Some("Mary Lee"))],
        );
        check(
            "Mary Lee told the paper: ‘We waited. Nobody came.’ The quay was empty.",
            &[
                ("‘We waited.", Some("Mary Lee")),
                ("Nobody came.’", Some("Mary Lee")),
                ("The quay was empty.", None),
            ],
        );
    }

    #[test]
    fn a_release_is_what_one_body_says_from_the_start() {
        for (paragraphs, expected) in [
            (&["港務署表示，碼頭會擴建。", "船會停航。"][..], Some("港務署")),
            (&["船會停航。", "港務署表示，碼頭會擴建。"], Some("港務署")),
            (&["船會停航。", "風很大。", "港務署表示，碼頭會擴建。"], None),
            (&["港務署表示，碼頭會擴建。", "運輸署表示，船會停航。"], None),
            (&["港務署表示，碼頭會擴建。", "港務署發言人表示，船會停航。"], Some("港務署")),
            (&["港務署發言人表示，碼頭會擴建。", "港務署表示，船會停航。"], Some("港務署發言人")),
            (&["港務署表示，碼頭會擴建。", "林海生表示，船會停航。"], None),
            (&["林海生表示，碼頭會擴建。", "船會停航。"], None),
        ] {
            let article =
                crate::article::read(format!("題\n\n{}", paragraphs.join("\n\n")).as_bytes(), "a.txt");
            let release = Speakers::of(&article).release.map(|voice| voice.name);
            assert_eq!(release.as_deref(), expected, "{paragraphs:?}");
        }
        let of = |text: &str| Speakers::of(&crate::article::read(text.as_bytes(), "a.txt")).known;
        assert_eq!(of("林海生：擴建碼頭\n\n船會停航。"), ["林海生"]);
        assert_eq!(of("碼頭：擴建工程\n\n船會停航。"), [""; 0]);
    }
}
