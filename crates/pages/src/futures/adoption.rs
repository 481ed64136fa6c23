//! `/adoption`: children at each stage, matches that are proposed, the scorecard child by child, what the year will bring,
//! adopters on their way, and what is owed after the order.

use access::Person;
use axum::extract::State;
use calendar::{Day, Moment, Period};
use oversight::adoption::forecast::{self, Chance, Pace, Thought, Year};
use oversight::adoption::scorecard::{self, Days, Mean, Measure, three_years};
use oversight::adoption::stage::{Stage, Way, counts};
use web::parts::{Cell, Colour, Column, Details, Download, Downloads, Inset, SubNavigation, Table};
use web::{Address, Html, Link, Page, Problem, Query};

use super::adopters::{adopters_page, all_adopters, pipeline};
use super::closed::{closed, named};
use super::told::{Holds, List, Told};
use super::{address, cause, matches, of_adoption, worker};
use crate::board::{Board, Standing};
use crate::child::overview::heading;
use crate::rows;
use crate::signed::Me;
use crate::workforce::my_work::lead;
use crate::workforce::{lists, trackers};
use crate::{Desk, words};

/// What the address asks.
#[derive(Debug, Default, Clone, serde::Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    view: String,
    #[serde(default)]
    stage: String,
}

/// The views, with their names in the address.
const VIEWS: [(&str, &str); 6] = [
    ("Children", ""),
    ("Matches proposed", "matches"),
    ("Scorecard", "scorecard"),
    ("This year", "year"),
    ("Adopters", "adopters"),
    ("After the order", "after"),
];

/// For how long an adopted child or a reversed decision stands on the list of children.
const SHOWN: i32 = 365;

fn views(me: &Person) -> Vec<(&'static str, &'static str)> {
    let adopters = access::household(me, "any").is_ok();
    VIEWS.into_iter().filter(|(_, view)| *view != "adopters" || adopters).collect()
}

fn to(view: &str) -> Address {
    Address::new("/adoption").with("view", view)
}

/// The page.
///
/// # Errors
/// The reader's work has no such list.
pub(crate) async fn get(
    State(desk): State<Desk>,
    Me(me): Me,
    Query(asked): Query<Asked>,
) -> Result<Page, Problem> {
    desk.work(move |desk| {
        let (board, today) = (desk.board(), desk.today());
        let children = of_adoption(desk, &board, &me)?;
        let closed = closed(&board, &me, &children);
        let views = views(&me);
        let at = views.iter().position(|(_, view)| *view == asked.view).unwrap_or(0);
        let (name, view) = views[at];
        let links = views.iter().map(|(name, view)| Link::new(*name, to(view))).collect::<Vec<_>>();
        let html = match view {
            "scorecard" => scorecard_page(desk, &me, &children, &closed, today),
            "year" => {
                let stored = super::forecast::section(desk, &me, &board);
                year_page(&board, &children, &closed, today).with(&stored)
            }
            "matches" => matches::page(desk, &me, &children, today),
            "adopters" => adopters_page(desk, &me, &board, today),
            "after" => {
                let all: Vec<&Standing> = children.iter().chain(&closed).copied().collect();
                let sees = access::sees_everybody(&me) && access::whole_figures(&me).is_ok();
                lead(&after_sentence(&all, sees, today)).with(&after(desk, &children, &closed, today).table())
            }
            _ => children_page(desk, &children, &asked, today),
        };
        let stage = (!asked.stage.is_empty()).then(|| asked.stage.clone());
        let file = Address::new("/adoption.csv").with("view", view).with_some("stage", stage.clone());
        let html = Html::of(&SubNavigation::new("Which list", links, at))
            .with(&html)
            .with(&Downloads::new([Download::new(name, "CSV", file)]))
            .with(&lists::keep(&to(view).with_some("stage", stage)));
        Ok(trackers::page("Adoption", today.to_words()).body(html))
    })
    .await
}

