//! Pages with evidence in them: what one would carry, its blocks, and how one that was opened compares with what is there.

use std::collections::{BTreeMap, BTreeSet};

use notes::Notes;
use order::{Order, set_of};
use protocol::handover::{
    About, CompareManifests, EventsHere, Input, Manifest, Manifests, PackFiles, PagePlan, PlanPage, SavePage,
    WriteManifest,
};
use protocol::report::{App, Outcome};
use protocol::wire::Bytes;
use protocol::{Direction, Notation, NotedEvent, Question, ReadDocuments, Refusal, RowId, Sort, SortKey, Want};

use super::Run;
use super::export::record_lines;
use crate::cargo::{Cargo, Wanted};
use crate::desk::{Answered, Desk, Parts};
use crate::edge_batch::DocumentFacts;
use crate::manifests::{self, Claim, is_input, sha256};
use crate::select::{Whole, select};
use crate::{noting, population};

/// Most stored bytes that a page carries. In base64 they are 150 MB of text, which browsers on small machines still open.
const MOST_PAGE_BYTES: u64 = 112_000_000;

/// Stored bytes in one block: each is decoded at once.
const BLOCK_BYTES: u64 = 8_000_000;

impl Run for CompareManifests {
    async fn run(self, desk: &Desk) -> Result<Answered<Manifests>, Refusal> {
        loop {
            let (claims, generation) = {
                let parts = desk.parts();
                (manifests::claims(&parts), parts.progress.generation)
            };
            let mut found = BTreeMap::new();
            for (place, claim) in claims {
                if let Some(claim) = claim {
                    found.insert(place, here(desk, &claim).await);
                }
            }
            let parts = desk.parts();
            if parts.progress.generation == generation {
                return Ok(parts.answer(manifests::compare(&parts, &found)));
            }
        }
    }
}

impl Run for PlanPage {
    async fn run(self, desk: &Desk) -> Result<Answered<PagePlan>, Refusal> {
        let load = Load::of(desk, &self.question, self.with_proof).await?;
        let parts = desk.parts();
        Ok(parts.answer(load.plan(&parts)))
    }
}

impl Run for SavePage {
    async fn run(self, desk: &Desk) -> Result<Answered<PagePlan>, Refusal> {
        desk.parts().proofs.validation()?;
        let load = Load::of(desk, &self.question, self.with_proof).await?;
        let (plan, generation) = {
            let parts = desk.parts();
            (load.plan(&parts), parts.progress.generation)
        };
        if plan.bytes > MOST_PAGE_BYTES {
            return Err(Refusal::PageTooLarge { bytes: plan.bytes, most: MOST_PAGE_BYTES });
        }
        let mut page = Page::default();
        match &load.cargo {
            Some(cargo) => {
                let portions = cargo.portions(desk.parts().files.facts(), BLOCK_BYTES);
                for portion in portions {
                    let files = fetch(desk, &portion).await?;
                    page.add(desk, files).await?;
                }
            }
            None => {
                let too_large = |bytes| Refusal::PageTooLarge { bytes, most: MOST_PAGE_BYTES };
                let lines = record_lines(desk, &load.rows, MOST_PAGE_BYTES, too_large).await?;
                page.add(desk, vec![("events.ndjson".to_owned(), Bytes(lines))]).await?;
            }
        }
        if let Some(notes) = notes_on(desk, &load.rows).await? {
            page.add(desk, vec![("notes.json".to_owned(), notes)]).await?;
        }
        let manifest = {
            let parts = desk.parts();
            if parts.progress.generation != generation {
                return Err(Refusal::NotCheckedYet);
            }
            Manifest { blocks: page.blocks.clone(), about: *self.about, ..load.manifest(&parts, &plan) }
        };
        let packed = desk.line.ask_module(WriteManifest(Box::new(manifest))).await?;
        page.html.extend_from_slice(&packed.html.0);
        Ok(Answered { answer: plan, generation, file: Some(page.html) })
    }
}

