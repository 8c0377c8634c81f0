//! Issues and files, said in English: with one of what is counted, with several, and with what a file may hold.

use protocol::what::{
    AnswerFault, ArchiveFault, AwsCommand, Contents, CopyNote, Difference, EventNotation, EvidenceFile, FileNote,
    JsonFault, JsonFound, JsonNote, JsonProblem, JsonWanted, LossCause, OtherFile, PackedFault, PrintedForm,
    ReadingFault, RecordFault, RecordNote, StreamFault, StreamMethod, StreamPlace, TarMember, TarMemberKind, TimesNote,
    What,
};
use protocol::{FileId, Issue, IssueKind, Severity};
use words::{Language, Say, place};

const X: JsonFault = JsonFault::Expected { wanted: JsonWanted::Value, found: JsonFound::Char('X') };

fn assert_said(cases: &[(What, &str)]) {
    for (what, expected) in cases {
        assert_eq!(what.say(Language::En), *expected, "{what:?}");
    }
}

#[test]
fn containers_and_streams() {
    let place = StreamPlace { at: 1234, behind: 1 };
    let member = |name: &str, kind| TarMember { name: name.to_owned(), kind };
    let named = vec![
        member("link.json", TarMemberKind::Link("a.json".to_owned())),
        member("hard.json", TarMemberKind::HardLink("a.json".to_owned())),
        member("pipe", TarMemberKind::Pipe),
    ];
    assert_said(&[
        (
            What::Archive(ArchiveFault::NotFollowed { named, more: 2 }),
            "5 links or devices in the tar archive hold nothing themselves and were not followed: link.json (a link to a.json), hard.json (a hard link to a.json), pipe (a pipe) and 2 more.",
        ),
        (
            What::Archive(ArchiveFault::NotFollowed { named: vec![member("x", TarMemberKind::BlockDevice)], more: 0 }),
            "1 link or device in the tar archive holds nothing itself and was not followed: x (a block device).",
        ),
        (
            What::Archive(ArchiveFault::Strays { bytes: 1, places: 1, first: 4096 }),
            "1 byte in 1 place, the first at offset 4,096, belong to no file of the archive. Those that could hold records were read as files of their own, named after their position.",
        ),
        (
            What::Archive(ArchiveFault::TooMuch { left: 1, files: 250_000, bytes: 1 << 30 }),
            "1 more file in this container was not read: 250,000 files or 1,073,741,824 inflated bytes are read from one container.",
        ),
        (
            What::Archive(ArchiveFault::UnknownMethod(14)),
            "This file in the zip archive is compressed with method 14. Only stored, deflated and Zstandard files are read.",
        ),
        (
            What::Stream(StreamFault::Cut(StreamMethod::Zstandard, place)),
            "The Zstandard stream is cut off: expected more of it, found the end of the file. What could be inflated was read. (Offset 1,234 of the compressed file, with 1 byte from there on.)",
        ),
    ]);
}

#[test]
fn files() {
    assert_said(&[
        (What::File(FileNote::NotCloudTrail(OtherFile::Png)), "Not CloudTrail: a PNG picture. Left alone."),
        (
            What::File(FileNote::NotAsNamed(OtherFile::Text)),
            "Going by its name, expected a CloudTrail file, found text. Nothing in it was read.",
        ),
        (
            What::File(FileNote::Printed(AwsCommand::ListPublicKeys, PrintedForm::Yaml)),
            "Expected JSON, found the answer of list-public-keys as YAML. Nothing in it was read; run it again with --output json.",
        ),
        (
            What::File(FileNote::Notation(EventNotation::Yaml)),
            "CloudTrail events as YAML. YAML is not read. Get them as JSON: with --output json, or with yq -o=json. Nothing in the file was read.",
        ),
        (
            What::File(FileNote::MostlyText(1)),
            "Mostly text that is not JSON, such as a manual or a letter, with 1 CloudTrail record in it. It was left out; put it in a file of its own to have it read.",
        ),
        (
            What::File(FileNote::BrokenEvidence(EvidenceFile::PublicKeys)),
            "CloudTrail public keys that can’t be read: its JSON is broken.",
        ),
        (What::More { more: 1, listed: 200 }, "1 more finding in this file; only the first 200 are listed."),
    ]);
    let printed = Contents::Printed(AwsCommand::HeadObject, PrintedForm::Table);
    for (contents, expected) in [
        (Contents::Log, "CloudTrail log"),
        (Contents::Other(OtherFile::Config), "an AWS Config snapshot or history"),
        (printed, "the answer of head-object as a table"),
    ] {
        assert_eq!(contents.say(Language::En), expected);
    }
}

