//! A return uses most of the disability codes.
//!
//! The return fails where fewer than eight different codes stand in Disability. NONE is one of the codes. Every
//! different value counts; whether it is a code is what rule 8540 asks.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "2887Q",
    "Please check and either amend or provide a reason: Less than 8 disability codes have been used \
     in your return",
    &["Disability"],
)
.query()
.fix(
    "See whether the source system keeps only some of the disability codes, or the export maps \
     several to one.",
)
.whole(judge);

fn judge<'c>(census: &'c Census, _: &Context, flags: &mut Flags<'c>) {
    let mut used: Vec<String> = Vec::new();
    let given = census.children.iter().filter_map(|child| child.characteristics.as_ref());
    for disability in given.flat_map(|row| &row.disabilities) {
        if disability.code.is_given() && !used.iter().any(|known| disability.code.is(known)) {
            used.push(disability.code.key());
            if used.len() >= ENOUGH {
                return;
            }
        }
    }
    flags.whole_return();
}

/// With this many codes the return does not fail.
const ENOUGH: usize = 8;

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
            1         MOB
            2         HAND
            3         PC
            4         INC
            5         COMM
            6         LD
            7         HEAR
            8         hear
            9         -
            ",
        );
        check(
            &RULE,
            2026,
            "
            Disabilities
            LAchildID Disability
            1         MOB
            2         HAND
            3         PC
            4         INC
            5         COMM
            6         LD
            7         HEAR
            8         NONE
            ",
        );
    }
}
