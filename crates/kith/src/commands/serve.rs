//! `kith serve`: the web pages on a database, for people with an account.

use std::net::IpAddr;
use std::path::PathBuf;

use identity::{Identity, Limits, Passkeys, Ways};
use journal::{Journal, VerifyError};
use pages::SignIn;
use web::{Listen, Server, Tls};

use crate::database::{self, Database};
use crate::failure::{Failure, Outcome};
use crate::mail::Post;
use crate::provider::Elsewhere;
use crate::watch::Watch;
use crate::{people, say, serving};

/// The web pages on a database, for people with an account (kith user add). Without TLS it listens on this computer only.
#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    pub(super) database: Database,
    /// Where to listen
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:8903")]
    pub(super) listen: String,
    /// The certificate, with the chain above it: a PEM file
    #[arg(long, value_name = "FILE", requires = "tls_key")]
    pub(super) tls_certificate: Option<PathBuf>,
    /// The certificate's key: a PEM file
    #[arg(long, value_name = "FILE", requires = "tls_certificate")]
    pub(super) tls_key: Option<PathBuf>,
    /// The address of the proxy in front, which has the certificate; its X-Forwarded-For is believed, nobody else's
    #[arg(long, value_name = "IP", conflicts_with = "tls_certificate")]
    pub(super) behind_proxy: Option<IpAddr>,
    /// A name by which browsers reach it, such as kith.council.example; more than once for more
    #[arg(long, value_name = "NAME")]
    pub(super) name: Vec<String>,
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
    pub(super) scan: Option<String>,
    /// Where postcodes lie: a file that kith import postcodes made. Without it distances are not known
    #[arg(long, value_name = "FILE")]
    postcodes: Option<PathBuf>,
    /// How often one token of the API may ask in a minute
    #[arg(long, value_name = "REQUESTS", default_value_t = api::Config::default().in_a_minute,
        value_parser = clap::value_parser!(u32).range(1..))]
    api_rate: u32,
    /// Webhooks may be sent to this computer and to private networks, and without TLS: whoever may make one reaches what this
    /// computer reaches
    #[arg(long)]
    private_webhooks: bool,
    #[command(flatten)]
    pub(super) post: Post,
    #[command(flatten)]
    pub(super) elsewhere: Elsewhere,
    #[command(flatten)]
    pub(super) watch: Watch,
}

impl Args {
    /// Where and how it listens. What is not reached by TLS is reached from this computer only.
    pub(super) fn server(&self) -> Result<Server, Failure> {
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
    whole_at_its_end(&journal, &args.database.name())?;
    let limits = Limits { idle_minutes: args.idle, longest_hours: args.longest };
    let provider = args.elsewhere.provider(args.post.site.as_deref())?;
    let passkeys = match args.post.site.as_deref().map(Passkeys::new) {
        Some(Err(why)) => {
            say::beside(format_args!("Nobody is offered a passkey: {why}. See --site."));
            None
        }
        passkeys => passkeys.and_then(Result::ok),
    };
    let identity = Identity::with(journal.clone(), limits, Ways { provider, passkeys })?;
    let roll = database::roll(journal)?;
    let accounts = identity.accounts()?;
    if !accounts.iter().any(|account| account.left.is_none()) {
        say::beside(format_args!(
            "Nobody has an account yet. In another window: kith user add ID --name NAME --role administrator --database …"
        ));
    }
    let people = people::of_roll(&roll, &accounts);
    let by_tls = server.is_reached_by_tls();
    let scanner = args.scan.as_deref().and_then(pages::Scanner::new);
    let programs = api::Config {
        in_a_minute: args.api_rate,
        private_webhooks: args.private_webhooks,
        ..api::Config::default()
    };
    let postcodes =
        args.postcodes.as_deref().map(crate::postcodes::read).transpose()?.map(std::sync::Arc::new);
    let poster = args.post.poster()?;
    let beside = serving::Beside { scanner, poster, postcodes, programs, watch: args.watch };
    serving::serve(roll, people, SignIn::Accounts { identity, by_tls }, server, beside)?;
    Ok(Outcome::Done)
}

/// Entries that are looked at before anybody is served: some months of one authority, in a moment.
const LAST: u64 = 10_000;

/// Nothing is served from a journal whose last entries are not what was written.
fn whole_at_its_end(journal: &Journal, name: &str) -> Result<(), Failure> {
    match journal.verify_end(LAST) {
        Ok(_) => Ok(()),
        Err(VerifyError::Broken(broken)) => Err(Failure::new(format!(
            "the journal is not what was written: {broken}. Nothing is served from it. \
             kith verify --database {name} looks at all of it; kith restore makes it again from its backups"
        ))),
        Err(error) => Err(error.into()),
    }
}
