//! Leaving care through the whole stack: the list, a young person's page, one tap for being in touch, the plan on a page, and the
//! pages of the young person themselves.

use axum::http::StatusCode;
use calendar::Moment;
use records::Subject;
use roll::Roll;
use timeline::history;

use crate::support::{answered_within_five_days, app, get, hidden, keep, post, roll, said, writes};

/// Two young people with facts of their own: one whose adviser is `stranger`, one who is nobody's.
fn with_leavers(roll: &Roll) {
    let plan = "pathway_plan views=Peace call=Nightline home=Flat actions.0.outcome=Bank actions.0.action=Form \
                actions.0.owner=Sorrel actions.0.by=2018-12-01";
    let mine = format!(
        "2000-06-15 born
        2015-01-08 start
        2015-01-08 status C2
        2015-01-08 lives U6
        2018-06-15 end E5
        2018-05-01 personal_adviser worker=stranger
        2018-07-01 {plan}
        2018-08-01 accommodation_provided what=W1 suitable=no
        2018-08-02 leaver_document what=passport stands=has
        2018-08-03 case_note text=Quarrel
        2018-08-20 kept_in_touch how=text reached notes=Shifts"
    );
    let other = mine.replace("worker=stranger", "worker=elsewhere").replace("Peace", "Thunder");
    let mut changes = Vec::new();
    for (id, told) in [("LC1", mine.clone()), ("LC2", other)] {
        for (nth, fact) in history::facts(&told).unwrap().into_iter().enumerate() {
            changes.push(said(Subject::child(id), &format!("fact{nth:04}"), fact.record));
        }
    }
    keep(roll, &changes);
}

fn tie(roll: &Roll, child: &str, account: &str) {
    let payload = serde_json::json!({ "since": "2018-10-01", "who": account });
    let kind = records::kind("own_account").unwrap();
    let record = (kind.read)(payload.to_string().as_bytes()).unwrap();
    keep(roll, &[said(Subject::child(child), "tied0000", record)]);
}

#[tokio::test]
async fn an_adviser_sees_their_young_people_and_what_needs_seeing_to() {
    let roll = roll();
    with_leavers(&roll);
    let app = app(&roll);
    let came = get(&app, "stranger", "/care-leavers").await;
    assert_eq!(came.status, StatusCode::OK);
    assert!(came.html.contains("/child/LC1/leaving-care"), "{}", came.html);
    assert!(!came.html.contains("LC2"), "somebody else’s young person is named");
    assert!(came.html.contains("Not suitable") && came.html.contains("Look again"), "{}", came.html);
    // What is asked for is what is shown, and the file holds the same.
    let none = get(&app, "stranger", "/care-leavers?show=adviser").await.html;
    assert!(!none.contains("/child/LC1/leaving-care"));
    let file = get(&app, "stranger", "/care-leavers.csv").await.html;
    assert!(file.contains("LC1") && file.contains("former_relevant") && !file.contains("LC2"), "{file}");
    // The head of service sees both; a councillor, a nurse and a young person see no list.
    let all = get(&app, "head", "/care-leavers").await.html;
    assert!(all.contains("/child/LC1/") && all.contains("/child/LC2/"));
    for who in ["panel", "nurse", "young", "school", "admin"] {
        assert_eq!(get(&app, who, "/care-leavers").await.status, StatusCode::FORBIDDEN, "{who}");
    }
}

