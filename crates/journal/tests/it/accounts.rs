use calendar::Moment;
use journal::{
    Account, AccountBy, AccountChange, Away, Door, Ending, Head, KeptPasskey, SecretHash, Session, Stage,
};

use crate::support::*;

on_both! {
    what_is_taken_used_or_gone_changes_nothing_and_is_not_noted,
    accounts_outlive_the_program_and_a_leaver_keeps_nothing_to_sign_in_with,
    what_was_done_to_an_account_cannot_be_changed_and_no_account_deleted,
    a_passkey_is_one_persons_and_no_signature_is_taken_twice,
    who_goes_to_a_provider_comes_back_once_and_a_link_is_spent_by_it,
}

fn account(id: &str, sign_in_name: &str) -> AccountChange {
    AccountChange::Add {
        account: Box::new(Account {
            id: id.into(),
            sign_in_name: sign_in_name.into(),
            name: "Ada Invented".into(),
            role: "social_worker".into(),
            team: None,
            added: Moment::from_micros(0),
            left: None,
            password: None,
            authenticator: None,
            step: 0,
            link_until: None,
            elsewhere: None,
        }),
    }
}

fn session(id: &str, hash: u8) -> AccountChange {
    AccountChange::Begin {
        session: Box::new(Session {
            hash: SecretHash([hash; 32]),
            account: id.into(),
            stage: Stage::Open,
            began: Moment::from_micros(0),
            seen: Moment::from_micros(0),
            device: "a browser".into(),
            next: "/".into(),
            typed: "".into(),
        }),
        instead_of: None,
    }
}

fn what_is_taken_used_or_gone_changes_nothing_and_is_not_noted(on: Stand) {
    let journal = on.open(TestClock::at("2018-10-31T08:50:00Z").read());
    let noted = Some(("administrator", "did something"));
    let change = |change: AccountChange| journal.change_account(change, noted).unwrap();
    assert!(change(account("ada", "ada@a.example")));
    let before = journal.account_events("ada", 50).unwrap().len();
    for (what, refused) in [
        ("an identifier that is somebody's", account("ada", "other@a.example")),
        ("a name that is somebody's", account("bo", "ada@a.example")),
        ("nobody's role", AccountChange::Role { id: "bo".into(), role: "x".into(), team: None }),
        ("nobody's session", session("bo", 1)),
        ("a code that is none", AccountChange::Use { id: "ada".into(), code: SecretHash([7; 32]) }),
        (
            "a link that is none",
            AccountChange::Password {
                id: "ada".into(),
                hash: "h".into(),
                but: None,
                link: Some(SecretHash([7; 32])),
            },
        ),
        ("a session that is none", AccountChange::End { id: "ada".into(), which: Ending::All }),
    ] {
        assert!(!change(refused), "{what}");
    }
    assert_eq!(journal.account_events("ada", 50).unwrap().len(), before);
    assert!(change(AccountChange::Step { id: "ada".into(), step: 5 }));
    assert!(!change(AccountChange::Step { id: "ada".into(), step: 5 }), "taken");
    assert!(!change(AccountChange::Step { id: "ada".into(), step: 4 }), "earlier than one that was taken");
}

fn accounts_outlive_the_program_and_a_leaver_keeps_nothing_to_sign_in_with(on: Stand) {
    let clock = TestClock::at("2018-10-31T08:50:00Z");
    {
        let journal = on.open(clock.read());
        journal.change_account(account("ada", "ada@a.example"), None).unwrap();
        journal.change_account(session("ada", 1), None).unwrap();
        let device = AccountChange::Device { id: "ada".into(), device: SecretHash([2; 32]) };
        journal.change_account(device, None).unwrap();
    }
    let journal = on.open(clock.read());
    let (session, of) = journal.session(SecretHash([1; 32])).unwrap().unwrap();
    assert_eq!((&*of.id, session.stage), ("ada", Stage::Open));
    assert_eq!(session.began, moment("2018-10-31T08:50:00Z"), "stamped by the journal");
    // The same, with how far the accounts and the record have come.
    let door = |hash| journal.door(SecretHash([hash; 32])).unwrap();
    let known = || Door {
        session: session.clone(),
        account: of.clone(),
        last_account_event: journal.last_account_event().unwrap(),
        head: journal.head().unwrap(),
    };
    assert_eq!((door(1), door(9)), (Some(known()), None));
    assert_eq!((known().last_account_event, known().head), (0, Head::default()));
    let noted = AccountChange::Note { id: "ada".into() };
    journal.change_account(noted, Some(("x", "signed in"))).unwrap();
    journal.append(batch(vec![record("child:1", "a", "seen")])).unwrap();
    assert_eq!(door(1), Some(known()));
    assert_eq!((known().last_account_event, known().head.seq), (1, 1));
    journal.change_account(AccountChange::Leave { id: "ada".into() }, Some(("x", "left"))).unwrap();
    assert_eq!(journal.session(SecretHash([1; 32])).unwrap(), None);
    assert_eq!(journal.device("ada", SecretHash([2; 32])).unwrap(), None);
    let left = journal.account(AccountBy::Id("ada")).unwrap().unwrap();
    assert_eq!((left.left.is_some(), left.password, left.authenticator), (true, None, None));
}

