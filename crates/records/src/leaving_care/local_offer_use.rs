//! What a care leaver asked for of the local offer, and what came of it.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::Money;
use crate::codes::set::code_set;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// What is offered.
    Offered = "offered", "What the local offer holds" {
        CouncilTax = "council_tax" "Council tax: nothing to pay, or less",
        SettingUpHome = "setting_up_home" "Money for setting up home",
        Housing = "housing" "Priority for housing",
        RentDeposit = "rent_deposit" "Deposit or guarantor for rent",
        Bursary = "bursary" "Bursary for college or university",
        HolidayHome = "holiday_home" "Somewhere to live in university holidays",
        Apprenticeship = "apprenticeship" "Apprenticeship with the council",
        Travel = "travel" "Travel",
        Leisure = "leisure" "Leisure and gym",
        Prescriptions = "prescriptions" "Prescriptions, dentist and glasses",
        Internet = "internet" "Telephone and internet",
        Therapy = "therapy" "Somebody to talk to: counselling, assistance programme",
        Hub = "hub" "Hub, drop-ins and courses",
        Mentor = "mentor" "Mentor or befriender",
        Emergency = "emergency" "Money in an emergency",
        Other = "other" "Something else",
    }
}

code_set! {
    /// What came of it.
    OfferStands = "offer_stands", "What came of it" {
        Told = "told" "The young person was told of it",
        Asked = "asked" "Asked for",
        Given = "given" "Given",
        Refused = "refused" "Refused",
        Declined = "declined" "The young person does not want it",
    }
}

/// A care leaver was told of something in the local offer, asked for it, got it or was refused it.
///
/// Happened: the day. Source: Children and Social Work Act 2017, section 2; Children Act 1989, sections 23C and 24B.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LocalOfferUse {
    /// Day.
    pub day: Day,
    /// What.
    pub what: Offered,
    /// What came of it.
    pub stands: OfferStands,
    /// How much.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<Money>,
    /// Until.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
    /// By which authority. Where the young person lives in another area: who gives it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authority: Option<String>,
    /// Notes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
}

impl Definition for LocalOfferUse {
    const KIND: &'static Kind = &Kind {
        name: "local_offer_use",
        title: "Use of the local offer",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("what", "What?", Form::Choice(Offered::SET)),
            Field::new("stands", "What came of it?", Form::Choice(OfferStands::SET)),
            Field::new("amount", "How much?", Form::Money).optional(),
            Field::new("until", "Until", Form::Day).optional(),
            Field::new("authority", "By which authority?", Form::Text)
                .optional()
                .hint("Where the young person lives in another area: who gives it"),
            Field::new("notes", "Notes", Form::Text).optional(),
        ],
        read: read::<LocalOfferUse>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }
}
