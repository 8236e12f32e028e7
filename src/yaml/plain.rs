//! Decks and themes as they are mostly written, read line by line: a tenth of the time that a parser of all of YAML takes.
//!
//! Known are block mappings and lists, mappings in braces, scalars of one line, plain or in quotation marks without escapes,
//! literal blocks and comments on lines of their own. Of anything else, and of anything that could be wrong, nothing is read: the whole
//! text is then YAML's parser's, and so is what there is to say of it. What is read here is what that parser would read.

use crate::text::clean;
use memchr::memchr_iter;
use serde::de::value::{Error, MapDeserializer};
use serde::de::{DeserializeOwned, DeserializeSeed, IntoDeserializer, MapAccess, SeqAccess, Visitor};
use serde::{Deserializer, forward_to_deserialize_any};
use std::borrow::Cow;
use std::iter::Peekable;

/// Collections inside each other; deeper ones are left to the parser, which has its own limit.
const MAX_DEPTH: usize = 32;

/// Reads `text` where it is plain; nothing where it may be anything else.
///
/// What is read is made on the way: a tree of a large deck would take as much memory as the deck.
pub(crate) fn read<T: DeserializeOwned>(text: &str) -> Option<T> {
    if !clean::is_safe(text) {
        return None;
    }
    let mut lines = Lines(lines(text).peekable());
    let column = lines.peek()?.column;
    let whole =
        T::deserialize(Value { lines: &mut lines, place: Place::Collection(column), depth: 0 }).ok()?;
    lines.peek().is_none().then_some(whole)
}

/// A value that no line has to be read for any more.
enum Node<'a> {
    Text(Cow<'a, str>),
    Number(u64),
    Flag(bool),
    /// A mapping in braces.
    Map(Vec<(&'a str, Self)>),
}

/// A line that says something, without the white space around it.
#[derive(Clone, Copy)]
struct Line<'a> {
    /// Where it begins, or where what is left of it does.
    column: usize,
    text: &'a str,
    /// The line as it stands.
    whole: &'a str,
}

struct Lines<'a, I: Iterator<Item = Line<'a>>>(Peekable<I>);

fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    let mut start = 0;
    let ends = memchr_iter(b'\n', text.as_bytes()).chain([text.len()]);
    ends.map(move |end| {
        let whole = text.get(start..end).unwrap_or("");
        start = end + 1;
        let text = whole.trim_start_matches(' ');
        Line { column: whole.len() - text.len(), text: text.trim_end_matches(' '), whole }
    })
}

