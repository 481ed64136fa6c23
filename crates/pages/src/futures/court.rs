//! `/court`: children before proceedings with the days at each stage, care proceedings with their weeks and hearings, the
//! overview of section 20 for the month, children on the way home and those who came back, babies who are not born yet.

use axum::extract::State;
use calendar::{Day, Month, Period};
use oversight::court::pre::Stage;
use oversight::court::proceedings::{Proceedings, Time, Timely};
use web::parts::{Colour, Download, Downloads, SubNavigation};
use web::{Address, Link, Page, Problem, Query};

use super::told::{Holds, List, Told};
use super::{address, cause, whole, worker};
use crate::board::Standing;
use crate::child::overview::heading;
use crate::rows;
use crate::signed::Me;
use crate::workforce::my_work::lead;
use crate::workforce::{lists, trackers};
use crate::{Desk, words};

/// What the address asks.
#[derive(Debug, Default, Clone, serde::Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    view: String,
}

/// The views, with their names in the address.
const VIEWS: [(&str, &str); 6] = [
    ("Before proceedings", ""),
    ("Proceedings", "proceedings"),
    ("Section 20", "section-20"),
    ("Going home", "home"),
    ("Came back", "came-back"),
    ("Not born yet", "unborn"),
];

/// The page.
///
/// # Errors
/// The reader's work has no such list.
pub(crate) async fn get(
    State(desk): State<Desk>,
    Me(me): Me,
    Query(asked): Query<Asked>,
) -> Result<Page, Problem> {
    desk.work(move |desk| {
        let (board, today) = (desk.board(), desk.today());
        let children = whole(desk, &board, &me)?;
        let at = VIEWS.iter().position(|(_, view)| *view == asked.view).unwrap_or(0);
        let (name, view) = VIEWS[at];
        let links = VIEWS.map(|(name, view)| {
            let count = list(desk, &children, view, today).rows.len();
            Link::new(format!("{name} ({count})"), Address::new("/court").with("view", view))
        });
        let mut html = lead(&sentence(view, &children, today))
            .with(&SubNavigation::new("Which list", links, at))
            .with(&list(desk, &children, view, today).table());
        let file = Download::new(name, "CSV", Address::new("/court.csv").with("view", view));
        html =
            html.with(&Downloads::new([file])).with(&lists::keep(&Address::new("/court").with("view", view)));
        if view == "proceedings" {
            html = html
                .with(&heading("What the court is still to be sent"))
                .with(&filings(&children, today).table());
        }
        let at = if view == "section-20" { Month::of(today).to_words() } else { today.to_words() };
        Ok(trackers::page("Court", at).body(html))
    })
    .await
}

/// The same to take away.
pub(crate) const LIST: rows::List = rows::List {
    name: "court",
    title: "Before proceedings, proceedings, section 20, going home, came back",
    asks: &[(
        "view",
        "proceedings, section-20, home, came-back or unborn; before proceedings where it is not given",
    )],
    rows: |desk, me, asked| {
        let asked: Asked = asked.read()?;
        let (board, today) = (desk.board(), desk.today());
        let children = whole(desk, &board, me)?;
        Ok(list(desk, &children, &asked.view, today).rows())
    },
};

fn list(desk: &Desk, children: &[&Standing], view: &str, today: Day) -> List {
    match view {
        "proceedings" => proceedings(desk, children, today),
        "section-20" => agreed(desk, children),
        "home" => going(desk, children, today),
        "came-back" => came_back(desk, children, today),
        "unborn" => unborn(desk, children, today),
        _ => before(desk, children, today),
    }
}

