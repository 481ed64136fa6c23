//! The authority's own facts: name, population, targets, local standards.

use std::sync::Arc;

use calendar::{Day, Moment};
use records::governance::{AuthorityName, Band, Limit, LocalStandard, Population, RecordKept, Target};
use records::workforce::{CaseWeight, CaseWeightOf, CaseloadWeights};
use records::{Fact, Record, Subject};

use crate::life;
use crate::plan::World;

/// People aged 0 to 17 for each 658 looked after: the population that the council pack's rates imply.
const PEOPLE_FOR_658: u64 = 56_592;

/// Targets: the indicator, whether high is good, the limit of green, the limit of amber, as printed in the council pack of
/// December 2018.
const TARGETS: &[(&str, bool, f64, f64, [&str; 3])] = &[
    ("6.5", true, 35.0, 33.0, ["<33%", "33%>", "35%+"]),
    ("6.8", true, 95.0, 90.0, ["<90%", "90%>", "95%+"]),
    ("6.10", true, 95.0, 90.0, ["<90%", "90%>", "95%+"]),
    ("6.11", true, 95.0, 90.0, ["<90%", "90%>", "95%+"]),
    ("6.13", true, 95.0, 90.0, ["<90%", "90%>", "95%+"]),
    ("6.14", true, 95.0, 90.0, ["<90%", "90%>", "95%+"]),
    ("6.16", true, 98.0, 95.0, ["<95%", "95%>", "98%+"]),
    ("7.4", true, 98.0, 95.0, ["<95%", "95%>", "98%+"]),
    ("7.5", true, 72.0, 70.0, ["<70%", "70%>", "72%+"]),
    ("8.1", true, 70.0, 68.0, ["<68%", "68%>", "70%+"]),
    ("8.2", false, 10.8, 13.0, ["13%+", "10.8%>", "<10.8%"]),
    ("10.3", true, 85.0, 83.0, ["<83%", "83%>", "85%+"]),
    ("10.4", false, 487.0, 511.0, ["511+", "487>", "<487"]),
    ("10.5", false, 121.0, 127.0, ["127+", "121>", "<121"]),
];

/// Facts of the authority, up to the last moment of the plan.
struct Book {
    known: Moment,
    facts: Vec<Fact>,
}

impl Book {
    fn tell(&mut self, id: &str, recorded: Moment, record: impl Record) {
        if recorded <= self.known {
            self.facts.push(Fact {
                id: id.into(),
                revision: 1,
                recorded,
                withdrawn: false,
                record: Arc::new(record),
                origin: Arc::default(),
            });
        }
    }
}

/// The kinds that are recorded in the invented authority. A clock that another kind would meet is silent: nobody there
/// records what would meet it.
const MADE: &[&str] = &[
    "child_identity",
    "child_name",
    "looked_after_start",
    "looked_after_end",
    "legal_status",
    "category_of_need",
    "placement",
    "visit_to_child",
    "review",
    "health_assessment",
    "dental_check",
    "personal_education_plan",
    "health_outcomes",
    "missing_episode",
    "adoption_decision",
    "adoption_match",
    "deprivation_of_liberty_order",
    "care_leaver_contact",
    "social_worker_allocation",
    "fostering_approval",
];

/// The authority and its facts.
pub(crate) fn authority(world: &World) -> (Subject, Vec<Fact>) {
    let (plan, kept) = (&world.plan, world.kept);
    let told = Moment::start_of(kept);
    let mut book = Book { known: world.known, facts: Vec::new() };
    book.tell("name", told, AuthorityName { since: kept, name: plan.name.clone() });
    book.tell(
        "kept",
        told,
        RecordKept { since: kept, kinds: MADE.iter().map(|&kind| kind.to_owned()).collect() },
    );
    if let Some(since) = world.life {
        let kinds = life::KINDS.iter().map(|&kind| kind.to_owned()).collect();
        book.tell("kept-day-by-day", Moment::start_of(since), RecordKept { since, kinds });
    }
    if plan.in_need > 0 {
        let kinds = crate::need::KINDS.iter().map(|&kind| kind.to_owned()).collect();
        book.tell("kept-in-need", told, RecordKept { since: kept, kinds });
    }
    let people_now = u64::from(plan.children) * PEOPLE_FOR_658 / 658;
    for year in kept.year() - 2..=plan.until.year() {
        // Used from the June after the middle of the year it is of; about half a per cent more each year.
        let Some(since) = Day::new(year + 1, 6, 25) else { continue };
        let years_to_go = u64::from((plan.until.year() - year).unsigned_abs());
        let people = (people_now * (1000 - years_to_go.min(60) * 5) / 1000) as u32;
        let recorded = Moment::start_of(since).max(told);
        book.tell(&year.to_string(), recorded, Population { year: year as u16, since, people });
    }
    for &(indicator, high, green, amber, [red_words, amber_words, green_words]) in TARGETS {
        let (good, middling) = (Limit { value: green, inside: high }, Limit { value: amber, inside: high });
        let outside = |limit: Limit| Some(Limit { inside: !limit.inside, ..limit });
        let bands = if high {
            [
                Band { low: Some(good), high: None },
                Band { low: Some(middling), high: outside(good) },
                Band { low: None, high: outside(middling) },
            ]
        } else {
            [
                Band { low: None, high: Some(good) },
                Band { low: outside(good), high: Some(middling) },
                Band { low: outside(middling), high: None },
            ]
        };
        let [green, amber, red] = bands.map(Some);
        let target = Target {
            indicator: indicator.to_owned(),
            since: kept,
            until: None,
            green,
            amber,
            red,
            printed: [red_words, amber_words, green_words].map(str::to_owned),
            year_to_date_only: false,
            run: "invented, after the council pack of December 2018".to_owned(),
        };
        book.tell(&format!("target-{indicator}"), told, target);
    }
    for (clock, limit, words) in [
        ("visit.year1", "4K", "Every four weeks until the child is matched"),
        ("adv.initial", "20W", "An advocate offers a visit within 20 working days"),
        ("iro.qac", "0D", "A quality and compliance checklist is graded before each review"),
        ("iro.midway", "0D", "Halfway between two reviews somebody looks whether decisions are carried out"),
        ("esc.stage1", "1W", "The team manager answers within one working day"),
        ("esc.stage2", "5W", "The service manager answers within five working days"),
        ("esc.stage3", "4W", "The head of service answers within four working days"),
        ("esc.stage4", "5W", "The director answers within five working days"),
    ] {
        let standard = LocalStandard {
            clock: clock.to_owned(),
            since: kept,
            limit: limit.to_owned(),
            words: words.to_owned(),
        };
        book.tell(&format!("standard-{clock}"), told, standard);
    }
    let weight = |of, adds| CaseWeight { of, adds };
    let weights = CaseloadWeights {
        since: kept,
        hours: 37.0,
        most: Some(18.0),
        first_year: Some(0.9),
        weights: vec![
            weight(CaseWeightOf::EveryChild, 1.0),
            weight(CaseWeightOf::InProceedings, 0.5),
            weight(CaseWeightOf::NewToCare, 0.25),
            weight(CaseWeightOf::Moved, 0.25),
            weight(CaseWeightOf::Missing, 0.25),
            weight(CaseWeightOf::CareLeaver, 0.5),
        ],
        words: Some(
            "Invented, after the limits of indicator 11.4 in the council pack of December 2018".to_owned(),
        ),
    };
    book.tell("caseload-weights", told, weights);
    (Subject::authority(&plan.code), book.facts)
}
