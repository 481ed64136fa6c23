//! The target for an initial child protection conference is on a weekday.
//!
//! A section 47 enquiry fails whose InitialCPCtarget is a Saturday or Sunday.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "8870Q",
    "Please check and either amend or provide a reason: The Target Date for Initial Child Protection \
     Conference should not be a weekend",
    &["InitialCPCtarget"],
)
.query()
.fix(
    "Give the target as the fifteenth working day after the strategy discussion that started the \
     enquiry.",
)
.each_child(judge);

fn judge<'c>(child: &'c Child, _: &Context, flags: &mut Flags<'c>) {
    for (_, enquiry) in child.enquiries().filter(|(_, enquiry)| enquiry.target.is_at_weekend()) {
        flags.flag(enquiry);
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
            Section47
            InitialCPCtarget
            2025-10-10
            2025-10-11  <
            2025-10-12  <
            2025-10-13
            -
            ",
        );
    }
}
