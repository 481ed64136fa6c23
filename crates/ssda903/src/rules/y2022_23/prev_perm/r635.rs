//! An order has its day and authority told only where there was one.
//!
//! A row of PrevPerm fails where LA_PERM or DATE_PERM is given and PREV_PERM is blank, or where both are given and
//! PREV_PERM is Z1, no previous permanence option.
//!
//! The message speaks of Z1 and of both entries; with one of them only and Z1 a row does not fail.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "635",
    "There are entries for date of order and local authority code where previous permanence option was \
     arranged but previous permanence code is Z1",
    &["LA_PERM", "DATE_PERM", "PREV_PERM"],
)
.reads(&[Table::PrevPerm])
.fix(
    "Look up whether there was a permanence option before. If so, correct its code; else leave the day \
     and the authority blank.",
)
.differs(
    "The open validator finds only a blank PREV_PERM; the published text is about Z1, so that is found \
     too.",
)
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for row in &child.prev_perm {
        let (authority, day) = (!row.la_perm.is_empty(), row.date_perm.is_filled());
        let wrong = match row.prev_perm {
            "" => authority || day,
            "Z1" => authority && day,
            _ => false,
        };
        if wrong {
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
            PrevPerm
            CHILD PREV_PERM LA_PERM DATE_PERM
            1     Z1        -       -
            2     -         352     -            <
            3     -         -       ZZ/ZZ/2020   <
            4     -         352     01/05/2020   <
            5     Z1        352     01/05/2020   <
            6     Z1        352     -
            7     P1        352     01/05/2020
            8     -         -       -
            ",
        );
    }
}
