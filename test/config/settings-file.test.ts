import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadSettingsFile, settingsArgument } from '../../src/config/settings-file.ts';

describe('a file of settings', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'settings-'));
  const file = path.join(folder, 'settings.env');
  afterEach(() => {
    delete process.env['SETTINGS_FILE_TEST'];
    delete process.env['SETTINGS_FILE_OTHER'];
  });
  after(() => rmSync(folder, { recursive: true }));

  it('read into the environment, which goes first', () => {
    writeFileSync(
      file,
      'SETTINGS_FILE_TEST=from the file\nSETTINGS_FILE_OTHER=Desk <desk@opendoor.example>\n',
    );
    process.env['SETTINGS_FILE_TEST'] = 'from the environment';
    loadSettingsFile(file);
    assert.equal(process.env['SETTINGS_FILE_TEST'], 'from the environment');
    assert.equal(process.env['SETTINGS_FILE_OTHER'], 'Desk <desk@opendoor.example>');
  });

  it('not there: said with its whole path', () => {
    assert.throws(
      () => loadSettingsFile(path.join(folder, 'none.env')),
      /--settings: .*none\.env cannot be read/,
    );
  });

  it('command line: the file, nothing, or what is not understood', () => {
    assert.equal(settingsArgument(['--settings', 'settings.env']), 'settings.env');
    assert.equal(settingsArgument([]), undefined);
    assert.throws(() => settingsArgument(['--setings', 'x']), /--setings x is not understood/);
    assert.throws(() => settingsArgument(['--settings']), /is not understood/);
  });
});
