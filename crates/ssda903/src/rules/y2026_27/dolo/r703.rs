//! A deprivation of liberty order starts by the end of the year.
//!
//! A row of DoLo fails where DOLO_START is after 31 March.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "703",
    "The date that the DoLO started is after the end of the collection year.",
    &["DOLO_START"],
)
.reads(&[Table::Dolo])
.fix("Check the day; an order made after the year belongs in the next return.")
.each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    for row in &child.dolo {
        if row.dolo_start.is_after(context.end) {
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
            CHILD DOLO_START
            1     31/03/2027
            1     01/04/2027 <
            1     01/04/2020
            1     -
            ",
        );
    }
}
