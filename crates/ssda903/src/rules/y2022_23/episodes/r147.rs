//! The end of an episode (DEC), where one is given, is a real date written DD/MM/YYYY.
//!
//! A blank DEC does not fail: the episode is open. To every other rule an end that is not a real date is no end.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new("147", "Date episode ceased is not a valid date.", &["DEC"])
    .reads(&[Table::Episodes])
    .fix("Correct the day the episode ended, as DD/MM/YYYY, from the placement's record.")
    .each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for episode in &child.episodes {
        if episode.dec.is_unreal() {
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
            CHILD DECOM      DEC
            1     01/05/2025 01/06/2025
            1     01/06/2025 31/06/2025 <
            2     01/05/2025 01/13/2025 <
            2     01/05/2025 -
            ",
        );
    }
}
