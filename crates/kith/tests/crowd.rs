//! A crowd at the door: connections that are idle or slow, requests that are too large, little memory. People are served
//! meanwhile, and nothing is lost. `make soak` brings ten thousand.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]
#![cfg(unix)]

mod support;

use std::io::{ErrorKind, Read, Write};
use std::net::TcpStream;
use std::process::Command as Program;
use std::time::Duration;

use support::{Place, Serving, sample};

fn times(short: usize, long: usize) -> usize {
    if std::env::var_os("KITH_SOAK").is_some() { long } else { short }
}

fn serving(place: &Place) -> (String, Serving) {
    let database = place.path("kith.db");
    let add = [
        "user",
        "add",
        "ada",
        "--name",
        "Ada Winterbeck",
        "--role",
        "administrator",
        "--database",
        &database,
    ];
    let (status, _, err) = place.run(&add);
    assert_eq!(status, 0, "{err}");
    let serving = place.serve(&["serve", "--listen", "127.0.0.1:0", "--database", &database]);
    (database, serving)
}

/// A page is shown, and the database answers.
fn is_served(serving: &Serving) {
    assert!(serving.get("/sign-in").contains("200 OK"), "{}", serving.log());
    assert!(serving.get("/ready").ends_with("{\"status\":\"ready\"}"), "{}", serving.log());
}

#[test]
fn idle_and_slow_connections_keep_nobody_out_and_are_closed() {
    let place = Place::new();
    let (_, serving) = serving(&place);
    // Each takes a file here and one there; a system that allows fewer is asked for fewer, and that is said.
    let limit = Program::new("sh").args(["-c", "ulimit -n"]).output().unwrap();
    let limit: usize = String::from_utf8_lossy(&limit.stdout).trim().parse().unwrap_or(1_024);
    let wanted = times(300, 10_000).min(limit.saturating_sub(200));
    let mut crowd = Vec::with_capacity(wanted);
    for nth in 0..wanted {
        let Ok(mut stream) = TcpStream::connect(&serving.address) else { break };
        // Some say nothing, some half a head, some a head of which the body never comes.
        let begun: &[u8] = match nth % 3 {
            0 => b"",
            1 => b"GET /sign-in HTTP/1.1\r\nHost: localhost\r\nX-Slow: ",
            _ => b"POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nname=",
        };
        let _ = stream.write_all(begun);
        crowd.push(stream);
        if nth % 100 == 0 {
            is_served(&serving);
        }
    }
    is_served(&serving);
    let came = crowd.len();
    // Some go on letter by letter.
    for stream in crowd.iter_mut().step_by(10) {
        let _ = stream.write_all(b"x");
    }
    is_served(&serving);
    // Whoever does not come to the point is shown out; a body that does not come, within the time for a page.
    let mut closed = 0;
    for (nth, stream) in crowd.iter_mut().enumerate().filter(|(nth, _)| nth % 3 != 2) {
        stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
        let mut all = Vec::new();
        match stream.read_to_end(&mut all) {
            Err(error) if [ErrorKind::WouldBlock, ErrorKind::TimedOut].contains(&error.kind()) => {
                panic!("connection {nth} is still open after a minute");
            }
            _ => closed += 1,
        }
        assert!(!String::from_utf8_lossy(&all).contains("200 OK"));
    }
    println!(
        "idle and slow connections: {wanted} wanted (of {limit} files allowed), {came} came, \
         {closed} of those without a request were closed; pages were served throughout"
    );
    assert!(came == wanted && closed > wanted / 2, "{came} of {wanted} came, {closed} were closed");
    is_served(&serving);
}

