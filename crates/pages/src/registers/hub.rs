//! `/leavers-hub`: who came to the hub and what for, the diary of what is on and how many came, what was offered of somebody to
//! talk to and taken up, which services for everybody are set up, and what young inspectors found.

use std::collections::BTreeMap;

use access::{Person, Seen};
use calendar::Day;
use records::governance::ActivityPlanned;
use records::homes::{YoungInspection, YoungSay};
use records::leaving_care::{
    HubFor, HubVisit, TherapyAnswer, TherapyOffered, TherapySort, UniversalService, UniversalServices,
};
use timeline::{Definition, Stranded, Timeline};
use web::parts::{Cell, Colour, Column, Table};
use web::{Html, Problem};

use super::{Register, Shown, everybody, share};
use crate::board::Standing;
use crate::futures::told::{Holds, List, Told};
use crate::homes::called_home;
use crate::{Desk, child, rows, words};

/// Visits of so many weeks are counted.
const WEEKS: i32 = 12;
/// The diary of so many days to come, and back.
const AHEAD: i32 = 60;
const BACK: i32 = 60;
/// So many things that are on are shown to a young person, the soonest.
const SOON: usize = 6;
/// What is set up is looked at again in so many months.
const EVERY: i32 = 6;

/// The register.
pub(super) static REGISTER: Register = Register {
    list: &LIST,
    at: "/leavers-hub",
    file: "/leavers-hub.csv",
    what: "Who comes to the hub and what for, what is on, somebody to talk to, doctors and the like, young inspectors",
    may: access::sees_care_leavers,
    shown,
};

/// To take away.
pub(crate) const LIST: rows::List = rows::List {
    name: "leavers-hub",
    title: "The hub and what is around it",
    asks: &[],
    rows: |desk, me, _| REGISTER.rows(desk, me),
};

fn shown(desk: &Desk, me: &Person) -> Result<Shown, Problem> {
    let (board, cohort, today) = (desk.board(), everybody(desk), desk.today());
    let all = super::children(desk, &board, &cohort, me, Seen::has_whole)?;
    let children: Vec<_> = all.into_iter().filter(|(standing, _)| standing.leaving.is_some()).collect();
    let since = today.plus_days(-7 * WEEKS);
    let (mut people, mut visits) = (Vec::new(), 0);
    let mut reasons: BTreeMap<HubFor, usize> = BTreeMap::new();
    let mut offered: BTreeMap<TherapySort, [usize; 4]> = BTreeMap::new();
    for (standing, timeline) in &children {
        let own: Vec<&HubVisit> = timeline
            .strand::<HubVisit>()
            .map(|said| said.record)
            .filter(|said| said.day > since && said.day <= today)
            .collect();
        visits += own.len();
        for what in own.iter().flat_map(|said| &said.came_for) {
            *reasons.entry(*what).or_default() += 1;
        }
        for said in timeline
            .strand::<TherapyOffered>()
            .filter(|said| said.day > today.plus_years(-1) && said.day <= today)
        {
            let at = match said.answer {
                TherapyAnswer::TakenUp => 0,
                TherapyAnswer::Waits => 1,
                TherapyAnswer::Later => 2,
                TherapyAnswer::No => 3,
            };
            offered.entry(said.what).or_default()[at] += 1;
        }
        people.push(row(standing, timeline, &own, today));
    }
    let came = people.iter().filter(|(visits, _)| *visits > 0).count();
    people.sort_by_key(|(visits, _)| *visits);
    let sentence = format!(
        "{} in {WEEKS} weeks, by {came} of {}.",
        words::counted(visits, "visit to the hub", "visits to the hub"),
        words::counted(children.len(), "young person", "young people"),
    );
    let mut reasons: Vec<_> = reasons.into_iter().collect();
    reasons.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let offered = offered.into_iter().map(|(what, [taken, waits, later, no])| {
        let asked = taken + waits + later + no;
        vec![
            Told::text(what.label()),
            Told::text(asked),
            Told::text(taken),
            Told::text(waits),
            Told::text(later),
            Told::text(no),
            Told::text(share(taken, asked)),
        ]
    });
    Ok(Shown {
        sentence,
        how: "Write “Came to the hub” on a young person’s record in a line; “Services for everybody” when you look at \
             it together. Of \
              somebody to talk to only the offer and the answer are written: no reason, and nothing of what is said there.",
        lists: vec![
            (
                "",
                List {
                    name: "leavers-hub",
                    caption: "Young people, those who did not come first",
                    columns: &[
                        (Holds::Child, "Young person"),
                        (Holds::Number, "Visits in twelve weeks"),
                        (Holds::Day, "Last came"),
                        (Holds::Words, "What for"),
                        (Holds::Words, "Somebody to talk to"),
                        (Holds::Number, "Services set up"),
                        (Holds::Words, "Not set up yet"),
                        (Holds::Day, "Looked at again by"),
                    ],
                    rows: people.into_iter().map(|(_, row)| row).collect(),
                    empty: "You see no young person who leaves care or has left.",
                },
            ),
            (
                "What they came for",
                List {
                    name: "hub-reasons",
                    caption: "What they came for",
                    columns: &[(Holds::Words, "What for"), (Holds::Number, "Times")],
                    rows: reasons
                        .into_iter()
                        .map(|(what, count)| vec![Told::text(what.label()), Told::text(count)])
                        .collect(),
                    empty: "Nobody came in twelve weeks, or nobody wrote it down.",
                },
            ),
            ("The diary", diary(desk, today)),
            (
                "Somebody to talk to: offered in the last year",
                List {
                    name: "therapy-offered",
                    caption: "Offers and answers",
                    columns: &[
                        (Holds::Words, "What"),
                        (Holds::Number, "Offered"),
                        (Holds::Number, "Taken up"),
                        (Holds::Number, "Waits"),
                        (Holds::Number, "Not now"),
                        (Holds::Number, "No"),
                        (Holds::Number, "Taken up of offered"),
                    ],
                    rows: offered.collect(),
                    empty: "Nothing was offered in the last year.",
                },
            ),
            ("Seen by young inspectors", inspected(desk, today)),
        ],
    })
}

