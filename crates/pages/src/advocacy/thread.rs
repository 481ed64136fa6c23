//! `/child/{child}/advocacy`: a child's advocacy as one thread: the first visit and its day, referrals, what the child
//! shared, what was kept with the advocate (for them alone), and the independent visitor.

use axum::extract::State;
use calendar::Day;
use oversight::advocacy::{Case, First, Here, NoDay, Visitor};
use records::advocacy::{
    AdvocacyClosing, AdvocacyNote, AdvocacyReferral, AdvocacyShared, IndependentVisitorMatching,
    IndependentVisitorWishes, RightsExplained,
};
use records::{Definition, Fact};
use timeline::Standpoint;
use web::parts::{Cell, Colour, Column, Inset, SummaryList, Table, Tag};
use web::{Html, Notice, Page, Path, Problem, Query};

use super::about;
use crate::child::overview::{heading, said};
use crate::child::record::{fastest, one};
use crate::child::{AskedKnown, View};
use crate::record::Record;
use crate::signed::Me;
use crate::{Desk, words};

/// The thread.
///
/// # Errors
/// As [`crate::child::overview::get`]; nothing of it is open to the reader.
pub(crate) async fn get(
    State(desk): State<Desk>,
    Me(me): Me,
    Path(id): Path<String>,
    Query(asked): Query<AskedKnown>,
) -> Result<Page, Problem> {
    desk.work(move |desk| {
        let known = asked.day(desk)?;
        let to = known.at(super::address(&id)).to_string();
        let record = desk.child(&me, &id, "advocacy", &to)?;
        record.must_read(RightsExplained::KIND)?;
        let child = record.timeline(known.moment());
        // Days come from everything that is recorded, words from what is open to the reader.
        let (authority, day) = (desk.authority(known.moment()), known.day);
        let at = Standpoint { day, known: known.moment(), authority: &authority };
        let clocked = record.clocked(known.moment());
        let here = Here::of(&clocked, &clocks::due(&clocked, &at), day, &authority);
        let standing = record.standing(known.moment());
        let notes = record.permit.may_read(AdvocacyNote::KIND);
        let mut html = actions(&record, &here);
        html = html.with(&heading("First visit by an advocate")).with(&first(here.first.as_ref(), day));
        let cases = super::own_cases(&record, known.moment(), day);
        html = html.with(&heading("Referrals")).with(&referrals(desk, &record, &cases, day));
        html = html.with(&heading("What the child wants known")).with(&shared(&record, &standing));
        if notes {
            html = html.with(&heading("Kept with the advocate")).with(&kept(desk, &record, &standing));
        } else {
            let says = "What is said between a child and their advocate is not shown here: it is theirs. What the \
                child wants known \
                        stands above.";
            html = html.with(&Inset::new(says));
        }
        html = html.with(&heading("Rights explained")).with(&rights(&standing));
        html = html.with(&heading("Independent visitor")).with(&visitor(desk, &record, &here.visitor, &standing, day));
        let page = crate::child::page(&record, &child, View::Advocacy, known, html);
        Ok(match said(&asked.done) {
            Some(words) => page.notice(Notice::done(words)),
            None => page,
        })
    })
    .await
}

/// What the reader may do here.
fn actions(record: &Record, here: &Here) -> Html {
    let mut links = Vec::new();
    let has_open = here.cases.iter().any(|case| case.closed.is_none());
    for (kind, words, is_shown) in [
        ("advocate_visit", "Record a visit by the advocate", true),
        ("advocacy_referral", "Ask for an advocate", true),
        ("advocacy_note", "Write a note", true),
        ("advocacy_closing", "End the advocate’s work", has_open),
        ("independent_visitor_wishes", "What the child wants of a visitor", true),
        ("independent_visitor_considered", "Talk about an independent visitor", true),
    ] {
        let Some(kind) = records::kind(kind).filter(|kind| is_shown && record.adds(kind)) else { continue };
        let class = if links.is_empty() { "govuk-button" } else { "govuk-link" };
        let to = fastest(record.id(), kind);
        links.push(format!("<li><a class=\"{class}\" href=\"{}\">{words}</a></li>", Html::text(&to)));
    }
    if links.is_empty() {
        return Html::new();
    }
    Html::trusted(format!("<ul class=\"govuk-list\">{}</ul>", links.concat()))
}

