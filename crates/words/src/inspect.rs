//! A digest in all its parts, and how to check it by hand.

use protocol::inspect::{CheckStep, PartName};

use crate::{Language, Say, messages as m};

impl Say for PartName {
    fn write(&self, language: Language, out: &mut String) {
        match self {
            PartName::End => out.push_str(m::signed_part_end(language)),
            PartName::Location => out.push_str(m::signed_part_location(language)),
            PartName::Sha256 => out.push_str(m::signed_part_sha_256(language)),
            PartName::PreviousSignature => out.push_str(m::signed_part_previous_signature(language)),
            PartName::Result(name) => out.push_str(name),
        }
    }
}

impl Say for CheckStep {
    fn write(&self, language: Language, out: &mut String) {
        match self {
            CheckStep::HashDigest(sha256) => m::StepHashDigest { sha256 }.write(language, out),
            CheckStep::WriteSignedDigest => out.push_str(m::step_signed_digest(language)),
            CheckStep::HashResults => out.push_str(m::step_hash_results(language)),
            CheckStep::WriteSignedHashes => out.push_str(m::step_signed_hashes(language)),
            CheckStep::WriteSignature => out.push_str(m::step_signature(language)),
            CheckStep::WriteKey => out.push_str(m::step_key(language)),
            CheckStep::Verify => out.push_str(m::step_verify(language)),
        }
    }
}
