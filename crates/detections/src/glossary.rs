//! What calls do, why an auditor cares, and what to look at next.

use protocol::detections::Term;

use crate::file::{Call, Calls};

/// The terms of a file.
pub fn terms(file: &Calls) -> impl Iterator<Item = Term> + '_ {
    file.call.iter().map(|call| term(file, call))
}

fn term(file: &Calls, call: &Call) -> Term {
    let source = call.page.clone().unwrap_or_else(|| file.pages.replace("{name}", &call.name));
    Term {
        service: call.service.clone().unwrap_or_else(|| file.service.clone()),
        name: call.name.clone(),
        what: call.what.clone(),
        why: call.why.clone(),
        next: call.next.clone(),
        source,
    }
}
