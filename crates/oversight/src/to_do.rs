//! What a plan or a review says that somebody does: each action and decision that holds with who does it and by when, and what
//! was done of them lately with what came of it.
//!
//! Plans: the newest approved care plan and the newest pathway plan, as the sign of overdue actions reads them. Decisions:
//! those that are open, whichever review took them ([`crate::review::open`]). An owner is written in words, a name or who
//! somebody is to the child: [`Owner::of`] reads them.

use std::sync::Arc;

use calendar::Day;
use records::Definition;
use records::coming_into_care::{CarePlan, PlanAction};
use records::leaving_care::PathwayPlan;
use records::reviews::ReviewDecisions;
use timeline::Timeline;

use crate::review::open;

/// Days for which what was done is told to the reviewing officer.
pub const LATELY: i32 = 28;

/// Something that somebody is to do for a child, or did lately.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToDo {
    /// The kind of the record in which it stands: `care_plan`, `pathway_plan`, `review_decisions`.
    pub kind: &'static str,
    /// The record.
    pub id: Arc<str>,
    /// Its place in it.
    pub nth: usize,
    /// The day of the plan, or of the review.
    pub of: Day,
    /// What is to be done.
    pub what: String,
    /// Who does it.
    pub owner: Option<Named>,
    /// By when.
    pub by: Option<Day>,
    /// When it was done, and what came of it.
    pub done: Option<(Day, Option<String>)>,
}

impl ToDo {
    /// Where it comes from, in words.
    pub fn from(&self) -> String {
        let what = match self.kind {
            "care_plan" => "Care plan",
            "pathway_plan" => "Pathway plan",
            _ => "Review",
        };
        format!("{what} of {}", self.of.to_words())
    }

    /// Whether its day has passed and nobody did it.
    pub fn is_late(&self, today: Day) -> bool {
        self.done.is_none() && self.by.is_some_and(|by| by < today)
    }
}

/// Everything that is to be done for a child on a day, or was done lately: soonest first, what is done last.
pub fn of(child: &Timeline, day: Day) -> Vec<ToDo> {
    let lately = |done: Day| done <= day && done > day.plus_days(-LATELY);
    let mut all = Vec::new();
    let care = child
        .strand::<CarePlan>()
        .rfind(|plan| plan.day <= day && plan.approved.is_some_and(|approved| approved <= day));
    if let Some(plan) = care {
        actions(&mut all, CarePlan::KIND.name, plan.id, plan.day, &plan.record.actions, &lately);
    }
    if let Some(plan) = child.strand::<PathwayPlan>().rfind(|plan| plan.day <= day) {
        actions(&mut all, PathwayPlan::KIND.name, plan.id, plan.day, &plan.record.actions, &lately);
    }
    let is_open = open::decisions(child, day);
    for set in child.strand::<ReviewDecisions>().filter(|set| set.sent <= day) {
        for (nth, said) in set.record.decisions.iter().enumerate() {
            let stands =
                is_open.iter().any(|open| *open.id == **set.id && open.said.decision == said.decision);
            if !stands && !said.done.is_some_and(lately) {
                continue;
            }
            all.push(ToDo {
                kind: ReviewDecisions::KIND.name,
                id: set.id.clone(),
                nth,
                of: set.review,
                what: said.decision.clone(),
                owner: said.owner.as_deref().map(Named::by),
                by: said.by,
                done: said.done.filter(|done| *done <= day).map(|done| (done, said.seen.clone())),
            });
        }
    }
    all.sort_by_key(|each| (each.done.is_some(), each.by.is_none(), each.by, each.kind, each.nth));
    all
}

fn actions(
    all: &mut Vec<ToDo>,
    kind: &'static str,
    id: &Arc<str>,
    of: Day,
    actions: &[PlanAction],
    lately: &impl Fn(Day) -> bool,
) {
    for (nth, said) in actions.iter().enumerate().filter(|(_, said)| said.done.is_none_or(lately)) {
        let what = said.action.as_deref().or(said.outcome.as_deref()).unwrap_or("Not said what");
        all.push(ToDo {
            kind,
            id: id.clone(),
            nth,
            of,
            what: what.to_owned(),
            owner: said.owner.as_deref().map(Named::by),
            by: said.by,
            done: said.done.map(|done| (done, said.seen.clone())),
        });
    }
}

/// Who somebody is to the child, as an owner is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    /// The child's social worker.
    SocialWorker,
    /// The manager of their team.
    TeamManager,
    /// The young person's adviser.
    Adviser,
    /// The reviewing officer.
    ReviewingOfficer,
}

impl Owner {
    /// Whoever the words name by what they are to the child; none where they say a name or somebody else. Of two, both.
    pub fn of(words: &str) -> Vec<Owner> {
        let words = words.to_lowercase();
        // Whose social worker the carers have is not the child's.
        let bare = ["supervising social worker", "fostering social worker", "assessing social worker"]
            .iter()
            .fold(words, |words, other| words.replace(other, ""));
        let has = |part: &str| bare.contains(part);
        let word = |whole: &str| bare.split(|c: char| !c.is_alphanumeric()).any(|word| word == whole);
        let all = [
            (Owner::SocialWorker, has("social worker") || word("sw")),
            (Owner::TeamManager, has("team manager")),
            (Owner::Adviser, has("personal adviser") || word("pa")),
            (Owner::ReviewingOfficer, has("reviewing officer") || word("iro")),
        ];
        all.into_iter().filter(|(_, named)| *named).map(|(owner, _)| owner).collect()
    }
}

