//! A child in the Header has episodes, or is a care leaver in OC3. A warning.
//!
//! A row of Header fails where the child is in neither of the two. The message is that of the DfE's portal, where
//! nothing else of such a child is checked; here everything is that can be.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "EPI",
    "WARNING: Episodes need to be loaded for this child before further validation is possible \
     [NOTE: This refers to the DfE portal - here, all checks that can be performed with only the \
     available data will be.]",
    &["CHILD"],
)
.reads(&[Table::Header])
.query()
.fix("Export the episodes again with this child in them, or take the child out of the Header.")
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    if child.episodes.is_empty() && child.oc3.is_empty() {
        child.headers.iter().for_each(|header| flags.flag(header));
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
            Header
            CHILD
            1
            2
            3     <
            4     <

            Episodes
            CHILD
            1

            OC3
            CHILD
            2

            Episodes last
            CHILD
            4
            ",
        );
    }
}
