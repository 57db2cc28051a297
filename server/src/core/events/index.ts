export { type ArticleEvent, articleEvents } from './instances.ts';
export { type LocalEvents, readEvents } from './local.ts';
export { type EventParagraph, eventMentions } from './mentions.ts';
export type {
  ActClass,
  EventFigure,
  EventMention,
  EventStatus,
  EventTime,
  Part,
  Participant,
  TimeSource,
} from './types.ts';
