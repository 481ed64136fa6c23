//! A child's short breaks in a year are returned in one way: each break by itself (V3), or the agreement for a
//! series (V4), not both. All V3 and V4 episodes of such a child fail.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "426",
    "A child receiving respite care cannot be recorded under a legal status of V3 and V4 in the \
     same year.",
    &["LS"],
)
.reads(&[Table::Episodes])
.fix("Choose one way for this child: single breaks as V3, or one episode for the agreement as V4.")
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    let has = |legal_status: &str| child.episodes.iter().any(|episode| episode.ls == legal_status);
    if has("V3") && has("V4") {
        child.episodes.iter().filter(|episode| episode.is_short_break()).for_each(|one| flags.flag(one));
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
            CHILD LS
            1     V3 <
            1     V4 <
            1     C2
            1     V3 <
            2     V3
            2     V3
            3     V4
            4     C2
            ",
        );
    }
}
