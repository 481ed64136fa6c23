//! `/my-digest`: whether somebody wants to be told each working day, by e-mail, how much is due; and what such a message says.
//!
//! A message goes through many hands: by default it holds counts and a link, nothing about anybody. Where the authority has
//! set it, it names each duty with the child's initials.

use std::collections::BTreeMap;

use access::{Person, Role};
use axum::extract::State;
use calendar::Day;
use journal::{Mail, StoreError};
use web::parts::{ErrorSummary, Form, Inset, Question};
use web::{Address, Answer, Fields, Html, Notice, Page, Problem, Query};

use super::list::{Asked, Due, counts, is_late};
use super::my_work::lead;
use crate::board::{Board, Standing};
use crate::signed::Me;
use crate::words::counted;
use crate::{Desk, Rooms};

/// Days ahead that a digest tells of.
const AHEAD: &str = "7";
/// Lines of duties in one message.
const LINES: usize = 60;
/// Bytes of a mail address.
const ADDRESS: usize = 254;

/// How digests are written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mailing {
    /// Where the pages are, as a browser outside finds them: `https://kith.council.example`. No `/` at its end.
    pub site: String,
    /// The domains to which mail may go, in lower case: those of the authority's own mail.
    pub domains: Vec<String>,
    /// Whether a message names duties with the child's initials; otherwise it holds counts only.
    pub initials: bool,
}

