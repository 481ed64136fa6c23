use super::*;
use crate::invented::trials;

#[test]
fn meetings_by_the_authoritys_own_rhythm() {
    let kept = "2018-01-01 record_kept\n";
    let standard = "2018-01-01 local_standard clock=panel.cpp limit=8K\n2018-01-01 local_standard \
        clock=cla.s20.oversight limit=CM\n";
    let held = "2018-02-10 meeting_held what=corporate_parenting\n2018-01-15 meeting_held what=section20\n";
    let local: &[&str] = &[
        "cla.s20.oversight 2018-01-01 -> 2018-01-31 InTime",
        "panel.cpp 2018-01-01 -> 2018-02-26 InTime",
        "cl.localoffer 2018-04-01 -> 2018-04-01 Overdue(9)",
        "cla.s20.oversight 2018-02-01 -> 2018-02-28 Missed",
        "panel.cpp 2018-02-27 -> 2018-04-24 Open",
        "cla.s20.oversight 2018-03-01 -> 2018-03-31 Missed",
        "iro.annualreport 2018-03-31 -> 2019-03-31 Open",
        "cla.s20.oversight 2018-04-01 -> 2018-04-30 Open",
    ];
    let mut local = local.to_vec();
    local.sort_by_key(|line| line.split(' ').nth(1));
    let authority = format!("{kept}{standard}{held}");
    let facts = timeline::history::facts(&authority).unwrap();
    let authority = Authority::of("372", &facts, calendar::Moment::END_OF_TIME);
    let at = crate::invented::standpoint("2018-04-10", &authority);
    let mut found = crate::invented::lines(&duties(&authority, &at), "2018-04-10");
    found.sort_by_key(|line| line.split(' ').nth(1).map(str::to_owned));
    let mut expected: Vec<String> = local.iter().map(|line| (*line).to_owned()).collect();
    expected.sort();
    found.sort();
    assert_eq!(found, expected);
}

#[test]
fn a_return_by_the_day_that_is_set() {
    let told = "2018-04-01 record_kept
        2018-04-01 report_made what=local_offer
        2018-06-30 return_submitted what=looked_after year=2018 due=2018-07-01 submitted=2018-06-30";
    trials(
        &FAMILY,
        &[(
            &format!("{told}\n2018-04-10 return_submitted what=in_need year=2018 due=2018-07-31"),
            "2018-08-02",
            &["cl.localoffer 2018-04-01 -> 2018-04-01 InTime"],
        )],
    );
    let told = told.replace("2018-04-01 record_kept", "2018-03-01 record_kept");
    trials(
        &FAMILY,
        &[(
            &told,
            "2018-08-02",
            &[
                "iro.annualreport 2018-03-31 -> 2019-03-31 Open",
                "return.ssda903 2018-03-31 -> 2018-07-01 InTime",
                "cl.localoffer 2018-04-01 -> 2018-04-01 InTime",
            ],
        )],
    );
}
