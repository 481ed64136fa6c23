//! Erasure: proposed by one person, approved or refused by another, and done.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// On which legal ground something is erased.
    ErasureGround = "erasure_ground", "On which legal ground something is erased" {
        CourtOrder = "court_order" "A court ordered it",
        Regulator = "regulator" "The Information Commissioner, or another regulator, decided it",
        RetentionEnded = "retention_ended" "The time for which it has to be kept has ended",
        Unlawful = "unlawful" "It was recorded unlawfully",
        WrongChild = "wrong_child" "It was recorded under the wrong child",
        Request = "request" "The person asks, and no duty to keep it stands",
    }
}

impl ErasureGround {
    /// Whether it overrides a duty to keep the record: a court or the regulator has weighed it; what is of another child, or was
    /// recorded unlawfully, was never part of the record that has to be kept.
    pub const fn overrides_a_duty(self) -> bool {
        !matches!(self, ErasureGround::RetentionEnded | ErasureGround::Request)
    }

    /// Whether it reaches to a whole record, or to single entries only.
    pub const fn reaches_the_whole(self) -> bool {
        !matches!(self, ErasureGround::WrongChild)
    }
}

/// One entry that is named.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ErasureEntry {
    /// Its number in the journal.
    pub seq: u64,
}

/// Somebody whose whole record is named, with why it need not be kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ErasureOf {
    /// Whom: sort and number, such as child:1234.
    pub subject: String,
    /// The class of record.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub class: Option<String>,
    /// Until when it had to be kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kept_until: Option<Day>,
    /// By which provision.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provision: Option<String>,
}

/// Somebody proposes to erase entries of a record, or whole records. Somebody else has to approve it.
///
/// Happened: the day. Source: UK General Data Protection Regulation, article 17 (and 17(3): where it may not be).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ErasureProposed {
    /// Day.
    pub day: Day,
    /// Who proposes.
    pub by: String,
    /// Ground.
    pub ground: ErasureGround,
    /// The order, decision or request: its number, court, day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// Why, without anything of what is erased.
    pub reason: String,
    /// Of whom, where single entries are named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    /// Single entries.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub entries: Vec<ErasureEntry>,
    /// Whole records.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub whole: Vec<ErasureOf>,
    /// The last entry about any of them that the proposer saw.
    #[serde(default)]
    pub seen: u64,
    /// Refused by whoever should have approved it, on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refused: Option<Day>,
    /// Who refused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refused_by: Option<String>,
    /// Why it was refused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refused_why: Option<String>,
}

impl Definition for ErasureProposed {
    const KIND: &'static Kind = &Kind {
        name: "erasure_proposed",
        title: "Erasure proposed",
        subject: SubjectKind::Authority,
        sensitivity: Sensitivity::Restricted,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("by", "Who proposes?", Form::Worker),
            Field::new("ground", "On which ground?", Form::Choice(ErasureGround::SET)),
            Field::new("reference", "The order, decision or request", Form::Text)
                .hint("Court and number, or the regulator’s reference, and its day")
                .optional(),
            Field::new("reason", "Why?", Form::LongText)
                .hint("Write nothing here of what is erased: this stays"),
            Field::new("subject", "Of whom, where single entries are named", Form::Text).optional(),
            Field::new(
                "entries",
                "Single entries",
                Form::Parts(&[Field::new("seq", "Number", Form::Number)]),
            )
            .optional(),
            Field::new(
                "whole",
                "Whole records",
                Form::Parts(&[
                    Field::new("subject", "Whom", Form::Text),
                    Field::new("class", "Class of record", Form::Text).optional(),
                    Field::new("kept_until", "Had to be kept until", Form::Day).optional(),
                    Field::new("provision", "By", Form::Text).optional(),
                ]),
            )
            .optional(),
            Field::new("seen", "Last entry that was seen", Form::Number).optional().given(),
            Field::new("refused", "Refused on", Form::Day).optional(),
            Field::new("refused_by", "Who refused?", Form::Worker).optional(),
            Field::new("refused_why", "Why was it refused?", Form::LongText).optional(),
        ],
        read: read::<ErasureProposed>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }

    fn check(&self) -> Vec<Trouble> {
        let blank = |text: &Option<String>| text.as_deref().is_none_or(|text| text.trim().is_empty());
        let mut troubles = Vec::new();
        if self.reason.trim().is_empty() {
            troubles.push(Trouble::stops("reason", "Say why, without anything of what is erased"));
        }
        if matches!(self.ground, ErasureGround::CourtOrder | ErasureGround::Regulator)
            && blank(&self.reference)
        {
            troubles
                .push(Trouble::stops("reference", "Give the order or decision: whose, its number, its day"));
        }
        if self.entries.is_empty() == self.whole.is_empty() {
            troubles.push(Trouble::stops("entries", "Name single entries, or whole records"));
        }
        if !self.whole.is_empty() && !self.ground.reaches_the_whole() {
            troubles.push(Trouble::stops(
                "ground",
                "On this ground single entries are erased, not a whole record",
            ));
        }
        if self.refused.is_some() && (blank(&self.refused_why) || self.refused_by.is_none()) {
            troubles.push(Trouble::stops("refused_why", "A refusal says who refused and why"));
        }
        if self.refused_by.as_deref() == Some(self.by.as_str()) {
            troubles.push(Trouble::stops("refused_by", "Somebody else than the proposer decides"));
        }
        troubles
    }
}

/// Something was erased: that it was, by whom, on which ground; not what. The journal knows which entries it took.
///
/// Happened: the day. Recorded in the same transaction in which the payloads went.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Erasure {
    /// Day.
    pub day: Day,
    /// The proposal: its record.
    pub proposal: String,
    /// Who proposed it.
    pub proposed_by: String,
    /// Who approved it.
    pub approved_by: String,
    /// Ground.
    pub ground: ErasureGround,
    /// The order, decision or request.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// Why.
    pub reason: String,
    /// How many whole records.
    pub records: u64,
    /// How many entries.
    pub entries: u64,
    /// How many documents.
    pub documents: u64,
}

impl Definition for Erasure {
    const KIND: &'static Kind = &Kind {
        name: "erasure",
        title: "Erased",
        subject: SubjectKind::Authority,
        sensitivity: Sensitivity::Restricted,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("proposal", "Proposal", Form::Text),
            Field::new("proposed_by", "Who proposed it?", Form::Worker),
            Field::new("approved_by", "Who approved it?", Form::Worker),
            Field::new("ground", "On which ground?", Form::Choice(ErasureGround::SET)),
            Field::new("reference", "The order, decision or request", Form::Text).optional(),
            Field::new("reason", "Why?", Form::LongText),
            Field::new("records", "Whole records", Form::Number),
            Field::new("entries", "Entries", Form::Number),
            Field::new("documents", "Documents", Form::Number),
        ],
        read: read::<Erasure>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }

    fn check(&self) -> Vec<Trouble> {
        if self.proposed_by == self.approved_by {
            return vec![Trouble::stops("approved_by", "Somebody else than the proposer approves")];
        }
        Vec::new()
    }
}
