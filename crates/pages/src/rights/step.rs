//! `/child/{child}/requests/{request}/{step}`: the steps of a request to see a record or to put it right, and when each may be
//! taken.

use records::Fact;
use records::complaints::{AccessRequest, RectificationRequest};

use crate::step::Step;

/// The steps of a request to see a record, in order.
const SEE: &[Step] = &[
    Step {
        last: "who",
        title: "Who asks, and how that was shown",
        fields: &["by", "name", "proof", "identity", "identified"],
    },
    Step { last: "what", title: "What they ask for", fields: &["scope", "looks", "asked", "said"] },
    Step {
        last: "longer",
        title: "It takes longer than a month",
        fields: &["extended", "extension_told", "extension_why"],
    },
    Step {
        last: "together",
        title: "How they read it, and who goes with them",
        fields: &["sort", "how", "worker", "wait_told", "before", "during", "after", "keepsakes"],
    },
    Step { last: "not-found", title: "What was not found, and old words", fields: &["missing", "words"] },
    Step { last: "hand-over", title: "Hand it over", fields: &["released", "released_to", "answered"] },
    Step { last: "end", title: "Refused, or taken back", fields: &["refused", "answered", "taken_back"] },
];

/// The steps of a request to put a record right.
const RIGHT: &[Step] = &[
    Step { last: "decide", title: "Decide what they say", fields: &["decided", "outcome", "reason", "told"] },
    Step { last: "extend", title: "It takes longer than a month", fields: &["extended"] },
];

/// The steps that may be taken now.
pub(super) fn steps(fact: &Fact) -> Vec<&'static Step> {
    let see = fact.of::<AccessRequest>().cloned();
    let right = fact.of::<RectificationRequest>().is_some_and(|said| said.decided.is_none());
    let open = see.as_ref().is_some_and(|said| said.ended().is_none());
    let checked = see.as_ref().is_some_and(|said| said.checked_by.is_some());
    // What goes with somebody who reads goes on after it was handed over.
    let reads = see.as_ref().is_some_and(|said| said.answered.is_some() && said.refused.is_none());
    let seeing = SEE.iter().filter(move |step| match step.last {
        "hand-over" => open && checked,
        "together" => open || reads,
        _ => open,
    });
    seeing.chain(RIGHT.iter().filter(move |_| right)).collect()
}
