//! Long work in portions, so that the caller can do something else in between, or abandon it.

use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};

/// Work done one portion at a time. Dropping it abandons it.
pub struct Portions<T>(Pin<Box<dyn Future<Output = T>>>);

impl<T> Portions<T> {
    /// Wraps work that waits for nothing but its next turn.
    pub(crate) fn of(work: impl Future<Output = T> + 'static) -> Portions<T> {
        Portions(Box::pin(work))
    }

    /// Does a portion. Returns the result if it was the last one, after which this must not be called again.
    pub fn go_on(&mut self) -> Option<T> {
        turn(self.0.as_mut())
    }
}

/// Ends a portion.
pub(crate) fn pause() -> impl Future<Output = ()> {
    let mut paused = false;
    poll_fn(move |_| if std::mem::replace(&mut paused, true) { Poll::Ready(()) } else { Poll::Pending })
}

/// Ends a portion whenever `count` is a multiple of `every`.
pub(crate) async fn pause_at(count: usize, every: usize) {
    if count.is_multiple_of(every) {
        pause().await;
    }
}

/// Does all portions at once.
pub(crate) fn run_to_end<T>(work: impl Future<Output = T>) -> T {
    let mut work = pin!(work);
    loop {
        if let Some(result) = turn(work.as_mut()) {
            return result;
        }
    }
}

fn turn<F: Future + ?Sized>(work: Pin<&mut F>) -> Option<F::Output> {
    match work.poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(result) => Some(result),
        Poll::Pending => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn counted(to: usize) -> usize {
        let mut done = 0;
        for count in 0..to {
            pause_at(count, 3).await;
            done += 1;
        }
        done
    }

    #[test]
    fn work_is_done_in_as_many_portions_as_it_has_pauses() {
        let mut work = Portions::of(counted(7));
        let mut portions = 1;
        let result = loop {
            match work.go_on() {
                Some(result) => break result,
                None => portions += 1,
            }
        };
        assert_eq!((result, portions), (7, 4));
        assert_eq!(run_to_end(counted(7)), 7);
    }
}
