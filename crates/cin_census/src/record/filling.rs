//! The rows of the census, filled from a child's record.

use std::sync::Arc;

use calendar::{CollectionYear, Day, Holidays, Period};
use timeline::Timeline;
use timeline::strands_of::early_help::{Referral, ReferralDecision, ReferralFrom};
use timeline::strands_of::leaving_care::Death;
use timeline::strands_of::protection::{self, EnquiryEnd, PlanCategory};

use super::Unfilled;
use super::work::{Done, Work};
use crate::cells::{Dated, Text};
use crate::census::Child;
use crate::modules::{
    Assessment, ChildCharacteristics, ChildIdentifiers, CinDetails, CinPlan, Header, Module, Place,
    ProtectionPlan, Review, Section47,
};

/// A census while it is filled.
pub(super) struct Filling {
    year: Period,
    closing: i32,
    holidays: Holidays,
    counts: [u32; Module::ALL.len()],
    children: u32,
    /// The child that is filled.
    child: Arc<str>,
    unfilled: Vec<Unfilled>,
}

const NOT_HELD: &str = "the record does not hold it";
const NOT_SAID: &str = "the record has no answer";
const NO_REFERRAL: &str = "the record has no referral before what was done";

/// Working days from the strategy discussion to the initial child protection conference (Working Together to Safeguard
/// Children 2023, chapter 3).
const TO_CONFERENCE: u16 = 15;

/// Columns that no record fills: of which module, which, why.
const NEVER: &[(Module, &str, &str)] = &[
    (Module::Header, "DateTime", "when the file is made is for whoever makes it to say"),
    (Module::ChildIdentifiers, "FormerUPN", NOT_HELD),
    (Module::Disabilities, "Disability", "the record has disabilities in words, and not when there is none"),
    (
        Module::CinDetails,
        "PrimaryNeedCode",
        "the record has the need for which care began, not that of the episode",
    ),
    (Module::CinDetails, "CINclosureDate", "the record does not say when a case closes"),
    (Module::CinDetails, "ReasonForClosure", "the record does not say why a case closes"),
    (Module::Assessments, "AssessmentInternalReviewDate", NOT_HELD),
    (Module::AssessmentFactorsList, "AssessmentFactors", NOT_HELD),
    (
        Module::ChildProtectionPlans,
        "InitialCategoryOfAbuse",
        "the record keeps the latest category of a plan",
    ),
    (
        Module::ChildProtectionPlans,
        "NumberOfPreviousCPP",
        "the record does not know the plans a child had before it, or elsewhere",
    ),
];

impl Filling {
    pub(super) fn of(year: CollectionYear) -> Filling {
        Filling {
            year: year.period(),
            closing: year.closing(),
            holidays: Holidays::england_and_wales(),
            counts: [0; Module::ALL.len()],
            children: 0,
            child: Arc::default(),
            unfilled: Vec::new(),
        }
    }

    pub(super) fn unfilled(self) -> Vec<Unfilled> {
        self.unfilled
    }

    fn place(&mut self, module: Module) -> Place {
        let row = self.counts.get_mut(module as usize).map_or(0, |count| {
            *count += 1;
            *count
        });
        Place { row, ..Place::default() }
    }

    /// The column of this row stays blank.
    fn lacks(&mut self, module: Module, column: &'static str, row: Place, why: &'static str) {
        let at = (Arc::clone(&self.child), row.row);
        let same = |of: &&mut Unfilled| of.module == module && of.column == column && of.why == why;
        match self.unfilled.iter_mut().find(same) {
            Some(known) => known.rows.push(at),
            None => self.unfilled.push(Unfilled { module, column, why, rows: vec![at] }),
        }
    }

    /// A day, unless it is after the census year.
    fn up_to_end(&self, day: Option<Day>) -> Dated {
        day.filter(|day| *day <= self.year.to).map(Dated::on).unwrap_or_default()
    }

    pub(super) fn header(&mut self, authority: Option<&str>) -> Header {
        let mut general = |module: Module, column: &'static str, why: &'static str| {
            self.unfilled.push(Unfilled { module, column, why, rows: Vec::new() });
        };
        if authority.is_none() {
            general(Module::Header, "LEA", "the authority was not given");
        }
        NEVER.iter().for_each(|(module, column, why)| general(*module, column, why));
        Header {
            place: self.place(Module::Header),
            collection: Text::new("CIN"),
            year: Text::new(&self.closing.to_string()),
            reference_date: Dated::on(self.year.to),
            source_level: Text::new("L"),
            lea: Text::new(authority.unwrap_or_default()),
            software_code: Text::new("Kith"),
            release: Text::new(env!("CARGO_PKG_VERSION")),
            serial_no: Text::new("001"),
            ..Header::default()
        }
    }

