//! Settings in a file: whatever `kith serve` takes on its command line may stand in a file that `--config` names, for every
//! command that takes the same. What stands on the command line counts, not what the file says of it.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use clap::{Arg, ArgAction, Command};
use toml_edit::{ImDocument, Item, Value};

use crate::failure::Failure;

/// The option that names the file.
const OPTION: &str = "--config";
/// The command whose options are settings.
const WHOSE: &str = "serve";

/// A setting of the file.
#[derive(Debug, PartialEq, Eq)]
struct Setting {
    name: String,
    line: usize,
    /// As it would stand on the command line, `--` and its name before it.
    words: Vec<OsString>,
}

/// The arguments of the program, with what the file says among them.
#[derive(Debug)]
pub(crate) struct Arguments {
    /// As the program is to read them.
    pub(crate) all: Vec<OsString>,
    file: Option<PathBuf>,
    settings: Vec<(String, usize)>,
}

impl Arguments {
    /// Where a setting stands that the program refuses, for the words of a refusal.
    pub(crate) fn place(&self, refusal: &clap::Error) -> Option<String> {
        use clap::error::{ContextKind, ContextValue};
        let file = self.file.as_ref()?;
        let named: Vec<String> = [ContextKind::InvalidArg, ContextKind::PriorArg]
            .into_iter()
            .filter_map(|kind| match refusal.get(kind) {
                Some(ContextValue::String(named)) => Some(vec![named.clone()]),
                Some(ContextValue::Strings(named)) => Some(named.clone()),
                _ => None,
            })
            .flatten()
            .collect();
        let (name, line) = self.settings.iter().find(|(name, _)| {
            named.iter().any(|named| named.split([' ', '=']).next() == Some(&format!("--{name}")))
        })?;
        Some(format!("{} line {line}: the setting {name} is refused:", file.display()))
    }
}

/// Puts what the file says among the arguments, where they name one.
///
/// # Errors
/// The file cannot be read, or a setting of it is none.
pub(crate) fn with_file(given: Vec<OsString>, command: &Command) -> Result<Arguments, Failure> {
    let Some(file) = named(&given) else {
        return Ok(Arguments { all: given, file: None, settings: Vec::new() });
    };
    let text = std::fs::read_to_string(&file).map_err(|error| {
        Failure::new(format!("the settings in {} cannot be read: {error}", file.display()))
    })?;
    let serve = command.find_subcommand(WHOSE).unwrap_or(command);
    let settings = read(&text, &file, serve)?;
    let (of, at) = asked(&given, command);
    let on_the_line = |name: &str| {
        let option = format!("--{name}");
        given.iter().filter_map(|word| word.to_str()).any(|word| {
            word == option || word.strip_prefix(&option).is_some_and(|rest| rest.starts_with('='))
        })
    };
    let mut all = given[..at].to_vec();
    let mut taken = Vec::new();
    for setting in settings {
        if option(of, &setting.name).is_some() && !on_the_line(&setting.name) {
            all.extend(setting.words);
            taken.push((setting.name, setting.line));
        }
    }
    all.extend_from_slice(&given[at..]);
    Ok(Arguments { all, file: Some(file), settings: taken })
}

/// The file that the arguments name.
fn named(given: &[OsString]) -> Option<PathBuf> {
    let mut words = given.iter().take_while(|word| *word != "--");
    while let Some(word) = words.next() {
        if word == OPTION {
            return words.next().map(PathBuf::from);
        }
        if let Some(file) = word.to_str().and_then(|word| word.strip_prefix(OPTION)?.strip_prefix('=')) {
            return Some(file.into());
        }
    }
    None
}

/// Which command the arguments ask for, and after how many of them its own begin.
fn asked<'a>(given: &[OsString], command: &'a Command) -> (&'a Command, usize) {
    let (mut of, mut at, mut word) = (command, 1, 1);
    while let Some(text) = given.get(word).and_then(|word| word.to_str()) {
        if text == OPTION {
            word += 2;
        } else if text.starts_with(OPTION) {
            word += 1;
        } else if let Some(next) = of.find_subcommand(text) {
            (of, at) = (next, word + 1);
            word += 1;
        } else {
            break;
        }
    }
    (of, at.min(given.len()))
}

fn option<'a>(command: &'a Command, name: &str) -> Option<&'a Arg> {
    let is_setting = |arg: &&Arg| arg.get_long() == Some(name) && !["config", "help"].contains(&name);
    command.get_arguments().find(is_setting)
}

