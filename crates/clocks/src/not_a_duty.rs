//! The rows of the table of clocks that are no duty, each with the reason. A short list: what can be computed is a clock.

/// A row of the table that is no clock.
#[derive(Clone, Copy, Debug)]
pub struct NotADuty {
    /// The identifier of the row.
    pub id: &'static str,
    /// Why nothing is worked out for it, and where what it says is kept instead.
    pub because: &'static str,
}

/// Every row that is no clock.
pub const NOT_A_DUTY: &[NotADuty] = &[
    NotADuty {
        id: "review.restart",
        because: "It says what does not happen: a placement move does not restart the cycle of reviews. The review clocks \
                  keep it, and their trials try it.",
    },
    NotADuty {
        id: "esc.cafcass",
        because: "It says what is always allowed: a reviewing officer may refer to Cafcass at any time, \
            from any stage. No clock \
                  stands before it; the referral is recorded on the challenge, whose clocks run on.",
    },
    NotADuty {
        id: "uasc.count",
        because: "It says what counts as missing, not what must be done: a child who goes missing before 24 hours in the \
                  authority's care is recorded as a missing episode like any other, and every clock of missing children \
                  runs for it.",
    },
];
