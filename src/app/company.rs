//! Others who have the same deck open: who they are, where they stand, who of them leads, and whether one follows.

use super::{Clock, Place, Talk, Window, Word};
use crate::text::{WidthPolicy, clean, fit};
use std::sync::Arc;

/// Who else is here, and who leads.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Company {
    /// The others, in the order in which they came.
    pub others: Vec<Person>,
    /// Who leads.
    pub lead: Lead,
}

/// Somebody who has the deck open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Their name.
    pub name: String,
    /// The slide they are on, from 0.
    pub slide_idx: usize,
}

/// Who leads: what they show, the others follow.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Lead {
    /// Nobody.
    #[default]
    Nobody,
    /// This window.
    Me {
        /// Who asks for it.
        asked_by: Option<String>,
    },
    /// Another.
    Other {
        /// Their name.
        name: String,
    },
}

impl Live {
    /// Whether both show the same; their clocks may differ.
    pub fn shows(&self, other: &Self) -> bool {
        Self { clock: other.clock, ..*self } == *other
    }
}

impl Lead {
    /// Whether another of this name leads.
    pub(super) fn is_of(&self, leader: &str) -> bool {
        matches!(self, Self::Other { name } if name == leader)
    }
}

/// What of a talk those who follow it see: all of it each time, so that nobody has to have seen what came before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Live {
    /// Where it stands.
    pub place: Place,
    /// How many steps of the slide are shown, where things are shown one by one.
    pub revealed: Option<usize>,
    /// Whether the screens are empty.
    pub is_blank: bool,
    /// The time that it has taken.
    pub clock: Clock,
}

/// What a window knows of others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Together {
    pub(super) company: Company,
    /// What the one who leads shows, and the hash of the deck in which that is.
    pub(super) live: Option<(String, Live)>,
    pub(super) is_following: bool,
    pub(super) can_lead: bool,
}

impl Together {
    pub(super) fn new(can_lead: bool) -> Self {
        Self { company: Company::default(), live: None, is_following: true, can_lead }
    }

    /// What is shown in step with, where one follows and somebody else leads.
    fn followed(&self) -> Option<&(String, Live)> {
        let is_led = matches!(self.company.lead, Lead::Other { .. });
        self.live.as_ref().filter(|_| self.is_following && is_led)
    }
}

/// Takes who is here, and says what has changed about who leads.
pub(super) fn meet(talk: &Talk, window: &mut Window, company: Company) {
    let (language, keymap) = (window.language(talk), Arc::clone(&window.keymap));
    let Some(together) = &mut window.together else { return };
    let before = std::mem::replace(&mut together.company, company);
    let say_of = |word: Word, name: &str| keymap.say_of(language, word, &clean(name));
    let told = match (&before.lead, &together.company.lead) {
        (Lead::Nobody, Lead::Nobody) => return,
        (Lead::Me { asked_by: Some(a) }, Lead::Me { asked_by: Some(b) }) if a == b => return,
        (_, Lead::Me { asked_by: Some(name) }) => {
            let text = say_of(Word::AsksToLead, name);
            return window.ask(text);
        }
        (_, Lead::Me { .. }) => language.say(Word::YouLead).to_owned(),
        (Lead::Other { name: a }, Lead::Other { name: b }) if a == b => return,
        (_, Lead::Other { name }) => {
            let word = if together.is_following { Word::Following } else { Word::LeadsOther };
            say_of(word, name)
        }
        (_, Lead::Nobody) => {
            together.live = None;
            language.say(Word::NobodyLeads).to_owned()
        }
    };
    window.notify(talk, told);
}

/// Follows who leads, or goes one's own way.
pub(super) fn turn(talk: &Talk, window: &mut Window) {
    let (language, keymap) = (window.language(talk), Arc::clone(&window.keymap));
    let Some(together) = &mut window.together else { return };
    let told = match &together.company.lead {
        Lead::Other { name } => {
            together.is_following = !together.is_following;
            let word = if together.is_following { Word::Following } else { Word::OnYourOwn };
            keymap.say_of(language, word, &clean(name))
        }
        Lead::Me { .. } => language.say(Word::YouLead).to_owned(),
        Lead::Nobody => language.say(Word::NobodyLeads).to_owned(),
    };
    window.notify(talk, told);
}

/// Whether this window may lead, ask for it or hand it over; says so where it may not.
pub(super) fn may_lead(talk: &Talk, window: &mut Window) -> bool {
    let language = window.language(talk);
    let Some(together) = &window.together else { return false };
    if !together.can_lead {
        window.say(talk, Word::NotPresenter);
        return false;
    }
    if let Lead::Other { name } = &together.company.lead {
        let text = language.say_of(Word::AskedToLead, &clean(name));
        window.notify(talk, text);
    }
    true
}

