//! Who acts: a person, a workload or AWS. `docs/people.md` has the same rule for readers, with its sources.
//!
//! The first line that applies counts:
//!
//! 1. `AWSService`, and Insights events: services.
//! 2. Sign-ins, users of IAM Identity Center, and calls from the console: people.
//! 3. What a service did on somebody's behalf (`invokedBy`), or by itself (`AwsServiceEvent`): services.
//! 4. A session that began with an MFA device: people.
//! 5. An address that is the name of a service: services.
//! 6. By type: root and federated users are people, sessions of roles see [`of_role`], everything else is unknown.
//!
//! What a client says about itself (`userAgent`) can only make it a person, never hide one.

use protocol::Actor;

/// What the rule looks at. Empty text means absent.
#[derive(Clone, Copy, Debug, Default)]
pub struct Caller<'a> {
    /// `userIdentity.type`.
    pub kind: &'a str,
    /// `userIdentity.principalId`.
    pub principal_id: &'a str,
    /// `userIdentity.arn`.
    pub arn: &'a str,
    /// `userIdentity.invokedBy`.
    pub invoked_by: &'a str,
    /// `sessionContext.sessionIssuer.userName`.
    pub role: &'a str,
    /// `sessionContext.sessionIssuer.arn`.
    pub role_arn: &'a str,
    /// `sessionContext.webIdFederationData.federatedProvider`.
    pub provider: &'a str,
    /// Whether `sessionContext.attributes.mfaAuthenticated` is true.
    pub mfa: bool,
    /// Whether there is a `sessionContext.ec2RoleDelivery`.
    pub on_instance: bool,
    /// Whether `sessionCredentialFromConsole` is true.
    pub from_console: bool,
    /// `eventType`.
    pub event_type: &'a str,
    /// `eventSource`.
    pub event_source: &'a str,
    /// `sourceIPAddress`.
    pub address: &'a str,
    /// `userAgent`.
    pub agent: &'a str,
}

/// Where AWS does not say which of its services called.
const INTERNAL: &str = "AWS Internal";

/// How `userAgent` begins in browsers, in CloudShell's and in the console's own calls.
const CONSOLE_AGENTS: [&str; 7] =
    ["Mozilla/", "console.", "signin.amazonaws.com", "[S3Console", "S3Console", "[AWS Console", "EC2ConsoleFrontend"];

/// In `userAgent` of the CLI in CloudShell, the console's terminal.
const CLOUD_SHELL: &str = "exec-env/CloudShell";

/// Parts of the names of identity providers that only know programs: clusters of EKS, and pipelines.
const OF_PROGRAMS: [&str; 5] = [
    "oidc.eks.",
    "token.actions.githubusercontent.com",
    "app.terraform.io",
    "agent.buildkite.com",
    "oidc.circleci.com",
];

/// Providers that AWS documents for signing in people.
const OF_PEOPLE: [&str; 3] = ["accounts.google.com", "www.amazon.com", "graph.facebook.com"];

/// Who acts.
pub fn actor(caller: &Caller<'_>) -> Actor {
    if caller.kind == "AWSService" || caller.event_type == "AwsCloudTrailInsight" {
        return Actor::Services;
    }
    if signs_in(caller) || is_in_console(caller) {
        return Actor::People;
    }
    if !caller.invoked_by.is_empty() || caller.event_type == "AwsServiceEvent" {
        return Actor::Services;
    }
    if caller.mfa {
        return Actor::People;
    }
    if caller.address == INTERNAL || caller.address.ends_with(".amazonaws.com") {
        return Actor::Services;
    }
    match caller.kind {
        "Root" | "FederatedUser" | "SAMLUser" | "Directory" => Actor::People,
        "AssumedRole" | "Role" => of_role(caller),
        "WebIdentityUser" => of_provider(caller.principal_id),
        "AWSAccount" if session(caller).contains('@') => Actor::People,
        _ => Actor::Unknown,
    }
}

