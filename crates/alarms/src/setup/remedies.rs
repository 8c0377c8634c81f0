//! For each item, the command whose output tells, and what sets it up. `TRAIL` and `BUCKET` stand for names that may be known.
//! (AWS CLI reference: `cloudtrail`, `s3api`, `logs`; Terraform: provider `hashicorp/aws`.)

use protocol::setup::Item;

/// What helps with an item.
pub struct Remedy {
    /// The command whose output tells.
    pub command: &'static str,
    /// Commands that set it up.
    pub cli: &'static str,
    /// The same in Terraform.
    pub terraform: &'static str,
}

const DESCRIBE_TRAILS: &str = "aws cloudtrail describe-trails > describe-trails.json";
const GET_EVENT_SELECTORS: &str = "aws cloudtrail get-event-selectors --trail-name TRAIL > get-event-selectors.json";
const GET_TRAIL_STATUS: &str = "aws cloudtrail get-trail-status --name TRAIL > get-trail-status.json";
const GET_BUCKET_POLICY: &str = "aws s3api get-bucket-policy --bucket BUCKET > get-bucket-policy.json";
const GET_BUCKET_VERSIONING: &str = "aws s3api get-bucket-versioning --bucket BUCKET > get-bucket-versioning.json";

/// What helps with this item.
pub fn of(item: Item) -> Remedy {
    let (command, cli, terraform) = match item {
        Item::Logging => (
            GET_TRAIL_STATUS,
            "aws cloudtrail start-logging --name TRAIL",
            r#"resource "aws_cloudtrail" "main" {
  enable_logging = true
}"#,
        ),
        Item::MultiRegion => (
            DESCRIBE_TRAILS,
            "aws cloudtrail update-trail --name TRAIL --is-multi-region-trail",
            r#"resource "aws_cloudtrail" "main" {
  is_multi_region_trail = true
}"#,
        ),
        Item::GlobalServices => (
            DESCRIBE_TRAILS,
            "aws cloudtrail update-trail --name TRAIL --include-global-service-events",
            r#"resource "aws_cloudtrail" "main" {
  include_global_service_events = true
}"#,
        ),
        Item::Organization => (
            DESCRIBE_TRAILS,
            "aws cloudtrail update-trail --name TRAIL --is-organization-trail",
            r#"resource "aws_cloudtrail" "main" {
  is_organization_trail = true
}"#,
        ),
        Item::Management => (
            GET_EVENT_SELECTORS,
            r#"aws cloudtrail put-event-selectors --trail-name TRAIL --event-selectors '[{"ReadWriteType":"All","IncludeManagementEvents":true}]'"#,
            r#"resource "aws_cloudtrail" "main" {
  event_selector {
    read_write_type           = "All"
    include_management_events = true
  }
}"#,
        ),
        Item::NothingExcluded => (
            GET_EVENT_SELECTORS,
            r#"aws cloudtrail put-event-selectors --trail-name TRAIL --event-selectors '[{"ReadWriteType":"All","IncludeManagementEvents":true,"ExcludeManagementEventSources":[]}]'"#,
            r#"resource "aws_cloudtrail" "main" {
  event_selector {
    exclude_management_event_sources = []
  }
}"#,
        ),
        Item::S3Data => (
            GET_EVENT_SELECTORS,
            r#"aws cloudtrail put-event-selectors --trail-name TRAIL --event-selectors '[{"ReadWriteType":"All","IncludeManagementEvents":true,"DataResources":[{"Type":"AWS::S3::Object","Values":["arn:aws:s3"]}]}]'"#,
            r#"resource "aws_cloudtrail" "main" {
  event_selector {
    data_resource {
      type   = "AWS::S3::Object"
      values = ["arn:aws:s3"]
    }
  }
}"#,
        ),
        Item::LambdaData => (
            GET_EVENT_SELECTORS,
            r#"aws cloudtrail put-event-selectors --trail-name TRAIL --event-selectors '[{"ReadWriteType":"All","IncludeManagementEvents":true,"DataResources":[{"Type":"AWS::Lambda::Function","Values":["arn:aws:lambda"]}]}]'"#,
            r#"resource "aws_cloudtrail" "main" {
  event_selector {
    data_resource {
      type   = "AWS::Lambda::Function"
      values = ["arn:aws:lambda"]
    }
  }
}"#,
        ),
        Item::Insights => (
            "aws cloudtrail get-insight-selectors --trail-name TRAIL > get-insight-selectors.json",
            r#"aws cloudtrail put-insight-selectors --trail-name TRAIL --insight-selectors '[{"InsightType":"ApiCallRateInsight"},{"InsightType":"ApiErrorRateInsight"}]'"#,
            r#"resource "aws_cloudtrail" "main" {
  insight_selector {
    insight_type = "ApiCallRateInsight"
  }
  insight_selector {
    insight_type = "ApiErrorRateInsight"
  }
}"#,
        ),
        Item::Validation => (
            DESCRIBE_TRAILS,
            "aws cloudtrail update-trail --name TRAIL --enable-log-file-validation",
            r#"resource "aws_cloudtrail" "main" {
  enable_log_file_validation = true
}"#,
        ),
        Item::DigestDelivery => (
            GET_TRAIL_STATUS,
            "aws cloudtrail update-trail --name TRAIL --enable-log-file-validation",
            r#"resource "aws_cloudtrail" "main" {
  enable_log_file_validation = true
}"#,
        ),
        Item::Delivery => (
            GET_TRAIL_STATUS,
            "aws s3api put-bucket-policy --bucket BUCKET --policy file://policy.json",
            r#"resource "aws_s3_bucket_policy" "logs" {
  bucket = "BUCKET"
  policy = data.aws_iam_policy_document.logs.json
}"#,
        ),
        Item::Kms => (
            DESCRIBE_TRAILS,
            "aws cloudtrail update-trail --name TRAIL --kms-key-id alias/cloudtrail",
            r#"resource "aws_cloudtrail" "main" {
  kms_key_id = aws_kms_key.cloudtrail.arn
}"#,
        ),
        Item::CloudWatch => (
            DESCRIBE_TRAILS,
            "aws cloudtrail update-trail --name TRAIL --cloud-watch-logs-log-group-arn LOG_GROUP_ARN --cloud-watch-logs-role-arn ROLE_ARN",
            r#"resource "aws_cloudtrail" "main" {
  cloud_watch_logs_group_arn = "${aws_cloudwatch_log_group.cloudtrail.arn}:*"
  cloud_watch_logs_role_arn  = aws_iam_role.cloudtrail.arn
}"#,
        ),
        Item::Notifications => (
            DESCRIBE_TRAILS,
            "aws cloudtrail update-trail --name TRAIL --sns-topic-name TOPIC",
            r#"resource "aws_cloudtrail" "main" {
  sns_topic_name = aws_sns_topic.cloudtrail.name
}"#,
        ),
        Item::SecondCopy => (
            r"aws logs describe-subscription-filters --log-group-name LOG_GROUP > describe-subscription-filters.json
aws cloudtrail list-event-data-stores > list-event-data-stores.json",
            "aws logs put-subscription-filter --log-group-name LOG_GROUP --filter-name copy --filter-pattern '' --destination-arn DESTINATION_ARN",
            r#"resource "aws_cloudwatch_log_subscription_filter" "copy" {
  name            = "copy"
  log_group_name  = aws_cloudwatch_log_group.cloudtrail.name
  filter_pattern  = ""
  destination_arn = var.destination_arn
}"#,
        ),
        Item::PolicySource => (
            GET_BUCKET_POLICY,
            r#"aws s3api put-bucket-policy --bucket BUCKET --policy file://policy.json
# policy.json: in each statement for cloudtrail.amazonaws.com
# "Condition": {"StringEquals": {"aws:SourceArn": "arn:aws:cloudtrail:REGION:ACCOUNT:trail/TRAIL"}}"#,
            r#"condition {
  test     = "StringEquals"
  variable = "aws:SourceArn"
  values   = [aws_cloudtrail.main.arn]
}"#,
        ),
        Item::Tls => (
            GET_BUCKET_POLICY,
            r#"aws s3api put-bucket-policy --bucket BUCKET --policy file://policy.json
# policy.json: a statement
# {"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": ["arn:aws:s3:::BUCKET", "arn:aws:s3:::BUCKET/*"],
#  "Condition": {"Bool": {"aws:SecureTransport": "false"}}}"#,
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
        Item::PolicyPrivate => (
            GET_BUCKET_POLICY,
            "aws s3api put-bucket-policy --bucket BUCKET --policy file://policy.json",
            r#"resource "aws_s3_bucket_policy" "logs" {
  bucket = "BUCKET"
  policy = data.aws_iam_policy_document.logs.json
}"#,
        ),
        Item::PublicAccess => (
            "aws s3api get-public-access-block --bucket BUCKET > get-public-access-block.json",
            "aws s3api put-public-access-block --bucket BUCKET --public-access-block-configuration BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true",
            r#"resource "aws_s3_bucket_public_access_block" "logs" {
  bucket                  = "BUCKET"
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}"#,
        ),
        Item::Versioning => (
            GET_BUCKET_VERSIONING,
            "aws s3api put-bucket-versioning --bucket BUCKET --versioning-configuration Status=Enabled",
            r#"resource "aws_s3_bucket_versioning" "logs" {
  bucket = "BUCKET"
  versioning_configuration {
    status = "Enabled"
  }
}"#,
        ),
        Item::MfaDelete => (
            GET_BUCKET_VERSIONING,
            r#"aws s3api put-bucket-versioning --bucket BUCKET --versioning-configuration Status=Enabled,MFADelete=Enabled --mfa "SERIAL CODE""#,
            r#"resource "aws_s3_bucket_versioning" "logs" {
  bucket = "BUCKET"
  mfa    = "SERIAL CODE"
  versioning_configuration {
    status     = "Enabled"
    mfa_delete = "Enabled"
  }
}"#,
        ),
        Item::Encryption => (
            "aws s3api get-bucket-encryption --bucket BUCKET > get-bucket-encryption.json",
            r#"aws s3api put-bucket-encryption --bucket BUCKET --server-side-encryption-configuration '{"Rules":[{"ApplyServerSideEncryptionByDefault":{"SSEAlgorithm":"aws:kms"},"BucketKeyEnabled":true}]}'"#,
            r#"resource "aws_s3_bucket_server_side_encryption_configuration" "logs" {
  bucket = "BUCKET"
  rule {
    bucket_key_enabled = true
    apply_server_side_encryption_by_default {
      sse_algorithm = "aws:kms"
    }
  }
}"#,
        ),
        Item::Retention => (
            "aws s3api get-bucket-lifecycle-configuration --bucket BUCKET > get-bucket-lifecycle-configuration.json",
            r#"aws s3api put-bucket-lifecycle-configuration --bucket BUCKET --lifecycle-configuration '{"Rules":[{"ID":"keep","Status":"Enabled","Filter":{"Prefix":""},"Transitions":[{"Days":90,"StorageClass":"GLACIER"}],"Expiration":{"Days":2555}}]}'"#,
            r#"resource "aws_s3_bucket_lifecycle_configuration" "logs" {
  bucket = "BUCKET"
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
  }
}"#,
        ),
        Item::ObjectLock => (
            "aws s3api get-object-lock-configuration --bucket BUCKET > get-object-lock-configuration.json",
            r#"aws s3api put-object-lock-configuration --bucket BUCKET --object-lock-configuration '{"ObjectLockEnabled":"Enabled","Rule":{"DefaultRetention":{"Mode":"COMPLIANCE","Days":365}}}'"#,
            r#"resource "aws_s3_bucket_object_lock_configuration" "logs" {
  bucket = "BUCKET"
  rule {
    default_retention {
      mode = "COMPLIANCE"
      days = 365
    }
  }
}"#,
        ),
        Item::AccessLogging => (
            "aws s3api get-bucket-logging --bucket BUCKET > get-bucket-logging.json",
            r#"aws s3api put-bucket-logging --bucket BUCKET --bucket-logging-status '{"LoggingEnabled":{"TargetBucket":"ACCESS_LOG_BUCKET","TargetPrefix":"BUCKET/"}}'"#,
            r#"resource "aws_s3_bucket_logging" "logs" {
  bucket        = "BUCKET"
  target_bucket = aws_s3_bucket.access_logs.id
  target_prefix = "BUCKET/"
}"#,
        ),
    };
    Remedy { command, cli, terraform }
}
