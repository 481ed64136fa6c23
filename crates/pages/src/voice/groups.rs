//! `/voice`: the groups through which children speak, the matters they raised with who must answer and by when, the promises
//! of the authority and how each is kept, and surveys. No child is named here.

use access::Person;
use axum::extract::State;
use calendar::{Day, Moment};
use oversight::voice::{Matter, Promise, matters, promises};
use records::governance::{
    EventSort, GroupMatter, MatterAnswered, ParticipationEvent, ParticipationGroup, PledgePromise,
    PromiseKept, PromiseReport, Survey, VoiceProject,
};
use records::{Definition, Kind, Record, Trouble};
use timeline::{Authority, Stranded};
use web::parts::{Cell, Colour, Column, Inset, Table, Tag};
use web::{Address, Answer, Fields, Html, Link, Notice, Page, Path, Problem, Query};

use crate::child::door;
use crate::child::glance::link;
use crate::child::overview::heading;
use crate::child::record::enter::RECORD;
use crate::child::record::read::day;
use crate::plain::{Plain, Sent, judged};
use crate::rows::{self, List, Rows};
use crate::signed::Me;
use crate::workforce::my_work::lead;
use crate::{Desk, words};

/// By what work.
pub(crate) const WHY: &str = "answers what children raise";

/// What is recorded here: the kind, the field that says of which other record it is, and what the form is called.
const KINDS: &[(&Kind, &str, &str)] = &[
    (GroupMatter::KIND, "group", "Write down what a group raised"),
    (MatterAnswered::KIND, "matter", "Answer a matter"),
    (PromiseReport::KIND, "promise", "Report on a promise"),
    (ParticipationEvent::KIND, "group", "An event with children and young people"),
    (VoiceProject::KIND, "matter", "A project from what they suggested"),
    (ParticipationGroup::KIND, "", "A group of children or young people"),
    (PledgePromise::KIND, "", "A promise"),
    (Survey::KIND, "", "A survey"),
];

/// What the address asks.
#[derive(Debug, Default, serde::Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    done: String,
    /// Of which other record a form is.
    #[serde(default)]
    of: String,
    /// At which event a matter was raised, as it was called.
    #[serde(default)]
    at: String,
}

fn writes(me: &Person) -> Result<(), Problem> {
    access::answers_children(me).map_err(|refusal| door::closed(&refusal))
}

fn form_of(kind: &Kind, of: &str) -> Address {
    let to = Address::new("/voice/new").at(kind.name);
    if of.is_empty() { to } else { to.with("of", of) }
}

/// The page.
///
/// # Errors
/// Nothing is open to the reader; the journal cannot be read.
pub(crate) async fn get(
    State(desk): State<Desk>,
    Me(me): Me,
    Query(asked): Query<Asked>,
) -> Result<Page, Problem> {
    desk.work(move |desk| {
        access::hears_children(&me).map_err(|refusal| door::closed(&refusal))?;
        let (authority, today) = (desk.authority(Moment::END_OF_TIME), desk.today());
        let may = access::answers_children(&me).is_ok();
        let matters = matters(&authority, today);
        let open = matters.iter().filter(|matter| matter.stands.is_open()).count();
        let late = matters.iter().filter(|matter| matter.is_late(today)).count();
        let sentence = format!(
            "{} not closed, {late} of them late. A matter stays open until it is answered and the group is told.",
            words::counted(open, "matter is", "matters are")
        );
        let mut html = Html::of(&lead(&sentence));
        if access::advocacy_service(&me).is_ok() {
            html = html.with(&link(&Link::new("Advocacy, and independent visitors", Address::new("/advocacy"))));
        }
        let html = html
            .with(&link(&Link::new("You said, we did", Address::new("/you-said"))))
            .with(&heading("What groups raised"))
            .with(&raised(&matters, may, today))
            .with(&rows::download("What groups raised", "/groups.csv"))
            .with(&heading("Groups"))
            .with(&groups(&authority, may, today))
            .with(&heading("Events: takeover days, celebrations, training by young people"))
            .with(&events(&authority, &matters, may))
            .with(&heading("Projects that young people suggested"))
            .with(&super::projects::section(&authority, may, today))
            .with(&heading("Our promises"))
            .with(&pledge(&promises(&authority, today), may, today))
            .with(&heading("Surveys"))
            .with(&surveys(&authority));
        let html = if may { html.with(&new_ones()) } else { html };
        let page = Page::new("What children say").caption(today.to_words()).in_menu("/voice").body(html);
        Ok(match crate::child::overview::said(&asked.done) {
            Some(words) => page.notice(Notice::done(words)),
            None => page,
        })
    })
    .await
}