/// The same to take away.
pub(crate) const LIST: rows::List = rows::List {
    name: "adoption",
    title: "Children on the way to adoption, the scorecard, adopters",
    asks: &[
        ("view", "matches, scorecard, year, adopters or after; children where it is not given"),
        ("stage", "One stage, as the page has it in its address"),
    ],
    rows: |desk, me, asked| {
        let asked: Asked = asked.read()?;
        let (board, today) = (desk.board(), desk.today());
        let children = of_adoption(desk, &board, me)?;
        let closed = closed(&board, me, &children);
        let view = views(me).into_iter().find(|(_, view)| *view == asked.view).map_or("", |(_, view)| view);
        let list = match view {
            "scorecard" => scorecard(desk, &children, &closed, today),
            "matches" => matches::list(desk, me, &children, today),
            "year" => year(&thoughts(&board, &children, today)),
            "adopters" => {
                pipeline(&desk.cohort(Moment::END_OF_TIME), &all_adopters(desk, &board, today), today)
            }
            "after" => after(desk, &children, &closed, today),
            _ => list(desk, &children, &asked, today),
        };
        Ok(list.rows())
    },
};

fn way(child: &Standing) -> Option<&Way> {
    child.futures.way.as_ref()
}

/// Children on the way, and those who came off it or to its end within a year.
fn lately<'a>(children: &[&'a Standing], today: Day) -> Vec<(&'a Standing, &'a Way)> {
    let lately = |way: &&Way| way.stage.is_on_the_way() || way.since.plus_days(SHOWN) >= today;
    children.iter().filter_map(|child| Some((*child, way(child).filter(lately)?))).collect()
}

fn children_page(desk: &Desk, children: &[&Standing], asked: &Asked, today: Day) -> Html {
    let all = lately(children, today);
    let on = all.iter().filter(|(_, way)| way.stage.is_on_the_way()).count();
    let late = all.iter().filter(|(_, way)| way.is_late(today)).count();
    let waiting = all
        .iter()
        .filter(|(_, way)| way.ordered.is_some() && way.placed.is_none() && way.stage.is_on_the_way());
    let sentence = format!(
        "{} on the way to adoption; {} wait with an order and are not placed, {late} with something late.",
        words::counted(on, "child is", "children are"),
        waiting.count()
    );
    let stages = counts(all.iter().map(|(_, way)| *way));
    let rows = stages.into_iter().map(|(stage, count)| {
        let link = Address::new("/adoption").with("stage", stage.id());
        (Told::text(stage.words()).leading(link), count)
    });
    let mut html = lead(&sentence);
    if let Some(stage) = Stage::ALL.iter().find(|stage| stage.id() == asked.stage) {
        let says = format!("Shown: {}.", stage.words());
        html = html
            .with(&Inset::new(says))
            .with(&crate::child::glance::link(&Link::new("Show every stage", to(""))));
    }
    html.with(&list(desk, children, asked, today).table())
        .with(&heading("How many children are at each stage"))
        .with(&super::told::counts(
            "Children at each stage",
            "Stage",
            rows.collect(),
            "Everybody on the way, or who reached the end or left it in the last year",
        ))
}

