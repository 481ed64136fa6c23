//! Who lives with them: of each child what those who care for a child are given, opened by a permit of its own and logged.

use access::Person;
use calendar::{Day, Moment};
use records::Definition;
use records::permanence::FamilyTimeArranged;
use records::placements::{
    CarerPart, DelegatedAuthority, Delegation, MayDecide, PlacedWith, PlacementPlan, SharedWithCarers,
};
use records::visits::VisitToChild;
use timeline::{Standpoint, Timeline};
use web::parts::{Cell, Column, SummaryList, Table};
use web::{Html, Problem};

use super::{Ours, paragraph, ring, smaller};
use crate::homes::everybody;
use crate::record::Record;
use crate::{Desk, words};

/// A plan for a placement is made before the child comes: one that is older than this was made with those whom the child left.
const BEFORE: i32 = 14;

/// The children who live with them today.
///
/// # Errors
/// A look cannot be logged.
pub(super) fn section(desk: &Desk, me: &Person, ours: &Ours) -> Result<Html, Problem> {
    let (board, home) = (desk.board(), &ours.permit.subject().id);
    let register = board.register();
    // Always in the same order.
    let mut permits: Vec<_> = board
        .everybody()
        .filter(|child| child.ties.homes.iter().any(|held| held.who == *home))
        .filter_map(|child| access::lives_with_us(&register.asking(me, &child.ties), &ours.permit).ok())
        .collect();
    permits.sort_by(|one, other| one.subject().id.cmp(&other.subject().id));
    if permits.is_empty() {
        return Ok(paragraph("No child is recorded as living with you today."));
    }
    let cohort = everybody(desk);
    let at = cohort.standpoint(desk.today());
    let mut html = Html::new();
    for permit in permits {
        let record = desk.open(permit, "what their carers are given, on the carers’ own pages")?;
        html = html.with(&one(desk, &record, home, &at));
    }
    Ok(html)
}

/// What they are given of one child.
fn one(desk: &Desk, record: &Record, home: &str, at: &Standpoint<'_>) -> Html {
    // What the permit opens: nothing else is in this timeline.
    let child = record.timeline(Moment::END_OF_TIME);
    // For days, never for words.
    let clocked = record.clocked(Moment::END_OF_TIME);
    let Some(lives) = child
        .strand::<PlacedWith>()
        .filter(|said| said.holds_on(at.day) && said.record.household.as_deref() == Some(home))
        .rfind(|said| said.respite || child.moved_on(said.since).is_none_or(|moved| moved > at.day))
    else {
        return Html::new();
    };
    // Who has a child for a short while works by the plan of those with whom the child lives.
    let from = (!lives.respite).then(|| lives.since.plus_days(-BEFORE));
    let is_of_here = |day: Day| day <= at.day && from.is_none_or(|from| day >= from);
    let worker = child
        .allocations
        .iter()
        .rfind(|held| held.since <= at.day && held.until.is_none_or(|until| until > at.day));
    let asked = worker.map_or_else(
        || "the council".to_owned(),
        |held| format!("{}, {}", desk.people().name_of(&held.worker), ring(desk, &held.worker)),
    );
    let shared = child.strand::<SharedWithCarers>().rfind(|said| {
        said.day <= at.day
            && match said.record.household.as_deref() {
                Some(household) => household == home,
                None => is_of_here(said.day),
            }
    });
    let has = |part| shared.is_some_and(|said| said.parts.contains(&part) && !said.not_yet.contains(&part));
    let held_back = |part| shared.is_some_and(|said| said.not_yet.contains(&part));
    let called = words::called(&child);
    let mut list = SummaryList::new().row("With us since", lives.since.to_words());
    if let Some(until) = lives.until {
        list = list.row("Until", until.to_words());
    }
    let list = list
        .row("Social worker", worker_words(desk, worker.map(|held| &*held.worker)))
        .row("Visited next by", next(visited(&clocked, at), at.day))
        .row(
            "Reviewed next by",
            next(oversight::review::late::next_due(&clocked, at).map(|duty| duty.due), at.day),
        );
    let mut html = smaller(&called).with(&list);
    let plan = child.strand::<PlacementPlan>().rfind(|said| is_of_here(said.day));
    html = html.with(&smaller(&format!("The plan for {called}")));
    html = match plan {
        _ if held_back(CarerPart::Placement) => html.with(&not_given(&asked)),
        Some(said) => html.with(&plan_of(said.record)),
        None => html.with(&paragraph(&format!("No plan for the placement is recorded yet. Ask {asked}."))),
    };
    let agreed = child.strand::<DelegatedAuthority>().rfind(|said| is_of_here(said.day));
    html = html.with(&smaller(&format!("What we may decide for {called}")));
    html = match agreed {
        _ if held_back(CarerPart::Delegated) => html.with(&not_given(&asked)),
        Some(said) if !said.record.decisions.is_empty() => {
            html.with(&decisions(&said.record.decisions, &asked)).with(&paragraph(&format!(
                "Agreed on {}. What is not listed: ask {asked}.",
                said.day.to_words()
            )))
        }
        _ => html.with(&paragraph(&format!("Nobody has written down yet what you may decide. Ask {asked}."))),
    };
    if has(CarerPart::FamilyTime) {
        html = html.with(&smaller(&format!("Time with family for {called}"))).with(&family(&child, at.day));
    }
    html
}

