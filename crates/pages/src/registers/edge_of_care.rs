//! `/edge-of-care`: whom the team at the edge of care works with, at which level it began and ended, and who waits for longer
//! work, how urgently and since when.

use std::collections::BTreeSet;

use access::{Person, Seen};
use calendar::Day;
use records::court::{EdgeOfCare, EdgePriority};
use timeline::Definition;
use web::Problem;
use web::parts::Colour;

use super::{Register, Shown, everybody, name, share};
use crate::board::Standing;
use crate::futures::told::{Holds, List, Told};
use crate::{Desk, child, rows, words};

/// Ended in so many months is shown.
const MONTHS: i32 = 12;

/// The register.
pub(super) static REGISTER: Register = Register {
    list: &LIST,
    at: "/edge-of-care",
    file: "/edge-of-care.csv",
    what: "Work at the edge of care: who waits and since when, who has whom, and whether help stepped up or down",
    may: access::follows_futures,
    shown,
};

/// To take away.
pub(crate) const LIST: rows::List = rows::List {
    name: "edge-of-care",
    title: "Edge of care",
    asks: &[],
    rows: |desk, me, _| REGISTER.rows(desk, me),
};

/// By how many days after it was asked work should have begun.
const fn within(priority: EdgePriority) -> i32 {
    match priority {
        EdgePriority::Now => 7,
        EdgePriority::Soon => 31,
        EdgePriority::Turn => 92,
    }
}

fn shown(desk: &Desk, me: &Person) -> Result<Shown, Problem> {
    let (board, cohort, today) = (desk.board(), everybody(desk), desk.today());
    let children = super::children(desk, &board, &cohort, me, Seen::has_whole)?;
    let (mut waiting, mut working, mut ended) = (Vec::new(), Vec::new(), Vec::new());
    let (mut down, mut up, mut same, mut overdue) = (0, 0, 0, 0);
    // Two pieces of work with one child are two rows and one child.
    let (mut waits, mut has) = (BTreeSet::new(), BTreeSet::new());
    for (standing, timeline) in &children {
        for said in timeline.strand::<EdgeOfCare>().map(|said| said.record).filter(|said| said.asked <= today)
        {
            match (said.ended.filter(|on| *on <= today), said.started.filter(|on| *on <= today)) {
                (Some(on), _) => {
                    if on <= today.plus_months(-MONTHS) {
                        continue;
                    }
                    let (level, result) = match said.level_end {
                        Some(level) if level < said.level => (Some(level), "Stepped down"),
                        Some(level) if level > said.level => (Some(level), "Stepped up"),
                        Some(level) => (Some(level), "The same level"),
                        None => (None, "Not said"),
                    };
                    down += usize::from(result == "Stepped down");
                    up += usize::from(result == "Stepped up");
                    same += usize::from(result == "The same level");
                    ended.push((
                        on,
                        vec![
                            lead(standing),
                            Told::text(said.what.label()),
                            Told::day(on),
                            Told::text(said.level.label()),
                            Told::or(level.map(|level| level.label()), "not said"),
                            Told::text(result).tagged(match result {
                                "Stepped up" => Colour::Yellow,
                                "Not said" => Colour::Grey,
                                _ => Colour::Green,
                            }),
                            Told::or(said.because.as_deref(), "not written down"),
                        ],
                    ));
                }
                (None, Some(began)) => {
                    has.insert(&*standing.id);
                    working.push((
                        began,
                        vec![
                            lead(standing),
                            Told::text(said.what.label()),
                            Told::or(said.worker.as_deref().map(|who| name(desk, who)), "nobody is named"),
                            Told::day(began),
                            Told::days(began.days_until(today)),
                            Told::days(said.asked.days_until(began)),
                            Told::text(said.level.label()),
                        ],
                    ));
                }
                (None, None) => {
                    let by = said.asked.plus_days(within(said.priority));
                    waits.insert(&*standing.id);
                    overdue += usize::from(by < today);
                    waiting.push(((said.priority, said.asked), wait(standing, said, by, today)));
                }
            }
        }
    }
    waiting.sort_by_key(|(key, _)| *key);
    working.sort_by_key(|(key, _)| *key);
    ended.sort_by_key(|(key, _)| std::cmp::Reverse(*key));
    let finished = down + up + same;
    let sentence = format!(
        "{} for work at the edge of care; {}. The team works with {}. Of {} that ended in twelve months {down} stepped \
         down ({}), {up} stepped up.",
        words::counted(waits.len(), "child waits", "children wait"),
        match overdue {
            0 => "none of it should have begun by now".to_owned(),
            _ =>
                format!("{} should have begun by now", words::counted(overdue, "piece of it", "pieces of it")),
        },
        words::counted(has.len(), "child", "children"),
        words::counted(finished, "piece of work", "pieces of work"),
        share(down, finished),
    );
    let rows = |all: Vec<(Day, Vec<Told>)>| all.into_iter().map(|(_, row)| row).collect();
    Ok(Shown {
        sentence,
        how: "Write “Work at the edge of care” on a child’s record when it is asked, and on the same record when it \
             begins and ends.",
        lists: vec![
            (
                "",
                List {
                    name: "edge-of-care",
                    caption: "Who waits, the most urgent first",
                    columns: &[
                        (Holds::Child, "Child"),
                        (Holds::Words, "For"),
                        (Holds::Words, "How soon"),
                        (Holds::Day, "Asked"),
                        (Holds::Number, "Waits for"),
                        (Holds::Day, "Begins by"),
                        (Holds::Words, "Level of help"),
                    ],
                    rows: waiting.into_iter().map(|(_, row)| row).collect(),
                    empty: "Nobody whom you see waits for work at the edge of care.",
                },
            ),
            (
                "With the team",
                List {
                    name: "edge-of-care-working",
                    caption: "With whom the team works",
                    columns: &[
                        (Holds::Child, "Child"),
                        (Holds::Words, "Work"),
                        (Holds::Words, "Who has it"),
                        (Holds::Day, "Began"),
                        (Holds::Number, "For"),
                        (Holds::Number, "Waited before"),
                        (Holds::Words, "Level at the beginning"),
                    ],
                    rows: rows(working),
                    empty: "The team works with nobody whom you see.",
                },
            ),
            (
                "Ended in the last twelve months",
                List {
                    name: "edge-of-care-ended",
                    caption: "What came of it",
                    columns: &[
                        (Holds::Child, "Child"),
                        (Holds::Words, "Work"),
                        (Holds::Day, "Ended"),
                        (Holds::Words, "From"),
                        (Holds::Words, "To"),
                        (Holds::Words, "Result"),
                        (Holds::Prose, "What came of it"),
                    ],
                    rows: rows(ended),
                    empty: "None ended in the last twelve months.",
                },
            ),
        ],
    })
}

fn lead(child: &Standing) -> Told {
    Told::child(child, child::address(&child.id).at("record").at(EdgeOfCare::KIND.name))
}

fn wait(child: &Standing, said: &EdgeOfCare, by: Day, today: Day) -> Vec<Told> {
    vec![
        lead(child),
        Told::text(said.what.label()),
        Told::text(said.priority.label()),
        Told::day(said.asked),
        Told::days(said.asked.days_until(today)),
        Told::by(Some(by), today, "not said"),
        Told::text(said.level.label()),
    ]
}
