//! `/themes`: what the reviewing officers' challenges, checklists and links show, by theme, beside the time before, the
//! programmes of the authority that answer it with the figures by which they are measured, and what people learnt from it:
//! for leaders and for those who lead learning. `/themes.csv`: the same in a file. A theme that no programme answers says so.

use std::collections::BTreeMap;

use access::Person;
use axum::extract::State;
use calendar::{Day, Moment};
use oversight::footprint::{Footprint, STAGES, kept_since};
use records::governance::StrategicProgramme;
use records::quality::LearningEvent;
use records::reviews::{EscalationTheme, LinkIssue};
use timeline::{Authority, Said, Stranded};
use web::parts::{Cell, Column, Inset, Table};
use web::{Address, Html, Link, Notice, Page, Problem, Query};

use super::{links, say};
use crate::child::door;
use crate::child::glance::link;
use crate::child::overview::{heading, said};
use crate::quality::footprint::When;
use crate::rows::{self, List, Rows};
use crate::signed::Me;
use crate::workforce::my_work::lead;
use crate::{Desk, shared, words};

/// What the address asks.
#[derive(Debug, Default, serde::Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    done: String,
    /// A month, `2018-10`, or the year in which a financial year ends, `2019`.
    #[serde(default)]
    period: String,
}

/// One theme: where it was seen, how often, and in as many months before.
struct Theme {
    seen: &'static str,
    name: String,
    now: u32,
    before: u32,
    /// Of how many, where that is counted.
    of: Option<u32>,
    programmes: Vec<String>,
    learnt: Vec<String>,
}

/// What is shown of some months.
struct Shown {
    themes: Vec<Theme>,
    /// Whether the months before are known whole.
    before_is_known: bool,
}

fn of(desk: &Desk, when: &When) -> Shown {
    let (authority, today) = (desk.authority(Moment::END_OF_TIME), desk.today());
    let since = kept_since(&authority);
    let months = when.months();
    let (from, to) = (when.from.plus(-months), when.from.plus(-1));
    let known = |from, to| Footprint::clone(&desk.footprint(from, to)).known_since(since);
    let (now, before) = (known(when.from, when.to), known(from, to));
    let runs: Vec<Said<'_, StrategicProgramme>> =
        authority.strand::<StrategicProgramme>().filter(|said| said.holds(today)).collect();
    let first = when.from.first();
    let events: Vec<Said<'_, LearningEvent>> = authority
        .strand::<LearningEvent>()
        .filter(|event| event.day >= first && event.day <= today)
        .collect();
    let learnt = |name: &str| -> Vec<String> {
        let own = events.iter().filter(|event| event.theme.trim().eq_ignore_ascii_case(name.trim()));
        own.map(|event| format!("{} ({})", event.title, event.day.to_words())).collect()
    };
    let by_theme = |all: &Footprint| -> BTreeMap<EscalationTheme, u32> {
        all.themes(None).into_iter().map(|(theme, counts)| (theme, sum(&counts))).collect()
    };
    let (challenges, earlier) = (by_theme(&now), by_theme(&before));
    let issues = |from: Day, to: Day| -> BTreeMap<EscalationTheme, u32> {
        let mut all = BTreeMap::new();
        for issue in authority.strand::<LinkIssue>().filter(|issue| issue.day >= from && issue.day <= to) {
            *all.entry(issue.theme).or_default() += 1;
        }
        all
    };
    let raised = issues(first, when.to.last().min(today));
    let raised_before = issues(from.first(), to.last());
    let answered_by = |theme: EscalationTheme| -> Vec<String> {
        runs.iter().filter(|said| said.themes.contains(&theme)).map(|said| said.name.clone()).collect()
    };
    let mut themes = Vec::new();
    let of_two = |one: &BTreeMap<EscalationTheme, u32>, other: &BTreeMap<EscalationTheme, u32>| {
        let mut all: Vec<EscalationTheme> = one.keys().chain(other.keys()).copied().collect();
        all.sort_by_key(|theme| (std::cmp::Reverse(one.get(theme).copied().unwrap_or(0)), *theme));
        all.dedup();
        all
    };
    for (seen, one, other) in
        [("Challenges", &challenges, &earlier), ("Links with teams", &raised, &raised_before)]
    {
        for theme in of_two(one, other) {
            let count = |of: &BTreeMap<EscalationTheme, u32>| of.get(&theme).copied().unwrap_or(0);
            themes.push(Theme {
                seen,
                name: theme.label().to_owned(),
                now: count(one),
                before: count(other),
                of: None,
                programmes: answered_by(theme),
                learnt: learnt(theme.label()),
            });
        }
    }
    // A section of a checklist is a theme where it was graded below good.
    let (sections, sections_before) = (now.sections(), before.sections());
    let below = |counts: &[u32; 4]| counts[2] + counts[3];
    let mut graded: Vec<(&str, [u32; 4])> = sections.iter().map(|(name, counts)| (*name, *counts)).collect();
    graded.sort_by_key(|(name, counts)| (std::cmp::Reverse(below(counts)), *name));
    for (name, counts) in graded {
        let programmes = runs.iter().filter(|said| said.is_of_section(name)).map(|said| said.name.clone());
        themes.push(Theme {
            seen: "Checklists below good",
            name: name.to_owned(),
            now: below(&counts),
            before: sections_before.get(name).map_or(0, below),
            of: Some(counts.iter().sum()),
            programmes: programmes.collect(),
            learnt: learnt(name),
        });
    }
    Shown { themes, before_is_known: since.is_none_or(|since| since <= from.first()) }
}

