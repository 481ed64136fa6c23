//! `/permanence`: every child in care, how far they are on the way to where they will grow up, and what they wait for;
//! long-term matches; the agenda of the panels; cohorts.

use access::Person;
use axum::extract::State;
use calendar::{Day, Moment};
use oversight::permanence::long_term::Stands;
use oversight::permanence::{State as Way, Track, cohort, panel};
use records::coming_into_care::PermanenceRoute;
use records::permanence::DelayCause;
use web::parts::{Choice, Colour, Details, Download, Downloads, Filter, SubNavigation};
use web::{Address, Html, Link, Page, Problem, Query};

use super::told::{Holds, List, Told, counts, days_of};
use super::{address, cause, sorted, whole, worker};
use crate::board::{Board, Standing};
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
    #[serde(default)]
    state: String,
    #[serde(default)]
    route: String,
    #[serde(default)]
    cause: String,
}

/// The views, with their names in the address.
const VIEWS: [(&str, &str); 4] =
    [("Every child", ""), ("Long-term matches", "matches"), ("Panels", "panels"), ("Cohorts", "cohorts")];

/// The cause in an address for what nobody said.
const NOT_SAID: &str = "not-recorded";

impl Asked {
    fn here(&self, path: &'static str) -> Address {
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        Address::new(path)
            .with_some("view", some(&self.view))
            .with_some("state", some(&self.state))
            .with_some("route", some(&self.route))
            .with_some("cause", some(&self.cause))
    }

    fn takes(&self, track: &Track) -> bool {
        let state = self.state.is_empty() || track.state.id() == self.state;
        let route = self.route.is_empty() || track.route().is_some_and(|route| route.code() == self.route);
        let behind = track.behind() > 0;
        let waits = track.next().and_then(|step| step.cause);
        let cause = match self.cause.as_str() {
            "" => true,
            NOT_SAID => behind && waits.is_none(),
            code => waits.is_some_and(|cause| cause.code() == code),
        };
        state && route && cause
    }
}

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
        let links = VIEWS.map(|(name, view)| {
            Link::new(name, Asked { view: view.to_owned(), ..Asked::default() }.here("/permanence"))
        });
        let tracked: Vec<(&Standing, &Track)> =
            children.iter().filter_map(|child| Some((*child, child.futures.track.as_ref()?))).collect();
        let mut html = lead(&sentence(&tracked)).with(&SubNavigation::new("Which list", links, at));
        html = match VIEWS[at].1 {
            "matches" => html.with(&matches(desk, &tracked, today).table()),
            "panels" => html.with(&panels(desk, &tracked, today).table()),
            "cohorts" => html.with(&cohorts(desk, &board, &me, today)?),
            _ => html.with(&everybody(desk, &tracked, &asked)),
        };
        if VIEWS[at].1 != "cohorts" {
            let file = Download::new(VIEWS[at].0, "CSV", asked.here("/permanence.csv"));
            html = html.with(&Downloads::new([file])).with(&lists::keep(&asked.here("/permanence")));
        }
        Ok(trackers::page("Permanence", today.to_words()).body(html))
    })
    .await
}

/// The same to take away.
pub(crate) const LIST: rows::List = rows::List {
    name: "permanence",
    title: "Where each child is to grow up",
    asks: &[
        ("view", "matches or panels; every child where it is not given"),
        ("state", "How it stands, as the page has it in its address"),
        ("route", "One route to permanence"),
        ("cause", "What holds it up"),
    ],
    rows: |desk, me, asked| {
        let asked: Asked = asked.read()?;
        let (board, today) = (desk.board(), desk.today());
        let children = whole(desk, &board, me)?;
        let tracked: Vec<(&Standing, &Track)> =
            children.iter().filter_map(|child| Some((*child, child.futures.track.as_ref()?))).collect();
        let list = match asked.view.as_str() {
            "matches" => matches(desk, &tracked, today),
            "panels" => panels(desk, &tracked, today),
            _ => list(desk, &tracked, &asked),
        };
        Ok(list.rows())
    },
};

fn sentence(tracked: &[(&Standing, &Track)]) -> String {
    let count = |state: Way| tracked.iter().filter(|(_, track)| track.state == state).count();
    let behind = tracked.iter().filter(|(_, track)| track.behind() > 0).count();
    format!(
        "{} in care: {} without a plan, {} with two plans, {} achieved. {behind} behind.",
        words::counted(tracked.len(), "child is", "children are"),
        count(Way::NotSet),
        count(Way::TwinTracking),
        count(Way::Achieved)
    )
}

