//! The tables, made from the record.

use calendar::{Day, Month};
use oversight::footprint::{CASELOAD, PARTICIPATION, STAGES, caseload_in_words, for_full_time};
use oversight::review::checklist::SECTIONS;
use press::{Block, Cell, Chart, ChartKind, Column, Row, Section, Series, Table};

use timeline::codes::Participation;

use super::{Asked, Figures};

/// Month by month and the total: the columns with the figure each prints.
fn by_month(asked: &Asked<'_>, figures: &Figures, caption: &str, columns: &[(&str, &str)]) -> Table {
    let headings = std::iter::once(Column::text("Month"));
    let headings = headings.chain(columns.iter().map(|(heading, _)| Column::number(*heading)));
    let mut table = Table::new(caption, headings.collect());
    table.wide = columns.len() > 6;
    let cells = |month: Option<Month>| columns.iter().map(|(_, name)| figures.cell(name, month)).collect();
    for month in &asked.footprint.months {
        table.rows.push(Row::new(month.to_words(), cells(Some(*month))));
    }
    if asked.footprint.months.len() > 1 {
        table.rows.push(Row::total("Total", cells(None)));
    }
    table
}

/// A chart of what is counted month by month; only where there are several.
fn chart(
    asked: &Asked<'_>,
    id: &str,
    title: &str,
    summary: &str,
    series: &[(&str, &str)],
    figures: &Figures,
) -> Option<Chart> {
    let months = &asked.footprint.months;
    if months.len() < 2 {
        return None;
    }
    let mut chart = Chart::new(ChartKind::Bar, id, title, summary);
    chart.x_title = "Month".to_owned();
    chart.labels = months.iter().map(|month| month.to_short()).collect();
    chart.series = series
        .iter()
        .map(|(name, figure)| Series {
            name: (*name).to_owned(),
            values: months
                .iter()
                .map(|month| match figures.get(&format!("{figure}.{month}")) {
                    Some(super::Value::Count(count)) => Some(f64::from(*count)),
                    _ => None,
                })
                .collect(),
        })
        .collect();
    Some(chart)
}

pub(super) fn footprint(asked: &Asked<'_>, figures: &Figures) -> Section {
    let columns = [
        ("Visits to children", "visits"),
        ("Midway checks", "midway_reviews"),
        ("Reviews", "lac_reviews"),
        ("In time", "in_time"),
        ("Of", "judged"),
        ("Share in time", "share_in_time"),
    ];
    let mut section = Section::new("footprint", "Visits, midway checks and reviews").with(by_month(
        asked,
        figures,
        "What reviewing officers did, month by month",
        &columns,
    ));
    let series = [("Visits", "visits"), ("Midway checks", "midway_reviews"), ("Reviews", "lac_reviews")];
    let words = "Visits to children, midway checks and reviews of each month.";
    if let Some(chart) =
        chart(asked, "footprint-chart", "Visits, midway checks and reviews", words, &series, figures)
    {
        section = section.with(chart);
    }
    section
}

/// Reviews by how the child took part.
pub(super) fn participation(asked: &Asked<'_>) -> Section {
    let total = asked.footprint.total();
    let columns =
        vec![Column::text("How the child took part"), Column::number("Reviews"), Column::number("Share")];
    let mut table = Table::new("Reviews by how the child took part", columns);
    let share = |count: u32| match total.reviews {
        0 => Cell::empty("none to count"),
        all => Cell::percent(f64::from(count) * 100.0 / f64::from(all), 1),
    };
    for (nth, count) in (0..PARTICIPATION).zip(total.participation) {
        let words = Participation::ALL.get(nth).map_or_else(
            || "Nobody wrote it down".to_owned(),
            |way| format!("{}: {}", way.code(), way.label()),
        );
        table.rows.push(Row::new(words, vec![Cell::count(i64::from(count)), share(count)]));
    }
    let all = vec![Cell::count(i64::from(total.reviews)), share(total.reviews)];
    table.rows.push(Row::total("All together", all));
    Section::new("participation", "How children took part").with(table)
}

/// Minutes sent in time, month by month.
pub(super) fn minutes(asked: &Asked<'_>, figures: &Figures) -> Section {
    let columns = [
        ("Minutes due or sent", "minutes"),
        ("Within 20 working days", "minutes.in_time"),
        ("Share of minutes", "share_of_minutes"),
    ];
    let caption = "Minutes of reviews, in the month in which each review was held";
    Section::new("minutes", "Minutes of reviews").with(by_month(asked, figures, caption, &columns))
}

