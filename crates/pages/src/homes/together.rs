//! `/matching`: the children for whom a home is asked, which needs find no home, and homes for all of them at once: a proposal,
//! held against the obvious one.

use std::collections::BTreeSet;
use std::sync::Arc;

use ::matching::joint::{Joint, propose};
use ::matching::{Place, World, unmet};
use access::{Person, Seen};
use axum::extract::State;
use records::Definition;
use records::placements::{PlacedWith, PlacementRequest};
use timeline::Cohort;
use web::parts::{Cell, Colour, Column, Details, Inset, Table, Tag};
use web::{Html, Page, Problem};

use super::matching::points;
use super::{called, cell, everybody, finds, matching_address, world};
use crate::child::overview::heading;
use crate::rows::{self, List, Rows};
use crate::signed::Me;
use crate::workforce::my_work::lead;
use crate::workforce::trackers;
use crate::{Desk, words};

/// The page.
///
/// # Errors
/// It is not the reader's list.
pub(crate) async fn get(State(desk): State<Desk>, Me(me): Me) -> Result<Page, Problem> {
    desk.work(move |desk| {
        finds(&me)?;
        let (seen, cohort) = (desk.seen(&me)?, everybody(desk));
        let mut world = world(desk, &cohort);
        // Those whom the reader may not see are in no list and in no proposal.
        world.asked.retain(|asked| seen.has(&asked.child));
        let decided = decided(&me, &cohort, &world);
        keep_who_waits(&mut world);
        let joint = propose(&world);
        let homes = world.places.iter().filter(|place| place.is_vacancy()).count();
        let sentence = format!(
            "A home is asked for {}. {} with room.",
            words::counted(world.asked.len(), "child", "children"),
            words::counted(homes, "household is approved and free,", "households are approved and free,"),
        );
        let html = Html::of(&lead(&sentence))
            .with(&heading("Children who wait"))
            .with(&waiting(&cohort, &world, usize::MAX))
            .with(&rows::download("Children who wait", "/matching.csv"));
        let html = match decided {
            Some(decided) => html.with(&heading("Decided, and not moved in yet")).with(&decided),
            None => html,
        };
        let html = html
            .with(&heading("Homes for all of them at once"))
            .with(&proposal(&me, &cohort, &world, &joint))
            .with(&heading("Needs, and households that could meet them"))
            .with(&needs(&world))
            .with(&Details::new("The rules, and how much each counts", super::matching::rules(desk, &world)));
        Ok(trackers::page("Matching", desk.today().to_words()).body(html))
    })
    .await
}

/// Whether somebody decided that a child comes to a place, and the child has not moved in yet.
fn is_coming(place: &Place<'_>, child: &str) -> bool {
    place.coming.iter().any(|other| **other == *child)
}

/// Leaves out of what is asked those for whom a home is decided.
pub(super) fn keep_who_waits(world: &mut World<'_>) {
    let coming: BTreeSet<Arc<str>> = world.places.iter().flat_map(|place| &place.coming).cloned().collect();
    world.asked.retain(|asked| !coming.contains(&asked.child));
}

/// The children for whom somebody decided, and where they go: nobody looks for a home for them a second time.
fn decided(me: &Person, cohort: &Cohort, world: &World<'_>) -> Option<Table> {
    let columns =
        [Column::text("Child"), Column::number("Age"), Column::text("Where they go"), Column::text("Do it")];
    let mut table = Table::new("Children for whom a home is decided", columns).caption_hidden();
    for asked in &world.asked {
        let Some(place) = world.places.iter().find(|place| is_coming(place, &asked.child)) else { continue };
        let called = name(cohort, &asked.child);
        let with = crate::child::address(&asked.child).at("record").at(PlacedWith::KIND.name);
        table.push([
            Cell::link(&called, &crate::child::address(&asked.child)),
            asked.age.map_or_else(|| Cell::none("not known"), Cell::new),
            cell(me, place),
            Cell::html(words::link_for("Write down that they moved in", &called, &with)),
        ]);
    }
    (!table.is_empty()).then_some(table)
}

fn name(cohort: &Cohort, child: &str) -> String {
    words::name_of(cohort, child).unwrap_or_else(|| format!("Child {child}"))
}

/// The children who wait, to take away.
pub(crate) const LIST: List = List {
    name: "matching",
    title: "Children for whom a home is asked",
    asks: &[],
    rows: |desk, me, _| {
        finds(me)?;
        let (seen, cohort) = (desk.seen(me)?, everybody(desk));
        let mut world = world(desk, &cohort);
        world.asked.retain(|asked| seen.has(&asked.child));
        keep_who_waits(&mut world);
        let rows = soonest(&world)
            .into_iter()
            .map(|at| {
                let asked = &world.asked[at];
                let request = asked.request;
                let group = world.group(at);
                let together: Vec<String> =
                    group.iter().map(|&other| world.asked[other].child.to_string()).collect();
                vec![
                    asked.child.to_string(),
                    words::name_of(&cohort, &asked.child).unwrap_or_default(),
                    asked.age.map(|age| age.to_string()).unwrap_or_default(),
                    asked.since().to_string(),
                    rows::day(request.needed_by),
                    if request.emergency { "yes" } else { "no" }.to_owned(),
                    together.join("; "),
                    wants(request).join("; "),
                ]
            })
            .collect();
        let headings =
            ["child", "name", "age", "asked", "needed_by", "emergency", "together_with", "asks_for"];
        Ok(Rows::new(&headings, rows))
    },
};

/// Whose home is needed first.
fn soonest(world: &World<'_>) -> Vec<usize> {
    let mut order: Vec<usize> = (0..world.asked.len()).collect();
    order.sort_by_key(|&at| {
        (world.asked[at].request.needed_by.is_none(), world.asked[at].request.needed_by, at)
    });
    order
}

