//! The papers a young person needs to live on their own, and their right to stay.

use std::sync::Arc;

use calendar::Day;
use records::Definition;
use records::leaving_care::{ImmigrationStatus, LeaverDocument, Paper, PaperStands, StayStatus};
use timeline::{Said, Timeline};

/// How one paper stands on a day.
#[derive(Debug, Clone, Copy)]
pub struct PaperLine<'a> {
    /// Which.
    pub paper: Paper,
    /// How it stands.
    pub state: PaperState,
    /// The last word on it, and the record it stands in.
    pub said: Option<(&'a LeaverDocument, &'a Arc<str>)>,
}

/// How a paper stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaperState {
    /// There: the young person has it, or it is kept for them.
    There,
    /// Applied for on a day.
    Coming(Day),
    /// Runs out soon, on a day.
    RunsOut(Day),
    /// Ran out on a day.
    RanOut(Day),
    /// Missing, or nobody has asked.
    Missing,
    /// Not needed, or not to be had.
    Settled,
    /// Good to have; nobody has said anything of it.
    NotAsked,
}

impl PaperState {
    /// Whether something is still to be done.
    pub const fn is_to_do(self) -> bool {
        matches!(
            self,
            PaperState::Missing | PaperState::Coming(_) | PaperState::RunsOut(_) | PaperState::RanOut(_)
        )
    }

    /// In words.
    pub fn words(self) -> String {
        match self {
            PaperState::There => "There".to_owned(),
            PaperState::Coming(day) => format!("Applied for on {}", day.to_words()),
            PaperState::RunsOut(day) => format!("Runs out on {}", day.to_words()),
            PaperState::RanOut(day) => format!("Ran out on {}", day.to_words()),
            PaperState::Missing => "Missing".to_owned(),
            PaperState::Settled => "Not needed".to_owned(),
            PaperState::NotAsked => "Not asked yet".to_owned(),
        }
    }
}

/// Months before a paper runs out in which somebody must act.
pub const SOON: i32 = 6;

/// How each paper stands on a day, in the order in which they are listed.
pub fn papers(child: &Timeline, day: Day) -> Vec<PaperLine<'_>> {
    let lines = Paper::ALL.iter().map(|&paper| {
        let said = child
            .strand::<LeaverDocument>()
            .filter(|said| said.what == paper && said.day <= day)
            .max_by_key(|said| (said.day, said.learnt));
        let state = said.map_or_else(
            || if asked(child, paper, day) { PaperState::Missing } else { PaperState::NotAsked },
            |said| state(said.record, day),
        );
        PaperLine { paper, state, said: said.map(|said| (said.record, said.id)) }
    });
    lines.collect()
}

fn state(said: &LeaverDocument, day: Day) -> PaperState {
    match said.stands {
        PaperStands::Has | PaperStands::Kept => match said.expires {
            Some(expires) if expires < day => PaperState::RanOut(expires),
            Some(expires) if expires <= day.plus_months(SOON) => PaperState::RunsOut(expires),
            _ => PaperState::There,
        },
        PaperStands::Applied => PaperState::Coming(said.day),
        PaperStands::Missing => PaperState::Missing,
        PaperStands::NotNeeded | PaperStands::Refused => PaperState::Settled,
    }
}

/// Whether everybody needs it, or this young person does.
fn asked(child: &Timeline, paper: Paper, day: Day) -> bool {
    match paper {
        Paper::Passport
        | Paper::BirthCertificate
        | Paper::NationalInsurance
        | Paper::BankAccount
        | Paper::LifeStory
        | Paper::Savings
        | Paper::NhsNumber => true,
        // The record of the right to stay itself says more: see `stay`.
        Paper::RightToStay => {
            stay(child, day).is_none_or(|stay| stay.status != StayStatus::British) && came_alone(child)
        }
        Paper::DrivingLicence | Paper::Photo => false,
    }
}

/// Whether the young person came here as a child alone, as far as the record knows.
pub fn came_alone(child: &Timeline) -> bool {
    !child.unaccompanied.is_empty() || child.strand::<ImmigrationStatus>().next().is_some()
}

/// How many papers are still to be seen to.
pub fn to_do(child: &Timeline, day: Day) -> usize {
    papers(child, day).iter().filter(|line| line.state.is_to_do()).count()
}

/// The right to stay on a day, with what is to be done about it.
#[derive(Debug, Clone)]
pub struct Stay<'a> {
    /// Which.
    pub status: StayStatus,
    /// Until when.
    pub expires: Option<Day>,
    /// What is to be done, as sentences; none where nothing is.
    pub to_do: Vec<String>,
    /// What is recorded, and where.
    pub said: Said<'a, ImmigrationStatus>,
}

