//! A decision about words of a record that somebody is to see.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// What is done with words of a record that somebody is to see.
    MarkSort = "mark_sort", "What is done with words of a record" {
        LeaveOut = "leave_out" "Leave these words out",
        Show = "show" "Show these words, which a rule would leave out",
        Withhold = "withhold" "Withhold the whole entry",
        Include = "include" "Include what a rule holds back",
    }
}

code_set! {
    /// Why something is left out of what somebody is shown.
    LeftOutGround = "left_out_ground", "Why something is left out" {
        ThirdParty = "third_party" "It is about somebody else, who has not agreed and whom it would not be reasonable to show",
        Referrer = "referrer" "It would show who reported a worry",
        SeriousHarm = "serious_harm" "Reading it would be likely to cause serious harm to somebody",
        LegalPrivilege = "legal_privilege" "Advice of a lawyer, or made for proceedings",
        Adoption = "adoption" "The law on adoption says how it may be seen",
        ChildAbuse = "child_abuse" "It says whether the child was or may be abused, and showing it is not in the \
            child’s interests",
        Crime = "crime" "It would harm the finding or prosecution of a crime",
        Reference = "reference" "A confidential reference",
        Court = "court" "A report given to a court, which the court has not let anybody see",
    }
}

impl LeftOutGround {
    /// Where the law says so, as a short citation.
    pub const fn provision(self) -> &'static str {
        match self {
            LeftOutGround::ThirdParty => "Data Protection Act 2018, Schedule 2, paragraphs 16 and 17",
            LeftOutGround::Referrer => "Data Protection Act 2018, Schedule 2, paragraph 16",
            LeftOutGround::SeriousHarm => {
                "Data Protection Act 2018, Schedule 3, paragraphs 2 to 6, 8, 11 and 19"
            }
            LeftOutGround::LegalPrivilege => "Data Protection Act 2018, Schedule 2, paragraph 19",
            LeftOutGround::Adoption => "Data Protection Act 2018, Schedule 4, paragraph 3",
            LeftOutGround::ChildAbuse => "Data Protection Act 2018, Schedule 3, paragraph 21",
            LeftOutGround::Crime => "Data Protection Act 2018, Schedule 2, paragraph 2",
            LeftOutGround::Reference => "Data Protection Act 2018, Schedule 2, paragraph 24",
            LeftOutGround::Court => "Data Protection Act 2018, Schedule 3, paragraphs 9 and 18",
        }
    }
}

/// Somebody decided about words, or a whole entry, of a record that is made ready to be seen. Beside these decisions stand the
/// rules, which mark of themselves; a rule that is overruled says why.
///
/// Happened: the day. Source: Data Protection Act 2018, Schedules 2 to 4.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RedactionMark {
    /// Day.
    pub day: Day,
    /// For which request: its record.
    pub request: String,
    /// What is done.
    pub sort: MarkSort,
    /// Which entry: its kind and record. Everywhere, where it is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entry: Option<String>,
    /// The words. The whole entry, where they are left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
    /// Ground.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ground: Option<LeftOutGround>,
    /// Reason.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

impl Definition for RedactionMark {
    const KIND: &'static Kind = &Kind {
        name: "redaction_mark",
        title: "Words shown or left out",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Restricted,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("request", "For which request", Form::Text),
            Field::new("sort", "What is done?", Form::Choice(MarkSort::SET)),
            Field::new("entry", "Which entry?", Form::Text)
                .hint("Everywhere, where it is left empty")
                .optional(),
            Field::new("words", "Which words?", Form::LongText)
                .hint("As they stand in the record. The whole entry, where it is left empty")
                .optional(),
            Field::new("ground", "On which ground?", Form::Choice(LeftOutGround::SET)).optional(),
            Field::new("reason", "Why?", Form::LongText).optional(),
        ],
        read: read::<RedactionMark>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }

    fn check(&self) -> Vec<Trouble> {
        let blank = |text: &Option<String>| text.as_deref().is_none_or(|text| text.trim().is_empty());
        let mut troubles = Vec::new();
        match self.sort {
            MarkSort::LeaveOut | MarkSort::Show if blank(&self.words) => {
                troubles.push(Trouble::stops("words", "Say which words"));
            }
            MarkSort::Withhold | MarkSort::Include if blank(&self.entry) => {
                troubles.push(Trouble::stops("entry", "Say which entry"));
            }
            _ => {}
        }
        match self.sort {
            MarkSort::LeaveOut | MarkSort::Withhold if self.ground.is_none() => {
                troubles.push(Trouble::stops("ground", "Say on which ground: it stands in the answer"));
            }
            MarkSort::Show | MarkSort::Include if blank(&self.reason) => {
                troubles.push(Trouble::stops("reason", "Say why they may see what a rule would leave out"));
            }
            _ => {}
        }
        let judged = matches!(
            self.ground,
            Some(LeftOutGround::SeriousHarm | LeftOutGround::ChildAbuse | LeftOutGround::Crime)
        );
        if judged && blank(&self.reason) {
            troubles.push(Trouble::stops(
                "reason",
                "This ground is a judgement: say what harm, to whom, and who judged it",
            ));
        }
        troubles
    }
}
