//! Adopters on their way: from the registration of interest through both stages to approval, and from there to a match.
//! Everybody stands at one stage, so that the stages add up.

use calendar::Day;
use clocks::Duty;
use records::adoption::{AdopterApplication, AdopterApproval};
use timeline::{Household, Stranded};

/// A stage of becoming adopters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// They registered their interest.
    Registered,
    /// Stage 1.
    One,
    /// Between the stages.
    Gap,
    /// Stage 2, with the panel and the decision.
    Two,
    /// Approved; no child is linked with them.
    Waiting,
    /// Approved, and linked with a child.
    Linked,
    /// Approved, and matched with a child or a child placed with them.
    Matched,
    /// Not approved.
    Declined,
    /// They went, or their approval ended.
    Left,
}

impl Stage {
    /// Every stage, in order.
    pub const ALL: &'static [Stage] = &[
        Stage::Registered,
        Stage::One,
        Stage::Gap,
        Stage::Two,
        Stage::Waiting,
        Stage::Linked,
        Stage::Matched,
        Stage::Declined,
        Stage::Left,
    ];

    /// For people.
    pub const fn words(self) -> &'static str {
        match self {
            Stage::Registered => "Registered interest",
            Stage::One => "Stage 1",
            Stage::Gap => "Between the stages",
            Stage::Two => "Stage 2",
            Stage::Waiting => "Approved, waiting",
            Stage::Linked => "Approved, linked",
            Stage::Matched => "Matched or placed",
            Stage::Declined => "Not approved",
            Stage::Left => "Left",
        }
    }

    /// Whether they are still on the way or approved.
    pub const fn is_open(self) -> bool {
        !matches!(self, Stage::Declined | Stage::Left)
    }
}

/// A household on its way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Adopters {
    /// The household.
    pub id: String,
    /// The stage.
    pub stage: Stage,
    /// Since when.
    pub since: Day,
    /// The day by which the stage ends, where a clock speaks.
    pub due: Option<Day>,
    /// The day they registered their interest.
    pub registered: Option<Day>,
    /// The day they were approved.
    pub approved: Option<Day>,
    /// Through which agency, where it is not our own.
    pub agency: Option<String>,
    /// Why they left, where somebody said.
    pub because: Option<String>,
}

impl Adopters {
    /// Whether the stage should have ended by a day.
    pub fn is_late(&self, day: Day) -> bool {
        self.stage.is_open() && self.due.is_some_and(|due| due < day)
    }
}

/// What children's records say of a household.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct OfChildren {
    /// A child is linked with them since.
    pub linked: Option<Day>,
    /// A child was matched with them on.
    pub matched: Option<Day>,
}

/// A household on a day; `None` for one that never asked to adopt. `duties`: what the clocks ask of it.
pub fn of(household: &Household, duties: &[Duty], children: OfChildren, day: Day) -> Option<Adopters> {
    let by_then = |on: Option<Day>| on.filter(|on| *on <= day);
    let asked = household.strand::<AdopterApplication>().rfind(|said| said.registered <= day);
    let approval = household.strand::<AdopterApproval>().rfind(|said| said.since <= day);
    let newer = asked.filter(|asked| approval.is_none_or(|approval| asked.registered > approval.since));
    let due = |clock: &str| {
        let open = |duty: &&Duty| duty.clock.id == clock && duty.state_on(day).is_open();
        duties.iter().filter(open).map(|duty| duty.due).next_back()
    };
    let (stage, since, due, because) = if let (Some(approval), None) = (approval, newer) {
        let ended = by_then(approval.until);
        let matched = by_then(approval.placed).or(children.matched);
        match (ended, matched, children.linked) {
            (_, Some(matched), _) if ended.is_none_or(|ended| matched <= ended) => {
                (Stage::Matched, matched, None, None)
            }
            (Some(ended), ..) => (Stage::Left, ended, None, None),
            (None, _, Some(linked)) => (Stage::Linked, linked, None, None),
            (None, _, None) => (Stage::Waiting, approval.since, due("adopt.adopter.review"), None),
        }
    } else {
        let asked = newer?;
        let decided = by_then(asked.decided);
        if let Some(decided) = decided {
            if asked.approved == Some(true) {
                // Approved, and the approval itself is not written down yet.
                let (stage, since) = match (children.matched, children.linked) {
                    (Some(matched), _) => (Stage::Matched, matched),
                    (None, Some(linked)) => (Stage::Linked, linked),
                    (None, None) => (Stage::Waiting, decided),
                };
                (stage, since, None, None)
            } else {
                (Stage::Declined, decided, None, asked.because.clone())
            }
        } else if let Some(closed) = by_then(asked.closed) {
            (Stage::Left, closed, None, asked.because.clone())
        } else if let Some(two) = by_then(asked.stage_2_started) {
            (Stage::Two, two, due("adopt.adopter.stage2"), None)
        } else if let Some(ended) = by_then(asked.stage_1_ended) {
            (Stage::Gap, ended, due("adopt.adopter.gap"), None)
        } else if let Some(one) = by_then(asked.stage_1_started) {
            (Stage::One, one, due("adopt.adopter.stage1"), None)
        } else {
            (Stage::Registered, asked.registered, due("adopt.adopter.interest"), None)
        }
    };
    Some(Adopters {
        id: household.id.to_string(),
        stage,
        since,
        due,
        registered: asked.map(|said| said.registered),
        approved: approval.map(|said| said.since),
        agency: asked.and_then(|said| said.agency.clone()),
        because,
    })
}

/// How many households are at each stage, in order; they add up to all.
pub fn counts<'a>(all: impl IntoIterator<Item = &'a Adopters>) -> Vec<(Stage, usize)> {
    let mut counts: Vec<(Stage, usize)> = Stage::ALL.iter().map(|stage| (*stage, 0)).collect();
    for adopters in all {
        if let Some((_, count)) = counts.iter_mut().find(|(stage, _)| *stage == adopters.stage) {
            *count += 1;
        }
    }
    counts
}
