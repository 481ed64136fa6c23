//! `/child/{child}/leaving-care`: a young person who leaves care or has left: their status with its reason and what it brings,
//! being in touch, the plan, home and activity, papers, birthdays for the return, health history, what shapes the plan.

use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use calendar::{Day, Moment};
use clocks::leaving_care::status::{self, DAYS_NEEDED, LeaverStatus};
use oversight::leaving_care::home::Suitability;
use oversight::leaving_care::leaver::{self, Leaver};
use oversight::leaving_care::{birthdays, contacts, entitlements, health, own_words, papers};
use timeline::Timeline;
use web::parts::{
    Cell, Colour, Column, Details, Download, Downloads, Inset, SummaryList, Table, Tag, Warning,
};
use web::{Html, Link, Notice, Page, Path, Problem, Query};

use crate::child::glance::link;
use crate::child::overview::{heading, said};
use crate::child::{self, AskedKnown, View};
use crate::record::Record;
use crate::signed::Me;
use crate::{Desk, words};

use super::{due, touch};

/// Contacts that are listed.
const CONTACTS: usize = 25;

/// The page.
///
/// # Errors
/// As [`crate::child::overview::get`]; a part of the record only is open to the reader.
pub(crate) async fn get(
    State(desk): State<Desk>,
    Me(me): Me,
    Path(id): Path<String>,
    Query(asked): Query<AskedKnown>,
) -> Result<Page, Problem> {
    desk.work(move |desk| {
        let known = asked.day(desk)?;
        let to = known.at(super::address(&id)).to_string();
        let record = desk.child(&me, &id, "leaving care", &to)?;
        record.must_be_whole()?;
        let child = record.timeline(known.moment());
        let authority = desk.authority(known.moment());
        let at = timeline::Standpoint { day: known.day, known: known.moment(), authority: &authority };
        let duties = clocks::due(&child, &at);
        let leaver = leaver::of(&child, &duties, known.day);
        let mut html = Html::new().with(&standing(&child, leaver.as_ref(), known.day, desk));
        html = html.with(&record_a_decision(&record));
        if let Some(leaver) = &leaver {
            html = html.with(&warnings(leaver, known.day)).with(&glance(desk, leaver, known.day));
        }
        if record.adds(records::leaving_care::KeptInTouch::kind()) && known.day == desk.today() {
            html = html.with(&heading("In touch today")).with(&touch::taps(desk, &id));
            let other = crate::child::fast::address::<touch::GetInTouch>(&id);
            html = html.with(&link(&Link::new("Another way, another day, or what was said", other)));
        }
        let wrote = own_words::of(&child, &authority, known.day);
        html = html
            .with(&super::write::part(&record, &wrote, known.day))
            .with(&heading("Every time somebody tried"))
            .with(&contacts_table(&child, known.day))
            .with(&heading("Home and what they do"))
            .with(&homes(&child, &record))
            .with(&heading("Papers"))
            .with(&papers_table(&child, &record, known.day))
            .with(&heading("Birthdays for the return"))
            .with(&birthdays_table(&child, known.day))
            .with(&heading("Health history"))
            .with(&health_part(&child, &record, known.day));
        let page = child::page(&record, &child, View::Leaving, known, html);
        Ok(match said(&asked.done) {
            Some(words) => page.notice(Notice::done(words)),
            None => page,
        })
    })
    .await
}

/// The name of a kind, for links and rights.
trait OfKind {
    fn kind() -> &'static records::Kind;
}

impl<T: records::Definition> OfKind for T {
    fn kind() -> &'static records::Kind {
        T::KIND
    }
}

