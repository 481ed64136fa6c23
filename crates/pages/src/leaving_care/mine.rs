//! `/my`: what a young person reads of their own record: their plan, their people, their papers, their rights, and who has
//! looked; `/my/plan.pdf`: the plan on a page; `/my/pictures/{document}`: a picture put beside what was written to them.
//! Nothing here is of anybody else: names are of those who work for them, and no notes are shown.

use access::{Part, Role};
use axum::extract::State;
use axum::response::Response;
use calendar::{Day, Moment};
use clocks::leaving_care::status;
use oversight::leaving_care::{entitlements, health, own_words, papers};
use records::leaving_care::{LeaverDocument, PaperStands};
use records::permanence::FamilyTimeTold;
use records::{Definition, Trouble};
use timeline::Timeline;
use web::parts::{Cell, Column, Download, Downloads, Inset, SummaryList, Table};
use web::{Address, Answer, Fields, Html, Notice, Page, Path, Problem, Query};

use crate::Desk;
use crate::child::door;
use crate::child::overview::heading;
use crate::record::Record;
use crate::signed::Me;

use super::{on_a_page, write};

/// Looks that are listed.
const LOOKS: usize = 30;

/// The page.
///
/// # Errors
/// The reader is no young person; the journal cannot be read or the look not logged.
pub(crate) async fn get(
    State(desk): State<Desk>,
    Me(me): Me,
    Query(asked): Query<Asked>,
) -> Result<Page, Problem> {
    desk.work(move |desk| {
        let Some(record) = own(desk, &me)? else {
            let says = "Your account is not tied to your record yet. Ask your personal adviser or social worker: \
                        they can have it done.";
            return Ok(Page::new("My pages").bare().body(Html::of(&Inset::new(says))));
        };
        let page = page(desk, &record, &Fields::default(), &[])?;
        Ok(match asked.done.as_str() {
            "recorded" => page.notice(Notice::done("It is sent. Your adviser reads it, and the answer comes here.")),
            "already" => page.notice(Notice::done("It was sent already: it is there once.")),
            _ => page,
        })
    })
    .await
}

/// They sent something that they wrote.
///
/// # Errors
/// As [`get`]; the account is tied to no record; the journal cannot be written.
pub(crate) async fn post(State(desk): State<Desk>, Me(me): Me, sent: Fields) -> Result<Answer, Problem> {
    desk.work(move |desk| {
        let record =
            own(desk, &me)?.ok_or(Problem::Missing("Your account is not tied to your record yet."))?;
        match write::send(desk, &record, &sent)? {
            Ok(done) => Ok(Address::new("/my").with("done", done).into()),
            Err(wrong) => Ok(page(desk, &record, &sent, &wrong)?.wrong().into()),
        }
    })
    .await
}

/// What the address asks.
#[derive(Debug, Default, serde::Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    done: String,
}

/// The page, with what was typed and what is wrong with it.
fn page(desk: &Desk, record: &Record, typed: &Fields, wrong: &[Trouble]) -> Result<Page, Problem> {
    let today = desk.today();
    let mine = record.timeline(Moment::END_OF_TIME);
    // For days, never for words: what somebody is in law follows from days in care.
    let clocked = record.clocked(Moment::END_OF_TIME);
    let page = on_a_page::of(desk, &mine);
    let wrote = own_words::of(&mine, &desk.authority(Moment::END_OF_TIME), today);
    let mut html = Html::new();
    let summary = write::summary(wrong);
    if !summary.is_empty() {
        html = html.with(&summary);
    }
    let html = html
        .with(&heading("My plan"))
        .with(&on_a_page::sheet(&page))
        .with(&Downloads::new([Download::new("My plan on a page", "PDF", Address::new("/my/plan.pdf"))]))
        .with(&heading("My people"))
        .with(&people(desk, &mine, today))
        .with(&heading("Write to them"))
        .with(&write::form(typed, wrong))
        .with(&heading("What I wrote, and the answers"))
        .with(&write::written(desk, &wrote))
        .with(&heading("My papers"))
        .with(&my_papers(desk, &mine, &clocked, today))
        .with(&my_family_time(record, &mine, today))
        .with(&whats_on(desk, today))
        .with(&heading("My rights"))
        .with(&rights(&clocked, today))
        .with(&heading("Who has looked"))
        .with(&looked(desk, record)?);
    let called = page.called;
    Ok(Page::new(format!("Hello, {called}")).title("My pages").caption(today.to_words()).bare().body(html))
}

