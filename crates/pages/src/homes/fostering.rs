//! `/fostering`: the service on a day: the register, who asks to foster and how far they are, households with room, checks that
//! run out, who left and why.

use std::collections::BTreeMap;
use std::sync::Arc;

use access::Person;
use axum::extract::State;
use calendar::Day;
use oversight::fostering::{
    AGE_BANDS, Expiring, Stage, ages, counted, dropped, expiring, forecast, leavers, over_terms, pipeline,
    sources, vacancies,
};
use records::fostering::Constellation;
use timeline::{Cohort, Household, Standpoint, Stranded};
use web::parts::{Cell, Colour, Column, Inset, SummaryList, Table, Tag, Warning};
use web::{Address, Html, Link, Page, Problem};

use super::{begin, cell, everybody, finds, named, world};
use crate::child::due;
use crate::child::glance::link;
use crate::child::overview::heading;
use crate::rows::{self, List, Rows};
use crate::signed::Me;
use crate::workforce::my_work::lead;
use crate::workforce::trackers;
use crate::{Desk, words};

/// Checks that run out within so many days are told.
const WITHIN: i32 = 60;
/// Months of the forecast.
const MONTHS: usize = 6;
/// Rows of one list.
const ROWS: usize = 60;

/// The page.
///
/// # Errors
/// It is not the reader's list.
pub(crate) async fn get(State(desk): State<Desk>, Me(me): Me) -> Result<Page, Problem> {
    desk.work(move |desk| {
        finds(&me)?;
        let (today, cohort) = (desk.today(), everybody(desk));
        let world = world(desk, &cohort);
        let at = cohort.standpoint(today);
        let all = counted(&world);
        let sentence = format!(
            "{} approved, and {} for a relative or friend. {} have room for {}; {} take no new child for now.",
            words::counted(all.general, "household", "households"),
            all.kinship,
            all.with_room,
            words::counted(all.usable, "child", "children"),
            all.on_hold,
        );
        let mut html = Html::of(&lead(&sentence));
        let over = over_terms(&world);
        if !over.is_empty() {
            let sentence = format!(
                "{} more children than they are approved for, and no exemption is recorded. Give one, change the terms, or find \
                 another home.",
                words::counted(over.len(), "household has", "households have"),
            );
            html = html.with(&Warning::new(sentence)).with(&crowded(&me, &world, &over));
        }
        let list = SummaryList::new()
            .row("Places approved", all.places.to_string())
            .row("Children who live there", all.children.to_string())
            .row("Full", all.full.to_string())
            .row("Gave notice", all.resigned.to_string())
            .row("Terms not recorded", all.not_known.to_string());
        html = html
            .with(&list)
            .with(&link(&Link::new("Children who wait for a home", Address::new("/matching"))));
        if begin::FOSTERING.is_open_to(&me) {
            html = html.with(&link(&begin::FOSTERING.link()));
        }
        html = html
            .with(&heading("Who asks to foster"))
            .with(&asking(&me, &cohort, &at))
            .with(&heading("Approvals to expect"))
            .with(&expected(&cohort, &at))
            .with(&heading("Where enquiries of a year came from"))
            .with(&heard(&cohort, today))
            .with(&heading("Why applications of a year went no further"))
            .with(&stopped(&cohort, today))
            .with(&heading("Households with room"))
            .with(&free(&me, &world))
            .with(&rows::download("Households with room", "/fostering.csv"))
            .with(&heading("Checks that run out"))
            .with(&checks(&me, &cohort, today))
            .with(&rows::download("Checks that run out", "/fostering-checks.csv"))
            .with(&heading("Constellations"))
            .with(&constellations(&me, &cohort, today))
            .with(&heading("Who left in a year"))
            .with(&left(&me, &cohort, today))
            .with(&heading("How old the carers are"))
            .with(&old(&cohort, today));
        Ok(trackers::page("Fostering", today.to_words()).body(html))
    })
    .await
}

/// Households and homes with room, to take away.
pub(crate) const HOUSEHOLDS: List = List {
    name: "fostering",
    title: "Fostering households with room for a child",
    asks: &[],
    rows: |desk, me, _| {
        finds(me)?;
        let cohort = everybody(desk);
        let world = world(desk, &cohort);
        let rows = vacancies(&world)
            .into_iter()
            .map(|each| {
                let place = &world.places[each.place];
                vec![
                    place.id.id().to_string(),
                    super::called(me, place),
                    place.capacity().map(|places| places.to_string()).unwrap_or_default(),
                    each.free.to_string(),
                    rows::day(each.empty_since),
                ]
            })
            .collect();
        Ok(Rows::new(&["household", "name", "approved_for", "free", "empty_since"], rows))
    },
};

/// Checks that run out, to take away.
pub(crate) const CHECKS: List = List {
    name: "fostering-checks",
    title: "Checks of fostering households that run out",
    asks: &[],
    rows: |desk, me, _| {
        finds(me)?;
        let rows = running_out(&everybody(desk), desk.today())
            .into_iter()
            .map(|(household, each)| {
                vec![
                    household.to_string(),
                    each.what.label().to_owned(),
                    each.expires.to_string(),
                    each.days.to_string(),
                ]
            })
            .collect();
        Ok(Rows::new(&["household", "check", "good_until", "days_left"], rows))
    },
};

