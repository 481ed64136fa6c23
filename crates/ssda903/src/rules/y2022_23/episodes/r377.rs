//! A child has at most two temporary stays because the foster carers are on holiday (T3) in any 12 months.
//!
//! Where three or more of the child's T3 episodes began within 12 months of each other, each of them fails. One
//! without a real start is taken to lie in the same 12 months as the others.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "377",
    "Only two temporary placements coded as being due to holiday of usual foster carer(s) are \
     allowed in any 12- month period.",
    &["PLACE"],
)
.reads(&[Table::Episodes])
.fix(
    "Check why the child stayed elsewhere: further stays are T4 where they were of seven days or \
     less, else placements.",
)
.differs(
    "The open validator counts all T3 episodes of the child in the file; the DfE's text asks of any \
     12 months.",
)
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    let stays: Vec<&Episode<'_>> = child.episodes.iter().filter(|episode| episode.place == "T3").collect();
    for first in &stays {
        let within = |stay: &&&Episode<'_>| match (first.decom.day(), stay.decom.day()) {
            (Some(from), Some(day)) => from <= day && day < from.plus_years(1),
            _ => true,
        };
        if stays.iter().filter(within).count() > 2 {
            stays.iter().filter(within).for_each(|stay| flags.flag(*stay));
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
            CHILD DECOM      PLACE
            1     20/07/2025 T3    <
            1     20/05/2025 T3    <
            1     20/06/2025 T3    <
            2     20/05/2025 T3
            2     20/06/2025 T3
            2     20/07/2025 T4
            3     20/03/2025 T3
            3     20/06/2025 T3
            3     20/03/2026 T3
            4     20/03/2025 T3    <
            4     20/06/2025 T3    <
            4     19/03/2026 T3    <
            5     -          T3    <
            5     -          T3    <
            5     -          T3    <
            6     -          T3
            6     20/06/2025 T3
            ",
        );
    }
}
