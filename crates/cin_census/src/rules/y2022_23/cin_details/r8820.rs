//! The episodes of a child follow each other.
//!
//! Two episodes of a child fail where one has its referral while the other goes on: on the day of the other's
//! referral or later, and before the day it closed; one that is open goes on to the end of the year. A child may be
//! referred again on the day a case closes. A referral that led to no further action and has no closure does not go
//! on.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "8820",
    "The dates on the CIN episodes for this child overlap",
    &["CINreferralDate", "CINclosureDate"],
)
.fix(
    "Check the days of referral and closure of both episodes; what a second referral brings to an \
     open case belongs into it.",
)
.each_child(judge);

fn judge<'c>(child: &'c Child, context: &Context, flags: &mut Flags<'c>) {
    let spans = child.episodes.iter().map(|episode| Span {
        row: episode,
        from: (&episode.referral, "CINreferralDate"),
        to: if episode.is_nfa() && episode.closure.is_missing() {
            (&episode.referral, "CINreferralDate")
        } else {
            (&episode.closure, "CINclosureDate")
        },
    });
    flag_overlaps(spans.collect(), context, flags);
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
            LAchildID CINreferralDate CINclosureDate ReferralNFA
            1         2025-05-01      2025-07-01     0            <
            1         2025-06-01      -              0            <
            2         2025-05-01      2025-06-01     0
            2         2025-06-01      -              0
            3         2025-05-01      -              1
            3         2025-06-01      -              0
            4         2025-05-01      -              0            <
            4         2025-06-01      2025-06-01     0            <
            5         2025-05-01      -              0
            5         -               2025-06-01     0
            ",
        );
    }
}
