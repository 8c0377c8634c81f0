//! A record's content as a number: records with the same number are copies of each other, however they are formatted.

use siphasher::sip::SipHasher13;

/// A record without insignificant blanks and with its texts decoded: what its content is, whoever wrote it down.
pub fn plain(record: &[u8]) -> Vec<u8> {
    let mut scratch = Vec::new();
    json::plain::plain(record, &mut scratch).to_vec()
}

/// Hashes a record. `scratch` is a buffer whose content is overwritten.
pub fn hash(key: [u64; 2], record: &[u8], scratch: &mut Vec<u8>) -> u64 {
    SipHasher13::new_with_keys(key[0], key[1]).hash(json::plain::plain(record, scratch))
}
