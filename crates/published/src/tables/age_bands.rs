//! `age_bands`: the looked-after children of a month's last day by age.
//!
//! The column of counts is called after its month: `number_oct_2018`.

use calendar::Month;
use exchange::{Column, Problem, Shape, Table, TextFile};
use records::governance::PublishedBreakdown;

use crate::cells::Cells;
use crate::reading::Reader;
use crate::tables::Kind;

const BAND: usize = 0;
const NUMBER: usize = 1;
const SHARE: usize = 2;

/// The table.
pub(crate) const TABLE: Kind = Kind {
    shape: Shape {
        name: "age_bands",
        columns: &[
            Column::required("age_band"),
            Column::required("number"),
            Column::required("percent_of_total"),
        ],
    },
    read,
};

/// The month that a heading `number_oct_2018` names; the heading is then plainly `number`.
pub(crate) fn counted_on(file: &mut TextFile) -> Option<Month> {
    let heading = file.text.lines().next()?;
    if !heading.starts_with("age_band,") {
        return None;
    }
    let column = heading.split(',').find(|column| column.starts_with("number_"))?.to_owned();
    let (name, year) = column.strip_prefix("number_")?.split_once('_')?;
    let number = MONTHS.iter().position(|month| *month == name)?;
    let month = Month::new(year.parse().ok()?, number as u8 + 1)?;
    file.text = file.text.replacen(&column, "number", 1);
    Some(month)
}

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

fn read(table: &Table, reader: &mut Reader) {
    let Some(month) = reader.counted_on else {
        let problem = Problem::unreadable("does not say of which month it is").file(table.file());
        reader.problems.push(problem.expected("a column of counts called like number_oct_2018"));
        return;
    };
    let mut parts = Vec::new();
    let mut place = None;
    for row in table.rows() {
        let cells = Cells::new(table, row);
        let Some(band) = cells.needed(BAND, reader) else { continue };
        let Some(number) = cells.number(NUMBER, reader) else { continue };
        let Some(share) = cells.percentage(SHARE, reader) else { continue };
        place.get_or_insert_with(|| cells.place());
        if band.to_lowercase().starts_with("total") {
            // The total is a figure of its own. What the bands do not add up to is worth knowing.
            let sum: f64 = parts.iter().filter_map(|(_, number, _): &(String, Option<f64>, _)| *number).sum();
            if let Some(total) = number.filter(|total| *total != sum) {
                let fault = format!("is not what the bands add up to, {sum}: {total} is printed");
                let notice = Problem::notice(fault).advice("both are kept as they were printed");
                cells.refuse(NUMBER, notice, reader);
            }
            continue;
        }
        parts.push((band.to_owned(), number, share));
    }
    let Some(place) = place else { return };
    let breakdown = PublishedBreakdown {
        indicator: "6.1".to_owned(),
        by: "age".to_owned(),
        day: month.last(),
        parts,
        run: reader.run(""),
    };
    reader.want(&format!("6.1 by age, {month}"), breakdown, place);
}
