//! Who says it: attributions in front of a claim, after a quotation, or carried over from the sentence before.
//!
//! A wrong name under a claim is the worst fault that a builder can have, so a sentence that does not plainly go on
//! with a speaker's words is the reporter's, and carries no name.

use super::sentence;
use crate::article::{Article, Kind};
use crate::text::{Lang, is_han, slice};
use std::ops::Range;

/// Verbs of saying that a claim may follow at once (`他表示會…`), the longest first.
const SAYS: [&str; 62] = [
    "回應指",
    "回應說",
    "回应说",
    "回应指",
    "續指",
    "續稱",
    "續說",
    "指出",
    "表示",
    "認為",
    "认为",
    "強調",
    "强调",
    "透露",
    "補充",
    "补充",
    "提到",
    "坦言",
    "直言",
    "憶述",
    "忆述",
    "回憶",
    "回忆",
    "解釋",
    "解释",
    "回應",
    "回应",
    "相信",
    "笑言",
    "笑說",
    "笑说",
    "說道",
    "说道",
    "指稱",
    "承認",
    "承认",
    "提醒",
    "呼籲",
    "呼吁",
    "建議",
    "建议",
    "批評",
    "批评",
    "質疑",
    "质疑",
    "警告",
    "預計",
    "预计",
    "宣布",
    "形容",
    "分析",
    "總結",
    "总结",
    "介紹",
    "介绍",
    "重申",
    "表明",
    "指",
    "稱",
    "称",
    "說",
    "说",
];
/// Those that are part of what is said: `他建議設立…` proposes, so the verb stays when no comma follows it.
const TELLING: [&str; 22] = [
    "建議", "建议", "呼籲", "呼吁", "批評", "批评", "質疑", "质疑", "警告", "預計", "预计", "宣布", "形容",
    "承認", "承认", "提醒", "相信", "分析", "重申", "介紹", "介绍", "表明",
];
/// Words between the speaker and the verb.
const BETWEEN: [&str; 30] = [
    "又", "亦", "還", "还", "再", "也", "則", "则", "都", "並", "并", "續", "续", "同時", "同时", "曾",
    "隨後", "随后", "其後", "昨日", "今日", "時", "时", "後", "笑着", "笑著", "曾經", "一再", "多次", "早前",
];
/// The last character of a role, before a name.
const ROLE_ENDINGS: &str = "長长員员人師师家生任席授士監监理官民販贩手者匠記记表管東东總总問问友親亲工農农夥事僚師督兵醫医」』）、，的";
/// The last character of an organisation or another thing that speaks.
const BODY_ENDINGS: &str = "署局會会部處处府院校學学團团司社隊队心所組组行廠厂商方界報报告書书察庭關关盟委站館馆員员人家者民長长師师友士官";
/// Surnames of one character, by how common they are; and those of two.
const SURNAMES: &str = "王李張张劉刘陳陈楊杨黃黄趙赵周吳吴徐孫孙馬马朱胡郭何高林羅罗鄭郑梁謝谢宋唐許许鄧邓馮冯韓韩曹曾彭蕭萧肖蔡潘田董袁于余\
    葉叶蔣蒋杜蘇苏魏程呂吕丁沈任姚盧卢傅鍾钟姜崔譚谭廖范汪陸陆金石戴賈贾韋韦夏邱方侯鄒邹熊孟秦白江閻阎薛尹段雷黎史龍龙賀贺陶顧顾毛郝龔龚邵萬万\
    錢钱嚴严覃武莫孔湯汤關关溫温霍麥麦簡简游翁洪甄甘區区伍冼駱骆卓凌穆詹施岑文倪鄺邝鮑鲍柯阮齊齐喬乔俞尤古管成章";
