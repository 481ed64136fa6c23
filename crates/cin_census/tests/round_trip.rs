//! What is written is read again as it was.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

use cin_census::modules::{
    Assessment, AssessmentFactor, ChildCharacteristics, ChildIdentifiers, CinDetails, CinPlan, Disability,
    Header, ProtectionPlan, Review, Section47,
};
use cin_census::{Census, Child, Dated, Place, Text, read, write_xml};
use exchange::{Severity, Source};
use proptest::prelude::*;

fn text() -> impl Strategy<Value = Text> {
    prop_oneof![2 => Just(String::new()), 3 => "[A-Za-z0-9 &<>'\"é–\\]-]{1,8}"]
        .prop_map(|text| Text::new(&text))
}

fn dated() -> impl Strategy<Value = Dated> {
    prop_oneof![
        2 => Just(Dated::default()),
        4 => (2020..2027i32, 1..13u8, 1..29u8).prop_map(|(y, m, d)| Dated::on(calendar::Day::new(y, m, d).unwrap())),
        1 => "[0-9T&<-]{1,10}".prop_map(|text| Dated::new(&text)),
    ]
}

fn some<T: std::fmt::Debug>(of: impl Strategy<Value = T>) -> impl Strategy<Value = Vec<T>> {
    prop::collection::vec(of, 0..3)
}

fn place() -> Just<Place> {
    Just(Place::default())
}

prop_compose! {
    fn header()(place in place(), collection in text(), year in text(), reference_date in dated(),
        source_level in text(), lea in text(), software_code in text(), release in text(), serial_no in text(),
        date_time in text()) -> Header {
        Header { place, collection, year, reference_date, source_level, lea, software_code, release, serial_no,
            date_time }
    }
}

prop_compose! {
    fn identifiers()(place in place(), la_child_id in text(), upn in text(), former_upn in text(),
        upn_unknown in text(), birth in dated(), expected_birth in dated(), sex in text(), death in dated())
        -> ChildIdentifiers {
        ChildIdentifiers { place, la_child_id, upn, former_upn, upn_unknown, birth, expected_birth, sex, death }
    }
}

prop_compose! {
    fn characteristics()(place in place(), ethnicity in text(),
        disabilities in some((place(), text()).prop_map(|(place, code)| Disability { place, code })))
        -> ChildCharacteristics {
        ChildCharacteristics { place, ethnicity, disabilities }
    }
}

prop_compose! {
    fn assessment()(place in place(), start in dated(), internal_review in dated(), authorised in dated(),
        factors in some((place(), text()).prop_map(|(place, code)| AssessmentFactor { place, code })))
        -> Assessment {
        Assessment { place, start, internal_review, authorised, factors }
    }
}

prop_compose! {
    fn enquiry()(place in place(), start in dated(), target in dated(), initial_conference in dated(),
        not_required in text()) -> Section47 {
        Section47 { place, start, target, initial_conference, not_required }
    }
}

prop_compose! {
    fn protection_plan()(place in place(), start in dated(), end in dated(), initial_category in text(),
        latest_category in text(), previous_plans in text(),
        reviews in some((place(), dated()).prop_map(|(place, date)| Review { place, date }))) -> ProtectionPlan {
        ProtectionPlan { place, start, end, initial_category, latest_category, previous_plans, reviews }
    }
}

prop_compose! {
    fn episode()(place in place(), referral in dated(), source in text(), primary_need in text(),
        closure in dated(), closure_reason in text(), initial_conference in dated(), no_further_action in text(),
        assessments in some(assessment()),
        plans in some((place(), dated(), dated()).prop_map(|(place, start, end)| CinPlan { place, start, end })),
        enquiries in some(enquiry()), protection_plans in some(protection_plan())) -> CinDetails {
        CinDetails { place, referral, source, primary_need, closure, closure_reason, initial_conference,
            no_further_action, assessments, plans, enquiries, protection_plans }
    }
}

prop_compose! {
    fn child()(place in place(), identifiers in prop::option::of(identifiers()),
        characteristics in prop::option::of(characteristics()), episodes in some(episode())) -> Child {
        Child { place, identifiers, characteristics, episodes }
    }
}

prop_compose! {
    fn census()(headers in some(header()), children in some(child())) -> Census {
        Census { files: vec!["a.xml".into()], headers, children }
    }
}

/// Every row, in the order of the document, with a number for its kind.
fn places(census: &mut Census) -> Vec<(usize, &mut Place)> {
    let mut all: Vec<(usize, &mut Place)> = Vec::new();
    all.extend(census.headers.iter_mut().map(|row| (0, &mut row.place)));
    for child in &mut census.children {
        all.push((1, &mut child.place));
        all.extend(child.identifiers.iter_mut().map(|row| (2, &mut row.place)));
        if let Some(row) = &mut child.characteristics {
            all.push((3, &mut row.place));
            all.extend(row.disabilities.iter_mut().map(|row| (4, &mut row.place)));
        }
        for episode in &mut child.episodes {
            all.push((5, &mut episode.place));
            for row in &mut episode.assessments {
                all.push((6, &mut row.place));
                all.extend(row.factors.iter_mut().map(|row| (7, &mut row.place)));
            }
            all.extend(episode.plans.iter_mut().map(|row| (8, &mut row.place)));
            all.extend(episode.enquiries.iter_mut().map(|row| (9, &mut row.place)));
            for row in &mut episode.protection_plans {
                all.push((10, &mut row.place));
                all.extend(row.reviews.iter_mut().map(|row| (11, &mut row.place)));
            }
        }
    }
    all
}

proptest! {
    #[test]
    fn a_census_is_read_again_as_it_was(mut census in census(), closing in 2023..2028i32) {
        let mut counts = [0; 12];
        for (kind, place) in places(&mut census) {
            counts[kind] += 1;
            place.row = counts[kind];
        }
        let bytes = write_xml(&census, closing).unwrap();
        let (mut again, problems) = read(vec![Source::new("a.xml", bytes.clone())]);
        prop_assert!(problems.iter().all(|problem| problem.severity == Severity::Notice), "{problems:?}");
        prop_assert_eq!(write_xml(&again, closing).unwrap(), bytes);
        for (_, place) in places(&mut again) {
            prop_assert!(place.line > 0);
            place.line = 0;
        }
        prop_assert_eq!(again, census);
    }
}

#[test]
fn the_element_of_the_sex_is_that_of_the_year() {
    let identifiers = ChildIdentifiers { sex: Text::new("M"), ..ChildIdentifiers::default() };
    let child = Child { identifiers: Some(identifiers), ..Child::default() };
    let census = Census { children: vec![child], ..Census::default() };
    let written = |closing| String::from_utf8(write_xml(&census, closing).unwrap()).unwrap();
    assert!(written(2024).contains("<GenderCurrent>M</GenderCurrent>"));
    assert!(written(2025).contains("<Sex>M</Sex>"));
}
