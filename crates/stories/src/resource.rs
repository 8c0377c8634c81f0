//! There is a resource that nobody knows.

use protocol::Column;
use protocol::story::{LookedAt, Records, Story, Subject, Subjects};
use words::{Say, messages as m};

use crate::book::{Book, quoted};
use crate::chapters::{about, unseen};
use crate::lines::{LANGUAGE, chapter, counted, event, events, leading, line};
use crate::record::Record;

/// Calls that make something.
const MAKING: &str = "(name:(Create* or Run* or Register* or Import* or Launch* or Copy* or Restore* or Allocate*)) \
     readOnly:false outcome:success not who:services not name:(CreateLogStream or CreateGrant or CreateSession or CreateToken or \
     CreateMultipartUpload or CreateAccessKey or RunQuery or CreateNetworkInterface)";

/// What the names of such calls begin with.
const MAKES: [&str; 8] = ["Create", "Run", "Register", "Import", "Launch", "Copy", "Restore", "Allocate"];

/// How many can be chosen from.
const MOST_CHOICES: u32 = 100;

pub fn subjects(book: &mut Book<'_>) -> Option<Subjects> {
    let looked = book.last(MAKING, MOST_CHOICES)?;
    let mut subjects: Vec<Subject> = Vec::new();
    let named = looked.records.iter().filter(|at| !at.target.is_empty());
    for at in named {
        if !subjects.iter().any(|known| known.value == at.target) {
            subjects.push(Subject { value: at.target.clone(), said: event(at).said });
        }
    }
    Some(Subjects { more: looked.count.saturating_sub(looked.records.len() as u64), subjects })
}

pub fn story(book: &mut Book<'_>, subject: &str) -> Option<Story> {
    let title = m::StoriesResource { subject }.say(LANGUAGE);
    // Reading it names it, too, but does not explain it.
    let naming = quoted(subject);
    let changing = format!("{naming} readOnly:false not eventCategory:Data");
    let all = book.look(&naming, Records::First(1), &[Column::User]);
    let changes = book.first(&changing, 20);
    let (all, changes) = (all?, changes?);
    let Some(main) = changes.records.first().or(all.records.first()) else {
        let what = vec![line(m::StoriesNotNamed { subject }.say(LANGUAGE))];
        let chapters = [chapter(m::stories_what(LANGUAGE), what), chapter(m::stories_unseen(LANGUAGE), unseen(book)?)];
        return Some(Story { title, chapters: chapters.into_iter().flatten().collect(), about: None });
    };
    let common = about(book, main)?;
    let mut what = vec![event(main)];
    if !makes(main) {
        what.push(line(m::stories_not_made(LANGUAGE).to_owned()));
    }
    if let Some(users) = all.values.first() {
        let said = m::StoriesNamed { n: all.count, list: &counted(users) }.say(LANGUAGE);
        what.push(leading(said, &naming));
    }
    let own =
        [chapter(m::stories_what(LANGUAGE), what), chapter(m::stories_history(LANGUAGE), events(changes, &changing))];
    let chapters = own.into_iter().flatten().chain(common).collect();
    Some(Story { title, chapters, about: Some(main.event.clone()) })
}

fn makes(at: &LookedAt) -> bool {
    MAKES.iter().any(|beginning| at.event.name.starts_with(beginning)) && Record::of(at).error().is_empty()
}
