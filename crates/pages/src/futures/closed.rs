//! Children whose record is closed, in lists that count everybody.

use std::collections::HashSet;

use access::Person;

use super::told::Told;
use crate::board::{Board, Standing};
use crate::child::address;

/// Children whose record is not open to a reader who answers for all children, most of them adopted: they stand in these lists
/// with their days and without a name, so that a mean can be followed and nothing that is owed is nobody's.
pub(super) fn closed<'a>(board: &'a Board, me: &Person, children: &[&Standing]) -> Vec<&'a Standing> {
    if !access::sees_everybody(me) || access::whole_figures(me).is_err() {
        return Vec::new();
    }
    let seen: HashSet<&str> = children.iter().map(|child| &*child.id).collect();
    board.everybody().map(|child| &**child).filter(|child| !seen.contains(&*child.id)).collect()
}

/// A child in a list, by name where the record is open.
pub(super) fn named(child: &Standing, closed: &[&Standing]) -> Told {
    if closed.iter().any(|other| *other.id == *child.id) {
        Told::text("Record closed")
    } else {
        Told::child(child, address(&child.id))
    }
}
