//! A record that went to another authority, or came from one.

use calendar::{Day, Moment};
use serde::{Deserialize, Serialize};

use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// A copy of the record was made for another authority. What stands here stays.
///
/// Happened: the day. Source: Care Planning, Placement and Case Review (England) Regulations 2010, regulation 49 (a child's case
/// record is kept; a copy goes with the child).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TransferSent {
    /// Day.
    pub day: Day,
    /// To which authority.
    pub to: String,
    /// Who made it.
    pub by: String,
    /// Who approved it.
    pub approved_by: String,
    /// Digest of the bundle.
    pub digest: String,
    /// Entries in it.
    pub entries: u64,
    /// Documents in it.
    pub documents: u64,
    /// What was left out.
    pub left_out: Vec<LeftOut>,
}

/// What a bundle does not hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    /// What.
    pub what: String,
    /// How many entries.
    pub entries: u64,
}

/// The fields of what is left out.
const LEFT_OUT: &[Field] =
    &[Field::new("what", "What", Form::Text), Field::new("entries", "Entries", Form::Number)];

impl Definition for TransferSent {
    const KIND: &'static Kind = &Kind {
        name: "transfer_sent",
        title: "Copy of the record sent to another authority",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day", Form::Day).given(),
            Field::new("to", "To which authority?", Form::Text),
            Field::new("by", "Who made it?", Form::Worker).given(),
            Field::new("approved_by", "Who approved it?", Form::Worker).given(),
            Field::new("digest", "Digest of the bundle", Form::Text).given(),
            Field::new("entries", "Entries in it", Form::Number).given(),
            Field::new("documents", "Documents in it", Form::Number).given(),
            // A list that only the program writes: nobody records by hand that a record went.
            Field::new("left_out", "What was left out", Form::Listing),
        ],
        read: read::<TransferSent>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }

    fn significant(&self) -> bool {
        true
    }

    fn line(&self) -> String {
        format!("To {}: {} entries and {} documents.", self.to, self.entries, self.documents)
    }
}

/// One revision that came from elsewhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Came {
    /// Its kind.
    pub kind: String,
    /// Its identifier.
    pub id: String,
    /// Its revision, here.
    pub revision: u32,
    /// When it was recorded there.
    pub recorded: Moment,
    /// By whom there, by name and role as they were known there.
    pub by: String,
}

/// The record, or a part of it, came from another authority: each entry with when and by whom it was recorded there. A large
/// record has several of these.
///
/// Happened: the day on which it came.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TransferReceived {
    /// Day on which it was imported.
    pub day: Day,
    /// From which authority, by its name.
    pub from: String,
    /// That authority's code.
    pub code: String,
    /// The number of the record there.
    pub number: String,
    /// Day on which the copy was made.
    pub sent: Day,
    /// Who imported it.
    pub by: String,
    /// Who approved it.
    pub approved_by: String,
    /// Digest of the bundle.
    pub digest: String,
    /// What was left out of it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub left_out: Vec<LeftOut>,
    /// The entries.
    pub came: Vec<Came>,
}

impl Definition for TransferReceived {
    const KIND: &'static Kind = &Kind {
        name: "transfer_received",
        title: "Record received from another authority",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day on which it came", Form::Day).given(),
            Field::new("from", "From which authority?", Form::Text),
            Field::new("code", "Its code", Form::Text).given(),
            Field::new("number", "Number of the record there", Form::Text).given(),
            Field::new("sent", "Day on which the copy was made", Form::Day).given(),
            Field::new("by", "Who imported it?", Form::Worker).given(),
            Field::new("approved_by", "Who approved it?", Form::Worker).given(),
            Field::new("digest", "Digest of the bundle", Form::Text).given(),
            Field::new("left_out", "What was left out of it", Form::Parts(LEFT_OUT)).given().optional(),
            // A list that only the program writes: nobody records by hand where an entry came from.
            Field::new("came", "Its entries", Form::Listing),
        ],
        read: read::<TransferReceived>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }

    fn significant(&self) -> bool {
        true
    }

    fn line(&self) -> String {
        format!("From {} ({}), where its number was {}.", self.from, self.code, self.number)
    }
}
