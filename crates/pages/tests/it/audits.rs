//! Audits through the whole stack: a tool, a sample that is kept and comes out again, an audit that lacks nothing,
//! moderation by somebody else, an action that is done when it was seen and looked at again, and prose that cannot differ
//! from its table.

use crate::support::{app, fill, get, hidden, people, post, roll, today};
use access::Role;
use axum::http::StatusCode;
use calendar::Moment;
use records::quality::AuditRound;
use roll::Roll;
use timeline::{Authority, Stranded};

fn authority(roll: &Roll) -> Authority {
    let subject = records::Subject::authority(&roll.authority().unwrap());
    Authority::of(&subject.id, &roll.facts(&subject), Moment::END_OF_TIME)
}

fn owned(fields: &[(&str, &str)]) -> Vec<(String, String)> {
    fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

#[tokio::test]
async fn a_round_is_drawn_audited_moderated_and_followed() {
    let roll = roll();
    let app = app(&roll);
    let send = async |who: &str, at: &str, fields: &[(&str, &str)]| {
        let record = hidden(&get(&app, who, at).await.html, "~record");
        let mut all = vec![("~record", record.as_str())];
        all.extend(fields);
        post(&app, who, at, &all).await
    };
    // Without a tool nothing is drawn.
    let draw = [
        ("tool", "Practice"),
        ("sort", "random"),
        ("many", "3"),
        ("auditors", "audit"),
        ("until", "2018-12-03"),
    ];
    let came = send("audit", "/audits/rounds/new", &draw).await;
    assert!(
        came.status == StatusCode::UNPROCESSABLE_ENTITY && came.html.contains("set one first"),
        "{}",
        came.html
    );
    let tool = [
        ("since", "2018-01-01"),
        ("tool", "Practice"),
        ("theme", "Plans"),
        ("domains.0.domain", "Voice"),
        ("domains.0.asks", "Can you hear the child?"),
        ("domains.1.domain", "Plan"),
        ("domains.1.asks", "What will be better?"),
    ];
    assert_eq!(send("audit", "/audits/say/audit_tool", &tool).await.next, "/audits?done=recorded");
    // The sample is kept with its number and everybody it was drawn from, and comes out again.
    let came = send("audit", "/audits/rounds/new", &draw).await;
    assert_eq!(came.status, StatusCode::SEE_OTHER, "{}", came.html);
    let round = get(&app, "audit", &came.next).await;
    assert!(
        round.html.contains("Drawn again just now from the children kept with it: the same sample"),
        "{}",
        round.html
    );
    let kept = authority(&roll).strand::<AuditRound>().next().unwrap().record.clone();
    assert_eq!(
        (kept.sample.len(), kept.pool.len(), kept.counted as usize),
        (3, kept.pool.len(), kept.pool.len())
    );
    let child = kept.sample[0].child.clone();
    // A targeted sample has a reason, and children who are there.
    let mut targeted = draw;
    targeted[1] = ("sort", "targeted");
    let came = send("audit", "/audits/rounds/new", &targeted).await;
    assert!(
        came.html.contains("a targeted sample has a reason") && came.html.contains("each a child in care")
    );
    // The audit: nothing is left out.
    let at = format!("/child/{child}/audit");
    let form = get(&app, "audit", &at).await;
    assert!(form.html.contains("Can you hear the child?"), "{}", form.html);
    let round_id = hidden(&form.html, "~round");
    let bare = [
        ("~round", round_id.as_str()),
        ("tool", "Practice"),
        ("day", "2018-11-05"),
        ("theme", "Plans"),
        ("together", "no"),
        ("domains.0.domain", "Voice"),
        ("domains.0.grade", "good"),
        ("domains.1.domain", "Plan"),
        ("domains.1.grade", "inadequate"),
        ("grade", "inadequate"),
        ("because", "Nobody was seen"),
    ];
    let came = send("audit", &at, &bare).await;
    assert_eq!(came.status, StatusCode::UNPROCESSABLE_ENTITY);
    for says in [
        "why it was not done with the practitioner",
        "Say why this grade",
        "or why nobody was asked",
        "Practice that is inadequate needs an action",
    ] {
        assert!(came.html.contains(says), "{says}: {}", came.html);
    }
    let mut whole = owned(&bare);
    whole.extend(owned(&[
        ("apart", "On leave"),
        ("domains.0.because", "Her words are there"),
        ("domains.1.because", "No plan of this year"),
        ("feedback.0.who", "child"),
        ("feedback.0.said", "I wait <long>"),
        ("actions.0.what", "Write the plan"),
        ("actions.0.owner", "Social worker"),
        ("actions.0.by", "2018-11-20"),
    ]));
    let whole: Vec<(&str, &str)> = whole.iter().map(|(name, value)| (&**name, &**value)).collect();
    let came = send("audit", &at, &whole).await;
    assert_eq!(came.next, format!("/child/{child}/audits?done=recorded"), "{}", came.html);
    let thread = get(&app, "audit", &format!("/child/{child}/audits")).await;
    assert!(
        thread.html.contains("I wait &lt;long&gt;") && thread.html.contains("Not done with the practitioner")
    );
    // Nobody moderates their own; somebody else grades it higher, and that stands.
    let moderation = format!("/child/{child}/audit-moderation");
    let graded =
        [("day", "2018-11-05"), ("grade", "requires_improvement"), ("because", "The worker knows her")];
    assert!(send("audit", &moderation, &graded).await.html.contains("Nobody moderates their own"));
    assert_eq!(send("head", &moderation, &graded).await.status, StatusCode::SEE_OTHER);
    let came = get(&app, "audit", "/audits").await;
    assert!(
        came.html.contains("1 audits of 1 children")
            && came.html.contains("Moderated: 1; the same grade: 0%"),
        "{}",
        came.html
    );
    // Who may see the child reads their name, in what is to be done and in the sample of a round.
    let cohort = roll.cohort(calendar::Moment::END_OF_TIME);
    let name = cohort.child(&child).and_then(|child| child.identity.as_ref()?.name.as_ref()).unwrap();
    let called = name.known_as.as_deref().unwrap_or(&name.given);
    assert!(came.html.contains(called) && !came.html.contains(&format!(">{child}<")), "{}", came.html);
    // The action is done with what was seen; then somebody looks again.
    let thread = get(&app, "audit", &format!("/child/{child}/audits")).await.html;
    let path = format!("/child/{child}/audits/");
    let action = thread.split(&format!("href=\"{path}")).nth(1).unwrap().split('"').next().unwrap();
    let action = format!("{path}{action}");
    let came = post(&app, "audit", &action, &[("day", "2018-11-05"), ("words", "")]).await;
    assert!(came.html.contains("Say what was seen of it"));
    for words in ["Read it with her", "It has lasted"] {
        let came = fill(&app, "audit", &action, &[("day", "2018-11-05"), ("words", words)]).await;
        assert_eq!(came.status, StatusCode::SEE_OTHER, "{words}: {}", came.html);
    }
    assert_eq!(post(&app, "audit", &action, &[]).await.status, StatusCode::NOT_FOUND, "it is closed");
    // A social worker reads it and writes none of it; a panel member sees no audits.
    let worker = people().of_role(Role::SocialWorker)[0].id.to_string();
    assert_ne!(get(&app, &worker, &at).await.status, StatusCode::OK);
    for who in ["panel", "nurse", "admin", &*worker] {
        assert_eq!(get(&app, who, "/audits").await.status, StatusCode::FORBIDDEN, "{who}");
    }
    let manager = get(&app, "manager", "/audits").await;
    assert!(
        manager.status == StatusCode::OK && !manager.html.contains("/audits/rounds/new"),
        "who may not is not led there"
    );
    assert_eq!(get(&app, "manager", "/audits/rounds/new").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_summary_cites_and_types_no_number() {
    let roll = roll();
    let app = app(&roll);
    let at = "/audits/say/audit_summary";
    let send = async |words: &str| {
        let record = hidden(&get(&app, "audit", at).await.html, "~record");
        let (since, until) = (today().plus_months(-12).to_string(), today().to_string());
        let fields = [("~record", &*record), ("since", &*since), ("until", &*until), ("words", words)];
        post(&app, "audit", at, &fields).await
    };
    let came = send("We made 2,037 audits.").await;
    assert!(came.html.contains("Write no number into the text"), "{}", came.html);
    let came = send("We made {audits made} audits.").await;
    assert!(came.html.contains("is nothing that is counted"), "{}", came.html);
    assert_eq!(send("We made {audits done} audits.").await.status, StatusCode::SEE_OTHER);
    assert!(get(&app, "audit", "/audits").await.html.contains("We made 0 audits."));
}
