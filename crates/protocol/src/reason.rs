//! Why a file has its verdict.

use serde::{Deserialize, Serialize};

macro_rules! reasons {
    ($($(#[$doc:meta])* $name:ident $text:literal,)*) => {
        /// Why a file has its verdict, or a note about it. `docs/integrity.md` explains each.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum Reason { $($(#[$doc])* $name,)* }

        impl Reason {
            /// All of them.
            pub const ALL: &[Reason] = &[$(Reason::$name,)*];

            /// Its name in `integrity-json`.
            pub const fn name(self) -> &'static str {
                match self { $(Reason::$name => $text,)* }
            }
        }
    };
}

reasons! {
    /// The file cannot be read as what it should be.
    Unreadable "unreadable",
    /// A field that every such file has is missing.
    MissingField "missing-field",
    /// It was recorded under another key.
    Key "key",
    /// It was recorded in another bucket.
    Bucket "bucket",
    /// No signature matches.
    SignatureMismatch "signature-mismatch",
    /// A different hash was recorded.
    HashMismatch "hash-mismatch",
    /// Its signature verifies.
    Signature "signature",
    /// No public key was supplied.
    NoKeys "no-keys",
    /// The key that signed it was not supplied.
    KeyNotFound "key-not-found",
    /// The key was not valid at that time.
    KeyOutsideValidity "key-outside-validity",
    /// The key cannot be read.
    KeyUnusable "key-unusable",
    /// There are more keys or signatures than are tried.
    TooManyToTry "too-many-to-try",
    /// No signature was supplied.
    NoSignature "no-signature",
    /// An algorithm that CloudTrail does not use.
    UnsupportedAlgorithm "unsupported-algorithm",
    /// Missing, but another digest names it.
    Referenced "referenced",
    /// Missing: its hour lies between digests.
    Inferred "inferred",
    /// Before the first digest.
    Boundary "boundary",
    /// It was left out on purpose, according to a manifest.
    LeftOut "left-out",
    /// Missing, but a digest lists it.
    Listed "listed",
    /// Missing, and only a digest that failed lists it.
    ListedByUntrustedDigest "listed-by-untrusted-digest",
    /// The compressed file is damaged.
    BadGzip "bad-gzip",
    /// The file contains more than what was recorded. (Also a note: bytes after the end were ignored.)
    TrailingData "trailing-data",
    /// It is not compressed as the recorded file is.
    NotGzip "not-gzip",
    /// It has the hash that was recorded.
    Hash "hash",
    /// Only a digest that failed lists it.
    DigestNotTrusted "digest-not-trusted",
    /// It was decompressed, but the recorded hash is that of the compressed file.
    Decompressed "decompressed",
    /// Not all of it could be read.
    NotRead "not-read",
    /// No digest lists it although digests cover its time.
    InsideCoveredPeriod "inside-covered-period",
    /// The digest of its time is missing.
    InsideMissingDigest "inside-missing-digest",
    /// It is of a kind that digests do not list, although it contains events that digests cover.
    OtherKind "other-kind",
    /// No digest covers its time.
    OutsideCoverage "outside-coverage",
    /// Note: no digest lists it, but all its events are shown from proved files.
    EventsProvedElsewhere "events-proved-elsewhere",
    /// Note: a file that failed contains an exact copy of the event.
    CopyInFailedFile "copy-in-failed-file",
    /// Note: the signature in the object metadata does not match, but the one in the next digest does.
    MetadataSignatureDisagrees "metadata-signature-disagrees",
    /// Note: it is a sign file of CloudTrail Lake.
    LakeSignFile "lake-sign-file",
    /// Note: it is a query result of CloudTrail Lake.
    LakeQueryResult "lake-query-result",
    /// Note: it was found by its content, under another name.
    MatchedByContent "matched-by-content",
    /// Note: its path does not say where it was stored.
    LocationNotCheckable "location-not-checkable",
    /// Note: it was stored decompressed.
    AlreadyDecompressed "already-decompressed",
    /// Note: the end of the compressed file is missing.
    GzipTrailerIncomplete "gzip-trailer-incomplete",
}

impl Reason {
    /// The reason with this name.
    pub fn of_name(name: &str) -> Option<Reason> {
        Reason::ALL.iter().copied().find(|reason| reason.name() == name)
    }

    /// The names, separated by `between`.
    pub fn join(reasons: &[Reason], between: &str) -> String {
        reasons.iter().map(|reason| reason.name()).collect::<Vec<_>>().join(between)
    }
}
