//! Only a placement with the parents (P1) is provided by the parents (PR0). Any other placement fails, and a blank
//! one.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "550",
    "A placement provider code of PR0 can only be associated with placement P1.",
    &["PLACE", "PLACE_PROVIDER"],
)
.reads(&[Table::Episodes])
.fix("Give the kind of provider that runs the placement, or P1 if the child lives with the parents.")
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for episode in &child.episodes {
        if episode.place_provider == "PR0" && episode.place != "P1" {
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
            CHILD PLACE PLACE_PROVIDER
            1     U1    PR0            <
            1     -     PR0            <
            1     P1    PR0
            1     U1    PR1
            ",
        );
    }
}
