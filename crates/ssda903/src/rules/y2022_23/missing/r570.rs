//! A time missing or away starts by the end of the year.
//!
//! A row of Missing fails where MIS_START is after 31 March.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "570",
    "The date that the child started to be missing or away from placement without authorisation is \
     after the end of the collection year.",
    &["MIS_START"],
)
.reads(&[Table::Missing])
.fix("Check the day; a time that began after the year belongs in the next return.")
.each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    for row in &child.missing {
        if row.mis_start.is_after(context.end) {
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
            Missing
            CHILD MIS_START
            1     31/03/2026
            1     01/04/2026 <
            1     01/04/2020
            1     -
            ",
        );
    }
}
