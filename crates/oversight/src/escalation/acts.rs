//! What each act needs, and the record as it stands after it. Every act is a revision of one record: nothing is lost.

use calendar::Day;
use records::reviews::{
    Escalation, EscalationAs, EscalationEnd, EscalationFrom, EscalationStep, EscalationTheme, StageAnswer,
    StepUp,
};

use super::{Case, Offer, Stages};

/// Something missing: at which question, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lack {
    /// The name of the question.
    pub at: &'static str,
    /// The sentence.
    pub says: String,
}

fn lack(at: &'static str, says: impl Into<String>) -> Lack {
    Lack { at, says: says.into() }
}

fn text(at: &'static str, given: &str, says: &str, lacks: &mut Vec<Lack>) -> Option<String> {
    let given = given.trim();
    if given.is_empty() {
        lacks.push(lack(at, says));
        return None;
    }
    Some(given.to_owned())
}

/// A day on which something was done: not after today and not before what it follows.
fn done_on(at: &'static str, day: Option<Day>, since: Day, today: Day, lacks: &mut Vec<Lack>) -> Option<Day> {
    match day {
        None => lacks.push(lack(at, "Write the day")),
        Some(day) if day > today => {
            lacks.push(lack(at, "That day has not come: record it when it has happened"));
        }
        Some(day) if day < since => lacks
            .push(lack(at, format!("It cannot be before {}, the day of what it follows", since.to_words()))),
        Some(_) => return day,
    }
    None
}

fn must_be_open(case: &Case, lacks: &mut Vec<Lack>) {
    if let Some(ended) = case.said.resolved {
        let says = format!(
            "It ended on {}. Raise it again as a new challenge that says what has not held",
            ended.to_words()
        );
        lacks.push(lack("day", says));
    }
}

/// Raised at stage 1: by whom and in which capacity, to whom, about what. `to`: who must answer, worked out from the line.
///
/// # Errors
/// What is missing.
pub fn raise(
    day: Option<Day>,
    theme: Option<EscalationTheme>,
    wanted: &str,
    from: Option<EscalationFrom>,
    (by, raised_as): (&str, EscalationAs),
    to: Option<&str>,
    today: Day,
) -> Result<Escalation, Vec<Lack>> {
    let mut lacks = Vec::new();
    let day = match day {
        Some(day) if day > today => {
            lacks.push(lack("raised", "That day has not come: raise it today"));
            None
        }
        None => {
            lacks.push(lack("raised", "Write the day on which it was raised"));
            None
        }
        day => day,
    };
    if theme.is_none() {
        lacks.push(lack("theme", "Choose what it is about"));
    }
    let wanted =
        text("wanted", wanted, "Say what is wanted for the child: what must be different", &mut lacks);
    let (Some(day), Some(theme), Some(wanted)) = (day, theme, wanted) else { return Err(lacks) };
    Ok(Escalation {
        by: Some(by.to_owned()),
        raised_as: Some(raised_as),
        from,
        to: to.map(str::to_owned),
        ..Escalation::raised(day, theme, wanted)
    })
}

/// What somebody answers.
#[derive(Debug, Clone, Copy)]
pub struct Answered<'a> {
    /// The day.
    pub day: Option<Day>,
    /// Who.
    pub by: &'a str,
    /// Yes or no.
    pub answer: Option<StageAnswer>,
    /// In words.
    pub says: &'a str,
    /// What changes in the plan.
    pub changes: &'a str,
}

