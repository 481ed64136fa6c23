//! For how long a class of record is kept here.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// A class of record, for which one rule says how long it is kept.
    RecordClass = "record_class", "A class of record" {
        LookedAfter = "looked_after" "A child who was ever looked after",
        DiedYoung = "died_young" "A looked-after child who died before 18",
        Adopted = "adopted" "A child who was adopted",
        ProtectionPlan = "protection_plan" "A child who was on a protection plan and never looked after",
        InNeed = "in_need" "A child who was helped and never looked after",
        NotTakenFurther = "not_taken_further" "A referral that was not taken further",
        PrivatelyFostered = "privately_fostered" "A child who was privately fostered",
        FosterCarer = "foster_carer" "Somebody who was approved to foster",
        FosterApplicant = "foster_applicant" "Somebody who asked to foster and was not approved",
        Adopter = "adopter" "Somebody who adopted",
        Staff = "staff" "Somebody who worked with children",
        AskedOutside = "asked_outside" "A request for an advocate that came from outside",
    }
}

code_set! {
    /// From which event a record is kept.
    RetentionFrom = "retention_from", "From which event a record is kept" {
        Birth = "birth" "Birth",
        Death = "death" "Death",
        Order = "order" "The adoption order",
        ApprovalEnded = "approval_ended" "The end of the approval",
        Refused = "refused" "The refusal or withdrawal",
        Closed = "closed" "The end of the work",
        Left = "left" "The day on which they left",
    }
}

/// For how long this authority keeps a class of record, from which event, and by which provision or decision. It stands beside
/// what is shipped; what the law asks for at least cannot be made shorter.
///
/// Happened: the span.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RetentionRule {
    /// From.
    pub since: Day,
    /// To.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
    /// Class of record.
    pub class: RecordClass,
    /// Years.
    pub years: u16,
    /// From which event.
    pub from: RetentionFrom,
    /// Provision, or decision of the authority.
    pub provision: String,
}

impl Definition for RetentionRule {
    const KIND: &'static Kind = &Kind {
        name: "retention_rule",
        title: "How long a class of record is kept",
        subject: SubjectKind::Authority,
        sensitivity: Sensitivity::Open,
        fields: &[
            Field::new("since", "From", Form::Day),
            Field::new("until", "To", Form::Day).optional(),
            Field::new("class", "Class of record", Form::Choice(RecordClass::SET)),
            Field::new("years", "Years", Form::Number),
            Field::new("from", "From which event?", Form::Choice(RetentionFrom::SET)),
            Field::new("provision", "Provision, or decision of the authority", Form::Text),
        ],
        read: read::<RetentionRule>,
    };

    fn happened(&self) -> Happened {
        Happened::span(self.since, self.until)
    }

    fn check(&self) -> Vec<Trouble> {
        if self.years == 0 || self.years > 150 {
            return vec![Trouble::stops("years", "Give a number of years from 1 to 150")];
        }
        Vec::new()
    }
}

code_set! {
    /// Why destruction is stopped.
    HoldBecause = "hold_because", "Why destruction is stopped" {
        Inquiry = "inquiry" "A public inquiry asked that nothing be destroyed",
        Litigation = "litigation" "A claim, or one that may come",
        Police = "police" "The police investigate",
        Request = "request" "Somebody has asked to see the record",
        Review = "review" "A safeguarding review",
        Other = "other" "Another reason",
    }
}

/// While it stands, nothing of whom it names is destroyed; of nobody, where it names nobody. The national inquiry into child
/// sexual abuse once asked this of every authority, for years.
///
/// Happened: the span.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RetentionHold {
    /// From.
    pub since: Day,
    /// To.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
    /// Why.
    pub because: HoldBecause,
    /// Of which class; of every class, where it is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub class: Option<RecordClass>,
    /// Of whom: sort and number; of everybody, where it is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    /// Reason, reference and who asked.
    pub reason: String,
}

impl Definition for RetentionHold {
    const KIND: &'static Kind = &Kind {
        name: "retention_hold",
        title: "Destruction stopped",
        subject: SubjectKind::Authority,
        sensitivity: Sensitivity::Restricted,
        fields: &[
            Field::new("since", "From", Form::Day),
            Field::new("until", "To", Form::Day).optional(),
            Field::new("because", "Why?", Form::Choice(HoldBecause::SET)),
            Field::new("class", "Of which class of record?", Form::Choice(RecordClass::SET))
                .hint("Of every class, where it is left empty")
                .optional(),
            Field::new("subject", "Of whom?", Form::Text)
                .hint("Such as child:1234. Of everybody, where it is left empty")
                .optional(),
            Field::new("reason", "Reason, reference, and who asked", Form::LongText),
        ],
        read: read::<RetentionHold>,
    };

    fn happened(&self) -> Happened {
        Happened::span(self.since, self.until)
    }

    fn check(&self) -> Vec<Trouble> {
        if self.until.is_some_and(|until| until < self.since) {
            return vec![Trouble::stops("until", "This day is before the first")];
        }
        Vec::new()
    }
}
