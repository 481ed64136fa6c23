//! A young person of 17 does not live with former foster carers: they are still looked after.
//!
//! A row of OC3 fails where the 17th birthday, by the date of birth in the Header, is in the year and ACCOM is Z1
//! or Z2. The published list gives the column as REC, which is in neither table.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "3001",
    "Where care leavers information is being returned for a young person around their 17th \
     birthday, the accommodation cannot be with their former foster carer(s).",
    &["ACCOM"],
)
.reads(&[Table::Header, Table::Oc3])
.fix("Check where the young person lived around the 17th birthday, and correct the accommodation.")
.each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    let in_year = child.dob().is_some_and(|dob| context.has(birthday(dob, 17)));
    for row in child.oc3.iter().filter(|_| in_year) {
        if matches!(row.accom, "Z1" | "Z2") {
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
            Header
            CHILD DOB
            1     01/04/2008
            2     31/03/2009
            3     31/03/2008
            4     01/04/2009
            5     01/05/2008
            6     -

            OC3
            CHILD ACCOM DOB
            1     Z1    01/04/2008 <
            2     Z2    01/04/2000 <
            3     Z1    01/05/2008
            4     Z1    01/05/2008
            5     B1    01/05/2008
            6     Z1    01/05/2008
            7     Z1    01/05/2008
            ",
        );
    }
}
