//! `/placement-panel`: the panel that meets each week about residential and other costly homes: whom it is to hear, by when each
//! decision is looked at again, the way to a family, and who needs adult services there.

use access::{Person, Seen};
use calendar::Day;
use records::codes::PlacementType;
use records::placements::{PanelAbout, PanelDecided, PlacementPanelHeard};
use timeline::{Definition, Timeline};
use web::Problem;
use web::parts::Colour;

use super::{Register, Shown, everybody};
use crate::board::Standing;
use crate::futures::told::{Holds, List, Told};
use crate::{Desk, child, rows, words};

/// A decision is brought again so many days before it is to be looked at.
const AHEAD: i32 = 7;
/// A new home that the panel agreed to is lived in within so many days.
const AGREED_AHEAD: i32 = 92;
/// From this age adult services are to be there.
const ADULT: i32 = 17;
/// Months of decisions that are listed.
const MONTHS: i32 = 3;

/// The register.
pub(super) static REGISTER: Register = Register {
    list: &LIST,
    at: "/placement-panel",
    file: "/placement-panel.csv",
    what: "Who is to be heard this week about a residential home, what was decided, and the way to a family",
    may: access::sees_placements,
    shown,
};

/// To take away.
pub(crate) const LIST: rows::List = rows::List {
    name: "placement-panel",
    title: "Placement panel",
    asks: &[],
    rows: |desk, me, _| REGISTER.rows(desk, me),
};

/// Whether a placement is one that the panel hears.
const fn is_heard(place: PlacementType) -> bool {
    matches!(place, PlacementType::K1 | PlacementType::K2 | PlacementType::R1 | PlacementType::S1)
}

fn shown(desk: &Desk, me: &Person) -> Result<Shown, Problem> {
    let (board, cohort, today) = (desk.board(), everybody(desk), desk.today());
    let children = super::children(desk, &board, &cohort, me, Seen::has)?;
    let mut agenda = Vec::new();
    let mut adults = Vec::new();
    let mut decided = Vec::new();
    let (mut never, mut late) = (0, 0);
    for (standing, timeline) in &children {
        let heard: Vec<_> =
            timeline.strand::<PlacementPanelHeard>().filter(|said| said.day <= today).collect();
        let last = heard.iter().max_by_key(|said| said.day);
        for said in heard.iter().filter(|said| said.day > today.plus_months(-MONTHS)) {
            decided.push((said.day, decision(standing, said.record)));
        }
        let Some(lives) = standing.lives.as_ref() else { continue };
        let residential = lives.place.is_some_and(is_heard);
        let again = last.and_then(|said| said.review_by);
        // What the panel decides of a new home it decides before the child moves there.
        let spoke = |said: &PlacementPanelHeard| {
            let agreed = said.about == PanelAbout::NewHome
                && matches!(said.decision, PanelDecided::Agreed | PanelDecided::ForATime)
                && said.day.plus_days(AGREED_AHEAD) >= lives.since;
            said.day >= lives.since || agreed
        };
        let since_home = !heard.iter().any(|said| spoke(said.record));
        let why = match again {
            Some(by) if by <= today.plus_days(AHEAD) => Some(("Looked at again", Some(by))),
            _ if residential && since_home => Some(("Never heard in this home", None)),
            _ => None,
        };
        if let Some((why, by)) = why {
            never += usize::from(by.is_none());
            late += usize::from(by.is_some_and(|by| by < today));
            agenda.push((
                by.is_none(),
                by,
                row(standing, lives.since, why, by, last.map(|said| said.record), today),
            ));
        }
        let age = standing.born.map(|born| born.age_on(today));
        if residential && age.is_some_and(|age| age >= ADULT) {
            let there = heard.iter().any(|said| said.adults || said.about == PanelAbout::Adult);
            adults.push(adult(standing, timeline, there));
        }
    }
    agenda.sort_by_key(|(never, by, _)| (*never, *by));
    decided.sort_by_key(|(day, _)| std::cmp::Reverse(*day));
    let sentence = format!(
        "{} to be heard: {late} past the day on which they were to be looked at again, {never} never heard in this \
             home. {} of {ADULT} \
         and more in residential care.",
        words::counted(agenda.len(), "child is", "children are"),
        words::counted(adults.len(), "young person", "young people"),
    );
    Ok(Shown {
        sentence,
        how: "Write “Heard by the placement panel” on a child’s record, with the day on which it is looked at again \
             and the way to a \
              home in a family.",
        lists: vec![
            (
                "",
                List {
                    name: "placement-panel",
                    caption: "Whom the panel is to hear",
                    columns: &[
                        (Holds::Child, "Child"),
                        (Holds::Number, "Age"),
                        (Holds::Day, "In this home since"),
                        (Holds::Words, "Why"),
                        (Holds::Day, "By"),
                        (Holds::Day, "Last heard"),
                        (Holds::Words, "Decided then"),
                        (Holds::Prose, "The way to a family"),
                    ],
                    rows: agenda.into_iter().map(|(.., row)| row).collect(),
                    empty: "The panel is to hear of nobody whom you see.",
                },
            ),
            (
                "With adult services",
                List {
                    name: "placement-panel-adults",
                    caption: "Young people who move to adult life from residential care",
                    columns: &[
                        (Holds::Child, "Young person"),
                        (Holds::Day, "Turns 18"),
                        (Holds::Words, "Adult services at the panel"),
                        (Holds::Words, "Move to adult services"),
                    ],
                    rows: adults,
                    empty: "Nobody whom you see is that old and in residential care.",
                },
            ),
            (
                "Decided in the last three months",
                List {
                    name: "placement-panel-decided",
                    caption: "What the panel decided",
                    columns: &[
                        (Holds::Day, "Panel"),
                        (Holds::Child, "Child"),
                        (Holds::Words, "Asked"),
                        (Holds::Words, "Decided"),
                        (Holds::Prose, "Why"),
                        (Holds::Day, "Again by"),
                        (Holds::Prose, "The way to a family"),
                    ],
                    rows: decided.into_iter().map(|(_, row)| row).collect(),
                    empty: "No decision of the last three months is recorded.",
                },
            ),
        ],
    })
}

