//! Signing in through the whole stack: a set-up link, both steps, what was being typed, signing out, leaving.

// Helpers of a test fail as the test does.

use crate::support;
use crate::support::accounts::{House, PASSWORD, now, seconds, wait};
use crate::support::hidden;
use axum::http::{StatusCode, header};

const SESSION: &str = "__Host-kith-session";

#[tokio::test]
async fn a_joiner_chooses_a_password_sets_up_an_authenticator_and_is_in() {
    let house = House::new(support::roll());
    let link = house.join("performance", "performance_officer");
    let mut browser = house.browser();
    let page = browser.get(&link).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.html.contains("performance@council.example"), "{}", page.html);
    assert!(!page.html.contains("My work"), "no menu for who is not signed in");
    let short = browser.post(&link, &[("password", "short"), ("again", "short")]).await;
    assert_eq!(short.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(short.html.contains("at least 12 characters"), "{}", short.html);
    let came = browser.post(&link, &[("password", PASSWORD), ("again", PASSWORD)]).await;
    assert_eq!((came.status, &*came.next), (StatusCode::SEE_OTHER, "/sign-in/authenticator"));
    assert_eq!(browser.get(&link).await.status, StatusCode::NOT_FOUND, "used");
    let half = browser.get("/report").await;
    assert_eq!(
        (half.status, &*half.next),
        (StatusCode::SEE_OTHER, "/sign-in?to=%2Freport"),
        "half way opens nothing"
    );
    let page = browser.get("/sign-in/authenticator").await;
    assert!(page.html.contains("<svg class=\"kith-qr\""), "{}", page.html);
    let key = hidden(&page.html, "key");
    let wrong = browser.post("/sign-in/authenticator", &[("key", &key), ("code", "12345")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(hidden(&wrong.html, "key"), key, "the key that was read stays");
    let before = browser.cookie(SESSION).unwrap().to_owned();
    let code = identity::Authenticator::of_key(&key).unwrap().code_at(seconds());
    let codes = browser.post("/sign-in/authenticator", &[("key", &key), ("code", &code)]).await;
    assert_eq!(codes.html.matches("<li class=\"kith-key\">").count(), 10, "{}", codes.html);
    assert_ne!(browser.cookie(SESSION), Some(&*before), "a new identifier");
    let report = browser.get("/report").await;
    assert_eq!(report.status, StatusCode::OK);
    assert!(report.html.contains("performance Invented, performance officer"), "{}", report.html);
    assert!(report.html.contains("Sign out"));
}

#[tokio::test]
async fn a_wrong_password_and_an_unknown_name_get_the_same_page() {
    let house = House::new(support::roll());
    house.signed_in("performance", "performance_officer").await;
    let mut pages = Vec::new();
    for name in ["performance@council.example", "nobodyatallhere@council.example"] {
        let came = house.browser().first_step(name, "wrong wrong wrong", &[]).await;
        assert_eq!(came.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(came.html.contains("The name or the password is not right"));
        assert!(!came.html.contains("wrong wrong wrong"), "a password is never sent back");
        assert!(came.headers.get(header::SET_COOKIE).is_none());
        pages.push(came.html.replace(name, ""));
    }
    assert_eq!(pages[0], pages[1]);
}

#[tokio::test]
async fn cookies_are_sent_by_tls_only_and_are_no_scripts_business() {
    let house = House::new(support::roll());
    let (_, authenticator) = house.signed_in("performance", "performance_officer").await;
    wait(1);
    let mut browser = house.browser();
    let first = browser.first_step("performance@council.example", PASSWORD, &[]).await;
    let code = authenticator.code_at(seconds());
    let second = browser.post("/sign-in/code", &[("code", &code)]).await;
    let cookies: Vec<&str> = [&first, &second]
        .iter()
        .flat_map(|came| came.headers.get_all(header::SET_COOKIE))
        .map(|cookie| cookie.to_str().unwrap())
        .collect();
    assert_eq!(cookies.len(), 3, "{cookies:?}");
    for cookie in cookies {
        assert!(cookie.starts_with("__Host-kith-"), "{cookie}");
        for part in ["; Path=/", "; HttpOnly", "; Secure", "; SameSite=Lax"] {
            assert!(cookie.contains(part), "{cookie}");
        }
        assert!(!cookie.contains("Domain"), "{cookie}");
    }
}

#[tokio::test]
async fn a_session_that_somebody_else_chose_is_not_taken_up() {
    let house = House::new(support::roll());
    let (_, authenticator) = house.signed_in("performance", "performance_officer").await;
    wait(1);
    // Fixation: the cookie was planted before she signed in.
    let planted = "f".repeat(64);
    let mut browser = house.browser();
    browser.set(SESSION, &planted);
    browser.first_step("performance@council.example", PASSWORD, &[]).await;
    let half = browser.cookie(SESSION).unwrap().to_owned();
    assert_ne!(half, planted);
    browser.post("/sign-in/code", &[("code", &authenticator.code_at(seconds()))]).await;
    assert_ne!(browser.cookie(SESSION), Some(&*half), "changed again when it can do more");
    for worthless in [planted, half] {
        let mut other = house.browser();
        other.set(SESSION, &worthless);
        assert_eq!(other.get("/report").await.status, StatusCode::SEE_OTHER);
    }
    assert_eq!(browser.get("/report").await.status, StatusCode::OK);
}

#[tokio::test]
async fn what_was_being_typed_when_the_session_ended_is_there_after_signing_in() {
    let house = House::new(support::roll());
    let (mut browser, authenticator) = house.signed_in("performance", "performance_officer").await;
    let child = house.roll.subjects().into_iter().find(|s| s.kind == records::SubjectKind::Child).unwrap();
    let form = format!("/child/{}/record/case_note", child.id);
    let who = house.identity.who(browser.cookie(SESSION).unwrap(), now()).unwrap().unwrap();
    house.identity.sign_out(&who).unwrap();
    let asked = browser.post(&form, &[("text", "A long afternoon & a <walk>")]).await;
    assert!(asked.html.contains("What you typed is kept"), "{}", asked.html);
    let (to, sent) = (hidden(&asked.html, "to"), hidden(&asked.html, "sent"));
    wait(1);
    let sent = sent.replace("&#38;", "&");
    let first =
        browser.first_step("performance@council.example", PASSWORD, &[("to", &to), ("sent", &sent)]).await;
    assert_eq!(first.next, "/sign-in/code");
    let second = browser.post("/sign-in/code", &[("code", &authenticator.code_at(seconds()))]).await;
    assert_eq!(second.next, form);
    let name = journal::DraftName {
        who: "performance".into(),
        subject: journal::SubjectId::new(&child.to_string()).unwrap(),
        form: "case_note".into(),
    };
    let draft = house.roll.journal().draft(&name).unwrap().unwrap();
    assert_eq!(web::Fields::read(draft.text.as_bytes()).get("text"), "A long afternoon & a <walk>");
}

#[tokio::test]
async fn nobody_is_led_to_another_site_after_signing_in() {
    let house = House::new(support::roll());
    let (_, authenticator) = house.signed_in("performance", "performance_officer").await;
    for to in
        ["https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere.example", "javascript:alert(1)"]
    {
        wait(1);
        let mut browser = house.browser();
        browser.first_step("performance@council.example", PASSWORD, &[("to", to)]).await;
        let came = browser.post("/sign-in/code", &[("code", &authenticator.code_at(seconds()))]).await;
        assert_eq!((came.status, &*came.next), (StatusCode::SEE_OTHER, "/"), "{to}");
    }
}

#[tokio::test]
async fn who_leaves_is_out_with_the_next_request_open_forms_included() {
    let house = House::new(support::roll());
    let (mut browser, _) = house.signed_in("performance", "performance_officer").await;
    assert_eq!(browser.get("/report").await.status, StatusCode::OK);
    house.identity.leave("performance", "test").unwrap();
    assert_eq!(browser.get("/report").await.next, "/sign-in?to=%2Freport");
    let form = browser.post("/children/new", &[("given", "Robin")]).await;
    assert!(form.html.contains("Name you sign in with"), "{}", form.html);
}

#[tokio::test]
async fn another_role_holds_from_the_next_page() {
    let house = House::new(support::roll());
    let (mut browser, _) = house.signed_in("performance", "performance_officer").await;
    let child = house.roll.subjects().into_iter().find(|s| s.kind == records::SubjectKind::Child).unwrap();
    let page = format!("/child/{}", child.id);
    assert_eq!(browser.get(&page).await.status, StatusCode::OK);
    house.identity.change_role("performance", "panel_member", None, "test").unwrap();
    assert_eq!(browser.get(&page).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn signing_out_ends_the_session_for_good() {
    let house = House::new(support::roll());
    let (mut browser, _) = house.signed_in("performance", "performance_officer").await;
    let kept = browser.cookie(SESSION).unwrap().to_owned();
    let out = browser.post("/sign-out", &[]).await;
    assert_eq!((out.status, &*out.next), (StatusCode::SEE_OTHER, "/signed-out"));
    assert!(out.headers.contains_key("clear-site-data"));
    assert_eq!(browser.cookie(SESSION), None);
    assert!(browser.get("/signed-out").await.html.contains("You have signed out"));
    browser.set(SESSION, &kept);
    assert_eq!(browser.get("/report").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn ones_own_account_shows_where_one_is_signed_in_and_changes_take_the_password() {
    let house = House::new(support::roll());
    let (mut browser, authenticator) = house.signed_in("performance", "performance_officer").await;
    wait(1);
    let mut other = house.browser();
    other.first_step("performance@council.example", PASSWORD, &[]).await;
    other.post("/sign-in/code", &[("code", &authenticator.code_at(seconds()))]).await;
    let mine = browser.get("/account").await;
    for part in
        ["This one: Test browser", "10 not used", "set up an authenticator", "Sign out everywhere else"]
    {
        assert!(mine.html.contains(part), "{part}: {}", mine.html);
    }
    let new = "harbour velvet nine";
    let fields = |current| [("current", current), ("password", new), ("again", new)];
    let wrong = browser.post("/account/password", &fields("wrong wrong wrong")).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(other.get("/report").await.status, StatusCode::OK);
    let done = browser.post("/account/password", &fields(PASSWORD)).await;
    assert_eq!(done.next, "/account?done=password");
    assert_eq!(other.get("/report").await.status, StatusCode::SEE_OTHER, "signed in elsewhere no longer");
    assert_eq!(browser.get(&done.next).await.status, StatusCode::OK);
    let wrong = browser.post("/account/recovery-codes", &[("password", PASSWORD)]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let codes = browser.post("/account/recovery-codes", &[("password", new)]).await;
    assert_eq!(codes.html.matches("<li class=\"kith-key\">").count(), 10);
    let page = browser.get("/account/authenticator").await;
    let key = hidden(&page.html, "key");
    let code = identity::Authenticator::of_key(&key).unwrap().code_at(seconds());
    let sent = |password| [("key", &*key), ("code", &*code), ("password", password)];
    let refused = browser.post("/account/authenticator", &sent("wrong wrong wrong")).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let set = browser.post("/account/authenticator", &sent(new)).await;
    assert_eq!(set.status, StatusCode::OK, "{}", set.html);
}

#[tokio::test]
async fn the_pages_of_one_way_to_sign_in_are_not_there_in_the_other() {
    let roll = support::roll();
    let house = House::new(roll.clone());
    let (mut browser, _) = house.signed_in("performance", "performance_officer").await;
    assert_eq!(browser.get("/who").await.status, StatusCode::NOT_FOUND);
    assert_eq!(
        house.browser().post("/who", &[("person", "performance")]).await.status,
        StatusCode::NOT_FOUND
    );
    let mut planted = house.browser();
    planted.set("kith-person", "performance");
    assert_eq!(planted.get("/report").await.status, StatusCode::SEE_OTHER);
    let demo = support::app(&roll);
    for path in ["/sign-in", "/account", "/sign-in/code", "/set-up/x", "/signed-out"] {
        assert_eq!(support::get(&demo, "performance", path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn the_calendar_of_who_has_left_shows_nothing() {
    let house = House::new(support::roll());
    let (mut browser, _) = house.signed_in("performance", "performance_officer").await;
    browser.post("/my-calendar", &[]).await;
    let page = browser.get("/my-calendar").await.html;
    let address =
        page.split("href=\"").find(|part| part.starts_with("/calendar/")).unwrap().split('"').next().unwrap();
    assert_eq!(house.browser().get(address).await.status, StatusCode::OK);
    house.identity.leave("performance", "test").unwrap();
    assert_eq!(house.browser().get(address).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_owner_is_told_by_mail_of_what_lets_somebody_in_and_of_nothing_else() {
    let house = House::new(support::roll());
    let journal = house.roll.journal().clone();
    let mailing = pages::Mailing {
        site: "https://kith.council.example".to_owned(),
        domains: vec!["council.example".to_owned()],
        initials: true,
    };
    // The clock of the pages goes on where a test waits, the journal's does not.
    let since = calendar::Moment::from_micros(0);
    let (mut browser, _) = house.signed_in("performance", "performance_officer").await;
    let told = |after| {
        let (mails, last) = pages::account_notices(&journal, &mailing, after, since).unwrap();
        let firsts: Vec<String> =
            mails.iter().map(|mail| mail.body.lines().next().unwrap().to_owned()).collect();
        (mails, firsts, last)
    };
    let (mails, firsts, last) = told(0);
    let expected = [
        "An authenticator was set up for your account.",
        "Somebody signed in as you with a browser that was not used before.",
    ];
    assert_eq!(firsts, expected);
    for mail in &mails {
        assert_eq!(&*mail.to, "performance@council.example");
        for part in ["Invented", "performance", "test", PASSWORD] {
            assert!(!mail.body.contains(part) && !mail.subject.contains(part), "{part}: {}", mail.body);
        }
    }
    let new = "harbour velvet nine";
    let fields = [("current", PASSWORD), ("password", new), ("again", new)];
    browser.post("/account/password", &fields).await;
    let (mails, firsts, newest) = told(last);
    assert_eq!(firsts, ["Your password was changed."]);
    assert!(told(newest).0.is_empty());
    // Queued once, however often it is written.
    for mail in mails.iter().chain(&mails) {
        journal.queue_mail(mail.clone()).unwrap();
    }
    assert_eq!(journal.mail_counts().unwrap().waiting, 1);
    // Where mail may not go, none is written; nor of what is long past, nor to who has left.
    let elsewhere = pages::Mailing { domains: vec!["other.example".to_owned()], ..mailing.clone() };
    assert!(pages::account_notices(&journal, &elsewhere, 0, since).unwrap().0.is_empty());
    let later = calendar::Moment::from_micros(now().micros() + 3_600_000_000);
    assert!(pages::account_notices(&journal, &mailing, 0, later).unwrap().0.is_empty());
    house.identity.leave("performance", "test").unwrap();
    assert!(told(0).0.is_empty());
}

/// A token lives longer than a session: it is made by who knows the password, not by whoever finds the browser open.
#[tokio::test]
async fn a_token_is_made_by_who_knows_the_password() {
    let house = House::new(support::roll());
    let (mut browser, _) = house.signed_in("performance", "performance_officer").await;
    let page = browser.get("/tokens").await;
    assert!(page.html.contains("Your password"), "{}", page.html);
    let wanted = [("name", "Nightly export"), ("scope", "figures"), ("days", "30")];
    for password in [None, Some("another lantern gravel")] {
        let fields: Vec<_> =
            wanted.into_iter().chain(password.map(|password| ("password", password))).collect();
        let came = browser.post("/tokens", &fields).await;
        assert_eq!(came.status, StatusCode::UNPROCESSABLE_ENTITY, "{password:?}");
        // What was typed is there again, and the password is not.
        assert!(
            came.html.contains("Nightly export") && !came.html.contains("another lantern"),
            "{}",
            came.html
        );
    }
    assert!(house.roll.journal().tokens(journal::Of::Owner("performance")).unwrap().is_empty());
    let fields: Vec<_> = wanted.into_iter().chain([("password", PASSWORD)]).collect();
    let came = browser.post("/tokens", &fields).await;
    assert!(came.status == StatusCode::OK && came.html.contains("kith_"), "{}", came.html);
    assert_eq!(house.roll.journal().tokens(journal::Of::Owner("performance")).unwrap().len(), 1);
}
