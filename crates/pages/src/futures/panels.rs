//! `/panels`: when the fostering, adoption and permanence panels sit; `/panels/{sitting}`: the agenda of one, drawn from what
//! waits for it, with papers and what was decided; the panels that keep a list of their own stand on the same page.
//! `/panels.csv`: every item of the sittings to come.
//!
//! An item whose day is set goes to the sitting of that day; the others fill the sittings to come in the order in which they
//! waited, as far as there is time. Each reader sees the items of the records that are open to them.

use access::Person;
use axum::extract::State;
use calendar::{Day, Moment};
use oversight::adoption::adopters;
use oversight::adoption::proposal::Proposal;
use oversight::adoption::stage::Stage as AdoptionStage;
use oversight::fostering::{Stage as FosteringStage, pipeline};
use oversight::permanence::panel::PAPERS;
use records::fostering::{FosteringApplication, PanelRecommendation, Recommended};
use records::governance::{PanelSitting, PanelSort};
use records::permanence::RouteStep;
use records::{Definition, Fact};
use timeline::{Cohort, Household, Stranded};
use web::parts::{Cell, Colour, Column, Inset, SummaryList, Table};
use web::{Address, Html, Link, Page, Path, Problem};

use super::told::{Holds, List, Told, days_of};
use super::{address, of_adoption, whole};
use crate::board::Board;
use crate::child::door;
use crate::child::glance::link;
use crate::child::overview::heading;
use crate::governance::settings;
use crate::signed::Me;
use crate::workforce::my_work::lead;
use crate::workforce::trackers;
use crate::{Desk, registers, rows, words};

/// Sittings of the past that are listed.
const PAST: usize = 9;
/// A first review of approval that is due so many days after a sitting is brought to it.
const BEFORE_DUE: i32 = 42;
/// A decision is looked for so many days after a sitting.
const DECIDED: i32 = 42;
/// Members without whom a panel may not sit: five; six of a joint one.
const QUORUM: u8 = 5;

/// What a panel hears.
struct Item {
    /// What about.
    what: &'static str,
    who: Told,
    name: String,
    since: Option<Day>,
    /// The day of the sitting that is set, or was.
    on: Option<Day>,
    papers: Option<Day>,
    asks_papers: bool,
    outcome: Told,
}

/// Whether somebody is told of panels.
fn follows(me: &Person) -> Result<(), Problem> {
    access::follows_adoption(me).map_err(|refusal| door::closed(&refusal))
}

/// Every sitting that is set, the first day first.
fn sittings(desk: &Desk) -> Vec<(Fact, PanelSitting)> {
    let mut all: Vec<(Fact, PanelSitting)> = settings::standing(desk, PanelSitting::KIND)
        .into_iter()
        .filter_map(|fact| {
            let said = fact.of::<PanelSitting>()?.clone();
            Some((fact, said))
        })
        .collect();
    all.sort_by_key(|(fact, said)| (said.day, said.panel, fact.id.clone()));
    all
}

/// The list of sittings.
///
/// # Errors
/// The reader is not told of panels; the journal cannot be read.
pub(crate) async fn get(State(desk): State<Desk>, Me(me): Me) -> Result<Page, Problem> {
    desk.work(move |desk| {
        follows(&me)?;
        let today = desk.today();
        let drawn = Drawn::of(desk, &me)?;
        let coming = drawn.sittings.iter().filter(|(_, said)| said.day >= today).count();
        let sentence = match coming {
            0 => "No sitting of a panel is set.".to_owned(),
            _ => format!("{} to come.", words::counted(coming, "sitting is", "sittings are")),
        };
        let mut html = lead(&sentence).with(&drawn.coming(today)).with(&drawn.without());
        html = html.with(&rows::download("What the panels are to hear", "/panels.csv"));
        if access::sets_the_service(&me).is_ok() {
            html = html.with(&link(&Link::new(
                "Set when a panel sits, or write down how it sat",
                settings::of_kind(PanelSitting::KIND),
            )));
        }
        html = html.with(&registers::panels(desk, &me)?);
        html = html.with(&heading("Those that sat")).with(&drawn.past(today));
        Ok(trackers::page("Panels", today.to_words()).body(html))
    })
    .await
}

