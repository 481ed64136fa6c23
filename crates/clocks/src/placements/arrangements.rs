//! What the law makes of where a child lives: by what somebody wrote of the arrangement, and by the type of the placement itself.
//! A child is in the register though nobody ticked anything (decision 0056), and what is owed counts from the day on which the
//! child came to live there.

use calendar::{Day, day};
use timeline::codes::PlacementType;
use timeline::strands_of::placements::{PlacementCondition, PlacementConditions, RegistrationCheck};
use timeline::{Episode, Timeline};

/// Why an arrangement stands in the register.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Because {
    /// A children's home that is not registered.
    NotRegistered,
    /// A setting that is not regulated, and the child is under 16.
    Under16,
    /// Supported accommodation, and nobody has seen that it is registered.
    NotChecked,
    /// A placement that says only that it is another one, and nobody has seen whether it must be registered and is.
    OtherNotChecked,
}

impl Because {
    /// In words.
    pub const fn words(self) -> &'static str {
        match self {
            Because::NotRegistered => "children’s home that is not registered",
            Because::Under16 => "under 16 in a setting that is not regulated",
            Because::NotChecked => "supported accommodation, registration not checked",
            Because::OtherNotChecked => "another sort of placement, registration not checked",
        }
    }

    /// Whether nobody has looked yet: it may be registered.
    pub const fn is_to_check(self) -> bool {
        matches!(self, Because::NotChecked | Because::OtherNotChecked)
    }
}

/// Nobody under 16 is placed where no regulations for children hold: CPPCR 2010, regulation 27A.
const BANNED: Day = day!(2021, 9, 9);
/// Supported accommodation is registered: Supported Accommodation (England) Regulations 2023.
const REGISTERED: Day = day!(2023, 10, 28);
/// Months for which a check before the child moved in still speaks.
const CHECKED_BEFORE: i32 = -12;

/// Some days in one arrangement: why, from, to (not in it).
pub type Days = (Because, Day, Option<Day>);

/// What sort of arrangement somebody lives in, as far as the law asks.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    /// A home that must be registered and is not.
    Unregistered,
    /// A setting that is not regulated, by what somebody wrote.
    NotRegulated,
    /// Supported accommodation, by what somebody wrote.
    Supported,
    /// Supported accommodation by its type, and no number of a registration stands with it.
    SupportedByType,
    /// A type that no regulations for children cover, and that ended when supported accommodation had to be registered.
    Semi,
    /// Residential employment: for nobody under 16, and nobody registers it.
    Work,
    /// One of the other placements, which says nothing of what it is.
    Other,
    /// A children's home by its type: registered, until somebody has looked and found that it is not.
    Home,
}

/// Every arrangement by law, by first day. What somebody wrote of days stands before what their type says of them.
pub fn all(child: &Timeline, day: Day) -> Vec<Days> {
    let sixteen = child.born().map(|born| born.birthday(16, calendar::LeapBirthday::FirstOfMarch));
    let checks: Vec<(Day, bool)> = child
        .strand::<RegistrationCheck>()
        .map(|said| (said.day, said.registered))
        .filter(|(on, _)| *on <= day)
        .collect();
    let mut all = Vec::new();
    let mut told: Vec<(Day, Option<Day>)> = Vec::new();
    for said in child.strand::<PlacementConditions>().filter(|said| said.since <= day) {
        let sort = if said.has(PlacementCondition::Unregistered) {
            Sort::Unregistered
        } else if said.has(PlacementCondition::SupportedAccommodation) {
            Sort::Supported
        } else if said.has(PlacementCondition::NotRegulated) {
            Sort::NotRegulated
        } else {
            continue;
        };
        told.push((said.since, said.until));
        all.extend(judged(sort, (said.since, said.until), sixteen, &checks));
    }
    for (sort, since, until) in stays(child, day) {
        for free in without((since, until), &told) {
            // How old the child was on being placed, and what was checked, is asked of the stay and not of a piece of it.
            let pieces = judged(sort, (since, until), sixteen, &checks).into_iter();
            all.extend(pieces.filter_map(|(because, from, to)| {
                let (from, to) = (from.max(free.0), earlier(to, free.1));
                to.is_none_or(|to| to > from).then_some((because, from, to))
            }));
        }
    }
    all.retain(|(_, since, _)| *since <= day);
    all.sort_by_key(|(because, since, _)| (*since, *because));
    all
}

/// Whether what was checked on a day speaks of some days: some months before the child came to live there, and while they do.
fn speaks_of(on: Day, (since, until): (Day, Option<Day>)) -> bool {
    on >= since.plus_months(CHECKED_BEFORE) && until.is_none_or(|until| on <= until)
}

