//! `/allegations/learning`: what was learnt from allegations, followed until it is done and was looked at again; and
//! `/allegations/{worker}/{record}/learning/{nth}`: one of these, with what was seen of it.

use access::Person;
use axum::extract::State;
use calendar::Moment;
use records::Subject;
use records::protection::Allegation;
use records::quality::FollowedAction;
use timeline::Stranded;
use web::parts::{Cell, Column, Table};
use web::{Address, Answer, Fields, Html, Page, Path, Problem};

use super::{address, few, open};
use crate::quality::follow::{self, Found};
use crate::signed::Me;
use crate::workforce::my_work::lead;
use crate::{Desk, words};

type At = (String, String, usize);

const GONE: Problem = Problem::Missing(
    "There is no such thing learnt here, or it was looked at again already. Go back to the allegation.",
);

/// The list: what is late first, then what is open, then what is to be looked at again.
///
/// # Errors
/// The reader is not one of the few.
pub(crate) async fn all(State(desk): State<Desk>, Me(me): Me) -> Result<Page, Problem> {
    desk.work(move |desk| {
        few(desk, &me)?;
        let (cohort, today) = (desk.cohort(Moment::END_OF_TIME), desk.today());
        let mut all: Vec<(&FollowedAction, &str, Address)> = Vec::new();
        for worker in cohort.workers.iter().filter(|worker| *worker.id != *me.id) {
            for said in worker.strand::<Allegation>() {
                for (nth, action) in said.record.learning.iter().enumerate() {
                    let to = address(&worker.id, said.id);
                    let doing = said.record.works_as.as_deref().unwrap_or("not said");
                    all.push((
                        action,
                        doing,
                        if action.checked.is_none() { to.at("learning").at(nth) } else { to },
                    ));
                }
            }
        }
        all.sort_by_key(|(action, ..)| {
            (!action.is_late(today), !action.is_open(), action.checked.is_some(), action.by)
        });
        let late = all.iter().filter(|(action, ..)| action.is_late(today)).count();
        let open = all.iter().filter(|(action, ..)| action.is_open()).count();
        let sentence = format!(
            "{} still to be done, {late} of them late. What is done is looked at again, so that it lasts.",
            words::counted(open, "thing that was learnt is", "things that were learnt are"),
        );
        // Nobody is named here: what is learnt is for everybody who needs it, whom it is about is not.
        let columns = [
            Column::prose("What was learnt"),
            Column::text("From an allegation about"),
            Column::text("Who sees to it"),
            Column::date("By"),
            Column::text("State"),
            Column::prose("What was seen"),
            Column::text("See to it"),
        ];
        let mut table = Table::new("What was learnt", columns)
            .caption_hidden()
            .when_empty("Nothing is recorded as learnt from an allegation.");
        for (action, doing, to) in &all {
            let seen = [action.seen.as_deref(), action.found.as_deref()];
            let seen: Vec<&str> = seen.into_iter().flatten().collect();
            let says = match (action.is_open(), action.checked) {
                (true, _) => "Say what you saw",
                (false, None) => "Look again",
                (false, Some(_)) => "Read it",
            };
            table.push([
                Cell::new(&action.what),
                Cell::new(*doing),
                Cell::new(action.owner.as_deref().unwrap_or("not said")),
                action.by.map_or_else(|| Cell::none("not said"), |by| Cell::new(by.to_words())),
                follow::cell(action, today),
                Cell::html(words::lines(&seen.join("\n"))),
                Cell::html(words::link_for(says, &action.what, to)),
            ]);
        }
        Ok(Page::new("What was learnt from allegations")
            .caption("Open to a few only")
            .under("Allegations", Address::new("/allegations"))
            .in_menu("/find")
            .body(Html::of(&lead(&sentence)).with(&table)))
    })
    .await
}

/// The form of one.
///
/// # Errors
/// As [`super::one::get`]; there is no such thing learnt.
pub(crate) async fn get(State(desk): State<Desk>, Me(me): Me, Path(at): Path<At>) -> Result<Page, Problem> {
    desk.work(move |desk| Ok(page(desk, &at, &find(desk, &me, &at)?, &Fields::default(), &[]))).await
}

/// It was sent.
///
/// # Errors
/// As [`get`]; the journal cannot be written.
pub(crate) async fn post(
    State(desk): State<Desk>,
    Me(me): Me,
    Path(at): Path<At>,
    sent: Fields,
) -> Result<Answer, Problem> {
    desk.work(move |desk| {
        let found = find(desk, &me, &at)?;
        let now = match follow::read(&sent, desk.today(), &found.action, found.action.done.is_some()) {
            Ok(now) => now,
            Err(wrong) => return Ok(page(desk, &at, &found, &sent, &wrong).wrong().into()),
        };
        let change = found.change(Subject::worker(&at.0), &sent, now, "what was seen of what was learnt");
        match desk.say_all(&me, "the designated officer’s work", &[change])? {
            Ok(()) => Ok(address(&at.0, &at.1).with("done", "recorded").into()),
            Err(()) => {
                let wrong = [("words", follow::QUICKER)];
                Ok(page(desk, &at, &find(desk, &me, &at)?, &sent, &wrong).conflict().into())
            }
        }
    })
    .await
}

fn find(desk: &Desk, me: &Person, (worker, record, nth): &At) -> Result<Found<Allegation>, Problem> {
    let (fact, _) = open(desk, me, worker, record)?;
    follow::find([&fact], record, *nth, |action| action.checked.is_none()).ok_or(GONE)
}

fn page(
    desk: &Desk,
    at: &At,
    found: &Found<Allegation>,
    sent: &Fields,
    wrong: &[(&'static str, &'static str)],
) -> Page {
    let to = address(&at.0, &at.1).at("learning").at(at.2);
    Page::new("What became of what was learnt")
        .caption("Open to a few only")
        .under("What was learnt from allegations", Address::new("/allegations/learning"))
        .in_menu("/find")
        .body(found.html(to, found.action.done.is_some(), sent, wrong, desk.today()))
}
