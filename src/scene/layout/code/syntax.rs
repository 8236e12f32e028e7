//! The syntax of program text, as far as colours tell it: comments, strings, numbers, keywords and keys. A row a language.
//!
//! No grammars: syntect makes the program 2.4 to 3 MB larger, takes 160 ms for the first 15 lines (its regular expressions
//! are compiled then) and stands on two crates that nobody keeps; tree-sitter takes a megabyte and a C build a language.
//! A slide shows a screenful, which these rows colour as it is laid out, in a microsecond a line.

use crate::scene::Role;
use std::ops::Range;

/// A language.
struct Syntax {
    /// Its names, in small letters.
    names: &'static [&'static str],
    /// What starts a comment to the end of the line.
    line_comments: &'static [&'static str],
    /// What a comment over lines starts and ends with.
    block_comment: Option<(&'static str, &'static str)>,
    /// What strings start and end with, the longest first; whether they go over lines.
    strings: &'static [(&'static str, bool)],
    /// Its keywords, with spaces between.
    keywords: &'static str,
    /// Whether keywords may be in capitals.
    ignores_case: bool,
    /// What stands behind a key, at the start of a line.
    key_mark: Option<char>,
}

const C_LIKE: Syntax = Syntax {
    names: &[],
    line_comments: &["//"],
    block_comment: Some(("/*", "*/")),
    strings: &[("\"", false), ("'", false)],
    keywords: "",
    ignores_case: false,
    key_mark: None,
};

const HASHED: Syntax =
    Syntax { line_comments: &["#"], block_comment: None, strings: &[("\"", false), ("'", false)], ..C_LIKE };

const SYNTAXES: &[Syntax] = &[
    Syntax {
        names: &["rust", "rs"],
        // A single quotation mark is a lifetime's.
        strings: &[("\"", true)],
        keywords: "as async await break const continue crate dyn else enum extern false fn for if impl in let loop match \
                   mod move mut pub ref return self Self static struct super trait true type unsafe use where while",
        ..C_LIKE
    },
    Syntax {
        names: &["python", "py"],
        strings: &[("\"\"\"", true), ("'''", true), ("\"", false), ("'", false)],
        keywords: "False None True and as assert async await break class continue def del elif else except finally for \
                   from global if import in is lambda match nonlocal not or pass raise return try while with yield",
        ..HASHED
    },
    Syntax {
        names: &["javascript", "js", "typescript", "ts", "jsx", "tsx"],
        strings: &[("`", true), ("\"", false), ("'", false)],
        keywords: "as async await break case catch class const continue default delete do else enum export extends false \
                   finally for from function if implements import in instanceof interface let new null of private public \
                   return static super switch this throw true try type typeof undefined var void while yield",
        ..C_LIKE
    },
    Syntax {
        names: &["go"],
        strings: &[("`", true), ("\"", false), ("'", false)],
        keywords: "break case chan const continue default defer else fallthrough false for func go goto if import \
                   interface map nil package range return select struct switch true type var",
        ..C_LIKE
    },
    Syntax {
        names: &["c", "h", "c++", "cpp", "hpp", "objc"],
        keywords: "auto bool break case char class const constexpr continue default delete do double else enum extern \
                   false float for goto if include inline int long namespace new nullptr private public return short \
                   signed sizeof static struct switch template this true typedef union unsigned using virtual void while",
        ..C_LIKE
    },
    Syntax {
        names: &["java", "kotlin", "kt", "swift", "csharp", "c#", "scala"],
        strings: &[("\"\"\"", true), ("\"", false), ("'", false)],
        keywords: "abstract as async await boolean break case catch class const continue data default do double else enum \
                   extends false final finally float for fun func guard if implements import in init int interface \
                   internal is let long namespace new null nil object override package private protected public return \
                   self static struct super switch this throw throws true try using val var void when while",
        ..C_LIKE
    },
    Syntax {
        names: &["shell", "sh", "bash", "zsh", "console"],
        strings: &[("\"", true), ("'", true)],
        keywords: "case do done elif else esac export fi for function if in local return set then until while",
        ..HASHED
    },
    Syntax {
        names: &["ruby", "rb"],
        keywords: "and begin break case class def do else elsif end ensure false for if in module next nil not or require \
                   rescue return self super then true unless until when while yield",
        ..HASHED
    },
    Syntax {
        names: &["sql"],
        line_comments: &["--"],
        keywords: "and as asc between by case count create delete desc distinct drop else end exists from full group \
                   having in inner insert into is join left like limit not null on or order outer right select set table \
                   then union update values when where with",
        ignores_case: true,
        ..C_LIKE
    },
    Syntax { names: &["yaml", "yml"], keywords: "true false null", key_mark: Some(':'), ..HASHED },
    Syntax {
        names: &["toml", "ini", "conf"],
        line_comments: &["#", ";"],
        keywords: "true false",
        key_mark: Some('='),
        ..HASHED
    },
    Syntax { names: &["json", "json5", "jsonc"], keywords: "true false null", key_mark: Some(':'), ..C_LIKE },
    Syntax {
        names: &["css", "scss"],
        line_comments: &[],
        keywords: "important inherit initial none auto",
        key_mark: Some(':'),
        ..C_LIKE
    },
    Syntax {
        names: &["html", "xml", "svg"],
        line_comments: &[],
        block_comment: Some(("<!--", "-->")),
        ..C_LIKE
    },
];

