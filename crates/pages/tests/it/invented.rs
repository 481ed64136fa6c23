//! The pages on an invented authority, through the whole stack.

// Helpers of a test fail as the test does; the lint knows only functions marked as tests.

use crate::support::{app, page, roll};
use axum::http::StatusCode;
use calendar::Moment;

/// The addresses of the links of a page.
fn links(html: &str) -> Vec<String> {
    html.split("href=\"").skip(1).map(|rest| rest.split('"').next().unwrap().replace("&#38;", "&")).collect()
}

#[tokio::test]
async fn every_figure_opens_to_its_children_and_their_facts() {
    let roll = roll();
    let app = app(&roll);
    let (status, html) = page(&app, "/figures").await;
    assert_eq!(status, StatusCode::OK);
    assert!(html.contains("October 2018, as known today"), "the last month that has ended");
    let figures: Vec<String> =
        links(&html).into_iter().filter(|link| link.starts_with("/figures/")).collect();
    assert!(figures.len() >= indicators::INDICATORS.len(), "{}", figures.len());
    let mut opened = 0;
    for figure in &figures {
        let (status, html) = page(&app, figure).await;
        assert_eq!(status, StatusCode::OK, "{figure}");
        assert!(html.len() < 100 * 1024, "{figure} weighs {}", html.len());
        if let Some(child) = links(&html).iter().find(|link| link.contains("/children/")) {
            let (status, html) = page(&app, child).await;
            assert_eq!(status, StatusCode::OK, "{child}");
            assert!(html.contains("The facts behind it"), "{child}");
            assert!(html.len() < 100 * 1024, "{child} weighs {}", html.len());
            opened += 1;
        }
    }
    assert!(opened > 20, "only {opened} figures have anybody behind them");
}

#[tokio::test]
async fn the_list_is_the_one_that_the_command_prints() {
    let roll = roll();
    let app = app(&roll);
    let indicator = indicators::indicator("8.2").unwrap();
    let cohort = roll.cohort(Moment::END_OF_TIME);
    let members = measure::members(indicator, &cohort, "2018-10".parse().unwrap());
    let (_, html) = page(&app, "/figures/8.2?month=2018-10&show=numerator").await;
    for member in &members {
        let listed = html.contains(&format!("/children/{}?", member.local_id));
        assert_eq!(listed, member.in_numerator, "{}", member.local_id);
    }
    assert!(members.iter().any(|member| member.in_numerator), "nobody moved: the test looks at nothing");
}

#[tokio::test]
async fn a_figure_as_known_before_anything_was_is_not_known() {
    let roll = roll();
    let app = app(&roll);
    let (status, html) = page(&app, "/figures/6.1?month=2018-10&known=2001-01-01").await;
    assert_eq!(status, StatusCode::OK);
    assert!(html.contains("as known at the end of 1 January 2001"), "{html}");
    assert!(!html.contains("/children/"), "nobody was known then");
}

#[tokio::test]
async fn the_report_is_read_a_page_at_a_time_and_its_numbers_open() {
    let roll = roll();
    let app = app(&roll);
    let (status, html) = page(&app, "/report").await;
    assert_eq!(status, StatusCode::OK);
    let parts: Vec<String> = links(&html)
        .into_iter()
        .filter(|link| link.starts_with("/report/") && !link.contains("/report/2018"))
        .collect();
    assert!(parts.len() > 9, "{parts:?}");
    let mut opened = 0;
    for part in &parts {
        let (status, html) = page(&app, part).await;
        assert_eq!(status, StatusCode::OK, "{part}");
        assert!(html.len() < 100 * 1024, "{part} weighs {}", html.len());
        for figure in links(&html).iter().filter(|link| link.starts_with("/figures/")).take(3) {
            let (status, html) = page(&app, figure).await;
            assert_eq!(status, StatusCode::OK, "{figure}");
            assert!(html.contains("id=\"people\""), "{figure} lists nobody");
            opened += 1;
        }
    }
    assert!(opened > 9, "only {opened} numbers of the report lead anywhere");
}

