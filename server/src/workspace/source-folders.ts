import { DEFAULT_SOURCES, type SourceKind, type Sources } from './sources.ts';
import { isFile, relativePath, uriKey } from './uri.ts';

/** The folders of the workspace with the settings of each, and the news items that were read of their files. */
export class SourceFolders {
  /** Inner folders first. */
  #folders: readonly { readonly uri: string; readonly sources: Sources }[] = [];
  readonly #items = new Map<string, Map<string, string>>();

  /** @param sources by the folder's URI, as it is given in `folders`; one that is not in it has the default */
  set(folders: readonly string[], sources: ReadonlyMap<string, Sources>): void {
    this.#items.clear();
    this.#folders = folders
      .map((uri) => ({ uri, sources: sources.get(uri) ?? DEFAULT_SOURCES }))
      .sort((a, b) => uriKey(b.uri).length - uriKey(a.uri).length);
  }

  /** The innermost folder that holds a file. */
  folderOf(uri: string): string | undefined {
    return this.#around(uri)?.uri;
  }

  /** The settings that hold for a file. */
  of(uri: string): Sources | undefined {
    return this.#around(uri)?.sources;
  }

  /** What a file holds; undefined when it is no source of articles. */
  kindOf(uri: string): SourceKind | undefined {
    const around = isFile(uri) ? this.#around(uri) : undefined;
    return around?.sources.kindOf(relativePath(around.uri, uri)!);
  }

  /** The items of a news file that are in the index, by their `uriKey`: a copy. */
  itemsIn(file: string): Map<string, string> {
    return new Map(this.#items.get(uriKey(file)));
  }

  addItem(file: string, item: string): void {
    const items = this.#items.get(uriKey(file));
    if (items) items.set(uriKey(item), item);
    else this.#items.set(uriKey(file), new Map([[uriKey(item), item]]));
  }

  deleteItem(file: string, item: string): void {
    const items = this.#items.get(uriKey(file));
    items?.delete(uriKey(item));
    if (items?.size === 0) this.#items.delete(uriKey(file));
  }

  #around(uri: string): { readonly uri: string; readonly sources: Sources } | undefined {
    return this.#folders.find((folder) => relativePath(folder.uri, uri) !== undefined);
  }
}
