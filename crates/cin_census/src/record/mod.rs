//! From the record to a census: what the record holds, and a list of what it does not.
//!
//! Nothing is invented. A column that the record does not hold, or holds in other words than the census has, stays blank
//! and is listed, with the reason and the rows. What happened after the census year is left out, as if on its last day.
//!
//! **Who is in it:** a child who in the year was referred, looked after, assessed, enquired about by section 47, or had a
//! child in need plan, a child protection plan or an initial conference.
//!
//! **Episodes of need.** The record has referrals and what was done, and no case that opens and closes. Each referral is an
//! episode; what was done belongs to the last referral on or before it that did not end in advice or early help (an
//! assessment that names its referral: to that one). What has none before it stands in an episode without a referral. No
//! episode closes: the record does not say so.

mod filling;
mod work;

use std::sync::Arc;

use calendar::CollectionYear;
use timeline::Timeline;

use self::filling::Filling;
use crate::census::Census;
use crate::modules::Module;

/// A column that the record could not fill.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unfilled {
    /// The module.
    pub module: Module,
    /// The column.
    pub column: &'static str,
    /// Why, as a clause: `the record does not say when a case closes`.
    pub why: &'static str,
    /// Where: the child, and which row of the module it is, counted from 1. Empty where it is so for the whole census.
    pub rows: Vec<(Arc<str>, u32)>,
}

/// The census of a collection year from what the record holds of these children, and every column that it could not fill.
///
/// `authority` is the department's three digits. When the file was made is for the caller to say, in the Header.
pub fn from_record<'t>(
    children: impl IntoIterator<Item = &'t Timeline>,
    year: CollectionYear,
    authority: Option<&str>,
) -> (Census, Vec<Unfilled>) {
    let mut filling = Filling::of(year);
    let header = filling.header(authority);
    let children = children.into_iter().filter_map(|child| filling.child(child)).collect();
    (Census { headers: vec![header], children, ..Census::default() }, filling.unfilled())
}

#[cfg(test)]
mod tests {
    use exchange::Source;
    use timeline::history;

    use super::*;
    use crate::{read, write_xml};

    /// The census as XML without its declaration and Header, and what is listed with rows.
    fn written(histories: &[(&str, &str)]) -> (String, Vec<String>) {
        let timelines: Vec<Timeline> =
            histories.iter().map(|(id, text)| history::child(id, text).unwrap()).collect();
        let year = CollectionYear::new(2026).unwrap();
        let (census, unfilled) = from_record(&timelines, year, Some("330"));
        let bytes = write_xml(&census, 2026).unwrap();
        // It is read again as it was made, positions and all.
        let (mut again, problems) = read(vec![Source::new("a.xml", bytes.clone())]);
        assert!(
            problems.iter().all(|problem| problem.to_string().contains("has no children")),
            "{problems:?}"
        );
        again.files.clear();
        let unlined = |text: String| -> String {
            text.split(", ").filter(|part| !part.contains("line: ")).collect::<Vec<_>>().join(", ")
        };
        assert_eq!(unlined(format!("{again:?}")), unlined(format!("{census:?}")));
        let xml = String::from_utf8(bytes).unwrap();
        let children = xml.split("</Header>").nth(1).unwrap();
        let listed = unfilled
            .iter()
            .filter(|of| !of.rows.is_empty())
            .map(|of| {
                let rows: Vec<String> = of.rows.iter().map(|(child, row)| format!("{child}:{row}")).collect();
                format!("{}.{} {}: {}", of.module.name(), of.column, rows.join(" "), of.why)
            })
            .collect();
        let lines: Vec<&str> = children.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        (lines.join(""), listed)
    }

    #[track_caller]
    fn holds(xml: &str, parts: &[&str]) {
        for part in parts {
            assert!(xml.contains(part), "{part} is not in {xml}");
        }
    }

    #[test]
    fn a_referral_and_what_followed() {
        let (xml, listed) = written(&[(
            "A1",
            "2015-05-04 born
             2025-05-01 referral from=police decision=strategy
             2025-05-02 section_47_enquiry outcome=conference
             2025-05-03 assessment of=single referral=2025-05-01 authorised=2025-06-10
             2025-05-16 protection_conference sort=initial plan
             2025-05-16 protection_plan category=neglect until=2026-04-20
             2025-08-01 protection_conference sort=review plan
             2026-04-20 protection_conference sort=review",
        )]);
        holds(
            &xml,
            &[
                "<LAchildID>A1</LAchildID><PersonBirthDate>2015-05-04</PersonBirthDate>",
                "<CINdetails><CINreferralDate>2025-05-01</CINreferralDate><ReferralSource>6</ReferralSource>",
                "<AssessmentActualStartDate>2025-05-03</AssessmentActualStartDate>\
                 <AssessmentAuthorisationDate>2025-06-10</AssessmentAuthorisationDate>",
                // Fifteen working days on, with a bank holiday on 5 May.
                "<Section47><S47ActualStartDate>2025-05-02</S47ActualStartDate>\
                 <InitialCPCtarget>2025-05-27</InitialCPCtarget><DateOfInitialCPC>2025-05-16</DateOfInitialCPC>\
                 <ICPCnotRequired>0</ICPCnotRequired></Section47><ReferralNFA>0</ReferralNFA>",
                // The plan ended after the year: on its last day it went on.
                "<ChildProtectionPlans><CPPstartDate>2025-05-16</CPPstartDate>\
                 <LatestCategoryOfAbuse>NEG</LatestCategoryOfAbuse>\
                 <Reviews><CPPreviewDate>2025-08-01</CPPreviewDate></Reviews></ChildProtectionPlans>",
            ],
        );
        assert_eq!(xml.matches("<CINdetails>").count(), 1);
        assert!(
            listed.iter().all(|line| line.starts_with("ChildIdentifiers.") || line.starts_with("ChildChar"))
        );
    }

