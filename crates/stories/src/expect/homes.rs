//! Who could look after a child, and who asks to foster.

use clocks::{Duty, FAMILIES};
use matching::joint::propose;
use matching::{Judged, NoDirectory, Says, World, rank};
use oversight::fostering::dataset::{dataset, year_of};
use oversight::fostering::{leavers, messages, pipeline};
use oversight::placements::sufficiency::{AGES, InCare, age_in_words, by_age};
use oversight::placements::{Lives, stability, unregistered};
use records::fostering::FosteringAllowance;
use timeline::{Household, Standpoint, Stranded, Timeline};

use super::Asked;
use crate::{Fault, heading};

/// `the homes on 2018-10-31`: of each child who asks, every household in order; `how`: `fits` or `stopped`; `against`: the first
/// thing that speaks against it or stops it.
pub(super) fn ranked(asked: &Asked<'_>) -> Result<Vec<Fault>, Fault> {
    let day = heading::day(asked.words.line, asked.words.rest)?;
    asked.first_column("child")?;
    let columns = asked.columns(&[("home", 0), ("how", 1), ("points", 2), ("against", 3)])?;
    let cohort = asked.world.as_known(asked.known);
    let world = World::of(&cohort, day, &NoDirectory);
    super::rows::hold(asked, |name| {
        let Some(child) = world.asks(name) else { return Vec::new() };
        let row = |judged: &Judged| {
            let reason = judged.of(Says::Stop).chain(judged.of(Says::Against)).next();
            let cells = [
                world.places[judged.place].id.id().to_string(),
                if judged.is_stopped() { "stopped" } else { "fits" }.to_owned(),
                judged.points.to_string(),
                reason.map_or_else(String::new, |reason| reason.words.clone()),
            ];
            columns.iter().map(|(_, _, at)| cells[*at].clone()).collect()
        };
        rank(&world, child).iter().map(row).collect()
    })
}

/// `the proposal on 2018-10-31`: of each child who asks, the home proposed with all others in mind, and the one that the obvious
/// way gives.
pub(super) fn proposed(asked: &Asked<'_>) -> Result<Vec<Fault>, Fault> {
    let day = heading::day(asked.words.line, asked.words.rest)?;
    asked.first_column("child")?;
    let columns = asked.columns(&[("home", 0), ("obvious", 1)])?;
    let cohort = asked.world.as_known(asked.known);
    let world = World::of(&cohort, day, &NoDirectory);
    let joint = propose(&world);
    let home = |place: Option<usize>| {
        place.map_or_else(String::new, |place| world.places[place].id.id().to_string())
    };
    super::rows::hold(asked, |name| {
        let child = world.asks(name);
        let unit =
            joint.units.iter().position(|unit| child.is_some_and(|child| unit.children.contains(&child)));
        let Some(unit) = unit else { return Vec::new() };
        let cells = [home(joint.joint.places[unit]), home(joint.obvious.places[unit])];
        vec![columns.iter().map(|(_, _, at)| cells[*at].clone()).collect()]
    })
}

/// `who asks to foster on 2018-10-31`: of each household its stage, the days in it, and what is due.
pub(super) fn asking(asked: &Asked<'_>) -> Result<Vec<Fault>, Fault> {
    let day = heading::day(asked.words.line, asked.words.rest)?;
    asked.first_column("household")?;
    let columns = asked.columns(&[("stage", 0), ("days", 1), ("due", 2)])?;
    let cohort = asked.world.as_known(asked.known);
    let at = Standpoint { day, known: asked.known, authority: &cohort.authority };
    let households: Vec<&Household> = cohort.households.iter().map(|household| &**household).collect();
    let all = pipeline(households, &at);
    super::rows::hold(asked, |name| {
        let of = all.iter().filter(|each| *each.household == *name);
        of.map(|each| {
            let due = each.due.as_ref().map_or_else(String::new, |duty| duty.due.to_string());
            let cells = [each.stage.words().to_owned(), each.days.to_string(), due];
            columns.iter().map(|(_, _, at)| cells[*at].clone()).collect()
        })
        .collect()
    })
}

