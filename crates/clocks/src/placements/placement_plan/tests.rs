use super::*;
use crate::invented::trials;

#[test]
fn each_placement_asks_for_its_plan_and_notices() {
    let care = "2018-01-08 start\n2018-01-08 status C2\n2018-01-08 lives U6 AB1\n";
    let lines: &[&str] = &[
        "cla.placementplan.initial 2018-01-08 -> 2018-01-15 InTime",
        "cla.notify.placement 2018-01-08 -> 2018-01-15 Missed",
        "cla.placementplan.initial 2018-03-01 -> 2018-03-08 Overdue(2)",
        "cla.notify.placement 2018-03-01 -> 2018-03-08 InTime",
        "cla.delegated.authority 2018-01-08 -> 2018-01-08 Late(3)",
    ];
    let history = format!(
        "{care}2018-01-08 placement_plan signed=2018-01-15
         2018-01-11 delegated_authority
         2018-02-01 lives T1 HX1 -- hospital
         2018-02-05 lives U6 AB1
         2018-03-01 lives K2 AB2
         2018-03-02 placement_notice told=child,parent"
    );
    trials(&FAMILY, &[(&history, "2018-03-10", &sorted(lines))]);
}

#[test]
fn the_authority_for_the_area_is_told() {
    let away = "2018-01-05 placement_conditions what=out_of_area,emergency\n";
    let told = "2018-01-15 placement_notice told=child";
    let both = "2018-01-12 placement_notice told=child,area_authority";
    trials(
        &FAMILY,
        &[
            (
                &format!("{away}{told}"),
                "2018-01-15",
                &["cla.notify.areaauthority 2018-01-05 -> 2018-01-12 Overdue(3)"],
            ),
            (
                &format!("{away}{both}"),
                "2018-01-15",
                &["cla.notify.areaauthority 2018-01-05 -> 2018-01-12 InTime"],
            ),
        ],
    );
}

/// By the first day on which each is owed, as the family gives them.
fn sorted<'a>(lines: &[&'a str]) -> Vec<&'a str> {
    let mut lines = lines.to_vec();
    lines.sort_by_key(|line| line.split(' ').nth(1));
    lines
}
