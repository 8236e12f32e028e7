//! The questions that may be asked as a sheet in Markdown: for the speaker and for who clears it, and no audience.

use crate::deck::{Asked, Deck, Origin, Slide, links_said};
use crate::text::{clean, inline};

/// Writes the sheet: the questions of the whole first, then those of each slide under its number and name.
pub fn write(deck: &Deck) -> String {
    let title = deck.title.as_deref().map(line).unwrap_or_default();
    let mut out = format!("# {}\n", format!("{title} Q&A").trim());
    out.extend(deck.asked.iter().map(question));
    for (slide_idx, slide) in deck.slides.iter().enumerate().filter(|(_, slide)| !slide.asked.is_empty()) {
        out += &format!("\n## {}. {}\n", slide_idx + 1, line(&slide_name(slide)));
        out.extend(slide.asked.iter().map(question));
    }
    out
}

fn slide_name(slide: &Slide) -> String {
    inline::escape(&slide.name())
}

/// A question with what belongs to it, a line each.
fn question(asked: &Asked) -> String {
    let question = line(&asked.question);
    let mut out = format!("\n### {}\n", if question.is_empty() { UNWRITTEN } else { &question });
    let by = asked.by.as_deref().map(|by| format!(" [{}]", plain(by))).unwrap_or_default();
    if let Some(said) = &asked.line {
        out += &format!("\n{}{by}\n", line(said));
    }
    if let Some(from) = &asked.from {
        out += &format!("\n- from: {}\n", lines_of(from));
    }
    if let Some(who) = &asked.cleared {
        out += &format!("\n- cleared: {}\n", plain(who));
    }
    if let Some(background) = &asked.background {
        let word = if background.is_usable { "may be used" } else { "not for use" };
        let from =
            background.from.as_ref().map(|from| format!(", from {}", lines_of(from))).unwrap_or_default();
        out += &format!("\n> background ({word}{from}): {}\n", line(&background.text));
    }
    out
}

/// What stands for a question that nobody has written.
const UNWRITTEN: &str = "(no question yet)";

/// The lines of a source: `a.txt:3, b.txt:5`.
fn lines_of(from: &Origin) -> String {
    from.each().map(|one| plain(&one.first().to_string())).collect::<Vec<_>>().join(", ")
}

/// Text with marks on one line; behind a link's words stands where it leads.
fn line(source: &str) -> String {
    plain(&inline::shown(&links_said(source)).text)
}

/// Words in which nothing is a mark of Markdown.
fn plain(text: &str) -> String {
    let is_mark = |c: char| "\\`*_{}[]<>#|~".contains(c);
    let one_line = clean(text).split_whitespace().collect::<Vec<_>>().join(" ");
    one_line.chars().flat_map(|c| is_mark(c).then_some('\\').into_iter().chain([c])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck;

    #[test]
    fn the_sheet_has_all_that_was_written_of_each_question() {
        let text = "title: 港口
slides:
- {heading: 甲, points: [一]}
- {heading: 乙, points: [二], asked: [{question: '何**時**？', line: \"明年\\n六月\", by: 林海生, from: 'a.txt:3', background: {text: 可說, use: yes}}]}
asked:
- {question: 誰？, line: '[港務局][見](https://a.example)', cleared: 新聞處, background: {text: 人手不足, from: 'b.txt:7'}}
- 為何？
- {question: '', line: 待問}
";
        assert_eq!(
            write(&deck::read(text).expect("a deck")),
            "# 港口 Q&A

### 誰？

\\[港務局\\]見 (https://a.example)

- cleared: 新聞處

> background (not for use, from b.txt:7): 人手不足

### 為何？

### (no question yet)

待問

## 2. 乙

### 何時？

明年 六月 [林海生]

- from: a.txt:3

> background (may be used): 可說
"
        );
    }
}
