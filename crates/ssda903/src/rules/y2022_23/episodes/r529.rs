//! Another public body (PR3) provides no placement with parents (P1) or for adoption (A3 to A6), no children's home
//! (K1, K2) and no foster care (U1 to U6).

use super::shared::flag_provided_by;
use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "529",
    "Placement provider code of PR3 cannot be associated with placements P1, A3 to A6, K1, K2 and \
     U1 to U6 as these placements cannot be provided by other public organisations.",
    &["PLACE", "PLACE_PROVIDER"],
)
.reads(&[Table::Episodes])
.fix("Give the kind of provider that runs the placement, or correct the placement type.")
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    const PLACES: &[&str] = &["P1", "A3", "A4", "A5", "A6", "K1", "K2", "U1", "U2", "U3", "U4", "U5", "U6"];
    flag_provided_by(child, "PR3", PLACES, flags);
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
            CHILD PLACE PLACE_PROVIDER
            1     P1    PR3            <
            1     A3    PR3            <
            1     A6    PR3            <
            1     K1    PR3            <
            1     K2    PR3            <
            1     U1    PR3            <
            1     U6    PR3            <
            1     K3    PR3
            1     R2    PR3
            1     U1    PR4
            ",
        );
    }
}