const DOUBLE_SURNAMES: [&str; 8] = ["歐陽", "欧阳", "司徒", "司馬", "上官", "諸葛", "诸葛", "夏侯"];
/// Sentences that open like this are the reporter's again.
const OPENS_NARRATION: [&str; 16] = [
    "此外",
    "另外",
    "與此同時",
    "与此同时",
    "他們",
    "他们",
    "她們",
    "她们",
    "其後",
    "其后",
    "隨後",
    "随后",
    "報道",
    "报道",
    "據悉",
    "据悉",
];
/// Words of what was done, not said: a sentence that reports facts is the reporter's again.
const REPORTS_FACTS: [&str; 14] = [
    "已經",
    "已经",
    "早前",
    "近年",
    "今年以來",
    "今年以来",
    "日前",
    "昨日",
    "領導下",
    "领导下",
    "帶領下",
    "带领下",
    "截至",
    "目前已",
];
const ENGLISH_SAYS: [&str; 27] = [
    "said",
    "says",
    "told",
    "tells",
    "argued",
    "argues",
    "warned",
    "warns",
    "added",
    "adds",
    "explained",
    "explains",
    "noted",
    "notes",
    "insisted",
    "insists",
    "claimed",
    "claims",
    "believes",
    "stressed",
    "recalled",
    "recalls",
    "estimated",
    "predicted",
    "wrote",
    "admitted",
    "announced",
];

/// The people of an article, and who spoke last.
#[derive(Clone, Debug, Default)]
pub(super) struct Speakers {
    /// Full names, in the order of their appearance.
    known: Vec<String>,
    /// Who `他` is.
    last: Option<String>,
    /// Whose words the running paragraph still gives.
    running: Option<String>,
}

/// What of a sentence is claim, and whose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Said {
    /// The claim's words, in bytes of the paragraph.
    pub(super) span: Range<usize>,
    /// Who says it; nobody where it is the reporter's.
    pub(super) by: Option<String>,
    /// Whether the words stand in quotation marks, all of them.
    pub(super) is_quotation: bool,
}

impl Speakers {
    /// Learns the names that the title (`林海生：……`) and the captions give.
    pub(super) fn of(article: &Article) -> Self {
        let mut speakers = Self::default();
        let headline = article.title().and_then(|t| t.text.split_once('：')).map(|(name, _)| name.to_owned());
        if let Some(name) = headline.filter(|name| is_name(name)) {
            speakers.learn(&name);
        }
        let last = speakers.last.clone();
        // Who speaks anywhere is known everywhere: 她 may stand for somebody who is named as a speaker later.
        let bodies =
            || article.blocks.iter().filter(|b| matches!(b.kind, Kind::Standfirst | Kind::Paragraph));
        speakers
            .known
            .extend(english_people(&bodies().map(|b| b.text.as_str()).collect::<Vec<_>>().join(" ")));
        for block in bodies() {
            speakers.begin_paragraph();
            for sentence in sentence::sentences(&block.text, article.lang) {
                speakers.take(&block.text, sentence, article.lang);
            }
        }
        Self { last, running: None, ..speakers }
    }

    /// Notes the people that the reporter names: the last one named is whom a pronoun means.
    fn notice(&mut self, words: &str) {
        let place = |name: &String| {
            let surname = name.rsplit(' ').next().unwrap_or(name);
            words.rfind(name.as_str()).or_else(|| if name.is_ascii() { words.find(surname) } else { None })
        };
        if let Some((_, name)) = self.known.iter().filter_map(|k| Some((place(k)?, k))).max() {
            self.last = Some(name.clone());
        }
    }

    /// The names known so far.
    pub(super) fn known(&self) -> &[String] {
        &self.known
    }

    fn learn(&mut self, name: &str) {
        if !self.known.iter().any(|k| k == name) {
            self.known.push(name.to_owned());
        }
        self.last = Some(name.to_owned());
    }

    /// Begins a paragraph: nobody's words until somebody is said to speak.
    pub(super) fn begin_paragraph(&mut self) {
        self.running = None;
    }

    /// Takes a sentence apart: the attribution off, its speaker kept.
    pub(super) fn take(&mut self, text: &str, sentence: Range<usize>, lang: Lang) -> Vec<Said> {
        let words = slice(text, sentence.clone());
        let said = match lang {
            Lang::ZhHant | Lang::ZhHans => self.take_chinese(text, sentence),
            Lang::Ja => vec![self.take_japanese(text, sentence)],
            Lang::Ko | Lang::Other => vec![self.take_english(text, sentence)],
        };
        if said.iter().all(|s| s.by.is_none()) {
            self.notice(words);
        }
        said
    }

