use journal::{AppendError, Journal, Mail, MailCounts, Posted, SavedList};

use crate::support::*;

on_both! {
    a_list_is_its_owners_and_its_teams,
    mail_waits_until_a_server_takes_it_and_is_never_doubled,
    who_wants_a_digest_is_kept_and_forgotten,
}

fn list(id: &str, owner: &str, name: &str, team: Option<&str>) -> SavedList {
    let address = "/work?within=late".into();
    SavedList { id: id.into(), owner: owner.into(), name: name.into(), address, team: team.map(Into::into) }
}

fn named(journal: &Journal, owner: &str, team: Option<&str>) -> Vec<String> {
    journal.lists(owner, team).unwrap().iter().map(|list| list.name.to_string()).collect()
}

fn a_list_is_its_owners_and_its_teams(on: Stand) {
    let journal = on.open(TestClock::at("2018-10-31").read());
    journal.keep_list(list("1", "ada", "Late", None)).unwrap();
    journal.keep_list(list("2", "ada", "Dentist", Some("north"))).unwrap();
    journal.keep_list(list("3", "bo", "Mine", Some("south"))).unwrap();
    assert_eq!(named(&journal, "ada", Some("north")), ["Dentist", "Late"]);
    assert_eq!(named(&journal, "cy", Some("north")), ["Dentist"]);
    assert!(named(&journal, "cy", None).is_empty());
    journal.keep_list(list("2", "ada", "Teeth", None)).unwrap();
    assert_eq!(named(&journal, "ada", None), ["Late", "Teeth"]);
    assert!(named(&journal, "cy", Some("north")).is_empty());
    assert_eq!(journal.list("2").unwrap().unwrap().name, "Teeth".into());
    journal.drop_list("2").unwrap();
    assert_eq!(journal.list("2"), Ok(None));
    assert!(matches!(journal.keep_list(list("4", "ada", " ", None)), Err(AppendError::Text { .. })));
}

fn mail_waits_until_a_server_takes_it_and_is_never_doubled(on: Stand) {
    let clock = TestClock::at("2018-10-31T07:00:00Z");
    let journal = on.open(clock.read());
    let message = |id: &str| Mail {
        id: id.into(),
        to: "ada@council.example".into(),
        subject: "What is due".into(),
        body: "3 overdue".into(),
        calendar: (id == "a").then(|| "BEGIN:VCALENDAR".into()),
        tries: 0,
    };
    for id in ["a", "b", "a"] {
        journal.queue_mail(message(id)).unwrap();
    }
    let due = |text: &str| -> Vec<(String, u32, String)> {
        let mail = journal.mail_to_send(moment(text), 9).unwrap();
        mail.iter().map(|mail| (mail.id.to_string(), mail.tries, mail.body.to_string())).collect()
    };
    let first = journal.mail_to_send(moment("2018-10-31T07:00:00Z"), 1).unwrap();
    assert_eq!(first[0].calendar.as_deref(), Some("BEGIN:VCALENDAR"), "an invitation keeps its file");
    let waits = |id: &str, tries| (id.to_owned(), tries, "3 overdue".to_owned());
    assert_eq!(due("2018-10-31T07:00:00Z"), [waits("a", 0), waits("b", 0)]);
    let later = moment("2018-10-31T07:05:00Z");
    journal.mail_posted("a", Posted::Again(later, "nobody answers".to_owned())).unwrap();
    journal.mail_posted("b", Posted::Sent).unwrap();
    assert_eq!(due("2018-10-31T07:04:59Z"), []);
    assert_eq!(due("2018-10-31T07:05:00Z"), [waits("a", 1)]);
    // Sent once is sent: a second of its name is not taken.
    journal.queue_mail(message("b")).unwrap();
    assert_eq!(due("2019-01-01T00:00:00Z"), [waits("a", 1)]);
    journal.mail_posted("a", Posted::GivenUp("no such address".to_owned())).unwrap();
    assert_eq!(journal.mail_counts(), Ok(MailCounts { waiting: 0, sent: 1, given_up: 1 }));
}

fn who_wants_a_digest_is_kept_and_forgotten(on: Stand) {
    let journal = on.open(TestClock::at("2018-10-31").read());
    journal.want_digest("ada", Some("ada@council.example")).unwrap();
    journal.want_digest("bo", Some("bo@council.example")).unwrap();
    journal.want_digest("ada", Some("a@council.example")).unwrap();
    journal.want_digest("bo", None).unwrap();
    let wanted = journal.digests_wanted().unwrap();
    let wanted: Vec<(&str, &str)> = wanted.iter().map(|one| (&*one.who, &*one.address)).collect();
    assert_eq!(wanted, [("ada", "a@council.example")]);
}
