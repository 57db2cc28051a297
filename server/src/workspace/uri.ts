/**
 * URIs as text. Clients encode them differently (`file:///c%3A/…`, `file:///C:/…`, Arabic letters as they are or in
 * percent form), so a file's URI keeps the client's spelling and is compared by `uriKey`.
 */

/** The part after the last slash, decoded: the file's base name. */
export function baseName(uri: string): string {
  const path = uri.replace(/[?#].*$/s, '');
  return decode(path.slice(path.lastIndexOf('/') + 1));
}

/** One spelling for every way to write a URI. Windows drives are compared without regard to case. */
export function uriKey(uri: string): string {
  return decode(uri)
    .replace(/^([a-z-]+):\/(?!\/)/i, '$1:///')
    .replace(/^file:\/\/\/([a-z]):/i, (_, drive: string) => `file:///${drive.toLowerCase()}:`);
}

/** The path of `uri` inside `folder`, decoded and with slashes, or undefined when it is elsewhere. */
export function relativePath(folder: string, uri: string): string | undefined {
  const base = uriKey(folder).replace(/\/+$/, '');
  const key = uriKey(uri);
  return key.startsWith(`${base}/`) ? key.slice(base.length + 1) : undefined;
}

/** `folder` and a path below it, whose parts are encoded. */
export function joinUri(folder: string, path: string): string {
  return `${folder.replace(/\/+$/, '')}/${path.split('/').map(encodeURIComponent).join('/')}`;
}

export const isFile = (uri: string): boolean => uri.startsWith('file:');

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a percent sign that is no escape
  }
}
