//! The key table: one list that drives input, the help overlay and the README.

use super::words::Word;

/// A key as the presenter knows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Key {
    /// A character.
    Char(char),
    /// A character with Control.
    Ctrl(char),
    /// Return or Enter.
    Enter,
    /// Return with Alt or Shift: a new line where Return alone does something else.
    Newline,
    /// Escape.
    Escape,
    /// Backspace.
    Backspace,
    /// Tab.
    Tab,
    /// Tab with Shift.
    BackTab,
    /// The arrow to the left.
    Left,
    /// The arrow to the right.
    Right,
    /// The arrow up.
    Up,
    /// The arrow down.
    Down,
    /// Page Up.
    PageUp,
    /// Page Down.
    PageDown,
    /// Home.
    Home,
    /// End.
    End,
    /// A function key.
    Function(u8),
}

/// What a key does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    /// The next point, screen or slide.
    Next,
    /// The one before.
    Back,
    /// The first slide.
    First,
    /// The last slide, or the one whose number was typed.
    Last,
    /// Points one by one, or all at once.
    Reveal,
    /// Back to where one was before a jump.
    JumpBack,
    /// The list of slides.
    Overview,
    /// Look for words.
    Search,
    /// The next slide with them.
    NextMatch,
    /// The one before.
    PreviousMatch,
    /// The speaker's notes.
    Notes,
    /// More of the notes.
    NextNotes,
    /// Back in the notes.
    PreviousNotes,
    /// More room for the notes.
    MoreNotes,
    /// Less room for them.
    LessNotes,
    /// The questions that may be asked.
    Asked,
    /// The script in large measure, or the slide.
    Prompter,
    /// The script goes on by itself, or stops.
    Roll,
    /// The source of the claim that one stands at.
    Source,
    /// The time that the talk has taken.
    Timer,
    /// Stop it, or let it go on.
    Pause,
    /// The time from now.
    RestartTimer,
    /// An empty screen.
    Blank,
    /// The next theme.
    NextTheme,
    /// The one before.
    PreviousTheme,
    /// Where the deck was left last time.
    LastPlace,
    /// What one stands at to the clipboard.
    Copy,
    /// The file in an editor.
    Edit,
    /// The keys.
    Help,
    /// Forget the search.
    Cancel,
    /// Read the file again.
    Reload,
    /// Draw the screen anew.
    Redraw,
    /// Back to the shell for a while.
    Suspend,
    /// Leave.
    Quit,
    /// Approve the claim's words.
    Approve,
    /// Approve all that is left on the slide.
    ApproveAll,
    /// Object to it.
    Flag,
    /// Remark on it.
    Comment,
    /// Suggest another wording.
    Suggest,
    /// Answer the remark.
    Answer,
    /// Settle it.
    Resolve,
    /// Open it again.
    Reopen,
    /// Take back one's own.
    Withdraw,
    /// Take back what one did last.
    Undo,
    /// The next claim that one has not seen.
    NextUnseen,
    /// The one before.
    PreviousUnseen,
    /// The next claim with an open flag.
    NextFlagged,
    /// The list of remarks.
    Remarks,
    /// Go on with a remark that was not sent.
    Draft,
    /// Take the suggestion into the deck.
    Take,
    /// The claims that were not chosen for the slide.
    Unchosen,
    /// Follow who leads, or go one's own way.
    Follow,
    /// Lead, ask for the lead, or hand it over.
    Lead,
}

