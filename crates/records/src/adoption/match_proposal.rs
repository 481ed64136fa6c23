//! Proposed match with adopters.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// A paper of a proposed match.
    MatchPaper = "match_paper", "Paper of a proposed match" {
        ChildReport = "child_report" "The child’s permanence report",
        AdoptersReport = "adopters_report" "The prospective adopters’ report",
        PlacementReport = "placement_report" "The adoption placement report",
        Health = "health" "What the medical adviser says",
        Support = "support" "The plan for support",
        Other = "other" "Another paper",
    }
}

code_set! {
    /// With whom a paper was shared.
    SharedWith = "shared_with", "With whom a paper was shared" {
        Adopters = "adopters" "The adopters",
        AdoptersAgency = "adopters_agency" "The adopters’ agency",
        Panel = "panel" "The panel",
        DecisionMaker = "decision_maker" "The decision maker",
        Other = "other" "Somebody else",
    }
}

code_set! {
    /// What a panel recommends of a proposed match.
    MatchView = "match_view", "What the panel recommended" {
        Recommended = "recommended" "Recommended",
        NotRecommended = "not_recommended" "Not recommended",
        PutOff = "put_off" "Put off: the panel asks for more",
    }
}

code_set! {
    /// What was decided of a proposed match.
    MatchDecided = "match_decided", "What was decided" {
        Agreed = "agreed" "The child is matched with them",
        NotAgreed = "not_agreed" "The child is not matched with them",
    }
}

/// A paper that was given to somebody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaperShared {
    /// Which paper.
    pub paper: MatchPaper,
    /// With whom.
    pub with: SharedWith,
    /// On which day.
    pub day: Day,
}

/// The fields of each.
const PAPER_SHARED: &[Field] = &[
    Field::new("paper", "Which paper?", Form::Choice(MatchPaper::SET)),
    Field::new("with", "With whom?", Form::Choice(SharedWith::SET)),
    Field::new("day", "On which day?", Form::Day),
];

/// A match of a child with particular adopters is proposed: its papers and who had them on which day, what the adopters think of
/// it, what the panel recommended and what was decided.
///
/// Happened: the span, to the decision or to the day it was given up. Source: Adoption Agencies Regulations 2005, regulations 31
/// (proposal, placement report, observations), 32 (panel) and 33 (decision); capabilities ADO-02 and ADO-11.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MatchProposal {
    /// Proposed on.
    pub day: Day,
    /// Which household.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub household: Option<String>,
    /// Whose adopters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agency: Option<String>,
    /// The agency met with the adopters about it on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub met: Option<Day>,
    /// What the adopters think of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub views: Option<String>,
    /// What support they need was assessed on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub support_assessed: Option<Day>,
    /// Who had which paper.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub shared: Vec<PaperShared>,
    /// Observations of the adopters received on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub observations: Option<Day>,
    /// Day of the panel.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub panel: Option<Day>,
    /// What the panel recommended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub view: Option<MatchView>,
    /// What the panel said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub said: Option<String>,
    /// The decision maker had the recommendation and the final minutes on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub received: Option<Day>,
    /// Decided on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decided: Option<Day>,
    /// What was decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decision: Option<MatchDecided>,
    /// The adopters were told on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub told: Option<Day>,
    /// Given up on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withdrawn: Option<Day>,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub because: Option<String>,
}

impl MatchProposal {
    /// The first day on which somebody had a paper.
    pub fn given(&self, paper: MatchPaper, with: SharedWith) -> Option<Day> {
        let given = self.shared.iter().filter(|each| each.paper == paper && each.with == with);
        given.map(|each| each.day).min()
    }

    /// The day of the decision that the child is matched with them.
    pub fn agreed(&self) -> Option<Day> {
        self.decided.filter(|_| self.decision == Some(MatchDecided::Agreed))
    }

    /// The day on which it was over: decided or given up.
    pub fn over(&self) -> Option<Day> {
        self.decided.or(self.withdrawn)
    }
}

