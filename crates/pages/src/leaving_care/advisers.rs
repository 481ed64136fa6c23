//! `/advisers`: personal advisers by how many young people they have, and what is overdue for them; each number leads to its
//! young
//! people. `/advisers.csv`: the same as a file. `/tenancy-readiness` and its file: who is on the way to a home of their own.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::extract::State;
use calendar::Day;
use clocks::leaving_care::status::LeaverStatus;
use oversight::message::Message;
use records::Answer;
use serde::Deserialize;
use web::parts::{Cell, Colour, Column, Inset, Pagination, Table, Tag};
use web::{Address, Html, Page, Problem, Query};

use super::tracker::{everybody, short};
use crate::board::{Leaving, Standing};
use crate::rows::{self, List, Rows};
use crate::signed::Me;
use crate::workforce::my_work::lead;
use crate::workforce::trackers;
use crate::{Desk, words};

/// Readiness is looked at again after so many months.
const AGAIN: i32 = 6;
/// Ages of those who are listed for readiness: from, and up to.
const AGES: (i32, i32) = (16, 20);

/// One adviser's young people.
#[derive(Default)]
struct Load {
    all: usize,
    under_18: usize,
    former: usize,
    from_21: usize,
    /// Of another status: qualifying, or not worked out yet. The four are all of them.
    others: usize,
    touch: usize,
    plans: usize,
    changed: usize,
    wrote: usize,
}

impl Load {
    fn add(&mut self, leaving: &Leaving) {
        self.all += 1;
        match leaving.standing.status {
            LeaverStatus::Eligible | LeaverStatus::Relevant => self.under_18 += 1,
            LeaverStatus::FormerRelevant => self.former += 1,
            LeaverStatus::FormerRelevant21 => self.from_21 += 1,
            _ => self.others += 1,
        }
        let late = |due: Option<(Day, bool)>| usize::from(due.is_some_and(|(_, late)| late));
        self.touch += late(leaving.in_touch.due);
        self.plans += late(leaving.plan_due);
        self.changed += usize::from(!leaving.prompts.is_empty());
        self.wrote += usize::from(leaving.wrote.iter().any(Message::waits));
    }

    fn counts(&self) -> [usize; 9] {
        let Load { all, under_18, former, from_21, others, touch, plans, changed, wrote } = *self;
        [all, under_18, former, from_21, others, touch, plans, changed, wrote]
    }
}

/// Every adviser with their young people, those with most overdue first; nobody named stands first.
fn loads(all: &[(&Standing, &Leaving)]) -> Vec<(Option<Arc<str>>, Load)> {
    let mut by: BTreeMap<Option<Arc<str>>, Load> = BTreeMap::new();
    for (_, leaving) in all {
        let adviser = leaving.adviser.as_ref().map(|(who, _)| who.clone());
        // Whom nobody owes an adviser is nobody's load.
        if adviser.is_some() || leaving.lacks_adviser.is_some() {
            by.entry(adviser).or_default().add(leaving);
        }
    }
    let mut loads: Vec<_> = by.into_iter().collect();
    loads.sort_by_key(|(who, load)| (who.is_some(), std::cmp::Reverse(load.touch + load.plans), who.clone()));
    loads
}