/// What groups raised, to take away. No child is named in it.
pub(crate) const LIST: List = List {
    name: "groups",
    title: "What groups of children and young people raised, and what was answered",
    asks: &[],
    rows: |desk, me, _| {
        access::hears_children(me).map_err(|refusal| door::closed(&refusal))?;
        let (authority, today) = (desk.authority(Moment::END_OF_TIME), desk.today());
        let rows = matters(&authority, today).into_iter().map(|matter| {
            let said = matter.said;
            let late = if matter.is_late(today) { "late" } else { "" };
            vec![
                matter.group.unwrap_or_default().to_owned(),
                said.day.to_string(),
                said.words.clone(),
                said.asks.clone().unwrap_or_default(),
                said.directorate.clone().unwrap_or_default(),
                said.owner.clone(),
                said.due.to_string(),
                matter.stands.words().to_owned(),
                late.to_owned(),
                matter.answer.map(|answer| answer.answer.label().to_owned()).unwrap_or_default(),
                matter.answer.map(|answer| answer.did.clone()).unwrap_or_default(),
                rows::day(matter.answer.and_then(|answer| answer.told)),
            ]
        });
        let headings = [
            "Group",
            "Raised",
            "What they said",
            "What they ask for",
            "Directorate",
            "Who answers",
            "Answer by",
            "State",
            "Late",
            "Answer",
            "What was done",
            "The group was told",
        ];
        Ok(Rows::new(&headings, rows.collect()))
    },
};

fn new_ones() -> Html {
    let links = KINDS.iter().filter(|(_, of, _)| of.is_empty()).map(|(kind, _, words)| {
        format!(
            "<li><a class=\"govuk-link\" href=\"{}\">Add: {}</a></li>",
            Html::text(form_of(kind, "")),
            words.to_lowercase()
        )
    });
    Html::trusted(format!("<ul class=\"govuk-list\">{}</ul>", links.collect::<String>()))
}

