//! `/child/{child}/audits`: a child's audits, newest first: the grades with their reasons, what the child and family say,
//! moderation, and what became of each action; and what managers looked for.

use axum::extract::State;
use calendar::Day;
use oversight::audit::{Audited, audits_of};
use records::quality::{CaseAudit, DipSample};
use records::{Definition, Fact};
use web::parts::{Cell, Column, Inset, SummaryList, Table};
use web::{Html, Link, Notice, Page, Path, Problem, Query};

use super::audit::lines;
use crate::child::glance::link;
use crate::child::overview::{heading, said};
use crate::child::{AskedKnown, View};
use crate::quality::follow;
use crate::record::Record;
use crate::signed::Me;
use crate::{Desk, words};

/// The page.
///
/// # Errors
/// As [`crate::child::overview::get`]; audits are not open to the reader.
pub(crate) async fn get(
    State(desk): State<Desk>,
    Me(me): Me,
    Path(id): Path<String>,
    Query(asked): Query<AskedKnown>,
) -> Result<Page, Problem> {
    desk.work(move |desk| {
        let known = asked.day(desk)?;
        let to = known.at(super::address(&id)).to_string();
        let record = desk.child(&me, &id, "audits", &to)?;
        record.must_read(CaseAudit::KIND)?;
        let child = record.timeline(known.moment());
        let audits = audits_of(&child, known.day);
        let mut html = actions(&record, !audits.is_empty());
        let authority = super::authority(desk);
        if let Some((_, round)) = super::waiting(&authority, &id, &audits) {
            let by = round
                .sample
                .iter()
                .find(|drawn| drawn.child == id)
                .and_then(|drawn| drawn.auditor.as_deref());
            let by = by.map_or_else(String::new, |by| format!(" by {}", words::worker(desk, by)));
            let says = format!(
                "Drawn for an audit of {}{by}, to be done by {}.",
                round.theme,
                round.until.to_words()
            );
            html = html.with(&Inset::new(says));
        }
        if audits.is_empty() {
            html = html.with(&Inset::new("Practice with this child has not been audited here."));
        }
        for audit in audits.iter().rev() {
            html = html.with(&one(desk, &record, audit, known.day));
        }
        html =
            html.with(&heading("Dip samples")).with(&dips(desk, &record.standing(known.moment()), known.day));
        let page = crate::child::page(&record, &child, View::Audits, known, html);
        Ok(match said(&asked.done) {
            Some(words) => page.notice(Notice::done(words)),
            None => page,
        })
    })
    .await
}

/// What can be written down here; there is nothing to moderate before an audit is.
fn actions(record: &Record, is_audited: bool) -> Html {
    if !record.adds(CaseAudit::KIND) {
        return Html::new();
    }
    let at = |last: &str| crate::child::address(record.id()).at(last);
    let moderate = is_audited.then(|| Link::new("Moderate an audit", at("audit-moderation")));
    let links = std::iter::once(Link::new("Audit practice", at("audit")))
        .chain(moderate)
        .chain([Link::new("Dip sample", at("dip-sample"))]);
    links.fold(Html::new(), |html, each| html.with(&link(&each)))
}