#[test]
fn records_and_json() {
    let bad = What::Record(RecordNote::Bad(RecordFault::Json { fault: X, at: Some(14) }));
    let bad_text = "A record that can’t be read: expected a value, found ‘X’ at offset 14. It was left out, its neighbours were kept.";
    assert_said(&[
        (bad.clone(), bad_text),
        (What::InString(Box::new(bad.clone())), &format!("In the JSON text of a string: {bad_text}")),
        (What::InCell(Box::new(bad)), &format!("In a cell of this row: {bad_text}")),
        (
            What::Json(JsonNote::Torn { fault: JsonFault::TooDeep(512), complete: 1, behind: 3 }),
            "The structure of the JSON breaks here: more than 512 levels of nesting. AWS writes no such files: this one was edited, joined or damaged since; 1 complete record stands before this place and was left out, as was what follows: 3 more, by the look of them.",
        ),
        (
            What::Json(JsonNote::Broken { fault: X, kept: 2 }),
            "The JSON is broken here: expected a value, found ‘X’. 2 records before this place were kept, what follows was left out.",
        ),
        (
            What::Json(JsonNote::Commas(0)),
            "A comma is missing or superfluous here. AWS writes no such files. All records were kept.",
        ),
        (
            What::Json(JsonNote::Commas(1)),
            "A comma is missing or superfluous here, and in 1 more place. AWS writes no such files. All records were kept.",
        ),
        (
            What::Packed(PackedFault::TooLarge { most: 1000, all: 2000 }),
            "A compressed string holds more than 1,000 bytes, or all strings of this file more than 2,000. What comes before the limit was read.",
        ),
        (
            What::Times(TimesNote::Unread { events: 1, example: String::new() }),
            "The time of 1 event was not read. Events are kept without a time.",
        ),
        (
            What::Times(TimesNote::Unread { events: 2, example: "yesterday".to_owned() }),
            "The time of 2 events was not read, for example “yesterday”. Events are kept without a time.",
        ),
    ]);
    for (found, expected) in [
        (JsonFound::Control('\u{7}'), "the control character U+0007"),
        (JsonFound::NotUtf8, "bytes that are not UTF-8"),
        (JsonFound::Char('}'), "‘}’"),
    ] {
        assert_eq!(found.say(Language::En), expected);
    }
}

#[test]
fn evidence_copies_and_reading() {
    let problem = JsonProblem { is_cut: true, line: 3, column: 1 };
    let differs = |how| What::Copy(CopyNote::Differs { event_id: "e-1".to_owned(), other: "b.json".to_owned(), how });
    let (path, here, there) = ("errorCode".to_owned(), String::new(), "AccessDenied".to_owned());
    assert_said(&[
        (
            What::Answers(AnswerFault::NoAnswer),
            "Expected an answer of list-public-keys, {\"PublicKeyList\": [...]}, of head-object with a \"Metadata\" member, or about a trail; found other JSON. Run the command again with --output json.",
        ),
        (
            What::Answers(AnswerFault::Broken { problem, something: true }),
            "Expected JSON to the end of the file; it ends in the middle, in line 3, column 1. What comes before was read. Run the command again with --output json.",
        ),
        (
            What::Answers(AnswerFault::NoKeys { count: (1, 2), bits: (1024, 4096) }),
            "1 of 2 keys cannot be used: expected RSA keys of 1,024 to 4,096 bits in base64. What they signed is not proved; fetch the list again with aws cloudtrail list-public-keys.",
        ),
        (
            differs(Difference::Contradiction { path, here, there }),
            "The same eventID, e-1, has different content in b.json. errorCode is not given here and “AccessDenied” there. Both are shown.",
        ),
        (
            What::Reading(ReadingFault::StoppedInside(100)),
            "Reading was stopped here. 100 more files in this container were not read, and nothing is known about them.",
        ),
        (
            What::Reading(ReadingFault::Lost(1, LossCause::NoRoom)),
            "1 record of this file was read, and then lost on its way from one worker to another (there is no room for more events). What else was found out about the file may be lost, too. Opening the files again may help; please report it.",
        ),
    ]);
}

#[test]
fn an_issue_says_its_file_or_how_many() {
    let issue = |path: &str, fault| {
        let (file, path, what) = (FileId(1), path.to_owned(), What::Reading(fault));
        Issue { file, path, offset: None, severity: Severity::Info, kind: IssueKind::Stopped, what, rejected: 0 }
    };
    let companions = ReadingFault::Companions { named: vec!["._a".to_owned()], more: 0 };
    for (issue, expected) in [
        (issue("a.json", ReadingFault::Crashed), "a.json"),
        (issue("", ReadingFault::Stopped(1200)), "1,200 files"),
        (issue("", companions), "1 file"),
    ] {
        assert_eq!(place(&issue, Language::En), expected);
    }
}
