//! What carers are asked together, answered by themselves: each once a round. The answers are counted in the survey, in nobody's
//! name; that somebody has answered is kept, so that nobody answers twice.

use std::sync::Arc;

use access::Person;
use axum::extract::State;
use calendar::{Day, Moment};
use records::fostering::{CarerSurvey, CarerSurveyAnswered};
use records::{Act, Change, Place, Subject, Trouble, as_known};
use timeline::{Authority, Household, Stranded};
use web::parts::{Choice, Control, Form, Inset, Question};
use web::{Address, Answer, Fields, Html, Page, Problem};

use super::{NOT_TIED, Ours, address, ours, paragraph, to_survey};
use crate::signed::Me;
use crate::{Desk, message};

/// In whose name answers are counted: nobody's, so that the record of the survey names none of those who answered.
const COUNTED: &str = "carers-survey";
/// Why, for the journal.
const WHY: &str = "a foster carer answered it";
/// How often it is tried to count answers while others answer too.
const TRIES: usize = 8;

const NOTHING: Problem = Problem::Missing("Carers are asked nothing together at the moment.");

/// A survey that runs.
pub(super) struct Round {
    id: Arc<str>,
    survey: CarerSurvey,
}

impl Round {
    /// Each question once, with its answers, in the order in which they are written down.
    fn questions(&self) -> Vec<(&str, Vec<&str>)> {
        let mut all: Vec<(&str, Vec<&str>)> = Vec::new();
        for row in &self.survey.answers {
            match all.iter_mut().find(|(question, _)| *question == row.question) {
                Some((_, answers)) => answers.push(&row.answer),
                None => all.push((&row.question, vec![&row.answer])),
            }
        }
        all
    }

    /// The record that says that somebody has answered: one for each, whatever is sent.
    fn which(&self, me: &Person) -> String {
        format!("survey-{}-{}", self.id, me.id)
    }

    fn is_answered(&self, household: &Household, me: &Person) -> bool {
        let mut answered = household.strand::<CarerSurveyAnswered>();
        answered.any(|said| *said.survey == *self.id && said.record.by == *me.id)
    }
}

/// The survey that runs on a day: begun, not over, and with questions. The day until which it is asked is in it.
pub(super) fn open(authority: &Authority, day: Day) -> Option<Round> {
    let runs = |survey: &CarerSurvey| {
        survey.since <= day && survey.until.is_none_or(|until| until >= day) && !survey.answers.is_empty()
    };
    let said = authority.strand::<CarerSurvey>().rfind(|said| runs(said.record))?;
    Some(Round { id: said.id.clone(), survey: said.record.clone() })
}

/// What their own page says of it.
pub(super) fn asks(household: &Household, me: &Person, round: &Round) -> Html {
    if round.is_answered(household, me) {
        return Html::of(&Inset::new(format!("You have answered “{}”. Thank you.", round.survey.title)));
    }
    let until = round.survey.until.map_or_else(String::new, |until| format!(" until {}", until.to_words()));
    let says = format!("Carers are asked{until}: {}.", round.survey.title);
    paragraph(&says).with(&to_survey("Answer the survey"))
}

/// The questions.
///
/// # Errors
/// The reader is no foster carer; no survey runs; a look cannot be logged.
pub(super) async fn get(State(desk): State<Desk>, Me(me): Me) -> Result<Page, Problem> {
    desk.work(move |desk| {
        let (ours, round) = asked(desk, &me)?;
        Ok(page(&round, round.is_answered(&ours.household, &me), &Fields::default(), &[]))
    })
    .await
}

/// They were answered.
///
/// # Errors
/// As [`get`]; the journal cannot be written.
pub(super) async fn post(State(desk): State<Desk>, Me(me): Me, sent: Fields) -> Result<Answer, Problem> {
    desk.work(move |desk| {
        let (ours, round) = asked(desk, &me)?;
        if round.is_answered(&ours.household, &me) {
            return Ok(address().with("done", "already").into());
        }
        if chosen(&round, &sent).is_empty() {
            let wrong = [Trouble::stops(name(0), "Choose an answer to one question at least")];
            return Ok(page(&round, false, &sent, &wrong).wrong().into());
        }
        let done = count(desk, &me, &ours, &round, &sent)?;
        Ok(address().with("done", done).into())
    })
    .await
}

