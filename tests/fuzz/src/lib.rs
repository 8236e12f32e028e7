//! What is fuzzed: a function a target, of any bytes. Each panics where a promise is broken, and is called by the plain
//! driver (`../driver.rs`, on stable) and by libFuzzer (`../fuzz_targets`) alike.

#![expect(clippy::disallowed_types, reason = "a log is written by several tasks")]

mod article;
mod deck;
mod remote;
mod rig;
mod screen;
mod text;

/// A function that is fuzzed.
#[derive(Clone, Copy)]
pub struct Target {
    /// Its name, and that of its folder of examples.
    pub name: &'static str,
    /// Runs it on some bytes.
    pub run: fn(&[u8]),
    /// What is put into the examples besides bytes by chance.
    pub words: &'static [&'static str],
}

/// All of them. Parsers come first, then what takes many parts together.
pub const TARGETS: &[Target] = &[
    Target { name: "plain", run: article::plain, words: PROSE },
    Target { name: "markdown", run: article::markdown, words: MARKS },
    Target { name: "html", run: article::html, words: TAGS },
    Target { name: "docx", run: article::docx, words: article::DOCX_WORDS },
    Target { name: "epub", run: article::epub, words: TAGS },
    Target { name: "rtf", run: article::rtf, words: article::RTF_WORDS },
    Target { name: "pdf", run: article::pdf, words: PROSE },
    Target { name: "deck", run: deck::deck, words: deck::WORDS },
    Target { name: "theme", run: deck::theme, words: deck::THEME_WORDS },
    Target { name: "config", run: deck::config, words: deck::CONFIG_WORDS },
    Target { name: "inline", run: text::inline, words: MARKS },
    Target { name: "wrap", run: text::wrap, words: PROSE },
    Target { name: "replies", run: remote::replies, words: remote::REPLIES },
    Target { name: "journal", run: remote::journal, words: remote::JOURNAL_WORDS },
    Target { name: "keyring", run: remote::keyring, words: remote::KEYRING_WORDS },
    Target { name: "outline", run: article::outline, words: PROSE },
    Target { name: "layout", run: screen::layout, words: deck::WORDS },
    Target { name: "writer", run: screen::writer, words: PROSE },
    Target { name: "driver", run: rig::driver, words: rig::KEYS },
    Target { name: "ssh", run: rig::ssh, words: rig::KEYS },
];

/// Runs the target of this name.
pub fn run(name: &str, bytes: &[u8]) {
    let target = TARGETS.iter().find(|target| target.name == name).expect("a target of this name");
    (target.run)(bytes);
}

const PROSE: &[&str] = &[
    "\n",
    "\n\n",
    "\u{3000}\u{3000}",
    "。",
    "，",
    "「",
    "」",
    "（",
    "）",
    "……",
    "——",
    "·",
    "：",
    "▲",
    "●",
    "圖：",
    "林海生表示，",
    "他說：「",
    "記者陳大文",
    "2031年8月14日",
    "三千個",
    "NT$1,200",
    "3.5%",
    "said Mary Lee.",
    "“",
    "”",
    "- ",
    "1. ",
    "Q: ",
    "と話した。",
    "밝혔다.",
    "e\u{301}",
    "👨‍👩‍👧",
    "🇭🇰",
    "\u{200D}",
    "\u{202E}",
    "\u{FEFF}",
    "ﾊﾟ",
    "\u{AD}",
    "\u{1100}",
    "\u{FE0F}",
    "\r\n",
    "\t",
    "\u{c}",
    "  ",
];
const MARKS: &[&str] = &[
    "*", "**", "`", "\\", "[", "](", "![", "# ", "\n", "\n\n", "- ", "> ", "```", "---", "| ", "|-", "<!--",
    "-->", "港口", "a", " ", "[^1]:", "&amp;", "_", "~~", "1. ", "\u{202E}",
];
const TAGS: &[&str] = &[
    "<p>",
    "</p>",
    "<h1>",
    "<h2 class='a'>",
    "<div>",
    "</div>",
    "<ul><li>",
    "<table><tr><td>",
    "<figure><img src='a.png'><figcaption>",
    "<script>",
    "<script type='application/ld+json'>{\"headline\":\"",
    "</script>",
    "<style>",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "&#x202E;",
    "&amp",
    "&#0;",
    "<meta charset=big5>",
    "<article>",
    "<nav>",
    "<a href='",
    "<img src='data:image/png;base64,",
    "<br>",
    "<time datetime='2031-08-14'>",
    "港務局表示，",
    "。",
    "<title>",
    "</",
    ">",
    "\"",
    "'",
    "<item id='a' href='b.xhtml'/>",
    "<itemref idref='a'/>",
    "\0",
];
