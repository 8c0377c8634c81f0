//! Controls and detections: what they look for and what is said about them, one file each in `content/`; a glossary of calls,
//! one file for each service; what is said about all of these in other languages, one folder each; and Sigma rules.
//!
//! Most sessions look at few of them, so they are in a WebAssembly module of their own, loaded when first needed. The engine tries
//! the rules; nothing here knows events.
//!
//! Pure: a question contains everything it is about, and every question gets an answer.

mod file;
mod glossary;
mod rules;
mod sigma;
mod translation;

use protocol::Ask;
use protocol::detections::{DetectionsAsk, MakeGlossary, MakeRules, ReadSigma};
use protocol::story::TellStory;
use protocol::wire::{self, Bytes, Unreadable};

pub use file::{Calls, Content, Control, Detection, Translation};
pub use glossary::terms;
pub use rules::{Unusable, glossary, of_control, of_detection, rules};
pub use sigma::read as read_sigma;

/// Answers a message from the engine.
///
/// # Errors
/// If the bytes are not such a message.
pub fn answer(message: &[u8]) -> Result<Vec<u8>, Unreadable> {
    wire::answer(message, perform)
}

fn perform(ask: DetectionsAsk) -> Bytes {
    match ask {
        DetectionsAsk::MakeRules(MakeRules { benchmark, language }) => {
            encoded::<MakeRules>(&rules(benchmark, &language))
        }
        DetectionsAsk::MakeGlossary(MakeGlossary(language)) => encoded::<MakeGlossary>(&glossary(&language)),
        DetectionsAsk::ReadSigma(ReadSigma(texts)) => encoded::<ReadSigma>(&sigma::read(&texts)),
        DetectionsAsk::TellStory(ask) => encoded::<TellStory>(&stories::tell(&ask)),
    }
}

fn encoded<A: Ask>(answer: &A::Answer) -> Bytes {
    Bytes(wire::encode(answer))
}
