import type { ActClass, EventMention, EventTime } from './types.ts';

/** Acts that an article goes on speaking of by their place: اجتماع بروكسل, المحادثات في بروكسل. Who meets talks. */
const MEETINGS: ReadonlySet<ActClass> = new Set<ActClass>(['meet', 'talk']);

/** What an article says of the day of its meetings at one place: undefined where it says several. */
interface Meeting {
  readonly at: readonly EventMention[];
  readonly time: EventTime | undefined;
}

/**
 * Gives meetings and talks without a day of their own that of the only meeting which the article dates at the same place: «عُقد اللقاء
 * الأربعاء في جنيف» … «وصف الاجتماع في جنيف بالمثمر». Not where the article dates two there, nor where other people meet. Linear.
 */
export function datedElsewhere(mentions: readonly EventMention[]): readonly EventMention[] {
  const meetings = new Map<string, Meeting>();
  for (const mention of mentions) {
    const { place, time, act, status } = mention;
    if (!place || !MEETINGS.has(act.class) || status === 'denied' || time?.source !== 'said') continue;
    const known = meetings.get(place.entity);
    const one = !known || known.time?.value === time.value;
    meetings.set(place.entity, {
      at: known ? [...known.at.slice(0, MOST), mention] : [mention],
      time: one ? time : undefined,
    });
  }
  if (meetings.size === 0) return mentions;
  return mentions.map((mention) => {
    const { place, time, act, status } = mention;
    if (!place || !MEETINGS.has(act.class) || status === 'planned' || status === 'denied') return mention;
    if (time && time.source !== 'published') return mention;
    const meeting = meetings.get(place.entity);
    if (!meeting?.time || meeting.at.some((other) => other.status === 'planned' || areOthers(mention, other)))
      return mention;
    return { ...mention, time: { ...meeting.time, source: 'elsewhere' } };
  });
}

/** Mentions of a meeting that are compared: what is told more often is told of the same. */
const MOST = 3;

/** Whether both name people, or both states and bodies, and not one of them is the same. */
function areOthers(a: EventMention, b: EventMention): boolean {
  const isPerson = (entity: string): boolean => entity.startsWith('person/');
  for (const persons of [true, false]) {
    const own = a.participants.filter(({ entity }) => isPerson(entity) === persons);
    const others = b.participants.filter(({ entity }) => isPerson(entity) === persons);
    if (own.length > 0 && others.length > 0 && !own.some(({ entity }) => others.some((one) => one.entity === entity)))
      return true;
  }
  return false;
}
