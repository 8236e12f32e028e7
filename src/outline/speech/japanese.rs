//! Attributions in Japanese: `……は「……」と話した`, `「……」と、……は……`, `……は、……と発表した`, `……によると、`.

use super::speakers::{Said, Speakers, Voice, shift};
use crate::outline::words::{any_of, ja};
use crate::text::{is_han, slice};
use std::ops::Range;

impl Speakers {
    pub(super) fn take_japanese(&mut self, text: &str, sentence: Range<usize>) -> Said {
        let words = slice(text, sentence.clone());
        let narrated = Said { span: sentence.clone(), by: None, is_quotation: false };
        let said = |span: Range<usize>, voice: Option<Voice>, is_quotation| {
            voice.map(|voice| Said { span: shift(span, sentence.start), by: Some(voice.name), is_quotation })
        };
        let told = self.told.take();
        self.told = topic_of(words).map(Voice::person).or_else(|| told.clone());
        self.topic = self.topic_before(words).or_else(|| self.topic.take());
        if let Some((span, voice)) = self.japanese_quoted(words, told) {
            return said(span, voice, true).unwrap_or(narrated);
        }
        let cited = ja::ACCORDING_TO.iter().find_map(|w| Some((words.find(w)?, w.len())));
        let from = cited.map_or(0, |(at, n)| at + n);
        if let Some((claim_end, speaker)) = behind(slice(words, from..words.len()))
            && let Some(voice) = self.japanese_voice(speaker, true)
        {
            return said(from..from + claim_end, Some(voice), false).unwrap_or(narrated);
        }
        // ……は、……と発表した: what a source says of somebody's words is theirs.
        if let Some((topic, claim)) = reported(slice(words, from..words.len())) {
            let claim = claim.start + from..claim.end + from;
            if let Some(voice) = self.japanese_voice(topic, true) {
                return said(claim, Some(voice), false).unwrap_or(narrated);
            }
            let stated = ja::STATES.iter().any(|w| words.trim_end_matches('。').ends_with(w));
            if stated
                && cited.is_none()
                && !topic.contains('「')
                && !words.contains(ja::CLOSES_QUOTED)
                && let Some(body) = self.last_body.clone()
            {
                return said(0..claim.end, Some(Voice::body(body)), false).unwrap_or(narrated);
            }
        }
        if let Some((at, n)) = cited.filter(|(at, _)| slice(words, 0..*at).chars().count() <= 24) {
            // A source that is cited is not whom としている means later.
            let last_body = self.last_body.clone();
            let source = slice(words, 0..at);
            let is_one = |source: &&str| !source.contains(any_of(ja::JOINS_NOUNS));
            let source = source.strip_suffix(ja::AND_OTHERS).filter(is_one).unwrap_or(source);
            let voice = self.japanese_voice(source, false);
            self.last_body = last_body;
            return said(at + n..words.len(), voice, false).unwrap_or(narrated);
        }
        narrated
    }

