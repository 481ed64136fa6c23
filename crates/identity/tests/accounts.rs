//! Signing in, through the journal: both steps, what is told to whom, joiners, movers and leavers.

// Helpers of a test fail as the test does.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::cell::Cell;
use std::net::IpAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use calendar::Moment;
use identity::{
    Attempt, Authenticator, Came, Identity, IdentityError, Limits, NewPerson, Second, SignedIn, Weakness, Who,
};
use journal::{DraftName, Journal, Stage, SubjectId};

const PASSWORD: &str = "lantern gravel ochre";

struct House {
    identity: Identity,
    journal: Journal,
    clock: Arc<AtomicI64>,
    from: Cell<IpAddr>,
}

impl House {
    fn new() -> House {
        let start: Moment = "2018-11-05T08:50:00Z".parse().unwrap();
        let clock = Arc::new(AtomicI64::new(start.micros()));
        let read = clock.clone();
        let journal = Journal::temporary(move || Moment::from_micros(read.load(Ordering::Relaxed))).unwrap();
        let identity = Identity::new(journal.clone(), Limits::default()).unwrap();
        House { identity, journal, clock, from: Cell::new("10.0.0.1".parse().unwrap()) }
    }

    fn now(&self) -> Moment {
        Moment::from_micros(self.clock.load(Ordering::Relaxed))
    }

    fn seconds(&self) -> u64 {
        u64::try_from(self.now().micros() / 1_000_000).unwrap()
    }

    fn wait(&self, minutes: i64) {
        self.clock.fetch_add(minutes * 60_000_000, Ordering::Relaxed);
    }

    fn join(&self, id: &str) -> identity::Secret {
        let person = NewPerson {
            id: id.into(),
            sign_in_name: format!("{id}@Council.example"),
            name: "Ada Winterbeck".into(),
            role: "social_worker".into(),
            team: None,
        };
        self.identity.add(&person, "administrator", self.now()).unwrap()
    }

    /// Joins, chooses a password, sets up an authenticator, and is signed in.
    fn set_up(&self, id: &str) -> (Authenticator, Vec<String>, SignedIn) {
        let link = self.join(id);
        let signed = self
            .identity
            .set_up(link.as_str(), (PASSWORD, PASSWORD), "Browser", self.now())
            .unwrap()
            .unwrap()
            .unwrap();
        assert_eq!(signed.stage, Stage::SetUp);
        let who = self.who(&signed).unwrap();
        let authenticator = Authenticator::new_random();
        let code = authenticator.code_at(self.seconds());
        let enrolled = self.identity.enrol(&who, &authenticator, &code, None, self.now()).unwrap().unwrap();
        self.wait(1);
        (authenticator, enrolled.codes, enrolled.signed_in.unwrap())
    }

    fn who(&self, signed: &SignedIn) -> Option<Who> {
        let who = self.identity.who(signed.session.as_str(), self.now()).unwrap();
        // That it was used is noted without anybody waiting for it. What is handed over after it is written after it.
        let subject = SubjectId::new("child:C1").unwrap();
        self.journal.keep_draft(DraftName { who: "ada".into(), subject, form: "note".into() }, "").unwrap();
        who
    }

    fn attempt(&self, name: &str, password: &str, device: Option<&str>) -> Came {
        let attempt = Attempt {
            name,
            password,
            from: Some(self.from.get()),
            device,
            browser: "Browser",
            before: None,
            next: "/child/C1",
            typed: "note=half",
        };
        self.identity.sign_in(attempt, self.now()).unwrap()
    }

    fn first_step(&self, name: &str) -> SignedIn {
        match self.attempt(name, PASSWORD, None) {
            Came::In(signed) => *signed,
            other => panic!("{other:?}"),
        }
    }

    fn second(&self, signed: &SignedIn, typed: Second<'_>) -> Came {
        self.identity.second_step(&self.who(signed).unwrap(), typed, None, self.now()).unwrap()
    }
}

#[test]
fn both_steps_open_a_session_under_a_new_identifier_and_keep_what_was_asked() {
    let house = House::new();
    let (authenticator, _, _) = house.set_up("ada");
    let first = house.first_step(" Ada@council.EXAMPLE ");
    assert_eq!(first.stage, Stage::Code);
    assert!(!house.who(&first).unwrap().is_in(), "one step opens nothing");
    let code = authenticator.code_at(house.seconds());
    let Came::In(open) = house.second(&first, Second::Code(&code)) else { panic!() };
    assert_eq!((open.stage, &*open.next, &*open.typed), (Stage::Open, "/child/C1", "note=half"));
    assert!(open.device.is_some(), "a browser not known before");
    assert_ne!(open.session, first.session);
    assert!(house.who(&first).is_none(), "the first identifier is worth nothing");
    let who = house.who(&open).unwrap();
    assert_eq!(&*who.session.typed, "", "handed on, not kept");
    assert!(who.is_in());
    assert_eq!(&*who.account.id, "ada");
    house.identity.sign_out(&who).unwrap();
    assert!(house.who(&open).is_none());
}

