//! A child still has a social worker on 31 March.
//!
//! A row of SWEpisodes fails where it ended in the five days before 31 March, from 26 to 30 March, and the child
//! has no later one: none that ended later, and none with a start that is open.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "SW11bSTG2",
    "Social worker episode has ended before 31 March and no subsequent social worker episode has \
     been provided.",
    &["SW_DEC"],
)
.reads(&[Table::SwEpisodes])
.fix("Put in the worker who took over, or take the end out where the worker still has the case.")
.differs(
    "Where a row without any date follows, the open validator names that row; the row at fault is \
     the one that ended.",
)
.each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    for row in &child.sw_episodes {
        let Some(ended) = row.sw_dec.day() else { continue };
        if ended >= context.end || ended < context.end.plus_days(-5) {
            continue;
        }
        let is_followed = child.sw_episodes.iter().any(|other| {
            other.sw_dec.is_after(ended) || (other.sw_decom.is_given() && other.sw_dec.is_missing())
        });
        if !is_followed {
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
            1     01/05/2025 25/03/2026
            2     01/05/2025 26/03/2026 <
            3     01/05/2025 30/03/2026 <
            4     01/05/2025 31/03/2026
            5     01/05/2025 28/03/2026
            5     28/03/2026 -
            6     01/05/2025 27/03/2026
            6     27/03/2026 29/03/2026 <
            7     01/05/2025 28/03/2026 <
            7     -          -
            8     01/05/2025 -
            ",
        );
    }
}