    fn take_chinese(&mut self, text: &str, sentence: Range<usize>) -> Vec<Said> {
        let words = slice(text, sentence.clone());
        if let Some(said) = self.quotation_first(words, sentence.start) {
            return vec![said];
        }
        let found = attributions(words);
        let mut said: Vec<Said> = Vec::new();
        let mut by = match found.first() {
            // What stands in front of a speaker's name after a semicolon is theirs too: 在未來，他亦會……；他表示……
            Some(first)
                if first.clause > 0 && words.get(..first.clause).is_some_and(|lead| lead.contains('；')) =>
            {
                self.name(slice(words, first.speaker.clone()))
            }
            Some(_) => None,
            None => {
                // Nobody speaks of themselves by name.
                let is_about_somebody = self.known.iter().any(|k| words.starts_with(k.as_str()));
                if is_about_somebody || narrates(words) {
                    self.running = None;
                }
                self.running.clone()
            }
        };
        let mut from = 0;
        for attribution in &found {
            let lead = from..attribution.clause;
            let part_of_lead = slice(words, lead.clone()).rfind('；').map(|at| lead.start..lead.start + at);
            if let Some(lead) = part_of_lead {
                said.push(Said { span: shift(lead, sentence.start), by: by.clone(), is_quotation: false });
            }
            by = self.name(slice(words, attribution.speaker.clone()));
            from = attribution.claim;
        }
        let rest = slice(words, from..words.len());
        let is_quotation = !found.is_empty() && is_all_quotation(rest);
        if !found.is_empty() {
            // After somebody's own words in quotation marks the reporter goes on.
            self.running = if is_quotation { None } else { by.clone() };
        }
        said.push(Said { span: shift(from..words.len(), sentence.start), by, is_quotation });
        said.retain(|s| !slice(text, s.span.clone()).trim_matches(|c: char| !c.is_alphanumeric()).is_empty());
        said
    }

    /// `「我答應過它。」她笑着說。`
    fn quotation_first(&mut self, words: &str, base: usize) -> Option<Said> {
        let inside = words.strip_prefix('「')?;
        let end = words.len() - inside.len() + inside.find('」')? + '」'.len_utf8();
        let tail = slice(words, end..words.len());
        if tail.chars().count() > 24 || !says(tail) {
            return None;
        }
        let at = SAYS.iter().filter_map(|v| tail.find(v)).min()?;
        let speaker = trim_between(slice(tail, 0..at));
        let by = self.name(speaker);
        self.running = None;
        Some(Said { span: base..base + end, by, is_quotation: true })
    }

    /// The full name for what stands in front of a verb of saying.
    fn name(&mut self, speaker: &str) -> Option<String> {
        let speaker = speaker.trim();
        if matches!(speaker, "" | "他" | "她" | "對方" | "对方" | "其" | "自己") {
            return self.last.clone();
        }
        if let Some(known) = self.known.iter().find(|k| speaker.ends_with(k.as_str())).cloned() {
            self.last = Some(known.clone());
            return Some(known);
        }
        if let Some(name) = name_at_end(speaker) {
            self.learn(&name);
            return Some(name);
        }
        // A body speaks: it is named as it stands, without what precedes a comma, and 他 is still the person.
        Some(speaker.trim_start_matches(['據', '据', '而', '但']).to_owned())
    }

    fn take_japanese(&mut self, text: &str, sentence: Range<usize>) -> Said {
        let words = slice(text, sentence.clone());
        if let (Some(open), Some(close)) = (words.find('「'), words.rfind("」と")) {
            let end = close + '」'.len_utf8();
            let speaker = slice(words, 0..open);
            if open < close
                && let Some(speaker) = speaker.strip_suffix('は').map(|s| s.rsplit('、').next().unwrap_or(s))
            {
                self.learn(speaker);
                return Said {
                    span: shift(open..end, sentence.start),
                    by: Some(speaker.to_owned()),
                    is_quotation: true,
                };
            }
            // 「……」と、森下さんは目を細めた: the speaker follows.
            let tail = slice(words, end..words.len()).trim_start_matches(['と', '、']);
            if open == 0
                && let Some((speaker, _)) = tail.split_once('は')
                && speaker.chars().count() <= 16
            {
                self.learn(speaker);
                return Said {
                    span: shift(open..end, sentence.start),
                    by: Some(speaker.to_owned()),
                    is_quotation: true,
                };
            }
        }
        if let Some((source, _)) = words.split_once("によると、")
            && source.chars().count() <= 20
        {
            let from = source.len() + "によると、".len();
            return Said {
                span: shift(from..words.len(), sentence.start),
                by: Some(source.to_owned()),
                is_quotation: false,
            };
        }
        Said { span: sentence, by: None, is_quotation: false }
    }

