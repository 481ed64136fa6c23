//! `/child/{child}/visitor-match`: whether a child and a volunteer are brought together. Every reason for and against each
//! volunteer is shown; a person decides and says why; the reasons of that day are kept with the decision.

use std::sync::Arc;

use calendar::Moment;
use oversight::visitors::{Reason, Stage, Volunteer, reasons, told};
use records::advocacy::{
    IndependentVisitorMatch, IndependentVisitorMatching, IndependentVisitorWishes, MatchDecided,
};
use records::{Record as Said, Trouble};
use web::parts::{Cell, Choice, Colour, Column, Control, Form, Inset, Question, Table, Tag};
use web::{Fields, Html, Problem};

use super::{visiting, volunteers};
use crate::advocacy::{keep, new, shared_id};
use crate::child::fast::{Asked, Done, Fast, On};

/// The page.
pub(crate) struct DecideAMatch;

impl Fast for DecideAMatch {
    const KIND: &'static str = "independent_visitor_matching";
    const LAST: &'static str = "visitor-match";
    const HEADING: &'static str = "Find an independent visitor";
    const OPENED: &'static str = "matching with an independent visitor";
    const BUTTON: &'static str = "Record the decision";
    const THEN: &'static str = crate::advocacy::THREAD;

    fn begin(on: &On<'_>) -> Fields {
        let mut fields = Fields::default();
        fields.push("day", on.today().to_string());
        fields
    }

    fn judge(troubles: &mut Vec<Trouble>, said: Option<&dyn Said>, _: &Fields, on: &On<'_>) {
        for trouble in troubles.iter_mut().filter(|trouble| trouble.field == "visitor") {
            trouble.says = "Choose which volunteer the decision is about".to_owned();
        }
        let Some(matching) = said.and_then(|said| said.as_any().downcast_ref::<IndependentVisitorMatching>())
        else {
            return;
        };
        if matching.day > on.today() {
            troubles
                .push(Trouble::stops("day", "When was it? A decision cannot be recorded before it is made"));
        }
        let Some((volunteer, _)) =
            weighed(on).into_iter().find(|(volunteer, _)| *volunteer.id == *matching.visitor)
        else {
            troubles.push(Trouble::stops("visitor", "There is no such volunteer"));
            return;
        };
        // Not a reason against, which a person may weigh: nobody visits a child who is not approved.
        let free = matches!(volunteer.stage, Stage::Available | Stage::Matched);
        if !free && matching.decided != MatchDecided::No {
            troubles.push(Trouble::stops(
                "visitor",
                "This volunteer is not approved, or is paused: nobody is brought to them yet",
            ));
        }
    }

    fn above(asked: &Asked<'_>) -> Html {
        let all = weighed(asked.on);
        if all.is_empty() {
            return Html::of(&Inset::new(
                "Nobody has asked to become a visitor yet: there is no volunteer to choose.",
            ));
        }
        let columns = [
            Column::text("Volunteer"),
            Column::text("How far"),
            Column::prose("For"),
            Column::prose("Against"),
        ];
        let mut table = Table::new("Every volunteer, with what speaks for and against", columns);
        for (volunteer, reasons) in &all {
            let of = |is_for: bool| {
                let lines: Vec<&str> = reasons
                    .iter()
                    .filter(|reason| reason.is_for == is_for)
                    .map(|reason| reason.words.as_str())
                    .collect();
                if lines.is_empty() {
                    Cell::none("nothing")
                } else {
                    Cell::html(crate::words::lines(&lines.join("\n")))
                }
            };
            let colour = if volunteer.stage == Stage::Available { Colour::Green } else { Colour::Grey };
            table.push([
                Cell::link(&volunteer.enquiry.name, &super::address(&volunteer.id)),
                Cell::part(&Tag::new(volunteer.stage.title(), colour)),
                of(true),
                of(false),
            ]);
        }
        Html::of(&table)
            .with(&Inset::new("Nothing here decides. You do, with the child and the volunteer, and say why."))
    }

    fn ask(asked: &Asked<'_>, mut form: Form) -> Form {
        let name = asked.called();
        let choices = weighed(asked.on)
            .iter()
            .map(|(volunteer, reasons)| {
                let count = |is_for: bool| reasons.iter().filter(|reason| reason.is_for == is_for).count();
                let words =
                    format!("{} ({} for, {} against)", volunteer.enquiry.name, count(true), count(false));
                Choice::new(&*volunteer.id, words)
            })
            .collect();
        let chosen = asked.typed("visitor").to_owned();
        let question = Question::new("visitor", "Which volunteer?", Control::Listed { choices, chosen });
        form = form.ask(&question.large().error(asked.wrong("visitor")));
        let labels = [
            ("decided", "What did you decide?".to_owned()),
            ("because", "Why?".to_owned()),
            ("child_says", format!("What {name} says (optional)")),
            ("visitor_says", "What the volunteer says (optional)".to_owned()),
        ];
        for (field, label) in labels {
            if let Some(question) = asked.question(field) {
                form = form.ask(&question.label(label));
            }
        }
        asked.question("day").iter().fold(form, Form::ask)
    }

    fn record(on: &On<'_>, sent: &Fields, said: Arc<dyn Said>) -> Result<Done, Problem> {
        let id = shared_id(sent);
        let Some(matching) = said.as_any().downcast_ref::<IndependentVisitorMatching>() else {
            return on.desk.say(on.record, &id, said).map(Done::Said);
        };
        let reasons = weighed(on).into_iter().find(|(volunteer, _)| *volunteer.id == *matching.visitor);
        let matching = IndependentVisitorMatching {
            reasons: reasons.map(|(_, reasons)| told(&reasons)),
            ..matching.clone()
        };
        let mut changes = Vec::new();
        if matching.decided == MatchDecided::Match {
            let (since, visitor) = (matching.day, matching.visitor.clone());
            let begun = IndependentVisitorMatch {
                since,
                until: None,
                visitor,
                plan: None,
                ended: None,
                goes_on: None,
            };
            changes.push(new(on, &id, Arc::new(begun)));
        }
        changes.insert(0, new(on, &id, Arc::new(matching)));
        keep(on, sent, &changes)
    }
}

/// Every volunteer who has not left, with the reasons, those who are free first and of these those for whom most speaks.
fn weighed(on: &On<'_>) -> Vec<(Volunteer, Vec<Reason>)> {
    let today = on.today();
    let standing = on.record.standing(Moment::END_OF_TIME);
    let wishes = standing
        .iter()
        .filter_map(|fact| fact.of::<IndependentVisitorWishes>())
        .max_by_key(|wishes| wishes.day);
    let age = on.record.timeline(Moment::END_OF_TIME).born().map(|born| born.age_on(today));
    let cohort = on.desk.cohort(Moment::END_OF_TIME);
    let mut all: Vec<(Volunteer, Vec<Reason>)> = volunteers(&cohort, &visiting(&on.desk.board()), today)
        .into_iter()
        .filter(|volunteer| volunteer.stage != Stage::Left)
        .map(|volunteer| {
            let reasons = reasons(wishes, age, &volunteer);
            (volunteer, reasons)
        })
        .collect();
    all.sort_by_key(|(volunteer, reasons)| {
        let against = reasons.iter().filter(|reason| !reason.is_for).count();
        (volunteer.stage != Stage::Available, against, std::cmp::Reverse(reasons.len() - against))
    });
    all
}
