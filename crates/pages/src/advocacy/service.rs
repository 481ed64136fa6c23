//! `/advocacy`: the work of the advocacy service: first visits that are due, referrals nobody has, open cases with their age,
//! and who is not reached. Days and counts; no notes.

use axum::extract::State;
use calendar::{Day, Moment, Period};
use oversight::advocacy::year::Year;
use oversight::advocacy::{Case, First, NoDay, reach};
use timeline::Cohort;
use web::parts::{Cell, Column, Inset, Table};
use web::{Address, Html, Link, Page, Problem};

use super::thread::{age, state};
use super::{about, address};
use crate::board::Standing;
use crate::child::door;
use crate::child::glance::link;
use crate::child::overview::heading;
use crate::rows::{self, List, Rows};
use crate::signed::Me;
use crate::workforce::my_work::lead;
use crate::{Desk, words};

/// The list.
///
/// # Errors
/// It is not the reader's list; the journal cannot be read.
pub(crate) async fn get(State(desk): State<Desk>, Me(me): Me) -> Result<Page, Problem> {
    desk.work(move |desk| {
        access::advocacy_service(&me).map_err(|refusal| door::closed(&refusal))?;
        let (board, today, seen) = (desk.board(), desk.today(), desk.seen(&me)?);
        let mut children: Vec<&Standing> =
            board.everybody().map(|child| &**child).filter(|child| seen.has(&child.id)).collect();
        children.sort_by_key(|child| (child.called().to_owned(), child.id.clone()));
        let mut visits: Vec<(&Standing, &First)> = children
            .iter()
            .filter_map(|child| Some((*child, child.advocacy.first.as_ref().filter(|first| first.is_open())?)))
            .collect();
        visits.sort_by_key(|(_, first)| (first.due.is_err(), first.due.ok(), first.since));
        let mut open: Vec<(&Standing, &Case)> =
            children.iter().flat_map(|child| child.advocacy.open(today).map(|case| (*child, case))).collect();
        open.sort_by_key(|(_, case)| case.since);
        let late = visits.iter().filter(|(_, first)| first.is_late(today)).count();
        let long = open.iter().filter(|(_, case)| case.is_long(today)).count();
        let nobody = open.iter().filter(|(_, case)| case.advocate.is_none()).count();
        // Of whoever came into care before a standard was set, or visits were recorded, no day can be told: nor that nobody came.
        let without = visits.iter().filter(|(_, first)| first.due.is_err()).count();
        let without = match without {
            0 => String::new(),
            without => format!(", {without} of them without a day"),
        };
        let sentence = format!(
            "{} to be made, {late} of them late{without}. {}, {nobody} of them without an advocate, {long} open for more \
             than a year.",
            words::counted(visits.len(), "first visit", "first visits"),
            words::counted(open.len(), "open referral", "open referrals"),
        );
        let cohort = desk.cohort(Moment::END_OF_TIME);
        let html = Html::of(&lead(&sentence))
            .with(&link(&Link::new("Independent visitors", Address::new("/visitors"))))
            .with(&super::came::waiting(desk, &me, today))
            .with(&standard(desk, today))
            .with(&heading("First visits to be made"))
            .with(&first_visits(&visits, today))
            .with(&heading("Open referrals"))
            .with(&referrals(desk, &open, today))
            .with(&rows::download("Open referrals", "/advocacy.csv"))
            .with(&heading("Who is reached, and who is not"))
            .with(&reached(&cohort, today))
            .with(&heading("The year"))
            .with(&year(&cohort, today));
        Ok(Page::new("Advocacy").caption(today.to_words()).in_menu("/voice").body(html))
    })
    .await
}

/// What is open, to take away: days and who the advocate is. What stays with the advocate stays there.
pub(crate) const LIST: List = List {
    name: "advocacy",
    title: "Referrals to advocacy that are open",
    asks: &[],
    rows: |desk, me, _| {
        access::advocacy_service(me).map_err(|refusal| door::closed(&refusal))?;
        let (board, today, seen) = (desk.board(), desk.today(), desk.seen(me)?);
        let mut open: Vec<(&Standing, &Case)> = board
            .everybody()
            .filter(|child| seen.has(&child.id))
            .flat_map(|child| child.advocacy.open(today).map(|case| (&**child, case)))
            .collect();
        open.sort_by_key(|(child, case)| (case.since, child.id.clone()));
        let rows = open.into_iter().map(|(child, case)| {
            vec![
                child.id.to_string(),
                child.called().to_owned(),
                case.since.to_string(),
                case.from.label().to_owned(),
                if case.is_kept { "stays with the advocate".to_owned() } else { about(case) },
                case.advocate.as_deref().map(|who| desk.people().name_of(who).to_owned()).unwrap_or_default(),
                rows::day(case.last),
            ]
        });
        let headings = ["Child", "Name", "Came", "Who asked", "What about", "Advocate", "Last done"];
        Ok(Rows::new(&headings, rows.collect()))
    },
};