/// The page of advisers.
///
/// # Errors
/// The reader's work opens no whole record of anybody.
pub(crate) async fn get(State(desk): State<Desk>, Me(me): Me) -> Result<Page, Problem> {
    desk.work(move |desk| {
        let (board, today) = (desk.board(), desk.today());
        let all = everybody(desk, &board, &me)?;
        let loads = loads(&all);
        let named = loads.iter().filter(|(who, _)| who.is_some()).count();
        let young: usize = loads.iter().filter(|(who, _)| who.is_some()).map(|(_, load)| load.all).sum();
        let mean =
            if named == 0 { String::new() } else { format!(", {:.1} each", young as f64 / named as f64) };
        let sentence = format!(
            "{} for {}{mean}. No law sets how many an adviser may have.",
            words::counted(named, "personal adviser", "personal advisers"),
            words::counted(young, "young person", "young people"),
        );
        let columns = [
            Column::text("Adviser"),
            Column::number("Young people"),
            Column::number("16 and 17"),
            Column::number("18 to 20"),
            Column::number("From 21"),
            Column::number("Others"),
            Column::number("Not in touch in time"),
            Column::number("Plan missing or overdue"),
            Column::number("Changed since the plan"),
            Column::number("Wrote, and waits"),
        ];
        let mut table = Table::new("Advisers", columns)
            .caption_hidden()
            .when_empty("Nobody whose record is open to you has a personal adviser, or is owed one.");
        for (who, load) in &loads {
            let id = who.as_deref().unwrap_or("none");
            let to = |show: &str| {
                let to = super::list().with("adviser", id);
                if show.is_empty() { to } else { to.with("show", show) }
            };
            let name = match who {
                Some(who) => Cell::link(desk.people().name_of(who), &to("")),
                None => Cell::part(&Tag::new("Nobody named", Colour::Red)),
            };
            let leads = |count: usize, show: &str| {
                if count == 0 { Cell::new(0) } else { Cell::link(count, &to(show)) }
            };
            table.push([
                name,
                leads(load.all, ""),
                Cell::new(load.under_18),
                Cell::new(load.former),
                Cell::new(load.from_21),
                Cell::new(load.others),
                leads(load.touch, "touch"),
                leads(load.plans, "plan"),
                leads(load.changed, "changed"),
                leads(load.wrote, "wrote"),
            ]);
        }
        let html = lead(&sentence).with(&table).with(&rows::download("Personal advisers", "/advisers.csv"));
        Ok(trackers::page("Personal advisers", today.to_words()).body(html))
    })
    .await
}

/// The same to take away.
pub(crate) const LIST: List = List {
    name: "advisers",
    title: "Personal advisers, their young people and what is overdue",
    asks: &[],
    rows: |desk, me, _| {
        let board = desk.board();
        let rows = loads(&everybody(desk, &board, me)?)
            .into_iter()
            .map(|(who, load)| {
                let name = who.as_deref().map(|who| desk.people().name_of(who).to_owned());
                let mut row = vec![who.as_deref().unwrap_or_default().to_owned(), name.unwrap_or_default()];
                row.extend(load.counts().map(|count| count.to_string()));
                row
            })
            .collect();
        let headings = [
            "adviser",
            "name",
            "young_people",
            "aged_16_and_17",
            "former_relevant_to_20",
            "from_21",
            "others",
            "not_in_touch_in_time",
            "plan_missing_or_overdue",
            "changed_since_plan",
            "wrote_and_waits",
        ];
        Ok(Rows::new(&headings, rows))
    },
};

/// Young people of the ages in which a home of one's own is prepared; those never asked first, then those asked longest ago.
fn preparing<'a>(all: &[(&'a Standing, &'a Leaving)], today: Day) -> Vec<(&'a Standing, &'a Leaving, i32)> {
    let mut rows: Vec<_> = all
        .iter()
        .filter_map(|(child, leaving)| {
            let age = child.born?.age_on(today);
            (AGES.0..=AGES.1).contains(&age).then_some((*child, *leaving, age))
        })
        .collect();
    rows.sort_by_key(|(child, leaving, age)| {
        (leaving.ready.as_ref().map(|ready| ready.day), std::cmp::Reverse(*age), child.id.clone())
    });
    rows
}

/// Rows of a page: a page stays light on a phone.
const ROWS: usize = 50;

/// What the address asks.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct AskedPage {
    /// The page of the list, from 1.
    #[serde(default)]
    page: String,
}

