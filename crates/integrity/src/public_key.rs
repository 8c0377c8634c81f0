//! Verifies RSA signatures fast.
//!
//! A year of one account is 150,000 digests, each with a signature. The `rsa` crate supports arbitrary exponents with
//! windows of four bits, and prepares anew for every number. Here the only exponent is the public one, nearly always
//! 65537, and keys repeat. Doing just that is several times faster, and as everything here is public, timing can reveal
//! nothing. Tests compare it with the `rsa` crate.

use sha2::{Digest as _, Sha256};

/// Start of what is signed (RFC 8017, section 9.2): the identifier of SHA-256, followed by the hash.
const SHA256_NAME: [u8; 19] =
    [0x30, 0x31, 0x30, 0x0d, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01, 0x05, 0x00, 0x04, 0x20];

/// A public key, prepared for Montgomery multiplication.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PublicKey {
    /// Digits of 32 bits, least significant first.
    modulus: Vec<u32>,
    /// -1/modulus modulo 2^32.
    negated_inverse: u32,
    /// R² modulo the modulus, where R is 2 to the number of bits in all digits.
    square: Vec<u32>,
    exponent: u64,
    /// Length of the modulus, and so of signatures, in bytes.
    size: usize,
    /// SHA-256 of exponent and modulus.
    identity: [u8; 32],
}

impl PublicKey {
    /// From the two numbers, most significant byte first. `None` if the modulus is even, or the exponent is even, one,
    /// or longer than 64 bits: such keys do not exist.
    pub fn new(modulus: &[u8], exponent: &[u8]) -> Option<PublicKey> {
        let modulus = without_leading_zeros(modulus);
        let digits = from_big_endian(modulus);
        let lowest = digits.first().filter(|lowest| **lowest % 2 == 1)?;
        let exponent = u64::from_be_bytes(padded(without_leading_zeros(exponent))?);
        if exponent < 3 || exponent % 2 == 0 {
            return None;
        }
        Some(PublicKey {
            negated_inverse: negated_inverse(*lowest),
            square: square(&digits),
            exponent,
            size: modulus.len(),
            identity: Sha256::new().chain_update(exponent.to_be_bytes()).chain_update(modulus).finalize().into(),
            modulus: digits,
        })
    }

    /// Length of a signature in bytes.
    pub fn size(&self) -> usize {
        self.size
    }

    /// Modulus (most significant byte first) and exponent.
    pub fn numbers(&self) -> (Vec<u8>, u64) {
        (self.modulus.iter().rev().flat_map(|digit| digit.to_be_bytes()).collect(), self.exponent)
    }

    /// Identifies the key: different for all others.
    pub fn identity(&self) -> &[u8; 32] {
        &self.identity
    }

    /// Whether this is a valid RSASSA-PKCS1-v1_5 signature of a message with this SHA-256.
    pub fn verifies(&self, hash: &[u8; 32], signature: &[u8]) -> bool {
        if signature.len() != self.size {
            return false;
        }
        let value = resized(from_big_endian(signature), self.modulus.len());
        // The encoded hash is compared as a whole. Nothing is parsed, so nothing can hide in it.
        is_less(&value, &self.modulus) && self.raised(&value) == self.expected(hash)
    }

    fn expected(&self, hash: &[u8; 32]) -> Vec<u32> {
        let padding = self.size.saturating_sub(3 + SHA256_NAME.len() + hash.len());
        let encoded = [&[0, 1], &*vec![0xff; padding], &[0], &SHA256_NAME, hash].concat();
        resized(from_big_endian(&encoded), self.modulus.len())
    }

    /// The value to the power of the exponent.
    fn raised(&self, value: &[u32]) -> Vec<u32> {
        let base = self.product(value, &self.square);
        let mut power = base.clone();
        // All bits except the last, which is one: multiplying by the plain value also undoes the Montgomery form.
        for bit in (1..self.exponent.checked_ilog2().unwrap_or(0)).rev() {
            power = self.product(&power, &power);
            if self.exponent >> bit & 1 == 1 {
                power = self.product(&power, &base);
            }
        }
        power = self.product(&power, &power);
        self.product(&power, value)
    }

