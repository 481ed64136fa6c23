//! `kith user import`: everybody of a list joins at once. The whole list is looked at before anybody is added.

use std::collections::BTreeSet;
use std::io::Read;
use std::path::{Path, PathBuf};

use access::{Role, Team};
use identity::{Identity, LINK_DAYS, Limits, NewPerson};
use serde::Deserialize;

use super::post::{self, Works};
use super::{COMMAND_LINE, Linked};
use crate::database::Database;
use crate::failure::Failure;
use crate::{now, say};

/// Rows of a list at most: more than any authority employs for children.
const MOST: usize = 20_000;

/// Bytes of a list at most.
const LONGEST: u64 = 16 << 20;

/// Why a young person is not one of a list.
const YOUNG: &str =
    "a young person’s account opens their own record: add it with kith user add … --young-person";

/// Why a foster carer is not one of a list.
const CARER: &str =
    "a foster carer’s account is for pages of their own: add it with kith user add … --household";

/// What a row may say.
const COLUMNS: &str = "id, name and role, and where they are known team, sign_in, phone and hours";

/// A list of people.
#[derive(clap::Args)]
pub(crate) struct Import {
    /// The list as CSV with a heading: id, name and role of each; team, sign_in, phone and hours where they are known
    list: PathBuf,
    #[command(flatten)]
    database: Database,
    #[command(flatten)]
    link: Linked,
}

/// One row of the list, as it is typed.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    id: String,
    name: String,
    role: String,
    #[serde(default)]
    team: String,
    #[serde(default)]
    sign_in: String,
    #[serde(default)]
    phone: String,
    #[serde(default)]
    hours: String,
}

/// Somebody to add.
struct Joins {
    person: NewPerson,
    works: Works,
}

/// Adds everybody of a list and prints a set-up link for each, as CSV on standard output.
///
/// # Errors
/// The list cannot be read, or a row of it says what cannot be: then nobody is added. The journal cannot be written: then those
/// whose links were printed are added.
pub(super) fn run(import: Import) -> Result<(), Failure> {
    let Import { list, database, link } = import;
    let rows = rows(&list)?;
    // What is wrong in itself is told before a database is made for it.
    checked(&rows, &BTreeSet::new(), &mut Vec::new(), true)?;
    let journal = database.or_new()?;
    let roll = post::so_far(&journal)?;
    let mut teams = post::teams(&journal, roll.as_ref())?;
    let here: BTreeSet<String> = journal.accounts()?.iter().map(|account| account.id.to_string()).collect();
    let everybody = checked(&rows, &here, &mut teams, roll.is_some())?;
    let identity = Identity::new(journal, Limits::default())?;
    let many = everybody.len();
    say::out("id,link\n")?;
    for Joins { person, works } in everybody {
        let secret = identity.add(&person, COMMAND_LINE, now::moment())?;
        works.begin(roll.as_ref(), &person.id, &person.name, &person.role)?;
        let address = link.address.trim_end_matches('/');
        say::out(&format!("{},{address}/set-up/{}\n", person.id, secret.as_str()))?;
    }
    say::beside(format_args!(
        "{many} added. Hand each link to the one whose it is, in private: it can be used once, within {LINK_DAYS} days."
    ));
    Ok(())
}

fn rows(list: &Path) -> Result<Vec<Row>, Failure> {
    let called = list.display();
    let file = std::fs::File::open(list);
    let file = file.map_err(|error| Failure::new(format!("{called} cannot be read: {error}")))?;
    // Read as far as any such list goes, whatever is named.
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(file.take(LONGEST));
    let mut rows = Vec::new();
    for row in reader.deserialize() {
        // Not what stands in the row: it is somebody's name.
        let wrong = |error: csv::Error| {
            let line = error.position().map_or(1, csv::Position::line);
            Failure::new(format!("{called}, line {line}: it cannot be read. Its columns are {COLUMNS}"))
        };
        rows.push(row.map_err(wrong)?);
        if rows.len() > MOST {
            return Err(Failure::new(format!("{called}: more than {MOST} people")));
        }
    }
    Ok(rows)
}

