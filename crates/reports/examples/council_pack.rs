//! Writes the report made from a folder of published figures as HTML, PDF or a workbook, for looking at.
//!
//! `cargo run -p reports --example council_pack -- samples/rotherham-2018 2018-10 OUT.html`

use std::error::Error;
use std::path::Path;
use std::{env, fs};

use calendar::Moment;
use exchange::Source;
use records::Fact;
use reports::corporate_parenting::{Options, document};
use timeline::{Authority, Cohort};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [folder, month, out] = arguments.as_slice() else {
        return Err("usage: council_pack FOLDER MONTH OUT.html|OUT.pdf|OUT.xlsx".into());
    };
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        files.push(Source::new(path.file_name().unwrap_or_default().to_string_lossy(), fs::read(&path)?));
    }
    files.sort_by(|a, b| a.name.cmp(&b.name));
    let known = Moment::start_of("2018-12-18".parse()?);
    let facts: Vec<Fact> = published::read(files, None)
        .wanted
        .into_iter()
        .map(|wanted| Fact {
            id: wanted.id,
            revision: 1,
            recorded: known,
            withdrawn: false,
            record: wanted.record,
            origin: Default::default(),
        })
        .collect();
    let authority = Authority::of("372", &facts, Moment::END_OF_TIME);
    let cohort = Cohort::new(Moment::END_OF_TIME, authority, Vec::new(), Vec::new());
    let report = document(&cohort, month.parse()?, Options::default());
    match Path::new(out).extension().and_then(|extension| extension.to_str()) {
        Some("xlsx") => fs::write(out, press::xlsx::workbook(&report)?)?,
        Some("pdf") => fs::write(out, press::pdf::pdf(&report, &press::pdf::Limits::default())?)?,
        _ => fs::write(out, press::html::page(&report))?,
    }
    Ok(())
}
