//! The caseloads of a team: children, what they weigh by the authority's own weights, how much of the week each worker works.

use access::{Person, Seen};
use calendar::{Day, Moment};
use oversight::caseload::{Caseload, post, weights_on};
use records::workforce::{CaseloadWeights, WorkerDetails};
use records::{Subject, SubjectKind, as_known};
use web::parts::{Cell, Colour, Column, Details, Table, Tag};
use web::{Address, Html};

use crate::board::Board;
use crate::{Desk, words};

/// A worker with their caseload.
pub(super) struct Load<'a> {
    worker: &'a Person,
    load: Caseload,
    /// What made cases weigh more, and of how many children.
    because: String,
}

/// The caseloads of these workers, heaviest first.
pub(super) fn loads<'a>(
    desk: &Desk,
    board: &Board,
    workers: &[&'a Person],
    seen: &Seen,
    today: Day,
) -> Vec<Load<'a>> {
    let authority = desk.authority(Moment::END_OF_TIME);
    let weights = weights_on(&authority, today);
    let mut loads: Vec<Load<'a>> = workers
        .iter()
        .map(|worker| {
            let children = super::children(board, &[*worker], seen);
            let load = Caseload::of(
                children.iter().map(|child| &child.weighed),
                post_of(desk, &worker.id, today, weights),
                weights,
            );
            let mut counted: Vec<(&'static str, usize)> = Vec::new();
            for of in children.iter().flat_map(|child| &child.weighed.because) {
                match counted.iter_mut().find(|(label, _)| *label == of.label()) {
                    Some((_, count)) => *count += 1,
                    None => counted.push((of.label(), 1)),
                }
            }
            counted.sort_by_key(|(label, count)| (std::cmp::Reverse(*count), *label));
            let because = counted.iter().map(|(label, count)| format!("{count} {}", label.to_lowercase()));
            Load { worker, load, because: because.collect::<Vec<_>>().join(", ") }
        })
        .collect();
    let heavy = |load: &Load<'_>| load.load.full_time.unwrap_or(load.load.weighed);
    loads.sort_by(|a, b| heavy(b).total_cmp(&heavy(a)).then_with(|| a.worker.name.cmp(&b.worker.name)));
    loads
}

/// The post of a worker on a day.
pub(in crate::workforce) fn post_of(
    desk: &Desk,
    worker: &str,
    today: Day,
    weights: Option<&CaseloadWeights>,
) -> oversight::caseload::Post {
    let facts = desk.roll().facts(&Subject { kind: SubjectKind::Worker, id: worker.into() });
    let standing = as_known(&facts, Moment::END_OF_TIME);
    let own = post(standing.iter().filter_map(|fact| fact.of::<WorkerDetails>()), today, weights);
    own.reduced_to(oversight::workforce::reduced(&desk.worker(worker), today))
}

/// A worker a row.
pub(super) fn table(desk: &Desk, loads: &[Load<'_>], today: Day) -> Html {
    let columns = [
        Column::text("Social worker"),
        Column::number("Children"),
        Column::number("Weighed"),
        Column::number("Full time"),
        Column::number("As if full time"),
        Column::text("Against the most"),
        Column::prose("What weighs more"),
    ];
    let mut table = Table::new("Caseloads of the team", columns)
        .caption_hidden()
        .when_empty("No social worker belongs to this team.");
    for Load { worker, load, because } in loads {
        let mut name = worker.name.clone();
        if load.post.first_year {
            name.push_str(", first year of practice");
        }
        if let Some((why, share)) = load.post.reduced {
            name.push_str(&format!(", {} of a caseload: {}", hundredths(share), why.label().to_lowercase()));
        }
        table.push([
            Cell::link(name, &Address::new("/work").with("worker", &worker.id)),
            Cell::new(load.children),
            Cell::new(tenths(load.weighed)),
            load.post.share.map_or_else(|| Cell::none("not known"), |share| Cell::new(hundredths(share))),
            load.full_time.map_or_else(|| Cell::none("not known"), |full| Cell::new(tenths(full))),
            match load.most {
                Some(most) if load.is_over() => {
                    Cell::part(&Tag::new(format!("Over {}", tenths(most)), Colour::Red))
                }
                Some(most) => Cell::new(format!("Within {}", tenths(most))),
                None => Cell::none("nothing is set"),
            },
            Cell::new(because),
        ]);
    }
    Html::of(&table).with(&rules(desk, today))
}

/// What counts how much, as the authority set it.
fn rules(desk: &Desk, today: Day) -> Html {
    let authority = desk.authority(Moment::END_OF_TIME);
    let said = match weights_on(&authority, today) {
        None => "The authority has set no weights: every child counts 1, and nothing is too much. Heads of service and \
                 administrators set them."
            .to_owned(),
        Some(set) => {
            let weights = set.weights.iter().map(|each| format!("{}: {}", each.of.label(), hundredths(each.adds)));
            let mut said = format!(
                "Since {}: {}. Full time is {} hours a week.",
                set.since.to_words(),
                weights.collect::<Vec<_>>().join("; "),
                tenths(set.hours)
            );
            if let Some(most) = set.most {
                said.push_str(&format!(" The most for somebody full time is {}", tenths(most)));
                match set.first_year {
                    Some(share) => said.push_str(&format!(
                        ", and {} of it in the first year of practice.",
                        hundredths(share)
                    )),
                    None => said.push('.'),
                }
            }
            said.push_str(" This is the authority’s own setting, not law. Sickness takes nothing away.");
            said
        }
    };
    let body = Html::trusted(format!("<p class=\"govuk-body\">{}</p>", Html::text(said)));
    Html::of(&Details::new("How a caseload is weighed", body))
}

/// The headings of [`file`].
pub(super) const HEADINGS: &[&str] = &[
    "worker",
    "name",
    "children",
    "weighed",
    "full_time_share",
    "weighed_as_if_full_time",
    "most",
    "over",
    "what_weighs_more",
];

/// The rows as a file.
pub(super) fn file(loads: &[Load<'_>]) -> Vec<Vec<String>> {
    let number = |number: Option<f64>| number.map(hundredths).unwrap_or_default();
    loads
        .iter()
        .map(|Load { worker, load, because }| {
            vec![
                worker.id.to_string(),
                worker.name.clone(),
                load.children.to_string(),
                hundredths(load.weighed),
                number(load.post.share),
                number(load.full_time),
                number(load.most),
                if load.is_over() { "yes" } else { "no" }.to_owned(),
                because.clone(),
            ]
        })
        .collect()
}

/// The sentence above: how many children, what they weigh, who has too much.
pub(super) fn sentence(loads: &[Load<'_>]) -> String {
    let over = loads.iter().filter(|each| each.load.is_over()).count();
    let children = loads.iter().map(|each| each.load.children).sum();
    let over = match over {
        0 => "nobody has more than the authority allows itself".to_owned(),
        _ => format!(
            "{} more than the authority allows itself",
            match over {
                1 => "1 has".to_owned(),
                over => format!("{over} have"),
            }
        ),
    };
    format!(
        "{} with {}; {over}.",
        words::counted(children, "child", "children"),
        words::counted(loads.len(), "social worker", "social workers")
    )
}

/// A number with one decimal at most.
pub(crate) fn tenths(number: f64) -> String {
    let text = format!("{number:.1}");
    text.strip_suffix(".0").map_or_else(|| text.clone(), str::to_owned)
}

/// A number with two decimals at most.
pub(crate) fn hundredths(number: f64) -> String {
    let text = format!("{number:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
