//! A primary need is a code of the census.
//!
//! An episode fails whose PrimaryNeedCode is given and not a code.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "8650",
    "Primary Need Code invalid (see Primary Need table in CIN census code set)",
    &["PrimaryNeedCode"],
)
.fix("Correct the primary need: N1 to N9, or N0 where it is not stated.")
.each_child(judge);

fn judge<'c>(child: &'c Child, context: &Context, flags: &mut Flags<'c>) {
    for episode in &child.episodes {
        let need = &episode.primary_need;
        if need.is_given() && !codes::PRIMARY_NEED.has(need, context.closing) {
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
            CINdetails
            LAchildID PrimaryNeedCode
            1         N1
            2         n0
            3         N10              <
            4         X                <
            5         -
            ",
        );
    }
}
