//! Registers: lists that a service keeps beside the trackers, each a page and a file, told once. A shelf: one register a file,
//! and two plain lines to register it here.
//!
//! What stands in one is cut to what the reader may see. What is written stands in the records of children, households and homes,
//! by the forms that are there; a register shows what is late or missing of it.

mod carers;
mod edge_of_care;
mod family_time;
mod hub;
mod instead_of_care;
mod placement_costs;
mod placement_panel;
mod plan_quality;
mod plo_panel;
mod quality_visits;

pub(crate) use carers::LIST as CARERS;
pub(crate) use edge_of_care::LIST as EDGE_OF_CARE;
pub(crate) use family_time::{LIST as FAMILY_TIME, told_to_them};
pub(crate) use hub::{KIND as YOUNG_INSPECTION, LIST as HUB, whats_on};
pub(crate) use instead_of_care::LIST as INSTEAD_OF_CARE;
pub(crate) use placement_costs::LIST as PLACEMENT_COSTS;
pub(crate) use placement_panel::LIST as PLACEMENT_PANEL;
pub(crate) use plan_quality::LIST as PLAN_QUALITY;
pub(crate) use plo_panel::LIST as PLO_PANEL;
pub(crate) use quality_visits::{KIND as QUALITY_VISIT, LIST as QUALITY_VISITS};

use access::{Person, Refusal, Seen};
use axum::Router;
use axum::extract::State;
use axum::routing::{MethodRouter, get};
use timeline::{Cohort, Timeline};
use web::parts::{Cell, Column, Inset, Table};
use web::{Address, Html, Link, Page, Problem};

use crate::board::Standing;
use crate::child::door;
use crate::child::glance::link;
use crate::child::overview::heading;
use crate::futures::told::List;
use crate::rows::{self, Rows};
use crate::signed::Me;
use crate::workforce::my_work::lead;
use crate::workforce::trackers;
use crate::{Desk, homes, words};

/// A register.
pub(crate) struct Register {
    /// Its list to take away: the first of its lists.
    pub(crate) list: &'static rows::List,
    /// Where it stands.
    pub(crate) at: &'static str,
    /// Where its file stands.
    pub(crate) file: &'static str,
    /// What it is for, in a line.
    pub(crate) what: &'static str,
    /// Who reads it.
    pub(crate) may: fn(&Person) -> Result<(), Refusal>,
    /// What it shows.
    pub(crate) shown: fn(&Desk, &Person) -> Result<Shown, Problem>,
}

