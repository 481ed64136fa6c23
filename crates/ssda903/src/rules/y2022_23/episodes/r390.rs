//! A child who is adopted (REC E11 or E12) was placed for adoption: A3, A4, A5 or A6. A blank placement type fails
//! too.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "390",
    "Reason episode ceased is adopted but child has not been previously placed for adoption.",
    &["PLACE", "REC"],
)
.reads(&[Table::Episodes])
.fix(
    "Enter the placement for adoption as an episode of its own before the order; or correct the \
     reason.",
)
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for episode in &child.episodes {
        if episode.ended_by_adoption() && !episode.is_for_adoption() {
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
            CHILD PLACE REC
            1     U4    E11 <
            1     -     E12 <
            1     A3    E11
            1     A6    E12
            1     U4    E45
            ",
        );
    }
}