fn list(desk: &Desk, children: &[&Standing], asked: &Asked, today: Day) -> List {
    let mut all = lately(children, today);
    all.retain(|(_, way)| asked.stage.is_empty() || way.stage.id() == asked.stage);
    all.sort_by_key(|(_, way)| (!way.stage.is_on_the_way(), std::cmp::Reverse(way.stage), way.since));
    let rows = all.into_iter().map(|(child, way)| {
        let colour = match way.stage {
            Stage::Adopted => Colour::Green,
            Stage::Disrupted | Stage::Reversed => Colour::Red,
            Stage::FamilyFinding => Colour::Yellow,
            _ => Colour::Blue,
        };
        let early = if way.early { "Yes" } else { "" };
        let midpoint = way.introductions.is_some_and(|plan| plan.midpoint_is_late(today));
        let late = i32::from(way.is_late(today) || midpoint);
        vec![
            Told::child(child, address(&child.id)),
            worker(desk, child),
            Told::text(way.stage.words()).tagged(colour),
            Told::day(way.since),
            Told::days(way.days(today)),
            Told::day_or(way.decided, "not decided"),
            Told::day_or(way.ordered, "none"),
            Told::or(way.next.map(|(what, _)| what), "nothing"),
            Told::by(way.next.and_then(|(_, by)| by), today, "no day"),
            Told::text(way.links.len()),
            if early.is_empty() { Told::none("no") } else { Told::text(early) },
            Told::or(way.agency.as_ref().map(|(agency, _)| agency), "our own, or not recorded"),
            Told::day_or(way.agency.as_ref().map(|(_, since)| *since), "not handed over"),
            cause(way.cause, late),
        ]
    });
    List {
        name: "adoption",
        caption: "Children on the way to adoption, furthest first",
        columns: &[
            (Holds::Child, "Child"),
            (Holds::Words, "Social worker"),
            (Holds::Words, "Stage"),
            (Holds::Day, "Since"),
            (Holds::Number, "Days there"),
            (Holds::Day, "Decided"),
            (Holds::Day, "May be placed since"),
            (Holds::Words, "Waits for"),
            (Holds::Day, "By"),
            (Holds::Number, "Adopters considered"),
            (Holds::Words, "Early permanence"),
            (Holds::Words, "Agency"),
            (Holds::Day, "Handed over"),
            (Holds::Words, "Because of"),
        ],
        rows: rows.collect(),
        empty: "No child whom you see is on the way to adoption.",
    }
}

/// Children with their adoptions of the three financial years that end with the one of today.
fn adopted<'a>(
    desk: &Desk,
    children: &[&'a Standing],
    today: Day,
) -> Vec<(&'a Standing, scorecard::Adopted)> {
    let everybody = desk.cohort(Moment::END_OF_TIME);
    let days = three_years(Period::financial_year_of(today).to.year(), today);
    let mut all: Vec<_> = children
        .iter()
        .filter_map(|child| Some((*child, everybody.child(&child.id)?)))
        .flat_map(|(child, timeline)| {
            scorecard::adopted(timeline, days, today).into_iter().map(move |one| (child, one))
        })
        .collect();
    all.sort_by_key(|(_, one)| std::cmp::Reverse(one.day));
    all
}

/// Everybody's parts, seen or not: for the means.
fn everybodys(desk: &Desk, today: Day) -> Vec<scorecard::Adopted> {
    let everybody = desk.cohort(Moment::END_OF_TIME);
    let days = three_years(Period::financial_year_of(today).to.year(), today);
    let left = everybody.children.iter().filter(|child| {
        child.periods.iter().any(|period| {
            period.ceased().is_some_and(|(on, reason)| reason.is_adoption() && days.contains(on))
        })
    });
    left.flat_map(|child| scorecard::adopted(child, days, today)).collect()
}

fn scorecard_page(
    desk: &Desk,
    me: &Person,
    children: &[&Standing],
    closed: &[&Standing],
    today: Day,
) -> Html {
    let shown = adopted(desk, children, today);
    let year = Period::financial_year_of(today);
    let provisional = shown.iter().filter(|(_, one)| one.provisional).count();
    let mut html = Html::new();
    if access::whole_figures(me).is_ok() {
        let all = everybodys(desk, today);
        let of_year = all.iter().filter(|one| year.contains(one.day)).count();
        let sentence = format!(
            "{} in three years, {of_year} of them since 1 April; {} may still be appealed and {} provisional.",
            words::counted(all.len(), "adoption", "adoptions"),
            all.iter().filter(|one| one.provisional).count(),
            if all.iter().filter(|one| one.provisional).count() == 1 { "is" } else { "are" }
        );
        html = html
            .with(&lead(&sentence))
            .with(&means(&all, year, today))
            .with(&heading("By agency, three years to today"))
            .with(&by_agency(&all, three_years(year.to.year(), today)));
        if all.len() > shown.len() {
            let hidden = words::counted(all.len() - shown.len(), "child is", "children are");
            let list =
                if closed.is_empty() { "not in the list below" } else { "in the list below without a name" };
            let says = format!(
                "{hidden} in these means and {list}: the record of an adopted child is closed to most, and here to you."
            );
            html = html.with(&Inset::new(says));
        }
    } else {
        let sentence = format!(
            "{} of children whom you see, {provisional} of them provisional.",
            words::counted(shown.len(), "adoption", "adoptions")
        );
        html = html.with(&lead(&sentence));
    }
    html.with(&heading("Child by child")).with(&scorecard(desk, children, closed, today).table()).with(&how())
}

