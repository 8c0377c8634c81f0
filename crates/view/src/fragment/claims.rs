//! What somebody claims about the export: the period that it holds, and the buckets that its files came from.

use std::collections::BTreeMap;

use protocol::report::Options;

use super::{Pairs, Part};
use crate::clock::UTC;
use crate::{format, period};

/// The claims, as they are to be tested.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Claims(pub Options);

/// `validate-from=…`, `validate-to=…`, `bucket=…`, and for each bucket that was found `found=…` with what it is said to be, `said=…`.
impl Part for Claims {
    fn read(pairs: &Pairs) -> Claims {
        let given = |key| pairs.last(key).unwrap_or_default();
        // What can't be read restricts nothing, nor does what ends before it begins.
        let period = period::read(given("validate-from"), given("validate-to"), &UTC).unwrap_or_default();
        let bucket = given("bucket").trim();
        let buckets = pairs.all("found").zip(pairs.all("said")).filter(|(_, said)| !said.trim().is_empty());
        let buckets: BTreeMap<String, String> =
            buckets.map(|(found, said)| (found.to_owned(), said.to_owned())).collect();
        Claims(Options {
            expected_bucket: (!bucket.is_empty()).then(|| bucket.to_owned()),
            buckets,
            from: period.0.map(format::iso),
            to: period.1.map(format::iso),
        })
    }

    fn write(&self, pairs: &mut Pairs) {
        let Options { expected_bucket, buckets, from, to } = &self.0;
        let mut push = |key, value: &Option<String>| {
            value.iter().filter(|value| !value.trim().is_empty()).for_each(|value| pairs.push(key, value));
        };
        push("validate-from", from);
        push("validate-to", to);
        push("bucket", expected_bucket);
        for (found, said) in buckets.iter() {
            pairs.push("found", found);
            pairs.push("said", said);
        }
    }

    fn is_step(before: &Claims, now: &Claims) -> bool {
        before != now
    }
}
