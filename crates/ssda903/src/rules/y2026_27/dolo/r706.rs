//! An order that stood when last year ended is in this year's return, from the same day.
//!
//! Where last year's DoLo has an order of the child without an end, and this year's has none of the child that
//! starts on the same day, the child's first order of this year, by DOLO_START, fails; where the child has none
//! this year, the return as a whole does.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "706",
    "There is an open DoLO in last year’s return and there is no corresponding DoLO recorded at the \
     start of this year..",
    &["DOLO_START"],
)
.reads(&[Table::Dolo])
.reads_last(&[Table::Dolo])
.fix(
    "Repeat last year's order in this year's return, with the day it ended if it did; if it had \
     ended already, say so in the return's notes.",
)
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    let stood = |order: &&Dolo<'_>| order.dolo_start.is_given() && order.dolo_end.is_missing();
    for order in child.last.dolo.iter().filter(stood) {
        if child.dolo.iter().any(|own| own.dolo_start.day() == order.dolo_start.day()) {
            continue;
        }
        let first = child.dolo.iter().min_by_key(|own| (own.dolo_start.is_missing(), own.dolo_start.day()));
        match first {
            Some(first) => flags.flag_beside(first, order, "DOLO_START"),
            None => flags.whole_return(),
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
            CHILD DOLO_START
            1     01/05/2026
            1     20/03/2026
            2     01/06/2026
            2     01/05/2026 <
            3     01/05/2026
            5     -          <

            DoLo last
            CHILD DOLO_START DOLO_END
            1     20/03/2026 -
            2     20/03/2026 -
            3     20/03/2026 21/03/2026
            5     20/03/2026 -
            6     -          -
            ",
        );
        check(
            &RULE,
            2027,
            "
            DoLo
            CHILD DOLO_START

            DoLo last
            CHILD DOLO_START DOLO_END
            1     20/03/2026 -
            2     20/03/2026 -

            the whole return fails
            ",
        );
    }
}
