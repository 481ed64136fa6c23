//! Challenge and escalation: each stage is answered within its own time, and the whole is resolved within 20 working days of
//! the first challenge, which run in parallel: the stages add up to 15 only.
//!
//! An answer does not resolve a challenge: whoever raised it does. A referral to Cafcass closes nothing. Where the authority has
//! set stages of its own (how many, in how many working days) they govern what is opened from that day on. A stage that
//! nobody answered before the next was opened was missed.

use calendar::{Day, Length, day};
use law::instruments::{IRO_HANDBOOK, LOCAL_STANDARD};
use law::{Dated, Evidence, History, Status};
use timeline::strands_of::reviews::{Escalation, EscalationStages};
use timeline::{Authority, Definition, Standpoint, Stranded, Timeline};

use crate::owed::{Owed, because, met_on};
use crate::{Allowed, Clock, Duties, Duty, Family, MetBy, Sort};

/// The family.
pub static FAMILY: Family = Family {
    title: "Challenge and escalation",
    clocks: &[&STAGE_1, &STAGE_2, &STAGE_3, &STAGE_4, &STAGE_5, &WHOLE],
    duties: Duties::Child(duties),
};

/// Challenge and Escalation stage 1.
pub static STAGE_1: Clock = Clock {
    id: "esc.stage1",
    title: "Challenge and Escalation stage 1",
    sort: Sort::Deadline,
    owner: "IRO or CP chair to team manager",
    limit: History::new(&[Dated {
        value: Allowed::working_days(1),
        since: day!(2016, 9, 1),
        until: None,
        cite: LOCAL_STANDARD.whole(),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Source),
    }]),
    met_by: MetBy { words: "Stage 1 is answered, or the challenge is resolved", kinds: &[Escalation::KIND] },
};

/// Challenge and Escalation stage 2.
pub static STAGE_2: Clock = Clock {
    id: "esc.stage2",
    title: "Challenge and Escalation stage 2",
    sort: Sort::Deadline,
    owner: "Ops manager for IROs to service manager",
    limit: History::new(&[Dated {
        value: Allowed::working_days(5),
        since: day!(2016, 9, 1),
        until: None,
        cite: LOCAL_STANDARD.whole(),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Source),
    }]),
    met_by: MetBy { words: "Stage 2 is answered, or the challenge is resolved", kinds: &[Escalation::KIND] },
};

/// Challenge and Escalation stage 3.
pub static STAGE_3: Clock = Clock {
    id: "esc.stage3",
    title: "Challenge and Escalation stage 3",
    sort: Sort::Deadline,
    owner: "Head of Service Safeguarding to Head of Service",
    limit: History::new(&[Dated {
        value: Allowed::working_days(4),
        since: day!(2016, 9, 1),
        until: None,
        cite: LOCAL_STANDARD.whole(),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Source),
    }]),
    met_by: MetBy { words: "Stage 3 is answered, or the challenge is resolved", kinds: &[Escalation::KIND] },
};

/// Challenge and Escalation stage 4.
pub static STAGE_4: Clock = Clock {
    id: "esc.stage4",
    title: "Challenge and Escalation stage 4",
    sort: Sort::Deadline,
    owner: "Head of Service Safeguarding to deputy director or director",
    limit: History::new(&[Dated {
        value: Allowed::working_days(5),
        since: day!(2016, 9, 1),
        until: None,
        cite: LOCAL_STANDARD.whole(),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Source),
    }]),
    met_by: MetBy { words: "Stage 4 is answered, or the challenge is resolved", kinds: &[Escalation::KIND] },
};

/// A fifth stage, where the authority has set one.
pub static STAGE_5: Clock = Clock {
    id: "esc.stage4.fifth",
    title: "Challenge and Escalation stage 5",
    sort: Sort::Deadline,
    owner: "As the authority has set",
    limit: History::new(&[Dated {
        value: Allowed::working_days(5),
        since: day!(2016, 9, 1),
        until: None,
        cite: LOCAL_STANDARD.whole(),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Source),
    }]),
    met_by: MetBy { words: "Stage 5 is answered, or the challenge is resolved", kinds: &[Escalation::KIND] },
};

/// Whole escalation resolved.
pub static WHOLE: Clock = Clock {
    id: "esc.total",
    title: "Whole escalation resolved",
    sort: Sort::Deadline,
    owner: "IRO service",
    limit: History::new(&[Dated {
        value: Allowed::working_days(20),
        since: day!(2011, 4, 1),
        until: None,
        cite: IRO_HANDBOOK.chapter("6"),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Source),
    }]),
    met_by: MetBy { words: "The challenge is resolved", kinds: &[Escalation::KIND] },
};

/// The clocks of the stages, with the words of what sets each going.
const STAGES: [(&Clock, &str); 5] = [
    (&STAGE_1, "stage 1 was raised"),
    (&STAGE_2, "stage 2 was opened"),
    (&STAGE_3, "stage 3 was opened"),
    (&STAGE_4, "stage 4 was opened"),
    (&STAGE_5, "stage 5 was opened"),
];

/// The stages that the authority has set, in force on a day.
pub fn stages_on(authority: &Authority, day: Day) -> Option<&EscalationStages> {
    authority.strand::<EscalationStages>().rfind(|set| set.since <= day).map(|set| set.record)
}

/// What the authority's own stages say of a clock on a day: how long, and in whose words. The outer `None` where they say nothing
/// of it; the inner where they have no such stage.
pub(crate) fn set_on<'a>(
    clock: &Clock,
    day: Day,
    authority: &'a Authority,
) -> Option<Option<(Length, &'a str)>> {
    if !clock.id.starts_with("esc.") {
        return None;
    }
    let nth = STAGES.iter().position(|(stage, _)| *stage == clock);
    let set = stages_on(authority, day)?;
    let words = set.words.as_deref().unwrap_or("As the authority has set its stages");
    match nth {
        Some(nth) => Some(set.stages.get(nth).map(|stage| (Length::WorkingDays(stage.days), words))),
        None if clock == &WHOLE => Some(Some((Length::WorkingDays(set.whole), words))),
        None => None,
    }
}

fn duties(child: &Timeline, at: &Standpoint<'_>) -> Vec<Duty> {
    let mut owed = Owed::at(at);
    for said in child.strand::<Escalation>() {
        let stages = said.record.stages();
        for (nth, stage) in stages.iter().enumerate() {
            if let Some((clock, what)) = STAGES.get(usize::from(stage.nth).saturating_sub(1)) {
                // Whoever did not answer before it went up is not asked any longer: it was missed.
                let up = stages.get(nth + 1).map(|next| next.opened).filter(|_| stage.answered.is_none());
                let met = met_on(stage.answered.or(said.resolved), said.learnt);
                owed.once(clock, because(what, stage.opened), up, met);
            }
        }
        let raised = because("stage 1 was raised", said.raised);
        owed.once(&WHOLE, raised, None, met_on(said.resolved, said.learnt));
    }
    owed.all()
}

#[cfg(test)]
mod tests;
