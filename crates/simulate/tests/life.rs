//! The working day: every kind that the authority says it records is recorded, as a form would take it, and in plausible time.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::collections::BTreeMap;

use calendar::Day;
use records::coming_into_care::CarePlan;
use records::governance::RecordKept;
use records::health::{ConditionSort, HealthCondition};
use records::missing_and_risk::ReturnInterview;
use records::{Fact, as_known};
use simulate::{Invented, Plan, authority};

fn invented() -> Invented {
    authority(&Plan::new(400, 30, "2026-09-30".parse().unwrap(), 2))
}

fn everybody(invented: &Invented) -> impl Iterator<Item = &Fact> {
    let people = invented.children.iter().chain(&invented.households).chain(&invented.staff);
    people.flat_map(|(_, facts)| facts)
}

#[test]
fn every_kind_that_is_kept_is_recorded_as_a_form_would_take_it() {
    let invented = invented();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for fact in everybody(&invented) {
        *counts.entry(fact.record.kind().name).or_default() += 1;
        let stops: Vec<_> = fact.record.check().into_iter().filter(|trouble| trouble.stops).collect();
        assert!(stops.is_empty(), "{fact:?}: {stops:?}");
    }
    let kept = invented.authority.1.iter().filter_map(|fact| fact.of::<RecordKept>());
    let missing: Vec<&String> =
        kept.flat_map(|kept| &kept.kinds).filter(|kind| !counts.contains_key(kind.as_str())).collect();
    // A deprivation of liberty is rare.
    assert!(missing.iter().all(|kind| *kind == "deprivation_of_liberty_order"), "{missing:?} of {counts:#?}");
}

/// Without disabled children no list of whom a service does not reach can show them.
#[test]
fn about_a_tenth_of_the_children_in_care_are_disabled() {
    let invented = invented();
    let until: Day = "2026-09-30".parse().unwrap();
    let (mut children, mut disabled) = (0, 0);
    for (subject, facts) in &invented.children {
        let child = timeline::Timeline::of(&subject.id, facts, calendar::Moment::END_OF_TIME);
        if child.on(until).looked_after() {
            children += 1;
            let mut conditions = child.strand::<HealthCondition>();
            disabled += usize::from(conditions.any(|said| said.sort == ConditionSort::Disability));
        }
    }
    assert!((6..20).contains(&(disabled * 100 / children)), "{disabled} of {children}");
}

#[test]
fn most_is_done_in_time_and_some_is_not() {
    let invented = invented();
    let (mut offered, mut in_time, mut children, mut planned) = (0, 0, 0, 0);
    let until: Day = "2026-09-30".parse().unwrap();
    for (subject, facts) in &invented.children {
        let standing = as_known(facts, calendar::Moment::END_OF_TIME);
        for interview in standing.iter().filter_map(|fact| fact.of::<ReturnInterview>()) {
            let hours = (interview.offered.unwrap().micros()
                - calendar::Moment::start_of(interview.returned).micros())
                / 3_600_000_000;
            offered += 1;
            in_time += usize::from(hours <= 72);
        }
        let child = timeline::Timeline::of(&subject.id, facts, calendar::Moment::END_OF_TIME);
        if child.on(until).looked_after() && child.on(until.plus_days(-60)).looked_after() {
            children += 1;
            planned += usize::from(standing.iter().any(|fact| fact.of::<CarePlan>().is_some()));
        }
    }
    assert!(offered > 60, "{offered} conversations were offered");
    assert!((70..95).contains(&(in_time * 100 / offered)), "{in_time} of {offered} in time");
    assert!((93..100).contains(&(planned * 100 / children)), "{planned} of {children} have a care plan");
}

#[test]
fn a_country_goes_without_unless_asked() {
    let until = "2026-09-30".parse().unwrap();
    assert!(Plan::new(3000, 12, until, 1).life && !Plan::new(3001, 12, until, 1).life);
    let plan = Plan::new(60, 12, until, 1);
    let (with, without) = (authority(&plan), authority(&Plan { life: false, ..plan.clone() }));
    assert!(without.staff.is_empty() && !with.staff.is_empty());
    // What was there stays as it was: the working day has its own chance and comes last.
    for ((subject, facts), (_, fewer)) in with.children.iter().zip(&without.children) {
        let kept: Vec<String> = facts
            .iter()
            .filter(|fact| fewer.iter().any(|other| other.record.kind() == fact.record.kind()))
            .map(|fact| format!("{fact:?}"))
            .collect();
        assert_eq!(kept, fewer.iter().map(|fact| format!("{fact:?}")).collect::<Vec<_>>(), "{subject}");
    }
    // Nor does what a fostering service writes move a figure of its households.
    for (subject, fewer) in &without.households {
        let (_, facts) = with.households.iter().find(|(other, _)| other == subject).unwrap();
        let approved = |facts: &[Fact]| {
            let kind = |fact: &&Fact| fact.record.kind().name == "fostering_approval";
            facts.iter().filter(kind).map(|fact| format!("{fact:?}")).collect::<Vec<_>>()
        };
        assert_eq!(approved(facts), approved(fewer), "{subject}");
        assert_eq!(approved(fewer).len(), fewer.len(), "{subject} has more than its approval");
    }
}

