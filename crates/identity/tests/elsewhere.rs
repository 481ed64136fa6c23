//! Signing in at a provider that answers as a provider would, and as one would not: every answer that must not be believed.

// Helpers of a test fail as the test does.
#![allow(clippy::unwrap_used, clippy::panic)]

mod mock;

use calendar::Moment;
use identity::{
    Away, Back, CameBack, Group, Groups, Identity, Leaving, Limits, NewPerson, Provider, Refused, SignedIn,
    Ways,
};
use journal::Journal;
use mock::{ISSUER, Mock};

fn now() -> Moment {
    "2018-11-05T09:00:00Z".parse().unwrap()
}

fn later(seconds: i64) -> Moment {
    Moment::from_micros(now().micros() + seconds * 1_000_000)
}

struct House {
    mock: Mock,
    identity: Identity,
}

/// An authority with a provider: two groups that give a role, joiners by the claim `staff`.
fn house() -> House {
    house_with(|_| {})
}

fn house_with(change: impl FnOnce(&mut identity::ProviderSettings)) -> House {
    let mock = Mock::new(now);
    let group = |group: &str, role: &str, team: Option<&str>| Group {
        group: group.to_owned(),
        role: role.into(),
        team: team.map(Into::into),
    };
    let groups =
        vec![group("managers", "team_manager", Some("team-1")), group("workers", "social_worker", None)];
    let mut settings = mock.settings();
    settings.groups = Some(Groups { claim: "groups".to_owned(), groups });
    settings.joiners = Some("staff".to_owned());
    change(&mut settings);
    let provider = Provider::new(settings, mock.fetch()).unwrap();
    let journal = Journal::temporary(now).unwrap();
    let identity =
        Identity::with(journal, Limits::default(), Ways { provider: Some(provider), passkeys: None })
            .unwrap();
    House { mock, identity }
}

impl House {
    fn join(&self, id: &str, role: &str) -> String {
        let person = NewPerson {
            id: id.into(),
            sign_in_name: format!("{id}@council.example"),
            name: "Ada Invented".into(),
            role: role.into(),
            team: None,
        };
        self.identity.add(&person, "test", now()).unwrap().as_str().to_owned()
    }

    /// What the browser keeps, and the address it is sent to.
    fn away(&self, link: Option<&str>) -> (String, String) {
        let leaving = Leaving { from: None, link, next: "/work", typed: "note=kept" };
        match self.identity.send_away(leaving, now()).unwrap() {
            Away::To(address, keeps) => (keeps.as_str().to_owned(), address),
            other => panic!("{other:?}"),
        }
    }

    fn back(&self, keeps: &str, state: &str, code: &str, at: Moment) -> Result<SignedIn, Refused> {
        let back = Back {
            keeps: Some(keeps),
            state: Some(state),
            code: Some(code),
            issuer: None,
            error: false,
            from: None,
            device: None,
            browser: "a browser",
            before: None,
        };
        match self.identity.come_back(back, at).unwrap() {
            CameBack::In(signed) => Ok(*signed),
            CameBack::Refused(refused) => Err(refused),
        }
    }

    /// There and back as a browser goes.
    fn round(&self, link: Option<&str>) -> Result<SignedIn, Refused> {
        let (keeps, address) = self.away(link);
        let (state, code) = self.mock.signs_in(&address);
        self.back(&keeps, &state, &code, now())
    }

    fn role(&self, id: &str) -> (String, Option<String>) {
        let account =
            self.identity.accounts().unwrap().into_iter().find(|account| *account.id == *id).unwrap();
        (account.role.to_string(), account.team.map(|team| team.to_string()))
    }
}

#[test]
fn who_signs_in_there_is_in_with_what_was_being_typed() {
    let house = house();
    let signed = house.round(None).unwrap();
    assert_eq!((&*signed.id, &*signed.next, &*signed.typed), ("w-77", "/work", "note=kept"));
    assert!(signed.device.is_some());
    assert_eq!(house.role("w-77"), ("social_worker".to_owned(), None));
    let who = house.identity.who(signed.session.as_str(), now()).unwrap().unwrap();
    assert!(who.is_in());
    let again = house.round(None).unwrap();
    assert_eq!(&*again.id, "w-77");
    assert_eq!(house.identity.accounts().unwrap().len(), 1, "the same person");
}

