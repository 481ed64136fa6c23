//! The tables in which one row is one record.

use std::fmt::Debug;

use calendar::{Day, Period};
use exchange::Problem;
use records::adoption::{AdoptionDecision, AdoptionMatch};
use records::codes::{InTouch, MissingKind, PreviousPermanence, Sex};
use records::coming_into_care::{ChildIdentity, PermanenceBefore, UnaccompaniedAsylumSeeking};
use records::court::DeprivationOfLibertyOrder;
use records::health::HealthOutcomes;
use records::leaving_care::CareLeaverContact;
use records::missing_and_risk::MissingEpisode;
use records::reviews::Review;
use records::workforce::SocialWorkerAllocation;
use records::{Definition, PartialDay};

use super::cells::{self, Reading};
use crate::tables::Table;

/// What a row is written from besides its own record.
pub(super) struct About<'a> {
    pub(super) child: &'a str,
    pub(super) identity: Option<&'a ChildIdentity>,
    pub(super) year: u16,
}

impl About<'_> {
    fn born(&self) -> String {
        cells::day(self.identity.map(|identity| identity.born))
    }

    fn sex(&self) -> String {
        self.identity
            .and_then(|identity| identity.sex)
            .map_or("", |sex| sex.return_code(self.year))
            .to_owned()
    }

    fn days(&self) -> Period {
        Period::financial_year(i32::from(self.year))
    }

    fn touches(&self, from: Day, to: Option<Day>) -> bool {
        from <= self.days().to && to.is_none_or(|to| to >= self.days().from)
    }
}

/// A table in which one row is one record.
pub(super) trait Listed: Definition + Clone + Debug {
    /// The table.
    const TABLE: Table;

    /// What names the row among the child's rows of the table.
    fn key(&self) -> String;

