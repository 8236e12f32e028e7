//! What a message does to a talk and to the window that it came from: the whole behaviour of the presenter, without IO.

use super::company;
use super::jumps::{self, jump};
use super::keymap::Found;
use super::keys::{Action, Key};
use super::linked;
use super::overview::Turn;
use super::{
    Effect, Gesture, Loadable, Message, Mode, Mouse, Overview, Prompt, RemarkKind, Remarks, Talk, Window,
    Word, moves, pictures, point, prompter, questions, remarks, reviewing, unchosen,
};
use crate::deck::{Deck, Spot};
use crate::review::Event;
use std::sync::Arc;

/// The most moves of one key: each lays a slide out, and a number typed by mistake should not take seconds.
const MAX_MOVES: usize = 500;

/// Takes a message; gives what the outside has to do.
pub fn update(talk: &mut Talk, window: &mut Window, message: Message) -> Vec<Effect> {
    let is_own = matches!(message, Message::Key(_) | Message::Paste(_) | Message::Mouse(_));
    let is_hash = matches!(message, Message::DeckHash(_));
    let before = talk.live();
    let mut effects = take(talk, window, message);
    let has_moved = is_own && !talk.live().shows(&before);
    if has_moved && talk.place().slide_idx != before.place.slide_idx {
        talk.has_turned(before.place.slide_idx);
    }
    company::keep_step(talk, window, has_moved);
    // The hash is told before its deck.
    if !is_hash {
        linked::keep_step(talk, window, has_moved);
    }
    prompter::keep(talk, window, before.place.slide_idx);
    talk.keep_steps();
    effects.extend(pictures::load(talk, window));
    effects
}

fn take(talk: &mut Talk, window: &mut Window, message: Message) -> Vec<Effect> {
    match message {
        Message::Key(key) => return press(talk, window, key),
        Message::Paste(text) => match &mut window.mode {
            Mode::Search(prompt) => prompt.paste(&text),
            Mode::Overview(overview) => overview.paste(&text),
            Mode::Questions(list) => list.paste(&text),
            Mode::Remark(_) => return reviewing::paste(talk, window, &text),
            Mode::Slide | Mode::Help(_) | Mode::Remarks(_) | Mode::Unchosen(_) | Mode::ApproveAll => {}
        },
        Message::PasteTooLong => window.say(talk, Word::PasteTooLong),
        Message::Mouse(mouse) => return click(talk, window, mouse),
        Message::Resize(columns, rows) => window.resize((columns, rows)),
        Message::Tick(now) => {
            talk.now = now;
            window.forget_old_notice(now);
            prompter::tick(talk, window);
        }
        Message::Reloaded(Ok(deck)) => return reloaded(talk, window, deck),
        Message::Reloaded(Err(fault)) => (window.has_asked, window.fault) = (false, Some(fault)),
        Message::Opened => return opened(talk, window),
        Message::Journal { events, is_whole, n_passed_over } => {
            take_journal(talk, window, events, is_whole, n_passed_over);
        }
        Message::Appended(events, fault) => {
            let effects = reviewing::appended(talk, window, events, fault.as_deref());
            renew_remarks(talk, window);
            return effects;
        }
        Message::DeckHash(hash) => talk.set_deck_hash(hash),
        Message::Article(file, article) => talk.take_article(&file, article),
        Message::Claims(file, claims) => unchosen::take(talk, window, &file, claims),
        Message::Picture(file, picture) => talk.pictures_mut().take(file, picture),
        Message::Cell(width, height) => window.cell = window.cell.map(|_| (width, height)),
        Message::PicturesAnew => return talk.pictures().all(),
        Message::Ambiguous(ambiguous) => window.set_ambiguous(ambiguous),
        Message::Ground(ground) => window.stand_on(ground),
        Message::InStep(hash, live) => return linked::take(talk, window, hash, live),
        Message::Peers(peers) => linked::meet(talk, window, peers),
        Message::Company(company) => company::meet(talk, window, company),
        Message::Live(live) => {
            if let Some(together) = &mut window.together {
                together.live = live;
            }
        }
    }
    Vec::new()
}