/// One sitting.
///
/// # Errors
/// The reader is not told of panels; there is no such sitting; the journal cannot be read.
pub(crate) async fn one(
    State(desk): State<Desk>,
    Me(me): Me,
    Path(which): Path<String>,
) -> Result<Page, Problem> {
    desk.work(move |desk| {
        follows(&me)?;
        let today = desk.today();
        let mut drawn = Drawn::of(desk, &me)?;
        let at = drawn.sittings.iter().position(|(fact, _)| *fact.id == *which).ok_or(Problem::Missing(
            "There is no such sitting. The page Panels lists those that there are.",
        ))?;
        let said = drawn.sittings[at].1.clone();
        let items = std::mem::take(&mut drawn.agendas[at]);
        let by = papers_by(&said);
        let late = items.iter().filter(|item| item.asks_papers && item.papers.is_none() && by < today);
        let late = if said.day < today { 0 } else { late.count() };
        let sentence = format!(
            "{} on the agenda{}.",
            words::counted(items.len(), "item", "items"),
            match late {
                0 => String::new(),
                late => format!(
                    ", {} not here though their day has passed",
                    words::counted(late, "paper", "papers")
                ),
            }
        );
        let mut list = SummaryList::new()
            .row("Papers are with the members by", by.to_words())
            .row("Chair", said.chair.clone().unwrap_or_else(|| "Not recorded".to_owned()))
            .row(
                "Time for",
                said.places.map_or_else(|| "Not said".to_owned(), |places| format!("{places} items")),
            );
        if let Some(why) = &said.called_off {
            list = list.row("It did not sit", why.clone());
        } else if said.day < today {
            list = list.row("Members", quorum(&said).0).row(
                "Minutes agreed",
                said.minutes.map_or_else(|| "Not yet".to_owned(), |day| day.to_words()),
            );
        }
        // To whom it is closed nobody says how many items there are: 0 would be a number.
        let mut html = if drawn.opens(said.panel) { lead(&sentence).with(&list) } else { Html::of(&list) };
        if !drawn.opens(said.panel) {
            html = html.with(&Inset::new(
                "What this panel hears stands in records that are not open to you: its agenda is not shown.",
            ));
        } else {
            html = html.with(&agenda(items, &said, today).table());
        }
        Ok(Page::new(said.panel.label())
            .caption(said.day.to_words())
            .in_menu("/trackers")
            .under("Panels", Address::new("/panels"))
            .body(html))
    })
    .await
}

/// What the panels to come are to hear, to take away.
pub(crate) const LIST: rows::List = rows::List {
    name: "panels",
    title: "What the panels to come are to hear",
    asks: &[],
    rows: |desk, me, _| {
        follows(me)?;
        let today = desk.today();
        let drawn = Drawn::of(desk, me)?;
        let mut rows = Vec::new();
        for ((_, said), items) in drawn.sittings.iter().zip(drawn.agendas) {
            if said.day < today || said.called_off.is_some() {
                continue;
            }
            for item in items {
                rows.push(vec![
                    said.day.to_string(),
                    said.panel.code().to_owned(),
                    item.what.to_owned(),
                    item.name,
                    rows::day(item.since),
                    papers_by(said).to_string(),
                    rows::day(item.papers),
                ]);
            }
        }
        let headings = ["sitting", "panel", "item", "who", "waits_since", "papers_by", "papers"];
        Ok(rows::Rows::new(&headings, rows))
    },
};

fn papers_by(said: &PanelSitting) -> Day {
    said.papers_by.unwrap_or_else(|| said.day.plus_days(-PAPERS))
}

/// How many members were there, and whether they were enough.
fn quorum(said: &PanelSitting) -> (String, bool) {
    match said.members {
        None => ("Not recorded".to_owned(), true),
        Some(members) if members < QUORUM => {
            (format!("{members}: fewer than the {QUORUM} without whom it may not sit"), false)
        }
        Some(members) => (members.to_string(), true),
    }
}

/// The sittings with what each hears.
struct Drawn {
    sittings: Vec<(Fact, PanelSitting)>,
    /// What each sitting hears, in the order of the sittings.
    agendas: Vec<Vec<Item>>,
    /// How many items of each panel have no sitting to go to.
    left: Vec<(PanelSort, usize)>,
    /// The panels whose items are open to the reader.
    open: Vec<PanelSort>,
}