fn sentence(view: &str, children: &[&Standing], today: Day) -> String {
    match view {
        "proceedings" => {
            let all: Vec<&Proceedings> =
                children.iter().flat_map(|child| &child.futures.proceedings).collect();
            let open = all.iter().filter(|one| one.is_open()).count();
            let over = all.iter().filter(|one| matches!(one.time, Time::Over(_))).count();
            let year = Period::rolling_year(today);
            let mut timely = Timely::default();
            for one in &all {
                if one.concluded.as_ref().is_some_and(|(on, _)| year.contains(*on)) {
                    timely.add(one);
                }
            }
            let mean = timely
                .mean_weeks()
                .map_or_else(String::new, |weeks| format!(", {weeks:.1} weeks at the mean"));
            format!(
                "{} in proceedings, {over} over the time the court had. In the last twelve months {} of {} concluded within 26 \
                 weeks{mean}.",
                words::counted(open, "child is", "children are"),
                timely.in_time,
                timely.concluded
            )
        }
        "section-20" => {
            let all: Vec<_> = children.iter().filter_map(|child| child.futures.agreed.as_ref()).collect();
            let wrong = all.iter().filter(|one| !one.faults.is_empty()).count();
            let year = all.iter().filter(|one| one.days >= 365).count();
            format!(
                "{} looked after by agreement, {year} for a year and more; something is to be put right for {wrong}.",
                words::counted(all.len(), "child is", "children are")
            )
        }
        "home" => {
            let all: Vec<_> = children.iter().filter_map(|child| child.futures.going.as_ref()).collect();
            let order = all.iter().filter(|one| one.under_order && one.at_home.is_some()).count();
            let listed = all.iter().filter(|one| one.hearing.is_some()).count();
            format!(
                "{} on the way home; {order} live there under an order that is to be discharged, {listed} with a hearing listed.",
                words::counted(all.len(), "child is", "children are")
            )
        }
        "came-back" => {
            let soon = children.iter().flat_map(|child| &child.futures.came_back);
            let soon = soon.filter(|one| one.within_a_year() && one.back > today.plus_years(-2)).count();
            format!(
                "{} back into care within a year of going home, in the last two years.",
                words::counted(soon, "child came", "children came")
            )
        }
        "unborn" => {
            let all = children.iter().filter_map(|child| child.futures.unborn.as_ref());
            let (mut many, mut late) = (0, 0);
            for one in all {
                many += 1;
                late += usize::from(one.next().is_some_and(|step| step.late(today) > 0));
            }
            format!("{} expected, {late} with a step late.", words::counted(many, "baby is", "babies are"))
        }
        _ => {
            let all: Vec<_> = children
                .iter()
                .filter_map(|child| child.futures.before.as_ref())
                .filter(|one| one.is_open())
                .collect();
            let late = all.iter().filter(|one| one.is_late(today)).count();
            let long = all.iter().filter(|one| one.due.is_some_and(|due| due < today)).count();
            let asked: usize = all.iter().map(|one| one.not_considered()).sum();
            format!(
                "{} in pre-proceedings, {late} with something late, {long} for more than sixteen weeks. Of {} nobody has asked.",
                words::counted(all.len(), "child is", "children are"),
                words::counted(asked, "relative", "relatives")
            )
        }
    }
}

fn before(desk: &Desk, children: &[&Standing], today: Day) -> List {
    let mut all: Vec<_> = children
        .iter()
        .filter_map(|child| Some((*child, child.futures.before.as_ref().filter(|one| one.is_open())?)))
        .collect();
    all.sort_by_key(|(_, one)| (one.next.map(|(_, by)| by), one.letter));
    let rows = all.into_iter().map(|(child, one)| {
        let stages: Vec<String> = one
            .stages
            .iter()
            .map(|(stage, _, days)| format!("{} {days}", stage.words().to_lowercase()))
            .collect();
        let open = one.assessments.iter().filter(|(_, _, done)| done.is_none()).count();
        let asked = one.family.len() - one.not_considered();
        vec![
            Told::child(child, address(&child.id)),
            worker(desk, child),
            Told::day_or(one.letter, "not sent"),
            Told::text(one.stage.words()).tagged(if one.stage == Stage::Gateway {
                Colour::Yellow
            } else {
                Colour::Blue
            }),
            Told::days(one.days()),
            Told::text(stages.join("; ")),
            Told::or(one.next.map(|(what, _)| what), "nothing"),
            Told::by(one.next.map(|(_, by)| by), today, "no day"),
            Told::by(one.due, today, "no letter yet"),
            Told::text(format!("{asked} of {}", one.family.len())),
            Told::text(open),
            cause(one.cause, i32::from(one.is_late(today))),
        ]
    });
    List {
        name: "before-proceedings",
        caption: "Children in pre-proceedings, what is due first",
        columns: &[
            (Holds::Child, "Child"),
            (Holds::Words, "Social worker"),
            (Holds::Day, "Letter"),
            (Holds::Words, "Stage"),
            (Holds::Number, "Days"),
            (Holds::Prose, "Days at each stage"),
            (Holds::Words, "Next"),
            (Holds::Day, "By"),
            (Holds::Day, "Sixteen weeks"),
            (Holds::Words, "Relatives asked"),
            (Holds::Number, "Assessments open"),
            (Holds::Words, "Because of"),
        ],
        rows: rows.collect(),
        empty: "No child whom you see is in pre-proceedings.",
    }
}