/// Where the first visit stands, as a tag.
pub(super) fn state(first: &First, day: Day) -> Tag {
    match (first.done, first.due) {
        (Some(_), _) if first.refused => Tag::new("Not wanted", Colour::Grey),
        (Some(_), _) if first.is_late(day) => Tag::new("Done late", Colour::Yellow),
        (Some(_), _) => Tag::new("Done", Colour::Green),
        (None, Ok(due)) if due < day => {
            let days = words::counted(due.days_until(day).max(0) as usize, "day", "days");
            Tag::new(format!("Late {days}"), Colour::Red)
        }
        (None, Ok(due)) => {
            let days = words::counted(day.days_until(due).max(0) as usize, "day", "days");
            Tag::new(format!("In {days}"), Colour::Yellow)
        }
        (None, Err(_)) => Tag::new("To do", Colour::Blue),
    }
}

fn first(first: Option<&First>, day: Day) -> Html {
    let Some(first) = first else {
        let says = "No first visit is due: the child is not in care on this day, or was under 5 when they came into \
            care. Anybody may \
                    still ask for an advocate.";
        return Html::of(&Inset::new(says));
    };
    let or = |day: Option<Day>, none: &str| day.map_or_else(|| none.to_owned(), Day::to_words);
    let list = SummaryList::new()
        .row("State", Html::of(&state(first, day)))
        .row("In care since", first.since.to_words())
        .row("Due by", first.due.map_or_else(NoDay::words, Day::to_words))
        .row("Visit", or(first.done, "Not yet"))
        .row("Came and did not see the child", words::counted(first.tried, "time", "times"))
        .row(
            "Promise pack",
            first
                .pack
                .map_or_else(|| "Not recorded".to_owned(), |day| format!("Read together {}", day.to_words())),
        );
    Html::of(&list)
}

/// How long a case has been open, or how it ended.
pub(super) fn age(case: &Case, day: Day) -> Html {
    match case.closed {
        Some(closed) => {
            let how = case.ended.map(|end| format!(": {}", end.label().to_lowercase())).unwrap_or_default();
            Html::text(format!("Closed {}{how}", closed.to_words()))
        }
        None if case.is_long(day) => Html::of(&Tag::new(open_for(case, day), Colour::Red)),
        None => Html::text(open_for(case, day)),
    }
}

fn open_for(case: &Case, day: Day) -> String {
    let days = case.since.days_until(day).max(0) as usize;
    let months = (1..120).take_while(|months| case.since.plus_months(*months) <= day).count();
    if months == 0 { words::counted(days, "day", "days") } else { words::counted(months, "month", "months") }
}

fn referrals(desk: &Desk, record: &Record, cases: &[Case], day: Day) -> Table {
    let columns = [
        Column::date("Came"),
        Column::text("Who asked"),
        Column::prose("What about"),
        Column::text("Advocate"),
        Column::text("Open"),
    ];
    let mut table =
        Table::new("Referrals", columns).caption_hidden().when_empty("Nobody has asked for an advocate yet.");
    for case in cases.iter().rev() {
        let how = case.how.map(|how| format!(", {}", how.label().to_lowercase())).unwrap_or_default();
        let kind = AdvocacyReferral::KIND;
        let advocate = match case.advocate.as_deref() {
            Some(who) => Cell::new(desk.people().name_of(who)),
            // The service chooses: without this way there is none but to look for the record and put it right.
            None if case.is_open(day) && record.adds(kind) => {
                let to = one(record.id(), kind.name, &case.id).at("correct");
                let hidden = format!("for the referral of {}", case.since.to_words());
                Cell::html(words::link_for("Nobody yet: choose the advocate", &hidden, &to))
            }
            None => Cell::none("nobody yet"),
        };
        table.push([
            Cell::new(case.since.to_words()),
            Cell::new(format!("{}{how}", case.from.label())),
            Cell::new(about(case)),
            advocate,
            Cell::html(age(case, day)),
        ]);
    }
    table
}

