//! Attributions in Japanese: `……は「……」と話した`, `「……」と、……は……`, `……によると、`.

use super::speakers::{Said, Speakers, shift};
use crate::text::slice;
use std::ops::Range;

impl Speakers {
    pub(super) fn take_japanese(&mut self, text: &str, sentence: Range<usize>) -> Said {
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
}
