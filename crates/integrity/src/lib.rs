//! Proves or disproves that CloudTrail logs are complete and untouched, from files alone.
//!
//! In outline: [`Evidence`] contains what was supplied (log files as hashes, digests, public keys, object metadata);
//! [`validate`] judges every digest from the newest to the oldest, then every log, and returns a [`Validation`] with
//! the report and a verdict for each file. `docs/integrity.md` describes the rules.
//!
//! Nothing here reads files, knows the time or communicates. Compressed bytes never get here: the code that
//! decompresses a file reports its state ([`protocol::Compression`]).

mod answers;
pub mod brief;
mod bucket;
mod catalog;
mod chains;
mod checks;
pub mod completeness;
mod copies;
mod coverage;
mod digest;
mod evidence;
mod figures;
mod finding;
mod inspect;
mod judge;
mod key_path;
mod keys;
mod lake;
mod links;
mod logs;
mod metadata;
mod name;
mod overall;
mod pairing;
mod period;
mod portions;
mod public_key;
mod recording;
mod report;
mod ring;
mod settings;
mod sign_file;
mod signature;
mod tally;
#[cfg(test)]
mod testing;
mod text;
mod time;
mod timeline;
mod told;
mod used;
mod validate;
mod words;

pub use answers::Answers;
pub use checks::{Checks, verify};
pub use digest::{Digest, DigestFault, Listing, parse_digest};
pub use evidence::{Evidence, SuppliedDigest, SuppliedFile, SuppliedSignFile};
pub use inspect::{inspect, witnesses};
pub use keys::{PublicKeyEntry, parse_public_keys};
pub use metadata::{Metadata, parse_metadata};
pub use name::{delivered, is_digest_name, is_log_name};
pub use period::claimed;
pub use portions::Portions;
pub use recording::{EVENT_NAMES, bands};
pub use settings::trail_settings;
pub use sign_file::{SignFile, SignFiles, is_sign_file_name, parse_sign_files};
pub use signature::Memory;
pub use tally::Tally;
pub use text::text_report;
pub use validate::{Validation, validate, validate_again, validate_in_portions};
