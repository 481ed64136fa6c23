//! Documents through the whole stack: attached, held, handed over, refused, taken back.

use crate::support::{Came, app_with, asked, get, hidden, post, roll, send};
use axum::Router;
use axum::body::Body;
use axum::http::{StatusCode, header};
use http_body_util::BodyExt;
use journal::SubjectId;
use pages::Scanner;
use roll::Roll;
use tower::ServiceExt;

const PDF: &[u8] = b"%PDF-1.7\nAn invented letter.\n%%EOF";

async fn attach(app: &Router, who: &str, at: &str, file: (&str, &[u8]), fields: &[(&str, &str)]) -> Came {
    let mut body = Vec::new();
    for (name, value) in fields {
        let part = format!("--edge\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        body.extend(part.into_bytes());
    }
    let (name, bytes) = file;
    let part = format!(
        "--edge\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
         content-type: text/html\r\n\r\n"
    );
    body.extend(part.into_bytes());
    body.extend(bytes);
    body.extend(b"\r\n--edge--\r\n");
    let request = asked("POST", who, at)
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=edge")
        .header("sec-fetch-site", "same-origin")
        .body(Body::from(body))
        .unwrap();
    send(app, request).await
}

/// A child, an application with this scanner, and the address of the child's documents.
fn everything(scanner: Option<&str>) -> (Roll, Router, String) {
    let roll = roll();
    let id = roll.cohort(calendar::Moment::END_OF_TIME).children[0].child.to_string();
    let app = app_with(&roll, scanner.and_then(Scanner::new));
    (roll, app, format!("/child/{id}/documents"))
}

const LETTER: [(&str, &str); 4] = [
    ("day", "2018-11-01"),
    ("title", "A letter <from> school"),
    ("sort", "letter"),
    ("why", "For the review"),
];

/// The address of the first document in a list.
fn first(html: &str, at: &str) -> String {
    let mark = format!("href=\"{at}/");
    let rest = html.split(&mark).nth(1).unwrap_or_else(|| panic!("no document in {html}"));
    format!("{at}/{}", rest.split('"').next().unwrap())
}

#[tokio::test]
async fn a_document_is_attached_listed_handed_over_and_taken_back() {
    let (roll, app, at) = everything(None);
    let page = get(&app, "performance", &at).await;
    assert!(page.html.contains("enctype=\"multipart/form-data\""), "{}", page.html);
    assert!(page.html.contains("Nothing is attached yet") && page.html.contains("No scanner is set up"));
    let record = hidden(&page.html, "~record");
    let mut fields = LETTER.to_vec();
    fields.push(("~record", &record));
    let came = attach(&app, "performance", &at, ("C:\\My Letter.html", PDF), &fields).await;
    assert_eq!(
        (came.status, came.next),
        (StatusCode::SEE_OTHER, format!("{at}?done=attached")),
        "{}",
        came.html
    );
    let page = get(&app, "performance", &at).await;
    for part in [
        "A letter &lt;from&gt; school",
        "For the review",
        "PDF",
        "Not scanned",
        "My Letter.html",
        "Pat Figurelea",
    ] {
        assert!(page.html.contains(part), "{part}: {}", page.html);
    }
    // Handed over as a file, with a look of its own.
    let to = first(&page.html, &at);
    let request = asked("GET", "performance", &to).body(Body::empty()).unwrap();
    let response = app.clone().oneshot(request).await.unwrap();
    let said = |name: &str| response.headers().get(name).unwrap().to_str().unwrap().to_owned();
    assert_eq!(said("content-type"), "application/pdf");
    assert!(
        said("content-disposition").starts_with("attachment; filename=\"My Letter.pdf\""),
        "{response:?}"
    );
    assert_eq!(said("x-content-type-options"), "nosniff");
    assert_eq!(&response.into_body().collect().await.unwrap().to_bytes()[..], PDF);
    let subject = SubjectId::new(&format!("child:{}", at.split('/').nth(2).unwrap())).unwrap();
    assert_eq!(&*roll.journal().looks(&subject, 1).unwrap()[0].what, "a document, downloaded");
    // The same again is not attached twice; sent twice, it was attached once.
    let again = attach(&app, "performance", &at, ("b.pdf", PDF), &LETTER).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.html.contains("attached already"), "{}", again.html);
    // Who has no reason to open the record does not get the file either, and an unknown one is nobody's.
    assert_eq!(get(&app, "stranger", &to).await.status, StatusCode::FORBIDDEN);
    assert_eq!(get(&app, "performance", &format!("{at}/nothing")).await.status, StatusCode::NOT_FOUND);
    // Taken back, with a reason.
    let document = to.rsplit('/').next().unwrap();
    let withdraw = at.replace("/documents", &format!("/record/document/{document}/withdraw"));
    let revision = hidden(&get(&app, "performance", &withdraw).await.html, "~revision");
    let why = [("~revision", &*revision), ("~reason", "Another child’s letter")];
    assert_eq!(post(&app, "performance", &withdraw, &why).await.status, StatusCode::SEE_OTHER);
    assert_eq!(get(&app, "performance", &to).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_is_not_taken_comes_back_with_what_was_typed() {
    let (_, app, at) = everything(None);
    let large = vec![b'a'; journal::limits::DOCUMENT_BYTES + 1];
    for (name, bytes, sentence, status) in [
        ("page.pdf", &b"<html><script>alert(1)</script>"[..], "can carry programs", 422),
        ("drawing.svg", b"<svg xmlns='x'/>", "can carry programs", 422),
        ("program.pdf", b"MZ\x90\0\0\0\0\0", "This sort of file is not taken. Choose PDF", 422),
        ("", b"", "Choose a file", 422),
        ("large.txt", &large, "larger than 25 MiB", 413),
    ] {
        let came = attach(&app, "performance", &at, (name, bytes), &LETTER).await;
        assert_eq!(came.status.as_u16(), status, "{name}");
        assert!(
            came.html.contains(sentence) && came.html.contains("href=\"#file\""),
            "{name}: {}",
            came.html
        );
        assert!(came.html.contains("value=\"A letter &#60;from&#62; school\""), "{name}: {}", came.html);
    }
    let came = attach(&app, "performance", &at, ("a.pdf", PDF), &[("day", "soon"), ("title", "")]).await;
    assert_eq!(came.status, StatusCode::UNPROCESSABLE_ENTITY);
    for part in ["href=\"#day\"", "href=\"#title\"", "href=\"#sort\"", "a browser does not keep it"] {
        assert!(came.html.contains(part), "{part}: {}", came.html);
    }
    assert!(get(&app, "performance", &at).await.html.contains("Nothing is attached yet"));
    assert_eq!(attach(&app, "stranger", &at, ("a.pdf", PDF), &LETTER).await.status, StatusCode::FORBIDDEN);
    let request = asked("POST", "performance", &at)
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=edge")
        .header("sec-fetch-site", "cross-site")
        .body(Body::from("--edge--\r\n"))
        .unwrap();
    assert_eq!(send(&app, request).await.status, StatusCode::FORBIDDEN, "from another site");
}

#[tokio::test]
async fn a_document_is_held_until_the_scanner_answers() {
    for (scanner, next, tag, opens) in [
        ("true", "attached", "Nothing found", StatusCode::OK),
        ("/no/such/scanner", "held", "The scanner cannot be started", StatusCode::SERVICE_UNAVAILABLE),
    ] {
        let (roll, app, at) = everything(Some(scanner));
        let came = attach(&app, "performance", &at, ("a.pdf", PDF), &LETTER).await;
        assert_eq!(came.next, format!("{at}?done={next}"), "{}", came.html);
        let page = get(&app, "performance", &came.next).await;
        assert!(page.html.contains(tag), "{}", page.html);
        let subject = SubjectId::new(&format!("child:{}", at.split('/').nth(2).unwrap())).unwrap();
        let facts = roll.journal().history(&subject).unwrap();
        let id = &facts.iter().rfind(|entry| &*entry.envelope.kind == "document").unwrap().envelope.record_id;
        assert_eq!(get(&app, "performance", &format!("{at}/{id}")).await.status, opens);
    }
}

#[tokio::test]
async fn what_the_scanner_refuses_is_not_attached() {
    let (_, app, at) = everything(Some("false"));
    for _ in 0..2 {
        let came = attach(&app, "performance", &at, ("a.pdf", PDF), &LETTER).await;
        assert_eq!(came.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(came.html.contains("The scanner found something harmful"), "{}", came.html);
    }
    assert!(get(&app, "performance", &at).await.html.contains("Nothing is attached yet"));
}

#[tokio::test]
async fn a_photo_stands_on_the_page_and_a_document_beside_its_record() {
    let (_, app, at) = everything(None);
    let child = at.trim_end_matches("/documents").to_owned();
    let png = [&b"\x89PNG\r\n\x1a\n"[..], &[0; 40]].concat();
    let fields = [("day", "2018-11-01"), ("title", "Me & my bike"), ("sort", "photo")];
    assert_eq!(
        attach(&app, "performance", &at, ("me.png", &png), &fields).await.status,
        StatusCode::SEE_OTHER
    );
    let photo = first(&get(&app, "performance", &at).await.html, &at);
    let which = photo.rsplit('/').next().unwrap();
    let form = format!("{child}/record/who_i_am");
    let page = get(&app, "performance", &form).await;
    assert!(page.html.contains(&format!("<option value=\"{which}\">Me &#38; my bike")), "{}", page.html);
    let came = post(&app, "performance", &form, &[("since", "2018-11-01"), ("photo", which)]).await;
    assert_eq!(came.status, StatusCode::SEE_OTHER, "{}", came.html);
    let page = get(&app, "performance", &child).await;
    let shown = format!("src=\"{photo}/photo\" alt=\"Me &amp; my bike\"");
    assert!(page.html.contains(&shown), "{}", page.html);
    let came = get(&app, "performance", &format!("{photo}/photo")).await;
    assert_eq!(came.status, StatusCode::OK);
    // A letter that belongs to a case note.
    let note = format!("{child}/record/case_note");
    let said = [
        ("day", "2018-11-01"),
        ("about", "call"),
        ("text", "She rang."),
        ("important", "no"),
        ("~record", "0123456789abcdef"),
    ];
    assert_eq!(post(&app, "performance", &note, &said).await.status, StatusCode::SEE_OTHER);
    let one = format!("{note}/0123456789abcdef");
    assert!(get(&app, "performance", &one).await.html.contains("Attach a document to this"));
    let page = get(&app, "performance", &format!("{at}?kind=case_note&record=0123456789abcdef")).await;
    assert!(page.html.contains("It will belong to: Case note, 1 November 2018"), "{}", page.html);
    let mut fields = LETTER.to_vec();
    fields.extend([("~to-kind", "case_note"), ("~to-record", "0123456789abcdef")]);
    assert_eq!(attach(&app, "performance", &at, ("a.pdf", PDF), &fields).await.status, StatusCode::SEE_OTHER);
    let page = get(&app, "performance", &one).await;
    let listed = format!("A letter &lt;from&gt; school</a>, {} bytes", PDF.len());
    assert!(page.html.contains(&listed), "{}", page.html);
    // The plain form asks for no digest: it leads here.
    assert_eq!(get(&app, "performance", &format!("{child}/record/document")).await.next, at);
}

#[tokio::test]
async fn a_young_person_sees_the_picture_beside_what_was_written_to_them_and_no_other() {
    let (roll, app, at) = everything(None);
    let child = at.trim_end_matches("/documents").to_owned();
    let id = child.trim_start_matches("/child/").to_owned();
    let mut pictures = Vec::new();
    for title in ["The heron", "The house of somebody else"] {
        let fields = [("day", "2018-11-01"), ("title", title), ("sort", "photo")];
        // Two pictures: the same one is not attached twice.
        let png = [&b"\x89PNG\r\n\x1a\n"[..], &[0; 40], title.as_bytes()].concat();
        let came = attach(&app, "performance", &at, ("me.png", &png), &fields).await;
        assert_eq!(came.status, StatusCode::SEE_OTHER, "{}", came.html);
        let mark = format!("href=\"{at}/");
        let all = get(&app, "performance", &at).await.html;
        let found = all.split(&mark).skip(1).map(|rest| rest.split('"').next().unwrap().to_owned());
        pictures.push(found.into_iter().find(|one| !pictures.contains(one)).unwrap());
    }
    let told = format!("2018-10-20 family_time_told with=Mother words=Heron photo={}", pictures[0]);
    crate::homes::say(&roll, &records::Subject::child(&id), "told0", &told);
    crate::homes::say(&roll, &records::Subject::child(&id), "owned", "2018-10-01 own_account who=young");
    let mine = get(&app, "young", "/my").await.html;
    let shown = format!("src=\"/my/pictures/{}\" alt=\"The heron\"", pictures[0]);
    assert!(mine.contains(&shown) && !mine.contains("somebody else"), "{mine}");
    assert_eq!(get(&app, "young", &format!("/my/pictures/{}", pictures[0])).await.status, StatusCode::OK);
    for closed in [format!("/my/pictures/{}", pictures[1]), "/my/pictures/nothing".to_owned()] {
        assert_eq!(get(&app, "young", &closed).await.status, StatusCode::NOT_FOUND, "{closed}");
    }
    let one = format!("/my/pictures/{}", pictures[0]);
    assert_ne!(get(&app, "performance", &one).await.status, StatusCode::OK);
}
