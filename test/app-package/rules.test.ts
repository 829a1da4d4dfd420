import assert from 'node:assert/strict';
import { packed, unpacked } from '../../appPackage/archive.ts';
import { packageFaults } from '../../appPackage/rules.ts';
import { changed, sampleFacts, sampleFiles } from './samples.ts';

const files = sampleFiles();
const withManifest = (place: string, value: unknown) =>
  packageFaults(changed(files, 'manifest.json', place.match(/\w+/g) ?? [], value));
const withGerman = (place: string, value: unknown) =>
  packageFaults(changed(files, 'de.json', [place], value));

describe('rules of the app package', () => {
  it('both packages, in one language or two, German first: no fault', async () => {
    for (const languages of [['en', 'de'], ['de', 'en'], ['de'], ['en']] as const) {
      for (const audience of ['provider', 'customers'] as const) {
        const made = sampleFiles({ ...sampleFacts, languages }, audience);
        assert.deepEqual(await packageFaults(made), [], `${languages.join()} ${audience}`);
      }
    }
  });

  it('customers’ package: without the tab; the provider’s: with it, behind the chat', () => {
    const tabs = (audience: 'provider' | 'customers') => {
      const text = new TextDecoder().decode(sampleFiles(sampleFacts, audience)['manifest.json']);
      return (JSON.parse(text) as { staticTabs?: { entityId: string; contentUrl?: string }[] }).staticTabs;
    };
    assert.equal(tabs('customers'), undefined);
    assert.deepEqual(
      tabs('provider')?.map(({ entityId, contentUrl }) => [entityId, contentUrl]),
      [
        ['conversations', undefined],
        ['operations', 'https://concierge.opendoor.example/tab/operations'],
      ],
    );
  });

  it('Microsoft’s schema: its refusals are passed on', async () => {
    assert.match(
      (await withManifest('developer.privacyUrl', undefined)).join(),
      /manifest\.json: .*privacyUrl/,
    );
    assert.match((await withManifest('bots[0].scopes', ['groupchat'])).join(), /manifest\.json: /);
    assert.match((await withManifest('surprise', 1)).join(), /manifest\.json: /);
    const long = sampleFiles({ ...sampleFacts, provider: 'Open Door Technology Holding Limited' });
    assert.match((await packageFaults(long)).join(), /developer\/name/);
  });

  it('ids that are none, a version that cannot rise: told', async () => {
    assert.match(
      (await withManifest('id', '00000000-0000-0000-0000-000000000000')).join(),
      /\bid must be a GUID/,
    );
    assert.match((await withManifest('bots[0].botId', 'bot')).join(), /bots\[0\]\.botId must be a GUID/);
    assert.match((await withManifest('version', '1.0')).join(), /three numbers/);
  });

  it('a tab on a host that is not listed, or not https: told', async () => {
    const elsewhere = await withManifest('staticTabs[1].contentUrl', 'https://evil.example/tab');
    assert.match(elsewhere.join(), /must be https on one of validDomains/);
    const open = await withManifest('staticTabs[1].contentUrl', 'http://concierge.opendoor.example/tab');
    assert.match(open.join(), /must be https on one of validDomains/);
  });

  it('domains with a scheme, a wildcard, of everybody, or without the sign-in’s: told', async () => {
    const domains = (...list: string[]) => withManifest('validDomains', list);
    assert.match((await domains('https://concierge.opendoor.example')).join(), /without scheme/);
    assert.match((await domains('*.opendoor.example')).join(), /wildcard/);
    assert.match((await domains('azurewebsites.net')).join(), /everybody/);
    assert.match((await domains('concierge.opendoor.example')).join(), /token\.botframework\.com/);
  });

  it('single sign-on for another host or app: told', async () => {
    const resource = (text: string) => withManifest('webApplicationInfo.resource', text);
    const { appId } = sampleFacts;
    for (const wrong of [
      `api://botid-${appId}`,
      `api://evil.example/botid-${appId}`,
      `api://concierge.opendoor.example/botid-${appId.replace('0c', '1c')}`,
    ])
      assert.match((await resource(wrong)).join(), /webApplicationInfo\.resource/, wrong);
  });

  it('a text without translation, one for nothing, one too long or empty: told with file and place', async () => {
    const place = 'bots[0].commandLists[0].commands[2].title';
    assert.deepEqual(await withGerman(place, undefined), [`de.json: ${place} has no translation.`]);
    assert.match(
      (await withGerman('bots[0].commandLists[0].commands[11].title', 'x')).join(),
      /commands\[11\]\.title translates something the manifest does not have/,
    );
    assert.match((await withGerman('name.short', 'x'.repeat(31))).join(), /31 characters; Teams takes 30/);
    assert.match((await withGerman(place, 'x'.repeat(33))).join(), /33 characters; Teams takes 32/);
    assert.match((await withGerman('description.full', ' ')).join(), /description\.full is empty/);
    assert.match((await withGerman('colour', 'x')).join(), /colour is no place/);
  });

  it('eleven commands for a place, one twice: told', async () => {
    const more = await withManifest('bots[0].commandLists[0].commands[10]', { title: 'more' });
    assert.match(more.join(), /11 commands for personal/);
    const twice = await withManifest('bots[0].commandLists[1].commands[1].title', 'approvals here');
    assert.match(twice.join(), /“approvals here” is there twice for team/);
  });

  it('something left to fill in: told', async () => {
    for (const left of ['${PROVIDER}', '{{name}}', '<YOUR-NAME>', 'undefined'])
      assert.match((await withManifest('name.full', left)).join(), /placeholder/, left);
  });

  it('a file that is missing, or that nothing names: told', async () => {
    const { 'de.json': _, ...without } = files;
    assert.match((await packageFaults(without)).join(), /de\.json is named in the manifest but not/);
    assert.match((await packageFaults({ ...files, 'fr.json': new Uint8Array() })).join(), /nothing names it/);
    assert.deepEqual(await packageFaults({}), ['manifest.json is not in the package.']);
    const broken = { ...files, 'manifest.json': new TextEncoder().encode('{') };
    assert.deepEqual(await packageFaults(broken), ['manifest.json is not JSON.']);
  });

  it('the zip: the same bytes whatever the order, and the files come out as they went in', () => {
    const turned = Object.fromEntries(Object.entries(files).reverse());
    assert.deepEqual(packed(turned), packed(files));
    assert.deepEqual(unpacked(packed(files)), files);
    assert.ok(Object.keys(unpacked(packed(files))).every((name) => !name.includes('/')));
  });
});
