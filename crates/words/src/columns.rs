//! Names of columns, and of kinds of callers.

use protocol::{Actor, Column};

use crate::messages as m;
use crate::{Label, Language};

impl Label for Column {
    fn label(&self, language: Language) -> &'static str {
        match self {
            Column::EventName => m::column_event_name(language),
            Column::EventSource => m::column_event_source(language),
            Column::AwsRegion => m::column_aws_region(language),
            Column::User => m::column_user(language),
            Column::SourceIpAddress => m::column_source_ip_address(language),
            Column::UserAgent => m::column_user_agent(language),
            Column::ErrorCode => m::column_error_code(language),
            Column::ReadOnly => m::column_read_only(language),
            Column::Resource => m::column_resource(language),
            Column::RecipientAccountId => m::column_recipient_account_id(language),
            Column::EventCategory => m::column_event_category(language),
            Column::EventType => m::column_event_type(language),
            Column::EventVersion => m::column_event_version(language),
            Column::IdentityType => m::column_identity_type(language),
            Column::IdentityArn => m::column_identity_arn(language),
            Column::PrincipalId => m::column_principal_id(language),
            Column::IdentityAccountId => m::column_identity_account_id(language),
            Column::AccessKeyId => m::column_access_key_id(language),
            Column::UserName => m::column_user_name(language),
            Column::InvokedBy => m::column_invoked_by(language),
            Column::RoleName => m::column_role_name(language),
            Column::Actor => m::column_actor(language),
            Column::Target => m::column_target(language),
        }
    }
}

impl Label for Actor {
    fn label(&self, language: Language) -> &'static str {
        match self {
            Actor::People => m::actor_people(language),
            Actor::Unknown => m::actor_unknown(language),
            Actor::Workloads => m::actor_workloads(language),
            Actor::Services => m::actor_services(language),
        }
    }
}
