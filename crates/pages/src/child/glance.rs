//! The parts of a child's page that are read from strands and from the newest record of each kind. What nobody has recorded
//! is said to be not recorded.

use std::cmp::Reverse;

use access::People;
use calendar::Day;
use records::Fact;
use records::codes::PlacementType;
use records::coming_into_care::CarePlan;
use records::workforce::{Approval, Handover};
use timeline::Timeline;
use web::parts::{Cell, Column, SummaryList, Table};
use web::{Address, Html, Link};

use super::Known;
use crate::record::Record;
use crate::{Desk, words};

/// Kinds that say who the child is, newest record of each.
const WHO_I_AM: &[&str] = &["who_i_am", "child_identity"];
/// Kinds that are a plan.
const PLANS: &[&str] = &[
    "care_plan",
    "pathway_plan",
    "permanence_plan",
    "placement_plan",
    "health_plan",
    "personal_education_plan",
];
/// Kinds that are told at a glance to whom a part of the record is open, as far as they stand in it.
const GLANCED: &[&str] = &["address", "placement", "health_condition", "delegated_authority", "school"];
/// How many of the latest records are listed.
const LATELY: usize = 8;

/// What is not known, in the words of every page.
pub(super) const NOT_RECORDED: &str = "Not recorded";

/// Since when in care, with whom as worker, when last seen; to whom a part of the record is open, what is theirs to know.
pub(super) fn of(
    desk: &Desk,
    record: &Record,
    child: &Timeline,
    standing: &[&Fact],
    day: Day,
) -> SummaryList {
    let mut list = SummaryList::new();
    if !record.permit.is_whole() {
        // Where the child lives is read from rows of care, of which a part only may be open.
        list = list.row("Social worker", worker(desk.people(), child, day));
        for fact in standing.iter().filter(|fact| GLANCED.contains(&fact.record.kind().name)) {
            list = list.row(fact.record.kind().title, fact.record.line());
        }
        return list;
    }
    list = list.row("In care", in_care(child, day));
    list = list.row("Social worker", worker(desk.people(), child, day));
    if let Some(handover) = handover(desk.people(), standing, day) {
        list = list.row("Handover", handover);
    }
    list = list.row("Last seen", last_seen(child, day));
    let review = child.reviews.iter().rfind(|review| review.day <= day);
    list = list.row(
        "Last review",
        review.map_or_else(
            || NOT_RECORDED.to_owned(),
            |review| match review.participation {
                Some(part) => format!("{}: {}", review.day.to_words(), part.label()),
                None => review.day.to_words(),
            },
        ),
    );
    if let Some(iro) = newest(standing, &["iro_allocation"]) {
        let payload = words::payload(iro);
        let id = payload.get("worker").and_then(serde_json::Value::as_str).unwrap_or_default().to_owned();
        list = list.row("Reviewing officer", desk.people().name_of(&id).to_owned());
    }
    for (name, kind) in [("Health assessment", "health_assessment"), ("Dentist", "dental_check")] {
        let last = newest(standing, &[kind]).and_then(|fact| fact.record.happened().from);
        list = list.row(name, last.map_or_else(|| NOT_RECORDED.to_owned(), Day::to_words));
    }
    list
}

/// The home of a day, and since when with the same carer.
pub(super) fn lives(child: &Timeline, day: Day) -> String {
    let on = child.on(day);
    let Some(episode) = on.episode else { return "Not looked after today".to_owned() };
    let home = |place: Option<PlacementType>| place.map_or(NOT_RECORDED, PlacementType::label);
    let mut said = home(episode.place).to_owned();
    if let Some(postcode) = &episode.postcode {
        said.push_str(&format!(", {}", postcode.as_str()));
    }
    if let Some(since) = on.same_carer_since(false) {
        said.push_str(&format!(". With the same carer since {}", since.to_words()));
    }
    if episode.is_temporary() {
        said.push_str(&format!(
            ". A temporary stay since {}; home is: {}",
            episode.start.to_words(),
            home(on.place())
        ));
    }
    said
}

