// Writes docs/settings.md, the settings reference, from package.json and the two package.nls files.
// usage: node scripts/settings-doc.mjs            (a unit test fails while the file is not what this writes)
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const json = (name) => JSON.parse(readFileSync(path.join(root, name), 'utf8'));

/** The text of docs/settings.md. */
export function settingsReference() {
  const { configuration, commands } = json('package.json').contributes;
  const words = { en: json('package.nls.json'), ar: { ...json('package.nls.json'), ...json('package.nls.ar.json') } };
  const say = (text, language) => (text ?? '').replace(/%([^%]+)%/g, (_, key) => words[language][key] ?? key);
  const cell = (text) => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
  const lines = [
    '# Settings and commands — الإعدادات والأوامر',
    '',
    'Made by `node scripts/settings-doc.mjs` from the manifest.',
    '',
  ];
  for (const section of [configuration].flat()) {
    lines.push(
      `## ${say(section.title, 'en')} — ${say(section.title, 'ar')}`,
      '',
      '| setting | default | meaning | المعنى |',
      '| --- | --- | --- | --- |',
    );
    for (const [name, setting] of Object.entries(section.properties)) {
      const about = setting.markdownDescription ?? setting.description;
      const values = setting.enum ? ` (${setting.enum.map((value) => `\`${value}\``).join(', ')})` : '';
      lines.push(
        `| \`${name}\` | \`${JSON.stringify(setting.default)}\` | ${cell(say(about, 'en'))}${values} | ${cell(say(about, 'ar'))} |`,
      );
    }
    lines.push('');
  }
  lines.push('## Commands — الأوامر', '', '| command | title | العنوان |', '| --- | --- | --- |');
  for (const { command, title } of commands) {
    lines.push(`| \`${command}\` | Khabar: ${say(title, 'en')} | ${say(title, 'ar')} |`);
  }
  return `${lines.join('\n')}\n`;
}

if (process.argv[1] && fileURLToPath(import.meta.url) === path.resolve(process.argv[1])) {
  writeFileSync(path.join(root, 'docs/settings.md'), settingsReference());
}
