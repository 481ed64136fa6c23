//! Complaint.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};
use crate::quality::followed::{FOLLOWED_ACTION, FollowedAction, is_blank, unfollowed};

code_set! {
    /// Who complains, or praises.
    ComplaintBy = "complaint_by", "Who complains, or praises" {
        Child = "child" "The child or care leaver",
        Parent = "parent" "A parent",
        Family = "family" "Somebody else of the family",
        Carer = "carer" "A carer",
        Advocate = "advocate" "An advocate for the child",
        Helpline = "helpline" "The Children’s Commissioner’s help line",
        Other = "other" "Somebody else",
    }
}

code_set! {
    /// How a complaint was made.
    ComplaintHow = "complaint_how", "How a complaint was made" {
        Said = "said" "Said to somebody",
        Letter = "letter" "Letter or drawing",
        Message = "message" "Message or e-mail",
        Telephone = "telephone" "By telephone",
        Form = "form" "On a form",
        Advocate = "advocate" "Through an advocate",
    }
}

code_set! {
    /// What a complaint is about.
    ComplaintTheme = "complaint_theme", "What a complaint is about" {
        Placement = "placement" "Where the child lives",
        Contact = "contact" "Family time",
        SocialWorker = "social_worker" "The social worker",
        ChangesOfWorker = "changes_of_worker" "Changes of social worker",
        Carer = "carer" "A carer",
        Plan = "plan" "The plan, or what was decided",
        Promise = "promise" "A promise that was not kept",
        School = "school" "School",
        Money = "money" "Money",
        Record = "record" "What is written about the child",
        Other = "other" "Something else",
    }
}

code_set! {
    /// Whether a child wants an advocate.
    AdvocateWanted = "advocate_wanted", "Whether a child wants an advocate" {
        Yes = "yes" "Yes",
        No = "no" "No",
        NotYet = "not_yet" "Not yet said",
    }
}

code_set! {
    /// What a stage found.
    ComplaintEnd = "complaint_end", "What a stage found" {
        Upheld = "upheld" "Upheld",
        Partly = "partly" "Partly upheld",
        NotUpheld = "not_upheld" "Not upheld",
        Settled = "settled" "Settled without a finding",
        Withdrawn = "withdrawn" "Taken back",
    }
}

/// Somebody who sat on the panel.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PanelMember {
    /// Name.
    pub name: String,
}

/// The fields of each.
const PANEL_MEMBER: &[Field] = &[Field::new("name", "Name", Form::Text)];

/// A child, or somebody for a child, complained, and how it was answered, stage by stage; what was learnt, and who saw that
/// it was done.
///
/// Happened: the span. Source: Children Act 1989 Representations Procedure (England) Regulations 2006; an advocate is
/// offered at once: Advocacy Services and Representations Procedure (Children) (Amendment) Regulations 2004.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Complaint {
    /// What it is about happened on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grounds: Option<Day>,
    /// Received.
    pub received: Day,
    /// Who complains.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<ComplaintBy>,
    /// How was it made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub how: Option<ComplaintHow>,
    /// What is it about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub themes: Vec<ComplaintTheme>,
    /// Carers whom it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub household: Option<String>,
    /// Advocate offered on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub offered: Option<Day>,
    /// Does the child want one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wanted: Option<AdvocateWanted>,
    /// Advocate appointed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub advocate: Option<Day>,
    /// Reviewing officer told on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub officer_told: Option<Day>,
    /// If it is not taken as a complaint under these regulations, why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not_taken: Option<String>,
    /// Who answers at stage 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stage_1_by: Option<String>,
    /// Was stage 1 extended.
    #[serde(default, skip_serializing_if = "crate::kind::is_false")]
    pub stage_1_extended: bool,
    /// Stage 1 answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stage_1_answered: Option<Day>,
    /// What did stage 1 find.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stage_1_outcome: Option<ComplaintEnd>,
    /// What stage 1 answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stage_1_words: Option<String>,
    /// Stage 2 asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stage_2_requested: Option<Day>,
    /// Stage 2 began: the complaint was agreed in writing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stage_2_started: Option<Day>,
    /// Investigating officer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub investigator: Option<String>,
    /// Independent person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub independent: Option<String>,
    /// Was stage 2 extended.
    #[serde(default, skip_serializing_if = "crate::kind::is_false")]
    pub stage_2_extended: bool,
    /// Stage 2 answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stage_2_answered: Option<Day>,
    /// What did stage 2 find.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stage_2_outcome: Option<ComplaintEnd>,
    /// What stage 2 answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stage_2_words: Option<String>,
    /// Review panel asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stage_3_requested: Option<Day>,
    /// Who sat on the panel.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub panel: Vec<PanelMember>,
    /// Panel met.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub panel_met: Option<Day>,
    /// Panel reported.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub panel_reported: Option<Day>,
    /// Recommendations received.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recommendations: Option<Day>,
    /// The authority answered the panel.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answered: Option<Day>,
    /// What did the panel find.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stage_3_outcome: Option<ComplaintEnd>,
    /// Taken to the Ombudsman on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ombudsman: Option<Day>,
    /// What was put right for the child.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remedy: Option<String>,
    /// What was learnt, and who sees to it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub learning: Vec<FollowedAction>,
    /// If there is nothing to learn, why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nothing_learnt: Option<String>,
    /// Closed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed: Option<Day>,
    /// What is the complaint, in the child's own words if you can.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
}

