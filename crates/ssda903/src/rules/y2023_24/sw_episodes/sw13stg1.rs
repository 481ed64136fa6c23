//! Why a social worker took over is a code of the set.
//!
//! A row of SWEpisodes fails where SW_REASON is given and is not in the code set, and where it is blank; since 2024-25 a
//! blank one fails only where the episode started on or after 1 April 2023, when the reason was first asked.

use records::codes::WorkerChangeReason;

use super::{is_since_first_asked, start_of};

use crate::rules::prelude::*;

pub(super) static RULE: Rule =
    Rule::new("SW13STG1", "The reason for social worker change is not valid.", &["SW_REASON"])
        .reads(&[Table::SwEpisodes])
        .fix("Enter the code of the reason why this worker took over.")
        .each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    for row in &child.sw_episodes {
        let fails = match row.sw_reason {
            "" => context.closing < 2025 || start_of(row, context).is_some_and(is_since_first_asked),
            reason => !is_code::<WorkerChangeReason>(reason, context.closing),
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
            2026,
            "
            SWEpisodes
            CHILD SW_DECOM   SW_REASON
            1     01/05/2025 MANAGE
            1     01/05/2025 others
            1     01/05/2015 OTHER     <
            1     -          OTHER     <
            1     01/04/2023 -         <
            1     31/03/2023 -
            1     -          -
            1     ZZ/04/2023 -
            ",
        );
        check(
            &RULE,
            2025,
            "
            SWEpisodes
            CHILD SW_DECOM   SW_REASON
            1     ZZ/03/2023 -
            1     ZZ/04/2023 -         <
            ",
        );
        check(
            &RULE,
            2024,
            "
            SWEpisodes
            CHILD SW_DECOM   SW_REASON
            1     01/05/2023 -         <
            1     01/05/2022 -         <
            1     01/05/2023 OTHER     <
            1     01/05/2023 MANAGE
            ",
        );
    }
}
