//! Webhooks: programs are told that something was recorded, and fetch what they may see of it themselves.
//!
//! ```text
//! journal ─► tell (whose owner may see it) ─► deliveries ─► send ─► signed, tried again, given up
//! ```
//!
//! What is sent holds the child's identifier, the kind, the record and its revision: nothing that was said. It is told of what
//! people record; a load is not told entry by entry. Whether the owner may see it is asked when it is told: who has left, or may
//! no longer see a child, is told nothing more.

mod place;
mod send;

use std::ops::ControlFlow;
use std::sync::Arc;
use std::time::Duration;

use calendar::Moment;
use identity::tokens::{self, Scope};
use journal::{Act, Delivery, Envelope, Of, Sent, Source, Token, Webhook};
use pages::Desk;
use records::{Subject, SubjectKind};
use serde_json::json;
use web::Problem;

use crate::Config;
pub(crate) use place::fit_to_call;
pub use send::signature;

/// What a webhook may be told of.
pub(crate) const EVENTS: [&str; 3] = ["record.added", "record.corrected", "record.withdrawn"];

/// Entries that are looked at in one go.
const AT_ONCE: u64 = 5_000;
/// Deliveries that are sent in one go.
const SENT_AT_ONCE: usize = 100;
/// The first try again after a minute, then twice as long each time, six hours at most.
const FIRST_AGAIN: i64 = 60_000_000;
const LONGEST: i64 = 6 * 3_600_000_000;
/// Tries before a delivery is given up: some two days.
const TRIES: u32 = 16;
/// How often what is new is looked for.
const BETWEEN: Duration = Duration::from_secs(5);

/// Tells and sends for as long as the desk is served.
pub(crate) fn follow(desk: &Desk, config: Config) {
    let served = desk.while_served();
    std::thread::spawn(move || {
        let Ok(runtime) = tokio::runtime::Builder::new_current_thread().enable_all().build() else {
            return tracing::error!("webhooks cannot be sent: there is no runtime for them");
        };
        while let Some(desk) = served() {
            if let Err(problem) = runtime.block_on(once(&desk, config)) {
                tracing::error!(%problem, "webhooks could not be told or sent");
            }
            drop(desk);
            std::thread::sleep(BETWEEN);
        }
    });
}

/// Tells what is new, and sends what is due: a test calls it in place of the thread.
///
/// # Errors
/// The journal cannot be read or written.
pub async fn once(desk: &Desk, config: Config) -> Result<(), Problem> {
    desk.clone().work(tell).await?;
    let due = desk.clone().work(|desk| {
        let due = desk.roll().journal().deliveries_to_send(desk.now(), SENT_AT_ONCE);
        let webhooks =
            desk.roll().journal().webhooks(Of::Everybody).map_err(Problem::fault("reading webhooks"))?;
        Ok((due.map_err(Problem::fault("reading what is to be sent"))?, webhooks))
    });
    let (due, webhooks) = due.await?;
    for delivery in due {
        let Some(webhook) = webhooks.iter().find(|webhook| webhook.id == delivery.webhook) else { continue };
        if !claimed(desk, &delivery).await? {
            continue;
        }
        let answered = send::send(webhook, &delivery, desk.now(), config).await;
        let sent = became(&delivery, answered, desk.now());
        let id = delivery.id.clone();
        desk.clone()
            .work(move |desk| {
                let kept = desk.roll().journal().webhook_sent(&id, sent);
                kept.map_err(Problem::fault("keeping what became of a delivery"))
            })
            .await?;
    }
    Ok(())
}

/// Whether this copy of the program is the one that sends a delivery.
async fn claimed(desk: &Desk, delivery: &Delivery) -> Result<bool, Problem> {
    let id = delivery.id.clone();
    let claim = desk.clone().work(move |desk| {
        let now = desk.now();
        let until = Moment::from_micros(now.micros().saturating_add(FIRST_AGAIN));
        let claimed = desk.roll().journal().claim_delivery(&id, now, until);
        claimed.map_err(Problem::fault("taking a delivery on"))
    });
    claim.await
}

/// What became of a delivery, by the status that came back.
fn became(delivery: &Delivery, answered: Result<u16, String>, now: Moment) -> Sent {
    let problem = match answered {
        Ok(200..=299) => return Sent::Taken,
        // Nothing is there any longer, and it says so.
        Ok(410) => return Sent::GivenUp("it answered 410: gone".to_owned()),
        Ok(status) => format!("it answered {status}"),
        Err(problem) => problem,
    };
    if delivery.tries + 1 >= TRIES {
        return Sent::GivenUp(problem);
    }
    let wait = FIRST_AGAIN.saturating_mul(1 << delivery.tries.min(20)).min(LONGEST);
    Sent::Again(Moment::from_micros(now.micros().saturating_add(wait)), problem)
}

