//! What somebody who picks the record up cold must know first: what must not happen, risks, health, where the child is, whom to
//! ring, who decides, how to talk with them. What nobody has recorded is said to be not recorded: nobody takes it for "none".

use std::sync::Arc;

use access::{People, Role};
use calendar::{Day, Moment};
use records::codes::LegalStatus;
use records::coming_into_care::{Address, Relation, Relationship, WhoIAm};
use records::health::{ConditionSort, HealthCondition};
use records::missing_and_risk::RiskAssessment;
use records::placements::{DelegatedAuthority, PlacementPlan};
use records::workforce::WorkerDetails;
use records::{Answer, Fact, Subject, as_known};
use timeline::Timeline;
use web::Html;
use web::parts::{SummaryList, Warning};

use super::glance::{NOT_RECORDED, lives, newest};
use crate::worked::First;
use crate::{Desk, words};

/// A line of several in one row.
type Lines = Vec<Html>;

/// The rows, for a reader to whom the whole record is open.
pub(super) fn html(desk: &Desk, child: &Timeline, standing: &[&Fact], day: Day) -> First {
    let mut html = Html::new();
    let mut staff = Vec::new();
    let away = child.missing.iter().rfind(|m| m.since <= day && m.until.is_none_or(|to| to > day));
    if let Some(away) = away {
        html = html.with(&Warning::new(format!("Missing or away since {}", away.since.to_words())));
    }
    let mut list = SummaryList::new();
    for (name, lines, otherwise) in [
        (
            "Must not happen",
            must_not(standing, day),
            "Nothing is recorded. Ask the carer or the social worker",
        ),
        ("Risk", risk(standing), "No assessment is recorded"),
        ("Health", health(standing, day), "No allergy, condition or medicine is recorded. Ask the carer"),
        ("Lives", home(child, standing, day), NOT_RECORDED),
        ("Ring", ring(desk, child, standing, day, &mut staff), "No number is recorded"),
        ("Legal status", legal(child, day), NOT_RECORDED),
        ("Who decides", decides(standing), "No delegated authority is recorded"),
    ] {
        list = list.row(name, if lines.is_empty() { Html::text(otherwise) } else { broken(lines) });
    }
    let talk = talk(standing);
    if !talk.is_empty() {
        list = list.row("Talking together", broken(talk));
    }
    First { html: html.with(&list), staff }
}

/// One line under the other.
fn broken(lines: Lines) -> Html {
    let mut lines = lines.into_iter();
    let first = lines.next().unwrap_or_default();
    lines.fold(first, |all, line| all.with(&Html::trusted("<br>".to_owned())).with(&line))
}

/// Everybody in the child's life who is not of the past.
fn people<'a>(standing: &[&'a Fact], day: Day) -> impl Iterator<Item = &'a Relationship> {
    let all: Vec<&'a Relationship> = standing.iter().filter_map(|fact| fact.of::<Relationship>()).collect();
    all.into_iter().filter(move |each| {
        each.died.is_none()
            && each.relation != Relation::FormerCarer
            && each.since.is_none_or(|since| since <= day)
            && each.until.is_none_or(|until| until > day)
    })
}

/// Whom the child may not see, whose address is kept from others, and how the plan of the placement keeps the child safe.
fn must_not(standing: &[&Fact], day: Day) -> Lines {
    let mut lines = Lines::new();
    for each in people(standing, day).filter(|each| each.may_see == Some(Answer::No)) {
        let notes = each.notes.as_ref().map_or_else(String::new, |notes| format!(". {notes}"));
        let who = format!("{} ({})", each.name, each.relation.label().to_lowercase());
        lines.push(Html::text(format!("No contact with {who}{notes}")));
    }
    let addresses = standing.iter().filter_map(|fact| fact.of::<Address>());
    for kept in addresses.filter(|each| each.confidential && each.until.is_none_or(|until| until > day)) {
        lines.push(Html::text(format!("Tell nobody the address of {}", kept.who)));
    }
    let plan = newest(standing, &["placement_plan"]).and_then(|fact| fact.of::<PlacementPlan>());
    let safety = plan.and_then(|plan| plan.safety.as_deref());
    lines.extend(safety.map(|safety| words::lines(&format!("The placement plan says: {safety}"))));
    lines
}

/// Whether a child lives with carers, as far as is known: whoever went home to parents, or to a children's home, does not, though
/// nobody has written yet that the carers are so no longer.
fn lives_with_carers(child: &Timeline, day: Day) -> bool {
    let place = child.on(day).episode.and_then(|row| row.place);
    place.is_none_or(|place| place.is_foster() || place.is_for_adoption() || place.is_temporary())
}

