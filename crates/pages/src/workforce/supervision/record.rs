//! `/supervision/{worker}/record`: a session is written down: with whom, what was reflected on, what is to be done by whom and by
//! when; and for each child who was talked about what was thought and decided, and why, which goes onto the child's own record.

use std::sync::Arc;

use access::{Person, Role};
use axum::extract::State;
use calendar::{Day, Moment};
use records::placements::{Level, ManagementOversight};
use records::workforce::{ChildDiscussed, Supervision, SupervisionTheme};
use records::{Act, Change, Definition, Place, Subject, Trouble};
use timeline::Stranded;
use web::parts::{Button, Choice, Control, ErrorSummary, Form, Inset, Question, TypedAs};
use web::{Address, Answer, Fields, Html, Page, Path, Problem};

use super::{address, because, has_supervision};
use crate::board::{Board, Standing};
use crate::child::overview::heading;
use crate::child::record::enter::{ACT, RECORD, identifier, is_identifier, kept};
use crate::child::record::form::choices_of;
use crate::child::record::read::{numbers, read};
use crate::signed::Me;
use crate::{Desk, words};

/// What stands in the log of looks at a child's record.
const OPENED: &str = "writing down what supervision decided";

/// The name under which it is kept while somebody writes it.
pub(super) const FORM: &str = "supervision";

/// What the page is called.
pub(super) const HEADING: &str = "Record supervision";

/// The form.
///
/// # Errors
/// It is not the reader's to record.
pub(crate) async fn get(
    State(desk): State<Desk>,
    Me(me): Me,
    Path(id): Path<String>,
) -> Result<Page, Problem> {
    desk.work(move |desk| {
        let who = desk.supervises(&me, &id)?;
        let mut begin = Fields::default();
        let draft = desk.draft_of(&me, &Subject::worker(&who.id), FORM)?;
        if let Some(draft) = draft {
            let typed = Fields::read(draft.text.as_bytes());
            return Ok(page(desk, &me, &who, &typed, &[], "", true).notice(kept(&draft)));
        }
        begin.push("day", desk.today().to_string());
        begin.push("sort", "one_to_one");
        if let Some(theme) = theme(desk) {
            begin.push("theme", &*theme.theme);
        }
        Ok(page(desk, &me, &who, &begin, &[], "", false))
    })
    .await
}

/// It was sent.
///
/// # Errors
/// As [`get`]; a child's record cannot be opened; the journal cannot be written.
pub(crate) async fn post(
    State(desk): State<Desk>,
    Me(me): Me,
    Path(id): Path<String>,
    sent: Fields,
) -> Result<Answer, Problem> {
    desk.work(move |desk| {
        let who = desk.supervises(&me, &id)?;
        let subject = Subject::worker(&who.id);
        match sent.get(ACT) {
            "draft" => {
                desk.keep_draft_of(&me, &subject, FORM, &sent)?;
                return Ok(address(&who.id).with("done", "draft").into());
            }
            "discard" => {
                desk.clear_draft_of(&me, &subject, FORM)?;
                return Ok(at(&who.id).into());
            }
            act => {
                if let Some(list) = act.strip_prefix("more.") {
                    // What was typed is safe before there is more to type.
                    desk.keep_draft_of(&me, &subject, FORM, &sent)?;
                    return Ok(page(desk, &me, &who, &sent, &[], list, true).into());
                }
            }
        }
        let mut answers = sent.clone();
        answers.push("by", &*me.id);
        let said = read(Supervision::KIND, &answers, None);
        let mut troubles = said.troubles;
        let session = said.record.and_then(|record| record.as_any().downcast_ref::<Supervision>().cloned());
        if session.as_ref().is_some_and(|session| session.day > desk.today()) {
            let says = "A session is written down once it was held. Plan a day to come in place of it";
            troubles.push(Trouble::stops("day", says));
        }
        let about = about(desk, &me, &who, &sent, &mut troubles);
        let others = session.as_ref().map(|session| others(desk, &me, &who, session, &mut troubles));
        let (Some(session), Some(others), true) = (session, others, troubles.is_empty()) else {
            desk.keep_draft_of(&me, &subject, FORM, &sent)?;
            return Ok(page(desk, &me, &who, &sent, &troubles, "", true).wrong().into());
        };
        let day = session.day;
        let mut changes = sessions(&sent, &who, session, &others, &about);
        for each in &about {
            // The look at the child's record is logged, and what the permit does not open is not written.
            let record = desk.child(&me, &each.child, OPENED, &at(&who.id).to_string())?;
            record.must_add(ManagementOversight::KIND)?;
            changes.push(new(record.permit.subject().clone(), words::new_identifier(), each.said(&me, day)));
        }
        let done = match desk.say_all(&me, &because(&who), &changes)? {
            Ok(()) => "recorded",
            Err(()) => "already",
        };
        desk.clear_draft_of(&me, &subject, FORM)?;
        Ok(address(&who.id).with("done", done).into())
    })
    .await
}