/// The stage in which it is is answered. An answer says what changes in the child’s plan, or why nothing does.
///
/// # Errors
/// What is missing; it has ended, or was answered before.
pub fn answer(case: &Case, given: Answered<'_>, today: Day) -> Result<Escalation, Vec<Lack>> {
    let mut lacks = Vec::new();
    must_be_open(case, &mut lacks);
    let Some(stage) = case.current() else { return Err(lacks) };
    if let Some(answered) = stage.answered {
        let says = format!("Stage {} was answered on {}", stage.nth, answered.to_words());
        lacks.push(lack("answer", says));
    }
    let day = done_on("day", given.day, stage.opened, today, &mut lacks);
    let said = |given: &str| Some(given.trim().to_owned()).filter(|given| !given.is_empty());
    let (mut says, mut changes) = (said(given.says), said(given.changes));
    match given.answer {
        None => lacks.push(lack("answer", "Say whether it is put right, or no")),
        Some(StageAnswer::PutRight) => {
            let missing = "Say what changes in the child’s plan, who does it and by when: without it nothing is put right";
            changes = text("changes", given.changes, missing, &mut lacks);
        }
        Some(StageAnswer::Refused) => {
            says =
                text("says", given.says, "Say why the answer is no: it goes to the next stage", &mut lacks);
        }
    }
    let (Some(day), true) = (day, lacks.is_empty()) else { return Err(lacks) };
    let mut now = case.said.clone();
    let step = step_of(&mut now, stage.nth, stage.opened, stage.to.as_deref());
    step.answered = Some(day);
    step.answered_by = Some(given.by.to_owned());
    (step.answer, step.says, step.changes) = (given.answer, says, changes);
    Ok(now)
}

/// The step of a stage, made where it stood in days of its own only.
fn step_of<'a>(said: &'a mut Escalation, nth: u8, opened: Day, to: Option<&str>) -> &'a mut EscalationStep {
    let at = said.steps.iter().position(|step| step.stage == nth).unwrap_or_else(|| {
        let to = to.map(str::to_owned);
        let by = said.by.clone().filter(|_| nth == 1);
        said.steps.push(EscalationStep { to, by, ..EscalationStep::opened(nth, opened) });
        said.steps.len() - 1
    });
    &mut said.steps[at]
}

/// One stage up. Before the answer is due it needs its reason; after the last stage comes Cafcass. `to`: who must answer now.
///
/// # Errors
/// What is missing.
pub fn step_up(
    case: &Case,
    stages: &Stages,
    (day, by, to): (Option<Day>, &str, Option<&str>),
    because: &str,
    today: Day,
) -> Result<Escalation, Vec<Lack>> {
    let mut lacks = Vec::new();
    must_be_open(case, &mut lacks);
    let Some(stage) = case.current() else { return Err(lacks) };
    let rule = case.next(stages);
    if rule.is_none() && lacks.is_empty() {
        lacks.push(lack("day", format!("Stage {} is the last here: refer it to Cafcass", stage.nth)));
    }
    let day = done_on("day", day, stage.answered.unwrap_or(stage.opened), today, &mut lacks);
    let (why, needs) = match case.offer(day.unwrap_or(today)) {
        Offer::Late { .. } => (StepUp::Late, None),
        Offer::Refused => (StepUp::Refused, None),
        Offer::Answered => {
            (StepUp::NotEnough, Some("It was answered: say why the answer does not put it right".to_owned()))
        }
        Offer::Waits { due } => {
            let says = format!(
                "The answer is not due until {}: say why the child cannot wait for it",
                due.to_words()
            );
            (StepUp::CannotWait, Some(says))
        }
        Offer::Ended => (StepUp::Late, None),
    };
    let because = because.trim();
    if let Some(says) = needs.filter(|_| because.is_empty()) {
        lacks.push(lack("because", says));
    }
    let (Some(day), Some(rule), true) = (day, rule, lacks.is_empty()) else { return Err(lacks) };
    let mut now = case.said.clone();
    now.steps.push(EscalationStep {
        to: to.map(str::to_owned),
        by: Some(by.to_owned()),
        why: Some(why),
        because: Some(because.to_owned()).filter(|because| !because.is_empty()),
        ..EscalationStep::opened(rule.nth, day)
    });
    Ok(now)
}

/// Referred to Cafcass: at any time, whatever stage it is in; the stages stay open. (Children Act 1989, section 25B(3); Care
/// Planning, Placement and Case Review (England) Regulations 2010, regulation 45.)
///
/// # Errors
/// What is missing.
pub fn refer(case: &Case, day: Option<Day>, because: &str, today: Day) -> Result<Escalation, Vec<Lack>> {
    let mut lacks = Vec::new();
    must_be_open(case, &mut lacks);
    if let Some(day) = case.said.cafcass {
        lacks.push(lack("day", format!("It was referred on {}", day.to_words())));
    }
    let day = done_on("day", day, case.said.raised, today, &mut lacks);
    let because = text("because", because, "Say why it is referred, and what was tried before", &mut lacks);
    if !lacks.is_empty() {
        return Err(lacks);
    }
    Ok(Escalation { cafcass: day, cafcass_because: because, ..case.said.clone() })
}

