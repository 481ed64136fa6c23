//! `/plo-panel`: the panel that keeps the gate to the court: what is brought, papers, what was decided and why; what delays
//! children in court, with the days, for the court user forum; and the child’s guardians and others on the record.

use std::collections::{BTreeMap, BTreeSet};

use access::{Person, Seen};
use calendar::Day;
use records::court::{CourtParty, LegalPlanningMeeting, PartyRole, PloPanelAsked};
use records::permanence::DelayCause;
use timeline::Definition;
use web::Problem;
use web::parts::Colour;

use super::{Register, Shown, everybody, name};
use crate::futures::told::{Holds, List, Told};
use crate::{Desk, child, rows, words};

/// Papers are with the members so many days before.
const PAPERS: i32 = 5;
/// Months of decisions that are listed.
const MONTHS: i32 = 6;
/// Nobody spoke to a guardian for so many days: that is told.
const SILENT: i32 = 42;

/// The register.
pub(super) static REGISTER: Register = Register {
    list: &LIST,
    at: "/plo-panel",
    file: "/plo-panel.csv",
    what: "What is brought to the Public Law Outline panel and decided; what delays the court, with days; children’s guardians",
    may: access::follows_futures,
    shown,
};

/// To take away.
pub(crate) const LIST: rows::List = rows::List {
    name: "plo-panel",
    title: "Public Law Outline panel",
    asks: &[],
    rows: |desk, me, _| REGISTER.rows(desk, me),
};

/// Days, children and the most days of one child, by what delays.
type Themes = BTreeMap<Option<DelayCause>, (i32, usize, i32)>;

fn shown(desk: &Desk, me: &Person) -> Result<Shown, Problem> {
    let (board, cohort, today) = (desk.board(), everybody(desk), desk.today());
    let children = super::children(desk, &board, &cohort, me, Seen::has_whole)?;
    let (mut agenda, mut decided, mut parties) = (Vec::new(), Vec::new(), Vec::new());
    let mut themes: Themes = BTreeMap::new();
    let (mut without_papers, mut unguarded, mut brought) = (0, 0, BTreeSet::new());
    for (standing, timeline) in &children {
        let meetings: Vec<&LegalPlanningMeeting> = timeline
            .strand::<LegalPlanningMeeting>()
            .map(|said| said.record)
            .filter(|said| said.day <= today)
            .collect();
        for said in meetings.iter().filter(|said| said.day > today.plus_months(-MONTHS)) {
            decided.push((
                said.day,
                vec![
                    Told::day(said.day),
                    Told::child(standing, crate::futures::address(&standing.id)),
                    Told::text(said.decision.label()),
                    Told::text(said.threshold.label()),
                    Told::text(&said.because),
                    Told::by(
                        said.review_by
                            .filter(|_| standing.futures.before.as_ref().is_some_and(|each| each.is_open())),
                        today,
                        "not asked",
                    ),
                ],
            ));
        }
        for said in timeline.strand::<PloPanelAsked>().map(|said| said.record) {
            let answered = meetings.iter().any(|meeting| meeting.day >= said.asked);
            if said.asked > today || said.withdrawn.is_some() || answered {
                continue;
            }
            brought.insert(&*standing.id);
            let due = said.sitting.map(|on| on.plus_days(-PAPERS));
            let late = said.papers.is_none() && due.is_some_and(|due| due < today);
            without_papers += usize::from(late);
            let papers = match said.papers {
                Some(on) => Told::day(on),
                None if late => Told::text("Not with the members").tagged(Colour::Red),
                None => Told::none("not yet"),
            };
            agenda.push((
                said.sitting,
                vec![
                    Told::child(
                        standing,
                        child::address(&standing.id).at("record").at(PloPanelAsked::KIND.name),
                    ),
                    Told::text(said.what.label()),
                    Told::day(said.asked),
                    Told::days(said.asked.days_until(today)),
                    Told::by(said.sitting, today, "no sitting yet"),
                    papers,
                    Told::or(said.by.as_deref().map(|who| name(desk, who)), "not said"),
                ],
            ));
        }
        let open = standing.futures.proceedings.iter().filter(|each| each.is_open());
        for each in open {
            let over = each.due.days_until(today).max(0);
            if over > 0 || each.cause.is_some() {
                let entry = themes.entry(each.cause).or_default();
                *entry = (entry.0 + over, entry.1 + 1, entry.2.max(over));
            }
        }
        let holds = |said: &&CourtParty| said.since <= today && said.until.is_none_or(|until| until > today);
        let own: Vec<&CourtParty> =
            timeline.strand::<CourtParty>().map(|said| said.record).filter(holds).collect();
        let runs = standing.futures.proceedings.iter().any(|each| each.is_open());
        if runs && !own.iter().any(|said| said.role == PartyRole::Guardian) {
            unguarded += 1;
            parties.push((
                (false, None),
                vec![
                    Told::child(
                        standing,
                        child::address(&standing.id).at("record").at(CourtParty::KIND.name),
                    ),
                    Told::text("Child’s guardian (Cafcass)"),
                    Told::text("Nobody is named").tagged(Colour::Yellow),
                    Told::none("nobody"),
                    Told::none("nobody"),
                    Told::none("nobody"),
                    Told::none("nothing"),
                ],
            ));
        }
        // When proceedings are over nobody stands in them, though nobody wrote down that somebody’s part ended.
        for said in own.into_iter().filter(|_| runs) {
            parties.push(((true, last(said)), party(standing, said, today)));
        }
    }
    agenda.sort_by_key(|(sitting, _)| (sitting.is_none(), *sitting));
    decided.sort_by_key(|(day, _)| std::cmp::Reverse(*day));
    parties.sort_by_key(|(key, _)| *key);
    let sentence = format!(
        "{} before the panel, {without_papers} without papers in time. For {} in proceedings no guardian of Cafcass is on the \
         record.",
        words::counted(brought.len(), "child is", "children are"),
        words::counted(unguarded, "child", "children"),
    );
    Ok(Shown {
        sentence,
        how: "Write “Brought to the Public Law Outline panel” on a child’s record, and what the panel decided as \
             “Legal gateway and \
              planning meeting”. Guardians and solicitors are a “Party to proceedings”, with each time they were spoken to.",
        lists: vec![
            (
                "",
                List {
                    name: "plo-panel",
                    caption: "Brought to the panel and not decided",
                    columns: &[
                        (Holds::Child, "Child"),
                        (Holds::Words, "Asked"),
                        (Holds::Day, "Since"),
                        (Holds::Number, "Waits for"),
                        (Holds::Day, "Sitting"),
                        (Holds::Words, "Papers"),
                        (Holds::Words, "Brought by"),
                    ],
                    rows: agenda.into_iter().map(|(_, row)| row).collect(),
                    empty: "Nothing is brought to the panel for a child whom you see.",
                },
            ),
            (
                "Decided in the last six months",
                List {
                    name: "plo-panel-decided",
                    caption: "What the panel decided",
                    columns: &[
                        (Holds::Day, "Day"),
                        (Holds::Child, "Child"),
                        (Holds::Words, "Decided"),
                        (Holds::Words, "Threshold thought to be met"),
                        (Holds::Prose, "Why"),
                        (Holds::Day, "Again by"),
                    ],
                    rows: decided.into_iter().map(|(_, row)| row).collect(),
                    empty: "No decision of the last six months is recorded.",
                },
            ),
            ("What delays the court", delays(themes)),
            (
                "Guardians, solicitors and experts",
                List {
                    name: "court-parties",
                    caption: "Who stands in proceedings, those not named first",
                    columns: &[
                        (Holds::Child, "Child"),
                        (Holds::Words, "Who"),
                        (Holds::Words, "Name"),
                        (Holds::Words, "How to reach them"),
                        (Holds::Day, "Saw the child first"),
                        (Holds::Day, "Last spoken to"),
                        (Holds::Words, "About"),
                    ],
                    rows: parties.into_iter().map(|(_, row)| row).collect(),
                    empty: "Nobody whom you see is in proceedings.",
                },
            ),
        ],
    })
}

