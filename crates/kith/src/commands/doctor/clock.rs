//! The clock of the computer: stamps and sessions are as good as it is.

use std::process::{Command, Stdio};

use journal::Journal;

use super::Report;
use crate::now;

const ABOUT: &str = "clock";
const HELP: &str = "timedatectl set-ntp true";

pub(super) fn look(journal: Option<&Journal>, report: &mut Report) {
    let now = now::moment();
    if let Some(newest) = journal.and_then(|journal| journal.last_stamped().ok().flatten())
        && newest > now
    {
        report.wrong(
            ABOUT,
            format!(
                "it is {now} by the clock, and the newest entry was stamped {newest}: the clock has jumped back or was ahead, \
                 and stamps stand still until then"
            ),
            HELP,
        );
    }
    match synchronised() {
        Some(true) => report.good(ABOUT, "it is synchronised"),
        Some(false) => {
            report.warn(
                ABOUT,
                "it is not synchronised with anything: stamps may be wrong and codes refused",
                HELP,
            );
        }
        None => report.good(ABOUT, format!("it is {now}; whether it is synchronised cannot be asked here")),
    }
}

fn synchronised() -> Option<bool> {
    let asked = Command::new("timedatectl")
        .args(["show", "--property=NTPSynchronized", "--value"])
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()?;
    match String::from_utf8_lossy(&asked.stdout).trim() {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    }
}
