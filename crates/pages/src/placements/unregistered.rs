//! `/unregistered`: every arrangement that is not registered, how many children were in one on each day of the year, who looks at
//! each every week and what is missing. `/unregistered.csv`: the same as a file.

use access::Person;
use axum::extract::State;
use calendar::{Day, Period};
use oversight::placements::unregistered::{Arrangement, count_by_day};
use press::{Block, Chart, ChartKind, Series};
use timeline::Definition;
use timeline::strands_of::placements::{ArrangementStep, ManagementOversight, RegistrationCheck};
use web::parts::{Cell, Colour, Column, Download, Downloads, Inset, Table, Tag, Warning};
use web::{Address, Html, Link, Page, Problem};

use super::listed;
use crate::board::Standing;
use crate::child::door;
use crate::child::glance::link;
use crate::child::overview::heading;
use crate::light::light;
use crate::rows::{self, List, Rows};
use crate::signed::Me;
use crate::workforce::my_work::lead;
use crate::{Desk, child, words};

/// Months that the count of days goes back.
const MONTHS: i32 = 12;

/// The register.
///
/// # Errors
/// The reader's work has no list of placements; the journal cannot be read.
pub(crate) async fn get(State(desk): State<Desk>, Me(me): Me) -> Result<Page, Problem> {
    desk.work(move |desk| {
        access::sees_placements(&me).map_err(|refusal| door::closed(&refusal))?;
        let (board, today, seen) = (desk.board(), desk.today(), desk.seen(&me)?);
        let children = listed(&board, &seen);
        let days = Period { from: today.plus_months(-MONTHS).plus_days(1), to: today };
        let counts = count_by_day(children.iter().map(|child| child.arrangements.as_slice()), days);
        let now = open(&children, today);
        let nights: usize = counts.iter().map(|(_, count)| count).sum();
        let html = Html::of(&lead(&sentence(now.len(), &counts, nights)))
            .with(&Inset::new(
                "A children’s home that is not registered is run against the law. Each stands here from its first night, until \
                 the child has left it or it is registered. Where nobody has checked, look whether it is registered and \
                 record that.",
            ))
            .with(&heading("Now"))
            .with(&now_table(desk, &me, &now, today))
            .with(&heading("Children in one on each day"))
            .with(&chart(&counts))
            .with(&heading("Ended in the last year"))
            .with(&ended(&children, days))
            .with(&Downloads::new([Download::new("The register", "CSV", Address::new("/unregistered.csv"))]));
        Ok(Page::new("Arrangements that are not registered")
            .caption(today.to_words())
            .in_menu("/trackers")
            .under("Where children live", Address::new("/placements"))
            .body(html))
    })
    .await
}

/// The same to take away.
pub(crate) const LIST: List = List {
    name: "unregistered",
    title: "Arrangements that are not registered",
    asks: &[],
    rows: |desk, me, _| {
        access::sees_placements(me).map_err(|refusal| door::closed(&refusal))?;
        let (board, today, seen) = (desk.board(), desk.today(), desk.seen(me)?);
        let rows = listed(&board, &seen)
            .into_iter()
            .flat_map(|child| child.arrangements.iter().map(move |each| (child, each)))
            .map(|(child, each)| {
                let next_by = each.next.as_ref().and_then(|(_, by)| *by);
                vec![
                    child.id.to_string(),
                    child.name.clone().unwrap_or_default(),
                    each.because.words().to_owned(),
                    each.since.to_string(),
                    rows::day(each.until),
                    each.days(today).to_string(),
                    rows::day(each.looked),
                    if each.until.is_none() { each.next_look.to_string() } else { String::new() },
                    each.next.as_ref().map(|(next, _)| next.clone()).unwrap_or_default(),
                    rows::day(next_by),
                    if each.until.is_none() { each.missing(today).join("; ") } else { String::new() },
                ]
            })
            .collect();
        Ok(Rows::new(HEADINGS, rows))
    },
};

const HEADINGS: &[&str] = &[
    "child",
    "name",
    "why_here",
    "since",
    "until",
    "days",
    "senior_manager_looked",
    "next_look_by",
    "next",
    "next_by",
    "missing",
];

