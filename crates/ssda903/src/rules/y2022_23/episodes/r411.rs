//! A placement said to lie inside the authority (PL_LOCATION is IN) does lie in it, by PL_LA.
//!
//! Both are worked out from the placement's postcode and then agree; they can differ only where a file has them
//! itself.

use crate::rules::prelude::*;

pub(super) static RULE: Rule =
    Rule::new("411", "Placement location code disagrees with LA of placement.", &["PL_LOCATION"])
        .reads(&[Table::Episodes])
        .needs(&[Need::Postcodes, Need::Authority])
        .fix(
            "Check the placement's postcode, and leave PL_LA and PL_LOCATION out of the file: they are \
     worked out.",
        )
        .each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    for episode in &child.episodes {
        if episode.pl_location == "IN" && Some(episode.pl_la) != context.authority {
            flags.flag(episode);
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
            authority E09000027

            Episodes
            CHILD PL_LA     PL_LOCATION
            1     E09000027 IN
            1     E09000001 IN          <
            1     -         IN          <
            1     E09000001 OUT
            1     E09000027 OUT
            1     E09000027 -
            ",
        );
    }
}
