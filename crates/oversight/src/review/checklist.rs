//! The quality and compliance checklist before a review: about what changes for the child, more than about paper. What the
//! record says stands beside each question, so that the reviewing officer judges and does not type.
//!
//! A section cannot be left ungraded, nor a grade without its reason: what is not complete is no [`Judged`]. Inadequate over all
//! opens stage 1 of challenge and escalation by itself, with the plan to put it right. (Local standard from October 2016: of
//! 1,411 checklists of a year 147 had no grade.)

use calendar::Day;
use clocks::reviews::spoken;
use clocks::{Duty, State};
use records::coming_into_care::CarePlan;
use records::health::StrengthsAndDifficulties;
use records::permanence::{DirectWork, FamilyTime, PermanencePlan};
use records::reviews::{
    ChecklistSection, ChildContribution, Escalation, EscalationAction, EscalationFrom, EscalationTheme,
    Grade, ReviewChecklist, ReviewReport, SharedWith,
};
use timeline::{Standpoint, Timeline};

use super::thread::Thread;
use super::{late, open};
use crate::drift;

/// A section of the checklist.
#[derive(Debug, PartialEq, Eq)]
pub struct Section {
    /// Its identifier, in forms.
    pub id: &'static str,
    /// Its title, which is also how it stands in the record.
    pub title: &'static str,
    /// What is judged.
    pub asks: &'static str,
    /// The theme of an escalation that it is the reason of.
    pub theme: EscalationTheme,
    /// How the identifiers of the clocks that belong to it begin.
    clocks: &'static [&'static str],
}

/// Where something is missing of the plan to put right what is inadequate: no section has this name.
pub const ACTIONS: &str = "actions";

/// Every section, in the order in which they are asked.
pub static SECTIONS: &[Section] = &[
    Section {
        id: "heard",
        title: "Heard",
        asks: "Does what the child says change what happens?",
        theme: EscalationTheme::Other,
        clocks: &["adv.", "iv.", "cla.advocacy"],
    },
    Section {
        id: "home",
        title: "Home and safety",
        asks: "Is this home right for the child, and are they safe in it?",
        theme: EscalationTheme::Placement,
        clocks: &["visit.", "cla.placementplan", "missing.", "cla.delegated"],
    },
    Section {
        id: "plan",
        title: "The plan for growing up",
        asks: "Does everybody know where the child will grow up, what comes next, and what if it does not work?",
        theme: EscalationTheme::CarePlan,
        clocks: &["cla.careplan", "perm.", "cl.pathway", "cla.s20"],
    },
    Section {
        id: "health",
        title: "Health and feelings",
        asks: "Is the child healthy and are they getting what helps?",
        theme: EscalationTheme::Health,
        clocks: &["health."],
    },
    Section {
        id: "learning",
        title: "School and learning",
        asks: "Are they learning, and do they like going there?",
        theme: EscalationTheme::Education,
        clocks: &["pep."],
    },
    Section {
        id: "people",
        title: "People who matter",
        asks: "Are they close to the people who matter to them, and do they know their story?",
        theme: EscalationTheme::FamilyTime,
        clocks: &["adopt.lifestory"],
    },
    Section {
        id: "promises",
        title: "What the last review decided",
        asks: "Has what we decided happened, and did it make a difference?",
        theme: EscalationTheme::DecisionsNotDone,
        clocks: &["review.decisions"],
    },
    Section {
        id: "grip",
        title: "Who sees to it",
        asks: "Does the social worker have the time and the guidance that this child needs?",
        theme: EscalationTheme::WorkerChanges,
        clocks: &["sup.case"],
    },
];

/// What the record says in one line, and whether it is as it should be; `None` where that is for the reader to judge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// In words, without a full stop.
    pub words: String,
    /// Whether it is as it should be.
    pub good: Option<bool>,
}

/// What stands in other records than the child's and belongs to the checklist.
#[derive(Debug, Clone, Copy, Default)]
pub struct Around<'a> {
    /// The worker's last supervision, and whether the record says that the child was talked about; `None` where none is
    /// recorded.
    pub supervised: Option<(Day, bool)>,
    /// The worker's name.
    pub worker: Option<&'a str>,
}