impl Definition for MatchProposal {
    const KIND: &'static Kind = &Kind {
        name: "match_proposal",
        title: "Proposed match with adopters",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Restricted,
        fields: &[
            Field::new("day", "Proposed on", Form::Day),
            Field::new("household", "Which household?", Form::Household).optional(),
            Field::new("agency", "Whose adopters?", Form::Text)
                .optional()
                .hint("The agency, where they are not our own"),
            Field::new("met", "The agency met with the adopters about it on", Form::Day).optional(),
            Field::new("views", "What do the adopters think of it?", Form::LongText)
                .optional()
                .hint("Of the match, and of whom the child keeps in touch with"),
            Field::new("support_assessed", "What support they need was assessed on", Form::Day).optional(),
            Field::new("shared", "Who had which paper", Form::Parts(PAPER_SHARED)).optional().hint(
                "The adopters have the placement report ten working days before the panel, unless they answer sooner",
            ),
            Field::new("observations", "Observations of the adopters received on", Form::Day)
                .optional()
                .hint("What they wrote about the placement report"),
            Field::new("panel", "Day of the panel", Form::Day).optional().hint("As set, or as it was"),
            Field::new("view", "What did the panel recommend?", Form::Choice(MatchView::SET)).optional(),
            Field::new("said", "What did the panel say?", Form::LongText).optional(),
            Field::new("received", "The decision maker had the recommendation and final minutes on", Form::Day)
                .optional(),
            Field::new("decided", "Decided on", Form::Day).optional(),
            Field::new("decision", "What was decided?", Form::Choice(MatchDecided::SET)).optional(),
            Field::new("told", "The adopters were told on", Form::Day).optional(),
            Field::new("withdrawn", "Given up on", Form::Day).optional().hint("Where it ended before a decision"),
            Field::new("because", "Why", Form::LongText)
                .optional()
                .hint("Why it was decided so, or given up"),
        ],
        read: read::<MatchProposal>,
    };

    fn happened(&self) -> Happened {
        Happened::span(self.day, self.over().filter(|over| *over >= self.day))
    }

    fn significant(&self) -> bool {
        true
    }

    fn check(&self) -> Vec<Trouble> {
        let mut troubles = Vec::new();
        let mut stop = |field: &str, says: &str| troubles.push(Trouble::stops(field, says));
        let none = |text: &Option<String>| text.as_deref().is_none_or(|text| text.trim().is_empty());
        if none(&self.household) && none(&self.agency) {
            stop("household", "Say which household, or whose adopters they are");
        }
        if self.view.is_some() && self.panel.is_none() {
            stop("panel", "Say on which day the panel sat");
        }
        if self.decided.is_some() && self.decision.is_none() {
            stop("decision", "Say what was decided");
        }
        if self.decision.is_some() && self.decided.is_none() {
            stop("decided", "Say on which day it was decided");
        }
        if self.decided.is_some() && matches!(self.view, None | Some(MatchView::PutOff)) {
            stop("view", "The decision maker decides after the panel has recommended something: say what");
        }
        if let (Some(panel), Some(decided)) = (self.panel, self.decided)
            && decided < panel
        {
            stop("decided", "It was decided before the panel sat: correct one of the days");
        }
        if self.decided.is_some() && self.withdrawn.is_some() {
            stop(
                "withdrawn",
                "It was decided, and cannot have been given up before: take one of the days away",
            );
        }
        let refused = self.decision == Some(MatchDecided::NotAgreed) || self.withdrawn.is_some();
        if refused && none(&self.because) {
            stop("because", "Say why the child is not matched with them");
        }
        if [self.decided, self.withdrawn, self.panel].into_iter().flatten().any(|on| on < self.day) {
            stop("day", "It was over before it was proposed: correct one of the days");
        }
        let given = self.given(MatchPaper::PlacementReport, SharedWith::Adopters);
        if self.panel.is_some() && given.is_none() {
            troubles.push(Trouble::advice(
                "shared",
                "The adopters have the placement report, and ten working days to say what they think of it, before the panel",
            ));
        }
        troubles
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn troubles(json: &str) -> Vec<(String, bool)> {
        let said: MatchProposal = serde_json::from_str(json).unwrap();
        said.check().into_iter().map(|trouble| (trouble.field, trouble.stops)).collect()
    }

    #[test]
    fn what_cannot_be_so_is_told_with_its_field() {
        let stops = |field: &str| vec![(field.to_owned(), true)];
        let base = r#""day":"2018-03-05","household":"A1""#;
        let shared = r#""shared":[{"paper":"placement_report","with":"adopters","day":"2018-03-12"}]"#;
        let with = |more: &str| troubles(&format!("{{{base},{shared}{more}}}"));
        assert_eq!(troubles(r#"{"day":"2018-03-05"}"#), stops("household"));
        assert!(with("").is_empty() && with(r#","panel":"2018-04-04""#).is_empty());
        assert_eq!(with(r#","view":"recommended""#), stops("panel"));
        let heard = r#","panel":"2018-04-04","view":"recommended""#;
        assert_eq!(with(&format!(r#"{heard},"decided":"2018-04-10""#)), stops("decision"));
        assert_eq!(with(&format!(r#"{heard},"decision":"agreed""#)), stops("decided"));
        assert_eq!(with(&format!(r#"{heard},"decided":"2018-04-03","decision":"agreed""#)), stops("decided"));
        assert_eq!(
            with(&format!(r#"{heard},"decided":"2018-04-10","decision":"not_agreed""#)),
            stops("because")
        );
        let put_off = r#","panel":"2018-04-04","view":"put_off","decided":"2018-04-10","decision":"agreed""#;
        assert_eq!(with(put_off), stops("view"));
        assert_eq!(with(r#","withdrawn":"2018-03-20""#), stops("because"));
        let advice = troubles(&format!(r#"{{{base},"panel":"2018-04-04"}}"#));
        assert_eq!(advice, [("shared".to_owned(), false)]);
    }

    #[test]
    fn the_first_day_on_which_somebody_had_a_paper_counts() {
        let said: MatchProposal = serde_json::from_str(
            r#"{"day":"2018-03-05","agency":"Mere","shared":[
                {"paper":"placement_report","with":"adopters","day":"2018-03-20"},
                {"paper":"placement_report","with":"adopters","day":"2018-03-12"},
                {"paper":"child_report","with":"adopters","day":"2018-03-01"}]}"#,
        )
        .unwrap();
        let given = said.given(MatchPaper::PlacementReport, SharedWith::Adopters);
        assert_eq!(given, Some("2018-03-12".parse().unwrap()));
        assert_eq!(said.given(MatchPaper::PlacementReport, SharedWith::Panel), None);
    }
}
