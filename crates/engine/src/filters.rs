//! The filter that a question asks for. The scribe parses texts in other notations than Traillight's own. Its last few
//! translations are cached, so that it is asked only once for all views of a question and for the search bar.

use protocol::scribe::{ReadNotation, Translation};
use protocol::{
    Chip, Compare, Field, FieldTest, Filter, Moment, Notation, Operand, Question, Refusal, Test, TimeRange,
};

use crate::desk::Desk;

/// The filter for a search text and the enabled chips.
pub async fn wanted(desk: &Desk, text: &str, notation: Option<Notation>, chips: &[Chip]) -> Result<Filter, Refusal> {
    let mut all = vec![meant(desk, text, notation.unwrap_or_else(|| query::recognise(text))).await?];
    all.extend(chips.iter().filter(|chip| chip.enabled).map(|chip| match chip.negated {
        true => Filter::Not(Box::new(chip.filter.clone())),
        false => chip.filter.clone(),
    }));
    Ok(Filter::And(all))
}

async fn meant(desk: &Desk, text: &str, notation: Notation) -> Result<Filter, Refusal> {
    if let Some(filter) = query::read_own(text, notation) {
        return filter.map_err(Refusal::BadQuery);
    }
    translation(desk, text, notation).await?.meaning.map(|meaning| meaning.filter).map_err(Refusal::BadQuery)
}

/// The scribe's translation of a text.
pub async fn translation(desk: &Desk, text: &str, notation: Notation) -> Result<Translation, Refusal> {
    if let Some(known) = desk.parts().caches.translation(text, notation) {
        return Ok(known.clone());
    }
    let read = desk.line.ask_module(ReadNotation { text: text.to_owned(), notation }).await?;
    desk.parts_mut().caches.keep_translation(text.to_owned(), notation, read.clone());
    Ok(read)
}

/// The filter of a question: search text and chips and, for notations that ignore the time range, also that.
pub async fn of_question(desk: &Desk, question: &Question) -> Result<Filter, Refusal> {
    let mut all = vec![wanted(desk, &question.text, question.notation, &question.chips).await?];
    if let Some(TimeRange { from, to }) = question.range {
        let bound = |compare, at| {
            let test = Test::Compare(compare, Operand::Time(Moment::At(at)));
            Filter::Field(FieldTest { field: Field::Path(["eventTime"].into()), test })
        };
        all.extend([bound(Compare::GreaterOrEqual, from), bound(Compare::Less, to)]);
    }
    Ok(Filter::And(all))
}
