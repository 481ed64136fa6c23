//! A single adopter is coded as one person.
//!
//! A row of AD1 fails where LS_ADOPTR is L0 and SEX_ADOPTR is anything but M1 or F1, or blank.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "514",
    "Data entry on the legal status of adopters shows a single adopter but data entry for the numbers of \
     adopters shows it as a couple.",
    &["LS_ADOPTR", "SEX_ADOPTR"],
)
.reads(&[Table::Ad1])
.fix("Correct the legal status of the adopters, or enter M1 or F1 for a single adopter.")
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for row in &child.ad1 {
        if row.ls_adoptr == "L0" && !matches!(row.sex_adoptr, "M1" | "F1") {
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
            CHILD LS_ADOPTR SEX_ADOPTR
            1     L0        M1
            2     L0        F1
            3     L0        MM   <
            4     L0        -    <
            5     L2        MM
            6     -         MF
            ",
        );
    }
}
