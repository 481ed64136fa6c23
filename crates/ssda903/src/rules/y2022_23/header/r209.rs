//! A child of school age has a unique pupil number.
//!
//! A row of Header fails where UPN is UN1 (not of school age, none given yet) and the child turned four by 31
//! August of the calendar year before the collection year began: 31 August 2024 for the year to 31 March 2026.

use calendar::Day;

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "209",
    "Child looked after is of school age and should not have an unknown Unique Pupil Number (UPN) \
     code of UN1.",
    &["UPN", "DOB"],
)
.reads(&[Table::Header])
.fix("Ask the school for the number; a child of that age who has none gets UN2 to UN5, by the reason.")
.each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    let Some(limit) = Day::new(context.start.year() - 1, 8, 31) else { return };
    for header in &child.headers {
        if header.upn == "UN1" && header.dob.day().is_some_and(|dob| birthday(dob, 4) <= limit) {
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
            CHILD UPN           DOB
            1     UN1           31/08/2020 <
            2     UN1           01/09/2020
            3     UN2           31/08/2020
            4     A123456789012 31/08/2015
            5     UN1           -
            6     UN1           29/02/2012 <
            7     -             31/08/2015
            ",
        );
    }
}
