//! Both postcodes, where they are given, are in the directory of postcodes, however they are spaced.

use crate::rules::prelude::*;

pub(super) static RULE: Rule =
    Rule::new("392c", "Postcode(s) provided are invalid.", &["HOME_POST", "PL_POST"])
        .reads(&[Table::Episodes])
        .needs(&[Need::Directory])
        .fix("Correct the postcode, or take a newer directory if it is a new one.")
        .each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    let Some(postcodes) = context.postcodes else { return };
    let is_unknown = |postcode: &str| !postcode.is_empty() && postcodes.find(postcode).is_none();
    for episode in &child.episodes {
        if is_unknown(episode.home_post) || is_unknown(episode.pl_post) {
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
            1     C2 ZZ99ZZ    ZZ11AA  <
            1     C2 ZZ11AA    INVALID <
            1     V4 ZZ99ZZ    ZZ99ZZ  <
            1     C2 -         -

            Postcodes
            PCDS   LAUA
            ZZ11AA E09000027
            ",
        );
    }
}
