//! `/placements`: where every child lives whom the reader sees, and what speaks for a move that nobody wants. `/placements.csv`:
//! the same as a file.

use std::collections::BTreeMap;

use axum::extract::State;
use calendar::Day;
use oversight::placements::Lives;
use oversight::placements::stability::{SIGNS, Seen as Shows};
use oversight::placements::sufficiency::{AGES, age_in_words, age_of};
use serde::Deserialize;
use timeline::strands_of::placements::PlacementCondition;
use web::parts::{
    Cell, Choice, Colour, Column, Details, Download, Downloads, Filter, Pagination, SubNavigation, Table, Tag,
};
use web::{Address, Html, Link, Page, Problem, Query};

use super::{SORTS, listed, sees_costs, sort_of, words_of};
use crate::board::Standing;
use crate::child::door;
use crate::places::{FAR, LiesIn, Places};
use crate::rows::{self, List, Rows};
use crate::signed::Me;
use crate::workforce::my_work::lead;
use crate::workforce::{lists, trackers};
use crate::{Desk, words};

/// Rows of one page.
const ROWS: usize = 60;

/// Which rows, as it stands in the address.
#[derive(Debug, Default, Clone, Deserialize)]
pub(crate) struct Asked {
    /// A sort of home.
    #[serde(default)]
    sort: String,
    /// A sign, `any` of them, or `out` of the area.
    #[serde(default)]
    sign: String,
    /// Ages, such as 5-9, or `unknown`.
    #[serde(default)]
    age: String,
    /// `warnings` (most first), or by name.
    #[serde(default)]
    by: String,
    /// From 1.
    #[serde(default)]
    page: String,
}

impl Asked {
    fn on(&self, address: Address) -> Address {
        [("sort", &self.sort), ("sign", &self.sign), ("age", &self.age), ("by", &self.by)]
            .into_iter()
            .filter(|(_, value)| !value.is_empty())
            .fold(address, |address, (name, value)| address.with(name, value))
    }
}

/// One row.
struct Row<'a> {
    child: &'a Standing,
    lives: &'a Lives,
    /// Those signs that the reader may know of.
    shows: Vec<&'a Shows>,
    /// Miles from where the child lived.
    miles: Option<f64>,
    /// In whose area it is.
    lies: LiesIn,
}

impl Row<'_> {
    fn is_out_of_area(&self) -> bool {
        recorded_outside(self.lives) || matches!(self.lies, LiesIn::Elsewhere(_))
    }

    fn is_far(&self) -> bool {
        self.miles.is_some_and(|miles| miles > FAR)
    }
}

/// Whether somebody recorded that the placement is outside the area.
pub(crate) fn recorded_outside(lives: &Lives) -> bool {
    lives.is(PlacementCondition::OutOfArea) || lives.is(PlacementCondition::AtDistance)
}

/// Miles from where the child lived to where they live; nothing for whoever lives with their own family.
pub(crate) fn miles(places: &Places, lives: &Lives) -> Option<f64> {
    places.miles(lives.home.as_ref()?, lives.postcode.as_ref()?)
}

/// The rows of a reader, as asked.
fn rows<'a>(
    desk: &Desk,
    children: &[&'a Standing],
    asked: &Asked,
    whole: impl Fn(&str) -> bool,
) -> Vec<Row<'a>> {
    let (places, own) = (desk.places(), desk.roll().authority().unwrap_or_default());
    let mut rows: Vec<Row<'_>> = children
        .iter()
        .filter_map(|child| {
            let lives = child.lives.as_ref()?;
            let all = whole(&child.id);
            let shows = lives.warnings.iter().filter(|shows| all || !shows.sign.whole).collect();
            let lies = places.lies_in(lives.postcode.as_ref(), &own);
            Some(Row { child, lives, shows, miles: miles(places, lives), lies })
        })
        .filter(|row| asked.age.is_empty() || age_in_address(row.child.born, desk.today()) == asked.age)
        .filter(|row| asked.sort.is_empty() || sort_of(row.lives.place) == asked.sort)
        .filter(|row| match asked.sign.as_str() {
            "" => true,
            "any" => !row.shows.is_empty(),
            "out" => row.is_out_of_area(),
            "far" => row.is_far(),
            sign => row.shows.iter().any(|shows| shows.sign.id == sign),
        })
        .collect();
    if asked.by != "name" {
        rows.sort_by_key(|row| {
            (
                std::cmp::Reverse(row.shows.len()),
                row.shows.iter().map(|shows| shows.since).min(),
                &row.child.id,
            )
        });
    }
    rows
}