/// The status with its reason, the days behind it, when it changes, and what it brings.
fn standing(child: &Timeline, leaver: Option<&Leaver<'_>>, day: Day, desk: &Desk) -> Html {
    let held = status::standing(child);
    let now = status::on(&held, day);
    let days = status::days_since_14(child, day);
    let mut list = SummaryList::new()
        .row("Status", Html::text(now.status.label()))
        .row("Because", Html::text(format!("{}.", now.why.words())));
    if now.status != LeaverStatus::None {
        list = list.row("Since", Html::text(now.from.to_words()));
    }
    if let Some(decided) = leaver.and_then(|leaver| leaver.decided) {
        let who = desk.people().name_of(&decided.by);
        let told = format!("{} decided it on {}: {}", who, decided.since.to_words(), decided.because);
        list = list.row("Decided by a person", words::lines(&told));
        let worked = status::on(&status::worked(child), day);
        let told = format!("{}. {}.", worked.status.label(), worked.why.words());
        list = list.row("What the record alone gives", Html::text(told));
    }
    list = list.row(
        "Days in care since 14",
        Html::text(format!(
            "{days}, short breaks apart. {DAYS_NEEDED} make a young person of 16 or 17 eligible."
        )),
    );
    if let Some(until) = now.until {
        let next = status::on(&held, until);
        let told = format!("{}: {}, if nothing else happens.", until.to_words(), next.status.label());
        list = list.row("Next", Html::text(told));
    }
    let html = heading("What they are in law").with(&list);
    let brings: String = entitlements::of(now.status)
        .map(|each| {
            format!(
                "<li>{} <span class=\"govuk-hint\">{}</span></li>",
                Html::text(each.words),
                Html::text(each.cite.short())
            )
        })
        .collect();
    if brings.is_empty() {
        return html;
    }
    let brings = Html::trusted(format!("<ul class=\"govuk-list govuk-list--bullet\">{brings}</ul>"));
    html.with(&Details::new("What it brings, as it is told to them", brings))
}

fn record_a_decision(record: &Record) -> Html {
    let kind = records::leaving_care::LeaverStatusDecided::kind();
    if !record.adds(kind) {
        return Html::new();
    }
    let to = crate::child::address(record.id()).at("record").at(kind.name);
    link(&Link::new("Decide the status otherwise, with a reason", to))
}

/// What must be seen to first.
fn warnings(leaver: &Leaver<'_>, day: Day) -> Html {
    let mut html = Html::new();
    if let Some(since) = leaver.lacks_adviser {
        let told = format!("No personal adviser is named. One has been owed since {}.", since.to_words());
        html = html.with(&Warning::new(told));
    }
    let judged = leaver.home.as_ref().and_then(|home| home.judged.as_ref());
    if let Some(judged) = judged.filter(|judged| judged.suitability == Suitability::NotSuitable) {
        let told = format!("The home is not suitable. {} ({}).", judged.because, judged.cite.short());
        html = html.with(&Warning::new(told));
    }
    if let Some((_, Some(missing))) = leaver::resettlement(leaver.child, day) {
        html = html.with(&Warning::new(missing));
    }
    for told in papers::stay(leaver.child, day).map(|stay| stay.to_do).unwrap_or_default() {
        html = html.with(&Warning::new(format!("Right to stay. {told}")));
    }
    if !leaver.prompts.is_empty() {
        let told =
            leaver.prompts.iter().map(|prompt| format!("{} on {}", prompt.what, prompt.day.to_words()));
        let told = told.collect::<Vec<_>>().join("; ");
        html = html.with(&Inset::new(format!("Since the plan was written: {told}. Look at it again.")));
    }
    html
}

