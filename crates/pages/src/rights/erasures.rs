//! `/erasures`: what is proposed to be erased and what was; `/erasures/{proposal}`: what exactly would go, which duty stands
//! in the way, what it does to figures; somebody else approves or refuses.

use access::Person;
use axum::extract::State;
use calendar::Moment;
use disclosure::erasure::{Refused, figures, may, may_of_asked};
use disclosure::retention::{Kept, classes, holds, of_asked, of_child, of_household, of_worker};
use journal::{AppendError, Batch, Erasure as Destroy, ToErase};
use records::advocacy::AdvocacyAsked;
use records::coming_into_care::Document;
use records::governance::{Erasure, ErasureProposed, RecordClass};
use records::{Act, Definition, Fact, Subject, SubjectKind, as_known};
use std::sync::Arc;
use web::parts::{
    Cell, Colour, Column, Download, Downloads, ErrorSummary, Form, Inset, Question, SummaryList, Table, Tag,
    Warning,
};
use web::{Address, Answer, Fields, Html, Notice, Page, Path, Problem, Query};

use crate::child::AskedKnown;
use crate::child::door;
use crate::child::overview::heading;
use crate::child::record::enter::{ACT, RECORD, is_identifier};
use crate::governance::settings;
use crate::rows::{self, List, Rows};
use crate::said::{REVISION, seen};
use crate::signed::Me;
use crate::workforce::my_work::lead;
use crate::{Desk, words};

/// Rows of a table on the page.
const ROWS: usize = 100;

pub(super) const GONE: Problem =
    Problem::Missing("There is no such proposal to erase. The page Erasures lists those that there are.");

/// Why somebody may, for the journal.
pub(crate) const BECAUSE: &str = "keeps the records as such";

/// The facts of the authority.
fn own(desk: &Desk) -> Arc<Vec<Fact>> {
    desk.roll().facts(&settings::subject(desk))
}

/// A proposal as it stands.
pub(super) fn proposal(desk: &Desk, id: &str) -> Result<(Fact, ErasureProposed), Problem> {
    let facts = own(desk);
    let mut found = as_known(&facts, Moment::END_OF_TIME).into_iter().filter(|fact| *fact.id == *id);
    found.find_map(|fact| Some((fact.clone(), fact.of::<ErasureProposed>()?.clone()))).ok_or(GONE)
}

/// What was erased by a proposal, with the number of its entry.
pub(super) fn done(desk: &Desk, id: &str) -> Option<(u64, Erasure)> {
    let facts = own(desk);
    let mut all = facts.iter().filter_map(|fact| Some((fact.origin.seq, fact.of::<Erasure>()?)));
    all.find(|(_, erasure)| erasure.proposal == id).map(|(seq, erasure)| (seq, erasure.clone()))
}

/// The list.
///
/// # Errors
/// The reader does not keep the records.
pub(crate) async fn get(State(desk): State<Desk>, Me(me): Me) -> Result<Page, Problem> {
    desk.work(move |desk| {
        access::keeps_records(&me).map_err(|refusal| door::closed(&refusal))?;
        let facts = own(desk);
        let all = proposals(&facts);
        let waits = |fact: &Fact, said: &ErasureProposed| said.refused.is_none() && done(desk, &fact.id).is_none();
        let waiting = all.iter().filter(|(fact, said)| waits(fact, said)).count();
        let sentence = format!("{} for a second person.", words::counted(waiting, "proposal waits", "proposals wait"));
        let columns = [
            Column::date("Proposed"),
            Column::text("By"),
            Column::prose("Ground"),
            Column::text("How much"),
            Column::text("What became of it"),
        ];
        let mut table = Table::new("Proposals to erase, newest first", columns)
            .caption_hidden()
            .when_empty("Nothing was ever proposed to be erased.");
        for (fact, said) in all.iter().take(ROWS) {
            let to = Address::new("/erasures").at(&*fact.id);
            let became = match (done(desk, &fact.id), said.refused) {
                (Some((_, erasure)), _) => Cell::new(format!("Erased on {}", erasure.day.to_words())),
                (None, Some(day)) => Cell::new(format!("Refused on {}", day.to_words())),
                (None, None) => Cell::part(&Tag::new("Waits", Colour::Yellow)),
            };
            table.push([
                Cell::link(said.day.to_words(), &to),
                Cell::new(desk.people().name_of(&said.by)),
                Cell::new(said.ground.label()),
                Cell::new(how_much(said)),
                became,
            ]);
        }
        let html = Html::of(&lead(&sentence))
            .with(&Inset::new(
                "To erase something of a record, open the record and its page Requests. Whole records whose time has \
                    ended are on \
                 the page about how long records are kept. What somebody asked for from outside, without \
                 signing in, is proposed from the \
             list of the advocacy service.",
            ))
            .with(&table)
            .with(&rows::download("These proposals", "/erasures.csv"));
        Ok(Page::new("Erasures").in_menu("/team").under("Requests about records", Address::new("/requests")).body(html))
    })
    .await
}