fn in_care(child: &Timeline, day: Day) -> String {
    let on = child.on(day);
    match on.period() {
        Some(period) if period.start_known() => format!("Since {}", period.start.to_words()),
        Some(period) => format!("Since before {}", period.start.to_words()),
        None if on.on_short_break() => "Short breaks only".to_owned(),
        None => match child.periods.iter().rev().find_map(|period| period.end.filter(|end| *end <= day)) {
            Some(end) => format!("No; left care on {}", end.to_words()),
            None => "No".to_owned(),
        },
    }
}

/// Days for which the child's page tells of a handover that has been.
const HANDED_OVER: i32 = 28;

/// A handover that is to come or was lately: who hands over to whom, what the next worker must know, what was promised.
fn handover(people: &People, standing: &[&Fact], day: Day) -> Option<Html> {
    let handovers = standing.iter().filter_map(|fact| fact.of::<Handover>());
    let last = handovers.max_by_key(|handover| handover.day)?;
    if last.day.days_until(day) > HANDED_OVER {
        return None;
    }
    let to = people.name_of(&last.to);
    let team = last.team.as_ref().map_or_else(String::new, |team| format!(", {team}"));
    let on = last.day.to_words();
    let from = last.from.as_deref().map(|from| people.name_of(from));
    let mut said = match (from, last.day > day) {
        (Some(from), true) => format!("{from} hands over to {to}{team} on {on}"),
        (Some(from), false) => format!("{from} handed over to {to}{team} on {on}"),
        (None, true) => format!("{to}{team} takes over on {on}"),
        (None, false) => format!("{to}{team} took over on {on}"),
    };
    for (label, text) in [("Must know", &last.must_know), ("Promised", &last.promised)] {
        if let Some(text) = text {
            said.push_str(&format!("\n{label}: {text}"));
        }
    }
    if last.day <= day && !last.met {
        said.push_str("\nNobody has recorded that they met the child together.");
    }
    Some(words::lines(&said))
}

/// The worker of a day, since when, and how many there were.
fn worker(people: &People, child: &Timeline, day: Day) -> String {
    let begun: Vec<_> = child.allocations.iter().filter(|allocation| allocation.since <= day).collect();
    let holds = begun.iter().rfind(|allocation| allocation.until.is_none_or(|until| until > day));
    let mut different: Vec<&str> = begun.iter().map(|allocation| &*allocation.worker).collect();
    different.sort_unstable();
    different.dedup();
    let year = day.plus_months(-12);
    let lately = begun.iter().filter(|allocation| allocation.until.is_none_or(|until| until > year)).count();
    let count = format!(
        "{} so far, {lately} in the last 12 months",
        words::counted(different.len(), "social worker", "social workers")
    );
    let next = child.allocations.iter().find(|allocation| allocation.since > day);
    let next = next.map_or_else(String::new, |next| {
        format!(". From {}: {}", next.since.to_words(), people.name_of(&next.worker))
    });
    match holds {
        Some(now) => {
            format!("{}, since {}{next}. {count}", people.name_of(&now.worker), now.since.to_words())
        }
        None if !next.is_empty() => format!("None today{next}. {count}"),
        None if begun.is_empty() => "None is recorded".to_owned(),
        None => format!("None today. {count}"),
    }
}

fn last_seen(child: &Timeline, day: Day) -> String {
    let visits = || child.visits.iter().filter(|visit| visit.day <= day);
    let Some(seen) = visits().rfind(|visit| visit.seen) else { return NOT_RECORDED.to_owned() };
    let alone = match seen.alone {
        Some(true) => ", seen alone",
        Some(false) => ", not seen alone",
        None => "",
    };
    let ago = words::days_ago(seen.day, day);
    let tried = visits().filter(|visit| !visit.seen && visit.day > seen.day).count();
    let tried = match tried {
        0 => String::new(),
        1 => ". One attempt since".to_owned(),
        n => format!(". {n} attempts since"),
    };
    format!("{}, {ago}{alone}{tried}", seen.day.to_words())
}

