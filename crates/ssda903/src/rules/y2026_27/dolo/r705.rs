//! A deprivation of liberty order starts only when the one before has ended.
//!
//! The orders of a child stand in the order of their starts, then of their ends, one that stands last. One fails
//! where the one before it has no end, or ends after this one starts. To end and to start on the same day is right.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "705",
    "A DoLO cannot start when the previous DoLO is still open.",
    &["DOLO_START", "DOLO_END"],
)
.reads(&[Table::Dolo])
.fix("Check the days of both orders; end the first, or leave out what was only renewed.")
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    let mut orders: Vec<&Dolo<'_>> = child.dolo.iter().filter(|order| order.dolo_start.is_given()).collect();
    orders.sort_by_key(|order| (order.dolo_start.day(), order.dolo_end.is_missing(), order.dolo_end.day()));
    for pair in orders.windows(2) {
        let [before, order] = pair else { continue };
        if before.dolo_end.day().is_none_or(|ended| order.dolo_start.is_before(ended)) {
            flags.flag_beside(*order, *before, "DOLO_END");
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
            2027,
            "
            DoLo
            CHILD DOLO_START DOLO_END
            1     01/05/2026 01/06/2026
            1     01/06/2026 01/07/2026
            1     30/06/2026 -          <
            1     01/08/2026 -          <
            2     01/08/2026 -          <
            2     01/05/2026 -
            3     01/05/2026 -
            4     -          -
            4     01/05/2026 -
            5     01/05/2026 -          <
            5     01/05/2026 01/06/2026
            6     01/05/2026 01/06/2026
            6     02/06/2026 -
            ",
        );
    }
}
