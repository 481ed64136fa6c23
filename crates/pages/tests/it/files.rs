//! What can be taken away as a file: the rows of the page, for whoever has the page, and nothing else.

use axum::http::StatusCode;
use calendar::Moment;
use records::Subject;

use crate::support::{app, get, people, post, roll, today};

/// The rows under the headings of a file.
async fn rows(app: &axum::Router, who: &str, path: &str) -> Vec<String> {
    let file = get(app, who, path).await;
    assert_eq!(file.status, StatusCode::OK, "{who} {path}: {}", file.html);
    file.html.lines().skip(1).map(str::to_owned).collect()
}

/// A child who is looked after, with the worker.
fn child(roll: &roll::Roll) -> (String, String) {
    let cohort = roll.cohort(Moment::END_OF_TIME);
    let people = people();
    let found = cohort.children.iter().filter(|child| child.on(today()).looked_after()).find_map(|child| {
        let held = child.allocations.iter().rfind(|held| held.until.is_none_or(|until| until > today()))?;
        people.person(&held.worker)?;
        Some((child.child.to_string(), held.worker.to_string()))
    });
    found.unwrap()
}

#[tokio::test]
async fn partners_begin_with_what_their_part_would_meet() {
    let roll = roll();
    let app = app(&roll);
    let clock_of = |row: &String| row.split(',').nth(2).unwrap().to_owned();
    let mut sizes = Vec::new();
    for (who, part) in [("nurse", access::Part::Health), ("school", access::Part::Education)] {
        assert_eq!(get(&app, who, "/").await.next, "/due");
        // It is where they begin, and so the first of their menu.
        let menu = get(&app, who, "/due").await.html;
        let menu = menu.split_once("aria-label=\"Menu\"").unwrap().1.split_once("</nav>").unwrap().0;
        let first = menu.split_once("href=\"").unwrap().1.split('"').next();
        assert_eq!(first, Some("/due"), "{who}: {menu}");
        assert_eq!(menu.matches("href=\"/due\"").count(), 1, "{who}: {menu}");
        let rows = rows(&app, who, "/due.csv?within=all").await;
        assert!(!rows.is_empty(), "{who}: thirty children, and nothing is ever due");
        for row in &rows {
            let clock = clocks::clock(&clock_of(row)).unwrap();
            let of: Vec<_> = clock.met_by.kinds.iter().map(|kind| access::Part::of(kind)).collect();
            assert!(of.contains(&Some(part)), "{who}: {row}");
        }
        let html = get(&app, who, "/due?within=all").await.html;
        for row in &rows[..rows.len().min(20)] {
            let id = row.split(',').next().unwrap();
            assert!(html.contains(&format!("/child/{id}\"")), "{id} is in the file and not on the page");
        }
        // One clock of those that there are.
        let one = clock_of(&rows[0]);
        let chosen = self::rows(&app, who, &format!("/due.csv?within=all&clock={one}")).await;
        assert_eq!(chosen.len(), rows.iter().filter(|row| clock_of(row) == one).count());
        let late = self::rows(&app, who, "/due.csv?within=late").await;
        assert!(late.iter().all(|row| row.contains(",overdue,")), "{late:?}");
        sizes.push(rows);
    }
    assert!(sizes[0].iter().all(|row| !sizes[1].contains(row)), "health and school have nothing in common");
    let (_, worker) = child(&roll);
    for who in ["head", "panel", &worker] {
        assert_ne!(get(&app, who, "/due").await.status, StatusCode::OK, "{who}");
        assert_ne!(get(&app, who, "/due.csv").await.status, StatusCode::OK, "{who}");
    }
}

