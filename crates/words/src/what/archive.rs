//! Archives and compressed streams.

use protocol::what::{ArchiveFault, StreamFault, StreamPlace, TarMember, TarMemberKind};

use crate::lists::list_and_more;
use crate::{Language, Say, messages as m};

impl Say for ArchiveFault {
    fn write(&self, language: Language, out: &mut String) {
        match self {
            ArchiveFault::NoDirectory => out.push_str(m::archive_no_directory(language)),
            ArchiveFault::Miscounted { said, listed } => {
                m::ArchiveMiscounted { said: *said, listed: *listed }.write(language, out);
            }
            ArchiveFault::TarDamaged(at) => m::ArchiveTarDamaged { at: *at }.write(language, out),
            ArchiveFault::TarOpen => out.push_str(m::archive_tar_open(language)),
            ArchiveFault::TarGoesOn(at) => m::ArchiveTarGoesOn { at: *at }.write(language, out),
            ArchiveFault::Strays { bytes, places, first } => {
                m::ArchiveStrays { bytes: *bytes, places: *places, first: *first }.write(language, out);
            }
            ArchiveFault::NotFollowed { named, more } => {
                let n = more.saturating_add(named.len() as u64);
                let named: Vec<String> = named.iter().map(|member| member.say(language)).collect();
                let named = list_and_more(&named, *more, language);
                m::ArchiveNotFollowed { n, named: &named }.write(language, out);
            }
            ArchiveFault::EntryCut => out.push_str(m::archive_entry_cut(language)),
            ArchiveFault::UnknownKind(kind) => m::ArchiveUnknownKind { kind: &kind.to_string() }.write(language, out),
            ArchiveFault::SparseTooLarge => out.push_str(m::archive_sparse_too_large(language)),
            ArchiveFault::SparseUntrue => out.push_str(m::archive_sparse_untrue(language)),
            ArchiveFault::Encrypted => out.push_str(m::archive_encrypted(language)),
            ArchiveFault::UnknownMethod(method) => {
                m::ArchiveUnknownMethod { method: u64::from(*method) }.write(language, out);
            }
            ArchiveFault::BehindEntry(n) => m::ArchiveBehindEntry { n: *n }.write(language, out),
            ArchiveFault::EntryTooLarge => out.push_str(m::archive_entry_too_large(language)),
            ArchiveFault::EntryLeftOut => out.push_str(m::archive_entry_left_out(language)),
            ArchiveFault::EntryAstray => out.push_str(m::archive_entry_astray(language)),
            ArchiveFault::EntryDamaged => out.push_str(m::archive_entry_damaged(language)),
            ArchiveFault::WrongChecksum => out.push_str(m::archive_wrong_checksum(language)),
            ArchiveFault::TooDeep(most) => m::ArchiveTooDeep { most: *most }.write(language, out),
            ArchiveFault::TooMuch { left, files, bytes } => {
                m::ArchiveTooMuch { left: *left, files: *files, bytes: *bytes }.write(language, out);
            }
        }
    }
}

impl Say for TarMember {
    fn write(&self, language: Language, out: &mut String) {
        let name = &self.name;
        match &self.kind {
            TarMemberKind::Link(to) => m::MemberLink { name, to }.write(language, out),
            TarMemberKind::HardLink(to) => m::MemberHardLink { name, to }.write(language, out),
            TarMemberKind::CharacterDevice => m::MemberCharacterDevice { name }.write(language, out),
            TarMemberKind::BlockDevice => m::MemberBlockDevice { name }.write(language, out),
            TarMemberKind::Pipe => m::MemberPipe { name }.write(language, out),
        }
    }
}

impl Say for StreamFault {
    fn write(&self, language: Language, out: &mut String) {
        let said = |place: &StreamPlace| m::StreamPlace { at: place.at, behind: place.behind }.say(language);
        match self {
            StreamFault::Members(n) => m::StreamMembers { n: *n }.write(language, out),
            StreamFault::Cut(method, place) => {
                m::StreamCut { method: method.name(), place: &said(place) }.write(language, out);
            }
            StreamFault::Damaged(method, place) => {
                m::StreamDamaged { method: method.name(), place: &said(place) }.write(language, out);
            }
            StreamFault::TrailingBytes(method, place) => {
                m::StreamTrailingBytes { method: method.name(), place: &said(place) }.write(language, out);
            }
            StreamFault::TooLarge(method, place) => {
                m::StreamTooLarge { method: method.name(), place: &said(place) }.write(language, out);
            }
        }
    }
}
