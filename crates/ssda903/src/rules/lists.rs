//! The regulator's lists of providers and a directory of postcodes, from the files they are published in.

use std::cell::Cell;
use std::io::Read;
use std::sync::Arc;

use calendar::Day;
use exchange::{Limits, Problem, Source, is_workbook, open, read_rows, read_workbook};

use records::codes::{self, PlacementType};

use super::grid::on_the_grid;
use super::postcodes::Postcodes;
use super::providers::{Provider, Providers};

/// The headings under which the lists of different years, and of homes and other settings, have each thing.
const URN: &[&str] = &["urn", "unique reference number"];
const AUTHORITY: &[&str] = &["local authority", "authority"];
const PLACES: &[&str] = &["placement code", "placement codes", "provider placement code"];
const KINDS: &[&str] = &["placement provider code", "provider code", "provider codes"];
const CLOSED: &[&str] = &["deregistration date", "closed date", "date closed", "date of closure"];
const POSTCODE: &[&str] = &["setting address postcode", "setting postcode", "postcode"];

/// How many rows may stand above the heading: titles and notes.
const ABOVE: usize = 30;

/// Reads lists of providers: workbooks as the regulator publishes them (every sheet that has the columns), or CSV with
/// the headings `URN, Local authority, Placement code, Placement provider code, Deregistration date,
/// Setting address postcode`. A heading may stand below titles; its columns are found by their names.
///
/// The problems are files that cannot be read, files without such a list, and rows whose closing date is not a date.
pub fn read_providers(sources: Vec<Source>) -> (Providers, Vec<Problem>) {
    let limits = Limits::USUAL;
    let mut providers = Providers::new();
    let mut problems = Vec::new();
    let (books, texts): (Vec<Source>, Vec<Source>) =
        sources.into_iter().partition(|source| is_workbook(&source.bytes));
    for book in books {
        let name: Arc<str> = book.name.as_str().into();
        match read_workbook(&book, &limits) {
            Err(problem) => problems.push(problem),
            Ok(sheets) => {
                let mut any = false;
                for sheet in sheets {
                    any |= list(&name, &sheet.rows, &mut providers, &mut problems);
                }
                if !any {
                    problems.push(no_list(&name));
                }
            }
        }
    }
    let (files, found) = open(texts, &limits);
    problems.extend(found);
    for file in files {
        match read_rows(&file, &limits) {
            Err(problem) => problems.push(problem),
            Ok(rows) => {
                if !list(&file.name, &rows, &mut providers, &mut problems) {
                    problems.push(no_list(&file.name));
                }
            }
        }
    }
    (providers, problems)
}

fn no_list(file: &Arc<str>) -> Problem {
    Problem::unreadable("has no list of providers")
        .file(file)
        .expected(
            "columns named URN, Placement code and Placement provider code, as the regulator publishes them",
        )
        .advice("give the workbook as it was published, or a CSV with those headings")
}

/// Reads one list; `false` where no heading of one is there.
fn list(
    file: &Arc<str>,
    rows: &[Vec<String>],
    providers: &mut Providers,
    problems: &mut Vec<Problem>,
) -> bool {
    let column = |row: &[String], names: &[&str]| {
        names.iter().find_map(|name| row.iter().position(|cell| cell.trim().eq_ignore_ascii_case(name)))
    };
    let heading = rows.iter().take(ABOVE).position(|row| {
        column(row, URN).is_some() && (column(row, PLACES).is_some() || column(row, KINDS).is_some())
    });
    let Some((at, names)) = heading.and_then(|at| Some((at, rows.get(at)?))) else { return false };
    let columns = [URN, AUTHORITY, PLACES, KINDS, CLOSED, POSTCODE].map(|of| column(names, of));
    for (index, row) in rows.iter().enumerate().skip(at + 1) {
        let cell = |which: usize| -> &str {
            let at = columns.get(which).copied().flatten();
            at.and_then(|at| row.get(at)).map_or("", |cell| cell.trim())
        };
        let urn = cell(0);
        if matches!(urn, "" | "-") {
            continue;
        }
        let closed = cell(4);
        let day = closing_day(closed);
        if day.is_none() && !matches!(closed, "" | "-") {
            problems.push(
                Problem::notice("is not a date; the provider was taken as open")
                    .file(file)
                    .line(u32::try_from(index + 1).unwrap_or(u32::MAX))
                    .said(closed)
                    .expected("a date DD/MM/YYYY"),
            );
        }
        let (places, kinds) = codes(cell(2), cell(3));
        let said = Provider {
            authorities: listed(cell(1), &[]),
            places,
            kinds,
            closed: day,
            postcode: cell(5)
                .chars()
                .filter(|c| !c.is_whitespace())
                .collect::<String>()
                .to_uppercase()
                .into(),
        };
        providers.add(urn, said);
    }
    true
}

