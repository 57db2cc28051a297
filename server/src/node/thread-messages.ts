import type { Finding } from '../core/types.ts';
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
  | { readonly kind: 'find'; readonly wish: FindWish }
  | { readonly kind: 'stop' };

/** A text whose findings are wanted. */
export interface FindWish {
  readonly text: string;
  readonly date: string | undefined;
  readonly fileName: string | undefined;
  /** The source of what the team knows, as JSON; '' for nothing. */
  readonly knowledge: string;
}

/** What a thread says. `done` and `error` end an order. */
export type Reply =
  | { readonly kind: 'listed'; readonly files: readonly ListedFile[] }
  | { readonly kind: 'failed'; readonly uri: string; readonly message: string }
  | { readonly kind: 'segment'; readonly segment: StoredSegment; readonly problem?: string }
  | { readonly kind: 'done'; readonly files?: readonly FileRead[]; readonly findings?: readonly Finding[] }
  | { readonly kind: 'error'; readonly message: string };
