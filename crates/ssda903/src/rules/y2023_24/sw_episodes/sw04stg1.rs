//! The start of a social worker episode is a real date.
//!
//! A row of SWEpisodes fails where SW_DECOM is given and is not a day of the calendar. Up to 2024-25 the day could
//! be unknown: ZZ, with the month and the year.

use super::is_known_in_part;

use crate::rules::prelude::*;

pub(super) static RULE: Rule =
    Rule::new("SW04STG1", "Date social worker episode began is not a valid date..", &["SW_DECOM"])
        .reads(&[Table::SwEpisodes])
        .fix("Look up the day the worker took over and enter it.")
        .each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    for row in &child.sw_episodes {
        if row.sw_decom.is_unreal() && !is_known_in_part(row.sw_decom, context) {
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
            2026,
            "
            SWEpisodes
            CHILD SW_DECOM
            1     01/05/2025
            1     -
            1     31/04/2025 <
            1     ZZ/04/2025 <
            1     xx         <
            ",
        );
        check(
            &RULE,
            2025,
            "
            SWEpisodes
            CHILD SW_DECOM
            1     zz/04/2023
            1     ZZ/13/2023 <
            1     ZZ/ZZ/2023 <
            1     ZZ/4/2023  <
            1     31/04/2023 <
            ",
        );
    }
}
