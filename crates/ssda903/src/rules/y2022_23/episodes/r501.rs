//! No episode begins before the child's episode before it, by DECOM, has ended.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "501",
    "A new episode has started before the end date of the previous episode.",
    &["DECOM", "DEC"],
)
.reads(&[Table::Episodes])
.fix(
    "Correct the day one episode ended or the next began: they are the same day where the child \
     stayed in care.",
)
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for (before, episode) in child.with_previous() {
        if let Some(before) = before
            && before.dec.day().is_some_and(|dec| episode.decom.is_before(dec))
        {
            flags.flag_beside(episode, before, "DEC");
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
            CHILD DECOM      DEC
            1     03/05/2025 04/05/2025
            1     01/05/2025 03/05/2025
            1     03/05/2025 -          <
            1     05/05/2025 06/05/2025
            1     -          01/04/2025
            2     04/05/2025 -
            ",
        );
    }
}
