//! A PostgreSQL server for tests: of the distribution's package, in a folder of its own under the system's temporary one, on a
//! socket, with fsync on. One serves every test of a run: the first test that needs it starts it, and it ends some seconds after
//! the last. Each test has a database of its own.
//!
//! Nothing here ships. What goes wrong is a panic: a test without its server has failed.

#![allow(clippy::panic, clippy::expect_used, reason = "a test without its server has failed")]

mod programs;
mod shared;

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use tempfile::TempDir;

use programs::{Programs, quietly};

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

    /// Runs statements as the owner, and returns what they print: a row a line, `|` between columns.
    pub fn sql(&self, statements: &str) -> String {
        self.server.psql(&self.name, statements)
    }

    /// The same, and what the server said where it refused.
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
}

impl Server {
    /// Makes one and starts it.
    pub fn start() -> Server {
        let programs = Programs::find();
        let folder = tempfile::Builder::new().prefix("kith-postgres-").tempdir().expect("a temporary folder");
        programs.hand_over(folder.path());
        programs.make(&folder.path().join("data"));
        let server = Server { programs, folder };
        server.start_again();
        server
    }

    /// Starts it after it was killed.
    pub fn start_again(&self) {
        self.programs.start(&self.folder.path().join("data"), self.folder.path(), &[]);
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
