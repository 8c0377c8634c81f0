//! All parts of a CloudTrail Lake sign file, which contains its own signature and is not linked to other files.

use protocol::inspect::{DigestView, PartName, SignatureView, SignedPart};
use protocol::report::{Report, SignFile as SignFileEntry, SignatureFrom};

use super::{key_of, key_view, steps};
use crate::lake::{keys, signed_hash};
use crate::ring::{Candidates, KeyRing};
use crate::signature::Checker;
use crate::{Evidence, Listing, Memory, SuppliedSignFile};

/// Most results hashed by one command.
const MOST_HASHED: usize = 100;

/// Takes a sign file apart.
pub(super) fn view(evidence: &Evidence, report: &Report, supplied: &SuppliedSignFile) -> DigestView {
    let Ok(sign) = &supplied.body else { return DigestView::default() };
    let (ring, memory) = (KeyRing::new(evidence.keys.as_deref()), Memory::default());
    let check = |keys: Candidates<'_>| {
        let mut checker = Checker::of(signed_hash(sign), &keys, &memory);
        checker.check(&sign.signature, SignatureFrom::SignFile).is_some()
    };
    let verifies = keys(sign, &ring).ok().map(check);
    let key = key_of(evidence, &sign.fingerprint);
    let paths = paths(report, &supplied.path);
    let steps = key.and_then(|(_, der)| steps::of_results(&paths, &sign.signed(), &sign.signature, der));
    let part = |(listing, text): (&Listing, &String)| SignedPart {
        name: PartName::Result(listing.key.to_string()),
        text: text.clone(),
    };
    DigestView {
        signed: sign.results.iter().zip(&sign.hashes).map(part).collect(),
        separator: ' ',
        signatures: vec![SignatureView { hex: sign.signature.clone(), from: SignatureFrom::SignFile, verifies }],
        key: key.map(|(entry, der)| key_view(entry, der)),
        steps: steps.unwrap_or_default(),
        ..DigestView::default()
    }
}

/// Paths in the drop of the results that it lists.
fn paths(report: &Report, path: &str) -> Vec<String> {
    let is_it = |sign: &&SignFileEntry| sign.file.path.as_deref() == Some(path);
    let Some(own) = report.sign_files.iter().find(is_it) else { return Vec::new() };
    let results = report.logs.iter().filter(|log| log.digest_key.as_ref() == Some(&own.file.key));
    results.filter_map(|log| log.path.as_deref()).take(MOST_HASHED).map(steps::local).collect()
}
