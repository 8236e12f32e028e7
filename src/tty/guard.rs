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

/// See the module.
pub(super) struct Guard {
    has_mouse: bool,
}

impl Guard {
    /// Takes the terminal.
    pub(super) fn enter(has_mouse: bool) -> Result<Self> {
        crossterm::terminal::enable_raw_mode().context("the terminal cannot be set to raw mode")?;
        RESTORE_IN_PANIC.call_once(|| {
            let before = std::panic::take_hook();
            std::panic::set_hook(Box::new(move |panic| {
                restore(true);
                before(panic);
            }));
        });
        IS_HELD.store(true, Ordering::SeqCst);
        Ok(Self { has_mouse })
    }

    /// Takes the terminal anew: whoever had it meanwhile may have set it otherwise, and there is nothing to give back.
    pub(super) fn enter_again(self) -> Result<Self> {
        let has_mouse = self.has_mouse;
        std::mem::forget(self);
        let _ = crossterm::terminal::disable_raw_mode();
        Self::enter(has_mouse)
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        restore(self.has_mouse);
    }
}

fn restore(has_mouse: bool) {
    if !IS_HELD.swap(false, Ordering::SeqCst) {
        return;
    }
    let leave = move || {
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
