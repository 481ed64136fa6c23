//! Audits of practice: rounds of the programme, what was found, moderation, actions and whether they lasted; dip samples of
//! managers.
//!
//! Four rounds in a year are targeted: each child knows by its own number whether it is in one. Two are drawn at random from
//! everybody in care on their first day, by the very draw of the programme of audits. Grades get better after the
//! learning events of the settings.

use std::collections::BTreeMap;

use calendar::{Day, Moment};
use records::quality::{
    AuditFeedback, AuditModerated, AuditRound, CaseAudit, DipFound, DipSample, DomainGraded, DrawnFrom,
    FeedbackFrom, FollowedAction, SampleSort, Sampled,
};
use records::reviews::Grade;
use records::{Fact, Subject};

use super::{Life, weekday};
use crate::course::Course;
use crate::dice::{About, Dice};
use crate::plan::World;
use crate::scribe::Lag;
use crate::settings::Book;

/// What the tool of the settings is called, its theme and its domains with what good looks like.
pub(crate) const TOOL: (&str, &str) = ("Practice with a child", "Plans and the child’s voice");
pub(crate) const DOMAINS: &[(&str, &str, &str)] = &[
    ("The child’s voice", "Can you hear the child?", "Their words stand in the plan and changed something."),
    ("Plan", "Does the plan say what will be better?", "Short, with outcomes, owners and days."),
    ("Oversight", "Did a manager think about this child?", "What was decided, and why, is on the record."),
    ("Recording", "Could somebody pick the record up cold?", "The chronology tells the year on a page."),
];

/// Months in the year in which a round is done, and of a thousand children those who are in it.
const IN_SAMPLE: u32 = 90;
/// Of a thousand: with the practitioner; moderated; the moderator grades lower than who audits as their work, and lower than a
/// manager or reviewing officer who audits beside it and is kinder; higher; actions done; looked at again.
const TOGETHER: u32 = 820;
const MODERATED: u32 = 260;
const LOWER: u32 = 180;
const LOWER_THAN_OTHERS: u32 = 420;
const HIGHER: u32 = 90;
const DONE: u32 = 720;
const AGAIN: u32 = 480;
/// Of a thousand children: a manager looked for one thing in the year.
const DIPPED: u32 = 160;

const WHY: [&str; 4] = [
    "The child was not seen alone for months, and nobody said why. It was put right on the day.",
    "The plan tells what services do, not what will be better for {}.",
    "{} is known and heard. The plan is short, and two of its actions have no day.",
    "{} wrote part of the plan. Everybody can say what will be better by summer.",
];

const ACTIONS: &[(&str, &str)] = &[
    ("Write the plan with {}", "Read with {}: four lines, in their own words"),
    ("Bring the chronology up to date", "It tells the year on a page"),
    ("Say why the visit was not alone", "The note of the visit says it"),
    ("Ask the father what he thinks", "He was rung; what he said is in the plan"),
];

const SAID: &[(FeedbackFrom, &str)] = &[
    (FeedbackFrom::Child, "She listens. I want to know when I see my brother"),
    (FeedbackFrom::Carer, "We hear about meetings too late"),
    (FeedbackFrom::Parent, "Nobody told me the plan had changed"),
    (FeedbackFrom::Child, "I have had three social workers"),
];