/// `who left fostering by 2018-10-31`: in the year up to the day; of each household why, and whether somebody asked.
pub(super) fn left(asked: &Asked<'_>) -> Result<Vec<Fault>, Fault> {
    let day = heading::day(asked.words.line, asked.words.rest)?;
    asked.first_column("household")?;
    let columns = asked.columns(&[("on", 0), ("because", 1), ("asked", 2)])?;
    let cohort = asked.world.as_known(asked.known);
    let households: Vec<&Household> = cohort.households.iter().map(|household| &**household).collect();
    let all = leavers(households, day.plus_months(-12).plus_days(1), day);
    super::rows::hold(asked, |name| {
        let of = all.iter().filter(|each| *each.household == *name);
        of.map(|each| {
            let because = each.reason.map_or_else(|| "not recorded".to_owned(), |why| why.label().to_owned());
            let asked = each.asked.map_or_else(String::new, |asked| asked.to_string());
            let cells = [each.until.to_string(), because, asked];
            columns.iter().map(|(_, _, at)| cells[*at].clone()).collect()
        })
        .collect()
    })
}

/// `what speaks for a move on 2018-10-31`: of each child, every sign that shows, since when, and why.
pub(super) fn signs(asked: &Asked<'_>) -> Result<Vec<Fault>, Fault> {
    let day = heading::day(asked.words.line, asked.words.rest)?;
    asked.first_column("child")?;
    let columns = asked.columns(&[("sign", 0), ("since", 1), ("why", 2)])?;
    let cohort = asked.world.as_known(asked.known);
    let at = Standpoint { day, known: asked.known, authority: &cohort.authority };
    super::rows::hold(asked, |name| {
        let Some(child) = cohort.child(name) else { return Vec::new() };
        let duties: Vec<Duty> = FAMILIES.iter().flat_map(|family| family.of_child(child, &at)).collect();
        let shown = stability::of(child, &duties, day);
        shown
            .into_iter()
            .map(|seen| {
                let cells = [seen.sign.title.to_owned(), seen.since.to_string(), seen.why];
                columns.iter().map(|(_, _, at)| cells[*at].clone()).collect()
            })
            .collect()
    })
}

/// `arrangements that are not registered on 2018-10-31`: of each child those that last, since when, for how many days, what is
/// missing, and by when a senior manager looks next.
pub(super) fn arrangements(asked: &Asked<'_>) -> Result<Vec<Fault>, Fault> {
    let day = heading::day(asked.words.line, asked.words.rest)?;
    asked.first_column("child")?;
    let columns =
        asked.columns(&[("why", 0), ("since", 1), ("days", 2), ("missing", 3), ("next look", 4)])?;
    let cohort = asked.world.as_known(asked.known);
    super::rows::hold(asked, |name| {
        let Some(child) = cohort.child(name) else { return Vec::new() };
        let lasting = unregistered::of(child, day).into_iter().filter(|each| each.lasts_on(day));
        lasting
            .map(|each| {
                let cells = [
                    each.because.words().to_owned(),
                    each.since.to_string(),
                    each.days(day).to_string(),
                    each.missing(day).join("; "),
                    each.next_look.to_string(),
                ];
                columns.iter().map(|(_, _, at)| cells[*at].clone()).collect()
            })
            .collect()
    })
}

