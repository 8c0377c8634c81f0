//! Judges digests.

use protocol::Reason;
use protocol::report::SignatureFrom;

use crate::Digest;
use crate::catalog::Node;
use crate::finding::{ChainProof, Contradiction, DigestFinding, DigestProof, HashRecorded, WhyNotSigned};
use crate::links::Links;
use crate::metadata::ObjectMetadata;
use crate::ring::{Candidates, KeyRing, Window};
use crate::signature::{Checker, Memory, SignatureVerified};
use crate::time::plus_hours;

/// A digest is signed within this time after its end; a backfill digest, within an hour of its generation.
const SIGNED_WITHIN_HOURS: i64 = 2;
const GENERATED_WITHIN_HOURS: i64 = 1;

pub(crate) const METADATA_SIGNATURE_DISAGREES: Reason = Reason::MetadataSignatureDisagrees;

/// A finding, with notes.
#[derive(Clone, Debug)]
pub(crate) struct Judged {
    pub finding: DigestFinding,
    pub notes: Vec<Reason>,
}

/// Everything that digests are judged by.
pub(crate) struct Court<'c, 'a> {
    pub nodes: &'c [Node<'a>],
    pub links: &'c Links<'a>,
    pub ring: &'c KeyRing<'c>,
    /// For every node, the metadata that belongs to it.
    pub metadata: &'c [Vec<&'a ObjectMetadata>],
    pub memory: &'c Memory,
}

impl<'c, 'a> Court<'c, 'a> {
    /// Judges one digest. Successors count as far as they have been `judged`.
    pub fn judge(&self, position: usize, judged: &[Option<Judged>]) -> Option<Judged> {
        let node = self.nodes.get(position)?;
        let finding = |finding| Some(Judged { finding, notes: node.notes.clone() });
        let digest = match node.body {
            Err(fault) => return finding(DigestFinding::Invalid(fault)),
            Ok(digest) => digest,
        };
        if let Some(moved) = node.moved {
            return finding(DigestFinding::Moved(moved));
        }
        let own = self.metadata.get(position).map_or(&[][..], Vec::as_slice);
        let successors = self.successors(node, digest, judged);
        let case = Case { node, digest, own, successors, ring: self.ring, memory: self.memory };
        Some(case.decide())
    }

    fn successors<'j>(&self, node: &Node<'a>, digest: &Digest, judged: &'j [Option<Judged>]) -> Vec<Successor<'a, 'j>> {
        let naming = self.links.naming(node.key).iter();
        let successors = naming.filter_map(|position| {
            let body = self.nodes.get(*position)?.at_home()?;
            let finding = &judged.get(*position)?.as_ref()?.finding;
            let same_bucket = body.previous.as_ref()?.bucket.as_deref() == Some(&digest.bucket);
            same_bucket.then_some(Successor { body, finding })
        });
        // If there are more witnesses than can be tried, the best ones come first.
        let (mut best, others): (Vec<_>, Vec<_>) =
            successors.partition(|successor| successor.finding.proof().is_some());
        best.extend(others);
        best
    }
}

/// A digest that names this one, with the right bucket.
struct Successor<'a, 'j> {
    body: &'a Digest,
    finding: &'j DigestFinding,
}

/// A digest that can be read and is where it belongs, with everything for and against it.
struct Case<'n, 'a, 'j> {
    node: &'n Node<'a>,
    digest: &'a Digest,
    own: &'n [&'a ObjectMetadata],
    successors: Vec<Successor<'a, 'j>>,
    ring: &'n KeyRing<'n>,
    memory: &'n Memory,
}

impl<'a> Case<'_, 'a, '_> {
    fn decide(&self) -> Judged {
        let keys = signature_keys(self.digest, self.ring, key_window(self.node, self.digest, self.own));
        let (signature, own_verifies) = match &keys {
            Ok(keys) => self.signature(keys),
            Err(why) => (Signature::Unknown(*why), false),
        };
        let finding = match (signature, self.hash()) {
            (Signature::Contradicted, _) => DigestFinding::Tampered(Contradiction::Signature),
            (Signature::Verified(proof), Hash::Contradicted { by_proved: false }) => {
                // Nobody vouches for who says otherwise.
                DigestFinding::Proved(DigestProof::Signature(proof))
            }
            (_, Hash::Contradicted { .. }) => DigestFinding::Tampered(Contradiction::Hash),
            (Signature::Verified(proof), _) => DigestFinding::Proved(DigestProof::Signature(proof)),
            (Signature::Unknown(why), Hash::Recorded(recorded, Some(by))) => {
                DigestFinding::Proved(DigestProof::Chain(ChainProof::new(recorded, by, why)))
            }
            (Signature::Unknown(why), Hash::Recorded(recorded, None)) => DigestFinding::HashOnly(recorded, why),
            (Signature::Unknown(why), Hash::NotRecorded) => DigestFinding::Unverifiable(why),
        };
        let mut notes = self.node.notes.clone();
        if matches!(finding, DigestFinding::Proved(DigestProof::Signature(_))) && !own_verifies {
            notes.push(METADATA_SIGNATURE_DISAGREES);
        }
        Judged { finding, notes }
    }

