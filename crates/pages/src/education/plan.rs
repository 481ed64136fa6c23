//! `/child/{child}/pep`: the personal education plan: what the child says, how they get on, and targets with what helps, who sees
//! to it, by when, and what of the pupil premium goes into each. It goes on from the last plan: what was not reached.

use records::Definition;
use records::education::PersonalEducationPlan;
use web::parts::{Form, Inset};
use web::{Fields, Html};

use crate::child::fast::{self, Asked, Fast, On};
use crate::child::glance::newest;
use crate::child::record::read::typed;
use crate::words;

/// The page.
pub(crate) struct MakeAnEducationPlan;

/// The last plan that stands.
fn last<'a>(on: &On<'a>) -> Option<&'a PersonalEducationPlan> {
    let standing = on.record.standing(calendar::Moment::END_OF_TIME);
    newest(&standing, &[MakeAnEducationPlan::KIND])?.of::<PersonalEducationPlan>()
}

impl Fast for MakeAnEducationPlan {
    const KIND: &'static str = "personal_education_plan";
    const LAST: &'static str = "pep";
    const HEADING: &'static str = "Make the education plan";
    const OPENED: &'static str = "making the education plan";
    const BUTTON: &'static str = "Record the plan";

    fn begin(on: &On<'_>) -> Fields {
        let mut next = PersonalEducationPlan::on(on.today());
        if let Some(last) = last(on) {
            next.targets = last.targets.iter().filter(|target| target.reached.is_none()).cloned().collect();
        }
        typed(PersonalEducationPlan::KIND, &serde_json::to_value(&next).unwrap_or_default())
    }

    fn above(asked: &Asked<'_>) -> Html {
        let Some(last) = last(asked.on) else { return Html::new() };
        let reached = last.targets.iter().filter(|target| target.reached.is_some()).count();
        let mut said = format!(
            "The last plan was made on {}, with {}, {reached} reached.",
            last.day.to_words(),
            words::counted(last.targets.len(), "target", "targets")
        );
        if let Some(premium) = last.premium {
            said.push_str(&format!(" The pupil premium of the term was £{premium}."));
        }
        if last.targets.len() > reached {
            said.push_str(" What was not reached stands below: keep it, change it or leave it out.");
        }
        Html::of(&Inset::new(said))
    }

    fn ask(asked: &Asked<'_>, mut form: Form) -> Form {
        let name = asked.called();
        let labels =
            [("views", format!("What does {name} say?")), ("progress", format!("How is {name} getting on?"))];
        for (field, label) in labels {
            if let Some(question) = asked.question(field) {
                form = form.ask(&question.label(format!("{label} (optional)")).large());
            }
        }
        if let Some(question) = asked.question("targets") {
            form = form.ask(&question.label("Targets").hint("Few, small and soon are reached more often"));
        }
        let to = fast::address::<Self>(asked.on.record.id());
        form = form.say(asked.one_more("Add another target", "targets", &to));
        for field in ["premium", "day"] {
            if let Some(question) = asked.question(field) {
                form = form.ask(&question);
            }
        }
        form
    }
}
