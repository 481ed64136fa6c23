//! UN4 is for a number that is not known yet because the child has just come.
//!
//! A row of Header fails where UPN is UN4 and an episode of the child begins on or after 24 March, a week before
//! the year ends; the episode fails with it. The message means the opposite, that a child who has been looked after
//! for more than a week should not have UN4. The condition is kept as it was published.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "210",
    "Children looked after for more than a week at 31 March should not have an unknown Unique Pupil \
     Number (UPN) code of UN4.",
    &["UPN", "DECOM"],
)
.reads(&[Table::Header, Table::Episodes])
.fix(
    "Ask the school for the number; if it is still not known, check that UN4 is the right code for \
     this child.",
)
.each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    let last_week = context.end.plus_days(-7);
    for header in child.headers.iter().filter(|header| header.upn == "UN4") {
        for episode in &child.episodes {
            if episode.decom.day().is_some_and(|began| began >= last_week) {
                flags.flag_both((header, "UPN"), (episode, "DECOM"));
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
            Header
            CHILD UPN
            1     UN4 <
            2     UN4
            3     UN5
            4     UN4 <
            5     UN4

            Episodes
            CHILD DECOM
            1     24/03/2026 <
            2     23/03/2026
            3     25/03/2026
            4     01/05/2025
            4     31/03/2026 <
            5     -
            ",
        );
    }
}
