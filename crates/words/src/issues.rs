//! Names of issue kinds, severities and file kinds.

use protocol::{FileKind, IssueKind, Severity};

use crate::messages as m;
use crate::{Label, Language};

impl Label for Severity {
    fn label(&self, language: Language) -> &'static str {
        match self {
            Severity::Error => m::severity_error(language),
            Severity::Warning => m::severity_warning(language),
            Severity::Info => m::severity_info(language),
        }
    }
}

impl Label for IssueKind {
    fn label(&self, language: Language) -> &'static str {
        match self {
            IssueKind::EmptyFile => m::issue_empty_file(language),
            IssueKind::NotCloudTrail => m::issue_not_cloudtrail(language),
            IssueKind::NoEvents => m::issue_no_events(language),
            IssueKind::Unreadable => m::issue_unreadable(language),
            IssueKind::DamagedCompression => m::issue_damaged_compression(language),
            IssueKind::UnusualCompression => m::issue_unusual_compression(language),
            IssueKind::Truncated => m::issue_truncated(language),
            IssueKind::Malformed => m::issue_malformed(language),
            IssueKind::BadRecord => m::issue_bad_record(language),
            IssueKind::UnreadTime => m::issue_unread_time(language),
            IssueKind::RepeatedName => m::issue_repeated_name(language),
            IssueKind::BadEncoding => m::issue_bad_encoding(language),
            IssueKind::Limit => m::issue_limit(language),
            IssueKind::ConflictingDuplicate => m::issue_conflicting_duplicate(language),
            IssueKind::RepeatedFile => m::issue_repeated_file(language),
            IssueKind::BadEvidence => m::issue_bad_evidence(language),
            IssueKind::Crashed => m::issue_crashed(language),
            IssueKind::Stopped => m::issue_stopped(language),
            IssueKind::LeftOut => m::issue_left_out(language),
        }
    }
}

impl Label for FileKind {
    fn label(&self, language: Language) -> &'static str {
        match self {
            FileKind::Log => m::file_log(language),
            FileKind::Digest => m::file_digest(language),
            FileKind::PublicKeys => m::file_public_keys(language),
            FileKind::DigestMetadata => m::file_digest_metadata(language),
            FileKind::LakeSignature => m::file_lake_signature(language),
            FileKind::TrailSettings => m::file_trail_settings(language),
            FileKind::AlarmDefinitions => m::file_alarm_definitions(language),
            FileKind::Notes => m::file_notes(language),
            FileKind::Manifest => m::file_manifest(language),
            FileKind::SigmaRules => m::file_sigma_rules(language),
            FileKind::Container => m::file_container(language),
            FileKind::Empty => m::file_empty(language),
            FileKind::Companion => m::file_companion(language),
            FileKind::NotCloudTrail => m::file_not_cloudtrail(language),
            FileKind::Unreadable => m::file_unreadable(language),
        }
    }
}
