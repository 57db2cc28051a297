import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { DEFAULT_SETTINGS } from '../../server/src/protocol.ts';
import { khabar } from './support.ts';

/** The manifest as VS Code has read it: titles in its display language. */
const manifest = () => vscode.extensions.getExtension('khabar.khabar')!;

describe('the manifest', () => {
  before(() => khabar());

  it('declares what is there in Restricted Mode and in virtual workspaces', () => {
    const { capabilities } = manifest().packageJSON;
    assert.equal(capabilities.untrustedWorkspaces.supported, true);
    assert.equal(capabilities.virtualWorkspaces.supported, 'limited');
  });

  it('keeps Arabic letters from being boxed as suspicious, which Restricted Mode would do', () => {
    const settings = vscode.workspace.getConfiguration('editor.unicodeHighlight', { languageId: 'arabic-news' });
    for (const name of ['ambiguousCharacters', 'invisibleCharacters', 'nonBasicASCII'])
      assert.equal(settings.get(name), false, name);
  });

  it('says everything in English and in Arabic', () => {
    const folder = manifest().extensionPath;
    const read = (name: string) => readFileSync(path.join(folder, name), 'utf8');
    const [english, arabic] = ['package.nls.json', 'package.nls.ar.json'].map((name) => JSON.parse(read(name)));
    const used = [...read('package.json').matchAll(/"%([^%"]+)%"/g)].map(([, key]) => key!);
    assert.ok(used.length > 50);
    assert.deepEqual([...new Set(used)].sort(), Object.keys(english).sort());
    assert.deepEqual(Object.keys(arabic).sort(), Object.keys(english).sort());
    for (const [key, value] of Object.entries<string>(arabic))
      assert.match(value, /\p{Script=Arabic}/u, `${key} is not Arabic`);
  });

  it('gives the settings that the server reads the server’s own defaults', () => {
    const settings = vscode.workspace.getConfiguration('khabar');
    assert.equal(settings.get('hover.relatedArticles'), DEFAULT_SETTINGS.hover.relatedArticles);
    assert.equal(settings.get('language'), DEFAULT_SETTINGS.language);
    assert.deepEqual(settings.get('houseStyle'), DEFAULT_SETTINGS.houseStyle);
    assert.deepEqual(settings.get('inlayHints'), DEFAULT_SETTINGS.inlayHints);
    assert.deepEqual(settings.get('codeLens'), DEFAULT_SETTINGS.codeLens);
    assert.deepEqual(settings.get('files'), DEFAULT_SETTINGS.files);
    assert.deepEqual(settings.get('diagnostics'), DEFAULT_SETTINGS.diagnostics);
  });

  it('names files that exist', () => {
    const { contributes } = manifest().packageJSON;
    const { icon } = contributes.viewsContainers.activitybar[0];
    const schemas = contributes.yamlValidation.map(({ url }: { url: string }) => url);
    for (const file of [contributes.languages[0].configuration, contributes.grammars[0].path, icon, ...schemas])
      assert.ok(existsSync(path.join(manifest().extensionPath, file)), file);
  });
});