/// The tracker.
///
/// # Errors
/// The reader's work has no list of placements; the journal cannot be read.
pub(crate) async fn get(
    State(desk): State<Desk>,
    Me(me): Me,
    Query(asked): Query<Asked>,
) -> Result<Page, Problem> {
    desk.work(move |desk| {
        access::sees_placements(&me).map_err(|refusal| door::closed(&refusal))?;
        let (board, today, seen) = (desk.board(), desk.today(), desk.seen(&me)?);
        let children = listed(&board, &seen);
        let rows = rows(desk, &children, &asked, |id| seen.has_whole(id));
        let at = asked.page.parse::<usize>().unwrap_or(1).max(1);
        let pages = rows.len().div_ceil(ROWS).max(1);
        let at = at.min(pages);
        let shown = &rows[(at - 1) * ROWS..rows.len().min(at * ROWS)];
        let here = |by: &str| Asked { by: by.to_owned(), ..asked.clone() }.on(Address::new("/placements"));
        let orders = [("What may not last first", ""), ("By name", "name")];
        let chosen = usize::from(asked.by == "name");
        let mut html = Html::of(&lead(&sentence(&rows)));
        html = html.with(&super::unregistered::line(&me, &children, today));
        html = html
            .with(&filter(&asked))
            .with(&SubNavigation::new("Order", orders.map(|(words, by)| Link::new(words, here(by))), chosen))
            .with(&table(desk, shown, today, sees_costs(&me)))
            .with(&Pagination::new(at, pages, |page| {
                asked.on(Address::new("/placements")).with("page", page)
            }))
            .with(&by_sort(&rows))
            .with(&signs())
            .with(&Downloads::new([Download::new(
                "Where children live",
                "CSV",
                asked.on(Address::new("/placements.csv")),
            )]))
            .with(&lists::keep(&asked.on(Address::new("/placements"))));
        Ok(trackers::page("Where children live", today.to_words()).body(html))
    })
    .await
}

/// The same to take away.
pub(crate) const LIST: List = List {
    name: "placements",
    title: "Where children live, and what speaks for a move",
    asks: &[
        ("sort", "One sort of placement, as the page has it in its address"),
        ("sign", "One sign, by its identifier"),
        ("age", "Ages, such as 5-9, or unknown"),
        ("by", "name; what may not last first where it is not given"),
    ],
    rows: |desk, me, asked| {
        let asked: Asked = asked.read()?;
        access::sees_placements(me).map_err(|refusal| door::closed(&refusal))?;
        let (board, today, seen) = (desk.board(), desk.today(), desk.seen(me)?);
        let children = listed(&board, &seen);
        let costs = sees_costs(me);
        let file = rows(desk, &children, &asked, |id| seen.has_whole(id))
            .iter()
            .map(|row| {
                let (child, lives) = (row.child, row.lives);
                let cost = lives.terms.and_then(|(_, pence)| pence).filter(|_| costs);
                let signs: Vec<&str> = row.shows.iter().map(|shows| shows.sign.id).collect();
                let why: Vec<&str> = row.shows.iter().map(|shows| shows.why.as_str()).collect();
                vec![
                    child.id.to_string(),
                    child.name.clone().unwrap_or_default(),
                    child.born.map(|born| born.age_on(today).to_string()).unwrap_or_default(),
                    lives.place.map(|place| place.code().to_owned()).unwrap_or_default(),
                    words_of(sort_of(lives.place)).to_owned(),
                    lives.provider.map(|provider| provider.code().to_owned()).unwrap_or_default(),
                    lives.urn.as_deref().unwrap_or_default().to_owned(),
                    lives.since.to_string(),
                    lives.days(today).to_string(),
                    lives.moves.to_string(),
                    if row.is_out_of_area() { "yes" } else { "no" }.to_owned(),
                    row.miles.map(|miles| format!("{miles:.1}")).unwrap_or_default(),
                    match &row.lies {
                        LiesIn::Here => "this authority".to_owned(),
                        LiesIn::Elsewhere(name) => name.clone(),
                        LiesIn::NotKnown => String::new(),
                    },
                    rows::day(lives.plan),
                    lives.terms.map(|(how, _)| how.code().to_owned()).unwrap_or_default(),
                    cost.map(|pence| format!("{}.{:02}", pence / 100, pence % 100)).unwrap_or_default(),
                    signs.join("; "),
                    why.join("; "),
                    child
                        .worker
                        .as_ref()
                        .map(|(id, _)| desk.people().name_of(id).to_owned())
                        .unwrap_or_default(),
                ]
            })
            .collect();
        Ok(Rows::new(HEADINGS, file))
    },
};

