//! A paper that a young person needs to live on their own.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// What paper.
    Paper = "paper", "Paper a young person needs" {
        Passport = "passport" "Passport",
        BirthCertificate = "birth_certificate" "Birth certificate",
        NationalInsurance = "national_insurance" "National Insurance number",
        BankAccount = "bank_account" "Bank account",
        RightToStay = "right_to_stay" "Right to stay",
        DrivingLicence = "driving_licence" "Driving licence",
        LifeStory = "life_story" "Life story book",
        Savings = "savings" "Savings account",
        Photo = "photo" "Proof of identity with a photo",
        NhsNumber = "nhs_number" "NHS number",
    }
}

code_set! {
    /// How it stands.
    PaperStands = "paper_stands", "How a paper stands" {
        Has = "has" "The young person has it",
        Kept = "kept" "Kept for the young person",
        Applied = "applied" "Applied for",
        Missing = "missing" "Missing",
        NotNeeded = "not_needed" "Not needed",
        Refused = "refused" "Refused, or not possible",
    }
}

/// How a paper stands that a young person needs: a passport, a birth certificate, a bank account. The newest word on each
/// sort holds.
///
/// Happened: the day it was looked at. Source: Care Leavers (England) Regulations 2010, Schedule 1 (matters to be dealt with in
/// the pathway plan); Children Act 1989 guidance, volume 3.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeaverDocument {
    /// Day.
    pub day: Day,
    /// Which.
    pub what: Paper,
    /// How does it stand.
    pub stands: PaperStands,
    /// Valid until.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires: Option<Day>,
    /// Who keeps it, and where.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kept: Option<String>,
    /// What is still to be done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
}

impl Definition for LeaverDocument {
    const KIND: &'static Kind = &Kind {
        name: "leaver_document",
        title: "Paper a young person needs",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("what", "Which?", Form::Choice(Paper::SET)),
            Field::new("stands", "How does it stand?", Form::Choice(PaperStands::SET)),
            Field::new("expires", "Valid until", Form::Day).optional(),
            Field::new("kept", "Who keeps it, and where?", Form::Text).optional(),
            Field::new("notes", "What is still to be done?", Form::Text).optional(),
        ],
        read: read::<LeaverDocument>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }
}