fn signs_in(caller: &Caller<'_>) -> bool {
    matches!(caller.event_type, "AwsConsoleSignIn" | "AwsConsoleAction")
        || caller.event_source == "signin.amazonaws.com"
        || (caller.kind == "IdentityCenterUser" && caller.invoked_by.is_empty())
}

fn is_in_console(caller: &Caller<'_>) -> bool {
    // Until 2019, calls from the console were invoked by the sign-in service.
    let by_console = matches!(caller.invoked_by, "signin.amazonaws.com" | "console.amazonaws.com");
    let by_itself = caller.invoked_by.is_empty();
    let says_so =
        || CONSOLE_AGENTS.iter().any(|agent| caller.agent.starts_with(agent)) || caller.agent.contains(CLOUD_SHELL);
    by_console
        || (caller.from_console && (by_itself || caller.invoked_by == INTERNAL))
        || (by_itself && caller.event_type != "AwsServiceEvent" && says_so())
}

/// A session of a role. Roles of IAM Identity Center are for people, and e-mail addresses name people; service-linked
/// roles can only be assumed by AWS. Whatever nothing shows to be a person's is a workload's.
fn of_role(caller: &Caller<'_>) -> Actor {
    if caller.role_arn.contains(":role/aws-service-role/") || caller.role.starts_with("AWSServiceRoleFor") {
        return Actor::Services;
    }
    if caller.role_arn.contains(":role/aws-reserved/sso.amazonaws.com/") || caller.role.starts_with("AWSReservedSSO_") {
        return Actor::People;
    }
    if caller.on_instance {
        return Actor::Workloads;
    }
    match of_provider(caller.provider) {
        Actor::Unknown if session(caller).contains('@') => Actor::People,
        Actor::Unknown if caller.provider.is_empty() => Actor::Workloads,
        known => known,
    }
}

fn of_provider(provider: &str) -> Actor {
    let is_any = |known: &[&str]| known.iter().any(|known| provider.contains(known));
    match provider {
        _ if is_any(&OF_PROGRAMS) => Actor::Workloads,
        _ if is_any(&OF_PEOPLE) => Actor::People,
        _ => Actor::Unknown,
    }
}