/// The right to stay on a day; `None` where nothing is recorded of it.
pub fn stay(child: &Timeline, day: Day) -> Option<Stay<'_>> {
    let said = child
        .strand::<ImmigrationStatus>()
        .filter(|said| said.since <= day)
        .max_by_key(|said| (said.since, said.learnt))?;
    let mut to_do = Vec::new();
    match said.expires {
        Some(expires) if expires < day && said.applied.is_none() => to_do.push(format!(
            "It ran out on {}, and no application to extend it is recorded: see a solicitor now.",
            expires.to_words()
        )),
        Some(expires) if expires <= day.plus_months(SOON) && said.applied.is_none() => {
            to_do.push(format!("It runs out on {}: apply before that day.", expires.to_words()))
        }
        _ => {}
    }
    let missing = said.record.check_plans();
    if !missing.is_empty() {
        to_do.push(format!("The plan is missing for {}.", missing.join(", and for ")));
    }
    Some(Stay { status: said.status, expires: said.expires, to_do, said })
}

/// What a triple plan must hold.
trait TriplePlan {
    fn check_plans(&self) -> Vec<&'static str>;
}

impl TriplePlan for ImmigrationStatus {
    fn check_plans(&self) -> Vec<&'static str> {
        let troubles = Definition::check(self);
        let missing = [
            ("while_waiting", "while it is decided"),
            ("if_stays", "if they may stay"),
            ("if_returns", "if they may not"),
        ];
        missing
            .into_iter()
            .filter(|(field, _)| troubles.iter().any(|trouble| trouble.field == *field))
            .map(|(_, words)| words)
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use timeline::history;

    use super::*;

    fn state_of(history: &str, paper: Paper) -> PaperState {
        let child = history::child("A1", &format!("2002-06-15 born\n{history}")).unwrap();
        let lines = papers(&child, "2020-01-01".parse().unwrap());
        lines.iter().find(|line| line.paper == paper).unwrap().state
    }

    #[test]
    fn the_newest_word_on_a_paper_holds() {
        let day = |text: &str| text.parse().unwrap();
        for (history, paper, expected) in [
            ("", Paper::Passport, PaperState::Missing),
            ("", Paper::DrivingLicence, PaperState::NotAsked),
            ("", Paper::RightToStay, PaperState::NotAsked),
            ("2019-01-01 immigration_status status=claimed", Paper::RightToStay, PaperState::Missing),
            (
                "2019-01-01 leaver_document what=passport stands=applied",
                Paper::Passport,
                PaperState::Coming(day("2019-01-01")),
            ),
            (
                "2019-01-01 leaver_document what=passport stands=applied\n2019-03-01 leaver_document what=passport stands=has",
                Paper::Passport,
                PaperState::There,
            ),
            (
                "2019-01-01 leaver_document what=passport stands=kept expires=2020-05-01",
                Paper::Passport,
                PaperState::RunsOut(day("2020-05-01")),
            ),
            (
                "2019-01-01 leaver_document what=passport stands=has expires=2019-12-31",
                Paper::Passport,
                PaperState::RanOut(day("2019-12-31")),
            ),
            (
                "2019-01-01 leaver_document what=savings stands=not_needed",
                Paper::Savings,
                PaperState::Settled,
            ),
            ("2020-02-01 leaver_document what=savings stands=has", Paper::Savings, PaperState::Missing),
        ] {
            assert_eq!(state_of(history, paper), expected, "{history}");
        }
    }

    #[test]
    fn a_right_to_stay_that_runs_out_asks_for_an_application() {
        let told = |more: &str| {
            let child = history::child("A1", &format!("2002-06-15 born\n{more}")).unwrap();
            stay(&child, "2020-01-01".parse().unwrap()).unwrap().to_do
        };
        let plans = "while_waiting=a if_stays=b if_returns=c";
        assert_eq!(
            told(&format!("2018-01-01 immigration_status status=child_leave expires=2020-04-01 {plans}")),
            ["It runs out on 1 April 2020: apply before that day."]
        );
        let applied = format!(
            "2018-01-01 immigration_status status=child_leave expires=2019-12-01 applied=2019-11-20 {plans}"
        );
        assert_eq!(told(&applied), [""; 0]);
        let missing = told("2018-01-01 immigration_status status=child_leave expires=2019-12-01 if_stays=b");
        assert_eq!(missing.len(), 2);
        assert_eq!(missing[1], "The plan is missing for while it is decided, and for if they may not.");
    }
}
