//! `kith serve`: the web pages on a database, for people with an account.

use std::net::IpAddr;
use std::path::PathBuf;
use std::sync::Arc;

use identity::{Identity, Limits, Passkeys, Ways};
use journal::{Journal, VerifyError};
use pages::SignIn;
use roll::Roll;
use ssda903::rules::Postcodes;
use web::{Listen, Server, Tls};

use crate::database::{self, Database};
use crate::failure::{Failure, Outcome};
use crate::mail::Post;
use crate::provider::Elsewhere;
use crate::watch::Watch;
use crate::{authorities, now, postcodes, say, serving};

/// The web pages on a database, for people with an account (kith user add). Without TLS it listens on this computer only.
#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    pub(crate) database: Database,
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
    pub(crate) name: Vec<String>,
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
    pub(crate) scan: Option<String>,
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
    /// Memory that the records of several authorities ([authority.NAME] in the file of settings) may take together: those that
    /// were not used for longest are put away first. Without it every record that was once asked for stays
    #[arg(long, value_name = "MIB", value_parser = clap::value_parser!(u64).range(1..))]
    pub(crate) memory_mib: Option<u64>,
    /// This record is a region's: it holds accounts, and at its names are shown the figures that authorities share with the
    /// region that is called so
    #[arg(long, value_name = "NAME")]
    pub(crate) region: Option<String>,
    #[command(flatten)]
    pub(crate) post: Post,
    #[command(flatten)]
    pub(crate) elsewhere: Elsewhere,
    #[command(flatten)]
    pub(crate) watch: Watch,
}

impl Args {
    /// Where and how it listens. What is not reached by TLS is reached from this computer only.
    pub(crate) fn server(&self) -> Result<Server, Failure> {
        Ok(self.name.iter().fold(self.listens()?, |server, name| server.named(name)))
    }

    /// The same without its names: several authorities are each at their own.
    pub(crate) fn listens(&self) -> Result<Server, Failure> {
        let server = match (&self.tls_certificate, &self.tls_key, self.behind_proxy) {
            (Some(certificate), Some(key), _) => {
                Server::new(Listen::anywhere(&self.listen)?).by_tls(Tls::read(certificate, key)?)
            }
            (_, _, Some(proxy)) => Server::new(Listen::anywhere(&self.listen)?).behind(proxy),
            _ => Server::new(self.listen.parse::<Listen>()?),
        };
        Ok(server)
    }
}

/// A record, and who signs in to it.
pub(crate) struct Ready {
    pub(crate) roll: Roll,
    pub(crate) sign_in: SignIn,
}

impl Args {
    /// Reads a record, once its last entries were found to be what was written.
    pub(crate) fn ready(&self, journal: Journal, by_tls: bool) -> Result<Ready, Failure> {
        whole_at_its_end(&journal, &self.database.name())?;
        let limits = Limits { idle_minutes: self.idle, longest_hours: self.longest };
        let provider = self.elsewhere.provider(self.post.site.as_deref())?;
        let passkeys = match self.post.site.as_deref().map(Passkeys::new) {
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
        // Accounts that were made before anything was recorded, or by a version that recorded no posts.
        if self.region.is_none() {
            pages::catch_up::follow_accounts(&roll, now::today())?;
        }
        Ok(Ready { roll, sign_in: SignIn::Accounts { identity, by_tls } })
    }

    /// How programs are served.
    pub(crate) fn programs(&self) -> api::Config {
        api::Config {
            in_a_minute: self.api_rate,
            private_webhooks: self.private_webhooks,
            ..api::Config::default()
        }
    }

    /// Where postcodes lie, where a directory is named.
    pub(crate) fn places(&self) -> Result<Option<Arc<Postcodes>>, Failure> {
        self.postcodes.as_deref().map(postcodes::shared).transpose()
    }

    /// What looks into documents, where there is one.
    pub(crate) fn scanner(&self) -> Option<pages::Scanner> {
        self.scan.as_deref().and_then(pages::Scanner::new)
    }
}

pub(crate) fn run(args: Args) -> Result<Outcome, Failure> {
    if args.region.is_some() {
        return Err(Failure::new(
            "a region is served beside the authorities that share their figures with it: under a heading of its own in a file of \
             settings that lists them",
        ));
    }
    let server = args.server()?;
    let Ready { roll, sign_in } = args.ready(args.database.existing()?, server.is_reached_by_tls())?;
    let beside = serving::Beside {
        scanner: args.scanner(),
        poster: args.post.poster()?,
        postcodes: args.places()?,
        programs: args.programs(),
        watch: args.watch,
    };
    serving::serve(roll, None, sign_in, server, beside)?;
    Ok(Outcome::Done)
}

/// Every authority of a file of settings, each at its own names.
pub(crate) fn run_all(listed: Vec<(String, Args)>) -> Result<Outcome, Failure> {
    authorities::serve(listed)?;
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
