//! `kith due`: every clock that is due or overdue.

use std::collections::BTreeSet;

use access::Team;
use calendar::{Day, Moment};
use clocks::{Duty, State};
use records::SubjectKind;
use serde::Serialize;
use timeline::strands_of::workforce::WorkerDetails;
use timeline::{Cohort, Stranded, Timeline};

use crate::database::{self, Database};
use crate::failure::{Failure, Outcome};
use crate::now;
use crate::say::{self, Format};

/// Every clock that is due or overdue, soonest first: for whom, by when, under which provision, because of what, what would
/// meet it. Without --worker and --team: for every child, carer household, worker and home, and of the authority itself.
#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    database: Database,
    /// Only what is overdue or falls due within so many days
    #[arg(long, value_name = "DAYS")]
    within: Option<u16>,
    /// Only of a worker and of the children allocated to them
    #[arg(long, value_name = "ID")]
    worker: Option<String>,
    /// Only of the workers of a team, by its name, and of the children allocated to them
    #[arg(long, value_name = "NAME")]
    team: Option<String>,
    /// As on a day; today where it is not said
    #[arg(long, value_name = "YYYY-MM-DD")]
    on: Option<Day>,
    /// How they are printed
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

/// What is due, as a program reads it.
#[derive(Serialize)]
struct Listing<'a> {
    authority: &'a str,
    as_at: Day,
    due: Vec<Due>,
}

/// One duty.
#[derive(Serialize)]
struct Due {
    /// Whom it is about: `child`, `carer-household`, `worker`, `home`, `authority`.
    about: &'static str,
    /// Their identifier.
    local_id: String,
    /// The worker to whom the child is allocated.
    worker: Option<String>,
    /// The identifier of the clock.
    clock: &'static str,
    /// What must be done.
    title: &'static str,
    /// What sort of limit it is.
    sort: &'static str,
    /// The last day in time.
    due: Day,
    /// The moment, where hours are counted.
    due_at: Option<Moment>,
    /// The last day in time by the authority's own standard, where there is one beside the law.
    local_due: Option<Day>,
    /// How many days it is overdue; 0 while there is time.
    overdue_days: i32,
    /// What set it going.
    because: &'static str,
    /// When that was.
    because_day: Day,
    /// Under which provision.
    provision: String,
    /// Whether no law asks it, only the authority's own standard.
    local: bool,
    /// Whether it is advice: nobody has confirmed the limit, and it counts against nobody.
    advice: bool,
    /// What would meet it.
    met_by: &'static str,
    /// The kinds of record that would say so.
    met_by_kinds: Vec<&'static str>,
}

pub(crate) fn run(args: Args) -> Result<Outcome, Failure> {
    let roll = database::roll(args.database.existing()?)?;
    let cohort = roll.cohort(Moment::END_OF_TIME);
    let today = args.on.unwrap_or_else(now::today);
    let of_workers = workers(&args, &cohort, today)?;
    let mut due = owed(&cohort, today, of_workers.as_ref());
    if let Some(within) = args.within {
        let last = today.plus_days(i32::from(within));
        due.retain(|due| due.local_due.map_or(due.due, |local| local.min(due.due)) <= last);
    }
    due.sort_by(|a, b| (a.due, a.about, &a.local_id, a.clock).cmp(&(b.due, b.about, &b.local_id, b.clock)));
    match args.format {
        Format::Json => say::json(&Listing { authority: &cohort.authority.code, as_at: today, due })?,
        Format::Csv => csv(&due)?,
        Format::Text => text(&due)?,
    }
    Ok(Outcome::Done)
}

/// Whose work is asked for; `None` for everybody's.
fn workers(args: &Args, cohort: &Cohort, today: Day) -> Result<Option<BTreeSet<String>>, Failure> {
    let mut asked: Option<BTreeSet<String>> = None;
    if let Some(team) = &args.team {
        let in_team = |details: &WorkerDetails| {
            let then = details.since <= today && details.until.is_none_or(|until| today < until);
            then && details.team.as_deref().is_some_and(|own| Team::id_of(own) == Team::id_of(team))
        };
        let members = cohort
            .workers
            .iter()
            .filter(|worker| worker.strand::<WorkerDetails>().any(|said| in_team(said.record)))
            .map(|worker| worker.id.to_string());
        let members: BTreeSet<String> = members.collect();
        if members.is_empty() {
            return Err(Failure::new(format!(
                "nobody is recorded in a team called {team} on {today}; a worker's record says in which team they are"
            )));
        }
        asked = Some(members);
    }
    if let Some(worker) = &args.worker {
        let one = BTreeSet::from([worker.clone()]);
        asked = Some(match asked {
            Some(members) => members.intersection(&one).cloned().collect(),
            None => one,
        });
    }
    Ok(asked)
}