fn glance(desk: &Desk, leaver: &Leaver<'_>, day: Day) -> Html {
    let id = &leaver.child.child;
    let mut list = SummaryList::new();
    let adviser = leaver.adviser.map_or_else(
        || "Nobody".to_owned(),
        |(who, since)| format!("{}, since {}", desk.people().name_of(who), since.to_words()),
    );
    list = list.row("Personal adviser", Html::text(adviser));
    let touched = match leaver.in_touch.last {
        Some((on, how)) => {
            let tried = match leaver.in_touch.tried_since {
                0 => String::new(),
                count => format!(". Tried since without an answer: {count}"),
            };
            format!("{} ({}){tried}", on.to_words(), how.to_lowercase())
        }
        None => "Never, as far as the record knows".to_owned(),
    };
    let touched = Html::text(format!("{touched} "));
    list =
        list.row("Last in touch", due(leaver.in_touch.due).map_or(touched.clone(), |tag| touched.with(&tag)));
    let plan = leaver.plan.map_or_else(
        || "None".to_owned(),
        |plan| format!("{}, {}", plan.said.day.to_words(), words::days_ago(plan.said.day, day)),
    );
    let plan = Html::text(format!("{plan} "));
    let plan = due(leaver.plan_due).map_or(plan.clone(), |tag| plan.with(&tag));
    let plan = plan
        .with(&link(&Link::new("The plan on a page", crate::child::address(id).at("plan-on-a-page"))))
        .with(&link(&Link::new("Write or review the plan", crate::child::address(id).at("pathway-plan"))));
    list = list.row("Pathway plan", plan);
    if let Some(said) = leaver.from_21 {
        list = list.row("From 21", Html::text(said.words()));
    }
    if !leaver.marks.is_empty() {
        let marks: Vec<String> = leaver.marks.iter().map(|mark| mark.words()).collect();
        list = list.row("Shapes the plan", Html::text(marks.join("; ")));
    }
    heading("At a glance").with(&list)
}

fn contacts_table(child: &Timeline, day: Day) -> Html {
    let columns =
        [Column::date("Day"), Column::text("How"), Column::text("Reached"), Column::prose("What was said")];
    let all = contacts::touches(child, day);
    let mut table =
        Table::new("Contacts", columns).caption_hidden().when_empty("Nobody has recorded that they tried.");
    for each in all.iter().take(CONTACTS) {
        let reached = if each.they_began {
            Tag::new("They began", Colour::Green)
        } else if each.reached {
            Tag::new("Yes", Colour::Green)
        } else {
            Tag::new("No answer", Colour::Grey)
        };
        table.push([
            Cell::new(each.day.to_words()),
            Cell::new(each.how),
            Cell::part(&reached),
            each.notes.map_or_else(|| Cell::none(""), |notes| Cell::html(words::lines(notes))),
        ]);
    }
    let html = Html::of(&table);
    let more = all.len().saturating_sub(CONTACTS);
    if more == 0 {
        return html;
    }
    let to = crate::child::address(&child.child).at("record").with("kind", "kept_in_touch");
    html.with(&link(&Link::new(format!("{more} more, under Record"), to)))
}

/// Homes, activities and custody as one line of time, newest first.
fn homes(child: &Timeline, record: &Record) -> Html {
    use records::leaving_care::{AccommodationProvided, Detained, LeaverActivity};
    let columns =
        [Column::date("From"), Column::date("To"), Column::text("What"), Column::prose("Judged, and why")];
    let mut rows: Vec<(Day, Option<Day>, String, String)> = Vec::new();
    // Nobody lives in two homes: the next one ends the one before, though nobody wrote that it ended.
    let next = |since: Day| {
        let all = child.strand::<AccommodationProvided>().map(|said| said.since);
        all.filter(|next| *next > since).min()
    };
    for said in child.strand::<AccommodationProvided>() {
        let until = said.until.into_iter().chain(next(said.since)).min();
        let judged = oversight::leaving_care::home::judged(said.record);
        let sort = said.what.map_or("A home", |what| what.sort());
        let whose = if said.by_authority { ", provided by the authority" } else { "" };
        let told =
            format!("{}: {} ({})", capital(judged.suitability.words()), judged.because, judged.cite.short());
        rows.push((said.since, until, format!("{sort}{whose}"), told));
    }
    for said in child.strand::<LeaverActivity>() {
        let place = said.place.as_ref().map_or_else(String::new, |place| format!(": {place}"));
        rows.push((said.since, said.until, format!("{}{place}", said.what.label()), String::new()));
    }
    for said in child.strand::<Detained>() {
        let release =
            said.release.map_or_else(String::new, |day| format!("Release expected {}. ", day.to_words()));
        let plan = said.plan_agreed.map_or("No resettlement plan is agreed.".to_owned(), |day| {
            format!("Resettlement plan agreed {}.", day.to_words())
        });
        rows.push((said.since, said.until, said.how.label().to_owned(), format!("{release}{plan}")));
    }
    rows.sort_by_key(|(since, _, _, _)| std::cmp::Reverse(*since));
    let mut table = Table::new("Home and activity", columns)
        .caption_hidden()
        .when_empty("Nothing is told with its days yet: what the yearly return says stands under Return.");
    for (since, until, what, judged) in rows {
        table.push([
            Cell::new(since.to_words()),
            until.map_or_else(|| Cell::none("still"), |until| Cell::new(until.to_words())),
            Cell::new(what),
            Cell::new(judged),
        ]);
    }
    Html::of(&table).with(&forms(
        record,
        &[
            (AccommodationProvided::kind(), "A new home"),
            (LeaverActivity::kind(), "Learning or work"),
            (Detained::kind(), "Custody or hospital"),
            (records::leaving_care::Parenthood::kind(), "A child"),
            (records::leaving_care::ImmigrationStatus::kind(), "Right to stay"),
            (records::leaving_care::AdultTransition::kind(), "Adult services"),
            (records::leaving_care::SupportOffer::kind(), "Support from 21"),
            (records::leaving_care::StayingPutArrangement::kind(), "Staying put"),
        ],
    ))
}