impl Action {
    /// Each with the name by which a person's settings know it, which stays.
    #[rustfmt::skip]
    pub const NAMES: &[(Self, &str)] = &[
        (Self::Next, "next"),
        (Self::Back, "back"),
        (Self::First, "first"),
        (Self::Last, "last"),
        (Self::Reveal, "reveal"),
        (Self::JumpBack, "jump-back"),
        (Self::Overview, "overview"),
        (Self::Search, "search"),
        (Self::NextMatch, "next-match"),
        (Self::PreviousMatch, "previous-match"),
        (Self::Notes, "notes"),
        (Self::NextNotes, "next-notes"),
        (Self::PreviousNotes, "previous-notes"),
        (Self::MoreNotes, "more-notes"),
        (Self::LessNotes, "less-notes"),
        (Self::Asked, "asked"),
        (Self::Prompter, "prompter"),
        (Self::Roll, "roll"),
        (Self::Source, "source"),
        (Self::Timer, "timer"),
        (Self::Pause, "pause"),
        (Self::RestartTimer, "restart-timer"),
        (Self::Blank, "blank"),
        (Self::NextTheme, "next-theme"),
        (Self::PreviousTheme, "previous-theme"),
        (Self::LastPlace, "last-place"),
        (Self::Copy, "copy"),
        (Self::Edit, "edit"),
        (Self::Help, "help"),
        (Self::Cancel, "cancel"),
        (Self::Reload, "reload"),
        (Self::Redraw, "redraw"),
        (Self::Suspend, "suspend"),
        (Self::Quit, "quit"),
        (Self::Approve, "approve"),
        (Self::ApproveAll, "approve-all"),
        (Self::Flag, "flag"),
        (Self::Comment, "comment"),
        (Self::Suggest, "suggest"),
        (Self::Answer, "answer"),
        (Self::Resolve, "resolve"),
        (Self::Reopen, "reopen"),
        (Self::Withdraw, "withdraw"),
        (Self::Undo, "undo"),
        (Self::NextUnseen, "next-unseen"),
        (Self::PreviousUnseen, "previous-unseen"),
        (Self::NextFlagged, "next-flagged"),
        (Self::Remarks, "remarks"),
        (Self::Draft, "draft"),
        (Self::Take, "take"),
        (Self::Unchosen, "unchosen"),
        (Self::Follow, "follow"),
        (Self::Lead, "lead"),
    ];

    /// Its name.
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(action, _)| *action == self).map_or("", |(_, name)| name)
    }

    /// The action of this name.
    pub fn of_name(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(_, known)| *known == name).map(|(action, _)| *action)
    }
}

/// A row of the table: keys, each of one or two strokes, and what they do.
#[derive(Clone, Copy, Debug)]
pub struct Binding {
    /// The keys, each a run of strokes.
    pub keys: &'static [&'static [Key]],
    /// What they do.
    pub action: Action,
    /// What they do, in words.
    pub label: Word,
}

macro_rules! strokes {
    ($($key:expr),*) => { &[$(&[$key]),*] };
}

const G: Key = Key::Char('g');

/// All keys, in the order of the help.
#[rustfmt::skip]
pub const TABLE: &[Binding] = &[
    Binding { keys: strokes![Key::Char(' '), Key::Right, Key::Down, Key::PageDown, Key::Enter, Key::Char('j'), Key::Char('l')],
        action: Action::Next, label: Word::DoesNext },
    Binding { keys: strokes![Key::Left, Key::Up, Key::PageUp, Key::Backspace, Key::Char('k'), Key::Char('h')],
        action: Action::Back, label: Word::DoesBack },
    Binding { keys: &[&[G, G], &[Key::Home]], action: Action::First, label: Word::DoesFirst },
    Binding { keys: &[&[Key::Char('G')], &[Key::End]], action: Action::Last, label: Word::DoesLast },
    Binding { keys: strokes![Key::Char('r')], action: Action::Reveal, label: Word::DoesReveal },
    Binding { keys: strokes![Key::Char('o'), Key::Tab], action: Action::Overview, label: Word::DoesOverview },
    Binding { keys: strokes![Key::Char('/')], action: Action::Search, label: Word::DoesSearch },
    Binding { keys: strokes![Key::Char('n')], action: Action::NextMatch, label: Word::DoesNextMatch },
    Binding { keys: strokes![Key::Char('N')], action: Action::PreviousMatch, label: Word::DoesPreviousMatch },
    Binding { keys: strokes![Key::Char('s')], action: Action::Notes, label: Word::DoesNotes },
    Binding { keys: strokes![Key::Char(']')], action: Action::NextNotes, label: Word::DoesNextNotes },
    Binding { keys: strokes![Key::Char('[')], action: Action::PreviousNotes, label: Word::DoesPreviousNotes },
    Binding { keys: strokes![Key::Char('v')], action: Action::Source, label: Word::DoesSource },
    Binding { keys: strokes![Key::Char('t')], action: Action::Timer, label: Word::DoesTimer },
    Binding { keys: strokes![Key::Char('T')], action: Action::RestartTimer, label: Word::DoesRestartTimer },
    Binding { keys: strokes![Key::Char('b'), Key::Char('.')], action: Action::Blank, label: Word::DoesBlank },
    Binding { keys: strokes![Key::Char('c')], action: Action::NextTheme, label: Word::DoesNextTheme },
    Binding { keys: strokes![Key::Char('C')], action: Action::PreviousTheme, label: Word::DoesPreviousTheme },
    Binding { keys: strokes![Key::Char('`')], action: Action::LastPlace, label: Word::DoesLastPlace },
    Binding { keys: strokes![Key::Ctrl('o')], action: Action::JumpBack, label: Word::DoesJumpBack },
    Binding { keys: strokes![Key::Char('Y')], action: Action::Copy, label: Word::DoesCopy },
    Binding { keys: strokes![Key::Ctrl('e')], action: Action::Edit, label: Word::DoesEdit },
    Binding { keys: strokes![Key::Char('?'), Key::Function(1)], action: Action::Help, label: Word::DoesHelp },
    Binding { keys: strokes![Key::Escape], action: Action::Cancel, label: Word::DoesCancel },
    Binding { keys: strokes![Key::Char('R')], action: Action::Reload, label: Word::DoesReload },
    Binding { keys: strokes![Key::Ctrl('l')], action: Action::Redraw, label: Word::DoesRedraw },
    Binding { keys: strokes![Key::Ctrl('z')], action: Action::Suspend, label: Word::DoesSuspend },
    Binding { keys: strokes![Key::Char('q'), Key::Ctrl('c')], action: Action::Quit, label: Word::DoesQuit },
];

