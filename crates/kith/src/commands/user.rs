//! `kith user`: who may sign in. Joiners get a set-up link, movers another role; leavers are out at once. What somebody does,
//! and in which team, is recorded with its day (decision 0057).

use calendar::Moment;
use clap::Subcommand;
use identity::{Identity, LINK_DAYS, Limits, NewPerson, Secret};
use journal::{Account, AccountBy};
use serde::Serialize;

use access::Role;

use crate::database::Database;
use crate::failure::{Failure, Outcome};
use crate::now;
use crate::say::{self, Format};

mod import;
mod post;
mod tie;
mod token;

/// Who does it, in the events of an account.
const COMMAND_LINE: &str = "command line";

/// Who may sign in. A password is never given here: a joiner opens a link and chooses one.
#[derive(Subcommand)]
pub(crate) enum What {
    /// Somebody joins; prints a set-up link, which can be used once
    Add(Add),
    /// Everybody of a list joins; prints a set-up link for each
    Import(import::Import),
    /// Who has an account
    List(List),
    /// Somebody does something else from now on
    Role(Change),
    /// Somebody has left: their sessions end at once
    Leave(Named),
    /// Somebody signs in at the authority's provider from now on: says who they are there
    Link(Link),
    /// Password and authenticator are lost: prints a new set-up link; sessions and tokens end
    Reset(Reset),
    /// What programs use in somebody's name
    #[command(subcommand)]
    Token(token::What),
}

/// Whose account.
#[derive(clap::Args)]
pub(crate) struct Named {
    /// The person's identifier: for a worker the one that allocations name
    id: String,
    #[command(flatten)]
    database: Database,
}

/// Somebody who joins.
#[derive(clap::Args)]
pub(crate) struct Add {
    #[command(flatten)]
    who: Named,
    /// Their name
    #[arg(long)]
    name: String,
    /// What they do here
    #[arg(long, value_parser = role())]
    role: String,
    #[command(flatten)]
    works: post::Works,
    /// The child whose own account this is, by their identifier: with the role child, so that they read what of their record is
    /// theirs
    #[arg(long, value_name = "CHILD")]
    young_person: Option<String>,
    /// The household whose foster carer this is, by its identifier: with the role carer, so that they read on pages of their own
    /// what the household is given
    #[arg(long, value_name = "HOUSEHOLD", conflicts_with = "young_person")]
    household: Option<String>,
    /// What they type to sign in, such as their address of mail; otherwise the identifier
    #[arg(long, value_name = "NAME")]
    sign_in: Option<String>,
    #[command(flatten)]
    link: Linked,
}

/// Where the link leads.
#[derive(clap::Args)]
struct Linked {
    /// The address at which people open Kith
    #[arg(long, value_name = "URL", default_value = "http://127.0.0.1:8903")]
    address: String,
}

/// Who has an account.
#[derive(clap::Args)]
pub(crate) struct List {
    #[command(flatten)]
    database: Database,
    /// How they are printed
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

/// Another role.
#[derive(clap::Args)]
pub(crate) struct Change {
    #[command(flatten)]
    who: Named,
    /// What they do here from now on
    #[arg(value_parser = role())]
    role: String,
    #[command(flatten)]
    works: post::Works,
}

/// Who somebody is at the provider.
#[derive(clap::Args)]
pub(crate) struct Link {
    #[command(flatten)]
    who: Named,
    /// The provider's address, as kith serve is given it
    #[arg(long, value_name = "URL")]
    issuer: String,
    /// Their identifier there (sub), never an address of mail
    #[arg(long, value_name = "ID")]
    subject: String,
}

/// A new link.
#[derive(clap::Args)]
pub(crate) struct Reset {
    #[command(flatten)]
    who: Named,
    #[command(flatten)]
    link: Linked,
}

fn role() -> clap::builder::PossibleValuesParser {
    Role::ALL.iter().map(|role| role.code()).collect::<Vec<_>>().into()
}

/// One account, as a program reads it. Nothing in it lets anybody sign in.
#[derive(Serialize)]
struct Row<'a> {
    id: &'a str,
    sign_in: &'a str,
    name: &'a str,
    role: &'a str,
    team: Option<&'a str>,
    added: String,
    left: Option<String>,
    state: &'static str,
}

impl Row<'_> {
    fn of(account: &Account, now: Moment) -> Row<'_> {
        let waits = account.link_until.is_some_and(|until| now <= until);
        Row {
            id: &account.id,
            sign_in: &account.sign_in_name,
            name: &account.name,
            role: &account.role,
            team: account.team.as_deref(),
            added: account.added.to_string(),
            left: account.left.map(|left| left.to_string()),
            state: match (account.left, &account.password, &account.authenticator) {
                (Some(_), _, _) => "left",
                (None, Some(_), Some(_)) => "can sign in",
                (None, Some(_), None) => "authenticator awaited",
                (None, None, _) if account.elsewhere.is_some() => "signs in elsewhere",
                (None, None, _) if waits => "link not used",
                (None, None, _) => "link too old",
            },
        }
    }
}

