//! Where something sealed stands. The form is final, as that of the chain is (`chain.rs` says what a field is):
//!
//! - a payload: the text `kith sealed payload v1`; authority; subject; kind; record id; revision; digest;
//! - a draft: `kith sealed draft v1`; who; subject; form;
//! - a part of a document: `kith sealed part v1`; subject; digest; number of the part;
//! - a data key: `kith data key v1`; subject.

use crate::chain::Scratch;
use crate::{Digest, DocumentName, DraftName, Envelope, SubjectId};

/// Room in which places are written out, used again and again.
#[derive(Default)]
pub(crate) struct Place(Scratch);

impl Place {
    pub(crate) fn payload(
        &mut self,
        authority: &str,
        subject: &SubjectId,
        kind: &str,
        record_id: &str,
        revision: u32,
        digest: Digest,
    ) -> &[u8] {
        self.0.begin("kith sealed payload v1");
        for text in [authority, subject.as_str(), kind, record_id] {
            self.0.bytes(text.as_bytes());
        }
        self.0.number(i64::from(revision));
        self.0.bytes(&digest.0);
        self.0.all()
    }

    /// `None` where the envelope says that there is no payload.
    pub(crate) fn of(&mut self, envelope: &Envelope) -> Option<&[u8]> {
        let Envelope { authority, subject, kind, record_id, revision, .. } = envelope;
        Some(self.payload(authority, subject, kind, record_id, *revision, envelope.digest?))
    }

    pub(crate) fn draft(&mut self, name: &DraftName) -> &[u8] {
        self.0.begin("kith sealed draft v1");
        for text in [&*name.who, name.subject.as_str(), &*name.form] {
            self.0.bytes(text.as_bytes());
        }
        self.0.all()
    }

    pub(crate) fn part(&mut self, name: &DocumentName, nth: u32) -> &[u8] {
        self.0.begin("kith sealed part v1");
        self.0.bytes(name.subject.as_str().as_bytes());
        self.0.bytes(&name.digest.0);
        self.0.number(i64::from(nth));
        self.0.all()
    }

    pub(crate) fn data_key(&mut self, subject: &SubjectId) -> &[u8] {
        self.0.begin("kith data key v1");
        self.0.bytes(subject.as_str().as_bytes());
        self.0.all()
    }
}
