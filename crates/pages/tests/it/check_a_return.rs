//! A return is dropped, judged and read, through the whole stack.

use std::time::Duration;

use crate::support::{Came, app, asked, get, post, roll, send};
use axum::Router;
use axum::body::Body;
use axum::http::{StatusCode, header};
use calendar::CollectionYear;
use exchange::Source;
use ssda903::rules::Check903;

const HEADER: &str = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n\
                      a1,M,01/02/2015,WBRI,UN1,,\n\
                      a2,x,01/02/2015,,UN1,,\n\
                      <b>,M,01/02/2015,WBRI,UN1,,\n";
const EPISODES: &str = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n\
                        a1,01/05/2025,S,V2,N1,U6,PR1,,,,AB1 1AA,CD2 2BB,1234567\n\
                        a2,01/05/2025,S,V2,N1,U6,PR1,01/06/2025,X1,,AB1 1AA,CD2 2BB,1234567\n";

/// A form with files, as a browser sends it.
async fn drop(app: &Router, who: &str, files: &[(&str, &str, &str)], fields: &[(&str, &str)]) -> Came {
    let mut body = String::new();
    for (field, name, text) in files {
        body += &format!(
            "--edge\r\ncontent-disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\n\
             content-type: application/octet-stream\r\n\r\n{text}\r\n"
        );
    }
    for (field, value) in fields {
        body += &format!("--edge\r\ncontent-disposition: form-data; name=\"{field}\"\r\n\r\n{value}\r\n");
    }
    body += "--edge--\r\n";
    let request = asked("POST", who, "/check-a-return")
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=edge")
        .header("sec-fetch-site", "same-origin")
        .body(Body::from(body))
        .unwrap();
    send(app, request).await
}

