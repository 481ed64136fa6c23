//! `/child/{child}/letter`: the letter to the child after the last review: drafted from what was recorded, changed by
//! whoever signs
//! it, and sent when nothing stands in its way. `/child/{child}/letters/{letter}`: a letter as it was sent, to be
//! printed, in large
//! print too; `…/letter.pdf` and `…/letter-large.pdf`; `…/version`: it in another language, easy read, spoken.
//!
//! A letter that names another child is refused with the reason: whoever it is about, it is not this child's to read.

mod others;
mod print;
mod version;

use std::sync::Arc;

use access::Person;
use axum::Router;
use axum::extract::State;
use axum::routing::get;
use calendar::{Day, Moment};
use journal::AppendError;
use letters::names::{self, Named, Whose};
use letters::reading_age;
use letters::review::{self, Advice, Band, Before, Promise, Told};
use records::reviews::{
    Chaired, LetterGiven, LetterToChild, LetterVersion, NameLeft, ReviewDecisions, Talked,
};
use records::{Definition, Fact};
use timeline::Timeline;
use web::parts::{
    Cell, Choice, Colour, Column, Control, Details, ErrorSummary, Form, Inset, Question, SummaryList, Table,
    Tag,
};
use web::{Address, Answer, Fields, Html, Page, Path, Problem};

use crate::child::record::enter::{ACT, RECORD, about, is_identifier};
use crate::record::Record;
use crate::signed::Me;
use crate::{Desk, words};

use super::{change, last_held, meetings, said_since, standing};

/// The revision that the writer saw.
const REVISION: &str = "~revision";
/// Before the name of another child: that it may stand, and why.
const LEFT: &str = "~left";
/// What was wrong with the letter that went before.
const REPLACES: &str = "~replaces";

/// Its addresses.
pub(crate) fn router() -> Router<Desk> {
    Router::new()
        .route("/child/{child}/letter", get(write).post(post))
        .route("/child/{child}/letters/{letter}", get(print::get))
        .route("/child/{child}/letters/{letter}/version", get(version::get).post(version::post))
        .route("/child/{child}/letters/{letter}/{file}", get(print::file))
        .route("/child/{child}/review-invitation/{booking}", get(super::invite::get))
}

/// The address at which the letter after the last review is written.
pub(super) fn latest(id: &str) -> Address {
    crate::child::address(id).at("letter")
}

/// The address of one letter.
pub(super) fn one(id: &str, letter: &str) -> Address {
    crate::child::address(id).at("letters").at(letter)
}

/// The letter, as it stands or as it is drafted.
///
/// # Errors
/// As [`crate::child::overview::get`]; letters are not the reader's to write.
pub(crate) async fn write(
    State(desk): State<Desk>,
    Me(me): Me,
    Path(id): Path<String>,
) -> Result<Page, Problem> {
    desk.work(move |desk| {
        let record = desk.child(&me, &id, "writing a letter to the child", &latest(&id).to_string())?;
        record.must_add(LetterToChild::KIND)?;
        let writing = Writing::of(desk, &me, &record);
        let fields = writing.begin();
        writing.page(&fields, &[])
    })
    .await
}

