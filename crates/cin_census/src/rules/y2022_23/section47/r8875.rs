//! An initial child protection conference is held on a weekday.
//!
//! A section 47 enquiry, or an episode, fails whose DateOfInitialCPC is a Saturday or Sunday.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "8875",
    "The Date of Initial Child Protection Conference cannot be a weekend",
    &["DateOfInitialCPC"],
)
.fix("Look up when the conference was held and correct the date.")
.each_child(judge);

fn judge<'c>(child: &'c Child, _: &Context, flags: &mut Flags<'c>) {
    for (row, _) in child
        .episodes
        .iter()
        .flat_map(CinDetails::initial_conferences)
        .filter(|(_, date)| date.is_at_weekend())
    {
        flags.flag(row);
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
            LAchildID CINdetailsID DateOfInitialCPC
            1         a            2025-10-11        <
            1         b            2025-10-10

            Section47
            LAchildID CINdetailsID DateOfInitialCPC
            1         b            2025-10-12        <
            1         b            2025-10-13
            1         b            -
            ",
        );
    }
}
