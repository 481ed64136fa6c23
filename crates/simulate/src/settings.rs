//! The authority's own facts: name, population, targets, local standards.

use std::sync::Arc;

use calendar::{Day, Moment, Period};
use records::adoption::AdoptionForecast;
use records::fostering::{CarerAnswer, CarerSurvey, StatementOfPurpose};
use records::governance::{
    ActivityPlanned, AuthorityName, Band, Limit, LocalStandard, PanelSitting, Population, RecordKept, Target,
};
use records::permanence::{CohortQuestion, PermanenceCohort};
use records::placements::{BoughtHow, ProviderContract};
use records::quality::{AuditDomain, AuditSummary, AuditTool, FollowedAction, LearningEvent, LearningSort};
use records::reviews::{EscalationStages, LinkTeams, StageSet, TeamLink};
use records::workforce::{
    CaseWeight, CaseWeightOf, CaseloadWeights, LinePlace, LinePost, ManagementLine, PostsAgreed, TeamGroup,
};
use records::{Fact, Money, Record, Subject};

use crate::life;
use crate::plan::World;
use crate::sittings;
use crate::teams;

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
pub(crate) struct Book {
    known: Moment,
    facts: Vec<Fact>,
}

impl Book {
    /// One that tells up to a moment.
    pub(crate) const fn until(known: Moment) -> Book {
        Book { known, facts: Vec::new() }
    }

    /// What was told.
    pub(crate) fn facts(self) -> Vec<Fact> {
        self.facts
    }

    /// A record that was told already, as it is now.
    pub(crate) fn again(&mut self, id: &str, recorded: Moment, record: impl Record) {
        let before = self.facts.iter().filter(|fact| *fact.id == *id).map(|fact| fact.revision).max();
        let told = self.facts.len();
        self.tell(id, recorded, record);
        if let (Some(before), Some(now)) = (before, self.facts.get_mut(told)) {
            now.revision = before + 1;
        }
    }

    pub(crate) fn tell(&mut self, id: &str, recorded: Moment, record: impl Record) {
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
    book.tell("name", told, AuthorityName { since: kept, name: plan.name.clone(), phone: None });
    book.tell(
        "kept",
        told,
        RecordKept { since: kept, kinds: MADE.iter().map(|&kind| kind.to_owned()).collect() },
    );
    if let Some(since) = world.life {
        let kinds = life::KINDS.iter().chain(crate::fostering::KINDS).map(|&kind| kind.to_owned()).collect();
        book.tell("kept-day-by-day", Moment::start_of(since), RecordKept { since, kinds });
    }
    if let Some(since) = world.life {
        let kinds = crate::beside::KINDS.iter().map(|&kind| kind.to_owned()).collect();
        book.tell("kept-beside", Moment::start_of(since), RecordKept { since, kinds });
        panels(&mut book, world, since);
        contracts(&mut book, since, plan.until);
        around(&mut book, world, since, plan.until);
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
        ("iv.visit", "2K", "A visitor and a child meet every two weeks"),
        ("iv.review", "12M", "Each match is looked at once a year"),
        ("iv.training", "10K", "The course of a visitor takes ten weeks"),
        ("iv.support", "6K", "A visitor has a support session every six weeks"),
        ("iro.qac", "0D", "A quality and compliance checklist is graded before each review"),
        ("cl.ownwords.answer", "5W", "What a young person writes is answered within five working days"),
        ("iro.midway", "0D", "Halfway between two reviews somebody looks whether decisions are carried out"),
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
            weight(CaseWeightOf::FamilyTime, 0.2),
        ],
        words: Some(
            "Invented, after the limits of indicator 11.4 in the council pack of December 2018".to_owned(),
        ),
    };
    book.tell("caseload-weights", told, weights);
    escalation(world, kept, told, &mut book);
    life::groups(world, &mut book);
    life::rights::retention(world, &mut book);
    if let Some(since) = world.life {
        audits(&mut book, since, plan.until);
    }
    if let Some(since) = world.life {
        cohort(&mut book, since);
    }
    for (team, posts, group) in crate::teams::posts(world) {
        let group = group.map(|nth| if nth <= 3 { TeamGroup::OneToThree } else { TeamGroup::FourAndFive });
        let id = format!("posts-{team}");
        book.tell(&id, told, PostsAgreed { since: kept, team, full_time: f64::from(posts), group });
    }
    (Subject::authority(&plan.code), book.facts)
}

