//! Saved lists and digests through the whole stack.

use crate::support;
use crate::support::{app, app_of, get, invented, post, roll, rooms, today};
use axum::http::StatusCode;
use calendar::Moment;
use pages::{Mailing, Rooms};

/// A social worker with a child today, and another of the same team.
fn workers(roll: &roll::Roll) -> (String, String) {
    let cohort = roll.cohort(Moment::END_OF_TIME);
    let people = support::people();
    let holds = cohort
        .children
        .iter()
        .filter(|child| child.on(today()).looked_after())
        .filter_map(|child| {
            child.allocations.iter().rfind(|held| held.until.is_none_or(|until| until > today()))
        })
        .map(|held| held.worker.to_string())
        .find(|worker| people.person(worker).is_some())
        .unwrap();
    let others = people.of_role(access::Role::SocialWorker);
    let other = others.iter().find(|person| *person.id != *holds).unwrap().id.to_string();
    (holds, other)
}

#[tokio::test]
async fn a_list_is_saved_shared_renamed_and_deleted() {
    let roll = roll();
    let app = app(&roll);
    let (ada, bo) = workers(&roll);
    let page = get(&app, &ada, "/work?within=late&by=day").await;
    let link = "/lists/new?address=%2Fwork%3Fwithin%3Dlate%26by%3Dday";
    assert!(page.html.contains(&format!("href=\"{link}\"")), "{}", page.html);
    let page = get(&app, &ada, link).await;
    assert!(page.html.contains("It shows My work"), "{}", page.html);
    let address = ("address", "/work?within=late&by=day");
    let wrong = post(&app, &ada, "/lists/new", &[address, ("name", " ")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.html.contains("href=\"#name\""), "{}", wrong.html);
    let name = ("name", "Late <by day>");
    let saved = post(&app, &ada, "/lists/new", &[address, name, ("who", "me")]).await;
    assert_eq!(saved.next, "/lists?done=saved");
    let shown = "href=\"/work?within=late&amp;by=day\">Late &lt;by day&gt;</a>";
    // One way of writing what is escaped.
    let plain =
        |html: String| html.replace("&#38;", "&amp;").replace("&#60;", "&lt;").replace("&#62;", "&gt;");
    for page in ["/work", "/lists"] {
        let html = plain(get(&app, &ada, page).await.html);
        assert!(html.contains(shown), "{page}: {html}");
        assert!(!plain(get(&app, &bo, page).await.html).contains(shown), "{page}: not shared yet");
    }
    // Shared with the team, and still nobody else's to change.
    let html = get(&app, &ada, "/lists").await.html;
    let one = html.split("href=\"/lists/").nth(1).unwrap().split('"').next().unwrap();
    let one = format!("/lists/{one}");
    assert_eq!(
        post(&app, &ada, &one, &[("name", "Late & old"), ("who", "team")]).await.next,
        "/lists?done=changed"
    );
    let html = get(&app, &bo, "/work").await.html;
    assert!(html.contains(">Late &amp; old</a>, shared by"), "{html}");
    assert_eq!(get(&app, &bo, &one).await.status, StatusCode::NOT_FOUND);
    assert_eq!(post(&app, &bo, &one, &[("act", "delete")]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(post(&app, &ada, &one, &[("act", "delete")]).await.next, "/lists?done=deleted");
    assert!(!get(&app, &bo, "/work").await.html.contains("Late &amp; old"));
    // Nothing but a list of this site is kept.
    for address in ["https://elsewhere.example/", "/child/C1", "/who"] {
        let came = post(&app, &ada, "/lists/new", &[("address", address), ("name", "x")]).await;
        assert_eq!(came.status, StatusCode::BAD_REQUEST, "{address}");
    }
}

fn mailing(initials: bool) -> Option<Mailing> {
    let domains = vec!["council.example".to_owned()];
    Some(Mailing { site: "https://kith.council.example".to_owned(), domains, initials })
}

#[tokio::test]
async fn a_digest_is_asked_for_and_names_nobody() {
    let roll = roll();
    let (ada, _) = workers(&roll);
    let none = get(&app(&roll), &ada, "/my-digest").await.html;
    assert!(none.contains("No mail server is set up here"), "{none}");
    let app = app_of(Rooms { mailing: mailing(false), ..rooms(&roll) });
    assert!(get(&app, "panel", "/my-digest").await.html.contains("for social workers and team managers"));
    let wrong = post(&app, &ada, "/my-digest", &[("address", "ada@elsewhere.example")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.html.contains("value=\"ada@elsewhere.example\""), "{}", wrong.html);
    for who in [&*ada, "manager"] {
        let address = format!("{who}@council.example");
        let kept = post(&app, who, "/my-digest", &[("address", &address)]).await;
        assert_eq!(kept.next, "/my-digest?done=kept", "{who}");
    }
    let written = |initials| pages::digests(Rooms { mailing: mailing(initials), ..rooms(&roll) }).unwrap();
    let plain = written(false);
    assert_eq!(plain.len(), 2, "{plain:?}");
    let names: Vec<String> = {
        let cohort = roll.cohort(Moment::END_OF_TIME);
        let names = cohort.children.iter().filter_map(|child| child.identity.as_ref()?.name.clone());
        names.flat_map(|name| [Some(name.given), name.family]).flatten().collect()
    };
    assert!(!names.is_empty());
    let ids: Vec<String> = invented().children.iter().map(|(subject, _)| subject.id.to_string()).collect();
    for mail in plain.iter().chain(&written(true)) {
        let all = format!("{} {}", mail.subject, mail.body);
        assert!(all.contains("https://kith.council.example/"), "{all}");
        for name in names.iter().chain(&ids) {
            assert!(!all.split(|c: char| !c.is_alphanumeric()).any(|word| word == name), "{name} in {all}");
        }
    }
    let of = |mail: &[journal::Mail]| mail.iter().find(|mail| mail.id.contains(&ada)).unwrap().clone();
    let counted = of(&plain);
    assert!(counted.subject.starts_with("Kith: ") && !counted.body.contains("  "), "{counted:?}");
    let named = of(&written(true));
    assert!(named.body.contains(".\n  "), "a duty under initials: {named:?}");
    assert_eq!(counted.id, format!("digest {} {ada}", today()).into());
    assert_eq!(post(&app, &ada, "/my-digest", &[("act", "end")]).await.next, "/my-digest?done=ended");
    assert_eq!(written(false).len(), 1);
}