/// Everything that is open on a day.
fn owed(cohort: &Cohort, today: Day, of_workers: Option<&BTreeSet<String>>) -> Vec<Due> {
    let at = cohort.standpoint(today);
    let mut due = Vec::new();
    let mut add = |about: SubjectKind, id: &str, worker: Option<&str>, duties: Vec<Duty>| {
        let open = duties.into_iter().filter(|duty| duty.clock.sort.is_to_do());
        due.extend(open.filter_map(|duty| row(about, id, worker, &duty, today)));
    };
    for child in &cohort.children {
        let worker = allocated(child, today);
        if of_workers.is_none_or(|asked| worker.is_some_and(|worker| asked.contains(worker))) {
            add(SubjectKind::Child, &child.child, worker, clocks::due(child, &at));
        }
    }
    for worker in &cohort.workers {
        if of_workers.is_none_or(|asked| asked.contains(&*worker.id)) {
            add(SubjectKind::Worker, &worker.id, Some(&worker.id), clocks::due_of_worker(worker, &at));
        }
    }
    if of_workers.is_none() {
        for household in &cohort.households {
            add(SubjectKind::CarerHousehold, &household.id, None, clocks::due_of_household(household, &at));
        }
        for home in &cohort.homes {
            add(SubjectKind::Home, &home.id, None, clocks::due_of_home(home, &at));
        }
        add(SubjectKind::Authority, &cohort.authority.code, None, clocks::due_of_authority(&at));
    }
    due
}

/// The worker to whom a child is allocated on a day.
fn allocated(child: &Timeline, today: Day) -> Option<&str> {
    let holds = child
        .allocations
        .iter()
        .rfind(|allocation| allocation.since <= today && allocation.until.is_none_or(|until| today < until));
    holds.map(|allocation| &*allocation.worker)
}

/// A duty that is open; `None` for any other.
fn row(about: SubjectKind, id: &str, worker: Option<&str>, duty: &Duty, today: Day) -> Option<Due> {
    let overdue_days = match duty.state_on(today) {
        State::Open => 0,
        State::Overdue(days) => days,
        _ => return None,
    };
    Some(Due {
        about: about.word(),
        local_id: id.to_owned(),
        worker: worker.map(str::to_owned),
        clock: duty.clock.id,
        title: duty.clock.title,
        sort: duty.clock.sort.word(),
        due: duty.due,
        due_at: duty.due_at,
        local_due: duty.local.as_ref().map(|local| local.due),
        overdue_days,
        because: duty.because.what,
        because_day: duty.because.day,
        provision: duty.cite().to_string(),
        local: duty.is_local(),
        advice: duty.status().is_advice(),
        met_by: duty.clock.met_by.words,
        met_by_kinds: duty.clock.met_by.kinds.iter().map(|kind| kind.name).collect(),
    })
}

fn csv(due: &[Due]) -> Result<(), Failure> {
    let yes = |yes: bool| if yes { "yes" } else { "no" }.to_owned();
    let rows: Vec<Vec<String>> = due
        .iter()
        .map(|due| {
            vec![
                due.about.to_owned(),
                due.local_id.clone(),
                due.worker.clone().unwrap_or_default(),
                due.clock.to_owned(),
                due.title.to_owned(),
                due.due.to_string(),
                due.local_due.map(|day| day.to_string()).unwrap_or_default(),
                due.overdue_days.to_string(),
                due.because.to_owned(),
                due.because_day.to_string(),
                due.provision.clone(),
                yes(due.local),
                yes(due.advice),
                due.met_by.to_owned(),
            ]
        })
        .collect();
    let heading = [
        "about",
        "local_id",
        "worker",
        "clock",
        "title",
        "due",
        "local_due",
        "overdue_days",
        "because",
        "because_day",
        "provision",
        "local",
        "advice",
        "met_by",
    ];
    say::csv(&heading, &rows)
}

fn text(due: &[Due]) -> Result<(), Failure> {
    if due.is_empty() {
        return say::out("Nothing is due by the clocks that Kith keeps.\n");
    }
    let rows: Vec<Vec<String>> = due
        .iter()
        .map(|due| {
            let state = match due.overdue_days {
                0 => "open".to_owned(),
                1 => "overdue by 1 day".to_owned(),
                days => format!("overdue by {days} days"),
            };
            vec![
                due.due.to_string(),
                state,
                format!("{} {}", due.about, due.local_id),
                due.worker.clone().unwrap_or_default(),
                due.title.to_owned(),
                format!("{} on {}", due.because, due.because_day),
                if due.advice { "advice".to_owned() } else { String::new() },
            ]
        })
        .collect();
    say::out(&say::table(&["by", "", "about", "worker", "what", "because", ""], &[], &rows))
}
