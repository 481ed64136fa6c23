//! `/child/{child}/placement`: where one child lives and since when, what speaks for a move that nobody wants, every home before
//! and why it ended, and what was learnt from endings.

use access::Person;
use axum::extract::State;
use calendar::{Day, Moment};
use oversight::placements::{Lives, unregistered};
use records::codes::ReasonNewEpisode;
use records::placements::{
    ArrangementStep, MoveMade, NoticeToEnd, PlacementMeeting, PlacementPlan, PlacementRequest,
    PlacementTerms, ShortBreakAgreement,
};
use timeline::{Cohort, Definition, Episode, Standpoint, Timeline};
use web::parts::{Cell, Column, Inset, Table, Warning};
use web::{Html, Link, Page, Path, Problem, Query};

use super::tracker::{duration, place, pounds, recorded_outside};
use super::{search, sees_costs, sort_of, words_of};
use crate::child::glance::link;
use crate::child::overview::heading;
use crate::child::{self, AskedKnown, View};
use crate::places::LiesIn;
use crate::record::Record;
use crate::signed::Me;
use crate::workforce::my_work::lead;
use crate::{Desk, homes, words};

/// The page.
///
/// # Errors
/// There is nobody of this identifier, or the reader may not see where they live; the journal cannot be read.
pub(crate) async fn get(
    State(desk): State<Desk>,
    Me(me): Me,
    Path(id): Path<String>,
    Query(asked): Query<AskedKnown>,
) -> Result<Page, Problem> {
    desk.work(move |desk| {
        let known = asked.day(desk)?;
        let to = known.at(super::address(&id)).to_string();
        let record = desk.child(&me, &id, "where they live", &to)?;
        record.must_read(NoticeToEnd::KIND)?;
        let child = record.timeline(known.moment());
        let authority = desk.authority(known.moment());
        let at = Standpoint { day: known.day, known: Moment::END_OF_TIME, authority: &authority };
        // Days, types and signs come of everything that is recorded; words only of what is open to the reader.
        let clocked = record.clocked(known.moment());
        let duties = clocks::due(&clocked, &at);
        let lives = Lives::of(&clocked, &duties, known.day);
        let mut html = super::unregistered::told(&unregistered::of(&clocked, known.day), known.day);
        html = match &lives {
            Some(lives) => html.with(&here(desk, &record, lives, known.day, sees_costs(&me))),
            None => html.with(&Inset::new("Not looked after on this day, as far as this record knows.")),
        };
        html = html
            .with(&links(&record, &id))
            .with(&search::section(desk, &me, &record, &child, known.day))
            .with(&breaks(&homes::everybody(desk), &me, &child, known.day))
            .with(&heading("Every home"))
            .with(&every_home(&clocked, &child, known.day))
            .with(&heading("What was learnt"))
            .with(&meetings(&child, known.day));
        Ok(child::page(&record, &child, View::Placement, known, html))
    })
    .await
}