pub(crate) fn run(what: What) -> Result<Outcome, Failure> {
    match what {
        What::Add(add) => {
            let Add { who, name, role, works, young_person, household, sign_in, link } = add;
            // The first account is made before there is anything else in the database.
            let journal = who.database.or_new()?;
            let to = young_person.map(tie::To::Child).or_else(|| household.map(tie::To::Household));
            let tie = to.map(|to| tie::Tie::of(&journal, &who.id, &role, &to)).transpose()?;
            let role_of = role.clone();
            let (works, roll) = works.on(&journal)?;
            let identity = Identity::new(journal, Limits::default())?;
            let person = NewPerson {
                id: who.id.as_str().into(),
                sign_in_name: sign_in.unwrap_or_else(|| who.id.clone()),
                name: name.as_str().into(),
                role: role.into(),
                team: works.team.as_deref().map(Into::into),
            };
            let secret = identity.add(&person, COMMAND_LINE, now::moment())?;
            if let Some(tie) = tie {
                tie.record()?;
            }
            works.begin(roll.as_ref(), &who.id, &name, &role_of)?;
            tell(&link, &secret)?;
        }
        What::Import(import) => import::run(import)?,
        What::Link(Link { who, issuer, subject }) => {
            open(&who.database)?.known_at(&who.id, &issuer, &subject, COMMAND_LINE)?;
            say::out(&format!("{} signs in at {issuer} from now on.\n", who.id))?;
        }
        What::Reset(Reset { who, link }) => {
            let secret = open(&who.database)?.reset(&who.id, COMMAND_LINE, now::moment())?;
            tell(&link, &secret)?;
        }
        What::Role(Change { who, role, works }) => {
            let journal = who.database.existing()?;
            let (works, roll) = works.on(&journal)?;
            let identity = Identity::new(journal.clone(), Limits::default())?;
            identity.change_role(&who.id, &role, works.team.as_deref(), COMMAND_LINE)?;
            let name = journal.account(AccountBy::Id(&who.id))?.map(|account| account.name);
            works.begin(roll.as_ref(), &who.id, name.as_deref().unwrap_or(&who.id), &role)?;
            say::out(&format!("{} is now {role}, from the next page they open.\n", who.id))?;
        }
        What::Leave(who) => {
            let journal = who.database.existing()?;
            let roll = post::so_far(&journal)?;
            Identity::new(journal, Limits::default())?.leave(&who.id, COMMAND_LINE)?;
            post::end(roll.as_ref(), &who.id)?;
            say::out(&format!("{} has left. Every session of theirs has ended.\n", who.id))?;
        }
        What::Token(what) => token::run(what)?,
        What::List(List { database, format }) => list(&open(&database)?.accounts()?, format)?,
    }
    Ok(Outcome::Done)
}

fn open(database: &Database) -> Result<Identity, Failure> {
    Ok(Identity::new(database.existing()?, Limits::default())?)
}

/// Prints the link. It is on standard output alone: whoever keeps the log of commands does not keep it.
fn tell(link: &Linked, secret: &Secret) -> Result<(), Failure> {
    say::beside(format_args!(
        "Hand this link over in private. It can be used once, within {LINK_DAYS} days, to choose a password and set up an \
         authenticator:"
    ));
    say::out(&format!("{}/set-up/{}\n", link.address.trim_end_matches('/'), secret.as_str()))
}

fn list(accounts: &[Account], format: Format) -> Result<(), Failure> {
    let now = now::moment();
    let rows: Vec<Row<'_>> = accounts.iter().map(|account| Row::of(account, now)).collect();
    if format == Format::Json {
        return say::json(&rows);
    }
    let heading = ["id", "sign_in", "name", "role", "team", "added", "left", "state"];
    let cells: Vec<Vec<String>> = rows
        .iter()
        .map(|row| {
            let Row { id, sign_in, name, role, team, added, left, state } = row;
            let day = |moment: &str| moment.get(..10).unwrap_or_default().to_owned();
            let left = left.as_deref().map(day).unwrap_or_default();
            [*id, *sign_in, *name, *role, team.unwrap_or_default(), &day(added), &left, *state]
                .map(str::to_owned)
                .to_vec()
        })
        .collect();
    match format {
        Format::Csv => say::csv(&heading, &cells),
        _ => say::out(&say::table(&heading, &[], &cells)),
    }
}