    fn take_english(&mut self, text: &str, sentence: Range<usize>) -> Said {
        let words = slice(text, sentence.clone());
        if let Some((speaker, from)) = english_lead(words) {
            let by = self.english_name(speaker);
            let is_quotation = slice(words, from..words.len()).starts_with(['“', '"']);
            return Said { span: shift(from..words.len(), sentence.start), by, is_quotation };
        }
        if let Some((end, speaker)) = english_tail(words) {
            let by = self.english_name(speaker);
            let is_quotation = words.starts_with(['“', '"']);
            return Said { span: shift(0..end, sentence.start), by, is_quotation };
        }
        // Quotation marks open and no name: the words of whoever spoke last in this paragraph.
        let is_quotation = words.starts_with('“') && words.ends_with('”');
        let by = if is_quotation { self.running.clone() } else { None };
        Said { span: sentence, by, is_quotation }
    }

    fn english_name(&mut self, speaker: &str) -> Option<String> {
        let speaker = speaker.split(", ").next().unwrap_or_default().trim();
        let by = if ["he", "she", "they", "it"].contains(&speaker.to_ascii_lowercase().as_str()) {
            self.last.clone()
        } else if let Some(full) =
            self.known.iter().find(|k| k.split(' ').next_back() == Some(speaker)).cloned()
        {
            self.last = Some(full.clone());
            Some(full)
        } else {
            self.learn(speaker);
            Some(speaker.to_owned())
        };
        self.running.clone_from(&by);
        by
    }
}

/// The people of an English text: two or three capital words whose last is a sentence's subject elsewhere
/// (`Marian Okafor`, and later `Okafor runs …`).
fn english_people(text: &str) -> Vec<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let bare = |w: &str| w.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    let is_capital =
        |w: &&str| w.starts_with(char::is_uppercase) && w.chars().skip(1).all(char::is_lowercase);
    let is_subject = |surname: &str| {
        words.windows(3).any(|w| {
            w[0].ends_with(['.', '”', '?', '!']) && w[1] == surname && w[2].starts_with(char::is_lowercase)
        })
    };
    let mut people: Vec<String> = Vec::new();
    for pair in words.windows(2) {
        let (first, last) = (pair[0], bare(pair[1]));
        let person = format!("{first} {last}");
        if is_capital(&first) && is_capital(&last.as_str()) && is_subject(&last) && !people.contains(&person)
        {
            people.push(person);
        }
    }
    people
}

fn shift(span: Range<usize>, by: usize) -> Range<usize> {
    span.start + by..span.end + by
}

/// An attribution in a sentence, in bytes of the sentence.
#[derive(Debug)]
struct Attribution {
    /// Where its clause starts.
    clause: usize,
    /// The speaker.
    speaker: Range<usize>,
    /// Where the claim starts.
    claim: usize,
}

/// Tells whether a short tail says who spoke.
pub(super) fn says(tail: &str) -> bool {
    SAYS.iter().any(|verb| tail.contains(verb)) || tail.starts_with('と')
}

/// Finds `[speaker][words between][verb](，|：)` at the start of clauses.
fn attributions(sentence: &str) -> Vec<Attribution> {
    let mut found = Vec::new();
    for clause in sentence::clauses(sentence, 0..sentence.len(), Lang::ZhHant) {
        // 另一方面, 一方面 and the like in front of a second attribution belong to it; quotations have none.
        if let Some(attribution) = attribution(sentence, clause.clone()) {
            let is_first = found.is_empty();
            if is_first || sentence.get(..clause.start).is_some_and(|lead| lead.contains('；')) {
                found.push(attribution);
            }
        }
    }
    found.truncate(2);
    found
}