impl<'a, I: Iterator<Item = Line<'a>>> Lines<'a, I> {
    /// The next line that is neither empty nor a comment.
    fn peek(&mut self) -> Option<Line<'a>> {
        while self.0.next_if(|line| line.text.is_empty() || line.text.starts_with('#')).is_some() {}
        self.0.peek().copied()
    }

    /// The next such line, where it begins at `column`.
    fn peek_at(&mut self, column: usize) -> Option<Line<'a>> {
        self.peek().filter(|line| line.column == column)
    }

    /// Goes to the next item of the list whose dashes are at `column`: where its value is.
    fn next_item(&mut self, column: usize) -> Option<Place<'a>> {
        let rest = self.peek_at(column).and_then(item)?;
        if entry(rest.text).is_some() || item(rest).is_some() {
            // A mapping or a list that begins behind the dash: its first line is what is left of this one.
            *self.0.peek_mut()? = rest;
            return Some(Place::Collection(rest.column));
        }
        self.0.next();
        Some(Place::Behind(rest.text, column))
    }

    /// Goes to the next entry of the mapping whose keys are at `column`: its key, and where its value is.
    fn next_entry(&mut self, column: usize) -> Option<(&'a str, Place<'a>)> {
        let (key, value) = self.peek_at(column).and_then(|line| entry(line.text))?;
        self.0.next();
        let is_list_beside =
            value.is_empty() && self.peek_at(column).is_some_and(|next| item(next).is_some());
        Some((key, if is_list_beside { Place::List(column) } else { Place::Behind(value, column) }))
    }

    /// Whether nothing stands deeper than `column` where something at `column` has ended.
    fn is_over(&mut self, column: usize) -> bool {
        self.peek().is_none_or(|line| line.column <= column)
    }

    /// What stands behind a key or a dash whose line begins at `column`, where that is no collection.
    fn node(&mut self, text: &'a str, column: usize) -> Option<Node<'a>> {
        let node = match text {
            "|" => return self.block(column, "\n"),
            "|-" => return self.block(column, ""),
            text if text.starts_with('{') => self.braces(text)?,
            text => scalar(text)?,
        };
        // Nothing goes on on the next line.
        self.is_over(column).then_some(node)
    }

    /// A mapping in braces, on one line or several, of words, flags and text in quotation marks.
    fn braces(&mut self, first: &'a str) -> Option<Node<'a>> {
        let mut entries = Vec::new();
        let mut rest = first.strip_prefix('{')?;
        let mut is_parted = true;
        loop {
            rest = rest.trim_start_matches(' ');
            while rest.is_empty() {
                rest = self.0.next()?.text;
            }
            if let Some(behind) = rest.strip_prefix('}') {
                return behind.is_empty().then_some(Node::Map(entries));
            }
            let (key, behind) = rest.split_once(": ").filter(|(key, _)| is_parted && is_key(key))?;
            let (value, behind) = in_braces(behind.trim_start_matches(' '))?;
            entries.push((key, value));
            let behind = behind.trim_start_matches(' ');
            let parted = behind.strip_prefix(',');
            is_parted = parted.is_some();
            rest = parted.unwrap_or(behind);
        }
    }

    /// The lines of a literal block, each with its line feed but the last, which has `end`.
    fn block(&mut self, column: usize, end: &str) -> Option<Node<'a>> {
        let first = *self.0.peek()?;
        let indent = first.column;
        if indent <= column || first.text.is_empty() {
            return None;
        }
        let mut text = String::new();
        let mut n_empty = 0;
        while let Some(line) = self.0.next_if(|line| line.whole.is_empty() || line.column >= indent) {
            if line.whole.is_empty() {
                n_empty += 1;
                continue;
            }
            // Rows of blanks are told apart by their number.
            if line.text.is_empty() {
                return None;
            }
            text.extend(std::iter::repeat_n('\n', n_empty + usize::from(!text.is_empty())));
            text.push_str(line.whole.get(indent..)?);
            n_empty = 0;
        }
        // What ends it begins no deeper than what it belongs to.
        let is_ended = self.0.peek().is_none_or(|line| line.column <= column && !line.text.is_empty());
        // A text that ends without a line feed has none in its last block either.
        let end = if self.0.peek().is_none() && n_empty == 0 { "" } else { end };
        is_ended.then_some(Node::Text(Cow::Owned(text + end)))
    }
}

/// What stands behind a dash, as a line that begins there.
fn item(line: Line<'_>) -> Option<Line<'_>> {
    let rest = line.text.strip_prefix('-')?;
    let text = rest.trim_start_matches(' ');
    if !rest.is_empty() && text.len() == rest.len() {
        return None;
    }
    Some(Line { column: line.column + line.text.len() - text.len(), text, whole: line.whole })
}

/// A key, and what stands behind its colon.
fn entry(text: &str) -> Option<(&str, &str)> {
    let (key, rest) = text.split_at(text.bytes().position(|b| !is_of_key(b))?);
    let value = rest.strip_prefix(':')?;
    let is_value = value.is_empty() || value.starts_with(' ');
    (is_value && is_key(key)).then(|| (key, value.trim_start_matches(' ')))
}

/// Whether a text is a key of letters, digits and hyphens.
fn is_key(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase() || c == '_')
        && text.bytes().all(is_of_key)
        && !is_word_of_yaml(text)
}

const fn is_of_key(b: u8) -> bool {
    b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'_' | b'-')
}

