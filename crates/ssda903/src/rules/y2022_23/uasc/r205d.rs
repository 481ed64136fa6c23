//! Who is an unaccompanied asylum seeker this year and was looked after last year was one then.
//!
//! The row of Header fails where the child is one this year and is in last year's Header without being one there:
//! by the flag where the return carries it, which is in XML only, else by a row in UASC.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "205D",
    "Child identified as UASC this year but not identified as UASC status provided for the child \
     last year.",
    &["UASC", "CHILD"],
)
.reads(&[Table::Uasc, Table::Header])
.reads_last(&[Table::Uasc, Table::Header])
.fix(
    "Look up the child's status. If it is right, last year's return was wrong: say so in the notes; \
     else take the child out of UASC.",
)
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    let Some(before) = child.last.header() else { return };
    if child.now.is_uasc() && !child.last.is_uasc() {
        child.headers.iter().for_each(|header| flags.flag_beside(header, before, "UASC"));
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
            CHILD
            1     <
            2
            3
            4

            UASC
            CHILD DUC
            1     -
            2     -
            3     -

            Header last
            CHILD
            1
            2
            4

            UASC last
            CHILD DUC
            2     -
            ",
        );
        check(
            &RULE,
            2026,
            "
            xml

            Header
            CHILD UASC
            1     1    <
            2     1
            3     0

            UASC
            CHILD DUC
            1     -

            Header last
            CHILD UASC
            1     0
            2     1
            3     0

            UASC last
            CHILD DUC
            ",
        );
    }
}
