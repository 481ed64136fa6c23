//! `/advocacy/asked`: everything that was asked for from outside, without signing in, with until when each is
//! kept: so that it is found
//! again where it was never joined to a child. `/advocacy/asked/{asked}/erase`: somebody proposes to erase
//! one; `/erasures`: a head
//! of service approves it. Only the advocacy service reads who is named: whoever keeps the records sees days
//! and what became of it.

use access::Person;
use axum::extract::State;
use calendar::{Day, Moment};
use disclosure::retention::{Kept, of_asked};
use records::advocacy::AdvocacyAsked;
use records::governance::{ErasureEntry, ErasureGround, ErasureProposed};
use records::{Definition, Fact, as_known};
use web::parts::{Cell, Choice, Column, Control, ErrorSummary, Form, Inset, Question, SummaryList, Table};
use web::{Address, Answer, Fields, Html, Notice, Page, Path, Problem, Query};

use crate::child::AskedKnown;
use crate::child::door;
use crate::child::record::enter::{RECORD, identifier};
use crate::rights::{erased_said, erasures};
use crate::signed::Me;
use crate::{Desk, words};

/// Requests that are shown, and proposed at once.
const MOST: usize = 200;

const GONE: Problem = Problem::Missing(
    "Nobody asked for an advocate under this number. Go back to the list of what was asked for from outside.",
);

/// Where one is proposed to be erased.
pub(super) fn address(id: &str) -> Address {
    Address::new("/advocacy/asked").at(id).at("erase")
}

/// One that stands.
struct One {
    fact: Fact,
    asked: AdvocacyAsked,
    kept: Option<Kept>,
}

impl One {
    fn has_ended(&self, today: Day) -> bool {
        self.kept.as_ref().is_some_and(|kept| kept.until <= today)
    }

    fn became(&self) -> &'static str {
        self.asked.ended.map_or("Waits for the service", |ended| ended.label())
    }
}

/// Everything that was asked from outside and stands, newest first.
fn standing(desk: &Desk) -> Vec<One> {
    let (authority, today) = (desk.authority(Moment::END_OF_TIME), desk.today());
    let facts = desk.roll().facts(&desk.own());
    let mut all: Vec<One> = as_known(&facts, Moment::END_OF_TIME)
        .into_iter()
        .filter_map(|fact| {
            let asked = fact.of::<AdvocacyAsked>()?.clone();
            Some(One { fact: fact.clone(), kept: of_asked(&asked, &authority, today), asked })
        })
        .collect();
    all.sort_by(|a, b| (b.asked.day, &b.fact.id).cmp(&(a.asked.day, &a.fact.id)));
    all
}

fn may(me: &Person) -> Result<(), Problem> {
    access::proposes_to_erase_what_was_asked(me).map_err(|refusal| door::closed(&refusal))
}

/// Whether a reader reads what was written.
fn reads(me: &Person) -> bool {
    access::answers_who_asks(me).is_ok()
}

/// The list.
///
/// # Errors
/// The reader is neither of the service nor keeps the records.
pub(crate) async fn all(
    State(desk): State<Desk>,
    Me(me): Me,
    Query(asked): Query<AskedKnown>,
) -> Result<Page, Problem> {
    desk.work(move |desk| {
        may(&me)?;
        let page = listed(desk, &me, &Fields::default(), &ErrorSummary::new());
        Ok(match &*asked.done {
            "proposed" => page.notice(Notice::done(
                "It is proposed. A head of service looks at it under Erasures, and approves or refuses it.",
            )),
            _ => page,
        })
    })
    .await
}

