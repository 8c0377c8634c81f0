//! What an account is set up to record and to notice: reads descriptions of its metric filters and alarms, tells how the alarms go over a
//! log, and makes the checklist of its trail.
//!
//! Most sessions need none of this, so it is a WebAssembly module of its own, loaded when first needed.
//!
//! Pure: a question contains everything it is about, and every question gets an answer.

mod budget;
mod evaluate;
mod given;
mod read;
mod repeated;
mod request;
mod series;
mod setup;
mod sources;

use protocol::Ask;
use protocol::alarms::{AlarmsAsk, ReadDefinitions, RunAlarms};
use protocol::setup::CheckSetup;
use protocol::wire::{self, Bytes, Unreadable};

pub use evaluate::run;
pub use read::read;

/// Answers a message from the engine.
///
/// # Errors
/// If the bytes are not such a message.
pub fn answer(message: &[u8]) -> Result<Vec<u8>, Unreadable> {
    wire::answer(message, perform)
}

fn perform(ask: AlarmsAsk) -> Bytes {
    match ask {
        AlarmsAsk::ReadDefinitions(ask) => encoded::<ReadDefinitions>(&read(&ask.0)),
        AlarmsAsk::CheckSetup(ask) => encoded::<CheckSetup>(&setup::check(&ask)),
        AlarmsAsk::RunAlarms(ask) => encoded::<RunAlarms>(&run(&ask)),
    }
}

fn encoded<A: Ask>(answer: &A::Answer) -> Bytes {
    Bytes(wire::encode(answer))
}
