//! An action that is followed: the form in which somebody says that it is done and what they saw, and later what they found when
//! they looked again. No action is done because a day passed.

use std::sync::Arc;

use calendar::Day;
use records::complaints::Complaint;
use records::governance::VoiceProject;
use records::protection::Allegation;
use records::quality::{CaseAudit, FollowedAction};
use records::workforce::Supervision;
use records::{Act, Change, Definition, Fact, Place, Subject};
use web::parts::{Cell, Colour, ErrorSummary, Form, Question, SummaryList, Tag, TypedAs};
use web::{Address, Fields, Html};

use crate::child::record::read::day;
use crate::said::{REVISION, seen};

/// What is wrong, by field.
type Wrong = Vec<(&'static str, &'static str)>;

const DONE: &str = "Say on which day it was done, not a day to come";
const SEEN: &str = "Say what was seen of it: an action is not done because a day passed";
const CHECKED: &str = "Say on which day it was looked at again, not before it was done";
const FOUND: &str = "Say what was found when it was looked at again";

/// What is said where somebody else was quicker.
pub(crate) const QUICKER: &str =
    "Somebody wrote about this while you did: look at what stands now, and send it again";

/// A record whose actions are followed.
pub(crate) trait Followed: Definition + Clone {
    /// Its actions.
    fn actions(&mut self) -> &mut Vec<FollowedAction>;
}

impl Followed for Complaint {
    fn actions(&mut self) -> &mut Vec<FollowedAction> {
        &mut self.learning
    }
}

impl Followed for Allegation {
    fn actions(&mut self) -> &mut Vec<FollowedAction> {
        &mut self.learning
    }
}

impl Followed for CaseAudit {
    fn actions(&mut self) -> &mut Vec<FollowedAction> {
        &mut self.actions
    }
}

impl Followed for VoiceProject {
    fn actions(&mut self) -> &mut Vec<FollowedAction> {
        &mut self.actions
    }
}

impl Followed for Supervision {
    fn actions(&mut self) -> &mut Vec<FollowedAction> {
        &mut self.actions
    }
}

/// An action, and the record that it stands in.
pub(crate) struct Found<T> {
    fact: Fact,
    said: T,
    nth: usize,
    pub(crate) action: FollowedAction,
}

/// The action of this number in this record, among facts that stand, where it is one that may be said something of.
pub(crate) fn find<'a, T: Followed>(
    facts: impl IntoIterator<Item = &'a Fact>,
    id: &str,
    nth: usize,
    may: impl Fn(&FollowedAction) -> bool,
) -> Option<Found<T>> {
    facts.into_iter().find_map(|fact| {
        let mut said = fact.of::<T>().filter(|_| *fact.id == *id)?.clone();
        let action = said.actions().get(nth).filter(|action| may(action))?.clone();
        Some(Found { fact: fact.clone(), said, nth, action })
    })
}

impl<T: Followed> Found<T> {
    /// The record with the action as it is now.
    pub(crate) fn with(mut self, now: FollowedAction) -> T {
        if let Some(own) = self.said.actions().get_mut(self.nth) {
            *own = now;
        }
        self.said
    }

    /// The same as a change, one revision after the one that the writer saw.
    pub(crate) fn change(self, subject: Subject, sent: &Fields, now: FollowedAction, reason: &str) -> Change {
        Change {
            subject,
            id: self.fact.id.clone(),
            revision: seen(sent).saturating_add(1),
            act: Act::Correct,
            reason: Some(reason.into()),
            record: Arc::new(self.with(now)),
            place: Place::default(),
        }
    }

    /// The action and the questions about it, over the record as it stands.
    pub(crate) fn html(
        &self,
        to: Address,
        again: bool,
        sent: &Fields,
        wrong: &[(&'static str, &'static str)],
        today: Day,
    ) -> Html {
        let quicker = wrong.iter().any(|(_, says)| *says == QUICKER);
        let revision = match sent.get(REVISION) {
            seen if !seen.is_empty() && !quicker => seen.to_owned(),
            _ => self.fact.revision.to_string(),
        };
        html(to, revision, &self.action, again, sent, wrong, today)
    }
}

/// The action as it is after what was typed; or what is wrong with it. `again`: whether it is looked at again.
pub(crate) fn read(
    sent: &Fields,
    today: Day,
    action: &FollowedAction,
    again: bool,
) -> Result<FollowedAction, Wrong> {
    said(day(sent.get("day").trim()), sent.get("words"), today, action, again)
}