#[tokio::test]
async fn the_whole_report_is_a_file() {
    let roll = roll();
    let app = app(&roll);
    let (_, html) = page(&app, "/report").await;
    for (ending, start) in [("xlsx", "PK"), ("html", "<!DOCTYPE html>")] {
        let path = format!("/report/2018-10.{ending}");
        assert!(html.contains(&path), "{path} is not offered");
        let (status, file) = page(&app, &path).await;
        assert_eq!(status, StatusCode::OK, "{path}");
        assert!(file.to_lowercase().starts_with(&start.to_lowercase()), "{path}");
    }
    // The program that makes PDFs is built apart, and may not be there.
    let (status, file) = page(&app, "/report/2018-10.pdf").await;
    match status {
        StatusCode::OK => assert!(file.starts_with("%PDF-")),
        StatusCode::SERVICE_UNAVAILABLE => assert!(file.contains("Not ready yet"), "{file}"),
        other => panic!("{other}: {file}"),
    }
}

#[tokio::test]
async fn what_does_not_add_up_is_what_reconciling_finds() {
    let roll = roll();
    let app = app(&roll);
    let (status, html) = page(&app, "/findings?month=2018-10").await;
    assert_eq!(status, StatusCode::OK);
    let findings = measure::reconcile(&roll.cohort(Moment::END_OF_TIME), "2018-10".parse().unwrap());
    let listed = html.matches("<li><strong class=\"govuk-tag").count();
    assert_eq!(listed, findings.len(), "{html}");
}

#[tokio::test]
async fn the_menu_keeps_the_month_and_the_day_as_known() {
    let roll = roll();
    let app = app(&roll);
    for path in [
        "/report",
        "/report/notes",
        "/figures",
        "/figures/6.1",
        "/findings",
        "/definitions",
        "/definitions/6.1",
    ] {
        let (_, html) = page(&app, &format!("{path}?month=2018-08&known=2018-10-05")).await;
        for entry in ["/report", "/figures", "/findings"] {
            let kept = format!("href=\"{entry}?month=2018-08&#38;known=2018-10-05\"");
            assert!(html.contains(&kept), "{path} loses what was chosen on the way to {entry}");
        }
    }
}

#[tokio::test]
async fn what_is_not_understood_is_said() {
    let roll = roll();
    let app = app(&roll);
    for (path, status, expected) in [
        ("/figures?month=soon", StatusCode::BAD_REQUEST, "write it as 2018-10"),
        ("/figures?known=31/10/2018", StatusCode::BAD_REQUEST, "is not a day"),
        ("/figures?month=2018-12", StatusCode::NOT_FOUND, "has not begun"),
        ("/report/2018-10.doc", StatusCode::NOT_FOUND, "as .pdf, .xlsx and .html"),
        ("/report/soon.pdf", StatusCode::BAD_REQUEST, "write it as 2018-10"),
        ("/report/nothing", StatusCode::NOT_FOUND, "no such page"),
        ("/figures/99.9", StatusCode::NOT_FOUND, "no figure with this number"),
        ("/definitions/99.9", StatusCode::NOT_FOUND, "no figure with this number"),
        ("/figures/8.2/children/nobody", StatusCode::NOT_FOUND, "Nobody with this identifier"),
        ("/figures/8.2?page=many&show=all&period=ever", StatusCode::OK, "8.2"),
    ] {
        let (got, html) = page(&app, path).await;
        assert_eq!(got, status, "{path}");
        assert!(html.contains(expected), "{path}: {html}");
    }
}

#[tokio::test]
async fn every_definition_has_its_page() {
    let roll = roll();
    let app = app(&roll);
    let (_, list) = page(&app, "/definitions").await;
    for indicator in indicators::INDICATORS {
        let path = format!("/definitions/{}", indicator.id);
        assert!(list.contains(&path), "{path}");
        let (status, html) = page(&app, &path).await;
        assert_eq!(status, StatusCode::OK, "{path}");
        assert!(html.contains("What it counts"), "{path}");
    }
}
