//! No period of care ends with a temporary stay: where an episode in T0 to T4 has a reason for its end (REC), it is
//! X1.

use crate::rules::prelude::*;

pub(super) static RULE: Rule =
    Rule::new("381", "A period of care cannot end with a temporary placement.", &["PLACE", "REC"])
        .reads(&[Table::Episodes])
        .fix(
            "Enter the placement the child went back to; if the child did leave care from there, give the \
     type of that placement.",
        )
        .each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for episode in &child.episodes {
        if episode.is_temporary() && episode.ended_care() {
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
            CHILD PLACE REC
            1     T0    E4A <
            1     T4    E2  <
            1     T1    X1
            1     T1    -
            1     U1    E4A
            ",
        );
    }
}