fn households(cohort: &Cohort) -> impl Iterator<Item = &Household> + Clone {
    cohort.households.iter().map(|household| &**household)
}

fn crowded(me: &Person, world: &::matching::World<'_>, over: &[(usize, usize)]) -> Table {
    let columns = [Column::text("Household"), Column::number("Approved for"), Column::number("Beyond it")];
    let mut table = Table::new("Households beyond their terms", columns).caption_hidden();
    for (at, over) in over {
        let place = &world.places[*at];
        table.push([cell(me, place), Cell::new(place.capacity().unwrap_or_default()), Cell::new(over)]);
    }
    table
}

fn asking(me: &Person, cohort: &Cohort, at: &Standpoint<'_>) -> Table {
    let columns = [
        Column::text("Who asks"),
        Column::text("Stage"),
        Column::date("Since"),
        Column::number("Days in it"),
        Column::text("Due"),
        Column::text("Heard of it by"),
    ];
    let mut table =
        Table::new("Who asks to foster", columns).caption_hidden().when_empty("Nobody asks to foster today.");
    for each in pipeline(households(cohort), at).into_iter().take(ROWS) {
        let due = match &each.due {
            Some(duty) => {
                Cell::html(Html::text(format!("{} ", duty.due.to_words())).with(&due::state(duty, at.day)))
            }
            None => Cell::none("no clock runs"),
        };
        table.push([
            named(me, cohort, &each.household, at.day),
            Cell::new(each.stage.words()),
            Cell::new(each.since.to_words()),
            Cell::new(each.days),
            due,
            each.said.source.map_or_else(|| Cell::none("not recorded"), |source| Cell::new(source.label())),
        ]);
    }
    table
}

fn expected(cohort: &Cohort, at: &Standpoint<'_>) -> Html {
    let found = forecast(households(cohort), at, MONTHS);
    let columns = [
        Column::text("Stage"),
        Column::number("Here now"),
        Column::number("Were in it in three years"),
        Column::number("Approved of them"),
        Column::number("Days to approval"),
    ];
    let mut table = Table::new("What the forecast rests on", columns).caption_hidden();
    for each in found.stages.iter().filter(|each| each.here > 0 || each.known > 0) {
        table.push([
            Cell::new(each.stage.words()),
            Cell::new(each.here),
            Cell::new(each.known),
            Cell::new(each.approved),
            each.days.map_or_else(|| Cell::none("not known"), Cell::new),
        ]);
    }
    let sentence = format!(
        "If it goes on as it went in three years, {:.1} approvals are to be expected in {MONTHS} months. {}",
        found.expected(),
        match found.left_out {
            0 => "Everybody who asks is counted in it.".to_owned(),
            out => format!("Of {out} who ask nothing can be said: too few were at their stage before."),
        },
    );
    Html::of(&Inset::new(sentence)).with(&table)
}

fn heard(cohort: &Cohort, today: Day) -> Table {
    let columns = [
        Column::text("Source"),
        Column::number("Enquiries"),
        Column::number("Visited"),
        Column::number("Applied"),
        Column::number("Approved"),
        Column::number("Went no further"),
    ];
    let mut table =
        Table::new("Sources", columns).caption_hidden().when_empty("No enquiry in a year is recorded.");
    for each in sources(households(cohort), today.plus_months(-12).plus_days(1), today, today) {
        let of = each.funnel;
        table.push([
            each.source.map_or_else(|| Cell::none("not recorded"), |source| Cell::new(source.label())),
            Cell::new(of.enquired),
            Cell::new(of.visited),
            Cell::new(of.applied),
            Cell::new(of.approved),
            Cell::new(of.dropped),
        ]);
    }
    table
}

fn stopped(cohort: &Cohort, today: Day) -> Table {
    let columns = [Column::text("Why"), Column::number("How many"), Column::prose("From which stage")];
    let mut table = Table::new("Why not", columns).caption_hidden().when_empty("None ended in a year.");
    for each in dropped(households(cohort), today.plus_months(-12).plus_days(1), today) {
        let from: Vec<String> = each
            .from
            .iter()
            .map(|(stage, count): &(Stage, usize)| format!("{}: {count}", stage.words()))
            .collect();
        table.push([
            each.because.map_or_else(|| Cell::none("not recorded"), |why| Cell::new(why.label())),
            Cell::new(each.count),
            Cell::new(from.join("; ")),
        ]);
    }
    table
}

