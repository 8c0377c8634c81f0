//! Reproducible randomness: a seeded ChaCha stream, and the identifiers that AWS draws at random.

use rand::{Rng, RngCore, SeedableRng};
use rand_chacha::ChaCha8Rng;
use sha2::{Digest, Sha256};

const BASE32: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const LETTERS_AND_DIGITS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/// A deterministic source of random numbers: the same seed gives the same numbers on every machine.
#[derive(Clone, Debug)]
pub struct Dice {
    stream: ChaCha8Rng,
    seed: [u8; 32],
}

impl Dice {
    /// Starts the stream of a seed.
    pub fn new(seed: u64) -> Self {
        Self::from_seed(Sha256::digest(seed.to_le_bytes()).into())
    }

    /// A new source that depends only on this one's seed and the label, so that one part of a generator can change
    /// without changing what others draw.
    pub fn fork(&self, label: &str) -> Self {
        Self::from_seed(Sha256::new().chain_update(self.seed).chain_update(label).finalize().into())
    }

    fn from_seed(seed: [u8; 32]) -> Self {
        Self { stream: ChaCha8Rng::from_seed(seed), seed }
    }

    /// A number in `low..high`; `low` if that range is empty.
    pub fn between(&mut self, low: i64, high: i64) -> i64 {
        if low < high { self.stream.gen_range(low..high) } else { low }
    }

    /// True with a probability of `percent` %.
    pub fn chance(&mut self, percent: u32) -> bool {
        self.stream.gen_range(0..100) < percent
    }

    /// One of `choices`, which must not be empty.
    pub fn pick<'a, T>(&mut self, choices: &'a [T]) -> &'a T {
        &choices[self.stream.gen_range(0..choices.len())]
    }

    /// Shuffles `items`.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.stream.gen_range(0..=last));
        }
    }

    /// A version 4 UUID, as used for `eventID`.
    pub fn uuid(&mut self) -> String {
        let mut bytes = [0; 16];
        self.stream.fill_bytes(&mut bytes);
        bytes[6] = bytes[6] & 0x0f | 0x40;
        bytes[8] = bytes[8] & 0x3f | 0x80;
        let hex = hex::encode(bytes);
        format!("{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..])
    }

    /// A version 1 UUID made at `time` (seconds since 1970) by `host`, as most services use for request ids. UUIDs of
    /// the same host share their last 16 digits; those of the same time share the ones before.
    pub fn time_uuid(&mut self, time: i64, host: &str) -> String {
        // Counted in units of 100 ns since the Gregorian calendar began.
        let ticks = (time + 12_219_292_800) * 10_000_000 + self.between(0, 10_000_000);
        let hex = format!("{ticks:015x}");
        let node = hex::encode(Sha256::digest(host));
        format!("{}-{}-1{}-9{}-{}", &hex[7..], &hex[3..7], &hex[..3], &node[..3], &node[3..15])
    }

    /// `digits` lower-case hexadecimal digits, as in instance ids.
    pub fn hex(&mut self, digits: usize) -> String {
        (0..digits).map(|_| char::from(*self.pick(b"0123456789abcdef"))).collect()
    }

    /// The 16 upper-case hexadecimal digits of an S3 request id: 8 for the front end that answered (`host`), 8 for the
    /// request.
    pub fn s3_request_id(&mut self, host: &str) -> String {
        format!("{}{}", &hex::encode(Sha256::digest(host))[..8], self.hex(8)).to_uppercase()
    }

    /// A DynamoDB request id: 52 characters.
    pub fn dynamodb_request_id(&mut self) -> String {
        (0..52).map(|_| char::from(*self.pick(b"0123456789ABCDEFGHIJKLMNOPQRSTUV"))).collect()
    }

    /// The 16 random characters that distinguish log files of the same minute.
    pub fn log_suffix(&mut self) -> String {
        (0..16).map(|_| char::from(*self.pick(LETTERS_AND_DIGITS))).collect()
    }
}

/// An AWS identifier such as `AROA…` or `ASIA…`, always the same for a given `name`. Access keys (`AKIA`, `ASIA`) are
/// 20 characters long and end in `EXAMPLE`, so that nobody takes them for real ones; the others have 21 characters.
pub fn aws_id(prefix: &str, name: &str) -> String {
    let drawn = Sha256::new().chain_update(prefix).chain_update(name).finalize();
    let letters = drawn.iter().map(|byte| char::from(BASE32[usize::from(byte % 32)]));
    match prefix {
        "AKIA" | "ASIA" => prefix.chars().chain(letters.take(9)).chain("EXAMPLE".chars()).collect(),
        _ => prefix.chars().chain(letters.take(17)).collect(),
    }
}

/// An identifier such as `i-0…` or `sg-0…`: 17 hexadecimal digits, always the same for a given `name`.
pub fn resource_id(prefix: &str, name: &str) -> String {
    let drawn = hex::encode(Sha256::new().chain_update(prefix).chain_update(name).finalize());
    format!("{prefix}-0{}", &drawn[..16])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_seed_throws_the_same() {
        let draw = |mut dice: Dice| (dice.uuid(), dice.s3_request_id("host"), dice.log_suffix(), dice.between(0, 1000));
        assert_eq!(draw(Dice::new(7)), draw(Dice::new(7)));
        assert_ne!(draw(Dice::new(7)), draw(Dice::new(8)));
        assert_ne!(draw(Dice::new(7).fork("a")), draw(Dice::new(7).fork("b")));
    }

    #[test]
    fn a_fork_does_not_depend_on_what_was_drawn() {
        let mut drawn_from = Dice::new(1);
        drawn_from.uuid();
        assert_eq!(drawn_from.fork("x").uuid(), Dice::new(1).fork("x").uuid());
    }

    #[test]
    fn identifiers_have_the_length_aws_gives_them() {
        assert_eq!(aws_id("ASIA", "x").len(), 20);
        assert_eq!(aws_id("AKIA", "x").len(), 20);
        assert_eq!(aws_id("AROA", "x").len(), 21);
        assert_eq!(resource_id("i", "x").len(), 19);
        let uuid = Dice::new(1).uuid();
        assert_eq!((uuid.len(), &uuid[14..15]), (36, "4"));
    }

    #[test]
    fn a_time_uuid_holds_its_time() {
        let uuid = Dice::new(1).time_uuid(1_772_409_600, "iam us-east-1");
        let time = i64::from_str_radix(&format!("{}{}{}", &uuid[15..18], &uuid[9..13], &uuid[..8]), 16).unwrap();
        assert_eq!(time / 10_000_000 - 12_219_292_800, 1_772_409_600);
        assert_eq!((uuid.len(), &uuid[14..15]), (36, "1"));
    }
}
