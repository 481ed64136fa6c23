//! Of every girl who is looked after it is said whether she is a mother.
//!
//! A row of Header fails where SEX says female (F since 2024-25, 2 before), MOTHER is blank, and the child has an
//! episode that is not under an agreement for short breaks (V3, V4).

use crate::rules::prelude::*;

pub(super) static RULE: Rule =
    Rule::new("393", "Child is looked after but mother field is not completed.", &["MOTHER"])
        .reads(&[Table::Header, Table::Episodes])
        .fix("Say in the record whether she is a mother: 0 or 1.")
        .each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    let looked_after = child.episodes.iter().any(|episode| !episode.is_short_break());
    for header in &child.headers {
        if looked_after && context.is_female(header.sex) && header.mother.is_empty() {
            flags.flag(header);
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
            Header
            CHILD SEX MOTHER
            1     F   -      <
            2     F   0
            3     M   -
            4     F   -
            5     F   -      <
            6     F   -
            7     U   -

            Episodes
            CHILD LS
            1     C2
            2     C2
            3     C2
            4     V3
            4     v4
            5     V3
            5     C2
            7     C2
            ",
        );
        check(
            &RULE,
            2024,
            "
            Header
            CHILD SEX MOTHER
            1     2   -      <
            2     1   -
            3     F   -

            Episodes
            CHILD LS
            1     C2
            2     C2
            3     C2
            ",
        );
    }
}
