//! How the terminal is given away for a while, taken again, and given back.

use super::guard::Guard;
use super::{Shell, Wake, editor, size, tell_cell};
use crate::app::{FilePlace, Loadable, Talk};
use crate::fault;
use crate::loader;
use crate::session::input::ESCAPE_TIME;
use crate::session::{Driver, Event};
use crate::store;
use anyhow::Result;
use signal_hook::consts::{SIGCONT, SIGINT, SIGTSTP};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, PoisonError};
use std::time::{Duration, Instant};

/// How long a terminal that is not reading is waited for before the program leaves it as it is.
const UNREAD: Duration = Duration::from_millis(300);

/// Takes what the terminal still has to answer, if it comes soon: on its way it must not end up on the shell's command line.
fn await_answer(wakes: &Receiver<Wake>, driver: &mut Driver) {
    let until = Instant::now() + ESCAPE_TIME;
    while driver.awaits_answer() {
        match wakes.recv_timeout(until.saturating_duration_since(Instant::now())) {
            Ok(Wake::Event(Event::Bytes(bytes))) => driver.pass_over(&bytes),
            Ok(_) => {}
            Err(_) => return,
        }
    }
}

impl Shell {
    /// Lets the frame that is being written end; a terminal that does not read is left as it is.
    pub(super) fn finish_writing(&mut self) {
        let mut later = Vec::new();
        let until = Instant::now() + UNREAD;
        while self.is_writing {
            match self.wakes.recv_timeout(until.saturating_duration_since(Instant::now())) {
                Ok(Wake::Written(_)) => self.is_writing = false,
                Ok(wake) => later.push(wake),
                Err(_) => break,
            }
        }
        for wake in later {
            let _ = self.sender.send(wake);
        }
    }

    /// Gives the terminal back, stops, and takes it again when continued.
    pub(super) fn suspend(&mut self, talk: &mut Talk, driver: &mut Driver) -> Result<()> {
        self.finish_writing();
        self.guard = None;
        self.has_stopped = true;
        signal_hook::low_level::emulate_default_handler(SIGTSTP)?;
        self.come_back(talk, driver)
    }

    /// Gives the terminal to the person's editor, and reads the file again when they come back.
    pub(super) fn edit(&mut self, talk: &mut Talk, driver: &mut Driver, place: &FilePlace) -> Result<()> {
        let Some(file) = &self.presentation.file else { return Ok(()) };
        let file = loader::file_at(file, place);
        self.finish_writing();
        self.guard = None;
        let turn = Arc::clone(&self.turn);
        let outcome = {
            let _turn = turn.lock().unwrap_or_else(PoisonError::into_inner);
            editor::run(&file, loader::line_of(&file, place), &self.keyboard)
        };
        // What was pressed in the editor reached us as well.
        let later: Vec<Wake> = self.wakes.try_iter().collect();
        let is_editors = |wake: &Wake| matches!(wake, Wake::Signal(SIGINT | SIGTSTP | SIGCONT));
        for wake in later.into_iter().filter(|wake| !is_editors(wake)) {
            let _ = self.sender.send(wake);
        }
        self.come_back(talk, driver)?;
        driver.handle(talk, Event::Changed(Loadable::Deck), self.started.elapsed());
        if let Err(fault) = outcome {
            driver.notify(talk, fault::brief(&fault).join("; "));
        }
        Ok(())
    }

    pub(super) fn come_back(&mut self, talk: &mut Talk, driver: &mut Driver) -> Result<()> {
        self.guard = Some(match self.guard.take() {
            Some(guard) => guard.enter_again()?,
            None => Guard::enter(self.presentation.hold())?,
        });
        let (columns, rows) = size();
        let now = self.started.elapsed();
        // Taken first, so that nothing is cleared but what is ours.
        driver.handle(talk, Event::Resumed, now);
        tell_cell(talk, driver, now);
        driver.handle(talk, Event::Resized(columns, rows), now);
        Ok(())
    }

    /// Keeps the place, and gives the terminal back last, so that what is typed from then on is the shell's.
    ///
    /// # Errors
    /// Where the last verdicts could not be written.
    pub(super) fn leave(mut self, talk: &Talk, driver: &mut Driver) -> Result<()> {
        self.finish_writing();
        await_answer(&self.wakes, driver);
        let recorded = self.rehearsal.take().map_or(Ok(()), |rehearsal| rehearsal.end(talk));
        if let Some(file) = &self.presentation.file {
            store::keep_place(file, talk.place().slide_idx);
        }
        // What was typed last may still be on its way.
        drop(std::mem::replace(&mut self.drafts, channel().0));
        if let Some(keeper) = self.keeper.take() {
            let _ = keeper.join();
        }
        self.finish_appending()?;
        recorded
    }
}
