//! No episode began before 14 October 1991, when the Children Act 1989 came into force.

use calendar::{Day, day};

use crate::rules::prelude::*;

pub(super) static RULE: Rule =
    Rule::new("353", "No episode submitted can start before 14 October 1991.", &["DECOM"])
        .reads(&[Table::Episodes])
        .fix("Correct the day the episode began.")
        .each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for episode in &child.episodes {
        if episode.decom.is_before(CHILDREN_ACT) {
            flags.flag(episode);
        }
    }
}

/// The day the Children Act 1989 came into force.
const CHILDREN_ACT: Day = day!(1991, 10, 14);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cases() {
        check(
            &RULE,
            2026,
            "
            Episodes
            CHILD DECOM
            1     13/10/1991 <
            1     14/10/1991
            2     01/05/2025
            2     -
            ",
        );
    }
}
