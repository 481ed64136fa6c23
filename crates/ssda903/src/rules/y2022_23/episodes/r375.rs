//! A stay in hospital that is returned as temporary (T1) lasts six weeks at most.
//!
//! A closed episode fails where it lasted more than 42 days; an open one is not judged. Though the published rule
//! names the Header, nothing of it is asked.

use super::shared::flag_too_long;
use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "375",
    "Hospitalisation coded as a temporary placement exceeds six weeks.",
    &["DECOM", "PLACE"],
)
.reads(&[Table::Episodes])
.fix("After six weeks the hospital is the placement: R2. Else correct the days.")
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    flag_too_long(child, "T1", 42, flags);
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
            CHILD DECOM      DEC        PLACE
            1     01/05/2025 12/06/2025 T1
            1     01/05/2025 13/06/2025 T1    <
            1     01/05/2025 13/06/2025 T2
            1     01/05/2025 -          T1
            1     -          13/06/2025 T1
            ",
        );
    }
}