fn listed(desk: &Desk, me: &Person, typed: &Fields, wrong: &ErrorSummary) -> Page {
    let (all, today) = (standing(desk), desk.today());
    let mut columns = vec![Column::date("Came"), Column::text("Who asks")];
    if reads(me) {
        columns.push(Column::text("Who needs an advocate"));
    }
    columns.extend([Column::text("What became of it"), Column::date("Kept until"), Column::text("Do it")]);
    let mut table = Table::new("What was asked for from outside, newest first", columns)
        .caption_hidden()
        .when_empty("Nobody has asked for an advocate from outside.");
    for one in all.iter().take(MOST) {
        let mut cells = vec![Cell::new(one.asked.day.to_words()), Cell::new(one.asked.from.label())];
        if reads(me) {
            let to = Address::new("/advocacy/asked").at(&*one.fact.id);
            cells.push(Cell::link(one.asked.child_name.as_str(), &to));
        }
        cells.push(Cell::new(one.became()));
        cells.push(match &one.kept {
            Some(kept) if kept.until <= today => Cell::new(format!("{}: has ended", kept.until.to_words())),
            Some(kept) => Cell::new(kept.until.to_words()),
            None => Cell::none("while it waits"),
        });
        let about = format!("what came on {}", one.asked.day.to_words());
        cells.push(Cell::html(words::link_for("Propose to erase", &about, &address(&one.fact.id))));
        table.push(cells);
    }
    let mut html = Html::new();
    if !wrong.is_empty() {
        html = html.with(wrong);
    }
    html = html
        .with(&Inset::new(
            "It names somebody who may not be known here, and how to reach them. It is kept for as long as the \
             schedule of retention \
             says, from the day on which the service looked at it; sooner it goes when the person asks for \
             that. What it led to stands \
             on the child’s record.",
        ))
        .with(&table);
    let ended = all.iter().filter(|one| one.has_ended(today)).count().min(MOST);
    if ended > 0 {
        let words = format!(
            "Propose to erase {}",
            words::counted(ended, "whose time has ended", "whose time has ended")
        );
        let form = Form::new(Address::new("/advocacy/asked"), words).keep(RECORD, identifier(typed)).ask(
            &Question::paragraphs(
                "reason",
                "Who looked at them, and why none is kept for longer",
                typed.get("reason"),
            )
            .error(wrong.says("reason").then(|| WHY.to_owned())),
        );
        html = html.with(&form);
    }
    Page::new("Asked for from outside")
        .caption(today.to_words())
        .under("Advocacy", Address::new("/advocacy"))
        .in_menu("/voice")
        .body(html)
}

const WHY: &str = "Say why. Write nothing of what is erased: this stays";

/// Those whose time has ended are proposed together.
///
/// # Errors
/// As [`all`]; the journal cannot be written.
pub(crate) async fn ended(State(desk): State<Desk>, Me(me): Me, sent: Fields) -> Result<Answer, Problem> {
    desk.work(move |desk| {
        may(&me)?;
        let today = desk.today();
        let all: Vec<One> =
            standing(desk).into_iter().filter(|one| one.has_ended(today)).take(MOST).collect();
        if all.is_empty() {
            return Ok(Address::new("/advocacy/asked").into());
        }
        let ground = Some(ErasureGround::RetentionEnded);
        match propose(desk, &me, &all, ground, &sent)? {
            Ok(then) => Ok(then.into()),
            Err(wrong) => Ok(listed(desk, &me, &sent, &wrong).wrong().into()),
        }
    })
    .await
}

/// The form for one.
///
/// # Errors
/// As [`all`]; there is no such request.
pub(crate) async fn get(
    State(desk): State<Desk>,
    Me(me): Me,
    Path(id): Path<String>,
) -> Result<Page, Problem> {
    desk.work(move |desk| {
        may(&me)?;
        Ok(page(&me, &find(desk, &id)?, &Fields::default(), &ErrorSummary::new()))
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
        may(&me)?;
        let one = find(desk, &id)?;
        match propose(desk, &me, std::slice::from_ref(&one), ErasureGround::of(sent.get("ground")), &sent)? {
            Ok(then) => Ok(then.into()),
            Err(wrong) => Ok(page(&me, &one, &sent, &wrong).wrong().into()),
        }
    })
    .await
}

fn find(desk: &Desk, id: &str) -> Result<One, Problem> {
    standing(desk).into_iter().find(|one| *one.fact.id == *id).ok_or(GONE)
}

