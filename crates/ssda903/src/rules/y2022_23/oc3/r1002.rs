//! A care leaver was in care.
//!
//! Every row of OC3 of the child fails where the child has no episode, neither in this year's return nor in last
//! year's. Care that ended before is not seen, as the message warns.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "1002",
    "This child has no previous episodes of care, therefore should not have care leaver information \
     recorded. [NOTE: This tool can only test the current and previous year data loaded into the tool - \
     this check may generate false positives if a child had episodes prior to last year's collection.]",
    &["IN_TOUCH", "ACTIV", "ACCOM"],
)
.reads(&[Table::Episodes, Table::Oc3])
.reads_last(&[Table::Episodes])
.fix(
    "Look up the young person's episodes of care. If they lie in earlier years, say so in the return's \
     notes; else take the young person out of OC3.",
)
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    if child.episodes.is_empty() && child.last.episodes.is_empty() {
        child.oc3.iter().for_each(|row| flags.flag(row));
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
            1     01/05/2025

            OC3
            CHILD IN_TOUCH
            1     YES
            2     YES
            3     YES      <
            4     -        <

            Episodes last
            CHILD DECOM
            2     01/05/2024
            ",
        );
    }
}
