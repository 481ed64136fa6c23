//! `/homes` every home that is recorded, with room and what is overdue; `/homes/{home}` one home: what it is, who lives there,
//! what was found there, what is due and of whom; `/homes/{home}/record/{kind}` what the team that finds homes writes about it.
//!
//! What happened in a home, and with which child, is for those who answer for the service: nothing here tells of it to others,
//! nor a clock that began with it.

use ::matching::{PlaceId, World};
use access::Person;
use axum::extract::State;
use calendar::{Day, Moment};
use clocks::Duty;
use records::homes::{
    HomeDetails, IndependentVisit, LocationReview, OfstedInspection, QualityReview, QualityVisit,
    YoungInspection,
};
use records::{Kind, Record, Subject, Trouble};
use timeline::{Cohort, Definition, Home, Standpoint, Stranded};
use web::parts::{Cell, Column, Inset, SummaryList, Table, Tag};
use web::{Address, Answer, Fields, Html, Link, Notice, Page, Path, Problem, Query};

use super::{begin, everybody, finds, household, world};
use crate::child::door;
use crate::child::due;
use crate::child::glance::link;
use crate::child::overview::{heading, said};
use crate::registers;
use crate::rows::{self, List, Rows};
use crate::said::{OF, Saying};
use crate::signed::Me;
use crate::workforce::my_work::lead;
use crate::workforce::trackers;
use crate::{Desk, words};

/// The kinds that are written here, with the words of their links.
const KINDS: &[(&str, &str)] = &[
    ("independent_visit", "Record a visit of the independent person"),
    ("ofsted_inspection", "Record an inspection"),
    ("quality_review", "Record a review of the quality of care"),
    ("location_review", "Record a review of the location"),
    (registers::QUALITY_VISIT, "Record a quality visit by a commissioner"),
    (registers::YOUNG_INSPECTION, "Write down what young inspectors found"),
    ("home_details", "Put right what the home is, or write down that it ended"),
];

/// Why somebody may, for the journal.
pub(crate) const WHY: &str = "in the team that finds homes";

/// Rows of what was found.
const ROWS: usize = 24;

const NO_HOME: Problem =
    Problem::Missing("There is no home of this number. The page Homes lists those that there are.");
const NO_KIND: Problem = Problem::Missing("Nothing of this sort is recorded of a home here.");

/// What the address of a home asks.
#[derive(Debug, Default, serde::Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    done: String,
}

/// What the address of a form asks.
#[derive(Debug, Default, serde::Deserialize)]
pub(crate) struct AskedForm {
    #[serde(default)]
    of: String,
}

/// The address of a home.
pub(crate) fn address(home: &str) -> Address {
    Address::new("/homes").at(home)
}

/// Whether the team that finds homes writes a kind.
#[cfg(test)]
pub(crate) fn is_written(kind: &Kind) -> bool {
    KINDS.iter().any(|(name, _)| *name == kind.name)
}

/// What cannot be said of a home on a day, beyond what the kind itself finds.
pub(crate) fn judged(said: &dyn Record, today: Day) -> Vec<Trouble> {
    const AHEAD: &str = "When was it? It cannot be recorded before it happens";
    const BEFORE: &str = "This is before the day itself: put one of the two days right";
    let (any, mut troubles) = (said.as_any(), Vec::new());
    if let Some(said) = any.downcast_ref::<HomeDetails>() {
        if said.until.is_some_and(|until| until < said.since) {
            troubles.push(Trouble::stops("until", BEFORE));
        }
        if said.age_from.zip(said.age_to).is_some_and(|(from, to)| from > to) {
            troubles.push(Trouble::stops(
                "age_to",
                "The oldest is older than the youngest: put one of the two right",
            ));
        }
        return troubles;
    }
    let first = said.happened().from;
    if first.is_some_and(|day| day > today) {
        troubles.push(Trouble::stops(first_day(said.kind()), AHEAD));
    }
    let then = [
        ("reported", any.downcast_ref::<IndependentVisit>().and_then(|said| said.reported)),
        ("sent", any.downcast_ref::<QualityReview>().and_then(|said| said.sent)),
    ];
    for (field, day) in then.into_iter().filter_map(|(field, day)| Some((field, day?))) {
        if day > today {
            troubles.push(Trouble::stops(field, AHEAD));
        } else if first.is_some_and(|first| day < first) {
            troubles.push(Trouble::stops(field, BEFORE));
        }
    }
    troubles
}

