//! What is told to whoever runs it: lines of a log, figures for a monitor, how old the backups are.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::ValueEnum;

/// What is told to whoever runs it.
#[derive(Debug, Clone, Default, clap::Args)]
pub(crate) struct Watch {
    /// How the lines of the log are written, on standard error; KITH_LOG=info tells more of them. No personal data stands in any
    #[arg(long, value_enum, value_name = "FORM", default_value_t)]
    pub(crate) log: Form,
    /// An address for figures that Prometheus reads, such as 127.0.0.1:9464: one of this computer, or one that only the monitor
    /// reaches, and never the one that people use. It tells nothing of anybody
    #[arg(long, value_name = "ADDR", value_parser = own_address)]
    pub(crate) metrics: Option<SocketAddr>,
    /// A collector of traces (OpenTelemetry, OTLP over HTTP), such as http://127.0.0.1:4318: what each request spends its time
    /// on, and nothing of anybody. Without it none are kept or sent
    #[arg(long, value_name = "URL")]
    pub(crate) traces: Option<String>,
    /// The folder with the backups, so that their age is known and told
    #[arg(long, value_name = "FOLDER")]
    pub(crate) backups: Option<PathBuf>,
    /// The file to which kith anchor adds heads, so that it is known when the last was noted
    #[arg(long, value_name = "FILE")]
    pub(crate) anchors: Option<PathBuf>,
}

/// How a line of the log is written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Form {
    /// For people.
    #[default]
    Text,
    /// An object of JSON a line, for a program.
    Json,
}

/// An address that is named: not every address of the computer.
fn own_address(text: &str) -> Result<SocketAddr, String> {
    let address: SocketAddr =
        text.parse().map_err(|_| "write an address and a port, such as 127.0.0.1:9464".to_owned())?;
    if address.ip().is_unspecified() {
        return Err(
            "this is every address of the computer, also the one that people use: name one, such as \
                    127.0.0.1:9464, or that of a network that only the monitor reaches"
                .to_owned(),
        );
    }
    Ok(address)
}

#[cfg(test)]
mod tests {
    use super::own_address;

    #[test]
    fn figures_are_told_at_a_named_address_alone() {
        for (text, taken) in [
            ("127.0.0.1:9464", true),
            ("[::1]:9464", true),
            ("10.1.2.3:9464", true),
            ("0.0.0.0:9464", false),
            ("[::]:9464", false),
            ("9464", false),
        ] {
            assert_eq!(own_address(text).is_ok(), taken, "{text}");
        }
    }
}
