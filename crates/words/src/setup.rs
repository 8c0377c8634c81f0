//! The items of the checklist.

use protocol::setup::{CheckState, Item};

use crate::{Label, Language, messages as m};

impl Label for Item {
    fn label(&self, language: Language) -> &'static str {
        match self {
            Item::Logging => m::setup_item_logging(language),
            Item::MultiRegion => m::setup_item_multi_region(language),
            Item::GlobalServices => m::setup_item_global_services(language),
            Item::Organization => m::setup_item_organization(language),
            Item::Management => m::setup_item_management(language),
            Item::NothingExcluded => m::setup_item_nothing_excluded(language),
            Item::S3Data => m::setup_item_s3_data(language),
            Item::LambdaData => m::setup_item_lambda_data(language),
            Item::Insights => m::setup_item_insights(language),
            Item::Validation => m::setup_item_validation(language),
            Item::DigestDelivery => m::setup_item_digest_delivery(language),
            Item::Delivery => m::setup_item_delivery(language),
            Item::Kms => m::setup_item_kms(language),
            Item::CloudWatch => m::setup_item_cloud_watch(language),
            Item::Notifications => m::setup_item_notifications(language),
            Item::SecondCopy => m::setup_item_second_copy(language),
            Item::PolicySource => m::setup_item_policy_source(language),
            Item::Tls => m::setup_item_tls(language),
            Item::PolicyPrivate => m::setup_item_policy_private(language),
            Item::PublicAccess => m::setup_item_public_access(language),
            Item::Versioning => m::setup_item_versioning(language),
            Item::MfaDelete => m::setup_item_mfa_delete(language),
            Item::Encryption => m::setup_item_encryption(language),
            Item::Retention => m::setup_item_retention(language),
            Item::ObjectLock => m::setup_item_object_lock(language),
            Item::AccessLogging => m::setup_item_access_logging(language),
        }
    }
}

/// Why an item matters.
pub fn why_set_up(item: Item, language: Language) -> &'static str {
    match item {
        Item::Logging => m::setup_why_logging(language),
        Item::MultiRegion => m::setup_why_multi_region(language),
        Item::GlobalServices => m::setup_why_global_services(language),
        Item::Organization => m::setup_why_organization(language),
        Item::Management => m::setup_why_management(language),
        Item::NothingExcluded => m::setup_why_nothing_excluded(language),
        Item::S3Data => m::setup_why_s3_data(language),
        Item::LambdaData => m::setup_why_lambda_data(language),
        Item::Insights => m::setup_why_insights(language),
        Item::Validation => m::setup_why_validation(language),
        Item::DigestDelivery => m::setup_why_digest_delivery(language),
        Item::Delivery => m::setup_why_delivery(language),
        Item::Kms => m::setup_why_kms(language),
        Item::CloudWatch => m::setup_why_cloud_watch(language),
        Item::Notifications => m::setup_why_notifications(language),
        Item::SecondCopy => m::setup_why_second_copy(language),
        Item::PolicySource => m::setup_why_policy_source(language),
        Item::Tls => m::setup_why_tls(language),
        Item::PolicyPrivate => m::setup_why_policy_private(language),
        Item::PublicAccess => m::setup_why_public_access(language),
        Item::Versioning => m::setup_why_versioning(language),
        Item::MfaDelete => m::setup_why_mfa_delete(language),
        Item::Encryption => m::setup_why_encryption(language),
        Item::Retention => m::setup_why_retention(language),
        Item::ObjectLock => m::setup_why_object_lock(language),
        Item::AccessLogging => m::setup_why_access_logging(language),
    }
}

impl Label for CheckState {
    fn label(&self, language: Language) -> &'static str {
        match self {
            CheckState::Seen => m::setup_seen(language),
            CheckState::Contradicted => m::setup_contradicted(language),
            CheckState::Unseen => m::setup_unseen(language),
        }
    }
}