fn here(desk: &Desk, record: &Record, lives: &Lives, day: Day, costs: bool) -> Html {
    let since = format!(
        "{}: with these carers since {} ({}){}.",
        words_of(sort_of(lives.place)),
        lives.since.to_words(),
        duration(lives.days(day)),
        if lives.since_known { "" } else { ", or before" }
    );
    let mut table = Table::new("Where the child lives", [Column::text("What"), Column::prose("As recorded")])
        .caption_hidden();
    let mut row = |what: &str, cell: Cell| table.push([Cell::new(what), cell]);
    row("Home", Cell::html(place(lives)));
    let said = |text: Option<String>| text.map_or_else(|| Cell::none("not recorded"), Cell::new);
    row(
        "Placement in the return",
        said(lives.place.map(|place| format!("{}: {}", place.code(), place.label()))),
    );
    row("Provider", said(lives.provider.map(|provider| provider.label().to_owned())));
    row("Reference of the home or agency", said(lives.urn.as_deref().map(str::to_owned)));
    row("Postcode", said(lives.postcode.as_ref().map(|postcode| postcode.as_str().to_owned())));
    let miles = super::tracker::miles(desk.places(), lives);
    let far = |miles: f64| format!("{miles:.1}, as the crow flies");
    row("Miles from home", miles.map_or_else(|| Cell::none("not known here"), |miles| Cell::new(far(miles))));
    let own = desk.roll().authority().unwrap_or_default();
    let lies = match desk.places().lies_in(lives.postcode.as_ref(), &own) {
        LiesIn::Here => Cell::new("In this authority’s area, by its postcode"),
        LiesIn::Elsewhere(name) if recorded_outside(lives) => {
            Cell::new(format!("In {name}, by its postcode"))
        }
        LiesIn::Elsewhere(name) => {
            Cell::new(format!("In {name}, by its postcode: nobody recorded that it is outside the area"))
        }
        LiesIn::NotKnown => Cell::none("not known here"),
    };
    row("Area", lies);
    row("Legal status", said(lives.legal.map(|legal| format!("{}: {}", legal.code(), legal.label()))));
    let plan = lives.plan.map(|day| match lives.plan_signed {
        Some(signed) => format!("{}, signed on {}", day.to_words(), signed.to_words()),
        None => format!("{}, not signed", day.to_words()),
    });
    row("Placement plan", said(plan));
    row("Moves in the last year", Cell::new(lives.moves));
    let planned = lives.planned.map(|planned| if planned { "planned" } else { "not planned" }.to_owned());
    row("The move here was", said(planned));
    if costs {
        let terms = lives.terms.map(|(how, pence)| match pence {
            Some(pence) => format!("{}, £{} a week", how.label(), pounds(pence)),
            None => how.label().to_owned(),
        });
        row("Terms", said(terms));
    }
    let mut html = Html::of(&lead(&since));
    let whole = record.permit.is_whole();
    for shows in lives.warnings.iter().filter(|shows| whole || !shows.sign.whole) {
        html = html.with(&Warning::new(format!("{}.", shows.why)));
    }
    html.with(&table)
}

/// What can be written down here, by those who may.
fn links(record: &Record, id: &str) -> Html {
    let kinds = [
        (PlacementRequest::KIND, "Ask for a home"),
        (NoticeToEnd::KIND, "Notice was given"),
        (PlacementMeeting::KIND, "A meeting about the placement"),
        (MoveMade::KIND, "How the child moved"),
        (PlacementPlan::KIND, "The placement plan"),
        (PlacementTerms::KIND, "Terms and cost"),
        (ArrangementStep::KIND, "A step in an arrangement that is not registered"),
    ];
    let to = child::address(id).at("record");
    kinds.into_iter().filter(|(kind, _)| record.adds(kind)).fold(Html::new(), |html, (kind, words)| {
        html.with(&link(&Link::new(words, to.clone().at(kind.name))))
    })
}

/// Each home in turn: rows that only change the legal status are one stay; other carers are another, at whatever address.
fn stays(child: &Timeline) -> Vec<(&Episode, Option<Day>, &Episode)> {
    let mut stays: Vec<(&Episode, Option<Day>, &Episode)> = Vec::new();
    for row in child.episodes.iter().filter(|row| row.account == 0 && !row.is_short_break()) {
        match stays.last_mut() {
            Some((first, end, last))
                if *end == Some(row.start)
                    && first.same_place(row)
                    && first.provider == row.provider
                    && !matches!(row.new_because, Some(ReasonNewEpisode::P | ReasonNewEpisode::B)) =>
            {
                *end = row.end;
                *last = row;
            }
            _ => stays.push((row, row.end, row)),
        }
    }
    stays
}

