//! A child who leaves care to a former foster carer under a special guardianship order (E45 or E46) was in foster
//! care: U1 to U6. Any other placement fails, and a blank one.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "516",
    "The episode data submitted for this child does not show that he/she was with their former \
     foster carer(s) during the year.If the code in the reason episode ceased is E45 or E46 the \
     child must have a placement code of U1 to U6.",
    &["REC", "PLACE"],
)
.reads(&[Table::Episodes])
.fix(
    "If the carer had not fostered the child, the reason is E47 or E48; else correct the placement \
     type.",
)
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for episode in &child.episodes {
        if matches!(episode.rec, "E45" | "E46") && !episode.is_foster() {
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
            CHILD REC PLACE
            1     E45 P1    <
            1     E46 A3    <
            1     E46 -     <
            1     E45 U1
            1     E46 U6
            1     E47 P1
            ",
        );
    }
}
