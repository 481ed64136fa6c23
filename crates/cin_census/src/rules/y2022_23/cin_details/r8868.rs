//! When a case is closed its section 47 enquiries are over.
//!
//! A section 47 enquiry fails, together with its episode, where the episode has a date of closure, and the enquiry
//! neither has the date of an initial child protection conference nor says that none was required.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "8868",
    "CIN episode is shown as closed, however Section 47 enquiry is not shown as completed by ICPC \
     date or ICPC not required flag",
    &["ICPCnotRequired", "CINclosureDate", "DateOfInitialCPC"],
)
.fix(
    "Give the date of the conference or say that none was required, or take the closure out if the \
     case is open.",
)
.each_child(judge);

fn judge<'c>(child: &'c Child, _: &Context, flags: &mut Flags<'c>) {
    for episode in child.episodes.iter().filter(|episode| episode.closure.is_given()) {
        for enquiry in episode.enquiries.iter().filter(|of| of.is_open()) {
            flags.flag_both((episode, "CINclosureDate"), (enquiry, "DateOfInitialCPC"));
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
            CINdetails
            LAchildID CINdetailsID CINclosureDate
            1         a            2025-05-26      <
            1         b            2025-06-26
            2         a            -
            3         a            2025-05-26      <

            Section47
            LAchildID CINdetailsID DateOfInitialCPC ICPCnotRequired
            1         a            -                0               <
            1         a            2025-05-20       0
            1         b            -                true
            2         a            -                0
            3         a            -                -               <
            ",
        );
    }
}
