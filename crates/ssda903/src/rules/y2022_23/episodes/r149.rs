//! The reason an episode ceased (REC), where one is given, is a code of the year. A blank one does not fail here.
//!
//! E43 and E44, the special guardianship orders of returns before 2018-19, are no codes any more.

use records::codes::ReasonEnded;

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new("149", "Reason episode ceased code is not valid.", &["REC"])
    .reads(&[Table::Episodes])
    .fix("Look up why the episode ended and give its code; X1 where another episode began the same day.")
    .each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    for episode in &child.episodes {
        if !episode.rec.is_empty() && !is_code::<ReasonEnded>(episode.rec, context.closing) {
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
            CHILD REC
            1     X1
            1     E4A
            1     E4  <
            1     E43 <
            1     E45
            2     X2  <
            2     -
            ",
        );
    }
}