fn row(child: &Standing, timeline: &Timeline, own: &[&HubVisit], today: Day) -> (usize, Vec<Told>) {
    let last = own.iter().max_by_key(|said| said.day);
    let what = last.map(|said| said.came_for.iter().map(|what| what.label()).collect::<Vec<_>>().join(", "));
    let therapy = timeline.strand::<TherapyOffered>().rfind(|said| said.day <= today);
    let set = timeline.strand::<UniversalServices>().rfind(|said| said.day <= today);
    let (count, open, again) = match &set {
        Some(said) => {
            let done = |what: &UniversalService| said.has.contains(what) || said.not_wanted.contains(what);
            let open: Vec<&str> =
                UniversalService::ALL.iter().filter(|what| !done(what)).map(|what| what.label()).collect();
            let again = said.next.unwrap_or_else(|| said.day.plus_months(EVERY));
            let open = if open.is_empty() { Told::none("nothing") } else { Told::text(open.join(", ")) };
            (Told::text(said.has.len()), open, Told::by(Some(again), today, "not said"))
        }
        None => (
            Told::none("not known"),
            Told::text("Nobody has looked").tagged(Colour::Yellow),
            Told::none("now"),
        ),
    };
    let to = child::address(&child.id).at("record").at(UniversalServices::KIND.name);
    let row = vec![
        Told::child(child, to),
        Told::text(own.len()),
        Told::day_or(last.map(|said| said.day), "not in twelve weeks"),
        Told::or(what.filter(|what| !what.is_empty()), "nothing"),
        Told::or(therapy.map(|said| said.record.answer.label()), "not offered"),
        count,
        open,
        again,
    ];
    (own.len(), row)
}

fn activities(desk: &Desk, from: Day, to: Day) -> Vec<ActivityPlanned> {
    let authority = desk.authority(calendar::Moment::END_OF_TIME);
    let mut all: Vec<ActivityPlanned> = authority
        .strand::<ActivityPlanned>()
        .map(|said| said.record.clone())
        .filter(|said| said.day >= from && said.day <= to)
        .collect();
    all.sort_by(|a, b| (a.day, &a.title).cmp(&(b.day, &b.title)));
    all
}