/// What a home should bring, in words.
fn wants(request: &PlacementRequest) -> Vec<&'static str> {
    let mut wants: Vec<&str> = request.languages.iter().map(|each| each.label()).collect();
    wants.extend(request.skills.iter().map(|each| each.label()));
    wants.extend(request.alone.then_some("No other child"));
    wants
}

pub(super) fn waiting(cohort: &Cohort, world: &World<'_>, most: usize) -> Table {
    let columns = [
        Column::text("Child"),
        Column::number("Age"),
        Column::date("Asked"),
        Column::date("Needed by"),
        Column::text("Together with"),
        Column::prose("What is asked for"),
        Column::text("Do it"),
    ];
    let mut table = Table::new("Children who wait", columns)
        .caption_hidden()
        .when_empty("No home is asked for anybody today. A request is recorded on a child’s record.");
    for at in soonest(world).into_iter().take(most) {
        let asked = &world.asked[at];
        let request = asked.request;
        let needed = match request.needed_by {
            _ if request.emergency => Cell::part(&Tag::new("Emergency", Colour::Red)),
            Some(day) if day < world.day => {
                Cell::part(&Tag::new(format!("Late: {}", day.to_words()), Colour::Red))
            }
            Some(day) => Cell::new(day.to_words()),
            None => Cell::none("not said"),
        };
        let group: Vec<String> =
            world.group(at).iter().map(|&other| name(cohort, &world.asked[other].child)).collect();
        let wants = wants(request);
        let called = name(cohort, &asked.child);
        table.push([
            Cell::link(&called, &crate::child::address(&asked.child)),
            asked.age.map_or_else(|| Cell::none("not known"), Cell::new),
            Cell::new(asked.since().to_words()),
            needed,
            if group.is_empty() { Cell::none("nobody") } else { Cell::new(group.join(", ")) },
            if wants.is_empty() { Cell::none("nothing particular") } else { Cell::new(wants.join("; ")) },
            Cell::html(words::link_for(
                "Find a home",
                &format!("for {called}"),
                &matching_address(&asked.child),
            )),
        ]);
    }
    table
}

fn proposal(me: &Person, cohort: &Cohort, world: &World<'_>, joint: &Joint) -> Html {
    let proven =
        if joint.is_proven { "No other does better." } else { "It is the best found in the time given." };
    let (all, obvious) = (joint.joint.children, joint.obvious.children);
    let sentence = format!(
        "Together {} would have a home ({}). One child after the other, each the best that is left: {} ({}). {proven} It \
         proposes; for each child somebody decides.",
        words::counted(all, "child", "children"),
        points(joint.joint.points),
        words::counted(obvious, "child", "children"),
        points(joint.obvious.points),
    );
    let columns = [
        Column::text("Children"),
        Column::text("Proposed"),
        Column::text("By the obvious way"),
        Column::prose("Why they differ"),
    ];
    let mut table = Table::new("The joint proposal", columns)
        .caption_hidden()
        .when_empty("No home is asked for anybody: there is nothing to propose.");
    for (at, unit) in joint.units.iter().enumerate() {
        let names: Vec<String> =
            unit.children.iter().map(|&child| name(cohort, &world.asked[child].child)).collect();
        let names = if unit.is_parted {
            format!("{} (no home takes all of them)", names.join(", "))
        } else {
            names.join(", ")
        };
        let place = |place: Option<usize>| match place {
            Some(place) => cell(me, &world.places[place]),
            None => Cell::part(&Tag::new("No home", Colour::Yellow)),
        };
        let why = joint.differences.iter().find(|each| each.unit == at).map(|each| {
            let called = |place: usize| called(me, &world.places[place]);
            match (each.obvious, each.joint) {
                (Some((obvious, had)), Some((joint, has))) => format!(
                    "{} fits {}, and {} would then be free for another.",
                    called(joint),
                    by(has - had),
                    called(obvious),
                ),
                (None, Some((joint, _))) => {
                    format!("{} is free because others go where they fit nearly as well.", called(joint))
                }
                (Some((obvious, _)), None) => {
                    format!("{} is for others: together more is gained.", called(obvious))
                }
                (None, None) => String::new(),
            }
        });
        table.push([
            Cell::new(names),
            place(joint.joint.places[at]),
            place(joint.obvious.places[at]),
            why.map_or_else(|| Cell::none("they agree"), Cell::new),
        ]);
    }
    Html::of(&Inset::new(sentence)).with(&table)
}

fn by(points: i32) -> String {
    match points {
        0 => "as well".to_owned(),
        1.. => format!("better by {points} points"),
        _ => format!("less well by {} points", -points),
    }
}

fn needs(world: &World<'_>) -> Table {
    let columns = [
        Column::text("Need"),
        Column::text("Sort"),
        Column::number("Children"),
        Column::number("Households with room, or beds free"),
        Column::number("Short by"),
        Column::number("With no home that fits"),
    ];
    let mut table =
        Table::new("Needs", columns).caption_hidden().when_empty("Nobody waits for a home today.");
    for each in unmet(world) {
        table.push([
            Cell::new(each.of.words()),
            Cell::new(each.of.sort()),
            Cell::new(each.children.len()),
            Cell::new(each.households),
            Cell::new(each.short()),
            Cell::new(each.without),
        ]);
    }
    table
}

/// Whether a child of the list is seen: kept for the household's page.
pub(super) fn seen_name(cohort: &Cohort, seen: &Seen, child: &str) -> Option<String> {
    seen.has(child).then(|| name(cohort, child))
}
