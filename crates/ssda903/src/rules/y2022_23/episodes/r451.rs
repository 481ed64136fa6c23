//! No child is still freed for adoption: an episode under a freeing order (D1) has ended. It fails where it has
//! neither end nor reason. Not asked from 2024-25.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "451",
    "Child is still freed for adoption, but freeing orders could not be applied for since 30 \
     December 2005.",
    &["DEC", "REC", "LS"],
)
.reads(&[Table::Episodes])
.fix("Look up which order the child is under now, and enter the change of legal status.")
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for episode in &child.episodes {
        if episode.ls == "D1" && episode.dec.is_missing() && episode.rec.is_empty() {
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
            2024,
            "
            Episodes
            CHILD LS DEC        REC
            1     D1 -          -   <
            1     D1 01/05/2023 X1
            1     D1 -          X1
            1     D1 01/05/2023 -
            1     E1 -          -
            ",
        );
    }
}