/// Everybody of the rows, or everything that is wrong with them by its line.
fn checked(
    rows: &[Row],
    here: &BTreeSet<String>,
    teams: &mut Vec<Team>,
    recorded: bool,
) -> Result<Vec<Joins>, Failure> {
    let (mut wrong, mut everybody) = (Vec::new(), Vec::new());
    let mut before: BTreeSet<String> = here.clone();
    for (nth, row) in rows.iter().enumerate() {
        let mut says = |what: String| wrong.push(format!("line {}: {what}", nth + 2));
        if row.id.is_empty() || row.name.is_empty() {
            says("an id and a name are needed".to_owned());
        } else if !before.insert(row.id.clone()) {
            let what =
                if here.contains(&row.id) { "has an account already" } else { "stands in the list twice" };
            says(format!("{} {what}", row.id));
        }
        match Role::of_code(&row.role) {
            None => says(format!("there is no role {:?}: kith user add --help lists them", row.role)),
            Some(Role::Child) => says(YOUNG.to_owned()),
            Some(Role::Carer) => says(CARER.to_owned()),
            Some(_) => {}
        }
        match Works::read(&row.team, &row.phone, &row.hours, recorded) {
            Err(what) => says(what),
            Ok(works) => {
                let works = works.in_a_team_of(teams);
                let sign_in = if row.sign_in.is_empty() { &row.id } else { &row.sign_in };
                let person = NewPerson {
                    id: row.id.as_str().into(),
                    sign_in_name: sign_in.clone(),
                    name: row.name.as_str().into(),
                    role: row.role.as_str().into(),
                    team: works.team.as_deref().map(Into::into),
                };
                everybody.push(Joins { person, works });
            }
        }
    }
    if wrong.is_empty() {
        return Ok(everybody);
    }
    wrong.truncate(20);
    Err(Failure::new(format!("nobody was added.\n{}", wrong.join("\n"))))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(id: &str, role: &str, team: &str, hours: &str) -> Row {
        let text = String::new;
        Row {
            id: id.to_owned(),
            name: "Ada Winterbeck".to_owned(),
            role: role.to_owned(),
            team: team.to_owned(),
            sign_in: text(),
            phone: text(),
            hours: hours.to_owned(),
        }
    }

    #[test]
    fn a_list_is_taken_whole_or_not_at_all() {
        let here = BTreeSet::from(["here".to_owned()]);
        let wrong = [
            row("here", "health", "", ""),
            row("w1", "wizard", "", ""),
            row("w2", "social_worker", "", "200"),
            row("w3", "social_worker", "!", ""),
            row("w4", "child", "", ""),
            row("w5", "health", "", ""),
            row("w5", "health", "", ""),
        ];
        let Err(failure) = checked(&wrong, &here, &mut Vec::new(), true) else { panic!("it is taken") };
        let said = failure.to_string();
        for line in [
            "line 2: here has an account already",
            "line 3: there is no role",
            "line 4: a week has 168 hours",
            "line 5: a team needs a name",
            "line 6:",
            "line 8: w5 stands in the list twice",
        ] {
            assert!(said.contains(line), "{line}: {said}");
        }
        assert!(!said.contains("line 7"), "{said}");
    }

    #[test]
    fn a_team_is_called_as_it_was_called_first() {
        let rows = vec![
            row("w1", "social_worker", "Children in care North", "30"),
            row("w2", "social_worker", "children in care NORTH", ""),
        ];
        let mut teams = Vec::new();
        let all = checked(&rows, &BTreeSet::new(), &mut teams, true).unwrap();
        let called: Vec<_> = all.iter().map(|joins| joins.person.team.as_deref()).collect();
        assert_eq!(called, [Some("Children in care North"); 2]);
        assert_eq!(teams.len(), 1);
    }
}
