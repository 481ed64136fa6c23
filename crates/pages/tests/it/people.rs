//! Who works here: what is known of a day that has been, what is written of people, and where each begins.

// Helpers of a test fail as the test does.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering::SeqCst};

use access::{People, Role};
use axum::Router;
use axum::http::StatusCode;
use calendar::{Day, Moment};
use identity::{Identity, Limits, NewPerson};
use journal::Journal;
use pages::{Desk, Rooms, SignIn, catch_up};
use records::coming_into_care::ChildName;
use records::workforce::{SocialWorkerAllocation, WorkerDetails};
use records::{Record, Subject, as_known};
use roll::Roll;

use crate::support::accounts::{Browser, PASSWORD};
use crate::support::{Came, app, app_of, get, hidden, keep, people, post, roll, rooms, said};

/// The clock of an authority whose days pass. One test moves it.
static NOW: AtomicI64 = AtomicI64::new(0);

fn now() -> Moment {
    Moment::from_micros(NOW.load(SeqCst))
}

fn it_is(text: &str) {
    NOW.store(format!("{text}T08:50:00Z").parse::<Moment>().unwrap().micros(), SeqCst);
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn joins(identity: &Identity, id: &str, name: &str, role: &str, team: Option<&str>) -> String {
    let person = NewPerson {
        id: id.into(),
        sign_in_name: id.to_owned(),
        name: name.into(),
        role: role.into(),
        team: team.map(Into::into),
    };
    format!("/set-up/{}", identity.add(&person, "test", now()).unwrap().as_str())
}

async fn signed_in(app: &Router, link: &str) -> Browser {
    let mut browser = Browser::of(app);
    browser.post(link, &[("password", PASSWORD), ("again", PASSWORD)]).await;
    let key = hidden(&browser.get("/sign-in/authenticator").await.html, "key");
    let seconds = u64::try_from(now().micros() / 1_000_000).unwrap();
    let code = identity::Authenticator::of_key(&key).unwrap().code_at(seconds);
    let came = browser.post("/sign-in/authenticator", &[("key", &key), ("code", &code)]).await;
    assert_eq!(came.status, StatusCode::OK, "{}", came.html);
    browser
}

/// By accounts alone: their events say who was what, and it is recorded from them.
#[tokio::test]
async fn who_could_see_a_child_on_a_day_is_told_by_the_role_and_team_of_that_day() {
    it_is("2018-09-03");
    let journal = Journal::temporary(now).unwrap();
    let identity = Identity::new(journal.clone(), Limits::default()).unwrap();
    joins(&identity, "ada", "Ada Winterbeck", "social_worker", Some("North"));
    joins(&identity, "nora", "Nora Northbeck", "team_manager", Some("North"));
    joins(&identity, "saul", "Saul Southey", "team_manager", Some("South"));
    joins(&identity, "head", "Hollis Wardmere", "head_of_service", None);
    let roll = Roll::open(journal).unwrap();
    let since = day("2018-01-10");
    let name: Arc<dyn Record> =
        Arc::new(ChildName { since, given: "Wren".to_owned(), family: None, known_as: None });
    let worker = Arc::new(SocialWorkerAllocation { since, until: None, worker: "ada".into(), because: None });
    let child = Subject::child("c1");
    keep(&roll, &[said(child.clone(), "name", name), said(child, "sw", worker)]);

    it_is("2018-10-01");
    identity.leave("nora", "test").unwrap();
    identity.change_role("saul", "team_manager", Some("North"), "test").unwrap();
    it_is("2018-10-03");
    // As when it is served: the posts are recorded now, each from its own day.
    assert_eq!(catch_up::follow_accounts(&roll, now().day()).unwrap(), 4);
    assert_eq!(catch_up::follow_accounts(&roll, now().day()).unwrap(), 0, "once");
    let posts = |id: &str| -> Vec<String> {
        let facts = roll.facts(&Subject::worker(id));
        let posts = as_known(&facts, Moment::END_OF_TIME);
        let posts = posts.iter().filter_map(|fact| fact.of::<WorkerDetails>());
        posts
            .map(|post| format!("{} {:?} {:?}", post.since, post.until.map(|day| day.to_string()), post.team))
            .collect()
    };
    assert_eq!(posts("nora"), ["2018-09-03 Some(\"2018-10-01\") Some(\"North\")"]);
    assert_eq!(posts("saul").len(), 2);

    let rooms = Rooms {
        roll: roll.clone(),
        people: Arc::new(People::default()),
        sign_in: SignIn::Accounts { identity: identity.clone(), by_tls: true },
        now,
        scanner: None,
        mailing: None,
        postcodes: None,
    };
    let desk = Desk::of_record(rooms).unwrap();
    let hosts = web::Hosts::of("127.0.0.1:8903".parse().unwrap());
    let app = web::app(pages::router_on(desk), pages::site(&roll, false), hosts);
    let link = format!("/set-up/{}", identity.reset("head", "test", now()).unwrap().as_str());
    let mut head = signed_in(&app, &link).await;
    let manages = "the manager of Ada Winterbeck";
    for (on, who, not) in
        [("2018-09-10", "Nora Northbeck", "Saul Southey"), ("2018-10-02", "Saul Southey", "Nora Northbeck")]
    {
        let page = head.get(&format!("/child/c1/access?on={on}")).await.html;
        let table = page.split("Who could see it on").nth(1).unwrap().split("Who did on").next().unwrap();
        assert!(table.contains(who) && table.contains(manages), "{on}: {table}");
        assert!(!table.contains(not), "{on}: {table}");
    }
}

/// A page, or the one that it leads on to.
async fn opened(app: &Router, who: &str, path: &str) -> Came {
    let came = get(app, who, path).await;
    if came.next.is_empty() { came } else { get(app, who, &came.next).await }
}

#[tokio::test]
async fn everybody_begins_on_a_page_that_is_theirs_and_finds_nothing_else_in_the_menu() {
    let roll = roll();
    let app = app(&roll);
    for role in Role::ALL {
        let everybody = people();
        let who = everybody.of_role(*role)[0].id.to_string();
        let first = get(&app, &who, "/").await.next;
        let page = opened(&app, &who, &first).await;
        // The own page of a young person or a foster carer asks for a tie that nobody has recorded here.
        if !role.works_here() {
            continue;
        }
        assert_eq!(page.status, StatusCode::OK, "{who}: {first}");
        let menu = page.html.split("aria-label=\"Menu\"").nth(1).unwrap().split("</nav>").next().unwrap();
        let addresses: Vec<&str> =
            menu.split("href=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
        assert!(!addresses.is_empty(), "{who}");
        for address in addresses {
            assert_eq!(opened(&app, &who, address).await.status, StatusCode::OK, "{who}: {address}");
        }
        let finds = page.html.contains("class=\"kith-find\"");
        assert_eq!(finds, get(&app, &who, "/find").await.status == StatusCode::OK, "{who}");
    }
}

#[tokio::test]
async fn an_administrator_keeps_people_and_nobody_else_does() {
    let roll = roll();
    let app = app_of(rooms(&roll));
    let come = [
        ("since", "2018-11-05"),
        ("role", "social_worker"),
        ("name", "Bo Fernside"),
        ("team", "north"),
        ("hours", "30"),
        ("agency", "no"),
    ];
    for who in ["head", "manager", "performance", "audit", "inspector", "young"] {
        assert_ne!(post(&app, who, "/people/bo/post", &come).await.status, StatusCode::SEE_OTHER, "{who}");
        assert_ne!(get(&app, who, "/people").await.status, StatusCode::OK, "{who}");
    }
    let begun = post(&app, "admin", "/people/new", &[("id", "bo")]).await;
    assert_eq!(begun.next, "/people/bo/post");
    for wrong in ["", "b o", "a/b", "young"] {
        let came = post(&app, "admin", "/people/new", &[("id", wrong)]).await;
        assert_eq!(came.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
    }
    let came = post(&app, "admin", "/people/bo/post", &come).await;
    assert_eq!(came.status, StatusCode::SEE_OTHER, "{}", came.html);
    let facts = roll.facts(&Subject::worker("bo"));
    let said: Vec<&WorkerDetails> = facts.iter().filter_map(|fact| fact.of()).collect();
    assert_eq!(
        (said[0].team.as_deref(), said[0].hours),
        (Some("North"), Some(30.0)),
        "as it is called already"
    );
    assert_eq!(&*facts[0].origin.who, "admin");
    let page = get(&app, "admin", "/people/bo").await.html;
    assert!(page.contains("Bo Fernside") && page.contains("Social worker"), "{page}");
    assert!(get(&app, "admin", "/people").await.html.contains("Bo Fernside"));
    // The same again says nothing new; somebody's own post is another's to say; nobody's page is nobody's.
    let again = post(&app, "admin", "/people/bo/post", &come).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_ne!(post(&app, "admin", "/people/admin/post", &come).await.status, StatusCode::SEE_OTHER);
    assert_eq!(get(&app, "admin", "/people/nobody").await.status, StatusCode::NOT_FOUND);
    assert_eq!(get(&app, "admin", "/people/young").await.status, StatusCode::NOT_FOUND, "not of the staff");
    let left = post(&app, "admin", "/people/bo/leave", &[("until", "2018-11-30")]).await;
    assert_eq!(left.status, StatusCode::SEE_OTHER, "{}", left.html);
    let page = get(&app, "admin", "/people/bo").await.html;
    assert!(page.contains("30 November 2018"), "{page}");
}

#[tokio::test]
async fn what_is_begun_of_who_works_here_is_kept_for_whoever_writes_it_alone() {
    let roll = roll();
    let app = app_of(rooms(&roll));
    let (at, leave) = ("/people/bo/post", "/people/bo/leave");
    let half = [("since", "2018-11-05"), ("name", "Bo Fernside"), ("phone", "01632 960 123")];
    let list = async || get(&app, "admin", "/people").await.html;
    assert!(!list().await.contains("What you began"));
    // What is refused is there again, with the way back on the list, and nobody else sees it.
    let came = post(&app, "admin", at, &half).await;
    assert_eq!(came.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", came.html);
    let page = get(&app, "admin", at).await.html;
    assert!(page.contains("01632 960 123") && page.contains("nobody else can see it"), "{page}");
    assert!(list().await.contains("What you began") && list().await.contains(at));
    assert!(roll.facts(&Subject::worker("bo")).is_empty());
    assert_eq!(post(&app, "admin", at, &[("~act", "discard")]).await.next, at);
    assert!(!get(&app, "admin", at).await.html.contains("01632 960 123"));
    // Kept for later, and no draft any more once it is recorded.
    let kept = [&half[..], &[("~act", "draft")]].concat();
    assert_eq!(post(&app, "admin", at, &kept).await.next, "/people?done=kept");
    assert!(get(&app, "admin", at).await.html.contains("01632 960 123"));
    let whole = [&half[..], &[("role", "social_worker"), ("agency", "no")]].concat();
    assert_eq!(post(&app, "admin", at, &whole).await.next, "/people/bo?done=recorded");
    assert!(!list().await.contains("What you began"));
    assert!(!get(&app, "admin", at).await.html.contains("nobody else can see it"));
    // What was typed is not lost with the session, whichever form it was.
    for (form, name, typed) in
        [(at, "phone", "01632 960 456"), (leave, "until", "2018-11-29"), ("/people/new", "id", "ash.elder")]
    {
        let came = post(&app, "", form, &[(name, typed)]).await;
        let sent = hidden(&came.html, "sent").replace("&#38;", "&");
        let came = post(&app, "", "/who", &[("person", "admin"), ("to", form), ("sent", &sent)]).await;
        assert_eq!(came.next, form);
        let page = get(&app, "admin", form).await.html;
        assert!(page.contains(typed) && page.contains("nobody else can see it"), "{form}: {page}");
    }
    // A day that is none is refused with what was typed; the way back leads to either form.
    let came = post(&app, "admin", leave, &[("until", "soon")]).await;
    assert!(came.status == StatusCode::UNPROCESSABLE_ENTITY && came.html.contains("soon"), "{}", came.html);
    assert!(list().await.contains(at) && list().await.contains(leave));
    assert_eq!(post(&app, "admin", leave, &[("until", "2018-11-30")]).await.next, "/people/bo?done=recorded");
    assert!(!list().await.contains(leave));
    assert_eq!(post(&app, "admin", "/people/new", &[("id", "ash")]).await.next, "/people/ash/post");
    assert!(!get(&app, "admin", "/people/new").await.html.contains("ash.elder"));
    // Nobody reads what was begun who does not keep the list, and nothing of oneself is begun there.
    for who in ["head", "manager", "performance"] {
        assert_ne!(get(&app, who, at).await.status, StatusCode::OK, "{who}");
    }
    assert_ne!(post(&app, "admin", "/people/admin/post", &kept).await.status, StatusCode::SEE_OTHER);
}