fn raised(matters: &[Matter<'_>], may: bool, today: Day) -> Table {
    let columns = [
        Column::text("Group"),
        Column::prose("What they said"),
        Column::text("Who answers"),
        Column::date("Answer by"),
        Column::text("State"),
        Column::prose("The answer"),
        Column::text("Do it"),
    ];
    let mut table = Table::new("What groups raised", columns)
        .caption_hidden()
        .when_empty("No group has raised anything that is written down.");
    for matter in matters {
        let said = matter.said;
        let asks = said.asks.as_deref().map(|asks| format!("{}\nThey ask: {asks}", said.words));
        let who = match &said.directorate {
            Some(directorate) => format!("{}, {directorate}", said.owner),
            None => said.owner.clone(),
        };
        let answer = matter.answer.map(|answer| format!("{}: {}", answer.answer.label(), answer.did));
        let to = form_of(MatterAnswered::KIND, said.id);
        let doing = if may && matter.stands.is_open() {
            let whom = format!("to {}", matter.group.unwrap_or("the group"));
            let project = form_of(VoiceProject::KIND, said.id);
            let from = format!("from what {} said", matter.group.unwrap_or("the group"));
            Cell::html(words::under_each_other([
                words::link_for("Answer", &whom, &to),
                words::link_for("Begin a project", &from, &project),
            ]))
        } else {
            Cell::none("nothing to do here")
        };
        table.push([
            Cell::new(matter.group.unwrap_or("A group")),
            Cell::html(words::lines(asks.as_deref().unwrap_or(&said.words))),
            Cell::new(who),
            Cell::new(said.due.to_words()),
            Cell::part(&super::state(matter.stands, matter.is_late(today))),
            answer.map_or_else(|| Cell::none("none yet"), Cell::new),
            doing,
        ]);
    }
    table
}

fn groups(authority: &Authority, may: bool, today: Day) -> Table {
    let columns = [
        Column::text("Group"),
        Column::text("Of whom"),
        Column::prose("When and where it meets"),
        Column::text("Supported by"),
        Column::text("Do it"),
    ];
    let mut table = Table::new("Groups", columns).caption_hidden().when_empty("No group is recorded yet.");
    for group in
        authority.strand::<ParticipationGroup>().filter(|group| group.until.is_none_or(|until| until > today))
    {
        let or = |text: &Option<String>| text.as_deref().map_or_else(|| Cell::none("not said"), Cell::new);
        let to = form_of(GroupMatter::KIND, group.id);
        let doing = if may {
            let whom = format!("in {}", group.record.name);
            let event = form_of(ParticipationEvent::KIND, group.id);
            let led = format!("led by {}", group.record.name);
            Cell::html(words::under_each_other([
                words::link_for("Write down what they raised", &whom, &to),
                words::link_for("Write down an event", &led, &event),
            ]))
        } else {
            Cell::none("nothing to do here")
        };
        table.push([
            Cell::new(&group.record.name),
            Cell::new(group.of.label()),
            or(&group.meets),
            or(&group.supported),
            doing,
        ]);
    }
    table
}

/// Events, newest first, each with what was asked there and how much of it is answered, and the nominations.
fn events(authority: &Authority, matters: &[Matter<'_>], may: bool) -> Table {
    let columns = [
        Column::date("Day"),
        Column::text("Event"),
        Column::prose("What happened"),
        Column::text("Who took part"),
        Column::text("What they asked"),
        Column::prose("Nominations"),
    ];
    let mut table = Table::new("Events", columns)
        .caption_hidden()
        .when_empty("No event is recorded yet. It is written down from the row of the group that led it.");
    for event in authority.strand::<ParticipationEvent>().rev() {
        let mut who = Vec::new();
        who.extend(event.young.map(|count| words::counted(count as usize, "young person", "young people")));
        who.extend(event.adults.map(|count| words::counted(count as usize, "adult", "adults")));
        let trained: Vec<&str> = event.trained.iter().map(|each| each.label()).collect();
        if !trained.is_empty() {
            who.push(format!("trained: {}", trained.join(", ")));
        }
        let asked: Vec<&Matter<'_>> = matters
            .iter()
            .filter(|matter| matter.said.at.as_deref().is_some_and(|at| at.trim() == event.name.trim()))
            .collect();
        let open = asked.iter().filter(|matter| matter.stands.is_open()).count();
        let mut says = Html::text(match asked.len() {
            0 => "Nothing written down".to_owned(),
            all => format!("{}, {open} still open", words::counted(all, "ask", "asks")),
        });
        if let Some(group) = event.group.as_deref().filter(|_| may) {
            let to = form_of(GroupMatter::KIND, group).with("at", &event.name);
            let link = words::link_for("Write down what they asked", &format!("at {}", event.name), &to);
            says = words::under_each_other([says, link]);
        }
        let told = [event.words.as_deref(), event.changed.as_deref()];
        let told: Vec<&str> = told.into_iter().flatten().collect();
        let nominated: Vec<String> = event
            .nominations
            .iter()
            .map(|each| {
                format!("{}{}: {}", each.award, if each.given { " (given)" } else { "" }, each.because)
            })
            .collect();
        table.push([
            Cell::new(event.day.to_words()),
            Cell::with_under(&event.name, EventSort::label(event.sort)),
            if told.is_empty() { Cell::none("not said") } else { Cell::html(words::lines(&told.join("\n"))) },
            if who.is_empty() { Cell::none("not said") } else { Cell::new(who.join("; ")) },
            Cell::html(says),
            if nominated.is_empty() {
                Cell::none("none")
            } else {
                Cell::html(words::lines(&nominated.join("\n")))
            },
        ]);
    }
    table
}

fn pledge(promises: &[Promise<'_>], may: bool, today: Day) -> Table {
    let columns = [
        Column::prose("We promise"),
        Column::text("Reported by"),
        Column::text("Kept"),
        Column::prose("By what that is seen"),
        Column::date("Last said"),
        Column::text("Do it"),
    ];
    let mut table = Table::new("Our promises", columns)
        .caption_hidden()
        .when_empty("No promise to children in care and care leavers is recorded yet.");
    for promise in promises {
        let said = promise.said;
        let last = promise.last;
        let kept = match last.map(|last| last.kept) {
            _ if promise.is_silent(today) => Tag::new("Nothing said for a year", Colour::Red),
            None => Tag::new("Not said yet", Colour::Grey),
            Some(PromiseKept::Kept) => Tag::new("Kept", Colour::Green),
            Some(PromiseKept::Partly) => Tag::new("Partly", Colour::Yellow),
            Some(PromiseKept::NotYet) => Tag::new("Not yet", Colour::Red),
        };
        let to = form_of(PromiseReport::KIND, said.id);
        let doing = if may {
            Cell::html(words::link_for("Report", &format!("on: {}", said.words), &to))
        } else {
            Cell::none("nothing to do here")
        };
        table.push([
            Cell::new(&said.words),
            Cell::new(&said.directorate),
            Cell::part(&kept),
            last.map_or_else(|| Cell::none("nothing said"), |last| Cell::new(&last.evidence)),
            last.map_or_else(|| Cell::none("nothing said"), |last| Cell::new(last.day.to_words())),
            doing,
        ]);
    }
    table
}

fn surveys(authority: &Authority) -> Html {
    let all: Vec<_> = authority.strand::<Survey>().collect();
    if all.is_empty() {
        return Html::of(&Inset::new("No survey is recorded yet."));
    }
    let mut html = Html::new();
    for survey in all.iter().rev() {
        let count = |count: Option<f64>| count.map_or_else(|| "?".to_owned(), |count| count.to_string());
        let caption = format!(
            "{}, {}: {} of {} answered",
            survey.title,
            survey.since.to_words(),
            count(survey.returned),
            count(survey.asked)
        );
        let columns = [Column::prose("Question"), Column::text("Answer"), Column::number("How many")];
        let mut table = Table::new(caption, columns).when_empty("No answers are counted yet.");
        for answer in &survey.answers {
            table.push([Cell::new(&answer.question), Cell::new(&answer.answer), Cell::new(answer.count)]);
        }
        html = html.with(&table);
        if let Some(did) = &survey.did {
            html = html.with(&Inset::new(words::lines(&format!("What was done: {did}"))));
        }
    }
    html
}

/// Whether a kind is recorded here.
pub(crate) fn is_said(kind: &Kind) -> bool {
    KINDS.iter().any(|(known, _, _)| **known == *kind)
}

/// What cannot be said today, beyond what the kind itself finds: a day to come, and what is of nothing that is there.
pub(crate) fn wrong(desk: &Desk, said: &dyn Record) -> Vec<Trouble> {
    let answers: serde_json::Value = serde_json::from_str(&said.to_json()).unwrap_or_default();
    let text = |name: &str| answers.get(name).and_then(serde_json::Value::as_str).unwrap_or_default();
    let mut troubles = Vec::new();
    for name in ["day", "told"] {
        if day(text(name)).is_some_and(|day| day > desk.today()) {
            troubles.push(Trouble::stops(name, AHEAD));
        }
    }
    if let Some(project) = said.as_any().downcast_ref::<VoiceProject>() {
        for (nth, action) in project.actions.iter().enumerate() {
            if action.done.is_some_and(|done| done > desk.today()) {
                troubles.push(Trouble::stops(format!("actions.{nth}.done"), AHEAD));
            }
        }
    }
    let of = KINDS.iter().find(|(known, _, _)| **known == *said.kind()).map_or("", |(_, of, _)| of);
    if !of.is_empty() && about(&desk.authority(Moment::END_OF_TIME), said.kind(), text(of)).is_none() {
        troubles.push(Trouble::stops(of, "There is nothing of this identifier that it could be about"));
    }
    troubles
}

const AHEAD: &str = "This day is still to come: write the day on which it was";

/// A kind that is recorded here.
fn known_kind(name: &str) -> Result<(&'static Kind, &'static str, &'static str), Problem> {
    let known = KINDS.iter().copied().find(|(kind, _, _)| kind.name == name);
    known.ok_or(Problem::Missing(
        "Nothing of this sort is recorded here. The page What children say lists what is.",
    ))
}

/// What a form is about, in words; `None` where there is no such record.
fn about(authority: &Authority, kind: &Kind, of: &str) -> Option<String> {
    let group = |id: &str| {
        authority
            .strand::<ParticipationGroup>()
            .find(|group| **group.id == *id)
            .map(|group| group.record.name.clone())
    };
    match kind.name {
        "group_matter" | "participation_event" => group(of),
        "matter_answered" | "voice_project" => authority
            .strand::<GroupMatter>()
            .find(|said| **said.id == *of)
            .map(|said| said.record.words.clone()),
        "promise_report" => authority
            .strand::<PledgePromise>()
            .find(|said| **said.id == *of)
            .map(|said| said.record.words.clone()),
        _ => Some(String::new()),
    }
}

const NOT_THERE: Problem = Problem::Missing(
    "What this would be written about is not there. Open it from the page What children say.",
);

/// The form of one.
///
/// # Errors
/// It is not the reader's to write; there is no such kind, or nothing that it would be of.
pub(crate) async fn form(
    State(desk): State<Desk>,
    Me(me): Me,
    Path(name): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Page, Problem> {
    desk.work(move |desk| {
        writes(&me)?;
        let mut fields = Fields::default();
        let today = desk.today();
        fields.push("day", today.to_string());
        fields.push("since", today.to_string());
        fields.push("due", today.plus_days(28).to_string());
        fields.push("at", &*asked.at);
        page(desk, &name, &asked.of, &fields, &[], "")
    })
    .await
}

fn page(
    desk: &Desk,
    name: &str,
    of: &str,
    typed: &Fields,
    troubles: &[Trouble],
    more: &str,
) -> Result<Page, Problem> {
    let (kind, field, heading) = known_kind(name)?;
    let authority = desk.authority(Moment::END_OF_TIME);
    let about = about(&authority, kind, of).ok_or(NOT_THERE)?;
    let known: Vec<(&str, String)> = if field.is_empty() { Vec::new() } else { vec![(field, of.to_owned())] };
    let mut html = Html::new();
    if !about.is_empty() {
        html = html.with(&Inset::new(words::lines(&about)));
    }
    let action = form_of(kind, of);
    let form =
        Plain { desk, kind, action, button: "Record it", known: &known, needed: &[], typed, troubles, more }
            .html();
    let back = Address::new("/voice");
    Ok(Page::new(heading).back("What children say", back).in_menu("/voice").body(html.with(&form)))
}

/// It was sent.
///
/// # Errors
/// As [`form`]; the journal cannot be written.
pub(crate) async fn post(
    State(desk): State<Desk>,
    Me(me): Me,
    Path(name): Path<String>,
    Query(asked): Query<Asked>,
    sent: Fields,
) -> Result<Answer, Problem> {
    desk.work(move |desk| {
        writes(&me)?;
        let (kind, field, _) = known_kind(&name)?;
        about(&desk.authority(Moment::END_OF_TIME), kind, &asked.of).ok_or(NOT_THERE)?;
        let judge = |troubles: &mut Vec<Trouble>| {
            for name in ["day", "told"] {
                if day(sent.get(name).trim()).is_some_and(|day| day > desk.today()) {
                    troubles.push(Trouble::stops(name, AHEAD));
                }
            }
            if !field.is_empty() && sent.get(field) != asked.of {
                troubles.push(Trouble::stops("day", "Open this form again from the page What children say"));
            }
        };
        match judged(kind, &sent, judge) {
            Sent::Wrong(troubles) => Ok(page(desk, &name, &asked.of, &sent, &troubles, "")?.wrong().into()),
            Sent::More(list) => Ok(page(desk, &name, &asked.of, &sent, &[], &list)?.into()),
            Sent::Said(said) => {
                let done = desk.say_of(&me, WHY, desk.own(), sent.get(RECORD), vec![said])?;
                Ok(Address::new("/voice").with("done", done).into())
            }
        }
    })
    .await
}
