//! No episode ends (DEC) after 31 March of the collection year.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "385",
    "Date episode ceased must be on or before the end of the current collection year.",
    &["DEC"],
)
.reads(&[Table::Episodes])
.fix("Correct the day the episode ended; if it ended after the year, leave DEC and REC blank.")
.each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    for episode in &child.episodes {
        if episode.dec.is_after(context.end) {
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
            CHILD DEC
            1     31/03/2026
            1     01/04/2026 <
            1     -
            1     32/04/2026
            ",
        );
    }
}
