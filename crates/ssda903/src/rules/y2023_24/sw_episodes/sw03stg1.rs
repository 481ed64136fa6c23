//! Every social worker episode is complete. In 2023-24 only.
//!
//! A row of SWEpisodes fails where one of SW_ID, SW_DECOM and SW_REASON is blank. That a date is none, or only
//! partly known, is asked by rule SW04STG1.

use super::is_complete;

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "SW03STG1",
    "For each social worker episode, information should be complete.",
    &["SW_ID", "SW_DECOM", "SW_REASON"],
)
.reads(&[Table::SwEpisodes])
.fix("Enter what lacks: the worker, the day the worker took over, and why.")
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for row in &child.sw_episodes {
        if !is_complete(row) {
            flags.flag(row);
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
            2024,
            "
            SWEpisodes
            CHILD SW_ID SW_DECOM   SW_DEC     SW_REASON
            1     SW123 01/05/2020 -          OTHERS
            1     -     01/05/2020 -          OTHERS    <
            1     SW123 -          01/06/2020 OTHERS    <
            1     SW123 01/05/2020 -          -         <
            1     SW123 ZZ/05/2020 -          OTHERS
            1     -     -          -          -         <
            ",
        );
    }
}
