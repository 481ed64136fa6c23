//! Every child has an ethnicity, as a code of the set.
//!
//! A row of Header fails where ETHNIC is blank or is not in the code set. REFU (refused) and NOBT (not yet
//! obtained) are codes of it.

use records::codes::Ethnicity;

use crate::rules::prelude::*;

pub(super) static RULE: Rule =
    Rule::new("103", "The ethnicity code is either not valid or has not been entered.", &["ETHNIC"])
        .reads(&[Table::Header])
        .fix(
            "Enter the ethnicity that the child, or for a young child a parent, gave; REFU or NOBT where \
             there is none.",
        )
        .each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    for header in &child.headers {
        if !is_code::<Ethnicity>(header.ethnic, context.closing) {
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
            CHILD ETHNIC
            1     WBRI
            2     nobt
            3     REFU
            4     WHIT   <
            5     -      <
            ",
        );
    }
}
