//! What is open in the view of findings.

use protocol::story::StoryKind;

use super::{Pairs, Part};

/// What is open, and what is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Detected {
    /// The name of the rule whose finding is open; "" if none is.
    pub finding: String,
    /// The story that is told, and its subject, once that is chosen.
    pub story: Option<(StoryKind, Option<String>)>,
    /// Whether findings that somebody expected are left out.
    pub only_fresh: bool,
}

/// `finding=root-used`, `story=key:AKIA…` or `story=key`, `expected=hidden`
impl Part for Detected {
    fn read(pairs: &Pairs) -> Detected {
        let story = pairs.last("story").and_then(|text| match text.split_once(':') {
            Some((kind, subject)) => Some((StoryKind::named(kind)?, Some(subject.to_owned()))),
            None => Some((StoryKind::named(text)?, None)),
        });
        Detected {
            finding: pairs.last("finding").unwrap_or_default().to_owned(),
            story,
            only_fresh: pairs.last("expected") == Some("hidden"),
        }
    }

    fn write(&self, pairs: &mut Pairs) {
        if !self.finding.is_empty() {
            pairs.push("finding", &self.finding);
        }
        match &self.story {
            Some((kind, Some(subject))) => pairs.push("story", &format!("{}:{subject}", kind.name())),
            Some((kind, None)) => pairs.push("story", kind.name()),
            None => {}
        }
        if self.only_fresh {
            pairs.push("expected", "hidden");
        }
    }

    fn is_step(before: &Detected, now: &Detected) -> bool {
        before.story != now.story
    }
}
