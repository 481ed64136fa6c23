//! Findings that somebody looked at and let stand: accepted with a reason, shown, taken back, taken along as the file that
//! the command reads. Each is a fact of the authority, so who decided, when and why is kept, and a decision that was taken
//! back too.

use std::collections::HashMap;
use std::sync::Arc;

use access::{Person, Role};
use axum::extract::{Extension, State};
use axum::response::Response;
use calendar::Moment;
use exchange::Failure;
use journal::{AppendError, Batch};
use records::quality::AcceptedFinding;
use records::{Act, Change, Fact, Place, Subject, as_known};
use telling::{EXCEPTION_COLUMNS, Exception, values_in_words};
use web::parts::{
    Cell, Column, Download, Downloads, ErrorSummary, Form, Inset, Question, SummaryList, Table,
};
use web::{Address, Answer, Fields, Html, Notice, Page, Path, Problem, Query};

use super::checks::{Checks, State as Stands};
use super::judge::Judged;
use crate::child::door;
use crate::signed::Me;
use crate::{Desk, csv, words};

/// Bytes of a reason.
const REASON: usize = 1000;

const GONE: Problem = Problem::Missing(
    "There is no such finding. It may have been taken back, or the check is not kept any longer: drop the return again.",
);

/// The page of what was accepted.
fn address() -> Address {
    Address::new("/check-a-return/accepted")
}

/// Whether somebody decides about a return.
pub(crate) fn may(person: &Person) -> bool {
    matches!(person.role, Role::PerformanceOfficer | Role::HeadOfService | Role::QualityAssurance)
}

fn asked(person: &Person) -> Result<(), Problem> {
    if may(person) {
        return Ok(());
    }
    let sentence = "What of a return is let stand is decided by performance officers, heads of service and quality assurance.";
    Err(door::closed(&access::Refusal::told(sentence)))
}

/// One that stands.
pub(super) struct One {
    id: Arc<str>,
    revision: u32,
    /// What the command is told of it.
    pub(super) exception: Exception,
}

impl One {
    fn of(desk: &Desk, fact: &Fact) -> Option<One> {
        let said = fact.of::<AcceptedFinding>()?;
        Some(One {
            id: fact.id.clone(),
            revision: fact.revision,
            exception: Exception {
                rule: said.rule.clone(),
                child: said.child.clone(),
                table: said.table.clone(),
                values: said.values.clone(),
                reason: said.reason.clone(),
                decided_by: desk.people().name_of(&fact.origin.who).to_owned(),
                decided_on: said.day.to_string(),
            },
        })
    }

    /// Who, when and why, beside the finding.
    pub(super) fn in_words(&self) -> String {
        let day = self.exception.decided_on.parse::<calendar::Day>();
        let day = day.map_or_else(|_| self.exception.decided_on.clone(), calendar::Day::to_words);
        format!("Accepted by {} on {day}: {}", self.exception.decided_by, self.exception.reason)
    }

    /// Where it is taken back.
    pub(super) fn withdraw(&self) -> Address {
        address().at(&self.id).at("withdraw")
    }
}

/// Everything that was accepted and stands.
pub(super) struct Standing {
    all: Vec<One>,
    /// Places in `all`, by rule and child.
    by: HashMap<(String, String), Vec<usize>>,
}

impl Standing {
    /// What accepts a failure.
    pub(super) fn of(&self, found: &Failure<'_>) -> Option<&One> {
        if self.all.is_empty() {
            return None;
        }
        let key = (found.rule.code.to_owned(), found.child.as_deref().unwrap_or_default().to_owned());
        let at = self.by.get(&key)?.iter().find(|at| self.all[**at].exception.is_of(found))?;
        self.all.get(*at)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.all.is_empty()
    }
}

/// What stands now.
pub(super) fn standing(desk: &Desk) -> Standing {
    let facts = desk.roll().facts(&Subject::authority(&code(desk)));
    let mut all: Vec<One> =
        as_known(&facts, Moment::END_OF_TIME).into_iter().filter_map(|fact| One::of(desk, fact)).collect();
    all.sort_by(|a, b| a.exception.cells().cmp(&b.exception.cells()));
    let mut by: HashMap<(String, String), Vec<usize>> = HashMap::new();
    for (at, one) in all.iter().enumerate() {
        by.entry((one.exception.rule.clone(), one.exception.child.clone())).or_default().push(at);
    }
    Standing { all, by }
}

fn code(desk: &Desk) -> Arc<str> {
    desk.roll().authority().unwrap_or_else(|| "not-named".into())
}

/// What the address says has been done.
#[derive(Debug, Default, serde::Deserialize)]
pub(super) struct Done {
    #[serde(default)]
    done: String,
}