/// Links to the forms of kinds that the reader adds to.
fn forms(record: &Record, kinds: &[(&'static records::Kind, &str)]) -> Html {
    let of = crate::child::address(record.id()).at("record");
    let links: Vec<String> = kinds
        .iter()
        .filter(|(kind, _)| record.adds(kind))
        .map(|(kind, told)| {
            let to = of.clone().at(kind.name);
            format!("<a class=\"govuk-link\" href=\"{}\">{}</a>", Html::text(&to), Html::text(*told))
        })
        .collect();
    if links.is_empty() {
        return Html::new();
    }
    Html::trusted(format!("<p class=\"govuk-body\">Record: {}</p>", links.join(", ")))
}

fn papers_table(child: &Timeline, record: &Record, day: Day) -> Html {
    use records::leaving_care::{LeaverDocument, LocalOfferUse};
    let columns = [Column::text("Paper"), Column::text("Stands"), Column::date("Looked at")];
    let mut table = Table::new("Papers", columns).caption_hidden();
    for line in papers::papers(child, day) {
        let colour = if line.state.is_to_do() { Colour::Yellow } else { Colour::Grey };
        let colour = if line.state == papers::PaperState::There { Colour::Green } else { colour };
        table.push([
            Cell::new(line.paper.label()),
            Cell::part(&Tag::new(line.state.words(), colour)),
            line.said.map_or_else(|| Cell::none("never"), |(said, _)| Cell::new(said.day.to_words())),
        ]);
    }
    let columns = [Column::date("Day"), Column::text("What"), Column::text("What came of it")];
    let mut offers = Table::new("Local offer", columns)
        .when_empty("Nothing of the local offer is recorded: council tax, setting up home, travel.");
    let mut used: Vec<_> = child.strand::<LocalOfferUse>().filter(|said| said.day <= day).collect();
    used.sort_by_key(|said| std::cmp::Reverse(said.day));
    for said in used {
        let amount = said.amount.map_or_else(String::new, |amount| format!(", £{amount}"));
        offers.push([
            Cell::new(said.day.to_words()),
            Cell::new(said.what.label()),
            Cell::new(format!("{}{amount}", said.stands.label())),
        ]);
    }
    Html::of(&table)
        .with(&forms(record, &[(LeaverDocument::kind(), "A paper")]))
        .with(&offers)
        .with(&forms(record, &[(LocalOfferUse::kind(), "Something of the local offer")]))
}

fn birthdays_table(child: &Timeline, day: Day) -> Html {
    let columns = [
        Column::number("Age"),
        Column::date("Birthday"),
        Column::text("In touch"),
        Column::text("Activity"),
        Column::text("Accommodation"),
        Column::text("Told for the return"),
    ];
    let mut table = Table::new("Birthdays", columns)
        .caption_hidden()
        .when_empty("No birthday from 17 to 21 has come since they left care.");
    for each in birthdays::birthdays(child, day) {
        let told = match &each.told {
            None => Cell::none("not told"),
            Some(_) if each.differs() => Cell::part(&Tag::new("Differs", Colour::Yellow)),
            Some(_) => Cell::part(&Tag::new("The same", Colour::Green)),
        };
        table.push([
            Cell::new(each.age),
            Cell::new(each.day.to_words()),
            Cell::new(each.in_touch.map_or("not yet", |said| said.label())),
            Cell::new(each.activity.label()),
            Cell::new(each.accommodation.label()),
            told,
        ]);
    }
    Html::of(&table)
}

fn health_part(child: &Timeline, record: &Record, day: Day) -> Html {
    use records::health::HealthHistory;
    let told = match health::given(child, day) {
        Some(given) if given.declined => {
            format!("They did not want it on {}. Offer it again.", given.day.to_words())
        }
        Some(given) => {
            let proof = given
                .proof
                .map_or("how it is known is not recorded".to_owned(), |proof| proof.label().to_lowercase());
            format!("Given on {}: {proof}.", given.day.to_words())
        }
        None => "It is not recorded that they were given it.".to_owned(),
    };
    let to = super::address(record.id()).at("health-history.pdf");
    Html::trusted(format!("<p class=\"govuk-body\">{}</p>", Html::text(told)))
        .with(&Downloads::new([Download::new("The health history, made from the record", "PDF", to)]))
        .with(&forms(record, &[(HealthHistory::kind(), "That it was given")]))
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| format!("{}{}", first.to_uppercase(), letters.as_str())).unwrap_or_default()
}

/// A file made from the record as it is today: `plan.pdf`, the plan on a page; `health-history.pdf`.
///
/// # Errors
/// As [`get`]; there is no such file; it cannot be made.
pub(crate) async fn file(
    State(desk): State<Desk>,
    Me(me): Me,
    Path((id, file)): Path<(String, String)>,
) -> Result<Response, Problem> {
    desk.work(move |desk| {
        let record = desk.child(&me, &id, "leaving care, as a file", &super::address(&id).to_string())?;
        record.must_be_whole()?;
        let child = record.timeline(Moment::END_OF_TIME);
        let today = desk.today();
        let authority = desk.authority(Moment::END_OF_TIME);
        let name = authority.name.as_deref().unwrap_or_default();
        let document = match file.as_str() {
            "plan.pdf" => reports::leaving_care::plan_on_a_page(&super::on_a_page::of(desk, &child), name),
            "health-history.pdf" => reports::leaving_care::health_history(
                &words::called(&child),
                &health::history(&child, today),
                name,
                today,
            ),
            _ => return Err(Problem::Missing("Files here are plan.pdf and health-history.pdf.")),
        };
        pdf(&document, &file)
    })
    .await
}

/// A document as a PDF to keep.
pub(crate) fn pdf(document: &press::Document, name: &str) -> Result<Response, Problem> {
    use press::pdf::{Limits, PdfError};
    let limits = Limits { time: std::time::Duration::from_secs(50), ..Limits::default() };
    let bytes = press::pdf::pdf(document, &limits).map_err(|error| match error {
        PdfError::NoProgram | PdfError::NotThere(_) => Problem::NotReady(
            "The program that makes PDFs is not there yet. In a demo it is built beside the pages, which takes some minutes the \
             first time; otherwise ask whoever runs this service. The page can be printed meanwhile.",
        ),
        PdfError::Slow(_) => Problem::NotReady(
            "The PDF took too long and was stopped. Try again when the computer has less to do, or print the page.",
        ),
        other => Problem::fault("making the PDF")(other),
    })?;
    let headers = [
        (header::CONTENT_TYPE, "application/pdf".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
    ];
    Ok((headers, bytes).into_response())
}
