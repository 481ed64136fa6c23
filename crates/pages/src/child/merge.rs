//! `/child/{child}/merge`: another record is of the same child. First the other is named, then both stand side by side with what
//! clashes, then somebody says why they are one. From then on both are read under this number; taking the merge back makes them
//! two again, as they were.

use std::collections::BTreeMap;
use std::sync::Arc;

use ::access::Person;
use axum::extract::State;
use calendar::{Day, Moment};
use journal::AppendError;
use records::coming_into_care::RecordsMerged;
use records::{Act, Change, Definition, Fact, Place, Subject};
use serde::Deserialize;
use timeline::Timeline;
use web::parts::{
    Cell, Colour, Column, ErrorSummary, Filter, Form, Question, SummaryList, Table, Tag, Warning,
};
use web::{Address, Answer, Fields, Html, Page, Path, Problem, Query};

use super::glance;
use super::record::enter::{RECORD, about, identifier};
use crate::record::Record;
use crate::signed::Me;
use crate::workforce::find::search::same_as;
use crate::{Desk, words};

/// The kind that says it.
pub(crate) const KIND: &str = "records_merged";
/// Bytes of a reason.
const WHY_BYTES: usize = 1000;

/// The address of the page.
pub(crate) fn address(id: &str) -> Address {
    super::address(id).at("merge")
}

/// The address at which what was asked of a merged record is found now: `/child/B/visit` becomes `/child/A/visit`, and one fact
/// of B keeps its place among those of A.
pub(crate) fn again(asked: &str, id: &str, kept: &str) -> Address {
    let (path, query) = asked.split_at(asked.find('?').unwrap_or(asked.len()));
    let old = super::address(id).to_string();
    let Some(rest) = path.strip_prefix(&old).filter(|rest| rest.is_empty() || rest.starts_with('/')) else {
        return super::address(kept);
    };
    let mut parts: Vec<String> = rest.split('/').skip(1).map(str::to_owned).collect();
    let nth = match parts.first().map(String::as_str) {
        Some("record") => 2,
        Some("documents") => 1,
        _ => usize::MAX,
    };
    if let Some(which) = parts.get_mut(nth) {
        *which = format!("{}{which}", encoded(&roll::id_of(&Subject::child(id), "")));
    }
    let rest: String = parts.iter().map(|part| format!("/{part}")).collect();
    Address::again(&format!("{}{rest}{query}", super::address(kept)))
}

/// A part of an address, as [`Address::at`] writes it.
fn encoded(part: &str) -> String {
    Address::new("/").at(part).to_string().trim_start_matches('/').to_owned()
}

/// Which other record.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    other: String,
}