/// Those that last today, longest first.
fn open<'a>(children: &[&'a Standing], today: Day) -> Vec<(&'a Standing, &'a Arrangement)> {
    let all = children.iter().flat_map(|child| child.arrangements.iter().map(move |each| (*child, each)));
    let mut now: Vec<_> = all.filter(|(_, each)| each.lasts_on(today)).collect();
    now.sort_by_key(|(child, each)| (each.since, child.id.clone()));
    now
}

/// One line that leads to the register: how many children are in an arrangement today. Red where there is one, so that nobody
/// misses it; nothing for those who do not see where children live.
pub(crate) fn line(me: &Person, children: &[&Standing], today: Day) -> Html {
    if access::sees_placements(me).is_err() {
        return Html::new();
    }
    let now = open(children, today);
    let to = link(&Link::new("Arrangements that are not registered", Address::new("/unregistered")));
    if now.is_empty() {
        return to;
    }
    Html::of(&Warning::new(warned(&now, today))).with(&to)
}

/// The same where somebody’s day begins and where lists begin: nothing where no child is in one.
///
/// # Errors
/// The journal cannot be read.
pub(crate) fn alarm(desk: &Desk, me: &Person) -> Result<Html, Problem> {
    if access::sees_placements(me).is_err() {
        return Ok(Html::new());
    }
    let (board, today, seen) = (desk.board(), desk.today(), desk.seen(me)?);
    let children = listed(&board, &seen);
    Ok(if open(&children, today).is_empty() { Html::new() } else { line(me, &children, today) })
}