/// What the record says for each section, in the order of [`SECTIONS`].
pub fn prefilled(child: &Timeline, at: &Standpoint<'_>, around: Around<'_>) -> Vec<Vec<Seen>> {
    let duties = clocks::due(child, at);
    SECTIONS.iter().map(|section| of_section(section, child, at, &duties, around)).collect()
}

fn of_section(
    section: &Section,
    child: &Timeline,
    at: &Standpoint<'_>,
    duties: &[Duty],
    around: Around<'_>,
) -> Vec<Seen> {
    let today = at.day;
    let period = child.on(today).period().map(|period| period.start);
    // A review of another time in care is none of this one's.
    let own = |day: Day| day < today && period.is_none_or(|began| day >= began);
    let reviewed = child.reviews.iter().map(|review| review.day).rfind(|day| own(*day));
    let since = reviewed.or(period);
    // What was done on the day of the last review was done for that review.
    let after = |day: Day| {
        day <= today && reviewed.map_or_else(|| period.is_none_or(|began| day >= began), |last| day > last)
    };
    let mut seen = Vec::new();
    match section.id {
        "heard" => {
            seen.push(match spoken::by_officer(child).rfind(|spoken| after(spoken.day)) {
                Some(spoken) if spoken.declined => {
                    neutral(format!("Did not want to speak with you, {}", spoken.day.to_words()))
                }
                Some(spoken) => good(format!("You spoke with the child on {}", spoken.day.to_words())),
                None => bad("You have not spoken with the child since the last review"),
            });
            seen.push(match child.strand::<ChildContribution>().rfind(|said| after(said.day)) {
                Some(said) => good(format!("For this review: {}", lower(said.way.label()))),
                None => bad("What the child wants to bring to the review is not recorded"),
            });
            let visits: Vec<_> = child.visits.iter().filter(|visit| after(visit.day) && visit.seen).collect();
            let alone = visits.iter().filter(|visit| visit.alone == Some(true)).count();
            seen.push(Seen {
                words: format!("Seen alone by the social worker at {alone} of {} visits", visits.len()),
                good: (!visits.is_empty()).then_some(alone > 0),
            });
        }
        "home" => {
            let visit = child.visits.iter().rfind(|visit| visit.seen && visit.day <= today);
            seen.push(match visit {
                Some(visit) => neutral(format!("Last seen by the social worker {}", ago(visit.day, today))),
                None => bad("No visit at which the child was seen is recorded"),
            });
            let moves = since.map_or(0, |since| drift::moves(child, since, today));
            seen.push(Seen { words: counted(moves, "move", "moves"), good: Some(moves == 0) });
            let missing = child.missing.iter().filter(|missing| after(missing.since)).count();
            seen.push(Seen {
                words: counted(missing, "time missing", "times missing"),
                good: Some(missing == 0),
            });
        }
        "plan" => {
            let plan = child.strand::<CarePlan>().rfind(|plan| plan.day <= today);
            seen.push(match plan {
                Some(plan) if plan.approved.is_some() => {
                    let months = (1..).take_while(|months| plan.day.plus_months(*months) <= today).count();
                    let words = format!("The plan is of {}, approved", plan.day.to_words());
                    Seen { words, good: (months >= 6).then_some(false) }
                }
                Some(plan) => bad(format!("The plan of {} is not approved", plan.day.to_words())),
                None => bad("No plan is recorded"),
            });
            if let Some(plan) = plan {
                let whole = plan.actions.iter().filter(|action| {
                    action.outcome.is_some() && action.owner.is_some() && action.by.is_some()
                });
                let (whole, all) = (whole.count(), plan.actions.len());
                seen.push(Seen {
                    words: format!(
                        "{whole} of {all} actions say what will be better, who does it and by when"
                    ),
                    good: Some(all > 0 && whole == all),
                });
                if plan.parallel.is_none() && plan.route.is_some() {
                    seen.push(bad("The plan does not say what if it does not work"));
                }
            }
            match child.strand::<PermanencePlan>().rfind(|plan| plan.day <= today) {
                Some(plan) => {
                    let reached =
                        plan.achieved.map_or(String::new(), |day| format!(", reached {}", day.to_words()));
                    seen.push(neutral(format!(
                        "Where the child will grow up: {}{reached}",
                        lower(plan.route.label())
                    )));
                }
                None => seen.push(bad("Where the child will grow up is not decided")),
            }
        }
        "health" => {
            for (name, done) in
                [("Health assessment", &child.health_assessments), ("Dentist", &child.dental_checks)]
            {
                seen.push(match done.iter().rfind(|done| done.day <= today) {
                    // By the calendar: twice a year under five, once a year after; for the dentist a year ago is long ago at
                    // any age. The health assessment has a clock of its own, which is told below.
                    Some(done) if name == "Dentist" && done.day.plus_months(12) < today => {
                        bad(format!("{name} {}: more than 12 months", ago(done.day, today)))
                    }
                    Some(done) => neutral(format!("{name} {}", ago(done.day, today))),
                    None => bad(format!("{name}: none is recorded")),
                });
            }
            if let Some(sdq) = child.strand::<StrengthsAndDifficulties>().rfind(|sdq| sdq.day <= today) {
                seen.push(match sdq.score {
                    Some(score) => {
                        neutral(format!("Strengths and difficulties: {score}, {}", ago(sdq.day, today)))
                    }
                    None => neutral(format!("Strengths and difficulties: no score, {}", ago(sdq.day, today))),
                });
            }
        }
        "learning" => {
            seen.push(match child.education_plans.iter().rfind(|plan| plan.day <= today) {
                Some(plan) => neutral(format!("Education plan {}", ago(plan.day, today))),
                None => neutral("No education plan is recorded"),
            });
        }
        "people" => {
            let times: Vec<_> = child.strand::<FamilyTime>().filter(|time| after(time.day)).collect();
            if !times.is_empty() {
                let held = times.iter().filter(|time| time.record.happened).count();
                seen.push(neutral(format!("Family time happened {held} of {} times", times.len())));
            }
            let work = child.strand::<DirectWork>().filter(|work| after(work.day)).count();
            seen.push(Seen {
                words: counted(work, "piece of direct work", "pieces of direct work"),
                good: (work > 0).then_some(true),
            });
            let changes =
                child.allocations.iter().filter(|held| after(held.since) && since != Some(held.since));
            let changes = changes.count();
            seen.push(Seen {
                words: counted(changes, "change of social worker", "changes of social worker"),
                good: Some(changes == 0),
            });
        }
        "promises" => {
            let earlier = open::decisions(child, today);
            let thread = Thread::of(child, at);
            let last = thread.last().and_then(|turn| turn.held);
            let sent =
                child.strand::<records::reviews::ReviewDecisions>().rfind(|sent| last == Some(sent.review));
            seen.push(match sent {
                Some(sent) => {
                    let done = sent.decisions.iter().filter(|each| each.done.is_some()).count();
                    let late = sent
                        .decisions
                        .iter()
                        .filter(|each| each.done.is_none() && each.by.is_some_and(|by| by < today));
                    let (late, all) = (late.count(), sent.decisions.len());
                    let more = if late > 0 { format!("; {late} past their day") } else { String::new() };
                    Seen { words: format!("{done} of {all} decisions done{more}"), good: Some(late == 0) }
                }
                None => neutral("No decisions of an earlier review are recorded"),
            });
            // What reviews before the last decided and nobody did, took up or let go.
            seen.extend(earlier.iter().filter(|open| last != Some(open.review)).map(|open| {
                bad(format!("Still open of {}: {}", open.review.to_words(), open.said.decision))
            }));
        }
        _ => {
            seen.push(match (around.supervised, around.worker) {
                (Some((day, true)), _) => neutral(format!("Talked about in supervision {}", ago(day, today))),
                (Some((day, false)), _) => {
                    let day = ago(day, today);
                    neutral(format!(
                        "Last supervision {day}; whether this child was talked about is not recorded"
                    ))
                }
                (None, Some(worker)) => bad(format!("No supervision of {worker} is recorded")),
                (None, None) => bad("No social worker is allocated"),
            });
            let report = child.strand::<ReviewReport>().rfind(|report| after(report.day));
            seen.push(match report {
                Some(report) => shared(&report),
                None => bad("There is no report for this review"),
            });
            for (_, drift) in drift::of(child, today) {
                seen.push(bad(drift.words));
            }
        }
    }
    seen.extend(overdue(section, duties, today));
    seen
}

