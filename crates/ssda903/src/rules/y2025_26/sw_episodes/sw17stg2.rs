//! A child has a social worker on 31 March.
//!
//! The last social worker episode of a child fails where it has an end. A child's social worker episodes stand in
//! the order of their starts, then of their ends; those without a start stand last, and so does one without an end
//! among those of the same start. Those without a start are not counted.

use crate::rules::y2023_24::sw_episodes::in_order;

use crate::rules::prelude::*;

pub(super) static RULE: Rule =
    Rule::new("SW17STG2", "There is no social worker episode open at 31 March", &["SW_DEC", "SW_DECOM"])
        .reads(&[Table::SwEpisodes])
        .fix("Put in the worker who took over, or take the end out where the worker still has the case.")
        .each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    let latest = in_order(child).into_iter().rev().find(|row| row.sw_decom.is_given());
    if let Some(latest) = latest.filter(|row| row.sw_dec.is_given()) {
        flags.flag(latest);
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
            1     01/05/2025 01/06/2025
            1     01/06/2025 -
            2     01/06/2025 01/07/2025 <
            2     01/05/2025 -
            3     01/05/2025 01/06/2025 <
            3     -          -
            4     01/05/2025 -
            4     01/05/2025 01/06/2025
            5     -          01/06/2025
            ",
        );
    }
}
