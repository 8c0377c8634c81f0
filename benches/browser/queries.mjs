/** The text that one of the questions looks for anywhere. */
export const TEXT = 'person7@example.com';

// The questions: a name, the search text for Traillight, and the equivalent SQL over DuckDB's table `events`.
export const QUERIES = [
  { name: 'everything', query: '', where: 'true' },
  { name: 'one event name', query: 'eventName:GetObject', where: "eventName = 'GetObject'" },
  { name: 'a wildcard', query: 'eventName:Get*', where: "eventName ILIKE 'Get%'" },
  { name: 'errors', query: 'errorCode:*', where: 'errorCode IS NOT NULL' },
  {
    name: 'two fields and a negation',
    query: 'errorCode:Client.UnauthorizedOperation and not userIdentity.type:AWSService',
    where: "errorCode = 'Client.UnauthorizedOperation' AND userIdentity.type IS DISTINCT FROM 'AWSService'",
  },
  {
    name: 'a range of time',
    query: 'eventTime >= 2026-03-02T09:00:00Z and eventTime < 2026-03-02T10:00:00Z',
    where: "eventTime >= '2026-03-02T09:00:00Z' AND eventTime < '2026-03-02T10:00:00Z'",
  },
  {
    name: 'several accounts and regions',
    query: 'recipientAccountId:(111122223333, 444455556666) and awsRegion:us-east-1',
    where: "recipientAccountId IN ('111122223333', '444455556666') AND awsRegion = 'us-east-1'",
  },
  {
    name: 'a regular expression',
    query: 'eventName:/^(Get|Put)Object$/',
    where: "regexp_matches(eventName, '^(Get|Put)Object$')",
  },
  {
    name: 'a parameter of the call',
    query: 'requestParameters.bucketName:example-orders',
    where: "json_extract_string(requestParameters, '$.bucketName') = 'example-orders'",
  },
  {
    name: 'text anywhere in the record',
    query: `"${TEXT}"`,
    where: `record ILIKE '%${TEXT}%'`,
  },
];