/// Whether a report was shared with everybody to whom it is owed, and with whom not.
fn shared(report: &ReviewReport) -> Seen {
    let of = format!("Report of {}", report.day.to_words());
    let is_with = |who: &SharedWith| report.shares.iter().any(|each| each.shared_with == *who);
    let missing: Vec<String> =
        SharedWith::OWED.iter().filter(|who| !is_with(who)).map(|who| lower(who.label())).collect();
    match (missing.is_empty(), report.shares.is_empty(), report.shared) {
        (true, _, _) => good(format!("{of}, shared")),
        (_, true, Some(true)) => neutral(format!("{of}, shared; with whom is not recorded")),
        (_, true, _) => bad(format!("{of}, not shared")),
        (_, false, _) => bad(format!("{of}, not shared with {}", missing.join(", "))),
    }
}

/// What of a section is late today by the clocks.
fn overdue(section: &Section, duties: &[Duty], today: Day) -> Vec<Seen> {
    let own = duties.iter().filter(|duty| {
        section.clocks.iter().any(|begins| duty.clock.id.starts_with(begins))
            && !duty.status().is_advice()
            && late::is_late(duty, today)
    });
    let words = own.map(|duty| match duty.state_on(today) {
        State::Overdue(days) => {
            format!("{}: due {}, {} late", duty.clock.title, duty.due.to_words(), counted_days(days))
        }
        _ => duty.clock.title.to_owned(),
    });
    let mut found: Vec<Seen> = words.map(bad).collect();
    found.dedup();
    found
}

