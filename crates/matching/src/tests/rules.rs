//! Each rule by a table: what is asked, what is there, what the rule says and a part of its words.

use records::Postcode;
use records::codes::MatchingRule::{self, *};

use super::{cohort, of, today, with_homes, world};
use crate::Says::{self, *};
use crate::{Distances, PlaceId, World, judge};

const CHILD: &str = "2016-01-10 born\n";
const APPROVED: &str = "2015-06-01 fostering_approval\n";

/// The child asks with these words; the household is approved and has these facts.
fn check(asked: &str, household: &str, rule: MatchingRule, says: Option<Says>, part: &str) {
    let child = format!("{CHILD}2026-02-20 placement_request {asked}");
    let household = format!("{APPROVED}{household}");
    // Somebody lives somewhere: so it is recorded who lives where.
    let other = "2012-03-03 born\n2025-01-01 placed_with household=Elm";
    let cohort = cohort(&[("A", &child), ("Other", other)], &[("Oak", &household)]);
    let world = world(&cohort);
    let judged = of(&world, "A", "Oak");
    let found = judged.reasons.iter().find(|reason| reason.rule == rule);
    assert_eq!(found.map(|found| found.says), says, "{asked} / {household}: {found:?}");
    if let Some(found) = found {
        assert!(found.words.contains(part), "{asked} / {household}: {}", found.words);
    }
}

#[test]
fn approval() {
    for (household, says, part) in [
        ("", For, "free to take"),
        ("2026-02-01 fostering_hold why=suspended", Stop, "suspended"),
        ("2026-02-01 fostering_hold why=health until=2026-03-01", For, "free"),
        ("2026-02-01 fostering_hold why=health until=2026-03-03", Stop, "until 3 March 2026"),
        ("2026-02-20 resignation", Stop, "20 March 2026"),
    ] {
        check("", household, Approval, Some(says), part);
    }
}

#[test]
fn terms() {
    for (asked, household, says, part) in [
        ("", "", NotKnown, "not recorded"),
        ("", "2020-01-01 approval_terms children=2", For, "Within"),
        ("", "2020-01-01 approval_terms children=2 age_to=9", Stop, "up to 9"),
        ("", "2020-01-01 approval_terms children=2 age_from=11", Stop, "from 11"),
        ("", "2020-01-01 approval_terms children=2 age_from=10 age_to=10", For, ""),
        ("emergency", "2020-01-01 approval_terms children=2 age_to=9", Against, "6 working days"),
        (
            "sorts=long_term",
            "2020-01-01 approval_terms children=2 sorts=short_term",
            Stop,
            "not for long term",
        ),
        ("sorts=long_term", "2020-01-01 approval_terms children=2 sorts=short_term,long_term", For, ""),
        // Who takes children for short breaks alone has no home to live in, unless a break is what is asked.
        ("", "2020-01-01 approval_terms children=2 sorts=short_breaks", Stop, "for short breaks only"),
        ("sorts=short_breaks", "2020-01-01 approval_terms children=2 sorts=short_breaks", For, ""),
        ("", "2020-01-01 approval_terms children=2 sorts=short_breaks,short_term", For, ""),
        ("", "2020-01-01 approval_terms children=2 named.0.child=B", Stop, "by name"),
        ("", "2020-01-01 approval_terms children=2 named.0.child=A", For, ""),
        // The later terms hold, and what is decided tomorrow does not.
        ("", "2020-01-01 approval_terms children=2\n2021-01-01 approval_terms children=2 age_to=5", Stop, ""),
        ("", "2020-01-01 approval_terms children=2\n2026-03-03 approval_terms children=2 age_to=5", For, ""),
    ] {
        check(asked, household, Terms, Some(says), part);
    }
    let exempt = "2020-01-01 approval_terms children=2 age_to=5\n2026-02-25 fostering_exemption of=terms given_by=Head";
    check("", &format!("{exempt} child=A"), Terms, Some(For), "exemption of Head");
    check("", &format!("{exempt} child=A until=2026-03-01"), Terms, Some(Stop), "");
    check("", &format!("{exempt} child=A until=2026-03-02"), Terms, Some(For), "");
    check("", &format!("{exempt} child=B"), Terms, Some(Stop), "Ask for an exemption");
}

