//! At which stage of adoption a child is, since when, and what is waited for.

use calendar::Day;
use clocks::Duty;
use records::adoption::{
    AdoptionAgency, AdoptionLink, AdoptionStep, IntroductionsEnd, IntroductionsPlan, LinkEnd, StepSort,
};
use records::codes::{LegalStatus, PlacementType, ReversalReason};
use records::coming_into_care::{DecisionAbout, DecisionMade, PermanenceRoute};
use records::permanence::{DelayCause, PermanencePlan};
use timeline::{CarePeriod, Episode, Timeline};

use super::proposal::{self, Proposal};

/// A stage of adoption.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// Adoption is the plan, and nobody decided that the child should be placed.
    Considered,
    /// It is decided; the agency may not place yet.
    Decided,
    /// The court is asked for a placement order.
    OrderApplied,
    /// The agency may place: by an order or by consent. A family is looked for.
    FamilyFinding,
    /// Adopters are considered.
    Linked,
    /// Matched.
    Matched,
    /// The child and the adopters get to know each other.
    Introductions,
    /// The child lives with them.
    Placed,
    /// They applied for the order.
    Applied,
    /// Adopted.
    Adopted,
    /// The placement broke down, and nothing was decided since.
    Disrupted,
    /// The decision was reversed.
    Reversed,
}

impl Stage {
    /// Every stage, in order.
    pub const ALL: &'static [Stage] = &[
        Stage::Considered,
        Stage::Decided,
        Stage::OrderApplied,
        Stage::FamilyFinding,
        Stage::Linked,
        Stage::Matched,
        Stage::Introductions,
        Stage::Placed,
        Stage::Applied,
        Stage::Adopted,
        Stage::Disrupted,
        Stage::Reversed,
    ];

    /// For people.
    pub const fn words(self) -> &'static str {
        match self {
            Stage::Considered => "Plan of adoption, not decided",
            Stage::Decided => "Decided that the child should be placed",
            Stage::OrderApplied => "Placement order applied for",
            Stage::FamilyFinding => "Family finding",
            Stage::Linked => "Linked",
            Stage::Matched => "Matched",
            Stage::Introductions => "Introductions",
            Stage::Placed => "Placed for adoption",
            Stage::Applied => "Adoption order applied for",
            Stage::Adopted => "Adopted",
            Stage::Disrupted => "Placement broke down",
            Stage::Reversed => "Decision reversed",
        }
    }

    /// Its name in an address.
    pub const fn id(self) -> &'static str {
        match self {
            Stage::Considered => "considered",
            Stage::Decided => "decided",
            Stage::OrderApplied => "order-applied",
            Stage::FamilyFinding => "family-finding",
            Stage::Linked => "linked",
            Stage::Matched => "matched",
            Stage::Introductions => "introductions",
            Stage::Placed => "placed",
            Stage::Applied => "applied",
            Stage::Adopted => "adopted",
            Stage::Disrupted => "disrupted",
            Stage::Reversed => "reversed",
        }
    }

    /// Whether the child is on the way: neither adopted nor off it.
    pub const fn is_on_the_way(self) -> bool {
        !matches!(self, Stage::Adopted | Stage::Reversed)
    }
}

/// Adopters who were considered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The record.
    pub id: String,
    /// Since when.
    pub since: Day,
    /// Which household.
    pub household: Option<String>,
    /// Whose adopters, where not our own.
    pub agency: Option<String>,
    /// Early permanence.
    pub early: bool,
    /// How and when it ended.
    pub ended: Option<(Day, Option<LinkEnd>, Option<String>)>,
}

/// A child on the way to adoption, or who was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    /// The stage.
    pub stage: Stage,
    /// Since when.
    pub since: Day,
    /// Every stage that was reached, in the order in which it was.
    pub reached: Vec<(Stage, Day)>,
    /// The decision that stands or was reversed last.
    pub decided: Option<Day>,
    /// Decisions that were reversed: made, reversed, why.
    pub reversed: Vec<(Day, Day, Option<ReversalReason>)>,
    /// The placement order.
    pub ordered: Option<Day>,
    /// The match.
    pub matched: Option<Day>,
    /// The day the child moved in with the adopters.
    pub placed: Option<Day>,
    /// The application, and the hearing that is listed.
    pub applied: Option<Day>,
    /// The day for which the hearing is listed, from the last listing.
    pub hearing: Option<Day>,
    /// The adoption order.
    pub adopted: Option<Day>,
    /// Whether the child lives with the adopters as foster carers first.
    pub early: bool,
    /// Adopters who were considered, oldest first.
    pub links: Vec<Link>,
    /// Matches that were proposed, oldest first.
    pub proposals: Vec<Proposal>,
    /// Introductions: begin, review midway planned and held, ended.
    pub introductions: Option<Introductions>,
    /// What comes next, and by when where that is known.
    pub next: Option<(&'static str, Option<Day>)>,
    /// What delays it.
    pub cause: Option<DelayCause>,
    /// The agency that acts for the authority on the day, and since when; none: the authority itself, or nobody recorded it.
    pub agency: Option<(String, Day)>,
    /// The day care began.
    pub care: Day,
}

