//! A time missing or away has a start.
//!
//! A row of Missing fails where MISSING is M or A and MIS_START is blank or no real date.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "564",
    "Child was missing or away from placement without authorisation and the date started is blank.",
    &["MISSING", "MIS_START"],
)
.reads(&[Table::Missing])
.fix(
    "Look up in the record of the episode when it was noticed that the child was missing, and enter \
     the day.",
)
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for row in &child.missing {
        if matches!(row.missing, "M" | "A") && row.mis_start.is_missing() {
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
            CHILD MISSING MIS_START
            1     M       01/05/2025
            1     M       -          <
            1     A       -          <
            1     -       -
            2     X       -
            2     a       31/04/2025 <
            ",
        );
    }
}
