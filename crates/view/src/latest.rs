//! Questions of which only the newest matters: at most one is in progress and one waiting, and a newer one replaces the
//! one waiting. So the engine is never asked faster than it answers, and an answer cannot be taken for that to a newer
//! question.

/// The questions of one asker.
#[derive(Clone, Debug)]
pub struct Latest<Q> {
    running: bool,
    /// Whether the answer to the question in progress is no longer needed.
    unwanted: bool,
    waiting: Option<Q>,
}

/// Whether an answer that has arrived is still relevant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is for the newest question.
    Newest,
    /// It is for an older question; the newest is about to be asked.
    Outdated,
    /// No question is asked any more.
    Unwanted,
}

impl<Q> Default for Latest<Q> {
    fn default() -> Latest<Q> {
        Latest { running: false, unwanted: false, waiting: None }
    }
}

impl<Q> Latest<Q> {
    /// Takes a question, and returns it if it should be asked now.
    pub fn ask(&mut self, question: Q) -> Option<Q> {
        if self.running {
            self.waiting = Some(question);
            return None;
        }
        self.running = true;
        self.unwanted = false;
        Some(question)
    }

    /// Forgets all questions.
    pub fn forget(&mut self) {
        self.unwanted = self.running;
        self.waiting = None;
    }

    /// To be called when the question in progress is answered: returns whether the answer is relevant, and what to ask
    /// next.
    pub fn answered(&mut self) -> (Standing, Option<Q>) {
        let next = self.waiting.take();
        let standing = match (self.unwanted, &next) {
            (true, _) => Standing::Unwanted,
            (false, Some(_)) => Standing::Outdated,
            (false, None) => Standing::Newest,
        };
        self.running = next.is_some();
        self.unwanted = false;
        (standing, next)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_newest_waits_and_the_others_are_left_out() {
        let mut latest = Latest::default();
        assert_eq!(latest.ask(1), Some(1));
        assert_eq!((latest.ask(2), latest.ask(3)), (None, None));
        assert_eq!(latest.answered(), (Standing::Outdated, Some(3)));
        assert_eq!(latest.ask(4), None);
        assert_eq!(latest.answered(), (Standing::Outdated, Some(4)));
        assert_eq!(latest.answered(), (Standing::Newest, None));
        assert_eq!(latest.ask(5), Some(5));
    }

    #[test]
    fn what_was_given_up_shows_nothing() {
        let mut latest = Latest::default();
        assert_eq!(latest.ask(1), Some(1));
        latest.forget();
        assert_eq!(latest.answered(), (Standing::Unwanted, None));
        assert_eq!(latest.ask(2), Some(2));
        latest.forget();
        assert_eq!(latest.ask(3), None, "one at a time, even when the one under way is of no use");
        assert_eq!(latest.answered(), (Standing::Unwanted, Some(3)));
        assert_eq!(latest.answered(), (Standing::Newest, None));
    }

    #[derive(Clone, Copy, Debug)]
    enum Step {
        Ask,
        Forget,
        Answer,
    }

    proptest! {
        /// In any order of events: never two questions in progress, no answer after a newer one, and at rest, the
        /// answer shown is for the last question.
        #[test]
        fn at_rest_the_newest_is_shown(steps in proptest::collection::vec(
            prop_oneof![Just(Step::Ask), Just(Step::Forget), Just(Step::Answer)], 0..40
        )) {
            let mut latest = Latest::default();
            let (mut asked, mut wanted, mut running, mut shown) = (0_u32, None, None, None);
            let rest = std::iter::repeat_n(Step::Answer, 3);
            for step in steps.into_iter().chain(rest) {
                match step {
                    Step::Ask => {
                        asked += 1;
                        wanted = Some(asked);
                        if let Some(now) = latest.ask(asked) {
                            prop_assert_eq!(running, None);
                            running = Some(now);
                        }
                    }
                    Step::Forget => {
                        (wanted, shown) = (None, None);
                        latest.forget();
                    }
                    Step::Answer => {
                        let Some(answered) = running.take() else { continue };
                        let (standing, next) = latest.answered();
                        prop_assert_eq!(standing == Standing::Newest, wanted == Some(answered));
                        prop_assert!(standing == Standing::Unwanted || wanted.is_some());
                        if standing != Standing::Unwanted {
                            prop_assert!(shown.is_none_or(|shown| shown < answered));
                            shown = Some(answered);
                        }
                        running = next;
                    }
                }
            }
            prop_assert_eq!((running, shown), (None, wanted));
        }
    }
}