impl Life<'_, '_, '_> {
    /// What was audited of the child's case in the time that is told whole.
    pub(super) fn audited(&mut self) {
        let seed = self.scribe.world.plan.seed;
        let mut dice = Dice::of(seed, About::Audit, u64::from(self.course.number));
        if dice.in_1000(DIPPED) {
            self.dipped(&mut dice);
        }
        if !dice.in_1000(IN_SAMPLE) {
            return;
        }
        let span = self.from.days_until(self.end).max(1);
        let on = weekday(self.spell.start, self.from.plus_days(dice.between(0, span - 1)));
        if on >= self.end {
            return;
        }
        // Towards the end of the year practice is better.
        let late = self.from.days_until(on) > 240;
        let at = dice.pick(if late {
            &[(4, 0), (26, 1), (58, 2), (12, 3)]
        } else {
            &[(12, 0), (44, 1), (38, 2), (6, 3)]
        });
        let auditor = self.auditor(on);
        let lower = if auditor == "audit-1" { LOWER } else { LOWER_THAN_OTHERS };
        let round = self.scribe.world.life.map(|since| round_of(since, on).0);
        let id = self.audit(&mut dice, on, at, auditor, round);
        if dice.in_1000(MODERATED) {
            let steps = if dice.in_1000(lower) { -1 } else { i32::from(dice.in_1000(HIGHER)) };
            self.moderated(&mut dice, on, &id, (at as i32 + steps).clamp(0, 3) as usize);
        }
    }

    /// What was audited because the child was drawn at random. The last that is told of a child: it moves nothing else.
    pub(super) fn drawn(&mut self) {
        let world = self.scribe.world;
        let number = self.course.number;
        for (nth, round) in at_random(world).iter().enumerate() {
            let Some(drawn) = round.sample.iter().find(|drawn| drawn.child == child_id(number)) else {
                continue;
            };
            let mut dice = Dice::of(world.plan.seed, About::Drawn, (nth as u64) << 32 | u64::from(number));
            let on = weekday(self.spell.start, round.since.plus_days(dice.between(3, RANDOM_DAYS - 5)));
            // Some are not done in time, and some children have left by then.
            if dice.in_1000(NOT_DONE) || on < self.from || on >= self.end {
                continue;
            }
            let at = dice.pick(&[(8, 0), (36, 1), (48, 2), (8, 3)]);
            let auditor = drawn.auditor.clone().unwrap_or_default();
            let id = self.audit(&mut dice, on, at, auditor, Some(round.id.clone()));
            if dice.in_1000(MODERATED) {
                let steps = if dice.in_1000(LOWER) { -1 } else { i32::from(dice.in_1000(HIGHER)) };
                self.moderated(&mut dice, on, &id, (at as i32 + steps).clamp(0, 3) as usize);
            }
        }
    }

    fn own(&self, text: &str) -> String {
        text.replace("{}", self.course.given)
    }

    /// Who audits: mostly somebody whose work it is, otherwise a manager of another team or a reviewing officer.
    fn auditor(&self, on: Day) -> String {
        let world = self.scribe.world;
        let mut dice = Dice::of(world.plan.seed, About::Auditor, u64::from(self.course.number));
        match dice.pick(&[(55, 0), (30, 1), (15, 2)]) {
            0 => "audit-1".to_owned(),
            1 => {
                let own = self.manager(on);
                let teams = crate::teams::teams(world);
                let others: Vec<_> = teams.iter().filter(|team| team.manager.id != own).collect();
                let nth = dice.below(others.len().max(1) as u32) as usize;
                others.get(nth).map_or_else(|| "audit-1".to_owned(), |team| team.manager.id.clone())
            }
            _ => format!("reviewing-{}", u64::from(dice.below(crate::teams::reviewing(world) as u32)) + 1),
        }
    }

    fn audit(
        &mut self,
        dice: &mut Dice,
        on: Day,
        at: usize,
        auditor: String,
        round: Option<String>,
    ) -> std::sync::Arc<str> {
        let grades = [Grade::Inadequate, Grade::RequiresImprovement, Grade::Good, Grade::Outstanding];
        let why = self.own(WHY[at]);
        let domains = DOMAINS
            .iter()
            .map(|(domain, ..)| {
                let step = dice.between(-1, 1);
                let grade = grades[(at as i32 + step).clamp(0, 3) as usize];
                let because = Some(self.own(WHY[(at as i32 + step).clamp(0, 3) as usize]));
                DomainGraded { domain: (*domain).to_owned(), grade, because }
            })
            .collect();
        let together = dice.in_1000(TOGETHER);
        let feedback: Vec<AuditFeedback> = (0..dice.between(0, 2))
            .map(|_| SAID[dice.below(SAID.len() as u32) as usize])
            .map(|(who, said)| AuditFeedback { who, said: said.to_owned() })
            .collect();
        let first = dice.below(ACTIONS.len() as u32) as usize;
        let many = if at == 0 { 2 } else { dice.between(0, 2) as usize };
        let action = |nth: usize, own: &Self| FollowedAction {
            what: own.own(ACTIONS[(first + nth) % ACTIONS.len()].0),
            owner: Some(if nth == 0 { "Social worker" } else { "Team manager" }.to_owned()),
            by: Some(on.plus_days(21 + 14 * nth as i32)),
            done: None,
            seen: None,
            checked: None,
            found: None,
        };
        let actions = (0..many).map(|nth| action(nth, self)).collect();
        let team = self.worker(on).and_then(|_| self.team(on));
        let no_feedback =
            feedback.is_empty().then(|| "Rung twice; nobody answered before the audit was due".to_owned());
        let audit = CaseAudit {
            day: on,
            round,
            theme: TOOL.1.to_owned(),
            tool: Some(TOOL.0.to_owned()),
            team,
            auditor,
            practitioner: self.worker(on),
            together,
            apart: (!together).then(|| "Ill on the day; talked over a week later".to_owned()),
            domains,
            grade: grades[at],
            because: why,
            experience: Some(
                self.own("{} goes to school, has a friend there, and waits to hear about their brother."),
            ),
            strengths: Some("The worker knows the child, and the carers feel heard.".to_owned()),
            worries: Some("Days pass between what is decided and what is done.".to_owned()),
            feedback,
            no_feedback,
            actions,
        };
        let mut told = vec![(on, self.scribe.learnt(on, Lag::Usual), audit.clone())];
        let mut after = audit;
        let seen_on = weekday(on, on.plus_days(dice.between(15, 60)));
        for (nth, action) in after.actions.iter_mut().enumerate() {
            if dice.in_1000(DONE) {
                action.done = Some(seen_on);
                action.seen = Some(ACTIONS[(first + nth) % ACTIONS.len()].1.replace("{}", self.course.given));
            }
        }
        let learnt = self.scribe.learnt(seen_on, Lag::Usual);
        if after.actions.iter().any(|action| !action.is_open()) {
            told.push((seen_on, learnt, after.clone()));
            let again_on = weekday(on, seen_on.plus_days(dice.between(85, 120)));
            for action in after.actions.iter_mut().filter(|action| action.done.is_some()) {
                if dice.in_1000(AGAIN) {
                    action.checked = Some(again_on);
                    action.found = Some("It has lasted".to_owned());
                }
            }
            if after.actions.iter().any(|action| action.checked.is_some()) {
                let learnt = self.scribe.learnt(again_on, Lag::Usual);
                told.push((again_on, learnt, after));
            }
        }
        self.scribe.revise(told)
    }

    fn moderated(&mut self, dice: &mut Dice, on: Day, audit: &str, at: usize) {
        let grades = [Grade::Inadequate, Grade::RequiresImprovement, Grade::Good, Grade::Outstanding];
        let day = weekday(on, on.plus_days(dice.between(5, 30)));
        let record = AuditModerated {
            day,
            audit: Some(audit.to_owned()),
            by: "head-1".to_owned(),
            domains: Vec::new(),
            grade: grades[at],
            because: self.own(WHY[at]),
        };
        self.tell(day, Lag::Usual, record);
    }

    fn dipped(&mut self, dice: &mut Dice) {
        let day = weekday(self.spell.start, self.from.plus_days(dice.between(10, 340)));
        if day >= self.end {
            return;
        }
        let found = dice.pick(&[(60, DipFound::Yes), (25, DipFound::Partly), (15, DipFound::No)]);
        let words = match found {
            DipFound::Yes => None,
            DipFound::Partly => Some("In two of the last three visits".to_owned()),
            DipFound::No => Some("No visit says it since the summer".to_owned()),
        };
        let record = DipSample {
            day,
            by: self.manager(day),
            asked: "Each visit says whether the child was seen alone".to_owned(),
            found,
            words,
            actions: Vec::new(),
        };
        self.tell(day, Lag::Usual, record);
    }

    /// The team of the worker who had the child on a day.
    fn team(&self, day: Day) -> Option<String> {
        let manager = self.manager(day);
        let teams = crate::teams::teams(self.scribe.world);
        teams.into_iter().find(|team| team.manager.id == manager).map(|team| team.name)
    }
}

