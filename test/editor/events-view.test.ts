import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { EventNode } from '../../client/src/views/events.ts';
import { closeAll, eventually, khabar, withSetting, write } from './support.ts';

const QUAKE = 'قُتل 12 شخصا في زلزال ضرب مدينة أغادير المغربية أمس الخميس، وفق ما أعلن وزير الداخلية عبد الوافي لفتيت.';
const AGAIN = 'أعلن وزير الداخلية المغربي عبد الوافي لفتيت مقتل 15 شخصا في الزلزال الذي ضرب أغادير.';
const MEETING = 'عقد الرئيس المصري عبد الفتاح السيسي والعاهل الأردني عبد الله الثاني اجتماعا في مدينة العقبة';
const UNDATED = {
  'undated-1-event.ar.txt': `لقاء العقبة\n\n${MEETING} يوم الأربعاء لبحث الربط الكهربائي.\n`,
  'undated-2-event.ar.txt': `قمة ثنائية\n\n${MEETING} الأربعاء لبحث مشروع الربط الكهربائي.\n`,
};
const NAMES = ['2031-05-09-event.ar.txt', '2031-05-10-event.ar.txt'];
const FIRST = `---\ndate: 2031-05-09\n---\nحصيلة أولى\n\n${QUAKE}\n`;
const SECOND = `---\ndate: 2031-05-09\n---\nحصيلة جديدة\n\n${AGAIN}\n`;

const plain = (text: unknown): string => String(text).replace(/[\u2066-\u2069]/g, '');

/** The lines below a node, by their labels; what somebody who unfolds it sees. */
async function unfold(node?: EventNode): Promise<Map<string, EventNode>> {
  const { events } = await khabar();
  const lines = new Map<string, EventNode>();
  for (const child of await events.getChildren(node)) {
    const { label } = events.getTreeItem(child);
    lines.set(plain(typeof label === 'string' ? label : label?.label), child as EventNode);
  }
  return lines;
}

describe('the side bar of events', () => {
  let first: vscode.Uri;
  let second: vscode.Uri;
  before(async () => {
    first = await write(NAMES[0]!, FIRST);
    second = await write(NAMES[1]!, SECOND);
    for (const [name, text] of Object.entries(UNDATED)) await write(name, text);
  });
  afterEach(closeAll);
  after(async () => {
    for (const name of [...NAMES, ...Object.keys(UNDATED)])
      await vscode.workspace.fs.delete(vscode.Uri.joinPath(first, '..', name));
    await vscode.commands.executeCommand('workbench.view.explorer');
  });

  it('lists what two articles tell by month, with what they disagree in, and opens the sentence', async () => {
    await vscode.commands.executeCommand('khabar.events.focus');
    const { events } = await khabar();
    const month = await eventually(async () => (await unfold()).get('May 2031') ?? false);
    assert.match(plain(events.getTreeItem(month).description), /^\d+$/);
    const told = [...(await unfold(month)).values()];
    const quake = told.find((one) => plain(events.getTreeItem(one).description).includes('disagreement'))!;
    const item = events.getTreeItem(quake);
    assert.equal(plain(item.description), '2031-05-08 · 2 articles · 1 disagreement');
    assert.match(plain(item.tooltip), /“12 شخصا” \/ “15 شخصا”/);
    const mentions = [...(await unfold(quake)).values()];
    assert.equal(mentions.length, 2);
    for (const mention of mentions) {
      const { command, description } = events.getTreeItem(mention);
      await vscode.commands.executeCommand(command!.command, ...command!.arguments!);
      const { document, selection } = vscode.window.activeTextEditor!;
      const isFirst = document.uri.toString() === first.toString();
      assert.equal(document.getText(selection), isFirst ? QUAKE : AGAIN);
      assert.equal(plain(description), `2031-05-09 · ${isFirst ? NAMES[0] : NAMES[1]}`);
    }
  });

  it('lists what no article dates in a last branch, of all and of who takes part', async () => {
    const { events } = await khabar();
    const openedFrom = async (branch: EventNode) => {
      const told = [...(await unfold(branch)).values()];
      const meeting = told.find((one) => plain(events.getTreeItem(one).description) === 'Wednesday · 2 articles')!;
      const [mention] = (await unfold(meeting)).values();
      const { command } = events.getTreeItem(mention!);
      await vscode.commands.executeCommand(command!.command, ...command!.arguments!);
      const { document, selection } = vscode.window.activeTextEditor!;
      assert.ok(document.getText(selection).startsWith(MEETING));
    };
    const branch = await eventually(async () => (await unfold()).get('No settled day') ?? false);
    assert.equal([...(await unfold()).keys()].at(-1), 'No settled day');
    await openedFrom(branch);
    await vscode.commands.executeCommand('khabar.eventsByParticipant');
    const people = await eventually(async () => (await unfold()).get('People') ?? false);
    const president = await eventually(async () => (await unfold(people)).get('عبد الفتاح السيسي') ?? false);
    await openedFrom((await unfold(president)).get('No settled day')!);
    await vscode.commands.executeCommand('khabar.eventsByMonth');
    await eventually(async () => (await unfold()).has('May 2031'));
  });

  it('lists the same by who takes part', async () => {
    await vscode.commands.executeCommand('khabar.eventsByParticipant');
    const { events } = await khabar();
    const people = await eventually(async () => (await unfold()).get('People') ?? false);
    const minister = await eventually(async () => (await unfold(people)).get('عبد الوافي لفتيت') ?? false);
    const told = [...(await unfold(minister)).values()];
    assert.ok(told.length > 0 && told.every(({ kind }) => kind === 'event'));
    const [mention] = (await unfold(told[0])).values();
    const { command } = events.getTreeItem(mention!);
    await vscode.commands.executeCommand(command!.command, ...command!.arguments!);
    const { document, selection } = vscode.window.activeTextEditor!;
    assert.ok([QUAKE, AGAIN].includes(document.getText(selection)));
    await vscode.commands.executeCommand('khabar.eventsByMonth');
    await eventually(async () => (await unfold()).has('May 2031'));
  });

  it('a lens on the headline counts who else tells its event, where the setting asks for it', async () => {
    await vscode.window.showTextDocument(second);
    const lenses = () =>
      vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', second, 10);
    await withSetting('khabar.codeLens.events', true, async () => {
      const lens = await eventually(async () => (await lenses())[0] ?? false);
      assert.match(lens.command!.title, /^1 other article tells this event/);
      assert.equal(lens.command!.command, 'khabar.showEvent');
      await vscode.commands.executeCommand(lens.command!.command, ...lens.command!.arguments!);
    });
    await eventually(async () => (await lenses()).length === 0);
  });

  it('a command goes from mention to mention', async () => {
    const editor = await vscode.window.showTextDocument(first);
    const at = editor.document.positionAt(editor.document.getText().indexOf('قُتل'));
    editor.selection = new vscode.Selection(at, at);
    const active = () => vscode.window.activeTextEditor?.document.uri.toString();
    await vscode.commands.executeCommand('khabar.nextEventMention');
    await eventually(() => active() === second.toString());
    await vscode.commands.executeCommand('khabar.nextEventMention');
    await eventually(() => active() === first.toString());
  });
});
