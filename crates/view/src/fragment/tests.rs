//! Whole fragments, and every part on its own.

use std::net::IpAddr;

use super::*;
use crate::{chips, format};
use proptest::prelude::*;
use protocol::findings::Benchmark;
use protocol::report::Options;
use protocol::story::StoryKind;
use protocol::{
    Chip, Column, Direction, Field, FieldPath, GroupKey, Micros, Notation, NotedField, Sort, SortKey, TimeRange,
};

/// A link as it was written before every part wrote itself.
const OLD: &str = "#/events?v=1&q=eventName:Delete*%20%22a%20%26%20b%22&n=traillight&f=-userIdentity.type:AWSService&f=errorCode?&pin=1\
     &from=2024-01-15T00:00:00Z&to=2024-01-16T00:00:00Z&sort=eventName&event=abc-1\
     &facet=requestParameters.bucketName&col=requestParameters.a%252Eb&chart=vpcEndpointId&mark=e1&mark=e2\
     &group=userIdentity.accessKeyId&group=tlsDetails.x&compare=1&fields=all";

fn opened(event_id: &str) -> Opened {
    Opened { event_id: event_id.to_owned(), row: None }
}

#[test]
fn a_whole_state_looks_like_this() {
    let state = Fragment {
        view: "events".to_owned(),
        sources: Sources::default(),
        hosted: Hosted(vec!["logs/a b.zip".to_owned()]),
        scope: Scope {
            text: "eventName:Delete* \"a & b\"".to_owned(),
            notation: Some(Notation::Traillight),
            chips: vec![
                chips::value_chip(chips::column_field(Column::IdentityType), "AWSService", true),
                Chip { pinned: true, ..chips::exists_chip(chips::column_field(Column::ErrorCode), false) },
            ],
            range: format::parse_time("2024-01-15")
                .zip(format::parse_time("2024-01-16"))
                .map(|(from, to)| TimeRange { from, to }),
        },
        trail: Trail::default(),
        table: Table {
            sort: Sort::by(SortKey::Column(Column::EventName), Direction::Ascending),
            columns: vec![["requestParameters", "a.b"].into()],
        },
        layout: Layout::default(),
        opened: Some(opened("abc-1")),
        fields: Fields { added: vec![["requestParameters", "bucketName"].into()], all: true },
        charts: Charts(vec![["vpcEndpointId"].into()]),
        stack: Stack(Some(Column::Actor)),
        against: Against { by: Some(GroupKey::Hour), text: "x y".to_owned(), range: None },
        clocks: Clocks("Europe/Berlin".to_owned()),
        comparison: Comparison { marked: vec![opened("e1"), opened("e2")], open: true },
        grouping: Grouping(vec![GroupKey::Column(Column::AccessKeyId), GroupKey::Path(["tlsDetails", "x"].into())]),
        claims: Claims(Options {
            expected_bucket: Some("logs".to_owned()),
            buckets: [("a".to_owned(), "b/c".to_owned())].into(),
            from: Some("2024-01-15T00:00:00Z".to_owned()),
            to: Some("2024-01-16T00:00:00Z".to_owned()),
        }),
        edition: Edition(Benchmark::V5_0),
        detected: Detected {
            finding: "root-used".to_owned(),
            story: Some((StoryKind::Key, Some("AKIA:1".to_owned()))),
            only_fresh: true,
        },
    };
    let text = print(&state);
    assert_eq!(
        text,
        "#/events?v=1&src=logs/a%20b.zip&q=eventName:Delete*%20%22a%20%26%20b%22&n=traillight&f=-userIdentity.type:AWSService&f=errorCode?&pin=1\
         &from=2024-01-15T00:00:00Z&to=2024-01-16T00:00:00Z&sort=eventName&col=requestParameters.a%252Eb&event=abc-1\
         &facet=requestParameters.bucketName&fields=all&chart=vpcEndpointId&stack=who&vs=hour&vs-q=x%20y&tz=Europe/Berlin&mark=e1&mark=e2&compare=1\
         &group=userIdentity.accessKeyId&group=tlsDetails.x\
         &validate-from=2024-01-15T00:00:00Z&validate-to=2024-01-16T00:00:00Z&bucket=logs&found=a&said=b/c&cis=5.0&finding=root-used&story=key:AKIA:1&expected=hidden"
    );
    assert_eq!(parse(&text), state);
    assert_eq!(
        parse(OLD),
        Fragment {
            hosted: Hosted::default(),
            claims: Claims::default(),
            edition: Edition::default(),
            detected: Detected::default(),
            stack: Stack::default(),
            against: Against::default(),
            clocks: Clocks::default(),
            ..state
        }
    );
}

