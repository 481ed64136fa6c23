//! The regulator's lists have the number of the provider (URN). XXXXXXX, which stands for one not known, does not
//! fail, and a blank one neither.

use crate::rules::prelude::*;

pub(super) static RULE: Rule =
    Rule::new("1008", "Ofsted Unique Reference Number (URN) is not valid.", &["URN"])
        .reads(&[Table::Episodes])
        .needs(&[Need::Providers])
        .fix("Look up the number on the regulator's list, and take a newer list if the provider is new.")
        .each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    for episode in &child.episodes {
        if episode.has_urn() && context.provider(episode.urn).is_none() {
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
            CHILD URN
            1     1234567
            1     SC000001
            1     7654321  <
            1     XXXXXX   <
            1     XXXXXXX
            1     -

            Providers
            URN
            1234567
            SC000001
            ",
        );
    }
}
