//! A time is one missing or one away.
//!
//! A row of Missing fails where MISSING is given and is not M or A.

use records::codes::MissingKind;

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new("1006", "Missing type invalid.", &["MISSING"])
    .reads(&[Table::Missing])
    .fix("Say whether the child was missing (M) or away from placement without authorisation (A).")
    .each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    for row in &child.missing {
        if !row.missing.is_empty() && !is_code::<MissingKind>(row.missing, context.closing) {
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
            CHILD MISSING
            1     M
            1     a
            1     -
            1     X       <
            1     1       <
            ",
        );
    }
}