/// The stretches of a program's text, in bytes, ascending and apart, that have a colour of their own; none in a language
/// that has no row.
pub(super) fn tokens(text: &str, language: &str) -> Vec<(Range<usize>, Role)> {
    let language = language.trim().to_lowercase();
    let Some(syntax) = SYNTAXES.iter().find(|syntax| syntax.names.contains(&language.as_str())) else {
        return Vec::new();
    };
    let (mut tokens, mut at, mut is_first) = (Vec::new(), 0, true);
    while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
        let rest = text.get(at..).unwrap_or_default();
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let (n_bytes, role) = syntax.token(rest, before, is_first);
        let n_bytes = n_bytes.max(c.len_utf8());
        tokens.extend(role.map(|role| (at..at + n_bytes, role)));
        // A list's dash and white space may stand before a key.
        is_first = c == '\n' || is_first && (c.is_whitespace() || c == '-' || c == '{' || c == ',');
        at += n_bytes;
    }
    tokens
}

impl Syntax {
    /// What a text starts with: its bytes, and its colour, if it has one.
    fn token(&self, rest: &str, before: Option<char>, is_first: bool) -> (usize, Option<Role>) {
        if let Some((start, end)) = self.block_comment
            && let Some(inside) = rest.strip_prefix(start)
        {
            let n_inside = inside.find(end).map_or(inside.len(), |at| at + end.len());
            return (start.len() + n_inside, Some(Role::CodeComment));
        }
        // `#` and `;` inside a word are part of it.
        let is_apart = before.is_none_or(char::is_whitespace);
        let starts = |mark: &&&str| rest.starts_with(**mark) && (mark.len() > 1 || is_apart);
        if self.line_comments.iter().any(|mark| starts(&mark)) {
            return (rest.find('\n').unwrap_or(rest.len()), Some(Role::CodeComment));
        }
        if let Some((mark, is_long)) = self.strings.iter().find(|(mark, _)| rest.starts_with(mark)) {
            let n_bytes = string(rest, mark, *is_long);
            let is_key = is_first && self.is_key(rest.get(n_bytes..).unwrap_or_default());
            return (n_bytes, Some(if is_key { Role::CodeKeyword } else { Role::CodeString }));
        }
        let is_of_word = |c: char| c.is_alphanumeric() || c == '_' || self.key_mark.is_some() && c == '-';
        let n_bytes = rest.find(|c| !is_of_word(c)).unwrap_or(rest.len());
        let word = rest.get(..n_bytes).unwrap_or_default();
        let role = match word.chars().next() {
            None => None,
            Some(_) if is_first && self.is_key(rest.get(n_bytes..).unwrap_or_default()) => {
                Some(Role::CodeKeyword)
            }
            Some(c) if c.is_ascii_digit() => Some(Role::CodeNumber),
            Some(_) => self.is_keyword(word).then_some(Role::CodeKeyword),
        };
        (n_bytes, role)
    }

    fn is_keyword(&self, word: &str) -> bool {
        let is_word =
            |known: &str| if self.ignores_case { known.eq_ignore_ascii_case(word) } else { known == word };
        self.keywords.split_whitespace().any(is_word)
    }

