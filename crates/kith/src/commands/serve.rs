//! `kith serve`: the web pages on a database, for people with an account.

use std::net::IpAddr;
use std::path::PathBuf;

use identity::{Identity, Limits, Passkeys, Ways};
use pages::SignIn;
use web::{Listen, Server, Tls};

use crate::database::{self, Database};
use crate::failure::{Failure, Outcome};
use crate::mail::Post;
use crate::provider::Elsewhere;
use crate::{people, serving};

/// The web pages on a database, for people with an account (kith user add). Without TLS it listens on this computer only.
#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    database: Database,
    /// Where to listen
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:8903")]
    listen: String,
    /// The certificate, with the chain above it: a PEM file
    #[arg(long, value_name = "FILE", requires = "tls_key")]
    tls_certificate: Option<PathBuf>,
    /// The certificate's key: a PEM file
    #[arg(long, value_name = "FILE", requires = "tls_certificate")]
    tls_key: Option<PathBuf>,
    /// The address of the proxy in front, which has the certificate; its X-Forwarded-For is believed, nobody else's
    #[arg(long, value_name = "IP", conflicts_with = "tls_certificate")]
    behind_proxy: Option<IpAddr>,
    /// A name by which browsers reach it, such as kith.council.example; more than once for more
    #[arg(long, value_name = "NAME")]
    name: Vec<String>,
    /// Minutes without a request after which somebody must sign in again
    #[arg(long, value_name = "MINUTES", default_value_t = Limits::default().idle_minutes,
        value_parser = clap::value_parser!(u32).range(5..=120))]
    idle: u32,
    /// Hours after which somebody must sign in again in any case
    #[arg(long, value_name = "HOURS", default_value_t = Limits::default().longest_hours,
        value_parser = clap::value_parser!(u32).range(1..=24))]
    longest: u32,
    /// Looks into documents that are attached: a command that is given the path of a file and ends with 0 (nothing found), 1
    /// (harmful) or anything else (cannot tell: the document is held), such as "clamdscan --fdpass --no-summary"
    #[arg(long, value_name = "COMMAND")]
    scan: Option<String>,
    /// How often one token of the API may ask in a minute
    #[arg(long, value_name = "REQUESTS", default_value_t = api::Config::default().in_a_minute,
        value_parser = clap::value_parser!(u32).range(1..))]
    api_rate: u32,
    /// Webhooks may be sent to this computer and to private networks, and without TLS: whoever may make one reaches what this
    /// computer reaches
    #[arg(long)]
    private_webhooks: bool,
    #[command(flatten)]
    post: Post,
    #[command(flatten)]
    elsewhere: Elsewhere,
}

impl Args {
    /// Where and how it listens. What is not reached by TLS is reached from this computer only.
    fn server(&self) -> Result<Server, Failure> {
        let server = match (&self.tls_certificate, &self.tls_key, self.behind_proxy) {
            (Some(certificate), Some(key), _) => {
                Server::new(Listen::anywhere(&self.listen)?).by_tls(Tls::read(certificate, key)?)
            }
            (_, _, Some(proxy)) => Server::new(Listen::anywhere(&self.listen)?).behind(proxy),
            _ => Server::new(self.listen.parse::<Listen>()?),
        };
        Ok(self.name.iter().fold(server, |server, name| server.named(name)))
    }
}

pub(crate) fn run(args: Args) -> Result<Outcome, Failure> {
    let server = args.server()?;
    let journal = args.database.existing()?;
    let limits = Limits { idle_minutes: args.idle, longest_hours: args.longest };
    let provider = args.elsewhere.provider(args.post.site.as_deref())?;
    let passkeys = match args.post.site.as_deref().map(Passkeys::new) {
        Some(Err(why)) => {
            eprintln!("Nobody is offered a passkey: {why}. See --site.");
            None
        }
        passkeys => passkeys.and_then(Result::ok),
    };
    let identity = Identity::with(journal.clone(), limits, Ways { provider, passkeys })?;
    let roll = database::roll(journal)?;
    let accounts = identity.accounts()?;
    if !accounts.iter().any(|account| account.left.is_none()) {
        eprintln!(
            "Nobody has an account yet. In another window: kith user add ID --name NAME --role administrator --database …"
        );
    }
    let people = people::of_roll(&roll, &accounts);
    let by_tls = server.is_reached_by_tls();
    let scanner = args.scan.as_deref().and_then(pages::Scanner::new);
    let programs = api::Config {
        in_a_minute: args.api_rate,
        private_webhooks: args.private_webhooks,
        ..api::Config::default()
    };
    let beside = serving::Beside { scanner, poster: args.post.poster()?, programs };
    serving::serve(roll, people, SignIn::Accounts { identity, by_tls }, server, beside)?;
    Ok(Outcome::Done)
}
