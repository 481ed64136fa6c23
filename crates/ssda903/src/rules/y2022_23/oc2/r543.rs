//! A child of 10 or over who was looked after for the whole year has an answer on convictions.
//!
//! A row of OC2 fails where the child's episodes show care for the whole year, the child turned 10 before 31 March,
//! by the DOB of the row, and CONVICTED is blank. A tenth birthday on 31 March itself is left out.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "543",
    "Child is aged 10 or over at 31 March and has been looked after continuously for 12 months yet \
     conviction information has not been completed.",
    &["DOB", "CONVICTED"],
)
.reads(&[Table::Episodes, Table::Oc2])
.fix("Enter 1 if the child was convicted or cautioned in the year, else 0.")
.each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    if !child.is_continuously_looked_after(context) {
        return;
    }
    for row in &child.oc2 {
        let of_age = row.dob.day().is_some_and(|dob| birthday(dob, 10) < context.end);
        if of_age && row.convicted.is_empty() {
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
            Episodes
            CHILD DECOM      LS RNE
            1     01/04/2025 C2 S
            2     01/04/2025 C2 S
            3     01/04/2025 C2 S
            4     02/04/2025 C2 S
            5     01/04/2025 C2 S

            OC2
            CHILD DOB        CONVICTED
            1     30/03/2016 -         <
            2     31/03/2016 -
            3     30/03/2016 0
            4     30/03/2016 -
            5     -          -
            6     30/03/2016 -
            ",
        );
    }
}