/// The keys that reviewing adds to these, none of which does anything there.
#[rustfmt::skip]
pub const REVIEW_TABLE: &[Binding] = &[
    Binding { keys: strokes![Key::Char('a')], action: Action::Approve, label: Word::DoesApprove },
    Binding { keys: strokes![Key::Char('A')], action: Action::ApproveAll, label: Word::DoesApproveAll },
    Binding { keys: strokes![Key::Char('f')], action: Action::Flag, label: Word::DoesFlag },
    Binding { keys: strokes![Key::Char('m')], action: Action::Comment, label: Word::DoesComment },
    Binding { keys: strokes![Key::Char('e')], action: Action::Suggest, label: Word::DoesSuggest },
    Binding { keys: strokes![Key::Char('p')], action: Action::Answer, label: Word::DoesAnswer },
    Binding { keys: strokes![Key::Char('x')], action: Action::Resolve, label: Word::DoesResolve },
    Binding { keys: strokes![Key::Char('X')], action: Action::Reopen, label: Word::DoesReopen },
    Binding { keys: strokes![Key::Char('d')], action: Action::Withdraw, label: Word::DoesWithdraw },
    Binding { keys: strokes![Key::Char('u')], action: Action::Undo, label: Word::DoesUndo },
    Binding { keys: strokes![Key::Char('J')], action: Action::NextUnseen, label: Word::DoesNextUnseen },
    Binding { keys: strokes![Key::Char('K')], action: Action::PreviousUnseen, label: Word::DoesPreviousUnseen },
    Binding { keys: strokes![Key::Char('F')], action: Action::NextFlagged, label: Word::DoesNextFlagged },
    Binding { keys: strokes![Key::Char('M')], action: Action::Remarks, label: Word::DoesRemarks },
    Binding { keys: strokes![Key::Char('E')], action: Action::Draft, label: Word::DoesDraft },
    Binding { keys: strokes![Key::Char('y')], action: Action::Take, label: Word::DoesTake },
    Binding { keys: strokes![Key::Char('i')], action: Action::Unchosen, label: Word::DoesUnchosen },
];

/// The keys that are added where others have the deck open too.
#[rustfmt::skip]
pub const TOGETHER_TABLE: &[Binding] = &[
    Binding { keys: strokes![Key::Char('L')], action: Action::Follow, label: Word::DoesFollow },
    Binding { keys: strokes![Key::Char('D')], action: Action::Lead, label: Word::DoesLead },
];