pub(super) fn checklists(asked: &Asked<'_>, figures: &Figures) -> Section {
    let columns = [
        ("Outstanding", "outstanding"),
        ("Good", "good"),
        ("Requires improvement", "requires_improvement"),
        ("Inadequate", "inadequate"),
        ("Checklists", "checklists"),
        ("Reviews without one", "unchecked"),
    ];
    let mut table = by_month(asked, figures, "Quality and compliance checklists by grade", &columns);
    table.note = Some("A checklist cannot be recorded without a grade: none is missing.".to_owned());
    let section = Section::new("checklists", "Checklists by grade").with(table).with(sections(asked));
    let reasons = asked.footprint.unprepared(None);
    if reasons.is_empty() {
        return section;
    }
    let mut table = Table::new(
        "Reviews held without a booking, a visit to the child or a checklist, and why",
        vec![Column::text("Why"), Column::number("How many")],
    );
    for (why, count) in &reasons {
        let why = why.map_or("Nobody said why", |why| why.label());
        table.rows.push(Row::new(why, vec![Cell::count(i64::from(*count))]));
    }
    let sum = reasons.iter().map(|(_, count)| i64::from(*count)).sum();
    table.rows.push(Row::total("Total", vec![Cell::count(sum)]));
    section.with(table)
}

/// Checklists by section: in the order in which they are asked, and after them what else was graded.
fn sections(asked: &Asked<'_>) -> Table {
    let headings = ["Outstanding", "Good", "Requires improvement", "Inadequate"];
    let columns = std::iter::once(Column::text("Section")).chain(headings.map(Column::number)).collect();
    let mut table = Table::new("Sections of the checklists by grade", columns);
    let graded = asked.footprint.sections();
    let order =
        |name: &str| SECTIONS.iter().position(|section| section.title == name).unwrap_or(SECTIONS.len());
    let mut names: Vec<&str> = graded.keys().copied().collect();
    names.sort_by_key(|name| (order(name), *name));
    for name in names {
        let counts = graded.get(name).copied().unwrap_or_default();
        let cells = counts.iter().map(|count| Cell::count(i64::from(*count))).collect();
        table.rows.push(Row::new(name.to_owned(), cells));
    }
    table.note = Some(
        "A checklist that was graded only as a whole has no sections, and is not in this table.".to_owned(),
    );
    table
}

/// What challenges were about, by the team of the child's social worker.
fn by_team(asked: &Asked<'_>) -> Table {
    let columns = vec![
        Column::text("Team"),
        Column::text("What about"),
        Column::number("Stage 1"),
        Column::number("Higher stages"),
    ];
    let mut table = Table::new("What challenges were about, team by team", columns);
    let count = |counts: &[u32]| counts.iter().sum::<u32>();
    let (mut first, mut higher) = (0, 0);
    for (team, theme, counts) in asked.footprint.themes_by_team(asked.team_of) {
        let (one, more) = (counts[0], count(&counts[1..]));
        (first, higher) = (first + one, higher + more);
        let cells =
            vec![Cell::text(theme.label()), Cell::count(i64::from(one)), Cell::count(i64::from(more))];
        table.rows.push(Row::new(team.unwrap_or_else(|| "Team not known".to_owned()), cells));
    }
    let none = Cell::empty("of all teams");
    table
        .rows
        .push(Row::total("Total", vec![none, Cell::count(i64::from(first)), Cell::count(i64::from(higher))]));
    table
}

