//! What a story says of the authority: what is kept here, population, targets, local standards, published figures.

use std::path::Path;

use calendar::{Length, Moment, Month};
use exchange::Source;
use records::governance::{
    Band, Limit, LocalStandard, Population, PublishedFigure, PublishedPeriod, RecordKept, Target,
};
use records::{Fact, SubjectKind};

use crate::Fault;
use crate::markdown::Row;
use crate::world::Event;

/// Says one row about the authority.
pub(crate) fn say(facts: &mut Vec<Fact>, row: &Row, event: &Event) -> Result<(), Fault> {
    let wrong = |what: &str| Fault::at(row.line, format!("“{}”: {what}", event.what));
    let (word, rest) = event.what.split_once(' ').unwrap_or((&event.what, ""));
    let (id, known, since) = (row.line.to_string(), event.known(), event.happened);
    facts.push(match word {
        "record" if rest == "kept" => Fact::said(&id, known, RecordKept::everything(since)),
        "population" => {
            let people = rest.parse().map_err(|_| wrong("is no number of people"))?;
            let year = u16::try_from(since.year()).unwrap_or_default();
            Fact::said(&id, known, Population { year, since, people })
        }
        "target" => Fact::said(&id, known, target(rest, event).map_err(|what| wrong(&what))?),
        "standard" => Fact::said(&id, known, standard(rest, event).map_err(|what| wrong(&what))?),
        "published" => Fact::said(&id, known, published(rest, event).map_err(|what| wrong(&what))?),
        _ if records::kind(word).is_some_and(|kind| kind.subject == SubjectKind::Authority) => {
            let line = format!("{since} {} known {}", event.what, event.learnt);
            return timeline::history::say(facts, &id, &line).map_err(|told| wrong(&told));
        }
        _ => {
            let told = "is nothing that is said of the authority: record kept, population, target, standard, published, \
                        or a kind with its fields";
            return Err(wrong(told));
        }
    });
    Ok(())
}

/// `visit.year1: 4K every four weeks`
fn standard(text: &str, event: &Event) -> Result<LocalStandard, String> {
    let (clock, rest) = text.split_once(": ").ok_or("names no clock")?;
    let (limit, words) = rest.split_once(' ').unwrap_or((rest, ""));
    clocks::clock(clock).ok_or("is about no clock that is known")?;
    limit.parse::<Length>().map_err(|error| error.to_string())?;
    let (clock, limit, words) = (clock.to_owned(), limit.to_owned(), words.to_owned());
    Ok(LocalStandard { clock, since: event.happened, limit, words })
}

/// `6.8: green 95+, amber 90 to <95, red <90`
fn target(text: &str, event: &Event) -> Result<Target, String> {
    let (indicator, bands) = text.split_once(": ").ok_or("names no indicator")?;
    let (bands, year_to_date_only) = match bands.strip_suffix(" of the year to date") {
        Some(bands) => (bands, true),
        None => (bands, false),
    };
    let mut target = Target {
        indicator: known_indicator(indicator)?,
        since: event.happened,
        until: None,
        green: None,
        amber: None,
        red: None,
        printed: Default::default(),
        year_to_date_only,
        run: "the story".to_owned(),
    };
    for part in bands.split(", ") {
        let (colour, text) = part.split_once(' ').ok_or("a band is a colour and its values")?;
        let slot = match colour {
            "green" => &mut target.green,
            "amber" => &mut target.amber,
            "red" => &mut target.red,
            _ => return Err(format!("{colour} is no colour: green, amber, red")),
        };
        *slot = Some(band(text)?);
    }
    Ok(target)
}

/// `95+`, `<95`, `>21`, `90 to <95`, `14 to 20`
fn band(text: &str) -> Result<Band, String> {
    let limit = |text: &str, inside: bool| {
        let value = text.parse().map_err(|_| format!("{text} is no number"))?;
        Ok::<_, String>(Some(Limit { value, inside }))
    };
    let upper = |text: &str| match text.strip_prefix('<') {
        Some(text) => limit(text, false),
        None => limit(text, true),
    };
    if let Some((low, high)) = text.split_once(" to ") {
        return Ok(Band { low: limit(low, true)?, high: upper(high)? });
    }
    if let Some(low) = text.strip_suffix('+') {
        return Ok(Band { low: limit(low, true)?, high: None });
    }
    if let Some(low) = text.strip_prefix('>') {
        return Ok(Band { low: limit(low, false)?, high: None });
    }
    if text.starts_with('<') {
        return Ok(Band { low: None, high: upper(text)? });
    }
    Err(format!("{text} is no band: 95+, <95, >21, 90 to <95, 14 to 20"))
}

/// `6.8 month: 89.9% 133/148 monthly page`
fn published(text: &str, event: &Event) -> Result<PublishedFigure, String> {
    let (of, rest) = text.split_once(": ").ok_or("says no figure")?;
    let (indicator, period) = of.split_once(' ').ok_or("says no period: month, year to date or year")?;
    let month = Month::of(event.happened);
    let period = match period {
        "month" => PublishedPeriod::Month(month),
        "year to date" => PublishedPeriod::YearToDate(month),
        "year" if month.number() == 3 => {
            PublishedPeriod::FinancialYear(u16::try_from(month.year()).unwrap_or_default())
        }
        _ => return Err("is of no period: month, year to date, or year at 31 March".to_owned()),
    };
    if period.days().to != event.happened {
        return Err("a published figure happened on the last day of its month".to_owned());
    }
    let mut words = rest.split(' ').peekable();
    let printed = words.next().unwrap_or_default();
    let value = match printed {
        "-" => None,
        text => Some(text.trim_end_matches('%').parse().map_err(|_| format!("{text} is no number"))?),
    };
    let number = |text: &str| text.parse::<f64>().ok();
    let fraction = words.peek().and_then(|word| word.split_once('/'));
    let fraction = fraction.and_then(|(top, bottom)| number(top).zip(number(bottom)));
    if fraction.is_some() {
        words.next();
    }
    let run = words.collect::<Vec<_>>().join(" ");
    if run.is_empty() {
        return Err("does not say where it was printed".to_owned());
    }
    Ok(PublishedFigure {
        indicator: known_indicator(indicator)?,
        period,
        value,
        numerator: fraction.map(|(top, _)| top),
        denominator: fraction.map(|(_, bottom)| bottom),
        printed: printed.to_owned(),
        run,
    })
}

fn known_indicator(id: &str) -> Result<String, String> {
    let known = indicators::indicator(id).map(|indicator| indicator.id.to_owned());
    known.ok_or_else(|| format!("{id} is no indicator"))
}

/// Loads a folder of published tables.
pub(crate) fn pack(facts: &mut Vec<Fact>, line: usize, folder: &Path, known: Moment) -> Result<(), Fault> {
    let wrong =
        |error: std::io::Error| Fault::at(line, format!("{} cannot be read: {error}", folder.display()));
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(wrong)? {
        paths.push(entry.map_err(wrong)?.path());
    }
    paths.sort();
    let mut sources = Vec::new();
    for path in paths {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        sources.push(Source::new(name, std::fs::read(&path).map_err(wrong)?));
    }
    let read = published::read(sources, None);
    if read.is_empty() {
        return Err(Fault::at(line, "holds no published tables"));
    }
    facts.extend(read.wanted.into_iter().map(|wanted| Fact {
        id: wanted.id,
        revision: 1,
        recorded: known,
        withdrawn: false,
        record: wanted.record,
        origin: Default::default(),
    }));
    Ok(())
}