    /// The child's part of the census; none where the child is not in it.
    pub(super) fn child(&mut self, timeline: &Timeline) -> Option<Child> {
        let Done { referrals, mut works } = Done::of(timeline, self.year);
        let in_year = |at: usize| referrals.get(at).is_some_and(|of| self.year.contains(of.received));
        let of_work = |at: Option<usize>| works.iter().any(|(of, _)| *of == at);
        let mut episodes: Vec<Option<usize>> = Vec::new();
        episodes.extend(of_work(None).then_some(None));
        episodes.extend((0..referrals.len()).filter(|at| in_year(*at) || of_work(Some(*at))).map(Some));
        if episodes.is_empty() {
            return None;
        }
        self.child = Arc::clone(&timeline.child);
        self.children += 1;
        let place = Place { row: self.children, ..Place::default() };
        let identifiers = Some(self.identifiers(timeline, &referrals));
        let characteristics = Some(self.characteristics(timeline));
        let mut filled = Vec::new();
        for at in episodes {
            let own: Vec<Work<'_>> =
                works.extract_if(.., |(of, _)| *of == at).map(|(_, work)| work).collect();
            let referral = at.and_then(|at| referrals.get(at)).copied();
            filled.push(self.episode(referral, &own));
        }
        Some(Child { place, identifiers, characteristics, episodes: filled })
    }

    fn identifiers(&mut self, timeline: &Timeline, referrals: &[&Referral]) -> ChildIdentifiers {
        let place = self.place(Module::ChildIdentifiers);
        let module = Module::ChildIdentifiers;
        let mut row = ChildIdentifiers {
            place,
            la_child_id: Text::new(&timeline.child),
            ..ChildIdentifiers::default()
        };
        let identity = timeline.identity.as_ref();
        let year = u16::try_from(self.closing).unwrap_or_default();
        let expected = referrals.iter().rev().find(|of| of.unborn).and_then(|of| of.expected);
        match (identity.map(|of| of.born), expected) {
            (Some(born), _) if born <= self.year.to => row.birth = Dated::on(born),
            // Born after the year: on its last day the birth was expected.
            (_, Some(expected)) => row.expected_birth = Dated::on(expected),
            _ => self.lacks(module, "PersonBirthDate", place, NOT_SAID),
        }
        row.sex = Text::new(identity.and_then(|of| of.sex).map_or("", |sex| sex.return_code(year)));
        if row.sex.is_missing() {
            self.lacks(module, "Sex", place, NOT_SAID);
        }
        // The looked-after return gives the reason why there is none in the place of the number.
        let upn = identity.and_then(|of| of.upn.as_deref()).unwrap_or_default();
        if upn.is_empty() {
            self.lacks(module, "UPN", place, "the record has neither a number nor why there is none");
        } else if upn.starts_with("UN") {
            row.upn_unknown = Text::new(upn);
        } else {
            row.upn = Text::new(upn);
        }
        row.death = self.up_to_end(timeline.strand::<Death>().next_back().map(|death| death.record.day));
        row
    }

    fn characteristics(&mut self, timeline: &Timeline) -> ChildCharacteristics {
        let place = self.place(Module::ChildCharacteristics);
        let code = timeline.identity.as_ref().and_then(|of| of.ethnicity).map(|of| of.code());
        if code.is_none() {
            self.lacks(Module::ChildCharacteristics, "Ethnicity", place, NOT_SAID);
        }
        let ethnicity = Text::new(code.unwrap_or_default());
        ChildCharacteristics { place, ethnicity, ..ChildCharacteristics::default() }
    }