/// Takes the deck as it is now.
fn reloaded(talk: &mut Talk, window: &mut Window, deck: Arc<Deck>) -> Vec<Effect> {
    let word = if talk.is_of(&deck) { Word::Unchanged } else { Word::Reloaded };
    if !window.is_lobby() && (word == Word::Reloaded || window.has_asked) {
        window.say(talk, word);
    }
    (window.has_asked, window.fault) = (false, None);
    talk.replace_deck(deck);
    window.mark(talk);
    match &window.mode {
        Mode::Overview(overview) => window.mode = Mode::Overview(overview.renewed(talk.deck())),
        Mode::Questions(list) => {
            window.mode = Mode::Questions(list.renewed(talk.deck(), talk.place().slide_idx));
        }
        _ => {}
    }
    if talk.sources().is_some() { load_articles(talk) } else { Vec::new() }
}

/// What a window needs from the start.
fn opened(talk: &mut Talk, window: &mut Window) -> Vec<Effect> {
    let mut effects = Vec::new();
    if window.reviewer.is_some() {
        talk.unfold();
        talk.set_events(Vec::new());
        effects = load_articles(talk);
        if let Some(claim_idx) = talk.claim_idx() {
            talk.go_to_claim(claim_idx);
        }
        if window.reviewer.as_ref().is_some_and(|r| !r.drafts.is_empty()) {
            window.ask(window.told(talk, Word::DraftKept));
        }
    }
    if window.reviewer.is_some() || window.has_journal {
        effects.push(Effect::Load(Loadable::Journal));
    }
    effects
}

fn take_journal(
    talk: &mut Talk,
    window: &mut Window,
    events: Vec<Event>,
    is_whole: bool,
    n_passed_over: usize,
) {
    let is_first = talk.review().is_none();
    if is_whole {
        talk.set_events(events);
    } else {
        talk.add_events(events);
    }
    renew_remarks(talk, window);
    if n_passed_over > window.n_passed_over {
        window.n_passed_over = n_passed_over;
        let text = window.language(talk).say_of(Word::PassedOver, &n_passed_over.to_string());
        window.notify(talk, text);
    }
    // Who presents is told what is not signed off, on the first screen, until a key.
    if let (true, None, Some(review)) = (is_first, &window.reviewer, talk.review())
        && let Some(text) = reviewing::unsigned(review, window.language(talk))
    {
        window.ask(text);
    }
}

fn renew_remarks(talk: &Talk, window: &mut Window) {
    if let (Mode::Remarks(remarks), Some(review)) = (&window.mode, talk.review()) {
        window.mode = Mode::Remarks(remarks.renewed(review));
    }
}

fn press_questions(talk: &Talk, window: &mut Window, key: Key) {
    let Mode::Questions(list) = std::mem::take(&mut window.mode) else { return };
    let n_screens = list.scene(talk, window).screens.len();
    let mut list = list;
    if let questions::Turn::Stay = list.press(key, n_screens, window.size.1) {
        window.mode = Mode::Questions(list);
    }
}

fn press_remarks(talk: &mut Talk, window: &mut Window, key: Key) {
    let rows = window.size.1;
    let Mode::Remarks(remarks) = &mut window.mode else { return };
    match remarks.press(key, rows) {
        remarks::Turn::Stay => {}
        remarks::Turn::Close => window.mode = Mode::Slide,
        remarks::Turn::Go(claim_idx) => {
            window.mode = Mode::Slide;
            talk.go_to_claim(claim_idx);
        }
    }
}

/// Asks for the articles that the claims cite.
fn load_articles(talk: &mut Talk) -> Vec<Effect> {
    talk.look_up().into_iter().map(|file| Effect::Load(Loadable::Article(file))).collect()
}

