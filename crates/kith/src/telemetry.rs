//! Lines of the log, and figures for a monitor at an address of their own. None of either holds personal data: routes stand
//! there as patterns, people not at all (decision 0046; `tests/telemetry.rs` looks).

use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::Ordering::Relaxed;
use std::time::Duration;

use axum::Router;
use axum::routing::get;
use calendar::Moment;
use metrics::Label;
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use roll::Roll;
use tracing_subscriber::filter::{EnvFilter, LevelFilter, filter_fn};
use tracing_subscriber::prelude::*;

use crate::authorities::House;
use crate::failure::Failure;
use crate::traces::Traces;
use crate::watch::{Form, Watch};
use crate::{now, say};

/// Upper bounds of the histograms, in seconds.
const SECONDS: [f64; 13] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0];
/// How often what histograms were told is put together, where nobody asks.
const TIDIED: Duration = Duration::from_secs(5);
/// Somebody counts as signed in who did something in the last half hour.
const LATELY: i64 = 30 * 60 * 1_000_000;

/// Begins to write the log, and to send spans where a collector is named: for as long as what is given lives.
pub(crate) fn log(watch: &Watch) -> Result<Option<Traces>, Failure> {
    let traces = watch.traces.as_deref().map(Traces::to).transpose()?;
    let spans = traces.as_ref().map(|traces| {
        tracing_opentelemetry::layer()
            .with_tracer(traces.tracer())
            .with_location(false)
            .with_threads(false)
            .with_tracked_inactivity(false)
            .with_filter(LevelFilter::INFO)
            .with_filter(filter_fn(web::may_be_logged))
    });
    let asked = EnvFilter::try_from_env("KITH_LOG").unwrap_or_else(|_| EnvFilter::new("warn"));
    let registry = tracing_subscriber::registry().with(spans);
    let lines = tracing_subscriber::fmt::layer().with_writer(std::io::stderr);
    match watch.log {
        Form::Text => {
            registry.with(lines.with_filter(asked).with_filter(filter_fn(web::may_be_logged))).init()
        }
        Form::Json => {
            let lines = lines.json().flatten_event(true).with_current_span(true).with_span_list(false);
            registry.with(lines.with_filter(asked).with_filter(filter_fn(web::may_be_logged))).init();
        }
    }
    Ok(traces)
}

/// Begins to count, and tells what was counted at an address of its own, on a thread of its own: a server that is busy still
/// answers its monitor.
pub(crate) fn figures(watch: &Watch, whose: Whose) -> Result<(), Failure> {
    let Some(address) = watch.metrics else { return Ok(()) };
    let recorder = PrometheusBuilder::new()
        .set_buckets(&SECONDS)
        .map_err(|error| Failure::new(format!("the figures cannot be kept: {error}")))?
        .build_recorder();
    let handle = recorder.handle();
    metrics::set_global_recorder(recorder)
        .map_err(|_| Failure::new("the figures are kept already: this is a fault of Kith"))?;
    described();
    let bind = |error| {
        Failure::new(format!("cannot listen on {address} for --metrics: {error}; choose another port"))
    };
    let listener = TcpListener::bind(address).map_err(bind)?;
    let address = listener.local_addr()?;
    listener.set_nonblocking(true)?;
    let told = Arc::new(Told { handle, whose, backups: watch.backups.clone(), began: now::moment() });
    std::thread::Builder::new().name("figures".to_owned()).spawn(move || tell(&told, listener))?;
    say_where(address)
}

fn say_where(address: SocketAddr) -> Result<(), Failure> {
    say::out(&format!("Figures for a monitor are at http://{address}/metrics\n"))
}

/// Whose figures are told.
pub(crate) enum Whose {
    /// Those of one authority, with no word on which.
    One(Roll),
    /// Those of several: of each whether its record is open, and of those that are how it stands, by the name that the file of
    /// settings calls it.
    Several(Arc<House>),
}

/// What is looked at when the monitor asks.
struct Told {
    handle: PrometheusHandle,
    whose: Whose,
    backups: Option<PathBuf>,
    began: Moment,
}

fn tell(told: &Arc<Told>, listener: TcpListener) {
    let tidy = told.handle.clone();
    let told = told.clone();
    let serving = async move {
        tokio::spawn(async move {
            loop {
                tokio::time::sleep(TIDIED).await;
                tidy.run_upkeep();
            }
        });
        let answer = move || {
            let told = told.clone();
            async move {
                let text = tokio::task::spawn_blocking(move || told.text()).await.unwrap_or_default();
                ([("content-type", "text/plain; version=0.0.4; charset=utf-8")], text)
            }
        };
        let listener = tokio::net::TcpListener::from_std(listener)?;
        axum::serve(listener, Router::new().route("/metrics", get(answer))).await
    };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().max_blocking_threads(2).build();
    if let Err(error) = runtime.and_then(|runtime| runtime.block_on(serving)) {
        tracing::error!(%error, "figures are told no longer");
    }
}

