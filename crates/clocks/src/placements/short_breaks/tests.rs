use super::*;
use crate::invented::trials;

#[test]
fn seventeen_days_at_a_time() {
    let start = "2018-01-08 start\n2018-01-08 status V3\n2018-01-08 lives K2\n";
    trials(
        &FAMILY,
        &[
            (
                &format!("{start}2018-01-25 end E8"),
                "2018-02-01",
                &["sb.limit.single 2018-01-08 -> 2018-01-25 InTime"],
            ),
            (
                &format!("{start}2018-01-26 end E8"),
                "2018-02-01",
                &["sb.limit.single 2018-01-08 -> 2018-01-25 Late(1)"],
            ),
        ],
    );
}

#[test]
fn seventy_five_days_in_any_twelve_months_across_the_end_of_a_year() {
    let mut history = String::new();
    for (from, to) in [
        ("2018-01-08", "2018-01-24"),
        ("2018-02-08", "2018-02-24"),
        ("2018-03-20", "2018-04-05"),
        ("2018-05-01", "2018-05-17"),
        ("2018-06-01", "2018-06-13"),
    ] {
        history += &format!("{from} start\n{from} status V3\n{from} lives K2\n{to} end E8\n");
    }
    let facts = timeline::history::facts(&history).unwrap();
    let child = Timeline::of("A1", &facts, calendar::Moment::END_OF_TIME);
    let authority = timeline::Authority::default();
    let found = |on: &str| {
        let all = duties(&child, &crate::invented::standpoint(on, &authority));
        let mut lines = crate::invented::lines(&all, on);
        lines.retain(|line| line.starts_with("sb.limit.year"));
        lines
    };
    // 16 + 16 + 16 + 16 nights by 17 May; the 75th is that of 12 June.
    assert_eq!(found("2018-06-20"), ["sb.limit.year 2018-06-12 -> 2018-06-12 Overdue(8)"]);
    assert_eq!(found("2019-01-08"), ["sb.limit.year 2018-06-12 -> 2018-06-12 Overdue(210)"]);
    // No more breaks: of the twelve months before 9 January the first night is over, and 75 are left.
    assert_eq!(found("2019-02-01"), ["sb.limit.year 2018-06-12 -> 2018-06-12 Late(211)"]);
}
