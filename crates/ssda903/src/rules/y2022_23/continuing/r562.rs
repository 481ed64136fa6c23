//! An episode that began before the year is the one that last year's return ended with.
//!
//! The child's first episode, by DECOM, fails where it begins before 1 April and last year's last one began on
//! another day, or last year had none.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "562",
    "Episode commenced before the start of the current collection year but there is a missing \
     continuous episode in the previous year.",
    &["DECOM"],
)
.reads(&[Table::Episodes])
.reads_last(&[Table::Episodes])
.fix(
    "Check the day the episode began. If it is right, last year's return lacked it: say so in the \
     return's notes.",
)
.each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    let Some(first) = child.first_episode().filter(|first| first.decom.is_before(context.start)) else {
        return;
    };
    match child.last.last_episode() {
        Some(before) if before.decom.day() == first.decom.day() => {}
        Some(before) => flags.flag_beside(first, before, "DECOM"),
        None => flags.flag(first),
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
            1     31/03/2025
            1     01/06/2025
            2     30/03/2025 <
            2     31/03/2025
            3     01/04/2025
            4     01/03/2025 <
            5     01/04/2025
            6     01/05/2024 <

            Episodes last
            CHILD DECOM      DEC
            1     01/05/2024 31/03/2025
            1     31/03/2025 -
            2     31/03/2025 -
            3     31/03/2025 -
            6     01/05/2024 01/06/2024
            6     01/06/2024 -
            ",
        );
    }
}
