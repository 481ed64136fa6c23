//! A new social worker takes over only when the one before has left.
//!
//! Every social worker episode of a child but the last fails where it has no end. A child's social worker episodes
//! stand in the order of their starts, then of their ends; those without a start stand last, and so does one
//! without an end among those of the same start. Those without a start are not counted.

use super::flag_without_end;

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "SW08STG2",
    "A new social worker episode has started, but the previous episode has not ended.",
    &["SW_DEC"],
)
.reads(&[Table::SwEpisodes])
.fix("Enter the day this worker left the case: usually the day the next one took over.")
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    flag_without_end(child, flags);
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
            2     01/08/2025 -
            2     01/05/2025 -          <
            2     01/06/2025 31/06/2025 <
            3     01/05/2025 -
            3     -          -
            4     01/05/2025 -
            4     01/05/2025 01/06/2025
            ",
        );
    }
}
