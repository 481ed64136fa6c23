//! `kith digest`: tells by e-mail those who want it what is due today. One run, for a timer.

use std::sync::Arc;

use access::People;
use identity::{Identity, Limits};
use pages::{Rooms, SignIn};

use crate::database::{self, Database};
use crate::failure::{Failure, Outcome};
use crate::mail::{Post, Poster, is_working};
use crate::{now, say};

/// Writes a message for everybody who asked for one on the page My digest, if anything is overdue or due in the next seven
/// days, and hands what waits to the mail server.
///
/// Run again on the same day, it writes nobody a second one. On a day that is no working day it writes none. What the server
/// does not take waits for the next run; exit 1 where anything waits.
#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    database: Database,
    #[command(flatten)]
    post: Post,
    /// Write them whatever day it is
    #[arg(long)]
    any_day: bool,
}

pub(crate) fn run(args: &Args) -> Result<Outcome, Failure> {
    let poster = args.post.poster()?;
    let poster = poster.ok_or_else(|| {
        Failure::new("name the mail server with --smtp, as in smtp://mail.council.example:587")
    })?;
    let roll = database::roll(args.database.existing()?)?;
    let journal = roll.journal().clone();
    let accounts = Identity::new(journal.clone(), Limits::default())?.accounts()?;
    let people = Arc::new(pages::people(&roll, &accounts, now::today()));
    let written = if args.any_day || is_working(now::today()) { queue(roll, people, &poster)? } else { 0 };
    let account = poster.post(&journal)?;
    let waiting = journal.mail_counts()?.waiting;
    say::out(&format!(
        "{written} written, {} sent, {waiting} waiting, {} given up.\n",
        account.sent, account.given_up
    ))?;
    if waiting > 0 {
        say::beside(format_args!(
            "kith: the mail server did not take everything; it is tried again with the next run"
        ));
        return Ok(Outcome::Findings);
    }
    Ok(Outcome::Done)
}

/// Writes the digests of today into the journal's queue; how many there are. Whoever has left is told nothing any longer.
pub(crate) fn queue(roll: roll::Roll, people: Arc<People>, poster: &Poster) -> Result<usize, Failure> {
    let journal = roll.journal().clone();
    for account in Identity::new(journal.clone(), Limits::default())?.accounts()? {
        if account.left.is_some() {
            journal.want_digest(&account.id, None)?;
        }
    }
    let mailing = Some(poster.mailing.clone());
    // Nobody signs in to be written to.
    let (sign_in, now) = (SignIn::Chosen, now::moment);
    let rooms = Rooms { roll, people, sign_in, now, scanner: None, mailing, postcodes: None };
    let digests = pages::digests(rooms)?;
    let count = digests.len();
    for digest in digests {
        journal.queue_mail(digest)?;
    }
    Ok(count)
}
