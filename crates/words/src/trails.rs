//! Trails: what they did not record, and how they were configured.

use protocol::brief::{Delivery, DescribedTrail, Setting};
use protocol::recording::{Management, NotRecorded, Selected};

use crate::{Label, Language, Say, list, messages as m};

impl Say for NotRecorded {
    fn write(&self, language: Language, out: &mut String) {
        match self {
            NotRecorded::Stopped => out.push_str(m::trail_stopped(language)),
            NotRecorded::Deleted => out.push_str(m::trail_deleted(language)),
            NotRecorded::NotStarted => out.push_str(m::trail_not_started(language)),
            NotRecorded::LeftOutBy(selected) => out.push_str(&left_out(selected, language)),
            NotRecorded::InsightsEvents => out.push_str(m::trail_insights_events(language)),
            NotRecorded::OtherRegions => out.push_str(m::trail_other_regions(language)),
            NotRecorded::GlobalServices => out.push_str(m::trail_global_services(language)),
            NotRecorded::Digests => out.push_str(m::trail_digests(language)),
        }
    }
}

/// What event selectors record.
fn recorded(Selected { management, data }: &Selected, language: Language) -> String {
    let management = match management {
        Management::None => None,
        Management::ReadOnly => Some(m::selected_read_only(language)),
        Management::WriteOnly => Some(m::selected_write_only(language)),
        Management::OnConditions | Management::AllBut(_) => Some(m::selected_not_all(language)),
        Management::All => Some(m::selected_management(language)),
    };
    let data = (!data.is_empty()).then(|| m::SelectedData { types: &list(data, language) }.say(language));
    let parts: Vec<String> = management.map(str::to_owned).into_iter().chain(data).collect();
    if parts.is_empty() { m::selected_nothing(language).to_owned() } else { parts.join(m::list_join_parts(language)) }
}

/// What they leave out.
fn left_out(Selected { management, data }: &Selected, language: Language) -> String {
    let management = match management {
        Management::None => Some(m::selected_management(language).to_owned()),
        Management::ReadOnly => Some(m::selected_write_only(language).to_owned()),
        Management::WriteOnly => Some(m::selected_read_only(language).to_owned()),
        Management::OnConditions => Some(m::left_out_on_conditions(language).to_owned()),
        Management::AllBut(services) => Some(m::LeftOutServices { services: &list(services, language) }.say(language)),
        Management::All => None,
    };
    let data = match data.is_empty() {
        true => m::left_out_data(language).to_owned(),
        false => m::LeftOutOtherData { types: &list(data, language) }.say(language),
    };
    let parts: Vec<String> = management.into_iter().chain([data]).collect();
    parts.join(m::list_join_parts(language))
}

impl Say for DescribedTrail {
    fn write(&self, language: Language, out: &mut String) {
        match self {
            DescribedTrail::Named { name, arn: None } => out.push_str(name),
            DescribedTrail::Named { name, arn: Some(arn) } => m::DescribedTrailArn { name, arn }.write(language, out),
            DescribedTrail::Unnamed => out.push_str(m::described_trail_unnamed(language)),
            DescribedTrail::OfStatus(file) => m::DescribedTrailStatus { file }.write(language, out),
        }
    }
}

/// The name of a setting.
impl Label for Setting {
    fn label(&self, language: Language) -> &'static str {
        match self {
            Setting::Regions { .. } => m::setting_regions(language),
            Setting::Organization(_) => m::setting_organization(language),
            Setting::Validation(_) => m::setting_validation(language),
            Setting::GlobalServices(_) => m::setting_global_services(language),
            Setting::Bucket(_) => m::setting_bucket(language),
            Setting::KmsKey(_) => m::setting_kms_key(language),
            Setting::LogGroup(_) => m::setting_log_group(language),
            Setting::Logging { .. } => m::setting_logging(language),
            Setting::Latest { delivery: Delivery::Logs, .. } => m::setting_latest_delivery(language),
            Setting::Latest { delivery: Delivery::Digests, .. } => m::setting_latest_digest(language),
            Setting::Latest { delivery: Delivery::CloudWatchLogs, .. } => m::setting_latest_cloudwatch_logs(language),
            Setting::Latest { delivery: Delivery::Notifications, .. } => m::setting_latest_notification(language),
            Setting::Records(_) => m::setting_records(language),
            Setting::DoesNotRecord(_) => m::setting_does_not_record(language),
            Setting::Insights(_) => m::setting_insights(language),
        }
    }
}

/// The value of a setting.
impl Say for Setting {
    fn write(&self, language: Language, out: &mut String) {
        match self {
            Setting::Regions { all: true, home: Some(region) } => m::SettingAllRegions { region }.write(language, out),
            Setting::Regions { all: true, home: None } => out.push_str(m::setting_all(language)),
            Setting::Regions { all: false, home: Some(region) } => m::SettingOneRegion { region }.write(language, out),
            Setting::Regions { all: false, home: None } => out.push_str(m::setting_own_region(language)),
            Setting::Organization(true) => out.push_str(m::setting_all_accounts(language)),
            Setting::Organization(false) => out.push_str(m::setting_one_account(language)),
            Setting::Validation(true) => out.push_str(m::setting_on(language)),
            Setting::Validation(false) => out.push_str(m::setting_validation_off(language)),
            Setting::GlobalServices(true) => out.push_str(m::setting_recorded(language)),
            Setting::GlobalServices(false) => out.push_str(m::setting_not_recorded(language)),
            Setting::Bucket(name) | Setting::KmsKey(Some(name)) | Setting::LogGroup(Some(name)) => out.push_str(name),
            Setting::KmsKey(None) => out.push_str(m::setting_no_kms_key(language)),
            Setting::LogGroup(None) => out.push_str(m::setting_no_log_group(language)),
            Setting::Logging { on: true, since: None } => out.push_str(m::setting_on(language)),
            Setting::Logging { on: true, since: Some(time) } => m::SettingOnSince { time }.write(language, out),
            Setting::Logging { on: false, since: None } => out.push_str(m::setting_stopped(language)),
            Setting::Logging { on: false, since: Some(time) } => m::SettingStoppedSince { time }.write(language, out),
            Setting::Latest { time, error: None, .. } => out.push_str(time.as_deref().unwrap_or_default()),
            Setting::Latest { time: None, error: Some(error), .. } => m::SettingFailed { error }.write(language, out),
            Setting::Latest { time: Some(time), error: Some(error), .. } => {
                m::SettingFailedAfter { error, time }.write(language, out)
            }
            Setting::Records(selected) => out.push_str(&recorded(selected, language)),
            Setting::DoesNotRecord(selected) => out.push_str(&left_out(selected, language)),
            Setting::Insights(kinds) if kinds.is_empty() => out.push_str(m::setting_none(language)),
            Setting::Insights(kinds) => out.push_str(&list(kinds, language)),
        }
    }
}
