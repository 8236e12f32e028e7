//! In front of the parser of keys: cuts out what a terminal answers in strings, which that parser would take for keys
//! (`ESC _ G i=31;OK ESC \` typed a `G`, an `O` and a `K`), and reads on its way what else answers say.

/// What a terminal has answered about pictures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It speaks kitty's graphics protocol, or says that it will not.
    Graphics(bool),
    /// Its name and version (XTVERSION).
    Name(String),
    /// A cell's width and height in pixels (XTWINOPS 16).
    Cell(u16, u16),
    /// Its primary attributes (DA1), which every terminal answers: whatever was asked before has been answered, if it
    /// ever will be.
    Attributes {
        /// Whether sixels are among them.
        has_sixels: bool,
    },
}

/// The longest answer, in bytes.
const MAX_ANSWER: usize = 1024;
const ESCAPE: u8 = 0x1b;

/// Where in what a terminal sends the bytes are.
#[derive(Debug, Default)]
pub(super) struct Replies {
    at: At,
    /// The bytes of the sequence or string so far, without what begins it.
    text: Vec<u8>,
    answers: Vec<Answer>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum At {
    #[default]
    Ground,
    /// Behind an Escape, which is held back.
    Escape,
    /// In a control sequence, which goes through.
    Sequence,
    /// In a string, which does not: what begins it, and whether an Escape has come that may end it.
    Text { kind: u8, has_escape: bool },
}

impl Replies {
    /// Takes a byte; what is no answer goes `through`.
    pub(super) fn take(&mut self, byte: u8, through: &mut Vec<u8>) {
        match self.at {
            At::Ground if byte == ESCAPE => self.at = At::Escape,
            At::Ground => through.push(byte),
            At::Escape => self.begin(byte, through),
            At::Sequence => self.sequence(byte, through),
            At::Text { kind, has_escape } => self.string(byte, (kind, has_escape), through),
        }
    }

    fn begin(&mut self, byte: u8, through: &mut Vec<u8>) {
        self.text.clear();
        self.at = match byte {
            b'_' | b'P' => At::Text { kind: byte, has_escape: false },
            ESCAPE => {
                through.push(ESCAPE);
                At::Escape
            }
            _ => {
                through.extend([ESCAPE, byte]);
                if byte == b'[' { At::Sequence } else { At::Ground }
            }
        };
    }

    fn sequence(&mut self, byte: u8, through: &mut Vec<u8>) {
        match byte {
            ESCAPE => self.at = At::Escape,
            0x40..=0x7e => {
                through.push(byte);
                self.at = At::Ground;
                self.answers.extend(answered(&self.text, byte));
            }
            _ => {
                through.push(byte);
                if self.text.len() < MAX_ANSWER {
                    self.text.push(byte);
                }
            }
        }
    }

    fn string(&mut self, byte: u8, (kind, has_escape): (u8, bool), through: &mut Vec<u8>) {
        match byte {
            b'\\' if has_escape => {
                self.at = At::Ground;
                self.answers.extend(said(kind, &self.text));
            }
            // Something else begins: the string has lost its end.
            _ if has_escape => {
                self.at = At::Escape;
                self.take(byte, through);
            }
            ESCAPE => self.at = At::Text { kind, has_escape: true },
            // Answers are printable; a control character is a key.
            0..0x20 | 0x7f => {
                self.at = At::Ground;
                through.push(byte);
            }
            _ if self.text.len() >= MAX_ANSWER => self.at = At::Ground,
            _ => self.text.push(byte),
        }
    }

    /// Whether bytes are held back.
    pub(super) fn is_holding(&self) -> bool {
        matches!(self.at, At::Escape | At::Text { .. })
    }

    /// Whether what is held back is an answer for sure, and no key.
    pub(super) fn is_answer(&self) -> bool {
        let begins = match self.at {
            At::Text { kind: b'_', .. } => "G",
            At::Text { kind: b'P', .. } => ">|",
            _ => return false,
        };
        self.text.starts_with(begins.as_bytes())
    }

    /// No more has come: a lone Escape is a key, and a string without its end is nothing.
    pub(super) fn settle(&mut self, through: &mut Vec<u8>) {
        if self.at == At::Escape {
            through.push(ESCAPE);
        }
        if self.is_holding() {
            self.at = At::Ground;
        }
    }

    /// What was answered since the last time.
    pub(super) fn answers(&mut self) -> Vec<Answer> {
        std::mem::take(&mut self.answers)
    }
}

/// What a control sequence answers.
fn answered(parameters: &[u8], last: u8) -> Option<Answer> {
    let text = str::from_utf8(parameters).ok()?;
    match last {
        b'c' => {
            // The first number is the terminal's class.
            let has_sixels = text.strip_prefix('?')?.split(';').skip(1).any(|attribute| attribute == "4");
            Some(Answer::Attributes { has_sixels })
        }
        b't' => {
            let mut numbers = text.strip_prefix("6;")?.split(';').map(str::parse::<u16>);
            let (height, width) = (numbers.next()?.ok()?, numbers.next()?.ok()?);
            (height > 0 && width > 0).then_some(Answer::Cell(width, height))
        }
        _ => None,
    }
}

/// What a string answers.
fn said(kind: u8, text: &[u8]) -> Option<Answer> {
    let text = str::from_utf8(text).ok()?;
    match kind {
        b'_' => {
            let (keys, message) = text.strip_prefix('G')?.split_once(';')?;
            let is_ours = keys.split(',').any(|key| key == format!("i={}", super::QUERY_ID));
            is_ours.then_some(Answer::Graphics(message == "OK"))
        }
        _ => Some(Answer::Name(text.strip_prefix(">|")?.to_owned())),
    }
}
