//! What the tests of the program share.

#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::panic,
    reason = "each test takes what it needs, and may fail"
)]

pub(crate) mod browser;
pub(crate) mod mail;

use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command as Program, Stdio};
use std::sync::Arc;

use assert_cmd::Command;
use journal::{Batch, Journal};
use records::{Act, Change, Record, Subject};
use tempfile::TempDir;

/// A folder of a test's own, whose folder `bin` comes first in the search path.
pub(crate) struct Place(TempDir);

impl Place {
    pub(crate) fn new() -> Place {
        let place = Place(TempDir::new().unwrap());
        std::fs::create_dir(place.path("bin")).unwrap();
        #[cfg(unix)]
        std::fs::set_permissions(place.0.path(), std::os::unix::fs::PermissionsExt::from_mode(0o755))
            .unwrap();
        place
    }

    pub(crate) fn path(&self, name: &str) -> String {
        self.0.path().join(name).to_str().unwrap().to_owned()
    }

    pub(crate) fn file(&self, name: &str, bytes: &[u8]) -> String {
        std::fs::write(self.0.path().join(name), bytes).unwrap();
        self.path(name)
    }

    /// A program of this name that the shell runs.
    pub(crate) fn script(&self, name: &str, text: &str) {
        let path = self.file(&format!("bin/{name}"), format!("#!/bin/sh\n{text}\n").as_bytes());
        #[cfg(unix)]
        std::fs::set_permissions(path, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
    }

    fn environment(&self) -> Vec<(&'static str, String)> {
        let path = format!("{}:{}", self.path("bin"), std::env::var("PATH").unwrap_or_default());
        let mut set = vec![("PATH", path)];
        set.extend(["KITH_KEY", "KITH_KEY_FILE", "KITH_KEY_COMMAND"].map(|name| (name, String::new())));
        set.push(("KITH_PRESS", self.path("bin/kith-press")));
        set
    }

    /// Runs the command and gives its exit status, standard output and standard error.
    pub(crate) fn run(&self, args: &[&str]) -> (i32, String, String) {
        let mut command = Command::cargo_bin("kith").unwrap();
        let output = command.args(args).envs(self.environment()).output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
    }

    /// Starts a command that serves, and waits for its address.
    pub(crate) fn serve(&self, args: &[&str]) -> Serving {
        self.serve_with(args, &[])
    }

    /// The same, with this in its environment.
    pub(crate) fn serve_with(&self, args: &[&str], environment: &[(&str, &str)]) -> Serving {
        let log = std::fs::File::create(self.path("log")).unwrap();
        let mut child = Program::new(env!("CARGO_BIN_EXE_kith"))
            .args(args)
            .envs(self.environment())
            .envs(environment.iter().copied())
            .stdout(Stdio::piped())
            .stderr(log)
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let mut figures = None;
        let address = lines.by_ref().map_while(Result::ok).find_map(|line| {
            if let Some(rest) = line.strip_prefix("Figures for a monitor are at http://") {
                figures = rest.split('/').next().map(str::to_owned);
            }
            let rest =
                line.strip_prefix("Kith is at http")?.trim_start_matches('s').strip_prefix("://")?.to_owned();
            Some(rest.split('/').next()?.to_owned())
        });
        // What it says later is read, so that it never waits for a reader.
        std::thread::spawn(move || lines.map_while(Result::ok).for_each(drop));
        let log = || std::fs::read_to_string(self.path("log")).unwrap_or_default();
        let Some(address) = address else { panic!("it did not serve: {}", log()) };
        Serving { child, address, figures, log: self.path("log") }
    }
}

/// A program that serves, ended when this goes.
pub(crate) struct Serving {
    pub(crate) child: Child,
    pub(crate) address: String,
    /// Where figures are told.
    pub(crate) figures: Option<String>,
    log: String,
}

impl Serving {
    /// What it wrote to standard error so far.
    pub(crate) fn log(&self) -> String {
        std::fs::read_to_string(&self.log).unwrap()
    }

    /// The answer to a plain request, head and body.
    pub(crate) fn get(&self, path: &str) -> String {
        get(&self.address, path)
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The answer to a plain request, head and body.
pub(crate) fn get(address: &str, path: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    write!(stream, "GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n").unwrap();
    let mut answer = Vec::new();
    std::io::Read::read_to_end(&mut stream, &mut answer).unwrap();
    String::from_utf8_lossy(&answer).into_owned()
}

pub(crate) fn sample(folder: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../samples").join(folder).to_str().unwrap().to_owned()
}

/// A record of a kind with invented answers.
pub(crate) fn sample_of(kind: &str) -> Arc<dyn Record> {
    let kind = records::kind(kind).unwrap();
    let payload = serde_json::Value::Object(records::sample(kind, |field| !field.optional));
    (kind.read)(payload.to_string().as_bytes()).unwrap()
}

/// The same, as what it is.
pub(crate) fn sample_as<T: records::Definition + Clone>(kind: &str) -> T {
    sample_of(kind).as_any().downcast_ref::<T>().unwrap().clone()
}

/// Records these about somebody.
pub(crate) fn append(journal: &Journal, subject: &Subject, what: Vec<Arc<dyn Record>>) {
    append_for(journal, "Z99", subject, what);
}

/// The same for an authority.
pub(crate) fn append_for(journal: &Journal, authority: &str, subject: &Subject, what: Vec<Arc<dyn Record>>) {
    let entries = what.into_iter().enumerate().map(|(nth, record)| {
        let change = Change {
            subject: subject.clone(),
            id: format!("{nth:016}").as_str().into(),
            revision: 1,
            act: Act::Record,
            reason: None,
            record,
            place: records::Place::default(),
        };
        roll::new_entry(&change).unwrap()
    });
    let batch = Batch {
        authority: authority.into(),
        who: "worker".into(),
        permit_reason: None,
        known_at: None,
        load: None,
        entries: entries.collect(),
        expected: Vec::new(),
    };
    journal.append(batch).unwrap();
}

/// The set-up link that a command printed.
pub(crate) fn link_of(printed: &str) -> String {
    let link = printed.split("/set-up/").nth(1).and_then(|rest| rest.split_whitespace().next());
    format!("/set-up/{}", link.unwrap_or_else(|| panic!("{printed}")))
}