    /// The quotation of a sentence, and whose it is: of nobody where the sentence names nobody who speaks.
    fn japanese_quoted(&mut self, words: &str, told: Option<Voice>) -> Option<(Range<usize>, Option<Voice>)> {
        let close = words.rfind(ja::CLOSES_QUOTED)?;
        let open = opening(words, close)?;
        let end = close + '」'.len_utf8();
        let behind = slice(words, end..words.len());
        if !behind.starts_with(ja::HOLDS) && ja::NOT_SAID.iter().any(|w| behind.starts_with(w)) {
            return None;
        }
        if let Some(topic) = topic_at_end(slice(words, 0..open).trim_end_matches('、')) {
            // What speaks is somebody, whatever it is called: 「……」と述べた.
            let verb = behind.trim_start_matches([ja::QUOTES, '、']);
            let speaks = ja::SPEAKS.iter().any(|stem| verb.starts_with(stem));
            let is_named = noun_at_end(topic).chars().count() > 1 && !is_this(topic);
            return Some((open..end, self.japanese_voice(topic, !(speaks && is_named))));
        }
        // 鳥居さんは「安心した」とする一方、「……」と述べた: of two quotations the topic stands in front of the first.
        let first = ja::TOPIC_QUOTES.iter().filter_map(|w| words.find(w)).min().filter(|&at| at < open);
        if let Some(voice) = first.and_then(|at| self.japanese_voice(slice(words, 0..at), true)) {
            let start = words.find('「')?;
            return Some((start..end, Some(voice)));
        }
        if open > 0 {
            return None;
        }
        let tail = behind.trim_start_matches([ja::QUOTES, '、']);
        // 「海が見えない」と話すのは、鳥居さん。
        if let Some((verb, speaker)) = tail.trim_end_matches('。').split_once(ja::IS_WHO)
            && ja::SAYS.contains(&verb)
        {
            let speaker = ja::IS.iter().find_map(|end| speaker.strip_suffix(end)).unwrap_or(speaker);
            return Some((open..end, self.japanese_voice(speaker, true)));
        }
        // 「……」と、森下さんは目を細めた: the speaker follows.
        if let Some((speaker, _)) =
            tail.split_once(ja::TOPIC).filter(|(speaker, _)| speaker.chars().count() <= MAX_SPEAKER)
        {
            return Some((open..end, self.japanese_voice(speaker, true)));
        }
        // 鳥居さんは計画に反対している。「海が見えない」と話す。
        let is_verb = ja::SAYS.contains(&tail.trim_end_matches('。')) && self.uses("told before");
        is_verb.then(|| {
            self.told.clone_from(&told);
            (open..end, told)
        })
    }

    /// The body or person that a sentence opens with as its topic.
    fn topic_before(&self, words: &str) -> Option<Voice> {
        if let Some(name) = topic_of(words) {
            return Some(Voice::person(name));
        }
        let (topic, _) =
            words.split_once(ja::TOPIC).filter(|(topic, _)| topic.chars().count() <= MAX_TOPIC)?;
        if topic.ends_with(any_of(ja::AFTER_NOUN)) {
            return None;
        }
        let name = noun_at_end(topic).split(['(', '（']).next().unwrap_or_default();
        let is_body = self.bodies.iter().any(|body| body == name)
            || ja::BODY_ENDINGS.iter().any(|end| name.ends_with(end));
        let is_other = name.starts_with(ja::SAME) || ja::NO_BODIES.iter().any(|end| name.ends_with(end));
        (is_body && !is_other && name.chars().count() > 1).then(|| Voice::body(name))
    }

    /// Whom the words in front of は name: what their last run without a particle says.
    fn japanese_voice(&mut self, topic: &str, must_act: bool) -> Option<Voice> {
        let topic = without_age(topic);
        let name = noun_at_end(topic);
        let name = if ja::UNNAMED.contains(&name) { with_house(topic, name) } else { name };
        let (name, short) = match name.split_once(['(', '（']) {
            Some((full, short)) => {
                (full, Some(short.trim_end_matches([')', '）']).trim_start_matches(ja::HEREAFTER)))
            }
            None => (name, None),
        };
        let full = self.short.get(name).cloned().unwrap_or_else(|| name.to_owned());
        let is_person = ja::HONORIFICS.iter().any(|w| full.ends_with(w));
        let is_known = self.known.contains(&full) || self.bodies.contains(&full);
        let is_other = ja::NO_BODIES.iter().any(|w| full.ends_with(w));
        let acts = is_person
            || is_known
            || short.is_some()
            || (!is_other && ja::BODY_ENDINGS.iter().any(|w| full.ends_with(w)))
            || ja::UNNAMED.iter().any(|w| full.ends_with(w))
            || full.chars().all(|c| c.is_ascii_alphanumeric());
        if full.is_empty()
            || ja::HONORIFICS_ALONE.contains(&full.as_str())
            || full.chars().count() > 24
            || (must_act && !acts)
        {
            return None;
        }
        if let Some(short) = short {
            self.short.insert(short.to_owned(), full.clone());
        }
        if is_person {
            self.learn(&full);
            self.learn_role(&full, called(topic, name).unwrap_or_default());
            return Some(Voice::person(full));
        }
        self.learn_body(&full);
        Some(Voice::body(full))
    }
}

