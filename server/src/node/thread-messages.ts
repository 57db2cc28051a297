import type {
  FileRead,
  FolderSources,
  ListedFile,
  MergePart,
  ReadJob,
  StoredSegment,
} from '../workspace/index/reading.ts';

/** What a thread is asked to do; `store` is the folder in which it may keep large segments. */
export type Order =
  | { readonly kind: 'list'; readonly folders: readonly FolderSources[] }
  | { readonly kind: 'read'; readonly job: ReadJob }
  | {
      readonly kind: 'merge';
      readonly parts: readonly MergePart[];
      readonly folder: string | undefined;
      readonly store: boolean;
    }
  | { readonly kind: 'stop' };

/** What a thread says. `done` and `error` end an order. */
export type Reply =
  | { readonly kind: 'listed'; readonly files: readonly ListedFile[] }
  | { readonly kind: 'failed'; readonly uri: string; readonly message: string }
  | { readonly kind: 'segment'; readonly segment: StoredSegment; readonly problem?: string }
  | { readonly kind: 'done'; readonly files?: readonly FileRead[]; readonly answer?: unknown }
  | { readonly kind: 'error'; readonly message: string };
