//! `/child/{child}`: what somebody who picks the record up cold must know in a minute: who the child is, where they live,
//! whom to ring, what is due and why.

use std::cell::LazyCell;
use std::sync::Arc;

use access::Person;
use axum::extract::State;
use calendar::Day;
use oversight::placements::unregistered::of as arrangements;
use records::Fact;
use timeline::Timeline;
use web::parts::{Details, Inset, Warning};
use web::{Html, Link, Notice, Page, Path, Problem, Query};

use super::{AskedKnown, Known, View, documents, due, first, glance, merge, returned};
use crate::Desk;
use crate::board::Board;
use crate::placements::unregistered;
use crate::record::Record;
use crate::signed::Me;
use crate::worked::Overview;

/// The overview.
///
/// # Errors
/// There is nobody of this identifier, or the reader has no reason to see them; the day is not understood; the journal
/// cannot be read or the look not logged.
pub(crate) async fn get(
    State(desk): State<Desk>,
    Me(me): Me,
    Path(id): Path<String>,
    Query(asked): Query<AskedKnown>,
) -> Result<Page, Problem> {
    // Of a child whose record was not opened lately, or as known on another day, everything is worked out first.
    let (now, of) = (asked.is_now(), id.clone());
    let opened = |board: &Board| now && board.child(&of).is_some_and(|child| child.worked.is_told());
    desk.work_at_once(opened, move |desk| {
        let known = asked.day(desk)?;
        let to = known.at(super::address(&id)).to_string();
        let record = desk.child(&me, &id, "overview", &to)?;
        let child = record.timeline(known.moment());
        // Looked through only where it was not told before.
        let standing = LazyCell::new(|| record.standing(known.moment()));
        let told = || told(desk, &record, &child, &standing, known);
        let told = match &record.worked {
            Some(worked) if worked.answers(known.day, known.moment()) => {
                worked.overview(&record.permit, told)
            }
            _ => Arc::new(told()),
        };
        let html = Html::new()
            .with(&told.nothing)
            .with(&unread(desk, &record))
            .with(&told.above)
            .with(&part(&record, &me));
        // It gives the numbers of workers, which stand in records of their own.
        let html = if record.permit.is_whole() {
            let work = || first::html(desk, &child, &standing, known.day);
            let first = match &record.worked {
                Some(worked) if worked.answers(known.day, known.moment()) => {
                    worked.first(&record.permit, desk.roll(), work)
                }
                _ => Arc::new(work()),
            };
            html.with(&heading("Know this first")).with(&first.html)
        } else {
            html
        };
        let html = html.with(&told.below);
        let page = super::page(&record, &child, View::Overview, known, html);
        Ok(match said(&asked.done) {
            Some(words) => page.notice(Notice::done(words)),
            None => page,
        })
    })
    .await
}

/// What is told of the child's record, the settings, the day and the names of staff alone, to whoever reads and writes the same
/// parts of it.
fn told(desk: &Desk, record: &Record, child: &Timeline, standing: &[&Fact], known: Known) -> Overview {
    let id = record.id();
    let above = Html::new()
        .with(&unregistered::told(&arrangements(child, known.day), known.day))
        .with(&actions(record, child, known.day));
    let html = Html::new()
        .with(&heading("At a glance"))
        .with(&glance::of(desk, record, child, standing, known.day))
        .with(&heading("What is due, and why"))
        .with(&due::table(desk, record, known));
    let html = if record.permit.is_whole() {
        html.with(&returned::line(desk, record, known))
            .with(&heading("Who I am"))
            .with(&documents::photo_of(id, standing))
            .with(&glance::who_i_am(desk.people(), child, standing))
            .with(&heading("My people"))
            .with(&glance::people(desk.people(), child, standing))
            .with(&heading("My plan"))
            .with(&glance::plan(desk, id, standing, known.day))
            .with(&merge::told(desk, id, standing))
    } else {
        html.with(&heading("Who I am")).with(&glance::who_i_am(desk.people(), child, standing))
    };
    let nothing = match standing.is_empty() {
        true => Html::of(&Warning::new("Nothing was known of this child by that day.")),
        false => Html::new(),
    };
    let below = html.with(&heading("Lately")).with(&glance::lately(desk.people(), id, standing, known));
    Overview { nothing, above, below }
}

/// What is kept of the child and cannot be shown here. Not what it is called: whether the reader may know that, only a version
/// that knows the kind can say.
fn unread(desk: &Desk, record: &Record) -> Html {
    let sentence = match desk.roll().unread(record.permit.subject()) {
        0 => return Html::new(),
        1 => "Something is recorded of this child that this version of Kith cannot read.".to_owned(),
        many => format!("{many} things are recorded of this child that this version of Kith cannot read."),
    };
    let more =
        "Nothing of it is lost: it is shown where a newer version runs. What you read here is the rest.";
    Html::of(&Warning::new(format!("{sentence} {more}")))
}