/// After each message: whoever moves by a key of their own leaves, and who follows is brought where the talk is, as
/// soon as they look at a slide of the same deck.
pub(super) fn keep_step(talk: &mut Talk, window: &mut Window, has_moved: bool) {
    let is_on_slide = window.is_on_slide();
    let (language, keymap) = (window.language(talk), Arc::clone(&window.keymap));
    let Some(together) = &mut window.together else { return };
    let Some((hash, live)) = together.followed() else { return };
    if has_moved && !talk.live().shows(live) {
        together.is_following = false;
        if let Lead::Other { name } = &together.company.lead {
            let text = keymap.say_of(language, Word::OnYourOwn, &clean(name));
            window.notify(talk, text);
        }
    } else if is_on_slide && hash == talk.deck_hash() {
        let live = *live;
        talk.show(live);
    }
}

/// Who is here in a row of so many columns: names with the slides they are on, as many as there is room for.
pub(super) fn here(others: &[Person], room: usize, policy: WidthPolicy) -> String {
    let mut out = String::new();
    for (i, person) in others.iter().enumerate() {
        let name = fit(&clean(&person.name), MAX_NAME, policy).into_owned();
        let person = format!("{}{name} {}", if i == 0 { "" } else { ", " }, person.slide_idx + 1);
        let rest = others.len() - i - 1;
        let n_rest = if rest == 0 { 0 } else { format!(", +{rest}").len() };
        if policy.columns(&out) + policy.columns(&person) + n_rest > room {
            let n_left = others.len() - i;
            out += &if i == 0 { format!("+{n_left}") } else { format!(", +{n_left}") };
            return out;
        }
        out += &person;
    }
    out
}