fn one(desk: &Desk, record: &Record, audit: &Audited<'_>, today: Day) -> Html {
    let said = audit.audit;
    let name = |id: &str| words::worker(desk, id);
    let mut list = SummaryList::new()
        .row("Grade", super::grade(said.grade).into_html())
        .row("Why", words::lines(&said.because))
        .row("Auditor", name(&said.auditor));
    let practitioner = said.practitioner.as_deref().map(name);
    let with = match (said.together, practitioner) {
        (true, Some(who)) => format!("Done with {who}"),
        (true, None) => "Done with the practitioner".to_owned(),
        (false, _) => {
            format!("Not done with the practitioner: {}", said.apart.as_deref().unwrap_or("not said why"))
        }
    };
    list = list.row("Practitioner", with);
    for (title, text) in
        [("What it is like", &said.experience), ("Going well", &said.strengths), ("Not", &said.worries)]
    {
        if text.is_some() {
            list = list.row(title, lines(text.as_deref()));
        }
    }
    let heard: Vec<String> =
        said.feedback.iter().map(|each| format!("{}: “{}”", each.who.label(), each.said)).collect();
    list = match (heard.is_empty(), &said.no_feedback) {
        (false, _) => list.row("What they say", words::lines(&heard.join("\n"))),
        (true, Some(why)) => list.row("What they say", format!("Nobody was asked: {why}")),
        (true, None) => list,
    };
    for moderated in &audit.moderated {
        let differs = match oversight::audit::steps(moderated.grade) - oversight::audit::steps(said.grade) {
            0 => "the same grade".to_owned(),
            steps if steps < 0 => format!("lower by {}", -steps),
            steps => format!("higher by {steps}"),
        };
        let by = name(&moderated.by);
        let text = format!(
            "{}, {differs}. {by}, {}: {}",
            moderated.grade.label(),
            moderated.day.to_words(),
            moderated.because
        );
        list = list.row("Moderated", text);
    }
    let title = format!("{}, {}", said.day.to_words(), said.theme);
    let mut html = heading(&title).with(&list);
    if !said.domains.is_empty() {
        let columns =
            [Column::text("Domain"), Column::text("Grade"), Column::prose("Why"), Column::text("Moderator")];
        let mut table = Table::new(format!("Domains, {title}"), columns).caption_hidden();
        for domain in &said.domains {
            let moderated = audit
                .moderated
                .last()
                .and_then(|said| said.domains.iter().find(|own| own.domain == domain.domain));
            table.push([
                Cell::new(&domain.domain),
                super::grade(domain.grade),
                Cell::new(domain.because.as_deref().unwrap_or("")),
                moderated.map_or_else(|| Cell::none("not moderated"), |own| super::grade(own.grade)),
            ]);
        }
        html = html.with(&table);
    }
    html.with(&followed(record, audit, &title, today))
}

/// What is to be done, with what was seen of it and what was found when somebody looked again.
fn followed(record: &Record, audit: &Audited<'_>, title: &str, today: Day) -> Html {
    let columns = [
        Column::prose("Action"),
        Column::text("Who"),
        Column::date("By"),
        Column::text("State"),
        Column::prose("What was seen, and found later"),
        Column::text("See to it"),
    ];
    let mut table = Table::new(format!("Actions, {title}"), columns)
        .caption_hidden()
        .when_empty("Nothing was to be done.");
    let writes = record.adds(CaseAudit::KIND);
    for (nth, action) in audit.audit.actions.iter().enumerate() {
        let to = super::address(record.id()).at(audit.id).at("action").at(nth);
        let seen: Vec<&str> =
            [action.seen.as_deref(), action.found.as_deref()].into_iter().flatten().collect();
        let link = match (action.done, action.checked) {
            _ if !writes => Cell::none(""),
            (None, _) => Cell::html(words::link_for("Say what you saw", &action.what, &to)),
            (Some(_), None) => Cell::html(words::link_for("Look again", &action.what, &to)),
            _ => Cell::none("closed"),
        };
        table.push([
            Cell::new(&action.what),
            Cell::new(action.owner.as_deref().unwrap_or("not said")),
            action.by.map_or_else(|| Cell::none("not said"), |by| Cell::new(by.to_words())),
            follow::cell(action, today),
            if seen.is_empty() {
                Cell::none("nothing yet")
            } else {
                Cell::html(words::lines(&seen.join("\n")))
            },
            link,
        ]);
    }
    Html::of(&table)
}

fn dips(desk: &Desk, standing: &[&Fact], day: Day) -> Table {
    let columns = [
        Column::date("Day"),
        Column::text("Who looked"),
        Column::prose("What for"),
        Column::text("Is it so"),
        Column::prose("What was seen"),
    ];
    let mut table = Table::new("What managers looked for", columns)
        .caption_hidden()
        .when_empty("No manager has looked for one thing here and written it down.");
    let mut all: Vec<&DipSample> =
        standing.iter().filter_map(|fact| fact.of::<DipSample>()).filter(|dip| dip.day <= day).collect();
    all.sort_by_key(|dip| std::cmp::Reverse(dip.day));
    for dip in all {
        table.push([
            Cell::new(dip.day.to_words()),
            Cell::new(words::worker(desk, &dip.by)),
            Cell::new(&dip.asked),
            Cell::new(dip.found.label()),
            Cell::html(lines(dip.words.as_deref())),
        ]);
    }
    table
}
