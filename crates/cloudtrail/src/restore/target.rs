//! Where in a record the value under a heading or flattened name belongs.

use super::spelling;

/// Where a value belongs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// At this path of the record.
    Path(Vec<String>),
    /// Not CloudTrail's: a member under its own name.
    Other,
    /// Something that Traillight's own export adds to a record.
    Derived,
}

impl Target {
    /// Whether it is this member of the record itself, not something in it.
    pub fn is(&self, member: &str) -> bool {
        matches!(self, Target::Path(path) if path.len() == 1 && path.first().is_some_and(|name| name == member))
    }

    /// Whether it is this member of the record or something in it.
    pub fn is_in(&self, member: &str) -> bool {
        matches!(self, Target::Path(path) if path.first().is_some_and(|name| name == member))
    }
}

/// The targets of all headings of a table, or of all names of an object.
pub fn places(names: &[&str]) -> Vec<Target> {
    let own = ["user", "proof", "file", "eventTime", "eventID"].iter().all(|name| names.contains(name));
    let prefix = prefix(names);
    let place_of = |name: &&str| match *name {
        "user" | "who" | "target" | "proof" | "file" | "outcome" if own => Target::Derived,
        // By the clocks of another time zone.
        name if own && name.starts_with("eventTime (") => Target::Derived,
        name => prefix.and_then(|prefix| name.strip_prefix(prefix)).map_or_else(|| place(name), place),
    };
    let mut places: Vec<Target> = names.iter().map(place_of).collect();
    // Where a tool's own name and AWS's name mean the same, AWS's takes precedence.
    for at in 0..places.len() {
        let is_twice = |place: &Target| places.iter().enumerate().any(|(other, known)| other != at && known == place);
        let is_alias = names.get(at).is_some_and(|name| spelling::alias(&spelling::folded(name)).is_some());
        let is_theirs = |place: &Target| match place {
            Target::Path(path) => {
                names.get(at) != Some(&path.join(".").as_str()) && names.contains(&path.join(".").as_str())
            }
            Target::Other | Target::Derived => false,
        };
        let gives_way = places
            .get(at)
            .is_some_and(|place| is_theirs(place) || (is_alias && *place != Target::Other && is_twice(place)));
        if gives_way && let Some(place) = places.get_mut(at) {
            *place = Target::Other;
        }
    }
    places
}

/// What precedes every name: `detail.`, `Records/`, `aws_cloudtrail_`.
fn prefix<'n>(names: &[&'n str]) -> Option<&'n str> {
    let ends = ["eventName", "event_name", "eventname", "EventName"];
    let prefixes = names.iter().flat_map(|name| ends.into_iter().filter_map(|end| name.strip_suffix(end)));
    prefixes.filter(|prefix| prefix.ends_with(['.', '/', '_', ':'])).find(|prefix| {
        let has = |wanted: &str| {
            let mut rests = names.iter().filter_map(|name| name.strip_prefix(prefix));
            rests.any(|rest| spelling::folded(rest) == wanted)
        };
        has("eventsource") && (has("eventtime") || has("eventid"))
    })
}

/// The target of one heading.
fn place(heading: &str) -> Target {
    let heading = heading.trim();
    let folded = spelling::folded(heading);
    let whole = spelling::path(&folded).or_else(|| spelling::alias(&folded));
    if let Some(path) = whole.filter(|_| !heading.contains(['{', '['])) {
        return Target::Path(path.split('.').map(str::to_owned).collect());
    }
    nested(heading).map_or(Target::Other, Target::Path)
}

