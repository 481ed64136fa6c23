//! Settings in a file: whatever `kith serve` takes on its command line may stand in a file that `--config` names, for every
//! command that takes the same. What stands on the command line counts, not what the file says of it.
//!
//! A file may list several authorities, each under a heading `[authority.NAME]` with the settings that are its own (decision
//! 0044). `kith serve` and `kith doctor` take all of them; every other command the one that `--of NAME` names.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use clap::{Arg, ArgAction, Command};
use toml_edit::{ImDocument, Item, Table, Value};

use crate::failure::Failure;

/// The option that names the file.
const OPTION: &str = "--config";
/// The option that names one authority of the file.
const OF: &str = "--of";
/// The command whose options are settings.
const WHOSE: &str = "serve";
/// The commands that take every authority of the file.
const OF_ALL: [&str; 3] = [WHOSE, "doctor", "region"];
/// The heading under which authorities are listed.
const LISTED: &str = "authority";
/// What cannot be two authorities': where a list stands, each says it for itself.
const ITS_OWN: [&str; 18] = [
    "database",
    "region",
    "key-file",
    "key-command",
    "name",
    "site",
    "backups",
    "anchors",
    "oidc-issuer",
    "oidc-client",
    "oidc-secret-file",
    "oidc-name",
    "oidc-scope",
    "oidc-acr",
    "oidc-groups",
    "oidc-groups-claim",
    "oidc-joiners",
    "mail-from",
];
/// What the whole program has, and no authority by itself.
const EVERYBODYS: [&str; 8] =
    ["listen", "tls-certificate", "tls-key", "behind-proxy", "log", "metrics", "traces", "memory-mib"];
/// What is taken from the environment only where there is one authority.
const OF_ONE: [&str; 4] = ["KITH_KEY", "KITH_KEY_FILE", "KITH_KEY_COMMAND", "KITH_OIDC_SECRET"];

/// A setting of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
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
    /// Where the file lists authorities and the command takes all of them: the same for each, in the order of the file.
    pub(crate) each: Vec<Listed>,
    file: Option<PathBuf>,
    settings: Vec<(String, usize)>,
}

/// An authority that a file lists.
#[derive(Debug)]
pub(crate) struct Listed {
    /// As the file calls it.
    pub(crate) name: String,
    /// The arguments of the program for it alone.
    pub(crate) arguments: Arguments,
}

impl Arguments {
    fn plain(all: Vec<OsString>) -> Arguments {
        Arguments { all, each: Vec::new(), file: None, settings: Vec::new() }
    }

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
    let of = value(&given, OF);
    let Some(file) = value(&given, OPTION).map(PathBuf::from) else {
        return match of {
            None => Ok(Arguments::plain(given)),
            Some(_) => Err(Failure::new(
                "--of names an authority of a file of settings: name the file with --config",
            )),
        };
    };
    let text = std::fs::read_to_string(&file).map_err(|error| {
        Failure::new(format!("the settings in {} cannot be read: {error}", file.display()))
    })?;
    let serve = command.find_subcommand(WHOSE).unwrap_or(command);
    let Settings { common, listed } = read(&text, &file, serve)?;
    let asked = asked(&given, command);
    let with = |own: &[Setting]| asked.with(&given, &file, common.iter().chain(own));
    if let Some(of) = of {
        return match listed.iter().find(|(name, _)| **name == *of) {
            Some((_, own)) => Ok(with(own)),
            None => Err(Failure::new(format!(
                "{} has no [{LISTED}.{}]; {}",
                file.display(),
                of.display(),
                names(&listed)
            ))),
        };
    }
    if listed.is_empty() {
        return Ok(with(&[]));
    }
    if asked.is_of_all(command) {
        asked.of_nobody_alone(&file)?;
        let each = listed.into_iter().map(|(name, own)| Listed { arguments: with(&own), name }).collect();
        return Ok(Arguments { each, ..Arguments::plain(given) });
    }
    if option(asked.of, "database").is_some() && !asked.says("database") {
        return Err(Failure::new(format!(
            "{} lists several authorities: say which is meant with --of; {}",
            file.display(),
            names(&listed)
        )));
    }
    Ok(with(&[]))
}

/// Which there are.
fn names(listed: &[(String, Vec<Setting>)]) -> String {
    let names: Vec<&str> = listed.iter().map(|(name, _)| &**name).collect();
    match names.as_slice() {
        [] => "it lists none".to_owned(),
        names => format!("it lists {}", names.join(", ")),
    }
}

/// What is asked for on the command line.
struct Asked<'a> {
    of: &'a Command,
    at: usize,
    said: Vec<String>,
}

