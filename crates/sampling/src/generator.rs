//! Random numbers: the key stream of ChaCha20, so that `openssl enc -chacha20` writes the same ones.

use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::{RngCore, SeedableRng};
use sha2::{Digest, Sha256};

/// A stream of random numbers.
pub struct Generator(ChaCha20Rng);

impl Generator {
    /// The stream of a seed: the key is the SHA-256 of its text in UTF-8; nonce and counter begin with 0.
    pub fn new(seed: &str) -> Generator {
        Generator(ChaCha20Rng::from_seed(Sha256::digest(seed).into()))
    }

    /// The next eight bytes of the stream, the least significant first.
    pub fn number(&mut self) -> u64 {
        self.0.next_u64()
    }

    /// A number from 0 to `n - 1`, each equally likely; 0 if `n` is 0. Numbers at the end of the range, which would make small
    /// remainders more likely, are passed over.
    pub fn below(&mut self, n: u64) -> u64 {
        if n == 0 {
            return 0;
        }
        // How many of the 2^64 numbers are more than a whole multiple of `n`.
        let surplus = (u64::MAX % n + 1) % n;
        loop {
            let number = self.number();
            if number <= u64::MAX - surplus {
                return number % n;
            }
        }
    }
}

#[cfg(test)]
#[allow(clippy::indexing_slicing, clippy::cast_possible_truncation, reason = "tests")]
mod tests {
    use super::*;

    /// RFC 8439, appendix A.1, test vectors 1 and 2: a key and a nonce of zeros, blocks 0 and 1.
    #[test]
    fn the_stream_is_that_of_the_standard() {
        let expected = "76b8e0ada0f13d90405d6ae55386bd28bdd219b8a08ded1aa836efcc8b770dc7\
                        da41597c5157488d7724e03fb8d84a376a43b8f41518a11cc387b669b2ee6586\
                        9f07e7be5551387a98ba977c732d080dcb0f29a048e3656912c6533e32ee7aed\
                        29b721769ce64e43d57133b074d839d531ed1f28510afb45ace10a1f4b794d6f";
        let mut generator = Generator(ChaCha20Rng::from_seed([0; 32]));
        let bytes: Vec<u8> = (0..16).flat_map(|_| generator.number().to_le_bytes()).collect();
        assert_eq!(hex::encode(bytes), expected);
    }

    /// `head -c 64 /dev/zero | openssl enc -chacha20 -K $(printf traillight | sha256sum | cut -c -64) -iv $(printf '0%.0s' $(seq 32))`
    #[test]
    fn a_seed_gives_what_openssl_writes() {
        let mut generator = Generator::new("traillight");
        let first: Vec<u64> = (0..8).map(|_| generator.number()).collect();
        assert_eq!(first, OPENSSL);
    }

    #[test]
    fn all_numbers_are_below_and_equally_likely() {
        let mut generator = Generator::new("1");
        let mut counts = [0_u32; 7];
        for _ in 0..70_000 {
            counts[generator.below(7) as usize] += 1;
        }
        // Five standard deviations.
        assert!(counts.iter().all(|count| count.abs_diff(10_000) < 465), "{counts:?}");
        assert_eq!((generator.below(1), generator.below(0)), (0, 0));
        // More than half of the range: about half of all numbers are passed over, and none is too large.
        let n = (1 << 63) + 1;
        assert!((0..1000).all(|_| generator.below(n) < n));
    }

    const OPENSSL: [u64; 8] = [
        0x2cc2ca5917f2dcc9,
        0x8a9dbfdac6a11889,
        0xfd93096adad10546,
        0x7cecc36b4ae5f438,
        0x38250c7265feae45,
        0x38572e2a96519f1f,
        0xa26d4647901f146d,
        0x6645efa8483eb52b,
    ];
}
