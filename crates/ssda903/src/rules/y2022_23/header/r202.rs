//! A child's sex does not change from one return to the next.
//!
//! A row of Header fails where last year's Header has the same child with another code; blank against a code is
//! another. The codes 1 and 2 became M and F in 2024-25: a code of before and the one that took its place are the
//! same.

use crate::rules::prelude::*;

pub(super) static RULE: Rule =
    Rule::new("202", "The gender code conflicts with the gender already recorded for this child.", &["SEX"])
        .reads(&[Table::Header])
        .reads_last(&[Table::Header])
        .fix(
            "Check the sex in the record. If this year's is right, say so in the return's notes; else \
             correct it.",
        )
        .differs(
            "The open validator compares the codes as they stand, so that in 2024-25, when 1 and 2 became M \
             and F, every child differs; the text asks for another sex, not another code for the same one.",
        )
        .each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    let Some(before) = child.last.header() else { return };
    for header in &child.headers {
        if meaning(header.sex) != meaning(before.sex) {
            flags.flag_beside(header, before, "SEX");
        }
    }
}

fn meaning(sex: &str) -> &str {
    match sex {
        "1" => "M",
        "2" => "F",
        other => other,
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
            CHILD SEX
            1     M
            2     F   <
            3     U   <
            4     -
            5     -   <
            6     M   <
            7     M

            Header last
            CHILD SEX
            1     M
            2     M
            3     F
            4     -
            5     F
            6     -
            ",
        );
        check(
            &RULE,
            2025,
            "
            Header
            CHILD SEX
            1     M
            2     M   <
            3     F

            Header last
            CHILD SEX
            1     1
            2     2
            3     2
            ",
        );
    }
}