impl Asked<'_> {
    fn says(&self, name: &str) -> bool {
        self.said.iter().any(|said| said == name)
    }

    fn is_of_all(&self, command: &Command) -> bool {
        OF_ALL
            .iter()
            .filter_map(|name| command.find_subcommand(name))
            .any(|one| one.get_name() == self.of.get_name())
    }

    /// What would be every authority's at once is not taken.
    fn of_nobody_alone(&self, file: &Path) -> Result<(), Failure> {
        let file = file.display();
        // The figures of a region may be asked for by its name.
        let for_each = |name: &&&str| **name != "region" || self.of.get_name() == WHOSE;
        if let Some(name) = ITS_OWN.iter().filter(for_each).find(|name| self.says(name)) {
            return Err(Failure::new(format!(
                "{file} lists several authorities, and --{name} would be that of all of them: leave it out, or say which is \
                 meant with --of"
            )));
        }
        let set = |name: &&&str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        match OF_ONE.iter().find(set) {
            None => Ok(()),
            Some(name) => Err(Failure::new(format!(
                "{file} lists several authorities, and {name} would be that of all of them: unset it, and name each \
                 authority's own with key-file, key-command or oidc-secret-file under its heading"
            ))),
        }
    }

    /// What was given, with these settings among it where the command takes them.
    fn with<'b>(
        &self,
        given: &[OsString],
        file: &Path,
        settings: impl Iterator<Item = &'b Setting>,
    ) -> Arguments {
        let mut all = given[..self.at].to_vec();
        let mut taken: Vec<(String, usize, Vec<OsString>)> = Vec::new();
        for setting in settings {
            if option(self.of, &setting.name).is_none() || self.says(&setting.name) {
                continue;
            }
            // What an authority says of itself counts, not what is said of all of them.
            taken.retain(|(name, ..)| *name != setting.name);
            taken.push((setting.name.clone(), setting.line, setting.words.clone()));
        }
        all.extend(taken.iter().flat_map(|(_, _, words)| words.clone()));
        all.extend_from_slice(&given[self.at..]);
        let settings = taken.into_iter().map(|(name, line, _)| (name, line)).collect();
        Arguments { all, each: Vec::new(), file: Some(file.to_owned()), settings }
    }
}

/// What the arguments say of an option of the program itself.
fn value(given: &[OsString], option: &str) -> Option<OsString> {
    let mut words = given.iter().take_while(|word| *word != "--");
    while let Some(word) = words.next() {
        if word == option {
            return words.next().cloned();
        }
        if let Some(value) = word.to_str().and_then(|word| word.strip_prefix(option)?.strip_prefix('=')) {
            return Some(value.into());
        }
    }
    None
}

/// Which command the arguments ask for.
fn asked<'a>(given: &[OsString], command: &'a Command) -> Asked<'a> {
    let (mut of, mut at, mut word) = (command, 1, 1);
    let own = |text: &str| [OPTION, OF].into_iter().any(|option| text.starts_with(&format!("{option}=")));
    while let Some(text) = given.get(word).and_then(|word| word.to_str()) {
        if text == OPTION || text == OF {
            word += 2;
        } else if own(text) {
            word += 1;
        } else if let Some(next) = of.find_subcommand(text) {
            (of, at) = (next, word + 1);
            word += 1;
        } else {
            break;
        }
    }
    let said = given.iter().filter_map(|word| word.to_str()?.strip_prefix("--")?.split('=').next());
    Asked { of, at: at.min(given.len()), said: said.map(str::to_owned).collect() }
}

/// Options that are none.
const NO_SETTINGS: [&str; 3] = ["config", "of", "help"];

fn option<'a>(command: &'a Command, name: &str) -> Option<&'a Arg> {
    let is_setting = |arg: &&Arg| arg.get_long() == Some(name) && !NO_SETTINGS.contains(&name);
    command.get_arguments().find(is_setting)
}

/// The settings of a file.
struct Settings {
    /// Those of everybody, in its order.
    common: Vec<Setting>,
    /// Those of each authority that it lists.
    listed: Vec<(String, Vec<Setting>)>,
}