fn diary(desk: &Desk, today: Day) -> List {
    let rows = activities(desk, today.plus_days(-BACK), today.plus_days(AHEAD)).into_iter().map(|said| {
        let came = match (said.came, said.cancelled) {
            (_, Some(on)) => Told::text(format!("Called off on {}", on.to_words())).tagged(Colour::Grey),
            (Some(came), _) => Told::text(format!("{came:.0}")),
            (None, _) if said.day < today => Told::text("Not written down").tagged(Colour::Yellow),
            (None, _) => Told::none("to come"),
        };
        vec![
            Told::day(said.day),
            Told::or(said.time.as_deref(), "not said"),
            Told::text(&said.title),
            Told::text(&said.place),
            Told::or(said.who.as_deref(), "everybody"),
            Told::or(said.places.map(|places| format!("{places:.0}")), "no limit"),
            came,
        ]
    });
    List {
        name: "activities",
        caption: "What is on, and what was",
        columns: &[
            (Holds::Day, "Day"),
            (Holds::Words, "When"),
            (Holds::Words, "What"),
            (Holds::Words, "Where"),
            (Holds::Words, "For"),
            (Holds::Number, "Places"),
            (Holds::Words, "Came"),
        ],
        rows: rows.collect(),
        empty: "Nothing stands in the diary. It is written under Settings, Activity in the diary.",
    }
}

fn inspected(desk: &Desk, today: Day) -> List {
    let cohort = everybody(desk);
    let mut rows = Vec::new();
    for home in &cohort.homes {
        for said in home.strand::<YoungInspection>().map(|said| said.record).filter(|said| said.day <= today)
        {
            let poor: Vec<String> = said
                .found
                .iter()
                .filter(|found| found.say == YoungSay::Poor)
                .map(|found| match &found.words {
                    Some(words) => format!("{}: {words}", found.about.label()),
                    None => found.about.label().to_owned(),
                })
                .collect();
            let answer = match (&said.answer, said.answered) {
                (Some(answer), _) => Told::text(answer),
                (None, _) => Told::text("Not answered").tagged(Colour::Yellow),
            };
            rows.push((
                said.day,
                vec![
                    Told::text(called_home(&cohort, &home.id, today))
                        .leading(crate::homes::home::address(&home.id)),
                    Told::day(said.day),
                    Told::text(match said.live {
                        records::Answer::Yes => "Yes",
                        records::Answer::No => "No",
                        records::Answer::NotKnown => "Not sure",
                    }),
                    if poor.is_empty() { Told::none("nothing") } else { Told::text(poor.join("; ")) },
                    Told::or(said.words.as_deref(), "nothing more"),
                    answer,
                ],
            ));
        }
    }
    rows.sort_by_key(|(day, _)| std::cmp::Reverse(*day));
    List {
        name: "young-inspectors",
        caption: "What young inspectors found",
        columns: &[
            (Holds::Words, "Home"),
            (Holds::Day, "Seen"),
            (Holds::Words, "Would they live there?"),
            (Holds::Prose, "Not good enough"),
            (Holds::Prose, "In their words"),
            (Holds::Prose, "What was answered"),
        ],
        rows: rows.into_iter().map(|(_, row)| row).collect(),
        empty: "No home was seen by young inspectors. Their visits are written on the page of a home.",
    }
}

/// What is on in the next weeks, for a young person; nothing where nothing stands in the diary.
pub(crate) fn whats_on(desk: &Desk, today: Day) -> Html {
    let coming =
        activities(desk, today, today.plus_days(AHEAD)).into_iter().filter(|said| said.cancelled.is_none());
    let columns = [
        Column::date("Day"),
        Column::text("What"),
        Column::text("Where"),
        Column::text("How to say that you come"),
    ];
    let mut table = Table::new("What is on", columns).caption_hidden();
    let mut more = 0;
    for said in coming {
        if table.len() >= SOON {
            more += 1;
            continue;
        }
        let when =
            said.time.map_or_else(|| said.day.to_words(), |time| format!("{}, {time}", said.day.to_words()));
        table.push([
            Cell::new(when),
            Cell::new(said.title),
            Cell::new(said.place),
            said.ask.map_or_else(|| Cell::none("just come"), Cell::new),
        ]);
    }
    if table.is_empty() {
        return Html::new();
    }
    let html = Html::of(&table);
    if more == 0 {
        return html;
    }
    let says = format!("{} later: ask at the hub.", words::counted(more, "thing more is on", "more are on"));
    html.with(&Html::trusted(format!("<p class=\"govuk-body\">{}</p>", Html::text(says))))
}

/// The kind by which a home’s page writes what young inspectors found.
pub(crate) const KIND: &str = YoungInspection::KIND.name;