/// The plan as a file.
///
/// # Errors
/// As [`get`]; the account is tied to no record; the file cannot be made.
pub(crate) async fn plan(State(desk): State<Desk>, Me(me): Me) -> Result<Response, Problem> {
    desk.work(move |desk| {
        let record =
            own(desk, &me)?.ok_or(Problem::Missing("Your account is not tied to your record yet."))?;
        let mine = record.timeline(Moment::END_OF_TIME);
        let authority = desk.authority(Moment::END_OF_TIME);
        let name = authority.name.as_deref().unwrap_or_default();
        let document = reports::leaving_care::plan_on_a_page(&on_a_page::of(desk, &mine), name);
        super::one::pdf(&document, "my-plan.pdf")
    })
    .await
}

/// A picture that was put beside what was written to them, on the page that they have just opened.
///
/// # Errors
/// As [`get`]; the account is tied to no record; no such picture was put beside anything that they read.
pub(crate) async fn picture(
    State(desk): State<Desk>,
    Me(me): Me,
    Path(which): Path<String>,
) -> Result<Response, Problem> {
    desk.work(move |desk| {
        let permit =
            permit(desk, &me)?.ok_or(Problem::Missing("Your account is not tied to your record yet."))?;
        let record = desk.open_of_page(permit, "a picture on their own pages")?;
        let found = record.picture_beside(FamilyTimeTold::KIND, "photo", &which);
        crate::child::documents::picture(desk, &record, found.as_ref())
    })
    .await
}

/// The reader's own record, opened as theirs and logged; `None` where the account is tied to none.
fn own(desk: &Desk, me: &access::Person) -> Result<Option<Record>, Problem> {
    permit(desk, me)?.map(|permit| desk.open(permit, "their own pages")).transpose()
}

/// The permit to their own record; `None` where the account is tied to none.
fn permit(desk: &Desk, me: &access::Person) -> Result<Option<access::Permit>, Problem> {
    if me.role != Role::Child {
        let says =
            "These pages are a young person’s own. What you may read of a record stands on its own pages.";
        return Err(door::closed(&access::Refusal::told(says)));
    }
    let board = desk.board();
    Ok(board
        .everybody()
        .filter(|child| child.ties.own.iter().any(|held| held.who == me.id))
        .find_map(|child| access::own(&board.register().asking(me, &child.ties)).ok()))
}

/// Those who work for them: no family, no carers, nobody who did not choose to be named here.
fn people(desk: &Desk, mine: &Timeline, today: Day) -> Html {
    let mut list = SummaryList::new();
    let mut any = false;
    let council = desk.authority(Moment::END_OF_TIME).phone.clone();
    let row = |what: &str, who: &str, list: SummaryList| {
        let name = crate::words::worker(desk, who);
        let number = crate::child::phone_of(desk, who, today)
            .or_else(|| {
                council.as_deref().map(|number| format!("ring the council on {number} and ask for them"))
            })
            .unwrap_or_else(|| "ask the council for the number".to_owned());
        list.row(what.to_owned(), Html::text(format!("{name}: {number}")))
    };
    if let Some((who, _)) = oversight::leaving_care::leaver::adviser(mine, today) {
        list = row("My personal adviser", who, list);
        any = true;
    }
    let holds = mine
        .allocations
        .iter()
        .rfind(|held| held.since <= today && held.until.is_none_or(|until| until > today));
    if let Some(held) = holds {
        list = row("My social worker", &held.worker, list);
        any = true;
    }
    if !any {
        let ring = council
            .map_or_else(|| "ring the council".to_owned(), |number| format!("ring the council on {number}"));
        return Html::of(&Inset::new(format!(
            "Nobody is named for you today. That should not be so: {ring} and ask who is.",
        )));
    }
    Html::of(&list)
}

/// Who sees to what is still missing: the personal adviser, or the social worker where there is none yet.
fn sees_to_it(desk: &Desk, mine: &Timeline, today: Day) -> String {
    if let Some((who, _)) = oversight::leaving_care::leaver::adviser(mine, today) {
        return format!("{}, your adviser", crate::words::worker(desk, who));
    }
    let holds = mine
        .allocations
        .iter()
        .rfind(|held| held.since <= today && held.until.is_none_or(|until| until > today));
    match holds {
        Some(held) => format!("{}, your social worker", crate::words::worker(desk, &held.worker)),
        None => "Nobody yet: ask the council who".to_owned(),
    }
}