fn proceedings(desk: &Desk, children: &[&Standing], today: Day) -> List {
    let open = |child: &&&Standing| child.futures.proceedings.iter().any(Proceedings::is_open);
    let mut all: Vec<(&Standing, &Proceedings)> = children
        .iter()
        .filter(open)
        .filter_map(|child| Some((*child, child.futures.proceedings.iter().rfind(|one| one.is_open())?)))
        .collect();
    all.sort_by_key(|(_, one)| one.issued);
    let rows = all.into_iter().map(|(child, one)| {
        let next = one.next();
        let colour = match one.time {
            Time::Over(_) => Colour::Red,
            Time::Runs(left) if left < 42 => Colour::Yellow,
            _ => Colour::Grey,
        };
        let late =
            one.filings.iter().filter(|filing| filing.done.is_none() && filing.late(today) > 0).count();
        vec![
            Told::child(child, address(&child.id)),
            worker(desk, child),
            Told::day(one.issued),
            Told::text(one.weeks(today)),
            Told::text(one.time.words()).tagged(colour),
            Told::day_or(one.extended_to, "not extended"),
            Told::or(next.map(|hearing| hearing.what.clone()), "none listed"),
            Told::day_or(next.map(|hearing| hearing.day), "no day"),
            if late > 0 { Told::text(late).tagged(Colour::Red) } else { Told::none("none") },
            cause(one.cause, i32::from(matches!(one.time, Time::Over(_)))),
        ]
    });
    List {
        name: "proceedings",
        caption: "Children in care proceedings, longest first",
        columns: &[
            (Holds::Child, "Child"),
            (Holds::Words, "Social worker"),
            (Holds::Day, "Issued"),
            (Holds::Number, "Weeks"),
            (Holds::Words, "Of 26 weeks"),
            (Holds::Day, "Extended to"),
            (Holds::Words, "Next hearing"),
            (Holds::Day, "On"),
            (Holds::Number, "Late to the court"),
            (Holds::Words, "Because of"),
        ],
        rows: rows.collect(),
        empty: "No child whom you see is in care proceedings.",
    }
}

fn filings(children: &[&Standing], today: Day) -> List {
    let mut all = Vec::new();
    for child in children {
        for one in child.futures.proceedings.iter().filter(|one| one.is_open()) {
            all.extend(
                one.filings.iter().filter(|filing| filing.done.is_none()).map(|filing| (*child, filing)),
            );
        }
    }
    all.sort_by_key(|(_, filing)| filing.by);
    let rows = all.into_iter().map(|(child, filing)| {
        vec![
            Told::child(child, address(&child.id)),
            Told::text(filing.what.label()),
            Told::or(filing.notes.as_deref(), "nothing more"),
            Told::by(Some(filing.by), today, ""),
        ]
    });
    List {
        name: "filings",
        caption: "What the court is still to be sent",
        columns: &[
            (Holds::Child, "Child"),
            (Holds::Words, "What"),
            (Holds::Prose, "More"),
            (Holds::Day, "By"),
        ],
        rows: rows.collect(),
        empty: "Nothing is to be sent to the court.",
    }
}

fn agreed(desk: &Desk, children: &[&Standing]) -> List {
    let mut all: Vec<_> =
        children.iter().filter_map(|child| Some((*child, child.futures.agreed.as_ref()?))).collect();
    all.sort_by_key(|(_, one)| (one.faults.first().copied().is_none(), std::cmp::Reverse(one.days)));
    let rows = all.into_iter().map(|(child, one)| {
        let consent = one.consent.as_ref();
        let faults: Vec<&str> = one.faults.iter().map(|fault| fault.words()).collect();
        vec![
            Told::child(child, address(&child.id)),
            worker(desk, child),
            Told::or(one.age, "not known"),
            Told::day(one.since),
            Told::days(one.days),
            Told::or(consent.map(|(_, by, _)| by), "nobody recorded"),
            Told::day_or(consent.map(|(on, ..)| *on), "none"),
            Told::day_or(one.looked_again, "not yet"),
            Told::or(one.route.map(|route| route.label()), "none"),
            Told::day_or(one.review, "none"),
            if faults.is_empty() {
                Told::none("nothing")
            } else {
                Told::text(faults.join("; ")).tagged(Colour::Red)
            },
        ]
    });
    List {
        name: "section-20",
        caption: "Children looked after by agreement, what is wrong first",
        columns: &[
            (Holds::Child, "Child"),
            (Holds::Words, "Social worker"),
            (Holds::Number, "Age"),
            (Holds::Day, "Since"),
            (Holds::Number, "For"),
            (Holds::Words, "Who agreed"),
            (Holds::Day, "On"),
            (Holds::Day, "Asked again"),
            (Holds::Words, "Plan"),
            (Holds::Day, "Last review"),
            (Holds::Words, "To put right"),
        ],
        rows: rows.collect(),
        empty: "No child whom you see is looked after by agreement.",
    }
}