/// What cannot be said of a home that is not here yet: one that is.
pub(super) fn wrong_of_new(desk: &Desk, new: &HomeDetails) -> Vec<Trouble> {
    let mut troubles = judged(new, desk.today());
    let Some(urn) = new.urn.as_deref().map(str::trim).filter(|urn| !urn.is_empty()) else { return troubles };
    let cohort = everybody(desk);
    let same =
        |said: &HomeDetails| said.urn.as_deref().is_some_and(|other| other.trim().eq_ignore_ascii_case(urn));
    let mut all = cohort.homes.iter().flat_map(|home| home.strand::<HomeDetails>());
    if let Some(there) = all.find(|said| same(said.record)) {
        let says = format!("{} has this number already: write on its page what has changed", there.name);
        troubles.push(Trouble::stops("urn", says));
    }
    troubles
}

fn first_day(kind: &Kind) -> &'static str {
    kind.fields.first().map_or("day", |field| field.name)
}

/// A home, for those whose work it is; the look is logged.
fn open(desk: &Desk, me: &Person, id: &str) -> Result<Home, Problem> {
    let permit = access::home(me, id).map_err(|refusal| door::closed(&refusal))?;
    let facts = desk.roll().facts(&Subject::home(id));
    if facts.is_empty() {
        return Err(NO_HOME);
    }
    desk.open(permit, "a home")?;
    Ok(Home::of(id, &facts, Moment::END_OF_TIME))
}

/// What is said of a home on a day: the newest that has begun, or what is to come where nothing has.
pub(crate) fn details(home: &Home, today: Day) -> Option<HomeDetails> {
    let begun = home.strand::<HomeDetails>().rfind(|said| said.since <= today);
    begun.or_else(|| home.strand::<HomeDetails>().next()).map(|said| said.record.clone())
}

/// What is due of a home and open to a reader: a clock that began with what happened in it would tell that it did.
fn dues(me: &Person, home: &Home, at: &Standpoint<'_>) -> Vec<Duty> {
    let events = access::home_events(me, &home.id).is_ok();
    let described = |kind: &&Kind| KINDS.iter().any(|(name, _)| *name == kind.name);
    let mut duties = clocks::due_of_home(home, at);
    duties.retain(|duty| {
        duty.state_on(at.day).is_open()
            && duty.clock.sort.is_to_do()
            && (events || duty.clock.met_by.kinds.iter().any(&described))
    });
    duties.sort_by_key(|duty| duty.due);
    duties
}

/// One row of the list.
struct Row {
    id: String,
    said: Option<HomeDetails>,
    living: usize,
    free: Option<usize>,
    inspected: Option<(Day, Option<String>)>,
    overdue: usize,
}

fn listed(desk: &Desk, me: &Person) -> Vec<Row> {
    let (cohort, today) = (everybody(desk), desk.today());
    let (world, at) = (world(desk, &cohort), cohort.standpoint(today));
    let mut all: Vec<Row> = cohort
        .homes
        .iter()
        .map(|home| {
            let place = world.place(&PlaceId::Home(home.id.clone())).map(|at| &world.places[at]);
            let inspected = home.strand::<OfstedInspection>().rfind(|said| said.day <= today);
            Row {
                id: home.id.to_string(),
                said: details(home, today),
                living: place.map_or(0, |place| place.residents.len()),
                free: place.and_then(|place| place.free()),
                inspected: inspected.map(|said| (said.day, said.judged.clone())),
                overdue: dues(me, home, &at).iter().filter(|duty| duty.due < today).count(),
            }
        })
        .collect();
    let closed =
        |row: &Row| row.said.as_ref().and_then(|said| said.until).is_some_and(|until| until <= today);
    all.sort_by_key(|row| (closed(row), row.said.as_ref().map(|said| said.name.clone()), row.id.clone()));
    all
}

