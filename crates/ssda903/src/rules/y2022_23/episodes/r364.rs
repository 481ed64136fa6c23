//! Detention under the Police and Criminal Evidence Act in the authority's accommodation (J2) is short; the check
//! allows 21 days.
//!
//! Episodes under J2 that follow each other, each beginning the day the one before ended, are taken together; an
//! open one lasts to 31 March. Where they last more than 21 days every one of them fails.

use super::shared::flag_long_runs;
use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "364",
    "Sections 41-46 of Police and Criminal Evidence (PACE; 1984) severely limits the time a child \
     can be detained in custody in Local Authority (LA) accommodation.",
    &["LS", "DECOM", "DEC"],
)
.reads(&[Table::Episodes])
.fix(
    "Look up when the detention ended and what followed, usually a remand (J1), and enter the \
     change of legal status.",
)
.each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    flag_long_runs(child, "J2", 21, context, flags);
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
            Episodes
            CHILD DECOM      DEC        LS
            1     01/05/2025 22/05/2025 J2
            2     01/05/2025 23/05/2025 J2 <
            3     01/05/2025 12/05/2025 J2 <
            3     12/05/2025 23/05/2025 J2 <
            4     01/05/2025 12/05/2025 J2
            4     12/05/2025 13/05/2025 J1
            4     13/05/2025 23/05/2025 J2
            ",
        );
    }
}
