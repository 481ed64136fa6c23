//! `/child/{child}/advocate-visit`: the advocate came: seen or not, the promise pack, what was said and what of it may be
//! known. One form, a record of each.

use std::sync::Arc;

use records::advocacy::{
    AdvocacyFrom, AdvocacyHow, AdvocacyMoment, AdvocacyNote, AdvocacyReferral, AdvocacyTheme, AdvocateVisit,
    Right, RightsExplained, Sharing,
};
use records::{Record as Said, Trouble};
use web::parts::{Choice, Control, Form, Question, TypedAs};
use web::{Fields, Problem};

use super::{keep, new, only, refer, share, shared_id, which};
use crate::child::fast::{Asked, Done, Fast, On};

const CAME: &str = "~came";
const PACK: &str = "~pack";
const RIGHTS: &str = "~rights";
const WORDS: &str = "~words";
const DID: &str = "~did";
const WANTS: &str = "~wants";
const THEME: &str = "~theme";

/// The page.
pub(crate) struct AdvocateComes;

impl Fast for AdvocateComes {
    const KIND: &'static str = "advocate_visit";
    const LAST: &'static str = "advocate-visit";
    const HEADING: &'static str = "Visit by the advocate";
    const OPENED: &'static str = "recording a visit by the advocate";
    const BUTTON: &'static str = "Record the visit";
    const THEN: &'static str = super::THREAD;

    fn begin(on: &On<'_>) -> Fields {
        let mut fields = Fields::default();
        fields.push("day", on.today().to_string());
        if let Some(referral) = only(on) {
            fields.push("referral", referral.to_string());
        }
        fields
    }

    fn answers(sent: &Fields, on: &On<'_>) -> Fields {
        let mut fields = sent.clone();
        fields.push("seen", if sent.get(CAME) == "seen" { "yes" } else { "no" });
        if sent.get(CAME) == "refused" {
            fields.push("refused", "yes");
        }
        fields.push("advocate", &*on.me.id);
        fields
    }

    fn judge(troubles: &mut Vec<Trouble>, said: Option<&dyn Said>, sent: &Fields, on: &On<'_>) {
        if !["seen", "refused", "away"].contains(&sent.get(CAME)) {
            troubles.push(Trouble::stops(CAME, "Say whether you saw the child"));
        }
        if said.and_then(|said| said.happened().from).is_some_and(|day| day > on.today()) {
            troubles.push(Trouble::stops("day", "When was it? A visit cannot be recorded before it is made"));
        }
        if writes(sent) && Sharing::of(sent.get(share::SHARE)).is_none() {
            troubles.push(Trouble::stops(
                share::SHARE,
                "Ask the child what may be written on their file, and choose",
            ));
        }
        if sent.get(WANTS) == "yes" && !sent.get("referral").is_empty() {
            troubles.push(Trouble::stops(
                WANTS,
                "This visit is for a referral that is open already: choose one of the two",
            ));
        }
        share::judge(troubles, sent);
    }

