import * as vscode from 'vscode';
import {
  CLIENT_COMMANDS,
  ENTITIES,
  type EntitiesParams,
  type EntitiesResult,
  EVENT_MONTHS,
  EVENTS,
  type EventMonthsParams,
  type EventMonthsResult,
  type EventSourceData,
  type EventsParams,
  type EventsResult,
  type ListedEntity,
  type ListedEvent,
  MONTH_EVENT,
  MONTH_EVENTS,
  type MonthEventParams,
  type MonthEventResult,
  type MonthEventsParams,
  type MonthEventsResult,
  NO_MONTH,
  PARTICIPANT_EVENTS,
  type ParticipantEventsParams,
  type ParticipantEventsResult,
  type Place,
  type UndatedBranch,
} from '../../../server/src/protocol.ts';
import { shownUri } from '../address.ts';
import type { Server } from '../client.ts';
import { counted, language, message, messageLine } from '../messages.ts';
import { around, beginning } from './cut.ts';
import { fileName, isolate } from './items.ts';
import { LazyTree, type More, withMore } from './lazy-tree.ts';

type Month = EventMonthsResult['months'][number];

/** Who takes part in events. */
const TYPES = ['person', 'organization'] as const;
const BY_PARTICIPANT = 'khabar.eventsByParticipant';

/** One line of the tree. */
export type EventNode =
  | { readonly kind: 'month'; readonly id: string; readonly month: Month; readonly entity?: string }
  | { readonly kind: 'type'; readonly id: string; readonly type: (typeof TYPES)[number] }
  | { readonly kind: 'participant'; readonly id: string; readonly entity: ListedEntity }
  | { readonly kind: 'nothing'; readonly id: string }
  | {
      readonly kind: 'event';
      readonly id: string;
      readonly month: string;
      readonly entity?: string | undefined;
      readonly event: ListedEvent;
      /** Where they came with it. */
      readonly sources?: readonly EventSourceData[];
    }
  | { readonly kind: 'mention'; readonly id: string; readonly source: EventSourceData };

/**
 * The side bar's tree of the events that several articles tell: months, the newest first, with what has no settled day last, or who takes
 * part, those first that most articles name; their events; the sentences that tell each.
 */
export class EventsView extends LazyTree<EventNode> {
  constructor(private readonly server: Server) {
    super('khabar.events', 'events.title', 'khabar.moreEvents', server.onDidChangeEvents);
    this.listeners.push(
      vscode.commands.registerCommand(BY_PARTICIPANT, () => this.show(true)),
      vscode.commands.registerCommand('khabar.eventsByMonth', () => this.show(false)),
    );
  }

  private byParticipant = false;

  private async show(byParticipant: boolean): Promise<void> {
    if (byParticipant === this.byParticipant) return;
    this.byParticipant = byParticipant;
    void vscode.commands.executeCommand('setContext', BY_PARTICIPANT, byParticipant);
    await this.startAnew();
  }

  protected itemOf(node: EventNode): vscode.TreeItem {
    const { Collapsed, None } = vscode.TreeItemCollapsibleState;
    switch (node.kind) {
      case 'month': {
        const { month, label, events, whole } = node.month;
        const item = new vscode.TreeItem(isolate(label), Collapsed);
        item.id = node.id;
        item.iconPath = new vscode.ThemeIcon(month === NO_MONTH ? 'question' : 'calendar');
        // How many there are of many is known when they are asked for.
        item.description = whole ? isolate(events) : events > 0 ? isolate(`${events}+`) : '';
        return item;
      }
      case 'type': {
        const item = new vscode.TreeItem(isolate(message(`view.${node.type}`)), Collapsed);
        item.id = node.id;
        item.iconPath = new vscode.ThemeIcon(node.type, new vscode.ThemeColor(`khabar.${node.type}Border`));
        return item;
      }
      case 'participant': {
        const { name, articles } = node.entity;
        const item = new vscode.TreeItem(isolate(name), Collapsed);
        item.id = node.id;
        item.description = counted('articles', articles);
        return item;
      }
      case 'nothing': {
        const item = new vscode.TreeItem(message('events.noneOf'), None);
        item.id = node.id;
        return item;
      }
      case 'event': {
        const { title, text, articles, disagreements } = node.event;
        // What is known of an open day, in words.
        const date = node.event.day ?? (node.event.date?.includes('X') ? null : node.event.date);
        const item = new vscode.TreeItem(isolate(beginning(title)), Collapsed);
        const differ = disagreements.length > 0 ? counted('disagreements', disagreements.length) : null;
        item.id = node.id;
        item.iconPath = new vscode.ThemeIcon(differ ? 'warning' : 'comment-discussion');
        item.description = parts([date, counted('articles', articles), differ], ' · ');
        const sides = disagreements.map((one) => message('events.differs', sidesOf(one)));
        item.tooltip = parts([title, text, date, counted('articles', articles), ...sides], '\n');
        item.accessibilityInformation = { label: `${title}, ${counted('articles', articles)}` };
        return item;
      }
      case 'mention': {
        const { uri, title, date, text, range, act } = node.source;
        const from = act.start.character - range.start.character;
        const length = act.end.character - act.start.character;
        const inside = act.start.line === range.start.line && from >= 0 && from + length <= text.length;
        const shown = around({ line: text, start: inside ? from : 0, end: inside ? from + length : 0 });
        const label: vscode.TreeItemLabel = { label: isolate(shown.text) };
        if (inside) label.highlights = [[shown.start + 1, shown.end + 1]];
        const item = new vscode.TreeItem(label, None);
        item.id = node.id;
        item.iconPath = new vscode.ThemeIcon('go-to-file');
        item.description = parts([date, fileName(uri)], ' · ');
        item.tooltip = parts([text, title, date, fileName(uri)], '\n');
        const place: Place = { uri, range };
        item.command = { title: '', command: CLIENT_COMMANDS.goTo, arguments: [place] };
        return item;
      }
    }
  }

