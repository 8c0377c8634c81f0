//! How messages are written between page and workers.

use std::fmt;

use serde::de::{DeserializeOwned, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::{EngineToModule, ModuleAsk, ModuleToEngine};

/// The bytes of a message. Both ends are always of the same build, so the format needs no names and no versions.
pub fn encode<T: Serialize>(message: &T) -> Vec<u8> {
    // Plain data always encodes; were it ever not to, it is heard as a message that can't be read.
    postcard::to_allocvec(message).unwrap_or_default()
}

/// The message in the bytes.
///
/// # Errors
/// If the bytes are no such message.
pub fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Unreadable> {
    postcard::from_bytes(bytes).map_err(|error| Unreadable { detail: error.to_string() })
}

/// What a module on demand sends back for a message of the engine.
///
/// # Errors
/// If the bytes are no such message.
pub fn answer<A: ModuleAsk>(message: &[u8], perform: impl FnOnce(A) -> Bytes) -> Result<Vec<u8>, Unreadable> {
    let EngineToModule { seq, ask } = decode(message)?;
    Ok(encode(&ModuleToEngine { seq, answer: perform(decode(&ask.0)?) }))
}

/// A message that its receiver can't read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unreadable {
    /// What the decoder says.
    pub detail: String,
}

/// Bytes that are copied in one piece.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Bytes(pub Vec<u8>);

impl fmt::Debug for Bytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} bytes", self.0.len())
    }
}

impl Serialize for Bytes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(&self.0)
    }
}

impl<'de> Deserialize<'de> for Bytes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Bytes, D::Error> {
        struct Copy;
        impl Visitor<'_> for Copy {
            type Value = Bytes;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("bytes")
            }

            fn visit_bytes<E>(self, bytes: &[u8]) -> Result<Bytes, E> {
                Ok(Bytes(bytes.to_vec()))
            }
        }
        deserializer.deserialize_bytes(Copy)
    }
}