fn going(desk: &Desk, children: &[&Standing], today: Day) -> List {
    let mut all: Vec<_> =
        children.iter().filter_map(|child| Some((*child, child.futures.going.as_ref()?))).collect();
    all.sort_by_key(|(_, one)| (std::cmp::Reverse(one.stage), one.since));
    let rows = all.into_iter().map(|(child, one)| {
        vec![
            Told::child(child, address(&child.id)),
            worker(desk, child),
            Told::text(one.stage.words()).tagged(Colour::Blue),
            Told::day(one.since),
            Told::days(one.days),
            if one.under_order { Told::text("Yes") } else { Told::none("no order") },
            Told::day_or(one.at_home, "not yet"),
            Told::day_or(one.hearing, "none listed"),
            Told::or(one.next.map(|(what, _)| what), "nothing said"),
            Told::by(one.next.map(|(_, by)| by), today, "no day"),
            Told::behind(one.behind),
            cause(one.cause, one.behind),
        ]
    });
    List {
        name: "going-home",
        caption: "Children on the way home, furthest first",
        columns: &[
            (Holds::Child, "Child"),
            (Holds::Words, "Social worker"),
            (Holds::Words, "How far"),
            (Holds::Day, "Plan since"),
            (Holds::Number, "Days"),
            (Holds::Words, "Order to discharge"),
            (Holds::Day, "At home since"),
            (Holds::Day, "Hearing"),
            (Holds::Words, "Waits for"),
            (Holds::Day, "By"),
            (Holds::Number, "Behind"),
            (Holds::Words, "Because of"),
        ],
        rows: rows.collect(),
        empty: "No child whom you see is on the way home.",
    }
}

fn came_back(desk: &Desk, children: &[&Standing], today: Day) -> List {
    let mut all = Vec::new();
    for child in children {
        let lately = child.futures.came_back.iter().filter(|one| one.back > today.plus_years(-2));
        all.extend(lately.map(|one| (*child, one)));
    }
    all.sort_by_key(|(_, one)| std::cmp::Reverse(one.back));
    let rows = all.into_iter().map(|(child, one)| {
        vec![
            Told::child(child, address(&child.id)),
            worker(desk, child),
            Told::day(one.left),
            if one.planned { Told::text("Planned") } else { Told::text("Not planned") },
            Told::day(one.back),
            Told::days(one.days),
            if one.within_a_year() {
                Told::text("Within a year").tagged(Colour::Yellow)
            } else {
                Told::none("no")
            },
        ]
    });
    List {
        name: "came-back",
        caption: "Children who came back into care after going home, in the last two years",
        columns: &[
            (Holds::Child, "Child"),
            (Holds::Words, "Social worker"),
            (Holds::Day, "Went home"),
            (Holds::Words, "How"),
            (Holds::Day, "Came back"),
            (Holds::Number, "At home for"),
            (Holds::Words, "Soon"),
        ],
        rows: rows.collect(),
        empty: "Nobody whom you see came back into care after going home in the last two years.",
    }
}

fn unborn(desk: &Desk, children: &[&Standing], today: Day) -> List {
    let mut all: Vec<_> =
        children.iter().filter_map(|child| Some((*child, child.futures.unborn.as_ref()?))).collect();
    all.sort_by_key(|(_, one)| (one.expected.is_some(), one.expected));
    let rows = all.into_iter().map(|(child, one)| {
        let next = one.next();
        let done = one.steps.iter().filter(|step| step.done.is_some()).count();
        vec![
            Told::child(child, address(&child.id)),
            worker(desk, child),
            Told::day(one.referred),
            match one.expected {
                Some(expected) => Told::day(expected),
                None => Told::text("Nobody said").tagged(Colour::Red),
            },
            Told::or(one.week, "not known"),
            Told::text(format!("{done} of {}", one.steps.len())),
            Told::or(next.map(|step| step.title), "nothing"),
            Told::by(next.map(|step| step.due), today, "no day"),
        ]
    });
    List {
        name: "not-born-yet",
        caption: "Babies who are expected",
        columns: &[
            (Holds::Child, "Record"),
            (Holds::Words, "Social worker"),
            (Holds::Day, "Referred"),
            (Holds::Day, "Expected"),
            (Holds::Number, "Week of pregnancy"),
            (Holds::Words, "Steps done"),
            (Holds::Words, "Next"),
            (Holds::Day, "By"),
        ],
        rows: rows.collect(),
        empty: "No referral of an unborn child whom you see is open.",
    }
}
