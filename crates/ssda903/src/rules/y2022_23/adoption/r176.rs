//! The sex of the adopters is one of the code set: M1, F1, MM, FF, MF.
//!
//! A row of AD1 fails where SEX_ADOPTR holds anything else. A blank is not found here: rules 151 and 601 ask for it.

use records::codes::AdopterSex;

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "176",
    "The gender of adopter(s) at the date of adoption code is not a valid code.",
    &["SEX_ADOPTR"],
)
.reads(&[Table::Ad1])
.fix("Enter M1 or F1 for a single adopter, MM, FF or MF for two.")
.each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    for row in &child.ad1 {
        if !row.sex_adoptr.is_empty() && !is_code::<AdopterSex>(row.sex_adoptr, context.closing) {
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
            AD1
            CHILD SEX_ADOPTR
            1     M1
            2     F1
            3     MM
            4     ff
            5     MF
            6     FM  <
            7     M   <
            8     -
            ",
        );
    }
}
