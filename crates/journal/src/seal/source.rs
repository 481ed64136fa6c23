//! Where the authority's key comes from: a file, the environment, or a command that fetches it.

use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Duration;
use std::{fmt, io};

use super::authority_key::AuthorityKey;
use crate::error::KeyError;

/// Bytes of a file or an answer with keys, at most.
const LONGEST: u64 = 64 * 1024;
/// How long a command may take to fetch a key: so often, with so long between.
const TIMES: u32 = 1_200;
const BETWEEN: Duration = Duration::from_millis(25);

/// Where the authority's keys are read. They are read again when something is met that none of those known opens, so that a key
/// can be added while the program runs.
#[derive(Clone, PartialEq, Eq)]
pub enum KeySource {
    /// A file that nobody but its owner can read.
    File(PathBuf),
    /// The text itself, as the environment holds it. It cannot change while the program runs.
    Text(String),
    /// A command, run by the shell, that prints what the file would hold and ends with 0 within 30 seconds.
    Command(String),
}

impl fmt::Debug for KeySource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words())
    }
}

impl KeySource {
    /// Where it is, for people; never what is there.
    pub fn words(&self) -> String {
        match self {
            KeySource::File(path) => path.display().to_string(),
            KeySource::Text(_) => "the environment".to_owned(),
            KeySource::Command(_) => "the command that fetches the key".to_owned(),
        }
    }

    /// The keys, the one that wraps what is new first.
    ///
    /// # Errors
    /// They cannot be had, or others can read the file, or what is there are no keys.
    pub fn fetch(&self) -> Result<Vec<AuthorityKey>, KeyError> {
        let text = match self {
            KeySource::File(path) => file(path)?,
            KeySource::Text(text) => text.clone(),
            KeySource::Command(command) => run(command)?,
        };
        AuthorityKey::read_all(&text, &self.words())
    }
}

fn file(path: &PathBuf) -> Result<String, KeyError> {
    use io::Read;
    let failed = |error: io::Error| KeyError::Unreadable { path: path.clone(), error: error.to_string() };
    let file = std::fs::File::open(path).map_err(failed)?;
    let about = file.metadata().map_err(failed)?;
    if !about.is_file() {
        return Err(KeyError::Unreadable { path: path.clone(), error: "it is not a file".to_owned() });
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = about.permissions().mode() & 0o777;
        if mode & 0o077 != 0 && !is_credential(path, mode, std::env::var_os(CREDENTIALS).as_deref()) {
            return Err(KeyError::OthersCanRead { path: path.clone(), mode });
        }
    }
    let mut text = String::new();
    file.take(LONGEST).read_to_string(&mut text).map_err(failed)?;
    Ok(text)
}

/// The folder in which systemd gives a service what `LoadCredential=` names.
const CREDENTIALS: &str = "CREDENTIALS_DIRECTORY";

/// Whether a file is one that systemd gave this service. It is root's, and an access list lets the service's user read it; the
/// mask of that list shows as if a group could (0440), which no group can.
#[cfg(unix)]
fn is_credential(path: &std::path::Path, mode: u32, folder: Option<&std::ffi::OsStr>) -> bool {
    mode == 0o440 && folder.is_some_and(|folder| path.parent() == Some(std::path::Path::new(folder)))
}

fn run(command: &str) -> Result<String, KeyError> {
    use io::Read;
    let failed = |problem: String| KeyError::Command { problem };
    let mut child = Command::new("/bin/sh")
        .args(["-c", command])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| failed(format!("could not be started: {error}")))?;
    let Some(out) = child.stdout.take() else { return Err(failed("has no output".to_owned())) };
    let reader = std::thread::spawn(move || {
        let mut text = String::new();
        out.take(LONGEST).read_to_string(&mut text).map(|_| text)
    });
    let mut ended = None;
    for _ in 0..TIMES {
        ended = child.try_wait().map_err(|error| failed(format!("was lost: {error}")))?;
        if ended.is_some() {
            break;
        }
        std::thread::sleep(BETWEEN);
    }
    let Some(status) = ended else {
        let _ = child.kill();
        let _ = child.wait();
        return Err(failed("did not end within 30 seconds".to_owned()));
    };
    if !status.success() {
        return Err(failed(format!("ended with {status}; what it said is above, if it said anything")));
    }
    match reader.join() {
        Ok(Ok(text)) => Ok(text),
        _ => Err(failed("printed something that is not text".to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line() -> String {
        AuthorityKey::draw().unwrap().1
    }

    #[cfg(unix)]
    #[test]
    fn a_file_that_others_can_read_is_refused() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("key");
        std::fs::write(&path, line()).unwrap();
        for (mode, refused) in
            [(0o600, false), (0o400, false), (0o640, true), (0o604, true), (0o620, true), (0o644, true)]
        {
            std::fs::set_permissions(&path, std::fs::Permissions::from_mode(mode)).unwrap();
            let answer = KeySource::File(path.clone()).fetch().map(|keys| keys.len());
            let expected =
                if refused { Err(KeyError::OthersCanRead { path: path.clone(), mode }) } else { Ok(1) };
            assert_eq!(answer, expected, "{mode:o}");
        }
        let missing = KeySource::File(folder.path().join("none")).fetch().unwrap_err();
        assert!(matches!(missing, KeyError::Unreadable { .. }), "{missing}");
    }

    #[cfg(unix)]
    #[test]
    fn only_what_systemd_gave_may_look_as_if_a_group_could_read_it() {
        let is = |path: &str, mode, folder: Option<&str>| {
            is_credential(std::path::Path::new(path), mode, folder.map(std::ffi::OsStr::new))
        };
        assert!(is("/run/credentials/kith.service/key", 0o440, Some("/run/credentials/kith.service")));
        for (path, mode, folder) in [
            ("/run/credentials/kith.service/key", 0o444, Some("/run/credentials/kith.service")),
            ("/run/credentials/kith.service/key", 0o440, None),
            ("/etc/kith/key", 0o440, Some("/run/credentials/kith.service")),
            ("/run/credentials/kith.service/../key", 0o440, Some("/run/credentials/kith.service")),
        ] {
            assert!(!is(path, mode, folder), "{path} {mode:o}");
        }
    }

    #[test]
    fn a_command_that_fetches_it_is_believed_only_when_it_ends_well() {
        let line = line();
        let keys = KeySource::Command(format!("echo '{line}'")).fetch().unwrap();
        assert_eq!(keys.len(), 1);
        let refused = KeySource::Command(format!("echo '{line}'; exit 3")).fetch().unwrap_err().to_string();
        assert!(refused.contains("exit status: 3") && !refused.contains(&line), "{refused}");
        assert!(matches!(KeySource::Command("true".into()).fetch(), Err(KeyError::None { .. })));
        assert_eq!(format!("{:?}", KeySource::Text(line)), "the environment");
    }
}
