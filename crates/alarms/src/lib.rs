//! Metric filters and alarms of CloudWatch: reads their descriptions, and tells how the alarms go over a log.
//!
//! Most sessions need none of this, so it is a WebAssembly module of its own, loaded when first needed.
//!
//! Pure: a question contains everything it is about, and every question gets an answer.

mod evaluate;
mod given;
mod read;
mod request;
mod series;
mod sources;

use protocol::Ask;
use protocol::alarms::{AlarmsAsk, ReadDefinitions, RunAlarms};
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
        AlarmsAsk::RunAlarms(ask) => encoded::<RunAlarms>(&run(&ask)),
    }
}

fn encoded<A: Ask>(answer: &A::Answer) -> Bytes {
    Bytes(wire::encode(answer))
}
