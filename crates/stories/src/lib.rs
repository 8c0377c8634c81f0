//! Guided stories: a question of a responder, answered with everything that the log tells about it: what happened, who did it, with
//! which credentials and where these came from, what else was done with them, and what is not visible.
//!
//! A story is told from look-ups among all events, which somebody else makes. It is told from the beginning each time; where a look-up
//! is missing, telling stops, and it is asked for. So each story reads as if everything were known.
//!
//! Pure: no clock, no I/O, no randomness.

mod book;
mod bucket;
mod chapters;
mod credentials;
mod database;
mod key;
mod lines;
mod record;
mod resource;
mod role;
mod root;

use protocol::story::{Story, StoryKind, Subjects, TellStory, Telling};

use book::Book;

/// The next step of a story.
pub fn tell(ask: &TellStory) -> Telling {
    let mut book = Book::of(&ask.looked);
    let told = match ask.subject.as_deref() {
        None => subjects(ask.kind, &mut book).map(Telling::Subjects),
        Some(subject) => story(ask.kind, subject.trim(), &mut book).map(Telling::Told),
    };
    told.unwrap_or_else(|| Telling::Look(book.wanted()))
}

/// `None` if something has to be looked up first.
fn subjects(kind: StoryKind, book: &mut Book<'_>) -> Option<Subjects> {
    match kind {
        StoryKind::Database => database::subjects(book),
        StoryKind::Resource => resource::subjects(book),
        StoryKind::Key => key::subjects(book),
        StoryKind::Root => root::subjects(book),
        StoryKind::Role => role::subjects(book),
        StoryKind::Bucket => bucket::subjects(book),
    }
}

/// `None` if something has to be looked up first.
fn story(kind: StoryKind, subject: &str, book: &mut Book<'_>) -> Option<Story> {
    match kind {
        StoryKind::Database => database::story(book, subject),
        StoryKind::Resource => resource::story(book, subject),
        StoryKind::Key => key::story(book, subject),
        StoryKind::Root => root::story(book, subject),
        StoryKind::Role => role::story(book, subject),
        StoryKind::Bucket => bucket::story(book, subject),
    }
}
