//! `eventID` in 16 bytes a row.
//!
//! Nearly every eventID is a lower-case GUID, which fits 128 bits. Any other text goes to a dictionary, and its id is
//! stored in the low 32 bits with all others set. (A GUID that looks like that goes to the dictionary too.)

/// Set in event IDs that refer to the dictionary.
const ESCAPE: u128 = !(u32::MAX as u128);

/// Offsets of the dashes.
const DASHES: [usize; 4] = [8, 13, 18, 23];

/// Length of a GUID as text.
pub const GUID_LEN: usize = 36;

/// The number for a lower-case GUID; `None` if the text has to go to the dictionary.
pub fn read_guid(text: &str) -> Option<u128> {
    let bytes: &[u8; GUID_LEN] = text.as_bytes().try_into().ok()?;
    let mut number = 0u128;
    for (at, byte) in bytes.iter().enumerate() {
        let digit = match byte {
            b'-' if DASHES.contains(&at) => continue,
            _ if DASHES.contains(&at) => return None,
            b'0'..=b'9' => byte - b'0',
            b'a'..=b'f' => byte - b'a' + 10,
            _ => return None,
        };
        number = number << 4 | u128::from(digit);
    }
    (number & ESCAPE != ESCAPE).then_some(number)
}

/// The GUID's text.
pub fn write_guid(number: u128) -> [u8; GUID_LEN] {
    let mut text = [b'-'; GUID_LEN];
    let mut rest = number;
    for (at, byte) in text.iter_mut().enumerate().rev() {
        if !DASHES.contains(&at) {
            *byte = b"0123456789abcdef".get((rest & 15) as usize).copied().unwrap_or_default();
            rest >>= 4;
        }
    }
    text
}

/// Encodes an id of the dictionary.
pub fn of_dictionary(id: u32) -> u128 {
    ESCAPE | u128::from(id)
}

/// The id of the dictionary; `None` if this is a GUID.
pub fn dictionary_id(event_id: u128) -> Option<u32> {
    (event_id & ESCAPE == ESCAPE).then_some((event_id & !ESCAPE) as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guids_there_and_back() {
        for text in [
            "00000000-0000-0000-0000-000000000000",
            "0123abcd-89ef-4321-8765-fedcba987654",
            "ffffffff-ffff-ffff-ffff-fffe00000000",
        ] {
            let number = read_guid(text).unwrap();
            assert_eq!(write_guid(number), text.as_bytes());
            assert_eq!(dictionary_id(number), None);
        }
    }

    #[test]
    fn other_texts() {
        for text in [
            "",
            "0123ABCD-89ef-4321-8765-fedcba987654",
            "0123abcd089ef-4321-8765-fedcba987654",
            "0123abcd-89ef-4321-8765-fedcba98765",
            "0123abcd-89ef-4321-8765-fedcba98765-",
            "ffffffff-ffff-ffff-ffff-ffff00000003",
        ] {
            assert_eq!(read_guid(text), None, "{text}");
        }
        for id in [0, 3, u32::MAX] {
            assert_eq!(dictionary_id(of_dictionary(id)), Some(id));
        }
    }
}