/// Cafcass answered.
///
/// # Errors
/// What is missing; it was not referred.
pub fn hear_from_cafcass(
    case: &Case,
    day: Option<Day>,
    result: &str,
    today: Day,
) -> Result<Escalation, Vec<Lack>> {
    let mut lacks = Vec::new();
    let Some(referred) = case.said.cafcass else {
        return Err(vec![lack("day", "It was not referred to Cafcass")]);
    };
    let day = done_on("day", day, referred, today, &mut lacks);
    let result = text("result", result, "Say what came of the referral", &mut lacks);
    if !lacks.is_empty() {
        return Err(lacks);
    }
    Ok(Escalation { cafcass_answered: day, cafcass_result: result, ..case.said.clone() })
}

/// An action of the plan is done, with what was seen of it: by its number.
///
/// # Errors
/// What is missing; there is no such action, or it was done before.
pub fn plan_done(
    case: &Case,
    nth: Option<usize>,
    (day, seen): (Option<Day>, &str),
    today: Day,
) -> Result<Escalation, Vec<Lack>> {
    let mut lacks = Vec::new();
    must_be_open(case, &mut lacks);
    let day = done_on("day", day, case.said.raised, today, &mut lacks);
    let seen =
        text("seen", seen, "Say what was seen of it: an action is not done because a day passed", &mut lacks);
    let mut now = case.said.clone();
    match nth.and_then(|nth| now.actions.get_mut(nth)).filter(|action| action.done.is_none()) {
        Some(action) => (action.done, action.seen) = (day, seen),
        None => lacks.push(lack("action", "Say which action of the plan is done")),
    }
    if lacks.is_empty() { Ok(now) } else { Err(lacks) }
}

/// Resolved: whoever raised it says what is different for the child. An answer alone does not close it, and over a plan that is
/// not done it closes with the reason only. `theme`: as it turned out.
///
/// # Errors
/// What is missing.
pub fn close(
    case: &Case,
    day: Option<Day>,
    (outcome, plan_not_done): (&str, &str),
    theme: Option<EscalationTheme>,
    today: Day,
) -> Result<Escalation, Vec<Lack>> {
    let mut lacks = Vec::new();
    must_be_open(case, &mut lacks);
    let since = case.current().map_or(case.said.raised, |stage| stage.answered.unwrap_or(stage.opened));
    let day = done_on("day", day, since, today, &mut lacks);
    let missing = "Say what is different for the child now: it stays open until that is known";
    let outcome = text("outcome", outcome, missing, &mut lacks);
    let undone: Vec<&str> = case.undone().map(|(_, action)| action.action.as_str()).collect();
    let plan_not_done = if undone.is_empty() {
        None
    } else {
        let says = format!("The plan is not done: {}. Say why it is closed all the same", undone.join("; "));
        text("plan_not_done", plan_not_done, &says, &mut lacks)
    };
    if !lacks.is_empty() {
        return Err(lacks);
    }
    let theme = theme.unwrap_or(case.said.theme);
    let end = Some(EscalationEnd::Resolved);
    Ok(Escalation { resolved: day, end, outcome, plan_not_done, theme, ..case.said.clone() })
}

/// Withdrawn, with its reason.
///
/// # Errors
/// What is missing.
pub fn withdraw(case: &Case, day: Option<Day>, because: &str, today: Day) -> Result<Escalation, Vec<Lack>> {
    let mut lacks = Vec::new();
    must_be_open(case, &mut lacks);
    let day = done_on("day", day, case.said.raised, today, &mut lacks);
    let because = text("because", because, "Say why it is withdrawn", &mut lacks);
    if !lacks.is_empty() {
        return Err(lacks);
    }
    Ok(Escalation {
        resolved: day,
        end: Some(EscalationEnd::Withdrawn),
        withdrawn_because: because,
        ..case.said.clone()
    })
}
