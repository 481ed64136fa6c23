//! A primary and its synchronous replica, to be failed over.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use tempfile::TempDir;

use crate::programs::{Programs, quietly};

/// Two servers of a test's own: the first takes writes, the second follows it, and no commit is acknowledged before the second
/// has it on its disk.
pub struct Pair {
    programs: Programs,
    folder: TempDir,
}

/// One of the two.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Which {
    /// The one that takes writes at first.
    First,
    /// The one that follows it.
    Second,
}

impl Which {
    fn word(self) -> &'static str {
        match self {
            Which::First => "first",
            Which::Second => "second",
        }
    }
}

impl Pair {
    /// Makes both and starts them.
    pub fn start() -> Pair {
        let programs = Programs::find();
        let folder = tempfile::Builder::new().prefix("kith-pair-").tempdir().expect("a temporary folder");
        // The server's user walks through it to its own folders.
        quietly(Command::new("chmod").arg("711").arg(folder.path()));
        let pair = Pair { programs, folder };
        for which in [Which::First, Which::Second] {
            for place in [pair.socket(which), pair.place(which)] {
                std::fs::create_dir(&place).expect("a folder");
                pair.programs.hand_over(&place);
            }
        }
        pair.programs.make(&pair.data(Which::First));
        pair.programs.start(&pair.data(Which::First), &pair.socket(Which::First), &[]);
        pair.programs.copy(&pair.socket(Which::First), &pair.data(Which::Second));
        pair.programs.start(&pair.data(Which::Second), &pair.socket(Which::Second), &[]);
        // Not before the copy was made: the second, once it takes writes, waits for nobody.
        pair.psql(Which::First, "postgres", "ALTER SYSTEM SET synchronous_standby_names = '*'");
        pair.psql(Which::First, "postgres", "SELECT pg_reload_conf()");
        for _ in 0..400 {
            let sql = "SELECT count(*) FROM pg_stat_replication WHERE sync_state = 'sync'";
            if pair.psql(Which::First, "postgres", sql) == "1" {
                return pair;
            }
            std::thread::sleep(Duration::from_millis(25));
        }
        panic!("the second server does not follow the first")
    }

    fn place(&self, which: Which) -> PathBuf {
        self.folder.path().join(which.word())
    }

    fn data(&self, which: Which) -> PathBuf {
        self.place(which).join("data")
    }

    fn socket(&self, which: Which) -> PathBuf {
        self.folder.path().join(format!("socket-{}", which.word()))
    }

    /// The address of a database for a role, which names both.
    pub fn address(&self, database: &str, role: &str) -> String {
        let sockets = [self.socket(Which::First), self.socket(Which::Second)];
        let [first, second] = sockets.map(|socket| socket.display().to_string());
        format!("postgres:///{database}?host={first}&host={second}&user={role}")
    }

    /// Runs statements as the owner of one of them, and returns what they print.
    pub fn psql(&self, which: Which, database: &str, statements: &str) -> String {
        self.programs
            .psql(&self.socket(which), database, "postgres", statements)
            .unwrap_or_else(|said| panic!("{statements}: {said}"))
    }

    /// Kills every process of one of them at once.
    pub fn kill(&self, which: Which) {
        kill_all(&self.data(which));
    }

    /// Lets the second take writes.
    pub fn promote(&self) {
        self.programs.promote(&self.data(Which::Second));
    }
}

impl Drop for Pair {
    fn drop(&mut self) {
        for which in [Which::First, Which::Second] {
            self.programs.stop(&self.data(which));
        }
    }
}

/// Kills a server with its children, who are one group of processes.
fn kill_all(data: &Path) {
    let pid = std::fs::read_to_string(data.join("postmaster.pid")).expect("it runs");
    let pid = pid.lines().next().expect("a number").trim().to_owned();
    quietly(Command::new("kill").args(["-9", "--", &format!("-{pid}")]));
}
