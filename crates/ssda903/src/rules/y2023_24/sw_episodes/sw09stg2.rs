//! A social worker has a case for a while.
//!
//! A row of SWEpisodes fails where it ended less than a day after it began, that is on the same day or earlier.
//! Since 2025-26 it fails where it ended less than three days after it began, though the message still says 24
//! hours.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "SW09STG2",
    "Social worker episode appears to have lasted for less than 24 hours.",
    &["SW_DECOM", "SW_DEC"],
)
.reads(&[Table::SwEpisodes])
.fix("Check both days; leave the episode out where nobody really took the case over.")
.each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    let least = if context.closing >= 2026 { 3 } else { 1 };
    for row in &child.sw_episodes {
        if row.sw_decom.day().is_some_and(|began| row.sw_dec.is_before(began.plus_days(least))) {
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
            CHILD SW_DECOM   SW_DEC
            1     01/05/2025 01/05/2025 <
            1     01/05/2025 03/05/2025 <
            1     01/05/2025 04/05/2025
            1     01/05/2025 30/04/2025 <
            1     01/05/2025 -
            1     -          01/05/2025
            ",
        );
        check(
            &RULE,
            2025,
            "
            SWEpisodes
            CHILD SW_DECOM   SW_DEC
            1     01/05/2024 01/05/2024 <
            1     01/05/2024 02/05/2024
            1     01/05/2024 30/04/2024 <
            ",
        );
    }
}
