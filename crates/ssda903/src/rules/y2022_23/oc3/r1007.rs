//! A young person who was still looked after on the 17th or 18th birthday is not yet a care leaver.
//!
//! A row of OC3 with any answer fails where the young person turned 17 or 18 in the year, by the DOB of the row, and
//! an episode began by that birthday and ended after it, or has not ended. One that ended on the very birthday is
//! right here: rule 1016 finds it.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "1007",
    "Care leaver information is not required for 17- or 18-year olds who are still looked after [on \
     their 17th or 18th birthday.]",
    &["IN_TOUCH", "ACTIV", "ACCOM"],
)
.reads(&[Table::Episodes, Table::Oc3])
.fix(
    "Check the date of birth and the end of the last episode. If they are right, take the young person \
     out of OC3.",
)
.differs(
    "The open validator needs an end after the birthday; the published text is about those still looked \
     after, so here an episode that has not ended counts too.",
)
.each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    for row in child.oc3.iter().filter(|row| row.is_answered()) {
        let Some(dob) = row.dob.day() else { continue };
        for day in [17, 18].map(|age| birthday(dob, age)).into_iter().filter(|day| context.has(*day)) {
            for episode in &child.episodes {
                let began = episode.decom.is_given() && !episode.decom.is_after(day);
                if began && (episode.dec.is_missing() || episode.dec.is_after(day)) {
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
            3     01/02/2020 01/01/2026
            4     01/02/2020 -
            5     01/02/2026 01/03/2026
            6     02/02/2026 -
            7     01/02/2020 -
            8     01/02/2020 -
            9     01/02/2020 -
            10    01/02/2020 02/02/2026
            11    01/02/2020 -

            OC3
            CHILD DOB        IN_TOUCH ACCOM
            1     01/02/2009 YES      -      <
            2     01/02/2009 YES      -
            3     01/02/2009 YES      -
            4     01/02/2009 -        U1     <
            5     01/02/2009 YES      -      <
            6     01/02/2009 YES      -
            7     01/02/2009 -        -
            8     31/03/2008 YES      -      <
            9     01/04/2009 YES      -
            10    01/02/2008 YES      -      <
            11    31/03/2007 YES      -
            ",
        );
    }
}
