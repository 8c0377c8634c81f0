//! A record's content as a number: records with the same number are copies of each other, however they are formatted.

use siphasher::sip::SipHasher13;

/// Hashes a record. `scratch` is a buffer whose content is overwritten.
pub fn hash(key: [u64; 2], record: &[u8], scratch: &mut Vec<u8>) -> u64 {
    SipHasher13::new_with_keys(key[0], key[1]).hash(json::plain::plain(record, scratch))
}
