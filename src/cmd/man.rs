//! `jianbao man`: the manual pages, of the program and of each command.

use super::Done;
use crate::fault::{Fault, nearest};
use clap::{Args, Command};

/// Arguments of `man`.
#[derive(Debug, Args)]
pub(crate) struct ManArgs {
    /// The command whose page it is; else the program's
    command: Option<String>,
}

pub(crate) fn run(args: &ManArgs, mut program: Command) -> Done {
    program.build();
    let command = match &args.command {
        None => program,
        Some(name) => of_command(name, &program)?,
    };
    let mut page = Vec::new();
    clap_mangen::Man::new(command).render(&mut page)?;
    super::print(&String::from_utf8_lossy(&page))
}

/// A command as a program of its own, by the name that manuals give it.
fn of_command(name: &str, program: &Command) -> Result<Command, Fault> {
    let found = program.find_subcommand(name).ok_or_else(|| {
        let names: Vec<&str> = program.get_subcommands().map(Command::get_name).collect();
        let hint = match nearest(name, names.iter().copied()) {
            Some(near) => format!("did you mean \"{near}\"?"),
            None => format!("there are {}", names.join(", ")),
        };
        Fault::new(format!("there is no command \"{name}\"")).hint(hint)
    })?;
    let whole = found.get_display_name().unwrap_or(name).to_owned();
    Ok(found.clone().name(whole))
}
