//! Care leavers as a personal adviser sees them, their birthdays for the return, and the plan that fits one page.

use calendar::Day;
use oversight::leaving_care::leaver::{self, Leaver};
use oversight::leaving_care::{birthdays, one_page, own_words, papers, status};
use records::leaving_care::TenancyReadiness;

use super::Asked;
use crate::{Fault, heading};

type Said = fn(&Leaver<'_>, Day) -> String;

const COLUMNS: &[(&str, Said)] = &[
    ("status", |leaver, _| leaver.standing.status.code().to_owned()),
    ("worked out", |leaver, _| leaver.worked.status.code().to_owned()),
    ("since", |leaver, _| leaver.standing.from.to_string()),
    ("because", |leaver, _| leaver.standing.why.words()),
    ("days", |leaver, day| status::days_since_14(leaver.child, day).to_string()),
    ("next", |leaver, _| {
        leaver.next.map_or_else(String::new, |next| format!("{} {}", next.from, next.status.code()))
    }),
    ("adviser", |leaver, _| match (leaver.adviser, leaver.lacks_adviser) {
        (Some((who, _)), _) => who.to_owned(),
        (None, Some(since)) => format!("none, owed since {since}"),
        (None, None) => String::new(),
    }),
    ("in touch", |leaver, _| {
        leaver.in_touch.last.map_or_else(String::new, |(day, how)| format!("{day} {how}"))
    }),
    ("tried since", |leaver, _| leaver.in_touch.tried_since.to_string()),
    ("due", |leaver, _| {
        let late = |late: bool| if late { " overdue" } else { "" };
        leaver.in_touch.due.map_or_else(String::new, |(day, is_late)| format!("{day}{}", late(is_late)))
    }),
    ("home", |leaver, _| leaver.home.as_ref().map_or_else(String::new, |home| home.sort.clone())),
    ("suitable", |leaver, _| {
        let judged = leaver.home.as_ref().and_then(|home| home.judged.as_ref());
        judged
            .map_or_else(String::new, |judged| format!("{}: {}", judged.suitability.words(), judged.because))
    }),
    ("does", |leaver, _| {
        leaver.activity.as_ref().map_or_else(String::new, |now| now.what.label().to_owned())
    }),
    ("changed", |leaver, _| {
        let prompts = leaver.prompts.iter().map(|prompt| format!("{} {}", prompt.day, prompt.what));
        prompts.collect::<Vec<_>>().join("; ")
    }),
    ("marks", |leaver, _| leaver.marks.iter().map(|mark| mark.words()).collect::<Vec<_>>().join("; ")),
    ("from 21", |leaver, _| leaver.from_21.map_or_else(String::new, |said| said.words())),
    ("papers to do", |leaver, _| leaver.papers_to_do.to_string()),
    ("right to stay", |leaver, day| {
        papers::stay(leaver.child, day).map_or_else(String::new, |stay| stay.to_do.join(" "))
    }),
    ("resettlement", |leaver, day| {
        let told = leaver::resettlement(leaver.child, day).and_then(|(_, missing)| missing);
        told.unwrap_or_default()
    }),
];

/// `the care leavers on 2018-10-31`: a row of each who has a status; a child named with none has none.
pub(super) fn hold(asked: &Asked<'_>) -> Result<Vec<Fault>, Fault> {
    let day = heading::day(asked.words.line, asked.words.rest)?;
    asked.first_column("child")?;
    let columns = asked.columns(COLUMNS)?;
    let cohort = asked.world.as_known(asked.known);
    super::rows::hold(asked, |name| {
        let Some(child) = cohort.child(name) else { return Vec::new() };
        let duties = clocks::due(child, &cohort.standpoint(day));
        let leaver = leaver::of(child, &duties, day);
        leaver.iter().map(|leaver| columns.iter().map(|(_, _, said)| said(leaver, day)).collect()).collect()
    })
}

type OfABirthday = fn(&birthdays::Birthday) -> String;

const OF_A_BIRTHDAY: &[(&str, OfABirthday)] = &[
    ("age", |each| each.age.to_string()),
    ("year", |each| each.year.to_string()),
    ("in touch", |each| each.in_touch.map_or("", |said| said.code()).to_owned()),
    ("activity", |each| each.activity.code().to_owned()),
    ("accommodation", |each| each.accommodation.code().to_owned()),
    ("differs", |each| if each.differs() { "yes" } else { "" }.to_owned()),
];

/// `the birthdays by 2018-10-31`: those from 17 to 21 that have come.
pub(super) fn of_birthdays(asked: &Asked<'_>) -> Result<Vec<Fault>, Fault> {
    let day = heading::day(asked.words.line, asked.words.rest)?;
    asked.first_column("child")?;
    let columns = asked.columns(OF_A_BIRTHDAY)?;
    let cohort = asked.world.as_known(asked.known);
    super::rows::hold(asked, |name| {
        let Some(child) = cohort.child(name) else { return Vec::new() };
        let told = birthdays::birthdays(child, day);
        told.iter().map(|each| columns.iter().map(|(_, _, said)| said(each)).collect()).collect()
    })
}

type OfAPage = fn(&one_page::OnePage) -> String;

const OF_A_PAGE: &[(&str, OfAPage)] = &[
    ("words", |page| page.words.clone()),
    ("steps", |page| {
        let step = |step: &one_page::Step| {
            let by = step.by.map_or_else(String::new, |by| format!(" by {by}"));
            format!("{}: {}, {}{by}", step.goal, step.step, step.who)
        };
        page.steps.iter().map(step).collect::<Vec<_>>().join("; ")
    }),
    ("call", |page| page.calls.iter().map(|call| call.who.clone()).collect::<Vec<_>>().join("; ")),
    ("long record", |page| page.elsewhere.join("; ")),
    ("one page", |page| if page.lines() <= one_page::LINES { "yes" } else { "no" }.to_owned()),
];

/// `the plan on a page on 2018-10-31`.
pub(super) fn on_a_page(asked: &Asked<'_>) -> Result<Vec<Fault>, Fault> {
    let day = heading::day(asked.words.line, asked.words.rest)?;
    asked.first_column("child")?;
    let columns = asked.columns(OF_A_PAGE)?;
    let cohort = asked.world.as_known(asked.known);
    super::rows::hold(asked, |name| {
        let Some(child) = cohort.child(name) else { return Vec::new() };
        let calls = one_page::calls_of(child, day, |who| (who.to_owned(), None));
        let page = one_page::of(child, day, &calls);
        vec![columns.iter().map(|(_, _, said)| said(&page)).collect()]
    })
}

/// `what they wrote on 2018-10-31`: each message of a young person, newest first.
pub(super) fn wrote(asked: &Asked<'_>) -> Result<Vec<Fault>, Fault> {
    let day = heading::day(asked.words.line, asked.words.rest)?;
    asked.first_column("child")?;
    let columns = asked.columns(super::messages::COLUMNS)?;
    let cohort = asked.world.as_known(asked.known);
    super::rows::hold(asked, |name| {
        let Some(child) = cohort.child(name) else { return Vec::new() };
        let all = own_words::of(child, &cohort.authority, day);
        super::messages::rows(&all, &columns, day)
    })
}

/// `ready for a home of their own on 2018-10-31`: as it was looked at last.
pub(super) fn ready(asked: &Asked<'_>) -> Result<Vec<Fault>, Fault> {
    let day = heading::day(asked.words.line, asked.words.rest)?;
    asked.first_column("child")?;
    let columns =
        asked.columns(&[("looked at", 0), ("ready", 1), ("can", 2), ("learns", 3), ("helps", 4)])?;
    let cohort = asked.world.as_known(asked.known);
    super::rows::hold(asked, |name| {
        let last = cohort
            .child(name)
            .and_then(|child| child.strand::<TenancyReadiness>().rfind(|said| said.day <= day));
        let Some(said) = last else { return Vec::new() };
        let together = if said.together { "together" } else { "without them" };
        let cells = [
            format!("{} {together}", said.day),
            said.ready.label().to_owned(),
            said.can.len().to_string(),
            said.learns.iter().map(|skill| skill.label()).collect::<Vec<_>>().join("; "),
            said.helps.clone().unwrap_or_default(),
        ];
        vec![columns.iter().map(|(_, _, at)| cells[*at].clone()).collect()]
    })
}