/// What of an arrangement stands in the register.
fn judged(
    sort: Sort,
    (since, until): (Day, Option<Day>),
    sixteen: Option<Day>,
    checks: &[(Day, bool)],
) -> Vec<Days> {
    if sort == Sort::Unregistered {
        return vec![(Because::NotRegistered, since, until)];
    }
    if sort == Sort::Home {
        return found_unregistered((since, until), checks);
    }
    let mut all = Vec::new();
    let young = sixteen.filter(|sixteen| since < *sixteen);
    let forbidden = match sort {
        Sort::NotRegulated | Sort::Supported | Sort::SupportedByType => true,
        Sort::Semi | Sort::Work => since >= BANNED,
        Sort::Unregistered | Sort::Other | Sort::Home => false,
    };
    let grown = match young.filter(|_| forbidden) {
        Some(sixteen) => {
            all.push((Because::Under16, since, earlier(until, Some(sixteen))));
            sixteen
        }
        None => since,
    };
    let (because, from) = match sort {
        Sort::Supported | Sort::SupportedByType => (Because::NotChecked, grown),
        Sort::Semi => (Because::NotChecked, grown.max(REGISTERED)),
        Sort::Other => (Because::OtherNotChecked, grown),
        Sort::Unregistered | Sort::NotRegulated | Sort::Work | Sort::Home => return all,
    };
    // Nobody has looked; from each look on it is what was found.
    let mut now = Some((because, from));
    let mut close = |now: Option<(Because, Day)>, to: Option<Day>| {
        if let Some((because, from)) = now.filter(|(_, from)| to.is_none_or(|to| to > *from)) {
            all.push((because, from, to));
        }
    };
    for (on, registered) in checks.iter().filter(|(on, _)| speaks_of(*on, (since, until))) {
        let on = (*on).max(from);
        match (registered, now) {
            (false, Some((Because::NotRegistered, _))) => {}
            (true, _) => {
                close(now, Some(on));
                now = None;
            }
            (false, _) => {
                close(now, Some(on));
                now = Some((Because::NotRegistered, on));
            }
        }
    }
    close(now, until);
    all
}

/// The days in a home of which somebody found that it is not registered: from the day the child came to live there, where
/// nobody had seen before that it was. What was found before the child came was found of where the child lived then.
fn found_unregistered((since, until): (Day, Option<Day>), checks: &[(Day, bool)]) -> Vec<Days> {
    let (mut all, mut now, mut was) = (Vec::new(), None, false);
    let asked =
        |(on, registered): &&(Day, bool)| speaks_of(*on, (since, until)) && (*registered || *on >= since);
    for (on, registered) in checks.iter().filter(asked) {
        match (registered, now) {
            (false, None) => now = Some(if was { (*on).max(since) } else { since }),
            (true, Some(from)) => {
                all.push((Because::NotRegistered, from, Some((*on).max(from))));
                now = None;
            }
            _ => {}
        }
        was |= *registered;
    }
    if let Some(from) = now {
        all.push((Because::NotRegistered, from, until));
    }
    all.retain(|(_, from, to)| to.is_none_or(|to| to > *from));
    all
}

/// The days for which senior managers answer each week: in a home that is not registered, from the day the child came to live
/// there, though it was found out later; under 16 where nothing is regulated.
pub fn overseen(all: &[Days]) -> Vec<(Day, Option<Day>)> {
    let mut runs: Vec<(Day, Option<Day>)> = Vec::new();
    // Days without a gap before what is looked at, in which nobody had checked.
    let mut before: Option<(Day, Day)> = None;
    for (because, since, until) in all {
        if because.is_to_check() {
            let from = before.filter(|(_, to)| *to == *since).map_or(*since, |(from, _)| from);
            before = until.map(|until| (from, until));
            continue;
        }
        let from = match before.take() {
            Some((from, to)) if *because == Because::NotRegistered && to == *since => from,
            _ => *since,
        };
        match runs.last_mut() {
            Some((_, end)) if end.is_none_or(|end| end >= from) => {
                *end = end.zip(*until).map(|(one, other)| one.max(other));
            }
            _ => runs.push((from, *until)),
        }
    }
    runs
}

/// Stays in a type of placement that the law asks about, with the carers there: rows that only change the legal status are one.
fn stays(child: &Timeline, day: Day) -> Vec<(Sort, Day, Option<Day>)> {
    let rows =
        child.episodes.iter().filter(|row| row.account == 0 && !row.is_short_break() && row.start <= day);
    let mut stays: Vec<(&Episode, Sort, Day, Option<Day>)> = Vec::new();
    for row in rows {
        let Some(sort) =
            row.place.and_then(|place| sort_of(place, row.urn.as_deref().is_some_and(is_number)))
        else {
            continue;
        };
        match stays.last_mut() {
            Some((last, known, _, end))
                if *end == Some(row.start) && *known == sort && last.same_place(row) =>
            {
                (*last, *end) = (row, row.end);
            }
            _ => stays.push((row, sort, row.start, row.end)),
        }
    }
    stays.into_iter().map(|(_, sort, since, until)| (sort, since, until)).collect()
}

/// What the law asks about a type of placement. Registered supported accommodation says by its type that it is registered: with
/// the number of the registration that can be looked up, without it nobody can tell.
fn sort_of(place: PlacementType, numbered: bool) -> Option<Sort> {
    use PlacementType::{H5, K2, K3, P2, P3, Z1, Z11, Z12, Z13, Z14};
    match place {
        K2 => Some(Sort::Home),
        K3 if !numbered => Some(Sort::SupportedByType),
        H5 | P2 => Some(Sort::Semi),
        P3 => Some(Sort::Work),
        Z1 | Z11 | Z12 | Z13 | Z14 => Some(Sort::Other),
        _ => None,
    }
}

/// Whether a reference is a number that can be looked up: a return writes crosses where there is none.
fn is_number(urn: &str) -> bool {
    urn.bytes().any(|byte| byte.is_ascii_digit())
}

fn earlier(one: Option<Day>, other: Option<Day>) -> Option<Day> {
    [one, other].into_iter().flatten().min()
}

/// Some days without those of which somebody wrote.
fn without((since, until): (Day, Option<Day>), told: &[(Day, Option<Day>)]) -> Vec<(Day, Option<Day>)> {
    let mut free = vec![(since, until)];
    for (from, to) in told {
        free = free
            .into_iter()
            .flat_map(|(since, until)| {
                let before = (since, earlier(until, Some(*from)));
                let after = to.map(|to| (since.max(to), until));
                [Some(before), after].into_iter().flatten()
            })
            .filter(|(since, until)| until.is_none_or(|until| until > *since))
            .collect();
    }
    free
}
