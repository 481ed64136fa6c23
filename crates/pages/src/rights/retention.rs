//! `/retention`: for how long each class of record is kept here, whose time has ended, what stops destruction. Nothing is
//! destroyed by itself: a list is proposed, and somebody else approves it.

use std::sync::Arc;

use axum::extract::State;
use calendar::{Day, Moment};
use disclosure::retention::{
    Kept, SCHEDULE, classes, holds, is_law, of_child, of_household, of_worker, rule_for,
};
use records::fostering::HouseholdDetails;
use records::governance::{
    ErasureGround, ErasureOf, ErasureProposed, HoldBecause, RecordClass, RetentionHold, RetentionRule,
};
use records::{Act, Definition, Subject, SubjectKind};
use timeline::Stranded;
use web::parts::{
    Cell, Choice, Colour, Column, Control, ErrorSummary, Form, Inset, Question, Table, Tag, TypedAs,
};
use web::{Address, Answer, Fields, Html, Link, Notice, Page, Problem, Query};

use super::erasures::BECAUSE;
use crate::child::AskedKnown;
use crate::child::door;
use crate::child::glance::link;
use crate::child::overview::heading;
use crate::child::record::enter::{ACT, RECORD, identifier, is_identifier};
use crate::child::record::read::day;
use crate::governance::settings;
use crate::rows::{self, List, Rows};
use crate::signed::Me;
use crate::workforce::my_work::lead;
use crate::{Desk, words};

/// Records of one proposal, at most: as many as two people can look at.
const MOST: usize = 100;
/// How far ahead the list looks.
const YEARS: i32 = 2;

/// The page.
///
/// # Errors
/// The reader does not keep the records.
pub(crate) async fn get(
    State(desk): State<Desk>,
    Me(me): Me,
    Query(asked): Query<AskedKnown>,
) -> Result<Page, Problem> {
    desk.work(move |desk| {
        access::keeps_records(&me).map_err(|refusal| door::closed(&refusal))?;
        let page = page(desk, &me, &Fields::default(), &ErrorSummary::new())?;
        Ok(if asked.done.is_empty() { page } else { page.notice(Notice::done("It is recorded.")) })
    })
    .await
}

/// Somebody or something whose record's time ends soon or has ended.
struct Due {
    subject: Subject,
    kept: Kept,
    held: Option<HoldBecause>,
}

/// Whose time has ended, or ends within two years, of those whom the reader may see; the earliest first. And of how many children
/// it cannot be reckoned.
fn due(desk: &Desk, me: &access::Person) -> Result<(Vec<Due>, usize), Problem> {
    let (today, seen) = (desk.today(), desk.seen(me)?);
    let authority = desk.authority(Moment::END_OF_TIME);
    let cohort = desk.cohort(Moment::END_OF_TIME);
    let until = today.plus_years(YEARS);
    let mut all = Vec::new();
    let mut not_known = 0;
    let mut put = |subject: Subject, of: Vec<RecordClass>, kept: Kept| {
        if kept.until <= until {
            let held = holds(&authority, &subject.to_string(), &of, today).first().map(|hold| hold.because);
            all.push(Due { subject, kept, held });
        }
    };
    for child in cohort.children.iter().filter(|child| seen.has_whole(&child.child)) {
        let subject = Subject::child(&child.child);
        let facts = desk.roll().whole(&subject);
        let last =
            facts.iter().map(|fact| fact.record.happened().from.unwrap_or_else(|| fact.recorded.day())).max();
        match of_child(child, last, &authority, today) {
            Some(kept) => put(subject, classes(child), kept),
            None => not_known += 1,
        }
    }
    for household in &cohort.households {
        if let Some(kept) = of_household(household, &authority, today) {
            let class = kept.class;
            put(Subject::carer_household(&household.id), vec![class], kept);
        }
    }
    for worker in &cohort.workers {
        if let Some(kept) = of_worker(worker, &authority, today) {
            let class = kept.class;
            put(Subject::worker(&worker.id), vec![class], kept);
        }
    }
    all.sort_by(|a, b| (a.kept.until, &a.subject).cmp(&(b.kept.until, &b.subject)));
    Ok((all, not_known))
}