#[test]
fn room_and_limit() {
    let terms = "2020-01-01 approval_terms children=";
    check("", "", Room, Some(NotKnown), "not recorded");
    check("", &format!("{terms}1"), Room, Some(For), "1 of 1");
    check(
        "",
        &format!("{terms}2\n2026-01-01 children_fostered children=2"),
        Room,
        Some(Stop),
        "Full: 2 of 2",
    );
    check("own_room", &format!("{terms}2"), Room, Some(NotKnown), "room of their own");
    let rooms = format!("{terms}3\n2021-01-01 household_details name=Oak bedrooms=1");
    check("own_room", &rooms, Room, Some(For), "");
    let taken = format!("{rooms}\n2026-01-01 children_fostered children=1");
    check("own_room", &taken, Room, Some(Stop), "1 bedrooms");
    let three = format!("{terms}5\n2026-01-01 children_fostered children=3");
    check("", &three, UsualLimit, Some(Stop), "Ask for an exemption");
    let exempt = "2026-02-01 fostering_exemption of=usual_limit child=A given_by=Head until=2026-09-01";
    check("", &format!("{three}\n{exempt}"), UsualLimit, Some(For), "1 September 2026");
}

#[test]
fn what_the_child_is_and_needs() {
    let house = |more: &str| format!("2021-01-01 household_details name=Oak {more}");
    let born = |year: u16| house(&format!("members.0.name=Ivy members.0.of=own_child members.0.born={year}"));
    let owned: Vec<(&str, String, MatchingRule, Option<Says>, &str)> = vec![
        ("", house(""), Language, None, ""),
        ("languages=urdu", house(""), Language, Some(NotKnown), ""),
        ("languages=urdu", house("languages=english"), Language, Some(Against), "Nobody there speaks Urdu"),
        ("languages=urdu,polish", house("languages=urdu"), Language, Some(For), "not Polish"),
        ("faith=none", house("faiths=hindu"), Faith, None, ""),
        ("faith=muslim", house("faiths=hindu"), Faith, Some(Against), "Hindu"),
        ("faith=catholic", house("faiths=christian"), Faith, Some(For), "Near"),
        ("faith=sikh", house("faiths=sikh"), Faith, Some(For), "share"),
        ("skills=autism", house("skills=autism"), Skills, Some(For), "all that is asked"),
        ("skills=autism,medical", house("skills=autism"), Skills, Some(For), "Missing: medical"),
        ("skills=autism", house("skills=babies"), Skills, Some(Against), "autism"),
        ("skills=autism", house(""), Skills, Some(NotKnown), ""),
        (
            "skills=autism",
            "2026-01-01 carer_training course=Autism skills=autism expires=2026-03-02".to_owned(),
            Skills,
            Some(For),
            "",
        ),
        (
            "skills=autism",
            "2024-01-01 carer_training course=Autism skills=autism expires=2026-03-01".to_owned(),
            Skills,
            Some(NotKnown),
            "",
        ),
        ("no_pets", house("pets=dog"), House, Some(Stop), "pets"),
        ("no_pets", house("pets=none"), House, Some(For), ""),
        ("no_smoking", house("smokes=yes"), House, Some(Stop), "smokes"),
        ("no_smoking", house("smokes=not_known"), House, Some(NotKnown), ""),
        ("not_in=QX3,QX4", house("postcode=QX34AB"), Area, Some(Stop), "QX3"),
        ("not_in=QX3", house("postcode=QX304AB"), Area, Some(For), "QX30"),
        ("not_in=QX3", house(""), Area, Some(NotKnown), ""),
        ("school=QX11AA", house("postcode=QX34AB"), School, Some(NotKnown), "no directory"),
        ("school=QX11AA", house("postcode=QX11AA"), School, Some(For), "At the school"),
        ("alone", house(""), Others, Some(For), "No other"),
        ("alone", born(2018), Others, Some(Stop), "only one"),
        // A child of the family who is grown up is no other child.
        ("alone", born(2000), Others, Some(For), ""),
        ("youngest_other=9", born(2018), Others, Some(Stop), "younger than 9"),
        ("", house("wish_from=0 wish_to=4"), Wishes, Some(Against), "ages 0 to 4"),
        ("", house("wish_from=8 wish_to=12"), Wishes, Some(For), ""),
        ("skills=missing", house("wish_not=missing skills=missing"), Wishes, Some(Against), "going missing"),
        ("", house(""), Wishes, None, ""),
        ("homes=childrens_home", house(""), Sort, Some(Against), "not asked"),
        ("", house(""), Sort, Some(For), "Foster home"),
    ];
    for (asked, household, rule, says, part) in owned {
        check(asked, &household, rule, says, part);
    }
}

