//! Keys, object metadata and trail settings as people store them: in any encoding, one or many in a file.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use protocol::brief::{DescribedTrail, Setting, TrailSettings};
use protocol::report::Overall;
use protocol::what::{AnswerFault, AwsCommand, FileNote, PrintedForm, What};
use protocol::{FileKind, Severity};
use serde_json::Value;
use synth::{Role, Tree, small_tree};
use tests::session::Session;

type Files<'t> = Vec<(&'t str, &'t [u8])>;

type Encoding = fn(&str) -> Vec<u8>;

fn utf16(text: &str, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(to_bytes).collect()
}

const ENCODINGS: [(&str, Encoding); 6] = [
    ("UTF-8", |text| text.as_bytes().to_vec()),
    ("UTF-8 with a mark", |text| format!("\u{feff}{text}").into_bytes()),
    ("UTF-16 little endian", |text| utf16(&format!("\u{feff}{text}"), u16::to_le_bytes)),
    ("UTF-16 little endian without a mark", |text| utf16(text, u16::to_le_bytes)),
    ("UTF-16 big endian without a mark", |text| utf16(text, u16::to_be_bytes)),
    ("UTF-16 big endian", |text| utf16(&format!("\u{feff}{text}"), u16::to_be_bytes)),
];

fn is_evidence(role: Role) -> bool {
    matches!(role, Role::PublicKeys | Role::HeadObject)
}

/// Everything except the evidence, and the evidence with its paths.
fn parted(tree: &Tree) -> (Files<'_>, Vec<(&str, String)>) {
    let (evidence, rest): (Vec<_>, Vec<_>) = tree.files.iter().partition(|file| is_evidence(file.role));
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    let rest = rest.iter().map(|file| (file.path.as_str(), file.bytes.as_slice())).collect();
    (rest, evidence.iter().map(|file| (file.path.as_str(), text(&file.bytes))).collect())
}

#[test]
fn evidence_proves_as_much_in_any_encoding() {
    let tree = small_tree(41);
    let (rest, evidence) = parted(&tree);
    assert!(evidence.len() > 2, "keys and heads");
    for (name, encode) in ENCODINGS {
        let encoded: Vec<(&str, Vec<u8>)> = evidence.iter().map(|(path, text)| (*path, encode(text))).collect();
        let files = rest.iter().copied().chain(encoded.iter().map(|(path, bytes)| (*path, bytes.as_slice())));
        let mut session = Session::of(files);
        assert_eq!(session.report().verdict, Overall::Proved, "{name}");
        assert!(session.issues().is_empty(), "{name}: {:?}", session.issues());
    }
}

#[test]
fn all_evidence_may_lie_in_one_file() {
    let tree = small_tree(42);
    let (rest, evidence) = parted(&tree);
    let documents: Vec<Value> = evidence.iter().map(|(_, text)| serde_json::from_str(text).unwrap()).collect();
    let row = |print: fn(&Value) -> String| documents.iter().map(print).collect::<Vec<_>>().join("\n");
    for text in [row(Value::to_string), row(|value| format!("{value:#}")), Value::Array(documents.clone()).to_string()]
    {
        for (name, encode) in ENCODINGS {
            let one = encode(&text);
            let mut session = Session::of(rest.iter().copied().chain([("all.json", one.as_slice())]));
            assert_eq!(session.report().verdict, Overall::Proved, "{name}: {text:.200}");
            assert!(session.issues().is_empty(), "{name}: {:?}", session.issues());
        }
    }
}

#[test]
fn trail_settings_are_read_in_any_encoding() {
    let trail = r#"{"trailList":[{"Name":"main","S3BucketName":"example-logs"}]}"#;
    let spelled = r#"[{"trail_list":[{"name":"main","s3_bucket_name":"example-logs"}]}]"#;
    for text in [trail, spelled] {
        for (name, encode) in ENCODINGS {
            let bytes = encode(text);
            let mut session = Session::of([("trails.json", bytes.as_slice())]);
            let brief = session.request(protocol::GetBrief).unwrap();
            let TrailSettings { trail, settings } = &brief.trails[0];
            assert_eq!(*trail, DescribedTrail::Named { name: "main".to_owned(), arn: None }, "{name}");
            assert!(settings.contains(&Setting::Bucket("example-logs".to_owned())), "{name}: {settings:?}");
        }
    }
}

#[test]
fn what_cannot_be_read_is_told_and_the_rest_counts() {
    let tree = small_tree(43);
    let (rest, evidence) = parted(&tree);
    let all: String = evidence.iter().map(|(_, text)| format!("{text}\n")).collect();
    let said = |text: &str| {
        let mut session = Session::of(rest.iter().copied().chain([("evidence.json", text.as_bytes())]));
        let verdict = session.report().verdict;
        let issues: Vec<_> = session.issues().into_iter().map(|issue| (issue.severity, issue.what)).collect();
        (verdict, issues)
    };
    let (verdict, issues) = said(&format!("{all}{{\"PublicKeyList\": ["));
    assert_eq!((verdict, issues.len(), issues[0].0), (Overall::Proved, 1, Severity::Error));
    let What::Answers(AnswerFault::Broken { problem, something: true }) = issues[0].1 else { panic!("{issues:?}") };
    assert!(problem.is_cut);
    let (verdict, issues) = said(&format!("{all}{{\"other\": 1}}"));
    assert_eq!((verdict, issues.len(), issues[0].0), (Overall::Proved, 1, Severity::Warning));

    let yaml = "PublicKeyList:\n- Fingerprint: ab\n";
    let files = rest.iter().copied().chain([("keys.json", yaml.as_bytes())]);
    let mut session = Session::of(files);
    assert_eq!(session.report().verdict, Overall::NotProved);
    let issues = session.issues();
    let yaml = What::File(FileNote::Printed(AwsCommand::ListPublicKeys, PrintedForm::Yaml));
    assert!(issues.iter().any(|issue| issue.path == "keys.json" && issue.what == yaml));
    assert!(session.files().iter().any(|file| file.kind == FileKind::Unreadable));
}
