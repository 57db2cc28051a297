import assert from 'node:assert/strict';
import { analyse } from '../../../server/src/core/article.ts';
import { entityId, Knowledge } from '../../../server/src/core/entities/index.ts';
import type { Finding } from '../../../server/src/core/types.ts';
import { knowledgeActions, notSameActions } from '../../../server/src/features/knowledge-actions.ts';
import { completeTeamFile } from '../../../server/src/features/team-file-completion.ts';
import type { View } from '../../../server/src/features/view.ts';
import { DECIDE, DECISIONS_FILE, ENTITIES_FILE, type EntityArguments } from '../../../server/src/protocol.ts';
import { Snapshot } from '../../../server/src/workspace/snapshot.ts';
import { lexicon } from '../../fixtures/lexicon.ts';
import { ABLE, actionsAtCaret } from './actions.ts';
import { viewOf } from './view.ts';

/** The labels that are offered where `|` stands. */
function offered(marked: string, file = ENTITIES_FILE): string[] {
  const at = marked.indexOf('|');
  const before = marked.slice(0, at).split('\n');
  const position = { line: before.length - 1, character: before.at(-1)!.length };
  return completeTeamFile(file, marked.replace('|', ''), position, 'ar').map(({ label }) => label);
}

describe('completion in the team’s files', () => {
  it('offers the keys of an entry, without those it has', () => {
    assert.deepEqual(offered('|'), ['entities']);
    const [first] = completeTeamFile(ENTITIES_FILE, 'entities:\n  ', { line: 1, character: 2 }, 'ar');
    assert.equal(first!.insertText, '- name: ');
    assert.deepEqual(offered('entities:\n  - |'), [
      'name',
      'type',
      'aliases',
      'role',
      'notes',
      'links',
      'not_the_same_as',
    ]);
    const rest = ['aliases', 'role', 'notes', 'links', 'not_the_same_as'];
    assert.deepEqual(offered('entities:\n  - name: باكو\n    type: place\n    |'), rest);
    assert.deepEqual(offered('entities:\n  - name: باكو\n    a|\n    type: place\n  - name: كييف\n'), rest);
    assert.deepEqual(offered('entities:\n- name: باكو\n  type: place\n  links:\n    wikidata: Q9248\n    |'), [
      'pages',
    ]);
  });

  it('offers the types, and nothing in a name, a comment or an alias', () => {
    assert.deepEqual(offered('entities:\n  - name: باكو\n    type: |'), ['person', 'place', 'organization', 'event']);
    assert.deepEqual(offered('entities:\n  - name: باكو\n    type: pl|'), ['person', 'place', 'organization', 'event']);
    for (const none of ['  - name: ب|', '  - name: باكو # |', '  - name: باكو\n    aliases: [|'])
      assert.deepEqual(offered(`entities:\n${none}`), [], none);
  });

  it('offers what decisions there are', () => {
    assert.ok(offered('|', DECISIONS_FILE).includes('not_entities'));
    assert.deepEqual(offered('not_entities:\n  - text: باكو\n    |', DECISIONS_FILE), ['type', 'file']);
    assert.deepEqual(offered('ignore:\n  - rule: boilerplate\n    scope: |', DECISIONS_FILE), [
      'here',
      'file',
      'workspace',
    ]);
  });

  it('explains in the language of the reader', () => {
    const [ar] = completeTeamFile(ENTITIES_FILE, '', { line: 0, character: 0 }, 'ar');
    const [en] = completeTeamFile(ENTITIES_FILE, '', { line: 0, character: 0 }, 'en');
    assert.match(String(ar!.documentation), /المداخل/);
    assert.match(String(en!.documentation), /^The entries/);
  });
});

describe('deciding about a name', () => {
  const STORY = 'وصل الوزير تولكين زاربانوف إلى با|كو. وقال زاربانوف إن الزيارة ناجحة. وغادر الوزير تولكين زربانوف.';

  it('adds it to the team’s names with the spellings of the article, bare family names left out', () => {
    const { actions } = actionsAtCaret(STORY.replace('|', '').replace('زاربانوف', 'زاربا|نوف'), [DECIDE]);
    const [add] = actions;
    assert.match(add!.title, /أضف «تولكين زاربانوف» إلى أسماء الفريق/);
    const { entity } = add!.command!.arguments![0] as EntityArguments;
    assert.deepEqual(entity, { name: 'تولكين زاربانوف', type: 'person', aliases: ['تولكين زربانوف'] });
  });

  it('declares it no name, here or everywhere', () => {
    const { actions } = actionsAtCaret(STORY, [DECIDE]);
    assert.deepEqual(
      actions.slice(1).map(({ command }) => command!.arguments![0].decision),
      [
        { kind: 'notEntity', text: 'باكو', scope: 'file' },
        { kind: 'notEntity', text: 'باكو', scope: 'workspace' },
      ],
    );
  });

  it('is not offered beside a name, nor to those who ask for quick fixes', () => {
    assert.deepEqual(actionsAtCaret('عقد ال|لقاء صباحا في باكو.', [DECIDE]).actions, []);
    assert.deepEqual(actionsAtCaret(STORY, ['quickfix']).actions, []);
  });

  it('offers a known name only what the entry lacks, and nothing where there is no file to keep it in', () => {
    const name = 'تولكين زاربانوف';
    const entity = {
      type: 'person',
      name,
      id: entityId('person', name),
      aliases: [],
      pages: [],
      notSameAs: [],
    } as const;
    const knowledge = new Knowledge({ entities: [entity], merges: [], notSame: [], notEntities: [] });
    const view = (text: string): View => ({
      ...viewOf(text),
      snapshot: new Snapshot('file:///أ.txt', 1, text, { knowledge }, (source, options) =>
        analyse(source, options, lexicon()),
      ),
    });
    const titles = (text: string, able = ABLE): string[] => {
      const position = { line: 0, character: text.indexOf('تولكين') + 1 };
      return knowledgeActions(view(text), { start: position, end: position }, able).map(({ title }) => title);
    };
    assert.equal(titles('وصل تولكين زاربانوف.').length, 2);
    assert.match(titles('وصل تولكين زاربانوف ثم تولكين زربانوف.')[0]!, /أضف صيغ هذا المقال/);
    assert.deepEqual(titles('وصل تولكين زاربانوف.', { ...ABLE, keepsDecisions: false }), []);
  });

  it('declares two names that look alike not the same', () => {
    const view = viewOf('وصل حسن علوان وحسين علوان.');
    const finding: Finding = {
      start: 4,
      end: 13,
      code: 'name-variants',
      severity: 'hint',
      related: [],
      data: { names: ['حسن علوان', 'حسين علوان'] },
    };
    const [action, ...more] = notSameActions({ view, finding, visible: [finding], abilities: ABLE });
    assert.deepEqual(more, []);
    assert.deepEqual(action!.command!.arguments![0].decision, { kind: 'notSame', names: ['حسن علوان', 'حسين علوان'] });
    for (const other of [
      { ...finding, data: {} },
      { ...finding, code: 'repeated-word' as const },
    ])
      assert.deepEqual(notSameActions({ view, finding: other, visible: [other], abilities: ABLE }), []);
  });
});
