//! How an alarm went, for drawing: stretches of time in one state, and a strip of them.

use protocol::Micros;
use protocol::alarms::State;

/// Columns of a strip. A stretch that is shorter than one is drawn as one.
const COLUMNS: usize = 480;

/// A time in one state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// Inclusive.
    pub from: Micros,
    /// Exclusive.
    pub to: Micros,
    /// The state.
    pub state: State,
}

impl Stretch {
    /// How long it lasts, in microseconds.
    pub fn length(self) -> i64 {
        self.to.0.saturating_sub(self.from.0)
    }
}

/// The period divided by the changes of state in it. It begins with insufficient data.
pub fn stretches((begin, end): (Micros, Micros), turns: &[(Micros, State)]) -> Vec<Stretch> {
    let mut stretches = Vec::new();
    let (mut from, mut state) = (begin, State::InsufficientData);
    for (at, next) in turns.iter().copied().chain([(end, State::Ok)]) {
        if from < at {
            stretches.push(Stretch { from, to: at, state });
        }
        (from, state) = (at, next);
    }
    // A change at the very end lasts no time, and is the state at the end all the same.
    if let Some((at, state)) = turns.last().filter(|(at, _)| *at >= end) {
        stretches.push(Stretch { from: *at, to: *at, state: *state });
    }
    stretches
}

/// A part of a strip, in shares of its width.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Band {
    /// Its left edge.
    pub left: f64,
    /// Its width.
    pub width: f64,
    /// The stretch that it begins with.
    pub stretch: Stretch,
}

/// A strip of stretches, divided into a limited number of columns: each has the state that matters most in it.
pub fn strip((begin, end): (Micros, Micros), stretches: &[Stretch]) -> Vec<Band> {
    let length = i128::from(end.0.saturating_sub(begin.0).max(1));
    // Which column a time falls in, and whether it is behind its left edge.
    let column = |at: Micros| {
        let scaled = i128::from(at.0.saturating_sub(begin.0).max(0)).saturating_mul(COLUMNS as i128);
        (usize::try_from(scaled / length).unwrap_or(COLUMNS).min(COLUMNS), scaled % length > 0)
    };
    let mut columns: Vec<Option<Stretch>> = vec![None; COLUMNS];
    for stretch in stretches {
        let (first, (last, is_behind)) = (column(stretch.from).0.min(COLUMNS - 1), column(stretch.to));
        let is_worse = |known: &Option<Stretch>| known.is_none_or(|known| weight(known.state) < weight(stretch.state));
        let count = (last + usize::from(is_behind)).saturating_sub(first).max(1);
        columns.iter_mut().skip(first).take(count).filter(|known| is_worse(known)).for_each(|it| *it = Some(*stretch));
    }
    let mut bands: Vec<Band> = Vec::new();
    for (at, stretch) in columns.into_iter().enumerate() {
        let Some(stretch) = stretch else { continue };
        let width = 1.0 / COLUMNS as f64;
        match bands.last_mut() {
            Some(band) if band.stretch.state == stretch.state => {
                band.width += width;
                band.stretch.to = band.stretch.to.max(stretch.to);
            }
            _ => bands.push(Band { left: at as f64 * width, width, stretch }),
        }
    }
    bands
}

fn weight(state: State) -> u8 {
    match state {
        State::Ok => 0,
        State::InsufficientData => 1,
        State::Alarm => 2,
    }
}

/// The changes of state as JSON: `[["2026-03-03T04:35:00Z","ALARM"], …]`.
pub fn json(turns: &[(Micros, State)]) -> String {
    let pairs: Vec<String> =
        turns.iter().map(|(at, state)| format!("[\"{}\",\"{}\"]", crate::format::iso(*at), state.name())).collect();
    format!("[{}]", pairs.join(","))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]

    use super::*;

    const PERIOD: (Micros, Micros) = (Micros(0), Micros(1000));

    fn at(turns: &[(i64, State)]) -> Vec<(Micros, State)> {
        turns.iter().map(|(at, state)| (Micros(*at), *state)).collect()
    }

    #[test]
    fn changes_divide_the_period() {
        let turns = at(&[(100, State::Ok), (400, State::Alarm), (410, State::Ok)]);
        let lengths: Vec<(i64, State)> = stretches(PERIOD, &turns).iter().map(|it| (it.length(), it.state)).collect();
        let expected = [(100, State::InsufficientData), (300, State::Ok), (10, State::Alarm), (590, State::Ok)];
        assert_eq!(lengths, expected);
        assert_eq!(stretches(PERIOD, &[]).len(), 1);
        let last = stretches(PERIOD, &at(&[(1000, State::Alarm)]));
        assert_eq!(last.last().map(|it| (it.from, it.state)), Some((Micros(1000), State::Alarm)));
    }

    #[test]
    fn a_strip_shows_the_shortest_alarm_and_no_more_than_its_columns() {
        let period = (Micros(0), Micros(1_000_000_000));
        let one = strip(
            period,
            &stretches(period, &at(&[(1, State::Ok), (500_000_000, State::Alarm), (500_000_001, State::Ok)])),
        );
        let states: Vec<State> = one.iter().map(|band| band.stretch.state).collect();
        assert_eq!(states, [State::InsufficientData, State::Ok, State::Alarm, State::Ok]);
        assert!((one.iter().map(|band| band.width).sum::<f64>() - 1.0).abs() < 1e-9);
        let many: Vec<(Micros, State)> =
            (0..100_000).map(|n| (Micros(n * 10_000), if n % 2 == 0 { State::Alarm } else { State::Ok })).collect();
        assert!(strip(period, &stretches(period, &many)).len() <= COLUMNS);
    }

    #[test]
    fn changes_are_written_as_json() {
        let turns = at(&[(1_772_512_500_000_000, State::Alarm), (1_772_513_100_000_000, State::Ok)]);
        assert_eq!(json(&turns), r#"[["2026-03-03T04:35:00Z","ALARM"],["2026-03-03T04:45:00Z","OK"]]"#);
        assert_eq!(json(&[]), "[]");
    }
}
