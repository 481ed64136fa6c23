//! The start of an episode (DECOM), where one is given, is a real date written DD/MM/YYYY.
//!
//! A blank DECOM does not fail here. To every other rule a start that is not a real date is no start.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new("141", "Date episode began is not a valid date.", &["DECOM"])
    .reads(&[Table::Episodes])
    .fix("Correct the day the episode began, as DD/MM/YYYY, from the placement's record.")
    .each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for episode in &child.episodes {
        if episode.decom.is_unreal() {
            flags.flag(episode);
        }
    }
}

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
            1     01/05/2025
            1     31/06/2025 <
            1     2025-05-01 <
            2     29/02/2024
            2     29/02/2025 <
            2     -
            ",
        );
    }
}
