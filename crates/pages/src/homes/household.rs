//! `/fostering/{household}`: one household that fosters or adopts, or asks to: how far an application has come, terms and their
//! history, who belongs to it, children who live there, checks, training, visits and reviews, what is due and of whom; and for a
//! vacancy the children who wait. Of a household that only adopts, what only a foster home has is left out.

use ::matching::{PlaceId, Resident, Standing, World, waits};
use access::{Person, Seen};
use axum::extract::State;
use calendar::{Day, Moment};
use oversight::fostering::{expiring, learnt};
use records::adoption::{AdopterApplication, AdopterApproval};
use records::fostering::{
    ApprovalTerms, CarerCheck, Constellation, FosterCarerReview, FosteringAllowance, FosteringApplication,
    FosteringExemption, FosteringHold, HouseholdDetails, SupervisingVisit,
};
use records::protection::Allegation;
use records::{Definition, Subject};
use timeline::{Cohort, Household, Stranded};
use web::parts::{Cell, Colour, Column, SummaryList, Table, Tag};
use web::{Address, Html, Link, Notice, Page, Path, Problem, Query};

use super::together::seen_name;
use super::{address, asked_for, everybody, matching_address, messages, record, world};
use crate::child::door;
use crate::child::due;
use crate::child::glance::link;
use crate::child::overview::{heading, said};
use crate::signed::Me;
use crate::{Desk, words};

/// Children who wait that are shown for a vacancy.
const WAIT: usize = 10;
/// Rows of what comes round.
const ROWS: usize = 14;

const NO_HOUSEHOLD: Problem =
    Problem::Missing("There is no household of this number. The page Fostering lists those that there are.");

/// What the address asks.
#[derive(Debug, Default, serde::Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    done: String,
}

/// A household, for those whose work it is; the look is logged.
pub(super) fn open(desk: &Desk, me: &Person, id: &str) -> Result<Household, Problem> {
    open_for(desk, me, id, "a carer household")
}

/// The same for something else than its page.
pub(super) fn open_for(desk: &Desk, me: &Person, id: &str, what: &str) -> Result<Household, Problem> {
    let permit = access::household(me, id).map_err(|refusal| door::closed(&refusal))?;
    let facts = desk.roll().facts(&Subject::carer_household(id));
    if facts.is_empty() {
        return Err(NO_HOUSEHOLD);
    }
    desk.open(permit, what)?;
    Ok(Household::of(id, &facts, Moment::END_OF_TIME))
}

