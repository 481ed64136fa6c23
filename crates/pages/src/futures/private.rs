//! `/private-fostering`: children who live with somebody else by a private arrangement, and when each is to be seen.
//! `/private-fostering.csv`: the same as a file.

use axum::extract::State;
use calendar::Day;
use oversight::placements::private::Privately;
use records::Answer;
use records::protection::{PrivateFostering, PrivateFosteringVisit};
use timeline::Definition;
use web::parts::{Colour, Details, Inset};
use web::{Html, Page, Problem};

use super::told::{Holds, List, Told};
use super::{whole, worker};
use crate::board::Standing;
use crate::rows;
use crate::signed::Me;
use crate::workforce::my_work::lead;
use crate::workforce::trackers;
use crate::{Desk, words};

/// The page.
///
/// # Errors
/// The reader's work has no such list.
pub(crate) async fn get(State(desk): State<Desk>, Me(me): Me) -> Result<Page, Problem> {
    desk.work(move |desk| {
        let (board, today) = (desk.board(), desk.today());
        let children = whole(desk, &board, &me)?;
        let all = privately(&children);
        let open = all.iter().filter(|(_, one)| one.is_open(today)).count();
        let late = all.iter().filter(|(_, one)| one.is_late(today)).count();
        let new = all.iter().filter(|(_, one)| one.aware > today.plus_years(-1)).count();
        let sentence = format!(
            "{} with somebody else by a private arrangement; {late} not seen in time. {} became known in the last twelve months.",
            words::counted(open, "child lives", "children live"),
            words::counted(new, "arrangement", "arrangements"),
        );
        let html = lead(&sentence)
            .with(&list(desk, &children, today).table())
            .with(&rows::download("Private fostering", "/private-fostering.csv"))
            .with(&how());
        Ok(trackers::page("Private fostering", today.to_words()).body(html))
    })
    .await
}

/// The same to take away.
pub(crate) const LIST: rows::List = rows::List {
    name: "private-fostering",
    title: "Children who are privately fostered, and when each is seen",
    asks: &[],
    rows: |desk, me, _| {
        let (board, today) = (desk.board(), desk.today());
        let children = whole(desk, &board, me)?;
        Ok(list(desk, &children, today).rows())
    },
};

fn privately<'a>(children: &[&'a Standing]) -> Vec<(&'a Standing, &'a Privately)> {
    children.iter().filter_map(|child| Some((*child, child.futures.privately.as_ref()?))).collect()
}

fn list(desk: &Desk, children: &[&Standing], today: Day) -> List {
    let mut all = privately(children);
    all.sort_by_key(|(child, one)| {
        (!one.is_open(today), one.due.is_none(), one.due.map(|(_, due)| due), child.called().to_owned())
    });
    let rows = all.into_iter().map(|(child, one)| {
        let kind = if one.visits == 0 { PrivateFosteringVisit::KIND } else { PrivateFostering::KIND };
        let to = crate::child::address(&child.id).at("record").at(kind.name);
        let stands = match one.ended {
            _ if one.is_short() => Told::text("Under 28 days: not private fostering").tagged(Colour::Grey),
            Some(_) => Told::text("Ended").tagged(Colour::Grey),
            None if one.started.is_some_and(|on| on > today) => Told::text("To begin").tagged(Colour::Blue),
            None => Told::text("Goes on").tagged(Colour::Green),
        };
        let suitable = match one.suitable {
            Some(Answer::Yes) => Told::text("Yes"),
            Some(Answer::No) => Told::text("No").tagged(Colour::Red),
            Some(Answer::NotKnown) | None => Told::none("not known here"),
        };
        let age = child.born.map(|born| born.age_on(today));
        vec![
            Told::child(child, to),
            Told::or(age, "not known"),
            worker(desk, child),
            stands,
            Told::or(one.carer.as_deref(), "not recorded"),
            Told::day_or(one.started, "not recorded"),
            Told::day(one.aware),
            Told::day_or(one.notified, "nobody told us"),
            Told::day_or(one.seen.map(|(first, _)| first), "not yet"),
            Told::day_or(one.seen.map(|(_, last)| last), "not yet"),
            Told::by(one.due.map(|(_, due)| due), today, "nothing due"),
            suitable,
            Told::day_or(one.ended, "goes on"),
        ]
    });
    List {
        name: "private-fostering",
        caption: "Children who are privately fostered, the next visit first",
        columns: &[
            (Holds::Child, "Child"),
            (Holds::Number, "Age"),
            (Holds::Words, "Social worker"),
            (Holds::Words, "Arrangement"),
            (Holds::Words, "With"),
            (Holds::Day, "Began"),
            (Holds::Day, "Known of"),
            (Holds::Day, "Notified"),
            (Holds::Day, "First seen"),
            (Holds::Day, "Last seen"),
            (Holds::Day, "See by"),
            (Holds::Words, "Suitable"),
            (Holds::Day, "Ended"),
        ],
        rows: rows.collect(),
        empty: "No child whom you see is known to be privately fostered. Record “Private fostering” in the child’s record.",
    }
}

fn how() -> Details {
    let says = "A child under 16, or under 18 with a disability, who lives for 28 days or more with somebody who is no parent, \
    close \
                relative or guardian, by an arrangement that the authority did not make. An officer sees the child within 7 \
                working \
                days of the notice, every 6 weeks in the first year and every 12 after, counted from when the authority became \
                aware \
                (Children (Private Arrangements for Fostering) Regulations 2005, regulations 4 and 8). Who was not seen was \
                not visited.";
    Details::new("What counts, and when a child is seen", Html::of(&Inset::new(says)))
}