fn row(
    child: &Standing,
    since: Day,
    why: &'static str,
    by: Option<Day>,
    last: Option<&PlacementPanelHeard>,
    today: Day,
) -> Vec<Told> {
    let to = child::address(&child.id).at("record").at(PlacementPanelHeard::KIND.name);
    let step_down = match last.and_then(|said| said.step_down.as_deref()) {
        Some(words) => Told::text(words),
        None if last.is_some() => Told::text("None is written down").tagged(Colour::Yellow),
        None => Told::none("not heard yet"),
    };
    vec![
        Told::child(child, to),
        Told::or(child.born.map(|born| born.age_on(today)), "not known"),
        Told::day(since),
        Told::text(why),
        Told::by(by, today, "this week"),
        Told::day_or(last.map(|said| said.day), "never"),
        Told::or(last.map(|said| said.decision.label()), "nothing"),
        step_down,
    ]
}

fn adult(child: &Standing, timeline: &Timeline, there: bool) -> Vec<Told> {
    use records::leaving_care::AdultTransition;
    let stage = timeline.strand::<AdultTransition>().next_back().map(|said| said.record.stage.label());
    let eighteen = child.born.map(|born| born.birthday(18, calendar::LeapBirthday::FirstOfMarch));
    let adults = if there { Told::text("Yes") } else { Told::text("Not yet").tagged(Colour::Yellow) };
    vec![
        Told::child(child, super::super::placements::address(&child.id)),
        Told::day_or(eighteen, "not known"),
        adults,
        Told::or(stage, "none recorded"),
    ]
}

fn decision(child: &Standing, said: &PlacementPanelHeard) -> Vec<Told> {
    vec![
        Told::day(said.day),
        Told::child(child, super::super::placements::address(&child.id)),
        Told::text(said.about.label()),
        Told::text(said.decision.label()),
        Told::text(&said.because),
        Told::day_or(said.review_by, "not said"),
        Told::or(said.step_down.as_deref(), "none written down"),
    ]
}