/// How many children are in one today, those apart of whom nobody has looked whether it is.
fn warned(now: &[(&Standing, &Arrangement)], today: Day) -> String {
    let ids = |to_check: bool| -> std::collections::BTreeSet<&str> {
        let own = now.iter().filter(|(_, each)| each.because.is_to_check() == to_check);
        own.map(|(child, _)| &*child.id).collect()
    };
    let (not, unchecked) = (ids(false).len(), ids(true).len());
    // Children, as before: whoever is in the register for two reasons is one of them.
    let missing: std::collections::BTreeSet<&str> = now
        .iter()
        .filter(|(_, each)| !each.because.is_to_check() && !each.missing(today).is_empty())
        .map(|(child, _)| &*child.id)
        .collect();
    let not = (not > 0).then(|| {
        format!(
            "{} today in an arrangement that is not registered; of {} something is missing.",
            words::counted(not, "child is", "children are"),
            missing.len()
        )
    });
    let unchecked = (unchecked > 0).then(|| {
        format!(
            "Of {} nobody has checked that the arrangement is registered.",
            words::counted(unchecked, "child", "children")
        )
    });
    [not, unchecked].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// What stands at the top of the page of a child who is in one; nothing for others.
pub(crate) fn told(arrangements: &[Arrangement], today: Day) -> Html {
    let Some(now) = arrangements.iter().find(|each| each.lasts_on(today)) else { return Html::new() };
    let mut said = format!(
        "Lives in a {}, for {} so far.",
        now.because.words(),
        words::counted(now.days(today).max(0) as usize, "day", "days")
    );
    let missing = now.missing(today);
    if !missing.is_empty() {
        said.push_str(&format!(" Missing: {}.", missing.join("; ")));
    }
    Html::of(&Warning::new(said))
}

fn sentence(now: usize, counts: &[(Day, usize)], nights: usize) -> String {
    let most = counts.iter().max_by_key(|(day, count)| (*count, *day));
    let now = words::counted(now, "arrangement is", "arrangements are");
    match most.filter(|(_, count)| *count > 0) {
        Some((day, most)) => format!(
            "{now} in the register today. In the last twelve months children spent {} in one; at most {most} at once, \
             last on {}.",
            words::counted(nights, "day", "days"),
            day.to_words()
        ),
        None => format!("{now} in the register today, and none was on any day of the last twelve months."),
    }
}

fn now_table(desk: &Desk, me: &Person, now: &[(&Standing, &Arrangement)], today: Day) -> Table {
    let columns = [
        Column::text("Child"),
        Column::text("Why it is here"),
        Column::number("Days"),
        Column::text("Senior manager looked"),
        Column::prose("What is missing"),
        Column::prose("Next"),
        Column::text("Write"),
    ];
    let mut table = Table::new("Arrangements that last today, longest first", columns)
        .caption_hidden()
        .when_empty("No child whom you see is in an arrangement that is not registered today.");
    for (child, each) in now {
        let late = each.next_look < today;
        let looked = match each.looked {
            Some(day) => day.to_words(),
            None => "not yet".to_owned(),
        };
        let by = format!("next by {}", each.next_look.to_words());
        let looked = Html::text(&looked).with(&Html::trusted("<br>".to_owned())).with(&if late {
            Html::of(&Tag::new(format!("Overdue: {by}"), Colour::Red))
        } else {
            Html::text(&by)
        });
        let missing = each.missing(today);
        // What leads nowhere for the reader is not offered: a senior manager looks, and writes that they did.
        let permit = desk.permit(me, &child.id).ok().and_then(Result::ok);
        let checks =
            each.because.is_to_check().then_some((RegistrationCheck::KIND, "Whether it is registered"));
        let write = checks
            .into_iter()
            .chain([(ArrangementStep::KIND, "A step"), (ManagementOversight::KIND, "A look at it")])
            .filter(|(kind, _)| permit.as_ref().is_some_and(|permit| permit.may_write(kind)))
            .fold(Html::new(), |html, (kind, words)| {
                let to = child::address(&child.id).at("record").at(kind.name);
                html.with(&link(&Link::new(words, to)))
            });
        table.push([
            Cell::link(child.called(), &super::address(&child.id)),
            Cell::new(each.because.words()),
            Cell::new(each.days(today)),
            Cell::html(looked),
            if missing.is_empty() {
                Cell::none("nothing")
            } else {
                Cell::html(words::lines(&missing.join("\n")))
            },
            match &each.next {
                Some((next, Some(by))) => Cell::new(format!("{next}, by {}", by.to_words())),
                Some((next, None)) => Cell::new(next),
                None => Cell::none("nothing is written down"),
            },
            Cell::html(write),
        ]);
    }
    table
}

fn ended(children: &[&Standing], days: Period) -> Table {
    let columns = [
        Column::text("Child"),
        Column::text("Why it was here"),
        Column::date("From"),
        Column::date("To"),
        Column::number("Days"),
    ];
    let mut table = Table::new("Arrangements that ended, newest first", columns)
        .caption_hidden()
        .when_empty("None ended in the last year.");
    let all = children.iter().flat_map(|child| child.arrangements.iter().map(move |each| (*child, each)));
    let mut over: Vec<(&Standing, &Arrangement, Day)> = all
        .filter_map(|(child, each)| Some((child, each, each.until.filter(|until| days.contains(*until))?)))
        .collect();
    over.sort_by_key(|(child, _, until)| (std::cmp::Reverse(*until), child.id.clone()));
    for (child, each, until) in over {
        table.push([
            Cell::link(child.called(), &super::address(&child.id)),
            Cell::new(each.because.words()),
            Cell::new(each.since.to_words()),
            Cell::new(until.to_words()),
            Cell::new(each.days(until)),
        ]);
    }
    table
}

/// The most children in one on any day of each month, with its numbers in a table.
fn chart(counts: &[(Day, usize)]) -> Html {
    let mut months: Vec<(calendar::Month, usize, usize)> = Vec::new();
    for (day, count) in counts {
        let month = calendar::Month::of(*day);
        match months.last_mut() {
            Some((last, most, nights)) if *last == month => {
                *most = (*most).max(*count);
                *nights += count;
            }
            _ => months.push((month, *count, *count)),
        }
    }
    let most = months.iter().map(|(_, most, _)| *most).max().unwrap_or(0);
    let summary = match most {
        0 => "On no day was a child in one.".to_owned(),
        _ => format!("At most {} on one day.", words::counted(most, "child", "children")),
    };
    let mut chart = Chart::new(ChartKind::Bar, "chart-unregistered", "Month by month", summary);
    chart.x_title = "Month".to_owned();
    chart.labels = months.iter().map(|(month, _, _)| month.to_short()).collect();
    let values = |of: fn(&(calendar::Month, usize, usize)) -> usize| {
        months.iter().map(|month| Some(of(month) as f64)).collect()
    };
    chart.series = vec![Series { name: "Most on one day".to_owned(), values: values(|month| month.1) }];
    chart.unit = press::Unit::Number;
    light(&press::html::blocks(&[Block::Chart(chart)]))
}
