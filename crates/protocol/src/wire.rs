//! How messages between page and workers are encoded.

use std::fmt;

use serde::de::{DeserializeOwned, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::{EngineToModule, ModuleAsk, ModuleToEngine};

/// Encodes a message. Both ends are always from the same build, so the format needs neither names nor versions.
pub fn encode<T: Serialize>(message: &T) -> Vec<u8> {
    // Plain data can always be encoded; if it ever could not, the receiver would report an unreadable message.
    postcard::to_allocvec(message).unwrap_or_default()
}

/// Decodes a message.
///
/// # Errors
/// If the bytes are not such a message.
pub fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Unreadable> {
    postcard::from_bytes(bytes).map_err(|error| Unreadable { detail: error.to_string() })
}

/// Decodes the engine's message to a module on demand, and encodes the response.
///
/// # Errors
/// If the bytes are not such a message.
pub fn answer<A: ModuleAsk>(message: &[u8], perform: impl FnOnce(A) -> Bytes) -> Result<Vec<u8>, Unreadable> {
    let EngineToModule { seq, ask } = decode(message)?;
    Ok(encode(&ModuleToEngine { seq, answer: perform(decode(&ask.0)?) }))
}

/// A message that its receiver cannot decode.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unreadable {
    /// The decoder's error.
    pub detail: String,
}

/// Bytes that are serialised as one block.
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