fn worker_words(desk: &Desk, who: Option<&str>) -> String {
    match who {
        Some(who) => format!("{}: {}", desk.people().name_of(who), ring(desk, who)),
        None => "Nobody is named today. Ring the council and ask who is".to_owned(),
    }
}

fn not_given(asked: &str) -> Html {
    paragraph(&format!("It was not given to you yet. Ask {asked}."))
}

/// A day by which something is to be, in words.
fn next(due: Option<Day>, today: Day) -> String {
    match due {
        Some(day) if day < today => format!("{}: that day has passed", day.to_words()),
        Some(day) => day.to_words(),
        None => "Not known here".to_owned(),
    }
}

/// The day by which the child is to be visited next: the soonest that the law or the authority asks.
fn visited(clocked: &Timeline, at: &Standpoint<'_>) -> Option<Day> {
    let open = clocks::open(clocked, at).into_iter();
    let mut visits = open
        .filter(|duty| duty.clock.sort.is_to_do() && duty.clock.met_by.kinds.contains(&VisitToChild::KIND));
    visits.next().map(|duty| duty.due)
}

/// The plan for the placement, as it was agreed with them.
fn plan_of(plan: &PlacementPlan) -> Html {
    let mut list = SummaryList::new().row("Of", plan.day.to_words());
    let parts = [
        ("How each day goes", &plan.routines),
        ("How the child is kept safe", &plan.safety),
        ("Health and school", &plan.health_school),
        ("Seeing family and friends", &plan.family_time),
        ("Pocket money, phone, belongings", &plan.money_and_things),
        ("What the child says", &plan.views),
    ];
    for (name, said) in parts {
        if let Some(said) = said {
            list = list.row(name, words::lines(said));
        }
    }
    Html::of(&list)
}

/// Who decides what, theirs first, in plain words.
fn decisions(all: &[Delegation], asked: &str) -> Table {
    let columns = [Column::text("What"), Column::text("Who decides"), Column::prose("But")];
    let mut table = Table::new("What we may decide", columns).caption_hidden();
    let order = [MayDecide::Carer, MayDecide::Together, MayDecide::Parent, MayDecide::Authority];
    for who in order {
        for each in all.iter().filter(|each| each.who == who) {
            let decides = match who {
                MayDecide::Carer => "You decide".to_owned(),
                MayDecide::Together => format!("You decide together: ask {asked}"),
                MayDecide::Parent => format!("The parent decides: ask {asked}"),
                MayDecide::Authority => format!("The council decides: ask {asked}"),
            };
            let but = each.but.as_deref().map_or_else(|| Cell::none("nothing said"), Cell::new);
            table.push([Cell::new(&each.what), Cell::new(decides), but]);
        }
    }
    table
}

/// When the child sees whom, as far as it was shared with those who care for them: never where, which may be somebody's home.
fn family(child: &Timeline, day: Day) -> Table {
    let columns = [
        Column::text("With whom"),
        Column::text("How"),
        Column::text("How often"),
        Column::prose("Who brings the child"),
    ];
    let mut table = Table::new("Time with family", columns)
        .caption_hidden()
        .when_empty("Nothing is arranged at present.");
    let holds = |since: Day, until: Option<Day>| since <= day && until.is_none_or(|until| until > day);
    for said in child.strand::<FamilyTimeArranged>().filter(|said| holds(said.since, said.until)) {
        table.push([
            Cell::new(&said.record.with),
            Cell::new(said.how.label()),
            Cell::new(said.often.label()),
            said.record.transport.as_deref().map_or_else(|| Cell::none("not recorded"), Cell::new),
        ]);
    }
    table
}