fn free(me: &Person, world: &::matching::World<'_>) -> Table {
    let columns = [
        Column::text("Household"),
        Column::number("Places free"),
        Column::date("Last child left"),
        Column::number("Days without a child"),
    ];
    let mut table = Table::new("Households with room", columns)
        .caption_hidden()
        .when_empty("No household has room for a child, as far as terms are recorded.");
    for each in vacancies(world).into_iter().take(ROWS) {
        table.push([
            cell(me, &world.places[each.place]),
            Cell::new(each.free),
            each.empty_since.map_or_else(
                || Cell::none("a child lives there, or none ever did"),
                |day| Cell::new(day.to_words()),
            ),
            each.days.map_or_else(|| Cell::none("none"), Cell::new),
        ]);
    }
    table
}

/// The checks of households approved today that have run out or soon will, the oldest first.
fn running_out(cohort: &Cohort, today: Day) -> Vec<(Arc<str>, Expiring)> {
    let mut rows = Vec::new();
    for household in households(cohort) {
        let approved = household
            .approvals
            .iter()
            .any(|each| each.since <= today && each.until.is_none_or(|until| until > today));
        if approved {
            rows.extend(
                expiring(household, today, WITHIN).into_iter().map(|each| (household.id.clone(), each)),
            );
        }
    }
    rows.sort_by(|a, b| (a.1.expires, &a.0).cmp(&(b.1.expires, &b.0)));
    rows
}

fn checks(me: &Person, cohort: &Cohort, today: Day) -> Table {
    let columns = [
        Column::text("Household"),
        Column::text("Check"),
        Column::date("Good until"),
        Column::text("How it stands"),
    ];
    let mut table = Table::new("Checks", columns)
        .caption_hidden()
        .when_empty("No check has run out or will in two months, of those that are recorded.");
    for (household, each) in running_out(cohort, today).into_iter().take(ROWS) {
        let tag = match each.days {
            ..0 => Tag::new(
                format!("Out for {}", words::counted(each.days.unsigned_abs() as usize, "day", "days")),
                Colour::Red,
            ),
            days => Tag::new(format!("{days} days left"), Colour::Yellow),
        };
        table.push([
            named(me, cohort, &household, today),
            Cell::new(each.what.label()),
            Cell::new(each.expires.to_words()),
            Cell::part(&tag),
        ]);
    }
    table
}

/// Groups of households around a hub home today: who is the hub, and who belongs to it.
fn constellations(me: &Person, cohort: &Cohort, today: Day) -> Table {
    let mut groups: BTreeMap<&str, (Option<&str>, Vec<&str>)> = BTreeMap::new();
    for household in households(cohort) {
        let holds =
            |said: &Constellation| said.since <= today && said.until.is_none_or(|until| until > today);
        for said in household.strand::<Constellation>().filter(|said| holds(said.record)) {
            let (hub, members) = groups.entry(said.record.name.trim()).or_default();
            match said.hub {
                true => *hub = Some(&*household.id),
                false => members.push(&*household.id),
            }
        }
    }
    let columns = [Column::text("Group"), Column::text("Hub home"), Column::prose("Households of the group")];
    let mut table = Table::new("Constellations", columns)
        .caption_hidden()
        .when_empty("No group of households around a hub home is recorded.");
    for (name, (hub, members)) in groups {
        let members: Vec<String> =
            members.into_iter().map(|id| super::called_household(me, cohort, id, today)).collect();
        table.push([
            Cell::new(name),
            hub.map_or_else(|| Cell::none("not recorded"), |hub| named(me, cohort, hub, today)),
            if members.is_empty() { Cell::none("none yet") } else { Cell::new(members.join(", ")) },
        ]);
    }
    table
}

fn left(me: &Person, cohort: &Cohort, today: Day) -> Table {
    let columns = [
        Column::text("Household"),
        Column::date("Approval ended"),
        Column::number("Years"),
        Column::text("Main reason"),
        Column::text("Asked why"),
    ];
    let mut table = Table::new("Who left", columns).caption_hidden().when_empty("Nobody left in a year.");
    for each in leavers(households(cohort), today.plus_months(-12).plus_days(1), today) {
        let asked = match (each.asked, each.declined) {
            (Some(_), true) => Cell::new("Did not want to be"),
            (Some(day), false) => Cell::new(day.to_words()),
            (None, _) => Cell::none("not yet"),
        };
        table.push([
            named(me, cohort, &each.household, today),
            Cell::new(each.until.to_words()),
            Cell::new(each.years()),
            each.reason.map_or_else(|| Cell::none("not recorded"), |reason| Cell::new(reason.label())),
            asked,
        ]);
    }
    table
}

fn old(cohort: &Cohort, today: Day) -> Table {
    let all = ages(households(cohort), today);
    let mut table = Table::new("Ages", [Column::text("Age"), Column::number("Carers")]).caption_hidden();
    for ((from, to), count) in AGE_BANDS.iter().zip(all.bands) {
        let words = match (from, to) {
            (0, to) => format!("Up to {to}"),
            (from, 120) => format!("{from} and over"),
            (from, to) => format!("{from} to {to}"),
        };
        table.push([Cell::new(words), Cell::new(count)]);
    }
    table.push([Cell::new("Not recorded"), Cell::new(all.not_known)]);
    table.push([Cell::new("Households whose carers are not recorded"), Cell::new(all.households_not_known)]);
    table
}
