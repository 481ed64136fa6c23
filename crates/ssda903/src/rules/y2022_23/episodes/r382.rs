//! A child in a short break (V3 or V4) is not in a temporary stay (T0 to T4).

use crate::rules::prelude::*;

pub(super) static RULE: Rule =
    Rule::new("382", "A child receiving respite care cannot be in a temporary placement.", &["LS", "PLACE"])
        .reads(&[Table::Episodes])
        .fix("Give the type of the placement where the short break takes place.")
        .each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for episode in &child.episodes {
        if episode.is_short_break() && episode.is_temporary() {
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
            CHILD LS PLACE
            1     V3 T0    <
            1     V4 T4    <
            1     V4 U6
            1     C2 T0
            1     -  T0
            ",
        );
    }
}