#[test]
fn what_is_unknown_or_broken_is_ignored() {
    assert_eq!(parse(""), Fragment::default());
    assert_eq!(parse("#/nowhere"), Fragment { view: "nowhere".to_owned(), ..Fragment::default() });
    let odd = "#/issues?v=9&n=klingon&colour=red&from=yesterday&to=2024-01-01&sort=&f=&f={&pin=7&pin=x&group=&event=&compare=yes&fields=x&q&=&&%ff=%ff";
    assert_eq!(parse(odd), Fragment { view: "issues".to_owned(), ..Fragment::default() });
    assert_eq!(parse("#/events?from=2024-01-02&to=2024-01-01").scope.range, None);
}

#[test]
fn what_can_be_added_has_limits() {
    let many = |key: &str| (0..20).map(|at| format!("&{key}=a{at}")).collect::<String>();
    let text = format!("#/events?v=1{}{}{}{}", many("col"), many("facet"), many("chart"), many("group"));
    let read = parse(&text);
    let counts = [read.table.columns.len(), read.fields.added.len(), read.charts.0.len(), read.grouping.0.len()];
    assert_eq!(counts, [MOST_COLUMNS, MOST_FACETS, MOST_CHARTS, 2]);
}

#[test]
fn the_back_button_comes_back_to_what_was_left() {
    let before = parse("#/events?q=a&mark=1&mark=2");
    let steps = [
        "#/issues?q=a&mark=1&mark=2",
        "#/events?q=b&mark=1&mark=2",
        "#/events?q=a&event=1&mark=1&mark=2",
        "#/events?q=a&mark=1&mark=2&compare=1",
        "#/events?q=a&mark=1&mark=2&group=eventName",
    ];
    for step in steps {
        assert!(Fragment::is_step(&before, &parse(step)), "{step}");
        let back = Fragment::is_step(&parse(step), &before);
        assert_eq!(back, !step.contains("q=a") || step.starts_with("#/issues"), "what is closed is no step: {step}");
    }
    for small in ["#/events?q=a&mark=1", "#/events?q=a&mark=1&mark=2&sort=eventName&col=userAgent&fields=all&chart=a"] {
        assert!(!Fragment::is_step(&before, &parse(small)), "{small}");
    }
}

#[test]
fn an_event_that_was_clicked_is_the_one_that_its_link_names() {
    let clicked = Some(Opened { event_id: "e1".to_owned(), row: Some(protocol::RowId(7)) });
    assert!(clicked.is_same(&Some(opened("e1"))));
    assert!(!clicked.is_same(&None));
}

fn field() -> impl Strategy<Value = Field> {
    let step = prop_oneof!["[a-zA-Z0-9_.:?~$%{ -]{0,8}", Just("user".to_owned()), "\\PC{0,4}"];
    prop_oneof![
        proptest::collection::vec(step, 1..4).prop_map(|path| Field::Path(path.into())),
        Just(Field::User),
        Just(Field::Actor),
        Just(Field::Target),
        Just(Field::Service),
        Just(Field::File),
        Just(Field::Proof),
        Just(Field::Outcome),
        Just(Field::Noted(NotedField::Tag)),
        Just(Field::Noted(NotedField::Sample)),
    ]
}

