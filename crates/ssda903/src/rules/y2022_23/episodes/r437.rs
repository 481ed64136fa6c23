//! After a child has died (E2) or was found to be 18 or over (E15) there is no later episode. The episode with that
//! reason fails where another follows it.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "437",
    "Reason episode ceased is child has died or is aged 18 or over but there are further episodes.",
    &["REC"],
)
.reads(&[Table::Episodes])
.fix("Correct the reason, or take out the episodes after it.")
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for (episode, next) in child.with_next() {
        if let Some(next) = next
            && matches!(episode.rec, "E2" | "E15")
        {
            flags.flag_beside(episode, next, "DECOM");
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
            CHILD DECOM      REC
            1     01/06/2025 -
            1     01/05/2025 E2  <
            2     01/05/2025 E15 <
            2     01/06/2025 E15
            3     01/05/2025 E4A
            3     01/06/2025 -
            ",
        );
    }
}
