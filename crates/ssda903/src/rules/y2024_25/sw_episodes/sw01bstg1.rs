//! A social worker episode that began on or after 1 April 2023 has a start, a worker and a reason. In 2024-25 only.
//!
//! A row of SWEpisodes fails where SW_DECOM is missing, or is 1 April 2023 or later and SW_ID or SW_REASON is
//! blank. A day not known, ZZ with month and year, is a start in that month.

use crate::rules::y2023_24::sw_episodes::{is_since_first_asked, start_of};

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "SW01bSTG1",
    "For each social worker episode, information should be complete",
    &["SW_DECOM", "SW_ID", "SW_REASON"],
)
.reads(&[Table::SwEpisodes])
.fix("Enter what lacks: the day the worker took over, the worker, or why.")
.each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    for row in &child.sw_episodes {
        let lacks = row.sw_id.is_empty() || row.sw_reason.is_empty();
        let fails = match start_of(row, context) {
            None => true,
            Some(began) => is_since_first_asked(began) && lacks,
        };
        if fails {
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
            2025,
            "
            SWEpisodes
            CHILD SW_DECOM   SW_ID SW_REASON
            1     01/04/2023 SW123 OTHERS
            1     01/04/2023 -     OTHERS    <
            1     01/04/2023 SW123 -         <
            1     31/03/2023 -     -
            1     -          SW123 OTHERS    <
            1     ZZ/04/2023 SW123 -         <
            1     ZZ/04/2023 SW123 OTHERS
            ",
        );
    }
}
