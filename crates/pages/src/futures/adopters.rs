//! Adopters on their way, for the page of adoption: households at each stage, adding up to all.

use std::collections::BTreeMap;

use access::Person;
use calendar::{Day, Moment};
use oversight::adoption::adopters::{self, Adopters, OfChildren};
use records::adoption::LinkEnd;
use timeline::{Cohort, Standpoint};
use web::Html;
use web::parts::{Cell, Colour, Column, Table};

use super::told::{Holds, List, Told};
use crate::board::Board;
use crate::child::glance::link;
use crate::child::overview::heading;
use crate::homes::begin;
use crate::workforce::my_work::lead;
use crate::{Desk, words};

/// Every household that asked to adopt, by stage.
pub(super) fn all_adopters(desk: &Desk, board: &Board, today: Day) -> Vec<Adopters> {
    let cohort = desk.cohort(Moment::END_OF_TIME);
    let at = Standpoint { day: today, known: Moment::END_OF_TIME, authority: &cohort.authority };
    let mut of_children: BTreeMap<&str, OfChildren> = BTreeMap::new();
    for way in board.everybody().filter_map(|child| child.futures.way.as_ref()) {
        for link in &way.links {
            let Some(household) = link.household.as_deref() else { continue };
            let told = of_children.entry(household).or_default();
            match &link.ended {
                None if way.stage.is_on_the_way() => told.linked = Some(link.since),
                Some((on, Some(LinkEnd::Matched), _)) => told.matched = Some(*on),
                _ => {}
            }
        }
    }
    let mut all: Vec<Adopters> = cohort
        .households
        .iter()
        .filter_map(|household| {
            let duties = clocks::adoption::adopters::FAMILY.of_household(household, &at);
            let children = of_children.get(&*household.id).copied().unwrap_or_default();
            adopters::of(household, &duties, children, today)
        })
        .collect();
    all.sort_by_key(|one| (one.stage, one.since));
    all
}

/// The households, and how many are at each stage.
pub(super) fn adopters_page(desk: &Desk, me: &Person, board: &Board, today: Day) -> Html {
    let cohort = desk.cohort(Moment::END_OF_TIME);
    let all = all_adopters(desk, board, today);
    let open = all.iter().filter(|one| one.stage.is_open()).count();
    let waiting = all.iter().filter(|one| one.stage == adopters::Stage::Waiting).count();
    let late = all.iter().filter(|one| one.is_late(today)).count();
    let sentence = format!(
        "{} on the way or approved, {waiting} approved and waiting for a child, {late} at a stage for longer than it may take.",
        words::counted(open, "household is", "households are")
    );
    let columns = [Column::text("Stage"), Column::number("Households")];
    let mut table = Table::new("Households at each stage", columns).caption_hidden();
    for (stage, count) in adopters::counts(&all) {
        table.push([Cell::new(stage.words()), Cell::new(count)]);
    }
    table.push([Cell::new("Every household that asked"), Cell::new(all.len())]);
    let begin = match begin::ADOPTION.is_open_to(me) {
        true => link(&begin::ADOPTION.link()),
        false => Html::new(),
    };
    lead(&sentence)
        .with(&begin)
        .with(&pipeline(&cohort, &all, today).table())
        .with(&heading("How many households are at each stage"))
        .with(&table)
}

/// The list of households, for those to whom households are open: each by its name where somebody wrote one down.
pub(super) fn pipeline(cohort: &Cohort, all: &[Adopters], today: Day) -> List {
    let rows = all.iter().map(|one| {
        let colour = match one.stage {
            adopters::Stage::Waiting => Colour::Yellow,
            adopters::Stage::Matched => Colour::Green,
            adopters::Stage::Declined | adopters::Stage::Left => Colour::Grey,
            _ => Colour::Blue,
        };
        let open = one.stage.is_open();
        vec![
            Told::household(cohort, &one.id, today),
            Told::text(one.stage.words()).tagged(colour),
            Told::day(one.since),
            Told::days(one.since.days_until(today).max(0)),
            Told::by(one.due.filter(|_| open), today, "no day"),
            Told::day_or(one.registered, "not known"),
            Told::day_or(one.approved, "not yet"),
            Told::or(one.agency.as_deref(), "our own"),
            Told::or(one.because.as_deref(), "nothing said"),
        ]
    });
    List {
        name: "adopters",
        caption: "Households that asked to adopt, by stage",
        columns: &[
            (Holds::Words, "Household"),
            (Holds::Words, "Stage"),
            (Holds::Day, "Since"),
            (Holds::Number, "Days there"),
            (Holds::Day, "By"),
            (Holds::Day, "Registered interest"),
            (Holds::Day, "Approved"),
            (Holds::Words, "Agency"),
            (Holds::Prose, "Why they left"),
        ],
        rows: rows.collect(),
        empty: "No household that asked to adopt is recorded.",
    }
}
