//! Gathers evidence from all files for the verifier.

use std::collections::BTreeMap;

use integrity::{Answers, Evidence, SignFiles, SuppliedDigest, SuppliedFile, SuppliedSignFile};
use protocol::brief::TrailSettings;
use protocol::what::{AnswerFault, What};
use protocol::{Compression, FileKind, Issue, IssueKind, Severity};

use crate::edge_batch::DocumentFacts;
use crate::manifests;

/// Sorts files by what they are evidence of, in portions. Keys and metadata that cannot be understood become issues; such
/// digests and sign files get verdicts instead. Valid as long as no files are added.
pub struct Gathering {
    evidence: Evidence,
    issues: Vec<Issue>,
    /// The number of events of a kind that no digest ever covers, by index of their file.
    exempt: BTreeMap<usize, u64>,
    done: usize,
}

/// Files examined in one portion, each of which may be a digest to parse.
const FILES_A_PORTION: usize = 4096;

impl Gathering {
    /// Starts gathering. `exempt`: for each file by index, the number of events of a kind that no digest ever covers.
    pub fn new(exempt: BTreeMap<usize, u64>) -> Gathering {
        Gathering { evidence: Evidence::default(), issues: Vec::new(), exempt, done: 0 }
    }

    /// Examines more files. Returns all evidence, and the issues about it, once these were the last.
    pub fn go_on(&mut self, facts: &[DocumentFacts]) -> Option<(Evidence, Vec<Issue>)> {
        sort((0..).zip(facts).skip(self.done).take(FILES_A_PORTION), &mut self.issues, &mut self.evidence);
        self.done += FILES_A_PORTION;
        (self.done >= facts.len()).then(|| {
            let mut evidence = std::mem::take(&mut self.evidence);
            for file in &mut evidence.files {
                let place = usize::try_from(file.doc).ok();
                file.exempt = place.and_then(|place| self.exempt.get(&place)).copied().unwrap_or(0);
            }
            (evidence, std::mem::take(&mut self.issues))
        })
    }
}

/// The evidence for judging a single digest: the files at these paths, and all keys and metadata.
pub fn about(facts: &[DocumentFacts], paths: &[&str]) -> Evidence {
    let files: Vec<&str> = paths.iter().map(|path| SuppliedSignFile::file_of(path)).collect();
    let is_one = |path: &str| paths.contains(&path) || files.contains(&path);
    let wanted = |facts: &DocumentFacts| holds_answers(facts) || is_one(&facts.path);
    let mut evidence = Evidence::default();
    sort((0..).zip(facts).filter(|(_, facts)| wanted(facts)), &mut Vec::new(), &mut evidence);
    evidence
}

/// What trail descriptions say, and how many were left out.
pub fn trails(facts: &[DocumentFacts]) -> (Vec<TrailSettings>, u64) {
    let answers = facts.iter().filter(|facts| holds_answers(facts));
    integrity::trail_settings(answers.filter_map(|facts| Some((facts.path.as_str(), facts.evidence.as_deref()?))))
}

/// Whether a file contains output of AWS, of one kind or several.
fn holds_answers(facts: &DocumentFacts) -> bool {
    matches!(facts.kind, FileKind::PublicKeys | FileKind::DigestMetadata | FileKind::TrailSettings)
}