/// The proposals that stand, newest first.
fn proposals(facts: &[Fact]) -> Vec<(&Fact, &ErasureProposed)> {
    let standing = as_known(facts, Moment::END_OF_TIME).into_iter();
    let mut all: Vec<(&Fact, &ErasureProposed)> =
        standing.filter_map(|fact| Some((fact, fact.of::<ErasureProposed>()?))).collect();
    all.sort_by_key(|(fact, said)| (std::cmp::Reverse(said.day), fact.id.clone()));
    all
}

/// The list: no word of what was erased stands in it.
pub(crate) const LIST: List = List {
    name: "erasures",
    title: "Proposals to erase, and what became of them",
    asks: &[],
    rows: |desk, me, _| {
        access::keeps_records(me).map_err(|refusal| door::closed(&refusal))?;
        let facts = own(desk);
        let row = |(fact, said): (&Fact, &ErasureProposed)| {
            vec![
                fact.id.to_string(),
                said.day.to_string(),
                desk.people().name_of(&said.by).to_owned(),
                said.ground.label().to_owned(),
                how_much(said),
                rows::day(done(desk, &fact.id).map(|(_, erasure)| erasure.day)),
                rows::day(said.refused),
            ]
        };
        let headings = ["Proposal", "Proposed", "By", "Ground", "How much", "Erased", "Refused"];
        Ok(Rows::new(&headings, proposals(&facts).into_iter().map(row).collect()))
    },
};

fn how_much(said: &ErasureProposed) -> String {
    if said.whole.is_empty() {
        words::counted(said.entries.len(), "entry", "entries")
    } else {
        words::counted(said.whole.len(), "whole record", "whole records")
    }
}

/// What a proposal takes away.
struct Reach {
    what: ToErase,
    /// Everybody whose record it touches.
    subjects: Vec<Subject>,
}

/// Whole records with those that were merged into them; single entries with the documents that they are.
fn reach(desk: &Desk, said: &ErasureProposed) -> Result<Reach, Problem> {
    let subject = |text: &str| text.parse::<Subject>().map_err(|_| GONE);
    let mut subjects: Vec<Subject> = Vec::new();
    for of in &said.whole {
        let one = subject(&of.subject)?;
        subjects.extend(desk.roll().merged(&one));
        subjects.push(one);
    }
    let mut what = ToErase::default();
    for one in &subjects {
        what.subjects.push(named(one)?);
    }
    if let Some(of) = &said.subject {
        let one = subject(of)?;
        what.entries = said.entries.iter().map(|entry| entry.seq).collect();
        for fact in desk.roll().facts(&one).iter().filter(|fact| what.entries.contains(&fact.origin.seq)) {
            if let Some(digest) = fact.of::<Document>().and_then(|document| document.digest.parse().ok()) {
                what.documents.push(journal::DocumentName { subject: named(&one)?, digest });
            }
        }
        subjects.push(one);
    }
    Ok(Reach { what, subjects })
}

/// The entries of a proposal that are requests for an advocate from outside, by request: the newest revision of each, with the
/// number of the last of its entries. None where it names anything else of the authority’s own.
fn asked_of(desk: &Desk, said: &ErasureProposed) -> Option<Vec<(Fact, AdvocacyAsked)>> {
    let facts = own(desk);
    let mut all: Vec<(Fact, AdvocacyAsked)> = Vec::new();
    for entry in &said.entries {
        let fact = facts.iter().find(|fact| fact.origin.seq == entry.seq)?;
        fact.of::<AdvocacyAsked>()?;
        let newest = facts
            .iter()
            .filter(|other| other.id == fact.id && other.of::<AdvocacyAsked>().is_some())
            .max_by_key(|other| other.revision)?;
        if !all.iter().any(|(known, _)| known.id == newest.id) {
            all.push((newest.clone(), newest.of::<AdvocacyAsked>()?.clone()));
        }
    }
    (!all.is_empty()).then_some(all)
}