/// The question which other record it is, or both side by side.
///
/// # Errors
/// As [`super::overview::get`], for either record.
pub(crate) async fn get(
    State(desk): State<Desk>,
    Me(me): Me,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Page, Problem> {
    desk.work(move |desk| {
        let other = asked.other.trim();
        let here = address(&id).with_some("other", (!other.is_empty()).then_some(other)).to_string();
        let record = desk.child(&me, &id, "merging two records", &here)?;
        record.must_add(RecordsMerged::KIND)?;
        match found(desk, &me, &id, other) {
            Err(wrong) => which(desk, &me, &record, other, wrong),
            Ok(other) => {
                let other = desk.child(&me, &other, "merging two records", &here)?;
                side_by_side(desk, &record, &other, &Fields::default(), None)
            }
        }
    })
    .await
}

/// They are one.
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
        let other = sent.get("other").trim().to_owned();
        let here = address(&id).with("other", &other).to_string();
        let record = desk.child(&me, &id, "merging two records", &here)?;
        record.must_add(RecordsMerged::KIND)?;
        // Sent twice: it is done already.
        if desk.roll().kept(&Subject::child(&other)).is_some_and(|kept| *kept.id == *id) {
            return Ok(super::address(&id).with("done", "already").into());
        }
        let other = match found(desk, &me, &id, &other) {
            Err(wrong) => return Ok(which(desk, &me, &record, &other, wrong)?.wrong().into()),
            Ok(other) => desk.child(&me, &other, "merging two records", &here)?,
        };
        let why = sent.get("why").trim();
        let wrong = if why.is_empty() {
            Some("Say why they are of one child")
        } else if why.len() > WHY_BYTES {
            Some("Say why in fewer words: a thousand letters at most")
        } else {
            None
        };
        if wrong.is_some() {
            return Ok(side_by_side(desk, &record, &other, &sent, wrong)?.wrong().into());
        }
        let merged = RecordsMerged { day: desk.today(), other: other.id().to_owned(), why: why.to_owned() };
        let change = Change {
            subject: record.permit.subject().clone(),
            id: identifier(&sent).into(),
            revision: 1,
            act: Act::Record,
            reason: None,
            record: Arc::new(merged),
            place: Place::default(),
        };
        match desk.append(&record.permit, &[change]) {
            Ok(_) => Ok(super::address(&id).with("done", "merged").into()),
            Err(AppendError::Revision { .. }) => Ok(super::address(&id).with("done", "already").into()),
            Err(error) => Err(Problem::fault("merging two records")(error)),
        }
    })
    .await
}

/// The other record, if it is one that can be merged; otherwise what is wrong with what was asked, nothing for nothing.
fn found(desk: &Desk, me: &Person, id: &str, other: &str) -> Result<String, &'static str> {
    if other.is_empty() {
        return Err("");
    }
    if other == id {
        return Err("That is this record itself: give the number of the other");
    }
    // The same for a number that is nobody's and for a record that is not the reader's to open.
    if !matches!(desk.permit(me, other), Ok(Ok(_))) {
        return Err("No record has that number: find the child by name and copy the number");
    }
    if desk.roll().kept(&Subject::child(other)).is_some() {
        return Err("That record was merged already");
    }
    Ok(other.to_owned())
}

/// The question which other record it is, with those that look alike.
fn which(desk: &Desk, me: &Person, record: &Record, other: &str, wrong: &str) -> Result<Page, Problem> {
    let child = record.timeline(Moment::END_OF_TIME);
    let id = record.id();
    let mut html = Html::new();
    if !wrong.is_empty() {
        html = html.with(&ErrorSummary::new().at(wrong, "other"));
    }
    let bar =
        Filter::new("The other record", address(id)).text("other", "Number of the other record", None, other);
    html = html.with(&Html::trusted(
        "<p class=\"govuk-body kith-lead\">One child was recorded twice. Both will be read as one, under this number; nothing is \
         lost, and it can be undone.</p>"
            .to_owned(),
    ));
    html = html.with(&bar.button("Show both"));
    let board = desk.board();
    let seen = desk.seen(me)?;
    let others = board.everybody().map(|each| &**each).filter(|each| *each.id != *id && seen.has(&each.id));
    let name = words::name(&child).unwrap_or_default();
    let columns =
        [Column::text("Child"), Column::date("Born"), Column::text("Number"), Column::text("Alike in")];
    let mut table = Table::new("Who looks alike", columns)
        .large()
        .when_empty("Nobody else has a name like this or the same day of birth and a name like it.");
    for hit in same_as(others, &name, child.born()).into_iter().take(20) {
        let each = hit.child;
        table.push([
            Cell::link(each.called(), &address(id).with("other", &each.id)),
            each.born.map_or_else(|| Cell::none("not known"), |born| Cell::new(born.to_words())),
            Cell::new(&each.id),
            Cell::new(hit.by),
        ]);
    }
    Ok(about(&child, id, "Merge with another record").body(html.with(&table)))
}

