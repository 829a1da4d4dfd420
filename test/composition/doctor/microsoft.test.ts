import assert from 'node:assert/strict';
import { checks } from '../../../src/composition/doctor/index.ts';
import type { Switches } from '../../../simulator/world/types.ts';
import { accountOf } from '../../simulator/test-simulator.ts';
import { useDoctor } from './doctor-desk.ts';

describe('the doctor, at Microsoft', () => {
  const desk = useDoctor();
  const accounts = ['united-states', 'canada', 'europe', 'australia'];

  it('everything as it should be: nothing but what is fine, or not configured', async () => {
    for (const { id } of checks) {
      const found = await desk().look(id);
      assert.ok(found.length > 0, id);
      assert.deepEqual(
        found.filter(({ level }) => level !== 'ok').map(({ check }) => check),
        id === 'teams-app' ? ['teams-app'] : [],
        id,
      );
    }
  });

  /** One switch, the check that has to notice, and what it says first; for each account when `each`. */
  const faults: readonly {
    readonly on: Partial<Switches>;
    readonly check: string;
    readonly says: RegExp;
    readonly each?: true;
  }[] = [
    {
      on: { botSecretExpired: true },
      check: 'bot-sign-in',
      says: /^fault: .*no token: .*401, invalid_client/,
    },
    { on: { botSecretExpired: true }, check: 'graph-rights', says: /^skipped: .*see bot-sign-in/ },
    { on: { botSecretExpired: true }, check: 'single-sign-on', says: /^skipped: .*see bot-sign-in/ },
    { on: { permissions: 'missing' }, check: 'graph-rights', says: /^fault: .*CrossTenantInformation/ },
    { on: { permissions: 'missing' }, check: 'staff', says: /^skipped .*\(403\); see graph-rights/ },
    { on: { permissions: 'missing' }, check: 'admin-rights', says: /^warn .*not granted/, each: true },
    { on: { permissions: 'missing' }, check: 'admin-groups', says: /^warn europe: .*\(403\)/ },
    { on: { groupsGone: true }, check: 'staff', says: /^fault 4{8}.*no such group/ },
    { on: { groupsGone: true }, check: 'admin-groups', says: /^fault europe: There is no group/ },
    {
      on: { mfaMissing: true },
      check: 'account-sign-in',
      says: /^fault .*without a second factor/,
      each: true,
    },
    { on: { staleRefreshToken: true }, check: 'account-sign-in', says: /^fault .*invalid_grant/, each: true },
    {
      on: { staleRefreshToken: true },
      check: 'account-profile',
      says: /^skipped .*see account-sign-in/,
      each: true,
    },
    {
      on: { staleRefreshToken: true },
      check: 'relationship-link',
      says: /^skipped .*see account-sign-in/,
      each: true,
    },
    {
      on: { ownProfile: 'another-partner' },
      check: 'account-profile',
      says: /^fault .*Center says 47110/,
      each: true,
    },
    {
      on: { ownProfile: 'another-region' },
      check: 'account-profile',
      says: /^fault .*in New Zealand, which is none/,
    },
    {
      on: { linkRefused: true },
      check: 'relationship-link',
      says: /^fault .*cannot be had.*900150/,
      each: true,
    },
    {
      on: { webhookRegistration: 'elsewhere' },
      check: 'webhook',
      says: /^fault .*tells old\.opendoor\.example, not/,
      each: true,
    },
    {
      on: { webhookRegistration: 'fewer-events' },
      check: 'webhook',
      says: /^fault .*lacks 6 of 7 events/,
      each: true,
    },
    {
      on: { webhookRegistration: 'none' },
      check: 'webhook',
      says: /^warn .*no webhook registration/,
      each: true,
    },
    {
      on: { tokenExchange: 'bot-only' },
      check: 'single-sign-on',
      says: /^fault: .*api:\/\/botid-.*the app’s URI is/,
    },
    { on: { signIn: 'down' }, check: 'single-sign-on', says: /^warn: .*could not be looked at/ },
  ];
  for (const { on, check, says, each } of faults) {
    it(`${JSON.stringify(on)}: ${check} says so${each ? ', for each account' : ''}`, async () => {
      desk().switch(on);
      const found = await desk().trouble(check);
      assert.match(found[0] ?? 'nothing', says);
      if (each)
        assert.deepEqual(
          found.map((line) => /^\w+ ([\w-]+):/.exec(line)?.[1]),
          accounts,
        );
    });
  }

  it('an account whose refresh token is refused: the others are still looked at', async () => {
    const { simulator, trouble } = desk();
    const canada = accountOf(simulator, 'canada');
    const { clientSecret } = canada;
    simulator.world.change(() => (canada.clientSecret = 'another one'));
    const [first, second] = await trouble('account-sign-in');
    simulator.world.change(() => (canada.clientSecret = clientSecret));
    assert.match(first ?? '', /^fault canada: The application gets no token: .*invalid_client/);
    assert.equal(second, undefined);
  });

  it('a link that staff has changed at run time: that one is looked at, not the file’s', async () => {
    const { database, trouble, switch: turn } = desk();
    turn({ linkRefused: true });
    const europe = '11111111-1111-4111-8111-000000000003';
    const value = `https://admin.microsoft.com/Adminportal/Home?invType=ResellerRelationship&partnerId=${europe}&msppId=0&DAP=false#/BillingAccounts/partner-invitation`;
    await database.db
      .insertInto('provider_setting')
      .values({ key: 'link.europe', version: 1, value: JSON.stringify({ value }), changed_at: 1 })
      .execute();
    const found = await trouble('relationship-link');
    await database.db.deleteFrom('provider_setting').execute();
    assert.deepEqual(
      found.map((line) => /^\w+ ([\w-]+):/.exec(line)?.[1]),
      accounts.filter((id) => id !== 'europe'),
    );
  });
});
