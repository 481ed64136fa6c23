use proptest::prelude::*;
use records::governance::HoldBecause;
use records::{Fact, Record};
use timeline::history;

use super::*;

fn authority(facts: Vec<Fact>) -> Authority {
    Authority::of("372", &facts, calendar::Moment::END_OF_TIME)
}

fn said(record: impl Record) -> Fact {
    static NTH: std::sync::atomic::AtomicU32 = std::sync::atomic::AtomicU32::new(0);
    let id = NTH.fetch_add(1, std::sync::atomic::Ordering::SeqCst).to_string();
    Fact::said(&id, "2020-01-01T00:00:00Z".parse().unwrap(), record)
}

fn own(class: RecordClass, years: u16, from: RetentionFrom) -> Fact {
    let since = day!(2020, 1, 1);
    said(RetentionRule {
        since,
        until: None,
        class,
        years,
        from,
        provision: "Cabinet, 7 May 2019".to_owned(),
    })
}

const TODAY: Day = day!(2026, 11, 23);

#[test]
fn a_record_is_kept_by_what_it_says() {
    let care = "2010-05-05 born\n2018-01-08 start\n2018-01-08 status C2\n2018-01-08 lives U6\n";
    let table = [
        (care.to_owned(), Some((RecordClass::LookedAfter, "2085-05-05"))),
        // Died at 7: fifteen years from the death; at 20: as everybody.
        (format!("{care}2018-02-01 death looked_after"), Some((RecordClass::DiedYoung, "2033-02-01"))),
        (format!("{care}2030-06-01 death"), Some((RecordClass::LookedAfter, "2085-05-05"))),
        (format!("{care}2019-03-01 end E12"), Some((RecordClass::Adopted, "2119-03-01"))),
        (
            "2012-02-29 born\n2018-01-08 start\n2018-01-08 lives U6\n".to_owned(),
            Some((RecordClass::LookedAfter, "2087-03-01")),
        ),
        (
            "2010-05-05 born\n2018-01-08 protection_plan".to_owned(),
            Some((RecordClass::ProtectionPlan, "2055-01-08")),
        ),
        (
            "2010-05-05 born\n2018-01-08 referral".to_owned(),
            Some((RecordClass::NotTakenFurther, "2026-01-08")),
        ),
        (
            "2010-05-05 born\n2018-01-08 referral\n2018-01-09 child_in_need_plan".to_owned(),
            Some((RecordClass::InNeed, "2035-05-05")),
        ),
        // Nobody knows when they were born: nothing is reckoned, and nothing is destroyed.
        ("2018-01-08 start\n2018-01-08 lives U6\n".to_owned(), None),
    ];
    for (text, expected) in table {
        let child = history::child("A1", &text).unwrap();
        let last = day!(2020, 1, 8);
        let kept = of_child(&child, Some(last), &authority(Vec::new()), TODAY);
        let found = kept.as_ref().map(|kept| (kept.class, kept.until.to_string()));
        assert_eq!(found, expected.map(|(class, until)| (class, until.to_owned())), "{text}");
    }
}

#[test]
fn an_authority_sets_its_own_and_never_less_than_the_law() {
    use RecordClass::{InNeed, LookedAfter, NotTakenFurther};
    let table = [
        (vec![own(NotTakenFurther, 3, RetentionFrom::Closed)], NotTakenFurther, 3, false),
        (vec![own(LookedAfter, 25, RetentionFrom::Birth)], LookedAfter, 75, true),
        (vec![own(LookedAfter, 100, RetentionFrom::Birth)], LookedAfter, 100, false),
        (vec![own(LookedAfter, 100, RetentionFrom::Closed)], LookedAfter, 75, true),
        (vec![own(InNeed, 30, RetentionFrom::Birth)], LookedAfter, 75, true),
    ];
    for (facts, class, years, law) in table {
        let found = rule_for(class, &authority(facts), TODAY).unwrap();
        assert_eq!((found.1, found.3), (years, law), "{class:?}");
    }
    // Before it was set, what is shipped holds.
    let set = authority(vec![own(NotTakenFurther, 3, RetentionFrom::Closed)]);
    assert_eq!(rule_for(NotTakenFurther, &set, day!(2019, 12, 31)).unwrap().1, 6);
}