/// `what households are owed on 2018-10-31`: of each household every allowance that holds on the day.
pub(super) fn owed(asked: &Asked<'_>) -> Result<Vec<Fault>, Fault> {
    let day = heading::day(asked.words.line, asked.words.rest)?;
    asked.first_column("household")?;
    let columns = asked.columns(&[("for", 0), ("band", 1), ("fee", 2), ("a week", 3), ("until", 4)])?;
    let cohort = asked.world.as_known(asked.known);
    super::rows::hold(asked, |name| {
        let of = cohort.households.iter().find(|household| *household.id == *name);
        let all = of.into_iter().flat_map(|household| household.strand::<FosteringAllowance>());
        all.filter(|said| said.holds_on(day))
            .map(|said| {
                let cells = [
                    said.child.clone().unwrap_or_default(),
                    said.band.map_or_else(String::new, |band| band.label().to_owned()),
                    said.fee_level.map_or_else(String::new, |level| level.to_string()),
                    said.a_week.map_or_else(String::new, |much| much.to_string()),
                    said.until.map_or_else(String::new, |until| until.to_string()),
                ];
                columns.iter().map(|(_, _, at)| cells[*at].clone()).collect()
            })
            .collect()
    })
}

/// `what carers wrote on 2018-10-31`: each message of the carers of a household, newest first.
pub(super) fn wrote(asked: &Asked<'_>) -> Result<Vec<Fault>, Fault> {
    let day = heading::day(asked.words.line, asked.words.rest)?;
    asked.first_column("household")?;
    let columns = asked.columns(super::messages::COLUMNS)?;
    let cohort = asked.world.as_known(asked.known);
    super::rows::hold(asked, |name| {
        let of = cohort.households.iter().find(|household| *household.id == *name);
        let all = of.map(|household| messages(household, &cohort.authority, day)).unwrap_or_default();
        super::messages::rows(&all, &columns, day)
    })
}

/// `the fostering year on 2018-10-31`: lines of what the regulator asks, of the year to 31 March in which the day lies, up to the
/// day.
pub(super) fn year(asked: &Asked<'_>) -> Result<Vec<Fault>, Fault> {
    let day = heading::day(asked.words.line, asked.words.rest)?;
    asked.first_column("line")?;
    let columns = asked.columns(&[("count", 0), ("households", 1)])?;
    let cohort = asked.world.as_known(asked.known);
    let world = World::of(&cohort, day, &NoDirectory);
    let all = dataset(&cohort, &world, year_of(day), day);
    super::rows::hold(asked, |name| {
        let of = all.iter().filter(|line| line.id == name);
        of.map(|line| {
            let cells = [
                line.count.map_or_else(|| "not known here".to_owned(), |count| count.to_string()),
                line.households.iter().map(|household| household.to_string()).collect::<Vec<_>>().join("; "),
            ];
            columns.iter().map(|(_, _, at)| cells[*at].clone()).collect()
        })
        .collect()
    })
}

/// `need against homes on 2018-10-31`: by age.
pub(super) fn need(asked: &Asked<'_>) -> Result<Vec<Fault>, Fault> {
    let day = heading::day(asked.words.line, asked.words.rest)?;
    asked.first_column("age")?;
    let columns =
        asked.columns(&[("in care", 0), ("wait", 1), ("free", 2), ("short", 3), ("far not known", 4)])?;
    let cohort = asked.world.as_known(asked.known);
    let world = World::of(&cohort, day, &NoDirectory);
    let at = Standpoint { day, known: asked.known, authority: &cohort.authority };
    let lives: Vec<(&Timeline, Lives)> = cohort
        .children
        .iter()
        .filter_map(|child| Some((&**child, Lives::of(child, &clocks::due(child, &at), day)?)))
        .collect();
    let children: Vec<InCare<'_>> = lives
        .iter()
        .map(|(child, lives)| InCare {
            id: child.child.clone(),
            age: child.born().map(|born| born.age_on(day)),
            lives,
            sort: "foster",
            miles: None,
            outside: false,
        })
        .collect();
    let all = by_age(&children, &world, |_| true);
    super::rows::hold(asked, |name| {
        let of = all
            .iter()
            .filter(|of| of.age.and_then(|at| AGES.get(at)).is_some_and(|age| age_in_words(*age) == name));
        of.map(|of| {
            let cells = [of.in_care.all, of.wait_foster, of.foster_free, of.short(), of.in_care.not_known];
            columns.iter().map(|(_, _, at)| cells[*at].to_string()).collect()
        })
        .collect()
    })
}