/// The codes of placement type and of provider type in the two columns that have them. The list of homes has one called
/// *Provider Code* and one called *Provider Placement Code*, and which is which is read both ways: the codes tell, and only
/// what is neither is taken by its column.
fn codes(places: &str, kinds: &str) -> (Vec<Box<str>>, Vec<Box<str>>) {
    let is_kind = |code: &str| codes::Provider::of(code).is_some();
    let is_place = |code: &str| PlacementType::of(code).is_some();
    let cut = |cell| listed(cell, &[',', ';', '/']);
    let (moved_kinds, mut places): (Vec<_>, Vec<_>) = cut(places).into_iter().partition(|code| is_kind(code));
    let (moved_places, mut kinds): (Vec<_>, Vec<_>) = cut(kinds).into_iter().partition(|code| is_place(code));
    places.extend(moved_places);
    kinds.extend(moved_kinds);
    (places, kinds)
}

/// What stands in a cell, in upper case, cut at separators; nothing for `-`.
fn listed(cell: &str, separators: &[char]) -> Vec<Box<str>> {
    cell.split(separators)
        .map(str::trim)
        .filter(|part| !matches!(*part, "" | "-"))
        .map(|part| part.to_uppercase().into())
        .collect()
}

/// A date as the lists have it: DD/MM/YYYY, YYYY-MM-DD with or without a time, or a spreadsheet's count of days.
fn closing_day(text: &str) -> Option<Day> {
    if let Ok(day) = Day::parse_return(text) {
        return Some(day);
    }
    if let Some(day) = text.get(..10).and_then(|date| date.parse().ok()) {
        return Some(day);
    }
    let days: f64 = text.parse().ok()?;
    // A spreadsheet counts from 30 December 1899; these are the days of 1950 to 2149.
    (18_264.0..91_313.0).contains(&days).then(|| Day::from_number(days as i32 - 25_569))
}

/// Three times as many as there ever were.
const MOST_POSTCODES: usize = 8_000_000;
/// Rows told one by one; those after them are counted.
const MOST_TOLD: usize = 1000;

/// A file whose rows are bounded: a quotation mark that is never closed would make one row of all that follows.
struct Bounded<'c, R> {
    file: R,
    /// How much was read since the row began.
    since: &'c Cell<usize>,
}

impl<R: Read> Read for Bounded<'_, R> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        if self.since.get() > Limits::USUAL.record_bytes {
            return Err(std::io::Error::other("a row without an end"));
        }
        let read = self.file.read(into)?;
        self.since.set(self.since.get() + read);
        Ok(read)
    }
}

/// Metres on the national grid, to the nearest: a directory that was kept by another program may have `364593.0`.
fn metres(cell: &str) -> Option<i32> {
    let whole = cell.strip_suffix(".0").unwrap_or(cell);
    whole.parse().ok().or_else(|| {
        let metres: f64 = whole.parse().ok()?;
        // The grid is 700 by 1,300 kilometres.
        (0.0..2e6).contains(&metres).then(|| metres.round() as i32)
    })
}

/// What became of the rows of a directory of postcodes: each is taken, said again or left out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PostcodeRows {
    /// Rows under the heading.
    pub rows: u64,
    /// Rows with a postcode that was not there yet.
    pub taken: u64,
    /// Rows with a postcode that an earlier row has: the later one holds.
    pub again: u64,
    /// Rows left out.
    pub left_out: u64,
    /// Those left out, line by line with what is wrong: the first thousand.
    pub told: Vec<Problem>,
}

/// Where the columns of a directory stand.
struct Columns {
    code: usize,
    county: Option<usize>,
    district: usize,
    /// Metres east and north.
    grid: Option<(usize, usize)>,
    /// Degrees of latitude and longitude.
    degrees: Option<(usize, usize)>,
}