fn sum(counts: &[u32; STAGES]) -> u32 {
    counts.iter().sum()
}

/// The board.
///
/// # Errors
/// It is not the reader's to see; the time is not understood.
pub(crate) async fn get(
    State(desk): State<Desk>,
    Me(me): Me,
    Query(asked): Query<Asked>,
) -> Result<Page, Problem> {
    desk.work(move |desk| {
        access::sees_audits(&me).map_err(|refusal| door::closed(&refusal))?;
        let authority = desk.authority(Moment::END_OF_TIME);
        let when = When::of(desk, &asked.period)?;
        let shown = of(desk, &when);
        let open = shown.themes.iter().filter(|theme| theme.now > 0 && theme.programmes.is_empty()).count();
        let sentence = format!(
            "{} in this time; {} answered by no programme.",
            words::counted(
                shown.themes.iter().filter(|theme| theme.now > 0).count(),
                "theme was seen",
                "themes were seen"
            ),
            words::counted(open, "is", "are")
        );
        let mut html = lead(&sentence).with(&when.filter(desk, &authority, "/themes"));
        if !shown.before_is_known {
            html = html.with(&Inset::new(
                "The months before are not known here, or not whole: they are in no comparison.",
            ));
        }
        for seen in ["Challenges", "Checklists below good", "Links with teams"] {
            html = html.with(&heading(seen)).with(&table(&shown, seen));
        }
        html = html.with(&heading("Programmes")).with(&programmes(desk, &me, &authority, &shown));
        if access::arranges_audits(&me).is_ok() {
            html = html.with(&link(&Link::new("Add a programme", say("strategic_programme"))));
        }
        for (words, to) in [
            ("Link teams, and what was raised", "/link-teams"),
            ("What each reviewing officer did", "/footprint"),
            ("Audits and learning", "/audits"),
            ("Improvement", "/improvement"),
        ] {
            html = html.with(&link(&Link::new(words, Address::new(to))));
        }
        html = html.with(&rows::download("The themes", "/themes.csv"));
        let page = Page::new("What reviews show").caption(when.words()).in_menu("/report").body(html);
        Ok(match said(&asked.done) {
            Some(words) => page.notice(Notice::done(words)),
            None => page,
        })
    })
    .await
}

