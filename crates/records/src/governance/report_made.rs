//! Report made.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// Which report.
    ReportSort = "report_sort", "Which report" {
        ReviewingAnnual = "reviewing_annual" "Annual report of the reviewing service",
        VirtualSchoolAnnual = "virtual_school_annual" "Annual report of the virtual school",
        CorporateParenting = "corporate_parenting" "Corporate parenting performance report",
        FosteringScrutiny = "fostering_scrutiny" "Fostering progress report",
        Attendance = "attendance" "Attendance and exclusion report",
        LocalOffer = "local_offer" "Local offer for care leavers",
    }
}

/// A report of the authority was made and given to those it is for.
///
/// Happened: the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportMade {
    /// Day.
    pub day: Day,
    /// Which report.
    pub what: ReportSort,
    /// Where it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<String>,
}

impl Definition for ReportMade {
    const KIND: &'static Kind = &Kind {
        name: "report_made",
        title: "Report made",
        subject: SubjectKind::Authority,
        sensitivity: Sensitivity::Open,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("what", "Which report?", Form::Choice(ReportSort::SET)),
            Field::new("document", "Where it is", Form::Text).optional(),
        ],
        read: read::<ReportMade>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }
}