fn press(talk: &mut Talk, window: &mut Window, key: Key) -> Vec<Effect> {
    window.notice = None;
    if key == Key::Ctrl('c') {
        return vec![Effect::Quit];
    }
    // A blank screen comes back at any key, and that key does nothing else; quitting does.
    if talk.is_blank && !window.does(key, Action::Quit) && !window.looks_elsewhere(key) {
        talk.is_blank = false;
        (window.count, window.pending) = (None, None);
        return Vec::new();
    }
    match &mut window.mode {
        Mode::Search(_) => type_search(talk, window, key),
        Mode::Overview(overview) => {
            let turn = overview.press(key, window.size.1);
            return turn_overview(talk, window, &turn);
        }
        Mode::Remark(_) => return reviewing::type_remark(talk, window, key),
        Mode::Remarks(_) => press_remarks(talk, window, key),
        Mode::Unchosen(_) => return unchosen::press(talk, window, key),
        Mode::Questions(_) => press_questions(talk, window, key),
        Mode::ApproveAll => return reviewing::answer_for_all(talk, window, key),
        Mode::Help(_) | Mode::Slide => return command(talk, window, key),
    }
    Vec::new()
}

fn click(talk: &mut Talk, window: &mut Window, mouse: Mouse) -> Vec<Effect> {
    let Some(row) = mouse.row.checked_sub(window.n_marking_rows) else { return Vec::new() };
    let mouse = Mouse { row, ..mouse };
    let gesture = mouse.gesture;
    if let (Mode::Overview(overview), false) = (&mut window.mode, talk.is_blank) {
        let rows = window.size.1;
        let turn = match gesture {
            Gesture::Click => overview.click(row, rows),
            Gesture::RightClick => Turn::Close,
            Gesture::WheelDown => overview.press(Key::Down, rows),
            Gesture::WheelUp => overview.press(Key::Up, rows),
        };
        return turn_overview(talk, window, &turn);
    }
    window.notice = None;
    if std::mem::take(&mut talk.is_blank) || matches!(window.mode, Mode::Search(_)) {
        return Vec::new();
    }
    if !matches!(window.mode, Mode::Slide | Mode::Help(_)) {
        return Vec::new();
    }
    if gesture == Gesture::Click && window.goes_by_claims() {
        if let Some(spot) = window.spot_at(talk, mouse.column, row) {
            talk.go_to_spot(spot);
            window.source = window.source.map(|_| 0);
        }
        return Vec::new();
    }
    match gesture {
        Gesture::Click | Gesture::WheelDown => act(talk, window, Action::Next),
        Gesture::RightClick | Gesture::WheelUp => act(talk, window, Action::Back),
    }
}

fn type_search(talk: &mut Talk, window: &mut Window, key: Key) {
    let Mode::Search(prompt) = &mut window.mode else { return };
    match key {
        Key::Escape => window.mode = Mode::Slide,
        Key::Backspace if prompt.text().is_empty() => window.mode = Mode::Slide,
        Key::Enter => {
            if !prompt.text().is_empty() {
                prompt.text().clone_into(&mut window.query);
            }
            window.mode = Mode::Slide;
            jump(talk, window, |talk, window| moves::search(talk, window, true));
        }
        key => {
            prompt.edit(key);
        }
    }
}

fn turn_overview(talk: &mut Talk, window: &mut Window, turn: &Turn) -> Vec<Effect> {
    match turn {
        Turn::Go(deck_idx) if window.is_lobby() => return vec![Effect::Open(*deck_idx)],
        Turn::Close if window.is_lobby() => return vec![Effect::Quit],
        _ => {}
    }
    if let Turn::Go(slide_idx) = turn {
        jump_to(talk, window, *slide_idx);
    }
    if !matches!(turn, Turn::Stay) {
        window.mode = Mode::Slide;
    }
    Vec::new()
}