fn asked(desk: &Desk, me: &Person) -> Result<(Ours, Round), Problem> {
    let ours = ours(desk, me)?.ok_or(Problem::Missing(NOT_TIED))?;
    let round = open(&desk.authority(Moment::END_OF_TIME), desk.today()).ok_or(NOTHING)?;
    Ok((ours, round))
}

fn name(nth: usize) -> String {
    format!("answer-{nth}")
}

/// The answers that were chosen: the question and the answer. What is no answer of the survey is none.
fn chosen(round: &Round, sent: &Fields) -> Vec<(String, String)> {
    let questions = round.questions();
    let each = questions.iter().enumerate().filter_map(|(nth, (question, answers))| {
        let answer = answers.iter().find(|answer| **answer == sent.get(&name(nth)))?;
        Some(((*question).to_owned(), (*answer).to_owned()))
    });
    each.collect()
}

fn page(round: &Round, answered: bool, typed: &Fields, wrong: &[Trouble]) -> Page {
    let mut html = Html::new();
    let summary = message::summary(wrong);
    if !summary.is_empty() {
        html = html.with(&summary);
    }
    if answered {
        html = html.with(&Inset::new("You have answered it. Thank you."));
    } else {
        let mut form = Form::new(Address::new("/my-home/survey"), "Send the answers").say(paragraph(
            "Your answers are counted with those of others. Your name is not with them. You answer once, and need not answer \
             every question.",
        ));
        for (nth, (question, answers)) in round.questions().into_iter().enumerate() {
            let choices = answers.iter().map(|answer| Choice::new(*answer, *answer)).collect();
            let name = name(nth);
            let control = Control::OneOf { choices, chosen: typed.get(&name).to_owned() };
            let says = wrong.iter().find(|each| each.field == name).map(|each| each.says.clone());
            form = form.ask(&Question::new(name, question, control).error(says));
        }
        html = html.with(&form);
    }
    Page::new(round.survey.title.clone())
        .title("Survey of carers")
        .back("Our home", address())
        .bare()
        .body(html)
}

/// Counts the answers and keeps that they answered, both or neither. Where others answer at the same time, it counts again on
/// what stands then.
fn count(
    desk: &Desk,
    me: &Person,
    ours: &Ours,
    round: &Round,
    sent: &Fields,
) -> Result<&'static str, Problem> {
    let subject = Subject::authority(&desk.roll().authority().unwrap_or_else(|| "not-named".into()));
    for _ in 0..TRIES {
        let facts = desk.roll().facts(&subject);
        let standing = as_known(&facts, Moment::END_OF_TIME);
        let stands = standing.into_iter().find_map(|fact| {
            (fact.id == round.id)
                .then(|| fact.of::<CarerSurvey>().map(|said| (fact.revision, said)))
                .flatten()
        });
        let (revision, stands) = stands.ok_or(NOTHING)?;
        let now = Round { id: round.id.clone(), survey: stands.clone() };
        let answers = chosen(&now, sent);
        let mut survey = now.survey;
        for (question, answer) in answers {
            let row = survey.answers.iter_mut().find(|row| row.question == question && row.answer == answer);
            if let Some(row) = row {
                row.count += 1.0;
            }
        }
        let returned = survey.returned.unwrap_or(0.0) + 1.0;
        survey.returned = Some(returned);
        // Nobody answers who was not asked.
        survey.asked = survey.asked.map(|asked| asked.max(returned));
        let answered =
            CarerSurveyAnswered { day: desk.today(), survey: round.id.to_string(), by: me.id.to_string() };
        let changes = [
            Change {
                subject: subject.clone(),
                id: round.id.clone(),
                revision: revision.saturating_add(1),
                act: Act::Correct,
                reason: Some("an answer was counted".into()),
                record: Arc::new(survey),
                place: Place::default(),
            },
            Change {
                subject: ours.permit.subject().clone(),
                id: round.which(me).into(),
                revision: 1,
                act: Act::Record,
                reason: None,
                record: Arc::new(answered),
                place: Place::default(),
            },
        ];
        if desk.say_as(COUNTED, WHY, &changes)?.is_ok() {
            return Ok("answered");
        }
        // Sent twice, or somebody else was counted in between.
        let id = &ours.permit.subject().id;
        let home = Household::of(id, &desk.roll().facts(ours.permit.subject()), Moment::END_OF_TIME);
        if round.is_answered(&home, me) {
            return Ok("already");
        }
    }
    Err(Problem::Missing("Many answer at this moment. Nothing was counted twice: go back and send it again."))
}
