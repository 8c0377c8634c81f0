//! What is in a file.

use protocol::what::{Contents, EventNotation, EventSchema, Eventless, EvidenceFile, OtherFile, PrintedForm, Remedy};

use crate::{Label, Language, Say, messages as m};

impl Say for Contents {
    fn write(&self, language: Language, out: &mut String) {
        let label = match self {
            Contents::Log => m::contents_log(language),
            Contents::LookupEvents => m::contents_lookup_events(language),
            Contents::LogEvents => m::contents_log_events(language),
            Contents::Envelopes => m::contents_envelopes(language),
            Contents::Aggregated => m::contents_aggregated(language),
            Contents::LakeResults => m::contents_lake_results(language),
            Contents::QueryResults => m::contents_query_results(language),
            Contents::EmptyLog => m::contents_empty_log(language),
            Contents::UnreadableLog => m::contents_unreadable_log(language),
            Contents::EventHistory => m::contents_event_history(language),
            Contents::OwnTable => m::contents_own_table(language),
            Contents::EventTable => m::contents_event_table(language),
            Contents::RecordTable => m::contents_record_table(language),
            Contents::Notation(notation) => notation.label(language),
            Contents::Eventless(eventless) => eventless.label(language),
            Contents::Evidence(evidence) => evidence.label(language),
            Contents::Zip => m::contents_zip(language),
            Contents::Tar => m::contents_tar(language),
            Contents::TarInGzip => m::contents_tar_in_gzip(language),
            Contents::GzipInGzip => m::contents_gzip_in_gzip(language),
            Contents::ArchiveInGzip => m::contents_archive_in_gzip(language),
            Contents::Zstandard => m::contents_zstandard(language),
            Contents::BrokenJson => m::contents_broken_json(language),
            Contents::UnsearchedJson => m::contents_unsearched_json(language),
            Contents::DamagedGzip => m::contents_damaged_gzip(language),
            Contents::Empty => m::contents_empty(language),
            Contents::Companion => m::contents_companion(language),
            Contents::Printed(command, form) => {
                return m::ContentsPrinted { command: command.name(), form: form.label(language) }.write(language, out);
            }
            Contents::Other(other) => other.label(language),
            Contents::UnreadEntry => m::contents_unread_entry(language),
            Contents::TooLarge => m::contents_too_large(language),
            Contents::NotFromDisk => m::contents_not_from_disk(language),
        };
        out.push_str(label);
    }
}

impl Label for EventNotation {
    fn label(&self, language: Language) -> &'static str {
        match self {
            EventNotation::Python => m::contents_python(language),
            EventNotation::Yaml => m::contents_yaml(language),
            EventNotation::JavaScript => m::contents_javascript(language),
            EventNotation::PowerShell => m::contents_powershell(language),
            EventNotation::Ruby => m::contents_ruby(language),
            EventNotation::Go => m::contents_go(language),
            EventNotation::Markup => m::contents_markup(language),
            EventNotation::Unknown => m::contents_unknown_notation(language),
        }
    }
}

impl Label for Eventless {
    fn label(&self, language: Language) -> &'static str {
        match self {
            Eventless::ControlMessage => m::contents_control_message(language),
            Eventless::EmptyList => m::contents_empty_list(language),
        }
    }
}

impl Label for EvidenceFile {
    fn label(&self, language: Language) -> &'static str {
        match self {
            EvidenceFile::Digest => m::contents_digest(language),
            EvidenceFile::PublicKeys => m::contents_public_keys(language),
            EvidenceFile::LakeSignature => m::contents_lake_signature(language),
            EvidenceFile::ObjectMetadata => m::contents_object_metadata(language),
            EvidenceFile::DigestMetadata => m::contents_digest_metadata(language),
            EvidenceFile::TrailSettings => m::contents_trail_settings(language),
            EvidenceFile::AlarmDefinitions => m::contents_alarm_definitions(language),
            EvidenceFile::Notes => m::file_notes(language),
            EvidenceFile::Manifest => m::file_manifest(language),
            EvidenceFile::SigmaRules => m::contents_sigma_rules(language),
        }
    }
}

impl Label for PrintedForm {
    fn label(&self, language: Language) -> &'static str {
        match self {
            PrintedForm::Table => m::printed_table(language),
            PrintedForm::Yaml => m::printed_yaml(language),
            PrintedForm::Text => m::printed_text(language),
            PrintedForm::Other => m::printed_other(language),
        }
    }
}

