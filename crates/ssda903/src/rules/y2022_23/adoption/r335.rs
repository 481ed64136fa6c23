//! Whether foster carers adopted the child agrees with the last placement.
//!
//! An episode that ended by adoption (REC E11, E12) and a row of AD1 of the same child both fail where the placement
//! was with the current foster carer (A3, A5) and FOSTER_CARE is 0, or was not (A4, A6) and FOSTER_CARE is 1.
//!
//! The message also names A1 and A2, codes of older collections that no return kept here can hold.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "335",
    "The current foster value (0) suggests that child is not adopted by current foster carer, but last \
     placement is A2, A3, or A5. Or the current foster value (1) suggests that child is adopted by \
     current foster carer, but last placement is A1, A4 or A6.",
    &["PLACE", "FOSTER_CARE"],
)
.reads(&[Table::Episodes, Table::Ad1])
.fix(
    "Look up whether the adopters had fostered the child, and correct FOSTER_CARE or the code of the \
     last placement.",
)
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for episode in child.episodes.iter().filter(|episode| episode.ended_by_adoption()) {
        for row in &child.ad1 {
            if matches!((episode.place, row.foster_care), ("A3" | "A5", "0") | ("A4" | "A6", "1")) {
                flags.flag_both((row, "FOSTER_CARE"), (episode, "PLACE"));
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
            CHILD PLACE REC
            1     A3    E11  <
            2     A3    E11
            3     A5    E12  <
            4     A4    E12  <
            5     A4    E11
            6     A6    E11  <
            7     A6    X1
            8     U1    E11
            9     A5    E11

            AD1
            CHILD FOSTER_CARE
            1     0   <
            2     1
            3     0   <
            4     1   <
            5     0
            6     1   <
            7     1
            8     1
            9     -
            ",
        );
    }
}