/// Who must live apart, who lives there, and where homes ended.
#[test]
fn others_and_the_past() {
    let child = "2016-01-10 born
        2024-01-01 start
        2024-01-01 lives U6 QX1
        2024-01-01 placed_with household=Elm until=2025-02-01
        2026-02-20 placement_request apart.0.child=B";
    let apart = "2014-01-10 born\n2025-03-01 placed_with household=Oak";
    let near = "2016-05-10 born\n2025-03-01 placed_with household=Ash";
    let terms = format!("{APPROVED}2020-01-01 approval_terms children=3");
    let cohort = cohort(
        &[("A", child), ("B", apart), ("C", near)],
        &[("Oak", &terms), ("Elm", &terms), ("Ash", &terms)],
    );
    let world = world(&cohort);
    let says = |household: &str, rule: MatchingRule| {
        let judged = of(&world, "A", household);
        judged.reasons.into_iter().find(|reason| reason.rule == rule).map(|found| (found.says, found.words))
    };
    assert_eq!(says("Oak", NotWith).unwrap().0, Stop);
    assert_eq!(says("Ash", NotWith).unwrap().0, For);
    assert_eq!(says("Ash", Others).unwrap().0, Against);
    let (past, words) = says("Elm", Past).unwrap();
    assert!(past == For && words.contains("1 February 2025"), "{words}");
}

#[test]
fn a_home_that_did_not_hold_speaks_against_the_next_time() {
    let child = "2016-01-10 born
        2024-01-01 start
        2024-01-01 lives U6 QX1
        2024-01-01 placed_with household=Elm until=2025-02-01
        2025-02-01 placement place=U6 moved_because=CREQB
        2026-02-20 placement_request";
    let other = "2013-01-10 born\n2026-02-20 placement_request";
    let terms = format!("{APPROVED}2020-01-01 approval_terms children=3");
    let cohort = cohort(&[("A", child), ("B", other)], &[("Elm", &terms)]);
    let world = world(&cohort);
    let past = |child: &str| {
        let judged = of(&world, child, "Elm");
        judged.reasons.into_iter().find(|reason| reason.rule == Past).unwrap()
    };
    assert!(past("A").says == Against && past("A").points == -40, "{:?}", past("A"));
    assert!(past("B").says == Against && past("B").points == -10, "{:?}", past("B"));
}

#[test]
fn brothers_and_sisters() {
    let one = "2016-01-10 born\n2026-02-20 placement_request with.0.child=B with.1.child=C";
    let two = "2014-01-10 born\n2026-02-20 placement_request";
    let only = "2012-01-10 born\n2026-02-20 placement_request only_together with.0.child=A";
    let terms = |children: u8| format!("{APPROVED}2020-01-01 approval_terms children={children}");
    let (small, large) = (terms(2), terms(4));
    let four = "2011-01-10 born\n2025-01-01 placed_with household=Yew\n2025-01-01 relationship name=Ash relation=sister child=A";
    let cohort = cohort(
        &[("A", one), ("B", two), ("C", only), ("D", four)],
        &[("Oak", &small), ("Elm", &large), ("Yew", &large)],
    );
    let world = world(&cohort);
    let says = |child: &str, household: &str| {
        let judged = of(&world, child, household);
        judged.reasons.into_iter().find(|reason| reason.rule == Together).map(|found| found.says)
    };
    assert_eq!(world.group(0), [1, 2]);
    assert_eq!(
        (says("A", "Elm"), says("A", "Oak"), says("C", "Oak")),
        (Some(For), Some(Against), Some(Stop))
    );
    // Four brothers and sisters in one household are beyond no limit.
    let yew = world.place(&PlaceId::Household("Yew".into())).unwrap();
    let all = judge(&world, 0, yew, &[0, 1, 2]);
    let limit = all.reasons.iter().find(|reason| reason.rule == UsualLimit).unwrap();
    assert!(limit.says == For && limit.words.contains("all brothers and sisters"), "{limit:?}");
}

