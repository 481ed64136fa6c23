//! No period of care begins with a temporary stay: an episode in T0 to T4 begins with RNE P or B. Anything else
//! fails, and a blank reason.

use crate::rules::prelude::*;

pub(super) static RULE: Rule =
    Rule::new("380", "A period of care cannot start with a temporary placement.", &["PLACE", "RNE"])
        .reads(&[Table::Episodes])
        .fix(
            "Enter the placement the child went to first, and the temporary stay after it with P, or B with \
     a new legal status.",
        )
        .each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for episode in &child.episodes {
        if episode.is_temporary() && !matches!(episode.rne, "P" | "B") {
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
            CHILD PLACE RNE
            1     T0    S   <
            1     T4    L   <
            1     T1    -   <
            1     T1    P
            1     T1    B
            1     U1    S
            ",
        );
    }
}
