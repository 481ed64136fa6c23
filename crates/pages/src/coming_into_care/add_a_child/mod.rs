//! `/children/new`: a child's record begins. Who may be the same child is shown before a second record of one child is made.

use std::sync::Arc;

use access::{Permit, Person};
use axum::extract::State;
use calendar::Day;
use records::coming_into_care::{ChildIdentity, ChildName};
use records::workforce::SocialWorkerAllocation;
use records::{Act, Change, Place, Record, Subject};
use web::parts::{Cell, Column, ErrorSummary, Form, Question, Table, TypedAs, Warning};
use web::{Address, Answer, Fields, Html, Page, Problem};

use crate::child::door;
use crate::child::record::read::day;
use crate::signed::Me;
use crate::workforce::find::search::{Hit, same_as};
use crate::{Desk, child, words};

/// The form.
///
/// # Errors
/// The reader's role begins no records.
pub(crate) async fn get(State(desk): State<Desk>, Me(me): Me) -> Result<Page, Problem> {
    permit(&me, "new")?;
    Ok(page(&desk, &Fields::default(), &ErrorSummary::new(), Html::new(), "Add the child"))
}

/// The form was sent.
///
/// # Errors
/// As [`get`]; the journal cannot be read or written.
pub(crate) async fn post(State(desk): State<Desk>, Me(me): Me, sent: Fields) -> Result<Answer, Problem> {
    desk.work(move |desk| {
        permit(&me, "new")?;
        let (given, family) = (sent.get("given").trim(), sent.get("family").trim());
        let born = day(sent.get("born").trim()).filter(|born| *born <= desk.today());
        let mut wrong = ErrorSummary::new();
        if given.is_empty() {
            wrong = wrong.at("Given names: write what is known, even one name", "given");
        }
        if born.is_none() {
            wrong = wrong.at("Date of birth: give a day up to today, such as 3/4/2012", "born");
        }
        let Some(born) = born.filter(|_| wrong.is_empty()) else {
            return Ok(page(desk, &sent, &wrong, Html::new(), "Add the child").wrong().into());
        };
        let board = desk.board();
        // Only those whom the reader may see: of the others the front door knows, who is asked first.
        let seen = desk.seen(&me)?;
        let mine = board.everybody().map(|each| &**each).filter(|each| seen.has(&each.id));
        let same = same_as(mine, &format!("{given} {family}"), Some(born));
        if !same.is_empty() && sent.get("other") != "yes" {
            let above = Html::new()
                .with(&Warning::new(
                    "Somebody like this is recorded already. Open that record if it is the same child.",
                ))
                .with(&alike(desk, &same));
            return Ok(page(desk, &sent, &wrong, above, "It is another child: add them").conflict().into());
        }
        let id = format!("K{}", words::new_identifier());
        let permit = permit(&me, &id)?;
        desk.append(&permit, &changes(&me, &id, given, family, born, desk.today()))
            .map_err(Problem::fault("beginning a record"))?;
        Ok(child::address(&id).with("done", "recorded").into())
    })
    .await
}

/// What is known of the child at the start; a social worker who adds a child has them until somebody else does.
fn changes(me: &Person, id: &str, given: &str, family: &str, born: Day, today: Day) -> Vec<Change> {
    let name = ChildName {
        since: born,
        given: given.to_owned(),
        family: (!family.is_empty()).then(|| family.to_owned()),
        known_as: None,
    };
    let identity =
        ChildIdentity { born, sex: None, ethnicity: None, upn: None, mother: None, child_born: None };
    let mut records: Vec<Arc<dyn Record>> = vec![Arc::new(name), Arc::new(identity)];
    if me.role.has_caseload() {
        records.push(Arc::new(SocialWorkerAllocation {
            since: today,
            until: None,
            worker: me.id.to_string(),
            because: None,
        }));
    }
    let change = |record| Change {
        subject: Subject::child(id),
        id: words::new_identifier().as_str().into(),
        revision: 1,
        act: Act::Record,
        reason: None,
        record,
        place: Place::default(),
    };
    records.into_iter().map(change).collect()
}

fn permit(me: &Person, id: &str) -> Result<Permit, Problem> {
    access::add(me, id).map_err(|refusal| door::closed(&refusal))
}

/// Who may be the same.
fn alike(desk: &Desk, hits: &[Hit<'_>]) -> Table {
    let columns = [
        Column::text("Child"),
        Column::date("Born"),
        Column::text("Number"),
        Column::text("Social worker"),
        Column::text("Alike by"),
    ];
    let mut table = Table::new("Who it may be", columns);
    for hit in hits.iter().take(10) {
        let each = hit.child;
        table.push([
            Cell::link(each.called(), &child::address(&each.id)),
            each.born.map_or_else(|| Cell::none("not known"), |born| Cell::new(born.to_words())),
            Cell::new(&each.id),
            match &each.worker {
                Some((worker, _)) => Cell::new(desk.people().name_of(worker)),
                None => Cell::none("nobody"),
            },
            Cell::new(hit.by),
        ]);
    }
    table
}

fn page(_: &Desk, sent: &Fields, wrong: &ErrorSummary, above: Html, button: &str) -> Page {
    let says = |id: &str, sentence: &str| wrong.says(id).then(|| sentence.to_owned());
    let form = Form::new(Address::new("/children/new"), button)
        .keep("other", if above.is_empty() { "" } else { "yes" })
        .ask(
            &Question::line("given", "Given names", sent.get("given"))
                .error(says("given", "Write what is known, even one name")),
        )
        .ask(&Question::line("family", "Family name (optional)", sent.get("family")))
        .ask(
            &Question::typed("born", "Date of birth", TypedAs::Day, sent.get("born"))
                .error(says("born", "Give a day up to today")),
        );
    let mut html = Html::new();
    if !wrong.is_empty() {
        html = html.with(wrong);
    }
    Page::new("Add a child").in_menu("/find").body(html.with(&above).with(&form))
}

/// Whether somebody begins records: asked before a link is shown.
pub(crate) fn may(me: &Person) -> bool {
    permit(me, "new").is_ok()
}
