//! A reversal of the decision that a child should be placed for adoption comes with its day and its reason.
//!
//! A row of PlacedAdoption fails where one of DATE_PLACED_CEASED and REASON_PLACED_CEASED is given and the other is
//! not. What stands there need not be right: rules 116 and 120 look at that.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "119",
    "If the decision is made that a child should no longer be placed for adoption, then the date of this \
     decision and the reason why this decision was made must be completed.",
    &["REASON_PLACED_CEASED", "DATE_PLACED_CEASED"],
)
.reads(&[Table::PlacedAdoption])
.fix(
    "If the decision was reversed, enter both the day and the reason (RD1 to RD4). If it stands, leave \
     both blank.",
)
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for row in &child.placed_adoption {
        if row.date_placed_ceased.is_filled() == row.reason_placed_ceased.is_empty() {
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
            CHILD DATE_PLACED_CEASED REASON_PLACED_CEASED
            1     01/06/2025         RD1
            2     01/06/2025         -      <
            3     -                  RD1    <
            4     -                  -
            5     SOON               XX
            5     SOON               -      <
            ",
        );
    }
}
