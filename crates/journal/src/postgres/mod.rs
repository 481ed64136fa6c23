//! The journal of one authority in a PostgreSQL database that many share: each role sees and writes the rows of its own.

mod accounts;
mod address;
mod asides;
mod columns;
mod condition;
mod copied;
mod decode;
mod documents;
mod dump;
mod erase;
mod fill;
mod keys;
mod lists;
mod passkeys;
mod reach;
mod read;
mod ready;
mod schema;
mod shared;
mod tokens;
mod wait;
mod write;

use std::sync::Arc;

use calendar::Moment;

use self::reach::{Reach, doing};
use crate::accounts::{Account, AccountBy, AccountEvent, SecretHash, Session};
use crate::backup::{Mark, Row};
use crate::erase::{ErasedEntry, Gone, ToErase};
use crate::error::{OpenError, StoreError};
use crate::passkeys::{Away, KeptPasskey};
use crate::seal::{Sealing, StoredAuthorityKey, StoredDataKey};
use crate::shared::Tries;
use crate::standing::Standing;
use crate::store::{Each, Store, StoredDraft, StoredLoad, StoredLook, StoredPart, Which, Writer};
use crate::tokens::{Of, Token};
use crate::webhooks::{Delivery, Webhook};
use crate::{
    Begun, DigestWanted, DocumentName, DraftName, Head, KeptDocument, Look, Mail, MailCounts, SavedList,
    SubjectId,
};

pub use address::{AddressError, PostgresAddress};
pub(crate) use condition::server_version;
pub use fill::fill;
pub use schema::{Prepared, admit, prepare};

/// One authority's journal.
pub(crate) struct Postgres {
    reach: Arc<Reach>,
    authority: Arc<str>,
    more: wait::More,
}

/// What is asked before anything is read: whether the role is held to its own rows, whose they are, and what the server keeps.
const WHO: &str = "SELECT rolsuper OR rolbypassrls, \
     pg_has_role(session_user, (SELECT relowner FROM pg_class WHERE oid = 'kith.entry'::regclass), 'MEMBER'), \
     kith.own_authority(), session_user::text, \
     current_setting('fsync') = 'on' AND current_setting('full_page_writes') = 'on' \
     FROM pg_roles WHERE rolname = session_user";

impl Postgres {
    /// Opens the journal of the authority that the role is let in for.
    pub(crate) fn open(address: &PostgresAddress) -> Result<Postgres, OpenError> {
        let failed = |error| OpenError::Store { path: address.place(), error };
        let reach = Reach::new(address).map_err(failed)?;
        let client = reach.client().map_err(failed)?;
        let known = schema::known();
        match schema::version(&client).map_err(failed)? {
            schema::Schema::None => return Err(OpenError::Unprepared(address.place())),
            schema::Schema::Strange => return Err(OpenError::OtherApplication(address.place())),
            schema::Schema::Closed => {
                return Err(OpenError::NotAdmitted { path: address.place(), role: address.names().3 });
            }
            schema::Schema::At { number, needs } if needs > known => {
                return Err(OpenError::Newer { path: address.place(), found: number, known });
            }
            schema::Schema::At { number, .. } if number < known => {
                return Err(OpenError::Older { path: address.place(), found: number, known });
            }
            schema::Schema::At { .. } => {}
        }
        let who = reach::wait(client.query_one(WHO, &[])).map_err(doing("look who is logged in"));
        let who = who.map_err(failed)?;
        let get = |at| who.try_get::<_, bool>(at).map_err(doing("look who is logged in")).map_err(failed);
        let text =
            |at| who.try_get::<_, Option<&str>>(at).map_err(doing("look who is logged in")).map_err(failed);
        let unsafe_because = |problem| Err(OpenError::Unsafe { path: address.place(), problem });
        if get(0)? {
            return unsafe_because(
                "its role is a superuser or bypasses row-level security, and would see every authority's record; \
                 name the authority's own role",
            );
        }
        if get(1)? {
            return unsafe_because(
                "its role owns the tables, and could change what was recorded; name the authority's own role",
            );
        }
        if !get(4)? {
            return unsafe_because(
                "its server runs with fsync or full_page_writes off, and would lose what was recorded; turn both on",
            );
        }
        let Some(authority) = text(2)?.map(Arc::from) else {
            let role = text(3)?.unwrap_or_default().to_owned();
            return Err(OpenError::NotAdmitted { path: address.place(), role });
        };
        drop(client);
        Ok(Postgres { reach: Arc::new(reach), authority, more: wait::More::default() })
    }
}

impl Store for Postgres {
    fn writer(&self) -> Result<Box<dyn Writer>, StoreError> {
        Ok(Box::new(write::PostgresWriter::new(self.reach.clone(), self.authority.clone())?))
    }

    fn authority(&self) -> Option<Arc<str>> {
        Some(self.authority.clone())
    }

