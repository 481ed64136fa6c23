//! The legal status (LS), where one is given, is a code of the year. A blank one does not fail here.
//!
//! D1, the freeing order that has not been made since 2005, is still in the code set.

use records::codes::LegalStatus;

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new("144", "The legal status code is not a valid code.", &["LS"])
    .reads(&[Table::Episodes])
    .fix(
        "Look up the order or agreement the child was looked after under in the episode, and give its \
     code.",
    )
    .each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    for episode in &child.episodes {
        if !episode.ls.is_empty() && !is_code::<LegalStatus>(episode.ls, context.closing) {
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
            CHILD LS
            1     C2
            1     D1
            1     V4
            1     V1 <
            2     C3 <
            2     -
            ",
        );
    }
}