/// What a register shows a reader.
pub(crate) struct Shown {
    /// What it comes to.
    pub(crate) sentence: String,
    /// How it is written.
    pub(crate) how: &'static str,
    /// Its lists, each under its heading; the first has none.
    pub(crate) lists: Vec<(&'static str, List)>,
}

/// Every register, in reading order.
pub(crate) static ALL: &[&Register] = &[
    &family_time::REGISTER,
    &placement_panel::REGISTER,
    &placement_costs::REGISTER,
    &quality_visits::REGISTER,
    &carers::REGISTER,
    &edge_of_care::REGISTER,
    &plo_panel::REGISTER,
    &instead_of_care::REGISTER,
    &hub::REGISTER,
    &plan_quality::REGISTER,
];

/// The addresses.
pub(crate) fn router() -> Router<Desk> {
    Router::new()
        .route("/family-time", page(&family_time::REGISTER))
        .route("/family-time.csv", rows::file(&FAMILY_TIME))
        .route("/placement-panel", page(&placement_panel::REGISTER))
        .route("/placement-panel.csv", rows::file(&PLACEMENT_PANEL))
        .route("/placement-costs", page(&placement_costs::REGISTER))
        .route("/placement-costs.csv", rows::file(&PLACEMENT_COSTS))
        .route("/quality-visits", page(&quality_visits::REGISTER))
        .route("/quality-visits.csv", rows::file(&QUALITY_VISITS))
        .route("/carers", page(&carers::REGISTER))
        .route("/carers.csv", rows::file(&CARERS))
        .route("/edge-of-care", page(&edge_of_care::REGISTER))
        .route("/edge-of-care.csv", rows::file(&EDGE_OF_CARE))
        .route("/plo-panel", page(&plo_panel::REGISTER))
        .route("/plo-panel.csv", rows::file(&PLO_PANEL))
        .route("/instead-of-long-term-care", page(&instead_of_care::REGISTER))
        .route("/instead-of-long-term-care.csv", rows::file(&INSTEAD_OF_CARE))
        .route("/leavers-hub", page(&hub::REGISTER))
        .route("/leavers-hub.csv", rows::file(&HUB))
        .route("/plan-quality", page(&plan_quality::REGISTER))
        .route("/plan-quality.csv", rows::file(&PLAN_QUALITY))
}

/// The page of a register.
fn page(register: &'static Register) -> MethodRouter<Desk> {
    get(move |State(desk): State<Desk>, Me(me): Me| async move {
        desk.work(move |desk| register.page(desk, &me)).await
    })
}

/// Panels that keep a list of their own and no sittings: of placements, and before proceedings.
static PANELS: [&Register; 2] = [&placement_panel::REGISTER, &plo_panel::REGISTER];

/// The panels that keep a list of their own, as each stands for a reader: what it is to hear, and where. Nothing where none is
/// open to the reader.
pub(crate) fn panels(desk: &Desk, me: &Person) -> Result<Html, Problem> {
    let columns = [Column::text("Panel"), Column::number("To be heard"), Column::prose("As it stands")];
    let mut table = Table::new("Panels that keep a list of their own", columns).caption_hidden();
    for register in PANELS.into_iter().filter(|register| (register.may)(me).is_ok()) {
        let shown = (register.shown)(desk, me)?;
        let waits = shown.lists.first().map_or(0, |(_, list)| list.rows.len());
        let known = shown.lists.iter().any(|(_, list)| !list.rows.is_empty());
        table.push([
            Cell::link(register.list.title, &Address::new(register.at)),
            if known { Cell::new(waits) } else { Cell::none("not known here") },
            Cell::new(if known { shown.sentence.as_str() } else { NOTHING }),
        ]);
    }
    if table.is_empty() {
        return Ok(Html::new());
    }
    Ok(heading("Panels that keep a list of their own").with(&table))
}

const NOTHING: &str =
    "Nothing of this is recorded here for anybody whom you see: how much of it there is, is not known.";

impl Register {
    fn page(&self, desk: &Desk, me: &Person) -> Result<Page, Problem> {
        (self.may)(me).map_err(|refusal| door::closed(&refusal))?;
        let shown = (self.shown)(desk, me)?;
        // Where nothing is written down nobody knows that there is none.
        let nothing = shown.lists.iter().all(|(_, list)| list.rows.is_empty());
        let mut html = lead(if nothing { NOTHING } else { &shown.sentence }).with(&Inset::new(shown.how));
        for (title, list) in shown.lists {
            if !title.is_empty() {
                html = html.with(&heading(title));
            }
            html = html.with(&list.table());
        }
        html = html.with(&rows::download(self.list.title, self.file));
        if PANELS.iter().any(|panel| panel.at == self.at) && access::follows_adoption(me).is_ok() {
            html = html.with(&link(&Link::new("All panels", Address::new("/panels"))));
        }
        Ok(trackers::page(self.list.title, desk.today().to_words()).body(html))
    }

    /// The first list, to be taken away.
    fn rows(&self, desk: &Desk, me: &Person) -> Result<Rows, Problem> {
        (self.may)(me).map_err(|refusal| door::closed(&refusal))?;
        let first = (self.shown)(desk, me)?.lists.into_iter().next();
        Ok(first.map_or_else(|| Rows::new(&[], Vec::new()), |(_, list)| list.rows()))
    }
}

/// Which children stand in a register: those of whom the reader sees the whole record ([`Seen::has_whole`]), or those whom the
/// reader sees in lists ([`Seen::has`]).
type Opens = fn(&Seen, &str) -> bool;

/// The children of a register whom a reader sees, by name, with what is known of each.
fn children<'a>(
    desk: &Desk,
    board: &'a crate::board::Board,
    cohort: &'a Cohort,
    me: &Person,
    opens: Opens,
) -> Result<Vec<(&'a Standing, &'a Timeline)>, Problem> {
    let seen = desk.seen(me)?;
    let all = board.everybody().map(|child| &**child).filter(|child| opens(&seen, &child.id));
    let mut all: Vec<_> = all.filter_map(|child| Some((child, cohort.child(&child.id)?))).collect();
    all.sort_by(|a, b| (a.0.called(), &a.0.id).cmp(&(b.0.called(), &b.0.id)));
    Ok(all)
}

/// Everybody as known now.
fn everybody(desk: &Desk) -> std::sync::Arc<Cohort> {
    homes::everybody(desk)
}

/// Who does something, by name. Whoever has left is told so, by the name that stands in what is recorded of workers: where none
/// does, a number would tell nobody who it was.
fn name(desk: &Desk, who: &str) -> String {
    if let Some(person) = desk.people().person(who) {
        return person.name.clone();
    }
    match words::worker(desk, who) {
        called if called == who => format!("somebody who is not here now ({who})"),
        called => format!("{called}, who has left"),
    }
}

/// The share of a whole in a hundred; nothing of nothing.
fn share(part: usize, of: usize) -> String {
    if of == 0 { "not known".to_owned() } else { format!("{}%", (part * 200 + of) / (of * 2)) }
}