/// The scalar that a value in braces begins with, and what stands behind it.
fn in_braces(text: &str) -> Option<(Node<'_>, &str)> {
    if let Some(inside) = text.strip_prefix('"') {
        let (inside, behind) = inside.split_once('"')?;
        return (!inside.contains('\\')).then_some((Node::Text(Cow::Borrowed(inside)), behind));
    }
    let is_of_word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    let (word, behind) = text.split_at(text.find(|c| !is_of_word(c)).unwrap_or(text.len()));
    let is_ended = behind.is_empty() || behind.starts_with([',', '}', ' ']);
    match word {
        "true" => Some((Node::Flag(true), behind)),
        "false" => Some((Node::Flag(false), behind)),
        _ if is_key(word) => Some((Node::Text(Cow::Borrowed(word)), behind)),
        _ => None,
    }
    .filter(|_| is_ended)
}

/// A scalar of one line.
fn scalar(text: &str) -> Option<Node<'_>> {
    if let Some(inside) = text.strip_prefix('"') {
        let inside = inside.strip_suffix('"')?;
        return (!inside.contains(['\\', '"'])).then_some(Node::Text(Cow::Borrowed(inside)));
    }
    if let Some(inside) = text.strip_prefix('\'') {
        let inside = inside.strip_suffix('\'')?;
        if !inside.contains('\'') {
            return Some(Node::Text(Cow::Borrowed(inside)));
        }
        // Two are one.
        let is_whole = !inside.replace("''", "").contains('\'');
        return is_whole.then(|| Node::Text(Cow::Owned(inside.replace("''", "'"))));
    }
    match text {
        "true" => return Some(Node::Flag(true)),
        "false" => return Some(Node::Flag(false)),
        _ => {}
    }
    let first = text.chars().next()?;
    if !first.is_alphanumeric() && first.is_ascii() || is_word_of_yaml(text) {
        return None;
    }
    if text.contains(": ") || text.contains(" #") || text.ends_with(':') {
        return None;
    }
    if first.is_ascii_digit() && text.bytes().all(may_be_of_a_number) {
        let is_count =
            text.len() < 10 && text.bytes().all(|b| b.is_ascii_digit()) && (first != '0' || text == "0");
        return is_count.then(|| text.parse().map(Node::Number).ok())?;
    }
    Some(Node::Text(Cow::Borrowed(text)))
}

/// What YAML, of some version, takes for something else than text.
fn is_word_of_yaml(text: &str) -> bool {
    const WORDS: [&str; 9] = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"];
    WORDS.iter().any(|word| text.eq_ignore_ascii_case(word))
}

/// Whether a byte may stand in a number, of whatever base and form.
const fn may_be_of_a_number(b: u8) -> bool {
    b.is_ascii_hexdigit() || matches!(b, b'x' | b'o' | b'_' | b'.' | b'+' | b'-' | b':' | b'i' | b'n')
}

/// Where a value is.
enum Place<'a> {
    /// The mapping or the list whose lines begin at this column.
    Collection(usize),
    /// The list whose dashes are at this column.
    List(usize),
    /// Behind a key or a dash whose line begins at this column, or below it where nothing stands there.
    Behind(&'a str, usize),
}

/// A value that is yet to be read, and how many collections it is in.
struct Value<'r, 'a, I: Iterator<Item = Line<'a>>> {
    lines: &'r mut Lines<'a, I>,
    place: Place<'a>,
    depth: usize,
}

/// What a value turns out to be.
enum Kind<'a> {
    List(usize),
    Map(usize),
    Node(Node<'a>),
}

/// No message: whatever is wrong, the parser of all of YAML says what.
fn not_plain() -> Error {
    serde::de::Error::custom("")
}

