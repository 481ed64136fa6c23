//! Independent visitors: how far each volunteer is on the way from an enquiry to a first visit, and what speaks for and against
//! bringing one of them and a child together. A person decides; nothing here ranks anybody away.

use std::collections::BTreeSet;
use std::sync::Arc;

use calendar::Day;
use records::advocacy::{IndependentVisitorWishes, Interest, VisitorWanted};
use records::workforce::{Supervision, VisitorEnquiry, VisitorIs, VisitorStep, VisitorStepIs};
use timeline::{Stranded, Worker};

/// Sessions of the course (council pack of 2018).
pub const SESSIONS: usize = 10;
/// Weeks from one support session to the next (council pack of 2018).
const SUPPORT_WEEKS: i32 = 6;

/// How far a volunteer is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Asked.
    Enquired,
    /// Interviewed; the checks are awaited.
    Checks,
    /// The checks are good; on the course.
    Course,
    /// The course is done; the final interview is awaited, or the decision after it.
    Deciding,
    /// Approved, and visits nobody.
    Available,
    /// Visits a child.
    Matched,
    /// Wants no visits for a time.
    Paused,
    /// Left, or was not approved.
    Left,
}

impl Stage {
    /// Every stage, in order.
    pub const ALL: &'static [Stage] = &[
        Stage::Enquired,
        Stage::Checks,
        Stage::Course,
        Stage::Deciding,
        Stage::Available,
        Stage::Matched,
        Stage::Paused,
        Stage::Left,
    ];

    /// For people.
    pub const fn title(self) -> &'static str {
        match self {
            Stage::Enquired => "Asked",
            Stage::Checks => "Being checked",
            Stage::Course => "On the course",
            Stage::Deciding => "To be decided",
            Stage::Available => "Approved, and free",
            Stage::Matched => "Visits a child",
            Stage::Paused => "Paused",
            Stage::Left => "Left or not approved",
        }
    }
}

/// A volunteer on a day.
#[derive(Debug, Clone, PartialEq)]
pub struct Volunteer {
    /// The identifier.
    pub id: Arc<str>,
    /// What they said when they asked.
    pub enquiry: VisitorEnquiry,
    /// How far they are.
    pub stage: Stage,
    /// The day of the last step.
    pub since: Day,
    /// References, and the check of the disclosure and barring service.
    pub checked: (Option<Day>, Option<Day>),
    /// Sessions of the course they came to, each once.
    pub sessions: BTreeSet<u8>,
    /// The day they were approved.
    pub approved: Option<Day>,
    /// The day by which the next support session is held, while they are approved.
    pub support: Option<Day>,
    /// What comes next, as a sentence without a full stop.
    pub next: String,
}

impl Volunteer {
    /// A volunteer on a day; `None` of a worker who never asked to be one. `visits`: whether they visit a child on the day.
    pub fn of(worker: &Worker, visits: bool, day: Day) -> Option<Volunteer> {
        let enquiry = worker.strand::<VisitorEnquiry>().rfind(|said| said.day <= day)?;
        let steps: Vec<&VisitorStep> =
            worker.strand::<VisitorStep>().filter(|said| said.day <= day).map(|said| said.record).collect();
        let on = |is: VisitorStepIs| steps.iter().rfind(|step| step.step == is).map(|step| step.day);
        let checked = (on(VisitorStepIs::References), on(VisitorStepIs::Barring));
        let sessions: BTreeSet<u8> = steps
            .iter()
            .filter(|step| step.step == VisitorStepIs::Session)
            .filter_map(|step| step.session)
            .filter(|session| (1.0..=10.0).contains(session))
            .map(|session| session as u8)
            .collect();
        let approved = on(VisitorStepIs::Approved);
        let paused = on(VisitorStepIs::Paused) > on(VisitorStepIs::Back);
        let gone = steps.iter().any(|step| matches!(step.step, VisitorStepIs::Left | VisitorStepIs::Refused));
        let stage = if gone {
            Stage::Left
        } else if approved.is_some() && paused {
            Stage::Paused
        } else if approved.is_some() {
            if visits { Stage::Matched } else { Stage::Available }
        } else if sessions.len() >= SESSIONS {
            Stage::Deciding
        } else if checked.0.is_some() && checked.1.is_some() {
            Stage::Course
        } else if on(VisitorStepIs::Interview).is_some() {
            Stage::Checks
        } else {
            Stage::Enquired
        };
        let supported = worker.strand::<Supervision>().map(|said| said.day).filter(|on| *on <= day).max();
        let support = approved
            .filter(|_| matches!(stage, Stage::Available | Stage::Matched))
            .map(|approved| supported.max(Some(approved)).unwrap_or(approved).plus_days(SUPPORT_WEEKS * 7));
        let since = steps.last().map_or(enquiry.day, |step| step.day);
        let next = next(stage, checked, &sessions, support);
        Some(Volunteer {
            id: worker.id.clone(),
            enquiry: enquiry.record.clone(),
            stage,
            since,
            checked,
            sessions,
            approved,
            support,
            next,
        })
    }
}

