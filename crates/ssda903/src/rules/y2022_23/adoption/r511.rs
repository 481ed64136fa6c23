//! Where two persons adopted a child, the sex of both is coded.
//!
//! A row of AD1 fails where NB_ADOPTR is 2 and SEX_ADOPTR is that of a single adopter, M1 or F1.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "511",
    "If reporting that the number of person(s) adopting the looked after child is two adopters then the \
     code should only be MM, FF or MF. MM = the adopting couple are both males; FF = the adopting couple \
     are both females; MF = The adopting couple are male and female.",
    &["NB_ADOPTR", "SEX_ADOPTR"],
)
.reads(&[Table::Ad1])
.fix("Correct the number of adopters, or enter MM, FF or MF for two.")
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for row in &child.ad1 {
        if row.nb_adoptr == "2" && matches!(row.sex_adoptr, "M1" | "F1") {
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
            CHILD NB_ADOPTR SEX_ADOPTR
            1     2         MM
            2     2         M1   <
            3     2         F1   <
            4     1         M1
            5     2         -
            6     -         F1
            ",
        );
    }
}