impl<'a, I: Iterator<Item = Line<'a>>> Value<'_, 'a, I> {
    fn kind(&mut self) -> Option<Kind<'a>> {
        let column = match self.place {
            Place::List(column) => {
                self.depth += 1;
                return Some(Kind::List(column));
            }
            Place::Behind("", column) => {
                self.depth += 1;
                self.lines.peek().filter(|next| next.column > column)?.column
            }
            Place::Behind(text, column) => return self.lines.node(text, column).map(Kind::Node),
            Place::Collection(column) => column,
        };
        if self.depth > MAX_DEPTH {
            return None;
        }
        let first = self.lines.peek_at(column)?;
        match item(first) {
            Some(_) => Some(Kind::List(column)),
            None => entry(first.text).map(|_| Kind::Map(column)),
        }
    }

    fn visit<'de, V: Visitor<'de>>(self, kind: Kind<'a>, visitor: V) -> Result<V::Value, Error> {
        match kind {
            Kind::List(column) => self.list(column, visitor),
            Kind::Map(column) => self.map(column, visitor),
            Kind::Node(node) => node.deserialize_any(visitor),
        }
    }

    /// The list whose dashes are at `column`, to its end.
    fn list<'de, V: Visitor<'de>>(self, column: usize, visitor: V) -> Result<V::Value, Error> {
        let mut items = Items { lines: self.lines, column, depth: self.depth };
        let value = visitor.visit_seq(&mut items)?;
        items.lines.next_item(column).is_none().then_some(value).ok_or_else(not_plain)
    }

    /// The mapping whose keys are at `column`, to its end.
    fn map<'de, V: Visitor<'de>>(self, column: usize, visitor: V) -> Result<V::Value, Error> {
        let mut entries = Entries { lines: self.lines, column, depth: self.depth, value: None };
        let value = visitor.visit_map(&mut entries)?;
        // What is neither a key nor the end of the mapping.
        let is_whole = entries.lines.next_entry(column).is_none() && entries.lines.is_over(column);
        is_whole.then_some(value).ok_or_else(not_plain)
    }
}

impl<'de, 'a, I: Iterator<Item = Line<'a>>> Deserializer<'de> for Value<'_, 'a, I> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(mut self, visitor: V) -> Result<V::Value, Error> {
        let kind = self.kind().ok_or_else(not_plain)?;
        self.visit(kind, visitor)
    }

    /// A list would do for a struct with its fields in their order, but in no YAML.
    fn deserialize_struct<V: Visitor<'de>>(
        mut self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match self.kind() {
            Some(Kind::List(_)) | None => Err(not_plain()),
            Some(kind) => self.visit(kind, visitor),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        mut self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match self.kind() {
            Some(Kind::Node(node)) => node.deserialize_enum(name, variants, visitor),
            _ => Err(not_plain()),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple
        tuple_struct map identifier ignored_any
    }
}

/// The items of the list whose dashes are at `column`.
struct Items<'r, 'a, I: Iterator<Item = Line<'a>>> {
    lines: &'r mut Lines<'a, I>,
    column: usize,
    depth: usize,
}

impl<'de, 'a, I: Iterator<Item = Line<'a>>> SeqAccess<'de> for Items<'_, 'a, I> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Error> {
        let Some(place) = self.lines.next_item(self.column) else { return Ok(None) };
        let depth = self.depth + usize::from(matches!(place, Place::Collection(_)));
        seed.deserialize(Value { lines: self.lines, place, depth }).map(Some)
    }
}

/// The entries of the mapping whose keys are at `column`.
struct Entries<'r, 'a, I: Iterator<Item = Line<'a>>> {
    lines: &'r mut Lines<'a, I>,
    column: usize,
    depth: usize,
    /// Where the value is of the key that was read last.
    value: Option<Place<'a>>,
}

impl<'de, 'a, I: Iterator<Item = Line<'a>>> MapAccess<'de> for Entries<'_, 'a, I> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Error> {
        let Some((key, place)) = self.lines.next_entry(self.column) else { return Ok(None) };
        self.value = Some(place);
        seed.deserialize(key.into_deserializer()).map(Some)
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, Error> {
        let place = self.value.take().ok_or_else(not_plain)?;
        seed.deserialize(Value { lines: self.lines, place, depth: self.depth })
    }
}

impl<'de> Deserializer<'de> for Node<'_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self {
            Self::Text(Cow::Borrowed(text)) => visitor.visit_str(text),
            Self::Text(Cow::Owned(text)) => visitor.visit_string(text),
            Self::Number(number) => visitor.visit_u64(number),
            Self::Flag(flag) => visitor.visit_bool(flag),
            Self::Map(entries) => visitor.visit_map(MapDeserializer::new(entries.into_iter())),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match self {
            Self::Text(text) => text.into_deserializer().deserialize_enum(name, variants, visitor),
            other => other.deserialize_any(visitor),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple
        tuple_struct map struct identifier ignored_any
    }
}