fn at(worker: &str) -> Address {
    address(worker).at("record")
}

fn new(subject: Subject, id: String, record: impl records::Record) -> Change {
    Change {
        subject,
        id: id.into(),
        revision: 1,
        act: Act::Record,
        reason: None,
        record: Arc::new(record),
        place: Place::default(),
    }
}

/// A child who was talked about.
struct About {
    child: String,
    text: String,
    decision: Option<String>,
    why: Option<String>,
}

impl About {
    fn said(&self, me: &Person, day: Day) -> ManagementOversight {
        let level = if me.role == Role::HeadOfService { Level::Senior } else { Level::TeamManager };
        ManagementOversight {
            day,
            by: Some(me.id.to_string()),
            level,
            text: self.text.clone(),
            supervised: true,
            decision: self.decision.clone(),
            why: self.why.clone(),
        }
    }
}

/// The children of the worker who were talked about, each with what is wrong with what was written of them.
fn about(desk: &Desk, me: &Person, who: &Person, sent: &Fields, troubles: &mut Vec<Trouble>) -> Vec<About> {
    let board = desk.board();
    let mut all: Vec<About> = Vec::new();
    for nth in numbers(sent, "about") {
        let name = |field: &str| format!("about.{nth}.{field}");
        let text = |field: &str| sent.get(&name(field)).trim().to_owned();
        let some = |field: &str| Some(text(field)).filter(|text| !text.is_empty());
        let each =
            About { child: text("child"), text: text("text"), decision: some("decision"), why: some("why") };
        if each.child.is_empty() && each.text.is_empty() && each.decision.is_none() && each.why.is_none() {
            continue;
        }
        if !written_of(desk, &board, me, who).iter().any(|child| *child.id == *each.child) {
            troubles.push(Trouble::stops(name("child"), "Choose one of the worker’s children"));
        } else if all.iter().any(|before| before.child == each.child) {
            troubles.push(Trouble::stops(name("child"), "This child is there twice: write it together"));
        }
        if each.text.is_empty() {
            troubles.push(Trouble::stops(name("text"), "Write what was thought about the child"));
        }
        if each.decision.is_some() && each.why.is_none() {
            let says = "Say why: a decision without its reason cannot be understood later";
            troubles.push(Trouble::stops(name("why"), says));
        }
        all.push(each);
    }
    all
}

/// The workers who had the session together with this one: each in a team of the reader.
fn others(
    desk: &Desk,
    me: &Person,
    who: &Person,
    session: &Supervision,
    troubles: &mut Vec<Trouble>,
) -> Vec<Person> {
    let mut found: Vec<Person> = Vec::new();
    for (nth, other) in session.others.iter().enumerate() {
        let person = desk.people().person(&other.who).filter(|person| has_supervision(person));
        match person {
            Some(person) if person.id == who.id || found.iter().any(|before| before.id == person.id) => {
                troubles.push(Trouble::stops(format!("others.{nth}.who"), "They are there already"));
            }
            Some(person) => found.push(person.clone()),
            None => troubles
                .push(Trouble::stops(format!("others.{nth}.who"), "Choose somebody who works with children")),
        }
    }
    // Of a worker of another team their own manager writes the session down: a joint one at a transfer stands with both.
    let officers = desk.officers(me);
    found.retain(|person| access::supervises(me, person, officers).is_ok());
    found
}