/// A name without how old who bears it is, or what they teach: 鵜飼勝さん`(71)`.
fn without_age(name: &str) -> &str {
    let bare = name.strip_suffix([')', '）']).and_then(|rest| rest.rsplit_once(['(', '（']));
    let is_person = |name: &str| ja::HONORIFICS.iter().any(|w| name.ends_with(w));
    bare.map(|(bare, _)| bare).filter(|bare| is_person(bare)).unwrap_or(name)
}

/// Whether a topic is one that the sentence before named: `この`団体.
fn is_this(topic: &str) -> bool {
    let before = topic.strip_suffix(noun_at_end(topic)).unwrap_or(topic);
    ja::THIS.iter().any(|this| before.ends_with(this)) || noun_at_end(topic).starts_with(ja::SAME)
}

/// The words in front of the particle that a clause ends with.
fn topic_at_end(lead: &str) -> Option<&str> {
    lead.strip_suffix(ja::TOPIC).or_else(|| lead.strip_suffix(ja::SUBJECT)).or_else(|| {
        // 加納課長は「今の制度では出せない」とした上で、「……」: what stands in marks is no topic.
        let (topic, rest) = lead.rsplit_once(ja::TOPIC).filter(|(_, rest)| !rest.contains('」'))?;
        (rest.chars().count() <= 12).then_some(topic)
    })
}

/// `……と漁協は主張している`: where the claim ends, and who says it.
fn behind(words: &str) -> Option<(usize, &str)> {
    let body = words.trim_end_matches('。');
    let rest = ja::SAYS.iter().filter_map(|verb| body.strip_suffix(verb)).min_by_key(|rest| rest.len())?;
    let rest = rest.strip_suffix(ja::TOPIC)?;
    let at = rest.rfind(ja::QUOTES).filter(|&at| at > 0)?;
    let speaker = slice(rest, at + ja::QUOTES.len_utf8()..rest.len()).trim_start_matches('、');
    (2..=16).contains(&speaker.chars().count()).then_some((at, speaker))
}

/// `……は、……と発表した`: the topic and the claim.
fn reported(words: &str) -> Option<(&str, Range<usize>)> {
    let end = words.trim_end_matches('。').len();
    let body = slice(words, 0..end);
    let claim_end =
        ja::REPORTS.iter().chain(&ja::WARNS).filter(|w| body.ends_with(*w)).map(|w| end - w.len()).min()?;
    let claim_end = slice(words, 0..claim_end).trim_end_matches('、').len();
    let clause = slice(words, 0..claim_end);
    let at = clause.find(ja::TOPIC)?;
    let start = at + ja::TOPIC.len_utf8();
    let start =
        start + (clause.len() - start - slice(clause, start..clause.len()).trim_start_matches('、').len());
    (start < claim_end).then(|| (slice(clause, 0..at), start..claim_end))
}

/// Where the quotation opens whose mark closes at `close`: 「みのり」 before it is a name.
fn opening(words: &str, close: usize) -> Option<usize> {
    let mut depth = 0usize;
    let marks = slice(words, 0..close).char_indices().rev();
    for (at, c) in marks.filter(|(_, c)| matches!(c, '「' | '」')) {
        match (c, depth) {
            ('「', 0) => return Some(at),
            ('「', _) => depth -= 1,
            _ => depth += 1,
        }
    }
    None
}

/// The person whom a sentence tells of: the topic that it opens with.
fn topic_of(words: &str) -> Option<&str> {
    let (topic, _) = words.split_once(ja::TOPIC).filter(|(topic, _)| topic.chars().count() <= MAX_TOPIC)?;
    let name = noun_at_end(without_age(topic));
    let is_person = ja::HONORIFICS.iter().any(|w| name.ends_with(w)) && !ja::HONORIFICS_ALONE.contains(&name);
    is_person.then_some(name)
}