/// The letter was kept or sent.
///
/// # Errors
/// As [`write`]; the journal cannot be written.
pub(crate) async fn post(
    State(desk): State<Desk>,
    Me(me): Me,
    Path(id): Path<String>,
    sent: Fields,
) -> Result<Answer, Problem> {
    desk.work(move |desk| {
        let record = desk.child(&me, &id, "writing a letter to the child", &latest(&id).to_string())?;
        record.must_add(LetterToChild::KIND)?;
        let writing = Writing::of(desk, &me, &record);
        let Some(review) = writing.review else { return Ok(writing.page(&sent, &[])?.wrong().into()) };
        if sent.get(ACT) == "fresh" {
            let mut fields = writing.begin();
            let words = writing.draft(review);
            let mut fresh = Fields::default();
            for (name, value) in fields.iter().filter(|(name, _)| *name != "words") {
                fresh.push(name, value);
            }
            fresh.push("words", words);
            std::mem::swap(&mut fields, &mut fresh);
            return Ok(writing.page(&fields, &[])?.into());
        }
        let sends = sent.get(ACT) == "send";
        let wrong = writing.wrong(&sent, sends);
        if !wrong.is_empty() {
            return Ok(writing.page(&sent, &wrong)?.wrong().into());
        }
        let letter = writing.letter(review, &sent, sends);
        let stood = writing.unsent(review);
        let seen: u32 = sent.get(REVISION).parse().unwrap_or(0);
        let (which, revision) = match stood {
            Some((fact, _)) if *fact.id == *sent.get(RECORD) => (fact.id.to_string(), seen.saturating_add(1).max(2)),
            _ if is_identifier(sent.get(RECORD)) => (sent.get(RECORD).to_owned(), 1),
            _ => (words::new_identifier(), 1),
        };
        let said = change(&record, &which, revision, if sends { "sent" } else { "changed" }, Arc::new(letter));
        let on = super::address(&id);
        match desk.append(&record.permit, &[said]) {
            Ok(_) => Ok(on.with("done", if sends { "letter_sent" } else { "letter" }).into()),
            Err(AppendError::Revision { .. }) if revision == 1 => Ok(on.with("done", "already").into()),
            Err(AppendError::Revision { .. }) => {
                let record = desk.child(&me, &id, "writing a letter to the child", &latest(&id).to_string())?;
                let writing = Writing::of(desk, &me, &record);
                let says = "Somebody else changed this letter meanwhile. Yours stands below, and nothing of it is lost: look at \
                            theirs under Record, and send yours again";
                let mut again = Fields::default();
                for (name, value) in sent.iter().filter(|(name, _)| *name != REVISION) {
                    again.push(name, value);
                }
                if let Some((fact, _)) = writing.unsent(review) {
                    again.push(REVISION, fact.revision.to_string());
                }
                Ok(writing.page(&again, &[("words".to_owned(), says.to_owned())])?.conflict().into())
            }
            Err(error) => Err(Problem::fault("keeping the letter")(error)),
        }
    })
    .await
}

/// The letters of a review, each version a row.
pub(super) fn listed(record: &Record, review: Day) -> Html {
    let columns =
        [Column::text("Version"), Column::date("Written"), Column::text("Sent"), Column::text("Read it")];
    let mut table = Table::new("Letters", columns).caption_hidden().when_empty("No letter is written yet.");
    let letters = super::thread::letters(record, review);
    let own = |letter: &LetterToChild| letter.version == LetterVersion::Letter && letter.sent.is_some();
    let replaced = |which: &LetterToChild, at: usize| {
        own(which) && letters.iter().skip(at + 1).any(|(_, later)| own(later) && later.replaces.is_some())
    };
    for (at, (fact, letter)) in letters.iter().enumerate() {
        let version = match (&letter.language, letter.version) {
            (Some(language), LetterVersion::Language) => format!("In {language}"),
            (_, version) => version.label().to_owned(),
        };
        let sent = match letter.sent {
            Some(day) if replaced(letter, at) => {
                Cell::part(&Tag::new(format!("Sent {}, replaced since", day.to_words()), Colour::Grey))
            }
            Some(day) => Cell::part(&Tag::new(format!("Sent {}", day.to_words()), Colour::Green)),
            None => Cell::part(&Tag::new("Not sent", Colour::Yellow)),
        };
        let to = one(record.id(), &fact.id);
        table.push([
            Cell::new(&version),
            Cell::new(letter.day.to_words()),
            sent,
            Cell::html(words::link_for("Read", &version.to_lowercase(), &to)),
        ]);
    }
    Html::of(&table)
}

/// Somebody writing a letter.
struct Writing<'a> {
    desk: &'a Desk,
    me: &'a Person,
    record: &'a Record,
    child: Arc<Timeline>,
    called: String,
    review: Option<Day>,
    band: Band,
}