fn sort<'f>(facts: impl Iterator<Item = (u32, &'f DocumentFacts)>, issues: &mut Vec<Issue>, evidence: &mut Evidence) {
    for (doc, facts) in facts {
        let content = facts.evidence.as_deref().unwrap_or_default();
        // A file's content decides how it is read.
        match facts.kind {
            FileKind::PublicKeys | FileKind::DigestMetadata | FileKind::TrailSettings => {
                let answers = Answers::read(&facts.path, content);
                issues.extend(answers.faults().iter().map(|fault| complaint(facts, fault)));
                evidence.add_answers(answers);
            }
            FileKind::LakeSignature => sign_files(facts, content, issues, evidence),
            FileKind::Digest => evidence.digests.push(digest(doc, facts, content)),
            FileKind::Manifest => evidence.left_out.extend(manifests::left_out(content)),
            FileKind::Notes
            | FileKind::Container
            | FileKind::Companion
            | FileKind::AlarmDefinitions
            | FileKind::SigmaRules
            | FileKind::Log
            | FileKind::Empty
            | FileKind::NotCloudTrail
            | FileKind::Unreadable => {}
        }
        // A file's name decides what is expected of it.
        match facts.kind {
            FileKind::Digest | FileKind::Companion | FileKind::Notes | FileKind::Manifest => {}
            FileKind::Container if integrity::is_digest_name(&facts.path) => {
                evidence.digests.push(SuppliedDigest { by_name_only: true, ..digest(doc, facts, content) });
            }
            FileKind::Log | FileKind::Empty | FileKind::NotCloudTrail | FileKind::Unreadable => {
                if integrity::is_digest_name(&facts.path) {
                    evidence.digests.push(digest(doc, facts, content));
                } else if integrity::is_sign_file_name(&facts.path) {
                    sign_files(facts, content, issues, evidence);
                } else {
                    evidence.files.push(file(doc, facts));
                }
            }
            _ if integrity::is_log_name(&facts.path) => {
                evidence.files.push(SuppliedFile { by_name_only: true, ..file(doc, facts) });
            }
            _ => {}
        }
        evidence.total_files += 1;
    }
}

fn digest(doc: u32, facts: &DocumentFacts, content: &[u8]) -> SuppliedDigest {
    SuppliedDigest {
        doc,
        path: facts.path.clone(),
        stored_bytes: facts.stored_bytes,
        content_sha256: facts.content_sha256,
        compression: facts.compression,
        body: integrity::parse_digest(content),
        by_name_only: false,
    }
}

/// Each of those in a file.
fn sign_files(facts: &DocumentFacts, content: &[u8], issues: &mut Vec<Issue>, evidence: &mut Evidence) {
    let SignFiles { files, faults } = integrity::parse_sign_files(content);
    issues.extend(faults.iter().map(|fault| complaint(facts, fault)));
    evidence.sign_files.extend(files.into_iter().enumerate().map(|(place, body)| SuppliedSignFile {
        path: if place == 0 { facts.path.clone() } else { format!("{}#{}", facts.path, place + 1) },
        place,
        content_sha256: facts.content_sha256,
        body,
    }));
}

fn file(doc: u32, facts: &DocumentFacts) -> SuppliedFile {
    let as_it_is = facts.compression == Compression::None && facts.stored_bytes == facts.content_len;
    SuppliedFile {
        doc,
        path: facts.path.clone(),
        is_log: facts.kind == FileKind::Log || integrity::is_log_name(&facts.path),
        stored_bytes: facts.stored_bytes,
        bytes: facts.content_len,
        content_sha256: facts.content_sha256,
        stored_sha256: facts.stored_sha256.or(as_it_is.then_some(facts.content_sha256)),
        compression: facts.compression,
        events: facts.records,
        exempt: 0,
        by_name_only: false,
    }
}

fn complaint(facts: &DocumentFacts, fault: &AnswerFault) -> Issue {
    let severity = match fault {
        AnswerFault::NoAnswer
        | AnswerFault::Broken { .. }
        | AnswerFault::OtherKeys { .. }
        | AnswerFault::BrokenSignFile { .. }
        | AnswerFault::LackingSignFile => Severity::Error,
        AnswerFault::Others(_) | AnswerFault::NoKeys { .. } | AnswerFault::NoSignFiles(_) => Severity::Warning,
        AnswerFault::Unsigned(_) => Severity::Info,
    };
    Issue {
        file: facts.file,
        path: facts.path.clone(),
        offset: None,
        severity,
        kind: IssueKind::BadEvidence,
        what: What::Answers(fault.clone()),
        rejected: 0,
    }
}