/// Whoever does something, as the record names them: read once, asked of everybody who opens their work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The words of the record.
    pub words: String,
    parts: Vec<String>,
    are: Vec<Owner>,
}

impl Named {
    /// By these words.
    pub fn by(words: &str) -> Named {
        Named { words: words.to_owned(), parts: parts(words), are: Owner::of(words) }
    }

    /// Whether they are said by what they are to the child, and are one of these.
    pub fn is_one_of(&self, owners: &[Owner]) -> bool {
        self.are.iter().any(|are| owners.contains(are))
    }

    /// Whether the words name somebody by this name: the whole name, or its first part where that is all they say.
    pub fn is(&self, name: &Name) -> bool {
        let name = &name.0;
        !name.is_empty()
            && (self.parts.windows(name.len()).any(|run| *run == **name) || *self.parts == name[..1])
    }
}

/// A name, as it is looked for among words: word by word, so that Sam Lee is not named by what Sam Leeson does.
#[derive(Debug, Clone)]
pub struct Name(Vec<String>);

impl Name {
    /// Of somebody who is called this.
    pub fn of(name: &str) -> Name {
        Name(parts(name))
    }
}

fn parts(text: &str) -> Vec<String> {
    let parts = text.split(|letter: char| !letter.is_alphanumeric() && !"-'’".contains(letter));
    parts.filter(|part| !part.is_empty()).map(str::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use calendar::Moment;
    use records::Fact;
    use serde_json::json;

    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn what_holds_and_what_was_done_lately() {
        let at = Moment::from_micros(0);
        let plan: CarePlan = serde_json::from_value(json!({
            "day": "2018-02-01", "approved": "2018-02-05",
            "actions": [
                {"action": "Book the dentist", "owner": "Social worker", "by": "2018-03-01"},
                {"action": "Find a tutor", "by": "2018-02-20", "done": "2018-02-18", "seen": "She has met him"},
                {"action": "Long done", "done": "2017-12-01"},
            ]
        }))
        .unwrap();
        let draft: CarePlan = serde_json::from_value(json!({
            "day": "2018-03-01", "actions": [{"action": "Not agreed yet"}]
        }))
        .unwrap();
        let decided: ReviewDecisions = serde_json::from_value(json!({
            "sent": "2018-02-10", "review": "2018-02-08",
            "decisions": [
                {"decision": "Nan visits", "owner": "Ash Invented", "by": "2018-02-25"},
                {"decision": "The bike is mended", "done": "2018-03-02", "seen": "He rides it"},
            ]
        }))
        .unwrap();
        let facts = [Fact::said("p", at, plan), Fact::said("q", at, draft), Fact::said("d", at, decided)];
        let child = Timeline::of("C1", &facts, Moment::END_OF_TIME);
        let told = |on: &str| -> Vec<String> {
            let all = of(&child, day(on));
            all.iter()
                .map(|each| {
                    let state = match &each.done {
                        Some((_, seen)) => seen.clone().unwrap_or_default(),
                        None if each.is_late(day(on)) => "late".to_owned(),
                        None => "open".to_owned(),
                    };
                    format!("{}, {}: {state}", each.what, each.from())
                })
                .collect()
        };
        assert_eq!(
            told("2018-03-05"),
            [
                "Nan visits, Review of 8 February 2018: late",
                "Book the dentist, Care plan of 1 February 2018: late",
                "Find a tutor, Care plan of 1 February 2018: She has met him",
                "The bike is mended, Review of 8 February 2018: He rides it",
            ]
        );
        assert_eq!(told("2018-02-04"), [""; 0], "nobody has approved it");
    }

    #[test]
    fn owners_are_read_from_words() {
        for (words, expected) in [
            ("Social worker", vec![Owner::SocialWorker]),
            ("SW and IRO", vec![Owner::SocialWorker, Owner::ReviewingOfficer]),
            ("Supervising social worker", vec![]),
            ("the team manager", vec![Owner::TeamManager]),
            ("PA", vec![Owner::Adviser]),
            ("Nan", vec![]),
        ] {
            assert_eq!(Owner::of(words), expected, "{words}");
        }
        let is = |words: &str, name: &str| Named::by(words).is(&Name::of(name));
        assert!(is("Ash Invented, by phone", "Ash Invented"));
        assert!(is("ash", "Ash Invented"));
        assert!(!is("Ashley", "Ash Invented"));
        assert!(!is("Ash Invented", ""));
        assert!(is("SW (Ash Invented) and carer", "Ash Invented"));
        assert!(!is("Ash Inventedson", "Ash Invented"));
        assert!(!is("Nash Invented", "Ash Invented"));
        assert!(is("Ash O’Mere-Lea", " Ash  O’Mere-Lea"));
    }
}
