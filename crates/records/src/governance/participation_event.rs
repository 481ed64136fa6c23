//! Event with children and young people.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// What sort of event.
    EventSort = "participation_event_sort", "What sort of event" {
        Takeover = "takeover" "Young people took over a meeting",
        Celebration = "celebration" "Celebration",
        Training = "training" "Training by young people",
        Other = "other" "Something else",
    }
}

code_set! {
    /// Who was trained.
    Trained = "trained_by_young_people", "Who was trained" {
        Carers = "carers" "Foster carers",
        SocialWorkers = "social_workers" "Social workers",
        Managers = "managers" "Managers and members of the council",
        Others = "others" "Others",
    }
}

/// An award for which somebody was nominated: the award and what for, never the name of a child.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Nomination {
    /// The award.
    pub award: String,
    /// What for.
    pub because: String,
    /// Who nominated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// Was it given.
    #[serde(default, skip_serializing_if = "crate::kind::is_false")]
    pub given: bool,
}

/// The fields of each.
const NOMINATION: &[Field] = &[
    Field::new("award", "Which award?", Form::Text),
    Field::new("because", "What for?", Form::Text).hint("Without the name of a child"),
    Field::new("by", "Who nominated?", Form::Text).optional(),
    Field::new("given", "Was it given?", Form::YesNo),
];

/// Something that was held with children and young people or by them: a meeting that they took over, a celebration with its
/// nominations, training that they gave. What they asked for stands as a matter of its own, with who answers.
///
/// Happened: the day. Source: council pack of 2018 (takeover day, celebration events, training by young people).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ParticipationEvent {
    /// Day.
    pub day: Day,
    /// What sort.
    pub sort: EventSort,
    /// What it is called.
    pub name: String,
    /// Which group led it, by the identifier of its record.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// How many children and young people took part.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub young: Option<u32>,
    /// Who was trained.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub trained: Vec<Trained>,
    /// How many adults came.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub adults: Option<u32>,
    /// What happened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
    /// What those who came say that they do differently.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub changed: Option<String>,
    /// Nominations.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub nominations: Vec<Nomination>,
}

impl Definition for ParticipationEvent {
    const KIND: &'static Kind = &Kind {
        name: "participation_event",
        title: "Event with children and young people",
        subject: SubjectKind::Authority,
        sensitivity: Sensitivity::Open,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("sort", "What sort of event?", Form::Choice(EventSort::SET)),
            Field::new("name", "What was it called?", Form::Text),
            Field::new("group", "Which group led it?", Form::Text).optional(),
            Field::new("young", "How many children and young people took part?", Form::Number).optional(),
            Field::new("trained", "Who was trained?", Form::Choices(Trained::SET)).optional(),
            Field::new("adults", "How many adults came?", Form::Number).optional(),
            Field::new("words", "What happened?", Form::LongText)
                .hint(
                    "Without the name of a child. What they asked for is written down as a matter of its own",
                )
                .optional(),
            Field::new("changed", "What do those who came say they do differently?", Form::Text).optional(),
            Field::new("nominations", "Nominations", Form::Parts(NOMINATION)).optional(),
        ],
        read: read::<ParticipationEvent>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }

    fn check(&self) -> Vec<Trouble> {
        let mut troubles = Vec::new();
        if self.name.trim().is_empty() {
            troubles
                .push(Trouble::stops("name", "Say what it was called: what was asked there is found by it"));
        }
        if self.sort == EventSort::Training && self.trained.is_empty() {
            troubles.push(Trouble::stops("trained", "Say who was trained"));
        }
        troubles
    }
}
