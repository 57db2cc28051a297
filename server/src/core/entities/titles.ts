import type { Title } from './lexicon.ts';
import type { View } from './view.ts';

/** The longest title of the tables at token i, with the token after it. */
export function titleAt(view: View, i: number): { title: Title; to: number } | undefined {
  if (!view.words[i]!.opensTitle) return undefined;
  for (const reading of view.words[i]!.readings) {
    for (const title of reading.titles) {
      let to = i + 1;
      let fits = true;
      for (const key of title.rest) {
        if (to >= view.size || view.token(to).key !== key) {
          fits = false;
          break;
        }
        to++;
      }
      if (!fits) continue;
      if (reading.length > 0 && view.words[i]!.readings[0]!.common) continue;
      return { title, to };
    }
  }
  return undefined;
}