#[test]
fn homes_have_ages_that_they_may_not_take() {
    let child = "2012-01-10 born\n2026-02-20 placement_request homes=supported,childrens_home";
    let young = "2016-01-10 born\n2026-02-20 placement_request homes=childrens_home";
    let cohort = with_homes(
        cohort(&[("A", child), ("B", young)], &[]),
        &[
            ("S", "2024-01-01 home_details sort=supported name=Sedge beds=2"),
            ("K", "2024-01-01 home_details sort=childrens_home name=Kestrel beds=2 age_from=8 age_to=17"),
        ],
    );
    let world = world(&cohort);
    let says = |child: &str, home: &str| {
        let place = world.place(&PlaceId::Home(home.into())).unwrap();
        let judged = judge(&world, world.asks(child).unwrap(), place, &[world.asks(child).unwrap()]);
        judged.reasons.into_iter().find(|reason| reason.rule == Age).map(|found| (found.says, found.words))
    };
    let (ban, words) = says("A", "S").unwrap();
    assert!(ban == Stop && words.contains("27A"), "{words}");
    assert_eq!(says("A", "K").unwrap().0, For);
    assert_eq!(says("B", "K").unwrap().0, Against);
    // Before the ban was law nothing stopped it.
    let before = World::of(&cohort, "2021-09-08".parse().unwrap(), &crate::NoDirectory);
    assert!(!before.under_16_ban && world.under_16_ban && world.day == today());
}

/// Postcodes on a line: QX7 is 7 miles from QX0.
struct Line;

impl Distances for Line {
    fn miles(&self, from: &Postcode, to: &Postcode) -> Option<f64> {
        let at = |postcode: &Postcode| postcode.as_str().strip_prefix("QX")?.parse::<f64>().ok();
        Some((at(from)? - at(to)?).abs())
    }
}

#[test]
fn the_way_to_the_family_counts_in_miles_and_by_district() {
    let child = |home: &str| {
        format!(
            "{CHILD}2025-01-10 looked_after_start home_postcode={home}\n2025-01-10 status C2\n2025-01-10 lives U6 ZZ1\n\
             2026-02-20 placement_request"
        )
    };
    for (family, at, expected) in [
        ("QX0", "QX10", Some((For, 15))),
        ("QX0", "QX20", Some((For, 7))),
        ("QX0", "QX21", Some((Against, -15))),
        // In no directory: the district speaks where it is the same, and nothing is said where it is not.
        ("AB12CD", "AB13EF", Some((For, 15))),
        ("AB12CD", "AB23EF", Some((NotKnown, 0))),
    ] {
        let household = format!("{APPROVED}2021-01-01 household_details name=Oak postcode={at}");
        let cohort = cohort(&[("A", &child(family))], &[("Oak", &household)]);
        let world = World::of(&cohort, today(), &Line);
        let found = of(&world, "A", "Oak").reasons.into_iter().find(|reason| reason.rule == Family);
        assert_eq!(found.map(|found| (found.says, found.points)), expected, "{family} {at}");
    }
    // Nobody wrote down where the child lived: nothing is said.
    let asked = format!("{CHILD}2026-02-20 placement_request");
    let household = format!("{APPROVED}2021-01-01 household_details name=Oak postcode=QX1");
    let cohort = cohort(&[("A", &asked)], &[("Oak", &household)]);
    let world = World::of(&cohort, today(), &Line);
    assert!(of(&world, "A", "Oak").reasons.iter().all(|reason| reason.rule != Family));
}

#[test]
fn the_way_to_school_counts_in_miles() {
    let asked = |more: &str| format!("{CHILD}2026-02-20 placement_request school=QX0 {more}");
    for (more, at, says, points) in [
        ("", 3, For, 35),
        ("", 11, For, 17),
        ("", 20, Against, -17),
        ("", 21, Against, -35),
        ("furthest=10", 11, Stop, 0),
        ("furthest=10", 10, For, 17),
    ] {
        let household = format!("{APPROVED}2021-01-01 household_details name=Oak postcode=QX{at}");
        let cohort = cohort(&[("A", &asked(more))], &[("Oak", &household)]);
        let world = World::of(&cohort, today(), &Line);
        let judged = of(&world, "A", "Oak");
        let found = judged.reasons.into_iter().find(|reason| reason.rule == School).unwrap();
        assert_eq!((found.says, found.points), (says, points), "{more} {at}: {}", found.words);
    }
}
