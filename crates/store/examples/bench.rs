//! Measures the store on made-up events: `cargo run --release -p store --example bench [events]`.

#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    reason = "a tool for the console"
)]

use std::borrow::Cow;
use std::hint::black_box;
use std::time::{Duration, Instant};

use cloudtrail::{Fields, Record};
use protocol::{
    Column, Direction, Field, FieldTest, FileId, Filter, Glob, RawTest, SegmentId, Sort, SortKey, Test, Text,
    ValueTest, Zone,
};
use store::{BatchBuilder, RawScan, RawSegment, RawTests, Scanned, Selection, Store};

const KEY: [u64; 2] = [1, 2];
const BATCH: usize = 50_000;
const RECORDS_A_FILE: usize = 120;
const REPEATS: usize = 7;

const FACETS: [Column; 10] = [
    Column::EventName,
    Column::EventSource,
    Column::AwsRegion,
    Column::User,
    Column::SourceIpAddress,
    Column::ErrorCode,
    Column::RecipientAccountId,
    Column::IdentityType,
    Column::UserAgent,
    Column::Resource,
];

fn main() {
    let events: usize = std::env::args().nth(1).and_then(|count| count.parse().ok()).unwrap_or(1_000_000);
    let mut bench = load(events);
    bench.memory(events);
    bench.questions();
    bench.raw_scans();
}

struct Bench {
    store: Store,
    raw: Vec<(SegmentId, RawSegment)>,
    json_bytes: u64,
}

/// Builds all batches and appends them to a store.
fn load(events: usize) -> Bench {
    let mut bench = Bench { store: Store::default(), raw: Vec::new(), json_bytes: 0 };
    let mut dice = Dice(7);
    let (mut build, mut send, mut append, mut sent_bytes) = (Duration::ZERO, Duration::ZERO, Duration::ZERO, 0);
    for (number, first) in (0..).zip((0..events).step_by(BATCH)) {
        let records: Vec<String> = (first..events.min(first + BATCH)).map(|at| record(at, &mut dice)).collect();
        let fields: Vec<Fields<'_>> = records.iter().map(|json| Fields::parse(json).unwrap()).collect();
        let (batch, raw) = timed(&mut build, || batch(number, &records, fields));
        let batch = timed(&mut send, || {
            let bytes = postcard::to_allocvec(&batch).unwrap();
            sent_bytes += bytes.len();
            postcard::from_bytes(&bytes).unwrap()
        });
        timed(&mut append, || bench.store.append(&batch));
        bench.json_bytes += records.iter().map(|record| record.len() as u64).sum::<u64>();
        bench.raw.push((batch.segment(), raw));
    }
    let rate = bench.json_bytes as f64 / 1e6 / build.as_secs_f64();
    println!("build batches  {:8.1} ms  ({rate:.0} MB of JSON a second)", ms(build));
    println!("to and fro     {:8.1} ms  ({} bytes an event)", ms(send), sent_bytes / events);
    println!("append         {:8.1} ms", ms(append));
    bench
}

fn batch(number: u32, records: &[String], fields: Vec<Fields<'_>>) -> (store::Batch, RawSegment) {
    let mut builder = BatchBuilder::new(SegmentId { edge: 0, number }, KEY);
    for (at, (json, fields)) in records.iter().zip(fields).enumerate() {
        if at % RECORDS_A_FILE == 0 {
            builder.document(
                FileId(number * 1000 + (at / RECORDS_A_FILE) as u32),
                &format!("AWSLogs/{number}/{at}.json.gz"),
            );
        }
        builder.push(&Record { raw: Cow::Borrowed(json.as_bytes()), offset: at as u64, fields });
    }
    builder.finish()
}

impl Bench {
    fn memory(&self, events: usize) {
        let raw: u64 = self.raw.iter().map(|(_, raw)| raw.compressed_bytes()).sum();
        println!("columns        {:8} bytes an event", self.store.memory_bytes() / events as u64);
        println!(
            "raw records    {:8.1} % of {} MB",
            raw as f64 * 100.0 / self.json_bytes as f64,
            self.json_bytes / 1_000_000
        );
    }

    fn questions(&mut self) {
        let time = Sort::by(SortKey::Time, Direction::Descending);
        let user = Sort::by(SortKey::Column(Column::User), Direction::Ascending);
        let resource = Sort::by(SortKey::Column(Column::Resource), Direction::Ascending);
        let rare = is("errorCode", "AccessDenied");
        let half =
            Filter::And(vec![like("eventName", "*e*"), Filter::Not(Box::new(is("userIdentity.type", "AWSService")))]);
        let from = FieldTest { field: path("eventTime"), test: Test::Exists };
        for (name, filter, sort) in [
            ("all, by time (first)", &Filter::All, &time),
            ("all, by time", &Filter::All, &time),
            ("half, by time", &half, &time),
            ("few, by time", &rare, &time),
            ("user:*x*, by time", &user_like(), &time),
            ("eventTime:*", &Filter::Field(from), &time),
            ("all, by user (first)", &Filter::All, &user),
            ("all, by user", &Filter::All, &user),
            ("half, by user", &half, &user),
            ("all, by resource (first)", &Filter::All, &resource),
        ] {
            self.ask(name, filter, sort);
        }
        println!(
            "columns        {:8} bytes an event, with orders",
            self.store.memory_bytes() / self.store.len().max(1)
        );
    }