/// The session name, from the principal or else from the ARN.
fn session<'a>(caller: &Caller<'a>) -> &'a str {
    let in_arn = || caller.arn.split_once(":assumed-role/").map_or("", |(_, rest)| rest);
    caller.principal_id.split_once(':').map_or_else(in_arn, |(_, session)| session)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NONE: Caller<'static> = Caller {
        kind: "",
        principal_id: "",
        arn: "",
        invoked_by: "",
        role: "",
        role_arn: "",
        provider: "",
        mfa: false,
        on_instance: false,
        from_console: false,
        event_type: "AwsApiCall",
        event_source: "ec2.amazonaws.com",
        address: "192.0.2.1",
        agent: "aws-cli/2.33.2",
    };

    const ROLE: Caller<'static> = Caller { kind: "AssumedRole", principal_id: "AROAX:deploy", role: "Ops", ..NONE };
    const USER: Caller<'static> = Caller { kind: "IAMUser", principal_id: "AIDAX", ..NONE };

    #[test]
    fn the_first_line_that_applies_counts() {
        let service = "autoscaling.amazonaws.com";
        let cases = [
            // 1
            (Caller { kind: "AWSService", invoked_by: service, ..NONE }, Actor::Services),
            (Caller { kind: "AWSService", event_type: "AwsConsoleAction", ..NONE }, Actor::Services),
            (Caller { event_type: "AwsCloudTrailInsight", ..NONE }, Actor::Services),
            // 2
            (Caller { event_type: "AwsConsoleSignIn", ..USER }, Actor::People),
            (Caller { kind: "Unknown", event_source: "signin.amazonaws.com", ..NONE }, Actor::People),
            (Caller { kind: "IdentityCenterUser", event_type: "AwsServiceEvent", ..NONE }, Actor::People),
            (Caller { from_console: true, ..USER }, Actor::People),
            (Caller { from_console: true, invoked_by: INTERNAL, address: INTERNAL, ..USER }, Actor::People),
            (Caller { invoked_by: "signin.amazonaws.com", ..USER }, Actor::People),
            (Caller { agent: "[S3Console/0.4, aws-internal/3]", ..USER }, Actor::People),
            (Caller { agent: "Mozilla/5.0", ..ROLE }, Actor::People),
            (Caller { agent: "aws-cli/2.1 exec-env/CloudShell", ..ROLE }, Actor::People),
            // 3
            (Caller { from_console: true, invoked_by: "cloudformation.amazonaws.com", ..USER }, Actor::Services),
            (Caller { kind: "Root", invoked_by: service, ..NONE }, Actor::Services),
            (Caller { kind: "Root", event_type: "AwsServiceEvent", agent: "Mozilla/", ..NONE }, Actor::Services),
            (Caller { kind: "IdentityCenterUser", invoked_by: "athena.amazonaws.com", ..NONE }, Actor::Services),
            (Caller { mfa: true, invoked_by: service, ..ROLE }, Actor::Services),
            (Caller { event_type: "AwsServiceEvent", ..NONE }, Actor::Services),
            // 4, 5
            (Caller { mfa: true, address: INTERNAL, ..USER }, Actor::People),
            (Caller { mfa: true, ..ROLE }, Actor::People),
            (Caller { address: "lambda.amazonaws.com", ..ROLE }, Actor::Services),
            (Caller { address: INTERNAL, ..USER }, Actor::Services),
            // 6
            (Caller { kind: "Root", ..NONE }, Actor::People),
            (Caller { kind: "FederatedUser", ..NONE }, Actor::People),
            (Caller { kind: "SAMLUser", ..NONE }, Actor::People),
            (USER, Actor::Unknown),
            (Caller { kind: "AWSAccount", ..NONE }, Actor::Unknown),
            (Caller { kind: "AWSAccount", principal_id: "AROAX:eve@example.com", ..NONE }, Actor::People),
            (Caller { kind: "Unknown", ..NONE }, Actor::Unknown),
            (NONE, Actor::Unknown),
        ];
        for (caller, expected) in cases {
            assert_eq!(actor(&caller), expected, "{caller:?}");
        }
    }

    #[test]
    fn sessions_of_roles_are_told_apart() {
        let sso = "arn:aws:iam::1:role/aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_Admin_0123456789abcdef";
        let linked = "arn:aws:iam::1:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS";
        let eks = "arn:aws:iam::1:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLE";
        let cases = [
            (ROLE, Actor::Workloads),
            (Caller { role_arn: sso, ..ROLE }, Actor::People),
            (Caller { role: "AWSReservedSSO_Admin_0123456789abcdef", ..ROLE }, Actor::People),
            (Caller { role_arn: linked, ..ROLE }, Actor::Services),
            (Caller { role: "AWSServiceRoleForECS", ..ROLE }, Actor::Services),
            (Caller { principal_id: "AROAX:mei@example.com", ..ROLE }, Actor::People),
            (Caller { principal_id: "AROAX:mei@example.com", on_instance: true, ..ROLE }, Actor::Workloads),
            (
                Caller { principal_id: "", arn: "arn:aws:sts::1:assumed-role/Ops/mei@example.com", ..ROLE },
                Actor::People,
            ),
            (Caller { provider: eks, ..ROLE }, Actor::Workloads),
            (Caller { provider: "accounts.google.com", ..ROLE }, Actor::People),
            (Caller { provider: "login.example.com", ..ROLE }, Actor::Unknown),
            (Caller { kind: "WebIdentityUser", principal_id: eks, ..NONE }, Actor::Workloads),
            (Caller { kind: "Role", ..ROLE }, Actor::Workloads),
        ];
        for (caller, expected) in cases {
            assert_eq!(actor(&caller), expected, "{caller:?}");
        }
    }
}
