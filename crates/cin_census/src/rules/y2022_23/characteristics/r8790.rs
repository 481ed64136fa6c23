//! NONE stands alone.
//!
//! All Disability elements of a child fail where one is NONE and another is something else. Blank ones are left out.

use crate::rules::prelude::*;

pub(super) static RULE: Rule =
    Rule::new("8790", "Disability information includes both None and other values", &["Disability"])
        .fix("Take NONE out if the child has a disability; otherwise take the other codes out.")
        .each_child(judge);

fn judge<'c>(child: &'c Child, _: &Context, flags: &mut Flags<'c>) {
    let Some(row) = &child.characteristics else { return };
    let none = row.disabilities.iter().find(|of| of.code.is("NONE"));
    let other = row.disabilities.iter().find(|of| of.code.is_given() && !of.code.is("NONE"));
    let (Some(none), Some(other)) = (none, other) else { return };
    for disability in row.disabilities.iter().filter(|of| of.code.is_given()) {
        let clash = if disability.code.is("NONE") { other } else { none };
        flags.flag_beside(disability, clash, "Disability");
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
            Disabilities
            LAchildID Disability
            1         NONE  <
            1         LD    <
            1         -
            2         NONE
            2         NONE
            3         LD
            3         MOB
            ",
        );
    }
}