/// The columns of a name among others.
const MAX_NAME: usize = 12;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{Effect, Key, Message, Setup, update, view};
    use crate::deck;
    use crate::scene::Role;
    use std::sync::Arc;

    const DECK: &str = "slides:\n- points: [一, 二, 三]\n- points: [四]\n- points: [五]\n";

    fn talk() -> Talk {
        let mut talk = Talk::new(Arc::new(deck::read(DECK).expect("a deck")), 0, false);
        talk.set_deck_hash("h".to_owned());
        talk
    }

    fn window(talk: &Talk, can_lead: bool) -> Window {
        let setup = Setup { size: (80, 24), together: Some(can_lead), ..Setup::default() };
        Window::new(talk, setup)
    }

    fn led_by(name: &str) -> Message {
        let lead = Lead::Other { name: name.to_owned() };
        Message::Company(Company { others: Vec::new(), lead })
    }

    fn live_at(slide_idx: usize, hash: &str) -> Message {
        let place = Place { slide_idx, ..Place::default() };
        Message::Live(Some((hash.to_owned(), Live { place, ..Live::default() })))
    }

    fn notice(window: &Window) -> &str {
        window.notice.as_ref().map_or("", |notice| notice.text.as_str())
    }

    #[test]
    fn who_follows_is_where_the_talk_is_until_they_move() {
        let mut talk = talk();
        let mut window = window(&talk, false);
        update(&mut talk, &mut window, led_by("林海生"));
        assert_eq!(notice(&window), "following 林海生");
        update(&mut talk, &mut window, live_at(2, "h"));
        assert_eq!(talk.place().slide_idx, 2);
        // A key that moves nobody does not leave.
        update(&mut talk, &mut window, Message::Key(Key::Char('s')));
        update(&mut talk, &mut window, live_at(1, "h"));
        assert_eq!(talk.place().slide_idx, 1);
        update(&mut talk, &mut window, Message::Key(Key::Char('k')));
        assert_eq!(talk.place().slide_idx, 0);
        assert_eq!(notice(&window), "on your own: L follows 林海生");
        update(&mut talk, &mut window, live_at(2, "h"));
        assert_eq!(talk.place().slide_idx, 0, "they have left");
        update(&mut talk, &mut window, Message::Key(Key::Char('L')));
        assert_eq!(talk.place().slide_idx, 2, "and are back with one key");
        update(&mut talk, &mut window, Message::Key(Key::Char('L')));
        update(&mut talk, &mut window, live_at(0, "h"));
        assert_eq!(talk.place().slide_idx, 2, "which also leaves");
    }

    #[test]
    fn nobody_is_taken_away_from_what_they_read_or_into_another_deck() {
        let mut talk = talk();
        let mut window = window(&talk, false);
        update(&mut talk, &mut window, led_by("林海生"));
        update(&mut talk, &mut window, Message::Key(Key::Char('o')));
        update(&mut talk, &mut window, live_at(2, "h"));
        assert_eq!(talk.place().slide_idx, 0, "in the list of slides");
        update(&mut talk, &mut window, Message::Key(Key::Escape));
        assert_eq!(talk.place().slide_idx, 2, "out of it");
        update(&mut talk, &mut window, live_at(1, "another"));
        assert_eq!(talk.place().slide_idx, 2);
        update(&mut talk, &mut window, Message::DeckHash("another".to_owned()));
        assert_eq!(talk.place().slide_idx, 1, "as soon as it is read");
    }

    #[test]
    fn blank_and_steps_are_followed_too() {
        let mut talk = talk();
        let mut window = window(&talk, false);
        update(&mut talk, &mut window, led_by("林海生"));
        let live = Live { is_blank: true, revealed: Some(2), ..Live::default() };
        update(&mut talk, &mut window, Message::Live(Some(("h".to_owned(), live))));
        assert!(talk.is_blank());
        assert_eq!(talk.steps(), Some((2, 3)));
        assert_eq!(talk.live(), live);
    }

    #[test]
    fn a_presenter_asks_and_others_cannot() {
        let mut talk = talk();
        for (can_lead, effects, told) in [
            (true, vec![Effect::Lead], "asked 林海生 for the lead"),
            (false, vec![], "only a presenter leads"),
        ] {
            let mut window = window(&talk, can_lead);
            update(&mut talk, &mut window, led_by("林海生"));
            assert_eq!(update(&mut talk, &mut window, Message::Key(Key::Char('D'))), effects);
            assert_eq!(notice(&window), told);
        }
        let mut window = window(&talk, true);
        let me = |asked_by: Option<&str>| {
            let lead = Lead::Me { asked_by: asked_by.map(str::to_owned) };
            Message::Company(Company { others: Vec::new(), lead })
        };
        update(&mut talk, &mut window, me(None));
        assert_eq!(notice(&window), "you lead");
        update(&mut talk, &mut window, me(Some("陳\u{1b}大文")));
        assert_eq!(notice(&window), "陳大文 asks to lead: D hands it over");
        update(&mut talk, &mut window, Message::Tick(std::time::Duration::from_hours(1)));
        assert!(!notice(&window).is_empty(), "until a key");
    }

    #[test]
    fn a_key_of_these_does_nothing_where_one_is_alone() {
        let mut talk = talk();
        let mut window = Window::new(&talk, Setup { size: (80, 24), ..Setup::default() });
        for key in ['L', 'D'] {
            assert_eq!(update(&mut talk, &mut window, Message::Key(Key::Char(key))), []);
            assert!(notice(&window).contains("does nothing"), "{key}");
        }
    }

    #[test]
    fn a_deck_is_opened_out_of_the_list_and_leaving_the_list_leaves() {
        let mut talk = talk();
        let setup = || Setup { size: (80, 24), is_lobby: true, ..Setup::default() };
        let mut window = Window::new(&talk, setup());
        assert_eq!(view(&talk, &mut window).runs[0].text, "3 decks (Esc leaves)");
        update(&mut talk, &mut window, Message::Key(Key::Down));
        assert_eq!(update(&mut talk, &mut window, Message::Key(Key::Enter)), [Effect::Open(1)]);
        let renewed = Arc::new(deck::read("slides:\n- points: [一]\n- points: [六]\n").expect("a deck"));
        update(&mut talk, &mut window, Message::Reloaded(Ok(renewed)));
        assert_eq!(view(&talk, &mut window).runs[0].text, "2 decks (Esc leaves)");
        assert_eq!(update(&mut talk, &mut window, Message::Key(Key::Enter)), [Effect::Open(1)]);
        assert_eq!(update(&mut talk, &mut window, Message::Key(Key::Escape)), [Effect::Quit]);
    }

    #[test]
    fn where_a_deck_stands_is_seen_beside_a_long_title() {
        let deck = "slides:\n- {heading: 一二三四五六七八九十, body: 3/4 approved}\n- points: [一]\n";
        let talk = Talk::new(Arc::new(deck::read(deck).expect("a deck")), 0, false);
        let setup = Setup { size: (30, 5), is_lobby: true, ..Setup::default() };
        let mut window = Window::new(&talk, setup);
        assert_eq!(view(&talk, &mut window).runs[1].text.trim_end(), " 1  一二三四五…  3/4 approved");
    }

    #[test]
    fn the_banner_is_at_the_bottom_of_every_screen_and_takes_nothing_from_it() {
        let mut talk = talk();
        for (size, has_banner) in [((80, 24), true), ((12, 5), true), ((80, 1), false)] {
            let setup = || Setup { size, ..Setup::default() };
            let mut window = Window::new(&talk, Setup { banner: Some(Word::AnyKey), ..setup() });
            let mut lower = Window::new(&talk, Setup { size: (size.0, size.1 - 1), ..setup() });
            assert_eq!(window.size(), size);
            for key in ['?', 'o', 'b'] {
                let banner = view(&talk, &mut window).runs.pop().filter(|run| run.role == Role::Error);
                assert_eq!(banner.map(|run| run.row), has_banner.then(|| size.1 - 1), "{key}");
                if has_banner {
                    let mut runs = view(&talk, &mut window).runs;
                    runs.pop();
                    assert_eq!(runs, view(&talk, &mut lower).runs, "{key}");
                }
                for window in [&mut window, &mut lower] {
                    update(&mut talk, window, Message::Key(Key::Escape));
                    talk.is_blank = false;
                    update(&mut talk, window, Message::Key(Key::Char(key)));
                }
            }
            talk.is_blank = false;
        }
    }

    #[test]
    fn names_stand_beside_slides_in_the_list_and_at_the_foot() {
        let mut talk = talk();
        let mut window = window(&talk, false);
        let others = vec![Person { name: "陳\u{1b}[2J大文".to_owned(), slide_idx: 1 }];
        update(&mut talk, &mut window, Message::Company(Company { others, lead: Lead::Nobody }));
        let text = |window: &mut Window, talk: &Talk| {
            let runs = view(talk, window).runs;
            runs.iter().map(|run| run.text.clone() + "\n").collect::<String>()
        };
        assert!(text(&mut window, &talk).contains("陳[2J大文 2  1/3"));
        update(&mut talk, &mut window, Message::Key(Key::Char('o')));
        assert!(text(&mut window, &talk).contains(" 2  四 @陳[2J大文"), "{}", text(&mut window, &talk));
    }

    #[test]
    fn as_many_names_as_there_is_room_for() {
        let person = |name: &str, slide_idx| Person { name: name.to_owned(), slide_idx };
        let others = [person("陳大文", 2), person("Anna", 0), person("一個名字很長很長很長的人", 9)];
        let here = |room| here(&others, room, WidthPolicy::default());
        assert_eq!(here(80), "陳大文 3, Anna 1, 一個名字很… 10");
        assert_eq!(here(20), "陳大文 3, Anna 1, +1");
        assert_eq!(here(12), "陳大文 3, +2");
        assert_eq!(here(3), "+3");
        for room in 2..40 {
            assert!(WidthPolicy::default().columns(&here(room)) <= room.max(2), "{room}");
        }
    }

    #[test]
    fn the_same_leader_is_told_once() {
        let mut talk = talk();
        let mut window = window(&talk, false);
        update(&mut talk, &mut window, led_by("林海生"));
        assert_eq!(notice(&window), "following 林海生");
        window.notice = None;
        update(&mut talk, &mut window, led_by("林海生"));
        assert_eq!(notice(&window), "");
        update(&mut talk, &mut window, led_by("何玉梅"));
        assert_eq!(notice(&window), "following 何玉梅");
    }

    #[test]
    fn as_many_names_are_told_as_there_is_room_for() {
        let others: Vec<Person> = [("何玉梅", 0), ("林海生", 11), ("陳", 1)]
            .map(|(name, slide_idx)| Person { name: name.to_owned(), slide_idx })
            .into();
        let policy = WidthPolicy::default();
        for (room, expected) in [
            (25, "何玉梅 1, 林海生 12, 陳 2"),
            (24, "何玉梅 1, 林海生 12, +1"),
            (23, "何玉梅 1, 林海生 12, +1"),
            (22, "何玉梅 1, +2"),
            (12, "何玉梅 1, +2"),
            (11, "+3"),
        ] {
            assert_eq!(here(&others, room, policy), expected, "{room}");
        }
    }

    #[test]
    fn whoever_comes_by_ssh_gets_no_program_of_the_servers() {
        let mut talk = talk();
        let mut window = window(&talk, true);
        for key in [Key::Ctrl('e'), Key::Ctrl('z')] {
            window.notice = None;
            assert_eq!(update(&mut talk, &mut window, Message::Key(key)), []);
            assert_eq!(notice(&window), window.language(&talk).say(Word::NoShell));
        }
    }
}