fn key() -> impl Strategy<Value = GroupKey> {
    let step = prop_oneof![
        "[a-zA-Z.:%&é$-]{1,6}",
        Just("time".to_owned()),
        Just("user".to_owned()),
        Just("proof".to_owned()),
        Just("eventName".to_owned())
    ];
    prop_oneof![
        Just(GroupKey::Proof),
        Just(GroupKey::Hour),
        Just(GroupKey::Day),
        proptest::sample::select(&Column::ALL[..])
            .prop_filter("only the first", |column| *column != Column::Resource)
            .prop_map(GroupKey::Column),
        proptest::collection::vec(step, 1..3).prop_map(|path| GroupKey::Path(FieldPath(path))),
    ]
}

fn any_chip() -> impl Strategy<Value = Chip> {
    let flags = (any::<bool>(), any::<bool>(), any::<bool>());
    let value = ".{0,12}";
    let plain = (field(), value, 0..5).prop_map(|(field, value, kind)| match kind {
        0 => chips::exists_chip(field, false),
        1 => chips::dated_chip(field, false),
        2 => match value.len() % 2 {
            0 => chips::network_chip(field, IpAddr::from([192, 0, 2, 0]), 24),
            _ => chips::network_chip(field, IpAddr::from([0x2001, 0xdb8, 0, 0, 0, 0, 0, 0]), 48),
        },
        _ => chips::value_chip(field, &value, false),
    });
    let signed = plain.prop_flat_map(|chip| any::<bool>().prop_map(move |negated| Chip { negated, ..chip.clone() }));
    let grouped = signed.prop_recursive(3, 8, 3, |inner| {
        (any::<bool>(), proptest::collection::vec(inner, 1..4)).prop_map(|(any, parts)| chips::group(any, &parts))
    });
    (grouped, flags).prop_map(|(chip, (negated, enabled, pinned))| Chip { negated, enabled, pinned, ..chip })
}

fn paths() -> impl Strategy<Value = Vec<FieldPath>> {
    let path = proptest::collection::vec("[a-zA-Z.:%&é]{0,6}", 1..4).prop_map(FieldPath);
    proptest::collection::vec(path, 0..3)
}

fn column() -> impl Strategy<Value = SortKey> {
    key().prop_map(|key| match key {
        GroupKey::Proof => SortKey::Proof,
        GroupKey::Hour | GroupKey::Day => SortKey::Time,
        GroupKey::Column(column) => SortKey::Column(column),
        GroupKey::Path(path) => SortKey::Path(path),
    })
}

fn sort() -> impl Strategy<Value = Sort> {
    let direction = |up| if up { Direction::Ascending } else { Direction::Descending };
    proptest::collection::vec((column(), any::<bool>()), 1..MOST_SORTED).prop_map(move |keys| {
        let mut sort = Sort::by(SortKey::Time, Direction::Descending);
        for (at, (key, up)) in keys.into_iter().enumerate() {
            if at == 0 {
                sort = Sort::by(key, direction(up));
            } else if sort.keys().all(|(known, _)| *known != key) {
                sort.then.push((key, direction(up)));
            }
        }
        sort
    })
}

fn layout() -> impl Strategy<Value = Layout> {
    let columns = || proptest::collection::vec(column(), 0..4);
    let widths = proptest::collection::vec((column(), 0.0f64..2000.0), 0..4);
    let density = proptest::sample::select(&Density::ALL[..]);
    (columns(), columns(), widths, any::<u8>(), density).prop_map(|(hidden, moved, widths, pinned, density)| {
        let mut layout = Layout::default();
        (layout.pinned, layout.density) = (pinned, density);
        hidden.iter().for_each(|key| layout.toggle(key));
        for pair in moved.windows(2) {
            layout.move_to(moved.clone(), &pair[0], &pair[1]);
        }
        widths.iter().for_each(|(key, width)| layout.set_width(key, Some(*width)));
        layout
    })
}