const HEADINGS: &[&str] = &[
    "child",
    "name",
    "age",
    "place",
    "sort",
    "provider",
    "urn",
    "with_carer_since",
    "days",
    "moves_in_12_months",
    "out_of_area",
    "miles_from_home",
    "lies_in",
    "placement_plan",
    "bought",
    "cost_a_week",
    "signs",
    "why",
    "social_worker",
];

fn sentence(rows: &[Row<'_>]) -> String {
    let warned = rows.iter().filter(|row| !row.shows.is_empty()).count();
    let notice = rows.iter().filter(|row| row.lives.notice.is_some()).count();
    let out = rows.iter().filter(|row| row.is_out_of_area()).count();
    let far =
        match (rows.iter().filter(|row| row.is_far()).count(), rows.iter().any(|row| row.miles.is_some())) {
            (_, false) => "how far from home is not known here".to_owned(),
            (far, true) => format!("{far} over 20 miles from home"),
        };
    format!(
        "{}: of {warned} something says that it may not last, for {notice} notice was given; {out} outside the area, {far}.",
        words::counted(rows.len(), "placement", "placements")
    )
}

/// The ages among which a child is, as they stand in an address.
fn age_in_address(born: Option<Day>, today: Day) -> String {
    let at = born.and_then(|born| age_of(born.age_on(today)));
    at.and_then(|at| AGES.get(at)).map_or_else(|| "unknown".to_owned(), |(from, to)| format!("{from}-{to}"))
}

fn filter(asked: &Asked) -> Filter {
    let ages = std::iter::once(Choice::new("", "Every age"))
        .chain(AGES.iter().map(|age| Choice::new(format!("{}-{}", age.0, age.1), age_in_words(*age))))
        .chain([Choice::new("unknown", "Age not known")]);
    let sorts = std::iter::once(Choice::new("", "Every home"))
        .chain(SORTS.iter().map(|(name, words)| Choice::new(*name, *words)));
    let signs = [Choice::new("", "Everybody"), Choice::new("any", "Something may not last")]
        .into_iter()
        .chain([Choice::new("out", "Outside the area"), Choice::new("far", "Over 20 miles from home")])
        .chain(SIGNS.iter().map(|sign| Choice::new(sign.id, sign.title)));
    Filter::new("Which placements", "/placements")
        .keep("by", &*asked.by)
        .select("sort", "Where", sorts, &*asked.sort)
        .select("sign", "What is seen", signs, &*asked.sign)
        .select("age", "Age", ages, &*asked.age)
}

fn table(desk: &Desk, rows: &[Row<'_>], today: Day, costs: bool) -> Table {
    let mut columns = vec![
        Column::text("Child"),
        Column::text("Lives"),
        Column::text("Since"),
        Column::number("Miles from home"),
        Column::number("Moves in a year"),
    ];
    if costs {
        columns.push(Column::number("£ a week"));
    }
    columns.extend([Column::prose("What may not last, and why"), Column::text("Social worker")]);
    let mut table = Table::new("Placements", columns)
        .caption_hidden()
        .when_empty("Nobody whom you see lives in a placement like that.");
    for Row { child, lives, shows, miles, lies } in rows {
        let age = child.born.map(|born| born.age_on(today));
        let name = match age {
            Some(age) => format!("{}, {age}", child.called()),
            None => child.called().to_owned(),
        };
        let since = format!("{} ({})", lives.since.to_words(), duration(lives.days(today)));
        let mut cells = vec![
            Cell::link(name, &super::address(&child.id)),
            Cell::html(place(lives).with(&by_postcode(lives, lies))),
            Cell::new(if lives.since_known { since } else { format!("{since}, or before") }),
            miles.map_or_else(|| Cell::none("not known here"), |miles| Cell::new(format!("{miles:.1}"))),
            Cell::new(lives.moves),
        ];
        if costs {
            let cost = lives.terms.and_then(|(_, pence)| pence);
            cells.push(cost.map_or_else(|| Cell::none("not known"), |pence| Cell::new(pounds(pence))));
        }
        let why: Vec<&str> = shows.iter().map(|shows| shows.why.as_str()).collect();
        cells.push(if why.is_empty() {
            Cell::none("nothing")
        } else {
            Cell::html(words::lines(&why.join("\n")))
        });
        cells.push(match &child.worker {
            Some((worker, _)) => Cell::new(desk.people().name_of(worker)),
            None => Cell::none("nobody"),
        });
        table.push(cells);
    }
    table
}

/// The sort of home, with what is particular about it in tags.
pub(super) fn place(lives: &Lives) -> Html {
    let mut html = Html::text(words_of(sort_of(lives.place)));
    for what in &lives.particular {
        let colour = match what {
            PlacementCondition::Unregistered | PlacementCondition::NotRegulated => Colour::Red,
            PlacementCondition::OutOfArea | PlacementCondition::AtDistance => Colour::Blue,
            PlacementCondition::Emergency | PlacementCondition::OutsideTerms => Colour::Yellow,
            _ => continue,
        };
        html = html.with(&Html::trusted("<br>".to_owned())).with(&Tag::new(tag(*what), colour));
    }
    html
}

/// What the postcode says of the area and nobody recorded.
fn by_postcode(lives: &Lives, lies: &LiesIn) -> Html {
    match lies {
        LiesIn::Elsewhere(name) if !recorded_outside(lives) => Html::trusted("<br>".to_owned())
            .with(&Html::text(format!("By its postcode in {name}; not recorded as outside the area"))),
        _ => Html::new(),
    }
}

fn tag(what: PlacementCondition) -> &'static str {
    match what {
        PlacementCondition::Unregistered => "Not registered",
        PlacementCondition::NotRegulated => "Not regulated",
        PlacementCondition::OutOfArea => "Outside the area",
        PlacementCondition::AtDistance => "At a distance",
        PlacementCondition::Emergency => "Emergency",
        PlacementCondition::OutsideTerms => "Outside the terms",
        _ => "",
    }
}

/// Days as people say them: 12 days, 5 months, 3 years.
pub(super) fn duration(days: i32) -> String {
    let days = days.max(0) as usize;
    match days {
        0..=60 => words::counted(days, "day", "days"),
        61..=730 => words::counted(days / 30, "month", "months"),
        _ => words::counted(days / 365, "year", "years"),
    }
}

/// Pence as whole pounds.
pub(crate) fn pounds(pence: i64) -> String {
    let pounds = (pence + 50) / 100;
    let text = pounds.to_string();
    let mut grouped = String::new();
    for (at, digit) in text.chars().enumerate() {
        if at > 0 && (text.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

fn by_sort(rows: &[Row<'_>]) -> Html {
    let mut counted: BTreeMap<usize, (usize, usize, usize, usize)> = BTreeMap::new();
    for row in rows {
        let sort = sort_of(row.lives.place);
        let at = SORTS.iter().position(|(name, _)| *name == sort).unwrap_or(SORTS.len() - 1);
        let (all, out, far, warned) = counted.entry(at).or_default();
        *all += 1;
        *out += usize::from(row.is_out_of_area());
        *far += usize::from(row.is_far());
        *warned += usize::from(!row.shows.is_empty());
    }
    let columns = [
        Column::text("Where"),
        Column::number("Children"),
        Column::number("Outside the area"),
        Column::number("Over 20 miles from home"),
        Column::number("May not last"),
    ];
    let mut table = Table::new("By sort of home", columns).when_empty("Nobody.");
    let known = rows.iter().any(|row| row.miles.is_some());
    for (at, (all, out, far, warned)) in counted {
        let far = if known { Cell::new(far) } else { Cell::none("not known here") };
        table.push([Cell::new(SORTS[at].1), Cell::new(all), Cell::new(out), far, Cell::new(warned)]);
    }
    Html::of(&table)
}

fn signs() -> Details {
    let mut rules = String::from("<ul class=\"govuk-list govuk-list--bullet\">");
    for sign in SIGNS {
        rules.push_str(&format!("<li>{}: {}</li>", Html::text(sign.title), Html::text(sign.shows_when)));
    }
    rules.push_str(
        "</ul><p class=\"govuk-body\">No regulation says when a placement is at risk. A sign asks somebody to look \
            while there is \
         time; it is no forecast, and no figure counts it. Signs about health and going missing show to those only to whom \
         the whole record is open.</p>",
    );
    Details::new("When each sign shows", Html::trusted(rules))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pounds_are_grouped_by_thousands() {
        for (pence, words) in [(0, "0"), (90_049, "900"), (90_050, "901"), (123_456_700, "1,234,567")] {
            assert_eq!(pounds(pence), words);
        }
    }

    #[test]
    fn how_long_in_words() {
        for (days, words) in
            [(0, "0 days"), (1, "1 day"), (60, "60 days"), (61, "2 months"), (800, "2 years")]
        {
            assert_eq!(duration(days), words);
        }
    }
}