/// What stands in the way of erasing requests for an advocate. Nothing else that is about the authority itself is ever erased.
fn in_the_way_of_asked(desk: &Desk, said: &ErasureProposed, subject: &Subject) -> Option<Refused> {
    let Some(all) = asked_of(desk, said) else { return Some(Refused::NotKnown) };
    let (today, authority) = (desk.today(), desk.authority(Moment::END_OF_TIME));
    let held = holds(&authority, &subject.to_string(), &[RecordClass::AskedOutside], today);
    all.iter().find_map(|(_, asked)| {
        may_of_asked(said.ground, of_asked(asked, &authority, today).as_ref(), &held, today).err()
    })
}

/// Whoever decides about a child's record sees it: a record that is closed to them is as if there were none.
fn sees(desk: &Desk, me: &Person, subjects: &[Subject]) -> Result<(), Problem> {
    let seen = desk.seen(me)?;
    let closed = |subject: &&Subject| subject.kind == SubjectKind::Child && !seen.has_whole(&subject.id);
    // One that was merged into another is seen with it.
    let mut own = subjects.iter().filter(|subject| desk.roll().kept(subject).is_none());
    if own.any(|subject| closed(&subject)) { Err(GONE) } else { Ok(()) }
}

fn named(subject: &Subject) -> Result<journal::SubjectId, Problem> {
    journal::SubjectId::new(&subject.to_string()).map_err(|_| GONE)
}

/// Until when somebody's record has to be kept.
pub(super) fn kept(desk: &Desk, subject: &Subject) -> Option<Kept> {
    let (today, authority) = (desk.today(), desk.authority(Moment::END_OF_TIME));
    let cohort = desk.cohort(Moment::END_OF_TIME);
    match subject.kind {
        SubjectKind::Child => {
            let child = cohort.children.iter().find(|child| *child.child == *subject.id)?;
            let facts = desk.roll().whole(subject);
            let last = facts.iter().map(|fact| fact.recorded.day()).max();
            of_child(child, last, &authority, today)
        }
        SubjectKind::CarerHousehold => {
            let household = cohort.households.iter().find(|household| *household.id == *subject.id)?;
            of_household(household, &authority, today)
        }
        SubjectKind::Worker => {
            let worker = cohort.workers.iter().find(|worker| *worker.id == *subject.id)?;
            of_worker(worker, &authority, today)
        }
        SubjectKind::Home | SubjectKind::Authority => None,
    }
}

/// Proposes to erase something of a subject, unless something is wrong with it or stands in its way: under which identifier, or
/// what is wrong. `me` says who proposes it and why they may.
///
/// # Errors
/// The journal cannot be written.
pub(crate) fn propose(
    desk: &Desk,
    me: (&Person, &str),
    said: ErasureProposed,
    subject: &Subject,
    mut wrong: ErrorSummary,
    sent: &Fields,
) -> Result<Result<String, ErrorSummary>, Problem> {
    if wrong.is_empty() {
        for trouble in Definition::check(&said) {
            wrong = wrong.at(trouble.says, &trouble.field);
        }
    }
    if wrong.is_empty()
        && let Some((_, refused)) = in_the_way(desk, &said, std::slice::from_ref(subject)).first()
    {
        wrong = wrong.at(refused.sentence(), "ground");
    }
    if !wrong.is_empty() {
        return Ok(Err(wrong));
    }
    let id = Some(sent.get(RECORD))
        .filter(|id| is_identifier(id))
        .map_or_else(words::new_identifier, str::to_owned);
    let change = settings::change(desk, &id, 1, (Act::Record, None), Arc::new(said));
    let _ = desk.say_all(me.0, me.1, &[change])?;
    Ok(Ok(id))
}