    #[test]
    fn what_cannot_be_said_is_listed_and_not_made_up() {
        let (xml, listed) = written(&[
            ("B1", "2015-05-04 born\n2025-05-01 referral from=school"),
            ("B2", "2025-05-01 start\n2025-05-01 lives U6 AB1 PR1"),
            ("B3", "2015-05-04 born\n2025-05-01 referral from=anonymous decision=advice"),
        ]);
        assert_eq!(
            listed,
            [
                "ChildIdentifiers.Sex B1:1 B2:2 B3:3: the record has no answer",
                "ChildIdentifiers.UPN B1:1 B2:2 B3:3: the record has neither a number nor why there is none",
                "ChildCharacteristics.Ethnicity B1:1 B2:2 B3:3: the record has no answer",
                "CINdetails.ReferralSource B1:1: the record says who referred in words that stand for several codes",
                "CINdetails.ReferralNFA B1:1: the record does not say yet what was decided",
                "ChildIdentifiers.PersonBirthDate B2:2: the record has no answer",
                "CINdetails.CINreferralDate B2:2: the record has no referral before what was done",
                "CINdetails.ReferralSource B2:2: the record has no referral before what was done",
            ]
        );
        holds(
            &xml,
            &[
                "<CINdetails><CINreferralDate>2025-05-01</CINreferralDate></CINdetails>",
                "<CINdetails><ReferralNFA>0</ReferralNFA></CINdetails>",
                "<ReferralSource>9</ReferralSource><ReferralNFA>1</ReferralNFA>",
            ],
        );
    }

    #[test]
    fn who_is_in_the_census_of_a_year() {
        let in_it = |text: &str| written(&[("C", text)]).0.contains("<Child>");
        for (text, expected) in [
            ("2015-05-04 born", false),
            ("2025-04-01 referral", true),
            ("2025-03-31 referral", false),
            ("2026-04-01 referral", false),
            ("2024-05-01 child_in_need_plan", true),
            ("2024-05-01 child_in_need_plan until=2025-03-31", false),
            ("2024-05-01 child_in_need_plan until=2025-04-01", true),
            ("2024-05-01 start\n2024-05-01 lives U6 AB1 PR1", true),
            ("2024-05-01 start\n2024-05-01 lives U6 AB1 PR1\n2025-03-01 end E4A", false),
            ("2024-05-01 assessment of=connected_person", false),
        ] {
            assert_eq!(in_it(text), expected, "{text}");
        }
    }

    #[test]
    fn what_was_done_belongs_to_the_referral_before_it() {
        let (xml, _) = written(&[(
            "D1",
            "2015-05-04 born
             2025-04-10 referral from=police decision=assess
             2025-06-10 referral from=police decision=advice
             2025-08-10 referral from=police decision=assess
             2025-07-01 child_in_need_plan until=2025-07-20
             2025-08-20 child_in_need_plan",
        )]);
        let episodes: Vec<&str> = xml.split("<CINdetails>").skip(1).collect();
        assert_eq!(episodes.len(), 3);
        holds(episodes[0], &["2025-04-10", "<CINPlanStartDate>2025-07-01<", "<CINPlanEndDate>2025-07-20<"]);
        holds(episodes[1], &["2025-06-10", "<ReferralNFA>1<"]);
        assert!(!episodes[1].contains("CINPlanDates"));
        holds(episodes[2], &["2025-08-10", "<CINPlanStartDate>2025-08-20<"]);
    }

    #[test]
    fn columns_that_no_record_fills_are_listed_once() {
        let (census, unfilled) = from_record([], CollectionYear::new(2026).unwrap(), None);
        assert!(census.children.is_empty());
        assert_eq!(census.headers[0].reference_date.as_str(), "2026-03-31");
        let columns: Vec<&str> = unfilled.iter().map(|of| of.column).collect();
        assert_eq!(
            columns,
            [
                "LEA",
                "DateTime",
                "FormerUPN",
                "Disability",
                "PrimaryNeedCode",
                "CINclosureDate",
                "ReasonForClosure",
                "AssessmentInternalReviewDate",
                "AssessmentFactors",
                "InitialCategoryOfAbuse",
                "NumberOfPreviousCPP",
            ]
        );
        assert!(unfilled.iter().all(|of| of.rows.is_empty() && of.module.columns().contains(&of.column)));
    }
}
