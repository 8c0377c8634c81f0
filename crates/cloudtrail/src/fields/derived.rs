//! Values that are derived from several fields of the record.

use std::borrow::Cow;

use protocol::{Actor, Column};

use super::Draft;
use crate::actor::{self, Caller};
use crate::model::Cell;
use crate::session::one;
use crate::target;
use crate::user::{self, Identity};
use json::scan::Scanner;
use json::text::Text;

impl<'a> Draft<'a> {
    /// Derives what depends on objects that were skipped.
    pub(super) fn derive(&mut self, text: Text<'a>) {
        if matches!(self.fields.cell(Column::Resource), Cell::Absent | Cell::Null) {
            self.fields.set(Column::Target, target::name(self.request, self.response, text));
        }
        if let Cell::Text(id) = &self.on_behalf_of
            && !id.is_empty()
        {
            self.fields.known_as = self.signed_in_as(text).map(|name| (id.clone(), name));
        }
    }

    /// The name of a user of IAM Identity Center: signing in, it is in `additionalEventData`.
    /// <https://docs.aws.amazon.com/singlesignon/latest/userguide/username-sign-in-cloudtrail-events.html>
    fn signed_in_as(&self, text: Text<'a>) -> Option<Cow<'a, str>> {
        let at_sign_in = self.additional.and_then(|at| {
            let mut scanner = Scanner::new(text);
            scanner.jump(at);
            one(&mut scanner, "UserName").ok()
        });
        let names = [at_sign_in.unwrap_or_default(), self.fields.cell(Column::UserName).clone()];
        names.into_iter().find_map(|name| match name {
            Cell::Text(name) if !name.is_empty() => Some(name),
            _ => None,
        })
    }

    pub(super) fn actor(&self) -> Actor {
        let text = |column: Column| self.fields.cell(column).text();
        actor::actor(&Caller {
            kind: text(Column::IdentityType),
            principal_id: text(Column::PrincipalId),
            arn: text(Column::IdentityArn),
            invoked_by: text(Column::InvokedBy),
            role: text(Column::RoleName),
            role_arn: self.session.role_arn.text(),
            provider: self.session.provider.text(),
            mfa: self.session.mfa,
            on_instance: self.session.on_instance,
            from_console: self.from_console,
            event_type: text(Column::EventType),
            event_source: text(Column::EventSource),
            address: text(Column::SourceIpAddress),
            agent: text(Column::UserAgent),
        })
    }

    pub(super) fn user(&self) -> Cell<'a> {
        let text = |column: Column| self.fields.cell(column).text();
        let identity = Identity {
            kind: text(Column::IdentityType),
            user_name: text(Column::UserName),
            role: text(Column::RoleName),
            principal_id: text(Column::PrincipalId),
            arn: text(Column::IdentityArn),
            invoked_by: text(Column::InvokedBy),
            account_id: text(Column::IdentityAccountId),
            on_behalf_of: self.on_behalf_of.text(),
        };
        user::name(&identity).map_or(Cell::Absent, |name| Cell::Text(Cow::Owned(name.into_owned())))
    }
}
