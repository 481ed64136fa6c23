//! `/settings`: what the authority says of itself, by which its days and figures are counted: school years, bank holidays
//! proclaimed for a single year, local standards, population, name. `/settings/{setting}`: what was said so far and the form that
//! says more; `/settings/{setting}/{said}`: one of them put right, or taken back, with a reason.
//!
//! A setting is a kind of record about the authority; its form is made from its fields. One with a page of its own stands in the
//! list beside them.

pub(super) mod one;
pub(crate) mod say;
mod terms;

use std::sync::Arc;

use access::{People, Person};
use axum::Router;
use axum::extract::State;
use axum::routing::get;
use calendar::Moment;
use records::fostering::{CarerSurvey, MatchingWeights, StatementOfPurpose};
use records::governance::{
    ActivityPlanned, AuthorityName, Commencement, DayNotWorked, FiguresShared, LocalStandard, MeetingHeld,
    PanelSitting, Population, ReportMade, RetentionRule, ReturnSubmitted, SchoolYear,
};
use records::permanence::PermanenceCohort;
use records::placements::ProviderContract;
use records::reviews::{EscalationStages, LinkTeams};
use records::workforce::{ManagementLine, SupervisionTheme};
use records::{Change, Definition, Fact, Kind, Subject, as_known};
use web::parts::{Cell, Column, Table};
use web::{Address, Html, Page, Problem};

use crate::child::door;
use crate::signed::Me;
use crate::workforce::my_work::lead;
use crate::{Desk, words};

/// A kind of setting, and what it is for.
pub(super) struct Setting {
    pub(super) kind: &'static Kind,
    says: &'static str,
}

/// The settings with a form made from their fields, in reading order.
const SETTINGS: &[Setting] = &[
    Setting {
        kind: SchoolYear::KIND,
        says: "Duties once a term, and those counted in school days, are counted by these days. Until a year is entered, a plain \
               pattern stands for it.",
    },
    Setting {
        kind: DayNotWorked::KIND,
        says: "One proclaimed for a single year. The bank holidays of every year are known already.",
    },
    Setting {
        kind: LocalStandard::KIND,
        says: "A limit of this authority’s own, shown beside the law and never called law. Beside “Advocacy \
        offered on request or at \
               review” it is also told to whoever asks for an advocate without signing in: by when somebody answers them.",
    },
    Setting {
        kind: EscalationStages::KIND,
        says: "How many stages a challenge goes through, who answers at each and in how many working days. After the last comes \
               Cafcass. What was raised before the day goes on by what held then.",
    },
    Setting {
        kind: ManagementLine::KIND,
        says: "Who holds which post above the teams. Who must answer a challenge on a day is worked out from it.",
    },
    Setting {
        kind: SupervisionTheme::KIND,
        says: "What supervision looks at from a day, each month another. It stands in the form of a session, with the \
               children of whoever has it.",
    },
    Setting {
        kind: LinkTeams::KIND,
        says: "Which reviewing officer is linked to which team: who brings what reviews show to the team.",
    },
    Setting {
        kind: PermanenceCohort::KIND,
        says: "Children whose permanence is looked at together: who belongs to it, when the list is frozen, and what is \
            asked of each.",
    },
    Setting {
        kind: MatchingWeights::KIND,
        says: "How much each rule counts when homes are ranked for a child, and how many miles to school are near and far. \
            A rule of which nothing is said counts as it comes with the program; a stop stops whatever it weighs. What was \
            ranked before the day was ranked by what held then.",
    },
    Setting {
        kind: RetentionRule::KIND,
        says: "For how long this authority keeps a class of record, from which event. What a law asks at least stays, \
               whatever is set here; nothing is destroyed by itself.",
    },
    Setting { kind: Population::KIND, says: "What rates per 10,000 children are counted by." },
    Setting { kind: AuthorityName::KIND, says: "What stands at the top of every page and report." },
    Setting {
        kind: Commencement::KIND,
        says: "The day on which a provision that had none yet comes into force here.",
    },
    Setting {
        kind: PanelSitting::KIND,
        says: "When the fostering, adoption and permanence panels sit. The agenda of each is drawn from what waits for it.",
    },
    Setting {
        kind: FiguresShared::KIND,
        says: "Whether a region sees this authority’s figures: with small numbers hidden, and nothing they were counted from.",
    },
    Setting {
        kind: ProviderContract::KIND,
        says: "What was agreed with each provider of homes: framework, price, until when.",
    },
    Setting {
        kind: ActivityPlanned::KIND,
        says: "The diary of the hub: drop-ins, courses, activities, and how many came. Young people read it on their own pages.",
    },
    Setting {
        kind: CarerSurvey::KIND,
        says: "What foster carers were asked, and how often each answer was given.",
    },
    Setting {
        kind: StatementOfPurpose::KIND,
        says: "What the fostering service is for, as approved: it stands with the figures of the fostering year.",
    },
    Setting { kind: MeetingHeld::KIND, says: "Meetings of the authority that a clock asks for." },
    Setting { kind: ReportMade::KIND, says: "Reports of the authority that a clock asks for." },
    Setting { kind: ReturnSubmitted::KIND, says: "Returns to the government, and when they went." },
];