/// The longest speaker that follows a quotation, in characters.
const MAX_SPEAKER: usize = 16;
/// The longest description of whom a sentence tells, in characters.
const MAX_TOPIC: usize = 40;

/// Somebody without a name, with whose they are: `県の`担当者.
fn with_house<'a>(topic: &'a str, name: &'a str) -> &'a str {
    let Some((house, at)) = house(topic, name) else { return name };
    slice(topic, at..at + house.len() + ja::OF.len_utf8() + name.len())
}

/// What somebody is called in front of their name: `港湾課`の加納課長, `常連`の穂積さん. A relative, a time and a count are not.
fn called<'a>(topic: &'a str, name: &str) -> Option<&'a str> {
    let (role, _) = house(topic, name)?;
    let is_other = role.starts_with(ja::SAME) || ja::NO_ROLES.iter().any(|end| role.ends_with(end));
    ((2..=MAX_SPEAKER).contains(&role.chars().count()) && !role.contains(any_of("()（）『』")) && !is_other)
        .then_some(role)
}

/// The noun that の joins to the name at the end of a topic, and where it starts.
fn house<'a>(topic: &'a str, name: &str) -> Option<(&'a str, usize)> {
    let topic = topic.strip_suffix(any_of(ja::AFTER_NOUN)).unwrap_or(topic);
    let before = topic.strip_suffix(name)?.strip_suffix(ja::OF)?;
    let house = noun_at_end(before);
    (!house.is_empty()).then_some((house, before.len() - house.len()))
}

/// The longest given name that is spelt out, in characters.
const MAX_GIVEN: usize = 4;