#[test]
fn a_code_is_taken_once_and_a_recovery_code_once() {
    let house = House::new();
    let (authenticator, codes, _) = house.set_up("ada");
    let code = authenticator.code_at(house.seconds());
    let first = house.first_step("ada@council.example");
    assert!(matches!(house.second(&first, Second::Code(&code)), Came::In(_)));
    let again = house.first_step("ada@council.example");
    assert_eq!(house.second(&again, Second::Code(&code)), Came::Wrong, "replayed");
    assert_eq!(house.second(&again, Second::Recovery("0000-0000-0000-0000")), Came::Wrong);
    let Came::In(open) = house.second(&again, Second::Recovery(&codes[0].to_lowercase())) else { panic!() };
    assert_eq!(house.identity.codes_left(&house.who(&open).unwrap()).unwrap(), 9);
    let third = house.first_step("ada@council.example");
    assert_eq!(house.second(&third, Second::Recovery(&codes[0])), Came::Wrong, "used");
    // New codes replace the old.
    let new = house.identity.new_codes(&house.who(&open).unwrap()).unwrap();
    assert_eq!(house.second(&third, Second::Recovery(&codes[1])), Came::Wrong);
    assert!(matches!(house.second(&third, Second::Recovery(&new[1])), Came::In(_)));
}

#[test]
fn a_wrong_password_and_an_unknown_name_get_the_same_answer_for_the_same_work() {
    let house = House::new();
    house.set_up("ada");
    let mut worked = Vec::new();
    for (name, password) in [
        ("ada@council.example", "wrong wrong wrong"),
        ("nobody@council.example", "wrong wrong wrong"),
        ("", ""),
    ] {
        let before = house.identity.passwords_worked();
        assert_eq!(house.attempt(name, password, None), Came::Wrong, "{name}");
        worked.push(house.identity.passwords_worked() - before);
    }
    assert_eq!(worked, [1, 1, 1]);
    // A name that is not set up yet, and one that has left, are as unknown.
    house.join("bo");
    assert_eq!(house.attempt("bo@council.example", PASSWORD, None), Came::Wrong);
    house.identity.leave("ada", "administrator").unwrap();
    assert_eq!(house.attempt("ada@council.example", PASSWORD, None), Came::Wrong);
}

#[test]
fn trying_too_often_waits_for_known_and_unknown_names_alike() {
    let house = House::new();
    house.set_up("ada");
    for name in ["ada@council.example", "nobody@council.example"] {
        for _ in 0..5 {
            assert_eq!(house.attempt(name, "wrong wrong wrong", None), Came::Wrong);
        }
        assert_eq!(house.attempt(name, PASSWORD, None), Came::Wait(1), "{name}");
    }
    house.wait(1);
    assert!(matches!(house.attempt("ada@council.example", PASSWORD, None), Came::In(_)));
}

#[test]
fn others_who_try_her_name_do_not_keep_her_out_of_her_own_browser() {
    let house = House::new();
    let (_, _, open) = house.set_up("ada");
    let device = open.device.unwrap();
    for host in 0..=255u8 {
        house.from.set([192, 0, 2, host].into());
        let came = house.attempt("ada@council.example", "wrong wrong wrong", Some("not her browser"));
        assert_ne!(came, Came::Wait(0));
    }
    house.from.set([192, 0, 3, 1].into());
    assert!(matches!(house.attempt("ada@council.example", PASSWORD, None), Came::Wait(_)));
    assert!(matches!(house.attempt("ada@council.example", PASSWORD, Some(device.as_str())), Came::In(_)));
    // A browser that she is known in does not open for others what it opens for her.
    house.set_up("bo");
    assert!(matches!(house.attempt("bo@council.example", PASSWORD, Some(device.as_str())), Came::In(_)));
}

#[test]
fn codes_cannot_be_guessed_through() {
    let house = House::new();
    let (authenticator, _, _) = house.set_up("ada");
    let first = house.first_step("ada@council.example");
    let right = authenticator.code_at(house.seconds());
    let wrong = if right == "000000" { "000001" } else { "000000" };
    for _ in 0..5 {
        assert_eq!(house.second(&first, Second::Code(wrong)), Came::Wrong);
    }
    // A new session does not start the count again.
    let second = house.first_step("ada@council.example");
    assert_eq!(house.second(&second, Second::Code(&right)), Came::Wait(5));
}

#[test]
fn a_password_alone_replaces_no_authenticator() {
    let house = House::new();
    house.set_up("ada");
    let first = house.first_step("ada@council.example");
    let mine = Authenticator::new_random();
    let code = mine.code_at(house.seconds());
    assert!(
        house.identity.enrol(&house.who(&first).unwrap(), &mine, &code, None, house.now()).unwrap().is_none()
    );
}

