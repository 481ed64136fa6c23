//! A child who left care and comes back starts anew: after an episode with an end of care (any reason but X1) the
//! next one, by DECOM, begins with S. Anything else fails, and a blank reason.

use records::codes::ReasonEnded;

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "432",
    "The child ceased to be looked after at the end of the previous episode but the reason for the \
     new episode is not started to be looked after.",
    &["RNE"],
)
.reads(&[Table::Episodes])
.fix("If the child did leave care, give S; if not, give X1 on the episode before.")
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for (before, episode) in child.with_previous() {
        if let Some(before) = before
            && before.ended_care()
            && ReasonEnded::of(before.rec).is_some()
            && episode.rne != "S"
        {
            flags.flag_beside(episode, before, "REC");
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
            CHILD DECOM      RNE REC
            1     01/07/2025 P   X1  <
            1     01/06/2025 S   E4A
            1     01/08/2025 P   -
            1     01/09/2025 L   E3
            1     02/09/2025 -   -   <
            2     01/05/2025 P   -
            3     01/05/2025 S   Q1
            3     01/06/2025 P   -
            ",
        );
    }
}
