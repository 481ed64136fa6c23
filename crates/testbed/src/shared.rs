//! The server that every test of a run shares, though each test is a process of its own.

use std::fs::{DirBuilder, File};
use std::os::unix::fs::{DirBuilderExt, MetadataExt};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::sync::OnceLock;

use crate::programs::{self, Programs};

/// It, while somebody uses it.
pub(crate) struct Shared {
    programs: Programs,
    folder: PathBuf,
    /// Held until this process ends: as long as anybody holds it the server stays.
    _using: File,
}

/// The server; started where it does not run.
pub(crate) fn shared() -> &'static Shared {
    static SHARED: OnceLock<Shared> = OnceLock::new();
    SHARED.get_or_init(|| {
        let programs = Programs::find();
        let folder = folder();
        let starting = open(&folder.join("starting"));
        starting.lock().expect("a lock");
        let using = open(&folder.join("using"));
        let (data, socket) = (folder.join("data"), folder.join("socket"));
        if programs.psql(&socket, "postgres", "postgres", "SELECT 1").is_err() {
            programs.stop(&data);
            for old in [&data, &socket] {
                let _ = std::fs::remove_dir_all(old);
                make(old, 0o700);
                programs.hand_over(old);
            }
            programs.make(&data);
            programs.start(&data, &socket, &[]);
            watch(&programs, &folder);
        }
        using.lock_shared().expect("a lock");
        Shared { programs, folder, _using: using }
    })
}

impl Shared {
    pub(crate) fn socket(&self) -> PathBuf {
        self.folder.join("socket")
    }

    pub(crate) fn address(&self, database: &str, role: &str) -> String {
        programs::address(&self.socket(), database, role)
    }

    pub(crate) fn try_psql(&self, database: &str, role: &str, statements: &str) -> Result<String, String> {
        self.programs.psql(&self.socket(), database, role, statements)
    }

    pub(crate) fn psql(&self, database: &str, statements: &str) -> String {
        let done = self.try_psql(database, "postgres", statements);
        done.unwrap_or_else(|said| panic!("{statements}: {said}"))
    }

    /// Makes a template where there is none: under another name until it is whole.
    pub(crate) fn template(&self, name: &str, make: impl FnOnce(&str)) {
        let making = open(&self.folder.join(format!("template-{name}")));
        making.lock().expect("a lock");
        let there = format!("SELECT 1 FROM pg_database WHERE datname = '{name}'");
        if self.psql("postgres", &there) == "1" {
            return;
        }
        let unfinished = format!("{name}_unfinished");
        self.psql("postgres", &format!("DROP DATABASE IF EXISTS {unfinished} WITH (FORCE)"));
        self.psql("postgres", &format!("CREATE DATABASE {unfinished} TEMPLATE template0 ENCODING 'UTF8'"));
        make(&self.address(&unfinished, "postgres"));
        // Whoever made it may not have hung up yet.
        let hang_up = format!(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '{unfinished}'"
        );
        self.psql("postgres", &hang_up);
        self.psql("postgres", &format!("ALTER DATABASE {unfinished} RENAME TO {name}"));
    }
}

fn open(path: &Path) -> File {
    File::options().create(true).truncate(false).write(true).open(path).expect("a file to lock")
}

/// The folder of this user's server. Nobody else may have made it.
fn folder() -> PathBuf {
    let id = Command::new("id").arg("-u").output().expect("id");
    let id = String::from_utf8_lossy(id.stdout.trim_ascii()).into_owned();
    let folder = std::env::temp_dir().join(format!("kith-postgres-{id}"));
    make(&folder, 0o711);
    let owner = std::fs::symlink_metadata(&folder).expect("the folder");
    assert!(owner.is_dir() && owner.uid().to_string() == id, "{} is somebody else's", folder.display());
    folder
}

fn make(folder: &Path, mode: u32) {
    if let Err(error) = DirBuilder::new().mode(mode).create(folder) {
        assert!(folder.is_dir(), "{}: {error}", folder.display());
    }
}

/// Leaves a process behind that stops the server when nobody has used it for a while.
fn watch(programs: &Programs, folder: &Path) {
    let script = format!(
        "while sleep 15; do exec 9>{folder}/starting; flock 9; \
         if flock --nonblock --exclusive {folder}/using true; then \
           {stop}; rm -rf {folder}/data {folder}/socket {folder}/template-*; exit; fi; exec 9>&-; done",
        folder = folder.display(),
        stop = programs.stop_words(&folder.join("data")),
    );
    let left = Command::new("setsid")
        .args(["--fork", "bash", "-c", &script])
        .current_dir("/")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    assert!(left.as_ref().is_ok_and(ExitStatus::success), "setsid: {left:?}");
}