    fn ask(asked: &Asked<'_>, mut form: Form) -> Form {
        let name = asked.called();
        let one_of = |field: &str, label: String, choices: Vec<Choice>| {
            let chosen = asked.typed(field).to_owned();
            Question::new(field, label, Control::OneOf { choices, chosen }).error(asked.wrong(field))
        };
        let came = vec![
            Choice::new("seen", format!("Yes, I saw {name}")),
            Choice::new("refused", format!("No, {name} did not want to")),
            Choice::new("away", format!("No, {name} was not there")),
        ];
        form = form.ask(&one_of(CAME, format!("Did you see {name}?"), came).large());
        for field in ["day", "place"] {
            form = asked.question(field).iter().fold(form, Form::ask);
        }
        let none = "The first visit, or none of them";
        form = which(asked.on, "referral", asked.typed("referral"), Some(none), None)
            .iter()
            .fold(form, Form::ask);
        let yes_no = || vec![Choice::new("yes", "Yes"), Choice::new("no", "No")];
        form = form.ask(
            &one_of(
                PACK,
                "Did you read the promise pack together, and leave it there? (optional)".to_owned(),
                yes_no(),
            )
            .hint("The council’s promises to children in care"),
        );
        let choices = Right::ALL.iter().map(|right| Choice::new(right.code(), right.label())).collect();
        let chosen = asked.typed.all(RIGHTS).map(str::to_owned).collect();
        form = form.ask(&Question::new(
            RIGHTS,
            "What did you explain? (optional)",
            Control::AnyOf { choices, chosen },
        ));
        let words = Question::paragraphs(
            WORDS,
            format!("What {name} said, in their own words (optional)"),
            asked.typed(WORDS),
        );
        form = form.ask(&words.large().hint("It stays with you, whatever you choose below"));
        let did = Question::new(
            DID,
            "What you did, and what comes next (optional)",
            Control::Typed {
                how: TypedAs::Paragraphs,
                value: asked.typed(DID).to_owned(),
                offered: Vec::new(),
            },
        );
        form = share::ask(asked, form.ask(&did));
        form = form.ask(
            &one_of(WANTS, format!("Does {name} want you to be their advocate now? (optional)"), yes_no())
                .hint("Yes records a referral by the child, with you as the advocate"),
        );
        let choices =
            AdvocacyTheme::ALL.iter().map(|theme| Choice::new(theme.code(), theme.label())).collect();
        let chosen = asked.typed.all(THEME).map(str::to_owned).collect();
        form.ask(
            &Question::new(THEME, "If so, what about? (optional)", Control::AnyOf { choices, chosen })
                .hint("It stays with you, and is counted without a name"),
        )
    }

    fn record(on: &On<'_>, sent: &Fields, said: Arc<dyn Said>) -> Result<Done, Problem> {
        let id = shared_id(sent);
        let day = said.happened().from.unwrap_or_else(|| on.today());
        let visit = said.as_any().downcast_ref::<AdvocateVisit>();
        let begins = sent.get(WANTS) == "yes" && super::referral(on.record, day).is_none();
        let referral = if begins { Some(day) } else { visit.and_then(|visit| visit.referral) };
        let said = match visit {
            Some(visit) => Arc::new(AdvocateVisit { referral, ..visit.clone() }),
            None => said,
        };
        let mut changes = vec![new(on, &id, said)];
        let what: Vec<Right> = Right::ALL
            .iter()
            .copied()
            .filter(|right| sent.all(RIGHTS).any(|sent| sent == right.code()))
            .collect();
        let pack = (sent.get(PACK) == "yes").then_some(true);
        if !what.is_empty() || pack.is_some() {
            changes.push(new(on, &id, Arc::new(RightsExplained { day, what, words: None, pack })));
        }
        if begins {
            changes.push(new(
                on,
                &id,
                Arc::new(AdvocacyReferral {
                    day,
                    from: AdvocacyFrom::Child,
                    theme: None,
                    also: Vec::new(),
                    how: Some(AdvocacyHow::FirstVisit),
                    not_instructed: None,
                    offered: Some(day),
                    advocate: Some(on.me.id.to_string()),
                    declined: None,
                    outcome: None,
                    closed: None,
                    ended: None,
                }),
            ));
        }
        let themes = if begins { refer::themes(sent) } else { Vec::new() };
        if writes(sent) || !themes.is_empty() {
            let text = |name: &str| Some(sent.get(name).trim().to_owned()).filter(|text| !text.is_empty());
            let share = Sharing::of(sent.get(share::SHARE)).unwrap_or(Sharing::Nothing);
            let (words, did) = (text(WORDS), text(DID));
            let note = AdvocacyNote { day, referral, about: AdvocacyMoment::Talk, themes, words, did, share };
            changes.push(new(on, &id, Arc::new(note)));
        }
        if let Some(shared) = share::record(sent, day, referral) {
            changes.push(new(on, &id, shared));
        }
        keep(on, sent, &changes)
    }
}

/// Whether anything was written that could be shared.
fn writes(sent: &Fields) -> bool {
    [WORDS, DID].iter().any(|name| !sent.get(name).trim().is_empty())
}
