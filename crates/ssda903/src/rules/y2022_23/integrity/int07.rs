//! A child in PrevPerm is in the Header too.
//!
//! Every row of PrevPerm fails whose child has no row in Header, and every row that names no child. Only the
//! presence is asked; whether the two rows agree is asked by other rules.

use crate::rules::prelude::*;

pub(super) static RULE: Rule =
    Rule::new("INT07", "Internal Check: Child in PrevPerm does not exist in Header.", &["CHILD"])
        .reads(&[Table::Header, Table::PrevPerm])
        .fix(
            "Export the Header again with this child in it, or take the row out if it is another \
             authority's child.",
        )
        .each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    if child.headers.is_empty() {
        child.prev_perm.iter().for_each(|row| flags.flag(row));
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
            CHILD
            1
            1
            2

            PrevPerm
            CHILD
            1
            3     <
            3     <
            -     <

            Header last
            CHILD
            3
            ",
        );
    }
}
