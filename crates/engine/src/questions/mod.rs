//! What the page can ask, one file for each question. A question waits where it needs edges or the scribe. Nothing
//! changes between two awaits, so whatever is computed after the last one belongs to one generation.

mod alarms;
mod brief;
mod cells;
mod command;
mod contrast;
mod copy;
mod events;
mod explain;
mod export;
mod find;
mod glossary;
mod handover;
mod inspect;
mod issues;
mod lines;
mod map;
mod missing;
mod news;
mod notes;
mod options;
mod paper;
mod read;
mod record;
mod recording;
mod rules;
mod sampling;
mod setup;
mod story;
mod surges;
mod survey;

use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

use protocol::wire::{self, Bytes};
use protocol::{Ask, EngineToPage, PageAsk, Refusal};

use crate::desk::{Answered, Desk};
use crate::line::Outgoing;

/// A question that the engine can answer.
trait Run: Ask {
    /// Answers the question.
    async fn run(self, desk: &Desk) -> Result<Answered<Self::Answer>, Refusal>;
}

/// A question in progress, which results in a message to the page.
pub type Answering = Pin<Box<dyn Future<Output = Outgoing>>>;

/// Starts answering.
pub fn begin(desk: &Rc<Desk>, seq: u64, ask: PageAsk) -> Answering {
    match ask {
        PageAsk::Question(ask) => answering(desk, seq, ask),
        PageAsk::ReadText(ask) => answering(desk, seq, ask),
        PageAsk::FindMissing(ask) => answering(desk, seq, ask),
        PageAsk::FindNews(ask) => answering(desk, seq, ask),
        PageAsk::CopyFilter(ask) => answering(desk, seq, ask),
        PageAsk::SurveyFields(ask) => answering(desk, seq, ask),
        PageAsk::GetRecord(ask) => answering(desk, seq, ask),
        PageAsk::GetCells(ask) => answering(desk, seq, ask),
        PageAsk::GetNotes(ask) => answering(desk, seq, ask),
        PageAsk::PutNotes(ask) => answering(desk, seq, ask),
        PageAsk::PutExpectations(ask) => answering(desk, seq, ask),
        PageAsk::ExplainEvent(ask) => answering(desk, seq, ask),
        PageAsk::FindEvent(ask) => answering(desk, seq, ask),
        PageAsk::GetBrief(ask) => answering(desk, seq, ask),
        PageAsk::ListLines(ask) => answering(desk, seq, ask),
        PageAsk::MapQuery(ask) => answering(desk, seq, ask),
        PageAsk::InspectDigest(ask) => answering(desk, seq, ask),
        PageAsk::GetRecording(ask) => answering(desk, seq, ask),
        PageAsk::SetOptions(ask) => answering(desk, seq, ask),
        PageAsk::JudgeAlarms(ask) => answering(desk, seq, ask),
        PageAsk::ListRules(ask) => answering(desk, seq, ask),
        PageAsk::FindContrast(ask) => answering(desk, seq, ask),
        PageAsk::GetGlossary(ask) => answering(desk, seq, ask),
        PageAsk::FindSurges(ask) => answering(desk, seq, ask),
        PageAsk::TryRules(ask) => answering(desk, seq, ask),
        PageAsk::GroupIssues(ask) => answering(desk, seq, ask),
        PageAsk::GetSetup(ask) => answering(desk, seq, ask),
        PageAsk::GetStory(ask) => answering(desk, seq, ask),
        PageAsk::ListSubjects(ask) => answering(desk, seq, ask),
        PageAsk::ListIssues(ask) => answering(desk, seq, ask),
        PageAsk::ListFiles(ask) => answering(desk, seq, ask),
        PageAsk::Export(ask) => answering(desk, seq, ask),
        PageAsk::PlanPage(ask) => answering(desk, seq, ask),
        PageAsk::SavePage(ask) => answering(desk, seq, ask),
        PageAsk::CompareManifests(ask) => answering(desk, seq, ask),
        PageAsk::SavePaper(ask) => answering(desk, seq, ask),
        PageAsk::PlanSample(ask) => answering(desk, seq, ask),
        PageAsk::DrawSample(ask) => answering(desk, seq, ask),
        PageAsk::ListSamples(ask) => answering(desk, seq, ask),
        PageAsk::RemoveSample(ask) => answering(desk, seq, ask),
        PageAsk::Command(ask) => answering(desk, seq, ask),
    }
}

fn answering<A: Run + 'static>(desk: &Rc<Desk>, seq: u64, ask: A) -> Answering {
    let desk = Rc::clone(desk);
    Box::pin(async move {
        let (generation, answer, file) = match ask.run(&desk).await {
            Ok(it) => (it.generation, Ok(Bytes(wire::encode(&it.answer))), it.file),
            Err(why) => (desk.parts().progress.generation, Err(why), None),
        };
        Outgoing::Page(EngineToPage::Answer { seq, generation, answer }, file)
    })
}