/// The stages of challenge, who holds which post in the line of management, and which reviewing officer is linked to which team.
fn escalation(world: &World, since: Day, told: Moment, book: &mut Book) {
    let stage = |from: &str, to, days| StageSet { from: from.to_owned(), to, days };
    let stages = EscalationStages {
        since,
        stages: vec![
            stage("Independent reviewing officer", LinePost::TeamManager, 1),
            stage("Operations manager of the reviewing officers", LinePost::ServiceManager, 5),
            stage("Head of service for safeguarding", LinePost::HeadOfService, 4),
            stage("Head of service for safeguarding", LinePost::Director, 5),
        ],
        whole: 20,
        words: Some("Invented, after the council pack of December 2018".to_owned()),
    };
    book.tell("escalation-stages", told, stages);
    let place = |post, who: String, team: Option<String>| LinePlace { post, who, team };
    let teams = teams::teams(world);
    let mut places: Vec<LinePlace> = teams
        .iter()
        .map(|team| {
            let who = teams::service_manager(&team.manager.id);
            place(LinePost::ServiceManager, who, Some(team.name.clone()))
        })
        .collect();
    places.push(place(LinePost::HeadOfService, "head-1".to_owned(), None));
    places.push(place(LinePost::Director, "director-1".to_owned(), None));
    places.push(place(LinePost::ReviewingManager, "lead-1".to_owned(), None));
    book.tell("management-line", told, ManagementLine { since, places, words: None });
    let officers = teams::reviewing(world);
    let links = (0..).zip(&teams).map(|(nth, team): (u64, _)| TeamLink {
        team: team.name.clone(),
        who: format!("reviewing-{}", nth % officers + 1),
    });
    book.tell("link-teams", told, LinkTeams { since, links: links.collect(), words: None });
}

/// The permanence cohort: who belongs to it, when its list was frozen, and what is asked of each child.
fn cohort(book: &mut Book, life: Day) {
    let (name, criteria, questions) = life::futures::COHORT;
    let (set_up, frozen) = life::futures::COHORT_DAYS;
    let since = life.plus_days(set_up - 10);
    let cohort = PermanenceCohort {
        since,
        name: name.to_owned(),
        criteria: criteria.to_owned(),
        frozen: Some(life.plus_days(frozen)),
        questions: questions.map(|question| CohortQuestion { question: question.to_owned() }).to_vec(),
        drift_days: None,
        closed: None,
    };
    book.tell("permanence-cohort", Moment::end_of(life.plus_days(frozen)), cohort);
}

/// When the panels sit, and how they sat; some weeks ahead are set already.
fn panels(book: &mut Book, world: &World, since: Day) {
    let until = world.plan.until;
    for (panel, .., places, chair) in sittings::PANELS {
        for sitting in sittings::all(world, panel) {
            let (on, number) = (sitting.day, sitting.number);
            let sat = on <= until;
            let called_off = sitting.called_off.then(|| "Too few members could come".to_owned());
            let held = sat && called_off.is_none();
            let sitting = PanelSitting {
                day: on,
                panel,
                papers_by: None,
                places: Some(places),
                chair: Some(chair.to_owned()),
                members: held.then(|| 5 + (number % 3) as u8),
                minutes: held.then(|| on.plus_days(12)).filter(|agreed| *agreed <= until),
                called_off,
            };
            // Written down when the minutes are agreed; a day to come stands in the diary some weeks before.
            let told = if sat { on.plus_days(13).min(until) } else { until.plus_days(-20).max(since) };
            book.tell(&format!("panel-{}-{number}", panel.code()), Moment::start_of(told), sitting);
        }
    }
}

/// The diary of the hub, a survey of carers, the statement of purpose of the fostering service, a forecast of adoptions.
fn around(book: &mut Book, world: &World, since: Day, until: Day) {
    let titles = [
        ("Cook and eat", "5 to 7 in the evening", "The hub, Quay Street", "Everybody", 12.0),
        ("Money morning", "10 to 12 in the morning", "The hub, Quay Street", "Whoever gets a grant", 6.0),
        ("Football", "4 to 6 in the afternoon", "Low Meadow pitch", "Everybody", 20.0),
        ("Moving in: the first month", "4 to 6 in the afternoon", "The hub, Quay Street", "18 and over", 8.0),
    ];
    let mut day = world.holidays.plus_working_days(since, 4);
    let mut nth = 0_usize;
    while day <= until.plus_days(50) {
        let (title, time, place, who, places) = titles[nth % titles.len()];
        let was = day <= until;
        let cancelled = (nth % 13 == 9).then(|| day.plus_days(-1)).filter(|on| *on <= until);
        let activity = ActivityPlanned {
            day,
            time: Some(time.to_owned()),
            title: title.to_owned(),
            place: place.to_owned(),
            who: Some(who.to_owned()),
            places: Some(places),
            ask: Some("Text 07700 900555".to_owned()),
            came: (was && cancelled.is_none() && nth % 7 != 3).then(|| 2.0 + (nth * 5 % 9) as f64),
            cancelled,
        };
        let told = if was { day.plus_days(1).min(until) } else { until.plus_days(-10).max(since) };
        book.tell(&format!("activity-{nth}"), Moment::start_of(told), activity);
        // On a weekday that is no holiday: nobody opens the hub on another.
        (day, nth) = (world.holidays.plus_working_days(day, 4), nth + 1);
    }
    let answer = |question: &str, answer: &str, count: f64| CarerAnswer {
        question: question.to_owned(),
        answer: answer.to_owned(),
        count,
    };
    let survey = CarerSurvey {
        since: since.plus_days(120),
        until: Some(since.plus_days(150)),
        title: "How it is to foster here".to_owned(),
        asked: Some(160.0),
        returned: Some(88.0),
        answers: vec![
            answer("Are you treated as a colleague?", "Always", 21.0),
            answer("Are you treated as a colleague?", "Mostly", 39.0),
            answer("Are you treated as a colleague?", "Seldom", 28.0),
            answer("Do you have the child’s plan?", "Yes", 61.0),
            answer("Do you have the child’s plan?", "No", 27.0),
        ],
        did: Some("Each carer has the plan on the day of the move, or is told why not.".to_owned()),
    };
    book.tell("carer-survey", Moment::end_of(since.plus_days(170).min(until)), survey);
    let statement = StatementOfPurpose {
        approved: since.plus_days(30),
        aims: "Every child who cannot live at home grows up in a family that knows and keeps them."
            .to_owned(),
        services:
            "Short and long-term care, short breaks, parents with babies, relatives and friends. Somebody to \
             ring at all hours."
                .to_owned(),
        staff: Some(24.0),
        procedures: Some(
            "Enquiries are answered within a week. Two stages, a panel, a decision; a review each year."
                .to_owned(),
        ),
        sent: Some(since.plus_days(44)),
        review_by: Some(since.plus_days(395)),
    };
    book.tell("statement", Moment::end_of(since.plus_days(44)), statement);
    for (nth, back) in [330, 150, 20].into_iter().enumerate() {
        let day = until.plus_days(-back);
        let forecast = AdoptionForecast {
            day,
            year: f64::from(Period::financial_year_of(day).to.year()),
            made: 4.0 + nth as f64 * 5.0,
            likely: 9.0 - nth as f64 * 2.0,
            possible: 8.0 - nth as f64 * 2.0,
            words: Some("Invented: stages and hearings as they stood".to_owned()),
        };
        if day >= since {
            book.tell(&format!("forecast-{nth}"), Moment::end_of(day.min(until.plus_days(-1))), forecast);
        }
    }
}