#[test]
fn children_in_need_stand_beside_those_in_care_where_they_are_asked_for() {
    let until: Day = "2026-09-30".parse().unwrap();
    let plan = Plan::new(60, 30, until, 4);
    let (without, with) = (authority(&plan), authority(&Plan { in_need: 50, ..plan.clone() }));
    let is_in_need = |subject: &records::Subject| subject.id.starts_with('N');
    assert!(!without.children.iter().any(|(subject, _)| is_in_need(subject)));
    let cases: Vec<_> = with.children.iter().filter(|(subject, _)| is_in_need(subject)).collect();
    let (mut open, mut protected) = (0, 0);
    for (subject, facts) in &cases {
        for fact in facts {
            let stops: Vec<_> = fact.record.check().into_iter().filter(|trouble| trouble.stops).collect();
            assert!(stops.is_empty(), "{fact:?}: {stops:?}");
            assert!(fact.record.happened().from.is_none_or(|from| from <= until), "{fact:?}");
        }
        let child = timeline::Timeline::of(&subject.id, facts, calendar::Moment::END_OF_TIME);
        assert!(!child.on(until).looked_after() && child.born().is_some(), "{subject}");
        // Whoever is an open case has a worker who is still there.
        let held = child.allocations.iter().rfind(|held| held.until.is_none());
        if let Some(held) = held {
            assert!(with.workers.iter().any(|worker| worker.id == *held.worker && worker.to.is_none()));
            open += 1;
        }
        protected += usize::from(facts.iter().any(|fact| fact.record.kind().name == "protection_plan"));
    }
    // What was learnt late is not known yet of a case that began days ago.
    assert!((47..=52).contains(&open), "{open} open");
    assert!((15..=35).contains(&(protected * 100 / cases.len())), "{protected} of {} protected", cases.len());
    // Those in care are the same children, with other workers: there are more posts.
    let names = |invented: &Invented| -> Vec<String> {
        let children = invented.children.iter().filter(|(subject, _)| !is_in_need(subject));
        children.map(|(subject, _)| subject.to_string()).collect()
    };
    assert_eq!(names(&with), names(&without));
}