/// The list of what stands.
pub(super) async fn list(
    State(desk): State<Desk>,
    Me(me): Me,
    Query(done): Query<Done>,
) -> Result<Page, Problem> {
    desk.work(move |desk| {
        asked(&me)?;
        let columns = [
            Column::text("Rule"),
            Column::text("Child"),
            Column::prose("What stands there"),
            Column::prose("Why it stands"),
            Column::text("Decided by"),
            Column::text("Take it back"),
        ];
        let mut table = Table::new("Findings that were accepted", columns).caption_hidden().when_empty(
            "Nothing was accepted yet. Check a return, and press “Accept” beside a finding that is right as it stands.",
        );
        let standing = standing(desk);
        for one in &standing.all {
            let Exception { rule, child, table: of, values, reason, decided_by, decided_on } = &one.exception;
            let where_ = if of.is_empty() { "Any table" } else { of };
            table.push([
                Cell::new(rule),
                if child.is_empty() { Cell::none("no child") } else { Cell::new(child) },
                Cell::new(format!("{where_}: {}", values.replace("; ", ", "))),
                Cell::html(words::lines(reason)),
                Cell::new(format!("{decided_by}, {decided_on}")),
                Cell::html(words::link_for("Take it back", &format!("{rule} {child}"), &one.withdraw())),
            ]);
        }
        let mut html = Html::of(&Inset::new(
            "A finding that was accepted is left out of what is shown, and told again where other values stand there.",
        ));
        html = html.with(&table);
        if !standing.is_empty() {
            html = html.with(&Downloads::new([Download::new(
                "The list for kith validate --accepted",
                "CSV",
                Address::new("/check-a-return/accepted.csv"),
            )]));
        }
        let page = Page::new("Accepted findings")
            .under("Check a return", Address::new("/check-a-return"))
            .in_menu("/check-a-return")
            .body(html);
        Ok(match done.done.as_str() {
            "withdrawn" => page.notice(Notice::done("It is taken back: the finding is told again.")),
            _ => page,
        })
    })
    .await
}

/// The list as the file that the command reads.
pub(super) async fn file(State(desk): State<Desk>, Me(me): Me) -> Result<Response, Problem> {
    desk.work(move |desk| {
        asked(&me)?;
        let rows: Vec<Vec<String>> = standing(desk)
            .all
            .iter()
            .map(|one| one.exception.cells().iter().map(|cell| (*cell).to_owned()).collect())
            .collect();
        csv::file("accepted", &EXCEPTION_COLUMNS, &rows)
    })
    .await
}

/// A finding of a check: the whole of it, for as long as it is looked at.
struct Found {
    judged: Arc<Judged>,
    nth: usize,
}

impl Found {
    fn open(checks: &Checks, me: &Me, id: &str, nth: usize) -> Result<Found, Problem> {
        match super::own(checks, me, id)?.state() {
            Stands::Judged(judged) if nth < judged.found.len() => Ok(Found { judged, nth }),
            _ => Err(GONE),
        }
    }

    fn with<T>(&self, tell: impl FnOnce(&Failure<'_>) -> T) -> T {
        let judged = &self.judged;
        let finding = judged.found[self.nth].finding(&judged.tables, judged.last.as_ref());
        tell(&finding.failure(&judged.tables))
    }
}

/// The question why a finding is let stand.
pub(super) async fn ask(
    State(desk): State<Desk>,
    me: Me,
    Extension(checks): Extension<Checks>,
    Path((id, nth)): Path<(String, usize)>,
) -> Result<Page, Problem> {
    desk.work(move |_| {
        asked(&me.0)?;
        let found = Found::open(&checks, &me, &id, nth)?;
        Ok(found.with(|failure| accept_page(&id, nth, failure, &Fields::default(), None)))
    })
    .await
}

/// A finding is let stand.
pub(super) async fn accept(
    State(desk): State<Desk>,
    me: Me,
    Extension(checks): Extension<Checks>,
    Path((id, nth)): Path<(String, usize)>,
    sent: Fields,
) -> Result<Answer, Problem> {
    desk.work(move |desk| {
        asked(&me.0)?;
        let found = Found::open(&checks, &me, &id, nth)?;
        if let Some(wrong) = wrong_reason(sent.get("reason")) {
            return Ok(found
                .with(|failure| accept_page(&id, nth, failure, &sent, Some(wrong)))
                .wrong()
                .into());
        }
        let back = super::address(&id);
        let said = found.with(|failure| {
            // Sent twice, or by two people at once: it stands already.
            standing(desk).of(failure).is_none().then(|| AcceptedFinding {
                day: desk.today(),
                rule: failure.rule.code.to_owned(),
                child: failure.child.as_deref().unwrap_or_default().to_owned(),
                table: failure.table.unwrap_or_default().to_owned(),
                values: values_in_words(failure),
                reason: sent.get("reason").trim().to_owned(),
            })
        });
        if let Some(said) = said {
            desk.decide(&me.0, &words::new_identifier(), 1, Act::Record, None, said)?;
        }
        Ok(back.into())
    })
    .await
}

fn wrong_reason(reason: &str) -> Option<&'static str> {
    match reason.trim().len() {
        0 => Some("Say why it is right as it stands"),
        REASON.. => Some("Say why in fewer words: a thousand letters at most"),
        _ => None,
    }
}