/// The means: sums over sums, of this year and of three.
fn means(all: &[scorecard::Adopted], year: Period, today: Day) -> Html {
    let columns = [
        Column::text("Measure"),
        Column::number("This year so far"),
        Column::number("Children"),
        Column::number("Three years to today"),
        Column::number("Children"),
        Column::number("Days together"),
        Column::number("Left out"),
        Column::number("Threshold"),
    ];
    let mut table = Table::new("The scorecard", columns).caption_hidden();
    for measure in Measure::ALL {
        let of = |days: Period| {
            Mean::of(all.iter().filter(|one| days.contains(one.day)).map(|one| one.of(*measure)))
        };
        let this = of(year);
        let three = of(three_years(year.to.year(), today));
        let days = |mean: Mean| {
            mean.days().map_or_else(|| Cell::none("nobody"), |days| Cell::new(format!("{days} days")))
        };
        let figure = Address::new("/definitions").at(measure.indicator());
        table.push([
            Cell::link(format!("{}: {}", measure.name(), measure.title()), &figure),
            days(this),
            Cell::new(this.children),
            days(three),
            Cell::new(three.children),
            Cell::new(three.sum),
            Cell::new(three.left_out),
            measure
                .threshold()
                .map_or_else(|| Cell::none("none of its own"), |days| Cell::new(format!("{days} days"))),
        ]);
    }
    Html::of(&table)
}

/// What an adoption is counted under whose agency is not recorded.
const OWN_AGENCY: &str = "The authority itself, or not recorded";

/// The means of three years by the agency that acted last before the order: they add up to all.
fn by_agency(all: &[scorecard::Adopted], days: Period) -> Html {
    let columns = [
        Column::text("Agency"),
        Column::number("Adoptions"),
        Column::number("A1"),
        Column::number("A2"),
        Column::number("A10"),
    ];
    let mut table = Table::new("The scorecard by agency", columns)
        .caption_hidden()
        .when_empty("No adoption in these three years.");
    let mut agencies: Vec<Option<&str>> = all.iter().map(|one| one.agency.as_deref()).collect();
    agencies.sort_by_key(|agency| (agency.is_none(), *agency));
    agencies.dedup();
    for agency in agencies {
        let own = || all.iter().filter(|one| one.agency.as_deref() == agency && days.contains(one.day));
        let mean = |measure: Measure| {
            let mean = Mean::of(own().map(|one| one.of(measure)));
            mean.days().map_or_else(|| Cell::none("nobody"), |days| Cell::new(format!("{days} days")))
        };
        table.push([
            Cell::new(agency.unwrap_or(OWN_AGENCY)),
            Cell::new(own().count()),
            mean(Measure::A1),
            mean(Measure::A2),
            mean(Measure::A10),
        ]);
    }
    Html::of(&table)
}