/// The newest record that stands of any of these kinds, by the day on which it was true.
pub(crate) fn newest<'a>(standing: &[&'a Fact], kinds: &[&str]) -> Option<&'a Fact> {
    standing
        .iter()
        .filter(|fact| kinds.contains(&fact.record.kind().name))
        .max_by_key(|fact| (fact.record.happened().from, fact.recorded))
        .copied()
}

/// Who the child is: names, and what the newest record of each kind says.
pub(super) fn who_i_am(people: &People, child: &Timeline, standing: &[&Fact]) -> SummaryList {
    let mut list = SummaryList::new();
    let name = child.identity.as_ref().and_then(|identity| identity.name.as_ref());
    if let Some(name) = name {
        let family = name.family.as_deref().unwrap_or_default();
        list = list.row("Name", format!("{} {family}", name.given).trim().to_owned());
        if let Some(known_as) = &name.known_as {
            list = list.row("Likes to be called", known_as.clone());
        }
    } else {
        list = list.row("Name", NOT_RECORDED);
    }
    for fact in WHO_I_AM.iter().filter_map(|kind| newest(standing, &[kind])) {
        // The photo itself stands above.
        for (label, value) in words::fields(people, fact).into_iter().filter(|(label, _)| *label != "Photo") {
            list = list.row(label.trim_end_matches('?'), value);
        }
    }
    list
}

/// The people in the child's life.
pub(super) fn people(staff: &People, child: &Timeline, standing: &[&Fact]) -> Html {
    let people = super::people::of(staff, standing);
    if people.is_empty() {
        return not_recorded("Nobody is recorded here yet: family, friends, carers, school.");
    }
    let name = words::name(child);
    super::people::html(name.as_deref().unwrap_or("Me"), child.born().map(Day::year), &people)
}

/// The plans that stand: the care plan as people read it, with what of it waits for approval; of the others what they say.
pub(super) fn plan(desk: &Desk, id: &str, standing: &[&Fact], day: Day) -> Html {
    let plans: Vec<&Fact> = PLANS.iter().filter_map(|kind| newest(standing, &[kind])).collect();
    if plans.is_empty() {
        return not_recorded("No plan is recorded here yet.");
    }
    let mut html = Html::new();
    for (fact, approval) in standing.iter().filter_map(|fact| Some((fact, fact.of::<Approval>()?))) {
        if approval.is_waiting() {
            let words = format!(
                "{}, sent by {} on {}, waits for an answer",
                approval.what(),
                desk.people().name_of(&approval.by),
                approval.day.to_words()
            );
            html = html.with(&link(&Link::new(words, crate::workforce::approvals::address(id, &fact.id))));
        }
    }
    // While a plan is being written, the one that was approved before it holds.
    let care_plans =
        || standing.iter().filter_map(|fact| fact.of::<CarePlan>()).filter(|plan| plan.day <= day);
    let newest_plan = care_plans().max_by_key(|plan| plan.day);
    let holds = care_plans().filter(|plan| plan.approved.is_some()).max_by_key(|plan| plan.day);
    for plan in newest_plan.into_iter().chain(holds.filter(|holds| newest_plan != Some(holds))) {
        html = html.with(&super::plans::care_plan(plan, desk.people(), day));
    }
    let mut list = SummaryList::new();
    for fact in plans.into_iter().filter(|fact| fact.of::<CarePlan>().is_none()) {
        let day = fact.record.happened().from.map(Day::to_words).unwrap_or_default();
        let mut said = Html::text(day);
        for (label, value) in words::fields(desk.people(), fact) {
            let line = format!("{} {value}", words::labelled(label));
            said = said.with(&Html::trusted("<br>".to_owned())).with(&words::lines(&line));
        }
        list = list.row(fact.record.kind().title, said);
    }
    html.with(&list)
}

