//! Of a child who came into care in the year it is told whether there was a permanence option before.
//!
//! An episode with RNE S and DECOM from 1 April to 31 March of the year fails unless a row of PrevPerm of the child
//! gives PREV_PERM and, where that is not Z1, both LA_PERM and DATE_PERM. What stands there need not be right: rules
//! 631 to 633 look at that.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "630",
    "Information on previous permanence option should be returned.",
    &["RNE"],
)
.reads(&[Table::Episodes, Table::PrevPerm])
.fix(
    "Enter the permanence option before this period of care, with the authority and day of the order; Z1 \
     where there was none.",
)
.each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    let complete = child.prev_perm.iter().any(|row| match row.prev_perm {
        "" => false,
        "Z1" => true,
        _ => !row.la_perm.is_empty() && row.date_perm.is_filled(),
    });
    if complete {
        return;
    }
    for episode in &child.episodes {
        if episode.rne == "S" && episode.decom.is_within(context.start, context.end) {
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
            Episodes
            CHILD DECOM      RNE
            1     01/04/2025 S     <
            2     31/03/2026 S     <
            3     31/03/2025 S
            4     01/04/2026 S
            5     01/06/2025 L
            6     01/06/2025 S
            7     01/06/2025 S
            8     01/06/2025 S     <
            9     01/06/2025 S     <
            10    01/06/2025 S     <
            11    01/06/2025 S
            12    01/06/2025 S     <
            12    01/08/2025 S     <
            12    01/07/2025 P

            PrevPerm
            CHILD PREV_PERM LA_PERM DATE_PERM
            6     Z1        -       -
            7     P1        352     ZZ/ZZ/2020
            8     P1        352     -
            9     P1        -       01/05/2020
            10    -         352     01/05/2020
            11    -         -       -
            11    P2        WAL     01/05/2020
            ",
        );
    }
}
