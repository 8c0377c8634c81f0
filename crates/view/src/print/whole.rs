//! What must not be broken in two at the end of a line: account numbers, ARNs, times, addresses and regions.

/// Longest ARN that is kept whole, in characters: about as many as a line of a page has.
const LONGEST_ARN: usize = 110;

/// Cuts a text into pieces, each with whether it must stay whole.
pub(super) fn pieces(text: &str) -> Vec<(bool, &str)> {
    let mut pieces = Vec::new();
    let (mut rest, mut loose) = (text, 0);
    while let Some(first) = rest.get(loose..).and_then(|ahead| ahead.chars().next()) {
        let before = rest.get(..loose).and_then(|behind| behind.chars().next_back());
        let ahead = rest.get(loose..).unwrap_or_default();
        let length = if before.is_some_and(char::is_alphanumeric) { 0 } else { whole(ahead) };
        match (length, rest.split_at_checked(loose).zip(ahead.split_at_checked(length))) {
            (1.., Some(((behind, _), (kept, after)))) => {
                pieces.push((false, behind));
                pieces.push((true, kept));
                (rest, loose) = (after, 0);
            }
            _ => loose += first.len_utf8(),
        }
    }
    pieces.push((false, rest));
    pieces.retain(|(_, piece)| !piece.is_empty());
    pieces
}

/// How many bytes at the beginning must stay whole; 0 if none.
fn whole(text: &str) -> usize {
    [account(text), time(text), arn(text), address(text), region(text)].into_iter().max().unwrap_or_default()
}

/// Twelve digits.
fn account(text: &str) -> usize {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let ends = !text.get(digits..).unwrap_or_default().starts_with(char::is_alphanumeric);
    if digits == 12 && ends { digits } else { 0 }
}

/// `2026-03-02`, and a time after it, with or without seconds, fractions and `Z`.
fn time(text: &str) -> usize {
    let date = shaped(text, "dddd-dd-dd");
    let after = text.get(date..).unwrap_or_default();
    let clock = match after.bytes().next() {
        Some(b'T' | b' ') if date > 0 => shaped(after.get(1..).unwrap_or_default(), "dd:dd"),
        _ => 0,
    };
    if clock == 0 {
        return date;
    }
    let end = date + 1 + clock;
    let rest = text.get(end..).unwrap_or_default();
    end + rest.bytes().take_while(|byte| byte.is_ascii_digit() || matches!(byte, b':' | b'.' | b'Z')).count()
}

fn arn(text: &str) -> usize {
    if !text.starts_with("arn:aws") {
        return 0;
    }
    let end = text.find(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '"' | '\'' | '(' | ')'));
    let length = end.unwrap_or(text.len());
    let characters = text.get(..length).map_or(usize::MAX, |arn| arn.chars().count());
    if characters <= LONGEST_ARN { length } else { 0 }
}

/// An IP address.
fn address(text: &str) -> usize {
    let length = text.bytes().take_while(|byte| byte.is_ascii_hexdigit() || matches!(byte, b'.' | b':')).count();
    let is_it = text.get(..length).is_some_and(|it| it.parse::<std::net::IpAddr>().is_ok());
    if is_it { length } else { 0 }
}

/// `ap-southeast-2`
fn region(text: &str) -> usize {
    let length = text.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'-').count();
    let steps: Vec<&str> = text.get(..length).unwrap_or_default().split('-').collect();
    let (Some(first), Some(last)) = (steps.first(), steps.last()) else { return 0 };
    let is_it = (3..=5).contains(&steps.len())
        && first.len() == 2
        && last.len() == 1
        && last.bytes().all(|byte| byte.is_ascii_digit())
        && steps
            .iter()
            .rev()
            .skip(1)
            .all(|step| !step.is_empty() && step.bytes().all(|byte| byte.is_ascii_lowercase()));
    if is_it { length } else { 0 }
}

/// The length of the shape if the text begins with it; `d` is a digit.
fn shaped(text: &str, shape: &str) -> usize {
    let fits = |(byte, shape): (u8, u8)| if shape == b'd' { byte.is_ascii_digit() } else { byte == shape };
    let is_it = text.len() >= shape.len() && text.bytes().zip(shape.bytes()).all(fits);
    if is_it { shape.len() } else { 0 }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn kept(text: &str) -> Vec<&str> {
        pieces(text).into_iter().filter(|(whole, _)| *whole).map(|(_, piece)| piece).collect()
    }

    #[test]
    fn what_stays_whole() {
        let cases: [(&str, &[&str]); 17] = [
            ("", &[]),
            ("in 111122223333, and", &["111122223333"]),
            ("AWSLogs/111122223333/CloudTrail", &["111122223333"]),
            ("111122223333_CloudTrail_eu-west-1", &["111122223333", "eu-west-1"]),
            ("1111222233334", &[]),
            ("a111122223333", &[]),
            ("from 2026-03-02T07:00:00Z to 2026-03-02 08:00", &["2026-03-02T07:00:00Z", "2026-03-02 08:00"]),
            ("on 2026-03-02.", &["2026-03-02"]),
            ("2026-03-02T07:00:00.123Z", &["2026-03-02T07:00:00.123Z"]),
            ("2026-03-2", &[]),
            ("é arn:aws:iam::111122223333:role/é, x", &["arn:aws:iam::111122223333:role/é"]),
            ("cafe111122223333", &[]),
            ("from 203.0.113.77, 1.2.3 and 2001:db8::7, 10:20", &["203.0.113.77", "2001:db8::7"]),
            ("(ap-southeast-2)", &["ap-southeast-2"]),
            ("us-gov-west-1 eu-west-1a", &["us-gov-west-1"]),
            ("orders-api-0", &[]),
            ("_eu-west-1_", &["eu-west-1"]),
        ];
        for (text, expected) in cases {
            assert_eq!(kept(text), expected, "{text}");
        }
        let long = format!("arn:aws:s3:::{}", "a".repeat(200));
        assert!(kept(&long).is_empty());
    }

    proptest! {
        #[test]
        fn nothing_is_lost(text in "([0-9]{11,13}|arn:aws:[a-z:é/]{0,9}|2026-0[1-9]-01T0[0-9]:00|[ ,é/_]|.){0,12}") {
            let joined: String = pieces(&text).into_iter().map(|(_, piece)| piece).collect();
            prop_assert_eq!(joined, text);
        }
    }
}