/// Both, line by line, with what clashes, and the form.
fn side_by_side(
    desk: &Desk,
    record: &Record,
    other: &Record,
    sent: &Fields,
    wrong: Option<&str>,
) -> Result<Page, Problem> {
    let (id, second) = (record.id(), other.id());
    let both = [record, other].map(|record| Shown::of(desk, record));
    let mut html = Html::new();
    if let Some(wrong) = wrong {
        html = html.with(&ErrorSummary::new().at(wrong, "why"));
    }
    let columns = [
        Column::text("What"),
        Column::prose(format!("{id} (kept)")),
        Column::prose(second),
        Column::text("Clash"),
    ];
    let mut table = Table::new("Both records", columns).large();
    let mut clashes = 0;
    for (nth, (what, kept)) in both[0].lines.iter().enumerate() {
        let theirs = both[1].lines.get(nth).map(|(_, value)| value.as_str()).unwrap_or_default();
        let clash = !kept.is_empty() && !theirs.is_empty() && kept != theirs;
        clashes += usize::from(clash);
        let cell = |text: &str| if text.is_empty() { Cell::none("not recorded") } else { Cell::new(text) };
        table.push([
            Cell::new(*what),
            cell(kept),
            cell(theirs),
            if clash { Cell::part(&Tag::new("Differs", Colour::Yellow)) } else { Cell::none("no clash") },
        ]);
    }
    let overlap = overlap(&both[0].child, &both[1].child);
    if let Some((from, to)) = overlap {
        let to = to.map_or_else(|| "today".to_owned(), Day::to_words);
        html = html.with(&Warning::new(format!(
            "Both records say that the child was looked after from {} to {to}. Figures will count one child; put one of \
             them right afterwards.",
            from.to_words()
        )));
    }
    let kinds = kinds(record, other);
    let mut counted = Table::new(
        "How much is recorded",
        [Column::text("Kind"), Column::number(id), Column::number(second)],
    )
    .large();
    for (title, (mine, theirs)) in kinds {
        counted.push([Cell::new(title), Cell::new(mine), Cell::new(theirs)]);
    }
    let rule = match clashes {
        0 => "Nothing clashes in these lines.".to_owned(),
        _ => "Where they differ the newest record stands, as for any child; put right or take back what is wrong.".to_owned(),
    };
    let swap = web::Link::new(format!("Keep {second} instead"), address(second).with("other", id));
    let form = Form::new(address(id), "Merge them").keep("other", second).keep(RECORD, identifier(sent)).ask(
        &Question::paragraphs("why", "Why are they of one child?", sent.get("why"))
            .hint("Such as: same pupil number, and the mother confirmed both names")
            .error(wrong.map(str::to_owned)),
    );
    let html = html
        .with(&table)
        .with(&Html::trusted(format!("<p class=\"govuk-body\">{}</p>", Html::text(rule))))
        .with(&glance::link(&swap))
        .with(&counted)
        .with(&form);
    Ok(about(&both[0].child, id, "Are these of one child?").body(html))
}