#[test]
fn what_the_provider_would_not_have_signed_is_not_believed() {
    use serde_json::{Value, json};
    type Change = fn(&mut Value, &mut Value);
    let cases: [(&str, Change, &str); 15] = [
        ("another nonce", |_, claims| claims["nonce"] = json!("other"), "another journey"),
        ("no nonce", |_, claims| drop(claims.as_object_mut().unwrap().remove("nonce")), "another journey"),
        ("for another", |_, claims| claims["aud"] = json!("other"), "somebody else"),
        ("for us and another", |_, claims| claims["aud"] = json!(["kith", "other"]), "somebody else"),
        ("of another", |_, claims| claims["iss"] = json!("https://other.example"), "another provider"),
        ("expired", |_, claims| claims["exp"] = json!(seconds() - 61), "expired"),
        ("issued to-morrow", |_, claims| claims["iat"] = json!(seconds() + 86_400), "expired"),
        ("issued an hour ago", |_, claims| claims["iat"] = json!(seconds() - 3_600), "expired"),
        ("unsigned", |header, _| header["alg"] = json!("none"), "signature"),
        ("signed by a shared secret", |header, _| header["alg"] = json!("HS256"), "signature"),
        ("said to be signed by another key", |header, _| header["kid"] = json!("other"), "publish"),
        ("said to be signed in another way", |header, _| header["alg"] = json!("RS256"), "publish"),
        (
            "another's access token",
            |_, claims| claims["at_hash"] = json!("AAAAAAAAAAAAAAAAAAAAAA"),
            "access token",
        ),
        ("without a subject", |_, claims| drop(claims.as_object_mut().unwrap().remove("sub")), "read"),
        ("not a token", |header, _| *header = json!("x"), "read"),
    ];
    for (what, change, why) in cases {
        let house = house();
        house.mock.change(change);
        match house.round(None) {
            Err(Refused::NotBelieved(said)) => assert!(said.contains(why), "{what}: {said}"),
            other => panic!("{what}: {other:?}"),
        }
        assert_eq!(house.identity.accounts().unwrap(), [], "{what}");
    }
}

fn seconds() -> i64 {
    now().micros() / 1_000_000
}

#[test]
fn clocks_may_differ_by_a_minute() {
    for change in
        [(|_, claims| claims["exp"] = serde_json::json!(seconds() - 59)) as mock::Change, |_, claims| {
            claims["iat"] = serde_json::json!(seconds() + 59)
        }]
    {
        let house = house();
        house.mock.change(change);
        assert!(house.round(None).is_ok());
    }
}

#[test]
fn a_token_changed_on_its_way_is_not_believed() {
    let house = house();
    house.mock.forge();
    assert!(matches!(house.round(None), Err(Refused::NotBelieved(_))));
}

#[test]
fn an_answer_is_taken_once_in_time_in_the_browser_that_asked() {
    let house = house();
    let (keeps, address) = house.away(None);
    let (state, code) = house.mock.signs_in(&address);
    let (other, _) = house.away(None);
    assert_eq!(house.back(&other, &state, &code, now()).unwrap_err(), Refused::NotAsked, "another browser");
    assert_eq!(house.back("invented", &state, &code, now()).unwrap_err(), Refused::NotAsked);
    for state in ["", "https://elsewhere.example/", "/work"] {
        assert_eq!(house.back(&keeps, state, &code, now()).unwrap_err(), Refused::NotAsked, "{state}");
    }
    house.back(&keeps, &state, &code, now()).unwrap();
    assert_eq!(house.back(&keeps, &state, &code, now()).unwrap_err(), Refused::NotAsked, "replayed");
    // The code alone, in another browser's journey: the provider knows it as used, and as another's (PKCE).
    let (keeps, address) = house.away(None);
    let (state, _) = house.mock.signs_in(&address);
    assert_eq!(
        house.back(&keeps, &state, &code, now()).unwrap_err(),
        Refused::NotBelieved("the code was not taken")
    );
    let (keeps, address) = house.away(None);
    let (state, code) = house.mock.signs_in(&address);
    assert_eq!(house.back(&keeps, &state, &code, later(601)).unwrap_err(), Refused::NotAsked, "late");
}