/// What the child wants known, newest first.
fn shared(record: &Record, standing: &[&Fact]) -> Html {
    let mut said: Vec<(&Fact, &AdvocacyShared)> =
        standing.iter().filter_map(|fact| Some((*fact, fact.of::<AdvocacyShared>()?))).collect();
    said.sort_by_key(|(_, shared)| std::cmp::Reverse(shared.day));
    if said.is_empty() {
        return Html::of(&Inset::new("Nothing that was said to an advocate was shared so far."));
    }
    let quotes = said.iter().map(|(fact, shared)| {
        let to = one(record.id(), AdvocacyShared::KIND.name, &fact.id);
        let mut how = shared.agreed.label().to_owned();
        if let Some(because) = &shared.because {
            how = format!("{how}. {because}");
        }
        quote(&shared.says, &format!("{}. {how}", shared.day.to_words()), Some(&to))
    });
    Html::trusted(quotes.collect())
}

/// Words with where they come from.
fn quote(words: &str, whence: &str, to: Option<&web::Address>) -> String {
    let whence = match to {
        Some(to) => format!("<a class=\"govuk-link\" href=\"{}\">{}</a>", Html::text(to), Html::text(whence)),
        None => Html::text(whence).to_string(),
    };
    format!(
        "<blockquote class=\"kith-said\"><p class=\"govuk-body\">{}</p><p class=\"govuk-hint\">{whence}</p></blockquote>",
        words::lines(words).as_str()
    )
}

/// Notes and closings, newest first: for the advocate.
fn kept(desk: &Desk, record: &Record, standing: &[&Fact]) -> Table {
    let columns =
        [Column::date("Day"), Column::text("What"), Column::prose("Said and done"), Column::text("By")];
    let mut table = Table::new("Notes", columns).caption_hidden().when_empty("Nothing is written down yet.");
    let mut notes: Vec<(Day, &Fact, String, String)> = standing
        .iter()
        .filter_map(|fact| {
            if let Some(note) = fact.of::<AdvocacyNote>() {
                let text = [note.words.as_deref(), note.did.as_deref()]
                    .into_iter()
                    .flatten()
                    .collect::<Vec<_>>()
                    .join("\n");
                let themes: Vec<&str> = note.themes.iter().map(|theme| theme.label()).collect();
                let text = if text.is_empty() { themes.join(", ") } else { text };
                return Some((note.day, *fact, note.about.label().to_owned(), text));
            }
            let closing = fact.of::<AdvocacyClosing>()?;
            let text =
                [closing.words.as_deref(), closing.feedback.as_deref(), closing.no_feedback.as_deref()];
            let text = text.into_iter().flatten().collect::<Vec<_>>().join("\n");
            let what = format!("The end. Got what they wanted: {}", closing.got.label().to_lowercase());
            Some((closing.day, *fact, what, text))
        })
        .collect();
    notes.sort_by_key(|(day, ..)| std::cmp::Reverse(*day));
    for (day, fact, what, text) in notes {
        let to = one(record.id(), fact.record.kind().name, &fact.id);
        table.push([
            Cell::link(day.to_words(), &to),
            Cell::new(what),
            Cell::html(words::lines(&text)),
            Cell::new(desk.people().name_of(&fact.origin.who)),
        ]);
    }
    table
}

