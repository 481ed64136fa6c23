//! How a household asked to foster or to adopt, stage by stage, what came of it, and the links to write each stage: an
//! application
//! and an approval are one record each, that is written on.

use calendar::Day;
use records::adoption::{AdopterApplication, AdopterApproval, AdopterReview};
use records::fostering::{FosteringApplication, FosteringApproval};
use records::{Definition, Kind};
use timeline::{Household, Stranded};
use web::parts::{Cell, Column, SummaryList, Table};
use web::{Html, Link};

use super::record::{StageDay, adopter_stages, fostering_stages};
use super::{address, stage};
use crate::child::glance::link;
use crate::child::overview::heading;

/// What was asked and decided, the newest first; nothing where neither is recorded.
pub(super) fn sections(household: &Household, writes: bool) -> Html {
    let write = |kind: &Kind, record: &str, words: &'static str| match writes {
        true => {
            let to = address(&household.id).at("record").at(kind.name).with("of", record);
            link(&Link::new(words, to))
        }
        false => Html::new(),
    };
    let mut html = Html::new();
    for said in household.strand::<FosteringApplication>().rev() {
        let mut list = days(
            FosteringApplication::KIND,
            &fostering_stages(said.record),
            said.closed.or(said.stage_1_refused).is_some(),
        );
        list = more(list, "First visit", said.visited.map(Day::to_words));
        list =
            more(list, "Told that it goes no further after stage 1", said.stage_1_refused.map(Day::to_words));
        list = more(list, "What became of it", said.outcome.map(|outcome| outcome.label().to_owned()));
        list = more(list, "Why it went no further", said.dropped_because.map(|why| why.label().to_owned()));
        list = more(list, "What others should know", said.record.notes.clone());
        html = html.with(&heading("Asked to foster")).with(&list);
        if writes && said.closed.or(said.stage_1_refused).is_none() {
            html = html.with(&stage::links(household, FosteringApplication::KIND, said.id));
        }
        html = html.with(&write(
            FosteringApplication::KIND,
            said.id,
            "Put something of the application to foster right",
        ));
    }
    for said in household.strand::<FosteringApproval>().rev() {
        let mut list = SummaryList::new()
            .row("Approved", said.since.to_words())
            .row("Ended", said.until.map_or_else(|| "Not ended".to_owned(), Day::to_words));
        if said.kinship {
            list = list.row("For whom", "A relative or friend of the family only");
        }
        list = more(list, "Why it ended", said.ended_because.map(|why| why.label().to_owned()));
        html = html.with(&heading("Approval to foster")).with(&list).with(&write(
            FosteringApproval::KIND,
            said.id,
            "Write down that the approval to foster ended, or put it right",
        ));
    }
    for said in household.strand::<AdopterApplication>().rev() {
        let mut list = days(
            AdopterApplication::KIND,
            &adopter_stages(said.record),
            said.closed.or(said.decided).is_some(),
        );
        let approved = said.approved.map(|yes| if yes { "Approved" } else { "Not approved" }.to_owned());
        list = more(list, "What was decided", approved);
        list = more(list, "Through which agency", said.record.agency.clone());
        list = more(list, "Why it was closed", said.record.because.clone());
        html = html.with(&heading("Asked to adopt")).with(&list);
        if writes && said.closed.or(said.decided).is_none() {
            html = html.with(&stage::links(household, AdopterApplication::KIND, said.id));
        }
        html = html.with(&write(
            AdopterApplication::KIND,
            said.id,
            "Put something of the application to adopt right",
        ));
    }
    for said in household.strand::<AdopterApproval>().rev() {
        let mut list = SummaryList::new()
            .row("Approved", said.since.to_words())
            .row("Ended", said.until.map_or_else(|| "Not ended".to_owned(), Day::to_words));
        list = more(list, "A child was placed", said.placed.map(Day::to_words));
        html = html.with(&heading("Approval to adopt")).with(&list).with(&write(
            AdopterApproval::KIND,
            said.id,
            "Write down that a child was placed or the approval to adopt ended, or put it right",
        ));
    }
    let columns = [Column::date("Day"), Column::text("Does approval go on?")];
    let mut table = Table::new("Reviews of approval to adopt", columns).caption_hidden();
    for said in household.strand::<AdopterReview>().rev() {
        table.push([Cell::new(said.day.to_words()), Cell::new(if said.continues { "Yes" } else { "No" })]);
    }
    if table.is_empty() {
        return html;
    }
    html.with(&heading("Reviews of approval to adopt")).with(&table)
}

/// The stages that were reached, in the words of the form, and which comes next where it is not over.
fn days(kind: &Kind, stages: &[StageDay], over: bool) -> SummaryList {
    let label =
        |name: &str| kind.fields.iter().find(|field| field.name == name).map_or("", |field| field.label);
    let reached = stages.iter().filter_map(|(name, day)| Some((label(name), (*day)?)));
    let list = reached.fold(SummaryList::new(), |list, (label, day)| list.row(label, day.to_words()));
    let last = stages.iter().rposition(|(_, day)| day.is_some()).unwrap_or(0);
    match stages.get(last + 1).filter(|_| !over) {
        Some((name, _)) => list.row(label(name), "Not yet: this is next"),
        None => list,
    }
}

fn more(list: SummaryList, what: &'static str, said: Option<String>) -> SummaryList {
    match said {
        Some(said) => list.row(what, said),
        None => list,
    }
}