impl IntoDeserializer<'_, Error> for Node<'_> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck::{Deck, arbitrary, write};
    use proptest::prelude::*;
    use serde_yaml::Value;

    /// What is read here is what the parser reads.
    #[track_caller]
    fn is_alike(text: &str) -> bool {
        let read = read::<Value>(text);
        if let Some(read) = &read {
            assert_eq!(Some(read), serde_yaml::from_str(text).ok().as_ref(), "of {text:?}");
        }
        read.is_some()
    }

    #[test]
    fn a_deck_as_it_is_mostly_written_is_read_line_by_line() {
        for text in [
            "title: 港口\nlang: zh-Hant\nslides:\n- heading: 第1張\n  points:\n  - 每日3,500個，16.7%\n  - text: 乙\n    from: a.txt:3\n",
            "slides:\n  - heading: 甲\n    numbered: true\n    time: 90s\n\n# 註\n  - quote: 「a」\n    from:\n      - a.txt:1\n      - b.txt:2\nminutes: 10\n",
            "slides:\n- notes: |-\n    一\n\n    二\n  body: |\n    三\n      四\n\n- code: |\n    # 五: a\n",
            "slides:\n- heading: \"a: b\"\n  body: 'c # d'\n  points:\n  -\n    text: e\n  -   by: f\n      text: g",
            "slides:\n- body: |\n    甲\n\n    乙",
            "about: 'a'\npage: { fg: ink, bg: \"#14181f\" }\nroles:\n  series1: {fg: a-b,bold: true}\n  code-key: { }\n",
            "palette: {\n  ink: \"港: {口}, #\", paper: x,\n\n  good: z\n}\nlarge: auto\n",
            "slides:\n- table:\n  - - 年\n    - 個\n  - - '2031'\n    - 'it''s'\n",
        ] {
            assert!(is_alike(text), "{text}");
        }
        assert!(is_alike(include_str!("../../decks/harbour.yaml")), "what `build` writes");
    }

    #[test]
    fn what_may_be_anything_else_is_left_to_the_parser() {
        for text in [
            "a: b\n  c",
            "a: &x b",
            "a: *x",
            "a: !!str b",
            "a: [b]",
            "a: {b: c",
            "a: {b: c} d",
            "a: {b: c\n  d: e}",
            "a: {b: c d}",
            "a: {b: [c]}",
            "a: {b: c#d}",
            "a: {b: 'c'}",
            "a: {b: 12}",
            "a: {b: no}",
            "a: {no: b}",
            "a: {b: \"c\\n\"}",
            "a: {b: \"c}",
            "a: {b:c}",
            "a: {b: c, , d: e}",
            "a: {b: c, # d\n  e: f}",
            "a: {b: {c: d}}",
            "a: {b: c\n",
            "-a: b",
            "1a: b",
            "a: 'it'''s'",
            "a: \"\\n\"",
            "a: 0x1F",
            "a: 1e3",
            "a: 3.10",
            "a: 2031-08-14",
            "a: ~",
            "a: null",
            "a: Yes",
            "a:",
            "a: b: c",
            "a: b #c",
            "a: b:",
            "- a\nb: c",
            "a: b\n- c",
            "a: >-\n  b",
            "a: |+\n  b",
            "a: |\n  b\n c\n",
            "a: |\n    b\n   \n",
            "---\na: b",
            "a: b\n...",
            "%YAML 1.2\n",
            "? a",
            "a: -",
            "- - a\n - b",
            "A: b",
            "a b: c",
            "a: @b",
            "a\t: b",
            "a: b\r\n",
            "a: \u{85}",
            "\u{feff}a: b",
            "",
            "a",
            "a:b",
            "a; b",
            "a: b\na",
            " a: b\nc: d",
            "a: |\n\n  b",
            "a: '",
            "a: \"b\" c",
            "y: a",
            "null: a",
            "a: +1",
            "a: .5",
            "a: -1",
        ] {
            assert!(!is_alike(text), "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn nothing_is_read_otherwise_than_by_the_parser(
            text in "(( {0,4}(- |-|)){1,2}((a|bc|d_e|y|on): ?|)(港口|x y|1|0|-|0x1|12:3|3,5|true|No|~|'a'|\"b\"|'a' b|\\|-?|>|#c| #d|\\[a\\]|&a|a:b|a: b|:|\\?|%|\\{(a: \"x\",?|b: y|, ?|c|\n| d: no|e: true|:)*\\}?|)? ?\n){1,7}"
        ) {
            is_alike(&text);
        }

        #[test]
        fn what_we_write_is_read_alike(slides in proptest::collection::vec(arbitrary::slide(), 0..3)) {
            is_alike(&write(&Deck { slides, ..Deck::default() }));
        }

        #[test]
        fn any_text_is_read_alike(text in any::<String>()) {
            is_alike(&text);
        }
    }

    /// What is plain is read here, and not left to the parser; both sides of each rule.
    #[test]
    fn how_plain_a_scalar_is() {
        for (text, is_plain) in [
            ("a: true", true),
            ("a: false", true),
            ("a: True", false),
            ("a: no", false),
            ("a: 0", true),
            ("a: 12", true),
            ("a: 012", false),
            ("a: 123456789", true),
            ("a: 1234567890", false),
            ("a: 1.5", false),
            ("a: 1個", true),
            ("a: -1", false),
            ("a: 甲: 乙", false),
            ("a: 甲 #乙", false),
            ("a: 甲:", false),
            ("a: 甲:乙", true),
            ("a: 甲#乙", true),
            ("a: \"甲\"", true),
            ("a: \"甲", false),
            ("a: \"甲\\n\"", false),
            ("a: '甲'", true),
            ("a: '甲''乙'", true),
            ("a: '甲'乙'", false),
            ("a: '甲", false),
            ("a: [甲]", false),
            ("a: &b 甲", false),
            ("a:\n  b: c", true),
            ("a:\nb: c", false),
            ("a: b\n  c: d", false),
            ("a: b\n c", false),
            ("A: b", false),
            ("a_b: c", true),
            ("null: b", false),
            ("a : b", false),
            ("-a", false),
            ("- a\n- b", true),
            ("-  - a", true),
            ("- a\nb: c", false),
            ("a:\n- b\n- c", true),
            ("a:\n  - b\n  -c", false),
            ("a: |\n  b\n  c", true),
            ("a: |-\n  b\nc: d", true),
            ("a: |\nb", false),
            ("a: |\n  b\n c: d", false),
            ("a: |\n  b\n   \n  c", false),
            ("a: |\n\n  b", false),
            ("a: >\n  b", false),
        ] {
            assert_eq!(is_alike(text), is_plain, "{text}");
        }
    }

    #[test]
    fn so_many_collections_stand_inside_each_other() {
        let maps = |n: usize| {
            (0..n).map(|i| format!("{}a:\n", " ".repeat(i))).collect::<Vec<_>>().concat()
                + &" ".repeat(n)
                + "b: c\n"
        };
        assert!(is_alike(&maps(MAX_DEPTH)) && !is_alike(&maps(MAX_DEPTH + 1)));
        let lists = |n: usize| format!("{}a\n", "- ".repeat(n + 1));
        assert!(is_alike(&lists(MAX_DEPTH)) && !is_alike(&lists(MAX_DEPTH + 1)));
        // A list beside its key is one deeper as well.
        let beside = |n: usize| {
            let keys: Vec<String> = (0..n).map(|i| format!("{}a:\n", " ".repeat(i))).collect();
            format!("{}{1}b:\n{1}- c\n", keys.concat(), " ".repeat(n))
        };
        assert!(is_alike(&beside(MAX_DEPTH - 1)));
    }

    #[test]
    fn a_list_beside_its_key_is_one_deeper() {
        let beside = |n: usize| {
            let keys: Vec<String> = (0..n).map(|i| format!("{}a:\n", " ".repeat(i))).collect();
            format!("{}{1}b:\n{1}- c: d\n", keys.concat(), " ".repeat(n))
        };
        assert!(is_alike(&beside(MAX_DEPTH - 2)) && !is_alike(&beside(MAX_DEPTH - 1)));
    }
}
