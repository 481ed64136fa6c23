//! `/permanence/cohorts/{cohort}`: one cohort, child by child, with the questions that are asked of each and what became of
//! everybody.

use access::Seen;
use axum::extract::State;
use axum::response::Response;
use calendar::{Day, Moment};
use oversight::permanence::cohort::{Cohort, Member, Tally, cohorts, member};
use web::parts::{Colour, Download, Downloads, Inset};
use web::{Address, Html, Page, Path, Problem};

use super::told::{Holds, List, Told, counts};
use super::{address as way, permanence};
use crate::board::{Board, Standing};
use crate::child::door;
use crate::child::overview::heading;
use crate::signed::Me;
use crate::workforce::my_work::lead;
use crate::{Desk, words};

const NONE: Problem =
    Problem::Missing("There is no such cohort. The page Permanence, Cohorts, lists those that there are.");

/// Where a cohort is.
pub(super) fn address(cohort: &Cohort) -> Address {
    Address::new("/permanence/cohorts").at(&cohort.id)
}

/// The members whom the reader sees, by name.
pub(super) fn members<'a>(
    desk: &Desk,
    board: &'a Board,
    seen: &Seen,
    cohort: &Cohort,
    today: Day,
) -> Vec<(&'a Standing, Member)> {
    let everybody = desk.cohort(Moment::END_OF_TIME);
    let children = board.everybody().map(|child| &**child).filter(|child| seen.has_whole(&child.id));
    permanence::by_name(children)
        .into_iter()
        .filter_map(|child| {
            let timeline = everybody.child(&child.id)?;
            Some((child, member(timeline, child.futures.track.as_ref(), cohort, today)?))
        })
        .collect()
}

/// The page.
///
/// # Errors
/// There is no such cohort; the reader's work has no such list.
pub(crate) async fn get(
    State(desk): State<Desk>,
    Me(me): Me,
    Path(id): Path<String>,
) -> Result<Page, Problem> {
    desk.work(move |desk| {
        access::follows_futures(&me).map_err(|refusal| door::closed(&refusal))?;
        let (board, today, seen) = (desk.board(), desk.today(), desk.seen(&me)?);
        let cohort = find(desk, &id, today)?;
        let members = members(desk, &board, &seen, &cohort, today);
        let tally = Tally::of(members.iter().map(|(_, member)| member));
        let says = match cohort.frozen {
            Some(frozen) => format!("Whoever was a member on {} is counted for good.", frozen.to_words()),
            None => "The list is not frozen yet: whoever joins is counted.".to_owned(),
        };
        let sentence = format!(
            "{}, {} without a milestone for {} days and more. {says}",
            words::counted(tally.counted, "child is counted", "children are counted"),
            tally.drifting,
            cohort.drift_days
        );
        let mut html = lead(&sentence).with(&Inset::new(words::lines(&cohort.criteria)));
        html = html.with(&list(&cohort, &members, today).table());
        let file = Download::new("This cohort", "CSV", address(&cohort).at("file.csv"));
        html = html.with(&Downloads::new([file]));
        html = html.with(&heading("What became of everybody")).with(&outcomes(&tally));
        if !cohort.questions.is_empty() {
            html = html.with(&heading("Answers, child by child")).with(&answers(&members));
        }
        Ok(Page::new(&cohort.name)
            .title("A permanence cohort")
            .caption(today.to_words())
            .in_menu("/trackers")
            .under("Permanence", Address::new("/permanence").with("view", "cohorts"))
            .body(html))
    })
    .await
}

/// The list as a file.
///
/// # Errors
/// As [`get`].
pub(crate) async fn file(
    State(desk): State<Desk>,
    Me(me): Me,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    desk.work(move |desk| {
        access::follows_futures(&me).map_err(|refusal| door::closed(&refusal))?;
        let (board, today, seen) = (desk.board(), desk.today(), desk.seen(&me)?);
        let cohort = find(desk, &id, today)?;
        let members = members(desk, &board, &seen, &cohort, today);
        list(&cohort, &members, today).file(today)
    })
    .await
}

