//! `/homes-work`: where the day of a supervising social worker and of a family finder begins: the households they supervise with
//! what is due, the children who wait for a home, and those for whom adopters are looked for. `/homes-work.csv`: what is due as
//! a file.

use std::sync::Arc;

use access::{Person, Role};
use axum::extract::State;
use calendar::Day;
use clocks::Duty;
use oversight::adoption::stage::Stage;
use oversight::fostering::expiring;
use records::fostering::HouseholdDetails;
use timeline::{Cohort, Household, Standpoint, Stranded};
use web::parts::{Cell, Choice, Colour, Column, Filter, Table, Tag};
use web::{Address, Html, Link, Page, Problem, Query};

use super::{address, everybody, finds, messages, together, world};
use crate::child::due;
use crate::child::glance::link;
use crate::child::overview::heading;
use crate::placements::unregistered;
use crate::rows::{self, List, Rows};
use crate::signed::Me;
use crate::workforce::my_work::lead;
use crate::{Desk, words};

/// What falls due within so many days is shown.
const WITHIN: i32 = 28;
/// Rows that are shown; the file has all.
const ROWS: usize = 60;
/// Children of each list that are shown.
const CHILDREN: usize = 12;

/// Whose households, as it stands in the address.
#[derive(Debug, Default, Clone, serde::Deserialize)]
pub(crate) struct Asked {
    /// `all`, or an identifier; one's own where it is not given.
    #[serde(default)]
    whose: String,
}

/// Something to do for a household.
struct Due {
    household: Arc<str>,
    name: Option<String>,
    by_whom: Option<String>,
    what: String,
    by: Day,
    duty: Option<Duty>,
}

/// Who supervises a household on a day.
pub(super) fn supervises(of: &Household, today: Day) -> Option<&HouseholdDetails> {
    of.strand::<HouseholdDetails>().rfind(|said| said.since <= today).map(|said| said.record)
}

fn is_approved(of: &Household, today: Day) -> bool {
    of.approvals.iter().any(|each| each.since <= today && each.until.is_none_or(|until| until > today))
}

/// Whose households a reader begins with: their own, where they supervise any; else all.
fn whose(asked: &Asked, me: &Person, cohort: &Cohort, today: Day) -> Option<String> {
    match asked.whose.as_str() {
        "all" => None,
        "" => {
            let own = |of: &&Arc<Household>| {
                is_approved(of, today)
                    && supervises(of, today)
                        .is_some_and(|said| said.supervised_by.as_deref() == Some(&*me.id))
            };
            (me.role == Role::Placements && cohort.households.iter().any(|of| own(&of)))
                .then(|| me.id.to_string())
        }
        who => Some(who.to_owned()),
    }
}

/// What is due for the households of somebody, or of everybody, soonest first; and how many households those are.
fn dues(cohort: &Cohort, whose: Option<&str>, at: &Standpoint<'_>) -> (Vec<Due>, usize) {
    let (mut all, mut count) = (Vec::new(), 0);
    for of in &cohort.households {
        let details = supervises(of, at.day);
        let by_whom = details.and_then(|said| said.supervised_by.clone());
        if !is_approved(of, at.day) || whose.is_some_and(|who| by_whom.as_deref() != Some(who)) {
            continue;
        }
        count += 1;
        let name = details.map(|said| said.name.clone());
        let say = |what: String, by: Day, duty: Option<Duty>| Due {
            household: of.id.clone(),
            name: name.clone(),
            by_whom: by_whom.clone(),
            what,
            by,
            duty,
        };
        for duty in clocks::fostering::households::FAMILY.of_household(of, at) {
            let shown = duty.state_on(at.day).is_open()
                && duty.clock.sort.is_to_do()
                && duty.due <= at.day.plus_days(WITHIN);
            if shown {
                all.push(say(duty.clock.title.to_owned(), duty.due, Some(duty)));
            }
        }
        for check in expiring(of, at.day, WITHIN) {
            let who = check.who.as_ref().map_or_else(String::new, |who| format!(" of {who}"));
            all.push(say(format!("{}{who} runs out", check.what.label()), check.expires, None));
        }
    }
    all.sort_by(|a, b| (a.by, &a.household, &a.what).cmp(&(b.by, &b.household, &b.what)));
    (all, count)
}

