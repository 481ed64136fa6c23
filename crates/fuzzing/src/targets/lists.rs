//! Lists of providers and a directory of postcodes out of whatever bytes.

use exchange::Source;
use ssda903::rules::{read_postcodes, read_providers};

use crate::parts::parts;

pub(super) fn run(input: &[u8]) {
    let parts = parts(input);
    let (providers, problems) = read_providers(parts.iter().map(Source::from).collect());
    problems.iter().for_each(|problem| drop(problem.to_string()));
    assert!(providers.len() <= input.len(), "more providers than bytes");
    for part in &parts {
        if let Ok((postcodes, problems)) = read_postcodes(part.name, part.bytes) {
            problems.iter().for_each(|problem| drop(problem.to_string()));
            assert!(postcodes.len() <= input.len(), "more postcodes than bytes");
            for line in String::from_utf8_lossy(part.bytes).lines() {
                let found = postcodes.find(line.split(',').next().unwrap_or_default());
                if let Some(found) = found {
                    assert!(found.miles_to(found) == 0.0, "a place is where it is");
                }
            }
        }
    }
}