impl Told {
    /// Everything that was counted, and how things stand now.
    fn text(&self) -> String {
        let now = now::moment();
        metrics::gauge!("kith_build_info", "version" => env!("CARGO_PKG_VERSION")).set(1.0);
        metrics::gauge!("process_start_time_seconds").set(seconds(self.began));
        match &self.whose {
            Whose::One(roll) => {
                told_of(roll, Vec::new(), now);
                age_of_backup(self.backups.as_deref(), Vec::new(), now);
            }
            Whose::Several(house) => {
                let residents = house.residents();
                metrics::gauge!("kith_authorities").set(residents.listed as f64);
                metrics::gauge!("kith_authorities_open").set(residents.open.load(Relaxed) as f64);
                metrics::gauge!("kith_authorities_bytes").set(residents.bytes.load(Relaxed) as f64);
                for slot in house.slots() {
                    let labels = || vec![Label::new("authority", slot.name().to_owned())];
                    let open = slot.if_open();
                    let is_open = if open.is_some() { 1.0 } else { 0.0 };
                    metrics::gauge!("kith_authority_open", labels()).set(is_open);
                    if let Some(open) = open {
                        told_of(open.roll(), labels(), now);
                    }
                    age_of_backup(slot.backups(), labels(), now);
                }
            }
        }
        if let Some(bytes) = resident() {
            metrics::gauge!("process_resident_memory_bytes").set(bytes as f64);
        }
        if let Ok(open) = std::fs::read_dir("/proc/self/fd") {
            metrics::gauge!("process_open_fds").set(open.count() as f64);
        }
        self.handle.render()
    }
}

/// How a record stands.
fn told_of(roll: &Roll, labels: Vec<Label>, now: Moment) {
    let journal = roll.journal();
    let standing = journal.standing(Moment::from_micros(now.micros() - LATELY));
    match (journal.last_seq(), standing) {
        (Ok(head), Ok(standing)) => {
            let number =
                |name: &'static str, number: u64| metrics::gauge!(name, labels.clone()).set(number as f64);
            number("kith_journal_up", 1);
            number("kith_journal_head", head);
            number("kith_roll_lag_entries", head.saturating_sub(roll.seq()));
            number("kith_sessions", standing.sessions);
            number("kith_mail_waiting", standing.mail.waiting);
            number("kith_mail_given_up", standing.mail.given_up);
            number("kith_webhook_deliveries_waiting", standing.webhooks_waiting);
            number("kith_webhook_deliveries_given_up", standing.webhooks_given_up);
        }
        // The others keep what they were told last; this one says that they do.
        _ => metrics::gauge!("kith_journal_up", labels).set(0.0),
    }
}

fn age_of_backup(folder: Option<&Path>, labels: Vec<Label>, now: Moment) {
    if let Some(folder) = folder
        && let Ok(Some((last, _))) = journal::last_backup(folder)
    {
        metrics::gauge!("kith_backup_age_seconds", labels).set(seconds(now) - seconds(last.made));
    }
}

fn seconds(moment: Moment) -> f64 {
    moment.micros() as f64 / 1e6
}

/// Bytes of memory, where the system says it.
fn resident() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.split_whitespace().next()?.parse::<u64>().ok().map(|kib| kib * 1024)
}

fn described() {
    use metrics::{Unit, describe_counter, describe_gauge, describe_histogram};
    describe_counter!(
        "kith_http_requests_total",
        "Requests answered, by the pattern of their route and their status."
    );
    describe_histogram!(
        "kith_http_request_duration_seconds",
        Unit::Seconds,
        "How long requests took, by the pattern of their route."
    );
    describe_counter!("kith_sign_in_failures_total", "Passwords and codes that were wrong.");
    describe_histogram!(
        "kith_journal_append_duration_seconds",
        Unit::Seconds,
        "How long it took until what was recorded was on disk."
    );
    describe_counter!(
        "kith_journal_append_failures_total",
        "What could not be recorded because the database did not do it."
    );
    describe_counter!("kith_authority_openings_total", "How often an authority's record was opened.");
    describe_counter!("kith_authority_closings_total", "How often an authority's record was put away.");
    for (name, what) in [
        ("kith_build_info", "The version that runs, as a label."),
        ("kith_journal_up", "Whether the database could be read when this was asked: 1 or 0."),
        ("kith_journal_head", "The number of the last entry of the journal."),
        ("kith_roll_lag_entries", "Entries of the journal that this process has not read yet."),
        ("kith_sessions", "Open sessions that were used in the last half hour."),
        ("kith_mail_waiting", "Messages that wait to be sent."),
        ("kith_mail_given_up", "Messages that were given up."),
        ("kith_webhook_deliveries_waiting", "What is still to be sent to webhooks."),
        ("kith_webhook_deliveries_given_up", "What was to be sent to webhooks and was given up."),
        ("kith_backup_age_seconds", "How long ago the last backup was made."),
        ("kith_authorities", "Authorities that this process serves, where it serves several."),
        ("kith_authorities_open", "Those of them whose records are open in it."),
        ("kith_authorities_bytes", "The memory of the records that are open, as it is guessed."),
        ("kith_authority_open", "Whether an authority's record is open: 1 or 0."),
        ("process_start_time_seconds", "When this process started, in seconds since 1970."),
        ("process_resident_memory_bytes", "Memory of this process."),
        ("process_open_fds", "Open files and connections of this process."),
    ] {
        describe_gauge!(name, what);
    }
}
