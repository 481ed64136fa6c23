//! Request to see a record.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// In which way somebody asks to see a record.
    AccessSort = "access_sort", "In which way somebody asks to see a record" {
        SubjectAccess = "subject_access" "They ask for what is recorded: subject access",
        CareRecords = "care_records" "An adult who was in care asks for their story",
    }
}

code_set! {
    /// Who asks to see a record.
    AccessBy = "access_by", "Who asks to see a record" {
        Person = "person" "The person whom it is about",
        Parent = "parent" "A parent with parental responsibility, for a child too young to ask",
        Representative = "representative" "Somebody who acts for them",
        Relative = "relative" "A relative of somebody who has died",
    }
}

code_set! {
    /// How somebody wants to read their record.
    ReadHow = "read_how", "How somebody wants to read their record" {
        Whole = "whole" "All of it at once",
        InParts = "in_parts" "A part at a time",
        Together = "together" "Together with somebody",
        NotSaid = "not_said" "Not said yet",
    }
}

code_set! {
    /// How a record was handed over.
    ReleasedHow = "released_how", "How a record was handed over" {
        InPerson = "in_person" "In person",
        Post = "post" "By recorded post",
        Electronic = "electronic" "By a secure electronic way",
    }
}

/// Something that was looked for and not found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotFound {
    /// What.
    pub what: String,
    /// Where else it may be.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub elsewhere: Option<String>,
}

/// The fields of each.
const NOT_FOUND: &[Field] = &[
    Field::new("what", "What was not found", Form::Text),
    Field::new("elsewhere", "Where else it may be: a home, another authority, a court", Form::Text)
        .optional(),
];

/// Somebody asked to see what is recorded about them or their child: from the day it came to the day it was handed over.
///
/// Happened: the span. Source: UK General Data Protection Regulation, articles 12, 12A and 15 (12A was put in by the Data (Use
/// and Access) Act 2025, section 76: the month runs from the latest of receipt and proof of who asks; the days between a
/// question of what is meant and its answer do not count). An adult who was in care: Children Act 1989 guidance, volume 3,
/// on access to records, whose tone it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccessRequest {
    /// Received.
    pub received: Day,
    /// Identity or clarification received.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub identity: Option<Day>,
    /// Was it extended because it is complex.
    #[serde(default, skip_serializing_if = "crate::kind::is_false")]
    pub extended: bool,
    /// Answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answered: Option<Day>,
    /// In which way do they ask.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sort: Option<AccessSort>,
    /// Who asks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<AccessBy>,
    /// Their name, where it is not the person whom it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// What shows that they may ask.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proof: Option<String>,
    /// How it was shown who they are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub identified: Option<String>,
    /// What they ask for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scope: Option<String>,
    /// Do they ask who looked at the record.
    #[serde(default, skip_serializing_if = "crate::kind::is_false")]
    pub looks: bool,
    /// Asked what is meant on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asked: Option<Day>,
    /// They said what is meant on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub said: Option<Day>,
    /// They were told of the extension on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extension_told: Option<Day>,
    /// Why it is extended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extension_why: Option<String>,
    /// Who goes with them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub worker: Option<String>,
    /// How do they want to read it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub how: Option<ReadHow>,
    /// What was offered before they read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
    /// What was offered while they read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub during: Option<String>,
    /// What was offered afterwards.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
    /// Photographs and letters were given first, on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub keepsakes: Option<Day>,
    /// They were told how long it takes on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wait_told: Option<Day>,
    /// What was not found.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<NotFound>,
    /// Words of the time that are explained.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
    /// Who made it ready.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prepared_by: Option<String>,
    /// Who checked it before it went.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub checked_by: Option<String>,
    /// Checked on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub checked: Option<Day>,
    /// What exactly was checked: the digest of the bundle.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bundle: Option<String>,
    /// How was it handed over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub released: Option<ReleasedHow>,
    /// To whom.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub released_to: Option<String>,
    /// If it is refused, why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refused: Option<String>,
    /// They took it back on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub taken_back: Option<Day>,
}

impl AccessRequest {
    /// A request that was only received, in no particular way.
    pub fn received(received: Day) -> AccessRequest {
        AccessRequest {
            received,
            identity: None,
            extended: false,
            answered: None,
            sort: None,
            by: None,
            name: None,
            proof: None,
            identified: None,
            scope: None,
            looks: false,
            asked: None,
            said: None,
            extension_told: None,
            extension_why: None,
            worker: None,
            how: None,
            before: None,
            during: None,
            after: None,
            keepsakes: None,
            wait_told: None,
            missing: Vec::new(),
            words: None,
            prepared_by: None,
            checked_by: None,
            checked: None,
            bundle: None,
            released: None,
            released_to: None,
            refused: None,
            taken_back: None,
        }
    }

