import type { SemanticTokens, SemanticTokensDelta } from 'vscode-languageserver/node';
import { semanticTokens, tokensDelta } from '../features/semantic-tokens.ts';
import { uriKey } from '../workspace/uri.ts';
import type { Session } from './session.ts';

interface Sent {
  readonly resultId: string;
  readonly data: Uint32Array;
}

/** Semantic tokens in full, for a range, and as the difference from what the client has. */
export class Tokens {
  /** The last tokens that were sent for each open document. */
  readonly #sent = new Map<string, Sent>();
  #count = 0;

  constructor(session: Session) {
    const { semanticTokens: requests } = session.connection.languages;
    const none: SemanticTokens = { data: [] };
    requests.on(({ textDocument: { uri } }, token) =>
      session.answer(uri, token, none, (snapshot) => this.#full(uri, semanticTokens(snapshot))),
    );
    requests.onDelta(({ textDocument: { uri }, previousResultId }, token) =>
      session.answer(uri, token, none as SemanticTokens | SemanticTokensDelta, (snapshot) => {
        const before = this.#sent.get(uriKey(uri));
        const data = semanticTokens(snapshot);
        if (before?.resultId !== previousResultId) return this.#full(uri, data);
        return { resultId: this.#keep(uri, data), edits: tokensDelta(before.data, data) };
      }),
    );
    requests.onRange(({ textDocument: { uri }, range }, token) =>
      session.answer(uri, token, none, (snapshot) => ({ data: Array.from(semanticTokens(snapshot, range)) })),
    );
  }

  closed(uri: string): void {
    this.#sent.delete(uriKey(uri));
  }

  #full(uri: string, data: Uint32Array): SemanticTokens {
    return { resultId: this.#keep(uri, data), data: Array.from(data) };
  }

  #keep(uri: string, data: Uint32Array): string {
    const resultId = String(++this.#count);
    this.#sent.set(uriKey(uri), { resultId, data });
    return resultId;
  }
}