fn attribution(sentence: &str, clause: Range<usize>) -> Option<Attribution> {
    let words = slice(sentence, clause.clone());
    let (at, verb) = SAYS
        .iter()
        .filter_map(|verb| words.find(verb).map(|at| (at, *verb)))
        .min_by_key(|&(at, verb)| (at, usize::MAX - verb.len()))?;
    let head = slice(words, 0..at);
    if head.contains(['「', '《', '“', '：']) && !head.contains('」') {
        return None;
    }
    let speaker = trim_between(head.strip_prefix(['據', '据']).unwrap_or(head));
    let speaker = speaker.trim_start_matches("而").trim_start_matches("但");
    let mut after = slice(words, at + verb.len()..words.len());
    // 回應時說, 補充說, 表示並強調: the whole chain of verbs.
    while let Some(next) =
        ["時說", "時指", "时说", "說", "说", "指", "稱", "称", "道"].iter().find(|w| after.starts_with(**w))
    {
        after = slice(after, next.len()..after.len());
    }
    let is_marked = after.starts_with(['，', '：', ',', ':']);
    let is_weak = verb.chars().count() == 1;
    let is_pronoun = matches!(speaker, "他" | "她");
    if !is_speaker(speaker) || (is_weak && !is_marked) {
        return None;
    }
    let keeps_verb = TELLING.contains(&verb) && !is_marked;
    // Without a comma only a pronoun or a name makes sure that the verb is one of saying.
    if !is_marked && !is_pronoun && name_at_end(speaker).is_none() {
        return None;
    }
    let claim = if keeps_verb {
        clause.start + at
    } else {
        let mark = if is_marked { after.chars().next().map_or(0, char::len_utf8) } else { 0 };
        clause.end - after.len() + mark
    };
    let speaker_start = clause.start + (speaker.as_ptr() as usize - words.as_ptr() as usize);
    Some(Attribution { clause: clause.start, speaker: speaker_start..speaker_start + speaker.len(), claim })
}

fn trim_between(head: &str) -> &str {
    let mut head = head.trim();
    while let Some(word) = BETWEEN.iter().find(|w| head.ends_with(**w) && head.len() > w.len()) {
        head = slice(head, 0..head.len() - word.len());
    }
    head
}

fn is_speaker(speaker: &str) -> bool {
    let n_chars = speaker.chars().count();
    let Some(last) = speaker.chars().next_back() else { return false };
    matches!(speaker, "他" | "她" | "對方" | "对方")
        || (n_chars <= 40
            && (name_at_end(speaker).is_some()
                || ((2..=24).contains(&n_chars) && BODY_ENDINGS.contains(last))))
}

/// The person's name that a description ends with: `港務局局長林海生` names 林海生.
fn name_at_end(speaker: &str) -> Option<String> {
    let chars: Vec<char> = speaker.chars().collect();
    for n_chars in [3, 2, 4] {
        let Some(cut) = chars.len().checked_sub(n_chars) else { continue };
        let name: String = chars[cut..].iter().collect();
        let before = cut.checked_sub(1).map(|i| chars[i]);
        if is_name(&name) && before.is_none_or(|c| ROLE_ENDINGS.contains(c)) {
            return Some(name);
        }
    }
    None
}

/// Tells whether `text` has the form of a Chinese person's name: a surname and one or two characters more.
pub(super) fn is_name(text: &str) -> bool {
    let chars: Vec<char> = text.chars().collect();
    let is_double = DOUBLE_SURNAMES.iter().any(|s| text.starts_with(s));
    let ends_in_role = chars.last().is_some_and(|c| "長长員员會会局署部處处人者家說说".contains(*c));
    let is_form = match chars.len() {
        2 | 3 => SURNAMES.contains(chars[0]) || (is_double && chars.len() == 3),
        4 => is_double,
        _ => false,
    };
    is_form && chars.iter().all(|&c| is_han(c)) && !ends_in_role
}

/// Tells whether a sentence without an attribution is the reporter's, not the speaker's.
fn narrates(sentence: &str) -> bool {
    OPENS_NARRATION.iter().any(|w| sentence.starts_with(w))
        || REPORTS_FACTS.iter().any(|w| sentence.contains(w))
}