/// The settings of a file, in its order.
fn read(text: &str, file: &Path, serve: &Command) -> Result<Vec<Setting>, Failure> {
    let place = file.display();
    let line_at =
        |byte: usize| text.as_bytes()[..byte.min(text.len())].iter().filter(|b| **b == b'\n').count() + 1;
    let document = ImDocument::parse(text).map_err(|error| {
        let line = error.span().map_or(1, |span| line_at(span.start));
        Failure::new(format!(
            "{place} line {line}: {}; a setting is written name = \"value\"",
            error.message().trim()
        ))
    })?;
    let mut settings = Vec::new();
    for (name, item) in document.iter() {
        let span = document.key(name).and_then(toml_edit::Key::span).or_else(|| item.span());
        let line = span.map_or(1, |span| line_at(span.start));
        let refused = |what: String| Failure::new(format!("{place} line {line}: {what}"));
        let Some(option) = option(serve, name) else {
            let nearest = nearest(name, serve).map_or_else(
                || "kith serve --help names them all".to_owned(),
                |nearest| format!("did you mean {nearest}?"),
            );
            return Err(refused(format!("there is no setting {name}; {nearest}")));
        };
        settings.push(Setting {
            name: name.to_owned(),
            line,
            words: words(name, item, option).map_err(refused)?,
        });
    }
    Ok(settings)
}

/// A setting as it would stand on the command line.
fn words(name: &str, item: &Item, option: &Arg) -> Result<Vec<OsString>, String> {
    let one = |value: &Value| match value {
        Value::String(text) => Ok(OsString::from(format!("--{name}={}", text.value()))),
        Value::Integer(number) => Ok(OsString::from(format!("--{name}={}", number.value()))),
        _ => Err(format!("{name} is a text or a number, such as {name} = \"…\"")),
    };
    match (option.get_action(), item) {
        (ArgAction::SetTrue, Item::Value(Value::Boolean(on))) => {
            Ok(on.value().then(|| OsString::from(format!("--{name}"))).into_iter().collect())
        }
        (ArgAction::SetTrue, _) => Err(format!("{name} is true or false, without quotation marks")),
        (ArgAction::Append, Item::Value(Value::Array(many))) => many.iter().map(one).collect(),
        (_, Item::Value(value)) => Ok(vec![one(value)?]),
        _ => Err(format!("{name} stands alone, not under a heading")),
    }
}

