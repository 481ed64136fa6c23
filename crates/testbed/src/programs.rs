//! The programs of the distribution's package. They refuse to run as root: then they run as the user of the package.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Where they are, and as whom they run.
pub(crate) struct Programs {
    folder: PathBuf,
    as_user: bool,
    /// The server's port, where it is not the usual one.
    pub(crate) port: Option<u16>,
}

impl Programs {
    /// The newest that is installed.
    pub(crate) fn find() -> Programs {
        let installed = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
        let newest = installed
            .map(|version| version.path())
            .filter(|version| version.join("bin/initdb").exists())
            .max_by_key(|version| version.file_name().and_then(|name| name.to_str()?.parse::<u32>().ok()));
        let Some(newest) = newest else {
            panic!("PostgreSQL is not installed: tools/install.sh does that (package postgresql)")
        };
        let id = Command::new("id").arg("-u").output().expect("id");
        Programs { folder: newest.join("bin"), as_user: id.stdout.trim_ascii() == b"0", port: None }
    }

    fn run(&self, program: &str) -> Command {
        let path = self.folder.join(program);
        // A folder that this user may not look into is no place to start in.
        let mut command = if self.as_user {
            let mut command = Command::new("runuser");
            command.args(["-u", "postgres", "--"]).arg(path);
            command
        } else {
            Command::new(path)
        };
        command.current_dir("/");
        command
    }

    /// Lets the server's user have a folder.
    pub(crate) fn hand_over(&self, folder: &Path) {
        if self.as_user {
            quietly(Command::new("chown").arg("postgres").arg(folder));
        }
    }

    /// Makes a server's folder.
    pub(crate) fn make(&self, data: &Path) {
        let mut command = self.run("initdb");
        command.arg("-D").arg(data).args(["--auth=trust", "--username=postgres", "--no-sync"]);
        quietly(command.args(["--encoding=UTF8", "--locale=C"]));
    }

    /// Starts it with its socket in a folder, and returns when it answers.
    pub(crate) fn start(&self, data: &Path, socket: &Path, options: &[&str]) {
        let listens = format!(
            "-c listen_addresses='' -c unix_socket_directories='{}' -c fsync=on -c max_connections=400 {}",
            socket.display(),
            options.join(" ")
        );
        let log = data.join("log");
        let mut command = self.run("pg_ctl");
        command.arg("-D").arg(data).arg("-l").arg(&log).args(["-w", "-t", "60", "-o", &listens, "start"]);
        quietly(&mut command);
    }

    /// Makes a replica's folder out of a server that runs, which it will follow.
    pub(crate) fn copy(&self, of: &Path, data: &Path) {
        let mut command = self.run("pg_basebackup");
        let from = format!("host={} user=postgres application_name=second", of.display());
        command.args(["--write-recovery-conf", "--wal-method=stream", "--checkpoint=fast", "--no-sync"]);
        quietly(command.arg("-d").arg(from).arg("-D").arg(data));
    }

    /// Lets a replica take writes, and returns when it does.
    pub(crate) fn promote(&self, data: &Path) {
        let mut command = self.run("pg_ctl");
        quietly(command.arg("-D").arg(data).args(["-w", "-t", "60", "promote"]));
    }

    /// Stops it at once.
    pub(crate) fn stop(&self, data: &Path) {
        let mut command = self.run("pg_ctl");
        command.arg("-D").arg(data).args(["-m", "immediate", "-w", "stop"]);
        let _ = silent(&mut command).status();
    }

    /// What stops it, for a shell.
    pub(crate) fn stop_words(&self, data: &Path) -> String {
        let whose = if self.as_user { "runuser -u postgres -- " } else { "" };
        format!("cd / && {whose}{}/pg_ctl -D {} -m immediate stop", self.folder.display(), data.display())
    }

    /// Runs statements, and returns what they print or what the server said.
    pub(crate) fn psql(
        &self,
        socket: &Path,
        database: &str,
        role: &str,
        statements: &str,
    ) -> Result<String, String> {
        let mut command = self.run("psql");
        command.args(["-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-h"]).arg(socket);
        command.args(["-U", role, "-d", database, "-c", statements]).stdin(Stdio::null());
        if let Some(port) = self.port {
            command.env("PGPORT", port.to_string());
        }
        command.env("PGOPTIONS", "-c search_path=kith,public -c client_min_messages=warning");
        let done = command.output().expect("psql");
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).trim_end().to_owned();
        if done.status.success() { Ok(text(&done.stdout)) } else { Err(text(&done.stderr)) }
    }
}

/// The address of a database on a socket.
pub(crate) fn address(socket: &Path, database: &str, role: &str) -> String {
    format!("postgres:///{database}?host={}&user={role}", socket.display())
}

fn silent(command: &mut Command) -> &mut Command {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null())
}

/// Runs what must succeed. It may leave a server behind, which must hold nothing of this process open.
pub(crate) fn quietly(command: &mut Command) {
    let done = silent(command).status();
    assert!(done.as_ref().is_ok_and(std::process::ExitStatus::success), "{command:?}: {done:?}");
}
