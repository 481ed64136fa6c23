//! The yearly data of a fostering service, as far as the record knows it: what the regulator collects of each service for the
//! year to
//! 31 March (Fostering in England). Every line leads to its households; a line whose facts nobody records is not known here.

use std::sync::Arc;

use calendar::{Day, Period};
use clocks::{Duty, State};
use matching::{PlaceId, Standing, World};
use records::Kind;
use records::codes::LeavingReason;
use records::fostering::{
    ApprovalTerms, CarerTraining, FosterCarerReview, FosteringAllowance, FosteringApplication,
    FosteringExemption, FosteringOutcome, HouseholdDetails, MemberOf, PanelRecommendation, SupervisingVisit,
    TrainingStandards,
};
use timeline::{Authority, Cohort, Definition, Household, Standpoint, Stranded};

use super::leavers;

/// One line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its name in an address.
    pub id: String,
    /// Under which heading.
    pub group: &'static str,
    /// What is counted.
    pub what: String,
    /// How many; `None`: not known here.
    pub count: Option<usize>,
    /// Why it is not known, or what to know of it.
    pub note: Option<&'static str>,
    /// The households behind it; each as often as it counts.
    pub households: Vec<Arc<str>>,
}

/// Why a line has no number.
const NOT_RECORDED: &str = "nobody records it here, or not from the beginning of the year";
const NO_FACT: &str = "no kind of record holds it";

struct Lines<'a> {
    authority: &'a Authority,
    year: Period,
    all: Vec<Line>,
}

impl Lines<'_> {
    /// Whether a kind is recorded since the beginning of the year, or, for what stands on a day, by its end.
    fn knows(&self, kind: &Kind, by: Day) -> bool {
        self.authority.recorded_since(kind).is_some_and(|since| since <= by)
    }

    fn say(
        &mut self,
        id: &str,
        group: &'static str,
        what: &str,
        kind: &Kind,
        by: Day,
        households: Vec<Arc<str>>,
    ) {
        let known = self.knows(kind, by);
        self.all.push(Line {
            id: id.to_owned(),
            group,
            what: what.to_owned(),
            count: known.then_some(households.len()),
            note: (!known).then_some(NOT_RECORDED),
            households: if known { households } else { Vec::new() },
        });
    }

    fn number(&mut self, id: &str, group: &'static str, what: &str, known: bool, count: usize) {
        self.all.push(Line {
            id: id.to_owned(),
            group,
            what: what.to_owned(),
            count: known.then_some(count),
            note: (!known).then_some(NOT_RECORDED),
            households: Vec::new(),
        });
    }

    fn none(&mut self, id: &str, group: &'static str, what: &str) {
        self.all.push(Line {
            id: id.to_owned(),
            group,
            what: what.to_owned(),
            count: None,
            note: Some(NO_FACT),
            households: Vec::new(),
        });
    }
}

/// The year to 31 March in which a day lies.
pub fn year_of(day: Day) -> Period {
    Period::financial_year_of(day)
}

const HOUSEHOLDS: &str = "Households";
const PLACES: &str = "Places";
const ASKED: &str = "Enquiries and applications";
const LEFT: &str = "Approvals that ended, by reason";
const CARERS: &str = "Carers";
const SUPPORT: &str = "Support and review";

