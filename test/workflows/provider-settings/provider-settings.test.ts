import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { changeableSettings } from '../../../src/config/changeable.ts';
import { readConfig, type Config } from '../../../src/config/config.ts';
import { liveConfig } from '../../../src/composition/live-config.ts';
import { createLog } from '../../../src/log.ts';
import { Problem } from '../../../src/errors.ts';
import type { Language } from '../../../src/domain/language.ts';
import { invitationLetter } from '../../../src/workflows/invitation/letters/words.ts';
import { createProviderSettings } from '../../../src/workflows/provider-settings/index.ts';
import { auditEntries, auditTrails, providerTrail } from '../../../src/services/store/audit.ts';
import { createLiveSettings } from '../../../src/workflows/provider-settings/live.ts';
import { sampleEnvironment, sampleText } from '../../config/sample-environment.ts';
import { useDatabase } from '../../support/database.ts';
import { emptyTables, invitationDesk, newCustomer, type InvitationDesk } from '../support/invitation-desk.ts';
import { priya, sam } from '../support/sample-people.ts';

const config = readConfig(sampleEnvironment(), () => sampleText);
const europe = config.provider.accounts.find(({ id }) => id === 'europe')?.tenantId ?? '';
const fixed = `https://admin.microsoft.com/Adminportal/Home?invType=ResellerRelationship&partnerId=${europe}&msppId=0&DAP=false#/BillingAccounts/partner-invitation`;
const fetched = `https://admin.microsoft.com/Adminportal/Home?partnerId=${europe}`;
const byPriya = { ...priya, name: 'Priya Nair' };
const bySam = { ...sam, name: 'Sam Keller' };
const ownLetter = { subject: 'From {sender}', words: 'Please accept {account}.' };