impl Complaint {
    /// What was found at the last stage that answered.
    pub fn outcome(&self) -> Option<ComplaintEnd> {
        self.stage_3_outcome.or(self.stage_2_outcome).or(self.stage_1_outcome)
    }

    /// What was done with it after it came, by field.
    fn days(&self) -> [(&'static str, Option<Day>); 12] {
        [
            ("officer_told", self.officer_told),
            ("stage_1_answered", self.stage_1_answered),
            ("stage_2_requested", self.stage_2_requested),
            ("stage_2_started", self.stage_2_started),
            ("stage_2_answered", self.stage_2_answered),
            ("stage_3_requested", self.stage_3_requested),
            ("panel_met", self.panel_met),
            ("panel_reported", self.panel_reported),
            ("recommendations", self.recommendations),
            ("answered", self.answered),
            ("ombudsman", self.ombudsman),
            ("closed", self.closed),
        ]
    }

    /// What was asked for last and is not answered.
    fn waits(&self) -> Option<&'static str> {
        if self.stage_3_requested.is_some() {
            return self.answered.is_none().then_some("A review panel");
        }
        (self.stage_2_requested.is_some() && self.stage_2_answered.is_none()).then_some("Stage 2")
    }
}

impl Definition for Complaint {
    const KIND: &'static Kind = &Kind {
        name: "complaint",
        title: "Complaint",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Restricted,
        fields: &[
            Field::new("grounds", "What it is about happened on", Form::Day).optional(),
            Field::new("received", "Received", Form::Day),
            Field::new("by", "Who complains?", Form::Choice(ComplaintBy::SET)).optional(),
            Field::new("how", "How was it made?", Form::Choice(ComplaintHow::SET))
                .hint("A child may complain in any way")
                .optional(),
            Field::new("themes", "What is it about?", Form::Choices(ComplaintTheme::SET)).optional(),
            Field::new("household", "Carers whom it is about", Form::Household).optional(),
            Field::new("offered", "Advocate offered on", Form::Day).optional(),
            Field::new("wanted", "Does the child want one?", Form::Choice(AdvocateWanted::SET)).optional(),
            Field::new("advocate", "Advocate appointed", Form::Day).optional(),
            Field::new("officer_told", "Reviewing officer told on", Form::Day).optional(),
            Field::new(
                "not_taken",
                "If it is not taken as a complaint under these regulations, why?",
                Form::LongText,
            )
            .optional(),
            Field::new("stage_1_by", "Who answers at stage 1?", Form::Worker).optional(),
            Field::new("stage_1_extended", "Was stage 1 extended?", Form::YesNo),
            Field::new("stage_1_answered", "Stage 1 answered", Form::Day).optional(),
            Field::new("stage_1_outcome", "What did stage 1 find?", Form::Choice(ComplaintEnd::SET))
                .optional(),
            Field::new("stage_1_words", "What stage 1 answered", Form::LongText).optional(),
            Field::new("stage_2_requested", "Stage 2 asked for", Form::Day).optional(),
            Field::new("stage_2_started", "Stage 2 began: the complaint was agreed in writing", Form::Day)
                .optional(),
            Field::new("investigator", "Investigating officer", Form::Text).optional(),
            Field::new("independent", "Independent person", Form::Text).optional(),
            Field::new("stage_2_extended", "Was stage 2 extended?", Form::YesNo),
            Field::new("stage_2_answered", "Stage 2 answered", Form::Day).optional(),
            Field::new("stage_2_outcome", "What did stage 2 find?", Form::Choice(ComplaintEnd::SET))
                .optional(),
            Field::new("stage_2_words", "What stage 2 answered", Form::LongText).optional(),
            Field::new("stage_3_requested", "Review panel asked for", Form::Day).optional(),
            Field::new("panel", "Who sat on the panel?", Form::Parts(PANEL_MEMBER)).optional(),
            Field::new("panel_met", "Panel met", Form::Day).optional(),
            Field::new("panel_reported", "Panel reported", Form::Day).optional(),
            Field::new("recommendations", "Recommendations received", Form::Day).optional(),
            Field::new("answered", "The authority answered the panel", Form::Day).optional(),
            Field::new("stage_3_outcome", "What did the panel find?", Form::Choice(ComplaintEnd::SET))
                .optional(),
            Field::new("ombudsman", "Taken to the Ombudsman on", Form::Day).optional(),
            Field::new("remedy", "What was put right for the child", Form::LongText).optional(),
            Field::new("learning", "What was learnt, and who sees to it", Form::Parts(FOLLOWED_ACTION))
                .optional(),
            Field::new("nothing_learnt", "If there is nothing to learn, why?", Form::Text).optional(),
            Field::new("closed", "Closed", Form::Day).optional(),
            Field::new(
                "about",
                "What is the complaint, in the child's own words if you can?",
                Form::LongText,
            )
            .optional(),
        ],
        read: read::<Complaint>,
    };

    fn happened(&self) -> Happened {
        Happened::span(self.received, self.closed)
    }

    fn check(&self) -> Vec<Trouble> {
        let mut troubles = unfollowed("learning", &self.learning);
        if self.wanted.is_some() && self.offered.is_none() {
            troubles.push(Trouble::stops("offered", "Say when an advocate was offered"));
        }
        for (answered, outcome, field) in [
            (self.stage_1_answered, self.stage_1_outcome, "stage_1_answered"),
            (self.stage_2_answered, self.stage_2_outcome, "stage_2_answered"),
        ] {
            if outcome.is_some() && answered.is_none() {
                troubles.push(Trouble::stops(field, "Say when the stage was answered"));
            }
        }
        if let Some(independent) = self.independent.as_deref() {
            let same = |member: &&PanelMember| member.name.trim().eq_ignore_ascii_case(independent.trim());
            if self.panel.iter().find(same).is_some() {
                let says = "The independent person of stage 2 cannot sit on the panel: regulation 19 of 2006";
                troubles.push(Trouble::stops("panel", says));
            }
        }
        for (field, day) in self.days() {
            if day.is_some_and(|day| day < self.received) {
                let says = format!("It cannot be before {}, when it was received", self.received.to_words());
                troubles.push(Trouble::stops(field, says));
            }
        }
        if let Some(closed) = self.closed {
            let answers = [self.stage_1_answered, self.stage_2_answered, self.answered];
            if let Some(last) = answers.into_iter().flatten().max().filter(|last| *last > closed) {
                let says = format!("It cannot be closed before its last answer, {}", last.to_words());
                troubles.push(Trouble::stops("closed", says));
            }
            // The answer of the stage before closes nothing of the one that was asked for since.
            if let Some(waits) = self.waits().filter(|_| is_blank(self.not_taken.as_deref())) {
                let says = format!(
                    "{waits} was asked for and is not answered: answer it first. If it was withdrawn, record that it is not \
                     taken further, with the reason"
                );
                troubles.push(Trouble::stops("closed", says));
            }
            if self.outcome().is_none() && is_blank(self.not_taken.as_deref()) {
                troubles.push(Trouble::stops(
                    "closed",
                    "It cannot be closed before it is answered: say what was found",
                ));
            }
            if self.learning.is_empty() && is_blank(self.nothing_learnt.as_deref()) {
                troubles.push(Trouble::stops(
                    "nothing_learnt",
                    "Say what was learnt and who sees to it, or why there is nothing to learn",
                ));
            }
        }
        troubles
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The answer of stage 1 closed whatever had been asked for since, on a day before anything had been said.
    #[test]
    fn it_closes_after_its_last_answer_and_over_nothing_that_waits() {
        let begun = r#""received": "2018-03-05", "stage_1_answered": "2018-03-12", "stage_1_outcome": "upheld",
            "nothing_learnt": "A slip", "closed""#;
        let two = r#""2018-04-20", "stage_2_requested": "2018-03-20""#;
        let panel = r#""2018-06-20", "stage_2_requested": "2018-03-20", "stage_2_answered": "2018-04-18",
            "stage_2_outcome": "upheld", "stage_3_requested": "2018-05-01""#;
        for (rest, wrong) in [
            (r#""2018-03-12""#.to_owned(), &[][..]),
            (r#""2018-03-11""#.to_owned(), &["closed"][..]),
            // Before it came: before its answer as well.
            (r#""2018-03-01""#.to_owned(), &["closed", "closed"][..]),
            (r#""2018-04-20", "officer_told": "2018-03-01""#.to_owned(), &["officer_told"][..]),
            (two.to_owned(), &["closed"][..]),
            (format!(r#"{two}, "not_taken": "Withdrawn""#), &[][..]),
            (format!(r#"{two}, "stage_2_answered": "2018-04-18""#), &[][..]),
            (panel.to_owned(), &["closed"][..]),
            (format!(r#"{panel}, "answered": "2018-06-01""#), &[][..]),
            (format!(r#"{panel}, "answered": "2018-07-01""#), &["closed"][..]),
        ] {
            let said = serde_json::from_str::<Complaint>(&format!("{{{begun}: {rest}}}")).unwrap();
            let found: Vec<String> = said.check().into_iter().map(|trouble| trouble.field).collect();
            assert_eq!(found, wrong, "{rest}");
        }
    }
}