/// Each paper: what they have and since when, what is kept for them and where, what runs out, what is missing and who gets it.
/// What
/// was written to each other about a paper is not shown.
fn my_papers(desk: &Desk, mine: &Timeline, clocked: &Timeline, today: Day) -> Html {
    let columns = [Column::text("What"), Column::text("How it stands"), Column::text("Who sees to it")];
    let mut table = Table::new("My papers", columns).caption_hidden();
    let who = sees_to_it(desk, mine, today);
    let mut missing = 0;
    for line in papers::papers(mine, today) {
        if line.state == papers::PaperState::NotAsked {
            continue;
        }
        let words = paper_words(&line);
        let to_do = line.state.is_to_do();
        missing += usize::from(line.state == papers::PaperState::Missing);
        let sees = if to_do { Cell::new(who.clone()) } else { Cell::none("nothing to do") };
        table.push([Cell::new(line.paper.label()), Cell::new(words), sees]);
    }
    let given = health::given(clocked, today);
    let (words, open) = match &given {
        Some(said) if said.declined => {
            (format!("Offered to you on {}; you said no. You can still have it", said.day.to_words()), false)
        }
        Some(said) => (format!("Given to you on {}", said.day.to_words()), false),
        None => ("You have not been given it yet. It is yours when you turn 18".to_owned(), true),
    };
    table.push([
        Cell::new("My health history"),
        Cell::new(words),
        if open { Cell::new(who.clone()) } else { Cell::none("nothing to do") },
    ]);
    let says = match missing {
        0 => "Nothing that you need is missing.".to_owned(),
        1 => "One thing is missing. It is not yours to sort out alone: the name beside it is of who gets it with you.".to_owned(),
        many => format!("{many} things are missing. They are not yours to sort out alone: the name beside each is of \
             who gets it with you."),
    };
    let mut html = Html::trusted(format!("<p class=\"govuk-body\">{}</p>", Html::text(says))).with(&table);
    if let Some(stay) = papers::stay(mine, today) {
        let until = stay.expires.map_or_else(String::new, |day| format!(", until {}", day.to_words()));
        html = html
            .with(&Inset::new(format!("My right to stay: {}{until}.", stay.status.label().to_lowercase())));
    }
    html
}

/// How a paper stands, said to whose it is.
fn paper_words(line: &papers::PaperLine<'_>) -> String {
    let until = |said: &LeaverDocument| {
        said.expires.map_or_else(String::new, |day| format!(", good until {}", day.to_words()))
    };
    match (line.state, line.said) {
        (papers::PaperState::There, Some((said, _))) if said.stands == PaperStands::Kept => {
            let by = said.kept.as_deref().map_or_else(String::new, |kept| format!(": {}", kept.trim()));
            format!("Kept for you{by}{}", until(said))
        }
        (papers::PaperState::There, Some((said, _))) => {
            format!("You have it, seen on {}{}", said.day.to_words(), until(said))
        }
        (papers::PaperState::Missing, _) => "Missing".to_owned(),
        (papers::PaperState::Settled, Some((said, _))) if said.stands == PaperStands::Refused => {
            format!("It was refused, or cannot be had: told on {}", said.day.to_words())
        }
        (state, _) => state.words(),
    }
}

/// What was written to them of time with their family; nothing where nothing was.
fn my_family_time(record: &Record, mine: &Timeline, today: Day) -> Html {
    let told = crate::registers::told_to_them(record, mine, today);
    if told.is_empty() { told } else { heading("Time with my family").with(&told) }
}

/// What is on at the hub and elsewhere; nothing where nothing stands in the diary.
fn whats_on(desk: &Desk, today: Day) -> Html {
    let on = crate::registers::whats_on(desk, today);
    if on.is_empty() { on } else { heading("What is on").with(&on) }
}

fn rights(clocked: &Timeline, today: Day) -> Html {
    let held = status::on(&status::standing(clocked), today);
    let told =
        Html::trusted(format!("<p class=\"govuk-body\">{}</p>", Html::text(entitlements::told(held.status))));
    let brings: String =
        entitlements::of(held.status).map(|each| format!("<li>{}</li>", Html::text(each.words))).collect();
    told.with(&Html::trusted(format!("<ul class=\"govuk-list govuk-list--bullet\">{brings}</ul>")))
}

/// Who opened the record, newest first: who and when, once a day. What they wrote as their reason is not told.
fn looked(desk: &Desk, record: &Record) -> Result<Html, Problem> {
    debug_assert!(record.permit.reads().has(Part::Leaving));
    let columns = [Column::date("Day"), Column::text("Who")];
    let mut table = Table::new("Who has looked", columns)
        .caption_hidden()
        .when_empty("Nobody has opened your record here.");
    let mut rows: Vec<(Day, String)> = Vec::new();
    for look in desk.looks(record)? {
        let role = desk.people().person(&look.who).map_or("no longer here", |person| person.role.words());
        let who = if look.who == *record.permit.who() {
            "You".to_owned()
        } else {
            format!("{}, {role}", crate::words::worker(desk, &look.who))
        };
        let row = (look.at.day(), who);
        if !rows.contains(&row) {
            rows.push(row);
        }
        if rows.len() == LOOKS {
            break;
        }
    }
    for (day, who) in rows {
        table.push([Cell::new(day.to_words()), Cell::new(who)]);
    }
    let ask = "You may ask for everything that is kept about you: say so to anybody named above.";
    Ok(Html::of(&table).with(&Html::trusted(format!("<p class=\"govuk-body\">{}</p>", Html::text(ask)))))
}