fn find(desk: &Desk, id: &str, today: Day) -> Result<Cohort, Problem> {
    let authority = desk.authority(Moment::END_OF_TIME);
    cohorts(&authority, today).into_iter().find(|cohort| cohort.id == id).ok_or(NONE)
}

fn list(cohort: &Cohort, members: &[(&Standing, Member)], today: Day) -> List {
    let mut members: Vec<&(&Standing, Member)> = members.iter().collect();
    members.sort_by_key(|(_, member)| {
        (!member.is_open(), !member.is_unexplained, std::cmp::Reverse(member.drift))
    });
    let rows = members.into_iter().map(|(child, member)| {
        let outcome = match (&member.outcome, member.is_unexplained) {
            (Some((outcome, _)), _) => Told::text(outcome.label()),
            (None, true) => Told::text("Gone, nobody said where").tagged(Colour::Red),
            (None, false) => Told::none("still followed"),
        };
        let unanswered = member.answers.iter().filter(|(_, answer)| answer.is_none()).count();
        let milestone = member.milestone.as_ref().map(|(on, what)| format!("{what}, {}", on.to_words()));
        let next = member.next.as_ref().filter(|_| member.is_open());
        vec![
            Told::child(child, way(&child.id)),
            Told::day(member.since),
            if member.is_counted { Told::text("Yes") } else { Told::none("joined later") },
            outcome,
            Told::or(milestone, "none yet"),
            Told::behind(member.drift),
            Told::day_or(member.looked, "not yet"),
            Told::text(unanswered),
            Told::or(next.map(|(what, _)| what), "nothing said"),
            Told::by(next.and_then(|(_, by)| *by), today, "no day"),
        ]
    });
    List {
        name: "cohort",
        caption: "The children of the cohort, who drifts first",
        columns: &[
            (Holds::Child, "Child"),
            (Holds::Day, "Member since"),
            (Holds::Words, "Counted"),
            (Holds::Words, "Outcome"),
            (Holds::Prose, "Last milestone"),
            (Holds::Number, "Too long without"),
            (Holds::Day, "Looked at"),
            (Holds::Number, "Questions open"),
            (Holds::Prose, "Next"),
            (Holds::Day, "By"),
        ],
        rows: rows.collect(),
        empty: if cohort.closed.is_some() {
            "Nobody whom you see was a member."
        } else {
            "No child whom you see is a member. Add one in the child’s record: Place in a permanence cohort."
        },
    }
}

fn outcomes(tally: &Tally) -> Html {
    let mut rows: Vec<(Told, usize)> =
        tally.outcomes.iter().map(|(outcome, count)| (Told::text(outcome.label()), *count)).collect();
    rows.push((Told::text("Still followed"), tally.open));
    rows.push((Told::text("No longer looked after, and nobody said what became of them"), tally.unexplained));
    let mut html = counts("What became of everybody", "Outcome", rows, "Everybody who is counted");
    if tally.joined_later > 0 {
        let joined = words::counted(tally.joined_later, "child joined", "children joined");
        html = html.with(&Inset::new(format!(
            "{joined} after the list was frozen: followed, and not counted in what became of it."
        )));
    }
    html
}

/// Each child's answers, newest of each question.
fn answers(members: &[(&Standing, Member)]) -> Html {
    let mut html = String::new();
    for (child, member) in members.iter().filter(|(_, member)| member.is_open()) {
        let heading = Html::text(child.called());
        html.push_str(&format!(
            "<h3 class=\"govuk-heading-s\">{heading}</h3><dl class=\"govuk-summary-list\">"
        ));
        for (question, answer) in &member.answers {
            let said = match answer {
                Some((on, answer)) => format!("{} ({})", Html::text(answer), Html::text(on.to_words())),
                None => "Not asked yet".to_owned(),
            };
            html.push_str(&format!(
                "<div class=\"govuk-summary-list__row\"><dt class=\"govuk-summary-list__key\">{}</dt>\
                 <dd class=\"govuk-summary-list__value\">{said}</dd></div>",
                Html::text(question)
            ));
        }
        html.push_str("</dl>");
    }
    Html::trusted(html)
}