/// What somebody answered for one section; the grade is missing until one is chosen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answered {
    /// The grade.
    pub grade: Option<Grade>,
    /// Why.
    pub because: String,
}

/// Something that stands in the way: the section (or `overall`, `wanted`, `plan`), and what to do as a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lack {
    /// Where.
    pub at: &'static str,
    /// What to do.
    pub says: String,
}

/// A checklist as it was answered, before it is judged.
#[derive(Debug, Clone, Default)]
pub struct Answers {
    /// The day on which it is graded, where it was read: no action of the plan is due before it.
    pub day: Option<Day>,
    /// One for each of [`SECTIONS`], in their order.
    pub sections: Vec<Answered>,
    /// Over all.
    pub overall: Answered,
    /// Where it is inadequate: what must be better for the child.
    pub wanted: String,
    /// Where it is inadequate: the plan to put it right.
    pub actions: Vec<EscalationAction>,
}

/// A checklist that is whole: every section and the whole have their grade, and the whole its reason. There is no other way to
/// come by one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged {
    sections: Vec<(&'static Section, Grade, Option<String>)>,
    grade: Grade,
    because: String,
    wanted: String,
    actions: Vec<EscalationAction>,
}

impl Judged {
    /// The checklist of these answers.
    ///
    /// # Errors
    /// What is missing: a grade, the reason of a grade below good, and for what is inadequate over all what must be better for
    /// the child and a plan of which each action has its owner and its day.
    pub fn of(answers: &Answers) -> Result<Judged, Vec<Lack>> {
        let mut lacks = Vec::new();
        let mut sections = Vec::new();
        let none = Answered::default();
        for (nth, section) in SECTIONS.iter().enumerate() {
            let said = answers.sections.get(nth).unwrap_or(&none);
            let because = Some(said.because.trim().to_owned()).filter(|text| !text.is_empty());
            match said.grade {
                None => lacks.push(Lack { at: section.id, says: format!("Grade “{}”", section.title) }),
                Some(grade) if is_low(grade) && because.is_none() => lacks.push(Lack {
                    at: section.id,
                    says: format!("Say why “{}” is {}", section.title, lower(grade.label())),
                }),
                Some(grade) => sections.push((section, grade, because)),
            }
        }
        let because = answers.overall.because.trim().to_owned();
        if answers.overall.grade.is_none() {
            lacks.push(Lack { at: "overall", says: "Grade the whole".to_owned() });
        }
        if because.is_empty() {
            let says = "Say why: what is it like to be this child now?".to_owned();
            lacks.push(Lack { at: "because", says });
        }
        if answers.overall.grade == Some(Grade::Inadequate) {
            if answers.wanted.trim().is_empty() {
                lacks.push(Lack { at: "wanted", says: "Say what must be better for the child".to_owned() });
            }
            let whole = |action: &EscalationAction| {
                action.owner.as_deref().is_some_and(|owner| !owner.trim().is_empty()) && action.by.is_some()
            };
            if answers.actions.is_empty() || !answers.actions.iter().all(whole) {
                let says = "Say what is done to put it right, who does it and by when".to_owned();
                lacks.push(Lack { at: ACTIONS, says });
            }
            let past =
                |action: &&EscalationAction| action.by.zip(answers.day).is_some_and(|(by, day)| by < day);
            if let Some(action) = answers.actions.iter().find(past) {
                let says = format!(
                    "“{}”: that day has passed. Choose a day by which it can still be done",
                    action.action
                );
                lacks.push(Lack { at: ACTIONS, says });
            }
        }
        match answers.overall.grade {
            Some(grade) if lacks.is_empty() => Ok(Judged {
                sections,
                grade,
                because,
                wanted: answers.wanted.trim().to_owned(),
                actions: answers.actions.clone(),
            }),
            _ => Err(lacks),
        }
    }

