//! A disability is said once.
//!
//! Every Disability of a child fails that has the same code as another. Blank ones are left out.

use crate::rules::prelude::*;

pub(super) static RULE: Rule =
    Rule::new("8794", "Child has two or more disabilities with the same code", &["Disability"])
        .fix("Take the repeated code out, or correct it if another disability was meant.")
        .each_child(judge);

fn judge<'c>(child: &'c Child, _: &Context, flags: &mut Flags<'c>) {
    let Some(row) = &child.characteristics else { return };
    let mut first: rustc_hash::FxHashMap<String, &'c Disability> = rustc_hash::FxHashMap::default();
    for disability in row.disabilities.iter().filter(|of| of.code.is_given()) {
        match first.entry(disability.code.key()) {
            std::collections::hash_map::Entry::Vacant(slot) => {
                slot.insert(disability);
            }
            std::collections::hash_map::Entry::Occupied(known) => {
                flags.flag_both((*known.get(), "Disability"), (disability, "Disability"));
            }
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
            Disabilities
            LAchildID Disability
            1         LD    <
            1         MOB
            1         ld    <
            2         LD
            2         -
            2         -
            3         NONE  <
            3         NONE  <
            ",
        );
    }
}