/// The setting that was probably meant.
fn nearest(name: &str, serve: &Command) -> Option<String> {
    let likeness = |other: &str| strsim::jaro_winkler(name, other);
    let names =
        serve.get_arguments().filter_map(Arg::get_long).filter(|name| !["config", "help"].contains(name));
    let best = names.max_by(|one, other| likeness(one).total_cmp(&likeness(other)))?;
    (likeness(best) > 0.8).then(|| best.to_owned())
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;
    use crate::Cli;

    fn read(text: &str) -> Result<Vec<String>, String> {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("kith.toml");
        std::fs::write(&file, text).unwrap();
        let given = ["kith", "serve", "--config"].map(OsString::from).into_iter().chain([file.into()]);
        let arguments = with_file(given.collect(), &Cli::command()).map_err(|failure| failure.to_string())?;
        let refused = Cli::command().try_get_matches_from(arguments.all.clone()).err();
        if let Some(refusal) = refused {
            return Err(format!("{} {refusal}", arguments.place(&refusal).unwrap_or_default()));
        }
        let words = arguments.all[2..].iter().map(|word| word.to_str().unwrap().to_owned());
        Ok(words.take_while(|word| word != "--config").collect())
    }

    #[test]
    fn a_file_says_what_the_command_line_would() {
        let text = "# a comment\ndatabase = \"/var/lib/kith/kith.db\"\nidle = 45\nname = [\"one.example\", \"two.example\"]\n\
                    private-webhooks = true\nmail-initials = false\n";
        let expected = [
            "--database=/var/lib/kith/kith.db",
            "--idle=45",
            "--name=one.example",
            "--name=two.example",
            "--private-webhooks",
        ];
        assert_eq!(read(text).unwrap(), expected);
    }

    #[test]
    fn what_is_no_setting_is_refused_with_its_line() {
        for (text, says) in [
            (
                "database = \"k.db\"\n\nlisen = \"127.0.0.1:1\"\n",
                "kith.toml line 3: there is no setting lisen; did you mean listen?",
            ),
            (
                "database = \"k.db\"\ncolour = \"red\"\n",
                "line 2: there is no setting colour; kith serve --help",
            ),
            ("database = \"k.db\"\nconfig = \"other\"\n", "line 2: there is no setting config"),
            ("database = \"k.db\"\nidle = 3\n", "line 2: the setting idle is refused:"),
            ("database = \"k.db\"\nmail-initials = \"yes\"\n", "line 2: mail-initials is true or false"),
            ("database = \"k.db\"\nlisten = [\"a\", \"b\"]\n", "line 2: listen is a text"),
            ("database = \"k.db\"\n[tls]\nkey = \"k\"\n", "line 2: there is no setting tls"),
            ("database = \"k.db\"\ndatabase = \"l.db\"\n", "line 2: "),
            ("database = k.db\n", "line 1: "),
            ("database = \"k.db\"\ntls-key = \"k.pem\"\n", "--tls-certificate"),
        ] {
            let refused = read(text).unwrap_err();
            assert!(refused.contains(says), "{text}: {refused}");
        }
    }

    #[test]
    fn the_command_line_counts_and_each_command_takes_what_it_knows() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("kith.toml");
        std::fs::write(&file, "database = \"one.db\"\nlisten = \"127.0.0.1:1\"\n").unwrap();
        let config = format!("--config={}", file.display());
        let config = config.as_str();
        for (given, expected) in [
            (
                vec!["serve", "--database", "two.db", config],
                vec!["serve", "--listen=127.0.0.1:1", "--database", "two.db", config],
            ),
            (vec!["user", "list", config], vec!["user", "list", "--database=one.db", config]),
            (vec![config, "verify"], vec![config, "verify", "--database=one.db"]),
            (vec!["key", "new", "file", config], vec!["key", "new", "file", config]),
            (vec!["verify", "--database", "two.db"], vec!["verify", "--database", "two.db"]),
        ] {
            let words = |words: &[&str]| ["kith"].iter().chain(words).map(OsString::from).collect::<Vec<_>>();
            let all = with_file(words(&given), &Cli::command()).unwrap().all;
            assert_eq!(all, words(&expected));
        }
    }

    /// The file that the package installs names every setting, and each that it names is one.
    #[test]
    fn the_file_of_the_package_names_every_setting() {
        let text = include_str!("../package/kith.toml");
        let command = Cli::command();
        let serve = command.find_subcommand(WHOSE).unwrap();
        let settings: Vec<&str> = text
            .lines()
            .filter_map(|line| {
                line.strip_prefix("# ").unwrap_or(line).split_once(" = ").map(|(name, _)| name)
            })
            .filter(|name| !name.contains(' '))
            .collect();
        let known: Vec<&str> = serve
            .get_arguments()
            .filter_map(Arg::get_long)
            .filter(|name| !["config", "help"].contains(name))
            .collect();
        for name in &known {
            assert!(settings.contains(name), "{name} is not in package/kith.toml");
        }
        for name in &settings {
            assert!(known.contains(name), "package/kith.toml names {name}, which is no setting");
        }
        // Every setting as it stands there, each by itself, is of the right sort.
        for line in text.lines().map(|line| line.strip_prefix("# ").unwrap_or(line)) {
            if line.split_once(" = ").is_some_and(|(name, _)| known.contains(&name)) {
                super::read(line, Path::new("kith.toml"), serve).unwrap();
            }
        }
        // As it is installed it starts a server.
        assert!(read(text).is_ok());
    }

    /// What the units start are commands that there are.
    #[test]
    fn the_units_of_the_package_name_only_options_that_exist() {
        let file = format!("--config={}/package/kith.toml", env!("CARGO_MANIFEST_DIR"));
        for unit in [include_str!("../package/kith.service"), include_str!("../package/kith-backup.service")]
        {
            let starts: Vec<&str> =
                unit.lines().filter_map(|line| line.strip_prefix("ExecStart=/usr/bin/")).collect();
            assert!(!starts.is_empty());
            for start in starts {
                let start = start.replace("--config /etc/kith/kith.toml", &file);
                let given = start.split_whitespace().map(OsString::from).collect();
                let all = with_file(given, &Cli::command()).unwrap().all;
                if let Err(refusal) = Cli::command().try_get_matches_from(all) {
                    panic!("{start}: {refusal}");
                }
            }
        }
    }
}