fn page(desk: &Desk, me: &access::Person, typed: &Fields, wrong: &ErrorSummary) -> Result<Page, Problem> {
    let today = desk.today();
    let (all, not_known) = due(desk, me)?;
    let ended = all.iter().filter(|due| due.kept.until <= today && due.held.is_none()).count();
    let mut html = Html::new();
    if !wrong.is_empty() {
        html = html.with(wrong);
    }
    let ended = match ended {
        0 => "No record’s time has ended.".to_owned(),
        ended => format!("The time of {} has ended.", words::counted(ended, "record", "records")),
    };
    let sentence = match not_known {
        0 => ended,
        not_known => {
            format!("{ended} Of {} it cannot be reckoned.", words::counted(not_known, "child", "children"))
        }
    };
    html = html
        .with(&lead(&sentence))
        .with(&heading("Whose time has ended, or ends within two years"))
        .with(&table(desk, &all, today))
        .with(&rows::download("Every one of them", "/retention.csv"));
    let ready: Vec<&Due> =
        all.iter().filter(|due| due.kept.until <= today && due.held.is_none()).take(MOST).collect();
    if !ready.is_empty() {
        let offered = ready
            .iter()
            .map(|due| {
                Choice::new(
                    due.subject.to_string(),
                    format!("{}: {}", called(desk, &due.subject), due.kept.class.label()),
                )
            })
            .collect();
        let form = Form::new(Address::new("/retention"), "Propose to destroy them")
            .pressed(ACT, "destroy")
            .keep(RECORD, identifier(typed))
            .ask(&Question::new(
                "whole",
                "Which of them?",
                Control::AnyOf { choices: offered, chosen: typed.all("whole").map(str::to_owned).collect() },
            ))
            .ask(
                &Question::paragraphs(
                    "reason",
                    "Who looked at them, and why none is kept for longer",
                    typed.get("reason"),
                )
                .hint("Some records matter for longer than the schedule says: to the person, to an archive"),
            );
        html = html.with(&heading("Propose to destroy")).with(&form);
    }
    html = html
        .with(&heading("What stops destruction"))
        .with(&held(desk, today))
        .with(&hold_form(typed))
        .with(&heading("The schedule"))
        .with(&schedule(desk, today))
        .with(&Inset::new(
            "What is marked as advice is a period that many authorities choose: no law says so. What a law asks at least is \
             never made shorter.",
        ));
    html = html.with(&link(&Link::new(
        "Requests for an advocate that came from outside, and until when each is kept",
        Address::new("/advocacy/asked"),
    )));
    if access::sets_the_service(me).is_ok() {
        let to = Address::new("/settings").at(RetentionRule::KIND.name);
        html = html.with(&link(&Link::new("Set for how long a class of record is kept here", to)));
    }
    Ok(Page::new("For how long records are kept")
        .caption(today.to_words())
        .in_menu("/team")
        .under("Requests about records", Address::new("/requests"))
        .body(html))
}

/// What somebody or something is called, for those who keep the records.
fn called(desk: &Desk, subject: &Subject) -> String {
    let cohort = desk.cohort(Moment::END_OF_TIME);
    let name = match subject.kind {
        SubjectKind::Child => cohort.child(&subject.id).and_then(words::name),
        SubjectKind::CarerHousehold => {
            let household = cohort.households.iter().find(|household| *household.id == *subject.id);
            household.and_then(|household| {
                household.strand::<HouseholdDetails>().last().map(|said| said.record.name.clone())
            })
        }
        SubjectKind::Worker => Some(desk.people().name_of(&subject.id).to_owned()),
        SubjectKind::Home | SubjectKind::Authority => None,
    };
    let sort = match subject.kind {
        SubjectKind::Child => "Child",
        SubjectKind::CarerHousehold => "Fostering household",
        SubjectKind::Worker => "Worker",
        SubjectKind::Home => "Home",
        SubjectKind::Authority => "The authority",
    };
    match name.filter(|name| *name != *subject.id) {
        Some(name) => format!("{name} ({} {})", sort.to_lowercase(), subject.id),
        None => format!("{sort} {}", subject.id),
    }
}

