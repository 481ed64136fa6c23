//! A child's ethnicity does not change from one return to the next.
//!
//! A row of Header fails where last year's Header has the same child with another code; blank against a code is
//! another. It fails too where last year's was refused or not yet obtained.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "204",
    "Ethnic origin code disagrees with the ethnic origin already recorded for this child.",
    &["ETHNIC"],
)
.reads(&[Table::Header])
.reads_last(&[Table::Header])
.fix(
    "Ask how the child describes themself. If this year's code is right, say so in the return's \
     notes; else correct it.",
)
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    let Some(before) = child.last.header() else { return };
    for header in &child.headers {
        if header.ethnic != before.ethnic {
            flags.flag_beside(header, before, "ETHNIC");
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
            CHILD ETHNIC
            1     WBRI
            2     WBRI   <
            3     nobt
            4     -      <
            5     -
            6     WBRI   <
            7     WBRI

            Header last
            CHILD ETHNIC
            1     WBRI
            2     NOBT
            3     NOBT
            4     WBRI
            5     -
            6     -
            8     WBRI
            ",
        );
    }
}
