import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { Ajv } from 'ajv';
import schema from '../../../server/schema/article.schema.json';
import { bytesIn, wideBytes } from '../../fixtures/bytes.ts';

const CLI = path.resolve('dist/cli.js');
const REPEATED = 'قالت الوزارة إن المحادثات التي جرت في باكو كانت بناءة ومفيدة للطرفين.';
const ARTICLE = `استئناف المحادثات في باكو\n\n${REPEATED}\n\nوغادر الوفد العاصمة مساء.\n\n${REPEATED}\n`;

let folder: string;
const file = (name: string, content: string | Buffer): string => {
  const full = path.join(folder, name);
  mkdirSync(path.dirname(full), { recursive: true });
  writeFileSync(full, content);
  return full;
};
const run = (args: string[], input?: string) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], {
    encoding: 'utf8',
    ...(input !== undefined && { input }),
  });
  return { status, stdout, stderr, lines: stdout.split('\n').filter(Boolean).map(parse) };
};
const parse = (line: string) => {
  try {
    // biome-ignore lint/suspicious/noExplicitAny: the shape is what the schema test asserts
    return JSON.parse(line) as any;
  } catch {
    return undefined;
  }
};

describe('the command line', () => {
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'khabar-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  describe('check --across', () => {
    it('tells which paragraphs stand in the archive, the oldest first, and leaves the file’s own alone', () => {
      file('archive/2024-05-03.txt', `---\nsource: وكالة النهر\n---\nعنوان آخر\n\n${REPEATED}\n`);
      file('archive/2024-05-01.txt', `خبر قديم\n\n${REPEATED.replace('بناءة', 'مثمرة')}\n`);
      const mine = file('جديد.txt', `استئناف المحادثات\n\n${REPEATED}\n\nوغادر الوفد العاصمة مساء أمس الأول عائدا.\n`);
      const { status, lines } = run(['check', mine, '--across', path.join(folder, 'archive'), '--format', 'json']);
      assert.equal(status, 0);
      const told = lines.filter(({ across }) => across);
      assert.equal(told.length, 1);
      assert.deepEqual(
        told[0].across.map(({ date, kind, source }: { date: string; kind: string; source?: string }) => [
          date,
          kind,
          source,
        ]),
        [
          ['2024-05-01', 'near', undefined],
          ['2024-05-03', 'exact', 'وكالة النهر'],
        ],
      );
      assert.match(
        told[0].message,
        /^Nearly the same paragraph stands in .*2024-05-01\.txt:3 \(2024-05-01\), and in 1 more\.$/,
      );
    });

    it('a cable to another president is no copy; the same cable with a word changed is', () => {
      const cable =
        'بعث الملك برقية تهنئة إلى الرئيس الفرنسي إيمانويل ماكرون بمناسبة اليوم الوطني لبلاده، عبر فيها عن أصدق التهاني وأطيب التمنيات له ولشعبه.';
      file('archive/2024-07-14.txt', `برقية تهنئة\n\n${cable}\n`);
      const other = cable.replace('الفرنسي إيمانويل ماكرون', 'الروسي فلاديمير بوتين');
      const mine = file('2024-07-15.txt', `برقيتان\n\n${other}\n\n${cable.replace('أصدق', 'أجمل')}\n`);
      const { lines } = run(['check', mine, '--across', path.join(folder, 'archive'), '--format', 'json']);
      const told = lines.filter(({ across }) => across);
      assert.deepEqual(
        told.map(({ start, code }) => [start > other.length, code]),
        [[true, 'near-duplicate']],
      );
    });

    it('names a broken line of a news file once, though the file is read twice', () => {
      const news = file('archive/أخبار.jsonl', `${JSON.stringify({ text: `خبر\n\n${REPEATED}` })}\nليس خبرا\n`);
      const { status, stderr } = run(['check', news, '--across', path.join(folder, 'archive', '.', '/')]);
      assert.equal(status, 2);
      assert.equal(stderr.match(/:2: /g)?.length, 1, stderr);
    });

    it('is quiet where no paragraph stands in two articles', () => {
      file('archive/أ.txt', `عنوان\n\n${REPEATED}\n`);
      const { status, stdout } = run(['check', '--across', path.join(folder, 'archive'), '--format', 'json']);
      assert.deepEqual([status, stdout], [0, '']);
    });
  });

  describe('analyze', () => {
    it('prints one line that the schema accepts for each file, in argument order', () => {
      const second = file('ب.ar.txt', ARTICLE);
      const first = file('أ-2024-05-11.txt', 'زار الرئيس إلهام علييف ألماتي أمس.');
      const { status, lines } = run(['analyze', second, first]);
      assert.equal(status, 0);
      assert.deepEqual(
        lines.map(({ uri }) => path.basename(decodeURIComponent(uri))),
        ['ب.ar.txt', 'أ-2024-05-11.txt'],
      );
      const validate = new Ajv({ allowUnionTypes: true, strictTypes: false }).compile(schema);
      for (const line of lines) assert.ok(validate(line), JSON.stringify(validate.errors?.slice(0, 3)));
      assert.deepEqual(lines[1].reference.date, '2024-05-11');
    });

    it('counts offsets after the byte order mark', () => {
      const { lines } = run(['analyze', file('أ.txt', '\ufeffباكو عاصمة')]);
      assert.deepEqual(lines[0].paragraphs[0].start, 0);
    });

    it('reads standard input', () => {
      const { lines } = run(['analyze', '-', '--date', '2024-05-10'], 'وصل الوفد إلى باكو أمس.');
      assert.equal(lines[0].uri, 'stdin:');
      assert.equal(lines[0].dates[0].value, '2024-05-09');
    });

    it('names the file it cannot read, does the others and exits with 2', () => {
      const good = file('أ.txt', ARTICLE);
      const bad = file('ب.txt', Buffer.from([0xc7, 0xe1, 0xcd, 0xff, 0xfe]));
      const { status, lines, stderr } = run(['analyze', path.join(folder, 'لا-وجود-له.txt'), bad, good]);
      assert.equal(status, 2);
      assert.equal(lines.length, 1);
      assert.match(stderr, /لا-وجود-له\.txt: there is no such file/);
      assert.match(stderr, /ب\.txt: is not UTF-8 text, nor UTF-16, nor Arabic in Windows-1256/);
    });

    it('reads UTF-16 and Windows-1256', () => {
      const [windows, wide] = [bytesIn('windows-1256', ARTICLE), wideBytes(ARTICLE, 'little')];
      const { status, lines } = run(['analyze', file('أ.txt', Buffer.from(windows)), file('ب.txt', Buffer.from(wide))]);
      assert.equal(status, 0);
      assert.deepEqual(lines[0].paragraphs, lines[1].paragraphs);
      assert.ok(lines[0].duplicates.length > 0);
    });

    it('prints a line for each item of a news file, and names the lines that are none', () => {
      const news = [
        JSON.stringify({ title: 'لقاء في باكو', text: 'وصل الوفد أمس.', published: '2024-05-11' }),
        '{"text": ',
        JSON.stringify({ text: 'غادر الوفد برلين.' }),
      ].join('\n');
      for (const [name, content] of [
        ['وكالة.jsonl', Buffer.from(news)],
        ['وكالة.jsonl.gz', gzipSync(news)],
      ] as const) {
        const { status, lines, stderr } = run(['analyze', file(name, content)]);
        assert.equal(status, 2);
        assert.deepEqual(
          lines.map(({ uri }) => decodeURIComponent(uri).replace(folder, '')),
          [`khabar-news:///${name}?line=1`, `khabar-news:///${name}?line=3`],
        );
        assert.equal(lines[0].reference.date, '2024-05-11');
        assert.equal(lines[0].dates[0].value, '2024-05-10');
        assert.match(stderr, /وكالة\.jsonl(\.gz)?:2: this line is no news item \(not valid JSON\)/);
      }
    });

    it('refuses a date that is none', () => {
      const { status, stderr } = run(['analyze', '--date', '2024-02-30', file('أ.txt', ARTICLE)]);
      assert.equal(status, 2);
      assert.match(stderr, /2024-02-30/);
    });

    it('a workspace is its Arabic text files in order of their paths, then one line for the set', () => {
      file('ب/مقال.txt', ARTICLE);
      file('أ.txt', 'التقى إلهام علييف نيكول باشينيان في ألماتي.');
      file('english.txt', 'Only English here.');
      file('.خفي/مقال.txt', ARTICLE);
      file('node_modules/مقال.txt', ARTICLE);
      const { lines } = run(['analyze', '--workspace', folder]);
      assert.deepEqual(
        lines.slice(0, -1).map(({ uri }) => decodeURIComponent(uri).slice(-10)),
        [decodeURIComponent(lines[0].uri).slice(-10), decodeURIComponent(lines[1].uri).slice(-10)],
      );
      assert.equal(lines.length, 3);
      const validate = new Ajv({ allowUnionTypes: true, strictTypes: false }).compile(schema);
      for (const line of lines) assert.ok(validate(line), JSON.stringify(validate.errors?.slice(0, 3)));
      assert.ok(lines[2].workspace.entities.length > 0);
    });

    it('a workspace has the events that several articles tell, with the sentences of each', () => {
      const quake = (dead: number): string =>
        `---\ndate: 2024-05-10\n---\nحصيلة\n\nقُتل ${dead} شخصا في زلزال ضرب مدينة أغادير المغربية أمس الخميس، وفق ما أعلن وزير الداخلية عبد الوافي لفتيت.\n`;
      file('أ.txt', quake(12));
      file('ب.txt', quake(15));
      file('ج.txt', '---\ndate: 2024-05-10\n---\nحادث سير\n\nقتل 12 شخصا في حادث سير قرب طنجة أمس الخميس.\n');
      const { lines } = run(['analyze', '--workspace', folder]);
      const { workspace } = lines.at(-1);
      const validate = new Ajv({ allowUnionTypes: true, strictTypes: false }).compile(schema);
      assert.ok(validate(lines.at(-1)), JSON.stringify(validate.errors?.slice(0, 3)));
      const killings = workspace.events.filter(({ date }: { date: string }) => date === '2024-05-09');
      assert.ok(killings.length > 0);
      for (const { mentions } of workspace.events) {
        const names = mentions.map(({ uri }: { uri: string }) => decodeURIComponent(uri).slice(-5));
        assert.deepEqual([...names].sort(), ['أ.txt', 'ب.txt']);
      }
    });
  });

  describe('check', () => {
    it('exits with 1 when a warning is there, and says where', () => {
      const { status, stdout } = run(['check', file('أ.txt', ARTICLE)]);
      assert.equal(status, 1);
      assert.match(stdout, /أ\.txt:7:1: warning: .*\[duplicate-paragraph\]/);
    });

    it('exits with 0 on a clean article', () => {
      const { status, stdout } = run(['check', file('أ.txt', 'استئناف المحادثات\n\nوصل الوفد إلى باكو.\n')]);
      assert.deepEqual([status, stdout], [0, '']);
    });

    it('says the same of many articles, in threads, in the same order', () => {
      const names = Array.from({ length: 70 }, (_, i) => `كثير/${String(i).padStart(2, '0')}.txt`);
      const files = names.map((name, i) => file(name, i % 3 === 0 ? ARTICLE : ARTICLE.replaceAll('باكو', `باكو ${i}`)));
      file(
        'كثير/.khabar/decisions.yaml',
        'ignore:\n  - rule: duplicate-paragraph\n    scope: file\n    file: 40.txt\n',
      );
      const together = run(['check', path.join(folder, 'كثير')]);
      const alone = [0, 20, 40, 60].map((from) => run(['check', ...files.slice(from, from + 20)]).stdout);
      assert.equal(together.stdout, alone.join(''));
      assert.ok(!together.stdout.includes('40.txt'));
      assert.equal(together.status, 1);
    });

    it('lets the caller say what counts', () => {
      assert.equal(run(['check', '--fail-on', 'error', file('أ.txt', ARTICLE)]).status, 0);
    });

    it('checks news files, by the line that an item has', () => {
      const name = file('وكالة.jsonl', `${JSON.stringify({ text: 'خبر.' })}\n${JSON.stringify({ text: ARTICLE })}\n`);
      const { status, stdout } = run(['check', name]);
      assert.equal(status, 1);
      assert.match(stdout, /وكالة\.jsonl:2:7:1: warning: /);
    });

    it('of a folder checks what the globs name', () => {
      file('أ.txt', ARTICLE);
      file('ب.jsonl', JSON.stringify({ text: ARTICLE }));
      file('قديم/ت.txt', ARTICLE);
      const found = (...args: string[]) => new Set(run(['check', folder, ...args]).stdout.match(/[أبت]\.\w+(?=:)/g));
      assert.deepEqual(found(), new Set(['أ.txt', 'ت.txt']));
      assert.deepEqual(found('--exclude', 'قديم'), new Set(['أ.txt']));
      assert.deepEqual(found('--include', '**/*.{jsonl,md}'), new Set(['ب.jsonl']));
    });

    it('words its messages in Arabic when asked', () => {
      assert.match(run(['check', '--lang', 'ar', file('أ.txt', ARTICLE)]).stdout, /warning: [\u0600-\u06ff]/);
    });

    for (const [format, pattern] of [
      ['json', /"code":"duplicate-paragraph"/],
      ['sarif', /"version": "2\.1\.0"/],
      ['github', /^::warning file=/],
    ] as const) {
      it(`speaks ${format}`, () =>
        assert.match(run(['check', '--format', format, file('أ.txt', ARTICLE)]).stdout, pattern));
    }
  });

  describe('what the team decided', () => {
    const ignore = (file: string) => `ignore:\n  - rule: duplicate-paragraph\n    scope: file\n    file: ${file}\n`;

    it('silences the finding and keeps the passage, here and not in another file', () => {
      const quiet = file('قسم/أ.txt', ARTICLE);
      const loud = file('قسم/ب.txt', ARTICLE);
      file('.khabar/decisions.yaml', ignore('قسم/أ.txt'));
      assert.deepEqual([run(['check', quiet]).status, run(['check', loud]).status], [0, 1]);
      assert.equal(run(['fix', quiet]).stdout, '');
      assert.match(run(['fix', loud]).stdout, /^-قالت الوزارة/m);
    });

    it('is asked for by its line when it cannot be read, and the file is checked all the same', () => {
      const name = file('أ.txt', ARTICLE);
      file('.khabar/decisions.yaml', 'ignore: [\n');
      const { status, stdout, stderr } = run(['check', name]);
      assert.equal(status, 2);
      assert.match(stderr, /decisions\.yaml:\d+: this decision cannot be used/);
      assert.match(stdout, /duplicate-paragraph/);
    });
  });

  describe('what the team knows', () => {
    const known = 'entities:\n  - name: نبض الطريق\n    type: organization\n';
    const story = 'صار نبض الطريق حديث الناس أمس.\n';
    const named = (args: string[]) => run(args).lines[0].entities.map(({ id }: { id: string }) => id);

    it('counts from the nearest folder above a file, and from the folder itself as a workspace', () => {
      const name = file('قسم/أ.txt', story);
      assert.deepEqual(named(['analyze', name]), []);
      file('.khabar/entities.yaml', known);
      assert.deepEqual(named(['analyze', name]), ['organization/نبض-الطريق']);
      assert.deepEqual(named(['analyze', '--workspace', folder]), ['organization/نبض-الطريق']);
      assert.deepEqual(named(['analyze', '--workspace', path.join(folder, 'قسم')]), []);
      file('.khabar/decisions.yaml', 'not_entities:\n  - text: نبض الطريق\n    file: قسم/*\n');
      assert.deepEqual(named(['analyze', name]), []);
    });

    it('is asked for by its line when it cannot be read, once, and the rest of it and the article count', () => {
      const names = [file('أ.txt', story), file('ب.txt', story)];
      file('.khabar/entities.yaml', `${known}  - name: باكو\n    type: city\n`);
      const { status, lines, stderr } = run(['analyze', ...names]);
      assert.equal(status, 2);
      assert.match(stderr, /^khabar: \S+entities\.yaml:5: "city" is no type; did you mean place/);
      assert.equal(stderr.trim().split('\n').length, 1);
      assert.equal(lines[1].entities.length, 1);
      assert.match(run(['check', '--lang', 'ar', names[0]!]).stderr, /entities\.yaml:5: «city» ليس نوعا/);
    });
  });

  describe('fix', () => {
    const dirty = ARTICLE.replaceAll('\n', '\r\n').replace('وغادر الوفد', 'وغادر  الوفد');
    const clean = `استئناف المحادثات في باكو\r\n\r\n${REPEATED}\r\n\r\nوغادر الوفد العاصمة مساء.\r\n`;

    it('prints a unified diff and leaves the file alone', () => {
      const name = file('أ.txt', dirty);
      const { status, stdout } = run(['fix', name]);
      assert.equal(status, 0);
      assert.match(stdout, /^-قالت الوزارة/m);
      assert.equal(readFileSync(name, 'utf8'), dirty);
    });

    it('writes when told to, keeps CRLF and the byte order mark, and then has nothing left to do', () => {
      const name = file('أ.txt', `\ufeff${dirty}`);
      assert.equal(run(['fix', '--write', name]).status, 0);
      assert.equal(readFileSync(name, 'utf8'), `\ufeff${clean}`);
      assert.equal(run(['fix', name]).stdout, '');
    });

    it('keeps the encoding of a file', () => {
      for (const [name, bytes] of [
        ['أ.txt', (text: string) => bytesIn('windows-1256', text)],
        ['ب.txt', (text: string) => wideBytes(`\ufeff${text}`, 'big')],
        ['ت.txt', (text: string) => wideBytes(text, 'little')],
      ] as const) {
        const written = file(name, Buffer.from(bytes(dirty)));
        assert.equal(run(['fix', '--write', written]).status, 0);
        assert.deepEqual(new Uint8Array(readFileSync(written)), bytes(clean), name);
      }
    });

    it('refuses a news file and leaves it alone, also in a folder', () => {
      const line = JSON.stringify({ text: dirty });
      const name = file('وكالة.jsonl', line);
      const { status, stdout, stderr } = run(['fix', '--write', name]);
      assert.equal(status, 2);
      assert.equal(stdout, '');
      assert.match(stderr, /وكالة\.jsonl: its lines are records of other software, which fix does not edit/);
      assert.equal(run(['fix', '--write', '--include', '**/*', folder]).status, 0);
      assert.equal(readFileSync(name, 'utf8'), line);
    });

    it('does one rule alone when asked', () => {
      const name = file('أ.txt', dirty);
      run(['fix', '--rule', 'punctuation', '--write', name]);
      assert.equal(readFileSync(name, 'utf8'), dirty.replace('  ', ' '));
    });

    it('refuses a rule without a safe fix', () => {
      const { status, stderr } = run(['fix', '--rule', 'near-duplicate', file('أ.txt', dirty)]);
      assert.equal(status, 2);
      assert.match(stderr, /near-duplicate/);
    });
  });
});
