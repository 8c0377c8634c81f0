//! How messages are written between page and workers.

use serde::Serialize;
use serde::de::DeserializeOwned;

/// The bytes of a message. Both ends are always of the same build, so the format needs no names and no versions.
pub fn encode<T: Serialize>(message: &T) -> Vec<u8> {
    // Plain data always encodes; were it ever not to, nothing is heard as a broken message.
    postcard::to_allocvec(message).unwrap_or_default()
}

/// The message in the bytes.
///
/// # Errors
/// In words, if the bytes are no such message.
pub fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, String> {
    postcard::from_bytes(bytes).map_err(|error| format!("a message between page and workers can't be read: {error}"))
}
