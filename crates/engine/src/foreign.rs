//! Texts in other notations than Traillight's own. The scribe reads them; what it said of the last few is kept, so that all
//! views of one question, and the search bar, ask once.

use protocol::scribe::{Foreign, Job};
use protocol::{
    Chip, Copied, Filter, Mistake, Notation, Note, ParseError, Question, Reading, Request, Response, Sense, Test,
    TimeRange,
};
use protocol::{Compare, Field, FieldTest, Moment, Operand};

use crate::engine::Engine;
use crate::work::Step;

/// So many texts are kept: one is applied while the next one is typed.
const KEPT: usize = 8;

/// What the scribe said of the last texts, newest first.
#[derive(Default)]
pub struct Readings(Vec<(String, Notation, Foreign)>);

/// Why there is no filter (yet).
pub enum Unread {
    /// The text has no meaning.
    Wrong(ParseError),
    /// The scribe has to read it first.
    Ask(Job),
}

impl Readings {
    /// Keeps what the scribe said of a text.
    pub fn keep(&mut self, text: String, notation: Notation, read: Foreign) {
        self.0.retain(|(known, of, _)| (known, of) != (&text, &notation));
        self.0.truncate(KEPT - 1);
        self.0.insert(0, (text, notation, read));
    }

    /// What the scribe said of this text, or what to ask it.
    pub fn of(&self, text: &str, notation: Notation) -> Result<&Foreign, Job> {
        let found = self.0.iter().find(|(known, of, _)| known == text && *of == notation);
        found.map(|(_, _, read)| read).ok_or_else(|| Job::Read { text: text.to_owned(), notation })
    }
}

impl Unread {
    /// What a request comes to that needs the filter.
    pub fn step(self) -> Step {
        match self {
            Unread::Wrong(error) => Step::Done(Response::BadQuery(error)),
            Unread::Ask(job) => Step::Write(Box::new(job)),
        }
    }
}

impl Engine {
    /// Search text and enabled chips.
    pub(crate) fn wanted(&self, text: &str, notation: Option<Notation>, chips: &[Chip]) -> Result<Filter, Unread> {
        let mut all = vec![self.meant(text, notation.unwrap_or_else(|| query::recognise(text)))?];
        all.extend(chips.iter().filter(|chip| chip.enabled).map(|chip| match chip.negated {
            true => Filter::Not(Box::new(chip.filter.clone())),
            false => chip.filter.clone(),
        }));
        Ok(Filter::And(all))
    }

    fn meant(&self, text: &str, notation: Notation) -> Result<Filter, Unread> {
        if let Some(filter) = query::read_own(text, notation) {
            return filter.map_err(Unread::Wrong);
        }
        match &self.readings.of(text, notation).map_err(Unread::Ask)?.meaning {
            Ok(meaning) => Ok(meaning.filter.clone()),
            Err(error) => Err(Unread::Wrong(error.clone())),
        }
    }

    /// What a question asks for: search text and chips, and for notations without a time range of their own, also that.
    pub(crate) fn filter_of(&self, question: &Question) -> Result<Filter, Unread> {
        let mut all = vec![self.wanted(&question.text, question.notation, &question.chips)?];
        if let Some(TimeRange { from, to }) = question.range {
            let bound = |compare, at| {
                let test = Test::Compare(compare, Operand::Time(Moment::At(at)));
                Filter::Field(FieldTest { field: Field::Path(vec!["eventTime".to_owned()]), test })
            };
            all.extend([bound(Compare::GreaterOrEqual, from), bound(Compare::Less, to)]);
        }
        Ok(Filter::And(all))
    }
}

/// The answer to a request for which the scribe would be needed, said where an answer to such a request is shown.
pub fn refused(request: &Request, why: String) -> Response {
    let error = |why| ParseError { offset: 0, mistake: Mistake::Unread(why), suggestion: None, replaces: None };
    match request {
        Request::Read { text, notation, .. } => Response::Reading(Box::new(Reading {
            notation: notation.unwrap_or_else(|| query::recognise(text)),
            tokens: Vec::new(),
            words: Sense::default(),
            warnings: Vec::new(),
            hidden: None,
            error: Some(error(why)),
            completions: Vec::new(),
        })),
        Request::Copy(..) => Response::Copied(Copied { text: None, notes: vec![Note::Unread(why)] }),
        Request::Ask(_) => Response::BadQuery(error(why)),
        _ => Response::Failed(why),
    }
}