/// With whom by name, and where.
fn home(child: &Timeline, standing: &[&Fact], day: Day) -> Lines {
    let lives = lives_with_carers(child, day);
    let carers = people(standing, day).filter(|each| lives && each.relation == Relation::FosterCarer);
    let mut lines: Lines = carers.map(|each| Html::text(format!("With {}", each.name))).collect();
    lines.push(Html::text(self::lives(child, day)));
    lines
}

/// The newest assessment: how high, of what, and what to do tonight.
fn risk(standing: &[&Fact]) -> Lines {
    let Some(risk) = newest(standing, &["risk_assessment"]).and_then(|fact| fact.of::<RiskAssessment>())
    else {
        return Lines::new();
    };
    let level = risk.level.map_or_else(String::new, |level| format!("{}, ", level.label().to_lowercase()));
    let mut lines = vec![Html::text(format!("Assessed {level}{}", risk.day.to_words()))];
    for each in &risk.risks {
        let more = [&each.likely, &each.safety].into_iter().flatten().map(|text| format!(". {text}"));
        lines.push(Html::text(format!("{}{}", each.of.label(), more.collect::<String>())));
    }
    lines.extend(risk.safety_plan.as_deref().map(|plan| words::lines(&format!("Tonight: {plan}"))));
    lines
}

/// Allergies first, then medicines, then the rest, with what to do.
fn health(standing: &[&Fact], day: Day) -> Lines {
    let mut all: Vec<&HealthCondition> = standing
        .iter()
        .filter_map(|fact| fact.of::<HealthCondition>())
        .filter(|each| each.until.is_none_or(|until| until > day))
        .collect();
    all.sort_by_key(|each| match each.sort {
        ConditionSort::Allergy => 0,
        ConditionSort::Medication => 1,
        _ => 2,
    });
    let line = |each: &HealthCondition| {
        let what = match each.sort {
            ConditionSort::Allergy => format!("Allergy: {}", each.what),
            ConditionSort::Medication => format!("Medicine: {}", each.what),
            _ => each.what.clone(),
        };
        let todo = each.instructions.as_ref().map_or_else(String::new, |todo| format!(". {todo}"));
        Html::text(format!("{what}{todo}"))
    };
    all.into_iter().map(line).collect()
}

/// Carers, the social worker and the manager, then those who have parental responsibility or on whom the child counts. `staff`
/// takes the records in which numbers were looked for.
fn ring(
    desk: &Desk,
    child: &Timeline,
    standing: &[&Fact],
    day: Day,
    staff: &mut Vec<(Subject, Arc<Vec<Fact>>)>,
) -> Lines {
    let mut phone = |worker: &str| {
        let subject = Subject::worker(worker);
        let facts = desk.roll().facts(&subject);
        let phone = phone_in(&facts, day);
        staff.push((subject, facts));
        phone
    };
    let mut lines = Lines::new();
    let lives = lives_with_carers(child, day);
    let cares = |each: &Relationship| match each.relation {
        Relation::FosterCarer => lives,
        relation => relation == Relation::Professional,
    };
    for each in people(standing, day).filter(|each| cares(each)) {
        lines.push(call(
            &format!("{}, {}", each.name, each.relation.label().to_lowercase()),
            each.phone.as_deref(),
        ));
    }
    let held =
        child.allocations.iter().rfind(|held| held.since <= day && held.until.is_none_or(|to| to > day));
    if let Some(held) = held {
        let name = desk.people().name_of(&held.worker);
        lines.push(call(&format!("{name}, social worker"), phone(&held.worker).as_deref()));
        if let Some((id, name)) = manager(desk.people(), &held.worker) {
            lines.push(call(&format!("{name}, team manager"), phone(id).as_deref()));
        }
    }
    let other = |each: &Relationship| !cares(each) && each.relation != Relation::FosterCarer;
    for each in people(standing, day).filter(|each| other(each) && each.may_see != Some(Answer::No)) {
        let responsible = each.responsibility == Some(Answer::Yes);
        if each.phone.is_some() && (responsible || each.important) {
            let more = if responsible { ", has parental responsibility" } else { "" };
            let who = format!("{}, {}{more}", each.name, each.relation.label().to_lowercase());
            lines.push(call(&who, each.phone.as_deref()));
        }
    }
    lines
}

/// Somebody, and their number as a telephone dials it.
fn call(who: &str, phone: Option<&str>) -> Html {
    let Some(phone) = phone.map(str::trim).filter(|phone| !phone.is_empty()) else {
        return Html::text(format!("{who}: no number is recorded"));
    };
    let plain: String = phone.chars().filter(|letter| !letter.is_whitespace()).collect();
    let number = plain.strip_prefix('+').unwrap_or(&plain);
    let dials = number.len() >= 3 && number.bytes().all(|byte| byte.is_ascii_digit());
    let who = Html::text(format!("{who}: "));
    if !dials {
        // Something else than a number: "at the school office".
        return who.with(&Html::text(phone));
    }
    who.with(&Html::trusted(format!(
        "<a class=\"govuk-link kith-call\" href=\"tel:{plain}\">{}</a>",
        Html::text(phone)
    )))
}