fn table(shown: &Shown, seen: &str) -> Html {
    let rows: Vec<&Theme> = shown.themes.iter().filter(|theme| theme.seen == seen).collect();
    if rows.is_empty() && seen == "Links with teams" {
        return links::none();
    }
    let columns = [
        Column::text("Theme"),
        Column::number("In this time"),
        Column::number("Before"),
        Column::text("Programme"),
        Column::prose("What people learnt from it"),
    ];
    let mut table = Table::new(seen, columns).caption_hidden().when_empty("None in this time.");
    for theme in rows {
        let now = theme.of.map_or_else(|| theme.now.to_string(), |of| format!("{} of {of}", theme.now));
        table.push([
            Cell::new(&theme.name),
            Cell::new(now),
            if shown.before_is_known { Cell::new(theme.before) } else { Cell::none("not known here") },
            if theme.programmes.is_empty() {
                Cell::none("no programme answers it")
            } else {
                Cell::new(theme.programmes.join("; "))
            },
            if theme.learnt.is_empty() {
                Cell::none("nothing recorded")
            } else {
                Cell::new(theme.learnt.join("; "))
            },
        ]);
    }
    Html::of(&table)
}

/// The programmes, with what reviews show of their themes and the figures by which they are measured.
fn programmes(desk: &Desk, me: &Person, authority: &Authority, shown: &Shown) -> Html {
    let today = desk.today();
    let month = shared::month(desk, None, Moment::END_OF_TIME).ok();
    let series = month.map(|month| desk.series(Moment::END_OF_TIME, month));
    let figures = series.as_ref().and_then(|series| series.last());
    let columns = [
        Column::text("Programme"),
        Column::prose("What it is for"),
        Column::number("Seen in this time"),
        Column::number("Before"),
        Column::prose("Measured by"),
    ];
    let mut table = Table::new("Programmes", columns).caption_hidden().when_empty(
        "No programme is recorded: what reviews show is linked to nothing that the authority wants.",
    );
    for said in authority.strand::<StrategicProgramme>().filter(|said| said.holds(today)) {
        let own = shown.themes.iter().filter(|theme| theme.programmes.contains(&said.name));
        let (now, before) = own.fold((0, 0), |(now, before), theme| (now + theme.now, before + theme.before));
        let mut measured = Vec::new();
        for measure in &said.measures {
            let Some(indicator) = indicators::indicator(measure.figure.trim()) else { continue };
            let own = figures.and_then(|month| month.figures.iter().find(|figure| figure.id == indicator.id));
            let value = match own {
                Some(figure) if figure.not_known.is_none() => {
                    let moved =
                        words::direction(figure).map(|moved| format!(", {moved}")).unwrap_or_default();
                    format!("{}{moved}", figure.display)
                }
                _ => "not known here".to_owned(),
            };
            let to = Address::new("/figures").at(indicator.id);
            measured.push(Html::trusted(format!(
                "<a class=\"govuk-link\" href=\"{}\">{}</a>: {}",
                Html::text(&to),
                Html::text(format!("{} {}", indicator.id, indicator.title)),
                Html::text(value)
            )));
        }
        let name = match access::arranges_audits(me) {
            Ok(()) => Cell::linked_with_under(
                &said.name,
                &say("strategic_programme").with("of", said.id),
                &said.owner,
            ),
            Err(_) => Cell::with_under(&said.name, &said.owner),
        };
        table.push([
            name,
            Cell::new(&said.words),
            Cell::new(now),
            if shown.before_is_known { Cell::new(before) } else { Cell::none("not known here") },
            if said.measures.is_empty() {
                Cell::none("no figure")
            } else {
                Cell::html(words::under_each_other(measured))
            },
        ]);
    }
    Html::of(&table)
}

/// The themes, to take away.
pub(crate) const LIST: List = List {
    name: "themes",
    title: "What challenges, checklists and links of the reviewing officers show, by theme",
    asks: &[("period", "A month, 2018-10, or the year in which a financial year ends, 2019")],
    rows: |desk, me, asked| {
        access::sees_audits(me).map_err(|refusal| door::closed(&refusal))?;
        let asked: Asked = asked.read()?;
        let shown = of(desk, &When::of(desk, &asked.period)?);
        let row = |theme: &Theme| {
            vec![
                theme.seen.to_owned(),
                theme.name.clone(),
                theme.now.to_string(),
                theme.of.map(|of| of.to_string()).unwrap_or_default(),
                if shown.before_is_known { theme.before.to_string() } else { String::new() },
                theme.programmes.join("; "),
                theme.learnt.join("; "),
            ]
        };
        let headings = ["seen in", "theme", "in this time", "of", "before", "programmes", "learnt"];
        Ok(Rows::new(&headings, shown.themes.iter().map(row).collect()))
    },
};