    fn read(&self, which: Which<'_>, each: Each<'_>) -> Result<(), StoreError> {
        // Once more, where the connection was gone before the first entry came.
        let mut came = false;
        let outcome = read::entries(self.reach.client()?, which, &mut |envelope, payload| {
            came = true;
            each(envelope, payload)
        });
        match outcome {
            Err(StoreError::Lost { .. }) if !came => read::entries(self.reach.anew()?, which, each),
            outcome => outcome,
        }
    }

    fn last(&self) -> Result<u64, StoreError> {
        self.reach.read(read::last)
    }

    fn wait(&self, after: u64, longest: std::time::Duration) -> Result<u64, StoreError> {
        self.more.wait(&self.reach, &self.authority, longest, || self.last(), after)
    }

    fn rest(&self) {
        self.reach.rest();
    }

    fn head(&self) -> Result<Head, StoreError> {
        self.reach.read(|client| Ok(read::tail(client)?.map_or(Head::default(), |tail| tail.head)))
    }

    fn loads(&self) -> Result<Vec<StoredLoad>, StoreError> {
        self.reach.read(read::loads)
    }

    fn damage(&self) -> Result<Option<String>, StoreError> {
        Ok(None)
    }

    fn stray(&self) -> Result<Option<(u64, &'static str)>, StoreError> {
        self.reach.read(read::stray)
    }

    fn looks(&self, subject: &SubjectId, most: usize) -> Result<Vec<Look>, StoreError> {
        self.reach.read(|client| asides::looks(client, subject, most))
    }

    fn broken_glass(&self, since: Moment, most: usize) -> Result<Vec<(SubjectId, Look)>, StoreError> {
        self.reach.read(|client| asides::broken_glass(client, since, most))
    }

    fn looks_since(
        &self,
        since: Moment,
        before: Moment,
        most: usize,
    ) -> Result<Vec<(SubjectId, Look)>, StoreError> {
        self.reach.read(|client| asides::looks_since(client, since, before, most))
    }

    fn each_look(&self, each: &mut dyn FnMut(&StoredLook)) -> Result<(), StoreError> {
        let client = self.reach.client()?;
        asides::each_look(&client, each)
    }

    fn draft(&self, name: &DraftName) -> Result<Option<StoredDraft>, StoreError> {
        self.reach.read(|client| asides::draft(client, name))
    }

    fn drafts(&self, who: &str, subject: &SubjectId) -> Result<Vec<StoredDraft>, StoreError> {
        self.reach.read(|client| asides::drafts(client, who, subject))
    }

    fn begun(&self, who: &str) -> Result<Vec<Begun>, StoreError> {
        self.reach.read(|client| asides::begun(client, who))
    }

    fn document(&self, name: &DocumentName) -> Result<Option<KeptDocument>, StoreError> {
        self.reach.read(|client| documents::one_of(client, name))
    }

    fn documents(&self, subject: &SubjectId) -> Result<Vec<KeptDocument>, StoreError> {
        self.reach.read(|client| documents::of(client, subject))
    }

    fn documents_waiting(&self, most: usize) -> Result<Vec<KeptDocument>, StoreError> {
        self.reach.read(|client| documents::waiting(client, most))
    }

    fn documents_after(
        &self,
        after: Option<&DocumentName>,
        most: usize,
    ) -> Result<Vec<KeptDocument>, StoreError> {
        self.reach.read(|client| documents::after(client, after, most))
    }

    fn document_part(&self, name: &DocumentName, nth: u32) -> Result<Option<StoredPart>, StoreError> {
        self.reach.read(|client| documents::part(client, name, nth))
    }

    fn authority_keys(&self) -> Result<Vec<StoredAuthorityKey>, StoreError> {
        self.reach.read(keys::authority_keys)
    }

    fn data_keys_after(&self, after: u64) -> Result<Vec<StoredDataKey>, StoreError> {
        self.reach.read(|client| keys::data_keys_after(client, after))
    }

    fn sealing(&self) -> Result<Sealing, StoreError> {
        self.reach.read(keys::sealing)
    }

    fn open_drafts(&self) -> Result<Vec<(DraftName, String)>, StoreError> {
        self.reach.read(keys::open_drafts)
    }

    fn open_parts(&self, most: usize) -> Result<Vec<(DocumentName, u32, Vec<u8>)>, StoreError> {
        self.reach.read(|client| keys::open_parts(client, most))
    }

    /// What was overwritten goes when the server cleans its tables up (VACUUM), which is its owner's to ask for.
    fn erased(&self, under: Option<u64>) -> Result<Vec<ErasedEntry>, StoreError> {
        self.reach.read(|client| erase::erased(client, under))
    }

    fn would_erase(&self, what: &ToErase) -> Result<Gone, StoreError> {
        self.reach.read(|client| erase::would(client, what))
    }

    fn scrub(&self) -> Result<(), StoreError> {
        Ok(())
    }

    fn account(&self, by: AccountBy<'_>) -> Result<Option<Account>, StoreError> {
        self.reach.read(|client| accounts::account(client, by))
    }