/// Days over 26 weeks by what delays, of proceedings that run: what the court user forum is told. Nobody is named.
fn delays(themes: Themes) -> List {
    let mut themes: Vec<_> = themes.into_iter().collect();
    themes.sort_by_key(|(_, (days, ..))| std::cmp::Reverse(*days));
    let rows = themes.into_iter().map(|(cause, (days, children, most))| {
        vec![
            Told::text(cause.map_or("Cause not recorded", DelayCause::label)),
            Told::text(children),
            Told::text(days),
            Told::text(if children == 0 { 0 } else { days / children as i32 }),
            Told::text(most),
        ]
    });
    List {
        name: "court-delays",
        caption: "Days over 26 weeks, by what delays",
        columns: &[
            (Holds::Words, "What delays"),
            (Holds::Number, "Children"),
            (Holds::Number, "Days over 26 weeks"),
            (Holds::Number, "Days for each child"),
            (Holds::Number, "Most days of one child"),
        ],
        rows: rows.collect(),
        empty: "No proceedings that run are over 26 weeks or say what delays them.",
    }
}

fn last(said: &CourtParty) -> Option<Day> {
    said.talks.iter().map(|talk| talk.day).max()
}

fn party(child: &crate::board::Standing, said: &CourtParty, today: Day) -> Vec<Told> {
    let last = last(said);
    let spoken = match last {
        Some(day) if day.days_until(today) > SILENT => Told::text(format!(
            "{}, {} ago",
            day.to_words(),
            words::counted(day.days_until(today) as usize, "day", "days")
        ))
        .tagged(Colour::Yellow),
        day => Told::day_or(day, "never"),
    };
    let about = said.talks.iter().max_by_key(|talk| talk.day).map(|talk| talk.about.as_str());
    vec![
        Told::child(child, child::address(&child.id).at("record").at(CourtParty::KIND.name)),
        Told::text(said.role.label()),
        Told::text(&said.name),
        Told::or(said.reach.as_deref(), "not recorded"),
        Told::day_or(
            said.saw_child,
            if said.role == PartyRole::Guardian { "not yet, or not recorded" } else { "not asked" },
        ),
        spoken,
        Told::or(about, "nothing"),
    ]
}
