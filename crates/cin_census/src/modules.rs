//! The modules of the census, as typed rows: every element of a module is a row that knows where it stands.

use std::fmt;

use crate::cells::{Cell, Dated, Text};

/// A module of the census, or one of the lists within one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Module {
    /// What is sent, by whom.
    Header,
    /// Who the child is.
    ChildIdentifiers,
    /// Ethnicity; holds the disabilities.
    ChildCharacteristics,
    /// A disability: a `Disability` element.
    Disabilities,
    /// A referral and what followed: an episode of need.
    CinDetails,
    /// An assessment.
    Assessments,
    /// A factor found at an assessment: an `AssessmentFactors` element.
    AssessmentFactorsList,
    /// A child in need plan.
    CinPlanDates,
    /// A section 47 enquiry.
    Section47,
    /// A child protection plan.
    ChildProtectionPlans,
    /// A review of a child protection plan: a `CPPreviewDate` element.
    Reviews,
}

impl Module {
    /// All of them, in the order of the document.
    pub const ALL: [Module; 11] = [
        Module::Header,
        Module::ChildIdentifiers,
        Module::ChildCharacteristics,
        Module::Disabilities,
        Module::CinDetails,
        Module::Assessments,
        Module::AssessmentFactorsList,
        Module::CinPlanDates,
        Module::Section47,
        Module::ChildProtectionPlans,
        Module::Reviews,
    ];

    /// Its name, as published.
    pub const fn name(self) -> &'static str {
        match self {
            Module::Header => "Header",
            Module::ChildIdentifiers => "ChildIdentifiers",
            Module::ChildCharacteristics => "ChildCharacteristics",
            Module::Disabilities => "Disabilities",
            Module::CinDetails => "CINdetails",
            Module::Assessments => "Assessments",
            Module::AssessmentFactorsList => "AssessmentFactorsList",
            Module::CinPlanDates => "CINplanDates",
            Module::Section47 => "Section47",
            Module::ChildProtectionPlans => "ChildProtectionPlans",
            Module::Reviews => "Reviews",
        }
    }

    /// Its columns, in the order of the schema.
    pub const fn columns(self) -> &'static [&'static str] {
        match self {
            Module::Header => Header::COLUMNS,
            Module::ChildIdentifiers => ChildIdentifiers::COLUMNS,
            Module::ChildCharacteristics => ChildCharacteristics::COLUMNS,
            Module::Disabilities => Disability::COLUMNS,
            Module::CinDetails => CinDetails::COLUMNS,
            Module::Assessments => Assessment::COLUMNS,
            Module::AssessmentFactorsList => AssessmentFactor::COLUMNS,
            Module::CinPlanDates => CinPlan::COLUMNS,
            Module::Section47 => Section47::COLUMNS,
            Module::ChildProtectionPlans => ProtectionPlan::COLUMNS,
            Module::Reviews => Review::COLUMNS,
        }
    }
}

/// Where a row stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Which of the files of the [`Census`](crate::Census).
    pub file: u16,
    /// Which element of its kind it is in that file, counted from 1.
    pub row: u32,
    /// The line on which it begins, counted from 1; 0 where it is from no file.
    pub line: u32,
}

/// A row of a module.
pub trait Row: fmt::Debug + Sync {
    /// Which module.
    fn module(&self) -> Module;

    /// Where it stands.
    fn place(&self) -> Place;

    /// What stands in a column, as written; blank where nothing does, none where the module has no such column.
    fn cell(&self, column: &str) -> Option<&str>;
}

/// What became of a value that was put into a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Put {
    /// It stands there.
    Taken,
    /// It stands there, and is not the date that it should be.
    NoDate(&'static str),
    /// The column had a value already, which stays.
    Again,
    /// There is no such column.
    Unknown,
}

