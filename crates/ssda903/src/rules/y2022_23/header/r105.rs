//! Every child has a yes or no for being an unaccompanied asylum seeker.
//!
//! A row of Header fails where UASC is not 0 or 1. Only a return in XML carries this flag; in CSV the UASC file
//! stands for it, and the rule is not judged.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "105",
    "Data entry for Unaccompanied Asylum-Seeking Children (UASC) status of child is invalid or has \
     not been completed.",
    &["UASC"],
)
.reads(&[Table::Header])
.needs(&[Need::Xml])
.fix(
    "Say in the record whether the child is an unaccompanied asylum seeker, and export the return \
     again.",
)
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for header in &child.headers {
        if !matches!(header.uasc, "0" | "1") {
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
            xml

            Header
            CHILD UASC
            1     0
            2     1
            3     2    <
            4     -    <
            5     YES  <
            ",
        );
    }
}