impl Columns {
    /// By their headings, whichever of the names of the national directories (ONSPD, NSPL) they have.
    fn of(headings: &csv::ByteRecord) -> Option<Columns> {
        // The first of the names counts: a directory has a postcode in several spellings.
        let column = |wanted: &[&str]| {
            wanted.iter().find_map(|wanted| {
                headings.iter().position(|heading| {
                    let heading = String::from_utf8_lossy(heading);
                    heading.trim_start_matches('\u{feff}').trim().eq_ignore_ascii_case(wanted)
                })
            })
        };
        let grid = column(&["oseast1m", "east1m"]).zip(column(&["osnrth1m", "north1m"]));
        let degrees = column(&["lat"]).zip(column(&["long"]));
        if grid.is_none() && degrees.is_none() {
            return None;
        }
        Some(Columns {
            code: column(&["pcds", "pcd2", "pcd"])?,
            county: column(&["cty", "oscty"]),
            district: column(&["laua", "oslaua"])?,
            grid,
            degrees,
        })
    }

    /// Where a row lies: by the grid, or else by its degrees.
    fn place<'r>(&self, cell: impl Fn(usize) -> &'r str) -> Option<(i32, i32)> {
        let grid = self.grid.and_then(|(east, north)| Some((metres(cell(east))?, metres(cell(north))?)));
        grid.or_else(|| {
            let (lat, long) = self.degrees?;
            on_the_grid(cell(lat).parse().ok()?, cell(long).parse().ok()?)
        })
    }
}

/// Reads a directory of postcodes as a stream: CSV with at least a postcode (`pcds`), a district (`laua` or `oslaua`) and a place
/// (`oseast1m` and `osnrth1m`, or `lat` and `long`), in any order; the county (`cty` or `oscty`) where there is one. Each row is
/// accounted for.
///
/// The problem is that it is no such file.
pub fn read_directory(name: &str, file: impl Read) -> Result<(Postcodes, PostcodeRows), Problem> {
    let name: Arc<str> = name.into();
    let unreadable = |fault: &str| {
        Problem::unreadable(fault)
            .file(&name)
            .expected("a CSV with the columns pcds, laua and oseast1m and osnrth1m, or lat and long")
            .advice("give the national postcode directory, or its columns that are asked for")
    };
    let since = Cell::new(0);
    let endless = || {
        let fault = if since.get() > Limits::USUAL.record_bytes {
            "has a row without an end, or a quotation mark that is not closed"
        } else {
            "cannot be read to its end"
        };
        unreadable(fault)
    };
    let rows = Bounded { file, since: &since };
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(rows);
    let headings = reader.byte_headers().map_err(|_| endless())?.clone();
    let columns = Columns::of(&headings).ok_or_else(|| unreadable("is no directory of postcodes"))?;
    let (mut postcodes, mut account) = (Postcodes::new(), PostcodeRows::default());
    let mut row = csv::ByteRecord::new();
    loop {
        since.set(0);
        match reader.read_byte_record(&mut row) {
            Ok(false) => break,
            Ok(true) => {}
            Err(error) if error.is_io_error() => return Err(endless()),
            Err(_) => {
                account.rows += 1;
                account.leave(&name, None, "is no row of this table", None);
                continue;
            }
        }
        account.rows += 1;
        let line = row.position().map(csv::Position::line);
        let cell =
            |at: usize| std::str::from_utf8(row.get(at).unwrap_or_default()).unwrap_or_default().trim();
        let Some((east, north)) = columns.place(cell) else {
            account.leave(&name, line, "has no place on the grid", Some(cell(columns.code)));
            continue;
        };
        let county = columns.county.map_or("", cell);
        let before = postcodes.len();
        if !postcodes.add(cell(columns.code), county, cell(columns.district), east, north) {
            account.leave(&name, line, "is no postcode", Some(cell(columns.code)));
        } else if postcodes.len() == before {
            account.again += 1;
        } else {
            account.taken += 1;
        }
        if postcodes.len() > MOST_POSTCODES {
            return Err(unreadable("has more postcodes than are read at most"));
        }
    }
    if postcodes.is_empty() {
        return Err(unreadable("has no postcode with a place on the grid"));
    }
    Ok((postcodes, account))
}

