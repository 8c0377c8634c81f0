//! Tokens: what a value is replaced by.
//!
//! A token is made from HMAC-SHA-256 of the value, and has the value's shape where tools need that. `docs/redaction.md` says how.

use std::net::{Ipv4Addr, Ipv6Addr};

use hmac::{Hmac, Mac};
use protocol::redact::RedactKind;
use sha2::Sha256;

use crate::hosts::canonical_v4;
use crate::shapes::{is_id, is_uuid};

/// Letters and digits of tokens, one for each five bits.
const LETTERS: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";

/// Length of the part of a token that is made from the hash.
const BODY: usize = 12;

/// What two ways of writing the same value have in common.
pub fn canonical(kind: RedactKind, text: &str) -> String {
    match (kind, text.parse::<Ipv6Addr>()) {
        (RedactKind::Address, Ok(address)) => address.to_string(),
        (RedactKind::Address, Err(_)) => canonical_v4(text).unwrap_or_else(|| text.to_owned()),
        (RedactKind::Account, _) => text.replace(['-', ' '], ""),
        _ => text.to_owned(),
    }
}

/// The token of a value, written like this spelling of it.
pub fn spelled(kind: RedactKind, text: &str, token: &str) -> String {
    let four = |at: usize| token.get(at..at + 4).unwrap_or_default();
    match kind {
        RedactKind::Address if text.contains('-') => token.replace('.', "-"),
        RedactKind::Account if token.len() == 12 => match text.get(4..5) {
            Some(separator @ ("-" | " ")) => [four(0), four(4), four(8)].join(separator),
            _ => token.to_owned(),
        },
        _ => token.to_owned(),
    }
}

/// The hash that the token of a value is made from; `counter` is 0 unless that token cannot be used.
pub fn hash(key: &[u8; 32], canonical: &str, counter: u32) -> [u8; 32] {
    // A key of any length is accepted.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key) else { return [0; 32] };
    mac.update(canonical.as_bytes());
    mac.update(&[0]);
    mac.update(counter.to_string().as_bytes());
    mac.finalize().into_bytes().into()
}

/// The token made from a hash. `plain` ones have no shape and no prefix.
pub fn token(kind: RedactKind, text: &str, hash: &[u8; 32], plain: bool) -> String {
    let number = |bytes: usize| hash.iter().take(bytes).fold(0u128, |number, byte| number << 8 | u128::from(*byte));
    let body = |length: usize| letters(hash, length);
    if plain {
        return body(BODY);
    }
    match kind {
        RedactKind::Account => (100_000_000_000 + number(8) % 900_000_000_000).to_string(),
        RedactKind::Address if text.contains(':') => {
            let [a, b, c, d, e, f, g, h, i, j, k, l, ..] = hash;
            Ipv6Addr::from([0x20, 0x01, 0x0d, 0xb8, *a, *b, *c, *d, *e, *f, *g, *h, *i, *j, *k, *l]).to_string()
        }
        // 240.0.0.0/4, which is nobody's.
        RedactKind::Address => {
            let [a, b, c, d, ..] = hash;
            Ipv4Addr::new(240 | a & 15, *b, *c, *d).to_string()
        }
        RedactKind::Key if text.len() >= 16 && text.is_ascii() => {
            let (prefix, rest) = text.split_at_checked(4).unwrap_or_default();
            format!("{prefix}{}", body(rest.len().min(32)).to_ascii_uppercase())
        }
        _ if text.len() >= 2 && text.len() <= 18 && text.bytes().all(|byte| byte.is_ascii_digit()) => {
            let least = 10u128.pow(u32::try_from(text.len()).unwrap_or(18) - 1);
            (least + number(8) % (least * 9)).to_string()
        }
        RedactKind::Email => format!("{}@redacted.example", body(BODY)),
        RedactKind::Host => format!("{}.redacted.example", body(BODY)),
        RedactKind::Name | RedactKind::Key => format!("name-{}", body(BODY)),
        RedactKind::Pattern => format!("text-{}", body(BODY)),
        RedactKind::Resource => resource(text, hash),
    }
}

/// IDs keep what tells their type: `i-0abc…`, and the form of UUIDs.
fn resource(text: &str, hash: &[u8; 32]) -> String {
    let hex = hex::encode(hash);
    let digits = |from: usize, to: usize| hex.get(from..to).unwrap_or_default();
    if is_uuid(text) {
        return [digits(0, 8), digits(8, 12), digits(12, 16), digits(16, 20), digits(20, 32)].join("-");
    }
    if is_id(text) {
        let (prefix, number) = text.rsplit_once('-').unwrap_or_default();
        return format!("{prefix}-{}", digits(0, number.len()));
    }
    format!("res-{}", letters(hash, BODY))
}

fn letters(hash: &[u8; 32], length: usize) -> String {
    let letter = |byte: &u8| LETTERS.get(usize::from(byte & 31)).copied().map_or('a', char::from);
    hash.iter().take(length).map(letter).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Written by the program in docs/redaction.md.
    #[test]
    fn tokens_are_those_of_the_manual() {
        let made = |kind, text: &str| token(kind, text, &hash(&[7; 32], &canonical(kind, text), 0), false);
        let cases = [
            (RedactKind::Account, "111122223333", "309527707481"),
            (RedactKind::Address, "10.0.0.1", "241.209.171.15"),
            (RedactKind::Address, "2a00::1", "2001:db8:e39d:8490:8367:dd21:3125:d0dc"),
            (RedactKind::Key, "AKIAABCDEFGHIJKLMNOP", "AKIAKWGHUPK6AOPM377A"),
            (RedactKind::Name, "mei.chen", "name-l7ddc27eruoy"),
        ];
        for (kind, text, expected) in cases {
            assert_eq!(made(kind, text), expected, "{text}");
        }
        assert_eq!(made(RedactKind::Address, "2001:DB8:0:0::1"), made(RedactKind::Address, "2001:db8::1"));
    }

    #[test]
    fn tokens_keep_their_shape() {
        let made = |kind, text: &str| token(kind, text, &hash(&[1; 32], text, 0), false);
        let account = made(RedactKind::Account, "111122223333");
        assert!(account.len() == 12 && account.parse::<u64>().is_ok_and(|number| number >= 100_000_000_000));
        assert!(made(RedactKind::Address, "10.0.0.1").parse::<Ipv4Addr>().is_ok_and(|it| it.octets()[0] >= 240));
        assert!(made(RedactKind::Address, "fe80::1").parse::<Ipv6Addr>().is_ok());
        let key = made(RedactKind::Key, "ASIAABCDEFGHIJKLMNOP");
        assert!(key.len() == 20 && key.starts_with("ASIA"));
        let instance = made(RedactKind::Resource, "i-0123456789abcdef0");
        assert!(instance.len() == 19 && instance.starts_with("i-"));
        assert!(is_uuid(&made(RedactKind::Resource, "d2f3a1b4-0000-4000-8000-111122223333")));
        assert_eq!(made(RedactKind::Resource, "40123").len(), 5);
        assert_eq!(spelled(RedactKind::Address, "203-0-113-77", "240.1.2.3"), "240-1-2-3");
        assert_eq!(spelled(RedactKind::Account, "1111-2222-3333", "123456789012"), "1234-5678-9012");
        assert_eq!(canonical(RedactKind::Account, "1111 2222 3333"), "111122223333");
    }
}