#[tokio::test]
async fn a_chronology_and_its_looks_are_taken_away_by_whoever_may_read_them() {
    let roll = roll();
    let app = app(&roll);
    let (id, worker) = child(&roll);
    let at = format!("/child/{id}");
    let events = rows(&app, &worker, &format!("{at}/chronology.csv")).await;
    let all = rows(&app, &worker, &format!("{at}/chronology.csv?show=all")).await;
    assert!(!events.is_empty() && all.len() > events.len(), "{} of {}", events.len(), all.len());
    let page = get(&app, &worker, &format!("{at}/chronology")).await.html;
    assert_eq!(page.matches("<th scope=\"row\"").count(), events.len().min(80), "{page}");
    // A part of the record gives that part of the file.
    let part = rows(&app, "nurse", &format!("{at}/chronology.csv?show=all")).await;
    assert!(part.iter().all(|row| all.contains(row)), "{part:?}");
    assert!(part.len() < all.len() && part.iter().all(|row| !row.contains("Legal status")), "{part:?}");
    // Each was a look of its own, and the log of looks can be taken away by those to whom the whole record is open.
    let looks = rows(&app, &worker, &format!("{at}/looks.csv")).await;
    let of = |what: &str| looks.iter().filter(|row| row.contains(what)).count();
    assert_eq!((of("\"chronology, as a file\""), of("\"who has looked, as a file\"")), (3, 1), "{looks:?}");
    assert_eq!(get(&app, "nurse", &format!("{at}/looks.csv")).await.status, StatusCode::NOT_FOUND);
    assert_ne!(get(&app, "panel", &format!("{at}/chronology.csv")).await.status, StatusCode::OK);
}

#[tokio::test]
async fn the_lists_of_the_service_can_be_taken_away() {
    let roll = roll();
    let app = app(&roll);
    let teams = rows(&app, "head", "/workforce.csv").await;
    // The team of the people, and one that only the record names.
    assert_eq!(teams.len(), 3, "{teams:?}");
    assert!(teams.last().unwrap().starts_with("All teams,"), "{teams:?}");
    // What nobody records is empty, not nought.
    assert!(teams[0].starts_with("North,,0"), "no posts are agreed for the team: {teams:?}");

    assert!(rows(&app, "head", "/inspections.csv").await.is_empty());
    let (first, last) = (today().to_string(), today().plus_days(4).to_string());
    let drawn = [
        ("inspector", "inspector"),
        ("what", "A focused visit, invented"),
        ("since", &*first),
        ("last", &*last),
        ("many", "3"),
    ];
    assert_eq!(post(&app, "head", "/inspection", &drawn).await.next, "/inspection?done=drawn");
    let sample = rows(&app, "head", "/inspections.csv").await;
    assert_eq!(sample.len(), 3, "{sample:?}");
    for row in &sample {
        assert!(row.starts_with(&format!("{first},{last},Ines Inspectra,")), "{row}");
        let id = row.rsplit(',').next().unwrap();
        assert_eq!(get(&app, "inspector", &format!("/child/{id}")).await.status, StatusCode::OK, "{id}");
    }
    assert_ne!(get(&app, "inspector", "/inspections.csv").await.status, StatusCode::OK);

    // A request of yesterday, and what the schedule of retention says of a hold.
    let (id, worker) = child(&roll);
    assert!(rows(&app, &worker, "/requests.csv").await.is_empty());
    let day = today().to_string();
    let asks = [("received", &*day), ("sort", "subject_access"), ("by", "person")];
    let came = crate::support::fill(&app, "audit", &format!("/child/{id}/request"), &asks).await;
    assert_eq!(came.status, StatusCode::SEE_OTHER, "{}", came.html);
    let asked = rows(&app, &worker, "/requests.csv").await;
    let shown = "Who asks is not shown yet";
    assert!(
        asked.len() == 1 && asked[0].starts_with(&format!("{id},")) && asked[0].contains(shown),
        "{asked:?}"
    );
    assert_ne!(get(&app, &worker, "/erasures.csv").await.status, StatusCode::OK);
    assert!(rows(&app, "audit", "/erasures.csv").await.is_empty());
    let kept = rows(&app, "audit", "/retention.csv").await;
    for row in &kept {
        assert!(row.split(',').next().unwrap().parse::<Subject>().is_ok(), "{row}");
    }
    let page = get(&app, "audit", "/retention").await.html;
    assert_eq!(page.contains("The time of no record ends within two years"), kept.is_empty(), "{kept:?}");
}
