//! A score of the strengths and difficulties questionnaire is a whole number from 0 to 40.
//!
//! A row of OC2 fails where SDQ_SCORE holds anything else; 20.0 is 20. A blank is not found here: rule 186 asks for
//! it.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "180",
    "Data entry for the strengths and difficulties questionnaire (SDQ) score is invalid.",
    &["SDQ_SCORE"],
)
.reads(&[Table::Oc2])
.fix(
    "Enter the total of the questionnaire, from 0 to 40; give a reason in SDQ_REASON instead where there \
     is none.",
)
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for row in &child.oc2 {
        if !row.sdq_score.is_empty() && !is_score(row.sdq_score) {
            flags.flag(row);
        }
    }
}

fn is_score(text: &str) -> bool {
    let (whole, parts) = text.split_once('.').unwrap_or((text, ""));
    whole.parse::<u8>().is_ok_and(|score| score <= 40)
        && !whole.starts_with('+')
        && parts.bytes().all(|digit| digit == b'0')
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
            OC2
            CHILD SDQ_SCORE
            1     0
            2     40
            3     07
            4     20.0
            5     41      <
            6     -1      <
            7     39.5    <
            8     XX      <
            9     +5      <
            10    400     <
            11    .0      <
            12    1E1     <
            13    -
            ",
        );
    }
}