/// Contracts with providers; one has ended, and one is to be looked at again.
fn contracts(book: &mut Book, since: Day, until: Day) {
    for (nth, (provider, framework, how, price, ended)) in [
        ("Alder Homes (invented)", Some("Three Valleys framework 2025"), BoughtHow::Framework, 6_900, false),
        ("Brook House Group (invented)", None, BoughtHow::Block, 6_200, false),
        (
            "Coppice Fostering (invented)",
            Some("Three Valleys framework 2025"),
            BoughtHow::Framework,
            1_120,
            false,
        ),
        ("Dene Care (invented)", None, BoughtHow::Spot, 7_400, true),
    ]
    .into_iter()
    .enumerate()
    {
        let contract = ProviderContract {
            since,
            until: Some(if ended { until.plus_days(-40) } else { until.plus_months(14) }),
            provider: provider.to_owned(),
            contract: format!("MF-{:03}", 101 + nth),
            how,
            framework: framework.map(str::to_owned),
            a_week: Some(Money::pence(price * 100)),
            places: Some(4.0 + nth as f64 * 3.0),
            review_by: (!ended).then(|| until.plus_days(30 * nth as i32 - 20)),
            notes: None,
        };
        book.tell(&format!("contract-{nth}"), Moment::start_of(since), contract);
    }
}

/// The tool of the audits, a learning event on its theme, and a summary that cites its numbers.
fn audits(book: &mut Book, since: Day, until: Day) {
    let told = Moment::start_of(since);
    let (tool, theme) = crate::life::audited::TOOL;
    let domains = crate::life::audited::DOMAINS.iter().map(|(domain, asks, good)| AuditDomain {
        domain: (*domain).to_owned(),
        asks: (*asks).to_owned(),
        good: Some((*good).to_owned()),
    });
    let set = AuditTool {
        since,
        tool: tool.to_owned(),
        theme: theme.to_owned(),
        domains: domains.collect(),
        words: Some("Read together with the practitioner. Half a morning for each child.".to_owned()),
    };
    book.tell("audit-tool", told, set);
    let day = since.plus_days(235);
    let event = LearningEvent {
        day,
        theme: theme.to_owned(),
        sort: LearningSort::Workshop,
        title: "Plans that a child can read".to_owned(),
        learnt: "Plans told what services do. Write what will be better, with the child, in four lines."
            .to_owned(),
        people: Some(34),
        actions: vec![FollowedAction {
            what: "A plan that a child wrote with us, without names, for every team".to_owned(),
            owner: Some("Quality assurance".to_owned()),
            by: Some(day.plus_days(30)),
            done: Some(day.plus_days(24)),
            seen: Some("It hangs in the team rooms".to_owned()),
            checked: None,
            found: None,
        }],
    };
    book.tell("learning-event", Moment::end_of(day), event);
    let words = "We made {audits done} audits of {children audited} children, {with the practitioner} of them together with the \
                 practitioner. {good or better} were good or better. Moderated: {moderated}, the same \
                 grade: {agreement}. Of {actions} actions \
                 {actions done} are done, with what was seen of them.";
    let summary = AuditSummary { since, until, words: words.to_owned() };
    book.tell("audit-summary", Moment::start_of(until), summary);
}
