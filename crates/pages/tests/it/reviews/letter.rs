//! The letter to the child: refused where it names another child, sent with a reason, on paper, large, in another language, as
//! files of which the words can be taken out again.

use std::sync::Arc;

use axum::Router;
use axum::http::StatusCode;
use calendar::Moment;
use records::coming_into_care::Relation;
use records::reviews::LetterToChild;

use super::{IRO, child, everything, meeting, related, say};
use crate::support::{get, hidden, post, today};

#[tokio::test]
async fn a_letter_that_names_another_child_is_refused_with_the_way_on() {
    let (roll, app, id, _) = everything().await;
    let at = format!("/child/{id}/letter");
    assert_eq!(
        post(&app, IRO, &format!("/child/{id}/review-meeting"), &meeting(&[])).await.status,
        StatusCode::SEE_OTHER
    );
    say(&roll, &id, "rel-rose", Arc::new(related("Rose Fernlea", Relation::Sister)));
    let came = get(&app, IRO, &at).await;
    for part in [
        "Dear Wren,",
        "You led the meeting yourself",
        "I want to stay with Bea",
        "Write here what only you know",
        "Reading age",
        "Flesch",
    ] {
        assert!(came.html.contains(part), "{part}: {}", came.html);
    }
    let record = hidden(&came.html, "~record");
    let send = |words: &'static str, more: &[(&'static str, &'static str)]| {
        let mut fields =
            vec![("~record", record.as_str()), ("words", words), ("~act", "send"), ("how", "read_together")];
        fields.extend(more);
        fields
    };
    // A place that is not filled in; no way to the child.
    let came = post(&app, IRO, &at, &send("Dear Wren, [something]", &[])).await;
    assert_eq!(came.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(came.html.contains("is not filled in yet"), "{}", came.html);
    // Another child of the authority, by the whole name.
    let cohort = roll.cohort(Moment::END_OF_TIME);
    let other =
        cohort.children.iter().filter(|other| *other.child != *id && other.on(today()).looked_after());
    let other = other.filter_map(|other| {
        let name = other.identity.as_ref()?.name.as_ref()?;
        Some(format!("{} {}", name.known_as.as_ref().unwrap_or(&name.given), name.family.as_ref()?))
    });
    let other = other.into_iter().next();
    let other_is_named = other.is_some();
    if let Some(name) = other {
        let text = format!("Dear Wren, {name} is doing well.");
        let fields = [("~record", record.as_str()), ("words", &text), ("~act", "send"), ("how", "post")];
        let came = post(&app, IRO, &at, &fields).await;
        assert_eq!(came.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(came.html.contains("not for this child to read"), "{}", came.html);
    }
    // A sister: with its reason only.
    let came = post(&app, IRO, &at, &send("Dear Wren, Rose will come for tea.", &[])).await;
    assert_eq!(came.status, StatusCode::UNPROCESSABLE_ENTITY);
    for part in ["It names Rose, a sister", "say below why it may stand", "Rose will come for tea"] {
        assert!(came.html.contains(part), "{part}: {}", came.html);
    }
    assert!(child(&roll, &id).strand::<LetterToChild>().next().is_none());
    // Kept, it may say anything; then it goes on from there.
    let mut kept = send("Dear Wren, Rose will come for tea.", &[]);
    kept[2].1 = "keep";
    assert_eq!(post(&app, IRO, &at, &kept).await.next, format!("/child/{id}/reviews?done=letter"));
    let came = get(&app, IRO, &at).await;
    assert!(came.html.contains("Rose will come for tea"), "{}", came.html);
    let (record, revision) = (hidden(&came.html, "~record"), hidden(&came.html, "~revision"));
    let fields = [
        ("~record", record.as_str()),
        ("~revision", revision.as_str()),
        ("words", "Dear Wren,\r\n\r\nRose will come for tea. <3\r\n\r\n• You will see Nan."),
        ("~left.Rose", "They meet every week"),
        ("~act", "send"),
        ("how", "read_together"),
    ];
    let came = post(&app, IRO, &at, &fields).await;
    assert_eq!(came.next, format!("/child/{id}/reviews?done=letter_sent"), "{}", came.html);
    let letters: Vec<LetterToChild> =
        child(&roll, &id).strand::<LetterToChild>().map(|s| s.record.clone()).collect();
    assert_eq!((letters.len(), letters[0].sent, letters[0].left.len()), (1, Some(today()), 1));
    // On paper, large, and in another language.
    let one = format!("/child/{id}/letters/{record}");
    let came = get(&app, IRO, &one).await;
    assert!(
        came.html.contains("<p>Rose will come for tea. &lt;3</p>")
            && came.html.contains("<li>You will see Nan.</li>"),
        "{}",
        came.html
    );
    assert!(get(&app, IRO, &format!("{one}?size=large")).await.html.contains("kith-letter--large"));
    let version = format!("{one}/version");
    let came = post(&app, IRO, &version, &[("version", "language"), ("words", "Droga Wren")]).await;
    assert!(came.html.contains("Say in which language it is"), "{}", came.html);
    let polish = [
        ("version", "language"),
        ("language", "Polish"),
        ("words", "Droga Wren,\r\n\r\nRóża przyjdzie w sobotę. Zobaczysz też babcię."),
        ("given", "yes"),
    ];
    // Another version is read for other children’s names as the letter itself was: Rose is not in this one, so that no reason is
    // kept; where she is, her reason is asked; another child of the authority may not stand in it at all.
    let easy = |words: &'static str, because: &'static str| {
        vec![("version", "easy_read"), ("words", words), ("~left.Rose", because)]
    };
    let came = post(&app, IRO, &version, &easy("Rose comes for tea.", "")).await;
    assert_eq!(came.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", came.html);
    for part in ["It names Rose, a sister", "Rose comes for tea.", "Why may the name stand here?"] {
        assert!(came.html.contains(part), "{part}: {}", came.html);
    }
    let cohort = roll.cohort(Moment::END_OF_TIME);
    let other =
        cohort.children.iter().filter(|other| *other.child != *id && other.on(today()).looked_after());
    let other = other.into_iter().find_map(|other| {
        let name = other.identity.as_ref()?.name.as_ref()?;
        Some(format!("{} {}", name.known_as.as_ref().unwrap_or(&name.given), name.family.as_ref()?))
    });
    if let Some(name) = other.filter(|_| other_is_named) {
        let text = format!("{name} is well.");
        let came = post(&app, IRO, &version, &[("version", "easy_read"), ("words", &text)]).await;
        assert_eq!(came.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(came.html.contains("not for this child to read"), "{}", came.html);
    }
    assert_eq!(child(&roll, &id).strand::<LetterToChild>().count(), 1, "nothing of it was kept");
    let came = post(&app, IRO, &version, &polish).await;
    assert_eq!(came.status, StatusCode::SEE_OTHER);
    let left = child(&roll, &id).strand::<LetterToChild>().map(|said| said.left.len()).collect::<Vec<_>>();
    assert_eq!(left, [1, 0], "what is left is of the words that stand in it");
    let html = get(&app, IRO, &came.next).await.html;
    assert!(html.contains("lang=\"pl\"") && html.contains("In Polish"), "{html}");
    assert_eq!(child(&roll, &id).strand::<LetterToChild>().count(), 2, "kept together");
    // As files: the words can be taken out again, letters of another alphabet among them, and large print is large.
    let other = came.next.split('?').next().unwrap().to_owned();
    let mut sizes = Vec::new();
    for (of, file, part) in [
        (&one, "letter.pdf", "Rose will come for tea. <3"),
        (&one, "letter-large.pdf", "Rose will come for tea. <3"),
        (&other, "letter.pdf", "Róża przyjdzie w sobotę."),
        (&other, "letter-large.pdf", "Zobaczysz też babcię."),
    ] {
        let Some((text, height)) = opened(&app, &format!("{of}/{file}")).await else { return };
        assert!(text.contains(part), "{file}: {text}");
        sizes.push(height);
    }
    for pair in sizes.chunks(2) {
        assert!(pair[1] > pair[0] * 1.3, "large print is no larger: {sizes:?}");
    }
}

#[tokio::test]
async fn a_second_letter_about_a_review_says_what_was_wrong_with_the_first() {
    let (roll, app, id, _) = everything().await;
    let at = format!("/child/{id}/letter");
    assert_eq!(
        post(&app, IRO, &format!("/child/{id}/review-meeting"), &meeting(&[])).await.status,
        StatusCode::SEE_OTHER
    );
    let letter = |record: &str, words: &str, replaces: &str| -> Vec<(&'static str, String)> {
        let said = [
            ("~record", record),
            ("words", words),
            ("~replaces", replaces),
            ("~act", "send"),
            ("how", "post"),
        ];
        said.map(|(name, value)| (name, value.to_owned())).to_vec()
    };
    let send = async |fields: &[(&'static str, String)]| {
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        post(&app, IRO, &at, &fields).await
    };
    let first = hidden(&get(&app, IRO, &at).await.html, "~record");
    let came = send(&letter(&first, "Dear Wren, you will see Nan.", "")).await;
    assert_eq!(came.next, format!("/child/{id}/reviews?done=letter_sent"), "{}", came.html);
    let page = get(&app, IRO, &at).await.html;
    assert!(page.contains("A letter about this review went on 5 November 2018"), "{page}");
    let second = hidden(&page, "~record");
    let came = send(&letter(&second, "Dear Wren, you will see Nan on Sundays.", "")).await;
    assert_eq!(came.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(came.html.contains("Say what was wrong with it, if this one replaces it"), "{}", came.html);
    let why = "It did not say on which day";
    let came = send(&letter(&second, "Dear Wren, you will see Nan on Sundays.", why)).await;
    assert_eq!(came.next, format!("/child/{id}/reviews?done=letter_sent"), "{}", came.html);
    let after = child(&roll, &id);
    let said: Vec<_> = after.strand::<LetterToChild>().map(|said| said.replaces.clone()).collect();
    assert!(said.contains(&Some(why.to_owned())) && said.contains(&None), "{said:?}");
    let html = get(&app, IRO, &format!("/child/{id}/reviews/2018-11-05")).await.html;
    assert!(html.contains("replaced since"), "{html}");
}

/// The words of a PDF, and how high its first word stands; none where the program that makes PDFs is not built beside the tests.
async fn opened(app: &Router, path: &str) -> Option<(String, f64)> {
    use http_body_util::BodyExt;
    use tower::ServiceExt;
    let request = crate::support::asked("GET", IRO, path).body(axum::body::Body::empty()).unwrap();
    let response = app.clone().oneshot(request).await.unwrap();
    if response.status() == StatusCode::SERVICE_UNAVAILABLE {
        return None;
    }
    assert_eq!(response.status(), StatusCode::OK, "{path}");
    let bytes = response.into_body().collect().await.unwrap().to_bytes();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("letter.pdf");
    std::fs::write(&file, &bytes).unwrap();
    let told = |how: &str| {
        let said = std::process::Command::new("pdftotext").arg(how).arg(&file).arg("-").output().unwrap();
        String::from_utf8(said.stdout).unwrap()
    };
    let boxes = told("-bbox");
    let word = boxes.lines().find(|line| line.contains("<word ")).unwrap();
    let number = |name: &str| -> f64 {
        word.split(&format!("{name}=\"")).nth(1).unwrap().split('"').next().unwrap().parse().unwrap()
    };
    // One line to a paragraph, however it is broken on paper.
    let text = told("-layout").split_whitespace().collect::<Vec<_>>().join(" ");
    Some((text, number("yMax") - number("yMin")))
}
