// Not a test: pictures of the page with data that layouts are not made for. `cargo xtask pictures` runs it.
import path from 'node:path';

import { test } from '../support/page';

const OUT = process.env.PICTURES ?? 'test-results/pictures';

test.use({ opened: false });

const WIDE = 'a-very-long-session-name-that-somebody-chose-because-nobody-said-no-0123456789';

interface Shape {
  user: string;
  role?: string;
  name?: string;
  region?: string;
}

const log = (shapes: Shape[]) =>
  Buffer.from(
    JSON.stringify({
      Records: shapes.map(({ user, role, name = 'DescribeInstances', region = 'us-east-1' }, at) => ({
        eventVersion: '1.11',
        eventTime: new Date(Date.UTC(2026, 2, 2, 10) + at * 7000).toISOString().replace('.000', ''),
        eventSource: 'ec2.amazonaws.com',
        eventName: name,
        awsRegion: region,
        sourceIPAddress: role ? '2001:db8:1234:5678:9abc:def0:1234:5678' : '192.0.2.1',
        userAgent: 'aws-cli/2.33.2',
        readOnly: true,
        userIdentity: role
          ? {
              type: 'AssumedRole',
              arn: `arn:aws:sts::111122223333:assumed-role/${role}/${user}`,
              sessionContext: { sessionIssuer: { userName: role, arn: `arn:aws:iam::111122223333:role/${role}` } },
            }
          : { type: 'IAMUser', userName: user, arn: `arn:aws:iam::111122223333:user/${user}` },
        requestParameters: { instanceId: `i-${'0123456789abcdef'.repeat(role ? 6 : 1)}` },
        recipientAccountId: '111122223333',
        eventID: `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`,
      })),
    }),
  );

const DATA: Record<string, Buffer> = {
  'no-event': Buffer.from('{"Records":[]}'),
  'one-event': log([{ user: 'alice' }]),
  wide: log(
    Array.from({ length: 40 }, (_, at) => ({
      user: `${WIDE}-${at}@department.example.com`,
      role: `AWSReservedSSO_${'VeryLongPermissionSet'.repeat(3)}_0123456789abcdef`,
      name: `BatchDescribeSomethingWithAnUnusuallyLongNameForAnOperation${at % 3}`,
      region: 'ap-southeast-2',
    })),
  ),
  'many-users': log(Array.from({ length: 20_000 }, (_, at) => ({ user: `user-${at % 10_000}` }))),
};

for (const [name, buffer] of Object.entries(DATA)) {
  test(name, async ({ app, page }) => {
    test.setTimeout(180_000);
    for (const [width, height] of [[1440, 900], [390, 844]]) {
      await page.setViewportSize({ width, height });
      for (const view of ['overview', 'events']) {
        await app.open(`#/${view}`);
        await app.openFiles([{ name: `${name}.json`, mimeType: 'application/json', buffer }]);
        if (view === 'events' && name !== 'no-event') await app.id('event-row').first().click();
        await app.idle();
        await page.screenshot({ path: path.join(OUT, `data-${name}-${view}-${width}-light.png`) });
      }
    }
  });
}