/// What the address says has just been done, in the program's own words.
pub(crate) fn said(done: &str) -> Option<&'static str> {
    Some(match done {
        "recorded" => "It is recorded.",
        "corrected" => "It is put right. What stood there before stays readable.",
        "withdrawn" => "It is taken back. What stood there before stays readable.",
        "draft" => {
            "What you wrote is kept. Only you can see it until you record it: the way back is on My work, under What I began."
        }
        "merged" => "They are one record now. It can be undone: see “Two records merged” under Record.",
        "sent" => "It is recorded and sent for approval. The answer will stand here and in your approvals.",
        "saved" => "The plan is saved. It is not approved until you send it and a manager agrees.",
        "approved" => "You approved it. Your name and the day stand beside it.",
        "passed" => {
            "You approved it. The child passes to the new worker on the day that was asked for, and the handover is recorded."
        }
        "returned" => "You returned it. Whoever sent it sees why in their approvals.",
        "escalated" => "It is recorded, and stage 1 of challenge and escalation is open with its plan.",
        "letter" => "The letter is kept. It is not sent until you send it.",
        "letter_sent" => "The letter is recorded as sent. It stands with the review.",
        "already" => "It was recorded already: nothing is recorded twice.",
        _ => return None,
    })
}

/// To whom a part of the record is open: which, and how they open the rest if they must.
fn part(record: &Record, me: &Person) -> Html {
    if record.permit.is_whole() {
        return Html::new();
    }
    let parts: Vec<&str> = record.permit.reads().iter().map(access::Part::words).collect();
    let html = Html::of(&Inset::new(format!("Open to you is a part of this record: {}.", parts.join("; "))));
    if !access::opens_the_rest(me, &record.permit) {
        return html;
    }
    let to = super::address(record.id()).at("open");
    html.with(&glance::link(&Link::new("You must see more of it: say why", to)))
}

/// What people come here to do, as far as it is theirs to do.
fn actions(record: &Record, child: &Timeline, day: Day) -> Html {
    let id = record.id();
    let to = super::address(id).at("record");
    let may = |name: &str| records::kind(name).is_some_and(|kind| record.adds(kind));
    let mut links = Vec::new();
    if may("visit_to_child") {
        links.push(Link::new("Record a visit", super::address(id).at("visit")));
    }
    if may("case_note") {
        links.push(Link::new("Write a case note", super::address(id).at("note")));
    }
    if may("care_plan") {
        links.push(Link::new("Write the plan", super::address(id).at("plan")));
    }
    let leaving = child.born().is_some_and(|born| born.age_on(day) >= 16);
    if leaving && may("pathway_plan") {
        links.push(Link::new("Write the pathway plan", super::address(id).at("pathway-plan")));
    }
    if may("child_said") {
        links.push(Link::new("Write down what they said", super::address(id).at("said")));
    }
    if may("advocate_visit") {
        links.push(Link::new("Record a visit by the advocate", super::address(id).at("advocate-visit")));
    }
    if may("advocacy_referral") {
        links.push(Link::new("Ask for an advocate", super::address(id).at("advocacy-referral")));
    }
    if may("approval") {
        links.push(Link::new("Ask for a decision", super::address(id).at("decision")));
        links.push(Link::new("Move to another worker", super::address(id).at("transfer")));
    }
    if !record.permit.writes().is_empty() {
        let words = if links.is_empty() { "Record something" } else { "Record something else" };
        links.push(Link::new(words, to));
    }
    if may("document") {
        links.push(Link::new("Attach a document", documents::address(id)));
    }
    if links.is_empty() {
        return Html::new();
    }
    // One button and one link, and the rest folded away: on a phone what must be known first stays in sight.
    let mut html = String::from("<div class=\"kith-actions\">");
    let mut more = String::from("<ul class=\"govuk-list\">");
    for (nth, link) in links.iter().enumerate() {
        let class = if nth == 0 { "govuk-button" } else { "govuk-link" };
        let link = format!(
            "<a class=\"{class}\" href=\"{}\">{}</a>",
            Html::text(&link.address),
            Html::text(&link.words)
        );
        match nth {
            0 | 1 => html.push_str(&link),
            _ => more.push_str(&format!("<li>{link}</li>")),
        }
    }
    html.push_str("</div>");
    if links.len() > 2 {
        more.push_str("</ul>");
        html.push_str(&Html::of(&Details::new("More to do", Html::trusted(more))).to_string());
    }
    Html::trusted(html)
}

/// A heading of a section.
pub(crate) fn heading(words: &str) -> Html {
    Html::trusted(format!("<h2 class=\"govuk-heading-m\">{}</h2>", Html::text(words)))
}
