//! Sharing out a sample among strata in proportion to their sizes, one draw after the other, by the method of Webster and Sainte-Laguë.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

/// A stratum's claim to the next draw: its size divided by twice the number of its draws plus 1.
struct Claim {
    size: u64,
    drawn: u64,
    stratum: usize,
}

impl Claim {
    fn divisor(&self) -> u128 {
        u128::from(self.drawn) * 2 + 1
    }
}

impl Ord for Claim {
    /// The stronger claim is greater. Of equal ones, that of the larger stratum, then that of the first.
    fn cmp(&self, other: &Claim) -> Ordering {
        let (ours, theirs) = (u128::from(self.size) * other.divisor(), u128::from(other.size) * self.divisor());
        ours.cmp(&theirs).then(self.size.cmp(&other.size)).then(other.stratum.cmp(&self.stratum))
    }
}

impl PartialOrd for Claim {
    fn partial_cmp(&self, other: &Claim) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Claim {
    fn eq(&self, other: &Claim) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Claim {}

/// The strata in the order of their draws, until each has had as many as its size. A longer sample only adds to a shorter one.
pub struct Shares(BinaryHeap<Claim>);

impl Shares {
    /// Of strata with these sizes.
    pub fn new(sizes: &[u64]) -> Shares {
        let claims = sizes.iter().enumerate().filter(|(_, size)| **size > 0);
        Shares(claims.map(|(stratum, size)| Claim { size: *size, drawn: 0, stratum }).collect())
    }
}

impl Iterator for Shares {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        let claim = self.0.pop()?;
        let (stratum, drawn) = (claim.stratum, claim.drawn + 1);
        if drawn < claim.size {
            self.0.push(Claim { drawn, ..claim });
        }
        Some(stratum)
    }
}

#[cfg(test)]
#[allow(clippy::indexing_slicing, clippy::cast_possible_truncation, reason = "tests")]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn shared(sizes: &[u64], draws: usize) -> Vec<u64> {
        let mut counts = vec![0; sizes.len()];
        Shares::new(sizes).take(draws).for_each(|stratum| counts[stratum] += 1);
        counts
    }

    #[test]
    fn shares_follow_the_sizes() {
        let cases: [(&[u64], usize, &[u64]); 8] = [
            (&[60, 30, 10], 10, &[6, 3, 1]),
            (&[600, 300, 100], 100, &[60, 30, 10]),
            // The rest goes to whoever is nearest to the next whole one.
            (&[53, 24, 23], 7, &[3, 2, 2]),
            (&[98, 1, 1], 10, &[10, 0, 0]),
            (&[5, 5], 3, &[2, 1]),
            (&[1, 2], 1, &[0, 1]),
            (&[3, 0, 2], 99, &[3, 0, 2]),
            (&[], 5, &[]),
        ];
        for (sizes, draws, expected) in cases {
            assert_eq!(shared(sizes, draws), expected, "{sizes:?} {draws}");
        }
    }

    proptest! {
        /// What the divisor method promises: no stratum could pass one draw to another and be nearer to its share.
        #[test]
        fn no_draw_is_better_given_to_another(sizes in prop::collection::vec(1_u64..500, 1..20), draws in 0_usize..2000) {
            let draws = draws.min(sizes.iter().sum::<u64>() as usize);
            let counts = shared(&sizes, draws);
            prop_assert_eq!(counts.iter().sum::<u64>(), draws as u64);
            for (given, size) in counts.iter().zip(&sizes).filter(|(given, _)| **given > 0) {
                for (other, other_size) in counts.iter().zip(&sizes).filter(|(other, size)| other < size) {
                    prop_assert!(size * (2 * other + 1) >= other_size * (2 * (given - 1) + 1));
                }
            }
        }
    }
}