fn accept_page(id: &str, nth: usize, failure: &Failure<'_>, sent: &Fields, wrong: Option<&str>) -> Page {
    let mut html = Html::new();
    if let Some(wrong) = wrong {
        html = html.with(&ErrorSummary::new().at(wrong, "reason"));
    }
    let place = match (failure.table, failure.row) {
        (Some(table), Some(row)) => format!("{table} row {row}"),
        _ => "The return as a whole".to_owned(),
    };
    let list = SummaryList::new()
        .row("Rule", format!("{}: {}", failure.rule.code, failure.rule.message))
        .row("Child", failure.child.as_deref().unwrap_or("(no child)").to_owned())
        .row("Where", place)
        .row("What stands there", values_in_words(failure).replace("; ", ", "))
        .row("What would make it right", failure.rule.fix);
    let form = Form::new(super::address(id).at("accept").at(nth), "Accept it").ask(
        &Question::paragraphs("reason", "Why is it right as it stands?", sent.get("reason"))
            .hint("Your name and today’s date stand beside it. It is told again if other values stand there")
            .error(wrong.map(str::to_owned)),
    );
    Page::new("Accept a finding")
        .back("Back to the findings", super::address(id))
        .in_menu("/check-a-return")
        .body(html.with(&list).with(&form))
}

/// The question why it is not let stand any longer.
pub(super) async fn ask_withdraw(
    State(desk): State<Desk>,
    Me(me): Me,
    Path(id): Path<String>,
) -> Result<Page, Problem> {
    desk.work(move |desk| {
        asked(&me)?;
        let standing = standing(desk);
        let one = standing.all.iter().find(|one| *one.id == *id).ok_or(GONE)?;
        Ok(withdraw_page(one, &Fields::default(), None))
    })
    .await
}

/// It is taken back.
pub(super) async fn withdraw(
    State(desk): State<Desk>,
    Me(me): Me,
    Path(id): Path<String>,
    sent: Fields,
) -> Result<Answer, Problem> {
    desk.work(move |desk| {
        asked(&me)?;
        let standing = standing(desk);
        let one = standing.all.iter().find(|one| *one.id == *id).ok_or(GONE)?;
        let reason = sent.get("reason").trim();
        if reason.is_empty() || reason.len() > REASON {
            return Ok(withdraw_page(one, &sent, Some("Say why it is taken back")).wrong().into());
        }
        let facts = desk.roll().facts(&Subject::authority(&code(desk)));
        let said = facts.iter().rfind(|fact| fact.id == one.id).and_then(Fact::of::<AcceptedFinding>);
        let said = said.ok_or(GONE)?.clone();
        desk.decide(&me, &one.id, one.revision + 1, Act::Withdraw, Some(reason), said)?;
        Ok(address().with("done", "withdrawn").into())
    })
    .await
}

fn withdraw_page(one: &One, sent: &Fields, wrong: Option<&str>) -> Page {
    let mut html = Html::new();
    if let Some(wrong) = wrong {
        html = html.with(&ErrorSummary::new().at(wrong, "reason"));
    }
    let Exception { rule, child, values, .. } = &one.exception;
    let list = SummaryList::new()
        .row("Rule", rule.clone())
        .row("Child", if child.is_empty() { "(no child)" } else { child }.to_owned())
        .row("What stands there", values.replace("; ", ", "))
        .row("Decision", one.in_words());
    let form = Form::new(one.withdraw(), "Take it back").ask(
        &Question::line("reason", "Why is it taken back?", sent.get("reason"))
            .hint("Such as: the school’s letter says otherwise. The decision stays readable in the history")
            .error(wrong.map(str::to_owned)),
    );
    Page::new("Take an accepted finding back")
        .back("Back to accepted findings", address())
        .in_menu("/check-a-return")
        .body(html.with(&list).with(&form))
}

impl Desk {
    /// Records a decision about a finding. One that somebody else was quicker with stands as they made it.
    fn decide(
        &self,
        me: &Person,
        id: &str,
        revision: u32,
        act: Act,
        reason: Option<&str>,
        said: AcceptedFinding,
    ) -> Result<(), Problem> {
        let authority = code(self);
        let change = Change {
            subject: Subject::authority(&authority),
            id: id.into(),
            revision,
            act,
            reason: reason.map(Into::into),
            record: Arc::new(said),
            place: Place::default(),
        };
        let entry = roll::new_entry(&change).map_err(Problem::fault("recording a decision"))?;
        let batch = Batch {
            authority,
            who: me.id.clone(),
            permit_reason: None,
            known_at: None,
            load: None,
            entries: vec![entry],
            expected: Vec::new(),
        };
        match self.roll().append(batch) {
            Ok(_) | Err(AppendError::Revision { .. }) => Ok(()),
            Err(error) => Err(Problem::fault("recording a decision")(error)),
        }
    }
}