    /// Whether it is of an adult who was in care and asks for their story.
    pub fn is_care_records(&self) -> bool {
        self.sort == Some(AccessSort::CareRecords)
    }

    /// When it ended: handed over, refused or taken back.
    pub fn ended(&self) -> Option<Day> {
        self.answered.or(self.taken_back)
    }
}

impl Definition for AccessRequest {
    const KIND: &'static Kind = &Kind {
        name: "access_request",
        title: "Request to see a record",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("received", "Received", Form::Day),
            Field::new("identity", "Identity or clarification received", Form::Day).optional(),
            Field::new("extended", "Was it extended because it is complex?", Form::YesNo),
            Field::new("answered", "Answered", Form::Day).optional(),
            Field::new("sort", "In which way do they ask?", Form::Choice(AccessSort::SET)).optional(),
            Field::new("by", "Who asks?", Form::Choice(AccessBy::SET)).optional(),
            Field::new("name", "Their name, where it is not the person whom it is about", Form::Text).optional(),
            Field::new("proof", "What shows that they may ask?", Form::Text)
                .hint("A signed authority, a court order, the birth certificate")
                .optional(),
            Field::new("identified", "How was it shown who they are?", Form::Text)
                .hint("Somebody whom a worker knows need not prove it again")
                .optional(),
            Field::new("scope", "What do they ask for?", Form::LongText)
                .hint("Everything, where nothing is said")
                .optional(),
            Field::new("looks", "Do they ask who looked at the record?", Form::YesNo),
            Field::new("asked", "Asked what is meant on", Form::Day)
                .hint("Only where much is recorded and it is not clear what is asked: the clock stands still until they say")
                .optional(),
            Field::new("said", "They said what is meant on", Form::Day).optional(),
            Field::new("extension_told", "They were told of the extension on", Form::Day).optional(),
            Field::new("extension_why", "Why is it extended?", Form::Text).optional(),
            Field::new("worker", "Who goes with them?", Form::Worker).optional(),
            Field::new("how", "How do they want to read it?", Form::Choice(ReadHow::SET)).optional(),
            Field::new("before", "What was offered before they read?", Form::LongText).optional(),
            Field::new("during", "What was offered while they read?", Form::LongText).optional(),
            Field::new("after", "What was offered afterwards?", Form::LongText).optional(),
            Field::new("keepsakes", "Photographs and letters were given first, on", Form::Day).optional(),
            Field::new("wait_told", "They were told how long it takes on", Form::Day).optional(),
            Field::new("missing", "What was not found, and where else to ask", Form::Parts(NOT_FOUND)).optional(),
            Field::new("words", "Words of the time that need explaining", Form::LongText).optional(),
            Field::new("prepared_by", "Who made it ready?", Form::Worker).optional(),
            Field::new("checked_by", "Who checked it before it went?", Form::Worker).optional(),
            Field::new("checked", "Checked on", Form::Day).optional(),
            Field::new("bundle", "Digest of what was checked", Form::Text).optional().given(),
            Field::new("released", "How was it handed over?", Form::Choice(ReleasedHow::SET)).optional(),
            Field::new("released_to", "To whom?", Form::Text).optional(),
            Field::new("refused", "If it is refused, why?", Form::LongText).optional(),
            Field::new("taken_back", "They took it back on", Form::Day).optional(),
        ],
        read: read::<AccessRequest>,
    };

    fn happened(&self) -> Happened {
        Happened::span(self.received, self.ended())
    }

    fn check(&self) -> Vec<Trouble> {
        let mut troubles = Vec::new();
        for (day, field) in [(self.identity, "identity"), (self.asked, "asked"), (self.answered, "answered")]
        {
            if day.is_some_and(|day| day < self.received) {
                troubles.push(Trouble::stops(field, "This day is before the request was received"));
            }
        }
        if let (Some(asked), Some(said)) = (self.asked, self.said)
            && said < asked
        {
            troubles
                .push(Trouble::stops("said", "They cannot have said what is meant before they were asked"));
        }
        if self.said.is_some() && self.asked.is_none() {
            troubles.push(Trouble::stops("asked", "Say when they were asked what is meant"));
        }
        if self.extended && self.extension_why.is_none() && self.extension_told.is_some() {
            troubles.push(Trouble::stops("extension_why", "Say why it is extended: they have to be told"));
        }
        if self.checked_by.is_some() && self.checked_by == self.prepared_by {
            troubles
                .push(Trouble::stops("checked_by", "Somebody else than who made it ready has to check it"));
        }
        if self.released.is_some() && self.checked_by.is_none() {
            troubles.push(Trouble::stops(
                "released",
                "It is handed over only after a second person has checked it",
            ));
        }
        troubles
    }
}