fn scorecard(desk: &Desk, children: &[&Standing], closed: &[&Standing], today: Day) -> List {
    let all: Vec<&Standing> = children.iter().chain(closed).copied().collect();
    let rows = adopted(desk, &all, today).into_iter().map(|(child, one)| {
        let part = |measure: Measure| match one.of(measure) {
            Days::Counted(days) => match measure.threshold().filter(|most| days > *most) {
                Some(threshold) => Told::over(days, threshold),
                None => Told::days(days),
            },
            Days::LeftOut(why) => Told::none(&format!("left out: {why}")),
        };
        let provisional = if one.provisional {
            let until = one.day.plus_days(scorecard::APPEAL_DAYS);
            Told::text(format!("Until {}", until.to_words())).tagged(Colour::Yellow)
        } else {
            Told::none("no")
        };
        vec![
            named(child, closed),
            Told::day(one.day),
            part(Measure::A1),
            part(Measure::A2),
            part(Measure::A10),
            provisional,
            Told::or(one.agency.as_deref(), "not recorded"),
        ]
    });
    List {
        name: "adoption-scorecard",
        caption: "Adoptions of three financial years, newest first, with their days",
        columns: &[
            (Holds::Child, "Child"),
            (Holds::Day, "Order"),
            (Holds::Number, "A1"),
            (Holds::Number, "A2"),
            (Holds::Number, "A10"),
            (Holds::Words, "Provisional"),
            (Holds::Words, "Agency"),
        ],
        rows: rows.collect(),
        empty: "No adoption of a child whom you see in these three years.",
    }
}

fn how() -> Html {
    let says = "A1: days from the start of the latest time in care to moving in with the adoptive family. A2: from the \
        first placement order \
                to the match, never under 0. A10: as A1, and where foster carers adopt, to the day the child came to \
                them. A mean is the \
                sum of the children’s days over how many they are, never a mean of means. An order of the last 28 days \
                may be appealed: \
                it counts from its day and is marked.";
    Html::of(&Details::new(
        "How these are counted",
        Html::trusted(format!("<p class=\"govuk-body\">{}</p>", Html::text(says))),
    ))
}

/// What is thought of each child, by the authority's own pace.
fn thoughts<'a>(
    board: &Board,
    children: &[&'a Standing],
    today: Day,
) -> Vec<(&'a Standing, &'a Way, Thought)> {
    // The pace is everybody's, seen or not: it names nobody.
    let since = today.plus_years(-3);
    let lately = |way: &&Way| way.adopted.is_some_and(|adopted| adopted > since);
    let pace = Pace::of(board.everybody().filter_map(|child| child.futures.way.as_ref().filter(lately)));
    let mut all: Vec<_> = children
        .iter()
        .filter_map(|child| {
            let way = way(child)?;
            Some((*child, way, forecast::of(way, pace, today)?))
        })
        .collect();
    all.sort_by_key(|(child, _, thought)| (thought.chance, thought.day, child.called().to_owned()));
    all
}

fn year_page(board: &Board, children: &[&Standing], closed: &[&Standing], today: Day) -> Html {
    let all = thoughts(board, children, today);
    // Of those whose record is closed only how many: the sum is of everybody.
    let rest = thoughts(board, closed, today);
    let sum = Year::of(all.iter().chain(&rest).map(|(_, _, thought)| thought));
    let (low, high) = sum.range();
    let year = Period::financial_year_of(today);
    let sentence = format!(
        "From {low} to {high} adoptions by {}: {} made, {} likely, {} possible. {} on the way, not this year.",
        year.to.to_words(),
        sum.made,
        sum.likely,
        sum.possible,
        words::counted(sum.unlikely, "child is", "children are")
    );
    let rows = Chance::ALL.iter().map(|chance| {
        let count = all.iter().chain(&rest).filter(|(_, _, thought)| thought.chance == *chance).count();
        (Told::text(chance.words()), count)
    });
    lead(&sentence)
        .with(&year_list(&all))
        .with(&heading("How it adds up"))
        .with(&super::told::counts("How the year adds up", "This year", rows.collect(), "Everybody adopted this year or \
            on the way"))
        .with(&Inset::new(
            "Worked out today from hearings that are listed and from how long the last part of the way took here. Courts \
                decide: nothing \
             here is promised.",
        ))
}