fn everybody(desk: &Desk, tracked: &[(&Standing, &Track)], asked: &Asked) -> Html {
    let any = || Choice::new("", "Any");
    let states =
        std::iter::once(any()).chain(Way::ALL.iter().map(|state| Choice::new(state.id(), state.words())));
    let routes = PermanenceRoute::SET.choices.iter().map(|choice| Choice::new(choice.code, choice.label));
    let causes = DelayCause::SET.choices.iter().map(|choice| Choice::new(choice.code, choice.label));
    let causes = causes.chain([Choice::new(NOT_SAID, "Behind, cause not recorded")]);
    let filter = Filter::new("Which children", "/permanence")
        .select("state", "How far", states, &asked.state)
        .select("route", "Plan", std::iter::once(any()).chain(routes), &asked.route)
        .select("cause", "What delays it", std::iter::once(any()).chain(causes), &asked.cause);
    let by_state = Way::ALL.iter().map(|state| {
        let count = tracked.iter().filter(|(_, track)| track.state == *state).count();
        let to = Asked { state: state.id().to_owned(), ..Asked::default() }.here("/permanence");
        (Told::text(state.words()).leading(to), count)
    });
    Html::of(&filter)
        .with(&list(desk, tracked, asked).table())
        .with(&heading("How far children are"))
        .with(&counts("How far children are", "How far", by_state.collect(), "Everybody in care"))
        .with(&heading("What delays"))
        .with(&ledger(tracked))
        .with(&how())
}

/// The tracker: who is furthest behind first.
fn list(desk: &Desk, tracked: &[(&Standing, &Track)], asked: &Asked) -> List {
    let mut chosen: Vec<&(&Standing, &Track)> =
        tracked.iter().filter(|(_, track)| asked.takes(track)).collect();
    chosen.sort_by_key(|(_, track)| (track.state == Way::Achieved, std::cmp::Reverse(track.behind())));
    let rows = chosen.into_iter().map(|(child, track)| {
        let next = track.next();
        let plan = track.plan.as_ref();
        let parallel = plan.filter(|plan| plan.approved.is_none()).and_then(|plan| plan.parallel);
        vec![
            Told::child(child, address(&child.id)),
            worker(desk, child),
            state(track.state),
            Told::or(plan.map(|plan| plan.route.label()), "none"),
            Told::or(parallel.map(PermanenceRoute::label), "none"),
            Told::or(next.map(|step| step.title), "nothing"),
            Told::day_or(next.map(|step| step.planned.unwrap_or(step.due)), "no day"),
            Told::behind(track.behind()),
            cause(next.and_then(|step| step.cause), track.behind()),
        ]
    });
    List {
        name: "permanence",
        caption: "Children in care and where they will grow up, furthest behind first",
        columns: &[
            (Holds::Child, "Child"),
            (Holds::Words, "Social worker"),
            (Holds::Words, "How far"),
            (Holds::Words, "Plan"),
            (Holds::Words, "Or else"),
            (Holds::Words, "Waits for"),
            (Holds::Day, "By"),
            (Holds::Number, "Behind"),
            (Holds::Words, "Because of"),
        ],
        rows: rows.collect(),
        empty: "No child in care whom you see is chosen by this.",
    }
}

/// A state as a tag.
pub(super) fn state(state: Way) -> Told {
    let colour = match state {
        Way::NotSet => Colour::Red,
        Way::Changed | Way::SinglePlan => Colour::Yellow,
        Way::TwinTracking | Way::RouteApproved => Colour::Blue,
        Way::Pending => Colour::Blue,
        Way::Achieved => Colour::Green,
    };
    Told::text(state.words()).tagged(colour)
}

/// Days by cause, of children who wait: they add up to the days that everybody who waits is behind at the step furthest behind.
fn ledger(tracked: &[(&Standing, &Track)]) -> Html {
    let mut all: Vec<(Option<DelayCause>, i32, usize)> = Vec::new();
    for (_, track) in tracked.iter().filter(|(_, track)| track.state != Way::Achieved) {
        for (cause, days) in track.causes() {
            match all.iter_mut().find(|(known, ..)| *known == cause) {
                Some((_, sum, children)) => {
                    *sum += days;
                    *children += 1;
                }
                None => all.push((cause, days, 1)),
            }
        }
    }
    all.sort_by_key(|(_, days, _)| std::cmp::Reverse(*days));
    let rows = all.into_iter().map(|(cause, days, children)| {
        let code = cause.map_or(NOT_SAID, DelayCause::code);
        let to = Asked { cause: code.to_owned(), ..Asked::default() }.here("/permanence");
        let name = cause.map_or("Cause not recorded", DelayCause::label);
        vec![Told::text(name).leading(to), Told::days(days), Told::text(children)]
    });
    let list = List {
        name: "delay",
        caption: "Days of delay by cause",
        columns: &[(Holds::Words, "Cause"), (Holds::Number, "Days"), (Holds::Number, "Children")],
        rows: rows.collect(),
        empty: "Nobody is behind.",
    };
    list.table()
}

fn how() -> Html {
    let says = "A plan is expected by the second review. The other days are the service’s own, in weeks from the plan, \
        and no law: an \
                assessment of going home 12 weeks, a panel 22 weeks, and so on; a day that somebody planned takes their \
                place, and \
                the first that was planned counts when it is moved. Days that a step adds to what was behind before it \
                are its own, so \
                that causes add up. What is behind is no breach and stands in no figure.";
    Html::of(&Details::new(
        "How days behind are counted",
        Html::trusted(format!("<p class=\"govuk-body\">{}</p>", Html::text(says))),
    ))
}

