//! The reason for a new episode (RNE), where one is given, is a code of the year: S, L, P, T, B or U. A blank one
//! does not fail here.

use records::codes::ReasonNewEpisode;

use crate::rules::prelude::*;

pub(super) static RULE: Rule =
    Rule::new("143", "The reason for new episode code is not a valid code.", &["RNE"])
        .reads(&[Table::Episodes])
        .fix(
            "Look up why the episode began and give its code: S started to be looked after, L legal status, \
     P or T placement, B or U both.",
        )
        .each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    for episode in &child.episodes {
        if !episode.rne.is_empty() && !is_code::<ReasonNewEpisode>(episode.rne, context.closing) {
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
            CHILD RNE
            1     S
            1     U
            1     SP  <
            2     A   <
            2     -
            ",
        );
    }
}
