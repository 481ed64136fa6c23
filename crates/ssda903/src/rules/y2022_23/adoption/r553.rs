//! A child under a placement order has a decision that they should be placed for adoption, and it stands.
//!
//! An episode under a placement order (LS E1) fails where no row of PlacedAdoption of the child gives DATE_PLACED.
//! Where such an episode has not ended, every row of PlacedAdoption of the child fails that gives DATE_PLACED_CEASED
//! or REASON_PLACED_CEASED. What stands there need not be a real date or code.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "553",
    "Placement order has been granted but there is no date of decision that the child should be placed \
     for adoption.",
    &["CHILD", "DATE_PLACED", "DATE_PLACED_CEASED", "REASON_PLACED_CEASED"],
)
.reads(&[Table::Episodes, Table::PlacedAdoption])
.fix(
    "Enter the day of the decision. If the decision was reversed, look up when the placement order ended \
     and correct the legal status.",
)
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    order_without_decision(child, "E1", flags);
}

/// The same for a placement order and for the freeing order before it.
pub(super) fn order_without_decision(child: &Child<'_>, order: &str, flags: &mut Flags) {
    let under_order = || child.episodes.iter().filter(|episode| episode.ls == order);
    if !child.placed_adoption.iter().any(|row| row.date_placed.is_filled()) {
        under_order().for_each(|episode| flags.flag(episode));
    }
    let Some(open) = under_order().find(|episode| episode.dec.is_missing()) else { return };
    for row in &child.placed_adoption {
        if row.date_placed_ceased.is_filled() || !row.reason_placed_ceased.is_empty() {
            flags.flag_beside(row, open, "LS");
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
            Episodes
            CHILD LS DEC
            1     E1 01/06/2025
            2     E1 -            <
            3     E1 01/06/2025   <
            3     C2 -
            4     E1 -
            5     E1 01/06/2025
            5     E1 -
            6     E1 -            <
            7     C2 -
            8     D1 -

            PlacedAdoption
            CHILD DATE_PLACED DATE_PLACED_CEASED REASON_PLACED_CEASED
            1     01/05/2025  01/06/2025         RD1
            4     01/05/2025  -                  -
            5     01/05/2025  -                  RD2   <
            6     -           01/06/2025         -     <
            7     -           01/06/2025         RD1
            ",
        );
    }
}