fn page(me: &Person, one: &One, typed: &Fields, wrong: &ErrorSummary) -> Page {
    let mut list =
        SummaryList::new().row("Came", one.asked.day.to_words()).row("Who asks", one.asked.from.label());
    if reads(me) {
        list = list.row("Who needs an advocate", one.asked.child_name.clone());
    }
    list = list.row("What became of it", one.became());
    if let Some(kept) = &one.kept {
        list = list.row("Kept until", format!("{} ({})", kept.until.to_words(), kept.provision));
    }
    let grounds = ErasureGround::SET.choices.iter().map(|choice| Choice::new(choice.code, choice.label));
    let control = Control::OneOf { choices: grounds.collect(), chosen: typed.get("ground").to_owned() };
    let form = Form::new(address(&one.fact.id), "Propose it")
        .keep(RECORD, identifier(typed))
        .ask(
            &Question::new("ground", "On which ground?", control)
                .error(wrong.says("ground").then(|| "Choose a ground that reaches it".to_owned())),
        )
        .ask(
            &Question::line("reference", "The order, decision or request", typed.get("reference"))
                .hint("Court and number, or the regulator’s reference, and its day"),
        )
        .ask(
            &Question::paragraphs("reason", "Why?", typed.get("reason"))
                .hint("Write nothing of what is erased: this stays")
                .error(wrong.says("reason").then(|| WHY.to_owned())),
        );
    let mut html = Html::new();
    if !wrong.is_empty() {
        html = html.with(wrong);
    }
    let lead = "Nothing goes now. Somebody else, a head of service, looks at it and decides. They do not read \
    what was written. What \
                goes is gone for good.";
    let html = html.with(&Inset::new(lead)).with(&list).with(&form);
    Page::new("Propose to erase what was asked")
        .under("Asked for from outside", Address::new("/advocacy/asked"))
        .in_menu("/voice")
        .body(html)
}

/// Proposes to erase every revision of some requests; where somebody goes on, or what is wrong.
fn propose(
    desk: &Desk,
    me: &Person,
    all: &[One],
    ground: Option<ErasureGround>,
    sent: &Fields,
) -> Result<Result<Address, ErrorSummary>, Problem> {
    let mut wrong = ErrorSummary::new();
    if ground.is_none() {
        wrong = wrong.at("On which ground: choose one", "ground");
    }
    let facts = desk.roll().facts(&desk.own());
    let named =
        |fact: &&Fact| fact.of::<AdvocacyAsked>().is_some() && all.iter().any(|one| one.fact.id == fact.id);
    let filled = |name: &str| Some(sent.get(name).trim().to_owned()).filter(|text| !text.is_empty());
    let said = ErasureProposed {
        day: desk.today(),
        by: me.id.to_string(),
        ground: ground.unwrap_or(ErasureGround::Request),
        reference: filled("reference"),
        reason: filled("reason").unwrap_or_default(),
        subject: Some(desk.own().to_string()),
        entries: facts.iter().filter(named).map(|fact| ErasureEntry { seq: fact.origin.seq }).collect(),
        whole: Vec::new(),
        seen: desk.roll().seq(),
        refused: None,
        refused_by: None,
        refused_why: None,
    };
    let because = if reads(me) { "answers who asked for an advocate" } else { erasures::BECAUSE };
    let proposed = erasures::propose(desk, (me, because), said, &desk.own(), wrong, sent)?;
    Ok(proposed.map(|id| match access::keeps_records(me) {
        Ok(()) => Address::new("/erasures").at(&id).with("done", "recorded"),
        Err(_) => Address::new("/advocacy/asked").with("done", "proposed"),
    }))
}

/// The page of one that was erased, for the service: that it was, and on which ground; none where nothing of it was.
pub(super) fn erased(desk: &Desk, me: &Person, id: &str) -> Result<Option<Page>, Problem> {
    if !reads(me) {
        return Ok(None);
    }
    let all = desk.roll().erased(&desk.own());
    let Some(one) = all.iter().rfind(|one| *one.id == *id && *one.kind == *AdvocacyAsked::KIND) else {
        return Ok(None);
    };
    let html = Html::of(&Inset::new(erased_said(desk, one.origin.seq)?));
    Ok(Some(
        Page::new("Somebody asked for an advocate")
            .under("Asked for from outside", Address::new("/advocacy/asked"))
            .in_menu("/voice")
            .body(html),
    ))
}
