//! Invented children, for the tests of the families.

use calendar::{Day, Moment};
use records::coming_into_care::{ChildIdentity, LookedAfterStart};
use records::court::LegalStatusChange;
use records::leaving_care::LookedAfterEnd;
use records::placements::{Placement, PlacementConditions};
use records::reviews::Review;
use records::visits::VisitToChild;
use records::{Fact, Record, SubjectKind};
use timeline::codes::{LegalStatus, PlacementType, ReasonEnded};
use timeline::{Authority, Home, Household, Standpoint, Timeline, Worker};

use crate::{Duty, Family};

/// The day a text names.
pub(crate) fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// Facts about one child, said one after another.
#[derive(Debug, Default)]
pub(crate) struct Child {
    facts: Vec<Fact>,
}

impl Child {
    fn say(mut self, record: impl Record) -> Child {
        let id = self.facts.len().to_string();
        self.facts.push(Fact::said(&id, Moment::from_micros(0), record));
        self
    }

    pub(crate) fn born(self, on: &str) -> Child {
        let identity = serde_json::json!({ "born": on });
        self.say(serde_json::from_value::<ChildIdentity>(identity).unwrap())
    }

    /// Care begins, under a legal status, in a place.
    pub(crate) fn care(self, on: &str, legal: &str, place: &str) -> Child {
        self.say(LookedAfterStart { day: day(on), home_postcode: None, first_code: None, account: 0 })
            .legal(on, legal)
            .moves(on, place)
    }

    /// The first row known is not the start of care.
    pub(crate) fn known_from(self, on: &str, legal: &str, place: &str) -> Child {
        let first_code = timeline::codes::ReasonNewEpisode::of("P");
        self.say(LookedAfterStart { day: day(on), home_postcode: None, first_code, account: 0 })
            .legal(on, legal)
            .moves(on, place)
    }

    pub(crate) fn legal(self, on: &str, status: &str) -> Child {
        let status = LegalStatus::of(status).unwrap();
        self.say(LegalStatusChange { day: day(on), status, account: 0 })
    }

    pub(crate) fn moves(self, on: &str, place: &str) -> Child {
        self.placement(on, place, false)
    }

    pub(crate) fn moves_with_carer(self, on: &str, place: &str) -> Child {
        self.placement(on, place, true)
    }

    fn placement(self, on: &str, place: &str, same_carer: bool) -> Child {
        self.say(Placement {
            day: day(on),
            place: Some(PlacementType::of(place).unwrap()),
            provider: None,
            urn: None,
            postcode: None,
            same_carer,
            moved_because: None,
            account: 0,
        })
    }

    /// What stands beside a placement, from a day to another.
    pub(crate) fn beside(self, from: &str, until: Option<&str>, what: &[&str]) -> Child {
        let said = serde_json::json!({ "since": from, "until": until, "what": what });
        self.say(serde_json::from_value::<PlacementConditions>(said).unwrap())
    }

    pub(crate) fn leaves(self, on: &str) -> Child {
        self.say(LookedAfterEnd { day: day(on), reason: ReasonEnded::of("E8"), account: 0 })
    }

    pub(crate) fn reviews(self, on: &[&str]) -> Child {
        on.iter().fold(self, |child, on| child.say(Review { day: day(on), participation: None }))
    }

    pub(crate) fn visits(self, on: &[&str]) -> Child {
        on.iter().fold(self, |child, on| child.say(VisitToChild::seen_on(day(on))))
    }

    pub(crate) fn not_seen(self, on: &str) -> Child {
        self.say(VisitToChild { seen: false, ..VisitToChild::seen_on(day(on)) })
    }

    pub(crate) fn timeline(&self) -> Timeline {
        Timeline::of("A1", &self.facts, Moment::END_OF_TIME)
    }
}

/// Asked on a day.
pub(crate) fn standpoint<'a>(on: &str, authority: &'a Authority) -> Standpoint<'a> {
    Standpoint { day: day(on), known: Moment::END_OF_TIME, authority }
}

/// Each duty on a line: its clock, the day it counts from, the day it is due, how it stands.
pub(crate) fn lines(duties: &[Duty], on: &str) -> Vec<String> {
    let line = |duty: &Duty| {
        let state = duty.state_on(day(on));
        format!("{} {} -> {} {state:?}", duty.clock.id, duty.because.day, duty.due)
    };
    duties.iter().map(line).collect()
}

/// Tries a family: for each trial a history (of its subject and, in the same lines, of the authority), a day, and the duties
/// there must be on that day, each on a line.
pub(crate) fn trials(family: &Family, trials: &[(&str, &str, &[&str])]) {
    for (history, on, expected) in trials {
        let facts = timeline::history::facts(history).unwrap();
        let about = |fact: &Fact| fact.record.kind().subject == SubjectKind::Authority;
        let (own, facts): (Vec<Fact>, Vec<Fact>) = facts.into_iter().partition(about);
        let known = Moment::END_OF_TIME;
        let authority = Authority::of("372", &own, known);
        let at = Standpoint { day: day(on), known, authority: &authority };
        let duties = match family.subject() {
            SubjectKind::Child => family.of_child(&Timeline::of("A1", &facts, known), &at),
            SubjectKind::CarerHousehold => family.of_household(&Household::of("H1", &facts, known), &at),
            SubjectKind::Worker => family.of_worker(&Worker::of("W1", &facts, known), &at),
            SubjectKind::Home => family.of_home(&Home::of("O1", &facts, known), &at),
            SubjectKind::Authority => family.of_authority(&at),
        };
        assert_eq!(lines(&duties, on), *expected, "on {on}, of {history}");
    }
}
