import assert from 'node:assert/strict';
import type { Role } from '../../src/domain/person.ts';
import { commandLists, commandSources } from '../../appPackage/commands.ts';
import { createFlows, type FlowServices } from '../../src/dialogs/index.ts';
import { commandOf } from '../../src/dialogs/kit/words.ts';
import { languages } from '../../src/domain/language.ts';

const flows = createFlows({} as FlowServices);

/** Commands are the same for everybody. */
const nobody: ReadonlySet<Role> = new Set();

describe('commands of the Teams app', () => {
  for (const language of languages) {
    it(`every command in ${language}: understood by the flow it stands for, before any other`, () => {
      for (const { flow, word } of commandSources()) {
        const said = word(language);
        if (flow === undefined) {
          assert.notEqual(commandOf(said), undefined, said);
          continue;
        }
        assert.equal(commandOf(said), undefined, said);
        const understood = flows.find(
          (candidate) => candidate.askedFor(said, language, nobody) !== undefined,
        );
        assert.equal(understood?.id, flow, said);
      }
    });
  }

  it('a command picked in one language while Teams speaks the other: still understood', () => {
    for (const { flow, word } of commandSources()) {
      if (flow === undefined) continue;
      const found = flows.find(({ id }) => id === flow);
      assert.notEqual(found?.askedFor(word('de'), 'en', nobody), undefined, word('de'));
      assert.notEqual(found?.askedFor(word('en'), 'de', nobody), undefined, word('en'));
    }
  });

  it('the lists: at most ten for a place, in the same order in every language, nothing left untranslated', () => {
    const [english = [], german = []] = languages.map(commandLists);
    assert.deepEqual(
      english.map(({ scopes }) => scopes),
      [['personal'], ['team'], ['groupChat']],
    );
    for (const [l, { commands }] of english.entries()) {
      assert.ok(commands.length <= 10);
      assert.equal(german[l]?.commands.length, commands.length);
      for (const [c, { title, description }] of commands.entries()) {
        assert.notEqual(german[l].commands[c]?.description, description);
        if (title !== 'status') assert.notEqual(german[l].commands[c]?.title, title);
      }
    }
  });
});
