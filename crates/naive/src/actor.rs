//! Who acts, spelled out as in `docs/people.md`.

use protocol::Actor;

use crate::json::Json;
use crate::member;

/// The kind of caller that the record tells of.
pub fn actor(record: &Json) -> Actor {
    let at = |path: &str| path.split('.').try_fold(record.clone(), |value, name| member(&value, name));
    let text = |path: &str| match at(path) {
        Some(Json::Text(text)) => text,
        _ => String::new(),
    };
    let is_true =
        |path: &str| at(path).and_then(|it| it.text().map(str::to_ascii_lowercase)).as_deref() == Some("true");
    let (kind, invoked_by) = (text("userIdentity.type"), text("userIdentity.invokedBy"));
    let (event_type, agent) = (text("eventType"), text("userAgent"));
    if kind == "AWSService" || event_type == "AwsCloudTrailInsight" {
        return Actor::Services;
    }

    let sign_in = ["AwsConsoleSignIn", "AwsConsoleAction"].contains(&event_type.as_str());
    if sign_in
        || text("eventSource") == "signin.amazonaws.com"
        || (kind == "IdentityCenterUser" && invoked_by.is_empty())
    {
        return Actor::People;
    }
    if ["signin.amazonaws.com", "console.amazonaws.com"].contains(&invoked_by.as_str()) {
        return Actor::People;
    }
    if is_true("sessionCredentialFromConsole") && ["", "AWS Internal"].contains(&invoked_by.as_str()) {
        return Actor::People;
    }
    let browsers = "Mozilla/|console.|signin.amazonaws.com|[S3Console|S3Console|[AWS Console|EC2ConsoleFrontend";
    let in_console = browsers.split('|').any(|begin| agent.starts_with(begin)) || agent.contains("exec-env/CloudShell");
    if in_console && invoked_by.is_empty() && event_type != "AwsServiceEvent" {
        return Actor::People;
    }

    if !invoked_by.is_empty() || event_type == "AwsServiceEvent" {
        return Actor::Services;
    }
    if is_true("userIdentity.sessionContext.attributes.mfaAuthenticated") {
        return Actor::People;
    }
    let address = text("sourceIPAddress");
    if address == "AWS Internal" || address.ends_with(".amazonaws.com") {
        return Actor::Services;
    }

    let principal = text("userIdentity.principalId");
    let session = match principal.split_once(':') {
        Some((_, session)) => session.to_owned(),
        None => {
            text("userIdentity.arn").split_once(":assumed-role/").map(|(_, rest)| rest.to_owned()).unwrap_or_default()
        }
    };
    match kind.as_str() {
        "Root" | "FederatedUser" | "SAMLUser" | "Directory" => Actor::People,
        "AWSAccount" if session.contains('@') => Actor::People,
        "WebIdentityUser" => of_provider(&principal),
        "AssumedRole" | "Role" => {
            let name = text("userIdentity.sessionContext.sessionIssuer.userName");
            let arn = text("userIdentity.sessionContext.sessionIssuer.arn");
            let delivery = at("userIdentity.sessionContext.ec2RoleDelivery");
            let provider = text("userIdentity.sessionContext.webIdFederationData.federatedProvider");
            let known = of_provider(&provider);
            if arn.contains(":role/aws-service-role/") || name.starts_with("AWSServiceRoleFor") {
                Actor::Services
            } else if arn.contains(":role/aws-reserved/sso.amazonaws.com/") || name.starts_with("AWSReservedSSO_") {
                Actor::People
            } else if matches!(delivery, Some(Json::Text(_) | Json::Number(_))) {
                Actor::Workloads
            } else if known != Actor::Unknown {
                known
            } else if session.contains('@') {
                Actor::People
            } else if provider.is_empty() {
                Actor::Workloads
            } else {
                Actor::Unknown
            }
        }
        _ => Actor::Unknown,
    }
}

fn of_provider(provider: &str) -> Actor {
    let is_any = |all: &str| all.split('|').any(|known| provider.contains(known));
    let programs =
        "oidc.eks.|token.actions.githubusercontent.com|app.terraform.io|agent.buildkite.com|oidc.circleci.com";
    if is_any(programs) {
        return Actor::Workloads;
    }
    if is_any("accounts.google.com|www.amazon.com|graph.facebook.com") { Actor::People } else { Actor::Unknown }
}