impl Label for OtherFile {
    fn label(&self, language: Language) -> &'static str {
        match self {
            OtherFile::Png => m::other_png(language),
            OtherFile::Jpeg => m::other_jpeg(language),
            OtherFile::Gif => m::other_gif(language),
            OtherFile::Bmp => m::other_bmp(language),
            OtherFile::Tiff => m::other_tiff(language),
            OtherFile::Riff => m::other_riff(language),
            OtherFile::Film => m::other_film(language),
            OtherFile::Icon => m::other_icon(language),
            OtherFile::Pdf => m::other_pdf(language),
            OtherFile::PostScript => m::other_post_script(language),
            OtherFile::Rtf => m::other_rtf(language),
            OtherFile::OldOffice => m::other_old_office(language),
            OtherFile::Excel => m::other_excel(language),
            OtherFile::Word => m::other_word(language),
            OtherFile::PowerPoint => m::other_power_point(language),
            OtherFile::AppleDocument => m::other_apple_document(language),
            OtherFile::OpenSpreadsheet => m::other_open_spreadsheet(language),
            OtherFile::OpenDocument => m::other_open_document(language),
            OtherFile::Markup => m::other_markup(language),
            OtherFile::LinuxProgram => m::other_linux_program(language),
            OtherFile::WindowsProgram => m::other_windows_program(language),
            OtherFile::MacProgram => m::other_mac_program(language),
            OtherFile::JavaOrMac => m::other_java_or_mac(language),
            OtherFile::WebAssembly => m::other_web_assembly(language),
            OtherFile::Parquet => m::other_parquet(language),
            OtherFile::EncryptedParquet => m::other_encrypted_parquet(language),
            OtherFile::OcsfParquet => m::other_ocsf_parquet(language),
            OtherFile::Avro => m::other_avro(language),
            OtherFile::Orc => m::other_orc(language),
            OtherFile::Sqlite => m::other_sqlite(language),
            OtherFile::WindowsEventLog => m::other_windows_event_log(language),
            OtherFile::Bzip2 => m::other_bzip2(language),
            OtherFile::Xz => m::other_xz(language),
            OtherFile::SevenZip => m::other_seven_zip(language),
            OtherFile::Rar => m::other_rar(language),
            OtherFile::Compress => m::other_compress(language),
            OtherFile::Lzip => m::other_lzip(language),
            OtherFile::Lz4 => m::other_lz4(language),
            OtherFile::Snappy => m::other_snappy(language),
            OtherFile::KeyOrCertificate => m::other_key_or_certificate(language),
            OtherFile::Events(schema) => schema.label(language),
            OtherFile::VpcFlowLogs => m::other_vpc_flow_logs(language),
            OtherFile::LoadBalancerLogs => m::other_load_balancer_logs(language),
            OtherFile::S3AccessLogs => m::other_s3_access_logs(language),
            OtherFile::WebAccessLogs => m::other_web_access_logs(language),
            OtherFile::Config => m::other_config(language),
            OtherFile::S3Notifications => m::other_s3_notifications(language),
            OtherFile::LambdaEvent => m::other_lambda_event(language),
            OtherFile::DeliveryNotice => m::other_delivery_notice(language),
            OtherFile::LakeRows => m::other_lake_rows(language),
            OtherFile::LogMessages => m::other_log_messages(language),
            OtherFile::CloudFormation => m::other_cloud_formation(language),
            OtherFile::Terraform => m::other_terraform(language),
            OtherFile::IamPolicy => m::other_iam_policy(language),
            OtherFile::Json => m::other_json(language),
            OtherFile::Table => m::other_table(language),
            OtherFile::Text => m::other_text(language),
            OtherFile::Blank => m::other_blank(language),
            OtherFile::Binary => m::other_binary(language),
        }
    }
}

impl Label for EventSchema {
    fn label(&self, language: Language) -> &'static str {
        match self {
            EventSchema::Ecs => m::schema_ecs(language),
            EventSchema::Ocsf => m::schema_ocsf(language),
        }
    }
}

impl Label for Remedy {
    fn label(&self, language: Language) -> &'static str {
        match self {
            Remedy::Convert => m::remedy_convert(language),
            Remedy::ConvertRawData => m::remedy_convert_raw_data(language),
            Remedy::SaveSheets => m::remedy_save_sheets(language),
            Remedy::SaveSheetsOfWorkbook => m::remedy_save_sheets_of_workbook(language),
            Remedy::SaveText => m::remedy_save_text(language),
            Remedy::Unpack => m::remedy_unpack(language),
            Remedy::Export(EventSchema::Ecs) => m::remedy_export_ecs(language),
            Remedy::Export(EventSchema::Ocsf) => m::remedy_export_ocsf(language),
        }
    }
}
