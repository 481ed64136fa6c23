//! A child under 10 does not move because of custody: 10 is the age of criminal responsibility.
//!
//! An episode fails, and the Header with it, where it began before the child's 10th birthday and the child's
//! episode before it gives CUSTOD as the reason for the placement change (REASON_PLACE_CHANGE).

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "234",
    "A child aged under 10 can not change placement due to being admitted to custody",
    &["REASON_PLACE_CHANGE", "DOB"],
)
.reads(&[Table::Episodes, Table::Header])
.fix("Correct the reason on the episode that ended, or the date of birth.")
.differs(
    "The open validator looks for CUSTOD on the same episode; the DfE's text asks the age when the \
     next one begins, because the reason stands on the episode that ends.",
)
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for header in &child.headers {
        let Some(tenth) = header.dob.day().map(|dob| birthday(dob, 10)) else { continue };
        for (before, episode) in child.with_previous() {
            if let Some(before) = before
                && before.reason_place_change == "CUSTOD"
                && episode.decom.is_before(tenth)
            {
                flags.flag_beside(episode, before, "REASON_PLACE_CHANGE");
                flags.flag(header);
            }
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
            Header
            CHILD DOB
            1     01/06/2015 <
            2     01/06/2015
            3     01/06/2015
            4     01/06/2015
            5     -

            Episodes
            CHILD DECOM      REASON_PLACE_CHANGE
            1     31/05/2025 -                   <
            1     01/05/2025 CUSTOD
            2     01/05/2025 CUSTOD
            2     01/06/2025 -
            3     01/05/2025 OTHER
            3     31/05/2025 -
            4     01/05/2025 CUSTOD
            5     01/05/2025 CUSTOD
            5     31/05/2025 -
            ",
        );
    }
}
