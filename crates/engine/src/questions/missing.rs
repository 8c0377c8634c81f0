//! Fields that a search asks for and no loaded event has, and what may be meant by them. Such a field finds nothing, or with "not"
//! everything, without a word: whoever reads the count has to know.

use std::collections::{BTreeMap, BTreeSet};

use protocol::{
    CountFields, FieldPath, FieldSurvey, FindMissing, Instead, Missing, MissingField, Notation, Question, Refusal,
    SegmentId, Token,
};
use query::{Named, Replaced};

use super::Run;
use crate::counted;
use crate::desk::{Answered, Desk};
use crate::filters;

/// More fields of a search are not looked for.
const MOST_FIELDS: usize = 50;

/// Most missing fields for which other searches are offered, and most searches for each.
const MOST_EXPLAINED: usize = 5;
const MOST_INSTEAD: usize = 5;

/// The names of fields are taken from so many segments of each edge, and so many records of each.
const MOST_SEGMENTS: usize = 8;
const MOST_RECORDS: u64 = 2048;

impl Run for FindMissing {
    async fn run(self, desk: &Desk) -> Result<Answered<Missing>, Refusal> {
        let missing = find(desk, &self.0).await?.unwrap_or_default();
        Ok(desk.parts().answer(missing))
    }
}

/// `None` while it is not known what is loaded.
async fn find(desk: &Desk, question: &Question) -> Result<Option<Missing>, Refusal> {
    let filter = filters::wanted(desk, &question.text, question.notation, &question.chips).await?;
    let mut fields = query::named(&filter);
    let more = fields.len().saturating_sub(MOST_FIELDS) as u64;
    fields.truncate(MOST_FIELDS);
    let there: Vec<protocol::Filter> = fields.iter().map(|field| field.there.clone()).collect();
    let Some(counts) = counted::count(desk, &there, None).await? else { return Ok(None) };
    if desk.parts().corpus.store().shown() == 0 {
        return Ok(None);
    }
    let missing: Vec<Named> =
        fields.into_iter().zip(counts).filter(|(_, count)| *count == 0).map(|(field, _)| field).collect();
    if missing.is_empty() {
        return Ok(Some(Missing { more, ..Missing::default() }));
    }
    let offers = Offers::of(desk, question).await?;
    let mut explained = Vec::new();
    for (at, field) in missing.iter().enumerate() {
        let instead = if at < MOST_EXPLAINED { offers.instead(desk, field).await? } else { Vec::new() };
        let (name, known) = (field.name.clone(), field.known);
        explained.push(MissingField { name, known, habit: field.habit(), instead });
    }
    let together = offers.together(desk, &missing, &explained).await?;
    Ok(Some(Missing { fields: explained, together, more }))
}

/// What other searches are made of.
struct Offers<'q> {
    question: &'q Question,
    notation: Notation,
    tokens: Vec<Token>,
    /// Paths that lead to values in loaded events.
    loaded: Vec<FieldPath>,
}

impl Offers<'_> {
    async fn of<'q>(desk: &Desk, question: &'q Question) -> Result<Offers<'q>, Refusal> {
        let notation = question.notation.unwrap_or_else(|| query::recognise(&question.text));
        let tokens = match notation {
            Notation::CloudWatch => filters::translation(desk, &question.text, notation).await?.tokens,
            Notation::Traillight | Notation::Selectors | Notation::Lookup => Vec::new(),
        };
        Ok(Offers { question, notation, tokens, loaded: loaded(desk).await? })
    }

    /// Searches with something else in place of the field. If any finds something, those that find nothing are no help.
    async fn instead(&self, desk: &Desk, field: &Named) -> Result<Vec<Instead>, Refusal> {
        let mut replaced = field.instead(&self.question.text, self.notation, &self.tokens, &self.loaded);
        replaced.truncate(MOST_INSTEAD);
        let counted = self.counted(desk, replaced).await?;
        let (found, nothing): (Vec<_>, Vec<_>) = counted.into_iter().partition(|it| it.matching > 0);
        Ok(if found.is_empty() { nothing } else { found })
    }

    /// The search with the best in place of each missing field.
    async fn together(
        &self,
        desk: &Desk,
        missing: &[Named],
        explained: &[MissingField],
    ) -> Result<Option<Instead>, Refusal> {
        let best: Vec<(&Named, &Instead)> =
            missing.iter().zip(explained).filter_map(|(field, it)| Some((field, it.instead.first()?))).collect();
        if best.len() < 2 || self.notation != Notation::Traillight {
            return Ok(None);
        }
        let (mut text, mut shown) = (self.question.text.clone(), Vec::new());
        for (field, best) in best {
            let replaced = field.instead(&text, self.notation, &[], &self.loaded);
            let Some(same) = replaced.into_iter().find(|it| it.shown == best.shown) else { return Ok(None) };
            text = same.text;
            shown.extend(Some(same.shown).filter(|shown| !shown.is_empty()));
        }
        let all = self.counted(desk, vec![Replaced { shown: shown.join(", "), text }]).await?;
        Ok(all.into_iter().next())
    }

    /// Those of them that have a meaning, with what they find.
    async fn counted(&self, desk: &Desk, replaced: Vec<Replaced>) -> Result<Vec<Instead>, Refusal> {
        let (mut kept, mut wanted) = (Vec::new(), Vec::new());
        for Replaced { shown, text } in replaced {
            match filters::wanted(desk, &text, self.question.notation, &self.question.chips).await {
                Ok(filter) => {
                    wanted.push(filter);
                    kept.push((shown, text));
                }
                // What can't be read is no offer.
                Err(Refusal::BadQuery(_)) => {}
                Err(why) => return Err(why),
            }
        }
        let counts = counted::count(desk, &wanted, self.question.range).await?.unwrap_or_default();
        let instead = |((shown, text), matching)| Instead { shown, text, matching };
        Ok(kept.into_iter().zip(counts).map(instead).collect())
    }
}

/// The paths that lead to values in some of the loaded events.
async fn loaded(desk: &Desk) -> Result<Vec<FieldPath>, Refusal> {
    if desk.parts().progress.columns_only {
        return Ok(Vec::new());
    }
    let mut edges: BTreeMap<u32, Vec<(SegmentId, u64)>> = BTreeMap::new();
    for (segment, records) in desk.parts().corpus.segments() {
        edges.entry(segment.edge).or_default().push((*segment, *records));
    }
    let mut asked = Vec::new();
    for segments in edges.values() {
        for (segment, records) in segments.iter().step_by(segments.len().div_ceil(MOST_SEGMENTS).max(1)) {
            let step = usize::try_from(records.div_ceil(MOST_RECORDS)).unwrap_or(usize::MAX).max(1);
            let records = (0..u32::try_from(*records).unwrap_or(u32::MAX)).step_by(step).collect();
            let ask = CountFields { segment: *segment, records, fields: Vec::new() };
            asked.push(desk.line.ask_edge(segment.edge, ask));
        }
    }
    let mut paths = BTreeSet::new();
    for waiting in asked {
        let has_values =
            |field: &FieldSurvey| field.kinds & (FieldSurvey::TEXT | FieldSurvey::NUMBER | FieldSurvey::BOOL) != 0;
        paths.extend(waiting.await?.fields.into_iter().filter(has_values).map(|field| field.path));
    }
    Ok(paths.into_iter().collect())
}
