//! A time missing or away ends in the year, or is open.
//!
//! A row of Missing fails where MIS_END is before 1 April or after 31 March.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "571",
    "The date that the child ceased to be missing or away from placement without authorisation is \
     before the start or after the end of the collection year.",
    &["MIS_END"],
)
.reads(&[Table::Missing])
.fix("Check the day; leave it blank where the child was still missing on 31 March.")
.each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    for row in &child.missing {
        if row.mis_end.is_before(context.start) || row.mis_end.is_after(context.end) {
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
            CHILD MIS_END
            1     31/03/2025 <
            1     01/04/2025
            1     31/03/2026
            1     01/04/2026 <
            1     -
            ",
        );
    }
}
