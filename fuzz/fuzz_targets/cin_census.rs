#![no_main]

use fuzzing::target;
use libfuzzer_sys::fuzz_target;

fuzz_target!(init: kith_fuzz::one_thread(), |input: &[u8]| (target("cin_census").run)(input));
