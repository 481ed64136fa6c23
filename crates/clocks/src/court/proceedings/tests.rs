use super::*;
use crate::invented::trials;

#[test]
fn the_court_has_26_weeks_and_may_extend_them() {
    trials(
        &FAMILY,
        &[
            (
                "2018-01-08 care_proceedings issued=2018-01-08 case_management=2018-01-29",
                "2018-07-10",
                &["plo.cmh 2018-01-08 -> 2018-02-01 InTime", "plo.26w 2018-01-08 -> 2018-07-09 Overdue(1)"],
            ),
            (
                "2018-01-08 care_proceedings issued=2018-01-08 extended=2018-07-02 extended_to=2018-08-27",
                "2018-08-28",
                &[
                    "plo.cmh 2018-01-08 -> 2018-02-01 Lapsed",
                    "plo.26w 2018-01-08 -> 2018-07-09 InTime",
                    "plo.extend 2018-07-02 -> 2018-08-27 Overdue(1)",
                ],
            ),
            (
                "2022-01-10 pre_proceedings ended=2022-05-03",
                "2022-08-28",
                &["plo.preproc 2022-01-10 -> 2022-05-02 Late(1)"],
            ),
        ],
    );
}

#[test]
fn a_family_meeting_once_the_section_is_in_force() {
    let applied =
        "2026-12-01 care_proceedings issued=2026-12-01 concluded=2027-01-05 case_management=2026-12-18";
    let in_force = "2026-10-01 commencement clock=plo.fgdm\n";
    let lines = |history: &str| {
        let facts = timeline::history::facts(history).unwrap();
        let own: Vec<_> = facts
            .iter()
            .filter(|fact| fact.record.kind().subject == timeline::SubjectKind::Authority)
            .cloned()
            .collect();
        let authority = timeline::Authority::of("372", &own, calendar::Moment::END_OF_TIME);
        let child = Timeline::of("A1", &facts, calendar::Moment::END_OF_TIME);
        let duties = duties(&child, &crate::invented::standpoint("2027-02-01", &authority));
        let mut lines = crate::invented::lines(&duties, "2027-02-01");
        lines.retain(|line| line.starts_with("plo.fgdm"));
        lines
    };
    assert_eq!(lines(applied), [""; 0]);
    assert_eq!(lines(&format!("{in_force}{applied}")), ["plo.fgdm 2026-12-01 -> 2026-12-01 Overdue(62)"]);
    let offered = "\n2026-11-01 family_group_meeting not_best=invented";
    assert_eq!(lines(&format!("{in_force}{applied}{offered}")), ["plo.fgdm 2026-12-01 -> 2026-12-01 InTime"]);
}
