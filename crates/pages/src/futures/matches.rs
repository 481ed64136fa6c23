//! `/adoption?view=matches`: matches that are proposed, who had the papers and when, the panel and the decision.

use access::Person;
use calendar::{Day, Moment};
use oversight::adoption::proposal::{Progress, Proposal};
use web::Html;
use web::parts::{Colour, Inset};

use super::told::{Holds, List, Told};
use super::{address, worker};
use crate::board::Standing;
use crate::workforce::my_work::lead;
use crate::{Desk, words};

/// For how long a match that was decided or given up stands on the list.
const SHOWN: i32 = 365;

/// Matches that were proposed and are not decided, and those that were over within a year.
fn proposed<'a>(children: &[&'a Standing], today: Day) -> Vec<(&'a Standing, &'a Proposal)> {
    let lately = |each: &&Proposal| {
        let over = each.decided.or(each.withdrawn);
        over.is_none_or(|over| over.plus_days(SHOWN) >= today)
    };
    let mut all: Vec<_> = children
        .iter()
        .filter_map(|child| Some((*child, child.futures.way.as_ref()?)))
        .flat_map(|(child, way)| way.proposals.iter().filter(lately).map(move |each| (child, each)))
        .collect();
    all.sort_by_key(|(child, each)| (!each.progress.is_open(), each.panel, each.day, child.id.clone()));
    all
}

/// The page.
pub(super) fn page(desk: &Desk, me: &Person, children: &[&Standing], today: Day) -> Html {
    let all = proposed(children, today);
    let open = all.iter().filter(|(_, each)| each.progress.is_open()).count();
    let late = all.iter().filter(|(_, each)| each.progress.is_open() && each.given_late(today)).count();
    let late = match late {
        0 => "none waits for the adopters to have the placement report".to_owned(),
        late => format!(
            "in {late} of them the adopters had the placement report too late, or should have it by now"
        ),
    };
    let sentence = format!(
        "{} and not decided; {late}.",
        words::counted(open, "match is proposed", "matches are proposed")
    );
    let how = "The adopters have ten working days to write what they think of the placement report before the match goes to \
               the panel; where they have written sooner, it may go sooner (Adoption Agencies Regulations 2005, \
               regulation 31).";
    lead(&sentence).with(&list(desk, me, children, today).table()).with(&Inset::new(how))
}

/// The list of them.
pub(super) fn list(desk: &Desk, me: &Person, children: &[&Standing], today: Day) -> List {
    let cohort = desk.cohort(Moment::END_OF_TIME);
    let rows = proposed(children, today).into_iter().map(|(child, each)| {
        let colour = match each.progress {
            Progress::Agreed => Colour::Green,
            Progress::NotAgreed | Progress::GivenUp => Colour::Grey,
            Progress::PutOff => Colour::Yellow,
            _ => Colour::Blue,
        };
        let given = match each.given {
            Some(given) if each.given_late(today) => Told::late(given),
            Some(given) => Told::day(given),
            None => Told::by(each.give_by.filter(|_| each.progress.is_open()), today, "not yet"),
        };
        let decision = match each.decided {
            Some(decided) => Told::day(decided),
            None => Told::by(each.decide_by.filter(|_| each.progress.is_open()), today, "not yet"),
        };
        vec![
            Told::child(child, address(&child.id)),
            worker(desk, child),
            match each.household.as_deref() {
                Some(household) => Told::household_for(me, &cohort, household, today).plainly(&each.with),
                None => Told::text(&each.with),
            },
            Told::text(each.progress.words()).tagged(colour),
            Told::day(each.day),
            given,
            Told::day_or(each.observations, "not yet"),
            Told::day_or(each.panel, "no day"),
            Told::or(each.view.map(|view| view.label()), "not heard"),
            decision,
            Told::or(each.because.as_deref(), "nothing said"),
        ]
    });
    List {
        name: "matches-proposed",
        caption: "Matches that are proposed, and those decided in the last year",
        columns: &[
            (Holds::Child, "Child"),
            (Holds::Words, "Social worker"),
            (Holds::Words, "Adopters"),
            (Holds::Words, "How far"),
            (Holds::Day, "Proposed"),
            (Holds::Day, "Report to adopters"),
            (Holds::Day, "They answered"),
            (Holds::Day, "Panel"),
            (Holds::Words, "Panel said"),
            (Holds::Day, "Decided"),
            (Holds::Prose, "Why not"),
        ],
        rows: rows.collect(),
        empty: "No match is proposed for a child whom you see.",
    }
}