/// The session as it stands with each who had it.
fn sessions(
    sent: &Fields,
    who: &Person,
    session: Supervision,
    others: &[Person],
    about: &[About],
) -> Vec<Change> {
    let discussed: Vec<ChildDiscussed> =
        about.iter().map(|each| ChildDiscussed { child: each.child.clone() }).collect();
    let id = match sent.get(RECORD) {
        id if is_identifier(id) => id.to_owned(),
        _ => words::new_identifier(),
    };
    let mut changes = vec![new(Subject::worker(&who.id), id, Supervision { discussed, ..session.clone() })];
    for other in others {
        let mut rest = session.others.clone();
        rest.retain(|each| *each.who != *other.id);
        rest.insert(0, records::workforce::SupervisedWith { who: who.id.to_string() });
        // What is to be done is followed once.
        let theirs =
            Supervision { others: rest, actions: Vec::new(), discussed: Vec::new(), ..session.clone() };
        changes.push(new(Subject::worker(&other.id), words::new_identifier(), theirs));
    }
    changes
}

fn page(
    desk: &Desk,
    me: &Person,
    who: &Person,
    typed: &Fields,
    troubles: &[Trouble],
    more: &str,
    is_kept: bool,
) -> Page {
    let wrong = |name: &str| {
        troubles.iter().find(|trouble| trouble.field == name).map(|trouble| trouble.says.clone())
    };
    let summary =
        troubles.iter().fold(ErrorSummary::new(), |all, trouble| all.at(&*trouble.says, &trouble.field));
    let ask =
        |name: &str, label: &str, how| Question::typed(name, label, how, typed.get(name)).error(wrong(name));
    let rows = |list: &str| {
        let mut rows = numbers(typed, list);
        if rows.is_empty() || more == list {
            rows.push(rows.last().map_or(0, |last| last + 1));
        }
        rows
    };
    let again = |words: &str, list: &str| {
        let next = rows(list).len();
        Html::of(
            &Button::new(words, ACT, format!("more.{list}")).to(format!("{}#{list}.{next}", at(&who.id))),
        )
    };
    let sorts = choices_of(Supervision::KIND, "sort", desk.today());
    let mut form = Form::new(at(&who.id), "Record the session")
        .keep(RECORD, identifier(typed))
        .ask(&ask("day", "When was it?", TypedAs::Day))
        .ask(
            &Question::new(
                "sort",
                "How was it held?",
                Control::OneOf { choices: sorts, chosen: typed.get("sort").to_owned() },
            )
            .error(wrong("sort")),
        );
    let colleagues: Vec<Choice> = [Role::SocialWorker, Role::PersonalAdviser, Role::ReviewingOfficer]
        .into_iter()
        .flat_map(|role| desk.people().of_role(role))
        .filter(|person| person.id != who.id)
        .map(|person| Choice::new(&*person.id, person.name.clone()))
        .collect();
    let parts = rows("others").into_iter().map(|nth| {
        let name = format!("others.{nth}.who");
        let control = Control::Listed { choices: colleagues.clone(), chosen: typed.get(&name).to_owned() };
        Question::new(&*name, "Who else had it together? (in a group, or at a transfer)", control)
            .error(wrong(&name))
    });
    for part in parts {
        form = form.ask(&part);
    }
    form = form.say(again("Add another colleague", "others"));
    let yes_no = vec![Choice::new("yes", "Yes"), Choice::new("no", "No")];
    let reflective = Control::OneOf { choices: yes_no, chosen: typed.get("reflective").to_owned() };
    let asks = theme(desk).and_then(|theme| theme.asks).unwrap_or_default();
    form = form
        .ask(&ask("theme", "Which theme was looked at? (optional)", TypedAs::Line).hint(asks))
        .ask(
            &Question::new("reflective", "Was there time to reflect?", reflective).error(wrong("reflective")),
        )
        .ask(&ask("reflection", "What was reflected on (optional)", TypedAs::Paragraphs).hint(
            "What the work brings up, what was assumed, whose voice is missing. No child’s case is told here",
        ))
        .ask(&ask("well", "What is going well? (optional)", TypedAs::Paragraphs))
        .ask(&ask("worried", "What are we worried about? (optional)", TypedAs::Paragraphs))
        .ask(&ask("needs", "What needs to happen? (optional)", TypedAs::Paragraphs))
        .ask(&ask("agreed", "What was agreed about the work as a whole (optional)", TypedAs::Paragraphs))
        .say(heading("Children who were talked about"));
    let mine = children(desk, me, who);
    for (at, nth) in rows("about").into_iter().enumerate() {
        let name = |field: &str| format!("about.{nth}.{field}");
        let listed = Control::Listed { choices: mine.clone(), chosen: typed.get(&name("child")).to_owned() };
        let inner = vec![
            Question::new(name("child"), "Child", listed).error(wrong(&name("child"))),
            ask(&name("text"), "What was thought", TypedAs::Paragraphs)
                .hint("It goes onto the child’s own record, with your name and the day"),
            ask(&name("decision"), "What was decided? (optional)", TypedAs::Line),
            ask(&name("why"), "Why? (if something was decided)", TypedAs::Line),
        ];
        let group = Question::new(format!("about.{nth}"), format!("Child {}", at + 1), Control::Group(inner));
        form = form.ask(&group);
    }
    form = form.say(again("Add another child", "about")).say(heading("What is to be done"));
    for (at, nth) in rows("actions").into_iter().enumerate() {
        let name = |field: &str| format!("actions.{nth}.{field}");
        let inner = vec![
            ask(&name("what"), "What is to be done? (optional)", TypedAs::Line),
            ask(&name("owner"), "Who does it?", TypedAs::Line),
            ask(&name("by"), "By when?", TypedAs::Day),
        ];
        let group =
            Question::new(format!("actions.{nth}"), format!("Action {}", at + 1), Control::Group(inner));
        form = form.ask(&group);
    }
    form = form.say(again("Add another action", "actions")).or("Keep it and finish later", ACT, "draft");
    if is_kept {
        form = form.or("Start again", ACT, "discard");
    }
    let mut html = Html::new();
    if !summary.is_empty() {
        html = html.with(&summary);
    }
    let says = "Both of you read this. What is decided about a child stands on the child’s record, not here.";
    html = html.with(&Inset::new(says)).with(&form);
    Page::new(HEADING)
        .caption(who.name.clone())
        .under("Supervision", address(&who.id))
        .in_menu("/team")
        .body(html)
}

