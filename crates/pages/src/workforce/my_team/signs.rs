//! Where to look first: which children's plans stand still (drift), and who is about to miss something.

use access::People;
use calendar::Day;
use oversight::drift;
use oversight::near::Near;
use web::Html;
use web::parts::{Cell, Colour, Column, Details, Table, Tag};

use crate::board::Standing;
use crate::child::due::by;
use crate::{child, words};

/// Rows of a page.
const ROWS: usize = 120;

/// The children with a sign of drift: most signs first, then longest.
fn drifting<'a>(children: &[&'a Standing]) -> Vec<&'a Standing> {
    let mut seen: Vec<&Standing> = children.iter().copied().filter(|child| !child.drift.is_empty()).collect();
    let since = |child: &Standing| child.drift.iter().map(|(_, drift)| drift.since).min();
    seen.sort_by_key(|child| (std::cmp::Reverse(child.drift.len()), since(child), child.id.clone()));
    seen
}

/// Drift, a child a row.
pub(super) fn drift_table(children: &[&Standing], today: Day, people: &People) -> Html {
    let columns = [
        Column::text("Child"),
        Column::text("Social worker"),
        Column::number("Signs"),
        Column::text("Longest"),
        Column::prose("What stands still"),
    ];
    let mut table = Table::new("Signs of drift", columns)
        .caption_hidden()
        .when_empty("No sign of drift shows for any child of the team.");
    let drifting = drifting(children);
    for child in drifting.iter().take(ROWS) {
        let longest = child.drift.iter().map(|(_, drift)| drift.since.days_until(today)).max().unwrap_or(0);
        let said: Vec<&str> = child.drift.iter().map(|(_, drift)| drift.words.as_str()).collect();
        table.push([
            Cell::link(child.called(), &child::address(&child.id)),
            Cell::new(worker(child, people)),
            Cell::new(child.drift.len()),
            Cell::new(words::counted(longest.max(0) as usize, "day", "days")),
            Cell::html(words::lines(&said.join("\n"))),
        ]);
    }
    let mut rules = String::from("<ul class=\"govuk-list govuk-list--bullet\">");
    for sign in drift::SIGNS {
        rules.push_str(&format!("<li>{}: {}</li>", Html::text(sign.title), Html::text(sign.shows_when)));
    }
    rules.push_str(
        "</ul><p class=\"govuk-body\">No regulation defines drift. A sign asks somebody to look; it is no breach, and \
         no figure counts it.</p>",
    );
    Html::of(&table).with(&Details::new("When each sign shows", Html::trusted(rules)))
}

/// Drift as a sentence.
pub(super) fn drift_sentence(children: &[&Standing]) -> String {
    let seen = drifting(children);
    let two = seen.iter().filter(|child| child.drift.len() > 1).count();
    format!(
        "{} of {} show a sign of drift, {two} more than one.",
        seen.len(),
        words::counted(children.len(), "child", "children")
    )
}

/// The headings of [`drift_file`].
pub(super) const DRIFT: &[&str] = &["child", "name", "social_worker", "sign", "since", "days", "what"];

/// A sign a row.
pub(super) fn drift_file(children: &[&Standing], today: Day, people: &People) -> Vec<Vec<String>> {
    drifting(children)
        .into_iter()
        .flat_map(|child| child.drift.iter().map(move |seen| (child, seen)))
        .map(|(child, (sign, drift))| {
            vec![
                child.id.to_string(),
                child.name.clone().unwrap_or_default(),
                worker(child, people),
                sign.id.to_owned(),
                drift.since.to_string(),
                drift.since.days_until(today).to_string(),
                drift.words.clone(),
            ]
        })
        .collect()
}

/// What falls due in the next days: most signs that it may be missed first, then soonest.
fn nearing<'a>(children: &[&'a Standing]) -> Vec<(&'a Standing, &'a Near)> {
    let mut rows: Vec<(&Standing, &Near)> =
        children.iter().flat_map(|child| child.near.iter().map(move |near| (*child, near))).collect();
    rows.sort_by_key(|(child, near)| {
        (std::cmp::Reverse(near.signs.len()), near.duty.act_by(), child.id.clone(), near.duty.clock.id)
    });
    rows
}

/// What may be missed in the next days, a row each.
pub(super) fn near_table(children: &[&Standing], today: Day, people: &People) -> Html {
    let columns = [
        Column::text("Social worker"),
        Column::text("Child"),
        Column::text("What"),
        Column::date("By"),
        Column::text("Left"),
        Column::prose("Why it may be missed"),
    ];
    let mut table = Table::new("About to be missed", columns)
        .caption_hidden()
        .when_empty("Nothing falls due in the next 14 days.");
    let rows = nearing(children);
    for (child, near) in rows.iter().take(ROWS) {
        let left = today.days_until(near.duty.act_by());
        let left = match left {
            i32::MIN..=0 => Tag::new("Today", Colour::Red),
            1..=3 => Tag::new(words::counted(left as usize, "day", "days"), Colour::Red),
            _ => Tag::new(words::counted(left as usize, "day", "days"), Colour::Yellow),
        };
        let signs: Vec<&str> = near.signs.iter().map(|sign| sign.words()).collect();
        table.push([
            Cell::new(worker(child, people)),
            Cell::link(child.called(), &child::address(&child.id)),
            Cell::new(near.duty.clock.title),
            Cell::new(by(&near.duty)),
            Cell::part(&left),
            if signs.is_empty() {
                Cell::none("nothing speaks against it")
            } else {
                Cell::new(signs.join("; "))
            },
        ]);
    }
    Html::of(&table)
}

/// What may be missed, as a sentence.
pub(super) fn near_sentence(children: &[&Standing]) -> String {
    let rows = nearing(children);
    let signs = rows.iter().filter(|(_, near)| !near.signs.is_empty()).count();
    format!("{} due in the next 14 days; of {signs} something says that they may be missed.", rows.len())
}

/// The headings of [`near_file`].
pub(super) const NEAR: &[&str] =
    &["child", "name", "social_worker", "clock", "what", "act_by", "due_by_law", "signs"];

/// A row each.
pub(super) fn near_file(children: &[&Standing], people: &People) -> Vec<Vec<String>> {
    nearing(children)
        .into_iter()
        .map(|(child, near)| {
            let signs: Vec<&str> = near.signs.iter().map(|sign| sign.words()).collect();
            vec![
                child.id.to_string(),
                child.name.clone().unwrap_or_default(),
                worker(child, people),
                near.duty.clock.id.to_owned(),
                near.duty.clock.title.to_owned(),
                near.duty.act_by().to_string(),
                near.duty.due.to_string(),
                signs.join("; "),
            ]
        })
        .collect()
}

fn worker(child: &Standing, people: &People) -> String {
    child.worker.as_ref().map_or_else(|| "nobody".to_owned(), |(id, _)| people.name_of(id).to_owned())
}