/// Looks at what is new for each subscription, and queues what its owner may see.
fn tell(desk: &Desk) -> Result<(), Problem> {
    let journal = desk.roll().journal();
    let reading = "reading what is new for webhooks";
    let mut live: Vec<Webhook> = journal.webhooks(Of::Everybody).map_err(Problem::fault(reading))?;
    live.retain(|webhook| webhook.ended.is_none());
    let last = journal.last_seq().map_err(Problem::fault(reading))?;
    if live.is_empty() {
        return Ok(());
    }
    let all = journal.tokens(Of::Everybody).map_err(Problem::fault(reading))?;
    for webhook in live {
        let token = all.iter().find(|token| token.id == webhook.token);
        let Some(owner) = owner(desk, token)? else {
            journal.end_webhook(&webhook.id).map_err(Problem::fault("ending a webhook"))?;
            continue;
        };
        if webhook.told >= last {
            continue;
        }
        let to = last.min(webhook.told + AT_ONCE);
        let mut new: Vec<Envelope> = Vec::new();
        journal
            .entries_between(webhook.told, to, |envelope, _| {
                if matches!(envelope.source, Source::Act) {
                    new.push(envelope.clone());
                }
                ControlFlow::Continue(())
            })
            .map_err(Problem::fault(reading))?;
        let told = new.iter().filter_map(|envelope| event(desk, &webhook, &owner, envelope)).collect();
        journal
            .webhook_told(&webhook.id, to, told)
            .map_err(Problem::fault("keeping what webhooks are told"))?;
    }
    Ok(())
}

/// Whose subscription it is, where its token lives, is for this, and they work here.
fn owner(desk: &Desk, token: Option<&Token>) -> Result<Option<access::Person>, Problem> {
    match token.filter(|token| tokens::is_live(token, desk.now()) && tokens::has(token, Scope::Webhooks)) {
        Some(token) => desk.works_here(&token.owner),
        None => Ok(None),
    }
}

/// What is sent of an entry, and its name; none where it is not what was asked for or not the owner's to see.
fn event(
    desk: &Desk,
    webhook: &Webhook,
    owner: &access::Person,
    envelope: &Envelope,
) -> Option<(Arc<str>, Arc<str>)> {
    let name = match envelope.act {
        Act::Recorded => EVENTS[0],
        Act::Corrected => EVENTS[1],
        Act::Withdrawn => EVENTS[2],
    };
    if !webhook.events.split(' ').any(|wanted| wanted == name) {
        return None;
    }
    let kind = pages::shared::kind(&envelope.kind).ok()?;
    if envelope.subject.sort() != SubjectKind::Child.word() {
        return None;
    }
    let subject = Subject::child(envelope.subject.id());
    let subject = desk.roll().kept(&subject).unwrap_or(subject);
    let board = desk.board();
    let ties = board.register().ties(&subject.id)?;
    let permit = access::allowed(&board.register().asking(owner, ties)).ok()?;
    // A document is as closed as what it belongs to.
    let facts = desk.roll().whole(&subject);
    let ends = &*envelope.record_id;
    let of_record = |fact: &&records::Fact| *fact.record.kind() == *kind && fact.id.ends_with(ends);
    if !permit.may_read(kind) || facts.iter().filter(of_record).any(|fact| !permit.may_read_fact(fact)) {
        return None;
    }
    let id: Arc<str> = format!("{}-{}", webhook.id, envelope.seq).into();
    let body = json!({
        "id": &*id, "event": name, "at": envelope.recorded.to_string(), "child": &*subject.id,
        "kind": kind.name, "record": ends, "revision": envelope.revision,
    });
    Some((id, body.to_string().into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_tried_again_later_and_later_and_then_given_up() {
        let now = Moment::from_micros(0);
        let delivery = |tries| Delivery {
            id: "d".into(),
            webhook: "w".into(),
            made: now,
            body: "{}".into(),
            tries,
            next_try: Some(now),
            delivered: None,
            problem: "".into(),
        };
        let minutes = |tries| match became(&delivery(tries), Ok(503), now) {
            Sent::Again(at, _) => at.micros() / 60_000_000,
            _ => -1,
        };
        let waits: Vec<i64> = (0..11).map(minutes).collect();
        assert_eq!(waits, [1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360]);
        assert_eq!(became(&delivery(TRIES - 1), Ok(503), now), Sent::GivenUp("it answered 503".to_owned()));
        for (answered, taken) in [(200, true), (204, true), (301, false), (404, false), (500, false)] {
            assert_eq!(became(&delivery(0), Ok(answered), now) == Sent::Taken, taken, "{answered}");
        }
        assert!(matches!(became(&delivery(0), Ok(410), now), Sent::GivenUp(_)));
    }
}
