//! What was chosen, checked and compiled.

use protocol::redact::{RedactKind, RedactProblem, RedactRules};
use regular::Regular;

/// Texts that have nothing in common. An expression that matches in each of them would leave nothing.
const UNRELATED: [&str; 4] = ["ConsoleLogin", "2026", "x", "us-east-1"];

/// What to replace.
#[derive(Debug)]
pub struct Rules {
    /// As they were given, with domains in lower case.
    pub given: RedactRules,
    /// The expressions, if they are wanted.
    pub patterns: Vec<Regular>,
}

impl Rules {
    /// Compiles what was given.
    pub fn new(mut given: RedactRules) -> Result<Rules, RedactProblem> {
        let wants = |kind: RedactKind| given.kinds.contains(&kind);
        let (wants_patterns, wants_hosts) = (wants(RedactKind::Pattern), wants(RedactKind::Host));
        given.patterns.retain(|pattern| wants_patterns && !pattern.trim().is_empty());
        let tidy = |domain: &String| domain.trim().trim_matches('.').to_ascii_lowercase();
        given.domains = given.domains.iter().map(tidy).filter(|domain| wants_hosts && !domain.is_empty()).collect();
        let is_empty = given.patterns.is_empty() && given.domains.is_empty();
        if is_empty && given.kinds.iter().all(|kind| matches!(kind, RedactKind::Pattern | RedactKind::Host)) {
            return Err(RedactProblem::NothingChosen);
        }
        let is_host = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-');
        if let Some(bad) = given.domains.iter().find(|domain| !domain.contains('.') || !domain.bytes().all(is_host)) {
            return Err(RedactProblem::BadDomain(bad.clone()));
        }
        let patterns = given.patterns.iter().map(|pattern| compiled(pattern)).collect::<Result<_, _>>()?;
        Ok(Rules { given, patterns })
    }

    /// Whether values of this kind are replaced.
    pub fn wants(&self, kind: RedactKind) -> bool {
        self.given.kinds.contains(&kind)
    }
}

fn compiled(pattern: &str) -> Result<Regular, RedactProblem> {
    let regular = Regular::new(pattern, false)
        .map_err(|fault| RedactProblem::BadPattern(pattern.to_owned(), fault.at as u64, fault.why))?;
    if regular.is_match("") {
        return Err(RedactProblem::EmptyMatch(pattern.to_owned()));
    }
    if UNRELATED.iter().all(|text| regular.is_match(text)) {
        return Err(RedactProblem::MatchesAll(pattern.to_owned()));
    }
    Ok(regular)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_meant_is_refused() {
        let rules = |patterns: &[&str], domains: &[&str]| RedactRules {
            kinds: RedactKind::ALL.to_vec(),
            patterns: patterns.iter().map(|text| (*text).to_owned()).collect(),
            domains: domains.iter().map(|text| (*text).to_owned()).collect(),
            ..RedactRules::default()
        };
        let problem = |rules: RedactRules| Rules::new(rules).err();
        assert!(matches!(problem(rules(&["a(b"], &[])), Some(RedactProblem::BadPattern(_, 1, _))));
        assert_eq!(problem(rules(&["x*"], &[])), Some(RedactProblem::EmptyMatch("x*".to_owned())));
        assert_eq!(problem(rules(&["\\b"], &[])), Some(RedactProblem::MatchesAll("\\b".to_owned())));
        assert_eq!(problem(rules(&[".+"], &[])), Some(RedactProblem::MatchesAll(".+".to_owned())));
        assert_eq!(problem(rules(&[], &["com"])), Some(RedactProblem::BadDomain("com".to_owned())));
        assert_eq!(problem(rules(&["[A-Z]{3}-\\d+", " "], &[" Corp.Test. "])), None);
        assert_eq!(problem(RedactRules::default()), Some(RedactProblem::NothingChosen));
        let only = RedactRules { kinds: vec![RedactKind::Pattern], ..rules(&[" "], &[]) };
        assert_eq!(problem(only), Some(RedactProblem::NothingChosen));
    }
}