/// The noun that words end with: its last run without a particle.
fn noun_at_end(words: &str) -> &str {
    let words =
        ja::OPENINGS.iter().find_map(|w| words.strip_prefix(w)).unwrap_or(words).trim_start_matches('、');
    let words = words.rsplit('、').next().unwrap_or(words);
    let words = words.strip_suffix(any_of(ja::AFTER_NOUN)).unwrap_or(words);
    let honorific = ja::HONORIFICS.iter().find(|w| words.ends_with(**w)).map_or(0, |w| w.len());
    // 水野あかりさん: a given name may be spelt out, behind a surname.
    let is_spelt = |c: char| matches!(u32::from(c), 0x3041..=0x309F);
    let is_noun = |c: char| c.is_alphanumeric() && !is_spelt(c) || "()（）・゠『』-".contains(c);
    let before = slice(words, 0..words.len() - honorific);
    let given = before.trim_end_matches(is_spelt);
    let n_spelt = slice(before, given.len()..before.len()).chars().count();
    let has_given = honorific > 0 && (1..=MAX_GIVEN).contains(&n_spelt) && given.ends_with(is_han);
    let noun = if has_given { given } else { before };
    let start =
        noun.char_indices().rev().take_while(|&(_, c)| is_noun(c)).last().map_or(noun.len(), |(at, _)| at);
    slice(words, start..words.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outline::sentence::sentences;
    use crate::outline::speech::tests::first_by;
    use crate::text::Lang;

    #[test]
    fn what_stands_in_front_of_a_name_is_a_role() {
        let role = |text: &str, name: &str| {
            let mut speakers = Speakers::default();
            for sentence in sentences(text, Lang::Ja) {
                speakers.take(text, sentence, Lang::Ja);
            }
            speakers.role(name).map(str::to_owned)
        };
        for (text, name, expected) in [
            ("港湾課の加納課長は「出せない」と述べた。", "加納課長", Some("港湾課")),
            ("店を開いた常連の穂積一郎さん（82）は「懐かしい」と話した。", "穂積一郎さん", Some("常連")),
            (
                "元船長の水野さんは「海は荒い」と話した。水野さんは「早い」と話した。",
                "水野さん",
                Some("元船長"),
            ),
            // Neither a relative, a time nor a count tells what somebody is.
            ("長女の水野さんは「海は荒い」と話した。", "水野さん", None),
            ("当時の水野課長は「海は荒い」と話した。", "水野課長", None),
            ("3人目の水野さんは「海は荒い」と話した。", "水野さん", None),
            ("同社の水野さんは「海は荒い」と話した。", "水野さん", None),
            ("食堂を40年営む水野さんは「海は荒い」と話した。", "水野さん", None),
        ] {
            assert_eq!(role(text, name).as_deref(), expected, "{text}");
        }
        for word in ja::NO_ROLES {
            assert_eq!(
                role(&format!("{word}の水野さんは「海は荒い」と話した。"), "水野さん"),
                None,
                "{word}"
            );
        }
    }

    #[test]
    fn whoever_speaks_is_named_and_nobody_else() {
        for (text, by) in [
            ("南原県の水野知事は、港を来年閉める方針を明らかにした。", Some("水野知事")),
            ("林官房長官は会見で「状況を注視する」と述べた。", Some("林官房長官")),
            ("海野大臣は、来年度の予算に盛り込む考えを示した。", Some("海野大臣")),
            ("水野代表は「賛成できない」との考えを示した。", Some("水野代表")),
            ("気象台は、波が高くなるとして注意を呼びかけた。", Some("気象台")),
            ("消防によりますと、けが人はいないということです。", Some("消防")),
            ("近くに住む男性は「大きな音がした」と話した。", Some("男性")),
            ("「海が見えない」と話すのは、鳥居正夫さん。", Some("鳥居正夫さん")),
            ("エルナンデスは「堤防は要らない」と述べた。", Some("エルナンデス")),
            ("鳥居課長は「安心した」とする一方、「工事を急いでほしい」と述べた。", Some("鳥居課長")),
            ("港湾新聞などによると、工事は来年始まる。", Some("港湾新聞")),
            ("食堂を40年営む大和田フミさん(71)は「客が3人の日もあった」と話す。", Some("大和田フミさん")),
            (
                "港湾課の加納課長は「今の制度では出せない」とした上で、「9月までに改める」と述べた。",
                Some("加納課長"),
            ),
            ("常連の穂積一郎さん（82）は「懐かしい」と目を細めた。", Some("穂積一郎さん")),
            ("三枝洋介市議は「見込みは甘い」と批判する。", Some("三枝洋介市議")),
            ("住民からは「撤回せよ」との声が上がった。", None),
            ("選んだ理由は「海に近いため」としている。", None),
            ("条例は「港を守る」と定めている。", None),
            ("この団体は「港を守る」と述べた。", None),
        ] {
            assert_eq!(first_by(text, None).as_deref(), by, "{text}");
        }
    }

    #[test]
    fn a_name_is_the_last_noun_of_a_topic() {
        for (words, expected) in [
            ("しかし、県の担当者", "担当者"),
            ("漁協の組合長、鳥居正夫さん", "鳥居正夫さん"),
            ("野々村早苗教授", "野々村早苗教授"),
            ("代表の水野あかりさん", "水野あかりさん"),
            ("代表の水野さくらこさん", "水野さくらこさん"),
            // A given name of five that is spelt out, or none in front of it.
            ("代表の水野さくらここさん", "さん"),
            ("のあかりさん", "さん"),
            ("エルあかりさん", "さん"),
            ("水野あかり", ""),
            ("漁協で", "漁協"),
            ("海岸管理局(KKK)", "海岸管理局(KKK)"),
            ("きのうABC社", "ABC社"),
            ("", ""),
        ] {
            assert_eq!(noun_at_end(words), expected, "{words}");
        }
        for (words, expected) in [
            ("鵜飼勝さん(71)", "鵜飼勝さん"),
            ("鵜飼勝さん（71）", "鵜飼勝さん"),
            ("漁協(KKK)", "漁協(KKK)"),
            ("鵜飼勝さん(71", "鵜飼勝さん(71"),
            ("鵜飼勝さん", "鵜飼勝さん"),
        ] {
            assert_eq!(without_age(words), expected, "{words}");
        }
        for (words, expected) in [
            ("この団体", true),
            ("あの港の団体", false),
            ("同団体", true),
            ("団体", false),
            ("島の同団体", true),
        ] {
            assert_eq!(is_this(words), expected, "{words}");
        }
    }

    #[test]
    fn what_is_in_front_of_a_name_is_whose_they_are() {
        for (topic, name, expected) in [
            ("きのう県の担当者", "担当者", "県の担当者"),
            ("県の担当者で", "担当者", "県の担当者"),
            ("担当者", "担当者", "担当者"),
            ("きのうの担当者", "担当者", "担当者"),
        ] {
            assert_eq!(with_house(topic, name), expected, "{topic}");
        }
        let of = |n: usize| called(&format!("{}の加納課長", "港".repeat(n)), "加納課長").is_some();
        assert_eq!([1, 2, 16, 17].map(of), [false, true, true, false]);
        assert_eq!(called("港湾課(KKK)の加納課長", "加納課長"), None);
        assert_eq!(called("同社の加納課長", "加納課長"), None);
        assert_eq!(called("元社員の加納課長", "加納課長"), Some("元社員"));
    }

    #[test]
    fn a_topic_stands_in_front_of_its_particle() {
        for (lead, expected) in [
            ("鳥居さんは", Some("鳥居さん")),
            ("沢田町長が", Some("沢田町長")),
            ("鳥居さんは会見で", Some("鳥居さん")),
            ("鳥居さんは四日の午後に港の近くで", Some("鳥居さん")),
            ("鳥居さんは四日の午後に港のすぐ近くで", None),
            ("鳥居さんは「高い」とし", None),
            ("鳥居さんも", None),
        ] {
            assert_eq!(topic_at_end(lead), expected, "{lead}");
        }
        for (words, expected) in [
            ("北川さんは走る", Some("北川さん")),
            ("鵜飼勝さん(71)は走る", Some("鵜飼勝さん")),
            ("北川は走る", None),
            ("さんは走る", None),
            ("北川さんが走る", None),
        ] {
            assert_eq!(topic_of(words), expected, "{words}");
        }
        let of = |n: usize| topic_of(&format!("{}さんは走る", "港".repeat(n))).is_some();
        assert_eq!([38, 39].map(of), [true, false]);
    }

    #[test]
    fn what_is_reported_ends_in_front_of_its_verb() {
        for (words, expected) in [
            ("海岸管理局は、工事を始めると発表した。", Some(("海岸管理局", "工事を始める"))),
            ("海岸管理局は工事を始める、と発表した。", Some(("海岸管理局", "工事を始める"))),
            ("海岸管理局は工事を始めることを明らかにした。", Some(("海岸管理局", "工事を始める"))),
            ("水野代表は賛成できないとの考えを示した。", Some(("水野代表", "賛成できない"))),
            ("気象台は波が高くなるとして注意を呼びかけた。", Some(("気象台", "波が高くなる"))),
            ("海岸管理局は、と発表した。", None),
            ("工事を始めると発表した。", None),
            ("海岸管理局は工事を始める。", None),
        ] {
            let found = reported(words).map(|(topic, claim)| (topic, slice(words, claim)));
            assert_eq!(found, expected, "{words}");
        }
        for (words, expected) in [
            ("堤防が低いと漁協は主張している。", Some(("堤防が低い", "漁協"))),
            ("堤防が低いと、漁協は主張している", Some(("堤防が低い", "漁協"))),
            ("堤防が低いと漁は主張している。", None),
            ("と漁協は主張している。", None),
            ("堤防が低いと漁協が主張している。", None),
            ("堤防が低いと漁協は思う。", None),
            ("堤防が低いので漁協は主張している。", None),
        ] {
            let found = behind(words).map(|(end, speaker)| (slice(words, 0..end), speaker));
            assert_eq!(found, expected, "{words}");
        }
        let of = |n: usize| behind(&format!("低いと{}は話す", "港".repeat(n))).is_some();
        assert_eq!([1, 2, 16, 17].map(of), [false, true, true, false]);
    }

    #[test]
    fn a_quotation_opens_with_the_mark_of_its_own_depth() {
        for (words, expected) in [
            ("「みのり」の「苗がない", Some("「苗がない")),
            ("彼は「あの「みのり」は", Some("「あの「みのり」は")),
            ("「「あ」「い」", Some("「「あ」「い」")),
            ("苗がない", None),
            ("「みのり」", None),
        ] {
            assert_eq!(
                opening(words, words.len()).map(|at| slice(words, at..words.len())),
                expected,
                "{words}"
            );
        }
    }

    #[test]
    fn the_topic_of_a_sentence_is_a_person_or_a_body() {
        let speakers = Speakers { bodies: vec!["ミナト".to_owned()], ..Speakers::default() };
        for (words, expected) in [
            ("北川さんは走る", Some(Voice::person("北川さん"))),
            ("海岸管理局は工事を始める", Some(Voice::body("海岸管理局"))),
            ("海岸管理局（KKK）は工事を始める", Some(Voice::body("海岸管理局"))),
            ("ミナトは工事を始める", Some(Voice::body("ミナト"))),
            ("ハマベは工事を始める", None),
            ("海岸管理局では工事を始める", None),
            ("場所は決まらない", None),
            ("同局は工事を始める", None),
            ("局は工事を始める", None),
            ("海岸管理局が工事を始める", None),
        ] {
            assert_eq!(speakers.topic_before(words), expected, "{words}");
        }
        let of = |n: usize| speakers.topic_before(&format!("{}局は走る", "港".repeat(n))).is_some();
        assert_eq!([39, 40].map(of), [true, false]);
    }

    #[test]
    fn who_speaks_has_an_honorific_or_a_bodys_ending_or_is_known() {
        let long = |n: usize| format!("{}さん", "港".repeat(n));
        for (topic, must_act, expected) in [
            ("鳥居さん", true, Some(Voice::person("鳥居さん"))),
            ("鵜飼勝さん(71)", true, Some(Voice::person("鵜飼勝さん"))),
            ("漁協組合", true, Some(Voice::body("漁協組合"))),
            ("県の担当者", true, Some(Voice::body("県の担当者"))),
            ("担当者", true, Some(Voice::body("担当者"))),
            ("ABC", true, Some(Voice::body("ABC"))),
            ("ミナト", true, Some(Voice::body("ミナト"))),
            ("ハマベ(以下HB)", true, Some(Voice::body("ハマベ"))),
            ("ハマベ", true, None),
            ("ハマベ", false, Some(Voice::body("ハマベ"))),
            ("場所", true, None),
            ("場所", false, Some(Voice::body("場所"))),
            ("さん", false, None),
            ("", false, None),
            (&long(22), true, Some(Voice::person(long(22)))),
            (&long(23), true, None),
        ] {
            let mut speakers = Speakers { bodies: vec!["ミナト".to_owned()], ..Speakers::default() };
            assert_eq!(speakers.japanese_voice(topic, must_act), expected, "{topic}");
        }
        let mut speakers = Speakers::default();
        speakers.japanese_voice("港湾課(以下KK)", true);
        assert_eq!(speakers.japanese_voice("KK", true), Some(Voice::body("港湾課")));
    }

    /// What is said in a sentence, whose it is and whether it is quoted; with what was told before.
    fn said(mut speakers: Speakers, text: &str) -> (String, Option<String>, bool) {
        let Said { span, by, is_quotation } = speakers.take_japanese(text, 0..text.len());
        (slice(text, span).to_owned(), by, is_quotation)
    }

    #[test]
    fn what_a_sentence_says_is_whose_it_plainly_is() {
        let known = || Speakers {
            last_body: Some("港湾課".to_owned()),
            told: Some(Voice::person("北川さん")),
            ..Speakers::default()
        };
        for (text, by, claim, is_quotation) in [
            // Behind a source somebody else speaks.
            ("消防によると、けが人はいないと港湾署は発表した。", Some("港湾署"), "けが人はいない", false),
            ("消防によると、港湾署は工事を始めると発表した。", Some("港湾署"), "工事を始める", false),
            ("消防によると、工事は始まる。", Some("消防"), "工事は始まる。", false),
            ("港湾新聞などによると、工事は始まる。", Some("港湾新聞"), "工事は始まる。", false),
            // A topic that nobody is: whose statement it is stood before.
            ("開かれる場所は未定としている。", Some("港湾課"), "開かれる場所は未定", false),
            ("開かれる場所は未定とした。", None, "開かれる場所は未定とした。", false),
            ("「潮」の場所は未定としている。", None, "「潮」の場所は未定としている。", false),
            ("消防によると、場所は未定としている。", Some("消防"), "場所は未定としている。", false),
            // What stands in marks.
            ("「苗がない」と話す。", Some("北川さん"), "「苗がない」", true),
            ("「苗がない」と植える。", None, "「苗がない」と植える。", false),
            ("「苗がない」と話すのは、鳥居さんだ。", Some("鳥居さん"), "「苗がない」", true),
            ("「苗がない」と植えるのは、鳥居さんだ。", None, "「苗がない」と植えるのは、鳥居さんだ。", false),
            ("「苗がない」と、森下さんは目を細めた。", Some("森下さん"), "「苗がない」", true),
            ("港湾課は「苗がない」としている。", Some("港湾課"), "「苗がない」", true),
            ("港湾課は「苗がない」として植えた。", None, "港湾課は「苗がない」として植えた。", false),
            ("きのうも「苗がない」と話す。", None, "きのうも「苗がない」と話す。", false),
            ("ハマベは「苗がない」と述べた。", Some("ハマベ"), "「苗がない」", true),
            ("ハマベは「苗がない」と書いた。", None, "ハマベは「苗がない」と書いた。", false),
            ("浜は「苗がない」と述べた。", None, "浜は「苗がない」と述べた。", false),
            ("この浜辺は「苗がない」と述べた。", None, "この浜辺は「苗がない」と述べた。", false),
            (
                "鳥居課長は「安心」とする一方、「工事を」と述べた。",
                Some("鳥居課長"),
                "「安心」とする一方、「工事を」",
                true,
            ),
        ] {
            let expected = (claim.to_owned(), by.map(str::to_owned), is_quotation);
            assert_eq!(said(known(), text), expected, "{text}");
        }
        let stated = "開かれる場所は未定としている。";
        assert_eq!(said(Speakers::default(), stated), (stated.to_owned(), None, false));
        let of =
            |n: usize| said(known(), &format!("{}署によると、工事は始まる。", "港".repeat(n))).1.is_some();
        assert_eq!([23, 24].map(of), [true, false]);
        let of = |n: usize| said(known(), &format!("「苗」と、{}さんは笑った。", "港".repeat(n))).1.is_some();
        assert_eq!([14, 15].map(of), [true, false]);
    }

    #[test]
    fn whom_a_sentence_tells_of_is_kept_until_another_is_told_of() {
        let mut speakers = Speakers::default();
        let mut told = |text: &str| {
            speakers.take_japanese(text, 0..text.len());
            let name = |voice: &Option<Voice>| voice.as_ref().map(|voice| voice.name.clone());
            (name(&speakers.told), name(&speakers.topic), speakers.last_body.clone())
        };
        let (he, body) = (Some("北川さん".to_owned()), Some("港湾課".to_owned()));
        assert_eq!(told("北川さんは走る。"), (he.clone(), he.clone(), None));
        assert_eq!(told("雨が降る。"), (he.clone(), he.clone(), None));
        assert_eq!(told("港湾課は走る。"), (he.clone(), body.clone(), None));
        // A source that is cited is not whose statement a later one is.
        assert_eq!(told("消防によると、雨が降る。"), (he, body, None));
    }
}
