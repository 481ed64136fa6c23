//! `kith region`: the figures that authorities share with a region, side by side.

use calendar::Month;
use measure::{SharedMonth, Shown};
use pages::Sharing;
use serde::Serialize;

use crate::authorities::seen;
use crate::database::{self, Database};
use crate::failure::{Failure, Outcome};
use crate::now;
use crate::say::{self, Format};

/// The figures of a month of every authority that a file of settings lists and that has agreed to show them to the region, with
/// small numbers hidden; of the others that they are not shared. Taken with --config.
#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    database: Database,
    /// What the region is called
    #[arg(long, value_name = "NAME")]
    region: Option<String>,
    /// The month
    #[arg(long, value_name = "YYYY-MM")]
    month: Month,
    /// How they are printed
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

#[derive(Serialize)]
struct Row<'a> {
    authority: String,
    shared: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    month: Option<&'a SharedMonth>,
}

/// Of every authority of the list.
pub(crate) fn run_all(listed: &[(String, Args)]) -> Result<Outcome, Failure> {
    let Some(region) = listed.iter().find_map(|(_, args)| args.region.as_deref()) else {
        return Err(Failure::new(
            "no heading of the file of settings says region = \"…\": name it with --region",
        ));
    };
    let (Some(format), Some(month)) =
        (listed.first().map(|(_, args)| args.format), listed.first().map(|(_, args)| args.month))
    else {
        return Ok(Outcome::Done);
    };
    let mut neighbours = Vec::new();
    // A heading that says it is a region's holds accounts and nothing that is counted.
    let on_the_line = listed.iter().all(|(_, args)| args.region.is_some());
    for (name, args) in listed.iter().filter(|(_, args)| on_the_line || args.region.is_none()) {
        let roll = database::roll(args.database.existing()?)?;
        neighbours.push(seen(&roll, name, region, month, now::today()));
    }
    let figures = |sharing: &Sharing| match sharing {
        Sharing::Figures(month) => Some(month.clone()),
        _ => None,
    };
    let shown: Vec<_> = neighbours.iter().map(|one| (one.name.clone(), figures(&one.sharing))).collect();
    match format {
        Format::Json => {
            let rows = shown.iter().map(|(name, month)| Row {
                authority: name.clone(),
                shared: month.is_some(),
                month: month.as_deref(),
            });
            say::json(&rows.collect::<Vec<_>>())?;
        }
        _ => say::out(&text(region, month, &shown))?,
    }
    Ok(Outcome::Done)
}

fn text(region: &str, month: Month, shown: &[(String, Option<std::sync::Arc<SharedMonth>>)]) -> String {
    let mut said = format!("Figures of {region}, {}\n", month.to_words());
    for (name, month) in shown {
        let Some(month) = month else {
            said.push_str(&format!("\n{name}: not shared\n"));
            continue;
        };
        said.push_str(&format!("\n{name}\n"));
        for figure in month.figures() {
            let value = match &figure.shown {
                Shown::Number(number) => number.as_str(),
                Shown::Hidden => "hidden",
                Shown::NotKnown => "not known",
            };
            said.push_str(&format!("{value:>12}  {} {}, {}\n", figure.id, figure.title, figure.period));
        }
    }
    said
}
