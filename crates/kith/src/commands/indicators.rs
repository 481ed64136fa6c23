//! `kith indicators`: the figures of a month, or the children behind one of them.

use calendar::{Moment, Month};
use measure::{Figure, Member, Origin};
use serde::Serialize;

use crate::database::{self, Database};
use crate::failure::{Failure, Outcome};
use crate::say::{self, Format};

/// Every indicator of a month: value, numerator, denominator, colour, direction; or, with --list, the children behind one.
#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    database: Database,
    /// The month
    #[arg(long, value_name = "YYYY-MM")]
    month: Month,
    /// As known then: a moment, or the end of a day
    #[arg(long, value_name = "TIMESTAMP")]
    known_at: Option<Moment>,
    /// The children behind one indicator: its number, such as 8.2
    #[arg(long, value_name = "ID")]
    list: Option<String>,
    /// How they are printed
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

#[derive(Serialize)]
struct Members<'a> {
    authority: &'a str,
    month: Month,
    id: &'a str,
    title: &'a str,
    members: &'a [Member],
}

pub(crate) fn run(args: Args) -> Result<Outcome, Failure> {
    let roll = database::roll(args.database.existing()?)?;
    let cohort = roll.cohort(args.known_at.unwrap_or(Moment::END_OF_TIME));
    match &args.list {
        Some(id) => {
            let indicator = indicators::indicator(id).ok_or_else(|| {
                let ids: Vec<&str> = indicators::INDICATORS.iter().map(|indicator| indicator.id).collect();
                Failure::new(format!("there is no indicator {id}; there are {}", ids.join(", ")))
            })?;
            let members = measure::members(indicator, &cohort, args.month);
            match args.format {
                Format::Json => say::json(&Members {
                    authority: &cohort.authority.code,
                    month: args.month,
                    id: indicator.id,
                    title: indicator.title,
                    members: &members,
                })?,
                format => listing(format, &members)?,
            }
        }
        None => {
            let figures = measure::figures(&cohort, args.month);
            match args.format {
                Format::Json => say::json(&figures)?,
                format => listing_of_figures(format, &figures.figures)?,
            }
        }
    }
    Ok(Outcome::Done)
}

fn listing(format: Format, members: &[Member]) -> Result<(), Failure> {
    let yes = |yes: bool| if yes { "yes" } else { "no" }.to_owned();
    let rows: Vec<Vec<String>> = members
        .iter()
        .map(|member| {
            vec![
                member.kind.word().to_owned(),
                member.local_id.clone(),
                yes(member.in_numerator),
                yes(member.in_denominator),
                member.excluded_because.clone().unwrap_or_default(),
            ]
        })
        .collect();
    match format {
        Format::Csv => {
            say::csv(&["period", "local_id", "in_numerator", "in_denominator", "excluded_because"], &rows)
        }
        _ => say::out(&say::table(&["period", "who", "counted", "of these", "left out because"], &[], &rows)),
    }
}

fn listing_of_figures(format: Format, figures: &[Figure]) -> Result<(), Failure> {
    let number = |number: Option<i64>| number.map(|number| number.to_string()).unwrap_or_default();
    if format == Format::Csv {
        let value = |value: Option<f64>| value.map(|value| value.to_string()).unwrap_or_default();
        let rows: Vec<Vec<String>> = figures
            .iter()
            .map(|figure| {
                vec![
                    figure.id.to_owned(),
                    figure.title.to_owned(),
                    figure.kind.word().to_owned(),
                    figure.from.to_string(),
                    figure.to.to_string(),
                    value(figure.value),
                    figure.display.clone(),
                    number(figure.numerator),
                    number(figure.denominator),
                    figure.unit.word().to_owned(),
                    figure.polarity.word().to_owned(),
                    figure.rag.map_or("", |rag| rag.word()).to_owned(),
                    figure.direction.map_or("", |direction| direction.word()).to_owned(),
                    value(figure.previous),
                    source(figure.source).to_owned(),
                    figure.definition_version.to_string(),
                    figure.not_known.clone().unwrap_or_default(),
                    figure.flags.join(" "),
                ]
            })
            .collect();
        let heading = [
            "id",
            "title",
            "period",
            "from",
            "to",
            "value",
            "display",
            "numerator",
            "denominator",
            "unit",
            "polarity",
            "rag",
            "direction",
            "previous",
            "source",
            "definition_version",
            "not_known",
            "flags",
        ];
        return say::csv(&heading, &rows);
    }
    let rows: Vec<Vec<String>> = figures
        .iter()
        .map(|figure| {
            let of = match (figure.numerator, figure.denominator) {
                (Some(a), Some(b)) => format!("{a}/{b}"),
                _ => String::new(),
            };
            vec![
                figure.id.to_owned(),
                figure.title.to_owned(),
                figure.kind.word().to_owned(),
                if figure.not_known.is_some() { "not known here".to_owned() } else { figure.display.clone() },
                of,
                figure.rag.map_or("", |rag| rag.word()).to_owned(),
                figure.direction.map_or("", |direction| direction.word()).to_owned(),
                source(figure.source).to_owned(),
            ]
        })
        .collect();
    let mut text = say::table(
        &["", "indicator", "period", "value", "of", "colour", "against last month", "from"],
        &[3, 4],
        &rows,
    );
    let mut notes: Vec<String> = figures
        .iter()
        .flat_map(|figure| {
            let reason = figure.not_known.iter().cloned();
            reason
                .chain(figure.flags.iter().cloned())
                .map(|note| format!("{} ({}): {note}", figure.id, figure.kind.word()))
        })
        .collect();
    notes.dedup();
    if !notes.is_empty() {
        text += "\n";
        text += &notes.join("\n");
        text += "\n";
    }
    say::out(&text)
}

fn source(origin: Origin) -> &'static str {
    match origin {
        Origin::Record => "record",
        Origin::Published => "published",
    }
}