/// The page.
///
/// # Errors
/// It is not the reader's work; the journal cannot be read.
pub(crate) async fn get(
    State(desk): State<Desk>,
    Me(me): Me,
    Query(asked): Query<Asked>,
) -> Result<Page, Problem> {
    desk.work(move |desk| {
        finds(&me)?;
        let (today, cohort, seen) = (desk.today(), everybody(desk), desk.seen(&me)?);
        let at = cohort.standpoint(today);
        let whose = whose(&asked, &me, &cohort, today);
        let (dues, count) = dues(&cohort, whose.as_deref(), &at);
        let late = dues.iter().filter(|due| due.by < today).count();
        let mut world = world(desk, &cohort);
        world.asked.retain(|asked| seen.has(&asked.child));
        together::keep_who_waits(&mut world);
        let own = whose.as_deref() == Some(&*me.id);
        let households = match (own, count) {
            (true, _) => format!("You supervise {}", words::counted(count, "household", "households")),
            (false, _) => words::counted(count, "household", "households"),
        };
        let sentence = format!(
            "{households}: {} overdue, {} to come in {WITHIN} days. {} for a home.",
            if late == 0 { "nothing".to_owned() } else { late.to_string() },
            dues.len() - late,
            words::counted(world.asked.len(), "child waits", "children wait"),
        );
        let mut html = lead(&sentence)
            .with(&unregistered::alarm(desk, &me)?)
            .with(&filter(desk, &cohort, whose.as_deref(), today))
            .with(&heading("What is due for households"))
            .with(&table(desk, &dues, today, own));
        if dues.len() > ROWS {
            html = html.with(&web::parts::Inset::new(format!(
                "The first {ROWS} of {} are shown; the file has them all.",
                dues.len()
            )));
        }
        html = html
            .with(&rows::download("What is due for households", "/homes-work.csv"))
            .with(&heading("What carers wrote, and nobody has answered"))
            .with(&messages::waiting(desk, &cohort, whose.as_deref(), access::keeps_households(&me).is_ok()))
            .with(&heading("Children who wait for a home"))
            .with(&together::waiting(&cohort, &world, CHILDREN))
            .with(&link(&Link::new("All of them, with homes for them at once", Address::new("/matching"))))
            .with(&heading("Children for whom adopters are looked for"))
            .with(&families(desk, &me, today)?)
            .with(&link(&Link::new("Every child on the way to adoption", Address::new("/adoption"))))
            .with(&heading("Lists"));
        if access::sees_placements(&me).is_ok() {
            html = html.with(&link(&Link::new("Where children live", Address::new("/placements"))));
        }
        for (words, to) in
            [("Foster homes", "/fostering"), ("Panels", "/panels"), ("Need against homes", "/sufficiency")]
        {
            html = html.with(&link(&Link::new(words, Address::new(to))));
        }
        Ok(Page::new("Work on homes").caption(today.to_words()).in_menu("/homes-work").body(html))
    })
    .await
}

/// Whose households are shown.
fn filter(desk: &Desk, cohort: &Cohort, whose: Option<&str>, today: Day) -> Filter {
    let mut all: Vec<String> = cohort
        .households
        .iter()
        .filter(|of| is_approved(of, today))
        .filter_map(|of| supervises(of, today)?.supervised_by.clone())
        .collect();
    all.sort();
    all.dedup();
    let choices = std::iter::once(Choice::new("all", "Everybody"))
        .chain(all.into_iter().map(|who| Choice::new(who.clone(), desk.people().name_of(&who).to_owned())));
    Filter::new("Whose households", "/homes-work").select(
        "whose",
        "Supervising social worker",
        choices,
        whose.unwrap_or("all").to_owned(),
    )
}

