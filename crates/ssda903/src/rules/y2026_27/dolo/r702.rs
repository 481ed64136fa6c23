//! A deprivation of liberty order ends after it starts.
//!
//! A row of DoLo fails where DOLO_END is on the day of DOLO_START or before it.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "702",
    "The date that the DoLO ended is before the date that it started.",
    &["DOLO_START", "DOLO_END"],
)
.reads(&[Table::Dolo])
.fix("Check both days with the order and correct the one that is wrong.")
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for row in &child.dolo {
        if row.dolo_end.day().zip(row.dolo_start.day()).is_some_and(|(ended, began)| ended <= began) {
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
            2027,
            "
            DoLo
            CHILD DOLO_START DOLO_END
            1     01/05/2026 02/05/2026
            1     01/05/2026 01/05/2026 <
            1     01/05/2026 30/04/2026 <
            1     01/05/2026 -
            1     -          30/04/2026
            1     01/05/2026 31/04/2026
            ",
        );
    }
}