    fn episode(&mut self, referral: Option<&Referral>, works: &[Work<'_>]) -> CinDetails {
        let place = self.place(Module::CinDetails);
        let mut row = CinDetails { place, ..CinDetails::default() };
        match referral {
            Some(referral) => {
                row.referral = Dated::on(referral.received);
                match source(referral.from) {
                    Some(code) => row.source = Text::new(code),
                    None => self.lacks(
                        Module::CinDetails,
                        "ReferralSource",
                        place,
                        "the record says who referred in words that stand for several codes",
                    ),
                }
            }
            None => {
                self.lacks(Module::CinDetails, "CINreferralDate", place, NO_REFERRAL);
                self.lacks(Module::CinDetails, "ReferralSource", place, NO_REFERRAL);
            }
        }
        let (flag, why) = no_further_action(referral, !works.is_empty());
        row.no_further_action = Text::new(flag);
        if let Some(why) = why {
            self.lacks(Module::CinDetails, "ReferralNFA", place, why);
        }
        for work in works {
            match work {
                Work::Care(_) => {}
                Work::Assessment(of) => row.assessments.push(Assessment {
                    place: self.place(Module::Assessments),
                    start: Dated::on(of.started),
                    authorised: self.up_to_end(of.authorised),
                    ..Assessment::default()
                }),
                Work::Plan(of) => row.plans.push(CinPlan {
                    place: self.place(Module::CinPlanDates),
                    start: Dated::on(of.since),
                    end: self.up_to_end(of.until),
                }),
                Work::Enquiry(of, conference) => {
                    let enquiry = self.enquiry(of, *conference);
                    row.enquiries.push(enquiry);
                }
                Work::Conference(day) if row.initial_conference.is_missing() => {
                    row.initial_conference = Dated::on(*day);
                }
                Work::Conference(_) => self.lacks(
                    Module::CinDetails,
                    "DateOfInitialCPC",
                    place,
                    "the episode has more conferences than the census has room for",
                ),
                Work::ProtectionPlan(of, reviews) => {
                    let plan = self.protection_plan(of, reviews);
                    row.protection_plans.push(plan);
                }
            }
        }
        row
    }

    fn enquiry(&mut self, of: &protection::Section47Enquiry, conference: Option<Day>) -> Section47 {
        let ended_without =
            matches!(of.outcome, Some(EnquiryEnd::NoConference | EnquiryEnd::NotSubstantiated))
                && of.ended.is_none_or(|ended| ended <= self.year.to);
        Section47 {
            place: self.place(Module::Section47),
            start: Dated::on(of.started),
            target: Dated::on(self.holidays.plus_working_days(of.started, TO_CONFERENCE)),
            initial_conference: self.up_to_end(conference),
            // Until somebody decides that none is required, it is not so.
            not_required: Text::new(if ended_without { "1" } else { "0" }),
        }
    }

    fn protection_plan(&mut self, of: &protection::ProtectionPlan, reviews: &[Day]) -> ProtectionPlan {
        let category = match of.category {
            PlanCategory::Neglect => "NEG",
            PlanCategory::Physical => "PHY",
            PlanCategory::Sexual => "SAB",
            PlanCategory::Emotional => "EMO",
            PlanCategory::Multiple => "MUL",
        };
        ProtectionPlan {
            place: self.place(Module::ChildProtectionPlans),
            start: Dated::on(of.since),
            end: self.up_to_end(of.until),
            latest_category: Text::new(category),
            reviews: reviews
                .iter()
                .map(|day| Review { place: self.place(Module::Reviews), date: Dated::on(*day) })
                .collect(),
            ..ProtectionPlan::default()
        }
    }
}

/// The code of who referred; none where the record's word stands for several.
fn source(from: ReferralFrom) -> Option<&'static str> {
    match from {
        ReferralFrom::Police => Some("6"),
        ReferralFrom::Anonymous => Some("9"),
        ReferralFrom::Family
        | ReferralFrom::School
        | ReferralFrom::Health
        | ReferralFrom::Other
        | ReferralFrom::Council => None,
    }
}

/// Whether the referral led to no further action; or why that is not known.
fn no_further_action(referral: Option<&Referral>, has_work: bool) -> (&'static str, Option<&'static str>) {
    match referral.and_then(|referral| referral.decision) {
        Some(ReferralDecision::Advice) => ("1", None),
        Some(ReferralDecision::Assess | ReferralDecision::Strategy) => ("0", None),
        _ if has_work => ("0", None),
        Some(ReferralDecision::EarlyHelp) => {
            ("", Some("the record says early help, which the census has no word for"))
        }
        None => ("", Some("the record does not say yet what was decided")),
    }
}