#[test]
fn destruction_is_stopped_for_whom_a_hold_names() {
    let hold = |subject: Option<&str>, class: Option<RecordClass>, until: Option<Day>| {
        said(RetentionHold {
            since: day!(2015, 7, 1),
            until,
            because: HoldBecause::Inquiry,
            class,
            subject: subject.map(str::to_owned),
            reason: "asked".to_owned(),
        })
    };
    let count = |facts: Vec<Fact>, subject: &str| {
        holds(&authority(facts), subject, &[RecordClass::LookedAfter], TODAY).len()
    };
    assert_eq!(count(vec![hold(None, None, None)], "child:1"), 1);
    assert_eq!(count(vec![hold(Some("child:1"), None, None)], "child:1"), 1);
    assert_eq!(count(vec![hold(Some("child:1"), None, None)], "child:12"), 0);
    assert_eq!(count(vec![hold(None, Some(RecordClass::Staff), None)], "child:1"), 0);
    assert_eq!(count(vec![hold(None, None, Some(day!(2023, 1, 20)))], "child:1"), 0);
}

#[test]
fn every_class_has_a_rule() {
    for choice in RecordClass::SET.choices {
        let class = RecordClass::of(choice.code).unwrap();
        assert!(SCHEDULE.iter().any(|rule| rule.class == class), "{}", choice.code);
    }
}

proptest! {
    /// Whatever an authority sets, a looked-after child's record is never due before the law's day.
    #[test]
    fn no_setting_makes_it_shorter(years in 1u16..150, from in 0usize..7, born in 1940i32..2020) {
        let from = RetentionFrom::of(RetentionFrom::SET.choices[from].code).unwrap();
        let came = born + 3;
        let story = format!("{born}-05-05 born\n{came}-01-08 start\n{came}-01-08 lives U6");
        let child = history::child("A1", &story).unwrap();
        let set = authority(vec![own(RecordClass::LookedAfter, years, from)]);
        let law = of_child(&child, Some(TODAY), &authority(Vec::new()), TODAY).unwrap();
        let kept = of_child(&child, Some(TODAY), &set, TODAY);
        prop_assert!(kept.is_none_or(|kept| kept.until >= law.until));
    }
}

#[test]
fn a_rule_against_the_law_is_told_and_one_that_was_stored_is_left_out_of_account() {
    for shipped in SCHEDULE {
        let years = shipped.years.versions().last().unwrap().value;
        let rule = |years: u16, from| RetentionRule {
            since: TODAY,
            until: None,
            class: shipped.class,
            years,
            from,
            provision: "Cabinet".to_owned(),
        };
        assert_eq!(against_the_law(&rule(years, shipped.from)), None, "{:?}", shipped.class);
        assert_eq!(against_the_law(&rule(years + 1, shipped.from)), None, "{:?}", shipped.class);
        let shorter = against_the_law(&rule(years - 1, shipped.from));
        let elsewhere =
            if shipped.from == RetentionFrom::Left { RetentionFrom::Birth } else { RetentionFrom::Left };
        let other = against_the_law(&rule(years + 50, elsewhere));
        if !is_law(shipped.class) {
            assert_eq!((shorter, other), (None, None), "{:?}", shipped.class);
            continue;
        }
        let says = shorter.map(|trouble| (trouble.stops, trouble.field.to_string(), trouble.says)).unwrap();
        let cite = shipped.years.versions().last().unwrap().cite.to_string();
        assert!(says.0 && says.1 == "years" && says.2.contains(&cite), "{says:?}");
        assert!(says.2.contains(&format!("at least {years} years")), "{says:?}");
        assert_eq!(other.map(|trouble| trouble.field.to_string()).as_deref(), Some("from"));
        // As before: what stands already against the law counts for nothing.
        let facts = vec![own(shipped.class, years - 1, shipped.from)];
        assert_eq!(rule_for(shipped.class, &authority(facts), TODAY).unwrap().1, years);
    }
}

#[test]
fn what_was_asked_from_outside_is_kept_from_the_day_it_was_seen_to() {
    let mut asked = AdvocacyAsked {
        day: day!(2026, 1, 5),
        from: records::advocacy::AdvocacyFrom::Child,
        child_name: "Wren".to_owned(),
        age: None,
        reach: "At the gate".to_owned(),
        asker: None,
        words: None,
        careful: None,
        seen: Some(day!(2026, 1, 7)),
        ended: None,
        child: None,
        said: None,
    };
    assert_eq!(of_asked(&asked, &authority(Vec::new()), TODAY), None, "it waits");
    asked.ended = Some(records::advocacy::AskedEnd::NotMeant);
    let until = |facts| of_asked(&asked, &authority(facts), TODAY).unwrap().until;
    assert_eq!(until(Vec::new()), day!(2027, 1, 7));
    // The authority’s own, shorter or longer: no law asks for it.
    assert_eq!(until(vec![own(RecordClass::AskedOutside, 3, RetentionFrom::Closed)]), day!(2029, 1, 7));
}
