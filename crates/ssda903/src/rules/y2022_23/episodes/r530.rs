//! A private provider (PR4) cannot be a child's parents (P1).

use super::shared::flag_provided_by;
use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "530",
    "A placement provider code of PR4 cannot be associated with placement P1.",
    &["PLACE", "PLACE_PROVIDER"],
)
.reads(&[Table::Episodes])
.fix("Give PR0 for a child placed with parents, or correct the placement type.")
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    flag_provided_by(child, "PR4", &["P1"], flags);
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
            1     P1    PR4            <
            1     P3    PR4
            1     P1    PR0
            ",
        );
    }
}