    /// The fastest of several runs, since the others were disturbed.
    fn ask(&mut self, name: &str, filter: &Filter, sort: &Sort) {
        let repeats = if name.ends_with("(first)") { 1 } else { REPEATS };
        let mut best = [Duration::MAX; 4];
        let mut rows = 0;
        for _ in 0..repeats {
            let mut times = [Duration::ZERO; 4];
            let [select, sorting, facets, rest] = &mut times;
            let mut selection = timed(select, || {
                let plan = self.store.plan(filter).unwrap();
                assert!(plan.raw_tests().is_empty());
                self.store.select(&plan, None, &Scanned::default())
            });
            timed(sorting, || self.store.sort(&mut selection, sort));
            timed(facets, || black_box(self.store.facets(&selection, &FACETS, 12)));
            timed(rest, || self.counts(&selection));
            best = std::array::from_fn(|part| best[part].min(times[part]));
            rows = selection.len();
        }
        let [select, sorting, facets, rest] = best.map(ms);
        println!(
            "{name:26} {rows:8} rows: select {select:5.1}  sort {sorting:5.1}  facets {facets:5.1}  rest {rest:5.1}  together {:5.1} ms",
            select + sorting + facets + rest
        );
    }

    /// The histogram, the totals and the first rows.
    fn counts(&self, selection: &Selection) {
        black_box(self.store.histogram(selection, &Zone::default()));
        black_box(self.store.totals(selection));
        black_box(self.store.rows(selection, 0, 100));
    }

    fn raw_scans(&self) {
        let text = |text: &str| RawTest::Text(Text::Contains(text.to_owned()));
        let pattern = Text::Regex { pattern: "no[t] author".to_owned(), ignore_case: false };
        let field = |name: &str, value: &str| match is(name, value) {
            Filter::Field(test) => RawTest::Field(test),
            _ => text(value),
        };
        for (name, test) in [
            ("text, rare", text("not authorized")),
            ("text, everywhere", text("amazonaws")),
            ("text, half", text("instance")),
            ("field, rare value", field("requestParameters.bucketName", "bucket-77")),
            ("field, by number", field("requestParameters.maxKeys", "1000")),
            ("regex", RawTest::Text(pattern)),
        ] {
            let tests = RawTests::compile(std::slice::from_ref(&test), None).unwrap();
            let mut time = Duration::MAX;
            let mut bitmaps: Vec<Vec<Vec<u8>>> = Vec::new();
            for _ in 0..REPEATS {
                let mut once = Duration::ZERO;
                let scan = |(_, raw): &(SegmentId, RawSegment)| {
                    let mut scan = RawScan::of(raw, 1);
                    scan.go_on(raw, &tests, &mut || false);
                    scan.finish()
                };
                bitmaps = timed(&mut once, || self.raw.iter().map(scan).collect());
                time = time.min(once);
            }
            let found: u32 = bitmaps.iter().flatten().flatten().map(|byte| byte.count_ones()).sum();
            let rate = self.json_bytes as f64 / 1e6 / time.as_secs_f64();
            println!("raw: {name:20} {found:8} rows {:7.1} ms  ({rate:.0} MB a second)", ms(time));
        }
    }
}

fn timed<T>(sum: &mut Duration, work: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let result = work();
    *sum += start.elapsed();
    result
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

fn path(path: &str) -> Field {
    Field::Path(path.split('.').collect())
}

fn is(name: &str, value: &str) -> Filter {
    Filter::Field(FieldTest { field: path(name), test: Test::AnyOf(vec![ValueTest::Is(value.to_owned())]) })
}

fn like(name: &str, pattern: &str) -> Filter {
    Filter::Field(FieldTest { field: path(name), test: globs(pattern) })
}

fn user_like() -> Filter {
    Filter::Field(FieldTest { field: Field::User, test: globs("*7*") })
}

fn globs(pattern: &str) -> Test {
    let glob = |c| if c == '*' { Glob::Any } else { Glob::Literal(String::from(c)) };
    Test::AnyOf(vec![ValueTest::Like(pattern.chars().map(glob).collect())])
}

/// A pseudo-random number generator.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % sides
    }

    /// A number below `sides`, small ones being likelier.
    fn skewed(&mut self, sides: usize) -> usize {
        let roll = self.roll(sides);
        self.roll(roll + 1)
    }
}

