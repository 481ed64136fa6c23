//! A reason for closure is a code of the census.
//!
//! An episode fails whose ReasonForClosure is given and not a code.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "8640",
    "CIN Reason for closure code invalid (see Reason for Closure table in CIN Census code set)",
    &["ReasonForClosure"],
)
.fix("Correct the reason for closure: RC1 to RC9.")
.each_child(judge);

fn judge<'c>(child: &'c Child, context: &Context, flags: &mut Flags<'c>) {
    for episode in &child.episodes {
        let reason = &episode.closure_reason;
        if reason.is_given() && !codes::REASON_FOR_CLOSURE.has(reason, context.closing) {
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
            LAchildID ReasonForClosure
            1         RC1
            2         rc9
            3         RC10              <
            4         X                 <
            5         -
            ",
        );
    }
}