fn table(desk: &Desk, dues: &[Due], today: Day, own: bool) -> Table {
    let mut columns = vec![
        Column::text("Household"),
        Column::text("What"),
        Column::date("By"),
        Column::text("How it stands"),
    ];
    if !own {
        columns.push(Column::text("Supervised by"));
    }
    let mut table = Table::new("What is due for households", columns)
        .caption_hidden()
        .when_empty("Nothing is overdue for these households, and nothing falls due in four weeks.");
    for due in dues.iter().take(ROWS) {
        let called = due.name.clone().unwrap_or_else(|| due.household.to_string());
        let state = match &due.duty {
            Some(duty) => Cell::html(Html::new().with(&due::state(duty, today))),
            None if due.by < today => Cell::part(&Tag::new("Has run out", Colour::Red)),
            None => Cell::part(&Tag::new("Runs out", Colour::Yellow)),
        };
        let mut cells = vec![
            Cell::link(called, &address(&due.household)),
            Cell::new(&due.what),
            Cell::new(due.by.to_words()),
            state,
        ];
        if !own {
            cells.push(match &due.by_whom {
                Some(who) => Cell::new(desk.people().name_of(who)),
                None => Cell::none("nobody"),
            });
        }
        table.push(cells);
    }
    table
}

/// Children for whom a family is looked for, those who may be placed longest first.
fn families(desk: &Desk, me: &Person, today: Day) -> Result<Table, Problem> {
    let board = desk.board();
    let mut all: Vec<_> = crate::futures::of_adoption(desk, &board, me)?
        .into_iter()
        .filter_map(|child| Some((child, child.futures.way.as_ref()?)))
        .filter(|(_, way)| matches!(way.stage, Stage::FamilyFinding | Stage::Linked | Stage::Disrupted))
        .collect();
    all.sort_by_key(|(child, way)| (way.ordered, child.id.clone()));
    let columns = [
        Column::text("Child"),
        Column::text("Stage"),
        Column::number("Days since they may be placed"),
        Column::number("Adopters considered"),
        Column::text("Waits for"),
    ];
    let mut table = Table::new("Children for whom adopters are looked for", columns)
        .caption_hidden()
        .when_empty("Adopters are looked for for nobody whom you see.");
    for (child, way) in all.into_iter().take(CHILDREN) {
        table.push([
            Cell::link(child.called(), &crate::futures::address(&child.id)),
            Cell::new(way.stage.words()),
            way.ordered.map_or_else(|| Cell::none("not known"), |since| Cell::new(since.days_until(today))),
            Cell::new(way.links.len()),
            way.next.map_or_else(|| Cell::none("nothing"), |(what, _)| Cell::new(what)),
        ]);
    }
    Ok(table)
}

/// What is due for households, to take away.
pub(crate) const LIST: List = List {
    name: "homes-work",
    title: "What is due for fostering households",
    asks: &[(
        "whose",
        "Whose households, by identifier of the supervising social worker, or all; the reader’s own where not given",
    )],
    rows: |desk, me, asked| {
        finds(me)?;
        let asked: Asked = asked.read()?;
        let (today, cohort) = (desk.today(), everybody(desk));
        let whose = whose(&asked, me, &cohort, today);
        let (dues, _) = dues(&cohort, whose.as_deref(), &cohort.standpoint(today));
        let rows = dues
            .into_iter()
            .map(|due| {
                vec![
                    due.household.to_string(),
                    due.name.unwrap_or_default(),
                    due.by_whom.unwrap_or_default(),
                    due.what,
                    due.by.to_string(),
                    if due.by < today { "yes" } else { "no" }.to_owned(),
                ]
            })
            .collect();
        Ok(Rows::new(&["household", "name", "supervised_by", "what", "by", "overdue"], rows))
    },
};