/// Introductions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Introductions {
    /// They begin.
    pub starts: Day,
    /// The review midway is planned for.
    pub midpoint: Option<Day>,
    /// It was held.
    pub midpoint_held: Option<Day>,
    /// The child is to move in on.
    pub moves_in: Option<Day>,
    /// They were stopped on.
    pub stopped: Option<Day>,
}

impl Introductions {
    /// Whether the review midway should have been held by a day.
    pub fn midpoint_is_late(&self, day: Day) -> bool {
        self.stopped.is_none() && self.midpoint_held.is_none() && self.midpoint.is_some_and(|on| on < day)
    }
}

impl Way {
    /// Days at the stage on a day; to the order for who is adopted.
    pub fn days(&self, day: Day) -> i32 {
        if self.stage == Stage::Adopted { 0 } else { self.since.days_until(day).max(0) }
    }

    /// Whether what comes next should have been done by a day.
    pub fn is_late(&self, day: Day) -> bool {
        self.next.is_some_and(|(_, by)| by.is_some_and(|by| by < day))
    }

    /// The proposed match that is not decided yet.
    pub fn proposal(&self) -> Option<&Proposal> {
        self.proposals.iter().rfind(|each| each.progress.is_open())
    }

    /// The link that goes on.
    pub fn link(&self) -> Option<&Link> {
        self.links.iter().rfind(|link| link.ended.is_none())
    }
}