/// The household.
///
/// # Errors
/// It is not the reader's to see; there is no such household; the look cannot be logged.
pub(crate) async fn get(
    State(desk): State<Desk>,
    Me(me): Me,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Page, Problem> {
    desk.work(move |desk| {
        let household = open(desk, &me, &id)?;
        let (today, cohort) = (desk.today(), everybody(desk));
        let world = world(desk, &cohort);
        let name = super::name_of(&household, today).map(str::to_owned);
        let side = Side::of(&household);
        let place = world.place(&PlaceId::Household(household.id.clone()));
        let mut html = Html::of(&summary(desk, &household, &world, place, today));
        if points(desk, &me, &id) {
            let to = Address::new("/allegations");
            html = html.with(&link(&Link::new("An allegation is recorded: it is read there alone", to)));
        }
        let writes = access::keeps_households(&me).is_ok();
        if writes {
            html = html.with(&heading("Write about this household"));
            for (kind, words) in to_write(&household, &side, today) {
                html = html.with(&link(&Link::new(words, address(&id).at("record").at(kind))));
            }
        }
        html = html.with(&heading("What is due")).with(&dues(
            &household,
            &cohort.standpoint(today),
            super::nothing_due(&cohort, FosteringApplication::KIND),
        ));
        html = html
            .with(&messages::section(desk, &household, writes))
            .with(&asked_for::sections(&household, writes))
            .with(&messages::accounts(desk, &household, writes));
        if let Some(at) = place {
            let seen = desk.seen(&me)?;
            html = html
                .with(&heading("Children who live there"))
                .with(&residents(&cohort, &seen, &world.places[at].residents))
                .with(&who_waits(&cohort, &seen, &world, at));
        }
        html = html.with(&heading("Who belongs to it")).with(&members(&household, today));
        if side.fosters {
            html = html
                .with(&groups(&me, &household, &cohort, today))
                .with(&heading("Terms of approval, and their history"))
                .with(&terms(&household))
                .with(&heading("Exemptions and pauses"))
                .with(&apart(&household))
                .with(&heading("Allowance and fee"))
                .with(&owed(&household, today))
                .with(&heading("Checks and medicals"))
                .with(&checks(&household, today))
                .with(&heading("Visits and reviews"))
                .with(&visits(&household));
        }
        let page = Page::new(name.unwrap_or_else(|| format!("Household {id}")))
            .title(if side.fosters { "A carer household" } else { "A household that adopts" })
            .caption(id.clone())
            .in_menu("/trackers")
            .body(html);
        let page = if side.fosters {
            page.back("Fostering", Address::new("/fostering"))
        } else {
            page.back("Adoption", Address::new("/adoption").with("view", "adopters"))
        };
        Ok(match said(&asked.done) {
            Some(words) => page.notice(Notice::done(words)),
            None => page,
        })
    })
    .await
}

/// The children who live in a household or home: named to those who see them.
pub(super) fn residents(cohort: &Cohort, seen: &Seen, living: &[Resident]) -> Table {
    let mut table = Table::new("Children who live there", [Column::text("Child"), Column::date("Since")])
        .caption_hidden()
        .when_empty("No child is recorded as living there.");
    for each in living {
        let child = match seen_name(cohort, seen, &each.child) {
            Some(name) => Cell::link(name, &crate::child::address(&each.child)),
            None => Cell::none("a child whose record is not open to you"),
        };
        table.push([child, Cell::new(each.since.to_words())]);
    }
    table
}

/// The children who wait and could live in a household or home that has room, the best fit first; nothing where it has none.
pub(super) fn who_waits(cohort: &Cohort, seen: &Seen, world: &World<'_>, at: usize) -> Html {
    if !world.places[at].is_vacancy() {
        return Html::new();
    }
    let mut table = Table::new(
        "Children who wait",
        [Column::text("Child"), Column::number("Points"), Column::text("Do it")],
    )
    .caption_hidden()
    .when_empty("No child who waits could live there by the rules of matching.");
    let all = waits(world, at).into_iter().filter(|judged| !judged.is_stopped());
    let open = all.filter_map(|judged| {
        let child = &world.asked[judged.asked].child;
        Some((judged.points, child.clone(), seen_name(cohort, seen, child)?))
    });
    for (points, child, name) in open.take(WAIT) {
        table.push([
            Cell::link(&name, &crate::child::address(&child)),
            Cell::new(points),
            Cell::html(words::link_for("Find a home", &format!("for {name}"), &matching_address(&child))),
        ]);
    }
    Html::of(&heading("Children who wait, the best fit first")).with(&table)
}

/// What a household is, or asks to be.
struct Side {
    fosters: bool,
    adopts: bool,
}

impl Side {
    fn of(household: &Household) -> Side {
        let adopts = household.strand::<AdopterApplication>().next().is_some()
            || household.strand::<AdopterApproval>().next().is_some();
        let fosters =
            !household.approvals.is_empty() || household.strand::<FosteringApplication>().next().is_some();
        // Of one of which neither is recorded only facts of foster homes can be.
        Side { fosters: fosters || !adopts, adopts }
    }
}

/// What may be begun or added about a household: nothing twice that lasts.
fn to_write(household: &Household, side: &Side, today: Day) -> Vec<(&'static str, &'static str)> {
    let ends = |until: Option<Day>| until.is_some_and(|until| until <= today);
    let open = |kind: &str| match kind {
        "fostering_application" => household
            .strand::<FosteringApplication>()
            .any(|said| !ends(said.closed) && !ends(said.stage_1_refused)),
        "fostering_approval" => household.approvals.iter().any(|said| !ends(said.until)),
        "adopter_application" => {
            household.strand::<AdopterApplication>().any(|said| !ends(said.closed) && !ends(said.decided))
        }
        "adopter_approval" => household.strand::<AdopterApproval>().any(|said| !ends(said.until)),
        _ => false,
    };
    let own = |kind: &str| match kind {
        "fostering_approval" => side.fosters,
        "adopter_approval" => side.adopts,
        _ => true,
    };
    let mut all: Vec<(&str, &str)> =
        record::ASKED.iter().copied().filter(|(kind, _)| own(kind) && !open(kind)).collect();
    let lists = [(side.fosters, record::FOSTERING), (side.adopts, record::ADOPTING)];
    for (_, list) in lists.into_iter().filter(|(is, _)| *is) {
        for one in list {
            if all.iter().all(|(kind, _)| kind != &one.0) {
                all.push(*one);
            }
        }
    }
    all
}

/// Whether an allegation about it is recorded: a pointer, for the few to whom allegations are open.
fn points(desk: &Desk, me: &Person, id: &str) -> bool {
    let board = desk.board();
    if access::sees_allegations(me, board.register().staff(), desk.today()).is_err() {
        return false;
    }
    let cohort = everybody(desk);
    let mut workers = cohort.workers.iter();
    workers.any(|worker| {
        *worker.id == *id || worker.strand::<Allegation>().any(|said| said.household.as_deref() == Some(id))
    })
}

fn summary(
    desk: &Desk,
    household: &Household,
    world: &World<'_>,
    place: Option<usize>,
    today: Day,
) -> SummaryList {
    let mut list = SummaryList::new();
    let side = Side::of(household);
    if side.adopts
        && let Some(way) = crate::futures::adopters_of(desk, &household.id)
    {
        list =
            list.row("On the way to adopt", format!("{}, since {}", way.stage.words(), way.since.to_words()));
    }
    if !side.fosters {
        return known(desk, household, list, today);
    }
    let standing = match place.map(|at| &world.places[at].standing) {
        None if household.approvals.is_empty() => "Not approved: they asked to foster".to_owned(),
        None => "Not approved today".to_owned(),
        Some(Standing::Free) => "Approved, and free to take a child".to_owned(),
        Some(Standing::OnHold { since, why, .. }) => {
            format!("Takes no new child from {}: {}", since.to_words(), why.label().to_lowercase())
        }
        Some(Standing::Resigned { ends }) => format!("Gave notice: approval ends on {}", ends.to_words()),
    };
    list = list.row("How it stands", standing);
    if let Some(at) = place {
        let place = &world.places[at];
        list = list.row("Approved since", place.since.to_words());
        let room = match (place.capacity(), place.free()) {
            (Some(all), Some(free)) => format!("{free} of {all} places free"),
            _ => "Not known: the terms are not recorded here".to_owned(),
        };
        list = list.row("Room", room);
    }
    list = known(desk, household, list, today);
    let learnt = learnt(household, today);
    list.row("Training in a year", format!("{} courses, {:.1} hours", learnt.courses, learnt.hours))
}

/// What was written down of who they are.
fn known(desk: &Desk, household: &Household, mut list: SummaryList, today: Day) -> SummaryList {
    if let Some(details) = household.strand::<HouseholdDetails>().rfind(|said| said.since <= today) {
        let list_of =
            |words: Vec<&str>| if words.is_empty() { "Not recorded".to_owned() } else { words.join(", ") };
        list = list
            .row("Languages", list_of(details.languages.iter().map(|each| each.label()).collect()))
            .row("Religion or belief", list_of(details.faiths.iter().map(|each| each.label()).collect()))
            .row("Can do", list_of(details.skills.iter().map(|each| each.label()).collect()))
            .row(
                "Postcode",
                details.postcode.as_ref().map_or("Not recorded", |code| code.as_str()).to_owned(),
            );
        if let Some(by) = &details.supervised_by {
            list = list.row("Supervising social worker", desk.people().name_of(by).to_owned());
        }
        if let Some(phone) = &details.phone {
            list = list.row("Telephone", phone.clone());
        }
    }
    list
}

fn dues(household: &Household, at: &timeline::Standpoint<'_>, nothing: &str) -> Table {
    let mut duties = clocks::due_of_household(household, at);
    duties.retain(|duty| duty.state_on(at.day).is_open() && duty.clock.sort.is_to_do());
    duties.sort_by_key(|duty| duty.due);
    let columns =
        [Column::text("What"), Column::text("Of whom"), Column::date("By"), Column::text("How it stands")];
    let mut table = Table::new("What is due", columns).caption_hidden().when_empty(nothing);
    for duty in &duties {
        table.push([
            Cell::new(duty.clock.title),
            Cell::new(duty.clock.owner),
            Cell::new(duty.due.to_words()),
            Cell::html(Html::new().with(&due::state(duty, at.day))),
        ]);
    }
    table
}

fn members(household: &Household, today: Day) -> Table {
    let columns = [Column::text("Name"), Column::text("Who they are"), Column::text("Born")];
    let mut table =
        Table::new("Members", columns).caption_hidden().when_empty("Nobody is recorded as belonging to it.");
    if let Some(details) = household.strand::<HouseholdDetails>().rfind(|said| said.since <= today) {
        for member in &details.record.members {
            let born = member.born.map_or_else(|| Cell::none("not recorded"), Cell::new);
            table.push([Cell::new(&member.name), Cell::new(member.of.label()), born]);
        }
    }
    table
}

/// The groups of households around a hub home that it belongs to or did; nothing where none is recorded.
fn groups(me: &Person, household: &Household, cohort: &Cohort, today: Day) -> Html {
    let columns = [
        Column::text("Group"),
        Column::date("From"),
        Column::text("To"),
        Column::text("Around whom"),
        Column::prose("What they do together"),
    ];
    let mut table = Table::new("Constellation", columns).caption_hidden();
    for said in household.strand::<Constellation>().rev() {
        table.push([
            Cell::new(&said.record.name),
            Cell::new(said.since.to_words()),
            said.until.map_or_else(|| Cell::none("goes on"), |until| Cell::new(until.to_words())),
            match said.record.around.as_deref() {
                _ if said.hub => Cell::new("They are the hub home"),
                Some(hub) => super::named(me, cohort, hub, today),
                None => Cell::none("not recorded"),
            },
            said.record.notes.as_deref().map_or_else(|| Cell::none("not recorded"), Cell::new),
        ]);
    }
    if table.is_empty() {
        return Html::new();
    }
    Html::of(&heading("Constellation")).with(&table)
}

fn terms(household: &Household) -> Table {
    let columns = [
        Column::date("Decided"),
        Column::text("Ages"),
        Column::number("Children"),
        Column::text("Kinds"),
        Column::prose("Why"),
    ];
    let mut table = Table::new("Terms", columns).caption_hidden().when_empty("No terms are recorded.");
    for said in household.strand::<ApprovalTerms>().rev() {
        let ages = format!("{} to {}", said.age_from.unwrap_or(0), said.age_to.unwrap_or(18));
        let sorts: Vec<&str> = said.sorts.iter().map(|each| each.label()).collect();
        table.push([
            Cell::new(said.since.to_words()),
            Cell::new(ages),
            Cell::new(said.children),
            if sorts.is_empty() { Cell::none("any") } else { Cell::new(sorts.join(", ")) },
            said.record.because.as_deref().map_or_else(|| Cell::none("nothing said"), Cell::new),
        ]);
    }
    table
}

fn apart(household: &Household) -> Table {
    let columns =
        [Column::date("From"), Column::text("To"), Column::text("What"), Column::prose("Why, or by whom")];
    let mut table =
        Table::new("Exemptions and pauses", columns).caption_hidden().when_empty("None is recorded.");
    let to =
        |until: Option<Day>| until.map_or_else(|| Cell::none("no end"), |until| Cell::new(until.to_words()));
    for said in household.strand::<FosteringExemption>().rev() {
        table.push([
            Cell::new(said.since.to_words()),
            to(said.until),
            Cell::new(format!("Exemption for a child: {}", said.of.label().to_lowercase())),
            Cell::new(format!("Given by {}", said.given_by)),
        ]);
    }
    for said in household.strand::<FosteringHold>().rev() {
        table.push([
            Cell::new(said.since.to_words()),
            to(said.until),
            Cell::new("No new child"),
            Cell::new(said.why.label()),
        ]);
    }
    table
}

/// What the household is owed: facts by which somebody else pays.
fn owed(household: &Household, today: Day) -> Table {
    let columns = [
        Column::date("From"),
        Column::text("To"),
        Column::text("For"),
        Column::text("Band of the allowance"),
        Column::text("Level of the fee"),
        Column::number("£ a week"),
        Column::prose("Why it differs"),
    ];
    let mut table = Table::new("Allowance and fee", columns)
        .caption_hidden()
        .when_empty("Not known here: no allowance or fee is recorded.");
    for said in household.strand::<FosteringAllowance>().rev().take(ROWS) {
        let to = match said.until {
            None => Cell::none("goes on"),
            Some(until) if until > today => Cell::new(until.to_words()),
            Some(until) => Cell::new(format!("{}, over", until.to_words())),
        };
        table.push([
            Cell::new(said.since.to_words()),
            to,
            said.record.child.as_deref().map_or_else(|| Cell::new("the household"), Cell::new),
            said.band.map_or_else(|| Cell::none("none said"), |band| Cell::new(band.label())),
            said.fee_level.map_or_else(|| Cell::none("none said"), Cell::new),
            said.a_week.map_or_else(|| Cell::none("not recorded"), Cell::new),
            said.record.because.as_deref().map_or_else(|| Cell::none("nothing said"), Cell::new),
        ]);
    }
    table
}

fn checks(household: &Household, today: Day) -> Table {
    let columns =
        [Column::date("Day"), Column::text("What"), Column::text("Of whom"), Column::text("Good until")];
    let mut table = Table::new("Checks", columns).caption_hidden().when_empty("No check is recorded.");
    let soon = expiring(household, today, 60);
    for said in household.strand::<CarerCheck>().rev().take(ROWS) {
        let until = match said.expires {
            None => Cell::none("no end"),
            Some(until) if soon.iter().any(|each| each.day == said.day && each.what == said.what) => {
                let colour = if until < today { Colour::Red } else { Colour::Yellow };
                Cell::part(&Tag::new(until.to_words(), colour))
            }
            Some(until) => Cell::new(until.to_words()),
        };
        let who = said.record.who.as_deref();
        table.push([
            Cell::new(said.day.to_words()),
            Cell::new(said.what.label()),
            who.map_or_else(|| Cell::none("the household"), Cell::new),
            until,
        ]);
    }
    table
}

fn visits(household: &Household) -> Table {
    let columns = [Column::date("Day"), Column::text("What")];
    let mut table = Table::new("Visits and reviews", columns)
        .caption_hidden()
        .when_empty("No visit or review is recorded.");
    let visits = household.strand::<SupervisingVisit>().map(|said| {
        (
            said.day,
            if said.unannounced { "Unannounced visit" } else { "Visit by the supervising social worker" },
        )
    });
    let reviews = household.strand::<FosterCarerReview>().map(|said| (said.day, "Review of approval"));
    let mut rows: Vec<(Day, &str)> = visits.chain(reviews).collect();
    rows.sort_by_key(|(day, _)| std::cmp::Reverse(*day));
    for (day, what) in rows.into_iter().take(ROWS) {
        table.push([Cell::new(day.to_words()), Cell::new(what)]);
    }
    table
}
