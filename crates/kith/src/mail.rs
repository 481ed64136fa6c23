//! Mail out: what waits in the journal is handed to the authority's own server, now or as soon as it can be reached.

use calendar::{Day, Holidays, Moment};
use journal::{Journal, Mail, Posted};
use lettre::message::Mailbox;
use lettre::message::header::ContentType;
use lettre::message::{Attachment, MultiPart, SinglePart};
use lettre::transport::smtp::authentication::Credentials;
use lettre::{Message, SmtpTransport, Transport};
use pages::Mailing;

use crate::failure::Failure;
use crate::now;

/// The first try again after five minutes, then twice as long each time, four hours at most.
const FIRST_AGAIN: i64 = 5 * 60_000_000;
const LONGEST: i64 = 4 * 3_600_000_000;
/// Tries before a message is given up: some three days.
const TRIES: u32 = 24;
/// Messages handed over in one go.
const AT_ONCE: usize = 200;
/// The hour at which digests are written.
const HOUR: u8 = 7;

/// How mail goes out. User and password, where the server asks for them, stand in KITH_SMTP_USER and KITH_SMTP_PASSWORD.
#[derive(Debug, Clone, clap::Args)]
pub(crate) struct Post {
    /// The mail server: smtp://mail.council.example:587 (it must offer encryption), smtps://… (encrypted throughout)
    #[arg(long, value_name = "URL", requires_all = ["mail_from", "site", "mail_domain"])]
    smtp: Option<String>,
    /// Who the messages come from: kith@council.example, or "Kith <kith@council.example>"
    #[arg(long, value_name = "ADDRESS")]
    mail_from: Option<String>,
    /// Where people find the pages, for links in messages and the way back from a provider of sign-in:
    /// https://kith.council.example
    #[arg(long, value_name = "URL")]
    pub(crate) site: Option<String>,
    /// A domain to which mail may go; may be given several times
    #[arg(long, value_name = "DOMAIN")]
    mail_domain: Vec<String>,
    /// Name each duty with the child's initials in a digest; otherwise it holds counts only
    #[arg(long)]
    mail_initials: bool,
}

/// A server, and how messages are written.
pub(crate) struct Poster {
    server: SmtpTransport,
    from: Mailbox,
    /// How digests are written.
    pub(crate) mailing: Mailing,
}

/// What became of the messages that were due.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Account {
    /// The server took them.
    pub(crate) sent: usize,
    /// To be tried again.
    pub(crate) again: usize,
    /// Never to be taken.
    pub(crate) given_up: usize,
}

impl Post {
    /// The mail server and its port, where one is named.
    pub(crate) fn server(&self) -> Option<String> {
        let url = self.smtp.as_deref()?;
        let (scheme, rest) = url.split_once("://")?;
        let host = rest.split(['/', '?']).next()?.rsplit('@').next()?;
        let port = if scheme == "smtps" { 465 } else { 587 };
        Some(if host.rsplit(':').next().is_some_and(|last| last.parse::<u16>().is_ok()) {
            host.to_owned()
        } else {
            format!("{host}:{port}")
        })
    }

    /// What was configured; `None` where no server is named.
    pub(crate) fn poster(&self) -> Result<Option<Poster>, Failure> {
        let (Some(url), Some(from), Some(site)) = (&self.smtp, &self.mail_from, &self.site) else {
            return Ok(None);
        };
        let from: Mailbox = from.parse().map_err(|_| {
            Failure::new("--mail-from is not a mail address; write kith@council.example, or \"Kith <kith@council.example>\"")
        })?;
        let server = SmtpTransport::from_url(&secured(url)).map_err(|error| {
            Failure::new(format!(
                "--smtp does not name a mail server ({error}); write smtp://mail.council.example:587"
            ))
        })?;
        let server = server.timeout(Some(std::time::Duration::from_secs(20)));
        let server = match (std::env::var("KITH_SMTP_USER"), std::env::var("KITH_SMTP_PASSWORD")) {
            (Ok(user), Ok(password)) => server.credentials(Credentials::new(user, password)),
            _ => server,
        };
        let mailing = Mailing {
            site: site.trim_end_matches('/').to_owned(),
            domains: self.mail_domain.iter().map(|domain| domain.to_ascii_lowercase()).collect(),
            initials: self.mail_initials,
        };
        Ok(Some(Poster { server: server.build(), from, mailing }))
    }
}

/// A server elsewhere must encrypt; one on this computer need not.
fn secured(url: &str) -> String {
    let Some(rest) = url.strip_prefix("smtp://") else { return url.to_owned() };
    let host = rest.split(['/', '?']).next().unwrap_or_default();
    let host = host.rsplit('@').next().unwrap_or_default();
    let here = ["127.0.0.1", "localhost", "[::1]"];
    let is_here = here
        .iter()
        .any(|name| host.strip_prefix(name).is_some_and(|port| port.is_empty() || port.starts_with(':')));
    if is_here || rest.contains("tls=") {
        url.to_owned()
    } else {
        format!("{url}{}tls=required", if rest.contains('?') { "&" } else { "?" })
    }
}

impl Poster {
    /// Whether the server answers, with encryption where it must; no message is sent.
    pub(crate) fn try_out(&self) -> Result<(), String> {
        match self.server.test_connection() {
            Ok(true) => Ok(()),
            Ok(false) => Err("it ends the connection at once".to_owned()),
            Err(error) => Err(Failure::from(error).to_string()),
        }
    }

