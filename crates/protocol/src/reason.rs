//! Why a file has its verdict.

use serde::{Deserialize, Serialize};

macro_rules! reasons {
    ($($(#[$doc:meta])* $name:ident $text:literal,)*) => {
        /// Why a file has its verdict, or what is to be noted beside that. `docs/integrity.md` says what each means.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum Reason { $($(#[$doc])* $name,)* }

        impl Reason {
            /// All of them.
            pub const ALL: &[Reason] = &[$(Reason::$name,)*];

            /// As `integrity-json` spells it.
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
    /// No signature fits.
    SignatureMismatch "signature-mismatch",
    /// Another hash was recorded.
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
    /// More keys or signatures than are tried.
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
    /// Missing, but a digest lists it.
    Listed "listed",
    /// Missing, and only a digest that failed lists it.
    ListedByUntrustedDigest "listed-by-untrusted-digest",
    /// The compressed file is damaged.
    BadGzip "bad-gzip",
    /// There is more in the file than what was recorded. (Also a note: bytes after the end were left out.)
    TrailingData "trailing-data",
    /// It is not compressed as what was recorded is.
    NotGzip "not-gzip",
    /// It has the hash that was recorded.
    Hash "hash",
    /// Only a digest that failed lists it.
    DigestNotTrusted "digest-not-trusted",
    /// It was inflated, and the hash is of the compressed file.
    Decompressed "decompressed",
    /// Not all of it could be read.
    NotRead "not-read",
    /// No digest lists it although digests cover its time.
    InsideCoveredPeriod "inside-covered-period",
    /// The digest of its time is missing.
    InsideMissingDigest "inside-missing-digest",
    /// It is none that digests list, though it holds events that digests cover.
    OtherKind "other-kind",
    /// No digest covers its time.
    OutsideCoverage "outside-coverage",
    /// A note: no digest lists it, but all its events are shown from files that are proved.
    EventsProvedElsewhere "events-proved-elsewhere",
    /// A note: an exact copy of the event stands in a file that failed.
    CopyInFailedFile "copy-in-failed-file",
    /// A note: the signature in the object metadata does not fit, the next digest's does.
    MetadataSignatureDisagrees "metadata-signature-disagrees",
    /// A note: a sign file of CloudTrail Lake.
    LakeSignFile "lake-sign-file",
    /// A note: a query result of CloudTrail Lake.
    LakeQueryResult "lake-query-result",
    /// A note: it has another name.
    MatchedByContent "matched-by-content",
    /// A note: its path does not tell where it lay.
    LocationNotCheckable "location-not-checkable",
    /// A note: it was stored inflated.
    AlreadyDecompressed "already-decompressed",
    /// A note: the end of the compressed file is cut off.
    GzipTrailerIncomplete "gzip-trailer-incomplete",
}

impl Reason {
    /// The reason of this name.
    pub fn of_name(name: &str) -> Option<Reason> {
        Reason::ALL.iter().copied().find(|reason| reason.name() == name)
    }

    /// The names, with something between them.
    pub fn join(reasons: &[Reason], between: &str) -> String {
        reasons.iter().map(|reason| reason.name()).collect::<Vec<_>>().join(between)
    }
}
