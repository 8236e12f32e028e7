//! Attributions in Japanese: `……は「……」と話した`, `「……」と、……は……`, `……によると、`.

use super::speakers::{Said, Speakers, shift};
use crate::outline::words::ja;
use crate::text::slice;
use std::ops::Range;

impl Speakers {
    pub(super) fn take_japanese(&mut self, text: &str, sentence: Range<usize>) -> Said {
        let words = slice(text, sentence.clone());
        if let (Some(open), Some(close)) = (words.find('「'), words.rfind(ja::CLOSES_QUOTED)) {
            let end = close + '」'.len_utf8();
            let speaker = slice(words, 0..open);
            if open < close
                && let Some(speaker) =
                    speaker.strip_suffix(ja::TOPIC).map(|s| s.rsplit('、').next().unwrap_or(s))
            {
                self.learn(speaker);
                return Said {
                    span: shift(open..end, sentence.start),
                    by: Some(speaker.to_owned()),
                    is_quotation: true,
                };
            }
            // 「……」と、森下さんは目を細めた: the speaker follows.
            let tail = slice(words, end..words.len()).trim_start_matches([ja::QUOTES, '、']);
            if open == 0
                && let Some((speaker, _)) = tail.split_once(ja::TOPIC)
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
        if let Some((source, _)) = words.split_once(ja::ACCORDING_TO)
            && source.chars().count() <= 20
        {
            let from = source.len() + ja::ACCORDING_TO.len();
            return Said {
                span: shift(from..words.len(), sentence.start),
                by: Some(source.to_owned()),
                is_quotation: false,
            };
        }
        Said { span: sentence, by: None, is_quotation: false }
    }
}
