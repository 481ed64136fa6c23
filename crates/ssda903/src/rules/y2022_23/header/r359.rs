//! Who stays looked after past 18 is accommodated in a community home under section 20(5) of the Children Act 1989.
//!
//! An open episode fails where the 18th birthday is before 31 March, unless its legal status is V2 and its
//! placement K2.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "359",
    "Child being looked after following 18th birthday must be accommodated under section 20(5) of \
     the Children Act 1989 in a community home.",
    &["DEC", "LS", "PLACE"],
)
.reads(&[Table::Header, Table::Episodes])
.fix(
    "Enter the day care ended, usually the 18th birthday, and the reason; or check the legal status \
     and the placement.",
)
.each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    let is_adult = child.dob().is_some_and(|dob| birthday(dob, 18) < context.end);
    for episode in child.episodes.iter().filter(|_| is_adult) {
        if episode.dec.is_missing() && !(episode.ls == "V2" && episode.place == "K2") {
            flags.flag(episode);
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
            1     30/03/2008
            2     31/03/2008
            3     30/03/2008
            4     30/03/2008
            5     30/03/2008
            6     -

            Episodes
            CHILD DECOM      DEC        LS PLACE
            1     01/05/2025 01/06/2025 C2 U4
            1     01/06/2025 -          C2 U4    <
            2     01/05/2025 -          C2 U4
            3     01/05/2025 -          V2 K2
            4     01/05/2025 -          V2 U4    <
            5     01/05/2025 -          C2 K2    <
            6     01/05/2025 -          C2 U4
            ",
        );
    }
}