    /// What the signatures say, and whether all metadata supplied contains a valid one.
    fn signature(&self, keys: &Candidates<'_>) -> (Signature, bool) {
        let mut checker = Checker::new(self.digest, &self.node.supplied.content_sha256, keys, self.memory);
        let mut check = |signature: Option<&'a str>, from| signature.and_then(|text| checker.check(text, from));
        let of_own = |object: &&'a ObjectMetadata| object.signature.as_deref();
        let own: Vec<_> = self.own.iter().map(|object| check(of_own(object), SignatureFrom::Metadata)).collect();
        let own_verifies = own.iter().all(Option::is_some);

        let copy = |successor: &Successor<'a, '_>| successor.body.previous_signature.as_deref();
        let mut copies = self.successors.iter().map(|successor| check(copy(successor), SignatureFrom::Successor));
        let verified = own.into_iter().flatten().next().or_else(|| copies.find_map(|proof| proof));
        let all_tried = !keys.more && !checker.gave_up();

        // AWS writes the previous digest's key, hash and signature, or none of them, so leaving out the signature is a
        // contradiction.
        let contradicts = || {
            self.own.iter().any(|object| of_own(object).is_some())
                || self.successors.iter().any(|successor| successor.finding.is_usable())
        };
        let signature = match verified {
            Some(proof) => Signature::Verified(proof),
            None if !all_tried => Signature::Unknown(WhyNotSigned::TooMany),
            None if contradicts() => Signature::Contradicted,
            None => Signature::Unknown(WhyNotSigned::NoSignature),
        };
        (signature, own_verifies)
    }

    /// What proved successors say counts; only where there are none, what the others say.
    fn hash(&self) -> Hash<'_> {
        let usable = || self.successors.iter().filter(|successor| successor.finding.is_usable());
        let by_proved = usable().any(|successor| successor.finding.proof().is_some());
        let mut best = Hash::NotRecorded;
        for successor in usable().filter(|successor| !by_proved || successor.finding.proof().is_some()) {
            let Some(previous) = &successor.body.previous else { continue };
            let recorded = previous.hash.as_deref().unwrap_or_default();
            let Some(recorded) = HashRecorded::check(&self.node.supplied.content_sha256, recorded) else {
                return Hash::Contradicted { by_proved };
            };
            if !matches!(best, Hash::Recorded(_, Some(_))) {
                best = Hash::Recorded(recorded, successor.finding.proof());
            }
        }
        best
    }
}

/// The result of checking signatures.
enum Signature {
    Verified(SignatureVerified),
    Contradicted,
    Unknown(WhyNotSigned),
}

/// The result of comparing hashes in successors.
enum Hash<'j> {
    /// Recorded by a usable successor, preferably a proved one.
    Recorded(HashRecorded, Option<&'j DigestProof>),
    Contradicted {
        /// One of them is proved.
        by_proved: bool,
    },
    NotRecorded,
}

/// The keys that may have signed a digest, or why there are none.
pub(crate) fn signature_keys<'r>(
    digest: &Digest,
    ring: &'r KeyRing<'_>,
    window: Option<Window>,
) -> Result<Candidates<'r>, WhyNotSigned> {
    if digest.algorithm_supported {
        ring.usable(&digest.fingerprint, window)
    } else {
        Err(WhyNotSigned::UnsupportedAlgorithm)
    }
}

/// The period in which the key of a digest must have been valid; `None` if unknown. A backfill digest may be signed
/// weeks after its hour.
pub(crate) fn key_window(node: &Node<'_>, digest: &Digest, own: &[&ObjectMetadata]) -> Option<Window> {
    if !node.name.is_some_and(|name| name.backfill) {
        return Some(Window { from: digest.start, to: plus_hours(digest.end, SIGNED_WITHIN_HOURS) });
    }
    let generated = own.iter().find_map(|object| object.generated)?;
    Some(Window {
        from: plus_hours(generated, -GENERATED_WITHIN_HOURS),
        to: plus_hours(generated, GENERATED_WITHIN_HOURS),
    })
}

#[cfg(test)]
mod tests;
