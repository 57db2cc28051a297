import { CompletionRequest, type ServerCapabilities } from 'vscode-languageserver/node';
import { completeTeamFile } from '../features/team-file-completion.ts';
import { uriKey } from '../workspace/uri.ts';
import type { Client } from './client.ts';
import { articleCompletion } from './entity-requests.ts';
import type { Session } from './session.ts';
import { TEAM_FILES } from './team-files.ts';

/**
 * What is offered from the start. A client that can be told later is told which documents are asked for what: a space asks for
 * words in the team's files alone, not in every article.
 */
export const completionAtStart = ({ registersCompletion }: Client): Pick<ServerCapabilities, 'completionProvider'> =>
  registersCompletion ? {} : { completionProvider: {} };

/** Completion in the team's files and of names in articles. Gives what is to be done after `initialized`. */
export function handleCompletion(session: Session): () => Promise<void> {
  const { connection, client, texts } = session;
  const inArticle = articleCompletion(session);
  connection.onCompletion((params, token) => {
    const { uri } = params.textDocument;
    const text = texts.get(uri);
    const name = TEAM_FILES.find((file) => uriKey(uri).endsWith(`/${file}`));
    if (text === undefined || !name) return inArticle(params, token);
    return completeTeamFile(name, text, params.position, session.language);
  });
  return async () => {
    if (!client.registersCompletion) return;
    await connection.client.register(CompletionRequest.type, {
      documentSelector: TEAM_FILES.map((file) => ({ scheme: 'file', pattern: `**/${file}` })),
      triggerCharacters: [' ', ':', '-'],
    });
    await connection.client.register(CompletionRequest.type, {
      documentSelector: [{ language: 'arabic-news' }, { pattern: '**/*.txt' }],
    });
  };
}
