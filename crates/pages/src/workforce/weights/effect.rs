//! What other weights would change, with the children of today: whose caseload would be over the most, and whose no longer.

use std::collections::BTreeMap;

use access::Person;
use calendar::Moment;
use oversight::caseload::{Caseload, Weighed, weigh, weights_on};
use records::workforce::CaseloadWeights;
use web::parts::{Cell, Colour, Column, Inset, Table, Tag};
use web::{Html, Problem};

use crate::workforce::my_team::caseloads::{post_of, tenths};
use crate::{Desk, words};

/// A worker's caseload before and after.
struct Change {
    name: String,
    before: Caseload,
    after: Caseload,
}

/// In a sentence and, for those who see everybody's work, by worker.
pub(super) fn html(desk: &Desk, me: &Person, set: &CaseloadWeights) -> Result<Html, Problem> {
    let changes = changes(desk, set);
    let over = |of: fn(&Change) -> &Caseload| changes.iter().filter(|each| of(each).is_over()).count();
    let (before, after) = (over(|each| &each.before), over(|each| &each.after));
    let html = Html::of(&Inset::new(format!(
        "{} with children. Over the most today: {before}. With these weights: {after}.",
        words::counted(changes.len(), "social worker", "social workers")
    )));
    if !access::sees_everybody(me) {
        return Ok(html);
    }
    let columns = [
        Column::text("Social worker"),
        Column::number("Children"),
        Column::number("Weighed today"),
        Column::number("Would weigh"),
        Column::text("Against the most"),
    ];
    let mut table = Table::new("Whose caseload is over, or would be", columns)
        .when_empty("Nobody’s caseload is over the most, and nobody’s would be.");
    for each in changes.iter().filter(|each| each.before.is_over() || each.after.is_over()) {
        let against = match (each.before.is_over(), each.after.is_over()) {
            (_, true) => {
                Tag::new(format!("Over {}", tenths(each.after.most.unwrap_or_default())), Colour::Red)
            }
            _ => Tag::new("No longer over", Colour::Green),
        };
        table.push([
            Cell::new(&each.name),
            Cell::new(each.after.children),
            Cell::new(tenths(each.before.weighed)),
            Cell::new(tenths(each.after.weighed)),
            Cell::part(&against),
        ]);
    }
    Ok(html.with(&table))
}

/// Everybody who has children today, heaviest after the change first.
fn changes(desk: &Desk, set: &CaseloadWeights) -> Vec<Change> {
    let (authority, today) = (desk.authority(Moment::END_OF_TIME), desk.today());
    let holds = weights_on(&authority, today);
    let mut by_worker: BTreeMap<&str, Vec<(Weighed, Weighed)>> = BTreeMap::new();
    let cohort = desk.cohort(Moment::END_OF_TIME);
    for child in &cohort.children {
        let held = child
            .allocations
            .iter()
            .rfind(|held| held.since <= today && held.until.is_none_or(|until| until > today));
        if let Some(held) = held {
            let pair = (weigh(child, today, holds), weigh(child, today, Some(set)));
            by_worker.entry(&held.worker).or_default().push(pair);
        }
    }
    let mut changes: Vec<Change> = by_worker
        .into_iter()
        .map(|(worker, children)| Change {
            name: desk.people().name_of(worker).to_owned(),
            before: Caseload::of(
                children.iter().map(|(before, _)| before),
                post_of(desk, worker, today, holds),
                holds,
            ),
            after: Caseload::of(
                children.iter().map(|(_, after)| after),
                post_of(desk, worker, today, Some(set)),
                Some(set),
            ),
        })
        .collect();
    changes.sort_by(|a, b| b.after.weighed.total_cmp(&a.after.weighed).then_with(|| a.name.cmp(&b.name)));
    changes
}