/// Waits until a check is through, as the page does.
async fn through(app: &Router, who: &str, at: &str) -> Came {
    for _ in 0..600 {
        let came = get(app, who, at).await;
        if !came.html.contains("This page looks again") {
            return came;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("the return is never judged");
}

async fn judged(app: &Router) -> (String, Came) {
    let files = [("files", "Header.csv", HEADER), ("files", "Episodes.csv", EPISODES), ("last", "", "")];
    let came = drop(app, "performance", &files, &[("year", ""), ("authority", "E09000027")]).await;
    assert_eq!(came.status, StatusCode::SEE_OTHER, "{}", came.html);
    let page = through(app, "performance", &came.next).await;
    (came.next, page)
}

#[tokio::test]
async fn what_is_dropped_is_judged_and_read_by_its_owner_alone() {
    let app = app(&roll());
    let (at, page) = judged(&app).await;
    assert_eq!(page.status, StatusCode::OK);
    for says in [
        "SSDA903 return of 2025-26",
        "of 3 children",
        "The dates in the return say that it is of 2025-26",
        "Child A2",
        "103: The ethnicity code is either not valid or has not been entered.",
        "(Header.csv, line 3)",
        "ETHNIC <strong>(blank)</strong>",
        "Child &#60;B&#62;",
        "because last year&#x27;s return was not given",
    ] {
        let html = page.html.replace("&#39;", "&#x27;");
        assert!(html.contains(says), "{says}: {html}");
    }
    for path in
        [at.clone(), format!("{at}/findings.csv"), "/check-a-return/00000000000000000000000000000000".into()]
    {
        let who = if path.contains("0000000000000000") { "performance" } else { "stranger" };
        assert_eq!(get(&app, who, &path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    let let_go = format!("{at}/forget");
    assert_eq!(post(&app, "stranger", &let_go, &[]).await.status, StatusCode::NOT_FOUND);
    let came = post(&app, "performance", &let_go, &[]).await;
    assert_eq!(came.next, "/check-a-return?done=forgotten");
    assert_eq!(get(&app, "performance", &at).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_was_found_is_cut_by_the_address() {
    let app = app(&roll());
    let (at, _) = judged(&app).await;
    let one = get(&app, "performance", &format!("{at}?rule=103&child=a2")).await.html;
    assert!(one.contains("1 of ") && one.contains("Child A2") && !one.contains("Child A1"), "{one}");
    let rules = get(&app, "performance", &format!("{at}?by=rule")).await.html;
    let link = format!("{at}?rule=103");
    assert!(rules.contains(&link) && !rules.contains("Child A2"), "{rules}");
    let none = get(&app, "performance", &format!("{at}?table=DoLo&page=9")).await.html;
    assert!(none.contains("Nothing was found here."), "{none}");
}

#[tokio::test]
async fn the_file_is_the_one_of_the_command() {
    let app = app(&roll());
    let (at, _) = judged(&app).await;
    let came = get(&app, "performance", &format!("{at}/findings.csv")).await;
    let (tables, _) =
        ssda903::read_nearest(vec![Source::new("Header.csv", HEADER), Source::new("Episodes.csv", EPISODES)]);
    let check = Check903 {
        year: CollectionYear::new(2026).unwrap(),
        tables: &tables,
        last_year: None,
        authority: Some("E09000027"),
        providers: None,
        postcodes: None,
        only: &[],
        progress: None,
    };
    let judged = telling::Judged { what: String::new(), rules: 0, children: check.children() };
    let mut bytes = Vec::new();
    {
        let mut telling = telling::to(telling::Form::Csv, &mut bytes, judged).unwrap();
        let not_checked = check.run(|finding| telling.failure(&finding.failure(&tables), None).unwrap());
        telling.end(&not_checked).unwrap();
    }
    assert_eq!(came.html, String::from_utf8(bytes).unwrap());
    let book = get(&app, "performance", &format!("{at}/findings.xlsx")).await;
    assert!(book.status == StatusCode::OK && book.html.starts_with("PK"));
}

#[tokio::test]
async fn what_was_accepted_is_carried_from_run_to_run_until_it_is_taken_back() {
    let app = app(&roll());
    let (at, _) = judged(&app).await;
    let one = get(&app, "performance", &format!("{at}?rule=103&child=a2")).await.html;
    let mark = format!("href=\"{at}/accept/");
    let nth = one.split(&mark).nth(1).unwrap().split('"').next().unwrap().to_owned();
    let accept = format!("{at}/accept/{nth}");
    let page = get(&app, "performance", &accept).await.html;
    assert!(page.contains("103: The ethnicity code") && page.contains("ETHNIC="), "{page}");
    // Who does not answer for returns decides nothing, and sees nobody's numbers.
    for path in [accept.as_str(), "/check-a-return/accepted", "/check-a-return/accepted.csv"] {
        assert_ne!(get(&app, "stranger", path).await.status, StatusCode::OK, "{path}");
    }
    let wrong = post(&app, "performance", &accept, &[("reason", "  ")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.html.contains("href=\"#reason\""), "{}", wrong.html);
    for _ in 0..2 {
        // Sent twice it is accepted once.
        let came = post(&app, "performance", &accept, &[("reason", "The family <declined> to say")]).await;
        assert_eq!((came.status, &came.next), (StatusCode::SEE_OTHER, &at), "{}", came.html);
    }
    // Another run, the same files: it is left out, and shown where it is asked for.
    let (again, page) = judged(&app).await;
    assert!(page.html.contains("1 failure was accepted and let stand."), "{}", page.html);
    let cut = format!("{again}?rule=103&child=a2");
    assert!(get(&app, "performance", &cut).await.html.contains("Nothing was found here."));
    let shown = get(&app, "performance", &format!("{cut}&accepted=yes")).await.html;
    assert!(shown.contains("Accepted by Pat Figurelea on 5 November 2018: The family"), "{shown}");
    let other = get(&app, "performance", &format!("{again}?rule=103")).await.html;
    assert!(!other.contains("Child A2"), "{other}");
    // As the command's file: what it reads there it accepts.
    let file = get(&app, "performance", "/check-a-return/accepted.csv").await.html;
    let lines: Vec<&str> = file.trim_start_matches('\u{feff}').lines().collect();
    assert_eq!(lines[0], "RULE,CHILD,TABLE,VALUES,REASON,DECIDED_BY,DECIDED_ON");
    assert_eq!(lines[1..], ["103,A2,Header,ETHNIC=,The family <declined> to say,Pat Figurelea,2018-11-05"]);
    let told = get(&app, "performance", &format!("{again}/findings.csv")).await.html;
    assert!(told.contains("The family <declined> to say"), "{told}");
    // Taken back, it is told again.
    let list = get(&app, "performance", "/check-a-return/accepted").await.html;
    let mark = "href=\"/check-a-return/accepted/";
    let rest = list.split(mark).nth(1).unwrap().split('"').next().unwrap();
    let withdraw = format!("/check-a-return/accepted/{rest}");
    let wrong = post(&app, "performance", &withdraw, &[("reason", "")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let came = post(&app, "performance", &withdraw, &[("reason", "They said after all")]).await;
    assert_eq!(came.next, "/check-a-return/accepted?done=withdrawn");
    assert!(get(&app, "performance", &cut).await.html.contains("Child A2"));
    assert_eq!(get(&app, "performance", &withdraw).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_cannot_be_judged_comes_back_to_its_field() {
    let app = app(&roll());
    let came =
        drop(&app, "performance", &[("files", "", "")], &[("authority", "E99999999"), ("year", "1066")])
            .await;
    assert_eq!(came.status, StatusCode::UNPROCESSABLE_ENTITY);
    for says in
        ["href=\"#files\"", "href=\"#authority\"", "href=\"#year\"", "<title>Error: ", "value=\"E99999999\""]
    {
        assert!(came.html.contains(says), "{says}: {}", came.html);
    }
    for (files, field, says) in [
        (vec![("files", "other.csv", "Name,Address\n1,2\n")], "#files", "no column of any known table"),
        (vec![("files", "bad.zip", "PK\x03\x04no")], "#files", "bad.zip"),
        (vec![("files", "Header.csv", HEADER)], "#year", "choose the year"),
        (
            vec![("files", "Episodes.csv", EPISODES), ("providers", "list.csv", "a,b\n1,2\n")],
            "#providers",
            "has no list of providers",
        ),
        (
            vec![("files", "Episodes.csv", EPISODES), ("postcodes", "all.csv", "a,b\n1,2\n")],
            "#postcodes",
            "is no directory of postcodes",
        ),
    ] {
        let came = drop(&app, "performance", &files, &[]).await;
        assert_eq!(came.status, StatusCode::SEE_OTHER, "{says}: {}", came.html);
        let page = through(&app, "performance", &came.next).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{says}");
        assert!(
            page.html.contains(&format!("href=\"{field}\"")) && page.html.contains(says),
            "{says}: {}",
            page.html
        );
    }
    assert_eq!(drop(&app, "", &[("files", "Header.csv", HEADER)], &[]).await.status, StatusCode::OK);
}