    /// Whether what stands before `rest` is a key.
    fn is_key(&self, rest: &str) -> bool {
        self.key_mark.is_some_and(|mark| rest.trim_start_matches(' ').starts_with(mark))
    }
}

/// The bytes of a string that a text starts with: to its end, or where there is none to that of the line.
fn string(text: &str, mark: &str, is_long: bool) -> usize {
    let mut at = mark.len();
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        if rest.starts_with(mark) {
            return at + mark.len();
        }
        let mut chars = rest.chars();
        let c = chars.next().unwrap_or_default();
        if c == '\n' && !is_long {
            return at;
        }
        at += c.len_utf8() + if c == '\\' { chars.next().map_or(0, char::len_utf8) } else { 0 };
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Keywords as `k`, strings `s`, comments `c`, numbers `n`, all else as it stands.
    #[track_caller]
    fn check(language: &str, text: &str, expected: &str) {
        let (mut out, mut at) = (String::new(), 0);
        for (bytes, role) in tokens(text, language) {
            let sign = match role {
                Role::CodeKeyword => 'k',
                Role::CodeString => 's',
                Role::CodeComment => 'c',
                _ => 'n',
            };
            out += text.get(at..bytes.start).expect("whole characters");
            out.push(sign);
            at = bytes.end;
        }
        out += text.get(at..).expect("whole characters");
        assert_eq!(out, expected, "{language}: {text}");
    }

    /// What shows each row, by its first name.
    const EXAMPLES: [(&str, &str, &str); 14] = [
        ("rust", "fn f<'a>() { let x = 3; } // 甲", "k f<'a>() { k x = n; } c"),
        ("python", "def f(): return \"\"\"一\n二\"\"\" # 甲", "k f(): k s c"),
        ("javascript", "const a = `一\n二`; /* x\n y */ a#b", "k a = s; c a#b"),
        ("go", "func f() { x := \"a\\\"b\" }", "k f() { x := s }"),
        ("c", "#include \"a.h\"\nint x = 0x1f;", "#k s\nk x = n;"),
        ("java", "class A { var s = 'x'; }", "k A { k s = s; }"),
        ("shell", "if true; then echo $#; fi # 甲", "k true; k echo $#; k c"),
        ("ruby", "def f; nil; end", "k f; k; k"),
        ("sql", "SELECT a FROM b -- 甲", "k a k b c"),
        ("yaml", "title: 港口 # 甲\n- a-b: 12\n  c: \"d: e\"\n", "k: 港口 c\n- k: n\n  k: s\n"),
        ("toml", "[a]\nb = true ; x", "[a]\nk = k c"),
        ("json", "{\"a\": \"b\",\n \"c\": null}", "{k: s,\n k: k}"),
        ("css", "a { color: none } /* x */", "a { color: k } c"),
        ("html", "<a href=\"b\"><!-- c --></a>", "<a href=s>c</a>"),
    ];

    #[test]
    fn each_language_is_coloured_by_its_row() {
        assert_eq!(EXAMPLES.len(), SYNTAXES.len());
        for (syntax, (language, text, expected)) in SYNTAXES.iter().zip(EXAMPLES) {
            assert_eq!(syntax.names[0], language);
            check(language, text, expected);
        }
        check(" Rust ", "let", "k");
        check("klingon", "let x = 3", "let x = 3");
        // What has no end goes to that of the line, or of the text.
        check("go", "x = \"一\ny = 3", "x = s\ny = n");
        check("go", "/* 一\n", "c");
    }

    proptest! {
        #[test]
        fn tokens_are_ascending_and_of_whole_characters(
            text in "[a-z\"'`#/*\\\\ \n港:=-]{0,40}",
            language in proptest::sample::select(&["rust", "python", "yaml", "sql", "html", "json"][..]),
        ) {
            let mut at = 0;
            for (bytes, _) in tokens(&text, language) {
                prop_assert!(bytes.start >= at && bytes.start < bytes.end && text.get(bytes.clone()).is_some());
                at = bytes.end;
            }
        }
    }

    #[test]
    fn a_mark_of_one_character_starts_a_comment_only_where_it_stands_apart() {
        check("go", "x()// 甲", "x()c");
        check("c", "x/* 甲 */y", "xcy");
        check("sql", "a--b", "ac");
        check("shell", "a#b #c", "a#b c");
    }
}
