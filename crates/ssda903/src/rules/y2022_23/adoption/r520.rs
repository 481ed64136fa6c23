//! A married couple of different sex is coded as a man and a woman.
//!
//! A row of AD1 fails where LS_ADOPTR is L11 and SEX_ADOPTR is anything but MF, or blank.

use super::flag_other_adopters;

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "520",
    "Data entry on the legal status of adopters shows different gender married couple but data entry on \
     genders of adopters shows it as a same gender couple.",
    &["LS_ADOPTR", "SEX_ADOPTR"],
)
.reads(&[Table::Ad1])
.fix("Correct the legal status of the adopters, or enter MF.")
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    flag_other_adopters(child, "L11", &["MF"], flags);
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
            CHILD LS_ADOPTR SEX_ADOPTR
            1     L11       MF
            2     L11       MM   <
            3     L11       FF   <
            4     L11       M1   <
            5     L11       -    <
            6     L12       MM
            ",
        );
    }
}
