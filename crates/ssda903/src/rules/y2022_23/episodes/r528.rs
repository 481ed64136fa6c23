//! Another authority's provision (PR2) cannot be a child's parents (P1), a health setting (R2) or custody (R5).

use super::shared::flag_provided_by;
use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "528",
    "A placement provider code of PR2 cannot be associated with placements P1, R2 or R5.",
    &["PLACE", "PLACE_PROVIDER"],
)
.reads(&[Table::Episodes])
.fix(
    "Give PR0 for parents, the kind of provider that runs the setting for the others; or correct \
     the placement type.",
)
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    flag_provided_by(child, "PR2", &["P1", "R2", "R5"], flags);
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
            1     P1    PR2            <
            1     R2    PR2            <
            1     R5    PR2            <
            1     R3    PR2
            1     P1    PR1
            ",
        );
    }
}
