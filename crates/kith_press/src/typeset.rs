//! From a document to the bytes of a PDF.

use press::Document;
use thiserror::Error;
use typst::diag::SourceDiagnostic;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::fonts::Fonts;
use crate::view;
use crate::world::Room;

/// The typesetter refused.
#[derive(Debug, Error)]
#[error("the typesetter could not set the document: {0}")]
pub(crate) struct Refused(String);

/// The document as PDF/UA-1 and PDF/A-2a. The exporter checks both and refuses what does not conform.
pub(crate) fn pdf(document: &Document, fonts: &Fonts) -> Result<Vec<u8>, Refused> {
    let json =
        serde_json::to_vec(&view::view(document, fonts)).map_err(|error| Refused(error.to_string()))?;
    let room = Room::new(json, fonts).ok_or_else(|| Refused("its layout has no name".into()))?;
    let set: PagedDocument = typst::compile(&room).output.map_err(|errors| said(&errors))?;
    let standards = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1])
        .map_err(|error| Refused(error.message().to_string()))?;
    let options = PdfOptions {
        standards,
        creator: typst::foundations::Smart::Custom(Some("kith-press".into())),
        ..PdfOptions::default()
    };
    typst_pdf::pdf(&set, &options).map_err(|errors| said(&errors))
}

fn said(errors: &[SourceDiagnostic]) -> Refused {
    let said: Vec<String> = errors
        .iter()
        .take(3)
        .map(|error| {
            let hints: String = error.hints.iter().map(|hint| format!(" ({})", hint.v)).collect();
            format!("{}{hints}", error.message)
        })
        .collect();
    Refused(said.join("; "))
}