#[test]
fn a_code_of_another_browser_does_not_sign_in_here() {
    let house = house();
    let (_, theirs) = house.away(None);
    let (_, code) = house.mock.signs_in(&theirs);
    let (keeps, address) = house.away(None);
    let (state, _) = house.mock.signs_in(&address);
    assert_eq!(
        house.back(&keeps, &state, &code, now()).unwrap_err(),
        Refused::NotBelieved("the code was not taken"),
        "the proof goes with the browser"
    );
}

#[test]
fn an_answer_that_names_another_provider_or_an_error_lets_nobody_in() {
    for (issuer, error, refused) in [
        (Some("https://other.example"), false, Refused::NotBelieved("the answer is of another provider")),
        (Some(ISSUER), true, Refused::Declined),
        (None, true, Refused::Declined),
    ] {
        let house = house();
        let (keeps, address) = house.away(None);
        let (state, code) = house.mock.signs_in(&address);
        let back = Back {
            keeps: Some(&keeps),
            state: Some(&state),
            code: Some(&code),
            issuer,
            error,
            from: None,
            device: None,
            browser: "",
            before: None,
        };
        assert_eq!(house.identity.come_back(back, now()).unwrap(), CameBack::Refused(refused));
    }
}

#[test]
fn keys_are_asked_for_again_where_the_provider_has_changed_them_and_not_at_every_guess() {
    let house = house();
    house.round(None).unwrap();
    house.mock.rotate();
    house.round(None).unwrap();
    let asked = house.mock.keys_asked();
    house.mock.change(|header, _| header["kid"] = serde_json::json!("guessed"));
    for _ in 0..5 {
        assert!(house.round(None).is_err());
    }
    assert_eq!(house.mock.keys_asked(), asked, "asked a moment ago");
}

#[test]
fn a_mover_has_the_new_role_and_the_old_sessions_end() {
    let house = house();
    let old = house.round(None).unwrap();
    house.mock.groups(&["managers", "workers"]);
    let new = house.round(None).unwrap();
    assert_eq!(house.role("w-77"), ("team_manager".to_owned(), Some("team-1".to_owned())));
    assert!(house.identity.who(old.session.as_str(), now()).unwrap().is_none());
    assert!(house.identity.who(new.session.as_str(), now()).unwrap().is_some());
}

#[test]
fn who_is_in_no_group_any_more_is_refused_and_signed_out() {
    let house = house();
    let old = house.round(None).unwrap();
    house.mock.groups(&["finance"]);
    assert_eq!(house.round(None).unwrap_err(), Refused::NoRole);
    assert!(house.identity.who(old.session.as_str(), now()).unwrap().is_none());
    house.mock.groups(&["workers"]);
    assert!(house.round(None).is_ok());
}

#[test]
fn a_leaver_does_not_come_back_by_the_provider() {
    let house = house();
    let old = house.round(None).unwrap();
    house.identity.leave("w-77", "test").unwrap();
    assert!(house.identity.who(old.session.as_str(), now()).unwrap().is_none());
    assert_eq!(house.round(None).unwrap_err(), Refused::NoAccount);
}

#[test]
fn nobody_joins_unless_that_is_configured_and_nobody_takes_over_an_account() {
    let house = house_with(|settings| settings.joiners = None);
    assert_eq!(house.round(None).unwrap_err(), Refused::NoAccount);
    let house = house_with(|settings| settings.groups = None);
    assert_eq!(house.round(None).unwrap_err(), Refused::NoAccount, "nothing gives a role");

    // The identifier that the provider gives, or the address of mail, is somebody's here: that alone says nothing.
    let house = self::house();
    house.join("w-77", "team_manager");
    assert_eq!(house.round(None).unwrap_err(), Refused::Taken);
    let house = self::house();
    let person = NewPerson {
        id: "other".into(),
        sign_in_name: "W-77".to_owned(),
        name: "Ada Invented".into(),
        role: "team_manager".into(),
        team: None,
    };
    house.identity.add(&person, "test", now()).unwrap();
    assert_eq!(house.round(None).unwrap_err(), Refused::Taken);
    let house = self::house();
    house.mock.change(|_, claims| claims["staff"] = serde_json::json!("../../other\n"));
    assert_eq!(house.round(None).unwrap_err(), Refused::Taken);
}