/// The list.
pub(crate) const LIST: List = List {
    name: "retention",
    title: "Records whose time has ended, or ends within two years",
    asks: &[],
    rows: |desk, me, _| {
        access::keeps_records(me).map_err(|refusal| door::closed(&refusal))?;
        let (all, _) = due(desk, me)?;
        let row = |due: &Due| {
            vec![
                due.subject.to_string(),
                called(desk, &due.subject),
                due.kept.class.label().to_owned(),
                due.kept.event.to_string(),
                due.kept.years.to_string(),
                due.kept.provision.to_string(),
                due.kept.until.to_string(),
                due.held.map(|because| because.label().to_owned()).unwrap_or_default(),
            ]
        };
        let headings = [
            "Record",
            "Name",
            "Class",
            "Counted from",
            "Years",
            "Why",
            "Kept until",
            "Destruction stopped by",
        ];
        Ok(Rows::new(&headings, all.iter().map(row).collect()))
    },
};

fn table(desk: &Desk, all: &[Due], today: Day) -> Table {
    let columns = [
        Column::text("Record"),
        Column::text("Class"),
        Column::prose("Why until then"),
        Column::date("Kept until"),
        Column::text("Now"),
    ];
    let mut table = Table::new("Records whose time has ended or ends soon, the earliest first", columns)
        .caption_hidden()
        .when_empty("The time of no record ends within two years.");
    for due in all.iter().take(MOST) {
        let now = match due.held {
            Some(because) => {
                Cell::part(&Tag::new(format!("Stopped: {}", because.label().to_lowercase()), Colour::Red))
            }
            None if due.kept.until <= today => Cell::part(&Tag::new("Ended", Colour::Yellow)),
            None => Cell::new("Kept"),
        };
        table.push([
            Cell::new(called(desk, &due.subject)),
            Cell::new(due.kept.class.label()),
            Cell::new(format!(
                "{} from {}: {}",
                words::counted(due.kept.years.into(), "year", "years"),
                due.kept.event.to_words(),
                due.kept.provision
            )),
            Cell::new(due.kept.until.to_words()),
            now,
        ]);
    }
    table
}

fn held(desk: &Desk, today: Day) -> Table {
    let authority = desk.authority(Moment::END_OF_TIME);
    let columns = [
        Column::date("Since"),
        Column::prose("Why"),
        Column::text("Of whom"),
        Column::prose("Reason"),
        Column::date("Until"),
    ];
    let mut table = Table::new("What stops destruction", columns)
        .caption_hidden()
        .when_empty("Nothing stops destruction.");
    for hold in authority.strand::<RetentionHold>() {
        let of = match (&hold.subject, hold.class) {
            (Some(subject), _) => subject
                .trim()
                .parse::<Subject>()
                .map_or_else(|_| subject.clone(), |subject| called(desk, &subject)),
            (None, Some(class)) => class.label().to_owned(),
            (None, None) => "everybody".to_owned(),
        };
        table.push([
            Cell::new(hold.since.to_words()),
            Cell::new(hold.because.label()),
            Cell::new(of),
            Cell::html(words::lines(&hold.reason)),
            match hold.until {
                Some(until) if until < today => Cell::new(format!("ended {}", until.to_words())),
                Some(until) => Cell::new(until.to_words()),
                None => Cell::none("until it is lifted"),
            },
        ]);
    }
    table
}

fn hold_form(typed: &Fields) -> Form {
    let listed = |name: &str, label: &str, set: &records::codes::CodeSetInfo| {
        let choices = set.choices.iter().map(|choice| Choice::new(choice.code, choice.label)).collect();
        Question::new(name, label, Control::Listed { choices, chosen: typed.get(name).to_owned() })
    };
    Form::new(Address::new("/retention"), "Stop destruction")
        .pressed(ACT, "hold")
        .keep(RECORD, identifier(typed))
        .ask(&listed("because", "Why is it stopped?", HoldBecause::SET))
        .ask(&listed(
            "class",
            "Of which class of record? Of every class, where you choose none",
            RecordClass::SET,
        ))
        .ask(
            &Question::line("subject", "Of whom? Of everybody, where it is empty", typed.get("subject"))
                .hint("Such as child:1234"),
        )
        .ask(&Question::paragraphs(
            "hold_reason",
            "Reason, reference, and who asked",
            typed.get("hold_reason"),
        ))
        .ask(&Question::typed("until", "Until, if that is known", TypedAs::Day, typed.get("until")))
}

