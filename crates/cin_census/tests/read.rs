//! Censuses read: the published made-up ones, and what stands in other people's files.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

use cin_census::{Census, Check, Module, read};
use exchange::{Problem, Severity, Source, write_zip};

fn sample(name: &str) -> Vec<u8> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../samples/csc-validator-be-cin/");
    std::fs::read(format!("{folder}{name}")).unwrap()
}

fn one(xml: &str) -> (Census, Vec<String>) {
    let (census, problems) = read(vec![Source::new("cin.xml", xml)]);
    (census, sentences(&problems))
}

fn sentences(problems: &[Problem]) -> Vec<String> {
    problems.iter().map(|problem| format!("{:?} {problem}", problem.severity)).collect()
}

fn counts(census: &Census) -> Vec<usize> {
    Module::ALL.iter().map(|module| census.count(*module)).collect()
}

#[test]
fn the_published_samples() {
    for (name, expected) in [
        ("CIN_Census_2021.xml", [1, 1, 1, 2, 1, 1, 2, 1, 1, 1, 1]),
        ("CIN2rows.xml", [1, 1, 1, 2, 1, 1, 0, 1, 1, 2, 2]),
        ("CIN_Census_2024.xml", [1, 2, 2, 3, 2, 2, 3, 1, 1, 1, 1]),
    ] {
        let (census, problems) = read(vec![Source::new(name, sample(name))]);
        assert_eq!(counts(&census), expected, "{name}");
        assert!(problems.iter().all(|problem| problem.severity == Severity::Notice), "{problems:?}");
    }
}

#[test]
fn every_value_stands_where_it_stood() {
    let (census, problems) = read(vec![Source::new("a.xml", sample("CIN_Census_2024.xml"))]);
    assert_eq!(
        sentences(&problems),
        ["Notice a.xml line 19: “ChildIdentifiers” has text beside its elements, which was not read."]
    );
    let header = &census.headers[0];
    assert_eq!(header.lea.as_str(), "201");
    assert_eq!(header.reference_date.as_str(), "2024-03-31");
    assert_eq!(header.date_time.as_str(), "2023-05-23T11:14:05");
    let [first, second] = census.children.as_slice() else { panic!("two children") };
    assert_eq!((first.id(), second.id()), ("DfEX0000001", "child_fails_assessments"));
    let identifiers = first.identifiers.as_ref().unwrap();
    assert_eq!((identifiers.place.row, identifiers.place.line), (1, 19));
    assert_eq!(identifiers.sex.as_str(), "1");
    assert_eq!(second.identifiers.as_ref().unwrap().place.row, 2);
    let episode = &first.episodes[0];
    assert_eq!(episode.no_further_action.as_str(), "0");
    assert_eq!(episode.plans[0].end.as_str(), "2023-01-26");
    assert_eq!(episode.enquiries[0].initial_conference.as_str(), "2022-06-17");
    assert_eq!(episode.initial_conferences().count(), 2);
    let factors: Vec<(&str, u32, u32)> =
        episode.assessments[0].factors.iter().map(|f| (f.code.as_str(), f.place.row, f.place.line)).collect();
    assert_eq!(factors, [("1C", 1, 45), ("RB", 2, 46), ("6B", 3, 47)]);
    assert_eq!(episode.protection_plans[0].reviews[0].date.as_str(), "2023-02-15");
    assert_eq!(second.episodes[0].place.row, 2);
    assert_eq!(second.episodes[0].assessments[0].place.row, 2);
    assert!(second.episodes[0].assessments[0].factors.is_empty());
}

#[test]
fn names_are_known_whatever_their_namespace_and_capitals() {
    let (census, problems) = one(
        "<?xml version='1.0'?>\n<c:message xmlns:c='urn:x'><c:header><c:LEA>330</c:LEA></c:header>\n\
         <c:children><c:child><c:childidentifiers><c:lachildid> 7 </c:lachildid>\
         <c:PersonGenderCurrent>2</c:PersonGenderCurrent></c:childidentifiers></c:child></c:children></c:message>",
    );
    assert_eq!(problems, [""; 0]);
    assert_eq!(census.headers[0].lea.as_str(), "330");
    assert_eq!(census.children[0].id(), "7");
    assert_eq!(census.children[0].identifiers.as_ref().unwrap().sex.as_str(), "2");
}

