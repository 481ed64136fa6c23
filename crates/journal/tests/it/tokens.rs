use calendar::Moment;
use journal::{Delivery, Of, SecretHash, Sent, Token, Webhook};

use crate::support::*;

on_both! {
    a_token_is_found_by_its_hash_and_stays_in_the_list_when_it_is_revoked,
    a_delivery_is_tried_until_it_is_taken_or_given_up_and_never_doubled,
}

fn token(id: &str, owner: &str) -> Token {
    Token {
        id: id.into(),
        hash: SecretHash([id.as_bytes()[0]; 32]),
        owner: owner.into(),
        name: "Nightly".into(),
        scopes: "work".into(),
        made: Moment::from_micros(0),
        made_by: owner.into(),
        expires: "2019-10-31T00:00:00Z".parse().unwrap(),
        revoked: None,
        used: None,
    }
}

fn webhook(id: &str, owner: &str, token: &str) -> Webhook {
    Webhook {
        id: id.into(),
        owner: owner.into(),
        token: token.into(),
        address: "https://example.org/told".into(),
        events: "record.added".into(),
        secret: [7; 32],
        made: Moment::from_micros(0),
        ended: None,
        told: 3,
    }
}

fn ids(deliveries: &[Delivery]) -> Vec<&str> {
    deliveries.iter().map(|delivery| &*delivery.id).collect()
}

fn a_token_is_found_by_its_hash_and_stays_in_the_list_when_it_is_revoked(on: Stand) {
    let journal = on.open(TestClock::at("2018-10-31").read());
    journal.keep_token(token("1", "ada")).unwrap();
    journal.keep_token(token("2", "bo")).unwrap();
    assert_eq!(&*journal.token(SecretHash([b'1'; 32])).unwrap().unwrap().owner, "ada");
    assert_eq!(journal.token(SecretHash([9; 32])), Ok(None));
    assert!(journal.keep_token(Token { name: "\n".into(), ..token("3", "ada") }).is_err());
    journal.keep_webhook(webhook("w", "ada", "1")).unwrap();
    assert_eq!(journal.revoke_token("1"), Ok(true));
    assert_eq!(journal.revoke_token("1"), Ok(false));
    assert!(journal.tokens(Of::Owner("ada")).unwrap()[0].revoked.is_some());
    assert!(journal.webhooks(Of::Owner("ada")).unwrap()[0].ended.is_some(), "it ends with its token");
    assert_eq!(journal.tokens(Of::Everybody).unwrap().len(), 2);
    journal.token_used("2").unwrap();
    journal.keep_token(token("4", "bo")).unwrap();
    let used = journal.token(SecretHash([b'2'; 32])).unwrap().unwrap().used;
    assert!(used.is_some(), "written by the time that the next is");
}

fn a_delivery_is_tried_until_it_is_taken_or_given_up_and_never_doubled(on: Stand) {
    let clock = TestClock::at("2018-10-31T07:00:00Z");
    let journal = on.open(clock.read());
    let at = |text: &str| -> Moment { text.parse().unwrap() };
    journal.keep_token(token("1", "ada")).unwrap();
    journal.keep_webhook(webhook("w", "ada", "1")).unwrap();
    journal
        .keep_webhook(Webhook { address: "https://example.org/other".into(), ..webhook("w", "ada", "1") })
        .unwrap();
    assert_eq!(&*journal.webhooks(Of::Everybody).unwrap()[0].address, "https://example.org/told");
    let bodies = |ids: &[&str]| ids.iter().map(|id| ((*id).into(), "{}".into())).collect();
    journal.webhook_told("w", 5, bodies(&["a", "b", "c"])).unwrap();
    journal.webhook_told("w", 4, bodies(&["a"])).unwrap();
    assert_eq!(journal.webhooks(Of::Everybody).unwrap()[0].told, 5, "it never goes back");
    let now = at("2018-10-31T08:00:00Z");
    assert_eq!(ids(&journal.deliveries_to_send(now, 10).unwrap()), ["a", "b", "c"]);
    journal.webhook_sent("a", Sent::Taken).unwrap();
    journal.webhook_sent("b", Sent::Again(at("2018-10-31T09:00:00Z"), "503".to_owned())).unwrap();
    journal.webhook_sent("c", Sent::GivenUp("410".to_owned())).unwrap();
    assert!(journal.deliveries_to_send(now, 10).unwrap().is_empty());
    assert_eq!(ids(&journal.deliveries_to_send(at("2018-10-31T09:00:00Z"), 10).unwrap()), ["b"]);
    let all = journal.deliveries("w", 10).unwrap();
    assert_eq!(
        all.iter().map(|d| (&*d.id, d.tries, &*d.problem)).collect::<Vec<_>>(),
        [("c", 1, "410"), ("b", 1, "503"), ("a", 1, "")]
    );
    assert_eq!(journal.end_webhook("w"), Ok(true));
    assert!(journal.deliveries_to_send(at("2018-10-31T09:00:00Z"), 10).unwrap().is_empty());
}
