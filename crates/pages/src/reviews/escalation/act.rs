//! `/child/{child}/escalations/{record}/{act}`: a challenge is answered, taken one stage up, referred to Cafcass, closed
//! or withdrawn.
//! Who may not is told why, and who may.

use std::sync::Arc;

use access::{Person, Refusal};
use axum::extract::State;
use calendar::Moment;
use journal::AppendError;
use oversight::escalation::{self, Answered, Case, Lack, Offer, Stages};
use records::reviews::{Escalation, EscalationTheme, StageAnswer};
use records::{Definition, Fact};
use timeline::{Authority, Timeline};
use web::parts::{Choice, Control, ErrorSummary, Form, Inset, Question, TypedAs};
use web::{Answer, Fields, Html, Page, Path, Problem};

use crate::child::record::enter::about;
use crate::child::record::read::day as day_of;
use crate::record::Record;
use crate::reviews::change;
use crate::signed::Me;
use crate::{Desk, words};

use super::{cases, may_answer, may_drive, may_follow, one, thread, with_line, worker_on};

/// The revision that the writer saw.
const REVISION: &str = "~revision";
/// What is said to somebody who reads challenges, and whose work has no part in them.
const NOT_YOURS: &str =
    "You read this challenge. Those do something about it who raise challenges, and those who answer them.";
/// No such page.
const MISSING: Problem =
    Problem::Missing("There is no such step. The page of the challenge lists those that there are.");

/// What is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Act {
    Answer,
    Plan,
    StepUp,
    Cafcass,
    HeardFromCafcass,
    Close,
    Withdraw,
}

impl Act {
    pub(super) const ALL: [Act; 7] =
        [Act::Answer, Act::Plan, Act::StepUp, Act::Cafcass, Act::HeardFromCafcass, Act::Close, Act::Withdraw];

    /// Its last part of the address.
    pub(super) const fn last(self) -> &'static str {
        match self {
            Act::Answer => "answer",
            Act::Plan => "plan",
            Act::StepUp => "step-up",
            Act::Cafcass => "cafcass",
            Act::HeardFromCafcass => "cafcass-answer",
            Act::Close => "close",
            Act::Withdraw => "withdraw",
        }
    }

    /// Its words on a link and as a heading.
    pub(super) const fn words(self) -> &'static str {
        match self {
            Act::Answer => "Answer it",
            Act::Plan => "Say that an action of the plan is done",
            Act::StepUp => "Take it one stage up",
            Act::Cafcass => "Refer it to Cafcass",
            Act::HeardFromCafcass => "Record what came of the referral",
            Act::Close => "Close it as resolved",
            Act::Withdraw => "Withdraw it",
        }
    }

    /// Whether it makes sense as the challenge stands today.
    pub(super) fn fits(self, case: &Case, stages: &Stages) -> bool {
        case.is_open()
            && match self {
                Act::Answer => case.waits().is_some(),
                Act::Plan => case.undone().next().is_some(),
                Act::StepUp => case.next(stages).is_some(),
                Act::Cafcass => case.said.cafcass.is_none(),
                Act::HeardFromCafcass => case.said.cafcass.is_some() && case.said.cafcass_answered.is_none(),
                Act::Close | Act::Withdraw => true,
            }
    }

    /// Whether somebody may.
    pub(super) fn may(
        self,
        desk: &Desk,
        authority: &Authority,
        me: &Person,
        child: &Timeline,
        case: &Case,
    ) -> Result<(), Refusal> {
        match self {
            Act::Answer => may_answer(desk, authority, me, child, case),
            Act::Plan => may_follow(desk, authority, me, child, case),
            _ => may_drive(desk, authority, me, child, case),
        }
    }
}

/// One challenge that somebody does something about.
struct Doing<'a> {
    desk: &'a Desk,
    me: &'a Person,
    record: &'a Record,
    authority: &'a Authority,
    child: Arc<Timeline>,
    fact: &'a Fact,
    case: Case,
    act: Act,
}

