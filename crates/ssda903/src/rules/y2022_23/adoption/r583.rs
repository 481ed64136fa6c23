//! Of several decisions of a child, only the latest stands.
//!
//! A row of PlacedAdoption fails where DATE_PLACED_CEASED is blank and another row of the child has a later
//! DATE_PLACED. Two rows of the same day are both the latest.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "583",
    "More than one date the child should be placed for adoption has been reported, but an earlier \
     decision has not been revoked. Check that both dates are required and add in the date the earlier \
     decision was revoked. Note this may be in a previous year.",
    &["DATE_PLACED", "DATE_PLACED_CEASED"],
)
.reads(&[Table::PlacedAdoption])
.fix(
    "Look up when the earlier decision was reversed, which may have been in a year before, and enter the \
     day and reason.",
)
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    let latest = child.placed_adoption.iter().filter_map(|row| row.date_placed.day()).max();
    let Some(latest) = latest else { return };
    for row in &child.placed_adoption {
        if row.date_placed.is_before(latest) && !row.date_placed_ceased.is_filled() {
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
            PlacedAdoption
            CHILD DATE_PLACED DATE_PLACED_CEASED
            1     01/06/2025  -               <
            1     04/07/2025  -
            2     05/06/2025  -
            2     01/06/2025  05/06/2025
            3     05/06/2025  -
            3     05/06/2025  -
            4     05/06/2025  06/06/2025
            4     01/06/2025  -               <
            4     02/06/2025  -               <
            5     -           -
            5     01/06/2025  -
            ",
        );
    }
}
