//! `/allegations/{worker}/{record}`: one allegation: what is said, what keeps children safe, who met and what was decided,
//! what was found and why, to whom it was referred, what was learnt.

use axum::extract::State;
use calendar::Day;
use web::parts::{Cell, Column, SummaryList, Table};
use web::{Address, Html, Link, Notice, Page, Path, Problem, Query};

use super::step::STEPS;
use super::{address, open};
use crate::child::glance::link;
use crate::child::overview::said;
use crate::quality::follow;
use crate::signed::Me;
use crate::{Desk, words};

/// What the address asks.
#[derive(Debug, Default, serde::Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    done: String,
}

/// The page.
///
/// # Errors
/// The reader is not one of the few; there is no such allegation; the look cannot be logged.
pub(crate) async fn get(
    State(desk): State<Desk>,
    Me(me): Me,
    Path((worker, record)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Page, Problem> {
    desk.work(move |desk| {
        let (_, allegation) = open(desk, &me, &worker, &record)?;
        let name = allegation.name.clone().unwrap_or_else(|| desk.people().name_of(&worker).to_owned());
        let day = |day: Option<Day>| day.map_or_else(|| "not yet".to_owned(), Day::to_words);
        let text = |text: &Option<String>| text.clone().unwrap_or_else(|| "Not said".to_owned());
        let mut list = SummaryList::new()
            .row("What they do", text(&allegation.works_as))
            .row("Employer", text(&allegation.employer))
            .row("Employer aware", allegation.aware.to_words())
            .row("Reported", day(allegation.reported))
            .row("What is said", words::lines(&text(&allegation.what)));
        if let Some(child) = &allegation.child {
            list = list.row("Child", child.clone());
        }
        let threshold = allegation.threshold.map_or("Not decided", |threshold| threshold.label());
        list = list.row("For the designated officer", threshold.to_owned());
        list = list.row("What keeps children safe", words::lines(&text(&allegation.safe)));
        list = list.row("Who supports the person", text(&allegation.support));
        list = list.row("Concluded", day(allegation.concluded));
        if let Some(outcome) = allegation.outcome {
            list = list.row("Found", outcome.label().to_owned());
            list = list.row("Why", words::lines(&text(&allegation.because)));
            let referred: Vec<&str> = allegation.referred.iter().map(|to| to.label()).collect();
            let referred = if referred.is_empty() { "Nobody".to_owned() } else { referred.join(", ") };
            list = list.row("Referred to", referred).row("Child and family told", day(allegation.child_told));
        }
        let columns =
            [Column::date("Day"), Column::text("Who met"), Column::prose("Decided"), Column::date("Next")];
        let mut meetings = Table::new("Meetings", columns).when_empty("Nobody has met about it.");
        for meeting in &allegation.meetings {
            meetings.push([
                Cell::new(meeting.day.to_words()),
                Cell::new(meeting.who.as_deref().unwrap_or("not said")),
                Cell::html(words::lines(&meeting.decided)),
                meeting.next.map_or_else(|| Cell::none("none"), |next| Cell::new(next.to_words())),
            ]);
        }
        let columns = [
            Column::prose("What"),
            Column::text("Who"),
            Column::date("By"),
            Column::text("State"),
            Column::prose("What was seen"),
            Column::text("See to it"),
        ];
        let mut learning =
            Table::new("What was learnt", columns).when_empty("Nothing is recorded as learnt.");
        for (nth, action) in allegation.learning.iter().enumerate() {
            let to = address(&worker, &record).at("learning").at(nth);
            learning.push([
                Cell::new(&action.what),
                Cell::new(action.owner.as_deref().unwrap_or("not said")),
                action.by.map_or_else(|| Cell::none("not said"), |by| Cell::new(by.to_words())),
                follow::cell(action, desk.today()),
                Cell::new(action.seen.as_deref().unwrap_or("")),
                match (action.is_open(), action.checked) {
                    (true, _) => Cell::html(words::link_for("Say what you saw", &action.what, &to)),
                    (false, None) => Cell::html(words::link_for("Look again", &action.what, &to)),
                    (false, Some(on)) => Cell::new(format!("Looked at again {}", on.to_words())),
                },
            ]);
        }
        let mut html = Html::of(&list);
        for step in STEPS {
            html = html.with(&link(&Link::new(step.title, address(&worker, &record).at(step.last))));
        }
        let page = Page::new(name)
            .title("An allegation")
            .caption("Open to a few only. This look is logged")
            .under("Allegations", Address::new("/allegations"))
            .in_menu("/find")
            .body(html.with(&meetings).with(&learning));
        Ok(match said(&asked.done) {
            Some(words) => page.notice(Notice::done(words)),
            None => page,
        })
    })
    .await
}
