//! An unmarried couple of different sex is coded as a man and a woman.
//!
//! A row of AD1 fails where LS_ADOPTR is L3 and SEX_ADOPTR is anything but MF, or blank.

use super::flag_other_adopters;

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "517",
    "If reporting legal status of adopters is L3 then the genders of adopters should be coded as MF. MF \
     = the adopting couple are male and female.",
    &["LS_ADOPTR", "SEX_ADOPTR"],
)
.reads(&[Table::Ad1])
.fix("Correct the legal status of the adopters, or enter MF.")
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    flag_other_adopters(child, "L3", &["MF"], flags);
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
            1     L3        MF
            2     L3        MM   <
            3     L3        F1   <
            4     L3        -    <
            5     L4        MM
            6     -         MM
            ",
        );
    }
}
