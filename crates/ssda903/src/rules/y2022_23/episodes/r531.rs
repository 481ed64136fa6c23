//! A voluntary provider (PR5) cannot be a child's parents (P1).

use super::shared::flag_provided_by;
use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "531",
    "A placement provider code of PR5 cannot be associated with placements P1.",
    &["PLACE", "PLACE_PROVIDER"],
)
.reads(&[Table::Episodes])
.fix("Give PR0 for a child placed with parents, or correct the placement type.")
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    flag_provided_by(child, "PR5", &["P1"], flags);
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
            1     P1    PR5            <
            1     P3    PR5
            1     P1    PR0
            ",
        );
    }
}