fn every_home(clocked: &Timeline, child: &Timeline, day: Day) -> Table {
    let columns = [
        Column::date("From"),
        Column::date("To"),
        Column::text("How long"),
        Column::text("Where"),
        Column::text("Provider"),
        Column::prose("Why it ended"),
    ];
    let mut table = Table::new("Every home, the latest first", columns)
        .caption_hidden()
        .when_empty("This record knows of no placement.");
    for (first, end, last) in stays(clocked).into_iter().rev().filter(|(first, _, _)| first.start <= day) {
        let end = end.filter(|end| *end <= day);
        let planned = end.and_then(|end| child.strand::<MoveMade>().find(|said| said.day == end));
        let mut why: Vec<String> = Vec::new();
        if end.is_some() {
            why.extend(last.moved_because.map(|because| because.label().to_owned()));
            why.extend(last.ended_because.filter(|why| why.ends_care()).map(|why| why.label().to_owned()));
            why.extend(planned.map(|said| {
                format!("{}: {}", if said.planned { "Planned" } else { "Not planned" }, said.because)
            }));
        }
        table.push([
            Cell::new(first.start.to_words()),
            end.map_or_else(|| Cell::none("still"), |end| Cell::new(end.to_words())),
            Cell::new(duration(first.start.days_until(end.unwrap_or(day)))),
            Cell::new(words_of(sort_of(first.place))),
            first.provider.map_or_else(|| Cell::none("not recorded"), |provider| Cell::new(provider.label())),
            if why.is_empty() {
                Cell::none("not recorded")
            } else {
                Cell::html(words::lines(&why.join("\n")))
            },
        ]);
    }
    table
}

/// What was agreed of short breaks, the newest first; nothing where no agreement is recorded, or is open to the reader.
fn breaks(cohort: &Cohort, me: &Person, child: &Timeline, day: Day) -> Html {
    let columns =
        [Column::date("From"), Column::text("To"), Column::text("Where"), Column::number("Nights a year")];
    let mut table = Table::new("Agreements for short breaks", columns).caption_hidden();
    for said in child.strand::<ShortBreakAgreement>().rev().filter(|said| said.since <= day) {
        table.push([
            Cell::new(said.since.to_words()),
            said.until.map_or_else(|| Cell::none("goes on"), |until| Cell::new(until.to_words())),
            match said.record.place.as_deref() {
                Some(place) => homes::named_home(me, cohort, place, day),
                None => Cell::none("not recorded"),
            },
            said.nights.map_or_else(|| Cell::none("not recorded"), Cell::new),
        ]);
    }
    if table.is_empty() {
        return Html::new();
    }
    Html::of(&heading("Short breaks")).with(&table)
}

fn meetings(child: &Timeline, day: Day) -> Table {
    let columns = [
        Column::date("Day"),
        Column::text("What for"),
        Column::prose("What happened, and why"),
        Column::prose("What was learnt"),
    ];
    let mut table = Table::new("Meetings about placements, newest first", columns)
        .caption_hidden()
        .when_empty("No meeting about a placement is recorded.");
    let mut all: Vec<_> = child.strand::<PlacementMeeting>().filter(|said| said.day <= day).collect();
    all.sort_by_key(|said| std::cmp::Reverse(said.day));
    for said in all {
        table.push([
            Cell::new(said.day.to_words()),
            Cell::new(said.what.label()),
            Cell::html(words::lines(&said.cause)),
            said.learning
                .as_deref()
                .map_or_else(|| Cell::none("nothing written"), |text| Cell::html(words::lines(text))),
        ]);
    }
    table
}

#[cfg(test)]
mod tests {
    use timeline::history;

    use super::*;

    /// The days of each stay.
    fn told(story: &str) -> Vec<String> {
        let child = history::child("C1", story).unwrap();
        let days = |(first, end, _): &(&Episode, Option<Day>, &Episode)| {
            format!("{}..{}", first.start, end.map_or_else(String::new, |end| end.to_string()))
        };
        stays(&child).iter().map(days).collect()
    }

    #[test]
    fn a_change_of_legal_status_is_no_new_home() {
        let story = "2010-05-04 born
             2017-01-10 start
             2017-01-10 status V2
             2017-01-10 lives U6 AB1 PR1
             2017-03-01 status C2
             2017-09-01 lives K2 AB2 PR4
             2018-01-01 end E4A";
        assert_eq!(told(story), ["2017-01-10..2017-09-01", "2017-09-01..2018-01-01"]);
    }

    #[test]
    fn other_carers_are_another_home_though_the_address_is_written_alike() {
        let story = "2010-05-04 born
             2017-01-10 start
             2017-01-10 status C2
             2017-01-10 lives U6 AB1 PR1
             2017-09-01 lives U6 AB1 PR1
             2017-10-01 lives U4 AB1 PR1 same";
        assert_eq!(told(story), ["2017-01-10..2017-09-01", "2017-09-01..2017-10-01", "2017-10-01.."]);
    }
}
