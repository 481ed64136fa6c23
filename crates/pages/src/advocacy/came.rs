//! `/advocacy/asked/{asked}`: what somebody wrote who asked for an advocate from outside, and what became of it: the service
//! finds out whether there is such a child, and makes a referral of it. What they wrote does not go to the child's file.

use std::sync::Arc;

use access::{Person, Role};
use axum::extract::State;
use calendar::{Day, Moment};
use journal::AppendError;
use records::advocacy::{
    AdvocacyAsked, AdvocacyHow, AdvocacyMoment, AdvocacyNote, AdvocacyReferral, AskedEnd, Sharing,
};
use records::{Act, Change, Definition, Fact, Place, as_known};
use timeline::Stranded;
use web::parts::{Cell, Colour, Column, Form, Inset, SummaryList, Table, Tag};
use web::{Address, Answer, Fields, Html, Link, Page, Path, Problem};

use crate::child::door;
use crate::child::glance::link;
use crate::signed::Me;
use crate::step::{Sent, Step, Stepping};
use crate::{Desk, words};

/// What the service says of it.
const STEP: Step = Step { last: "", title: "What became of it", fields: &["seen", "ended", "child", "said"] };

const GONE: Problem =
    Problem::Missing("Nobody asked for an advocate under this number. Go back to the list of the service.");