/// A sentence in place of a part of which nothing is recorded.
fn not_recorded(sentence: &str) -> Html {
    Html::trusted(format!("<p class=\"kith-empty\">{}</p>", Html::text(sentence)))
}

/// The latest records, whatever their kind.
pub(super) fn lately(people: &People, id: &str, standing: &[&Fact], known: Known) -> Html {
    // Those of one day and moment stay in the order of the journal.
    let when = |(nth, fact): (usize, &&'_ Fact)| {
        let from = fact.record.happened().from.filter(|from| *from <= known.day)?;
        (!words::is_of_returns(fact)).then_some((Reverse((from, fact.recorded)), nth))
    };
    let mut latest: Vec<_> = standing.iter().enumerate().filter_map(when).collect();
    if latest.len() > LATELY {
        latest.select_nth_unstable(LATELY);
        latest.truncate(LATELY);
    }
    latest.sort_unstable();
    let columns = [Column::date("Day"), Column::prose("What"), Column::text("By")];
    let mut table =
        Table::new("The latest records", columns).caption_hidden().when_empty("Nothing is recorded yet.");
    for fact in latest.into_iter().map(|(_, nth)| standing[nth]) {
        table.push([
            Cell::new(fact.record.happened().from.map(Day::to_words).unwrap_or_default()),
            Cell::html(titled(people, id, fact)),
            Cell::new(people.name_of(&fact.origin.who)),
        ]);
    }
    let all = Link::new("The whole chronology", known.at(super::address(id).at("chronology")));
    Html::new().with(&table).with(&link(&all))
}

/// A record in a line: its kind, leading to its history, and what it says.
pub(super) fn titled(people: &People, id: &str, fact: &Fact) -> Html {
    let to: Address = super::record::one(id, fact.record.kind().name, &fact.id);
    let line = line(people, fact);
    let line = if line.is_empty() { String::new() } else { format!(": {}", Html::text(line)) };
    Html::trusted(format!(
        "<a class=\"govuk-link\" href=\"{}\">{}</a>{line}",
        Html::text(&to),
        Html::text(fact.record.kind().title)
    ))
}

/// What a record says in a line, with the worker of it by name.
pub(super) fn line(people: &People, fact: &Fact) -> String {
    let line = fact.record.line();
    match words::payload(fact).get("worker").and_then(serde_json::Value::as_str) {
        Some(worker) if fact.record.kind().fields.iter().any(|field| field.name == "worker") => {
            line.replace(worker, people.name_of(worker))
        }
        _ => line,
    }
}

/// Several ways on, as a list; in two columns where there is room.
pub(crate) fn links(all: &[Link]) -> Html {
    let items: String = all
        .iter()
        .map(|link| {
            let (to, words) = (Html::text(&link.address), Html::text(&link.words));
            format!("<li><a class=\"govuk-link\" href=\"{to}\">{words}</a></li>")
        })
        .collect();
    Html::trusted(if items.is_empty() {
        items
    } else {
        format!("<ul class=\"govuk-list kith-ways\">{items}</ul>")
    })
}

/// A link in a line of its own.
pub(crate) fn link(link: &Link) -> Html {
    Html::trusted(format!(
        "<p class=\"govuk-body\"><a class=\"govuk-link\" href=\"{}\">{}</a></p>",
        Html::text(&link.address),
        Html::text(&link.words)
    ))
}

#[cfg(test)]
mod tests {
    use super::{GLANCED, PLANS, WHO_I_AM};

    #[test]
    fn every_kind_that_is_named_here_is_a_kind() {
        for name in WHO_I_AM.iter().chain(PLANS).chain(GLANCED) {
            assert!(records::kind(name).is_some(), "{name}");
        }
    }
}