/// An event, with about as many distinct values as an organisation's trail has.
fn record(at: usize, dice: &mut Dice) -> String {
    const VERBS: [&str; 10] =
        ["Describe", "List", "Get", "Put", "Create", "Delete", "Assume", "Decrypt", "GenerateData", "Modify"];
    const THINGS: [&str; 8] = ["Instances", "Object", "Bucket", "Role", "Key", "Volume", "Function", "Table"];
    let service = dice.skewed(40);
    let name = format!("{}{}", VERBS[dice.skewed(10)], THINGS[(service + dice.skewed(4)) % 8]);
    let user = dice.skewed(600);
    let (kind, identity) = match dice.roll(10) {
        0 => ("AWSService", format!(r#""invokedBy":"svc{service}.amazonaws.com""#)),
        1 | 2 => (
            "IAMUser",
            format!(
                r#""principalId":"AIDAEXAMPLE{user:09}","arn":"arn:aws:iam::111122223333:user/user-{user}","accountId":"111122223333","accessKeyId":"AKIA{:016}","userName":"user-{user}""#,
                user * 7 + dice.roll(3)
            ),
        ),
        _ => {
            let session = user * 20 + dice.skewed(20);
            (
                "AssumedRole",
                format!(
                    r#""principalId":"AROAEXAMPLE{user:09}:i-{session:017x}","arn":"arn:aws:sts::111122223333:assumed-role/role-{user}/i-{session:017x}","accountId":"111122223333","accessKeyId":"ASIA{:016}","sessionContext":{{"sessionIssuer":{{"type":"Role","principalId":"AROAEXAMPLE{user:09}","arn":"arn:aws:iam::111122223333:role/role-{user}","accountId":"111122223333","userName":"role-{user}"}},"attributes":{{"creationDate":"2024-01-15T11:{:02}:00Z","mfaAuthenticated":"false"}}}}"#,
                    dice.roll(30_000),
                    dice.roll(60)
                ),
            )
        }
    };
    let error = match dice.roll(12) {
        0 => r#""errorCode":"AccessDenied","errorMessage":"User: x is not authorized to perform this","#,
        1 if dice.roll(4) == 0 => r#""errorCode":"ThrottlingException","errorMessage":"Rate exceeded","#,
        _ => "",
    };
    let resources = match dice.roll(3) {
        0 => format!(
            r#","resources":[{{"accountId":"111122223333","type":"AWS::S3::Bucket","ARN":"arn:aws:s3:::bucket-{}"}}]"#,
            dice.skewed(900)
        ),
        1 if dice.roll(3) == 0 => format!(
            r#","resources":[{{"accountId":"111122223333","type":"AWS::Lambda::Function","ARN":"arn:aws:lambda:eu-west-1:111122223333:function:f-{}"}}]"#,
            dice.roll(100_000)
        ),
        _ => String::new(),
    };
    let second = at / 3 + dice.roll(300);
    let (day, rest) = (second / 86_400, second % 86_400);
    let time = format!(
        "2024-{:02}-{:02}T{:02}:{:02}:{:02}Z",
        1 + day / 28 % 12,
        1 + day % 28,
        rest / 3600,
        rest / 60 % 60,
        rest % 60
    );
    format!(
        r#"{{"eventVersion":"1.0{}","userIdentity":{{"type":"{kind}",{identity}}},"eventTime":"{time}","eventSource":"svc{service}.amazonaws.com","eventName":"{name}","awsRegion":"region-{}","sourceIPAddress":"10.{}.{}.{}","userAgent":"aws-sdk-go/1.44.{} (go1.19; linux; amd64) exec-env/AWS_ECS_EC2",{error}"requestParameters":{{"bucketName":"bucket-{}","maxKeys":{},"instancesSet":{{"items":[{{"instanceId":"i-{:017x}"}}]}}}},"responseElements":null,"requestID":"{:08x}-1111-4222-8333-{:012x}","eventID":"{:08x}-{:04x}-4{:03x}-8{:03x}-{at:012x}","readOnly":{},"eventType":"AwsApiCall","managementEvent":true,"recipientAccountId":"11112222333{}","eventCategory":"Management","tlsDetails":{{"tlsVersion":"TLSv1.3","cipherSuite":"TLS_AES_128_GCM_SHA256","clientProvidedHostHeader":"svc{service}.region-1.amazonaws.com"}}{resources}}}"#,
        dice.roll(3) + 7,
        dice.skewed(17),
        dice.skewed(3),
        dice.skewed(40),
        dice.roll(200),
        dice.skewed(250),
        dice.roll(900),
        dice.roll(5) * 500,
        dice.roll(5000),
        dice.roll(1 << 30),
        dice.roll(1 << 30),
        dice.roll(1 << 30),
        dice.roll(1 << 16),
        dice.roll(1 << 12),
        dice.roll(1 << 12),
        dice.roll(2) == 0,
        dice.skewed(6),
    )
}