/// The keys of whoever gives a talk; reviewing has others in their place.
#[rustfmt::skip]
pub const TALK_TABLE: &[Binding] = &[
    Binding { keys: strokes![Key::Char('p')], action: Action::Pause, label: Word::DoesPause },
];

/// The keys that are added where other terminals of the same person show the talk.
#[rustfmt::skip]
pub const LINKED_TABLE: &[Binding] = &[
    Binding { keys: strokes![Key::Char('L')], action: Action::Follow, label: Word::DoesStep },
];

/// The keys that a speaker's terminal adds.
#[rustfmt::skip]
pub const SPEAKER_TABLE: &[Binding] = &[
    Binding { keys: strokes![Key::Char('a')], action: Action::Asked, label: Word::DoesAsked },
    Binding { keys: strokes![Key::Char('P')], action: Action::Prompter, label: Word::DoesPrompter },
    Binding { keys: strokes![Key::Char('x')], action: Action::Roll, label: Word::DoesRoll },
    Binding { keys: strokes![Key::Char('+'), Key::Char('=')], action: Action::MoreNotes, label: Word::DoesMoreNotes },
    Binding { keys: strokes![Key::Char('-')], action: Action::LessNotes, label: Word::DoesLessNotes },
];

/// Which tables hold in a window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Tables {
    pub(super) is_review: bool,
    pub(super) is_together: bool,
    pub(super) seat: Seat,
}

/// What a terminal is in a talk that others of the same person may show too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Seat {
    Alone,
    Audience,
    Speaker,
}

impl Tables {
    /// Those that hold together somewhere, each key of theirs at once.
    pub(super) const fn all() -> [Self; 3] {
        [
            Self { is_review: false, is_together: false, seat: Seat::Speaker },
            Self { is_review: true, is_together: true, seat: Seat::Alone },
            Self { is_review: false, is_together: true, seat: Seat::Alone },
        ]
    }

    /// Their rows, those that few know first.
    pub(super) fn rows(self) -> impl Iterator<Item = &'static Binding> {
        let review = if self.is_review { REVIEW_TABLE } else { TALK_TABLE };
        let together = match (self.is_together, self.seat) {
            (true, _) => TOGETHER_TABLE,
            (false, Seat::Audience | Seat::Speaker) => LINKED_TABLE,
            (false, Seat::Alone) => &[],
        };
        let speaker = if self.seat == Seat::Speaker { SPEAKER_TABLE } else { &[] };
        review.iter().chain(together).chain(speaker).chain(TABLE)
    }
}

/// All rows of all tables.
pub(super) fn all() -> impl Iterator<Item = &'static Binding> {
    let added = [TALK_TABLE, LINKED_TABLE, SPEAKER_TABLE, REVIEW_TABLE, TOGETHER_TABLE];
    TABLE.iter().chain(added.into_iter().flatten())
}

impl Key {
    /// The key's name in the help.
    pub fn name(self) -> String {
        match self {
            Self::Char(' ') => "Space".to_owned(),
            Self::Char(c) => c.to_string(),
            Self::Ctrl(c) => format!("Ctrl-{c}"),
            Self::Enter => "Enter".to_owned(),
            Self::Newline => "Alt-Enter".to_owned(),
            Self::Escape => "Esc".to_owned(),
            Self::Backspace => "Backspace".to_owned(),
            Self::Tab => "Tab".to_owned(),
            Self::BackTab => "Shift-Tab".to_owned(),
            Self::Left => "Left".to_owned(),
            Self::Right => "Right".to_owned(),
            Self::Up => "Up".to_owned(),
            Self::Down => "Down".to_owned(),
            Self::PageUp => "PgUp".to_owned(),
            Self::PageDown => "PgDn".to_owned(),
            Self::Home => "Home".to_owned(),
            Self::End => "End".to_owned(),
            Self::Function(n) => format!("F{n}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn no_key_does_two_things() {
        for tables in Tables::all() {
            let mut seen = HashSet::new();
            for key in tables.rows().flat_map(|b| b.keys) {
                assert!(seen.insert(*key), "{key:?} is bound twice");
                assert!(!seen.contains(&key[..1]) || key.len() == 1, "{key:?} hides behind its first stroke");
            }
        }
    }
}
