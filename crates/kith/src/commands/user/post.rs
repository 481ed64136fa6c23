//! What somebody does from today on, as a dated fact of the record: in which team, how they are reached, for how many hours.

use access::{Role, Team};
use journal::{AppendError, Journal};
use pages::{catch_up, post};
use records::workforce::WorkerDetails;
use records::{Change, Fact, Subject};
use roll::Roll;

use super::COMMAND_LINE;
use crate::failure::Failure;
use crate::{database, now};

/// What is said of somebody's post beside their role.
#[derive(clap::Args)]
pub(crate) struct Works {
    /// Their team, by its name; none where it is not said. The first who is in a team makes it
    #[arg(long, value_name = "NAME", value_parser = team)]
    pub(super) team: Option<String>,
    /// Their telephone at work
    #[arg(long, value_name = "NUMBER")]
    phone: Option<String>,
    /// Their hours a week
    #[arg(long, value_name = "HOURS", value_parser = hours)]
    hours: Option<f64>,
}

/// Asked before anything is opened, so that a name that is none leaves no file behind.
fn team(text: &str) -> Result<String, String> {
    if Team::id_of(text).is_empty() {
        Err("a team needs a name: letters or numbers".to_owned())
    } else {
        Ok(text.to_owned())
    }
}

fn hours(text: &str) -> Result<f64, String> {
    let hours: f64 = text.parse().map_err(|_| "give a number, such as 37 or 18.5".to_owned())?;
    if (0.0..=168.0).contains(&hours) { Ok(hours) } else { Err("a week has 168 hours".to_owned()) }
}

/// Why a telephone and hours cannot be kept yet.
const NOTHING_YET: &str = "nothing is recorded here yet, and a telephone and hours are kept in the \
     record: leave them out, and give them with kith user role, or on the page People, once it has begun";

impl Works {
    /// As a list says it, each empty where it does not; or what is wrong. `recorded`: whether the record has begun.
    pub(super) fn read(of: &str, phone: &str, weekly: &str, recorded: bool) -> Result<Works, String> {
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let works = Works {
            team: some(of).map(|of| team(&of)).transpose()?,
            phone: some(phone),
            hours: some(weekly).map(|text| hours(&text)).transpose()?,
        };
        if !recorded && (works.phone.is_some() || works.hours.is_some()) {
            return Err(NOTHING_YET.to_owned());
        }
        Ok(works)
    }

    /// The same with the team as it is called already among these, which a new one joins.
    pub(super) fn in_a_team_of(mut self, teams: &mut Vec<Team>) -> Works {
        let named = self.team.take().and_then(|named| post::team_named(&named, teams));
        if let Some(name) = &named
            && teams.iter().all(|team| team.name != *name)
        {
            teams.push(Team::called(name));
        }
        self.team = named;
        self
    }

    /// The same with the team as it is called already, and the record; none where nothing is recorded yet. The account then
    /// keeps what it can, and its post is recorded when the record begins. Asked before an account is changed: what accounts
    /// said until now is recorded first.
    ///
    /// # Errors
    /// The record cannot be read; it has not begun, and what only a record keeps is said.
    pub(super) fn on(mut self, journal: &Journal) -> Result<(Works, Option<Roll>), Failure> {
        let roll = so_far(journal)?;
        if roll.is_none() && (self.phone.is_some() || self.hours.is_some()) {
            return Err(Failure::new(NOTHING_YET));
        }
        if let Some(named) = &self.team {
            let team = post::team_named(named, &teams(journal, roll.as_ref())?);
            self.team = Some(team.ok_or_else(|| Failure::new("--team needs a name: letters or numbers"))?);
        }
        Ok((self, roll))
    }

    /// Records their post from today on. What is known of them beside, and is not said anew, goes on.
    ///
    /// # Errors
    /// The journal cannot be written.
    pub(super) fn begin(&self, roll: Option<&Roll>, id: &str, name: &str, role: &str) -> Result<(), Failure> {
        let (Some(roll), Some(work)) = (roll, Role::of_code(role).and_then(Role::work)) else {
            return Ok(());
        };
        let today = now::today();
        let which = format!("post-{}-{}", today, now::moment().micros());
        record(roll, id, |facts| {
            let before = post::held(facts, today);
            let said = WorkerDetails {
                since: today,
                until: None,
                role: work,
                name: name.to_owned(),
                team: self.team.clone(),
                phone: self.phone.clone().or_else(|| before.as_ref()?.phone.clone()),
                hours: self.hours.or_else(|| before.as_ref()?.hours),
                assessed_year: before.as_ref().and_then(|before| before.assessed_year),
                agency: before.is_some_and(|before| before.agency),
            };
            post::begins(id, facts, &which, said)
        })
    }
}

/// The teams that there are.
///
/// # Errors
/// The accounts cannot be read.
pub(super) fn teams(journal: &Journal, roll: Option<&Roll>) -> Result<Vec<Team>, Failure> {
    let accounts = journal.accounts()?;
    Ok(match roll {
        Some(roll) => pages::people(roll, &accounts, now::today()).teams().to_vec(),
        None => accounts.iter().filter_map(|account| account.team.as_deref()).map(Team::called).collect(),
    })
}

/// The record, with what accounts said until now; none where nothing is recorded yet.
///
/// # Errors
/// It cannot be read, or written.
pub(super) fn so_far(journal: &Journal) -> Result<Option<Roll>, Failure> {
    if journal.last_seq()? == 0 {
        return Ok(None);
    }
    let roll = database::roll(journal.clone())?;
    catch_up::follow_accounts(&roll, now::today())?;
    Ok(Some(roll))
}

/// Records that somebody leaves today, where anything is recorded.
///
/// # Errors
/// The record cannot be written.
pub(super) fn end(roll: Option<&Roll>, id: &str) -> Result<(), Failure> {
    let Some(roll) = roll else { return Ok(()) };
    record(roll, id, |facts| post::leaves(id, facts, now::today()))
}

/// How often it is tried where somebody else records something of the same person: who serves the record follows accounts too.
const TRIES: usize = 3;

fn record(roll: &Roll, id: &str, changes: impl Fn(&[Fact]) -> Vec<Change>) -> Result<(), Failure> {
    let subject = Subject::worker(id);
    for _ in 0..TRIES {
        let facts = roll.facts(&subject);
        let changes = changes(&facts);
        if changes.is_empty() {
            return Ok(());
        }
        let seen = facts.iter().map(|fact| fact.origin.seq).max();
        let batch = catch_up::batch(roll, COMMAND_LINE, "says who works here", &changes, (&subject, seen))?;
        match roll.append(batch) {
            Ok(_) => return Ok(()),
            Err(AppendError::Conflict(_) | AppendError::Revision { .. }) => roll.refresh().map(|_| ())?,
            Err(error) => return Err(error.into()),
        }
    }
    Err(Failure::new(format!("somebody recorded something of {id} in the same moment: do it again")))
}
