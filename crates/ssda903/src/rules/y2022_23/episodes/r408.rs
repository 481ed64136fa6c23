//! A child placed for adoption with a placement order (A5 or A6) is under one: legal status E1. Anything else
//! fails, and a blank one.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "408",
    "Child is placed for adoption with a placement order, but no placement order has been recorded.",
    &["PLACE", "LS"],
)
.reads(&[Table::Episodes])
.fix("Enter the placement order with its day; if the parents consented, the placement is A3 or A4.")
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for episode in &child.episodes {
        if matches!(episode.place, "A5" | "A6") && episode.ls != "E1" {
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
            1     A5    C2 <
            1     A6    -  <
            1     A5    E1
            1     A3    V2
            ",
        );
    }
}