#[test]
fn sessions_end_unused_in_the_end_and_when_their_owner_leaves() {
    let house = House::new();
    let (_, _, open) = house.set_up("ada");
    for _ in 0..4 {
        house.wait(29);
        assert!(house.who(&open).is_some(), "used");
    }
    house.wait(31);
    assert!(house.who(&open).is_none(), "not used for half an hour");
    let (_, _, open) = house.set_up("bo");
    for _ in 0..26 {
        house.wait(28);
        house.who(&open);
    }
    assert!(house.who(&open).is_none(), "twelve hours");
    let (_, _, open) = house.set_up("cy");
    house.identity.leave("cy", "administrator").unwrap();
    assert!(house.who(&open).is_none(), "left");
    assert!(matches!(house.identity.leave("cy", "administrator"), Err(IdentityError::Nobody(_))));
}

#[test]
fn a_link_is_used_once_in_its_time_and_a_reset_ends_everything() {
    let house = House::new();
    let link = house.join("ada");
    let set_up = |link: &identity::Secret, password: &str, again: &str| {
        house.identity.set_up(link.as_str(), (password, again), "Browser", house.now()).unwrap()
    };
    assert_eq!(set_up(&link, "short", "short"), Some(Err(Weakness::Short)));
    assert_eq!(set_up(&link, PASSWORD, "lantern gravel ochrE"), Some(Err(Weakness::Differ)));
    assert!(matches!(set_up(&link, PASSWORD, PASSWORD), Some(Ok(_))));
    assert_eq!(set_up(&link, PASSWORD, PASSWORD), None, "spent");
    let (_, _, open) = house.set_up("bo");
    let new = house.identity.reset("bo", "administrator", house.now()).unwrap();
    assert!(house.who(&open).is_none());
    assert_eq!(house.attempt("bo@council.example", PASSWORD, None), Came::Wrong);
    house.wait(3 * 24 * 60 + 1);
    assert_eq!(set_up(&new, PASSWORD, PASSWORD), None, "too old");
    let newer = house.identity.reset("bo", "administrator", house.now()).unwrap();
    assert_eq!(set_up(&new, PASSWORD, PASSWORD), None, "replaced");
    assert!(matches!(set_up(&newer, PASSWORD, PASSWORD), Some(Ok(_))));
}

#[test]
fn a_password_is_changed_by_who_knows_it_and_other_sessions_end() {
    let house = House::new();
    let (authenticator, _, open) = house.set_up("ada");
    let first = house.first_step("ada@council.example");
    let code = authenticator.code_at(house.seconds());
    let Came::In(other) = house.second(&first, Second::Code(&code)) else { panic!() };
    let who = house.who(&open).unwrap();
    assert_eq!(house.identity.sessions(&who, house.now()).unwrap().len(), 2);
    let new = "harbour velvet nine";
    let change =
        |current: &str| house.identity.change_password(&who, current, (new, new), house.now()).unwrap();
    assert_eq!(change("wrong wrong wrong"), Ok(false));
    assert!(house.who(&other).is_some());
    assert_eq!(change(PASSWORD), Ok(true));
    assert!(house.who(&open).is_some(), "this one goes on");
    assert!(house.who(&other).is_none());
    assert_eq!(house.attempt("ada@council.example", PASSWORD, None), Came::Wrong);
}

#[test]
fn joiners_movers_leavers_and_who_comes_back_stand_in_the_events() {
    let house = House::new();
    house.set_up("ada");
    let again = NewPerson {
        id: "ada".into(),
        sign_in_name: "other".to_owned(),
        name: "Ada".into(),
        role: "administrator".into(),
        team: None,
    };
    assert!(matches!(house.identity.add(&again, "x", house.now()), Err(IdentityError::Taken(_))));
    let other =
        NewPerson { id: "bo".into(), sign_in_name: "ADA@council.example".to_owned(), ..again.clone() };
    assert!(matches!(house.identity.add(&other, "x", house.now()), Err(IdentityError::Taken(_))));
    house.identity.change_role("ada", "team_manager", Some("north"), "administrator").unwrap();
    house.identity.leave("ada", "administrator").unwrap();
    assert!(house.identity.change_role("ada", "administrator", None, "x").is_err(), "left");
    house.identity.add(&again, "administrator", house.now()).unwrap();
    let account = &house.identity.accounts().unwrap()[0];
    assert_eq!((&*account.role, account.left, account.password.is_none()), ("administrator", None, true));
    let events = house.identity.events("ada", 50).unwrap();
    let said: Vec<&str> = events.iter().rev().map(|event| &*event.what).collect();
    for expected in [
        "joined as social_worker",
        "chose a password",
        "signed in",
        "is now team_manager, team north",
        "left",
    ] {
        assert!(said.contains(&expected), "{expected}: {said:?}");
    }
}