/// The events here that a manifest is about.
async fn here(desk: &Desk, claim: &Claim) -> EventsHere {
    if desk.parts().proofs.validation().is_err() {
        return EventsHere::NotChecked;
    }
    let Some(filter) = &claim.filter else { return EventsHere::NoFilter };
    let question = Question {
        text: filter.clone(),
        notation: Some(Notation::Traillight),
        chips: Vec::new(),
        range: None,
        sort: Sort::by(SortKey::Time, Direction::Ascending),
        want: Want::default(),
    };
    let Ok(load) = Load::of(desk, &question, false).await else { return EventsHere::NoFilter };
    let parts = desk.parts();
    let (events, proved) = (load.rows.len() as u64, load.proved(&parts));
    let same_ids = claim.event_ids_sha256.as_ref().map(|hash| load.event_ids_sha256(&parts) == *hash);
    let agrees = (events, proved) == (claim.events, claim.proved) && same_ids != Some(false);
    if claim.with_others && !agrees {
        return EventsHere::WithOthers;
    }
    EventsHere::Found { events, proved, same_ids }
}

/// The manifest of everything that was supplied. Nothing is carried.
pub(super) async fn manifest(desk: &Desk, question: Question, saved_at: String) -> Result<Manifest, Refusal> {
    let load = Load::of(desk, &question, false).await?;
    let parts = desk.parts();
    let manifest = load.manifest(&parts, &load.plan(&parts));
    Ok(Manifest { about: About { saved_at, ..About::default() }, ..manifest })
}

/// The blocks so far.
#[derive(Default)]
struct Page {
    html: Vec<u8>,
    blocks: Vec<protocol::handover::Block>,
}

impl Page {
    async fn add(&mut self, desk: &Desk, files: Vec<(String, Bytes)>) -> Result<(), Refusal> {
        let id = format!("evidence-{}", self.blocks.len() + 1);
        let packed = desk.line.ask_module(PackFiles { id, files }).await?;
        self.html.extend_from_slice(&packed.html.0);
        self.blocks.push(packed.block);
        Ok(())
    }
}

/// The events to hand over, and the files for that.
struct Load {
    rows: Vec<RowId>,
    /// `None` if only the records are to be handed over.
    cargo: Option<Cargo>,
}

impl Load {
    async fn of(desk: &Desk, question: &Question, with_proof: bool) -> Result<Load, Refusal> {
        let selection = select(desk, question, Whole::Always).await?;
        let parts = desk.parts();
        let count = u32::try_from(selection.len()).unwrap_or(u32::MAX);
        let rows = parts.corpus.store().row_ids(&selection, 0, count);
        let cargo = with_proof.then(|| Cargo::of(&parts, &rows));
        Ok(Load { rows, cargo })
    }

    fn plan(&self, parts: &Parts) -> PagePlan {
        let facts = parts.files.facts();
        let plan = PagePlan { events: self.rows.len() as u64, proved: self.proved(parts), ..PagePlan::default() };
        match &self.cargo {
            Some(cargo) => PagePlan {
                logs: cargo.logs.len() as u64,
                witnesses: cargo.witnesses.len() as u64,
                bytes: cargo.bytes(facts),
                left_out: cargo.left_out(facts),
                ..plan
            },
            None => PagePlan {
                bytes: self.rows.len() as u64 * average(facts),
                left_out: facts.iter().filter(|facts| is_input(facts)).count() as u64,
                ..plan
            },
        }
    }

    fn proved(&self, parts: &Parts) -> u64 {
        let verdict = |row: &RowId| {
            let (_, _, stored) = parts.corpus.locate(*row)?;
            Some(parts.proofs.of(parts.place(stored)).0)
        };
        let is_proved = |row: &&RowId| verdict(row).is_some_and(|verdict| verdict.outcome() == Outcome::Proved);
        self.rows.iter().filter(is_proved).count() as u64
    }

    fn event_ids_sha256(&self, parts: &Parts) -> String {
        let store = parts.corpus.store();
        let mut ordered = self.rows.clone();
        store.order_population(&mut ordered);
        population::identified(store, &ordered).event_ids_sha256
    }

