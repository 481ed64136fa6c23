//! Every address and every kind of record, tried as every role, for a child who is theirs, one who is not and one whose record is
//! closed: what `docs/reference/who-may.md` says is what happens, and an address that is not in the table fails.
//!
//! `KITH_WRITE=1` writes the page.

mod programs;
mod ways;

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::support::{app, get, people, post, roll, said, today};
use access::{Asking, Part, Permit, Person, Refusal, Role, Staff, Ties, allowed};
use axum::Router;
use axum::http::StatusCode;
use calendar::{Day, Moment};
use journal::Batch;
use records::governance::{AccessGiven, ClosedBecause, Drawn, Inspection, RecordClosed};
use records::leaving_care::PersonalAdviser;
use records::reviews::IroAllocation;
use records::workforce::SocialWorkerAllocation;
use records::{KINDS, Kind, Record, Subject, SubjectKind};
use roll::Roll;
use timeline::history;
use ways::{KIND, Needs, WAYS, Way};

/// Whether somebody gets there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Answer {
    /// They do.
    Yes,
    /// They are asked why.
    Reason,
    /// Nothing is there for them.
    No,
}

impl Answer {
    fn word(self) -> &'static str {
        match self {
            Answer::Yes => "yes",
            Answer::Reason => "says why",
            Answer::No => "–",
        }
    }
}

/// The three children, and what they are to everybody.
const CHILDREN: [(&str, &str); 3] = [("T1", "theirs"), ("A1", "another"), ("R1", "closed")];

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// Three children more: one who is everybody's whose work ties them to children, one who is nobody's, and one like the first
/// whose record is closed.
fn with_children(roll: &Roll, worker: &str) {
    let mut changes = Vec::new();
    for (child, what) in CHILDREN {
        let subject = Subject::child(child);
        let cared = if what == "another" {
            "2010-05-04 born"
        } else {
            "2010-05-04 born\n2018-01-10 start\n2018-01-10 status C2\n2018-01-10 lives U4 AA2"
        };
        for (nth, fact) in history::facts(cared).unwrap().into_iter().enumerate() {
            changes.push(said(subject.clone(), &format!("fact{nth}"), fact.record));
        }
        let since = day("2018-01-10");
        let mut say = |id: &str, record: Arc<dyn Record>| changes.push(said(subject.clone(), id, record));
        let called = if what == "another" { "Brambling" } else { "Dunnock" };
        say("requ0000", Arc::new(records::complaints::AccessRequest::received(day("2018-09-03"))));
        say(
            "name0000",
            Arc::new(records::coming_into_care::ChildName {
                since,
                given: called.to_owned(),
                family: Some("Nowherelea".to_owned()),
                known_as: None,
            }),
        );
        let decision = records::workforce::ApprovalOf::Decision;
        say("appr0000", Arc::new(records::workforce::Approval::sent(since, decision, "worker")));
        let review = day("2018-02-01");
        say("revi0000", Arc::new(records::reviews::Review { day: review, participation: None }));
        let letter = serde_json::json!({
            "day": "2018-02-02", "review": "2018-02-01", "version": "letter", "words": "Dear Dunnock, hello."
        });
        let written = |kind: &str, payload: serde_json::Value| {
            (records::kind(kind).unwrap().read)(payload.to_string().as_bytes()).unwrap()
        };
        say("lett0000", written("letter_to_child", letter));
        let decided = serde_json::json!({
            "sent": "2018-02-05", "review": "2018-02-01",
            "decisions": [{ "decision": "Nan visits", "owner": "Social worker", "by": "2018-12-03", "outcome": "He sees her" }]
        });
        say("decd0000", written("review_decisions", decided));
        let challenge = serde_json::json!({
            "raised": "2018-11-02", "theme": "care_plan", "wanted": "A plan", "by": "reviewing"
        });
        say("chal0000", written("escalation", challenge));
        let audit = serde_json::json!({
            "day": "2018-03-02", "theme": "Plans", "auditor": "elsewhere", "grade": "good", "because": "Seen",
            "actions": [{ "what": "Write the plan", "owner": "Elm", "by": "2018-12-03" }]
        });
        let complaint = serde_json::json!({
            "received": "2018-03-05", "about": "Nobody asked",
            "learning": [{ "what": "Ask first", "owner": "Elm", "by": "2018-12-03" }]
        });
        say("comp0000", written("complaint", complaint));
        say("audt0000", written("case_audit", audit));
        say("book0000", written("review_planned", serde_json::json!({ "day": "2018-12-03" })));
        let of = |who: &str| who.to_owned();
        if what == "another" {
            let elsewhere = of("elsewhere");
            let allocation =
                SocialWorkerAllocation { since, until: None, worker: elsewhere.clone(), because: None };
            say("sw000000", Arc::new(allocation));
            say("iro00000", Arc::new(IroAllocation { since, until: None, worker: elsewhere }));
            continue;
        }
        let allocation = SocialWorkerAllocation { since, until: None, worker: of(worker), because: None };
        say("sw000000", Arc::new(allocation));
        say("iro00000", Arc::new(IroAllocation { since, until: None, worker: of("reviewing") }));
        say("pa000000", Arc::new(PersonalAdviser { since, until: None, worker: of("stranger") }));
        let given = AccessGiven {
            since,
            until: day("2019-01-10"),
            worker: of("advocate"),
            because: "the child asked for them".to_owned(),
            confidential: false,
            by: None,
        };
        say("given000", Arc::new(given));
        if what == "closed" {
            let because = ClosedBecause::Court;
            say(
                "closed00",
                Arc::new(RecordClosed { since, until: None, because, open_to: Vec::new(), by: None }),
            );
        }
    }
    let sample = ["T1", "R1"].map(|child| Drawn { child: child.to_owned() }).to_vec();
    let inspection = Inspection {
        since: today(),
        until: today().plus_days(10),
        what: "an inspection".to_owned(),
        seed: Some(1),
        sample,
    };
    changes.push(said(Subject::worker("inspector"), "drawn000", Arc::new(inspection)));
    let enquiry = serde_json::json!({ "day": "2018-01-10", "name": "Larch Invented" });
    let enquiry = (records::kind("visitor_enquiry").unwrap().read)(enquiry.to_string().as_bytes()).unwrap();
    changes.push(said(Subject::worker("visitor0"), "enqu0000", enquiry));
    roll.append(Batch {
        authority: "Z99".into(),
        who: "test".into(),
        permit_reason: None,
        known_at: None,
        load: None,
        entries: changes.iter().map(|change| roll::new_entry(change).unwrap()).collect(),
        expected: Vec::new(),
    })
    .unwrap();
}

