//! Lists of providers and a directory of postcodes out of whatever bytes.

use exchange::Source;
use ssda903::rules::{Postcodes, read_postcodes, read_providers};

use crate::parts::parts;

pub(super) fn run(input: &[u8]) {
    let parts = parts(input);
    let (providers, problems) = read_providers(parts.iter().map(Source::from).collect());
    problems.iter().for_each(|problem| drop(problem.to_string()));
    assert!(providers.len() <= input.len(), "more providers than bytes");
    if let Some(kept) = Postcodes::from_bytes(input) {
        assert!(Postcodes::from_bytes(&kept.to_bytes()).is_some_and(|again| again.len() == kept.len()));
    }
    for part in &parts {
        if let Ok((postcodes, problems)) = read_postcodes(part.name, part.bytes) {
            problems.iter().for_each(|problem| drop(problem.to_string()));
            assert!(postcodes.len() <= input.len(), "more postcodes than bytes");
            let again = Postcodes::from_bytes(&postcodes.to_bytes());
            assert!(again.is_some_and(|again| again.len() == postcodes.len()), "what is kept is read again");
            for line in String::from_utf8_lossy(part.bytes).lines() {
                let found = postcodes.find(line.split(',').next().unwrap_or_default());
                if let Some(found) = found {
                    assert!(found.miles_to(found) == 0.0, "a place is where it is");
                }
            }
        }
    }
}