fn is_all_quotation(words: &str) -> bool {
    let words = words.trim_end_matches(['。', '，']);
    words.starts_with('「') && words.ends_with('」')
}

/// `Marian Okafor said that …`, `According to Dr. Falk, …`: the speaker, and where the claim starts.
fn english_lead(words: &str) -> Option<(&str, usize)> {
    if let Some(rest) = words.strip_prefix("According to ") {
        let at = rest.find(", ")?;
        // An apposition stands between two commas: According to Dr. Falk, a biologist at Kent, the …
        let apposition = slice(rest, at + 2..rest.len());
        let is_apposition = ["a ", "an ", "the head", "who "].iter().any(|w| apposition.starts_with(w));
        let end = if is_apposition { at + 2 + apposition.find(", ")? } else { at };
        return Some((slice(rest, 0..at), words.len() - rest.len() + end + 2));
    }
    let lead = super::claim::LATIN_CONNECTIVES.iter().find(|w| words.starts_with(**w)).map_or(0, |w| w.len());
    let mut at = lead;
    for (n, word) in slice(words, lead..words.len()).split(' ').enumerate() {
        let end = at + word.len();
        if n > 0 && ENGLISH_SAYS.contains(&word.trim_end_matches(',')) {
            let speaker = slice(words, lead..at).trim();
            let mut rest = slice(words, (end + 1).min(words.len())..words.len());
            if matches!(word, "told" | "tells") {
                let cut = rest.find(" that ").map(|p| p + 1)?;
                rest = slice(rest, cut..rest.len());
            }
            rest = rest.strip_prefix("that ").unwrap_or(rest);
            let starts_big = speaker.starts_with(char::is_uppercase);
            // "auditors have warned of": no claim of theirs follows.
            let is_perfect =
                speaker.ends_with(" have") || speaker.ends_with(" has") || speaker.ends_with(" had");
            let is_clear = !is_perfect
                && !speaker.contains(['“', '"', ';'])
                && speaker.split(' ').count() <= 14
                && starts_big;
            return (is_clear && !rest.is_empty() && !rest.starts_with("in ") && !rest.starts_with("of "))
                .then(|| (speaker, words.len() - rest.len()));
        }
        at = end + 1;
    }
    None
}

/// `…,” she says.`, `…, Falk said.`: where the claim ends, and the speaker.
fn english_tail(words: &str) -> Option<(usize, &str)> {
    let is_quotation = words.starts_with(['“', '"']);
    let end = if is_quotation {
        let inside = slice(words, words.chars().next()?.len_utf8()..words.len());
        let at = inside.find(['”', '"'])?;
        words.len() - inside.len() + at + inside.get(at..)?.chars().next()?.len_utf8()
    } else {
        words.rfind(", ")?
    };
    let tail =
        slice(words, end..words.len()).trim_start_matches([',', ' ']).trim_end_matches(['.', '!', '?']);
    if tail.is_empty() || tail.split(' ').count() > 12 {
        return None;
    }
    let words: Vec<&str> = tail.split(' ').collect();
    if ENGLISH_SAYS.contains(words.first()?) {
        return Some((end, tail.split_once(' ')?.1));
    }
    let says = words.iter().position(|w| ENGLISH_SAYS.contains(w))?;
    let ends = is_quotation
        || (says + 3 >= words.len() && !["have", "has", "had"].contains(&words[says.saturating_sub(1)]));
    (says > 0 && says <= 4 && ends).then(|| {
        let at: usize = words.iter().take(says).map(|w| w.len() + 1).sum();
        (end, slice(tail, 0..at).trim())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

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
        check("他建議設立基金。", &[("建議設立基金。", None)]);
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
            &[("the water is clean.", Some("Dr. Ines Falk")), ("it would last.", Some("Dr. Ines Falk"))],
        );
    }

    #[test]
    fn japanese_quotations_name_their_speaker() {
        check("北川さんは「収穫がなかった」と振り返る。", &[("「収穫がなかった」", Some("北川さん"))]);
        check("村役場によると、放棄地は二割まで減った。", &[("放棄地は二割まで減った。", Some("村役場"))]);
    }
}
