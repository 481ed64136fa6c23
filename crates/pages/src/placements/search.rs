//! The search for a home of one child: what is asked, whom somebody asked and what each said, refusals and offers side by side,
//! and what was decided. Shown where a home is found for the child and where the child lives, to those who read each of them.

use access::Person;
use calendar::Day;
use records::Kind;
use records::placements::{
    MatchingDecision, PlacementOffer, PlacementRequest, PlacementSearch, SearchAnswer,
};
use timeline::{Cohort, Definition, Timeline};
use web::parts::{Cell, Colour, Column, Inset, Table, Tag};
use web::{Html, Link};

use super::{sees_costs, tracker::pounds};
use crate::child::glance::link;
use crate::child::overview::heading;
use crate::record::Record;
use crate::{Desk, child, homes, words};

/// Whom somebody asked, by number or in words.
#[derive(PartialEq, Eq, Clone, Copy)]
enum Whom<'a> {
    Household(&'a str),
    Home(&'a str),
    Provider(&'a str),
    Nobody,
}

impl<'a> Whom<'a> {
    fn of(household: Option<&'a str>, home: Option<&'a str>, provider: Option<&'a str>) -> Whom<'a> {
        match (household, home, provider.map(str::trim).filter(|said| !said.is_empty())) {
            (Some(id), ..) => Whom::Household(id),
            (_, Some(id), _) => Whom::Home(id),
            (_, _, Some(said)) => Whom::Provider(said),
            _ => Whom::Nobody,
        }
    }

    fn of_search(said: &'a PlacementSearch) -> Whom<'a> {
        Whom::of(said.household.as_deref(), said.home.as_deref(), said.provider.as_deref())
    }

    fn of_offer(said: &'a PlacementOffer) -> Whom<'a> {
        Whom::of(said.household.as_deref(), said.home.as_deref(), said.provider.as_deref())
    }
}

/// One of whom somebody asked, with what they said last and what they offered.
struct Row<'a> {
    whom: Whom<'a>,
    search: Option<&'a PlacementSearch>,
    offer: Option<&'a PlacementOffer>,
}

impl Row<'_> {
    fn day(&self) -> Option<Day> {
        self.search.map(|said| said.day).into_iter().chain(self.offer.map(|said| said.day)).max()
    }
}

/// Everybody who was asked in the days of a request, each once: who offered first, then by the day, the newest first.
fn rows(child: &Timeline, since: Option<Day>, day: Day) -> Vec<Row<'_>> {
    let own = |on: Day| on <= day && since.is_none_or(|since| on >= since);
    let mut all: Vec<Row<'_>> = Vec::new();
    for said in child.strand::<PlacementSearch>().filter(|said| own(said.day)) {
        let whom = Whom::of_search(said.record);
        match all.iter_mut().find(|row| row.whom == whom && whom != Whom::Nobody) {
            Some(row) => row.search = Some(said.record),
            None => all.push(Row { whom, search: Some(said.record), offer: None }),
        }
    }
    for said in child.strand::<PlacementOffer>().filter(|said| own(said.day)) {
        let whom = Whom::of_offer(said.record);
        match all.iter_mut().find(|row| row.whom == whom && whom != Whom::Nobody) {
            Some(row) => row.offer = Some(said.record),
            None => all.push(Row { whom, search: None, offer: Some(said.record) }),
        }
    }
    all.sort_by_key(|row| (row.offer.is_none(), std::cmp::Reverse(row.day())));
    all
}

/// The search as it stands on a day; nothing where nothing of it is open to the reader, or none was begun.
pub(crate) fn section(desk: &Desk, me: &Person, record: &Record, child: &Timeline, day: Day) -> Html {
    let reads = |kind: &Kind| record.permit.may_read(kind);
    if !reads(PlacementSearch::KIND) && !reads(PlacementOffer::KIND) {
        return Html::new();
    }
    let mut requests = child.strand::<PlacementRequest>().filter(|said| said.day <= day);
    let request = requests.rfind(|said| said.closed.is_none_or(|closed| closed > day));
    let all = rows(child, request.as_ref().map(|said| said.day), day);
    if request.is_none() && all.is_empty() {
        return Html::new();
    }
    let mut html = Html::of(&heading("The search for a home"));
    html = match &request {
        Some(said) => html.with(&Inset::new(format!(
            "Asked on {}{}{}. {} asked so far.",
            said.day.to_words(),
            if said.emergency { ", as an emergency" } else { "" },
            said.needed_by.map_or_else(String::new, |by| format!(", needed by {}", by.to_words())),
            words::counted(
                all.len(),
                "household, home or provider was",
                "households, homes or providers were"
            ),
        ))),
        None => html.with(&Inset::new("No home is asked for today. This is whom somebody asked before.")),
    };
    let cohort = homes::everybody(desk);
    html = html.with(&table(&cohort, me, &all, day));
    let decided = child
        .strand::<MatchingDecision>()
        .rev()
        .find(|said| said.day <= day && request.as_ref().is_none_or(|request| said.day >= request.day));
    if reads(MatchingDecision::KIND) {
        html = html.with(&match decided {
            Some(said) => Html::of(&Inset::new(format!(
                "Decided on {} by {}: {}. {}",
                said.day.to_words(),
                said.record.decided_by,
                chosen(&cohort, me, said.record, day),
                said.record.because
            ))),
            None => Html::of(&Inset::new("Nothing is decided yet.")),
        });
    }
    let to = child::address(record.id()).at("record");
    let kinds =
        [(PlacementSearch::KIND, "Write down whom you asked"), (PlacementOffer::KIND, "Write down an offer")];
    kinds
        .into_iter()
        .filter(|(kind, _)| record.adds(kind))
        .fold(html, |html, (kind, words)| html.with(&link(&Link::new(words, to.clone().at(kind.name)))))
}

fn chosen(cohort: &Cohort, me: &Person, said: &MatchingDecision, day: Day) -> String {
    match Whom::of(said.household.as_deref(), said.home.as_deref(), said.provider.as_deref()) {
        Whom::Household(id) => homes::called_household(me, cohort, id, day),
        Whom::Home(id) => homes::called_home(cohort, id, day),
        Whom::Provider(said) => said.to_owned(),
        Whom::Nobody => "it is not recorded whom".to_owned(),
    }
}

fn table(cohort: &Cohort, me: &Person, all: &[Row<'_>], day: Day) -> Table {
    let costs = sees_costs(me);
    let columns = [
        Column::text("Whom"),
        Column::date("Asked"),
        Column::prose("What they said"),
        Column::prose("What they offer"),
        Column::prose("Taken or declined, and why"),
    ];
    let mut table = Table::new("Whom somebody asked, and what they said", columns)
        .caption_hidden()
        .when_empty("Nobody was asked yet, as far as this record knows.");
    for row in all {
        table.push([
            match row.whom {
                Whom::Household(id) => homes::named(me, cohort, id, day),
                Whom::Home(id) => homes::named_home(me, cohort, id, day),
                Whom::Provider(said) => Cell::new(said),
                Whom::Nobody => Cell::none("not recorded"),
            },
            row.day().map_or_else(|| Cell::none("not recorded"), |day| Cell::new(day.to_words())),
            row.search.map_or_else(|| Cell::none("not recorded"), answered),
            row.offer.map_or_else(|| Cell::none("no offer"), |said| offered(said, costs)),
            row.offer.map_or_else(|| Cell::none("no offer"), |said| taken(said, day)),
        ]);
    }
    table
}

fn answered(said: &PlacementSearch) -> Cell {
    let colour = match said.answer {
        SearchAnswer::Waiting => Colour::Yellow,
        SearchAnswer::Offered => Colour::Green,
        SearchAnswer::Refused | SearchAnswer::NotSuited => Colour::Grey,
    };
    let mut html = Html::of(&Tag::new(said.answer.label(), colour));
    let why = said.because.map(|because| because.label().to_owned());
    let text: Vec<String> = why.into_iter().chain(said.notes.clone()).collect();
    if !text.is_empty() {
        html = html.with(&Html::text(" ")).with(&words::lines(&text.join("\n")));
    }
    Cell::html(html)
}

fn offered(said: &PlacementOffer, costs: bool) -> Cell {
    let mut text = vec![match said.from {
        Some(from) => format!("From {}", from.to_words()),
        None => "From a day that is not recorded".to_owned(),
    }];
    if let Some(weekly) = said.weekly.filter(|_| costs) {
        text.push(format!("£{} a week", pounds(weekly.in_pence())));
    }
    text.extend(said.conditions.clone());
    Cell::html(words::lines(&text.join("\n")))
}

fn taken(said: &PlacementOffer, day: Day) -> Cell {
    let on = |on: Option<Day>| on.filter(|on| *on <= day);
    let mut text = Vec::new();
    text.extend(on(said.taken).map(|on| format!("Taken on {}", on.to_words())));
    text.extend(on(said.declined).map(|on| format!("Declined on {}", on.to_words())));
    text.extend(said.because.clone());
    if text.is_empty() { Cell::none("not decided yet") } else { Cell::html(words::lines(&text.join("\n"))) }
}