impl PostcodeRows {
    fn leave(&mut self, file: &Arc<str>, line: Option<u64>, fault: &str, said: Option<&str>) {
        self.left_out += 1;
        if self.told.len() < MOST_TOLD {
            let mut problem = Problem::refused(fault).file(file);
            if let Some(line) = line.and_then(|line| u32::try_from(line).ok()) {
                problem = problem.line(line);
            }
            self.told.push(match said {
                Some(said) => problem.said(said),
                None => problem,
            });
        }
    }
}

/// The same, with what cannot be read of single rows counted and said in one notice.
///
/// The problem is that it is no such file.
pub fn read_postcodes(name: &str, file: impl Read) -> Result<(Postcodes, Vec<Problem>), Problem> {
    let (postcodes, account) = read_directory(name, file)?;
    let mut problems = Vec::new();
    if account.left_out > 0 {
        let left_out = account.left_out;
        let fault = format!("has {left_out} postcodes without a place on the grid, which were left out");
        problems.push(Problem::notice(fault).file(&name.into()));
    }
    Ok((postcodes, problems))
}

#[cfg(test)]
mod tests {
    use super::*;
    use calendar::day;

    fn csv(text: &str) -> (Providers, Vec<String>) {
        let (providers, problems) = read_providers(vec![Source::new("list.csv", text)]);
        (providers, problems.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn a_list_in_csv() {
        let (all, problems) = csv(
            "URN,Local authority,Placement code,Placement provider code,Deregistration date,\
             Setting address postcode\n1234567,Ashdown,\"K2, S1\",PR4,,ab1 2cd\nsc000001.0,,U6,\"PR1,PR4\",31/03/2025,\n\
             1234568.0,Ashdown,K1,PR1,soon,\n",
        );
        assert_eq!(all.len(), 3);
        let one = all.find("1234567").unwrap();
        assert_eq!(
            (one.places.join(" "), one.kinds.join(" "), &*one.postcode),
            ("K2 S1".into(), "PR4".into(), "AB12CD")
        );
        assert_eq!(all.find("1234568").unwrap().closed, None);
        assert_eq!(all.find("SC000001.0").unwrap().closed, Some(day!(2025, 3, 31)));
        assert_eq!(
            problems,
            [
                "list.csv line 4: “soon” is not a date; the provider was taken as open; expected a date DD/MM/YYYY."
            ]
        );
        assert!(csv("a,b\n1,2\n").1[0].contains("has no list of providers"));
    }

    #[test]
    fn a_code_is_of_the_sort_that_it_is_whatever_its_column_is_called() {
        for (places, kinds) in [("K2/S1", "PR4"), ("PR4", "K2, S1"), ("PR4, K2", "S1"), ("K2;S1;PR4", "-")] {
            let text = format!(
                "URN,Local Authority,Provider Code,Provider Placement Code\n1234567,Ashdown,\"{kinds}\",\"{places}\"\n"
            );
            let (all, problems) = csv(&text);
            assert_eq!(problems, [""; 0]);
            let home = all.find("1234567").unwrap();
            let mut of = home.places.clone();
            of.sort();
            assert_eq!((of.join(" "), home.kinds.join(" ")), ("K2 S1".into(), "PR4".into()), "{text}");
        }
    }

    #[test]
    fn the_workbooks_of_the_regulator() {
        let read = |name: &str| {
            let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../samples/csc-validator-be-903");
            let bytes = std::fs::read(std::path::Path::new(path).join(name)).unwrap();
            read_providers(vec![Source::new(name, bytes)])
        };
        let (homes, problems) = read("ch_fake.xlsx");
        assert_eq!(problems, []);
        let home = homes.find("NJASCN").unwrap();
        assert_eq!(
            (homes.len(), home.places.join(" "), home.kinds.join(" ")),
            (1, "COD3C0D3".into(), "COD3".into())
        );
        assert_eq!(
            (&*home.postcode, home.closed, home.authorities.join(" ")),
            ("BN208JX", None, "EAST SUSSEX".into())
        );
        let (others, problems) = read("scp_fake.xlsx");
        assert_eq!(problems, []);
        assert_eq!((others.len(), others.find("bababooey").unwrap().closed), (2, None));
        assert_eq!(others.find("p4baboo7").unwrap().closed, Some(day!(2023, 1, 1)));
    }

    #[test]
    fn a_directory_of_postcodes() {
        let text = "\u{feff}pcds,doterm,CTY,laua,oseast1m,osnrth1m\n\
                    ZZ1 1AA,,E99999999,E09000027,500000,200000\n\
                    ZZ2 2BB,,E99999999,E09000027,,\n\
                    ZZ3 3CC,,E10000003,E07000008,500000,201609\n";
        let (all, problems) = read_postcodes("places.csv", text.as_bytes()).unwrap();
        assert_eq!(all.len(), 2);
        assert_eq!(problems.len(), 1);
        let miles = all.find("ZZ11AA").unwrap().miles_to(all.find("ZZ33CC").unwrap());
        assert_eq!(miles.to_string(), "1");
        assert!(read_postcodes("x.csv", "a,b\n1,2".as_bytes()).is_err());
    }

    #[test]
    fn each_row_of_a_directory_is_accounted_for() {
        let text = "pcd,pcds,oslaua,lat,long\n\
                    ZZ11AA,ZZ1 1AA,E09000027,52.657979,1.716052\n\
                    ,,E09000027,52.6,1.7\n\
                    ZZ22BB,ZZ2 2BB,E09000027,99.999999,0.000000\n\
                    ZZ11AA,zz1  1aa,E09000027,52.657979,1.716052\n\
                    no postcode,no postcode here,E09000027,52.6,1.7\n\
                    ZZ33CC,ZZ3 3CC\n";
        let (all, account) = read_directory("places.csv", text.as_bytes()).unwrap();
        assert_eq!(
            (all.len(), account.rows, account.taken, account.again, account.left_out),
            (1, 6, 1, 1, 4)
        );
        let told: Vec<String> = account.told.iter().map(ToString::to_string).collect();
        assert_eq!(
            told,
            [
                "places.csv line 3: “” is no postcode.",
                "places.csv line 4: “ZZ2 2BB” has no place on the grid.",
                "places.csv line 6: “no postcode here” is no postcode.",
                "places.csv line 7: “ZZ3 3CC” has no place on the grid."
            ]
        );
        let many = format!("pcds,laua,lat,long\nZZ1 1AA,E09000027,52.6,1.7\n{}", "x,y\n".repeat(5000));
        let (_, account) = read_directory("places.csv", many.as_bytes()).unwrap();
        assert_eq!((account.left_out, account.told.len()), (5000, MOST_TOLD));
    }

    #[test]
    fn metres_as_other_programs_keep_them() {
        let place = |east: &str| {
            let text = format!("pcds,cty,laua,oseast1m,osnrth1m\nZZ1 1AA,,E09000027,{east},200000\n");
            read_postcodes("places.csv", text.as_bytes()).map(|(all, _)| all.find("ZZ11AA").unwrap().east)
        };
        for (text, metres) in
            [("364593", 364_593), ("364593.0", 364_593), ("364592.6", 364_593), ("3.64593e5", 364_593)]
        {
            assert_eq!(place(text), Ok(metres), "{text}");
        }
        // A directory in which nothing lies anywhere answers nothing: it is refused, not taken for one that knows no place.
        for text in ["", "here", "-1.5", "NaN", "1e300"] {
            let said = place(text).unwrap_err().to_string();
            assert!(said.contains("no postcode with a place on the grid"), "{text}: {said}");
        }
    }

    #[test]
    fn a_row_of_a_directory_is_bounded() {
        let heading = "pcds,cty,laua,oseast1m,osnrth1m\n";
        let said =
            |text: &str| read_postcodes("places.csv", text.as_bytes()).map_err(|problem| problem.to_string());
        let long = format!("{heading}\"{}", "ZZ1 1AA,,E09000027,1,1\n".repeat(10_000));
        assert!(said(&long).is_err_and(|said| said.contains("a quotation mark that is not closed")));
        let many = format!("{heading}{}", "ZZ1 1AA,,E09000027,1,1\n".repeat(10_000));
        assert_eq!(said(&many).map(|(all, problems)| (all.len(), problems.len())), Ok((1, 0)));
    }
}