/// What stands in the way of a proposal, of whom.
fn in_the_way(desk: &Desk, said: &ErasureProposed, subjects: &[Subject]) -> Vec<(Subject, Refused)> {
    let (today, authority) = (desk.today(), desk.authority(Moment::END_OF_TIME));
    let cohort = desk.cohort(Moment::END_OF_TIME);
    let mut found = Vec::new();
    for subject in subjects {
        if subject.kind == SubjectKind::Authority {
            found.extend(in_the_way_of_asked(desk, said, subject).map(|refused| (subject.clone(), refused)));
            continue;
        }
        let kept = kept(desk, subject);
        let of = match cohort.children.iter().find(|child| *child.child == *subject.id) {
            Some(child) if subject.kind == SubjectKind::Child => classes(child),
            _ => kept.iter().map(|kept| kept.class).collect(),
        };
        let held = holds(&authority, &subject.to_string(), &of, today);
        if let Err(refused) = may(said.ground, kept.as_ref(), &held, today) {
            found.push((subject.clone(), refused));
        }
    }
    found
}

/// One proposal.
///
/// # Errors
/// There is none; the reader does not keep the records, or may not see the record that it is about.
pub(crate) async fn one(
    State(desk): State<Desk>,
    Me(me): Me,
    Path(which): Path<String>,
    Query(asked): Query<AskedKnown>,
) -> Result<Page, Problem> {
    desk.work(move |desk| {
        let page = shown(desk, &me, &which, &Fields::default(), &ErrorSummary::new())?;
        Ok(match &*asked.done {
            "recorded" => page.notice(Notice::done("It is recorded.")),
            "erased" => {
                page.notice(Notice::done("It is erased. What stood there is gone; that it was erased stays."))
            }
            _ => page,
        })
    })
    .await
}