/// One record, as it stands beside the other.
struct Shown {
    child: Arc<Timeline>,
    lines: Vec<(&'static str, String)>,
}

impl Shown {
    fn of(desk: &Desk, record: &Record) -> Shown {
        let child = record.timeline(Moment::END_OF_TIME);
        let standing = record.standing(Moment::END_OF_TIME);
        let today = desk.today();
        let newest = |kind: &str, field: &str| -> String {
            let fact = glance::newest(&standing, &[kind]);
            let fields = fact.map(|fact| words::fields(desk.people(), fact)).unwrap_or_default();
            fields.into_iter().find(|(label, _)| *label == field).map(|(_, value)| value).unwrap_or_default()
        };
        let on = child.on(today);
        let worker = child.allocations.iter().rfind(|held| held.until.is_none_or(|until| until > today));
        let numbers =
            child.identity.as_ref().and_then(|identity| identity.upn.as_deref()).unwrap_or_default();
        let day = |day: Option<Day>| day.map(Day::to_words).unwrap_or_default();
        let lines = vec![
            ("Name", words::name(&child).unwrap_or_default()),
            ("Date of birth", day(child.born())),
            ("Sex", newest("child_identity", "Sex")),
            ("Ethnic origin", newest("child_identity", "Ethnic background")),
            ("Pupil number", numbers.to_owned()),
            ("Looked after today", if on.looked_after() { "Yes" } else { "No" }.to_owned()),
            ("In care since", day(on.period().map(|period| period.start))),
            (
                "Legal status",
                on.episode
                    .and_then(|episode| episode.legal)
                    .map(|s| s.label().to_owned())
                    .unwrap_or_default(),
            ),
            (
                "Social worker",
                worker.map(|held| desk.people().name_of(&held.worker).to_owned()).unwrap_or_default(),
            ),
            ("Last seen", day(child.visits.iter().rfind(|visit| visit.seen).map(|visit| visit.day))),
        ];
        Shown { child, lines }
    }
}

/// The first stretch of days on which both were looked after; `None` for its end where both still are.
fn overlap(one: &Timeline, other: &Timeline) -> Option<(Day, Option<Day>)> {
    one.periods.iter().find_map(|mine| {
        other.periods.iter().find_map(|theirs| {
            let from = mine.start.max(theirs.start);
            let to = match (mine.end, theirs.end) {
                (Some(a), Some(b)) => Some(a.min(b)),
                (a, b) => a.or(b),
            };
            to.is_none_or(|to| from < to).then_some((from, to))
        })
    })
}

/// How many records of each kind stand in either.
fn kinds(record: &Record, other: &Record) -> BTreeMap<&'static str, (usize, usize)> {
    let mut kinds: BTreeMap<&'static str, (usize, usize)> = BTreeMap::new();
    for fact in record.standing(Moment::END_OF_TIME) {
        kinds.entry(fact.record.kind().title).or_default().0 += 1;
    }
    for fact in other.standing(Moment::END_OF_TIME) {
        kinds.entry(fact.record.kind().title).or_default().1 += 1;
    }
    kinds
}

/// What was merged into a record, with the way to undo it; nothing where nothing was.
pub(crate) fn told(desk: &Desk, id: &str, standing: &[&Fact]) -> Html {
    let mut list = SummaryList::new();
    let mut any = false;
    for (fact, merged) in standing.iter().filter_map(|fact| Some((fact, fact.of::<RecordsMerged>()?))) {
        any = true;
        let said = format!(
            "{}, {}: {}",
            desk.people().name_of(&fact.origin.who),
            fact.recorded.day().to_words(),
            merged.why
        );
        let undo = super::record::one(id, KIND, &fact.id).at("withdraw");
        list = list.row_with(
            format!("With {}", merged.other),
            Html::text(said),
            web::Link::new("Undo the merge", undo),
        );
    }
    if !any {
        return Html::new();
    }
    super::overview::heading("Merged records").with(&list)
}

#[cfg(test)]
mod tests {
    use super::again;

    #[test]
    fn an_old_address_leads_to_the_kept_record() {
        for (asked, now) in [
            ("/child/B", "/child/A"),
            ("/child/B/visit", "/child/A/visit"),
            ("/child/B?known=2018-10-01", "/child/A?known=2018-10-01"),
            ("/child/B/record?kind=placement", "/child/A/record?kind=placement"),
            ("/child/B/record/placement/p1/correct", "/child/A/record/placement/B~p1/correct"),
            ("/child/B/documents/d1", "/child/A/documents/B~d1"),
            ("/child/B/documents", "/child/A/documents"),
            ("/child/Bee/visit", "/child/A"),
            ("/figures/8.2/children/B", "/child/A"),
            ("/child/B/merge?other=A", "/child/A/merge?other=A"),
        ] {
            assert_eq!(again(asked, "B", "A").to_string(), now, "{asked}");
        }
    }
}