/// By which standard first visits are due, and where the two accounts of it differ.
fn standard(desk: &Desk, today: Day) -> Html {
    let authority = desk.authority(Moment::END_OF_TIME);
    let own = authority.local_standards.iter().rev().find(|standard| {
        standard.since <= today && matches!(&*standard.clock, "adv.initial" | "adv.initial.alt")
    });
    let says = match own {
        Some(own) => format!(
            "First visits are due as this authority set it from {}: “{}”. It is a local standard, not the law. Of the \
                two that were \
             published, 20 days and 6 weeks, one holds at a time.",
            own.since.to_words(),
            own.words
        ),
        None => "This authority has not set by when an advocate first visits: nothing is late. Two standards were published, 20 \
                 working days and 6 weeks: set one of them as a local standard (adv.initial or adv.initial.alt)."
            .to_owned(),
    };
    Html::of(&Inset::new(says))
}

fn first_visits(visits: &[(&Standing, &First)], today: Day) -> Table {
    let columns = [
        Column::text("Child"),
        Column::date("In care since"),
        Column::date("Due by"),
        Column::text("State"),
        Column::number("Tried"),
        Column::text("Do it"),
    ];
    let mut table = Table::new("First visits to be made", columns)
        .caption_hidden()
        .when_empty("An advocate has been to every child of 5 or over who is in care.");
    for (child, first) in visits {
        let due = Cell::new(first.due.map_or_else(NoDay::words, Day::to_words));
        let to = crate::child::address(&child.id).at("advocate-visit");
        table.push([
            Cell::link(child.called(), &address(&child.id)),
            Cell::new(first.since.to_words()),
            due,
            Cell::part(&state(first, today)),
            Cell::new(first.tried),
            Cell::html(words::link_for("Record a visit", &format!("to {}", child.called()), &to)),
        ]);
    }
    table
}

fn referrals(desk: &Desk, open: &[(&Standing, &Case)], today: Day) -> Table {
    let columns = [
        Column::text("Child"),
        Column::date("Came"),
        Column::text("Open for"),
        Column::prose("What about"),
        Column::text("Advocate"),
        Column::date("Last done"),
    ];
    let mut table = Table::new("Open referrals", columns).caption_hidden().when_empty("No referral is open.");
    for (child, case) in open {
        // What stays with the advocate stays there, on this list too.
        let what = if case.is_kept { "stays with the advocate".to_owned() } else { about(case) };
        let advocate = case.advocate.as_deref();
        table.push([
            Cell::link(child.called(), &address(&child.id)),
            Cell::new(case.since.to_words()),
            Cell::html(age(case, today)),
            Cell::new(what),
            advocate.map_or_else(|| Cell::none("nobody yet"), |who| Cell::new(desk.people().name_of(who))),
            case.last.map_or_else(|| Cell::none("nothing yet"), |day| Cell::new(day.to_words())),
        ]);
    }
    table
}

/// Small numbers are hidden for everybody: the table is there to be shown.
fn reached(cohort: &Cohort, today: Day) -> Html {
    let children = cohort.children.iter().map(|child| &**child);
    let groups = reach::groups(children, today, &cohort.authority.places, true);
    let columns = [
        Column::text("By"),
        Column::text("Which"),
        Column::number("In care"),
        Column::number("Reached"),
        Column::number("Share"),
    ];
    let mut table = Table::new("An advocate saw them, or worked for them, in the last year", columns)
        .when_empty("No child is in care today.");
    for group in &groups {
        let share = group.share.map_or_else(|| Cell::none("hidden"), |share| Cell::new(format!("{share}%")));
        table.push([
            Cell::new(group.by),
            Cell::new(&group.name),
            Cell::new(group.in_care.words()),
            Cell::new(group.reached.words()),
            share,
        ]);
    }
    let says = "Counts of 1 to 5 are hidden, and what would give them away. Miles are as the crow flies, from where the \
                child lived when care began to where they live, by a directory of postcodes.";
    Html::of(&table).with(&Html::trusted(format!("<p class=\"govuk-hint\">{says}</p>")))
}

fn year(cohort: &Cohort, today: Day) -> Html {
    let ends = ending(today);
    let whole = Period::financial_year(ends);
    let days = Period { from: whole.from, to: today };
    let year = Year::of(cohort.children.iter().map(|child| &**child), days);
    let flow = year.flow;
    let says = format!(
        "Since {}: {} open at the start, {} new, {} closed, {} not taken up, {} open now. {}",
        whole.from.to_words(),
        flow.open_at_start,
        flow.new,
        flow.closed,
        flow.not_taken_up,
        flow.open_at_end,
        flow.sum()
    );
    let report = |ends: i32| {
        let to = Address::new("/advocacy/report").at(ends);
        link(&Link::new(format!("The annual report, April {} to March {ends}", ends - 1), to))
    };
    Html::of(&Inset::new(says)).with(&report(ends)).with(&report(ends - 1))
}

/// The year in which the financial year of a day ends.
pub(super) fn ending(day: Day) -> i32 {
    if Period::financial_year(day.year()).contains(day) { day.year() } else { day.year() + 1 }
}