/// A key outside of typing: a digit of a number, the first stroke of two, or an action.
fn command(talk: &mut Talk, window: &mut Window, key: Key) -> Vec<Effect> {
    let pending = window.pending.take();
    if let Key::Char(c @ '0'..='9') = key
        && (c != '0' || window.count.is_some())
    {
        let digit = c.to_digit(10).unwrap_or(0) as usize;
        let number = window.count.unwrap_or(0).saturating_mul(10).saturating_add(digit);
        window.count = Some(number.min(9_999_999));
        return Vec::new();
    }
    if prompter::takes_lines(window)
        && pending.is_none()
        && let Some(is_forward) = prompter::line_key(key)
    {
        let n_lines = window.count.take().unwrap_or(1);
        prompter::step(talk, window, n_lines, is_forward);
        return Vec::new();
    }
    if window.goes_by_claims() {
        match key {
            Key::Tab => return act(talk, window, Action::Next),
            Key::BackTab => return act(talk, window, Action::Back),
            _ => {}
        }
    }
    let strokes: Vec<Key> = pending.into_iter().chain([key]).collect();
    match window.keymap.find(&strokes, window.tables()) {
        Found::Action(action) => act(talk, window, action),
        Found::Begins => {
            window.pending = Some(key);
            Vec::new()
        }
        Found::Nothing if strokes.len() > 1 => command(talk, window, key),
        Found::Nothing => {
            window.count = None;
            let text = window.told_of(talk, Word::NoKey, &key.name());
            window.notify(talk, text);
            Vec::new()
        }
    }
}

/// Turns the help's screens; closes it at any other action but those that hold everywhere.
fn turn_help(talk: &Talk, window: &mut Window, spot: Spot, action: Action) {
    let scene = window.help_scene(talk);
    let screen_idx = scene.screen_at(spot);
    let next = match action {
        Action::Next => scene.first_spot(screen_idx + 1),
        Action::Back => screen_idx.checked_sub(1).and_then(|i| scene.first_spot(i)),
        _ => None,
    };
    window.mode = next.map_or(Mode::Slide, Mode::Help);
}

/// What an action does where a source, the prompter or a review has the keys; tells whether it was for them.
fn act_in_pane(talk: &mut Talk, window: &mut Window, action: Action, count: Option<usize>) -> bool {
    let n = count.unwrap_or(1);
    match action {
        Action::Cancel if window.source.is_some() => window.source = None,
        Action::Cancel if window.is_prompting() => prompter::go_live(talk, window),
        Action::MoreNotes | Action::LessNotes if window.is_prompting() => {
            prompter::speed(talk, window, action == Action::MoreNotes);
        }
        Action::NextNotes | Action::PreviousNotes if window.is_prompting() => {
            prompter::page(talk, window, action == Action::NextNotes);
        }
        Action::NextNotes | Action::PreviousNotes if window.source.is_some() => {
            scroll_source(window, if action == Action::NextNotes { 1 } else { -1 });
        }
        Action::Next | Action::Back if window.goes_by_claims() => {
            moves::claim(talk, window, n, action == Action::Next);
        }
        _ => return false,
    }
    true
}