/// The list of homes.
///
/// # Errors
/// It is not the reader’s list.
pub(crate) async fn all(State(desk): State<Desk>, Me(me): Me) -> Result<Page, Problem> {
    desk.work(move |desk| {
        finds(&me)?;
        let (today, rows) = (desk.today(), listed(desk, &me));
        let open =
            |row: &&Row| row.said.as_ref().is_some_and(|said| said.until.is_none_or(|until| until > today));
        let known: Vec<usize> = rows.iter().filter(open).filter_map(|row| row.free).collect();
        let sentence = match rows.iter().filter(open).count() {
            0 => "No home is recorded here.".to_owned(),
            count => format!(
                "{}. {}.",
                words::counted(count, "home stands", "homes stand"),
                match known.len() {
                    0 => "How many beds are free is not known here".to_owned(),
                    of => format!(
                        "{} free in the {of} whose beds are recorded",
                        words::counted(known.iter().sum(), "bed is", "beds are")
                    ),
                }
            ),
        };
        let mut html = lead(&sentence);
        if begin::HOME.is_open_to(&me) {
            html = html.with(&link(&begin::HOME.link()));
        }
        html = html.with(&table(&rows, today)).with(&rows::download("Homes", "/homes.csv"));
        Ok(trackers::page("Homes", today.to_words()).body(html))
    })
    .await
}

fn table(rows: &[Row], today: Day) -> Table {
    let columns = [
        Column::text("Home"),
        Column::text("What sort"),
        Column::number("Beds"),
        Column::number("Free"),
        Column::text("Last inspection"),
        Column::text("Overdue"),
    ];
    let mut table = Table::new("Homes", columns).caption_hidden().when_empty("No home is recorded here.");
    for row in rows {
        let said = row.said.as_ref();
        let ended = said.and_then(|said| said.until).filter(|until| *until <= today);
        let known = |of: Option<usize>| of.map_or_else(|| Cell::none("not known here"), Cell::new);
        table.push([
            match said {
                Some(said) => Cell::linked_with_under(&said.name, &address(&row.id), &row.id),
                None => Cell::link(&row.id, &address(&row.id)),
            },
            said.map_or_else(|| Cell::none("not recorded"), |said| Cell::new(said.sort.label())),
            known(said.and_then(|said| said.beds).map(usize::from)),
            match ended {
                Some(ended) => Cell::new(format!("ended {}", ended.to_words())),
                None => known(row.free),
            },
            match &row.inspected {
                Some((day, Some(judged))) => Cell::with_under(day.to_words(), judged),
                Some((day, None)) => Cell::new(day.to_words()),
                None => Cell::none("not recorded"),
            },
            match row.overdue {
                0 => Cell::none("nothing"),
                count => Cell::part(&Tag::new(format!("{count} overdue"), web::parts::Colour::Red)),
            },
        ]);
    }
    table
}

/// The homes, to take away.
pub(crate) const LIST: List = List {
    name: "homes",
    title: "Homes, with room and what is overdue",
    asks: &[],
    rows: |desk, me, _| {
        finds(me)?;
        let file = listed(desk, me).into_iter().map(|row| {
            let said = row.said.as_ref();
            vec![
                row.id.clone(),
                said.map(|said| said.name.clone()).unwrap_or_default(),
                said.map(|said| said.sort.code().to_owned()).unwrap_or_default(),
                said.and_then(|said| said.urn.clone()).unwrap_or_default(),
                said.map(|said| said.since.to_string()).unwrap_or_default(),
                rows::day(said.and_then(|said| said.until)),
                said.and_then(|said| said.beds).map(|beds| beds.to_string()).unwrap_or_default(),
                row.living.to_string(),
                row.free.map(|free| free.to_string()).unwrap_or_default(),
                rows::day(row.inspected.as_ref().map(|(day, _)| *day)),
                row.inspected.and_then(|(_, judged)| judged).unwrap_or_default(),
                row.overdue.to_string(),
            ]
        });
        let headings = [
            "home",
            "name",
            "sort",
            "urn",
            "since",
            "until",
            "beds",
            "children",
            "free",
            "inspected",
            "judged",
            "overdue",
        ];
        Ok(Rows::new(&headings, file.collect()))
    },
};