#[test]
fn lists_count_their_elements() {
    let (census, problems) = one(
        "<Message><Header/><Children><Child><ChildCharacteristics><Disabilities/></ChildCharacteristics>\
         <CINdetails><ChildProtectionPlans><Reviews/><Reviews><CPPreviewDate/></Reviews>\
         <Reviews><CPPreviewDate>2025-05-01</CPPreviewDate><CPPreviewDate>2025-06-01</CPPreviewDate></Reviews>\
         </ChildProtectionPlans></CINdetails></Child>\
         <Child><ChildCharacteristics><Disability>LD</Disability><Disabilities><Disability/><Disability>AUT\
         </Disability></Disabilities></ChildCharacteristics></Child></Children></Message>",
    );
    assert_eq!(
        problems,
        [
            "Notice cin.xml line 1: “Child” has no ChildIdentifiers, so that it is not known which child it is."
        ]
    );
    let reviews: Vec<(&str, u32)> = census.children[0].episodes[0].protection_plans[0]
        .reviews
        .iter()
        .map(|review| (review.date.as_str(), review.place.row))
        .collect();
    assert_eq!(reviews, [("", 1), ("", 2), ("2025-05-01", 3), ("2025-06-01", 4)]);
    assert!(census.children[0].characteristics.as_ref().unwrap().disabilities.is_empty());
    let disabilities: Vec<(&str, u32)> = census.children[1]
        .characteristics
        .as_ref()
        .unwrap()
        .disabilities
        .iter()
        .map(|disability| (disability.code.as_str(), disability.place.row))
        .collect();
    assert_eq!(disabilities, [("LD", 1), ("", 2), ("AUT", 3)]);
}

#[test]
fn what_was_not_read_is_said() {
    let (_, problems) = one(
        "<Message>\n<Header><Collection>SC</Collection></Header>\n<Children>\n<Child>\n<ChildIdentifiers>\
         <LAchildID>1</LAchildID><LAchildID>2</LAchildID>\n<PersonBirthDate>31/02/2015</PersonBirthDate>\
         <ShoeSize>5</ShoeSize></ChildIdentifiers>\n<ChildIdentifiers/><Hobby/><CINdetails>\n\
         <Assessments><FactorsIdentifiedAtAssessment><Note>x</Note></FactorsIdentifiedAtAssessment></Assessments>\
         <ReferralSource><Code>1A</Code></ReferralSource></CINdetails></Child>\
         <Child><ChildIdentifiers><ShoeSize>6</ShoeSize></ChildIdentifiers></Child></Children></Message>",
    );
    let unknown = "is an element that the census does not have there, and was not read.";
    assert_eq!(
        problems,
        [
            "Notice cin.xml line 6, column PersonBirthDate: “31/02/2015” is not a day in the calendar and counts \
             as no date; expected a date YYYY-MM-DD; correct it in the source system and export again."
                .to_owned(),
            "Notice cin.xml line 5: “LAchildID” stands there more than once; the first was read.".to_owned(),
            format!("Notice cin.xml line 6: “ShoeSize” {unknown}"),
            "Notice cin.xml line 7: “ChildIdentifiers” stands there more than once; the first was read."
                .to_owned(),
            format!("Notice cin.xml line 7: “Hobby” {unknown}"),
            format!("Notice cin.xml line 8: “Note” {unknown}"),
            format!("Notice cin.xml line 8: “ReferralSource” {unknown}"),
            "Notice cin.xml line 2: “SC” is the collection, which is not CIN.".to_owned(),
        ]
    );
}

#[test]
fn many_bad_dates_are_counted() {
    let row = "<CINdetails><CINreferralDate>soon</CINreferralDate></CINdetails>";
    let xml = format!(
        "<Message><Header/><Children><Child><ChildIdentifiers/>{}</Child></Children></Message>",
        row.repeat(300)
    );
    let (census, problems) = one(&xml);
    assert_eq!(census.count(Module::CinDetails), 300);
    assert_eq!(problems.len(), 201);
    assert_eq!(problems[200], "Notice cin.xml: has 100 more dates that are not in the calendar.");
}

#[test]
fn a_file_that_is_no_census_gives_nothing() {
    for (name, text, part) in [
        (
            "a.xml",
            "<EXPSSDA903><CHILD><HEADER/></CHILD></EXPSSDA903>",
            "not that of a children in need census",
        ),
        ("a.xml", "<Message><Children><Child>", "ends before its last element is closed"),
        ("a.xml", "<Message><Children><Child></Oops></Message>", "is not well-formed XML"),
        ("a.xml", "<!DOCTYPE m [<!ENTITY a 'b'>]><Message>&a;</Message>", "document type declaration"),
        ("a.xml", "<Message><Child><CINdetails><ReferralSource>&b;</ReferralSource>", "is not expanded"),
        ("a.csv", "LAchildID,UPN\n1,2\n", "is not XML"),
        ("a.xml", "", "is empty"),
        ("a.zip", "no", "is not a zip archive"),
    ] {
        let (census, problems) = read(vec![Source::new(name, text)]);
        assert_eq!(census, Census::default(), "{text}");
        let [problem] = problems.as_slice() else { panic!("{text}: {problems:?}") };
        assert_eq!(problem.severity, Severity::Unreadable, "{text}");
        assert!(problem.to_string().contains(part), "{problem}");
    }
}

