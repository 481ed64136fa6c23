//! A child with answers about an adoption was adopted in the year.
//!
//! A row of AD1 in which any of the six answers is given fails where no episode of the child ended by adoption (REC
//! E11, E12) from 1 April to 31 March of the year.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "602",
    "The episode data submitted for this child does not show that he/she was adopted during the year.",
    &["CHILD"],
)
.reads(&[Table::Episodes, Table::Ad1])
.fix(
    "If the child was adopted in the year, enter the day and reason (E11, E12) at the last episode; else \
     take the child out of AD1.",
)
.each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    let adopted = child
        .episodes
        .iter()
        .any(|episode| episode.ended_by_adoption() && episode.dec.is_within(context.start, context.end));
    if adopted {
        return;
    }
    for row in child.ad1.iter().filter(|row| row.is_answered()) {
        flags.flag(row);
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
            CHILD DEC        REC
            1     31/03/2025 E11
            2     01/04/2025 E11
            3     31/03/2026 E12
            3     01/06/2025 X1
            4     01/04/2026 E12
            5     01/06/2025 E4A
            6     -          E11
            8     -          -

            AD1
            CHILD DATE_INT   LS_ADOPTR
            1     01/05/2025 -       <
            2     01/05/2025 L0
            3     01/05/2025 L0
            4     01/05/2025 L0      <
            5     -          L0      <
            6     -          L0      <
            7     -          L0      <
            8     -          -
            ",
        );
    }
}
