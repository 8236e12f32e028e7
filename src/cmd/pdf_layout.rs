//! `jianbao pdf-layout`, which nobody calls but this program itself: where the words of a PDF stand, by a crate that panics
//! on odd files and knows no limits. In a process of its own it has those that `store::pdf_layout` gives it.

use super::Done;
use crate::article;
use crate::fault::Fault;
use std::io::{self, Read};

pub(crate) fn run() -> Done {
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes)?;
    let layout =
        article::find_layout(&bytes).map_err(|refusal| Fault::new(refusal.to_string()).hint(refusal.hint))?;
    super::print(&layout)
}