impl<'a> Writing<'a> {
    fn of(desk: &'a Desk, me: &'a Person, record: &'a Record) -> Writing<'a> {
        let child = record.timeline(Moment::END_OF_TIME);
        let today = desk.today();
        let band = Band::of(child.born().map_or(10, |born| born.age_on(today)));
        let review = last_held(&child, today);
        // What the child likes to be called stands before every other name.
        let own = standing(record, |_: &records::coming_into_care::WhoIAm| true);
        let own = own.and_then(|(_, who)| who.called.clone()).filter(|name| name.len() < 40);
        let called = own.unwrap_or_else(|| words::called(&child));
        Writing { desk, me, record, child, called, review, band }
    }

    /// The letter of a review that is written and not sent.
    fn unsent(&self, review: Day) -> Option<(&'a Fact, &'a LetterToChild)> {
        standing(self.record, move |letter: &LetterToChild| {
            letter.review == review && letter.version == LetterVersion::Letter && letter.sent.is_none()
        })
    }

    /// The letter of a review that went out.
    fn gone(&self, review: Day) -> Option<(&'a Fact, &'a LetterToChild)> {
        standing(self.record, move |letter: &LetterToChild| {
            letter.review == review && letter.version == LetterVersion::Letter && letter.sent.is_some()
        })
    }

    fn begin(&self) -> Fields {
        let mut fields = Fields::default();
        let Some(review) = self.review else { return fields };
        match self.unsent(review) {
            Some((fact, letter)) => {
                fields.push(RECORD, &*fact.id);
                fields.push(REVISION, fact.revision.to_string());
                fields.push("words", letter.words.clone().unwrap_or_default());
                if let Some(how) = letter.how {
                    fields.push("how", how.code());
                }
                fields.push(REPLACES, letter.replaces.clone().unwrap_or_default());
                for left in &letter.left {
                    fields.push(format!("{LEFT}.{}", left.name), &*left.because);
                }
            }
            None => {
                fields.push(RECORD, words::new_identifier());
                fields.push("words", self.draft(review));
            }
        }
        fields
    }

    /// What the letter says if nobody changes it.
    fn draft(&self, review: Day) -> String {
        let today = self.desk.today();
        let meetings = meetings(self.record, &self.child, review);
        let sent =
            standing(self.record, |sent: &ReviewDecisions| sent.review == review).map(|(_, sent)| sent);
        let held = self.child.reviews.iter().rfind(|held| held.day == review);
        let last = meetings.last();
        // What was said at the review, otherwise what was said since the one before.
        let at_review: Vec<String> = meetings.iter().filter_map(|meeting| meeting.words.clone()).collect();
        let before = said_since(self.record, &self.child, review);
        let before =
            before.into_iter().filter(|words| words.said.chars().count() < 200).map(|words| words.said);
        let said: Vec<String> = if at_review.is_empty() { before.take(2).collect() } else { at_review };
        let well =
            meetings.iter().flat_map(|meeting| &meeting.talked).find(|each| each.about == Talked::Child);
        let worker = self
            .child
            .allocations
            .iter()
            .rfind(|held| held.since <= today && held.until.is_none_or(|until| until > today))
            .map(|held| self.desk.people().name_of(&held.worker));
        let checked = meetings.iter().flat_map(|meeting| &meeting.checked);
        let told = Told {
            called: &self.called,
            band: self.band,
            review,
            participation: held.and_then(|held| held.participation),
            chaired: meetings
                .iter()
                .find_map(|meeting| meeting.chaired)
                .filter(|who| *who != Chaired::Reviewer),
            said: said.iter().map(String::as_str).collect(),
            well: well.map(|each| each.said.as_str()),
            before: checked
                .map(|each| Before {
                    decision: &each.decision,
                    state: each.state,
                    because: each.because.as_deref(),
                })
                .collect(),
            promises: sent
                .iter()
                .flat_map(|sent| &sent.decisions)
                .map(|each| Promise {
                    decision: &each.decision,
                    words: each.words.as_deref(),
                    owner: each.owner.as_deref(),
                    by: each.by,
                })
                .collect(),
            next: last.and_then(|meeting| meeting.next),
            from: &self.me.name,
            worker,
        };
        review::draft(&told)
    }

    /// Other children whom the letter names.
    fn named(&self, text: &str, others: &[Named]) -> Vec<Named> {
        let own = others::own(self.desk, self.me, &self.child);
        names::found(text, others, &own).into_iter().cloned().collect()
    }

    /// What stands in the way, by the name of the field.
    fn wrong(&self, sent: &Fields, sends: bool) -> Vec<(String, String)> {
        let text = sent.get("words");
        let mut wrong = Vec::new();
        if text.trim().is_empty() {
            wrong.push(("words".to_owned(), "Write the letter".to_owned()));
        }
        if !sends {
            return wrong;
        }
        let stops = review::advice(text, self.band).into_iter().filter(|advice| advice.stops);
        wrong.extend(stops.map(|advice| ("words".to_owned(), advice.says)));
        wrong.extend(self.names_in_the_way(text, sent));
        let gone = self.review.and_then(|review| self.gone(review));
        if let Some(day) = gone.and_then(|(_, letter)| letter.sent)
            && sent.get(REPLACES).trim().is_empty()
        {
            let says = format!(
                "A letter about this review went on {}. Say what was wrong with it, if this one replaces it: two letters that \
                 say different things leave a child not knowing which is true",
                day.to_words()
            );
            wrong.push((REPLACES.to_owned(), says));
        }
        if LetterGiven::of(sent.get("how")).is_none() {
            wrong.push(("how".to_owned(), format!("Say how the letter comes to {}", self.called)));
        }
        wrong
    }

    /// What stands in the way of words that name other children, by the name of the field.
    fn names_in_the_way(&self, text: &str, sent: &Fields) -> Vec<(String, String)> {
        let mut wrong = Vec::new();
        for name in self.named(text, &others::of(self.desk, self.me, self.record, &self.child)) {
            let field = format!("{LEFT}.{}", name.name);
            match name.whose {
                Whose::Family if !sent.get(&field).trim().is_empty() => {}
                Whose::Family => wrong.push((
                    field,
                    format!(
                        "It names {}, {}. Take the name out, or say below why it may stand in this letter",
                        name.name, name.who
                    ),
                )),
                Whose::Other => wrong.push((
                    "words".to_owned(),
                    format!(
                        "It names {}, {}: that is not for this child to read. Take the name out, or check that this is the right \
                         letter",
                        name.name, name.who
                    ),
                )),
            }
        }
        wrong
    }

    /// The names of the family that stand in these words, each with the reason why it may.
    fn left(&self, text: &str, sent: &Fields) -> Vec<NameLeft> {
        let others = others::of(self.desk, self.me, self.record, &self.child);
        let family = self.named(text, &others).into_iter().filter(|name| name.whose == Whose::Family);
        family
            .filter_map(|name| {
                let because = sent.get(&format!("{LEFT}.{}", name.name)).trim().to_owned();
                (!because.is_empty()).then_some(NameLeft { name: name.name, because })
            })
            .collect()
    }

    /// A question for each name of the family that stands in these words: why it may.
    fn ask_names(&self, mut form: Form, text: &str, fields: &Fields, wrong: &[(String, String)]) -> Form {
        let others = others::of(self.desk, self.me, self.record, &self.child);
        for name in self.named(text, &others).iter().filter(|name| name.whose == Whose::Family) {
            let field = format!("{LEFT}.{}", name.name);
            let says = wrong.iter().find(|(of, _)| *of == field).map(|(_, says)| says.clone());
            let label = format!("{}, {}, is named. Why may the name stand here?", name.name, name.who);
            let question = Question::line(&*field, label, fields.get(&field));
            let hint =
                format!("Such as: {} sees them every week and we talked about it together", self.called);
            form = form.ask(&question.hint(hint).error(says));
        }
        form
    }

    fn letter(&self, review: Day, sent: &Fields, sends: bool) -> LetterToChild {
        let today = self.desk.today();
        let text = sent.get("words").replace("\r\n", "\n").trim().to_owned();
        let replaces = Some(sent.get(REPLACES).trim().to_owned()).filter(|text| !text.is_empty());
        LetterToChild {
            day: self.unsent(review).map_or(today, |(_, letter)| letter.day),
            review,
            version: LetterVersion::Letter,
            language: None,
            left: self.left(&text, sent),
            words: Some(text),
            file: None,
            sent: sends.then_some(today),
            how: LetterGiven::of(sent.get("how")),
            of: None,
            replaces: replaces.filter(|_| self.gone(review).is_some()),
        }
    }

    fn page(&self, fields: &Fields, wrong: &[(String, String)]) -> Result<Page, Problem> {
        let heading = format!("A letter to {}", self.called);
        let page = about(&self.child, self.record.id(), &heading).title("A letter to the child");
        let Some(review) = self.review else {
            let says = "No review is recorded yet. A letter tells of a review: record the meeting first.";
            return Ok(page.body(Html::of(&Inset::new(says))));
        };
        let mut html = Html::new();
        let summary = wrong.iter().fold(ErrorSummary::new(), |all, (field, says)| all.at(&**says, field));
        if !summary.is_empty() {
            html = html.with(&summary);
        }
        if let Some((fact, letter)) = self.gone(review).filter(|_| self.unsent(review).is_none()) {
            let day = letter.sent.map(Day::to_words).unwrap_or_default();
            let says = Html::text(format!("A letter about this review went on {day}. ")).with(&Html::trusted(format!(
                "<a class=\"govuk-link\" href=\"{}\">Read it, print it, add another version</a>. Write another only \
                 if something was wrong with it: it then replaces the one that went.",
                Html::text(one(self.record.id(), &fact.id))
            )));
            html = html.with(&Inset::new(says));
        }
        let text = fields.get("words");
        html = html.with(&self.reads(text)).with(&self.form(review, fields, wrong));
        Ok(page.body(html))
    }

    /// How it reads, and what could be better.
    fn reads(&self, text: &str) -> Html {
        let reading = review::reading(text);
        let age = reading.age.map_or("too few words to tell".to_owned(), |age| format!("{age} years"));
        let list = SummaryList::new()
            .row("For", format!("{}, {}", self.called, self.band.words()))
            .row("Reading age", format!("{age}. Aim at {} or less", self.band.reading_age()))
            .row(
                "Words",
                format!(
                    "{} in {}",
                    reading.words,
                    words::counted(reading.sentences, "sentence", "sentences")
                ),
            );
        let how = Details::new(
            "How the reading age is worked out",
            Html::text(format!("{}.", reading_age::FORMULA)),
        );
        let advice: Vec<Advice> = review::advice(text, self.band);
        let mut html = Html::of(&list).with(&how);
        if !advice.is_empty() {
            let lines: String =
                advice.iter().map(|advice| format!("<li>{}</li>", Html::text(&advice.says))).collect();
            let list = format!(
                "<p class=\"govuk-body\">Before it goes:</p><ul class=\"govuk-list govuk-list--bullet\">{lines}</ul>"
            );
            html = html.with(&Inset::new(Html::trusted(list)));
        }
        html
    }

    fn form(&self, review: Day, fields: &Fields, wrong: &[(String, String)]) -> Form {
        let said = |name: &str| wrong.iter().find(|(field, _)| field == name).map(|(_, says)| says.clone());
        let mut form = Form::new(latest(self.record.id()), "Keep it")
            .keep(RECORD, fields.get(RECORD))
            .pressed(ACT, "keep");
        if !fields.get(REVISION).is_empty() {
            form = form.keep(REVISION, fields.get(REVISION));
        }
        let words = Question::paragraphs("words", "The letter", fields.get("words"));
        let hint = format!("After the review of {}. Change it until it sounds like you", review.to_words());
        form = form.ask(&words.hint(hint).large().error(said("words")));
        form = self.ask_names(form, fields.get("words"), fields, wrong);
        if let Some(day) = self.gone(review).and_then(|(_, letter)| letter.sent) {
            let label =
                format!("What was wrong with the letter of {}, which this one replaces?", day.to_words());
            let question = Question::line(REPLACES, label, fields.get(REPLACES));
            form = form.ask(&question.error(said(REPLACES)));
        }
        let choices =
            LetterGiven::SET.choices.iter().map(|choice| Choice::new(choice.code, choice.label)).collect();
        let chosen = fields.get("how").to_owned();
        let how = Question::new(
            "how",
            format!("How does it come to {}?", self.called),
            Control::OneOf { choices, chosen },
        );
        form.ask(&how.error(said("how"))).or("Send it", ACT, "send").or(
            "Draft it again from what is recorded",
            ACT,
            "fresh",
        )
    }
}
