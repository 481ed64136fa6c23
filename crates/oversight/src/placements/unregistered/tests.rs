use timeline::history;

use super::*;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// Born on 4 May 2004: 16 on 4 May 2020.
fn arrangements(more: &str, on: &str) -> Vec<Arrangement> {
    let care = "2004-05-04 born\n2019-01-10 start\n2019-01-10 status C2\n2019-01-10 lives U6 AB1\n";
    let child = history::child("C1", &format!("{care}{more}")).unwrap();
    of(&child, day(on))
}

fn told(more: &str, on: &str) -> Vec<String> {
    let until = |day: Option<Day>| day.map(|day| day.to_string()).unwrap_or_default();
    arrangements(more, on)
        .iter()
        .map(|each| {
            format!("{:?} {}..{} {}", each.because, each.since, until(each.until), each.days(day(on)))
        })
        .collect()
}

#[test]
fn what_stands_in_the_register() {
    for (more, on, expected) in [
        ("", "2026-01-31", vec![]),
        (
            "2026-01-05 placement_conditions what=unregistered",
            "2026-01-05",
            vec!["NotRegistered 2026-01-05.. 1"],
        ),
        (
            "2026-01-05 placement_conditions what=unregistered until=2026-01-12",
            "2026-01-31",
            vec!["NotRegistered 2026-01-05..2026-01-12 7"],
        ),
        ("2020-04-05 placement_conditions what=not_regulated", "2020-04-30", vec!["Under16 2020-04-05.. 26"]),
        (
            "2020-04-05 placement_conditions what=not_regulated",
            "2020-06-30",
            vec!["Under16 2020-04-05..2020-05-04 29"],
        ),
        ("2020-06-05 placement_conditions what=not_regulated", "2020-06-30", vec![]),
        (
            "2020-06-05 placement_conditions what=supported_accommodation",
            "2020-06-30",
            vec!["NotChecked 2020-06-05.. 26"],
        ),
        (
            "2020-06-05 placement_conditions what=supported_accommodation\n2020-06-10 registration_check registered",
            "2020-06-30",
            vec!["NotChecked 2020-06-05..2020-06-10 5"],
        ),
        (
            "2020-06-01 registration_check registered\n2020-06-05 placement_conditions what=supported_accommodation",
            "2020-06-30",
            vec![],
        ),
    ] {
        assert_eq!(told(more, on), expected, "{more} on {on}");
    }
}

#[test]
fn who_looks_each_week_and_what_is_missing() {
    let story = "2026-01-05 placement_conditions what=unregistered
        2026-01-05 arrangement_step what=director_told
        2026-01-06 arrangement_step what=regulator_told
        2026-01-09 management_oversight level=senior
        2026-01-12 arrangement_step what=applied next=Inspection next_by=2026-02-01";
    let one = &arrangements(story, "2026-01-14")[0];
    assert_eq!((one.looked, one.next_look), (Some(day("2026-01-09")), day("2026-01-16")));
    assert_eq!(one.next, Some(("Inspection".to_owned(), Some(day("2026-02-01")))));
    assert_eq!(one.missing(day("2026-01-14")), ["commissioners have not been to see it"]);
    let late = &arrangements(story, "2026-01-20")[0];
    assert!(late.missing(day("2026-01-20")).contains(&"a senior manager’s weekly look is overdue"));
    let nothing = &arrangements("2026-01-05 placement_conditions what=unregistered", "2026-01-06")[0];
    assert_eq!(nothing.missing(day("2026-01-12")).len(), 4, "{:?}", nothing.missing(day("2026-01-12")));
}

#[test]
fn one_night_is_counted() {
    let first =
        arrangements("2026-01-05 placement_conditions what=unregistered until=2026-01-06", "2026-01-31");
    let second =
        arrangements("2026-01-05 placement_conditions what=unregistered until=2026-01-08", "2026-01-31");
    let days = Period { from: day("2026-01-04"), to: day("2026-01-08") };
    let counts = count_by_day([&first[..], &second[..]].into_iter(), days);
    let counts: Vec<usize> = counts.into_iter().map(|(_, count)| count).collect();
    assert_eq!(counts, [0, 2, 1, 1, 0]);
}

