//! A child placed with the parents (P1) is not accommodated under section 20 (V2): who lives with the parents is
//! looked after under an order.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "378",
    "A child who is placed with parent(s) cannot be looked after under a single period of \
     accommodation under Section 20 of the Children Act 1989.",
    &["PLACE", "LS"],
)
.reads(&[Table::Episodes])
.fix(
    "Check the legal status: without an order, a child who lives with the parents is not looked \
     after.",
)
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for episode in &child.episodes {
        if episode.place == "P1" && episode.ls == "V2" {
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
            CHILD PLACE LS
            1     P1    V2 <
            1     P1    C2
            1     P1    -
            1     U1    V2
            ",
        );
    }
}
