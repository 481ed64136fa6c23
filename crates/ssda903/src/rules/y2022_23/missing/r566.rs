//! Of a time with an end it is said whether the child was missing or away.
//!
//! A row of Missing fails where MIS_END is given and MISSING is blank.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "566",
    "The date that the child's episode of being missing or away from placement without \
     authorisation ended has been completed but whether the child was missing or away without \
     authorisation has not been completed.",
    &["MISSING", "MIS_END"],
)
.reads(&[Table::Missing])
.fix("Say whether the child was missing (M) or away from placement without authorisation (A).")
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for row in &child.missing {
        if row.mis_end.is_given() && row.missing.is_empty() {
            flags.flag(row);
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
            Missing
            CHILD MISSING MIS_END
            1     A       01/05/2025
            1     -       01/05/2025 <
            1     -       -
            1     X       01/05/2025
            2     M       -
            ",
        );
    }
}