/// Every line for a year, on a day: of a year that runs, up to the day. `world`: as it stood at the end of the year, or on the
/// day.
pub fn dataset(cohort: &Cohort, world: &World<'_>, year: Period, day: Day) -> Vec<Line> {
    let to = year.to.min(day);
    let mut lines = Lines { authority: &cohort.authority, year, all: Vec::new() };
    let households = || cohort.households.iter().map(|household| &**household);
    let approval = records::fostering::FosteringApproval::KIND;
    let within = |on: Day| on >= year.from && on <= to;
    let places = || {
        let of = |place: &&matching::Place<'_>| matches!(place.id, PlaceId::Household(_));
        world.places.iter().filter(of)
    };
    let ids = |which: &dyn Fn(&matching::Place<'_>) -> bool| -> Vec<Arc<str>> {
        places().filter(|place| which(place)).map(|place| place.id.id().clone()).collect()
    };
    lines.say("approved", HOUSEHOLDS, "Approved at the end of the year", approval, to, ids(&|_| true));
    lines.say("general", HOUSEHOLDS, "Of these for any child", approval, to, ids(&|place| !place.kinship));
    lines.say(
        "kinship",
        HOUSEHOLDS,
        "Of these for a relative or friend",
        approval,
        to,
        ids(&|place| place.kinship),
    );
    let new = households().flat_map(|of| {
        let began = of.approvals.iter().filter(|each| within(each.since));
        let new = began.filter(|each| !of.approvals.iter().any(|other| other.until == Some(each.since)));
        new.map(|_| of.id.clone()).collect::<Vec<_>>()
    });
    lines.say("new", HOUSEHOLDS, "Approved in the year", approval, lines.year.from, new.collect());
    let left = leavers(households(), year.from, to);
    let gone = left.iter().map(|each| each.household.clone()).collect();
    lines.say("ended", HOUSEHOLDS, "Approvals that ended in the year", approval, lines.year.from, gone);
    let hold = records::fostering::FosteringHold::KIND;
    let held = ids(&|place| matches!(place.standing, Standing::OnHold { .. }));
    lines.say("on-hold", HOUSEHOLDS, "Take no new child at the end of the year", hold, to, held);
    // Places.
    let terms = lines.knows(ApprovalTerms::KIND, to);
    let sum = |of: &dyn Fn(&matching::Place<'_>) -> usize| places().map(of).sum::<usize>();
    let free = |place: &matching::Place<'_>| place.free().unwrap_or_default();
    let is_free = |place: &matching::Place<'_>| place.standing == Standing::Free;
    lines.number("places", PLACES, "Approved", terms, sum(&|place| place.capacity().unwrap_or_default()));
    lines.number(
        "filled",
        PLACES,
        "With a child",
        terms && world.is_known_who_lives_where,
        sum(&|place| place.taken_beside(&[])),
    );
    lines.number("vacant", PLACES, "Free", terms, sum(&|place| if is_free(place) { free(place) } else { 0 }));
    lines.number(
        "not-available",
        PLACES,
        "Not to be used for now",
        terms,
        sum(&|place| if is_free(place) { 0 } else { free(place) }),
    );
    let unknown = ids(&|place| place.capacity().is_none());
    lines.say(
        "terms-unknown",
        PLACES,
        "Households whose number of places is not recorded",
        approval,
        to,
        unknown,
    );
    let exempt = households().filter(|of| of.strand::<FosteringExemption>().any(|said| said.holds_on(to)));
    let exempt = exempt.map(|of| of.id.clone()).collect();
    lines.say("exempt", PLACES, "Households with an exemption", FosteringExemption::KIND, to, exempt);
    asked(&mut lines, &households().collect::<Vec<_>>(), to);
    // Who left, by reason.
    for choice in LeavingReason::SET.choices {
        let Some(reason) = LeavingReason::of(choice.code) else { continue };
        let of = left.iter().filter(|each| each.reason == Some(reason)).map(|each| each.household.clone());
        let id = format!("left-{}", choice.code);
        lines.say(&id, LEFT, choice.label, approval, lines.year.from, of.collect());
    }
    let of = left.iter().filter(|each| each.reason.is_none()).map(|each| each.household.clone());
    lines.say("left-not-recorded", LEFT, "Not recorded", approval, lines.year.from, of.collect());
    let interviewed = left.iter().filter(|each| each.asked.is_some()).map(|each| each.household.clone());
    let exit = records::fostering::FosteringExit::KIND;
    lines.say("left-asked", LEFT, "Of all: asked why", exit, lines.year.from, interviewed.collect());
    people(&mut lines, cohort, world, to);
    lines.all
}

fn asked(lines: &mut Lines<'_>, households: &[&Household], to: Day) {
    let (from, kind) = (lines.year.from, FosteringApplication::KIND);
    let within = |on: Option<Day>| on.is_some_and(|on| on >= from && on <= to);
    let those = |which: &dyn Fn(&FosteringApplication) -> bool| -> Vec<Arc<str>> {
        households
            .iter()
            .flat_map(|of| {
                let said = of.strand::<FosteringApplication>().filter(|said| which(said.record));
                said.map(|_| of.id.clone()).collect::<Vec<_>>()
            })
            .collect()
    };
    let over = |said: &FosteringApplication| said.closed.or(said.stage_1_refused);
    lines.say("enquiries", ASKED, "Enquiries", kind, from, those(&|said| within(Some(said.enquired))));
    lines.say("visited", ASKED, "First visits", kind, from, those(&|said| within(said.visited)));
    lines.say(
        "applications",
        ASKED,
        "Applications received",
        kind,
        from,
        those(&|said| within(said.applied)),
    );
    lines.say(
        "transfers",
        ASKED,
        "Of these from another service",
        kind,
        from,
        those(&|said| within(said.applied) && said.transfer),
    );
    let ended = |outcome: FosteringOutcome| {
        those(&move |said: &FosteringApplication| {
            said.applied.is_some() && said.outcome == Some(outcome) && within(over(said))
        })
    };
    for choice in FosteringOutcome::SET.choices {
        let Some(outcome) = FosteringOutcome::of(choice.code) else { continue };
        let what = format!("Applications that ended: {}", choice.label.to_lowercase());
        lines.say(&format!("outcome-{}", choice.code), ASKED, &what, kind, from, ended(outcome));
    }
    let open = those(&|said| said.applied.is_some_and(|on| on <= to) && over(said).is_none_or(|on| on > to));
    lines.say("in-progress", ASKED, "Applications in hand at the end of the year", kind, to, open);
    let panel = |said: &PanelRecommendation, favourable: bool| {
        said.received >= from && said.received <= to && said.favourable == favourable
    };
    for (id, what, favourable) in [
        ("recommended", "Recommended by the panel", true),
        ("not-recommended", "Not recommended by the panel", false),
    ] {
        let of = households.iter().flat_map(|of| {
            let said = of.strand::<PanelRecommendation>().filter(|said| panel(said.record, favourable));
            said.map(|_| of.id.clone()).collect::<Vec<_>>()
        });
        lines.say(id, ASKED, what, PanelRecommendation::KIND, from, of.collect());
    }
}

fn people(lines: &mut Lines<'_>, cohort: &Cohort, world: &World<'_>, to: Day) {
    let from = lines.year.from;
    let approved = |id: &str| world.places.iter().any(|place| **place.id.id() == *id);
    let all: Vec<&Household> =
        cohort.households.iter().map(|of| &**of).filter(|of| approved(&of.id)).collect();
    let carers = all.iter().flat_map(|of| {
        let details = of.strand::<HouseholdDetails>().rfind(|said| said.since <= to);
        let members = details.map(|said| said.record.members.as_slice()).unwrap_or_default();
        let count = members.iter().filter(|member| member.of == MemberOf::Carer).count();
        std::iter::repeat_n(of.id.clone(), count).collect::<Vec<_>>()
    });
    lines.say(
        "carers",
        CARERS,
        "Carers in approved households",
        HouseholdDetails::KIND,
        to,
        carers.collect(),
    );
    let had = |which: &dyn Fn(&Household) -> bool| -> Vec<Arc<str>> {
        all.iter().filter(|of| which(of)).map(|of| of.id.clone()).collect()
    };
    let trained = had(&|of| of.strand::<TrainingStandards>().any(|said| said.day <= to));
    lines.say(
        "standards",
        CARERS,
        "Households that met the training standards",
        TrainingStandards::KIND,
        to,
        trained,
    );
    let learnt = had(&|of| of.strand::<CarerTraining>().any(|said| said.day >= from && said.day <= to));
    lines.say("trained", CARERS, "Households with a course in the year", CarerTraining::KIND, from, learnt);
    let fee = had(&|of| {
        of.strand::<FosteringAllowance>().any(|said| said.holds_on(to) && said.fee_level.is_some())
    });
    lines.say("fee", CARERS, "Households with a fee for their skill", FosteringAllowance::KIND, to, fee);
    lines.none("employment", CARERS, "Carers who work beside fostering");
    let at = Standpoint { day: to, known: calendar::Moment::END_OF_TIME, authority: &cohort.authority };
    let late = had(&|of| {
        let duties = clocks::fostering::households::FAMILY.of_household(of, &at);
        let review = |duty: &Duty| duty.clock.id.starts_with("foster.review.");
        duties.iter().any(|duty| review(duty) && matches!(duty.state_on(to), State::Overdue(_)))
    });
    lines.say(
        "review-late",
        SUPPORT,
        "Households whose review of approval is late",
        FosterCarerReview::KIND,
        to,
        late,
    );
    let reviewed = had(&|of| of.strand::<FosterCarerReview>().any(|said| said.day >= from && said.day <= to));
    lines.say(
        "reviewed",
        SUPPORT,
        "Households reviewed in the year",
        FosterCarerReview::KIND,
        from,
        reviewed,
    );
    let unannounced = had(&|of| {
        of.strand::<SupervisingVisit>().any(|said| said.unannounced && said.day >= from && said.day <= to)
    });
    lines.say(
        "unannounced",
        SUPPORT,
        "Households with an unannounced visit in the year",
        SupervisingVisit::KIND,
        from,
        unannounced,
    );
    lines.none("complaints", SUPPORT, "Complaints by carers");
}