/// One home.
///
/// # Errors
/// It is not the reader’s to see; there is no such home; the look cannot be logged.
pub(crate) async fn get(
    State(desk): State<Desk>,
    Me(me): Me,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Page, Problem> {
    desk.work(move |desk| {
        let home = open(desk, &me, &id)?;
        let (today, cohort) = (desk.today(), everybody(desk));
        let world = world(desk, &cohort);
        let details = details(&home, today);
        let mut html = Html::of(&summary(&home, details.as_ref(), &world, today));
        let writes = access::keeps_homes(&me).is_ok();
        if writes {
            html = html.with(&heading("Write about this home"));
            for (kind, words) in KINDS {
                html = html.with(&link(&Link::new(*words, address(&id).at("record").at(kind))));
            }
        }
        html = html
            .with(&heading("What is due"))
            .with(&due_table(
                &dues(&me, &home, &cohort.standpoint(today)),
                today,
                super::nothing_due(&cohort, IndependentVisit::KIND),
            ))
            .with(&heading("Children who live there"))
            .with(&residents(desk, &me, &cohort, &world, &id)?)
            .with(&heading("What was found there"))
            .with(&found(&home, &id, writes));
        let page = Page::new(details.map_or_else(|| format!("Home {id}"), |said| said.name))
            .title("A home")
            .caption(id.clone())
            .under("Homes", Address::new("/homes"))
            .in_menu("/trackers")
            .body(html);
        Ok(match said(&asked.done) {
            Some(words) => page.notice(Notice::done(words)),
            None => page,
        })
    })
    .await
}

fn summary(home: &Home, details: Option<&HomeDetails>, world: &World<'_>, today: Day) -> SummaryList {
    let not = || "Not known here".to_owned();
    let Some(said) = details else { return SummaryList::new().row("What it is", not()) };
    let stands = match said.until {
        Some(until) if until <= today => format!("Ended on {}", until.to_words()),
        Some(until) => format!("Ends on {}", until.to_words()),
        None if said.since > today => format!("Registered from {}", said.since.to_words()),
        None => format!("Registered since {}", said.since.to_words()),
    };
    let place = world.place(&PlaceId::Home(home.id.clone())).map(|at| &world.places[at]);
    let room = match (said.beds, place.and_then(|place| place.free())) {
        (Some(beds), Some(free)) => format!("{free} of {beds} beds free"),
        (Some(beds), None) => words::counted(usize::from(beds), "bed", "beds"),
        _ => not(),
    };
    let ages = match (said.age_from, said.age_to) {
        (None, None) => not(),
        (from, to) => {
            let year = |age: Option<u8>| age.map_or_else(|| "any age".to_owned(), |age| age.to_string());
            format!("{} to {}", year(from), year(to))
        }
    };
    let skills: Vec<&str> = said.skills.iter().map(|each| each.label()).collect();
    SummaryList::new()
        .row("What sort", said.sort.label())
        .row("How it stands", stands)
        .row("Room", room)
        .row("Ages", ages)
        .row("Unique reference number", said.urn.clone().unwrap_or_else(not))
        .row("Registered manager", said.manager.clone().unwrap_or_else(not))
        .row("Postcode", said.postcode.as_ref().map_or_else(not, |code| code.as_str().to_owned()))
        .row("Can do", if skills.is_empty() { not() } else { skills.join(", ") })
}

fn due_table(duties: &[Duty], today: Day, nothing: &str) -> Table {
    let columns =
        [Column::text("What"), Column::text("Of whom"), Column::date("By"), Column::text("How it stands")];
    let mut table = Table::new("What is due", columns).caption_hidden().when_empty(nothing);
    for duty in duties {
        table.push([
            Cell::new(duty.clock.title),
            Cell::new(duty.clock.owner),
            Cell::new(duty.due.to_words()),
            Cell::html(Html::new().with(&due::state(duty, today))),
        ]);
    }
    table
}

fn residents(
    desk: &Desk,
    me: &Person,
    cohort: &Cohort,
    world: &World<'_>,
    id: &str,
) -> Result<Html, Problem> {
    let Some(at) = world.place(&PlaceId::Home(id.into())) else {
        return Ok(Html::of(&Inset::new("The home does not stand today.")));
    };
    if !world.is_known_who_lives_where {
        return Ok(Html::of(&Inset::new("Who lives in which home is not known here: nobody records it.")));
    }
    let seen = desk.seen(me)?;
    let living = household::residents(cohort, &seen, &world.places[at].residents);
    Ok(Html::of(&living).with(&household::who_waits(cohort, &seen, world, at)))
}

/// Inspections, visits and reviews, the newest first.
fn found(home: &Home, id: &str, writes: bool) -> Html {
    let mut rows: Vec<(Day, &str, &str, String, Vec<String>)> = Vec::new();
    for said in home.strand::<OfstedInspection>() {
        let what = if said.full { "Ofsted inspection" } else { "Ofsted visit, not a full inspection" };
        let judged = said.record.judged.clone().unwrap_or_else(|| "Judgement not recorded".to_owned());
        rows.push((said.day, "ofsted_inspection", what, said.id.to_string(), vec![judged]));
    }
    for said in home.strand::<IndependentVisit>() {
        let mut text = vec![match said.reported {
            Some(day) => format!("Reported on {}", day.to_words()),
            None => "The report is not here yet".to_owned(),
        }];
        text.extend(said.record.notes.clone());
        rows.push((
            said.day,
            "independent_visit",
            "Visit of the independent person",
            said.id.to_string(),
            text,
        ));
    }
    for said in home.strand::<QualityReview>() {
        let mut text = vec![match said.sent {
            Some(day) => format!("Sent to Ofsted on {}", day.to_words()),
            None => "Not sent to Ofsted yet".to_owned(),
        }];
        text.extend(said.record.notes.clone());
        rows.push((said.day, "quality_review", "Review of the quality of care", said.id.to_string(), text));
    }
    for said in home.strand::<QualityVisit>() {
        let grade = Some(said.grade.label().to_owned());
        let found = said.findings.iter().map(|each| {
            format!("{}: {} ({})", each.about.label(), each.found, each.grade.label().to_lowercase())
        });
        let must = said.actions.as_ref().map(|must| format!("Must change: {must}"));
        let text: Vec<String> = grade.into_iter().chain(found).chain(must).collect();
        let what = "Quality visit by a commissioner";
        rows.push((said.day, QualityVisit::KIND.name, what, said.id.to_string(), text));
    }
    for said in home.strand::<YoungInspection>() {
        let found = said.found.iter().map(|each| {
            let words = each.words.as_ref().map_or_else(String::new, |words| format!(": {words}"));
            format!("{}: {}{words}", each.about.label(), each.say.label().to_lowercase())
        });
        let answer = said.answer.as_ref().map(|answer| format!("Answered: {answer}"));
        let text: Vec<String> = found.chain(said.record.words.clone()).chain(answer).collect();
        let what = "Seen by young inspectors";
        rows.push((said.day, YoungInspection::KIND.name, what, said.id.to_string(), text));
    }
    for said in home.strand::<LocationReview>() {
        let mut text = vec![
            if said.suitable { "The place is suitable" } else { "The place is not suitable" }.to_owned(),
        ];
        text.extend(said.record.notes.clone());
        rows.push((said.day, "location_review", "Review of the location", said.id.to_string(), text));
    }
    for said in home.strand::<HomeDetails>() {
        let until = said.until.map(|until| format!("until {}", until.to_words()));
        let text =
            vec![[Some(said.name.clone()), until].into_iter().flatten().collect::<Vec<_>>().join(", ")];
        rows.push((said.since, "home_details", "What the home is", said.id.to_string(), text));
    }
    rows.sort_by(|a, b| (b.0, b.1, &b.3).cmp(&(a.0, a.1, &a.3)));
    let mut columns = vec![Column::date("Day"), Column::text("What"), Column::prose("What was found")];
    if writes {
        columns.push(Column::text("Write"));
    }
    let mut table = Table::new("What was found there", columns)
        .caption_hidden()
        .when_empty("No inspection, visit or review is recorded.");
    let many = rows.len();
    for (day, kind, what, record, text) in rows.into_iter().take(ROWS) {
        let mut cells =
            vec![Cell::new(day.to_words()), Cell::new(what), Cell::html(words::lines(&text.join("\n")))];
        if writes {
            let to = address(id).at("record").at(kind).with("of", record);
            cells.push(Cell::html(words::link_for("Write on it", &format!("of {}", day.to_words()), &to)));
        }
        table.push(cells);
    }
    let html = Html::of(&table);
    if many > ROWS {
        return html.with(&Inset::new(format!("The newest {ROWS} of {many} are shown.")));
    }
    html
}

fn kind_of(me: &Person, name: &str) -> Result<&'static Kind, Problem> {
    access::keeps_homes(me).map_err(|refusal| door::closed(&refusal))?;
    let (name, _) = KINDS.iter().find(|(known, _)| *known == name).ok_or(NO_KIND)?;
    records::kind(name).ok_or(NO_KIND)
}

