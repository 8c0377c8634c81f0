//! How often views are redrawn while events are arriving. Drawing takes time that could be used for reading, and a
//! figure that changes five times a second cannot be read.

/// Redraw when the number of events has grown by half; fewer change nothing visible.
const GROWTH: f64 = 1.5;

/// But what is on screen is never older than this.
const MOST_MILLISECONDS: f64 = 2000.0;

/// Decides when to draw.
#[derive(Clone, Copy, Debug, Default)]
pub struct Pace {
    events: u64,
    drawn_at: f64,
}

impl Pace {
    /// Whether to draw now, with this many events loaded. If so, that is remembered. `now` is in milliseconds.
    pub fn is_due(&mut self, loading: bool, events: u64, now: f64) -> bool {
        let more = events > self.events;
        let much_more = events as f64 >= self.events as f64 * GROWTH;
        let due = !loading || more && (much_more || now - self.drawn_at >= MOST_MILLISECONDS);
        if due {
            *self = Pace { events, drawn_at: now };
        }
        due
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_events_are_drawn_at_once_and_the_last_ones_too() {
        let mut pace = Pace::default();
        assert!(!pace.is_due(true, 0, 0.0), "nothing to draw");
        assert!(pace.is_due(true, 10, 1.0));
        assert!(!pace.is_due(true, 11, 2.0));
        assert!(pace.is_due(false, 11, 3.0));
        assert!(pace.is_due(false, 11, 4.0), "other things change when reading is over");
    }

    #[test]
    fn a_steady_stream_is_drawn_ever_more_rarely_but_at_least_every_two_seconds() {
        let mut pace = Pace::default();
        let drawn: Vec<u64> = (0..150).filter(|step| pace.is_due(true, step * 1000, *step as f64 * 200.0)).collect();
        assert_eq!(drawn.iter().filter(|step| **step <= 25).count(), 7, "{drawn:?}");
        assert!(drawn.windows(2).all(|pair| pair[1] - pair[0] <= 10), "{drawn:?}");
    }

    #[test]
    fn starting_over_is_noticed() {
        let mut pace = Pace::default();
        assert!(pace.is_due(false, 1000, 0.0));
        assert!(pace.is_due(false, 0, 1.0));
        assert!(pace.is_due(true, 1, 2.0));
    }
}