  protected async ask(node: EventNode | undefined, limit: number): Promise<(EventNode | More<EventNode>)[]> {
    if (!node) return this.byParticipant ? this.types() : this.months(limit);
    switch (node.kind) {
      case 'month': {
        const { month } = node.month;
        const { entity } = node;
        const params: MonthEventsParams = { month, offset: 0, limit, ...(entity !== undefined && { entity }) };
        const found = await this.server.request<MonthEventsResult>(MONTH_EVENTS, params);
        const nodes = (found?.events ?? []).map(
          (event): EventNode => ({ kind: 'event', id: `${node.id}\n${event.key}`, month, entity, event }),
        );
        // Many were grouped in vain: what was announced as a branch may turn out empty.
        if (nodes.length === 0 && month === NO_MONTH) return [{ kind: 'nothing', id: `${node.id}\n` }];
        return withMore(node, nodes, found?.more ?? false);
      }
      case 'type': {
        const params: EntitiesParams = { type: node.type, filter: '', offset: 0, limit };
        const found = await this.server.request<EntitiesResult>(ENTITIES, params);
        // One article alone tells nothing that two tell; the list is by the number of articles.
        const several = found?.entities.filter(({ articles }) => articles > 1) ?? [];
        const nodes = several.map((entity): EventNode => ({ kind: 'participant', id: entity.id, entity }));
        return withMore(node, nodes, nodes.length === limit && (found?.total ?? 0) > limit);
      }
      case 'participant': {
        const params: ParticipantEventsParams = { entity: node.id };
        const found = await this.server.request<ParticipantEventsResult>(PARTICIPANT_EVENTS, params);
        const nodes = (found?.events ?? []).map(({ sources, ...event }): EventNode => {
          return { kind: 'event', id: `${node.id}\n${event.key}`, month: '', event, sources };
        });
        if (found?.undated) nodes.push(undatedNode(found.undated, node.id));
        return nodes.length > 0 ? nodes : [{ kind: 'nothing', id: `${node.id}\n` }];
      }
      case 'event': {
        if (node.sources) return node.sources.map((source) => mentionOf(node, source));
        const { month, entity, event } = node;
        const params: MonthEventParams = { month, key: event.key, ...(entity !== undefined && { entity }) };
        const found = await this.server.request<MonthEventResult>(MONTH_EVENT, params);
        return (found?.sources ?? []).map((source) => mentionOf(node, source));
      }
      case 'nothing':
      case 'mention':
        return [];
    }
  }

  /** By participant: people, and organisations. */
  private types(): EventNode[] {
    this.view.description = '';
    this.view.message = '';
    return TYPES.map((type): EventNode => ({ kind: 'type', id: type, type }));
  }

  private async months(limit: number): Promise<(EventNode | More<EventNode>)[]> {
    const params: EventMonthsParams = { offset: 0, limit };
    const found = await this.server.request<EventMonthsResult>(EVENT_MONTHS, params);
    if (!found) return [];
    const { months, more, undated, partial } = found;
    const counts = undated ? [...months, undated] : months;
    const isCounted = !more && counts.every(({ whole }) => whole);
    const total = counts.reduce((sum, { events }) => sum + events, 0);
    this.view.description = total === 0 ? '' : isCounted ? String(total) : `${total}+`;
    const isEmpty = counts.length === 0 && vscode.workspace.workspaceFolders !== undefined;
    this.view.message = partial ? messageLine('view.reading') : isEmpty ? messageLine('events.none') : '';
    const nodes = withMore(
      undefined,
      months.map((month): EventNode => ({ kind: 'month', id: month.month, month })),
      more,
    );
    return undated ? [...nodes, undatedNode(undated)] : nodes;
  }
}

/** The branch of the events without a day, of all or of those that name an entity. */
const undatedNode = (month: UndatedBranch, entity?: string): EventNode => ({
  kind: 'month',
  id: entity === undefined ? month.month : `${entity}\n${month.month}`,
  month,
  ...(entity !== undefined && { entity }),
});

const mentionOf = ({ id }: EventNode, source: EventSourceData): EventNode => ({
  kind: 'mention',
  id: `${id}\n${source.uri}`,
  source,
});

/** Lists the other places that tell an event where the cursor is, the newest article first. */
export async function showEvent(server: Server, wish: EventsParams): Promise<void> {
  const found = await server.request<EventsResult>(EVENTS, wish);
  const [own, ...others] = found?.events[0]?.sources ?? [];
  if (!own || others.length === 0) {
    void vscode.window.showInformationMessage(message('events.gone'));
    return;
  }
  const locations = others.map(({ uri, range: { start, end } }) => {
    return new vscode.Location(shownUri(uri), new vscode.Range(start.line, start.character, end.line, end.character));
  });
  const at = new vscode.Position(own.act.start.line, own.act.start.character);
  await vscode.commands.executeCommand('editor.action.peekLocations', shownUri(wish.uri), at, locations, 'peek');
}

/** `«12 قتيلا» / «15 قتيلا»`. */
function sidesOf({ sides }: ListedEvent['disagreements'][number]): string {
  const [open, close] = language() === 'ar' ? '«»' : '“”';
  return sides.map(({ text }) => isolate(`${open}${text}${close}`)).join(' / ');
}

/** Parts that are there, each in one piece whatever its direction. */
const parts = (all: readonly (string | null)[], between: string): string =>
  all
    .filter(Boolean)
    .map((part) => isolate(part!))
    .join(between);