/// A child's way through adoption on a day, in the last period of care that had begun; `None` for whom adoption was never
/// the plan there.
pub fn of(child: &Timeline, duties: &[Duty], day: Day) -> Option<Way> {
    let period = child.periods.iter().rfind(|period| period.start <= day && period.account == 0)?;
    let care = period.start;
    let within = |on: &Day| *on >= care && *on <= day;
    let step = |what: StepSort| {
        child.strand::<AdoptionStep>().filter(move |said| said.what == what && within(&said.day))
    };
    let decisions: Vec<_> = child.adoption_decisions.iter().filter(|said| within(&said.day)).collect();
    let stands = |reversed: Option<Day>| reversed.is_none_or(|on| on > day);
    let live = decisions.iter().rfind(|said| stands(said.reversed));
    let reversed: Vec<_> = decisions
        .iter()
        .filter_map(|said| Some((said.day, said.reversed.filter(|on| *on <= day)?, said.because)))
        .collect();
    let ceased = period.ceased().filter(|(on, _)| *on <= day);
    let adopted = ceased.filter(|(_, reason)| reason.is_adoption()).map(|(on, _)| on);
    let adopted = adopted.or(step(StepSort::OrderMade).map(|said| said.day).next_back());
    let left = period.end.is_some_and(|end| end <= day);
    let plans = child.strand::<PermanencePlan>().rfind(|said| within(&said.day));
    let planned = plans.filter(|said| said.route == PermanenceRoute::Adoption).map(|said| said.day);
    let became = step(StepSort::BecamePlan).map(|said| said.day).next_back();
    // A later plan of another route takes its place.
    let is_plan =
        planned.is_some() || became.is_some_and(|became| plans.is_none_or(|plan| plan.day <= became));
    // What was decided, planned and ordered before a reversal is over with it.
    let over = reversed.last().map(|(_, on, _)| *on).filter(|_| live.is_none());
    let rows = rows_of(child, period, day);
    let e1 = rows.iter().find(|row| row.legal == Some(LegalStatus::E1)).map(|row| row.start);
    let consent = step(StepSort::Consent).map(|said| said.day).next();
    let ordered = e1.or(consent);
    let for_adoption = |row: &&&Episode| row.place.is_some_and(PlacementType::is_for_adoption);
    let last = rows.iter().rfind(|row| !row.is_temporary());
    let placed_row = last.filter(for_adoption).or_else(|| rows.iter().rfind(for_adoption));
    let placed = placed_row.and_then(|row| child.adoptive_placement_start(row)).map(|row| row.start);
    let lives_there = last.is_some_and(|row| row.place.is_some_and(PlacementType::is_for_adoption));
    let told_of_it = step(StepSort::Disrupted).map(|said| said.day).next_back();
    let broke = match placed {
        // Moved out again, whoever wrote that it broke down.
        Some(placed) if !lives_there && adopted.is_none() => {
            let out = rows.iter().find(|row| row.start > placed && !row.is_temporary() && !for_adoption(row));
            out.map(|row| row.start).or(told_of_it)
        }
        Some(placed) => told_of_it.filter(|on| *on >= placed && adopted.is_none()),
        None => None,
    };
    let since_then = |on: Option<Day>| on.filter(|on| broke.is_none_or(|broke| *on > broke));
    let matched = clocks::adoption::children::matched(child).filter(within).max();
    let proposals = proposal::of(child, duties, care, day);
    let links = links(child, care, day);
    let linked = links.iter().rfind(|link| link.ended.is_none()).map(|link| link.since);
    let proposed = proposals.iter().rfind(|each| each.progress.is_open()).map(|each| each.day);
    let linked = since_then(linked.or(proposed));
    let introductions = introductions(child, care, day);
    let met =
        introductions.filter(|plan| plan.stopped.is_none() && plan.starts <= day).map(|plan| plan.starts);
    let met = since_then(met.or(step(StepSort::Introductions).map(|said| said.day).next_back()));
    let applied = since_then(step(StepSort::ApplicationMade).map(|said| said.day).next_back());
    let hearing = step(StepSort::HearingListed).filter_map(|said| said.for_day).next_back();
    let asked = step(StepSort::OrderApplied).map(|said| said.day).next_back();
    let found = step(StepSort::FamilyFinding).map(|said| said.day).next();
    let mut reached: Vec<(Stage, Day)> = [
        (Stage::Considered, became.or(planned)),
        (Stage::Decided, live.map(|said| said.day)),
        (Stage::OrderApplied, asked),
        (Stage::FamilyFinding, ordered.or(found.filter(|_| ordered.is_some()))),
        (Stage::Linked, linked),
        (Stage::Matched, matched),
        (Stage::Introductions, met),
        (Stage::Placed, placed),
        (Stage::Disrupted, broke),
        (Stage::Applied, applied),
        (Stage::Adopted, adopted),
        (Stage::Reversed, over),
    ]
    .into_iter()
    .filter_map(|(stage, on)| Some((stage, on?)))
    .collect();
    if reached.iter().all(|(stage, _)| *stage == Stage::Considered) && (!is_plan || left) {
        // Adoption was the plan once, and is not now.
        return None;
    }
    let broken = broke.filter(|_| adopted.is_none());
    let rematched = since_then(matched);
    let stage = if adopted.is_some() {
        Stage::Adopted
    } else if over.is_some() {
        Stage::Reversed
    } else if left {
        return None;
    } else if lives_there && broken.is_none_or(|broke| placed.is_some_and(|placed| placed > broke)) {
        if applied.is_some() { Stage::Applied } else { Stage::Placed }
    } else if met.is_some() {
        Stage::Introductions
    } else if rematched.is_some() {
        Stage::Matched
    } else if linked.is_some() {
        Stage::Linked
    } else if broken.is_some() {
        Stage::Disrupted
    } else if ordered.is_some() {
        Stage::FamilyFinding
    } else if asked.is_some() {
        Stage::OrderApplied
    } else if live.is_some() {
        Stage::Decided
    } else {
        Stage::Considered
    };
    reached.sort_by_key(|(stage, on)| (*on, *stage));
    let since = reached.iter().rfind(|(of, _)| *of == stage).map_or(care, |(_, on)| *on);
    let mut causes =
        child.strand::<AdoptionStep>().filter(|said| within(&said.day)).filter_map(|said| said.cause);
    let early = links.iter().any(|link| link.early)
        || child.strand::<DecisionMade>().any(|said| {
            said.about == DecisionAbout::FosteringForAdoption && said.agreed && within(&said.day)
        })
        || rows.iter().any(|row| matches!(row.place, Some(PlacementType::U2 | PlacementType::U5)));
    let mut way = Way {
        stage,
        since,
        reached,
        decided: live.map(|said| said.day).or(reversed.last().map(|(made, ..)| *made)),
        reversed,
        ordered,
        matched,
        placed,
        applied,
        hearing: hearing.filter(|_| adopted.is_none()),
        adopted,
        early,
        links,
        proposals,
        introductions,
        next: None,
        cause: causes.next_back(),
        agency: child
            .strand::<AdoptionAgency>()
            .rfind(|said| said.since >= care && said.acts_on(day))
            .map(|said| (said.record.agency.clone(), said.since)),
        care,
    };
    way.next = next(&way, duties, day);
    Some(way)
}