    /// The grade over all.
    pub fn grade(&self) -> Grade {
        self.grade
    }

    /// The record: the grades with their reasons, and what the record said on the day.
    pub fn record(&self, day: Day, for_review: Option<Day>, seen: &[Vec<Seen>]) -> ReviewChecklist {
        let said = |nth: usize| {
            let lines: Vec<&str> = seen.get(nth)?.iter().map(|seen| seen.words.as_str()).collect();
            (!lines.is_empty()).then(|| lines.join("\n"))
        };
        let sections =
            self.sections.iter().enumerate().map(|(nth, (section, grade, because))| ChecklistSection {
                section: section.title.to_owned(),
                grade: *grade,
                because: because.clone(),
                seen: said(nth),
            });
        ReviewChecklist {
            day,
            for_review,
            grade: self.grade,
            because: Some(self.because.clone()),
            sections: sections.collect(),
        }
    }

    /// The escalation that it opens: stage 1, on the same day, with its plan; `None` unless it is inadequate. `source`: the
    /// identifier of the checklist's record; `by`: who graded; `to`: who must answer, where that is known.
    pub fn escalation(&self, day: Day, source: &str, by: &str, to: Option<&str>) -> Option<Escalation> {
        if self.grade != Grade::Inadequate {
            return None;
        }
        // What it is about: the first section of the worst grade.
        let worst = self.sections.iter().max_by(|a, b| a.1.cmp(&b.1).then(std::cmp::Ordering::Greater));
        let theme = worst.map_or(EscalationTheme::Other, |(section, _, _)| section.theme);
        Some(Escalation {
            by: Some(by.to_owned()),
            to: to.map(str::to_owned),
            from: Some(EscalationFrom::Checklist),
            source: Some(source.to_owned()),
            actions: self.actions.clone(),
            ..Escalation::raised(day, theme, self.wanted.clone())
        })
    }
}

/// Whether a grade is below good.
pub fn is_low(grade: Grade) -> bool {
    matches!(grade, Grade::RequiresImprovement | Grade::Inadequate)
}

fn good(words: impl Into<String>) -> Seen {
    Seen { words: words.into(), good: Some(true) }
}

fn bad(words: impl Into<String>) -> Seen {
    Seen { words: words.into(), good: Some(false) }
}

fn neutral(words: impl Into<String>) -> Seen {
    Seen { words: words.into(), good: None }
}

fn counted(count: usize, one: &str, many: &str) -> String {
    match count {
        0 => format!("No {one} since the last review"),
        1 => format!("1 {one} since the last review"),
        count => format!("{count} {many} since the last review"),
    }
}

fn counted_days(days: i32) -> String {
    if days == 1 { "1 day".to_owned() } else { format!("{days} days") }
}

fn ago(day: Day, today: Day) -> String {
    match day.days_until(today) {
        0 => format!("today, {}", day.to_words()),
        1 => format!("yesterday, {}", day.to_words()),
        days => format!("{days} days ago, {}", day.to_words()),
    }
}

fn lower(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| format!("{}{}", first.to_lowercase(), letters.as_str())).unwrap_or_default()
}

#[cfg(test)]
mod tests;