fn schedule(desk: &Desk, today: Day) -> Table {
    let authority = desk.authority(Moment::END_OF_TIME);
    let columns = [
        Column::text("Class of record"),
        Column::number("Years"),
        Column::text("From"),
        Column::prose("By"),
        Column::text("Standing"),
    ];
    let mut table = Table::new("For how long each class of record is kept", columns).caption_hidden();
    for shipped in SCHEDULE {
        let Some((from, years, provision, law)) = rule_for(shipped.class, &authority, today) else {
            continue;
        };
        let own = !law && !provision.contains("own standard");
        table.push([
            Cell::new(shipped.class.label()),
            Cell::new(years),
            Cell::new(from.label()),
            Cell::new(provision),
            Cell::new(match (own, is_law(shipped.class)) {
                (true, _) => "Set here",
                (false, true) => "Law",
                (false, false) => "Advice",
            }),
        ]);
    }
    table
}

/// A hold, or a list that is proposed to be destroyed.
///
/// # Errors
/// As [`get`]; the journal cannot be written.
pub(crate) async fn post(State(desk): State<Desk>, Me(me): Me, sent: Fields) -> Result<Answer, Problem> {
    desk.work(move |desk| {
        access::keeps_records(&me).map_err(|refusal| door::closed(&refusal))?;
        let id = Some(sent.get(RECORD))
            .filter(|id| is_identifier(id))
            .map_or_else(words::new_identifier, str::to_owned);
        let filled = |name: &str| Some(sent.get(name).trim().to_owned()).filter(|text| !text.is_empty());
        let mut wrong = ErrorSummary::new();
        if sent.get(ACT) == "hold" {
            let because = HoldBecause::of(sent.get("because"));
            if because.is_none() {
                wrong = wrong.at("Why is it stopped: choose one", "because");
            }
            let until = day(sent.get("until").trim());
            if until.is_none() && !sent.get("until").trim().is_empty()
                || until.is_some_and(|until| until < desk.today())
            {
                wrong = wrong.at("Until: give a day to come, or leave it empty", "until");
            }
            let subject = filled("subject");
            if subject.as_deref().is_some_and(|subject| subject.parse::<Subject>().is_err()) {
                wrong = wrong.at("Of whom: write it as child:1234, or leave it empty", "subject");
            }
            let reason = filled("hold_reason");
            if reason.is_none() {
                wrong = wrong.at("Give the reason, and who asked", "hold_reason");
            }
            let (Some(because), Some(reason), true) = (because, reason, wrong.is_empty()) else {
                return Ok(page(desk, &me, &sent, &wrong)?.wrong().into());
            };
            let class = RecordClass::of(sent.get("class"));
            let hold = RetentionHold { since: desk.today(), until, because, class, subject, reason };
            let change = settings::change(desk, &id, 1, (Act::Record, None), Arc::new(hold));
            let _ = desk.say_all(&me, BECAUSE, &[change])?;
            return Ok(Address::new("/retention").with("done", "recorded").into());
        }
        let (all, _) = due(desk, &me)?;
        let today = desk.today();
        let chosen: Vec<&Due> = all
            .iter()
            .filter(|due| due.kept.until <= today && due.held.is_none())
            .filter(|due| sent.all("whole").any(|sent| *sent == due.subject.to_string()))
            .take(MOST)
            .collect();
        if chosen.is_empty() {
            wrong = wrong.at("Which of them: choose at least one whose time has ended", "whole");
        }
        let said = ErasureProposed {
            day: today,
            by: me.id.to_string(),
            ground: ErasureGround::RetentionEnded,
            reference: None,
            reason: filled("reason").unwrap_or_default(),
            subject: None,
            entries: Vec::new(),
            whole: chosen
                .iter()
                .map(|due| ErasureOf {
                    subject: due.subject.to_string(),
                    class: Some(due.kept.class.label().to_owned()),
                    kept_until: Some(due.kept.until),
                    provision: Some(due.kept.provision.clone()),
                })
                .collect(),
            seen: desk.roll().seq(),
            refused: None,
            refused_by: None,
            refused_why: None,
        };
        if wrong.is_empty() {
            for trouble in Definition::check(&said) {
                wrong = wrong.at(trouble.says, &trouble.field);
            }
        }
        if !wrong.is_empty() {
            return Ok(page(desk, &me, &sent, &wrong)?.wrong().into());
        }
        let change = settings::change(desk, &id, 1, (Act::Record, None), Arc::new(said));
        let _ = desk.say_all(&me, BECAUSE, &[change])?;
        Ok(Address::new("/erasures").at(&id).with("done", "recorded").into())
    })
    .await
}
