//! `/instead-of-long-term-care`: special guardianship and child arrangements in place of long-term care: how long each route
//! took, how
//! often children moved on it, who came back; and what it does to the figure of children who live long in one home: those who
//! leave
//! for a guardian leave the figure too.

use access::Person;
use calendar::{Day, LeapBirthday};
use records::codes::ReasonEnded;
use timeline::Timeline;
use web::Problem;

use super::{Register, Shown, everybody, share, whole};
use crate::board::Standing;
use crate::futures::told::{Holds, List, Told};
use crate::{Desk, rows};

/// Years back that are counted.
const YEARS: i32 = 3;
/// Under this age, in care for so many months, in one home for so many: figure 8.1 and its national kin.
const UNDER: i32 = 16;
const IN_CARE: i32 = 30;
const ONE_HOME: i32 = 24;

/// The register.
pub(super) static REGISTER: Register = Register {
    list: &LIST,
    at: "/instead-of-long-term-care",
    file: "/instead-of-long-term-care.csv",
    what: "Guardianship and child arrangements in place of long-term care: routes compared, and what it does to \
         stability figures",
    may: access::follows_futures,
    shown,
};

/// To take away.
pub(crate) const LIST: rows::List = rows::List {
    name: "instead-of-long-term-care",
    title: "Guardianship in place of long-term care",
    asks: &[],
    rows: |desk, me, _| REGISTER.rows(desk, me),
};

/// A way out of care, or through it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Route {
    Guardianship,
    Arrangements,
    Adoption,
    Home,
    LongTerm,
}

impl Route {
    const ALL: [Route; 5] =
        [Route::Guardianship, Route::Arrangements, Route::Adoption, Route::Home, Route::LongTerm];

    const fn words(self) -> &'static str {
        match self {
            Route::Guardianship => "Special guardianship",
            Route::Arrangements => "Child arrangements order",
            Route::Adoption => "Adoption",
            Route::Home => "Home to parents or relatives",
            Route::LongTerm => "Still in care, two years and more in foster care",
        }
    }

    const fn of(reason: ReasonEnded) -> Option<Route> {
        use ReasonEnded::{E4A, E4B, E11, E12, E41, E43, E44, E45, E46, E47, E48};
        match reason {
            E43 | E44 | E45 | E46 | E47 | E48 => Some(Route::Guardianship),
            E41 => Some(Route::Arrangements),
            E11 | E12 => Some(Route::Adoption),
            E4A | E4B => Some(Route::Home),
            _ => None,
        }
    }
}

/// One way that was gone.
struct Gone {
    route: Route,
    days: i32,
    moves: usize,
    back: bool,
    /// In the figure of those who live long in one home on the last day, and long in one.
    stable: (bool, bool),
}

/// Homes in a stretch of care: a new one each time the place changes.
fn homes(child: &Timeline, from: Day, to: Day) -> (usize, Day) {
    let (mut count, mut since) = (0, from);
    let mut last: Option<&timeline::Episode> = None;
    for row in child.episodes.iter().filter(|row| row.account == 0 && row.start >= from && row.start < to) {
        if row.place.is_some_and(|place| place.is_temporary()) {
            continue;
        }
        if last.is_none_or(|before| !before.same_place(row)) {
            (count, since) = (count + 1, row.start);
        }
        last = Some(row);
    }
    (count, since)
}

/// Whether a child counts in the figure on a day, and lives long in one home.
fn stable(child: &Timeline, from: Day, day: Day) -> (bool, bool) {
    let young = child.born().is_some_and(|born| born.birthday(UNDER, LeapBirthday::FirstOfMarch) > day);
    let counts = young && from.plus_months(IN_CARE) <= day;
    let (_, since) = homes(child, from, day.plus_days(1));
    (counts, counts && since.plus_months(ONE_HOME) <= day)
}

fn ways(child: &Timeline, today: Day) -> Vec<Gone> {
    let since = today.plus_years(-YEARS);
    let own: Vec<_> = child.periods.iter().filter(|period| period.account == 0).collect();
    let fosters = || child.on(today).episode.and_then(|row| row.place).is_some_and(|place| place.is_foster());
    let mut gone = Vec::new();
    for period in &own {
        let moves = |to: Day| homes(child, period.start, to).0.saturating_sub(1);
        match (period.end.filter(|end| *end <= today), period.reason) {
            (Some(end), Some(reason)) if end > since => {
                let Some(route) = Route::of(reason) else { continue };
                let back = own.iter().any(|other| other.start >= end && other.start <= today);
                gone.push(Gone {
                    route,
                    days: period.start.days_until(end),
                    moves: moves(end),
                    back,
                    stable: stable(child, period.start, end.plus_days(-1)),
                });
            }
            (None, _) if period.end.is_none() && period.start.plus_months(24) <= today && fosters() => {
                gone.push(Gone {
                    route: Route::LongTerm,
                    days: period.start.days_until(today),
                    moves: moves(today),
                    back: false,
                    stable: stable(child, period.start, today),
                });
            }
            _ => {}
        }
    }
    gone
}

