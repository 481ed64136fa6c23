//! An initial child protection conference that the census tells of was in the census year.
//!
//! A section 47 enquiry, or an episode, fails whose DateOfInitialCPC is before 1 April or after 31 March of the
//! year.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "8715",
    "Date of Initial Child Protection Conference must fall within the census year",
    &["DateOfInitialCPC", "ReferenceDate"],
)
.fix("Leave out the date of a conference that was held before or after the year, or correct it.")
.each_child(judge);

fn judge<'c>(child: &'c Child, context: &Context, flags: &mut Flags<'c>) {
    for (row, _) in child
        .episodes
        .iter()
        .flat_map(CinDetails::initial_conferences)
        .filter(|(_, date)| date.is_outside(context.year))
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
            1         a            2025-03-31        <
            1         b            2025-04-01
            1         c            -

            Section47
            LAchildID CINdetailsID DateOfInitialCPC
            1         b            2026-04-01        <
            1         b            2026-03-31
            1         b            -
            ",
        );
    }
}
