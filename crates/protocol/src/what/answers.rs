//! Answers of AWS about keys, objects and trails.

use serde::{Deserialize, Serialize};

/// Something in a file of answers that proves nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum AnswerFault {
    /// Nothing in the file is an answer.
    NoAnswer,
    /// So many JSON texts beside the answers are none.
    Others(u64),
    /// The file cannot be read to its end. What was read before that counts.
    Broken {
        /// What is wrong.
        problem: JsonProblem,
        /// Something was read before.
        something: bool,
    },
    /// So many answers of `head-object` hold no signature.
    Unsigned(u64),
    /// Keys that are not what they are called.
    OtherKeys {
        /// How many, and of how many.
        count: (u64, u64),
        /// The fingerprint that one of them states.
        stated: String,
        /// Its own.
        own: String,
    },
    /// Keys that can't be used.
    NoKeys {
        /// How many, and of how many.
        count: (u64, u64),
        /// The least and the most bits that a key may have.
        bits: (u64, u64),
    },
    /// So many JSON texts next to sign files of CloudTrail Lake are none.
    NoSignFiles(u64),
    /// A file of sign files cannot be read to its end. What was read before that counts.
    BrokenSignFile {
        /// What is wrong.
        problem: JsonProblem,
        /// Something was read before.
        something: bool,
    },
    /// A sign file lacks a field, or lists something that is not a hash.
    LackingSignFile,
}

/// Where a JSON text stops making sense.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct JsonProblem {
    /// It ends in the middle of a value.
    pub is_cut: bool,
    /// The line, counted from 1.
    pub line: u64,
    /// The column in bytes, counted from 1.
    pub column: u64,
}
