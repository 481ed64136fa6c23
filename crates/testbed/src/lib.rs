//! A PostgreSQL server for tests: of the distribution's package, in a folder of its own under the system's temporary one, on a
//! socket, with fsync on. One serves every test of a run: the first test that needs it starts it, and it ends some seconds after
//! the last. Each test has a database of its own.
//!
//! Nothing here ships. What goes wrong is a panic: a test without its server has failed.

#![allow(clippy::panic, clippy::expect_used, reason = "a test without its server has failed")]

mod pair;
mod programs;
mod proxy;
mod shared;

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use tempfile::TempDir;

use programs::{Programs, quietly};

pub use pair::{Pair, Which};
pub use proxy::{Proxy, free_ports};

/// A database of a test's own, on the server that all share. Goes when it is dropped.
pub struct Database {
    server: &'static shared::Shared,
    name: String,
}

static NEXT: AtomicU32 = AtomicU32::new(0);

fn own_name() -> String {
    format!("test_{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed))
}

impl Database {
    /// An empty one, with a role of its own that may log in and nothing more.
    pub fn empty() -> Database {
        Database::made("template0")
    }

    /// A copy of a template, which `make` makes by its owner's address where there is none of this name yet. What is in the name
    /// decides: a changed template needs another.
    pub fn of_template(name: &str, make: impl FnOnce(&str)) -> Database {
        let server = shared::shared();
        server.template(name, make);
        Database::made(name)
    }

    fn made(template: &str) -> Database {
        let server = shared::shared();
        let name = own_name();
        server.psql("postgres", &format!("CREATE ROLE {name} LOGIN"));
        server.psql("postgres", &format!("CREATE DATABASE {name} TEMPLATE {template} ENCODING 'UTF8'"));
        Database { server, name }
    }

    /// Its address for the owner, who is the server's superuser.
    pub fn owner(&self) -> String {
        self.server.address(&self.name, "postgres")
    }

    /// Its address for the role that may only log in.
    pub fn address(&self) -> String {
        self.address_as(&self.name)
    }

    /// Its address for another role.
    pub fn address_as(&self, role: &str) -> String {
        self.server.address(&self.name, role)
    }

    /// The role that may only log in.
    pub fn role(&self) -> &str {
        &self.name
    }

    /// Keeps the role out from now on, and ends what it is connected by; or lets it in again.
    pub fn lets_in(&self, lets_in: bool) {
        let role = self.role();
        if lets_in {
            self.sql(&format!("ALTER ROLE {role} LOGIN"));
        } else {
            self.sql(&format!("ALTER ROLE {role} NOLOGIN"));
            self.sql(&format!(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '{role}'"
            ));
        }
    }

    /// Runs statements as the owner, and returns what they print: a row a line, `|` between columns.
    pub fn sql(&self, statements: &str) -> String {
        self.server.psql(&self.name, statements)
    }

    /// Cuts every connection to the database, as a network does that fails.
    pub fn cut(&self) {
        self.sql(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity \
             WHERE datname = current_database() AND pid <> pg_backend_pid()",
        );
    }

    /// Takes every entry after one away, as on a replica that had not got them and takes writes now.
    pub fn lose_after(&self, seq: u64) {
        self.sql(&format!(
            "SET session_replication_role = replica; \
             DELETE FROM payload WHERE seq > {seq}; DELETE FROM entry WHERE seq > {seq}"
        ));
    }

    /// The same as [`Database::sql`], and what the server said where it refused.
    pub fn try_sql(&self, statements: &str) -> Result<String, String> {
        self.server.try_psql(&self.name, "postgres", statements)
    }

    /// The same as another role.
    pub fn sql_as(&self, role: &str, statements: &str) -> Result<String, String> {
        self.server.try_psql(&self.name, role, statements)
    }

    /// The socket of the server.
    pub fn socket(&self) -> PathBuf {
        self.server.socket()
    }

    /// The name of the database.
    pub fn name(&self) -> &str {
        &self.name
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        // Left over, they go with the server.
        let drop = format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.name);
        let _ = self.server.try_psql("postgres", "postgres", &drop);
        let _ = self.server.try_psql("postgres", "postgres", &format!("DROP ROLE IF EXISTS {}", self.name));
    }
}

/// A server of a test's own, to be killed and started again.
pub struct Server {
    programs: Programs,
    folder: TempDir,
    options: Vec<String>,
}

impl Server {
    /// Makes one and starts it.
    pub fn start() -> Server {
        let programs = Programs::find();
        let folder = tempfile::Builder::new().prefix("kith-postgres-").tempdir().expect("a temporary folder");
        programs.hand_over(folder.path());
        programs.make(&folder.path().join("data"));
        let server = Server { programs, folder, options: Vec::new() };
        server.start_again();
        server
    }

    /// One that is reached on a port of this computer, by TLS with this certificate (PEM) and a password (SCRAM) only. Its
    /// owner needs none on its socket.
    pub fn guarded(certificate: &str, key: &str) -> Server {
        let mut programs = Programs::find();
        let folder = tempfile::Builder::new().prefix("kith-postgres-").tempdir().expect("a temporary folder");
        programs.hand_over(folder.path());
        let data = folder.path().join("data");
        programs.make(&data);
        let [port] = free_ports();
        programs.port = Some(port);
        let doors = "local all postgres trust\nhostssl all all 127.0.0.1/32 scram-sha-256\n";
        for (name, text) in [("server.crt", certificate), ("server.key", key), ("pg_hba.conf", doors)] {
            let file = data.join(name);
            std::fs::write(&file, text).expect("a file");
            quietly(std::process::Command::new("chmod").arg("600").arg(&file));
            programs.hand_over(&file);
        }
        let options = ["listen_addresses=127.0.0.1", "ssl=on", "password_encryption=scram-sha-256"];
        let mut options: Vec<String> = options.iter().map(|option| format!("-c {option}")).collect();
        options.push(format!("-c port={port}"));
        let server = Server { programs, folder, options };
        server.start_again();
        server
    }

    /// The port it is reached at, where it is guarded.
    pub fn port(&self) -> Option<u16> {
        self.programs.port
    }

    /// Starts it after it was killed.
    pub fn start_again(&self) {
        let options: Vec<&str> = self.options.iter().map(String::as_str).collect();
        self.programs.start(&self.folder.path().join("data"), self.folder.path(), &options);
    }

    /// Kills it as a power cut would, but for what the operating system still writes.
    pub fn kill(&self) {
        let pid = std::fs::read_to_string(self.folder.path().join("data/postmaster.pid")).expect("it runs");
        let pid = pid.lines().next().expect("a number").to_owned();
        // Its children see that it is gone and go too; until they have, it cannot be started again.
        quietly(std::process::Command::new("kill").args(["-9", &pid]));
        for _ in 0..200 {
            let children = std::process::Command::new("pgrep").args(["-g", &pid]).output().expect("pgrep");
            if children.stdout.is_empty() {
                return;
            }
            std::thread::sleep(std::time::Duration::from_millis(25));
        }
        panic!("the server's processes did not go");
    }

    /// The address of a database of it, for a role.
    pub fn address(&self, database: &str, role: &str) -> String {
        programs::address(self.folder.path(), database, role)
    }

    /// Runs statements as the owner, and returns what they print.
    pub fn psql(&self, database: &str, statements: &str) -> String {
        self.programs
            .psql(self.folder.path(), database, "postgres", statements)
            .unwrap_or_else(|said| panic!("{statements}: {said}"))
    }

    /// Its folder.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.programs.stop(&self.folder.path().join("data"));
    }
}