#[test]
fn an_empty_census_is_said_to_be_one() {
    let (census, problems) = one("<Message/>");
    assert_eq!(counts(&census), [0; 11]);
    assert_eq!(
        problems,
        [
            "Notice cin.xml line 1: “Header” is missing: nothing says what census it is.",
            "Notice cin.xml line 1: “Child” is missing: the census has no children.",
        ]
    );
}

#[test]
fn several_files_keep_their_own_positions() {
    let (one, two) = (sample("CIN_Census_2024.xml"), sample("CIN_Census_2021.xml"));
    let zip = write_zip([("one.xml", one.as_slice()), ("two.xml", two.as_slice())]).unwrap();
    let (census, _) = read(vec![Source::new("return.zip", zip)]);
    assert_eq!(census.children.len(), 3);
    let places: Vec<(u16, u32)> = census
        .children
        .iter()
        .filter_map(|child| child.identifiers.as_ref())
        .map(|of| (of.place.file, of.place.row))
        .collect();
    assert_eq!(places, [(0, 1), (0, 2), (1, 1)]);
    assert_eq!(census.file_name(census.children[2].place), Some("return.zip/two.xml"));
}

#[test]
fn a_finding_says_where_and_what() {
    let (census, _) = read(vec![Source::new("a.xml", sample("CIN_Census_2024.xml"))]);
    let only = ["8867".to_owned(), "8608".to_owned(), "8500".to_owned(), "8565".to_owned()];
    let check = Check {
        year: calendar::CollectionYear::new(2024).unwrap(),
        census: &census,
        authority: None,
        only: &only,
    };
    let mut found = Vec::new();
    let not_checked = check.run(|finding| {
        let failure = finding.failure(&census);
        let values: Vec<String> =
            failure.values.iter().map(|(field, value)| format!("{field}={value}")).collect();
        let beside: Vec<String> = failure
            .beside
            .iter()
            .map(|of| format!("{} {} {}={}", of.table, of.row, of.column, of.value))
            .collect();
        found.push(format!(
            "{} {} {} {} {}:{} {} | {}",
            failure.rule.code,
            failure.table.unwrap(),
            failure.row.unwrap(),
            failure.child.unwrap(),
            failure.file.unwrap(),
            failure.line.unwrap(),
            values.join(" "),
            beside.join(" ")
        ));
    });
    assert_eq!(not_checked, []);
    assert_eq!(
        found,
        [
            "8608 Assessments 1 DfEX0000001 a.xml:41 AssessmentActualStartDate=2028-04-28 \
             AssessmentAuthorisationDate=2020-09-19 | ",
            "8565 CINdetails 1 DfEX0000001 a.xml:34 CINclosureDate=2023-02-27 DateOfInitialCPC=2022-12-06 \
             | Assessments 1 AssessmentActualStartDate=2028-04-28 ChildProtectionPlans 1 CPPendDate=2023-03-14",
            "8565 Assessments 1 DfEX0000001 a.xml:41 AssessmentActualStartDate=2028-04-28 \
             AssessmentAuthorisationDate=2020-09-19 | CINdetails 1 CINclosureDate=2023-02-27",
            "8565 ChildProtectionPlans 1 DfEX0000001 a.xml:61 CPPendDate=2023-03-14 \
             | CINdetails 1 CINclosureDate=2023-02-27",
        ]
    );
}

#[test]
fn what_was_not_given_is_not_checked_and_named() {
    let (census, _) = one("<Message><Children><Child><ChildIdentifiers/></Child></Children></Message>");
    let check = Check {
        year: calendar::CollectionYear::new(2026).unwrap(),
        census: &census,
        authority: None,
        only: &[],
    };
    let mut whole = 0;
    let not_checked = check.run(|finding| whole += usize::from(finding.row.is_none()));
    let named: Vec<(&str, &str)> = not_checked.iter().map(|of| (of.rule, of.reason.as_str())).collect();
    assert_eq!(named, [("100", "the census has no Header")]);
    // 2886Q (the sex of its one child is blank) and 2887Q.
    assert_eq!(whole, 2);
}
