//! `/child/{child}/plan`: the care plan, written: in plain words, with what the child says, and with actions of which each says
//! what will be better, who does it and by when. How it is saved and sent stands in [`crate::child::fast::plan`].

use calendar::Day;
use records::Trouble;
use records::coming_into_care::CarePlan;
use records::workforce::ApprovalOf;
use web::parts::Form;

use crate::child::fast::plan::{Plan, Write};
use crate::child::fast::{self, Asked};

/// The page.
pub(crate) type WriteThePlan = Write<CarePlan>;

impl Plan for CarePlan {
    const OF: ApprovalOf = ApprovalOf::CarePlan;
    const LAST: &'static str = "plan";
    const HEADING: &'static str = "Write the care plan";
    const OPENED: &'static str = "writing the care plan";
    const KEPT: &'static [&'static str] = &["before_placement"];

    fn is_approved(&self) -> bool {
        self.approved.is_some()
    }

    fn approved_by(self, day: Day, manager: &str) -> CarePlan {
        CarePlan { approved: Some(day), approved_by: Some(manager.to_owned()), ..self }
    }

    fn next(&self, day: Day) -> CarePlan {
        let mut next = CarePlan { day, approved: None, approved_by: None, views: None, ..self.clone() };
        next.before_placement = None;
        next.actions.retain(|action| action.done.is_none());
        next
    }

    fn lacks(&self) -> Option<Trouble> {
        self.summary.is_none().then(|| Trouble::stops("summary", "Say what the plan is, in plain words"))
    }

    fn ask(asked: &Asked<'_>, mut form: Form) -> Form {
        let name = asked.called();
        let views = format!("What does {name} say about it?");
        let labels = [
            ("summary", Some("What is the plan, in plain words?"), true),
            ("views", Some(views.as_str()), true),
            ("well", None, false),
            ("worried", None, false),
            ("needs", None, false),
            ("route", None, false),
            ("parallel", None, false),
        ];
        for (field, label, large) in labels {
            if let Some(mut question) = asked.question(field) {
                question = label.into_iter().fold(question, |question, label| question.label(label));
                form = form.ask(&if large { question.large() } else { question });
            }
        }
        form = actions::<CarePlan>(asked, form);
        for field in ["family_views", "day"] {
            if let Some(question) = asked.question(field) {
                form = form.ask(&question);
            }
        }
        form
    }
}

/// What will be done, and one more of it.
pub(crate) fn actions<P: Plan>(asked: &Asked<'_>, mut form: Form) -> Form {
    if let Some(question) = asked.question("actions") {
        let hint = "Each says what will be better, who does it and by when. Leave out what you do not need";
        form = form.ask(&question.label("What will be done").hint(hint));
    }
    let to = fast::address::<Write<P>>(asked.on.record.id());
    form.say(asked.one_more("Add another action", "actions", &to))
}