impl Drawn {
    fn of(desk: &Desk, me: &Person) -> Result<Drawn, Problem> {
        let (board, today) = (desk.board(), desk.today());
        let cohort = desk.cohort(Moment::END_OF_TIME);
        let sittings = sittings(desk);
        let days = |sort: PanelSort| -> Vec<Day> {
            sittings.iter().filter(|(_, said)| said.panel == sort).map(|(_, said)| said.day).collect()
        };
        let mut waits =
            vec![(PanelSort::Adoption, adoption(desk, &board, me, &days(PanelSort::Adoption), today)?)];
        if access::finds_homes(me).is_ok() {
            waits.push((PanelSort::Fostering, fostering(&cohort, &days(PanelSort::Fostering), today)));
        }
        if access::follows_futures(me).is_ok() {
            waits.push((PanelSort::Permanence, permanence(desk, &board, me, today)?));
        }
        let open = waits.iter().map(|(panel, _)| *panel).collect();
        let mut agendas: Vec<Vec<Item>> = sittings.iter().map(|_| Vec::new()).collect();
        let mut left = Vec::new();
        for (panel, items) in waits {
            let own =
                || sittings.iter().map(|(_, said)| said).enumerate().filter(|(_, said)| said.panel == panel);
            let (set, free): (Vec<Item>, Vec<Item>) = items.into_iter().partition(|item| item.on.is_some());
            // Those whose day is set first.
            let mut without = 0;
            for item in set {
                match own().find(|(_, said)| Some(said.day) == item.on) {
                    Some((at, _)) => agendas[at].push(item),
                    None => without += usize::from(item.on >= Some(today)),
                }
            }
            let mut free = free.into_iter();
            for (at, said) in own().filter(|(_, said)| said.day >= today && said.called_off.is_none()) {
                let room = said.places.map_or(usize::MAX, usize::from).saturating_sub(agendas[at].len());
                agendas[at].extend(free.by_ref().take(room));
            }
            left.push((panel, without + free.count()));
        }
        Ok(Drawn { sittings, agendas, left, open })
    }

    fn opens(&self, panel: PanelSort) -> bool {
        self.open.contains(&panel)
    }

    fn coming(&self, today: Day) -> Html {
        let columns = [
            Column::date("Sits"),
            Column::text("Panel"),
            Column::number("Items"),
            Column::number("Time for"),
            Column::date("Papers by"),
            Column::text("Chair"),
        ];
        let mut table = Table::new("Sittings to come", columns).caption_hidden().when_empty(
            "No sitting is set. A head of service sets the days under Settings, Sitting of a panel.",
        );
        for ((fact, said), items) in self.sittings.iter().zip(&self.agendas) {
            if said.day < today || said.called_off.is_some() {
                continue;
            }
            let items =
                if self.opens(said.panel) { Cell::new(items.len()) } else { Cell::none("not open to you") };
            table.push([
                Cell::link(said.day.to_words(), &Address::new("/panels").at(&fact.id)),
                Cell::new(said.panel.label()),
                items,
                said.places.map_or_else(|| Cell::none("not said"), Cell::new),
                Cell::new(papers_by(said).to_words()),
                said.chair.as_deref().map_or_else(|| Cell::none("not recorded"), Cell::new),
            ]);
        }
        Html::of(&table)
    }

    /// What waits and has no sitting to go to.
    fn without(&self) -> Html {
        self.left.iter().filter(|(_, left)| *left > 0).fold(Html::new(), |html, (panel, left)| {
            let items = words::counted(*left, "item waits", "items wait");
            html.with(&Inset::new(format!("{}: {items} with no sitting to go to.", panel.label())))
        })
    }

    fn past(&self, today: Day) -> Html {
        let columns = [
            Column::date("Sat"),
            Column::text("Panel"),
            Column::text("Members"),
            Column::text("Minutes agreed"),
        ];
        let mut table =
            Table::new("Sittings that were", columns).caption_hidden().when_empty("None is recorded.");
        for (fact, said) in self.sittings.iter().rev().filter(|(_, said)| said.day < today).take(PAST) {
            let (members, enough) = quorum(said);
            let members = match &said.called_off {
                Some(why) => Cell::new(format!("It did not sit: {why}")),
                None if !enough => Cell::part(&web::parts::Tag::new(members, Colour::Red)),
                None => Cell::new(members),
            };
            table.push([
                Cell::link(said.day.to_words(), &Address::new("/panels").at(&fact.id)),
                Cell::new(said.panel.label()),
                members,
                said.minutes.map_or_else(|| Cell::none("not yet"), |day| Cell::new(day.to_words())),
            ]);
        }
        Html::of(&table)
    }
}

