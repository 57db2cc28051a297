const WIKIDATA_ID = /^Q[1-9]\d{0,11}$/;

/**
 * The Arabic Wikipedia's article on a thing: by its Wikidata id where the team gives one, otherwise by its name as the title.
 * Undefined for a name that can be no title.
 */
export function wikipediaLink(name: string, wikidata: string | undefined): string | undefined {
  if (wikidata !== undefined && WIKIDATA_ID.test(wikidata)) {
    return `https://www.wikidata.org/wiki/Special:GoToLinkedPage/arwiki/${wikidata}`;
  }
  // These are no part of a title (mediawiki.org, Manual:$wgLegalTitleChars).
  const title = name
    .replace(/[#<>[\]|{}\u0000-\u001f\u007f]/g, ' ')
    .trim()
    .replace(/\s+/g, '_');
  if (title === '' || title.length > 200) return undefined;
  try {
    return `https://ar.wikipedia.org/wiki/${encodeURIComponent(title)}`;
  } catch {
    return undefined; // a lone surrogate has no encoding
  }
}
