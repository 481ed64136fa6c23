//! A young person who left care on or after the 17th or 18th birthday is not a care leaver on that birthday.
//!
//! A row of OC3 with any answer fails where the young person turned 17 or 18 in the year, by the DOB of the row, and
//! an episode ended on that birthday or later. Rule 1007 finds those whose episode has not ended.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "1016",
    "Care leaver information is not required for 17- or 18-year olds who cease to be looked after, after \
     their birthday.",
    &["IN_TOUCH", "ACTIV", "ACCOM"],
)
.reads(&[Table::Episodes, Table::Oc3])
.fix(
    "Check the date of birth and the end of the last episode. If they are right, take the young person \
     out of OC3.",
)
.each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    for row in child.oc3.iter().filter(|row| row.is_answered()) {
        let Some(dob) = row.dob.day() else { continue };
        for day in [17, 18].map(|age| birthday(dob, age)).into_iter().filter(|day| context.has(*day)) {
            for episode in &child.episodes {
                if episode.dec.is_given() && !episode.dec.is_before(day) {
                    flags.flag_beside(row, episode, "DEC");
                }
            }
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
            CHILD DECOM      DEC
            1     01/02/2020 01/03/2026
            2     01/02/2020 01/02/2026
            3     01/02/2020 31/01/2026
            4     01/02/2020 -
            5     01/03/2026 10/03/2026
            6     01/02/2020 01/03/2026
            7     01/02/2020 31/03/2026
            8     01/02/2020 31/03/2026

            OC3
            CHILD DOB        IN_TOUCH ACCOM
            1     01/02/2009 YES      -      <
            2     01/02/2009 -        U1     <
            3     01/02/2009 YES      -
            4     01/02/2009 YES      -
            5     01/02/2008 YES      -      <
            6     01/02/2009 -        -
            7     31/03/2008 YES      -      <
            8     01/04/2009 YES      -
            9     01/02/2009 YES      -
            ",
        );
    }
}