/// One person of each role, in the order of the roles.
fn one_of_each(worker: &str) -> Vec<Person> {
    let people = people();
    Role::ALL
        .iter()
        .map(|role| {
            let of_role = people.of_role(*role);
            let own = of_role.iter().find(|person| *person.id == *worker);
            (*own.or(of_role.first()).unwrap_or_else(|| panic!("nobody is {role:?}"))).clone()
        })
        .collect()
}

/// What the rules say.
fn decide(roll: &Roll, person: &Person, child: &str) -> Result<Permit, Refusal> {
    let cohort = roll.cohort(Moment::END_OF_TIME);
    let Some(timeline) = cohort.child(child) else { return Err(access::nobody(person)) };
    let worker = Subject::worker(&person.id);
    let facts = roll.facts(&worker);
    let staff = Staff::of([(&worker.id, facts.as_slice())], Moment::END_OF_TIME);
    let (people, ties) = (people(), Ties::of(timeline));
    allowed(&Asking { person, people: &people, staff: &staff, child: &ties, day: today() })
}

fn expected(roll: &Roll, way: &Way, person: &Person, child: &str) -> Answer {
    expected_of(roll, &way.needs, person, child)
}

fn expected_of(roll: &Roll, needs: &Needs, person: &Person, child: &str) -> Answer {
    let yes = |yes: bool| if yes { Answer::Yes } else { Answer::No };
    match needs {
        Needs::Nothing | Needs::Somebody => Answer::Yes,
        Needs::Secret | Needs::Own | Needs::Account => Answer::No,
        Needs::Role(may) => yes(may(person)),
        Needs::Permit(may) => match decide(roll, person, child) {
            Ok(permit) => yes(may(&permit)),
            Err(refusal) if refusal.may_break_glass => Answer::Reason,
            Err(_) => Answer::No,
        },
        Needs::Door => match decide(roll, person, child) {
            Ok(permit) if permit.is_whole() => Answer::Yes,
            _ if access::opens_by_a_reason(person) => Answer::Reason,
            _ => Answer::No,
        },
    }
}

