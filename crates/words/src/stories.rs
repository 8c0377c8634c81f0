//! What stories are about, and what can be chosen.

use protocol::story::StoryKind;

use crate::messages as m;
use crate::{Label, Language};

impl Label for StoryKind {
    fn label(&self, language: Language) -> &'static str {
        match self {
            StoryKind::Database => m::stories_kind_database(language),
            StoryKind::Resource => m::stories_kind_resource(language),
            StoryKind::Key => m::stories_kind_key(language),
            StoryKind::Root => m::stories_kind_root(language),
            StoryKind::Role => m::stories_kind_role(language),
            StoryKind::Bucket => m::stories_kind_bucket(language),
        }
    }
}

/// Asks for the subject of a story.
pub fn choose_subject(kind: StoryKind, language: Language) -> &'static str {
    match kind {
        StoryKind::Database => m::stories_choose_database(language),
        StoryKind::Resource => m::stories_choose_resource(language),
        StoryKind::Key => m::stories_choose_key(language),
        StoryKind::Root => m::stories_choose_root(language),
        StoryKind::Role => m::stories_choose_role(language),
        StoryKind::Bucket => m::stories_choose_bucket(language),
    }
}

/// Why there is nothing to choose from.
pub fn no_subject(kind: StoryKind, language: Language) -> &'static str {
    match kind {
        StoryKind::Database => m::stories_nothing_database(language),
        StoryKind::Resource => m::stories_nothing_resource(language),
        StoryKind::Key => m::stories_nothing_key(language),
        StoryKind::Root => m::stories_nothing_root(language),
        StoryKind::Role => m::stories_nothing_role(language),
        StoryKind::Bucket => m::stories_nothing_bucket(language),
    }
}

/// What can be typed as the subject; `None` if one has to be chosen.
pub fn type_of(kind: StoryKind, language: Language) -> Option<&'static str> {
    match kind {
        StoryKind::Resource => Some(m::stories_type_resource(language)),
        StoryKind::Key => Some(m::stories_type_key(language)),
        StoryKind::Bucket => Some(m::stories_type_bucket(language)),
        StoryKind::Database | StoryKind::Root | StoryKind::Role => None,
    }
}