    /// Reads a row.
    fn read(row: &mut Reading<'_>, year: u16) -> Result<Self, Problem>;

    /// Writes the cells.
    fn cells(&self, about: &About<'_>) -> Vec<String>;

    /// Whether the return of the year carries it by the guide's rules.
    fn carried(&self, about: &About<'_>) -> bool;
}

impl Listed for ChildIdentity {
    const TABLE: Table = Table::Header;

    fn key(&self) -> String {
        "identity".to_owned()
    }

    fn read(row: &mut Reading<'_>, _: u16) -> Result<Self, Problem> {
        let sex = match row.text("SEX") {
            "1" => Some(Sex::Male),
            "2" => Some(Sex::Female),
            _ => row.code("SEX"),
        };
        Ok(ChildIdentity {
            born: row.needed_day("DOB")?,
            sex,
            ethnicity: row.code("ETHNIC"),
            upn: row.some("UPN"),
            mother: row.yes("MOTHER"),
            child_born: row.day("MC_DOB"),
        })
    }

    fn cells(&self, about: &About<'_>) -> Vec<String> {
        vec![
            about.child.to_owned(),
            self.sex.map_or("", |sex| sex.return_code(about.year)).to_owned(),
            self.born.to_return(),
            cells::code(self.ethnicity),
            self.upn.clone().unwrap_or_default(),
            cells::yes(self.mother),
            cells::day(self.child_born),
        ]
    }

    /// A header goes with the child's other rows: [`super::rows`] decides.
    fn carried(&self, _: &About<'_>) -> bool {
        false
    }
}

impl Listed for Review {
    const TABLE: Table = Table::Reviews;

    fn key(&self) -> String {
        self.day.to_string()
    }

    fn read(row: &mut Reading<'_>, _: u16) -> Result<Self, Problem> {
        Ok(Review { day: row.needed_day("REVIEW")?, participation: row.code("REVIEW_CODE") })
    }

    fn cells(&self, about: &About<'_>) -> Vec<String> {
        vec![about.child.to_owned(), about.born(), self.day.to_return(), cells::code(self.participation)]
    }

    fn carried(&self, about: &About<'_>) -> bool {
        about.days().contains(self.day)
    }
}

impl Listed for UnaccompaniedAsylumSeeking {
    const TABLE: Table = Table::Uasc;

    fn key(&self) -> String {
        self.year.to_string()
    }

    fn read(row: &mut Reading<'_>, year: u16) -> Result<Self, Problem> {
        Ok(UnaccompaniedAsylumSeeking { year, ceased: row.day("DUC") })
    }

    fn cells(&self, about: &About<'_>) -> Vec<String> {
        vec![about.child.to_owned(), about.sex(), about.born(), cells::day(self.ceased)]
    }

    fn carried(&self, about: &About<'_>) -> bool {
        self.year == about.year
    }
}

impl Listed for HealthOutcomes {
    const TABLE: Table = Table::Oc2;

    fn key(&self) -> String {
        self.year.to_string()
    }

    fn read(row: &mut Reading<'_>, year: u16) -> Result<Self, Problem> {
        Ok(HealthOutcomes {
            year,
            sdq_score: row.number("SDQ_SCORE", 40),
            sdq_reason: row.code("SDQ_REASON"),
            convicted: row.yes("CONVICTED"),
            development_checks: row.yes("HEALTH_CHECK"),
            immunisations: row.yes("IMMUNISATIONS"),
            teeth: row.yes("TEETH_CHECK"),
            health_assessment: row.yes("HEALTH_ASSESSMENT"),
            substance_misuse: row.yes("SUBSTANCE_MISUSE"),
            intervention_received: row.yes("INTERVENTION_RECEIVED"),
            intervention_offered: row.yes("INTERVENTION_OFFERED"),
        })
    }

    fn cells(&self, about: &About<'_>) -> Vec<String> {
        vec![
            about.child.to_owned(),
            about.born(),
            self.sdq_score.map(|score| score.to_string()).unwrap_or_default(),
            cells::code(self.sdq_reason),
            cells::yes(self.convicted),
            cells::yes(self.development_checks),
            cells::yes(self.immunisations),
            cells::yes(self.teeth),
            cells::yes(self.health_assessment),
            cells::yes(self.substance_misuse),
            cells::yes(self.intervention_received),
            cells::yes(self.intervention_offered),
        ]
    }

    fn carried(&self, about: &About<'_>) -> bool {
        self.year == about.year
    }
}

impl Listed for CareLeaverContact {
    const TABLE: Table = Table::Oc3;

    fn key(&self) -> String {
        self.year.to_string()
    }

    fn read(row: &mut Reading<'_>, year: u16) -> Result<Self, Problem> {
        let in_touch = InTouch::of(row.text("IN_TOUCH")).ok_or_else(|| {
            row.refuse("IN_TOUCH", "is no code of the set IN_TOUCH", "YES, NO, DIED, REFU, NREQ or RHOM")
        })?;
        Ok(CareLeaverContact {
            year,
            in_touch,
            activity: row.code("ACTIV"),
            accommodation: row.code("ACCOM"),
        })
    }

    fn cells(&self, about: &About<'_>) -> Vec<String> {
        vec![
            about.child.to_owned(),
            about.born(),
            self.in_touch.code().to_owned(),
            cells::code(self.activity),
            cells::code(self.accommodation),
        ]
    }

    fn carried(&self, about: &About<'_>) -> bool {
        self.year == about.year
    }
}

impl Listed for AdoptionMatch {
    const TABLE: Table = Table::Ad1;

    fn key(&self) -> String {
        self.year.to_string()
    }

    fn read(row: &mut Reading<'_>, year: u16) -> Result<Self, Problem> {
        Ok(AdoptionMatch {
            year,
            decided: row.day("DATE_INT"),
            matched: row.day("DATE_MATCH"),
            by_foster_carer: row.yes("FOSTER_CARE"),
            adopters: row.number("NB_ADOPTR", 2),
            adopter_sex: row.code("SEX_ADOPTR"),
            adopter_status: row.code("LS_ADOPTR"),
        })
    }

    fn cells(&self, about: &About<'_>) -> Vec<String> {
        vec![
            about.child.to_owned(),
            about.born(),
            cells::day(self.decided),
            cells::day(self.matched),
            cells::yes(self.by_foster_carer),
            self.adopters.map(|adopters| adopters.to_string()).unwrap_or_default(),
            cells::code(self.adopter_sex),
            cells::code(self.adopter_status),
        ]
    }

    fn carried(&self, about: &About<'_>) -> bool {
        self.year == about.year
    }
}

impl Listed for AdoptionDecision {
    const TABLE: Table = Table::PlacedAdoption;

    fn key(&self) -> String {
        self.day.to_string()
    }

    fn read(row: &mut Reading<'_>, _: u16) -> Result<Self, Problem> {
        Ok(AdoptionDecision {
            day: row.needed_day("DATE_PLACED")?,
            reversed: row.closing_day("DATE_PLACED_CEASED")?,
            because: row.code("REASON_PLACED_CEASED"),
        })
    }

    fn cells(&self, about: &About<'_>) -> Vec<String> {
        vec![
            about.child.to_owned(),
            about.born(),
            self.day.to_return(),
            cells::day(self.reversed),
            cells::code(self.because),
        ]
    }

    fn carried(&self, about: &About<'_>) -> bool {
        about.touches(self.day, self.reversed)
    }
}

impl Listed for PermanenceBefore {
    const TABLE: Table = Table::PrevPerm;

    fn key(&self) -> String {
        self.year.to_string()
    }

    fn read(row: &mut Reading<'_>, year: u16) -> Result<Self, Problem> {
        let option = PreviousPermanence::of(row.text("PREV_PERM")).ok_or_else(|| {
            row.refuse("PREV_PERM", "is no code of the set PREV_PERM", "P1, P2, P3, P4 or Z1")
        })?;
        let ordered = match row.text("DATE_PERM") {
            "" => None,
            text => match PartialDay::parse_return(text) {
                Ok(day) => Some(day),
                Err(_) => {
                    return Err(row.refuse(
                        "DATE_PERM",
                        "is not a day in the calendar",
                        "a date DD/MM/YYYY, in which ZZ stands for what is not known",
                    ));
                }
            },
        };
        Ok(PermanenceBefore { year, option, authority: row.some("LA_PERM"), ordered })
    }

    fn cells(&self, about: &About<'_>) -> Vec<String> {
        vec![
            about.child.to_owned(),
            about.born(),
            self.option.code().to_owned(),
            self.authority.clone().unwrap_or_default(),
            self.ordered.map(PartialDay::to_return).unwrap_or_default(),
        ]
    }

    fn carried(&self, about: &About<'_>) -> bool {
        self.year == about.year
    }
}

impl Listed for MissingEpisode {
    const TABLE: Table = Table::Missing;

    fn key(&self) -> String {
        self.since.to_string()
    }

    fn read(row: &mut Reading<'_>, _: u16) -> Result<Self, Problem> {
        let what = MissingKind::of(row.text("MISSING"))
            .ok_or_else(|| row.refuse("MISSING", "is no code of the set MISSING", "M or A"))?;
        Ok(MissingEpisode { since: row.needed_day("MIS_START")?, until: row.closing_day("MIS_END")?, what })
    }

    fn cells(&self, about: &About<'_>) -> Vec<String> {
        let until = self.until.filter(|until| *until <= about.days().to);
        vec![
            about.child.to_owned(),
            about.born(),
            self.what.code().to_owned(),
            self.since.to_return(),
            cells::day(until),
        ]
    }

    fn carried(&self, about: &About<'_>) -> bool {
        about.touches(self.since, self.until)
    }
}

impl Listed for SocialWorkerAllocation {
    const TABLE: Table = Table::SwEpisodes;

    fn key(&self) -> String {
        self.since.to_string()
    }

    fn read(row: &mut Reading<'_>, _: u16) -> Result<Self, Problem> {
        let Some(worker) = row.some("SW_ID") else {
            return Err(row.refuse(
                "SW_ID",
                "is missing: without it the row says nothing",
                "a Social Work England number, or a local identifier that begins XX",
            ));
        };
        Ok(SocialWorkerAllocation {
            since: row.needed_day("SW_DECOM")?,
            until: row.closing_day("SW_DEC")?,
            worker,
            because: row.code("SW_REASON"),
        })
    }

    fn cells(&self, about: &About<'_>) -> Vec<String> {
        let until = self.until.filter(|until| *until <= about.days().to);
        vec![
            about.child.to_owned(),
            about.born(),
            self.worker.clone(),
            self.since.to_return(),
            cells::day(until),
            cells::code(self.because),
        ]
    }

    fn carried(&self, about: &About<'_>) -> bool {
        about.year >= 2024 && about.touches(self.since, self.until)
    }
}

impl Listed for DeprivationOfLibertyOrder {
    const TABLE: Table = Table::Dolo;

    fn key(&self) -> String {
        self.since.to_string()
    }

    fn read(row: &mut Reading<'_>, _: u16) -> Result<Self, Problem> {
        Ok(DeprivationOfLibertyOrder {
            since: row.needed_day("DOLO_START")?,
            until: row.closing_day("DOLO_END")?,
        })
    }

    fn cells(&self, about: &About<'_>) -> Vec<String> {
        let until = self.until.filter(|until| *until <= about.days().to);
        vec![about.child.to_owned(), about.born(), self.since.to_return(), cells::day(until)]
    }

    fn carried(&self, about: &About<'_>) -> bool {
        about.year >= 2027 && about.touches(self.since, self.until)
    }
}