#[test]
fn a_set_up_link_ties_an_account_to_who_signs_in_and_is_spent() {
    let house = house_with(|settings| settings.joiners = None);
    let link = house.join("ada", "team_manager");
    let signed = house.round(Some(&link)).unwrap();
    assert_eq!(&*signed.id, "ada");
    assert_eq!(house.role("ada").0, "social_worker", "as the groups say");
    assert!(house.identity.by_link(&link, now()).unwrap().is_none());
    assert_eq!(&*house.round(None).unwrap().id, "ada");
    // Somebody else with the same link, or nobody's.
    house.mock.subject("somebody else");
    assert_eq!(house.round(Some(&link)).unwrap_err(), Refused::NoAccount);
    house.identity.reset("ada", "test", now()).unwrap();
    house.mock.subject("s-1");
    assert_eq!(house.round(None).unwrap_err(), Refused::NoAccount, "a reset takes that away too");
}

#[test]
fn an_administrator_says_who_somebody_is_there() {
    let house = house_with(|settings| {
        settings.joiners = None;
        settings.groups = None;
    });
    house.join("ada", "team_manager");
    house.join("bo", "social_worker");
    house.identity.known_at("ada", ISSUER, "s-1", "test").unwrap();
    assert!(house.identity.known_at("bo", ISSUER, "s-1", "test").is_err(), "somebody is that already");
    assert!(house.identity.known_at("nobody", ISSUER, "s-2", "test").is_err());
    assert_eq!(&*house.round(None).unwrap().id, "ada");
    assert_eq!(house.role("ada").0, "team_manager", "roles are given here");
}

#[test]
fn a_way_of_signing_in_can_be_asked_for() {
    let house = house_with(|settings| settings.acr = Some("two-factors".to_owned()));
    assert!(matches!(house.round(None), Err(Refused::NotBelieved(why)) if why.contains("another way")));
    house.mock.change(|_, claims| claims["acr"] = serde_json::json!("two-factors"));
    assert!(house.round(None).is_ok());
}

#[test]
fn claims_that_the_token_lacks_are_asked_for_and_are_of_the_same_person() {
    let house = house();
    house.mock.change(|_, claims| drop(claims.as_object_mut().unwrap().remove("groups")));
    assert_eq!(house.round(None).unwrap_err(), Refused::NoRole, "the provider has no address for that");
    let house = self::house();
    house.mock.change(|_, claims| drop(claims.as_object_mut().unwrap().remove("groups")));
    house.mock.tells("s-1");
    assert!(house.round(None).is_ok());
    house.mock.tells("somebody else");
    assert!(matches!(house.round(None), Err(Refused::NotBelieved(_))));
}

#[test]
fn a_provider_that_is_away_or_is_another_is_said_at_once_and_not_asked_again_and_again() {
    for break_it in [Mock::stop as fn(&Mock), Mock::lies, Mock::is_open] {
        let house = house();
        break_it(&house.mock);
        let asked = house.mock.asked();
        for _ in 0..3 {
            let leaving = Leaving { from: None, link: None, next: "", typed: "" };
            assert!(matches!(house.identity.send_away(leaving, now()).unwrap(), Away::Unreached));
        }
        assert!(house.mock.asked() - asked <= 2, "asked once");
    }
}

#[test]
fn who_signs_out_here_is_led_to_signing_out_there() {
    let house = house();
    assert_eq!(house.identity.provider().unwrap().sign_out(), None, "not asked yet");
    house.round(None).unwrap();
    let address = house.identity.provider().unwrap().sign_out().unwrap();
    assert!(address.starts_with("https://id.example/out?"), "{address}");
    assert!(
        address.contains("post_logout_redirect_uri=https%3A%2F%2Fkith.example%2Fsigned-out"),
        "{address}"
    );
    assert!(address.contains("client_id=kith"), "{address}");
}

#[test]
fn an_address_of_mail_is_no_identifier_and_a_provider_is_reached_by_tls() {
    for change in [
        (|settings| settings.joiners = Some("email".to_owned())) as fn(&mut identity::ProviderSettings),
        |settings| settings.issuer = "http://id.example".to_owned(),
        |settings| settings.site = "http://kith.example".to_owned(),
    ] {
        let mock = Mock::new(now);
        let mut settings = mock.settings();
        change(&mut settings);
        assert!(Provider::new(settings, mock.fetch()).is_err());
    }
}
