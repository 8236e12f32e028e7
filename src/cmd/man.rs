//! `jianbao man`: the manual page.

use super::Done;
use clap::Command;

pub(crate) fn run(command: Command) -> Done {
    let mut page = Vec::new();
    clap_mangen::Man::new(command).render(&mut page)?;
    super::print(&String::from_utf8_lossy(&page))
}
