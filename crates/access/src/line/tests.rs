use records::workforce::LinePlace;

use super::*;
use crate::{Colleague, Span, Team};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn people() -> People {
    let person = |id: &str, role, team: Option<&str>| Person {
        id: id.into(),
        name: format!("{}{}", id[..1].to_uppercase(), &id[1..]),
        role,
        team: team.map(Into::into),
    };
    let team = |id: &str, name: &str| Team { id: id.into(), name: name.to_owned() };
    People::new(
        vec![
            person("ada", Role::SocialWorker, Some("n")),
            person("bo", Role::SocialWorker, Some("s")),
            person("nora", Role::TeamManager, Some("n")),
            person("saul", Role::TeamManager, Some("s")),
            person("serena", Role::HeadOfService, None),
            person("dora", Role::HeadOfService, None),
            person("ivo", Role::ReviewingOfficer, None),
        ],
        vec![team("n", "North"), team("s", "South")],
    )
}

fn line() -> ManagementLine {
    let place = |post, who: &str, team: Option<&str>| LinePlace {
        post,
        who: who.to_owned(),
        team: team.map(str::to_owned),
    };
    ManagementLine {
        since: day("2018-01-01"),
        places: vec![
            place(LinePost::ServiceManager, "serena", Some("North")),
            place(LinePost::Director, "dora", None),
            place(LinePost::ReviewingManager, "ivo", None),
        ],
        words: None,
    }
}

#[test]
fn who_holds_each_post_above_a_child() {
    let (people, staff, set) = (people(), Staff::default(), [line()]);
    let held = |worker: Option<&str>, on: &str, post| {
        let line = Line::on(day(on), worker, &people, &staff, &set);
        line.holder(post).map(|person| person.id.to_string()).map_err(|nobody| nobody.says)
    };
    let table = [
        (Some("ada"), "2018-02-01", LinePost::TeamManager, Some("nora")),
        (Some("bo"), "2018-02-01", LinePost::TeamManager, Some("saul")),
        (None, "2018-02-01", LinePost::TeamManager, None),
        (Some("ada"), "2018-02-01", LinePost::ServiceManager, Some("serena")),
        // Not set for that team.
        (Some("bo"), "2018-02-01", LinePost::ServiceManager, None),
        // Two heads, and the line says of neither that it is theirs.
        (Some("ada"), "2018-02-01", LinePost::HeadOfService, None),
        (Some("bo"), "2018-02-01", LinePost::Director, Some("dora")),
        // Before the line was set.
        (Some("ada"), "2017-12-31", LinePost::Director, None),
    ];
    for (worker, on, post, who) in table {
        let held = held(worker, on, post);
        assert_eq!(held.as_deref().ok(), who, "{worker:?} {on} {post:?}");
        if let Err(says) = held {
            assert!(says.starts_with("Not known here: ") && says.contains("Settings"), "{says}");
        }
    }
    assert_eq!(reviewing_manager(day("2018-02-01"), &people, &set).map(|who| &*who.id), Some("ivo"));
}

#[test]
fn who_answers_and_who_is_told_why_not() {
    let (people, set) = (people(), [line()]);
    let span = Span { since: day("2018-02-01"), until: Some(day("2018-02-20")) };
    let away = Colleague { stands_in: vec![("nora".into(), span)], ..Colleague::default() };
    let staff = Staff::default().and("saul", away);
    let may = |who: &str, on: &str, post, to| {
        let line = Line::on(day(on), Some("ada"), &people, &staff, &set);
        line.may_answer(people.person(who).unwrap(), post, to).map_err(|refusal| refusal.sentence)
    };
    let first = LinePost::TeamManager;
    for (who, on, post, to, answers) in [
        ("nora", "2018-02-02", first, Some("nora"), true),
        ("nora", "2018-02-02", first, None, true),
        // For her while she is away, and no longer after.
        ("saul", "2018-02-02", first, Some("nora"), true),
        ("saul", "2018-02-22", first, Some("nora"), false),
        // Above her, of this child.
        ("serena", "2018-02-22", first, Some("nora"), true),
        ("dora", "2018-02-22", first, Some("nora"), true),
        // Not upwards.
        ("nora", "2018-02-22", LinePost::ServiceManager, Some("serena"), false),
        ("ada", "2018-02-22", first, Some("nora"), false),
        ("ivo", "2018-02-22", LinePost::HeadOfService, None, false),
    ] {
        assert_eq!(may(who, on, post, to).is_ok(), answers, "{who} {on} {post:?}");
    }
    let says = may("ada", "2018-02-22", first, Some("nora")).unwrap_err();
    assert!(says.contains("Nora answers it"), "{says}");
    let says = may("ivo", "2018-02-22", LinePost::HeadOfService, None).unwrap_err();
    assert!(says.contains("Not known here"), "{says}");
}
