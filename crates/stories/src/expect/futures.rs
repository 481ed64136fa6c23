//! Where children are on the way to where they will grow up: permanence, the court, adoption.

use calendar::Day;
use oversight::adoption::{after, forecast, scorecard, stage};
use oversight::court::{discharge, pre, proceedings, section_20, unborn};
use oversight::permanence::{Track, cohort, family, long_term, panel};
use timeline::{Cohort, Timeline};

use super::Asked;
use crate::{Fault, heading};

type Row = Vec<String>;

/// One row for each of these cells, by the columns that a story asks for.
fn rows(columns: &[(usize, &'static str, usize)], cells: impl IntoIterator<Item = Row>) -> Vec<Row> {
    cells.into_iter().map(|cells| columns.iter().map(|(_, _, at)| cells[*at].clone()).collect()).collect()
}

fn hold(
    asked: &Asked<'_>,
    columns: &[(&'static str, usize)],
    of: impl Fn(&Timeline, &Cohort, Day) -> Vec<Row>,
) -> Result<Vec<Fault>, Fault> {
    let day = heading::day(asked.words.line, asked.words.rest)?;
    asked.first_column("child")?;
    let columns = asked.columns(columns)?;
    let cohort = asked.world.as_known(asked.known);
    super::rows::hold(asked, |name| match cohort.child(name) {
        Some(child) => rows(&columns, of(child, &cohort, day)),
        None => Vec::new(),
    })
}

fn text<T: ToString>(value: Option<T>) -> String {
    value.map_or_else(String::new, |value| value.to_string())
}

/// `permanence on 2018-10-31`: the state, the plans, and what is waited for.
pub(super) fn permanence(asked: &Asked<'_>) -> Result<Vec<Fault>, Fault> {
    let columns =
        [("state", 0), ("route", 1), ("parallel", 2), ("next", 3), ("by", 4), ("behind", 5), ("match", 6)];
    hold(asked, &columns, |child, cohort, day| {
        let Some(track) = Track::of(child, day) else { return Vec::new() };
        let duties = clocks::due(child, &cohort.standpoint(day));
        let next = track.next();
        let parallel = track.plan.as_ref().and_then(|plan| plan.parallel);
        let matched = long_term::of(child, &track, &duties, day);
        vec![vec![
            track.state.words().to_owned(),
            text(track.route().map(|route| route.label())),
            text(parallel.map(|route| route.label())),
            text(next.map(|step| step.title)),
            text(next.map(|step| step.planned.unwrap_or(step.due))),
            track.behind().to_string(),
            text(matched.map(|found| found.stands.words())),
        ]]
    })
}

/// `steps on 2018-10-31`: each with its day, the days it added, and why.
pub(super) fn steps(asked: &Asked<'_>) -> Result<Vec<Fault>, Fault> {
    let columns = [("step", 0), ("expected", 1), ("done", 2), ("late", 3), ("of its own", 4), ("cause", 5)];
    hold(asked, &columns, |child, _, day| {
        let Some(track) = Track::of(child, day) else { return Vec::new() };
        let cells = track.steps.iter().map(|step| {
            vec![
                step.title.to_owned(),
                step.due.to_string(),
                if step.passed { "left out".to_owned() } else { text(step.done) },
                step.late.to_string(),
                step.own.to_string(),
                step.cause_words().unwrap_or_default().to_owned(),
            ]
        });
        cells.collect()
    })
}

/// `relatives on 2018-10-31`: considered or not.
pub(super) fn relatives(asked: &Asked<'_>) -> Result<Vec<Fault>, Fault> {
    hold(asked, &[("who", 0), ("considered", 1), ("might they", 2)], |child, _, day| {
        let cells = family::family(child, day).into_iter().map(|one| {
            let (on, viable) = match &one.considered {
                Some((on, viable, _)) => (on.to_string(), viable.label().to_owned()),
                None => (String::new(), String::new()),
            };
            vec![one.name, on, viable]
        });
        cells.collect()
    })
}

/// `cohorts on 2018-10-31`: a child’s place in each.
pub(super) fn cohorts(asked: &Asked<'_>) -> Result<Vec<Fault>, Fault> {
    let columns = [
        ("cohort", 0),
        ("counted", 1),
        ("outcome", 2),
        ("milestone", 3),
        ("drift", 4),
        ("open questions", 5),
    ];
    hold(asked, &columns, |child, all, day| {
        let track = Track::of(child, day);
        let cohorts = cohort::cohorts(&all.authority, day);
        let places = cohorts.iter().filter_map(|each| {
            let member = cohort::member(child, track.as_ref(), each, day)?;
            let outcome = match (&member.outcome, member.is_unexplained) {
                (Some((outcome, _)), _) => outcome.label(),
                (None, true) => "nobody said",
                (None, false) => "open",
            };
            let open = member.answers.iter().filter(|(_, answer)| answer.is_none()).count();
            Some(vec![
                each.name.clone(),
                if member.is_counted { "yes" } else { "joined later" }.to_owned(),
                outcome.to_owned(),
                member.milestone.map_or_else(String::new, |(on, what)| format!("{on} {what}")),
                member.drift.to_string(),
                open.to_string(),
            ])
        });
        places.collect()
    })
}

/// `pre-proceedings on 2018-10-31`
pub(super) fn pre_proceedings(asked: &Asked<'_>) -> Result<Vec<Fault>, Fault> {
    hold(
        asked,
        &[("stage", 0), ("days", 1), ("next", 2), ("by", 3), ("not considered", 4)],
        |child, cohort, day| {
            let duties = clocks::due(child, &cohort.standpoint(day));
            let Some(before) = pre::of(child, &duties, day) else { return Vec::new() };
            vec![vec![
                before.stage.words().to_owned(),
                before.days().to_string(),
                text(before.next.map(|(what, _)| what)),
                text(before.next.map(|(_, by)| by)),
                before.not_considered().to_string(),
            ]]
        },
    )
}

/// `proceedings on 2018-10-31`
pub(super) fn proceedings_on(asked: &Asked<'_>) -> Result<Vec<Fault>, Fault> {
    hold(asked, &[("weeks", 0), ("time", 1), ("next hearing", 2), ("late filings", 3)], |child, _, day| {
        let cells = proceedings::of(child, day).into_iter().map(|one| {
            let late = one.filings.iter().filter(|filing| filing.late(day) > 0).count();
            let next = one.next().map(|hearing| format!("{} {}", hearing.day, hearing.what));
            vec![one.weeks(day).to_string(), one.time.words(), next.unwrap_or_default(), late.to_string()]
        });
        cells.collect()
    })
}

/// `agreements on 2018-10-31`: children under section 20.
pub(super) fn agreements(asked: &Asked<'_>) -> Result<Vec<Fault>, Fault> {
    hold(asked, &[("days", 0), ("consent", 1), ("wrong", 2)], |child, _, day| {
        let track = Track::of(child, day);
        let Some(agreed) = section_20::of(child, track.as_ref(), day) else { return Vec::new() };
        let faults: Vec<&str> = agreed.faults.iter().map(|fault| fault.words()).collect();
        vec![vec![agreed.days.to_string(), text(agreed.consent.map(|(on, ..)| on)), faults.join("; ")]]
    })
}

/// `the way home on 2018-10-31`
pub(super) fn home(asked: &Asked<'_>) -> Result<Vec<Fault>, Fault> {
    hold(asked, &[("stage", 0), ("days", 1), ("hearing", 2), ("behind", 3), ("cause", 4)], |child, _, day| {
        let Some(track) = Track::of(child, day) else { return Vec::new() };
        let Some(going) = discharge::of(child, &track, day) else { return Vec::new() };
        vec![vec![
            going.stage.words().to_owned(),
            going.days.to_string(),
            text(going.hearing),
            going.behind.to_string(),
            text(going.cause.map(|cause| cause.label())),
        ]]
    })
}

/// `returns to care by 2018-10-31`
pub(super) fn returns(asked: &Asked<'_>) -> Result<Vec<Fault>, Fault> {
    hold(asked, &[("left", 0), ("back", 1), ("days", 2), ("planned", 3)], |child, _, day| {
        let cells = discharge::came_back(child, day).into_iter().map(|one| {
            let planned = if one.planned { "planned" } else { "not planned" };
            vec![one.left.to_string(), one.back.to_string(), one.days.to_string(), planned.to_owned()]
        });
        cells.collect()
    })
}

/// `the unborn on 2018-10-31`: each step.
pub(super) fn unborn_on(asked: &Asked<'_>) -> Result<Vec<Fault>, Fault> {
    hold(asked, &[("step", 0), ("by", 1), ("done", 2), ("late", 3)], |child, _, day| {
        let Some(one) = unborn::of(child, day) else { return Vec::new() };
        let cells = one.steps.iter().map(|step| {
            vec![step.title.to_owned(), step.due.to_string(), text(step.done), step.late(day).to_string()]
        });
        cells.collect()
    })
}

/// `adoption on 2018-10-31`: the stage, and what the year is thought to bring.
pub(super) fn adoption(asked: &Asked<'_>) -> Result<Vec<Fault>, Fault> {
    let columns = [
        ("stage", 0),
        ("since", 1),
        ("next", 2),
        ("this year", 3),
        ("because", 4),
        ("early", 5),
        ("agency", 6),
    ];
    hold(asked, &columns, |child, cohort, day| {
        let duties = clocks::due(child, &cohort.standpoint(day));
        let Some(way) = stage::of(child, &duties, day) else { return Vec::new() };
        let pace = forecast::Pace::of([]);
        let thought = forecast::of(&way, pace, day);
        vec![vec![
            way.stage.words().to_owned(),
            way.since.to_string(),
            text(way.next.map(|(what, _)| what)),
            text(thought.as_ref().map(|thought| thought.chance.words())),
            text(thought.map(|thought| thought.because)),
            if way.early { "yes" } else { "no" }.to_owned(),
            text(way.agency.map(|(agency, since)| format!("{agency} since {since}"))),
        ]]
    })
}

/// `the scorecard of 2018-10-31`: of adoptions in the three years that end with the year of the day.
pub(super) fn scorecard_of(asked: &Asked<'_>) -> Result<Vec<Fault>, Fault> {
    hold(asked, &[("order", 0), ("provisional", 1), ("A1", 2), ("A2", 3), ("A10", 4)], |child, _, day| {
        let ending = calendar::Period::financial_year_of(day).to.year();
        let all = scorecard::adopted(child, scorecard::three_years(ending, day), day);
        let cells = all.into_iter().map(|one| {
            let part = |days: scorecard::Days| match days {
                scorecard::Days::Counted(days) => days.to_string(),
                scorecard::Days::LeftOut(why) => format!("left out: {why}"),
            };
            let mut row = vec![one.day.to_string(), if one.provisional { "yes" } else { "no" }.to_owned()];
            row.extend(one.measures.map(part));
            row
        });
        cells.collect()
    })
}

/// `after adoption on 2018-10-31`: the letter, the book, support.
pub(super) fn after_adoption(asked: &Asked<'_>) -> Result<Vec<Fault>, Fault> {
    hold(asked, &[("letter", 0), ("book", 1), ("review of support", 2)], |child, cohort, day| {
        let duties = clocks::due(child, &cohort.standpoint(day));
        let Some(after) = stage::of(child, &duties, day).and_then(|way| after::of(child, &way, &duties, day))
        else {
            return Vec::new();
        };
        let owed = |owed: &after::Owed| match (owed.done, owed.due) {
            (Some(done), _) => format!("done {done}"),
            (None, Some(due)) => format!("due {due}"),
            (None, None) => "due".to_owned(),
        };
        vec![vec![
            owed(&after.letter),
            owed(&after.book),
            after.review.as_ref().map_or_else(String::new, owed),
        ]]
    })
}

/// `matches proposed on 2018-10-31`: each that was proposed since care began, oldest first.
pub(super) fn proposals(asked: &Asked<'_>) -> Result<Vec<Fault>, Fault> {
    let columns = [
        ("with", 0),
        ("how far", 1),
        ("report by", 2),
        ("report", 3),
        ("late", 4),
        ("panel", 5),
        ("recommended", 6),
        ("waits for", 7),
        ("by", 8),
        ("decided", 9),
    ];
    hold(asked, &columns, |child, cohort, day| {
        let duties = clocks::due(child, &cohort.standpoint(day));
        let Some(way) = stage::of(child, &duties, day) else { return Vec::new() };
        let cells = way.proposals.iter().map(|each| {
            let next = each.next();
            vec![
                each.with.clone(),
                each.progress.words().to_owned(),
                text(each.give_by),
                text(each.given),
                if each.given_late(day) { "late" } else { "" }.to_owned(),
                text(each.panel),
                text(each.view.map(|view| view.label())),
                text(next.map(|(what, _)| what)),
                text(next.and_then(|(_, by)| by)),
                text(each.decided),
            ]
        });
        cells.collect()
    })
}

/// `the agendas on 2018-10-31`: of each child the panel that is set for the plan, and its papers.
pub(super) fn agendas(asked: &Asked<'_>) -> Result<Vec<Fault>, Fault> {
    let columns = [("panel", 0), ("papers by", 1), ("papers", 2), ("late", 3), ("put off", 4)];
    hold(asked, &columns, |child, _, day| {
        let Some(item) = Track::of(child, day).and_then(|track| panel::of(&track, day)) else {
            return Vec::new();
        };
        let late = if item.is_late(day) || item.came_late() { "late" } else { "" };
        vec![vec![
            item.panel.to_string(),
            item.papers_due.to_string(),
            text(item.papers),
            late.to_owned(),
            item.deferred.to_string(),
        ]]
    })
}