fn read(text: &str, file: &Path, serve: &Command) -> Result<Settings, Failure> {
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
    let refused =
        |line: usize| move |what: String| Failure::new(format!("{} line {line}: {what}", file.display()));
    let line_of = |table: &Table, name: &str, item: &Item| {
        let span = table.key(name).and_then(toml_edit::Key::span).or_else(|| item.span());
        span.map_or(1, |span| line_at(span.start))
    };
    let one = |table: &Table, name: &str, item: &Item| {
        let line = line_of(table, name, item);
        let Some(option) = option(serve, name) else {
            let nearest = nearest(name, serve).map_or_else(
                || "kith serve --help names them all".to_owned(),
                |nearest| format!("did you mean {nearest}?"),
            );
            return Err(refused(line)(format!("there is no setting {name}; {nearest}")));
        };
        let words = words(name, item, option).map_err(refused(line))?;
        Ok(Setting { name: name.to_owned(), line, words })
    };
    let root = document.as_table();
    let mut settings = Settings { common: Vec::new(), listed: Vec::new() };
    for (name, item) in root.iter().filter(|(name, _)| *name == LISTED) {
        let line = line_of(root, name, item);
        let Item::Table(authorities) = item else {
            return Err(refused(line)(format!(
                "an authority is listed under a heading, [{LISTED}.northmoor]"
            )));
        };
        for (name, item) in authorities {
            let line = line_of(authorities, name, item);
            let Item::Table(own) = item else {
                return Err(refused(line)(format!("an authority stands under a heading, [{LISTED}.{name}]")));
            };
            let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
            if name.is_empty() || name.len() > 40 || !name.chars().all(plain) {
                return Err(refused(line)(format!(
                    "an authority is called by small letters, digits and -, and {name} is not"
                )));
            }
            let mut of_it = Vec::new();
            for (name, item) in own {
                if EVERYBODYS.contains(&name) {
                    let line = line_of(own, name, item);
                    return Err(refused(line)(format!(
                        "{name} is the whole program's: it stands before the first heading"
                    )));
                }
                of_it.push(one(own, name, item)?);
            }
            for needed in ["name", "database"] {
                if !of_it.iter().any(|setting| setting.name == needed) {
                    return Err(refused(line)(format!("[{LISTED}.{name}] does not say its {needed}")));
                }
            }
            settings.listed.push((name.to_owned(), of_it));
        }
    }
    for (name, item) in root.iter().filter(|(name, _)| *name != LISTED) {
        if !settings.listed.is_empty() && ITS_OWN.contains(&name) {
            let line = line_of(root, name, item);
            return Err(refused(line)(format!(
                "with several authorities each has a {name} of its own: it stands under their headings"
            )));
        }
        settings.common.push(one(root, name, item)?);
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
    let names = serve.get_arguments().filter_map(Arg::get_long).filter(|name| !NO_SETTINGS.contains(name));
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

    const TWO: &str = "listen = \"127.0.0.1:0\"\nidle = 20\n\n[authority.north]\nname = \"north.example\"\n\
                       database = \"north.db\"\n\n[authority.south]\nname = \"south.example\"\nidle = 10\n\
                       database = \"south.db\"\n";

    /// What a file with this text makes of these words.
    fn given(text: &str, words: &[&str]) -> Result<Arguments, String> {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("kith.toml");
        std::fs::write(&file, text).unwrap();
        let words = ["kith"].iter().chain(words).map(OsString::from);
        let given = words.chain(["--config".into(), file.into()]).collect();
        with_file(given, &Cli::command()).map_err(|failure| failure.to_string())
    }

    fn words_of(arguments: &Arguments) -> Vec<&str> {
        let words = arguments.all[1..].iter().map(|word| word.to_str().unwrap());
        words.take_while(|word| *word != "--config").collect()
    }

    #[test]
    fn each_authority_of_a_list_has_what_is_everybodys_and_its_own() {
        let all = given(TWO, &["serve", "--listen=127.0.0.1:9"]).unwrap();
        let each: Vec<_> =
            all.each.iter().map(|listed| (&*listed.name, words_of(&listed.arguments))).collect();
        let expected = |idle, name, database| vec!["serve", idle, name, database, "--listen=127.0.0.1:9"];
        assert_eq!(each[0], ("north", expected("--idle=20", "--name=north.example", "--database=north.db")));
        assert_eq!(
            each[1],
            (
                "south",
                vec![
                    "serve",
                    "--name=south.example",
                    "--idle=10",
                    "--database=south.db",
                    "--listen=127.0.0.1:9"
                ]
            )
        );
        let one = given(TWO, &["--of", "south", "user", "list"]).unwrap();
        assert!(one.each.is_empty());
        assert_eq!(words_of(&one), ["--of", "south", "user", "list", "--database=south.db"]);
        assert_eq!(
            words_of(&given(TWO, &["verify", "--database", "o.db"]).unwrap()),
            ["verify", "--database", "o.db"]
        );
    }

    #[test]
    fn what_would_be_all_authorities_at_once_is_refused() {
        for (text, words, says) in [
            (TWO, &["verify"][..], "say which is meant with --of; it lists north, south"),
            (TWO, &["verify", "--of=east"], "has no [authority.east]; it lists north, south"),
            (TWO, &["serve", "--database", "o.db"], "--database would be that of all of them"),
            (
                "database = \"k.db\"\n[authority.a]\nname = \"a\"\ndatabase = \"a.db\"\n",
                &["serve"],
                "line 1: with several",
            ),
            ("[authority.a]\nname = \"a\"\n", &["serve"], "[authority.a] does not say its database"),
            ("[authority.a]\ndatabase = \"a\"\n", &["serve"], "[authority.a] does not say its name"),
            ("[authority.a]\nlisten = \"a\"\n", &["serve"], "line 2: listen is the whole program's"),
            (
                "[authority.A_b]\nname = \"a\"\n",
                &["serve"],
                "line 1: an authority is called by small letters",
            ),
            ("authority = \"a\"\n", &["serve"], "line 1: an authority is listed under a heading"),
            ("[authority]\na = 1\n", &["serve"], "line 2: an authority stands under a heading"),
            (
                "[authority.a]\nname = \"a\"\ndatabase = \"a\"\nlisen = \"a\"\n",
                &["serve"],
                "line 4: there is no setting lisen",
            ),
        ] {
            let refused = given(text, words).unwrap_err();
            assert!(refused.contains(says), "{text} {words:?}: {refused}");
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
            .filter(|name| !NO_SETTINGS.contains(name))
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