/// Those with a page of their own.
const OWN_PAGES: &[(&str, &str, &str)] = &[
    (
        "How caseloads are weighed",
        "/settings/caseloads",
        "What each child counts in a caseload, and how much is too much.",
    ),
    (
        "How many posts a team has",
        "/settings/posts",
        "What is not filled is vacant; and which average caseload of the panel report counts the team.",
    ),
];

/// Their addresses.
pub(crate) fn router() -> Router<Desk> {
    Router::new()
        .route("/settings", get(all))
        .route("/settings/{setting}", get(say::get).post(say::post))
        .route("/settings/{setting}/{said}", get(one::get).post(one::post))
}

/// The list.
pub(super) fn address() -> Address {
    Address::new("/settings")
}

/// The page of one kind.
pub(crate) fn of_kind(kind: &Kind) -> Address {
    address().at(kind.name)
}

/// Whoever does not set what holds for everybody finds no such page.
pub(crate) fn sets(me: &Person) -> Result<(), Problem> {
    access::sets_the_service(me).map_err(|refusal| door::closed(&refusal))
}

/// Whether a kind is set by a form made from its fields.
#[cfg(test)]
pub(crate) fn is_set(kind: &Kind) -> bool {
    SETTINGS.iter().any(|setting| *setting.kind == *kind)
}

/// The setting of this name.
pub(super) fn setting(name: &str) -> Result<&'static Setting, Problem> {
    let found = SETTINGS.iter().find(|setting| setting.kind.name == name);
    found.ok_or(Problem::Missing("There is no such setting. The page Settings lists those that there are."))
}

/// # Errors
/// The reader sets nothing for the service.
async fn all(State(desk): State<Desk>, Me(me): Me) -> Result<Page, Problem> {
    desk.work(move |desk| {
        sets(&me)?;
        let columns = [Column::text("Setting"), Column::prose("What it is for"), Column::number("Recorded")];
        let mut table = Table::new("Settings", columns).caption_hidden();
        for setting in SETTINGS {
            let title = Cell::link(setting.kind.title, &of_kind(setting.kind));
            let recorded = standing(desk, setting.kind).len();
            table.push([title, Cell::new(setting.says), Cell::new(recorded)]);
        }
        for (title, to, says) in OWN_PAGES {
            let title = Cell::link(title, &Address::new(to));
            table.push([title, Cell::new(says), Cell::none("on its own page")]);
        }
        let says = "What this authority says of itself, by which days and figures are counted. Each has its day, and what held \
                    before stays readable.";
        Ok(Page::new("Settings").body(lead(says).with(&table)))
    })
    .await
}

/// What was said of a kind and stands, the newest day first.
pub(crate) fn standing(desk: &Desk, kind: &Kind) -> Vec<Fact> {
    let facts = desk.roll().facts(&subject(desk));
    let standing = as_known(&facts, Moment::END_OF_TIME);
    let mut of_kind: Vec<Fact> =
        standing.into_iter().filter(|fact| *fact.record.kind() == *kind).cloned().collect();
    of_kind.sort_by_key(|fact| (std::cmp::Reverse(fact.record.happened().from), fact.id.clone()));
    of_kind
}

/// The authority, as facts are about it.
pub(crate) fn subject(desk: &Desk) -> Subject {
    Subject::authority(&desk.roll().authority().unwrap_or_else(|| "not-named".into()))
}

/// Why somebody may, for the journal.
pub(crate) const BECAUSE: &str = "sets what holds for the whole service";

/// What a record says, one line for each answer.
pub(super) fn answers(people: &People, kind: &Kind, fact: &Fact) -> Html {
    let payload: serde_json::Value = serde_json::from_str(&fact.record.to_json()).unwrap_or_default();
    let told = kind.fields.iter().filter_map(|field| {
        let value = payload.get(field.name).and_then(|value| words::value(people, field.form, value))?;
        Some(format!("{}: {value}", field.label.trim_end_matches('?')))
    });
    words::lines(&told.collect::<Vec<_>>().join("\n"))
}

/// A change by one of its revisions.
pub(crate) fn change(
    desk: &Desk,
    id: &str,
    revision: u32,
    (act, reason): (records::Act, Option<&str>),
    record: Arc<dyn records::Record>,
) -> Change {
    Change {
        subject: subject(desk),
        id: id.into(),
        revision,
        act,
        reason: reason.map(Into::into),
        record,
        place: records::Place::default(),
    }
}
