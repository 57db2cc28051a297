import { isMostlyArabic } from '../core/text/script.ts';
import { articleJson } from './contract.ts';
import { articleFiles, asFileError, readSources } from './files.ts';
import { progressBar } from './progress.ts';
import { print, type Session } from './session.ts';
import { type Member, workspaceIds, workspaceJson } from './workspace.ts';

/** `khabar analyze FILE...`: one JSON object a line, in argument order; of a news file one for each item. */
export async function analyzeFiles(session: Session, names: readonly string[]): Promise<void> {
  for (const name of names) {
    try {
      for await (const source of readSources(name, session.report)) {
        const analysis = session.analyse(source, await session.knowledge.of(source));
        await print(`${JSON.stringify(articleJson(source.uri, analysis, session.language))}\n`);
      }
    } catch (cause) {
      session.report(asFileError(name, cause));
    }
  }
}

/**
 * `khabar analyze --workspace DIR`: a line for every article in code-unit order of the paths, with the workspace's ids, then
 * one line for the set. A progress bar on standard error when that is a terminal.
 */
export async function analyzeWorkspace(session: Session, folder: string): Promise<void> {
  const members: Member[] = [];
  try {
    const files = await articleFiles(folder, session.files, session.report);
    const bar = progressBar();
    for (const [i, file] of files.entries()) {
      bar.file(i, files.length);
      try {
        for await (const source of readSources(file, session.report)) {
          if (!isMostlyArabic(source.text)) continue;
          const knowledge = await session.knowledge.of(source, folder);
          members.push({ uri: source.uri, analysis: session.analyse(source, knowledge) });
        }
      } catch (cause) {
        session.report(asFileError(file, cause));
      }
    }
    bar.stop();
  } catch (cause) {
    session.report(asFileError(folder, cause));
    return;
  }
  const idOf = workspaceIds(members);
  for (const { uri, analysis } of members) {
    const entities = analysis.entities.map((entity) => ({ ...entity, id: idOf(entity) }));
    await print(`${JSON.stringify(articleJson(uri, analysis, session.language, entities))}\n`);
  }
  await print(`${JSON.stringify({ workspace: await workspaceJson(members, idOf) })}\n`);
}
