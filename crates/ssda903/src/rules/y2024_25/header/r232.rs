//! A sex that is reported as unknown is asked about.
//!
//! A row of Header fails where SEX is U.

use crate::rules::prelude::*;

pub(super) static RULE: Rule =
    Rule::new("232", "Sex of the child/young person has been reported as unknown.", &["SEX"])
        .reads(&[Table::Header])
        .fix("Enter the sex if it is known by now.")
        .each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for header in &child.headers {
        if header.sex == "U" {
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
            CHILD SEX
            1     M
            2     u   <
            3     F
            4     -
            ",
        );
    }
}
