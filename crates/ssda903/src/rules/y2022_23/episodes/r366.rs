//! A child does not change placement within one short break (V3): the reason for its episode (RNE) is S. Anything
//! else fails, and a blank one.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "366",
    "A child cannot change placement during the course of an individual short-term respite break.",
    &["RNE"],
)
.reads(&[Table::Episodes])
.fix("Return each short break as one episode that starts with S.")
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for episode in &child.episodes {
        if episode.ls == "V3" && episode.rne != "S" {
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
            CHILD LS RNE
            1     V3 S
            1     V3 P   <
            1     V3 -   <
            1     V4 P
            1     C2 P
            ",
        );
    }
}