fn next(
    stage: Stage,
    checked: (Option<Day>, Option<Day>),
    sessions: &BTreeSet<u8>,
    support: Option<Day>,
) -> String {
    match stage {
        Stage::Enquired => "Interview them".to_owned(),
        Stage::Checks => match checked {
            (None, None) => "References, and the disclosure and barring check".to_owned(),
            (None, Some(_)) => "References".to_owned(),
            (Some(_), _) => "The disclosure and barring check".to_owned(),
        },
        Stage::Course => {
            let missed: Vec<String> = (1..=SESSIONS as u8)
                .filter(|session| !sessions.contains(session))
                .map(|session| session.to_string())
                .collect();
            let word = if missed.len() == 1 { "session" } else { "sessions" };
            format!("{} of {SESSIONS} sessions; still {word} {}", sessions.len(), missed.join(", "))
        }
        Stage::Deciding => "The final interview, and approval".to_owned(),
        Stage::Available => "A child to visit".to_owned(),
        Stage::Matched => support.map_or_else(
            || "Support every six weeks".to_owned(),
            |support| format!("Support session by {}", support.to_words()),
        ),
        Stage::Paused => "Ask when they want to go on".to_owned(),
        Stage::Left => "Nothing".to_owned(),
    }
}

/// Something that speaks for or against bringing a child and a volunteer together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// For it; against it where not.
    pub is_for: bool,
    /// As a sentence without a full stop.
    pub words: String,
}

/// Every reason for and against, those for it first. `age`: of the child, where it is known.
pub fn reasons(
    wishes: Option<&IndependentVisitorWishes>,
    age: Option<i32>,
    volunteer: &Volunteer,
) -> Vec<Reason> {
    let mut reasons = Vec::new();
    let mut say = |is_for: bool, words: String| reasons.push(Reason { is_for, words });
    let asked = &volunteer.enquiry;
    match volunteer.stage {
        Stage::Available => say(true, "Approved, and visits nobody now".to_owned()),
        Stage::Matched => say(false, "Visits a child already".to_owned()),
        Stage::Paused => say(false, "Wants no visits for a time".to_owned()),
        _ => say(false, "Is not approved yet".to_owned()),
    }
    if let Some(age) = age {
        let young = asked.youngest.is_some_and(|youngest| f64::from(age) < youngest);
        let old = asked.oldest.is_some_and(|oldest| f64::from(age) > oldest);
        let told = asked.youngest.is_some() || asked.oldest.is_some();
        match (young, old) {
            (true, _) => say(false, format!("Would like to visit an older child than one of {age}")),
            (_, true) => say(false, format!("Would like to visit a younger child than one of {age}")),
            _ if told => say(true, format!("Would like to visit a child of {age}")),
            _ => {}
        }
    }
    let Some(wishes) = wishes else {
        say(false, "Nobody has written down what the child wants of a visitor".to_owned());
        return in_order(reasons);
    };
    match (wishes.who, asked.is) {
        (VisitorWanted::Either, _) => {}
        (VisitorWanted::Woman, Some(VisitorIs::Woman)) => {
            say(true, "The child would like a woman".to_owned())
        }
        (VisitorWanted::Man, Some(VisitorIs::Man)) => say(true, "The child would like a man".to_owned()),
        (VisitorWanted::Woman, Some(VisitorIs::Man)) => say(false, "The child would like a woman".to_owned()),
        (VisitorWanted::Man, Some(VisitorIs::Woman)) => say(false, "The child would like a man".to_owned()),
        (_, None | Some(VisitorIs::NotSaid)) => {
            say(false, "The volunteer does not say whether they are a woman or a man".to_owned());
        }
    }
    let both: Vec<&str> = wishes
        .interests
        .iter()
        .filter(|each| asked.interests.contains(each) && **each != Interest::Other)
        .map(|each| each.label())
        .collect();
    if !both.is_empty() {
        say(true, format!("Both like: {}", both.join("; ").to_lowercase()));
    } else if !wishes.interests.is_empty() && !asked.interests.is_empty() {
        say(false, "They like different things".to_owned());
    }
    for (what, wanted, has) in
        [("speaks", &wishes.language, &asked.languages), ("shares the faith", &wishes.faith, &asked.faith)]
    {
        let Some(wanted) = wanted.as_deref().map(str::trim).filter(|wanted| !wanted.is_empty()) else {
            continue;
        };
        let has = has.as_deref().unwrap_or_default().to_lowercase();
        if has.contains(&wanted.to_lowercase()) {
            say(true, format!("The volunteer {what}: {wanted}"));
        } else {
            say(
                false,
                format!("The child wants somebody who {what} ({wanted}); the volunteer does not say so"),
            );
        }
    }
    if wishes.like_me == Some(true) {
        match asked.background.as_deref() {
            Some(background) => say(
                true,
                format!(
                    "The background of the visitor matters to the child; the volunteer says: {background}"
                ),
            ),
            None => {
                say(false, "The background of the visitor matters to the child; it is not known".to_owned())
            }
        }
    }
    if wishes.drives == Some(true) {
        let drives = asked.drives == Some(true);
        let words = if drives { "The volunteer drives" } else { "The child needs somebody who drives" };
        say(drives, words.to_owned());
    }
    if let Some(not) = wishes.not_wanted.as_deref() {
        say(false, format!("The child does not want: {not}. Look whether it is so here"));
    }
    in_order(reasons)
}

fn in_order(mut reasons: Vec<Reason>) -> Vec<Reason> {
    reasons.sort_by_key(|reason| !reason.is_for);
    reasons
}

/// The reasons as one text, to be kept with the decision.
pub fn told(reasons: &[Reason]) -> String {
    let line =
        |reason: &Reason| format!("{}: {}", if reason.is_for { "For" } else { "Against" }, reason.words);
    reasons.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests;