#[test]
fn an_order_by_several_columns_is_written_key_by_key() {
    let text = "#/events?v=1&sort=eventName&sort=-time&sort=proof&hide=awsRegion&width=user:200&fixed=2&rows=compact";
    assert_eq!(print(&parse(text)), text);
    assert_eq!(parse(text).table.sort.keys().count(), 3);
    let repeated = "#/events?sort=eventName&sort=-eventName&sort=&sort=-time&width=user:x&rows=tall";
    assert_eq!(print(&parse(repeated)), "#/events?v=1&sort=eventName&sort=-time");
}

fn against() -> impl Strategy<Value = Against> {
    (proptest::option::of(key()), "\\PC{0,9}", proptest::option::of(0_i64..9_000_000)).prop_map(|(by, text, from)| {
        let range = from.map(|from| TimeRange { from: Micros(from), to: Micros(from + 1) });
        // Nothing is kept of a comparison that is closed.
        by.map_or_else(Against::default, |by| Against { by: Some(by), text, range })
    })
}

fn scope() -> impl Strategy<Value = Scope> {
    let range = proptest::option::of((0i64..2_000_000_000_000_000, 1i64..1_000_000_000_000));
    let notation = proptest::option::of(proptest::sample::select(&Notation::ALL[..]));
    (".{0,20}", notation, proptest::collection::vec(any_chip(), 0..4), range).prop_map(
        |(text, notation, chips, range)| {
            let range = range.map(|(from, length)| TimeRange { from: Micros(from), to: Micros(from + length) });
            Scope { text, notation, chips, range }
        },
    )
}

fn trail() -> impl Strategy<Value = Trail> {
    proptest::collection::vec((0i64..2_000_000_000_000_000, 1i64..1_000_000_000_000), 0..4).prop_map(|ranges| {
        let range = |(from, length): (i64, i64)| TimeRange { from: Micros(from), to: Micros(from + length) };
        Trail(ranges.into_iter().map(range).collect())
    })
}

fn comparison() -> impl Strategy<Value = Comparison> {
    (proptest::collection::vec(".{1,10}", 0..4), any::<bool>())
        .prop_map(|(ids, open)| Comparison { marked: ids.iter().map(|id| opened(id)).collect(), open })
}

fn claims() -> impl Strategy<Value = Claims> {
    let bucket = || ".{0,6}[a-z/&]";
    let period = (0i64..2_000_000_000_000_000, 1i64..1_000_000_000_000, any::<bool>(), any::<bool>());
    let buckets = proptest::collection::btree_map(".{0,6}", bucket(), 0..3);
    (proptest::option::of("[a-z]{1,6}"), buckets, period).prop_map(
        |(expected_bucket, buckets, (at, length, from, to))| {
            let from = from.then(|| format::iso(Micros(at)));
            Claims(Options { expected_bucket, buckets, from, to: to.then(|| format::iso(Micros(at + length))) })
        },
    )
}

#[test]
fn a_link_claims_what_can_be_read() {
    let claims = |text: &str| parse(&format!("#/integrity?{text}")).claims.0;
    let whole_day = claims("validate-from=2026-03-01&validate-to=2026-03-01");
    assert_eq!(
        (whole_day.from.as_deref(), whole_day.to.as_deref()),
        (Some("2026-03-01T00:00:00Z"), Some("2026-03-02T00:00:00Z"))
    );
    let zoned = claims("validate-from=2026-03-01T10:00%2B01:00");
    assert_eq!((zoned.from.as_deref(), zoned.to), (Some("2026-03-01T09:00:00Z"), None));
    for nothing in [
        "validate-from=now&validate-to=2026-03-01",
        "validate-from=2026-03-02&validate-to=2026-03-01",
        "bucket=%20",
        "found=a",
    ] {
        assert_eq!(claims(nothing), Options::default(), "{nothing}");
    }
}

