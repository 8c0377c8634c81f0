// DuckDB, native, with as many threads as the page has cores: the same columns of the same files, and the same
// questions.
import path from 'node:path';

import { DuckDBInstance } from '@duckdb/node-api';

/** The columns that Traillight fills, with the raw record beside them as text, which both can search. */
const COLUMNS = `
  r.eventTime, r.eventSource, r.eventName, r.awsRegion, r.sourceIPAddress, r.userAgent, r.errorCode, r.errorMessage,
  r.eventID, r.eventType, r.eventCategory, r.recipientAccountId, r.readOnly, r.userIdentity, r.requestParameters`;

const RECORD = `STRUCT(
  eventTime VARCHAR, eventSource VARCHAR, eventName VARCHAR, awsRegion VARCHAR, sourceIPAddress VARCHAR, userAgent VARCHAR,
  errorCode VARCHAR, errorMessage VARCHAR, eventID VARCHAR, eventType VARCHAR, eventCategory VARCHAR,
  recipientAccountId VARCHAR, readOnly VARCHAR, requestParameters JSON,
  userIdentity STRUCT("type" VARCHAR, arn VARCHAR, accountId VARCHAR, userName VARCHAR, accessKeyId VARCHAR,
    invokedBy VARCHAR, sessionContext STRUCT(sessionIssuer STRUCT(userName VARCHAR))))`;

/** What the events view shows: the count, counts over time, the first values of four fields, and the first rows. */
const ANSWERS = (where) => [
  `SELECT count(*) FROM events WHERE ${where}`,
  `SELECT left(eventTime, 15) AS bin, count(*), count(errorCode) FROM events WHERE ${where} GROUP BY bin ORDER BY bin`,
  ...['awsRegion', 'recipientAccountId', 'eventSource', 'eventName'].map(
    (field) => `SELECT ${field}, count(*) AS n FROM events WHERE ${where} GROUP BY ${field} ORDER BY n DESC LIMIT 10`,
  ),
  `SELECT * EXCLUDE record FROM events WHERE ${where} ORDER BY eventTime DESC LIMIT 60`,
];

export class DuckDb {
  static async open(threads) {
    const instance = await DuckDBInstance.create(':memory:', { threads: String(threads) });
    const connection = await instance.connect();
    await connection.run('SET enable_progress_bar = false');
    return new DuckDb(instance, connection);
  }

  constructor(instance, connection) {
    Object.assign(this, { instance, connection });
  }

  async timed(statements) {
    const start = performance.now();
    const answers = [];
    for (const statement of statements) answers.push(await (await this.connection.runAndReadAll(statement)).getRows());
    return { seconds: (performance.now() - start) / 1000, answers };
  }

  /**
   * Loads the typed columns, which is what is timed; the texts that searches need are added afterwards. A file is one JSON
   * object, and room for the largest is set aside many times over, so it should not be more than needed.
   */
  async load(tree, largest) {
    const files = path.join(tree, '**/*.json.gz').replaceAll("'", "''");
    const options = `maximum_object_size = ${Math.max(largest, 1 << 20) + 1024}`;
    const { seconds } = await this.timed([
      `CREATE TABLE typed AS SELECT ${COLUMNS} FROM (SELECT unnest(Records) AS r FROM
        read_json('${files}', columns = {'Records': '${RECORD}[]'}, ${options}))`,
    ]);
    await this.timed([
      `CREATE TABLE texts AS SELECT r->>'eventID' AS id, r::VARCHAR AS record FROM (SELECT unnest(Records) AS r FROM
        read_json('${files}', columns = {'Records': 'JSON[]'}, ${options}))`,
      'CREATE TABLE events AS SELECT typed.*, texts.record FROM typed JOIN texts ON typed.eventID = texts.id',
    ]);
    return seconds;
  }

  async events() {
    const { answers } = await this.timed(['SELECT count(*) FROM events']);
    return Number(answers[0][0][0]);
  }

  /** The best of three. */
  async ask(where) {
    let best = { seconds: Infinity };
    for (let turn = 0; turn < 3; turn += 1) {
      const { seconds, answers } = await this.timed(ANSWERS(where));
      if (seconds < best.seconds) best = { seconds, matching: Number(answers[0][0][0]) };
    }
    return best;
  }

  close() {
    this.connection.closeSync();
  }
}