/// The same of what was read already: a day, and words.
pub(crate) fn said(
    on: Option<Day>,
    words: &str,
    today: Day,
    action: &FollowedAction,
    again: bool,
) -> Result<FollowedAction, Wrong> {
    let on = on.filter(|on| *on <= today);
    let words = Some(words.trim().to_owned()).filter(|words| !words.is_empty());
    let on = on.filter(|on| !again || action.done.is_none_or(|done| *on >= done));
    let mut wrong = Wrong::new();
    if on.is_none() {
        wrong.push(("day", if again { CHECKED } else { DONE }));
    }
    if words.is_none() {
        wrong.push(("words", if again { FOUND } else { SEEN }));
    }
    if !wrong.is_empty() {
        return Err(wrong);
    }
    let mut now = action.clone();
    if again {
        (now.checked, now.found) = (on, words);
    } else {
        (now.done, now.seen) = (on, words);
    }
    Ok(now)
}

/// The action and the questions about it.
fn html(
    to: Address,
    revision: String,
    action: &FollowedAction,
    again: bool,
    sent: &Fields,
    wrong: &[(&'static str, &'static str)],
    today: Day,
) -> Html {
    let summary = wrong.iter().fold(ErrorSummary::new(), |all, (field, says)| all.at(*says, field));
    let says =
        |name: &str| wrong.iter().find(|(field, _)| *field == name).map(|(_, says)| (*says).to_owned());
    let mut list = SummaryList::new()
        .row("What is to be done", action.what.clone())
        .row("Who", action.owner.clone().unwrap_or_else(|| "Not said".to_owned()))
        .row("By", action.by.map_or_else(|| "Not said".to_owned(), Day::to_words));
    if let Some(done) = action.done {
        list = list.row("Done on", done.to_words());
        list = list.row("What was seen", action.seen.clone().unwrap_or_default());
    }
    let given = match sent.get("day") {
        "" => today.to_string(),
        given => given.to_owned(),
    };
    let (when, what, hint, button) = if again {
        (
            "When did you look again?",
            "What did you find?",
            "Has it lasted, and is it better for the child?",
            "Record what you found",
        )
    } else {
        (
            "On which day was it done?",
            "What did you see of it?",
            "What you read, heard or saw yourself: not that somebody says it is done",
            "It is done",
        )
    };
    let form = Form::new(to, button)
        .keep(REVISION, revision)
        .ask(
            &Question::typed("words", what, TypedAs::Paragraphs, sent.get("words"))
                .hint(hint)
                .error(says("words")),
        )
        .ask(&Question::typed("day", when, TypedAs::Day, given).error(says("day")));
    let mut html = Html::new();
    if !summary.is_empty() {
        html = html.with(&summary);
    }
    html.with(&list).with(&form)
}

/// Where an action stands, for a list.
pub(crate) fn cell(action: &FollowedAction, today: Day) -> Cell {
    match (action.done, action.checked) {
        (_, Some(checked)) => {
            Cell::part(&Tag::new(format!("Looked at again {}", checked.to_words()), Colour::Green))
        }
        (Some(done), None) => Cell::part(&Tag::new(format!("Done {}", done.to_words()), Colour::Green)),
        _ if action.is_late(today) => {
            let days = action.by.map_or(0, |by| by.days_until(today));
            let days = crate::words::counted(days.max(0) as usize, "day", "days");
            Cell::part(&Tag::new(format!("Late by {days}"), Colour::Red))
        }
        _ => Cell::part(&Tag::new("To do", Colour::Blue)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_action_is_done_without_what_was_seen() {
        let day = |text: &str| -> Day { text.parse().unwrap() };
        let action = FollowedAction {
            what: "Write the chronology".to_owned(),
            owner: Some("Wren Invented".to_owned()),
            by: Some(day("2018-10-01")),
            done: None,
            seen: None,
            checked: None,
            found: None,
        };
        let done =
            FollowedAction { done: Some(day("2018-10-05")), seen: Some("Read".to_owned()), ..action.clone() };
        let today = day("2018-11-05");
        // What is sent; of which action; looking again; what is wrong.
        for (sent, of, again, wrong) in [
            ("day=2018-11-01&words=Read+it", &action, false, &[][..]),
            ("day=2018-11-01&words=", &action, false, &["words"]),
            ("day=2018-11-06&words=Read", &action, false, &["day"]),
            ("day=&words=+", &action, false, &["day", "words"]),
            ("day=2018-10-04&words=Lasted", &done, true, &["day"]),
            ("day=2018-11-05&words=Lasted", &done, true, &[]),
        ] {
            let read = read(&Fields::read(sent.as_bytes()), today, of, again);
            let told: Vec<&str> =
                read.err().unwrap_or_default().into_iter().map(|(field, _)| field).collect();
            assert_eq!(told, wrong, "{sent}");
        }
    }
}
