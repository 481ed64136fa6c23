//! A child whose episode was open at the end of last year has an episode in this year's return.
//!
//! Every row of OC3 of the child fails where the last of last year's episodes, by DECOM, has no DEC and this year's
//! return has no episode of the child.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "1010",
    "This child has no episodes loaded for current year even though there was an open episode of care at \
     the end of the previous year, and care leaver data has been entered.",
    &["IN_TOUCH", "ACTIV", "ACCOM"],
)
.reads(&[Table::Episodes, Table::Oc3])
.reads_last(&[Table::Episodes])
.fix("Add the episode that was open on 31 March to this year's return, with the day and reason of its end.")
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    let Some(open) = child.last.last_episode().filter(|episode| episode.dec.is_missing()) else { return };
    if child.episodes.is_empty() {
        child.oc3.iter().for_each(|row| flags.flag_beside(row, open, "DEC"));
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
            1     01/05/2024

            OC3
            CHILD IN_TOUCH
            1     YES
            2     YES
            3     YES      <
            4     -        <
            5     YES

            Episodes last
            CHILD DECOM      DEC
            1     01/05/2024 -
            2     01/06/2024 01/07/2024
            2     01/05/2024 -
            3     01/06/2024 -
            3     01/05/2024 01/06/2024
            4     01/05/2024 31/06/2024
            6     01/05/2024 -
            ",
        );
    }
}