/// The number at work that the worker's details give on a day.
pub(crate) fn phone_of(desk: &Desk, worker: &str, day: Day) -> Option<String> {
    phone_in(&desk.roll().facts(&Subject::worker(worker)), day)
}

/// The number that the record of a worker gives on a day.
fn phone_in(facts: &[Fact], day: Day) -> Option<String> {
    let standing = as_known(facts, Moment::END_OF_TIME);
    let holds = standing
        .iter()
        .filter_map(|fact| fact.of::<WorkerDetails>())
        .filter(|each| each.since <= day && each.until.is_none_or(|until| until > day));
    holds.max_by_key(|each| each.since)?.phone.clone()
}

/// Who manages the team of a worker.
fn manager<'a>(people: &'a People, worker: &str) -> Option<(&'a str, &'a str)> {
    let team = people.person(worker)?.team.as_deref()?;
    let manages =
        |person: &&access::Person| person.role == Role::TeamManager && person.team.as_deref() == Some(team);
    people.all().find(manages).map(|person| (&*person.id, person.name.as_str()))
}

/// The status, and what it means for parental responsibility.
fn legal(child: &Timeline, day: Day) -> Lines {
    let Some(status) = child.on(day).episode.and_then(|episode| episode.legal) else { return Lines::new() };
    let mut lines = vec![Html::text(status.label())];
    lines.extend(responsibility(status).map(Html::text));
    lines
}

/// Whether the authority has parental responsibility by a status.
fn responsibility(status: LegalStatus) -> Option<&'static str> {
    use LegalStatus::{C1, C2, E1, L1, L2, V2, V3, V4};
    Some(match status {
        C1 | C2 => "The authority shares parental responsibility (Children Act 1989, section 33(3))",
        E1 => "The authority shares parental responsibility (Adoption and Children Act 2002, section 25)",
        L2 => {
            "The authority has parental responsibility as far as the child’s welfare needs it while the order lasts (Children \
             Act 1989, section 44(4) and (5))"
        }
        V2 | V3 | V4 => {
            "The authority has no parental responsibility: whoever has it decides (Children Act 1989, section 20)"
        }
        L1 => "The authority has no parental responsibility (Children Act 1989, section 46(9))",
        _ => return None,
    })
}

/// Who decides about what, as agreed.
fn decides(standing: &[&Fact]) -> Lines {
    let agreed = newest(standing, &["delegated_authority"]).and_then(|fact| fact.of::<DelegatedAuthority>());
    let decisions = agreed.into_iter().flat_map(|agreed| &agreed.decisions);
    let line = |each: &records::placements::Delegation| {
        let but = each.but.as_ref().map_or_else(String::new, |but| format!(". {but}"));
        Html::text(format!("{}: {}{but}", each.what, each.who.label().to_lowercase()))
    };
    decisions.map(line).collect()
}

/// How to talk with the child, and what helps when they are upset.
fn talk(standing: &[&Fact]) -> Lines {
    let Some(said) = newest(standing, &["who_i_am"]).and_then(|fact| fact.of::<WhoIAm>()) else {
        return Lines::new();
    };
    let mut lines = Lines::new();
    if let Some(called) = &said.called {
        lines.push(Html::text(format!("Likes to be called {called}")));
    }
    if let Some(interpreter) = &said.interpreter {
        lines.push(Html::text(format!("Interpreter: {interpreter}")));
    }
    lines.extend([&said.communication, &said.dislikes].into_iter().flatten().map(|text| words::lines(text)));
    lines
}

#[cfg(test)]
mod tests {
    use super::call;

    #[test]
    fn a_number_can_be_dialled_and_nothing_else_is_a_link() {
        for (phone, expected) in [
            (
                Some("07700 900123"),
                "Nan: <a class=\"govuk-link kith-call\" href=\"tel:07700900123\">07700 900123</a>",
            ),
            (
                Some("+44 1632 960001"),
                "Nan: <a class=\"govuk-link kith-call\" href=\"tel:+441632960001\">+44 1632 960001</a>",
            ),
            (Some("at <school>"), "Nan: at &lt;school&gt;"),
            (Some("0\"onclick"), "Nan: 0&quot;onclick"),
            (Some(" "), "Nan: no number is recorded"),
            (None, "Nan: no number is recorded"),
        ] {
            let plain = call("Nan", phone)
                .as_str()
                .replace("&#60;", "&lt;")
                .replace("&#62;", "&gt;")
                .replace("&#34;", "&quot;");
            assert_eq!(plain, expected);
        }
    }
}
