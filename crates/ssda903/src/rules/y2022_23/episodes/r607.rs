//! For a girl who left care in the year it is returned whether she is a mother.
//!
//! Where MOTHER is blank, the Header fails, and every episode that ended in the year with an end of care (a reason
//! other than X1). Left out are episodes under V3 and V4. Girls are those with SEX F since 2024-25, 2 before.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "607",
    "Child ceased to be looked after in the year, but mother field has not been completed.",
    &["DEC", "REC", "MOTHER", "LS", "SEX"],
)
.reads(&[Table::Episodes, Table::Header])
.fix("Ask whether she has a child, and give 1 or 0.")
.each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    for header in &child.headers {
        if !context.is_female(header.sex) || !header.mother.is_empty() {
            continue;
        }
        for episode in &child.episodes {
            let left = episode.ended_care() && episode.dec.is_within(context.start, context.end);
            if left && !episode.is_short_break() {
                flags.flag(episode);
                flags.flag(header);
            }
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
            5     F   -
            6     F   -      <

            Episodes
            CHILD DEC        REC LS
            1     01/04/2025 E4A C2 <
            1     01/05/2025 X1  C2
            1     31/03/2026 E45 -  <
            2     01/05/2025 E4A C2
            3     01/05/2025 E4A C2
            4     31/03/2025 E4A C2
            4     01/04/2026 E4A C2
            4     -          E4A C2
            5     01/05/2025 E4A V4
            5     01/05/2025 -   C2
            6     01/05/2025 E4A C2 <
            ",
        );
        check(
            &RULE,
            2024,
            "
            Header
            CHILD SEX MOTHER
            1     2   -      <
            2     F   -

            Episodes
            CHILD DEC        REC LS
            1     01/05/2023 E4A C2 <
            2     01/05/2023 E4A C2
            ",
        );
    }
}
