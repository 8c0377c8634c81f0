//! The methods: each a sequence of positions in the population, of which a sample is the beginning.

use std::collections::BTreeMap;

use protocol::sampling::{Draw, Drawing};

use crate::generator::Generator;
use crate::shares::Shares;

/// The positions of a sample, from 0, in the order in which they are drawn. Each occurs once.
pub fn draw(draw: &Draw) -> Vec<u64> {
    let Draw { drawing, seed, events, first, from, to } = draw;
    let (events, to) = (*events, (*to).min(*events));
    let drawn = match drawing {
        Drawing::Random => random(seed, events, to),
        Drawing::Systematic => systematic(seed, events, *first, to),
        Drawing::Stratified(strata) => stratified(seed, strata, to),
        Drawing::Weighted(strata) => {
            let mut arranged: Vec<(u32, u64)> = strata.iter().copied().zip(0..).collect();
            arranged.sort_unstable();
            let place = |at: u64| usize::try_from(at).ok().and_then(|at| arranged.get(at)).map(|(_, place)| *place);
            systematic(seed, arranged.len() as u64, *first, to).into_iter().filter_map(place).collect()
        }
    };
    drawn.into_iter().skip(usize::try_from(*from).unwrap_or(usize::MAX)).collect()
}

/// Some of `n` things in random order: the beginning of a shuffle by Fisher and Yates, of which only what was swapped is kept.
struct Shuffle {
    drawn: u64,
    n: u64,
    swapped: BTreeMap<u64, u64>,
}

impl Shuffle {
    fn of(n: u64) -> Shuffle {
        Shuffle { drawn: 0, n, swapped: BTreeMap::new() }
    }

    /// The next one; `None` if there are no more.
    fn next(&mut self, generator: &mut Generator) -> Option<u64> {
        let left = self.n.checked_sub(self.drawn).filter(|left| *left > 0)?;
        let (here, there) = (self.drawn, self.drawn + generator.below(left));
        self.drawn += 1;
        let at_here = self.swapped.remove(&here).unwrap_or(here);
        if there == here {
            return Some(at_here);
        }
        Some(self.swapped.insert(there, at_here).unwrap_or(there))
    }
}

fn random(seed: &str, events: u64, to: u64) -> Vec<u64> {
    let (mut generator, mut shuffle) = (Generator::new(seed), Shuffle::of(events));
    (0..to).map_while(|_| shuffle.next(&mut generator)).collect()
}

/// Every so many events from a random start; more of them in further rounds from other starts, which pass over what was drawn.
fn systematic(seed: &str, events: u64, first: u64, to: u64) -> Vec<u64> {
    let first = first.clamp(1, events.max(1));
    let (mut generator, mut starts) = (Generator::new(seed), Shuffle::of(events));
    let mut is_drawn = vec![false; usize::try_from(events).unwrap_or(0)];
    let mut drawn = Vec::new();
    while (drawn.len() as u64) < to {
        let Some(start) = starts.next(&mut generator) else { break };
        for step in 0..first {
            // The interval is `events / first`, which need not be whole. The quotient is below `events`.
            let at = (u128::from(start) + u128::from(step) * u128::from(events)) / u128::from(first);
            let place = usize::try_from(at).ok().and_then(|at| is_drawn.get_mut(at));
            if let Some(is_drawn) = place.filter(|is_drawn| !**is_drawn) {
                *is_drawn = true;
                drawn.push(u64::try_from(at).unwrap_or(u64::MAX));
            }
        }
    }
    drawn.truncate(usize::try_from(to).unwrap_or(usize::MAX));
    drawn
}

/// Each draw belongs to the stratum whose turn it is, and is random in it.
fn stratified(seed: &str, strata: &[u32], to: u64) -> Vec<u64> {
    let mut members: BTreeMap<u32, Vec<u64>> = BTreeMap::new();
    for (stratum, place) in strata.iter().zip(0..) {
        members.entry(*stratum).or_default().push(place);
    }
    let members: Vec<Vec<u64>> = members.into_values().collect();
    let sizes: Vec<u64> = members.iter().map(|members| members.len() as u64).collect();
    let mut shuffles: Vec<Shuffle> = sizes.iter().map(|size| Shuffle::of(*size)).collect();
    let mut generator = Generator::new(seed);
    let mut one = |stratum: usize| {
        let at = shuffles.get_mut(stratum)?.next(&mut generator)?;
        members.get(stratum)?.get(usize::try_from(at).ok()?).copied()
    };
    Shares::new(&sizes).take(usize::try_from(to).unwrap_or(usize::MAX)).map_while(&mut one).collect()
}

#[cfg(test)]
mod tests;
