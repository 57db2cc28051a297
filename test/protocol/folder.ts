import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** A folder on disk for one test. */
export class Folder {
  readonly path = realpathSync(mkdtempSync(path.join(tmpdir(), 'khabar-')));
  readonly uri = pathToFileURL(this.path).href;

  constructor(files: Record<string, string> = {}) {
    for (const [name, text] of Object.entries(files)) this.write(name, text);
  }

  write(name: string, text: string | Uint8Array): string {
    const file = path.join(this.path, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
    return this.uriOf(name);
  }

  file(name: string): string {
    return path.join(this.path, name);
  }

  uriOf(name: string): string {
    return pathToFileURL(this.file(name)).href;
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}
