//! A deprivation of liberty order ends in the year, or stands.
//!
//! A row of DoLo fails where DOLO_END is before 1 April or after 31 March.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "704",
    "The date that the DoLO ended is before the start or after the end of the collection year.",
    &["DOLO_END"],
)
.reads(&[Table::Dolo])
.fix("Check the day; leave it blank where the order still stood on 31 March.")
.each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    for row in &child.dolo {
        if row.dolo_end.is_before(context.start) || row.dolo_end.is_after(context.end) {
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
            CHILD DOLO_END
            1     31/03/2026 <
            1     01/04/2026
            1     31/03/2027
            1     01/04/2027 <
            1     -
            ",
        );
    }
}
