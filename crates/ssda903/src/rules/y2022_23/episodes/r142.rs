//! A new episode begins only when the one before it has ended.
//!
//! Every episode of a child but the last, by DECOM, fails where its end (DEC) or the reason for it (REC) is missing.

use crate::rules::prelude::*;

pub(super) static RULE: Rule =
    Rule::new("142", "A new episode has started, but the previous episode has not ended.", &["DEC", "REC"])
        .reads(&[Table::Episodes])
        .fix("Enter the day this episode ended and why: usually the day the next one began, with X1.")
        .each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for (episode, next) in child.with_next() {
        if let Some(next) = next
            && (episode.dec.is_missing() || episode.rec.is_empty())
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
            CHILD DECOM      DEC        REC
            1     01/05/2025 01/06/2025 X1
            1     01/06/2025 -          -
            2     01/08/2025 -          -
            2     01/05/2025 -          -     <
            2     01/07/2025 01/08/2025 -     <
            2     01/06/2025 31/06/2025 X1    <
            3     01/05/2025 -          -
            ",
        );
    }
}