/// A part comes out as it went in, alone and among others.
fn check<P: Part + PartialEq + std::fmt::Debug>(part: &P) {
    let mut pairs = Pairs::default();
    part.write(&mut pairs);
    assert_eq!(&P::read(&pairs), part);
    assert_eq!(&P::read(&Pairs::parse(&pairs.print())), part);
    assert!(part.is_same(part) && !P::is_step(part, part));
}

fn detected() -> impl Strategy<Value = Detected> {
    let story = (proptest::sample::select(&StoryKind::ALL[..]), proptest::option::of(".{0,10}"));
    (".{0,10}", proptest::option::of(story), any::<bool>()).prop_map(|(finding, story, only_fresh)| Detected {
        finding,
        story,
        only_fresh,
    })
}

proptest! {
    #[test]
    fn what_is_printed_is_parsed(
        view in "[a-z]{0,9}",
        hosted in proptest::collection::vec(".{1,10}", 0..3).prop_map(Hosted),
        sources in (proptest::collection::vec(".{1,10}", 0..3), any::<bool>(), proptest::option::of((any::<u64>(), "[0-9a-f]{32}")))
            .prop_map(|(names, more, mark)| {
                Sources { names, more, mark: mark.map(|(files, sha256)| protocol::brief::FilesMark { files, sha256 }) }
            }),
        (scope, trail) in (scope(), trail()),
        table in (sort(), paths()).prop_map(|(sort, columns)| Table { sort, columns }),
        layout in layout(),
        opened in proptest::option::of(".{1,10}".prop_map(|id| opened(&id))),
        fields in (paths(), any::<bool>()).prop_map(|(added, all)| Fields { added, all }),
        charts in paths().prop_map(Charts),
        stack in proptest::option::of(proptest::sample::select(&crate::chart::STACKED[..])).prop_map(Stack),
        against in against(),
        clocks in "[A-Za-z/_+-]{0,20}".prop_map(Clocks),
        comparison in comparison(),
        grouping in proptest::collection::vec(key(), 0..3).prop_map(Grouping),
        claims in claims(),
        edition in proptest::sample::select(&Benchmark::ALL[..]).prop_map(Edition),
        detected in detected(),
    ) {
        check(&sources);
        check(&scope);
        check(&trail);
        check(&hosted);
        check(&table);
        check(&layout);
        check(&opened);
        check(&fields);
        check(&charts);
        check(&stack);
        check(&against);
        check(&clocks);
        check(&comparison);
        check(&grouping);
        check(&claims);
        check(&edition);
        check(&detected);
        let state = Fragment {
            view, sources, hosted, scope, trail, table, layout, opened, fields, charts, stack, against, clocks, comparison, grouping, claims, edition, detected,
        };
        prop_assert_eq!(parse(&print(&state)), state);
    }

    #[test]
    fn nothing_panics(fragment in ".{0,60}") {
        let _ = parse(&fragment);
    }
}

#[test]
fn a_page_that_carries_its_files_names_no_others() {
    let mark = "of-files=1022:172769fe8980172769fe8980172769fe";
    let link = parse(&format!("#/events?v=1&of=sample.tar&of-more=1&{mark}&src=logs/a.json&q=eventName:StopLogging"));
    assert_eq!(print(&link.without_files()), "#/events?v=1&q=eventName:StopLogging");
}

#[test]
fn a_link_may_leave_out_the_view() {
    let full = parse("#/?src=logs/a.json&src=b%20c.zip&q=eventName:Delete*");
    assert_eq!(full.hosted.0, ["logs/a.json", "b c.zip"]);
    assert_eq!(parse("#src=logs/a.json&src=b%20c.zip&q=eventName:Delete*"), full);
    assert_eq!(parse("src=logs/a.json").hosted.0, ["logs/a.json"]);
    assert_eq!(parse("#src=logs/a.json?token=x").hosted.0, ["logs/a.json?token=x"]);
    assert_eq!(parse("#/events").hosted.0, [""; 0]);
}
