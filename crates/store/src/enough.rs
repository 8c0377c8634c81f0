//! Which keys can have enough events that belong together, told by counting alone. Most have far too few of them, and need not be put
//! in order.

use protocol::findings::{Bound, Counts, Measure, Relation};

use crate::groups::Numbers;
use crate::occurrences::Measured;
use crate::select::Selection;

/// For each key, whether it can have enough. `numbers`: the keys of the events of each step.
pub(crate) fn keys(
    steps: &[(Selection, u32)],
    numbers: &[Vec<Option<u32>>],
    counts: &Counts,
    measured: &Measured<'_>,
) -> Vec<bool> {
    let keys = numbers.iter().flatten().flatten().max().map_or(0, |last| *last as usize + 1);
    let of_steps: Vec<Vec<u64>> = numbers.iter().map(|numbers| tally(numbers, keys)).collect();
    let in_step = |key: usize, step: usize| of_steps.get(step).and_then(|of| of.get(key)).copied().unwrap_or(0);
    match counts {
        Counts::InOrder => {
            let needed = |step: usize| steps.get(step).map_or(1, |(_, needed)| u64::from(*needed).max(1));
            (0..keys).map(|key| (0..steps.len()).all(|step| in_step(key, step) >= needed(step))).collect()
        }
        Counts::Measured(Measure::Steps, bounds) => {
            let least = least(bounds);
            let occurring = |key| (0..steps.len()).filter(|step| in_step(key, *step) > 0).count();
            (0..keys).map(|key| occurring(key) as f64 >= least).collect()
        }
        Counts::Measured(measure, bounds) => {
            let least = least(bounds);
            let events = |key| (0..steps.len()).map(|step| in_step(key, step)).sum::<u64>() as f64;
            let by_number = |key: usize| match measure {
                Measure::Events | Measure::Different(_) => events(key) >= least,
                Measure::Steps | Measure::Sum(_) | Measure::Average(_) | Measure::Percentile(..) => true,
            };
            let enough: Vec<bool> = (0..keys).map(by_number).collect();
            match measure {
                // One different value is in any event.
                Measure::Different(_) if least > 1.0 => different(steps, numbers, &enough, measured, least),
                _ => enough,
            }
        }
    }
}

fn tally(numbers: &[Option<u32>], keys: usize) -> Vec<u64> {
    let mut counts = vec![0; keys];
    for number in numbers.iter().flatten() {
        if let Some(count) = counts.get_mut(*number as usize) {
            *count += 1;
        }
    }
    counts
}

/// Those of the keys that have so many different values at all, whenever that is.
fn different(
    steps: &[(Selection, u32)],
    numbers: &[Vec<Option<u32>>],
    enough: &[bool],
    measured: &Measured<'_>,
    least: f64,
) -> Vec<bool> {
    let (mut seen, mut counts) = (Numbers::default(), vec![0_u64; enough.len()]);
    for ((selection, _), numbers) in steps.iter().zip(numbers) {
        for (row, number) in selection.rows.iter().zip(numbers) {
            let Some(number) = number.filter(|number| enough.get(*number as usize) == Some(&true)) else { continue };
            let Some(count) = counts.get_mut(number as usize).filter(|count| (**count as f64) < least) else {
                continue;
            };
            let value = (measured.id)((0, *row, 0));
            *count += u64::from(value.is_some_and(|id| seen.of(u64::from(number) << 32 | u64::from(id)).1));
        }
    }
    counts.into_iter().map(|count| count as f64 >= least).collect()
}

/// What the bounds require at least.
fn least(bounds: &[Bound]) -> f64 {
    let least = bounds.iter().filter_map(|bound| match bound.is {
        Relation::Greater | Relation::GreaterOrEqual | Relation::Equal => Some(bound.than),
        Relation::Less | Relation::LessOrEqual | Relation::Different => None,
    });
    least.fold(f64::NEG_INFINITY, f64::max)
}