#[tokio::test]
async fn the_page_says_why_and_a_tap_is_a_contact() {
    let roll = roll();
    with_leavers(&roll);
    let app = app(&roll);
    let at = "/child/LC1/leaving-care";
    let page = get(&app, "stranger", at).await.html;
    for part in [
        "18 on 15 June 2018, and eligible or relevant until then",
        "15 June 2021",
        "Bed and breakfast: never suitable, whatever the judgement.",
        "moved home on 1 August 2018",
        "Shifts",
        "Passport",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
    let record = hidden(&page, "~record");
    let tap = [("~record", record.as_str()), ("day", "2018-11-05"), ("~tap", "call.no")];
    let came = post(&app, "stranger", "/child/LC1/in-touch", &tap).await;
    assert_eq!(came.next, format!("{at}?done=recorded"), "{}", came.html);
    // Pressed twice it is recorded once.
    assert_eq!(post(&app, "stranger", "/child/LC1/in-touch", &tap).await.next, format!("{at}?done=already"));
    let page = get(&app, "stranger", at).await.html;
    assert!(page.contains("Tried since without an answer: 1") && page.contains("No answer"), "{page}");
    // A day that has not been, and no way said.
    let early = [("~record", record.as_str()), ("day", "2018-11-06"), ("~tap", "call.yes")];
    assert_eq!(
        post(&app, "stranger", "/child/LC1/in-touch", &early).await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    let page = get(&app, "stranger", "/child/LC1/plan-on-a-page").await.html;
    for part in
        ["Peace", "Bank", "(Sorrel, by 1 December 2018)", "Nightline", "Ash Elsewhere, my personal adviser"]
    {
        assert!(page.contains(part), "{part}: {page}");
    }
    // Whose record is not open is not there.
    let closed = get(&app, "stranger", "/child/LC2/leaving-care").await;
    assert_eq!(closed.status, StatusCode::FORBIDDEN);
    assert!(!closed.html.contains("Thunder"));
}

#[tokio::test]
async fn a_young_person_reads_their_own_plan_and_nothing_else() {
    let roll = roll();
    with_leavers(&roll);
    let app = app(&roll);
    assert!(get(&app, "young", "/my").await.html.contains("not tied to your record yet"));
    assert_eq!(get(&app, "young", "/my/plan.pdf").await.status, StatusCode::NOT_FOUND);
    tie(&roll, "LC1", "young");
    get(&app, "stranger", "/child/LC1/leaving-care").await;
    let mine = get(&app, "young", "/my").await;
    assert_eq!(mine.status, StatusCode::OK);
    for part in [
        "Peace",
        "Bank",
        "My people",
        "Ash Elsewhere",
        "Passport",
        "former relevant",
        "personal adviser",
        "You",
    ] {
        assert!(mine.html.contains(part), "{part}: {}", mine.html);
    }
    // Nobody has given a number; then the council's is set.
    assert!(mine.html.contains("ask the council for the number"), "{}", mine.html);
    let name = serde_json::json!({ "since": "2018-11-01", "name": "Eastshire", "phone": "01632 960000" });
    let name = (records::kind("authority_name").unwrap().read)(name.to_string().as_bytes()).unwrap();
    keep(&roll, &[said(Subject::authority("Z99"), "nam10000", name)]);
    let rings = get(&app, "young", "/my").await.html;
    assert!(rings.contains("ring the council on 01632 960000 and ask for them"), "{rings}");
    // Not what was written about them, not anybody else.
    for part in ["Quarrel", "Shifts", "Thunder", "LC2"] {
        assert!(!mine.html.contains(part), "{part}: {}", mine.html);
    }
    // No other page of the record is theirs, their own or another's, and no list.
    for path in ["/child/LC1", "/child/LC1/leaving-care", "/child/LC1/record", "/child/LC2", "/find"] {
        let came = get(&app, "young", path).await;
        assert_ne!(came.status, StatusCode::OK, "{path}");
    }
    // It is logged like every look, and nobody else’s are the young person’s pages.
    let looks = get(&app, "head", "/child/LC1/looks").await.html;
    assert!(looks.contains("their own pages"), "{looks}");
    for who in ["stranger", "head", "panel", "admin"] {
        assert_eq!(get(&app, who, "/my").await.status, StatusCode::FORBIDDEN, "{who}");
    }
    assert!(roll.cohort(Moment::END_OF_TIME).child("LC1").is_some());
}

#[tokio::test]
async fn a_young_person_writes_back_and_reads_the_answer() {
    let roll = roll();
    with_leavers(&roll);
    tie(&roll, "LC1", "young");
    let app = app(&roll);
    // No law says how soon they are answered: this authority has said it itself.
    answered_within_five_days(&roll, "cl.ownwords.answer");
    writes(&app, "young", "/my", "home", "The heating is off <again>").await;
    let page = get(&app, "young", "/my").await.html;
    assert!(
        page.contains("The heating is off &") && page.contains("should come by 12 November 2018"),
        "{page}"
    );
    // The adviser sees it on the list and on the page; nobody may put it right or write it for them.
    let list = get(&app, "stranger", "/care-leavers?show=wrote").await.html;
    assert!(list.contains("/child/LC1/leaving-care"), "{list}");
    assert!(list.contains("wrote on 5 November 2018, to be answered by 12 November 2018"), "{list}");
    let one = get(&app, "stranger", "/child/LC1/leaving-care").await.html;
    assert!(
        one.contains("Where I live: The heating is off") && one.contains("Answer by 12 November 2018"),
        "{one}"
    );
    // It stands on the list of work like every other duty, with whose time it is.
    let work = get(&app, "stranger", "/work?within=all").await.html;
    assert!(work.contains("Answer to what a young person wrote"), "{work}");
    // Theirs since the adviser was named.
    assert!(work.contains("1 May 2018"), "{work}");
    assert_eq!(get(&app, "stranger", "/child/LC1/record/own_words").await.status, StatusCode::NOT_FOUND);
    let at = "/child/LC1/answer-words";
    let form = get(&app, "stranger", at).await.html;
    let key = hidden(&form, "~record");
    let child = roll.cohort(Moment::END_OF_TIME);
    let wrote = child.child("LC1").unwrap();
    let of =
        timeline::Stranded::strand::<records::leaving_care::OwnWords>(wrote).next().unwrap().id.to_string();
    let answer = async |of: &str, words: &str| {
        let fields = [
            ("~record", key.as_str()),
            ("day", "2018-11-05"),
            ("of", of),
            ("answer", words),
            ("by", "stranger"),
        ];
        post(&app, "stranger", at, &fields).await
    };
    assert!(answer("nothing", "Yes").await.html.contains("There is no such message"));
    let came = answer(&of, "Somebody comes on Tuesday").await;
    assert_eq!(came.next, "/child/LC1/leaving-care?done=recorded", "{}", came.html);
    let page = get(&app, "young", "/my").await.html;
    assert!(page.contains("Somebody comes on Tuesday") && page.contains("Ash Elsewhere"), "{page}");
    assert!(
        !get(&app, "stranger", "/care-leavers?show=wrote").await.html.contains("/child/LC1/leaving-care")
    );
    // Nobody else sends there, and nobody sends into the record of another.
    for who in ["stranger", "head", "panel"] {
        let fields = [("~record", "abcdefgh"), ("words", "Hello")];
        assert_eq!(post(&app, who, "/my", &fields).await.status, StatusCode::FORBIDDEN, "{who}");
    }
}

#[tokio::test]
async fn advisers_and_readiness_add_up_and_lead_to_their_young_people() {
    let roll = roll();
    with_leavers(&roll);
    let ready = "2018-10-01 tenancy_readiness ready=no can=cook learns=bills together";
    let facts = history::facts(ready).unwrap();
    keep(&roll, &[said(Subject::child("LC1"), "ready000", facts.into_iter().next().unwrap().record)]);
    let app = app(&roll);
    let page = get(&app, "head", "/advisers").await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.html);
    for says in ["Ash Elsewhere", "/care-leavers?adviser=stranger", "No law sets how many"] {
        assert!(page.html.contains(says), "{says}: {}", page.html);
    }
    let file = get(&app, "head", "/advisers.csv").await.html;
    let count = |who: &str| -> usize {
        let row = file.lines().find(|line| line.starts_with(who)).unwrap();
        row.split(',').nth(2).unwrap().parse().unwrap()
    };
    let listed = get(&app, "head", "/care-leavers.csv?adviser=stranger").await.html.lines().count() - 1;
    assert_eq!(count("stranger,"), listed);
    let own = get(&app, "stranger", "/advisers.csv").await.html;
    assert!(own.contains("stranger,") && !own.contains("elsewhere,"), "an adviser sees their own: {own}");
    let page = get(&app, "stranger", "/tenancy-readiness").await.html;
    for says in ["Pay rent and bills", "Not yet", "1 October 2018", "/child/LC1/record/tenancy_readiness"] {
        assert!(page.contains(says), "{says}: {page}");
    }
    assert!(!page.contains("LC2"), "{page}");
    let file = get(&app, "head", "/tenancy-readiness.csv").await.html;
    assert!(file.contains("LC2") && file.contains(",no,2018-10-01,cook,bills,"), "{file}");
    for who in ["panel", "nurse", "young"] {
        assert_ne!(get(&app, who, "/advisers").await.status, StatusCode::OK, "{who}");
    }
}