fn shown(
    desk: &Desk,
    me: &Person,
    which: &str,
    typed: &Fields,
    wrong: &ErrorSummary,
) -> Result<Page, Problem> {
    access::keeps_records(me).map_err(|refusal| door::closed(&refusal))?;
    let (fact, said) = proposal(desk, which)?;
    let here = Address::new("/erasures").at(which);
    let mut html = Html::new();
    if !wrong.is_empty() {
        html = html.with(wrong);
    }
    let of = said.subject.clone().into_iter().chain(said.whole.iter().map(|of| of.subject.clone()));
    let mut list = SummaryList::new()
        .row("Proposed", format!("{} by {}", said.day.to_words(), desk.people().name_of(&said.by)))
        .row("Ground", said.ground.label())
        .row("Why", words::lines(&said.reason))
        .row("Of", words::lines(&of.collect::<Vec<_>>().join("\n")));
    if let Some(reference) = &said.reference {
        list = list.row("Order, decision or request", reference.clone());
    }
    if let Some((seq, erasure)) = done(desk, which) {
        list = list
            .row(
                "Erased",
                format!(
                    "{}, approved by {}",
                    erasure.day.to_words(),
                    desk.people().name_of(&erasure.approved_by)
                ),
            )
            .row("Whole records", erasure.records.to_string())
            .row("Entries", erasure.entries.to_string())
            .row("Documents", erasure.documents.to_string())
            .row("Entry of the journal that says so", seq.to_string());
        html = html.with(&list).with(&Downloads::new([
            Download::new("Certificate of destruction", "PDF", here.clone().at("certificate.pdf")),
            Download::new("The same", "web page in a file", here.at("certificate.html")),
        ]));
        return Ok(frame(html));
    }
    if let Some(day) = said.refused {
        let by = said.refused_by.as_deref().map_or("", |by| desk.people().name_of(by)).to_owned();
        let why = said.refused_why.as_deref().unwrap_or_default();
        list = list.row("Refused", words::lines(&format!("{}, {by}\n{why}", day.to_words())));
        return Ok(frame(html.with(&list)));
    }
    let Reach { what, subjects } = reach(desk, &said)?;
    sees(desk, me, &subjects)?;
    let gone = desk.roll().journal().would_erase(&what).map_err(Problem::fault("looking what would go"))?;
    let count = |number: u64, one: &str, many: &str| words::counted(number as usize, one, many);
    let goes = [
        count(
            gone.entries,
            "entry, with every revision of it that is named",
            "entries, each revision counted",
        ),
        count(gone.documents, "document with its content", "documents with their content"),
        count(gone.drafts, "draft that somebody is writing", "drafts that people are writing"),
        count(gone.lists, "saved list that names them", "saved lists that name them"),
        count(gone.mail + gone.deliveries, "message that waits to be sent", "messages that wait to be sent"),
        "Searches and lists of work: they are made from the record, and no longer find it at once".to_owned(),
        count(
            gone.keys,
            "key with which it was sealed, so that copies of the database open nothing",
            "keys with which it was sealed, so that copies of the database open nothing",
        ),
    ];
    if let Some(asked) = asked_of(desk, &said) {
        let told = asked.iter().map(|(_, asked)| {
            let became = asked.ended.map_or("waits", |ended| ended.label());
            format!("Asked on {}: {}", asked.day.to_words(), became.to_lowercase())
        });
        list = list.row("Requests for an advocate", words::lines(&told.collect::<Vec<_>>().join("\n"))).row(
            "What they led to",
            "A referral of a child who is known here stands on the child’s record, and what was written stands \
             with the advocate: \
             that is erased from there, by a proposal of its own.",
        );
    }
    list = list.row("What goes", words::lines(&goes.join("\n")));
    list = list.row(
        "What stays",
        "That there was an entry of its kind, who recorded it and when, why it was put right, and who looked at it. Backups that \
         were made before, until they are thrown away.",
    );
    html = html
        .with(&list)
        .with(&heading("What it does to figures"))
        .with(&Inset::new(on_figures(desk, &subjects)));
    let against = in_the_way(desk, &said, &subjects);
    for (subject, refused) in &against {
        html = html.with(&Warning::new(format!("{subject}: {}", refused.sentence())));
    }
    let may_approve = access::approves_erasure(me, &said.by);
    match &may_approve {
        Err(refusal) => html = html.with(&Inset::new(refusal.to_string())),
        Ok(()) => {
            let form = |words: &str, act: &str| {
                Form::new(here.clone(), words).pressed(ACT, act).keep(REVISION, fact.revision.to_string())
            };
            if against.is_empty() {
                html = html
                    .with(&heading("Erase it"))
                    .with(&form("I have looked at it: erase it now", "approve"));
            }
            html = html.with(&heading("Or refuse it")).with(
                &form("Refuse it", "refuse").ask(&Question::paragraphs(
                    "refused_why",
                    "Why?",
                    typed.get("refused_why"),
                )),
            );
        }
    }
    Ok(frame(html))
}

fn frame(html: Html) -> Page {
    Page::new("Erase").in_menu("/team").under("Erasures", Address::new("/erasures")).body(html)
}

/// What is said of figures: which published ones a person is behind, and that they stay.
fn on_figures(desk: &Desk, subjects: &[Subject]) -> String {
    let authority = desk.authority(Moment::END_OF_TIME);
    let cohort = desk.cohort(Moment::END_OF_TIME);
    let children = subjects.iter().filter(|subject| subject.kind == SubjectKind::Child);
    let touched: Vec<_> = children
        .filter_map(|subject| cohort.children.iter().find(|child| *child.child == *subject.id))
        .flat_map(|child| figures(child, &authority))
        .collect();
    let first = touched.iter().map(|figure| figure.period.days().from).min();
    let last = touched.iter().map(|figure| figure.period.days().to).max();
    match (first, last) {
        (Some(first), Some(last)) => format!(
            "{} of the time from {} to {} may count them. A published figure stays as it was published. Counted anew, also as \
             known on a day before, it counts without what was erased: the two then differ, and the page of the figure \
             shows both.",
            words::counted(touched.len(), "published figure", "published figures"),
            first.to_words(),
            last.to_words()
        ),
        _ => "No published figure counts them. Figures that are counted anew, also as known on a day before, count \
            without what was \
              erased."
            .to_owned(),
    }
}

