import type { Told } from './told.ts';
import type { ActClass } from './types.ts';

/** Acts that happen again on the next day. */
export const AGAIN: ReadonlySet<ActClass> = new Set<ActClass>([
  'meet',
  'talk',
  'say',
  'attack',
  'kill',
  'arrest',
  'win',
  'play',
  'protest',
  'trade',
  'move',
  'accident',
]);

/** Acts that are told of one event: who meets talks, what is attacked has its dead. */
const KIN: readonly (readonly ActClass[])[] = [
  ['meet', 'talk'],
  ['visit', 'move'],
  ['sign', 'agree', 'cease-fire'],
  ['attack', 'kill', 'die'],
  ['accident', 'disaster', 'die'],
  ['accident', 'kill'],
  ['win', 'play'],
  ['elect', 'win'],
  ['decide', 'publish', 'say'],
  ['decide', 'appoint'],
  ['decide', 'agree'],
  ['decide', 'resign'],
  ['arrest', 'try'],
  ['open', 'publish'],
  ['say', 'talk'],
];

const kinOf = new Map<ActClass, Set<ActClass>>();
for (const group of KIN) {
  for (const act of group) {
    const kin = kinOf.get(act) ?? new Set();
    for (const other of group) kin.add(other);
    kinOf.set(act, kin);
  }
}

/** Whether two acts may be of one kind, or told of one event. */
export const mayGoTogether = (a: ActClass, b: ActClass): boolean => a === b || kinOf.get(a)?.has(b) === true;

/** How two acts agree: the likeness from 0 to 1; the same word, the same class, classes that go together, or nothing. */
export function actOf(a: Told, b: Told): { value: number; kind: 'lemma' | 'class' | 'kin' | null } {
  const vague = a.act === 'say' || a.act === 'other';
  if (a.lemma === b.lemma && a.act === b.act) return { value: vague ? 0.6 : 1, kind: 'lemma' };
  // Who leaves is not who arrives, what rises does not fall.
  if (a.act === b.act && (a.act === 'move' || a.act === 'trade')) return { value: 0.3, kind: null };
  if (a.act === b.act)
    return { value: a.act === 'other' ? 0 : vague ? 0.5 : 0.8, kind: a.act === 'other' ? null : 'class' };
  if (kinOf.get(a.act)?.has(b.act)) return { value: 0.5, kind: 'kin' };
  return { value: 0, kind: null };
}
