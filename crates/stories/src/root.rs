//! Root was used.

use protocol::Column;
use protocol::story::{Looked, Records, Story, StoryLine, Subject, Subjects};
use words::{Say, messages as m};

use crate::book::{Book, quoted};
use crate::chapters::{about, unseen};
use crate::credentials::signed_in;
use crate::lines::{LANGUAGE, chapter, events, leading, line};

/// What root did itself, and no service on its behalf.
const ROOT: &str = "userIdentity.type:Root not userIdentity.invokedBy:*";

pub fn subjects(book: &mut Book<'_>) -> Option<Subjects> {
    let looked = book.values(ROOT, &[Column::RecipientAccountId])?;
    let (distinct, accounts) = looked.values.first()?;
    let subject = |(account, n): &(String, u64)| Subject {
        value: account.clone(),
        said: m::StoriesRootChoice { account, n: *n }.say(LANGUAGE),
    };
    let subjects: Vec<Subject> = accounts.iter().map(subject).collect();
    Some(Subjects { more: distinct.saturating_sub(subjects.len() as u64), subjects })
}

pub fn story(book: &mut Book<'_>, account: &str) -> Option<Story> {
    let root = match account {
        "" => ROOT.to_owned(),
        account => format!("{ROOT} account:{}", quoted(account)),
    };
    let (signing, changing) =
        (format!("{root} name:ConsoleLogin"), format!("{root} readOnly:false not name:ConsoleLogin"));
    let all = book.look(&root, Records::First(1), &[]);
    let (signed, changed) = (book.first(&signing, 20), book.first(&changing, 20));
    let (all, signed, changed) = (all?, signed?, changed?);
    let Some(first) = all.records.first() else {
        let what = vec![line(m::stories_root_unused(LANGUAGE).to_owned())];
        let chapters = [chapter(m::stories_what(LANGUAGE), what), chapter(m::stories_unseen(LANGUAGE), unseen(book)?)];
        return Some(Story { title: title(), chapters: chapters.into_iter().flatten().collect(), about: None });
    };
    let main = changed.records.first().unwrap_or(first);
    let common = about(book, main)?;
    let own = [
        chapter(m::stories_signing_in(LANGUAGE), sign_ins(signed, &signing)),
        chapter(m::stories_what(LANGUAGE), events(changed, &changing)),
    ];
    let chapters = own.into_iter().flatten().chain(common).collect();
    Some(Story { title: title(), chapters, about: Some(main.event.clone()) })
}

fn title() -> String {
    m::stories_root(LANGUAGE).to_owned()
}

fn sign_ins(looked: &Looked, query: &str) -> Vec<StoryLine> {
    let mut lines: Vec<StoryLine> = looked.records.iter().map(signed_in).collect();
    let more = looked.count.saturating_sub(lines.len() as u64);
    if more > 0 {
        lines.push(leading(m::StoriesMore { n: more }.say(LANGUAGE), query));
    }
    lines
}