fn agenda(items: Vec<Item>, said: &PanelSitting, today: Day) -> List {
    let by = papers_by(said);
    let sat = said.day < today;
    let rows = items.into_iter().enumerate().map(|(nth, item)| {
        let papers = match item.papers {
            _ if !item.asks_papers => Told::none("none asked for"),
            Some(on) if on > by => Told::late(on),
            Some(on) => Told::day(on),
            None if by < today && !sat => {
                Told::text(format!("Late by {}", days_of(by.days_until(today)))).tagged(Colour::Red)
            }
            None => Told::none(if sat { "not recorded" } else { "not yet" }),
        };
        vec![
            Told::text(nth + 1),
            Told::text(item.what),
            item.who,
            Told::day_or(item.since, "not known"),
            papers,
            item.outcome,
        ]
    });
    List {
        name: "agenda",
        caption: "The agenda",
        columns: &[
            (Holds::Number, "No."),
            (Holds::Words, "Item"),
            (Holds::Words, "Who"),
            (Holds::Day, "Waits since"),
            (Holds::Words, "Papers"),
            (Holds::Words, "Decision"),
        ],
        rows: rows.collect(),
        empty: "Nothing waits for this panel among the records that you see.",
    }
}

/// The sitting at which something was heard, by the day on which the decision maker had the recommendation.
fn sat_before(days: &[Day], received: Day) -> Option<Day> {
    days.iter().rev().copied().find(|day| *day <= received && day.plus_days(DECIDED) > received)
}

/// Households that ask to foster and are assessed; first reviews of approval; what was recommended at sittings of the past.
fn fostering(cohort: &Cohort, days: &[Day], today: Day) -> Vec<Item> {
    let at = cohort.standpoint(today);
    let households = || cohort.households.iter().map(|household| &**household);
    let mut items = Vec::new();
    for each in pipeline(households(), &at).into_iter().filter(|each| each.stage == FosteringStage::Panel) {
        items.push(Item {
            what: "Approval as foster carers",
            who: Told::household(cohort, &each.household, today),
            name: each.household.to_string(),
            since: Some(each.since),
            on: None,
            papers: None,
            asks_papers: true,
            outcome: Told::none("to be heard"),
        });
    }
    let horizon = days.iter().find(|day| **day >= today).map_or(today, |day| day.plus_days(BEFORE_DUE));
    for of in households() {
        for duty in clocks::fostering::households::FAMILY.of_household(of, &at) {
            let first = duty.clock.id == "foster.review.first" && duty.state_on(today).is_open();
            if first && duty.due <= horizon {
                items.push(Item {
                    what: "First review of approval",
                    who: Told::household(cohort, &of.id, today),
                    name: of.id.to_string(),
                    since: Some(duty.because.day),
                    on: None,
                    papers: None,
                    asks_papers: true,
                    outcome: Told::none("to be heard"),
                });
            }
        }
        items.extend(heard(cohort, of, days, today));
    }
    items.sort_by_key(|item| item.since);
    items
}

/// What was heard of a household at sittings of the past, and what was decided.
fn heard(cohort: &Cohort, of: &Household, days: &[Day], today: Day) -> Vec<Item> {
    let item = |what, on: Option<Day>, since, outcome| Item {
        what,
        who: Told::household(cohort, &of.id, today),
        name: of.id.to_string(),
        since,
        on,
        papers: None,
        asks_papers: false,
        outcome,
    };
    let mut items = Vec::new();
    for said in of.strand::<FosteringApplication>() {
        if let Some(on) = said.to_panel.filter(|on| days.contains(on)) {
            let outcome = match said.outcome {
                Some(outcome) => Told::text(outcome.label()),
                None => Told::none("not decided yet"),
            };
            items.push(item("Approval as foster carers", Some(on), said.stage_2_ended, outcome));
        }
    }
    for said in of.strand::<PanelRecommendation>().filter(|said| said.about != Recommended::Approval) {
        if let Some(on) = sat_before(days, said.received) {
            let view = if said.favourable { "Recommended" } else { "Not recommended" };
            let outcome = match said.decided {
                Some(decided) => Told::text(format!("{view}; decided on {}", decided.to_words())),
                None => Told::text(format!("{view}; not decided yet")),
            };
            let what = match said.about {
                Recommended::Review => "Continuing approval",
                Recommended::Terms => "Changed terms of approval",
                _ => "Ending approval",
            };
            items.push(item(what, Some(on), Some(said.received), outcome));
        }
    }
    items
}

