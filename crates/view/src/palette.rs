//! Finding a command by some of its letters.

/// The indices of the labels that what was typed may mean, the likeliest first. Every word typed must be found: at the start
/// of a word of the label, within it, or at least with its letters in that order.
pub fn found<'l>(typed: &str, labels: impl Iterator<Item = &'l str>) -> Vec<usize> {
    let words: Vec<String> = typed.split_whitespace().map(str::to_lowercase).collect();
    let mut found: Vec<(u32, usize)> = labels
        .enumerate()
        .filter_map(|(at, label)| {
            let label = label.to_lowercase();
            let distances: Option<Vec<u32>> = words.iter().map(|word| distance(word, &label)).collect();
            Some((distances?.into_iter().sum(), at))
        })
        .collect();
    found.sort_unstable();
    found.into_iter().map(|(_, at)| at).collect()
}

/// How far a word is from being in a label; `None` if it is not.
fn distance(word: &str, label: &str) -> Option<u32> {
    let starts = |part: &str| part.starts_with(word);
    if starts(label) {
        return Some(0);
    }
    if label.split(|c: char| !c.is_alphanumeric()).any(starts) {
        return Some(1);
    }
    if label.contains(word) {
        return Some(2);
    }
    let mut letters = label.chars();
    word.chars().all(|letter| letters.any(|other| other == letter)).then_some(3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_likeliest_comes_first() {
        let labels =
            ["Events", "Overview", "Console sign-ins", "Sign-ins without MFA", "Column: User agent", "Save notes"];
        for (typed, expected) in [
            ("", vec![0, 1, 2, 3, 4, 5]),
            ("sig", vec![3, 2]),
            ("user col", vec![4]),
            ("ove", vec![1]),
            ("MFA sign", vec![3]),
            ("ents", vec![0, 5]),
            ("swm", vec![3]),
            ("xyz", vec![]),
        ] {
            assert_eq!(found(typed, labels.iter().copied()), expected, "{typed}");
        }
    }
}