/// The page of readiness.
///
/// # Errors
/// As [`get`].
pub(crate) async fn ready(
    State(desk): State<Desk>,
    Me(me): Me,
    Query(asked): Query<AskedPage>,
) -> Result<Page, Problem> {
    desk.work(move |desk| {
        let (board, today) = (desk.board(), desk.today());
        let all = everybody(desk, &board, &me)?;
        let rows = preparing(&all, today);
        let never = rows.iter().filter(|(_, leaving, _)| leaving.ready.is_none()).count();
        let ready = rows.iter().filter(|(_, leaving, _)| {
            leaving.ready.as_ref().is_some_and(|ready| ready.said.ready == Answer::Yes)
        });
        let sentence = format!(
            "{} from 16 to 20: {} ready for a home of their own, {never} of whom nobody has written down how far they are.",
            words::counted(rows.len(), "young person", "young people"),
            ready.count(),
        );
        let columns = [
            Column::text("Young person"),
            Column::text("Status"),
            Column::text("Ready"),
            Column::date("Looked at"),
            Column::prose("Still learns"),
            Column::text("Who helps"),
            Column::date("On the housing list since"),
            Column::text("Do it"),
        ];
        let mut table = Table::new("Ready for a home of their own", columns).caption_hidden().when_empty(
            "Nobody of these ages whose record is open to you is leaving care or has left.",
        );
        let pages = rows.len().div_ceil(ROWS).max(1);
        let at = asked.page.parse().unwrap_or(1).clamp(1, pages);
        for (child, leaving, age) in rows.iter().skip((at - 1) * ROWS).take(ROWS) {
            let to = crate::child::address(&child.id).at("record").at("tenancy_readiness");
            let mut cells = vec![
                Cell::link(format!("{}, {age}", child.called()), &super::address(&child.id)),
                Cell::new(short(leaving.standing.status)),
            ];
            match &leaving.ready {
                None => cells.extend([
                    Cell::part(&Tag::new("Not known here", Colour::Grey)),
                    Cell::none("never"),
                    Cell::none("not known here"),
                    Cell::none("nobody named"),
                    Cell::none("not known here"),
                ]),
                Some(ready) => {
                    let said = &ready.said;
                    let tag = match said.ready {
                        Answer::Yes => Tag::new("Ready", Colour::Green),
                        Answer::No => Tag::new("Not yet", Colour::Yellow),
                        Answer::NotKnown => Tag::new("Not known", Colour::Grey),
                    };
                    let again = ready.day.plus_months(AGAIN) < today && said.ready != Answer::Yes;
                    let learns: Vec<&str> = said.learns.iter().map(|skill| skill.label()).collect();
                    cells.extend([
                        Cell::part(&tag),
                        if again {
                            Cell::part(&Tag::new(format!("{}: look again", ready.day.to_words()), Colour::Yellow))
                        } else {
                            Cell::new(ready.day.to_words())
                        },
                        if learns.is_empty() { Cell::none("nothing said") } else { Cell::new(learns.join("; ")) },
                        said.helps.as_deref().map_or_else(|| Cell::none("nobody named"), Cell::new),
                        said.listed.map_or_else(|| Cell::none("not on it"), |day| Cell::new(day.to_words())),
                    ]);
                }
            }
            cells.push(Cell::html(words::link_for("Look at it together", &format!("with {}", child.called()), &to)));
            table.push(cells);
        }
        let how = "What somebody needs for a home of their own is looked at with them every six months until they are ready. \
        The months \
                   are Kith’s own; that the pathway plan prepares for it is law (Care Planning, Placement and Case Review \
                   Regulations \
                   2010, regulation 43 and schedule 8).";
        let turn = |page| Address::new("/tenancy-readiness").with("page", page);
        let html = lead(&sentence)
            .with(&table)
            .with(&Pagination::new(at, pages, turn))
            .with(&rows::download("Ready for a home of their own", "/tenancy-readiness.csv"))
            .with(&Html::of(&Inset::new(how)));
        Ok(trackers::page("Ready for a home of their own", today.to_words()).body(html))
    })
    .await
}

/// The same to take away.
pub(crate) const READY: List = List {
    name: "tenancy-readiness",
    title: "Young people on the way to a home of their own",
    asks: &[],
    rows: |desk, me, _| {
        let (board, today) = (desk.board(), desk.today());
        let all = everybody(desk, &board, me)?;
        let rows = preparing(&all, today)
            .into_iter()
            .map(|(child, leaving, age)| {
                let said = leaving.ready.as_ref();
                let codes = |skills: &[records::leaving_care::TenancySkill]| {
                    skills.iter().map(|skill| skill.code()).collect::<Vec<_>>().join("; ")
                };
                vec![
                    child.id.to_string(),
                    child.called().to_owned(),
                    age.to_string(),
                    leaving.standing.status.code().to_owned(),
                    said.map(|ready| ready.said.ready.code().to_owned()).unwrap_or_default(),
                    rows::day(said.map(|ready| ready.day)),
                    said.map(|ready| codes(&ready.said.can)).unwrap_or_default(),
                    said.map(|ready| codes(&ready.said.learns)).unwrap_or_default(),
                    rows::day(said.and_then(|ready| ready.said.listed)),
                ]
            })
            .collect();
        let headings = [
            "child",
            "name",
            "age",
            "status",
            "ready",
            "looked_at",
            "can",
            "still_learns",
            "on_housing_list",
        ];
        Ok(Rows::new(&headings, rows))
    },
};