fn matches(desk: &Desk, tracked: &[(&Standing, &Track)], today: Day) -> List {
    let mut all: Vec<_> =
        tracked.iter().filter_map(|(child, _)| Some((*child, child.futures.long_term.as_ref()?))).collect();
    all.sort_by_key(|(_, found)| (found.stands, found.due));
    let rows = all.into_iter().map(|(child, found)| {
        let colour = match found.stands {
            Stands::Late => Colour::Red,
            Stands::SetLate | Stands::Considered => Colour::Yellow,
            Stands::Set => Colour::Blue,
            Stands::OnTrack => Colour::Grey,
            Stands::Agreed => Colour::Green,
        };
        let open = found.agreed.is_none();
        vec![
            Told::child(child, address(&child.id)),
            worker(desk, child),
            Told::text(found.stands.words()).tagged(colour),
            Told::day(found.since),
            Told::day(found.reached),
            if open { Told::by(Some(found.due), today, "") } else { Told::day(found.due) },
            Told::day_or(found.panel, "not set"),
            Told::day_or(found.agreed, "not yet"),
        ]
    });
    List {
        name: "long-term-matches",
        caption: "Children on the way to a long-term match",
        columns: &[
            (Holds::Child, "Child"),
            (Holds::Words, "Social worker"),
            (Holds::Words, "Match"),
            (Holds::Day, "With these carers since"),
            (Holds::Day, "18 months"),
            (Holds::Day, "Panel by"),
            (Holds::Day, "Panel set for"),
            (Holds::Day, "Agreed"),
        ],
        rows: rows.collect(),
        empty: "No child whom you see is to stay with foster carers for the long term.",
    }
}

fn panels(desk: &Desk, tracked: &[(&Standing, &Track)], today: Day) -> List {
    let mut all: Vec<_> = tracked
        .iter()
        .filter_map(|(child, track)| Some((*child, *track, panel::of(track, today)?)))
        .collect();
    all.sort_by_key(|(child, _, item)| (item.panel, child.called().to_owned()));
    let rows = all.into_iter().map(|(child, track, item)| {
        let papers = match item.papers {
            Some(papers) if item.came_late() => Told::late(papers),
            Some(papers) => Told::day(papers),
            None if item.is_late(today) => {
                Told::text(format!("Late by {}", days_of(item.papers_due.days_until(today))))
                    .tagged(Colour::Red)
            }
            None => Told::none("not yet"),
        };
        vec![
            Told::day(item.panel),
            Told::child(child, address(&child.id)),
            worker(desk, child),
            Told::or(track.route().map(PermanenceRoute::label), "none"),
            Told::day(item.papers_due),
            papers,
            if item.deferred > 0 { Told::text("Yes") } else { Told::none("no") },
        ]
    });
    List {
        name: "panels",
        caption: "The agenda of the permanence panels to come",
        columns: &[
            (Holds::Day, "Panel"),
            (Holds::Child, "Child"),
            (Holds::Words, "Social worker"),
            (Holds::Words, "Plan"),
            (Holds::Day, "Papers by"),
            (Holds::Words, "Papers"),
            (Holds::Words, "Put off before"),
        ],
        rows: rows.collect(),
        empty: "No panel is set for a child whom you see. Record the step “Permanence panel” with its day in the child’s record.",
    }
}

fn cohorts(desk: &Desk, board: &Board, me: &Person, today: Day) -> Result<Html, Problem> {
    let authority = desk.authority(Moment::END_OF_TIME);
    let all = cohort::cohorts(&authority, today);
    let seen = desk.seen(me)?;
    let mut rows = Vec::new();
    for each in &all {
        let members = super::cohort::members(desk, board, &seen, each, today);
        let tally = cohort::Tally::of(members.iter().map(|(_, member)| member));
        let to = super::cohort::address(each);
        rows.push(vec![
            Told::text(&each.name).leading(to),
            Told::day(each.since),
            Told::day_or(each.frozen, "not frozen"),
            Told::text(tally.counted),
            Told::text(tally.open),
            if tally.unexplained > 0 {
                Told::text(tally.unexplained).tagged(Colour::Red)
            } else {
                Told::text(0)
            },
            Told::text(tally.drifting),
        ]);
    }
    let list = List {
        name: "cohorts",
        caption: "Permanence cohorts",
        columns: &[
            (Holds::Words, "Cohort"),
            (Holds::Day, "Since"),
            (Holds::Day, "List frozen"),
            (Holds::Number, "Children counted"),
            (Holds::Number, "Still followed"),
            (Holds::Number, "Gone, nobody said where"),
            (Holds::Number, "Without a milestone too long"),
        ],
        rows,
        empty: "No cohort is set up. A head of service sets one up under Settings, Permanence cohort; children are added \
            in their records.",
    };
    let mut html = list.table();
    if access::sets_the_service(me).is_ok() {
        let to = Address::new("/settings").at("permanence_cohort");
        html = html.with(&crate::child::glance::link(&Link::new("Set up a cohort", to)));
    }
    Ok(html)
}

/// The children of a list in the order of their names: for other pages of this folder.
pub(super) fn by_name<'a>(children: impl Iterator<Item = &'a Standing>) -> Vec<&'a Standing> {
    sorted(children)
}
