import type { ActClass } from '../core/events/types.ts';
import { ACT_NAMES } from '../event-messages.ts';
import type { Language } from '../messages.ts';

const MOST_PEOPLE = 3;

/** What a title is made of. */
export interface Titled {
  readonly act: ActClass;
  /** The fixed name, if it has one. */
  readonly name: string | null;
  /** Names of those who took part, and of the place. */
  readonly participants: readonly string[];
  readonly place: string | null;
}

/**
 * `لقاء: إلهام علييف، نيكول باشينيان`, or the fixed name of an event; undefined for one that names nobody and no place. Who is the place
 * too is named once.
 */
export function eventTitle({ act, name, participants, place }: Titled, language: Language): string | undefined {
  if (name !== null && name !== '') return name;
  const who = [...new Set(participants)].filter((one) => one !== '' && one !== place).slice(0, MOST_PEOPLE);
  if (who.length === 0 && place) who.push(place);
  if (who.length === 0) return undefined;
  const [comma, colon] = language === 'ar' ? ['، ', ': '] : [', ', ': '];
  return `${ACT_NAMES[act][language]}${colon}${who.join(comma)}`;
}