async fn found(app: &Router, way: &Way, who: &str, child: &str) -> Answer {
    let path = way
        .path
        .replace("{child}", child)
        .replace("{kind}", KIND)
        .replace("{record}", "name0000")
        .replace("{setting}", "authority_name")
        .replace("{said}", "name")
        .replace("{approval}", "appr0000")
        .replace("{review}", "2018-02-01")
        .replace("{letter}", "lett0000")
        .replace("{audit}", "audt0000")
        .replace("{complaint}", "comp0000")
        .replace("{step}", "advocate")
        .replace("{request}", "requ0000")
        .replace("{turn}", "who")
        .replace("{paper}", "record.html")
        .replace("{proposal}", "0123456789abcdef")
        .replace("{booking}", "book0000")
        .replace("{challenge}", "chal0000")
        .replace("{act}", "close")
        .replace("{report}", "2018-10.html")
        .replace("{worker}", &ways::the_worker().id)
        .replace("{figure}", "6.1")
        .replace("{page}", "summary")
        .replace("{person}", who)
        .replace("{year}", "2018")
        .replace("{visitor}", "visitor0")
        .replace("{form}", "visitor_step")
        .replace("{sort}", "survey")
        .replace("{file}", "0123.ics")
        .replace("{document}", "0123456789abcdef")
        .replace("{list}", "0123456789abcdef")
        .replace("{finding}", "0123456789abcdef")
        .replace("{asked}", "0123456789abcdef")
        .replace("{nth}", "0")
        .replace("{plan}", "review_decisions")
        .replace("{led}", "improvement_action")
        .replace("{action}", "decd0000")
        .replace("{link}", "0123456789abcdef")
        .replace("{token}", "0123456789abcdef")
        .replace("{check}", "0123456789abcdef");
    let came =
        if way.post { post(app, who, &path, &[("why", " ")]).await } else { get(app, who, &path).await };
    match came.status {
        StatusCode::OK | StatusCode::SEE_OTHER => Answer::Yes,
        StatusCode::FORBIDDEN if came.html.contains("name=\"why\"") => Answer::Reason,
        StatusCode::UNPROCESSABLE_ENTITY if came.html.contains("name=\"why\"") => Answer::Reason,
        // A form that was sent empty is asked again: it is theirs to send.
        StatusCode::UNPROCESSABLE_ENTITY if way.post => Answer::Yes,
        // So is one that does not say over which revision it was filled.
        StatusCode::CONFLICT if way.post => Answer::Yes,
        // It does not say what it wants: it is theirs to ask.
        StatusCode::BAD_REQUEST => Answer::Yes,
        StatusCode::FORBIDDEN | StatusCode::NOT_FOUND => Answer::No,
        other => panic!("{who} at {path}: {other}"),
    }
}

