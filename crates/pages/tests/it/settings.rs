//! What holds for the whole authority, set through the whole stack: who may, what is wrong with it, what it changes, put right
//! and taken back.

use access::Role;
use axum::http::StatusCode;
use calendar::{AcademicYear, Day, Moment};
use timeline::Authority;

use crate::support::{self, app, get, hidden, post, roll};

const AT: &str = "/settings/school_year";

fn of_role(role: Role) -> String {
    support::people().of_role(role)[0].id.to_string()
}

const YEAR: [(&str, &str); 6] = [
    ("autumn_from", "2018-09-03"),
    ("autumn_to", "2018-12-19"),
    ("spring_from", "2019-01-07"),
    ("spring_to", "2019-04-05"),
    ("summer_from", "2019-04-23"),
    ("summer_to", "2019-07-22"),
];

#[tokio::test]
async fn a_school_year_is_entered_put_right_and_taken_back() {
    let roll = roll();
    let app = app(&roll);
    let head = of_role(Role::HeadOfService);
    let day = |text: &str| text.parse::<Day>().unwrap();
    let autumn_ends = || {
        let subject = records::Subject::authority(&roll.authority().unwrap());
        let authority = Authority::of(&subject.id, &roll.facts(&subject), Moment::END_OF_TIME);
        authority.calendars.terms.of_year(AcademicYear::of(day("2018-10-01")))[0].last
    };
    let pattern = autumn_ends();
    let came = get(&app, &head, AT).await;
    assert!(came.html.contains("Plain pattern") && !came.html.contains(">Entered<"), "{}", came.html);
    let record = hidden(&came.html, "~record");
    let with = |changes: &[(&'static str, &'static str)]| {
        let mut fields: Vec<(&str, String)> = vec![("~record", record.clone())];
        fields.extend(YEAR.iter().map(|(name, value)| (*name, (*value).to_owned())));
        for (name, value) in changes {
            fields.retain(|(each, _)| each != name);
            fields.push((name, (*value).to_owned()));
        }
        fields
    };
    let send = async |who: &str, to: &str, fields: Vec<(&'static str, String)>| {
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        post(&app, who, to, &fields).await
    };
    // What is wrong is told at its day, and nothing typed is lost.
    let came = send(&head, AT, with(&[("autumn_to", "2018-08-01")])).await;
    assert_eq!(came.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(came.html.contains("href=\"#autumn_to\"") && came.html.contains("2019-04-23"), "{}", came.html);
    for who in [of_role(Role::TeamManager), of_role(Role::SocialWorker), of_role(Role::PerformanceOfficer)] {
        assert_eq!(send(&who, AT, with(&[])).await.status, StatusCode::FORBIDDEN);
    }
    assert_eq!(autumn_ends(), pattern, "nothing was set");
    // Set once, however often it is sent.
    assert_eq!(send(&head, AT, with(&[])).await.next, format!("{AT}?done=set"));
    assert_eq!(autumn_ends(), day("2018-12-19"));
    assert_eq!(send(&head, AT, with(&[])).await.next, format!("{AT}?done=already"));
    let came = get(&app, &head, AT).await;
    assert!(came.html.contains(">Entered<"), "{}", came.html);
    let one = came.html.split("href=\"").find(|part| part.starts_with(&format!("{AT}/"))).unwrap();
    let one = one.split('"').next().unwrap().to_owned();
    // Put right with a reason; a second window that saw the first version is told, and loses its way nowhere.
    let form = get(&app, &head, &one).await;
    assert!(form.html.contains("2018-12-19"), "{}", form.html);
    let revision = hidden(&form.html, "~revision");
    let right = |reason: &'static str, until: &'static str, act: &'static str| {
        let mut fields = with(&[("autumn_to", until), ("~reason", reason), ("~act", act)]);
        fields.push(("~revision", revision.clone()));
        fields
    };
    let came = send(&head, &one, right("", "2018-12-20", "")).await;
    assert_eq!(came.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(came.html.contains("Say why"));
    let came = send(&head, &one, right("Nothing", "2018-12-19", "")).await;
    assert_eq!(came.status, StatusCode::UNPROCESSABLE_ENTITY, "nothing is different");
    assert_eq!(
        send(&head, &one, right("A slip", "2018-12-20", "")).await.next,
        format!("{AT}?done=corrected")
    );
    assert_eq!(autumn_ends(), day("2018-12-20"));
    let came = send(&head, &one, right("Another slip", "2018-12-21", "")).await;
    assert_eq!(came.status, StatusCode::CONFLICT);
    assert!(came.html.contains("2018-12-20") && came.html.contains("Another slip"), "{}", came.html);
    assert_eq!(autumn_ends(), day("2018-12-20"));
    // Taken back: the plain pattern stands in again, and what is gone cannot be put right.
    let revision = hidden(&came.html, "~revision");
    let back = [("~revision", revision.as_str()), ("~reason", "Of another authority"), ("~act", "withdraw")];
    assert_eq!(post(&app, &head, &one, &back).await.next, format!("{AT}?done=withdrawn"));
    assert_eq!(autumn_ends(), pattern);
    assert_eq!(get(&app, &head, &one).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn every_setting_has_its_page_and_a_clock_is_one_that_there_is() {
    let roll = roll();
    let app = app(&roll);
    let head = of_role(Role::HeadOfService);
    let came = get(&app, &head, "/settings").await;
    assert!(came.html.contains("href=\"/settings\""), "who sets is led there");
    let worker = of_role(Role::SocialWorker);
    assert!(!get(&app, &worker, "/work").await.html.contains("href=\"/settings\""), "and nobody else");
    let pages: Vec<&str> = came
        .html
        .split("href=\"")
        .filter(|part| part.starts_with("/settings/"))
        .map(|part| part.split('"').next().unwrap())
        .collect();
    assert!(pages.len() >= 10, "{pages:?}");
    for page in pages {
        assert_eq!(get(&app, &head, page).await.status, StatusCode::OK, "{page}");
    }
    assert_eq!(get(&app, &head, "/settings/return_loaded").await.status, StatusCode::NOT_FOUND);
    let standard = |clock: &'static str, limit: &'static str| {
        [("clock", clock), ("since", "2018-04-01"), ("limit", limit), ("words", "Invented")]
    };
    for (clock, limit, field) in [("visit.never", "4K", "clock"), ("visit.year1", "soon", "limit")] {
        let came = post(&app, &head, "/settings/local_standard", &standard(clock, limit)).await;
        assert_eq!(came.status, StatusCode::UNPROCESSABLE_ENTITY, "{clock} {limit}");
        assert!(came.html.contains(&format!("href=\"#{field}\"")), "{clock} {limit}: {}", came.html);
    }
    let came = post(&app, &head, "/settings/local_standard", &standard("visit.year1", "5K")).await;
    assert_eq!(came.next, "/settings/local_standard?done=set");
}
