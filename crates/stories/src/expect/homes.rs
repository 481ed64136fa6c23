//! Who could look after a child, and who asks to foster.

use clocks::{Duty, FAMILIES};
use matching::joint::propose;
use matching::{Judged, NoDirectory, Says, World, rank};
use oversight::fostering::{leavers, pipeline};
use oversight::placements::{stability, unregistered};
use timeline::{Household, Standpoint};

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