fn act(talk: &mut Talk, window: &mut Window, action: Action) -> Vec<Effect> {
    let count = window.count.take();
    if let Mode::Help(spot) = window.mode
        && !holds_everywhere(action)
    {
        turn_help(talk, window, spot, action);
        return Vec::new();
    }
    let offer = window.offer;
    // An offer that was not taken up is not made for ever.
    if !matches!(action, Action::Help | Action::NextTheme | Action::PreviousTheme) {
        window.offer = None;
    }
    if act_in_pane(talk, window, action, count) {
        return Vec::new();
    }
    match action {
        Action::Approve
        | Action::ApproveAll
        | Action::Flag
        | Action::Comment
        | Action::Suggest
        | Action::Answer
        | Action::Resolve
        | Action::Reopen
        | Action::Withdraw
        | Action::Undo
        | Action::NextUnseen
        | Action::PreviousUnseen
        | Action::NextFlagged
        | Action::Remarks
        | Action::Draft
        | Action::Take
        | Action::Unchosen => return review(talk, window, action),
        Action::Source => return turn_source(talk, window),
        Action::Follow if window.linked.is_some() => linked::turn(talk, window),
        Action::Follow => company::turn(talk, window),
        Action::Asked => questions::open(talk, window),
        Action::Prompter => prompter::turn(talk, window),
        Action::Roll => prompter::roll(talk, window),
        Action::MoreNotes | Action::LessNotes => {
            if let Some(speaker) = &mut window.speaker {
                speaker.resize_notes(action == Action::MoreNotes);
            }
        }
        Action::Lead if company::may_lead(talk, window) => return vec![Effect::Lead],
        Action::Lead => {}
        Action::Next => (0..count.unwrap_or(1).min(MAX_MOVES)).for_each(|_| moves::next(talk, window)),
        Action::Back => (0..count.unwrap_or(1).min(MAX_MOVES)).for_each(|_| moves::back(talk, window)),
        Action::First => jump_to(talk, window, count.map_or(0, |n| n.saturating_sub(1))),
        Action::Last => jump_to(talk, window, count.map_or(usize::MAX, |n| n.saturating_sub(1))),
        Action::JumpBack => (0..count.unwrap_or(1).min(MAX_MOVES)).for_each(|_| jumps::back(talk, window)),
        Action::Copy => return point::copy(talk, window),
        Action::Edit | Action::Suspend if window.together.is_some() => window.say(talk, Word::NoShell),
        Action::Edit if !window.has_file => window.say(talk, Word::NoFileToEdit),
        Action::Edit => return vec![Effect::EditFile(point::place(talk))],
        Action::LastPlace => match offer {
            Some(slide_idx) => jump_to(talk, window, slide_idx),
            None => window.say(talk, Word::NoPlace),
        },
        Action::Reveal => {
            let word = if talk.turn_reveal() { Word::RevealOn } else { Word::RevealOff };
            window.say(talk, word);
        }
        Action::Timer => talk.turn_clock(),
        Action::RestartTimer => talk.restart_clock(),
        Action::Pause => pause(talk, window),
        Action::Blank => talk.is_blank = !talk.is_blank,
        Action::Overview => {
            window.mode = Mode::Overview(Overview::new(talk.deck(), talk.place().slide_idx));
        }
        Action::Search => window.mode = Mode::Search(Prompt::default()),
        Action::NextMatch => jump(talk, window, |talk, window| moves::search(talk, window, true)),
        Action::PreviousMatch => jump(talk, window, |talk, window| moves::search(talk, window, false)),
        Action::Notes if window.speaker.is_some() => {}
        Action::Notes => turn_notes(talk, window),
        Action::NextNotes => moves::turn_notes(talk, window, true),
        Action::PreviousNotes => moves::turn_notes(talk, window, false),
        Action::NextTheme => turn_theme(talk, window, 1),
        Action::PreviousTheme => turn_theme(talk, window, -1),
        Action::Help => window.mode = Mode::Help(Spot::default()),
        Action::Cancel => window.query.clear(),
        Action::Reload if !window.has_file => window.say(talk, Word::NoFile),
        Action::Reload => {
            window.has_asked = true;
            return vec![Effect::Load(Loadable::Deck)];
        }
        Action::Redraw => return vec![Effect::Redraw],
        Action::Suspend => return vec![Effect::Suspend],
        Action::Quit => return vec![Effect::Quit],
    }
    Vec::new()
}

