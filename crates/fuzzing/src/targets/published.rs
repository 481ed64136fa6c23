//! Published figures out of whatever files. The files are known by their names too: `=== monthly.csv`.

use exchange::Source;
use published::read;

use crate::parts::parts;

pub(super) fn run(input: &[u8]) {
    let parts = parts(input);
    let reading = read(parts.iter().map(Source::from).collect(), None);
    for problem in &reading.problems {
        drop(problem.to_string());
    }
    for wanted in &reading.wanted {
        let payload = wanted.record.to_json();
        let again = (wanted.record.kind().read)(payload.as_bytes());
        assert!(again.is_ok(), "a record that is wanted cannot be read again: {payload}");
        assert!(reading.owns(&wanted.id), "{} is not one of {}", wanted.id, reading.publication);
    }
}
