//! `kith user token`: what programs use in somebody's name.

use clap::Subcommand;
use clap::builder::PossibleValuesParser;
use identity::tokens::{self, LONGEST_DAYS, NewToken, Scope, is_live};
use journal::{AccountBy, Of};
use serde::Serialize;

use super::COMMAND_LINE;
use crate::database::Database;
use crate::failure::Failure;
use crate::now;
use crate::say::{self, Format};

/// What programs use in somebody's name. A token opens no more than that person may open.
#[derive(Subcommand)]
pub(crate) enum What {
    /// Makes one, and prints it: it is not shown again
    Add(Add),
    /// Which there are, those that have ended too
    List(List),
    /// Ends one at once
    Revoke(Revoke),
}

/// A new token.
#[derive(clap::Args)]
pub(crate) struct Add {
    /// Whose, by identifier
    id: String,
    /// What it is called: it stands in the log of looks
    #[arg(long)]
    name: String,
    /// What it may be used for; more than once for more
    #[arg(long, value_name = "SCOPE", required = true, value_parser = scopes())]
    scope: Vec<String>,
    /// For how many days
    #[arg(long, default_value_t = 90, value_parser = clap::value_parser!(u32).range(1..=i64::from(LONGEST_DAYS)))]
    days: u32,
    #[command(flatten)]
    database: Database,
}

/// Which there are.
#[derive(clap::Args)]
pub(crate) struct List {
    /// Whose, by identifier; everybody's where nobody is named
    id: Option<String>,
    #[command(flatten)]
    database: Database,
    /// How they are printed
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

/// One to end.
#[derive(clap::Args)]
pub(crate) struct Revoke {
    /// Whose, by identifier
    id: String,
    /// The token's identifier, as the list has it
    token: String,
    #[command(flatten)]
    database: Database,
}

fn scopes() -> PossibleValuesParser {
    Scope::ALL.map(Scope::word).to_vec().into()
}

pub(super) fn run(what: What) -> Result<(), Failure> {
    match what {
        What::Add(Add { id, name, scope, days, database }) => {
            let journal = database.existing()?;
            let account = journal.account(AccountBy::Id(&id))?.filter(|account| account.left.is_none());
            if account.is_none() {
                return Err(Failure::new(format!(
                    "nobody with the identifier {id} has an account, or they have left; kith user list shows who has"
                )));
            }
            let scopes: Vec<Scope> = scope.iter().filter_map(|word| Scope::of(word)).collect();
            let new = NewToken { owner: &id, name: &name, scopes: &scopes, days };
            let secret = tokens::make(&journal, &new, COMMAND_LINE, now::moment())?;
            say::beside(format_args!("It is not shown again. Keep it where the program keeps its secrets:"));
            say::out(&format!("{}\n", secret.as_str()))
        }
        What::Revoke(Revoke { id, token, database }) => {
            if !tokens::revoke(&database.existing()?, &id, &token, COMMAND_LINE)? {
                return Err(Failure::new(format!(
                    "{id} has no token {token} that could be revoked; kith user token list {id} shows them"
                )));
            }
            say::out("It is revoked. It opens nothing any longer.\n")
        }
        What::List(List { id, database, format }) => {
            let of = id.as_deref().map_or(Of::Everybody, Of::Owner);
            list(&database.existing()?.tokens(of)?, format)
        }
    }
}

/// One token, as a program reads it. Nothing in it opens anything.
#[derive(Serialize)]
struct Row<'a> {
    id: &'a str,
    owner: &'a str,
    name: &'a str,
    scopes: Vec<&'a str>,
    made: String,
    expires: String,
    used: Option<String>,
    state: &'static str,
}

fn list(tokens: &[journal::Token], format: Format) -> Result<(), Failure> {
    let now = now::moment();
    let rows: Vec<Row<'_>> = tokens
        .iter()
        .map(|token| Row {
            id: &token.id,
            owner: &token.owner,
            name: &token.name,
            scopes: token.scopes.split(' ').collect(),
            made: token.made.to_string(),
            expires: token.expires.to_string(),
            used: token.used.map(|used| used.to_string()),
            state: match (is_live(token, now), token.revoked) {
                (true, _) => "in use",
                (false, Some(_)) => "revoked",
                (false, None) => "expired",
            },
        })
        .collect();
    if format == Format::Json {
        return say::json(&rows);
    }
    let heading = ["id", "owner", "name", "scopes", "made", "expires", "used", "state"];
    let cells: Vec<Vec<String>> = rows
        .iter()
        .map(|row| {
            let used = row.used.clone().unwrap_or_default();
            let Row { id, owner, name, scopes, made, expires, state, .. } = row;
            vec![
                (*id).to_owned(),
                (*owner).to_owned(),
                (*name).to_owned(),
                scopes.join(" "),
                made.clone(),
                expires.clone(),
                used,
                (*state).to_owned(),
            ]
        })
        .collect();
    match format {
        Format::Csv => say::csv(&heading, &cells),
        _ => say::out(&say::table(&heading, &[], &cells)),
    }
}
