//! Every child looked after has a unique pupil number (UPN), or the code UN1 to UN5 that says why there is none.
//!
//! The Header fails without either where the child has an episode that is not under V3 or V4. A child without
//! episodes is not judged.

use crate::rules::prelude::*;

pub(super) static RULE: Rule =
    Rule::new("442", "Unique Pupil Number (UPN) field is not completed.", &["UPN"])
        .reads(&[Table::Episodes, Table::Header])
        .fix("Ask the school or the virtual school for the UPN; if there is none, give UN1 to UN5.")
        .each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    if child.episodes.iter().any(|episode| !episode.is_short_break()) {
        child.headers.iter().filter(|header| header.upn.is_empty()).for_each(|header| flags.flag(header));
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
            CHILD UPN
            1     -   <
            2     UN1
            3     -
            4     -
            5     -   <

            Episodes
            CHILD LS
            1     V3
            1     C2
            2     C2
            3     V4
            5     -
            ",
        );
    }
}
