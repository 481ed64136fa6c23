//! `/settings/{setting}/{said}`: one setting put right, or taken back, with a reason. Somebody who was quicker is told of.

use axum::extract::State;
use records::{Act, Fact, Trouble};
use web::parts::{Form, Question, TypedAs, Warning};
use web::{Answer, Fields, Html, Page, Path, Problem};

use super::say::{questions, wrong};
use super::{BECAUSE, Setting, change, of_kind, sets, setting, standing};
use crate::Desk;
use crate::child::record::enter::ACT;
use crate::child::record::form;
use crate::child::record::read::{read, typed};
use crate::said::{REVISION, seen};
use crate::signed::Me;
use crate::workforce::my_work::lead;

const REASON: &str = "~reason";
/// Letters of a reason: the journal's own limit on a text is a kilobyte.
const REASON_LETTERS: usize = 250;

/// The form, with what stands.
///
/// # Errors
/// The reader sets nothing for the service; there is no such setting, or it was taken back.
pub(crate) async fn get(
    State(desk): State<Desk>,
    Me(me): Me,
    Path((name, which)): Path<(String, String)>,
) -> Result<Page, Problem> {
    desk.work(move |desk| {
        sets(&me)?;
        let one = One::open(desk, &name, &which)?;
        Ok(one.page(Html::new(), &one.stands_typed(), &[], ""))
    })
    .await
}

/// The form was sent.
///
/// # Errors
/// As [`get`]; the journal cannot be written.
pub(crate) async fn post(
    State(desk): State<Desk>,
    Me(me): Me,
    Path((name, which)): Path<(String, String)>,
    sent: Fields,
) -> Result<Answer, Problem> {
    desk.work(move |desk| {
        sets(&me)?;
        let one = One::open(desk, &name, &which)?;
        if let Some(list) = sent.get(ACT).strip_prefix("more.") {
            return Ok(one.page(Html::new(), &sent, &[], list).into());
        }
        let back = sent.get(ACT) == "withdraw";
        let mut said = read(one.setting.kind, &sent, Some(&one.payload()));
        said.troubles.extend(said.record.as_deref().and_then(wrong));
        if back {
            // What is typed in the form does not matter to what is taken back.
            said.troubles.clear();
            said.record = Some(one.fact.record.clone());
        }
        let reason = sent.get(REASON).trim();
        if reason.is_empty() || reason.chars().count() > REASON_LETTERS {
            let says = format!("Say why, in {REASON_LETTERS} letters at most");
            said.troubles.push(Trouble::stops(REASON, says));
        }
        let record = said.record.filter(|_| !said.troubles.iter().any(|trouble| trouble.stops));
        let Some(record) = record else {
            return Ok(one.page(Html::new(), &sent, &said.troubles, "").wrong().into());
        };
        let same = record.to_json() == one.fact.record.to_json();
        if same && !back {
            let field = one.setting.kind.fields.first().map_or("", |field| field.name);
            let same = Trouble::stops(field, "Nothing is different from what stands. Change an answer");
            return Ok(one.page(Html::new(), &sent, &[same], "").wrong().into());
        }
        let act = if back { Act::Withdraw } else { Act::Correct };
        let change = change(desk, &which, seen(&sent).saturating_add(1), (act, Some(reason)), record);
        let done = if back { "withdrawn" } else { "corrected" };
        match desk.say_all(&me, BECAUSE, &[change])? {
            Ok(()) => Ok(of_kind(one.setting.kind).with("done", done).into()),
            Err(()) => Ok(One::open(desk, &name, &which)?.quicker(&sent).into()),
        }
    })
    .await
}

/// A setting that stands.
struct One<'a> {
    desk: &'a Desk,
    setting: &'static Setting,
    fact: Fact,
}

impl<'a> One<'a> {
    fn open(desk: &'a Desk, name: &str, which: &str) -> Result<One<'a>, Problem> {
        let setting = setting(name)?;
        let fact = standing(desk, setting.kind).into_iter().find(|fact| &*fact.id == which);
        let fact =
            fact.ok_or(Problem::Missing("This was taken back, or never set. Set it anew if it is right."))?;
        Ok(One { desk, setting, fact })
    }

    fn payload(&self) -> serde_json::Value {
        serde_json::from_str(&self.fact.record.to_json()).unwrap_or_default()
    }

    fn stands_typed(&self) -> Fields {
        typed(self.setting.kind, &self.payload())
    }

    fn page(&self, above: Html, sent: &Fields, troubles: &[Trouble], more: &str) -> Page {
        let kind = self.setting.kind;
        let mut html = above;
        let summary = form::summary(kind, troubles);
        if !summary.is_empty() {
            html = html.with(&summary);
        }
        let seen = match sent.get(REVISION) {
            "" => self.fact.revision.to_string(),
            seen => seen.to_owned(),
        };
        let mut asked = Form::new(of_kind(kind).at(&self.fact.id), "Put it right").keep(REVISION, seen);
        for question in questions(self.desk, kind, sent, troubles, more) {
            asked = asked.ask(&question);
        }
        let wrong =
            troubles.iter().find(|trouble| trouble.field == REASON).map(|trouble| trouble.says.clone());
        let why =
            Question::typed(REASON, "Why is it put right, or taken back?", TypedAs::Line, sent.get(REASON));
        asked = asked.ask(&why.error(wrong));
        for (list, words) in form::lists(kind) {
            asked = asked.or(words, ACT, format!("more.{list}"));
        }
        asked = asked.or("Take it back", ACT, "withdraw");
        let says = "Lists and figures are counted anew by what you change. What stood before stays readable, and figures as they \
                    were known on a day stay as they were.";
        Page::new(format!("{}: put right", kind.title))
            .back(kind.title, of_kind(kind))
            .body(html.with(&lead(says)).with(&asked))
    }

    /// Somebody was quicker: what stands now is in the form, and nothing of what was typed is recorded.
    fn quicker(&self, sent: &Fields) -> Page {
        let mut now = self.stands_typed();
        now.push(REASON, sent.get(REASON));
        let warning = Warning::new(
            "Somebody changed this while you were writing. Below is what stands now: change it if you still must.",
        );
        self.page(Html::of(&warning), &now, &[], "").conflict()
    }
}
