//! Suggestions shown while somebody types. They arrive a little after the letters they are for.

use protocol::Completion;

/// The index of the chosen suggestion among newer ones, if it is still there.
pub fn still_there(chosen: &Completion, newer: &[Completion]) -> Option<usize> {
    newer.iter().position(|offer| offer.label == chosen.label)
}

/// Adapts a suggestion for the end of the text `read` to the current text, so that it also replaces what has been typed
/// since.
pub fn up_to_date(mut offer: Completion, read: &str, now: &str) -> Completion {
    let is_at_end = offer.to == read.chars().count();
    if let Some(since) = now.strip_prefix(read).filter(|_| is_at_end) {
        offer.to += since.chars().count();
    }
    offer
}

#[cfg(test)]
mod tests {
    use protocol::Hint;

    use super::*;

    fn offer(label: &str, from: usize, to: usize) -> Completion {
        Completion { label: label.to_owned(), hint: Hint::None, text: label.to_owned(), from, to }
    }

    #[test]
    fn what_was_chosen_stays_chosen_while_it_is_offered() {
        let newer = [offer("awsRegion", 0, 5), offer("region", 0, 5)];
        assert_eq!(still_there(&offer("region", 0, 4), &newer), Some(1));
        assert_eq!(still_there(&offer("resource", 0, 1), &newer), None);
    }

    #[test]
    fn letters_that_came_later_are_replaced_too() {
        for (read, to, now, expected) in [
            ("regi", 4, "region", 6),
            ("é regi", 6, "é regiö", 7),
            ("regi", 4, "regi", 4),
            // Something was typed elsewhere, or deleted.
            ("regi and x", 4, "regi and xy", 4),
            ("regi", 4, "reg", 4),
            ("", 0, "x", 1),
        ] {
            assert_eq!(up_to_date(offer("region", 0, to), read, now).to, expected, "{read:?} {now:?}");
        }
    }
}