fn year_list(all: &[(&Standing, &Way, Thought)]) -> Html {
    year(all).table()
}

fn year(all: &[(&Standing, &Way, Thought)]) -> List {
    let rows = all.iter().map(|(child, way, thought)| {
        let colour = match thought.chance {
            Chance::Made => Colour::Green,
            Chance::Likely => Colour::Blue,
            Chance::Possible => Colour::Yellow,
            Chance::Unlikely => Colour::Grey,
        };
        vec![
            Told::child(child, address(&child.id)),
            Told::text(way.stage.words()),
            Told::text(thought.chance.words()).tagged(colour),
            Told::day_or(thought.day, "no day"),
            Told::text(&thought.because),
        ]
    });
    List {
        name: "adoptions-this-year",
        caption: "Adoptions of this financial year, made and thought of",
        columns: &[
            (Holds::Child, "Child"),
            (Holds::Words, "Stage"),
            (Holds::Words, "This year"),
            (Holds::Day, "On or about"),
            (Holds::Prose, "Why"),
        ],
        rows: rows.collect(),
        empty: "No child whom you see was adopted this year or is on the way.",
    }
}

/// Months after the order for which what is owed stands on the list.
const AFTER: i32 = 24;

fn owed<'a>(
    children: &[&'a Standing],
    today: Day,
) -> Vec<(&'a Standing, &'a oversight::adoption::after::After)> {
    let mut all: Vec<_> = children
        .iter()
        .filter_map(|child| Some((*child, child.futures.after.as_ref()?)))
        .filter(|(_, after)| after.is_open() && after.ordered.plus_months(AFTER) >= today)
        .collect();
    all.sort_by_key(|(_, after)| (!after.is_late(today), after.ordered));
    all
}

/// What is owed after the order. To whom the records of adopted children are closed nobody says that nothing is owed.
fn after_sentence(children: &[&Standing], sees: bool, today: Day) -> String {
    let all = owed(children, today);
    if all.is_empty() && !sees {
        return "The records of adopted children are closed to most, and here to you: what is owed after an order is not known \
                to you, but of children whom you see."
            .to_owned();
    }
    let late = all.iter().filter(|(_, after)| after.is_late(today)).count();
    format!(
        "{} adopted in the last two years to whom something is still owed, {late} of them late.",
        words::counted(all.len(), "child", "children")
    )
}

fn after(desk: &Desk, children: &[&Standing], closed: &[&Standing], today: Day) -> List {
    let all: Vec<&Standing> = children.iter().chain(closed).copied().collect();
    let rows = owed(&all, today).into_iter().map(|(child, after)| {
        let told = |owed: &oversight::adoption::after::Owed| match (owed.done, owed.due) {
            (Some(done), _) => Told::day(done).tagged(Colour::Green),
            (None, due) => Told::by(due, today, "to do, no day"),
        };
        let fund = after.fund.map(|(asked, answered)| match answered {
            Some(answered) => format!("Answered {}", answered.to_words()),
            None => format!("Asked {}", asked.to_words()),
        });
        vec![
            named(child, closed),
            worker(desk, child),
            Told::day(after.ordered),
            told(&after.letter),
            told(&after.book),
            Told::day_or(after.support, "no plan"),
            match &after.review {
                Some(review) => Told::by(review.due, today, "no day"),
                None => Told::none("none"),
            },
            Told::or(fund, "not asked"),
        ]
    });
    List {
        name: "after-adoption",
        caption: "What is owed after an adoption order",
        columns: &[
            (Holds::Child, "Child"),
            (Holds::Words, "Social worker"),
            (Holds::Day, "Order"),
            (Holds::Day, "Later-life letter"),
            (Holds::Day, "Life-story book"),
            (Holds::Day, "Support plan"),
            (Holds::Day, "Support reviewed by"),
            (Holds::Words, "Support fund"),
        ],
        rows: rows.collect(),
        empty: "Nothing is owed to a child whom you see and who was adopted in the last two years.",
    }
}
