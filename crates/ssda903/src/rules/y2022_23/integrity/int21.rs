//! The sex in UASC is that in the Header.
//!
//! A row of UASC fails where its SEX and that of the child's Header are both given, and not the same code.

use crate::rules::prelude::*;

pub(super) static RULE: Rule =
    Rule::new("INT21", "Internal Check: SEX in UASC is different to SEX in Header.", &["SEX"])
        .reads(&[Table::Header, Table::Uasc])
        .fix(
            "Export both tables again from one record; if they still differ, correct the one that was \
             entered by hand.",
        )
        .each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for row in &child.uasc {
        for header in &child.headers {
            if !row.sex.is_empty() && !header.sex.is_empty() && row.sex != header.sex {
                flags.flag_beside(row, header, "SEX");
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
            CHILD SEX
            1     M
            2     M
            3     M
            4     -
            5     f

            UASC
            CHILD SEX
            1     M
            2     F   <
            3     -
            4     M
            5     F
            6     M
            ",
        );
    }
}
