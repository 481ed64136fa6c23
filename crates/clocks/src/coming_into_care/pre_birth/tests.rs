use super::*;
use crate::invented::trials;

#[test]
fn by_the_authoritys_own_day() {
    let referral = "2018-01-08 referral unborn\n";
    let standard = "2017-01-01 local_standard clock=cla.mother.baby.prebirth limit=10K\n";
    let assessed = "2018-01-20 assessment of=prebirth completed=2018-03-20";
    trials(
        &FAMILY,
        &[
            (referral, "2018-05-01", &[]),
            (
                &format!("{standard}{referral}"),
                "2018-05-01",
                &["cla.mother.baby.prebirth 2018-01-08 -> 2018-03-19 Overdue(43)"],
            ),
            (
                &format!("{standard}{referral}{assessed}"),
                "2018-05-01",
                &["cla.mother.baby.prebirth 2018-01-08 -> 2018-03-19 Late(1)"],
            ),
        ],
    );
}