    fn accounts(&self) -> Result<Vec<Account>, StoreError> {
        self.reach.read(accounts::accounts)
    }

    fn session(&self, hash: SecretHash) -> Result<Option<(Session, Account)>, StoreError> {
        self.reach.read(|client| accounts::session(client, hash))
    }

    fn sessions(&self, id: &str) -> Result<Vec<Session>, StoreError> {
        self.reach.read(|client| accounts::sessions(client, id))
    }

    fn device(&self, id: &str, device: SecretHash) -> Result<Option<Moment>, StoreError> {
        self.reach.read(|client| accounts::device(client, id, device))
    }

    fn passkeys(&self, id: &str) -> Result<Vec<KeptPasskey>, StoreError> {
        self.reach.read(|client| passkeys::of(client, id))
    }

    fn passkey(&self, credential: &[u8]) -> Result<Option<KeptPasskey>, StoreError> {
        self.reach.read(|client| passkeys::one_of(client, credential))
    }

    fn away(&self, hash: SecretHash) -> Result<Option<Away>, StoreError> {
        self.reach.read(|client| passkeys::away(client, hash))
    }

    fn codes_left(&self, id: &str) -> Result<usize, StoreError> {
        self.reach.read(|client| accounts::codes_left(client, id))
    }

    fn account_events_after(&self, after: u64, most: usize) -> Result<Vec<(u64, AccountEvent)>, StoreError> {
        self.reach.read(|client| accounts::events_after(client, after, most))
    }

    fn last_account_event(&self) -> Result<u64, StoreError> {
        self.reach.read(accounts::last_event)
    }

    fn account_events(&self, id: &str, most: usize) -> Result<Vec<AccountEvent>, StoreError> {
        self.reach.read(|client| accounts::events(client, id, most))
    }

    fn lists(&self, owner: &str, team: Option<&str>) -> Result<Vec<SavedList>, StoreError> {
        self.reach.read(|client| lists::of(client, owner, team))
    }

    fn list(&self, id: &str) -> Result<Option<SavedList>, StoreError> {
        self.reach.read(|client| lists::one_of(client, id))
    }

    fn digests_wanted(&self) -> Result<Vec<DigestWanted>, StoreError> {
        self.reach.read(lists::digests)
    }

    fn mail_to_send(&self, now: Moment, most: usize) -> Result<Vec<Mail>, StoreError> {
        self.reach.read(|client| lists::mail(client, now, most))
    }

    fn mail_counts(&self) -> Result<MailCounts, StoreError> {
        self.reach.read(lists::mail_counts)
    }

    fn standing(&self, since: Moment) -> Result<Standing, StoreError> {
        self.reach.read(|client| lists::standing(client, since))
    }

    fn token(&self, hash: SecretHash) -> Result<Option<Token>, StoreError> {
        self.reach.read(|client| tokens::token(client, hash))
    }

    fn tokens(&self, of: Of<'_>) -> Result<Vec<Token>, StoreError> {
        self.reach.read(|client| tokens::tokens(client, of))
    }

    fn webhooks(&self, of: Of<'_>) -> Result<Vec<Webhook>, StoreError> {
        self.reach.read(|client| tokens::webhooks(client, of))
    }

    fn deliveries_to_send(&self, now: Moment, most: usize) -> Result<Vec<Delivery>, StoreError> {
        self.reach.read(|client| tokens::deliveries_to_send(client, now, most))
    }

    fn deliveries(&self, webhook: &str, most: usize) -> Result<Vec<Delivery>, StoreError> {
        self.reach.read(|client| tokens::deliveries(client, webhook, most))
    }

    fn take_tries(&self, of: &[Tries], now: Moment) -> Result<f64, StoreError> {
        self.reach.read(|client| shared::take_tries(client, of, now))
    }

    fn give_tries_back(&self, of: &[Tries], now: Moment) -> Result<(), StoreError> {
        self.reach.read(|client| shared::give_tries_back(client, of, now))
    }

    fn keep_awaited(
        &self,
        name: SecretHash,
        text: &str,
        now: Moment,
        until: Moment,
    ) -> Result<bool, StoreError> {
        // Not tried again where the answer was lost: it would find what it has kept itself.
        shared::keep_awaited(&self.reach.client()?, name, text, now, until)
    }

    fn take_awaited(&self, name: SecretHash, now: Moment) -> Result<Option<String>, StoreError> {
        shared::take_awaited(&self.reach.client()?, name, now)
    }

    fn dump(
        &self,
        since: Option<&Mark>,
        start: &mut dyn FnMut(bool, u32) -> Result<(), StoreError>,
        each: &mut dyn FnMut(Row<'_>) -> Result<(), StoreError>,
    ) -> Result<Mark, StoreError> {
        dump::dump(&self.reach, since, start, each)
    }

    fn schema(&self) -> Result<u32, StoreError> {
        self.reach.read(|client| match schema::version(client)? {
            schema::Schema::At { number, .. } => Ok(number),
            _ => Ok(0),
        })
    }
}
