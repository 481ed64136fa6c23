//! The postcodes of home (HOME_POST) and placement (PL_POST) are given for every child looked after.
//!
//! An episode fails where either is blank. Left out are episodes under V3 and V4, and children known to be
//! unaccompanied asylum seekers in this year's return or in last year's. A child who was one before that cannot be
//! told.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "392b",
    "Child is looked after but no postcodes are recorded. [NOTE: This check may result in false \
     positives for children formerly UASC, particularly if current & prior year UASC data not \
     loaded]",
    &["HOME_POST", "PL_POST"],
)
.reads(&[Table::Episodes])
.fix("Enter the postcodes of the home the child came from and of the placement.")
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    if child.is_uasc_in_either_year() {
        return;
    }
    for episode in &child.episodes {
        if !episode.is_short_break() && (episode.home_post.is_empty() || episode.pl_post.is_empty()) {
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
            Episodes
            CHILD LS HOME_POST PL_POST
            1     C2 ZZ11AA    ZZ11AA
            1     C2 ZZ11AA    -       <
            1     C2 -         ZZ11AA  <
            1     -  -         -       <
            1     V3 -         -
            1     V4 -         -
            2     C2 -         -
            3     C2 -         -
            4     C2 -         -       <

            Header
            CHILD UASC
            2     1
            4     0

            UASC last
            CHILD
            3
            ",
        );
    }
}