/// The theme that supervision looks at today, as the authority has set it.
pub(super) fn theme(desk: &Desk) -> Option<SupervisionTheme> {
    let authority = desk.authority(Moment::END_OF_TIME);
    let today = desk.today();
    authority.strand::<SupervisionTheme>().rfind(|set| set.since <= today).map(|set| set.record.clone())
}

/// Those with whom somebody works: a social worker's children, the children whom a reviewing officer reviews, the young people of
/// an adviser.
pub(super) fn own<'a>(board: &'a Board, who: &Person, today: Day) -> Vec<&'a Standing> {
    let mut own: Vec<&Standing> = match who.role {
        Role::ReviewingOfficer => board
            .everybody()
            .map(|child| &**child)
            .filter(|child| child.looked_after)
            .filter(|child| child.ties.reviewer(today).is_some_and(|held| held.who == who.id))
            .collect(),
        Role::PersonalAdviser => board
            .everybody()
            .map(|child| &**child)
            .filter(|child| child.ties.adviser(today).is_some_and(|held| held.who == who.id))
            .collect(),
        _ => board.of_worker(&who.id).into_iter().map(|child| &**child).collect(),
    };
    own.sort_by(|a, b| (a.called(), &a.id).cmp(&(b.called(), &b.id)));
    own
}

/// Those of them about whom the reader may write what was thought: whoever manages reviewing officers may not see every child
/// whom they review, and nobody is offered what would be refused once everything is written.
fn written_of<'a>(desk: &Desk, board: &'a Board, me: &Person, who: &Person) -> Vec<&'a Standing> {
    let mut all = own(board, who, desk.today());
    all.retain(|child| {
        let permit = access::allowed(&board.register().asking(me, &child.ties));
        permit.is_ok_and(|permit| permit.may_write(ManagementOversight::KIND))
    });
    all
}

/// The same to choose from, by name.
fn children(desk: &Desk, me: &Person, who: &Person) -> Vec<Choice> {
    let board = desk.board();
    let all = written_of(desk, &board, me, who).into_iter();
    all.map(|child| Choice::new(&*child.id, format!("{} ({})", child.called(), child.id))).collect()
}