/// Days of a round.
const ROUND_DAYS: i32 = 92;

/// The round of a day: its record and its days.
fn round_of(since: Day, on: Day) -> (String, Day, Day) {
    let nth = since.days_until(on).max(0) / ROUND_DAYS;
    let first = since.plus_days(nth * ROUND_DAYS);
    (format!("round-{}", nth + 1), first, first.plus_days(ROUND_DAYS - 1))
}

/// The rounds in which everybody was audited, each with its sample: those of each team whose turn it was.
pub(crate) fn rounds(world: &World, children: &[(Subject, Vec<Fact>)]) -> Vec<Fact> {
    let Some(since) = world.life else { return Vec::new() };
    let mut samples: BTreeMap<String, (Day, Day, BTreeMap<String, String>)> = BTreeMap::new();
    for (subject, facts) in children {
        for audit in facts.iter().filter_map(|fact| fact.of::<CaseAudit>()) {
            let (id, first, last) = round_of(since, audit.day);
            if audit.round.as_deref() != Some(&*id) {
                continue;
            }
            let (.., sample) = samples.entry(id).or_insert_with(|| (first, last, BTreeMap::new()));
            sample.insert(subject.id.to_string(), audit.auditor.clone());
        }
    }
    let mut book = Book::until(world.known);
    for (id, (since, until, sample)) in samples {
        let round = AuditRound {
            since,
            until,
            theme: TOOL.1.to_owned(),
            tool: TOOL.0.to_owned(),
            team: None,
            sort: SampleSort::Targeted,
            because: Some(
                "In turn: of each team those whose case nobody has audited for longest.".to_owned(),
            ),
            seed: None,
            counted: children.len() as u32,
            pool: Vec::new(),
            sample: sample
                .into_iter()
                .map(|(child, auditor)| Sampled { child, auditor: Some(auditor) })
                .collect(),
        };
        book.tell(&id, Moment::start_of(since), round);
    }
    for round in at_random(world) {
        let told = AuditRound {
            since: round.since,
            until: round.since.plus_days(RANDOM_DAYS),
            theme: TOOL.1.to_owned(),
            tool: TOOL.0.to_owned(),
            team: None,
            sort: SampleSort::Random,
            because: None,
            seed: Some(round.seed),
            counted: round.pool.len() as u32,
            pool: round.pool.iter().map(|child| DrawnFrom { child: child.clone() }).collect(),
            sample: round.sample.clone(),
        };
        book.tell(&round.id, Moment::start_of(round.since), told);
    }
    book.facts()
}

