//! `/quality-visits`: when commissioners last went to see each home that stands, what they found theme by theme, and
//! what must change by when.

use access::Person;
use calendar::Day;
use records::homes::{HomeDetails, QualityTheme, QualityVisit, VisitGrade};
use timeline::{Definition, Stranded};
use web::Problem;
use web::parts::Colour;

use super::{Register, Shown, everybody, name, share};
use crate::futures::told::{Holds, List, Told};
use crate::homes::{called_home, home};
use crate::{Desk, rows, words};

/// A home is seen once in so many months.
const EVERY: i32 = 12;

/// The register.
pub(super) static REGISTER: Register = Register {
    list: &LIST,
    at: "/quality-visits",
    file: "/quality-visits.csv",
    what: "When commissioners last saw each home, what they found, and what must change",
    may: access::finds_homes,
    shown,
};

/// To take away.
pub(crate) const LIST: rows::List = rows::List {
    name: "quality-visits",
    title: "Quality visits to homes",
    asks: &[],
    rows: |desk, me, _| REGISTER.rows(desk, me),
};

fn graded(grade: VisitGrade) -> Told {
    let colour = match grade {
        VisitGrade::Good => Colour::Green,
        VisitGrade::Sound => Colour::Blue,
        VisitGrade::Worry => Colour::Yellow,
        VisitGrade::Stop => Colour::Red,
    };
    Told::text(grade.label()).tagged(colour)
}

fn shown(desk: &Desk, _: &Person) -> Result<Shown, Problem> {
    let (cohort, today) = (everybody(desk), desk.today());
    let mut rows = Vec::new();
    let mut themes: Vec<(QualityTheme, [usize; 2])> =
        QualityTheme::ALL.iter().map(|theme| (*theme, [0, 0])).collect();
    let (mut late, mut open) = (0, 0);
    // A home that ended is seen by nobody again.
    let stands = |said: &HomeDetails| said.since <= today && said.until.is_none_or(|until| until > today);
    for of in cohort.homes.iter().filter(|of| home::details(of, today).is_some_and(|said| stands(&said))) {
        let visits: Vec<&QualityVisit> =
            of.strand::<QualityVisit>().map(|said| said.record).filter(|said| said.day <= today).collect();
        for found in
            visits.iter().filter(|said| said.day > today.plus_years(-1)).flat_map(|said| &said.findings)
        {
            if let Some((_, counts)) = themes.iter_mut().find(|(theme, _)| *theme == found.about) {
                counts[0] += usize::from(matches!(found.grade, VisitGrade::Good | VisitGrade::Sound));
                counts[1] += 1;
            }
        }
        let last = visits.iter().max_by_key(|said| said.day);
        let due = last.map(|said| said.day.plus_months(EVERY));
        late += usize::from(due.is_none_or(|due| due < today));
        open += usize::from(last.is_some_and(|said| said.by_when.is_some_and(|by| by < today)));
        rows.push((due, row(desk, of, last.copied(), due, today, called_home(&cohort, &of.id, today))));
    }
    rows.sort_by_key(|(due, _)| *due);
    let sentence = format!(
        "{} of {} not seen by a commissioner in {EVERY} months; what must change is past its day in {}.",
        words::counted(late, "home", "homes"),
        rows.len(),
        words::counted(open, "home", "homes"),
    );
    let found = themes.into_iter().filter(|(_, [_, of])| *of > 0);
    let found = found.map(|(theme, [good, of])| {
        vec![Told::text(theme.label()), Told::text(of), Told::text(share(good, of))]
    });
    Ok(Shown {
        sentence,
        how: "Write “Quality visit by a commissioner” on the page of a home, theme by theme.",
        lists: vec![
            (
                "",
                List {
                    name: "quality-visits",
                    caption: "Homes, those not seen for longest first",
                    columns: &[
                        (Holds::Words, "Home"),
                        (Holds::Day, "Last seen"),
                        (Holds::Words, "By"),
                        (Holds::Words, "Unannounced"),
                        (Holds::Number, "Children spoken to"),
                        (Holds::Words, "Found"),
                        (Holds::Prose, "What must change"),
                        (Holds::Day, "Changed by"),
                        (Holds::Day, "See again by"),
                    ],
                    rows: rows.into_iter().map(|(_, row)| row).collect(),
                    empty: "No home that stands today is written down here.",
                },
            ),
            (
                "What was found in the last year, by theme",
                List {
                    name: "quality-visits-themes",
                    caption: "What was found, by theme",
                    columns: &[
                        (Holds::Words, "Theme"),
                        (Holds::Number, "Looked at"),
                        (Holds::Number, "Good or sound"),
                    ],
                    rows: found.collect(),
                    empty: "Nothing was found yet, theme by theme.",
                },
            ),
        ],
    })
}

fn row(
    desk: &Desk,
    of: &timeline::Home,
    last: Option<&QualityVisit>,
    due: Option<Day>,
    today: Day,
    called: String,
) -> Vec<Told> {
    let to = home::address(&of.id);
    let bad: Vec<String> = last
        .map(|said| {
            said.findings.iter().filter(|found| matches!(found.grade, VisitGrade::Worry | VisitGrade::Stop))
        })
        .into_iter()
        .flatten()
        .map(|found| format!("{}: {}", found.about.label(), found.found))
        .collect();
    let actions = last.and_then(|said| said.actions.clone()).or((!bad.is_empty()).then(|| bad.join("; ")));
    vec![
        Told::text(called).leading(to),
        Told::day_or(last.map(|said| said.day), "never"),
        Told::or(last.and_then(|said| said.by.as_deref()).map(|who| name(desk, who)), "not recorded"),
        Told::or(last.map(|said| if said.unannounced { "Yes" } else { "No" }), "not seen"),
        Told::or(last.and_then(|said| said.spoke).map(|many| format!("{many:.0}")), "not recorded"),
        last.map_or_else(|| Told::none("not seen"), last_grade),
        Told::or(actions, "nothing"),
        Told::by(last.and_then(|said| said.by_when), today, "no day"),
        Told::by(due, today, "this year"),
    ]
}

fn last_grade(said: &QualityVisit) -> Told {
    graded(said.grade)
}

/// The kind, by name: where a home’s page writes it.
pub(crate) const KIND: &str = QualityVisit::KIND.name;