pub(super) fn challenges(asked: &Asked<'_>, figures: &Figures) -> Section {
    let total = asked.footprint.total();
    let stages = total.stages.iter().rposition(|stage| stage.opened > 0).map_or(4, |last| (last + 1).max(4));
    let names: Vec<(String, String)> =
        (1..=stages).map(|nth| (format!("Stage {nth}"), format!("stage_{nth}"))).collect();
    let mut columns: Vec<(&str, &str)> = vec![("Informal", "informal")];
    columns.extend(names.iter().map(|(heading, name)| (heading.as_str(), name.as_str())));
    columns.push(("Cafcass", "contact_with_cafcass"));
    let mut section = Section::new("challenges", "Challenge and escalation").with(by_month(
        asked,
        figures,
        "Challenges by stage, in the month in which each was opened",
        &columns,
    ));
    let mut answers = Table::new(
        "Answers by stage",
        [
            "Stage",
            "Opened",
            "Answered in time",
            "Answered late",
            "Never answered",
            "Waiting",
            "Working days on average",
        ]
        .into_iter()
        .enumerate()
        .map(|(nth, heading)| if nth == 0 { Column::text(heading) } else { Column::number(heading) })
        .collect(),
    );
    for nth in 1..=stages.min(STAGES) {
        let cells = ["", ".in_time", ".late", ".without", ".waits", ".days"];
        let cells = cells.into_iter().map(|name| figures.cell(&format!("stage_{nth}{name}"), None));
        answers.rows.push(Row::new(format!("Stage {nth}"), cells.collect()));
    }
    section = section.with(answers);
    let mut themes = Table::new(
        "What challenges were about",
        std::iter::once(Column::text("Theme"))
            .chain((1..=stages).map(|nth| Column::number(format!("Stage {nth}"))))
            .collect(),
    );
    let all = asked.footprint.themes(None);
    for (theme, counts) in &all {
        let cells = counts.iter().take(stages).map(|count| Cell::count(i64::from(*count)));
        themes.rows.push(Row::new(theme.label(), cells.collect()));
    }
    let sums = (0..stages).map(|nth| Cell::count(all.iter().map(|(_, counts)| i64::from(counts[nth])).sum()));
    themes.rows.push(Row::total("Total", sums.collect()));
    let series =
        [("Stage 1", "stage_1"), ("Stage 2", "stage_2"), ("Stage 3", "stage_3"), ("Stage 4", "stage_4")];
    let words = "Challenges opened at each stage, month by month.";
    section = section.with(themes).with(by_team(asked));
    match chart(asked, "challenges-chart", "Challenges by stage", words, &series, figures) {
        Some(chart) => section.with(chart),
        None => section,
    }
}

pub(super) fn officers(asked: &Asked<'_>) -> Section {
    let columns = [
        "Reviewing officer",
        "Children",
        "Of a full week",
        "For a full-time officer",
        "Against 50 to 70",
        "Visits",
        "Midway checks",
        "Reviews",
        "Share in time",
        "Checklists",
        "Stage 1",
        "Higher stages",
        "Informal",
    ];
    let headings = columns.into_iter().enumerate().map(|(nth, heading)| match nth {
        0 | 4 => Column::text(heading),
        _ => Column::number(heading),
    });
    let mut table =
        Table::new("Each reviewing officer; children at the end of the last month", headings.collect());
    table.wide = true;
    let count = |count: u32| Cell::count(i64::from(count));
    let cells = |tally: &oversight::footprint::Tally, [week, reckoned, against]: [Cell; 3]| {
        let higher = tally.stages.iter().skip(1).map(|stage| stage.opened).sum();
        vec![
            count(tally.caseload),
            week,
            reckoned,
            against,
            count(tally.visits),
            count(tally.midway),
            count(tally.reviews),
            tally
                .share_in_time()
                .map_or_else(|| Cell::empty("none to count"), |share| Cell::percent(share, 1)),
            count(tally.checklists()),
            count(tally.stages[0].opened),
            count(higher),
            count(tally.informal.0),
        ]
    };
    for who in asked.footprint.officers() {
        let tally = asked.footprint.officer(&who);
        let against = full_time(asked, who.as_deref(), tally.caseload);
        table.rows.push(Row::new(asked.called(&who), cells(&tally, against)));
    }
    table.rows.push(Row::total(
        "All together",
        cells(&asked.footprint.total(), [(); 3].map(|()| Cell::empty("of each officer alone"))),
    ));
    table.note = Some(format!(
        "From {} to {} children for a full-time officer: IRO Handbook, chapter 7.",
        CASELOAD.start(),
        CASELOAD.end()
    ));
    Section::new("officers", "Each reviewing officer").with(table)
}

