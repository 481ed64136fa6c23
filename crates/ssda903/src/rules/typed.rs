//! The rows of a return as rules read them: codes as text, dates as days, each row knowing where it stands.

use calendar::Day;

pub(crate) use super::episode::Episode;
use crate::tables::{
    RawRow, Table, ad1, dolo, episodes, header, missing, oc2, oc3, placed_for_adoption, previous_permanence,
    reviews, social_worker_episodes, uasc,
};

/// Where a row stands: whose year, which table, and its index among the rows of that table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct At {
    pub(crate) last_year: bool,
    pub(crate) table: Table,
    pub(crate) index: u32,
}

/// A row that knows where it stands.
pub(crate) trait Placed {
    fn at(&self) -> At;
}

/// A date as it was given. What is not a real date counts as no date, except where a rule is about its form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Dated<'r> {
    /// What stands there; blank where nothing does. Only the rules about its form, or about whether it was completed,
    /// ask.
    pub(crate) text: &'r str,
    day: Option<Day>,
}

impl<'r> Dated<'r> {
    pub(crate) fn read(text: &'r str) -> Dated<'r> {
        Dated { text, day: Day::parse_return(text).ok() }
    }

    /// The day, where it is a real one.
    pub(crate) const fn day(self) -> Option<Day> {
        self.day
    }

    /// No real date.
    pub(crate) const fn is_missing(self) -> bool {
        self.day.is_none()
    }

    /// A real date.
    pub(crate) const fn is_given(self) -> bool {
        self.day.is_some()
    }

    /// Something stands there, a real date or not. For the rules that ask only whether an item was completed.
    pub(crate) const fn is_filled(self) -> bool {
        !self.text.is_empty()
    }

    /// Something stands there that is not a real date. For the rules about its form.
    pub(crate) fn is_unreal(self) -> bool {
        self.day.is_none() && !self.text.is_empty()
    }

    /// A real date, before this day.
    pub(crate) fn is_before(self, day: Day) -> bool {
        self.day.is_some_and(|own| own < day)
    }

    /// A real date, after this day.
    pub(crate) fn is_after(self, day: Day) -> bool {
        self.day.is_some_and(|own| own > day)
    }

    /// A real date, between these two, both included.
    pub(crate) fn is_within(self, from: Day, to: Day) -> bool {
        self.day.is_some_and(|own| from <= own && own <= to)
    }
}

macro_rules! typed {
    ($(#[$doc:meta])* $name:ident = $table:ident, $columns:ident {
        $(text $text:ident = $text_at:ident,)*
        $(date $date:ident = $date_at:ident,)*
    }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy)]
        pub(crate) struct $name<'r> {
            pub(crate) at: At,
            $(pub(crate) $text: &'r str,)*
            $(pub(crate) $date: Dated<'r>,)*
        }

        impl<'r> $name<'r> {
            pub(crate) fn read(last_year: bool, index: u32, row: RawRow<'r>) -> $name<'r> {
                $name {
                    at: At { last_year, table: Table::$table, index },
                    $($text: row.cell($columns::$text_at),)*
                    $($date: Dated::read(row.cell($columns::$date_at)),)*
                }
            }
        }

        impl Placed for $name<'_> {
            fn at(&self) -> At {
                self.at
            }
        }
    };
}

typed! {
    /// Who the child is.
    Header = Header, header {
        text sex = SEX,
        text ethnic = ETHNIC,
        text upn = UPN,
        text mother = MOTHER,
        text uasc = UASC,
        date dob = DOB,
        date mc_dob = MC_DOB,
    }
}

typed! {
    /// A review of the child's case.
    Review = Reviews, reviews {
        text review_code = REVIEW_CODE,
        date dob = DOB,
        date review = REVIEW,
    }
}

typed! {
    /// An unaccompanied asylum-seeking child.
    Uasc = Uasc, uasc {
        text sex = SEX,
        date dob = DOB,
        date duc = DUC,
    }
}

typed! {
    /// Health and conduct after twelve months of care.
    Oc2 = Oc2, oc2 {
        text sdq_score = SDQ_SCORE,
        text sdq_reason = SDQ_REASON,
        text convicted = CONVICTED,
        text health_check = HEALTH_CHECK,
        text immunisations = IMMUNISATIONS,
        text teeth_check = TEETH_CHECK,
        text health_assessment = HEALTH_ASSESSMENT,
        text substance_misuse = SUBSTANCE_MISUSE,
        text intervention_received = INTERVENTION_RECEIVED,
        text intervention_offered = INTERVENTION_OFFERED,
        date dob = DOB,
    }
}

impl<'r> Oc2<'r> {
    /// The eight answers that are 0 or 1.
    pub(crate) const fn flags(&self) -> [&'r str; 8] {
        [
            self.convicted,
            self.health_check,
            self.immunisations,
            self.teeth_check,
            self.health_assessment,
            self.substance_misuse,
            self.intervention_received,
            self.intervention_offered,
        ]
    }

