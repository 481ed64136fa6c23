//! A child in Episodes is in the Header too.
//!
//! Every row of Episodes fails whose child has no row in Header, and every row that names no child. Only the
//! presence is asked; whether the two rows agree is asked by other rules.

use crate::rules::prelude::*;

pub(super) static RULE: Rule =
    Rule::new("INT03", "Internal Check: Child in Episodes does not exist in Header.", &["CHILD"])
        .reads(&[Table::Header, Table::Episodes])
        .fix(
            "Export the Header again with this child in it, or take the row out if it is another \
             authority's child.",
        )
        .each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    if child.headers.is_empty() {
        child.episodes.iter().for_each(|row| flags.flag(row));
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

            Episodes
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