macro_rules! module {
    (
        $(#[$doc:meta])*
        $name:ident {
            $($(#[$column_doc:meta])* $field:ident: $kind:ident = $column:literal $(or $other:literal)*,)*
            $(; $($(#[$inner_doc:meta])* $inner:ident: $inner_kind:ty,)*)?
        } of $module:ident
    ) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Default, PartialEq, Eq)]
        pub struct $name {
            /// Where it stands.
            pub place: Place,
            $($(#[$column_doc])* pub $field: $kind,)*
            $($($(#[$inner_doc])* pub $inner: $inner_kind,)*)?
        }

        impl $name {
            /// Its columns, in the order of the schema.
            pub const COLUMNS: &'static [&'static str] = &[$($column),*];

            /// Puts a value into the column of this name (capitals do not matter).
            #[cfg_attr(not(test), allow(dead_code, reason = "lists are read without it"))]
            pub(crate) fn put(&mut self, column: &str, text: &str) -> Put {
                $(
                    if column.eq_ignore_ascii_case($column) $(|| column.eq_ignore_ascii_case($other))* {
                        if !Cell::text(&self.$field).is_empty() {
                            return Put::Again;
                        }
                        self.$field = Cell::of(text);
                        let unreal = <$kind as Cell>::IS_DATE
                            && !text.is_empty()
                            && Dated::new(text).is_missing();
                        return if unreal { Put::NoDate($column) } else { Put::Taken };
                    }
                )*
                Put::Unknown
            }
        }

        impl Row for $name {
            fn module(&self) -> Module {
                Module::$module
            }

            fn place(&self) -> Place {
                self.place
            }

            fn cell(&self, column: &str) -> Option<&str> {
                match column {
                    $($column => Some(Cell::text(&self.$field)),)*
                    _ => None,
                }
            }
        }
    };
}

module! {
    /// What is sent, by whom.
    Header {
        /// `CIN`.
        collection: Text = "Collection",
        /// The year in which the collection closes.
        year: Text = "Year",
        /// The last day of the census year.
        reference_date: Dated = "ReferenceDate",
        /// `L`: an authority.
        source_level: Text = "SourceLevel",
        /// The authority, by the department's three digits.
        lea: Text = "LEA",
        /// The program that made the file.
        software_code: Text = "SoftwareCode",
        /// The version of that program.
        release: Text = "Release",
        /// Which sending of the return it is.
        serial_no: Text = "SerialNo",
        /// When the file was made.
        date_time: Text = "DateTime",
    } of Header
}

module! {
    /// Who the child is.
    ChildIdentifiers {
        /// The authority's own id of the child.
        la_child_id: Text = "LAchildID",
        /// Unique pupil number.
        upn: Text = "UPN",
        /// The unique pupil number before.
        former_upn: Text = "FormerUPN",
        /// Why there is no unique pupil number: UN1 to UN7.
        upn_unknown: Text = "UPNunknown",
        /// Date of birth.
        birth: Dated = "PersonBirthDate",
        /// Expected date of birth, of a child not yet born.
        expected_birth: Dated = "ExpectedPersonBirthDate",
        /// M, F or U since 2024-25; before, GenderCurrent: 0, 1, 2 or 9.
        sex: Text = "Sex" or "GenderCurrent" or "PersonGenderCurrent",
        /// Date of death.
        death: Dated = "PersonDeathDate",
    } of ChildIdentifiers
}

module! {
    /// Ethnicity and disabilities.
    ChildCharacteristics {
        /// The code of ethnicity.
        ethnicity: Text = "Ethnicity",
        ;
        /// The disabilities, or the one that says there is none.
        disabilities: Vec<Disability>,
    } of ChildCharacteristics
}

module! {
    /// A disability.
    Disability {
        /// Its code; NONE says that there is none.
        code: Text = "Disability",
    } of Disabilities
}

module! {
    /// A referral and what followed: an episode of need.
    CinDetails {
        /// The day of the referral.
        referral: Dated = "CINreferralDate",
        /// Who referred the child.
        source: Text = "ReferralSource",
        /// The primary need.
        primary_need: Text = "PrimaryNeedCode",
        /// The day the episode closed.
        closure: Dated = "CINclosureDate",
        /// Why it closed.
        closure_reason: Text = "ReasonForClosure",
        /// The initial child protection conference, where no section 47 enquiry led to it.
        initial_conference: Dated = "DateOfInitialCPC",
        /// Whether the referral led to no further action.
        no_further_action: Text = "ReferralNFA",
        ;
        /// The assessments.
        assessments: Vec<Assessment>,
        /// The child in need plans.
        plans: Vec<CinPlan>,
        /// The section 47 enquiries.
        enquiries: Vec<Section47>,
        /// The child protection plans.
        protection_plans: Vec<ProtectionPlan>,
    } of CinDetails
}

module! {
    /// An assessment.
    Assessment {
        /// The day it started.
        start: Dated = "AssessmentActualStartDate",
        /// The day by which it was to be looked at again.
        internal_review: Dated = "AssessmentInternalReviewDate",
        /// The day it was authorised: it is complete.
        authorised: Dated = "AssessmentAuthorisationDate",
        ;
        /// The factors found.
        factors: Vec<AssessmentFactor>,
    } of Assessments
}

module! {
    /// A factor found at an assessment.
    AssessmentFactor {
        /// Its code; 21 says that none was found.
        code: Text = "AssessmentFactors",
    } of AssessmentFactorsList
}

module! {
    /// A child in need plan.
    CinPlan {
        /// The day it started.
        start: Dated = "CINPlanStartDate",
        /// The day it ended.
        end: Dated = "CINPlanEndDate",
    } of CinPlanDates
}

module! {
    /// A section 47 enquiry.
    Section47 {
        /// The day it started.
        start: Dated = "S47ActualStartDate",
        /// The day by which the initial child protection conference was to be held.
        target: Dated = "InitialCPCtarget",
        /// The day it was held.
        initial_conference: Dated = "DateOfInitialCPC",
        /// Whether none was needed.
        not_required: Text = "ICPCnotRequired",
    } of Section47
}

module! {
    /// A child protection plan.
    ProtectionPlan {
        /// The day it started.
        start: Dated = "CPPstartDate",
        /// The day it ended.
        end: Dated = "CPPendDate",
        /// The category of abuse at its start.
        initial_category: Text = "InitialCategoryOfAbuse",
        /// The latest category of abuse.
        latest_category: Text = "LatestCategoryOfAbuse",
        /// How many plans the child had before.
        previous_plans: Text = "NumberOfPreviousCPP",
        ;
        /// Its reviews.
        reviews: Vec<Review>,
    } of ChildProtectionPlans
}

module! {
    /// A review of a child protection plan.
    Review {
        /// The day it was held.
        date: Dated = "CPPreviewDate",
    } of Reviews
}

impl Assessment {
    /// Not authorised yet.
    pub fn is_open(&self) -> bool {
        self.authorised.is_missing()
    }
}

impl CinPlan {
    /// Started, with no end.
    pub fn is_open(&self) -> bool {
        self.start.is_given() && self.end.is_missing()
    }
}

impl Section47 {
    /// Neither led to an initial conference nor is said to need none.
    pub fn is_open(&self) -> bool {
        self.initial_conference.is_missing() && !self.not_required.is_true()
    }
}

impl ProtectionPlan {
    /// With no end.
    pub fn is_open(&self) -> bool {
        self.end.is_missing()
    }
}

impl CinDetails {
    /// The referral led to no further action.
    pub fn is_nfa(&self) -> bool {
        self.no_further_action.is_true()
    }

    /// The dates of initial child protection conferences in the episode, each with its row: its own and those of its
    /// section 47 enquiries.
    pub fn initial_conferences(&self) -> impl Iterator<Item = (&dyn Row, &Dated)> {
        let own = (self as &dyn Row, &self.initial_conference);
        std::iter::once(own)
            .chain(self.enquiries.iter().map(|enquiry| (enquiry as &dyn Row, &enquiry.initial_conference)))
            .filter(|(_, date)| date.is_given())
    }
}