fn median(mut days: Vec<i32>) -> Option<i32> {
    days.sort_unstable();
    let upper = *days.get(days.len() / 2)?;
    // Of an even number the middle lies between two.
    let lower = if days.len() % 2 == 0 { days.get(days.len() / 2 - 1).copied() } else { None };
    Some(lower.map_or(upper, |lower| lower + (upper - lower) / 2))
}

fn shown(desk: &Desk, me: &Person) -> Result<Shown, Problem> {
    let (board, cohort, today) = (desk.board(), everybody(desk), desk.today());
    let children: Vec<(&Standing, &Timeline)> = whole(desk, &board, &cohort, me)?;
    let gone: Vec<Gone> = children.iter().flat_map(|(_, child)| ways(child, today)).collect();
    let routes = Route::ALL.into_iter().map(|route| {
        let own: Vec<&Gone> = gone.iter().filter(|each| each.route == route).collect();
        let moves: usize = own.iter().map(|each| each.moves).sum();
        let back = own.iter().filter(|each| each.back).count();
        let row = vec![
            Told::text(route.words()),
            Told::text(own.len()),
            Told::or(median(own.iter().map(|each| each.days).collect()), "nobody"),
            if own.is_empty() {
                Told::none("nobody")
            } else {
                Told::text(format!("{:.1}", moves as f64 / own.len() as f64))
            },
            if route == Route::LongTerm { Told::none("in care") } else { Told::text(back) },
            if route == Route::LongTerm { Told::none("in care") } else { Told::text(share(back, own.len())) },
        ];
        row
    });
    // The figure as it is, and as it would be had those who left for a guardian or by arrangements stayed.
    let (mut counts, mut long) = (0, 0);
    for (_, child) in &children {
        let on = child.on(today);
        if let Some(period) = on.period().filter(|_| on.looked_after()) {
            let (is, lasts) = stable(child, period.start, today);
            counts += usize::from(is);
            long += usize::from(lasts);
        }
    }
    let left = gone.iter().filter(|each| matches!(each.route, Route::Guardianship | Route::Arrangements));
    let (more, more_long) = left.fold((0, 0), |(all, long), each| {
        (all + usize::from(each.stable.0), long + usize::from(each.stable.1))
    });
    let figure = |what: &str, long: usize, of: usize| {
        vec![Told::text(what), Told::text(long), Told::text(of), Told::text(share(long, of))]
    };
    let guardians = gone.iter().filter(|each| each.route == Route::Guardianship).count();
    let sentence = format!(
        "{guardians} special guardianships in {YEARS} years among the children whom you see. Of those who left for a \
             guardian or by \
         arrangements, {more_long} had lived long in one home and count in the figure of stability no more."
    );
    Ok(Shown {
        sentence,
        how: "Nothing here is said of one child. A figure of stability falls when those who are settled leave care for \
             good: the second list \
              shows by how much.",
        lists: vec![
            (
                "",
                List {
                    name: "instead-of-long-term-care",
                    caption: "Routes compared, of the last three years",
                    columns: &[
                        (Holds::Words, "Route"),
                        (Holds::Number, "Children"),
                        (Holds::Number, "Median days in care"),
                        (Holds::Number, "Moves for each"),
                        (Holds::Number, "Came back"),
                        (Holds::Number, "Came back of all"),
                    ],
                    rows: routes.collect(),
                    empty: "Nobody.",
                },
            ),
            (
                "What it does to the figure of stability",
                List {
                    name: "stability-without",
                    caption: "Two years in one home, of those under 16 in care for two and a half years",
                    columns: &[
                        (Holds::Words, "Counted"),
                        (Holds::Number, "In one home for two years"),
                        (Holds::Number, "Of"),
                        (Holds::Number, "Share"),
                    ],
                    rows: vec![
                        figure("Children in care today", long, counts),
                        figure(
                            "With those who left for a guardian or by arrangements, on their last day",
                            long + more_long,
                            counts + more,
                        ),
                    ],
                    empty: "Nobody.",
                },
            ),
        ],
    })
}
