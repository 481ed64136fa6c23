//! A child who comes into care begins with an episode of which the reason (RNE) is S.
//!
//! The child's earliest episode of the return fails where it began in the collection year and its reason is
//! anything else or blank. One that began before the year goes on from last year's return.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "357",
    "If this is the first episode ever for this child, reason for new episode must be S.  Check \
     whether there is an episode immediately preceding this one, which has been left out.  If not \
     the reason for new episode code must be amended to S.",
    &["RNE"],
)
.reads(&[Table::Episodes])
.fix(
    "See whether the episode before this one was left out of the return; if there is none, the \
     reason is S.",
)
.each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    if let Some(first) = child.first_episode()
        && first.decom.day().is_some_and(|decom| context.has(decom))
        && first.rne != "S"
    {
        flags.flag(first);
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
            1     01/04/2025 P   <
            2     01/06/2025 L
            2     01/05/2025 S
            3     31/03/2025 P
            4     31/03/2026 -   <
            5     -          P
            6     01/06/2025 S
            6     01/05/2025 L   <
            7     01/04/2026 P
            ",
        );
    }
}