/// What care leavers live through has its own chance: what figures were counted from before is as it was, to the last minute.
#[test]
fn leaving_care_moves_nothing_else() {
    let invented = authority(&Plan::new(120, 24, "2026-09-30".parse().unwrap(), 7));
    let of_figures = [
        "child_identity",
        "looked_after_start",
        "looked_after_end",
        "legal_status",
        "placement",
        "visit_to_child",
        "review",
        "health_assessment",
        "dental_check",
        "personal_education_plan",
        "care_leaver_contact",
        "social_worker_allocation",
        "needs_assessment",
        "personal_adviser",
        "adviser_visit",
        "case_note",
        "complaint",
    ];
    // FNV-1a over every fact, in order.
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    let mut count = 0;
    // Those who are privately fostered, babies who are expected and children at the edge of care came later, beside everybody.
    let beside = |subject: &records::Subject| subject.id.starts_with(['F', 'U', 'E']);
    let people = invented.children.iter().filter(|(subject, _)| !beside(subject));
    let facts = people.chain(&invented.households).chain(&invented.staff).flat_map(|(_, facts)| facts);
    for fact in facts.filter(|fact| of_figures.contains(&fact.record.kind().name)) {
        let line =
            format!("{} {} {} {}", fact.revision, fact.recorded, fact.withdrawn, fact.record.to_json());
        count += 1;
        for byte in line.bytes() {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    // As it was when care leavers were given a life of their own, which draws from chance of its own and comes last.
    assert_eq!((count, hash), BEFORE, "facts that figures are counted from have moved");
}

/// Two rounds of a year are drawn as the programme of audits draws them: the same sample comes out again.
#[test]
fn some_samples_of_audits_are_drawn_at_random_and_come_out_again() {
    use records::quality::{AuditRound, CaseAudit, SampleSort};
    let invented = authority(&Plan::new(400, 30, "2026-09-30".parse().unwrap(), 2));
    let rounds: Vec<(&str, &AuditRound)> =
        invented.authority.1.iter().filter_map(|fact| Some((&*fact.id, fact.of::<AuditRound>()?))).collect();
    let (random, targeted): (Vec<_>, Vec<_>) =
        rounds.into_iter().partition(|(_, round)| round.sort == SampleSort::Random);
    assert!(random.len() == 2 && targeted.len() >= 4, "{} {}", random.len(), targeted.len());
    let mut audited = 0;
    for (id, round) in random {
        let pool: Vec<&str> = round.pool.iter().map(|from| from.child.as_str()).collect();
        let sample: Vec<&str> = round.sample.iter().map(|drawn| drawn.child.as_str()).collect();
        assert_eq!(access::drawn(&pool, round.seed.unwrap(), sample.len()), sample, "{id}");
        assert!(
            pool.len() as u32 == round.counted && pool.len() > 200 && sample.len() > 2,
            "{id}: {}",
            pool.len()
        );
        for (subject, facts) in &invented.children {
            let audits = facts.iter().filter_map(|fact| fact.of::<CaseAudit>());
            for audit in audits.filter(|audit| audit.round.as_deref() == Some(id)) {
                assert!(sample.contains(&&*subject.id), "{subject} was audited in {id} and not drawn");
                assert!(audit.day >= round.since && audit.day <= round.until, "{id}: {}", audit.day);
                audited += 1;
            }
        }
    }
    assert!(audited > 3, "{audited}");
}

const BEFORE: (usize, u64) = (10677, 11764293485756985934);

#[test]
fn care_leavers_live_plausible_lives() {
    let invented = authority(&Plan::new(650, 30, "2026-09-30".parse().unwrap(), 2));
    let day: Day = "2026-09-30".parse().unwrap();
    let mut of: BTreeMap<&str, usize> = BTreeMap::new();
    let (mut leavers, mut homes, mut reached) = (0, 0, 0);
    for (subject, facts) in &invented.children {
        let child = timeline::Timeline::of(&subject.id, facts, calendar::Moment::END_OF_TIME);
        let has = |name: &str| facts.iter().any(|fact| fact.record.kind().name == name);
        let left = has("care_leaver_contact") || has("local_offer_use");
        if !left || child.born().is_none_or(|born| born.age_on(day) >= 25) {
            continue;
        }
        leavers += 1;
        homes += usize::from(has("accommodation_provided"));
        reached += usize::from(has("kept_in_touch"));
        for name in
            ["detained", "parenthood", "adult_transition", "immigration_status", "staying_put_arrangement"]
        {
            *of.entry(name).or_default() += usize::from(has(name));
        }
    }
    assert!((180..420).contains(&leavers), "{leavers} care leavers");
    assert!(homes * 100 / leavers > 85, "{homes} of {leavers} have a home recorded");
    assert!(reached * 100 / leavers > 35, "{reached} of {leavers} were tried to be reached");
    assert!(of.values().all(|&count| count > 0 && count * 3 < leavers), "{of:?} of {leavers}");
}

/// What is written of permanence, the court and adoption is there. That it moves nothing else is tried above.
#[test]
fn the_way_to_where_a_child_grows_up_is_written() {
    const KINDS: &[&str] = &[
        "permanence_step",
        "cohort_member",
        "cohort_tracked",
        "long_term_match",
        "viability_assessment",
        "special_guardianship",
        "legal_planning_meeting",
        "pre_proceedings",
        "care_proceedings",
        "adoption_link",
        "match_proposal",
        "adoption_placement_plan",
        "placement_conditions",
        "placement_notice",
        "decision_made",
        "lifelong_links",
        "programme_place",
        "introductions_plan",
        "adoption_step",
        "later_life_letter",
        "adoption_support_plan",
    ];
    let invented = invented();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for fact in everybody(&invented) {
        *counts.entry(fact.record.kind().name).or_default() += 1;
    }
    for kind in KINDS {
        assert!(counts.get(kind).is_some_and(|count| *count > 0), "{kind} is never made");
    }
}

/// Who waits for work at the edge of care, with whom the team works, with whom it has ended: children at home, and some who came
/// into care after all. Family time is where it was arranged, at more places than one.
#[test]
fn the_edge_of_care_and_family_time_have_plausible_shapes() {
    let until: Day = "2026-09-30".parse().unwrap();
    let invented = authority(&Plan::new(300, 24, until, 4));
    let (mut waits, mut works, mut ended, mut stepped_up) = (0, 0, 0, 0);
    let mut places: std::collections::BTreeMap<String, usize> = std::collections::BTreeMap::new();
    let known = |worker: &str| invented.workers.iter().any(|each| each.id == worker);
    for (subject, facts) in &invented.children {
        let child = timeline::Timeline::of(&subject.id, facts, calendar::Moment::END_OF_TIME);
        let home = subject.id.starts_with('E');
        assert!(!home || (child.born().is_some() && !child.on(until).looked_after()), "{subject}");
        for said in child.strand::<records::court::EdgeOfCare>() {
            assert!(
                !records::Definition::check(said.record).iter().any(|trouble| trouble.stops),
                "{subject}: {said:?}"
            );
            assert!(said.worker.as_deref().is_none_or(known), "{subject}: nobody is {:?}", said.worker);
            let came = said.level_end == Some(records::court::HelpLevel::Care);
            assert!(!came || said.ended.is_some_and(|on| child.on(on).looked_after()), "{subject}: {said:?}");
            stepped_up += usize::from(came);
            match (said.started, said.ended) {
                (None, _) => waits += 1,
                (Some(_), None) => works += 1,
                (Some(_), Some(_)) => ended += 1,
            }
        }
        for said in child.strand::<records::permanence::FamilyTimeArranged>() {
            *places.entry(said.venue.clone().unwrap_or_default()).or_default() += 1;
        }
    }
    assert!(
        waits >= 3 && works >= 4 && ended >= 5 && stepped_up >= 2,
        "{waits} {works} {ended} {stepped_up}"
    );
    assert!(places.keys().filter(|place| !place.is_empty()).count() >= 3, "{places:?}");
}
