//! Advocate asked for from outside.

use calendar::Day;
use serde::{Deserialize, Serialize};

use super::AdvocacyFrom;
use crate::codes::set::code_set;
use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// What became of a request for an advocate that came from outside.
    AskedEnd = "advocacy_asked_end", "What became of it" {
        Referred = "referred" "It is a referral of a child known here",
        PassedOn = "passed_on" "Passed on to another authority or service",
        NotReached = "not_reached" "Nobody could be reached",
        NotMeant = "not_meant" "It was not meant for an advocate",
    }
}

/// Characters of a line that somebody without a name here may send.
const LINE: usize = 200;

/// Characters of what it is about.
const WORDS: usize = 3_000;

/// Somebody who is not signed in asked for an advocate, for themselves or for a child. Whether there is such a child nobody
/// told them: the advocacy service finds out, and says what became of it.
///
/// It stands with the authority and not with a child, for nobody has looked yet whom it is about. It is the service's alone.
///
/// Happened: the day. Source: Children Act 1989, sections 24D and 26A; National Standards for the Provision of Children's
/// Advocacy Services 2002, standard 8.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AdvocacyAsked {
    /// Day.
    pub day: Day,
    /// Who asks.
    pub from: AdvocacyFrom,
    /// Who needs an advocate.
    pub child_name: String,
    /// How old they are, or when they were born.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub age: Option<String>,
    /// How the advocate gets in touch.
    pub reach: String,
    /// Who asks, where somebody asks for a child.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asker: Option<String>,
    /// What it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
    /// What to mind when they get in touch.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub careful: Option<String>,
    /// The service looked at it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seen: Option<Day>,
    /// What became of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended: Option<AskedEnd>,
    /// Which child it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub child: Option<String>,
    /// What was done, or to whom it was passed on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub said: Option<String>,
}

impl AdvocacyAsked {
    /// Whether the service has still to say what became of it.
    pub const fn waits(&self) -> bool {
        self.ended.is_none()
    }
}

impl Definition for AdvocacyAsked {
    const KIND: &'static Kind = &Kind {
        name: "advocacy_asked",
        title: "Advocate asked for from outside",
        subject: SubjectKind::Authority,
        sensitivity: Sensitivity::Restricted,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("from", "Who are you?", Form::Choice(AdvocacyFrom::SET)),
            Field::new("child_name", "Who needs an advocate?", Form::Text)
                .hint("Your name or theirs. A first name is enough"),
            Field::new("age", "How old are you, or they?", Form::Text).hint("Or a date of birth").optional(),
            Field::new("reach", "How can the advocate get in touch?", Form::Text)
                .hint("A telephone number, a way to send messages, or where you live or go to school"),
            Field::new("asker", "If you ask for somebody else: your own name", Form::Text).optional(),
            Field::new("words", "What is it about?", Form::LongText)
                .hint("You need not say. Only the advocacy service reads it")
                .optional(),
            Field::new("careful", "Is there anything to mind?", Form::Text)
                .hint("When not to call, or who should not know")
                .optional(),
            Field::new("seen", "Looked at on", Form::Day).optional(),
            Field::new("ended", "What became of it?", Form::Choice(AskedEnd::SET)).optional(),
            Field::new("child", "Which child is it about?", Form::Child).optional(),
            Field::new("said", "What was done, or to whom was it passed on?", Form::Text).optional(),
        ],
        read: read::<AdvocacyAsked>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }

    fn check(&self) -> Vec<Trouble> {
        let mut troubles = Vec::new();
        for (field, text, says) in [
            ("child_name", &self.child_name, "Write who needs an advocate: a first name is enough"),
            ("reach", &self.reach, "Write how the advocate can get in touch: without that nobody can come"),
        ] {
            if text.trim().is_empty() {
                troubles.push(Trouble::stops(field, says));
            }
        }
        let lines = [
            ("child_name", Some(&self.child_name)),
            ("age", self.age.as_ref()),
            ("reach", Some(&self.reach)),
            ("asker", self.asker.as_ref()),
            ("careful", self.careful.as_ref()),
            ("said", self.said.as_ref()),
        ];
        for (field, text) in lines {
            if text.is_some_and(|text| text.chars().count() > LINE) {
                troubles.push(Trouble::stops(field, format!("Write it in {LINE} letters or fewer")));
            }
        }
        if self.words.as_ref().is_some_and(|words| words.chars().count() > WORDS) {
            let says = "Write it in 3,000 letters or fewer: the advocate will ask you for the rest";
            troubles.push(Trouble::stops("words", says));
        }
        if self.ended.is_some() && self.seen.is_none() {
            troubles.push(Trouble::stops("seen", "Say on which day it was looked at"));
        }
        if self.seen.is_some_and(|seen| seen < self.day) {
            troubles.push(Trouble::stops("seen", "It was looked at before it came: change the day"));
        }
        if self.ended == Some(AskedEnd::Referred) && self.child.is_none() {
            troubles.push(Trouble::stops(
                "child",
                "Say which child it is about, or choose what else became of it",
            ));
        }
        if self.ended == Some(AskedEnd::PassedOn)
            && self.said.as_ref().is_none_or(|said| said.trim().is_empty())
        {
            troubles.push(Trouble::stops("said", "Say to whom it was passed on"));
        }
        troubles
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked() -> AdvocacyAsked {
        AdvocacyAsked {
            day: "2018-11-05".parse().unwrap(),
            from: AdvocacyFrom::Child,
            child_name: "Wren".to_owned(),
            age: None,
            reach: "After school at the gate".to_owned(),
            asker: None,
            words: None,
            careful: None,
            seen: None,
            ended: None,
            child: None,
            said: None,
        }
    }

    fn wrong(asked: &AdvocacyAsked) -> Vec<String> {
        asked.check().into_iter().map(|trouble| trouble.field).collect()
    }

    #[test]
    fn little_is_asked_and_everything_is_bounded() {
        assert!(wrong(&asked()).is_empty());
        assert_eq!(wrong(&AdvocacyAsked { reach: " ".to_owned(), ..asked() }), ["reach"]);
        let long = AdvocacyAsked {
            child_name: "é".repeat(201),
            words: Some("é".repeat(3_001)),
            careful: Some("é".repeat(200)),
            ..asked()
        };
        assert_eq!(wrong(&long), ["child_name", "words"]);
    }

    #[test]
    fn what_became_of_it_is_said_whole() {
        let seen = Some(asked().day);
        let ended = |ended| AdvocacyAsked { seen, ended: Some(ended), ..asked() };
        assert_eq!(wrong(&ended(AskedEnd::Referred)), ["child"]);
        assert_eq!(wrong(&ended(AskedEnd::PassedOn)), ["said"]);
        assert!(wrong(&ended(AskedEnd::NotReached)).is_empty());
        assert_eq!(wrong(&AdvocacyAsked { seen: None, ..ended(AskedEnd::NotMeant) }), ["seen"]);
    }
}
