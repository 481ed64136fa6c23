//! What may be written on the child's file: asked each time, with the child. What is shared is a record of its own, in words
//! that the child agreed; the rest stays with the advocate.

use std::sync::Arc;

use calendar::Day;
use records::advocacy::{AdvocacyShared, Sharing, SharingAgreed};
use records::{Record as Said, Trouble};
use web::Fields;
use web::parts::{Choice, Control, Form, Question};

use crate::child::fast::Asked;

/// The names of its questions.
pub(super) const SHARE: &str = "share";
const SAYS: &str = "~says";
const AGREED: &str = "~agreed";
const BECAUSE: &str = "~because";

/// The questions.
pub(super) fn ask(asked: &Asked<'_>, mut form: Form) -> Form {
    let name = asked.called();
    let choices = Sharing::ALL.iter().map(|share| Choice::new(share.code(), share.label())).collect();
    let chosen = asked.typed(SHARE).to_owned();
    let label = format!("What may be written on {name}’s file?");
    let question = Question::new(SHARE, label, Control::OneOf { choices, chosen });
    form = form.ask(
        &question
            .large()
            .hint(format!("Ask {name} each time. The rest stays with you"))
            .error(asked.wrong(SHARE)),
    );
    let says = Question::paragraphs(
        SAYS,
        format!("What {name} wants known (if a part is shared)"),
        asked.typed(SAYS),
    );
    form = form.ask(
        &says
            .hint("Read it out first. The social worker and the reviewing officer read it")
            .error(asked.wrong(SAYS)),
    );
    let choices =
        SharingAgreed::ALL.iter().map(|agreed| Choice::new(agreed.code(), agreed.label())).collect();
    let chosen = asked.typed(AGREED).to_owned();
    let label = format!("How did {name} agree? (if a part is shared)");
    form = form
        .ask(&Question::new(AGREED, label, Control::Listed { choices, chosen }).error(asked.wrong(AGREED)));
    let because =
        Question::line(BECAUSE, "If it must be shared to keep somebody safe: why?", asked.typed(BECAUSE));
    form.ask(&because.error(asked.wrong(BECAUSE)))
}

fn shared(sent: &Fields) -> Option<Sharing> {
    Sharing::of(sent.get(SHARE)).filter(|share| matches!(share, Sharing::Part | Sharing::Safety))
}

/// What is wrong with it.
pub(super) fn judge(troubles: &mut Vec<Trouble>, sent: &Fields) {
    let blank = |name: &str| sent.get(name).trim().is_empty();
    let Some(share) = shared(sent) else {
        if !blank(SAYS) {
            troubles.push(Trouble::stops(
                SHARE,
                "You wrote something to be shared: choose that a part is shared, or empty the box",
            ));
        }
        return;
    };
    if blank(SAYS) {
        troubles
            .push(Trouble::stops(SAYS, "Write what may stand on the file, in words that the child agreed"));
    }
    if share == Sharing::Part
        && SharingAgreed::of(sent.get(AGREED)).is_none_or(|how| how == SharingAgreed::Safety)
    {
        troubles.push(Trouble::stops(AGREED, "Say how the child agreed"));
    }
    if share == Sharing::Safety && blank(BECAUSE) {
        troubles.push(Trouble::stops(BECAUSE, "Say who is not safe, and that the child was told"));
    }
}

/// What is shared, as a record for the child's file.
pub(super) fn record(sent: &Fields, day: Day, referral: Option<Day>) -> Option<Arc<dyn Said>> {
    let share = shared(sent)?;
    let because = Some(sent.get(BECAUSE).trim().to_owned()).filter(|why| !why.is_empty());
    let agreed = match share {
        Sharing::Safety => SharingAgreed::Safety,
        _ => SharingAgreed::of(sent.get(AGREED))?,
    };
    Some(Arc::new(AdvocacyShared { day, referral, says: sent.get(SAYS).trim().to_owned(), agreed, because }))
}