#[test]
fn whatever_is_too_large_is_refused_and_others_are_served() {
    let place = Place::new();
    let (_, serving) = serving(&place);
    let host = format!("Host: {}\r\nSec-Fetch-Site: same-origin", serving.address);
    let form = "Content-Type: application/x-www-form-urlencoded";
    let long = |count: usize| "x".repeat(count);
    let many_headers: String = (0..2_000).map(|nth| format!("X-{nth}: a\r\n")).collect();
    let many_fields: String = (0..200_000).map(|nth| format!("f{nth}=1&")).collect();
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let body = |kind: &str, path: &str, body: &str| {
        format!(
            "POST {path} HTTP/1.1\r\n{host}\r\n{kind}\r\nConnection: close\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        )
    };
    let head =
        |path: &str, more: &str| format!("GET {path} HTTP/1.1\r\n{host}\r\nConnection: close\r\n{more}\r\n");
    let requests = [
        ("an address", head(&format!("/{}", long(1 << 20)), "")),
        ("a question", head(&format!("/find?q={}", long(100_000)), "")),
        ("a head", head("/sign-in", &format!("X-Long: {}\r\n", long(2 << 20)))),
        ("heads", head("/sign-in", &many_headers)),
        ("a cookie", head("/sign-in", &format!("Cookie: {}={}\r\n", long(100), long(200_000)))),
        ("a form", body(form, "/sign-in", &format!("name={}", long(4 << 20)))),
        ("fields", body(form, "/sign-in", &many_fields)),
        ("brackets", body("Content-Type: application/json", "/api/v1/webhooks", &deep)),
        (
            "a body said to be endless",
            format!(
                "POST /sign-in HTTP/1.1\r\n{host}\r\n{form}\r\nContent-Length: 18446744073709551615\r\n\r\nname=a"
            ),
        ),
        (
            "pieces",
            format!(
                "POST /sign-in HTTP/1.1\r\n{host}\r\n{form}\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n{}",
                format!("8000\r\n{}\r\n", long(0x8000)).repeat(64)
            ),
        ),
        (
            "a piece",
            format!(
                "POST /sign-in HTTP/1.1\r\n{host}\r\n{form}\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\nabc"
            ),
        ),
    ];
    let mut refused = 0;
    for _ in 0..times(1, 50) {
        for (what, request) in &requests {
            let mut stream = TcpStream::connect(&serving.address).unwrap();
            stream.set_read_timeout(Some(Duration::from_secs(90))).unwrap();
            // It may close before it has heard everything.
            let _ = stream.write_all(request.as_bytes());
            let _ = stream.shutdown(std::net::Shutdown::Write);
            let mut answer = Vec::new();
            let _ = stream.take(1 << 20).read_to_end(&mut answer);
            let answer = String::from_utf8_lossy(&answer).into_owned();
            let status = answer.split(' ').nth(1).unwrap_or("closed").to_owned();
            // A question that is long is answered as one that is short: who asks must sign in.
            let fits = status == "closed"
                || status.starts_with('4')
                || (*what == "a question" && status == "303")
                || (*what == "a cookie" && status == "200");
            assert!(fits, "{what}: {answer}");
            refused += 1;
        }
        is_served(&serving);
    }
    println!("oversized: {refused} requests of {} sorts, none did harm", requests.len());
}

/// Little memory, at any moment of a load: it goes in whole or not at all.
#[test]
fn whoever_runs_out_of_memory_leaves_a_journal_that_is_whole() {
    let place = Place::new();
    let from = sample("csc-validator-be-903");
    let (mut went_in, mut gave_up) = (0, 0);
    let limits: Vec<u64> = match times(0, 1) {
        0 => vec![60, 160, 300, 4_000],
        _ => (40..600).step_by(10).chain([800, 1_000, 2_000, 4_000]).collect(),
    };
    for (nth, mebibytes) in limits.into_iter().enumerate() {
        let database = place.path(&format!("kith{nth}.db"));
        // What it may use in all, threads and the allocator's reserve with it.
        let command = format!(
            "ulimit -v {}; exec {} import ssda903 {from} --database {database} --authority E09000099",
            mebibytes * 1024,
            env!("CARGO_BIN_EXE_kith")
        );
        let output = Program::new("sh").args(["-c", &command]).output().unwrap();
        if !std::path::Path::new(&database).exists() {
            gave_up += 1;
            continue;
        }
        let (status, out, err) = place.run(&["verify", "--database", &database]);
        assert_eq!(status, 0, "{mebibytes} MiB: {out}{err}");
        let entries: u64 = out.split("whole: ").nth(1).unwrap().split(' ').next().unwrap().parse().unwrap();
        // All of it or nothing; where it said that it was well, all of it.
        let well = output.status.code().is_some_and(|code| code < 2);
        let err = String::from_utf8_lossy(&output.stderr);
        assert!(entries == 36_223 || (entries == 0 && !well), "{mebibytes} MiB: {entries} entries, {err}");
        if entries > 0 { went_in += 1 } else { gave_up += 1 }
    }
    println!("little memory: {went_in} loads went in whole, {gave_up} not at all");
    assert!(went_in > 0 && gave_up > 0, "{went_in} went in, {gave_up} did not: the test says little");
}