/// `requestParameters.userName`, `resources/0/ARN`, `resources[0].ARN`, `response_elements.x`, `requestParameters_userName`.
fn nested(heading: &str) -> Option<Vec<String>> {
    let marks = ['.', '/', '[', '{'];
    if heading.contains(marks) {
        let parts = heading.split(marks).map(|part| part.trim_end_matches([']', '}']));
        let mut parts = parts.filter(|part| !part.is_empty());
        let root = spelling::root(&spelling::folded(parts.next()?))?;
        return below(root, parts);
    }
    // The shortest run of leading words that names a member is taken as the member's name.
    for (at, _) in heading.match_indices('_') {
        let (first, rest) = (heading.get(..at)?, heading.get(at + 1..)?);
        let Some(root) = spelling::root(&spelling::folded(first)) else { continue };
        // With underscores between all words, it is unknown where a name ends.
        let parts: Vec<&str> = if first.contains('_') { vec![rest] } else { rest.split('_').collect() };
        return below(root, parts.into_iter().filter(|part| !part.is_empty()));
    }
    None
}

fn below<'n>(root: &str, parts: impl Iterator<Item = &'n str>) -> Option<Vec<String>> {
    let mut path = vec![root.to_owned()];
    let mut known = root.to_owned();
    for part in parts {
        if super::index(part).is_some() {
            path.push(part.to_owned());
            continue;
        }
        let name = spelling::below(&known, part);
        path.push(name.to_owned());
        known = format!("{known}.{name}");
    }
    (path.len() > 1).then_some(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(names: &[&str]) -> Vec<String> {
        let show = |place: Target| match place {
            Target::Path(path) => path.join("."),
            Target::Other => "?".to_owned(),
            Target::Derived => "-".to_owned(),
        };
        places(names).into_iter().map(show).collect()
    }

    #[test]
    fn headings_lead_to_their_places() {
        for (heading, expected) in [
            ("Event name", "eventName"),
            ("EVENT_NAME", "eventName"),
            ("sourceIpAddress", "sourceIPAddress"),
            ("User name", "userIdentity.userName"),
            ("useridentity_arn", "userIdentity.arn"),
            ("UserIdentityPrincipalid", "userIdentity.principalId"),
            (
                "userIdentity.sessionContext.sessionIssuer.userName",
                "userIdentity.sessionContext.sessionIssuer.userName",
            ),
            (
                "user_identity.session_context.session_issuer.user_name",
                "userIdentity.sessionContext.sessionIssuer.userName",
            ),
            ("useridentity/sessioncontext/sourceidentity", "userIdentity.sessionContext.sourceIdentity"),
            ("userIdentity.newMember", "userIdentity.newMember"),
            ("requestParameters.userName", "requestParameters.userName"),
            ("requestParameters_userName", "requestParameters.userName"),
            ("request_parameters_user_name", "requestParameters.user_name"),
            ("requestParameters.filterSet.items.0.name", "requestParameters.filterSet.items.0.name"),
            ("resources[0].arn", "resources.0.ARN"),
            ("resources{}.ARN", "resources.ARN"),
            ("resources_1_accountId", "resources.1.accountId"),
            ("Resource name", "?"),
            ("requestParametersX", "?"),
            ("event", "?"),
            ("", "?"),
        ] {
            assert_eq!(shown(&[heading]), [expected], "{heading}");
        }
    }

    #[test]
    fn what_stands_before_all_names_is_cut_off() {
        let names = ["detail.eventName", "detail.eventSource", "detail.eventTime", "detail.userIdentity.arn", "id"];
        assert_eq!(shown(&names), ["eventName", "eventSource", "eventTime", "userIdentity.arn", "?"]);
        assert_eq!(shown(&["Records/eventName", "Records/eventSource", "Records/eventID"])[0], "eventName");
    }

    #[test]
    fn names_of_tools_give_way() {
        assert_eq!(shown(&["TimeGenerated", "eventTime", "AwsEventId"]), ["?", "eventTime", "eventID"]);
        assert_eq!(shown(&["eventname", "eventName", "eventid"]), ["?", "eventName", "eventID"]);
        let own = ["eventTime", "eventID", "user", "proof", "file", "resources.ARN", "who", "target"];
        assert_eq!(shown(&own), ["eventTime", "eventID", "-", "-", "-", "resources.ARN", "-", "-"]);
    }
}
