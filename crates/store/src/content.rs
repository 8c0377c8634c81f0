//! What a record says, as a number: two records with the same are copies of each other, however they are written.

use siphasher::sip::SipHasher13;

/// Hashes a record. `scratch` is a buffer to write in; what was in it is lost.
pub fn hash(key: [u64; 2], record: &[u8], scratch: &mut Vec<u8>) -> u64 {
    SipHasher13::new_with_keys(key[0], key[1]).hash(json::plain::plain(record, scratch))
}
