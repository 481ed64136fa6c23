//! A plan as people read it: what it is in plain words, what the child says, and each action with who does it, by when, and
//! whether it is done.

use access::People;
use calendar::Day;
use records::Trouble;
use records::coming_into_care::{CarePlan, PlanAction};
use web::Html;
use web::parts::{Cell, Colour, Column, SummaryList, Table, Tag};

use crate::words;

/// A care plan.
pub(crate) fn care_plan(plan: &CarePlan, people: &People, today: Day) -> Html {
    let mut list = SummaryList::new();
    let said = |text: &Option<String>| text.as_deref().map(words::lines);
    for (name, value) in [
        ("In plain words", said(&plan.summary)),
        ("What is going well", said(&plan.well)),
        ("What we are worried about", said(&plan.worried)),
        ("What needs to happen", said(&plan.needs)),
        ("What the child says", said(&plan.views)),
        ("What the family says", said(&plan.family_views)),
    ] {
        if let Some(value) = value {
            list = list.row(name, value);
        }
    }
    if let Some(route) = plan.route {
        let otherwise = plan.parallel.map(|other| format!(". If that does not work: {}", other.label()));
        list = list
            .row("Where the child will grow up", route.label().to_owned() + &otherwise.unwrap_or_default());
    }
    list = list.row("Where it stands", stands(plan, people));
    Html::of(&list).with(&actions(&plan.actions, today))
}

/// Of which day it is, and whether somebody agreed it.
fn stands(plan: &CarePlan, people: &People) -> String {
    let day = plan.day.to_words();
    match (plan.approved, &plan.approved_by) {
        (Some(on), Some(by)) => {
            format!("Plan of {day}, approved by {} on {}", people.name_of(by), on.to_words())
        }
        (Some(on), None) => format!("Plan of {day}, approved on {}", on.to_words()),
        (None, _) => format!("Plan of {day}, still being written: nobody has approved it"),
    }
}

/// What will be done, a row for each.
pub(crate) fn actions(actions: &[PlanAction], today: Day) -> Table {
    let columns = [
        Column::prose("What will be better"),
        Column::prose("What will be done"),
        Column::text("Who"),
        Column::date("By"),
        Column::text("State"),
    ];
    let mut table = Table::new("What will be done", columns)
        .caption_hidden()
        .when_empty("The plan says of nothing that it will be done.");
    for action in actions {
        let text = |text: &Option<String>| match text.as_deref().map(str::trim) {
            None | Some("") => Cell::none("not said"),
            Some(text) => Cell::new(text),
        };
        let doing = match (&action.action, &action.measure) {
            (Some(action), Some(measure)) => Cell::new(format!("{action}. We know by: {measure}")),
            (None, Some(measure)) => Cell::new(format!("We know by: {measure}")),
            (action, None) => text(action),
        };
        table.push([
            text(&action.outcome),
            doing,
            text(&action.owner),
            action.by.map_or_else(|| Cell::none("not said"), |by| Cell::new(by.to_words())),
            match &action.seen {
                Some(seen) => {
                    Cell::html(Html::of(&state(action, today)).with(&words::lines(&format!(" {seen}"))))
                }
                None => Cell::part(&state(action, today)),
            },
        ]);
    }
    table
}

fn state(action: &PlanAction, today: Day) -> Tag {
    match (action.done, action.by) {
        (Some(done), _) => Tag::new(format!("Done {}", done.to_words()), Colour::Green),
        (None, Some(by)) if by < today => {
            let days = by.days_until(today).max(0) as usize;
            Tag::new(format!("Overdue {}", words::counted(days, "day", "days")), Colour::Red)
        }
        (None, Some(_)) => Tag::new("To do", Colour::Blue),
        (None, None) => Tag::new("No date", Colour::Yellow),
    }
}

/// What is missing before it can be approved, a sentence for each, with the number of the action.
pub(crate) fn missing(troubles: &[Trouble]) -> Vec<String> {
    troubles
        .iter()
        .filter(|trouble| trouble.stops)
        .map(|trouble| {
            let nth = trouble.field.strip_prefix("actions.").and_then(|rest| rest.split('.').next());
            match nth.and_then(|nth| nth.parse::<usize>().ok()) {
                Some(nth) => format!("Action {}: {}", nth + 1, trouble.says),
                None => trouble.says.clone(),
            }
        })
        .collect()
}
