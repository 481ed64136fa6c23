//! `/child/{child}/advocacy-referral`: an advocate is asked for, by anybody, the child among them. What it is about stands on
//! the file only if the child wants that.

use std::sync::Arc;

use access::Role;
use calendar::Day;
use records::advocacy::{AdvocacyMoment, AdvocacyNote, AdvocacyTheme, Sharing};
use records::{Definition, Record as Said, Trouble};
use web::parts::{Choice, Control, Form, Question};
use web::{Fields, Html, Problem};

use super::{keep, new, shared_id};
use crate::child::fast::{Asked, Done, Fast, On};
use crate::child::record::enter::RECORD;

/// Whether what it is about may stand on the file.
const FILE: &str = "~file";
/// The advocate.
const ADVOCATE: &str = "advocate";

/// The page.
pub(crate) struct AskForAnAdvocate;

impl Fast for AskForAnAdvocate {
    const KIND: &'static str = "advocacy_referral";
    const LAST: &'static str = "advocacy-referral";
    const HEADING: &'static str = "Ask for an advocate";
    const OPENED: &'static str = "asking for an advocate";
    const BUTTON: &'static str = "Record it";
    const THEN: &'static str = super::THREAD;

    fn begin(on: &On<'_>) -> Fields {
        let mut fields = Fields::default();
        fields.push("day", on.today().to_string());
        if on.me.role == Role::Advocate {
            fields.push("offered", on.today().to_string());
            fields.push(ADVOCATE, &*on.me.id);
        }
        fields
    }

    fn answers(sent: &Fields, _: &On<'_>) -> Fields {
        if sent.get(FILE) != "no" {
            return sent.clone();
        }
        // What it is about does not reach the record that everybody reads.
        let mut fields = Fields::default();
        for (name, value) in sent.iter().filter(|(name, _)| !matches!(*name, "theme" | "also")) {
            fields.push(name, value);
        }
        fields
    }

    fn judge(troubles: &mut Vec<Trouble>, said: Option<&dyn Said>, sent: &Fields, on: &On<'_>) {
        let day = said.and_then(|said| said.happened().from);
        if day.is_some_and(|day| day > on.today()) {
            troubles
                .push(Trouble::stops("day", "When was it? A referral cannot be recorded before it comes"));
        }
        // The form itself, sent twice, is no other referral.
        let other =
            |day| super::referral(on.record, day).is_some_and(|(fact, _)| *fact.id != *sent.get(RECORD));
        if day.is_some_and(other) {
            let says =
                "A referral of that day is recorded already: see the child’s advocacy, and add to it there";
            troubles.push(Trouble::stops("day", says));
        }
        if sent.get(FILE).is_empty() {
            troubles
                .push(Trouble::stops(FILE, "Ask the child whether what it is about may stand on the file"));
        }
        if sent.get(FILE) == "yes" && sent.get("theme").is_empty() {
            troubles.push(Trouble::stops("theme", "Say what it is about"));
        }
    }

    fn above(asked: &Asked<'_>) -> Html {
        let says = format!(
            "Anybody may ask for an advocate for {}, and {} may at any time. That there is an advocate stands on the \
                file; what is \
             said to the advocate does not.",
            asked.called(),
            asked.called()
        );
        Html::of(&web::parts::Inset::new(says))
    }

    fn ask(asked: &Asked<'_>, mut form: Form) -> Form {
        let name = asked.called();
        for field in ["from", "how"] {
            form = asked.question(field).iter().fold(form, Form::ask);
        }
        let choices = vec![
            Choice::new("yes", format!("Yes, {name} agrees")),
            Choice::new("no", "No: it stays with the advocate"),
        ];
        let chosen = asked.typed(FILE).to_owned();
        let label = format!("May it stand on {name}’s file what it is about?");
        let question = Question::new(FILE, label, Control::OneOf { choices, chosen });
        form = form.ask(&question.large().error(asked.wrong(FILE)));
        for field in ["theme", "also", "not_instructed"] {
            form = asked.question(field).iter().fold(form, Form::ask);
        }
        let advocates = asked.on.desk.people().of_role(Role::Advocate);
        let choices = advocates.iter().map(|who| Choice::new(&*who.id, who.name.clone())).collect();
        let chosen = asked.typed(ADVOCATE).to_owned();
        let question =
            Question::new(ADVOCATE, "Who is the advocate? (optional)", Control::Listed { choices, chosen });
        form = form
            .ask(&question.hint("Leave it empty, and the service chooses. Only they read what they write"));
        for field in ["offered", "day"] {
            form = asked.question(field).iter().fold(form, Form::ask);
        }
        form
    }

    fn record(on: &On<'_>, sent: &Fields, said: Arc<dyn Said>) -> Result<Done, Problem> {
        let id = shared_id(sent);
        let day = said.happened().from.unwrap_or_else(|| on.today());
        let mut changes = vec![new(on, &id, said)];
        let themes = themes(sent);
        if sent.get(FILE) == "no" && !themes.is_empty() && on.record.adds(AdvocacyNote::KIND) {
            changes.push(new(on, &id, Arc::new(kept(day, themes))));
        }
        keep(on, sent, &changes)
    }
}

/// What was chosen, each once.
pub(super) fn themes(sent: &Fields) -> Vec<AdvocacyTheme> {
    let mut themes: Vec<AdvocacyTheme> = ["theme", "also", "~theme"]
        .iter()
        .flat_map(|name| sent.all(name))
        .filter_map(AdvocacyTheme::of)
        .collect();
    themes.sort();
    themes.dedup();
    themes
}

/// What a referral is about, kept with the advocate.
pub(super) fn kept(day: Day, themes: Vec<AdvocacyTheme>) -> AdvocacyNote {
    AdvocacyNote {
        day,
        referral: Some(day),
        about: AdvocacyMoment::Talk,
        themes,
        words: None,
        did: None,
        share: Sharing::Nothing,
    }
}

#[cfg(test)]
mod tests {
    use records::advocacy::AdvocacyReferral;

    use super::*;

    #[test]
    fn every_field_that_is_asked_is_one_of_the_kind() {
        for name in ["from", "how", "theme", "also", "not_instructed", ADVOCATE, "offered", "day"] {
            assert!(AdvocacyReferral::KIND.fields.iter().any(|field| field.name == name), "{name}");
        }
    }
}
