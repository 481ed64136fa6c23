//! No two children have the same UPN.
//!
//! Every child with a UPN that another child of the return has too fails. Capitals do not matter.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new("1520", "More than one record with the same UPN.", &["UPN"])
    .fix(
        "See whether the two records are the same child, and merge them; otherwise ask the schools which \
     number is whose.",
    )
    .whole(judge);

fn judge<'c>(census: &'c Census, _: &Context, flags: &mut Flags<'c>) {
    let mut known: rustc_hash::FxHashMap<String, Vec<&'c Child>> = rustc_hash::FxHashMap::default();
    for child in &census.children {
        if let Some(identifiers) = child.identifiers.as_ref().filter(|of| of.upn.is_given()) {
            known.entry(identifiers.upn.key()).or_default().push(child);
        }
    }
    for child in &census.children {
        let Some(identifiers) = &child.identifiers else { continue };
        let Some(same) = known.get(&identifiers.upn.key()).filter(|same| same.len() > 1) else { continue };
        flags.of(child);
        flags.flag(identifiers);
        for other in same.iter().filter(|other| !std::ptr::eq(**other, child)).take(1) {
            if let Some(other) = &other.identifiers {
                flags.flag_beside(identifiers, other, "LAchildID");
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
            ChildIdentifiers
            LAchildID UPN
            1         a123  <
            2         A123  <
            3         A1234
            4         -
            5         -
            ",
        );
    }
}
