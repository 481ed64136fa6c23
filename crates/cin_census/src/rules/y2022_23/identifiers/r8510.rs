//! A child stands in the return once.
//!
//! Every child whose LAchildID another child of the return has too fails. Capitals do not matter.

use crate::rules::prelude::*;

pub(super) static RULE: Rule =
    Rule::new("8510", "More than one child record with the same LA Child ID", &["LAchildID"])
        .fix(
            "Put all that the return says of the child into one record; if they are two children, give each \
     its own id.",
        )
        .whole(judge);

fn judge<'c>(census: &'c Census, _: &Context, flags: &mut Flags<'c>) {
    let mut known: rustc_hash::FxHashMap<String, Vec<&'c Child>> = rustc_hash::FxHashMap::default();
    for child in census.children.iter().filter(|child| !child.id().is_empty()) {
        known.entry(child.id().to_ascii_uppercase()).or_default().push(child);
    }
    for child in &census.children {
        let Some(identifiers) = &child.identifiers else { continue };
        let Some(same) = known.get(&identifiers.la_child_id.key()).filter(|same| same.len() > 1) else {
            continue;
        };
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
            LAchildID
            1a  <
            1A  <
            2
            -
            -
            ",
        );
    }
}