    /// Montgomery product: a times b divided by R, modulo the modulus.
    fn product(&self, a: &[u32], b: &[u32]) -> Vec<u32> {
        let mut sum = vec![0; self.modulus.len()];
        let mut above = 0;
        for digit in b {
            above = self.add_row(&mut sum, above, a, u64::from(*digit));
        }
        if above > 0 || !is_less(&sum, &self.modulus) {
            subtract(&mut sum, &self.modulus);
        }
        sum
    }

    /// Adds a row of the product, plus the multiple of the modulus that makes the lowest digit zero, and drops that
    /// digit. Returns the overflow.
    fn add_row(&self, sum: &mut [u32], above: u64, a: &[u32], digit: u64) -> u64 {
        let (mut carry, mut carry_of_modulus) = (0, 0);
        let mut factor = None;
        let mut previous: Option<&mut u32> = None;
        for ((place, a), modulus) in sum.iter_mut().zip(a).zip(&self.modulus) {
            // The largest values that can occur here add up to exactly the largest that fits.
            let with_row = u64::from(*place) + u64::from(*a) * digit + carry;
            carry = with_row >> 32;
            let factor = *factor.get_or_insert_with(|| u64::from(low(with_row).wrapping_mul(self.negated_inverse)));
            let with_modulus = u64::from(low(with_row)) + factor * u64::from(*modulus) + carry_of_modulus;
            carry_of_modulus = with_modulus >> 32;
            if let Some(previous) = previous.replace(place) {
                *previous = low(with_modulus);
            }
        }
        let top = above + carry + carry_of_modulus;
        if let Some(last) = previous {
            *last = low(top);
        }
        top >> 32
    }
}

#[allow(clippy::cast_possible_truncation, reason = "the lower half is what is wanted")]
fn low(value: u64) -> u32 {
    value as u32
}

/// Newton's iteration: each round doubles the number of correct bits, and an odd number is its own inverse in the
/// lowest three.
fn negated_inverse(odd: u32) -> u32 {
    let round = |inverse: u32, _| inverse.wrapping_mul(2_u32.wrapping_sub(odd.wrapping_mul(inverse)));
    (0..4).fold(odd, round).wrapping_neg()
}

/// R² modulo the modulus, computed by doubling one repeatedly.
fn square(modulus: &[u32]) -> Vec<u32> {
    let mut power = vec![0; modulus.len()];
    if let Some(lowest) = power.first_mut() {
        *lowest = 1;
    }
    for _ in 0..modulus.len() * 64 {
        let mut above = 0;
        for digit in &mut power {
            (*digit, above) = (*digit << 1 | above, *digit >> 31);
        }
        if above > 0 || !is_less(&power, modulus) {
            subtract(&mut power, modulus);
        }
    }
    power
}

fn without_leading_zeros(bytes: &[u8]) -> &[u8] {
    let zeros = bytes.iter().take_while(|byte| **byte == 0).count();
    bytes.get(zeros..).unwrap_or_default()
}

fn from_big_endian(bytes: &[u8]) -> Vec<u32> {
    bytes.rchunks(4).map(|chunk| chunk.iter().fold(0, |digit, byte| digit << 8 | u32::from(*byte))).collect()
}

fn resized(mut digits: Vec<u32>, length: usize) -> Vec<u32> {
    digits.resize(length, 0);
    digits
}

/// Pads to eight bytes of the same value; `None` if there are more.
fn padded(bytes: &[u8]) -> Option<[u8; 8]> {
    let mut all = [0; 8];
    let first = all.len().checked_sub(bytes.len())?;
    all.get_mut(first..)?.copy_from_slice(bytes);
    Some(all)
}

/// Compares two numbers of the same length.
fn is_less(a: &[u32], b: &[u32]) -> bool {
    a.iter().rev().lt(b.iter().rev())
}

/// Subtracts, ignoring a borrow from above the most significant digit.
fn subtract(from: &mut [u32], what: &[u32]) {
    let mut borrow = false;
    for (from, what) in from.iter_mut().zip(what) {
        let (difference, one) = from.overflowing_sub(*what);
        let (difference, other) = difference.overflowing_sub(u32::from(borrow));
        *from = difference;
        borrow = one || other;
    }
}

#[cfg(test)]
mod tests;