describe('settings changed at run time', () => {
  const database = useDatabase();
  let desk: InvitationDesk;
  let down = false;

  beforeEach(async () => {
    await emptyTables(database());
    await sql`truncate provider_setting, provider_setting_change`.execute(database().db);
    desk = invitationDesk(database());
    down = false;
  });

  /** One instance of the service, with this file. */
  function instance(file: Pick<Config, 'provider' | 'reminderDays' | 'invitationDays'> = config) {
    const changeable = changeableSettings(file);
    const log = createLog('silent');
    const live = createLiveSettings({ database: database(), settings: changeable, log });
    const settings = createProviderSettings({
      database: database(),
      settings: changeable,
      live,
      partnerCenter: {
        relationshipLink({ link }) {
          const why = { remote: 'partner-center' };
          if (down) return Promise.reject(new Problem('unavailable', 'Partner Center is down.', why));
          return Promise.resolve(link === 'fetch' ? fetched : link);
        },
      },
      writing: desk.context,
      news: desk.context.news,
      clock: desk.clock,
      log,
    });
    return { live, settings, config: liveConfig(config, live) };
  }
  const setting = async (of: ReturnType<typeof instance>, key: string) =>
    (await of.settings.list()).find((one) => one.key === key);

  it('nothing changed: everything is as the file says, in version 0', async () => {
    for (const { key, value, base, version, isChanged } of await instance().settings.list())
      assert.deepEqual(
        { key, value, version, isChanged },
        { key, value: base, version: 0, isChanged: false },
      );
  });

  it('a rule is saved: in force here at once, on another instance with its next look', async () => {
    const here = instance();
    const there = instance();
    await there.live.refresh();
    assert.equal((await here.settings.save('reminder-days', 0, '3,7', byPriya)).kind, 'saved');
    assert.deepEqual(here.config.reminderDays, [3, 7]);
    assert.deepEqual(there.config.reminderDays, [2, 5, 10]);
    await there.live.refresh();
    assert.deepEqual(there.config.reminderDays, [3, 7]);
  });

  it('contact and days: whoever holds the configuration sees the change', async () => {
    const here = instance();
    const { contact } = here.config.provider.provider;
    const changed = { name: 'Night desk', email: 'night@opendoor.example' };
    await here.settings.save('contact', 0, changed, byPriya);
    await here.settings.save('invitation-days', 0, '30', byPriya);
    assert.deepEqual([contact.name, contact.email, contact.phone], [changed.name, changed.email, undefined]);
    assert.equal(here.config.invitationDays, 30);
    assert.equal(contact.perRegion['australia']?.email, 'licensing.au@opendoor.example');
  });

  it('a change is in the provider’s audit trail: who, which setting, and the hash of what it says', async () => {
    const here = instance();
    const last = async () => {
      const [head] = (await auditTrails(database().db)).filter(({ trail }) => trail === providerTrail);
      const entries = await auditEntries(database().db, providerTrail, (head?.seq ?? 0) - 1, 1);
      return JSON.parse(entries[0]?.content ?? '{}') as { name: string; by: object; facts: object };
    };
    await here.settings.save('link.europe', 0, fixed, bySam);
    const sha256 = createHash('sha256').update(JSON.stringify(fixed)).digest('hex');
    const { name, by, facts } = await last();
    assert.deepEqual(
      { name, by, facts },
      {
        name: 'setting.changed',
        by: sam,
        facts: { key: 'link.europe', version: 1, sha256 },
      },
    );
    await here.settings.save('link.europe', 0, 'fetch', byPriya);
    assert.deepEqual((await last()).by, sam, 'what came too late changed nothing');
  });

  it('two save over the same version: the second is told who was quicker, and nothing of theirs is kept', async () => {
    const here = instance();
    const there = instance();
    assert.equal((await here.settings.save('reminder-days', 0, '3', byPriya)).kind, 'saved');
    const second = await there.settings.save('reminder-days', 0, '4', bySam);
    assert.ok(second.kind === 'too-late');
    assert.equal(second.by, 'Priya Nair');
    assert.equal(second.setting.value, '3');
    assert.equal(second.setting.version, 1);
    assert.equal((await here.settings.history(10)).length, 1);
  });

  it('two save at the same moment: one is in force, one is told', async () => {
    const both = await Promise.all([
      instance().settings.save('reminder-days', 0, '3', byPriya),
      instance().settings.save('reminder-days', 0, '4', bySam),
    ]);
    assert.deepEqual(both.map(({ kind }) => kind).toSorted(), ['saved', 'too-late']);
    const [kept] = await instance().settings.history(10);
    const now = await setting(instance(), 'reminder-days');
    assert.equal(now?.value, kept?.after);
  });

  it('changed and put back: the file counts again, and the history has both', async () => {
    const here = instance();
    await here.settings.save('reminder-days', 0, '3', byPriya);
    desk.clock.pass(1_000);
    assert.equal((await here.settings.save('reminder-days', 1, undefined, bySam)).kind, 'saved');
    assert.deepEqual(here.config.reminderDays, [2, 5, 10]);
    const lines = (await here.settings.history(10)).map(({ by, before, after, version }) => ({
      by: by.name,
      before,
      after,
      version,
    }));
    assert.deepEqual(lines, [
      { by: 'Sam Keller', before: '3', after: undefined, version: 2 },
      { by: 'Priya Nair', before: undefined, after: '3', version: 1 },
    ]);
  });

  it('somebody else’s link: refused, nothing written', async () => {
    const here = instance();
    const foreign = fixed.replace(europe, '99999999-9999-4999-8999-999999999999');
    const answer = await here.settings.save('link.europe', 0, foreign, byPriya);
    assert.deepEqual(answer, { kind: 'fault', fault: { kind: 'wrong-partner' } });
    assert.equal((await setting(here, 'link.europe'))?.version, 0);
  });

  it('a key nobody may change: refused', async () => {
    const answer = await instance().settings.save('staff', 0, [], byPriya);
    assert.deepEqual(answer, { kind: 'fault', fault: { kind: 'unknown-key' } });
  });

  describe('links of open invitations', () => {
    it('preview: names the open ones of this account that show another, and changes nothing', async () => {
      const open = await desk.opened(newCustomer());
      await desk.opened({ ...newCustomer(), country: 'CA' }, { accountId: 'canada' });
      const previewed = await instance().settings.preview('link.europe', fixed);
      const customer = open.customer.name;
      assert.deepEqual(previewed, {
        kind: 'effect',
        effect: { kind: 'link', link: fixed, invitations: [{ id: open.id, customer }], more: 0 },
      });
      assert.equal((await desk.invitation(open.id)).link, fetched);
      assert.deepEqual(await instance().settings.history(1), []);
    });

    it('saved: they show the new link, their history says so, both sides’ cards follow', async () => {
      const open = await desk.opened(newCustomer());
      await desk.forgetNews();
      const here = instance();
      assert.equal((await here.settings.save('link.europe', 0, fixed, byPriya)).kind, 'saved');
      const after = await desk.invitation(open.id);
      assert.equal(after.link, fixed);
      assert.equal(after.version, open.version + 1);
      assert.equal((await desk.history(open.id)).at(-1), 'relink');
      assert.ok((await desk.told(open.id)).some((line) => line.startsWith('accept relink update')));
      assert.equal(here.config.provider.accounts.find(({ id }) => id === 'europe')?.link, fixed);
    });

    it('an accepted one: keeps the link it was accepted by', async () => {
      const customer = newCustomer();
      const open = await desk.opened(customer);
      desk.partnerCenter.accept('europe', {
        tenantId: customer.tenantId,
        companyName: 'C',
        domain: 'c.example',
      });
      await desk.announceAcceptance('europe', customer);
      await instance().settings.save('link.europe', 0, fixed, byPriya);
      assert.equal((await desk.invitation(open.id)).link, fetched);
    });

    it('somebody was quicker: no invitation is touched', async () => {
      const open = await desk.opened(newCustomer());
      const here = instance();
      await here.settings.save('link.europe', 0, 'fetch', bySam);
      assert.equal((await here.settings.save('link.europe', 0, fixed, byPriya)).kind, 'too-late');
      assert.equal((await desk.invitation(open.id)).link, fetched);
    });

    it('Partner Center does not give the link: rejects, nothing is written', async () => {
      down = true;
      await assert.rejects(instance().settings.save('link.europe', 0, 'fetch', byPriya), {
        kind: 'unavailable',
      });
      assert.equal((await setting(instance(), 'link.europe'))?.version, 0);
    });
  });

  it('letter: the preview is the letter itself, ours and a reseller’s, with both links below', async () => {
    const previewed = await instance().settings.preview('letter.en', ownLetter);
    assert.ok(previewed.kind === 'effect' && previewed.effect.kind === 'letter');
    const [ours, theirs] = previewed.effect.letters;
    assert.equal(ours?.subject, 'From Open Door Technology');
    assert.match(ours?.whole ?? '', /Please accept Open Door Technology \(Ireland\) Limited\./);
    assert.match(ours?.whole ?? '', /https:\/\/admin\.microsoft\.com\//);
    assert.equal(theirs?.subject, 'From Sample Reseller Ltd');
  });

  it('letter saved: the next invitation is written with it; one in the other language, or edited, is not', async () => {
    const here = instance();
    await here.settings.save('letter.en', 0, ownLetter, byPriya);
    const open = await desk.opened(newCustomer());
    const house = {
      ...desk.context.house,
      ownLetter: (language: Language) => here.live.current().letters[language],
    };
    const written = (language: Language) =>
      invitationLetter({ ...desk.context, house }, { ...open, letter: { language } });
    assert.equal(written('en').subject, 'From Open Door Technology');
    assert.ok(written('en').paragraphs.includes('Please accept Open Door Technology (Ireland) Limited.'));
    assert.match(written('de').subject, /möchte Ihre Microsoft-Lizenzen betreuen/);
    const edited = { ...open, letter: { language: 'en' as const, words: 'Edited for this one.' } };
    assert.deepEqual(invitationLetter({ ...desk.context, house }, edited).paragraphs, [
      'Edited for this one.',
    ]);
  });

  it('the file has changed since and a link no longer fits: not used, and said', async () => {
    await instance().settings.save('link.europe', 0, fixed, byPriya);
    const moved = {
      ...config,
      provider: {
        ...config.provider,
        accounts: config.provider.accounts.map((account) =>
          account.id === 'europe'
            ? { ...account, tenantId: '99999999-9999-4999-8999-999999999999' }
            : account,
        ),
      },
    };
    const later = instance(moved);
    const view = await setting(later, 'link.europe');
    assert.deepEqual([view?.value, view?.isChanged, view?.fault?.kind], ['fetch', false, 'wrong-partner']);
    assert.equal(later.live.current().links['europe'], undefined);
  });
});
