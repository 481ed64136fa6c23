//! A mother is older than her child.
//!
//! A row of Header fails where MC_DOB is on the day of her own birth or before it.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "621",
    "Mother’s field has been completed but date of birth shows that the mother is younger than her \
     child.",
    &["DOB", "MC_DOB"],
)
.reads(&[Table::Header])
.fix("Check both dates of birth and correct the one that is wrong.")
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for header in &child.headers {
        if let (Some(own), Some(of_child)) = (header.dob.day(), header.mc_dob.day())
            && of_child <= own
        {
            flags.flag(header);
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
            Header
            CHILD DOB        MC_DOB
            1     10/05/2009 09/05/2009 <
            2     10/05/2009 10/05/2009 <
            3     10/05/2009 11/05/2009
            4     10/05/2009 -
            5     -          10/05/2009
            ",
        );
    }
}