/// A form.
///
/// # Errors
/// It is not the reader’s to write; there is no such home or form.
pub(crate) async fn form(
    State(desk): State<Desk>,
    Me(me): Me,
    Path((id, kind)): Path<(String, String)>,
    Query(asked): Query<AskedForm>,
) -> Result<Page, Problem> {
    desk.work(move |desk| {
        let kind = kind_of(&me, &kind)?;
        let home = open(desk, &me, &id)?;
        if kind.name == HomeDetails::KIND.name
            && asked.of.is_empty()
            && let Some(open) = standing(&home, desk.today())
        {
            // What lasts is put right: two that last would ask for every visit twice.
            return saying(desk, &me, &id, kind).get(&open, Fields::default());
        }
        let mut begin = Fields::default();
        begin.push(first_day(kind), desk.today().to_string());
        saying(desk, &me, &id, kind).get(&asked.of, begin)
    })
    .await
}

/// It was sent.
///
/// # Errors
/// As [`form`]; the journal cannot be written.
pub(crate) async fn post(
    State(desk): State<Desk>,
    Me(me): Me,
    Path((id, kind)): Path<(String, String)>,
    sent: Fields,
) -> Result<Answer, Problem> {
    desk.work(move |desk| {
        let kind = kind_of(&me, &kind)?;
        let home = open(desk, &me, &id)?;
        let today = desk.today();
        let twice = kind.name == HomeDetails::KIND.name
            && sent.get(OF).is_empty()
            && standing(&home, today).is_some();
        saying(desk, &me, &id, kind).post(&sent, |troubles, said| {
            troubles.extend(judged(said, today));
            if twice {
                let says = "What this home is stands already: open its page and write on that";
                troubles.push(Trouble::stops("since", says));
            }
        })
    })
    .await
}

/// The record of what a home is that lasts.
fn standing(home: &Home, today: Day) -> Option<String> {
    let lasts = home.strand::<HomeDetails>().filter(|said| said.until.is_none_or(|until| until > today));
    lasts.max_by_key(|said| said.since).map(|said| said.id.to_string())
}

fn saying<'a>(desk: &'a Desk, me: &'a Person, id: &str, kind: &'static Kind) -> Saying<'a> {
    Saying {
        desk,
        me,
        subject: Subject::home(id),
        kind,
        at: address(id).at("record").at(kind.name),
        back: ("The home", address(id)),
        because: WHY,
        caption: id.to_owned(),
        menu: "/trackers",
    }
}
