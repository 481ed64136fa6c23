//! Civil partners are coded as a couple.
//!
//! A row of AD1 fails where LS_ADOPTR is L2 and SEX_ADOPTR is anything but MM, FF or MF, or blank.

use super::flag_other_adopters;

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "519",
    "Data entered on the legal status of adopters shows civil partnership couple, but data entered on \
     genders of adopters does not show it as a couple.",
    &["LS_ADOPTR", "SEX_ADOPTR"],
)
.reads(&[Table::Ad1])
.fix("Correct the legal status of the adopters, or enter MM, FF or MF.")
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    flag_other_adopters(child, "L2", &["MM", "FF", "MF"], flags);
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
            1     L2        MM
            2     L2        FF
            3     L2        MF
            4     L2        M1   <
            5     L2        -    <
            6     L0        F1
            ",
        );
    }
}