fn rights(standing: &[&Fact]) -> Table {
    let columns = [
        Column::date("Day"),
        Column::prose("What"),
        Column::text("Promise pack"),
        Column::prose("The child said"),
    ];
    let mut table = Table::new("Rights explained", columns).caption_hidden().when_empty("Not recorded yet.");
    let mut told: Vec<&RightsExplained> =
        standing.iter().filter_map(|fact| fact.of::<RightsExplained>()).collect();
    told.sort_by_key(|told| std::cmp::Reverse(told.day));
    for told in told {
        let what: Vec<&str> = told.what.iter().map(|right| right.label()).collect();
        let pack = match told.pack {
            Some(true) => Cell::new("Read together"),
            Some(false) => Cell::new("Not given"),
            None => Cell::none("not said"),
        };
        let words = told.words.as_deref();
        table.push([
            Cell::new(told.day.to_words()),
            if what.is_empty() { Cell::none("nothing else") } else { Cell::new(what.join(", ")) },
            pack,
            words.map_or_else(|| Cell::none("nothing written down"), Cell::new),
        ]);
    }
    table
}

fn visitor(desk: &Desk, record: &Record, visitor: &Visitor, standing: &[&Fact], day: Day) -> Html {
    let mut list = SummaryList::new();
    let match_now = match (&visitor.visits, visitor.waits_since) {
        (Some((who, since)), _) => {
            format!("{}, since {}", super::visitors::name_of(desk, who), since.to_words())
        }
        (None, Some(since)) => format!("Waits for one since {}", since.to_words()),
        (None, None) => "None, and none is asked for".to_owned(),
    };
    list = list.row("Visitor", match_now);
    if visitor.visits.is_some() {
        let or = |day: Option<Day>, none: &str| day.map_or_else(|| none.to_owned(), Day::to_words);
        list = list.row("They last met", or(visitor.last, "Not recorded"));
        if let Some(next) = visitor.next {
            list = list.row("They meet again by", next.to_words());
        }
        list = list.row("The match is looked at by", or(visitor.review, "Not known"));
    }
    let wishes: Vec<&IndependentVisitorWishes> =
        standing.iter().filter_map(|fact| fact.of::<IndependentVisitorWishes>()).collect();
    if let Some(wishes) = wishes.iter().filter(|wishes| wishes.day <= day).max_by_key(|wishes| wishes.day) {
        let likes: Vec<&str> = wishes.interests.iter().map(|each| each.label()).collect();
        list = list.row("Whom they would like", wishes.who.label());
        if !likes.is_empty() {
            list = list.row("What they like", likes.join("; "));
        }
        if let Some(words) = &wishes.words {
            list = list.row("In their words", words::lines(words));
        }
    }
    let mut html = Html::of(&list);
    let mut decided: Vec<(&Fact, &IndependentVisitorMatching)> =
        standing.iter().filter_map(|fact| Some((*fact, fact.of::<IndependentVisitorMatching>()?))).collect();
    decided.sort_by_key(|(_, matching)| std::cmp::Reverse(matching.day));
    if !decided.is_empty() {
        let columns =
            [Column::date("Day"), Column::text("Volunteer"), Column::text("Decided"), Column::prose("Why")];
        let mut table = Table::new("Matches that were decided", columns);
        for (fact, matching) in decided {
            table.push([
                Cell::link(matching.day.to_words(), &one(record.id(), fact.record.kind().name, &fact.id)),
                Cell::new(super::visitors::name_of(desk, &matching.visitor)),
                Cell::new(matching.decided.label()),
                Cell::new(&matching.because),
            ]);
        }
        html = html.with(&table);
    }
    if visitor.waits_since.is_some() && record.adds(IndependentVisitorMatching::KIND) {
        let to = super::visitors::matching_address(record.id());
        html = html.with(&crate::child::glance::link(&web::Link::new("Find a visitor for them", to)));
    }
    html
}