/// The form.
///
/// # Errors
/// The reader is not of the advocacy service; there is no such request.
pub(crate) async fn get(
    State(desk): State<Desk>,
    Me(me): Me,
    Path(id): Path<String>,
) -> Result<Page, Problem> {
    desk.work(move |desk| {
        let (fact, asked) = match find(desk, &me, &id) {
            Ok(found) => found,
            Err(gone) => return super::erase::erased(desk, &me, &id)?.ok_or(gone),
        };
        let stepping = stepping(desk, &id, &fact);
        let erase = Link::new("Propose to erase it", super::erase::address(&id));
        Ok(page(&asked, stepping.begin().with(&link(&erase))))
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
    Path(id): Path<String>,
    sent: Fields,
) -> Result<Answer, Problem> {
    desk.work(move |desk| {
        let (fact, asked) = find(desk, &me, &id)?;
        let stepping = stepping(desk, &id, &fact);
        let now = match stepping.read(&sent) {
            Sent::Again(html) => return Ok(page(&asked, html).into()),
            Sent::Wrong(html) => return Ok(page(&asked, html).wrong().into()),
            Sent::Now(now) => now,
        };
        let said = now.as_any().downcast_ref::<AdvocacyAsked>();
        let mut then = Address::new("/advocacy");
        if let Some(said) = said.filter(|said| said.ended == Some(AskedEnd::Referred)) {
            let child = said.child.as_deref().unwrap_or_default();
            if !desk.seen(&me)?.has(child) {
                let says = "No child of this number is open to you: find them by name, or choose what else became of it";
                return Ok(page(&asked, stepping.wrong(&sent, "child", says)).wrong().into());
            }
            refer(desk, &me, &fact, said, child)?;
            then = super::address(child);
        }
        let change = stepping.change(desk.own(), &sent, now);
        match desk.say_all(&me, "answers who asked for an advocate", &[change])? {
            Ok(()) => Ok(then.with("done", "recorded").into()),
            Err(()) => Ok(page(&asked, stepping.quicker(&sent)).conflict().into()),
        }
    })
    .await
}

/// The referral on the child's record; what was written, with the advocate. Sent again, it stands already.
fn refer(desk: &Desk, me: &Person, fact: &Fact, said: &AdvocacyAsked, child: &str) -> Result<(), Problem> {
    let to = super::address(child).to_string();
    let record = desk.child(me, child, "a referral that came from outside", &to)?;
    record.must_add(AdvocacyReferral::KIND)?;
    if super::referral(&record, said.day).is_some() {
        return Ok(());
    }
    let change = |record_of: Arc<dyn records::Record>| Change {
        subject: record.permit.subject().clone(),
        id: fact.id.clone(),
        revision: 1,
        act: Act::Record,
        reason: None,
        record: record_of,
        place: Place::default(),
    };
    let mut changes = vec![change(Arc::new(AdvocacyReferral {
        day: said.day,
        from: said.from,
        // What it is about stays with the advocate until the child says otherwise.
        theme: None,
        also: Vec::new(),
        how: Some(AdvocacyHow::Website),
        not_instructed: None,
        offered: None,
        advocate: (me.role == Role::Advocate).then(|| me.id.to_string()),
        declined: None,
        outcome: None,
        closed: None,
        ended: None,
    }))];
    if let Some(words) = said.words.clone().filter(|_| record.adds(AdvocacyNote::KIND)) {
        changes.push(change(Arc::new(AdvocacyNote {
            day: said.day,
            referral: Some(said.day),
            about: AdvocacyMoment::Talk,
            themes: Vec::new(),
            words: Some(words),
            did: None,
            share: Sharing::Nothing,
        })));
    }
    match desk.append(&record.permit, &changes) {
        Ok(_) | Err(AppendError::Revision { .. }) => Ok(()),
        Err(error) => Err(Problem::fault("recording it")(error)),
    }
}

pub(super) fn find(desk: &Desk, me: &Person, id: &str) -> Result<(Fact, AdvocacyAsked), Problem> {
    access::answers_who_asks(me).map_err(|refusal| door::closed(&refusal))?;
    let facts = desk.roll().facts(&desk.own());
    let mut standing = as_known(&facts, Moment::END_OF_TIME).into_iter().filter(|fact| *fact.id == *id);
    standing.find_map(|fact| Some((fact.clone(), fact.of::<AdvocacyAsked>()?.clone()))).ok_or(GONE)
}

fn stepping<'a>(desk: &'a Desk, id: &str, fact: &'a Fact) -> Stepping<'a> {
    let to = Address::new("/advocacy/asked").at(id);
    Stepping { desk, kind: AdvocacyAsked::KIND, fact, step: &STEP, to, network: Vec::new() }
}

fn page(asked: &AdvocacyAsked, html: Html) -> Page {
    let mut list = SummaryList::new()
        .row("Came", asked.day.to_words())
        .row("Who asks", asked.from.label())
        .row("Who needs an advocate", asked.child_name.clone())
        .row("How to get in touch", asked.reach.clone());
    for (label, text) in [
        ("Age", &asked.age),
        ("What to mind", &asked.careful),
        ("What it is about", &asked.words),
        ("Name of who asks", &asked.asker),
    ] {
        if let Some(text) = text {
            list = list.row(label, words::lines(text));
        }
    }
    let find = Form::new("/find", "Find the child").keep("q", asked.child_name.clone());
    let html = Html::of(&list)
        .with(&Inset::new(
            "Nobody told them whether the child is known here, and nobody does: get in touch in the way that they wrote, and \
             mind what they wrote beside it.",
        ))
        .with(&find)
        .with(&html);
    Page::new("Somebody asked for an advocate")
        .under("Advocacy", Address::new("/advocacy"))
        .in_menu("/voice")
        .body(html)
}

/// Those that wait for the service, oldest first: what stands at the top of its list. Who is named in them only the service
/// reads; others see how many wait, and since when.
pub(super) fn waiting(desk: &Desk, me: &Person, today: Day) -> Html {
    let authority = desk.authority(Moment::END_OF_TIME);
    let mut wait: Vec<_> = authority.strand::<AdvocacyAsked>().filter(|asked| asked.record.waits()).collect();
    wait.sort_by_key(|asked| asked.day);
    let every = || {
        let any = authority.strand::<AdvocacyAsked>().next().is_some();
        let may = any && access::proposes_to_erase_what_was_asked(me).is_ok();
        let to = Link::new("Everything that was asked for from outside", Address::new("/advocacy/asked"));
        if may { link(&to) } else { Html::new() }
    };
    let Some(oldest) = wait.first() else { return every() };
    if access::answers_who_asks(me).is_err() {
        return Html::of(&Inset::new(format!(
            "{} asked from outside for an advocate and {} for the service, the first since {}.",
            words::counted(wait.len(), "person has", "people have"),
            if wait.len() == 1 { "waits" } else { "wait" },
            oldest.day.to_words()
        )))
        .with(&every());
    }
    let columns = [
        Column::date("Came"),
        Column::text("Who asks"),
        Column::text("Who needs an advocate"),
        Column::number("Days it waits"),
        Column::date("Answer by"),
        Column::text("See to it"),
    ];
    let mut table = Table::new("Asked for from outside", columns);
    for asked in wait {
        let to = Address::new("/advocacy/asked").at(&**asked.id);
        table.push([
            Cell::new(asked.day.to_words()),
            Cell::new(asked.from.label()),
            Cell::new(&asked.child_name),
            Cell::new(asked.day.days_until(today).max(0)),
            match super::outside::standard(&authority, asked.day) {
                None => Cell::none("nothing is set"),
                Some((by, _)) if by < today => {
                    Cell::part(&Tag::new(format!("Late: {}", by.to_words()), Colour::Red))
                }
                Some((by, _)) => Cell::new(by.to_words()),
            },
            Cell::html(words::link_for("Read it", &format!("for {}", asked.child_name), &to)),
        ]);
    }
    Html::of(&table).with(&every())
}
