//! A child is born by the end of the year.
//!
//! A row of Header fails where DOB is after 31 March.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new("301", "Date of birth falls after the year ended.", &["DOB"])
    .reads(&[Table::Header])
    .fix("Check the date of birth with a document and correct it.")
    .each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    for header in &child.headers {
        if header.dob.is_after(context.end) {
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
            CHILD DOB
            1     31/03/2026
            2     01/04/2026 <
            3     -
            4     01/04/2016
            ",
        );
        check(
            &RULE,
            2025,
            "
            Header
            CHILD DOB
            1     01/04/2025 <
            ",
        );
    }
}