    /// Whether any of the eight is given.
    pub(crate) fn is_answered(&self) -> bool {
        self.flags().iter().any(|flag| !flag.is_empty())
    }

    /// Whether one of the four lacks that are asked of every child: immunisations, teeth, health, substance misuse.
    pub(crate) fn lacks_what_all_are_asked(&self) -> bool {
        [self.immunisations, self.teeth_check, self.health_assessment, self.substance_misuse]
            .iter()
            .any(|flag| flag.is_empty())
    }

    /// Whether a score or a reason for having none is given.
    pub(crate) const fn has_score_or_reason(&self) -> bool {
        !(self.sdq_score.is_empty() && self.sdq_reason.is_empty())
    }
}

typed! {
    /// A care leaver.
    Oc3 = Oc3, oc3 {
        text in_touch = IN_TOUCH,
        text activ = ACTIV,
        text accom = ACCOM,
        date dob = DOB,
    }
}

impl Oc3<'_> {
    /// Whether any of its three answers is given.
    pub(crate) const fn is_answered(&self) -> bool {
        !(self.in_touch.is_empty() && self.activ.is_empty() && self.accom.is_empty())
    }
}

typed! {
    /// A child adopted.
    Ad1 = Ad1, ad1 {
        text foster_care = FOSTER_CARE,
        text nb_adoptr = NB_ADOPTR,
        text sex_adoptr = SEX_ADOPTR,
        text ls_adoptr = LS_ADOPTR,
        date dob = DOB,
        date date_int = DATE_INT,
        date date_match = DATE_MATCH,
    }
}

impl Ad1<'_> {
    /// Whether each of its six answers is given, in the order of the table. What stands there need not be right.
    pub(crate) const fn given(&self) -> [bool; 6] {
        [
            self.date_int.is_filled(),
            self.date_match.is_filled(),
            !self.foster_care.is_empty(),
            !self.nb_adoptr.is_empty(),
            !self.sex_adoptr.is_empty(),
            !self.ls_adoptr.is_empty(),
        ]
    }

    /// Whether any of its six answers is given.
    pub(crate) fn is_answered(&self) -> bool {
        self.given().contains(&true)
    }

    /// The column of the first answer that is given.
    pub(crate) fn first_given(&self) -> Option<&'static str> {
        self.first(true)
    }

    /// The column of the first answer that is not given.
    pub(crate) fn first_lacking(&self) -> Option<&'static str> {
        self.first(false)
    }

    fn first(&self, given: bool) -> Option<&'static str> {
        const COLUMNS: [&str; 6] =
            ["DATE_INT", "DATE_MATCH", "FOSTER_CARE", "NB_ADOPTR", "SEX_ADOPTR", "LS_ADOPTR"];
        COLUMNS.into_iter().zip(self.given()).find(|(_, is)| *is == given).map(|(column, _)| column)
    }
}

typed! {
    /// A decision that a child should be placed for adoption.
    PlacedAdoption = PlacedAdoption, placed_for_adoption {
        text reason_placed_ceased = REASON_PLACED_CEASED,
        date dob = DOB,
        date date_placed = DATE_PLACED,
        date date_placed_ceased = DATE_PLACED_CEASED,
    }
}

typed! {
    /// Permanence before care. The date may have unknown parts: rules that ask read its text.
    PrevPerm = PrevPerm, previous_permanence {
        text prev_perm = PREV_PERM,
        text la_perm = LA_PERM,
        date dob = DOB,
        date date_perm = DATE_PERM,
    }
}

typed! {
    /// A time missing from care or away without authorisation.
    Missing = Missing, missing {
        text missing = MISSING,
        date dob = DOB,
        date mis_start = MIS_START,
        date mis_end = MIS_END,
    }
}

typed! {
    /// A social worker of the child.
    SwEpisode = SwEpisodes, social_worker_episodes {
        text sw_id = SW_ID,
        text sw_reason = SW_REASON,
        date sw_decom = SW_DECOM,
        date sw_dec = SW_DEC,
    }
}

typed! {
    /// A deprivation of liberty order.
    Dolo = Dolo, dolo {
        date dob = DOB,
        date dolo_start = DOLO_START,
        date dolo_end = DOLO_END,
    }
}

typed! {
    /// An episode as its columns have it.
    EpisodeCells = Episodes, episodes {
        text rne = RNE,
        text ls = LS,
        text cin = CIN,
        text place = PLACE,
        text place_provider = PLACE_PROVIDER,
        text rec = REC,
        text reason_place_change = REASON_PLACE_CHANGE,
        text home_post = HOME_POST,
        text pl_post = PL_POST,
        text urn = URN,
        text pl_la = PL_LA,
        text pl_location = PL_LOCATION,
        text pl_distance = PL_DISTANCE,
        date decom = DECOM,
        date dec = DEC,
    }
}
