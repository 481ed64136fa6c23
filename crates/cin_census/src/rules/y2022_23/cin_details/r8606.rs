//! No child is referred more than forty weeks before birth.
//!
//! An episode fails, together with the child's identifiers, whose referral is more than 280 days before the date of
//! birth or, where there is none, the expected one.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "8606",
    "Child referral date is more than 40 weeks before DOB or expected DOB",
    &["CINreferralDate", "PersonBirthDate", "ExpectedPersonBirthDate"],
)
.fix(
    "Check the day of the referral and the date of birth; the referral may be that of a brother or \
     sister.",
)
.each_child(judge);

fn judge<'c>(child: &'c Child, _: &Context, flags: &mut Flags<'c>) {
    let Some(identifiers) = &child.identifiers else { return };
    let (birth, column) = if identifiers.birth.is_given() {
        (&identifiers.birth, "PersonBirthDate")
    } else {
        (&identifiers.expected_birth, "ExpectedPersonBirthDate")
    };
    let Some(born) = birth.day() else { return };
    for episode in &child.episodes {
        if episode.referral.is_before(born.plus_days(-FORTY_WEEKS)) {
            flags.flag_both((identifiers, column), (episode, "CINreferralDate"));
        }
    }
}

/// In days.
const FORTY_WEEKS: i32 = 280;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cases() {
        check(
            &RULE,
            2026,
            "
            ChildIdentifiers
            LAchildID PersonBirthDate ExpectedPersonBirthDate
            1         2026-01-06      -                        <
            2         -               2026-01-06               <
            3         2026-01-06      2026-06-01
            4         -               -

            CINdetails
            LAchildID CINreferralDate
            1         2025-04-01
            1         2025-03-31       <
            2         2025-03-31       <
            3         2025-04-01
            4         2025-03-31
            ",
        );
    }
}