/// The rows of a period of care up to a day.
fn rows_of<'a>(child: &'a Timeline, period: &CarePeriod, day: Day) -> Vec<&'a Episode> {
    let of_it = |row: &&Episode| {
        child.period_of(row).is_some_and(|own| own.start == period.start && own.account == period.account)
            && row.start <= day
            && !row.is_short_break()
    };
    child.episodes.iter().filter(of_it).collect()
}

fn links(child: &Timeline, care: Day, day: Day) -> Vec<Link> {
    let said = child.strand::<AdoptionLink>().filter(|said| said.since >= care && said.since <= day);
    said.map(|said| Link {
        id: said.id.to_string(),
        since: said.since,
        household: said.household.clone(),
        agency: said.agency.clone(),
        early: said.early == Some(true),
        ended: said.ended.filter(|on| *on <= day).map(|on| (on, said.result, said.because.clone())),
    })
    .collect()
}

fn introductions(child: &Timeline, care: Day, day: Day) -> Option<Introductions> {
    // A plan for days to come is known already.
    let said = child.strand::<IntroductionsPlan>().rfind(|said| said.starts >= care)?;
    let stopped = said.end == Some(IntroductionsEnd::Stopped);
    Some(Introductions {
        starts: said.starts,
        midpoint: said.midpoint,
        midpoint_held: said.midpoint_held.filter(|on| *on <= day),
        moves_in: said.moves_in,
        stopped: said.ended.filter(|on| stopped && *on <= day),
    })
}

/// What a stage waits for. Days are those of clocks where one speaks.
fn next(way: &Way, duties: &[Duty], day: Day) -> Option<(&'static str, Option<Day>)> {
    let due = |clock: &str| {
        let open =
            |duty: &&Duty| duty.clock.id == clock && duty.met.is_none() && duty.because.day >= way.care;
        duties.iter().filter(open).map(|duty| duty.due).next_back()
    };
    let plan = way.introductions.filter(|plan| plan.stopped.is_none());
    Some(match way.stage {
        Stage::Considered => {
            let by = due("adopt.adm.child").or(due("adopt.panel.2m"));
            ("Decision that the child should be placed", by)
        }
        Stage::Decided => ("Application for a placement order", None),
        Stage::OrderApplied => ("Placement order", None),
        Stage::FamilyFinding | Stage::Disrupted => ("Link with adopters", due("adopt.a2")),
        Stage::Linked => match way.proposal().and_then(Proposal::next) {
            Some((what, by)) => (what, by.or(due("adopt.a2"))),
            None => ("Match", due("adopt.a2")),
        },
        Stage::Matched => ("Introductions", plan.map(|plan| plan.starts).filter(|starts| *starts > day)),
        Stage::Introductions => match plan {
            Some(plan) if plan.midpoint_held.is_none() && plan.midpoint.is_some() => {
                ("Review of the introductions midway", plan.midpoint)
            }
            _ => ("Moving in", plan.and_then(|plan| plan.moves_in)),
        },
        Stage::Placed => {
            ("Application for the adoption order, not before", due("adopt.apply.10w").filter(|by| *by >= day))
        }
        Stage::Applied => ("Adoption order", way.hearing.filter(|hearing| *hearing >= day)),
        Stage::Adopted | Stage::Reversed => return None,
    })
}

/// How many children are at each stage, in order; they add up to all.
pub fn counts<'a>(ways: impl IntoIterator<Item = &'a Way>) -> Vec<(Stage, usize)> {
    let mut all: Vec<(Stage, usize)> = Stage::ALL.iter().map(|stage| (*stage, 0)).collect();
    for way in ways {
        if let Some((_, count)) = all.iter_mut().find(|(stage, _)| *stage == way.stage) {
            *count += 1;
        }
    }
    all
}