/// Opens the notes, or closes them. Where others may speak to this screen, it says that the audience reads along.
fn turn_notes(talk: &Talk, window: &mut Window) {
    window.notes = if window.notes.is_some() { None } else { Some(Spot::default()) };
    if window.notes.is_some() && window.linked.is_some() {
        window.say(talk, Word::NotesSeen);
    }
}

/// Stops the time, or lets it go on, and says which.
fn pause(talk: &mut Talk, window: &mut Window) {
    let word = match (talk.pause_clock(), talk.clock().is_running()) {
        (false, _) => Word::NotBegun,
        (true, false) => Word::TimerStopped,
        (true, true) => Word::TimerGoesOn,
    };
    window.say(talk, word);
}

/// Whether an action does over the help what it does elsewhere.
const fn holds_everywhere(action: Action) -> bool {
    matches!(
        action,
        Action::Quit | Action::Suspend | Action::Redraw | Action::NextTheme | Action::PreviousTheme
    )
}

/// What a reviewer's key does.
fn review(talk: &mut Talk, window: &mut Window, action: Action) -> Vec<Effect> {
    match action {
        Action::Approve => return reviewing::approve(talk, window),
        Action::Resolve => return reviewing::resolve(talk, window),
        Action::Reopen => return reviewing::reopen(talk, window),
        Action::Withdraw => return reviewing::withdraw(talk, window),
        Action::Undo => {
            let undone = unchosen::undo(talk, window);
            return undone.unwrap_or_else(|| reviewing::undo(talk, window));
        }
        Action::Take => return reviewing::take(talk, window),
        Action::Unchosen => return unchosen::open(talk, window),
        Action::ApproveAll => reviewing::ask_for_all(talk, window),
        Action::Flag => reviewing::begin(talk, window, RemarkKind::Flag),
        Action::Comment => reviewing::begin(talk, window, RemarkKind::Comment),
        Action::Suggest => reviewing::begin(talk, window, RemarkKind::Suggest),
        Action::Answer => reviewing::begin(talk, window, RemarkKind::Answer),
        Action::NextUnseen => reviewing::go_to_unseen(talk, window, true),
        Action::PreviousUnseen => reviewing::go_to_unseen(talk, window, false),
        Action::NextFlagged => reviewing::go_to_flagged(talk, window),
        Action::Draft => reviewing::resume(talk, window),
        Action::Remarks => window.mode = talk.review().map_or(Mode::Slide, |r| Mode::Remarks(Remarks::of(r))),
        _ => {}
    }
    Vec::new()
}

/// Opens the source of the claim that one stands at; where it names several the next of them; or closes it.
fn turn_source(talk: &mut Talk, window: &mut Window) -> Vec<Effect> {
    let claim_idx = talk.claim_idx().unwrap_or(0);
    if window.source.is_some() {
        let next = window.nth_source(claim_idx) + 1;
        let has_next = talk.sources().is_some_and(|sources| next < sources.n_sources(claim_idx));
        (window.source, window.further) =
            if has_next { (Some(0), (claim_idx, next)) } else { (None, (0, 0)) };
        return Vec::new();
    }
    (window.source, window.further) = (Some(0), (0, 0));
    let effects = load_articles(talk);
    if let Some(claim_idx) = talk.claim_idx() {
        talk.go_to_claim(claim_idx);
    }
    effects
}

/// Scrolls the source by half of what it shows.
fn scroll_source(window: &mut Window, direction: i32) {
    let n_rows = i32::from(window.size.1 / 3).max(1);
    window.source = window.source.map(|shift| shift.saturating_add(direction * n_rows));
}

fn jump_to(talk: &mut Talk, window: &mut Window, slide_idx: usize) {
    jump(talk, window, |talk, window| {
        talk.go_to_slide(slide_idx);
        window.turn_notes_back();
    });
}

fn turn_theme(talk: &Talk, window: &mut Window, n: isize) {
    window.turn_theme(n);
    window.notify(talk, window.theme().to_owned());
}