/// The form.
///
/// # Errors
/// As [`crate::child::overview::get`]; there is no such challenge or step.
pub(crate) async fn get(
    State(desk): State<Desk>,
    Me(me): Me,
    Path((id, which, act)): Path<(String, String, String)>,
) -> Result<Page, Problem> {
    desk.work(move |desk| {
        doing(desk, &me, &id, &which, &act, |doing| Ok(doing.page(&doing.begin(), &[], None)))
    })
    .await
}

/// It was sent.
///
/// # Errors
/// As [`get`]; the journal cannot be written.
pub(crate) async fn post(
    State(desk): State<Desk>,
    Me(me): Me,
    Path((id, which, act)): Path<(String, String, String)>,
    sent: Fields,
) -> Result<Answer, Problem> {
    desk.work(move |desk| doing(desk, &me, &id, &which, &act, |doing| doing.send(&sent))).await
}

fn doing<T>(
    desk: &Desk,
    me: &Person,
    id: &str,
    which: &str,
    act: &str,
    then: impl FnOnce(&Doing<'_>) -> Result<T, Problem>,
) -> Result<T, Problem> {
    let act = Act::ALL.into_iter().find(|each| each.last() == act).ok_or(MISSING)?;
    let here = one(id, which).at(act.last()).to_string();
    let record = desk.child(me, id, "a challenge", &here)?;
    // Whoever may not even read it learns nothing of it.
    record.must_read(Escalation::KIND)?;
    let authority = desk.authority(Moment::END_OF_TIME);
    let found = cases(&record, &authority).into_iter().find(|(fact, _)| *fact.id == *which);
    let (fact, case) = found.ok_or(thread::MISSING)?;
    let child = record.clocked(Moment::END_OF_TIME);
    if !record.adds(Escalation::KIND) {
        let refusal = act.may(desk, &authority, me, &child, &case).err();
        return Err(crate::child::door::closed(&refusal.unwrap_or_else(|| Refusal::told(NOT_YOURS))));
    }
    then(&Doing { desk, me, record: &record, authority: &authority, child, fact, case, act })
}

impl Doing<'_> {
    fn begin(&self) -> Fields {
        let mut fields = Fields::default();
        fields.push("day", self.desk.today().to_string());
        fields.push("theme", self.case.said.theme.code());
        fields.push(REVISION, self.fact.revision.to_string());
        fields
    }

    fn stages(&self) -> Stages {
        Stages::on(self.authority, self.desk.today())
    }

    fn send(&self, sent: &Fields) -> Result<Answer, Problem> {
        let may = self.act.may(self.desk, self.authority, self.me, &self.child, &self.case);
        if let Err(refusal) = may {
            let lack = Lack { at: "day", says: refusal.sentence };
            return Ok(self.page(sent, &[lack], None).wrong().into());
        }
        let now = match self.done(sent) {
            Ok(now) => now,
            Err(lacks) => return Ok(self.page(sent, &lacks, None).wrong().into()),
        };
        let seen: u32 = sent.get(REVISION).parse().unwrap_or(0);
        let revision = seen.saturating_add(1).max(2);
        let said = change(self.record, &self.fact.id, revision, self.act.words(), Arc::new(now));
        let to = one(self.record.id(), &self.fact.id);
        match self.desk.append(&self.record.permit, &[said]) {
            Ok(_) => Ok(to.with("done", self.act.last()).into()),
            Err(AppendError::Revision { .. }) => {
                let says = "Somebody did something about this challenge while you were writing. Nothing of yours is lost: \
                look at \
                            what stands now, and send it again.";
                let mut again = Fields::default();
                for (name, value) in sent.iter().filter(|(name, _)| *name != REVISION) {
                    again.push(name, value);
                }
                again.push(REVISION, self.fact.revision.to_string());
                Ok(self.page(&again, &[], Some(says)).conflict().into())
            }
            Err(error) => Err(Problem::fault("recording a challenge")(error)),
        }
    }

    /// The challenge as it stands after the act.
    fn done(&self, sent: &Fields) -> Result<Escalation, Vec<Lack>> {
        let (case, today, day) = (&self.case, self.desk.today(), day_of(sent.get("day").trim()));
        match self.act {
            Act::Answer => {
                let given = Answered {
                    day,
                    by: &self.me.id,
                    answer: StageAnswer::of(sent.get("answer")),
                    says: sent.get("says"),
                    changes: sent.get("changes"),
                };
                escalation::answer(case, given, today)
            }
            Act::Plan => {
                let nth = sent.get("action").parse().ok();
                escalation::plan_done(case, nth, (day, sent.get("seen")), today)
            }
            Act::StepUp => {
                let stages = self.stages();
                let to = self.next_to(day.unwrap_or(today)).and_then(Result::ok).map(|(id, _)| id);
                escalation::step_up(
                    case,
                    &stages,
                    (day, &self.me.id, to.as_deref()),
                    sent.get("because"),
                    today,
                )
            }
            Act::Cafcass => escalation::refer(case, day, sent.get("because"), today),
            Act::HeardFromCafcass => escalation::hear_from_cafcass(case, day, sent.get("result"), today),
            Act::Close => escalation::close(
                case,
                day,
                (sent.get("outcome"), sent.get("plan_not_done")),
                EscalationTheme::of(sent.get("theme")),
                today,
            ),
            Act::Withdraw => escalation::withdraw(case, day, sent.get("because"), today),
        }
    }

    /// Who must answer at the next stage; `None` after the last.
    fn next_to(&self, day: calendar::Day) -> Option<Result<(String, String), String>> {
        let stages = self.stages();
        let post = self.case.next(&stages)?.to;
        let worker = worker_on(&self.child, day);
        Some(with_line(self.desk, self.authority, worker.as_deref(), day, |line| {
            line.holder(post)
                .map(|person| (person.id.to_string(), person.name.clone()))
                .map_err(|nobody| nobody.says)
        }))
    }

    fn page(&self, typed: &Fields, lacks: &[Lack], above: Option<&str>) -> Page {
        let summary = lacks.iter().fold(ErrorSummary::new(), |all, lack| all.at(&*lack.says, lack.at));
        let mut html = Html::new();
        if let Some(says) = above {
            html = html.with(&Inset::new(says));
        }
        if !summary.is_empty() {
            html = html.with(&summary);
        }
        let to = one(self.record.id(), &self.fact.id);
        html = html.with(&thread::told(self.desk, self.authority, &self.child, &self.case));
        let may = self.act.may(self.desk, self.authority, self.me, &self.child, &self.case);
        match may {
            Err(refusal) => html = html.with(&Inset::new(refusal.sentence)),
            Ok(()) => html = html.with(&self.form(typed, lacks)),
        }
        let page = about(&self.child, self.record.id(), self.act.words()).back("Back to the challenge", to);
        page.title(format!("{}: a challenge", self.act.words())).body(html)
    }

    fn form(&self, typed: &Fields, lacks: &[Lack]) -> Form {
        let wrong = |name: &str| lacks.iter().find(|lack| lack.at == name).map(|lack| lack.says.clone());
        let text = |name: &str, label: &str, hint: &str| {
            Question::typed(name, label, TypedAs::Paragraphs, typed.get(name)).hint(hint).error(wrong(name))
        };
        let here = one(self.record.id(), &self.fact.id).at(self.act.last());
        let mut form = Form::new(here, self.act.words()).keep(REVISION, typed.get(REVISION));
        let day = match self.act {
            Act::Answer => {
                let choices =
                    StageAnswer::SET.choices.iter().map(|each| Choice::new(each.code, each.label)).collect();
                let chosen = typed.get("answer").to_owned();
                let question =
                    Question::new("answer", "Is it put right?", Control::OneOf { choices, chosen });
                form = form
                    .ask(&question.large().error(wrong("answer")))
                    .ask(&text(
                        "changes",
                        "What changes in the child’s plan?",
                        "Who does what, by when. Without it nothing is put right",
                    ))
                    .ask(&text("says", "Your answer in words", "If the answer is no: why"));
                "Answered on"
            }
            Act::Plan => {
                let choices = self.case.undone().map(|(nth, action)| {
                    let who = action.owner.as_deref().unwrap_or("nobody named");
                    let by = action.by.map_or("no day".to_owned(), |by| format!("by {}", by.to_words()));
                    Choice::new(nth.to_string(), format!("{} ({who}, {by})", action.action))
                });
                let choices: Vec<Choice> = choices.collect();
                let only = self.case.undone().next().filter(|_| choices.len() == 1);
                let chosen = match (typed.get("action"), only) {
                    ("", Some((nth, _))) => nth.to_string(),
                    (typed, _) => typed.to_owned(),
                };
                let question =
                    Question::new("action", "Which action is done?", Control::OneOf { choices, chosen });
                form = form.ask(&question.large().error(wrong("action"))).ask(&text(
                    "seen",
                    "What did you see of it?",
                    "What you read, heard or saw yourself: not that somebody says it is done",
                ));
                "Done on"
            }
            Act::StepUp => {
                form = form.say(Html::of(&Inset::new(self.up_says())));
                let hint = match self.case.offer(self.desk.today()) {
                    Offer::Late { .. } | Offer::Refused => "Not needed: no answer came in time, or it was no",
                    Offer::Answered => "It was answered: why does the answer not put it right?",
                    _ => "The answer is not due yet: why can the child not wait for it?",
                };
                form = form.ask(&text("because", "Why does it go up?", hint));
                "Taken up on"
            }
            Act::Cafcass => {
                form = form.ask(&text(
                    "because",
                    "Why is it referred?",
                    "What was tried before, and what the child needs. At any time, whatever stage it is in; its stages stay open",
                ));
                "Referred on"
            }
            Act::HeardFromCafcass => {
                form = form.ask(&text("result", "What came of the referral?", ""));
                "Heard on"
            }
            Act::Close => {
                let choices = EscalationTheme::SET
                    .choices
                    .iter()
                    .map(|each| Choice::new(each.code, each.label))
                    .collect();
                let chosen = typed.get("theme").to_owned();
                let theme = Question::new(
                    "theme",
                    "What was it about, as it turned out?",
                    Control::Listed { choices, chosen },
                );
                form = form
                    .ask(&text(
                        "outcome",
                        "What is different for the child now?",
                        "It stays open until that is known: a reply alone is no outcome",
                    ))
                    .ask(&theme);
                let undone: Vec<&str> =
                    self.case.undone().map(|(_, action)| action.action.as_str()).collect();
                if !undone.is_empty() {
                    let hint =
                        format!("Not done: {}. Better say first what of it is done", undone.join("; "));
                    let label = "The plan is not done. Why is it closed all the same?";
                    form = form.ask(&text("plan_not_done", label, &hint));
                }
                "Resolved on"
            }
            Act::Withdraw => {
                form = form.ask(&text("because", "Why is it withdrawn?", "The reason stays readable"));
                "Withdrawn on"
            }
        };
        form.ask(&Question::typed("day", day, TypedAs::Day, typed.get("day")).error(wrong("day")))
    }

    /// Where it goes.
    fn up_says(&self) -> String {
        let today = self.desk.today();
        let stages = self.stages();
        let Some(rule) = self.case.next(&stages) else {
            return "This was the last stage here. Refer it to Cafcass.".to_owned();
        };
        let to = match self.next_to(today) {
            Some(Ok((_, name))) => format!("to {name} ({})", rule.to.label().to_lowercase()),
            Some(Err(says)) => format!("to the {}. {says}", rule.to.label().to_lowercase()),
            None => String::new(),
        };
        let days = words::counted(usize::from(rule.days), "working day", "working days");
        format!(
            "It goes to stage {} {to}. {} takes it there. The answer is due in {days}.",
            rule.nth, rule.from
        )
    }
}
