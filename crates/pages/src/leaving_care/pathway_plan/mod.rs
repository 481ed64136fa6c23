//! `/child/{child}/pathway-plan`: the pathway plan, written with the young person: what they say, where they live and will live,
//! money, learning, health, people, and what will be done, by whom and by when. How it is saved and sent stands in
//! [`crate::child::fast::plan`].

use calendar::Day;
use records::Trouble;
use records::leaving_care::PathwayPlan;
use records::workforce::ApprovalOf;
use web::Fields;
use web::parts::Form;

use crate::child::fast::Asked;
use crate::child::fast::plan::{Plan, Write};
use crate::coming_into_care::plan::actions;

/// The page.
pub(crate) type WriteThePathwayPlan = Write<PathwayPlan>;

/// Months after which a plan is looked at again (Care Leavers (England) Regulations 2010, regulation 7(2)): what was never
/// sent by then is not written on.
const MONTHS: i32 = 6;

/// Whether it is a review of a plan there is: known from what stands, and not asked.
const REVIEW: &str = "review";

impl Plan for PathwayPlan {
    const OF: ApprovalOf = ApprovalOf::PathwayPlan;
    const LAST: &'static str = "pathway-plan";
    const HEADING: &'static str = "Write the pathway plan";
    const OPENED: &'static str = "writing the pathway plan";
    const KEPT: &'static [&'static str] = &[REVIEW];

    fn is_approved(&self) -> bool {
        self.signed_off.is_some()
    }

    fn is_open(&self, today: Day) -> bool {
        !self.is_approved() && self.day.plus_months(MONTHS) > today
    }

    fn approved_by(self, day: Day, manager: &str) -> PathwayPlan {
        PathwayPlan { signed_off: Some(day), signed_off_by: Some(manager.to_owned()), ..self }
    }

    fn next(&self, day: Day) -> PathwayPlan {
        let mut next = PathwayPlan {
            day,
            review: true,
            approved: None,
            signed_off: None,
            signed_off_by: None,
            views: None,
            copy_given: None,
            ..self.clone()
        };
        next.actions.retain(|action| action.done.is_none());
        next
    }

    fn lacks(&self) -> Option<Trouble> {
        self.home.is_none().then(|| Trouble::stops("home", "Say where the young person lives and will live"))
    }

    fn answers(sent: &Fields) -> Fields {
        let mut fields = sent.clone();
        if sent.get(REVIEW).is_empty() {
            fields.push(REVIEW, "no");
        }
        fields
    }

    fn ask(asked: &Asked<'_>, mut form: Form) -> Form {
        let views = format!("What does {} say?", asked.called());
        if let Some(question) = asked.question("views") {
            form = form.ask(&question.label(&*views).large());
        }
        for field in ["home", "money", "learning", "health", "people", "call", "otherwise", "staying_put"] {
            if let Some(question) = asked.question(field) {
                form = form.ask(&question);
            }
        }
        form = actions::<PathwayPlan>(asked, form);
        for field in ["approved", "copy_given", "day"] {
            if let Some(question) = asked.question(field) {
                form = form.ask(&question);
            }
        }
        form
    }
}
