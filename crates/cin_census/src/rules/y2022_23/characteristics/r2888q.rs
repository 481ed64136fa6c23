//! A child may have several disabilities.
//!
//! The return fails where there are children with a disability (NONE aside) and not one of them has two different
//! codes.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "2888Q",
    "Please check and either amend or provide a reason: Only one disability code is recorded per \
     child and multiple disabilities should be recorded where possible.",
    &["Disability"],
)
.query()
.fix("See whether the source system or the export keeps only the first disability of a child.")
.whole(judge);

fn judge<'c>(census: &'c Census, _: &Context, flags: &mut Flags<'c>) {
    let mut any = false;
    for row in census.children.iter().filter_map(|child| child.characteristics.as_ref()) {
        let mut codes = row.disabilities.iter().map(|of| &of.code).filter(|code| !code.is_any(&["", "NONE"]));
        if let Some(first) = codes.next() {
            any = true;
            if codes.any(|code| !code.is(first.as_str())) {
                return;
            }
        }
    }
    if any {
        flags.whole_return();
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
            the whole return fails
            Disabilities
            LAchildID Disability
            1         NONE
            1         NONE
            2         LD
            2         -
            3         MOB
            3         mob
            4         NONE
            4         LD
            ",
        );
        check(
            &RULE,
            2026,
            "
            Disabilities
            LAchildID Disability
            1         NONE
            2         LD
            3         MOB
            3         LD
            ",
        );
        check(
            &RULE,
            2026,
            "
            Disabilities
            LAchildID Disability
            1         NONE
            ",
        );
    }
}
