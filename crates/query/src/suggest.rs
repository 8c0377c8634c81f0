//! Finds the word that was probably meant.

/// Longer words are not compared.
const MAX_CHARS: usize = 40;

/// The candidate that is a typing error away from `word`, ignoring case: the nearest, and among equals the first.
pub(crate) fn nearest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let word = lower(word);
    let slips = match word.len() {
        // Words this short are near each other by chance.
        0..=2 => return None,
        3..=5 => 1,
        6..=MAX_CHARS => 2,
        _ => return None,
    };
    candidates
        .into_iter()
        .filter(|candidate| candidate.len() > 2)
        .map(|candidate| (distance(&word, &lower(candidate)), candidate))
        .filter(|(distance, _)| *distance <= slips)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

fn lower(word: &str) -> Vec<char> {
    word.chars().take(MAX_CHARS + 1).map(|c| c.to_ascii_lowercase()).collect()
}

/// Number of insertions, deletions, replacements and swaps of adjacent characters that turn `a` into `b`.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    let mut a_before = None;
    for (i, &x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        let mut b_before = None;
        for (j, &y) in b.iter().enumerate() {
            let cell = |row: &[usize], at: usize| row.get(at).copied().unwrap_or(usize::MAX - 1);
            let mut best = (cell(&last, j) + usize::from(x != y)).min(cell(&last, j + 1) + 1).min(cell(&row, j) + 1);
            if a_before == Some(y) && b_before == Some(x) && j > 0 {
                best = best.min(cell(&before, j - 1) + 1);
            }
            row.push(best);
            b_before = Some(y);
        }
        a_before = Some(x);
        before = std::mem::replace(&mut last, row);
    }
    last.last().copied().unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_slips() {
        let distance = |a: &str, b: &str| distance(&lower(a), &lower(b));
        assert_eq!(distance("user", "user"), 0);
        assert_eq!(distance("", "user"), 4);
        assert_eq!(distance("usr", "user"), 1);
        assert_eq!(distance("regoin", "region"), 1);
        assert_eq!(distance("evnetNmae", "eventName"), 2);
        assert_eq!(distance("kitten", "sitting"), 3);
    }

    #[test]
    fn short_words_are_near_nothing() {
        assert_eq!(nearest("id", ["ip", "id2"]), None);
        assert_eq!(nearest("usr", ["agent", "user"]), Some("user"));
        assert_eq!(nearest("type", ["time", "role"]), None);
        assert_eq!(nearest(&"x".repeat(41), ["x"]), None);
    }
}
