//! Which collection year a return is of.

use std::collections::BTreeMap;

use calendar::{CollectionYear, Day};
use exchange::Problem;

use crate::tables::{
    RawRow, Table, Tables, dolo, episodes, missing, placed_for_adoption, reviews, social_worker_episodes,
};

/// How many dates fall in each collection year.
type Votes = BTreeMap<CollectionYear, u32>;

/// The collection year that a return is of, from the dates in it, because nothing else in a return says so.
///
/// A return holds the episodes that touch its year, so their ends lie in it, and only mistakes lie after it. The year
/// is the latest one that has at least a quarter as many starts and ends of episodes as the busiest year: a few slips
/// of the keyboard or ends on 1 April do not move it, nor does a history of earlier years. Where no episode has ended,
/// reviews, missing episodes, social workers and orders are asked in the same way, and the later answer stands.
///
/// The problem is that no date says anything, or that episodes came in files of different years.
pub fn infer_year(tables: &Tables) -> Result<CollectionYear, Problem> {
    let mut by_file: BTreeMap<u16, Votes> = BTreeMap::new();
    let mut ended = false;
    for row in tables.rows(Table::Episodes) {
        let votes = by_file.entry(row.origin().file).or_default();
        vote(votes, row, episodes::DECOM);
        ended |= vote(votes, row, episodes::DEC);
    }
    let years: Vec<(u16, CollectionYear)> =
        by_file.iter().filter_map(|(file, votes)| latest(votes).map(|year| (*file, year))).collect();
    if let Some((one, first)) = years.first()
        && let Some((other, second)) = years.iter().find(|(_, year)| year != first)
    {
        let name = |file: u16| tables.files().get(usize::from(file)).map_or("", |name| name);
        let fault = format!(
            "the episodes are of different collection years: {first} in {}, {second} in {}",
            name(*one),
            name(*other)
        );
        return Err(
            Problem::unreadable(fault).advice("load one year at a time, or name the year with --year")
        );
    }
    let from_episodes = years.first().map(|(_, year)| *year);
    if ended && let Some(year) = from_episodes {
        return Ok(year);
    }
    let mut votes = Votes::new();
    for (table, columns) in EVENTS {
        for row in tables.rows(*table) {
            for column in *columns {
                vote(&mut votes, row, *column);
            }
        }
    }
    latest(&votes).max(from_episodes).ok_or_else(|| {
        Problem::unreadable("no date in the return says which collection year it is of")
            .expected("episodes, reviews or other events with their dates")
            .advice("name the year with --year")
    })
}

/// Dates of things that happened in the year, beside the episodes.
const EVENTS: &[(Table, &[usize])] = &[
    (Table::Reviews, &[reviews::REVIEW]),
    (Table::Missing, &[missing::MIS_START, missing::MIS_END]),
    (Table::PlacedAdoption, &[placed_for_adoption::DATE_PLACED, placed_for_adoption::DATE_PLACED_CEASED]),
    (Table::SwEpisodes, &[social_worker_episodes::SW_DECOM, social_worker_episodes::SW_DEC]),
    (Table::Dolo, &[dolo::DOLO_START, dolo::DOLO_END]),
];

/// Counts a date, where it is one of the years that any return can be of.
fn vote(votes: &mut Votes, row: RawRow<'_>, column: usize) -> bool {
    let Ok(day) = Day::parse_return(row.cell(column)) else { return false };
    let year = CollectionYear::of(day);
    let possible = (1992..=2100).contains(&year.closing());
    if possible {
        *votes.entry(year).or_default() += 1;
    }
    possible
}

/// The latest year with at least a quarter as many dates as the busiest one.
fn latest(votes: &Votes) -> Option<CollectionYear> {
    let busiest = votes.values().max()?;
    votes.iter().rev().find(|(_, count)| *count * 4 >= *busiest).map(|(year, _)| *year)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::Origin;

    /// Episodes as `file: DECOM DEC`, reviews as `review DATE`.
    fn check(rows: &str, expected: Result<i32, &str>) {
        let mut tables = Tables::new();
        tables.add_file(&"a.csv".into());
        tables.add_file(&"b.csv".into());
        for (index, line) in (1..).zip(rows.lines().map(str::trim).filter(|line| !line.is_empty())) {
            let words: Vec<&str> = line.split_whitespace().collect();
            if words[0] == "review" {
                tables.push_new(Table::Reviews, ["1", "", words[1]]);
                continue;
            }
            let origin = Origin { file: u16::from(words[0] == "b:"), line: index + 1, row: index };
            let mut cells = [""; 8];
            cells[episodes::CHILD] = "1";
            cells[episodes::DECOM] = words[1];
            cells[episodes::DEC] = words.get(2).copied().unwrap_or("");
            tables.push(Table::Episodes, origin, cells);
        }
        let year = infer_year(&tables).map(CollectionYear::closing).map_err(|problem| problem.to_string());
        assert_eq!(year, expected.map_err(str::to_owned), "{rows}");
    }

    #[test]
    fn the_ends_of_episodes_say_the_year() {
        check("a: 01/05/2015 01/06/2017", Ok(2018));
        check("a: 01/04/2017 31/03/2018", Ok(2018));
        check(
            "a: 01/05/2012 01/06/2015\na: 01/06/2015 04/01/2017\na: 04/01/2017 06/03/2018\na: 06/03/2018",
            Ok(2018),
        );
        check(
            "a: 01/05/2017 01/06/2017\na: 01/06/2017 01/07/2017\na: 01/07/2017 02/07/2108\na: 01/08/2016 01/07/2019",
            Ok(2018),
        );
        check("a: 01/05/2017\nreview 01/07/2019", Ok(2020));
        check("a: 01/05/2017\nreview 01/07/2015", Ok(2018));
        check("a: 01/05/2015 01/06/2017\nreview 01/07/2019", Ok(2018));
        check("review 01/07/2019\nreview 31/02/2021", Ok(2020));
    }

    #[test]
    fn where_no_year_can_be_told() {
        let nothing = "no date in the return says which collection year it is of; \
                       expected episodes, reviews or other events with their dates; name the year with --year.";
        check("", Err(nothing));
        check("a: 31/02/2018", Err(nothing));
        check(
            "a: 01/05/2015 01/06/2017\nb: 01/05/2015 01/06/2018",
            Err("the episodes are of different collection years: 2017-18 in a.csv, 2018-19 in b.csv; \
                 load one year at a time, or name the year with --year."),
        );
        check("a: 01/05/2015 01/06/2017\nb: 01/05/2015 01/07/2017", Ok(2018));
    }
}