    fn manifest(&self, parts: &Parts, plan: &PagePlan) -> Manifest {
        let carried: BTreeSet<usize> = set_of(self.cargo.iter().flat_map(Cargo::all));
        let files = parts.files.facts().iter().enumerate().filter(|(_, facts)| is_input(facts));
        let mut inputs: Vec<Input> = files
            .map(|(place, facts)| Input {
                path: facts.path.clone(),
                sha256: sha256(facts),
                bytes: facts.stored_bytes,
                records: facts.records,
                carried: carried.contains(&place),
            })
            .collect();
        inputs.order_by(|a, b| a.path.cmp(&b.path));
        let report = parts.proofs.report();
        Manifest {
            format: handover::FORMAT.to_owned(),
            app: App { name: "traillight".to_owned(), version: env!("CARGO_PKG_VERSION").to_owned() },
            about: About::default(),
            events: plan.events,
            proved: plan.proved,
            event_ids_sha256: self.event_ids_sha256(parts),
            verdict: report.map(|report| report.verdict),
            keys: self.cargo.iter().flat_map(|cargo| &cargo.keys).cloned().collect(),
            inputs,
            blocks: Vec::new(),
        }
    }
}

/// Bytes of a record, on average. Without logs, a page only carries records, whose size nobody has counted.
fn average(facts: &[DocumentFacts]) -> u64 {
    let (bytes, records) = facts.iter().fold((0, 0), |(bytes, records), facts| match facts.records {
        0 => (bytes, records),
        more => (bytes + facts.content_len, records + more),
    });
    bytes / records.max(1)
}

/// Files of a page, read again exactly as they are stored.
async fn fetch(desk: &Desk, portion: &[Wanted]) -> Result<Vec<(String, Bytes)>, Refusal> {
    let mut files = Vec::new();
    let edges = desk.line.edges();
    // Any edge can read any file again.
    let ask = |(wanted, edge): (&Wanted, &u32)| {
        let parts = desk.parts();
        let facts = |place: &usize| parts.files.facts().get(*place);
        let known: Vec<(String, [u8; 32])> =
            wanted.places.iter().filter_map(facts).map(|facts| (facts.path.clone(), facts.content_sha256)).collect();
        let paths = known.iter().map(|(path, _)| path.clone()).collect();
        let waiting = desk.line.ask_edge(*edge, ReadDocuments { file: wanted.file, size: wanted.size, paths });
        (known, waiting)
    };
    // All edges are asked before the first answer is awaited.
    let asked: Vec<_> = portion.iter().zip(edges.iter().cycle()).map(ask).collect();
    for (known, waiting) in asked {
        for ((path, sha256), found) in known.into_iter().zip(waiting.await?) {
            match found.filter(|found| found.content_sha256 == sha256) {
                Some(found) => files.push((path, found.stored)),
                None => return Err(Refusal::FileChanged(path)),
            }
        }
    }
    Ok(files)
}

/// What is noted about these events, and the samples that are wholly among them; `None` if there is nothing. What is about others
/// stays here.
async fn notes_on(desk: &Desk, rows: &[RowId]) -> Result<Option<Bytes>, Refusal> {
    if desk.parts().noting.len() == 0 {
        return Ok(None);
    }
    let named = noting::named(desk, rows).await?;
    let parts = desk.parts();
    let mut notes = Notes::default();
    let named: BTreeSet<NotedEvent> = set_of(named.into_iter().map(|(_, event)| event));
    for sample in parts.noting.notes().samples() {
        if sample.drawn.iter().all(|(_, event)| named.contains(event)) {
            notes.put_sample(sample.clone());
        }
    }
    for event in named {
        if let Some(noted) = parts.noting.notes().get(&event) {
            notes.put(event, noted.clone());
        }
    }
    Ok((!notes.is_empty() || notes.samples().next().is_some()).then(|| Bytes(notes::write(&notes).into_bytes())))
}