#[test]
fn the_week_counts_from_the_last_look() {
    let story =
        "2026-01-05 placement_conditions what=unregistered\n2026-01-09 management_oversight level=senior";
    let late = |on: &str| {
        arrangements(story, on)[0].missing(day(on)).contains(&"a senior manager’s weekly look is overdue")
    };
    assert!(!late("2026-01-16"));
    assert!(late("2026-01-17"));
}

#[test]
fn the_type_of_a_placement_puts_a_child_in_the_register_though_nobody_ticked_anything() {
    for (more, on, expected) in [
        // Semi-independent living: lawful at 16 and 17 until supported accommodation had to be registered.
        ("2020-06-05 lives H5 AB2", "2021-01-31", vec![]),
        ("2019-06-05 lives H5 AB2", "2019-06-30", vec![]),
        ("2022-01-05 lives P3 AB2", "2022-01-31", vec![]),
        ("2022-01-05 lives K2 AB2", "2022-01-31", vec![]),
        ("2022-01-05 lives Z1 AB2", "2022-01-31", vec!["OtherNotChecked 2022-01-05.. 27"]),
        (
            "2022-01-05 lives Z1 AB2\n2022-01-10 registration_check registered",
            "2022-01-31",
            vec!["OtherNotChecked 2022-01-05..2022-01-10 5"],
        ),
        (
            "2022-01-05 lives Z1 AB2\n2022-01-10 registration_check registered=no\n2022-01-20 lives K2 AB3",
            "2022-01-31",
            vec!["OtherNotChecked 2022-01-05..2022-01-10 5", "NotRegistered 2022-01-10..2022-01-20 10"],
        ),
        // What somebody wrote of the days stands before what the type says of them.
        (
            "2022-01-05 lives Z1 AB2\n2022-01-05 placement_conditions what=unregistered",
            "2022-01-31",
            vec!["NotRegistered 2022-01-05.. 27"],
        ),
        (
            "2022-01-05 lives Z1 AB2\n2022-01-10 placement_conditions what=unregistered until=2022-01-12",
            "2022-01-31",
            vec![
                "OtherNotChecked 2022-01-05..2022-01-10 5",
                "NotRegistered 2022-01-10..2022-01-12 2",
                "OtherNotChecked 2022-01-12.. 20",
            ],
        ),
        // A legal status that changes is no new arrangement.
        (
            "2022-01-05 lives Z1 AB2\n2022-01-10 status E1",
            "2022-01-31",
            vec!["OtherNotChecked 2022-01-05.. 27"],
        ),
    ] {
        assert_eq!(told(more, on), expected, "{more} on {on}");
    }
}

#[test]
fn supported_accommodation_by_its_type() {
    // Born on 4 May 2007: 16 on 4 May 2023.
    let told = |more: &str, on: &str| -> Vec<String> {
        let care = "2007-05-04 born\n2019-01-10 start\n2019-01-10 status C2\n2019-01-10 lives U6 AB1\n";
        let child = history::child("C1", &format!("{care}{more}")).unwrap();
        let until = |day: Option<Day>| day.map(|day| day.to_string()).unwrap_or_default();
        let all = of(&child, day(on)).into_iter();
        all.map(|each| format!("{:?} {}..{}", each.because, each.since, until(each.until))).collect()
    };
    for (more, on, expected) in [
        ("2022-06-05 lives H5 AB2", "2022-06-30", vec!["Under16 2022-06-05.."]),
        ("2021-09-08 lives H5 AB2", "2022-06-30", vec![]),
        ("2022-06-05 lives P3 AB2", "2023-06-30", vec!["Under16 2022-06-05..2023-05-04"]),
        // At 16 it is no longer forbidden; from 28 October 2023 it has to be registered.
        ("2023-06-05 lives H5 AB2", "2023-10-27", vec![]),
        ("2023-06-05 lives H5 AB2", "2023-10-28", vec!["NotChecked 2023-10-28.."]),
        ("2024-04-05 lives K3 AB2", "2024-04-30", vec!["NotChecked 2024-04-05.."]),
        ("2024-04-05 lives K3 AB2\n2024-04-05 registration_check registered", "2024-04-30", vec![]),
        (
            "2023-04-05 lives K3 AB2",
            "2024-04-30",
            vec!["Under16 2023-04-05..2023-05-04", "NotChecked 2023-05-04.."],
        ),
    ] {
        assert_eq!(told(more, on), expected, "{more} on {on}");
    }
}
