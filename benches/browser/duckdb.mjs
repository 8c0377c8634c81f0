// DuckDB, native, with as many threads as the page has cores: the same columns of the same files, and the same
// questions.
import { spawnSync } from 'node:child_process';
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
const ANSWERS = (where, table) => [
  `SELECT count(*) FROM ${table} WHERE ${where}`,
  `SELECT left(eventTime, 15) AS bin, count(*), count(errorCode) FROM ${table} WHERE ${where} GROUP BY bin ORDER BY bin`,
  ...['awsRegion', 'recipientAccountId', 'eventSource', 'eventName'].map(
    (field) => `SELECT ${field}, count(*) AS n FROM ${table} WHERE ${where} GROUP BY ${field} ORDER BY n DESC LIMIT 10`,
  ),
  `SELECT * EXCLUDE record FROM ${table} WHERE ${where} ORDER BY eventTime DESC LIMIT 60`,
];

/** All logs as a table with the list of their records. */
function logs(tree, largest, type) {
  const files = path.join(tree, '**/CloudTrail/**/*.json.gz').replaceAll("'", "''");
  const options = `maximum_object_size = ${Math.max(largest, 1 << 20) + 1024}`;
  return `read_json('${files}', columns = {'Records': '${type}'}, ${options})`;
}

/** Makes the table of typed columns. */
const typed = (tree, largest) =>
  `CREATE TABLE typed AS SELECT ${COLUMNS} FROM (SELECT unnest(Records) AS r FROM ${logs(tree, largest, `${RECORD}[]`)})`;

/** What loading takes DuckDB 2, if it is installed for Python: version and seconds. */
export function loadWithDuckDb2(tree, largest, threads) {
  const script = path.join(import.meta.dirname, 'duckdb2.py');
  const { status, stdout } = spawnSync('python3', [script, String(threads), typed(tree, largest)], { encoding: 'utf8' });
  if (status !== 0) return undefined;
  const [version, seconds] = stdout.trim().split(' ');
  return { version, seconds: Number(seconds) };
}

export class DuckDb {
  static async open(threads) {
    const instance = await DuckDBInstance.create(':memory:', { threads: String(threads) });
    const connection = await instance.connect();
    await connection.run('SET enable_progress_bar = false');
    const version = (await (await connection.runAndReadAll('SELECT version()')).getRows())[0][0];
    return new DuckDb(instance, connection, version);
  }

  constructor(instance, connection, version) {
    Object.assign(this, { instance, connection, version });
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
    const { seconds } = await this.timed([typed(tree, largest)]);
    await this.timed([
      `CREATE TABLE texts AS SELECT r->>'eventID' AS id, r::VARCHAR AS record FROM (SELECT unnest(Records) AS r FROM
        ${logs(tree, largest, 'JSON[]')})`,
      'CREATE TABLE events AS SELECT typed.*, texts.record FROM typed JOIN texts ON typed.eventID = texts.id',
    ]);
    return seconds;
  }

  async events() {
    const { answers } = await this.timed(['SELECT count(*) FROM events']);
    return Number(answers[0][0][0]);
  }

  /**
   * The best of three, and of two ways: with the condition in every query, and with a table of what satisfies it, which is
   * faster if the condition is slow.
   */
  async ask(where) {
    const select = `CREATE OR REPLACE TEMP TABLE matching AS SELECT * FROM events WHERE ${where}`;
    const ways = [ANSWERS(where, 'events'), [select, ...ANSWERS('true', 'matching')]];
    let best = { seconds: Infinity };
    for (const statements of [...ways, ...ways, ...ways]) {
      const { seconds, answers } = await this.timed(statements);
      const [[counted]] = answers[statements.length - ANSWERS().length];
      if (seconds < best.seconds) best = { seconds, matching: Number(counted) };
    }
    return best;
  }

  close() {
    this.connection.closeSync();
  }
}
