//! Raw mode and the alternate screen while it lives; the terminal as it was when it goes, also in a panic.

use crate::session::{FORGET_PICTURES, LEAVE, MOUSE_OFF};
use anyhow::{Context, Result};
use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

/// How long a terminal that is not reading is waited for when it is given back.
const UNREAD: Duration = Duration::from_millis(300);

/// The panic hook is set once, however often the terminal is given back and taken.
static RESTORE_IN_PANIC: std::sync::Once = std::sync::Once::new();

/// Whether the terminal is ours just now. A terminal belongs to the process, and a panic must know too: given back
/// twice, the cursor would go where it was at the start, over the panic's message.
static IS_HELD: AtomicBool = AtomicBool::new(false);

/// Whether the terminal keeps pictures for us.
static KEEPS_PICTURES: AtomicBool = AtomicBool::new(false);

/// Says whether there are pictures to be deleted when the terminal is given back.
pub(super) fn keeps_pictures(keeps: bool) {
    if keeps {
        KEEPS_PICTURES.store(true, Ordering::SeqCst);
    }
}

/// Whether lines are written, one after another, so that there is nothing to put back on the screen.
static IS_LINEAR: AtomicBool = AtomicBool::new(false);

/// What of the terminal is taken.
#[derive(Clone, Copy)]
pub(super) enum Hold {
    /// Its keys: what is written stays.
    Lines,
    /// Its screen too.
    Screen,
    /// And its mouse.
    ScreenAndMouse,
}

/// See the module.
pub(super) struct Guard {
    hold: Hold,
}

impl Guard {
    /// Takes the terminal.
    pub(super) fn enter(hold: Hold) -> Result<Self> {
        crossterm::terminal::enable_raw_mode().context("the terminal cannot be set to raw mode")?;
        RESTORE_IN_PANIC.call_once(|| {
            let before = std::panic::take_hook();
            std::panic::set_hook(Box::new(move |panic| {
                restore(true);
                before(panic);
            }));
        });
        IS_LINEAR.store(matches!(hold, Hold::Lines), Ordering::SeqCst);
        IS_HELD.store(true, Ordering::SeqCst);
        Ok(Self { hold })
    }

    /// Takes the terminal anew: whoever had it meanwhile may have set it otherwise, and there is nothing to give back.
    pub(super) fn enter_again(self) -> Result<Self> {
        let hold = self.hold;
        std::mem::forget(self);
        let _ = crossterm::terminal::disable_raw_mode();
        Self::enter(hold)
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        restore(matches!(self.hold, Hold::ScreenAndMouse));
    }
}

fn restore(has_mouse: bool) {
    if !IS_HELD.swap(false, Ordering::SeqCst) {
        return;
    }
    let is_linear = IS_LINEAR.load(Ordering::SeqCst);
    let leave = move || {
        if is_linear {
            return;
        }
        let mut out = io::stdout();
        // A terminal that has gone away cannot be restored, and nobody is there to be told.
        if has_mouse {
            let _ = out.write_all(MOUSE_OFF.as_bytes());
        }
        if KEEPS_PICTURES.swap(false, Ordering::SeqCst) {
            let _ = out.write_all(FORGET_PICTURES.as_bytes());
        }
        let _ = out.write_all(LEAVE.as_bytes());
        let _ = out.flush();
    };
    // One that does not read must not keep the program from ending.
    let (sender, done) = channel();
    let thread = thread::Builder::new().spawn(move || {
        leave();
        let _ = sender.send(());
    });
    if thread.is_ok() {
        let _ = done.recv_timeout(UNREAD);
    }
    let _ = crossterm::terminal::disable_raw_mode();
}
