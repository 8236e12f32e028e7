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
        let open = opening(words, close).filter(|&open| open < close)?;
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
    let is_noun = |c: char| {
        is_han(c)
            || matches!(u32::from(c), 0x30A0..=0x30FF)
            || c.is_alphanumeric() && !matches!(u32::from(c), 0x3041..=0x309F)
            || "()（）・ー『』々-".contains(c)
    };
    let before = slice(words, 0..words.len() - honorific);
    // 水野あかりさん: a given name may be spelt out, behind a surname.
    let is_spelt = |c: char| matches!(u32::from(c), 0x3041..=0x309F);
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
    use super::Speakers;
    use crate::outline::sentence::sentences;
    use crate::outline::speech::tests::first_by;
    use crate::outline::words::ja;
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
}
