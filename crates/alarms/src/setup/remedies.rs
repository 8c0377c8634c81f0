//! For each item, the command whose output tells, and what sets it up. `TRAIL` and `BUCKET` stand for names that may be known.
//! (AWS CLI reference: `cloudtrail`, `s3api`, `logs`; Terraform: provider `hashicorp/aws`.)

use protocol::setup::Item;

use What::{CloudTrail, S3};

/// What helps with an item.
#[derive(Default)]
pub struct Remedy {
    /// The command whose output tells.
    pub command: String,
    /// Commands that set it up.
    pub cli: String,
    /// The same in Terraform.
    pub terraform: String,
}

/// What a command is about.
enum What {
    /// A command of `aws cloudtrail`, with its options.
    CloudTrail(&'static str),
    /// A command of `aws s3api` about the bucket, with its other options.
    S3(&'static str),
    /// Other commands, as they are.
    Other(&'static str),
}

/// The item, what asks for it, what sets it up, and the resource and its body in Terraform. Without a resource, the body stands alone.
type Row = (Item, What, What, &'static str, &'static str);

const STATUS: What = CloudTrail("get-trail-status --name TRAIL");
const TRAILS: What = CloudTrail("describe-trails");
const SELECTORS: What = CloudTrail("get-event-selectors --trail-name TRAIL");
const POLICY: What = S3("get-bucket-policy");
const VERSIONING: What = S3("get-bucket-versioning");

const TRAIL: &str = r#""aws_cloudtrail" "main""#;
const BUCKET_POLICY: (&str, &str) = (
    r#""aws_s3_bucket_policy" "logs""#,
    r#"  bucket = "BUCKET"
  policy = data.aws_iam_policy_document.logs.json"#,
);
const VALIDATION: (What, &str) =
    (CloudTrail("update-trail --name TRAIL --enable-log-file-validation"), "  enable_log_file_validation = true");

/// The table.
static ROWS: [Row; 26] = [
    (Item::Logging, STATUS, CloudTrail("start-logging --name TRAIL"), TRAIL, "  enable_logging = true"),
    (
        Item::MultiRegion,
        TRAILS,
        CloudTrail("update-trail --name TRAIL --is-multi-region-trail"),
        TRAIL,
        "  is_multi_region_trail = true",
    ),
    (
        Item::GlobalServices,
        TRAILS,
        CloudTrail("update-trail --name TRAIL --include-global-service-events"),
        TRAIL,
        "  include_global_service_events = true",
    ),
    (
        Item::Organization,
        TRAILS,
        CloudTrail("update-trail --name TRAIL --is-organization-trail"),
        TRAIL,
        "  is_organization_trail = true",
    ),
    (
        Item::Management,
        SELECTORS,
        CloudTrail(
            r#"put-event-selectors --trail-name TRAIL --event-selectors '[{"ReadWriteType":"All","IncludeManagementEvents":true}]'"#,
        ),
        TRAIL,
        r#"  event_selector {
    read_write_type           = "All"
    include_management_events = true
  }"#,
    ),
    (
        Item::NothingExcluded,
        SELECTORS,
        CloudTrail(
            r#"put-event-selectors --trail-name TRAIL --event-selectors '[{"ReadWriteType":"All","IncludeManagementEvents":true,"ExcludeManagementEventSources":[]}]'"#,
        ),
        TRAIL,
        r"  event_selector {
    exclude_management_event_sources = []
  }",
    ),
    (
        Item::S3Data,
        SELECTORS,
        CloudTrail(
            r#"put-event-selectors --trail-name TRAIL --event-selectors '[{"ReadWriteType":"All","IncludeManagementEvents":true,"DataResources":[{"Type":"AWS::S3::Object","Values":["arn:aws:s3"]}]}]'"#,
        ),
        TRAIL,
        r#"  event_selector {
    data_resource {
      type   = "AWS::S3::Object"
      values = ["arn:aws:s3"]
    }
  }"#,
    ),
    (
        Item::LambdaData,
        SELECTORS,
        CloudTrail(
            r#"put-event-selectors --trail-name TRAIL --event-selectors '[{"ReadWriteType":"All","IncludeManagementEvents":true,"DataResources":[{"Type":"AWS::Lambda::Function","Values":["arn:aws:lambda"]}]}]'"#,
        ),
        TRAIL,
        r#"  event_selector {
    data_resource {
      type   = "AWS::Lambda::Function"
      values = ["arn:aws:lambda"]
    }
  }"#,
    ),
    (
        Item::Insights,
        CloudTrail("get-insight-selectors --trail-name TRAIL"),
        CloudTrail(
            r#"put-insight-selectors --trail-name TRAIL --insight-selectors '[{"InsightType":"ApiCallRateInsight"},{"InsightType":"ApiErrorRateInsight"}]'"#,
        ),
        TRAIL,
        r#"  insight_selector {
    insight_type = "ApiCallRateInsight"
  }
  insight_selector {
    insight_type = "ApiErrorRateInsight"
  }"#,
    ),
    (Item::Validation, TRAILS, VALIDATION.0, TRAIL, VALIDATION.1),
    (Item::DigestDelivery, STATUS, VALIDATION.0, TRAIL, VALIDATION.1),
    (Item::Delivery, STATUS, S3("put-bucket-policy --policy file://policy.json"), BUCKET_POLICY.0, BUCKET_POLICY.1),
    (
        Item::Kms,
        TRAILS,
        CloudTrail("update-trail --name TRAIL --kms-key-id alias/cloudtrail"),
        TRAIL,
        "  kms_key_id = aws_kms_key.cloudtrail.arn",
    ),
    (
        Item::CloudWatch,
        TRAILS,
        CloudTrail(
            "update-trail --name TRAIL --cloud-watch-logs-log-group-arn LOG_GROUP_ARN --cloud-watch-logs-role-arn ROLE_ARN",
        ),
        TRAIL,
        r#"  cloud_watch_logs_group_arn = "${aws_cloudwatch_log_group.cloudtrail.arn}:*"
  cloud_watch_logs_role_arn  = aws_iam_role.cloudtrail.arn"#,
    ),
    (
        Item::Notifications,
        TRAILS,
        CloudTrail("update-trail --name TRAIL --sns-topic-name TOPIC"),
        TRAIL,
        "  sns_topic_name = aws_sns_topic.cloudtrail.name",
    ),
    (
        Item::SecondCopy,
        What::Other(
            r"aws cloudtrail describe-trails > describe-trails.json
aws logs describe-subscription-filters --log-group-name LOG_GROUP > describe-subscription-filters.json
aws cloudtrail list-event-data-stores > list-event-data-stores.json",
        ),
        What::Other(
            "aws logs put-subscription-filter --log-group-name LOG_GROUP --filter-name copy --filter-pattern '' --destination-arn DESTINATION_ARN",
        ),
        r#""aws_cloudwatch_log_subscription_filter" "copy""#,
        r#"  name            = "copy"
  log_group_name  = aws_cloudwatch_log_group.cloudtrail.name
  filter_pattern  = ""
  destination_arn = var.destination_arn"#,
    ),
    (
        Item::PolicySource,
        POLICY,
        S3(r#"put-bucket-policy --policy file://policy.json
# policy.json: in each statement for cloudtrail.amazonaws.com
# "Condition": {"StringEquals": {"aws:SourceArn": "arn:aws:cloudtrail:REGION:ACCOUNT:trail/TRAIL"}}"#),
        "",
        r#"condition {
  test     = "StringEquals"
  variable = "aws:SourceArn"
  values   = [aws_cloudtrail.main.arn]
}"#,
    ),
    (
        Item::Tls,
        POLICY,
        S3(r#"put-bucket-policy --policy file://policy.json
# policy.json: a statement
# {"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": ["arn:aws:s3:::BUCKET", "arn:aws:s3:::BUCKET/*"],
#  "Condition": {"Bool": {"aws:SecureTransport": "false"}}}"#),
        "",
        r#"statement {
  effect    = "Deny"
  actions   = ["s3:*"]
  resources = ["arn:aws:s3:::BUCKET", "arn:aws:s3:::BUCKET/*"]
  principals {
    type        = "*"
    identifiers = ["*"]
  }
  condition {
    test     = "Bool"
    variable = "aws:SecureTransport"
    values   = ["false"]
  }
}"#,
    ),
    (
        Item::PolicyPrivate,
        POLICY,
        S3("put-bucket-policy --policy file://policy.json"),
        BUCKET_POLICY.0,
        BUCKET_POLICY.1,
    ),
    (
        Item::PublicAccess,
        S3("get-public-access-block"),
        S3(
            "put-public-access-block --public-access-block-configuration BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true",
        ),
        r#""aws_s3_bucket_public_access_block" "logs""#,
        r#"  bucket                  = "BUCKET"
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true"#,
    ),
    (
        Item::Versioning,
        VERSIONING,
        S3("put-bucket-versioning --versioning-configuration Status=Enabled"),
        r#""aws_s3_bucket_versioning" "logs""#,
        r#"  bucket = "BUCKET"
  versioning_configuration {
    status = "Enabled"
  }"#,
    ),
    (
        Item::MfaDelete,
        VERSIONING,
        S3(r#"put-bucket-versioning --versioning-configuration Status=Enabled,MFADelete=Enabled --mfa "SERIAL CODE""#),
        r#""aws_s3_bucket_versioning" "logs""#,
        r#"  bucket = "BUCKET"
  mfa    = "SERIAL CODE"
  versioning_configuration {
    status     = "Enabled"
    mfa_delete = "Enabled"
  }"#,
    ),
    (
        Item::Encryption,
        S3("get-bucket-encryption"),
        S3(
            r#"put-bucket-encryption --server-side-encryption-configuration '{"Rules":[{"ApplyServerSideEncryptionByDefault":{"SSEAlgorithm":"aws:kms"},"BucketKeyEnabled":true}]}'"#,
        ),
        r#""aws_s3_bucket_server_side_encryption_configuration" "logs""#,
        r#"  bucket = "BUCKET"
  rule {
    bucket_key_enabled = true
    apply_server_side_encryption_by_default {
      sse_algorithm = "aws:kms"
    }
  }"#,
    ),
    (
        Item::Retention,
        S3("get-bucket-lifecycle-configuration"),
        S3(
            r#"put-bucket-lifecycle-configuration --lifecycle-configuration '{"Rules":[{"ID":"keep","Status":"Enabled","Filter":{"Prefix":""},"Transitions":[{"Days":90,"StorageClass":"GLACIER"}],"Expiration":{"Days":2555}}]}'"#,
        ),
        r#""aws_s3_bucket_lifecycle_configuration" "logs""#,
        r#"  bucket = "BUCKET"
  rule {
    id     = "keep"
    status = "Enabled"
    filter {}
    transition {
      days          = 90
      storage_class = "GLACIER"
    }
    expiration {
      days = 2555
    }
  }"#,
    ),
    (
        Item::ObjectLock,
        S3("get-object-lock-configuration"),
        S3(
            r#"put-object-lock-configuration --object-lock-configuration '{"ObjectLockEnabled":"Enabled","Rule":{"DefaultRetention":{"Mode":"COMPLIANCE","Days":365}}}'"#,
        ),
        r#""aws_s3_bucket_object_lock_configuration" "logs""#,
        r#"  bucket = "BUCKET"
  rule {
    default_retention {
      mode = "COMPLIANCE"
      days = 365
    }
  }"#,
    ),
    (
        Item::AccessLogging,
        S3("get-bucket-logging"),
        S3(
            r#"put-bucket-logging --bucket-logging-status '{"LoggingEnabled":{"TargetBucket":"ACCESS_LOG_BUCKET","TargetPrefix":"BUCKET/"}}'"#,
        ),
        r#""aws_s3_bucket_logging" "logs""#,
        r#"  bucket        = "BUCKET"
  target_bucket = aws_s3_bucket.access_logs.id
  target_prefix = "BUCKET/""#,
    ),
];

/// What helps with this item.
pub fn of(item: Item) -> Remedy {
    // A test tries every item.
    let Some((_, asks, sets, resource, body)) = ROWS.iter().find(|(known, ..)| *known == item) else {
        return Remedy::default();
    };
    let terraform = match *resource {
        "" => (*body).to_owned(),
        resource => format!("resource {resource} {{\n{body}\n}}"),
    };
    Remedy { command: asks.kept(), cli: sets.line(), terraform }
}

impl What {
    /// The command line.
    fn line(&self) -> String {
        match self {
            CloudTrail(command) => format!("aws cloudtrail {command}"),
            // The bucket comes first, as in the reference.
            S3(command) => match command.split_once(' ') {
                Some((name, options)) => format!("aws s3api {name} --bucket BUCKET {options}"),
                None => format!("aws s3api {command} --bucket BUCKET"),
            },
            What::Other(lines) => (*lines).to_owned(),
        }
    }

    /// The same, with its output kept in a file of its name.
    fn kept(&self) -> String {
        match self {
            CloudTrail(command) | S3(command) => {
                let name = command.split(' ').next().unwrap_or_default();
                format!("{} > {name}.json", self.line())
            }
            What::Other(lines) => (*lines).to_owned(),
        }
    }
}
