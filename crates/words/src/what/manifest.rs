//! Manifests that cannot be used.

use protocol::what::ManifestFact;

use crate::{Language, Say, messages as m};

impl Say for ManifestFact {
    fn write(&self, language: Language, out: &mut String) {
        match self {
            ManifestFact::Broken(detail) => m::ManifestBroken { detail }.write(language, out),
            ManifestFact::OtherFormat(format) => m::ManifestOtherFormat { format }.write(language, out),
        }
    }
}
