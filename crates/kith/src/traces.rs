//! What a request spends its time on, sent to a collector by OpenTelemetry (OTLP over HTTP), where one is named. A span has a
//! reference, a method, the pattern of a route, a status: nothing of anybody.

use std::future::Future;
use std::pin::Pin;

use opentelemetry::trace::TracerProvider;
use opentelemetry_http::{Bytes, HttpClient, HttpError, Request, Response};
use opentelemetry_otlp::{Protocol, SpanExporter, WithExportConfig, WithHttpConfig};
use opentelemetry_sdk::Resource;
use opentelemetry_sdk::trace::{SdkTracer, SdkTracerProvider};

use crate::failure::Failure;
use crate::provider;

/// Bytes of a collector's answer, at most.
const LARGEST: u64 = 64 * 1024;

/// Sends spans for as long as it lives; what waits goes when it is dropped.
pub(crate) struct Traces(SdkTracerProvider);

impl Traces {
    /// To the collector at this address, such as `http://127.0.0.1:4318`.
    pub(crate) fn to(collector: &str) -> Result<Traces, Failure> {
        let exporter = SpanExporter::builder()
            .with_http()
            .with_http_client(Client(provider::agent()))
            .with_protocol(Protocol::HttpBinary)
            .with_endpoint(format!("{}/v1/traces", collector.trim_end_matches('/')))
            .build()
            .map_err(|error| Failure::new(format!("--traces {collector} cannot be used: {error}")))?;
        let resource = Resource::builder_empty()
            .with_service_name("kith")
            .with_attribute(opentelemetry::KeyValue::new("service.version", env!("CARGO_PKG_VERSION")))
            .build();
        Ok(Traces(SdkTracerProvider::builder().with_batch_exporter(exporter).with_resource(resource).build()))
    }

    pub(crate) fn tracer(&self) -> SdkTracer {
        self.0.tracer("kith")
    }
}

impl Drop for Traces {
    fn drop(&mut self) {
        // A collector that is away is no reason not to stop.
        let _ = self.0.shutdown();
    }
}

/// The client that asks the provider of sign-in too. It waits on the thread that sends, which does nothing else.
#[derive(Debug)]
struct Client(ureq::Agent);

type Sending<'a> = Pin<Box<dyn Future<Output = Result<Response<Bytes>, HttpError>> + Send + 'a>>;

impl HttpClient for Client {
    fn send_bytes<'life0, 'async_trait>(&'life0 self, request: Request<Bytes>) -> Sending<'async_trait>
    where
        'life0: 'async_trait,
        Self: 'async_trait,
    {
        Box::pin(async move {
            let (parts, body) = request.into_parts();
            let answer = self.0.run(Request::from_parts(parts, body.to_vec()))?;
            let (parts, body) = answer.into_parts();
            let bytes = body.into_with_config().limit(LARGEST).read_to_vec()?;
            Ok(Response::from_parts(parts, bytes.into()))
        })
    }
}