    /// Hands over every message whose time has come. One that cannot be handed over waits; a server that does not answer is
    /// not asked again for the others.
    pub(crate) fn post(&self, journal: &Journal) -> Result<Account, Failure> {
        let mut account = Account::default();
        for mail in journal.mail_to_send(now::moment(), AT_ONCE)? {
            // Another copy of the program may be sending it.
            let now = now::moment();
            if !journal.claim_mail(&mail.id, now, again(now, 0))? {
                continue;
            }
            let (posted, reached) = self.hand_over(&mail);
            match posted {
                Posted::Sent => account.sent += 1,
                Posted::Again(..) => account.again += 1,
                Posted::GivenUp(_) => account.given_up += 1,
            }
            journal.mail_posted(&mail.id, posted)?;
            if !reached {
                break;
            }
        }
        Ok(account)
    }

    /// What became of one message, and whether the server answered.
    fn hand_over(&self, mail: &Mail) -> (Posted, bool) {
        let Ok(to) = mail.to.parse::<Mailbox>() else {
            return (Posted::GivenUp("this is not a mail address".to_owned()), true);
        };
        let message = Message::builder().from(self.from.clone()).to(to).subject(&*mail.subject);
        let message = match &mail.calendar {
            None => message.header(ContentType::TEXT_PLAIN).body(mail.body.to_string()),
            Some(calendar) => message.multipart(with_calendar(&mail.body, calendar)),
        };
        let message = match message {
            Ok(message) => message,
            Err(error) => return (Posted::GivenUp(error.to_string()), true),
        };
        match self.server.send(&message) {
            Ok(_) => (Posted::Sent, true),
            Err(error) if error.is_permanent() => (Posted::GivenUp(error.to_string()), true),
            Err(error) if mail.tries + 1 >= TRIES => (Posted::GivenUp(error.to_string()), true),
            Err(error) => {
                (Posted::Again(again(now::moment(), mail.tries), error.to_string()), error.is_transient())
            }
        }
    }
}

/// A message with a file for the reader's calendar: shown as an invitation by programs that can, a file for all others.
fn with_calendar(body: &str, calendar: &str) -> MultiPart {
    let method = if calendar.contains("METHOD:CANCEL") { "CANCEL" } else { "REQUEST" };
    let kind = ContentType::parse(&format!("text/calendar; charset=utf-8; method={method}"));
    let file = Attachment::new("review.ics".to_owned())
        .body(calendar.to_owned(), kind.unwrap_or(ContentType::TEXT_PLAIN));
    MultiPart::mixed().singlepart(SinglePart::plain(body.to_owned())).singlepart(file)
}

/// When a message is tried again after so many tries.
fn again(now: Moment, tries: u32) -> Moment {
    let wait = FIRST_AGAIN.saturating_mul(1 << tries.min(20)).min(LONGEST);
    Moment::from_micros(now.micros().saturating_add(wait))
}

/// Whether digests are written at a moment: on working days, from seven in the morning on.
pub(crate) fn is_time(now: Moment) -> bool {
    let (hour, _) = now.hour_and_minute();
    hour >= HOUR && is_working(now.day())
}

/// Whether a day is a working day in England.
pub(crate) fn is_working(day: Day) -> bool {
    Holidays::england_and_wales().is_working_day(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_elsewhere_must_encrypt() {
        for (url, expected) in [
            ("smtp://127.0.0.1:2525", "smtp://127.0.0.1:2525"),
            ("smtp://localhost", "smtp://localhost"),
            ("smtp://localhost.example", "smtp://localhost.example?tls=required"),
            ("smtp://mail.example:587", "smtp://mail.example:587?tls=required"),
            ("smtp://mail.example?x=1", "smtp://mail.example?x=1&tls=required"),
            ("smtp://mail.example?tls=opportunistic", "smtp://mail.example?tls=opportunistic"),
            ("smtps://mail.example", "smtps://mail.example"),
        ] {
            assert_eq!(secured(url), expected);
        }
    }

    #[test]
    fn an_invitation_goes_with_its_file() {
        let sent =
            with_calendar("When: 20 November", "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n")
                .formatted();
        let sent = String::from_utf8_lossy(&sent).into_owned();
        for part in
            ["text/calendar; charset=utf-8; method=REQUEST", "filename=\"review.ics\"", "When: 20 November"]
        {
            assert!(sent.contains(part), "{part}: {sent}");
        }
    }

    #[test]
    fn each_wait_is_longer_than_the_last_and_none_is_longer_than_four_hours() {
        let now = Moment::from_micros(0);
        let minutes: Vec<i64> = (0..8).map(|tries| again(now, tries).micros() / 60_000_000).collect();
        assert_eq!(minutes, [5, 10, 20, 40, 80, 160, 240, 240]);
        assert_eq!(again(now, u32::MAX).micros(), LONGEST);
    }

    #[test]
    fn digests_are_written_on_working_mornings() {
        for (moment, expected) in [
            ("2018-11-05T06:59:00Z", false),
            ("2018-11-05T07:00:00Z", true),
            ("2018-11-04T09:00:00Z", false),
            ("2018-12-25T09:00:00Z", false),
            ("2018-07-02T06:00:00Z", true),
        ] {
            assert_eq!(is_time(moment.parse().unwrap()), expected, "{moment}");
        }
    }
}