impl Mailing {
    /// Whether this is a mail address to which mail may go.
    pub(crate) fn takes(&self, address: &str) -> bool {
        let plain = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+/=?^_`{|}~.-".contains(c);
        address.len() <= ADDRESS
            && address.rsplit_once('@').is_some_and(|(name, domain)| {
                let domain = domain.to_ascii_lowercase();
                !name.is_empty()
                    && name.chars().all(plain)
                    && !name.starts_with('.')
                    && !name.ends_with('.')
                    && !name.contains("..")
                    && self.domains.contains(&domain)
            })
    }
}

/// What has just been done.
#[derive(Debug, Default, serde::Deserialize)]
pub(crate) struct Done {
    #[serde(default)]
    done: String,
}

/// The page.
///
/// # Errors
/// The journal cannot be read.
pub(crate) async fn get(
    State(desk): State<Desk>,
    Me(me): Me,
    Query(done): Query<Done>,
) -> Result<Page, Problem> {
    desk.work(move |desk| {
        let address = address_of(desk, &me)?;
        let page = page(desk, &me, address.as_deref(), None);
        Ok(match done.done.as_str() {
            "kept" => {
                page.notice(Notice::done("You will be told on each working day on which anything is due."))
            }
            "ended" => page.notice(Notice::done("You will not be told any longer.")),
            _ => page,
        })
    })
    .await
}

/// Wanted, or not any longer.
///
/// # Errors
/// The journal cannot be written.
pub(crate) async fn post(State(desk): State<Desk>, Me(me): Me, sent: Fields) -> Result<Answer, Problem> {
    desk.work(move |desk| {
        let journal = desk.roll().journal();
        if sent.get("act") == "end" {
            journal.want_digest(&me.id, None).map_err(Problem::fault("ending a digest"))?;
            return Ok(Address::new("/my-digest").with("done", "ended").into());
        }
        let typed = sent.get("address").trim();
        let right = desk.mailing().is_some_and(|mailing| mailing.takes(typed));
        if !right || !may(&me) {
            return Ok(page(desk, &me, None, Some(typed)).wrong().into());
        }
        journal.want_digest(&me.id, Some(typed)).map_err(Problem::fault("keeping who wants a digest"))?;
        Ok(Address::new("/my-digest").with("done", "kept").into())
    })
    .await
}

/// Whether a person has a list of which to be told.
fn may(person: &Person) -> bool {
    person.role.has_caseload() || (person.role == Role::TeamManager && person.team.is_some())
}

fn address_of(desk: &Desk, me: &Person) -> Result<Option<String>, Problem> {
    let wanted =
        desk.roll().journal().digests_wanted().map_err(Problem::fault("reading who wants a digest"))?;
    Ok(wanted.into_iter().find(|one| one.who == me.id).map(|one| one.address.to_string()))
}

fn page(desk: &Desk, me: &Person, address: Option<&str>, wrong: Option<&str>) -> Page {
    let page = Page::new("My digest").under("My work", Address::new("/work")).in_menu("/work");
    let Some(mailing) = desk.mailing() else {
        return page.body(Html::of(&Inset::new(
            "No mail server is set up here. Whoever runs Kith sets one; until then My work says what is due.",
        )));
    };
    if !may(me) {
        return page.body(Html::of(&Inset::new("Digests are for social workers and team managers.")));
    }
    let holds = if mailing.initials {
        "It names each duty with the child’s initials, never a name."
    } else {
        "It holds how many duties are overdue and how many are due in the next 7 days, and a link: nothing about any child."
    };
    let mut html = Html::new().with(&lead(&format!(
        "Be told by e-mail, early on each working day on which anything is due. {holds}"
    )));
    let domains = mailing.domains.join(", ");
    let sentence = format!("Give an address of your authority’s own mail, at {domains}");
    let error = wrong.map(|_| sentence.clone());
    if error.is_some() {
        html = html.with(&ErrorSummary::new().at(&*sentence, "address"));
    }
    let button = if address.is_some() { "Change the address" } else { "Send it to me" };
    let mut form = Form::new("/my-digest", button).ask(
        &Question::line("address", "Your e-mail address", wrong.or(address).unwrap_or_default())
            .hint(format!("At {domains}"))
            .error(error),
    );
    if address.is_some() {
        form = form.or("Stop sending it", "act", "end");
    }
    page.body(html.with(&form))
}

/// The messages of a day, one for each person who wants one and for whom anything is overdue or due in the next 7 days.
/// Nothing is sent and nothing kept.
///
/// # Errors
/// The journal cannot be read.
pub fn digests(rooms: Rooms) -> Result<Vec<Mail>, StoreError> {
    let Some(mailing) = rooms.mailing.clone() else { return Ok(Vec::new()) };
    let desk = Desk::new(rooms);
    let wanted = desk.roll().journal().digests_wanted()?;
    if wanted.is_empty() {
        return Ok(Vec::new());
    }
    let (board, today) = (desk.board(), desk.today());
    let written = wanted.into_iter().filter(|one| mailing.takes(&one.address)).filter_map(|one| {
        let person = desk.people().person(&one.who).filter(|person| may(person))?;
        let (subject, body) = written(&desk, &board, person, today, &mailing)?;
        Some(Mail {
            id: format!("digest {today} {}", one.who).into(),
            to: one.address,
            subject: subject.into(),
            body: body.into(),
            calendar: None,
            tries: 0,
        })
    });
    Ok(written.collect())
}

/// Subject and text for one person; `None` where nothing is due.
fn written(
    desk: &Desk,
    board: &Board,
    person: &Person,
    today: Day,
    mailing: &Mailing,
) -> Option<(String, String)> {
    let (workers, page) = match (&person.team, person.role) {
        (Some(team), Role::TeamManager) => (desk.people().workers_of(team), "/team"),
        _ => (vec![person], "/work"),
    };
    // Who has left, or no longer may see a child, is told nothing of them.
    let seen = board.register().seen_by(person).ok()?;
    let children = workers.iter().flat_map(|worker| board.of_worker(&worker.id)).map(|child| &**child);
    let children: Vec<&Standing> = children.filter(|child| seen.has(&child.id)).collect();
    let asked = Asked { within: AHEAD.to_owned(), ..Asked::default() };
    let rows = asked.rows(children.iter().copied(), today);
    let (late, coming) = counts(&rows, today);
    if rows.is_empty() {
        return None;
    }
    let now = rows.iter().filter(|row| row.duty.act_by() == today && !is_late(row.duty, today)).count();
    let subject = format!("Kith: {late} overdue, {coming} due in the next 7 days");
    let mut text = format!(
        "{}\n\nOverdue: {late}\nDue today: {now}\nDue in the next 7 days, today among them: {coming}\n\
         Children on the list: {}\n",
        today.to_words(),
        children.len()
    );
    if mailing.initials {
        text.push('\n');
        text.push_str(&lines(&rows, today));
    }
    text.push_str(&format!(
        "\nYour list: {site}{page}\nTo change or stop this message: {site}/my-digest\n",
        site = mailing.site
    ));
    Some((subject, text))
}

/// The duties, a line each, under each child's initials.
fn lines(rows: &[Due<'_>], today: Day) -> String {
    let mut of_child: BTreeMap<(String, &str), Vec<String>> = BTreeMap::new();
    for row in rows.iter().take(LINES) {
        let state = if is_late(row.duty, today) { "overdue since" } else { "by" };
        let line = format!("{} {} {}", row.duty.clock.title, state, row.duty.act_by().to_words());
        of_child.entry((initials(row.child), &*row.child.id)).or_default().push(line);
    }
    let mut text = String::new();
    for ((initials, _), lines) in of_child {
        text.push_str(&format!("{initials}\n"));
        for line in lines {
            text.push_str(&format!("  {line}\n"));
        }
    }
    if rows.len() > LINES {
        text.push_str(&format!("… and {}.\n", counted(rows.len() - LINES, "more", "more")));
    }
    text
}

/// `W.O.`; a child without a name has none.
fn initials(child: &Standing) -> String {
    let name = child.name.as_deref().unwrap_or_default();
    let first = name.split_whitespace().filter_map(|word| word.chars().find(|c| c.is_alphabetic()));
    let initials: String = first.map(|letter| format!("{}.", letter.to_uppercase())).collect();
    if initials.is_empty() { "(no name)".to_owned() } else { initials }
}

#[cfg(test)]
mod tests {
    use super::Mailing;

    #[test]
    fn mail_goes_only_to_the_authoritys_own_addresses() {
        let domains = vec!["council.example".to_owned()];
        let mailing = Mailing { site: String::new(), domains, initials: false };
        for (address, takes) in [
            ("ada@council.example", true),
            ("ada.o'neil@Council.Example", true),
            ("ada@elsewhere.example", false),
            ("ada@council.example.elsewhere.example", false),
            ("ada@sub.council.example", false),
            ("@council.example", false),
            ("ada", false),
            ("a da@council.example", false),
            ("ada\r\nBcc: x@council.example", false),
            ("ada@elsewhere.example@council.example", false),
            (".ada@council.example", false),
            ("a..da@council.example", false),
            ("", false),
        ] {
            assert_eq!(mailing.takes(address), takes, "{address}");
        }
    }
}