/// How much of a full week an officer works, how many children that would be for a full-time officer, and how that stands against
/// 50 to 70. Of somebody whose hours are not recorded it cannot be said.
fn full_time(asked: &Asked<'_>, who: Option<&str>, caseload: u32) -> [Cell; 3] {
    let empty = |why: &str| [(); 3].map(|()| Cell::empty(why));
    let Some(who) = who.filter(|_| caseload > 0) else { return empty("no caseload") };
    let day: Option<Day> = asked.footprint.months.last().map(|month| month.last().min(asked.today));
    let Some(hundredths) = day.and_then(|day| (asked.full_time_of)(who, day)) else {
        return empty("not known here: their hours are not recorded");
    };
    let Some(reckoned) = for_full_time(caseload, hundredths) else { return empty("they work no hours") };
    let against = caseload_in_words(reckoned).map_or_else(|| Cell::empty("no caseload"), Cell::text);
    [Cell::percent(hundredths as f64, 0), Cell::count(i64::from(reckoned)), against]
}

/// The children of each officer by where they live.
pub(super) fn living(asked: &Asked<'_>) -> Section {
    let section = Section::new("living", "Children by where they live");
    let mut sorts: Vec<&'static str> = asked.living.iter().flat_map(|(_, own)| own.keys().copied()).collect();
    sorts.sort_unstable();
    sorts.dedup();
    if sorts.is_empty() {
        return section.with(Block::text("Nobody in care has a reviewing officer recorded today."));
    }
    let columns = std::iter::once(Column::text("Reviewing officer"));
    let columns = columns
        .chain(sorts.iter().map(|sort| Column::number(*sort)))
        .chain([Column::number("In care today")]);
    let title = format!("Children of each reviewing officer by sort of home, on {}", asked.today.to_words());
    let mut table = Table::new(title, columns.collect());
    table.wide = true;
    let count = |count: u32| Cell::count(i64::from(count));
    let mut sums = vec![0; sorts.len()];
    for (who, own) in &asked.living {
        let counts: Vec<u32> = sorts.iter().map(|sort| own.get(sort).copied().unwrap_or(0)).collect();
        sums.iter_mut().zip(&counts).for_each(|(sum, own)| *sum += own);
        let mut cells: Vec<Cell> = counts.iter().map(|own| count(*own)).collect();
        cells.push(count(counts.iter().sum()));
        table.rows.push(Row::new(asked.called(who), cells));
    }
    let mut cells: Vec<Cell> = sums.iter().map(|sum| count(*sum)).collect();
    cells.push(count(sums.iter().sum()));
    table.rows.push(Row::total("Total", cells));
    section.with(table)
}

pub(super) fn links(asked: &Asked<'_>) -> Section {
    let section = Section::new("links", "Link teams");
    let section = match asked.links.filter(|set| !set.links.is_empty()) {
        None => section.with(Block::text("No reviewing officer is set as the link of a team.")),
        Some(set) => {
            let mut table = Table::new(
                format!("Who is linked to which team, from {}", set.since.to_words()),
                vec![Column::text("Team"), Column::text("Reviewing officer")],
            );
            for link in &set.links {
                table.rows.push(Row::new(link.team.clone(), vec![Cell::text((asked.name_of)(&link.who))]));
            }
            section.with(table)
        }
    };
    if asked.issues.is_empty() {
        return section.with(Block::text("No issue was raised in a link in this time."));
    }
    let columns = ["Team", "About", "What was raised", "Who answers", "State", "What changed"];
    let mut table = Table::new("Issues raised in the links", columns.into_iter().map(Column::text).collect());
    for issue in &asked.issues {
        let state = match issue.answered {
            Some(day) => format!("Answered {}", day.to_words()),
            None if issue.is_late(asked.today) => format!("Late, due {}", issue.due.to_words()),
            None => format!("By {}", issue.due.to_words()),
        };
        let changed = issue.changed.clone().map_or_else(|| Cell::empty("not answered yet"), Cell::text);
        table.rows.push(Row::new(
            issue.team.clone(),
            vec![
                Cell::text(issue.theme.label()),
                Cell::text(issue.words.clone()),
                Cell::text(issue.owner.clone()),
                Cell::text(state),
                changed,
            ],
        ));
    }
    section.with(table)
}

/// What was looked for, and what was found.
pub(super) fn does_not_add_up(findings: &[String]) -> Section {
    let section = Section::new("reconciliation", "What does not add up");
    if findings.is_empty() {
        return section.with(Block::text(
            "Everything that was looked for adds up: in each table the rows against their total, and from table to table the \
             totals of the same thing.",
        ));
    }
    findings.iter().fold(section, |section, says| section.with(Block::warning(says.clone())))
}