#[tokio::test]
async fn what_the_table_says_is_what_happens() {
    let roll = roll();
    let people = people();
    let worker = people.of_role(Role::SocialWorker)[0].id.to_string();
    with_children(&roll, &worker);
    let app = app(&roll);
    let everybody = one_of_each(&worker);
    let (mut tried, mut wrong) = (0, Vec::new());
    for way in WAYS {
        for person in &everybody {
            let children = if way.path.contains("{child}") { &CHILDREN[..] } else { &CHILDREN[..1] };
            for (child, _) in children {
                let (expected, found) =
                    (expected(&roll, way, person, child), found(&app, way, &person.id, child).await);
                // No document is attached to these children: to whom it would be handed over finds none.
                // Nor is there a letter as a file of this ending.
                let none = (way.path.contains("{document}")
                    || way.path.contains("{letter}/{file}")
                    || way.path.contains("leaving-care/{file}"))
                    && expected == Answer::Yes;
                if expected != found && !(none && found == Answer::No) {
                    let method = if way.post { "POST" } else { "GET" };
                    let words = person.role.words();
                    wrong.push(format!(
                        "{words}: {method} {} of {child}: {found:?}, not {expected:?}",
                        way.path
                    ));
                }
                tried += 1;
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new(), "of {tried}");
    assert!(tried > 1400, "{tried}");
    // Every kind: what the list of records shows, and the form of one kind of each part.
    for person in &everybody {
        let Ok(permit) = decide(&roll, person, "T1") else { continue };
        let list = get(&app, &person.id, "/child/T1/record").await.html;
        for kind in kinds() {
            let listed = list.contains(&format!(">{}<", kind.title.replace('\'', "&#39;")));
            assert_eq!(listed, permit.may_read(kind), "{}: {} is listed", person.role.words(), kind.name);
        }
        for kind in Part::ALL.iter().filter_map(|part| records::kind(part.kinds()[0])) {
            let form = get(&app, &person.id, &format!("/child/T1/record/{}", kind.name)).await;
            assert_eq!(
                form.status == StatusCode::OK,
                permit.may_write(kind),
                "{}: {}",
                person.role.words(),
                kind.name
            );
            let of_kind = get(&app, &person.id, &format!("/child/T1/record?kind={}", kind.name)).await;
            assert_eq!(
                of_kind.status == StatusCode::OK,
                permit.may_read(kind),
                "{}: {}",
                person.role.words(),
                kind.name
            );
        }
    }
    let wrong = programs::what_is_not_so(&roll, &everybody).await;
    assert_eq!(wrong, Vec::<String>::new());
    let page = page(&roll, &everybody);
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/reference/who-may.md");
    if std::env::var_os("KITH_WRITE").is_some() {
        std::fs::write(&path, &page).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        kept == page,
        "docs/reference/who-may.md is out of date: run this test with KITH_WRITE=1 and commit it"
    );
}

/// The kinds that people record about a child.
fn kinds() -> impl Iterator<Item = &'static Kind> {
    let listing = |kind: &Kind| {
        kind.fields.iter().any(|field| matches!(field.form, records::Form::Listing) && !field.optional)
    };
    KINDS.iter().copied().filter(move |kind| kind.subject == SubjectKind::Child && !listing(kind))
}

/// The page, from the rules.
fn page(roll: &Roll, everybody: &[Person]) -> String {
    let mut page = String::from(
        "<!-- Made by the test `who_may` of `crates/pages`, which tries every cell.\n\
         KITH_WRITE=1 cargo nextest run -p pages --test who_may -->\n\n\
         # Who may\n\n\
         Every address and every kind of record, for every role. A cell of an address about a child speaks of a child who is\n\
         theirs, of another, and of one like the first whose record is closed to most. **yes**: it is there; \
         **says why**: they are\n\
         asked for a reason, and learn only then whether there is such a child; **–**: nothing is there for them. Why is in\n\
         [policies.md](policies.md).\n",
    );
    page.push_str("\n## Addresses about a child\n\nTheirs / another / closed.\n");
    let heads: Vec<&str> = everybody.iter().map(|person| person.role.words()).collect();
    let head = |first: &str| {
        format!("\n| {first} | {} |\n| --- |{}\n", heads.join(" | "), " --- |".repeat(heads.len()))
    };
    page.push_str(&head("address"));
    let method = |way: &Way| if way.post { "POST " } else { "" };
    for way in WAYS.iter().filter(|way| way.path.contains("{child}")) {
        let _ = write!(page, "| `{}{}` |", method(way), way.path);
        for person in everybody {
            let cells = CHILDREN.map(|(child, _)| expected(roll, way, person, child).word());
            let same = cells.iter().all(|cell| *cell == cells[0]);
            let _ = write!(page, " {} |", if same { cells[0].to_owned() } else { cells.join(" / ") });
        }
        page.push('\n');
    }
    page.push_str("\n## Other addresses\n");
    page.push_str(&head("address"));
    for way in WAYS.iter().filter(|way| !way.path.contains("{child}")) {
        let _ = write!(page, "| `{}{}` |", method(way), way.path);
        for person in everybody {
            let cell = match way.needs {
                Needs::Secret => "whoever has the address",
                Needs::Own => "their own",
                Needs::Account => "their own account",
                _ => expected(roll, way, person, "T1").word(),
            };
            let _ = write!(page, " {cell} |");
        }
        page.push('\n');
    }
    page.push_str(&programs::section(roll, everybody, &head("address")));
    page.push_str("\n## Kinds of record about a child who is theirs\n");
    page.push_str(&head("kind"));
    for kind in kinds() {
        let _ = write!(page, "| {} |", kind.title);
        for person in everybody {
            let cell = match decide(roll, person, "T1") {
                Ok(permit) if permit.may_write(kind) => "records",
                Ok(permit) if permit.may_read(kind) => "reads",
                _ => "–",
            };
            let _ = write!(page, " {cell} |");
        }
        page.push('\n');
    }
    page
}

#[test]
fn every_address_is_in_the_table() {
    let mut served = BTreeSet::new();
    let mut folders = vec![PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                // A region's own router, of which crates/kith/tests/region.rs says who may.
                if !path.ends_with("src/region") {
                    folders.push(path);
                }
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let text = std::fs::read_to_string(&path).unwrap();
                for rest in text.split(".route(").skip(1).filter(|rest| !rest.starts_with(')')) {
                    let address = rest.trim_start().strip_prefix('"').and_then(|rest| rest.split('"').next());
                    let address = address
                        .unwrap_or_else(|| panic!("an address that is not a text in {}", path.display()));
                    served.insert(address.to_owned());
                }
            }
        }
    }
    let told: BTreeSet<String> = WAYS.iter().map(|way| way.path.to_owned()).collect();
    assert_eq!(served, told, "an address that nobody said who may use, or one that is not there");
}