/// A round whose sample is drawn at random: from whom, with which number, and who came out.
#[derive(Debug)]
pub(crate) struct DrawnRound {
    id: String,
    since: Day,
    seed: u64,
    pool: Vec<String>,
    sample: Vec<Sampled>,
}

/// How many days after the working day is told whole each begins, how long each is, and of a thousand audits
/// those that are not done.
const RANDOM_BEGIN: [i32; 2] = [40, 220];
const RANDOM_DAYS: i32 = 56;
const NOT_DONE: u32 = 80;

/// A child’s number, as it is written.
fn child_id(number: u32) -> String {
    format!("C{number:07}")
}

/// The rounds that are drawn at random, as the programme of audits draws them: everybody in care on the first
/// day, by a number that is
/// kept, so that the same sample comes out again.
fn at_random(world: &World) -> &[DrawnRound] {
    let Some(since) = world.life else { return &[] };
    world.drawn.get_or_init(|| {
        let begin = RANDOM_BEGIN.map(|days| since.plus_days(days));
        let rounds = begin.into_iter().enumerate().filter(|(_, day)| *day <= world.plan.until);
        rounds.map(|(nth, day)| draw(world, nth, day)).collect()
    })
}

fn draw(world: &World, nth: usize, since: Day) -> DrawnRound {
    let in_care = |number: &u32| {
        let course = Course::of(world, *number);
        course.concerns(world) && course.in_care(since)
    };
    let pool: Vec<String> = (0..world.numbers()).filter(in_care).map(child_id).collect();
    let mut dice = Dice::of(world.plan.seed, About::Draw, nth as u64);
    let seed = u64::from(dice.below(u32::MAX));
    let from: Vec<&str> = pool.iter().map(String::as_str).collect();
    let many = (pool.len() / 60).clamp(3, 8);
    let officers = crate::teams::reviewing(world).max(1);
    let auditor = |turn: usize| match turn % 2 {
        0 => "audit-1".to_owned(),
        _ => format!("reviewing-{}", (turn as u64 / 2) % officers + 1),
    };
    let drawn = access::drawn(&from, seed, many).into_iter().enumerate();
    let sample = drawn
        .map(|(turn, child)| Sampled { child: child.to_owned(), auditor: Some(auditor(turn)) })
        .collect();
    DrawnRound { id: format!("round-random-{}", nth + 1), since, seed, pool, sample }
}
