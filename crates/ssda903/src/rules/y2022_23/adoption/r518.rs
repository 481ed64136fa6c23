//! A couple of the same sex that is neither married nor in a civil partnership is coded as two men or two women.
//!
//! A row of AD1 fails where LS_ADOPTR is L4 and SEX_ADOPTR is anything but MM or FF, or blank.

use super::flag_other_adopters;

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "518",
    "If reporting legal status of adopters is L4 then the genders of adopters should be coded as MM or \
     FF. MM = the adopting couple are both males. FF = the adopting couple are both females.",
    &["LS_ADOPTR", "SEX_ADOPTR"],
)
.reads(&[Table::Ad1])
.fix("Correct the legal status of the adopters, or enter MM or FF.")
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    flag_other_adopters(child, "L4", &["MM", "FF"], flags);
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
            1     L4        MM
            2     L4        FF
            3     L4        MF   <
            4     L4        M1   <
            5     L4        -    <
            6     L12       MF
            ",
        );
    }
}