/// Matches that are proposed, adopters at the end of stage 2, and what came of sittings of the past.
fn adoption(desk: &Desk, board: &Board, me: &Person, days: &[Day], today: Day) -> Result<Vec<Item>, Problem> {
    let mut items = Vec::new();
    for child in of_adoption(desk, board, me)? {
        let Some(way) = child.futures.way.as_ref() else { continue };
        let who = || Told::text(child.called()).leading(address(&child.id));
        // What is written of a proposed match speaks for itself: its own panel, its papers, what came of it.
        let heard =
            |each: &&Proposal| each.panel.is_some_and(|on| days.contains(&on)) || each.progress.is_open();
        let proposals: Vec<&Proposal> = way.proposals.iter().filter(heard).collect();
        for each in &proposals {
            let outcome = match (each.decided, each.view) {
                (Some(on), _) => {
                    Told::text(format!("{}: decided on {}", each.progress.words(), on.to_words()))
                }
                (None, Some(view)) => Told::text(format!("{}; not decided yet", view.label())),
                (None, None) => Told::none("to be heard"),
            };
            items.push(Item {
                what: "Match with adopters",
                who: who(),
                name: child.id.to_string(),
                since: Some(each.day),
                on: each.panel.filter(|on| days.contains(on)),
                papers: each.papers(),
                asks_papers: true,
                outcome,
            });
        }
        if !proposals.is_empty() {
            continue;
        }
        let matched = way.matched.and_then(|on| Some((on, sat_before(days, on)?)));
        let (on, since, outcome) = match (way.stage, matched) {
            (AdoptionStage::Linked, _) => {
                (None, way.link().map(|link| link.since), Told::none("to be heard"))
            }
            (_, Some((decided, on))) => {
                let told = Told::text(format!("Matched: decided on {}", decided.to_words()));
                (Some(on), way.links.last().map(|link| link.since), told)
            }
            _ => continue,
        };
        items.push(Item {
            what: "Match with adopters",
            who: who(),
            name: child.id.to_string(),
            since,
            on,
            papers: None,
            asks_papers: on.is_none(),
            outcome,
        });
    }
    if access::household(me, "any").is_ok() {
        let horizon = days.iter().find(|day| **day >= today).map_or(today, |day| day.plus_days(PAPERS));
        let cohort = desk.cohort(Moment::END_OF_TIME);
        for one in super::adopters::all_adopters(desk, board, today) {
            let ripe = one.stage == adopters::Stage::Two && one.due.is_some_and(|due| due <= horizon);
            let heard = one.approved.and_then(|on| Some((on, sat_before(days, on)?)));
            let (on, outcome) = match heard {
                _ if ripe => (None, Told::none("to be heard")),
                Some((decided, on)) => (Some(on), Told::text(format!("Approved on {}", decided.to_words()))),
                None => continue,
            };
            items.push(Item {
                what: "Approval as adopters",
                who: Told::household(&cohort, &one.id, today),
                name: one.id.clone(),
                since: Some(one.since),
                on,
                papers: None,
                asks_papers: on.is_none(),
                outcome,
            });
        }
    }
    items.sort_by_key(|item| item.since);
    Ok(items)
}

/// Children whose plan is to be heard, with the day that is set; and those of the past.
fn permanence(desk: &Desk, board: &Board, me: &Person, today: Day) -> Result<Vec<Item>, Problem> {
    let mut items = Vec::new();
    for child in whole(desk, board, me)? {
        let Some(track) = child.futures.track.as_ref() else { continue };
        let step = |what: RouteStep| track.steps.iter().find(|step| step.what == what);
        let Some(panel) = step(RouteStep::Panel) else { continue };
        let papers = step(RouteStep::Papers).and_then(|papers| papers.done);
        let waits =
            track.next().is_some_and(|next| matches!(next.what, RouteStep::Panel | RouteStep::Papers));
        let (on, outcome) = match (panel.done, panel.planned) {
            (Some(done), _) => (Some(done), Told::text(track.state.words())),
            (None, Some(planned)) if planned >= today => (Some(planned), Told::none("to be heard")),
            (None, Some(planned)) if !waits => (Some(planned), Told::none("not heard")),
            (None, _) if waits => (None, Told::none("to be heard")),
            _ => continue,
        };
        items.push(Item {
            what: track.route().map_or("Plan for permanence", |route| route.label()),
            who: Told::text(child.called()).leading(address(&child.id)),
            name: child.id.to_string(),
            since: track.plan.as_ref().map(|plan| plan.base),
            on,
            papers,
            asks_papers: true,
            outcome,
        });
    }
    items.sort_by_key(|item| item.since);
    Ok(items)
}