fn what_was_done_to_an_account_cannot_be_changed_and_no_account_deleted(on: Stand) {
    let journal = on.open(TestClock::at("2018-10-31T08:50:00Z").read());
    journal.change_account(account("ada", "ada@a.example"), Some(("administrator", "joined"))).unwrap();
    let (column, value) =
        if matches!(on, Stand::Postgres(_)) { ("authority, ", "'372', ") } else { ("", "") };
    let insert = format!(
        "INSERT INTO account_event ({column}id, at, account, who, what) VALUES ({value}9, 0, 'ada', 'x', 'x')"
    );
    for statement in [
        "UPDATE account_event SET who = 'somebody else'",
        "DELETE FROM account_event",
        &insert,
        "DELETE FROM account",
    ] {
        assert!(on.refusal(statement).is_some(), "{statement}");
    }
}

fn passkey(id: &str, credential: u8, kept: &str) -> AccountChange {
    AccountChange::Passkey {
        passkey: Box::new(KeptPasskey {
            credential: [credential; 16].into(),
            account: id.into(),
            name: "laptop".into(),
            kept: kept.into(),
            added: Moment::from_micros(0),
            used: None,
        }),
    }
}

fn signed(id: &str, was: &str, kept: &str) -> AccountChange {
    AccountChange::PasskeySigned {
        id: id.into(),
        credential: [1; 16].into(),
        was: was.into(),
        kept: kept.into(),
    }
}

fn a_passkey_is_one_persons_and_no_signature_is_taken_twice(on: Stand) {
    let journal = on.open(TestClock::at("2018-10-31T08:50:00Z").read());
    for (what, change, done) in [
        ("ada joins", account("ada", "ada@a.example"), true),
        ("bo joins", account("bo", "bo@a.example"), true),
        ("a passkey", passkey("ada", 1, "{0}"), true),
        ("the same again", passkey("ada", 1, "{9}"), false),
        ("the same of somebody else", passkey("bo", 1, "{9}"), false),
        ("nobody's", passkey("nobody", 2, "{0}"), false),
        ("it signs", signed("ada", "{0}", "{1}"), true),
        ("the same signature again", signed("ada", "{0}", "{1}"), false),
        ("another's", signed("bo", "{1}", "{2}"), false),
        (
            "another takes it away",
            AccountChange::PasskeyGone { id: "bo".into(), credential: [1; 16].into() },
            false,
        ),
    ] {
        assert_eq!(journal.change_account(change, None).unwrap(), done, "{what}");
    }
    let kept = journal.passkey(&[1; 16]).unwrap().unwrap();
    assert_eq!((&*kept.account, &*kept.kept, kept.used.is_some()), ("ada", "{1}", true));
    assert_eq!(journal.passkeys("ada").unwrap(), [kept]);
    journal.change_account(AccountChange::Leave { id: "ada".into() }, None).unwrap();
    assert_eq!(journal.passkeys("ada").unwrap(), [], "a leaver has none");
}

fn who_goes_to_a_provider_comes_back_once_and_a_link_is_spent_by_it(on: Stand) {
    let journal = on.open(TestClock::at("2018-10-31T08:50:00Z").read());
    let change = |change: AccountChange| journal.change_account(change, None).unwrap();
    let (hash, link) = (SecretHash([5; 32]), SecretHash([6; 32]));
    let away = Away {
        hash,
        began: Moment::from_micros(0),
        link: Some(link),
        next: "/work".into(),
        typed: "a=b".into(),
    };
    assert!(change(AccountChange::Away { away: Box::new(away.clone()) }));
    let kept = journal.away(hash).unwrap().unwrap();
    assert_ne!(kept.began, away.began, "stamped");
    assert_eq!(Away { began: away.began, ..kept }, away);
    assert!(change(AccountChange::Back { hash }));
    assert!(!change(AccountChange::Back { hash }), "once");
    assert_eq!(journal.away(hash).unwrap(), None);

    let elsewhere = |id: &str, at: &str, link: Option<SecretHash>| AccountChange::Elsewhere {
        id: id.into(),
        at: at.into(),
        link,
    };
    change(account("ada", "ada@a.example"));
    change(account("bo", "bo@a.example"));
    assert!(!change(elsewhere("ada", "https://id.example 1", Some(link))), "not her link");
    change(AccountChange::Reset { id: "ada".into(), link, until: Moment::from_micros(9) });
    assert!(change(elsewhere("ada", "https://id.example 1", Some(link))));
    assert!(!change(elsewhere("ada", "https://id.example 2", Some(link))), "spent");
    assert!(!change(elsewhere("bo", "https://id.example 1", None)), "somebody's");
    change(AccountChange::Leave { id: "ada".into() });
    let left = journal.account(AccountBy::Elsewhere("https://id.example 1")).unwrap().unwrap();
    assert!(left.left.is_some(), "known for who has left");
    assert!(change(account("ada", "ada@a.example")));
    assert_eq!(journal.account(AccountBy::Elsewhere("https://id.example 1")).unwrap(), None);
}