/// Somebody approved or refused.
///
/// # Errors
/// As [`one`]; the reader may not approve it; a duty to keep it stands; something was recorded since; the journal cannot be
/// written.
pub(crate) async fn post(
    State(desk): State<Desk>,
    Me(me): Me,
    Path(which): Path<String>,
    sent: Fields,
) -> Result<Answer, Problem> {
    desk.work(move |desk| {
        let (fact, said) = proposal(desk, &which)?;
        access::approves_erasure(&me, &said.by).map_err(|refusal| door::closed(&refusal))?;
        let here = Address::new("/erasures").at(&which);
        if said.refused.is_some() || done(desk, &which).is_some() {
            return Ok(here.into());
        }
        if sent.get(ACT) == "refuse" {
            let now = ErasureProposed {
                refused: Some(desk.today()),
                refused_by: Some(me.id.to_string()),
                refused_why: Some(sent.get("refused_why").trim().to_owned()),
                ..said
            };
            if let Some(trouble) = Definition::check(&now).into_iter().find(|trouble| trouble.stops) {
                let wrong = ErrorSummary::new().at("Say why it is refused", "refused_why");
                let _ = trouble;
                return Ok(shown(desk, &me, &which, &sent, &wrong)?.wrong().into());
            }
            let change = settings::change(
                desk,
                &fact.id,
                seen(&sent).saturating_add(1),
                (Act::Correct, Some("Refused")),
                Arc::new(now),
            );
            let _ = desk.say_all(&me, BECAUSE, &[change])?;
            return Ok(here.with("done", "recorded").into());
        }
        let Reach { what, subjects } = reach(desk, &said)?;
        sees(desk, &me, &subjects)?;
        if let Some((_, refused)) = in_the_way(desk, &said, &subjects).first() {
            let wrong = ErrorSummary::new().at(refused.sentence(), "content");
            return Ok(shown(desk, &me, &which, &sent, &wrong)?.wrong().into());
        }
        erase(desk, &me, (&which, &said), what, &subjects)?;
        Ok(here.with("done", "erased").into())
    })
    .await
}

fn erase(
    desk: &Desk,
    me: &Person,
    (which, said): (&str, &ErasureProposed),
    what: ToErase,
    subjects: &[Subject],
) -> Result<(), Problem> {
    let journal = desk.roll().journal();
    let would = journal.would_erase(&what).map_err(Problem::fault("looking what would go"))?;
    let mut expected = Vec::new();
    for subject in subjects {
        let id = named(subject)?;
        let history = journal.history(&id).map_err(Problem::fault("reading what would go"))?;
        let last = history.last().map(|entry| entry.envelope.seq);
        // Of the authority only the requests themselves matter: the proposal stands there too.
        let changed = match subject.kind {
            SubjectKind::Authority => asked_of(desk, said)
                .is_none_or(|asked| asked.iter().any(|(newest, _)| newest.origin.seq > said.seen)),
            _ => last > Some(said.seen),
        };
        if changed {
            return Err(CHANGED);
        }
        expected.push((id, last));
    }
    let erasure = Erasure {
        day: desk.today(),
        proposal: which.to_owned(),
        proposed_by: said.by.clone(),
        approved_by: me.id.to_string(),
        ground: said.ground,
        reference: said.reference.clone(),
        reason: said.reason.clone(),
        records: what.subjects.len() as u64,
        entries: would.entries,
        documents: would.documents,
    };
    // Named after the proposal: sent twice it is done once.
    let change = settings::change(desk, which, 1, (Act::Record, None), Arc::new(erasure));
    let entry = roll::new_entry(&change).map_err(Problem::fault("recording it"))?;
    let batch = Batch {
        authority: desk.roll().authority().unwrap_or_else(|| "not-named".into()),
        who: me.id.clone(),
        permit_reason: Some(BECAUSE.into()),
        known_at: None,
        load: None,
        entries: vec![entry],
        expected,
    };
    let destroy = Destroy::new(&said.by, batch, what).map_err(Problem::fault("erasing"))?;
    match journal.erase(destroy) {
        Ok((receipt, _)) => {
            desk.roll().see(receipt.last).map_err(Problem::fault("reading the journal"))?;
            Ok(())
        }
        Err(AppendError::Revision { .. }) => Ok(()),
        Err(AppendError::Conflict(_)) => Err(CHANGED),
        Err(error) => Err(Problem::fault("erasing")(error)),
    }
}

const CHANGED: Problem = Problem::NotReady(
    "Something was recorded about this person since it was proposed. Refuse it, look at what stands now, and propose it again.",
);
